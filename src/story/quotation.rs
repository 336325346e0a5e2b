//! The same utterance in several articles, word by word: what is verbatim, what was left out, what was put in other
//! words, and where a number or a "not" changed. Runs for every two statements that share three words in a row.

use super::digest::{Line, Said};
use super::words::Word;
use crate::span::Span;

/// What happened to the words of an utterance between two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rewording {
    /// Word by word the same.
    Verbatim,
    /// The same words, and one article gives less of them.
    Trimmed,
    /// Some words are others.
    Reworded,
    /// Words within a sentence are left out without a mark.
    Spliced,
    /// A "not" stands in only one of them.
    PolarityChanged,
    /// A number is another.
    NumberChanged,
}

impl Rewording {
    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rewording::Verbatim => "verbatim",
            Rewording::Trimmed => "trimmed",
            Rewording::Reworded => "reworded",
            Rewording::Spliced => "spliced",
            Rewording::PolarityChanged => "polarity-changed",
            Rewording::NumberChanged => "number-changed",
        }
    }
}

/// Words of one article that stand where others stand in the other article; an empty span where none do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reworded {
    /// In the first article.
    pub a: Span,
    /// Its words.
    pub a_words: String,
    /// In the second.
    pub b: Span,
    /// Its words.
    pub b_words: String,
}

/// Two statements as they were aligned.
#[derive(Clone, Debug)]
pub(crate) struct Alignment {
    pub(crate) label: Rewording,
    pub(crate) changes: Vec<Reworded>,
    /// A name stands where another does.
    pub(crate) swapped: bool,
}

/// Words of a sentence that are compared at most: alignment takes their square.
const LONGEST: usize = 240;
/// What two sentences must share, of all words between the first and the last that they share.
const ALIKE: f64 = 0.6;
/// Common words, small ones aside, that two sentences must have.
const LEAST: usize = 3;
/// Words left out within a sentence that make a splice rather than a change of words.
const SPLICE: usize = 3;

/// Aligns two statements; `None` where they are no two accounts of one utterance.
pub(crate) fn align(one: &Said, other: &Said) -> Option<Alignment> {
    let mut label = Rewording::Verbatim;
    let mut changes = Vec::new();
    let (mut found, mut swapped) = (0, false);
    let mut taken = vec![false; other.quoted.len()];
    for ours in &one.quoted {
        let best = other
            .quoted
            .iter()
            .enumerate()
            .filter(|(at, _)| !taken[*at])
            .filter_map(|(at, theirs)| sentence(ours, theirs).map(|aligned| (at, aligned)))
            .max_by(|(a, x), (b, y)| x.common.cmp(&y.common).then(b.cmp(a)));
        let Some((at, aligned)) = best else { continue };
        taken[at] = true;
        found += 1;
        label = label.max(aligned.label);
        swapped |= aligned.swapped;
        changes.extend(aligned.changes);
    }
    if found == 0 {
        return None;
    }
    if found < one.quoted.len().max(other.quoted.len()) {
        label = label.max(Rewording::Trimmed);
    }
    Some(Alignment { label, changes, swapped })
}

struct Aligned {
    common: usize,
    label: Rewording,
    changes: Vec<Reworded>,
    /// A name stands where another does.
    swapped: bool,
}

fn sentence(one: &Line, other: &Line) -> Option<Aligned> {
    let ours = one.words.get(..LONGEST).unwrap_or(&one.words);
    let theirs = other.words.get(..LONGEST).unwrap_or(&other.words);
    let common = longest_common(ours, theirs);
    let (first, last) = (*common.first()?, *common.last()?);
    let core = (last.0 - first.0 + 1, last.1 - first.1 + 1);
    let full = common.iter().filter(|(at, _)| !ours[*at].small).count();
    let alike = 2.0 * common.len() as f64 / (core.0 + core.1) as f64;
    if full < LEAST || alike < ALIKE || common.len() * 2 < ours.len().min(theirs.len()) {
        return None;
    }
    let (stretches, whole) = stretches(&common, ours.len(), theirs.len());
    let mut label = if whole { Rewording::Verbatim } else { Rewording::Trimmed };
    let mut changes = Vec::new();
    let mut swapped = false;
    for (a, b) in stretches {
        label = label.max(kind_of(&ours[a.clone()], &theirs[b.clone()]));
        // The first word of a sentence has a capital whatever it is.
        swapped |= [(ours, &a), (theirs, &b)]
            .iter()
            .all(|(words, at)| words[at.start.max(1).min(at.end)..at.end].iter().any(|word| word.capital));
        let (a, b) = (span_of(ours, a), span_of(theirs, b));
        changes.push(Reworded { a, a_words: one.slice(a).to_owned(), b, b_words: other.slice(b).to_owned() });
    }
    Some(Aligned { common: common.len(), label, changes, swapped })
}

/// Words, by their places in a sentence.
type Words = std::ops::Range<usize>;

/// Most words at a sentence's end that may belong to a change before them.
const TAIL: usize = 3;

