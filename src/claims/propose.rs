//! Frames against clauses: every verb, noun and adjective that the table lists proposes a claim, with its roles read
//! from the grammatical places that the table names. Runs once a sentence.

use std::ops::Range;

use super::ClaimKind;
use super::argument::{filler, tidy};
use super::candidate::{Candidate, Filler};
pub(crate) use super::content::clause_end;
use super::content::{gerund_after, phrase_end, verbal_after};
use super::fact::Modality;
use super::frame::{Frame, Frames, Slot};
use super::judge::Judge;
use super::nominal::{compounds, listed, means, nouns, possessor, states};
use super::stance;
use crate::syntax::{ChunkKind, Marks, Sentence};
use crate::text::{Gap, Mark};
use crate::words::{Class, Effect, Reading, Sense};

/// What the engine reads.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) marks: &'a Marks,
    pub(crate) frames: &'a Frames,
    pub(crate) sentence: &'a Sentence,
}

impl Scene<'_> {
    pub(crate) fn judge(&self) -> Judge<'_> {
        Judge { reading: self.reading, marks: self.marks, frames: self.frames }
    }

    pub(crate) fn filler(&self, noun: usize, of: bool) -> Filler {
        filler(self.reading, self.marks, self.sentence, noun, of)
    }

    pub(crate) fn word(&self, chunk: usize) -> usize {
        self.sentence.chunks.all.get(chunk).map_or(usize::MAX, |chunk| chunk.tokens.start)
    }
}

/// Every candidate of a sentence but statements and offices, which have readers of their own.
pub(crate) fn propose(scene: Scene<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    for verb in 0..scene.sentence.clauses.len() {
        verbs(scene, verb, &mut out);
        adjectives(scene, verb, &mut out);
    }
    for noun in 0..scene.sentence.chunks.nouns.len() {
        nouns(scene, noun, &mut out);
        states(scene, noun, &mut out);
        compounds(scene, noun, &mut out);
    }
    out
}

/// Asks the kind, and keeps what it takes.
pub(crate) fn submit(scene: Scene<'_>, mut candidate: Candidate, out: &mut Vec<Candidate>) -> bool {
    let kind = candidate.kind;
    let taken = kind.propose(&scene.judge(), &mut candidate);
    if taken {
        out.push(candidate);
    }
    taken
}

fn verbs(scene: Scene<'_>, verb: usize, out: &mut Vec<Candidate>) {
    let group = scene.sentence.verb(verb);
    let reading = scene.reading;
    let frames = scene.frames.of_verb(reading.info(group.verb).verb, reading.id(group.verb));
    let particle = |frame: &&Frame| frame.particle.is_some();
    let with_particle: Vec<(&Frame, usize)> = frames
        .iter()
        .filter(particle)
        .filter_map(|frame| Some((frame, particle_at(scene, verb, frame.particle?)?)))
        .collect();
    if !with_particle.is_empty() {
        for (frame, at) in with_particle {
            if let Some(candidate) = verb_candidate(scene, verb, frame, group.verb..at + 1) {
                gapped(scene, verb, frame, candidate, out);
            }
        }
        return;
    }
    for frame in frames.iter().filter(|frame| frame.particle.is_none()) {
        if let Some(candidate) = verb_candidate(scene, verb, frame, group.verb..group.verb + 1) {
            gapped(scene, verb, frame, candidate, out);
        }
    }
}

