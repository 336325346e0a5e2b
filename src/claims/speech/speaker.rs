//! Who speaks: the subject of a verb of saying, or, inverted, what follows it. Called for every verb of saying.

use super::{extent, quoted};
use crate::claims::argument::filler;
use crate::claims::candidate::{Filler, Fillers};
use crate::claims::frame::{Frame, Slot};
use crate::claims::judge::Category;
use crate::claims::propose::Scene;
use crate::kind::EntityKind;
use crate::syntax::{ChunkKind, Form, Nouns};
use crate::words::Class;

/// How many chunks a search to the left looks at.
const REACH: usize = 40;

pub(super) struct Speaker {
    pub(super) fillers: Fillers,
    /// Stands behind the verb: "said Ms. Quill".
    pub(super) inverted: Option<usize>,
    /// First token of speaker and verb together.
    pub(super) start: usize,
    /// First token after both.
    pub(super) end: usize,
}

/// Who speaks at a verb; `None` where nobody is named that can.
pub(super) fn of_verb(scene: Scene<'_>, verb: usize, frame: &Frame) -> Option<Speaker> {
    let group = scene.sentence.verb(verb);
    // "It goes without saying that": nobody says it.
    let without = group.tokens.start.checked_sub(1).is_some_and(|i| scene.reading.is_word(i, "without"));
    if without && !group.finite {
        return None;
    }
    let particle = usize::from(frame.particle.is_some());
    let make = |noun: usize| filler(scene.reading, scene.marks, scene.sentence, noun, true);
    let apposed = apposed(scene, verb);
    let inverted = inverted(scene, verb, frame).filter(|_| apposed.is_none());
    if let Some(noun) = inverted {
        let end = scene.sentence.noun(noun).tokens.end;
        return Some(Speaker {
            fillers: Fillers::one(make(noun)),
            inverted: Some(noun),
            start: group.tokens.start,
            end,
        });
    }
    let subject = apposed.map_or_else(|| subject(scene, verb), Nouns::one);
    let fillers: Fillers = subject.iter().map(|&noun| make(noun)).collect();
    if fillers.is_empty() || !fillers.iter().zip(&subject).all(|(filler, &noun)| can_speak(scene, frame, filler, noun))
    {
        return None;
    }
    let clause = &scene.sentence.clauses[verb];
    // "Asked about the bridge, he smiled": who stands behind the verb is not who speaks.
    if subject.iter().any(|&noun| scene.sentence.noun(noun).tokens.start > group.verb) {
        return None;
    }
    let first = subject.iter().map(|&noun| scene.sentence.noun(noun).tokens.start).min()?;
    let first = fillers.iter().map(|filler| filler.tokens.start).fold(first, usize::min);
    let own = first < group.tokens.start && group.finite && clause.coordinated.is_none() && !clause.relative;
    let start = if own { first } else { group.tokens.start };
    Some(Speaker { fillers, inverted: None, start, end: group.tokens.end + particle })
}

/// Whether a phrase can be who says it, as the frame asks: anyone, bodies and documents, documents alone.
fn can_speak(scene: Scene<'_>, frame: &Frame, filler: &Filler, noun: usize) -> bool {
    let judge = scene.judge();
    let phrase = scene.sentence.noun(noun);
    // "No one can say", "as you say".
    if phrase.negated || scene.reading.is_any(phrase.head, &["you", "which", "what", "nobody"]) {
        return false;
    }
    let document = || judge.category(filler) == Category::Communication;
    let pointing = phrase.tokens.len() == 1 && scene.reading.is(phrase.head, Class::DEMONSTRATIVE);
    match frame.label {
        "document" => document(),
        "actor" => !pointing && (judge.is_actor(filler) || document()),
        // "Those close to him say": more than what is pointed at.
        _ => {
            let next = scene.sentence.kind(phrase.chunk + 1);
            let described = matches!(next, ChunkKind::Adjective | ChunkKind::Preposition | ChunkKind::Wh);
            !pointing || described || scene.reading.is(phrase.head, Class::PLURAL)
        }
    }
}

