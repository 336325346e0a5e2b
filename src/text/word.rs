//! Words alone: what names are matched by. Half a token's size, and cut without looking at marks; runs once a text that
//! is searched for names only. Where there are tokens, the words are read off them.
//!
//! They are the tokens that are no marks, with one difference: the article of "al-Sudani" is a word of its own, glued
//! to the next, so that "al-Sudani" and "al Sudani" are the same words to the matcher.

use super::blocks::BLOCK;
use super::cut::cut_stretch;
use super::pass::{Capitals, Sink, pass};
use super::token::{Kind, Token};

/// A word of a text: its place, and what a matcher asks of it before it reads a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    start: u32,
    /// The length in the lower bits, the flags above.
    bits: u32,
}

/// The highest bit, so that a shift tells it: a capital, and nothing before that ties the word.
const OPENS: u32 = 1 << 31;
const PLAIN: u32 = 1 << 30;
const HEAD: u32 = 1 << 29;
const INNER: u32 = 1 << 28;
const CAPITAL: u32 = 1 << 27;
/// No name has a word of 2^27 bytes; longer ones keep this length and match nothing.
const LENGTH: u32 = (1 << 27) - 1;

impl Word {
    fn new(start: usize, end: usize, flags: u32) -> Word {
        let length = u32::try_from(end.saturating_sub(start)).unwrap_or(LENGTH).min(LENGTH);
        Word { start: u32::try_from(start).unwrap_or(u32::MAX), bits: length | flags }
    }

    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) fn len(self) -> usize {
        (self.bits & LENGTH) as usize
    }

    pub(crate) fn end(self) -> usize {
        self.start() + self.len()
    }

    /// The same word without its last bytes.
    pub(crate) fn without_end(self, bytes: usize) -> Word {
        Word::new(self.start(), self.end().saturating_sub(bytes), self.bits & !LENGTH)
    }

    /// Whether it begins with a capital; of a word that is not plain ("d'Estaing"), whether a capital stands in it.
    pub(crate) fn has_capital(self) -> bool {
        self.bits & CAPITAL != 0
    }

    /// 1 if it begins with a capital (as [`Word::has_capital`] has it) and a name may begin here, else 0.
    #[inline(always)]
    pub(crate) fn opens(self) -> u32 {
        self.bits >> 31
    }

    /// ASCII letters and digits alone.
    pub(crate) fn is_plain(self) -> bool {
        self.bits & PLAIN != 0
    }

    /// The length of a plain word, and more than any length of another: tells in one comparison whether two loads hold it.
    #[inline(always)]
    pub(crate) fn plain_len(self) -> usize {
        ((self.bits ^ PLAIN) & (PLAIN | LENGTH)) as usize
    }

    /// An article that its hyphen ties to the next word: no name ends here.
    pub(crate) fn is_head(self) -> bool {
        self.bits & HEAD != 0
    }

    /// What an article or an apostrophe ties to the word before: no name begins here.
    pub(crate) fn is_inner(self) -> bool {
        self.bits & INNER != 0
    }
}

/// The words of `text`, into `words`; what was there is gone.
pub(crate) fn read(text: &str, words: &mut Vec<Word>) {
    let count = read_into(text, words);
    words.truncate(count);
}

/// The same at the head of `room`, and how many there are: room that was made once is not made again.
pub(crate) fn read_into(text: &str, room: &mut Vec<Word>) -> usize {
    Reader::read(text, room)
}

/// The same as (start, end): what a bench hands to whoever is to be given words at our speed.
pub(crate) fn pairs(text: &str, room: &mut Vec<(u32, u32)>) -> usize {
    Reader::read(text, room)
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
        (word.start, word.start + (word.bits & LENGTH))
    }
}

struct Reader<'t, 'w, K> {
    text: &'t str,
    /// The words, and room for more behind them.
    words: &'w mut Vec<K>,
    count: usize,
    scratch: Vec<Token>,
}

impl<'t, 'w, K: Kept> Reader<'t, 'w, K> {
    fn read(text: &'t str, words: &'w mut Vec<K>) -> usize {
        let mut reader = Reader { text, words, count: 0, scratch: Vec::new() };
        pass(text, &mut reader);
        reader.count
    }

    fn push(&mut self, word: Word) {
        self.room()[0] = K::of(word);
        self.count += 1;
    }

    /// Room for the words of a block. Pushing them one by one would wait for the length that the one before stored.
    #[inline(always)]
    fn room(&mut self) -> &mut [K] {
        if self.words.len() < self.count + MOST {
            self.words.resize(self.count + ROOM, K::default());
        }
        &mut self.words[self.count..self.count + MOST]
    }
}

/// How many words room is made for at a time.
const ROOM: usize = 1024;

/// No block has more words: a blank stands between two.
const MOST: usize = BLOCK / 2;

impl<K: Kept> Sink for Reader<'_, '_, K> {
    const MARKS: bool = false;

    fn plain(&mut self, start: usize, end: usize, _: Capitals) {
        let first = self.text.as_bytes().get(start).is_some_and(u8::is_ascii_uppercase);
        let capital = if first { OPENS | CAPITAL } else { 0 };
        self.push(Word::new(start, end, PLAIN | capital));
    }

    #[inline(always)]
    fn plains(&mut self, base: usize, mut starts: u64, mut ends: u64, capital: u64) {
        let base = u32::try_from(base).unwrap_or(u32::MAX);
        let mut count = 0;
        let room = self.room();
        while ends != 0 {
            let (start, end) = (starts.trailing_zeros(), ends.trailing_zeros());
            starts &= starts.wrapping_sub(1);
            ends &= ends - 1;
            let capital = ((capital >> (start & 63)) as u32 & 1).wrapping_neg() & (OPENS | CAPITAL);
            let bits = end.wrapping_sub(start) | PLAIN | capital;
            if let Some(slot) = room.get_mut(count) {
                *slot = K::of(Word { start: base.wrapping_add(start), bits });
            }
            count += 1;
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
            each(cut(letters, start, 0, at, HEAD));
            each(cut(letters, start, at + hyphen.len_utf8(), letters.len(), INNER));
        }
        None => each(cut(letters, start, 0, letters.len(), inner)),
    }
}

/// The hyphens that [`super::token::mark_of`] knows.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

fn cut(letters: &str, base: usize, from: usize, to: usize, flags: u32) -> Word {
    let own = letters.get(from..to).unwrap_or("");
    let plain = if own.bytes().all(|b| b.is_ascii_alphanumeric()) { PLAIN } else { 0 };
    let letters = if plain == 0 { own.len() } else { 1 };
    let capital = if own.get(..letters).unwrap_or("").chars().any(char::is_uppercase) { CAPITAL } else { 0 };
    let opens = if capital != 0 && flags & INNER == 0 { OPENS } else { 0 };
    Word::new(base + from, base + to, flags | plain | capital | opens)
}
