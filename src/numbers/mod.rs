//! Numbers as written, in digits or words: what stands in the text, before anyone asks what it counts.
//! Runs once an article, before times and figures, which both read them.

mod digits;
mod glued;
mod range;
mod words;

use std::fmt;
use std::ops::Range;

pub(crate) use digits::{cut, letters_before};
pub(crate) use glued::{currency as glued_currency, unit as glued_unit};

use crate::text::Text;
use crate::words::Words;

/// A decimal number as stated: digits and a power of ten, so that "4.5bn" and "4.52bn" keep their precision.
///
/// ```
/// use dateline::Number;
/// let number = Number::new(45, 8); // "4.5bn"
/// assert_eq!(number.value(), 4_500_000_000.0);
/// assert_eq!(number.to_string(), "4500000000");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    digits: i64,
    exponent: i8,
}

impl Number {
    /// The number `digits` × 10^`exponent`.
    pub const fn new(digits: i64, exponent: i8) -> Number {
        Number { digits, exponent }
    }

    /// The number as a float: exact for what news states.
    pub fn value(self) -> f64 {
        let power = 10f64.powi(i32::from(self.exponent).abs());
        let digits = self.digits as f64;
        if self.exponent < 0 { digits / power } else { digits * power }
    }

    /// The digits as stated, without their power of ten.
    pub const fn digits(self) -> i64 {
        self.digits
    }

    /// A value that tables or word arithmetic gave: "two thousand" is 2 × 10³. `None` where no `i64` holds it.
    pub(crate) fn of_value(value: f64) -> Option<Number> {
        const LARGEST: f64 = 9e15;
        let mut digits = value;
        let mut exponent = 0i8;
        while digits.fract().abs() > 1e-9 && exponent > -9 {
            digits *= 10.0;
            exponent -= 1;
        }
        digits = digits.round();
        while digits != 0.0 && digits % 10.0 == 0.0 && exponent < 18 {
            digits /= 10.0;
            exponent += 1;
        }
        (digits.is_finite() && digits.abs() < LARGEST).then_some(Number::new(digits as i64, exponent))
    }

    /// This number of thousands, millions, dozens; the digits stay as stated where the magnitude is a power of ten.
    pub(crate) fn scaled(self, magnitude: f64) -> Option<Number> {
        let power = magnitude.log10();
        if power.fract() == 0.0 && (0.0..=18.0).contains(&power) {
            let exponent = self.exponent.checked_add(power as i8)?;
            return Some(Number::new(self.digits, exponent));
        }
        Number::of_value(self.value() * magnitude)
    }

    /// The same number below zero.
    pub(crate) fn negated(self) -> Number {
        Number::new(self.digits.saturating_neg(), self.exponent)
    }

    /// The power of ten: 3 where the text said "thousand", -1 where it gave one decimal.
    pub const fn exponent(self) -> i8 {
        self.exponent
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value())
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberForm {
    /// "2,500", "two and a half thousand", "2.5 million", "a dozen".
    Cardinal,
    /// "third", "20th".
    Ordinal,
    /// "half", "two thirds", "1/2".
    Fraction,
    /// "30-40", "between 30 and 40", "from 5 to 7": `low` and `high` are set.
    Range,
    /// "dozens", "hundreds", "tens of thousands", "several hundred", "several": `low` by convention, or none.
    Vague,
}

/// A number found in the text, whatever it turns out to be (a count, a year, a price, part of a date).
#[derive(Clone, Debug)]
pub(crate) struct NumberMention {
    pub(crate) tokens: Range<usize>,
    pub(crate) form: NumberForm,
    /// The value; the lower end of a range; the conventional lower end of a vague quantity.
    pub(crate) low: Option<Number>,
    /// The upper end of a range only.
    pub(crate) high: Option<Number>,
    /// Written in digits (at least its first token) rather than words.
    pub(crate) digits: bool,
}

/// Every number of the text in order, none overlapping; by token index.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) all: Vec<NumberMention>,
    /// By token: one more than the index of the number that the token belongs to, or 0.
    by_token: Vec<u32>,
}

impl Numbers {
    /// The number that token `i` belongs to.
    pub(crate) fn at(&self, i: usize) -> Option<&NumberMention> {
        let slot = *self.by_token.get(i)? as usize;
        self.all.get(slot.checked_sub(1)?)
    }

    /// Finds every number.
    pub(crate) fn read(source: &str, text: &Text, words: &Words) -> Numbers {
        let reader = words::Reader { source, tokens: &text.tokens, words };
        let mut readings = Vec::with_capacity(text.tokens.len() / 16);
        for sentence in &text.sentences {
            reader.sentence(sentence.clone(), &mut readings);
        }
        let all = range::join(&reader, &readings);
        let mut by_token = vec![0; text.tokens.len()];
        for (at, mention) in all.iter().enumerate() {
            let slot = u32::try_from(at + 1).unwrap_or(0);
            by_token.get_mut(mention.tokens.clone()).unwrap_or_default().fill(slot);
        }
        Numbers { all, by_token }
    }
}

#[cfg(test)]
mod tests;
