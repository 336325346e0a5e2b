//! One word class for each token, in its context. Runs once an article, left to right over every token.
//!
//! Tables say what a word can be; its neighbours decide. Ambiguity is left where a later step sees more: a past form
//! that may be a participle keeps both until the verb groups are linked.

use super::Marks;
use crate::kind::EntityKind;
use crate::text::{Gap, Kind, Mark};
use crate::words::{Class, List, Reading, Sorts, TitleClass, words};

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    /// A past form that may be a participle.
    PastOrParticiple,
    Participle,
    Ing,
}

/// The class of a token in its context. What is asked for together stands together: verbs and auxiliaries, what begins a
/// verb group, nouns and numbers, what begins a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Verb(Form),
    Be,
    Have,
    Do,
    Modal,
    To,
    Negation,
    Noun,
    /// Part of a name.
    Proper,
    /// A nationality or religion before a noun.
    Nation,
    Number,
    Pronoun,
    Determiner,
    Possessive,
    Adjective,
    Adverb,
    Preposition,
    Conjunction,
    Subordinator,
    That,
    Wh,
    There,
    /// "'s" after a noun.
    Clitic,
    Comma,
    /// Colon, semicolon, dash.
    Break,
    Quote,
    Open,
    Close,
    Stop,
    Hyphen,
    Other,
}

impl Tag {
    /// Whether a word of this class can stand inside a noun phrase before its head, or be its head.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Proper | Tag::Nation | Tag::Number)
    }

    pub(crate) fn is_verbal(self) -> bool {
        matches!(self, Tag::Verb(_) | Tag::Be | Tag::Have | Tag::Do | Tag::Modal)
    }
}

/// Tags every token of an article.
pub(crate) fn tag(reading: Reading<'_>, marks: &Marks) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(reading.len());
    let titles = titles(reading);
    for sentence in &reading.text.sentences {
        let mut tagger = Tagger {
            reading,
            marks,
            titles: &titles,
            start: sentence.start,
            end: sentence.end,
            before: None,
            verb_seen: false,
        };
        for i in sentence.clone() {
            let tag = tagger.tag(&tags, i);
            tagger.note(tag);
            tags.push(tag);
        }
    }
    tags
}

/// Whether a token is inside a title of several words: "commanding general", "Secretary |of| Defense", "Rep|.|".
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum InTitle {
    No,
    /// Of an honorific or occupation.
    Other,
    /// Of an office or rank.
    Post,
}

fn titles(reading: Reading<'_>) -> Vec<InTitle> {
    let mut inside = vec![InTitle::No; reading.len()];
    let begins = |(_, sorts): &(usize, &Sorts)| sorts.any(Sorts::TITLE);
    for (i, _) in reading.words.sorts().iter().enumerate().filter(begins) {
        let Some((end, class, _)) = reading.title(i).filter(|(end, ..)| *end > i + 1) else { continue };
        let post = matches!(class, TitleClass::Office | TitleClass::Rank);
        for slot in &mut inside[i..end] {
            if *slot != InTitle::Post {
                *slot = if post { InTitle::Post } else { InTitle::Other };
            }
        }
    }
    inside
}

/// How many adverbs and quotation marks are passed over on the way to the word before.
const LOOK_BACK: usize = 40;

/// Decides one token at a time; what may be a verb is decided in `verbal.rs`.
pub(super) struct Tagger<'a, 'm> {
    pub(super) reading: Reading<'a>,
    pub(super) marks: &'m Marks,
    pub(super) titles: &'m [InTitle],
    pub(super) start: usize,
    pub(super) end: usize,
    /// The tag before, adverbs and quotation marks skipped.
    before: Option<Tag>,
    /// A finite verb has been seen since the clause began.
    pub(super) verb_seen: bool,
}

impl Tagger<'_, '_> {
    fn note(&mut self, tag: Tag) {
        if !is_passed(tag) {
            self.before = Some(tag);
        }
        match tag {
            Tag::Verb(Form::Base | Form::Third | Form::Past | Form::PastOrParticiple)
            | Tag::Be
            | Tag::Have
            | Tag::Do
            | Tag::Modal => {
                self.verb_seen = true;
            }
            Tag::Comma | Tag::Break | Tag::Quote | Tag::Conjunction | Tag::Subordinator | Tag::That | Tag::Wh => {
                self.verb_seen = false
            }
            _ => {}
        }
    }

