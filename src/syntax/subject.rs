//! What stands to the left of a verb group: its subject, and the verb or noun that governs it; relative clauses are
//! `relative.rs`. Runs once a verb group; every search is bounded.

use super::Nouns;
use super::chunk::{self, ChunkKind};
use super::clause::{Linker, REACH};
use super::tag::Form;
use crate::kind::EntityKind;
use crate::text::Kind;
use crate::words::{Class, Sense};

impl Linker<'_, '_> {
    /// The subject of a verb group, and what governs it.
    pub(super) fn left(&mut self, verb: usize) {
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
            self.share_passive(verb);
            self.object_gap(verb);
        } else {
            self.participle(verb, before);
        }
    }

    /// "12 were killed and 40 |wounded|": the auxiliary of the verb before is this one's too.
    fn share_passive(&mut self, verb: usize) {
        let Some(partner) = verb.checked_sub(1) else { return };
        let group = self.sentence.verb(verb);
        let clause = &self.sentence.clauses[verb];
        let bare = group.tokens.len() == 1 && group.form == Form::PastOrParticiple && clause.objects.is_empty();
        let Some(&subject) = clause.subject.first().filter(|_| bare && self.sentence.verb(partner).passive) else {
            return;
        };
        let before = self.sentence.noun(subject).chunk.checked_sub(1);
        let joined = before.is_some_and(|k| self.sentence.kind(k) == ChunkKind::Conjunction);
        let phrase = self.sentence.noun(subject);
        let counted = phrase.figure.is_some() || self.reading.is(phrase.tokens.start, Class::QUANTIFIER);
        if joined && counted && self.sentence.verb(partner).finite {
            self.sentence.chunks.verbs[verb].passive = true;
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
        // "Fox, which let him go, |and said|", "the report, which cost millions, |found|": the comma closes the relative clause.
        let closes =
            if comma { Some(k) } else { k.checked_sub(1).filter(|&k| self.sentence.kind(k) == ChunkKind::Comma) };
        let closed = closes.is_some_and(|comma| self.closes_relative(comma));
        if closed && comma {
            return false;
        }
        let open = |other: &usize| !closed || !self.sentence.clauses[*other].relative && !self.in_relative(*other);
        let wanted = self.sentence.verb(verb).clone();
        let bare_base = wanted.form == Form::Base && wanted.tokens.len() == 1;
        let bare_ing = conjunction && wanted.form == Form::Ing && wanted.tokens.len() == 1;
        // "demanded that it lift the ban and |warned|": of two that could be the partner, the one of the same form.
        let alike = (0..verb).rev().take(6).filter(open).find(|&other| {
            let group = self.sentence.verb(other);
            finite && group.finite && wanted.past && group.past && group.modal == wanted.modal
        });
        let own = !self.sentence.clauses[verb].objects.is_empty() || self.sentence.clauses[verb].complement.is_some();
        // "said that work had begun but |warned| that": of those, the one that says something too.
        let says = |other: usize| self.governor_of(other).is_some_and(|governor| governor.clause);
        let saying = || {
            (0..verb).rev().take(6).filter(open).find(|&other| {
                let group = self.sentence.verb(other);
                group.finite && wanted.past == group.past && !group.passive && says(other)
            })
        };
        let saying =
            if finite && says(verb) && self.sentence.clauses[verb].complement.is_some() { saying() } else { None };
        let partner = saying.or_else(|| alike.filter(|_| wanted.past && own)).or_else(|| {
            (0..verb).rev().take(6).filter(open).find(|&other| {
                let group = self.sentence.verb(other);
                // "was advising and |assisting|": the auxiliary is shared.
                if bare_ing && group.form == Form::Ing && group.chunk + 2 == wanted.chunk {
                    return true;
                }
                if bare_base && (group.infinitive || group.modal != chunk::Modal::None) {
                    return true;
                }
                group.finite == finite && (finite || forms_match(group.form, wanted.form) || group.infinitive)
            })
        });
        let Some(partner) = partner.map(|partner| self.who_can_mean(verb, partner)) else { return false };
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
            // "would be deported or |jailed|"
            let (modal, negated) = (self.sentence.verb(partner).modal, self.sentence.verb(partner).negated);
            let group = &mut self.sentence.chunks.verbs[verb];
            (group.passive, group.modal, group.negated) = (true, modal, negated);
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

    /// "said that the firm was corrupt and |accused| it": what a clause says of one thing alone, a pronoun object behind it
    /// means that thing, whose own verb this therefore is not, but that of the clause around it.
    fn who_can_mean(&self, verb: usize, partner: usize) -> usize {
        let object = self.sentence.clauses[verb].objects.first().map(|&noun| self.sentence.noun(noun));
        let pronoun = object.is_some_and(|noun| noun.pronoun && !self.reading.is(noun.head, Class::REFLEXIVE));
        let clause = &self.sentence.clauses[partner];
        let alone = clause.objects.is_empty() && clause.prepositions.is_empty() && clause.subject.len() == 1;
        let named = clause.subject.first().is_some_and(|&noun| !self.sentence.noun(noun).pronoun);
        if !(pronoun && alone && named) {
            return partner;
        }
        let wanted = self.sentence.verb(verb);
        let around = (0..partner).rev().take(2).find(|&other| {
            let group = self.sentence.verb(other);
            let holds =
                self.sentence.clauses[other].complement.is_some_and(|start| start <= self.sentence.verb(partner).verb);
            holds && group.finite && group.past == wanted.past
        });
        around.unwrap_or(partner)
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
    fn subject_left(&self, from: usize) -> (Nouns, bool) {
        let mut k = from;
        let mut crossed_verb = false;
        let mut crossed_comma = false;
        let mut crossed = None;
        for _ in 0..REACH {
            match self.sentence.kind(k) {
                // `"We hold the bridge," said Lind`: what is quoted is no subject.
                ChunkKind::Quote if k > 0 && self.sentence.kind(k - 1) == ChunkKind::Comma => {
                    return (Nouns::default(), false);
                }
                ChunkKind::Adverb | ChunkKind::Aside | ChunkKind::Quote | ChunkKind::Time | ChunkKind::Adjective => {}
                // "Holm, |40| — a father of two — was shot": an age.
                ChunkKind::Noun(noun) if self.is_age(noun) => k -= 1,
                ChunkKind::Noun(noun) => {
                    let (list, first) = self.coordinated_left(k);
                    let before = first.checked_sub(1).map(|left| self.sentence.kind(left));
                    // "A man |whose sister| was killed told police": the owner comes before.
                    let whose = crossed_verb && self.reading.is_word(self.sentence.noun(noun).tokens.start, "whose");
                    // "the centre in Turku, |Finland|, which": where the place before it lies.
                    if let Some(town) = self.lies_in(first) {
                        k = town - 1;
                        continue;
                    }
                    // "the man who said |he| was ill was arrested": the verb behind it has it already.
                    let taken = crossed.is_some_and(|verb: usize| self.sentence.clauses[verb].subject.contains(&noun));
                    let governed =
                        whose || taken || before == Some(ChunkKind::Preposition) || self.is_inner_object(before);
                    if crossed_comma && matches!(before, Some(ChunkKind::Verb(_))) {
                        return (Nouns::default(), false);
                    }
                    if !governed {
                        return (if list.is_empty() { Nouns::one(noun) } else { list }, false);
                    }
                    crossed_verb |= before != Some(ChunkKind::Preposition);
                    k = if taken { first } else { first.saturating_sub(1) };
                }
                ChunkKind::Comma => match self.aside_start(k) {
                    Some(start) => k = start,
                    None if crossed_verb => return (Nouns::default(), false),
                    None => crossed_comma = true,
                },
                ChunkKind::Wh => {
                    let antecedent = self.antecedent(k);
                    return (antecedent.into_iter().collect(), !crossed_verb);
                }
                // "|the plan| that critics say harms pupils was dropped"
                ChunkKind::That
                    if crossed.is_some() && k > 0 && matches!(self.sentence.kind(k - 1), ChunkKind::Noun(_)) =>
                {
                    return (self.antecedent(k).into_iter().collect(), false);
                }
                // "People waiting since the war began |said|": back over the clause of time.
                ChunkKind::Verb(other) => {
                    if let Some(opens) = self.subordinator_of(other) {
                        crossed_verb = true;
                        k = opens.saturating_sub(1);
                        continue;
                    }
                    let group = self.sentence.verb(other);
                    if group.finite && !self.inside_relative(group.chunk) && !self.has_gap(other) {
                        return (Nouns::default(), false);
                    }
                    crossed_verb = true;
                    crossed = Some(other).filter(|_| group.finite).or(crossed);
                }
                ChunkKind::Preposition => {}
                ChunkKind::Conjunction if crossed_verb => {}
                ChunkKind::There => return (Nouns::default(), false),
                _ => return (Nouns::default(), false),
            }
            match k.checked_sub(1) {
                Some(next) => k = next,
                None => break,
            }
        }
        (Nouns::default(), false)
    }

    /// Whether a noun phrase is a bare number behind a person and a comma.
    fn is_age(&self, noun: usize) -> bool {
        let phrase = self.sentence.noun(noun);
        let number = phrase.tokens.len() == 1 && self.reading.token(phrase.head).kind == Kind::Number;
        let person = |k: usize| {
            matches!(self.sentence.kind(k), ChunkKind::Noun(before)
            if matches!(self.sentence.noun(before).name, Some((_, EntityKind::Person))))
        };
        number
            && phrase.chunk >= 2
            && self.sentence.kind(phrase.chunk - 1) == ChunkKind::Comma
            && person(phrase.chunk - 2)
    }

    /// The chunk of the place behind a preposition in which the place at a chunk lies: "in |Turku|, Finland".
    fn lies_in(&self, chunk: usize) -> Option<usize> {
        let place = |k: usize| match self.sentence.kind(k) {
            ChunkKind::Noun(noun) => matches!(self.sentence.noun(noun).name, Some((_, EntityKind::Place))),
            _ => false,
        };
        let town = chunk.checked_sub(2).filter(|&town| town > 1)?;
        let comma = self.sentence.kind(chunk - 1) == ChunkKind::Comma;
        (comma && place(chunk) && place(town) && self.sentence.kind(town - 1) == ChunkKind::Preposition).then_some(town)
    }

    /// The list "A, B and C" that ends with the noun phrase at chunk `k`, and its first chunk.
    fn coordinated_left(&self, k: usize) -> (Nouns, usize) {
        let ChunkKind::Noun(last) = self.sentence.kind(k) else { return (Nouns::default(), k) };
        let mut list = Nouns::one(last);
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
            // "two teachers and a guard, |police and parents| said": what has an "and" before it ends another list.
            let ended = at + 2 < k && start > 0 && self.sentence.kind(start - 1) == ChunkKind::Conjunction;
            if list.len() > 1 && (ended || self.is_fronted(start)) {
                break;
            }
            list.push_front(noun);
            first = start;
            if start >= 2
                && self.sentence.kind(start - 1) == ChunkKind::Comma
                && matches!(self.sentence.kind(start - 2), ChunkKind::Noun(_))
            {
                at = start - 2;
            } else {
                break;
            }
        }
        // "among the dead, and |the pilot| was not": a comma before the conjunction of two parts clauses.
        let comma = self.sentence.kind(k - 2) == ChunkKind::Comma;
        if comma && list.len() == 2 { (Nouns::one(last), k) } else { (list, first) }
    }

    /// "|In Oslo|, two nurses and a clerk were killed": the noun phrase at a chunk says where or when all of it was, or, without
    /// a preposition, when.
    fn is_fronted(&self, chunk: usize) -> bool {
        let ChunkKind::Noun(noun) = self.sentence.kind(chunk) else { return false };
        let opens = |at: usize| {
            at == 0
                || matches!(
                    self.sentence.kind(at - 1),
                    ChunkKind::Comma
                        | ChunkKind::Subordinator
                        | ChunkKind::That
                        | ChunkKind::Conjunction
                        | ChunkKind::Quote
                )
        };
        let phrase = self.sentence.noun(noun);
        let sense = self.reading.info(phrase.head).sense;
        let time = sense == Sense::Time;
        // "After |the talks|, Peru and Chile", but "after Peru, Chile and Cuba signed it".
        let event = phrase.name.is_none() && matches!(sense, Sense::Time | Sense::Event | Sense::Communication);
        match chunk.checked_sub(1) {
            Some(before) if self.sentence.kind(before) == ChunkKind::Preposition => opens(before),
            Some(before) if self.sentence.kind(before) == ChunkKind::Subordinator => event && opens(before),
            _ => time && opens(chunk),
        }
    }

    /// Where the stretch between two commas begins that ends with the comma at chunk `k`, if a noun phrase stands
    /// before it: an apposition or relative clause.
    pub(super) fn aside_start(&self, k: usize) -> Option<usize> {
        let from = k.saturating_sub(30);
        let open = (from..k).rev().find(|&j| self.sentence.kind(j) == ChunkKind::Comma)?;
        let before = open.checked_sub(1)?;
        let noun = matches!(self.sentence.kind(before), ChunkKind::Noun(_) | ChunkKind::Aside);
        noun.then_some(open)
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
                        Some(noun) if raised && !passive => Nouns::one(noun),
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
                    // "sent troops |to Somalia| to support": where they went supports nobody.
                    let goal = k >= 2
                        && self.sentence.kind(k - 1) == ChunkKind::Preposition
                        && self.reading.is_any(self.word(k - 1), &["to", "into", "from"])
                        && matches!(self.sentence.kind(k - 2), ChunkKind::Noun(_));
                    if !goal {
                        object.get_or_insert(noun);
                    }
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
                None => return self.headline(verb, before),
            }
        }
    }

    /// "Norland |to send| troops": in a headline an infinitive behind the first noun phrase tells what is to come.
    fn headline(&mut self, verb: usize, before: usize) {
        let (list, first) = self.coordinated_left(before);
        let alone = self.sentence.clauses[verb].governing_word.is_none();
        if first == 0 && alone && !list.is_empty() {
            self.sentence.clauses[verb].subject = list;
            self.sentence.chunks.verbs[verb].modal = chunk::Modal::Planned;
        }
    }

    /// The subject of a participle: the noun before it, or the subject of the main verb.
    fn participle(&mut self, verb: usize, before: usize) {
        let mut k = before;
        while matches!(self.sentence.kind(k), ChunkKind::Adverb | ChunkKind::Quote | ChunkKind::Aside) && k > 0 {
            k -= 1;
        }
        // "land |previously| held by rebels"
        let noun_before = |k: usize| k > 0 && matches!(self.sentence.kind(k - 1), ChunkKind::Noun(_));
        if self.sentence.kind(k) == ChunkKind::Time && self.sentence.verb(verb).passive && noun_before(k) {
            k -= 1;
        }
        match self.sentence.kind(k) {
            ChunkKind::Noun(noun) if self.asks_from(verb, noun) => self.participle_of_main(verb),
            ChunkKind::Noun(noun) => {
                self.sentence.clauses[verb].subject = Nouns::one(noun);
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
                    self.sentence.clauses[verb].subject = Nouns::one(noun);
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

    /// "blocked a bridge in Karm |demanding|": places ask for nothing; who does is the subject of the verb before.
    fn asks_from(&self, verb: usize, noun: usize) -> bool {
        let phrase = self.sentence.noun(noun);
        let place = matches!(phrase.name, Some((_, EntityKind::Place)));
        let governed = phrase.chunk > 0 && self.sentence.kind(phrase.chunk - 1) == ChunkKind::Preposition;
        self.sentence.verb(verb).form == Form::Ing && place && governed && self.governor_of(verb).is_some()
    }

    /// The object right before the preposition at a chunk, with its verb, where that says what its object does: for, of,
    /// from what, but not "told reporters |after meeting|".
    fn object_before(&self, preposition: usize) -> Option<(usize, usize)> {
        if !self.reading.is_any(self.word(preposition), &["for", "of", "from"]) {
            return None;
        }
        let before = preposition.checked_sub(1)?;
        let (noun, verb) = match self.sentence.kind(before) {
            ChunkKind::Noun(noun) => match self.sentence.kind(before.checked_sub(1)?) {
                ChunkKind::Verb(verb) => (noun, verb),
                // "sentenced two men to prison |for aiding|"
                ChunkKind::Preposition => match (self.sentence.kind(before.checked_sub(2)?), before.checked_sub(3)) {
                    (ChunkKind::Noun(noun), Some(k)) => match self.sentence.kind(k) {
                        ChunkKind::Verb(verb) => (noun, verb),
                        _ => return None,
                    },
                    _ => return None,
                },
                _ => return None,
            },
            // "Norland, which Kenya accuses |of arming|"
            ChunkKind::Verb(verb) => (*self.sentence.clauses[verb].objects.first()?, verb),
            _ => return None,
        };
        let governor = self.governor_of(verb)?;
        let group = self.sentence.verb(verb);
        (governor.object_control && !group.passive).then_some((noun, verb))
    }

    /// ", killing twelve": the subject of the nearest finite verb before; else, at the head of the sentence, after.
    fn participle_of_main(&mut self, verb: usize) {
        // "accused it of ramming a boat, |injuring| three": of who rammed.
        let act = verb.checked_sub(1).filter(|&act| {
            let clause = &self.sentence.clauses[act];
            self.sentence.verb(act).form == Form::Ing && clause.complement_of.is_some() && !clause.subject.is_empty()
        });
        if let Some(act) = act.filter(|_| self.sentence.verb(verb).form == Form::Ing) {
            let clause = self.sentence.clauses[act].clone();
            (self.sentence.clauses[verb].subject, self.sentence.clauses[verb].governor) = (clause.subject, Some(act));
            self.sentence.clauses[verb].complement_of = clause.complement_of;
            return;
        }
        // `"They left," Roth said, |adding|`: what is quoted is not the main clause.
        let quoted = |other: usize| self.is_quoted_before(other, verb);
        let main = (0..verb).rev().take(8).find(|&other| {
            self.sentence.verb(other).finite && !self.sentence.clauses[other].subject.is_empty() && !quoted(other)
        });
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
}

fn forms_match(a: Form, b: Form) -> bool {
    let past = |form| matches!(form, Form::Past | Form::PastOrParticiple | Form::Participle);
    a == b || past(a) && past(b)
}
