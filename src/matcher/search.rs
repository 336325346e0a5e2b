//! Every name in a text: whole words, leftmost-longest, with all meanings. The loop that passes most words by is here;
//! it runs at every word of every text.

use super::sift::{Chunk, Sieve};
use super::walk::{Longest, Walk};
use crate::error::Error;
use crate::gazetteer::{Gazetteer, Meaning, Overlay};
use crate::span::Span;
use crate::text::word::{self, Word};

/// The names found in a text. Keep one and search into it again: its memory is used anew.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    gazetteers: Vec<Gazetteer>,
    found: Vec<Place>,
    /// (layer, name) of the places that have several: a head that says how many, then the names.
    names: Vec<(u32, u32)>,
    /// The words of the text, and room behind them.
    words: Vec<Word>,
    word_count: usize,
    /// The numbers of those with a capital, and room behind them.
    openers: Vec<u32>,
    chunk: Chunk,
    /// Names of one place.
    group: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    span: Span,
    /// (layer, name); or [`SEVERAL`] and where in [`Matches::names`] they are.
    name: (u32, u32),
}

/// What no layer is numbered.
const SEVERAL: u32 = u32::MAX;

/// A name found.
#[derive(Clone, Copy, Debug)]
pub struct Match<'m> {
    gazetteers: &'m [Gazetteer],
    span: Span,
    names: &'m [(u32, u32)],
}

impl<'m> Match<'m> {
    /// Where it stands in the text, to the byte.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Everything that it may name, in the order of the layers and of their entities: one meaning or more.
    pub fn meanings(&self) -> impl ExactSizeIterator<Item = Meaning<'m>> + use<'m> {
        let gazetteers = self.gazetteers;
        self.names.iter().map(move |&(layer, name)| Meaning::new(&gazetteers[layer as usize].opened, name))
    }
}

impl Matches {
    /// How many names were found.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The names, as they stand in the text.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Match<'_>> {
        let gazetteers = self.gazetteers.as_slice();
        self.found.iter().map(move |place| Match { gazetteers, span: place.span, names: self.names_at(place) })
    }

    fn names_at<'m>(&'m self, place: &'m Place) -> &'m [(u32, u32)] {
        let (layer, at) = place.name;
        if layer != SEVERAL {
            return std::slice::from_ref(&place.name);
        }
        match self.names.get(at as usize..).and_then(|names| names.split_first()) {
            Some((&(count, _), names)) => names.get(..count as usize).unwrap_or(names),
            None => &[],
        }
    }

    /// The words of the text; their memory too is used anew.
    pub(crate) fn words(&self) -> &[Word] {
        self.words.get(..self.word_count).unwrap_or(&[])
    }

    #[inline(always)]
    fn push(&mut self, span: Span, name: (u32, u32)) {
        self.found.push(Place { span, name });
    }

    #[cold]
    fn push_several(&mut self, span: Span, names: impl ExactSizeIterator<Item = (u32, u32)>) {
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        self.push(span, (SEVERAL, number(self.names.len())));
        self.names.push((number(names.len()), 0));
        self.names.extend(names);
    }

    fn begin(&mut self, text: &str, gazetteers: impl Iterator<Item = Gazetteer>) -> Result<Read, Error> {
        self.found.clear();
        self.names.clear();
        self.gazetteers.clear();
        self.gazetteers.extend(gazetteers);
        if u32::try_from(text.len()).is_err() {
            return Err(Error::too_long(u32::MAX, text.len()));
        }
        let (mut words, mut openers) = (std::mem::take(&mut self.words), std::mem::take(&mut self.openers));
        let (word_count, opener_count) = word::read_into(text, &mut words, &mut openers);
        self.word_count = word_count;
        Ok(Read { words, word_count, openers, opener_count })
    }

    /// Keeps the room of a text's words for the next.
    fn end(&mut self, read: Read) {
        (self.words, self.openers) = (read.words, read.openers);
    }
}

/// The words of a text while it is searched.
struct Read {
    words: Vec<Word>,
    word_count: usize,
    openers: Vec<u32>,
    opener_count: usize,
}

impl Read {
    fn words(&self) -> &[Word] {
        self.words.get(..self.word_count).unwrap_or(&[])
    }

    fn openers(&self) -> &[u32] {
        self.openers.get(..self.opener_count).unwrap_or(&[])
    }
}

impl Gazetteer {
    /// Finds every name in `text`.
    ///
    /// # Errors
    /// Only a text of 4 GiB or more.
    pub fn find(&self, text: &str) -> Result<Matches, Error> {
        let mut matches = Matches::default();
        self.find_into(text, &mut matches)?;
        Ok(matches)
    }

