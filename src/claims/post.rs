//! Reads who holds which office: titles before names, appositions, "is", "was", "served as". Runs once a sentence;
//! what it finds are the candidates of `office` claims.

use std::ops::Range;

use super::ClaimKind;
use super::candidate::{Candidate, Filler};
use super::frame::NounClass;
use super::judge::Category;
use super::propose::{Scene, submit};
use super::tenure;
use crate::kind::EntityKind;
use crate::syntax::ChunkKind;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Reading, Sense, Side, TitleClass};

/// A title in the text: its words, the body whose office it is, and its status.
pub(crate) struct Post {
    pub(crate) title: Range<usize>,
    pub(crate) body: Option<Range<usize>>,
    pub(crate) status: &'static str,
}

/// Every office of a sentence.
pub(crate) fn read(scene: Scene<'_>, out: &mut Vec<Candidate>) {
    let mut titled = Vec::new();
    let tokens = &scene.sentence.tokens;
    let first = scene.marks.names.partition_point(|(name, _)| name.start < tokens.start);
    for (name, kind) in scene.marks.names[first..].iter().take_while(|(name, _)| name.end <= tokens.end) {
        if *kind != EntityKind::Person {
            continue;
        }
        for post in before(scene, name) {
            titled.push(post.title.start);
            let body = post.body.clone().or_else(|| body_behind_name(scene, name, &post));
            push(scene, name, Post { body, ..post }, "office/title-name", out);
        }
        for post in appositions_after(scene, name) {
            if !titled.contains(&post.title.start) {
                titled.push(post.title.start);
                push(scene, name, post, "office/apposition", out);
            }
        }
        if let Some(post) = apposition_before(scene, name).filter(|post| !titled.contains(&post.title.start)) {
            titled.push(post.title.start);
            push(scene, name, post, "office/apposition", out);
        }
    }
    for verb in 0..scene.sentence.clauses.len() {
        tenure::read(scene, verb, &titled, out);
    }
}

fn push(scene: Scene<'_>, person: &Range<usize>, post: Post, rule: &'static str, out: &mut Vec<Candidate>) {
    submit(scene, candidate(scene, person, post, rule), out);
}

/// The candidate of a person's post.
pub(crate) fn candidate(scene: Scene<'_>, person: &Range<usize>, post: Post, rule: &'static str) -> Candidate {
    let post = apart(scene.reading, post);
    let clause = post.title.start.min(person.start)..post.title.end.max(person.end);
    let mut candidate = Candidate::new(ClaimKind::Office, post.title.clone(), clause, rule);
    candidate.fill("person", Filler::new(person.clone()));
    candidate.fill("title", Filler::new(post.title));
    if let Some(body) = post.body {
        candidate.clause = candidate.clause.start.min(body.start)..candidate.clause.end.max(body.end);
        candidate.fill("body", Filler::new(body));
    }
    candidate.label = post.status;
    candidate
}

/// "|Trade Department| spokesman": a body at the head of a title's words is the body.
fn apart(reading: Reading<'_>, post: Post) -> Post {
    let Post { title, body, status } = post;
    let last = title.end.saturating_sub(1);
    let body_end = (title.start..last).rev().find(|&i| {
        reading.is(i, Class::ORG_HEAD) && reading.token(i).is_capitalized() && !reading.is_word(i + 1, "of")
    });
    match body_end {
        Some(end) if body.is_none() && end > title.start => {
            Post { body: Some(title.start..end + 1), title: end + 1..title.end, status }
        }
        _ => Post { title, body, status },
    }
}

/// An office or rank at token `i` that ends at `end` exactly.
fn office_at(reading: Reading<'_>, i: usize) -> Option<(usize, TitleClass)> {
    reading
        .title(i)
        .filter(|(_, class, _)| matches!(class, TitleClass::Office | TitleClass::Rank))
        .map(|(end, class, _)| (end, class))
}

/// Whether "'s" stands at a token: "the mayor|'s| cousin" is no mayor.
pub(crate) fn possesses(reading: Reading<'_>, i: usize) -> bool {
    reading.token(i).kind == Kind::Clitic || reading.mark(i) == Mark::Apostrophe && reading.token(i).gap == Gap::None
}

/// "Father": a rank before a name, a relation elsewhere.
fn only_before(reading: Reading<'_>, i: usize) -> bool {
    reading.title(i).is_some_and(|(_, _, side)| side == Side::Before)
}

