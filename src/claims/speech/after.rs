//! What is said behind the verb: X said that …, "announced her retirement", "called it a mess", "X said: …". Called for
//! every verb of saying.

use std::ops::Range;

use super::{Content, Pieces, Saying, before, extent, quoted};
use crate::claims::argument::{filler, tidy};
use crate::claims::frame::{NounClass, Slot};
use crate::claims::{Modality, stance};
use crate::syntax::ChunkKind;
use crate::text::{Gap, Mark};
use crate::words::Class;

/// How many chunks may lie between the verb and the clause: an addressee, a time, a place.
const BETWEEN: usize = 14;

/// X said (that) …
pub(super) fn clause(saying: &Saying<'_>) -> Option<Range<usize>> {
    let start = clause_start(saying)?;
    let content = extent::unwrapped(saying.reading(), start..extent::end(saying, start));
    // "as old as she claims": a comparison asserts nothing of the sort.
    let compared = content.len() < 4
        && first_token(saying).checked_sub(1).is_some_and(|i| saying.reading().is_any(i, &["as", "than"]));
    (content.len() > 1 && !compared).then_some(content)
}

/// "As X said in May, |it is late|": at the head of its sentence.
pub(super) fn as_said(saying: &Saying<'_>) -> Option<Range<usize>> {
    let (reading, tokens) = (saying.reading(), &saying.sentence().tokens);
    let subject = saying.speaker.start.checked_sub(1).filter(|&i| i == tokens.start && reading.is_word(i, "as"));
    let comma = subject.and_then(|_| extent::comma_behind(saying))?;
    let content = comma + 1..extent::plain_end(saying.scene(), comma + 1);
    (content.len() > 2 && before::has_finite(saying.sentence(), &content)).then(|| extent::trimmed(reading, content))
}

/// What a chunk behind the verb tells of the clause that is said.
enum Step {
    /// It begins at this token.
    Begins(usize),
    /// It may begin at this chunk or later.
    Next(usize),
    /// There is none.
    Never,
}

impl Step {
    fn begins_if(yes: bool, token: usize) -> Step {
        if yes { Step::Begins(token) } else { Step::Never }
    }

    fn next_or_never(chunk: Option<usize>) -> Step {
        chunk.map_or(Step::Never, Step::Next)
    }
}

/// Where the clause that is said begins.
fn clause_start(saying: &Saying<'_>) -> Option<usize> {
    let mut told = saying.speaker.inverted.is_some();
    let mut k = saying.sentence().chunk_at(saying.end());
    for _ in 0..BETWEEN {
        match step(saying, k, &mut told) {
            Step::Begins(token) => return Some(token),
            Step::Next(next) => k = next,
            Step::Never => return None,
        }
    }
    None
}

fn step(saying: &Saying<'_>, k: usize, told: &mut bool) -> Step {
    let sentence = saying.sentence();
    let bare = !saying.needs_quotation();
    let Some(chunk) = sentence.chunks.all.get(k) else { return Step::Never };
    let start = chunk.tokens.start;
    match chunk.kind {
        ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Aside => Step::Next(k + 1),
        // "rules that could", "said that was wrong": a pronoun, which only verbs of a bare clause have behind them.
        ChunkKind::That if verb_at(saying, k + 1) => Step::begins_if(bare, start),
        ChunkKind::That => Step::begins_if(bare || saying.frame.preposition("that").is_some(), start + 1),
        ChunkKind::There => Step::begins_if(bare, start),
        ChunkKind::Wh | ChunkKind::Subordinator => at_subordinator(saying, k, *told),
        // "told the “Night Line” on Friday that": a title among those told.
        ChunkKind::Quote => match title_end(saying, start) {
            Some(next) => Step::Next(next),
            None => quoted_start(saying, start).filter(|_| bare).map_or(Step::Never, Step::Begins),
        },
        // "a road that she said |would save| time"
        ChunkKind::Verb(_) => Step::begins_if(bare && has_gap(saying) && !is_free(saying) && verb_at(saying, k), start),
        ChunkKind::Preposition => Step::next_or_never(past_phrase(saying, k)),
        ChunkKind::Comma => Step::next_or_never(past_insertion(saying, k)),
        ChunkKind::Adjective | ChunkKind::Other => Step::begins_if(bare && first_after(saying, k), start),
        ChunkKind::Noun(noun) => at_noun(saying, k, noun, told),
        _ => Step::Never,
    }
}

/// Whether the verb has an object that is told: "told |reporters| that".
fn tells(saying: &Saying<'_>) -> bool {
    saying.frame.role(Slot::Object) == Some("addressee")
}

