//! Inner layers for the crate's own benches and for looking at its syntax. No API: anything here may change or go in any release.

use crate::extract::Extractor;
use crate::text::cut::tokenize;
use crate::text::word;

/// The number of tokens in `text`.
pub fn tokens(text: &str) -> usize {
    tokenize(text).len()
}

/// The words of `text` as (start, end), into `words`: the pass of bitmaps alone, without a look at any name.
pub fn words(text: &str, words: &mut Vec<(u32, u32)>) {
    word::pairs(text, words);
}

/// The number of listed names in `text`, tokens and word classes included.
pub fn names(extractor: &Extractor, text: &str) -> usize {
    extractor.count_names(text)
}

/// The clauses of `text`, one line a verb group.
pub fn clauses(extractor: &Extractor, text: &str) -> String {
    extractor.clauses(text)
}
