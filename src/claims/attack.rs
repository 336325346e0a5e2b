//! `attack` claims. A violent act: a strike, bombing, raid, ambush, shooting. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::payload;
use super::judge::Judge;

payload! {
    /// A violent act: a strike, bombing, raid, ambush, shooting.
    Attack {
        /// Who attacks.
        attacker,
        /// Who or what is attacked.
        target,
        /// Where.
        place,
        /// With what.
        means,
    }
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be.
pub(crate) fn propose(_judge: &Judge<'_>, candidate: &Candidate) -> bool {
    true
}