/// "said |what| it cost", "said |if| elected he would", "said after the meeting |he| would".
fn at_subordinator(saying: &Saying<'_>, k: usize, told: bool) -> Step {
    let sentence = saying.sentence();
    let reading = saying.reading();
    let start = sentence.chunks.all[k].tokens.start;
    // "did not say what it would cost": nothing is said.
    let says = !saying.needs_quotation() && !sentence.verb(saying.verb).negated;
    if sentence.kind(k) == ChunkKind::Wh {
        let relative = matches!(sentence.kind(k - 1), ChunkKind::Noun(_)) && !(tells(saying) && told)
            || reading.is_any(start, &["which", "who", "whom", "whose"])
            || !tells(saying) && reading.is_word(start, "when");
        return Step::begins_if(says && !relative, start);
    }
    if reading.is_any(start, &["if", "whether", "unless", "once"]) {
        return Step::begins_if(says, start);
    }
    let phrase = reading.is(start, Class::PREPOSITION)
        && matches!(sentence.kind(k + 1), ChunkKind::Noun(_) | ChunkKind::Time)
        && matches!(sentence.kind(k + 2), ChunkKind::Noun(_) | ChunkKind::Preposition | ChunkKind::That);
    if phrase { Step::Next(k + 2) } else { Step::Never }
}

/// A noun phrase behind the verb: the subject of what is said, or who is told.
fn at_noun(saying: &Saying<'_>, k: usize, noun: usize, told: &mut bool) -> Step {
    let sentence = saying.sentence();
    let start = sentence.chunks.all[k].tokens.start;
    let addressed = tells(saying) && !*told && is_addressed(saying, k);
    // "claimed |responsibility|"
    if is_not_said(saying, noun) {
        return Step::Never;
    }
    // "told the clerk anything she knew": what is told is no clause.
    let things = ["anything", "something", "everything", "nothing"];
    let thing = tells(saying) && *told && saying.reading().is_any(start, &things);
    // "the judge who announced |her retirement| was": the verb behind is the main clause's.
    let takes_noun = saying.frame.role(Slot::Object) == Some("content");
    let object = takes_noun && sentence.clauses[saying.verb].relative;
    if !saying.needs_quotation() && !addressed && !thing && !object && heads(saying, k, noun) {
        return Step::Begins(start);
    }
    // "told |reporters| in the capital that …"
    let addressee = tells(saying) && is_people(saying, noun) || saying.speaker.inverted == Some(noun);
    if *told || !addressee {
        return Step::Never;
    }
    *told = true;
    Step::Next(k + 1)
}

/// Whether a noun phrase follows adjectives, and is the subject of what is said.
fn first_after(saying: &Saying<'_>, k: usize) -> bool {
    let sentence = saying.sentence();
    let noun = (k + 1..k + 4).find_map(|next| match sentence.kind(next) {
        ChunkKind::Noun(noun) => Some(Some((next, noun))),
        ChunkKind::Adjective | ChunkKind::Adverb | ChunkKind::Other => None,
        _ => Some(None),
    });
    noun.flatten().is_some_and(|(next, noun)| heads(saying, next, noun))
}

/// The chunk behind a short quotation that "that" or a phrase follows.
fn title_end(saying: &Saying<'_>, start: usize) -> Option<usize> {
    let quotation = saying.reading().quotation_at(start).filter(|q| q.closed && q.inner.len() <= 5)?;
    let next = saying.sentence().chunk_at(quotation.outer.end);
    matches!(saying.sentence().kind(next), ChunkKind::That | ChunkKind::Preposition | ChunkKind::Time).then_some(next)
}

/// `said "yes" was the answer`: a clause that begins with words in marks.
fn quoted_start(saying: &Saying<'_>, start: usize) -> Option<usize> {
    let quotation = saying.reading().quotation_at(start)?;
    let rest = start..saying.sentence().tokens.end;
    (quotation.closed && before::has_finite(saying.sentence(), &rest)).then_some(start)
}

/// Whether a finite verb group is at a chunk.
fn verb_at(saying: &Saying<'_>, k: usize) -> bool {
    matches!(saying.sentence().kind(k), ChunkKind::Verb(verb) if saying.sentence().verb(verb).finite)
}

/// Whether a noun phrase can be who is told: "told |the bank|", but "tells |the truth|".
fn is_people(saying: &Saying<'_>, noun: usize) -> bool {
    let scene = saying.scene();
    let filler = filler(scene.reading, scene.marks, scene.sentence, noun, true);
    let judge = scene.judge();
    scene.sentence.noun(noun).pronoun || judge.is_actor(&filler) || judge.is_class(&filler, NounClass::Outlet)
}

