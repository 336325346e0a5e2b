//! The words that fill a role: from a noun phrase to the longest phrase that names the participant. Called for every
//! filler.

use std::ops::Range;

use super::candidate::Filler;
use crate::kind::EntityKind;
use crate::syntax::{ChunkKind, Marks, Sentence};
use crate::text::{Gap, Kind, Mark};
use crate::words::{Class, Reading, words};

/// The filler that a noun phrase makes. `of` says whether an "of" phrase behind it belongs to it.
pub(crate) fn filler(reading: Reading<'_>, marks: &Marks, sentence: &Sentence<'_>, noun: usize, of: bool) -> Filler {
    let phrase = sentence.noun(noun);
    // A person's name is preferred over the title before it and the description beside it.
    if let Some((name, EntityKind::Person)) = &phrase.name {
        if name.end == phrase.tokens.end {
            return Filler::new(name.clone());
        }
    }
    if let Some(name) = apposed_place(reading, sentence, noun) {
        return Filler::new(name);
    }
    if let Some(name) = apposed_name(reading, sentence, noun).or_else(|| holder(reading, sentence, noun)) {
        return Filler::new(name);
    }
    let mut tokens = if of { sentence.extent(reading, noun) } else { phrase.tokens.clone() };
    // "|both| the army and the police"
    if reading.is_word(tokens.start, "both")
        && tokens.len() > 1
        && sentence.kind(phrase.chunk + 1) == ChunkKind::Conjunction
    {
        tokens.start += 1;
    }
    // "|neither| Peru nor Chile"
    if reading.is_word(tokens.start, "neither") && reading.token(tokens.start + 1).is_capitalized() {
        tokens.start += 1;
    }
    Filler::new(place_after_comma(reading, marks, tidy(reading, tokens)))
}

/// "the Iraqi prime minister, |Mohammed al-Sudani|": the name after a description of a person.
fn apposed_name(reading: Reading<'_>, sentence: &Sentence<'_>, noun: usize) -> Option<Range<usize>> {
    let phrase = sentence.noun(noun);
    let described = phrase.name.is_none()
        && !phrase.pronoun
        && phrase.figure.is_none()
        && !reading.is(phrase.head, Class::PLURAL)
        && (reading.info(phrase.head).personal || ends_with_title(reading, &phrase.tokens));
    if !described {
        return None;
    }
    if let Some(name) = name_before(sentence, phrase.chunk) {
        return Some(name);
    }
    // Phrases may hang on the description: "a doctor from Tirana, |Ana Gjoka|".
    let mut after = phrase.chunk + 1;
    while sentence.kind(after) == ChunkKind::Preposition
        && matches!(sentence.kind(after + 1), ChunkKind::Noun(_))
        && after < phrase.chunk + 7
    {
        after += 2;
    }
    if sentence.kind(after) != ChunkKind::Comma {
        return None;
    }
    let ChunkKind::Noun(next) = sentence.kind(after + 1) else { return None };
    let (name, kind) = sentence.noun(next).name.as_ref()?;
    // "a spokesman, |General Dana Reyes|,"
    let alone = sentence.noun(next).tokens.end == name.end && *kind == EntityKind::Person;
    let closed =
        matches!(sentence.kind(sentence.noun(next).chunk + 1), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Break);
    (alone && closed).then(|| name.clone())
}

/// "Minister for the Middle East |Dana Reyes|": the name that stands in one phrase with the title's field.
fn holder(reading: Reading<'_>, sentence: &Sentence<'_>, noun: usize) -> Option<Range<usize>> {
    let phrase = sentence.noun(noun);
    let titled = || !reading.is(phrase.head, Class::PLURAL) && ends_with_title(reading, &phrase.tokens);
    if phrase.name.is_some() || !reading.is_one(phrase.tokens.end, words!["for", "of"]) || !titled() {
        return None;
    }
    let ChunkKind::Noun(field) = sentence.kind(phrase.chunk + 2) else { return None };
    let field = sentence.noun(field);
    let (name, kind) = field.name.as_ref()?;
    let before = name.start.checked_sub(1).filter(|&i| i >= field.tokens.start)?;
    let named = *kind == EntityKind::Person && name.end == field.tokens.end;
    (named && reading.token(before).is_capitalized() && reading.title(before).is_none()).then(|| name.clone())
}

