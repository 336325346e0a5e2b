//! The names in an article's tokens. Runs once an article; the words were cut with the tokens, and sentences bound the
//! names.

use std::ops::Range;

use super::search::Search;
use crate::bundled::is_bundled;
use crate::gazetteer::{Case, Overlay};
use crate::kind::EntityKind;
use crate::text::word::{self, Word};
use crate::text::{Shape, Text, Token};
use crate::words::{Class, Sorts, Words};

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
    let (cut, token_of) = word::of_tokens(source, &text.tokens);
    let gate = Gate::new(names);
    let mut page = Page { names, text, words, token_of: &token_of, search: Search::new(names, source, &cut) };
    let (mut hits, mut free, mut number, mut limit) = (Vec::with_capacity(cut.len() / 16), 0, 0, 0);
    for (at, (&word, &token)) in cut.iter().zip(&token_of).enumerate() {
        let token = token as usize;
        let sorts = words.sorts().get(token).copied().unwrap_or_default();
        if at < free || gate.passes_by(source, word, sorts) {
            continue;
        }
        if at >= limit {
            // The sentence of the word, and the first word behind it.
            number += text.sentences[number..].partition_point(|sentence| sentence.end <= token);
            let end = text.sentences.get(number).map_or(text.tokens.len(), |sentence| sentence.end);
            limit = at + token_of[at..].partition_point(|&token| (token as usize) < end);
        }
        let shouted = words.shouted.get(number).copied().unwrap_or(false);
        if let Some((end, hit)) = page.hit(at, limit, shouted) {
            hits.push(hit);
            free = end;
        }
    }
    hits
}

/// The text while it is searched.
struct Page<'a, 'g> {
    names: &'g Overlay,
    text: &'a Text,
    words: &'a Words,
    /// By word.
    token_of: &'a [u32],
    search: Search<'a, 'g>,
}

impl Page<'_, '_> {
    /// The longest name that begins at word `at` and ends before word `limit`, and the word behind it; in a line of
    /// capitals or not.
    fn hit(&mut self, at: usize, limit: usize, shouted: bool) -> Option<(usize, Hit)> {
        let Page { names, text, token_of, .. } = *self;
        let token = token_of[at] as usize;
        let small_word = shouted && self.words.is(token, Class::CLOSED);
        // In a line of capitals "US" is the pronoun.
        let mut accept = |layer: usize, name: u32| {
            !small_word || matches!(case_of(names, layer, name), Case::Capitals | Case::Folded)
        };
        let found = self.search.longest(at, limit, &mut accept)?;
        let tokens = tokens_at(&text.tokens, token, token_of[found.end - 1] as usize, found.span)?;
        let hit = Hit { tokens, meanings: meanings(names, &self.search.found), phrase: None };
        let Some(before) = common_end(names, text, &self.search.found, &token_of[at..found.end]) else {
            return Some((found.end, hit));
        };
        let Some(inner) = self.search.longest(at, at + before, &mut accept) else { return Some((found.end, hit)) };
        let tokens = tokens_at(&text.tokens, token, token_of[inner.end - 1] as usize, inner.span);
        let phrase = Some(Phrase { tokens: hit.tokens.clone(), meanings: hit.meanings });
        let (tokens, meanings) = (tokens.unwrap_or(hit.tokens), meanings(names, &self.search.found));
        Some((found.end, Hit { tokens, meanings, phrase }))
    }
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

/// What tells of most words that no name begins with them, without hashing them.
struct Gate {
    /// Whether the bundled names are among the layers: of them the words know what they begin with.
    bundled: bool,
    /// If there are other layers, by first byte: whether a name of one may begin with a word.
    others: Option<[bool; 256]>,
}

impl Gate {
    fn new(names: &Overlay) -> Gate {
        let layers = || names.layers().iter().map(|layer| &layer.gazetteer);
        let others = || layers().filter(|layer| !is_bundled(layer));
        let small = |first: u8| others().any(|layer| layer.opened.index().may_start_small_with(first) != 0);
        let may = |first: usize| !(first as u8).is_ascii_lowercase() || small(first as u8);
        let others = others().next().map(|_| std::array::from_fn(may));
        Gate { bundled: layers().any(is_bundled), others }
    }

    /// Whether no name begins with a word, which is of a token of some sorts.
    #[inline]
    fn passes_by(&self, source: &str, word: Word, sorts: Sorts) -> bool {
        if !word.is_bare() {
            return word.is_inner();
        }
        let first = || source.as_bytes().get(word.start()).copied().unwrap_or(b'A');
        let bundled = self.bundled && sorts.any(Sorts::OPENS_NAME);
        let other = || self.others.as_ref().is_some_and(|others| others[usize::from(first())]);
        !bundled && !other()
    }
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
