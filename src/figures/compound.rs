//! Amounts in two units: "13 dollars and 45 cents", "6 feet, 2 inches", "15 dollars 50". The second amount is a part of the
//! first figure, not one of its own. Asked for every figure that may go on from the one before.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::page::Page;
use super::{Draft, Figure, Measure, count, measure, money};
use crate::gazetteer::table::Table;
use crate::kind::Bound;
use crate::numbers::{Number, NumberForm, NumberMention};
use crate::text::Mark;
use crate::words::Class;

/// The value of `figure`, which ends before token `floor`, together with the amount of `draft` in a smaller unit.
pub(super) fn with_part(
    page: &Page<'_>,
    figure: &Figure,
    floor: usize,
    mention: &NumberMention,
    draft: &Draft,
) -> Option<Number> {
    let gap = floor..draft.tokens.start;
    let joined = gap.len() <= 2 && gap.clone().all(|i| page.is(i, "and") || page.mark(i) == Mark::Comma);
    let each = named(&figure.measure, &draft.measure).filter(|_| joined)?;
    sum(figure, mention, each)
}

/// The same with two digits, or their words, that count nothing: "15 dollars 50".
pub(super) fn with_hundredths(
    page: &Page<'_>,
    figure: &Figure,
    floor: usize,
    mention: &NumberMention,
) -> Option<Number> {
    // Behind "$15", a "50" is another number.
    let behind = mention.tokens.start == floor && figure.span.end > figure.number.end;
    let two_digits = |low: Number| low.value().fract() == 0.0 && (10.0..100.0).contains(&low.value());
    if !behind || !mention.low.is_some_and(two_digits) {
        return None;
    }
    let each = hundredth(&figure.measure)?;
    // Whatever follows may be counted: "20 dollars 50 times".
    let end = mention.tokens.end;
    if page.is_word(end) && !page.has(end, Class::CLOSED) {
        return None;
    }
    let counts = measure::percent(page, mention).is_some()
        || measure::unit(page, mention).is_some()
        || money::propose(page, mention).is_some()
        || count::noun(page, mention, end).is_some();
    if counts { None } else { sum(figure, mention, each) }
}

fn sum(figure: &Figure, mention: &NumberMention, each: f64) -> Option<Number> {
    let plain = mention.form == NumberForm::Cardinal && !matches!(figure.bound, Bound::Range | Bound::Vague);
    let (whole, part) = (figure.best.or(figure.low).or(figure.high)?.value(), mention.low?.value());
    let fits = plain && whole.fract() == 0.0 && whole >= 0.0 && part < each;
    Number::of_value(whole + part / each).filter(|_| fits)
}

/// How many of the second unit make one of the first.
fn named(major: &Measure, minor: &Measure) -> Option<f64> {
    let (major, minor) = (unit(major)?, unit(minor)?);
    let each = |major: &str| units().get(&(minor, major)).copied();
    // "dollar" of "Hong Kong dollar".
    each(major).or_else(|| each(last_word(major)))
}

/// A hundred, where the currency has a hundredth.
fn hundredth(major: &Measure) -> Option<f64> {
    let Measure::Money { unit, .. } = major else { return None };
    let known = units().iter().any(|(&(_, own), &each)| each == 100.0 && (own == unit || own == last_word(unit)));
    known.then_some(100.0)
}

fn unit(measure: &Measure) -> Option<&str> {
    match measure {
        Measure::Money { unit, .. } | Measure::Unit(unit) => Some(unit),
        _ => None,
    }
}

fn last_word(unit: &str) -> &str {
    unit.rsplit(' ').next().unwrap_or(unit)
}

/// By smaller and larger unit: how many of the one make one of the other.
fn units() -> &'static FxHashMap<(&'static str, &'static str), f64> {
    static UNITS: OnceLock<FxHashMap<(&'static str, &'static str), f64>> = OnceLock::new();
    UNITS.get_or_init(|| {
        let tsv: &'static str = include_str!("../../gazetteers/minor_units.tsv");
        let Ok(table) = Table::open("gazetteers/minor_units.tsv", tsv, &["parts", "each"]) else {
            return FxHashMap::default();
        };
        let row = |parts: &'static str, each: &str| Some((parts.split_once('/')?, each.parse().ok()?));
        table.records().flatten().filter_map(|record| row(record.get("parts"), record.get("each"))).collect()
    })
}
