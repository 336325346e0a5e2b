//! What an article is known to speak of, and whom: what names that are sure say of the others. Gathered once an article,
//! asked at every name that needs it.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{Name, organization, person};
use crate::gazetteer::fold::{fold, without_article};
use crate::gazetteer::{Overlay, WordId};
use crate::kind::EntityKind;
use crate::text::{Gap, Mark, Shape};
use crate::words::{Class, Reading};

/// Tokens of a firm's name, its suffix and dot among them, whose first word may stand for it.
const MOST_OF_FIRM: usize = 4;

/// What the article is known to speak of.
#[derive(Default)]
pub(crate) struct Evidence<'n> {
    /// Every word of the article: what hints look for. Gathered at the first hint.
    words: OnceCell<WordSet>,
    /// Rows mentioned by a full and unambiguous name.
    pub(crate) rows: FxHashSet<u32>,
    /// Countries spoken of, by code.
    pub(crate) countries: FxHashSet<&'n str>,
    /// Last words of people's names, and words of their names.
    pub(crate) people: FxHashMap<WordId, Range<usize>>,
    /// The same for surnames that no table knows, by their folded letters.
    unknown: FxHashMap<String, Range<usize>>,
    /// Names of storms, ships and the like.
    pub(crate) things: FxHashSet<String>,
    /// The first words of firms' names: "Orbis" of "Orbis Ltd".
    firms: FxHashMap<String, Range<usize>>,
    /// The heads of organizations' names, with one that has each: "Bank" of "Karun Bank".
    pub(crate) heads: FxHashMap<WordId, Range<usize>>,
    /// Acronyms introduced in the article.
    pub(crate) acronyms: FxHashMap<String, Range<usize>>,
}

impl<'n> Evidence<'n> {
    /// With room for what so many names say.
    pub(crate) fn with_room(names: usize) -> Evidence<'n> {
        let (rows, countries) = (room(names), room(names / 4));
        Evidence { rows, countries, ..Evidence::default() }
    }

    /// Whether the article has the word of a hint.
    pub(crate) fn has_word(&self, reading: Reading<'_>, hint: &str) -> bool {
        self.words.get_or_init(|| WordSet::of(reading)).has(reading, hint)
    }

    /// Whether a person is named at all.
    pub(crate) fn has_people(&self) -> bool {
        !(self.people.is_empty() && self.unknown.is_empty())
    }

    /// A person named in full of whose name token `i` is a word: "Austin" after "Lloyd Austin".
    pub(crate) fn person(&self, reading: Reading<'_>, i: usize) -> Option<&Range<usize>> {
        if reading.id(i).is_known() {
            return self.people.get(&reading.id(i));
        }
        if self.unknown.is_empty() { None } else { self.unknown.get(&fold_name(reading, i)) }
    }

    /// The firm whose name token `i` begins elsewhere.
    pub(crate) fn firm(&self, reading: Reading<'_>, i: usize) -> Option<&Range<usize>> {
        if self.firms.is_empty() { None } else { self.firms.get(&fold_name(reading, i)) }
    }

    /// "Katrina" where the article speaks of Hurricane Katrina.
    pub(crate) fn is_thing(&self, reading: Reading<'_>, tokens: &Range<usize>) -> bool {
        !self.things.is_empty() && tokens.len() == 1 && self.things.contains(&fold_name(reading, tokens.start))
    }

    /// Learns from a name what it says of the article.
    pub(crate) fn note(&mut self, reading: Reading<'_>, names: &'n Overlay, name: &Name) {
        if let Some(row) = name.row.filter(|&row| self.rows.insert(row)) {
            let row = names.row(row);
            if !row.country().is_empty() {
                self.countries.insert(row.country());
            }
        }
        if name.kind == EntityKind::Organization {
            let heads = name.tokens.clone().filter(|&i| {
                name.tokens.len() > 1 && reading.token(i).shape == Shape::Capital && reading.is(i, Class::ORG_HEAD)
            });
            for head in heads {
                self.heads.entry(reading.id(head)).or_insert_with(|| name.tokens.clone());
            }
        }
        if matches!(name.rule.as_str(), "organization/suffix" | "organization/joined")
            && name.tokens.len() <= MOST_OF_FIRM
        {
            let first = name.tokens.start;
            let own = !reading.info(first).is_common() && !reading.is(first, Class::GIVEN);
            if own && reading.token(first).shape == Shape::Capital {
                self.firms.entry(fold_name(reading, first)).or_insert_with(|| name.tokens.clone());
            }
        }
        if name.kind == EntityKind::Person {
            let surname = person::surname_at(reading, &name.tokens);
            for i in [surname, name.tokens.start] {
                let key = reading.id(i);
                let given = i == name.tokens.start
                    && i != surname
                    && reading.is(i, Class::GIVEN)
                    && reading.info(i).is_common();
                let initial = reading.token(i).span.len() <= 2 || person::is_initials(reading, i);
                if key.is_known() && !given && !initial {
                    self.people.entry(key).or_insert_with(|| name.tokens.clone());
                }
            }
            if !reading.id(surname).is_known() {
                self.unknown.entry(fold_name(reading, surname)).or_insert_with(|| name.tokens.clone());
            }
        }
    }

    /// Acronyms in brackets after the organizations they stand for.
    pub(crate) fn note_acronyms(&mut self, reading: Reading<'_>, found: &[Name]) {
        for name in found.iter().filter(|name| matches!(name.kind, EntityKind::Organization | EntityKind::Place)) {
            if let Some(token) = organization::bracketed_acronym(reading, &name.tokens) {
                self.acronyms.insert(reading.word(token).replace('.', ""), name.tokens.clone());
            }
        }
    }
}

