//! Walks the sentences, tries the rules at each token and keeps what was found: the map of this layer.
//! Made once an article; the rules, one file each, are methods on it.

use std::ops::Range;

use jiff::civil::Date;

use super::value::{Point, Unit};
use super::{Anchor, Time, TimeKind};
use crate::kind::Bound;
use crate::numbers::Numbers;
use crate::provenance::{Provenance, RuleId};
use crate::text::{Gap, Kind, Mark, Shape, Text, Token};
use crate::words::{CalendarClass, Class, Cue, List, NumberClass, Sorts, Words, words};

pub(super) struct Reader<'t> {
    pub(super) source: &'t str,
    pub(super) text: &'t Text,
    pub(super) words: &'t Words,
    pub(super) numbers: &'t Numbers,
    pub(super) published: Option<Date>,
    /// The last point of the calendar that was named: what "the following day" follows.
    pub(super) reference: Option<Point>,
    /// The last day that was named.
    pub(super) reference_day: Option<Point>,
    /// Sentences since then.
    pub(super) sentences_since: usize,
    /// The sentence under way.
    pub(super) sentence: Range<usize>,
    pub(super) shouted: bool,
    /// Where the last expression ended, and whether a year stood in it.
    pub(super) last_end: usize,
    pub(super) named_year: bool,
    /// By token: the next one, itself included, that is a calendar word or written in digits.
    next: Vec<u32>,
}

/// How far ahead of its calendar word or digits an expression may begin.
const LEAD: usize = 6;
const LEAD_OF_DETERMINER: usize = 4;

/// What else an expression may begin with.
const OPENERS: &List = words![
    "last",
    "next",
    "past",
    "previous",
    "following",
    "coming",
    "recent",
    "upcoming",
    "preceding",
    "prior",
    "earlier",
    "later",
    "very",
    "more",
    "most",
    "just",
    "quite",
    "per",
    "once",
    "twice",
    "thrice",
    "fiscal",
    "financial",
    "calendar",
    "year",
    "first",
    "final",
    "ensuing",
    "remaining",
    "same",
    "Q1",
    "Q2",
    "Q3",
    "Q4",
];

/// An expression that a rule found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) modifier: Option<&'static str>,
    pub(super) anchor: Anchor,
    pub(super) rule: &'static str,
    /// What later expressions may be reckoned from.
    pub(super) point: Option<Point>,
}

impl Found {
    pub(super) fn new(range: Range<usize>, kind: TimeKind, value: impl Into<String>, rule: &'static str) -> Found {
        let anchor = Anchor::Explicit;
        Found {
            start: range.start,
            end: range.end,
            kind,
            value: value.into(),
            modifier: None,
            anchor,
            rule,
            point: None,
        }
    }
}

/// A point of the calendar as a rule read it, before modifiers and parts of the day are added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub(super) end: usize,
    pub(super) point: Point,
    pub(super) anchor: Anchor,
    pub(super) rule: &'static str,
}

