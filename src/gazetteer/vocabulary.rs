//! Every folded word that a table of words knows, numbered. A text's token is looked up here once; all later layers read
//! the number.
//!
//! The numbered words are made when the crate is built and embedded as bytes; a process reads them where they lie.

use std::borrow::Cow;
use std::ops::Range;

use super::artefact::{long_at, number_at};
use super::fold::fold_into;
use super::hash::Hasher;
use crate::span::Span;

/// The number of a folded word. [`WordId::UNKNOWN`] is every word that no table knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(u32);

impl WordId {
    pub(crate) const UNKNOWN: WordId = WordId(0);

    pub(crate) const fn new(number: u32) -> WordId {
        WordId(number)
    }

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    pub(crate) fn is_known(self) -> bool {
        self != WordId::UNKNOWN
    }
}

/// How many words are looked up together.
const BATCH: usize = 32;

/// The numbered words: their letters in one run, and an open-addressed table of (hash, number) over it, so that a
/// look-up touches one slot and, where the hash agrees, one stretch of letters. All numbers are little-endian bytes.
///
/// Tried and left: a table of 8,192 common words before this one, letters and number in one load of sixteen bytes. It
/// answered six of ten look-ups, and spans were no more than one per cent faster: what waits for memory are the rare words.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    hasher: Hasher,
    letters: Cow<'static, [u8]>,
    /// By number, four bytes: where its letters end; word *n* begins where word *n* - 1 ends.
    ends: Cow<'static, [u8]>,
    /// A power of two slots of eight bytes, at most two thirds of them taken; number 0 marks a free one.
    slots: Cow<'static, [u8]>,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary::of(Cow::default(), Cow::Owned(vec![0; 4]), Cow::Owned(vec![0; 8 << 16]))
    }
}

impl Vocabulary {
    fn of(letters: Cow<'static, [u8]>, ends: Cow<'static, [u8]>, slots: Cow<'static, [u8]>) -> Vocabulary {
        // The words are the crate's own: their key need not be secret.
        Vocabulary { hasher: Hasher::new(0), letters, ends, slots }
    }

    /// The embedded words: what [`Vocabulary::parts`] gave.
    pub(crate) fn open(letters: &'static [u8], ends: &'static [u8], slots: &'static [u8]) -> Vocabulary {
        Vocabulary::of(Cow::Borrowed(letters), Cow::Borrowed(ends), Cow::Borrowed(slots))
    }

    /// Letters, ends and slots, to be embedded by `build.rs`.
    #[allow(dead_code)]
    pub(crate) fn parts(&self) -> [&[u8]; 3] {
        [&self.letters, &self.ends, &self.slots]
    }

    /// Whether all is read where it was embedded: nothing was added.
    #[cfg(test)]
    pub(crate) fn is_embedded(&self) -> bool {
        matches!(self.slots, Cow::Borrowed(_))
    }

