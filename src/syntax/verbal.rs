//! Whether a word that may be a verb is one where it stands. Called for every such word.

use super::tag::{Form, InTitle, Tag, Tagger};
use crate::kind::EntityKind;
use crate::text::{Gap, Kind, Mark};
use crate::words::{Class, Effect, Sense, words};

impl Tagger<'_, '_> {
    /// Whether a word that may be a verb is one here.
    pub(super) fn is_verb_here(&self, tags: &[Tag], i: usize) -> bool {
        let info = self.reading.info(i);
        let classes = info.classes;
        let last = self.last(tags, i);
        let past = classes.any(Class::VERB_PAST | Class::VERB_PP);
        // "the killed": no; "the country is": not here.
        if !past && matches!(last, Some(Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Nation)) {
            return false;
        }
        let next = self.reading.info(i + 1).classes;
        let counted_next = self.marks.figure(i + 1).is_some_and(|(_, figure)| figure.start == i + 1);
        let next_nominal = next
            .any(Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT | Class::REFLEXIVE | Class::NUMBER)
            || self.marks.name(i + 1).is_some()
            || self.reading.token(i + 1).kind == Kind::Number
            || counted_next;
        let mostly_verb = info.counts[1] > 10 * (info.counts[0] + info.counts[2] + 1);
        // "says" is a verb wherever one can stand.
        let surely_third = mostly_verb && classes.any(Class::VERB_3SG) && !self.verb_seen;
        // "according to casualty |estimates| that": no clause begins with what a preposition governs.
        let governed = i >= self.start + 3 && self.reading.id(i - 3) == self.reading.lexicon.according;
        if governed && classes.any(Class::NOUN) {
            return false;
        }
        if self.takes_clause_here(tags, i) || past && !next.any(Class::NOUN) && self.counted_group(tags, i) {
            return true;
        }
        match last {
            Some(Tag::Have | Tag::Be) if past => true,
            Some(Tag::Be) => {
                classes.any(Class::VERB_ING)
                    && (!classes.any(Class::NOUN) || next_nominal || info.counts[1] >= info.counts[0])
            }
            Some(Tag::Have) => past && next_nominal,
            Some(Tag::To | Tag::Modal) => classes.any(Class::VERB_BASE),
            Some(Tag::Do) => {
                classes.any(Class::VERB_BASE) && tags.last() != Some(&Tag::Do)
                    || classes.any(Class::VERB_BASE) && self.reading.is(i.saturating_sub(1), Class::NEGATION)
            }
            // "a Kenyan-|backed| militia controls"
            Some(Tag::Hyphen) if self.reading.token(i).gap == Gap::None && next.any(Class::NOUN) => false,
            Some(Tag::Determiner | Tag::Possessive | Tag::Clitic | Tag::Nation) => false,
            // "where |doctors| said"
            Some(Tag::Wh)
                if self.reading.is(i, Class::PLURAL)
                    && info.counts[0] > info.counts[1]
                    && next.any(Class::VERB_FINITE | Class::AUXILIARY) =>
            {
                false
            }
            Some(Tag::Pronoun | Tag::Wh) => {
                classes.any(Class::VERB_FINITE) && !(classes.any(Class::ADVERB) && info.counts[3] > info.counts[1])
            }
            Some(Tag::Preposition) => {
                let gerund =
                    self.reading.is_any(i - 1, &["after", "before", "by", "without", "since", "upon", "while"]);
                // "executing eleven as well as |planting| bombs"
                let joined = i >= self.start + 2
                    && self.reading.is_word(i - 1, "as")
                    && self.reading.is_word(i - 2, "well")
                    && self.reading.is(i + 1, Class::PLURAL);
                // "was hit by |flying| debris": what does it, and no deed.
                let doer = self.reading.is_word(i - 1, "by")
                    && i >= self.start + 3
                    && matches!(tags[i - 2], Tag::Verb(Form::Participle))
                    && self.reading.is(i + 1, Class::NOUN);
                classes.any(Class::VERB_ING)
                    && !doer
                    && (next_nominal || gerund || joined || !classes.any(Class::NOUN) || self.bare_object(i + 1))
            }
            Some(Tag::Conjunction) => {
                // "killed five people and |wounded| about 55", "and |wounded| their chief": no adjective stands there.
                let object = counted_next || next.any(Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT);
                surely_third || past && object || self.verb_after_conjunction(tags, i, next_nominal)
            }
            Some(Tag::Adjective | Tag::Number) => {
                // "The military |says| 40": the adjective is a noun.
                let noun = surely_third && self.reading.is(i - 1, Class::NOUN);
                noun || past && !self.verb_seen && info.counts[1] > info.counts[0] && !next.any(Class::NOUN)
            }
            Some(Tag::Noun | Tag::Proper) => self.verb_after_noun(tags, i, next, next_nominal, past),
            // "denied |arming| rebels": what takes a deed for its object.
            Some(Tag::Verb(_)) if classes.any(Class::VERB_ING) => {
                let governor = self.reading.lexicon.governor(self.reading.info(i - 1).verb, b'v');
                let denied = governor.is_some_and(|governor| governor.effect == Effect::Negated);
                next_nominal || denied && self.bare_object(i + 1)
            }
            Some(Tag::Verb(_)) if classes.any(Class::VERB_3SG) && self.lacks_subject(tags, i) => true,
            Some(Tag::Verb(_)) => past && next_nominal && info.counts[1] > info.counts[2],
            Some(Tag::Comma | Tag::Subordinator | Tag::That | Tag::Break) | None => {
                // ", killing villagers": behind a comma the form that is mostly a verb needs no article to be one.
                let object =
                    info.counts[1] > info.counts[0] + info.counts[2] && next.any(Class::NOUN | Class::ADJECTIVE);
                // ", |calling| on the minister to resign", but ", fighting in the north".
                let called = last == Some(Tag::Comma) && self.reading.is_any(i + 1, &["on", "upon", "for"]);
                let asks = called && self.reading.lexicon.governor(info.verb, b'v').is_some();
                if classes.any(Class::VERB_ING) && (next_nominal || object || asks || !classes.any(Class::NOUN)) {
                    return true;
                }
                // ", wounded 20 people": no adjective stands before a number; ", apparently committed suicide".
                let adverb = tags.last() == Some(&Tag::Adverb) && info.counts[1] > info.counts[2];
                if past && last == Some(Tag::Comma) && (counted_next || adverb && next.any(Class::NOUN)) {
                    return true;
                }
                surely_third && last.is_some()
                    || past
                        && info.counts[1] > info.counts[0] + info.counts[2]
                        && (next_nominal || mostly_verb || next.any(Class::PREPOSITION | Class::TO))
            }
            _ => surely_third || past && info.counts[1] > info.counts[0] + info.counts[2],
        }
    }