/// "President Ana Lind |of Kenya|": the body behind the name of who holds an office.
fn body_behind_name(scene: Scene<'_>, name: &Range<usize>, post: &Post) -> Option<Range<usize>> {
    let reading = scene.reading;
    let office = reading.title(post.title.end - 1).is_some_and(|(_, class, _)| class == TitleClass::Office);
    let near = post.title.end == past_honorific(scene, name.start);
    let (body, kind) = scene.marks.name(name.end + 1).filter(|_| office && near && reading.is_word(name.end, "of"))?;
    let whole = body.start == name.end + 1 && reading.mark(body.end) != Mark::Hyphen && !possesses(reading, body.end);
    (whole && matches!(kind, EntityKind::Place | EntityKind::Organization)).then(|| body.clone())
}

/// The titles right before a name, nearest last: "State Department spokesman", "Lt. Gen.".
fn before(scene: Scene<'_>, name: &Range<usize>) -> Vec<Post> {
    let reading = scene.reading;
    let mut out = Vec::new();
    let mut end = past_honorific(scene, name.start);
    for _ in 0..2 {
        let from = scene.sentence.tokens.start.max(end.saturating_sub(6));
        // "U.S. |Army General|": not into the name of a body.
        let cuts = |i: usize| {
            scene.marks.name(i).is_some_and(|(name, kind)| *kind == EntityKind::Organization && name.start < i)
        };
        let office = (from..end).find(|&i| !cuts(i) && office_at(reading, i).is_some_and(|(e, _)| e == end));
        let Some(start) = office.or_else(|| employee(scene, from..end)) else {
            out.extend(with_field(scene, end));
            break;
        };
        if (start + 1..=name.start).any(|i| reading.token(i).gap > Gap::Space) {
            break;
        }
        // "the minister's deputy Smith", "friends of the president Smith" aside: a plural title names several.
        if reading.is(end - 1, Class::PLURAL) && !reading.is_word(end - 1, "affairs") {
            break;
        }
        let status = status(reading, start, end);
        let title = with_portfolio(scene, start, end);
        let body = body_before(scene, title.start);
        end = body.as_ref().map_or(start, |body| body.start.min(start));
        out.push(Post { title, body, status });
    }
    out
}

/// "|Minister for the Middle East| Ana Lind", "|President of Kenya| Ana Lind": a title whose field or body stands between
/// it and the name.
fn with_field(scene: Scene<'_>, name: usize) -> Option<Post> {
    let reading = scene.reading;
    let last = name.checked_sub(1)?;
    let known = scene.marks.name(last).filter(|(_, kind)| matches!(kind, EntityKind::Place | EntityKind::Organization));
    let capital = |i: &usize| reading.token(*i).is_capitalized() && scene.marks.name(*i).is_none();
    let first = match known {
        Some((tokens, _)) => tokens.start,
        None => (0..name).rev().take(3).take_while(capital).last()?,
    };
    let first = first - usize::from(first > 0 && reading.is(first - 1, Class::DETERMINER));
    // "Kenyan |ambassador to Chad| Ana Lind"
    let sent = |i: usize| reading.is_word(i, "to") && i > 0 && is_sent(reading, i - 1);
    let preposition = first.checked_sub(1).filter(|&i| reading.is_any(i, &["for", "of"]) || sent(i))?;
    let from = scene.sentence.tokens.start.max(preposition.saturating_sub(6));
    let start = (from..preposition).find(|&i| office_at(reading, i).is_some_and(|(end, _)| end == preposition))?;
    if (start + 1..=name).any(|i| reading.token(i).gap > Gap::Space) {
        return None;
    }
    let of_body = known.is_some() && reading.is_word(preposition, "of");
    let (end, body) = if of_body { (preposition, Some(preposition + 1..name)) } else { (name, None) };
    Some(Post {
        title: with_portfolio(scene, start, end),
        body: body.or_else(|| body_before(scene, start)),
        status: status(reading, start, end),
    })
}

/// Where the honorific right before a name begins, or the name: "Supreme Leader |Ayatollah| Omar Zorbat".
fn past_honorific(scene: Scene<'_>, name: usize) -> usize {
    let reading = scene.reading;
    let from = scene.sentence.tokens.start.max(name.saturating_sub(3));
    let honorific =
        |&i: &usize| reading.title(i).is_some_and(|(end, class, _)| class == TitleClass::Honorific && end == name);
    (from..name).find(honorific).unwrap_or(name)
}

