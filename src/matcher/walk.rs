//! The longest name at a word: the words of a text against one compiled gazetteer. Runs at every word that may begin a
//! name, which the filters leave about one in ten of.

use super::deep::Deep;
use crate::gazetteer::index::{Index, MOST_WORDS, Slot, SmallStarts, follow_bit, is_article};
use crate::gazetteer::key::{Cut, same_gaps, same_keys, word_hash};
use crate::gazetteer::{Case, fold};
use crate::span::Span;
use crate::text::word::Word;

/// The longest name found at a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Longest {
    /// The name in the text, to the byte.
    pub(crate) span: Span,
    /// The first word after it.
    pub(crate) end: usize,
    /// The only name written so; none if they are several, which are listed apart.
    pub(crate) only: Option<u32>,
}

/// One text against one gazetteer.
pub(crate) struct Walk<'a, 'g> {
    pub(crate) index: Index<'g>,
    text: &'a str,
    words: &'a [Word],
    /// The numbers of the words that open a name by their capital, where words are sifted.
    openers: &'a [u32],
    /// How many of the openers, or of the words, have been sifted.
    sifted: usize,
    deep: Deep,
    /// Buffers.
    key: String,
    cut: Cut,
}

/// How many words are sifted at a time: few enough for the first level of cache.
const CHUNK: usize = 256;

/// Where a name may begin, and what the tables have of its first word and of its first two.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Candidate {
    pub(crate) at: u32,
    first: Slot,
    second: Slot,
    /// Whether the tables may have the first two words.
    follows: bool,
    /// Whether either word may have to be read without its s.
    possessive: bool,
    hash: u64,
    /// The hash of the two words, if the tables may have them.
    joined: u64,
}

/// Buffers of the sifting: room for a chunk, made at the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunk {
    starts: Vec<u32>,
    /// The hashes of words in a row, where all are hashed.
    hashes: Vec<u64>,
    found: Vec<Candidate>,
    count: usize,
}

impl Chunk {
    pub(crate) fn candidates(&self) -> &[Candidate] {
        self.found.get(..self.count).unwrap_or(&self.found)
    }
}

/// Which sequence of words has been read: its slot and hash.
#[derive(Clone, Copy)]
struct State {
    slot: Slot,
    hash: u64,
}

impl<'a, 'g> Walk<'a, 'g> {
    pub(crate) fn new(index: Index<'g>, text: &'a str, words: &'a [Word], openers: &'a [u32]) -> Walk<'a, 'g> {
        let (deep, cut) = (Deep::default(), Cut::default());
        Walk { index, text, words, openers, sifted: 0, deep, key: String::new(), cut }
    }

    /// Sifts the next words for those at which a name may begin, and looks up what the tables have of these; false when
    /// there are no more words. Step by step for all of them: a short loop keeps its numbers in registers, and the cache
    /// misses of one step overlap.
    pub(crate) fn sift(&mut self, chunk: &mut Chunk) -> bool {
        chunk.starts.resize(CHUNK, 0);
        chunk.hashes.resize(CHUNK, 0);
        chunk.found.resize(CHUNK, Candidate::default());
        let base = self.sifted;
        let Some(read) = self.begin(base, chunk) else { return false };
        self.sifted += read;
        let hashed = if self.index.small_starts == SmallStarts::Most { read } else { 0 };
        let hashes = chunk.hashes.get(..hashed).unwrap_or(&[]);
        let found = chunk.found.get_mut(..chunk.count).unwrap_or_default();
        for candidate in &mut *found {
            self.look_up(candidate, |word| hashes.get(word.wrapping_sub(base)).copied());
        }
        if let Some(pending) = chunk.starts.first_chunk_mut() {
            chunk.count = self.look_ahead(found, pending);
        }
        true
    }

    /// Hashes the next words that may begin a name by their first letter, and puts those that the filter lets through in
    /// the chunk. Says how many words, or openers, it read; none if there are none.
    #[inline(always)]
    fn begin(&mut self, base: usize, chunk: &mut Chunk) -> Option<usize> {
        let words = self.words;
        let own = |all: &'a [Word]| -> &'a [Word] {
            let rest = all.get(base..).unwrap_or(&[]);
            rest.get(..CHUNK).unwrap_or(rest)
        };
        let at = |at: u32| (at, words.get(at as usize).copied().unwrap_or_default());
        let found = chunk.found.first_chunk_mut::<CHUNK>()?;
        let hashes = chunk.hashes.first_chunk_mut::<CHUNK>()?;
        let (read, left) = match self.index.small_starts {
            SmallStarts::None => {
                let rest = self.openers.get(base..).unwrap_or(&[]);
                let openers = rest.get(..CHUNK).unwrap_or(rest);
                (openers.len(), self.filter::<false, false>(openers.iter().map(|&opener| at(opener)), found, hashes))
            }
            SmallStarts::Few => {
                let starts = chunk.starts.first_chunk_mut::<CHUNK>()?;
                let own = own(words);
                let count = self.starts(own, base as u32, starts);
                let starts = starts.get(..count)?.iter().map(|&start| at(start));
                (own.len(), self.filter::<true, false>(starts, found, hashes))
            }
            SmallStarts::Most => {
                let own = own(words);
                let all = (base as u32..).zip(own.iter().copied());
                (own.len(), self.filter::<false, true>(all, found, hashes))
            }
        };
        chunk.count = left;
        (read > 0).then_some(read)
    }

