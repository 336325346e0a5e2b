//! What is said before the verb: "…," X said. Called for every verb of saying.

use std::ops::Range;

use super::{Content, Pieces, Saying, extent, quoted};
use crate::claims::argument::tidy;
use crate::claims::judge::Category;
use crate::claims::propose::Scene;
use crate::syntax::chunk::Modal;
use crate::syntax::{ChunkKind, Form, Sentence};
use crate::text::{Gap, Mark, Quotation};
use crate::words::{Class, List, words};

/// Whether a quotation ends right before speaker and verb.
pub(super) fn closes(saying: &Saying<'_>) -> bool {
    ending(saying).is_some() && read(saying).is_some()
}

/// Whether words in marks end right before speaker and verb.
pub(super) fn has_marks(saying: &Saying<'_>) -> bool {
    ending(saying).is_some_and(|q| q.outer.end > saying.sentence().tokens.start)
}

/// The quotation that ends right before speaker and verb, its comma within or behind.
fn ending<'s>(saying: &Saying<'s>) -> Option<&'s Quotation> {
    let reading = saying.reading();
    let start = saying.speaker.start;
    let before = start.checked_sub(1)?;
    reading.quotations_before(start).iter().rev().find(|q| {
        !q.single && q.closed && (q.outer.end == start || q.outer.end == before && reading.mark(before) == Mark::Comma)
    })
}

/// The quotation before the verb alone.
pub(super) fn quotation(saying: &Saying<'_>) -> Option<Content> {
    let quotation = ending(saying)?;
    let reading = saying.reading();
    let same_paragraph = reading.token(saying.speaker.start).gap <= Gap::Space;
    let whole = begins_sentence(saying.scene(), quotation);
    // A full stop inside the marks ends the attribution too, unless the verb has nothing else: `"It is." X said.`
    let full_stop = reading.mark(quotation.inner.end.saturating_sub(1)) == Mark::Stop
        && quotation.outer.end <= saying.sentence().tokens.start;
    let alone = !full_stop || (saying.end()..saying.sentence().tokens.end).all(|i| reading.token(i).is_terminal());
    (same_paragraph && whole && alone)
        .then(|| (Pieces::one(quoted::whole(reading, quotation)), "statement/quotation-before"))
}

/// Whether a quotation is all of what is said: it begins the sentence, or a clause behind a mark ("Then, “…”").
fn begins_sentence(scene: Scene<'_>, quotation: &Quotation) -> bool {
    let start = quotation.outer.start;
    let mark = || scene.reading.mark(start - 1);
    let lead = |i: usize| !scene.reading.token(i).is_word() || scene.reading.is(i, Class::CONJUNCTION);
    (scene.sentence.tokens.start..start).take(4).all(lead)
        || quoted::starts_clause(scene.reading, quotation)
            && matches!(mark(), Mark::Comma | Mark::Colon | Mark::Semicolon | Mark::Dash)
            && !is_apposition(scene, start - 1)
}

/// "In the book, “My Life,” …": a title behind its noun and a comma, with no verb before it.
fn is_apposition(scene: Scene<'_>, comma: usize) -> bool {
    let first = scene.sentence.chunk_at(scene.sentence.tokens.start);
    let noun = comma > 0 && scene.sentence.noun_at(comma - 1).is_some();
    noun && scene.sentence.kind(first) == ChunkKind::Preposition
        && !has_finite(scene.sentence, &(scene.sentence.tokens.start..comma))
}