    /// "the plan that critics say |harms| pupils": whether a relative pronoun with a subject and a verb that takes a clause
    /// stands before token `i`, so that a verb without a subject follows.
    fn lacks_subject(&self, tags: &[Tag], i: usize) -> bool {
        let governor = self.reading.lexicon.governor(self.reading.info(i - 1).verb, b'v');
        let nominal = |tag: &&Tag| tag.is_nominal() || **tag == Tag::Pronoun;
        let subject = tags[..i - 1].iter().rev().take(5).take_while(nominal).count();
        let relative = tags[..i - 1].iter().rev().nth(subject);
        governor.is_some_and(|governor| governor.clause)
            && (1..5).contains(&subject)
            && matches!(relative, Some(Tag::Wh | Tag::That))
            // "in Karm, where it says |floods| fell": a subject of its own.
            && !self.reading.is_any(i.wrapping_sub(subject + 2), &["where", "when", "why", "how"])
    }

    /// "Police |say| they", "she now |says| that", "on Friday |saying| that": a word that is mostly a verb which takes a
    /// clause, where one begins behind it.
    fn takes_clause_here(&self, tags: &[Tag], i: usize) -> bool {
        let last = self.last(tags, i);
        let behind = matches!(
            last,
            Some(
                Tag::Noun
                    | Tag::Proper
                    | Tag::Other
                    | Tag::Conjunction
                    | Tag::Comma
                    | Tag::Verb(_)
                    | Tag::Preposition
                    | Tag::Subordinator
            )
        );
        let info = self.reading.info(i);
        let takes = || self.reading.lexicon.governor(info.verb, b'v').is_some_and(|governor| governor.clause);
        if !behind || !takes() {
            return false;
        }
        let next = i + 1;
        let comma = self.reading.mark(next) == Mark::Comma;
        let begins = self.reading.is(next, Class::THAT | Class::SUBJECT | Class::THERE)
            || self.is_quote(next)
            || comma && self.is_quote(next + 1);
        if info.classes.any(Class::VERB_ING) {
            // "quotes him as |saying| he"
            let quoted = matches!(last, Some(Tag::Preposition | Tag::Subordinator))
                && self.reading.is_word(i.wrapping_sub(1), "as");
            return begins && (quoted || matches!(last, Some(Tag::Noun | Tag::Proper | Tag::Other | Tag::Comma)));
        }
        let noun_behind =
            self.reading.is(next, Class::DETERMINER | Class::POSSESSIVE) || self.marks.name(next).is_some();
        let after = match last {
            Some(Tag::Noun | Tag::Proper | Tag::Other) => true,
            // "ready to help but |noted| that"
            Some(Tag::Conjunction) if self.reading.is(next, Class::THAT | Class::SUBJECT) => {
                info.classes.any(Class::VERB_3SG | Class::VERB_PAST)
            }
            Some(Tag::Conjunction | Tag::Comma) => info.classes.any(Class::VERB_3SG),
            // "the minister who visited |said| he", "those I met |said| that"
            Some(Tag::Verb(_)) => begins && info.classes.any(Class::VERB_3SG | Class::VERB_PAST),
            _ => false,
        };
        // "Say" is hardly a noun: "the report released on Monday |says| tens of firms".
        let never_noun = info.counts[0] == 0 && info.counts[1] > 0;
        let rarely_noun = info.counts[1] > 10 * info.counts[0];
        let mostly = info.counts[1] > 2 * info.counts[0] || begins && info.counts[1] > info.counts[0];
        info.classes.any(Class::VERB_FINITE)
            && after
            && (never_noun || mostly && (begins || noun_behind) && (!self.verb_seen || rarely_noun))
    }