impl<'t> Reader<'t> {
    pub(super) fn new(
        source: &'t str,
        text: &'t Text,
        words: &'t Words,
        numbers: &'t Numbers,
        published: Option<Date>,
    ) -> Reader<'t> {
        Reader {
            source,
            text,
            words,
            numbers,
            published,
            reference: None,
            reference_day: None,
            sentences_since: 0,
            sentence: 0..0,
            shouted: false,
            last_end: usize::MAX,
            named_year: false,
            next: calendar_words(words),
        }
    }

    pub(super) fn read(mut self) -> Vec<Time> {
        self.sentence = 0..self.text.tokens.len();
        if self.published.is_none() {
            self.published = self.header_date();
        }
        let mut times = Vec::new();
        for (at, sentence) in self.text.sentences.iter().enumerate() {
            self.sentence = sentence.clone();
            self.shouted = self.words.shouted.get(at).copied().unwrap_or(false);
            self.read_sentence(&mut times);
            self.sentences_since += 1;
        }
        times
    }

    fn read_sentence(&mut self, times: &mut Vec<Time>) {
        let mut i = self.sentence.start;
        while let Some(next) = self.next_calendar(i) {
            // Nothing begins farther ahead of its calendar word: most tokens are passed by here.
            i = i.max(next.saturating_sub(LEAD));
            let Some(found) = self.find(i).filter(|found| found.end > i && found.end <= self.sentence.end) else {
                i += 1;
                continue;
            };
            i = found.end;
            self.last_end = found.end;
            self.named_year = matches!(found.point, Some(Point::Year(_)));
            if let Some(point) = found.point.filter(|point| point.first().is_some()) {
                self.reference = Some(point);
                self.reference_day = if matches!(point, Point::Day(_)) { Some(point) } else { self.reference_day };
                self.sentences_since = 0;
            }
            times.extend(self.time(found));
        }
    }

    /// The next token of the sentence from `i` on that is a calendar word or written in digits.
    fn next_calendar(&self, i: usize) -> Option<usize> {
        self.next.get(i).map(|&next| next as usize).filter(|&next| i < self.sentence.end && next < self.sentence.end)
    }

    fn time(&self, found: Found) -> Option<Time> {
        let first = self.text.tokens.get(found.start)?.span;
        let last = self.text.tokens.get(found.end.checked_sub(1)?)?.span;
        let span = first.cover(last);
        let provenance = Provenance::new(RuleId::new(found.rule), [span]);
        let (kind, value, modifier, anchor) = (found.kind, found.value, found.modifier, found.anchor);
        Some(Time { span, kind, value, modifier, anchor, provenance })
    }

    /// The rules, those of longer expressions first.
    fn find(&self, i: usize) -> Option<Found> {
        if !self.may_begin(i) {
            return None;
        }
        self.clock(i)
            .or_else(|| self.recurring(i))
            .or_else(|| self.part_of_day(i))
            .or_else(|| self.length(i))
            .or_else(|| self.date(i))
            .or_else(|| self.reference_word(i))
    }

    /// Most tokens begin nothing: a cheap look before the rules are tried.
    fn may_begin(&self, i: usize) -> bool {
        let Some(&next) = self.next.get(i) else { return false };
        let next = next as usize;
        if next == i {
            return true;
        }
        let Some(token) = self.token(i).filter(|_| next <= i + LEAD && next < self.sentence.end) else { return false };
        let leads = Class::DETERMINER | Class::QUANTIFIER | Class::POSSESSIVE;
        match token.kind {
            Kind::Number => true,
            Kind::Clitic => false,
            Kind::Mark => next == i + 1 && matches!(token.mark, Mark::Apostrophe | Mark::OpenSingle),
            Kind::Word => {
                (self.words.is(i, leads) && next <= i + LEAD_OF_DETERMINER)
                    || self.words.begins(i, Sorts::BOUND | Sorts::NUMBER)
                    || next <= i + 3 && self.any(i, OPENERS)
            }
        }
    }

    /// Token `i` of the sentence under way.
    #[inline]
    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        self.text.tokens.get(i).filter(|_| self.sentence.contains(&i))
    }

    /// The words of token `i`; nothing outside the sentence.
    pub(super) fn word(&self, i: usize) -> &'t str {
        self.token(i).map_or("", |token| token.span.of(self.source))
    }

    pub(super) fn before(&self, i: usize) -> &'t str {
        i.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// The bytes of token `i`; none outside the sentence.
    #[inline]
    fn bytes(&self, i: usize) -> &'t [u8] {
        self.token(i).and_then(|token| self.source.as_bytes().get(token.span.range())).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    #[inline]
    pub(super) fn any(&self, i: usize, words: &List) -> bool {
        words.has(self.bytes(i))
    }

    pub(super) fn mark(&self, i: usize) -> Mark {
        self.token(i).map_or(Mark::None, |token| token.mark)
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_capitalized)
    }

    /// A hyphen with a word glued to either side; a dash between years counts too.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        let glued = |at: usize| self.token(at).is_some_and(|token| token.gap == Gap::None);
        self.mark(i) == Mark::Hyphen && glued(i) && glued(i + 1)
    }

    fn behind_hyphen(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|at| self.mark(at) == Mark::Hyphen)
    }

    /// Whether tokens are part of a longer word: "once-|daily|", "|future|-proof".
    pub(super) fn in_compound(&self, i: usize, end: usize) -> bool {
        self.hyphen(end) || self.behind_hyphen(i)
    }

    /// "mid-|March|", "pre-|2003|": what is behind the hyphen is a time.
    pub(super) fn is_prefixed(&self, i: usize) -> bool {
        let prefixes = words!["mid", "early", "late", "pre", "post"];
        self.behind_hyphen(i) && i.checked_sub(2).is_some_and(|at| self.any(at, prefixes))
    }

    /// The token behind an optional hyphen.
    pub(super) fn over_hyphen(&self, i: usize) -> usize {
        if self.hyphen(i) { i + 1 } else { i }
    }

    /// The longest row of the calendar table at token `i`, without a stop that ends the sentence.
    pub(super) fn calendar(&self, i: usize, wanted: CalendarClass) -> Option<(usize, &'static str)> {
        if !self.words.begins(i, Sorts::CALENDAR) {
            return None;
        }
        let pick = |cue: &Cue| match cue {
            Cue::Calendar { class, value } if *class == wanted => Some(*value),
            _ => None,
        };
        let (end, value) = self.words.longest(i, pick)?;
        (i >= self.sentence.start && end <= self.sentence.end).then_some((end, value))
    }

    /// A word of the calendar table or digits.
    pub(super) fn is_calendar(&self, i: usize) -> bool {
        self.next.get(i).is_some_and(|&next| next as usize == i)
    }

    pub(super) fn unit(&self, i: usize) -> Option<(usize, Unit)> {
        let (end, cell) = self.calendar(i, CalendarClass::Unit)?;
        Some((end, Unit::of_cell(cell)?))
    }

    /// A whole number in plain digits.
    pub(super) fn integer(&self, i: usize) -> Option<i32> {
        let token = self.token(i).filter(|token| token.kind == Kind::Number && token.span.len() <= 4)?;
        let word = token.span.of(self.source);
        let plain = word.bytes().all(|byte| byte.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    }

    /// Four digits that can be a year.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let year = self.integer(i).filter(|_| self.word(i).len() == 4)?;
        let decimal = self.mark(i + 1) == Mark::Percent;
        (!decimal && (1000..=2200).contains(&year)).then(|| i16::try_from(year).ok()).flatten()
    }

    /// "20th", "third", "twenty-first", with its end.
    pub(super) fn ordinal(&self, i: usize) -> Option<(usize, i32)> {
        let word = self.word(i);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=3).contains(&digits) {
            let suffix = word.get(digits..)?;
            let value = word.get(..digits)?.parse().ok()?;
            return one_of(suffix, words!["st", "nd", "rd", "th"]).then_some((i + 1, value));
        }
        let tens = self.number_word(i, NumberClass::Cardinal).filter(|(_, value)| [20.0, 30.0].contains(value));
        if let Some((end, tens)) = tens.filter(|&(end, _)| self.hyphen(end)) {
            let (end, ones) = self.number_word(end + 1, NumberClass::Ordinal)?;
            return Some((end, (tens + ones) as i32));
        }
        self.number_word(i, NumberClass::Ordinal).map(|(end, value)| (end, value as i32))
    }

    fn number_word(&self, i: usize, wanted: NumberClass) -> Option<(usize, f64)> {
        if !self.words.begins(i, Sorts::NUMBER) {
            return None;
        }
        self.words.longest(i, |cue| match cue {
            Cue::Number { class, value } if *class == wanted => Some(*value),
            _ => None,
        })
    }

    /// "almost", "at least", "more than" before a time, as TIMEX3 `mod`.
    pub(super) fn approximator(&self, i: usize) -> Option<(usize, &'static str)> {
        if !self.words.begins(i, Sorts::BOUND) {
            return None;
        }
        let pick = |cue: &Cue| match cue {
            Cue::Bound { bound, side } if side.before() => Some(*bound),
            _ => None,
        };
        let (end, bound) = self.words.longest(i, pick)?;
        let modifier = match bound {
            Bound::About => "APPROX",
            Bound::MoreThan => "MORE_THAN",
            Bound::LessThan => "LESS_THAN",
            Bound::AtLeast => "EQUAL_OR_MORE",
            Bound::AtMost => "EQUAL_OR_LESS",
            _ => return None,
        };
        Some((end, modifier))
    }

    /// Whether token `i` begins a capitalized word that is no calendar word: the rest of a name.
    pub(super) fn names_on(&self, i: usize) -> bool {
        self.is_capital(i) && !self.shouted && !self.words.is(i, Class::MONTH | Class::WEEKDAY | Class::CLOSED)
    }

    /// Whether nothing follows at `i` that the words before it could belong to: the clause ends.
    pub(super) fn clause_ends(&self, i: usize) -> bool {
        match self.token(i) {
            None => true,
            Some(token) if token.kind == Kind::Mark => token.mark != Mark::Hyphen && token.mark != Mark::Currency,
            Some(_) => {
                let past = Class::VERB_PAST | Class::AUXILIARY;
                self.words.is(i, Class::CONJUNCTION | Class::PREPOSITION | Class::WH | past) && !self.is(i, "that")
            }
        }
    }

    /// Written small, or the first word of a sentence, or in a line of capitals: an ordinary word.
    pub(super) fn is_plain(&self, i: usize) -> bool {
        self.shouted || i == self.sentence.start || self.token(i).is_some_and(|t| t.shape == Shape::Lower)
    }
}

/// A short word in small letters, without an allocation; longer ones are of no interest to who asks.
pub(super) fn lower<'b>(word: &str, buffer: &'b mut [u8; 12]) -> &'b str {
    let Some(room) = buffer.get_mut(..word.len()) else { return "" };
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).unwrap_or("")
}

/// Whether `word` is one of `words`, whatever its capitals.
#[inline]
pub(super) fn one_of(word: &str, words: &List) -> bool {
    words.has(word.as_bytes())
}

fn calendar_words(words: &Words) -> Vec<u32> {
    let mut next = u32::MAX;
    let mut all = vec![next; words.sorts().len()];
    for (slot, (i, sorts)) in all.iter_mut().zip(words.sorts().iter().enumerate()).rev() {
        if sorts.any(Sorts::DIGITS | Sorts::CALENDAR) {
            next = u32::try_from(i).unwrap_or(u32::MAX);
        }
        *slot = next;
    }
    all
}