/// "World Bank |economist|": an occupation is a post in the organization that is named before it.
fn employee(scene: Scene<'_>, before: Range<usize>) -> Option<usize> {
    let reading = scene.reading;
    // "Orbis driver": a sportsman drives for a firm and holds no post in it.
    if scene.frames.class_of(reading.id(before.end.checked_sub(1)?)) == Some(NounClass::Athlete) {
        return None;
    }
    let occupation =
        |i: usize| reading.title(i).is_some_and(|(end, class, _)| class == TitleClass::Occupation && end == before.end);
    let start = before.clone().find(|&i| occupation(i))?;
    let (name, kind) = scene.marks.name(start.checked_sub(1)?)?;
    (*kind == EntityKind::Organization && name.end == start).then_some(start)
}

/// "deputy", "vice", "assistant" before a title are part of it, and so are the nouns that say of what: "|mining| minister",
/// "|rebel| commander".
fn with_portfolio(scene: Scene<'_>, start: usize, end: usize) -> Range<usize> {
    let reading = scene.reading;
    let mut start = start;
    let ranks = ["deputy", "vice", "assistant", "senior", "chief"];
    while start > 0
        && reading.token(start).gap == Gap::Space
        && (reading.is_any(start - 1, &ranks) || is_portfolio(scene, start - 1, start))
    {
        start -= 1;
    }
    start..end
}

/// Whether the word before a title is a common noun of the same phrase.
fn is_portfolio(scene: Scene<'_>, at: usize, title: usize) -> bool {
    let reading = scene.reading;
    let post = reading.title(title).is_some_and(|(_, class, _)| class == TitleClass::Office);
    let hyphen = at > 0 && reading.mark(at - 1) == Mark::Hyphen;
    // "|host| President", "|commander| General": someone else's description, but "|rebel| commander".
    let someone = scene.judge().category(&Filler::new(at..at + 1)) == Category::Person;
    if !post || hyphen || someone || reading.title(at).is_some() {
        return false;
    }
    let info = reading.info(at);
    let noun = info.classes.any(Class::NOUN) && info.counts[0] > info.counts[2];
    let bare = !info.classes.any(Class::CLOSED | Class::NUMBER | Class::PLURAL)
        && scene.marks.name(at).is_none()
        && !scene.marks.is_time(at)
        // "the |state| governor", "a |company| director": whose the post is, not what it is for.
        && !matches!(info.sense, Sense::Location | Sense::Group)
        && scene.frames.class_of(reading.id(at)) != Some(NounClass::Body)
        && !reading.is_any(at, &["acting", "interim", "city", "state"]);
    let first = title == scene.sentence.tokens.start + 1;
    noun && bare
        && (first || scene.sentence.noun_at(at).is_some_and(|noun| scene.sentence.noun_at(title) == Some(noun)))
}

/// The status that the words before a title tell, or its own: "president|-elect|".
fn status(reading: Reading<'_>, start: usize, end: usize) -> &'static str {
    let coming = end > start + 2 && reading.is_any(end - 1, &["elect", "designate", "nominate"]);
    if coming { "designate" } else { status_before(reading, start) }
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
            // "the |Norland|-backed president", "the Aro-|Karm| police chief"
            let backed = reading.mark(name.end) == Mark::Hyphen && reading.is(name.end + 1, Class::VERB_PP);
            if backed || name.start > 0 && reading.glued_hyphen(name.start - 1) {
                return None;
            }
            return matches!(kind, EntityKind::Organization | EntityKind::Place | EntityKind::Nationality)
                .then(|| name.clone());
        }
        let skipped = reading.token(before).kind == Kind::Clitic
            || reading.mark(before) == Mark::Apostrophe
            || reading.is(before, Class::ADJECTIVE) && !reading.is(before, Class::CLOSED)
            || reading.is_any(before, &["then", "former", "deputy", "vice", "assistant", "acting", "new"])
            || reading.mark(before) == Mark::Hyphen;
        // "The Foreign Ministry |said| Ambassador Lund": another phrase.
        if !skipped || matches!(scene.sentence.kind(scene.sentence.chunk_at(before)), ChunkKind::Verb(_)) {
            return None;
        }
        at = before;
    }
    None
}

