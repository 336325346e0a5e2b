//! Inner layers for the crate's own benches and for looking at its syntax. No API: anything here may change or go in any release.

use crate::extract::{Extractor, Ground};
use crate::matcher::Matches;
use crate::text::cut::tokenize;
use crate::text::word;

/// The number of tokens in `text`.
pub fn tokens(text: &str) -> usize {
    tokenize(text).len()
}

/// The words of `text` as (start, end), at the head of `room`, and how many: the pass of bitmaps alone, without a look at
/// any name.
pub fn words(text: &str, room: &mut Vec<(u32, u32)>) -> usize {
    word::pairs(text, room)
}

/// The words of the text that was last searched into `matches`, as (start, end): found on the way to the names.
pub fn words_read(matches: &Matches) -> impl Iterator<Item = (u32, u32)> {
    matches.words().iter().map(|word| (offset(word.start()), offset(word.end())))
}

/// Texts are limited to `u32::MAX` bytes before they come here.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The number of listed names in `text`, tokens and word classes included.
pub fn names(extractor: &Extractor, text: &str) -> usize {
    extractor.count_names(text)
}

/// The clauses of `text`, one line a verb group.
pub fn clauses(extractor: &Extractor, text: &str) -> String {
    extractor.clauses(text)
}

/// A text with its tokens, words and listed names, ready for times and figures.
#[derive(Debug)]
pub struct Ready<'a>(Ground<'a>);

impl<'a> Ready<'a> {
    /// Reads the layers below.
    pub fn new(extractor: &Extractor, text: &'a str) -> Ready<'a> {
        Ready(extractor.ground(text))
    }

    /// The number of times and figures: what is timed reads numbers, times and figures.
    pub fn quantities(&self) -> usize {
        self.0.quantities()
    }
}
