//! `attack` claims. A violent act: a strike, bombing, raid, ambush, shooting. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::payload;
use super::frame::NounClass;
use super::judge::{Category, Judge};
use crate::words::Class;

payload! {
    /// A violent act: a strike, bombing, raid, ambush, shooting.
    Attack {
        /// Who attacks.
        attacker,
        /// Who or what is attacked.
        target,
        /// Where.
        place,
        /// With what.
        means,
    }
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    let mutual = candidate.rule == "attack/exchange";
    if !mutual && !candidate.has("target") && !candidate.has("place") {
        return false;
    }
    candidate.keep("place", |place| judge.is_place(place) || judge.category(place) == Category::Artifact);
    // What attacks without being anyone is the means, if it is a weapon or an attack ("a bomb struck the convoy"); storms,
    // fires and clocks that strike make no attack.
    // "blew |himself| up": who attacks is not whom he attacks.
    candidate.keep("target", |target| !judge.reading.is(target.tokens.start, Class::REFLEXIVE));
    // "fired 200 workers": people are nobody's weapon.
    let means = candidate.role("means");
    if means.iter().any(|means| judge.is_people(means)) && !means.iter().any(|means| judge.is_weapon(means)) {
        return false;
    }
    // "shot a film at the pier"
    if candidate.rule == "attack/shoot" && !candidate.role("means").iter().all(|means| judge.is_weapon(means)) {
        return false;
    }
    // "Before hitting the coast, Zorbella": what is known by no list is as often a storm.
    let unknown = |attacker: &Filler| judge.is_unknown_name(attacker);
    if candidate.label == "struck" && candidate.role("attacker").iter().any(unknown) {
        return false;
    }
    // "opened |fire|": a part of the cue is no means beside it.
    let cue = candidate.cue.clone();
    candidate.keep("means", |means| cue.len() == 1 || !cue.contains(&judge.head(&means.tokens)));
    let things = candidate.split_off("attacker", |attacker| !judge.is_actor(attacker) && !judge.is_machine(attacker));
    let mut harmless = false;
    for thing in things {
        if judge.is_weapon(&thing) { candidate.fill("means", thing) } else { harmless = true }
    }
    candidate.keep("means", |means| {
        judge.is_weapon(means) || judge.is_machine(means) || judge.category(means) == Category::Force
    });
    // "launched a website": what is thrown must be a weapon.
    if candidate.label == "thrown" && !candidate.has("means") {
        return false;
    }
    // "shells landed near the town": but jets land too, and missiles in the sea.
    let falls = |means: &Filler| {
        judge.is_class(means, NounClass::Weapon)
            && !judge.head_is(means, &["missile", "missiles", "drone", "drones", "truck", "trucks"])
    };
    if candidate.label == "landed" && (!candidate.has("means") || !candidate.role("means").iter().all(falls)) {
        return false;
    }
    if harmless && !candidate.has("attacker") && !candidate.has("means") || judge.is_idiom(candidate) {
        return false;
    }
    // "Norland and Kenya exchanged fire": each fires at the other.
    if mutual && !candidate.has("target") {
        let both = candidate.role("attacker").to_vec();
        if both.len() > 1 || both.iter().any(|attacker| judge.is_plural(attacker)) {
            candidate.set("target", both);
        }
    }
    // "shot him", but not arrows, films or a round of 68.
    if candidate.label == "shot" {
        let someone = |target: &Filler| {
            matches!(judge.category(target), Category::Person | Category::Force)
                || judge.head_is(target, &["them", "they"])
        };
        candidate.keep("target", someone);
        if !candidate.has("target") {
            return false;
        }
    }
    let aimed = candidate.has("target");
    let struck = |target: &Filler| {
        !matches!(judge.category(target), Category::Event | Category::Other | Category::Communication)
            || judge.is_named(target)
            || judge.head_is(target, &["target", "targets", "website", "websites"])
    };
    // "destroyed two cranes, three pump jacks and a tank": of a list what one of them is the others are.
    if !candidate.role("target").iter().any(struck) {
        candidate.clear("target");
    }
    // "shot down the idea of a toll on the bridge": an idea is no aircraft, whatever else stands there.
    if aimed && !candidate.has("target") && !candidate.is_noun() && !candidate.has("means") {
        return false;
    }
    // "destroy the group", "the scourge": a figure of speech, or at best a plan.
    if candidate.rule.starts_with("attack/destr") {
        let standing = |target: &Filler| {
            matches!(judge.category(target), Category::Place | Category::Artifact | Category::Weapon)
                || judge.head_is(target, &["target", "targets"])
        };
        if !candidate.role("target").iter().any(standing)
            || candidate.role("means").iter().any(|means| judge.head_is(means, &["fire"]))
        {
            return false;
        }
    }
    if is_verbal(judge, candidate) {
        return false;
    }
    let violent = candidate.has("attacker") || candidate.has("means");
    (candidate.has("target") || candidate.has("place")) && (violent || candidate.is_noun() || candidate.passive)
}

/// "attacked the mayor over rents", "Roth attacked Holm": words between people who bear no arms. A place or a weapon, or
/// armed men, make it a deed.
fn is_verbal(judge: &Judge<'_>, candidate: &Candidate) -> bool {
    let attackers = candidate.role("attacker");
    let armed = |attacker: &Filler| judge.category(attacker) == Category::Force || judge.is_machine(attacker);
    if attackers.is_empty() || attackers.iter().any(armed) || candidate.has("means") {
        return false;
    }
    let reading = judge.reading;
    let Some(target) = candidate.role("target").last() else { return false };
    let behind = target.tokens.end;
    let reason = reading.is_any(behind, &["over", "as"])
        || reading.is_word(behind, "for") && reading.is(behind + 1, Class::VERB_ING | Class::POSSESSIVE);
    let unarmed = |target: &Filler| matches!(judge.category(target), Category::Person | Category::Organization);
    let single = |attacker: &Filler| judge.category(attacker) == Category::Person && !judge.is_plural(attacker);
    let named = |filler: &Filler| judge.is_named(filler) || reading.is(judge.head(&filler.tokens), Class::PRONOUN);
    let people = attackers.iter().all(|attacker| single(attacker) && named(attacker))
        && candidate.role("target").iter().all(|target| unarmed(target) && !judge.is_class(target, NounClass::Force));
    reason || people && !candidate.has("place") && !candidate.passive
}
