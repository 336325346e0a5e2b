//! Sentences. Runs once an article, over its tokens.
//!
//! A sentence ends at a terminal mark that belongs to no abbreviation and is followed by what can begin one, and
//! at the end of its paragraph (or line, where lines are not mere wrapping).

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::dateline;
use super::quotation::Quotation;
use super::token::{Gap, Kind, Mark, Shape, Token};

/// Words whose final dot is part of them. Built once from the table of abbreviations.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations(FxHashMap<String, bool>);

impl Abbreviations {
    /// `form` as printed, without its last dot; `final_too`: whether its dot may also end a sentence ("Inc.").
    pub(crate) fn insert(&mut self, form: &str, final_too: bool) {
        self.0.insert(form.trim_end_matches('.').to_owned(), final_too);
    }

    fn get(&self, word: &str) -> Option<bool> {
        self.0.get(word).copied()
    }
}

/// Cuts a token list into sentences that together cover it.
pub(crate) fn split(
    text: &str,
    tokens: &[Token],
    quotations: &[Quotation],
    abbreviations: &Abbreviations,
    wrapped: bool,
) -> Vec<Range<usize>> {
    let splitter = Splitter { text, tokens, abbreviations, wrapped, closers: closers(tokens, quotations) };
    let mut out = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate() {
        if i == start {
            if let Some(end) = splitter.dateline(i) {
                out.push(start..end);
                start = end;
            }
        }
        let last = token.is_terminal() || matches!(token.shape, Shape::Capital | Shape::Upper);
        // What is neither has no dot of its own: most tokens are passed by here.
        if !last && tokens.get(i + 1).is_none_or(|next| next.gap < Gap::Line) {
            continue;
        }
        if let Some(end) = splitter.end_after(i) {
            if end > start {
                out.push(start..end);
                start = end;
            }
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

/// Which tokens close a quotation or bracket: they still belong to the sentence that ends before them.
fn closers(tokens: &[Token], quotations: &[Quotation]) -> Vec<bool> {
    let mut out: Vec<bool> =
        tokens.iter().map(|t| matches!(t.mark, Mark::CloseQuote | Mark::CloseBracket | Mark::CloseSquare)).collect();
    for q in quotations {
        // ''Two apostrophes'' look alike at both ends.
        out[q.outer.start] = false;
        out[q.outer.end - 1] |= q.closed;
    }
    out
}

struct Splitter<'t> {
    text: &'t str,
    tokens: &'t [Token],
    abbreviations: &'t Abbreviations,
    wrapped: bool,
    closers: Vec<bool>,
}

impl Splitter<'_> {
    /// If a sentence ends with token `i` (and the closing marks after it), the index of the next token.
    fn end_after(&self, i: usize) -> Option<usize> {
        let next = i + 1;
        if next < self.tokens.len() && self.breaks_line(next) {
            return Some(next);
        }
        let terminal = self.tokens[i].is_terminal() || self.dotted_word_ends(i);
        if !terminal {
            return None;
        }
        let mut end = next;
        while end < self.tokens.len()
            && self.closers[end]
            && self.tokens[end].gap <= Gap::Space
            && !self.breaks_line(end)
        {
            // A closing mark after a space belongs to what comes before only if nothing is glued to it.
            if self.tokens[end].gap == Gap::Space && self.tokens.get(end + 1).is_some_and(|t| t.gap == Gap::None) {
                break;
            }
            end += 1;
        }
        if end >= self.tokens.len() {
            return None;
        }
        let quoted = end > next;
        (self.tokens[end].gap >= Gap::Space && self.begins(end, quoted) && !self.abbreviated(i, end)).then_some(end)
    }

    /// The token behind the dateline that begins at token `i`.
    fn dateline(&self, i: usize) -> Option<usize> {
        let paragraph = i == 0 || self.tokens[i].gap == Gap::Paragraph || self.breaks_line(i);
        if paragraph { dateline::end(self.tokens, i) } else { None }
    }

    fn breaks_line(&self, i: usize) -> bool {
        match self.tokens[i].gap {
            Gap::Paragraph => true,
            // A line that goes on in small letters was cut in mid-sentence.
            Gap::Line => {
                !self.wrapped && (self.tokens[i].shape != Shape::Lower || i == 0 || self.tokens[i - 1].is_terminal())
            }
            _ => false,
        }
    }

    /// "U.S." and "J." carry their dot: they end a sentence when what follows can only begin one.
    fn dotted_word_ends(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let last = token.span.range().end.wrapping_sub(1);
        let dotted = token.is_word() && self.text.as_bytes().get(last) == Some(&b'.');
        if !dotted || token.span.len() <= 2 {
            return false;
        }
        self.tokens
            .get(i + 1)
            .is_some_and(|next| next.shape == Shape::Capital && is_opening_word(next.span.of(self.text)))
    }

    /// Whether token `i` can begin a sentence.
    fn begins(&self, i: usize, quoted: bool) -> bool {
        let token = &self.tokens[i];
        match token.kind {
            Kind::Word => {
                token.is_capitalized() || (!quoted && self.tokens[i - 1].mark == Mark::Stop && token.gap >= Gap::Line)
            }
            Kind::Number => true,
            Kind::Clitic => false,
            // ''So it begins''
            Kind::Mark if token.mark == Mark::CloseQuote => {
                token.gap >= Gap::Space && self.tokens.get(i + 1).is_some_and(|next| next.gap == Gap::None)
            }
            Kind::Mark => matches!(
                token.mark,
                Mark::OpenQuote
                    | Mark::StraightQuote
                    | Mark::OpenSingle
                    | Mark::Apostrophe
                    | Mark::OpenBracket
                    | Mark::OpenSquare
                    | Mark::Bullet
                    | Mark::Currency
                    | Mark::Dash
                    | Mark::Hyphen
                    | Mark::Ellipsis
            ),
        }
    }

    /// Whether the stop at `i` is the dot of an abbreviation that goes on.
    fn abbreviated(&self, i: usize, next: usize) -> bool {
        if self.tokens[i].mark != Mark::Stop || i == 0 || self.tokens[i].gap != Gap::None {
            return false;
        }
        let before = &self.tokens[i - 1];
        match self.abbreviations.get(before.span.of(self.text)) {
            Some(true) => !self.tokens[next].is_word() || !is_opening_word(self.tokens[next].span.of(self.text)),
            // "No. 3" but "He said no. Then"; months before numbers.
            Some(false) => true,
            None => false,
        }
    }
}

/// Words that, with a capital after a dotted acronym, begin a sentence rather than go on a name.
fn is_opening_word(word: &str) -> bool {
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "His",
        "Her",
        "Their",
        "Its",
        "This",
        "That",
        "These",
        "Those",
        "But",
        "And",
        "In",
        "On",
        "At",
        "For",
        "From",
        "If",
        "When",
        "While",
        "As",
        "After",
        "Before",
        "Since",
        "However",
        "Meanwhile",
        "Earlier",
        "Also",
        "There",
        "Some",
        "Many",
        "Most",
        "Officials",
        "Both",
        "Under",
        "With",
    ]
    .contains(&word)
}
