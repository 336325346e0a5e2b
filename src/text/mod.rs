//! From characters to tokens, layout, sentences and quotations. Runs once an article; knows no names and
//! no tables but the abbreviations it is handed.

pub(crate) mod blocks;
pub(crate) mod cut;
mod dateline;
pub(crate) mod layout;
pub(crate) mod pass;
pub(crate) mod quotation;
pub(crate) mod sentence;
pub(crate) mod token;
pub(crate) mod word;

pub(crate) use layout::hard_wrapped;
pub(crate) use quotation::Quotation;
pub(crate) use sentence::Abbreviations;
pub(crate) use token::{Gap, Kind, Mark, Shape, Token};

use std::ops::Range;

/// An article cut into tokens, sentences and quotations: what every later layer reads.
#[derive(Debug, Default)]
pub(crate) struct Text {
    pub(crate) tokens: Vec<Token>,
    /// Token ranges; together they cover all tokens, in order.
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) quotations: Vec<Quotation>,
}

impl Text {
    /// Cuts `text`. `abbreviations` are the words whose final dot ends no sentence.
    pub(crate) fn read(text: &str, abbreviations: &Abbreviations) -> Text {
        let tokens = cut::tokenize(text);
        let wrapped = layout::hard_wrapped(text);
        let quotations = quotation::pair(&tokens, wrapped);
        let sentences = sentence::split(text, &tokens, &quotations, abbreviations, wrapped);
        Text { tokens, sentences, quotations }
    }
}

#[cfg(test)]
mod tests;
