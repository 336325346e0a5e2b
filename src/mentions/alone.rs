//! People of whom an article has one word only, and whom nobody introduces: "Zorbat was arrested", "Karm's daughter". What
//! they do or suffer, or whom they have, is told by the classes of the few words beside the name (`name_cues.tsv`: `deed`,
//! `fate`, `kin`). Asked of every capitalized word that no table of words knows and nothing else explains.

use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Reading, words};

use super::seat;

/// Whether token `i` names a person, by what stands beside it.
pub(crate) fn is_person(reading: Reading<'_>, i: usize) -> bool {
    let token = reading.token(i);
    let apart = |next: usize| !reading.token(next).is_capitalized() || reading.token(next).gap > Gap::Space;
    let article = i.checked_sub(1).is_some_and(|before| reading.is(before, Class::DETERMINER));
    if token.shape != Shape::Capital || !apart(i + 1) || article {
        return false;
    }
    has_kin(reading, i + 1)
        || is_identified(reading, i)
        || seat::begins_clause(reading, i)
            && (acts(reading, i + 1, reading.is(i, Class::SURNAME)) || is_told_of(reading, i))
}

/// "identified him only |as| Karm".
fn is_identified(reading: Reading<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|&before| reading.is_word(before, "as")) else { return false };
    let between = |&j: &usize| reading.is(j, Class::OBJECT | Class::ADVERB) && reading.token(j).shape == Shape::Lower;
    let words = (0..before).rev().take(2).take_while(between).count();
    // A drug is identified as something too, but not "him", nor "only".
    let verb = before.checked_sub(words + 1).filter(|_| words > 0);
    verb.is_some_and(|verb| reading.is_one(verb, words!["identified", "identify", "identifies"]))
}

/// "Karm|'s| eldest daughter": whom only people have, behind at most two words.
fn has_kin(reading: Reading<'_>, clitic: usize) -> bool {
    let owner = reading.token(clitic).kind == Kind::Clitic && reading.token(clitic).gap == Gap::None;
    let small = |i: &usize| reading.token(*i).shape == Shape::Lower && reading.token(*i).gap == Gap::Space;
    let kin = |i: usize| {
        let noun = reading.info(i).noun;
        reading.is(i, Class::KIN) || noun.is_known() && reading.lexicon.info(noun).classes.any(Class::KIN)
    };
    // "Karm's sister ship" is no person's.
    let last = |i: usize| !reading.is(i + 1, Class::NOUN) || reading.token(i + 1).gap > Gap::Space;
    owner && (clitic + 1..clitic + 4).take_while(small).any(|i| kin(i) && last(i))
}

/// Whether behind token `end` stands what only people do or suffer; any verb in the past will do behind a `surname` that a
/// table has.
fn acts(reading: Reading<'_>, end: usize, surname: bool) -> bool {
    let Some((verb, be)) = seat::verb_after(reading, end) else { return false };
    let info = reading.info(verb);
    let lemma = reading.lexicon.info(info.verb).classes;
    let small = reading.token(verb).shape == Shape::Lower;
    let suffers = be && info.classes.any(Class::VERB_PP) && lemma.any(Class::FATE);
    let does = lemma.any(Class::DEED) && (!be || info.classes.any(Class::VERB_ING));
    let meets = !be && reading.is_one(verb, words!["met", "meets"]) && reading.is_word(verb + 1, "with");
    // "Karm wanted posters" have no verb.
    let plain = !info.classes.any(Class::NOUN | Class::ADJECTIVE)
        || reading
            .is(verb + 1, Class::DETERMINER | Class::PREPOSITION | Class::POSSESSIVE | Class::PRONOUN | Class::TO);
    let past = surname && (be || info.classes.any(Class::VERB_PAST) && plain);
    small && (suffers || does || meets || past)
}

/// "Karm, |who| was born here,", "Karm, a retired |teacher|,".
fn is_told_of(reading: Reading<'_>, i: usize) -> bool {
    if reading.mark(i + 1) != Mark::Comma {
        return false;
    }
    let small = |i: &usize| reading.token(*i).shape == Shape::Lower && reading.token(*i).kind == Kind::Word;
    let held = |i: usize| {
        reading.title(i).is_some_and(|(end, ..)| !reading.is(end, Class::NOUN))
            && !reading.is(i, Class::BODY | Class::PLURAL)
    };
    reading.is_word(i + 2, "who")
        || reading.is_one(i + 2, words!["a", "an"]) && (i + 3..i + 6).take_while(small).any(held)
}
