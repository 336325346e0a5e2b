//! Statements whose cue is a noun: "the ministry's announcement that …", "a warning by the navy that …". Called for
//! every noun phrase.

use super::extent;
use crate::claims::ClaimKind;
use crate::claims::argument::filler;
use crate::claims::candidate::{Candidate, Filler};
use crate::claims::frame::{Frame, Slot};
use crate::claims::propose::Scene;
use crate::syntax::{ChunkKind, Form};

/// Every statement of the sentence whose cue is a noun with a clause behind it.
pub(super) fn read(scene: Scene<'_>, mut keep: impl FnMut(Candidate)) {
    for (noun, phrase) in scene.sentence.chunks.nouns.iter().enumerate() {
        let frames = scene.frames.of_noun(scene.reading.id(phrase.head));
        let frame = frames.iter().find(|frame| frame.kind == ClaimKind::Statement);
        if let Some(candidate) = frame.and_then(|frame| at_noun(scene, noun, frame)) {
            keep(candidate);
        }
    }
}

fn at_noun(scene: Scene<'_>, noun: usize, frame: &Frame) -> Option<Candidate> {
    let phrase = scene.sentence.noun(noun);
    let (by, next) = source_behind(scene, phrase.chunk + 1, frame);
    if scene.sentence.kind(next) != ChunkKind::That {
        return None;
    }
    let speaker = phrase.possessor.clone().map(Filler::new).or(by)?;
    let start = scene.sentence.chunks.all[next].tokens.end;
    let end = extent::plain_end(scene, start).min(main_verb(scene, next));
    let content = extent::trimmed(scene.reading, start..end);
    if content.len() < 2 {
        return None;
    }
    let rule = format!("statement/{}-that", frame.cue);
    let clause = phrase.tokens.start..content.end;
    let mut candidate = Candidate::new(ClaimKind::Statement, phrase.head..phrase.head + 1, clause, rule);
    candidate.noun = true;
    // "the claim that it |failed|": that verb has the noun for object only in looks.
    let governed = scene.sentence.owner_of(noun).is_some_and(|verb| scene.sentence.verb(verb).verb < phrase.head);
    if governed {
        candidate.stance = crate::claims::stance::of_noun(scene, noun);
    }
    candidate.fill("speaker", speaker);
    candidate.fill("content", Filler::new(content));
    Some(candidate)
}

/// "The ministry's claim that it was ill |was false|": the first token of a second verb without a subject of its own.
fn main_verb(scene: Scene<'_>, that: usize) -> usize {
    let mut verb_seen = false;
    let mut free = false;
    for k in that + 1..(that + 60).min(scene.sentence.chunks.all.len()) {
        match scene.sentence.kind(k) {
            ChunkKind::Verb(verb) if scene.sentence.verb(verb).finite => {
                let sure = scene.sentence.verb(verb).form != Form::PastOrParticiple;
                if verb_seen && free && sure {
                    return scene.sentence.verb(verb).tokens.start;
                }
                (verb_seen, free) = (true, true);
            }
            ChunkKind::Comma
            | ChunkKind::Conjunction
            | ChunkKind::Subordinator
            | ChunkKind::That
            | ChunkKind::Wh
            | ChunkKind::Break => free = false,
            _ => {}
        }
    }
    usize::MAX
}

/// "by the navy", "from the court": who it is from, and the chunk behind; times may lie between.
fn source_behind(scene: Scene<'_>, from: usize, frame: &Frame) -> (Option<Filler>, usize) {
    let mut by = None;
    let mut k = from;
    for _ in 0..4 {
        match (scene.sentence.kind(k), scene.sentence.kind(k + 1)) {
            (ChunkKind::Time | ChunkKind::Adverb, _) => k += 1,
            (ChunkKind::Preposition, ChunkKind::Noun(noun)) => {
                let word = scene.reading.word(scene.sentence.chunks.all[k].tokens.start);
                let source = frame.preposition(word) == Some("speaker") || frame.role(Slot::Possessor).is_none();
                if source {
                    by = Some(filler(scene.reading, scene.marks, scene.sentence, noun, true));
                }
                k += 2;
            }
            _ => break,
        }
    }
    (by, k)
}
