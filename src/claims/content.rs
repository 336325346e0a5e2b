//! Where the content of a pledge, a demand, an accusation or a statement begins and ends; topics and beneficiaries. Called for every candidate
//! with such a role, and for every statement.

use super::ClaimKind;
use super::candidate::{Candidate, Filler};
use super::frame::{Frame, NounClass};
use super::propose::Scene;
use super::speech::extent::past_of;
use crate::kind::EntityKind;
use crate::syntax::{ChunkKind, Form};
use crate::text::Mark;
use crate::words::Effect;

/// "of |sheltering|" behind a verb and its object.
pub(crate) fn gerund_after(scene: Scene<'_>, verb: usize, frame: &Frame) -> Option<usize> {
    let from = scene.sentence.verb(verb).chunk + 1;
    (from..from + 6).find_map(|k| {
        let preposition = scene.sentence.kind(k) == ChunkKind::Preposition
            && frame.preposition(scene.reading.word(scene.word(k))) == Some("content");
        // "of |illegally| supplying"
        let adverb = usize::from(scene.sentence.kind(k + 1) == ChunkKind::Adverb);
        match scene.sentence.kind(k + 1 + adverb) {
            ChunkKind::Verb(next) if preposition && !scene.sentence.verb(next).finite => Some(scene.word(k + 1)),
            _ => None,
        }
    })
}

/// An infinitive or "-ing" form after a token, with objects and "to" between: where its content begins.
pub(crate) fn verbal_after(scene: Scene<'_>, from: usize) -> Option<usize> {
    let first = scene.sentence.chunk_at(from);
    for k in first..first + 9 {
        match scene.sentence.kind(k) {
            // "called on Norland |and Kenya| to act"
            ChunkKind::Conjunction
                if k > first
                    && matches!(scene.sentence.kind(k - 1), ChunkKind::Noun(_) | ChunkKind::Comma)
                    && matches!(scene.sentence.kind(k + 1), ChunkKind::Noun(_)) => {}
            ChunkKind::Verb(next) => {
                let group = scene.sentence.verb(next);
                // "urged Kenyans |living abroad| to vote": a participle of those who are told.
                if group.form == Form::Ing && scene.sentence.clauses[next].relative && k > first {
                    continue;
                }
                // "committed to training them", but "called on the hall, |saying|"
                let aside = k > first && scene.sentence.kind(k - 1) == ChunkKind::Comma;
                let ing = group.form == Form::Ing && !group.finite && !aside;
                return (group.infinitive || ing).then_some(group.tokens.start);
            }
            ChunkKind::Noun(_)
            | ChunkKind::Preposition
            | ChunkKind::Adverb
            | ChunkKind::Time
            | ChunkKind::Quote
            | ChunkKind::Comma => {}
            // "called on Norland, |which had left|, to return"
            ChunkKind::Wh if k > first && scene.sentence.kind(k - 1) == ChunkKind::Comma => {
                let closes = (k..k + 12).find(|&k| scene.sentence.kind(k) == ChunkKind::Comma)?;
                let ChunkKind::Verb(next) = scene.sentence.kind(closes + 1) else { return None };
                let group = scene.sentence.verb(next);
                return group.infinitive.then_some(group.tokens.start);
            }
            _ => return None,
        }
    }
    None
}

/// How many chunks of a content are searched for a closing remark.
const LONGEST_CONTENT: usize = 200;

