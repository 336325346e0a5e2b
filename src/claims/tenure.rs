//! Reads which clauses give or take an office: "is", "became", "served as", and the verbs of the table ("was appointed",
//! "resigned as"). Runs once a verb group; what it finds are candidates of `office` claims.

use std::ops::Range;

use super::ClaimKind;
use super::argument::filler;
use super::candidate::{Candidate, Filler};
use super::fact::Modality;
use super::frame::{Frame, Slot};
use super::judge::Category;
use super::post::{Post, candidate, possesses, title_phrase};
use super::propose::{Scene, particle_at, rule, submit};
use super::stance;
use crate::kind::EntityKind;
use crate::syntax::ChunkKind;
use crate::words::{List, words};

/// The offices that a verb group gives or takes. `titled` are the titles that a name beside them has taken.
pub(crate) fn read(scene: Scene<'_>, verb: usize, titled: &[usize], out: &mut Vec<Candidate>) {
    copula(scene, verb, titled, out);
    for frame in scene.frames_at(verb).iter().filter(|frame| frame.kind == ClaimKind::Office) {
        appointment(scene, verb, frame, titled, out);
    }
}

/// "was named ambassador to Chad", "appointed Dana Reyes chief executive", "resigned as mayor".
fn appointment(scene: Scene<'_>, verb: usize, frame: &Frame, titled: &[usize], out: &mut Vec<Candidate>) {
    let group = scene.sentence.verb(verb);
    let clause = &scene.sentence.clauses[verb];
    let mut from = group.tokens.end;
    if let Some(particle) = frame.particle {
        let Some(at) = particle_at(scene, verb, particle) else { return };
        from = from.max(at + 1);
    }
    let takes_object = frame.role(Slot::Object).is_some();
    let person = if takes_object && !group.passive {
        let Some(object) = object_person(scene, from) else { return };
        from = object.end;
        object
    } else {
        let [subject] = clause.subject[..] else { return };
        if group.passive != takes_object {
            return;
        }
        filler(scene.reading, scene.marks, scene.sentence, subject, true).tokens
    };
    if scene.judge().category(&Filler::new(person.clone())) != Category::Person {
        return;
    }
    let Some(post) = title_behind(scene, from).filter(|post| !titled.contains(&post.title.start)) else { return };
    let stance = stance::of_verb(scene, verb);
    let status = match stance.modality {
        Modality::Actual => frame_status(frame),
        _ if frame.label == "former" => "current",
        _ => "designate",
    };
    let mut office = candidate(scene, &person, Post { status, ..post }, rule(frame));
    if takes_object && !group.passive && !office.has("body") {
        if let [subject] = clause.subject[..] {
            let appointing = filler(scene.reading, scene.marks, scene.sentence, subject, true);
            if matches!(scene.judge().category(&appointing), Category::Organization | Category::Place) {
                office.fill("body", appointing);
            }
        }
    }
    office.stance = stance;
    submit(scene, office, out);
}

fn frame_status(frame: &Frame) -> &'static str {
    match frame.label {
        "former" => "former",
        "designate" => "designate",
        "acting" => "acting",
        _ => "current",
    }
}

/// The person right behind a verb: a name with or without its title, "him", "her".
fn object_person(scene: Scene<'_>, from: usize) -> Option<Range<usize>> {
    if scene.reading.is_any(from, &["him", "her"]) {
        return Some(from..from + 1);
    }
    let name = (from..from + 5).find_map(|i| scene.marks.name(i).filter(|(_, kind)| *kind == EntityKind::Person));
    let (name, _) = name?;
    let object = scene.sentence.noun_at(from)?;
    (scene.sentence.noun(object).tokens.contains(&name.start)).then(|| name.clone())
}

