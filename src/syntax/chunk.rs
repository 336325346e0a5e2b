//! Noun phrases and verb groups: the pieces that clauses are made of. Runs once a sentence, left to right.

use std::ops::Range;

use super::Marks;
use super::tag::{Form, Tag};
use crate::kind::EntityKind;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Effect, Governor, Reading, words};

/// What a chunk is; noun phrases and verb groups by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChunkKind {
    Noun(usize),
    Verb(usize),
    /// A time expression that stands by itself.
    Time,
    Adverb,
    Adjective,
    Preposition,
    Conjunction,
    Subordinator,
    That,
    Wh,
    There,
    Comma,
    Break,
    Quote,
    /// What stands in brackets.
    Aside,
    Stop,
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct Chunk {
    pub(crate) kind: ChunkKind,
    pub(crate) tokens: Range<usize>,
}

/// A noun phrase up to its head: "the Iraqi prime minister", "at least 2,500 U.S. troops", "they".
#[derive(Clone, Debug)]
pub(crate) struct NounPhrase {
    pub(crate) tokens: Range<usize>,
    pub(crate) head: usize,
    /// The tokens before "'s", or a possessive pronoun.
    pub(crate) possessor: Option<Range<usize>>,
    /// Index of the figure inside.
    pub(crate) figure: Option<usize>,
    /// The name that the phrase ends with, and its kind.
    pub(crate) name: Option<(Range<usize>, EntityKind)>,
    pub(crate) pronoun: bool,
    /// "no troops".
    pub(crate) negated: bool,
    pub(crate) chunk: usize,
}

/// A verb with its auxiliaries: "did not withdraw", "has been killed", "to help".
#[derive(Clone, Debug)]
pub(crate) struct VerbGroup {
    pub(crate) tokens: Range<usize>,
    /// The main verb's token.
    pub(crate) verb: usize,
    pub(crate) form: Form,
    pub(crate) passive: bool,
    pub(crate) infinitive: bool,
    /// Has a subject of its own: no infinitive, no bare participle.
    pub(crate) finite: bool,
    pub(crate) negated: bool,
    pub(crate) modal: Modal,
    /// "be" itself is the verb.
    pub(crate) copula: bool,
    pub(crate) past: bool,
    /// What the verb does to what it governs.
    pub(crate) governor: Option<Governor>,
    pub(crate) chunk: usize,
}

/// What the auxiliaries say of how real the verb is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Modal {
    #[default]
    None,
    Planned,
    Possible,
    Demanded,
}

/// How many tokens may stand before the head of a noun phrase: a longer row of adjectives is none.
const MOST_MODIFIERS: usize = 40;

/// How many tokens a verb group may have: a longer row of auxiliaries is none.
const LONGEST_GROUP: usize = 40;

/// The chunks of a sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chunks {
    pub(crate) all: Vec<Chunk>,
    pub(crate) nouns: Vec<NounPhrase>,
    pub(crate) verbs: Vec<VerbGroup>,
}

/// Cuts a sentence into chunks, and puts them into `chunks`, which is empty.
pub(super) fn chunk(reading: Reading<'_>, marks: &Marks, tags: &[Tag], sentence: Range<usize>, chunks: &mut Chunks) {
    let mut chunker = Chunker { reading, marks, tags, end: sentence.end, chunks };
    let mut i = sentence.start;
    while i < sentence.end {
        let next = chunker.step(i);
        i = next.max(i + 1);
    }
}

/// Whether a verb group may begin with a word of this class.
fn begins_group(tag: Tag) -> bool {
    tag.is_verbal() || matches!(tag, Tag::To | Tag::Negation)
}

/// Whether a noun phrase may.
fn begins_phrase(tag: Tag) -> bool {
    tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Adjective)
}

struct Chunker<'a, 'm, 'c> {
    reading: Reading<'a>,
    marks: &'m Marks,
    tags: &'m [Tag],
    end: usize,
    chunks: &'c mut Chunks,
}

