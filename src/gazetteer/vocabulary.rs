//! Every folded word that any table knows, numbered. A text's token is looked up here once; all later layers
//! read the number.

use rustc_hash::FxHashMap;

use super::fold::fold_into;

/// The number of a folded word. [`WordId::UNKNOWN`] is every word that no table knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// The numbered words.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary { ids: FxHashMap::default() }
    }
}

impl Vocabulary {
    /// The number of a word, given one if it has none yet.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        let mut key = String::new();
        fold_into(word, &mut key);
        self.add_folded(key)
    }

    /// The number of a word that is folded already.
    pub(crate) fn add_folded(&mut self, key: String) -> WordId {
        let next = WordId(u32::try_from(self.ids.len() + 1).unwrap_or(u32::MAX));
        *self.ids.entry(key.into_boxed_str()).or_insert(next)
    }

    /// The number of a folded key.
    pub(crate) fn get(&self, key: &str) -> WordId {
        self.ids.get(key).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// One more than the largest number given.
    pub(crate) fn size(&self) -> usize {
        self.ids.len() + 1
    }
}
