//! Polarity and modality: from the verb group, from what governs it, from adverbs and conditions. Called for every
//! candidate.

use super::ClaimKind;
use super::fact::{Modality, Polarity, Stance};
use super::frame::Slot;
use super::propose::Scene;
use crate::syntax::chunk::Modal;
use crate::syntax::{ChunkKind, Form, Sentence};
use crate::words::{Class, Effect, Reading, words};

/// The stance of what a verb group says.
pub(crate) fn of_verb(scene: Scene<'_>, verb: usize) -> Stance {
    let mut stance = Stance::default();
    let mut at = Some(verb);
    let mut first = true;
    // Up the chain of governing verbs: "has |failed| |to stop|".
    for _ in 0..5 {
        let Some(verb) = at else { break };
        let group = scene.sentence.verb(verb);
        if group.negated || avoided(scene, verb) {
            stance.polarity = flip(stance.polarity);
        }
        let modality = match group.modal {
            Modal::None => Modality::Actual,
            Modal::Planned => Modality::Planned,
            Modal::Possible if told_then(scene, verb) => Modality::Planned,
            Modal::Possible => Modality::Possible,
            Modal::Demanded => Modality::Demanded,
        };
        stance.modality = stronger(stance.modality, modality);
        let clause = &scene.sentence.clauses[verb];
        if let Some(word) = clause.governing_word {
            let info = scene.reading.info(word);
            let effect = scene
                .reading
                .lexicon
                .governor(scene.reading.id(word), b'a')
                .or_else(|| scene.reading.lexicon.governor(info.noun, b'n'));
            apply(&mut stance, effect.map(|governor| governor.effect));
        }
        apply(&mut stance, hoped(scene, verb));
        if !first && !group.infinitive && !governs(scene.sentence, verb) {
            break;
        }
        first = false;
        let participle_of_main = !group.infinitive && !group.finite;
        if let Some(governor) = clause.governor {
            if participle_of_main && !adjacent(scene.sentence, governor, verb) {
                break;
            }
            let rule = scene.sentence.verb(governor).governor;
            apply(&mut stance, rule.map(|rule| rule.effect).filter(|_| group.infinitive || participle_of_main));
        }
        at = clause.governor;
    }
    // "denied that he fled", "fear that it fell": what governs the clause denies or doubts it.
    let denied =
        std::iter::successors(Some(verb), |&verb| scene.sentence.clauses[verb].governor).take(4).find_map(|verb| {
            let clause = &scene.sentence.clauses[verb];
            // "denies that and adds": not what is denied.
            clause.complement_of.filter(|&outer| clause.coordinated != Some(outer))
        });
    if let Some(governor) = denied {
        let rule = scene.sentence.verb(governor).governor;
        let effect = rule.map(|rule| rule.effect).filter(|effect| matches!(effect, Effect::Negated | Effect::Possible));
        apply(&mut stance, effect);
    }
    surroundings(scene, scene.sentence.verb(verb).chunk, &mut stance);
    stance
}

/// "said it |would| leave": what a statement of the past says for "will".
fn told_then(scene: Scene<'_>, verb: usize) -> bool {
    let would = scene.sentence.verb(verb).tokens.clone().any(|i| scene.reading.is_one(i, words!["would", "wouldn't"]));
    let outer = scene.sentence.clauses[verb].complement_of.map(|outer| scene.sentence.verb(outer));
    would && outer.is_some_and(|outer| outer.past && outer.governor.is_some_and(|governor| governor.clause))
}

/// "expressed hope of |signing| a pact": what the noun before "of" makes of the deed.
fn hoped(scene: Scene<'_>, verb: usize) -> Option<Effect> {
    let group = scene.sentence.verb(verb);
    let of =
        group.tokens.start.checked_sub(1).filter(|&i| group.form == Form::Ing && scene.reading.is_word(i, "of"))?;
    let noun = scene.sentence.noun_at(of.checked_sub(1)?)?;
    let head = scene.sentence.noun(noun).head;
    scene.reading.lexicon.governor(scene.reading.info(head).noun, b'n').map(|rule| rule.effect)
}