/// The stretches between common words where the sentences differ, and whether these are all that is not common. Two
/// stretches with a single common word between them are one change: "the |government of Iraq|", "the |Iraqi government|".
fn stretches(common: &[(usize, usize)], rows: usize, columns: usize) -> (Vec<(Words, Words)>, bool) {
    let mut out: Vec<(Words, Words)> = Vec::new();
    // What both begin with, or end with, each in a few words of its own, was changed; more of it is another clause.
    let few = |a: &Words, b: &Words| !(a.is_empty() || b.is_empty()) && a.len().max(b.len()) <= TAIL;
    let head = common.first().map(|&(row, column)| (0..row, 0..column)).filter(|(a, b)| few(a, b));
    let mut add = |a: Words, b: Words| match out.last_mut() {
        Some((before_a, before_b)) if a.start == before_a.end + 1 && b.start == before_b.end + 1 => {
            (before_a.end, before_b.end) = (a.end, b.end);
        }
        _ => out.push((a, b)),
    };
    let starts = head.is_some() || common.first() == Some(&(0, 0));
    if let Some((a, b)) = head {
        add(a, b);
    }
    for pair in common.windows(2) {
        let (a, b) = (pair[0].0 + 1..pair[1].0, pair[0].1 + 1..pair[1].1);
        if !(a.is_empty() && b.is_empty()) {
            add(a, b);
        }
    }
    let Some(&(row, column)) = common.last() else { return (out, false) };
    let (a, b) = (row + 1..rows, column + 1..columns);
    if few(&a, &b) {
        add(a, b);
        return (out, starts);
    }
    if a.is_empty() && b.is_empty() {
        return (out, starts);
    }
    // What only one of them ends with belongs to a change right before it, or was left out.
    let joins = out.last().is_some_and(|(x, y)| a.start == x.end + 1 && b.start == y.end + 1);
    let short = (a.is_empty() || b.is_empty()) && a.len() + b.len() <= TAIL;
    match out.last_mut() {
        Some((before_a, before_b)) if joins && short => (before_a.end, before_b.end) = (a.end, b.end),
        _ => return (out, false),
    }
    (out, starts)
}

/// Where words stand; for none of them the place behind the word before.
fn span_of(words: &[Word], range: Words) -> Span {
    match (words.get(range.clone()).and_then(<[Word]>::first), words.get(range.clone()).and_then(<[Word]>::last)) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => {
            let end = range.start.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |word| word.span.end);
            Span::new(end, end)
        }
    }
}

/// What it means that `a` stands in one account where `b` stands in the other.
fn kind_of(a: &[Word], b: &[Word]) -> Rewording {
    let negated = |words: &[Word]| words.iter().any(|word| word.negation);
    if numbers_differ(a, b) {
        Rewording::NumberChanged
    } else if negated(a) != negated(b) {
        Rewording::PolarityChanged
    } else if (a.is_empty() || b.is_empty()) && a.len().max(b.len()) >= SPLICE {
        Rewording::Spliced
    } else {
        Rewording::Reworded
    }
}

/// Whether both have a number and the numbers are not the same: "twelve" is "12", and "dozens" contradicts neither.
fn numbers_differ(a: &[Word], b: &[Word]) -> bool {
    let numbers = |words: &[Word]| words.iter().filter(|word| word.number).count();
    if numbers(a) == 0 || numbers(b) == 0 {
        return false;
    }
    match (value(a), value(b)) {
        (Some(a), Some(b)) => a != b,
        // "the 20th", "the 21st".
        (None, None) => !vague(a) && !vague(b),
        _ => false,
    }
}

fn vague(words: &[Word]) -> bool {
    words.iter().any(|word| word.number && word.worth.is_none() && !word.digits)
}

/// What number words in a row are worth: "two thousand five hundred". `None` where one of them has no plain value.
fn value(words: &[Word]) -> Option<f64> {
    let (mut total, mut part) = (0.0, 0.0);
    for word in words.iter().filter(|word| word.number) {
        let worth = word.worth?;
        let scale = [100.0, 1e3, 1e6, 1e9, 1e12].contains(&worth) && part > 0.0;
        match scale {
            true if worth > 100.0 => {
                total += part * worth;
                part = 0.0;
            }
            true => part *= worth,
            false => part += worth,
        }
    }
    Some(total + part)
}

/// The longest sequence of words that both have, as places in each.
fn longest_common(ours: &[Word], theirs: &[Word]) -> Vec<(usize, usize)> {
    let (rows, columns) = (ours.len(), theirs.len());
    let mut best = vec![0u16; (rows + 1) * (columns + 1)];
    let at = |row: usize, column: usize| row * (columns + 1) + column;
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            best[at(row, column)] = if ours[row].key == theirs[column].key {
                best[at(row + 1, column + 1)] + 1
            } else {
                best[at(row + 1, column)].max(best[at(row, column + 1)])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut out = Vec::new();
    while row < rows && column < columns {
        if ours[row].key == theirs[column].key {
            out.push((row, column));
            row += 1;
            column += 1;
        } else if best[at(row + 1, column)] >= best[at(row, column + 1)] {
            row += 1;
        } else {
            column += 1;
        }
    }
    out
}
