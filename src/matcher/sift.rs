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

/// How many words are sifted at a time: few enough for the first level of cache.
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

/// Buffers of the sifting: room for a chunk, made at the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunk {
    /// The numbers of the words that are sifted, where these are some by their first letter.
    starts: Vec<u32>,
    /// Of what is sifted, by its place in the chunk: the hash and what the filter says.
    hashes: Vec<u64>,
    says: Vec<u8>,
    /// The places of those that the filter lets through.
    kept: Vec<u32>,
    /// By the place among those: the hash of the first two words, and whether names may begin with them.
    joined: Vec<u64>,
    follows: Vec<u8>,
    found: Vec<Candidate>,
    count: usize,
    /// The numbers of the candidates whose first word, or first two, are to be looked up.
    singles: Vec<u32>,
    pairs: Vec<u32>,
}

/// What is said of a word: a name may be it, or go on after it; or it may have to be read without its s.
const ENDS: u8 = 1;
const GOES_ON: u8 = 2;
const POSSESSIVE: u8 = 4;
/// No name begins here.
const TIED: u8 = 8;

/// What is to know of a word besides its letters.
#[cold]
fn besides(word: Word) -> u8 {
    u8::from(word.is_possessive()) * POSSESSIVE + u8::from(word.is_inner()) * TIED
}

impl Chunk {
    pub(crate) fn candidates(&self) -> &[Candidate] {
        self.found.get(..self.count).unwrap_or(&self.found)
    }

    fn make_room(&mut self) {
        for numbers in [&mut self.starts, &mut self.kept, &mut self.singles, &mut self.pairs] {
            numbers.resize(CHUNK, 0);
        }
        // The hash of the word after the last too.
        self.hashes.resize(CHUNK + 1, 0);
        self.says.resize(CHUNK, 0);
        self.joined.resize(CHUNK, 0);
        self.follows.resize(CHUNK, 0);
        self.found.resize(CHUNK, Candidate::default());
    }
}

impl<'a, 'g> Sieve<'a, 'g> {
    pub(crate) fn new(index: Index<'g>, text: &'a str, words: &'a [Word], openers: &'a [u32]) -> Sieve<'a, 'g> {
        Sieve { index, text, words, openers, sifted: 0, key: String::new() }
    }

    /// Sifts the next words for those at which a name may begin, and looks up what the tables have of these; false when
    /// there are no more words. Step by step for all of them: a short loop keeps its numbers in registers, and the cache
    /// misses of one step overlap.
    pub(crate) fn sift(&mut self, chunk: &mut Chunk) -> bool {
        chunk.make_room();
        let (words, base) = (self.words, self.sifted);
        let in_a_row = || part(words, base, CHUNK);
        let read = match self.index.small_starts {
            SmallStarts::None => {
                let openers = part(self.openers, base, CHUNK);
                self.candidates::<false, false>(openers, openers.len(), chunk);
                openers.len()
            }
            SmallStarts::Few => {
                let mut starts = std::mem::take(&mut chunk.starts);
                let count = self.starts(in_a_row(), base as u32, &mut starts);
                self.candidates::<true, false>(&starts, count, chunk);
                chunk.starts = starts;
                in_a_row().len()
            }
            SmallStarts::Most => {
                self.candidates::<false, true>(&[], in_a_row().len(), chunk);
                in_a_row().len()
            }
        };
        self.sifted += read;
        read > 0
    }

    /// The words that may begin a name by their first letter. No branch depends on the text: every word is written, and
    /// those that stay are counted.
    #[inline(always)]
    fn starts(&self, own: &[Word], base: u32, starts: &mut [u32]) -> usize {
        let Some(starts) = starts.first_chunk_mut::<CHUNK>() else { return 0 };
        let bytes = self.text.as_bytes();
        let mut count = 0;
        for (at, &word) in (base..).zip(own) {
            starts[count & (CHUNK - 1)] = at;
            count += word.opens(bytes, self.index.firsts) as usize;
        }
        count
    }

