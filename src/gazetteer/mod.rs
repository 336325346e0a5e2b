//! Curated names as data: TSV rows, folded and compiled once into word sequences that the matcher walks.

pub(crate) mod bundled;
pub(crate) mod compile;
mod entry;
pub(crate) mod fold;
pub mod import;
pub(crate) mod row;
pub(crate) mod table;
pub(crate) mod trie;
pub(crate) mod vocabulary;

pub(crate) use compile::{Meaning, Names, Row};
pub use entry::{Case, Entry, Hint, Name, Role};
pub(crate) use trie::Trie;
pub(crate) use vocabulary::{Vocabulary, WordId};

use crate::error::Error;

/// A table of names to recognize: people, places, organizations, nationalities.
///
/// The columns of a table are `id`, `kind`, `name`, `aliases`, `country`, `roles`, `hints`, `ids` and `source`;
/// `gazetteers/README.md` says what each holds. Only `id`, `kind` and `name` must be there.
///
/// ```
/// use dateline::{Article, Extractor, Gazetteer};
/// let table = Gazetteer::from_tsv("mine.tsv", "id\tkind\tname\taliases\n\
///     org.orbis\torg.company\tOrbis Rail\tOrbis~s\n")?;
/// let extractor = Extractor::builder().gazetteer(table).build()?;
/// let article = Article::new("Orbis Rail cut forty jobs.");
/// let document = extractor.extract(&article)?;
/// assert_eq!(document.entities()[0].gazetteer_id.as_deref(), Some("org.orbis"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    pub(crate) rows: Vec<Entry>,
}

impl Gazetteer {
    /// Reads a table. `name` is what errors call it: a file name.
    ///
    /// # Errors
    /// A missing column, an unknown kind, a repeated or empty id, a bad alias flag: the error names the line.
    pub fn from_tsv(name: &str, tsv: &str) -> Result<Gazetteer, Error> {
        Ok(Gazetteer { rows: row::read(name, tsv)? })
    }

    /// How many entities the table lists.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the table lists nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

#[cfg(test)]
mod tests;
