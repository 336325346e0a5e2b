//! Amounts of money: a sign, code or name of a currency beside the number, and what it is the price of one of
//! ("$65 a share"). Asked once a number.

use super::page::Page;
use super::{Draft, Measure, rate};
use crate::numbers::{self, NumberForm, NumberMention};
use crate::text::Mark;
use crate::words::{Cue, CurrencyClass};

/// A currency found: its unit, its code and the tokens of the whole amount.
struct Found {
    unit: &'static str,
    code: &'static str,
    start: usize,
    end: usize,
    rule: &'static str,
}

pub(super) fn propose(page: &Page<'_>, mention: &NumberMention) -> Option<Draft> {
    let found = glued(page, mention).or_else(|| sign_before(page, mention)).or_else(|| name_after(page, mention))?;
    let (mut end, mut unit) = (found.end, found.unit.to_owned());
    if page.is(end, "US") || page.is(end, "U.S.") {
        end += 1;
    }
    if let Some((to, per)) = rate::after(page, end) {
        (end, unit) = (to, format!("{unit} per {per}"));
    }
    let code = (!found.code.is_empty()).then(|| found.code.to_owned());
    Some(Draft::new(found.start..end, Measure::Money { unit, code }, found.rule))
}

/// "USD1,250", "$A5", "130USD", "20p".
fn glued(page: &Page<'_>, mention: &NumberMention) -> Option<Found> {
    let token = page.word(mention.tokens.start);
    let start = mention.tokens.start;
    let found = |start, (unit, code)| Found { unit, code, start, end: mention.tokens.end, rule: "money/code" };
    let Some(len) = numbers::letters_before(token) else {
        let cut = numbers::cut(page.word(mention.tokens.end.checked_sub(1)?))?;
        return numbers::glued_currency(cut.letters).map(|currency| found(start, currency));
    };
    let letters = token.get(..len)?;
    if start > 0 && page.mark(start - 1) == Mark::Currency && page.glued(start) {
        let signed = format!("{letters}{}", page.word(start - 1));
        return numbers::glued_currency(&signed).map(|currency| found(start - 1, currency));
    }
    numbers::glued_currency(letters).map(|currency| found(start, currency))
}

/// "$5", "US$40 billion", "USD 300", "C $ 9.2 million".
fn sign_before(page: &Page<'_>, mention: &NumberMention) -> Option<Found> {
    let number = mention.tokens.start;
    let minus = page.mark(number.wrapping_sub(1)) == Mark::Hyphen && page.glued(number);
    let number = if minus { number - 1 } else { number };
    (number.saturating_sub(3)..number).find_map(|start| {
        page.words.cues(start).iter().rev().find_map(|hit| match hit.cue {
            Cue::Currency { unit, code, class, surface }
                if !(class == CurrencyClass::Code && page.is_number(start.wrapping_sub(1)))
                    && class != CurrencyClass::Word
                    && hit.end as usize == number
                    && written(page, start, number, surface) =>
            {
                let rule = if class == CurrencyClass::Code { "money/code" } else { "money/symbol" };
                Some(Found { unit, code, start, end: mention.tokens.end, rule })
            }
            _ => None,
        })
    })
}

/// Whether the tokens are spelled as the table has the sign: "A$" is no "a $5 fine".
fn written(page: &Page<'_>, start: usize, end: usize, surface: &str) -> bool {
    let mut rest = surface;
    (start..end).all(|i| match rest.strip_prefix(page.word(i)) {
        Some(tail) => {
            rest = tail;
            true
        }
        // "usd", "cad$": no table has the word, so that it can be nothing else.
        None => {
            (surface.len() > 2)
                && page.word(start).len() > 1
                && !page.words.info(start).is_common()
                && folded(page, start, end, surface)
        }
    })
}

fn folded(page: &Page<'_>, start: usize, end: usize, surface: &str) -> bool {
    let joined: String = (start..end).map(|i| page.word(i)).collect();
    joined.eq_ignore_ascii_case(surface)
}

/// "40 billion dollars", "1,400 €", "30 million USD", "a ten-yen coin".
fn name_after(page: &Page<'_>, mention: &NumberMention) -> Option<Found> {
    let at = of_them(page, mention)?;
    let pick = |cue: &Cue| match *cue {
        Cue::Currency { unit, code, class, surface } => Some((unit, code, class, surface)),
        _ => None,
    };
    let (end, (unit, code, class, surface)) = page.words.longest(at, pick)?;
    let exact = class == CurrencyClass::Word || written(page, at, end, surface);
    // The sign before the next amount is no sign behind this one: "12 $40".
    let leads = page.mark(at) == Mark::Currency && page.is_number(end) && page.glued(end);
    let weight = unit == "pound sterling" && class == CurrencyClass::Word && !money_sized(mention);
    let found = Found { unit, code, start: mention.tokens.start, end, rule: "money/name" };
    (exact && !leads && !weight).then_some(found)
}

/// The token of the currency or unit, over the "of" of "tens of millions of euros".
pub(super) fn of_them(page: &Page<'_>, mention: &NumberMention) -> Option<usize> {
    let at = page.next(mention.tokens.end.checked_sub(1)?);
    let of = mention.form == NumberForm::Vague && page.is(at, "of");
    Some(at + usize::from(of))
}

/// "pounds" are money in millions, and weights else.
fn money_sized(mention: &NumberMention) -> bool {
    mention.low.is_some_and(|low| low.value() >= 1e6)
}
