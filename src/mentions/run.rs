//! Runs of capitalized words: where unlisted names can be. Runs once an article, over every sentence.

use std::ops::Range;

use crate::kind::EntityKind;
use crate::matcher::Hit;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Cue, List, Reading, Side, Sorts, words};

impl Piece {
    /// A word with a capital, right behind the one before, that no table of English words knows.
    pub(super) fn is_foreign(&self, reading: Reading<'_>) -> bool {
        let token = reading.token(self.tokens.start);
        self.part == Part::Word
            && token.gap == Gap::Space
            && token.shape == Shape::Capital
            && !reading.info(self.tokens.start).is_common()
    }
}

/// Honorifics that are names too.
pub(crate) const MIDDLE: &List = words![
    "sayed", "sayyed", "sayyid", "syed", "sheikh", "shaikh", "imam", "haji", "hajj", "bibi", "begum", "sultan",
    "sardar", "malik", "mirza", "sri", "tun",
];

/// What public bodies are called by, before their head: "Foreign Ministry", "Supreme Court".
const OFFICIAL: &List = words![
    "foreign",
    "federal",
    "national",
    "central",
    "international",
    "supreme",
    "constitutional",
    "electoral",
    "civil",
    "public",
    "royal",
    "environmental",
    "social",
    "municipal",
    "provincial",
    "regional",
    "joint",
    "intergovernmental",
];

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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run<'p> {
    pub(crate) pieces: &'p [Piece],
    /// Where capitals mean nothing: a title-case headline, or a sentence all in capitals.
    pub(crate) headline: bool,
    /// The run begins its sentence (after quotation marks and bullets).
    pub(crate) initial: bool,
    /// What kinds of cue begin at its tokens.
    pub(super) sorts: Sorts,
}

/// The runs of an article, their pieces one after the other: a list each would be thousands of allocations.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    pub(crate) pieces: Vec<Piece>,
    /// Of every run: the end of its pieces, and what else is known of it.
    ends: Vec<(usize, Run<'static>)>,
}

impl Runs {
    /// Every run, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Run<'_>> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(end, _)| *end));
        starts.zip(&self.ends).map(|(start, (end, run))| Run { pieces: &self.pieces[start..*end], ..*run })
    }
}

/// Finds all runs.
pub(crate) fn read(reading: Reading<'_>, hits: &[Hit]) -> Runs {
    let mut cutter = Cutter { reading, hits, next_hit: 0, headline: false, first: 0, runs: Runs::default(), from: 0 };
    for (number, sentence) in reading.text.sentences.iter().enumerate() {
        cutter.headline = reading.words.shouted[number] || is_title_case(reading, sentence);
        cutter.first = first_word(reading, sentence);
        cutter.cut(sentence);
    }
    cutter.runs
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
    runs: Runs,
    /// Where the pieces of the run under construction begin.
    from: usize,
}

impl Cutter<'_, '_> {
    fn cut(&mut self, sentence: &Range<usize>) {
        let mut i = sentence.start;
        while i < sentence.end {
            if self.pieces().is_empty() {
                i = self.next_opener(i, sentence.end);
                if i >= sentence.end {
                    break;
                }
            }
            while self.next_hit < self.hits.len() && self.hits[self.next_hit].tokens.start < i {
                self.next_hit += 1;
            }
            let Some((part, end)) = self.piece(i) else {
                self.close();
                i += 1;
                continue;
            };
            self.push(part, i..end);
            i = end;
            if let Some(after) = self.after_syllables(i) {
                i = after;
            }
            if self.possessive(i) {
                if self.owns_office(i) {
                    self.push(Part::Link, i..i + 1);
                } else {
                    self.close();
                }
                i += 1;
            } else if i < sentence.end && self.reading.glued_hyphen(i) {
                // "Abdul-Rahman", "Royal-Dutch": the run goes on if a capital follows; "US-led" ends it.
                let goes_on = self.reading.token(i + 1).is_capitalized() && self.reading.token(i + 1).gap == Gap::None;
                if goes_on && i + 1 < sentence.end {
                    self.push(Part::Link, i..i + 1);
                } else {
                    self.close();
                }
                i += 1;
            }
        }
        self.close();
    }

