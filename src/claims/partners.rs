//! What a verb's partners are to it: who does it, with what, and where. Called for every candidate of a verb.

use super::ClaimKind;
use super::candidate::{Candidate, Filler};
use super::frame::Frame;
use super::nominal::listed;
use super::premodifier::{means, possessor};
use super::propose::{Scene, fill, particle_at};
use crate::syntax::{ChunkKind, Nouns};
use crate::words::{Class, Sense};

/// Whose deed a verb is.
pub(crate) enum Lent {
    /// Of the clause's subject.
    Subject,
    /// "|Chadian| efforts to support": of who owns the noun that governs the verb.
    Possessor(Filler),
    /// "discussed the campaign to liberate": of nobody who is named.
    Nobody,
}

/// Who does what an infinitive says that a noun governs: the noun's owner; without one the clause's subject, if its verb
/// says no more than that it has, makes or announces the noun.
pub(crate) fn lent_subject(scene: Scene<'_>, verb: usize) -> Lent {
    let clause = &scene.sentence.clauses[verb];
    let noun = clause.governing_word.and_then(|word| scene.sentence.noun_at(word));
    let noun = noun.or_else(|| named_undertaking(scene, verb));
    let Some(noun) = noun.filter(|_| scene.sentence.verb(verb).infinitive) else { return Lent::Subject };
    let own = possessor(scene, noun).filter(|own| {
        let pronoun = scene.reading.is(own.tokens.start, Class::POSSESSIVE);
        // "deputies who opposed |his| decision to": his is nobody of them.
        let others = || scene.reading.is_any(own.tokens.start, &["his", "her"]) && of_several(scene, verb);
        !pronoun || others()
    });
    if let Some(own) = own {
        return if scene.judge().is_actor(&own) { Lent::Possessor(own) } else { Lent::Nobody };
    }
    let Some(governor) = clause.governor else { return Lent::Subject };
    let group = scene.sentence.verb(governor);
    let lemma = scene.reading.info(group.verb).verb;
    let declares = || scene.tells(governor, ClaimKind::Statement);
    let own = scene.sentence.noun(noun).possessor.is_some();
    let lends = own
        || group.copula
        || scene.frames.is_light(lemma)
        || group.governor.is_some()
        || declares()
        || !scene.sentence.clauses[governor].objects.contains(&noun);
    if lends { Lent::Subject } else { Lent::Nobody }
}

/// Whether the subject of a verb is more than one.
fn of_several(scene: Scene<'_>, verb: usize) -> bool {
    let subject = &scene.sentence.clauses[verb].subject;
    subject.len() > 1 || subject.iter().any(|&noun| scene.judge().is_plural(&scene.filler(noun, false)))
}

/// "discussed |the campaign| to liberate": an event with an article right before the infinitive.
fn named_undertaking(scene: Scene<'_>, verb: usize) -> Option<usize> {
    let before = scene.sentence.verb(verb).chunk.checked_sub(1)?;
    let ChunkKind::Noun(noun) = scene.sentence.kind(before) else { return None };
    let phrase = scene.sentence.noun(noun);
    let event = scene.reading.info(phrase.head).sense == Sense::Event && scene.marks.name(phrase.head).is_none();
    (event && scene.reading.is_word(phrase.tokens.start, "the")).then_some(noun)
}

/// The subject as a role. An attack that strikes is no attacker: who launched it is, and its weapon is the means.
pub(crate) fn subject(
    scene: Scene<'_>,
    verb: usize,
    frame: &Frame,
    role: Option<&'static str>,
    candidate: &mut Candidate,
) {
    let clause = &scene.sentence.clauses[verb];
    doers(scene, frame, role, &clause.subject, candidate);
    if !matches!(frame.kind, ClaimKind::Attack | ClaimKind::Casualties) {
        return;
    }
    if frame.kind == ClaimKind::Casualties {
        crash(scene, verb, candidate);
    }
    for &noun in &clause.subject {
        if let Some(arms) = armed_with(scene, noun) {
            fill(scene, candidate, Some("means"), &arms, true);
        }
    }
}

