//! Frames: which verbs, nouns and adjectives make which claims, and where the roles stand. Compiled once a process
//! from `gazetteers/frames.tsv`; looked up at every verb group and noun phrase.

use rustc_hash::FxHashMap;

use super::ClaimKind;
use crate::error::Error;
use crate::gazetteer::table::{Record, Table};
use crate::gazetteer::{Vocabulary, WordId};
use crate::words::inflect;

/// A grammatical place that a role can be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    Subject,
    Object,
    /// The clause or phrase after "that", a zero "that" or "to".
    Complement,
    Infinitive,
    Quote,
    /// "'s", a possessive pronoun, or a name right before the noun.
    Possessor,
    /// The noun phrase itself where it is counted: "|three deaths|".
    Counted,
    /// The noun phrase itself where it is denied: "|no casualties|".
    Denied,
}

/// How many slots there are.
const SLOTS: usize = Slot::Denied as usize + 1;

/// The roles of a frame, by where they stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    slots: [Option<&'static str>; SLOTS],
    prepositions: Vec<(&'static str, &'static str)>,
    /// Bits of the prepositions' first letters: most words begin otherwise.
    letters: u32,
}

/// Capitals and small letters have the same lower five bits.
fn letter(word: &str) -> u32 {
    word.as_bytes().first().map_or(0, |byte| 1 << (byte & 31))
}

/// One row: a cue and where its roles are.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) cue: &'static str,
    /// The word that must come with the verb: "out" of "pull out", "hostage" of "take hostage".
    pub(crate) particle: Option<&'static str>,
    pub(crate) kind: ClaimKind,
    pub(crate) label: &'static str,
    roles: Roles,
    /// The name of the rule that this row is: "casualties/blow-up".
    pub(crate) rule: &'static str,
}

impl Frame {
    /// The role of a slot.
    #[inline]
    pub(crate) fn role(&self, slot: Slot) -> Option<&'static str> {
        self.roles.slots[slot as usize]
    }

    /// The role of a preposition.
    #[inline]
    pub(crate) fn preposition(&self, word: &str) -> Option<&'static str> {
        if self.roles.letters & letter(word) == 0 {
            return None;
        }
        let same = |own: &str| own.eq_ignore_ascii_case(word);
        self.roles.prepositions.iter().find(|(own, _)| same(own)).map(|(_, role)| *role)
    }

    /// Whether anything can fill a role.
    pub(crate) fn has(&self, role: &str) -> bool {
        let prepositions = self.roles.prepositions.iter().map(|(_, role)| role);
        self.roles.slots.iter().flatten().chain(prepositions).any(|own| *own == role)
    }
}

/// What a noun is, where a claim's kind asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NounClass {
    Agreement,
    /// Accusations, charges: what one denies by rejecting it.
    Allegation,
    /// Weapons by any name, equipment: what an army is given.
    Arms,
    /// Drivers, goalkeepers: who competes for a club or firm.
    Athlete,
    /// Airlines, banks, the opposition: bodies that act.
    Body,
    /// Storms, quakes, diseases: what kills without attacking.
    Calamity,
    /// Reports, statements: what speaks without being anyone.
    Document,
    Force,
    /// Loans, grants: what pays for things.
    Funds,
    /// Newspapers, stations: a document's publisher, who is told things.
    Outlet,
    /// Visas, access, bail: what is granted or denied.
    Permission,
    Presence,
    /// Aid, supplies: what is given to who needs it.
    Relief,
    /// Websites, servers: what is attacked without being anywhere.
    System,
    Territory,
    Weapon,
}

/// All frames by their cue's lemma, and the nouns that kinds ask for.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    verbs: FxHashMap<WordId, Vec<Frame>>,
    nouns: FxHashMap<WordId, Vec<Frame>>,
    adjectives: FxHashMap<WordId, Vec<Frame>>,
    classes: FxHashMap<WordId, NounClass>,
    /// By word number, what tables know the word as: most words are in none of them.
    known: Vec<u8>,
}

