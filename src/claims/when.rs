//! The time of a claim: the expression that belongs to its clause, not merely the nearest in the sentence. Called for
//! every candidate.

use std::ops::Range;

use super::ClaimKind;
use super::candidate::Candidate;
use super::partners::{occasion, suffers_beside};
use super::propose::Scene;
use crate::syntax::{ChunkKind, Few};
use crate::times::{Time, TimeKind};

/// How many tokens a time may stand from the cue that it dates.
const WINDOW: usize = 80;

/// Index of the time that dates a candidate. `times` are the article's, `spans` their tokens, in order.
pub(crate) fn of(scene: Scene<'_>, candidate: &Candidate, times: &[Time], spans: &[Range<usize>]) -> Option<usize> {
    let sentence = &scene.sentence.tokens;
    let from = spans.partition_point(|tokens| tokens.end <= sentence.start);
    if spans.get(from).is_none_or(|first| first.start >= sentence.end) {
        return None;
    }
    let dating = |&at: &usize| {
        let time = &times[at];
        matches!(time.kind, TimeKind::Date | TimeKind::Time)
            && !time.value.ends_with("_REF")
            && !holds_noun(scene, candidate, &spans[at])
            // "It left |on Saturday|, she said": the day of what is said, not of saying it.
            && !told(scene, candidate, &spans[at])
    };
    // The sentence's first time may stand at its head; the others count only near the cue.
    let near = spans.partition_point(|tokens| tokens.start + WINDOW <= candidate.cue.start).max(from + 1);
    let reach = sentence.end.min(candidate.cue.start + WINDOW);
    let first = (from..spans.len()).take(1).filter(|&at| spans[at].start < sentence.end);
    let others = (near..spans.len()).take_while(|&at| spans[at].start < reach);
    let here: Few<usize, 3> = first.chain(others).filter(dating).collect();
    let cue = scene.sentence.chunk_at(candidate.cue.start);
    let distance = |at: usize| scene.sentence.chunk_at(spans[at].start).abs_diff(cue);
    let own = |&at: &usize| same_clause(scene, candidate, &spans[at]);
    // A noun is dated by what follows it sooner than by what stands before it.
    let behind = || {
        let follows =
            |&at: &usize| candidate.noun && candidate.carrier.is_none() && spans[at].start >= candidate.cue.end;
        here.iter().copied().find(|at| follows(at) && own(at))
    };
    let near = behind().or_else(|| here.iter().copied().filter(own).min_by_key(|&at| distance(at)));
    near.or_else(|| fronted(scene, candidate, &here, spans)).or_else(|| on_occasion(scene, candidate, &here, spans))
}

/// "were killed |when| a bomb went off on Monday": a time of the clause that tells of the same occasion.
fn on_occasion(scene: Scene<'_>, candidate: &Candidate, here: &[usize], spans: &[Range<usize>]) -> Option<usize> {
    let verbs = &scene.sentence.chunks.verbs;
    let verb = scene.sentence.verb_from(candidate.cue.start);
    verbs.get(verb).filter(|verb| candidate.cue.contains(&verb.verb))?;
    let (next, _) = occasion(scene, verb, &["when"])?;
    let told = verbs[next].verb..verbs[next].verb + 1;
    let other = Candidate::new(candidate.kind, told.clone(), told, String::new());
    here.iter().copied().find(|&at| spans[at].start > other.cue.start && same_clause(scene, &other, &spans[at]))
}

/// "killed six people |and injured| twelve", "six were killed |and twelve wounded| on Monday": one deed with two verbs, of
/// which this is the second.
fn one_deed(scene: Scene<'_>, verb: usize) -> bool {
    let harms = || scene.tells(verb, ClaimKind::Casualties);
    suffers_beside(scene, verb) || scene.sentence.clauses[verb].coordinated.is_some() && harms()
}

/// "withdrew its troops |based| in Norland on Monday": a participle that only says where someone stands takes no time.
fn stands(scene: Scene<'_>, verb: usize) -> bool {
    let group = scene.sentence.verb(verb);
    !group.finite && !group.infinitive && scene.tells(verb, ClaimKind::Presence)
}

