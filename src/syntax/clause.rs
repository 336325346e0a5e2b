//! Clauses: for each verb group its subject, objects, prepositional phrases and what governs it. Runs once a
//! sentence, over its chunks; every search is bounded, so a sentence costs time in proportion to its length.

use std::ops::Range;

use super::Marks;
use super::chunk::{self, ChunkKind, Chunks, NounPhrase, VerbGroup};
use super::tag::{Form, Tag};
use crate::kind::EntityKind;
use crate::words::{Class, Governor, Reading};

/// How many chunks a search looks at before it gives up.
const REACH: usize = 60;

/// One verb group with its grammatical partners, as indices of noun phrases.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clause {
    pub(crate) subject: Vec<usize>,
    /// Objects right after the verb, coordinated ones each.
    pub(crate) objects: Vec<usize>,
    /// (preposition's token, its noun phrases), in order.
    pub(crate) prepositions: Vec<(usize, Vec<usize>)>,
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

/// A sentence's chunks and clauses; one clause a verb group, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    pub(crate) tokens: Range<usize>,
    pub(crate) chunks: Chunks,
    pub(crate) clauses: Vec<Clause>,
    /// By noun phrase: the first clause that it is an object of, and the first whose prepositions govern it.
    owners: Vec<[Option<usize>; 2]>,
}

impl Sentence {
    pub(crate) fn noun(&self, i: usize) -> &NounPhrase {
        &self.chunks.nouns[i]
    }

    pub(crate) fn verb(&self, i: usize) -> &VerbGroup {
        &self.chunks.verbs[i]
    }

    /// The clause whose object a noun phrase is.
    pub(crate) fn object_of(&self, noun: usize) -> Option<usize> {
        self.owners.get(noun)?[0]
    }

    /// The clause whose object a noun phrase is, or one of whose prepositions governs it.
    pub(crate) fn owner_of(&self, noun: usize) -> Option<usize> {
        let [object, governed] = *self.owners.get(noun)?;
        object.or(governed)
    }

    fn note_owners(&mut self) {
        self.owners = vec![[None; 2]; self.chunks.nouns.len()];
        for (verb, clause) in self.clauses.iter().enumerate() {
            for &noun in &clause.objects {
                self.owners[noun][0].get_or_insert(verb);
            }
            for &noun in clause.prepositions.iter().flat_map(|(_, nouns)| nouns) {
                self.owners[noun][1].get_or_insert(verb);
            }
        }
    }

    /// The chunk's kind; past either end `Stop`.
    pub(crate) fn kind(&self, chunk: usize) -> ChunkKind {
        self.chunks.all.get(chunk).map_or(ChunkKind::Stop, |chunk| chunk.kind)
    }

    /// The chunk that holds token `i`.
    pub(crate) fn chunk_at(&self, i: usize) -> usize {
        self.chunks.all.partition_point(|chunk| chunk.tokens.end <= i)
    }

    /// The noun phrase that holds token `i`.
    pub(crate) fn noun_at(&self, i: usize) -> Option<usize> {
        match self.kind(self.chunk_at(i)) {
            ChunkKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// A noun phrase with the "of" phrases behind it: "70 members of the tribe".
    pub(crate) fn extent(&self, reading: Reading<'_>, noun: usize) -> Range<usize> {
        let mut tokens = self.noun(noun).tokens.clone();
        let mut chunk = self.noun(noun).chunk + 1;
        for _ in 0..4 {
            let of = self.kind(chunk) == ChunkKind::Preposition
                && reading.is_word(self.chunks.all[chunk].tokens.start, "of");
            match self.kind(chunk + 1) {
                ChunkKind::Noun(next) if of => {
                    tokens.end = self.noun(next).tokens.end;
                    chunk += 2;
                }
                _ => break,
            }
        }
        tokens
    }
}

/// Analyses one sentence.
pub(crate) fn analyse(reading: Reading<'_>, marks: &Marks, tags: &[Tag], tokens: Range<usize>) -> Sentence {
    let chunks = chunk::chunk(reading, marks, tags, tokens.clone());
    let clauses = vec![Clause::default(); chunks.verbs.len()];
    let mut linker = Linker { reading, sentence: Sentence { tokens, chunks, clauses, owners: Vec::new() } };
    linker.link();
    linker.sentence.note_owners();
    linker.sentence
}

struct Linker<'a> {
    reading: Reading<'a>,
    sentence: Sentence,
}

impl Linker<'_> {
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

