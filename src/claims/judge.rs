//! What the kinds ask of a candidate's fillers: is this a person, a force, a place? Called for every candidate.

use std::ops::Range;

use super::candidate::{Candidate, Filler};
use super::frame::{Frames, NounClass};
use crate::kind::EntityKind;
use crate::syntax::Marks;
use crate::text::{Mark, Shape};
use crate::words::{Class, CountedClass, Cue, Reading, Sense, words};

/// What a noun phrase names, as far as its head tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    Person,
    /// Troops, fighters, police.
    Force,
    Organization,
    Place,
    Weapon,
    /// Buildings, vehicles, things.
    Artifact,
    Event,
    /// Reports, statements.
    Communication,
    /// "They", "it", numbers without a noun.
    Open,
    Other,
}

/// Answers questions about fillers.
pub(crate) struct Judge<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) marks: &'a Marks,
    pub(crate) frames: &'a Frames,
}

impl Judge<'_> {
    /// The head of a noun phrase: the last word before the first preposition.
    pub(crate) fn head(&self, tokens: &Range<usize>) -> usize {
        if tokens.len() < 2 {
            return tokens.start;
        }
        let mut head = tokens.start;
        let mut i = tokens.start;
        let mut of_figure = self.marks.figure(tokens.start).map(|(_, figure)| figure.end);
        while i < tokens.end {
            // "tens of thousands of people": the head comes after the figure's own "of".
            if let Some(end) = of_figure.take() {
                i = end.min(tokens.end).max(i + 1);
                head = i - 1;
                continue;
            }
            let classes = self.reading.info(i).classes;
            let named = self.marks.name(i).is_some();
            let preposition = !named
                && i > tokens.start
                && classes.any(Class::PREPOSITION | Class::TO)
                && self.reading.mark(i - 1) != crate::text::Mark::Hyphen;
            if preposition {
                // "a range of organisations": the quantity is not what is meant.
                if self.reading.is_word(i, "of") && self.is_quantity(head) {
                    i += 1;
                    continue;
                }
                break;
            }
            // "accusations |that| it armed rebels"
            if !named && i > tokens.start && self.reading.is(i - 1, Class::NOUN) && classes.any(Class::THAT) {
                break;
            }
            if self.reading.token(i).is_word() || self.reading.token(i).kind == crate::text::Kind::Number {
                head = i;
            }
            i += 1;
        }
        head
    }

    /// "number", "range", "group" before "of".
    fn is_quantity(&self, head: usize) -> bool {
        self.reading.info(head).sense == Sense::Quantity
            || self.reading.is_one(
                head,
                words![
                    "range", "number", "group", "series", "majority", "handful", "lot", "couple", "variety", "dozen",
                    "half", "all", "much", "part", "parts", "rest", "percent", "most", "many", "some", "one", "two",
                    "three", "several", "both", "members", "families",
                ],
            )
    }

    /// What a filler names.
    pub(crate) fn category(&self, filler: &Filler) -> Category {
        let head = self.head(&filler.tokens);
        if let Some((tokens, kind)) = self.marks.name(head) {
            if tokens.end > head && tokens.start >= filler.tokens.start || tokens.end == head + 1 {
                return match kind {
                    EntityKind::Person | EntityKind::Nationality | EntityKind::Ethnic | EntityKind::Religion => {
                        Category::Person
                    }
                    EntityKind::Place => Category::Place,
                    EntityKind::Organization => Category::Organization,
                };
            }
        }
        let classes = self.reading.info(head).classes;
        if classes.any(Class::PRONOUN | Class::POSSESSIVE) {
            let someone = self
                .reading
                .is_one(head, words!["he", "she", "him", "her", "i", "we", "who", "someone", "others", "us", "me"]);
            return if someone { Category::Person } else { Category::Open };
        }
        if self.reading.token(head).kind == crate::text::Kind::Number || classes.any(Class::NUMBER) {
            return Category::Open;
        }
        // "the |head| of the mission"
        let office = classes.any(Class::TITLE) && self.reading.is_word(head + 1, "of");
        if let Some(category) = self.common(head) {
            let thing = !matches!(category, Category::Person | Category::Force | Category::Organization);
            return if office && thing && self.reading.is_word(head, "head") { Category::Person } else { category };
        }
        if classes.any(Class::DETERMINER) {
            return Category::Open;
        }
        if self.reading.token(head).shape != Shape::Lower && self.reading.token(head).is_capitalized() {
            // "Cyclone Asha"
            let calamity = head
                .checked_sub(1)
                .filter(|before| filler.tokens.contains(before))
                .is_some_and(|before| self.frames.class_of(self.reading.id(before)) == Some(NounClass::Calamity));
            return if calamity { Category::Event } else { Category::Open };
        }
        Category::Other
    }

    /// What a common noun names.
    fn common(&self, head: usize) -> Option<Category> {
        match self.frames.class_of(self.reading.id(head)) {
            Some(NounClass::Force) => return Some(Category::Force),
            Some(NounClass::System) => return Some(Category::Artifact),
            Some(NounClass::Territory) => return Some(Category::Place),
            Some(NounClass::Weapon) => return Some(Category::Weapon),
            Some(NounClass::Document | NounClass::Outlet) => return Some(Category::Communication),
            Some(NounClass::Body) => return Some(Category::Organization),
            Some(NounClass::Calamity) => return Some(Category::Event),
            _ => {}
        }
        let counted =
            self.reading.words.longest(head, |cue| if let Cue::Counted { class } = *cue { Some(class) } else { None });
        let info = self.reading.info(head);
        Some(match (counted, info.sense) {
            (Some((_, CountedClass::Force)), _) => Category::Force,
            (Some((_, CountedClass::Person)), _) => Category::Person,
            // "killed 1,000 |whales|": what is counted as a thing is nobody, whatever else the word can mean.
            (Some((_, CountedClass::Thing)), Sense::Person) => Category::Artifact,
            // "a |convoy| of trucks arrived"
            (Some((_, CountedClass::Vehicle)), Sense::Group) => Category::Artifact,
            (_, Sense::Person) => Category::Person,
            (_, Sense::Group) => Category::Organization,
            (_, Sense::Location) => Category::Place,
            (_, sense) if info.collective && !matches!(sense, Sense::Location | Sense::Communication) => {
                Category::Organization
            }
            _ if info.personal && !matches!(info.sense, Sense::Artifact | Sense::Communication) => Category::Person,
            (_, Sense::Communication) => Category::Communication,
            (Some((_, CountedClass::Event)), _) | (_, Sense::Event) => Category::Event,
            (Some((_, CountedClass::Vehicle | CountedClass::Thing)), _) | (_, Sense::Artifact) => Category::Artifact,
            (_, Sense::Unknown) => return None,
            _ => Category::Other,
        })
    }

    /// Whether a filler can be people: a person, a force, a group, "they", a bare number.
    pub(crate) fn is_people(&self, filler: &Filler) -> bool {
        // "the death of Rover 6": a number behind a word counts nobody.
        let last = filler.tokens.end.saturating_sub(1);
        let model = filler.tokens.len() > 1
            && self.reading.token(last).kind == crate::text::Kind::Number
            && self.marks.figure(last).is_none();
        if model {
            return false;
        }
        match self.category(filler) {
            Category::Person | Category::Force | Category::Open => {
                !self.reading.is_one(self.head(&filler.tokens), words!["it", "this", "that", "which"])
            }
            Category::Organization => {
                // "14 |members| of the Unity Party"
                let people = |i: usize| self.reading.info(i).personal && self.reading.is(i, Class::PLURAL);
                let mut members = filler.tokens.clone().take(6).filter(|&i| self.reading.is_word(i + 1, "of"));
                self.is_plural(filler) || self.marks.name(self.head(&filler.tokens)).is_none() || members.any(people)
            }
            _ => self
                .reading
                .is_one(self.head(&filler.tokens), words!["casualties", "deaths", "fatalities", "injuries", "victims"]),
        }
    }

    /// Whether a filler can act or speak: people, organizations, countries.
    pub(crate) fn is_actor(&self, filler: &Filler) -> bool {
        match self.category(filler) {
            Category::Person | Category::Force | Category::Organization | Category::Open => true,
            Category::Place => {
                let states = words!["country", "countries", "state", "states", "nation", "nations"];
                let head = self.head(&filler.tokens);
                // "the West"
                let named = self.is_named(filler) || self.reading.token(head).is_capitalized();
                named || self.reading.is_one(head, states)
            }
            _ => false,
        }
    }

    /// Whether all that fills a role can act.
    pub(crate) fn all_act(&self, candidate: &Candidate, role: &str) -> bool {
        candidate.role(role).iter().all(|filler| self.is_actor(filler))
    }

    /// Whether a filler can be a body of armed people.
    pub(crate) fn is_force(&self, filler: &Filler) -> bool {
        let head = self.head(&filler.tokens);
        match self.category(filler) {
            Category::Force => true,
            Category::Organization => {
                self.reading.is_one(
                    head,
                    words![
                        "troops",
                        "forces",
                        "army",
                        "unit",
                        "units",
                        "brigade",
                        "battalion",
                        "force",
                        "contingent",
                        "militia",
                        "police",
                        "military",
                        "troop",
                        "navy",
                        "marines",
                        "airmen",
                        "peacekeepers",
                        "fleet",
                        "convoy",
                        "regiment",
                        "squadron",
                    ],
                ) || self.is_named(filler)
            }
            Category::Artifact => self.reading.is_one(
                head,
                words![
                    "warships",
                    "warship",
                    "carrier",
                    "ships",
                    "ship",
                    "jets",
                    "tanks",
                    "aircraft",
                    "boats",
                    "vessels",
                    "destroyers",
                    "destroyer",
                    "frigates",
                    "frigate",
                    "submarines",
                    "submarine",
                    "bombers",
                    "convoy",
                    "fleet",
                ],
            ),
            _ => self.reading.is_one(head, words!["forces", "force", "troops", "personnel", "military"]),
        }
    }

    /// Whether a filler names a weapon or an attack.
    pub(crate) fn is_weapon(&self, filler: &Filler) -> bool {
        let head = self.head(&filler.tokens);
        let attack =
            || self.frames.of_noun(self.reading.id(head)).iter().any(|frame| frame.kind == super::ClaimKind::Attack);
        let arms = words![
            "fire",
            "gunfire",
            "artillery",
            "knife",
            "knives",
            "rocks",
            "stones",
            "car",
            "van",
            "gun",
            "guns",
            "rifle",
            "rifles",
        ];
        self.category(filler) == Category::Weapon || attack() || self.reading.is_one(head, arms)
    }

    /// Whether a filler names a machine of war with its crew: it attacks as they do.
    pub(crate) fn is_machine(&self, filler: &Filler) -> bool {
        let machines = words![
            "jets",
            "jet",
            "planes",
            "plane",
            "helicopters",
            "helicopter",
            "warplanes",
            "warplane",
            "aircraft",
            "tanks",
            "warships",
            "warship",
            "gunships",
            "gunship",
            "gunboats",
            "bombers",
        ];
        self.reading.is_one(self.head(&filler.tokens), machines)
    }

    /// "heart attack", "hunger strike": the noun before says that it is no attack.
    pub(crate) fn is_idiom(&self, candidate: &Candidate) -> bool {
        let before = candidate.cue.start.checked_sub(1);
        candidate.noun
            && before.is_some_and(|i| {
                self.reading.is_one(
                    i,
                    words![
                        "heart",
                        "panic",
                        "asthma",
                        "hunger",
                        "general",
                        "labor",
                        "labour",
                        "rail",
                        "teachers",
                        "workers",
                        "verbal",
                        "personal",
                        "lightning",
                        "charm",
                        "sit-down",
                        "hart",
                        "shark",
                        "crocodile",
                        "bear",
                        "dog",
                    ],
                )
            })
    }

    /// Whether a filler names a place or a stretch of land.
    pub(crate) fn is_place(&self, filler: &Filler) -> bool {
        self.category(filler) == Category::Place || self.reading.is_any(self.head(&filler.tokens), &["here", "there"])
    }

    /// Whether a filler's head is of a noun class.
    pub(crate) fn is_class(&self, filler: &Filler, class: NounClass) -> bool {
        self.frames.class_of(self.reading.id(self.head(&filler.tokens))) == Some(class)
    }

    /// Whether the head is the second half of a word with a hyphen: "cease-fire".
    pub(crate) fn is_compound(&self, filler: &Filler, first: &str, second: &str) -> bool {
        let head = self.head(&filler.tokens);
        self.reading.is_word(head, second)
            && head >= 2
            && self.reading.mark(head - 1) == crate::text::Mark::Hyphen
            && self.reading.is_word(head - 2, first)
    }

    /// Whether the head is part of a name.
    pub(crate) fn is_named(&self, filler: &Filler) -> bool {
        self.marks.name(self.head(&filler.tokens)).is_some()
    }

    /// Whether a filler names a people: "the Kenyans".
    pub(crate) fn is_nation(&self, filler: &Filler) -> bool {
        matches!(self.marks.name(self.head(&filler.tokens)), Some((_, EntityKind::Nationality)))
    }

    /// Whether the head is a title or rank: "the general".
    pub(crate) fn is_titled(&self, filler: &Filler) -> bool {
        self.reading.is(self.head(&filler.tokens), Class::TITLE)
    }

    /// Whether a filler is the name of a state: "Norland", but not "Norland's capital" or a town.
    pub(crate) fn is_state(&self, filler: &Filler) -> bool {
        let head = self.head(&filler.tokens);
        self.category(filler) == Category::Place && self.is_named(filler) && !self.marks.is_site(head)
    }

    /// Whether the head is a word in capitals that nothing tells of.
    pub(crate) fn is_unknown_name(&self, filler: &Filler) -> bool {
        let head = self.head(&filler.tokens);
        self.marks.name(head).is_none()
            && self.reading.token(head).is_capitalized()
            && !self.reading.is(head, Class::CLOSED | Class::NOUN)
    }

    /// Whether more than one is meant.
    pub(crate) fn is_plural(&self, filler: &Filler) -> bool {
        let head = self.head(&filler.tokens);
        self.reading.is(head, Class::PLURAL)
            || self.marks.figure(head).is_some()
            || self.reading.is_one(head, words!["they", "we", "both", "people", "police"])
    }

    /// "Another 900": a figure whose noun was left out.
    pub(crate) fn is_bare_figure(&self, filler: &Filler) -> bool {
        self.has_figure(filler) && self.category(filler) == Category::Open
    }

    /// Whether a figure stands in the filler.
    pub(crate) fn has_figure(&self, filler: &Filler) -> bool {
        filler.tokens.clone().any(|i| self.marks.figure(i).is_some())
    }

    /// Whether a filler is an amount of money.
    pub(crate) fn is_money(&self, filler: &Filler) -> bool {
        let currency =
            |i: usize| self.reading.words.longest(i, |cue| matches!(cue, Cue::Currency { .. }).then_some(()));
        self.has_figure(filler)
            && filler.tokens.clone().any(|i| self.reading.mark(i) == Mark::Currency || currency(i).is_some())
    }

    /// Whether the head is one of these words.
    pub(crate) fn head_is(&self, filler: &Filler, words: &[&str]) -> bool {
        self.reading.is_any(self.head(&filler.tokens), words)
    }
}
