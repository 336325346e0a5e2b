//! Numbers that count and measure nothing: names, dates, scores, addresses, list and phone numbers. Asked once a number.

use super::page::Page;
use crate::kind::EntityKind;
use crate::numbers::{NumberForm, NumberMention};
use crate::text::{Gap, Mark};
use crate::words::{Class, Cue, List, words};

/// Words in front of a number that make it a name for one thing out of many.
const NUMBERED: &List = words![
    "no",
    "no.",
    "nos",
    "nos.",
    "number",
    "numbers",
    "category",
    "page",
    "pages",
    "chapter",
    "section",
    "article",
    "version",
    "level",
    "phase",
    "type",
    "room",
    "route",
    "highway",
    "gate",
    "channel",
    "grade",
    "class",
    "step",
    "volume",
    "model",
    "tier",
    "stage",
    "figure",
    "table",
    "question",
    "rule",
    "clause",
    "paragraph",
    "lot",
    "flight",
    "interstate",
    "exit",
    "apartment",
    "suite",
    "pier",
    "platform",
    "season",
    "episode",
    "game",
    "round",
    "week",
    "day",
    "ward",
    "zone",
    "part",
    "act",
    "psalm",
    "verse",
    "item",
    "line",
    "track",
    "unit",
    "block",
    "area",
    "resolution",
    "amendment",
    "group",
    "division",
    "turn",
    "lap",
    "hole",
    "car",
    "box",
    "bill",
    "proposition",
    "measure",
    "district",
    "precinct",
    "windows",
];

/// What follows a clock time.
const CLOCK: &List = words!["am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock", "o’clock", "gmt", "noon"];

/// Whether the number is written as part of something that is no quantity, whatever follows it.
pub(super) fn never(page: &Page<'_>, mention: &NumberMention) -> bool {
    joined_to_number(page, mention) || dated(page, mention) || clock(page, mention) || list(page, mention)
}

/// Whether the number, followed by no unit, is a name, a year or an address. `noun` tells that a noun which people
/// count follows it.
pub(super) fn unless_counting(page: &Page<'_>, mention: &NumberMention, noun: bool) -> bool {
    numbered(page, mention, noun)
        || (!noun || year_before_noun(page, mention)) && year(page, mention)
        || !noun && named_thing(page, mention)
        || address(page, mention)
        || !noun && score(page, mention)
}

/// "10:30", "3-1", "9/11", "1-2-3".
fn joined_to_number(page: &Page<'_>, mention: &NumberMention) -> bool {
    let joins = |at: usize| {
        page.glued(at) && matches!(page.mark(at), Mark::Colon | Mark::Slash | Mark::Hyphen | Mark::Dash | Mark::Stop)
    };
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let after = joins(end) && page.glued(end + 1) && page.is_number(end + 1);
    let before = start >= 2 && page.glued(start) && joins(start - 1) && page.is_number(start - 2);
    let split_address = start >= 2 && page.glued(start) && page.glued(start - 1) && page.mark(start - 1) == Mark::Slash;
    // Marks of notes: "[3]".
    let note = page.mark(start.wrapping_sub(1)) == Mark::OpenSquare && page.mark(end) == Mark::CloseSquare;
    note || after
        || before
        || split_address && mention.form != NumberForm::Fraction
        || page.is(start.wrapping_sub(1), "#")
}

/// "Oct. 31", "31 October", "the 4th of July".
fn dated(page: &Page<'_>, mention: &NumberMention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let mut before = start.wrapping_sub(1);
    if page.mark(before) == Mark::Stop {
        before = before.wrapping_sub(1);
    }
    let day = mention.low.is_some_and(|low| (1.0..=31.0).contains(&low.value()) || year_like(low.value()));
    let of = usize::from(page.is(end, "of"));
    // In texts without capitals only the months that are no other word tell.
    let month = |i: usize| {
        let placed = i > 0 && page.is_any(i - 1, words!["on", "since", "until", "by"]);
        page.month(i) || page.has(i, Class::MONTH) && (placed || !page.is_any(i, words!["may", "march"]))
    };
    day && mention.digits && (month(before) || month(end + of))
        || mention.form == NumberForm::Ordinal && page.month(end + of)
}

fn clock(page: &Page<'_>, mention: &NumberMention) -> bool {
    mention.low.is_some_and(|low| low.value() <= 24.0) && page.is_any(mention.tokens.end, CLOCK)
}

/// "1." or "2)" at the beginning of a line.
fn list(page: &Page<'_>, mention: &NumberMention) -> bool {
    let begins = page.token(mention.tokens.start).is_some_and(|token| token.gap >= Gap::Line);
    begins
        && mention.tokens.len() == 1
        && matches!(page.mark(mention.tokens.end), Mark::Stop | Mark::CloseBracket)
        && page.glued(mention.tokens.end)
}

fn year_like(value: f64) -> bool {
    (1500.0..2200.0).contains(&value) && value.fract() == 0.0
}

/// Bare digits, no separators, no magnitude: what names and years are written in.
fn bare(page: &Page<'_>, mention: &NumberMention) -> bool {
    let word = page.word(mention.tokens.start);
    let section = |word: &str| word.split_once('.').is_some_and(|(whole, part)| whole.len() <= 3 && part.len() <= 2);
    let digits = |b: u8| b.is_ascii_digit() || b == b'.' && section(word);
    mention.tokens.len() == 1 && word.bytes().all(digits)
}

