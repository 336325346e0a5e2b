//! Runs of capitalized words: where unlisted names can be. Runs once an article, over every sentence.

use std::ops::Range;

use crate::matcher::Hit;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Cue, List, Reading, Side, Sorts, words};

/// What one stretch of a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A listed name: index into the hits.
    Hit(usize),
    /// A title ("Prime Minister").
    Title,
    /// Any other capitalized word or initial.
    Word,
    /// A small word inside a name: "of", "and", "the", "de", "bin", "&".
    Link,
}

/// A stretch of a run, by tokens.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) part: Part,
    pub(crate) tokens: Range<usize>,
}

/// A run of capitalized words (and listed names) with nothing but small linking words between.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) pieces: Vec<Piece>,
    /// Where capitals mean nothing: a title-case headline, or a sentence all in capitals.
    pub(crate) headline: bool,
    /// The run begins its sentence (after quotation marks and bullets).
    pub(crate) initial: bool,
}

/// Finds all runs.
pub(crate) fn read(reading: Reading<'_>, hits: &[Hit]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut next_hit = 0;
    for (number, sentence) in reading.text.sentences.iter().enumerate() {
        let headline = reading.words.shouted[number] || is_title_case(reading, sentence);
        let mut cutter =
            Cutter { reading, hits, next_hit, headline, first: first_word(reading, sentence), pieces: Vec::new() };
        cutter.cut(sentence, &mut runs);
        next_hit = cutter.next_hit;
    }
    runs
}

/// The first token of a sentence that is a word or number.
fn first_word(reading: Reading<'_>, sentence: &Range<usize>) -> usize {
    sentence.clone().find(|&i| reading.token(i).kind != Kind::Mark).unwrap_or(sentence.end)
}

/// A headline in title case: nearly all of its longer words are capitalized.
fn is_title_case(reading: Reading<'_>, sentence: &Range<usize>) -> bool {
    let (mut capital, mut ordinary, mut small) = (0, 0, 0);
    // A sentence that ends with a stop is a headline only where ordinary words say so.
    let stopped = sentence.clone().next_back().is_some_and(|last| reading.mark(last) == Mark::Stop);
    for i in sentence.clone() {
        let token = reading.token(i);
        if token.kind != Kind::Word || token.span.len() <= 3 {
            continue;
        }
        if !token.is_capitalized() {
            if stopped {
                return false;
            }
            small += 1;
            continue;
        }
        capital += 1;
        let info = reading.info(i);
        let name = info.classes.any(Class::TITLE | Class::GIVEN | Class::SURNAME | Class::ORG_HEAD | Class::PLACE_HEAD);
        ordinary += usize::from(info.is_common() && !name);
    }
    let cased = if stopped { ordinary >= 3 } else { small * 4 <= capital };
    capital >= 3 && capital + small >= 4 && cased
}

struct Cutter<'a, 'h> {
    reading: Reading<'a>,
    hits: &'h [Hit],
    next_hit: usize,
    headline: bool,
    first: usize,
    pieces: Vec<Piece>,
}

impl Cutter<'_, '_> {
    fn cut(&mut self, sentence: &Range<usize>, runs: &mut Vec<Run>) {
        let mut i = sentence.start;
        while i < sentence.end {
            while self.next_hit < self.hits.len() && self.hits[self.next_hit].tokens.start < i {
                self.next_hit += 1;
            }
            let Some((part, end)) = self.may_belong(i).then(|| self.piece(i)).flatten() else {
                self.close(runs);
                i += 1;
                continue;
            };
            self.pieces.push(Piece { part, tokens: i..end });
            i = end;
            if self.possessive(i) {
                self.close(runs);
                i += 1;
            } else if i < sentence.end && self.reading.glued_hyphen(i) {
                // "Abdul-Rahman", "Royal-Dutch": the run goes on if a capital follows; "US-led" ends it.
                let goes_on = self.reading.token(i + 1).is_capitalized() && self.reading.token(i + 1).gap == Gap::None;
                if goes_on && i + 1 < sentence.end {
                    self.pieces.push(Piece { part: Part::Link, tokens: i..i + 1 });
                } else {
                    self.close(runs);
                }
                i += 1;
            }
        }
        self.close(runs);
    }

