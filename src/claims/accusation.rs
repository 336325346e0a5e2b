//! `accusation` claims. Someone accused of an act, or denying it. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::{payload, words};
use super::frame::NounClass;
use super::judge::Judge;

words! {
    /// Accusation or denial.
    Answer {
        /// The accuser accuses.
        Accuse = "accuse",
        /// The accused denies.
        Deny = "deny",
    }
}

payload! {
    /// Someone accused of an act, or denying it.
    Accusation {
        /// Who accuses.
        accuser,
        /// Who is accused, or denies.
        accused,
        /// Of what.
        content,
    }
    /// Accusation or denial.
    answer: Answer
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    // "rejected |the charges|", but not "rejected the offer".
    let rejects = candidate.rule.ends_with("reject") || candidate.rule.ends_with("dismiss");
    let allegation = |content: &Filler| judge.is_class(content, NounClass::Allegation);
    if rejects && !candidate.role("content").iter().any(allegation) {
        return false;
    }
    // "A bull charged the crowd."
    if candidate.rule.ends_with("charge") && !candidate.has("content") {
        return false;
    }
    let accuser = candidate.label == "deny" || candidate.has("accuser");
    candidate.has("accused") && accuser && judge.all_act(candidate, "accused") && judge.all_act(candidate, "accuser")
}
