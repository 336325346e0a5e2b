//! Words alone: what names are matched by. Half a token's size, and cut without looking at marks; runs once a text that
//! is searched for names only. Where there are tokens, the words are read off them.
//!
//! They are the tokens that are no marks, with one difference: the article of "al-Sudani" is a word of its own, glued
//! to the next, so that "al-Sudani" and "al Sudani" are the same words to the matcher.

use super::blocks::{self, BLOCK};
use super::cut::cut_stretch;
use super::pass::{Capitals, Sink, pass};
use super::token::{Kind, Token};

/// A word of a text: its place, and what a matcher asks of it before it reads a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word(
    /// The start in the lower half, above it the length and then the flags: one number, so that a word is kept by one
    /// store.
    u64,
);

const PLAIN: u32 = 1 << 30;
const HEAD: u32 = 1 << 29;
const INNER: u32 = 1 << 28;
/// Of a word that is not plain: a capital stands in it.
const CAPITAL: u32 = 1 << 27;
/// Told when the word is cut, so that nobody looks behind every word for an apostrophe.
const POSSESSIVE: u32 = 1 << 26;
/// No name has a word of 2^26 bytes; longer ones keep this length and match nothing.
const LENGTH: u32 = (1 << 26) - 1;

impl Word {
    fn new(start: usize, end: usize, flags: u32) -> Word {
        let length = u32::try_from(end.saturating_sub(start)).unwrap_or(LENGTH).min(LENGTH);
        Word(u64::from(offset(start)) | u64::from(length | flags) << 32)
    }

    #[inline(always)]
    fn bits(self) -> u32 {
        (self.0 >> 32) as u32
    }

    #[inline(always)]
    pub(crate) fn start(self) -> usize {
        self.0 as u32 as usize
    }

    #[inline(always)]
    pub(crate) fn len(self) -> usize {
        (self.bits() & LENGTH) as usize
    }

    pub(crate) fn end(self) -> usize {
        self.start() + self.len()
    }

    /// The same word without its last bytes.
    pub(crate) fn without_end(self, bytes: usize) -> Word {
        Word::new(self.start(), self.end().saturating_sub(bytes), self.bits() & !LENGTH)
    }

    /// Whether it begins with a capital; of a word that is not plain ("d'Estaing"), whether a capital stands in it.
    pub(crate) fn has_capital(self, text: &str) -> bool {
        let first = || text.as_bytes().get(self.start()).is_some_and(u8::is_ascii_uppercase);
        self.bits() & CAPITAL != 0 || self.is_plain() && first()
    }

    /// 1 if a name may begin here whatever the names, and 0 for a word tied to the one before, or one in small letters:
    /// a word opens with a capital, a digit or a letter beyond ASCII, which `firsts` has by their first byte, and one
    /// that is not plain with a capital anywhere.
    #[inline(always)]
    pub(crate) fn opens(self, text: &[u8], firsts: &[u8; 256]) -> u32 {
        let first = text.get(self.start()).copied().unwrap_or(b' ');
        let capital = u32::from(firsts[usize::from(first)]) | u32::from(self.bits() & CAPITAL != 0);
        capital & u32::from(!self.is_inner())
    }

    /// Whether it may be a name with the s of a misplaced possessive: "Bidens' ".
    #[inline(always)]
    pub(crate) fn is_possessive(self) -> bool {
        self.bits() & POSSESSIVE != 0
    }

    /// ASCII letters and digits alone.
    pub(crate) fn is_plain(self) -> bool {
        self.bits() & PLAIN != 0
    }

    /// The length of a plain word, and more than any length of another: tells in one comparison whether two loads hold it.
    #[inline(always)]
    pub(crate) fn plain_len(self) -> usize {
        ((self.bits() ^ PLAIN) & (PLAIN | LENGTH)) as usize
    }

    /// The same, and more too for a word that is tied to another or may be a possessive: whether there is nothing to know
    /// of it but its letters.
    #[inline(always)]
    pub(crate) fn bare_len(self) -> usize {
        ((self.bits() ^ PLAIN) & (PLAIN | HEAD | INNER | POSSESSIVE | LENGTH)) as usize
    }

    /// Whether it is plain, and there is nothing to know of it but its letters.
    #[inline(always)]
    pub(crate) fn is_bare(self) -> bool {
        self.bits() & (PLAIN | HEAD | INNER | POSSESSIVE) == PLAIN
    }

    /// An article that its hyphen ties to the next word: no name ends here.
    pub(crate) fn is_head(self) -> bool {
        self.bits() & HEAD != 0
    }

    /// What an article or an apostrophe ties to the word before: no name begins here.
    pub(crate) fn is_inner(self) -> bool {
        self.bits() & INNER != 0
    }
}