/// Whether a time stands in a clause that is the candidate's content.
fn told(scene: Scene<'_>, candidate: &Candidate, time: &Range<usize>) -> bool {
    let verbs = &scene.sentence.chunks.verbs;
    let clause = |content: &Range<usize>| {
        let from = scene.sentence.verb_from(content.start);
        verbs[from..].iter().take_while(|verb| verb.verb < content.end).take(8).any(|verb| verb.finite)
    };
    candidate.role("content").iter().any(|content| content.tokens.contains(&time.start) && clause(&content.tokens))
}

/// "the |2003| invasion", "|December's| storm": a time inside a noun phrase dates nothing but that noun.
fn holds_noun(scene: Scene<'_>, candidate: &Candidate, time: &Range<usize>) -> bool {
    let chunk = scene.sentence.chunk_at(time.start);
    let inside = matches!(scene.sentence.kind(chunk), ChunkKind::Noun(_));
    inside && !(candidate.noun && scene.sentence.chunk_at(candidate.cue.start) == chunk)
}

/// Whether no other finite verb stands between the cue and the time, and neither lies in a quotation or content that
/// the other is outside of.
fn same_clause(scene: Scene<'_>, candidate: &Candidate, time: &Range<usize>) -> bool {
    let (a, b) = (scene.sentence.chunk_at(candidate.cue.start), scene.sentence.chunk_at(time.start));
    let between = if a < b { a + 1..b } else { b + 1..a };
    let own = |token: usize| candidate.cue.contains(&token);
    if candidate.noun && a == b {
        return true;
    }
    if b < a && in_aside(scene, candidate, b) {
        return false;
    }
    // "Despite their defeat in the north in 2017, fighters still …": the time is the defeat's.
    if b < a && dates_event(scene, b) {
        return false;
    }
    between.clone().all(|k| match scene.sentence.kind(k) {
        ChunkKind::Verb(verb) => {
            let group = scene.sentence.verb(verb);
            own(group.verb)
                || a < b && candidate.kind == ClaimKind::Casualties && one_deed(scene, verb)
                || candidate.carrier == Some(group.verb)
                || a < b && stands(scene, verb)
                || candidate.noun && b > a && !group.finite
        }
        // "It was three years ago that they left."
        ChunkKind::That => b < a && k == b + 1 && cleft(scene, b),
        // "|before| dawn"
        ChunkKind::Subordinator => scene.sentence.kind(k + 1) == ChunkKind::Time,
        ChunkKind::Break | ChunkKind::Wh => false,
        ChunkKind::Conjunction => b > a || joins_subjects(scene, k, a) || !begins_clause(scene, k, a),
        _ => true,
    })
}

/// "Reyes, who meets them |on Thursday|, called it": whether a time before the cue stands in an aside of its subject.
fn in_aside(scene: Scene<'_>, candidate: &Candidate, time: usize) -> bool {
    let verb = scene.sentence.verb_from(candidate.cue.start);
    let subject = scene.sentence.clauses.get(verb).and_then(|clause| clause.subject.first());
    let cue = scene.sentence.chunk_at(candidate.cue.start);
    // "In Norland, where rebels took power |in July|, …": the comma closes the relative clause.
    let opens = |&k: &usize| matches!(scene.sentence.kind(k), ChunkKind::Wh | ChunkKind::Comma);
    let wh = (0..time).rev().take(10).find(opens).filter(|&k| scene.sentence.kind(k) == ChunkKind::Wh);
    let closed = || (time + 1..cue).take(WINDOW).any(|k| scene.sentence.kind(k) == ChunkKind::Comma);
    if wh.is_some_and(|wh| wh > 0 && scene.sentence.kind(wh - 1) == ChunkKind::Comma) && closed() {
        return true;
    }
    // "The attack, the worst |since 2003|, wounded six": of an apposition.
    let apposed = |subject: usize| {
        let noun = scene.sentence.noun(subject).chunk;
        noun < time && scene.sentence.kind(noun + 1) == ChunkKind::Comma && closed()
    };
    if subject.is_some_and(|&subject| apposed(subject)) {
        return true;
    }
    // "the group, which |in 2014| seized it": the cue is of that clause itself.
    let relative = scene.sentence.clauses.get(verb).is_some_and(|clause| clause.relative);
    let Some(&subject) = subject.filter(|_| !relative) else { return false };
    (scene.sentence.noun(subject).chunk + 1..time).any(|k| match scene.sentence.kind(k) {
        ChunkKind::Wh => true,
        ChunkKind::Verb(other) => !scene.sentence.verb(other).finite,
        _ => false,
    })
}