    fn tag(&self, tags: &[Tag], i: usize) -> Tag {
        let token = self.reading.token(i);
        match token.kind {
            // The dot of "Rep." and "Lt. Gen." is part of the title.
            Kind::Mark if token.mark == Mark::Stop && self.titles[i] != InTitle::No => return Tag::Noun,
            Kind::Mark if token.mark == Mark::Apostrophe && self.is_single_quote(i) => return Tag::Quote,
            Kind::Mark => return mark_tag(token.mark),
            Kind::Number => return Tag::Number,
            Kind::Clitic => return self.clitic(tags, i),
            Kind::Word => {}
        }
        if let Some((tokens, kind)) = self.marks.name(i) {
            return self.name(tokens.end, *kind, i);
        }
        if self.titles[i] == InTitle::Post {
            return Tag::Noun;
        }
        let classes = self.reading.info(i).classes;
        // "|on|-line", "|off|-duty": the first half of a compound.
        let compound = self.reading.glued_hyphen(i + 1) && self.reading.token(i + 2).gap == Gap::None;
        if compound && self.reading.token(i + 2).is_word() && (classes.any(Class::PREPOSITION) || self.is_prefix(i)) {
            return Tag::Adjective;
        }
        // "More |recently| soldiers fled"
        if self.reading.is_one(i, words!["more", "most"])
            && self.reading.word(i + 1).ends_with("ly")
            && !self.reading.is(i + 1, Class::NOUN | Class::ADJECTIVE)
        {
            return Tag::Adverb;
        }
        if classes.any(Class::CLOSED | Class::NUMBER | Class::THERE) {
            if let Some(tag) = self.closed(tags, i, classes) {
                return tag;
            }
        }
        self.open(tags, i)
    }

    /// "|non|-governmental", "|so|-called": what stands before a glued hyphen and is no word of its own there.
    fn is_prefix(&self, i: usize) -> bool {
        let called = self.reading.is_word(i, "so") && self.reading.is_word(i + 2, "called");
        called || self.reading.is_any(i, &["non", "anti", "pre", "mid", "semi", "ultra", "quasi", "neo", "multi"])
    }

    fn name(&self, end: usize, kind: EntityKind, i: usize) -> Tag {
        let adjective = matches!(kind, EntityKind::Nationality | EntityKind::Religion | EntityKind::Ethnic);
        let plural = || self.reading.word(end - 1).ends_with('s') && !self.reading.word(end - 1).ends_with("ss");
        if adjective && i + 1 == end && !plural() && self.can_be_nominal(end) { Tag::Nation } else { Tag::Proper }
    }

    fn can_be_nominal(&self, i: usize) -> bool {
        // "the general ordered": a past form that is mostly a verb is the clause's verb if it has none yet.
        let info = self.reading.info(i);
        let verb = info.classes.any(Class::VERB_PAST) && info.counts[1] > info.counts[0] + info.counts[2];
        if verb && !self.verb_seen {
            return false;
        }
        i < self.end
            && self.reading.token(i).gap <= Gap::Space
            && (self.marks.name(i).is_some()
                || self.reading.is(i, Class::NOUN | Class::ADJECTIVE)
                || self.reading.mark(i) == Mark::Hyphen
                || self.reading.token(i).kind == Kind::Word && !self.reading.info(i).is_common())
    }

    /// "'s": is, has or the possessive; "'re", "'ve", "'ll", "'d", "'m": verbs.
    fn clitic(&self, tags: &[Tag], i: usize) -> Tag {
        let word = self.reading.word(i).trim_start_matches(['\'', '’']).as_bytes();
        if words!["re", "m"].has(word) {
            return Tag::Be;
        }
        if words!["ve"].has(word) {
            return Tag::Have;
        }
        if words!["ll", "d"].has(word) {
            return Tag::Modal;
        }
        match self.last(tags, i) {
            Some(Tag::Pronoun | Tag::Wh | Tag::There | Tag::That) => Tag::Be,
            _ => Tag::Clitic,
        }
    }