/// "the capital, |Kabul|,": the name after a description of a place.
fn apposed_place(reading: Reading<'_>, sentence: &Sentence<'_>, noun: usize) -> Option<Range<usize>> {
    let phrase = sentence.noun(noun);
    let kinds = words!["capital", "city", "town", "village", "port", "province", "district", "region"];
    let definite = reading.is(phrase.tokens.start, Class::DETERMINER | Class::POSSESSIVE) || phrase.possessor.is_some();
    if !definite || phrase.name.is_some() || !reading.is_one(phrase.head, kinds) {
        return None;
    }
    let ChunkKind::Noun(next) = sentence.kind(phrase.chunk + 2) else { return None };
    let next = sentence.noun(next);
    let (name, kind) = next.name.as_ref()?;
    let closed = matches!(
        sentence.kind(next.chunk + 1),
        ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Break | ChunkKind::Verb(_) | ChunkKind::Time
    );
    let alone = *kind == EntityKind::Place && *name == next.tokens;
    (sentence.kind(phrase.chunk + 1) == ChunkKind::Comma && alone && closed).then(|| name.clone())
}

/// Whether a title of one or more words ends a phrase.
fn ends_with_title(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().rev().take(4).any(|i| reading.title(i).is_some_and(|(end, ..)| end == tokens.end))
}

/// "|Dana Reyes|, commander of the army, said": the name before a description that is its apposition.
fn name_before(sentence: &Sentence<'_>, chunk: usize) -> Option<Range<usize>> {
    let comma = chunk.checked_sub(1).filter(|&k| sentence.kind(k) == ChunkKind::Comma)?;
    let ChunkKind::Noun(before) = sentence.kind(comma.checked_sub(1)?) else { return None };
    let phrase = sentence.noun(before);
    let (name, kind) = phrase.name.as_ref()?;
    (*kind == EntityKind::Person && name.end == phrase.tokens.end).then(|| name.clone())
}

/// "Ikeja, Lagos": a place and the place it lies in are one phrase.
fn place_after_comma(reading: Reading<'_>, marks: &Marks, tokens: Range<usize>) -> Range<usize> {
    let place = |i: usize| marks.name(i).filter(|(_, kind)| *kind == EntityKind::Place).map(|(name, _)| name.clone());
    let Some(last) = tokens.end.checked_sub(1).and_then(place) else { return tokens };
    let comma = reading.mark(tokens.end) == Mark::Comma && reading.token(tokens.end).gap == Gap::None;
    match place(tokens.end + 1) {
        Some(next) if comma && last.end == tokens.end && next.start == tokens.end + 1 => {
            let closed = reading.mark(next.end) == Mark::Comma
                || reading.token(next.end).kind == Kind::Mark
                || reading.token(next.end).gap >= Gap::Line;
            // "Oman, Qatar, Israel and Jordan" is a list.
            let behind = if reading.mark(next.end) == Mark::Comma { next.end + 1 } else { next.end };
            let listed = reading.is(behind, Class::CONJUNCTION) || place(behind).is_some();
            // "to travel to Karm, Norland |to attend| a summit": a town and its state.
            let town = marks.is_site(tokens.end - 1) && !marks.is_site(next.start);
            let goes_on = reading.is(next.end, Class::TO | Class::PREPOSITION) || marks.is_time(next.end);
            if (closed || town && goes_on) && !listed { tokens.start..next.end } else { tokens }
        }
        _ => tokens,
    }
}

/// A phrase without the marks at its ends; a quotation mark inside stays.
pub(crate) fn tidy(reading: Reading<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut tokens = tokens;
    let edge = |i: usize| {
        matches!(
            reading.mark(i),
            Mark::Comma
                | Mark::Stop
                | Mark::Colon
                | Mark::Semicolon
                | Mark::Dash
                | Mark::Hyphen
                | Mark::Question
                | Mark::Exclamation
        )
    };
    while tokens.start < tokens.end && edge(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}
