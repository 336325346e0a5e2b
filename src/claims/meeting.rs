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

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    // "They were met by police" at the door.
    if candidate.rule == "meeting/meet" && candidate.passive {
        return false;
    }
    candidate.keep("place", |place| judge.is_place(place));
    // "met on |the sidelines| of the summit": where, not what about.
    candidate.keep("topic", |topic| !judge.head_is(topic, &["sidelines", "sideline", "margins", "fringes"]));
    // "met the deadline", "the report discusses": somebody there is no party.
    if candidate.role("parties").iter().any(|party| !judge.is_actor(party)) {
        return false;
    }
    let parties = candidate.role("parties");
    parties.len() > 1 || parties.iter().any(|party| judge.is_plural(party) && !judge.head_is(party, &["we"]))
}
