//! Tokens: UAX#29 words with what news needs on top. Runs once an article, over every byte.
//!
//! The segments are unicode-segmentation's word bounds, and then these documented departures:
//!
//! * joined: dotted acronyms and initials with their last dot ("U.S.", "J."); Arabic articles with their name
//!   ("al-Sudani"); doubled marks ("``", "''", `""`, "--", "...").
//! * split: clitics ("Iraq|'s", "they|'re"), never negations ("don't"); a missing space after a stop
//!   ("country.The"); a number from the letters of a unit or magnitude ("5km", "1.5m") stays one token, for
//!   the figures layer to read.

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

/// What a token is, by its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Starts with a letter.
    Word,
    /// Starts with a digit.
    Number,
    /// A clitic with its apostrophe: 's, 're, 've, 'll, 'd, 'm.
    Clitic,
    /// Anything else.
    Mark,
}

/// The capitals of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No letters.
    None,
    /// "iraq"; also a lone digit run with letters ("20th").
    Lower,
    /// "Iraq", "McCain", "A".
    Capital,
    /// "UN", "U.S.", "ISIL": two capitals or more and no small letter.
    Upper,
    /// "iPhone", "al-Sudani".
    Mixed,
}

/// The punctuation mark that a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    Stop,
    Comma,
    Colon,
    Semicolon,
    Question,
    Exclamation,
    Ellipsis,
    Hyphen,
    Dash,
    /// “, «, ``
    OpenQuote,
    /// ”, », ''
    CloseQuote,
    /// ", which may open or close
    StraightQuote,
    /// ‘
    OpenSingle,
    /// ' and ’: apostrophe, closing or (straight) opening single quote
    Apostrophe,
    OpenBracket,
    CloseBracket,
    OpenSquare,
    CloseSquare,
    Slash,
    Percent,
    Ampersand,
    Currency,
    /// •, *, ·: what begins a list line
    Bullet,
    Other,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    pub(crate) mark: Mark,
    /// The gap before this token.
    pub(crate) gap: Gap,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether the word is written as a name is: with a capital somewhere.
    pub(crate) fn is_capitalized(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Mixed)
    }

    pub(crate) fn is_double_quote(&self) -> bool {
        matches!(self.mark, Mark::OpenQuote | Mark::CloseQuote | Mark::StraightQuote)
    }

    /// Whether the mark may end a sentence.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self.mark, Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Ellipsis)
    }
}

/// Cuts `text` into tokens. White space makes none; it is the next token's [`Gap`].
///
/// Word bounds never cross white space, so the text is cut there first; a stretch that is ASCII throughout (nearly all
/// of them) is cut by the same rules over bytes, the others by unicode-segmentation.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut maker = Maker { text, tokens: Vec::with_capacity(text.len() / 5 + 1), gap: Gap::Paragraph };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && CLASSES[bytes[at] as usize] == SPACE {
            at += 1;
        }
        if at > start {
            maker.space(&text[start..at]);
        }
        let start = at;
        let mut seen = 0;
        while at < bytes.len() && CLASSES[bytes[at] as usize] != SPACE {
            seen |= bytes[at];
            at += 1;
        }
        let stretch = &text[start..at];
        if seen < 0x80 {
            maker.ascii(start, stretch);
        } else {
            for (offset, segment) in stretch.split_word_bound_indices() {
                maker.segment(start + offset, segment);
            }
        }
    }
    maker.tokens
}

/// What a byte is, where it is ASCII.
const OTHER: u8 = 0;
const SPACE: u8 = 1;
const LOWER: u8 = 2;
const UPPER: u8 = 3;
const DIGIT: u8 = 4;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        table[byte] = if b.is_ascii_whitespace() {
            SPACE
        } else if b.is_ascii_lowercase() {
            LOWER
        } else if b.is_ascii_uppercase() {
            UPPER
        } else if b.is_ascii_digit() {
            DIGIT
        } else {
            OTHER
        };
        byte += 1;
    }
    table
}

