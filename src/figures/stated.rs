//! What a figure states, in words for readers. Called where a figure is shown.

use super::{Change, Figure};
use crate::kind::Bound;
use crate::numbers::Number;

impl Figure {
    /// The value with its bound, each number as `number` writes it: "at least 20", "30 to 40".
    pub(crate) fn bounded(&self, number: impl Fn(Number) -> String) -> String {
        let shown = |value: Option<Number>| value.map_or("?".to_owned(), &number);
        let (low, best, high) = (shown(self.low), shown(self.best), shown(self.high));
        match self.bound {
            Bound::Exact => best,
            Bound::About => format!("about {best}"),
            Bound::AtLeast => format!("at least {low}"),
            Bound::AtMost => format!("at most {high}"),
            Bound::MoreThan => format!("more than {low}"),
            Bound::LessThan => format!("less than {high}"),
            Bound::Range => format!("{low} to {high}"),
            Bound::Vague => format!("{low} or more"),
        }
    }

    /// What stands before the value of a change, and nothing before another.
    pub(crate) fn changed(&self) -> &'static str {
        match self.change {
            Some(Change::Up) => "up by ",
            Some(Change::Down) => "down by ",
            None => "",
        }
    }
}
