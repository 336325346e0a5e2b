//! Clock times with their zones, and parts of the day: "9 a.m.", "10:30 GMT", "0615 GMT", "this morning".
//! Called once per token that may begin one.

use super::reader::{Found, Reader, one_of};
use super::value::{Point, Unit};
use super::{Anchor, TimeKind};
use crate::text::{Gap, Kind, Mark};
use crate::words::{CalendarClass, Class, List, words};

/// Zones as news writes them behind a time of day; the first is what TIMEX3 writes as Z.
const UNIVERSAL: &List = words!["GMT", "UTC", "UT", "Z"];
const ZONES: &List = words![
    "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "BST", "CET", "CEST", "EET",
    "EEST", "MSK", "IST", "PKT", "JST", "KST", "AEST", "AEDT", "SAST", "Eastern", "Central", "Pacific",
];
const BEFORE_CLOCKS: &List =
    words!["at", "by", "until", "till", "around", "about", "from", "between", "after", "before", "since", "to", "and"];

struct Clock {
    end: usize,
    hour: i32,
    minute: i32,
    second: Option<i32>,
    /// "a.m.", a zone or "o'clock" makes it a time of day whatever stands before.
    certain: bool,
    universal: bool,
}

impl Reader<'_> {
    pub(super) fn clock(&self, i: usize) -> Option<Found> {
        if !(self.token(i)?.kind == Kind::Number || self.words.is(i, Class::NUMBER)) {
            return None;
        }
        let clock = self.clock_digits(i).or_else(|| self.zoned_digits(i))?;
        if !clock.certain && !one_of(self.before(i), BEFORE_CLOCKS) {
            return None;
        }
        let (end, point, anchor) = self.day_of_clock(clock.end);
        let day = point.map_or_else(|| "XXXX-XX-XX".to_owned(), Point::value);
        let second = clock.second.map_or(String::new(), |second| format!(":{second:02}"));
        let zone = if clock.universal { "Z" } else { "" };
        let value = format!("{day}T{:02}:{:02}{second}{zone}", clock.hour, clock.minute);
        let mut found = Found::new(i..end, TimeKind::Time, value, "time/clock");
        found.anchor = anchor;
        found.point = point;
        Some(found)
    }

    /// "9", "9:30", "9am", "9.30 p.m.", "21:05:30", "8 o'clock".
    fn clock_digits(&self, i: usize) -> Option<Clock> {
        let (mut end, mut minute, mut second) = (i + 1, 0, None);
        let (hour, mut tail);
        let glued = |at: usize| self.token(at).is_some_and(|token| token.gap == Gap::None);
        if self.mark(i + 1) == Mark::Colon && glued(i + 1) && glued(i + 2) {
            hour = self.integer(i).filter(|_| self.word(i).len() <= 2)?;
            (minute, tail) = two_digits(self.word(i + 2))?;
            end = i + 3;
            if self.mark(end) == Mark::Colon && glued(end) && glued(end + 1) {
                second = Some(two_digits(self.word(end + 1))?.0);
                end += 2;
            }
        } else {
            let word = self.word(i);
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 || digits > 2 {
                return self.word_hour(i);
            }
            hour = word.get(..digits)?.parse().ok()?;
            tail = word.get(digits..)?;
            if let Some(rest) = tail.strip_prefix('.') {
                (minute, tail) = two_digits(rest)?;
            }
        }
        let bare = end == i + 1;
        let (end, hour, half) = self.half_of_day(end, hour, tail)?;
        let (zone_end, universal) = self.zone(end);
        let certain = half || zone_end > end && !bare;
        if bare && !half || !(0..=24).contains(&hour) || !(0..60).contains(&minute) {
            return None;
        }
        Some(Clock { end: zone_end, hour, minute, second, certain, universal })
    }

    /// "eight o'clock".
    fn word_hour(&self, i: usize) -> Option<Clock> {
        let number = self.numbers.at(i).filter(|_| self.any(i + 1, words!["o'clock", "o’clock", "a.m.", "p.m."]))?;
        let hour = number.low.map(|low| low.value() as i32).filter(|hour| (1..=12).contains(hour))?;
        let (end, hour, _) = self.half_of_day(i + 1, hour, "")?;
        let (end, universal) = self.zone(end);
        Some(Clock { end, hour, minute: 0, second: None, certain: true, universal })
    }

    /// "a.m.", "pm", "o'clock" behind or glued: the end, the hour of twenty-four, whether one stood there.
    fn half_of_day(&self, end: usize, hour: i32, tail: &str) -> Option<(usize, i32, bool)> {
        let (mark, end) = if !tail.is_empty() {
            (tail, end)
        } else if self.any(end, words!["am", "pm"])
            && self.mark(end + 1) == Mark::Stop
            && end + 1 < self.sentence.end - 1
            && self.token(end + 1).is_some_and(|t| t.gap == Gap::None)
            && self.token(end + 2).is_some_and(|t| !t.is_capitalized())
        {
            (self.word(end), end + 2)
        } else if self.any(end, words!["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock"]) {
            (self.word(end), end + 1)
        } else {
            return Some((end, hour, false));
        };
        let shifted = match (mark.bytes().next()?.to_ascii_lowercase(), hour) {
            (b'p', 1..12) => hour + 12,
            (b'a', 12) => 0,
            _ => hour,
        };
        let valid = one_of(mark, words!["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock"]);
        valid.then_some((end, shifted, true))
    }

    /// "0615 GMT", "1430 GMT".
    fn zoned_digits(&self, i: usize) -> Option<Clock> {
        let number = self.integer(i).filter(|_| self.word(i).len() == 4)?;
        let (zone_end, universal) = self.zone(i + 1);
        let hours = self.is(i + 1, "hours") && self.clause_ends(i + 2) && one_of(self.before(i), BEFORE_CLOCKS);
        let end = if hours { i + 2 } else { zone_end };
        let (hour, minute) = (number / 100, number % 100);
        let fits = end > i + 1 && hour <= 24 && minute < 60;
        fits.then_some(Clock { end, hour, minute, second: None, certain: true, universal })
    }

    /// The end of the zone at `i`, and whether it is universal time.
    fn zone(&self, i: usize) -> (usize, bool) {
        if self.mark(i) == Mark::OpenBracket && self.any(i + 1, UNIVERSAL) {
            let close = (i + 2..i + 6).find(|&at| self.mark(at) == Mark::CloseBracket);
            return close.map_or((i, false), |close| (close + 1, close == i + 2));
        }
        let capital = self.is_capital(i);
        if capital && self.any(i, UNIVERSAL) {
            return (i + 1, true);
        }
        let named = self.is(i, "local") || capital && self.any(i, ZONES);
        if !named {
            return (i, false);
        }
        let standard = if self.any(i + 1, words!["Standard", "Daylight", "European"]) { i + 2 } else { i + 1 };
        let time = self.is(standard, "time");
        let alone = self.word(i).len() <= 4;
        if time {
            (standard + 1, false)
        } else if alone {
            (i + 1, false)
        } else {
            (i, false)
        }
    }

    /// The day that a time of day belongs to: named behind it, last named in this sentence, or that of publication.
    fn day_of_clock(&self, end: usize) -> (usize, Option<Point>, Anchor) {
        let comma = if self.mark(end) == Mark::Comma { end + 1 } else { end };
        let linked = if self.is(comma, "on") { comma + 1 } else { comma };
        let day = self.point(linked).filter(|dated| matches!(dated.point, Point::Day(_)));
        if let Some(dated) = day {
            let end = if linked == end { dated.end } else { end };
            return (end, Some(dated.point), dated.anchor);
        }
        let today = self.reference.filter(|_| self.sentences_since <= 1).and_then(|point| match point {
            Point::Day(_) => Some(point),
            _ => None,
        });
        match (today, self.published) {
            (Some(point), _) => (end, Some(point), Anchor::Narrative),
            (None, Some(date)) => (end, Some(Point::Day(date)), Anchor::Published),
            (None, None) => (end, None, Anchor::Open),
        }
    }

    /// "this morning", "last night", "the morning of 8 March", "in the evening", "at noon", "overnight".
    pub(super) fn part_of_day(&self, i: usize) -> Option<Found> {
        let early = self.any(i, words!["early", "late", "earlier", "later"]);
        let from = if early { i + 1 } else { i };
        self.deictic_part(i, from).or_else(|| self.that_part(i, from))
    }

    /// "this morning", "tonight": rows of the table with a part of the day; "tomorrow night".
    fn deictic_part(&self, i: usize, from: usize) -> Option<Found> {
        let (end, cell) = self.calendar(from, CalendarClass::Deictic)?;
        let at = cell.find(|c: char| c.is_ascii_uppercase()).filter(|_| !cell.ends_with("REF"))?;
        let (days, part) = cell.split_at_checked(at).filter(|(_, part)| *part != "D")?;
        let base = self.base(false).0;
        let point = base.and_then(|base| base.shifted(Unit::Day, days.parse().ok()?));
        Some(self.part(i..end, point, self.published_anchor(), part))
    }

    fn that_part(&self, i: usize, from: usize) -> Option<Found> {
        let determined = self.any(from, words!["the", "that", "this", "same"]);
        let next = self.any(from + 1, words!["following", "next", "same", "previous"]);
        let noun = from + usize::from(determined) + usize::from(determined && next);
        let (end, part) = self.calendar(noun, CalendarClass::PartOfDay)?;
        let led = one_of(
            self.before(i),
            words!["in", "at", "by", "before", "until", "after", "since", "around", "on", "about", "mid"],
        );
        let overnight = self.any(noun, words!["overnight", "predawn"]);
        let plain = self.is_plain(noun) && !self.word(end - 1).ends_with('s') && !self.hyphen(end);
        if !plain || !(led || overnight || self.any(from, words!["that", "this"]) || next && determined) {
            return None;
        }
        // "in the morning of 8 March", "at noon on Tuesday".
        let of = if self.any(end, words!["of", "on"]) { end + 1 } else { end };
        let day = self.point(of).filter(|dated| matches!(dated.point, Point::Day(_) | Point::OpenWeekday(_)));
        if let Some(dated) = day {
            let end = if self.is(end, "on") { end } else { dated.end };
            return Some(self.part(i..end, Some(dated.point), dated.anchor, part));
        }
        let step = if next && self.any(from + 1, words!["following", "next"]) {
            1
        } else {
            -i32::from(next && self.is(from + 1, "previous"))
        };
        let (base, anchor) = if self.is(from, "this") { self.base(false) } else { self.narrative_day() };
        let point = base.and_then(|base| base.shifted(Unit::Day, step)).or(self.published.map(Point::Day));
        Some(self.part(i..end, point, anchor, part))
    }

    fn part(&self, range: std::ops::Range<usize>, point: Option<Point>, anchor: Anchor, part: &str) -> Found {
        let day = point.map_or_else(|| "XXXX-XX-XX".to_owned(), Point::value);
        let mut found = Found::new(range, TimeKind::Time, format!("{day}T{part}"), "time/part-of-day");
        found.anchor = anchor;
        found.point = point;
        found
    }
}

/// Two digits and what is glued to them.
fn two_digits(word: &str) -> Option<(i32, &str)> {
    let digits = word.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((digits.parse().ok()?, word.get(2..)?))
}
