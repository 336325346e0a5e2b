//! Organizations that no table lists: by a head word or suffix, by what they are composed of, by an acronym in
//! brackets. Called for every run of capitals.

use std::ops::Range;

use super::run::{Part, Piece, Run};
use super::{is_shouted, person};
use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::matcher::Hit;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Cue, List, Reading, Side, Sorts, words};

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
pub(crate) fn at(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    headed(reading, names, hits, run, at).or_else(|| joined(reading, run, at)).or_else(|| before_body(reading, run, at))
}

/// The same by a head, which most runs do not have.
fn headed(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    if !run.sorts.any(Sorts::ORG_HEAD | Sorts::TEAM_HEAD) {
        return None;
    }
    possessed(reading, hits, run, at)
        .or_else(|| head_first(reading, hits, run, at))
        .or_else(|| team(reading, names, hits, run, at))
        .or_else(|| first(reading, run, at))
        .or_else(|| head_last(reading, hits, run, at))
}

/// "an analyst at |Zorbat|": whether those before token `i` work for what it names.
pub(crate) fn employs(reading: Reading<'_>, i: usize) -> bool {
    let Some(noun) = i.checked_sub(2) else { return false };
    let info = reading.info(noun);
    let employed = info.noun.is_known() && reading.lexicon.info(info.noun).classes.any(Class::EMPLOYED);
    employed
        && reading.token(i).gap == Gap::Space
        && reading.token(noun).shape == Shape::Lower
        && (reading.is_word(i - 1, "at") || reading.is_word(i - 1, "with") && reading.info(noun).personal)
}

/// "news agency |Zorbat|", "brewer |Zorbat|": whether what stands before token `i` says that a body's name follows. An
/// article before it opens a clause as often ("the company Zorbat led"), but for those that are read and heard.
pub(crate) fn follows_body(reading: Reading<'_>, i: usize) -> bool {
    let Some(noun) = i.checked_sub(1) else { return false };
    let opened = noun.checked_sub(1).is_some_and(|before| reading.is(before, Class::DETERMINER | Class::POSSESSIVE));
    is_body(reading, noun, Class::BODY) && reading.token(i).gap == Gap::Space && !opened
        || is_body(reading, noun, Class::OUTLET) && reading.token(i).gap == Gap::Space
}

fn is_body(reading: Reading<'_>, i: usize, class: Class) -> bool {
    reading.token(i).shape == Shape::Lower && reading.is(i, class)
}

/// "the |STEP| party": capitals where others are small.
fn is_acronym(reading: Reading<'_>, i: usize) -> bool {
    reading.token(i).shape == Shape::Upper && reading.token(i).span.len() > 2 && !is_shouted(reading, i)
}

/// "the |Zorbat Karm| newspaper": words that are no English, between an article and what they name.
fn before_body(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    let word = |piece: &&Piece| {
        let token = piece.tokens.start;
        piece.part == Part::Word
            && (matches!(reading.token(token).shape, Shape::Capital | Shape::Mixed) || is_acronym(reading, token))
            && (piece.tokens.start == run.pieces[at].tokens.start || reading.token(token).gap == Gap::Space)
    };
    let words = run.pieces[at..].iter().take(3).take_while(word).count();
    let own = run.pieces.get(at..at + words).filter(|own| !own.is_empty())?;
    let (first, end) = (own.first()?.tokens.start, own.last()?.tokens.end);
    let named = own.iter().any(|piece| {
        let word = piece.tokens.start;
        !reading.info(word).is_common() || is_acronym(reading, word)
    });
    let person = words > 1 && reading.is(first, Class::GIVEN);
    let opened = first.checked_sub(1).is_some_and(|before| {
        reading.is(before, Class::DETERMINER | Class::ADJECTIVE) || reading.token(before).kind == Kind::Clitic
    });
    let body = is_body(reading, end, Class::BODY) && reading.token(end).gap == Gap::Space;
    // "the Zorbat party leader" is theirs too; "the Zorbat company town" is a town.
    let found = Found { end: at + words, rule: "organization/before-noun", head: end..end + 1 };
    (!run.headline && named && !person && opened && body).then_some(found)
}

/// "Radio Zorbat", "Bank Karm": what stands before organizations' names, and the name, of two words at most.
fn first(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    let head = &run.pieces[at];
    let pick = |cue: &Cue| matches!(cue, Cue::OrgFirst).then_some(());
    let (end, ()) = reading.words.longest(head.tokens.start, pick).filter(|(end, ())| *end == head.tokens.end)?;
    let word = |piece: &&Piece| {
        let token = piece.tokens.start;
        let place = reading.is(token, Class::PLACE_HEAD | Class::ORG_HEAD | Class::MONTH | Class::WEEKDAY);
        reading.token(token).gap == Gap::Space && matches!(piece.part, Part::Word | Part::Hit(_)) && !place
    };
    let words = run.pieces[at + 1..].iter().take(2).take_while(word).count();
    let single = run.pieces.get(at + 1).is_some_and(|next| matches!(next.part, Part::Hit(_)));
    let capital = head.part == Part::Word && reading.token(head.tokens.start).is_capitalized() && words > 0;
    let taken = if single { 1 } else { words };
    let found = Found { end: at + 1 + taken, rule: "organization/head-first", head: head.tokens.start..end };
    (capital && !run.headline).then_some(found)
}

