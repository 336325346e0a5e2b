//! Reads who holds which office: titles before names, appositions, "is", "was", "served as". Runs once a sentence;
//! what it finds are the candidates of `office` claims.

use std::ops::Range;

use super::ClaimKind;
use super::candidate::{Candidate, Filler};
use super::propose::Scene;
use crate::kind::EntityKind;
use crate::syntax::ChunkKind;
use crate::text::{Gap, Kind, Mark};
use crate::words::{Class, Reading, TitleClass};

/// A title in the text: its words, the body whose office it is, and its status.
struct Post {
    title: Range<usize>,
    body: Option<Range<usize>>,
    status: &'static str,
}

/// Every office of a sentence.
pub(crate) fn read(scene: Scene<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut titled = Vec::new();
    let tokens = &scene.sentence.tokens;
    let first = scene.marks.names.partition_point(|(name, _)| name.start < tokens.start);
    for (name, kind) in scene.marks.names[first..].iter().take_while(|(name, _)| name.end <= tokens.end) {
        if *kind != EntityKind::Person {
            continue;
        }
        for post in before(scene, name) {
            titled.push(post.title.start);
            push(scene, name, post, "office/title-name", &mut out);
        }
        if let Some(post) = apposition_after(scene, name).filter(|post| !titled.contains(&post.title.start)) {
            titled.push(post.title.start);
            push(scene, name, post, "office/apposition", &mut out);
        }
        if let Some(post) = apposition_before(scene, name).filter(|post| !titled.contains(&post.title.start)) {
            titled.push(post.title.start);
            push(scene, name, post, "office/apposition", &mut out);
        }
    }
    for verb in 0..scene.sentence.clauses.len() {
        copula(scene, verb, &titled, &mut out);
    }
    out
}

fn push(scene: Scene<'_>, person: &Range<usize>, post: Post, rule: &str, out: &mut Vec<Candidate>) {
    let clause = post.title.start.min(person.start)..post.title.end.max(person.end);
    let mut candidate = Candidate::new(ClaimKind::Office, post.title.clone(), clause, rule.to_owned());
    candidate.fill("person", Filler::new(person.clone()));
    candidate.fill("title", Filler::new(post.title));
    if let Some(body) = post.body {
        candidate.clause = candidate.clause.start.min(body.start)..candidate.clause.end.max(body.end);
        candidate.fill("body", Filler::new(body));
    }
    post.status.clone_into(&mut candidate.label);
    if ClaimKind::Office.propose(&scene.judge(), &mut candidate) {
        out.push(candidate);
    }
}

/// An office or rank at token `i` that ends at `end` exactly.
fn office_at(reading: Reading<'_>, i: usize) -> Option<(usize, TitleClass)> {
    reading
        .title(i)
        .filter(|(_, class, _)| matches!(class, TitleClass::Office | TitleClass::Rank))
        .map(|(end, class, _)| (end, class))
}

/// The titles right before a name, nearest last: "State Department spokesman", "Lt. Gen.".
fn before(scene: Scene<'_>, name: &Range<usize>) -> Vec<Post> {
    let reading = scene.reading;
    let mut out = Vec::new();
    let mut end = name.start;
    for _ in 0..2 {
        let from = scene.sentence.tokens.start.max(end.saturating_sub(6));
        let Some((start, _)) =
            (from..end).find_map(|i| office_at(reading, i).filter(|(e, _)| *e == end).map(|(_, class)| (i, class)))
        else {
            break;
        };
        if (start + 1..=end.min(name.start)).any(|i| reading.token(i).gap > Gap::Space) {
            break;
        }
        // "the minister's deputy Smith", "friends of the president Smith" aside: a plural title names several.
        if reading.is(end - 1, Class::PLURAL) && !reading.is_word(end - 1, "affairs") {
            break;
        }
        let status = status_before(reading, start);
        let body = body_before(scene, start);
        let title = with_portfolio(reading, start, end);
        end = body.as_ref().map_or(start, |body| body.start.min(start));
        out.push(Post { title, body, status });
    }
    out
}

