//! 64 bytes of text as bitmaps: which are letters, capitals, marks, blanks. The floor under tokens and names; runs over
//! every byte of every article.

use wide::{CmpEq, CmpLt, i8x16};

/// How many bytes a block has.
pub(crate) const BLOCK: usize = 64;

/// One bit a byte, the first byte lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    /// ASCII letters and digits, and all that is in `odd`.
    pub(crate) word: u64,
    /// ASCII capitals.
    pub(crate) capital: u64,
    /// What only Unicode's rules can cut: bytes of characters beyond ASCII, and the underscore.
    pub(crate) odd: u64,
    /// Marks that may stand inside a word or number: ' , - . : ; and, rare there and sorted out later, ( ) * +
    pub(crate) joiner: u64,
    /// ASCII white space, if asked for.
    pub(crate) space: u64,
}

impl Block {
    /// Reads 64 bytes.
    #[inline(always)]
    pub(crate) fn read<const SPACE: bool>(bytes: &[u8; BLOCK]) -> Block {
        let mut block = Block::default();
        for (lane, sixteen) in bytes.chunks_exact(16).enumerate() {
            let sixteen: [u8; 16] = sixteen.try_into().unwrap_or_default();
            block.add::<SPACE>(bytemuck::cast(sixteen), lane * 16);
        }
        block
    }

    /// Reads what is left of a text as if blanks followed it.
    pub(crate) fn read_rest<const SPACE: bool>(bytes: &[u8]) -> Block {
        let mut padded = [b' '; BLOCK];
        for (to, &from) in padded.iter_mut().zip(bytes) {
            *to = from;
        }
        Block::read::<SPACE>(&padded)
    }

    /// The sign bits of a vector are its mask: what is beyond ASCII has it set already.
    #[inline(always)]
    fn add<const SPACE: bool>(&mut self, bytes: i8x16, shift: usize) {
        let bits = |mask: i8x16| u64::from(mask.move_mask() as u16) << shift;
        let equal = |byte: u8| bytes.cmp_eq(i8x16::splat(byte as i8));
        let odd = bytes | equal(b'_');
        let letter = within(bytes | i8x16::splat(0x20), b'a', b'z');
        self.word |= bits(letter | within(bytes, b'0', b'9') | odd);
        self.capital |= bits(within(bytes, b'A', b'Z'));
        self.odd |= bits(odd);
        self.joiner |= bits(within(bytes, b'\'', b'.') | within(bytes, b':', b';'));
        if SPACE {
            self.space |= bits(within(bytes, b'\t', b'\r') | equal(b' '));
        }
    }
}

/// Which bytes lie between two ASCII characters: both moved down so that `first` is the least of signed bytes.
#[inline(always)]
fn within(bytes: i8x16, first: u8, last: u8) -> i8x16 {
    let moved = bytes + i8x16::splat(0x80u8.wrapping_sub(first) as i8);
    moved.cmp_lt(i8x16::splat((0x80 + (last - first) + 1) as i8))
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
                let joiner = b"'()*+,-.:;".contains(&byte);
                let space = byte == b' ' || (9..=13).contains(&byte);
                let expected = [word, byte.is_ascii_uppercase(), odd, joiner, space];
                let found = [block.word, block.capital, block.odd, block.joiner, block.space];
                for (bits, is) in found.into_iter().zip(expected) {
                    assert_eq!(bits, u64::from(is) << at, "{byte:#x} at {at}");
                }
            }
        }
    }

    #[test]
    fn what_is_missing_is_blank() {
        assert_eq!(Block::read_rest::<true>(b"ab").space, !0b11);
    }
}
