//! One pass over a text, 64 bytes at a time: finds the plain words and the marks, and hands the few stretches that need
//! more than bitmaps to slower rules. Runs once an article for the tokens, once for a bare search of names.
//!
//! A block never ends inside a word: the next one begins where the word does. Reading some bytes twice costs less than
//! putting halves together.

use super::blocks::{BLOCK, Block};

/// What takes the words and marks of a text, in their order.
pub(crate) trait Sink {
    /// Whether [`Sink::mark`] and [`Sink::plain`] are to be called, in order; [`Sink::plains`] otherwise.
    const MARKS: bool;

    /// A word or number of ASCII letters and digits that nothing joins or splits, and its capitals.
    fn plain(&mut self, start: usize, end: usize, capitals: Capitals);

    /// Plain words that follow each other in a block and no apostrophe: the bits at which they begin and end, and the
    /// block's capitals and digits.
    fn plains(&mut self, base: usize, starts: u64, ends: u64, opening: u64);

    /// An ASCII character that is no letter, digit, underscore or blank.
    fn mark(&mut self, at: usize, byte: u8);

    /// A stretch up to the next ASCII blank that the full rules must cut. It begins with a word character.
    fn stretch(&mut self, start: usize, end: usize);
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
}

/// Walks `text` once.
pub(crate) fn pass<S: Sink>(text: &str, sink: &mut S) {
    let mut walk = Walk { bytes: text.as_bytes(), sink };
    let mut base = 0;
    while let Some(rest) = walk.bytes.get(base..).filter(|rest| !rest.is_empty()) {
        let block = match (rest.first_chunk::<BLOCK>(), S::MARKS) {
            (Some(chunk), true) => Block::read::<true>(chunk),
            (Some(chunk), false) => Block::read::<false>(chunk),
            (None, true) => Block::read_rest::<true>(rest),
            (None, false) => Block::read_rest::<false>(rest),
        };
        base = walk.block(base, block);
    }
}

struct Walk<'t, 's, S> {
    bytes: &'t [u8],
    sink: &'s mut S,
}

/// What is left to do of a block: where words begin and end, the ends at which something may join them, what is odd, and
/// the marks.
#[derive(Clone, Copy)]
struct Todo {
    starts: u64,
    ends: u64,
    joined: u64,
    odd: u64,
    marks: u64,
}

impl Todo {
    /// Leaves what lies from `bit` on; a word that ends there is done.
    #[inline(always)]
    fn from(&mut self, bit: u32) {
        let live = !below(bit);
        self.starts &= live;
        self.ends &= live & !(live & live.wrapping_neg());
        self.odd &= live;
        self.marks &= live;
    }
}

impl<S: Sink> Walk<'_, '_, S> {
    /// Cuts a block, and says where the next begins.
    #[inline(always)]
    fn block(&mut self, base: usize, block: Block) -> usize {
        let word = block.word;
        // The word that the block's end cuts is the next block's first. A branch would be guessed wrong at every fifth.
        let cut = word.leading_ones();
        if cut == BLOCK as u32 {
            return self.long(base);
        }
        let kept = !0 >> cut;
        let next = base + BLOCK - cut as usize;
        let starts = word & !(word << 1) & kept;
        let ends = !word & (word << 1);
        // Marks with a word on both sides, or after a single capital; what comes after the block may be a word.
        let followed = word >> 1 | 1 << (BLOCK - 1);
        let joined = ends & !block.blank & (followed | (block.capital & starts) << 1);
        let odd = block.odd & kept;
        if S::MARKS {
            let marks = !(word | block.space) & kept;
            let mut todo = Todo { starts, ends, joined, odd, marks };
            return next.max(self.in_order(base, block.capital, &mut todo));
        }
        let joined = joined | ends & block.apostrophe;
        if joined | odd != 0 {
            let todo = Todo { starts, ends, joined, odd, marks: 0 };
            return next.max(self.words(base, block.capital, todo));
        }
        self.sink.plains(base, starts, ends, block.capital);
        next
    }