    /// Makes candidates of the first `count` words of a list, or of those in a row (`ALL`). `SMALL` if the filter tells
    /// words without a capital from others.
    #[inline(always)]
    fn candidates<const SMALL: bool, const ALL: bool>(
        &mut self,
        starts: &[u32],
        count: usize,
        chunk: &mut Chunk,
    ) -> Option<()> {
        let starts = part(starts, 0, count);
        let hashes = chunk.hashes.first_chunk_mut::<{ CHUNK + 1 }>()?;
        let says = chunk.says.first_chunk_mut::<CHUNK>()?;
        let kept = chunk.kept.first_chunk_mut::<CHUNK>()?;
        let (joined, follows) = (chunk.joined.first_chunk_mut::<CHUNK>()?, chunk.follows.first_chunk_mut::<CHUNK>()?);
        let kept_count = self.filter::<SMALL, ALL>(starts, count, hashes, says, kept);
        if ALL {
            let next = self.words.get(self.sifted + count).copied().unwrap_or_default();
            hashes[count.min(CHUNK)] = word_hash(&self.index.hasher, self.text, next, &mut self.key);
        }
        let mut asked = Asked {
            found: chunk.found.first_chunk_mut()?,
            count: 0,
            singles: chunk.singles.first_chunk_mut()?,
            single_count: 0,
            pairs: chunk.pairs.first_chunk_mut()?,
            pair_count: 0,
        };
        let kept = part(kept, 0, kept_count);
        self.pair::<ALL>(kept, starts, hashes, says, joined, follows);
        self.ask::<ALL>(kept, starts, hashes, says, (joined, follows), &mut asked);
        self.look_up(&mut asked);
        chunk.count = asked.count;
        Some(())
    }

    /// Hashes words, and keeps those that the filter lets through and those that may be possessives. No branch depends on
    /// the text here either.
    #[inline(always)]
    fn filter<const SMALL: bool, const ALL: bool>(
        &mut self,
        starts: &[u32],
        count: usize,
        hashes: &mut [u64; CHUNK + 1],
        says: &mut [u8; CHUNK],
        kept: &mut [u32; CHUNK],
    ) -> usize {
        let (index, words, text) = (self.index, self.words, self.text.as_bytes());
        let in_a_row = part(words, self.sifted, count);
        let mut left = 0;
        for number in 0..count {
            let word = match ALL {
                true => in_a_row.get(number),
                false => starts.get(number).and_then(|&start| words.get(start as usize)),
            };
            let Some(&word) = word else { break };
            let (hash, known) = match index.hasher.short(text, word.start(), word.bare_len()) {
                Some(hash) => (hash, 0),
                None => (self.slow_hash(word), besides(word)),
            };
            (hashes[number & (CHUNK - 1)], says[number & (CHUNK - 1)]) = (hash, known);
        }
        for number in 0..count {
            let (hash, known) = (hashes[number & (CHUNK - 1)], says[number & (CHUNK - 1)]);
            let capital = !SMALL
                || starts
                    .get(number)
                    .and_then(|&start| words.get(start as usize))
                    .is_some_and(|word| word.has_capital(self.text));
            let (ends, goes_on) = index.may_begin(hash, capital);
            let said = known + u8::from(ends) * ENDS + u8::from(goes_on) * GOES_ON;
            says[number & (CHUNK - 1)] = said;
            kept[left & (CHUNK - 1)] = number as u32;
            left += usize::from((said != 0) & (!ALL | (said & TIED == 0)));
        }
        left
    }

    #[cold]
    #[inline(never)]
    fn slow_hash(&mut self, word: Word) -> u64 {
        word_hash(&self.index.hasher, self.text, word, &mut self.key)
    }

    /// The number in the text of what is sifted at a place of the chunk.
    #[inline(always)]
    fn at<const ALL: bool>(&self, starts: &[u32], place: usize) -> usize {
        if ALL { self.sifted + place } else { starts.get(place).map_or(0, |&start| start as usize) }
    }