    /// The tag before token `i`, adverbs and quotation marks skipped.
    pub(super) fn last(&self, tags: &[Tag], i: usize) -> Option<Tag> {
        // A time expression before the word is no part of its phrase: "which in 2014 seized".
        // But "Norland |currently| holds" has an adverb that happens to be a time.
        if i > self.start && self.marks.is_time(i - 1) && !self.marks.is_time(i) {
            let adverb = self.reading.is(i - 1, Class::ADVERB) && !self.marks.is_time(i.saturating_sub(2));
            let behind = || tags[self.start..i - 1].iter().rev().take(LOOK_BACK).copied().find(|&tag| !is_passed(tag));
            return if adverb { behind() } else { Some(Tag::Other) };
        }
        self.before
    }

    fn closed(&self, tags: &[Tag], i: usize, classes: Class) -> Option<Tag> {
        let reading = self.reading;
        let next = i + 1;
        if classes.any(Class::BE) {
            return Some(Tag::Be);
        }
        if classes.any(Class::HAVE) {
            return Some(Tag::Have);
        }
        if classes.any(Class::DO) {
            return Some(Tag::Do);
        }
        if classes.any(Class::MODAL) {
            // "a will", "in May": nouns.
            return Some(if matches!(self.last(tags, i), Some(Tag::Determiner | Tag::Possessive)) {
                Tag::Noun
            } else {
                Tag::Modal
            });
        }
        if classes.any(Class::NEGATION) && !classes.any(Class::DETERMINER | Class::PRONOUN) {
            return Some(Tag::Negation);
        }
        if classes.any(Class::TO) {
            // `to "stop" it`
            let next = next + usize::from(self.is_quote(next));
            let verb = reading.is(next, Class::VERB_BASE)
                || reading.is(next, Class::ADVERB)
                    && reading.is(next + 1, Class::VERB_BASE)
                    && !reading.is(next, Class::NOUN);
            // "according to police": never an infinitive.
            let nominal = reading.is(next, Class::DETERMINER | Class::POSSESSIVE)
                || self.marks.name(next).is_some()
                || i > self.start && reading.id(i - 1) == reading.lexicon.according;
            return Some(if verb && !nominal { Tag::To } else { Tag::Preposition });
        }
        if classes.any(Class::POSSESSIVE) && reading.is_one(i, words!["her"]) {
            return Some(if self.can_be_nominal(next) { Tag::Possessive } else { Tag::Pronoun });
        }
        if classes.any(Class::THAT) {
            return Some(self.that(tags, i));
        }
        if classes.any(Class::POSSESSIVE) {
            return Some(Tag::Possessive);
        }
        if classes.any(Class::WH) {
            return Some(Tag::Wh);
        }
        if classes.any(Class::THERE) && reading.is(next, Class::BE | Class::HAVE | Class::MODAL) {
            return Some(Tag::There);
        }
        if classes.any(Class::NUMBER) {
            if reading.is_word(i, "one") && i > self.start && reading.is_word(i - 1, "no") {
                return Some(Tag::Noun);
            }
            let pronoun = reading.is_word(i, "one") && !self.can_be_nominal(next) && !reading.is_word(next, "of");
            return Some(if pronoun { Tag::Pronoun } else { Tag::Number });
        }
        // "nations |such| as Norland"
        if classes.any(Class::QUANTIFIER) && reading.is_one(i, words!["such"]) && reading.is_word(next, "as") {
            return Some(Tag::Preposition);
        }
        if classes.any(Class::PRONOUN) {
            // "the |mine|", "a coal |mine|"
            let noun = reading.is_word(i, "mine")
                && matches!(
                    tags.last(),
                    Some(Tag::Determiner | Tag::Noun | Tag::Proper | Tag::Adjective | Tag::Nation)
                );
            return Some(if noun { Tag::Noun } else { Tag::Pronoun });
        }
        if classes.any(Class::DETERMINER) {
            return Some(self.determiner(i, classes));
        }
        if classes.any(Class::CONJUNCTION) {
            return Some(Tag::Conjunction);
        }
        if classes.any(Class::SUBORDINATOR) {
            return Some(self.subordinator(tags, i, classes));
        }
        if classes.any(Class::PREPOSITION) {
            return Some(self.preposition(tags, i, classes));
        }
        None
    }

