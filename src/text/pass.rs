//! One pass over a text, 64 bytes at a time: finds the plain words and the marks, and hands the few stretches that need
//! more than bitmaps to slower rules. Runs once an article for the tokens, once for a bare search of names.

use super::blocks::{BLOCK, Block};

/// What takes the words and marks of a text, in their order.
pub(crate) trait Sink {
    /// Whether [`Sink::mark`] is to be called; not otherwise.
    const MARKS: bool;

    /// A word or number of ASCII letters and digits that nothing joins or splits, with its number of capitals.
    fn plain(&mut self, start: usize, end: usize, capitals: u32);

    /// An ASCII character that is no letter, digit, underscore or blank.
    fn mark(&mut self, at: usize, byte: u8);

    /// A stretch up to the next ASCII blank that the full rules must cut. It begins with a word character.
    fn stretch(&mut self, start: usize, end: usize);
}

/// A word that goes on past the end of its block.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    capitals: u32,
    odd: bool,
}

/// Walks `text` once.
pub(crate) fn pass<S: Sink>(text: &str, sink: &mut S) {
    let bytes = text.as_bytes();
    let mut walk = Walk { bytes, sink, open: None, resume: 0 };
    let mut base = 0;
    let mut rest = bytes;
    while let Some((block, tail)) = rest.split_first_chunk::<BLOCK>() {
        walk.block(base, Block::read(block));
        (base, rest) = (base + BLOCK, tail);
    }
    // The blanks that stand for what is missing also close the last word.
    walk.block(base, Block::read_rest(rest));
}

struct Walk<'t, 's, S> {
    bytes: &'t [u8],
    sink: &'s mut S,
    open: Option<Open>,
    /// Bytes before this one are cut already.
    resume: usize,
}

impl<S: Sink> Walk<'_, '_, S> {
    #[inline(always)]
    fn block(&mut self, base: usize, block: Block) {
        let mut live = !0u64;
        if self.resume > base {
            if self.resume - base >= BLOCK {
                return;
            }
            live <<= self.resume - base;
        }
        let word = block.word & live;
        let carried = u64::from(self.open.is_some());
        let mut starts = word & !(word << 1 | carried);
        let mut ends = !word & (word << 1 | carried) & live;
        let mut marks = if S::MARKS { !(block.word | block.space) & live } else { 0 };
        while ends != 0 {
            let end = ends.trailing_zeros();
            ends &= ends - 1;
            let below = (1u64 << end) - 1;
            let run = match self.open.take() {
                Some(open) => Open {
                    start: open.start,
                    capitals: open.capitals + (block.capital & below).count_ones(),
                    odd: open.odd || block.odd & below != 0,
                },
                None => {
                    let start = starts.trailing_zeros();
                    starts &= starts.wrapping_sub(1);
                    let own = below & (!0 << start);
                    Open {
                        start: base + start as usize,
                        capitals: (block.capital & own).count_ones(),
                        odd: block.odd & own != 0,
                    }
                }
            };
            if S::MARKS {
                let before = run.start.saturating_sub(base);
                marks = self.marks(base, marks, if before >= BLOCK { !0 } else { (1u64 << before) - 1 });
            }
            let stop = base + end as usize;
            if run.odd || block.joiner >> end & 1 != 0 && self.joins(run, stop) {
                let stretch = self.stretch_end(stop);
                self.sink.stretch(run.start, stretch);
                self.resume = stretch;
                if stretch - base >= BLOCK {
                    return;
                }
                let live = !0u64 << (stretch - base);
                // A blank stands at the stretch's end: no word begins there, and the one that ends there is cut.
                (starts, ends, marks) = (starts & live, ends & (live << 1), marks & live);
            } else {
                self.sink.plain(run.start, stop, run.capitals);
            }
        }
        if S::MARKS {
            self.marks(base, marks, !0);
        }
        if starts != 0 {
            let start = starts.trailing_zeros();
            let own = !0u64 << start;
            let capitals = (block.capital & own).count_ones();
            self.open = Some(Open { start: base + start as usize, capitals, odd: block.odd & own != 0 });
        } else if let Some(open) = &mut self.open {
            // The block lies inside the word.
            open.capitals += block.capital.count_ones();
            open.odd |= block.odd != 0;
        }
    }

    /// Hands on the marks among `which`, and gives back the others.
    #[inline(always)]
    fn marks(&mut self, base: usize, marks: u64, which: u64) -> u64 {
        let mut now = marks & which;
        while now != 0 {
            let at = base + now.trailing_zeros() as usize;
            self.sink.mark(at, self.bytes.get(at).copied().unwrap_or(b' '));
            now &= now - 1;
        }
        marks & !which
    }

    /// Whether the joiner at `end` may belong to the word before it: "don't", "U.S.", "2,500", "J.", "al-Sudani".
    fn joins(&self, run: Open, end: usize) -> bool {
        let len = end - run.start;
        match (self.bytes.get(end), self.bytes.get(end + 1)) {
            (Some(b'.'), _) if len == 1 && run.capitals == 1 => true,
            (Some(b'-'), Some(&next)) => len <= LONGEST_ARTICLE && (next.is_ascii_uppercase() || next >= 0x80),
            (Some(_), Some(&next)) => next.is_ascii_alphanumeric() || next == b'_' || next >= 0x80,
            _ => false,
        }
    }

    fn stretch_end(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or(&[]);
        let blank = rest.iter().position(|&b| b == b' ' || (b'\t'..=b'\r').contains(&b));
        from + blank.unwrap_or(rest.len())
    }
}

/// "ash-Shabab": no Arabic article has more letters.
const LONGEST_ARTICLE: usize = 3;
