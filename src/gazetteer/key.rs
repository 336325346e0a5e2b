//! A surface as words: what the compiler hashes and the matcher verifies. Runs once a name when it is compiled, and once
//! for each name found that is not written byte for byte as its table has it.

use super::fold::{fold_into, same_gap};
use super::hash::Hasher;
use crate::text::word::{self, Word};

/// Words of a surface, with buffers that are used again.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    pub(crate) words: Vec<Word>,
    pub(crate) key: String,
}

impl Cut {
    pub(crate) fn read(&mut self, surface: &str) {
        word::read(surface, &mut self.words);
    }
}

/// The hash of one word of `text`. `key` is a buffer.
#[inline(always)]
pub(crate) fn word_hash(hasher: &Hasher, text: &str, word: Word, key: &mut String) -> u64 {
    match hasher.short(text.as_bytes(), word.start(), word.plain_len()) {
        Some(hash) => hash,
        None => slow_hash(hasher, text, word, key),
    }
}

/// The same for one word in fifty: long, not plain, or at the text's end.
#[cold]
#[inline(never)]
fn slow_hash(hasher: &Hasher, text: &str, word: Word, key: &mut String) -> u64 {
    if word.is_plain() {
        return hasher.plain(text.as_bytes(), word.start(), word.len());
    }
    fold_into(text.get(word.start()..word.end()).unwrap_or(""), key);
    hasher.key(key)
}

/// Whether two surfaces are the same words, whatever stands between them.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    let (mut a, mut b) = (Cut::default(), Cut::default());
    a.read(one);
    b.read(other);
    same_keys(one, &a.words, other, &b.words)
}

/// Whether two sequences of words have the same keys, whatever stands between them.
pub(crate) fn same_keys(one: &str, ones: &[Word], other: &str, others: &[Word]) -> bool {
    let (mut a, mut b) = (String::new(), String::new());
    let mut same = |x: Word, y: Word| {
        let (x, y) = (one.get(x.start()..x.end()).unwrap_or(""), other.get(y.start()..y.end()).unwrap_or(""));
        if x == y {
            return true;
        }
        fold_into(x, &mut a);
        fold_into(y, &mut b);
        a == b
    };
    ones.len() == others.len() && ones.iter().zip(others).all(|(&x, &y)| same(x, y))
}

/// Whether what stands between the words of a text is what stands there in a name.
pub(crate) fn same_gaps(text: &str, words: &[Word], name: &str, own: &[Word]) -> bool {
    words.windows(2).zip(own.windows(2)).all(|(a, b)| match (gap(text, a), gap(name, b)) {
        (Some(a), Some(b)) => same_gap(a, b),
        _ => false,
    })
}

/// What stands between two words.
fn gap<'t>(source: &'t str, pair: &[Word]) -> Option<&'t str> {
    source.get(pair.first()?.end()..pair.last()?.start())
}
