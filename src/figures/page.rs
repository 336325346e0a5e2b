//! The text as the figure rules see it: tokens, words, names and numbers side by side. Made once an article.

use std::ops::Range;

use crate::kind::EntityKind;
use crate::numbers::{NumberMention, Numbers};
use crate::span::Span;
use crate::text::{Gap, Kind, Mark, Text, Token};
use crate::times::Time;
use crate::words::{CalendarClass, Class, Cue, List, Sorts, Words, next_word};

pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    pub(super) text: &'a Text,
    pub(super) words: &'a Words,
    pub(super) numbers: &'a Numbers,
    named: &'a [Option<EntityKind>],
    /// By token: part of a time expression.
    timed: Vec<bool>,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        source: &'a str,
        text: &'a Text,
        words: &'a Words,
        numbers: &'a Numbers,
        times: &[Time],
        named: &'a [Option<EntityKind>],
    ) -> Page<'a> {
        let mut timed = vec![false; text.tokens.len()];
        for time in times {
            let from = text.tokens.partition_point(|token| token.span.end <= time.span.start);
            let to = text.tokens.partition_point(|token| token.span.start < time.span.end);
            timed.get_mut(from..to).unwrap_or_default().fill(true);
        }
        Page { source, text, words, numbers, named, timed }
    }

    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        self.text.tokens.get(i)
    }

    pub(super) fn word(&self, i: usize) -> &'a str {
        self.text.tokens.get(i).map_or("", |token| token.span.of(self.source))
    }

    #[inline]
    fn bytes(&self, i: usize) -> &'a [u8] {
        self.text.tokens.get(i).and_then(|token| self.source.as_bytes().get(token.span.range())).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    #[inline]
    pub(super) fn is_any(&self, i: usize, words: &List) -> bool {
        words.has(self.bytes(i))
    }

    pub(super) fn has(&self, i: usize, classes: Class) -> bool {
        self.words.is(i, classes)
    }

    pub(super) fn mark(&self, i: usize) -> Mark {
        self.token(i).map_or(Mark::None, |token| token.mark)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_word)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|token| token.is_word() && token.is_capitalized())
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.token(i).is_some_and(|token| token.kind == Kind::Number)
    }

    pub(super) fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(|token| token.gap == Gap::None)
    }

    pub(super) fn named(&self, i: usize) -> Option<EntityKind> {
        self.named.get(i).copied().flatten()
    }

    /// The next token, over a glued hyphen.
    pub(super) fn next(&self, i: usize) -> usize {
        next_word(&self.text.tokens, i)
    }

    /// The token before `i`, over a glued hyphen.
    pub(super) fn previous(&self, i: usize) -> Option<usize> {
        let last = i.checked_sub(1)?;
        let hyphen = self.mark(last) == Mark::Hyphen && self.glued(last) && self.glued(i);
        if hyphen { last.checked_sub(1) } else { Some(last) }
    }

    pub(super) fn timed(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|i| self.timed.get(i).copied().unwrap_or(false))
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        match (self.token(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Index of the sentence of token `i`.
    pub(super) fn sentence(&self, i: usize) -> usize {
        self.text.sentences.partition_point(|sentence| sentence.end <= i)
    }

    /// First token of the sentence of token `i`.
    pub(super) fn sentence_start(&self, i: usize) -> usize {
        self.text.sentences.get(self.sentence(i)).map_or(0, |sentence| sentence.start)
    }

    pub(super) fn month(&self, i: usize) -> bool {
        self.has(i, Class::MONTH) && self.capital(i)
    }

    /// The singular of the calendar unit at token `i`: "years" → "year".
    pub(super) fn calendar_unit(&self, i: usize) -> Option<String> {
        if !self.words.begins(i, Sorts::CALENDAR) {
            return None;
        }
        let pick = |cue: &Cue| matches!(cue, Cue::Calendar { class: CalendarClass::Unit, .. }).then_some(());
        self.words.longest(i, pick)?;
        let word = self.word(i).to_lowercase();
        Some(match word.as_str() {
            "centuries" => "century".to_owned(),
            "min" | "mins" => "minute".to_owned(),
            "hr" | "hrs" => "hour".to_owned(),
            "sec" | "secs" => "second".to_owned(),
            "yr" | "yrs" => "year".to_owned(),
            "wk" | "wks" => "week".to_owned(),
            word => word.strip_suffix('s').unwrap_or(word).to_owned(),
        })
    }

    /// Whether a number stands at token `i`.
    pub(super) fn number_at(&self, i: usize) -> Option<&NumberMention> {
        self.numbers.at(i)
    }
}
