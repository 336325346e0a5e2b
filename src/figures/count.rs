//! Counts: the noun phrase behind a number, its head, and what stands in when it is left out ("another 900").
//! Asked once a number that measures nothing.

use super::page::Page;
use super::{Draft, Measure};
use crate::kind::EntityKind;
use crate::numbers::{NumberForm, NumberMention};
use crate::span::Span;
use crate::text::Mark;
use crate::words::{Class, Cue, List, Sense, words};

/// No counted phrase has more modifiers than this in front of its head.
const MODIFIERS: usize = 8;

/// A counted noun phrase: the token of its head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub(super) head: usize,
}

/// Words of time that end a counted phrase: "won 20 last year".
const DEICTIC: &List = words!["last", "next", "late", "early", "ago", "today", "yesterday", "tonight", "tomorrow"];

/// What became of those counted: "300 dead and 500 wounded".
pub(super) const HARMED: &List =
    words!["dead", "wounded", "injured", "killed", "hurt", "missing", "captured", "arrested", "hospitalized"];

/// The noun that the number at `end` counts.
pub(super) fn noun(page: &Page<'_>, mention: &NumberMention, end: usize) -> Option<Counted> {
    let mut at = page.next(end.checked_sub(1)?);
    if at > end && page.glued(at) {
        // "a three-door car" counts doors.
        return (page.has(at, Class::NOUN) && !page.is(at, "time")).then_some(Counted { head: at });
    }
    if page.is_any(at, words!["time", "times"]) {
        return None;
    }
    let partitive = page.is(at, "of");
    if partitive {
        at += 1;
        if page.is(at, "others") {
            return Some(Counted { head: at });
        }
        let determined = page.has(at, Class::DETERMINER | Class::POSSESSIVE);
        if !determined && mention.form == NumberForm::Cardinal && !takes_of(mention) {
            return None;
        }
        while determined && page.has(at, Class::DETERMINER | Class::POSSESSIVE) && at < end + 4 {
            at += 1;
        }
    }
    let one = !partitive && is_one(mention) || mention.form == NumberForm::Fraction;
    phrase(page, at, one)
}

/// "a million of", "a dozen of": only round numbers take "of" without a determiner.
fn takes_of(mention: &NumberMention) -> bool {
    mention.low.is_some_and(|low| low.exponent() >= 2)
}

fn is_one(mention: &NumberMention) -> bool {
    mention.high.is_none() && mention.low.is_some_and(|low| low.value() == 1.0)
}

/// The head of the noun phrase at `at`: the last noun of a run of modifiers and nouns. A singular is a head only of one.
fn phrase(page: &Page<'_>, start: usize, one: bool) -> Option<Counted> {
    let mut head: Option<usize> = None;
    let mut plural_head: Option<usize> = None;
    let mut at = start;
    while at < start + MODIFIERS {
        if ends_phrase(page, at, head, one) {
            break;
        }
        if let Some(end) = listed(page, at) {
            let plural = page.has(end - 1, Class::PLURAL) || !page.has(end - 1, Class::NOUN);
            head = Some(end - 1);
            if plural || one {
                plural_head = head.filter(|&head| many(page, head)).or(plural_head);
                at = end;
                continue;
            }
        }
        if nominal(page, at) {
            head = Some(at);
            plural_head = head.filter(|&head| many(page, head)).or(plural_head);
        } else if !modifies(page, at) {
            break;
        }
        at = step(page, at);
    }
    let head = if one { plural_head.or(head) } else { plural_head };
    head.map(|head| Counted { head })
}

/// Over glued hyphens, and over the "and" of two modifiers in front of one noun: "Norland and Sudland cars".
fn step(page: &Page<'_>, at: usize) -> usize {
    let next = page.next(at);
    let comma =
        page.mark(next) == Mark::Comma && page.has(at, Class::ADJECTIVE) && page.has(next + 1, Class::ADJECTIVE);
    let linked = page.is(next, "and") || comma;
    let likes = page.capital(at) && page.capital(next + 1)
        || page.has(at, Class::ADJECTIVE) && page.has(next + 1, Class::ADJECTIVE) && !page.has(at, Class::PLURAL);
    if linked && likes && !many(page, at) { next + 1 } else { next }
}

