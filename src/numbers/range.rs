//! Two numbers that are the ends of one range: "30-40", "between 30 and 40", "from 5 to 7", "three or four". Runs once
//! an article over the readings, each against the next one only.

use super::words::{Reader, Reading};
use super::{Number, NumberForm, NumberMention};
use crate::text::{Kind, Mark};
use crate::words::{Class, Cue};

/// Joins the ends of ranges; every other reading becomes a mention as it is.
pub(super) fn join(reader: &Reader<'_>, readings: &[Reading]) -> Vec<NumberMention> {
    let mut out = Vec::with_capacity(readings.len());
    let mut at = 0;
    while let Some(low) = readings.get(at) {
        let ends = readings.get(at + 1).and_then(|high| range(reader, low, high, readings.get(at + 2), at, readings));
        at += if ends.is_some() { 2 } else { 1 };
        out.push(ends.unwrap_or_else(|| single(low)));
    }
    out
}

fn single(reading: &Reading) -> NumberMention {
    NumberMention {
        tokens: reading.tokens.clone(),
        form: reading.form,
        low: reading.value,
        high: None,
        digits: reading.digits,
    }
}

fn range(
    reader: &Reader<'_>,
    low: &Reading,
    high: &Reading,
    after: Option<&Reading>,
    at: usize,
    readings: &[Reading],
) -> Option<NumberMention> {
    let cardinal = |r: &Reading| matches!(r.form, NumberForm::Cardinal | NumberForm::Fraction);
    if !cardinal(low) || !cardinal(high) || high.tokens.start > low.tokens.end + 8 {
        return None;
    }
    let before = at.checked_sub(1).and_then(|i| readings.get(i));
    let link = Link::between(reader, low, high)?;
    let ends = shared(low, high, &link)?;
    let believed = match link.word {
        Join::Hyphen => !chained(reader, low, high, before, after) && !phone(low, high),
        Join::To => goes_up_to(reader, low, high, &link),
        Join::And => reader.is(first(reader, low).wrapping_sub(1), "between"),
        Join::Or => neighbours(low, high),
    };
    believed.then_some(NumberMention {
        tokens: low.tokens.start..high.tokens.end,
        form: NumberForm::Range,
        low: Some(ends.0),
        high: Some(ends.1),
        digits: low.digits,
    })
}

/// The first token of an amount: its currency sign, if one stands before the number.
fn first(reader: &Reader<'_>, reading: &Reading) -> usize {
    let mut start = reading.tokens.start;
    if start > 0 && reader.mark(start - 1) == Mark::Currency {
        start -= 1;
        if start > 0 && reader.glued(start) && reader.tokens[start - 1].kind == Kind::Word {
            start -= 1;
        }
    }
    start
}

#[derive(Clone, Copy, PartialEq)]
enum Join {
    Hyphen,
    To,
    And,
    Or,
}

/// What stands between two numbers: a joining word, and perhaps a unit behind the first and a sign before the second.
struct Link {
    word: Join,
    /// The first number has a unit of its own.
    unit: bool,
}

impl Link {
    fn between(reader: &Reader<'_>, low: &Reading, high: &Reading) -> Option<Link> {
        let mut i = low.tokens.end;
        let after_unit = unit_end(reader, i);
        let unit = after_unit.is_some();
        i = after_unit.unwrap_or(i);
        let word = join_word(reader, i)?;
        i += 1;
        if word == Join::To && reader.mark(i) == Mark::Hyphen {
            i += 1;
        }
        (first(reader, high) == i || high.tokens.start == i).then_some(Link { word, unit })
    }
}

fn join_word(reader: &Reader<'_>, i: usize) -> Option<Join> {
    match reader.mark(i) {
        Mark::Hyphen | Mark::Dash => Some(Join::Hyphen),
        _ if reader.is(i, "to") => Some(Join::To),
        _ if reader.is(i, "and") => Some(Join::And),
        _ if reader.is(i, "or") => Some(Join::Or),
        _ => None,
    }
}

/// The end of the unit, currency word or percent sign at `i`.
fn unit_end(reader: &Reader<'_>, i: usize) -> Option<usize> {
    if reader.mark(i) == Mark::Percent {
        return Some(i + 1);
    }
    let pick = |cue: &Cue| matches!(cue, Cue::Unit { .. } | Cue::Currency { .. }).then_some(());
    let percent = reader.is(i, "percent") || reader.is(i, "pc");
    if percent {
        return Some(i + 1);
    }
    if reader.is(i, "per") && reader.is(i + 1, "cent") {
        return Some(i + 2);
    }
    reader.words.longest(i, pick).map(|(end, ())| end)
}

/// Both ends, the lower one with the magnitude that only the upper one names ("2-3 million"); `None` where they do not
/// rise.
fn shared(low: &Reading, high: &Reading, link: &Link) -> Option<(Number, Number)> {
    let (from, to) = (low.value?, high.value?);
    let mantissa = to.value() / high.scale.max(1.0);
    let shares = low.scale <= 1.0 && high.scale > 1.0 && from.value() < mantissa && !link.unit;
    let from = if shares { from.scaled(high.scale)? } else { from };
    (from.value() < to.value()).then_some((from, to))
}

/// "1-2-3": neither a range nor two.
fn chained(
    reader: &Reader<'_>,
    low: &Reading,
    high: &Reading,
    before: Option<&Reading>,
    after: Option<&Reading>,
) -> bool {
    let hyphen = |i: usize| reader.mark(i) == Mark::Hyphen && reader.glued(i);
    let next = after.is_some_and(|next| next.tokens.start == high.tokens.end + 1) && hyphen(high.tokens.end);
    let last = low.tokens.start.checked_sub(1);
    let previous = before.is_some_and(|b| b.tokens.end + 1 == low.tokens.start) && last.is_some_and(hyphen);
    next || previous
}

/// "555-1234".
fn phone(low: &Reading, high: &Reading) -> bool {
    let digits = |r: &Reading| r.value.map_or(0, |v| v.digits().to_string().len());
    low.bare && high.bare && digits(low) == 3 && digits(high) == 4
}

/// "rose 5 to 45" names a change and where it led; "from 5 to 45" and "5 to 7" are ranges.
fn goes_up_to(reader: &Reader<'_>, low: &Reading, high: &Reading, link: &Link) -> bool {
    let start = first(reader, low);
    let before = start.wrapping_sub(1);
    if reader.is(before, "from") || reader.is(before, "between") {
        return true;
    }
    let changed =
        reader.is(before, "by") || reader.is(before, "up") || reader.is(before, "down") || moved(reader, before);
    let ratio = match (low.value, high.value) {
        (Some(low), Some(high)) if low.value() > 0.0 => high.value() / low.value(),
        _ => f64::INFINITY,
    };
    !changed || !link.unit && ratio <= 4.0 && (low.scale > 1.0) == (high.scale > 1.0)
}

/// Whether a finite verb stands right before the number.
fn moved(reader: &Reader<'_>, i: usize) -> bool {
    reader.words.is(i, Class::VERB_PAST)
}

/// "three or four", "two or three dozen": numbers next to one another.
fn neighbours(low: &Reading, high: &Reading) -> bool {
    match (low.value, high.value) {
        (Some(low), Some(high)) => high.value() <= 2.0 * low.value() && low.value() > 0.0,
        _ => false,
    }
}
