//! Claims: who did, has, said or suffered what, how many, where, when, on whose word. Runs once an article.
//!
//! One file a kind, with its payload and what it demands of a candidate; its trigger words are rows of
//! `gazetteers/frames.tsv`, its cases are in the `.toml` beside it.

pub(crate) mod accusation;
pub(crate) mod agreement;
pub(crate) mod argument;
pub(crate) mod assemble;
pub(crate) mod attack;
pub(crate) mod candidate;
pub(crate) mod casualties;
pub(crate) mod content;
pub(crate) mod control;
pub(crate) mod demand;
pub(crate) mod fact;
pub(crate) mod frame;
mod implied;
pub(crate) mod judge;
pub(crate) mod meeting;
pub(crate) mod movement;
pub(crate) mod nominal;
pub(crate) mod office;
pub(crate) mod partners;
pub(crate) mod pledge;
pub(crate) mod post;
mod premodifier;
pub(crate) mod presence;
pub(crate) mod propose;
pub(crate) mod speech;
pub(crate) mod stance;
pub(crate) mod statement;
pub(crate) mod support;
pub(crate) mod tenure;
pub(crate) mod visit;
pub(crate) mod when;

pub use fact::{Argument, Attribution, FigureId, Modality, Polarity, Stance, TimeId};

use crate::provenance::Provenance;
use crate::span::Span;

/// Derives the public enums from the table of kinds below: name, file, and the roles in brackets that two claims must
/// share to be about the same.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $module:ident [$($key:ident)*],)+) => {
        /// A kind of claim.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ClaimKind { $($(#[$doc])* $variant,)+ }

        /// What a claim asserts, by kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Fact { $($(#[$doc])* $variant($module::$variant),)+ }

        impl ClaimKind {
            /// Every kind, in the order of the contract.
            pub const ALL: &'static [ClaimKind] = &[$(ClaimKind::$variant),+];

            /// The word the wire form uses.
            pub const fn as_str(self) -> &'static str {
                match self { $(ClaimKind::$variant => stringify!($module)),+ }
            }

            /// The roles that must agree for two claims to be about the same.
            pub(crate) const fn keys(self) -> &'static [&'static str] {
                match self { $(ClaimKind::$variant => &[$(stringify!($key)),*]),+ }
            }

            /// The kind with this word.
            pub(crate) fn from_word(word: &str) -> Option<ClaimKind> {
                ClaimKind::ALL.iter().copied().find(|kind| kind.as_str() == word)
            }

            /// A fact of this kind with no role filled.
            pub(crate) fn empty(self) -> Fact {
                match self { $(ClaimKind::$variant => Fact::$variant($module::$variant::default())),+ }
            }

            /// Asks the kind whether a candidate is one of its claims.
            pub(crate) fn propose(self, judge: &judge::Judge<'_>, candidate: &mut candidate::Candidate) -> bool {
                match self { $(ClaimKind::$variant => $module::propose(judge, candidate)),+ }
            }
        }

        impl Fact {
            /// The claim's kind.
            pub const fn kind(&self) -> ClaimKind {
                match self { $(Fact::$variant(_) => ClaimKind::$variant),+ }
            }

            /// Every role of the kind with what fills it, empty ones too, in the order of the contract.
            pub fn roles(&self) -> Vec<(&'static str, &[Argument])> {
                match self { $(Fact::$variant(fact) => fact.roles()),+ }
            }

            /// The kind's label, as field and word: ("harm", "killed").
            pub fn label(&self) -> Option<(&'static str, &'static str)> {
                match self { $(Fact::$variant(fact) => fact.label()),+ }
            }

            pub(crate) fn role_mut(&mut self, role: &str) -> Option<&mut Vec<Argument>> {
                match self { $(Fact::$variant(fact) => fact.role_mut(role)),+ }
            }

            pub(crate) fn set_label(&mut self, word: &str) -> bool {
                match self { $(Fact::$variant(fact) => fact.set_label(word)),+ }
            }
        }
    };
}

kinds! {
    /// What a source says, writes, tells, announces.
    Statement = statement [speaker content],
    /// Who holds, held or will hold which post.
    Office = office [person title],
    /// A standing body of troops, fighters, police, observers or ships.
    Presence = presence [force place],
    /// A force that is sent, withdrawn or rotated.
    Movement = movement [force],
    /// A violent act: a strike, bombing, raid, ambush, shooting.
    Attack = attack [target],
    /// People killed, wounded, missing, captured or displaced.
    Casualties = casualties [victims],
    /// Who takes, loses, retakes or holds a territory.
    Control = control [actor territory],
    /// Someone who travels to a place or is received by a host.
    Visit = visit [visitor place],
    /// Parties that meet or hold talks.
    Meeting = meeting [parties],
    /// What someone promises, or is committed or ready to do.
    Pledge = pledge [actor content],
    /// Someone accused of an act, or denying it.
    Accusation = accusation [accused],
    /// Help that one gives another.
    Support = support [provider recipient],
    /// What someone demands, urges or orders.
    Demand = demand [actor content],
    /// A pact between parties.
    Agreement = agreement [parties],
}

/// One thing that the article asserts, with who says so and the words that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// What is asserted: the kind, its roles and label.
    pub fact: Fact,
    /// The clause that makes the claim.
    pub span: Span,
    /// The word or words that trigger it.
    pub cue: Span,
    /// Asserted or denied; actual, planned, possible ….
    pub stance: Stance,
    /// On whose word it stands, outermost first; empty: the outlet's own.
    pub attribution: Vec<Attribution>,
    /// The time that dates it.
    pub time: Option<TimeId>,
    /// Its place, when the kind has no place role of its own.
    pub place: Option<Argument>,
    /// The rule, and its words.
    pub provenance: Provenance,
}

impl Claim {
    /// The claim's kind.
    pub const fn kind(&self) -> ClaimKind {
        self.fact.kind()
    }

    /// What fills a role, by the contract's name of it; empty where nothing does.
    pub fn role(&self, name: &str) -> &[Argument] {
        self.fact.roles().into_iter().find(|(role, _)| *role == name).map_or(&[], |(_, arguments)| arguments)
    }
}