/// What stands before speaker and verb, up to a comma or a closing mark: a quotation, or the clause since the
/// sentence began.
pub(super) fn read(saying: &Saying<'_>) -> Option<Content> {
    let scene = saying.scene();
    let reading = scene.reading;
    let start = saying.speaker.start;
    let before = start.checked_sub(1)?;
    if before < scene.sentence.tokens.start {
        // `"…!" X said.`: the quotation ended its own sentence.
        return quotation(saying);
    }
    if let Some(quotation) = ending(saying) {
        if begins_sentence(scene, quotation) {
            return Some((Pieces::one(quoted::whole(reading, quotation)), "statement/quotation-before"));
        }
        // A word or two in marks at the end of a clause ("called it 'a mess', he said"): the whole clause is said.
        let clause = extent::front_start(saying)..quotation.outer.end;
        return clause_before(saying, clause);
    }
    // "Whatever happens, he will insist on it."
    let modal = scene.sentence.verb(saying.verb).modal != Modal::None;
    if saying.needs_quotation() || modal || reading.mark(before) != Mark::Comma {
        return None;
    }
    let (mut content, rule) = clause_before(saying, extent::front_start(saying)..before)?;
    content.extend(clause_goes_on(saying));
    Some((content, rule))
}

fn clause_before(saying: &Saying<'_>, tokens: Range<usize>) -> Option<Content> {
    let scene = saying.scene();
    let end = tokens.end;
    let content = tidy(scene.reading, tokens);
    let has_verb = content.len() < extent::LONGEST && has_finite(scene.sentence, &content);
    // "In a statement, X said": no clause stands before the comma. "A said this, and B said": A's words are not B's.
    let said = has_verb && content.len() > 1 && !is_subordinate(scene, &content) && !is_said_by_another(saying, end);
    said.then(|| (Pieces::one(trim_lead(scene, content)), "statement/clause-before"))
}

/// Whether what stands before the verb has a verb of saying of its own.
fn is_said_by_another(saying: &Saying<'_>, end: usize) -> bool {
    let sentence = saying.sentence();
    let main = (0..saying.verb.min(12)).find(|&verb| {
        let group = sentence.verb(verb);
        let before = saying.reading().quotations_before(group.verb);
        let quoted = before.iter().any(|q| !q.single && group.verb < q.outer.end);
        group.finite && !quoted && !sentence.clauses[verb].relative
    });
    // "The deal was announced, X said": nobody is named who announced it.
    let names = |main: usize| !sentence.verb(main).passive && quoted::takes_clause(saying.scene(), main);
    main.is_some_and(|main| sentence.verb(main).verb < end && names(main))
}

/// "It is late, X said, |because the train stood still|": what hangs on the clause before goes on behind the verb.
fn clause_goes_on(saying: &Saying<'_>) -> Option<Range<usize>> {
    let sentence = saying.sentence();
    let comma = extent::comma_behind(saying)?;
    let next = sentence.chunk_at(comma + 1);
    let subject = |k: usize| matches!(sentence.kind(k), ChunkKind::Noun(_) | ChunkKind::There);
    let hangs = match sentence.kind(next) {
        ChunkKind::Conjunction => subject(next + 1),
        // But ", X said, |as talks resumed|" is told by whoever quotes.
        ChunkKind::Subordinator => subject(next + 1) && saying.reading().is_one(comma + 1, REASONS),
        _ => false,
    };
    let content = tidy(saying.reading(), comma + 1..extent::end(saying, comma + 1));
    (hangs && has_finite(sentence, &content)).then_some(content)
}

/// Words that go on with a reason or condition of what was said.
const REASONS: &List = words!["although", "because", "if", "since", "so", "though", "unless", "whereas"];

