//! What stands before a noun that makes a claim: whose it is, where it was, with what. "the |US| invasion", "the |Karm|
//! bombings", "a |car bomb| attack". Asked once a noun with a frame.

use super::ClaimKind;
use super::candidate::Filler;
use super::frame::{Frame, NounClass};
use super::judge::Category;
use super::partners::is_attack;
use super::propose::Scene;
use crate::kind::EntityKind;
use crate::text::Mark;
use crate::words::Sense;

/// "|Iraq's| invasion", "|his| visit", "the |US| invasion", "|Israeli| airstrikes".
pub(crate) fn possessor(scene: Scene<'_>, noun: usize) -> Option<Filler> {
    let phrase = scene.sentence.noun(noun);
    if let Some(own) = &phrase.possessor {
        let mut tokens = own.clone();
        // "the group's": without "'s"; a person's name without the title.
        if let Some((name, EntityKind::Person)) = scene.marks.name(tokens.end - 1) {
            tokens = name.clone();
        }
        // "|Monday's| bombing"
        let time = tokens.clone().any(|i| scene.marks.is_time(i));
        return (!tokens.is_empty() && !time).then(|| Filler::new(tokens));
    }
    let before = phrase.tokens.start..phrase.head;
    let Some((name, kind)) = before.clone().rev().find_map(|i| scene.marks.name(i)) else {
        return force_before(scene, noun);
    };
    // "the |Iran|-backed attack": the name belongs to what follows the hyphen.
    let compound = scene.reading.mark(name.end) == Mark::Hyphen;
    let inside = name.start >= before.start && name.end <= before.end && !compound;
    // "the |Karm| bombings": towns are where, states are who.
    let site = scene.marks.is_site(name.start);
    (inside && *kind != EntityKind::Religion && !site).then(|| Filler::new(name.clone()))
}

/// "|rebel| attacks", "a |police| raid": a force in front of an attack is who attacks; "terrorist" only says of what sort.
fn force_before(scene: Scene<'_>, noun: usize) -> Option<Filler> {
    let phrase = scene.sentence.noun(noun);
    let last = phrase.head.checked_sub(1).filter(|&i| i >= phrase.tokens.start && is_attack(scene, noun))?;
    let force = Filler::new(last..phrase.head);
    let sort = scene.reading.is_word(last, "terrorist");
    (scene.judge().category(&force) == Category::Force && !sort).then_some(force)
}

/// "the |Karm| bombings", "Norland's |Karm| withdrawal": the place in front of a noun, in the role that the frame gives to
/// where it happens. A state without an owner before it is no place: "the |Kenyan| attack", "the |US| withdrawal".
pub(crate) fn site(scene: Scene<'_>, noun: usize, frame: &Frame) -> Option<(&'static str, Filler)> {
    let phrase = scene.sentence.noun(noun);
    let preposition = match (frame.kind, frame.label) {
        (ClaimKind::Attack | ClaimKind::Meeting, _) => "in",
        (ClaimKind::Movement, "withdraw") => "from",
        (ClaimKind::Visit | ClaimKind::Movement, _) => "to",
        _ => return None,
    };
    let role = frame.preposition(preposition)?;
    // "the |Karm| car bombing", but "the |Karm airport| attack"
    let last = (phrase.tokens.start..phrase.head).rev().find(|&i| scene.marks.name(i).is_some())?;
    if (last + 1..phrase.head).any(|i| scene.judge().category(&Filler::new(i..i + 1)) == Category::Place) {
        return None;
    }
    let (name, kind) = scene.marks.name(last)?;
    let owned = phrase.possessor.as_ref().is_some_and(|own| own.end <= name.start);
    let here = *kind == EntityKind::Place && name.start >= phrase.tokens.start && (scene.marks.is_site(last) || owned);
    here.then(|| (role, Filler::new(name.clone())))
}

/// "a |car bomb| attack", "a |missile| strike": nouns for weapons before the noun.
pub(crate) fn means(scene: Scene<'_>, noun: usize) -> Option<Filler> {
    let phrase = scene.sentence.noun(noun);
    let mut start = phrase.head;
    while start > phrase.tokens.start {
        let i = start - 1;
        let info = scene.reading.info(i);
        let thing = scene.frames.class_of(scene.reading.id(i)) == Some(NounClass::Weapon)
            || info.sense == Sense::Artifact && start < phrase.head;
        if scene.marks.name(i).is_some() || !thing {
            break;
        }
        start -= 1;
    }
    (start < phrase.head).then(|| Filler::new(start..phrase.head))
}
