//! Text → tokens: UAX#29 words with what news needs on top. Runs once an article, over every byte.
//!
//! The segments are unicode-segmentation's word bounds, and then these documented departures:
//!
//! * joined: dotted acronyms and initials with their last dot ("U.S.", "J."); Arabic articles with their name
//!   ("al-Sudani"); doubled marks ("``", "''", `""`, "--", "..."); a clitic behind a dot ("U.N.|'s").
//! * split: clitics ("Iraq|'s", "they|'re"), never negations ("don't"); a missing space after a stop
//!   ("country.The"); a number from the letters of a unit or magnitude ("5km", "1.5m") stays one token, for
//!   the figures layer to read.
//!
//! Most words need none of this: [`pass`](super::pass) finds them 64 bytes at a time and hands on only what does.

use unicode_segmentation::UnicodeSegmentation;

use super::pass::{Capitals, Sink, pass};
use super::token::{Gap, Kind, Mark, Shape, Token, mark_of};
use super::word::is_arabic_article;
use crate::span::Span;

/// Cuts `text` into tokens. White space makes none; it is the next token's [`Gap`].
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { text, tokens: Vec::with_capacity(text.len() / 5 + 1) };
    pass(text, &mut cutter);
    cutter.tokens
}

/// Cuts one stretch without ASCII white space into tokens, for whoever wants only its words.
pub(super) fn cut_stretch(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut cutter = Cutter { text, tokens: std::mem::take(tokens) };
    cutter.stretch(start, end);
    *tokens = cutter.tokens;
}

/// The same by unicode-segmentation over the whole text at once: what the tests compare with.
#[cfg(test)]
pub(super) fn reference(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { text, tokens: Vec::new() };
    for (at, segment) in text.split_word_bound_indices() {
        cutter.segment(at, segment);
    }
    cutter.tokens
}

struct Cutter<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl Sink for Cutter<'_> {
    const MARKS: bool = true;

    #[inline(always)]
    fn plain(&mut self, start: usize, end: usize, capitals: Capitals) {
        let first = self.text.as_bytes().get(start).copied().unwrap_or(b' ');
        let segment = || self.text.get(start..end).unwrap_or("");
        if first.is_ascii_digit() {
            let shape = shape_of(segment());
            return self.push(start, end - start, Kind::Number, shape, Mark::None);
        }
        let shape = match (first.is_ascii_uppercase(), capitals) {
            (false, Capitals::None) => Shape::Lower,
            (false, _) => Shape::Mixed,
            (true, Capitals::None | Capitals::One) => Shape::Capital,
            (true, _) => shape_of(segment()),
        };
        if end - start == 1 && matches!(first, b's' | b'S') && self.joins_clitic(start) {
            return;
        }
        self.push(start, end - start, Kind::Word, shape, Mark::None);
    }

    fn plains(&mut self, _: usize, _: u64, _: u64, _: u64) {}

    fn mark(&mut self, at: usize, byte: u8) {
        self.mark_token(at, 1, byte as char);
    }

    /// A stretch of nothing but what English news is printed with is cut by the same rules over bytes, another by
    /// unicode-segmentation.
    fn stretch(&mut self, start: usize, end: usize) {
        let stretch = self.text.get(start..end).unwrap_or("");
        if is_common(stretch.as_bytes()) {
            return self.common(start, stretch);
        }
        // What a mark or blank carries (a combining accent) belongs to it: cut from there on.
        let carries = |b: &u8| b.is_ascii() && !matches!(b, b'\n' | 0x0B | 0x0C | b'\r');
        let from =
            start.checked_sub(1).filter(|&at| self.text.as_bytes().get(at).is_some_and(carries)).unwrap_or(start);
        for (offset, segment) in self.text.get(from..end).unwrap_or("").split_word_bound_indices() {
            match self.tokens.last_mut() {
                _ if from + offset >= start => self.segment(from + offset, segment),
                Some(mark) if mark.span.end == offset_of(start) => mark.span.end = offset_of(from + segment.len()),
                _ => {}
            }
        }
    }
}

/// What UAX#29 takes a character for, as far as common stretches have it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// "_" joins both.
    Joiner,
    /// Between letters, between digits, between either.
    MidLetter,
    MidNumber,
    MidBoth,
    Other,
}

/// The class of the character at the head of some bytes, and its length; none of characters that no common stretch has:
/// what is beyond ASCII, Latin letters, and the quotes, dashes, dots and blank of print.
#[inline(always)]
fn class_of(bytes: &[u8]) -> Option<(Class, usize)> {
    Some(match bytes {
        [b'a'..=b'z' | b'A'..=b'Z', ..] => (Class::Letter, 1),
        [b'0'..=b'9', ..] => (Class::Digit, 1),
        [b'_', ..] => (Class::Joiner, 1),
        [b':', ..] => (Class::MidLetter, 1),
        [b',' | b';', ..] => (Class::MidNumber, 1),
        [b'.' | b'\'', ..] => (Class::MidBoth, 1),
        [0..=0x7F, ..] => (Class::Other, 1),
        // ‘ ’
        [0xE2, 0x80, 0x98 | 0x99, ..] => (Class::MidBoth, 3),
        // – — “ ” …
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6, ..] => (Class::Other, 3),
        // The blank that does not break, × and ÷.
        [0xC2, 0xA0, ..] | [0xC3, 0x97 | 0xB7, ..] => (Class::Other, 2),
        // "À" to "ɏ"
        [0xC3..=0xC8, _, ..] | [0xC9, 0x80..=0x8F, ..] => (Class::Letter, 2),
        _ => return None,
    })
}

