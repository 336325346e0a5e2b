//! Capitals that stand for their governments: "Tehran denied the charge", "Moscow's refusal to sign". Asked of each
//! listed name that has such a meaning (`org.gov.national`).
//!
//! Mentions come before syntax: what the capital does is told by the classes of the few words beside it. It must begin
//! its clause and have a verb of saying, deciding or judging (`name_cues.tsv`: `govern`), or own what a government has
//! (`policy`). In all else the city is the city.

use super::place;
use crate::gazetteer::Overlay;
use crate::matcher::{Hit, Meaning};
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Reading, words};

/// Between a subject and its verb: "has not yet", "on Monday also".
const BEFORE_VERB: usize = 5;

/// Words looked at to the left for what governs a row of capitals: "between Paris and".
const BEFORE_NAME: usize = 4;

/// Whether a meaning is that of a government under the name of the city where it sits.
pub(crate) fn is_seat(names: &Overlay, meaning: &Meaning) -> bool {
    meaning.context && names.row(meaning.row).is("org.gov.national")
}

/// The row of the government that a listed city stands for here.
pub(crate) fn government(reading: Reading<'_>, names: &Overlay, hit: &Hit) -> Option<u32> {
    let meaning = hit.meanings.iter().find(|meaning| is_seat(names, meaning))?;
    let (start, end) = (hit.tokens.start, hit.tokens.end);
    let does = governs(reading, end) || governs(reading, over_partner(reading, end)) || owns(reading, end);
    (begins_clause(reading, start) && does).then_some(meaning.row)
}

/// Behind the second of two: "Paris |and Bonn| agreed".
fn over_partner(reading: Reading<'_>, end: usize) -> usize {
    if !reading.is_word(end, "and") {
        return end;
    }
    let name = |i: &usize| reading.token(*i).is_capitalized() && reading.token(*i).gap == Gap::Space;
    end + 1 + (end + 1..end + 1 + BEFORE_NAME).take_while(name).count()
}

/// Whether a subject can begin at token `start`: behind a mark or nothing, a conjunction, or a verb of saying ("says
/// Tehran wants"), and not in a row that a preposition governs.
pub(crate) fn begins_clause(reading: Reading<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return true };
    let token = reading.token(before);
    if reading.token(start).gap >= Gap::Line || token.is_terminal() {
        return true;
    }
    let conjunction = reading.is(before, Class::CONJUNCTION | Class::SUBORDINATOR | Class::THAT);
    let said = reading.is(before, Class::VERB_FINITE) && reading.is_one(before, words!["said", "says", "say"]);
    if token.kind == Kind::Mark {
        // "in Qom, Tehran said" is nobody's English; "from Rome, Paris and Bonn" is.
        let opens = token.is_double_quote()
            || matches!(token.mark, Mark::Comma | Mark::Dash | Mark::Hyphen | Mark::Colon | Mark::Semicolon);
        return opens && token.gap <= Gap::Space && !(token.mark == Mark::Comma && in_row(reading, before));
    }
    said || conjunction && !place::after_preposition(reading, start) && !in_row(reading, before)
}

/// Whether the comma or conjunction at token `joint` goes on a row of names that a preposition governs.
fn in_row(reading: Reading<'_>, joint: usize) -> bool {
    for i in (joint.saturating_sub(BEFORE_NAME)..joint).rev() {
        let token = reading.token(i);
        if reading.is(i, Class::PREPOSITION) {
            return reading.token(i + 1).is_capitalized();
        }
        if !token.is_capitalized() && token.mark != Mark::Comma {
            return false;
        }
    }
    false
}

/// The verb behind a subject that ends at token `end`, over auxiliaries, adverbs and a day, and whether a form of "be" is
/// among those.
pub(crate) fn verb_after(reading: Reading<'_>, end: usize) -> Option<(usize, bool)> {
    let mut be = false;
    for i in end..end + BEFORE_VERB {
        if reading.token(i).kind != Kind::Word || reading.token(i).gap > Gap::Space {
            return None;
        }
        let day = reading.is(i, Class::WEEKDAY) || reading.is_word(i, "on") && reading.is(i + 1, Class::WEEKDAY);
        be |= reading.is(i, Class::BE);
        if day || reading.is(i, Class::AUXILIARY | Class::NEGATION) || is_adverb(reading, i) {
            continue;
        }
        return reading.is(i, Class::VERB).then_some((i, be));
    }
    None
}

/// Whether behind token `end` stands, after auxiliaries, adverbs and a day, a verb of what governments do.
fn governs(reading: Reading<'_>, end: usize) -> bool {
    let mut be = false;
    let mut i = end;
    while i < end + BEFORE_VERB && reading.token(i).gap <= Gap::Space {
        if reading.token(i).kind != Kind::Word {
            return false;
        }
        let day = reading.is(i, Class::WEEKDAY) || reading.is_word(i, "on") && reading.is(i + 1, Class::WEEKDAY);
        if let Some(form) = verb_form(reading, i).filter(|_| !day) {
            return match form {
                Form::Finite => !be,
                Form::Progressive => be,
            };
        }
        be |= reading.is(i, Class::BE);
        let passes = day || reading.is(i, Class::AUXILIARY | Class::NEGATION) || is_adverb(reading, i);
        if !passes {
            return false;
        }
        i += 1;
    }
    false
}

fn is_adverb(reading: Reading<'_>, i: usize) -> bool {
    reading.is(i, Class::ADVERB) && !reading.is(i, Class::NOUN | Class::PREPOSITION | Class::CONJUNCTION)
        || reading.is_one(i, words!["also", "still", "now", "yet", "again"])
}

enum Form {
    Finite,
    Progressive,
}

/// The form of a verb of what governments do; none where the word may be a noun here ("Tehran demands were rejected").
fn verb_form(reading: Reading<'_>, i: usize) -> Option<Form> {
    let info = reading.info(i);
    let small = reading.token(i).shape == Shape::Lower;
    let governs = info.verb.is_known() && reading.lexicon.info(info.verb).classes.any(Class::GOVERNS);
    // "Nairobi, |said| to be next": it is said of the city.
    let told = reading.is_word(i, "said") && reading.is(i + 1, Class::TO);
    if !small || !governs || told {
        return None;
    }
    if info.classes.any(Class::VERB_ING) {
        return Some(Form::Progressive);
    }
    // Behind an auxiliary the base form is a verb: "Tehran will offer".
    let helped = reading.is(i - 1, Class::AUXILIARY | Class::NEGATION);
    let noun = info.classes.any(Class::NOUN) && !helped;
    let next = i + 1;
    let object = reading.is(next, Class::DETERMINER | Class::POSSESSIVE | Class::THAT | Class::TO | Class::PRONOUN)
        || reading.token(next).is_capitalized() && reading.token(next).gap == Gap::Space;
    (!noun || object).then_some(Form::Finite)
}

/// "Baghdad's |offer|": what a government has, behind at most two words.
fn owns(reading: Reading<'_>, end: usize) -> bool {
    let owner = reading.token(end).kind == Kind::Clitic && reading.token(end).gap == Gap::None;
    let policy = |i: usize| {
        let info = reading.info(i);
        info.noun.is_known() && reading.lexicon.info(info.noun).classes.any(Class::POLICY)
    };
    let small = |i: &usize| reading.token(*i).shape == Shape::Lower && reading.token(*i).gap == Gap::Space;
    let mut noun = (end + 1..end + 4).take_while(small);
    // "Tehran's offer of talks", but "Tehran's view over the hills" is a stretch that the table leaves out.
    owner && noun.any(|i| policy(i) && !policy(i + 1))
}
