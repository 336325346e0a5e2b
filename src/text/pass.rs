//! One pass over a text, 64 bytes at a time: finds the plain words and the marks, and hands the few stretches that need
//! more than bitmaps to slower rules. Runs once an article for the tokens, once for a bare search of names.

use super::blocks::{BLOCK, Block};

/// What takes the words and marks of a text, in their order.
pub(crate) trait Sink {
    /// Whether [`Sink::mark`] is to be called; not otherwise.
    const MARKS: bool;

    /// A word or number of ASCII letters and digits that nothing joins or splits, and its capitals.
    fn plain(&mut self, start: usize, end: usize, capitals: Capitals);

    /// Plain words that follow each other in a block: the bits at which they begin and end, and the block's capitals.
    /// There may be one more start than ends. Called only without marks.
    fn plains(&mut self, base: usize, starts: u64, ends: u64, capital: u64);

    /// An ASCII character that is no letter, digit, underscore or blank.
    fn mark(&mut self, at: usize, byte: u8);

    /// A stretch up to the next ASCII blank that the full rules must cut. It begins with a word character.
    fn stretch(&mut self, start: usize, end: usize);
}

/// A word that goes on past the end of its block.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    capitals: Capitals,
    odd: bool,
}

/// How many capitals a word has, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capitals {
    None,
    One,
    More,
}

impl Capitals {
    /// Counts bits. Without a machine instruction for it, which the oldest processors in use lack, a full count costs
    /// more than all else here.
    #[inline(always)]
    fn of(bits: u64) -> Capitals {
        match (bits, bits & bits.wrapping_sub(1)) {
            (0, _) => Capitals::None,
            (_, 0) => Capitals::One,
            _ => Capitals::More,
        }
    }

    fn and(self, other: Capitals) -> Capitals {
        match (self, other) {
            (Capitals::None, other) => other,
            (own, Capitals::None) => own,
            _ => Capitals::More,
        }
    }
}

/// Walks `text` once.
pub(crate) fn pass<S: Sink>(text: &str, sink: &mut S) {
    let bytes = text.as_bytes();
    let mut walk = Walk { bytes, sink, open: None, resume: 0 };
    let mut base = 0;
    let mut rest = bytes;
    while let Some((block, tail)) = rest.split_first_chunk::<BLOCK>() {
        let block = if S::MARKS { Block::read::<true>(block) } else { Block::read::<false>(block) };
        walk.block(base, block);
        (base, rest) = (base + BLOCK, tail);
    }
    // The blanks that stand for what is missing also close the last word.
    walk.block(base, Block::read_rest::<true>(rest));
}

struct Walk<'t, 's, S> {
    bytes: &'t [u8],
    sink: &'s mut S,
    open: Option<Open>,
    /// Bytes before this one are cut already.
    resume: usize,
}