/// Ways in which tables know a word: as the cue of frames, as a noun of a class, as a verb that carries nouns.
const VERB: u8 = 1;
const NOUN: u8 = 1 << 1;
const ADJECTIVE: u8 = 1 << 2;
const CLASS: u8 = 1 << 3;
const LIGHT: u8 = 1 << 4;
const SUFFERING: u8 = 1 << 5;
const OCCURS: u8 = 1 << 6;
const RESULT: u8 = 1 << 7;

impl Frames {
    /// Compiles the bundled tables.
    pub(crate) fn compile(vocabulary: &mut Vocabulary) -> Result<Frames, Error> {
        let mut frames = Frames::default();
        let table = Table::open(
            "gazetteers/frames.tsv",
            include_str!("../../gazetteers/frames.tsv"),
            &["cue", "kind", "label", "roles"],
        )?;
        for record in table.records() {
            frames.add(vocabulary, &record?)?;
        }
        let table = Table::open(
            "gazetteers/noun_classes.tsv",
            include_str!("../../gazetteers/noun_classes.tsv"),
            &["noun", "class"],
        )?;
        for record in table.records() {
            frames.class(vocabulary, &record?)?;
        }
        let table = Table::open(
            "gazetteers/light_verbs.tsv",
            include_str!("../../gazetteers/light_verbs.tsv"),
            &["verb", "side"],
        )?;
        for record in table.records() {
            frames.light_verb(vocabulary, &record?)?;
        }
        Ok(frames)
    }

    fn add(&mut self, vocabulary: &mut Vocabulary, record: &Record<'_, 'static>) -> Result<(), Error> {
        let cell = record.get("cue");
        let (cue, class) =
            cell.split_once('/').ok_or_else(|| record.error("a cue as word/class", format!("{cell:?}")))?;
        let kind = ClaimKind::from_word(record.get("kind"))
            .ok_or_else(|| record.error("a kind of claim", format!("{:?}", record.get("kind"))))?;
        // Claims of as many articles as are read name the rule; it stays as long as the table.
        let rule = format!("{}/{}", kind.as_str(), cue.replace(' ', "-")).leak();
        let frame = Frame { cue, particle: None, kind, label: record.get("label"), roles: roles(record)?, rule };
        match class {
            "v" => {
                let (word, particle) = cue.split_once(' ').map_or((cue, None), |(word, rest)| (word, Some(rest)));
                let frame = Frame { particle, ..frame };
                for form in [word.to_owned(), inflect::with_s(word), inflect::with_ed(word), inflect::with_ing(word)] {
                    // Forms that the word table does not have stand for themselves.
                    let form = vocabulary.add(&form);
                    self.note(form, VERB);
                    self.verbs.entry(form).or_default().push(frame.clone());
                }
            }
            "n" => {
                let head = cue.rsplit(' ').next().unwrap_or(cue);
                for form in [head.to_owned(), inflect::with_s(head)] {
                    let form = vocabulary.add(&form);
                    self.note(form, NOUN);
                    self.nouns.entry(form).or_default().push(frame.clone());
                }
            }
            "a" => {
                let form = vocabulary.add(cue);
                self.note(form, ADJECTIVE);
                self.adjectives.entry(form).or_default().push(frame);
            }
            other => return Err(record.error("class v, n or a", format!("{other:?}"))),
        }
        Ok(())
    }

    fn class(&mut self, vocabulary: &mut Vocabulary, record: &Record<'_, 'static>) -> Result<(), Error> {
        let class = match record.get("class") {
            "agreement" => NounClass::Agreement,
            "allegation" => NounClass::Allegation,
            "arms" => NounClass::Arms,
            "athlete" => NounClass::Athlete,
            "body" => NounClass::Body,
            "calamity" => NounClass::Calamity,
            "document" => NounClass::Document,
            "force" => NounClass::Force,
            "outlet" => NounClass::Outlet,
            "permission" => NounClass::Permission,
            "funds" => NounClass::Funds,
            "presence" => NounClass::Presence,
            "relief" => NounClass::Relief,
            "system" => NounClass::System,
            "territory" => NounClass::Territory,
            "weapon" => NounClass::Weapon,
            other => return Err(record.error("a class of nouns", format!("{other:?}"))),
        };
        let noun = record.get("noun");
        for form in [noun.to_owned(), inflect::with_s(noun)] {
            let form = vocabulary.add(&form);
            self.note(form, CLASS);
            self.classes.insert(form, class);
        }
        Ok(())
    }