/// The title that begins right at a token, "as", "to be" and "the post of" skipped.
fn title_behind(scene: Scene<'_>, from: usize) -> Option<Post> {
    let reading = scene.reading;
    let mut at = from;
    while at < from + 5 && reading.is_any(at, &["as", "to", "be", "the", "its", "post", "of", "new", "position"]) {
        at += 1;
    }
    let post = title_phrase(scene, at, scene.sentence.tokens.end.min(at + 6))?;
    let named_after = scene.marks.name(post.title.end).is_some_and(|(_, kind)| *kind == EntityKind::Person);
    let direct = scene.sentence.noun_at(at).is_some_and(|noun| {
        let tokens = &scene.sentence.noun(noun).tokens;
        tokens.contains(&post.title.start) || tokens.end == post.title.start
    });
    (direct && !named_after).then_some(post)
}

const SERVES: &List = words!["serve", "serves", "served", "serving", "acts", "acted"];

/// Those, and verbs whose subject becomes or stays what stands behind them.
const LINKS: &List = words![
    "serve", "serves", "served", "serving", "acts", "acted", "became", "become", "becomes", "remains", "remained"
];

/// "X is the president of Y", "X became commander", "X served as envoy".
fn copula(scene: Scene<'_>, verb: usize, titled: &[usize], out: &mut Vec<Candidate>) {
    let reading = scene.reading;
    let group = scene.sentence.verb(verb);
    let clause = &scene.sentence.clauses[verb];
    if !group.copula && !reading.is_one(group.verb, LINKS) {
        return;
    }
    let serves = reading.is_one(group.verb, SERVES);
    let becomes = !group.copula && !serves;
    if group.copula {
        inverse(scene, verb, titled, out);
    }
    let mut from = group.tokens.end;
    if serves {
        if !reading.is_word(from, "as") {
            return;
        }
        from += 1;
    }
    // "is |now| president of"
    from += usize::from(reading.is_any(from, &["now", "also", "currently", "still"]));
    let Some(post) = title_phrase(scene, from, scene.sentence.tokens.end.min(from + 7)) else { return };
    let direct =
        scene.sentence.noun_at(from).is_some_and(|noun| scene.sentence.noun(noun).tokens.contains(&post.title.start));
    let named_after = scene.marks.name(post.title.end).is_some_and(|(_, kind)| *kind == EntityKind::Person);
    let [subject] = clause.subject[..] else { return };
    let person_words = filler(reading, scene.marks, scene.sentence, subject, true);
    // "people who aspire to become president"
    let one = !scene.judge().is_plural(&person_words) || scene.judge().is_named(&person_words);
    let person =
        one && scene.judge().category(&person_words) == Category::Person && !scene.sentence.noun(subject).negated;
    if !person || !direct || named_after || titled.contains(&post.title.start) {
        return;
    }
    // "was" and "served" speak of an office that ended, "became" of one that began.
    let stance = stance::of_verb(scene, verb);
    let status = if becomes && stance.modality == Modality::Planned {
        "designate"
    } else if group.past && !becomes && post.status == "current" && !reading.is_word(group.verb, "remained") {
        "former"
    } else {
        post.status
    };
    let post = Post { status, ..post };
    let ChunkKind::Noun(_) = scene.sentence.kind(scene.sentence.noun(subject).chunk) else { return };
    let mut office = candidate(scene, &person_words.tokens, post, "office/copula");
    office.stance = stance;
    submit(scene, office, out);
}

/// "The group's leader is |NAME|."
fn inverse(scene: Scene<'_>, verb: usize, titled: &[usize], out: &mut Vec<Candidate>) {
    let group = scene.sentence.verb(verb);
    let [subject] = scene.sentence.clauses[verb].subject[..] else { return };
    let phrase = scene.sentence.noun(subject);
    let Some((name, EntityKind::Person)) = scene.marks.name(group.tokens.end) else { return };
    let Some(post) = title_phrase(scene, phrase.tokens.start, phrase.tokens.end) else { return };
    let whole =
        post.title.end == phrase.tokens.end || post.body.as_ref().is_some_and(|body| body.end >= phrase.tokens.end);
    if !whole
        || possesses(scene.reading, name.end)
        || name.start != group.tokens.end
        || titled.contains(&post.title.start)
        || phrase.figure.is_some()
    {
        return;
    }
    let mut office = candidate(scene, name, post, "office/inverse");
    office.cue = group.verb..group.verb + 1;
    office.stance = stance::of_verb(scene, verb);
    submit(scene, office, out);
}