    /// The pieces of the run under construction.
    fn pieces(&self) -> &[Piece] {
        &self.runs.pieces[self.from..]
    }

    fn push(&mut self, part: Part, tokens: Range<usize>) {
        self.runs.pieces.push(Piece { part, tokens });
    }

    /// The next token from `i` on, or `end`, at which a run can begin: most words are small, and begin no title and no
    /// listed name.
    fn next_opener(&self, i: usize, end: usize) -> usize {
        let hit = self.hits[self.next_hit..].iter().map(|hit| hit.tokens.start).find(|&start| start >= i);
        self.reading.words.next_of(i, hit.unwrap_or(end).min(end), Sorts::CAPITAL | Sorts::TITLE)
    }

    /// "Park Jin|-ho|", "Jin|-ho| Park": the second half of a given name, written small. Takes both and returns the token
    /// behind; the family's name must stand on one side.
    fn after_syllables(&mut self, hyphen: usize) -> Option<usize> {
        let reading = self.reading;
        let last = self.pieces().last().filter(|last| last.part == Part::Word && last.tokens.len() == 1)?;
        let first = last.tokens.start;
        if hyphen != first + 1 || !self.is_halved(first) {
            return None;
        }
        let family = |i: usize| {
            reading.is(i, Class::SURNAME)
                || is_syllable(reading.word(i)) && !reading.info(i).is_common() && reading.token(i).is_capitalized()
        };
        let before = self.pieces().iter().nth_back(1).is_some_and(|piece| {
            piece.tokens.end == first
                && piece.tokens.len() == 1
                && matches!(piece.part, Part::Word | Part::Hit(_))
                && reading.token(first).gap == Gap::Space
                && family(piece.tokens.start)
        });
        let behind = || self.followed_by_capital(hyphen + 1) && family(hyphen + 2) && !reading.info(first).is_common();
        if !before && !behind() {
            return None;
        }
        self.push(Part::Link, hyphen..hyphen + 1);
        self.push(Part::Word, hyphen + 1..hyphen + 2);
        Some(hyphen + 2)
    }

    /// Whether a small syllable is tied to word `i`, which is one too.
    fn is_halved(&self, i: usize) -> bool {
        let (reading, small) = (self.reading, self.reading.token(i + 2));
        reading.glued_hyphen(i + 1)
            && small.gap == Gap::None
            && small.shape == Shape::Lower
            && is_syllable(reading.word(i))
            && is_syllable(reading.word(i + 2))
    }

    /// "Public Prosecutor|'s| Office", "Teachers|'| Union": whose body it is, not whose else, is told by the plain noun of a
    /// person and a head in capitals.
    fn owns_office(&self, clitic: usize) -> bool {
        let reading = self.reading;
        let Some(last) = self.pieces().last() else { return false };
        let owner = last.tokens.end - 1;
        let noun = reading.info(owner).noun;
        let personal = reading.info(owner).personal || noun.is_known() && reading.lexicon.info(noun).personal;
        let whose = last.part == Part::Title
            || last.part == Part::Word && (personal && noun.is_known() || reading.is_one(owner, words!["people"]));
        let capital = |i: usize| reading.token(i).shape == Shape::Capital && reading.token(i).gap == Gap::Space;
        let head = |i: usize| capital(i) && reading.is(i, Class::ORG_HEAD);
        let named = reading.token(owner).shape == Shape::Capital && !reading.is(owner, Class::GIVEN);
        named
            && whose
            && !self.headline
            && (head(clitic + 1) || capital(clitic + 1) && reading.is(clitic + 1, Class::NOUN) && head(clitic + 2))
    }

    fn possessive(&self, i: usize) -> bool {
        let token = self.reading.token(i);
        token.gap == Gap::None && (token.kind == Kind::Clitic || token.mark == Mark::Apostrophe)
    }

