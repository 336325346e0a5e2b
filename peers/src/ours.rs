//! dateline: names compiled into a gazetteer, words and names in one search.

use std::fmt::Write;

use dateline::gazetteer::{Case, Compiler, Entry, Gazetteer};
use dateline::{Error, Matches, bench};

use crate::contest::{Contestant, Hits, Words};

/// A gazetteer in which every name is an entity, with its number for an id.
#[derive(Debug)]
pub struct Ours {
    gazetteer: Gazetteer,
    matches: Matches,
}

impl Ours {
    /// Compiles `names`, all under one case policy.
    ///
    /// # Errors
    /// A name that no gazetteer can hold.
    pub fn compile(names: &[String], case: Case) -> Result<Vec<u8>, Error> {
        let mut compiler = Compiler::new();
        let mut entry = Entry::new("", "org", "");
        entry.name.case = case;
        for (number, name) in names.iter().enumerate() {
            entry.id.clear();
            // Seven digits, so that the ids are sorted. Writing to a string cannot fail.
            let _ = write!(entry.id, "{number:07}");
            entry.name.surface.clone_from(name);
            compiler.push(&entry)?;
        }
        compiler.finish()
    }

    /// Opens what [`Ours::compile`] made.
    ///
    /// # Errors
    /// Bytes that hold no gazetteer.
    pub fn open(bytes: Vec<u8>) -> Result<Ours, Error> {
        Ok(Ours { gazetteer: Gazetteer::open(bytes)?, matches: Matches::default() })
    }
}

impl Contestant for Ours {
    fn name(&self) -> &str {
        "dateline"
    }

    fn run(&mut self, document: &str) {
        // Only a text of 4 GiB fails, and the comparison would tell.
        let _ = self.gazetteer.find_into(document, &mut self.matches);
    }

    fn answer(&self, words: &mut Words, hits: &mut Hits) {
        words.extend(bench::words_read(&self.matches));
        for found in self.matches.iter() {
            let span = found.span();
            let numbers = found.meanings().filter_map(|meaning| meaning.entity().id().parse().ok());
            hits.extend(numbers.map(|number: u32| (span.start, span.end, number)));
        }
    }
}

/// The compiled form of the bundled tables.
///
/// # Errors
/// Only if they were broken.
pub fn bundled_bytes() -> Result<&'static [u8], Error> {
    // Kept for good: this is called once a run.
    let bundled: &'static Gazetteer = Box::leak(Box::new(Gazetteer::bundled()?));
    Ok(bundled.as_bytes())
}