/// Where the content that begins at a token ends: with the sentence, before its last mark or a closing remark ("X said").
pub(crate) fn clause_end(scene: Scene<'_>, start: usize) -> usize {
    // What begins inside a quotation ends with it.
    let quotation = scene
        .reading
        .quotations_before(start + 1)
        .iter()
        .rev()
        .find(|q| q.outer.start < start && start < q.outer.end && q.closed && !q.single);
    let end = quotation.map_or(scene.sentence.tokens.end, |q| q.inner.end.min(scene.sentence.tokens.end));
    let first = scene.sentence.chunk_at(start);
    for k in first..scene.sentence.chunks.all.len().min(first + LONGEST_CONTENT) {
        if scene.word(k) >= end {
            break;
        }
        let after_comma = scene.sentence.kind(k) == ChunkKind::Comma;
        if after_comma && (remark_follows(scene, k + 1) || closes_aside(scene, first, k) || closes_marks(scene, k)) {
            return scene.word(k);
        }
        if let Some(end) = main_follows(scene, k, first) {
            return end;
        }
        if said_in(scene, k, first) {
            return scene.word(k);
        }
        if leaves(scene, k, start) {
            return if k > first { scene.sentence.before_comma(k) } else { scene.word(k) };
        }
        if scene.sentence.kind(k) == ChunkKind::Break && scene.reading.mark(scene.word(k)) == Mark::Semicolon {
            return scene.word(k);
        }
    }
    let mut last = end;
    while last > start
        && (scene.reading.token(last - 1).is_terminal() || matches!(scene.reading.mark(last - 1), Mark::Colon))
    {
        last -= 1;
    }
    last
}

/// "called for them to “leave at once|,|” a man got out": a comma within marks that close before another clause.
fn closes_marks(scene: Scene<'_>, comma: usize) -> bool {
    let verb = match (scene.sentence.kind(comma + 1), scene.sentence.kind(comma + 2), scene.sentence.kind(comma + 3)) {
        (ChunkKind::Quote, ChunkKind::Noun(_), ChunkKind::Verb(verb)) => verb,
        _ => return false,
    };
    scene.sentence.verb(verb).finite
}

/// "Norland, which Kenya accuses of |arming rebels|, rejected": the comma at a chunk closes the relative clause in which the
/// content at chunk `first` stands, and the main verb follows.
fn closes_aside(scene: Scene<'_>, first: usize, k: usize) -> bool {
    let back = |&k: &usize| match scene.sentence.kind(k) {
        ChunkKind::Wh => k > 0 && scene.sentence.kind(k - 1) == ChunkKind::Comma,
        _ => false,
    };
    let relative = (first.saturating_sub(8)..first).rev().find(back);
    let ChunkKind::Verb(verb) = scene.sentence.kind(k + 1) else { return false };
    let subject = scene.sentence.clauses[verb].subject.first().map(|&noun| scene.sentence.noun(noun).chunk);
    scene.sentence.verb(verb).finite && relative.is_some_and(|wh| subject.is_some_and(|subject| subject < wh))
}

/// "Her pledge to cut taxes |was broken|": the verb at a chunk, whose subject stands before the content.
fn main_follows(scene: Scene<'_>, k: usize, first: usize) -> Option<usize> {
    let ChunkKind::Verb(verb) = scene.sentence.kind(k) else { return None };
    let clause = &scene.sentence.clauses[verb];
    let subject = clause.subject.first().map(|&noun| scene.sentence.noun(noun).chunk)?;
    let before = scene.sentence.kind(k.checked_sub(1)?);
    let joined = matches!(before, ChunkKind::Conjunction | ChunkKind::Adverb | ChunkKind::Wh | ChunkKind::Verb(_));
    let main = scene.sentence.verb(verb).finite && !clause.relative && clause.coordinated.is_none();
    (main && k > first && subject < first && !joined).then(|| scene.sentence.before_comma(k))
}

/// "called for talks |in a speech|": where it was said, behind a content without a verb.
fn said_in(scene: Scene<'_>, k: usize, first: usize) -> bool {
    let ChunkKind::Noun(noun) = scene.sentence.kind(k + 1) else { return false };
    let verbal = (first..k).any(|k| matches!(scene.sentence.kind(k), ChunkKind::Verb(_)));
    k > first
        && !verbal
        && scene.sentence.kind(k) == ChunkKind::Preposition
        && scene.reading.is_any(scene.word(k), &["in", "during"])
        && scene.judge().is_class(&scene.filler(noun, false), NounClass::Document)
}