/// Whether token `at` can be no part of the phrase whose head so far is `head`.
fn ends_phrase(page: &Page<'_>, at: usize, head: Option<usize>, one: bool) -> bool {
    let Some(token) = page.token(at) else { return true };
    let hyphened = at > 0 && page.mark(at - 1) == Mark::Hyphen;
    if type_number(page, at) {
        return false;
    }
    let dated = page.has(at, Class::WEEKDAY | Class::MONTH) && page.capital(at);
    if !token.is_word()
        || dated
        || page.is_any(at, DEICTIC)
        || page.number_at(at).is_some_and(|n| n.form != NumberForm::Ordinal)
    {
        return true;
    }
    let allowed = page
        .is_any(at, words!["more", "other", "additional", "further", "extra", "such", "own", "same", "former", "most"]);
    if page.has(at, Class::CLOSED) && !allowed && page.named(at).is_none() && !hyphened {
        return true;
    }
    // Behind a plural noun only another noun goes on, and no verb: "200 people worked", "900 troops remain".
    head.is_some_and(|head| {
        let info = page.words.info(at);
        let verb = info.classes.any(Class::VERB);
        let noun = info.classes.any(Class::NOUN);
        let mostly_verb = verb && (!noun || info.counts[1] > info.counts[0]);
        let closed_head = many(page, head);
        // More than one of a thing takes its plural, so a plural behind a singular noun is no verb.
        let plural = info.classes.any(Class::PLURAL) && !one;
        mostly_verb && (closed_head || info.classes.any(Class::VERB_PAST | Class::VERB_3SG) && !hyphened && !plural)
            || closed_head
                && (!noun || verb || info.classes.any(Class::ADJECTIVE | Class::ADVERB))
                && !hyphened
                && !page.capital(at)
            || closed_head && page.capital(at) && page.token(at).is_some_and(|t| t.gap != crate::text::Gap::Space)
    })
}

/// The number of a type in front of a noun, or its plural: "four new 320 aircraft", "60 Boeing 747s".
fn type_number(page: &Page<'_>, at: usize) -> bool {
    let word = page.word(at);
    let digits = word.trim_end_matches('s');
    let number = page.is_number(at) && digits.len() >= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let behind =
        at > 0 && (page.capital(at - 1) || page.has(at - 1, Class::ADJECTIVE) || page.mark(at - 1) == Mark::Hyphen);
    number && behind && (digits.len() < word.len() || page.has(at + 1, Class::NOUN) || page.capital(at + 1))
}

/// The end of a listed counted noun at `at`, of one word or more: "aid workers".
fn listed(page: &Page<'_>, at: usize) -> Option<usize> {
    let pick = |cue: &Cue| matches!(cue, Cue::Counted { .. }).then_some(());
    page.words.longest(at, pick).map(|(end, ())| end)
}

fn nominal(page: &Page<'_>, at: usize) -> bool {
    let people = matches!(page.named(at), Some(EntityKind::Nationality | EntityKind::Ethnic | EntityKind::Religion));
    let plural_type = page.is_number(at) && page.word(at).ends_with('s');
    page.has(at, Class::NOUN) || people || unknown(page, at) || plural_type
}

/// A word that no table has is taken for a noun: new things are counted too.
fn unknown(page: &Page<'_>, at: usize) -> bool {
    !page.words.info(at).is_common() && page.is_word(at)
}

fn modifies(page: &Page<'_>, at: usize) -> bool {
    page.has(at, Class::ADJECTIVE | Class::VERB_PP | Class::VERB_ING | Class::ADVERB | Class::QUANTIFIER)
        || page.capital(at)
        || page.number_at(at).is_some()
        || type_number(page, at)
}

/// Whether the noun stands for more than one: a plural, or listed as its own ("police", "aircraft").
fn many(page: &Page<'_>, head: usize) -> bool {
    let people = matches!(page.named(head), Some(EntityKind::Nationality | EntityKind::Ethnic | EntityKind::Religion));
    let word = page.word(head);
    let plural_looking = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && unknown(page, head);
    let unchanging = page.has(head, Class::COUNTED) && matches!(page.words.info(head).sense, Sense::Group)
        || page.is_any(
            head,
            words![
                "people",
                "police",
                "personnel",
                "aircraft",
                "staff",
                "sheep",
                "fish",
                "troops",
                "cattle",
                "species"
            ],
        );
    page.has(head, Class::PLURAL)
        || page.is_number(head)
        || page.is(head, "others")
        || people && !page.has(head + 1, Class::NOUN)
        || plural_looking
        || unchanging
}

/// Whether people, vehicles, events … that news counts follow the number: what overrides a reading as a name or year.
pub(super) fn is_listed(page: &Page<'_>, counted: Counted) -> bool {
    page.has(counted.head, Class::COUNTED) && many(page, counted.head)
        || many(page, counted.head) && !page.capital(counted.head)
}

