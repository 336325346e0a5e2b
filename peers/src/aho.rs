//! aho-corasick: a contiguous automaton, overlapping search, resolution. Its answer is the measure of everyone's.

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};

use crate::contest::{Contestant, Found, Haystack, Hits, WordPass, Words, is_whole, settle};

/// An automaton over the names, and words by dateline's pass.
#[derive(Debug)]
pub struct Aho {
    automaton: AhoCorasick,
    haystack: Haystack,
    found: Found,
}

impl Aho {
    /// Searches for `names`, in lower case if `folded`.
    ///
    /// # Errors
    /// Too many names for the automaton.
    pub fn new<S: AsRef<[u8]>>(names: &[S], folded: bool) -> Result<Aho, BuildError> {
        // Contiguous: the dense automaton is faster on a few names and takes gigabytes for these.
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(names)?;
        Ok(Aho { automaton, haystack: Haystack::new(folded), found: Found::default() })
    }

    /// The bytes that the automaton takes.
    pub fn bytes(&self) -> usize {
        self.automaton.memory_usage()
    }
}

impl Contestant for Aho {
    fn name(&self) -> &str {
        "aho-corasick"
    }

    fn run(&mut self, document: &str) {
        self.found.begin(document, WordPass::Lent);
        let text = self.haystack.of(document);
        for found in self.automaton.find_overlapping_iter(text) {
            if is_whole(text.as_bytes(), found.start(), found.end()) {
                settle(&mut self.found.hits, (found.start() as u32, found.end() as u32, found.pattern().as_u32()));
            }
        }
    }
    fn answer(&self, words: &mut Words, hits: &mut Hits) {
        self.found.append_to(words, hits);
    }
}
