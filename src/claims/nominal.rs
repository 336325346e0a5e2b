//! Nouns that make claims: "the US invasion of Iraq", "talks between A and B", "the withdrawal of troops". Called for
//! every noun phrase of a sentence.

use std::ops::Range;

use super::ClaimKind;
use super::argument::tidy;
use super::candidate::{Candidate, Filler};
use super::content::{beneficiary, clause_end, verbal_after};
use super::fact::Modality;
use super::frame::{Frame, Slot};
use super::partners::place_of;
use super::premodifier::{means, possessor, site};
use super::propose::{Scene, fill, rule, submit};
use super::stance;
use crate::syntax::{ChunkKind, Nouns};
use crate::words::{Class, Sense};

/// Fills a role that nothing fills yet.
fn fill_missing(scene: Scene<'_>, candidate: &mut Candidate, role: Option<&'static str>, nouns: &[usize]) {
    if role.is_some_and(|role| !candidate.has(role)) {
        fill(scene, candidate, role, nouns, true);
    }
}

/// The finite verb nearest before a token, else after it, that has a subject of its own.
pub(crate) fn acting(scene: Scene<'_>, token: usize) -> Option<usize> {
    let acts = |&verb: &usize| {
        let clause = &scene.sentence.clauses[verb];
        scene.sentence.verb(verb).finite && !clause.relative && !clause.subject.is_empty()
    };
    let here = scene.sentence.verb_from(token);
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

/// Every candidate whose cue is the head of a noun phrase.
pub(crate) fn nouns(scene: Scene<'_>, noun: usize, out: &mut Vec<Candidate>) {
    let phrase = scene.sentence.noun(noun);
    if scene.marks.name(phrase.head).is_some() {
        return;
    }
    for frame in scene.frames.of_noun(scene.reading.id(phrase.head)) {
        if matches!(frame.kind, ClaimKind::Statement | ClaimKind::Office) {
            continue;
        }
        let Some(cue) = cue(scene, noun, frame) else { continue };
        if let Some(candidate) = noun_candidate(scene, noun, frame, cue) {
            submit(scene, candidate, out);
        }
    }
}

/// The tokens of a cue of one or more words that ends with the noun phrase's head: "|death toll|".
fn cue(scene: Scene<'_>, noun: usize, frame: &Frame) -> Option<Range<usize>> {
    let phrase = scene.sentence.noun(noun);
    let mut start = phrase.head;
    for word in frame.cue.rsplit(' ').skip(1) {
        start = start.checked_sub(1).filter(|&i| i >= phrase.tokens.start && scene.reading.is_word(i, word))?;
    }
    Some(start..phrase.head + 1)
}

/// The candidate of one frame at one noun phrase.
fn noun_candidate(scene: Scene<'_>, noun: usize, frame: &Frame, cue: Range<usize>) -> Option<Candidate> {
    let phrase = scene.sentence.noun(noun);
    let mut candidate = Candidate::new(frame.kind, cue, phrase.tokens.clone(), rule(frame));
    candidate.label = frame.label;
    candidate.noun = true;
    candidate.stance = stance::of_noun(scene, noun);
    if takes_for_granted(scene, noun) {
        candidate.stance.modality = Modality::Actual;
    }
    let own = possessor(scene, noun);
    let light = light_verb(scene, noun);
    let carrier = light.or_else(|| occurrence(scene, noun));
    if let Some(role) = frame.role(Slot::Possessor) {
        match (&own, light) {
            (Some(own), _) => candidate.fill(role, own.clone()),
            // "ordered the arrest of two men": who orders it is not arrested.
            (None, Some(verb)) if role == "victims" && scene.tells(verb, ClaimKind::Demand) => {}
            (None, Some(verb)) => fill(scene, &mut candidate, Some(role), &scene.sentence.clauses[verb].subject, true),
            (None, None) => {}
        }
    }
    if let Some((role, place)) = site(scene, noun, frame) {
        candidate.fill(role, place);
    }
    itself(scene, noun, frame, &mut candidate);
    if frame.kind == ClaimKind::Attack {
        if let Some(means) = means(scene, noun) {
            candidate.fill("means", means);
        }
    }
    after(scene, noun, frame, &mut candidate);
    if let Some(verb) = carrier {
        carried(scene, verb, light.is_some(), frame, &mut candidate);
    }
    if frame.kind == ClaimKind::Support && own.is_none() && light.is_none() {
        in_support_of(scene, noun, frame, &mut candidate);
        with_support_of(scene, noun, frame, &mut candidate);
    }
    if frame.kind == ClaimKind::Attack && candidate.has("attacker") && !candidate.has("target") {
        suffered_by(scene, noun, &mut candidate);
    }
    if frame.kind == ClaimKind::Attack && !candidate.has("attacker") {
        done_by(scene, noun, &mut candidate);
    }
    if let Some(role) = frame.role(Slot::Infinitive) {
        let near = |&start: &usize| start <= phrase.tokens.end + 2;
        if let Some(start) = verbal_after(scene, phrase.tokens.end).filter(near) {
            candidate.fill(role, Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
        }
    }
    if frame.kind == ClaimKind::Pledge {
        beneficiary(scene, &mut candidate);
    }
    // "|espionage| charges against two officers"
    if frame.kind == ClaimKind::Accusation && !candidate.has("content") && phrase.head > phrase.tokens.start {
        let before = phrase.head - 1;
        let common = scene.marks.name(before).is_none() && scene.reading.info(before).counts[0] > 0;
        if common && !scene.reading.is(before, Class::CLOSED | Class::ADJECTIVE | Class::NUMBER) {
            candidate.fill("content", Filler::new(before..phrase.head));
        }
    }
    if light.is_none() && own.is_none() && frame.kind == ClaimKind::Meeting {
        talks_with(scene, noun, &mut candidate);
    }
    let visits = light.is_none() && own.is_none() && frame.kind == ClaimKind::Visit;
    (!visits || on_occasion(scene, noun, frame, &mut candidate)).then_some(candidate)
}

/// "will discuss |the attack|", "must investigate |their killing|": whatever the verb's mood, the article takes for granted
/// that it happened; but not in "will launch |the attack|", "demanded |the withdrawal|".
fn takes_for_granted(scene: Scene<'_>, noun: usize) -> bool {
    let phrase = scene.sentence.noun(noun);
    let definite = phrase.possessor.is_some() || scene.reading.is_word(phrase.tokens.start, "the");
    let Some(verb) = scene.sentence.owner_of(noun).filter(|_| definite) else { return false };
    let token = scene.sentence.verb(verb).verb;
    let speaks =
        scene.frames_at(verb).iter().any(|frame| matches!(frame.kind, ClaimKind::Meeting | ClaimKind::Accusation));
    let reflects = speaks || scene.reading.is_any(token, &REFLECTS);
    reflects && scene.sentence.object_of(noun) == Some(verb)
}

/// Verbs that look back on what happened.
const REFLECTS: [&str; 12] = [
    "condemn",
    "condemning",
    "investigate",
    "investigating",
    "probe",
    "probing",
    "mourn",
    "mourning",
    "mark",
    "marking",
    "review",
    "reviewing",
];

/// What the verb that carries a noun says of it: "launched |from Chad|", "talks took place |in Rome|".
fn carried(scene: Scene<'_>, verb: usize, light: bool, frame: &Frame, candidate: &mut Candidate) {
    let group = scene.sentence.verb(verb);
    let clause = &scene.sentence.clauses[verb];
    candidate.carrier = Some(group.verb);
    for (token, nouns) in &clause.prepositions {
        let word = scene.reading.word(*token);
        let by = group.passive && word.eq_ignore_ascii_case("by");
        let role = if by { frame.role(Slot::Possessor) } else { frame.preposition(word) };
        // "held talks |with B|": who holds them is one party, who they are held with another.
        if role == Some("parties") && light {
            fill(scene, candidate, role, nouns, true);
        } else {
            fill_missing(scene, candidate, role, nouns);
        }
    }
    // "The toll reached |20|": the object of a verb that the noun is subject of.
    if !group.passive && scene.frames.is_occurrence(scene.reading.info(group.verb).verb) {
        fill_missing(scene, candidate, frame.role(Slot::Object), &clause.objects);
    }
}

/// "|three deaths|", "|no casualties|": the noun phrase itself fills the role that counting or denying it gives.
fn itself(scene: Scene<'_>, noun: usize, frame: &Frame, candidate: &mut Candidate) {
    let phrase = scene.sentence.noun(noun);
    // "No injuries |or deaths|"
    let joined = || {
        let before = phrase.chunk.checked_sub(2).map(|k| scene.sentence.kind(k));
        let or = phrase.chunk > 0 && scene.reading.is_any(scene.word(phrase.chunk - 1), &["or", "nor"]);
        matches!(before, Some(ChunkKind::Noun(first)) if or && scene.sentence.noun(first).negated)
    };
    if let Some(role) = frame.role(Slot::Denied).filter(|_| phrase.negated || joined()) {
        candidate.stance.polarity = super::Polarity::Negated;
        candidate.fill(role, Filler::new(phrase.tokens.clone()));
    } else if let Some(role) = frame.role(Slot::Counted).filter(|_| phrase.figure.is_some() && !phrase.negated) {
        candidate.fill(role, Filler::new(phrase.tokens.clone()));
    }
}

/// "was in Kenya |for talks with| the president", "said after talks with him": with a single party named, the other is who
/// acts.
fn talks_with(scene: Scene<'_>, noun: usize, candidate: &mut Candidate) {
    let phrase = scene.sentence.noun(noun);
    let occasion = phrase.chunk > 0
        && scene.reading.is_any(scene.word(phrase.chunk - 1), &["for", "after", "during", "before", "following", "in"]);
    let with = scene.reading.is_word(phrase.tokens.end, "with");
    let Some(main) = acting(scene, phrase.tokens.start).filter(|_| occasion && with) else { return };
    let clause = &scene.sentence.clauses[main];
    let before = clause.subject.iter().all(|&subject| scene.sentence.noun(subject).head < phrase.head);
    if !before || scene.sentence.verb(main).passive {
        return;
    }
    for &subject in &clause.subject {
        let party = scene.filler(subject, true);
        if scene.judge().is_actor(&party) {
            candidate.fill("parties", party);
        }
    }
    if !candidate.has("place") {
        if let Some(place) = place_of(scene, main).or_else(|| visited(scene, main)) {
            candidate.fill("place", place);
        }
    }
}

/// "flew |to Chad| for talks", "visited |Chad| for talks": where a verb of visiting leads.
fn visited(scene: Scene<'_>, verb: usize) -> Option<Filler> {
    let clause = &scene.sentence.clauses[verb];
    let places = scene.frames_at(verb).iter().filter(|frame| frame.kind == ClaimKind::Visit).flat_map(|frame| {
        let to = |(token, _): &&(usize, Nouns)| frame.preposition(scene.reading.word(*token)) == Some("place");
        let led = clause.prepositions.iter().filter(to).flat_map(|(_, nouns)| nouns);
        clause.objects.iter().filter(|_| frame.role(Slot::Object) == Some("place")).chain(led)
    });
    places.map(|&noun| scene.filler(noun, true)).find(|place| scene.judge().is_place(place))
}

/// "during a visit to Kenya, she said": the visitor is who acts. `false` where nobody does.
fn on_occasion(scene: Scene<'_>, noun: usize, frame: &Frame, candidate: &mut Candidate) -> bool {
    let phrase = scene.sentence.noun(noun);
    let before = ["during", "on", "after", "before", "following"];
    let occasion = phrase.chunk > 0 && scene.reading.is_any(scene.word(phrase.chunk - 1), &before);
    // "is heading east for visits to", but not "for a tour of".
    let planned = phrase.chunk > 0
        && scene.reading.is_word(scene.word(phrase.chunk - 1), "for")
        && scene.reading.is_any(phrase.head, &["visit", "visits"]);
    let Some(main) = acting(scene, phrase.tokens.start).filter(|_| occasion || planned) else { return false };
    fill(scene, candidate, frame.role(Slot::Possessor), &scene.sentence.clauses[main].subject, true);
    true
}

/// "were killed by rebels in |an attack| on a bus": who kills in an attack is who attacks; and who claims
/// responsibility for one.
fn done_by(scene: Scene<'_>, noun: usize, candidate: &mut Candidate) {
    let Some(verb) = scene.sentence.owner_of(noun) else { return claimed_by(scene, noun, candidate) };
    let clause = &scene.sentence.clauses[verb];
    let group = scene.sentence.verb(verb);
    let Some((token, _)) = clause.prepositions.iter().find(|(_, nouns)| nouns.contains(&noun)) else { return };
    let violent =
        scene.frames_at(verb).iter().any(|frame| matches!(frame.kind, ClaimKind::Casualties | ClaimKind::Attack));
    let claims = scene.reading.is_word(*token, "for")
        && clause
            .objects
            .iter()
            .any(|&object| scene.reading.is_word(scene.sentence.noun(object).head, "responsibility"));
    let during = violent && scene.reading.is_any(*token, &["in", "during"]);
    if !during && !claims {
        return;
    }
    let by =
        || clause.prepositions.iter().filter(|(token, _)| scene.reading.is_word(*token, "by")).flat_map(|(_, by)| by);
    let agents: Nouns = if group.passive { by().copied().collect() } else { clause.subject.clone() };
    // "|No one| claimed responsibility"
    for &agent in agents.iter().filter(|&&agent| !scene.sentence.noun(agent).negated) {
        let filler = scene.filler(agent, true);
        if scene.judge().is_actor(&filler) {
            candidate.fill("attacker", filler);
        }
    }
}

/// The verbs near behind a noun whose subject it is.
fn predicates<'s>(scene: Scene<'s>, noun: usize) -> impl Iterator<Item = usize> + 's {
    let from = scene.sentence.verb_from(scene.sentence.noun(noun).head);
    let verbs = (from..scene.sentence.chunks.verbs.len()).take(3);
    verbs.filter(move |&verb| scene.sentence.clauses[verb].subject.contains(&noun))
}

