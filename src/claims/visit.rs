//! `visit` claims. Someone who travels to a place or is received by a host. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::payload;
use super::judge::Judge;

payload! {
    /// Someone who travels to a place or is received by a host.
    Visit {
        /// Who travels.
        visitor,
        /// Where to.
        place,
        /// Who receives.
        host,
    }
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &Candidate) -> bool {
    candidate.has("visitor")
}