    /// What begins at token `i`, and where it ends.
    fn piece(&self, i: usize) -> Option<(Part, usize)> {
        // "|Park Jin|-ho": a listed name does not end within another.
        let person = |hit: &Hit| hit.meanings.iter().all(|meaning| meaning.kind == EntityKind::Person);
        let whole = |hit: &&Hit| hit.tokens.len() == 1 || !person(hit) || !self.is_halved(hit.tokens.end - 1);
        let hit = self.hits.get(self.next_hit).filter(|hit| hit.tokens.start == i).filter(whole);
        let title = self.reading.title(i).filter(|_| self.counts_as_title(i));
        if let Some(hit) = hit {
            // "General" of "General Electric": the longer of title and name; "King" of "King Zorbat" is the title.
            if self.is_place_head(hit) {
                return Some((Part::Word, i + 1));
            }
            let end = title.map_or(hit.tokens.end, |(end, ..)| end);
            if end <= hit.tokens.end && self.means_name(i, end, hit, title.map(|(_, _, side)| side)) {
                return Some((Part::Hit(self.next_hit), hit.tokens.end));
            }
        }
        if let Some((end, ..)) = title {
            let word = self.is_surname(i, end) || self.is_middle_name(i, end);
            return Some((if word { Part::Word } else { Part::Title }, end));
        }
        let token = self.reading.token(i);
        if token.kind == Kind::Word && token.is_capitalized() && self.is_name_word(i) {
            return Some((Part::Word, i + 1));
        }
        (!self.pieces().is_empty() && self.is_link(i)).then_some((Part::Link, i + 1))
    }

    /// "Karm |Park|": a head of places' names, which is also what a listed person is called for short.
    fn is_place_head(&self, hit: &Hit) -> bool {
        let i = hit.tokens.start;
        let head = |cue: &Cue| {
            if let Cue::PlaceHead { side, lower: false, .. } = *cue { side.after().then_some(()) } else { None }
        };
        let behind = self.pieces().last().is_some_and(|piece| {
            matches!(piece.part, Part::Word | Part::Hit(_))
                && piece.tokens.end == i
                && self.reading.token(i).gap == Gap::Space
        });
        behind
            && hit.tokens.len() == 1
            && !self.followed_by_capital(i)
            && hit.meanings.iter().all(|meaning| meaning.short)
            && self.reading.words.longest(i, head).is_some()
    }

    /// Whether a listed short name is meant by the words from token `i` to `end`, and not a title or a place's head, after
    /// which a name would stand.
    fn means_name(&self, i: usize, end: usize, hit: &Hit, title: Option<Side>) -> bool {
        let inside = self.pieces().last().is_some_and(|piece| piece.part != Part::Title);
        let short = end == hit.tokens.end && hit.meanings.iter().all(|meaning| meaning.short || meaning.context);
        let heads = || match title {
            Some(side) => side.before() && self.followed_by_capital(end - 1),
            None => end == i + 1 && self.heads_place(i),
        };
        // "Harbour Party |MP| Ruth Karm": capitals that are a title and somebody's acronym.
        let office = short
            && title.is_some_and(Side::before)
            && self.reading.token(i).shape == Shape::Upper
            && self.followed_by_capital(end - 1);
        inside && !office || !short || !heads()
    }

    /// "Ann |Porter|", "Jim |Baker|": one word that is also a title, behind a name and before none.
    fn is_surname(&self, i: usize, end: usize) -> bool {
        let behind_name = self.pieces().last().is_some_and(|piece| piece.part == Part::Word && piece.tokens.end == i);
        let next = self.reading.token(end);
        let before_name = next.is_capitalized() && next.kind == Kind::Word && next.gap == Gap::Space;
        behind_name
            && end == i + 1
            && self.reading.token(i).gap == Gap::Space
            && self.reading.token(i).is_capitalized()
            && !before_name
    }