/// Where the last word of a verb's particle stands: right behind the verb, or behind its object ("shot |to death|",
/// "took hostages |captive|").
pub(crate) fn particle_at(scene: Scene<'_>, verb: usize, particle: &str) -> Option<usize> {
    let from = scene.sentence.verb(verb).tokens.end;
    let at = |start: usize| {
        let words = particle.split(' ').enumerate();
        let mut end = start;
        for (i, word) in words {
            if !scene.reading.is_word(start + i, word) {
                return None;
            }
            end = start + i;
        }
        Some(end)
    };
    if let Some(end) = at(from) {
        return Some(end);
    }
    let noun = scene.reading.is(from, Class::DETERMINER | Class::PRONOUN) || scene.sentence.noun_at(from).is_some();
    let object = scene.sentence.noun_at(from).filter(|_| noun)?;
    let end = scene.sentence.noun(object).tokens.end;
    let behind = (end - from < 8).then(|| at(end)).flatten();
    // "take twelve people hostage": the particle may have been chunked into the object.
    behind.or_else(|| at(end - 1))
}

/// The candidate of one frame at one verb.
fn verb_candidate(scene: Scene<'_>, verb: usize, frame: &Frame, cue: Range<usize>) -> Option<Candidate> {
    if matches!(frame.kind, ClaimKind::Statement | ClaimKind::Office) {
        return None;
    }
    let clause = &scene.sentence.clauses[verb];
    let group = scene.sentence.verb(verb);
    // "launched an attack": the noun makes the claim, the verb only carries it.
    if frame.role(Slot::Object) == Some("means") && clause.objects.iter().any(|&noun| is_attack(scene, noun)) {
        return None;
    }
    let passive = group.passive;
    let takes_object = frame.role(Slot::Object).is_some();
    let mut candidate = Candidate::new(frame.kind, cue.clone(), clause.tokens.clone(), rule(frame));
    candidate.label = frame.label.to_owned();
    // "came under fire": the subject suffers, though the verb is active.
    candidate.passive = passive || frame.role(Slot::Subject) == Some("target");
    candidate.stance = stance::of_verb(scene, verb);
    let intransitive = !takes_object
        && (!clause.objects.is_empty() || passive && frame.kind != ClaimKind::Presence && frame.label != "deploy");
    // "The plane has exploded" takes no object; "killed" without one is no "die".
    // "committed |suicide|": the object is a part of the cue.
    let swallowed = clause.objects.iter().all(|&noun| scene.sentence.noun(noun).head < cue.end);
    if intransitive && (passive || !swallowed) && !matches!(frame.kind, ClaimKind::Demand | ClaimKind::Pledge) {
        let object_is_time = clause
            .objects
            .iter()
            .all(|&noun| scene.judge().category(&scene.filler(noun, false)) == super::judge::Category::Other);
        if !object_is_time || passive {
            return None;
        }
    }
    let lent = lent_subject(scene, verb);
    if passive && takes_object {
        fill(scene, &mut candidate, frame.role(Slot::Object), &clause.subject, true);
    } else {
        match (lent, frame.role(Slot::Subject)) {
            (Lent::Possessor(owner), Some(role)) => candidate.fill(role, owner),
            (Lent::Subject, role) => subject(scene, verb, frame, role, &mut candidate),
            _ => {}
        }
        let told = frame.role(Slot::Object).filter(|role| matches!(*role, "content" | "topic"));
        if let (Some(role), Some(&first)) = (told, clause.objects.first()) {
            let start = scene.filler(first, false).tokens.start.min(scene.sentence.noun(first).tokens.start);
            candidate.fill(role, Filler::new(start..phrase_end(scene, first, frame)));
        } else if takes_object && !(clause.objects.is_empty() && passive) {
            fill(scene, &mut candidate, frame.role(Slot::Object), &clause.objects, frame.preposition("of").is_none());
        }
    }
    for (token, nouns) in &clause.prepositions {
        let word = scene.reading.word(*token);
        if frame.preposition(word) == Some("content") {
            // The content goes on to the end of its clause.
            let start = *token + 1;
            candidate.fill("content", Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
            continue;
        }
        if of_a_noun(scene, *token, frame) {
            continue;
        }
        if passive && word.eq_ignore_ascii_case("by") && takes_object {
            doers(scene, frame, frame.role(Slot::Subject), nouns, &mut candidate);
            continue;
        }
        if frame.kind == ClaimKind::Casualties && scene.reading.is_any(*token, &["in", "during"]) {
            nouns
                .iter()
                .filter(|&&noun| is_attack(scene, noun))
                .for_each(|&noun| candidate.fill("means", scene.filler(noun, false)));
        }
        fill(scene, &mut candidate, frame.preposition(word), nouns, true);
    }
    if frame.kind == ClaimKind::Control {
        candidate.place = place_of(scene, verb);
    }
    if frame.kind == ClaimKind::Meeting {
        if discussed_by(scene, verb) {
            return None;
        }
        topic(scene, verb, frame, &mut candidate);
    }
    if frame.kind == ClaimKind::Casualties && !candidate.has("agent") && !candidate.has("means") {
        when_attacked(scene, verb, &mut candidate);
    }
    if !candidate.has("place") && frame.slots.iter().any(|(_, role)| *role == "place") {
        if let Some(place) = where_of(scene, verb) {
            candidate.fill("place", place);
        }
    }
    complement(scene, verb, frame, &mut candidate);
    if frame.kind == ClaimKind::Pledge {
        beneficiary(scene, &mut candidate);
    }
    negation(scene, &mut candidate, clause.subject.iter().chain(&clause.objects));
    Some(candidate)
}

/// Whose deed a verb is.
enum Lent {
    /// Of the clause's subject.
    Subject,
    /// "|Chadian| efforts to support": of who owns the noun that governs the verb.
    Possessor(Filler),
    /// "discussed the campaign to liberate": of nobody who is named.
    Nobody,
}

/// Who does what an infinitive says that a noun governs: the noun's owner; without one the clause's subject, if its verb
/// says no more than that it has, makes or announces the noun.
fn lent_subject(scene: Scene<'_>, verb: usize) -> Lent {
    let clause = &scene.sentence.clauses[verb];
    let noun = clause.governing_word.and_then(|word| scene.sentence.noun_at(word));
    let noun = noun.or_else(|| named_undertaking(scene, verb));
    let Some(noun) = noun.filter(|_| scene.sentence.verb(verb).infinitive) else { return Lent::Subject };
    let own = possessor(scene, noun).filter(|own| !scene.reading.is(own.tokens.start, Class::POSSESSIVE));
    if let Some(own) = own {
        return if scene.judge().is_actor(&own) { Lent::Possessor(own) } else { Lent::Nobody };
    }
    let Some(governor) = clause.governor else { return Lent::Subject };
    let group = scene.sentence.verb(governor);
    let lemma = scene.reading.info(group.verb).verb;
    let declares = || {
        let frames = scene.frames.of_verb(lemma, scene.reading.id(group.verb));
        frames.iter().any(|frame| frame.kind == ClaimKind::Statement)
    };
    let own = scene.sentence.noun(noun).possessor.is_some();
    let lends = own
        || group.copula
        || scene.frames.is_light(lemma)
        || scene.reading.lexicon.governor(lemma, b'v').is_some()
        || declares()
        || !scene.sentence.clauses[governor].objects.contains(&noun);
    if lends { Lent::Subject } else { Lent::Nobody }
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
fn subject(scene: Scene<'_>, verb: usize, frame: &Frame, role: Option<&'static str>, candidate: &mut Candidate) {
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
fn doers(scene: Scene<'_>, frame: &Frame, role: Option<&'static str>, nouns: &[usize], candidate: &mut Candidate) {
    for &noun in nouns {
        let owner = possessor(scene, noun).filter(|owner| scene.judge().is_actor(owner));
        match (owner, role) {
            (Some(owner), Some(role)) if frame.kind == ClaimKind::Attack && is_attack(scene, noun) => {
                candidate.fill(role, owner);
                if let Some(means) = means(scene, noun) {
                    candidate.fill("means", means);
                }
            }
            _ => fill(scene, candidate, role, &[noun], true),
        }
    }
}

/// "a helicopter crashed, |killing| five": a machine that attacked nobody is what killed, not who.
fn crash(scene: Scene<'_>, verb: usize, candidate: &mut Candidate) {
    let Some(governor) = scene.sentence.clauses[verb].governor else { return };
    let token = scene.sentence.verb(governor).verb;
    let frames = scene.frames.of_verb(scene.reading.info(token).verb, scene.reading.id(token));
    if frames.iter().any(|frame| frame.kind == ClaimKind::Attack) {
        return;
    }
    for machine in candidate.split_off("agent", |agent| scene.judge().is_machine(agent)) {
        candidate.fill("means", machine);
    }
}

/// Whether a noun phrase names an attack: "the air strike".
fn is_attack(scene: Scene<'_>, noun: usize) -> bool {
    let head = scene.sentence.noun(noun).head;
    scene.marks.name(head).is_none()
        && scene.frames.of_noun(scene.reading.id(head)).iter().any(|frame| frame.kind == ClaimKind::Attack)
}

/// "Men |armed with knives| killed": what the subject is armed with.
fn armed_with(scene: Scene<'_>, noun: usize) -> Option<Vec<usize>> {
    let next = scene.sentence.noun(noun).chunk + 1;
    let armed = scene.reading.is_word(scene.word(next), "armed") && scene.reading.is_word(scene.word(next + 1), "with");
    armed.then(|| listed(scene, next + 2).0)
}

/// "killed in an attack |on the village|": whether a preposition is that of the noun right before it, not the verb's.
fn of_a_noun(scene: Scene<'_>, token: usize, frame: &Frame) -> bool {
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

/// "were killed |when gunmen opened fire|": who or what attacked.
fn when_attacked(scene: Scene<'_>, verb: usize, candidate: &mut Candidate) {
    let chunk = scene.sentence.verb(verb).chunk;
    let when =
        (chunk + 1..chunk + 8).find(|&k| matches!(scene.sentence.kind(k), ChunkKind::Wh | ChunkKind::Subordinator));
    let Some(when) = when.filter(|&k| scene.reading.is_any(scene.word(k), &["when", "after", "as"])) else { return };
    let next = verb + 1;
    let Some(clause) = scene.sentence.clauses.get(next) else { return };
    let [noun] = clause.subject[..] else { return };
    if scene.sentence.noun(noun).chunk != when + 1 {
        return;
    }
    let group = scene.sentence.verb(next);
    let frames = scene.frames.of_verb(scene.reading.info(group.verb).verb, scene.reading.id(group.verb));
    let attacks = frames.iter().any(|frame| {
        let complete = frame.particle.is_none_or(|particle| particle_at(scene, next, particle).is_some());
        frame.kind == ClaimKind::Attack && complete
    });
    if !attacks || group.passive {
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

/// Whether a verb only says what another meeting verb's parties met for: "met |to discuss| trade".
fn discussed_by(scene: Scene<'_>, verb: usize) -> bool {
    let group = scene.sentence.verb(verb);
    let Some(governor) = scene.sentence.clauses[verb].governor.filter(|_| group.infinitive) else { return false };
    meets(scene, governor)
}

fn meets(scene: Scene<'_>, verb: usize) -> bool {
    let token = scene.sentence.verb(verb).verb;
    let frames = scene.frames.of_verb(scene.reading.info(token).verb, scene.reading.id(token));
    frames.iter().any(|frame| frame.kind == ClaimKind::Meeting)
}

/// "met officials to discuss |trade and security|": what the infinitive behind says is the topic.
fn topic(scene: Scene<'_>, verb: usize, frame: &Frame, candidate: &mut Candidate) {
    let next = verb + 1;
    let Some(clause) = scene.sentence.clauses.get(next) else { return };
    let talks = scene.sentence.verb(next).infinitive && clause.governor == Some(verb) && meets(scene, next);
    let Some(&first) = clause.objects.first().filter(|_| talks && !candidate.has("topic")) else { return };
    candidate.fill("topic", Filler::new(scene.sentence.noun(first).tokens.start..phrase_end(scene, first, frame)));
}

/// "pledged to support |the army|", "agreed to allow |refugees| to stay": who is helped by what is pledged.
pub(crate) fn beneficiary(scene: Scene<'_>, candidate: &mut Candidate) {
    let Some(start) = candidate.role("content").first().map(|content| content.tokens.start) else { return };
    let verbs = &scene.sentence.chunks.verbs;
    let at = verbs.partition_point(|verb| verb.verb < start);
    let Some(group) = verbs.get(at).filter(|group| group.verb <= start + 2 && !group.passive) else { return };
    let reading = scene.reading;
    let lemma = reading.info(group.verb).verb;
    let frames = scene.frames.of_verb(lemma, reading.id(group.verb));
    let helps = frames.iter().any(|frame| frame.kind == ClaimKind::Support)
        || reading.lexicon.governor(lemma, b'v').is_some_and(|rule| {
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

/// "the camp |where| he was held": the noun phrase before the relative adverb, if it is a place.
fn where_of(scene: Scene<'_>, verb: usize) -> Option<Filler> {
    let clause = &scene.sentence.clauses[verb];
    let &subject = clause.subject.first()?;
    let mut wh = scene.sentence.noun(subject).chunk.checked_sub(1)?;
    if scene.sentence.kind(wh) != ChunkKind::Wh || !scene.reading.is_word(scene.word(wh), "where") {
        return None;
    }
    if wh > 0 && scene.sentence.kind(wh - 1) == ChunkKind::Comma {
        wh -= 1;
    }
    let before = wh.checked_sub(1)?;
    let ChunkKind::Noun(last) = scene.sentence.kind(before) else { return None };
    // "a camp |in the hills| where"
    let outer = before.checked_sub(2).and_then(|k| match scene.sentence.kind(k) {
        ChunkKind::Noun(noun) if scene.reading.is_any(scene.word(k + 1), &["in", "near", "of"]) => Some(noun),
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
fn place_of(scene: Scene<'_>, verb: usize) -> Option<Filler> {
    let clause = &scene.sentence.clauses[verb];
    let mut inside = clause.prepositions.iter().filter(|(token, _)| scene.reading.is_word(*token, "in"));
    let (_, nouns) = inside.next()?;
    let [first, .., last] = nouns[..] else {
        let &[only] = nouns.as_slice() else { return None };
        return Some(scene.filler(only, true)).filter(|place| scene.judge().is_place(place));
    };
    let whole = Filler::new(scene.sentence.noun(first).tokens.start..scene.sentence.noun(last).tokens.end);
    scene.judge().is_place(&scene.filler(first, true)).then_some(whole)
}

pub(crate) fn rule(frame: &Frame) -> String {
    format!("{}/{}", frame.kind.as_str(), frame.cue.replace(' ', "-"))
}

pub(crate) fn fill(scene: Scene<'_>, candidate: &mut Candidate, role: Option<&'static str>, nouns: &[usize], of: bool) {
    let Some(role) = role else { return };
    for &noun in nouns {
        candidate.fill(role, scene.filler(noun, of));
    }
}

/// A "no" on subject or object denies the claim.
fn negation<'n>(scene: Scene<'_>, candidate: &mut Candidate, mut nouns: impl Iterator<Item = &'n usize>) {
    if nouns.any(|&noun| scene.sentence.noun(noun).negated) {
        candidate.stance.polarity = super::Polarity::Negated;
    }
}

/// "pledged |to send troops|", "committed to |training them|", "denied |that it fled|".
fn complement(scene: Scene<'_>, verb: usize, frame: &Frame, candidate: &mut Candidate) {
    // "accused Togo |of sheltering gunmen|"
    let gerund = (frame.preposition("of") == Some("content")).then(|| gerund_after(scene, verb, frame)).flatten();
    if let Some(start) = gerund.filter(|_| !candidate.has("content")) {
        candidate.fill("content", Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
    }
    let role = frame.role(Slot::Complement).or_else(|| frame.role(Slot::Infinitive));
    let Some(role) = role else { return };
    if candidate.has(role) {
        return;
    }
    let clause = &scene.sentence.clauses[verb];
    let start = match clause.complement {
        Some(start) if frame.role(Slot::Complement).is_some() => Some(start),
        _ => verbal_after(scene, scene.sentence.verb(verb).tokens.end),
    };
    if let Some(start) = start {
        candidate.fill(role, Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
    }
}

/// "Two guards and four drivers were killed": groups that are counted apart make a claim each.
fn submit_groups(scene: Scene<'_>, candidate: Candidate, out: &mut Vec<Candidate>) -> bool {
    let victims = candidate.role("victims");
    let number = |victims: &Filler| victims.tokens.clone().any(|i| scene.reading.is_word(i, "number"));
    let counted = |victims: &&Filler| scene.judge().has_figure(victims) || number(victims);
    if candidate.kind != ClaimKind::Casualties || victims.len() < 2 || victims.iter().filter(counted).count() < 2 {
        return submit(scene, candidate, out);
    }
    let mut taken = false;
    for (at, group) in victims.iter().enumerate() {
        let mut alone = candidate.clone();
        alone.set("victims", vec![group.clone()]);
        if at > 0 {
            alone.rule.push_str(AGAIN);
        }
        taken |= submit(scene, alone, out);
    }
    taken
}

/// Ends the rule of a candidate that shares its cue with another of its kind.
pub(crate) const AGAIN: &str = "+gap";

/// Submits a candidate, one for each group that it counts; and where a second figure and place follow without their verb
/// ("2,500 in A and 900 in B"), one more with what was left out.
fn gapped(scene: Scene<'_>, verb: usize, frame: &Frame, candidate: Candidate, out: &mut Vec<Candidate>) {
    if !submit_groups(scene, candidate, out)
        || !matches!(frame.kind, ClaimKind::Presence | ClaimKind::Casualties | ClaimKind::Movement)
    {
        return;
    }
    let last = scene.sentence.clauses[verb].prepositions.last().and_then(|(_, nouns)| nouns.last().copied());
    let Some(last) = last else { return };
    let Some(first) = out.last().cloned() else { return };
    let counted = match frame.kind {
        ClaimKind::Presence => ["size", "force"],
        ClaimKind::Casualties => ["victims", "victims"],
        _ => ["size", "force"],
    };
    let mut k = scene.sentence.noun(last).chunk + 1;
    for _ in 0..4 {
        while scene.sentence.kind(k) == ChunkKind::Comma {
            k += 1;
        }
        if scene.sentence.kind(k) != ChunkKind::Conjunction {
            return;
        }
        let (ChunkKind::Noun(number), ChunkKind::Preposition, ChunkKind::Noun(place)) =
            (scene.sentence.kind(k + 1), scene.sentence.kind(k + 2), scene.sentence.kind(k + 3))
        else {
            return;
        };
        let role = frame.preposition(scene.reading.word(scene.word(k + 2)));
        if scene.sentence.noun(number).figure.is_none()
            || role.is_none()
            || matches!(scene.sentence.kind(k + 4), ChunkKind::Verb(next) if scene.sentence.verb(next).finite)
        {
            return;
        }
        let mut second = first.clone();
        second.rule.push_str(AGAIN);
        let size = scene.filler(number, false);
        let role_of_size = if second.has(counted[0]) { counted[0] } else { counted[1] };
        second.set(role_of_size, vec![size]);
        if let Some(role) = role {
            second.set(role, vec![scene.filler(place, true)]);
        }
        for (_, fillers) in second.roles.iter_mut().filter(|(role, _)| {
            !role_of_size.eq(*role) && Some(*role) != frame.preposition(scene.reading.word(scene.word(k + 2)))
        }) {
            fillers.iter_mut().for_each(|filler| filler.elided = true);
        }
        second.clause = second.clause.start..scene.sentence.noun(place).tokens.end.max(second.clause.end);
        out.push(second);
        k = scene.sentence.noun(place).chunk + 1;
    }
}

/// "were found |dead|", "are feared |missing|": the state that people are found or thought to be in.
fn found(scene: Scene<'_>, verb: usize, out: &mut Vec<Candidate>) {
    let reading = scene.reading;
    let group = scene.sentence.verb(verb);
    let Some(rule_of_verb) = reading.lexicon.governor(reading.info(group.verb).verb, b'v') else { return };
    let at = group.tokens.end;
    for frame in scene.frames.of_adjective(reading.id(at)).iter().filter(|frame| frame.kind == ClaimKind::Casualties) {
        let clause = &scene.sentence.clauses[verb];
        let mut candidate = Candidate::new(frame.kind, at..at + 1, clause.tokens.clone(), rule(frame));
        candidate.label = frame.label.to_owned();
        candidate.stance = stance::of_verb(scene, verb);
        if rule_of_verb.effect == Effect::Possible {
            candidate.stance.modality = Modality::Possible;
        }
        fill(scene, &mut candidate, frame.role(Slot::Subject), &clause.subject, true);
        for (token, nouns) in &clause.prepositions {
            fill(scene, &mut candidate, frame.preposition(reading.word(*token)), nouns, true);
        }
        submit(scene, candidate, out);
    }
}

/// "is |ready| to remain", "is |committed| to training".
fn adjectives(scene: Scene<'_>, verb: usize, out: &mut Vec<Candidate>) {
    let group = scene.sentence.verb(verb);
    let reading = scene.reading;
    // A participle in the verb group itself ("is committed to") or an adjective after "be".
    let mut at = if group.copula { group.tokens.end } else { group.verb };
    while reading.is(at, Class::ADVERB) || reading.token(at).is_double_quote() || reading.mark(at) == Mark::OpenSingle {
        at += 1;
    }
    let stays = reading
        .is_any(group.verb, &["remain", "remains", "remained", "stand", "stands", "stood", "stay", "stays", "stayed"]);
    if stays {
        at = group.tokens.end;
    }
    if !group.copula && !group.passive && !stays {
        return;
    }
    if group.passive {
        found(scene, verb, out);
    }
    for frame in scene.frames.of_adjective(reading.id(at)) {
        let clause = &scene.sentence.clauses[verb];
        let mut candidate = Candidate::new(frame.kind, at..at + 1, clause.tokens.clone(), rule(frame));
        candidate.label = frame.label.to_owned();
        candidate.stance = stance::of_verb(scene, verb);
        fill(scene, &mut candidate, frame.role(Slot::Subject), &clause.subject, true);
        let Some(role) = frame.role(Slot::Infinitive) else {
            for (token, nouns) in &clause.prepositions {
                fill(scene, &mut candidate, frame.preposition(reading.word(*token)), nouns, true);
            }
            negation(scene, &mut candidate, clause.subject.iter());
            submit(scene, candidate, out);
            continue;
        };
        let mut next = at + 1;
        while scene.reading.token(next).is_double_quote()
            || reading.mark(next) == Mark::Apostrophe && reading.token(next).gap == Gap::None
        {
            next += 1;
        }
        let to_noun = frame.preposition("to").is_some() && reading.is_word(next, "to");
        let start =
            verbal_after(scene, next).filter(|&start| start <= next + 2).or_else(|| to_noun.then_some(next + 1));
        if let Some(start) = start {
            candidate.fill(role, Filler::new(tidy(reading, start..clause_end(scene, start))));
        }
        if frame.kind == ClaimKind::Pledge {
            beneficiary(scene, &mut candidate);
        }
        submit(scene, candidate, out);
    }
}
