//! `statement` claims. What a source says, writes, tells, announces. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{payload, words};
use super::judge::Judge;

words! {
    /// How the words are given.
    StatementForm {
        /// Wholly in quotation marks.
        Direct = "direct",
        /// In the reporter's words.
        Indirect = "indirect",
        /// In the reporter's words, with quoted parts.
        Mixed = "mixed",
    }
}

payload! {
    /// What a source says, writes, tells, announces.
    Statement {
        /// Who says it.
        speaker,
        /// What is said: one span, or several where the speaker's name breaks the quotation.
        content,
        /// To whom.
        addressee,
    }
    /// How the words are given.
    form: StatementForm
}

/// Whether a candidate is a claim of this kind: its required roles are there. Who can speak depends on the verb, and
/// `speech` has asked that.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    candidate.has("content") && candidate.has("speaker")
}
