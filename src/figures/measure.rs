//! Percentages, measures with a unit, ages and places in an order. Asked once a number, after money.

use std::ops::Range;

use super::page::Page;
use super::{Draft, Measure, bound, money};
use crate::numbers::{self, NumberForm, NumberMention};
use crate::text::{Kind, Mark};
use crate::words::{Class, Cue, List, words};

pub(super) fn percent(page: &Page<'_>, mention: &NumberMention) -> Option<Draft> {
    let end = mention.tokens.end;
    let at = page.next(end.checked_sub(1)?);
    let made = |to: usize| {
        let point = usize::from(page.is_any(to, words!["point", "points"]));
        Some(Draft::new(mention.tokens.start..to + point, Measure::Percent, "percent/word"))
    };
    if page.mark(at) == Mark::Percent {
        return Some(Draft::new(mention.tokens.start..at + 1, Measure::Percent, "percent/sign"));
    }
    if page.is(at, "per") && page.is(at + 1, "cent") {
        return made(at + 2);
    }
    if page.is_any(at, words!["percent", "pct", "percentage", "pc"]) {
        return made(at + 1);
    }
    let letters = letters(page, mention);
    if letters.eq_ignore_ascii_case("pc") || letters.eq_ignore_ascii_case("pct") {
        return made(end);
    }
    None
}

/// The letters glued behind the digits of the mention's last token.
fn letters<'a>(page: &Page<'a>, mention: &NumberMention) -> &'a str {
    let last = page.word(mention.tokens.end.saturating_sub(1));
    numbers::cut(last).map_or("", |cut| cut.letters)
}

pub(super) fn unit(page: &Page<'_>, mention: &NumberMention) -> Option<Draft> {
    if matches!(mention.form, NumberForm::Ordinal) {
        return None;
    }
    let (end, unit) = glued_unit(page, mention).or_else(|| unit_after(page, mention))?;
    Some(Draft::new(mention.tokens.start..end, Measure::Unit(unit), "measure/unit"))
}

/// "5km", "90km/h".
fn glued_unit(page: &Page<'_>, mention: &NumberMention) -> Option<(usize, String)> {
    let end = mention.tokens.end;
    let letters = letters(page, mention);
    if letters.is_empty() {
        return None;
    }
    if page.mark(end) == Mark::Slash && page.glued(end) && page.glued(end + 1) {
        let joined = format!("{letters}/{}", page.word(end + 1));
        if let Some(unit) = numbers::glued_unit(&joined) {
            return Some((end + 2, unit.to_owned()));
        }
    }
    if letters == "m" && !is_length(page, end) {
        return None;
    }
    numbers::glued_unit(letters).map(|unit| (end, unit.to_owned()))
}

/// Whether "41m" in front of `end` is a length, no million: what follows speaks of size or repeats it in feet.
fn is_length(page: &Page<'_>, end: usize) -> bool {
    const LENGTHS: &List = words![
        "long",
        "high",
        "tall",
        "wide",
        "deep",
        "away",
        "thick",
        "x",
        "by",
        "hurdles",
        "freestyle",
        "race",
        "sprint"
    ];
    let bracket = page.mark(end) == Mark::OpenBracket;
    let feet = bracket
        && (page.word(end + 1).to_ascii_lowercase().ends_with("ft") || page.is_any(end + 2, words!["ft", "feet"]));
    feet || page.is_any(page.next(end.saturating_sub(1)), LENGTHS)
}

/// "7.5 kilometers", "a 30-yard kick", "15 (kg)".
fn unit_after(page: &Page<'_>, mention: &NumberMention) -> Option<(usize, String)> {
    let mut at = money::of_them(page, mention)?;
    if let Some((end, _)) = bound::after(page, mention.tokens.end) {
        // "20-plus months", "30 or so miles"
        at = end;
    }
    if matches!(page.mark(at), Mark::OpenBracket) && page.mark(at + 2) == Mark::CloseBracket {
        at += 1;
    }
    let pick = |cue: &Cue| match *cue {
        Cue::Unit { unit, .. } => Some(unit.to_owned()),
        _ => None,
    };
    if let Some((end, unit)) = page.words.longest(at, pick) {
        let lone = end == at + 1 && page.word(at).len() == 1;
        return (!lone || matches!(page.word(at), "W" | "g" | "m" | "t")).then_some((end, unit));
    }
    let unit = page.calendar_unit(at)?;
    Some((at + 1, unit))
}

pub(super) fn age(page: &Page<'_>, mention: &NumberMention) -> Option<Draft> {
    if matches!(mention.form, NumberForm::Ordinal | NumberForm::Vague) {
        return None;
    }
    let made = |tokens: Range<usize>, rule| Some(Draft::new(tokens, Measure::Age, rule));
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    if let Some(to) = old_end(page, end) {
        return made(start..to, "age/old");
    }
    let before = start.checked_sub(1)?;
    if page.is_any(before, words!["aged", "ages"]) || page.is(before, "age") && !page.is(end, "of") {
        return made(start..end, "age/aged");
    }
    if page.is(before, "of") && before > 0 && page.is(before - 1, "age") {
        return made(start..end, "age/aged");
    }
    aside(page, mention).and_then(|()| made(start..end, "age/aside"))
}

/// "-year-old", " years old", " months of age".
fn old_end(page: &Page<'_>, end: usize) -> Option<usize> {
    let unit = page.next(end.checked_sub(1)?);
    page.calendar_unit(unit)?;
    let old = page.next(unit);
    if page.is_any(old, words!["old", "olds"]) {
        return Some(old + 1);
    }
    (page.is(old, "of") && page.is(old + 1, "age")).then_some(old + 2)
}

/// ", 33," or "(33)" right behind a name.
fn aside(page: &Page<'_>, mention: &NumberMention) -> Option<()> {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let digits = mention.tokens.len() == 1 && page.word(start).bytes().all(|b| b.is_ascii_digit());
    let years = mention.low.is_some_and(|low| (1.0..=110.0).contains(&low.value()));
    let name = start.checked_sub(2)?;
    let person = page.capital(name)
        && !page.has(name, Class::MONTH | Class::WEEKDAY | Class::CLOSED)
        && page.token(name).is_some_and(|token| token.kind == Kind::Word);
    let known = name > 0 && page.capital(name - 1) || page.has(name, Class::GIVEN | Class::SURNAME);
    let named =
        known || !page.words.info(name).is_common() && page.named(name).is_none() && page.mark(end) == Mark::Comma;
    let commas = page.mark(start - 1) == Mark::Comma && matches!(page.mark(end), Mark::Comma | Mark::Stop);
    let brackets = page.mark(start - 1) == Mark::OpenBracket && page.mark(end) == Mark::CloseBracket;
    (digits && years && person && named && (commas || brackets)).then_some(())
}

/// "third", "20th": numeric and not part of a name ("7th Fleet").
pub(super) fn ordinal(page: &Page<'_>, mention: &NumberMention) -> Option<Draft> {
    let end = mention.tokens.end;
    let place = mention.low.is_some_and(|low| low.value() >= 3.0) || mention.digits;
    let name = page.capital(end) || page.mark(end) == Mark::Hyphen && page.glued(end);
    (mention.form == NumberForm::Ordinal && place && !name)
        .then(|| Draft::new(mention.tokens.clone(), Measure::Ordinal, "ordinal/word"))
}