    /// "that": relative after a noun before a verb, determiner before a singular noun, else complementizer.
    fn that(&self, tags: &[Tag], i: usize) -> Tag {
        let info = self.reading.info(i + 1);
        let next = info.classes;
        let last = self.last(tags, i);
        // "a quake that |hit| Kenya": a past form that is a noun less often.
        let past = next.any(Class::VERB_PAST) && info.counts[1] > info.counts[0];
        // "the agency that |monitors| daily images": a third person with what can only begin an object behind it.
        let third = next.any(Class::VERB_3SG) && {
            let object = self.reading.info(i + 2).classes;
            let begins =
                object.any(Class::DETERMINER | Class::POSSESSIVE | Class::NUMBER | Class::ADJECTIVE | Class::NOUN);
            begins && !object.any(Class::VERB_PAST | Class::VERB_3SG | Class::AUXILIARY)
        };
        let verb_next =
            past || third || next.any(Class::AUXILIARY) || (next.any(Class::VERB) && !next.any(Class::NOUN));
        match last {
            Some(Tag::Noun | Tag::Proper | Tag::Number) if verb_next => Tag::Wh,
            Some(Tag::Preposition) => Tag::Determiner,
            Some(Tag::Conjunction) | None
                if !next.any(Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN)
                    && next.any(Class::NOUN)
                    && !next.any(Class::PLURAL) =>
            {
                Tag::Determiner
            }
            Some(Tag::Verb(_))
                if next.any(Class::NOUN)
                    && !next.any(Class::PLURAL | Class::DETERMINER)
                    && !self.verb_follows(i + 2) =>
            {
                Tag::Determiner
            }
            _ if verb_next && last.is_none() => Tag::Pronoun,
            _ => Tag::That,
        }
    }

    /// Whether a finite verb comes within the next few words, before any mark.
    pub(super) fn verb_follows(&self, from: usize) -> bool {
        (from..(from + 7).min(self.end))
            .take_while(|&i| self.reading.token(i).kind != Kind::Mark || self.reading.mark(i) == Mark::Hyphen)
            .any(|i| {
                let info = self.reading.info(i);
                info.classes.any(Class::AUXILIARY)
                    || info.classes.any(Class::VERB_PAST | Class::VERB_3SG)
                        && (!info.classes.any(Class::NOUN | Class::ADJECTIVE) || info.counts[1] > info.counts[0])
            })
    }

    fn determiner(&self, i: usize, classes: Class) -> Tag {
        // "some said", "both are": determiners without a noun are pronouns.
        let alone = classes.any(Class::QUANTIFIER | Class::DEMONSTRATIVE) && {
            let next = self.reading.info(i + 1).classes;
            next.any(Class::AUXILIARY)
                || next.any(Class::VERB) && !next.any(Class::NOUN | Class::ADJECTIVE | Class::VERB_PP | Class::VERB_ING)
        };
        if alone { Tag::Pronoun } else { Tag::Determiner }
    }

    /// "after", "before", "since", "until", "as", "than": prepositions unless a clause follows.
    fn subordinator(&self, tags: &[Tag], i: usize, classes: Class) -> Tag {
        // "have once again attacked"
        if self.reading.is_one(i, words!["once"]) && self.reading.is_any(i + 1, &["again", "more"]) {
            return Tag::Adverb;
        }
        if !classes.any(Class::PREPOSITION) {
            return Tag::Subordinator;
        }
        if self.reading.is_word(i, "than") {
            return Tag::Preposition;
        }
        let next = self.reading.info(i + 1).classes;
        if next.any(Class::VERB_ING) && !next.any(Class::NOUN) {
            return Tag::Preposition;
        }
        let clause = next.any(Class::SUBJECT) || self.verb_follows(i + 1) && !self.main_verb_waits(tags, i);
        if clause { Tag::Subordinator } else { Tag::Preposition }
    }

