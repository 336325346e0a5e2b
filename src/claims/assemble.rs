//! From candidates to claims: arguments resolved, sources found, order fixed. Runs once an article.

use std::ops::Range;

use super::candidate::{Candidate, Filler};
use super::frame::{Frame, Frames};
use super::propose::{self, Scene};
use super::{Argument, Attribution, Claim, ClaimKind, FigureId, TimeId, post, speech, when};
use crate::entities::{EntityId, Mention};
use crate::figures::{Figure, Measure};
use crate::provenance::{Provenance, RuleId};
use crate::span::Span;
use crate::syntax::chunk::VerbGroup;
use crate::syntax::{Marks, Sentence};
use crate::times::Time;
use crate::words::{Class, Reading};

/// What the layers below found.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) marks: &'a Marks,
    pub(crate) sentences: &'a [Sentence<'a>],
    pub(crate) mentions: &'a [Mention],
    pub(crate) figures: &'a [Figure],
    pub(crate) times: &'a [Time],
}

/// Every claim of the kinds asked for, in order of their cue.
pub(crate) fn read(found: Found<'_>, frames: &Frames, kinds: &[ClaimKind]) -> Vec<Claim> {
    let of_verbs = of_verbs(found, frames);
    let mut of_verbs = of_verbs.as_slice();
    let scenes: Vec<Scene<'_>> = found
        .sentences
        .iter()
        .map(|sentence| {
            let (of_sentence, rest) = of_verbs.split_at(sentence.clauses.len());
            of_verbs = rest;
            Scene { reading: found.reading, marks: found.marks, frames, sentence, of_verbs: of_sentence }
        })
        .collect();
    let spans: Vec<Range<usize>> = found.times.iter().map(|time| found.reading.tokens_of(time.span)).collect();
    let mut candidates = speech::read(&scenes);
    let mut of_sentence = Vec::new();
    for scene in &scenes {
        post::read(*scene, &mut candidates);
        propose::propose(*scene, &mut of_sentence);
        candidates.append(&mut of_sentence);
    }
    let candidates = in_order(&candidates);
    let mut speakers = Speakers::new(&candidates);
    let mut claims: Vec<Claim> = Vec::with_capacity(candidates.len());
    for (at, &candidate) in candidates.iter().enumerate() {
        if !kinds.contains(&candidate.kind) {
            continue;
        }
        let mut claim = resolve(found, candidate);
        claim.attribution = speakers.of(found, &candidates, at);
        let sentence = scenes.partition_point(|scene| scene.sentence.tokens.end <= candidate.cue.start);
        let scene = scenes.get(sentence);
        claim.time = scene
            .filter(|_| !matches!(candidate.kind, ClaimKind::Office | ClaimKind::Presence))
            .and_then(|scene| when::of(*scene, candidate, found.times, &spans))
            .map(|time| TimeId(u32::try_from(time).unwrap_or(u32::MAX)));
        claims.push(claim);
    }
    elide(found, &mut claims);
    // By reference: a key of its own would copy the rule's name at every comparison.
    let key = |claim: &Claim| (claim.cue, claim.kind(), claim.span);
    claims.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.provenance.rule.cmp(&b.provenance.rule)));
    claims
}

/// The frames of every verb group's verb, sentence by sentence: they are asked for many times.
fn of_verbs<'f>(found: Found<'_>, frames: &'f Frames) -> Vec<&'f [Frame]> {
    let groups = found.sentences.iter().flat_map(|sentence| sentence.chunks.verbs);
    let of_group =
        |group: &VerbGroup| frames.of_verb(found.reading.info(group.verb).verb, found.reading.id(group.verb));
    groups.map(of_group).collect()
}

/// The candidates in order of their cue. Of two of one kind and label with one cue the first stands; a shorter cue inside
/// a longer one goes.
fn in_order(candidates: &[Candidate]) -> Vec<&Candidate> {
    let mut all: Vec<&Candidate> = candidates.iter().collect();
    all.sort_by_key(|candidate| (candidate.cue.start, candidate.kind, std::cmp::Reverse(candidate.cue.len())));
    let mut kept: Vec<&Candidate> = Vec::with_capacity(all.len());
    for candidate in all {
        // "No casualties" denies both that people were killed and that they were hurt.
        let labelled = matches!(candidate.kind, ClaimKind::Statement | ClaimKind::Casualties);
        let twin = |other: &&Candidate| {
            let same_cue = other.cue.start <= candidate.cue.start && candidate.cue.end <= other.cue.end;
            other.kind == candidate.kind && same_cue && (other.label == candidate.label || !labelled)
        };
        if candidate.rule.ends_with(propose::AGAIN) || !kept.iter().rev().take(12).any(twin) {
            kept.push(candidate);
        }
    }
    kept
}

fn resolve(found: Found<'_>, candidate: &Candidate) -> Claim {
    let mut fact = candidate.kind.empty();
    for (role, fillers) in &candidate.roles {
        if let Some(slot) = fact.role_mut(role) {
            let counts = counts(role);
            *slot = fillers.iter().map(|filler| argument(found, filler, counts)).collect();
        }
    }
    fact.set_label(candidate.label);
    let reading = found.reading;
    let cue = reading.span(&candidate.cue);
    let span = reading.span(&candidate.clause).cover(cue);
    Claim {
        fact,
        span,
        cue,
        stance: candidate.stance,
        attribution: Vec::new(),
        time: None,
        place: candidate.place.as_ref().map(|place| argument(found, place, false)),
        provenance: Provenance::new(RuleId::of(candidate.rule.clone()), vec![cue, span]),
    }
}