    fn word(&self, chunk: usize) -> usize {
        self.sentence.chunks.all.get(chunk).map_or(usize::MAX, |chunk| chunk.tokens.start)
    }

    fn governor_of(&self, verb: usize) -> Option<Governor> {
        let token = self.sentence.verb(verb).verb;
        self.reading.lexicon.governor(self.reading.info(token).verb, b'v')
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
        let next = self.sentence.kind(at + 1);
        let object_next = matches!(next, ChunkKind::Noun(_));
        let by_next = next == ChunkKind::Preposition && self.reading.is_word(self.word(at + 1), "by");
        let participle = match before {
            Some(ChunkKind::Noun(noun)) => {
                by_next
                    || !self.sentence.noun(noun).pronoun && self.is_object(noun) && !object_next
                    || !object_next && self.finite_follows(at + 1)
            }
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
                    subject = !after_preposition;
                    after_preposition = false;
                }
                ChunkKind::Preposition => after_preposition = true,
                ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Aside | ChunkKind::Quote => {}
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
                    let (nouns, next) = self.coordinated_right(k);
                    if objects_open {
                        self.sentence.clauses[verb].objects.extend(nouns);
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
                    match self.sentence.kind(k + 1) {
                        ChunkKind::Noun(_) => {
                            let (nouns, next) = self.coordinated_right(k + 1);
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
    fn coordinated_right(&self, k: usize) -> (Vec<usize>, usize) {
        let ChunkKind::Noun(first) = self.sentence.kind(k) else { return (Vec::new(), k + 1) };
        let mut nouns = vec![first];
        let mut end = k + 1;
        // A list with commas counts only if "and" or "or" ends it.
        let mut listed = Vec::new();
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
                if conjunction && self.has_own_verb(step) {
                    break;
                }
                listed.push(noun);
            }
            at = step + 1;
            if conjunction {
                nouns.append(&mut listed);
                end = at;
            }
        }
        if end == k + 1 {
            // "of" phrases of the first are left to the caller.
            return (nouns, end);
        }
        (nouns, end)
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

    /// The subject of a verb group, and what governs it.
    fn left(&mut self, verb: usize) {
        let group = self.sentence.verb(verb).clone();
        let Some(before) = group.chunk.checked_sub(1) else {
            return self.participle_of_main(verb);
        };
        if group.infinitive {
            return self.infinitive(verb, before);
        }
        if self.coordinate(verb, before) {
            return;
        }
        if group.finite {
            let (subject, relative) = self.subject_left(before);
            self.sentence.clauses[verb].subject = subject;
            self.sentence.clauses[verb].relative = relative;
            self.object_gap(verb);
        } else {
            self.participle(verb, before);
        }
    }

    /// "the meeting that he |held|": the noun before the relative pronoun is the object.
    fn object_gap(&mut self, verb: usize) {
        let clause = &self.sentence.clauses[verb];
        let group = self.sentence.verb(verb);
        let Some(&subject) = clause.subject.first() else { return };
        let first = self.sentence.noun(subject).chunk;
        if group.passive || !clause.objects.is_empty() || clause.relative || clause.complement.is_some() || first < 2 {
            return;
        }
        let relative = matches!(self.sentence.kind(first - 1), ChunkKind::That | ChunkKind::Wh);
        if let (true, ChunkKind::Noun(noun)) = (relative, self.sentence.kind(first - 2)) {
            self.sentence.clauses[verb].objects.push(noun);
        }
    }

    /// "killed and |wounded|": shares the subject of the verb before, if nothing but a conjunction stands between.
    fn coordinate(&mut self, verb: usize, before: usize) -> bool {
        let mut k = before;
        while matches!(self.sentence.kind(k), ChunkKind::Adverb | ChunkKind::Time) && k > 0 {
            k -= 1;
        }
        let comma = self.sentence.kind(k) == ChunkKind::Comma;
        let conjunction = self.sentence.kind(k) == ChunkKind::Conjunction;
        let finite = self.sentence.verb(verb).finite;
        let joined = conjunction || comma && self.list_follows(verb);
        if !joined {
            return false;
        }
        let wanted = self.sentence.verb(verb).clone();
        let bare_base = wanted.form == Form::Base && wanted.tokens.len() == 1;
        let partner = (0..verb).rev().take(6).find(|&other| {
            let group = self.sentence.verb(other);
            if bare_base && (group.infinitive || group.modal != chunk::Modal::None) {
                return true;
            }
            group.finite == finite && (finite || forms_match(group.form, wanted.form) || group.infinitive)
        });
        let Some(partner) = partner else { return false };
        let adjacent = self.sentence.verb(partner).chunk + 2 >= self.sentence.verb(verb).chunk;
        let shared = self.sentence.clauses[partner].clone();
        // "was killed and wounded": the auxiliary is shared too.
        let bare =
            matches!(wanted.form, Form::PastOrParticiple | Form::Participle | Form::Base) && wanted.tokens.len() == 1;
        if bare
            && self.sentence.verb(partner).passive
            && matches!(wanted.form, Form::PastOrParticiple | Form::Participle)
            && (adjacent || self.sentence.clauses[verb].objects.is_empty())
        {
            self.sentence.chunks.verbs[verb].passive = true;
        }
        if bare && wanted.form == Form::Base {
            let (modal, infinitive, negated) = {
                let group = self.sentence.verb(partner);
                (group.modal, group.infinitive, group.negated)
            };
            let group = &mut self.sentence.chunks.verbs[verb];
            (group.modal, group.infinitive, group.negated) = (modal, infinitive, negated);
        }
        let clause = &mut self.sentence.clauses[verb];
        clause.subject = shared.subject;
        clause.relative = shared.relative;
        clause.governor = shared.governor;
        clause.governing_word = shared.governing_word;
        clause.coordinated = Some(partner);
        // "killed and wounded twelve": the object is shared backwards.
        if adjacent && self.sentence.clauses[partner].objects.is_empty() {
            let (objects, prepositions) =
                (self.sentence.clauses[verb].objects.clone(), self.sentence.clauses[verb].prepositions.clone());
            self.sentence.clauses[partner].objects = objects;
            if self.sentence.clauses[partner].prepositions.is_empty() {
                self.sentence.clauses[partner].prepositions = prepositions;
            }
        }
        true
    }

    /// "killed A, |wounded| B and fled": a later verb of the list has the conjunction.
    fn list_follows(&self, verb: usize) -> bool {
        let group = self.sentence.verb(verb);
        let later = verb + 1;
        group.finite && later < self.sentence.chunks.verbs.len() && {
            let next = self.sentence.verb(later).chunk;
            next > 0
                && self.sentence.kind(next - 1) == ChunkKind::Conjunction
                && forms_match(self.sentence.verb(later).form, group.form)
        }
    }

    /// The noun phrases that are the subject of a finite verb whose left neighbour is chunk `from`; and whether they
    /// are the antecedent of a relative pronoun.
    fn subject_left(&self, from: usize) -> (Vec<usize>, bool) {
        let mut k = from;
        let mut crossed_verb = false;
        let mut crossed_comma = false;
        for _ in 0..REACH {
            match self.sentence.kind(k) {
                // `"We hold the bridge," said Lind`: what is quoted is no subject.
                ChunkKind::Quote if k > 0 && self.sentence.kind(k - 1) == ChunkKind::Comma => {
                    return (Vec::new(), false);
                }
                ChunkKind::Adverb | ChunkKind::Aside | ChunkKind::Quote | ChunkKind::Time | ChunkKind::Adjective => {}
                ChunkKind::Noun(noun) => {
                    let (list, first) = self.coordinated_left(k);
                    let before = first.checked_sub(1).map(|left| self.sentence.kind(left));
                    // "A man |whose sister| was killed told police": the owner comes before.
                    let whose = crossed_verb && self.reading.is_word(self.sentence.noun(noun).tokens.start, "whose");
                    let governed = whose || before == Some(ChunkKind::Preposition) || self.is_inner_object(before);
                    if crossed_comma && matches!(before, Some(ChunkKind::Verb(_))) {
                        return (Vec::new(), false);
                    }
                    if !governed {
                        return (if list.is_empty() { vec![noun] } else { list }, false);
                    }
                    crossed_verb |= before != Some(ChunkKind::Preposition);
                    k = first - 1;
                }
                ChunkKind::Comma => match self.aside_start(k) {
                    Some(start) => k = start,
                    None if crossed_verb => return (Vec::new(), false),
                    None => crossed_comma = true,
                },
                ChunkKind::Wh => {
                    let antecedent = self.antecedent(k);
                    return (antecedent.into_iter().collect(), !crossed_verb);
                }
                ChunkKind::Verb(other) => {
                    let group = self.sentence.verb(other);
                    if group.finite && !self.inside_relative(group.chunk) {
                        return (Vec::new(), false);
                    }
                    crossed_verb = true;
                }
                ChunkKind::Preposition => {}
                ChunkKind::Conjunction if crossed_verb => {}
                ChunkKind::There => return (Vec::new(), false),
                _ => return (Vec::new(), false),
            }
            match k.checked_sub(1) {
                Some(next) => k = next,
                None => break,
            }
        }
        (Vec::new(), false)
    }

    /// Whether what stands before a noun phrase is a verb of a relative clause or a participle, whose object it then is.
    fn is_inner_object(&self, before: Option<ChunkKind>) -> bool {
        let Some(ChunkKind::Verb(verb)) = before else { return false };
        let group = self.sentence.verb(verb);
        let clause = self.governor_of(verb).is_some_and(|governor| governor.clause);
        !clause && (!group.finite && !group.infinitive || self.inside_relative(group.chunk))
    }

    /// Whether the verb at a chunk belongs to a relative clause: a relative pronoun comes before it with no other
    /// finite verb between.
    fn inside_relative(&self, chunk: usize) -> bool {
        let mut joined = false;
        for k in (chunk.saturating_sub(10)..chunk).rev() {
            match self.sentence.kind(k) {
                ChunkKind::Wh => return true,
                ChunkKind::Noun(noun) if self.reading.is_word(self.sentence.noun(noun).tokens.start, "whose") => {
                    return true;
                }
                // "that are based here and |backed| by": the verb before the conjunction is of the same clause.
                ChunkKind::Conjunction => joined = true,
                ChunkKind::Verb(verb) if self.sentence.verb(verb).finite && !std::mem::take(&mut joined) => {
                    return false;
                }
                ChunkKind::That | ChunkKind::Subordinator | ChunkKind::Break => return false,
                _ => {}
            }
        }
        false
    }

    /// The list "A, B and C" that ends with the noun phrase at chunk `k`, and its first chunk.
    fn coordinated_left(&self, k: usize) -> (Vec<usize>, usize) {
        let ChunkKind::Noun(last) = self.sentence.kind(k) else { return (Vec::new(), k) };
        let mut list = vec![last];
        let mut first = k;
        let conjunction = k >= 2
            && self.sentence.kind(k - 1) == ChunkKind::Conjunction
            && !self.reading.is_word(self.word(k - 1), "but");
        if !conjunction {
            return (list, first);
        }
        let mut at = k - 2;
        if self.sentence.kind(at) == ChunkKind::Comma && at > 0 {
            at -= 1;
        }
        for _ in 0..12 {
            // "the army of A and B": back over "of" phrases.
            let mut start = at;
            while start >= 2
                && matches!(self.sentence.kind(start), ChunkKind::Noun(_))
                && self.reading.is_word(self.word(start - 1), "of")
            {
                start -= 2;
            }
            let ChunkKind::Noun(noun) = self.sentence.kind(start) else { break };
            // The object of the verb before, then a new clause: "killed X and Y left".
            let object = start > 0
                && matches!(self.sentence.kind(start - 1), ChunkKind::Verb(verb) if !self.governor_of(verb).is_some_and(|g| g.clause));
            if object {
                break;
            }
            list.insert(0, noun);
            first = start;
            if start >= 2
                && self.sentence.kind(start - 1) == ChunkKind::Comma
                && matches!(self.sentence.kind(start - 2), ChunkKind::Noun(_))
                && start > 2
            {
                at = start - 2;
            } else {
                break;
            }
        }
        (list, first)
    }

    /// Where the stretch between two commas begins that ends with the comma at chunk `k`, if a noun phrase stands
    /// before it: an apposition or relative clause.
    fn aside_start(&self, k: usize) -> Option<usize> {
        let from = k.saturating_sub(30);
        let open = (from..k).rev().find(|&j| self.sentence.kind(j) == ChunkKind::Comma)?;
        let before = open.checked_sub(1)?;
        let noun = matches!(self.sentence.kind(before), ChunkKind::Noun(_) | ChunkKind::Aside);
        noun.then_some(open)
    }

    /// What a relative pronoun stands for: the noun phrase before it, for "who" the nearest that can be a person.
    fn antecedent(&self, wh: usize) -> Option<usize> {
        let who = self.reading.is_any(self.word(wh), &["who", "whom", "whose"]);
        let mut k = wh;
        let mut nearest = None;
        for _ in 0..8 {
            k = k.checked_sub(1)?;
            match self.sentence.kind(k) {
                ChunkKind::Noun(noun) => {
                    let phrase = self.sentence.noun(noun);
                    let place = matches!(phrase.name, Some((_, EntityKind::Place)));
                    if !who || !place {
                        // "a commander of the group, which": the nearest; "members of the group who": the persons.
                        // … and "the invasion of Iraq, which killed": the event.
                        let event = |&head: &usize| {
                            self.reading.info(self.sentence.noun(head).head).sense == crate::words::Sense::Event
                        };
                        let head = self.chain_head(k).filter(|head| who || place && event(head));
                        return Some(head.unwrap_or(noun));
                    }
                    nearest.get_or_insert(noun);
                }
                ChunkKind::Comma | ChunkKind::Preposition | ChunkKind::Aside | ChunkKind::Adverb | ChunkKind::Time => {}
                _ => return nearest,
            }
        }
        nearest
    }

    /// The first noun phrase of "members of the group": the one before the preposition. "An explosion in the centre of
    /// the town": the event, behind whatever says where it was.
    fn chain_head(&self, k: usize) -> Option<usize> {
        let mut at = k;
        let mut head = None;
        for _ in 0..3 {
            let before = at.checked_sub(2)?;
            let of = self.reading.is_word(self.word(at - 1), "of");
            let place = self.reading.is_any(self.word(at - 1), &["in", "at", "near", "on", "outside"]);
            let ChunkKind::Noun(noun) = self.sentence.kind(before) else { break };
            let event = self.reading.info(self.sentence.noun(noun).head).sense == crate::words::Sense::Event;
            if of && head.is_none() && at == k || event && (of || place) {
                head = Some(noun);
            }
            if event || !of && !place {
                break;
            }
            at = before;
            if at < 2 {
                break;
            }
        }
        head
    }

    /// "ready |to remain|", "ordered troops |to leave|", "plans |to send|".
    fn infinitive(&mut self, verb: usize, before: usize) {
        let mut k = before;
        let mut object = None;
        for _ in 0..12 {
            match self.sentence.kind(k) {
                // "a trip that was unannounced |to pledge|": the purpose is of the verb before the relative clause.
                ChunkKind::Verb(governor)
                    if self.sentence.clauses[governor].relative
                        && self.sentence.verb(governor).finite
                        && self.sentence.clauses[verb].governing_word.is_none()
                        && object.is_none() => {}
                ChunkKind::Verb(governor) => {
                    let rule = self.governor_of(governor);
                    let passive = self.sentence.verb(governor).passive;
                    let raised = rule.is_some_and(|rule| rule.object_control);
                    let subject = match object {
                        Some(noun) if raised && !passive => vec![noun],
                        _ => self.sentence.clauses[governor].subject.clone(),
                    };
                    let clause = &mut self.sentence.clauses[verb];
                    clause.subject = subject;
                    clause.governor = Some(governor);
                    return;
                }
                ChunkKind::Adjective | ChunkKind::Adverb => {
                    let token = self.sentence.chunks.all[k].tokens.end - 1;
                    if self.reading.lexicon.governor(self.reading.id(token), b'a').is_some() {
                        self.sentence.clauses[verb].governing_word.get_or_insert(token);
                    }
                }
                ChunkKind::Noun(noun) => {
                    let head = self.sentence.noun(noun).head;
                    if object.is_none() && self.reading.lexicon.governor(self.reading.info(head).noun, b'n').is_some() {
                        self.sentence.clauses[verb].governing_word.get_or_insert(head);
                    }
                    object.get_or_insert(noun);
                }
                ChunkKind::Preposition | ChunkKind::Quote | ChunkKind::Time | ChunkKind::Aside | ChunkKind::Wh => {}
                ChunkKind::Conjunction | ChunkKind::Comma => {
                    if self.coordinate(verb, k) {
                        return;
                    }
                }
                _ => return,
            }
            match k.checked_sub(1) {
                Some(next) => k = next,
                None => return,
            }
        }
    }

    /// The subject of a participle: the noun before it, or the subject of the main verb.
    fn participle(&mut self, verb: usize, before: usize) {
        let mut k = before;
        while matches!(self.sentence.kind(k), ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Aside) && k > 0 {
            k -= 1;
        }
        match self.sentence.kind(k) {
            ChunkKind::Noun(noun) => {
                self.sentence.clauses[verb].subject = vec![noun];
                self.sentence.clauses[verb].relative = true;
            }
            ChunkKind::Verb(governor) => {
                // "continue fighting", "accused of": the governor's subject.
                self.sentence.clauses[verb].subject = self.sentence.clauses[governor].subject.clone();
                self.sentence.clauses[verb].governor = Some(governor);
            }
            // "blamed the army |for attacking|": who is blamed attacked.
            ChunkKind::Preposition if self.object_before(k).is_some() => {
                if let Some((noun, governor)) = self.object_before(k) {
                    self.sentence.clauses[verb].subject = vec![noun];
                    self.sentence.clauses[verb].complement_of = Some(governor);
                }
            }
            ChunkKind::Comma
            | ChunkKind::Preposition
            | ChunkKind::Subordinator
            | ChunkKind::Conjunction
            | ChunkKind::Adjective => {
                self.participle_of_main(verb);
            }
            _ => self.participle_of_main(verb),
        }
    }

    /// The object right before the preposition at a chunk, with its verb, where that says what its object does.
    fn object_before(&self, preposition: usize) -> Option<(usize, usize)> {
        let before = preposition.checked_sub(1)?;
        let ChunkKind::Noun(noun) = self.sentence.kind(before) else { return None };
        let ChunkKind::Verb(verb) = self.sentence.kind(before.checked_sub(1)?) else { return None };
        let governor = self.governor_of(verb)?;
        let group = self.sentence.verb(verb);
        (governor.object_control && !group.passive).then_some((noun, verb))
    }

    /// ", killing twelve": the subject of the nearest finite verb before; else, at the head of the sentence, after.
    fn participle_of_main(&mut self, verb: usize) {
        let main = (0..verb)
            .rev()
            .take(8)
            .find(|&other| self.sentence.verb(other).finite && !self.sentence.clauses[other].subject.is_empty());
        if let Some(main) = main {
            let clause = self.sentence.clauses[main].clone();
            self.sentence.clauses[verb].subject = clause.subject;
            self.sentence.clauses[verb].governor = Some(main);
            return;
        }
        let later =
            (verb + 1..(verb + 6).min(self.sentence.clauses.len())).find(|&other| self.sentence.verb(other).finite);
        if let Some(later) = later {
            let before = self.sentence.verb(later).chunk.saturating_sub(1);
            let (subject, _) = self.subject_left(before);
            self.sentence.clauses[verb].subject = subject;
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
            if let Some(inner) = inner {
                self.sentence.clauses[inner].complement_of.get_or_insert(verb);
            }
        }
    }

    /// "In 2014, in Mosul, the group …": phrases before the first subject belong to its verb.
    fn fronted(&mut self) {
        let mut phrases = Vec::new();
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
        let near = |noun: &NounPhrase| noun.tokens.start + 80 > tokens.start;
        let mut partners: Vec<usize> = clause.objects.clone();
        partners.extend(clause.prepositions.iter().flat_map(|(_, nouns)| nouns.iter().copied()));
        if clause.coordinated.is_none() && clause.governor.is_none() {
            partners.extend(clause.subject.iter().copied().filter(|&noun| near(self.sentence.noun(noun))));
        }
        for noun in partners {
            let phrase = &self.sentence.noun(noun).tokens;
            tokens = tokens.start.min(phrase.start)..tokens.end.max(phrase.end);
        }
        self.sentence.clauses[verb].tokens = tokens;
    }
}

fn forms_match(a: Form, b: Form) -> bool {
    let past = |form| matches!(form, Form::Past | Form::PastOrParticiple | Form::Participle);
    a == b || past(a) && past(b)
}
