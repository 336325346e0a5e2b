//! `agreement` claims. A pact between parties. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{payload, words};
use super::judge::Judge;

words! {
    /// How far it has come.
    AgreementStatus {
        /// Agreed.
        Reached = "reached",
        /// Signed or ratified.
        Signed = "signed",
        /// Violated.
        Broken = "broken",
        /// Ended or suspended.
        Ended = "ended",
    }
}

payload! {
    /// A pact between parties.
    Agreement {
        /// Between whom.
        parties,
        /// About what.
        subject,
    }
    /// How far it has come.
    status: AgreementStatus
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &Candidate) -> bool {
    candidate.has("parties")
}
