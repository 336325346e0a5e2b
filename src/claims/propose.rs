//! Frames against clauses: every verb, noun and adjective that the table lists proposes a claim, with its roles read
//! from the grammatical places that the table names. Runs once a sentence.

use std::ops::Range;

use super::ClaimKind;
use super::argument::{filler, tidy};
use super::candidate::{Candidate, Filler};
use super::frame::{Frame, Frames, NounClass, Slot};
use super::judge::Judge;
use super::stance;
use crate::kind::EntityKind;
use crate::syntax::{ChunkKind, Marks, Sentence};
use crate::text::{Gap, Mark};
use crate::words::{Class, Reading, Sense};

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

    fn filler(&self, noun: usize, of: bool) -> Filler {
        filler(self.reading, self.marks, self.sentence, noun, of)
    }

    fn word(&self, chunk: usize) -> usize {
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
        compounds(scene, noun, &mut out);
    }
    out
}

/// Asks the kind, and keeps what it takes.
fn submit(scene: Scene<'_>, mut candidate: Candidate, out: &mut Vec<Candidate>) -> bool {
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
                gapped(scene, verb, frame, &candidate, out);
            }
        }
        return;
    }
    for frame in frames.iter().filter(|frame| frame.particle.is_none()) {
        if let Some(candidate) = verb_candidate(scene, verb, frame, group.verb..group.verb + 1) {
            gapped(scene, verb, frame, &candidate, out);
        }
    }
}

/// Where the particle of a verb stands: right behind it, or behind its object.
fn particle_at(scene: Scene<'_>, verb: usize, particle: &str) -> Option<usize> {
    let from = scene.sentence.verb(verb).tokens.end;
    let direct = scene.reading.is_word(from, particle).then_some(from);
    let noun = scene.reading.is(from, Class::DETERMINER | Class::PRONOUN) || scene.sentence.noun_at(from).is_some();
    let behind = || {
        let object = scene.sentence.noun_at(from)?;
        let end = scene.sentence.noun(object).tokens.end;
        (end - from < 8 && scene.reading.is_word(end, particle)).then_some(end)
    };
    // "take twelve people hostage": the particle may have been chunked into the object.
    let inside = || {
        let object = scene.sentence.noun_at(from)?;
        let last = scene.sentence.noun(object).tokens.end - 1;
        scene.reading.is_word(last, particle).then_some(last)
    };
    direct.or_else(|| noun.then(behind).flatten()).or_else(|| noun.then(inside).flatten())
}