    /// The words that may begin a name by their first letter. No branch depends on the text: every word is written, and
    /// those that stay are counted.
    #[inline(always)]
    fn starts(&self, own: &[Word], base: u32, starts: &mut [u32; CHUNK]) -> usize {
        let bytes = self.text.as_bytes();
        let mut count = 0;
        for (at, &word) in (base..).zip(own) {
            let first = bytes.get(word.start()).copied().unwrap_or(b' ');
            let small = self.index.may_start_small_with(first) & u32::from(!word.is_inner());
            starts[count & (CHUNK - 1)] = at;
            count += (word.opens() | small) as usize;
        }
        count
    }

    /// Those of some words that the filter lets through, and those that may be possessives; in the same way. `SMALL` if
    /// the filter tells words without a capital from others, `ALL` if these are words in a row, whose hashes are kept.
    #[inline(always)]
    fn filter<const SMALL: bool, const ALL: bool>(
        &mut self,
        words: impl Iterator<Item = (u32, Word)>,
        found: &mut [Candidate; CHUNK],
        hashes: &mut [u64; CHUNK],
    ) -> usize {
        let mut left = 0;
        for (number, (at, word)) in words.enumerate() {
            let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
            let passes = self.index.may_begin(hash, !SMALL || word.has_capital(self.text)) | word.is_possessive();
            let place = &mut found[left & (CHUNK - 1)];
            (place.at, place.hash) = (at, hash);
            if ALL {
                hashes[number & (CHUNK - 1)] = hash;
            }
            left += usize::from(passes & !(ALL && word.is_inner()));
        }
        left
    }

    /// Looks the first word up, and hashes the first two. `known` is asked for the hash of a word.
    #[inline(always)]
    fn look_up(&mut self, candidate: &mut Candidate, known: impl Fn(usize) -> Option<u64>) {
        let at = candidate.at as usize;
        let (slot, follow) = self.index.first(candidate.hash);
        let mut possessive = self.words.get(at).is_some_and(|word| word.is_possessive());
        candidate.follows = false;
        // The hash is made where no name goes on too: a branch would be guessed wrong at every fourth.
        if let Some(&word) = self.words.get(at + 1) {
            let hash = match known(at + 1) {
                Some(hash) => hash,
                None => word_hash(&self.index.hasher, self.text, word, &mut self.key),
            };
            candidate.follows = follow & follow_bit(hash) != 0;
            candidate.joined = self.index.hasher.join(candidate.hash, hash);
            possessive |= slot.goes_on() & word.is_possessive();
        }
        (candidate.first, candidate.second, candidate.possessive) = (slot, Slot::NONE, possessive);
    }

    /// Looks the first two words up, and keeps the candidates of which any name may end with either. Says how many.
    #[inline(always)]
    fn look_ahead(&self, found: &mut [Candidate], pending: &mut [u32; CHUNK]) -> usize {
        let mut count = 0;
        for (at, candidate) in (0..).zip(&*found) {
            pending[count & (CHUNK - 1)] = at;
            count += usize::from(candidate.follows);
        }
        for &at in pending.get(..count).unwrap_or(pending) {
            if let Some(candidate) = found.get_mut(at as usize) {
                candidate.second = self.index.sequence(candidate.joined);
            }
        }
        let (mut count, mut touched) = (0, 0);
        for at in 0..found.len() {
            let Some(candidate) = found.get(at).copied() else { break };
            // The names too are asked for before any is compared with the text.
            touched ^= self.index.touch(candidate.first) ^ self.index.touch(candidate.second);
            if let Some(place) = found.get_mut(count) {
                *place = candidate;
            }
            count += usize::from(candidate.stays());
        }
        std::hint::black_box(touched);
        count
    }

    /// The hash of a word at which a name may begin, and none of others: no more than a hash and a look at a filter.
    #[inline(always)]
    pub(crate) fn may_start(&mut self, word: Word) -> Option<u64> {
        if word.is_inner() {
            return None;
        }
        let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
        let large = word.has_capital(self.text) || self.index.small_starts == SmallStarts::Most;
        (self.index.may_begin(hash, large) || word.is_possessive()).then_some(hash)
    }

