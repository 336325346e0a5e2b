//! Which words may begin a name, told of many at once by the filters of a compiled gazetteer. Runs over every word of a
//! text; about one in ten is left, at which the walk looks.

use crate::gazetteer::index::{Index, Slot, SmallStarts};
use crate::gazetteer::key::word_hash;
use crate::text::word::Word;

/// The words of one text that are sifted for one gazetteer.
pub(crate) struct Sieve<'a, 'g> {
    index: Index<'g>,
    text: &'a str,
    words: &'a [Word],
    /// The numbers of the words that open a name by their capital.
    openers: &'a [u32],
    /// How many of the openers, or of the words, have been sifted.
    sifted: usize,
    /// A buffer.
    key: String,
}

/// How many words are sifted at a time: few enough for the first level of cache, and a byte numbers them.
const CHUNK: usize = 256;

/// Where a name may begin, and what the tables have of its first word and of its first two.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Candidate {
    pub(crate) at: u32,
    /// Nothing where the filters say that no name is this word, or that none goes on.
    pub(super) first: Slot,
    pub(super) second: Slot,
    /// Whether either word may have to be read without its s.
    pub(super) possessive: bool,
    pub(super) hash: u64,
    /// The hash of the two words.
    pub(super) joined: u64,
}

/// What is sifted at a time; its memory is made at the first text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunk {
    lists: Option<Box<Lists>>,
    count: usize,
}

/// Lists of fixed length, so that no look into one is checked.
#[derive(Clone, Debug)]
struct Lists {
    /// Of what is sifted, and of the word behind it: the hash, what the filter has for it, what else is known.
    hashes: [u64; CHUNK + 1],
    filtered: [u64; CHUNK],
    known: [u8; CHUNK],
    /// Of what the filter lets through.
    kept: Kept,
    /// Which of these to look up by their first word, by their first two, and which the filter of pairs knows.
    singles: [u8; CHUNK],
    pairs: [u8; CHUNK],
    followed: [u8; CHUNK],
    /// Which are candidates.
    found: [u8; CHUNK],
}

/// The parts of candidates.
#[derive(Clone, Debug)]
struct Kept {
    at: [u32; CHUNK],
    hashes: [u64; CHUNK],
    joined: [u64; CHUNK],
    firsts: [Slot; CHUNK],
    seconds: [Slot; CHUNK],
    possessive: [bool; CHUNK],
}

impl Default for Lists {
    fn default() -> Lists {
        Lists {
            hashes: [0; CHUNK + 1],
            filtered: [0; CHUNK],
            known: [0; CHUNK],
            kept: Kept {
                at: [0; CHUNK],
                hashes: [0; CHUNK],
                joined: [0; CHUNK],
                firsts: [Slot::NONE; CHUNK],
                seconds: [Slot::NONE; CHUNK],
                possessive: [false; CHUNK],
            },
            singles: [0; CHUNK],
            pairs: [0; CHUNK],
            followed: [0; CHUNK],
            found: [0; CHUNK],
        }
    }
}

/// What is known of a word besides its letters: it may have to be read without its s, no name begins with it, or it is
/// an article that ties the next word to itself.
const POSSESSIVE: u8 = 1;
const INNER: u8 = 2;
const HEAD: u8 = 4;

#[cold]
fn besides(word: Word) -> u8 {
    u8::from(word.is_possessive()) * POSSESSIVE + u8::from(word.is_inner()) * INNER + u8::from(word.is_head()) * HEAD
}

impl Chunk {
    /// How many candidates there are.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// A candidate, in the order of the text.
    #[inline(always)]
    pub(crate) fn candidate(&self, number: usize) -> Option<Candidate> {
        let lists = self.lists.as_deref()?;
        Some(lists.kept.candidate(lists.found[number & (CHUNK - 1)]))
    }
}

impl Kept {
    #[inline(always)]
    fn candidate(&self, number: u8) -> Candidate {
        let number = usize::from(number);
        Candidate {
            at: self.at[number],
            first: self.firsts[number],
            second: self.seconds[number],
            possessive: self.possessive[number],
            hash: self.hashes[number],
            joined: self.joined[number],
        }
    }
}

/// How many there are of what the filter lets through, and of those to be looked up.
#[derive(Clone, Copy, Default)]
struct Counts {
    kept: usize,
    singles: usize,
    pairs: usize,
}

impl<'a, 'g> Sieve<'a, 'g> {
    pub(crate) fn new(index: Index<'g>, text: &'a str, words: &'a [Word], openers: &'a [u32]) -> Sieve<'a, 'g> {
        Sieve { index, text, words, openers, sifted: 0, key: String::new() }
    }

