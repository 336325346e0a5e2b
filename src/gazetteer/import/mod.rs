//! Names from elsewhere: other projects' lists, dictionaries and dumps become [`Entry`]s, one line at a time. For
//! whoever makes a gazetteer; runs once for each file, never while news is read.
//!
//! Every format is a module with a function `read`, which hands each entity to a closure as soon as it is complete, so
//! that a dump larger than memory can be read. Two more formats, `spacy` and `wikidata`, need the feature **serde**.
//! An error of the closure about the entry ([`Error::is_gazetteer`]) is a fault of its line; any other ends the import.
//!
//! ```
//! use dateline::gazetteer::import::{Options, list};
//!
//! let names = "# Ferries\nGrey Heron\nNight Tern\tship.tern\n";
//! let mut entries = Vec::new();
//! let options = Options::new().kind("org.other").source("register@2024");
//! let report = list::read("ferries.txt", names.as_bytes(), &options, &mut |entry| {
//!     entries.push(entry);
//!     Ok(())
//! })?;
//! assert_eq!((report.lines, report.skipped, report.entries), (3, 1, 2));
//! assert_eq!((&*entries[0].id, &*entries[1].id), ("org.grey-heron", "ship.tern"));
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # Lines that cannot be read
//!
//! By default the first faulty line ends an import: the [`Error`] names file and line, what was expected and what was
//! found. With [`Options::keep_going`] it is counted in the [`Report`] and left out. Lines that are sound but of no use
//! (a stream among places, a name in a language nobody asked for) never end an import; they are counted in the same way.
//! Files that cannot be read on, and output that cannot be written, always end it.
//!
//! # Memory
//!
//! A line has a greatest length, different for each format; a longer one is a fault and is never held whole. What is
//! held beside it is one entity, except where [`geonames`] gathers alternate names: there [`Options::memory`] is the
//! bound.

mod classes;
mod desk;
pub mod gate;
pub mod geonames;
mod lines;
pub mod list;
mod names;
pub mod petrarch;
#[cfg(feature = "serde")]
pub mod spacy;
pub mod tsv;
#[cfg(feature = "serde")]
pub mod wikidata;

use std::collections::BTreeMap;
use std::fmt;

use rustc_hash::FxHashSet;

use super::{Case, Entry};
use crate::error::Error;

/// How files are read. What is not set stays as [`Options::new`] has it, which suits files that state kinds themselves.
#[derive(Clone, Debug)]
pub struct Options {
    kind: String,
    kinds: BTreeMap<String, String>,
    case: Case,
    source: String,
    languages: Vec<String>,
    separator: String,
    memory: usize,
    keep_going: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            kind: String::new(),
            kinds: BTreeMap::new(),
            case: Case::default(),
            source: String::new(),
            languages: vec!["en".to_owned()],
            separator: "&".to_owned(),
            memory: 512 << 20,
            keep_going: false,
        }
    }
}

impl Options {
    /// No default kind, [`Case::Capitals`], English, `&` between features, 512 MiB, and no fault passed over.
    pub fn new() -> Options {
        Options::default()
    }

    /// The kind of names for which neither [`Options::class`] nor the format's own table has one; by default there is
    /// none. Plain lists need it; set for a format with classes it takes in everything that would be left out.
    pub fn kind(mut self, kind: impl Into<String>) -> Options {
        self.kind = kind.into();
        self
    }

    /// The kind of a class of the format: a label, a type, a feature code, an item of Wikidata. It goes before the
    /// format's own table; an empty kind leaves the class out. Say it once for each class.
    pub fn class(mut self, class: impl Into<String>, kind: impl Into<String>) -> Options {
        self.kinds.insert(class.into(), kind.into());
        self
    }

    /// How texts may write the names of formats that do not say; by default with their capitals.
    /// [`Case::Folded`] suits lists in lower case.
    pub fn case(mut self, case: Case) -> Options {
        self.case = case;
        self
    }

    /// What stands in the entries' `source`, best with a version: `geonames@2024-05-01`. By default the format's name.
    pub fn source(mut self, source: impl Into<String>) -> Options {
        self.source = source.into();
        self
    }

