//! `movement` claims. A force that is sent, withdrawn or rotated. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{payload, words};
use super::judge::Judge;

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

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &Candidate) -> bool {
    candidate.has("force")
}