    /// "Vets feeding the foal |after| the fall said": a subject before the word still waits for its verb, and a single one
    /// follows.
    fn main_verb_waits(&self, tags: &[Tag], i: usize) -> bool {
        let before = &tags[i.saturating_sub(NEAR).max(self.start)..i];
        let finite = |tag: &Tag| {
            tag.is_verbal() && !matches!(tag, Tag::Verb(Form::Ing | Form::Participle)) || *tag == Tag::Comma
        };
        if !before.iter().any(|tag| tag.is_nominal()) || before.iter().any(finite) {
            return false;
        }
        let verbal = |i: usize| self.reading.is(i, Class::VERB_PAST | Class::VERB_3SG | Class::AUXILIARY);
        let first = (i + 1..self.end.min(i + 8)).find(|&i| verbal(i) && !self.reading.is(i, Class::NOUN));
        first.is_some_and(|first| !verbal(first + 1) && self.reading.mark(first + 1) != Mark::Comma)
    }

    /// "down", "over", "like": particles, adverbs and prepositions share their words; a verb group takes what stands
    /// right behind it.
    fn preposition(&self, tags: &[Tag], i: usize, classes: Class) -> Tag {
        let like = self.reading.is_one(i, words!["like"]);
        if like && matches!(self.last(tags, i), Some(Tag::Pronoun | Tag::Modal | Tag::To)) {
            return Tag::Verb(Form::Base);
        }
        let next = i + 1;
        let ends = || {
            next >= self.end
                || self.reading.token(next).kind == Kind::Mark
                    && self.reading.mark(next) != Mark::Currency
                    && !self.is_quote(next)
        };
        if classes.any(Class::ADVERB)
            && (ends() || self.reading.is(next, Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR))
        {
            return Tag::Adverb;
        }
        // "including", "following", "involving" after an auxiliary are verbs.
        if matches!(tags.last(), Some(Tag::Be)) && self.reading.word(i).ends_with("ing") {
            return Tag::Verb(Form::Ing);
        }
        Tag::Preposition
    }

    /// 'So': an apostrophe that opens, or closes right before a “double” mark, and is no "s'".
    fn is_single_quote(&self, i: usize) -> bool {
        self.reading.token(i).gap > Gap::None || i + 1 < self.end && self.reading.token(i + 1).is_double_quote()
    }

    pub(super) fn is_quote(&self, i: usize) -> bool {
        matches!(
            self.reading.mark(i),
            Mark::OpenQuote | Mark::StraightQuote | Mark::OpenSingle | Mark::OpenBracket | Mark::OpenSquare
        )
    }

