//! Frames against clauses: every verb, noun and adjective that the table lists proposes a claim, with its roles read
//! from the grammatical places that the table names. Runs once a sentence.

use std::borrow::Cow;
use std::ops::Range;

use super::ClaimKind;
use super::argument::{filler, tidy};
use super::candidate::{Candidate, Filler};
pub(crate) use super::content::clause_end;
use super::content::{beneficiary, discussed_by, gerund_after, phrase_end, topic, verbal_after};
use super::fact::Modality;
use super::frame::{Frame, Frames, Slot};
use super::implied::{self, harmed};
use super::judge::Judge;
use super::nominal::{compounds, nouns, states};
use super::partners::{Lent, doers, is_attack, lent_subject, of_a_noun, place_of, subject, when_attacked, where_of};
use super::stance;
use crate::syntax::{ChunkKind, Form, Marks, Nouns, Sentence};
use crate::text::{Gap, Mark};
use crate::words::{Class, Effect, List, Reading, words};

/// What the engine reads.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) marks: &'a Marks,
    pub(crate) frames: &'a Frames,
    pub(crate) sentence: &'a Sentence<'a>,
    /// By verb group, the frames of its verb.
    pub(crate) of_verbs: &'a [&'a [Frame]],
}

impl<'a> Scene<'a> {
    pub(crate) fn judge(&self) -> Judge<'_> {
        Judge { reading: self.reading, marks: self.marks, frames: self.frames }
    }

    pub(crate) fn filler(&self, noun: usize, of: bool) -> Filler {
        filler(self.reading, self.marks, self.sentence, noun, of)
    }

    /// The frames of a verb group's verb.
    pub(crate) fn frames_at(&self, verb: usize) -> &'a [Frame] {
        self.of_verbs[verb]
    }

    /// Whether a verb group's verb has a frame of a kind.
    pub(crate) fn tells(&self, verb: usize, kind: ClaimKind) -> bool {
        self.frames_at(verb).iter().any(|frame| frame.kind == kind)
    }

    pub(crate) fn word(&self, chunk: usize) -> usize {
        self.sentence.chunks.all.get(chunk).map_or(usize::MAX, |chunk| chunk.tokens.start)
    }
}

