//! The repository's own tables as the generators read them: columns of text. Read once a run.

use super::random::Weighted;
use crate::ground::words_of;

const GIVEN_NAMES: &str = include_str!("../../../gazetteers/given_names.tsv");
const SURNAMES: &str = include_str!("../../../gazetteers/surnames.tsv");
const FOREIGN_NAMES: &str = include_str!("../../../gazetteers/foreign_names.tsv");
const ORG_HEADS: &str = include_str!("../../../gazetteers/org_heads.tsv");
const WORDS: &str = include_str!("../../../gazetteers/words.tsv");
const CLOSED: &str = include_str!("../../../gazetteers/closed.tsv");
/// The tables of entities; countries stand first because news names them most.
const ENTITIES: [&str; 7] = [
    include_str!("../../../gazetteers/countries.tsv"),
    include_str!("../../../gazetteers/nationalities.tsv"),
    include_str!("../../../gazetteers/places.tsv"),
    include_str!("../../../gazetteers/people.tsv"),
    include_str!("../../../gazetteers/organizations.tsv"),
    include_str!("../../../gazetteers/armed_groups.tsv"),
    include_str!("../../../gazetteers/cities.tsv"),
];

/// The rows of a table, each with the columns of these names.
fn rows<'t, const N: usize>(table: &'t str, columns: [&str; N]) -> impl Iterator<Item = [&'t str; N]> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let header = lines.next().unwrap_or_default();
    let places = columns.map(|column| header.split('\t').position(|cell| cell == column));
    lines.map(move |line| {
        let cells: Vec<&str> = line.split('\t').collect();
        places.map(|place| place.and_then(|at| cells.get(at).copied()).unwrap_or_default())
    })
}

/// Given names by how many people bear them.
pub(super) fn given_names() -> Weighted<String> {
    let census = rows(GIVEN_NAMES, ["name", "weight"]);
    let foreign =
        rows(FOREIGN_NAMES, ["name", "class"]).filter(|[_, class]| *class == "given").map(|[name, _]| [name, ""]);
    weighted(census.chain(foreign))
}

/// Surnames by how many people bear them.
pub(super) fn surnames() -> Weighted<String> {
    let census = rows(SURNAMES, ["name", "weight"]);
    let foreign =
        rows(FOREIGN_NAMES, ["name", "class"]).filter(|[_, class]| *class == "surname").map(|[name, _]| [name, ""]);
    weighted(census.chain(foreign))
}

/// A row without a weight counts as a rare name. The floor keeps the commonest names from being nearly all of them:
/// news is about more kinds of people than a census of one country.
fn weighted<'t>(rows: impl Iterator<Item = [&'t str; 2]>) -> Weighted<String> {
    let weights = rows.map(|[name, weight]| (words_of(name), 6 + weight.parse().unwrap_or(0)));
    Weighted::new(weights.filter(|(name, _)| !name.is_empty()))
}

/// The surnames, once each, for names made out of them.
pub(super) fn roots() -> Vec<String> {
    rows(SURNAMES, ["name"]).map(|[name]| words_of(name)).collect()
}

/// Every name and alias of the entity tables: countries first, otherwise as the tables have them.
pub(super) fn entities() -> Vec<String> {
    let mut names = Vec::new();
    for table in ENTITIES {
        for [name, aliases] in rows(table, ["name", "aliases"]) {
            let aliases = aliases.split("; ").map(|alias| alias.split('~').next().unwrap_or_default());
            names.extend([name].into_iter().chain(aliases).map(words_of).filter(|name| name.len() > 1));
        }
    }
    names
}

/// "Council", "Airways", "Police": what organizations are called after.
pub(super) fn heads() -> Vec<String> {
    heads_of_class("head")
}

/// "Corp", "Ltd": what companies end with.
pub(super) fn suffixes() -> Vec<String> {
    heads_of_class("suffix")
}

fn heads_of_class(wanted: &str) -> Vec<String> {
    let heads = rows(ORG_HEADS, ["word", "class"]).filter(|[_, class]| *class == wanted);
    heads.map(|[word, _]| words_of(word)).filter(|word| word.len() > 1).collect()
}

/// A word of the language that is no name.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) form: String,
    /// By its first class in the table: a verb, a noun, or neither.
    pub(super) class: char,
    /// How often running text was seen to use it.
    pub(super) count: u64,
}

/// The content words: nouns, verbs, adjectives, adverbs.
pub(super) fn content_words() -> Vec<Word> {
    let word = |[form, classes, count]: [&str; 3]| Word {
        form: words_of(form),
        class: classes.chars().next().unwrap_or('n'),
        count: count.split(char::is_alphabetic).filter_map(|digits| digits.parse::<u64>().ok()).sum(),
    };
    let plain = |word: &Word| !word.form.is_empty() && !word.form.contains(' ');
    rows(WORDS, ["word", "classes", "count"]).map(word).filter(plain).collect()
}

/// The closed-class words: articles, prepositions, pronouns.
pub(super) fn closed_words() -> Vec<String> {
    let letters = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    rows(CLOSED, ["word"]).map(|[word]| word).filter(|word| letters(word)).map(str::to_owned).collect()
}