    /// Sifts the next words for those at which a name may begin, and looks up what the tables have of these; false when
    /// there are no more words. Step by step for all of them: a short loop keeps its numbers in registers, and the cache
    /// misses of one step overlap.
    pub(crate) fn sift(&mut self, chunk: &mut Chunk) -> bool {
        let lists = &mut **chunk.lists.get_or_insert_default();
        let (words, base) = (self.words, self.sifted);
        let in_a_row = || part(words, base, CHUNK);
        let (read, kept) = match self.index.small_starts {
            SmallStarts::None => {
                let openers = self.openers.get(base..).unwrap_or(&[]);
                let count = openers.len().min(CHUNK);
                (count, self.candidates::<false, false>(openers, count, lists))
            }
            SmallStarts::Few => {
                let mut starts = [0; CHUNK];
                let count = self.starts(in_a_row(), base as u32, &mut starts);
                (in_a_row().len(), self.candidates::<true, false>(part(&starts, 0, count), count, lists))
            }
            SmallStarts::Most => (in_a_row().len(), self.candidates::<false, true>(&[], in_a_row().len(), lists)),
        };
        chunk.count = kept;
        self.sifted += read;
        read > 0
    }

    /// The words that may begin a name by their first letter. No branch depends on the text: every word is written, and
    /// those that stay are counted.
    #[inline(always)]
    fn starts(&self, own: &[Word], base: u32, starts: &mut [u32; CHUNK]) -> usize {
        let bytes = self.text.as_bytes();
        let mut count = 0;
        for (at, &word) in (base..).zip(own) {
            starts[count & (CHUNK - 1)] = at;
            count += word.opens(bytes, self.index.firsts) as usize;
        }
        count
    }

    /// Makes candidates of the first `count` words of a list, or of those in a row (`ALL`), and says how many they are.
    /// `SMALL` if the filter tells words without a capital from others.
    #[inline(always)]
    fn candidates<const SMALL: bool, const ALL: bool>(
        &mut self,
        starts: &[u32],
        count: usize,
        lists: &mut Lists,
    ) -> usize {
        self.hash::<ALL>(part(starts, 0, count), count, lists);
        let counts = self.filter::<SMALL, ALL>(starts, count, lists);
        self.join::<ALL>(counts.pairs, lists);
        let followed = self.follow(counts.pairs, lists);
        self.look_up(counts, followed, lists)
    }

    /// Hashes words, and asks the filter for each: apart from all else, since in a short loop memory is asked for many
    /// words at once.
    #[inline(always)]
    fn hash<const ALL: bool>(&mut self, starts: &[u32], count: usize, lists: &mut Lists) {
        let (index, words, text) = (self.index, self.words, self.text.as_bytes());
        let in_a_row = part(words, self.sifted, count + 1);
        let hashed = count + usize::from(ALL);
        for number in 0..hashed.min(CHUNK + 1) {
            let word = match ALL {
                true => in_a_row.get(number),
                false => starts.get(number).and_then(|&start| words.get(start as usize)),
            };
            let word = word.copied().unwrap_or_default();
            let (hash, known) = match index.hasher.short(text, word.start(), word.bare_len()) {
                Some(hash) => (hash, 0),
                None => (self.slow_hash(word), besides(word)),
            };
            lists.hashes[number] = hash;
            if !ALL || number < CHUNK {
                lists.known[number & (CHUNK - 1)] = known;
            }
        }
        for (place, &hash) in lists.filtered.iter_mut().zip(part(&lists.hashes, 0, count)) {
            *place = index.filter_of(hash);
        }
    }

    #[cold]
    #[inline(never)]
    fn slow_hash(&mut self, word: Word) -> u64 {
        word_hash(&self.index.hasher, self.text, word, &mut self.key)
    }

