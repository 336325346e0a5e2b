//! From rows to the word sequences that are matched. Runs once for the bundled tables, once for each extractor
//! with tables of its own.

use super::fold::fold;
use super::entry::{Case, Entry, Hint, Name, Role};
use super::trie::Trie;
use super::vocabulary::{Vocabulary, WordId};
use crate::kind::EntityKind;
use crate::text::token::{self, Kind, Mark, Shape};

/// How a name may be written and when it may be believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    pub(crate) exact: bool,
    pub(crate) acronym: bool,
    /// Only with evidence: a hint, or a fuller mention in the article.
    pub(crate) context: bool,
    /// Only after a fuller mention in the article.
    pub(crate) short: bool,
}

impl Flags {
    fn of(name: &Name) -> Flags {
        let (exact, acronym) = (name.case == Case::Exact, name.case == Case::Acronym);
        Flags { exact, acronym, context: name.in_context, short: name.short }
    }
}

/// An entry with what is looked up of it at every mention.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) kind: EntityKind,
    /// The whole kind cell: `org.militant`.
    pub(crate) detail: String,
    pub(crate) name: String,
    names: Vec<Name>,
    pub(crate) country: String,
    pub(crate) roles: Vec<Role>,
    /// With the word's number, given when the rows are compiled.
    pub(crate) hints: Vec<(WordId, Hint)>,
    pub(crate) ids: Vec<(String, String)>,
}

impl Row {
    fn new(entry: Entry, vocabulary: &mut Vocabulary) -> Row {
        Row {
            kind: EntityKind::of_cell(&entry.kind).unwrap_or(EntityKind::Organization),
            names: entry.names().cloned().collect(),
            name: entry.name.surface,
            id: entry.id,
            detail: entry.kind,
            country: entry.country,
            roles: entry.roles,
            hints: entry.hints.into_iter().map(|hint| (vocabulary.add(&hint.word), hint)).collect(),
            ids: entry.ids,
        }
    }

    /// Whether the kind cell is `prefix` or lies under it.
    pub(crate) fn is(&self, prefix: &str) -> bool {
        self.detail.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// One reading of a name: the row it names and how the text must be written.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    /// Index into [`Names::rows`].
    pub(crate) row: u32,
    pub(crate) flags: Flags,
    /// Whether this is the row's own name rather than an alias.
    pub(crate) canonical: bool,
    /// Bit *i*: the *i*-th word must be capitalized.
    pub(crate) capitals: u32,
    /// The exact writing, for names that must be written so.
    pub(crate) exact: Option<Box<str>>,
}

/// All rows, and all their names as word sequences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) rows: Vec<Row>,
    pub(crate) trie: Trie<Meaning>,
    /// By ISO 3166-1 code: the row of the country.
    pub(crate) by_country: rustc_hash::FxHashMap<String, u32>,
}

impl Names {
    /// Compiles rows, in order; of two rows with one id the later stands.
    pub(crate) fn compile(vocabulary: &mut Vocabulary, entries: Vec<Entry>) -> Names {
        let mut names = Names::default();
        let mut at = rustc_hash::FxHashMap::default();
        for entry in entries {
            let row = Row::new(entry, vocabulary);
            match at.get(&row.id) {
                Some(&index) => names.rows[index] = row,
                None => {
                    at.insert(row.id.clone(), names.rows.len());
                    names.rows.push(row);
                }
            }
        }
        for index in 0..names.rows.len() {
            names.add_row(vocabulary, index);
        }
        names
    }

    fn add_row(&mut self, vocabulary: &mut Vocabulary, index: usize) {
        let row = self.rows[index].clone();
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        if row.detail == "place.country" && row.country.len() == 2 {
            self.by_country.entry(row.country.clone()).or_insert(number);
        }
        for (at, name) in row.names.iter().enumerate() {
            self.add_name(vocabulary, number, &name.surface, Flags::of(name), at == 0);
        }
    }

    fn add_name(&mut self, vocabulary: &mut Vocabulary, row: u32, surface: &str, flags: Flags, canonical: bool) {
        let tokens = token::tokenize(surface);
        let words: Vec<_> = tokens.iter().filter(|t| t.mark != Mark::Hyphen).collect();
        let mut capitals = 0;
        for (at, token) in words.iter().enumerate().take(32) {
            if matches!(token.shape, Shape::Capital | Shape::Upper) && token.kind == Kind::Word {
                capitals |= 1 << at;
            }
        }
        let exact = (flags.exact || flags.acronym).then(|| exact_form(surface).into_boxed_str());
        let meaning = Meaning { row, flags, canonical, capitals, exact };
        let keys: Vec<String> = words.iter().map(|t| fold(t.span.of(surface))).collect();
        for variant in article_variants(&keys) {
            let ids: Vec<WordId> = variant.into_iter().map(|key| vocabulary.add_folded(&key)).collect();
            self.trie.insert(&ids, meaning.clone());
        }
    }

    /// The row of a country by its ISO 3166-1 code.
    pub(crate) fn country(&self, code: &str) -> Option<u32> {
        self.by_country.get(code).copied()
    }
}

/// The writing that an exact or acronym name must have: dots and apostrophes aside, as given.
pub(crate) fn exact_form(surface: &str) -> String {
    surface.chars().filter(|c| !matches!(c, '.' | '\'' | '’' | '-' | ' ' | '\n')).collect()
}

/// "al-qaeda" is one token and "al qaeda" two: both ways of writing an article make a sequence.
fn article_variants(keys: &[String]) -> Vec<Vec<String>> {
    let mut variants = vec![keys.to_vec()];
    let split: Vec<String> =
        keys.iter().flat_map(|key| key.split('-').filter(|part| !part.is_empty())).map(str::to_owned).collect();
    if split.len() != keys.len() && !split.is_empty() {
        variants.push(split);
    }
    let mut joined: Vec<String> = Vec::new();
    for key in keys {
        match joined.last_mut() {
            Some(last) if matches!(last.as_str(), "al" | "el" | "ad" | "an" | "ar" | "as" | "ash" | "at" | "az") => {
                *last = format!("{last}-{key}");
            }
            _ => joined.push(key.clone()),
        }
    }
    if joined.len() != keys.len() {
        variants.push(joined);
    }
    variants
}
