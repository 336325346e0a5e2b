//! Quotations about a verb of saying: the one behind it, the one that goes on behind it, and all its paragraphs. Called
//! for every verb of saying.

use std::ops::Range;

use super::Saying;
use crate::claims::ClaimKind;
use crate::claims::frame::Slot;
use crate::claims::propose::Scene;
use crate::text::{Gap, Mark, Quotation, Shape};
use crate::words::Reading;

/// How far behind the verb a quotation may open: "told reporters in the capital on Monday, …".
const FAR: usize = 16;

/// The quotation that opens behind the verb, a comma, colon or "that" right before it.
pub(super) fn next<'s>(saying: &Saying<'s>) -> Option<&'s Quotation> {
    let reading = saying.reading();
    let from = saying.end();
    let limit = saying.sentence().tokens.end.min(from + FAR);
    let mut ahead = reading.quotations_from(from).iter().take_while(|q| q.outer.start < limit);
    let quotation = ahead.find(|q| !q.single)?;
    let i = quotation.outer.start;
    let ends = |i: usize| matches!(reading.mark(i), Mark::Stop | Mark::Semicolon | Mark::Question);
    if (from..i).any(ends) {
        return None;
    }
    let led = i == from || matches!(reading.mark(i - 1), Mark::Comma | Mark::Colon) || reading.is_word(i - 1, "that");
    (led && !verb_between(saying, i)).then_some(quotation)
}

/// `X said, "…"`: the quotation ahead, if it is all that is said.
pub(super) fn behind(saying: &Saying<'_>, ahead: Option<&Quotation>) -> Option<Range<usize>> {
    let reading = saying.reading();
    let quotation = ahead?;
    let inner = whole(reading, quotation);
    // `said "yes" to it`: the quotation is only part of what is said.
    let sentence_end = saying.sentence().tokens.end;
    let reaches = inner.end + 2 >= sentence_end
        || inner.end > sentence_end
        || reading.mark(inner.end.saturating_sub(1)) == Mark::Comma;
    let led = matches!(reading.mark(quotation.outer.start.saturating_sub(1)), Mark::Comma | Mark::Colon);
    // "chanted “What for?” and went on", but "sang “The Winter Garden” at noon".
    let last = inner.end.saturating_sub(1);
    let sentence = reading.token(last).is_terminal() || reading.mark(last) == Mark::Comma;
    let adjacent = saying.needs_quotation() && quotation.outer.start == saying.end();
    if adjacent && !led && !sentence {
        return None;
    }
    (reaches || (led || adjacent) && starts_clause(reading, quotation)).then_some(inner)
}

/// Whether a quotation begins as a sentence does, with a capital.
pub(super) fn starts_clause(reading: Reading<'_>, quotation: &Quotation) -> bool {
    quotation.inner.len() > 2 && reading.token(quotation.inner.start).shape != Shape::Lower
}

/// The quotation's inner tokens, on through the paragraphs that continue it.
pub(super) fn whole(reading: Reading<'_>, quotation: &Quotation) -> Range<usize> {
    let all = &reading.text.quotations;
    let first_there = all.partition_point(|q| q.outer.start < quotation.outer.start);
    let Some(at) = (first_there..all.len()).take(4).find(|&at| all[at] == *quotation) else {
        return quotation.inner.clone();
    };
    let mut last = at;
    while let Some(next) = continuation(all, last) {
        last = next;
    }
    let mut first = at;
    while let Some(before) = continued_from(all, first) {
        first = before;
    }
    all[first].inner.start..all[last].inner.end
}

/// The quotation of the next paragraph that an unclosed one goes on in; ‘single’ ones may lie between.
fn continuation(all: &[Quotation], at: usize) -> Option<usize> {
    let next = (at + 1..all.len()).take(8).find(|&next| !all[next].single)?;
    (!all[at].closed && all[next].continues).then_some(next)
}

fn continued_from(all: &[Quotation], at: usize) -> Option<usize> {
    let before = (0..at).rev().take(8).find(|&before| !all[before].single)?;
    (all[at].continues && !all[before].closed).then_some(before)
}

/// Whether a stretch is a quotation that goes on over several paragraphs.
pub(super) fn spans_several(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    let starts = tokens.start > 0 && reading.quotation_at(tokens.start - 1).is_some();
    let closes = |q: &Quotation| !q.single && q.continues && (q.inner.end == tokens.end || q.outer.end == tokens.end);
    starts && reading.quotations_before(tokens.end).iter().any(closes)
}

/// `X said. "…"`: the quotation goes on behind speaker and verb, in the same paragraph.
pub(super) fn continued(saying: &Saying<'_>) -> Option<Range<usize>> {
    let reading = saying.reading();
    let end = saying.end();
    let limit = saying.sentence().tokens.end;
    let quotation = reading.quotations_from(end).iter().take(8).find(|q| !q.single)?;
    if quotation.outer.start > limit {
        return None;
    }
    let same_paragraph = (end..=quotation.outer.start).all(|i| i == end || reading.token(i).gap <= Gap::Space);
    // Right behind the full stop of this sentence, or after a comma within it.
    let within = quotation.outer.start < limit
        && matches!(reading.mark(quotation.outer.start - 1), Mark::Comma | Mark::Colon | Mark::Stop);
    let behind = quotation.outer.start == limit && starts_clause(reading, quotation);
    let own_verb = within && verb_between(saying, quotation.outer.start)
        || behind && saying.scenes.get(saying.at + 1).is_some_and(|next| is_attributed(*next, quotation));
    (same_paragraph && (within || behind) && !own_verb).then(|| whole(reading, quotation))
}

/// `"…," X said, |adding|, "…"`: what stands behind the second verb is the second verb's.
pub(super) fn verb_between(saying: &Saying<'_>, token: usize) -> bool {
    let verbs = saying.verb + 1..saying.sentence().clauses.len().min(saying.verb + 4);
    let mut between = verbs.filter(|&verb| saying.sentence().verb(verb).verb < token);
    between.any(|verb| says(saying.scene(), verb))
}

/// Whether a verb takes a clause that is said: "said", not "called" or "continued".
pub(super) fn takes_clause(scene: Scene<'_>, verb: usize) -> bool {
    scene
        .frames_at(verb)
        .iter()
        .any(|frame| frame.kind == ClaimKind::Statement && frame.role(Slot::Complement).is_some())
}

/// Whether a verb is one of saying.
pub(super) fn says(scene: Scene<'_>, verb: usize) -> bool {
    scene.tells(verb, ClaimKind::Statement)
}

/// Whether the sentence of a quotation has a verb of saying of its own, right before or behind it.
fn is_attributed(scene: Scene<'_>, quotation: &Quotation) -> bool {
    (0..scene.sentence.clauses.len().min(64)).any(|verb| {
        let at = scene.sentence.verb(verb).verb;
        (at < quotation.outer.start || at >= quotation.outer.end) && says(scene, verb)
    })
}
