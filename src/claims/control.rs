//! `control` claims. Who takes, loses, retakes or holds a territory. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{payload, words};
use super::judge::Judge;

words! {
    /// What changes.
    ControlChange {
        /// Taken.
        Seize = "seize",
        /// Lost.
        Lose = "lose",
        /// Taken back.
        Retake = "retake",
        /// Held.
        Hold = "hold",
    }
}

payload! {
    /// Who takes, loses, retakes or holds a territory.
    Control {
        /// Who.
        actor,
        /// What territory.
        territory,
    }
    /// What changes.
    change: ControlChange
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    // "lost track of the boats"
    if candidate.label == "lose"
        && candidate
            .role("territory")
            .iter()
            .any(|place| judge.head_is(place, &["track", "touch", "sight", "ground", "way"]))
    {
        return false;
    }
    candidate.has("actor")
        && candidate.has("territory")
        && candidate.role("actor").iter().all(|actor| judge.is_actor(actor) && !judge.head_is(actor, &["it"]))
        && candidate.role("territory").iter().all(|territory| judge.is_place(territory))
}