/// Whether the noun phrase at a chunk is the subject of the clause that is said.
fn heads(saying: &Saying<'_>, k: usize, noun: usize) -> bool {
    let sentence = saying.sentence();
    if saying.speaker.inverted == Some(noun) {
        return false;
    }
    for next in k + 1..k + 40 {
        match sentence.kind(next) {
            ChunkKind::Verb(verb) => {
                let clause = &sentence.clauses[verb];
                // "claimed forty dead and |wounded| more": the verb goes with the one that says.
                if clause.coordinated == Some(saying.verb) {
                    return false;
                }
                if sentence.verb(verb).finite && !clause.relative {
                    return true;
                }
            }
            // Behind these the verb is another clause's, unless this noun phrase is its subject.
            ChunkKind::Stop => break,
            ChunkKind::That | ChunkKind::Wh | ChunkKind::Subordinator | ChunkKind::Break | ChunkKind::Comma => {
                return subject_of_later(saying, noun) || says_only(saying, k);
            }
            _ => {}
        }
    }
    says_only(saying, k)
}

/// "told |sailors| this week he would": another noun phrase stands right before the verb.
fn is_addressed(saying: &Saying<'_>, k: usize) -> bool {
    let sentence = saying.sentence();
    let verb = (k + 1..k + 12).find(|&next| matches!(sentence.kind(next), ChunkKind::Verb(_)));
    let Some(mut before) = verb.map(|verb| verb - 1) else { return false };
    while before > k && matches!(sentence.kind(before), ChunkKind::Adverb) {
        before -= 1;
    }
    let noun = before > k && matches!(sentence.kind(before), ChunkKind::Noun(_));
    noun && !matches!(
        sentence.kind(before - 1),
        ChunkKind::Preposition | ChunkKind::Conjunction | ChunkKind::Comma | ChunkKind::Wh | ChunkKind::That
    )
}

fn subject_of_later(saying: &Saying<'_>, noun: usize) -> bool {
    let sentence = saying.sentence();
    (saying.verb + 1..sentence.clauses.len()).take(6).any(|verb| {
        let clause = &sentence.clauses[verb];
        sentence.verb(verb).finite && !clause.relative && clause.subject.contains(&noun)
    })
}

/// "Say" has no other sense: a clause whose verb was not recognized is still one if some word of it can be a verb.
fn says_only(saying: &Saying<'_>, k: usize) -> bool {
    let sentence = saying.sentence();
    if saying.frame.cue != "say" || sentence.verb(saying.verb).negated {
        return false;
    }
    let start = sentence.chunks.all[k].tokens.start;
    let end = extent::end(saying, start);
    let verbal = |i: usize| saying.reading().is(i, Class::VERB_FINITE | Class::AUXILIARY);
    let comma = (start..end).find(|&i| saying.reading().mark(i) == Mark::Comma).unwrap_or(end);
    end > start + 3 && (start + 1..comma.saturating_sub(1)).any(verbal)
}

/// Behind "on Twitter", "in a statement", "to reporters in the capital".
fn past_phrase(saying: &Saying<'_>, k: usize) -> Option<usize> {
    let sentence = saying.sentence();
    match sentence.kind(k + 1) {
        ChunkKind::Noun(_) => {}
        ChunkKind::Time => return Some(k + 2),
        _ => return None,
    }
    // "said at the gate he would": the noun phrase ends before the next one.
    Some(k + 2)
}

/// Behind ", in a statement," and ", however,".
fn past_insertion(saying: &Saying<'_>, k: usize) -> Option<usize> {
    let sentence = saying.sentence();
    let mut next = k + 1;
    for _ in 0..8 {
        match sentence.kind(next) {
            ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Preposition | ChunkKind::Noun(_) => next += 1,
            ChunkKind::Comma if next > k + 1 => {
                let that = sentence.kind(next + 1) == ChunkKind::That;
                return that.then_some(next + 1);
            }
            _ => return None,
        }
    }
    None
}

/// What one claims or declares without saying anything.
const NOT_SAID: [&str; 5] = ["responsibility", "credit", "victory", "war", "bankruptcy"];

/// "claimed |responsibility|", "declared |war|": a bare noun that makes an act of it.
fn is_not_said(saying: &Saying<'_>, noun: usize) -> bool {
    let phrase = saying.sentence().noun(noun);
    phrase.tokens.len() == 1
        && matches!(saying.frame.cue, "claim" | "declare")
        && saying.reading().is_any(phrase.head, &NOT_SAID)
}

