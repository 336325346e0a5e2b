//! Word classes as one bit set, and what a table knows of a word. Read at every token by every layer.

use std::ops::BitOr;

use crate::gazetteer::WordId;

/// A set of word classes. A word has all that it can be; context decides later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u64);

impl Class {
    pub(crate) const NOUN: Class = Class(1);
    pub(crate) const PLURAL: Class = Class(1 << 1);
    pub(crate) const VERB_BASE: Class = Class(1 << 2);
    pub(crate) const VERB_3SG: Class = Class(1 << 3);
    pub(crate) const VERB_PAST: Class = Class(1 << 4);
    pub(crate) const VERB_PP: Class = Class(1 << 5);
    pub(crate) const VERB_ING: Class = Class(1 << 6);
    pub(crate) const ADJECTIVE: Class = Class(1 << 7);
    pub(crate) const ADVERB: Class = Class(1 << 8);
    pub(crate) const DETERMINER: Class = Class(1 << 9);
    pub(crate) const DEMONSTRATIVE: Class = Class(1 << 10);
    pub(crate) const QUANTIFIER: Class = Class(1 << 11);
    pub(crate) const POSSESSIVE: Class = Class(1 << 12);
    pub(crate) const PREPOSITION: Class = Class(1 << 13);
    pub(crate) const CONJUNCTION: Class = Class(1 << 14);
    pub(crate) const SUBORDINATOR: Class = Class(1 << 15);
    pub(crate) const THAT: Class = Class(1 << 16);
    pub(crate) const PRONOUN: Class = Class(1 << 17);
    pub(crate) const SUBJECT: Class = Class(1 << 18);
    pub(crate) const OBJECT: Class = Class(1 << 19);
    pub(crate) const REFLEXIVE: Class = Class(1 << 20);
    pub(crate) const BE: Class = Class(1 << 21);
    pub(crate) const HAVE: Class = Class(1 << 22);
    pub(crate) const DO: Class = Class(1 << 23);
    pub(crate) const MODAL: Class = Class(1 << 24);
    pub(crate) const WILL: Class = Class(1 << 25);
    pub(crate) const MAY: Class = Class(1 << 26);
    pub(crate) const MUST: Class = Class(1 << 27);
    pub(crate) const NEGATION: Class = Class(1 << 28);
    pub(crate) const TO: Class = Class(1 << 29);
    pub(crate) const WH: Class = Class(1 << 30);
    pub(crate) const WHO: Class = Class(1 << 31);
    pub(crate) const THERE: Class = Class(1 << 32);
    pub(crate) const NUMBER: Class = Class(1 << 33);
    pub(crate) const GIVEN: Class = Class(1 << 34);
    pub(crate) const SURNAME: Class = Class(1 << 35);
    /// A name that is also an ordinary word: "Mark", "May", "Hill".
    pub(crate) const NAME_WORD: Class = Class(1 << 36);
    pub(crate) const CLITIC: Class = Class(1 << 37);
    /// Begins a cue phrase of one word: title, organization head, place head, counted noun.
    pub(crate) const TITLE: Class = Class(1 << 38);
    pub(crate) const ORG_HEAD: Class = Class(1 << 39);
    pub(crate) const PLACE_HEAD: Class = Class(1 << 40);
    pub(crate) const COUNTED: Class = Class(1 << 41);
    pub(crate) const MONTH: Class = Class(1 << 42);
    pub(crate) const WEEKDAY: Class = Class(1 << 43);
    /// Male or female given name.
    pub(crate) const MALE: Class = Class(1 << 44);
    pub(crate) const FEMALE: Class = Class(1 << 45);
    /// In capitals an acronym that names no organization: "GDP".
    pub(crate) const THING: Class = Class(1 << 46);
    /// What a leader's surname stands before: "administration", "supporters".
    pub(crate) const LED: Class = Class(1 << 47);
    /// Said of a word's base form: a verb of what governments do ("deny"), a noun of what they have ("stance").
    pub(crate) const GOVERNS: Class = Class(1 << 48);
    pub(crate) const POLICY: Class = Class(1 << 49);
    /// Who works at an organization: "analyst at".
    pub(crate) const EMPLOYED: Class = Class(1 << 50);
    /// What stands beside the name of a body that it is: "newspaper", "brewer"; and those of them that are read or heard.
    pub(crate) const BODY: Class = Class(1 << 51);
    pub(crate) const OUTLET: Class = Class(1 << 52);
    /// Whom only a team has: "striker".
    pub(crate) const PLAYER: Class = Class(1 << 53);
    /// Who is of a place ("resident of"), and who is from one ("fisherman from").
    pub(crate) const DWELLER: Class = Class(1 << 54);
    pub(crate) const NATIVE: Class = Class(1 << 55);
    /// Said of a word's base form: a verb of travel, before "to" and "from".
    pub(crate) const TRAVELS: Class = Class(1 << 56);
    /// Whom only a body has ("spokesman"), and whom only a place has ("mayor").
    pub(crate) const OFFICER: Class = Class(1 << 57);
    pub(crate) const HEADMAN: Class = Class(1 << 58);
    /// Said of a base form: a verb of what only people do ("resign") or what only they suffer ("jail"); whom only they have
    /// ("daughter").
    pub(crate) const DEED: Class = Class(1 << 59);
    pub(crate) const FATE: Class = Class(1 << 60);
    pub(crate) const KIN: Class = Class(1 << 61);
    /// A form in "-ing" that describes those before whom it stands: "fleeing civilians".
    pub(crate) const DESCRIBES: Class = Class(1 << 62);

