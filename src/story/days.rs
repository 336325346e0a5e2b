//! TIMEX3 values as stretches of days, so that two can be compared: "2023-03-07" lies in "2023-W10" and in "2023".
//! Runs once a dated claim.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The first and last day that a value can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

/// How two stretches lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meet {
    Same,
    /// One lies in the other, or they share days.
    Shared,
    /// They share none; so many days lie between them.
    Apart(i32),
}

impl Days {
    /// The days of a TIMEX3 value; `None` for durations, sets, references and what lacks its year.
    pub(crate) fn of_value(value: &str) -> Option<Days> {
        let day = value.split_once('T').map_or(value, |(day, _)| day);
        if let Ok(date) = day.parse::<Date>() {
            return Some(Days { first: date, last: date });
        }
        let (year, rest) = match day.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (day, None),
        };
        if year.len() != 4 {
            return None;
        }
        match rest {
            None => decade_or_year(year),
            Some(rest) => part(year.parse().ok()?, rest),
        }
    }

    pub(crate) fn meet(self, other: Days) -> Meet {
        if self == other {
            Meet::Same
        } else if self.first <= other.last && other.first <= self.last {
            Meet::Shared
        } else {
            let (before, after) =
                if self.last < other.first { (self.last, other.first) } else { (other.last, self.first) };
            Meet::Apart((after - before).get_days())
        }
    }

    /// Whether it is a single day.
    pub(crate) fn is_day(self) -> bool {
        self.first == self.last
    }
}

fn decade_or_year(year: &str) -> Option<Days> {
    if let Some(decade) = year.strip_suffix('X') {
        let first: i16 = format!("{decade}0").parse().ok()?;
        return stretch(Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(9)?, 12, 31).ok()?);
    }
    let year: i16 = year.parse().ok()?;
    stretch(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)
}

/// A month, week, quarter, half or season of a year.
fn part(year: i16, rest: &str) -> Option<Days> {
    let months = |from: i8, count: i8| {
        let first = Date::new(year, from, 1).ok()?;
        stretch(first, first.checked_add(i32::from(count).months()).ok()?.yesterday().ok()?)
    };
    if let Some(week) = rest.strip_prefix('W').filter(|week| week.starts_with(|c: char| c.is_ascii_digit())) {
        let week: i8 = week.get(..2)?.parse().ok()?;
        let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
        return stretch(monday, monday.checked_add(6.days()).ok()?);
    }
    match rest {
        "Q1" => months(1, 3),
        "Q2" => months(4, 3),
        "Q3" => months(7, 3),
        "Q4" => months(10, 3),
        "H1" => months(1, 6),
        "H2" => months(7, 6),
        "SP" => months(3, 3),
        "SU" => months(6, 3),
        "FA" => months(9, 3),
        "WI" => stretch(Date::new(year, 12, 1).ok()?, Date::new(year.checked_add(1)?, 3, 1).ok()?.yesterday().ok()?),
        month => months(month.parse().ok().filter(|month| (1..=12).contains(month))?, 1),
    }
}

fn stretch(first: Date, last: Date) -> Option<Days> {
    Some(Days { first, last })
}