/// "The raid was claimed |by the rebels|".
fn claimed_by(scene: Scene<'_>, noun: usize, candidate: &mut Candidate) {
    let claimed = |&verb: &usize| {
        let group = scene.sentence.verb(verb);
        group.passive && scene.reading.is_word(group.verb, "claimed")
    };
    let Some(verb) = predicates(scene, noun).find(claimed) else { return };
    let prepositions = scene.sentence.clauses[verb].prepositions.iter();
    for &agent in prepositions.filter(|(token, _)| scene.reading.is_word(*token, "by")).flat_map(|(_, nouns)| nouns) {
        candidate.fill("attacker", scene.filler(agent, true));
    }
}

/// "Villagers face |air strikes|": who suffers an attack is its target.
fn suffered_by(scene: Scene<'_>, noun: usize, candidate: &mut Candidate) {
    let Some(verb) = scene.sentence.object_of(noun) else { return };
    let group = scene.sentence.verb(verb);
    if !group.passive && scene.frames.is_suffering(scene.reading.info(group.verb).verb) {
        fill(scene, candidate, Some("target"), &scene.sentence.clauses[verb].subject, true);
    }
}

/// "|With the support of the coalition|, the army took the town": who acts is helped.
fn with_support_of(scene: Scene<'_>, noun: usize, frame: &Frame, candidate: &mut Candidate) {
    let phrase = scene.sentence.noun(noun);
    let with = phrase.chunk > 0 && scene.reading.is_word(scene.word(phrase.chunk - 1), "with");
    if !with || !scene.reading.is_any(phrase.tokens.end, &["of", "from"]) || candidate.has("recipient") {
        return;
    }
    let ChunkKind::Noun(_) = scene.sentence.kind(phrase.chunk + 2) else { return };
    let (helpers, _) = listed(scene, phrase.chunk + 2);
    fill_missing(scene, candidate, frame.role(Slot::Possessor), &helpers);
    let Some(main) = acting(scene, phrase.tokens.start) else { return };
    let clause = &scene.sentence.clauses[main];
    if scene.sentence.verb(main).passive {
        let by = clause.prepositions.iter().filter(|(token, _)| scene.reading.is_word(*token, "by"));
        by.for_each(|(_, nouns)| fill(scene, candidate, frame.preposition("for"), nouns, true));
    } else {
        fill(scene, candidate, frame.preposition("for"), &clause.subject, true);
    }
}

