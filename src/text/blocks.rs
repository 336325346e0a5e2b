//! 64 bytes of text as bitmaps: which are letters, capitals, marks, blanks. The floor under tokens and names; runs over
//! every byte of every article.

use wide::{CmpEq, CmpGt, CmpLt, i8x16};

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 64;

/// One bit a byte, the first byte lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// ASCII letters and digits, and all that is in `odd`.
    pub(crate) word: u64,
    /// ASCII capitals; and digits, unless marks are asked for.
    pub(crate) capital: u64,
    /// What only Unicode's rules can cut: bytes of characters beyond ASCII, and the underscore.
    pub(crate) odd: u64,
    /// ASCII blanks and control characters, and beyond ASCII whatever is easiest: what no word ends with.
    pub(crate) blank: u64,
    /// ASCII apostrophes.
    pub(crate) apostrophe: u64,
    /// ASCII white space, if marks are asked for.
    pub(crate) space: u64,
}

impl Block {
    /// Reads 64 bytes, for words alone or for words and marks.
    #[inline(always)]
    pub(crate) fn read<const MARKS: bool>(bytes: &[u8; BLOCK]) -> Block {
        let mut block = Block::default();
        let mut lanes = [i8x16::default(); 4];
        for (lane, sixteen) in lanes.iter_mut().zip(bytes.chunks_exact(16)) {
            let sixteen: [u8; 16] = sixteen.try_into().unwrap_or_default();
            *lane = bytemuck::cast(sixteen);
        }
        let odd = lanes.map(|bytes| bytes | equal(bytes, b'_'));
        for (number, &bytes) in lanes.iter().enumerate() {
            let shift = number * 16;
            let (capital, digit) = (within(bytes, b'A', b'Z'), within(bytes, b'0', b'9'));
            let large = capital | digit;
            block.word |= bits(large | within(bytes, b'a', b'z') | odd[number]) << shift;
            block.capital |= bits(if MARKS { capital } else { large }) << shift;
            block.blank |= bits(bytes.cmp_lt(i8x16::splat(b'!' as i8))) << shift;
            if MARKS {
                block.space |= bits(within(bytes, b'\t', b'\r') | equal(bytes, b' ')) << shift;
            }
        }
        let apostrophe = lanes.map(|bytes| equal(bytes, b'\''));
        let rare = |number: usize| odd[number] | apostrophe[number];
        // Most blocks have neither.
        if bits(rare(0) | rare(1) | (rare(2) | rare(3))) != 0 {
            for (number, (&odd, &apostrophe)) in odd.iter().zip(&apostrophe).enumerate() {
                block.odd |= bits(odd) << (number * 16);
                block.apostrophe |= bits(apostrophe) << (number * 16);
            }
            if !MARKS && block.odd != 0 {
                block.part_marks(lanes);
            }
        }
        block
    }

    /// Takes the quotation marks “ ”, the dashes – — and the … of print out of what is odd: they part words whatever
    /// stands around them, but for what a character beyond ASCII behind them may do to them. Where only words are asked
    /// for they are blanks, and half of the stretches that Unicode's rules must cut are gone from news of today.
    #[inline(always)]
    fn part_marks(&mut self, lanes: [i8x16; 4]) {
        let (mut first, mut second, mut third) = (0, 0, 0);
        for (number, &bytes) in lanes.iter().enumerate() {
            let shift = number * 16;
            let quotes = equal(bytes | i8x16::splat(1), 0x9D);
            first |= bits(equal(bytes, 0xE2)) << shift;
            second |= bits(equal(bytes, 0x80)) << shift;
            third |= bits(quotes | equal(bytes, 0x93) | equal(bytes, 0x94) | equal(bytes, 0xA6)) << shift;
        }
        // What comes after the block is not known.
        let plain_after = !(self.odd >> 3) & !0 >> 3;
        let marks = first & second >> 1 & third >> 2 & plain_after;
        let own = marks | marks << 1 | marks << 2;
        self.word &= !own;
        self.odd &= !own;
    }

    /// Reads what is left of a text as if blanks followed it.
    pub(crate) fn read_rest<const MARKS: bool>(bytes: &[u8]) -> Block {
        let mut padded = [b' '; BLOCK];
        for (to, &from) in padded.iter_mut().zip(bytes) {
            *to = from;
        }
        Block::read::<MARKS>(&padded)
    }
}

/// Which of sixteen bytes are ASCII letters or digits, the first byte lowest.
#[inline(always)]
pub(crate) fn alphanumeric(bytes: &[u8; 16]) -> u32 {
    let bytes: i8x16 = bytemuck::cast(*bytes);
    let letters = within(bytes | i8x16::splat(0x20), b'a', b'z');
    bits(letters | within(bytes, b'0', b'9')) as u32
}

/// The sign bits of a vector: where a comparison holds, or a byte is beyond ASCII.
#[inline(always)]
fn bits(mask: i8x16) -> u64 {
    u64::from(mask.move_mask() as u16)
}

#[inline(always)]
fn equal(bytes: i8x16, byte: u8) -> i8x16 {
    bytes.cmp_eq(i8x16::splat(byte as i8))
}

/// Which bytes lie between two ASCII characters: both moved up so that `last` is the greatest of signed bytes. The other
/// way round costs a copy of the limit at each comparison.
#[inline(always)]
fn within(bytes: i8x16, first: u8, last: u8) -> i8x16 {
    let moved = bytes + i8x16::splat((0x7F - last) as i8);
    moved.cmp_gt(i8x16::splat((0x7F - (last - first) - 1) as i8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_what_its_class_says() {
        for byte in 0..=u8::MAX {
            for at in [0, 15, 16, 63] {
                let mut bytes = [b'!'; BLOCK];
                bytes[at] = byte;
                let block = Block::read::<true>(&bytes);
                let odd = byte >= 0x80 || byte == b'_';
                let word = byte.is_ascii_alphanumeric() || odd;
                let space = byte == b' ' || (9..=13).contains(&byte);
                let blank = byte <= b' ' || byte >= 0x80;
                let expected = [word, byte.is_ascii_uppercase(), odd, blank, space, byte == b'\''];
                let found = [block.word, block.capital, block.odd, block.blank, block.space, block.apostrophe];
                for (bits, is) in found.into_iter().zip(expected) {
                    assert_eq!(bits, u64::from(is) << at, "{byte:#x} at {at}");
                }
            }
        }
    }

    #[test]
    fn the_marks_of_print_part_words() {
        // In a string of dots where a word is, of "?" where Unicode must cut.
        for (text, expected) in [
            ("a\u{201C}b\u{201D}. c\u{2026}", ".   .     .   "),
            ("a \u{2013} b\u{2014}c", ".     .   ."),
            ("\u{201C}\u{301}a", "?????."),
            ("it\u{2019}s\u{201D}", "..???.   "),
            ("\u{201D}\u{2014}a", "???   ."),
        ] {
            let block = Block::read_rest::<false>(text.as_bytes());
            let bit = |bits: u64, at: usize| bits >> at & 1 == 1;
            let shown = |at| {
                if bit(block.odd, at) {
                    '?'
                } else if bit(block.word, at) {
                    '.'
                } else {
                    ' '
                }
            };
            assert_eq!((0..text.len()).map(shown).collect::<String>(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_missing_is_blank() {
        assert_eq!(Block::read_rest::<true>(b"ab").space, !0b11);
    }
}