/// What stands behind a title: where the title ends with its portfolio ("minister |for Central Asia|", "ambassador |to
/// Liberia|"), and its body ("commander |of U.S. Central Command|").
fn body_after(scene: Scene<'_>, end: usize) -> (usize, Option<Range<usize>>) {
    let reading = scene.reading;
    if !reading.is_any(end, &["of", "for", "to", "at", "in", "with"]) || reading.token(end).gap > Gap::Space {
        return (end, None);
    }
    let mut i = end + 1;
    while reading.is(i, Class::DETERMINER | Class::POSSESSIVE) {
        i += 1;
    }
    let name = scene.marks.name(i).filter(|(name, _)| name.start == i);
    // "the representative for the Lagos office": the office's, not the city's.
    let alone = |name: &Range<usize>| {
        scene.sentence.noun_at(i).is_none_or(|noun| scene.sentence.noun(noun).tokens.end == name.end)
    };
    let sent = is_sent(reading, end - 1);
    match name {
        Some((name, EntityKind::Place)) if sent && reading.is_any(end, &["for", "to"]) && alone(name) => {
            (name.end, None)
        }
        _ if reading.is_word(end, "to") => (end, None),
        // "president of the |Lagos-based Farmers Union|": the union is the body.
        Some((name, _)) if reading.mark(name.end) == Mark::Hyphen && reading.is(name.end + 1, Class::VERB_PP) => {
            let noun = scene.sentence.noun_at(i).map(|noun| scene.sentence.noun(noun).tokens.end);
            (end, noun.filter(|&noun| noun > name.end + 2).map(|noun| end + 1..noun))
        }
        Some((name, EntityKind::Organization | EntityKind::Place)) if !possesses(reading, name.end) => {
            // "a spokesman for the |Lagos sheriff's office|": the name is only where the body's begins.
            let whole = scene
                .sentence
                .noun_at(i)
                .map(|noun| scene.sentence.noun(noun))
                .filter(|noun| noun.name.is_none() && noun.tokens.start <= i);
            (end, Some(end + 1..whole.map_or(name.end, |noun| noun.tokens.end)))
        }
        _ => match scene.sentence.noun_at(i) {
            // "spokesman for the group": a body without a name.
            Some(noun) if reading.is_word(end, "for") && scene.sentence.noun(noun).tokens.start <= i => {
                let tokens = end + 1..scene.sentence.noun(noun).tokens.end;
                let body = scene.judge().category(&Filler::new(tokens.clone())) == Category::Organization;
                (end, body.then_some(tokens))
            }
            // "minister |of trade|": what for.
            Some(noun) if reading.is_word(end, "of") && sent && i == end + 1 && is_field(scene, noun) => {
                (scene.sentence.noun(noun).tokens.end, None)
            }
            Some(noun) if reading.is_word(end, "of") && scene.sentence.noun(noun).tokens.start <= i => {
                (end, Some(end + 1..scene.sentence.noun(noun).tokens.end))
            }
            _ => (end, None),
        },
    }
}

/// Whether a noun phrase of small letters names no body that could have the office.
fn is_field(scene: Scene<'_>, noun: usize) -> bool {
    let phrase = scene.sentence.noun(noun);
    let body = scene.judge().category(&Filler::new(phrase.tokens.clone()));
    phrase.name.is_none()
        && !phrase.pronoun
        && scene.reading.token(phrase.tokens.start).shape == Shape::Lower
        && !matches!(body, Category::Organization | Category::Place | Category::Force | Category::Person)
}

/// Whether a title's last word is one for whom a place is the portfolio: "ambassador |to Chad|".
fn is_sent(reading: Reading<'_>, i: usize) -> bool {
    let sent = ["minister", "secretary", "ambassador", "envoy", "representative", "undersecretary", "commissioner"];
    reading.is_any(i, &sent)
}

/// "NAME, the U.S. defense secretary": the titles within the phrase after the comma; "founder and head of the firm", "an
/// author and a former envoy to Chad".
fn appositions_after(scene: Scene<'_>, name: &Range<usize>) -> Vec<Post> {
    let reading = scene.reading;
    let mut posts: Vec<Post> = Vec::new();
    let mut from = name.end + 1;
    if reading.mark(name.end) != Mark::Comma {
        return posts;
    }
    for first in [true, false] {
        let limit = scene.sentence.tokens.end.min(from + 8);
        let post = title_phrase(scene, from, limit).filter(|post| first || within_phrase(scene, from, post));
        // "Austin, President Obama and …": another person's title.
        let other_name = |i: usize| scene.marks.name(i).is_some_and(|(_, kind)| *kind == EntityKind::Person);
        if post.as_ref().is_some_and(|post| other_name(post.title.end)) {
            break;
        }
        let end = match &post {
            Some(post) => post.body.as_ref().map_or(post.title.end, |body| body.end.max(post.title.end)),
            None => scene.sentence.noun_at(from).map_or(from, |noun| scene.sentence.noun(noun).tokens.end),
        };
        posts.extend(post);
        if end == from || !reading.is_word(end, "and") || other_name(end - 1) {
            break;
        }
        from = end + 1;
    }
    // "founder and head |of the firm|": the body stands once.
    if let [first, second] = &mut posts[..] {
        let bare = first.body.is_none() && second.title.start <= first.title.end + 2;
        if bare && second.body.as_ref().is_some_and(|body| body.start > second.title.end) {
            first.body.clone_from(&second.body);
        }
    }
    posts
}

