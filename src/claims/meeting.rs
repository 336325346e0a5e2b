//! `meeting` claims. Parties that meet or hold talks. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::payload;
use super::judge::Judge;

payload! {
    /// Parties that meet or hold talks.
    Meeting {
        /// Who meets.
        parties,
        /// Where.
        place,
        /// What about.
        topic,
    }
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &Candidate) -> bool {
    candidate.has("parties")
}