    /// The longest name that begins at word `at`, whose hash is given, and ends before word `limit`. Of several names
    /// that are written so and that `accept` takes, all are put into `names`.
    pub(crate) fn longest(
        &mut self,
        at: usize,
        hash: u64,
        limit: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        let mut candidate = Candidate { at: at as u32, hash, ..Candidate::default() };
        self.look_up(&mut candidate, |_| None);
        if candidate.follows {
            candidate.second = self.index.sequence(candidate.joined);
        }
        self.longest_from(candidate, limit, names, accept)
    }

    /// The same where the first two words have been looked up.
    #[inline]
    pub(crate) fn longest_from(
        &mut self,
        start: Candidate,
        limit: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        if start.possessive || start.second.goes_on() {
            return self.walk(start, limit, names, accept);
        }
        let at = start.at as usize;
        // Most names have one word or two, and most walks end here.
        let two = if at + 2 <= limit { self.take(start.second, at..at + 2, 0, names, accept) } else { None };
        two.or_else(|| if at < limit { self.take(start.first, at..at + 1, 0, names, accept) } else { None })
    }

    /// The same for names of more words, and for possessives.
    #[inline(never)]
    fn walk(
        &mut self,
        start: Candidate,
        limit: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        let at = start.at as usize;
        // No sound gazetteer has longer names; one made to harm shall not make a search go on and on.
        let limit = self.deep.limit(at, start.joined, limit.min(at + MOST_WORDS));
        let mut best = None;
        let mut state = None;
        let mut next = Some(State { slot: start.first, hash: start.hash });
        // Up to where a name could have ended.
        let mut able = at;
        for end in at + 1..=limit {
            let word = *self.words.get(end - 1)?;
            match end - at {
                1 => {}
                2 => next = Some(State { slot: start.second, hash: start.joined }),
                _ => {
                    let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
                    next = state.map(|before| self.step(before, hash));
                }
            }
            let mut found = next.and_then(|next| self.take(next.slot, at..end, 0, names, accept));
            if found.is_none() && word.is_possessive() {
                found = self.possessive(state, word).and_then(|slot| self.take(slot, at..end, 1, names, accept));
            }
            if word.is_possessive() || next.is_some_and(|next| next.slot.ends()) {
                able = end;
            }
            best = found.or(best);
            match next {
                Some(next) if next.slot.goes_on() => state = Some(next),
                _ => {
                    self.note(start, able, end);
                    break;
                }
            }
        }
        best
    }

    /// Notes a walk that read words up to `end` where no name could end after word `able`.
    #[inline(always)]
    fn note(&mut self, start: Candidate, able: usize, end: usize) {
        if !self.deep.is_worth(end - start.at as usize, self.words.len()) {
            return;
        }
        let (hasher, text, key) = (&self.index.hasher, self.text, &mut self.key);
        let hash = |&word: &Word| (!word.is_possessive()).then(|| word_hash(hasher, text, word, key));
        self.deep.note(start.at as usize, able, end, start.joined, self.words.iter().map(hash));
    }

    #[inline(always)]
    fn step(&self, before: State, hash: u64) -> State {
        let hash = self.index.hasher.join(before.hash, hash);
        State { slot: self.index.sequence(hash), hash }
    }

    /// The slot after `state` of a word without its s.
    #[cold]
    fn possessive(&mut self, state: Option<State>, word: Word) -> Option<Slot> {
        let stem = self.text.get(word.start()..word.end() - 1).unwrap_or("");
        fold::fold_into(stem, &mut self.key);
        let hash = self.index.hasher.key(&self.key);
        Some(match state {
            Some(before) => self.step(before, hash).slot,
            None => self.index.first(hash).0,
        })
    }

    /// The names of a slot, if they are written as the text is. `cut` is how many bytes of the last word are not the
    /// name's.
    #[inline(always)]
    fn take(
        &mut self,
        slot: Slot,
        range: std::ops::Range<usize>,
        cut: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        if !slot.ends() || self.words.get(range.end - 1)?.is_head() {
            return None;
        }
        let end = range.end;
        let Some(name) = slot.only() else {
            let span = self.take_group(slot, range, cut, names, accept)?;
            return Some(Longest { span, end, only: None });
        };
        let span = self.fit(name, range, cut).filter(|_| accept(name))?;
        Some(Longest { span, end, only: Some(name) })
    }

