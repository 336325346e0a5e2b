//! The names in an article's tokens. Runs once an article; the words were cut with the tokens, and sentences bound the
//! names.

use std::ops::Range;

use super::search::Search;
use crate::gazetteer::{Case, Overlay};
use crate::kind::EntityKind;
use crate::text::word::{self, Word};
use crate::text::{Shape, Text, Token};
use crate::words::{Class, Words};

/// A name found: its tokens, and every meaning that its writing allows.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) tokens: Range<usize>,
    pub(crate) meanings: Vec<Meaning>,
    /// The longer listed name that this one and common nouns make: "Kenyan" begins "Kenyan army".
    pub(crate) phrase: Option<Phrase>,
}

/// A listed name that ends with common nouns: a description as much as a name.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(crate) tokens: Range<usize>,
    pub(crate) meanings: Vec<Meaning>,
}

/// One reading of a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning {
    /// The entity's number in the [`Overlay`].
    pub(crate) row: u32,
    /// The entity's kind: every rule asks for it, so that it is looked up once.
    pub(crate) kind: EntityKind,
    /// Whether this is the entity's own name rather than an alias.
    pub(crate) canonical: bool,
    /// Written exactly so, or an acronym.
    pub(crate) exact: bool,
    pub(crate) acronym: bool,
    /// Only with evidence: a hint, or a fuller mention in the article.
    pub(crate) context: bool,
    /// Only after a fuller mention in the article.
    pub(crate) short: bool,
}

/// Every name in the text, leftmost-longest: a name inside a longer one is not reported, names do not overlap.
pub(crate) fn scan(source: &str, text: &Text, words: &Words, names: &Overlay) -> Vec<Hit> {
    let (cut, token_of) = words_of(source, &text.tokens);
    let mut search = Search::new(names, source, &cut);
    let mut hits = Vec::new();
    let small = small_starts(names);
    let mut at = 0;
    for (number, sentence) in text.sentences.iter().enumerate() {
        let limit = at + token_of[at..].partition_point(|&token| (token as usize) < sentence.end);
        while at < limit {
            let first = source.as_bytes().get(cut[at].start()).copied().unwrap_or(b'A');
            if cut[at].is_plain() && !small[usize::from(first)] {
                at += 1;
                continue;
            }
            let token = token_of[at] as usize;
            let small_word = words.shouted[number] && words.is(token, Class::CLOSED);
            // In a line of capitals "US" is the pronoun.
            let mut accept = |layer: usize, name: u32| {
                !small_word || matches!(case_of(names, layer, name), Case::Capitals | Case::Folded)
            };
            let hit = search.longest(at, limit, &mut accept).and_then(|found| {
                let tokens = tokens_at(&text.tokens, token, token_of[found.end - 1] as usize, found.span)?;
                Some((found.end, Hit { tokens, meanings: meanings(names, &search.found), phrase: None }))
            });
            match hit {
                Some((end, mut hit)) => {
                    if let Some(before) = common_end(names, text, &search.found, &token_of[at..end]) {
                        hit = match search.longest(at, at + before, &mut accept) {
                            Some(inner) => {
                                let last = token_of[inner.end - 1] as usize;
                                let tokens = tokens_at(&text.tokens, token, last, inner.span);
                                let phrase = Some(Phrase { tokens: hit.tokens.clone(), meanings: hit.meanings });
                                let tokens = tokens.unwrap_or(hit.tokens);
                                Hit { tokens, meanings: meanings(names, &search.found), phrase }
                            }
                            None => hit,
                        };
                    }
                    hits.push(hit);
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    hits
}

/// How many words of an organization's name stand before the common nouns that it ends with, here and in its table
/// ("Kenyan army"): `None` where it ends like a name. The tokens are those of its words.
fn common_end(names: &Overlay, text: &Text, found: &[(u32, u32)], tokens: &[u32]) -> Option<usize> {
    let small = |token: u32| text.tokens[token as usize].shape == Shape::Lower;
    let before = tokens.iter().position(|&token| small(token)).filter(|&at| at > 0)?;
    if !small(*tokens.last()?) {
        return None;
    }
    let common = |&(layer, name): &(u32, u32)| {
        let index = names.layers()[layer as usize].gazetteer.opened.index();
        let row = names.row(names.number(layer as usize, index.row_of(name)));
        let last = index.name(name).rsplit(' ').next().unwrap_or("");
        row.kind() == EntityKind::Organization && last.starts_with(|c: char| c.is_lowercase())
    };
    found.iter().any(common).then_some(before)
}

fn meanings(names: &Overlay, found: &[(u32, u32)]) -> Vec<Meaning> {
    found.iter().map(|&(layer, name)| meaning(names, layer, name)).collect()
}

/// The words of the text, and the token of each. The bitmaps find the words once more in less time than it takes to
/// look into every token.
fn words_of(source: &str, tokens: &[Token]) -> (Vec<Word>, Vec<u32>) {
    let mut words = Vec::with_capacity(2 * tokens.len());
    word::read(source, &mut words);
    let mut token_of = Vec::with_capacity(words.len());
    let mut at = 0;
    for word in &words {
        while tokens.get(at).is_some_and(|token| token.span.end as usize <= word.start()) {
            at += 1;
        }
        token_of.push(u32::try_from(at).unwrap_or(u32::MAX));
    }
    (words, token_of)
}

/// By first byte: whether some name may begin with a word in small letters. Most words are passed by for it.
fn small_starts(names: &Overlay) -> [bool; 256] {
    let mut may = [true; 256];
    for first in b'a'..=b'z' {
        may[usize::from(first)] =
            names.layers().iter().any(|layer| layer.gazetteer.opened.index().may_start_small_with(first) != 0);
    }
    may
}

/// The tokens that a name covers: those of its words and of the marks that it begins or ends with.
fn tokens_at(tokens: &[Token], first: usize, last: usize, span: crate::span::Span) -> Option<Range<usize>> {
    let before = tokens[..=first].iter().rev().take_while(|token| token.span.start >= span.start).count();
    let after = tokens[last..].iter().take_while(|token| token.span.start < span.end).count();
    let range = first + 1 - before..last + after;
    (!range.is_empty() && before > 0).then_some(range)
}

fn case_of(names: &Overlay, layer: usize, name: u32) -> Case {
    names.layers().get(layer).map_or(Case::Exact, |layer| layer.gazetteer.opened.index().case(name))
}

fn meaning(names: &Overlay, layer: u32, name: u32) -> Meaning {
    let gazetteer = &names.layers()[layer as usize].gazetteer;
    let index = gazetteer.opened.index();
    let row = index.row_of(name);
    Meaning {
        row: names.number(layer as usize, row),
        kind: gazetteer.listed(row).kind(),
        canonical: index.own_name(row) == name,
        exact: matches!(index.case(name), Case::Exact | Case::Acronym),
        acronym: index.case(name) == Case::Acronym,
        context: index.in_context(name),
        short: index.short(name),
    }
}