/// "left |12 dead| and |40 injured|", "|12 dead| in blast": people who are counted with the state they are in. Asked of
/// noun phrases with a figure.
pub(crate) fn states(scene: Scene<'_>, noun: usize, out: &mut Vec<Candidate>) {
    let phrase = scene.sentence.noun(noun);
    let last = phrase.tokens.end - 1;
    let mut at = if scene.frames.of_adjective(scene.reading.id(last)).is_empty() { phrase.tokens.end } else { last };
    let Some(verb) = telling_verb(scene, noun) else { return };
    // "injured |and homeless|"
    for _ in 0..3 {
        let frames = scene.frames.of_adjective(scene.reading.id(at));
        for frame in frames.iter().filter(|frame| frame.kind == ClaimKind::Casualties) {
            state(scene, noun, frame, at, verb, out);
        }
        let joined = !frames.is_empty() && scene.reading.is_word(at + 1, "and");
        if !joined {
            return;
        }
        at += 2;
    }
}

/// The claim of one state word at a token.
fn state(scene: Scene<'_>, noun: usize, frame: &Frame, at: usize, verb: Option<usize>, out: &mut Vec<Candidate>) {
    let phrase = scene.sentence.noun(noun);
    let mut candidate =
        Candidate::new(frame.kind, at..at + 1, phrase.tokens.start..phrase.tokens.end.max(at + 1), rule(frame));
    candidate.label = frame.label;
    // "left |eight people| dead"
    let counted = |i: usize| scene.reading.is(i, Class::NOUN) && !scene.reading.is(i, Class::NUMBER);
    let noun_before = at > phrase.tokens.start && counted(at - 1);
    let before_state = if noun_before { at.min(phrase.tokens.end) } else { phrase.tokens.end };
    candidate.fill("victims", Filler::new(phrase.tokens.start..before_state));
    if let Some(verb) = verb {
        candidate.stance = stance::of_verb(scene, verb);
        fill(scene, &mut candidate, Some("agent"), &scene.sentence.clauses[verb].subject, true);
        // "it left 12 dead": a storm as often as an army.
        candidate.keep("agent", |agent| !scene.judge().head_is(agent, &["it"]));
    }
    let after = scene.sentence.chunk_at(at) + 1;
    if let (ChunkKind::Preposition, ChunkKind::Noun(place)) =
        (scene.sentence.kind(after), scene.sentence.kind(after + 1))
    {
        fill(scene, &mut candidate, frame.preposition(scene.reading.word(scene.word(after))), &[place], true);
    }
    submit(scene, candidate, out);
}