/// Who does it, actively or behind "by".
pub(crate) fn doers(
    scene: Scene<'_>,
    frame: &Frame,
    role: Option<&'static str>,
    nouns: &[usize],
    candidate: &mut Candidate,
) {
    for &noun in nouns {
        let attack = frame.kind == ClaimKind::Attack && is_attack(scene, noun);
        let owner = if attack { possessor(scene, noun) } else { None };
        match (owner.filter(|owner| scene.judge().is_actor(owner)), role) {
            (Some(owner), Some(role)) => {
                candidate.fill(role, owner);
                if let Some(means) = means(scene, noun) {
                    candidate.fill("means", means);
                }
            }
            // "accused by two clerks |of theft|": what "of" opens is the verb's.
            _ => fill(scene, candidate, role, &[noun], frame.preposition("of") != Some("content")),
        }
    }
}

/// "a helicopter crashed, |killing| five": a machine that attacked nobody is what killed, not who.
fn crash(scene: Scene<'_>, verb: usize, candidate: &mut Candidate) {
    let Some(governor) = scene.sentence.clauses[verb].governor else { return };
    if attacks(scene, governor) {
        return;
    }
    for machine in candidate.split_off("agent", |agent| scene.judge().is_machine(agent)) {
        candidate.fill("means", machine);
    }
}

/// Whether a noun phrase names an attack: "the air strike".
pub(crate) fn is_attack(scene: Scene<'_>, noun: usize) -> bool {
    let head = scene.sentence.noun(noun).head;
    scene.marks.name(head).is_none()
        && scene.frames.of_noun(scene.reading.id(head)).iter().any(|frame| frame.kind == ClaimKind::Attack)
}

/// "Men |armed with knives| killed": what the subject is armed with.
fn armed_with(scene: Scene<'_>, noun: usize) -> Option<Nouns> {
    let next = scene.sentence.noun(noun).chunk + 1;
    let armed = scene.reading.is_word(scene.word(next), "armed") && scene.reading.is_word(scene.word(next + 1), "with");
    armed.then(|| listed(scene, next + 2).0)
}

/// "killed in an attack |on the village|": whether a preposition is that of the noun right before it, not the verb's.
pub(crate) fn of_a_noun(scene: Scene<'_>, token: usize, frame: &Frame) -> bool {
    if !matches!(frame.kind, ClaimKind::Casualties | ClaimKind::Attack | ClaimKind::Control | ClaimKind::Visit)
        || !scene.reading.is_any(token, &["on", "against", "at", "to", "of"])
    {
        return false;
    }
    let before = scene.sentence.chunk_at(token).checked_sub(1).map(|k| scene.sentence.kind(k));
    let Some(ChunkKind::Noun(noun)) = before else { return false };
    let head = scene.sentence.noun(noun).head;
    scene.marks.name(head).is_none()
        && scene.sentence.object_of(noun).is_none()
        && scene
            .frames
            .of_noun(scene.reading.id(head))
            .iter()
            .any(|own| own.preposition(scene.reading.word(token)).is_some())
}

/// "were killed and 12 wounded |when gunmen opened| fire": the verb group of the clause that tells of the same occasion, and
/// the chunk of the word that opens it.
pub(crate) fn occasion(scene: Scene<'_>, verb: usize, words: &[&str]) -> Option<(usize, usize)> {
    let chunk = scene.sentence.verb(verb).chunk;
    let opens = |&k: &usize| matches!(scene.sentence.kind(k), ChunkKind::Wh | ChunkKind::Subordinator);
    let when = (chunk + 1..chunk + 12).find(opens).filter(|&k| scene.reading.is_any(scene.word(k), words))?;
    let verbs = &scene.sentence.chunks.verbs;
    let next = verb + 1 + verbs.get(verb + 1..)?.iter().take_while(|group| group.chunk < when).count();
    let beside = |other: usize| suffers_beside(scene, other);
    let near = next > verb + 1 || when < chunk + 8;
    (next < verbs.len() && near && (verb + 1..next).all(beside)).then_some((next, when))
}