impl Chunker<'_, '_, '_> {
    fn step(&mut self, i: usize) -> usize {
        if self.marks.is_time(i) {
            if let Some(end) = self.time(i) {
                return self.push(ChunkKind::Time, i..end);
            }
        }
        if self.reading.is_one(i, words!["as"])
            && self.reading.is_word(i + 1, "well")
            && self.reading.is_word(i + 2, "as")
            && i + 3 < self.end
        {
            return self.push(ChunkKind::Conjunction, i..i + 3);
        }
        let tag = self.tags[i];
        if let Some(end) = begins_group(tag).then(|| self.verb_group(i)).flatten() {
            return end;
        }
        let phrase = begins_phrase(tag) || self.marks.figure(i).is_some();
        if let Some(end) = phrase.then(|| self.noun_phrase(i)).flatten() {
            return end;
        }
        let kind = match tag {
            Tag::Adverb | Tag::Negation => ChunkKind::Adverb,
            Tag::Adjective => ChunkKind::Adjective,
            Tag::Preposition | Tag::To => ChunkKind::Preposition,
            Tag::Conjunction => ChunkKind::Conjunction,
            Tag::Subordinator => ChunkKind::Subordinator,
            Tag::That => ChunkKind::That,
            Tag::Wh => ChunkKind::Wh,
            Tag::There => ChunkKind::There,
            Tag::Comma => ChunkKind::Comma,
            Tag::Break => match self.dashes(i) {
                Some(end) => return self.push(ChunkKind::Aside, i..end),
                None => ChunkKind::Break,
            },
            Tag::Quote => ChunkKind::Quote,
            Tag::Open => return self.aside(i),
            Tag::Stop => ChunkKind::Stop,
            _ => ChunkKind::Other,
        };
        self.push(kind, i..i + 1)
    }

    fn push(&mut self, kind: ChunkKind, tokens: Range<usize>) -> usize {
        let end = tokens.end;
        self.chunks.all.push(Chunk { kind, tokens });
        end
    }

    /// Brackets and what they hold, if they close within the sentence and reach.
    fn aside(&mut self, i: usize) -> usize {
        let close = (i..(i + 40).min(self.end)).find(|&j| self.tags[j] == Tag::Close);
        match close {
            Some(close) => self.push(ChunkKind::Aside, i..close + 1),
            None => self.push(ChunkKind::Other, i..i + 1),
        }
    }

    /// "Weber — |the owner of the mill| — told reporters": the end of what two dashes enclose between a noun and its verb.
    fn dashes(&self, i: usize) -> Option<usize> {
        let dash = |j: usize| self.reading.mark(j) == Mark::Dash;
        let before = self.chunks.all.last().is_some_and(|chunk| matches!(chunk.kind, ChunkKind::Noun(_)));
        let close = (i + 2..(i + 25).min(self.end)).find(|&j| self.tags[j] == Tag::Break).filter(|&j| dash(j))?;
        let verb = self.tag(close + 1).is_some_and(|tag| match tag {
            Tag::Verb(form) => !matches!(form, Form::Ing | Form::Base),
            tag => tag.is_verbal(),
        });
        (before && dash(i) && verb).then_some(close + 1)
    }

    /// The end of the time expression at `i`; `None` where it is part of a noun phrase ("the 2003 invasion").
    fn time(&self, i: usize) -> Option<usize> {
        let end = (i..self.end).find(|&j| !self.marks.is_time(j)).unwrap_or(self.end);
        if end >= self.end {
            return Some(end);
        }
        let possessive = self.tags[end] == Tag::Clitic && self.reading.token(end).gap == Gap::None;
        // "a |10-year| pact"
        let compound = end == i + 3 && self.tags[i + 1] == Tag::Hyphen && self.reading.token(i + 1).gap == Gap::None;
        // "|Last month| fighters fled", "|today| Mr. Roth": no modifier, for that would be "last month's".
        let stepped = self.reading.is_any(i, &["last", "next", "this", "today", "yesterday", "tomorrow", "tonight"]);
        let noun = !stepped
            && self.tags[end].is_nominal()
            && self.marks.name(end).is_none()
            && self.reading.token(end).gap == Gap::Space
            && (end - i <= 2 || compound)
            // "eight bridges |Sunday| leading to": a plural before it has its head.
            && !(i > 0 && self.tags[i - 1] == Tag::Noun && self.reading.is(i - 1, Class::PLURAL))
            // "said Friday |13 gunmen| fled": a day is no part of what is counted.
            && self.marks.figure(end).is_none()
            && !self.subject_follows_time(i, end);
        let hyphen = self.tags[end] == Tag::Hyphen && self.reading.token(end).gap == Gap::None;
        (!possessive && !noun && !hyphen).then_some(end)
    }

    /// "In 2019 |gunmen killed|", "said Friday |gunmen killed|": what follows the time of a prepositional phrase, or of
    /// the verb before, is a subject with its verb.
    fn subject_follows_time(&self, start: usize, end: usize) -> bool {
        let phrase = start > 0 && matches!(self.tags[start - 1], Tag::Preposition | Tag::Verb(_));
        let verb = (end..(end + 4).min(self.end)).find(|&i| !self.tags[i].is_nominal());
        phrase && verb.is_some_and(|verb| self.tags[verb].is_verbal() && self.reading.is(verb - 1, Class::PLURAL))
    }

    fn tag(&self, i: usize) -> Option<Tag> {
        (i < self.end).then(|| self.tags[i])
    }

    fn verb_group(&mut self, start: usize) -> Option<usize> {
        let mut group = Group::default();
        let mut i = start;
        while let Some(tag) = self.tag(i).filter(|_| i < start + LONGEST_GROUP) {
            if self.marks.is_time(i) && !tag.is_verbal() {
                break;
            }
            match tag {
                Tag::Modal => group.modal(self.reading, i),
                Tag::Negation if group.begun || self.verb_soon(i + 1) => group.negated = true,
                // "promised |not to leave|"
                Tag::Negation if self.tag(i + 1) == Some(Tag::To) && self.verb_soon(i + 2) => {
                    group.negated = true;
                    group.infinitive = true;
                    i += 1;
                }
                Tag::Adverb if group.begun && group.main.is_none() && self.verb_soon(i + 1) => {}
                Tag::Adverb if !group.begun => return None,
                Tag::To if !group.begun => group.infinitive = true,
                Tag::To if group.main.is_none() && (group.have || group.be) && self.verb_soon(i + 1) => {
                    // "has to go", "is to go"
                    group.modal = match group.have && !group.be {
                        // "had to go": and went.
                        true if group.past && group.modal == Modal::None => Modal::None,
                        true => Modal::Demanded,
                        false => Modal::Planned,
                    };
                    group.last_be = None;
                    group.last_have = None;
                }
                // "the man who said he was ill |was| held": a second finite "be" is another verb.
                Tag::Be if group.be && group.finite && self.is_finite_be(i) => break,
                Tag::Be => group.be(self.reading, i),
                Tag::Have => group.have(self.reading, i),
                Tag::Do => group.doing(self.reading, i),
                Tag::Verb(form) => {
                    if group.main.is_some() || !group.takes(form) {
                        break;
                    }
                    group.main = Some((i, form));
                    i += 1;
                    // "is going to withdraw", "is set to become"
                    let set = || {
                        let rule = self.reading.lexicon.governor(self.reading.id(i - 1), b'a');
                        // "is prepared to": a verb of its own.
                        let own = self.reading.lexicon.governor(self.reading.info(i - 1).verb, b'v').is_some();
                        group.be && !own && rule.is_some_and(|rule| rule.effect == Effect::Planned)
                    };
                    let going = self.tag(i) == Some(Tag::To)
                        && (self.reading.is_word(i - 1, "going") || set())
                        && self.verb_soon(i + 1);
                    if going {
                        group.main = None;
                        group.modal = Modal::Planned;
                        group.last_be = None;
                        group.begun = true;
                        i += 1;
                        continue;
                    }
                    break;
                }
                // `to "stop" it`
                Tag::Quote if group.infinitive && group.main.is_none() && self.base_follows(i + 1) => {}
                // "have at times targeted": a short phrase between auxiliary and verb.
                Tag::Preposition if group.begun && group.main.is_none() => match self.verb_behind_phrase(i + 1, &group)
                {
                    Some(next) => {
                        i = next;
                        continue;
                    }
                    None => break,
                },
                _ => break,
            }
            if tag != Tag::Adverb {
                group.begun = true;
            }
            i += 1;
        }
        // Adverbs after the last auxiliary belong outside.
        while i > start && group.main.is_none() && matches!(self.tags[i - 1], Tag::Adverb) {
            i -= 1;
        }
        let mut group = group.finish(start..i, self.chunks.all.len())?;
        group.governor = self.reading.lexicon.governor(self.reading.info(group.verb).verb, b'v');
        let tokens = group.tokens.clone();
        self.chunks.verbs.push(group);
        let index = self.chunks.verbs.len() - 1;
        Some(self.push(ChunkKind::Verb(index), tokens))
    }

    /// `to "|stop|" it`, `to "|really stop|"`
    fn base_follows(&self, i: usize) -> bool {
        let adverb = usize::from(self.tag(i) == Some(Tag::Adverb));
        matches!(self.tag(i + adverb), Some(Tag::Verb(Form::Base)))
    }

    fn is_finite_be(&self, i: usize) -> bool {
        let classes = self.reading.info(i).classes;
        classes.any(Class::VERB_3SG | Class::VERB_PAST) && !classes.any(Class::VERB_PP | Class::VERB_ING)
    }

    /// The verb that goes with the auxiliaries, at most three nominal words on.
    fn verb_behind_phrase(&self, from: usize, group: &Group) -> Option<usize> {
        let at = (from..(from + 4).min(self.end))
            .find(|&i| !matches!(self.tags[i], Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number))?;
        match self.tags[at] {
            Tag::Verb(form) if at > from && !matches!(form, Form::Base | Form::Third) => {
                group.takes(form).then_some(at)
            }
            _ => None,
        }
    }

    /// Whether a verb or auxiliary comes next, adverbs skipped.
    fn verb_soon(&self, from: usize) -> bool {
        (from..(from + 4).min(self.end))
            .find(|&i| !matches!(self.tags[i], Tag::Adverb | Tag::Negation | Tag::Quote))
            .is_some_and(|i| self.tags[i].is_verbal())
    }

    fn noun_phrase(&mut self, start: usize) -> Option<usize> {
        let mut phrase = Phrase::default();
        let mut i = start;
        while i < self.end && (phrase.head.is_some() || i < start + MOST_MODIFIERS) {
            if i > start && self.reading.token(i).gap >= Gap::Line && self.reading.token(i).is_capitalized() {
                break;
            }
            // Most words of a phrase are nouns that are part of nothing else.
            if self.tags[i].is_nominal() && self.marks.is_bare(i) {
                if phrase
                    .head
                    .is_some_and(|head| self.ends_governed(start, head, i) && self.begins_clause(start, head, i))
                {
                    break;
                }
                (phrase.head, phrase.modified) = (Some(i), true);
                i += 1;
                continue;
            }
            // Expressions found below are taken whole; one that begins here ends a phrase that has its head.
            if let Some((figure, tokens)) = self.marks.figure(i) {
                let tokens = tokens.start.max(i)..tokens.end.min(self.end);
                // "gave Norland |330 million crowns|"
                let bare = tokens.len() == 1;
                if phrase.head.is_some() && !(bare && self.noun_before_number(i)) {
                    break;
                }
                if let Some(head) = tokens.clone().rev().find(|&j| self.tags[j].is_nominal()) {
                    if tokens.clone().any(|j| matches!(self.tags[j], Tag::Be | Tag::Have | Tag::Modal)) {
                        break;
                    }
                    phrase.head = Some(head);
                    phrase.figure = Some(figure);
                    phrase.negated |= tokens.clone().any(|j| self.reading.is_word(j, "no") && !self.bounds(j));
                    i = tokens.end;
                    continue;
                }
            }
            if self.marks.is_time(i) && i > start && self.time(i).is_some() && !self.dates_name(start, i) {
                break;
            }
            let clause = |head| self.ends_governed(start, head, i) && self.begins_clause(start, head, i);
            if phrase.head.is_some_and(clause) || !self.extend(&mut phrase, start, i) {
                break;
            }
            i += 1;
            if phrase.pronoun {
                break;
            }
        }
        // What dangles after the head is none of the phrase.
        let head = phrase.head.or_else(|| self.noun_of_adjective(start, i)).or(phrase.bare)?;
        let mut end = i.max(head + 1);
        while end > head + 1 && !self.is_inside(end - 1) {
            end -= 1;
        }
        let name = self.marks.name(head).filter(|(tokens, _)| tokens.start >= start && tokens.end <= end).cloned();
        let noun = NounPhrase {
            tokens: start..end,
            head,
            possessor: phrase.possessor,
            figure: phrase.figure,
            name,
            pronoun: phrase.pronoun,
            negated: phrase.negated,
            chunk: self.chunks.all.len(),
        };
        self.chunks.nouns.push(noun);
        let index = self.chunks.nouns.len() - 1;
        Some(self.push(ChunkKind::Noun(index), start..end))
    }

    /// Whether token `i` stands right behind the head of a preposition's noun phrase.
    #[inline]
    fn ends_governed(&self, start: usize, head: usize, i: usize) -> bool {
        i == head + 1 && start > 0 && matches!(self.tags[start - 1], Tag::Preposition | Tag::To)
    }

    /// "At a rally |Paul Ruiz said|", "In Rome |Mayor Holm met|": whether a person and a finite verb stand behind the noun
    /// phrase of a preposition that opens the clause; but "after the striker |Paul Ruiz| scored".
    fn begins_clause(&self, start: usize, head: usize, i: usize) -> bool {
        let first = self.chunks.all.first().map_or(start, |chunk| chunk.tokens.start);
        if start <= first {
            return false;
        }
        let capital = self.reading.token(i).is_capitalized() && matches!(self.tags[i], Tag::Proper | Tag::Noun);
        if !capital {
            return false;
        }
        let opens = (first..start - 1).rev().take(8).find(|&j| self.tags[j] == Tag::Comma || self.tags[j].is_verbal());
        let opens = opens.is_none_or(|j| self.tags[j] == Tag::Comma);
        let titled = self.reading.title(i).map_or(i, |(end, ..)| end);
        let name = self.marks.name(titled).filter(|(name, kind)| *kind == EntityKind::Person && name.start == titled);
        let end = name.map_or(titled + 1, |(name, _)| name.end);
        let verb = matches!(
            self.tag(end),
            Some(Tag::Verb(Form::Third | Form::Past | Form::PastOrParticiple) | Tag::Have | Tag::Modal)
        );
        let info = self.reading.info(head);
        let place = matches!(self.marks.name(head), Some((_, EntityKind::Place)));
        let common = !self.reading.token(head).is_capitalized()
            && !info.personal
            && !self.reading.is(head, Class::TITLE)
            && self.reading.is(start, Class::DETERMINER | Class::POSSESSIVE);
        opens && verb && (common || place && name.is_some())
    }

    /// "the |2015| Karm bombing": a year between an article and a name that begins a longer phrase.
    fn dates_name(&self, start: usize, i: usize) -> bool {
        let recent = self.reading.is(i, Class::ADJECTIVE) && !self.reading.is(i, Class::DETERMINER);
        let year =
            i == start + 1 && (self.reading.token(i).kind == Kind::Number || recent) && !self.marks.is_time(i + 1);
        let name = self.marks.name(i + 1).map(|(name, _)| name.end);
        // "captured |in| the 1967 Karm war": when.
        let when = start > 0 && self.reading.is_any(start - 1, &["in", "during", "since", "after", "before"]);
        year && !when
            && self.reading.is(start, Class::DETERMINER)
            && name.is_some_and(|end| self.tag(end) == Some(Tag::Noun))
    }

    /// "the |military| says": what follows an article and has its verb is a noun, where it can be one.
    fn noun_of_adjective(&self, start: usize, end: usize) -> Option<usize> {
        let last = end.checked_sub(1).filter(|&last| last > start)?;
        let noun = matches!(self.tags[last], Tag::Adjective) && self.reading.is(last, Class::NOUN);
        let verb = matches!(self.tag(end), Some(Tag::Verb(Form::Third | Form::Past | Form::PastOrParticiple)));
        (noun && verb && self.reading.is(start, Class::DETERMINER | Class::POSSESSIVE)).then_some(last)
    }

    fn is_inside(&self, i: usize) -> bool {
        self.tags[i].is_nominal()
            || matches!(self.tags[i], Tag::Close)
            || self.marks.figure(i).is_some()
            || self.marks.name(i).is_some()
    }

    /// "Flight 370", "Task Force 50".
    fn noun_before_number(&self, i: usize) -> bool {
        self.tags[i] == Tag::Number && i > 0 && self.tags[i - 1] == Tag::Proper
    }

    /// "|no| fewer than 60": a bound of a number, and no denial.
    fn bounds(&self, no: usize) -> bool {
        self.reading.is_any(no + 1, &["fewer", "less", "more"])
    }

    /// Takes token `i` into the phrase; `false` where it cannot be part of it.
    fn extend(&self, phrase: &mut Phrase, start: usize, i: usize) -> bool {
        let next = self.tag(i + 1);
        let nominal_next = next.is_some_and(|tag| tag.is_nominal() || matches!(tag, Tag::Adjective | Tag::Hyphen));
        match self.tags[i] {
            Tag::Determiner if phrase.head.is_none() && !phrase.modified => {
                phrase.negated |= self.reading.is(i, Class::NEGATION) && !self.bounds(i);
                // "these were", "the wounded", but never "the" by itself
                let stands = self.reading.is(i, Class::QUANTIFIER | Class::DEMONSTRATIVE | Class::NEGATION)
                    || matches!(next, Some(Tag::Adjective | Tag::Verb(_)));
                phrase.bare = Some(i).filter(|_| stands);
                true
            }
            Tag::Possessive if phrase.head.is_none() && !phrase.modified => {
                phrase.possessor = Some(i..i + 1);
                phrase.modified = true;
                true
            }
            // "seven others"
            Tag::Pronoun if i == start || self.tags[i - 1] == Tag::Number && self.reading.is_word(i, "others") => {
                phrase.head = Some(i);
                phrase.pronoun = true;
                phrase.negated = self.reading.is(i, Class::NEGATION);
                true
            }
            // "the Union-|led| force"
            Tag::Adjective
                if phrase.head.is_none()
                    || i > start && self.tags[i - 1] == Tag::Hyphen
                    || nominal_next && self.same_phrase(i) =>
            {
                phrase.modified = true;
                true
            }
            Tag::Number | Tag::Noun | Tag::Proper | Tag::Nation => {
                phrase.head = Some(i);
                phrase.modified = true;
                true
            }
            Tag::Adverb => i > start && phrase.head.is_none() && matches!(next, Some(Tag::Adjective | Tag::Number)),
            // "|Kenyan and U.S.| envoys"
            Tag::Conjunction if self.two_nations(start, i) => true,
            // "|Federal and state| officials"
            Tag::Conjunction => {
                let noun = next == Some(Tag::Noun) && self.tag(i + 2) == Some(Tag::Noun);
                phrase.head.is_none()
                    && i > start
                    && self.tags[i - 1] == Tag::Adjective
                    && (next == Some(Tag::Adjective) || noun)
            }
            Tag::Comma => {
                phrase.head.is_none() && i > start && self.tags[i - 1] == Tag::Adjective && next == Some(Tag::Adjective)
            }
            Tag::Hyphen => {
                i > start
                    && self.reading.token(i).gap == Gap::None
                    && self.reading.token(i + 1).gap == Gap::None
                    && i + 1 < self.end
            }
            Tag::Verb(_) | Tag::Preposition | Tag::To => i > start && self.tags[i - 1] == Tag::Hyphen,
            // "the court's |most| wanted men"
            Tag::Determiner if self.behind_owner(i) => true,
            Tag::Clitic => {
                // "Karm's |heavily fortified| centre"
                let described = next == Some(Tag::Adverb) && self.tag(i + 2) == Some(Tag::Adjective);
                let nominal_next = nominal_next || described || self.behind_owner(i + 1);
                let possesses = phrase.head.is_some() && nominal_next && self.reading.token(i).gap == Gap::None;
                if possesses {
                    phrase.possessor = Some(start..i);
                    phrase.head = None;
                    phrase.figure = None;
                }
                possesses
            }
            Tag::Quote => i > start && phrase.head.is_none() && nominal_next,
            _ => false,
        }
    }

    /// Whether token `i` is a determiner that a possessor has behind it: "the court's |most| wanted", "its |own| army".
    fn behind_owner(&self, i: usize) -> bool {
        let owned = i > 0 && matches!(self.tags[i - 1], Tag::Clitic | Tag::Possessive);
        let most = || self.reading.is_any(i, &["most", "least"]) && self.tag(i + 1) == Some(Tag::Adjective);
        owned && (self.reading.is_word(i, "own") || most())
    }

    /// Whether the conjunction at a token joins two nationalities in front of one noun.
    fn two_nations(&self, start: usize, i: usize) -> bool {
        let acronym = |i: usize| self.marks.name(i).is_some() && self.reading.token(i).shape == Shape::Upper;
        let adjective = |i: usize| {
            let name = self.marks.name(i).is_some_and(|(_, kind)| *kind == EntityKind::Nationality);
            // "British" is as much a plural as "Kenyans" to a dictionary.
            name && !self.reading.word(i).ends_with('s')
        };
        let nation = |i: usize| adjective(i) || acronym(i);
        let first = i.checked_sub(1).filter(|&first| first >= start);
        let definite = first.is_some_and(|first| self.reading.is_word(first.wrapping_sub(1), "the") && acronym(first));
        let noun = matches!(self.tag(i + 2), Some(Tag::Noun | Tag::Adjective));
        first.is_some_and(nation) && !definite && i + 2 < self.end && nation(i + 1) && noun
    }

    /// An adjective after a noun goes on the phrase only inside a compound ("prime ministerial aide").
    fn same_phrase(&self, i: usize) -> bool {
        self.reading.token(i).gap == Gap::Space
            && self.tag(i + 1).is_some_and(|tag| tag.is_nominal())
            && self.marks.name(i).is_none()
    }
}