/// `"…," said |Ms. Quill|`.
fn inverted(scene: Scene<'_>, verb: usize, frame: &Frame) -> Option<usize> {
    let group = scene.sentence.verb(verb);
    let noun = match (scene.sentence.kind(group.chunk + 1), scene.sentence.kind(group.chunk + 2)) {
        (ChunkKind::Noun(noun), _) => noun,
        // "said 1966 champion Ana Gjoka"
        (ChunkKind::Time, ChunkKind::Noun(noun)) if is_person(scene, noun) => noun,
        _ => return None,
    };
    let before = group.chunk.checked_sub(1).map(|k| scene.sentence.kind(k));
    if !matches!(before, Some(ChunkKind::Comma | ChunkKind::Quote) | None) || !group.finite || group.tokens.len() > 1 {
        return None;
    }
    let phrase = scene.sentence.noun(noun);
    let follows = scene.sentence.kind(phrase.chunk + 1);
    let clause_follows = matches!(follows, ChunkKind::Verb(next) if scene.sentence.verb(next).finite);
    let filler = filler(scene.reading, scene.marks, scene.sentence, noun, true);
    let subject = &scene.sentence.clauses[verb].subject;
    let told = subject.iter().any(|&noun| scene.sentence.noun(noun).tokens.end <= group.tokens.start);
    // After a comma what the clause before is about may pass for the subject; nobody but a speaker stands behind.
    let takes_object = frame.role(Slot::Object).is_some() || frame.label == "named";
    let ends = matches!(follows, ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Aside | ChunkKind::Preposition)
        || matches!(follows, ChunkKind::Time | ChunkKind::Break);
    let free = !told || before.is_some() && !takes_object && ends;
    let speaks = scene.judge().is_actor(&filler) || can_speak(scene, frame, &filler, noun) && !told;
    (free && !clause_follows && !phrase.pronoun && speaks).then_some(noun)
}

fn is_person(scene: Scene<'_>, noun: usize) -> bool {
    matches!(scene.sentence.noun(noun).name, Some((_, EntityKind::Person)))
}

/// "|Dana Reyes|, a writer for the Post, said": the name before an apposition or relative clause that ends at the verb.
fn apposed(scene: Scene<'_>, verb: usize) -> Option<usize> {
    let sentence = scene.sentence;
    let group = sentence.verb(verb);
    if !group.finite {
        return None;
    }
    let mut close = group.chunk.checked_sub(1)?;
    while matches!(sentence.kind(close), ChunkKind::Adverb | ChunkKind::Time) && close > 0 {
        close -= 1;
    }
    // Between commas, or between dashes.
    let mark = sentence.kind(close);
    if !matches!(mark, ChunkKind::Comma | ChunkKind::Break) {
        return None;
    }
    (close.saturating_sub(REACH)..close).rev().find_map(|open| {
        if sentence.kind(open) != mark || !is_aside(scene, open + 1, close) {
            return None;
        }
        let mut k = open.checked_sub(1)?;
        while sentence.kind(k) == ChunkKind::Aside && k > 0 {
            k -= 1;
        }
        let ChunkKind::Noun(noun) = sentence.kind(k) else { return None };
        let named = sentence
            .noun(noun)
            .name
            .as_ref()
            .is_some_and(|(_, kind)| matches!(kind, EntityKind::Person | EntityKind::Organization));
        // After a quotation stands who said it, known or not.
        let quoted = k > 0 && sentence.kind(k - 1) == ChunkKind::Quote && !sentence.noun(noun).pronoun;
        let begins = k == 0
            || matches!(
                sentence.kind(k - 1),
                ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Conjunction | ChunkKind::Adverb | ChunkKind::Time
            );
        (named && begins || quoted).then_some(noun)
    })
}

/// Whether the chunks say who someone is: a description or a relative clause, without a verb of its own.
fn is_aside(scene: Scene<'_>, from: usize, to: usize) -> bool {
    let sentence = scene.sentence;
    let relative = sentence.kind(from) == ChunkKind::Wh;
    let described = match sentence.kind(from) {
        ChunkKind::Noun(noun) => sentence.noun(noun).name.is_none() && !sentence.noun(noun).pronoun,
        _ => relative,
    };
    let main = (from..to).any(|k| match sentence.kind(k) {
        ChunkKind::Verb(inner) => sentence.verb(inner).finite && !relative && !sentence.clauses[inner].relative,
        ChunkKind::Quote | ChunkKind::Break => true,
        _ => false,
    });
    described && !main
}