/// "six were killed and |12 wounded|": whether a verb group tells of others who suffered on the same occasion.
pub(crate) fn suffers_beside(scene: Scene<'_>, verb: usize) -> bool {
    let group = scene.sentence.verb(verb);
    let subject = scene.sentence.clauses[verb].subject.first().map(|&noun| scene.sentence.noun(noun));
    let joined = |chunk: usize| chunk > 0 && scene.sentence.kind(chunk - 1) == ChunkKind::Conjunction;
    group.passive && group.tokens.len() == 1 && subject.is_some_and(|noun| noun.figure.is_some() && joined(noun.chunk))
}

/// Whether a verb, with its particle where it takes one, tells of an attack.
fn attacks(scene: Scene<'_>, verb: usize) -> bool {
    scene.frames_at(verb).iter().any(|frame| {
        let complete = || frame.particle.is_none_or(|particle| particle_at(scene, verb, particle).is_some());
        frame.kind == ClaimKind::Attack && complete()
    })
}

/// Who or what attacked on that occasion.
pub(crate) fn when_attacked(scene: Scene<'_>, verb: usize, candidate: &mut Candidate) {
    let Some((next, when)) = occasion(scene, verb, &["when", "after", "as"]) else { return };
    let clause = &scene.sentence.clauses[next];
    let [noun] = clause.subject[..] else { return };
    if scene.sentence.noun(noun).chunk != when + 1 {
        return;
    }
    if !attacks(scene, next) || scene.sentence.verb(next).passive {
        return;
    }
    let filler = scene.filler(noun, true);
    let judge = scene.judge();
    if judge.is_weapon(&filler) {
        candidate.fill("means", filler);
    } else if judge.is_actor(&filler) || judge.is_machine(&filler) {
        candidate.fill("agent", filler);
    }
}

/// "the camp |where| he was held": the noun phrase before the relative adverb, if it is a place.
pub(crate) fn where_of(scene: Scene<'_>, verb: usize) -> Option<Filler> {
    let clause = &scene.sentence.clauses[verb];
    let &subject = clause.subject.first()?;
    let mut wh = scene.sentence.noun(subject).chunk.checked_sub(1)?;
    if scene.sentence.kind(wh) != ChunkKind::Wh || !scene.reading.is_word(scene.word(wh), "where") {
        return None;
    }
    let comma = wh > 0 && scene.sentence.kind(wh - 1) == ChunkKind::Comma;
    wh -= usize::from(comma);
    let before = wh.checked_sub(1)?;
    let ChunkKind::Noun(last) = scene.sentence.kind(before) else { return None };
    // "a camp |in the hills| where", but "three posts in Karm, where": the nearest.
    let outer = before.checked_sub(2).and_then(|k| match scene.sentence.kind(k) {
        ChunkKind::Noun(noun) if !comma && scene.reading.is_any(scene.word(k + 1), &["in", "near", "of"]) => Some(noun),
        _ => None,
    });
    let judge = scene.judge();
    let whole = outer.map(|noun| {
        (scene.filler(noun, false), scene.sentence.noun(noun).tokens.start..scene.sentence.noun(last).tokens.end)
    });
    match whole {
        Some((first, whole)) if judge.is_place(&first) => Some(Filler::new(whole)),
        _ => Some(scene.filler(last, true)).filter(|place| judge.is_place(place)),
    }
}

/// Where it happens: the first "in" with a place behind it.
pub(crate) fn place_of(scene: Scene<'_>, verb: usize) -> Option<Filler> {
    let clause = &scene.sentence.clauses[verb];
    let mut inside = clause.prepositions.iter().filter(|(token, _)| scene.reading.is_word(*token, "in"));
    let (_, nouns) = inside.next()?;
    let [first, .., last] = nouns[..] else {
        let &[only] = &nouns[..] else { return None };
        return Some(scene.filler(only, true)).filter(|place| scene.judge().is_place(place));
    };
    let whole = Filler::new(scene.sentence.noun(first).tokens.start..scene.sentence.noun(last).tokens.end);
    scene.judge().is_place(&scene.filler(first, true)).then_some(whole)
}