/// What is left to do of a block: where words begin and end, and where marks stand.
#[derive(Clone, Copy)]
struct Todo {
    starts: u64,
    ends: u64,
    marks: u64,
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
        let starts = word & !(word << 1 | carried);
        let ends = !word & (word << 1 | carried);
        let marks = if S::MARKS { !(block.word | block.space) & live } else { 0 };
        // Joiners with a word on both sides, or after a single capital; what the next block begins with may be a word.
        let next = word >> 1 | 1 << (BLOCK - 1);
        let joined = ends & block.joiner & (next | (block.capital & (starts | carried)) << 1 | carried);
        let mut todo = Todo { starts, ends, marks };
        let inside = if S::MARKS {
            let inside = self.in_order(base, block, joined, &mut todo);
            if inside {
                self.marks(base, todo.marks, !0);
            }
            inside
        } else {
            self.words(base, block, joined, block.odd & live, &mut todo)
        };
        if inside {
            self.carry(base, block, todo.starts);
        }
    }

    /// Keeps the word that the block's end cuts.
    #[inline(always)]
    fn carry(&mut self, base: usize, block: Block, starts: u64) {
        if starts != 0 {
            let start = BLOCK as u32 - 1 - starts.leading_zeros();
            let own = !0u64 << start;
            let capitals = Capitals::of(block.capital & own);
            self.open = Some(Open { start: base + start as usize, capitals, odd: block.odd & own != 0 });
        } else if let Some(open) = &mut self.open {
            // The block lies inside the word.
            open.capitals = open.capitals.and(Capitals::of(block.capital));
            open.odd |= block.odd != 0;
        }
    }

    /// The words of a block without its marks: all plain ones up to the next that something joins, that one, and so on.
    /// False if a stretch goes on past the block's end.
    #[inline(always)]
    fn words(&mut self, base: usize, block: Block, joined: u64, mut odd: u64, todo: &mut Todo) -> bool {
        if todo.ends != 0 && self.open.is_some() {
            let end = todo.ends.trailing_zeros();
            let run = self.next_run(base, block, end, todo);
            if !self.run(base, run, end, joined, todo) {
                return false;
            }
        }
        loop {
            if self.resume > base {
                odd &= !0 << (self.resume - base);
            }
            // The ends of words that something may join, and of the first word with odd bytes and all after it.
            let after_odd = if odd == 0 { 0 } else { todo.ends & !below(odd.trailing_zeros()) };
            let special = joined & todo.ends | after_odd;
            if special == 0 {
                self.sink.plains(base, todo.starts, todo.ends, block.capital);
                let open = todo.starts.leading_zeros() < todo.ends.leading_zeros();
                todo.starts = if open { todo.starts } else { 0 };
                return true;
            }
            let end = special.trailing_zeros();
            let start = BLOCK as u32 - 1 - (todo.starts & below(end)).leading_zeros();
            self.sink.plains(base, todo.starts & below(start), todo.ends & below(start), block.capital);
            todo.starts &= !below(start);
            todo.ends &= !below(end);
            let run = self.next_run(base, block, end, todo);
            if !self.run(base, run, end, joined, todo) {
                return false;
            }
            odd &= !below(end);
        }
    }

    /// The word that ends at the lowest of the ends, which with its start is taken from what is to do.
    #[inline(always)]
    fn next_run(&mut self, base: usize, block: Block, end: u32, todo: &mut Todo) -> Open {
        todo.ends &= todo.ends.wrapping_sub(1);
        match self.open.take() {
            Some(open) => Open {
                start: open.start,
                capitals: open.capitals.and(Capitals::of(block.capital & below(end))),
                odd: open.odd || block.odd & below(end) != 0,
            },
            None => {
                let start = todo.starts.trailing_zeros();
                todo.starts &= todo.starts.wrapping_sub(1);
                let own = below(end) & !below(start);
                let capitals = Capitals::of(block.capital & own);
                Open { start: base + start as usize, capitals, odd: block.odd & own != 0 }
            }
        }
    }

    /// One word: handed on as it is, or with the stretch that it begins. False if that goes on past the block's end.
    #[inline(always)]
    fn run(&mut self, base: usize, run: Open, end: u32, joined: u64, todo: &mut Todo) -> bool {
        let stop = base + end as usize;
        if !(run.odd || joined >> end & 1 != 0 && self.joins(run, stop)) {
            self.sink.plain(run.start, stop, run.capitals);
            return true;
        }
        let stretch = self.stretch_end(stop);
        self.sink.stretch(run.start, stretch);
        self.resume = stretch;
        if stretch - base >= BLOCK {
            return false;
        }
        // A blank stands at the stretch's end: no word begins there, and the one that ends there is cut.
        let live = !0u64 << (stretch - base);
        todo.starts &= live;
        todo.ends &= live << 1;
        todo.marks &= live;
        true
    }

    /// Words and marks of a block in their order; false if a stretch goes on past its end.
    #[inline(always)]
    fn in_order(&mut self, base: usize, block: Block, joined: u64, todo: &mut Todo) -> bool {
        while todo.ends != 0 {
            let end = todo.ends.trailing_zeros();
            let run = self.next_run(base, block, end, todo);
            let before = run.start.saturating_sub(base) as u32;
            todo.marks = self.marks(base, todo.marks, below(before));
            if !self.run(base, run, end, joined, todo) {
                return false;
            }
        }
        true
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
            (Some(b'.'), _) if len == 1 && run.capitals != Capitals::None => true,
            (Some(b'-'), Some(&next)) if len <= LONGEST_ARTICLE => next.is_ascii_uppercase() || next >= 0x80,
            (Some(b'(' | b')' | b'*' | b'+' | b'-'), _) => false,
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

/// The bits below one of a block's 64.
#[inline(always)]
fn below(bit: u32) -> u64 {
    1u64.checked_shl(bit).map_or(!0, |one| one - 1)
}

/// "ash-Shabab": no Arabic article has more letters.
const LONGEST_ARTICLE: usize = 3;
