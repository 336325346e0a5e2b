//! Reads who says what: verbs of saying and "according to", with the quotation or clause that is said. Runs once an
//! article, over its sentences; what it finds are the candidates of `statement` claims.

use std::ops::Range;

use super::ClaimKind;
use super::argument::{filler, tidy};
use super::candidate::{Candidate, Filler};
use super::frame::{Frame, Slot};
use super::propose::{Scene, clause_end};
use super::stance;
use crate::syntax::{ChunkKind, Sentence};
use crate::text::{Gap, Kind, Mark, Quotation, Shape};
use crate::words::{Class, Reading};

/// Every statement of the article. `scenes` are its sentences, in order.
pub(crate) fn read(scenes: &[Scene<'_>]) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    for (at, scene) in scenes.iter().enumerate() {
        for verb in 0..scene.sentence.clauses.len() {
            if let Some(candidate) = at_verb(scenes, at, verb) {
                keep(*scene, candidate, &mut out);
            }
        }
        for candidate in according_to(*scene) {
            keep(*scene, candidate, &mut out);
        }
        if let Some(candidate) = signed(*scene) {
            keep(*scene, candidate, &mut out);
        }
    }
    out
}

fn keep(scene: Scene<'_>, mut candidate: Candidate, out: &mut Vec<Candidate>) {
    if !ClaimKind::Statement.propose(&scene.judge(), &mut candidate) {
        return;
    }
    let form = form(scene.reading, candidate.role("content"));
    form.clone_into(&mut candidate.label);
    // One quotation is said once: the first verb that claims it keeps it.
    let taken = out.iter().rev().take(4).any(|other| {
        other.role("content") == candidate.role("content") && other.role("speaker") == candidate.role("speaker")
    });
    if !taken {
        out.push(candidate);
    }
}

