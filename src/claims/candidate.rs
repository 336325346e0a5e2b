//! A claim under construction: what a frame found in a clause, before its kind has judged it.

use std::borrow::Cow;
use std::ops::Range;

use super::ClaimKind;
use super::fact::Stance;
use crate::syntax::Few;

/// What a frame proposes.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) kind: ClaimKind,
    pub(crate) label: &'static str,
    /// The cue's tokens.
    pub(crate) cue: Range<usize>,
    /// The clause's tokens.
    pub(crate) clause: Range<usize>,
    pub(crate) roles: Few<(&'static str, Fillers), 4>,
    pub(crate) stance: Stance,
    /// The place, for kinds without a place role.
    pub(crate) place: Option<Filler>,
    pub(crate) rule: Cow<'static, str>,
    /// The cue is a noun.
    pub(crate) noun: bool,
    /// The light verb that carries a noun cue.
    pub(crate) carrier: Option<usize>,
    /// The cue is a passive verb.
    pub(crate) passive: bool,
}

/// What fills a role.
pub(crate) type Fillers = Few<Filler, 1>;

/// A role's filler: its tokens, and whether they stand elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filler {
    pub(crate) tokens: Range<usize>,
    pub(crate) elided: bool,
}

impl Filler {
    pub(crate) fn new(tokens: Range<usize>) -> Filler {
        Filler { tokens, elided: false }
    }
}

impl Candidate {
    pub(crate) fn new(
        kind: ClaimKind,
        cue: Range<usize>,
        clause: Range<usize>,
        rule: impl Into<Cow<'static, str>>,
    ) -> Candidate {
        Candidate {
            kind,
            label: "",
            cue,
            clause,
            roles: Few::default(),
            stance: Stance::default(),
            place: None,
            rule: rule.into(),
            noun: false,
            carrier: None,
            passive: false,
        }
    }

    pub(crate) fn role(&self, name: &str) -> &[Filler] {
        self.roles.iter().find(|(role, _)| *role == name).map_or(&[], |(_, fillers)| &**fillers)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        !self.role(name).is_empty()
    }

    /// Adds a filler to a role, once.
    pub(crate) fn fill(&mut self, name: &'static str, filler: Filler) {
        if filler.tokens.is_empty() {
            return;
        }
        match self.roles.iter_mut().find(|(role, _)| *role == name) {
            Some((_, fillers)) => {
                // "control of |large sections of Beirut|": what a filler holds is none beside it.
                let held =
                    |other: &Filler| other.tokens.start <= filler.tokens.start && filler.tokens.end <= other.tokens.end;
                if !fillers.iter().any(held) {
                    fillers.push(filler);
                }
            }
            None => self.roles.push((name, Fillers::one(filler))),
        }
    }

    pub(crate) fn is_noun(&self) -> bool {
        self.noun
    }

    /// Puts fillers into a role, instead of what was there.
    pub(crate) fn set(&mut self, name: &'static str, fillers: impl IntoIterator<Item = Filler>) {
        self.clear(name);
        for filler in fillers {
            self.fill(name, filler);
        }
    }

    /// Takes a role out.
    pub(crate) fn take(&mut self, name: &str) -> Option<Fillers> {
        let at = self.roles.iter().position(|(role, _)| *role == name)?;
        Some(self.roles.remove(at).1)
    }

    /// Drops the fillers of a role that do not fit it.
    pub(crate) fn keep(&mut self, name: &str, fits: impl Fn(&Filler) -> bool) {
        let Some(at) = self.roles.iter().position(|(role, _)| *role == name) else { return };
        self.roles[at].1.retain(fits);
        if self.roles[at].1.is_empty() {
            self.roles.remove(at);
        }
    }

    /// Takes the fillers out of a role that are of another.
    pub(crate) fn split_off(&mut self, name: &str, other: impl Fn(&Filler) -> bool) -> Fillers {
        let out = self.role(name).iter().filter(|filler| other(filler)).cloned().collect();
        self.keep(name, |filler| !other(filler));
        out
    }

    pub(crate) fn clear(&mut self, name: &str) {
        self.roles.retain(|(role, _)| *role != name);
    }
}
