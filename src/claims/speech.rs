//! Reads who says what: verbs of saying with the quotation or clause that is said, and the sources that stand without a
//! verb. Runs once an article, over its sentences; what it finds are the candidates of `statement` claims.
//!
//! `speaker` finds who speaks, `before` and `after` what is said on either side of the verb, `quoted` the quotations
//! about it, `extent` where the content ends, and `source` what has no verb: "according to", signatures, headlines.

mod after;
mod before;
pub(crate) mod extent;
mod noun;
mod quoted;
mod source;
mod speaker;

use std::ops::Range;

use super::ClaimKind;
use super::argument::filler;
use super::candidate::{Candidate, Filler};
use super::frame::{Frame, NounClass, Slot};
use super::propose::Scene;
use super::stance;
use crate::syntax::{Few, Form, Sentence};
use crate::text::{Mark, Quotation};
use crate::words::Reading;
use speaker::Speaker;

/// Every statement of the article. `scenes` are its sentences, in order.
pub(crate) fn read(scenes: &[Scene<'_>]) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    for (at, scene) in scenes.iter().enumerate() {
        for verb in 0..scene.sentence.clauses.len() {
            if let Some(candidate) = at_verb(scenes, at, verb) {
                keep(*scene, candidate, &mut out);
            }
        }
        noun::read(*scene, |candidate| keep(*scene, candidate, &mut out));
        source::according_to(*scene).into_iter().for_each(|candidate| keep(*scene, candidate, &mut out));
        source::without_verb(*scene, |candidate| keep(*scene, candidate, &mut out));
    }
    out
}

fn keep(scene: Scene<'_>, mut candidate: Candidate, out: &mut Vec<Candidate>) {
    if !ClaimKind::Statement.propose(&scene.judge(), &mut candidate) {
        return;
    }
    let form = form(scene.reading, candidate.role("content"));
    candidate.label = form;
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
        && content.iter().all(|filler| inside(&filler.tokens) || quoted::spans_several(reading, &filler.tokens))
    {
        return "direct";
    }
    let marked = |filler: &Filler| {
        let open = reading.quotations_before(filler.tokens.end);
        open.last().is_some_and(|q| filler.tokens.start < q.outer.end)
    };
    if content.iter().any(marked) { "mixed" } else { "indirect" }
}

/// A verb of saying with its speaker, whose content is looked for.
struct Saying<'s> {
    scenes: &'s [Scene<'s>],
    /// The sentence.
    at: usize,
    verb: usize,
    frame: &'s Frame,
    speaker: Speaker,
}

impl<'s> Saying<'s> {
    fn scene(&self) -> Scene<'s> {
        self.scenes[self.at]
    }

    fn reading(&self) -> Reading<'s> {
        self.scene().reading
    }

    fn sentence(&self) -> &'s Sentence<'s> {
        self.scene().sentence
    }

    /// First token behind speaker and verb.
    fn end(&self) -> usize {
        self.speaker.end
    }

    /// "call it a mess", "describe it as a mess": what is said is what something is called.
    fn names(&self) -> bool {
        self.frame.label == "named"
    }

    /// Verbs that say something only with a quotation ("continued"), or also with "that" ("agreed that").
    fn needs_quotation(&self) -> bool {
        self.frame.role(Slot::Complement).is_none()
    }
}

