//! Every name in a text: whole words, leftmost-longest, with all meanings. The loop that passes most words by is here;
//! it runs at every word of every text.

use super::walk::{CHUNK, Chunk, Longest, Walk};
use crate::error::Error;
use crate::gazetteer::{Gazetteer, Meaning, Overlay};
use crate::span::Span;
use crate::text::word::{self, Word};

/// The names found in a text. Keep one and search into it again: its memory is used anew.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    gazetteers: Vec<Gazetteer>,
    found: Vec<Place>,
    /// (layer, name), a stretch of them for each place.
    names: Vec<(u32, u32)>,
    /// The words of the text, and room behind them.
    words: Vec<Word>,
    word_count: usize,
    chunk: Chunk,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    span: Span,
    /// Where its names end in [`Matches::names`].
    names_end: u32,
}

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
        let begin = |at: usize| at.checked_sub(1).and_then(|before| self.found.get(before)).map_or(0, |p| p.names_end);
        self.found.iter().enumerate().map(move |(at, place)| Match {
            gazetteers: &self.gazetteers,
            span: place.span,
            names: self.names.get(begin(at) as usize..place.names_end as usize).unwrap_or(&[]),
        })
    }

    /// The words of the text; their memory too is used anew.
    pub(crate) fn words(&self) -> &[Word] {
        self.words.get(..self.word_count).unwrap_or(&[])
    }

    fn push(&mut self, span: Span) {
        let names_end = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.found.push(Place { span, names_end });
    }

    fn begin(&mut self, text: &str, gazetteers: impl Iterator<Item = Gazetteer>) -> Result<Vec<Word>, Error> {
        self.found.clear();
        self.names.clear();
        self.gazetteers.clear();
        self.gazetteers.extend(gazetteers);
        if u32::try_from(text.len()).is_err() {
            return Err(Error::too_long(u32::MAX, text.len()));
        }
        let mut words = std::mem::take(&mut self.words);
        self.word_count = word::read_into(text, &mut words);
        Ok(words)
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
        let room = matches.begin(text, std::iter::once(self.clone()))?;
        let words = room.get(..matches.word_count).unwrap_or(&room);
        let mut walk = Walk::new(self.opened.index(), text, words);
        let mut chunk = std::mem::take(&mut matches.chunk);
        let mut names = Vec::new();
        let mut at = 0;
        let mut free = 0;
        for start in (0..words.len()).step_by(CHUNK) {
            walk.candidates(start..words.len().min(start + CHUNK), &mut chunk);
            for &candidate in chunk.candidates() {
                if (candidate.at as usize) < at {
                    continue;
                }
                let found = walk.longest_from(candidate, words.len(), &mut names, &mut |_| true);
                let Some(found) = found.filter(|found| found.span.start >= free) else { continue };
                matches.names.extend(names.iter().map(|&name| (0, name)));
                matches.push(found.span);
                (at, free) = (found.end, found.span.end);
            }
        }
        (matches.words, matches.chunk) = (room, chunk);
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
        let room = matches.begin(text, self.layers().iter().map(|layer| layer.gazetteer.clone()))?;
        let words = room.get(..matches.word_count).unwrap_or(&room);
        let mut search = Search::new(self, text, words);
        let mut at = 0;
        let mut free = 0;
        while at < words.len() {
            match search.longest(at, words.len(), &mut |_, _| true).filter(|found| found.span.start >= free) {
                Some(found) => {
                    matches.names.extend(&search.found);
                    matches.push(found.span);
                    (at, free) = (found.end, found.span.end);
                }
                None => at += 1,
            }
        }
        matches.words = room;
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
            if !walk.may_start(word) {
                continue;
            }
            let index = walk.index;
            let mut shown = |name| layer.shows(index.row_of(name)) && accept(number, name);
            let Some(found) = walk.longest(at, limit, &mut self.names, &mut shown) else { continue };
            let rank = |(longest, priority): (Longest, i32)| (longest.span.end, priority);
            match best.map(|best| rank(best).cmp(&rank((found, layer.priority)))) {
                Some(std::cmp::Ordering::Greater) => continue,
                Some(std::cmp::Ordering::Equal) => {}
                _ => {
                    self.found.clear();
                    best = Some((found, layer.priority));
                }
            }
            self.found.extend(self.names.iter().map(|&name| (number as u32, name)));
        }
        best.map(|(longest, _)| longest)
    }
}