/// The candidate of one frame at one verb.
fn verb_candidate(scene: Scene<'_>, verb: usize, frame: &Frame, cue: Range<usize>) -> Option<Candidate> {
    if matches!(frame.kind, ClaimKind::Statement | ClaimKind::Office) {
        return None;
    }
    let clause = &scene.sentence.clauses[verb];
    let group = scene.sentence.verb(verb);
    let passive = group.passive;
    let takes_object = frame.role(Slot::Object).is_some();
    let mut candidate = Candidate::new(frame.kind, cue.clone(), clause.tokens.clone(), rule(frame));
    candidate.label = frame.label.to_owned();
    candidate.passive = passive;
    candidate.stance = stance::of_verb(scene, verb);
    let intransitive = !takes_object
        && (!clause.objects.is_empty() || passive && frame.kind != ClaimKind::Presence && frame.label != "deploy");
    // "The plane has exploded" takes no object; "killed" without one is no "die".
    if intransitive && !matches!(frame.kind, ClaimKind::Demand | ClaimKind::Pledge) {
        let object_is_time = clause
            .objects
            .iter()
            .all(|&noun| scene.judge().category(&scene.filler(noun, false)) == super::judge::Category::Other);
        if !object_is_time || passive {
            return None;
        }
    }
    if passive && takes_object {
        fill(scene, &mut candidate, frame.role(Slot::Object), &clause.subject, true);
    } else {
        fill(scene, &mut candidate, frame.role(Slot::Subject), &clause.subject, true);
        if takes_object && !(clause.objects.is_empty() && passive) {
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
        let role = if passive && word.eq_ignore_ascii_case("by") && takes_object {
            frame.role(Slot::Subject)
        } else {
            frame.preposition(word)
        };
        fill(scene, &mut candidate, role, nouns, true);
    }
    if frame.kind == ClaimKind::Control {
        candidate.place = place_of(scene, verb);
    }
    complement(scene, verb, frame, &mut candidate);
    negation(scene, &mut candidate, clause.subject.iter().chain(&clause.objects));
    Some(candidate)
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

fn rule(frame: &Frame) -> String {
    format!("{}/{}", frame.kind.as_str(), frame.cue.replace(' ', "-"))
}

fn fill(scene: Scene<'_>, candidate: &mut Candidate, role: Option<&'static str>, nouns: &[usize], of: bool) {
    let Some(role) = role else { return };
    for &noun in nouns {
        candidate.fill(role, scene.filler(noun, of));
    }
}

/// Fills a role that nothing fills yet; talks and parties gather all.
fn fill_missing(scene: Scene<'_>, candidate: &mut Candidate, role: Option<&'static str>, nouns: &[usize]) {
    if role.is_some_and(|role| role == "parties" || !candidate.has(role)) {
        fill(scene, candidate, role, nouns, true);
    }
}

/// The finite verb nearest before a token, else after it, that has a subject of its own.
fn acting(scene: Scene<'_>, token: usize) -> Option<usize> {
    let acts = |&verb: &usize| {
        let clause = &scene.sentence.clauses[verb];
        scene.sentence.verb(verb).finite && !clause.relative && !clause.subject.is_empty()
    };
    let here = scene.sentence.chunks.verbs.partition_point(|verb| verb.verb < token);
    let before = (0..here).rev().take(6).find(acts);
    before.or_else(|| (here..scene.sentence.clauses.len()).take(6).find(acts))
}

/// "In support of the army, the coalition struck": who acts is who supports.
fn in_support_of(scene: Scene<'_>, noun: usize, frame: &Frame, candidate: &mut Candidate) {
    let phrase = scene.sentence.noun(noun);
    let before = phrase.chunk.checked_sub(1).map(|k| scene.word(k));
    let after = scene.reading.is_word(phrase.tokens.end, "of");
    if !before.is_some_and(|token| scene.reading.is_word(token, "in")) || !after || phrase.tokens.len() > 1 {
        return;
    }
    let Some(main) = acting(scene, phrase.tokens.start) else { return };
    let clause = &scene.sentence.clauses[main];
    fill(scene, candidate, frame.role(Slot::Possessor), &clause.subject, true);
    if let ChunkKind::Noun(_) = scene.sentence.kind(phrase.chunk + 2) {
        let (list, _) = listed(scene, phrase.chunk + 2);
        fill(scene, candidate, frame.preposition("for"), &list, true);
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

/// "of |sheltering|" behind a verb and its object.
fn gerund_after(scene: Scene<'_>, verb: usize, frame: &Frame) -> Option<usize> {
    let from = scene.sentence.verb(verb).chunk + 1;
    (from..from + 6).find_map(|k| {
        let preposition = scene.sentence.kind(k) == ChunkKind::Preposition
            && frame.preposition(scene.reading.word(scene.word(k))) == Some("content");
        match scene.sentence.kind(k + 1) {
            ChunkKind::Verb(next) if preposition && !scene.sentence.verb(next).finite => {
                Some(scene.sentence.verb(next).tokens.start)
            }
            _ => None,
        }
    })
}

/// An infinitive or "-ing" form after a token, with objects and "to" between: where its content begins.
fn verbal_after(scene: Scene<'_>, from: usize) -> Option<usize> {
    let first = scene.sentence.chunk_at(from);
    for k in first..first + 7 {
        match scene.sentence.kind(k) {
            ChunkKind::Verb(next) => {
                let group = scene.sentence.verb(next);
                let ing = group.form == crate::syntax::Form::Ing && !group.finite;
                return (group.infinitive || ing).then_some(group.tokens.start);
            }
            ChunkKind::Noun(_)
            | ChunkKind::Preposition
            | ChunkKind::Adverb
            | ChunkKind::Time
            | ChunkKind::Quote
            | ChunkKind::Comma => {}
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
        if after_comma && remark_follows(scene, k + 1) {
            return scene.word(k);
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

/// ", X said", ", according to X", ", who", ", while", ", but": the remark is none of the content.
fn remark_follows(scene: Scene<'_>, k: usize) -> bool {
    let token = scene.word(k);
    if scene.reading.is_word(token, "according")
        || scene.reading.is_any(token, &["but", "while", "although", "though", "whereas"])
    {
        return true;
    }
    let speech = |verb: usize| {
        let group = scene.sentence.verb(verb);
        let reading = scene.reading;
        group.finite
            && scene
                .frames
                .of_verb(reading.info(group.verb).verb, reading.id(group.verb))
                .iter()
                .any(|frame| frame.kind == ClaimKind::Statement)
    };
    let closes = |k: usize| {
        matches!(scene.sentence.kind(k), ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Time)
            || k >= scene.sentence.chunks.all.len()
    };
    match scene.sentence.kind(k) {
        ChunkKind::Noun(_) => {
            matches!(scene.sentence.kind(k + 1), ChunkKind::Verb(verb) if speech(verb) && (closes(k + 2) || reports_to(scene, k + 2)))
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

/// Submits a candidate; and where a second figure and place follow without their verb ("2,500 in A and 900 in B"), a
/// second one with what was left out.
fn gapped(scene: Scene<'_>, verb: usize, frame: &Frame, candidate: &Candidate, out: &mut Vec<Candidate>) {
    if !submit(scene, candidate.clone(), out)
        || !matches!(frame.kind, ClaimKind::Presence | ClaimKind::Casualties | ClaimKind::Movement)
    {
        return;
    }
    let Some(first) = out.last().cloned() else { return };
    let counted = match frame.kind {
        ClaimKind::Presence => ["size", "force"],
        ClaimKind::Casualties => ["victims", "victims"],
        _ => ["size", "force"],
    };
    let last = scene.sentence.clauses[verb].prepositions.last().and_then(|(_, nouns)| nouns.last().copied());
    let Some(last) = last else { return };
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
        second.rule.push_str("+gap");
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
    for frame in scene.frames.of_adjective(reading.id(at)) {
        let clause = &scene.sentence.clauses[verb];
        let mut candidate = Candidate::new(frame.kind, at..at + 1, clause.tokens.clone(), rule(frame));
        candidate.label = frame.label.to_owned();
        candidate.stance = stance::of_verb(scene, verb);
        fill(scene, &mut candidate, frame.role(Slot::Subject), &clause.subject, true);
        let Some(role) = frame.role(Slot::Infinitive) else { continue };
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
        submit(scene, candidate, out);
    }
}

/// Nouns that make claims: "the US invasion of Iraq", "talks between A and B", "an attack on a convoy".
fn nouns(scene: Scene<'_>, noun: usize, out: &mut Vec<Candidate>) {
    let phrase = scene.sentence.noun(noun);
    let reading = scene.reading;
    if scene.marks.name(phrase.head).is_some() {
        return;
    }
    for frame in scene.frames.of_noun(reading.id(phrase.head)) {
        if matches!(frame.kind, ClaimKind::Statement | ClaimKind::Office) {
            continue;
        }
        let mut candidate =
            Candidate::new(frame.kind, phrase.head..phrase.head + 1, phrase.tokens.clone(), rule(frame));
        candidate.label = frame.label.to_owned();
        candidate.noun = true;
        candidate.stance = stance::of_noun(scene, noun);
        let own = possessor(scene, noun);
        let light = light_verb(scene, noun);
        if let Some(role) = frame.role(Slot::Possessor) {
            match (&own, light) {
                (Some(own), _) => candidate.fill(role, own.clone()),
                (None, Some(verb)) => {
                    fill(scene, &mut candidate, Some(role), &scene.sentence.clauses[verb].subject, true)
                }
                (None, None) => {}
            }
        }
        means(scene, noun, frame, &mut candidate);
        after(scene, noun, frame, &mut candidate);
        if let Some(verb) = light {
            candidate.carrier = Some(scene.sentence.verb(verb).verb);
            for (token, nouns) in &scene.sentence.clauses[verb].prepositions {
                fill_missing(scene, &mut candidate, frame.preposition(reading.word(*token)), nouns);
            }
        }
        if frame.kind == ClaimKind::Support && own.is_none() && light.is_none() {
            in_support_of(scene, noun, frame, &mut candidate);
        }
        if let Some(role) = frame.role(Slot::Infinitive) {
            if let Some(start) = verbal_after(scene, phrase.tokens.end).filter(|&start| start <= phrase.tokens.end + 2)
            {
                candidate.fill(role, Filler::new(tidy(reading, start..clause_end(scene, start))));
            }
        }
        if light.is_none() && own.is_none() && frame.kind == ClaimKind::Visit {
            // "during a visit to Kenya, she said": the visitor is who acts.
            let occasion = phrase.chunk > 0
                && reading.is_any(scene.word(phrase.chunk - 1), &["during", "on", "after", "before", "following"]);
            match acting(scene, phrase.tokens.start).filter(|_| occasion) {
                Some(main) => fill(
                    scene,
                    &mut candidate,
                    frame.role(Slot::Possessor),
                    &scene.sentence.clauses[main].subject,
                    true,
                ),
                None => continue,
            }
        }
        submit(scene, candidate, out);
    }
}

/// "|Iraq's| invasion", "|his| visit", "the |US| invasion", "|Israeli| airstrikes".
fn possessor(scene: Scene<'_>, noun: usize) -> Option<Filler> {
    let phrase = scene.sentence.noun(noun);
    if let Some(own) = &phrase.possessor {
        let mut tokens = own.clone();
        // "the group's": without "'s"; a person's name without the title.
        if let Some((name, EntityKind::Person)) = scene.marks.name(tokens.end - 1) {
            tokens = name.clone();
        }
        return (!tokens.is_empty()).then(|| Filler::new(tokens));
    }
    let before = phrase.tokens.start..phrase.head;
    let (name, kind) = before.clone().rev().find_map(|i| scene.marks.name(i))?;
    let inside = name.start >= before.start && name.end <= before.end;
    (inside && *kind != EntityKind::Religion).then(|| Filler::new(name.clone()))
}

/// The verb whose object the noun is, if it is one that only carries a noun: "launched attacks".
fn light_verb(scene: Scene<'_>, noun: usize) -> Option<usize> {
    let verb = scene.sentence.object_of(noun)?;
    let group = scene.sentence.verb(verb);
    let lemma = scene.reading.info(group.verb).verb;
    (!group.passive && scene.frames.is_light(lemma)).then_some(verb)
}

/// "a |car bomb| attack", "a |missile| strike": nouns for weapons before the noun.
fn means(scene: Scene<'_>, noun: usize, frame: &Frame, candidate: &mut Candidate) {
    let phrase = scene.sentence.noun(noun);
    if frame.kind != ClaimKind::Attack {
        return;
    }
    let mut start = phrase.head;
    while start > phrase.tokens.start {
        let i = start - 1;
        let info = scene.reading.info(i);
        let thing = scene.frames.class_of(scene.reading.id(i)) == Some(NounClass::Weapon)
            || info.sense == Sense::Artifact && start < phrase.head;
        if scene.marks.name(i).is_some() || !thing {
            break;
        }
        start -= 1;
    }
    candidate.fill("means", Filler::new(start..phrase.head));
}

/// The prepositional phrases behind a noun.
fn after(scene: Scene<'_>, noun: usize, frame: &Frame, candidate: &mut Candidate) {
    let mut k = scene.sentence.noun(noun).chunk + 1;
    for _ in 0..8 {
        match scene.sentence.kind(k) {
            ChunkKind::Time | ChunkKind::Aside | ChunkKind::Adverb => k += 1,
            ChunkKind::Preposition => {
                let word = scene.reading.word(scene.word(k));
                let ChunkKind::Noun(_) = scene.sentence.kind(k + 1) else { return };
                let (list, next) = listed(scene, k + 1);
                let role = frame.preposition(word);
                let of = frame.role(Slot::Possessor).is_none() || role.is_some();
                if role == Some("content") {
                    let start = scene.word(k + 1);
                    candidate.fill("content", Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
                    return;
                }
                for &noun in &list {
                    if let Some(role) = role {
                        candidate.fill(role, scene.filler(noun, of));
                        candidate.clause.end = candidate.clause.end.max(scene.sentence.noun(noun).tokens.end);
                    }
                }
                k = next;
            }
            _ => return,
        }
    }
}

/// The noun phrase at a chunk and those coordinated with it.
fn listed(scene: Scene<'_>, k: usize) -> (Vec<usize>, usize) {
    let mut list = Vec::new();
    let mut at = k;
    for _ in 0..10 {
        let ChunkKind::Noun(noun) = scene.sentence.kind(at) else { break };
        list.push(noun);
        let joined = match (scene.sentence.kind(at + 1), scene.sentence.kind(at + 2)) {
            (ChunkKind::Conjunction, ChunkKind::Noun(_)) => at + 2,
            (ChunkKind::Comma, ChunkKind::Noun(_)) if list_goes_on(scene, at + 2) => at + 2,
            (ChunkKind::Comma, ChunkKind::Conjunction) if matches!(scene.sentence.kind(at + 3), ChunkKind::Noun(_)) => {
                at + 3
            }
            _ => return (list, at + 1),
        };
        // "the attack on A and B said": a new clause; but "between A and B" is always a pair.
        let pair = k > 0 && scene.reading.is_any(scene.word(k - 1), &["between", "among"]);
        if !pair && matches!(scene.sentence.kind(joined + 1), ChunkKind::Verb(verb) if scene.sentence.verb(verb).finite)
        {
            return (list, at + 1);
        }
        at = joined;
    }
    (list, at)
}

fn list_goes_on(scene: Scene<'_>, k: usize) -> bool {
    (k..k + 10).any(|k| scene.sentence.kind(k) == ChunkKind::Conjunction)
        && (k..k + 10)
            .take_while(|&k| scene.sentence.kind(k) != ChunkKind::Conjunction)
            .all(|k| matches!(scene.sentence.kind(k), ChunkKind::Noun(_) | ChunkKind::Comma))
}

/// "Iran-backed militias", "rebel-held town": a name, a hyphen, a participle that has a frame, and a noun.
fn compounds(scene: Scene<'_>, noun: usize, out: &mut Vec<Candidate>) {
    let phrase = scene.sentence.noun(noun);
    let reading = scene.reading;
    for i in phrase.tokens.clone() {
        if reading.mark(i) != Mark::Hyphen
            || reading.token(i).gap != Gap::None
            || i == phrase.tokens.start
            || i + 2 >= phrase.tokens.end
        {
            continue;
        }
        let agent = scene.marks.name(i - 1).map_or(i - 1..i, |(name, _)| name.clone());
        let frames = scene.frames.of_verb(reading.info(i + 1).verb, reading.id(i + 1));
        let frame = frames
            .iter()
            .find(|frame| matches!(frame.kind, ClaimKind::Support | ClaimKind::Control) && frame.particle.is_none());
        let Some(frame) = frame.filter(|_| reading.is(i + 1, Class::VERB_PP)) else { continue };
        let mut candidate =
            Candidate::new(frame.kind, i + 1..i + 2, phrase.tokens.clone(), format!("{}+compound", rule(frame)));
        candidate.label = frame.label.to_owned();
        candidate.noun = true;
        if frame.kind == ClaimKind::Control {
            "hold".clone_into(&mut candidate.label);
        }
        if let Some(role) = frame.role(Slot::Subject) {
            candidate.fill(role, Filler::new(agent));
        }
        if let Some(role) = frame.role(Slot::Object) {
            let whole = frame.kind == ClaimKind::Control;
            candidate.fill(role, Filler::new(if whole { phrase.tokens.clone() } else { i + 2..phrase.tokens.end }));
        }
        submit(scene, candidate, out);
    }
}