    /// A word of more than a block.
    #[cold]
    fn long(&mut self, base: usize) -> usize {
        let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_' || !b.is_ascii();
        let rest = self.bytes.get(base..).unwrap_or(&[]);
        let end = base + rest.iter().position(|b| !word(b)).unwrap_or(rest.len());
        let own = self.bytes.get(base..end).unwrap_or(&[]);
        let capital = own.iter().filter(|b| b.is_ascii_uppercase()).count();
        let odd = own.iter().any(|b| !b.is_ascii_alphanumeric());
        let capitals = Capitals::of((1 << capital.min(2)) - 1);
        if odd || self.joins(base, end) {
            let stretch = self.stretch_end(end);
            self.sink.stretch(base, stretch);
            return stretch;
        }
        self.sink.plain(base, end, capitals);
        end
    }

    /// The words of a block without its marks: all plain ones up to the next that something joins, that one, and so on.
    /// Says up to where the text is cut, if that is past the block's end.
    #[inline(never)]
    fn words(&mut self, base: usize, capital: u64, mut todo: Todo) -> usize {
        loop {
            // Of the ends after the first odd byte the lowest is its word's.
            let after_odd = if todo.odd == 0 { 0 } else { todo.ends & !below(todo.odd.trailing_zeros()) };
            let special = todo.joined & todo.ends | after_odd;
            if special == 0 {
                self.sink.plains(base, todo.starts, todo.ends, capital);
                return 0;
            }
            let end = special.trailing_zeros();
            let start = BLOCK as u32 - 1 - (todo.starts & below(end)).leading_zeros();
            self.sink.plains(base, todo.starts & below(start), todo.ends & below(start + 1), capital);
            let resume = self.word(base, capital, start, end, &mut todo);
            if resume > 0 {
                return resume;
            }
        }
    }

    /// Words and marks of a block in their order.
    #[inline(always)]
    fn in_order(&mut self, base: usize, capital: u64, todo: &mut Todo) -> usize {
        while todo.ends != 0 {
            let (start, end) = (todo.starts.trailing_zeros(), todo.ends.trailing_zeros());
            todo.marks = self.marks(base, todo.marks, below(start));
            let resume = self.word(base, capital, start, end, todo);
            if resume > 0 {
                return resume;
            }
        }
        self.marks(base, todo.marks, !0);
        0
    }

    /// One word: handed on as it is, or with the stretch that it begins. Says where that ends, if past the block.
    #[inline(always)]
    fn word(&mut self, base: usize, capital: u64, start: u32, end: u32, todo: &mut Todo) -> usize {
        let own = below(end) & !below(start);
        let (from, to) = (base + start as usize, base + end as usize);
        let capitals = Capitals::of(capital & own);
        if todo.odd & own == 0 && (todo.joined >> end & 1 == 0 || !self.joins(from, to)) {
            self.sink.plain(from, to, capitals);
            todo.from(end);
            return 0;
        }
        let stretch = self.stretch_end(to);
        self.sink.stretch(from, stretch);
        if stretch - base >= BLOCK {
            return stretch;
        }
        // A blank stands at the stretch's end: the word that ends there is cut.
        todo.from((stretch - base) as u32);
        0
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

    /// Whether the mark at `end` may belong to the word before it: "don't", "U.S.", "2,500", "J.", "al-Sudani".
    fn joins(&self, start: usize, end: usize) -> bool {
        let len = end - start;
        match (self.bytes.get(end), self.bytes.get(end + 1)) {
            (Some(b'.'), _) if len == 1 && self.bytes.get(start).is_some_and(u8::is_ascii_uppercase) => true,
            (Some(b'-'), Some(&next)) if len <= LONGEST_ARTICLE => next.is_ascii_uppercase() || next >= 0x80,
            (Some(b'.' | b'\'' | b',' | b':' | b';'), Some(&next)) => {
                next.is_ascii_alphanumeric() || next == b'_' || next >= 0x80
            }
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