/// "announced |her retirement|": a noun phrase, for verbs that take one; "warned |of floods|".
pub(super) fn noun_phrase(saying: &Saying<'_>) -> Option<Range<usize>> {
    let sentence = saying.sentence();
    let clause = &sentence.clauses[saying.verb];
    // "if the firm did not confirm its orders": nothing is said.
    if sentence.verb(saying.verb).negated {
        return None;
    }
    let prepositions = clause.prepositions.iter().find(|(token, _)| {
        // "warned of floods", but not "warned of the dangers |of floods|".
        let at = sentence.chunk_at(*token);
        let nested = at >= 2
            && matches!(sentence.kind(at - 1), ChunkKind::Noun(_))
            && sentence.kind(at - 2) == ChunkKind::Preposition;
        !nested
            && *token < saying.end() + 8
            && saying.frame.preposition(saying.reading().word(*token)) == Some("content")
    });
    let start = match prepositions {
        Some((token, _)) => token + 1,
        None if saying.frame.role(Slot::Object) == Some("content") => {
            let taken = |noun: &usize| Some(*noun) != saying.speaker.inverted && !sentence.noun(*noun).pronoun;
            let behind = noun_behind(saying);
            let object = clause.objects.iter().copied().chain(behind).find(taken)?;
            if is_not_said(saying, object) {
                return None;
            }
            sentence.noun(object).tokens.start
        }
        None => return None,
    };
    let mut end = extent::end(saying, start);
    if clause.relative {
        end = end.min(relative_end(saying, start));
    }
    (start >= saying.end()).then(|| tidy(saying.reading(), start..end))
}

/// The noun phrase behind the verb, where what follows it has hidden that it is the object: "announced on Monday |the
/// sale| of a ship that".
fn noun_behind(saying: &Saying<'_>) -> Option<usize> {
    let sentence = saying.sentence();
    let mut k = sentence.chunk_at(saying.end());
    for _ in 0..4 {
        match (sentence.kind(k), sentence.kind(k + 1)) {
            (ChunkKind::Noun(noun), _) => return Some(noun),
            (ChunkKind::Time, _) => k += 1,
            (ChunkKind::Preposition, ChunkKind::Time) => k += 2,
            _ => return None,
        }
    }
    None
}

/// Where a relative clause ends: at a comma or the main clause's verb.
fn relative_end(saying: &Saying<'_>, start: usize) -> usize {
    let sentence = saying.sentence();
    let first = sentence.chunk_at(start);
    let ends = |k: &usize| match sentence.kind(*k) {
        ChunkKind::Comma | ChunkKind::Stop => true,
        ChunkKind::Verb(verb) => sentence.verb(verb).finite,
        _ => false,
    };
    let chunk = (first..first + 40).find(ends).and_then(|k| sentence.chunks.all.get(k));
    chunk.map_or(usize::MAX, |chunk| chunk.tokens.start)
}

/// "called |it a mess|", "described |the plan as thin|", "what he called |a mess|".
pub(super) fn named(saying: &Saying<'_>) -> Option<Content> {
    let sentence = saying.sentence();
    let reading = saying.reading();
    let mut k = sentence.chunk_at(saying.end());
    let start = sentence.chunks.all.get(k)?.tokens.start;
    let open = matches!(sentence.kind(k), ChunkKind::Quote);
    let gap = has_gap(saying);
    let noun = matches!(sentence.kind(k), ChunkKind::Noun(noun) if Some(noun) != saying.speaker.inverted);
    let object = noun || open && gap;
    if !object {
        return None;
    }
    if saying.frame.preposition("as").is_some() {
        let as_at = (start + 1..sentence.tokens.end.min(start + 24)).find(|&i| reading.is_word(i, "as"))?;
        let phrase = sentence.kind(sentence.chunk_at(as_at)) == ChunkKind::Preposition;
        return phrase.then(|| (Pieces::one(name_extent(saying, start)), "statement/named"));
    }
    if !gap {
        // An object with what hangs on it; then what it is called.
        k += 1;
        for _ in 0..5 {
            match (sentence.kind(k), sentence.kind(k + 1)) {
                (ChunkKind::Aside, _) => k += 1,
                (ChunkKind::Preposition, ChunkKind::Noun(_) | ChunkKind::Time) => k += 2,
                (ChunkKind::Conjunction, ChunkKind::Noun(_)) => k += 2,
                _ => break,
            }
        }
        let verb_next = matches!(sentence.kind(k + 1), ChunkKind::Verb(verb) if sentence.verb(verb).finite);
        let called = match sentence.kind(k) {
            ChunkKind::Noun(next) => !sentence.noun(next).pronoun && !verb_next,
            ChunkKind::Quote | ChunkKind::Adjective => true,
            ChunkKind::Adverb => matches!(sentence.kind(k + 1), ChunkKind::Adjective | ChunkKind::Quote),
            _ => false,
        };
        if !called {
            return None;
        }
    } else if !open && reading.quotation_at(start).is_none() {
        // "what he called home": only words in marks are surely his.
        let quoted = reading.quotations_from(start).first().is_some_and(|q| q.outer.start < start + 4);
        if !quoted {
            return None;
        }
    }
    Some((Pieces::one(name_extent(saying, start)), "statement/named"))
}