/// "advised against |arming| them", "left without |signing|", "instead of |leaving|": what was not done.
fn avoided(scene: Scene<'_>, verb: usize) -> bool {
    let group = scene.sentence.verb(verb);
    let Some(before) = group.tokens.start.checked_sub(1).filter(|_| group.form == Form::Ing && !group.finite) else {
        return false;
    };
    // "ruled out |holding| talks"
    let ruled = scene.reading.is_word(before, "out")
        && before > 0
        && scene.reading.is_any(before - 1, &["rule", "rules", "ruled", "ruling"]);
    let instead =
        ruled || scene.reading.is_word(before, "of") && before > 0 && scene.reading.is_word(before - 1, "instead");
    instead || scene.reading.is_any(before, &["against", "without"])
}

/// Whether a verb is itself governed by another.
fn governs(sentence: &Sentence<'_>, verb: usize) -> bool {
    sentence.clauses[verb].governor.is_some()
}

/// Whether nothing but a preposition stands between two verb groups.
fn adjacent(sentence: &Sentence<'_>, governor: usize, verb: usize) -> bool {
    let (a, b) = (sentence.verb(governor).chunk, sentence.verb(verb).chunk);
    b > a && b - a <= 2 && !(a + 1..b).any(|k| matches!(sentence.kind(k), ChunkKind::Noun(_) | ChunkKind::Comma))
}

/// The stance of what a noun says: that of the verb it is object or subject of, where that verb plans or denies it.
pub(crate) fn of_noun(scene: Scene<'_>, noun: usize) -> Stance {
    let mut stance = Stance::default();
    let phrase = scene.sentence.noun(noun);
    let owner = scene.sentence.owner_of(noun);
    if let Some(verb) = owner {
        let own = of_verb(scene, verb);
        let token = scene.sentence.chunks.all[phrase.chunk.saturating_sub(1)].tokens.start;
        let toward = scene.reading.is_any(token, &["for", "to"]);
        let definite = phrase.possessor.is_some() || scene.reading.is_word(phrase.tokens.start, "the");
        // "may stop its inquiry into |the killing|": whatever the verb's mood, it happened.
        let given = scene.sentence.object_of(noun).is_none() && definite && !toward;
        stance.modality = if given { Modality::Actual } else { own.modality };
        let object = scene.sentence.clauses[verb].objects.contains(&noun);
        if object {
            let lemma = scene.reading.info(scene.sentence.verb(verb).verb).verb;
            let governor = scene.sentence.verb(verb).governor;
            // "did not launch |an attack|", but "did not mention |the attack|": who denies the one denies nothing of it.
            if scene.frames.is_light(lemma) || governor.is_some_and(|governor| !governor.clause) {
                stance.polarity = own.polarity;
            }
            apply(&mut stance, governor.map(|governor| governor.effect).filter(|_| asks_for(scene, verb)));
        }
    }
    if let Some(effect) = wished(scene, noun) {
        stance.modality = Modality::Actual;
        apply(&mut stance, Some(effect));
    }
    if phrase.negated {
        stance.polarity = Polarity::Negated;
    }
    // "pledged its |ongoing| support": it is there already.
    let ongoing = words!["ongoing", "continued", "continuing", "existing"];
    if phrase.tokens.clone().any(|i| scene.reading.is_one(i, ongoing)) {
        stance.modality = Modality::Actual;
    }
    let planned = phrase.tokens.clone().any(|i| {
        scene.reading.is_one(
            i,
            words!["planned", "possible", "alleged", "suspected", "future", "proposed", "upcoming", "expected"],
        )
    });
    // "his |alleged| role in the attack"
    if alleged_role(scene, noun) {
        stance.modality = Modality::Possible;
    }
    if planned {
        let possible = phrase.tokens.clone().any(|i| scene.reading.is_any(i, &["possible", "alleged", "suspected"]));
        stance.modality = if possible { Modality::Possible } else { Modality::Planned };
    }
    stance
}

