//! Short lists of words that rules ask for. Asked at every token that a rule looks at, so that most answers are given by
//! a word's first letter and length together.

/// A few words, whatever their capitals. Made by [`words!`](crate::words::words) when the crate is compiled.
#[derive(Debug)]
pub(crate) struct List {
    words: &'static [&'static str],
    /// By the lower bits of a length: bits of the first letters of the words so long, by the lower five bits of their
    /// bytes, which capitals and small letters share.
    firsts: [u32; LENGTHS],
}

/// How many lengths are told apart.
const LENGTHS: usize = 8;

impl List {
    pub(crate) const fn new(words: &'static [&'static str]) -> List {
        let (mut firsts, mut at) = ([0; LENGTHS], 0);
        while at < words.len() {
            let bytes = words[at].as_bytes();
            firsts[bytes.len() % LENGTHS] |= first_bit(bytes);
            at += 1;
        }
        List { words, firsts }
    }

    /// Whether `word` is in the list.
    #[inline]
    pub(crate) fn has(&self, word: &[u8]) -> bool {
        self.firsts[word.len() % LENGTHS] & first_bit(word) != 0 && self.spells(word)
    }

    fn spells(&self, word: &[u8]) -> bool {
        self.words.iter().any(|own| own.as_bytes().eq_ignore_ascii_case(word))
    }
}

#[inline]
const fn first_bit(word: &[u8]) -> u32 {
    if word.is_empty() { 0 } else { 1 << (word[0] & 31) }
}

/// A [`List`] of the words given.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {
        const { &$crate::words::List::new(&[$($word),+]) }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_listed_in_any_case_and_nothing_else() {
        const LONG: &str = "a list whose longest word has more than thirty letters";
        let list = words!["of", "the", "o’clock", "9/11", "a list whose longest word has more than thirty letters"];
        for word in ["of", "OF", "The", "the", "o’clock", "O’Clock", "9/11", LONG] {
            assert!(list.has(word.as_bytes()), "{word}");
        }
        for word in ["", "o", "off", "on", "tha", "then", "9/12", "\u{1}he", "/f", &LONG[1..], "p’clock"] {
            assert!(!list.has(word.as_bytes()), "{word}");
        }
    }
}
