//! Where what is said ends. Called for every clause that a verb of saying introduces.

use std::ops::Range;

use super::{Saying, before, quoted};
use crate::claims::ClaimKind;
use crate::claims::argument::tidy;
use crate::claims::frame::Slot;
use crate::claims::propose::Scene;
use crate::syntax::chunk::{Modal, VerbGroup};
use crate::syntax::{ChunkKind, Form, Sentence};
use crate::text::{Gap, Mark};
use crate::words::{Class, Reading};

/// The longest content, in tokens, that is read within one sentence: none of news is longer, and contents within
/// contents must not cost the square of a sentence without end.
pub(super) const LONGEST: usize = 200;

/// The end of the content that begins at a token: of its quotation or sentence, before a remark ("…, X said"), and
/// before what the verb of saying is coordinated with ("said he was ill |and left|").
pub(super) fn end(saying: &Saying<'_>, start: usize) -> usize {
    let sentence = saying.sentence();
    let limit = limit(saying.scene(), start);
    let first = sentence.chunk_at(start);
    let subordinate = is_subordinate(saying);
    let mut inner: Option<usize> = None;
    for k in first..sentence.chunks.all.len() {
        let token = sentence.chunks.all[k].tokens.start;
        if token >= limit {
            break;
        }
        // `called it "fair, solid |and| balanced"`: what is between marks is one.
        if matches!(sentence.kind(k), ChunkKind::Conjunction | ChunkKind::Comma)
            && quotes(saying.reading(), start, token)
        {
            continue;
        }
        match sentence.kind(k) {
            // "hit the lines, |but caused no harm|": the content goes on where the verb is of its tense.
            ChunkKind::Comma if shares_subject(saying, k + 1) && coordinates(saying, k + 1, inner) => return token,
            ChunkKind::Comma if shares_subject(saying, k + 1) => {}
            ChunkKind::Comma if remark_follows(saying, k + 1) => return token,
            ChunkKind::Break if closing_remark(saying.scene(), k + 1) => return token,
            ChunkKind::Conjunction if k > first && coordinates(saying, k, inner) => return token,
            ChunkKind::Comma if subordinate && before::heads_main(sentence, k + 1) => return token,
            ChunkKind::Break if saying.reading().mark(token) == Mark::Semicolon => return token,
            ChunkKind::Verb(verb) if hosts(saying, verb, start) => return sentence.before_comma(k),
            ChunkKind::Verb(verb) if sentence.verb(verb).finite || sentence.verb(verb).infinitive => inner = Some(verb),
            _ if saying.names() && is_last_dash(saying.reading(), token, limit) => return token,
            _ => {}
        }
    }
    stop(saying.reading(), start, limit)
}

/// "The mayor, who said it was late, |left|", "the plan that critics say is thin |was dropped|": whether a verb behind a
/// relative clause that says something is that of the clause around it. Its subject stands before the relative pronoun.
fn hosts(saying: &Saying<'_>, verb: usize, start: usize) -> bool {
    let sentence = saying.sentence();
    let clause = &sentence.clauses[verb];
    let says = sentence.verb(saying.verb).chunk;
    let speaker = sentence.clauses[saying.verb].subject.first().map_or(says, |&noun| sentence.noun(noun).chunk);
    let relative = sentence.clauses[saying.verb].relative;
    let gap = || speaker > 0 && matches!(sentence.kind(speaker - 1), ChunkKind::Wh | ChunkKind::That);
    // "that critics say |is| thin": what is said begins with its verb.
    let own = sentence.verb(verb).tokens.start == start;
    let subject = clause.subject.first().map(|&noun| sentence.noun(noun).chunk);
    // "What he says it would do |is| unclear": two finite verbs beside each other.
    let before = sentence.kind(sentence.verb(verb).chunk.saturating_sub(1));
    let beside = matches!(before, ChunkKind::Verb(other) if sentence.verb(other).finite && other > saying.verb);
    let what = || saying.reading().is_word(sentence.chunks.all[speaker - 1].tokens.start, "what");
    if beside && gap() && what() && sentence.verb(verb).finite {
        return true;
    }
    (relative || gap())
        && sentence.verb(verb).finite
        && !clause.relative
        && clause.coordinated.is_none()
        && !own
        && subject.is_some_and(|chunk| if relative { chunk == speaker } else { chunk < speaker })
}

