//! Times: every date, duration and recurring time that the text names, with its TIMEX3 value on the calendar.
//! Runs once an article, over its sentences in order; each expression is resolved as it is met, because a later one
//! ("three years later") may be reckoned from it.

mod anchor;
mod clock;
mod duration;
mod explicit;
mod numeric;
mod reader;
mod relative;
mod set;
mod tense;
mod value;

use crate::date::Date;
use crate::numbers::Numbers;
use crate::provenance::Provenance;
use crate::span::Span;
use crate::text::Text;
use crate::words::Words;

/// The TIMEX3 type of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeKind {
    /// A day, week, month, season, year, decade: "Tuesday", "2011", "last year".
    Date,
    /// A time of day: "Monday morning", "9 a.m."
    Time,
    /// A length of time: "three weeks".
    Duration,
    /// A recurring time: "every Tuesday", "weekly".
    Set,
}

impl TimeKind {
    /// The word TIMEX3 and the wire form use.
    pub const fn as_str(self) -> &'static str {
        match self {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        }
    }
}

/// What a relative time was reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Anchor {
    /// The expression fixes its value itself: "March 2003".
    Explicit,
    /// The publication date: "Tuesday", "this week".
    Published,
    /// A time named before in the text: "three years later".
    Narrative,
    /// Nothing known: the value keeps `X` for what is open.
    Open,
}

impl Anchor {
    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Anchor::Explicit => "explicit",
            Anchor::Published => "published",
            Anchor::Narrative => "narrative",
            Anchor::Open => "open",
        }
    }
}

/// A time expression: its words, its TIMEX3 type and value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Time {
    /// The expression's words, by the TIMEX3 guideline: without a leading preposition, with determiners and modifiers.
    pub span: Span,
    /// Its type.
    pub kind: TimeKind,
    /// Its TIMEX3 value: `2023-03-07`, `2011`, `P3W`, `PAST_REF`, `XXXX-11-30`.
    pub value: String,
    /// The TIMEX3 `mod`: `START`, `MID`, `END`, `APPROX`, `LESS_THAN`, `MORE_THAN` ….
    pub modifier: Option<&'static str>,
    /// What a relative value was reckoned from.
    pub anchor: Anchor,
    /// The rule, and its words.
    pub provenance: Provenance,
}

/// Every time expression of the text, in order, none overlapping.
pub(crate) fn read(source: &str, text: &Text, words: &Words, numbers: &Numbers, published: Option<Date>) -> Vec<Time> {
    reader::Reader::new(source, text, words, numbers, published.map(Date::civil)).read()
}

#[cfg(test)]
mod tests;
