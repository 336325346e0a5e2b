//! `attack` claims. A violent act: a strike, bombing, raid, ambush, shooting. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::payload;
use super::judge::{Category, Judge};

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

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    candidate.keep("place", |place| judge.is_place(place) || judge.category(place) == Category::Artifact);
    // What attacks without being anyone is the means: "a bomb struck the convoy".
    let things = candidate.split_off("attacker", |attacker| !judge.is_actor(attacker));
    let weapons: Vec<Filler> = things
        .into_iter()
        .filter(|thing| matches!(judge.category(thing), Category::Weapon | Category::Event | Category::Artifact))
        .collect();
    for weapon in weapons {
        candidate.fill("means", weapon);
    }
    candidate.keep("means", |means| {
        matches!(judge.category(means), Category::Weapon | Category::Artifact | Category::Event | Category::Force)
    });
    candidate.keep("target", |target| {
        !matches!(judge.category(target), Category::Event | Category::Other | Category::Communication)
            || judge.is_named(target)
    });
    let violent = candidate.has("attacker") || candidate.has("means");
    (candidate.has("target") || candidate.has("place")) && (violent || candidate.is_noun() || candidate.passive)
}
