//! `agreement` claims. A pact between parties. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{Modality, payload, words};
use super::frame::NounClass;
use super::judge::Judge;
use crate::words::Class;

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

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    let pact = candidate
        .role("subject")
        .iter()
        .any(|subject| judge.is_class(subject, NounClass::Agreement) || judge.is_compound(subject, "cease", "fire"));
    // "is finalizing a deal": it is not there yet.
    let ing = judge.reading.is(candidate.cue.start, Class::VERB_ING);
    if candidate.rule.ends_with("finalize") && ing && candidate.stance.modality == Modality::Actual {
        candidate.stance.modality = Modality::Planned;
    }
    candidate.has("parties") && pact && judge.all_act(candidate, "parties")
}
