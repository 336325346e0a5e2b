//! Points of the calendar at any precision, units of time, and how both are written in TIMEX3.
//! Made by every rule of the layer; all arithmetic is the calendar library's.

use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A unit of the calendar table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit that the table's value cell names.
    pub(super) fn of_cell(cell: &str) -> Option<Unit> {
        Some(match cell {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "D" => Unit::Day,
            "WE" => Unit::Weekend,
            "W" => Unit::Week,
            "2W" => Unit::Fortnight,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "Y" | "FY" => Unit::Year,
            "DE" => Unit::Decade,
            "CE" => Unit::Century,
            "ML" => Unit::Millennium,
            _ => return None,
        })
    }

    /// Hours, minutes, seconds: parts of a day.
    pub(super) fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// The duration of `amount` units, `X` where the amount is not known.
    pub(super) fn duration(self, amount: Option<f64>) -> String {
        let (head, tail) = match self {
            Unit::Second => ("PT", "S"),
            Unit::Minute => ("PT", "M"),
            Unit::Hour => ("PT", "H"),
            Unit::Day => ("P", "D"),
            Unit::Weekend => ("P", "WE"),
            Unit::Week | Unit::Fortnight => ("P", "W"),
            Unit::Month => ("P", "M"),
            Unit::Quarter => ("P", "Q"),
            Unit::Year => ("P", "Y"),
            Unit::Decade => ("P", "DE"),
            Unit::Century => ("P", "CE"),
            Unit::Millennium => ("P", "ML"),
        };
        let weeks = if self == Unit::Fortnight { 2.0 } else { 1.0 };
        match amount {
            Some(amount) => self.parts(amount * weeks).unwrap_or_else(|| format!("{head}{}{tail}", amount * weeks)),
            None => format!("{head}X{tail}"),
        }
    }

    /// Half an hour is thirty minutes; decades and centuries are years, as ISO 8601 wants it.
    fn parts(self, amount: f64) -> Option<String> {
        let (head, times, tail, always) = match self {
            Unit::Hour => ("PT", 60.0, "M", false),
            Unit::Minute => ("PT", 60.0, "S", false),
            Unit::Decade => ("P", 10.0, "Y", true),
            Unit::Century => ("P", 100.0, "Y", true),
            Unit::Millennium => ("P", 1000.0, "Y", true),
            _ => return None,
        };
        (always || amount.fract() != 0.0).then(|| format!("{head}{}{tail}", (amount * times).round()))
    }
}

/// A stretch of the calendar, as precisely as the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Day(Date),
    /// By any of its days.
    Week(Date),
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, &'static str),
    Year(i16),
    /// 199 for the 1990s.
    Decade(i16),
    /// 18 for the nineteenth century.
    Century(i16),
    /// Year not known.
    OpenDay(i8, i8),
    OpenMonth(i8),
    OpenWeekday(i8),
    OpenSeason(&'static str),
    OpenQuarter(i8),
    /// A day, week, month, … nothing more is known.
    Open(Unit),
}