/// Roles that say how many.
fn counts(role: &str) -> bool {
    matches!(role, "size" | "victims" | "amount" | "force")
}

fn argument(found: Found<'_>, filler: &Filler, counts: bool) -> Argument {
    let reading = found.reading;
    let span = reading.span(&filler.tokens);
    let mut argument = Argument::new(span);
    argument.elided = filler.elided;
    argument.entity = entity(found, filler, span);
    if !counts {
        return argument;
    }
    let from = found.figures.partition_point(|figure| figure.span.end <= span.start);
    argument.figure = (from..found.figures.len())
        .take_while(|&at| found.figures[at].span.start < span.end)
        .find(|&at| span.overlaps(found.figures[at].number) && !matches!(found.figures[at].measure, Measure::Ordinal))
        .map(|at| FigureId(u32::try_from(at).unwrap_or(u32::MAX)));
    argument
}

/// The entity that a phrase's head refers to: of the mention that ends the phrase, else of the one that covers most of it.
fn entity(found: Found<'_>, filler: &Filler, span: Span) -> Option<EntityId> {
    let from =
        found.mentions.partition_point(|mention| mention.span.end <= span.start && mention.span.start < span.start);
    let inside = || {
        let reached = found.mentions[from..].iter().take_while(|mention| mention.span.start < span.end);
        reached.filter(|mention| span.contains(mention.span))
    };
    let head_end = found.reading.token(filler.tokens.end.saturating_sub(1)).span.end;
    let at_head = inside().filter(|mention| mention.span.end == head_end).max_by_key(|mention| mention.span.len());
    let chosen = at_head.or_else(|| {
        // "2,500 U.S. troops": whose they are; but "a U.S. official" is one of many.
        let head = found.reading.info(filler.tokens.end.saturating_sub(1));
        let someone = head.personal && !head.classes.any(Class::PLURAL);
        let mut inside = inside().take(if someone { 0 } else { 2 });
        inside.next().filter(|_| inside.next().is_none())
    });
    chosen.and_then(|mention| mention.entity)
}

/// Deepest chain of sources that is kept: "A said that B said that C …".
const LONGEST_CHAIN: usize = 8;

/// The contents of statements that are open at the point that a walk over the candidates has reached.
struct Speakers {
    /// (first token, last token + 1, statement), by first token.
    contents: Vec<(usize, usize, usize)>,
    next: usize,
    open: Vec<(usize, usize, usize)>,
}

impl Speakers {
    fn new(candidates: &[&Candidate]) -> Speakers {
        let mut contents: Vec<(usize, usize, usize)> = Vec::new();
        let says = |other: &Candidate| {
            other.kind == ClaimKind::Statement || other.kind == ClaimKind::Accusation && other.label == "deny"
        };
        for (at, candidate) in candidates.iter().enumerate().filter(|(_, other)| says(other)) {
            contents
                .extend(candidate.role("content").iter().map(|filler| (filler.tokens.start, filler.tokens.end, at)));
        }
        contents.sort_unstable();
        Speakers { contents, next: 0, open: Vec::new() }
    }

    /// The sources of the candidate: the speakers of every statement whose content holds its cue, outermost first.
    /// Candidates must be asked for in order of their cue.
    fn of(&mut self, found: Found<'_>, candidates: &[&Candidate], at: usize) -> Vec<Attribution> {
        let cue = &candidates[at].cue;
        while self.next < self.contents.len() && self.contents[self.next].0 <= cue.start {
            self.open.push(self.contents[self.next]);
            self.next += 1;
        }
        self.open.retain(|&(_, end, _)| end > cue.start);
        let mut holding: Vec<(usize, usize)> = self
            .open
            .iter()
            .rev()
            .filter(|&&(_, end, other)| other != at && cue.end <= end)
            .map(|&(start, end, other)| (end - start, other))
            .take(LONGEST_CHAIN)
            .collect();
        holding.sort_by_key(|&(len, other)| (std::cmp::Reverse(len), candidates[other].cue.start));
        holding
            .into_iter()
            .filter_map(|(_, other)| {
                let statement = &candidates[other];
                let speaker = statement.role("speaker").first().or_else(|| statement.role("accused").first())?;
                let source = argument(found, speaker, false);
                Some(Attribution { source, cue: found.reading.span(&statement.cue) })
            })
            .collect()
    }
}

/// "Another 900 are stationed in Syria": the force left out is that of the presence before.
fn elide(found: Found<'_>, claims: &mut [Claim]) {
    claims.sort_by_key(|claim| claim.cue);
    let mut before: Option<Vec<Argument>> = None;
    for claim in claims.iter_mut() {
        let super::Fact::Presence(presence) = &mut claim.fact else { continue };
        let elided_noun = presence.force.iter().any(|force| {
            force.figure.is_some_and(|figure| {
                matches!(found.figures[figure.0 as usize].measure, Measure::Count { elided: true, .. })
            })
        });
        if elided_noun {
            if let Some(force) = &before {
                presence.force = force.iter().map(|argument| Argument { elided: true, ..argument.clone() }).collect();
            }
        } else {
            before = Some(presence.force.clone());
        }
    }
}
