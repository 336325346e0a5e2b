//! People that no table lists: by the title before the name, by a given name, by the shape of foreign names.
//! Called for every run of capitals.

use std::ops::Range;

use super::run::{MIDDLE, Part, Piece, Run};
use super::{is_shouted, place, seat};
use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::matcher::{Hit, Meaning};
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, List, Reading, TitleClass, words};

/// A person found in a run: pieces `start..end`, and the rule.
pub(crate) struct Found {
    pub(crate) end: usize,
    pub(crate) rule: &'static str,
}

/// Longest name, in words.
const LONGEST: usize = 5;

/// The name after the title at piece `at`: "Defense Minister |Thabet Muhammad Al-Abbasi|".
pub(crate) fn after_title(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    let title = &run.pieces[at];
    let next = run.pieces.get(at + 1)?;
    if reading.token(next.tokens.start).gap > Gap::Space || !title_names(reading, title) {
        return None;
    }
    // "state broadcaster |QZTV|": what is a body's office and a person's.
    let first = next.tokens.start;
    let body = reading.is(title.tokens.end - 1, Class::BODY) && next.tokens.len() == 1;
    if body && reading.token(first).shape == Shape::Upper && !is_shouted(reading, first) {
        return None;
    }
    let end = name_end(reading, names, hits, run, at + 1)
        .or_else(|| commands(reading, names, hits, run, at).then_some(at + 2))?;
    // "Chief |Harbour| Commissioner Ruth Karm": plain words between two titles are the office's.
    let plain = |piece: &Piece| piece.part == Part::Word && reading.info(piece.tokens.start).is_common();
    let office = run.pieces[at + 1..end].iter().all(plain)
        && run.pieces.get(end).is_some_and(|piece| {
            let first = reading.token(piece.tokens.start);
            piece.part == Part::Title && first.is_capitalized() && first.gap == Gap::Space
        });
    (!office).then_some(Found { end, rule: "person/title-name" })
}

/// "Admiral |Fargo|": a city's one word behind a rank is its bearer's name.
fn commands(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, at: usize) -> bool {
    let (title, piece) = (&run.pieces[at], &run.pieces[at + 1]);
    let rank = reading.title(title.tokens.start).is_some_and(|(_, class, _)| class == TitleClass::Rank);
    // "Major Nairobi hospitals", "Private London schools".
    let common = reading.is_one(title.tokens.start, words!["major", "private", "general"]);
    let last = run.pieces.get(at + 2).is_none_or(|next| reading.token(next.tokens.start).gap > Gap::Space);
    let Part::Hit(hit) = piece.part else { return false };
    let city = |meaning: &Meaning| names.row(meaning.row).is("place.city");
    let capital = |i: usize| reading.token(i).shape == Shape::Capital;
    rank && !(common && run.initial && at == 0)
        && last
        && !run.headline
        && piece.tokens.len() == 1
        && capital(title.tokens.start)
        && capital(piece.tokens.start)
        && hits[hit].meanings.iter().all(city)
}

/// Whether this title stands before names at all, and here: "spokesman" does, "chief of staff" does not.
fn title_names(reading: Reading<'_>, title: &Piece) -> bool {
    reading.title(title.tokens.start).is_some_and(|(end, class, side)| {
        end == title.tokens.end && side.before() && (class != TitleClass::Occupation || title.tokens.len() < 4)
    })
}

