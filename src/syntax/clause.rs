//! Clauses: for each verb group its subject, objects, prepositional phrases and what governs it. Runs once a
//! sentence, over its chunks; every search is bounded, so a sentence costs time in proportion to its length.

use std::ops::Range;

use super::chunk::{ChunkKind, Chunks, NounPhrase, VerbGroup};
use super::few::Few;
use super::tag::Form;
use super::{Marks, Nouns};
use crate::kind::EntityKind;
use crate::words::{Class, Governor, Reading};

/// How many chunks a search looks at before it gives up.
pub(super) const REACH: usize = 60;

/// Prepositions, by token, with the noun phrases that each governs.
pub(crate) type Phrases = Few<(usize, Nouns), 2>;

/// One verb group with its grammatical partners, as indices of noun phrases.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clause {
    pub(crate) subject: Nouns,
    /// Objects right after the verb, coordinated ones each.
    pub(crate) objects: Nouns,
    /// (preposition's token, its noun phrases), in order.
    pub(crate) prepositions: Phrases,
    /// The verb group whose infinitive, participle or complement this is.
    pub(crate) governor: Option<usize>,
    /// The word (token) that governs an infinitive, where it is no verb: "ready to", "plan to".
    pub(crate) governing_word: Option<usize>,
    /// Shares its subject with the verb group before ("killed and wounded").
    pub(crate) coordinated: Option<usize>,
    /// Of a relative clause.
    pub(crate) relative: bool,
    /// Where the complement clause begins, if one follows.
    pub(crate) complement: Option<usize>,
    /// The verb whose complement clause this is: "denied that he |fled|".
    pub(crate) complement_of: Option<usize>,
    /// The clause's tokens: from subject to last partner.
    pub(crate) tokens: Range<usize>,
}

/// A sentence under analysis: what [`Linker`] reads and writes. One for an article, emptied by every sentence.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) chunks: Chunks,
    pub(super) clauses: Vec<Clause>,
}

impl Draft {
    /// With room for so many chunks.
    pub(super) fn with_capacity(chunks: usize) -> Draft {
        let room = Chunks {
            all: Vec::with_capacity(chunks),
            nouns: Vec::with_capacity(chunks / 2),
            verbs: Vec::with_capacity(chunks / 4),
        };
        Draft { chunks: room, clauses: Vec::with_capacity(chunks / 4) }
    }

    pub(super) fn noun(&self, i: usize) -> &NounPhrase {
        &self.chunks.nouns[i]
    }

    pub(super) fn verb(&self, i: usize) -> &VerbGroup {
        &self.chunks.verbs[i]
    }

    /// The chunk's kind; past either end `Stop`.
    #[inline]
    pub(super) fn kind(&self, chunk: usize) -> ChunkKind {
        self.chunks.all.get(chunk).map_or(ChunkKind::Stop, |chunk| chunk.kind)
    }
}

/// Analyses one sentence. `draft` has its chunks and gets its clauses.
pub(super) fn analyse(reading: Reading<'_>, marks: &Marks, draft: &mut Draft) {
    draft.clauses.resize_with(draft.chunks.verbs.len(), Clause::default);
    Linker { reading, marks, sentence: draft }.link();
}

/// Links the chunks of one sentence; the left half of its work is in `subject.rs`.
pub(super) struct Linker<'a, 'd> {
    pub(super) reading: Reading<'a>,
    pub(super) marks: &'a Marks,
    pub(super) sentence: &'d mut Draft,
}

impl Linker<'_, '_> {
    fn link(&mut self) {
        for verb in 0..self.sentence.clauses.len() {
            self.decide_participle(verb);
        }
        for verb in 0..self.sentence.clauses.len() {
            self.right(verb);
        }
        for verb in 0..self.sentence.clauses.len() {
            self.left(verb);
        }
        self.complements();
        self.fronted();
        for verb in 0..self.sentence.clauses.len() {
            self.measure(verb);
        }
    }

    pub(super) fn word(&self, chunk: usize) -> usize {
        self.sentence.chunks.all.get(chunk).map_or(usize::MAX, |chunk| chunk.tokens.start)
    }

    pub(super) fn governor_of(&self, verb: usize) -> Option<Governor> {
        self.sentence.verb(verb).governor
    }