    /// Joins the hashes of the first two words, and asks the filter of pairs: apart from the hashing, since in a short
    /// loop memory is asked for many pairs at once. A third of the time with a million names was spent waiting for one
    /// after another.
    #[inline(always)]
    fn pair<const ALL: bool>(
        &mut self,
        kept: &[u32],
        starts: &[u32],
        hashes: &[u64; CHUNK + 1],
        says: &[u8; CHUNK],
        joined: &mut [u64; CHUNK],
        follows: &mut [u8; CHUNK],
    ) {
        let (index, words) = (self.index, self.words);
        for (place, &number) in joined.iter_mut().zip(kept) {
            let number = number as usize & (CHUNK - 1);
            let at = self.at::<ALL>(starts, number);
            let next = words.get(at + 1).copied().unwrap_or_default();
            let after = if ALL { hashes[number + 1] } else { word_hash(&index.hasher, self.text, next, &mut self.key) };
            *place = index.hasher.join(hashes[number], after);
        }
        for ((&number, &joined), follow) in kept.iter().zip(&*joined).zip(follows) {
            // What does not go on asks for a place that is always at hand.
            let goes_on = says[number as usize & (CHUNK - 1)] & GOES_ON != 0;
            *follow = u8::from(index.may_follow(joined & u64::from(goes_on).wrapping_neg()) & goes_on);
        }
    }

    /// Keeps the candidates that may still begin a name. What may be a possessive is looked up whatever the filters say.
    #[inline(always)]
    fn ask<const ALL: bool>(
        &self,
        kept: &[u32],
        starts: &[u32],
        hashes: &[u64; CHUNK + 1],
        says: &[u8; CHUNK],
        pairs: (&[u64; CHUNK], &[u8; CHUNK]),
        asked: &mut Asked<'_>,
    ) {
        let words = self.words;
        for ((&number, &joined), &follows) in kept.iter().zip(pairs.0).zip(pairs.1) {
            let number = number as usize & (CHUNK - 1);
            let at = self.at::<ALL>(starts, number);
            let (hash, said) = (hashes[number], says[number]);
            let mut possessive = said & POSSESSIVE != 0;
            let (mut ends, mut goes_on) = (said & ENDS != 0, follows != 0);
            let mut candidate =
                Candidate { at: at as u32, first: Slot::NONE, second: Slot::NONE, possessive, hash, joined };
            let Some(&next) = words.get(at + 1) else {
                asked.keep(candidate, ends | possessive, false);
                break;
            };
            if possessive || next.is_possessive() {
                ends |= possessive;
                possessive |= said & GOES_ON != 0;
                goes_on |= possessive;
                candidate.possessive = possessive;
            }
            asked.keep(candidate, ends, goes_on);
        }
    }

    /// Looks up what the filters say is there; the names too are asked for before any is compared with the text. (Asking
    /// for the slots in a loop of their own before that gained nothing.)
    #[inline(always)]
    fn look_up(&self, asked: &mut Asked<'_>) {
        for &single in part(asked.singles, 0, asked.single_count) {
            let candidate = &mut asked.found[single as usize & (CHUNK - 1)];
            candidate.first = self.index.first(candidate.hash);
        }
        for &pair in part(asked.pairs, 0, asked.pair_count) {
            let candidate = &mut asked.found[pair as usize & (CHUNK - 1)];
            candidate.second = self.index.sequence(candidate.joined);
        }
        let touch = |candidate: &Candidate| self.index.touch(candidate.first) ^ self.index.touch(candidate.second);
        std::hint::black_box(part(asked.found, 0, asked.count).iter().fold(0, |all, candidate| all ^ touch(candidate)));
    }
}

/// The candidates of a chunk, and which of them are to be looked up by a word, or by two.
struct Asked<'c> {
    found: &'c mut [Candidate; CHUNK],
    count: usize,
    singles: &'c mut [u32; CHUNK],
    single_count: usize,
    pairs: &'c mut [u32; CHUNK],
    pair_count: usize,
}

impl Asked<'_> {
    /// Keeps a candidate if a name may be its first word, or go on. Written in any case, and counted if it stays.
    #[inline(always)]
    fn keep(&mut self, candidate: Candidate, ends: bool, goes_on: bool) {
        self.found[self.count & (CHUNK - 1)] = candidate;
        self.singles[self.single_count & (CHUNK - 1)] = self.count as u32;
        self.pairs[self.pair_count & (CHUNK - 1)] = self.count as u32;
        self.single_count += usize::from(ends);
        self.pair_count += usize::from(goes_on);
        self.count += usize::from(ends | goes_on);
    }
}

/// Some of a list from a place on, as many as there are.
#[inline(always)]
fn part<T>(list: &[T], from: usize, count: usize) -> &[T] {
    let rest = list.get(from..).unwrap_or(&[]);
    rest.get(..count).unwrap_or(rest)
}
