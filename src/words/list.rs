//! Short lists of words that rules ask for. Asked at every token that a rule looks at, so that most answers are given by
//! a word's first letter and length.

/// A few words, whatever their capitals. Made by [`words!`](crate::words::words) when the crate is compiled.
#[derive(Debug)]
pub(crate) struct List {
    words: &'static [&'static str],
    /// Bits of the first letters, by the lower five bits of their bytes.
    firsts: u32,
    /// Bits of the lengths; the highest stands for all that are longer.
    lengths: u32,
}

impl List {
    pub(crate) const fn new(words: &'static [&'static str]) -> List {
        let (mut firsts, mut lengths, mut at) = (0, 0, 0);
        while at < words.len() {
            let bytes = words[at].as_bytes();
            firsts |= first_bit(bytes);
            lengths |= length_bit(bytes);
            at += 1;
        }
        List { words, firsts, lengths }
    }

    /// Whether `word` is in the list.
    #[inline]
    pub(crate) fn has(&self, word: &[u8]) -> bool {
        self.firsts & first_bit(word) != 0 && self.lengths & length_bit(word) != 0 && self.spells(word)
    }

    fn spells(&self, word: &[u8]) -> bool {
        self.words.iter().any(|own| own.as_bytes().eq_ignore_ascii_case(word))
    }
}

/// Capitals and small letters have the same lower five bits.
#[inline]
const fn first_bit(word: &[u8]) -> u32 {
    if word.is_empty() { 0 } else { 1 << (word[0] & 31) }
}

#[inline]
const fn length_bit(word: &[u8]) -> u32 {
    if word.len() < 31 { 1 << word.len() } else { 1 << 31 }
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
