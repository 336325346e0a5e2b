//! Every folded word that any table knows, numbered. A text's token is looked up here once; all later layers
//! read the number.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::fold::fold_into;

/// The number of a folded word. [`WordId::UNKNOWN`] is every word that no table knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(u32);

impl WordId {
    pub(crate) const UNKNOWN: WordId = WordId(0);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn is_known(self) -> bool {
        self != WordId::UNKNOWN
    }
}

/// The numbered words: their letters in one string, and an open-addressed table of (hash, number) over it, so that a
/// look-up touches one slot and, where the hash agrees, one stretch of letters.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    letters: String,
    /// By number: where its letters end; word *n* begins where word *n* - 1 ends.
    ends: Vec<u32>,
    /// A power of two slots, at most two thirds of them taken; number 0 marks a free one.
    slots: Vec<(u32, u32)>,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary { letters: String::new(), ends: vec![0], slots: vec![(0, 0); 1 << 16] }
    }
}

impl Vocabulary {
    /// The number of a word, given one if it has none yet.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        let mut key = String::new();
        fold_into(word, &mut key);
        self.add_folded(&key)
    }

    /// The number of a word that is folded already.
    pub(crate) fn add_folded(&mut self, key: &str) -> WordId {
        if self.ends.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        let hash = hash_of(key);
        let slot = self.slot(hash, key);
        if self.slots[slot].1 == 0 {
            let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            self.letters.push_str(key);
            self.ends.push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
            self.slots[slot] = (hash, number);
        }
        WordId(self.slots[slot].1)
    }

    /// The number of a folded key.
    pub(crate) fn get(&self, key: &str) -> WordId {
        WordId(self.slots[self.slot(hash_of(key), key)].1)
    }

    /// The slot that holds a key, or the free one where it would go.
    fn slot(&self, hash: u32, key: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (own, number) = self.slots[slot];
            if number == 0 || own == hash && self.word(number) == key {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let (start, end) = (self.ends[number - 1], self.ends[number]);
        self.letters.get(start as usize..end as usize).unwrap_or("")
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![(0, 0); old.len() * 2];
        let mask = self.slots.len() - 1;
        for (hash, number) in old.into_iter().filter(|(_, number)| *number != 0) {
            let mut slot = hash as usize & mask;
            while self.slots[slot].1 != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = (hash, number);
        }
    }
}

/// The upper half of the hash: the hasher's lower bits are weak.
fn hash_of(key: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(key.as_bytes());
    (hasher.finish() >> 32) as u32
}