/// Direct where every span lies in quotation marks, mixed where marks stand inside.
fn form(reading: Reading<'_>, content: &[Filler]) -> &'static str {
    let inside = |tokens: &Range<usize>| {
        let covering = |q: &Quotation| !q.single && tokens.end <= q.outer.end;
        reading.quotations_before(tokens.start + 1).iter().any(covering)
    };
    if !content.is_empty()
        && content.iter().all(|filler| inside(&filler.tokens) || spans_quotations(reading, &filler.tokens))
    {
        return "direct";
    }
    let marked = |filler: &Filler| {
        let open = reading.quotations_before(filler.tokens.end);
        open.last().is_some_and(|q| filler.tokens.start < q.outer.end)
    };
    if content.iter().any(marked) { "mixed" } else { "indirect" }
}

/// A quotation that goes on over several paragraphs.
fn spans_quotations(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    let starts = tokens.start > 0 && reading.quotation_at(tokens.start - 1).is_some();
    let closes = |q: &Quotation| !q.single && q.continues && (q.inner.end == tokens.end || q.outer.end == tokens.end);
    starts && reading.quotations_before(tokens.end).iter().any(closes)
}

fn at_verb(scenes: &[Scene<'_>], at: usize, verb: usize) -> Option<Candidate> {
    let scene = scenes[at];
    let group = scene.sentence.verb(verb);
    let frames = scene.frames.of_verb(scene.reading.info(group.verb).verb, scene.reading.id(group.verb));
    let next = group.tokens.end;
    let particle = |frame: &&Frame| frame.particle.is_none_or(|word| scene.reading.is_word(next, word));
    let frame = frames.iter().filter(|frame| frame.kind == ClaimKind::Statement).find(particle)?;
    if group.passive || group.infinitive && !is_planned(scene, verb) {
        return None;
    }
    let speaker = speaker(scene, verb)?;
    let (content, rule) = content(scenes, at, verb, frame, &speaker)?;
    let cue = group.verb..group.verb + 1 + usize::from(frame.particle.is_some());
    let mut candidate =
        Candidate::new(ClaimKind::Statement, cue, scene.sentence.clauses[verb].tokens.clone(), rule.to_owned());
    candidate.stance = stance::of_verb(scene, verb);
    for filler in speaker.fillers {
        candidate.fill("speaker", filler);
    }
    for tokens in content {
        candidate.fill("content", Filler::new(tokens));
    }
    addressee(scene, verb, frame, speaker.inverted, &mut candidate);
    Some(candidate)
}

/// "is expected to say": a planned statement; any other infinitive of saying is none.
fn is_planned(scene: Scene<'_>, verb: usize) -> bool {
    stance::of_verb(scene, verb).modality == super::Modality::Planned
}

struct Speaker {
    fillers: Vec<Filler>,
    /// Stands behind the verb: "said Ms. Quill".
    inverted: Option<usize>,
    /// First token of speaker and verb together.
    start: usize,
    /// First token after both.
    end: usize,
}

/// Who speaks: the verb's subject, or, inverted, what follows it.
fn speaker(scene: Scene<'_>, verb: usize) -> Option<Speaker> {
    let clause = &scene.sentence.clauses[verb];
    let group = scene.sentence.verb(verb);
    let make = |noun: usize| filler(scene.reading, scene.marks, scene.sentence, noun, true);
    let before = group.chunk.checked_sub(1).map(|k| scene.sentence.kind(k));
    let after_content = matches!(before, Some(ChunkKind::Comma | ChunkKind::Quote)) || before.is_none();
    let next = match scene.sentence.kind(group.chunk + 1) {
        ChunkKind::Noun(noun) => Some(noun),
        _ => None,
    };
    let told = clause.subject.iter().any(|&noun| scene.sentence.noun(noun).tokens.end <= group.tokens.start);
    let inverted = next.filter(|&_noun| !told).filter(|&noun| {
        let follows = scene.sentence.kind(scene.sentence.noun(noun).chunk + 1);
        let no_clause = !matches!(follows, ChunkKind::Verb(next) if scene.sentence.verb(next).finite);
        after_content
            && group.finite
            && no_clause
            && group.tokens.len() == 1
            && !scene.sentence.noun(noun).pronoun
            && scene.judge().is_actor(&make(noun))
    });
    if let Some(noun) = inverted {
        let end = scene.sentence.noun(noun).tokens.end;
        return Some(Speaker { fillers: vec![make(noun)], inverted: Some(noun), start: group.tokens.start, end });
    }
    let fillers: Vec<Filler> = clause.subject.iter().map(|&noun| make(noun)).collect();
    let first = clause.subject.iter().map(|&noun| scene.sentence.noun(noun).tokens.start).min()?;
    let near = first < group.tokens.start;
    let start =
        if near && clause.governor.is_none() && clause.coordinated.is_none() { first } else { group.tokens.start };
    Some(Speaker { fillers, inverted: None, start, end: group.tokens.end })
}

/// "told |reporters|", "said |to reporters|".
fn addressee(scene: Scene<'_>, verb: usize, frame: &Frame, inverted: Option<usize>, candidate: &mut Candidate) {
    let clause = &scene.sentence.clauses[verb];
    let judge = scene.judge();
    if frame.role(Slot::Object) == Some("addressee") {
        for &noun in clause.objects.iter().filter(|&&noun| Some(noun) != inverted) {
            let filler = filler(scene.reading, scene.marks, scene.sentence, noun, true);
            let content = candidate
                .role("content")
                .iter()
                .any(|content| content.tokens.start <= filler.tokens.start && filler.tokens.end <= content.tokens.end);
            if judge.is_actor(&filler) && !content {
                candidate.fill("addressee", filler);
            }
        }
    }
    let to = clause
        .prepositions
        .iter()
        .filter(|(token, _)| frame.preposition(scene.reading.word(*token)) == Some("addressee"));
    for &noun in to.flat_map(|(_, nouns)| nouns) {
        let filler = filler(scene.reading, scene.marks, scene.sentence, noun, true);
        let content = candidate
            .role("content")
            .iter()
            .any(|content| content.tokens.start <= filler.tokens.start && filler.tokens.end <= content.tokens.end);
        if judge.is_people(&filler) && !content {
            candidate.fill("addressee", filler);
        }
    }
}

/// What is said, and the rule that found it.
fn content(
    scenes: &[Scene<'_>],
    at: usize,
    verb: usize,
    frame: &Frame,
    speaker: &Speaker,
) -> Option<(Vec<Range<usize>>, &'static str)> {
    let scene = scenes[at];
    let reading = scene.reading;
    let clause = &scene.sentence.clauses[verb];
    let needs_mark = needs_quotation(frame.cue);
    let end = speaker.end;
    // X said (that) …, unless a quotation ends right before.
    let closes = speaker.start > 0
        && reading
            .quotations_before(speaker.start)
            .iter()
            .any(|q| !q.single && q.closed && (q.outer.end == speaker.start || q.outer.end + 1 == speaker.start));
    let complement = clause.complement.filter(|&start| start >= end && !closes && !needs_mark);
    // "did not say what it would cost": nothing is said.
    let silent = scene.sentence.verb(verb).negated
        && complement.is_some_and(|start| scene.sentence.kind(scene.sentence.chunk_at(start)) == ChunkKind::Wh);
    if silent {
        return None;
    }
    if let Some(start) = complement
        .filter(|_| quotation_next(reading, end, scene.sentence.tokens.end).is_none_or(|q| q.outer.start > end + 1))
    {
        let start = after_that(reading, start);
        let content = trim_that(reading, start..clause_end(scene, start));
        if content.len() > 1 {
            return Some((vec![content], "statement/clause"));
        }
    }
    // "…," X said. The quotation or clause before; but `X said: "…"` looks ahead.
    let ahead = quotation_next(reading, end, scene.sentence.tokens.end);
    let heads_sentence = speaker.start <= scene.sentence.tokens.start;
    if let Some((before, rule)) =
        preceding(scene, speaker.start, needs_mark).filter(|_| !heads_sentence || ahead.is_none())
    {
        let mut all = vec![before];
        if let Some(more) = quotation_after(scenes, at, end) {
            all.push(more);
        }
        return Some((all, rule));
    }
    // X said, "…"; X said: "…"
    if let Some(quotation) = quotation_next(reading, end, scene.sentence.tokens.end) {
        let inner = whole_quotation(reading, quotation);
        // `said "yes" to it`: the quotation is only part of what is said.
        let sentence_end = scene.sentence.tokens.end;
        let reaches = inner.end + 2 >= sentence_end
            || inner.end > sentence_end
            || reading.mark(inner.end.saturating_sub(1)) == Mark::Comma;
        let starts = quotation_starts_clause(reading, quotation);
        if reaches || starts && reading.mark(quotation.outer.start.saturating_sub(1)) == Mark::Comma {
            return Some((vec![inner], "statement/quotation-after"));
        }
    }
    if let Some(content) = after_colon(scenes, at, end) {
        return Some((vec![content], "statement/colon"));
    }
    if needs_mark {
        return quoted_object(scene, verb).map(|content| (vec![content], "statement/quoted-words"));
    }
    // X said (that) …
    if let Some(start) = clause.complement {
        let start = after_that(reading, start);
        let content = trim_that(reading, start..clause_end(scene, start));
        if content.len() > 1 {
            return Some((vec![content], "statement/clause"));
        }
    }
    // "In the north, X said, the fighting goes on."
    if let Some(content) = interposed(scene, end) {
        return Some((vec![content], "statement/interposed"));
    }
    // "announced her retirement": a noun phrase, for verbs that take one.
    if takes_noun(frame.cue) {
        let object = clause
            .objects
            .iter()
            .copied()
            .find(|&noun| Some(noun) != speaker.inverted && !scene.sentence.noun(noun).pronoun)?;
        let tokens = scene.sentence.noun(object).tokens.clone();
        if tokens.start >= end {
            let content = tidy(reading, tokens.start..clause_end(scene, tokens.start));
            return Some((vec![content], "statement/noun-phrase"));
        }
    }
    None
}

/// What follows "X said," up to the end, if it has a finite verb.
fn interposed(scene: Scene<'_>, end: usize) -> Option<Range<usize>> {
    if scene.reading.mark(end) != Mark::Comma {
        return None;
    }
    let content = tidy(scene.reading, end + 1..clause_end(scene, end + 1));
    let own_subject = matches!(scene.sentence.kind(scene.sentence.chunk_at(end + 1)), ChunkKind::Noun(_));
    let verbs = &scene.sentence.chunks.verbs;
    let from = verbs.partition_point(|verb| verb.verb < content.start);
    let verb = verbs[from..].iter().take_while(|verb| verb.verb < content.end).any(|verb| verb.finite);
    (own_subject && verb).then_some(content)
}

/// Verbs that say something only with a quotation: "continued", "asked", "called it 'a mess'".
fn needs_quotation(cue: &str) -> bool {
    [
        "continue", "go on", "ask", "answer", "quip", "describe", "call", "tout", "denounce", "joke", "maintain",
        "recall", "conclude", "observe", "agree", "write", "respond", "mention", "comment",
    ]
    .contains(&cue)
}

fn takes_noun(cue: &str) -> bool {
    ["announce", "declare", "confirm", "reiterate", "stress", "emphasize", "emphasise", "disclose", "reveal", "note"]
        .contains(&cue)
}

fn after_that(reading: Reading<'_>, start: usize) -> usize {
    if reading.is_word(start, "that") { start + 1 } else { start }
}

/// Content without a leading "that", comma or opening mark that does not close in it.
fn trim_that(reading: Reading<'_>, content: Range<usize>) -> Range<usize> {
    let mut content = tidy(reading, content);
    if reading.is_word(content.start, "that") && content.len() > 1 {
        content.start += 1;
    }
    // Marks around all of it are none of it.
    let wrapped = reading.quotation_at(content.start).filter(|q| q.outer.end >= content.end);
    match wrapped {
        Some(quotation) => quotation.inner.start..quotation.inner.end.max(content.end.min(quotation.inner.end)),
        None => content,
    }
}

/// What stands before speaker and verb, up to a comma or a closing mark: a quotation, or the clause since the
/// sentence began.
fn preceding(scene: Scene<'_>, start: usize, needs_mark: bool) -> Option<(Range<usize>, &'static str)> {
    let reading = scene.reading;
    let before = start.checked_sub(1)?;
    if before < scene.sentence.tokens.start {
        // `"…!" X said.`: the quotation ended its own sentence.
        let quotation =
            reading.quotations_before(start).iter().rev().find(|q| q.outer.end == start && q.closed && !q.single)?;
        let same_paragraph = reading.token(start).gap <= Gap::Space;
        return same_paragraph.then(|| (whole_quotation(reading, quotation), "statement/quotation-before"));
    }
    if let Some(quotation) = reading.quotations_before(start).iter().rev().find(|q| {
        (q.outer.end == start || q.outer.end == before && reading.mark(before) == Mark::Comma) && !q.single && q.closed
    }) {
        // A word or two in marks at the end of a clause ("called it 'a mess', he said"): the whole clause is said.
        let whole =
            quotation.outer.start <= scene.sentence.tokens.start + 1 || quotation_starts_clause(reading, quotation);
        if whole {
            return Some((whole_quotation(reading, quotation), "statement/quotation-before"));
        }
    }
    if needs_mark || reading.mark(before) != Mark::Comma {
        return None;
    }
    let content = tidy(reading, scene.sentence.tokens.start..before);
    let has_verb = scene.sentence.chunks.verbs.iter().any(|verb| verb.finite && verb.tokens.end <= before);
    // "In a statement, X said": no clause stands before the comma.
    (has_verb && !subordinate(scene, &content)).then(|| (trim_lead(scene, content), "statement/clause-before"))
}

/// "After he left, X said": a subordinate clause before the main one is not what is said.
fn subordinate(scene: Scene<'_>, content: &Range<usize>) -> bool {
    let mut first = scene.sentence.chunk_at(content.start);
    while matches!(scene.sentence.kind(first), ChunkKind::Conjunction | ChunkKind::Adverb | ChunkKind::Quote) {
        first += 1;
    }
    let subordinator = matches!(scene.sentence.kind(first), ChunkKind::Subordinator | ChunkKind::Wh)
        || matches!(scene.sentence.kind(first), ChunkKind::Verb(verb) if !scene.sentence.verb(verb).finite);
    let preposition = scene.sentence.kind(first) == ChunkKind::Preposition && {
        // "Following a meeting that he held, X said": the only verb is a relative one.
        let finite = scene.sentence.clauses.iter().enumerate().take(64).filter(|(verb, _)| {
            scene.sentence.verb(*verb).finite && scene.sentence.verb(*verb).tokens.end <= content.end
        });
        let mut main = finite.filter(|(verb, clause)| !clause.relative && !after_that_or_comma(scene.sentence, *verb));
        main.next().is_none()
    };
    subordinator || preposition
}

/// Whether a clause hangs on a "that" or "which" before its subject.
fn after_that_or_comma(sentence: &Sentence, verb: usize) -> bool {
    let first =
        sentence.clauses[verb].subject.first().map_or(sentence.verb(verb).chunk, |&noun| sentence.noun(noun).chunk);
    first > 0 && matches!(sentence.kind(first - 1), ChunkKind::That | ChunkKind::Wh | ChunkKind::Subordinator)
}

/// "But", "And" and a dateline before the clause are none of what is said.
fn trim_lead(scene: Scene<'_>, content: Range<usize>) -> Range<usize> {
    let conjunction = scene.reading.is(content.start, Class::CONJUNCTION) && content.len() > 2;
    if conjunction { content.start + 1..content.end } else { content }
}

/// The quotation that opens right after a token, a comma, colon or "that" between.
fn quotation_next<'t>(reading: Reading<'t>, from: usize, limit: usize) -> Option<&'t Quotation> {
    let mut i = from;
    // Up to ten words may stand between verb and mark: "told reporters in the capital on Monday, …".
    while i < limit && i < from + 16 {
        let mark = reading.mark(i);
        if let Some(quotation) = reading.quotation_at(i) {
            let comma =
                i == from || matches!(reading.mark(i - 1), Mark::Comma | Mark::Colon) || reading.is_word(i - 1, "that");
            return comma.then_some(quotation);
        }
        if matches!(mark, Mark::Stop | Mark::Semicolon | Mark::Question) {
            return None;
        }
        i += 1;
    }
    None
}

/// Whether a quotation begins as a sentence does, with a capital.
fn quotation_starts_clause(reading: Reading<'_>, quotation: &Quotation) -> bool {
    quotation.inner.len() > 2 && reading.token(quotation.inner.start).shape != Shape::Lower
}

/// The quotation's inner tokens, on through the paragraphs that continue it.
fn whole_quotation(reading: Reading<'_>, quotation: &Quotation) -> Range<usize> {
    let all = &reading.text.quotations;
    let first_there = all.partition_point(|q| q.outer.start < quotation.outer.start);
    let Some(at) = (first_there..all.len()).take(4).find(|&at| all[at] == *quotation) else {
        return quotation.inner.clone();
    };
    let mut last = at;
    while !all[last].closed && all.get(last + 1).is_some_and(|next| next.continues && !next.single) {
        last += 1;
    }
    let mut first = at;
    while all[first].continues && first > 0 && !all[first - 1].closed {
        first -= 1;
    }
    all[first].inner.start..all[last].inner.end
}

/// `X said. "…"`: the quotation goes on after speaker and verb, in the same paragraph.
fn quotation_after(scenes: &[Scene<'_>], at: usize, end: usize) -> Option<Range<usize>> {
    let reading = scenes[at].reading;
    let limit = scenes[at].sentence.tokens.end;
    let quotation = reading.quotations_from(end).iter().find(|q| !q.single)?;
    let same_paragraph = (end..=quotation.outer.start).all(|i| i == end || reading.token(i).gap <= Gap::Space);
    // Right behind the full stop of this sentence, or after a comma within it.
    let within = quotation.outer.start < limit
        && matches!(reading.mark(quotation.outer.start - 1), Mark::Comma | Mark::Colon | Mark::Stop);
    let behind = quotation.outer.start == limit && quotation_starts_clause(reading, quotation);
    let own_verb = behind && scenes.get(at + 1).is_some_and(|next| quotation_is_attributed(*next, quotation));
    (same_paragraph && (within || behind) && !own_verb).then(|| whole_quotation(reading, quotation))
}

/// Whether the sentence of a quotation has a verb of saying of its own.
fn quotation_is_attributed(scene: Scene<'_>, quotation: &Quotation) -> bool {
    (0..scene.sentence.clauses.len().min(64)).any(|verb| {
        let group = scene.sentence.verb(verb);
        let outside = group.verb < quotation.outer.start || group.verb >= quotation.outer.end;
        outside
            && scene
                .frames
                .of_verb(scene.reading.info(group.verb).verb, scene.reading.id(group.verb))
                .iter()
                .any(|f| f.kind == ClaimKind::Statement)
    })
}

/// "X said:" and then a quotation, or the rest of the paragraph.
fn after_colon(scenes: &[Scene<'_>], at: usize, end: usize) -> Option<Range<usize>> {
    let scene = scenes[at];
    let reading = scene.reading;
    let limit = scene.sentence.tokens.end;
    let colon = (end..limit).find(|&i| reading.mark(i) == Mark::Colon)?;
    if colon > end + 14 {
        return None;
    }
    let next = colon + 1;
    if next < limit {
        if let Some(quotation) = reading.quotation_at(next) {
            return Some(whole_quotation(reading, quotation));
        }
        return Some(tidy(reading, next..limit));
    }
    let following = scenes.get(at + 1)?;
    if let Some(quotation) = reading.quotation_at(following.sentence.tokens.start) {
        return Some(whole_quotation(reading, quotation));
    }
    // Without marks: the paragraph that follows.
    let start = following.sentence.tokens.start;
    let stop = scenes[at + 1..]
        .iter()
        .map(|scene| scene.sentence.tokens.clone())
        .take_while(|tokens| tokens.start == start || reading.token(tokens.start).gap < Gap::Paragraph)
        .last()?;
    Some(start..stop.end)
}

/// "called it 'a mess'": words in marks after the verb.
fn quoted_object(scene: Scene<'_>, verb: usize) -> Option<Range<usize>> {
    let next = scene.sentence.verb(verb).tokens.end;
    let later = scene.sentence.chunks.verbs[verb + 1..].iter().find(|other| other.finite);
    let limit = later.map_or(scene.sentence.tokens.end, |other| other.tokens.start);
    let quotation = scene.reading.quotations_from(next).iter().take(2).find(|q| q.outer.end <= limit)?;
    (quotation.outer.start < next + 12).then_some(next..quotation.inner.end)
}

/// `"…" — NAME`: a quotation with nothing but a name under it; the name is also the cue.
fn signed(scene: Scene<'_>) -> Option<Candidate> {
    let reading = scene.reading;
    let tokens = &scene.sentence.tokens;
    let dash = tokens.clone().find(|&i| {
        matches!(reading.mark(i), Mark::Dash | Mark::Hyphen | Mark::Other) && reading.token(i).gap > Gap::None
            || i == tokens.start && reading.mark(i) == Mark::Dash
    })?;
    let (name, kind) = scene.marks.name(dash + 1)?;
    let person = *kind == crate::kind::EntityKind::Person && name.start == dash + 1;
    let ends =
        name.end >= tokens.end || reading.mark(name.end) == Mark::Comma || reading.token(name.end).gap >= Gap::Line;
    let quotation =
        reading.quotations_before(dash).iter().rev().find(|q| q.outer.end == dash && !q.single && q.inner.len() > 3)?;
    if !person || !ends {
        return None;
    }
    let mut candidate = Candidate::new(ClaimKind::Statement, name.clone(), name.clone(), "statement/signed".to_owned());
    candidate.fill("speaker", Filler::new(name.clone()));
    candidate.fill("content", Filler::new(whole_quotation(reading, quotation)));
    Some(candidate)
}

/// "According to X, …" and "…, according to X".
fn according_to(scene: Scene<'_>) -> Vec<Candidate> {
    let reading = scene.reading;
    let mut out = Vec::new();
    for i in scene.sentence.tokens.clone() {
        if reading.id(i) != reading.lexicon.according || !reading.is_word(i + 1, "to") {
            continue;
        }
        let Some(noun) = scene.sentence.noun_at(i + 2) else { continue };
        let source = filler(reading, scene.marks, scene.sentence, noun, true);
        let source_end = scene.sentence.extent(reading, noun).end;
        let start = scene.sentence.tokens.start;
        let first = (start..i).all(|j| reading.token(j).kind == Kind::Mark);
        let content = if first {
            let comma = (source_end..scene.sentence.tokens.end).find(|&j| reading.mark(j) == Mark::Comma);
            comma.map(|comma| comma + 1..clause_end(scene, comma + 1))
        } else {
            let from = (start..i).rev().find(|&j| reading.mark(j) == Mark::Semicolon).map_or(start, |j| j + 1);
            Some(from..i)
        };
        let Some(content) = content else { continue };
        let content = tidy(reading, content);
        if content.len() < 2 {
            continue;
        }
        let mut candidate =
            Candidate::new(ClaimKind::Statement, i..i + 2, i..source_end, "statement/according-to".to_owned());
        candidate.fill("speaker", source);
        candidate.fill("content", Filler::new(trim_that(reading, content)));
        out.push(candidate);
    }
    out
}
