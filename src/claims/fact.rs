//! What every claim is made of, whatever its kind: arguments, stance, attribution, and the macros that make a kind's
//! payload out of its list of roles.

use crate::entities::EntityId;
use crate::span::Span;

/// The number of a figure in its document: an index into [`Document::figures`](crate::Document::figures).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub u32);

/// The number of a time in its document: an index into [`Document::times`](crate::Document::times).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeId(pub u32);

/// What fills a role of a claim: words, and what they refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argument {
    /// The words: the longest noun phrase that names the participant, without relative clauses and appositions.
    pub span: Span,
    /// The entity that the phrase's head refers to.
    pub entity: Option<EntityId>,
    /// The figure in the phrase.
    pub figure: Option<FigureId>,
    /// Whether the words were left out here and the span is that of where they stand.
    pub elided: bool,
}

impl Argument {
    pub(crate) fn new(span: Span) -> Argument {
        Argument { span, entity: None, figure: None, elided: false }
    }
}

/// Whether the article asserts or denies a claim, and how real it says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Stance {
    /// Asserted or negated.
    pub polarity: Polarity,
    /// Actual, planned, possible, conditional or demanded.
    pub modality: Modality,
}

/// Asserted and actual.
impl Default for Stance {
    fn default() -> Stance {
        Stance { polarity: Polarity::Asserted, modality: Modality::Actual }
    }
}

/// Who says so, and by which words: "officials" and "said".
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attribution {
    /// The source.
    pub source: Argument,
    /// The verb or phrase of saying.
    pub cue: Span,
}

/// Makes an enum whose variants have a word in the wire form.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word the wire form uses.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }
    };
}
pub(crate) use words;

/// Makes a kind's payload: a struct with a list of arguments a role, and at most one label.
macro_rules! payload {
    ($(#[$doc:meta])* $name:ident { $($(#[$rdoc:meta])* $role:ident,)+ } $($(#[$ldoc:meta])* $label:ident: $type:ty)?) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$rdoc])* pub $role: Vec<crate::claims::Argument>,)+
            $($(#[$ldoc])* pub $label: Option<$type>,)?
        }

        impl $name {
            /// The roles that this kind can have, in the order in which they are written.
            pub const ROLES: &'static [&'static str] = &[$(stringify!($role)),+];

            pub(crate) fn roles(&self) -> Vec<(&'static str, &[crate::claims::Argument])> {
                vec![$((stringify!($role), self.$role.as_slice())),+]
            }

            pub(crate) fn role_mut(&mut self, role: &str) -> Option<&mut Vec<crate::claims::Argument>> {
                $(if role == stringify!($role) { return Some(&mut self.$role); })+
                None
            }

            /// The label's field name and word.
            pub(crate) fn label(&self) -> Option<(&'static str, &'static str)> {
                $(if let Some(label) = self.$label { return Some((stringify!($label), label.as_str())); })?
                None
            }

            /// Sets the label from its word; `false` where the kind has no such label.
            pub(crate) fn set_label(&mut self, word: &str) -> bool {
                $(
                    self.$label = <$type>::ALL.iter().copied().find(|label| label.as_str() == word);
                    if self.$label.is_some() { return true; }
                )?
                word.is_empty()
            }
        }
    };
}
pub(crate) use payload;

words! {
    /// Whether a claim is asserted or denied.
    Polarity {
        /// The text asserts it.
        Asserted = "asserted",
        /// The text denies it: "did not withdraw", "no troops were hurt".
        Negated = "negated",
    }
}

words! {
    /// How real the text says a claim is.
    Modality {
        /// It happened, or holds.
        Actual = "actual",
        /// It will happen, or is planned.
        Planned = "planned",
        /// It may have happened, or may happen.
        Possible = "possible",
        /// It holds if something else does.
        Conditional = "conditional",
        /// Somebody demands it.
        Demanded = "demanded",
    }
}