    /// Most words are small, outside of any run, and begin no title: a cheap look before the rules are tried.
    fn may_belong(&self, i: usize) -> bool {
        !self.pieces.is_empty()
            || self.reading.token(i).is_capitalized()
            || self.reading.words.begins(i, Sorts::TITLE)
            || self.hits.get(self.next_hit).is_some_and(|hit| hit.tokens.start == i)
    }

    fn possessive(&self, i: usize) -> bool {
        let token = self.reading.token(i);
        token.gap == Gap::None && (token.kind == Kind::Clitic || token.mark == Mark::Apostrophe)
    }

    /// What begins at token `i`, and where it ends.
    fn piece(&self, i: usize) -> Option<(Part, usize)> {
        let hit = self.hits.get(self.next_hit).filter(|hit| hit.tokens.start == i);
        let title = self.reading.title(i).filter(|_| self.counts_as_title(i));
        if let Some(hit) = hit {
            // "General" of "General Electric": the longer of title and name; "King" of "King Zorbat" is the title.
            let end = title.map_or(hit.tokens.end, |(end, ..)| end);
            if end <= hit.tokens.end && self.means_name(i, end, hit, title.map(|(_, _, side)| side)) {
                return Some((Part::Hit(self.next_hit), hit.tokens.end));
            }
        }
        if let Some((end, ..)) = title {
            return Some((if self.is_surname(i, end) { Part::Word } else { Part::Title }, end));
        }
        let token = self.reading.token(i);
        if token.kind == Kind::Word && token.is_capitalized() && self.is_name_word(i) {
            return Some((Part::Word, i + 1));
        }
        (!self.pieces.is_empty() && self.is_link(i)).then_some((Part::Link, i + 1))
    }

    /// Whether a listed short name is meant by the words from token `i` to `end`, and not a title or a place's head, after
    /// which a name would stand.
    fn means_name(&self, i: usize, end: usize, hit: &Hit, title: Option<Side>) -> bool {
        let inside = self.pieces.last().is_some_and(|piece| piece.part != Part::Title);
        let short = end == hit.tokens.end && hit.meanings.iter().all(|meaning| meaning.short || meaning.context);
        let heads = || match title {
            Some(side) => side.before() && self.followed_by_capital(end - 1),
            None => end == i + 1 && self.heads_place(i),
        };
        inside || !short || !heads()
    }

    /// "Ann |Porter|", "Jim |Baker|": one word that is also a title, behind a name and before none.
    fn is_surname(&self, i: usize, end: usize) -> bool {
        let behind_name = self.pieces.last().is_some_and(|piece| piece.part == Part::Word && piece.tokens.end == i);
        let next = self.reading.token(end);
        let before_name = next.is_capitalized() && next.kind == Kind::Word && next.gap == Gap::Space;
        behind_name
            && end == i + 1
            && self.reading.token(i).gap == Gap::Space
            && self.reading.token(i).is_capitalized()
            && !before_name
    }

    fn counts_as_title(&self, i: usize) -> bool {
        // The lower-case title right before a name belongs to its run; others are no part of any.
        self.reading.token(i).is_capitalized()
            || self.reading.title(i).is_some_and(|(end, ..)| self.reading.token(end).is_capitalized())
    }

    /// Whether the capital of word `i` says something: not the first word of a sentence or a headline's word,
    /// unless it is no ordinary word.
    fn is_name_word(&self, i: usize) -> bool {
        let info = self.reading.info(i);
        let token = self.reading.token(i);
        // "April Jones", but not "Saturday Hamas".
        let given = info.classes.any(Class::GIVEN) && self.followed_by_capital(i);
        if info.classes.any(Class::MONTH | Class::WEEKDAY) && !given {
            return false;
        }
        if token.shape == Shape::Upper && !self.headline {
            return true;
        }
        let common = info.is_common() || self.reading.is_one(i, words!["I", "OK", "Mr", "Mrs"]);
        if i == self.first || self.headline || self.after_opening_mark(i) {
            let closed = info.classes.any(Class::CLOSED);
            return !common
                || self.heads_name(i)
                || self.begins_organization(i)
                || (!closed && info.classes.any(Class::GIVEN | Class::SURNAME) && self.followed_by_capital(i));
        }
        !info.classes.any(Class::CLOSED)
    }