    /// "In Karm, |visiting| Foreign Minister Ada Roth urged": a form in "-ing" before a title, a name and their verb; but
    /// "Visiting the ministry, she urged".
    pub(super) fn describes_holder(&self, tags: &[Tag], i: usize) -> bool {
        let opens = matches!(
            self.last(tags, i),
            None | Some(Tag::Comma | Tag::Determiner | Tag::Conjunction | Tag::That | Tag::Preposition)
        );
        if !opens || !self.reading.is(i, Class::VERB_ING) {
            return false;
        }
        let named = |i: usize| self.marks.name(i).is_some() || self.titles[i] != InTitle::No;
        let end = (i + 1..self.end.min(i + 12)).find(|&i| !named(i) && self.reading.title(i).is_none());
        let Some(end) = end.filter(|&end| end > i + 1) else { return false };
        let titled = (i + 1..end).any(|i| self.titles[i] != InTitle::No || self.reading.title(i).is_some());
        let person = matches!(self.marks.name(end - 1), Some((_, EntityKind::Person)));
        titled && person && self.reading.is(end, Class::VERB_PAST | Class::VERB_3SG | Class::AUXILIARY)
    }

    /// "|Fleeing| soldiers fired", "arrested |protesting| students", "|neighbouring| Kenya".
    pub(super) fn describes_group(&self, tags: &[Tag], i: usize) -> bool {
        let last = self.last(tags, i);
        if !self.reading.is(i, Class::DESCRIBES) || last == Some(Tag::Be) {
            return false;
        }
        if self.reading.is_one(i, words!["neighbouring", "neighboring"]) {
            return self.reading.is(i + 1, Class::NOUN) || self.marks.name(i + 1).is_some();
        }
        let next = self.reading.info(i + 1);
        let people = next.classes.any(Class::PLURAL) && matches!(next.sense, Sense::Person | Sense::Group);
        let act = || self.reading.info(i - 1).verb;
        let opens = match last {
            None | Some(Tag::Comma | Tag::Subordinator | Tag::That) => {
                self.reading.is(i + 2, Class::VERB_PAST | Class::AUXILIARY)
                    && !self.reading.is_any(i + 2, &["is", "was"])
            }
            Some(Tag::Preposition) => !self
                .reading
                .is_any(i - 1, &["after", "before", "by", "without", "since", "upon", "while", "for", "of"]),
            Some(Tag::Verb(_)) => self.reading.lexicon.governor(act(), b'v').is_none(),
            Some(Tag::Conjunction) => true,
            _ => false,
        };
        people && opens
    }