    fn light_verb(&mut self, vocabulary: &mut Vocabulary, record: &Record<'_, 'static>) -> Result<(), Error> {
        let verb = vocabulary.add(record.get("verb"));
        let sides = match record.get("side") {
            "object" => LIGHT,
            "subject" => OCCURS,
            "both" => LIGHT | OCCURS,
            "result" => RESULT,
            "target" => SUFFERING,
            other => return Err(record.error("side object, subject, both, result or target", format!("{other:?}"))),
        };
        self.note(verb, sides);
        Ok(())
    }

    fn note(&mut self, word: WordId, ways: u8) {
        if self.known.len() <= word.index() {
            self.known.resize(word.index() + 1, 0);
        }
        self.known[word.index()] |= ways;
    }

    #[inline]
    fn knows(&self, word: WordId, way: u8) -> bool {
        self.known.get(word.index()).is_some_and(|ways| ways & way != 0)
    }

    /// The frames of a verb, by its lemma or by the form itself.
    #[inline]
    pub(crate) fn of_verb(&self, lemma: WordId, form: WordId) -> &[Frame] {
        match (self.knows(lemma, VERB), self.knows(form, VERB)) {
            (true, _) => frames_of(&self.verbs, lemma),
            (_, true) => frames_of(&self.verbs, form),
            _ => &[],
        }
    }

    /// The frames of a noun, by the form itself.
    #[inline]
    pub(crate) fn of_noun(&self, form: WordId) -> &[Frame] {
        if self.knows(form, NOUN) { frames_of(&self.nouns, form) } else { &[] }
    }

    /// The frames of an adjective.
    #[inline]
    pub(crate) fn of_adjective(&self, form: WordId) -> &[Frame] {
        if self.knows(form, ADJECTIVE) { frames_of(&self.adjectives, form) } else { &[] }
    }

    /// What a noun is.
    #[inline]
    pub(crate) fn class_of(&self, form: WordId) -> Option<NounClass> {
        if self.knows(form, CLASS) { self.classes.get(&form).copied() } else { None }
    }

    /// "faced (shelling)": verbs whose subject suffers what the noun names.
    pub(crate) fn is_suffering(&self, lemma: WordId) -> bool {
        self.knows(lemma, SUFFERING)
    }

    /// "launch (an attack)", "make (a visit)": verbs that lend their subject to the noun.
    pub(crate) fn is_light(&self, lemma: WordId) -> bool {
        self.knows(lemma, LIGHT)
    }

    /// "left (12 dead)": verbs whose object is told to be in a state.
    pub(crate) fn is_result(&self, lemma: WordId) -> bool {
        self.knows(lemma, RESULT)
    }

    /// "(the attack) happened", "(the toll) rose": verbs that only say that what the noun names is so.
    pub(crate) fn is_occurrence(&self, lemma: WordId) -> bool {
        self.knows(lemma, OCCURS)
    }
}

fn frames_of(table: &FxHashMap<WordId, Vec<Frame>>, cue: WordId) -> &[Frame] {
    table.get(&cue).map_or(&[], Vec::as_slice)
}

/// `subj=agent in|at=place`; of several roles of one place the first counts.
fn roles(record: &Record<'_, 'static>) -> Result<Roles, Error> {
    let mut roles = Roles::default();
    for pair in record.get("roles").split_whitespace() {
        let (places, role) =
            pair.split_once('=').ok_or_else(|| record.error("roles as slot=role", format!("{pair:?}")))?;
        for place in places.split('|') {
            let slot = match place {
                "subj" => Slot::Subject,
                "obj" => Slot::Object,
                "comp" => Slot::Complement,
                "inf" => Slot::Infinitive,
                "quote" => Slot::Quote,
                "poss" => Slot::Possessor,
                "count" => Slot::Counted,
                "no" => Slot::Denied,
                preposition => {
                    roles.prepositions.push((preposition, role));
                    roles.letters |= letter(preposition);
                    continue;
                }
            };
            roles.slots[slot as usize].get_or_insert(role);
        }
    }
    Ok(roles)
}
