//! Curated names: tables of entities, compiled once into bytes that are matched where they lie.
//!
//! A [`Gazetteer`] lists entities under all their names. It is made from a table ([`Gazetteer::from_tsv`]), from entries
//! of any origin ([`Compiler`], [`import`]), or opened from bytes that were compiled before ([`Gazetteer::open`]), which
//! takes milliseconds for a million names. Several lie on top of each other in an [`Overlay`].
//!
//! Names are found whole-word and leftmost-longest, with every meaning that the text's writing allows. What counts as
//! the same name (case, diacritics, apostrophes, hyphens, white space, the dots of acronyms) is one folding for names
//! and text; how strictly capitals are taken is said name by name ([`Case`]).
//!
//! ```
//! use dateline::gazetteer::{Case, Compiler, Entry, Gazetteer, Name};
//!
//! let mut compiler = Compiler::new();
//! let mut group = Entry::new("org.orbis", "org.company", "Orbis Rail Łódź");
//! group.aliases.push(Name::new("ORL").with_case(Case::Acronym));
//! compiler.push(&group)?;
//! let gazetteer = Gazetteer::open(compiler.finish()?)?;
//! let text = "ORBIS RAIL LODZ (O.R.L.) grew; \"orl\" is a village.";
//! let found = gazetteer.find(text)?;
//! let names: Vec<&str> = found.iter().map(|name| &text[name.span().range()]).collect();
//! assert_eq!(names, ["ORBIS RAIL LODZ", "O.R.L."]);
//! # Ok::<(), dateline::Error>(())
//! ```

mod artefact;
mod compile;
mod entry;
pub(crate) mod fold;
pub(crate) mod hash;
pub mod import;
pub(crate) mod index;
pub(crate) mod key;
mod listed;
#[cfg(feature = "mmap")]
mod map;
mod overlay;
pub(crate) mod record;
pub(crate) mod row;
pub(crate) mod table;
pub(crate) mod trie;
pub(crate) mod vocabulary;

use std::sync::Arc;

pub use artefact::Bytes;
pub use compile::Compiler;
pub use entry::{Case, Entry, Hint, Name, Role};
pub use listed::{Listed, Meaning};
pub use overlay::Overlay;
pub(crate) use trie::Trie;
pub(crate) use vocabulary::{Vocabulary, WordId};

use crate::error::Error;
use index::Opened;

/// Names to recognize: people, places, organizations, nationalities. Cheap to clone, safe to share.
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
#[derive(Clone, Debug)]
pub struct Gazetteer {
    pub(crate) opened: Arc<Opened>,
}

impl Gazetteer {
    /// Reads a table and compiles it. `name` is what errors call it: a file name.
    ///
    /// # Errors
    /// A missing column, an unknown kind, a repeated or empty id, a bad alias flag: the error names the line.
    pub fn from_tsv(name: &str, tsv: &str) -> Result<Gazetteer, Error> {
        Gazetteer::open(Gazetteer::compile(row::read(name, tsv)?)?)
    }

    /// Compiles entries; see [`Compiler`] for more than memory holds at once.
    ///
    /// # Errors
    /// What [`Compiler::push`] and [`Compiler::finish`] refuse.
    pub fn compile(entries: impl IntoIterator<Item = Entry>) -> Result<Vec<u8>, Error> {
        let mut compiler = Compiler::new();
        for entry in entries {
            compiler.push(&entry)?;
        }
        compiler.finish()
    }

    /// Opens compiled bytes where they lie: embedded (`&'static [u8]`), in memory (`Vec<u8>`), or in a mapped file.
    ///
    /// # Errors
    /// Bytes that are no compiled gazetteer, of another format version, cut short, or altered in any place.
    pub fn open(bytes: impl Into<Bytes>) -> Result<Gazetteer, Error> {
        Ok(Gazetteer { opened: Arc::new(Opened::open(bytes.into())?) })
    }

    /// The compiled bytes, to be written to a file and opened another time.
    pub fn as_bytes(&self) -> &[u8] {
        self.opened.bytes()
    }

    /// How many entities it lists.
    pub fn len(&self) -> usize {
        self.rows() as usize
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entity with this id.
    pub fn get(&self, id: &str) -> Option<Listed<'_>> {
        self.row_of(id).map(|row| self.listed(row))
    }

    /// Every entity, in the order in which they were compiled.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Listed<'_>> {
        (0..self.rows()).map(|row| self.listed(row))
    }

    pub(crate) fn rows(&self) -> u32 {
        self.opened.index().rows()
    }

    pub(crate) fn listed(&self, row: u32) -> Listed<'_> {
        Listed::new(&self.opened, row)
    }

    /// The row with this id: by halving where the ids are sorted, one after another where not.
    pub(crate) fn row_of(&self, id: &str) -> Option<u32> {
        let index = self.opened.index();
        if !self.opened.sorted {
            return (0..index.rows()).find(|&row| index.id(row) == id);
        }
        let (mut low, mut high) = (0, index.rows());
        while low < high {
            let middle = low + (high - low) / 2;
            if index.id(middle) < id { low = middle + 1 } else { high = middle }
        }
        (low < index.rows() && index.id(low) == id).then_some(low)
    }

    /// The rows of both gazetteers that have one id.
    pub(crate) fn twins(&self, other: &Gazetteer) -> Vec<(u32, u32)> {
        let (own, others) = (self.opened.index(), other.opened.index());
        let mine: rustc_hash::FxHashMap<&str, u32> = (0..own.rows()).map(|row| (own.id(row), row)).collect();
        let twin = |row| mine.get(others.id(row)).map(|&own| (own, row));
        (0..others.rows()).filter_map(twin).collect()
    }

    /// (ISO code, row) of every country.
    pub(crate) fn countries(&self) -> impl Iterator<Item = (&str, u32)> {
        let country = |sort: &index::Sort<'_>| sort.detail() == "place.country" && sort.country().len() == 2;
        let any = self.opened.sorts().any(|sort| country(&sort));
        let index = self.opened.index();
        let rows = if any { index.rows() } else { 0 };
        (0..rows).filter_map(move |row| {
            let sort = self.opened.sort(index.sort_of(row)).filter(|sort| country(sort))?;
            Some((sort.country(), row))
        })
    }
}

#[cfg(test)]
mod tests;