    pub(crate) const VERB_FINITE: Class = Class(Class::VERB_BASE.0 | Class::VERB_3SG.0 | Class::VERB_PAST.0);
    pub(crate) const VERB: Class = Class(Class::VERB_FINITE.0 | Class::VERB_PP.0 | Class::VERB_ING.0);
    pub(crate) const AUXILIARY: Class = Class(Class::BE.0 | Class::HAVE.0 | Class::DO.0 | Class::MODAL.0);
    pub(crate) const CLOSED: Class = Class(
        Class::DETERMINER.0
            | Class::POSSESSIVE.0
            | Class::PREPOSITION.0
            | Class::CONJUNCTION.0
            | Class::SUBORDINATOR.0
            | Class::PRONOUN.0
            | Class::AUXILIARY.0
            | Class::WH.0
            | Class::TO.0
            | Class::NEGATION.0,
    );
    const NAMES: Class = Class(
        Class::GIVEN.0 | Class::SURNAME.0 | Class::ORG_HEAD.0 | Class::PLACE_HEAD.0 | Class::TITLE.0 | Class::THING.0,
    );

    pub(crate) fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn add(&mut self, other: Class) {
        self.0 |= other.0;
    }

    fn keep(self, other: Class) -> Class {
        Class(self.0 & other.0)
    }

    /// The classes that a word of the closed-class table stands for.
    pub(crate) fn of_cell(word: &str) -> Option<Class> {
        Some(match word {
            "det" => Class::DETERMINER,
            "dem" => Class::DEMONSTRATIVE,
            "quant" => Class::QUANTIFIER,
            "poss" => Class::POSSESSIVE,
            "prep" => Class::PREPOSITION,
            "conj" => Class::CONJUNCTION,
            "sub" => Class::SUBORDINATOR,
            "that" => Class::THAT,
            "pron" => Class::PRONOUN,
            "subj" => Class::SUBJECT,
            "obj" => Class::OBJECT,
            "refl" => Class::REFLEXIVE,
            "be" => Class::BE,
            "have" => Class::HAVE,
            "do" => Class::DO,
            "aux" => Class(0),
            "modal" => Class::MODAL,
            "will" => Class::WILL,
            "may" => Class::MAY,
            "must" => Class::MUST,
            "neg" => Class::NEGATION,
            "to" => Class::TO,
            "wh" => Class::WH,
            "who" => Class::WHO,
            "there" => Class::THERE,
            "num" => Class::NUMBER,
            "clitic" => Class::CLITIC,
            "adv" => Class::ADVERB,
            "adj" => Class::ADJECTIVE,
            "vb" => Class::VERB_BASE,
            "v3" => Class::VERB_3SG,
            "vpast" => Class::VERB_PAST,
            "vpp" => Class::VERB_PP,
            "ving" => Class::VERB_ING,
            _ => return None,
        })
    }
}

impl BitOr for Class {
    type Output = Class;

    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// What kind of thing a common noun is (WordNet's lexicographer files, gathered).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sense {
    #[default]
    Unknown,
    Person,
    Group,
    Location,
    Artifact,
    Event,
    Communication,
    Time,
    Quantity,
    Other,
}