impl Point {
    /// The TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Point::Day(date) => date.to_string(),
            Point::Week(date) => week(date.iso_week_date()),
            Point::Weekend(date) => format!("{}-WE", week(date.iso_week_date())),
            Point::Month(year, month) => format!("{year:04}-{month:02}"),
            Point::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Point::Half(year, half) => format!("{year:04}-H{half}"),
            Point::Season(year, season) => format!("{year:04}-{season}"),
            Point::Year(year) => format!("{year:04}"),
            Point::Decade(decade) => format!("{decade:03}"),
            Point::Century(century) => format!("{century:02}"),
            Point::OpenDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Point::OpenMonth(month) => format!("XXXX-{month:02}"),
            Point::OpenWeekday(weekday) => format!("XXXX-WXX-{weekday}"),
            Point::OpenSeason(season) => format!("XXXX-{season}"),
            Point::OpenQuarter(quarter) => format!("XXXX-Q{quarter}"),
            Point::Open(unit) => open(unit).to_owned(),
        }
    }

    /// The first day, where the year is known.
    pub(super) fn first(self) -> Option<Date> {
        let (year, month) = match self {
            Point::Day(date) | Point::Week(date) | Point::Weekend(date) => return Some(date),
            Point::Month(year, month) => (year, month),
            Point::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Point::Half(year, half) => (year, half * 6 - 5),
            Point::Season(year, season) => (year, season_month(season)),
            Point::Year(year) => (year, 1),
            Point::Decade(decade) => (decade.checked_mul(10)?, 1),
            Point::Century(century) => (century.checked_mul(100)?, 1),
            _ => return None,
        };
        Date::new(year, month, 1).ok()
    }

    /// Whether a year is known.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Point::Decade(_) | Point::Century(_) => None,
            _ => self.first().map(Date::year),
        }
    }

    /// The day, week, month … that holds this point; `None` where the point is coarser than that.
    pub(super) fn within(self, unit: Unit) -> Option<Point> {
        let first = self.first()?;
        let fine = self.rank();
        let point = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Point::Day(first),
            Unit::Weekend => Point::Weekend(first),
            Unit::Week | Unit::Fortnight => Point::Week(first),
            Unit::Month => Point::Month(first.year(), first.month()),
            Unit::Quarter => Point::Quarter(first.year(), quarter_of(first)),
            Unit::Year => Point::Year(first.year()),
            Unit::Decade => Point::Decade(first.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Point::Century(first.year().div_euclid(100)),
        };
        (fine <= point.rank()).then_some(point)
    }

    /// The same stretch of another year.
    pub(super) fn in_year(self, year: i16) -> Option<Point> {
        Some(match self {
            Point::Day(date) => Point::Day(Date::new(year, date.month(), date.day()).ok()?),
            Point::Month(_, month) => Point::Month(year, month),
            Point::Quarter(_, quarter) => Point::Quarter(year, quarter),
            Point::Half(_, half) => Point::Half(year, half),
            Point::Season(_, season) => Point::Season(year, season),
            Point::Year(_) => Point::Year(year),
            _ => return None,
        })
    }

    fn rank(self) -> u8 {
        match self {
            Point::Day(_) | Point::OpenDay(..) | Point::OpenWeekday(_) => 0,
            Point::Week(_) | Point::Weekend(_) => 1,
            Point::Month(..) | Point::OpenMonth(_) => 2,
            Point::Quarter(..) | Point::OpenQuarter(_) | Point::Season(..) | Point::OpenSeason(_) => 3,
            Point::Half(..) => 4,
            Point::Year(_) | Point::Open(_) => 5,
            Point::Decade(_) => 6,
            Point::Century(_) => 7,
        }
    }

    /// The point `count` units on; its precision is the unit's.
    pub(super) fn shifted(self, unit: Unit, count: i32) -> Option<Point> {
        let first = self.within(unit)?.first()?;
        let wide = i64::from(count);
        let span = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => Span::new(),
            Unit::Day => Span::new().try_days(wide).ok()?,
            Unit::Week | Unit::Weekend => Span::new().try_weeks(wide).ok()?,
            Unit::Fortnight => Span::new().try_weeks(wide.checked_mul(2)?).ok()?,
            Unit::Month => Span::new().try_months(wide).ok()?,
            Unit::Quarter => Span::new().try_months(wide.checked_mul(3)?).ok()?,
            Unit::Year => Span::new().try_years(wide).ok()?,
            Unit::Decade => Span::new().try_years(wide.checked_mul(10)?).ok()?,
            Unit::Century => Span::new().try_years(wide.checked_mul(100)?).ok()?,
            Unit::Millennium => Span::new().try_years(wide.checked_mul(1000)?).ok()?,
        };
        let moved = Point::Day(first.checked_add(span).ok()?);
        // "Three decades later" fixes a year about as well as it fixes a decade.
        let precision = if matches!(unit, Unit::Decade | Unit::Century | Unit::Millennium) { Unit::Year } else { unit };
        moved.within(precision)
    }
}

fn week(week: ISOWeekDate) -> String {
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn open(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// The quarter of a day, 1 to 4.
pub(super) fn quarter_of(date: Date) -> i8 {
    (date.month() + 2) / 3
}

/// The month in which a season begins.
pub(super) fn season_month(season: &str) -> i8 {
    match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    }
}

/// The holiday that the calendar table's value cell describes, in a year: `12-25`, `rule:11-4-4` (fourth Thursday of
/// November), `rule:5-last-1`, `rule:easter-2`; `+n` days may follow a rule.
pub(super) fn holiday(cell: &str, year: i16) -> Option<Date> {
    let Some(rule) = cell.strip_prefix("rule:") else {
        let (month, day) = cell.split_once('-')?;
        return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    };
    if let Some(offset) = rule.strip_prefix("easter") {
        let days: i64 = if offset.is_empty() { 0 } else { offset.parse().ok()? };
        return easter(year)?.checked_add(Span::new().try_days(days).ok()?).ok();
    }
    let (rule, days) = rule.split_once('+').map_or((rule, "0"), |(rule, days)| (rule, days));
    let mut parts = rule.split('-');
    let month: i8 = parts.next()?.parse().ok()?;
    let nth = parts.next()?;
    let weekday = Weekday::from_monday_one_offset(parts.next()?.parse().ok()?).ok()?;
    let nth = if nth == "last" { -1 } else { nth.parse().ok()? };
    let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
    day.checked_add(Span::new().try_days(days.parse::<i64>().ok()?).ok()?).ok()
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus); no calendar library in use knows it.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}