/// The first token of whoever speaks.
fn first_token(saying: &Saying<'_>) -> usize {
    saying.speaker.fillers.first().map_or(saying.speaker.start, |filler| filler.tokens.start)
}

/// "what he |called|": the object stands before the subject.
fn has_gap(saying: &Saying<'_>) -> bool {
    let sentence = saying.sentence();
    let first = sentence.chunk_at(first_token(saying));
    let before = first.checked_sub(1).map(|k| sentence.kind(k));
    matches!(before, Some(ChunkKind::Wh | ChunkKind::That))
}

/// "|What| he said was true": no noun stands before the relative pronoun, and what follows the verb is not what is said.
fn is_free(saying: &Saying<'_>) -> bool {
    let sentence = saying.sentence();
    let wh = sentence.chunk_at(first_token(saying)).saturating_sub(1);
    let what = saying.reading().is_word(sentence.chunks.all[wh].tokens.start, "what");
    what && !(wh > 0 && matches!(sentence.kind(wh - 1), ChunkKind::Noun(_)))
}

/// To the end of the clause; a name in marks ends with them unless a list goes on.
fn name_extent(saying: &Saying<'_>, start: usize) -> Range<usize> {
    let end = extent::end(saying, start);
    let reading = saying.reading();
    let quotations = reading.quotations_from(start).iter().take_while(|q| q.outer.start < end);
    let quotation = quotations.filter(|q| !q.single).find(|q| q.outer.end <= end);
    let ends = |q: &crate::text::Quotation| has_gap(saying) || q.outer.end + 1 >= end;
    match quotation.filter(|q| q.closed && ends(q)) {
        Some(quotation) => extent::trimmed(reading, start..quotation.outer.end),
        None => extent::trimmed(reading, start..end),
    }
}

/// "X said: It is late. |We are tired.|": where the sentences end that go on in the same paragraph and say "I" or "we".
fn goes_on_as_speaker(saying: &Saying<'_>, limit: usize) -> usize {
    let reading = saying.reading();
    let own = ["i", "we", "our", "us", "my", "me"];
    let spoken = |tokens: &Range<usize>| {
        reading.token(tokens.start).gap < Gap::Paragraph && tokens.clone().any(|i| reading.is_any(i, &own))
    };
    let following = saying.scenes[saying.at + 1..].iter().map(|scene| scene.sentence.tokens.clone());
    following.take(extent::LONGEST).take_while(spoken).last().map_or(limit, |tokens| tokens.end)
}

/// "X said:" and then a quotation, or the rest of the paragraph.
pub(super) fn colon(saying: &Saying<'_>) -> Option<Range<usize>> {
    let reading = saying.reading();
    let limit = saying.sentence().tokens.end;
    let end = saying.end();
    let colon = (end..limit).take(15).find(|&i| reading.mark(i) == Mark::Colon)?;
    // "If they reply in kind: …"
    let condition = stance::of_verb(saying.scene(), saying.verb).modality == Modality::Conditional;
    if condition || before::has_finite(saying.sentence(), &(end..colon)) || quoted::verb_between(saying, colon) {
        return None;
    }
    let next = colon + 1;
    if next < limit {
        if let Some(quotation) = reading.quotation_at(next) {
            return Some(quoted::whole(reading, quotation));
        }
        let whole = || next..goes_on_as_speaker(saying, limit).min(next + extent::LONGEST);
        return (!saying.needs_quotation()).then(|| tidy(reading, whole()));
    }
    let following = saying.scenes.get(saying.at + 1)?;
    if let Some(quotation) = reading.quotation_at(following.sentence.tokens.start) {
        return Some(quoted::whole(reading, quotation));
    }
    // Without marks: the paragraph that follows.
    let start = following.sentence.tokens.start;
    let stop = saying.scenes[saying.at + 1..]
        .iter()
        .map(|scene| scene.sentence.tokens.clone())
        .take_while(|tokens| tokens.start == start || reading.token(tokens.start).gap < Gap::Paragraph)
        .last()?;
    Some(start..stop.end)
}
