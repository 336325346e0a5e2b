//! Dates by their distance from another: "today", "last week", "the following day", "next March", "now".
//! Called once per token that may begin one.

use jiff::civil::Weekday;

use super::reader::{Dated, Found, Reader, lower, one_of};
use super::tense::Tense;
use super::value::{Point, Unit, season_month};
use super::{Anchor, TimeKind};
use crate::words::{CalendarClass, Class, List, words};

/// Where a relative expression points.
#[derive(Clone, Copy, PartialEq)]
struct Step {
    count: i32,
    /// From the narrative's time rather than from publication.
    narrative: bool,
    /// "this past": the word before the unit says past or future itself, whatever the verb.
    fixed: bool,
}

/// What they begin with, but for the words that name a day.
const OPENERS: &List =
    words!["the", "a", "this", "that", "last", "past", "next", "coming", "upcoming", "previous", "preceding", "prior",];

impl Reader<'_> {
    /// A date relative to publication or to the narrative.
    pub(super) fn relative(&self, i: usize) -> Option<Dated> {
        let day = self.named_day(i);
        if day.is_some() || !self.any(i, OPENERS) {
            return day;
        }
        self.same_period(i).or_else(|| self.stepped(i)).or_else(|| self.same_as_before(i))
    }

    /// What expressions of the narrative are reckoned from.
    pub(super) fn narrative(&self) -> (Option<Point>, Anchor) {
        match (self.reference, self.published) {
            (Some(point), _) => (Some(point), Anchor::Narrative),
            (None, Some(date)) => (Some(Point::Day(date)), Anchor::Published),
            (None, None) => (None, Anchor::Open),
        }
    }

    /// The day that the narrative is in, though a month or year may have been named since.
    pub(super) fn narrative_day(&self) -> (Option<Point>, Anchor) {
        match self.reference_day {
            Some(day) => (Some(day), Anchor::Narrative),
            None => self.narrative(),
        }
    }

    pub(super) fn base(&self, narrative: bool) -> (Option<Point>, Anchor) {
        if narrative { self.narrative() } else { (self.published.map(Point::Day), self.published_anchor()) }
    }

    pub(super) fn published_anchor(&self) -> Anchor {
        if self.published.is_some() { Anchor::Published } else { Anchor::Open }
    }

    /// "today", "the day before yesterday": rows of the table with a number of days.
    fn named_day(&self, i: usize) -> Option<Dated> {
        let start = if self.is(i, "the") { i + 1 } else { i };
        let (end, cell) = self.calendar(start, CalendarClass::Deictic)?;
        // "USA |Today| reported": a name, with its verb behind it.
        let verb = self.words.is(end, Class::VERB_PAST | Class::VERB_3SG) && !self.is_capital(end);
        if i > self.sentence.start && self.is_capital(i) && self.is_capital(i - 1) && verb && !self.shouted {
            return None;
        }
        if cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
            let point = Point::Decade(cell.parse().ok()?);
            return (start > i).then_some(Dated { end, point, anchor: Anchor::Explicit, rule: "time/decade" });
        }
        let days = cell.strip_suffix('D')?.parse().ok()?;
        let (base, anchor) = self.base(false);
        let point = base.and_then(|base| base.shifted(Unit::Day, days)).unwrap_or(Point::Open(Unit::Day));
        Some(Dated { end, point, anchor, rule: "time/deictic" })
    }

    /// "last week", "this March", "next Tuesday", "the following year".
    fn stepped(&self, i: usize) -> Option<Dated> {
        let (at, step) = self.step(i)?;
        let at = if self.any(at, words!["calendar", "fiscal", "financial", "full"]) && self.unit(at).is_none() {
            at + 1
        } else {
            at
        };
        let (base, anchor) = self.base(step.narrative);
        let dated = |end, point, rule| Some(Dated { end, point, anchor, rule });
        if let Some((end, unit)) = self.unit(at).filter(|(_, unit)| !unit.is_clock()) {
            // "last day", "last few", "this day and age" are other things; "next day" is the narrative's.
            let day = unit == Unit::Day && !step.narrative;
            let plural = self.words.is(end - 1, Class::PLURAL) && self.word(end - 1).ends_with('s');
            if day || plural || self.hyphen(end) {
                return None;
            }
            let day = self.reference_day.filter(|_| step.narrative && matches!(unit, Unit::Day | Unit::Week));
            // "in October … the next day": no day of another month.
            let day = day.filter(|day| match self.reference {
                Some(Point::Month(year, month)) => {
                    day.first().is_some_and(|first| (first.year(), first.month()) == (year, month))
                }
                _ => true,
            });
            let point = base.and_then(|base| base.shifted(unit, step.count)).or_else(|| day?.shifted(unit, step.count));
            return dated(end, point.unwrap_or(Point::Open(unit)), "time/step");
        }
        if let Some((end, cell)) = self.calendar(at, CalendarClass::Weekday).filter(|_| self.is_capital(at)) {
            let weekday: i8 = cell.parse().ok()?;
            return dated(end, self.stepped_weekday(i, base, step, weekday), "time/step-weekday");
        }
        if let Some((end, cell)) = self.calendar(at, CalendarClass::Month).filter(|_| self.is_capital(at)) {
            let month: i8 = cell.parse().ok()?;
            if self.integer(end).is_some_and(|day| day <= 31) {
                return None;
            }
            let year = base.and_then(Point::year).map(|year| {
                let now = base.and_then(Point::first).map_or(1, |date| date.month());
                let back = step.count < 0 && month >= now;
                let ahead = step.count > 0 && month <= now;
                year - i16::from(back) + i16::from(ahead)
            });
            let point = year.map_or(Point::OpenMonth(month), |year| Point::Month(year, month));
            return dated(end, point, "time/step-month");
        }
        if let Some((end, season)) = self.calendar(at, CalendarClass::Season) {
            let year = base.and_then(Point::first).map(|now| {
                let begun = season_month(season) <= now.month();
                let over = season_month(season) + 3 <= now.month();
                // January and February belong to the winter that began the year before.
                let winter = i16::from(season == "WI" && now.month() < 3);
                match step.count {
                    ..0 => now.year() - i16::from(!over) - winter,
                    0 => now.year() - winter,
                    _ => now.year() + i16::from(begun),
                }
            });
            let point = year.map_or(Point::OpenSeason(season), |year| Point::Season(year, season));
            return dated(end, point, "time/step-season");
        }
        None
    }

    fn stepped_weekday(&self, i: usize, base: Option<Point>, step: Step, weekday: i8) -> Point {
        let day = Weekday::from_monday_one_offset(weekday).ok();
        let from = base.and_then(Point::first);
        let found = from.zip(day).and_then(|(from, day)| match step.count {
            0 if from.weekday() == day => Some(from),
            0 if self.tense(i) == Tense::Past || step.fixed => from.nth_weekday(-1, day).ok(),
            ..0 => from.nth_weekday(-1, day).ok(),
            _ => from.nth_weekday(1, day).ok(),
        });
        found.map_or(Point::OpenWeekday(weekday), Point::Day)
    }

    /// The adjective before the unit: how far, and from where.
    fn step(&self, i: usize) -> Option<(usize, Step)> {
        let the = self.is(i, "the") || self.any(i, words!["a"]) && self.any(i + 1, words!["previous"]);
        let at = if the { i + 1 } else { i };
        let step = |count, narrative| Step { count, narrative, fixed: false };
        let found = match lower(self.word(at), &mut [0; 12]) {
            "this" if !the && self.any(at + 1, words!["past"]) => {
                return Some((at + 2, Step { fixed: true, ..step(0, false) }));
            }
            "this" if !the && self.any(at + 1, words!["coming", "same"]) => return Some((at + 2, step(0, false))),
            "this" if !the => step(0, false),
            "current" | "present" if the => step(0, false),
            // "the last year" is a length of time; "the last Friday" is none, nor a date.
            "last" if !the => step(-1, false),
            "past" if !the && self.calendar(at + 1, CalendarClass::Weekday).is_some() => step(-1, false),
            "next" if !the => step(1, self.is(at + 1, "day")),
            "coming" | "upcoming" => step(1, false),
            "previous" | "preceding" | "prior" => step(-1, true),
            "following" | "next" if the => step(1, true),
            "same" if the => step(0, true),
            "that" if !the => step(0, true),
            _ => return None,
        };
        let same = self.is(at, "that") && self.is(at + 1, "same");
        Some((at + 1 + usize::from(same), found))
    }

    /// "the same period last spring", "the same week two years ago".
    fn same_period(&self, i: usize) -> Option<Dated> {
        if !(self.is(i, "the") && self.is(i + 1, "same")) {
            return None;
        }
        let (unit_end, unit) = self.unit(i + 2).map_or((i + 3, None), |(end, unit)| (end, Some(unit)));
        if unit.is_none() && !self.any(i + 2, words!["period", "time", "point", "stage"]) {
            return None;
        }
        let at = if self.any(unit_end, words!["of", "in"]) { unit_end + 1 } else { unit_end };
        let other = self.relative(at).map(|dated| (dated.end, dated.point, dated.anchor));
        let (end, year, anchor) = other.or_else(|| {
            let found = self.length(at)?;
            Some((found.end, found.point?, found.anchor))
        })?;
        let (base, _) = self.narrative();
        let base = base.and_then(|base| unit.map_or(Some(base), |unit| base.within(unit)));
        let moved = base.zip(year.year()).and_then(|(base, year)| base.in_year(year));
        Some(Dated { end, point: moved.unwrap_or(year), anchor, rule: "time/same" })
    }

    /// "the day before", "the year": the narrative's own.
    fn same_as_before(&self, i: usize) -> Option<Dated> {
        let (base, anchor) = self.narrative();
        // "before", "after" at the end of a clause: "the day before", "the night after".
        let before = self.any(i + 2, words!["before", "earlier"]);
        if self.any(i, words!["the", "a"])
            && (before || self.any(i + 2, words!["after", "later"]))
            && self.clause_ends(i + 3)
        {
            let (_, unit) = self.unit(i + 1).filter(|(end, unit)| *end == i + 2 && !unit.is_clock())?;
            let count = if before { -1 } else { 1 };
            let point = base.and_then(|base| base.shifted(unit, count)).unwrap_or(Point::Open(unit));
            return Some(Dated { end: i + 3, point, anchor, rule: "time/narrative" });
        }
        let (end, unit) = self.unit(i + 1).filter(|_| self.is(i, "the"))?;
        let led = one_of(
            self.before(i),
            words!["in", "of", "for", "during", "end", "ended", "ending", "close", "closed", "finish"],
        );
        let at = i.wrapping_sub(2);
        let part = self.any(
            at,
            words!["later", "earlier", "late", "early", "end", "start", "beginning", "half", "middle", "rest"],
        ) || self.any(i.wrapping_sub(1), words!["end", "ended", "ending", "close", "closed", "finish"])
            || unit != Unit::Day && self.any(i.wrapping_sub(1), words!["for"]) && self.clause_ends(end);
        let unit_fits = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year);
        if !(led && part && unit_fits)
            || self.is_capital(i + 1)
            || self.hyphen(end)
            || self.is(end, "of")
            || self.any(end, words!["after", "before"])
        {
            return None;
        }
        // "will leave by the end of the year": what is to come is reckoned from today.
        let (base, anchor) = match unit {
            Unit::Day => self.narrative_day(),
            _ if self.tense(i) == Tense::Future => self.base(false),
            _ => (base, anchor),
        };
        let point =
            base.and_then(|base| base.within(unit)).or(self.published.and_then(|date| Point::Day(date).within(unit)));
        Some(Dated { end, point: point.unwrap_or(Point::Open(unit)), anchor, rule: "time/narrative" })
    }

    /// "now", "recently", "in the past": no date, but past, present or future.
    pub(super) fn reference_word(&self, i: usize) -> Option<Found> {
        let start = if self.any(i, words!["very", "more", "most", "our", "just", "quite"]) { i + 1 } else { i };
        let row = |at| self.calendar(at, CalendarClass::Deictic).filter(|(_, cell)| cell.ends_with("_REF"));
        let (start, (end, cell)) =
            row(i).map(|row| (i, row)).or_else(|| Some((start, row(start).filter(|&(end, _)| end == start + 1)?)))?;
        let last = self.word(end - 1);
        let as_soon = one_of(self.before(i), words!["as", "so", "too"]) && one_of(last, words!["soon"]);
        let bare_noun = start == i && one_of(self.word(start), words!["past", "future"]);
        let other = self.in_compound(i, end);
        let name = self.is_capital(start) && start != self.sentence.start && !self.shouted;
        // "the past two years", "the future king": an adjective of something else.
        let past = one_of(last, words!["past", "future", "term"]);
        let adjective = past && !self.clause_ends(end);
        if as_soon
            || other
            || name
            || bare_noun
            || adjective
            || end == start + 1 && self.any(start, words!["current", "recent"]) && self.unit(end).is_some()
        {
            return None;
        }
        // The preposition of "in the future", "at the moment" stays outside.
        let from = if start == i && end > i + 1 && self.any(i, words!["in", "at", "for", "as"]) {
            if self.is(i + 1, "of") { i + 2 } else { i + 1 }
        } else {
            i
        };
        let mut found = Found::new(from..end, TimeKind::Date, cell, "time/reference");
        found.anchor = self.published_anchor();
        Some(found)
    }
}