/// Whether a token stands within a quotation that opens in the content and closes.
fn quotes(reading: Reading<'_>, start: usize, token: usize) -> bool {
    let open = |q: &&crate::text::Quotation| q.outer.start >= start && q.outer.end > token && q.closed && !q.single;
    reading.quotations_before(token + 1).iter().rev().take(2).any(|q| open(&q))
}

/// ", but |caused|": a conjunction with a verb behind it that has no subject of its own.
fn shares_subject(saying: &Saying<'_>, k: usize) -> bool {
    let sentence = saying.sentence();
    sentence.kind(k) == ChunkKind::Conjunction
        && matches!(sentence.kind(k + 1), ChunkKind::Verb(verb) if sentence.verb(verb).finite)
}

/// "While aides say it is late, |the mayor| …": the clause of saying hangs on another, which follows.
fn is_subordinate(saying: &Saying<'_>) -> bool {
    let sentence = saying.sentence();
    let first = sentence.chunk_at(saying.speaker.start);
    first.checked_sub(1).is_some_and(|k| {
        sentence.kind(k) == ChunkKind::Subordinator
            && (0..k).all(|k| matches!(sentence.kind(k), ChunkKind::Conjunction | ChunkKind::Adverb | ChunkKind::Comma))
    })
}

/// "called it a mess — a word that he likes": a dash between blanks with no other behind it opens a remark.
fn is_last_dash(reading: Reading<'_>, token: usize, limit: usize) -> bool {
    let dash = |i: usize| {
        matches!(reading.mark(i), Mark::Dash | Mark::Hyphen)
            && reading.token(i).gap > Gap::None
            && reading.token(i + 1).gap > Gap::None
    };
    dash(token) && !(token + 1..limit.min(token + 40)).any(dash)
}

/// The same for what no verb introduces.
pub(super) fn plain_end(scene: Scene<'_>, start: usize) -> usize {
    let limit = limit(scene, start);
    let first = scene.sentence.chunk_at(start);
    for k in first..scene.sentence.chunks.all.len() {
        let token = scene.sentence.chunks.all[k].tokens.start;
        if token >= limit {
            break;
        }
        let semicolon = scene.sentence.kind(k) == ChunkKind::Break && scene.reading.mark(token) == Mark::Semicolon;
        if semicolon || scene.sentence.kind(k) == ChunkKind::Comma && closing_remark(scene, k + 1) {
            return token;
        }
    }
    stop(scene.reading, start, limit)
}

/// What begins inside a quotation ends with it, all else with the sentence, or where nobody would still read.
fn limit(scene: Scene<'_>, start: usize) -> usize {
    let holds = |q: &&crate::text::Quotation| q.outer.start < start && start < q.outer.end && q.closed && !q.single;
    let end = scene.sentence.tokens.end;
    let quotation = scene.reading.quotations_before(start + 1).iter().rev().find(holds);
    quotation.map_or(end, |q| q.inner.end.min(end)).min(start + LONGEST)
}

/// Back over the marks that end the sentence.
fn stop(reading: Reading<'_>, start: usize, limit: usize) -> usize {
    let mut end = limit;
    while end > start && (reading.token(end - 1).is_terminal() || reading.mark(end - 1) == Mark::Colon) {
        end -= 1;
    }
    end
}

/// Without a leading "that" and what `unwrapped` takes off.
pub(super) fn trimmed(reading: Reading<'_>, content: Range<usize>) -> Range<usize> {
    let content = tidy(reading, content);
    let that = reading.is_word(content.start, "that") && content.len() > 1;
    unwrapped(reading, content.start + usize::from(that)..content.end)
}