fn year(page: &Page<'_>, mention: &NumberMention) -> bool {
    let four = page.word(mention.tokens.start).len() == 4;
    let both = mention.form == NumberForm::Range && mention.high.is_some_and(|high| year_like(high.value()));
    four && (bare(page, mention) || both) && mention.low.is_some_and(|low| year_like(low.value()))
}

/// "Falcon 4 orders", "Boeing 747 flights": the number of a type, though a noun follows.
pub(super) fn named_type(page: &Page<'_>, mention: &NumberMention) -> bool {
    let start = mention.tokens.start;
    let Some(before) = start.checked_sub(1) else { return false };
    let place = page.named(before) == Some(EntityKind::Place) || page.is(before.wrapping_sub(1), "in");
    bare(page, mention) && page.capital(before) && !place && named_before(page, before, start)
}

/// "the 2016 visits", "in 2019 many bakers": a year in front of a noun, not the count that "2000 people" is.
fn year_before_noun(page: &Page<'_>, mention: &NumberMention) -> bool {
    const YEARLY: &List = words![
        "in", "since", "during", "until", "till", "the", "early", "late", "mid", "by", "from", "of", "between", "its"
    ];
    let Some(value) = mention.low.map(|low| low.value()) else { return false };
    let before = mention.tokens.start.wrapping_sub(1);
    let round = value % 50.0 == 0.0;
    let placed = page.is_any(before, YEARLY) || page.has(before, Class::CLITIC | Class::POSSESSIVE | Class::MONTH);
    (1900.0..2040.0).contains(&value) && (placed || !round) || mention.form == NumberForm::Range && placed
}

/// "the 747 is", "the last-16 game", "Channel One": a number that stands for a name.
fn named_thing(page: &Page<'_>, mention: &NumberMention) -> bool {
    let start = mention.tokens.start;
    let Some(before) = start.checked_sub(1) else { return false };
    let tied = page.glued(start) && page.mark(before) == Mark::Hyphen && before > 0 && page.is_word(before - 1);
    let signs = page.is_any(before.saturating_sub(1), words!["sub", "minus"]);
    let ranked = page.is_any(before, words!["top", "bottom", "big"]);
    let alone = !page.has(mention.tokens.end, Class::NOUN) || page.capital(mention.tokens.end);
    let article = bare(page, mention)
        && alone
        && (page.is_any(before, words!["the", "a", "own"]) || page.has(before, Class::POSSESSIVE | Class::CLITIC));
    let capital =
        page.capital(start) && page.capital(before) && !page.is_number(start) && before > page.sentence_start(start);
    tied && !signs || ranked || article || capital
}

/// "Boeing 747", "Resolution 1441", "Group of 8", "category 4".
fn numbered(page: &Page<'_>, mention: &NumberMention, noun: bool) -> bool {
    let start = mention.tokens.start;
    let Some(mut before) = start.checked_sub(1) else { return false };
    let plain = bare(page, mention);
    if page.is(before, "of") && before > 0 && page.capital(before - 1) && before - 1 > page.sentence_start(start) {
        return !noun && (plain || mention.tokens.len() == 1);
    }
    if page.mark(before) == Mark::Stop && before > 0 {
        before -= 1;
    }
    if page.mark(before) == Mark::Hyphen && before > 0 {
        before -= 1;
    }
    let single = mention.low.is_some() && (plain || !mention.digits) && mention.form != NumberForm::Range;
    if !noun && single && page.is_any(before, NUMBERED) {
        return !page.is(before, "no") || page.capital(before) || plain && page.mark(before + 1) == Mark::Stop;
    }
    plain && page.capital(before) && named_before(page, before, start) && !noun
}

/// Whether the capitalized word in front of a number is the rest of its name, no sentence opening or weekday.
fn named_before(page: &Page<'_>, before: usize, start: usize) -> bool {
    let opens = before == page.sentence_start(start);
    let small = Class::CLOSED | Class::ADVERB | Class::QUANTIFIER | Class::NUMBER | Class::MONTH | Class::WEEKDAY;
    let bound = page.words.longest(before, |cue| matches!(cue, Cue::Bound { .. }).then_some(())).is_some();
    let ordinary = Class::VERB | Class::NOUN | Class::ADJECTIVE;
    !(page.has(before, small) || bound || opens && page.has(before, ordinary))
}

/// "123 Elm Street".
fn address(page: &Page<'_>, mention: &NumberMention) -> bool {
    const WAYS: &List = words![
        "street",
        "avenue",
        "road",
        "lane",
        "boulevard",
        "drive",
        "st",
        "ave",
        "rd",
        "way",
        "square",
        "court",
        "place",
        "highway",
    ];
    let end = mention.tokens.end;
    let way = |i: usize| page.capital(i) && page.is_any(i, WAYS);
    bare(page, mention)
        && page.capital(end)
        && (1..=3).any(|on| (0..on).all(|k| page.capital(end + k)) && way(end + on))
}

/// A range in small digits with nothing behind it: "won 2-3".
fn score(page: &Page<'_>, mention: &NumberMention) -> bool {
    let hyphen = mention.tokens.len() == 3 && matches!(page.mark(mention.tokens.start + 1), Mark::Hyphen | Mark::Dash);
    mention.form == NumberForm::Range && hyphen
}