/// Every candidate of a sentence but statements and offices, which have readers of their own. `out` has none of another
/// sentence.
pub(crate) fn propose(scene: Scene<'_>, out: &mut Vec<Candidate>) {
    for verb in 0..scene.sentence.clauses.len() {
        verbs(scene, verb, out);
        adjectives(scene, verb, out);
    }
    let hyphens = scene.sentence.has_mark(Mark::Hyphen);
    for (noun, phrase) in scene.sentence.chunks.nouns.iter().enumerate() {
        if !scene.frames.of_noun(scene.reading.id(phrase.head)).is_empty() {
            nouns(scene, noun, out);
        }
        if phrase.figure.is_some() {
            states(scene, noun, out);
        }
        if hyphens {
            compounds(scene, noun, out);
        }
    }
    implied::read(scene, out);
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
    let frames = scene.frames_at(verb);
    if frames.is_empty() {
        return;
    }
    let mut with_particle = false;
    for frame in frames {
        let Some(at) = frame.particle.and_then(|particle| particle_at(scene, verb, particle)) else { continue };
        with_particle = true;
        if let Some(candidate) = verb_candidate(scene, verb, frame, group.verb..at + 1) {
            gapped(scene, verb, frame, candidate, out);
        }
    }
    if with_particle {
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
    let letter = |word: &str| word.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let at = |start: usize| {
        // Most particles are not there.
        if letter(scene.reading.word(start)) != letter(particle) {
            return None;
        }
        let words = particle.split(' ').enumerate();
        let mut end = start;
        for (i, word) in words {
            if !scene.reading.is_word(start + i, word) {
                return None;
            }
            end = start + i;
        }
        // "called her |on Friday| to thank her": a day is no part of the verb.
        let day = scene.reading.is_word(end, "on") && scene.marks.is_time(end + 1);
        (!day).then_some(end)
    };
    if let Some(end) = at(from) {
        return Some(end);
    }
    let object = scene.sentence.noun_at(from)?;
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
    // "killed three guards |and fled|": who does harm is not driven out.
    let harms = |&partner: &usize| {
        let violent = [ClaimKind::Attack, ClaimKind::Casualties];
        !scene.sentence.verb(partner).passive && violent.iter().any(|&kind| scene.tells(partner, kind))
    };
    if frame.label == "displaced" && clause.coordinated.filter(harms).is_some() {
        return None;
    }
    if frame.kind == ClaimKind::Presence && !says_where(scene, verb, frame) {
        return None;
    }
    let objects = objects(scene, verb, frame, &cue);
    // "launched an attack": the noun makes the claim, the verb only carries it.
    if frame.role(Slot::Object) == Some("means") && objects.iter().any(|&noun| is_attack(scene, noun)) {
        return None;
    }
    // "and 40 |fled|": a bare form of a verb without objects is active, whatever its neighbours share.
    let suffers = frame.role(Slot::Object).is_some() && frame.role(Slot::Subject) != Some("victims");
    let passive = group.passive && (suffers || group.tokens.len() > 1 || !group.finite);
    let takes_object = frame.role(Slot::Object).is_some();
    let mut candidate = Candidate::new(frame.kind, cue.clone(), clause.tokens.clone(), rule(frame));
    candidate.label = frame.label;
    // "came under fire": the subject suffers, though the verb is active.
    candidate.passive = passive || frame.role(Slot::Subject) == Some("target");
    let intransitive = !takes_object
        && (!objects.is_empty() || passive && frame.kind != ClaimKind::Presence && frame.label != "deploy");
    // "The plane has exploded" takes no object; "killed" without one is no "die".
    // "committed |suicide|": the object is a part of the cue.
    let swallowed = objects.iter().all(|&noun| scene.sentence.noun(noun).head < cue.end);
    if intransitive && (passive || !swallowed) && !matches!(frame.kind, ClaimKind::Demand | ClaimKind::Pledge) {
        let object_is_time = clause
            .objects
            .iter()
            .all(|&noun| scene.judge().category(&scene.filler(noun, false)) == super::judge::Category::Other);
        if !object_is_time || passive {
            return None;
        }
    }
    candidate.stance = stance::of_verb(scene, verb);
    if meant(scene, verb, frame) && candidate.stance.modality == Modality::Actual {
        candidate.stance.modality = Modality::Planned;
    }
    let lent = lent_subject(scene, verb);
    if passive && takes_object {
        fill(scene, &mut candidate, frame.role(Slot::Object), &clause.subject, true);
    } else {
        match (lent, frame.role(Slot::Subject)) {
            (Lent::Possessor(owner), Some(role)) => {
                // "Kenyan efforts to support": who makes an effort to help is helping.
                if frame.kind == ClaimKind::Support
                    && candidate.stance.modality == Modality::Planned
                    && effort(scene, verb)
                {
                    candidate.stance.modality = Modality::Actual;
                }
                candidate.fill(role, owner);
            }
            (Lent::Subject, role) => subject(scene, verb, frame, role, &mut candidate),
            _ => {}
        }
        let told = frame.role(Slot::Object).filter(|role| matches!(*role, "content" | "topic"));
        if let (Some(role), Some(&first)) = (told, objects.first()) {
            let start = scene.filler(first, false).tokens.start.min(scene.sentence.noun(first).tokens.start);
            candidate.fill(role, Filler::new(start..phrase_end(scene, first, frame)));
        } else if takes_object && !(objects.is_empty() && passive) {
            fill(scene, &mut candidate, frame.role(Slot::Object), &objects, frame.preposition("of").is_none());
        }
    }
    for (token, nouns) in clause.prepositions.iter().chain(shared_behind(scene, verb, frame)) {
        let word = scene.reading.word(*token);
        // "called it a setback |for democracy|"
        let behind_object = || objects.first().is_some_and(|&noun| scene.sentence.noun(noun).tokens.start < *token);
        if frame.kind == ClaimKind::Demand && !takes_object && behind_object() {
            continue;
        }
        // "On a flight |for talks|, she called it late": what stands before the verb is not called for.
        if frame.preposition(word) == Some("content") && *token < group.verb {
            continue;
        }
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
        // "hurled at the guards |at the gate|": what a preposition gives a second time is where.
        let role = frame.preposition(word);
        let again = role == Some("target") && candidate.has("target");
        let place = again && nouns.iter().all(|&noun| !scene.judge().is_people(&scene.filler(noun, true)));
        fill(scene, &mut candidate, if place { Some("place") } else { role }, nouns, true);
    }
    // "is heading to": on the way, and not there.
    if candidate.rule == "visit/head"
        && !group.past
        && group.form == Form::Ing
        && candidate.stance.modality == Modality::Actual
    {
        candidate.stance.modality = Modality::Planned;
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
    if !candidate.has("place") && frame.has("place") {
        if let Some(place) = where_of(scene, verb) {
            candidate.fill("place", place);
        }
    }
    if frame.kind == ClaimKind::Support && frame.role(Slot::Object) == Some("recipient") && !candidate.has("amount") {
        given(scene, verb, &mut candidate);
    }
    if !candidate.has("target") && !candidate.has("place") {
        harmed(scene, verb, frame).into_iter().for_each(|target| candidate.fill("target", target));
    }
    complement(scene, verb, frame, &mut candidate);
    if frame.kind == ClaimKind::Pledge {
        beneficiary(scene, &mut candidate);
    }
    negation(scene, &mut candidate, clause.subject.iter().chain(&*objects));
    // "shot |dead| two guards", "took twelve people |hostage|": what the cue holds is none of the object.
    let last = candidate.cue.end;
    let particle = last - frame.particle.map_or(0, |particle| particle.split(' ').count());
    let suffers = candidate.kind == ClaimKind::Casualties;
    for filler in candidate.roles.iter_mut().flat_map(|(_, fillers)| fillers) {
        if filler.tokens.start > group.verb && filler.tokens.start < last && filler.tokens.end > last {
            filler.tokens.start = last;
        }
        let inside = filler.tokens.start > group.verb && filler.tokens.start < particle;
        if suffers && inside && filler.tokens.end == last {
            filler.tokens.end = particle;
        }
    }
    Some(candidate)
}

/// Whether anything about a verb can fill the place of its frame.
fn says_where(scene: Scene<'_>, verb: usize, frame: &Frame) -> bool {
    let place = |role: Option<&str>| role == Some("place");
    let mut prepositions = scene.sentence.clauses[verb].prepositions.iter();
    prepositions.any(|(token, _)| place(frame.preposition(scene.reading.word(*token))))
        || [Slot::Subject, Slot::Object, Slot::Complement, Slot::Infinitive].iter().any(|&slot| place(frame.role(slot)))
        || where_of(scene, verb).is_some()
}

/// "entered the hotel |to kill| the judge": what harm is done for is not done yet; but "used a knife |to kill| him", "went on
/// |to kill| six".
fn meant(scene: Scene<'_>, verb: usize, frame: &Frame) -> bool {
    let group = scene.sentence.verb(verb);
    let harm = matches!(frame.kind, ClaimKind::Attack | ClaimKind::Casualties) && frame.role(Slot::Object).is_some();
    let clause = &scene.sentence.clauses[verb];
    let Some(main) = clause.governor.filter(|_| harm && group.infinitive && clause.governing_word.is_none()) else {
        return false;
    };
    let before = scene.sentence.verb(main);
    let done = scene.reading.is_one(before.verb, words!["use", "used", "uses", "using", "managed", "combined", "rose"])
        || scene.reading.is_word(before.tokens.end, "on");
    before.governor.is_none() && before.finite && !done
}

/// "killed three and wounded four |in Karm|", "nine were killed and 12 injured |in a crash|": what stands behind the second
/// harm says where and by what of both, unless the first has phrases of its own.
fn shared_behind<'s>(scene: Scene<'s>, verb: usize, frame: &Frame) -> &'s [(usize, Nouns)] {
    let next = verb + 1;
    let none = scene.sentence.clauses[verb].prepositions.is_empty();
    if frame.kind != ClaimKind::Casualties || !none || next >= scene.sentence.clauses.len() {
        return &[];
    }
    let clause = &scene.sentence.clauses[next];
    let (own, other) = (scene.sentence.verb(verb), scene.sentence.verb(next));
    let subject = clause.subject.first().map_or(other.chunk, |&noun| scene.sentence.noun(noun).chunk);
    let elliptic = own.passive && other.passive && other.tokens.len() == 1 && subject > own.chunk;
    let first = if elliptic { subject } else { other.chunk };
    let behind = |k: usize| matches!(scene.sentence.kind(k), ChunkKind::Conjunction);
    let joined = first > own.chunk + 1 && behind(first - 1) && scene.sentence.kind(first - 2) != ChunkKind::Comma;
    let coordinated = clause.coordinated == Some(verb) || elliptic;
    // "killed three |and fled| in a van": who flees is no victim.
    let harms = |frame: &Frame| frame.kind == ClaimKind::Casualties && frame.label != "displaced";
    if coordinated && joined && scene.frames_at(next).iter().any(harms) { &clause.prepositions } else { &[] }
}

