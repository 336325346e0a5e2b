//! Organizations that no table lists: by a head word or suffix, by what they are composed of, by an acronym in
//! brackets. Called for every run of capitals.

use std::ops::Range;

use super::run::{Part, Piece, Run};
use crate::kind::EntityKind;
use crate::matcher::Hit;
use crate::text::{Gap, Mark, Shape};
use crate::words::{Class, Cue, List, Reading, words};

/// An organization found in a run: up to piece `end`.
pub(crate) struct Found {
    pub(crate) end: usize,
    pub(crate) rule: &'static str,
    /// The head word that made it one.
    pub(crate) head: Range<usize>,
}

/// Most pieces of a name that ends with its head: beyond them a run of capitals is a list or a headline.
const LONGEST: usize = 16;

/// Head or suffix at a token, and where it ends.
fn head_at(reading: Reading<'_>, i: usize) -> Option<(usize, bool)> {
    let pick = |cue: &Cue| if let Cue::OrgHead { suffix } = *cue { Some(suffix) } else { None };
    reading.words.longest(i, pick).filter(|_| reading.token(i).is_capitalized())
}

/// The organization that starts with piece `at`, where its words make one.
pub(crate) fn at(reading: Reading<'_>, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    head_first(reading, run, at).or_else(|| head_last(reading, hits, run, at))
}

/// "Ministry of Foreign Affairs", "University of Basra": a head, "of" or "for", and names.
fn head_first(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    // The head may follow a nation: "Iraqi Ministry of Defense".
    let head_piece =
        (at..(at + 3).min(run.pieces.len())).take_while(|&p| p == at || run.pieces[p].part != Part::Link).find(
            |&p| head_of_piece(reading, &run.pieces[p]).is_some() && is_link(reading, run, p + 1, words!["of", "for"]),
        )?;
    let mut end = head_piece + 2;
    if is_link(reading, run, end, words!["the"]) {
        end += 1;
    }
    let start = end;
    while let Some(piece) = run.pieces.get(end) {
        let joined = is_link(reading, run, end, words!["and", "of", "&", "the"]) && end > start;
        match piece.part {
            // "Ministry of Defense | spokesman Bill Porter"
            Part::Title if !reading.token(piece.tokens.start).is_capitalized() => break,
            Part::Word | Part::Hit(_) | Part::Title => end += 1,
            Part::Link if joined && run.pieces.get(end + 1).is_some_and(|p| p.part == Part::Word) => end += 1,
            _ => break,
        }
        if matches!(piece.part, Part::Hit(_)) {
            break;
        }
    }
    if end == start {
        return None;
    }
    Some(Found { end, rule: "organization/head-of", head: run.pieces[head_piece].tokens.clone() })
}

fn head_of_piece(reading: Reading<'_>, piece: &Piece) -> Option<Range<usize>> {
    let last = piece.tokens.end.checked_sub(1)?;
    if piece.part == Part::Title {
        return None;
    }
    head_at(reading, last).filter(|(end, suffix)| *end == piece.tokens.end && !suffix).map(|(end, _)| last..end)
}

fn is_link(reading: Reading<'_>, run: &Run, at: usize, words: &List) -> bool {
    run.pieces.get(at).is_some_and(|p| p.part == Part::Link && reading.is_one(p.tokens.start, words))
}

/// "Iraq Study Group", "Orbis Rail Corp.", "Al-Noor Hospital": names and then a head or suffix.
fn head_last(reading: Reading<'_>, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    let mut found = None;
    let mut end = at;
    for piece in run.pieces[at..].iter().take(LONGEST) {
        let first_token = piece.tokens.start;
        if end > at && reading.token(first_token).gap > Gap::Space {
            break;
        }
        let joins = piece.part == Part::Link
            && (reading.mark(first_token) == Mark::Ampersand
                || reading.mark(first_token) == Mark::Hyphen
                || (reading.is_word(first_token, "and") && heads_soon(reading, run, end + 1)));
        match piece.part {
            Part::Title if end == at => break,
            Part::Link if !joins => break,
            _ => {}
        }
        if end > at && person_inside(hits, piece) {
            break;
        }
        end += 1;
        let last = piece.tokens.end - 1;
        if let Some((head_end, suffix)) = head_at(reading, last) {
            let enough = end - at > 1 || (piece.tokens.len() > 1 && piece.part == Part::Word);
            if enough && head_end >= piece.tokens.end {
                let rule = if suffix { "organization/suffix" } else { "organization/head" };
                found = Some(Found { end, rule, head: last..piece.tokens.end });
            }
        }
    }
    let found = found?;
    // "First Division" alone in a headline, "The Company": there must be a name in it.
    let named = run.pieces[at..found.end].iter().any(|p| p.tokens.start != found.head.start && p.part != Part::Link);
    (named && (!run.headline || matches!(run.pieces[at].part, Part::Hit(_)))).then_some(found)
}

fn heads_soon(reading: Reading<'_>, run: &Run, from: usize) -> bool {
    run.pieces[from.min(run.pieces.len())..]
        .iter()
        .take(2)
        .any(|p| p.part == Part::Word && head_at(reading, p.tokens.start).is_some())
}

/// A listed person cannot be in the middle of an organization's name, but may begin it ("Bush Administration").
fn person_inside(hits: &[Hit], piece: &Piece) -> bool {
    let Part::Hit(hit) = piece.part else { return false };
    piece.tokens.len() > 1 && hits[hit].meanings.iter().all(|m| m.kind == EntityKind::Person)
}

/// "World Trade Body (WTB)": the acronym in brackets after a run, if its letters are the run's initials.
pub(crate) fn bracketed_acronym(reading: Reading<'_>, name: &Range<usize>) -> Option<usize> {
    let open = name.end;
    if reading.mark(open) != Mark::OpenBracket || reading.mark(open + 2) != Mark::CloseBracket {
        return None;
    }
    let token = reading.token(open + 1);
    let acronym = token.shape == Shape::Upper && (2..=8).contains(&token.span.len());
    (acronym && initials_agree(reading, name, reading.word(open + 1))).then_some(open + 1)
}

/// Whether an acronym's letters come, in order, from the first letters of the name's words (small words may be
/// skipped, and two letters may be missing: foreign acronyms are not checked letter by letter here).
fn initials_agree(reading: Reading<'_>, name: &Range<usize>, acronym: &str) -> bool {
    let initials: Vec<char> = name
        .clone()
        .filter(|&i| reading.token(i).is_word() && !reading.is(i, Class::CLOSED))
        .filter_map(|i| reading.word(i).chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphabetic()).collect();
    let shared = letters.iter().filter(|c| initials.contains(c)).count();
    initials.first() == letters.first() && shared * 3 >= letters.len() * 2
}
