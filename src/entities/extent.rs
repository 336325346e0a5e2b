//! How far a mention by name reaches: a bare surname is written with the title that makes it a name ("Mr. Reyes",
//! "President Okafor", "Pope Leo"), a full name with honorifics and abbreviated titles only ("Gen. Ana Roth"). Runs once
//! an article, after the claims, whose roles hold the names alone. A body's name takes the article that is written with a
//! capital within a sentence ("told The Karm Herald").

use std::ops::Range;

use super::{Form, Mention};
use crate::kind::EntityKind;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{List, Reading, TitleClass, words};

/// How many titles may stand before a name: "Vice President", "Lieutenant General".
const MOST_TITLES: usize = 3;

/// The mentions as a reader is shown them.
pub(crate) fn widen(reading: Reading<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    // Where the mentions before end, as a byte.
    let mut taken = 0;
    for mention in &mut mentions {
        if mention.kind == EntityKind::Person && mention.form == Form::Name {
            let name = reading.tokens_of(mention.span);
            let start = with_titles(reading, &name, reading.token_at(taken));
            mention.span = reading.span(&(start..name.end.max(start)));
        }
        if mention.kind == EntityKind::Organization && mention.form == Form::Name {
            let name = reading.tokens_of(mention.span);
            if own_article(reading, name.start) && name.start > reading.token_at(taken) {
                mention.span = reading.span(&(name.start - 1..name.end));
            }
        }
        taken = taken.max(mention.span.end);
    }
    mentions
}

/// "told |The| Karm Herald": an article with a capital that no beginning of a sentence or line gives it.
fn own_article(reading: Reading<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(2) else { return false };
    let article = reading.token(start - 1);
    reading.id(start - 1) == reading.lexicon.the
        && article.shape == Shape::Capital
        && article.gap == Gap::Space
        && reading.token(start).gap == Gap::Space
        && (reading.token(before).shape == Shape::Lower || reading.mark(before) == Mark::Comma)
}

/// Where the titles begin that belong to a name; they do not reach into the mention before, which ends at `taken`.
fn with_titles(reading: Reading<'_>, name: &Range<usize>, taken: usize) -> usize {
    let mut start = name.start;
    for _ in 0..MOST_TITLES {
        let Some((at, class)) = title_before(reading, start).filter(|(at, _)| *at >= taken) else { break };
        // What is abbreviated stands before names alone: "Gen. Ana Roth".
        let abbreviated = reading.word(start - 1).ends_with('.');
        let honorific = class == TitleClass::Honorific && reading.is_one(start - 1, ADDRESS);
        if !is_bare(reading, name) && !honorific && !abbreviated {
            break;
        }
        start = at;
    }
    start
}

/// A surname without a given name; a particle or a number behind it adds none, and those of popes and kings go further
/// than those of families.
fn is_bare(reading: Reading<'_>, name: &Range<usize>) -> bool {
    let full = |i: &usize| reading.token(*i).kind == Kind::Word && reading.token(*i).is_capitalized();
    let numbered = |i: usize| reading.word(i).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    name.clone().filter(full).filter(|&i| !numbered(i)).count() < 2
}

/// The title in capitals that ends right before token `end`, the longest one.
fn title_before(reading: Reading<'_>, end: usize) -> Option<(usize, TitleClass)> {
    (end.saturating_sub(LONGEST_TITLE)..end).find_map(|at| {
        let (title_end, class, side) = reading.title(at)?;
        let capitals = (at..end).all(|i| reading.token(i).is_capitalized() || reading.token(i).kind == Kind::Mark);
        let close = (at + 1..=end).all(|i| reading.token(i).gap <= Gap::Space);
        (title_end == end && side.before() && capitals && close && class != TitleClass::Occupation)
            .then_some((at, class))
    })
}

/// Last words of the honorifics that newspapers of English hardly print a name without. Those of other tongues are titles
/// like offices: "Alhaji" may stand before a name or not.
const ADDRESS: &List = words![
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "mister",
    "dr",
    "prof",
    "madam",
    "madame",
    "monsieur",
    "sir",
    "dame",
    "lady",
    "lord",
    "pope",
    "daw",
    "saint",
    "father",
    "reverend",
    "pastor",
    "rabbi",
    "sheikh",
    "sheik",
    "shaikh",
    "ayatollah",
    "mullah",
    "imam",
    "sayyid",
    "sayyed",
    "sayed",
    "highness",
    "majesty",
    "excellency",
    "holiness",
    "eminence",
];

/// Tokens of the longest title that is looked for: "Secretary-General".
const LONGEST_TITLE: usize = 5;