/// The objects of a verb; with a particle, also what follows it: "burned down |a school|".
fn objects<'s>(scene: Scene<'s>, verb: usize, frame: &Frame, cue: &Range<usize>) -> Cow<'s, [usize]> {
    let clause = &scene.sentence.clauses[verb];
    let last = cue.end - 1;
    let free = frame.particle.is_some() && frame.preposition(scene.reading.word(last)).is_none();
    match clause.prepositions.iter().find(|(token, _)| free && *token == last) {
        Some((_, nouns)) if clause.objects.is_empty() => Cow::Borrowed(nouns),
        // "shot dead |the mayor|": of two phrases the first is a part of the cue.
        None if free
            && cue.len() > 1
            && clause.objects.iter().all(|&noun| scene.sentence.noun(noun).tokens.end <= cue.end) =>
        {
            scene.sentence.noun_at(cue.end).map_or(Cow::Borrowed(&*clause.objects), |noun| Cow::Owned(vec![noun]))
        }
        _ => Cow::Borrowed(&clause.objects),
    }
}

/// "gave Norland |330 million crowns|": the second of two objects.
fn given(scene: Scene<'_>, verb: usize, candidate: &mut Candidate) {
    let Some(&last) = scene.sentence.clauses[verb].objects.last() else { return };
    // "something |we| support"
    if scene.sentence.noun(last).chunk < scene.sentence.verb(verb).chunk {
        return;
    }
    if let ChunkKind::Noun(next) = scene.sentence.kind(scene.sentence.noun(last).chunk + 1) {
        fill(scene, candidate, Some("amount"), &[next], true);
    }
}