/// The letters from byte `at` on: where they end, and how many of them are capitals.
fn letters(bytes: &[u8], at: usize) -> (usize, usize) {
    let mut end = at;
    let mut upper = 0;
    while let Some(&b) = bytes.get(end) {
        match CLASSES[b as usize] {
            LOWER => {}
            UPPER => upper += 1,
            _ => break,
        }
        end += 1;
    }
    (end, upper)
}

/// Where the UAX#29 word that starts at byte `at` of an ASCII stretch ends.
fn ascii_word_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(&b) = bytes.get(end) {
        if b.is_ascii_alphanumeric() || b == b'_' {
            end += 1;
            continue;
        }
        let (Some(&before), Some(&after)) = (bytes.get(end - 1), bytes.get(end + 1)) else { break };
        let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic() && matches!(b, b'.' | b'\'' | b':');
        let digits = before.is_ascii_digit() && after.is_ascii_digit() && matches!(b, b'.' | b'\'' | b',' | b';');
        if !letters && !digits {
            break;
        }
        end += 2;
    }
    end
}

struct Maker<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    gap: Gap,
}

impl Maker<'_> {
    fn space(&mut self, space: &str) {
        self.gap = self.gap.max(gap_of(space, self.gap));
    }

    /// Cuts a stretch of ASCII without white space.
    fn ascii(&mut self, start: usize, stretch: &str) {
        let bytes = stretch.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            // Most words are letters alone, with nothing to join or split off.
            let (end, upper) = letters(bytes, at);
            let next = bytes.get(end).copied().unwrap_or(b' ');
            if end > at && !matches!(next, b'\'' | b'.' | b':' | b'_' | b'0'..=b'9') {
                let shape = match (CLASSES[bytes[at] as usize], upper, end - at) {
                    (LOWER, 0, _) => Shape::Lower,
                    (LOWER, ..) => Shape::Mixed,
                    (_, upper, len) if upper == len && len > 1 => Shape::Upper,
                    _ => Shape::Capital,
                };
                if !self.join_article(start + at, &stretch[at..end]) {
                    self.push(start + at, end - at, Kind::Word, shape, Mark::None);
                }
                at = end;
                continue;
            }
            let word = bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_';
            let end = if word { ascii_word_end(bytes, at) } else { at + 1 };
            let segment = &stretch[at..end];
            match bytes[at] {
                b if b.is_ascii_alphabetic() => self.word(start + at, segment),
                b if b.is_ascii_digit() => self.push(start + at, end - at, Kind::Number, shape_of(segment), Mark::None),
                b => self.mark(start + at, segment, b as char),
            }
            at = end;
        }
    }

    fn segment(&mut self, at: usize, segment: &str) {
        let Some(first) = segment.chars().next() else { return };
        if is_space(first) {
            self.space(segment);
        } else if first.is_alphabetic() {
            self.word(at, segment);
        } else if first.is_numeric() {
            self.push(at, segment.len(), Kind::Number, shape_of(segment), Mark::None);
        } else {
            self.mark(at, segment, first);
        }
    }

    fn word(&mut self, at: usize, segment: &str) {
        if let Some(dot) = missing_space(segment) {
            self.word(at, &segment[..dot]);
            self.mark(at + dot, ".", '.');
            return self.word(at + dot + 1, &segment[dot + 1..]);
        }
        let stem = clitic_start(segment).unwrap_or(segment.len());
        if !self.join_article(at, &segment[..stem]) {
            self.push(at, stem, Kind::Word, shape_of(&segment[..stem]), Mark::None);
        }
        if stem < segment.len() {
            self.push(at + stem, segment.len() - stem, Kind::Clitic, Shape::Lower, Mark::None);
        }
    }

    /// "al" "-" + "Sudani" → "al-Sudani".
    fn join_article(&mut self, at: usize, word: &str) -> bool {
        if self.gap != Gap::None {
            return false;
        }
        let [.., article, hyphen] = self.tokens[..] else { return false };
        let joins = self.gap == Gap::None
            && hyphen.mark == Mark::Hyphen
            && hyphen.gap == Gap::None
            && article.kind == Kind::Word
            && word.chars().next().is_some_and(char::is_uppercase)
            && is_arabic_article(article.span.of(self.text));
        if joins {
            self.tokens.truncate(self.tokens.len() - 2);
            let start = article.span.start as usize;
            self.gap = article.gap;
            let shape = if article.shape == Shape::Lower { Shape::Mixed } else { Shape::Capital };
            self.push(start, at + word.len() - start, Kind::Word, shape, Mark::None);
        }
        joins
    }

    fn mark(&mut self, at: usize, segment: &str, first: char) {
        let mark = mark_of(first);
        if self.gap == Gap::None && self.join_mark(mark, at + segment.len()) {
            return;
        }
        self.push(at, segment.len(), Kind::Mark, Shape::None, mark);
    }

    /// Joins a mark to the token before it: the dot of "U.S." and "J.", the second half of a doubled mark.
    fn join_mark(&mut self, mark: Mark, end: usize) -> bool {
        let Some(last) = self.tokens.last_mut() else { return false };
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
        last.span.end = offset(end);
        last.mark = joined;
        true
    }

    fn push(&mut self, at: usize, len: usize, kind: Kind, shape: Shape, mark: Mark) {
        let span = Span::new(offset(at), offset(at + len));
        self.tokens.push(Token { span, kind, shape, mark, gap: self.gap });
        self.gap = Gap::None;
    }
}

