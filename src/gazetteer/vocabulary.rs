//! Every folded word that a table of words knows, numbered. A text's token is looked up here once; all later layers read
//! the number.
//!
//! The numbered words are made when the crate is built and embedded as bytes; a process reads them where they lie.

use std::borrow::Cow;
use std::ops::Range;

use super::artefact::long_at;
use super::fold::fold_into;
use super::hash::{Hasher, plain_halves, small_halves};
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

    /// How many numbers there are; the first stands for every word that no table knows.
    pub(crate) fn len(&self) -> usize {
        self.ends.len() / 4
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
        self.tables().find(self.short_hash(key), |own| self.letters.get(own) == Some(key.as_bytes()))
    }

    /// Puts the numbers of words of ASCII letters and digits, whatever their case, where `out` has their places. The three
    /// loads of a word wait for each other; those of many words are under way at once.
    #[inline(never)]
    pub(crate) fn get_plain(&self, text: &[u8], mut words: impl Iterator<Item = (usize, Span)>, out: &mut [WordId]) {
        let tables = self.tables();
        let mut batch = [Asked::default(); BATCH];
        let mut places = [(0, 0); BATCH];
        loop {
            let (mut taken, mut filled) = (0, 0);
            for (at, span) in words.by_ref().take(BATCH) {
                taken += 1;
                let (start, length) = (span.start as usize, span.len() as usize);
                let Some(letters) = small_halves(text, start, length) else {
                    put_at(out, at, self.get_long(text, span));
                    continue;
                };
                let hash = (self.hasher.of_halves(letters) >> 32) as u32;
                batch[filled] = Asked { at, length, letters, hash, slot: tables.slot(hash) };
                filled += 1;
            }
            if taken == 0 {
                return;
            }
            for (place, asked) in places.iter_mut().zip(&batch[..filled]) {
                let own = tables.place_of((asked.slot >> 32) as u32);
                *place = (own.start, own.end);
            }
            for (asked, (start, end)) in batch[..filled].iter().zip(places) {
                let number = (asked.slot >> 32) as u32;
                let first = number == 0 || asked.slot as u32 == asked.hash && tables.is_asked(start..end, asked);
                let agrees = |own: Range<usize>| tables.is_asked(own, asked);
                put_at(out, asked.at, if first { WordId(number) } else { tables.find(asked.hash, agrees) });
            }
        }
    }

    /// The number of a word that two loads do not hold, or that ends with the text.
    #[cold]
    fn get_long(&self, text: &[u8], span: Span) -> WordId {
        let hash = (self.hasher.plain(text, span.start as usize, span.len() as usize) >> 32) as u32;
        let word = text.get(span.range()).unwrap_or(&[]);
        self.tables().find(hash, |own| self.letters.get(own).is_some_and(|letters| letters.eq_ignore_ascii_case(word)))
    }

    #[inline(always)]
    fn tables(&self) -> Tables<'_> {
        Tables { letters: &self.letters, ends: &self.ends, slots: &self.slots }
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

/// The bytes, whoever owns them: that is asked once for many words.
#[derive(Clone, Copy)]
struct Tables<'v> {
    letters: &'v [u8],
    ends: &'v [u8],
    slots: &'v [u8],
}

impl Tables<'_> {
    /// Whether the word at `own` is the one asked for. Two loads hold both words: letter for letter would take as long as
    /// all the rest.
    #[inline(always)]
    fn is_asked(&self, own: Range<usize>, asked: &Asked) -> bool {
        own.len() == asked.length
            && match plain_halves(self.letters, own.start, asked.length) {
                Some(letters) => letters == asked.letters,
                None => self.is_last(own, asked),
            }
    }

    /// The same of a word at the end of all letters.
    #[cold]
    fn is_last(&self, own: Range<usize>, asked: &Asked) -> bool {
        let ((low, high), mut letters) = (asked.letters, [0; 16]);
        for (to, &from) in letters.iter_mut().zip(self.letters.get(own).unwrap_or(&[])) {
            *to = from;
        }
        u128::from_le_bytes(letters) == u128::from(low) | u128::from(high) << 64
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
        long_at(self.slots, hash as usize & (self.slots.len() / 8 - 1))
    }

    /// Where a word's letters lie; of number 0 anywhere.
    #[inline(always)]
    fn place_of(&self, number: u32) -> Range<usize> {
        // Two numbers in one load.
        let at = (number as usize).saturating_sub(1) * 4;
        let both =
            self.ends.get(at..at + 8).and_then(|ends| ends.first_chunk()).map_or(0, |both| u64::from_le_bytes(*both));
        both as u32 as usize..(both >> 32) as usize
    }
}

/// A word that is looked up: where its number goes, its letters and hash, and what the hash's slot has.
#[derive(Clone, Copy, Default)]
struct Asked {
    at: usize,
    length: usize,
    letters: (u64, u64),
    hash: u32,
    slot: u64,
}

#[inline(always)]
fn put_at(out: &mut [WordId], at: usize, id: WordId) {
    if let Some(place) = out.get_mut(at) {
        *place = id;
    }
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
