//! `statement` claims. What a source says, writes, tells, announces. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::{payload, words};
use super::judge::{Category, Judge};

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

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    let speaks = |filler: &Filler| judge.is_actor(filler) || judge.category(filler) == Category::Communication;
    candidate.has("content") && !candidate.role("speaker").is_empty() && candidate.role("speaker").iter().all(speaks)
}
