//! `presence` claims. A standing body of troops, fighters, police, observers or ships. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::payload;
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

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &Candidate) -> bool {
    candidate.has("force") && candidate.has("place")
}
