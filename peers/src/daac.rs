//! daachorse: a double-array automaton over bytes, overlapping search, resolution. In three forms: as built, laid out
//! for a sample of the very text, and the latter with unicode-segmentation's words.

use std::rc::Rc;

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};

use crate::contest::{Contestant, Found, Haystack, Hits, WordPass, Words, is_whole, settle};

/// An automaton over the names, and a word pass.
pub struct Daac {
    name: &'static str,
    automaton: Rc<DoubleArrayAhoCorasick<u32>>,
    pass: WordPass,
    haystack: Haystack,
    found: Found,
}

impl Daac {
    /// Searches for `names`, in lower case if `folded`.
    ///
    /// # Errors
    /// Too many names for the automaton.
    pub fn new<S: AsRef<[u8]>>(names: &[S], folded: bool) -> Result<Daac, String> {
        Daac::build("daachorse", DoubleArrayAhoCorasickBuilder::new(), names, folded)
    }

    /// The same with its states laid out for texts like `sample`.
    ///
    /// # Errors
    /// Too many names for the automaton.
    pub fn laid_out<S: AsRef<[u8]>>(names: &[S], folded: bool, sample: &[&str]) -> Result<Daac, String> {
        let mut haystack = Haystack::new(folded);
        let sample: Vec<String> = sample.iter().map(|document| haystack.of(document).to_owned()).collect();
        Daac::build("daachorse, corpus layout", DoubleArrayAhoCorasickBuilder::new().corpus(sample), names, folded)
    }

    fn build<S: AsRef<[u8]>>(
        name: &'static str,
        builder: DoubleArrayAhoCorasickBuilder,
        names: &[S],
        folded: bool,
    ) -> Result<Daac, String> {
        let automaton = Rc::new(builder.build(names).map_err(|error| error.to_string())?);
        Ok(Daac { name, automaton, pass: WordPass::Lent, haystack: Haystack::new(folded), found: Found::default() })
    }

    /// The same automaton with unicode-segmentation's words.
    pub fn with_unicode_words(&self) -> Daac {
        Daac {
            name: "daachorse, corpus layout, Unicode words",
            automaton: Rc::clone(&self.automaton),
            pass: WordPass::Unicode,
            haystack: Haystack::new(self.haystack.is_folded()),
            found: Found::default(),
        }
    }

    /// The automaton as it is stored.
    pub fn serialize(&self) -> Vec<u8> {
        self.automaton.serialize()
    }

    /// Opens a stored automaton, checked.
    ///
    /// # Errors
    /// Bytes that hold none.
    pub fn open(bytes: &[u8]) -> Result<DoubleArrayAhoCorasick<u32>, String> {
        let (automaton, _) = DoubleArrayAhoCorasick::deserialize(bytes).map_err(|error| error.to_string())?;
        Ok(automaton)
    }

    /// The bytes that the automaton takes.
    pub fn bytes(&self) -> usize {
        self.automaton.heap_bytes()
    }
}

impl Contestant for Daac {
    fn name(&self) -> &str {
        self.name
    }

    fn run(&mut self, document: &str) {
        self.found.begin(document, self.pass);
        let text = self.haystack.of(document);
        for found in self.automaton.find_overlapping_iter(text) {
            if is_whole(text.as_bytes(), found.start(), found.end()) {
                settle(&mut self.found.hits, (found.start() as u32, found.end() as u32, found.value()));
            }
        }
    }
    fn answer(&self, words: &mut Words, hits: &mut Hits) {
        self.found.append_to(words, hits);
    }
}