/// Whether a time at a chunk, before any verb, hangs on a noun for something that happened.
fn dates_event(scene: Scene<'_>, time: usize) -> bool {
    let lead = (0..time)
        .rev()
        .take(8)
        .take_while(|&k| !matches!(scene.sentence.kind(k), ChunkKind::Comma | ChunkKind::Verb(_)));
    let mut happened = false;
    let mut first = time;
    for k in lead {
        first = k;
        if let ChunkKind::Noun(noun) = scene.sentence.kind(k) {
            let head = scene.sentence.noun(noun).head;
            happened |=
                scene.marks.name(head).is_none() && scene.reading.info(head).sense == crate::words::Sense::Event;
        }
    }
    let fronted = scene.sentence.kind(first) == ChunkKind::Preposition && first == 0;
    fronted && happened
}

/// "It was |TIME| that".
fn cleft(scene: Scene<'_>, time: usize) -> bool {
    let Some(verb) = time.checked_sub(1) else { return false };
    match scene.sentence.kind(verb) {
        ChunkKind::Verb(verb) => scene.sentence.verb(verb).copula,
        _ => false,
    }
}

/// Whether a conjunction begins a clause of its own before chunk `until`: a verb, or a noun with its verb, follows.
fn begins_clause(scene: Scene<'_>, conjunction: usize, until: usize) -> bool {
    (conjunction + 1..=until)
        .any(|k| matches!(scene.sentence.kind(k), ChunkKind::Verb(verb) if scene.sentence.verb(verb).finite))
        && !matches!(scene.sentence.kind(conjunction + 1), ChunkKind::Preposition)
}

/// "In June Norland |and| Kenya signed": whether a conjunction stands between subjects of the verb at a chunk.
fn joins_subjects(scene: Scene<'_>, conjunction: usize, cue: usize) -> bool {
    let ChunkKind::Verb(verb) = scene.sentence.kind(cue) else { return false };
    let subjects = &scene.sentence.clauses[verb].subject;
    let subject = |k: usize| matches!(scene.sentence.kind(k), ChunkKind::Noun(noun) if subjects.contains(&noun));
    conjunction > 0 && subject(conjunction - 1) && subject(conjunction + 1)
}

/// A time at the head of the sentence dates its main clause and what is coordinated with it.
fn fronted(scene: Scene<'_>, candidate: &Candidate, here: &[usize], spans: &[Range<usize>]) -> Option<usize> {
    let verbs = &scene.sentence.chunks.verbs;
    let first_verb = scene.sentence.verb(scene.sentence.first_finite?);
    let front = here.iter().copied().find(|&at| spans[at].start < first_verb.tokens.start)?;
    let index = scene.sentence.verb_from(candidate.cue.start);
    verbs.get(index).filter(|verb| candidate.cue.contains(&verb.verb))?;
    // … and what a "when" clause tells of the same occasion.
    let subject = scene.sentence.clauses[index]
        .subject
        .first()
        .map_or(scene.sentence.verb(index).chunk, |&noun| scene.sentence.noun(noun).chunk);
    let when = subject > 0
        && scene.sentence.kind(subject - 1) == ChunkKind::Wh
        && scene.reading.is_word(scene.sentence.chunks.all[subject - 1].tokens.start, "when");
    let clause = &scene.sentence.clauses[index];
    // "In May the army crushed the strikes, |killing| six": what it came to.
    let group = scene.sentence.verb(index);
    let result = !group.finite
        && !group.infinitive
        && clause.governor.is_some_and(|main| scene.sentence.verb(main).verb == first_verb.verb);
    (clause.coordinated.is_some() || when || result).then_some(front)
}
