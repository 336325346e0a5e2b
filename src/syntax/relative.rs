//! Relative clauses: what their pronoun stands for, which verbs belong to them, where the noun stands that a verb in them
//! lacks. Asked by the searches for subjects (`subject.rs`), a few times a verb group; every search is bounded.

use super::chunk::ChunkKind;
use super::clause::Linker;
use crate::kind::EntityKind;
use crate::words::Sense;

impl Linker<'_, '_> {
    /// "the meeting that he |held|": the noun before the relative pronoun is the object.
    pub(super) fn object_gap(&mut self, verb: usize) {
        let clause = &self.sentence.clauses[verb];
        let group = self.sentence.verb(verb);
        let Some(&subject) = clause.subject.first() else { return };
        let first = self.sentence.noun(subject).chunk;
        if group.passive || !clause.objects.is_empty() || clause.relative || clause.complement.is_some() || first < 1 {
            return;
        }
        // "the brokers I |met|", but "in the city he lived"
        if let (true, ChunkKind::Noun(noun)) = (self.sentence.noun(subject).pronoun, self.sentence.kind(first - 1)) {
            // "the target it |pledged| to reach"
            let next = self.sentence.kind(group.chunk + 1);
            if matches!(next, ChunkKind::Verb(next) if self.sentence.verb(next).infinitive) || next == ChunkKind::That {
                return;
            }
            if first < 2 || self.sentence.kind(first - 2) != ChunkKind::Preposition {
                self.sentence.clauses[verb].objects.push(noun);
            }
            return;
        }
        if first < 2 {
            return;
        }
        let relative = matches!(self.sentence.kind(first - 1), ChunkKind::That | ChunkKind::Wh);
        // "Norland, which Kenya |accuses| of": but in ", which aides |say| is late" it is no object.
        let takes_clause = self.governor_of(verb).is_some_and(|governor| governor.clause);
        // ... nor in "told the paper, the Herald, |that| thieves fled".
        let comma = self.sentence.kind(first - 2) == ChunkKind::Comma && !takes_clause;
        if comma && self.sentence.kind(first - 1) == ChunkKind::That {
            return;
        }
        let before = (first - 2).checked_sub(usize::from(comma));
        if self.sentence.kind(first - 1) == ChunkKind::That && before.is_some_and(|k| self.tells_before(k)) {
            return;
        }
        if let (true, Some(ChunkKind::Noun(noun))) = (relative, before.map(|k| self.sentence.kind(k))) {
            self.sentence.clauses[verb].objects.push(noun);
        }
    }

    /// "the ship that police |seized| was sold": whether a verb's object stands before it, in front of a relative pronoun.
    pub(super) fn has_gap(&self, verb: usize) -> bool {
        let chunk = self.sentence.verb(verb).chunk;
        self.sentence.clauses[verb].objects.iter().any(|&noun| self.sentence.noun(noun).chunk < chunk)
    }

    /// "since the war |began|": the chunk of the word that makes a verb's clause one of time, somewhere in its sentence.
    pub(super) fn subordinator_of(&self, verb: usize) -> Option<usize> {
        let subject = *self.sentence.clauses[verb].subject.first().filter(|_| self.sentence.verb(verb).finite)?;
        let before = self.sentence.noun(subject).chunk.checked_sub(1).filter(|&k| k > 0)?;
        let joins = matches!(self.sentence.kind(before), ChunkKind::Subordinator | ChunkKind::Preposition);
        (joins && self.reading.is_any(self.word(before), &["since", "after", "before", "until", "while"]))
            .then_some(before)
    }

    /// Whether what stands before a noun phrase is a verb of a relative clause or a participle, whose object it then is.
    pub(super) fn is_inner_object(&self, before: Option<ChunkKind>) -> bool {
        let Some(ChunkKind::Verb(verb)) = before else { return false };
        let group = self.sentence.verb(verb);
        let clause = self.governor_of(verb).is_some_and(|governor| governor.clause);
        // "the group that claimed |responsibility| said"
        if clause && matches!(before, Some(ChunkKind::Verb(_))) && self.claims_deed(group.chunk + 1) {
            return self.inside_relative(group.chunk);
        }
        // "her pledge to cut |taxes| was broken"
        let links = &self.sentence.clauses[verb];
        if group.infinitive && links.governing_word.is_some() && links.governor.is_none() {
            return true;
        }
        !clause && (!group.finite && !group.infinitive || self.inside_relative(group.chunk))
    }

