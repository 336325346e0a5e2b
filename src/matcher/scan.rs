//! The matching pass: word numbers against the compiled names. Runs once an article; one table probe at most
//! words, since most begin no name.

use std::ops::Range;

use crate::gazetteer::compile::exact_form;
use crate::gazetteer::{Meaning, Names};
use crate::text::{Text, Token};
use crate::words::{Class, Words, next_word};

/// A name found: its tokens, and every meaning that its writing allows.
#[derive(Debug)]
pub(crate) struct Hit<'n> {
    pub(crate) tokens: Range<usize>,
    pub(crate) meanings: Vec<&'n Meaning>,
}

/// Every name in the text, leftmost-longest: a name inside a longer one is not reported, names do not overlap.
pub(crate) fn scan<'n>(source: &str, text: &Text, words: &Words, names: &'n Names) -> Vec<Hit<'n>> {
    let mut hits = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let scanner = Scanner { source, tokens: &text.tokens, words, names, shouted: words.shouted[number] };
        let mut at = sentence.start;
        while at < sentence.end {
            match scanner.longest(at, sentence.end) {
                Some(hit) => {
                    at = hit.tokens.end;
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
    }
    hits
}

struct Scanner<'a, 'n> {
    source: &'a str,
    tokens: &'a [Token],
    words: &'a Words,
    names: &'n Names,
    shouted: bool,
}

impl<'n> Scanner<'_, 'n> {
    fn longest(&self, start: usize, limit: usize) -> Option<Hit<'n>> {
        let mut node = self.names.trie.root(self.words.ids[start])?;
        let mut at = start;
        let mut best = None;
        loop {
            let meanings: Vec<&Meaning> =
                self.names.trie.values(node).iter().filter(|meaning| self.fits(meaning, start..at + 1)).collect();
            if !meanings.is_empty() {
                best = Some(Hit { tokens: start..at + 1, meanings });
            }
            at = next_word(self.tokens, at);
            if at >= limit {
                return best;
            }
            match self.names.trie.next(node, self.words.ids[at]) {
                Some(next) => node = next,
                None => return best,
            }
        }
    }

    /// Whether the text is written as the name may be.
    fn fits(&self, meaning: &Meaning, range: Range<usize>) -> bool {
        if let Some(exact) = &meaning.exact {
            let span = self.tokens[range.start].span.cover(self.tokens[range.end - 1].span);
            let small_word = self.shouted && self.words.is(range.start, Class::CLOSED);
            return !small_word && exact_form(span.of(self.source)) == **exact;
        }
        let mut at = range.start;
        let mut any = false;
        for bit in 0.. {
            if at >= range.end {
                break;
            }
            let capital = self.tokens[at].is_capitalized();
            if !capital && bit < 32 && meaning.capitals & (1 << bit) != 0 {
                return false;
            }
            any |= capital;
            at = next_word(self.tokens, at);
        }
        any || meaning.capitals == 0
    }
}
