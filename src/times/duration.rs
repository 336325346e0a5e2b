//! Lengths of time, and dates that a length away from another: "three weeks", "the past two days", "a year ago",
//! "three years later", "fifty-year". Called once per token that may begin one.

use super::reader::{Dated, Found, Reader, lower, one_of};
use super::value::{Point, Unit};
use super::{Anchor, TimeKind};
use crate::numbers::{NumberForm, NumberMention};
use crate::text::{Kind, Mark};
use crate::words::{Class, List, words};

/// A number of units, read up to the end of the unit.
struct Length {
    end: usize,
    amount: Option<f64>,
    unit: Unit,
    /// "five-year": an adjective.
    hyphened: bool,
}

/// What may stand between the number and its unit.
const BETWEEN: &List = words![
    "consecutive",
    "straight",
    "successive",
    "full",
    "long",
    "more",
    "trading",
    "business",
    "working",
    "calendar",
    "additional",
    "further",
    "whole",
    "whopping",
    "extra",
    "short",
    "solid",
    "other",
    "new",
    "fiscal",
    "entire",
];

/// Adjectives that make a length of time a definite one: "the past two days".
const DEFINITE: &List = words![
    "past",
    "last",
    "next",
    "coming",
    "previous",
    "first",
    "final",
    "preceding",
    "following",
    "recent",
    "ensuing",
    "remaining",
];

