//! `casualties` claims. People killed, wounded, missing, captured or displaced. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::{payload, words};
use super::judge::{Category, Judge};

words! {
    /// What happened to them.
    Harm {
        /// They died.
        Killed = "killed",
        /// They were hurt.
        Wounded = "wounded",
        /// Nobody knows where they are.
        Missing = "missing",
        /// They were arrested, kidnapped or taken prisoner.
        Captured = "captured",
        /// They had to leave their homes.
        Displaced = "displaced",
    }
}

payload! {
    /// People killed, wounded, missing, captured or displaced.
    Casualties {
        /// Who, and how many.
        victims,
        /// By whom.
        agent,
        /// By what.
        means,
        /// Where.
        place,
    }
    /// What happened to them.
    harm: Harm
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    if !candidate.has("victims") {
        return false;
    }
    candidate.keep("place", |place| judge.is_place(place) || judge.category(place) == Category::Artifact);
    let things = candidate.split_off("agent", |agent| !judge.is_actor(agent) && !judge.is_machine(agent));
    for thing in things.into_iter().filter(|thing| !judge.is_people(thing)) {
        candidate.fill("means", thing);
    }
    // "rose to 20 |from 15|"
    candidate.keep("means", |means| {
        !judge.is_bare_figure(means)
            && judge.category(means) != Category::Place
            && !judge.head_is(means, &["side", "sides"])
    });
    if candidate.label == "captured" {
        candidate.clear("means");
    }
    // "The law was declared dead": a state is told of people, not of what is made of them.
    let state = ["dead", "hurt", "missing"].iter().any(|word| candidate.rule.ends_with(word));
    let bodies = |victims: &Filler| {
        judge.category(victims) == Category::Organization && !judge.is_plural(victims) && !judge.has_figure(victims)
    };
    if state && candidate.role("victims").iter().any(bodies) {
        return false;
    }
    // "claimed 130 |lives|", but not 30 dead, whose own word tells.
    if candidate.rule.starts_with("casualties/claim") {
        candidate.keep("victims", |victims| judge.head_is(victims, &["lives"]) && judge.has_figure(victims));
        candidate.keep("means", |means| !judge.is_people(means));
    }
    // "seized |sailors|", but not a firm.
    let taken = ["seize", "recapture"].iter().any(|verb| candidate.rule.ends_with(verb));
    if taken && candidate.role("victims").iter().any(|victims| judge.category(victims) == Category::Organization) {
        return false;
    }
    candidate.has("victims") && candidate.role("victims").iter().all(|victims| judge.is_people(victims))
}