impl Sense {
    /// Every sense, in the order of the declaration.
    const ALL: [Sense; 10] = [
        Sense::Unknown,
        Sense::Person,
        Sense::Group,
        Sense::Location,
        Sense::Artifact,
        Sense::Event,
        Sense::Communication,
        Sense::Time,
        Sense::Quantity,
        Sense::Other,
    ];
}

/// What begins with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opens(u8);

impl Opens {
    /// A cue phrase.
    pub(crate) const CUE: Opens = Opens(1);
    /// A number, though the table of numbers does not have the word.
    pub(crate) const NUMBER: Opens = Opens(1 << 1);
    /// A bundled name; and one that a text may write in small letters.
    pub(crate) const NAME: Opens = Opens(1 << 2);
    pub(crate) const SMALL_NAME: Opens = Opens(1 << 3);

    pub(crate) fn any(self, other: Opens) -> bool {
        self.0 & other.0 != 0
    }

    #[allow(dead_code)] // `build.rs` has this file too.
    pub(crate) fn add(&mut self, other: Opens) {
        self.0 |= other.0;
    }
}

/// What tables know of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordInfo {
    pub(crate) classes: Class,
    /// The verb it is a form of.
    pub(crate) verb: WordId,
    /// The noun it is a form of.
    pub(crate) noun: WordId,
    /// How often it stands as noun, verb, adjective, adverb in WordNet's sense-tagged texts.
    pub(crate) counts: [u16; 4],
    pub(crate) sense: Sense,
    /// Whether one of its first two senses is a person.
    pub(crate) personal: bool,
    /// Whether one of its first two senses is a group: "office", "media".
    pub(crate) collective: bool,
    pub(crate) opens: Opens,
}

impl Default for WordInfo {
    fn default() -> WordInfo {
        WordInfo {
            classes: Class::default(),
            verb: WordId::UNKNOWN,
            noun: WordId::UNKNOWN,
            counts: [0; 4],
            sense: Sense::Unknown,
            personal: false,
            collective: false,
            opens: Opens::default(),
        }
    }
}

/// How many bytes an embedded [`WordInfo`] has.
pub(crate) const INFO_BYTES: usize = 32;

impl WordInfo {
    /// The bytes to be embedded.
    #[allow(dead_code)] // `build.rs` alone writes them.
    pub(crate) fn to_bytes(self) -> [u8; INFO_BYTES] {
        let mut out = [0; INFO_BYTES];
        out[..8].copy_from_slice(&self.classes.0.to_le_bytes());
        out[8..12].copy_from_slice(&self.verb.number().to_le_bytes());
        out[12..16].copy_from_slice(&self.noun.number().to_le_bytes());
        for (slot, count) in out[16..24].chunks_exact_mut(2).zip(self.counts) {
            slot.copy_from_slice(&count.to_le_bytes());
        }
        let sense = Sense::ALL.iter().position(|&sense| sense == self.sense).unwrap_or(0);
        out[24] = u8::try_from(sense).unwrap_or(0);
        out[25] = u8::from(self.personal) | u8::from(self.collective) << 1;
        out[26] = self.opens.0;
        out
    }

    /// What [`WordInfo::to_bytes`] made.
    #[inline]
    pub(crate) fn from_bytes(bytes: &[u8; INFO_BYTES]) -> WordInfo {
        let eight =
            |at: usize| bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |own| u64::from_le_bytes(*own));
        let (forms, counts, rest) = (eight(8), eight(16), eight(24));
        WordInfo {
            classes: Class(eight(0)),
            verb: WordId::new(forms as u32),
            noun: WordId::new((forms >> 32) as u32),
            counts: [counts as u16, (counts >> 16) as u16, (counts >> 32) as u16, (counts >> 48) as u16],
            sense: Sense::ALL.get(usize::from(rest as u8)).copied().unwrap_or_default(),
            personal: rest >> 8 & 1 != 0,
            collective: rest >> 8 & 2 != 0,
            opens: Opens((rest >> 16) as u8),
        }
    }

    /// The same word read as a name only.
    pub(crate) fn only_names(self) -> WordInfo {
        WordInfo { classes: self.classes.keep(Class::NAMES), ..WordInfo::default() }
    }

    /// Whether any table of words (not of names) knows it: an ordinary English word.
    pub(crate) fn is_common(&self) -> bool {
        self.classes.any(Class::NOUN | Class::VERB | Class::ADJECTIVE | Class::ADVERB | Class::CLOSED)
    }
}