    /// The number of a word, given one if it has none yet.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        let mut key = String::new();
        fold_into(word, &mut key);
        self.add_folded(&key)
    }

    /// The number of a word that is folded already.
    pub(crate) fn add_folded(&mut self, key: &str) -> WordId {
        let known = self.get(key);
        // Only what is new is written: embedded words are copied by the first of them, and there should be none.
        if known.is_known() || key.is_empty() {
            return known;
        }
        if self.ends.len() / 4 * 3 > self.slots.len() / 8 * 2 {
            self.grow();
        }
        let number = number(self.ends.len() / 4);
        self.letters.to_mut().extend(key.as_bytes());
        let end = number_of(self.letters.len());
        self.ends.to_mut().extend(end);
        let hash = self.short_hash(key);
        put(self.slots.to_mut(), hash, number);
        WordId(number)
    }

    /// The number of a folded key.
    pub(crate) fn get(&self, key: &str) -> WordId {
        self.find(self.short_hash(key), |own| self.letters.get(own) == Some(key.as_bytes()))
    }

    /// The numbers of words of ASCII letters and digits, whatever their case. The three loads of a word wait for each
    /// other; those of many words are under way at once.
    pub(crate) fn get_plain(&self, text: &[u8], mut spans: impl ExactSizeIterator<Item = Span>) -> Vec<WordId> {
        let mut out = Vec::with_capacity(spans.len());
        let mut batch = [(Span::default(), 0, 0); BATCH];
        let mut places = [(0, 0); BATCH];
        while spans.len() > 0 {
            let mut filled = 0;
            for (word, span) in batch.iter_mut().zip(&mut spans) {
                let hash = self.short_hash_at(text, span);
                *word = (span, hash, self.slot(hash));
                filled += 1;
            }
            for (place, (.., slot)) in places.iter_mut().zip(&batch[..filled]) {
                let own = self.place_of((slot >> 32) as u32);
                *place = (own.start, own.end);
            }
            for (&(span, hash, slot), (start, end)) in batch[..filled].iter().zip(places) {
                let number = (slot >> 32) as u32;
                let first = number == 0 || slot as u32 == hash && self.is_word(start..end, text, span);
                out.push(if first { WordId(number) } else { self.find(hash, |own| self.is_word(own, text, span)) });
            }
        }
        out
    }

    #[inline(always)]
    fn short_hash_at(&self, text: &[u8], span: Span) -> u32 {
        let (start, length) = (span.start as usize, span.len() as usize);
        let hash = self.hasher.short(text, start, length).unwrap_or_else(|| self.hasher.plain(text, start, length));
        (hash >> 32) as u32
    }

    /// Whether the word at `own` is the one at `span` of a text.
    #[inline(always)]
    fn is_word(&self, own: Range<usize>, text: &[u8], span: Span) -> bool {
        let length = span.len() as usize;
        // Two loads hold both words: letter for letter would take as long as all the rest.
        match (sixteen(text, span.start as usize), sixteen(&self.letters, own.start)) {
            (Some(word), Some(letters)) if length <= 16 => {
                let mask = u128::MAX.checked_shr(128 - 8 * number(length)).unwrap_or(0);
                own.len() == length && (word | SMALL) & mask == letters & mask
            }
            _ => own.len() == length && self.is_long_word(own, text, span),
        }
    }

    /// The same letter by letter.
    #[cold]
    fn is_long_word(&self, own: Range<usize>, text: &[u8], span: Span) -> bool {
        let word = text.get(span.range()).unwrap_or(&[]);
        self.letters.get(own).unwrap_or(&[]).eq_ignore_ascii_case(word)
    }

    /// The number of the word with this hash whose letters agree.
    #[inline(always)]
    fn find(&self, hash: u32, agrees: impl Fn(Range<usize>) -> bool) -> WordId {
        let mut slot = hash;
        loop {
            let taken = self.slot(slot);
            let (own, number) = (taken as u32, (taken >> 32) as u32);
            if number == 0 || own == hash && agrees(self.place_of(number)) {
                return WordId(number);
            }
            slot = slot.wrapping_add(1);
        }
    }

    /// What the slot of a hash holds: the hash of a word, and its number above it.
    #[inline(always)]
    fn slot(&self, hash: u32) -> u64 {
        long_at(&self.slots, hash as usize & (self.slots.len() / 8 - 1))
    }

    /// Where a word's letters lie; of number 0 anywhere.
    #[inline(always)]
    fn place_of(&self, number: u32) -> Range<usize> {
        let number = number as usize;
        let (start, end) = (number_at(&self.ends, number.saturating_sub(1)), number_at(&self.ends, number));
        start as usize..end as usize
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        let mut slots = vec![0; old.len() * 2];
        for at in 0..old.len() / 8 {
            let taken = long_at(&old, at);
            if taken >> 32 != 0 {
                put(&mut slots, taken as u32, (taken >> 32) as u32);
            }
        }
        self.slots = Cow::Owned(slots);
    }

    /// The upper half of the hash.
    fn short_hash(&self, key: &str) -> u32 {
        (self.hasher.key(key) >> 32) as u32
    }
}

/// The bit that tells small ASCII letters from capitals, in each of sixteen bytes; digits have it too.
const SMALL: u128 = 0x2020_2020_2020_2020_2020_2020_2020_2020;

/// Sixteen bytes from `start` on, if there are as many.
#[inline(always)]
fn sixteen(bytes: &[u8], start: usize) -> Option<u128> {
    bytes.get(start..)?.first_chunk().map(|chunk| u128::from_le_bytes(*chunk))
}

/// Puts a word in the first free slot from its hash's on.
fn put(slots: &mut [u8], hash: u32, number: u32) {
    let mask = slots.len() / 8 - 1;
    let mut slot = hash as usize & mask;
    while long_at(slots, slot) >> 32 != 0 {
        slot = (slot + 1) & mask;
    }
    let taken = u64::from(hash) | u64::from(number) << 32;
    if let Some(bytes) = slots.get_mut(slot * 8..slot * 8 + 8) {
        bytes.copy_from_slice(&taken.to_le_bytes());
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn number_of(count: usize) -> [u8; 4] {
    number(count).to_le_bytes()
}
