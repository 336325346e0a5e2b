//! What the cue tables say: titles, numbers, bounds, units, calendar words, heads of names.

use crate::kind::Bound;

/// On which side of its partner a cue may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
    Both,
    /// "city of X".
    Of,
}

impl Side {
    pub(crate) fn before(self) -> bool {
        matches!(self, Side::Before | Side::Both)
    }

    pub(crate) fn after(self) -> bool {
        matches!(self, Side::After | Side::Both)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TitleClass {
    Office,
    Rank,
    Honorific,
    Occupation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberClass {
    Cardinal,
    Ordinal,
    Fraction,
    Magnitude,
    Vague,
    /// Glued to digits: "4.5bn".
    Suffix,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountedClass {
    Force,
    Person,
    Event,
    Vehicle,
    Thing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CurrencyClass {
    Symbol,
    Word,
    Code,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CalendarClass {
    Month,
    Weekday,
    Season,
    PartOfDay,
    Unit,
    Deictic,
    Set,
    Holiday,
    Modifier,
}

/// One line of a cue table. The text cells are the tables' own, embedded in the binary.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cue {
    Title {
        class: TitleClass,
        side: Side,
    },
    /// `value` is NaN where the word is a number without one ("several").
    Number {
        class: NumberClass,
        value: f64,
    },
    Bound {
        bound: Bound,
        side: Side,
    },
    Counted {
        class: CountedClass,
    },
    Unit {
        unit: &'static str,
    },
    Currency {
        unit: &'static str,
        code: &'static str,
        class: CurrencyClass,
        surface: &'static str,
    },
    Calendar {
        class: CalendarClass,
        value: &'static str,
    },
    OrgHead {
        suffix: bool,
    },
    /// What stands before the name of an organization: "Radio …", "Banco …".
    OrgFirst,
    /// What teams are called beside a place: "… Rovers", "Dynamo …".
    TeamHead {
        side: Side,
    },
    /// What is neither person, place nor organization: "Hurricane …", "… Prize".
    ThingHead {
        side: Side,
    },
    PlaceHead {
        class: &'static str,
        side: Side,
        lower: bool,
    },
}

/// Kinds of cue as a bit set: which a token begins is asked before its phrases are looked at. And what a token says of
/// itself: most rules ask for nothing else of most tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sorts(u16);

#[allow(dead_code)] // `build.rs` has this file too.
impl Sorts {
    pub(crate) const TITLE: Sorts = Sorts(1);
    pub(crate) const NUMBER: Sorts = Sorts(1 << 1);
    pub(crate) const BOUND: Sorts = Sorts(1 << 2);
    pub(crate) const COUNTED: Sorts = Sorts(1 << 3);
    pub(crate) const UNIT: Sorts = Sorts(1 << 4);
    pub(crate) const CURRENCY: Sorts = Sorts(1 << 5);
    pub(crate) const CALENDAR: Sorts = Sorts(1 << 6);
    pub(crate) const ORG_HEAD: Sorts = Sorts(1 << 7);
    pub(crate) const THING_HEAD: Sorts = Sorts(1 << 8);
    pub(crate) const PLACE_HEAD: Sorts = Sorts(1 << 9);
    pub(crate) const TEAM_HEAD: Sorts = Sorts(1 << 10);
    /// The token has a capital, as a name is written.
    pub(crate) const CAPITAL: Sorts = Sorts(1 << 11);
    /// It begins with a digit.
    pub(crate) const DIGITS: Sorts = Sorts(1 << 12);
    /// A number may begin with it that the table of numbers does not: "a", "half".
    pub(crate) const OPENS_NUMBER: Sorts = Sorts(1 << 13);
    /// A bundled name may begin with it, as far as its word and capitals tell.
    pub(crate) const OPENS_NAME: Sorts = Sorts(1 << 14);

    pub(crate) const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    pub(crate) fn any(self, other: Sorts) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn add(&mut self, other: Sorts) {
        self.0 |= other.0;
    }

    /// The same without a branch.
    pub(crate) fn add_if(&mut self, holds: bool, other: Sorts) {
        self.0 |= other.0 * u16::from(holds);
    }
}

impl std::ops::BitOr for Sorts {
    type Output = Sorts;

    fn bitor(self, other: Sorts) -> Sorts {
        self.or(other)
    }
}

impl Cue {
    /// Its kind.
    #[allow(dead_code)] // `build.rs` has this file too.
    pub(crate) fn sort(&self) -> Sorts {
        match self {
            Cue::Title { .. } => Sorts::TITLE,
            Cue::Number { .. } => Sorts::NUMBER,
            Cue::Bound { .. } => Sorts::BOUND,
            Cue::Counted { .. } => Sorts::COUNTED,
            Cue::Unit { .. } => Sorts::UNIT,
            Cue::Currency { .. } => Sorts::CURRENCY,
            Cue::Calendar { .. } => Sorts::CALENDAR,
            Cue::OrgHead { .. } | Cue::OrgFirst => Sorts::ORG_HEAD,
            Cue::TeamHead { .. } => Sorts::TEAM_HEAD,
            Cue::ThingHead { .. } => Sorts::THING_HEAD,
            Cue::PlaceHead { .. } => Sorts::PLACE_HEAD,
        }
    }
}
