//! Mentions: every name in the text, listed or not, with what kind of thing it names. Runs once an article.
//!
//! Listed names come from the matcher, unlisted ones by rule from runs of capitalized words. What is sure is taken first,
//! then what it explains, each word decided once in each pass. Pronouns and descriptions are the entities layer's, which
//! knows what they can stand for.

mod alone;
pub(crate) mod evidence;
pub(crate) mod explained;
pub(crate) mod organization;
pub(crate) mod person;
pub(crate) mod place;
mod played;
pub(crate) mod results;
pub(crate) mod run;
pub(crate) mod seat;
pub(crate) mod sure;
pub(crate) mod thing;

use std::ops::Range;

use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::matcher::Hit;
use crate::provenance::RuleId;
use crate::words::Reading;

/// A name found in the text, before it is known which entity it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: EntityKind,
    /// The gazetteer row that lists it.
    pub(crate) row: Option<u32>,
    pub(crate) rule: RuleId,
    /// The words that speak for it: a title, a head noun, a fuller mention.
    pub(crate) evidence: Vec<Range<usize>>,
    /// Only a part of a name mentioned elsewhere ("Austin"): the entities layer finds whose.
    pub(crate) partial: bool,
    /// A name and common nouns ("Kenyan army"): it holds a name of its own, and describes rather than names.
    pub(crate) phrase: bool,
}

impl Name {
    /// A whole name for which nothing but itself speaks.
    pub(crate) fn new(tokens: Range<usize>, kind: EntityKind, row: Option<u32>, rule: &'static str) -> Name {
        Name { tokens, kind, row, rule: RuleId::new(rule), evidence: Vec::new(), partial: false, phrase: false }
    }
}

/// Whether token `i` stands in a line of capitals, where capitals tell no acronym from a word.
pub(crate) fn is_shouted(reading: Reading<'_>, i: usize) -> bool {
    reading.words.shouted.get(reading.sentence_of(i)).copied().unwrap_or(false)
}

/// Every name of the text, in order, none overlapping but phrases the names that they begin with.
pub(crate) fn read(reading: Reading<'_>, names: &Overlay, hits: &[Hit]) -> Vec<Name> {
    let runs = run::read(reading, hits);
    let lines = results::read(reading, names, hits);
    let first = sure::read(reading, names, hits, &runs, lines);
    let mut found = explained::read(reading, names, hits, &runs, first);
    found.extend(phrases(hits));
    found.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    found
}

/// Listed names that end with common nouns, where they name something other than the name inside them does.
fn phrases(hits: &[Hit]) -> impl Iterator<Item = Name> {
    hits.iter().filter_map(|hit| {
        let phrase = hit.phrase.as_ref()?;
        let meaning = phrase.meanings.iter().find(|meaning| !meaning.short && !meaning.context)?;
        let inside = hit.meanings.iter().any(|other| other.row == meaning.row);
        let (tokens, kind) = (phrase.tokens.clone(), meaning.kind);
        (!inside)
            .then(|| Name { phrase: true, ..Name::new(tokens, kind, Some(meaning.row), "organization/listed-phrase") })
    })
}

#[cfg(test)]
mod tests;
