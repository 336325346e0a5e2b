//! Words as they are compared between articles: folded, without endings, small words left out. Runs once an argument of
//! a claim and once a quotation.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;
use twox_hash::XxHash3_64;

use crate::gazetteer::fold::fold;
use crate::gazetteer::table::{Record, Table};
use crate::span::Span;
use crate::text::cut::tokenize;
use crate::text::{Kind, Token};

/// A word of a quotation, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    /// Hash of the folded word: "U.S." and "US" are one.
    pub(crate) key: u64,
    /// The same of its stem, in whose place stands the word for all that mean the same here.
    pub(crate) stem: u64,
    pub(crate) span: Span,
    pub(crate) small: bool,
    pub(crate) number: bool,
    /// What a number word is worth; `None` for a vague one ("dozens") and for what is no plain number ("20th").
    pub(crate) worth: Option<f64>,
    /// Begins with a capital.
    pub(crate) capital: bool,
    /// Written in digits, at least in part.
    pub(crate) digits: bool,
    /// "not", "never", "didn't".
    pub(crate) negation: bool,
}

/// What the table of small words says: the words, and which of them negate.
static SMALL: Lazy<FxHashMap<String, bool>> = Lazy::new(|| {
    let file = include_str!("../../gazetteers/closed.tsv");
    let Ok(table) = Table::open("gazetteers/closed.tsv", file, &["word", "classes"]) else {
        return FxHashMap::default();
    };
    let negates = |classes: &str| classes.split([' ', ';']).any(|class| class == "neg");
    table.records().flatten().map(|record| (fold(record.get("word")), negates(record.get("classes")))).collect()
});

/// Number words, "two", "dozens", "million", and what they are worth where that is exact.
static NUMBERS: Lazy<FxHashMap<String, Option<f64>>> = Lazy::new(|| {
    let file = include_str!("../../gazetteers/numbers.tsv");
    let Ok(table) = Table::open("gazetteers/numbers.tsv", file, &["word", "value", "class"]) else {
        return FxHashMap::default();
    };
    let worth = |class: &str, value: &str| value.parse().ok().filter(|_| class != "vague");
    let counts = |class: &str| !matches!(class, "suffix" | "fraction" | "ordinal");
    table
        .records()
        .flatten()
        .filter(|record| counts(record.get("class")))
        .map(|record| (fold(record.get("word")), worth(record.get("class"), record.get("value"))))
        .collect()
});

/// Nouns that stand for one another in reports: "troops", "forces", "soldiers".
static ALIKE: Lazy<FxHashMap<String, String>> = Lazy::new(|| {
    let table = Table::open("gazetteers/alike.tsv", include_str!("../../gazetteers/alike.tsv"), &["word", "group"]);
    let Ok(table) = table else { return FxHashMap::default() };
    let stems = |column: &str, record: &Record<'_, '_>| stem(&fold(record.get(column)));
    table.records().flatten().map(|record| (stems("word", &record), stems("group", &record))).collect()
});

/// What "people" and "persons" are as a stem.
static PEOPLE: Lazy<Option<u64>> = Lazy::new(|| content("people").1);

/// Whether a stem says no more than that people are counted.
pub(crate) fn is_people(stem: u64) -> bool {
    *PEOPLE == Some(stem)
}

/// The words of a stretch of text that begins at byte `base` of the article.
pub(crate) fn words(text: &str, base: u32) -> Vec<Word> {
    let word = |token: &Token| {
        let key = fold(token.span.of(text));
        let closed = SMALL.get(&key).copied();
        let digits = key.bytes().any(|b| b.is_ascii_digit());
        let word = Word {
            span: Span::new(base + token.span.start, base + token.span.end),
            small: closed.is_some() || token.kind == Kind::Clitic,
            number: NUMBERS.contains_key(&key) || digits,
            worth: worth(&key),
            capital: token.span.of(text).starts_with(char::is_uppercase),
            digits,
            negation: closed == Some(true),
            key: hash(&key),
            stem: hash(&alike(&stem(&key))),
        };
        (!key.is_empty()).then_some(word)
    };
    // Numbers too: without them "4,000 homes" and "6,000 homes" would be the same words.
    let worded = |token: &&Token| token.kind != Kind::Mark;
    tokenize(text).iter().filter(worded).filter_map(word).collect()
}

/// "4,000", "four", "twenty-five".
fn worth(key: &str) -> Option<f64> {
    let plain = |part: &str| match NUMBERS.get(part) {
        Some(worth) => *worth,
        None if part.starts_with(|c: char| c.is_ascii_digit()) => part.replace(',', "").parse().ok(),
        None => None,
    };
    plain(key).or_else(|| key.split_once('-').and_then(|(tens, ones)| Some(plain(tens)? + plain(ones)?)))
}

/// The content of a phrase: its words' stems, sorted, each once; and the stem of its last word, if it has any.
pub(crate) fn content(text: &str) -> (Vec<u64>, Option<u64>) {
    content_of(words(text, 0).iter().filter(|word| !word.small))
}

/// The same of chosen words.
pub(crate) fn content_of<'w>(words: impl Iterator<Item = &'w Word>) -> (Vec<u64>, Option<u64>) {
    let mut stems: Vec<u64> = words.map(|word| word.stem).collect();
    let head = stems.last().copied();
    stems.sort_unstable();
    stems.dedup();
    stems.shrink_to_fit();
    (stems, head)
}

/// A word without the endings that grammar gives it. Crude, and the same for both sides of a comparison, which is all
/// that it must be.
pub(crate) fn stem(key: &str) -> String {
    let key = key.strip_suffix("'s").unwrap_or(key);
    let endings = ["ing", "ies", "ied", "es", "ed", "s", "e"];
    for ending in endings {
        if let Some(stem) = key.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) {
            let doubled = stem.as_bytes().last_chunk::<2>().is_some_and(|[a, b]| a == b && !b"lsz".contains(b));
            let cut = stem.len() - usize::from(doubled && matches!(ending, "ing" | "ed"));
            // "cities" as "city"; the y itself stays, or "policy" would be "police".
            let y = if matches!(ending, "ies" | "ied") { "y" } else { "" };
            return [stem.get(..cut).unwrap_or(stem), y].concat();
        }
    }
    key.to_owned()
}

/// The word that stands for all that mean the same here.
fn alike(stem: &str) -> String {
    ALIKE.get(stem).map_or(stem, String::as_str).to_owned()
}

/// A number for a word, the same on every platform. Words are kept as these: a story of a thousand articles compares
/// them some hundred million times, and two words with one number are rarer than faults of the machine.
pub(crate) fn hash(word: &str) -> u64 {
    XxHash3_64::oneshot(word.as_bytes())
}

/// A number for a sequence of them.
pub(crate) fn sequence(keys: &[u64]) -> u64 {
    let bytes: Vec<u8> = keys.iter().flat_map(|key| key.to_le_bytes()).collect();
    XxHash3_64::oneshot(&bytes)
}

/// How many words two contents share.
pub(crate) fn common(one: &[u64], other: &[u64]) -> usize {
    one.iter().filter(|word| other.binary_search(word).is_ok()).count()
}
