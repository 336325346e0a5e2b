//! Places that no table lists: by a head word ("Swat Valley", "Mount Sinjar", "the town of Karm") or a preposition of
//! place. Called for every run of capitals.

use super::run::{Part, Piece, Run};
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Cue, List, Reading, Side, words};

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
    if let Some(found) = head_of(reading, run, at) {
        return Some(found);
    }
    // One to three names, then the head.
    for end in at + 1..(at + 4).min(run.pieces.len()) {
        let piece = &run.pieces[end];
        if piece.part == Part::Link || reading.token(piece.tokens.start).gap > Gap::Space {
            return None;
        }
        let head = head_at(reading, piece.tokens.start).filter(|(_, side)| side.after() && !run.headline);
        if let (Part::Word, Some((last, _))) = (&piece.part, head) {
            // The pieces of "Local Government Area", "Sub-County".
            let more = run.pieces[end..].iter().take_while(|piece| piece.tokens.start < last).count();
            return Some(Found { end: over_heads(reading, run, end + more), rule: "place/name-head" });
        }
    }
    None
}

/// "Port of Zorbat", "Monastery of Saint Karm": a head whose name follows, within a sentence.
fn head_of(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    let head = &run.pieces[at];
    let heads = head.part == Part::Word
        && reading.is_one(
            head.tokens.start,
            words![
                "port",
                "monastery",
                "cathedral",
                "mosque",
                "shrine",
                "gulf",
                "strait",
                "bay",
                "isle",
                "palace",
                "valley"
            ],
        );
    let of = run.pieces.get(at + 1).is_some_and(|piece| reading.is_word(piece.tokens.start, "of"));
    if !heads || !of || run.headline || run.initial && at == 0 {
        return None;
    }
    let name = |piece: &&Piece| {
        let first = reading.token(piece.tokens.start);
        piece.part != Part::Link && first.is_capitalized() && first.gap == Gap::Space
    };
    let words = run.pieces[at + 2..].iter().take(2).take_while(name).count();
    let whole = run.pieces[at + 2..at + 2 + words].iter().any(|piece| piece.part != Part::Title);
    whole.then_some(Found { end: at + 2 + words, rule: "place/head-of" })
}

/// "Harbour Street |Bridge|": a head of which the name before is the name goes on.
pub(crate) fn over_heads(reading: Reading<'_>, run: &Run, end: usize) -> usize {
    let pick = |cue: &Cue| {
        if let Cue::PlaceHead { class: "facility" | "admin", side, lower: false } = *cue {
            side.after().then_some(())
        } else {
            None
        }
    };
    let head = |piece: &&Piece| {
        let token = piece.tokens.start;
        piece.part == Part::Word
            && reading.token(token).gap == Gap::Space
            && reading.token(token).shape == Shape::Capital
            && reading.words.longest(token, pick).is_some_and(|(end, ())| end == token + 1)
    };
    end + run.pieces[end.min(run.pieces.len())..].iter().take(2).take_while(head).count()
}

/// The side of a land: "Karm |West|".
pub(crate) const SIDES: &List =
    words!["north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"];

/// Whether piece `at` is a side with a capital, right behind the piece before.
pub(crate) fn is_side(reading: Reading<'_>, run: &Run, at: usize) -> bool {
    run.pieces.get(at).is_some_and(|piece| {
        let token = reading.token(piece.tokens.start);
        piece.part == Part::Word && token.shape == Shape::Capital && reading.is_one(piece.tokens.start, SIDES)
    })
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
    let beside = lower_head(reading, before) && reading.token(before).shape == Shape::Lower;
    let toured = reading.is_one(before, words!["tour", "toured", "touring", "shelled"]);
    toured || of || beside || holds_people(reading, before) || is_reached(reading, before)
}

/// "the province of |Karm|", "a resident of |Karm|": what stands before says so whatever else the name may be.
pub(crate) fn is_told(reading: Reading<'_>, token: usize) -> bool {
    let Some(of) = token.checked_sub(1).filter(|&of| of > 0 && reading.is_word(of, "of")) else { return false };
    reading.token(token).gap == Gap::Space && (lower_head(reading, of - 1) || holds_people(reading, of))
}

