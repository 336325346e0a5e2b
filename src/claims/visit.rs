//! `visit` claims. Someone who travels to a place or is received by a host. Called for every candidate of its frames.

use super::candidate::Candidate;
use super::fact::payload;
use super::judge::{Category, Judge};

payload! {
    /// Someone who travels to a place or is received by a host.
    Visit {
        /// Who travels.
        visitor,
        /// Where to.
        place,
        /// Who receives.
        host,
    }
}

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    candidate.keep("visitor", |visitor| {
        // "The general visited": one who leads a force is somebody.
        let officer =
            judge.category(visitor) == Category::Force && !judge.is_plural(visitor) && judge.is_titled(visitor);
        officer || matches!(judge.category(visitor), Category::Person | Category::Open | Category::Organization)
    });
    // "received $73,000 for tips"
    if candidate.role("visitor").iter().any(|visitor| judge.is_money(visitor)) {
        return false;
    }
    // "visited Prime Minister X": a person visited is the host.
    let hosts = candidate.split_off("place", |place| judge.category(place) == Category::Person);
    for host in hosts {
        candidate.fill("host", host);
    }
    candidate.keep("place", |place| {
        judge.is_place(place) || judge.category(place) == Category::Artifact && judge.is_named(place)
    });
    candidate.has("visitor") && (candidate.has("place") || candidate.has("host"))
}