    /// The languages whose names are taken from formats that state languages, the first best; by default `en` alone.
    /// The rules of this crate read English: add others for names that English news borrows.
    pub fn languages<'l>(mut self, languages: impl IntoIterator<Item = &'l str>) -> Options {
        self.languages = languages.into_iter().map(str::to_owned).collect();
        self
    }

    /// What stands between a name and its features, and between these, in [`gate`]'s lists; by default `&`.
    pub fn separator(mut self, separator: impl Into<String>) -> Options {
        self.separator = separator.into();
        self
    }

    /// How many bytes an import may hold beside a line and an entity: the alternate names of [`geonames`]. By default
    /// 512 MiB, which is some five million names; names beyond it are faults.
    pub fn memory(mut self, bytes: usize) -> Options {
        self.memory = bytes;
        self
    }

    /// Whether a faulty line is counted and left out; by default it ends the import. For files that are not yours to
    /// mend.
    pub fn keep_going(mut self, yes: bool) -> Options {
        self.keep_going = yes;
        self
    }

    fn source_or<'o>(&'o self, format: &'o str) -> &'o str {
        if self.source.is_empty() { format } else { &self.source }
    }
}

/// What became of the lines of an import.
///
/// Every line is counted once: `lines` is the sum of `taken`, `skipped` and the counts of `dropped`. It prints as a
/// summary of some lines.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// Lines read, of all files.
    pub lines: u64,
    /// Lines that are in an entry.
    pub taken: u64,
    /// Lines without content: blank ones, comments, headers, brackets.
    pub skipped: u64,
    /// Entries handed on.
    pub entries: u64,
    /// Lines left out, in the order in which each reason first came up.
    pub dropped: Vec<Dropped>,
    /// Parts of lines left out, such as an alias, while the rest of the line is in an entry.
    pub parts: Vec<Dropped>,
}

/// What was left out for one reason.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Dropped {
    /// What would have been expected instead: "a name with a letter or a digit".
    pub expected: String,
    /// How often.
    pub count: u64,
    /// The first few of them, with file, line, and what was found.
    pub first: Vec<Error>,
}

impl Report {
    /// How many examples of each reason a report keeps.
    const EXAMPLES: usize = 3;

    /// How many reasons a report tells apart, so that its size has a bound whatever the file says.
    const REASONS: usize = 64;

    /// How many lines were left out for any reason.
    pub fn dropped_lines(&self) -> u64 {
        self.dropped.iter().map(|dropped| dropped.count).sum()
    }
}

/// The ids of the entries handed on so far, for whoever wants none twice: a compiler learns of it only at the end, and
/// cannot name the line. 8 bytes for each, and as much again while it grows.
///
/// ```
/// use dateline::gazetteer::import::{Ids, Options, list};
///
/// let mut ids = Ids::default();
/// let options = Options::new().kind("org");
/// let error = list::read("f.txt", "Night Tern\nNight Tern\n".as_bytes(), &options, &mut |entry| ids.add(&entry));
/// let message = "f.txt:2: expected an id that no entry above has, found \"org.night-tern\"";
/// assert_eq!(error.unwrap_err().to_string(), message);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Hashes: the chance that ten million ids have two with one is 1 in 300,000.
    seen: FxHashSet<u64>,
}

impl Ids {
    /// Adds the id of an entry.
    ///
    /// # Errors
    /// An entry before had it.
    pub fn add(&mut self, entry: &Entry) -> Result<(), Error> {
        if self.seen.insert(names::hash(&entry.id)) {
            return Ok(());
        }
        Err(Error::entry("an id that no entry above has", names::shown(&entry.id)))
    }
}

/// Counts something left out; the error is made only for the first few.
fn count(list: &mut Vec<Dropped>, expected: &str, times: u64, error: impl FnOnce() -> Error) {
    let known = list.iter().position(|dropped| dropped.expected == expected);
    let expected = if list.len() < Report::REASONS { expected } else { "something else" };
    let at = known.or_else(|| list.iter().position(|dropped| dropped.expected == expected));
    let at = at.unwrap_or_else(|| {
        list.push(Dropped { expected: expected.to_owned(), count: 0, first: Vec::new() });
        list.len() - 1
    });
    if let Some(dropped) = list.get_mut(at) {
        dropped.count += times;
        if dropped.first.len() < Report::EXAMPLES {
            dropped.first.push(error());
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { lines, taken, skipped, entries, .. } = self;
        let dropped = self.dropped_lines();
        writeln!(f, "{lines} lines: {taken} taken, {skipped} without content, {dropped} left out; {entries} entries")?;
        write_list(f, "lines", &self.dropped)?;
        write_list(f, "parts of lines", &self.parts)
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, what: &str, list: &[Dropped]) -> fmt::Result {
    for Dropped { expected, count, first } in list {
        writeln!(f, "{count} {what} left out for want of {expected}:")?;
        for error in first {
            writeln!(f, "  {error}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