/// "demanded that it leave |and warned| the others", "promised to go, |and she said|": whether the conjunction at a chunk
/// goes on with the verb outside the content, or begins a clause of its own behind an infinitive.
fn leaves(scene: Scene<'_>, k: usize, start: usize) -> bool {
    if scene.sentence.kind(k) != ChunkKind::Conjunction {
        return false;
    }
    let infinitive = || match scene.sentence.kind(scene.sentence.chunk_at(start)) {
        ChunkKind::Verb(verb) => scene.sentence.verb(verb).infinitive,
        _ => false,
    };
    match (scene.sentence.kind(k + 1), scene.sentence.kind(k + 2)) {
        (ChunkKind::Verb(verb), _) | (ChunkKind::Adverb, ChunkKind::Verb(verb)) => {
            let partner = scene.sentence.clauses[verb].coordinated;
            let group = scene.sentence.verb(verb);
            let outside = |partner: usize| {
                let partner = scene.sentence.verb(partner);
                partner.verb < start && partner.past == group.past
            };
            partner.is_some_and(outside) && group.finite
        }
        (ChunkKind::Noun(_), ChunkKind::Verb(verb)) => {
            let comma = k > 0 && scene.sentence.kind(k - 1) == ChunkKind::Comma;
            comma && scene.sentence.verb(verb).finite && infinitive()
        }
        _ => false,
    }
}

/// Where a content ends that is a noun phrase with what hangs on it: "demanded |free meals for pupils in areas where …|
/// on Monday". A time, a comma and another finite verb end it; within a relative clause only a mark does.
pub(crate) fn phrase_end(scene: Scene<'_>, noun: usize, frame: &Frame) -> usize {
    let mut end = scene.sentence.noun(noun).tokens.end;
    let mut relative = false;
    let first = scene.sentence.noun(noun).chunk + 1;
    for k in first..first + LONGEST_PHRASE {
        match scene.sentence.kind(k) {
            ChunkKind::Noun(noun) => end = scene.sentence.noun(noun).tokens.end,
            ChunkKind::Verb(verb) => {
                let group = scene.sentence.verb(verb);
                if group.finite && !relative {
                    return end;
                }
                end = group.tokens.end;
            }
            ChunkKind::Wh | ChunkKind::That => relative = true,
            // "demanded |meals and books|", but "demanded meals and left".
            ChunkKind::Conjunction if !matches!(scene.sentence.kind(k + 1), ChunkKind::Verb(_)) || relative => {}
            ChunkKind::Preposition if own_role(scene, k, frame) || when_and_where(scene, k) => return end,
            ChunkKind::Preposition
                if !matches!(scene.sentence.kind(k + 1), ChunkKind::Time | ChunkKind::Comma | ChunkKind::Stop) => {}
            ChunkKind::Adjective | ChunkKind::Adverb | ChunkKind::Aside => {}
            _ => return end,
        }
    }
    end
}

/// "discussed the strike |with union leaders|": whether a preposition gives the verb another role.
fn own_role(scene: Scene<'_>, preposition: usize, frame: &Frame) -> bool {
    let ChunkKind::Noun(noun) = scene.sentence.kind(preposition + 1) else { return false };
    match frame.preposition(scene.reading.word(scene.word(preposition))) {
        Some("place") => scene.judge().is_place(&scene.filler(noun, false)),
        Some(role) => !matches!(role, "content" | "topic"),
        None => false,
    }
}

/// "pledged the money |in Beijing| Tuesday": a place with a time behind it says where the verb's deed was done.
fn when_and_where(scene: Scene<'_>, preposition: usize) -> bool {
    let ChunkKind::Noun(noun) = scene.sentence.kind(preposition + 1) else { return false };
    let named = matches!(scene.sentence.noun(noun).name, Some((_, EntityKind::Place)));
    named
        && scene.reading.is_any(scene.word(preposition), &["in", "at"])
        && scene.sentence.kind(preposition + 2) == ChunkKind::Time
}

/// How many chunks a noun phrase's content reaches.
const LONGEST_PHRASE: usize = 40;