    /// The same into `matches`, whose former content goes.
    ///
    /// # Errors
    /// Only a text of 4 GiB or more.
    pub fn find_into(&self, text: &str, matches: &mut Matches) -> Result<(), Error> {
        let read = matches.begin(text, std::iter::once(self.clone()))?;
        let words = read.words();
        let index = self.opened.index();
        let (mut sieve, mut walk) = (Sieve::new(index, text, words, read.openers()), Walk::new(index, text, words));
        let mut chunk = std::mem::take(&mut matches.chunk);
        let mut names = std::mem::take(&mut matches.group);
        let mut at = 0;
        let mut free = 0;
        while sieve.sift(&mut chunk) {
            for candidate in (0..chunk.len()).filter_map(|number| chunk.candidate(number)) {
                if (candidate.at as usize) < at {
                    continue;
                }
                let found = walk.longest_from(candidate, words.len(), &mut names, &mut |_| true);
                let Some(found) = found.filter(|found| found.span.start >= free) else { continue };
                match found.only {
                    Some(name) => matches.push(found.span, (0, name)),
                    None => matches.push_several(found.span, names.iter().map(|&name| (0, name))),
                }
                (at, free) = (found.end, found.span.end);
            }
        }
        (matches.chunk, matches.group) = (chunk, names);
        matches.end(read);
        Ok(())
    }
}

impl Overlay {
    /// Finds every name in `text`.
    ///
    /// # Errors
    /// Only a text of 4 GiB or more.
    pub fn find(&self, text: &str) -> Result<Matches, Error> {
        let mut matches = Matches::default();
        self.find_into(text, &mut matches)?;
        Ok(matches)
    }

    /// The same into `matches`, whose former content goes.
    ///
    /// # Errors
    /// Only a text of 4 GiB or more.
    pub fn find_into(&self, text: &str, matches: &mut Matches) -> Result<(), Error> {
        let read = matches.begin(text, self.layers().iter().map(|layer| layer.gazetteer.clone()))?;
        let words = read.words();
        let mut search = Search::new(self, text, words);
        let mut at = 0;
        let mut free = 0;
        while at < words.len() {
            match search.longest(at, words.len(), &mut |_, _| true).filter(|found| found.span.start >= free) {
                Some(found) => {
                    match search.found[..] {
                        [name] => matches.push(found.span, name),
                        _ => matches.push_several(found.span, search.found.iter().copied()),
                    }
                    (at, free) = (found.end, found.span.end);
                }
                None => at += 1,
            }
        }
        matches.end(read);
        Ok(())
    }
}

/// One text against all layers of an overlay.
pub(crate) struct Search<'a, 'g> {
    overlay: &'g Overlay,
    words: &'a [Word],
    walks: Vec<Walk<'a, 'g>>,
    /// (layer, name) of the last name found.
    pub(crate) found: Vec<(u32, u32)>,
    names: Vec<u32>,
}

impl<'a, 'g> Search<'a, 'g> {
    pub(crate) fn new(overlay: &'g Overlay, text: &'a str, words: &'a [Word]) -> Search<'a, 'g> {
        let walks =
            overlay.layers().iter().map(|layer| Walk::new(layer.gazetteer.opened.index(), text, words)).collect();
        Search { overlay, words, walks, found: Vec::new(), names: Vec::new() }
    }

    /// The longest name of any layer at a word, among those that `accept` (told layer and name) takes; its meanings
    /// are in `found`.
    pub(crate) fn longest(
        &mut self,
        at: usize,
        limit: usize,
        accept: &mut impl FnMut(usize, u32) -> bool,
    ) -> Option<Longest> {
        let word = *self.words.get(at)?;
        let mut best: Option<(Longest, i32)> = None;
        for (number, (walk, layer)) in self.walks.iter_mut().zip(self.overlay.layers()).enumerate() {
            let Some(hash) = walk.may_start(word) else { continue };
            // Not the walk's own tables: copying them takes longer than most walks.
            let row_of = |name| layer.gazetteer.opened.index().row_of(name);
            let mut shown = |name| layer.shows(row_of(name)) && accept(number, name);
            let Some(found) = walk.longest(at, hash, limit, &mut self.names, &mut shown) else { continue };
            let rank = |(longest, priority): (Longest, i32)| (longest.span.end, priority);
            match best.map(|best| rank(best).cmp(&rank((found, layer.priority)))) {
                Some(std::cmp::Ordering::Greater) => continue,
                Some(std::cmp::Ordering::Equal) => {}
                _ => {
                    self.found.clear();
                    best = Some((found, layer.priority));
                }
            }
            match found.only {
                Some(name) => self.found.push((number as u32, name)),
                None => self.found.extend(self.names.iter().map(|&name| (number as u32, name))),
            }
        }
        best.map(|(longest, _)| longest)
    }
}
