//! Places that no table lists: by a head word ("Swat Valley", "Mount Sinjar", "the town of Karm") or a preposition of
//! place. Called for every run of capitals.

use super::run::{Part, Run};
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Cue, Reading, Side, words};

/// A place found in a run: up to piece `end`.
pub(crate) struct Found {
    pub(crate) end: usize,
    pub(crate) rule: &'static str,
}

/// A place head with a capital at a token: its end and side.
fn head_at(reading: Reading<'_>, i: usize) -> Option<(usize, Side)> {
    let pick = |cue: &Cue| if let Cue::PlaceHead { side, lower: false, .. } = *cue { Some(side) } else { None };
    reading.words.longest(i, pick).filter(|_| reading.token(i).is_capitalized())
}

/// The place that starts with piece `at`, by its head word.
pub(crate) fn at(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    let first = &run.pieces[at];
    if first.part == Part::Word {
        let before =
            head_at(reading, first.tokens.start).filter(|(end, side)| side.before() && *end == first.tokens.end);
        let name = run.pieces.get(at + 1).filter(|p| p.part != Part::Link && p.part != Part::Title);
        if let (Some(_), Some(next)) = (before, name) {
            if reading.token(next.tokens.start).gap == Gap::Space {
                let more = run
                    .pieces
                    .get(at + 2)
                    .is_some_and(|p| p.part == Part::Word && reading.token(p.tokens.start).gap == Gap::Space);
                return Some(Found { end: at + 2 + usize::from(more), rule: "place/head-name" });
            }
        }
    }
    // One to three names, then the head.
    for end in at + 1..(at + 4).min(run.pieces.len()) {
        let piece = &run.pieces[end];
        if piece.part == Part::Link || reading.token(piece.tokens.start).gap > Gap::Space {
            return None;
        }
        if piece.part == Part::Word
            && head_at(reading, piece.tokens.start).is_some_and(|(_, side)| side.after())
            && !run.headline
        {
            return Some(Found { end: end + 1, rule: "place/name-head" });
        }
    }
    None
}

/// Whether the word before says that a place follows: "in", "near", "the town of".
pub(crate) fn after_preposition(reading: Reading<'_>, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    if reading.token(token).gap > Gap::Space {
        return false;
    }
    if reading.is_one(before, words!["in", "near", "outside", "at"]) {
        return reading.token(token).shape == Shape::Capital;
    }
    let of = reading.is_word(before, "of") && before > 0 && (lower_head(reading, before - 1) || lives(reading, before));
    of || lower_head(reading, before)
}

/// "Ruth Zorbat, 28, |of| Karm": behind an age between commas.
fn lives(reading: Reading<'_>, of: usize) -> bool {
    let Some(name) = of.checked_sub(4) else { return false };
    reading.mark(of - 1) == Mark::Comma
        && reading.token(of - 2).kind == Kind::Number
        && reading.token(of - 2).span.len() <= 2
        && reading.mark(of - 3) == Mark::Comma
        && reading.token(name).is_capitalized()
}

/// "town", "city", "province" in small letters.
fn lower_head(reading: Reading<'_>, i: usize) -> bool {
    let pick = |cue: &Cue| if let Cue::PlaceHead { class: "admin", lower: true, .. } = *cue { Some(()) } else { None };
    reading.words.longest(i, pick).is_some() && reading.is(i, Class::NOUN | Class::PLACE_HEAD)
}

/// "X province", "X airport": a small head right after the name.
pub(crate) fn before_head(reading: Reading<'_>, end: usize) -> bool {
    let pick = |cue: &Cue| {
        if let Cue::PlaceHead { side, lower: true, .. } = *cue { side.after().then_some(()) } else { None }
    };
    reading.token(end).gap == Gap::Space && reading.words.longest(end, pick).is_some()
}