    /// Words of the open classes.
    fn open(&self, tags: &[Tag], i: usize) -> Tag {
        let info = self.reading.info(i);
        let classes = info.classes;
        if !classes.any(Class::NOUN | Class::VERB | Class::ADJECTIVE | Class::ADVERB) {
            return self.unknown(tags, i);
        }
        // What follows is of words that can be something else; most nouns cannot.
        if !classes.any(Class::VERB | Class::ADJECTIVE | Class::ADVERB) {
            return Tag::Noun;
        }
        let verb = classes.any(Class::VERB);
        let other = classes.any(Class::NOUN | Class::ADJECTIVE | Class::ADVERB);
        // "officials |familiar| with the case", "those |close| to him"
        let of_people =
            || self.reading.is(i - 1, Class::PLURAL) || self.reading.is_one(i - 1, words!["those", "people"]);
        if i > self.start
            && self.reading.is_one(i, words!["familiar", "close", "loyal", "opposed"])
            && of_people()
            && self.reading.is_any(i + 1, &["with", "to"])
        {
            return Tag::Adjective;
        }
        // "a bomb |south| of Karm": where it lies, and no head.
        let behind_noun = matches!(tags.last(), Some(Tag::Noun | Tag::Proper)) && i > self.start;
        if behind_noun && self.reading.is_one(i, COMPASS) && self.reading.is_word(i + 1, "of") {
            return Tag::Adverb;
        }
        // "in |southeast| Karm": a part of the town, and no adverb.
        if self.reading.is_one(i, COMPASS) && matches!(self.marks.name(i + 1), Some((_, EntityKind::Place))) {
            return Tag::Adjective;
        }
        if classes.any(Class::VERB_ING) && (self.describes_holder(tags, i) || self.describes_group(tags, i)) {
            return Tag::Adjective;
        }
        if verb && !other {
            return self.verb_only(tags, i, classes);
        }
        if verb && self.is_verb_here(tags, i) {
            return Tag::Verb(form_of(classes, self.last(tags, i)));
        }
        // "the |nearby| town": between an article and a noun nothing is an adverb.
        let inside = matches!(tags.last(), Some(Tag::Determiner | Tag::Possessive | Tag::Clitic));
        let noun_next =
            || self.reading.is(i + 1, Class::NOUN) && !self.reading.is(i + 1, Class::ADJECTIVE | Class::VERB_PP);
        if inside && !verb && classes.any(Class::ADVERB) && noun_next() {
            return Tag::Adjective;
        }
        // "a broad and |representative| group"
        let joined = tags.last() == Some(&Tag::Conjunction) && i >= self.start + 2 && tags[i - 2] == Tag::Adjective;
        if joined && classes.any(Class::ADJECTIVE) && !verb && self.reading.is(i + 1, Class::NOUN) {
            return Tag::Adjective;
        }
        if classes.any(Class::ADVERB) && self.before_participle(tags, i) {
            return Tag::Adverb;
        }
        if classes.any(Class::NOUN) && !self.prefers_adjective(tags, i) {
            return Tag::Noun;
        }
        if classes.any(Class::ADJECTIVE) && (info.counts[2] >= info.counts[3] || !classes.any(Class::ADVERB)) {
            return Tag::Adjective;
        }
        if classes.any(Class::ADVERB) { Tag::Adverb } else { Tag::Noun }
    }

    /// "was |first| persuaded", "and |then| arrested": between auxiliary or conjunction and a verb form.
    fn before_participle(&self, tags: &[Tag], i: usize) -> bool {
        matches!(tags.last(), Some(Tag::Be | Tag::Have | Tag::Conjunction | Tag::Pronoun | Tag::Wh))
            && self.reading.is(i + 1, Class::VERB_PAST | Class::VERB_PP)
            && !self.reading.is(i + 1, Class::NOUN | Class::ADJECTIVE)
    }

    /// A word that no table knows: by its ending.
    fn unknown(&self, tags: &[Tag], i: usize) -> Tag {
        let word = self.reading.word(i);
        if self.reading.token(i).is_capitalized() && i != self.start {
            return Tag::Proper;
        }
        let last = self.last(tags, i);
        if word.ends_with("ly") {
            Tag::Adverb
        } else if word.ends_with("ing") && !matches!(last, Some(Tag::Determiner | Tag::Possessive | Tag::Adjective)) {
            Tag::Verb(Form::Ing)
        } else if word.ends_with("ed")
            && word.len() > 4
            && !matches!(last, Some(Tag::Determiner | Tag::Possessive | Tag::Adjective))
        {
            Tag::Verb(Form::PastOrParticiple)
        } else if ["al", "ic", "ous", "ive", "able", "ible", "ary", "ful", "less", "ed"]
            .iter()
            .any(|end| word.ends_with(end))
            && self.can_be_nominal(i + 1)
        {
            Tag::Adjective
        } else {
            Tag::Noun
        }
    }

