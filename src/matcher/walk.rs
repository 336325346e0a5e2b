//! The longest name at a word: the words of a text against one compiled gazetteer. Runs at every word that may begin a
//! name, which the filters leave about one in ten of.

use super::deep::Deep;
use crate::gazetteer::index::{Index, MOST_WORDS, Slot, SmallStarts};
use crate::gazetteer::key::{Cut, same_gaps, same_keys, word_hash};
use crate::gazetteer::{Case, fold};
use crate::span::Span;
use crate::text::word::{Word, is_arabic_article};

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
    /// Nothing where the filters say that no name is this word, or that none goes on.
    first: Slot,
    second: Slot,
    /// Whether either word may have to be read without its s.
    possessive: bool,
    hash: u64,
    /// The hash of the two words.
    joined: u64,
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
            let first = bytes.get(word.start()).copied().unwrap_or(b' ');
            let small = self.index.may_start_small_with(first) & u32::from(!word.is_inner());
            starts[count & (CHUNK - 1)] = at;
            count += (word.opens() | small) as usize;
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
        let (index, words, base) = (self.index, self.words, self.sifted);
        for (place, &number) in joined.iter_mut().zip(kept) {
            let number = number as usize & (CHUNK - 1);
            let at = if ALL { base + number } else { starts.get(number).map_or(0, |&start| start as usize) };
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
        let (words, base) = (self.words, self.sifted);
        for ((&number, &joined), &follows) in kept.iter().zip(pairs.0).zip(pairs.1) {
            let number = number as usize & (CHUNK - 1);
            let at = if ALL { base + number } else { starts.get(number).map_or(0, |&start| start as usize) };
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

    /// The hash of a word at which a name may begin, and none of others: no more than a hash and a look at a filter.
    #[inline(always)]
    pub(crate) fn may_start(&mut self, word: Word) -> Option<u64> {
        if word.is_inner() {
            return None;
        }
        let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
        let large = word.has_capital(self.text) || self.index.small_starts == SmallStarts::Most;
        let (ends, goes_on) = self.index.may_begin(hash, large);
        (ends || goes_on || word.is_possessive()).then_some(hash)
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
        let mut candidate = Candidate { at: at as u32, hash, first: self.index.first(hash), ..Candidate::default() };
        candidate.possessive = self.words.get(at)?.is_possessive();
        if let Some(&next) = self.words.get(at + 1).filter(|_| candidate.first.goes_on() || candidate.possessive) {
            let after = word_hash(&self.index.hasher, self.text, next, &mut self.key);
            candidate.joined = self.index.hasher.join(hash, after);
            candidate.possessive |= next.is_possessive();
            if candidate.possessive || self.index.may_follow(candidate.joined) {
                candidate.second = self.index.sequence(candidate.joined);
            }
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
        if start.possessive {
            return self.word_by_word(start, limit, names, accept);
        }
        let at = start.at as usize;
        // No sound gazetteer has longer names; one made to harm shall not make a search go on and on.
        let mut limit = limit.min(at + MOST_WORDS);
        if start.second.goes_on() {
            limit = self.deep.limit(at, start.joined, limit);
            if let Some(longer) = self.beyond_two(start, limit, names, accept) {
                return Some(longer);
            }
        }
        // Most names have one word or two, and most walks end here.
        let two = if at + 2 <= limit { self.take(start.second, at..at + 2, 0, names, accept) } else { None };
        two.or_else(|| if at < limit { self.take(start.first, at..at + 1, 0, names, accept) } else { None })
    }

    /// The longest of the names of more than two words.
    #[inline(never)]
    fn beyond_two(
        &mut self,
        start: Candidate,
        limit: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        let at = start.at as usize;
        let mut best = None;
        let mut state = State { slot: start.second, hash: start.joined };
        // Up to where a name could have ended.
        let mut able = at + if start.second.ends() { 2 } else { usize::from(start.first.ends()) };
        for end in at + 3..=limit {
            let word = *self.words.get(end - 1)?;
            let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
            let next = self.step(state, hash);
            let mut found = self.take(next.slot, at..end, 0, names, accept);
            if found.is_none() && word.is_possessive() {
                let slot = self.possessive(Some(state), word);
                found = self.take(slot, at..end, 1, names, accept);
            }
            if next.slot.ends() || word.is_possessive() {
                able = end;
            }
            best = found.or(best);
            if !next.slot.goes_on() {
                self.note(start, able, end);
                break;
            }
            state = next;
        }
        best
    }

    /// The longest name where the first word or the second may have to be read without its s.
    #[cold]
    fn word_by_word(
        &mut self,
        start: Candidate,
        limit: usize,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        let at = start.at as usize;
        let mut best = None;
        let mut state: Option<State> = None;
        for end in at + 1..=limit.min(at + MOST_WORDS) {
            let word = *self.words.get(end - 1)?;
            let next = match state {
                None => State { slot: start.first, hash: start.hash },
                Some(before) => {
                    let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
                    self.step(before, hash)
                }
            };
            let mut found = self.take(next.slot, at..end, 0, names, accept);
            if found.is_none() && word.is_possessive() {
                let slot = self.possessive(state, word);
                found = self.take(slot, at..end, 1, names, accept);
            }
            best = found.or(best);
            // What the first word's slot says is not always known.
            if !next.slot.goes_on() && state.is_some() {
                break;
            }
            state = Some(next);
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
    fn possessive(&mut self, state: Option<State>, word: Word) -> Slot {
        let stem = self.text.get(word.start()..word.end() - 1).unwrap_or("");
        fold::fold_into(stem, &mut self.key);
        let hash = self.index.hasher.key(&self.key);
        match state {
            Some(before) => self.step(before, hash).slot,
            None => self.index.first(hash),
        }
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
            let asks = letters.starts_with(char::is_uppercase) && !(word.is_head() && is_arabic_article(letters));
            !asks || word.has_capital(self.text)
        })
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