/// Whether the piece can be part of a person's name.
fn can_be_name(reading: Reading<'_>, names: &Overlay, hits: &[Hit], piece: &Piece, first: bool) -> bool {
    match piece.part {
        Part::Word => {
            let word = piece.tokens.start;
            let head = reading.is(word, Class::ORG_HEAD | Class::PLACE_HEAD);
            !head || reading.is(word, Class::GIVEN | Class::SURNAME)
        }
        // "Quivart Indians" are many, whatever team may be called so.
        Part::Hit(hit) if hits[hit].meanings.iter().any(|m| names.row(m.row).kind() == EntityKind::Nationality) => {
            false
        }
        Part::Hit(hit) => hits[hit].meanings.iter().any(|meaning| {
            match meaning.kind {
                EntityKind::Person => true,
                // "President Jordan", "Senator Lincoln": a place's or company's one word, after a title or given name.
                EntityKind::Place | EntityKind::Organization | EntityKind::Religion | EntityKind::Ethnic => {
                    let shape = reading.token(piece.tokens.start).shape;
                    // "Ruth KARM": handbooks write surnames so.
                    let upper = shape == Shape::Upper
                        && (is_shouted(reading, piece.tokens.start)
                            || !first && reading.token(piece.tokens.start).span.len() > 4);
                    let cased = shape == Shape::Capital || upper;
                    let one = piece.tokens.len() == 1 && cased;
                    let country = || names.row(meaning.row).is("place.country") && !meaning.context;
                    one && !country() && (!first || reading.is(piece.tokens.start, Class::GIVEN | Class::SURNAME))
                }
                EntityKind::Nationality => false,
            }
        }),
        Part::Title | Part::Link => false,
    }
}

/// Small words inside a name: "bin", "de", "van".
fn is_particle(reading: Reading<'_>, piece: &Piece) -> bool {
    piece.part == Part::Link
        && !is_possessive(reading, piece)
        && !reading.is_one(piece.tokens.start, words!["of", "for", "and", "the", "on", "in", "&"])
}

/// The sign of possession in "Prosecutor's Office".
pub(crate) fn is_possessive(reading: Reading<'_>, piece: &Piece) -> bool {
    let sign = piece.tokens.start;
    reading.token(sign).kind == Kind::Clitic || reading.mark(sign) == Mark::Apostrophe
}

/// What tells a person from an elder one of the same name.
pub(crate) const GENERATIONS: &List = words!["Jr", "Sr", "II", "III", "IV"];

pub(crate) fn is_generation(reading: Reading<'_>, i: usize) -> bool {
    reading.is_one(i, GENERATIONS) && reading.token(i).is_capitalized()
}

/// The token after "Jr." or ", Sr." behind a name that ends at `end`; the dot is the name's where the sentence goes on.
pub(crate) fn generation_end(reading: Reading<'_>, end: usize) -> usize {
    let at = end + usize::from(reading.mark(end) == Mark::Comma);
    if !reading.is_any(at, &["Jr", "Sr"]) || reading.token(at).gap > Gap::Space {
        return end;
    }
    with_dot(reading, at + 1)
}

/// The token after the dot of an abbreviation that ends at `end`, unless that dot ends the sentence too.
pub(crate) fn with_dot(reading: Reading<'_>, end: usize) -> usize {
    let dot = reading.mark(end) == Mark::Stop && reading.token(end).gap == Gap::None;
    let goes_on = reading.text.sentences.get(reading.sentence_of(end)).is_some_and(|sentence| end + 1 < sentence.end);
    end + usize::from(dot && goes_on)
}

/// The token of a name that is the surname: its last word but "Jr." and the like.
pub(crate) fn surname_at(reading: Reading<'_>, name: &Range<usize>) -> usize {
    let word = |i: &usize| reading.token(*i).kind == Kind::Word && !is_generation(reading, *i);
    let last = name.clone().rev().find(word).unwrap_or(name.start);
    // The family's name comes first in "Park Jin-ho".
    let halved = last > name.start + 2 && reading.token(last).shape == Shape::Lower && reading.glued_hyphen(last - 1);
    if halved { name.start } else { last }
}