/// Without marks around all of it or at its ends.
pub(super) fn unwrapped(reading: Reading<'_>, content: Range<usize>) -> Range<usize> {
    let content = tidy(reading, content);
    let wrapped = reading.quotation_at(content.start).filter(|q| q.outer.end >= content.end);
    match wrapped {
        Some(quotation) => quotation.inner.start..quotation.inner.end.max(content.end.min(quotation.inner.end)),
        None => content,
    }
}

/// Where what stands before a verb begins: with the sentence, or with the quotation that the verb is in.
pub(super) fn front_start(saying: &Saying<'_>) -> usize {
    let verb = saying.sentence().verb(saying.verb).verb;
    let inside = |q: &&crate::text::Quotation| !q.single && q.outer.start < verb && verb < q.outer.end;
    let quotation = saying.reading().quotations_before(verb).iter().rev().find(inside);
    quotation.map_or(0, |q| q.inner.start).max(saying.sentence().tokens.start)
}

/// The comma right behind speaker and verb; adverbs, times and "of" phrases may lie between.
pub(super) fn comma_behind(saying: &Saying<'_>) -> Option<usize> {
    let sentence = saying.sentence();
    let mut k = sentence.chunk_at(saying.end());
    // "he told |me|, …"
    let tells = saying.frame.role(Slot::Object) == Some("addressee");
    k += usize::from(tells && matches!(sentence.kind(k), ChunkKind::Noun(_)));
    for _ in 0..6 {
        match sentence.kind(k) {
            ChunkKind::Comma => return Some(sentence.chunks.all[k].tokens.start),
            ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Aside => k += 1,
            ChunkKind::Preposition if matches!(sentence.kind(k + 1), ChunkKind::Noun(_) | ChunkKind::Time) => k += 2,
            _ => return None,
        }
    }
    None
}

/// ", X said", ", according to X", ", but", ", adding that", ", and Y said": what follows is none of the content.
fn remark_follows(saying: &Saying<'_>, k: usize) -> bool {
    let scene = saying.scene();
    let sentence = scene.sentence;
    if closing_remark(scene, k) {
        return true;
    }
    match sentence.kind(k) {
        // ", adding that …", unless the participle is the content's own.
        ChunkKind::Verb(verb) => {
            let group = sentence.verb(verb);
            group.form == Form::Ing && !group.finite && !group.infinitive && quoted::says(scene, verb)
        }
        ChunkKind::Conjunction => match sentence.kind(k + 1) {
            ChunkKind::Noun(_) => speaks_next(scene, k + 1),
            _ => false,
        },
        _ => false,
    }
}

/// ", X said", ", said X", ", according to X", ", while": what stands at the end of a sentence and reports the rest.
fn closing_remark(scene: Scene<'_>, k: usize) -> bool {
    let sentence = scene.sentence;
    let token = sentence.chunks.all.get(k).map_or(usize::MAX, |chunk| chunk.tokens.start);
    // ", |but that| wages would fall": the content goes on.
    let goes_on = scene.reading.is_word(token, "but") && scene.reading.is_word(token + 1, "that");
    if !goes_on && scene.reading.is_any(token, &["according", "but", "while", "although", "though", "whereas"]) {
        return true;
    }
    let closes = |k: usize| {
        matches!(
            sentence.kind(k),
            ChunkKind::Stop
                | ChunkKind::Comma
                | ChunkKind::Time
                | ChunkKind::Noun(_)
                | ChunkKind::Preposition
                | ChunkKind::Quote
        )
    };
    let says = |verb: usize| sentence.verb(verb).finite && quoted::says(scene, verb);
    match sentence.kind(k) {
        ChunkKind::Noun(_) => match past_of(sentence, k + 1) {
            next if next == k + 1 => {
                matches!(sentence.kind(next), ChunkKind::Verb(verb) if says(verb) && closes(next + 1))
            }
            next => {
                let ends = matches!(sentence.kind(next + 1), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Break);
                matches!(sentence.kind(next), ChunkKind::Verb(verb) if says(verb)) && ends
            }
        },
        ChunkKind::Verb(verb) => says(verb) && matches!(sentence.kind(k + 1), ChunkKind::Noun(_)),
        _ => false,
    }
}

