//! Offsets for readers that do not count bytes. Every format makes one [`Positions`] a document.
//!
//! Inside this crate there is one coordinate, the byte of UTF-8. Python, brat and the W3C's selectors count characters
//! (Unicode code points); JavaScript, Java, .NET and everything in a DOM count UTF-16 code units, of which a character
//! outside the Basic Multilingual Plane (an emoji, say) takes two. In plain ASCII the three agree, which is how mistakes
//! here go unnoticed.
//!
//! ```
//! use dateline::render::position::{Positions, Unit};
//! let text = "🚂 É Kenya";
//! let at = u32::try_from(text.find("Kenya").unwrap()).unwrap();
//! assert_eq!(at, 8);
//! assert_eq!(Positions::new(text, Unit::Characters).of(at), 4);
//! assert_eq!(Positions::new(text, Unit::Utf16).of(at), 5);
//! ```

use crate::span::Span;

/// What offsets are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8, as everywhere else in this crate: Rust, Go, files.
    Bytes,
    /// Unicode code points: Python, brat, the W3C's Web Annotation.
    #[default]
    Characters,
    /// UTF-16 code units: JavaScript and the DOM, Java, .NET.
    Utf16,
}

/// Converts byte offsets of one text.
///
/// Made in one pass over the text. After that an offset, in any order, costs the reading of a few dozen bytes: the count
/// is kept for every 64th byte only, a sixteenth of the text's size.
#[derive(Clone, Debug)]
pub struct Positions<'t> {
    bytes: &'t [u8],
    unit: Unit,
    /// How many units begin before the byte 64 × index.
    counts: Vec<u32>,
}

const STRIDE: usize = 64;

impl<'t> Positions<'t> {
    /// Counts through `text`.
    pub fn new(text: &'t str, unit: Unit) -> Positions<'t> {
        let bytes = text.as_bytes();
        let mut counts = Vec::new();
        if unit != Unit::Bytes {
            let mut count = 0u32;
            counts.reserve(bytes.len() / STRIDE + 1);
            for block in bytes.chunks(STRIDE) {
                counts.push(count);
                count = count.saturating_add(units(block, unit));
            }
        }
        Positions { bytes, unit, counts }
    }

    /// The offset of a byte in the chosen unit. An offset behind the text is that of its end; one inside a character
    /// that of the next character.
    pub fn of(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.bytes.len());
        if self.unit == Unit::Bytes {
            return u32::try_from(offset).unwrap_or(u32::MAX);
        }
        // Behind the last byte of a text of whole blocks there is no count: then the last block is counted in full.
        let block = (offset / STRIDE).min(self.counts.len().saturating_sub(1));
        let before = self.counts.get(block).copied().unwrap_or(0);
        let rest = self.bytes.get(block * STRIDE..offset).unwrap_or(&[]);
        before.saturating_add(units(rest, self.unit))
    }

    /// Both ends of a span in the chosen unit.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.of(span.start), self.of(span.end))
    }
}

/// How many units begin in these bytes: a character with its first byte, a pair of surrogates too.
fn units(bytes: &[u8], unit: Unit) -> u32 {
    let per_byte = |byte: u8| match unit {
        Unit::Bytes => 1,
        // 0x80 to 0xBF continue a character, from 0xF0 on it has four bytes.
        Unit::Characters => u32::from(byte & 0xC0 != 0x80),
        Unit::Utf16 => u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0),
    };
    bytes.iter().map(|&byte| per_byte(byte)).sum()
}
