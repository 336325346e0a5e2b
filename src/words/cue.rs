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