    fn followed_by_capital(&self, i: usize) -> bool {
        let next = self.reading.token(i + 1);
        next.kind == Kind::Word
            && next.is_capitalized()
            && next.gap == Gap::Space
            && !self.reading.is(i + 1, Class::CLOSED)
    }

    /// "|Harbour| Holdings" at the head of a sentence: a noun before a head that is no word of every day's.
    fn begins_organization(&self, i: usize) -> bool {
        let reading = self.reading;
        let info = reading.info(i);
        let noun = info.classes.any(Class::NOUN) && !info.classes.any(Class::CLOSED | Class::TITLE | Class::ORG_HEAD);
        let [nouns, verbs, adjectives, _] = info.counts;
        let mostly = nouns >= adjectives && nouns >= verbs && !info.classes.any(Class::WEEKDAY | Class::MONTH);
        noun && mostly
            && !self.headline
            && self.followed_by_capital(i)
            && reading.is(i + 1, Class::ORG_HEAD)
            && reading.token(i + 1).shape == Shape::Capital
    }

    /// "Ministry of Defense", "Lake Zorbat" at the head of a sentence.
    fn heads_name(&self, i: usize) -> bool {
        let reading = self.reading;
        let organization =
            || reading.is(i, Class::ORG_HEAD) && reading.is_word(i + 1, "of") && reading.token(i + 2).is_capitalized();
        self.heads_listed(i) || !self.headline && (organization() || self.heads_place(i))
    }

    /// "BANK OF KENYA" in a line of capitals: heads that hardly stand for anything else, before a listed name.
    fn heads_listed(&self, i: usize) -> bool {
        const PLAIN: &List = words!["bank", "university", "ministry", "archdiocese", "diocese"];
        self.headline
            && self.reading.is_one(i, PLAIN)
            && self.reading.is_word(i + 1, "of")
            && self.hits[self.next_hit..].iter().take(3).any(|hit| hit.tokens.start == i + 2)
    }

    /// "Lake", "Camp" before a name.
    fn heads_place(&self, i: usize) -> bool {
        let before = |cue: &Cue| {
            if let Cue::PlaceHead { side, lower: false, .. } = *cue { side.before().then_some(()) } else { None }
        };
        self.followed_by_capital(i) && self.reading.words.longest(i, before).is_some_and(|(end, ())| end == i + 1)
    }

    fn after_opening_mark(&self, i: usize) -> bool {
        i > 0
            && matches!(
                self.reading.mark(i - 1),
                Mark::OpenQuote | Mark::StraightQuote | Mark::OpenSingle | Mark::Colon | Mark::Bullet | Mark::Dash
            )
    }

    fn is_link(&self, i: usize) -> bool {
        let token = self.reading.token(i);
        if token.mark == Mark::Ampersand {
            return true;
        }
        if token.kind != Kind::Word || token.gap > Gap::Space {
            return false;
        }
        const SMALL: &List = words![
            "of", "for", "and", "the", "on", "in", "bin", "bint", "ibn", "abu", "al", "el", "de", "del", "della", "di",
            "da", "dos", "das", "du", "la", "le", "van", "von", "der", "den", "ter", "zu", "y", "e", "ben", "ould",
            "ag",
        ];
        // Capitals all around: "BANK OF KENYA", "ANA VAN DER ROTH".
        let shouted = token.shape == Shape::Upper
            && self.headline
            && super::is_shouted(self.reading, i)
            && (self.heads_listed(i - 1) || !self.reading.is(i, Class::CLOSED));
        (token.shape == Shape::Lower || shouted) && self.reading.is_one(i, SMALL)
    }

    /// Ends the run under construction; linking words at its end are none of it.
    fn close(&mut self, runs: &mut Vec<Run>) {
        while self.pieces.last().is_some_and(|piece| piece.part == Part::Link) {
            self.pieces.pop();
        }
        if self.pieces.is_empty() {
            return;
        }
        let pieces = std::mem::take(&mut self.pieces);
        let initial = pieces[0].tokens.start == self.first;
        runs.push(Run { pieces, headline: self.headline, initial });
    }
}
