//! What a token is. Made once an article by `cut.rs`, read by every layer above.

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

    /// Whether this is a hyphen that stands right behind a word: "US-led", not "the US - led".
    #[inline]
    pub(crate) fn is_glued_hyphen(&self) -> bool {
        self.mark == Mark::Hyphen && self.gap == Gap::None
    }

    /// Whether the mark may end a sentence.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self.mark, Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Ellipsis)
    }
}

/// The mark that begins with a character.
pub(crate) fn mark_of(c: char) -> Mark {
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