    /// "of bombing |villages|", but "of bombing |raids|": a plural of people or places, by itself.
    fn bare_object(&self, i: usize) -> bool {
        let info = self.reading.info(i);
        info.classes.any(Class::PLURAL)
            && matches!(info.sense, Sense::Person | Sense::Group | Sense::Location)
            && !self.reading.is(i + 1, Class::NOUN)
    }

    /// "killed and |wounded| twelve", but "bombs and |attacks| in".
    fn verb_after_conjunction(&self, tags: &[Tag], i: usize, next_nominal: bool) -> bool {
        let info = self.reading.info(i);
        let before = tags[self.start..i]
            .iter()
            .rev()
            .copied()
            .find(|tag| !matches!(tag, Tag::Adverb | Tag::Conjunction | Tag::Comma));
        let past = info.classes.any(Class::VERB_PAST | Class::VERB_PP);
        match before {
            Some(Tag::Verb(form)) => same_form(form, info.classes),
            _ if past => info.counts[1] > info.counts[2],
            // "killing three people and |wounding| nine"
            _ if info.classes.any(Class::VERB_ING) => {
                // "executing eleven as well as |planting bombs|"
                (next_nominal || self.reading.is(i + 1, Class::PLURAL) && self.reading.is(i + 1, Class::NOUN))
                    && info.counts[1] > info.counts[0] + info.counts[2]
                    && tags[i.saturating_sub(40).max(self.start)..i].contains(&Tag::Verb(Form::Ing))
            }
            // "to raid homes and |arrest| people"
            _ if info.classes.any(Class::VERB_BASE)
                && tags[i.saturating_sub(8).max(self.start)..i].contains(&Tag::To) =>
            {
                let nominal = self.reading.is(i + 1, Class::NOUN | Class::ADJECTIVE);
                info.counts[1] > 3 * info.counts[0] && nominal || info.counts[1] > info.counts[0] && next_nominal
            }
            // "We condemn the raid and |call| on the junta": what one calls on is asked for something.
            _ if info.classes.any(Class::VERB_BASE)
                && self.reading.is_any(i + 1, &["on", "upon"])
                && tags[i.saturating_sub(12).max(self.start)..i].contains(&Tag::Verb(Form::Base)) =>
            {
                let governor = self.reading.lexicon.governor(info.verb, b'v');
                governor.is_some_and(|governor| governor.effect == Effect::Demanded)
            }
            // "denies involvement and |promises| a backlash": no noun stands right before an article.
            _ if info.classes.any(Class::VERB_3SG)
                && self.reading.is(i + 1, Class::DETERMINER | Class::POSSESSIVE)
                && tags[i.saturating_sub(12).max(self.start)..i].contains(&Tag::Verb(Form::Third)) =>
            {
                true
            }
            _ => {
                next_nominal
                    && info.classes.any(Class::VERB_FINITE)
                    && info.counts[1] > info.counts[0]
                    && !self.reading.is(i, Class::PLURAL)
            }
        }
    }

    /// "12 were killed and dozens more |wounded|": a figure stands between the conjunction and the word.
    fn counted_group(&self, tags: &[Tag], i: usize) -> bool {
        let figure = i.checked_sub(1).and_then(|last| self.marks.figure(last)).map(|(_, figure)| figure.clone());
        figure.is_some_and(|figure| {
            figure.end == i && figure.start > self.start && tags[figure.start - 1] == Tag::Conjunction
        })
    }