/// Texts are limited to `u32::MAX` bytes before they come here.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// White space as readers see it: also the byte-order mark and zero-width space, which UAX#29 calls format.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{00AD}')
}

fn gap_of(segment: &str, before: Gap) -> Gap {
    let breaks = segment.chars().filter(|&c| matches!(c, '\n' | '\u{2028}' | '\u{2029}')).count();
    match (breaks, before) {
        (0, _) => Gap::Space,
        (1, Gap::None | Gap::Space) => Gap::Line,
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
    let at = segment.find('.')?;
    let before = segment[..at].chars().next_back()?;
    let mut after = segment[at + 1..].chars();
    let capital = after.next()?.is_uppercase() && after.next()?.is_lowercase();
    (before.is_lowercase() && at > 2 && capital).then_some(at)
}

/// Whether a dot after this word belongs to it: "U.S", "U", "a.m", but not "NewsHill.org".
fn is_dotted(word: &str) -> bool {
    let one_letter = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    word.split('.').all(one_letter) && (word.contains('.') || word.chars().all(char::is_uppercase))
}

fn is_arabic_article(word: &str) -> bool {
    ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ud", "ur", "bin"]
        .iter()
        .any(|article| word.eq_ignore_ascii_case(article))
}

fn mark_of(c: char) -> Mark {
    match c {
        '.' => Mark::Stop,
        ',' => Mark::Comma,
        ':' => Mark::Colon,
        ';' => Mark::Semicolon,
        '?' => Mark::Question,
        '!' => Mark::Exclamation,
        '…' => Mark::Ellipsis,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' => Mark::Hyphen,
        '\u{2012}'..='\u{2015}' => Mark::Dash,
        '“' | '«' | '„' => Mark::OpenQuote,
        '”' | '»' => Mark::CloseQuote,
        '"' => Mark::StraightQuote,
        '‘' | '`' | '‚' => Mark::OpenSingle,
        '\'' | '’' | '´' => Mark::Apostrophe,
        '(' => Mark::OpenBracket,
        ')' => Mark::CloseBracket,
        '[' => Mark::OpenSquare,
        ']' => Mark::CloseSquare,
        '/' => Mark::Slash,
        '%' => Mark::Percent,
        '&' => Mark::Ampersand,
        '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20CF}' => Mark::Currency,
        '•' | '*' | '·' | '▪' | '●' | '◦' => Mark::Bullet,
        _ => Mark::Other,
    }
}