    /// A past form without auxiliary is a participle after a noun that already has its verb, or before "by", or when a
    /// finite verb still follows in the same clause and no object does.
    fn decide_participle(&mut self, verb: usize) {
        let group = self.sentence.verb(verb);
        if group.form != Form::PastOrParticiple || group.tokens.len() > 1 {
            if group.form == Form::Participle && group.tokens.len() == 1 {
                self.set_participle(verb);
            }
            return;
        }
        let at = group.chunk;
        let before = at.checked_sub(1).map(|k| self.sentence.kind(k));
        // "land |previously| held by rebels"
        let before = match (before, at.checked_sub(2).map(|k| self.sentence.kind(k))) {
            (Some(ChunkKind::Adverb | ChunkKind::Time), Some(noun @ ChunkKind::Noun(_))) => Some(noun),
            _ => before,
        };
        let next = self.sentence.kind(at + 1);
        let object_next = matches!(next, ChunkKind::Noun(_));
        // "burned |by rebels|", but "responded |by saying|".
        let gerund =
            matches!(self.sentence.kind(at + 2), ChunkKind::Verb(verb) if self.sentence.verb(verb).form == Form::Ing);
        let by_next = next == ChunkKind::Preposition && self.reading.is_word(self.word(at + 1), "by") && !gerund;
        // "the ship that police |seized| was sold"
        let gap = at >= 3
            && matches!(self.sentence.kind(at - 3), ChunkKind::Noun(_))
            && matches!(self.sentence.kind(at - 2), ChunkKind::That | ChunkKind::Wh)
            && !self.tells_before(at - 3);
        let participle = match before {
            Some(ChunkKind::Noun(_)) if gap && !by_next => false,
            Some(ChunkKind::Noun(noun)) => {
                by_next
                    || self.names_thing(verb)
                    || !self.sentence.noun(noun).pronoun && self.is_object(noun) && !object_next
                    // "which it said had not": a pronoun has its own verb.
                    || !object_next && !self.sentence.noun(noun).pronoun && self.finite_follows(at + 1)
            }
            // "The force, led by Roth, |said| in a statement that": behind an aside the main verb goes on.
            Some(ChunkKind::Comma) if !by_next && self.closes_participle(at - 1) => false,
            Some(ChunkKind::Comma | ChunkKind::Subordinator) | None => {
                by_next || !object_next && next == ChunkKind::Preposition && self.subject_follows(at)
            }
            Some(ChunkKind::Preposition) => true,
            // "were reported |killed|"
            Some(ChunkKind::Verb(other)) => self.sentence.verb(other).passive && !object_next,
            _ => false,
        };
        if participle {
            self.set_participle(verb);
        }
    }

    /// "a group |called| the Circle was": a verb of naming, what it names a thing, and the thing's own verb.
    fn names_thing(&self, verb: usize) -> bool {
        let group = self.sentence.verb(verb);
        let names = ["called", "named", "dubbed", "nicknamed", "titled", "codenamed", "known"];
        let object = matches!(self.sentence.kind(group.chunk + 1), ChunkKind::Noun(_));
        let adverb = self.sentence.kind(group.chunk + 2) == ChunkKind::Adverb;
        let behind = self.sentence.kind(group.chunk + 2 + usize::from(adverb));
        let main = matches!(behind, ChunkKind::Verb(main) if self.sentence.verb(main).finite);
        self.reading.is_any(group.verb, &names) && object && main
    }

    /// "told |reporters| that rebels killed": whether the noun phrase at a chunk is the object of a verb that takes a clause.
    pub(super) fn tells_before(&self, chunk: usize) -> bool {
        let before = chunk.checked_sub(1).map(|k| self.sentence.kind(k));
        let tells = |rule: Governor| rule.clause || rule.object_control;
        matches!(before, Some(ChunkKind::Verb(verb)) if self.governor_of(verb).is_some_and(tells))
    }

    /// Whether the comma at a chunk closes an aside that a participle opens: ", led by Roth,".
    fn closes_participle(&self, comma: usize) -> bool {
        let open = self.aside_start(comma);
        matches!(open.map(|open| self.sentence.kind(open + 1)),
            Some(ChunkKind::Verb(verb)) if !self.sentence.verb(verb).finite)
    }