/// Who tells of a counted group's state: the verb before it that leaves people in one, lists skipped; `Some(None)` in a
/// headline, which has no verb.
fn telling_verb(scene: Scene<'_>, noun: usize) -> Option<Option<usize>> {
    let chunk = scene.sentence.noun(noun).chunk;
    let first = chunk.saturating_sub(8);
    for k in (first..chunk).rev() {
        match scene.sentence.kind(k) {
            ChunkKind::Verb(verb) => {
                let group = scene.sentence.verb(verb);
                let lemma = scene.reading.info(group.verb).verb;
                if scene.frames.is_result(lemma) && !group.passive {
                    return Some(Some(verb));
                }
                // "There are |50 wounded|"
                if group.copula && k > 0 && scene.sentence.kind(k - 1) == ChunkKind::There {
                    return Some(None);
                }
                // A state word among the groups before may pass for a verb: "40 |injured| and 12 missing".
                if scene.frames.of_adjective(scene.reading.id(group.verb)).is_empty() || group.tokens.len() > 1 {
                    return None;
                }
            }
            ChunkKind::Noun(other) if scene.sentence.noun(other).figure.is_none() => return None,
            ChunkKind::Noun(_)
            | ChunkKind::Comma
            | ChunkKind::Conjunction
            | ChunkKind::Adverb
            | ChunkKind::Adjective => {}
            _ => return None,
        }
    }
    let verbless = scene
        .sentence
        .chunks
        .verbs
        .iter()
        .take(8)
        .all(|verb| verb.tokens.len() == 1 && !scene.frames.of_adjective(scene.reading.id(verb.verb)).is_empty());
    (first == 0 && verbless).then_some(None)
}

