//! `support` claims. Help that one gives another. Called for every candidate of its frames.

use super::candidate::{Candidate, Filler};
use super::fact::{payload, words};
use super::frame::NounClass;
use super::judge::{Category, Judge};

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
    // "cut aid for the poor by |$5 billion|"
    candidate.keep("provider", |provider| !judge.is_money(provider));
    // "a Karm-trained surgeon": a school trained her.
    let one = |recipient: &Filler| judge.category(recipient) == Category::Person && !judge.is_plural(recipient);
    if candidate.rule.ends_with("train+compound") && candidate.role("recipient").iter().any(one) {
        return false;
    }
    if candidate.label == GIVE && !gives(judge, candidate) {
        return false;
    }
    // "sold reserves to support it": whatever it is.
    candidate.keep("recipient", |recipient| !judge.head_is(recipient, &["it"]));
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

/// The label of verbs that give anything to anyone: what is given tells whether, and how, that is help.
const GIVE: &str = "give";

/// Whether a body, a state or a force is given what helps it; the label then says how.
fn gives(judge: &Judge<'_>, candidate: &mut Candidate) -> bool {
    let Some(form) = candidate.role("amount").iter().find_map(|amount| form_of(judge, amount)) else { return false };
    candidate.label = form.as_str();
    candidate.role("recipient").iter().all(|recipient| {
        let body = matches!(judge.category(recipient), Category::Place | Category::Organization | Category::Force);
        // "delivered food to |flood victims|".
        let needy = form == SupportForm::Aid && judge.is_plural(recipient) && judge.is_people(recipient);
        body && judge.is_actor(recipient) || needy
    })
}

/// How what is given helps: "|weapons|", "50 million dollars |in aid|".
fn form_of(judge: &Judge<'_>, amount: &Filler) -> Option<SupportForm> {
    let reading = judge.reading;
    let of_class = |class| match class {
        NounClass::Arms | NounClass::Weapon => Some(SupportForm::Arm),
        NounClass::Relief => Some(SupportForm::Aid),
        NounClass::Funds => Some(SupportForm::Fund),
        _ => None,
    };
    let class_at = |i: usize| judge.frames.class_of(reading.id(i)).and_then(of_class);
    let kind = reading.is_word(amount.tokens.end, "in").then(|| amount.tokens.end + 1..amount.tokens.end + 5);
    let within = kind.and_then(|mut kind| kind.find_map(class_at));
    within
        .or_else(|| class_at(judge.head(&amount.tokens)))
        .or_else(|| judge.is_money(amount).then_some(SupportForm::Fund))
}
