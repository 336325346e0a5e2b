//! What one claim tells besides: a bomb that kills is an attack, an arrest on charges accuses. Called once a sentence,
//! with what its frames have found.

use rustc_hash::FxHashSet;

use super::ClaimKind;
use super::argument::tidy;
use super::candidate::{Candidate, Filler, Fillers};
use super::content::clause_end;
use super::frame::{Frame, NounClass, Slot};
use super::partners::{is_attack, occasion};
use super::premodifier::{means, possessor};
use super::propose::{Scene, submit};
use crate::syntax::Nouns;

/// Adds to the candidates of a sentence those that they imply.
pub(crate) fn read(scene: Scene<'_>, found: &mut Vec<Candidate>) {
    if !found.iter().any(|candidate| matches!(candidate.kind, ClaimKind::Casualties | ClaimKind::Attack)) {
        return;
    }
    let mut implied = Vec::new();
    let told = Told::new(found);
    for candidate in found.iter().filter(|candidate| candidate.kind == ClaimKind::Casualties && !candidate.noun) {
        if let Some(attack) = weapon_that_harms(scene, candidate, &told) {
            submit(scene, attack, &mut implied);
        }
        if let Some(attack) = strike_that_harms(scene, candidate, &told) {
            submit(scene, attack, &mut implied);
        }
        if let Some(accusation) = on_charges(scene, candidate) {
            submit(scene, accusation, &mut implied);
        }
    }
    for attack in found.iter().filter(|candidate| candidate.kind == ClaimKind::Attack && !candidate.noun) {
        if let Some(killed) = fatal(scene, attack) {
            submit(scene, killed, &mut implied);
        }
    }
    found.append(&mut implied);
}

/// "was |fatally| shot": who is attacked so is killed.
fn fatal(scene: Scene<'_>, attack: &Candidate) -> Option<Candidate> {
    let verb = attack.cue.start;
    let fatally = verb.checked_sub(1).is_some_and(|i| scene.reading.is_word(i, "fatally"));
    if !fatally || !attack.has("target") {
        return None;
    }
    let mut killed =
        Candidate::new(ClaimKind::Casualties, attack.cue.clone(), attack.clause.clone(), "casualties/fatal");
    killed.label = "killed";
    (killed.passive, killed.stance) = (attack.passive, attack.stance);
    for (from, to) in [("target", "victims"), ("attacker", "agent"), ("means", "means"), ("place", "place")] {
        attack.role(from).iter().for_each(|filler| killed.fill(to, filler.clone()));
    }
    Some(killed)
}

/// The attacks that the frames of a sentence have told, gathered once: a sentence may hold any number of them.
struct Told {
    /// The first tokens of their means.
    means: FxHashSet<usize>,
    /// The tokens of their cues.
    cues: FxHashSet<usize>,
}

impl Told {
    fn new(found: &[Candidate]) -> Told {
        let attacks = || found.iter().filter(|candidate| candidate.kind == ClaimKind::Attack);
        let means = attacks().flat_map(|attack| attack.role("means")).map(|means| means.tokens.start).collect();
        Told { means, cues: attacks().flat_map(|attack| attack.cue.clone()).collect() }
    }
}

/// "|A roadside bomb| killed six", "killed by |a mortar|": the weapon does it, or is behind "by"; no attack that the sentence
/// tells of has it already.
fn weapon_that_harms(scene: Scene<'_>, harm: &Candidate, told: &Told) -> Option<Candidate> {
    let judge = scene.judge();
    let verb = scene.sentence.verb_from(harm.cue.start);
    let clause = scene.sentence.clauses.get(verb)?;
    let by = clause.prepositions.iter().filter(|(token, _)| scene.reading.is_word(*token, "by"));
    let doers = clause.subject.iter().chain(by.flat_map(|(_, nouns)| nouns));
    let means = doers.map(|&noun| scene.filler(noun, true)).find(|filler| harm.role("means").contains(filler))?;
    let head = judge.head(&means.tokens);
    // "a truck killed two": on most roads no attack.
    let weapon = judge.is_class(&means, NounClass::Weapon) && !judge.head_is(&means, &["truck", "trucks"]);
    if !weapon || told.means.contains(&means.tokens.start) || !scene.sentence.verb(verb).finite {
        return None;
    }
    let mut attack = Candidate::new(ClaimKind::Attack, head..head + 1, harm.clause.clone(), "attack/weapon-harms");
    attack.carrier = Some(scene.sentence.verb(verb).verb);
    attack.noun = true;
    attack.stance = harm.stance;
    attack.fill("means", means);
    for (from, to) in [("victims", "target"), ("place", "place")] {
        harm.role(from).iter().for_each(|filler| attack.fill(to, filler.clone()));
    }
    Some(attack)
}