/// A noun phrase under construction.
#[derive(Default)]
struct Phrase {
    head: Option<usize>,
    /// A determiner that can stand alone.
    bare: Option<usize>,
    possessor: Option<Range<usize>>,
    figure: Option<usize>,
    pronoun: bool,
    negated: bool,
    modified: bool,
}

/// A verb group under construction.
#[derive(Default)]
struct Group {
    begun: bool,
    infinitive: bool,
    negated: bool,
    modal: Modal,
    have: bool,
    be: bool,
    past: bool,
    finite: bool,
    last_be: Option<usize>,
    last_have: Option<usize>,
    last_do: Option<usize>,
    main: Option<(usize, Form)>,
}

impl Group {
    fn modal(&mut self, reading: Reading<'_>, i: usize) {
        let classes = reading.info(i).classes;
        self.modal = if classes.any(Class::MUST) {
            Modal::Demanded
        } else if reading.is_any(i, &["would", "wouldn't", "'d", "’d"]) || classes.any(Class::MAY) {
            Modal::Possible
        } else {
            Modal::Planned
        };
        self.negated |= classes.any(Class::NEGATION);
        self.finite = true;
    }

    fn be(&mut self, reading: Reading<'_>, i: usize) {
        let classes = reading.info(i).classes;
        self.be = true;
        self.last_be = Some(i);
        self.auxiliary(classes);
        self.finite |= reading.token(i).kind == crate::text::Kind::Clitic;
    }

