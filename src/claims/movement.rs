//! `movement` claims. A force that is sent, withdrawn or rotated. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler, Fillers};
use super::fact::{payload, words};
use super::judge::{Category, Judge};

words! {
    /// Which way.
    Direction {
        /// Sent in, or advancing.
        Deploy = "deploy",
        /// Pulled out, or driven out.
        Withdraw = "withdraw",
        /// Replaced by another.
        Rotate = "rotate",
    }
}

payload! {
    /// A force that is sent, withdrawn or rotated.
    Movement {
        /// Whose force.
        force,
        /// How many.
        size,
        /// From where.
        origin,
        /// To where.
        destination,
    }
    /// Which way.
    direction: Direction
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    // "Poland will withdraw 200 of its troops": the owner is the force; without one the troops are.
    let owner = candidate.take("owner").unwrap_or_default();
    // "The country sent 40 engineers to": people whom a country sends somewhere are its force.
    let sends = !owner.is_empty()
        && owner.iter().all(|owner| judge.is_named(owner) && judge.category(owner) == Category::Place)
        && candidate.has("destination");
    // "Norland's withdrawal from Karm": a state that leaves a place does so with its force.
    let leaves = candidate.label == "withdraw" && candidate.role("origin").iter().any(|origin| judge.is_place(origin));
    let force = |force: &Filler| {
        judge.is_force(force)
            || sends && judge.has_figure(force) && judge.is_people(force)
            || leaves && judge.is_state(force)
    };
    if !candidate.has("force") || !candidate.role("force").iter().all(force) {
        return false;
    }
    if candidate.rule == "movement/leave" && !candidate.role("origin").iter().any(|place| judge.is_place(place)) {
        return false;
    }
    let size: Fillers = candidate.role("force").iter().filter(|force| judge.has_figure(force)).cloned().collect();
    if !size.is_empty() {
        candidate.set("size", size);
    }
    // "The premier will withdraw |the brigade|": who decides is not what moves.
    let owns =
        |owner: &Filler| judge.is_actor(owner) && (judge.category(owner) != Category::Person || judge.is_nation(owner));
    if !owner.is_empty() && owner.iter().all(owns) {
        candidate.set("force", owner);
    }
    for role in ["origin", "destination"] {
        candidate
            .keep(role, |place| !matches!(judge.category(place), Category::Person | Category::Event | Category::Other));
    }
    true
}