    /// Keeps the words that the filter lets through and those that may be possessives. No branch depends on the text
    /// here either.
    #[inline(always)]
    fn filter<const SMALL: bool, const ALL: bool>(&self, starts: &[u32], count: usize, lists: &mut Lists) -> Counts {
        let (index, words) = (self.index, self.words);
        let kept = &mut lists.kept;
        kept.possessive.fill(false);
        let mut counts = Counts::default();
        for number in 0..count.min(CHUNK) {
            let (hash, filtered, known) = (lists.hashes[number], lists.filtered[number], lists.known[number]);
            let at = if ALL { (self.sifted + number) as u32 } else { starts.get(number).copied().unwrap_or(0) };
            let capital = !SMALL || words.get(at as usize).is_some_and(|word| word.has_capital(self.text));
            // Whether the next word may open a name too: whether it is the next of the list, which may end here. Where
            // all are asked for the filter does not tell.
            let mut opens = !ALL && starts.get(number + 1).is_none_or(|&next| next == at + 1);
            if known != 0 {
                opens |= known & HEAD != 0;
                kept.possessive[counts.kept & (CHUNK - 1)] = known & (POSSESSIVE | INNER) == POSSESSIVE;
            }
            let (mut ends, mut goes_on) = index.may_begin(filtered, hash, capital, opens);
            if known & (POSSESSIVE | INNER) != 0 {
                // What may be a possessive is looked up whatever the filters say.
                (ends, goes_on) = if known & INNER != 0 { (false, false) } else { (true, true) };
            }
            kept.at[counts.kept & (CHUNK - 1)] = at;
            kept.hashes[counts.kept & (CHUNK - 1)] = hash;
            lists.singles[counts.singles & (CHUNK - 1)] = counts.kept as u8;
            lists.pairs[counts.pairs & (CHUNK - 1)] = counts.kept as u8;
            counts.singles += usize::from(ends);
            counts.pairs += usize::from(goes_on);
            counts.kept += usize::from(ends | goes_on);
        }
        counts
    }

    /// Joins the hashes of the first two words.
    #[inline(always)]
    fn join<const ALL: bool>(&mut self, count: usize, lists: &mut Lists) {
        let (index, words, text) = (self.index, self.words, self.text.as_bytes());
        let kept = &mut lists.kept;
        for &pair in part(&lists.pairs, 0, count) {
            let pair = usize::from(pair);
            let at = kept.at[pair] as usize;
            let next = words.get(at + 1).copied().unwrap_or_default();
            let after = match ALL {
                true => lists.hashes[(at + 1 - self.sifted).min(CHUNK)],
                false => match index.hasher.short(text, next.start(), next.bare_len()) {
                    Some(hash) => hash,
                    None => self.slow_hash(next),
                },
            };
            if next.is_possessive() {
                kept.possessive[pair] = true;
            }
            kept.joined[pair] = index.hasher.join(kept.hashes[pair], after);
        }
    }

    /// Asks the filter of pairs: apart from the hashing, for the same reason. A third of the time with a million names was
    /// spent waiting for one after another.
    #[inline(always)]
    fn follow(&self, count: usize, lists: &mut Lists) -> usize {
        let mut followed = 0;
        for &pair in part(&lists.pairs, 0, count) {
            let known = lists.kept.possessive[usize::from(pair)];
            let follows = self.index.may_follow(lists.kept.joined[usize::from(pair)]) | known;
            lists.followed[followed & (CHUNK - 1)] = pair;
            followed += usize::from(follows);
        }
        followed
    }

    /// Looks up what the filters say is there; the names too are asked for before any is compared with the text. (Asking
    /// for the slots in a loop of their own before that gained nothing.)
    #[inline(always)]
    fn look_up(&self, counts: Counts, followed: usize, lists: &mut Lists) -> usize {
        let kept = &mut lists.kept;
        for slots in [&mut kept.firsts, &mut kept.seconds] {
            if let Some(slots) = slots.get_mut(..counts.kept) {
                slots.fill(Slot::NONE);
            }
        }
        let (singles, followed) = (part(&lists.singles, 0, counts.singles), part(&lists.followed, 0, followed));
        for &single in singles {
            kept.firsts[usize::from(single)] = self.index.first(kept.hashes[usize::from(single)]);
        }
        for &pair in followed {
            kept.seconds[usize::from(pair)] = self.index.sequence(kept.joined[usize::from(pair)]);
        }
        let touch = |slots: &[Slot; CHUNK], own: &[u8]| {
            own.iter().fold(0, |all, &number| all ^ self.index.touch(slots[usize::from(number)]))
        };
        std::hint::black_box(touch(&kept.firsts, singles) ^ touch(&kept.seconds, followed));
        let mut found = 0;
        for number in 0..counts.kept.min(CHUNK) {
            lists.found[found & (CHUNK - 1)] = number as u8;
            let nothing = kept.firsts[number].is_none() & kept.seconds[number].is_none() & !kept.possessive[number];
            found += usize::from(!nothing);
        }
        found
    }
}

/// Some of a list from a place on, as many as there are.
#[inline(always)]
fn part<T>(list: &[T], from: usize, count: usize) -> &[T] {
    let rest = list.get(from..).unwrap_or(&[]);
    rest.get(..count).unwrap_or(rest)
}