/// Whether "efforts" or "work" govern a verb.
fn effort(scene: Scene<'_>, verb: usize) -> bool {
    let word = scene.sentence.clauses[verb].governing_word;
    word.is_some_and(|word| scene.reading.is_any(word, &["effort", "efforts", "work"]))
}

pub(crate) fn rule(frame: &Frame) -> &'static str {
    frame.rule
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
    // "called him late |for sleeping|": only what is called for without anybody called so.
    let bare = scene.sentence.clauses[verb].objects.is_empty() && !candidate.passive;
    let takes_act = ["of", "with"].iter().any(|word| frame.preposition(word) == Some("content"))
        || bare && frame.preposition("for") == Some("content");
    let gerund = takes_act.then(|| gerund_after(scene, verb, frame)).flatten();
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
        _ => verbal_after(scene, scene.sentence.verb(verb).tokens.end)
            .filter(|&start| !settled(scene, verb, frame, start)),
    };
    if let Some(start) = start {
        candidate.fill(role, Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
    }
}

/// "agreed |on the structure of a board| to represent them": the infinitive is of what they agreed on.
fn settled(scene: Scene<'_>, verb: usize, frame: &Frame, start: usize) -> bool {
    // "pressed him on |his failure to pay|": the infinitive is of a noun.
    let verbs = &scene.sentence.chunks.verbs;
    let next = scene.sentence.verb_from(start);
    let infinitive = verbs.get(next).filter(|group| group.tokens.start == start && group.infinitive).map(|_| next);
    let of_noun =
        infinitive.and_then(|next| scene.sentence.clauses[next].governing_word).and_then(|i| scene.sentence.noun_at(i));
    if of_noun
        .is_some_and(|noun| scene.sentence.noun(noun).possessor.is_some() && scene.sentence.object_of(noun).is_none())
    {
        return true;
    }
    if frame.particle.is_some() || frame.preposition("on").is_some() {
        return false;
    }
    let on = |(token, _): &(usize, Nouns)| *token < start && scene.reading.is_any(*token, &["on", "upon", "about"]);
    scene.sentence.clauses[verb].objects.is_empty() && scene.sentence.clauses[verb].prepositions.iter().any(on)
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
        alone.set("victims", [group.clone()]);
        if at > 0 {
            alone.rule.to_mut().push_str(AGAIN);
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
    let first = out.len().saturating_sub(1);
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
        let Some(mut second) = out.get(first).cloned() else { return };
        second.rule.to_mut().push_str(AGAIN);
        let size = scene.filler(number, false);
        let role_of_size = if second.has(counted[0]) { counted[0] } else { counted[1] };
        second.set(role_of_size, [size]);
        if let Some(role) = role {
            second.set(role, [scene.filler(place, true)]);
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

/// The candidate of a state that a verb group tells of its subject, at a token: "were found |dead|", "is |ready|".
fn state_of(scene: Scene<'_>, verb: usize, frame: &Frame, at: usize) -> Candidate {
    let clause = &scene.sentence.clauses[verb];
    let mut candidate = Candidate::new(frame.kind, at..at + 1, clause.tokens.clone(), rule(frame));
    candidate.label = frame.label;
    candidate.stance = stance::of_verb(scene, verb);
    fill(scene, &mut candidate, frame.role(Slot::Subject), &clause.subject, true);
    candidate
}

/// Fills the roles that a frame gives to the prepositions of a verb group.
fn prepositions(scene: Scene<'_>, verb: usize, frame: &Frame, candidate: &mut Candidate) {
    for (token, nouns) in &scene.sentence.clauses[verb].prepositions {
        fill(scene, candidate, frame.preposition(scene.reading.word(*token)), nouns, true);
    }
}

/// "were found |dead|", "are feared |missing|": the state that people are found or thought to be in.
fn found(scene: Scene<'_>, verb: usize, out: &mut Vec<Candidate>) {
    let reading = scene.reading;
    let group = scene.sentence.verb(verb);
    let Some(rule_of_verb) = group.governor else { return };
    let at = group.tokens.end;
    for frame in scene.frames.of_adjective(reading.id(at)).iter().filter(|frame| frame.kind == ClaimKind::Casualties) {
        let mut candidate = state_of(scene, verb, frame, at);
        if rule_of_verb.effect == Effect::Possible {
            candidate.stance.modality = Modality::Possible;
        }
        prepositions(scene, verb, frame, &mut candidate);
        submit(scene, candidate, out);
    }
}

/// "Six children were among the |dead|": a state that the subject shares with others.
fn among(scene: Scene<'_>, verb: usize, out: &mut Vec<Candidate>) {
    let clause = &scene.sentence.clauses[verb];
    let reading = scene.reading;
    let of_those = |(token, _): &(usize, Nouns)| {
        (reading.is_word(*token, "among") && reading.is_word(token + 1, "the")).then_some(token + 2)
    };
    let Some(state) = clause.prepositions.iter().find_map(of_those) else { return };
    // "among the |injured| sailors": then the sailors are.
    if reading.is(state + 1, Class::NOUN) && !reading.is(state + 1, Class::CLOSED) {
        return;
    }
    let frames = scene.frames.of_adjective(reading.id(state)).iter();
    for frame in frames.filter(|frame| frame.kind == ClaimKind::Casualties) {
        let mut candidate = state_of(scene, verb, frame, state);
        negation(scene, &mut candidate, clause.subject.iter());
        submit(scene, candidate, out);
    }
}

/// "is |ready| to remain", "is |committed| to training".
fn adjectives(scene: Scene<'_>, verb: usize, out: &mut Vec<Candidate>) {
    let group = scene.sentence.verb(verb);
    let reading = scene.reading;
    const STAY: &List = words!["remain", "remains", "remained", "stand", "stands", "stood", "stay", "stays", "stayed"];
    let stays = reading.is_one(group.verb, STAY);
    if !group.copula && !group.passive && !stays {
        return;
    }
    // A participle in the verb group itself ("is committed to") or an adjective after "be".
    let mut at = if group.copula { group.tokens.end } else { group.verb };
    while reading.is(at, Class::ADVERB) || reading.token(at).is_double_quote() || reading.mark(at) == Mark::OpenSingle {
        at += 1;
    }
    if stays {
        at = group.tokens.end;
    }
    if group.passive {
        found(scene, verb, out);
    }
    if group.copula {
        among(scene, verb, out);
    }
    for frame in scene.frames.of_adjective(reading.id(at)) {
        let clause = &scene.sentence.clauses[verb];
        let mut candidate = state_of(scene, verb, frame, at);
        let Some(role) = frame.role(Slot::Infinitive) else {
            prepositions(scene, verb, frame, &mut candidate);
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
