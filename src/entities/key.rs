//! What is compared when two names are asked whether they are one person's: the folded words of a name.

use std::ops::Range;

use crate::gazetteer::fold::{fold, without_article};
use crate::mentions::person::GENERATIONS;
use crate::text::{Gap, Kind, Mark};
use crate::words::Reading;

/// The folded words of a name, articles and initials' dots gone, suffixes ("Jr.", "III") dropped.
pub(crate) fn words(reading: Reading<'_>, tokens: &Range<usize>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(tokens.len());
    for i in tokens.clone().filter(|&i| reading.token(i).kind == Kind::Word) {
        let mut key = fold(reading.word(i));
        // "Al-Sudanis' office": the s of a misplaced possessive is no part of the name.
        let possessive =
            i + 1 == tokens.end && reading.mark(i + 1) == Mark::Apostrophe && reading.token(i + 1).gap == Gap::None;
        if possessive && key.len() > 4 && key.ends_with('s') {
            key.pop();
        }
        key.drain(..key.len() - without_article(&key).len());
        if !matches!(key.as_str(), "al" | "el" | "") && !GENERATIONS.has(key.as_bytes()) {
            out.push(key);
        }
    }
    out
}

/// Whether the shorter name's words all stand in the longer one's, in order, the last being its last; an initial
/// stands for any word that it begins.
pub(crate) fn part_of(short: &[String], long: &[String]) -> bool {
    let (Some(last), Some(long_last)) = (short.last(), long.last()) else { return false };
    if last != long_last && !(short.len() > 1 && long.contains(last)) {
        return false;
    }
    // "George W." and "George H. W." are two.
    if let (Some(one), Some(other)) = (middle_initial(short), middle_initial(long)) {
        if one != other && short.first() == long.first() {
            return false;
        }
    }
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word || initial_of(word, other) || initial_of(other, word)))
}

fn middle_initial(name: &[String]) -> Option<&String> {
    name.get(1).filter(|word| name.len() > 2 && word.len() == 1)
}

fn initial_of(initial: &str, word: &str) -> bool {
    initial.len() == 1 && word.starts_with(initial)
}