fn is_common(stretch: &[u8]) -> bool {
    let mut rest = stretch;
    while let [first, ..] = rest {
        let Some(length) = (if first.is_ascii() { Some(1) } else { class_of(rest).map(|(_, length)| length) }) else {
            return false;
        };
        rest = rest.get(length..).unwrap_or(&[]);
    }
    true
}

/// Where the UAX#29 word that starts at byte `at` of a common stretch ends: one of letters, digits and "_".
fn common_word_end(bytes: &[u8], at: usize) -> usize {
    let class_at = |at: usize| bytes.get(at..).and_then(class_of).unwrap_or((Class::Other, 1));
    let mut end = at;
    let mut before = Class::Other;
    loop {
        let (class, length) = class_at(end);
        let joins = match class {
            Class::Letter | Class::Digit | Class::Joiner => true,
            Class::MidLetter => before == Class::Letter && class_at(end + length).0 == Class::Letter,
            Class::MidNumber => before == Class::Digit && class_at(end + length).0 == Class::Digit,
            Class::MidBoth => matches!(before, Class::Letter | Class::Digit) && class_at(end + length).0 == before,
            Class::Other => false,
        };
        if !joins {
            return end;
        }
        (end, before) = (end + length, class);
    }
}

impl Cutter<'_> {
    fn common(&mut self, start: usize, stretch: &str) {
        let bytes = stretch.as_bytes();
        let mut at = 0;
        while let Some((class, length)) = bytes.get(at..).and_then(class_of) {
            let end = match class {
                Class::Letter | Class::Digit | Class::Joiner => common_word_end(bytes, at),
                _ => at + length,
            };
            self.segment(start + at, stretch.get(at..end).unwrap_or(""));
            at = end;
        }
    }

    fn segment(&mut self, at: usize, segment: &str) {
        let Some(first) = segment.chars().next() else { return };
        if is_space(first) {
            return;
        }
        if first.is_alphabetic() {
            self.word(at, segment);
        } else if first.is_numeric() {
            self.push(at, segment.len(), Kind::Number, shape_of(segment), Mark::None);
        } else {
            self.mark_token(at, segment.len(), first);
        }
    }

    fn word(&mut self, at: usize, segment: &str) {
        if let Some(dot) = missing_space(segment) {
            self.word(at, &segment[..dot]);
            self.mark_token(at + dot, 1, '.');
            return self.word(at + dot + 1, &segment[dot + 1..]);
        }
        if matches!(segment, "s" | "S") && self.joins_clitic(at) {
            return;
        }
        let stem = clitic_start(segment).unwrap_or(segment.len());
        if !self.join_article(at, &segment[..stem]) {
            self.push(at, stem, Kind::Word, shape_of(&segment[..stem]), Mark::None);
        }
        if stem < segment.len() {
            self.push(at + stem, segment.len() - stem, Kind::Clitic, Shape::Lower, Mark::None);
        }
    }

    /// "U.N." "'" + "s" → "U.N." "'s": behind a dot no word bound holds the clitic together.
    #[cold]
    fn joins_clitic(&mut self, at: usize) -> bool {
        let [.., acronym, mark] = &mut self.tokens[..] else { return false };
        let joins = mark.gap == Gap::None
            && matches!(mark.mark, Mark::Apostrophe | Mark::CloseQuote)
            && mark.span.end == offset_of(at)
            && mark.span.of(self.text).chars().count() == 1
            && acronym.kind == Kind::Word
            && acronym.span.of(self.text).ends_with('.');
        if joins {
            let span = Span::new(mark.span.start, offset_of(at + 1));
            *mark = Token { span, kind: Kind::Clitic, shape: Shape::Lower, mark: Mark::None, gap: Gap::None };
        }
        joins
    }

    /// "al" "-" + "Sudani" → "al-Sudani".
    fn join_article(&mut self, at: usize, word: &str) -> bool {
        let [.., article, hyphen] = self.tokens[..] else { return false };
        let joins = hyphen.is_glued_hyphen()
            && hyphen.span.end == offset_of(at)
            && article.kind == Kind::Word
            && word.chars().next().is_some_and(char::is_uppercase)
            && is_tied(article.span.of(self.text));
        if joins {
            self.tokens.truncate(self.tokens.len() - 2);
            let shape = if article.shape == Shape::Lower { Shape::Mixed } else { Shape::Capital };
            let span = Span::new(article.span.start, offset_of(at + word.len()));
            self.tokens.push(Token { span, kind: Kind::Word, shape, mark: Mark::None, gap: article.gap });
        }
        joins
    }

    fn mark_token(&mut self, at: usize, len: usize, first: char) {
        let mark = mark_of(first);
        if !self.join_mark(mark, at, len) {
            self.push(at, len, Kind::Mark, Shape::None, mark);
        }
    }

    /// Joins a mark to the token right before it: the dot of "U.S." and "J.", the second half of a doubled mark.
    fn join_mark(&mut self, mark: Mark, at: usize, len: usize) -> bool {
        let Some(last) = self.tokens.last_mut().filter(|last| last.span.end == offset_of(at)) else { return false };
        let joined = match (mark, last.mark) {
            (Mark::Stop, Mark::None) if last.kind == Kind::Word && is_dotted(last.span.of(self.text)) => {
                last.shape = if last.span.len() > 1 { Shape::Upper } else { Shape::Capital };
                Mark::None
            }
            (Mark::Stop, Mark::Stop | Mark::Ellipsis) => Mark::Ellipsis,
            (Mark::Hyphen, Mark::Hyphen | Mark::Dash) => Mark::Dash,
            (Mark::StraightQuote, Mark::StraightQuote) => Mark::StraightQuote,
            (Mark::Apostrophe, Mark::Apostrophe) if last.span.len() == 1 => Mark::CloseQuote,
            (Mark::OpenSingle, Mark::OpenSingle) if last.span.len() == 1 => Mark::OpenQuote,
            _ => return false,
        };
        last.span.end = offset_of(at + len);
        last.mark = joined;
        true
    }

    #[inline]
    fn push(&mut self, at: usize, len: usize, kind: Kind, shape: Shape, mark: Mark) {
        let gap = match self.tokens.last() {
            Some(last) => gap_of(self.text, last.span.end as usize, at),
            None => Gap::Paragraph,
        };
        let span = Span::new(offset_of(at), offset_of(at + len));
        self.tokens.push(Token { span, kind, shape, mark, gap });
    }
}