/// What teams are called, at a token: the end of it, and on which side of the place.
fn team_head(reading: Reading<'_>, i: usize) -> Option<(usize, Side)> {
    let pick = |cue: &Cue| if let Cue::TeamHead { side } = *cue { Some(side) } else { None };
    reading.words.longest(i, pick).filter(|_| reading.token(i).is_capitalized())
}

/// "Karm Rovers", "Dynamo Zorbat": what teams are called, beside a place or a word that is no English.
fn team(reading: Reading<'_>, names: &Overlay, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    let first = &run.pieces[at];
    let near = |piece: &Piece| reading.token(piece.tokens.start).gap == Gap::Space && piece.part != Part::Link;
    let head = team_head(reading, first.tokens.start).filter(|(_, side)| side.before());
    if let Some((end, _)) = head.filter(|_| first.part == Part::Word) {
        let name = run.pieces[at..].iter().position(|piece| piece.tokens.start == end)? + at;
        let own = first.tokens.start..end;
        let place = near(&run.pieces[name]) && is_home(reading, names, hits, &run.pieces[name]);
        return place.then_some(Found { end: name + 1, rule: "organization/team", head: own });
    }
    let next = run.pieces.get(at + 1).filter(|next| near(next))?;
    let (end, _) = team_head(reading, next.tokens.start).filter(|(_, side)| side.after())?;
    let pieces = run.pieces[at..].iter().position(|piece| piece.tokens.end == end)?;
    let home = is_home(reading, names, hits, first) && !reading.is(next.tokens.start, Class::SURNAME);
    home.then(|| Found { end: at + pieces + 1, rule: "organization/team", head: next.tokens.start..end })
}

/// Where a team may be at home: a listed place smaller than a country, or one word that is neither English nor a given
/// name.
fn is_home(reading: Reading<'_>, names: &Overlay, hits: &[Hit], piece: &Piece) -> bool {
    let token = piece.tokens.start;
    match piece.part {
        Part::Hit(hit) => hits[hit].meanings.iter().any(|meaning| {
            let row = names.row(meaning.row);
            meaning.kind == EntityKind::Place && !row.is("place.continent") && !row.is("place.country")
        }),
        Part::Word => {
            let named = reading.is(token, Class::GIVEN | Class::TITLE | Class::ORG_HEAD | Class::PLACE_HEAD);
            reading.token(token).shape == Shape::Capital && !reading.info(token).is_common() && !named
        }
        Part::Title | Part::Link => false,
    }
}

/// "Zorbat & Karm": two names and the sign that firms write between them.
fn joined(reading: Reading<'_>, run: &Run, at: usize) -> Option<Found> {
    let [first, sign, second] = run.pieces.get(at..at + 3)? else { return None };
    let surname = |piece: &Piece| {
        let token = piece.tokens.start;
        let given = reading.is(token, Class::GIVEN) && !reading.is(token, Class::SURNAME);
        matches!(piece.part, Part::Word | Part::Hit(_))
            && piece.tokens.len() == 1
            && reading.token(token).shape == Shape::Capital
            && reading.token(token).span.len() > 2
            && !given
    };
    let firm = reading.mark(sign.tokens.start) == Mark::Ampersand && !run.headline && surname(first) && surname(second);
    // "Research & Development" is what both of them do.
    let ordinary = |piece: &Piece| {
        let info = reading.info(piece.tokens.start);
        info.is_common() && !info.classes.any(Class::SURNAME)
    };
    // "Roth & Van Karm".
    let particle = reading.is_one(second.tokens.start, words!["van", "von", "de", "la"]);
    let more = run.pieces.get(at + 3).is_some_and(|next| particle && next.part != Part::Link);
    let found = Found { end: at + 3 + usize::from(more), rule: "organization/joined", head: sign.tokens.clone() };
    (firm && !(ordinary(first) && ordinary(second))).then_some(found)
}

/// "Ministry of Foreign Affairs", "University of Basra": a head, "of" or "for", and names.
fn head_first(reading: Reading<'_>, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    // The head may follow a nation: "Iraqi Ministry of Defense".
    let head_piece = (at..(at + 3).min(run.pieces.len()))
        .take_while(|&p| p == at || run.pieces[p].part != Part::Link)
        .find(|&p| {
            let topic = || is_link(reading, run, p + 1, words!["on"]) && is_panel(reading, &run.pieces[p]);
            head_of_piece(reading, &run.pieces[p]).is_some()
                && (is_link(reading, run, p + 1, words!["of", "for"]) || topic())
        })?;
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
        // A listed name ends it; one that only stands for a fuller name elsewhere does not.
        if matches!(piece.part, Part::Hit(hit) if hits[hit].meanings.iter().any(|m| !m.short && !m.context)) {
            break;
        }
    }
    if end == start {
        return None;
    }
    Some(Found { end, rule: "organization/head-of", head: run.pieces[head_piece].tokens.clone() })
}