/// Whether what a verb makes of a deed holds for a deed that is its object: "ordered |an attack|", but not "called |the attack|
/// a crime", whose verb asks only with an infinitive.
fn asks_for(scene: Scene<'_>, verb: usize) -> bool {
    let frames = scene.frames_at(verb);
    let mut demands = frames.iter().filter(|frame| frame.kind == ClaimKind::Demand).peekable();
    demands.peek().is_none() || demands.any(|frame| frame.role(Slot::Object) == Some("content"))
}

/// "his alleged role in |the attack|", "suspected involvement in |a raid|".
fn alleged_role(scene: Scene<'_>, noun: usize) -> bool {
    let chunk = scene.sentence.noun(noun).chunk;
    let Some(k) = chunk.checked_sub(2).filter(|&k| scene.reading.is_word(scene.word(k + 1), "in")) else {
        return false;
    };
    let ChunkKind::Noun(role) = scene.sentence.kind(k) else { return false };
    let phrase = scene.sentence.noun(role);
    phrase.tokens.clone().any(|i| scene.reading.is_any(i, &["alleged", "suspected", "possible"]))
        && scene.reading.is_any(phrase.head, &["role", "roles", "involvement", "part", "participation", "complicity"])
}

/// "calls for |a withdrawal|", "plans for |an attack|", "the threat of |strikes|": what the noun before makes of it.
fn wished(scene: Scene<'_>, noun: usize) -> Option<Effect> {
    let chunk = scene.sentence.noun(noun).chunk;
    let preposition = chunk.checked_sub(1).filter(|&k| scene.reading.is_any(scene.word(k), &["for", "of"]))?;
    let ChunkKind::Noun(before) = scene.sentence.kind(preposition.checked_sub(1)?) else { return None };
    let head = scene.sentence.noun(before).head;
    let governor = scene.reading.lexicon.governor(scene.reading.info(head).noun, b'n')?;
    (governor.effect != Effect::Actual).then_some(governor.effect)
}

/// Hedging adverbs near the verb; "if" before its clause.
fn surroundings(scene: Scene<'_>, chunk: usize, stance: &mut Stance) {
    let from = chunk.saturating_sub(4);
    for k in from..=chunk + 1 {
        let Some(piece) = scene.sentence.chunks.all.get(k) else { break };
        if piece.tokens.clone().any(|i| is_hedge(scene.reading, i)) {
            stance.modality = stronger(stance.modality, Modality::Possible);
        }
    }
    for k in (chunk.saturating_sub(10)..chunk).rev() {
        match scene.sentence.kind(k) {
            ChunkKind::Subordinator
                if scene.reading.is_any(scene.sentence.chunks.all[k].tokens.start, &["if", "unless"]) =>
            {
                stance.modality = Modality::Conditional;
                return;
            }
            ChunkKind::Comma | ChunkKind::Verb(_) | ChunkKind::That | ChunkKind::Break | ChunkKind::Subordinator => {
                return;
            }
            _ => {}
        }
    }
}

fn is_hedge(reading: Reading<'_>, i: usize) -> bool {
    reading.is(i, Class::ADVERB)
        && reading.is_one(
            i,
            words![
                "reportedly",
                "allegedly",
                "apparently",
                "possibly",
                "probably",
                "perhaps",
                "maybe",
                "supposedly",
                "purportedly",
            ],
        )
}

fn apply(stance: &mut Stance, effect: Option<Effect>) {
    match effect {
        Some(Effect::Negated) => stance.polarity = flip(stance.polarity),
        Some(Effect::Planned) => stance.modality = stronger(stance.modality, Modality::Planned),
        Some(Effect::Possible) => stance.modality = stronger(stance.modality, Modality::Possible),
        Some(Effect::Demanded) => stance.modality = stronger(stance.modality, Modality::Demanded),
        Some(Effect::Actual) | None => {}
    }
}

/// The verb's own modality stands before what governs it.
fn stronger(own: Modality, governing: Modality) -> Modality {
    if own == Modality::Actual { governing } else { own }
}

fn flip(polarity: Polarity) -> Polarity {
    match polarity {
        Polarity::Asserted => Polarity::Negated,
        Polarity::Negated => Polarity::Asserted,
    }
}