/// "deputy", "vice", "assistant" before a title are part of it.
fn with_portfolio(reading: Reading<'_>, start: usize, end: usize) -> Range<usize> {
    let mut start = start;
    while start > 0
        && reading.is_any(start - 1, &["deputy", "vice", "assistant", "senior", "chief", "acting", "interim"])
        && reading.token(start).gap == Gap::Space
    {
        if reading.is_any(start - 1, &["acting", "interim"]) {
            break;
        }
        start -= 1;
    }
    start..end
}

fn status_before(reading: Reading<'_>, start: usize) -> &'static str {
    let from = start.saturating_sub(4);
    for i in (from..start).rev() {
        if reading.token(i + 1).gap > Gap::Space || matches!(reading.mark(i), Mark::Comma | Mark::Stop) {
            break;
        }
        if reading.is_any(i, &["former", "ex", "then", "late", "retired", "ousted", "deposed", "erstwhile", "onetime"])
        {
            return "former";
        }
        if reading.is_any(i, &["acting", "interim", "caretaker"]) {
            return "acting";
        }
        if reading.is_any(i, &["incoming", "designate"]) {
            return "designate";
        }
    }
    "current"
}

/// The name of a body or nation right before a title: "|Iraqi| prime minister", "|State Department| spokesman".
fn body_before(scene: Scene<'_>, start: usize) -> Option<Range<usize>> {
    let reading = scene.reading;
    let mut at = start;
    // "Iraq's new prime minister", "U.S. Vice President"
    for _ in 0..3 {
        let before = at.checked_sub(1)?;
        if reading.token(at).gap > Gap::Space {
            return None;
        }
        if let Some((name, kind)) = scene.marks.name(before) {
            return matches!(kind, EntityKind::Organization | EntityKind::Place | EntityKind::Nationality)
                .then(|| name.clone());
        }
        let skipped = reading.token(before).kind == Kind::Clitic
            || reading.mark(before) == Mark::Apostrophe
            || reading.is(before, Class::ADJECTIVE) && !reading.is(before, Class::CLOSED)
            || reading.is_any(before, &["then", "former", "deputy", "vice", "assistant", "acting", "new"])
            || reading.mark(before) == Mark::Hyphen;
        if !skipped {
            return None;
        }
        at = before;
    }
    None
}

/// The body behind a title: "commander |of U.S. Central Command|", "minister |for Central Asia|" is the title's own.
fn body_after(scene: Scene<'_>, end: usize) -> (usize, Option<Range<usize>>) {
    let reading = scene.reading;
    if !reading.is_any(end, &["of", "for", "at", "in", "with"]) || reading.token(end).gap > Gap::Space {
        return (end, None);
    }
    let mut i = end + 1;
    while reading.is(i, Class::DETERMINER | Class::POSSESSIVE) {
        i += 1;
    }
    match scene.marks.name(i) {
        Some((name, EntityKind::Organization | EntityKind::Place)) if name.start == i => {
            (name.end, Some(end + 1..name.end))
        }
        _ => match scene.sentence.noun_at(i) {
            Some(noun) if reading.is_word(end, "of") => {
                let tokens = end + 1..scene.sentence.noun(noun).tokens.end;
                (tokens.end, Some(tokens))
            }
            _ => (end, None),
        },
    }
}

/// "NAME, the U.S. defense secretary": a title within the phrase after the comma.
fn apposition_after(scene: Scene<'_>, name: &Range<usize>) -> Option<Post> {
    let reading = scene.reading;
    let comma = name.end;
    if reading.mark(comma) != Mark::Comma {
        return None;
    }
    let limit = scene.sentence.tokens.end.min(comma + 9);
    let post = title_phrase(scene, comma + 1, limit)?;
    // "Austin, President Obama and …": another person's title.
    let other_name = scene.marks.name(post.title.end).is_some_and(|(_, kind)| *kind == EntityKind::Person);
    (!other_name).then_some(post)
}

/// "the Iraqi prime minister, |NAME|": the title ends at the comma before the name.
fn apposition_before(scene: Scene<'_>, name: &Range<usize>) -> Option<Post> {
    let reading = scene.reading;
    let comma = name.start.checked_sub(1)?;
    if reading.mark(comma) != Mark::Comma || comma < scene.sentence.tokens.start + 2 {
        return None;
    }
    let closed = matches!(reading.mark(name.end), Mark::Comma | Mark::Stop) || name.end >= scene.sentence.tokens.end;
    let from = scene.sentence.tokens.start.max(comma.saturating_sub(8));
    let start = (from..comma).find(|&i| office_at(reading, i).is_some_and(|(end, _)| end == comma))?;
    let determined = (from..start).rev().take(4).any(|i| reading.is_any(i, &["the", "its", "their"]))
        || start == scene.sentence.tokens.start;
    (closed && determined).then(|| Post {
        title: with_portfolio(reading, start, comma),
        body: body_before(scene, start),
        status: status_before(reading, start),
    })
}

/// A title phrase from a token: "the Iraqi defense minister", "commander of the guards", "former president of Chad".
fn title_phrase(scene: Scene<'_>, from: usize, limit: usize) -> Option<Post> {
    let reading = scene.reading;
    let mut i = from;
    while i < limit {
        if let Some((end, _)) = office_at(reading, i) {
            if reading.is(end - 1, Class::PLURAL)
                && !reading.is_word(end - 1, "affairs")
                && !reading.is_word(end - 1, "forces")
            {
                return None;
            }
            let before = body_before(scene, i);
            let (_, after) = body_after(scene, end);
            return Some(Post {
                title: with_portfolio(reading, i, end),
                body: before.or(after),
                status: status_before(reading, i),
            });
        }
        let inside = scene.marks.name(i).is_some_and(|(_, kind)| *kind != EntityKind::Person)
            || reading.is(i, Class::DETERMINER | Class::ADJECTIVE | Class::POSSESSIVE)
            || reading.token(i).kind == Kind::Clitic
            || reading.mark(i) == Mark::Hyphen
            || reading.mark(i) == Mark::Apostrophe
            || reading.is_any(i, &["then", "ex", "longtime"])
            || reading.is(i, Class::NOUN) && !reading.is(i, Class::VERB_PAST);
        if !inside || reading.token(i).gap > Gap::Space {
            return None;
        }
        i += 1;
    }
    None
}

/// "X is the president of Y", "X became commander", "X served as envoy".
fn copula(scene: Scene<'_>, verb: usize, titled: &[usize], out: &mut Vec<Candidate>) {
    let reading = scene.reading;
    let group = scene.sentence.verb(verb);
    let clause = &scene.sentence.clauses[verb];
    let becomes = reading.is_any(group.verb, &["became", "become", "becomes", "remains", "remained"]);
    let serves = reading.is_any(group.verb, &["serve", "serves", "served", "serving", "acts", "acted"]);
    if !group.copula && !becomes && !serves || group.negated {
        return;
    }
    let mut from = group.tokens.end;
    if serves {
        if !reading.is_word(from, "as") {
            return;
        }
        from += 1;
    }
    let Some(post) = title_phrase(scene, from, scene.sentence.tokens.end.min(from + 7)) else { return };
    let direct = scene
        .sentence
        .noun_at(from)
        .is_some_and(|noun| scene.sentence.noun(noun).tokens.contains(&(post.title.end - 1)));
    let named_after = scene.marks.name(post.title.end).is_some_and(|(_, kind)| *kind == EntityKind::Person);
    let [subject] = clause.subject[..] else { return };
    let filler = super::argument::filler(reading, scene.marks, scene.sentence, subject, true);
    let person =
        scene.judge().category(&filler) == super::judge::Category::Person && !scene.sentence.noun(subject).negated;
    if !person || !direct || named_after || titled.contains(&post.title.start) {
        return;
    }
    // "was" and "served" speak of an office that ended, "became" of one that began.
    let status = if group.past && !becomes && post.status == "current" && !reading.is_word(group.verb, "remained") {
        "former"
    } else {
        post.status
    };
    let post = Post { status, ..post };
    let ChunkKind::Noun(_) = scene.sentence.kind(scene.sentence.noun(subject).chunk) else { return };
    push(scene, &filler.tokens, post, "office/copula", out);
}
