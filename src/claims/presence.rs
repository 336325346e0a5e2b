//! `presence` claims. A standing body of troops, fighters, police, observers or ships. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler, Fillers};
use super::fact::payload;
use super::frame::NounClass;
use super::judge::Judge;

payload! {
    /// A standing body of troops, fighters, police, observers or ships.
    Presence {
        /// Whose force.
        force,
        /// How many.
        size,
        /// Where.
        place,
        /// What for.
        mission,
    }
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    // "The country has 900 troops in": the owner is the force, the troops are its size.
    if let Some(owner) = candidate.take("owner") {
        let troops =
            candidate.role("size").iter().any(|size| judge.is_force(size) || judge.is_class(size, NounClass::Presence));
        if !troops || !owner.iter().all(|owner| judge.is_actor(owner)) {
            return false;
        }
        let counted = candidate.role("size").iter().any(|size| judge.has_figure(size));
        if !counted {
            candidate.clear("size");
        }
        candidate.set("force", owner);
    } else {
        // "40 are in Karm" may be anyone.
        let told = !candidate.rule.ends_with("/be");
        let stands = |force: &Filler| judge.is_force(force) || told && judge.is_bare_figure(force);
        if !candidate.has("force") || !candidate.role("force").iter().all(stands) {
            return false;
        }
        let size: Fillers = candidate.role("force").iter().filter(|force| judge.has_figure(force)).cloned().collect();
        if !candidate.has("size") && !size.is_empty() {
            candidate.set("size", size);
        }
    }
    candidate.keep("place", |place| judge.is_place(place));
    if candidate.rule.ends_with("/be") {
        let force = candidate.role("force").last().map_or(0, |force| force.tokens.end);
        let from = candidate.cue.end.max(force);
        // "are still |in Karm|", but not "is ahead in seven provinces".
        candidate.keep("place", |place| place.tokens.start <= from + 2);
    }
    candidate.has("place")
}