/// The words of `text`, into `words`; what was there is gone.
pub(crate) fn read(text: &str, words: &mut Vec<Word>) {
    let (count, _) = Reader::<Word, false>::read(text, words, &mut Vec::new());
    words.truncate(count);
}

/// The same at the head of `words`, with the numbers of those that open a name at the head of `openers`; and how many
/// there are of both. Room that was made once is not made again.
pub(crate) fn read_into(text: &str, words: &mut Vec<Word>, openers: &mut Vec<u32>) -> (usize, usize) {
    Reader::<Word, true>::read(text, words, openers)
}

/// The words as (start, end): what a bench hands to whoever is to be given words at our speed.
pub(crate) fn pairs(text: &str, room: &mut Vec<(u32, u32)>) -> usize {
    Reader::<(u32, u32), false>::read(text, room, &mut Vec::new()).0
}

/// What a word is kept as.
trait Kept: Copy + Default {
    fn of(word: Word) -> Self;
}

impl Kept for Word {
    #[inline(always)]
    fn of(word: Word) -> Word {
        word
    }
}

impl Kept for (u32, u32) {
    #[inline(always)]
    fn of(word: Word) -> (u32, u32) {
        (offset(word.start()), offset(word.end()))
    }
}

/// Keeps words, and notes those that open a name if it is to.
struct Reader<'t, 'w, K, const OPENERS: bool> {
    text: &'t str,
    /// The words, and room for more behind them.
    words: &'w mut Vec<K>,
    count: usize,
    /// The same for the openers among them.
    openers: &'w mut Vec<u32>,
    opener_count: usize,
    scratch: Vec<Token>,
}

impl<'t, 'w, K: Kept, const OPENERS: bool> Reader<'t, 'w, K, OPENERS> {
    fn read(text: &'t str, words: &'w mut Vec<K>, openers: &'w mut Vec<u32>) -> (usize, usize) {
        let mut reader = Reader::<K, OPENERS> { text, words, count: 0, openers, opener_count: 0, scratch: Vec::new() };
        pass(text, &mut reader);
        (reader.count, reader.opener_count)
    }

    fn push(&mut self, word: Word) {
        let number = offset(self.count);
        let Some((words, openers)) = self.room() else { return };
        words[0] = K::of(word);
        openers[0] = number;
        self.count += 1;
        self.opener_count += word.opens(self.text.as_bytes(), &OPENING) as usize;
    }

    /// Room for the words of a block. Pushing them one by one would wait for the length that the one before stored.
    #[inline(always)]
    fn room(&mut self) -> Option<(&mut [K; MOST], &mut [u32; MOST])> {
        let (count, opener_count) = (self.count, if OPENERS { self.opener_count } else { 0 });
        if self.words.len() < count + MOST || self.openers.len() < opener_count + MOST {
            self.grow();
        }
        let words = self.words.get_mut(count..count + MOST)?.first_chunk_mut()?;
        let openers = self.openers.get_mut(opener_count..opener_count + MOST)?.first_chunk_mut()?;
        Some((words, openers))
    }

    /// More room: doubled, or a long text is copied again and again; no more, or a short one pays for room it has no use
    /// of.
    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let most = MOST + 2 * self.count;
        self.words.resize(most.max(self.words.len()), K::default());
        let most = if OPENERS { most } else { MOST };
        self.openers.resize(most.max(self.openers.len()), 0);
    }
}

/// The first bytes of words that may be names whatever the names: capitals, digits, and all beyond ASCII.
pub(crate) static OPENING: [u8; 256] = opening();

const fn opening() -> [u8; 256] {
    let mut opening = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        opening[byte] = ((byte as u8).is_ascii_uppercase() || (byte as u8).is_ascii_digit() || byte >= 0x80) as u8;
        byte += 1;
    }
    opening
}

/// No block has more words: a blank stands between two.
const MOST: usize = BLOCK / 2;

impl<K: Kept, const OPENERS: bool> Sink for Reader<'_, '_, K, OPENERS> {
    const MARKS: bool = false;

    fn plain(&mut self, start: usize, end: usize, _: Capitals) {
        let bytes = self.text.as_bytes();
        let flags = match bytes.get(start) {
            Some(b'A'..=b'Z') => possessive(bytes, start, end),
            _ => 0,
        };
        self.push(Word::new(start, end, PLAIN | flags));
    }

