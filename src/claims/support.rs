//! `support` claims. Help that one gives another. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::{payload, words};
use super::judge::Judge;

words! {
    /// Which help.
    SupportForm {
        /// Training.
        Train = "train",
        /// Advice and assistance.
        Advise = "advise",
        /// Money.
        Fund = "fund",
        /// Weapons.
        Arm = "arm",
        /// Relief and goods.
        Aid = "aid",
        /// Military, operational or unspecific help.
        Back = "back",
    }
}

payload! {
    /// Help that one gives another.
    Support {
        /// Who helps.
        provider,
        /// Who is helped.
        recipient,
        /// With how much.
        amount,
    }
    /// Which help.
    form: SupportForm
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    let helps =
        |role: &str| candidate.role(role).iter().all(|filler| judge.is_actor(filler) || judge.is_machine(filler));
    candidate.has("provider")
        && candidate.has("recipient")
        && helps("provider")
        && candidate.role("recipient").iter().all(|filler| {
            judge.is_actor(filler)
                || judge.is_place(filler)
                || judge.head_is(filler, &["efforts", "forces", "effort"])
                // "In support of operations" is the soldiers' phrase for taking part.
                || !candidate.is_noun() && judge.head_is(filler, &["operations", "campaign"])
        })
}
