//! Inner layers for the crate's own benches and for looking at its syntax. No API: anything here may change or go in any release.

use crate::extract::Extractor;
use crate::text::token::tokenize;

/// The number of tokens in `text`.
pub fn tokens(text: &str) -> usize {
    tokenize(text).len()
}

/// The number of listed names in `text`, tokens and word classes included.
pub fn names(extractor: &Extractor, text: &str) -> usize {
    extractor.count_names(text)
}

/// The clauses of `text`, one line a verb group.
pub fn clauses(extractor: &Extractor, text: &str) -> String {
    extractor.clauses(text)
}