impl Reader<'_> {
    pub(super) fn length(&self, i: usize) -> Option<Found> {
        self.definite(i).or_else(|| self.measured(i)).or_else(|| self.bare_plural(i)).or_else(|| self.year_ago(i))
    }

    /// "the past two days", "recent months", "the last few years", "the past decade".
    fn definite(&self, i: usize) -> Option<Found> {
        let the =
            self.words.is(i, Class::DETERMINER | Class::POSSESSIVE) && !self.any(i, words!["a", "an", "each", "every"]);
        let this = self.is(i, "this");
        let at = if the { i + 1 } else { i };
        if !self.any(at, DEFINITE) || this {
            return None;
        }
        let number = if self.approximator(at + 1).is_some_and(|(end, _)| self.amount(end).is_some()) {
            self.approximator(at + 1)?.0
        } else {
            at + 1
        };
        let recent = self.is(at, "recent");
        let length = match self.amount(number) {
            Some((end, amount)) => self.unit_behind(end, amount)?,
            None => {
                let (end, unit) = self.unit(self.skip_between(number))?;
                let plural = self.is_plural(end - 1);
                let whole = the && self.any(at, words!["past", "last", "coming"]) && unit != Unit::Day;
                if !plural && !whole {
                    return None;
                }
                Length { end, amount: if plural { None } else { Some(1.0) }, unit, hyphened: false }
            }
        };
        let of =
            length.amount == Some(1.0) && self.is(length.end, "of") && self.any(at, words!["first", "last", "final"]);
        if of || length.hyphened || (self.any(at, words!["first", "final"]) && !the) {
            return None;
        }
        let rule = if recent { "time/recent" } else { "time/definite" };
        Some(Found::new(i..length.end, TimeKind::Duration, length.unit.duration(length.amount), rule))
    }

    /// "[almost] three weeks", then what follows: "ago", "later", "before".
    fn measured(&self, i: usize) -> Option<Found> {
        let bound = self.approximator(i).and_then(|(end, modifier)| Some((end, modifier, self.amount(end)?)));
        let (modifier, (end, amount)) = match bound {
            Some((_, modifier, amount)) => (Some(modifier), amount),
            None => (None, self.amount(i)?),
        };
        let length = self.unit_behind(end, amount)?;
        let age = self.is_age(i, &length);
        if age || self.is_fraction_of(&length) || !self.is_free(i, &length) {
            return None;
        }
        let mut found = match self.distance(&length) {
            Some(dated) => {
                let value =
                    if length.amount.is_none() { self.vague_distance(&length).to_owned() } else { dated.point.value() };
                let mut found = Found::new(i..dated.end, TimeKind::Date, value, dated.rule);
                found.anchor = dated.anchor;
                found.point = length.amount.map(|_| dated.point);
                found
            }
            None => {
                let value = length.unit.duration(length.amount);
                Found::new(i..length.end, TimeKind::Duration, value, "time/length")
            }
        };
        found.modifier = modifier;
        Some(found)
    }

    fn vague_distance(&self, length: &Length) -> &'static str {
        if self.any(length.end, words!["ago", "earlier", "before", "previously"]) { "PAST_REF" } else { "FUTURE_REF" }
    }

    /// "ago", "earlier", "later", "from now" behind a length.
    fn distance(&self, length: &Length) -> Option<Dated> {
        let at = length.end;
        let (end, sign, narrative) = match lower(self.word(at), &mut [0; 12]) {
            "ago" => (at + 1, -1, false),
            "from" | "hence" if self.any(at + 1, words!["now", "today"]) => (at + 2, 1, false),
            "later" | "afterwards" | "afterward" | "thereafter" => (at + 1, 1, true),
            "earlier" | "previously" | "beforehand" => (at + 1, -1, true),
            "before" if self.clause_ends(at + 1) => (at + 1, -1, true),
            "after" if self.clause_ends(at + 1) && self.mark(at + 1) != Mark::StraightQuote => (at + 1, 1, true),
            _ => return None,
        };
        let (base, anchor) = self.base(narrative);
        let count = length.amount.unwrap_or(1.0);
        let (unit, count) = whole(length.unit, count);
        let point = base.and_then(|base| base.shifted(unit, sign * count));
        let (point, anchor) = point.map_or((Point::Open(unit), Anchor::Open), |point| (point, anchor));
        Some(Dated { end, point, anchor, rule: "time/distance" })
    }

    /// "decades", "for years": no number at all.
    fn bare_plural(&self, i: usize) -> Option<Found> {
        let (end, unit) = self.unit(i).filter(|(end, _)| self.is_plural(end - 1))?;
        if self.is_capital(i) && i != self.sentence.start || self.is(i, "quarters") {
            return None;
        }
        let at = i.wrapping_sub(1);
        let led = i == self.sentence.start
            || self.words.is(at, Class::PREPOSITION | Class::CONJUNCTION | Class::BE | Class::NEGATION)
            || self.words.is(at, Class::VERB | Class::ADVERB) && !self.words.is(at, Class::ADJECTIVE | Class::NOUN)
            || self.token(at).is_some_and(|token| token.kind == Kind::Mark && token.mark != Mark::Hyphen)
            || self.any(at, words!["just", "only", "many", "took", "lasted", "spent", "take", "last", "mere", "even"]);
        let length = Length { end, amount: None, unit, hyphened: false };
        if let Some(dated) = self.distance(&length) {
            let mut found = Found::new(i..dated.end, TimeKind::Date, self.vague_distance(&length), dated.rule);
            found.anchor = dated.anchor;
            return Some(found);
        }
        let long = self.hyphen(end) && self.any(end + 1, words!["long", "old"]);
        if self.is(end + 1, "old") || !(led || long) || self.hyphen(end) && !long {
            return None;
        }
        let end = if long { end + 2 } else { end };
        Some(Found::new(i..end, TimeKind::Duration, unit.duration(None), "time/plural"))
    }

    /// "year-ago", "year-earlier", "month-long", "weeklong" as adjectives.
    fn year_ago(&self, i: usize) -> Option<Found> {
        let (end, unit) = self.unit(i).filter(|&(end, _)| self.hyphen(end))?;
        if self.is(end + 1, "long") {
            return Some(Found::new(i..end + 2, TimeKind::Duration, unit.duration(Some(1.0)), "time/long"));
        }
        let point =
            self.any(end + 1, words!["ago", "earlier"]).then(|| self.base(false).0?.shifted(unit, -1)).flatten()?;
        let mut found = Found::new(i..end + 2, TimeKind::Date, point.value(), "time/year-ago");
        found.anchor = Anchor::Published;
        Some(found)
    }

    /// A number, with its end: `None` inside where the number is not known ("several").
    fn amount(&self, i: usize) -> Option<(usize, Option<f64>)> {
        if self.any(i, words!["a", "an"]) {
            return self.indefinite(i);
        }
        if let Some(mention) = self.numbers.at(i).filter(|mention| mention.tokens.start == i) {
            return self.mentioned(i, mention);
        }
        if self.any(i, words!["few", "several", "many", "some", "couple", "numerous", "countless"]) {
            let end = if self.is(i + 1, "of") { i + 2 } else { i + 1 };
            return Some((end, self.is(i, "couple").then_some(2.0)));
        }
        // A number that a wider reading ("8, 30") took in.
        self.integer(i).map(|number| (i + 1, Some(f64::from(number))))
    }

    fn indefinite(&self, i: usize) -> Option<(usize, Option<f64>)> {
        if self.any(i + 1, words!["few", "couple", "number", "handful", "dozen"]) {
            let (end, amount) =
                self.numbers.at(i).filter(|m| m.tokens.start == i).map_or((i + 2, None), |m| (m.tokens.end, None));
            let end = if self.is(end, "of") { end + 1 } else { end };
            let amount = if self.is(i + 1, "couple") { Some(2.0) } else { amount };
            return Some((end, if self.is(i + 1, "dozen") { Some(12.0) } else { amount }));
        }
        if self.is(i + 1, "half") {
            return Some((self.over_hyphen(i + 2), Some(0.5)));
        }
        if self.is(i + 1, "quarter") && self.any(i + 2, words!["of", "century"])
            || self.is(i + 1, "quarter") && self.hyphen(i + 2)
        {
            let of = if self.is(i + 2, "of") { i + 3 } else { self.over_hyphen(i + 2) };
            return Some((if self.is(of, "a") { of + 1 } else { of }, Some(0.25)));
        }
        let numbered = self.numbers.at(i).filter(|m| m.tokens.start == i);
        numbered.map_or(Some((i + 1, Some(1.0))), |mention| self.mentioned(i, mention))
    }

    fn mentioned(&self, i: usize, mention: &NumberMention) -> Option<(usize, Option<f64>)> {
        let end = mention.tokens.end;
        let of = if self.is(end, "of") && mention.form == NumberForm::Vague { end + 1 } else { end };
        let low = mention.low.map(|number| number.value());
        match mention.form {
            NumberForm::Cardinal => Some((end, low)),
            NumberForm::Range => Some((end, mention.high.map(|number| number.value()))),
            NumberForm::Vague => Some((of, low.filter(|_| self.is(i, "couple")))),
            NumberForm::Fraction if self.any(end, words!["a", "an"]) => Some((end + 1, low)),
            NumberForm::Fraction if self.is(end, "of") && self.any(end + 1, words!["a", "an"]) => Some((end + 2, low)),
            _ => None,
        }
    }

    fn skip_between(&self, i: usize) -> usize {
        let once = if self.any(i, BETWEEN) { i + 1 } else { i };
        if self.any(once, BETWEEN) { once + 1 } else { once }
    }

    /// The unit that a number at `end` counts.
    fn unit_behind(&self, end: usize, amount: Option<f64>) -> Option<Length> {
        let hyphened = self.hyphen(end);
        let at = if hyphened { end + 1 } else { self.skip_between(end) };
        let (unit_end, unit) = self.unit(at)?;
        // "the 14 century" is misspelled, and no length.
        let long = matches!(unit, Unit::Decade | Unit::Century | Unit::Millennium);
        if long && !hyphened && amount.is_none_or(|amount| amount > 1.0) && !self.is_plural(unit_end - 1) {
            return None;
        }
        // "a second" is an ordinal, "a quarter" a fraction, "a minute" a record of a meeting.
        let one = amount == Some(1.0) && self.any(end.wrapping_sub(1), words!["a"]);
        let weak = matches!(unit, Unit::Second | Unit::Quarter) && one;
        let capital = self.is_capital(at) && !self.shouted && at != self.sentence.start;
        let abbreviated = !one && !weak || self.word(at).len() > 3;
        let half = (self.is(unit_end, "and") && self.any(unit_end + 1, words!["a"]) && self.is(unit_end + 2, "half"))
            .then_some(unit_end + 3);
        let long = (self.hyphen(unit_end) && self.is(unit_end + 1, "long")).then_some(unit_end + 2);
        let amount = if half.is_some() { amount.map(|amount| amount + 0.5) } else { amount };
        let end = half.or(long).unwrap_or(unit_end);
        (!weak && !capital && abbreviated).then_some(Length { end, amount, unit, hyphened })
    }

    /// "21-year-old", "21 years old", "aged 21 months", "years of age".
    fn is_age(&self, i: usize, length: &Length) -> bool {
        let at = self.over_hyphen(length.end);
        let age = self.any(at, words!["old", "olds"]) || self.is(at, "of") && self.is(at + 1, "age");
        age || one_of(self.before(i), words!["aged"])
    }

    /// "three quarters of the vote", "20 minutes of play": only the first is a fraction.
    fn is_fraction_of(&self, length: &Length) -> bool {
        // "two straight quarters of decline" are no fraction.
        let counted = self.any(length.end.wrapping_sub(2), BETWEEN);
        length.unit == Unit::Quarter && self.is(length.end, "of") && !counted
    }

    /// Whether "a day", "one day" stands as a length of time: not "one day soon", "a day laborer".
    fn is_free(&self, i: usize, length: &Length) -> bool {
        if length.amount != Some(1.0) || length.end > i + 2 {
            return true;
        }
        let noun = self.words.is(length.end, Class::NOUN)
            && !self.words.is(length.end, Class::CLOSED | Class::ADVERB | Class::VERB);
        let some_day = self.is(i, "one")
            && matches!(length.unit, Unit::Day)
            && !self.words.is(i.wrapping_sub(1), Class::PREPOSITION)
            && !self.any(length.end, words!["before", "after", "later", "earlier", "ago"]);
        !some_day && (!noun || length.hyphened)
    }

    fn is_plural(&self, i: usize) -> bool {
        self.word(i).ends_with('s') && self.word(i).len() > 3 && !self.is(i, "hrs") || self.is(i, "millennia")
    }
}

/// A distance in whole units: a year and a half is eighteen months.
fn whole(unit: Unit, count: f64) -> (Unit, i32) {
    let finer = match unit {
        Unit::Year => Some((Unit::Month, 12.0)),
        Unit::Decade => Some((Unit::Year, 10.0)),
        Unit::Century => Some((Unit::Year, 100.0)),
        Unit::Week => Some((Unit::Day, 7.0)),
        Unit::Month => Some((Unit::Week, 4.0)),
        _ => None,
    };
    match finer.filter(|_| count.fract() != 0.0) {
        Some((unit, times)) => (unit, (count * times).round() as i32),
        None => (unit, count.round().clamp(-99_999.0, 99_999.0) as i32),
    }
}
