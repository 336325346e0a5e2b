//! Dates in digits alone: "2023-03-08", "08/03/2023", "8.3.2023", "9/11". Called once a number token.

use jiff::civil::Date;

use super::Anchor;
use super::reader::{Dated, Reader};
use super::value::Point;
use crate::text::{Gap, Mark};

impl Reader<'_> {
    pub(super) fn numeric(&self, i: usize) -> Option<Dated> {
        let date = self.dotted(i).or_else(|| self.separated(i));
        let explicit = |(end, point)| Dated { end, point, anchor: Anchor::Explicit, rule: "time/numeric" };
        date.map(explicit).or_else(|| self.year_month(i).map(explicit))
    }

    /// Three numbers with the same mark between.
    fn separated(&self, i: usize) -> Option<(usize, Point)> {
        let mark = self.mark(i + 1);
        let glued = (i + 1..i + 5).all(|at| self.token(at).is_some_and(|token| token.gap == Gap::None));
        if !matches!(mark, Mark::Hyphen | Mark::Slash) || self.mark(i + 3) != mark || !glued {
            return None;
        }
        let parts = [self.word(i), self.word(i + 2), self.word(i + 4)];
        let behind = self.token(i + 5).is_some_and(|token| token.gap == Gap::None && token.mark == mark);
        self.three(parts).filter(|_| !behind).map(|date| (i + 5, Point::Day(date)))
    }

    /// "8.3.2023" is one token.
    fn dotted(&self, i: usize) -> Option<(usize, Point)> {
        let mut parts = self.word(i).split('.');
        let three = [parts.next()?, parts.next()?, parts.next()?];
        let date = self.three(three).filter(|_| parts.next().is_none() && three.iter().any(|part| part.len() == 4))?;
        Some((i + 1, Point::Day(date)))
    }

    fn three(&self, parts: [&str; 3]) -> Option<Date> {
        let digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if !parts.iter().all(|part| digits(part)) {
            return None;
        }
        let [a, b, c] = parts.map(|part| part.parse::<i16>().unwrap_or(0));
        let date = |year: i16, month: i16, day: i16| Date::new(year, month as i8, day as i8).ok();
        if parts[0].len() == 4 {
            return date(a, b, c);
        }
        let year = match parts[2].len() {
            4 => c,
            2 if c > 50 => 1900 + c,
            2 => 2000 + c,
            _ => return None,
        };
        self.likelier(date(year, a, b), date(year, b, a))
    }

    /// "03/08/2023": the reading closer to publication where that is close, else the American one.
    fn likelier(&self, american: Option<Date>, other: Option<Date>) -> Option<Date> {
        let (Some(month_first), Some(day_first), Some(published)) = (american, other, self.published) else {
            return american.or(other);
        };
        let away = |date: Date| (date - published).get_days().abs();
        if away(day_first) < away(month_first) && away(day_first) <= 31 { other } else { american }
    }

    /// "2010-03" is a month, "2010-11" two years.
    fn year_month(&self, i: usize) -> Option<(usize, Point)> {
        let year = self.year(i).filter(|year| (1500..=2100).contains(year))?;
        let month = self.integer(i + 2).filter(|_| self.hyphen(i + 1) && self.word(i + 2).len() == 2)?;
        let season = i32::from(year) % 100 + 1 == month;
        let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month) && !season)?;
        Some((i + 3, Point::Month(year, month)))
    }
}