/// The verb whose object the noun is, if it is one that only carries a noun: "launched attacks".
fn light_verb(scene: Scene<'_>, noun: usize) -> Option<usize> {
    let verb = scene.sentence.object_of(noun).or_else(|| scene.sentence.object_of(series(scene, noun)?))?;
    let group = scene.sentence.verb(verb);
    let lemma = scene.reading.info(group.verb).verb;
    (!group.passive && scene.frames.is_light(lemma)).then_some(verb)
}

/// "|a series| of raids": the noun that only says how many.
fn series(scene: Scene<'_>, noun: usize) -> Option<usize> {
    let of = scene.sentence.noun(noun).chunk.checked_sub(1).filter(|&k| scene.reading.is_word(scene.word(k), "of"))?;
    let ChunkKind::Noun(many) = scene.sentence.kind(of.checked_sub(1)?) else { return None };
    let phrase = scene.sentence.noun(many);
    let counts = phrase.figure.is_some()
        || scene.reading.is_any(phrase.head, &["series", "wave", "string", "spate", "number", "barrage", "round"]);
    (counts && phrase.tokens.end == scene.word(of)).then_some(many)
}

/// The verb whose subject the noun is, if it is one that only says that it happened: "the talks |took place|", "the
/// attack |was carried| out by rebels".
fn occurrence(scene: Scene<'_>, noun: usize) -> Option<usize> {
    let verbs = &scene.sentence.chunks.verbs;
    let verb = predicates(scene, noun).next()?;
    let lemma = scene.reading.info(verbs[verb].verb).verb;
    let place = || {
        let objects = &scene.sentence.clauses[verb].objects;
        objects.iter().any(|&object| scene.reading.is_word(scene.sentence.noun(object).head, "place"))
    };
    let light = scene.frames.is_light(lemma) && (verbs[verb].passive || place());
    (light || scene.frames.is_occurrence(lemma)).then_some(verb)
}