/// "|An air strike| killed two guards in Karm": the attack was where it harmed, if nothing else tells where.
fn strike_that_harms(scene: Scene<'_>, harm: &Candidate, told: &Told) -> Option<Candidate> {
    let verb = scene.sentence.verb_from(harm.cue.start);
    let subject = &scene.sentence.clauses.get(verb).filter(|_| harm.has("place"))?.subject;
    let &strike = subject.iter().find(|&&noun| is_attack(scene, noun))?;
    let phrase = scene.sentence.noun(strike);
    let group = scene.sentence.verb(verb);
    if told.cues.contains(&phrase.head) || group.passive || !group.finite {
        return None;
    }
    let cue = phrase.head..phrase.head + 1;
    let mut attack = Candidate::new(ClaimKind::Attack, cue, harm.clause.clone(), "attack/strike-harms");
    (attack.noun, attack.carrier, attack.stance) = (true, Some(group.verb), harm.stance);
    if let Some(attacker) = possessor(scene, strike) {
        attack.fill("attacker", attacker);
    }
    if let Some(means) = means(scene, strike) {
        attack.fill("means", means);
    }
    harm.role("place").iter().for_each(|place| attack.fill("place", place.clone()));
    Some(attack)
}

/// "police arrested two officers |on charges of espionage|": who arrests accuses.
fn on_charges(scene: Scene<'_>, arrest: &Candidate) -> Option<Candidate> {
    if arrest.label != "captured" || !arrest.has("agent") {
        return None;
    }
    let verb = scene.sentence.verb_from(arrest.cue.start);
    let clause = scene.sentence.clauses.get(verb)?;
    let charges = |(token, nouns): &&(usize, Nouns)| {
        let [noun] = nouns[..] else { return false };
        scene.reading.is_word(*token, "on")
            && scene.reading.is_any(scene.sentence.noun(noun).head, &["charges", "charge"])
    };
    let (_, nouns) = clause.prepositions.iter().find(charges)?;
    let cue = scene.sentence.noun(*nouns.first()?).head;
    let start = Some(cue + 2).filter(|_| scene.reading.is_word(cue + 1, "of"))?;
    let mut accusation =
        Candidate::new(ClaimKind::Accusation, cue..cue + 1, arrest.clause.clone(), "accusation/on-charges");
    accusation.label = "accuse";
    accusation.noun = true;
    accusation.stance = arrest.stance;
    accusation.fill("content", Filler::new(tidy(scene.reading, start..clause_end(scene, start))));
    for (from, to) in [("agent", "accuser"), ("victims", "accused")] {
        arrest.role(from).iter().for_each(|filler| accusation.fill(to, filler.clone()));
    }
    Some(accusation)
}

/// "opened fire, |killing six|", "|six| were killed when guards opened fire": whom an attack without a target harmed.
pub(crate) fn harmed(scene: Scene<'_>, verb: usize, frame: &Frame) -> Fillers {
    if frame.kind != ClaimKind::Attack || frame.role(Slot::Subject) != Some("attacker") {
        return Fillers::default();
    }
    let sentence = scene.sentence;
    let kills = |other: usize| {
        scene.frames_at(other).iter().any(|frame| frame.kind == ClaimKind::Casualties && frame.particle.is_none())
    };
    let after = (verb + 1..sentence.clauses.len().min(verb + 3)).find(|&other| {
        let group = sentence.verb(other);
        !group.finite && !group.infinitive && sentence.clauses[other].governor == Some(verb) && kills(other)
    });
    let before = (0..verb).rev().take(2).find(|&other| {
        let on = || occasion(scene, other, &["when", "as", "after"]).is_some_and(|(next, _)| next == verb);
        sentence.verb(other).passive && kills(other) && on()
    });
    let nouns = match (after, before) {
        (Some(after), _) => &sentence.clauses[after].objects,
        (None, Some(before)) => &sentence.clauses[before].subject,
        (None, None) => return Fillers::default(),
    };
    nouns.iter().map(|&noun| scene.filler(noun, true)).collect()
}