    /// A word after a noun: the verb of the clause if it has none yet and the form agrees.
    fn verb_after_noun(&self, tags: &[Tag], i: usize, next: Class, next_nominal: bool, past: bool) -> bool {
        let info = self.reading.info(i);
        let classes = info.classes;
        if next.any(Class::AUXILIARY) && !next.any(Class::TO) {
            return false;
        }
        // "the tourists |wounded| by a bomb"
        if past && self.reading.is_word(i + 1, "by") && self.reading.is(i - 1, Class::PLURAL) {
            return true;
        }
        if past {
            return !classes.any(Class::ADJECTIVE | Class::NOUN)
                || info.counts[1] >= info.counts[0].max(info.counts[2])
                || next_nominal;
        }
        if classes.any(Class::VERB_ING) {
            // "Ministers |meeting| in Brussels agreed": no compound, whose first noun would be a singular.
            let people = self.reading.is(i - 1, Class::PLURAL)
                && matches!(self.reading.info(i - 1).sense, Sense::Person | Sense::Group)
                || tags.last() == Some(&Tag::Proper)
                    && self.reading.word(i - 1).ends_with('s')
                    && matches!(self.marks.name(i - 1), Some((_, EntityKind::Nationality)));
            // "Gunmen |wearing| masks"
            let things = next.any(Class::PLURAL) && info.counts[1] > info.counts[0];
            let doing = people && (things || next.any(Class::PREPOSITION | Class::ADVERB));
            return !classes.any(Class::NOUN) || next_nominal || doing;
        }
        if self.verb_seen {
            return false;
        }
        let rate = f32::from(info.counts[1]) / f32::from(info.counts[0].max(1));
        // "Poland |hosts| about 10,000 soldiers": between a name and what can only begin a noun phrase.
        let third = classes.any(Class::VERB_3SG) && tags.last() == Some(&Tag::Proper);
        if third && next_nominal && !self.verb_follows(i + 1) {
            return true;
        }
        let likely = next_nominal && rate > 0.3 || rate > 2.0;
        if !likely && rate <= 0.6 {
            return false;
        }
        let plural_before = self.reading.is(i - 1, Class::PLURAL) && tags.last() == Some(&Tag::Noun);
        let agrees = if classes.any(Class::VERB_3SG) {
            !plural_before
        } else {
            plural_before || self.coordinated(tags, i) || self.plural_of(tags, i)
        };
        let complement = next_nominal
            || next.any(
                Class::TO
                    | Class::THAT
                    | Class::PREPOSITION
                    | Class::ADVERB
                    | Class::SUBORDINATOR
                    | Class::WH
                    | Class::PRONOUN,
            )
            // "stand |ready|"
            || next.any(Class::ADJECTIVE) && !next.any(Class::NOUN)
            || i + 1 >= self.end
            || info.counts[1] > 20 * (info.counts[0] + 1)
            || self.marks.is_time(i + 1)
            || self.is_quote(i + 1)
            || self.reading.mark(i + 1) == Mark::Comma;
        agrees && complement && (likely || !self.verb_follows(i + 1))
    }

    /// "Members of the council |urge|": the head before the phrase is a plural.
    fn plural_of(&self, tags: &[Tag], i: usize) -> bool {
        let within = |&at: &usize| {
            matches!(
                tags[at],
                Tag::Noun | Tag::Proper | Tag::Nation | Tag::Adjective | Tag::Determiner | Tag::Possessive
            )
        };
        let first = (self.start..i).rev().take(8).take_while(within).last();
        let of = first.and_then(|first| first.checked_sub(1)).filter(|&of| of > self.start);
        of.is_some_and(|of| {
            self.reading.is_word(of, "of") && self.reading.is(of - 1, Class::PLURAL) && tags[of - 1] == Tag::Noun
        })
    }

    /// "Iraq and Syria |say|".
    fn coordinated(&self, tags: &[Tag], i: usize) -> bool {
        tags[self.start..i].iter().rev().take(4).any(|tag| *tag == Tag::Conjunction)
    }
}

fn same_form(form: Form, classes: Class) -> bool {
    match form {
        Form::Base => classes.any(Class::VERB_BASE),
        Form::Third => classes.any(Class::VERB_3SG),
        Form::Past | Form::PastOrParticiple | Form::Participle => classes.any(Class::VERB_PAST | Class::VERB_PP),
        Form::Ing => classes.any(Class::VERB_ING),
    }
}