/// Where the name that starts with piece `start` ends; `None` where there is none.
fn name_end(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, start: usize) -> Option<usize> {
    let town = is_town_and_word(reading, names, hits, run, start);
    let mut end = start;
    let mut words = 0;
    while let Some(piece) = run.pieces.get(end) {
        if words > 0 && reading.token(piece.tokens.start).gap > Gap::Space || words >= LONGEST {
            break;
        }
        if can_be_name(reading, names, hits, piece, words == 0 && !town) {
            end += 1;
            words += piece.tokens.len();
        } else if words > 0 && (is_particle(reading, piece) || is_nickname(reading, run, end)) {
            // Particles, as in "van der", only with a name behind them.
            let particles = run.pieces[end..].iter().take(2).take_while(|p| is_particle(reading, p)).count().max(1);
            let after = run.pieces.get(end + particles).is_some_and(|p| can_be_name(reading, names, hits, p, false));
            if !after {
                break;
            }
            end += particles;
        } else {
            break;
        }
    }
    (end > start).then_some(end)
}

/// "|Milan| Zorbat": a listed town and behind it a word that is nowhere listed. Together they are no town.
fn is_town_and_word(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, at: usize) -> bool {
    let (Some(first), Some(next)) = (run.pieces.get(at), run.pieces.get(at + 1)) else { return false };
    let Part::Hit(hit) = first.part else { return false };
    // "the mayor of |Milan| Ruth Zorbat": the town is the mayor's.
    if first.tokens.start.checked_sub(1).is_some_and(|of| reading.is_word(of, "of")) {
        return false;
    }
    let mut meanings = hits[hit].meanings.iter();
    let word = next.tokens.start;
    let surname =
        |hit: usize| hits[hit].meanings.iter().all(|meaning| meaning.short && meaning.kind == EntityKind::Person);
    let unlisted = (next.part == Part::Word || matches!(next.part, Part::Hit(hit) if surname(hit)))
        && !reading.info(word).is_common()
        && reading.token(word).gap == Gap::Space
        && !reading.is(word, Class::ORG_HEAD | Class::PLACE_HEAD);
    unlisted && meanings.all(|meaning| names.row(meaning.row).is("place.city") || seat::is_seat(names, meaning))
}

/// A hyphen inside a name: "Abdul-Rahman".
fn is_nickname(reading: Reading<'_>, run: &Run, at: usize) -> bool {
    run.pieces.get(at).is_some_and(|p| p.part == Part::Link && reading.mark(p.tokens.start) == Mark::Hyphen)
}

/// Whether the name of pieces `at..end` holds a second half written small: "Park Jin-ho".
fn is_halved(reading: Reading<'_>, run: &Run, at: usize, end: usize) -> bool {
    run.pieces[at..end]
        .iter()
        .skip(2)
        .any(|piece| piece.part == Part::Word && reading.token(piece.tokens.start).shape == Shape::Lower)
}