    /// "Omar |Sayed| Zorbat": an honorific that is a name too, behind a name.
    fn is_middle_name(&self, i: usize, end: usize) -> bool {
        let reading = self.reading;
        let given = self.pieces().last().is_some_and(|piece| {
            let name = reading.info(piece.tokens.start);
            let given = matches!(piece.part, Part::Hit(_)) && name.classes.any(Class::GIVEN) && piece.tokens.len() == 1;
            (piece.part == Part::Word || given) && piece.tokens.end == i && !name.is_common()
        });
        given
            && end == i + 1
            && reading.token(i).gap == Gap::Space
            && reading.token(i).shape == Shape::Capital
            && reading.is_one(i, MIDDLE)
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
        // "Lee |Do|-hyun": half of a given name.
        if self.pieces().last().is_some_and(|piece| piece.tokens.end == i) && self.is_halved(i) {
            return true;
        }
        // "|A|&K Rail".
        let joined = self.reading.mark(i + 1) == Mark::Ampersand && self.reading.token(i + 1).gap == Gap::None;
        if joined && token.span.len() == 1 && token.is_capitalized() {
            return true;
        }
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

    /// "|Harbour| Holdings", "|Foreign| Ministry" at the head of a sentence: a noun, or what bodies are called by, before a
    /// head that is no word of every day's.
    fn begins_organization(&self, i: usize) -> bool {
        let reading = self.reading;
        let info = reading.info(i);
        let noun = info.classes.any(Class::NOUN) && !info.classes.any(Class::CLOSED | Class::TITLE | Class::ORG_HEAD);
        let [nouns, verbs, adjectives, _] = info.counts;
        let mostly = nouns >= adjectives && nouns >= verbs && !info.classes.any(Class::WEEKDAY | Class::MONTH);
        (noun && mostly || reading.is_one(i, OFFICIAL))
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
        self.heads_listed(i) || !self.headline && (organization() || self.heads_place(i) || self.heads_thing(i))
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

    /// "Hurricane", "Operation" before a name.
    fn heads_thing(&self, i: usize) -> bool {
        let before = |cue: &Cue| if let Cue::ThingHead { side } = *cue { side.before().then_some(()) } else { None };
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
            "da", "dos", "das", "du", "la", "las", "le", "los", "van", "von", "der", "den", "ter", "zu", "y", "e",
            "ben", "ould", "ag",
        ];
        // Capitals all around: "BANK OF KENYA", "ANA VAN DER ROTH".
        let shouted = token.shape == Shape::Upper
            && self.headline
            && super::is_shouted(self.reading, i)
            && (self.heads_listed(i - 1) || !self.reading.is(i, Class::CLOSED));
        (token.shape == Shape::Lower || shouted) && self.reading.is_one(i, SMALL)
    }

    /// Ends the run under construction; linking words at its end are none of it.
    fn close(&mut self) {
        while self.pieces().last().is_some_and(|piece| piece.part == Part::Link) {
            self.runs.pieces.pop();
        }
        let [first, ..] = self.pieces() else { return };
        let initial = first.tokens.start == self.first;
        let end = self.pieces().last().map_or(0, |last| last.tokens.end);
        let mut sorts = Sorts::default();
        for &own in self.reading.words.sorts().get(first.tokens.start..end).unwrap_or(&[]) {
            sorts.add(own);
        }
        self.from = self.runs.pieces.len();
        self.runs.ends.push((self.from, Run { pieces: &[], headline: self.headline, initial, sorts }));
    }
}

/// Whether a word has the form of one syllable as Korean and Chinese names are spelt in English: "Hyun", "keung", "ok".
pub(crate) fn is_syllable(word: &str) -> bool {
    const ONSETS: &[&str] = &["ch", "sh", "zh", "kh", "ts", "tz", "hs", "kk", "pp", "tt", "ss", "jj"];
    let lower = word.to_ascii_lowercase();
    if !lower.bytes().all(|b| b.is_ascii_lowercase()) || lower.len() > 6 {
        return false;
    }
    let two = ONSETS.iter().find_map(|onset| lower.strip_prefix(onset));
    let rest = two.or_else(|| lower.strip_prefix(|c| !is_vowel(c))).unwrap_or(&lower);
    // "hyun", "gwang".
    let rest = rest.strip_prefix(['y', 'w']).filter(|rest| rest.starts_with(is_vowel)).unwrap_or(rest);
    let coda = rest.trim_start_matches(is_vowel);
    let vowels = rest.len() - coda.len();
    (1..=3).contains(&vowels) && matches!(coda, "" | "n" | "ng" | "k" | "ck" | "l" | "m" | "p" | "h" | "t" | "w" | "r")
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