    /// A word that can only be a verb: but a participle before a noun is an adjective.
    fn verb_only(&self, tags: &[Tag], i: usize, classes: Class) -> Tag {
        let last = self.last(tags, i);
        // "|Kidnap| victims are": a compound that opens the sentence, for a verb follows.
        let compound = last.is_none()
            && classes.any(Class::VERB_BASE)
            && self.reading.is(i + 1, Class::NOUN)
            && !self.reading.is(i + 1, Class::CLOSED)
            && self.verb_follows(i + 2);
        if compound {
            return Tag::Noun;
        }
        let before_noun = self.reading.is(i + 1, Class::NOUN) && self.reading.token(i + 1).gap <= Gap::Space;
        let inside = matches!(
            last,
            Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Clitic | Tag::Number | Tag::Nation)
                // "sheltering |displaced| families"
                | Some(Tag::Verb(Form::Ing))
        );
        // "vulnerable and |displaced| people"
        let joined = last == Some(Tag::Conjunction) && i >= self.start + 2 && tags.get(i - 2) == Some(&Tag::Adjective);
        if classes.any(Class::VERB_PP | Class::VERB_ING) && (inside || joined) && before_noun {
            return Tag::Adjective;
        }
        if classes.any(Class::VERB_PP) && matches!(last, Some(Tag::Hyphen)) {
            return Tag::Adjective;
        }
        if classes.any(Class::VERB_ING) && inside {
            return Tag::Noun;
        }
        Tag::Verb(form_of(classes, last))
    }

    /// "military", "senior", "American": adjective rather than noun, before a nominal or after "be".
    fn prefers_adjective(&self, tags: &[Tag], i: usize) -> bool {
        let info = self.reading.info(i);
        if !info.classes.any(Class::ADJECTIVE) {
            return false;
        }
        // "an independent |polling firm|"
        let gerund_next = matches!(tags.last(), Some(Tag::Determiner))
            && self.reading.is(i + 1, Class::VERB_ING)
            && self.reading.is(i + 2, Class::NOUN)
            && !self.reading.is(i + 2, Class::PLURAL);
        let nominal_next = gerund_next
            || self.can_be_nominal(i + 1) && !self.reading.is(i + 1, Class::AUXILIARY)
            || self.reading.is(i + 1, Class::CONJUNCTION)
                && self.reading.is(i + 2, Class::ADJECTIVE)
                && self.can_be_nominal(i + 3)
                && info.counts[2] > info.counts[0];
        if matches!(self.last(tags, i), Some(Tag::Be)) && !nominal_next {
            return info.counts[2] >= info.counts[0];
        }
        nominal_next && info.counts[2] >= info.counts[0] / 2
    }
}

/// How many tokens back a subject may wait for its verb.
const NEAR: usize = 40;

/// Words that tell on which side of a place something lies.
const COMPASS: &List = words!["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];

/// Adverbs, quotation marks and "not" say nothing of the word behind them.
fn is_passed(tag: Tag) -> bool {
    matches!(tag, Tag::Adverb | Tag::Quote | Tag::Negation)
}

fn form_of(classes: Class, last: Option<Tag>) -> Form {
    let auxiliary = matches!(last, Some(Tag::Have | Tag::Be));
    if classes.any(Class::VERB_BASE) && matches!(last, Some(Tag::To | Tag::Modal | Tag::Do)) {
        Form::Base
    } else if auxiliary && classes.any(Class::VERB_PP) {
        Form::Participle
    } else if classes.any(Class::VERB_ING) {
        Form::Ing
    } else if classes.any(Class::VERB_PAST) && classes.any(Class::VERB_PP) {
        Form::PastOrParticiple
    } else if classes.any(Class::VERB_PAST) {
        Form::Past
    } else if classes.any(Class::VERB_PP) && !classes.any(Class::VERB_BASE) {
        Form::Participle
    } else if classes.any(Class::VERB_3SG) {
        Form::Third
    } else {
        Form::Base
    }
}

fn mark_tag(mark: Mark) -> Tag {
    match mark {
        Mark::Comma => Tag::Comma,
        Mark::Ampersand => Tag::Conjunction,
        Mark::Colon | Mark::Semicolon | Mark::Dash | Mark::Bullet => Tag::Break,
        Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Ellipsis => Tag::Stop,
        Mark::OpenQuote | Mark::CloseQuote | Mark::StraightQuote | Mark::OpenSingle => Tag::Quote,
        Mark::Apostrophe => Tag::Clitic,
        Mark::OpenBracket | Mark::OpenSquare => Tag::Open,
        Mark::CloseBracket | Mark::CloseSquare => Tag::Close,
        Mark::Hyphen => Tag::Hyphen,
        Mark::Percent | Mark::Currency => Tag::Number,
        _ => Tag::Other,
    }
}
