//! The longest name at a word: the words of a text against one compiled gazetteer. Runs at every word that may begin a
//! name, which the filters leave about one in ten of.

use super::deep::Deep;
use super::sift::Candidate;
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
    deep: Deep,
    /// Buffers.
    key: String,
    cut: Cut,
}

/// Which sequence of words has been read: its slot and hash.
#[derive(Clone, Copy)]
struct State {
    slot: Slot,
    hash: u64,
}

impl<'a, 'g> Walk<'a, 'g> {
    pub(crate) fn new(index: Index<'g>, text: &'a str, words: &'a [Word]) -> Walk<'a, 'g> {
        Walk { index, text, words, deep: Deep::default(), key: String::new(), cut: Cut::default() }
    }

    /// The hash of a word at which a name may begin, and none of others: no more than a hash and a look at a filter.
    #[inline(always)]
    pub(crate) fn may_start(&mut self, word: Word) -> Option<u64> {
        if word.is_inner() {
            return None;
        }
        let hash = word_hash(&self.index.hasher, self.text, word, &mut self.key);
        let large = word.has_capital(self.text) || self.index.small_starts == SmallStarts::Most;
        let (ends, goes_on) = self.index.may_begin(self.index.filter_of(hash), hash, large, true);
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
            let found = self.take_either(Some(state), next.slot, at..end, names, accept);
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
            let found = self.take_either(state, next.slot, at..end, names, accept);
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

    /// The names of a slot, or those of the last word without its s: that word's slot is looked up after `before`.
    #[inline(always)]
    fn take_either(
        &mut self,
        before: Option<State>,
        slot: Slot,
        range: std::ops::Range<usize>,
        names: &mut Vec<u32>,
        accept: &mut impl FnMut(u32) -> bool,
    ) -> Option<Longest> {
        let word = *self.words.get(range.end - 1)?;
        let found = self.take(slot, range.clone(), 0, names, accept);
        if found.is_some() || !word.is_possessive() {
            return found;
        }
        let slot = self.possessive(before, word);
        self.take(slot, range, 1, names, accept)
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
            let fits = match case {
                Case::Exact | Case::Acronym => false,
                Case::Folded => true,
                Case::Capitals => own.iter().all(|word| {
                    let end = word.end().min(end) - start;
                    let letters = surface.get(word.start() - start..end).unwrap_or("");
                    self.is_cased(word, letters)
                }),
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

    /// Whether the text has a capital wherever the name begins a word with one.
    fn has_capitals(&self, own: &[Word], surface: &str) -> bool {
        own.iter().zip(&self.cut.words).all(|(word, model)| {
            let letters = surface.get(model.start()..model.end()).unwrap_or("");
            self.is_cased(word, letters)
        })
    }

    /// Whether a word of the text has a capital if the name writes it with one. The article of "Al Jazeera" may be small
    /// where a hyphen ties it to the name.
    fn is_cased(&self, word: &Word, letters: &str) -> bool {
        word.has_capital(self.text)
            || !letters.starts_with(char::is_uppercase)
            || word.is_head() && is_arabic_article(letters)
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
