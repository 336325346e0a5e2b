//! Names as a gazetteer of news has them: what the tables list, people put together from given names and surnames,
//! towns, ministries, companies. Averages 1.9 words and 13.6 bytes, which is what large gazetteers of news measure.

use std::collections::HashSet;

use super::capitalized;
use super::random::{Random, Weighted};
use super::tables;

/// `count` names in bytewise order, no two the same even in lower case. With the same seed a longer list has every name
/// of a shorter one.
///
/// No name is a single word of the language: in any case those are everywhere ("us", "will"), which nobody would list
/// without more conditions than a plain string can carry. No name begins with a small letter ("al Agha"), which favours
/// the peers: six such names in a thousand make an automaton follow nearly every word of a text, at half the speed or
/// less.
pub fn names(count: usize, seed: u64) -> Vec<String> {
    let mut composer = Composer::new(seed);
    let words = language();
    let mut seen = HashSet::with_capacity(count);
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let name = composer.propose();
        let folded = name.to_ascii_lowercase();
        let small = name.starts_with(|c: char| c.is_ascii_lowercase());
        if !small && !words.contains(&folded) && seen.insert(folded) {
            names.push(name);
        }
    }
    names.sort_unstable();
    names
}

/// The single words that are no names, in lower case.
fn language() -> HashSet<String> {
    let content = tables::content_words().into_iter().map(|word| word.form.to_ascii_lowercase());
    content.chain(tables::closed_words()).collect()
}

/// Puts names together. Also what the generated text takes its names from.
pub(super) struct Composer {
    random: Random,
    /// What the tables list, last first: countries are at the end.
    listed: Vec<String>,
    given: Weighted<String>,
    surnames: Weighted<String>,
    roots: Vec<String>,
    topics: Vec<String>,
    heads: Vec<String>,
    suffixes: Vec<String>,
}

impl Composer {
    pub(super) fn new(seed: u64) -> Composer {
        let mut random = Random::new(seed);
        let topics = tables::content_words().into_iter().filter(|word| word.class == 'n' && word.count > 1);
        Composer {
            listed: listed(&mut random),
            given: tables::given_names(),
            surnames: tables::surnames(),
            roots: tables::roots(),
            topics: topics.map(|word| capitalized(&word.form)).collect(),
            heads: tables::heads(),
            suffixes: tables::suffixes(),
            random,
        }
    }

    /// A name; it may have been proposed before. Small gazetteers are listed names for two fifths, large ones run out
    /// of them.
    fn propose(&mut self) -> String {
        if self.random.percent(40) {
            if let Some(name) = self.listed.pop() {
                return name;
            }
        }
        self.compose()
    }

    /// A name that no table has as a whole.
    pub(super) fn compose(&mut self) -> String {
        match self.random.below(100) {
            0..53 => self.person(),
            53..80 => self.town(),
            80..90 => self.local_body(),
            90..94 => self.institution(),
            _ => self.company(),
        }
    }

    pub(super) fn person(&mut self) -> String {
        let given = self.given.pick(&mut self.random);
        let surname = self.surnames.pick(&mut self.random);
        format!("{given} {surname}")
    }

    /// "Aaronsford"
    pub(super) fn town(&mut self) -> String {
        let root = self.random.pick(&self.roots);
        let ending = self.random.pick(&ENDINGS);
        format!("{root}{ending}")
    }

    /// "Aaronsford Police"
    fn local_body(&mut self) -> String {
        let head = self.random.pick(&self.heads).clone();
        format!("{} {head}", self.town())
    }

    /// "University of Aaronsford", "Ministry of Grain"
    fn institution(&mut self) -> String {
        if self.random.percent(50) {
            let kind = self.random.pick(&OF_PLACES);
            return format!("{kind} of {}", self.town());
        }
        let kind = self.random.pick(&OF_TOPICS);
        let topic = self.random.pick(&self.topics);
        format!("{kind} of {topic}")
    }

    /// "Aaron Grain Corp"
    fn company(&mut self) -> String {
        let root = self.random.pick(&self.roots);
        let topic = self.random.pick(&self.topics);
        let suffix = self.random.pick(&self.suffixes);
        format!("{root} {topic} {suffix}")
    }
}

const ENDINGS: [&str; 36] = [
    "ton", "ville", "burg", "ford", "field", "wood", "dale", "port", "mont", "land", "ham", "grad", "abad", "pur",
    "stan", "vik", "by", "ia", "berg", "holm", "mere", "wick", "bury", "more", "dorf", "ovo", "ino", "stad", "sk",
    "gate", "head", "ley", "nes", "feld", "bach", "au",
];
const OF_PLACES: [&str; 6] = ["University", "Bank", "Port", "Diocese", "Republic", "Bay"];
const OF_TOPICS: [&str; 6] = ["Ministry", "Department", "Bureau", "Institute", "Board", "Office"];

/// What the tables list, in random order; the countries, which news names most, in the last quarter.
fn listed(random: &mut Random) -> Vec<String> {
    let mut names = tables::entities();
    let countries = names.len().min(COUNTRY_NAMES);
    random.shuffle(&mut names[countries..]);
    names.reverse();
    let tail = names.len() - names.len().min(2 * countries);
    random.shuffle(&mut names[tail..]);
    names
}

/// About as many as the table of countries has, aliases included.
const COUNTRY_NAMES: usize = 650;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_large_gazetteers_have() {
        let names = names(30_000, 7);
        let words: usize = names.iter().map(|name| name.split(' ').count()).sum();
        let bytes: usize = names.iter().map(String::len).sum();
        let per_name = |sum: usize| sum as f64 / names.len() as f64;
        assert!((per_name(words) - 1.9).abs() < 0.1, "{} words a name", per_name(words));
        assert!((per_name(bytes) - 13.6).abs() < 0.7, "{} bytes a name", per_name(bytes));
        for name in &names {
            assert_eq!(crate::ground::words_of(name), *name);
            assert!(!name.starts_with(|c: char| c.is_ascii_lowercase()));
        }
    }

    #[test]
    fn a_longer_list_has_the_names_of_a_shorter_one() {
        let short = names(500, 3);
        let long: HashSet<String> = names(2_000, 3).into_iter().collect();
        assert!(short.iter().all(|name| long.contains(name)));
        assert!(short.windows(2).all(|pair| pair[0] < pair[1]));
        assert_ne!(short, names(500, 4));
    }
}
