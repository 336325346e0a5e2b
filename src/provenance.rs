//! Receipts: which rule made a result, on which words. Every mention, figure, time and claim carries one.

use std::borrow::Cow;
use std::fmt;

use crate::span::Span;

/// The readable name of the rule that made a result, such as `person/title-name` or `presence/stationed`.
///
/// The part before the slash is the layer or claim kind, the part after it the rule.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Cow<'static, str>);

impl RuleId {
    /// A rule known when the crate was compiled.
    pub const fn new(name: &'static str) -> RuleId {
        RuleId(Cow::Borrowed(name))
    }

    pub(crate) fn of(name: Cow<'static, str>) -> RuleId {
        RuleId(name)
    }

    /// A rule whose name was composed or read back from the wire form.
    pub fn named(name: impl Into<String>) -> RuleId {
        RuleId(Cow::Owned(name.into()))
    }

    /// The rule's name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which rule fired, and the words it fired on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Provenance {
    /// The rule.
    pub rule: RuleId,
    /// The spans that made it fire, in the order in which the rule looked at them.
    pub evidence: Vec<Span>,
}

impl Provenance {
    /// A rule and the one span it fired on.
    pub fn new(rule: RuleId, evidence: impl Into<Vec<Span>>) -> Provenance {
        Provenance { rule, evidence: evidence.into() }
    }
}
