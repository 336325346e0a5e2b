//! One keyed hash for words, for sequences of words, and for the check of compiled bytes. A word of a text is hashed
//! once, from two loads; the compiler hashes the same words of names.
//!
//! The key is the artefact's: who chooses a text cannot aim at the slots of a gazetteer without having it, and who
//! chooses the names does not choose the key. Multiplication and folding of the 128-bit product is the scheme of wyhash
//! (Wang Yi), which is in the public domain.

/// The keys of one gazetteer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hasher {
    keys: [u64; 4],
}

/// How many bytes the two loads take.
const LOADS: usize = 16;

/// By length: which bits of the two loads belong to the word.
static MASKS: [(u64, u64); LOADS + 1] = masks();

const fn masks() -> [(u64, u64); LOADS + 1] {
    let mut table = [(0, 0); LOADS + 1];
    let mut length = 0;
    while length <= LOADS {
        table[length] = match length {
            0..8 => ((1 << (8 * length)) - 1, 0),
            8..16 => (!0, (1 << (8 * (length - 8))) - 1),
            _ => (!0, !0),
        };
        length += 1;
    }
    table
}

/// The bit that tells small ASCII letters from capitals; digits have it too.
const SMALL: u64 = 0x2020_2020_2020_2020;

impl Hasher {
    /// The keys that follow from a seed.
    pub(crate) fn new(seed: u64) -> Hasher {
        let mut state = seed;
        let mut key = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            fold(state ^ 0xD1B5_4A32_D192_ED03, 0x8CB9_2BA7_2F3D_8DD7) | 1
        };
        Hasher { keys: [key(), key(), key(), key()] }
    }

    /// [`Hasher::plain`] of a word that two loads hold, with sixteen bytes of text from its start on; none of others.
    #[inline(always)]
    pub(crate) fn short(&self, text: &[u8], start: usize, length: usize) -> Option<u64> {
        halves(text, start, length, SMALL).map(|halves| self.of_halves(halves))
    }

    /// The hash of a word whose [`small_halves`] these are.
    #[inline(always)]
    pub(crate) fn of_halves(&self, (low, high): (u64, u64)) -> u64 {
        self.two(low, high)
    }

    /// The hash of the `length` ASCII letters and digits at `start`, whatever their case: that of their folded key.
    pub(crate) fn plain(&self, text: &[u8], start: usize, length: usize) -> u64 {
        if length > LOADS {
            let word = text.get(start..start + length).unwrap_or(&[]);
            return self.long(word, SMALL);
        }
        let (low, high) = loads(text, start);
        let (low_mask, high_mask) = MASKS[length];
        self.two((low | SMALL) & low_mask, (high | SMALL) & high_mask)
    }

    /// The hash of a folded key.
    pub(crate) fn key(&self, key: &str) -> u64 {
        if key.len() > LOADS {
            return self.long(key.as_bytes(), 0);
        }
        let (low, high) = loads(key.as_bytes(), 0);
        let (low_mask, high_mask) = MASKS[key.len()];
        self.two(low & low_mask, high & high_mask)
    }

    #[inline(always)]
    fn two(&self, low: u64, high: u64) -> u64 {
        fold(low ^ self.keys[0], high ^ self.keys[1])
    }

    #[cold]
    fn long(&self, word: &[u8], or: u64) -> u64 {
        let mut state = self.keys[2] ^ word.len() as u64;
        let mut at = 0;
        while at < word.len() {
            let (low, high) = loads(word, at);
            let (low_mask, high_mask) = MASKS[(word.len() - at).min(LOADS)];
            state = fold(state ^ ((low | or) & low_mask), self.keys[1] ^ ((high | or) & high_mask));
            at += LOADS;
        }
        state
    }

    /// The hash of a sequence of words and one more.
    #[inline(always)]
    pub(crate) fn join(&self, sequence: u64, word: u64) -> u64 {
        fold(sequence ^ self.keys[2], word ^ self.keys[3])
    }
}

/// The letters of a word that two loads hold, small, with sixteen bytes of text from its start on; none of others.
#[inline(always)]
pub(crate) fn small_halves(text: &[u8], start: usize, length: usize) -> Option<(u64, u64)> {
    halves(text, start, length, SMALL)
}

/// The same of letters that are small.
#[inline(always)]
pub(crate) fn plain_halves(text: &[u8], start: usize, length: usize) -> Option<(u64, u64)> {
    halves(text, start, length, 0)
}

#[inline(always)]
fn halves(text: &[u8], start: usize, length: usize, or: u64) -> Option<(u64, u64)> {
    let (low_mask, high_mask) = *MASKS.get(length)?;
    let number = u128::from_le_bytes(*text.get(start..start + LOADS)?.first_chunk()?);
    let (low, high) = (number as u64, (number >> 64) as u64);
    Some(((low | or) & low_mask, (high | or) & high_mask))
}

/// The product of two words, its upper half over its lower.
#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

/// Sixteen bytes from `start` on; zeros stand for those past the end.
#[inline(always)]
fn loads(bytes: &[u8], start: usize) -> (u64, u64) {
    let rest = bytes.get(start..).unwrap_or(&[]);
    let sixteen: [u8; LOADS] = match rest.first_chunk() {
        Some(chunk) => *chunk,
        None => {
            let mut padded = [0; LOADS];
            for (to, &from) in padded.iter_mut().zip(rest) {
                *to = from;
            }
            padded
        }
    };
    let number = u128::from_le_bytes(sixteen);
    (number as u64, (number >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_its_key_hash_alike_wherever_the_word_stands() {
        let hasher = Hasher::new(7);
        let words = ["a", "Iraq", "eightlet", "NINELETTR", "sixteenletters16", "Seventeenletters7", &"Xy9".repeat(40)];
        for word in words {
            let key = word.to_ascii_lowercase();
            for tail in ["", " ", " and more text than two loads take"] {
                let text = format!("the {word}{tail}");
                assert_eq!(hasher.plain(text.as_bytes(), 4, word.len()), hasher.key(&key), "{text}");
                let short = hasher.short(text.as_bytes(), 4, word.len());
                assert!(short.is_none_or(|hash| hash == hasher.key(&key)), "{text}");
                assert_eq!(short.is_some(), word.len() <= LOADS && text.len() >= 4 + LOADS, "{text}");
            }
        }
    }

    #[test]
    fn other_words_orders_and_seeds_hash_differently() {
        let hasher = Hasher::new(7);
        let words: Vec<String> = (0..20_000).map(|n| format!("w{n:x}")).collect();
        let mut seen: Vec<u64> = words.iter().map(|word| hasher.key(word)).collect();
        let (a, b) = (seen[1], seen[2]);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), words.len());
        assert_ne!(hasher.join(a, b), hasher.join(b, a));
        assert_ne!(Hasher::new(8).key("w1"), a);
    }
}
