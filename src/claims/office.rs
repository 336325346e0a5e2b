//! `office` claims. Who holds, held or will hold which post. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{payload, words};
use super::judge::Judge;

words! {
    /// Whether it is held now.
    OfficeStatus {
        /// Held at the article's time.
        Current = "current",
        /// Held before.
        Former = "former",
        /// Held for the time being.
        Acting = "acting",
        /// To be held.
        Designate = "designate",
    }
}

payload! {
    /// Who holds, held or will hold which post.
    Office {
        /// Who.
        person,
        /// The post's words.
        title,
        /// The organization or country whose post it is.
        body,
    }
    /// Whether it is held now.
    status: OfficeStatus
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    let _ = judge;
    candidate.has("person") && candidate.has("title")
}