/// A count with its noun.
pub(super) fn with_noun(page: &Page<'_>, mention: &NumberMention, counted: Counted) -> Draft {
    let span = page.token(counted.head).map(|token| token.span);
    let measure = Measure::Count { counted: span, elided: false };
    Draft::new(mention.tokens.start..counted.head + 1, measure, "count/noun")
}

/// A count whose noun is left out. `last` is the noun that the figures before it counted.
pub(super) fn without_noun(
    page: &Page<'_>,
    mention: &NumberMention,
    end: usize,
    last: Option<(Span, bool)>,
) -> Option<Draft> {
    let draft = |to: usize, counted: Option<Span>, rule| {
        let measure = Measure::Count { counted, elided: counted.is_some() };
        Some(Draft::new(mention.tokens.start..to, measure, rule))
    };
    if page.is_any(end, words!["time", "times"]) {
        return draft(end + 1, None, "count/times");
    }
    let to = elliptic_end(page, end);
    let harmed = is_harmed(page, mention, end);
    let lone_one = is_one(mention) && !mention.digits;
    match last {
        Some((noun, personal)) if whole(mention) && (to > end || open(page, mention)) && (personal || !harmed) => {
            draft(to, Some(noun), "count/elided")
        }
        // "one" alone is a pronoun more often than a number.
        _ if lone_one && !page.is(end, "of") => None,
        _ => draft(end, None, "count/bare"),
    }
}

/// "42 of 58 drones", "two of the five": the noun that the larger number counts.
pub(super) fn part_of_number(page: &Page<'_>, mention: &NumberMention) -> Option<Draft> {
    let of = mention.tokens.end;
    let determined = page.has(of + 1, Class::DETERMINER | Class::POSSESSIVE);
    let whole = page.number_at(of + 1 + usize::from(determined)).filter(|_| page.is(of, "of"))?;
    let more = whole.low?.value() > mention.low?.value() && whole.form == NumberForm::Cardinal;
    let counted = noun(page, whole, whole.tokens.end).filter(|_| more)?;
    let measure = Measure::Count { counted: Some(page.token(counted.head)?.span), elided: true };
    Some(Draft::new(mention.tokens.clone(), measure, "count/part"))
}

/// "three more", "six of them", "two others": the words that say that a noun is left out.
fn elliptic_end(page: &Page<'_>, end: usize) -> usize {
    if page.is_any(end, words!["more", "others", "other"]) {
        return end + 1;
    }
    let of_them = page.is(end, "of") && page.is_any(end + 1, words!["them", "those", "whom", "these", "us", "which"]);
    if of_them { end + 2 } else { end }
}

/// "|12| wounded", "killing |12|": whether the number tells of those who were harmed.
pub(super) fn is_harmed(page: &Page<'_>, mention: &NumberMention, end: usize) -> bool {
    page.is_any(elliptic_end(page, end), HARMED) || verb_of_harm(page, mention.tokens.start)
}

fn verb_of_harm(page: &Page<'_>, start: usize) -> bool {
    let at = start.wrapping_sub(1);
    page.is_any(at, words!["killing", "wounding", "injuring", "killed", "wounded", "injured"])
}

fn whole(mention: &NumberMention) -> bool {
    let integer = |n: Option<crate::numbers::Number>| n.is_none_or(|n| n.value().fract() == 0.0);
    integer(mention.low) && integer(mention.high) && mention.form != NumberForm::Fraction
}

/// Whether the words around the number leave room for a noun: "another 900", "900 in Syria", "and 500 wounded".
fn open(page: &Page<'_>, mention: &NumberMention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let before = start.wrapping_sub(1);
    if page.is_any(before, words!["to", "from", "at", "by", "from", "number", "score"]) {
        return false;
    }
    let another = page.is_any(before, words!["another", "additional", "other", "further"]);
    let goes_on = page.has(end, Class::PREPOSITION | Class::AUXILIARY | Class::VERB_PAST | Class::VERB_PP | Class::WHO);
    another
        || page.is_any(end, HARMED)
        || goes_on && !page.is(end, "of") && !page.is(end, "to")
        || verb_of_harm(page, start)
}

/// Whether the noun is a word for people: what makes a figure of a number that looks like a type's.
pub(super) fn is_human(page: &Page<'_>, counted: Counted) -> bool {
    page.words.info(counted.head).personal && page.has(counted.head, Class::COUNTED) && many(page, counted.head)
}

/// Whether the noun names people, so that it can stand for those killed and wounded too.
pub(super) fn is_person(page: &Page<'_>, counted: Counted) -> bool {
    let info = page.words.info(counted.head);
    info.personal || matches!(info.sense, Sense::Person | Sense::Group) || page.named(counted.head).is_some()
}
