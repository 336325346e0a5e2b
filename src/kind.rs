//! The kinds of things that have names: shared by gazetteer rows, mentions and entities.

use std::fmt;

/// What sort of thing a mention or entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A country, region, town, water, road or building, seen as a place.
    Place,
    /// A group of people acting under one name: a government body, army, militant group, party, company, outlet.
    Organization,
    /// The adjective or noun for the people of a country ("Iraqi", "Britons"); its entity is the country.
    Nationality,
    /// A religion or its followers ("Shi'ite", "Muslims").
    Religion,
    /// A people without a state of that name ("Kurds", "Tutsi").
    Ethnic,
}

impl EntityKind {
    /// Every kind, in the order of the declaration.
    pub const ALL: [EntityKind; 6] = [
        EntityKind::Person,
        EntityKind::Place,
        EntityKind::Organization,
        EntityKind::Nationality,
        EntityKind::Religion,
        EntityKind::Ethnic,
    ];

    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Place => "place",
            EntityKind::Organization => "organization",
            EntityKind::Nationality => "nationality",
            EntityKind::Religion => "religion",
            EntityKind::Ethnic => "ethnic",
        }
    }

    /// The kind that a gazetteer's `kind` cell begins with: `org.militant` is an organization.
    pub(crate) fn of_cell(cell: &str) -> Option<EntityKind> {
        Some(match cell.split('.').next()? {
            "person" => EntityKind::Person,
            "place" => EntityKind::Place,
            "org" => EntityKind::Organization,
            "nationality" => EntityKind::Nationality,
            "religion" => EntityKind::Religion,
            "ethnic" => EntityKind::Ethnic,
            _ => return None,
        })
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a number bounds what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Bound {
    /// "2,500".
    Exact,
    /// "about", "some", "nearly": the number is near.
    About,
    /// "at least 20": the number is the lower end.
    AtLeast,
    /// "up to 20": the number is the upper end.
    AtMost,
    /// "more than 20": above the number.
    MoreThan,
    /// "fewer than 20": below the number.
    LessThan,
    /// "between 30 and 40": both ends are given.
    Range,
    /// "dozens", "several hundred": a lower end by convention.
    Vague,
}

impl Bound {
    /// Every bound, in the order of the declaration.
    pub const ALL: [Bound; 8] = [
        Bound::Exact,
        Bound::About,
        Bound::AtLeast,
        Bound::AtMost,
        Bound::MoreThan,
        Bound::LessThan,
        Bound::Range,
        Bound::Vague,
    ];

    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::AtLeast => "at-least",
            Bound::AtMost => "at-most",
            Bound::MoreThan => "more-than",
            Bound::LessThan => "less-than",
            Bound::Range => "range",
            Bound::Vague => "vague",
        }
    }
}
