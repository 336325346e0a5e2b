//! Sources that stand without a verb: "according to X", a name under a quotation, a name before a headline's colon.
//! Called once a sentence.

use std::ops::Range;

use super::{before, extent, quoted};
use crate::claims::ClaimKind;
use crate::claims::argument::{filler, tidy};
use crate::claims::candidate::{Candidate, Filler};
use crate::claims::frame::NounClass;
use crate::claims::judge::Category;
use crate::claims::propose::Scene;
use crate::kind::EntityKind;
use crate::syntax::ChunkKind;
use crate::text::{Gap, Kind, Mark};
use crate::words::{Class, Sense};

/// How many tokens behind "according to X" its comma is looked for.
const FAR: usize = 80;

/// "According to X, …" and "…, according to X".
pub(super) fn according_to(scene: Scene<'_>) -> Vec<Candidate> {
    let reading = scene.reading;
    let mut out = Vec::new();
    let tokens = &scene.sentence.tokens;
    let ids = reading.words.ids.get(tokens.clone()).unwrap_or_default();
    // Counted, not searched: many are compared at once, and most sentences have none.
    if ids.iter().filter(|id| **id == reading.lexicon.according).count() == 0 {
        return out;
    }
    for (i, _) in tokens.clone().zip(ids).filter(|(_, id)| **id == reading.lexicon.according) {
        if !reading.is_word(i + 1, "to") {
            continue;
        }
        let Some(noun) = scene.sentence.noun_at(i + 2) else { continue };
        let source = filler(reading, scene.marks, scene.sentence, noun, true);
        if !is_source(scene, noun, &source) {
            continue;
        }
        let source_end = scene.sentence.extent(reading, noun).end;
        let start = scene.sentence.tokens.start;
        let lead = |j: usize| reading.token(j).kind == Kind::Mark || reading.is(j, Class::CONJUNCTION | Class::ADVERB);
        let content = if (start..i).all(lead) || i > start && reading.is_word(i - 1, "that") {
            content_behind(scene, source_end)
        } else {
            let from = (start..i)
                .rev()
                .take(extent::LONGEST)
                .find(|&j| reading.mark(j) == Mark::Semicolon)
                .map_or(start, |j| j + 1);
            Some(from..i).filter(|content| content.len() < extent::LONGEST)
        };
        let Some(content) = content else { continue };
        let content = tidy(reading, content);
        if content.len() < 2 {
            continue;
        }
        let mut candidate = Candidate::new(ClaimKind::Statement, i..i + 2, i..source_end, "statement/according-to");
        candidate.fill("speaker", source);
        candidate.fill("content", Filler::new(extent::trimmed(reading, content)));
        out.push(candidate);
    }
    out
}

/// People, bodies, documents and data speak; "according to plan" and "to their size" name none.
fn is_source(scene: Scene<'_>, noun: usize, source: &Filler) -> bool {
    let judge = scene.judge();
    let phrase = scene.sentence.noun(noun);
    let category = judge.category(source);
    let article =
        scene.reading.is(phrase.tokens.start, Class::DETERMINER) || scene.reading.is(phrase.head, Class::PLURAL);
    let measure = matches!(scene.reading.info(phrase.head).sense, Sense::Time | Sense::Quantity);
    let other = article && phrase.possessor.is_none() && category != Category::Open && !measure;
    judge.is_actor(source) || category == Category::Communication || other
}

/// What follows the comma behind the source; appositions of the source are skipped.
fn content_behind(scene: Scene<'_>, source_end: usize) -> Option<Range<usize>> {
    let end = scene.sentence.tokens.end;
    let commas = (source_end..end).take(FAR).filter(|&i| scene.reading.mark(i) == Mark::Comma);
    let starts: Vec<usize> = commas.take(4).map(|comma| comma + 1).collect();
    let has_clause = |(n, &start): (usize, &usize)| {
        let to = starts.get(n + 1).map_or(end, |next| next - 1);
        let apposes = matches!(scene.sentence.kind(scene.sentence.chunk_at(start)), ChunkKind::Noun(_) | ChunkKind::Wh);
        !apposes || before::has_finite(scene.sentence, &(start..to)) || n + 1 == starts.len()
    };
    let start = starts.iter().enumerate().find(|&(n, start)| has_clause((n, start))).map(|(_, &start)| start)?;
    let first = subject_before(scene, start, source_end).unwrap_or(start);
    Some(first..extent::plain_end(scene, start))
}

