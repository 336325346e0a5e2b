//! Times that come again: "every Tuesday", "weekly", "twice a week", "40 a month". Called once per token that may
//! begin one.

use super::TimeKind;
use super::reader::{Found, Reader};
use super::value::Unit;
use crate::text::{Kind, Mark};
use crate::words::{CalendarClass, Class, words};

impl Reader<'_> {
    pub(super) fn recurring(&self, i: usize) -> Option<Found> {
        self.every(i)
            .or_else(|| self.rate(i))
            .or_else(|| self.times_a(i))
            .or_else(|| self.adverb(i))
            .or_else(|| self.weekdays(i))
    }

    /// "every day", "each Tuesday", "every two years", "every other week", "every morning".
    fn every(&self, i: usize) -> Option<Found> {
        if !self.any(i, words!["every", "each"]) {
            return None;
        }
        let set = |end, value: String| Some(Found::new(i..end, TimeKind::Set, value, "time/every"));
        let other = self.is(i + 1, "other");
        let number = self.numbers.at(i + 1).filter(|number| number.tokens.start == i + 1);
        let (at, count) = match number {
            _ if other => (i + 2, 2.0),
            Some(number) => (number.tokens.end, number.low.map_or(1.0, |low| low.value())),
            None => (i + 1, 1.0),
        };
        let at = if self.any(at, words!["single", "consecutive", "calendar", "fiscal"]) { at + 1 } else { at };
        if let Some((end, unit)) = self.unit(at) {
            return set(end, unit.duration(Some(count)));
        }
        self.named(i + 1 + usize::from(other)).and_then(|(end, value)| set(end, value))
    }

    /// A weekday, month, season or part of the day of no particular week or year.
    fn named(&self, at: usize) -> Option<(usize, String)> {
        if let Some((end, weekday)) = self.calendar(at, CalendarClass::Weekday).filter(|_| self.is_capital(at)) {
            let part = self.calendar(end, CalendarClass::PartOfDay);
            let value = format!("XXXX-WXX-{weekday}");
            return Some(part.map_or((end, value.clone()), |(end, part)| (end, format!("{value}T{part}"))));
        }
        if let Some((end, month)) = self.calendar(at, CalendarClass::Month).filter(|_| self.is_capital(at)) {
            return Some((end, format!("XXXX-{month:0>2}")));
        }
        if let Some((end, season)) = self.calendar(at, CalendarClass::Season) {
            return Some((end, format!("XXXX-{season}")));
        }
        let (end, part) = self.calendar(at, CalendarClass::PartOfDay)?;
        Some((end, format!("XXXX-XX-XXT{part}")))
    }

    /// "40 a month", "$3 million per month", "two deaths a day".
    fn rate(&self, i: usize) -> Option<Found> {
        let per = self.is(i, "per");
        if !per && !self.any(i, words!["a", "an"]) {
            return None;
        }
        let (end, unit) = self.unit(i + 1)?;
        if self.any(end, words!["ago", "earlier", "later", "before", "after", "and", "old"]) && !per || self.hyphen(end)
        {
            return None;
        }
        // "per second" belongs to the measure before it.
        let counted = !per && self.follows_count(i);
        (counted || per && !unit.is_clock())
            .then(|| Found::new(i..end, TimeKind::Set, unit.duration(Some(1.0)), "time/rate"))
    }

    /// Whether a number, with at most two words of what it counts, stands right before token `i`.
    fn follows_count(&self, i: usize) -> bool {
        let from = i.saturating_sub(3).max(self.sentence.start);
        (from..i).rev().take_while(|&at| self.may_be_counted(at)).any(|at| {
            let percent =
                matches!(self.mark(at), Mark::Percent) || self.any(at, words!["percent", "once", "twice", "thrice"]);
            percent || self.numbers.at(at).is_some_and(|number| self.year(number.tokens.start).is_none())
        })
    }

    fn may_be_counted(&self, at: usize) -> bool {
        let closed = Class::PREPOSITION | Class::CONJUNCTION | Class::AUXILIARY | Class::PRONOUN | Class::VERB_PAST;
        let Some(token) = self.token(at) else { return false };
        let calendar = self.unit(at).is_some() || self.words.is(at, Class::MONTH | Class::WEEKDAY);
        let number = self.numbers.at(at).is_some() || self.any(at, words!["once", "twice", "percent"]);
        let mark = token.kind == Kind::Mark && !matches!(token.mark, Mark::Percent | Mark::Currency);
        number || !calendar && !mark && !self.words.is(at, closed)
    }

    /// "twice a week", "three times a day".
    fn times_a(&self, i: usize) -> Option<Found> {
        let number = self.numbers.at(i).filter(|number| number.tokens.start == i).map(|number| number.tokens.end);
        let end = match number {
            Some(end) if self.is(end, "times") => end + 1,
            _ if self.any(i, words!["once", "twice", "thrice"]) => i + 1,
            _ => return None,
        };
        let (end, unit) = self.unit(end + 1).filter(|_| self.any(end, words!["a", "an", "per", "each", "every"]))?;
        let once = Unit::duration(unit, Some(1.0));
        Some(Found::new(i..end, TimeKind::Set, once, "time/times"))
    }

    /// "daily", "annual": rows of the table.
    fn adverb(&self, i: usize) -> Option<Found> {
        let (end, value) = self.calendar(i, CalendarClass::Set)?;
        let name = self.is_capital(i) && (i != self.sentence.start || self.is_capital(end)) && !self.shouted;
        (!name && !self.in_compound(i, end)).then(|| Found::new(i..end, TimeKind::Set, value, "time/adverb"))
    }

    /// "Tuesdays", "on Saturday nights".
    fn weekdays(&self, i: usize) -> Option<Found> {
        let (end, _) = self.calendar(i, CalendarClass::Weekday).filter(|_| self.is_capital(i))?;
        let (end, value) = self
            .named(i)
            .filter(|&(named, _)| self.word(end - 1).ends_with("ys") || self.word(named - 1).ends_with('s'))?;
        Some(Found::new(i..end, TimeKind::Set, value, "time/weekdays"))
    }
}