    fn have(&mut self, reading: Reading<'_>, i: usize) {
        let classes = reading.info(i).classes;
        self.have = true;
        self.last_have = Some(i);
        self.auxiliary(classes);
    }

    fn doing(&mut self, reading: Reading<'_>, i: usize) {
        let classes = reading.info(i).classes;
        self.last_do = Some(i);
        self.auxiliary(classes);
    }

    fn auxiliary(&mut self, classes: Class) {
        self.past |= classes.any(Class::VERB_PAST);
        self.negated |= classes.any(Class::NEGATION);
        self.finite |= !self.infinitive
            && classes.any(Class::VERB_3SG | Class::VERB_PAST | Class::VERB_BASE)
            && !classes.any(Class::VERB_ING | Class::VERB_PP)
            || !self.infinitive && classes.any(Class::VERB_PAST);
    }

    /// Whether a verb of this form goes with the auxiliaries so far.
    fn takes(&self, form: Form) -> bool {
        let auxiliary =
            self.modal != Modal::None || self.last_be.is_some() || self.last_have.is_some() || self.last_do.is_some();
        match form {
            Form::Base => self.infinitive || self.modal != Modal::None || self.last_do.is_some() || !auxiliary,
            Form::Third | Form::Past => !auxiliary && !self.infinitive,
            Form::Participle | Form::PastOrParticiple => {
                self.last_be.is_some() || self.last_have.is_some() || !auxiliary && !self.infinitive
            }
            Form::Ing => self.last_be.is_some() || !auxiliary && !self.infinitive,
        }
    }