/// "According to the Herald, |the dean|, a lawyer, said": where the subject begins whose verb stands at a token.
fn subject_before(scene: Scene<'_>, verb: usize, source_end: usize) -> Option<usize> {
    let ChunkKind::Verb(verb) = scene.sentence.kind(scene.sentence.chunk_at(verb)) else { return None };
    let &subject = scene.sentence.clauses[verb].subject.first().filter(|_| scene.sentence.verb(verb).finite)?;
    Some(scene.sentence.noun(subject).tokens.start).filter(|&start| start >= source_end)
}

/// What a line's own marks tell who says it.
pub(super) fn without_verb(scene: Scene<'_>, mut keep: impl FnMut(Candidate)) {
    let dashes = [Mark::Dash, Mark::Hyphen, Mark::Other].iter().any(|&mark| scene.sentence.has_mark(mark));
    if let Some(candidate) = dashes.then(|| signed(scene)).flatten() {
        keep(candidate);
    }
    let colon = scene.sentence.has_mark(Mark::Colon);
    if let Some(candidate) = colon.then(|| headed(scene)).flatten() {
        keep(candidate);
    }
}

/// `"…" — NAME`: a quotation with nothing but a name under it; the name is also the cue.
fn signed(scene: Scene<'_>) -> Option<Candidate> {
    let reading = scene.reading;
    let tokens = &scene.sentence.tokens;
    let dash = tokens.clone().find(|&i| {
        matches!(reading.mark(i), Mark::Dash | Mark::Hyphen | Mark::Other) && reading.token(i).gap > Gap::None
            || reading.mark(i) == Mark::Dash && (i == tokens.start || reading.mark(i - 1) == Mark::CloseQuote)
    })?;
    let (name, kind) = scene.marks.name(dash + 1)?;
    let person = *kind == EntityKind::Person && name.start == dash + 1;
    let ends = name.end >= tokens.end
        || matches!(reading.mark(name.end), Mark::Comma | Mark::Stop)
        || reading.token(name.end).gap >= Gap::Line;
    let quotation =
        reading.quotations_before(dash).iter().rev().find(|q| q.outer.end == dash && !q.single && q.inner.len() > 3)?;
    if !person || !ends {
        return None;
    }
    let mut candidate = Candidate::new(ClaimKind::Statement, name.clone(), name.clone(), "statement/signed");
    candidate.fill("speaker", Filler::new(name.clone()));
    candidate.fill("content", Filler::new(quoted::whole(reading, quotation)));
    Some(candidate)
}

/// "Reyes: The bridge is unsafe": a person, or a poll or report, before the colon of a headline; the colon is the cue.
fn headed(scene: Scene<'_>) -> Option<Candidate> {
    let reading = scene.reading;
    let tokens = &scene.sentence.tokens;
    let heads_line = tokens.start == 0 || reading.token(tokens.start).gap >= Gap::Line;
    let colon = tokens.clone().take(7).find(|&i| reading.mark(i) == Mark::Colon).filter(|_| heads_line)?;
    let noun = scene.sentence.noun_at(tokens.start)?;
    let phrase = scene.sentence.noun(noun);
    let speaker = filler(reading, scene.marks, scene.sentence, noun, false);
    let person = matches!(&phrase.name, Some((_, EntityKind::Person)));
    let bare = phrase.tokens.end == colon && phrase.tokens.start == tokens.start;
    let document = phrase.tokens.len() <= 2 && scene.judge().is_class(&speaker, NounClass::Document);
    let content = match reading.quotation_at(colon + 1) {
        Some(quotation) => quoted::whole(reading, quotation),
        None => tidy(reading, colon + 1..tokens.end),
    };
    if !bare || !(person || document) || content.len() < 3 || !before::has_finite(scene.sentence, &content) {
        return None;
    }
    let mut candidate = Candidate::new(ClaimKind::Statement, colon..colon + 1, tokens.clone(), "statement/headline");
    candidate.fill("speaker", speaker);
    candidate.fill("content", Filler::new(content));
    Some(candidate)
}