/// The chunk behind the phrases that hang on a noun: "the head |of the board| replied", "a report |issued in Karm| said".
pub(crate) fn past_of(sentence: &Sentence<'_>, from: usize) -> usize {
    let mut k = from;
    let participle = |verb: usize| !sentence.verb(verb).finite && sentence.verb(verb).passive;
    if matches!(sentence.kind(k), ChunkKind::Verb(verb) if participle(verb)) {
        k += 1;
    }
    while k < from + 6
        && sentence.kind(k) == ChunkKind::Preposition
        && matches!(sentence.kind(k + 1), ChunkKind::Noun(_))
    {
        k += 2;
    }
    k
}

/// "and the nurses |warned|": a subject whose verb says or accuses.
fn speaks_next(scene: Scene<'_>, k: usize) -> bool {
    let sentence = scene.sentence;
    let verb = (k + 1..k + 6).find_map(|k| match sentence.kind(k) {
        ChunkKind::Verb(verb) => Some(Some(verb)),
        ChunkKind::Noun(_) | ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Aside => None,
        _ => Some(None),
    });
    verb.flatten().is_some_and(|verb| sentence.verb(verb).finite && reports(scene, verb))
}

/// Whether a verb says, accuses or demands.
fn reports(scene: Scene<'_>, verb: usize) -> bool {
    let kinds = [ClaimKind::Statement, ClaimKind::Accusation, ClaimKind::Demand, ClaimKind::Pledge];
    scene.frames_at(verb).iter().any(|frame| kinds.contains(&frame.kind))
}

/// Whether the verb behind a conjunction goes with the verb of saying rather than with the last verb of the content:
/// "said he would resign |and left|", "said it was late |and warned| of rain".
fn coordinates(saying: &Saying<'_>, at: usize, inner: Option<usize>) -> bool {
    let sentence = saying.sentence();
    let mut k = at + 1;
    while sentence.kind(k) == ChunkKind::Adverb {
        k += 1;
    }
    let ChunkKind::Verb(next) = sentence.kind(k) else { return false };
    let outer = sentence.verb(saying.verb);
    let group = sentence.verb(next);
    let with_outer = alike(outer, group);
    // "called it a mess |and left|": what is said has no verb.
    let Some(inner) = inner.filter(|_| group.finite) else { return group.finite && with_outer };
    let inner = sentence.verb(inner);
    // "had fled |and left|": the auxiliary is shared.
    let shares = inner.tokens.len() > 1
        && matches!(inner.form, Form::Participle | Form::PastOrParticiple)
        && matches!(group.form, Form::Participle | Form::PastOrParticiple);
    // "should train the army |and set| a goal", "to leave |and cut| ties"
    // ... but not in "said it would stand, |but cut| his sentence".
    let but = saying.reading().is_word(sentence.chunks.all[at].tokens.start, "but") && group.past && outer.past;
    let base =
        (inner.infinitive || inner.modal != Modal::None) && saying.reading().is(group.verb, Class::VERB_BASE) && !but;
    let with_inner = shares || alike(inner, group) || base;
    let either = saying.reading().is_word(sentence.chunks.all[at].tokens.start, "or");
    // "but |did not say| when": a verb of saying, and with no subject but who speaks.
    let reports = (group.tokens.len() == 1 || group.negated) && reports(saying.scene(), next);
    with_outer && !with_inner && !either || reports && (with_outer || !with_inner)
}

/// Whether two verb groups can be coordinated: the same tense, and bare or with auxiliaries both.
pub(super) fn alike(a: &VerbGroup, b: &VerbGroup) -> bool {
    let past = |form| matches!(form, Form::Past | Form::PastOrParticiple);
    let bare = |group: &VerbGroup| group.tokens.len() == 1;
    bare(b) && (bare(a) || a.copula) && (a.form == b.form || past(a.form) && past(b.form) || a.past && b.past)
}
