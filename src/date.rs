//! Calendar days. A thin public face over the calendar library, which stays out of public signatures
//! because it is not yet at 1.0; read by the times layer, a few times an article.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A day of the Gregorian calendar, from year -9999 to 9999.
///
/// ```
/// let day: dateline::Date = "2023-03-08".parse().unwrap();
/// assert_eq!((day.year(), day.month(), day.day()), (2023, 3, 8));
/// assert!("2023-02-30".parse::<dateline::Date>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day, or `None` where the calendar has no such day.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Date> {
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Date)
    }

    /// The year; negative before the common era.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    pub(crate) fn civil(self) -> jiff::civil::Date {
        self.0
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Date, Error> {
        // A time of day after the day is no business of ours.
        let day = text.split_once('T').map_or(text, |(day, _)| day);
        day.parse().map(Date).map_err(|_| Error::date(text))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
