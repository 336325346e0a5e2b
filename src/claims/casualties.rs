//! `casualties` claims. People killed, wounded, missing, captured or displaced. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{payload, words};
use super::judge::Judge;

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

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &Candidate) -> bool {
    candidate.has("victims")
}
