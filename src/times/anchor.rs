//! From what the text leaves open to a day: the publication date, the header's own date, the time of the narrative.
//! Called once per expression that lacks a year, month or week.

use jiff::civil::{Date, Weekday};

use super::Anchor;
use super::reader::Reader;
use super::tense::Tense;
use super::value::{Point, holiday, quarter_of, season_month};
use crate::text::{Gap, Kind, Mark};

/// A header line longer than this is prose.
const HEADER_LINE: usize = 14;

/// Beyond so many days back or ahead a writer would have named the year.
const FAR: i64 = 300;
const NEAR: i64 = 75;

pub(super) type Anchored = (Point, Anchor);

impl Reader<'_> {
    /// The full date that stands in one of the text's first lines, where no publication date was given.
    pub(super) fn header_date(&self) -> Option<Date> {
        let first = self.text.tokens.iter().take(120).enumerate();
        let starts = first.filter(|(_, token)| token.gap >= Gap::Line).map(|(at, _)| at);
        starts.take(6).find_map(|line| self.line_date(line))
    }

    fn line_date(&self, line: usize) -> Option<Date> {
        let tokens = self.text.tokens.get(line..)?;
        let long = tokens.iter().skip(1).take(HEADER_LINE).take_while(|t| t.gap < Gap::Line).count();
        let dash = tokens.iter().take(HEADER_LINE).position(|t| t.mark == Mark::Dash);
        let length = if long < HEADER_LINE { long + 1 } else { dash? };
        (line..line + length).find_map(|at| {
            let dated = self.explicit(at).filter(|dated| dated.rule != "time/holiday")?;
            // "July 7, 2005 bombings recalled" is a headline; a date line goes on with a mark or not at all.
            let next = self.text.tokens.get(dated.end);
            let ends = next.is_none_or(|token| token.gap >= Gap::Line || token.kind != Kind::Word);
            match dated.point {
                Point::Day(date) if ends => Some(date),
                _ => None,
            }
        })
    }

    /// The year of the narrative, where it is not the year of publication: "In 1944 … On 6 June".
    fn narrative_year(&self, i: usize) -> Option<i16> {
        let year = self.reference.filter(|_| self.sentences_since <= 1)?.year()?;
        let near = self.published.is_some_and(|date| (date.year() - year).abs() <= 1);
        (!near && self.tense(i) != Tense::Future).then_some(year)
    }

    /// A day of a month.
    pub(super) fn month_day(&self, i: usize, month: i8, day: i8) -> Anchored {
        self.yearly(i, Point::OpenDay(month, day), |year| Date::new(year, month, day).ok())
    }

    /// A holiday by its cell in the calendar table; a feast whose day no rule gives stays open.
    pub(super) fn holiday(&self, i: usize, cell: &'static str) -> Option<Anchored> {
        if cell.is_empty() {
            return None;
        }
        if let Ok(date) = cell.parse::<Date>() {
            return Some((Point::Day(date), Anchor::Explicit));
        }
        let open = holiday(cell, 2000).map_or(Point::Open(super::value::Unit::Day), |date| {
            if cell.starts_with("rule") {
                Point::OpenMonth(date.month())
            } else {
                Point::OpenDay(date.month(), date.day())
            }
        });
        Some(self.yearly(i, open, |year| holiday(cell, year)))
    }

    fn yearly(&self, i: usize, open: Point, on: impl Fn(i16) -> Option<Date>) -> Anchored {
        if let Some(date) = self.narrative_year(i).and_then(&on) {
            return (Point::Day(date), Anchor::Narrative);
        }
        let Some(published) = self.published else { return (open, Anchor::Open) };
        let candidates = (-1..=1).filter_map(|years| on(published.year().checked_add(years)?));
        let days = |date: Date| (date - published).get_days();
        let (mut past, mut future) = (None, None);
        for date in candidates {
            if days(date) <= 0 {
                past = Some(date);
            } else if future.is_none() {
                future = Some(date);
            }
        }
        let back = past.map_or(i64::MAX, |date| -i64::from(days(date)));
        let ahead = future.map_or(i64::MAX, |date| i64::from(days(date)));
        let future_first = match self.tense(i) {
            Tense::Past => back > FAR && ahead < NEAR && !self.happened_on(i),
            Tense::Future => back > 0 && !(ahead > FAR && back < NEAR),
            Tense::Unknown => ahead < back,
        };
        let chosen = if future_first { future.or(past) } else { past.or(future) };
        chosen.map_or((open, Anchor::Open), |date| (Point::Day(date), Anchor::Published))
    }

    /// A month without its year.
    pub(super) fn month(&self, i: usize, month: i8) -> Anchored {
        if let Some(year) = self.narrative_year(i) {
            return (Point::Month(year, month), Anchor::Narrative);
        }
        let Some(published) = self.published else { return (Point::OpenMonth(month), Anchor::Open) };
        let past = published.year() - i16::from(month > published.month());
        let future = published.year() + i16::from(month < published.month());
        let ahead = (month - published.month()).rem_euclid(12);
        let year = match self.tense(i) {
            Tense::Past => past,
            Tense::Future => future,
            Tense::Unknown if ahead <= 2 => future,
            Tense::Unknown => past,
        };
        (Point::Month(year, month), Anchor::Published)
    }

    /// A weekday, 1 for Monday.
    pub(super) fn weekday(&self, i: usize, weekday: i8) -> Anchored {
        let (Some(published), Ok(day)) = (self.published, Weekday::from_monday_one_offset(weekday)) else {
            return (Point::OpenWeekday(weekday), Anchor::Open);
        };
        let future = self.tense(i) == Tense::Future;
        let chosen = match (published.weekday() == day, future) {
            (true, _) => Ok(published),
            (false, true) => published.nth_weekday(1, day),
            (false, false) => published.nth_weekday(-1, day),
        };
        chosen.map_or((Point::OpenWeekday(weekday), Anchor::Open), |date| (Point::Day(date), Anchor::Published))
    }

    /// A season without its year.
    pub(super) fn season(&self, i: usize, season: &'static str) -> Anchored {
        if let Some(year) = self.narrative_year(i) {
            return (Point::Season(year, season), Anchor::Narrative);
        }
        let Some(published) = self.published else { return (Point::OpenSeason(season), Anchor::Open) };
        let begun = season_month(season) <= published.month();
        let over = season_month(season) + 3 <= published.month();
        let year = match self.tense(i) {
            Tense::Future => published.year() + i16::from(over),
            _ => published.year() - i16::from(!begun),
        };
        (Point::Season(year, season), Anchor::Published)
    }

    /// A quarter without its year: the last one that is over, or the next one.
    pub(super) fn quarter(&self, i: usize, quarter: i8) -> Anchored {
        let Some(published) = self.published else { return (Point::OpenQuarter(quarter), Anchor::Open) };
        let now = quarter_of(published);
        let year = match self.tense(i) {
            Tense::Future => published.year() + i16::from(quarter < now),
            _ => published.year() - i16::from(quarter >= now),
        };
        (Point::Quarter(year, quarter), Anchor::Published)
    }
}
