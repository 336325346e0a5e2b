//! Words as they are compared between articles: folded, without endings, small words left out. Runs once an argument of
//! a claim and once a quotation.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;
use twox_hash::XxHash3_64;

use crate::gazetteer::fold::fold;
use crate::gazetteer::table::Table;
use crate::span::Span;
use crate::text::cut::tokenize;
use crate::text::{Kind, Token};

/// A word of a quotation, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    /// Folded: "U.S." and "US" are one word.
    pub(crate) key: String,
    pub(crate) span: Span,
    pub(crate) small: bool,
    pub(crate) number: bool,
    /// What a number word is worth; `None` for a vague one ("dozens") and for what is no plain number ("20th").
    pub(crate) worth: Option<f64>,
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
static ALIKE: Lazy<FxHashMap<String, &'static str>> = Lazy::new(|| {
    let table = Table::open("gazetteers/alike.tsv", include_str!("../../gazetteers/alike.tsv"), &["word", "group"]);
    let Ok(table) = table else { return FxHashMap::default() };
    table.records().flatten().map(|record| (stem(&fold(record.get("word"))), record.get("group"))).collect()
});

/// The words of a stretch of text that begins at byte `base` of the article.
pub(crate) fn words(text: &str, base: u32) -> Vec<Word> {
    let word = |token: &Token| {
        let key = fold(token.span.of(text));
        let closed = SMALL.get(&key).copied();
        Word {
            span: Span::new(base + token.span.start, base + token.span.end),
            small: closed.is_some() || token.kind == Kind::Clitic,
            number: NUMBERS.contains_key(&key) || key.bytes().any(|b| b.is_ascii_digit()),
            worth: worth(&key),
            negation: closed == Some(true),
            key,
        }
    };
    // Numbers too: without them "4,000 homes" and "6,000 homes" would be the same words.
    let worded = |token: &&Token| token.kind != Kind::Mark;
    tokenize(text).iter().filter(worded).map(word).filter(|word| !word.key.is_empty()).collect()
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

/// The content of a phrase: its words' stems, sorted, each once; and the stem of its last word.
pub(crate) fn content(text: &str) -> (Vec<String>, String) {
    content_of(words(text, 0).iter().filter(|word| !word.small))
}

/// The same of chosen words.
pub(crate) fn content_of<'w>(words: impl Iterator<Item = &'w Word>) -> (Vec<String>, String) {
    let mut stems: Vec<String> = words.map(|word| alike(&stem(&word.key))).collect();
    let head = stems.last().cloned().unwrap_or_default();
    stems.sort();
    stems.dedup();
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
    ALIKE.get(stem).map_or_else(|| stem.to_owned(), |group| (*group).to_owned())
}

/// A number for a sequence of words, the same on every platform.
pub(crate) fn hash<'w>(keys: impl Iterator<Item = &'w str>) -> u64 {
    let mut joined = String::new();
    for key in keys {
        joined.push_str(key);
        joined.push(' ');
    }
    XxHash3_64::oneshot(joined.as_bytes())
}

/// How many words two contents share.
pub(crate) fn common(one: &[String], other: &[String]) -> usize {
    one.iter().filter(|word| other.binary_search(word).is_ok()).count()
}