    /// Whether the noun phrase at a chunk is what one claims without saying anything.
    fn claims_deed(&self, chunk: usize) -> bool {
        match self.sentence.kind(chunk) {
            ChunkKind::Noun(noun) => self.reading.is_any(self.sentence.noun(noun).head, &["responsibility", "credit"]),
            _ => false,
        }
    }

    /// Whether the verb at a chunk belongs to a relative clause: a relative pronoun comes before it with no other
    /// finite verb between.
    pub(super) fn inside_relative(&self, chunk: usize) -> bool {
        let mut joined = false;
        let mut embedded = false;
        for k in (chunk.saturating_sub(10)..chunk).rev() {
            match self.sentence.kind(k) {
                ChunkKind::Wh => return true,
                // "the plan |that| critics say harms pupils"
                ChunkKind::That if embedded && k > 0 && matches!(self.sentence.kind(k - 1), ChunkKind::Noun(_)) => {
                    return true;
                }
                // "the man who |said| he was ill was held": what is said within the relative clause.
                ChunkKind::Verb(verb)
                    if self.sentence.verb(verb).finite && self.governor_of(verb).is_some_and(|rule| rule.clause) =>
                {
                    embedded = true;
                }
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

    pub(super) fn in_relative(&self, verb: usize) -> bool {
        self.inside_relative(self.sentence.verb(verb).chunk)
    }

    /// Whether the comma at a chunk closes a relative clause that a comma opens.
    pub(super) fn closes_relative(&self, comma: usize) -> bool {
        self.aside_start(comma).is_some_and(|open| self.sentence.kind(open + 1) == ChunkKind::Wh)
    }

    /// What a relative pronoun stands for: the noun phrase before it, for "who" the nearest that can be a person.
    pub(super) fn antecedent(&self, wh: usize) -> Option<usize> {
        let who = self.reading.is_any(self.word(wh), &["who", "whom", "whose"]);
        let mut k = wh;
        let mut nearest = None;
        for _ in 0..8 {
            k = k.checked_sub(1)?;
            match self.sentence.kind(k) {
                ChunkKind::Noun(noun) => {
                    let phrase = self.sentence.noun(noun);
                    let at = k > 0 && self.reading.is_word(self.word(k - 1), "at");
                    // "a clerk at the ministry who", "the man in this debate who": no person.
                    let body = at && matches!(phrase.name, Some((_, EntityKind::Organization)));
                    let place =
                        matches!(phrase.name, Some((_, EntityKind::Place))) || body || self.is_inanimate(phrase);
                    // "the wives of six men who were held": the counted.
                    if who && phrase.figure.is_some() {
                        return Some(noun);
                    }
                    if !who || !place {
                        // "a commander of the group, which": the nearest; "members of the group who": the persons.
                        // … and "the invasion of Iraq, which killed": the event.
                        let event = |&head: &usize| {
                            self.reading.info(self.sentence.noun(head).head).sense == crate::words::Sense::Event
                        };
                        // "a role in the bombing, which killed": of two events the nearer one, but "a raid on a funeral that".
                        let within = k > 0 && self.reading.is_any(self.word(k - 1), &["in", "of", "for"]);
                        let nearer = within && event(&noun);
                        let head = self.chain_head(k).filter(|head| who || place && event(head) && !nearer);
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

    /// Whether a noun phrase behind a preposition names what can be nobody.
    fn is_inanimate(&self, phrase: &super::chunk::NounPhrase) -> bool {
        let info = self.reading.info(phrase.head);
        let thing =
            matches!(info.sense, Sense::Event | Sense::Artifact | Sense::Communication | Sense::Time | Sense::Location);
        let governed = phrase.chunk > 1 && self.sentence.kind(phrase.chunk - 1) == ChunkKind::Preposition;
        governed && thing && phrase.name.is_none() && !info.personal && !info.collective
    }

    /// The first noun phrase of "members of the group": the one before the preposition. "An explosion in the centre of
    /// the town": the event, behind whatever says where it was.
    fn chain_head(&self, k: usize) -> Option<usize> {
        let mut at = k;
        let mut head = None;
        for _ in 0..3 {
            let before = at.checked_sub(2)?;
            let of = self.reading.is_word(self.word(at - 1), "of");
            let place = self.reading.is_any(self.word(at - 1), &["in", "at", "near", "on", "outside", "with"]);
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
}
