//! Figures: every number with what it counts or measures, and how it is bounded. Runs once an article.

use crate::kind::{Bound, EntityKind};
use crate::numbers::{Number, Numbers};
use crate::provenance::Provenance;
use crate::span::Span;
use crate::text::Text;
use crate::times::Time;
use crate::words::Words;

/// What a figure measures.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Measure {
    /// A number of things.
    Count {
        /// The head noun of what is counted ("troops" of "2,500 U.S. troops"); for an elided noun ("another 900")
        /// the one it stands for; `None` where the text names none.
        counted: Option<Span>,
        /// Whether the noun was left out where the number stands.
        elided: bool,
    },
    /// An amount of money.
    Money {
        /// Singular English name of the currency unit: "dollar".
        unit: String,
        /// ISO 4217 code, where the text fixes one.
        code: Option<String>,
    },
    /// A percentage, or percentage points.
    Percent,
    /// A measure with a unit.
    Unit(
        /// Singular English name of the unit: "kilometer per hour".
        String,
    ),
    /// The age of a person or thing, in years unless the text says otherwise.
    Age,
    /// A place in an order: "third".
    Ordinal,
}

/// In which direction a figure changed: "rose by 3 percent".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Change {
    /// It grew by this much.
    Up,
    /// It shrank by this much.
    Down,
}

impl Change {
    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Change::Up => "up",
            Change::Down => "down",
        }
    }
}

/// A number with what it counts and how it is bounded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// The whole phrase, bound words, unit and counted noun with its modifiers included: "at least 2,500 U.S. troops".
    pub span: Span,
    /// The number's own words: "2,500".
    pub number: Span,
    /// What it measures.
    pub measure: Measure,
    /// The lowest value stated; `None` where unbounded below.
    pub low: Option<Number>,
    /// The best single value; `None` where the text gives only a bound.
    pub best: Option<Number>,
    /// The highest value stated; `None` where unbounded above.
    pub high: Option<Number>,
    /// How the number is bounded.
    pub bound: Bound,
    /// Whether the figure is a change, and in which direction.
    pub change: Option<Change>,
    /// The rule, and its words.
    pub provenance: Provenance,
}

/// Every figure of the text, in order, none overlapping. Numbers inside `times` are no figures; `named` tells by token
/// the kind of the listed name that it belongs to.
pub(crate) fn read(
    source: &str,
    text: &Text,
    words: &Words,
    numbers: &Numbers,
    times: &[Time],
    named: &[Option<EntityKind>],
) -> Vec<Figure> {
    let _ = (source, text, words, numbers, times, named);
    Vec::new()
}