/// What is said, as one or several stretches, and the rule that found it.
type Content = (Pieces, &'static str);

/// The stretches of what is said.
type Pieces = Few<Range<usize>, 2>;

fn at_verb(scenes: &[Scene<'_>], at: usize, verb: usize) -> Option<Candidate> {
    let scene = scenes[at];
    let group = scene.sentence.verb(verb);
    let frames = scene.frames_at(verb);
    let next = group.tokens.end;
    let particle = |frame: &&Frame| frame.particle.is_none_or(|word| scene.reading.is_word(next, word));
    let frame = frames.iter().filter(|frame| frame.kind == ClaimKind::Statement).find(particle)?;
    if group.passive || group.infinitive && !is_planned(scene, verb) || is_performed(scene, verb) {
        return None;
    }
    let speaker = speaker::of_verb(scene, verb, frame)?;
    let saying = Saying { scenes, at, verb, frame, speaker };
    let (content, rule) = content(&saying)?;
    let cue = group.verb..group.verb + 1 + usize::from(frame.particle.is_some());
    let mut candidate = Candidate::new(ClaimKind::Statement, cue, scene.sentence.clauses[verb].tokens.clone(), rule);
    candidate.stance = stance::of_verb(scene, verb);
    for filler in &saying.speaker.fillers {
        candidate.fill("speaker", filler.clone());
    }
    for tokens in content {
        candidate.fill("content", Filler::new(tokens));
    }
    addressee(&saying, &mut candidate);
    Some(candidate)
}

/// "is expected to say": a planned statement; any other infinitive of saying is none.
fn is_planned(scene: Scene<'_>, verb: usize) -> bool {
    stance::of_verb(scene, verb).modality == super::Modality::Planned
}

/// "“I say it is late,” …": who says so in a quotation says it there and then; the quotation's own verb reports it.
fn is_performed(scene: Scene<'_>, verb: usize) -> bool {
    let group = scene.sentence.verb(verb);
    let i = |&noun: &usize| scene.reading.is_word(scene.sentence.noun(noun).head, "i");
    let own = scene.sentence.clauses[verb].subject.iter().any(i) && !group.past && group.form != Form::Participle;
    let before = scene.reading.quotations_before(group.verb);
    own && before.iter().any(|q| !q.single && group.verb < q.outer.end)
}

/// What is said, and the rule that found it. The order decides: what surely belongs to the verb comes first.
fn content(saying: &Saying<'_>) -> Option<Content> {
    if saying.names() {
        return after::named(saying).or_else(|| before::quotation(saying));
    }
    if let Some(content) = after::as_said(saying) {
        return Some((Pieces::one(content), "statement/as-said"));
    }
    let closes = before::closes(saying);
    let ahead = quoted::next(saying);
    if !closes && ahead.is_none_or(|q| q.outer.start > saying.end() + 1) {
        if let Some(content) = after::clause(saying) {
            return Some((Pieces::one(content), "statement/clause"));
        }
    }
    if let Some(content) = before::interposed(saying) {
        return Some((content, "statement/interposed"));
    }
    // "…," X said. The quotation or clause before; but `X said: "…"` looks ahead, and ", adding" has nothing before it.
    let heads_sentence = saying.speaker.start <= saying.sentence().tokens.start;
    let led = ahead.is_some_and(|q| saying.reading().mark(q.outer.start.saturating_sub(1)) == Mark::Colon);
    // "Speaking of the flood, X said: It is …": what stands behind the colon is said, whatever stands before the comma.
    if !closes && ahead.is_none() && saying.reading().mark(saying.end()) == Mark::Colon {
        if let Some(content) = after::colon(saying) {
            return Some((Pieces::one(content), "statement/colon"));
        }
    }
    if saying.sentence().verb(saying.verb).finite && !led && (!heads_sentence || ahead.is_none()) {
        if let Some((mut content, rule)) = before::read(saying) {
            content.extend(quoted::continued(saying));
            return Some((content, rule));
        }
        // What stands before is another's; the quotation behind is still this one's.
        if let Some(content) = quoted::continued(saying).filter(|_| before::has_marks(saying)) {
            return Some((Pieces::one(content), "statement/quotation-after"));
        }
    }
    if let Some(content) = quoted::behind(saying, ahead) {
        return Some((Pieces::one(content), "statement/quotation-after"));
    }
    if let Some(content) = after::colon(saying) {
        return Some((Pieces::one(content), "statement/colon"));
    }
    if closes || ahead.is_some() {
        if let Some(content) = after::clause(saying) {
            return Some((Pieces::one(content), "statement/clause"));
        }
    }
    after::noun_phrase(saying).map(|content| (Pieces::one(content), "statement/noun-phrase"))
}

/// "told |reporters|", "said |to reporters|".
fn addressee(saying: &Saying<'_>, candidate: &mut Candidate) {
    let scene = saying.scene();
    let clause = &scene.sentence.clauses[saying.verb];
    let judge = scene.judge();
    let outside = |candidate: &Candidate, filler: &Filler| {
        let holds =
            |content: &Filler| content.tokens.start <= filler.tokens.start && filler.tokens.end <= content.tokens.end;
        !candidate.role("content").iter().any(holds)
    };
    if saying.frame.role(Slot::Object) == Some("addressee") {
        // "warned |sailors| that": what follows may have hidden the object.
        let behind = scene.sentence.noun_at(saying.end()).filter(|_| clause.objects.is_empty());
        for &noun in clause.objects.iter().chain(&behind).filter(|&&noun| Some(noun) != saying.speaker.inverted) {
            let filler = filler(scene.reading, scene.marks, scene.sentence, noun, true);
            let outlet = judge.is_class(&filler, NounClass::Outlet);
            if (judge.is_actor(&filler) || outlet) && outside(candidate, &filler) {
                candidate.fill("addressee", filler);
            }
        }
    }
    let to = clause
        .prepositions
        .iter()
        .filter(|(token, _)| saying.frame.preposition(scene.reading.word(*token)) == Some("addressee"));
    for &noun in to.flat_map(|(_, nouns)| nouns) {
        let filler = filler(scene.reading, scene.marks, scene.sentence, noun, true);
        let outlet = judge.is_class(&filler, NounClass::Outlet);
        if (judge.is_people(&filler) || outlet) && outside(candidate, &filler) {
            candidate.fill("addressee", filler);
        }
    }
}