/// The verb's subject: as its clause has it, or where that has none, what its neighbours tell.
fn subject(scene: Scene<'_>, verb: usize) -> Nouns {
    let sentence = scene.sentence;
    let group = sentence.verb(verb);
    let clause = &sentence.clauses[verb];
    let before = group.chunk.checked_sub(1).map(|k| sentence.kind(k));
    if !group.finite && group.form == Form::Ing && before == Some(ChunkKind::Comma) {
        if let Some(main) = matrix(scene, verb) {
            return sentence.clauses[main].subject.clone();
        }
    }
    // "quoted the minister as saying"
    if group.form == Form::Ing && matches!(before, Some(ChunkKind::Preposition | ChunkKind::Subordinator)) {
        if let Some(noun) = quoted_as(scene, group.chunk - 1) {
            return Nouns::one(noun);
        }
    }
    if let Some(outer) = clause.coordinated.and_then(|partner| outer_partner(scene, verb, partner)) {
        return sentence.clauses[outer].subject.clone();
    }
    if clause.subject.is_empty() && group.finite {
        return far_left(scene, group.chunk).into_iter().collect();
    }
    clause.subject.clone()
}

/// The noun phrase before "as" at a chunk.
fn quoted_as(scene: Scene<'_>, at: usize) -> Option<usize> {
    let sentence = scene.sentence;
    if !scene.reading.is_word(sentence.chunks.all.get(at)?.tokens.start, "as") {
        return None;
    }
    let k = (at.saturating_sub(3)..at)
        .rev()
        .find(|&k| !matches!(sentence.kind(k), ChunkKind::Comma | ChunkKind::Time | ChunkKind::Aside))?;
    // "a clerk |in the palace| as saying"
    let mut k = k;
    for _ in 0..3 {
        let phrase =
            k >= 2 && matches!(sentence.kind(k), ChunkKind::Noun(_)) && sentence.kind(k - 1) == ChunkKind::Preposition;
        if !phrase {
            break;
        }
        k -= 2;
        k -= usize::from(sentence.kind(k) == ChunkKind::Adjective && k > 0);
    }
    match sentence.kind(k) {
        ChunkKind::Noun(noun) => Some(noun),
        _ => None,
    }
}

/// "She said it was late |and warned| of rain": the verb goes with the one that says, not with the one that is said.
fn outer_partner(scene: Scene<'_>, verb: usize, partner: usize) -> Option<usize> {
    let sentence = scene.sentence;
    let outer = sentence.clauses[partner].complement_of?;
    let group = sentence.verb(verb);
    let goes = extent::alike(sentence.verb(outer), group) || !extent::alike(sentence.verb(partner), group);
    let free = group.tokens.len() == 1 && group.finite && !sentence.clauses[outer].subject.is_empty();
    (free && goes && quoted::says(scene, outer)).then_some(outer)
}

/// ", adding that …": the main verb before, out of what others say and of relative clauses.
fn matrix(scene: Scene<'_>, verb: usize) -> Option<usize> {
    let sentence = scene.sentence;
    let mut main = (0..verb).rev().take(8).find(|&other| {
        let clause = &sentence.clauses[other];
        sentence.verb(other).finite && !clause.relative && !clause.subject.is_empty()
    })?;
    for _ in 0..4 {
        let Some(outer) = sentence.clauses[main].complement_of else { break };
        main = outer;
    }
    (!sentence.clauses[main].subject.is_empty()).then_some(main)
}

/// "|Farmers| in the hills and along the coast say", "On Tuesday |officials| say".
fn far_left(scene: Scene<'_>, chunk: usize) -> Option<usize> {
    let sentence = scene.sentence;
    let mut k = chunk.checked_sub(1)?;
    for _ in 0..REACH {
        let before = k.checked_sub(1).map(|k| sentence.kind(k));
        match sentence.kind(k) {
            ChunkKind::Noun(noun) => match before {
                Some(ChunkKind::Preposition) => {}
                Some(ChunkKind::Verb(_)) => return None,
                _ => return Some(noun),
            },
            ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Aside | ChunkKind::Preposition => {}
            ChunkKind::Conjunction if sentence.kind(k + 1) == ChunkKind::Preposition => {}
            _ => return None,
        }
        k = k.checked_sub(1)?;
    }
    None
}
