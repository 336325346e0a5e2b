//! Dates that name a month, day, year, season, quarter, decade, century or holiday, in every order news uses.
//! `date` is called once per token that may begin an expression; it adds modifiers and parts of the day.

use jiff::civil::Date;

use super::reader::{Dated, Found, Reader, one_of};
use super::value::{Point, Unit};
use super::{Anchor, TimeKind};
use crate::text::{Gap, Kind, Mark};
use crate::words::{CalendarClass, Class, Cue, List, Sense, Sorts, words};

/// Words after which four digits are a year and a bare month or season is one.
const BEFORE_DATES: &List = words![
    "in",
    "since",
    "by",
    "of",
    "until",
    "till",
    "before",
    "after",
    "during",
    "from",
    "through",
    "between",
    "circa",
    "early",
    "late",
    "mid",
    "fiscal",
    "throughout",
    "pre",
    "post",
    "for",
    "to",
    "around",
    "about",
];

/// Of those, the ones that a count follows as readily.
const BEFORE_COUNTS: &List =
    words!["of", "by", "to", "from", "for", "between", "before", "after", "around", "about", "than"];

impl Reader<'_> {
    /// A date with its modifier ("late", "the end of") and its part of the day ("Monday morning").
    pub(super) fn date(&self, i: usize) -> Option<Found> {
        let (from, modifier) = self.modifier(i).unwrap_or((i, None));
        let dated = match self.point(from) {
            Some(dated) => dated,
            None if from != i => return self.date_from(i, i, None, self.point(i)?),
            None => return None,
        };
        self.date_from(i, from, modifier, dated)
    }

    fn date_from(&self, i: usize, from: usize, modifier: Option<&'static str>, dated: Dated) -> Option<Found> {
        let mut found = Found::new(i..dated.end, TimeKind::Date, dated.point.value(), dated.rule);
        found.anchor = dated.anchor;
        found.point = Some(dated.point);
        found.modifier = modifier;
        let _ = from;
        let day = matches!(dated.point, Point::Day(_) | Point::OpenWeekday(_) | Point::OpenDay(..));
        if let Some((end, part)) = self.part_behind(dated.end).filter(|_| day) {
            found.end = end;
            found.kind = TimeKind::Time;
            found.value.push('T');
            found.value.push_str(part);
        }
        Some(found)
    }

    /// "Monday | morning", "8 March | evening".
    fn part_behind(&self, i: usize) -> Option<(usize, &'static str)> {
        if self.any(i, words!["late", "early"]) {
            return self.part_behind(i + 1);
        }
        let (end, part) = self.calendar(i, CalendarClass::PartOfDay)?;
        (self.is_plain(i) && !self.word(i).ends_with('s') && !self.hyphen(end)).then_some((end, part))
    }

    /// "early", "mid-", "the end of", "later" before a date.
    fn modifier(&self, i: usize) -> Option<(usize, Option<&'static str>)> {
        if self.any(i, words!["earlier", "later"]) {
            return self.any(i + 1, words!["this", "that", "last", "today", "in", "on"]).then_some((i + 1, None));
        }
        let noun = if self.is(i, "the") { i + 1 } else { i };
        let noun = if self.any(noun, words!["very"]) { noun + 1 } else { noun };
        let (end, value) = self.calendar(noun, CalendarClass::Modifier)?;
        let value = Some(value);
        if self.is(end, "of") {
            return Some((end + 1, value));
        }
        let adjective = self.any(noun, words!["early", "late", "mid"]);
        adjective.then_some((self.over_hyphen(end), value))
    }

    /// A point of the calendar that begins at `i`.
    pub(super) fn point(&self, i: usize) -> Option<Dated> {
        self.explicit(i).or_else(|| self.relative(i)).or_else(|| self.bare_year(i))
    }

    /// A point that the words name, apart from a bare year.
    pub(super) fn explicit(&self, i: usize) -> Option<Dated> {
        let kind = self.token(i)?.kind;
        if kind == Kind::Word && !self.may_name_date(i) {
            return None;
        }
        // What a rule's expressions begin with: most tokens fit few.
        let (the, calendar) = (self.is(i, "the"), self.words.begins(i, Sorts::CALENDAR));
        let (number, word) = (kind == Kind::Number, kind == Kind::Word);
        let nth = number || the || self.words.begins(i, Sorts::NUMBER);
        let try_if = |may: bool, rule: fn(&Self, usize) -> Option<Dated>| if may { rule(self, i) } else { None };
        try_if(number, Self::numeric)
            .or_else(|| try_if(calendar, Self::weekday_first))
            .or_else(|| try_if(calendar, Self::month_first))
            .or_else(|| try_if(nth, Self::day_first))
            .or_else(|| try_if(nth || self.word(i).starts_with('Q'), Self::numbered))
            .or_else(|| try_if(the || !word, Self::decade))
            .or_else(|| try_if(the || calendar, Self::named_season))
            .or_else(|| try_if(word, Self::year_named_so))
            .or_else(|| try_if(calendar, Self::feast))
    }

    /// A cheap look at a word before the rules are tried.
    fn may_name_date(&self, i: usize) -> bool {
        self.is_calendar(i)
            || !self.words.cues(i).is_empty()
            || self.any(i, words!["the", "fiscal", "calendar", "financial"])
            || self.word(i).starts_with('Q')
    }

    fn weekday_first(&self, i: usize) -> Option<Dated> {
        let (end, cell) = self.calendar(i, CalendarClass::Weekday)?;
        if !self.is_capital(i) {
            return None;
        }
        let comma = if self.mark(end) == Mark::Comma { end + 1 } else { end };
        let after = self.month_first(comma).or_else(|| self.day_first(comma));
        if let Some(date) = after.filter(|date| matches!(date.point, Point::Day(_) | Point::OpenDay(..))) {
            return Some(self.on_weekday(date, cell.parse().ok()?));
        }
        let end = self.without_stop(i, end);
        // "The Sunday Times", "Friday Prayers Committee": the head of an organization makes it a name.
        if self.names_on(end) && self.words.is(end, Class::ORG_HEAD) || self.hyphen(end) && self.is_capital(end + 1) {
            return None;
        }
        // "The Saturday Evening Post"
        let part = self.is_capital(end) && self.any(end, words!["morning", "evening"]);
        if part && self.is_capital(end + 1) && self.words.is(end + 1, Class::ORG_HEAD) {
            return None;
        }
        let (point, anchor) = self.weekday(i, cell.parse().ok()?);
        Some(Dated { end, point, anchor, rule: "time/weekday" })
    }

    /// "Friday, 3 March" without a year: the year around publication in which that day is a Friday.
    fn on_weekday(&self, dated: Dated, weekday: i8) -> Dated {
        let (Point::Day(date), Some(published)) = (dated.point, self.published) else { return dated };
        let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
        if dated.anchor == Anchor::Explicit || fits(&date) {
            return dated;
        }
        let years = (-1..=1).filter_map(|years| published.year().checked_add(years));
        let day = years.filter_map(|year| Date::new(year, date.month(), date.day()).ok()).find(fits);
        day.map_or(dated, |day| Dated { point: Point::Day(day), anchor: Anchor::Published, ..dated })
    }

    /// The stop of an abbreviation belongs to it, but not where it ends the sentence.
    fn without_stop(&self, i: usize, end: usize) -> usize {
        let stop = end > i + 1 && end == self.sentence.end && self.mark(end - 1) == Mark::Stop;
        if stop { end - 1 } else { end }
    }

    fn month_word(&self, i: usize) -> Option<(usize, i8)> {
        let (end, cell) = self.calendar(i, CalendarClass::Month).filter(|_| self.is_capital(i))?;
        Some((end, cell.parse().ok()?))
    }

    /// "March 8, 2023", "March 8", "March 2003", "March".
    fn month_first(&self, i: usize) -> Option<Dated> {
        let (end, month) = self.month_word(i)?;
        let dated = |end, (point, anchor)| Dated { end, point, anchor, rule: "time/month" };
        if let Some((end, day)) = self.day_of_month(end).filter(|&(end, _)| !self.counts(i, end)) {
            return Some(match self.year_told(end) {
                Some((end, year, anchor)) => {
                    Dated { rule: "time/date", ..dated(end, (day_or_open(year, month, day), anchor)) }
                }
                None => Dated { rule: "time/date", ..dated(end, self.month_day(i, month, day)) },
            });
        }
        if let Some((end, year, anchor)) = self.year_told(end) {
            return Some(dated(end, (Point::Month(year, month), anchor)));
        }
        let end = self.without_stop(i, end);
        self.month_alone(i, end).then(|| dated(end, self.month(i, month)))
    }

    /// "in March 12 people": a count, since nobody writes "in March 12".
    fn counts(&self, month: usize, end: usize) -> bool {
        one_of(self.before(month), words!["in"])
            && self.words.is(end, Class::PLURAL | Class::COUNTED)
            && self.is_plain(end)
    }

    /// "March" as a month and not a walk, a woman or a verb.
    fn month_alone(&self, i: usize, end: usize) -> bool {
        let before = self.before(i);
        let neighbour =
            one_of(before, BEFORE_DATES) || one_of(before, words!["and", "or", "last", "next", "this", "every", "the"]);
        let other_sense =
            self.words.is(i, Class::GIVEN | Class::SURNAME | Class::NAME_WORD | Class::VERB | Class::MODAL);
        let full = self.word(i).len() > 4 && !other_sense;
        let named = self.names_on(end) && other_sense
            || i.checked_sub(1).is_some_and(|at| self.words.is(at, Class::GIVEN) && self.is_capital(at) && !neighbour);
        let owned = self.words.is(i.wrapping_sub(1), Class::DETERMINER | Class::POSSESSIVE | Class::CLITIC);
        let neighbour = neighbour || owned && !self.names_on(end);
        (full || neighbour || self.is_prefixed(i)) && !named
    }

    /// "8", "8th", "eighth", "8-10" behind a month.
    fn day_of_month(&self, i: usize) -> Option<(usize, i8)> {
        let i = if self.is(i, "the") { i + 1 } else { i };
        let (end, day) = self.day_number(i)?;
        let clock = self.mark(end) == Mark::Colon && self.integer(end + 1).is_some();
        let unit =
            self.any(end, words!["a.m.", "p.m.", "am", "pm", "percent", "million"]) || self.mark(end) == Mark::Percent;
        if clock || unit {
            return None;
        }
        let range = if matches!(self.mark(end), Mark::Hyphen | Mark::Dash) { end + 1 } else { end };
        let second = self.day_number(range).filter(|&(_, later)| range > end && later > day);
        Some((second.map_or(end, |(end, _)| end), day))
    }

    fn day_number(&self, i: usize) -> Option<(usize, i8)> {
        let plain = self.integer(i).filter(|_| self.word(i).len() <= 2).map(|day| (i + 1, day));
        let (end, day) = plain.or_else(|| self.ordinal(i))?;
        (1..=31).contains(&day).then(|| i8::try_from(day).ok()).flatten().map(|day| (end, day))
    }

    /// ", 2003" or "2003" behind a month or day.
    fn year_behind(&self, i: usize) -> Option<(usize, i16)> {
        let at = if self.mark(i) == Mark::Comma { i + 1 } else { i };
        let year = self.year(at)?;
        let line = self.token(at)?.gap >= Gap::Line;
        (!line).then_some((at + 1, year))
    }

    /// "(May) 2003", "of 2003", "last year", "of this year": the year behind a month or day.
    fn year_told(&self, i: usize) -> Option<(usize, i16, Anchor)> {
        let of = if self.is(i, "of") { i + 1 } else { i };
        let explicit = self.year_behind(of).map(|(end, year)| (end, year, Anchor::Explicit));
        explicit.or_else(|| {
            let year = self.relative(of).filter(|year| matches!(year.point, Point::Year(_)))?;
            Some((year.end, year.point.year()?, year.anchor))
        })
    }

    /// "8 March 2023", "the 8th of March", "8-10 March".
    fn day_first(&self, i: usize) -> Option<Dated> {
        let number = if self.is(i, "the") { i + 1 } else { i };
        let (mut end, day) = self.day_number(number)?;
        let joined = matches!(self.mark(end), Mark::Hyphen | Mark::Dash) || self.any(end, words!["and", "to"]);
        if let Some((second, _)) =
            self.day_number(end + 1).filter(|&(second, _)| joined && self.month_word(second).is_some())
        {
            end = second;
        }
        let month_at = if self.is(end, "of") { end + 1 } else { end };
        let (end, month) = self.month_word(month_at)?;
        // "20 March" after "March 8 and": the number belongs to the month after it only where it can.
        let (end, point, anchor) = match self.year_told(end) {
            Some((end, year, anchor)) => (end, day_or_open(year, month, day), anchor),
            None => {
                let (point, anchor) = self.month_day(i, month, day);
                (end, point, anchor)
            }
        };
        Some(Dated { end, point, anchor, rule: "time/date" })
    }

    /// "the third quarter of 2013", "Q1 2013", "the first half of this year", "the 19th century".
    fn numbered(&self, i: usize) -> Option<Dated> {
        if let Some(quarter) = self.word(i).strip_prefix('Q').and_then(|digit| digit.parse::<i8>().ok()) {
            return (1..=4).contains(&quarter).then(|| self.part_of_year(i, i + 1, quarter, true)).flatten();
        }
        let number = if self.is(i, "the") { i + 1 } else { i };
        let (end, nth) = self.ordinal(number)?;
        let noun = self.over_hyphen(end);
        let nth8 = i8::try_from(nth).ok()?;
        if self.any(noun, words!["quarter", "half"]) {
            let quarter = self.is(noun, "quarter");
            let last = if quarter { 4 } else { 2 };
            return (1..=last).contains(&nth8).then(|| self.part_of_year(i, noun + 1, nth8, quarter)).flatten();
        }
        if self.is(noun, "anniversary") && self.is(noun + 1, "of") {
            // The event's year, where the clause tells it, and so many more.
            let clause =
                (noun + 2..noun + 18).take_while(|&at| self.mark(at) == Mark::None && self.token(at).is_some());
            let year = clause.filter_map(|at| self.year(at)).next()?.checked_add(i16::from(nth8))?;
            return Some(Dated {
                end: noun + 1,
                point: Point::Year(year),
                anchor: Anchor::Explicit,
                rule: "time/anniversary",
            });
        }
        if self.any(noun, words!["century", "centuries"]) && (1..=30).contains(&nth) {
            let point = Point::Century(i16::from(nth8) - 1);
            return Some(Dated { end: noun + 1, point, anchor: Anchor::Explicit, rule: "time/century" });
        }
        None
    }

    fn part_of_year(&self, i: usize, end: usize, nth: i8, quarter: bool) -> Option<Dated> {
        let named = self.year_told(end).or_else(|| {
            let of = if self.is(end, "of") { end + 1 } else { end };
            let year = self.year_named_so(of)?;
            matches!(year.point, Point::Year(_)).then_some((year.end, year.point.year()?, year.anchor))
        });
        let rule = if quarter { "time/quarter" } else { "time/half" };
        match named {
            Some((end, year, anchor)) => {
                let point = if quarter { Point::Quarter(year, nth) } else { Point::Half(year, nth) };
                Some(Dated { end, point, anchor, rule })
            }
            // "the first half" is as often of a match, and so is "the third quarter of the game".
            None if quarter && !self.is(end, "of") => {
                let (point, anchor) = self.quarter(i, nth);
                Some(Dated { end, point, anchor, rule })
            }
            None => None,
        }
    }

    /// "the 1990s", "the '90s", "the nineties".
    fn decade(&self, i: usize) -> Option<Dated> {
        let start = if self.is(i, "the") { i + 1 } else { i };
        let at = if matches!(self.mark(start), Mark::Apostrophe | Mark::OpenSingle) { start + 1 } else { start };
        let digits = self.word(at).strip_suffix('s')?;
        let number: i16 = digits.parse().ok().filter(|number| number % 10 == 0)?;
        let before = self.before(i);
        let marked = at > start || start > i || one_of(before, words!["and", "early", "late", "mid", "-"]);
        let decade = match digits.len() {
            4 if number >= 1500 => number / 10,
            2 if marked && number >= 20 && !one_of(before, words!["his", "her", "their", "my", "your", "our"]) => {
                190 + number / 10
            }
            _ => return None,
        };
        Some(Dated { end: at + 1, point: Point::Decade(decade), anchor: Anchor::Explicit, rule: "time/decade" })
    }

    /// "the summer of 2012", "summer 2012", "in the spring".
    fn named_season(&self, i: usize) -> Option<Dated> {
        let noun = if self.is(i, "the") { i + 1 } else { i };
        let (end, season) = self.calendar(noun, CalendarClass::Season)?;
        let of = if self.is(end, "of") { end + 1 } else { end };
        if let Some((end, year)) = self.year_behind(of) {
            return Some(Dated {
                end,
                point: Point::Season(year, season),
                anchor: Anchor::Explicit,
                rule: "time/season",
            });
        }
        if let Some(year) = self.relative(of).filter(|year| of > end && matches!(year.point, Point::Year(_))) {
            let point = Point::Season(year.point.year()?, season);
            return Some(Dated { end: year.end, point, anchor: year.anchor, rule: "time/season" });
        }
        let placed =
            one_of(self.before(i), words!["in", "by", "since", "until", "during", "early", "late", "mid", "-"]);
        let free = placed && self.is_plain(noun) && self.clause_ends(end) && of == end;
        let (point, anchor) = free.then(|| self.season(i, season))?;
        Some(Dated { end, point, anchor, rule: "time/season" })
    }

    /// "the year 2000", "fiscal 2014", "fiscal year 2014", "2010-11".
    fn year_named_so(&self, i: usize) -> Option<Dated> {
        let at = if self.is(i, "the") { i + 1 } else { i };
        let fiscal = self.any(at, words!["fiscal", "calendar", "financial"]);
        let at = if fiscal { at + 1 } else { at };
        let noun = self.is(at, "year");
        let at = if noun { at + 1 } else { at };
        let year = if fiscal || noun { self.year(at)? } else { return None };
        Some(Dated { end: at + 1, point: Point::Year(year), anchor: Anchor::Explicit, rule: "time/year" })
    }

    fn feast(&self, i: usize) -> Option<Dated> {
        let (end, cell) = self.calendar(i, CalendarClass::Holiday)?;
        if !(self.is_capital(i) || self.token(i)?.kind == Kind::Number) {
            return None;
        }
        if let Some((end, year)) = self.year_behind(end) {
            let point = super::value::holiday(cell, year).map_or(Point::Year(year), Point::Day);
            return Some(Dated { end, point, anchor: Anchor::Explicit, rule: "time/holiday" });
        }
        let (point, anchor) = self.holiday(i, cell).unwrap_or((Point::Open(Unit::Day), Anchor::Open));
        Some(Dated { end, point, anchor, rule: "time/holiday" })
    }

    /// Four digits alone, where what stands around them makes them a year.
    fn bare_year(&self, i: usize) -> Option<Dated> {
        let year = self.year(i)?;
        let end = self.end_of_years(i);
        let old = |_: &i16| one_of(self.before(i), words!["in", "since", "until"]) && self.clause_ends(end);
        let year = Some(year).filter(|year| (1500..=2100).contains(year) || *year < 1500 && old(year))?;
        let fits = self.year_before(i, end) || self.year_with_noun(i, end) || self.year_enclosed(i, end);
        let amount = matches!(self.mark(end), Mark::Percent | Mark::Currency) || self.unit(end).is_some();
        // "paid 1999 dollars", but "in 1999 dollars".
        let currency = self.words.longest(end, |cue| matches!(cue, Cue::Currency { .. }).then_some(())).is_some();
        let counted = currency && !one_of(self.before(i), words!["in", "constant"]);
        let money = counted || i.checked_sub(1).is_some_and(|at| self.mark(at) == Mark::Currency);
        let glued =
            self.hyphen(end) && !self.words.is(end + 1, Class::NOUN | Class::VERB) && self.year(end + 1).is_none();
        (fits && !amount && !money && !glued).then_some(Dated {
            end,
            point: Point::Year(year),
            anchor: Anchor::Explicit,
            rule: "time/year",
        })
    }

    /// "1914-18", "2010-11": two years in one.
    fn end_of_years(&self, i: usize) -> usize {
        let short = self.word(i + 2).len() == 2 && self.integer(i + 2).is_some();
        let joined = self.hyphen(i + 1) || self.mark(i + 1) == Mark::Slash || self.mark(i + 1) == Mark::Dash;
        let rises = self.integer(i + 2) > self.year(i).map(|year| i32::from(year) % 100);
        if short && joined && rises { i + 3 } else { i + 1 }
    }

    fn year_before(&self, i: usize, end: usize) -> bool {
        let before = self.before(i);
        // The second of two years: "2003 and 2005", "from 1990 to 1995", "2003-2005".
        let second = self.named_year
            && i <= self.last_end.saturating_add(2)
            && (one_of(before, words!["and", "to", "or", "through", ",", "-", "–", "/", "until"]));
        if second || self.is_prefixed(i) {
            return true;
        }
        let event = self.words.info(end).sense == Sense::Event;
        let counted =
            self.words.is(end, Class::PLURAL) && self.is_plain(end) && !event || self.words.is(end, Class::QUANTIFIER);
        let round = self.integer(i).is_some_and(|number| number % 100 == 0);
        let doubtful = one_of(before, BEFORE_COUNTS);
        one_of(before, BEFORE_DATES)
            && !(counted && (doubtful || round))
            && !(doubtful && self.any(end, words!["to", "or"]) && round)
    }

    /// "the 2003 invasion", "its 2012 elections": not "the 1500 prisoners".
    fn year_with_noun(&self, i: usize, end: usize) -> bool {
        let at = i.wrapping_sub(1);
        let determined = self.words.is(at, Class::DETERMINER | Class::POSSESSIVE | Class::CLITIC | Class::ADJECTIVE);
        let place = (self.is_capital(at) && at != self.sentence.start) || i == self.sentence.start;
        let info = self.words.info(end);
        let noun = info.classes.any(Class::NOUN | Class::ADJECTIVE | Class::VERB_PP) || self.names_on(end);
        let plural = info.classes.any(Class::PLURAL) && info.sense != Sense::Event && !self.names_on(end);
        let round = self.integer(i).is_some_and(|number| number % 100 == 0);
        let lines = self.token(end).is_none_or(|token| token.kind != Kind::Word);
        if determined && self.any(end, words!["and", "or"]) && self.year(end + 1).is_some() {
            return true;
        }
        noun && !lines && (determined || place && info.sense == Sense::Event) && !(plural && round)
    }

    /// "(2003)", "Paris 2003, …" in brackets or at the start of a line of its own.
    fn year_enclosed(&self, i: usize, end: usize) -> bool {
        let at = i.wrapping_sub(1);
        let open = matches!(self.mark(at), Mark::OpenBracket) || self.mark(at) == Mark::Comma && self.month_near(i);
        let close = matches!(self.mark(end), Mark::CloseBracket | Mark::Hyphen | Mark::Dash | Mark::Comma);
        let opens_sentence = i == self.sentence.start && self.words.is(end, Class::BE | Class::HAVE | Class::MODAL);
        open && close || opens_sentence
    }

    fn month_near(&self, i: usize) -> bool {
        (i.saturating_sub(4)..i).any(|at| self.words.is(at, Class::MONTH) && self.is_capital(at))
    }
}

fn day_or_open(year: i16, month: i8, day: i8) -> Point {
    Date::new(year, month, day).map_or(Point::Month(year, month), Point::Day)
}
