//! `demand` claims. What someone demands, urges or orders. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::payload;
use super::frame::NounClass;
use super::judge::{Category, Judge};
use crate::words::Class;

payload! {
    /// What someone demands, urges or orders.
    Demand {
        /// Who demands.
        actor,
        /// What.
        content,
        /// Of whom.
        addressee,
    }
}

/// How many tokens may stand between who is told and what to do: "told them on Monday not |to go|".
const MOST_BETWEEN: usize = 4;

/// Whether a candidate is a claim of this kind: its required roles are there and can be what they must be. Fillers that
/// cannot fill their role are dropped or moved.
pub(crate) fn propose(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    // "The report called for reforms": who wrote it speaks through it.
    let asks = |actor: &Filler| judge.is_actor(actor) || judge.is_class(actor, NounClass::Document);
    // "directed |$2 million| to a fund": nobody is told.
    if candidate.role("addressee").iter().any(|told| judge.is_money(told)) {
        return false;
    }
    let asked = ["ask", "tell", "warn"].iter().any(|verb| candidate.rule.ends_with(verb));
    // "told reporters after meeting him": only an infinitive asks.
    let infinitive = |content: &Filler| {
        let start = content.tokens.start;
        judge.reading.is(start, Class::TO) || judge.reading.is(start + 1, Class::TO)
    };
    // "warned them of failing |to vote|": right behind who is told.
    let near = |told: &Filler| {
        let near = |content: &Filler| content.tokens.start <= told.tokens.end + MOST_BETWEEN;
        candidate.role("content").iter().all(near)
    };
    let told = candidate.role("addressee").last().is_some_and(near) && judge.all_act(candidate, "addressee");
    if asked && !(told && candidate.role("content").iter().all(infinitive)) {
        return false;
    }
    // "urged |restraint|", but not a friend.
    let wish = |content: &Filler| matches!(judge.category(content), Category::Event | Category::Other);
    if candidate.rule.ends_with("urge") && !candidate.has("addressee") && !candidate.role("content").iter().all(wish) {
        return false;
    }
    // "ordered |an inquiry|", but not two coffees.
    let deed = |content: &Filler| judge.category(content) == Category::Event;
    if candidate.rule.ends_with("order") && !candidate.has("addressee") && !candidate.role("content").iter().all(deed) {
        return false;
    }
    candidate.has("actor") && candidate.has("content") && candidate.role("actor").iter().all(asks)
}