/// "The bridge, X said, is unsafe", "In the north, X said, the fighting goes on": the verb stands inside the clause.
pub(super) fn interposed(saying: &Saying<'_>) -> Option<Pieces> {
    let scene = saying.scene();
    let sentence = scene.sentence;
    let reading = scene.reading;
    let before = saying.speaker.start.checked_sub(1).filter(|&i| i >= sentence.tokens.start);
    if saying.needs_quotation() || !sentence.verb(saying.verb).finite || closes(saying) {
        return None;
    }
    let comma = extent::comma_behind(saying)?;
    let rest = tidy(reading, comma + 1..extent::end(saying, comma + 1));
    let next = sentence.chunk_at(comma + 1);
    let front =
        before.filter(|&i| reading.mark(i) == Mark::Comma).map(|i| tidy(reading, extent::front_start(saying)..i));
    let subject_in_front = front.as_ref().is_some_and(|front| is_bare_subject(scene, front));
    let verb_next = match sentence.kind(next) {
        ChunkKind::Verb(verb) => sentence.verb(verb).finite && subject_in_front,
        _ => false,
    };
    if verb_next {
        return Some([trim_lead(scene, front?), rest].into_iter().collect());
    }
    let gerund =
        |verb: usize| sentence.verb(verb).form == Form::Ing && front.as_ref().is_some_and(|f| has_finite(sentence, f));
    let begins = match sentence.kind(next) {
        ChunkKind::Noun(_) | ChunkKind::There => true,
        // "Though it was late, X said, leaving would be worse."
        ChunkKind::Verb(verb) => gerund(verb) && !quoted::says(scene, verb),
        _ => false,
    };
    let clause = begins && has_finite(sentence, &rest);
    let hangs = |front: &Range<usize>| is_subordinate(scene, front);
    let whole_front = front.as_ref().is_some_and(|front| has_finite(sentence, front) && !hangs(front));
    if !clause || whole_front {
        return None;
    }
    let belongs =
        |front: &Range<usize>| sets_scene(scene, front) || has_finite(sentence, front) || is_purpose(sentence, front);
    let mut content: Pieces = front.into_iter().filter(belongs).collect();
    content.push(rest);
    Some(content)
}

/// "To see the sea, X said, one must climb": an infinitive before the clause belongs to it.
fn is_purpose(sentence: &Sentence<'_>, front: &Range<usize>) -> bool {
    match sentence.kind(sentence.chunk_at(front.start)) {
        ChunkKind::Verb(verb) => sentence.verb(verb).infinitive,
        _ => false,
    }
}

/// Whether a stretch is a noun phrase with what hangs on it.
fn is_bare_subject(scene: Scene<'_>, tokens: &Range<usize>) -> bool {
    let sentence = scene.sentence;
    let mut first = sentence.chunk_at(tokens.start);
    while matches!(sentence.kind(first), ChunkKind::Conjunction | ChunkKind::Adverb | ChunkKind::Comma) {
        first += 1;
    }
    matches!(sentence.kind(first), ChunkKind::Noun(_)) && sentence.chunks.all[first].tokens.start < tokens.end
}

/// "In the north" belongs to what is said; "In a statement", "On Tuesday" say where and when it was.
fn sets_scene(scene: Scene<'_>, tokens: &Range<usize>) -> bool {
    let sentence = scene.sentence;
    let first = sentence.chunk_at(tokens.start);
    if sentence.kind(first) != ChunkKind::Preposition {
        return false;
    }
    let ChunkKind::Noun(noun) = sentence.kind(first + 1) else { return false };
    let filler = crate::claims::candidate::Filler::new(sentence.noun(noun).tokens.clone());
    !matches!(scene.judge().category(&filler), Category::Communication | Category::Event)
}

pub(super) fn has_finite(sentence: &Sentence<'_>, tokens: &Range<usize>) -> bool {
    let verbs = &sentence.chunks.verbs;
    let from = sentence.verb_from(tokens.start);
    verbs[from..].iter().take_while(|verb| verb.verb < tokens.end).any(|verb| verb.finite)
}

/// "After he left, X said": a subordinate clause before the main one is not what is said.
fn is_subordinate(scene: Scene<'_>, content: &Range<usize>) -> bool {
    let sentence = scene.sentence;
    let mut first = sentence.chunk_at(content.start);
    while matches!(sentence.kind(first), ChunkKind::Conjunction | ChunkKind::Adverb | ChunkKind::Quote) {
        first += 1;
    }
    match sentence.kind(first) {
        ChunkKind::Subordinator | ChunkKind::Wh => !main_follows(sentence, first, content.end),
        ChunkKind::Verb(verb) => {
            is_participle(sentence, verb, content.end) && !main_follows(sentence, first, content.end)
        }
        ChunkKind::Preposition => !has_main_verb(sentence, content.end),
        _ => false,
    }
}