/// "residents |of| Karm", "a fisherman |from| Karm".
fn holds_people(reading: Reading<'_>, preposition: usize) -> bool {
    let Some(noun) = preposition.checked_sub(1) else { return false };
    let who = |class| is_base(reading, noun, class);
    reading.token(preposition).gap == Gap::Space
        && (reading.is_word(preposition, "of") && who(Class::DWELLER)
            || reading.is_word(preposition, "from") && who(Class::NATIVE))
}

/// "travelled |to| Karm", "were flown |from| Karm".
fn is_reached(reading: Reading<'_>, preposition: usize) -> bool {
    let Some(verb) = preposition.checked_sub(1) else { return false };
    let lemma = reading.info(verb).verb;
    reading.is_one(preposition, words!["to", "from"])
        && reading.token(verb).shape == Shape::Lower
        && lemma.is_known()
        && reading.lexicon.info(lemma).classes.any(Class::TRAVELS)
}

/// Whether a word or the noun that it is the plural of has a class.
fn is_base(reading: Reading<'_>, i: usize, class: Class) -> bool {
    let noun = reading.info(i).noun;
    reading.is(i, class) || noun.is_known() && reading.lexicon.info(noun).classes.any(class)
}

/// Tokens of a row of places that are looked over.
const ROW: usize = 14;

/// "|Karm|, Zorbat and Quelm districts": whether the row that goes on from token `end` ends with the heads of all.
pub(crate) fn before_heads(reading: Reading<'_>, end: usize) -> bool {
    let mut joined = false;
    for i in end..end + ROW {
        let token = reading.token(i);
        if reading.is_word(i, "and") {
            joined = true;
        } else if token.mark != Mark::Comma && !(token.kind == Kind::Word && token.is_capitalized()) {
            let plural = reading.is(i, Class::PLURAL) || reading.word(i).ends_with('s');
            return joined && plural && token.gap == Gap::Space && lower_head(reading, i);
        }
    }
    false
}

/// "near |Karm|, |Zorbat| and Quelm": whether token `start` goes on a row whose last name before it is a place, as
/// `is_place` has it by token, and that a preposition of place governs.
pub(crate) fn goes_on_row(reading: Reading<'_>, start: usize, end: usize, is_place: &[bool]) -> bool {
    let Some(joint) = start.checked_sub(1) else { return false };
    let comma = reading.mark(joint) == Mark::Comma;
    let and = reading.is_word(joint, "and");
    let over = joint.checked_sub(1).filter(|&i| and && reading.mark(i) == Mark::Comma).unwrap_or(joint);
    let place = over.checked_sub(1).is_some_and(|i| is_place.get(i).copied().unwrap_or(false));
    if !place || !(and || comma && closes_row(reading, end)) {
        return false;
    }
    let row = (over.saturating_sub(ROW)..over).rev().find(|&i| {
        let token = reading.token(i);
        !(token.is_capitalized() || token.mark == Mark::Comma || reading.is_word(i, "and"))
    });
    // ", and" may open a clause: only a row of three or more has the comma.
    let rows = |i: usize| over == joint || (i..over).any(|j| reading.mark(j) == Mark::Comma);
    row.is_some_and(|i| rows(i) && reading.token(i + 1).gap == Gap::Space && reading.is_one(i, GOVERNING))
}

/// Prepositions whose object, with a place for its first name, has nothing but places.
const GOVERNING: &List = words![
    "in", "at", "from", "of", "near", "between", "across", "around", "through", "outside", "via", "on", "visit",
    "visited", "tour", "toured"
];

/// Whether behind a name in a row come "and" and another one, at once or after some more.
fn closes_row(reading: Reading<'_>, end: usize) -> bool {
    let last = (end..end + ROW).find(|&i| {
        let token = reading.token(i);
        !(token.mark == Mark::Comma || token.kind == Kind::Word && token.is_capitalized())
    });
    last.is_some_and(|i| reading.is_word(i, "and") && reading.token(i + 1).is_capitalized())
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