    fn set_participle(&mut self, verb: usize) {
        let group = &mut self.sentence.chunks.verbs[verb];
        group.form = Form::Participle;
        group.finite = false;
        group.passive = true;
        group.past = false;
    }

    /// Whether the noun phrase is the object of a finite verb right before it, one that takes no bare clause.
    fn is_object(&self, noun: usize) -> bool {
        let at = self.sentence.noun(noun).chunk;
        let mut k = at;
        while k > 0 && at - k < 6 {
            k -= 1;
            match self.sentence.kind(k) {
                ChunkKind::Verb(verb) => {
                    let clause = self.governor_of(verb).is_some_and(|governor| governor.clause);
                    return !clause && self.sentence.verb(verb).finite && !self.inside_relative(k);
                }
                ChunkKind::Noun(_) | ChunkKind::Preposition | ChunkKind::Adverb => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a finite verb follows in the same clause without a subject of its own.
    fn finite_follows(&self, from: usize) -> bool {
        let mut subject = false;
        let mut after_preposition = false;
        for k in from..(from + 10).min(self.sentence.chunks.all.len()) {
            match self.sentence.kind(k) {
                ChunkKind::Verb(verb) => {
                    let group = self.sentence.verb(verb);
                    if group.finite && (group.form != Form::PastOrParticiple || group.tokens.len() > 1) {
                        return !subject;
                    }
                    if group.finite && group.form == Form::PastOrParticiple {
                        return !subject;
                    }
                    subject = false;
                }
                ChunkKind::Noun(_) => {
                    subject |= !after_preposition;
                    after_preposition = false;
                }
                ChunkKind::Preposition => after_preposition = true,
                // "said on |Friday| it would": the day is what the preposition governs.
                ChunkKind::Time => after_preposition = false,
                ChunkKind::Adverb | ChunkKind::Aside | ChunkKind::Quote => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a subject and its verb come later: "Backed by Iran, the militia …".
    fn subject_follows(&self, at: usize) -> bool {
        let upto = (at + 12).min(self.sentence.chunks.all.len());
        (at + 1..upto).any(|k| {
            self.sentence.kind(k) == ChunkKind::Comma && matches!(self.sentence.kind(k + 1), ChunkKind::Noun(_))
        })
    }

    /// Objects, prepositional phrases and the complement to the right of a verb group.
    fn right(&mut self, verb: usize) {
        let mut k = self.sentence.verb(verb).chunk + 1;
        let mut objects_open = true;
        let mut comma = false;
        for _ in 0..REACH {
            match self.sentence.kind(k) {
                ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Aside | ChunkKind::Adjective | ChunkKind::Other => {
                    k += 1
                }
                ChunkKind::Quote if !comma => k += 1,
                ChunkKind::Noun(noun) => {
                    if self.begins_clause(verb, noun) {
                        let start = self.sentence.noun(noun).tokens.start;
                        self.sentence.clauses[verb].complement.get_or_insert(start);
                        break;
                    }
                    if comma {
                        break;
                    }
                    // "Speaking today |Mr. Roth said|": the subject of the verb right behind it.
                    let group = self.sentence.verb(verb);
                    let opens = group.chunk == 0 && group.form == Form::Ing && k > 1;
                    if opens
                        && matches!(self.sentence.kind(k + 1), ChunkKind::Verb(main) if self.sentence.verb(main).finite)
                    {
                        break;
                    }
                    let (nouns, next) = self.coordinated_right(k);
                    let objects = &mut self.sentence.clauses[verb].objects;
                    match (objects_open, objects.is_empty()) {
                        (true, true) => *objects = nouns,
                        (true, false) => objects.extend(nouns.iter().copied()),
                        _ => {}
                    }
                    let of = self.reading.is_word(self.word(next), "of");
                    objects_open = objects_open
                        && !of
                        && self.sentence.clauses[verb].objects.len() == 1
                        && self.sentence.noun(noun).pronoun;
                    k = next;
                }
                ChunkKind::Preposition => {
                    let token = self.word(k);
                    // "into |nearby| forests"
                    let adverb = self.sentence.kind(k + 1) == ChunkKind::Adverb;
                    let phrase = k + 1 + usize::from(adverb);
                    match self.sentence.kind(phrase) {
                        ChunkKind::Noun(_) => {
                            let (nouns, next) = self.coordinated_right(phrase);
                            self.sentence.clauses[verb].prepositions.push((token, nouns));
                            objects_open = false;
                            k = next;
                        }
                        ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Quote => k += 1,
                        _ => break,
                    }
                    comma = false;
                }
                // "denies that and says": a pronoun.
                ChunkKind::That if self.sentence.kind(k + 1) == ChunkKind::Conjunction => break,
                ChunkKind::That => {
                    self.sentence.clauses[verb].complement =
                        self.sentence.chunks.all.get(k + 1).map(|chunk| chunk.tokens.start);
                    break;
                }
                // "sent a carrier, the Grey Heron, |to the gulf|": a name beside the object.
                ChunkKind::Comma if self.names_object(k) => k += 3,
                // ", in the north," goes on the clause; anything else after a comma is another one's.
                ChunkKind::Comma
                    if !comma
                        && matches!(
                            self.sentence.kind(k + 1),
                            ChunkKind::Preposition | ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Adjective
                        ) =>
                {
                    comma = true;
                    objects_open = false;
                    k += 1;
                }
                ChunkKind::Wh => {
                    let start = self.word(k);
                    self.sentence.clauses[verb].complement.get_or_insert(start);
                    break;
                }
                _ => break,
            }
        }
    }

    /// Whether the comma at a chunk and the next enclose a name of the noun phrase before, with a preposition behind them.
    fn names_object(&self, comma: usize) -> bool {
        let name = |k: usize| match self.sentence.kind(k) {
            ChunkKind::Noun(noun) => Some(self.reading.token(self.sentence.noun(noun).head).is_capitalized()),
            _ => None,
        };
        comma.checked_sub(1).and_then(name) == Some(false)
            && name(comma + 1) == Some(true)
            && self.sentence.kind(comma + 2) == ChunkKind::Comma
            && self.sentence.kind(comma + 3) == ChunkKind::Preposition
    }

    /// Whether a noun phrase after a verb is the subject of a clause without "that" ("said troops |left|").
    fn begins_clause(&self, verb: usize, noun: usize) -> bool {
        let governor = self.governor_of(verb);
        if !governor.is_some_and(|governor| governor.clause) {
            return false;
        }
        let from = self.sentence.noun(noun).chunk + 1;
        for k in from..(from + 14).min(self.sentence.chunks.all.len()) {
            match self.sentence.kind(k) {
                ChunkKind::Verb(next) => {
                    let group = self.sentence.verb(next);
                    if group.finite {
                        return true;
                    }
                }
                ChunkKind::Break | ChunkKind::Stop => return false,
                _ => {}
            }
        }
        false
    }

    /// The noun phrases coordinated with the one at chunk `k`, and the chunk after them. Appositions are skipped.
    fn coordinated_right(&self, k: usize) -> (Nouns, usize) {
        let ChunkKind::Noun(first) = self.sentence.kind(k) else { return (Nouns::default(), k + 1) };
        let mut nouns = Nouns::one(first);
        // Nothing that goes on with a list.
        if let ChunkKind::Verb(_) | ChunkKind::Stop | ChunkKind::Break | ChunkKind::That | ChunkKind::Wh =
            self.sentence.kind(k + 1)
        {
            return (nouns, k + 1);
        }
        let mut end = k + 1;
        // A list with commas counts only if "and" or "or" ends it.
        let mut listed = Nouns::default();
        let mut after = Nouns::default();
        let mut at = k + 1;
        for _ in 0..16 {
            let mut step = at;
            while matches!(self.sentence.kind(step), ChunkKind::Aside) {
                step += 1;
            }
            // "A of B and C of D"
            while self.reading.is_word(self.word(step), "of")
                && matches!(self.sentence.kind(step + 1), ChunkKind::Noun(_))
                && step > k
            {
                step += 2;
            }
            let comma = self.sentence.kind(step) == ChunkKind::Comma;
            if comma {
                step += 1;
            }
            let conjunction =
                self.sentence.kind(step) == ChunkKind::Conjunction && !self.reading.is_word(self.word(step), "but");
            if conjunction {
                step += 1;
            }
            let ChunkKind::Noun(noun) = self.sentence.kind(step) else { break };
            if !comma && !conjunction {
                break;
            }
            // "troops in Iraq and 900 in Syria": the number begins a clause with its verb left out.
            let gap = self.sentence.noun(noun).figure.is_some()
                && self.sentence.noun(first).figure.is_none()
                && self.sentence.kind(step + 1) == ChunkKind::Preposition;
            if gap {
                break;
            }
            let apposition = comma
                && !conjunction
                && self.apposes(*nouns.last().unwrap_or(&first), noun)
                && !self.lists_places(step);
            if !apposition {
                // "X and Y said": a new clause, not a list.
                if conjunction && self.has_own_verb(step) && self.has_verb_before(k) {
                    break;
                }
                listed.push(noun);
            }
            after.push(noun);
            at = step + 1;
            if conjunction {
                nouns.extend(listed.iter().copied());
                listed.truncate(0);
                end = at;
                if self.enumerates(first, &after) {
                    nouns.truncate(1);
                }
            }
        }
        if end == k + 1 {
            // "of" phrases of the first are left to the caller.
            return (nouns, end);
        }
        (nouns, end)
    }

    /// "the ministers, |A and B|", "three men, |A, B and C|": whether names only say who the several before them are.
    fn enumerates(&self, several: usize, names: &[usize]) -> bool {
        let phrase = self.sentence.noun(several);
        let kind = |&noun: &usize| self.sentence.noun(noun).name.as_ref().map(|(_, kind)| *kind);
        let first = names.first().and_then(kind);
        let (start, head) = (phrase.tokens.start, phrase.head);
        let all = match phrase.figure {
            Some(figure) => self.marks.counts(figure, names.len()),
            None => self.reading.is(start, Class::DETERMINER | Class::POSSESSIVE),
        };
        all && names.len() > 1
            && phrase.name.is_none()
            && self.reading.is(head, Class::PLURAL)
            && matches!(first, Some(EntityKind::Person | EntityKind::Organization | EntityKind::Place))
            && names.iter().all(|noun| kind(noun) == first)
    }

    /// "Oman, |Qatar|, Israel and Jordan": whether the place at a chunk is one of a list that goes on behind it, and not
    /// where the one before lies.
    fn lists_places(&self, chunk: usize) -> bool {
        let place = |k: usize| match self.sentence.kind(k) {
            ChunkKind::Noun(noun) => matches!(self.sentence.noun(noun).name, Some((_, EntityKind::Place))),
            _ => false,
        };
        let joins = matches!(self.sentence.kind(chunk + 1), ChunkKind::Comma | ChunkKind::Conjunction);
        let and = self.sentence.kind(chunk + 2) == ChunkKind::Conjunction;
        place(chunk) && joins && (place(chunk + 2) || and && place(chunk + 3))
    }

    /// Whether the noun phrase at a chunk is followed by a finite verb: the subject of the next clause.
    fn has_own_verb(&self, chunk: usize) -> bool {
        let mut k = chunk + 1;
        for _ in 0..5 {
            match self.sentence.kind(k) {
                ChunkKind::Verb(verb) => return self.sentence.verb(verb).finite,
                ChunkKind::Preposition | ChunkKind::Noun(_) | ChunkKind::Adverb | ChunkKind::Aside => k += 1,
                _ => return false,
            }
        }
        false
    }

    /// Whether the clause has its finite verb before a chunk: "The raids in A, B and |C| killed" has not, and C is of the list.
    fn has_verb_before(&self, chunk: usize) -> bool {
        let ends = |k: &ChunkKind| matches!(k, ChunkKind::That | ChunkKind::Subordinator | ChunkKind::Break);
        let back = (chunk.saturating_sub(12)..chunk).rev().map(|k| self.sentence.kind(k));
        let mut back = back.take_while(|kind| !ends(kind));
        back.any(|kind| matches!(kind, ChunkKind::Verb(verb) if self.sentence.verb(verb).finite)) || chunk > 12
    }

    /// Whether the second noun phrase only says who or what the first is.
    fn apposes(&self, first: usize, second: usize) -> bool {
        let (a, b) = (self.sentence.noun(first), self.sentence.noun(second));
        let named = |noun: &NounPhrase| noun.name.as_ref().map(|(_, kind)| *kind);
        let described = |noun: &NounPhrase| {
            named(noun).is_none() && noun.figure.is_none() && self.reading.is(noun.tokens.start, Class::DETERMINER)
                || self.reading.is(noun.head, Class::TITLE) && noun.figure.is_none()
        };
        match (named(a), named(b)) {
            (Some(EntityKind::Person), None) => described(b) || self.reading.info(b.head).personal,
            (Some(_), None) => described(b),
            (None, Some(_)) => described(a) && a.figure.is_none(),
            // "Ikeja, Lagos"
            (Some(EntityKind::Place), Some(EntityKind::Place)) => b.tokens.len() == 1 && a.tokens.len() <= 2,
            _ => false,
        }
    }

    /// Links the first finite verb of each complement clause to the verb that it is the complement of.
    fn complements(&mut self) {
        for verb in 0..self.sentence.clauses.len() {
            let Some(start) = self.sentence.clauses[verb].complement else { continue };
            let inner = (verb + 1..(verb + 4).min(self.sentence.clauses.len())).find(|&other| {
                self.sentence.verb(other).finite
                    && self.sentence.verb(other).verb >= start
                    && !self.sentence.clauses[other].relative
            });
            if let Some(inner) = inner.filter(|&inner| !self.is_quoted_before(verb, inner)) {
                self.sentence.clauses[inner].complement_of.get_or_insert(verb);
            }
        }
    }

    /// `"They saw smoke," Roth |said|`: whether a verb stands in a quotation that closes before another.
    pub(super) fn is_quoted_before(&self, verb: usize, other: usize) -> bool {
        let (token, at) = (self.sentence.verb(verb).verb, self.sentence.verb(other).verb);
        let closed = |q: &crate::text::Quotation| !q.single && q.outer.end <= at && token < q.outer.end;
        self.reading.quotations_before(token).iter().rev().take(2).any(closed)
    }

    /// "In 2014, in Mosul, the group …": phrases before the first subject belong to its verb.
    fn fronted(&mut self) {
        let mut phrases: Vec<(usize, Nouns)> = Vec::new();
        let mut k = 0;
        while k < 12 {
            match self.sentence.kind(k) {
                ChunkKind::Preposition => {
                    let token = self.word(k);
                    if let ChunkKind::Noun(_) = self.sentence.kind(k + 1) {
                        let (nouns, next) = self.coordinated_right(k + 1);
                        phrases.push((token, nouns));
                        k = next;
                        continue;
                    }
                    k += 1;
                }
                ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Comma | ChunkKind::Conjunction | ChunkKind::Quote => {
                    k += 1
                }
                _ => break,
            }
        }
        let comma = k > 0 && self.sentence.kind(k - 1) == ChunkKind::Comma;
        if !comma || phrases.is_empty() {
            return;
        }
        let main = (0..self.sentence.clauses.len()).find(|&verb| {
            let group = self.sentence.verb(verb);
            group.finite && group.chunk > k && !self.sentence.clauses[verb].relative
        });
        if let Some(main) = main {
            self.sentence.clauses[main].prepositions.extend(phrases);
        }
    }

    /// The clause's tokens: all its partners, without a subject that stands in another clause.
    fn measure(&mut self, verb: usize) {
        let group = self.sentence.verb(verb);
        let mut tokens = group.tokens.clone();
        let clause = &self.sentence.clauses[verb];
        let start = tokens.start;
        let own = clause.coordinated.is_none() && clause.governor.is_none();
        let near = |noun: &&usize| own && self.sentence.noun(**noun).tokens.start + 80 > start;
        let right = clause.objects.iter().chain(clause.prepositions.iter().flat_map(|(_, nouns)| nouns));
        for &noun in right.chain(clause.subject.iter().filter(near)) {
            let phrase = &self.sentence.noun(noun).tokens;
            tokens = tokens.start.min(phrase.start)..tokens.end.max(phrase.end);
        }
        self.sentence.clauses[verb].tokens = tokens;
    }
}