/// Texts are limited to `u32::MAX` bytes before they come here.
fn offset_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// White space as readers see it: also the byte-order mark and zero-width space, which UAX#29 calls format.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{00AD}')
}

/// What the bytes between two tokens are: white space that made none.
#[inline]
fn gap_of(text: &str, from: usize, to: usize) -> Gap {
    match to.saturating_sub(from) {
        0 => Gap::None,
        1 if text.as_bytes().get(from) == Some(&b' ') => Gap::Space,
        _ => long_gap(text, from, to),
    }
}

/// The same of more than a blank.
#[cold]
fn long_gap(text: &str, from: usize, to: usize) -> Gap {
    let space = text.get(from..to).unwrap_or("");
    match space.chars().filter(|&c| matches!(c, '\n' | '\u{2028}' | '\u{2029}')).count() {
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    }
}

fn shape_of(word: &str) -> Shape {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    let mut upper = 0;
    let mut lower = 0;
    let mut first = None;
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        let is_upper = c.is_uppercase();
        first.get_or_insert(is_upper);
        if is_upper { upper += 1 } else { lower += 1 }
    }
    match (first, upper, lower) {
        (None, ..) => Shape::None,
        (Some(true), 2.., 0) => Shape::Upper,
        (Some(true), ..) => Shape::Capital,
        (Some(false), 0, _) => Shape::Lower,
        (Some(false), ..) => Shape::Mixed,
    }
}

/// Where a clitic begins: "Iraq's" → 4. Negations ("don't") are left whole: they are words of their own.
fn clitic_start(word: &str) -> Option<usize> {
    let at = word.rfind(['\'', '\u{2019}'])?;
    let mark = word[at..].chars().next().map_or(1, char::len_utf8);
    let tail = &word[at + mark..];
    let is_clitic = ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| tail.eq_ignore_ascii_case(c));
    (at > 0 && is_clitic).then_some(at)
}

/// A stop without its space, "country.The": a small letter before, a capital and a small letter after.
fn missing_space(segment: &str) -> Option<usize> {
    let at = segment.bytes().position(|byte| byte == b'.')?;
    let before = segment[..at].chars().next_back()?;
    let mut after = segment[at + 1..].chars();
    let capital = after.next()?.is_uppercase() && after.next()?.is_lowercase();
    (before.is_lowercase() && at > 2 && capital).then_some(at)
}

/// Whether a dot after this word belongs to it: "U.S", "U", "a.m", but not "NewsHill.org".
fn is_dotted(word: &str) -> bool {
    // Most words that a sentence ends with.
    if matches!(word.as_bytes(), [0..=0x7F, second @ 0..=0x7F, ..] if *second != b'.') {
        return false;
    }
    let one_letter = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    word.split('.').all(one_letter) && (word.contains('.') || word.chars().all(char::is_uppercase))
}

/// Whether a hyphen ties the word to the name behind it: an article, or what ends a first name with one ("Zia ul-Haq").
fn is_tied(word: &str) -> bool {
    is_arabic_article(word) || ["ul", "ud", "ur", "bin"].iter().any(|tied| word.eq_ignore_ascii_case(tied))
}