/// Whether a verb only says what another meeting verb's parties met for: "met |to discuss| trade".
pub(crate) fn discussed_by(scene: Scene<'_>, verb: usize) -> bool {
    let group = scene.sentence.verb(verb);
    let Some(governor) = scene.sentence.clauses[verb].governor.filter(|_| group.infinitive) else { return false };
    // "was in Kenya for talks with the president |to discuss| trade"
    let held = |noun: &usize| {
        let frames = scene.frames.of_noun(scene.reading.id(scene.sentence.noun(*noun).head));
        frames.iter().any(|frame| frame.kind == ClaimKind::Meeting)
    };
    let clause = &scene.sentence.clauses[governor];
    let talks = || clause.objects.iter().chain(clause.prepositions.iter().flat_map(|(_, nouns)| nouns)).any(held);
    scene.tells(governor, ClaimKind::Meeting) || talks()
}

/// "met officials to discuss |trade and security|": what the infinitive behind says is the topic.
pub(crate) fn topic(scene: Scene<'_>, verb: usize, frame: &Frame, candidate: &mut Candidate) {
    let next = verb + 1;
    let Some(clause) = scene.sentence.clauses.get(next) else { return };
    let talks =
        scene.sentence.verb(next).infinitive && clause.governor == Some(verb) && scene.tells(next, ClaimKind::Meeting);
    let Some(&first) = clause.objects.first().filter(|_| talks && !candidate.has("topic")) else { return };
    candidate.fill("topic", Filler::new(scene.sentence.noun(first).tokens.start..phrase_end(scene, first, frame)));
}

/// "pledged to support |the army|", "agreed to allow |refugees| to stay": who is helped by what is pledged.
pub(crate) fn beneficiary(scene: Scene<'_>, candidate: &mut Candidate) {
    let Some(start) = candidate.role("content").first().map(|content| content.tokens.start) else { return };
    let verbs = &scene.sentence.chunks.verbs;
    let at = scene.sentence.verb_from(start);
    let Some(group) = verbs.get(at).filter(|group| group.verb <= start + 2 && !group.passive) else { return };
    let reading = scene.reading;
    let helps = scene.tells(at, ClaimKind::Support)
        || group.governor.is_some_and(|rule| {
            rule.object_control && matches!(rule.effect, Effect::Possible) && reading.is_any(group.verb, &PERMITS)
        });
    if !helps {
        return;
    }
    for &noun in &scene.sentence.clauses[at].objects {
        let filler = scene.filler(noun, true);
        if scene.judge().is_actor(&filler) {
            candidate.fill("beneficiary", filler);
        }
    }
}

/// Verbs that let their object do something.
const PERMITS: [&str; 6] = ["allow", "allowing", "enable", "enabling", "permit", "permitting"];

/// ", X said", ", according to X", ", who", ", while", ", but": the remark is none of the content.
fn remark_follows(scene: Scene<'_>, k: usize) -> bool {
    let token = scene.word(k);
    if scene.reading.is_word(token, "according")
        || scene.reading.is_any(token, &["but", "while", "although", "though", "whereas"])
    {
        return true;
    }
    let speech = |verb: usize| scene.sentence.verb(verb).finite && scene.tells(verb, ClaimKind::Statement);
    // "to leave, |saying| it was late"
    if let ChunkKind::Verb(verb) = scene.sentence.kind(k) {
        let group = scene.sentence.verb(verb);
        if group.form == Form::Ing && !group.finite && !group.infinitive && scene.tells(verb, ClaimKind::Statement) {
            return true;
        }
    }
    let closes = |k: usize| {
        matches!(scene.sentence.kind(k), ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Time)
            || k >= scene.sentence.chunks.all.len()
    };
    match scene.sentence.kind(k) {
        ChunkKind::Noun(_) => {
            let next = past_of(scene.sentence, k + 1);
            let told = next == k + 1 && reports_to(scene, next + 1);
            matches!(scene.sentence.kind(next), ChunkKind::Verb(verb) if speech(verb) && (closes(next + 1) || told))
        }
        ChunkKind::Verb(verb) => speech(verb) && matches!(scene.sentence.kind(k + 1), ChunkKind::Noun(_)),
        ChunkKind::Quote => false,
        _ => false,
    }
}

/// "X told |reporters|."
fn reports_to(scene: Scene<'_>, k: usize) -> bool {
    matches!(scene.sentence.kind(k), ChunkKind::Noun(_) | ChunkKind::Preposition)
}