/// The commas of a front: its first chunks, up to a token.
fn commas(sentence: &Sentence<'_>, from: usize, end: usize) -> impl Iterator<Item = usize> {
    let chunks = sentence.chunks.all.iter().enumerate().skip(from).take(extent::LONGEST);
    let before = chunks.take_while(move |(_, chunk)| chunk.tokens.start < end);
    before.filter(|(_, chunk)| chunk.kind == ChunkKind::Comma).map(|(k, _)| k)
}

/// "While it was late, |the train| came, X said": a main clause follows the subordinate one.
fn main_follows(sentence: &Sentence<'_>, from: usize, end: usize) -> bool {
    commas(sentence, from, end).any(|k| heads_main(sentence, k + 1))
}

/// "Asked about it, X said": a participle, though it may look like a finite verb; but not "Not paying “is clever,”".
fn is_participle(sentence: &Sentence<'_>, verb: usize, end: usize) -> bool {
    let group = sentence.verb(verb);
    let gerund = group.form == Form::Ing && commas(sentence, group.chunk, end.saturating_sub(2)).next().is_none();
    !gerund && (!group.finite || group.form == Form::PastOrParticiple)
}

/// "Following a meeting that he held, X said": the only verb is a relative one.
fn has_main_verb(sentence: &Sentence<'_>, end: usize) -> bool {
    sentence.clauses.iter().enumerate().take(64).any(|(verb, clause)| {
        let group = sentence.verb(verb);
        let there = group.chunk > 0 && sentence.kind(group.chunk - 1) == ChunkKind::There;
        group.finite
            && group.tokens.end <= end
            && !clause.relative
            && (there || !clause.subject.is_empty())
            && !hangs_on(sentence, verb)
    })
}

/// Whether the noun phrase at a chunk is the subject of a main clause.
pub(super) fn heads_main(sentence: &Sentence<'_>, chunk: usize) -> bool {
    first_noun(sentence, chunk).is_some_and(|noun| heads_clause(sentence, noun))
}

/// The noun phrase at a chunk, adverbs and adjectives before it skipped.
fn first_noun(sentence: &Sentence<'_>, chunk: usize) -> Option<usize> {
    (chunk..chunk + 4).find_map(|k| match sentence.kind(k) {
        ChunkKind::Noun(noun) => Some(Some(noun)),
        ChunkKind::Adverb | ChunkKind::Adjective | ChunkKind::Time => None,
        _ => Some(None),
    })?
}

/// Whether a noun phrase is the subject of a finite verb that is not relative.
fn heads_clause(sentence: &Sentence<'_>, noun: usize) -> bool {
    let from = sentence.verb_from(sentence.noun(noun).tokens.start);
    (from..sentence.clauses.len()).take(3).any(|verb| {
        let clause = &sentence.clauses[verb];
        sentence.verb(verb).finite && !clause.relative && clause.subject.contains(&noun)
    })
}

/// Whether a clause hangs on a "that" or "which" before its subject.
fn hangs_on(sentence: &Sentence<'_>, verb: usize) -> bool {
    let first =
        sentence.clauses[verb].subject.first().map_or(sentence.verb(verb).chunk, |&noun| sentence.noun(noun).chunk);
    first > 0 && matches!(sentence.kind(first - 1), ChunkKind::That | ChunkKind::Wh | ChunkKind::Subordinator)
}

/// "But", "And" and a dateline before the clause are none of what is said.
fn trim_lead(scene: Scene<'_>, content: Range<usize>) -> Range<usize> {
    let conjunction = scene.reading.is(content.start, Class::CONJUNCTION) && content.len() > 2;
    if conjunction { content.start + 1..content.end } else { content }
}