    fn finish(self, tokens: Range<usize>, chunk: usize) -> Option<VerbGroup> {
        let (verb, form) = match self.main {
            Some(main) => main,
            None => {
                let auxiliary = self.last_be.or(self.last_have).or(self.last_do)?;
                (auxiliary, if self.past { Form::Past } else { Form::Third })
            }
        };
        let copula = self.main.is_none() && self.last_be == Some(verb);
        let participle = matches!(form, Form::Participle | Form::PastOrParticiple);
        // "has killed" is active, "has been killed" and "was killed" are passive.
        let passive = self.main.is_some()
            && participle
            && self.last_be.is_some_and(|be| self.last_have.is_none_or(|have| be > have));
        let auxiliary =
            self.modal != Modal::None || self.last_be.is_some() || self.last_have.is_some() || self.last_do.is_some();
        let finite = !self.infinitive
            && (self.finite
                || !auxiliary && matches!(form, Form::Base | Form::Third | Form::Past | Form::PastOrParticiple));
        let past = self.past || matches!(form, Form::Past | Form::PastOrParticiple) && !auxiliary;
        Some(VerbGroup {
            tokens,
            verb,
            form,
            passive,
            infinitive: self.infinitive,
            finite,
            negated: self.negated,
            modal: self.modal,
            copula,
            past,
            governor: None,
            chunk,
        })
    }
}
