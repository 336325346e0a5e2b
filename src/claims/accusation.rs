//! `accusation` claims. Someone accused of an act, or denying it. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::{payload, words};
use super::frame::NounClass;
use super::judge::{Category, Judge};
use crate::text::Mark;
use crate::words::Class;

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
    // "denied |visas| to reporters", "denied |the charity| access", "neither confirmed nor denied": nobody denies a deed.
    if candidate.rule.ends_with("deny") && withholds(judge, candidate) {
        return false;
    }
    // "blamed |this| on the mayor": what is blamed is no accused.
    if candidate.rule.ends_with("blame")
        && candidate.role("accused").iter().any(|accused| judge.head_is(accused, &["this", "that"]))
    {
        return false;
    }
    // "A bull charged the crowd.", "held those responsible to account".
    let bare = ["charge", "hold-responsible"].iter().any(|verb| candidate.rule.ends_with(verb));
    if bare && !candidate.has("content") {
        return false;
    }
    let accuser = candidate.label == "deny" || candidate.has("accuser");
    candidate.has("accused") && accuser && judge.all_act(candidate, "accused") && judge.all_act(candidate, "accuser")
}

/// Within how many tokens a second object is looked for.
const NEAR: usize = 12;

/// Whether what is denied is a good that one gives or withholds, or somebody who does not get it; or nothing is denied.
fn withholds(judge: &Judge<'_>, candidate: &Candidate) -> bool {
    let given = |content: &Filler| {
        let someone = matches!(judge.category(content), Category::Person | Category::Force | Category::Organization);
        let deed = judge.reading.is(content.tokens.start, Class::VERB_ING);
        let clause = deed || content.tokens.clone().any(|i| judge.reading.is(i, Class::AUXILIARY | Class::VERB_PAST));
        judge.is_class(content, NounClass::Permission) || someone && !clause && !candidate.passive
    };
    // "denied |the widow a loan|": whom, and what.
    let second = |content: &Filler| {
        let near = content.tokens.clone().take(NEAR).take_while(|&i| judge.reading.mark(i) != Mark::Comma);
        let article =
            |i: usize| judge.reading.is_any(i, &["a", "an", "the", "any"]) && judge.reading.is(i - 1, Class::NOUN);
        let clause = |i: usize| judge.reading.is(i, Class::VERB_ING | Class::AUXILIARY | Class::VERB_PAST);
        near.clone().skip(2).any(article) && !near.clone().any(clause)
    };
    if !candidate.passive && candidate.role("content").iter().any(second) {
        return true;
    }
    let open = candidate.cue.start.checked_sub(1).is_some_and(|i| {
        judge.reading.is_any(i, &["nor", "or"]) && judge.reading.is_any(i.saturating_sub(1), &["confirm", "confirmed"])
    });
    open || candidate.role("content").iter().any(given)
}
