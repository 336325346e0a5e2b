//! Names of what is neither person, place nor organization: storms, ships, operations, treaties, prizes, games. They are
//! no mentions, but their words must not be taken for names of people and places. Called for every run of capitals.

use super::run::{Part, Run};
use crate::text::Gap;
use crate::words::{Class, Cue, Reading, Side, Sorts};

/// Most pieces of such a name beside its head.
const LONGEST: usize = 4;

/// A thing's name found in a run.
pub(crate) struct Found {
    /// The piece after it.
    pub(crate) end: usize,
    /// The pieces of its own name, which may stand alone later: "Hurricane |Katrina|".
    pub(crate) own: std::ops::Range<usize>,
}

/// The thing whose name starts with piece `at`: "Hurricane Katrina", "Dayton Peace Accords".
pub(crate) fn at(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    if !run.sorts.any(Sorts::THING_HEAD) {
        return None;
    }
    alone(reading, run, at).or_else(|| head_first(reading, run, at)).or_else(|| head_last(reading, run, at))
}

/// "Rugby Union": a thing that is named by its head alone.
fn alone(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    let (end, side) = head_at(reading, run, at)?;
    (end > at + 1 && side.before() && side.after()).then_some(Found { end, own: end..end })
}

/// Head at a piece, if the head ends where the pieces up to `end` do.
fn head_at(reading: Reading<'_>, run: &Run, at: usize) -> Option<(usize, Side)> {
    let token = run.pieces.get(at)?.tokens.start;
    let pick = |cue: &Cue| if let Cue::ThingHead { side } = *cue { Some(side) } else { None };
    let (end, side) = reading.words.longest(token, pick).filter(|_| reading.token(token).is_capitalized())?;
    let pieces = run.pieces[at..].iter().position(|piece| piece.tokens.end == end)?;
    Some((at + pieces + 1, side))
}

fn head_first(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    let (start, _) = head_at(reading, run, at).filter(|(_, side)| side.before() && !side.after())?;
    let named = |piece: &&super::run::Piece| {
        matches!(piece.part, Part::Word | Part::Hit(_)) && reading.token(piece.tokens.start).gap == Gap::Space
    };
    let words = run.pieces[start..].iter().take(LONGEST).take_while(named).count();
    (words > 0).then_some(Found { end: start + words, own: start..start + words })
}

/// Whether a word or listed name stands right behind a piece.
fn goes_on(reading: Reading<'_>, run: &Run, at: usize) -> bool {
    let next = run.pieces.get(at + 1).filter(|next| matches!(next.part, Part::Word | Part::Hit(_)));
    next.is_some_and(|next| reading.token(next.tokens.start).gap == Gap::Space)
}

fn head_last(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    if run.headline {
        return None;
    }
    for head in at + 1..(at + 1 + LONGEST).min(run.pieces.len()) {
        let piece = &run.pieces[head];
        if matches!(piece.part, Part::Link | Part::Title) || reading.token(piece.tokens.start).gap > Gap::Space {
            return None;
        }
        // "Bill" of "Harbour Bill" is a head, of "Bill Porter" none.
        let given = reading.is(piece.tokens.start, Class::GIVEN) && goes_on(reading, run, head);
        if given {
            continue;
        }
        if let Some((end, _)) = head_at(reading, run, head).filter(|(_, side)| side.after()) {
            return Some(Found { end, own: end..end });
        }
    }
    None
}
