//! The longest name at a word: the words of a text against one compiled gazetteer. Runs at every word that may begin a
//! name, which the filters of [`search`](super::search) leave about one in ten of.

use crate::gazetteer::index::{Index, MOST_WORDS, Slot, SmallStarts, is_article};
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
}

/// One text against one gazetteer.
pub(crate) struct Walk<'a, 'g> {
    pub(crate) index: Index<'g>,
    text: &'a str,
    words: &'a [Word],
    /// Buffers.
    key: String,
    cut: Cut,
}

/// How many words are sifted at a time: few enough for the first level of cache.
pub(crate) const CHUNK: usize = 256;

/// Where a name may begin, and the slots of its first word and of its first two.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Candidate {
    pub(crate) at: u32,
    hash: u64,
    first: Slot,
    /// The hash of the two words, if their slot is one.
    joined: u64,
    second: Slot,
}

/// Buffers of the sifting: room for a chunk, made at the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunk {
    starts: Vec<u32>,
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
    pub(crate) fn new(index: Index<'g>, text: &'a str, words: &'a [Word]) -> Walk<'a, 'g> {
        Walk { index, text, words, key: String::new(), cut: Cut::default() }
    }

    /// The words among `range` at which a name may begin, with what is known of them then. Step by step for all of them:
    /// a short loop keeps its numbers in registers, and the cache misses of one step overlap.
    pub(crate) fn candidates(&mut self, range: std::ops::Range<usize>, chunk: &mut Chunk) {
        chunk.starts.resize(CHUNK, 0);
        chunk.hashes.resize(CHUNK, 0);
        chunk.found.resize(CHUNK, Candidate::default());
        chunk.count = 0;
        let own = self.words.get(range.clone()).unwrap_or(&[]);
        let own = own.get(..CHUNK).unwrap_or(own);
        let Some(starts) = chunk.starts.first_chunk_mut::<CHUNK>() else { return };
        let count = self.starts(own, starts);
        let starts = starts.get(..count).unwrap_or(starts);
        for (&at, hash) in starts.iter().zip(&mut chunk.hashes) {
            let word = own.get(at as usize).copied().unwrap_or_default();
            *hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
        }
        let Some(found) = chunk.found.first_chunk_mut::<CHUNK>() else { return };
        let left = self.sift(own, range.start as u32, starts.iter().zip(&chunk.hashes), found);
        let found = found.get_mut(..left).unwrap_or_default();
        for candidate in &mut *found {
            candidate.first = self.index.first(candidate.hash).unwrap_or(Slot::NONE);
        }
        let mut count = 0;
        for at in 0..found.len() {
            let Some(candidate) = found.get(at).copied() else { break };
            let (candidate, stays) = self.look_ahead(candidate);
            if let Some(place) = found.get_mut(count) {
                *place = candidate;
            }
            count += usize::from(stays);
        }
        chunk.count = count;
        // The names too are asked for before any is compared with the text.
        let names = |candidate: &Candidate| self.index.touch(candidate.first) ^ self.index.touch(candidate.second);
        std::hint::black_box(chunk.candidates().iter().fold(0, |all, candidate| all ^ names(candidate)));
    }

    /// The words that may begin a name by their first letter. No branch depends on the text: every word is written, and
    /// those that stay are counted.
    #[inline(always)]
    fn starts(&self, own: &[Word], starts: &mut [u32; CHUNK]) -> usize {
        let bytes = self.text.as_bytes();
        match self.index.small_starts {
            SmallStarts::None => keep(own, starts, Word::opens),
            SmallStarts::Few => keep(own, starts, |word| {
                let first = bytes.get(word.start()).copied().unwrap_or(b' ');
                let small = self.index.may_start_small_with(first) & u32::from(!word.is_inner());
                word.opens() | small
            }),
            SmallStarts::Most => keep(own, starts, |word| u32::from(!word.is_inner())),
        }
    }

    /// Those of them that the filter lets through, and those that an apostrophe follows; in the same way.
    #[inline(always)]
    fn sift<'s>(
        &self,
        own: &[Word],
        base: u32,
        hashed: impl Iterator<Item = (&'s u32, &'s u64)>,
        found: &mut [Candidate; CHUNK],
    ) -> usize {
        let bytes = self.text.as_bytes();
        let mut left = 0;
        for (&at, &hash) in hashed {
            let word = own.get(at as usize).copied().unwrap_or_default();
            let passes = self.index.may_begin(hash, word.has_capital());
            let place = &mut found[left & (CHUNK - 1)];
            (place.at, place.hash) = (base + at, hash);
            left += usize::from(passes | apostrophe_follows(bytes, word));
        }
        left
    }

    /// Looks the first two words up where a name goes on after the first, and says whether any name may end with either.
    #[inline(always)]
    fn look_ahead(&mut self, mut candidate: Candidate) -> (Candidate, bool) {
        let bytes = self.text.as_bytes();
        let at = candidate.at as usize;
        let mut stays =
            candidate.first.ends() | self.words.get(at).is_some_and(|&word| apostrophe_follows(bytes, word));
        candidate.second = Slot::NONE;
        let next = self.words.get(at + 1).filter(|_| candidate.first.goes_on());
        if let Some(&word) = next {
            let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
            if candidate.first.may_follow(hash) {
                candidate.joined = self.index.hasher.join(candidate.hash, hash);
                candidate.second = self.index.sequence(candidate.joined).unwrap_or(Slot::NONE);
            }
            stays |= candidate.second.ends() | candidate.second.goes_on() | apostrophe_follows(bytes, word);
        }
        (candidate, stays)
    }

    /// Whether any name may begin at a word: no more than a hash and a look at a filter.
    #[inline(always)]
    pub(crate) fn may_start(&mut self, word: Word) -> bool {
        if word.is_inner() {
            return false;
        }
        let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
        self.index.may_begin(hash, word.has_capital()) || self.is_possessive(word)
    }

    /// The longest name that begins at word `at` and ends before word `limit`, and into `names` every name that is
    /// written so and that `accept` takes.
    pub(crate) fn longest(
        &mut self,
        at: usize,
        limit: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        names.clear();
        let word = *self.words.get(at)?;
        let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
        let first = self.index.first(hash).unwrap_or(Slot::NONE);
        let candidate = Candidate { at: at as u32, hash, first, ..Candidate::default() };
        let (candidate, _) = self.look_ahead(candidate);
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
        let at = start.at as usize;
        let mut best = None;
        let mut state = None;
        let mut next = Some(State { slot: start.first, hash: start.hash });
        // No sound gazetteer has longer names; one made to harm shall not make a search go on and on.
        for end in at + 1..=limit.min(at + MOST_WORDS) {
            let word = *self.words.get(end - 1)?;
            match end - at {
                1 => {}
                2 => next = Some(State { slot: start.second, hash: start.joined }),
                _ => {
                    let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
                    next = self.step(state, hash);
                }
            }
            let mut found = next.and_then(|next| self.take(next.slot, at..end, 0, names, accept));
            if found.is_none() && self.is_possessive(word) {
                found = self.possessive(state, word).and_then(|slot| self.take(slot, at..end, 1, names, accept));
            }
            best = found.map(|span| Longest { span, end }).or(best);
            match next {
                Some(next) if next.slot.goes_on() => state = Some(next),
                _ => break,
            }
        }
        best
    }

    #[inline(always)]
    fn step(&self, state: Option<State>, hash: u64) -> Option<State> {
        match state {
            None => self.index.first(hash).map(|slot| State { slot, hash }),
            Some(before) if before.slot.may_follow(hash) => {
                let hash = self.index.hasher.join(before.hash, hash);
                self.index.sequence(hash).map(|slot| State { slot, hash })
            }
            Some(_) => None,
        }
    }

    /// The slot after `state` of a word without its s.
    #[cold]
    fn possessive(&mut self, state: Option<State>, word: Word) -> Option<Slot> {
        let stem = self.text.get(word.start()..word.end() - 1).unwrap_or("");
        fold::fold_into(stem, &mut self.key);
        let hash = self.index.hasher.key(&self.key);
        self.step(state, hash).map(|state| state.slot)
    }

    /// Puts the names of a slot that are written as the text is in the place of shorter ones, and says where they stand.
    /// `cut` is how many bytes of the last word are not the name's.
    #[inline(always)]
    fn take(
        &mut self,
        slot: Slot,
        range: std::ops::Range<usize>,
        cut: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Span> {
        if !slot.ends() || self.words.get(range.end - 1)?.is_head() {
            return None;
        }
        let Some(name) = slot.only() else { return self.take_group(slot, range, cut, names, accept) };
        let found = self.fit(name, range, cut).filter(|_| accept(name))?;
        names.clear();
        names.push(name);
        Some(found)
    }

    /// The same for a slot of several names.
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
                Case::Capitals => own.iter().all(|word| word.has_capital() || !capital(word)),
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
            !asks || word.has_capital()
        })
    }

    /// Whether a word is a name with the s of a misplaced possessive: "Bidens' ".
    #[inline(always)]
    fn is_possessive(&self, word: Word) -> bool {
        let end = word.end();
        let bytes = self.text.as_bytes();
        if !apostrophe_follows(bytes, word) {
            return false;
        }
        let apostrophe = self.text.get(end..).is_some_and(|rest| rest.starts_with(['\'', '\u{2019}']));
        apostrophe && word.has_capital() && word.len() > 3 && matches!(bytes.get(end - 1), Some(b's' | b'S'))
    }
}

/// The numbers of the words for which `may` is 1 rather than 0, and how many they are.
#[inline(always)]
fn keep(own: &[Word], starts: &mut [u32; CHUNK], may: impl Fn(Word) -> u32) -> usize {
    let mut count = 0;
    for (at, &word) in own.iter().enumerate() {
        starts[count & (CHUNK - 1)] = at as u32;
        count += may(word) as usize;
    }
    count
}

/// Whether an apostrophe may stand behind a word: it, or the first byte of a curly one.
#[inline(always)]
fn apostrophe_follows(bytes: &[u8], word: Word) -> bool {
    bytes.get(word.end()).is_some_and(|&next| next == b'\'' || next == 0xE2)
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
