//! Whether the verb that a date belongs to looks back or ahead. Asked once per date that lacks a year or week.

use super::reader::Reader;
use crate::words::{Class, List, words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// No verb is sought farther away than this.
const REACH: usize = 30;

/// Participles that speak of what is to come, whatever their auxiliary.
const AHEAD: &List =
    words!["due", "expected", "planned", "planning", "scheduled", "set", "slated", "supposed", "upcoming", "looming"];

impl Reader<'_> {
    /// The tense of the nearest verb before token `i`, else of the nearest behind it.
    pub(super) fn tense(&self, i: usize) -> Tense {
        let from = i.saturating_sub(REACH).max(self.sentence.start);
        let before = (from..i).rev().map(|at| self.verb(at)).find(|&tense| tense != Tense::Unknown);
        let to = (i + REACH).min(self.sentence.end);
        before
            .or_else(|| (i..to).map(|at| self.verb(at)).find(|&tense| tense != Tense::Unknown))
            .unwrap_or(Tense::Unknown)
    }

    /// "was killed |on December 12|": the verb right before the date says that it has happened, however near the next such
    /// day is.
    pub(super) fn happened_on(&self, i: usize) -> bool {
        let Some(verb) = i.checked_sub(2).filter(|_| self.is(i - 1, "on")) else { return false };
        self.verb(verb) == Tense::Past && !self.words.is(verb, Class::NOUN | Class::AUXILIARY)
    }

    fn verb(&self, i: usize) -> Tense {
        let classes = self.words.info(i).classes;
        let lower = self.token(i).is_some_and(|t| !t.is_capitalized() || i == self.sentence.start || self.shouted);
        if !lower || !classes.any(Class::VERB | Class::AUXILIARY | Class::ADJECTIVE | Class::TO) {
            return Tense::Unknown;
        }
        if classes.any(Class::MODAL) {
            return Tense::Future;
        }
        if classes.any(Class::TO) {
            let base = self.words.is(i + 1, Class::VERB_BASE) && self.token(i + 1).is_some_and(|t| !t.is_capitalized());
            return if base { Tense::Future } else { Tense::Unknown };
        }
        if classes.any(Class::BE | Class::HAVE | Class::DO) {
            let back = classes.any(Class::VERB_PAST) || self.any(i, words!["was", "were", "had", "did", "has", "have"]);
            return if back { Tense::Past } else { Tense::Unknown };
        }
        if self.any(i, AHEAD) {
            return Tense::Future;
        }
        self.full_verb(i, classes)
    }

    fn full_verb(&self, i: usize, classes: Class) -> Tense {
        let earlier =
            if self.words.is(i.wrapping_sub(1), Class::ADVERB) { i.wrapping_sub(2) } else { i.wrapping_sub(1) };
        if classes.any(Class::VERB_BASE) && self.words.is(earlier, Class::TO | Class::MODAL) {
            return Tense::Future;
        }
        // "be" follows nothing but a modal or "to": "must be finished".
        if classes.any(Class::VERB_PP) && self.is(earlier, "be") {
            return Tense::Future;
        }
        if classes.any(Class::VERB_ING) {
            let ahead = self.any(earlier, words!["is", "are", "'re", "’re", "am", "'m"]);
            return if ahead { Tense::Future } else { Tense::Unknown };
        }
        // A noun with a determiner before it ("the cut") is no verb.
        let noun = classes.any(Class::NOUN) && self.words.is(i.wrapping_sub(1), Class::DETERMINER | Class::POSSESSIVE);
        if classes.any(Class::VERB_PAST | Class::VERB_PP) && !noun {
            return Tense::Past;
        }
        if classes.any(Class::VERB_3SG) && !classes.any(Class::NOUN) && !self.any(i, words!["says", "tells", "adds"]) {
            return Tense::Future;
        }
        Tense::Unknown
    }
}