    /// The same for a slot of several names, which are put into `names`.
    fn take_group(
        &mut self,
        slot: Slot,
        range: std::ops::Range<usize>,
        cut: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Span> {
        let mut best: Option<Span> = None;
        for name in self.index.group(slot) {
            let Some(span) = self.fit(name, range.clone(), cut).filter(|_| accept(name)) else { continue };
            // "Apple Inc" and "Apple Inc." are the same words: the longer writing stands.
            let longer = best.is_none_or(|best| span.len() > best.len());
            if longer {
                names.clear();
            }
            if longer || best == Some(span) {
                names.push(name);
                best = Some(span);
            }
        }
        best
    }

    /// Where a name stands whose words these are, if the text writes it as it may be written.
    #[inline(always)]
    fn fit(&mut self, name: u32, range: std::ops::Range<usize>, cut: usize) -> Option<Span> {
        let own = self.words.get(range)?;
        let (start, end) = (own.first()?.start(), own.last()?.end() - cut);
        let written = self.text.as_bytes().get(start..end)?;
        // Most names stand as their table has them.
        let record = self.index.record(name)?;
        if written == record.letters && !written.is_empty() {
            return Some(span(start, end));
        }
        if may_agree(written, record.letters) { self.fit_folded(name, own, start, end, cut) } else { None }
    }

    /// The same for a name that is written in some other way than its table has it.
    fn fit_folded(&mut self, name: u32, own: &'a [Word], start: usize, end: usize, cut: usize) -> Option<Span> {
        let surface = self.index.name(name);
        let written = self.text.get(start..end)?;
        let case = self.index.case(name);
        if written.len() == surface.len() && written.eq_ignore_ascii_case(surface) {
            // Letter for letter the same but for capitals.
            let capital =
                |word: &Word| surface.as_bytes().get(word.start() - start).is_some_and(u8::is_ascii_uppercase);
            let fits = match case {
                Case::Exact | Case::Acronym => false,
                Case::Folded => true,
                Case::Capitals => own.iter().all(|word| word.has_capital(self.text) || !capital(word)),
            };
            return fits.then(|| span(start, end));
        }
        self.cut.read(surface);
        let (lead, tail) = match (self.cut.words.first(), self.cut.words.last()) {
            (Some(first), Some(last)) => (surface.get(..first.start())?, surface.get(last.end()..)?),
            _ => return None,
        };
        if !self.text.get(..start)?.ends_with(lead) || !self.text.get(end..)?.starts_with(tail) {
            return None;
        }
        let inner = surface.get(lead.len()..surface.len() - tail.len())?;
        let fits = match case {
            Case::Exact | Case::Acronym => {
                let form = fold::exact_form(inner);
                let gaps = own.len() == self.cut.words.len() && same_gaps(self.text, own, surface, &self.cut.words);
                gaps && form.is_some() && fold::exact_form(written) == form
            }
            Case::Folded => self.same(own, surface, cut),
            Case::Capitals => self.same(own, surface, cut) && self.has_capitals(own, surface),
        };
        fits.then(|| span(start - lead.len(), end + tail.len()))
    }

    /// Whether words of the text are those of a name, with the same gaps.
    fn same(&self, own: &[Word], surface: &str, cut: usize) -> bool {
        let keys = match own.split_last() {
            Some((&last, before)) if cut > 0 => {
                let mut stripped = before.to_vec();
                stripped.push(last.without_end(cut));
                same_keys(self.text, &stripped, surface, &self.cut.words)
            }
            _ => same_keys(self.text, own, surface, &self.cut.words),
        };
        keys && same_gaps(self.text, own, surface, &self.cut.words)
    }

    /// Whether the text has a capital wherever the name begins a word with one. The article of "Al Jazeera" may be
    /// small where a hyphen ties it to the name.
    fn has_capitals(&self, own: &[Word], surface: &str) -> bool {
        own.iter().zip(&self.cut.words).all(|(word, model)| {
            let letters = surface.get(model.start()..model.end()).unwrap_or("");
            let asks = letters.starts_with(char::is_uppercase) && !(word.is_head() && is_article(letters));
            !asks || word.has_capital(self.text)
        })
    }
}

impl Candidate {
    /// Whether any name may end with its first words.
    #[inline(always)]
    fn stays(&self) -> bool {
        self.first.ends() | self.second.ends() | self.second.goes_on() | self.possessive
    }
}

/// Whether two writings may be one name: if both are ASCII, they have the same letters and digits, case aside. Told
/// without cutting them into words.
fn may_agree(written: &[u8], letters: &[u8]) -> bool {
    let mut others = letters.iter().filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    for byte in written.iter().filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii()) {
        match others.next() {
            Some(other) if byte.eq_ignore_ascii_case(other) => {}
            Some(other) => return !(byte.is_ascii() && other.is_ascii()),
            None => return !byte.is_ascii(),
        }
    }
    others.next().is_none_or(|other| !other.is_ascii())
}

fn span(start: usize, end: usize) -> Span {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(offset(start), offset(end))
}