    /// Four words at a time, so that the end of the loop is seldom guessed wrong: what is written behind the last word
    /// is room. Nothing else here depends on the text by a branch.
    #[inline(always)]
    fn plains(&mut self, base: usize, mut starts: u64, mut ends: u64, opening: u64) {
        let mut number = offset(self.count);
        let count = ends.count_ones() as usize;
        let Some((words, openers)) = self.room() else { return };
        let own = u64::from(offset(base)) + (u64::from(PLAIN) << 32);
        let (mut opened, mut written) = (0, 0);
        for four in words.chunks_exact_mut(4) {
            for place in four {
                let (start, end) = (starts.trailing_zeros(), ends.trailing_zeros());
                let length = u64::from(end.wrapping_sub(start));
                *place = K::of(Word(own.wrapping_add(u64::from(start)).wrapping_add(length << 32)));
                if OPENERS {
                    openers[opened & (MOST - 1)] = number;
                    opened += (opening >> (start & 63) & 1) as usize;
                    number = number.wrapping_add(1);
                }
                starts &= starts.wrapping_sub(1);
                ends &= ends.wrapping_sub(1);
            }
            written += 4;
            if ends == 0 {
                break;
            }
        }
        if OPENERS {
            // A word that is not there opens if the block's first byte does.
            self.opener_count += opened - (written - count) * (opening & 1) as usize;
        }
        self.count += count;
    }

    fn mark(&mut self, _: usize, _: u8) {}

    fn stretch(&mut self, start: usize, end: usize) {
        cut_stretch(self.text, start, end, &mut self.scratch);
        let tokens = std::mem::take(&mut self.scratch);
        for token in &tokens {
            of_token(self.text, token, |word| self.push(word));
        }
        self.scratch = tokens;
    }
}

/// The flag of a word with a capital and an s before an apostrophe.
fn possessive(text: &[u8], start: usize, end: usize) -> u32 {
    let ends_so = end - start > 3 && matches!(text.get(end - 1), Some(b's' | b'S'));
    let followed = || text.get(end..).is_some_and(|rest| rest.starts_with(b"'") || rest.starts_with("’".as_bytes()));
    if ends_so && followed() { POSSESSIVE } else { 0 }
}

/// Texts are limited to `u32::MAX` bytes before they come here.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The words of all tokens, and the token of each.
pub(crate) fn of_tokens(text: &str, tokens: &[Token]) -> (Vec<Word>, Vec<u32>) {
    let (mut words, mut token_of) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()));
    for (number, token) in (0..).zip(tokens) {
        match plain_of_token(text.as_bytes(), token) {
            Some(word) => {
                words.push(word);
                token_of.push(number);
            }
            None => of_token(text, token, |word| {
                words.push(word);
                token_of.push(number);
            }),
        }
    }
    (words, token_of)
}

/// The word of a token of no more ASCII letters and digits than two loads hold: they are looked at together.
#[inline(always)]
fn plain_of_token(text: &[u8], token: &Token) -> Option<Word> {
    let (start, length) = (token.span.start, token.span.len());
    let letters = text.get(start as usize..start as usize + 16)?.first_chunk()?;
    if length > 16 || !matches!(token.kind, Kind::Word | Kind::Number) {
        return None;
    }
    let all = blocks::alphanumeric(letters) | !0 << length == !0;
    let large = letters[0].is_ascii_uppercase();
    let possessive = if large { possessive(text, start as usize, token.span.end as usize) } else { 0 };
    all.then_some(Word(u64::from(start) | u64::from(length | PLAIN | possessive) << 32))
}

/// The words of one token: none, one, or an article and its name.
pub(crate) fn of_token(text: &str, token: &Token, mut each: impl FnMut(Word)) {
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let inner = match token.kind {
        Kind::Mark => return,
        Kind::Clitic => INNER,
        Kind::Word | Kind::Number => 0,
    };
    let letters = text.get(start..end).unwrap_or("");
    match letters.char_indices().find(|&(_, c)| is_hyphen(c)) {
        Some((at, hyphen)) => {
            each(cut(text, start, start + at, HEAD));
            each(cut(text, start + at + hyphen.len_utf8(), end, INNER));
        }
        None => each(cut(text, start, end, inner)),
    }
}

/// Arabic articles as English writes them, those that sound like the letter behind them too: "al-Sudani", "ash-Sharq".
pub(crate) fn is_arabic_article(word: &str) -> bool {
    ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

/// The hyphens that [`super::token::mark_of`] knows.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

fn cut(text: &str, start: usize, end: usize, flags: u32) -> Word {
    let own = text.get(start..end).unwrap_or("");
    let plain = own.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = own.bytes().next().unwrap_or(b'a');
    let capital = if plain { first.is_ascii_uppercase() } else { own.chars().any(char::is_uppercase) };
    let own = [(plain, PLAIN), (capital && !plain, CAPITAL), (capital, possessive(text.as_bytes(), start, end))];
    Word::new(start, end, own.iter().filter(|(holds, _)| *holds).fold(flags, |all, (_, flag)| all | flag))
}