/// A person's name at piece `at` without a title: a given name and more, or two to four words that are no English.
pub(crate) fn bare(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    let first = &run.pieces[at];
    let token = first.tokens.start;
    let info = reading.info(token);
    let particle_next = run.pieces.get(at + 1).is_some_and(|p| is_particle(reading, p));
    let town = is_town_and_word(reading, names, hits, run, at);
    let family = || opens_family_name(reading, hits, run, at);
    if first.tokens.len() != 1 || (first.part != Part::Word && !info.classes.any(Class::GIVEN) && !town && !family()) {
        return None;
    }
    if !can_be_name(reading, names, hits, first, !town)
        || (reading.token(token).shape == Shape::Upper && !run.headline && !is_initials(reading, token))
    {
        return None;
    }
    let end = name_end(reading, names, hits, run, at)?;
    // What "III" stands behind is judged without it.
    let core = end - usize::from(end - at > 2 && is_generation(reading, run.pieces[end - 1].tokens.start));
    let last = run.pieces[core - 1].tokens.clone();
    let words = last.end - token;
    if words < 2 || (particle_next && end - at < 3) {
        return None;
    }
    if is_halved(reading, run, at, end) && (!info.is_common() || info.classes.any(Class::SURNAME)) {
        return Some(Found { end, rule: "person/hyphened" });
    }
    let ordinary = |i: usize| {
        let info = reading.info(i);
        info.is_common() && !info.classes.any(Class::GIVEN | Class::SURNAME) && !reading.is_one(i, MIDDLE)
    };
    let inner: Vec<usize> =
        run.pieces[at..core].iter().filter(|p| p.part != Part::Link).flat_map(|p| p.tokens.clone()).collect();
    let surname = reading.info(last.end - 1);
    let initial = reading.token(last.end - 1).span.len() <= 2;
    // "the suspect, |Abdullah Trumpet|,": what a person is stands before.
    let told = words == 2 && !info.is_common() && info.classes.any(Class::GIVEN) && is_apposed(reading, token);
    if initial || !told && inner.iter().skip(1).any(|&i| ordinary(i)) {
        return None;
    }
    // "Al Gore", but "Al Qaim": the given name that is an article too.
    let article = reading.is_one(token, words!["al", "el"]) && !surname.classes.any(Class::SURNAME);
    let given = info.classes.any(Class::GIVEN)
        && !article
        && (!info.is_common() || surname.classes.any(Class::SURNAME) || !surname.is_common());
    if (given || told) && !place::is_told(reading, token) {
        return Some(Found { end, rule: "person/given-name" });
    }
    // Foreign names: nothing in them is English, or the last is a known surname. A place's preposition or head beside
    // them says that they are a place; "(D-Ohio)" is a party and a state.
    let placed = place::after_preposition(reading, token) || place::before_head(reading, last.end);
    let letter = reading.token(token).span.len() == 1 && reading.mark(token + 1) == Mark::Hyphen;
    let lone = article && words == 2;
    let foreign = !info.is_common() && !lone && !run.headline && words <= 4 && !placed && !letter;
    let surname_known = surname.classes.any(Class::SURNAME) && !surname.is_common();
    (foreign && (surname_known || inner.iter().all(|&i| !reading.info(i).is_common())))
        .then_some(Found { end, rule: "person/foreign-words" })
}

/// Whether a name at token `i` stands behind a comma and what one person is.
fn is_apposed(reading: Reading<'_>, i: usize) -> bool {
    let Some(noun) = i.checked_sub(2).filter(|_| reading.mark(i - 1) == Mark::Comma) else { return false };
    let person = reading.info(noun).personal || reading.title(noun).is_some_and(|(end, ..)| end == noun + 1);
    person && reading.token(noun).shape == Shape::Lower && !reading.is(noun, Class::PLURAL)
}

/// "|Park| Jin-ho", "|Okafor| Zorbat", "|Okafor| al-Zorbat": a listed person's one word, with another name behind it that makes it someone
/// else's.
fn opens_family_name(reading: Reading<'_>, hits: &[Hit], run: &Run, at: usize) -> bool {
    let Part::Hit(hit) = run.pieces[at].part else { return false };
    let meanings = &hits[hit].meanings;
    if is_halved(reading, run, at, run.pieces.len().min(at + 4)) {
        return meanings.iter().any(|meaning| meaning.kind == EntityKind::Person);
    }
    let person = meanings.iter().all(|meaning| meaning.kind == EntityKind::Person);
    let named = run.pieces.get(at + 1).is_some_and(|next| {
        let token = reading.token(next.tokens.start);
        let article = next.part == Part::Word && token.gap == Gap::Space && token.shape == Shape::Mixed;
        let foreign = next.is_foreign(reading) || article && !reading.info(next.tokens.start).is_common();
        foreign && !reading.is(next.tokens.start, Class::ORG_HEAD | Class::PLACE_HEAD)
    });
    person && named
}

/// "J.", "J.P."
pub(crate) fn is_initials(reading: Reading<'_>, token: usize) -> bool {
    reading.word(token).contains('.') && reading.token(token).span.len() <= 4
}