/// Whether a post's title stands in the noun phrase that begins at a token.
fn within_phrase(scene: Scene<'_>, from: usize, post: &Post) -> bool {
    let noun = scene.sentence.noun_at(from).map(|noun| &scene.sentence.noun(noun).tokens);
    noun.is_some_and(|tokens| tokens.start == from && tokens.contains(&post.title.start))
}

/// "the Iraqi prime minister, |NAME|", "the head of its electoral commission, |NAME|,": the title phrase ends at the comma
/// before the name.
fn apposition_before(scene: Scene<'_>, name: &Range<usize>) -> Option<Post> {
    let reading = scene.reading;
    let comma = past_honorific(scene, name.start).checked_sub(1)?;
    if reading.mark(comma) != Mark::Comma || comma < scene.sentence.tokens.start + 2 {
        return None;
    }
    let closed = matches!(reading.mark(name.end), Mark::Comma | Mark::Stop) || name.end >= scene.sentence.tokens.end;
    let from = scene.sentence.tokens.start.max(comma.saturating_sub(LONGEST_TITLE_PHRASE));
    let (start, end) = (from..comma).find_map(|i| {
        let (end, _) = office_at(reading, i).filter(|_| !only_before(reading, i))?;
        (ends_at(scene, end, comma) && !reading.is(end - 1, Class::PLURAL)).then_some((i, end))
    })?;
    let body = body_before(scene, with_portfolio(scene, start, end).start);
    let first = body.as_ref().map_or(start, |body| body.start.min(start));
    let begins = first == scene.sentence.tokens.start;
    let determined = (from..start).rev().take(4).any(|i| reading.is(i, Class::DETERMINER | Class::POSSESSIVE));
    // "Aidland spokesman, NAME said": what begins a sentence needs no second comma before its verb.
    let verb = matches!(scene.sentence.kind(scene.sentence.chunk_at(name.end)), ChunkKind::Verb(_));
    if !(closed && (determined || begins) || begins && verb) {
        return None;
    }
    let (end, after) = body_after(scene, end);
    Some(Post { title: with_portfolio(scene, start, end), body: body.or(after), status: status(reading, start, end) })
}

/// How many tokens a title phrase before a name is searched back.
const LONGEST_TITLE_PHRASE: usize = 14;

/// Whether nothing but phrases with "of", "for", "to", "at", "with" stand between a title and the comma.
fn ends_at(scene: Scene<'_>, title_end: usize, comma: usize) -> bool {
    let mut at = title_end;
    for _ in 0..3 {
        if at == comma {
            return true;
        }
        let joins = scene.reading.is_any(at, &["of", "for", "to", "at", "with", "in"]);
        let Some(noun) = scene.sentence.noun_at(at + 1).filter(|_| joins) else { return false };
        at = scene.sentence.noun(noun).tokens.end;
    }
    at == comma
}

/// A title phrase from a token: "the Iraqi defense minister", "commander of the guards", "former president of Chad".
pub(crate) fn title_phrase(scene: Scene<'_>, from: usize, limit: usize) -> Option<Post> {
    let reading = scene.reading;
    let mut i = from;
    while i < limit {
        let own = |&(end, _): &(usize, TitleClass)| !only_before(reading, i) && !possesses(reading, end);
        if let Some((end, _)) = office_at(reading, i).filter(own) {
            if reading.is(end - 1, Class::PLURAL)
                && !reading.is_word(end - 1, "affairs")
                && !reading.is_word(end - 1, "forces")
            {
                return None;
            }
            let before = body_before(scene, with_portfolio(scene, i, end).start);
            let (end, after) = body_after(scene, end);
            return Some(Post {
                title: with_portfolio(scene, i, end),
                body: before.or(after),
                status: status(reading, i, end),
            });
        }
        let inside = scene.marks.name(i).is_some_and(|(_, kind)| *kind != EntityKind::Person)
            || reading.is(i, Class::DETERMINER | Class::ADJECTIVE | Class::POSSESSIVE)
            || reading.token(i).kind == Kind::Clitic
            || reading.mark(i) == Mark::Hyphen
            || reading.mark(i) == Mark::Apostrophe
            || reading.is_any(i, &["then", "ex", "longtime"])
            || i == from && reading.is_any(i, &["now", "currently", "also", "still"])
            || reading.is(i, Class::NOUN) && !reading.is(i, Class::VERB_PAST);
        if !inside || i > from && reading.token(i).gap > Gap::Space {
            return None;
        }
        i += 1;
    }
    None
}