fn room<T>(count: usize) -> FxHashSet<T> {
    FxHashSet::with_capacity_and_hasher(count, FxBuildHasher)
}

/// The words of an article: a bit for each number, and the folded letters of those that no table knows, gathered when
/// such a one is asked for.
#[derive(Default)]
struct WordSet {
    numbers: Vec<u64>,
    others: OnceCell<FxHashSet<String>>,
}

impl WordSet {
    fn of(reading: Reading<'_>) -> WordSet {
        let mut set = WordSet { numbers: vec![0; reading.vocabulary.len() / 64 + 1], ..WordSet::default() };
        for (token, &id) in reading.text.tokens.iter().zip(&reading.words.ids) {
            if token.is_word() && id.is_known() {
                let (slot, bit) = WordSet::place(id);
                if let Some(bits) = set.numbers.get_mut(slot) {
                    *bits |= bit;
                }
            }
        }
        set
    }

    fn others(&self, reading: Reading<'_>) -> &FxHashSet<String> {
        let unknown = |&i: &usize| reading.token(i).is_word() && !reading.id(i).is_known();
        self.others.get_or_init(|| (0..reading.len()).filter(unknown).map(|i| fold(reading.word(i))).collect())
    }

    fn has(&self, reading: Reading<'_>, word: &str) -> bool {
        let key = fold(word);
        let id = reading.vocabulary.get(&key);
        if !id.is_known() {
            return self.others(reading).contains(&key);
        }
        let (slot, bit) = WordSet::place(id);
        self.numbers.get(slot).is_some_and(|bits| bits & bit != 0)
    }

    fn place(id: WordId) -> (usize, u64) {
        (id.number() as usize / 64, 1 << (id.number() % 64))
    }
}

/// Words that no table knows have no number: they are compared by their folded letters.
pub(crate) fn fold_name(reading: Reading<'_>, i: usize) -> String {
    let key = fold(reading.word(i));
    let possessive = reading.mark(i + 1) == Mark::Apostrophe && reading.token(i + 1).gap == Gap::None;
    let bare = without_article(&key);
    match bare.strip_suffix('s') {
        Some(stem) if possessive && bare.len() > 4 => stem.to_owned(),
        _ => bare.to_owned(),
    }
}