/// The prepositional phrases behind a noun.
fn after(scene: Scene<'_>, noun: usize, frame: &Frame, candidate: &mut Candidate) {
    let mut k = scene.sentence.noun(noun).chunk + 1;
    // "air strikes |and fighting| in the valley": what stands behind two events is of both.
    if let (ChunkKind::Conjunction, ChunkKind::Noun(next)) = (scene.sentence.kind(k), scene.sentence.kind(k + 1)) {
        let head = scene.sentence.noun(next).head;
        let event = scene.reading.info(head).sense == Sense::Event
            || scene.frames.of_noun(scene.reading.id(head)).iter().any(|other| other.kind == frame.kind);
        if event && scene.marks.name(head).is_none() {
            k += 2;
        }
    }
    for _ in 0..8 {
        match scene.sentence.kind(k) {
            ChunkKind::Time | ChunkKind::Aside | ChunkKind::Adverb => k += 1,
            ChunkKind::Preposition => {
                let word = scene.reading.word(scene.word(k));
                let ChunkKind::Noun(_) = scene.sentence.kind(k + 1) else { return };
                let (list, next) = listed(scene, k + 1);
                let role = frame.preposition(word);
                if role.is_some() && blamed_on(scene, noun, word) {
                    return;
                }
                let of = frame.role(Slot::Possessor).is_none() || role.is_some();
                if role == Some("content") {
                    let start = scene.word(k + 1);
                    candidate.fill("content", Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
                    return;
                }
                let mut end = 0;
                for &noun in &list {
                    if let Some(role) = role {
                        let filler = scene.filler(noun, of);
                        end = end.max(filler.tokens.end);
                        // "the death toll from a fire |at a mill|": where it was is nobody.
                        if role == "victims" && !scene.judge().is_people(&filler) {
                            continue;
                        }
                        candidate.fill(role, filler);
                        candidate.clause.end = candidate.clause.end.max(scene.sentence.noun(noun).tokens.end);
                    }
                }
                // What a filler took in ("a force |of 200 troops|") is no phrase of the noun's own.
                k = next.max(scene.sentence.chunk_at(end));
            }
            _ => return,
        }
    }
}

/// "blamed the raid |on rebels|": the only phrase that the verb needs for whom it accuses.
fn blamed_on(scene: Scene<'_>, noun: usize, word: &str) -> bool {
    let Some(verb) = scene.sentence.object_of(noun) else { return false };
    let accused = |frame: &Frame| frame.kind == ClaimKind::Accusation && frame.preposition(word) == Some("accused");
    let phrases = &scene.sentence.clauses[verb].prepositions;
    let same = phrases.iter().filter(|(token, _)| scene.reading.is_word(*token, word)).count();
    same == 1 && scene.frames_at(verb).iter().any(accused)
}

/// The noun phrase at a chunk and those coordinated with it.
pub(crate) fn listed(scene: Scene<'_>, k: usize) -> (Nouns, usize) {
    let mut list = Nouns::default();
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
        // "The raids in A, B and C killed": the verb's subject is not the last of the list.
        let heads = |verb: usize| {
            let subject = &scene.sentence.clauses[verb].subject;
            let own = |noun: &usize| scene.sentence.noun(*noun).chunk >= k;
            scene.sentence.verb(verb).finite && (subject.is_empty() || subject.iter().any(own))
        };
        if !pair && matches!(scene.sentence.kind(joined + 1), ChunkKind::Verb(verb) if heads(verb)) {
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
pub(crate) fn compounds(scene: Scene<'_>, noun: usize, out: &mut Vec<Candidate>) {
    let phrase = scene.sentence.noun(noun);
    let reading = scene.reading;
    for i in phrase.tokens.clone() {
        if !reading.glued_hyphen(i) || i == phrase.tokens.start || i + 2 >= phrase.tokens.end {
            continue;
        }
        let whole = scene.marks.name(i - 1).filter(|(name, _)| name.end == i);
        let agent = whole.map_or(i - 1..i, |(name, _)| name.clone());
        let frames = scene.frames.of_verb(reading.info(i + 1).verb, reading.id(i + 1));
        let frame = frames
            .iter()
            .find(|frame| matches!(frame.kind, ClaimKind::Support | ClaimKind::Control) && frame.particle.is_none());
        let Some(frame) = frame.filter(|_| reading.is(i + 1, Class::VERB_PP)) else { continue };
        let mut candidate =
            Candidate::new(frame.kind, i + 1..i + 2, phrase.tokens.clone(), format!("{}+compound", rule(frame)));
        candidate.label = frame.label;
        candidate.noun = true;
        if frame.kind == ClaimKind::Control {
            candidate.label = "hold";
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