/// What is named by its topic: "Commission on Harbour Safety".
fn is_panel(reading: Reading<'_>, piece: &Piece) -> bool {
    reading.is_one(
        piece.tokens.end - 1,
        words![
            "commission",
            "committee",
            "council",
            "panel",
            "center",
            "centre",
            "institute",
            "office",
            "task force",
            "force"
        ],
    )
}

/// "Public |Prosecutor's| Office of Karm", "Teachers' Union": the run goes on behind the sign of possession where a head
/// does (`run.rs`).
pub(crate) fn possessed(reading: Reading<'_>, hits: &[Hit], run: &Run, at: usize) -> Option<Found> {
    if !run.sorts.any(Sorts::ORG_HEAD) {
        return None;
    }
    let own = |piece: &&Piece| {
        let first = piece.tokens.start;
        piece.part != Part::Link && reading.token(first).is_capitalized() || reading.mark(first) == Mark::Hyphen
    };
    let sign = at + run.pieces[at..].iter().take(5).take_while(own).count();
    run.pieces.get(sign).filter(|piece| sign > at && person::is_possessive(reading, piece))?;
    let body = sign + 1;
    let alone = || {
        let head = head_of_piece(reading, run.pieces.get(body)?)?;
        Some(Found { end: body + 1, rule: "organization/head", head })
    };
    head_first(reading, hits, run, body).or_else(|| head_last(reading, hits, run, body)).or_else(alone)
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
                || end > at && is_particle(reading, run, end)
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
        // "Karm Army |and| Harbour Police Force": two, each with a head of its own.
        let second = || run.pieces.get(end + 1).is_some_and(|next| head_of_piece(reading, next).is_none());
        let first = || {
            let listed = |p: &Piece| {
                matches!(p.part, Part::Hit(hit) if p.tokens.len() > 1
                    && !p.tokens.clone().any(|i| reading.is_word(i, "of"))
                    && hits[hit].meanings.iter().any(|m| m.kind == EntityKind::Organization && !m.context))
            };
            found.as_ref().is_some_and(|found: &Found| found.end == end) || end > at && listed(&run.pieces[end - 1])
        };
        if reading.is_word(first_token, "and") && first() && second() {
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

/// "Padre Zorbat |de los| Karm Center": small words of another language between two capitals.
fn is_particle(reading: Reading<'_>, run: &Run, at: usize) -> bool {
    let small = |piece: &&Piece| {
        piece.part == Part::Link
            && reading.is_one(
                piece.tokens.start,
                words!["de", "del", "la", "los", "las", "da", "do", "dos", "das", "di", "al"],
            )
    };
    let count = run.pieces[at..].iter().take(3).take_while(small).count();
    (1..=2).contains(&count) && run.pieces.get(at + count).is_some_and(|next| next.part == Part::Word)
}

/// Whether behind the "and" before piece `from` a head comes soon: "Snow and |Ice Center|"; "Snow and |Ice Data Center|" where
/// a plain word stands before.
fn heads_soon(reading: Reading<'_>, run: &Run, from: usize) -> bool {
    let plain = from
        .checked_sub(2)
        .and_then(|before| run.pieces.get(before))
        .is_some_and(|before| before.part == Part::Word && reading.info(before.tokens.start).is_common());
    let near = |p: &&Piece| p.part != Part::Link && reading.token(p.tokens.start).gap == Gap::Space;
    run.pieces[from.min(run.pieces.len())..]
        .iter()
        .take(2 + usize::from(plain))
        .take_while(near)
        .any(|p| p.part != Part::Title && head_at(reading, p.tokens.start).is_some())
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
    let word = matches!(token.shape, Shape::Capital | Shape::Mixed)
        && !reading.info(open + 1).is_common()
        && abbreviates(reading, name, reading.word(open + 1));
    (word || acronym && initials_agree(reading, name, reading.word(open + 1))).then_some(open + 1)
}

/// "National Harbour Movement (Naham)": whether a word is made of the beginnings of a name's words, in order. Half of them
/// must have a part in it.
fn abbreviates(reading: Reading<'_>, name: &Range<usize>, short: &str) -> bool {
    let short: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    let (mut taken, mut parts, mut words) = (0, 0, 0);
    for i in name.clone().filter(|&i| reading.token(i).is_word() && !reading.is(i, Class::CLOSED)) {
        words += 1;
        let same = |(a, b): &(char, &char)| a == *b;
        let letters = reading.word(i).chars().flat_map(char::to_lowercase);
        let shared = letters.zip(short.get(taken..).unwrap_or(&[])).take_while(same).count();
        if words == 1 && shared == 0 {
            return false;
        }
        taken += shared;
        parts += usize::from(shared > 0);
    }
    short.len() >= 3 && words >= 2 && taken == short.len() && parts * 2 >= words && parts >= 2
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
