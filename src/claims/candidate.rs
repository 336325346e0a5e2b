//! A claim under construction: what a frame found in a clause, before its kind has judged it.

use std::ops::Range;

use super::ClaimKind;
use super::fact::Stance;

/// What a frame proposes.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) kind: ClaimKind,
    pub(crate) label: String,
    /// The cue's tokens.
    pub(crate) cue: Range<usize>,
    /// The clause's tokens.
    pub(crate) clause: Range<usize>,
    pub(crate) roles: Vec<(&'static str, Vec<Filler>)>,
    pub(crate) stance: Stance,
    /// The place, for kinds without a place role.
    pub(crate) place: Option<Filler>,
    pub(crate) rule: String,
    /// The cue is a noun.
    pub(crate) noun: bool,
    /// The light verb that carries a noun cue.
    pub(crate) carrier: Option<usize>,
    /// The cue is a passive verb.
    pub(crate) passive: bool,
}

/// A role's filler: its tokens, and whether they stand elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub(crate) fn new(kind: ClaimKind, cue: Range<usize>, clause: Range<usize>, rule: String) -> Candidate {
        Candidate {
            kind,
            label: String::new(),
            cue,
            clause,
            roles: Vec::new(),
            stance: Stance::default(),
            place: None,
            rule,
            noun: false,
            carrier: None,
            passive: false,
        }
    }

    pub(crate) fn role(&self, name: &str) -> &[Filler] {
        self.roles.iter().find(|(role, _)| *role == name).map_or(&[], |(_, fillers)| fillers.as_slice())
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
            None => self.roles.push((name, vec![filler])),
        }
    }

    pub(crate) fn is_noun(&self) -> bool {
        self.noun
    }

    /// Puts fillers into a role, instead of what was there.
    pub(crate) fn set(&mut self, name: &'static str, fillers: Vec<Filler>) {
        self.clear(name);
        for filler in fillers {
            self.fill(name, filler);
        }
    }

    /// Takes a role out.
    pub(crate) fn take(&mut self, name: &str) -> Option<Vec<Filler>> {
        let at = self.roles.iter().position(|(role, _)| *role == name)?;
        Some(self.roles.remove(at).1)
    }

    /// Drops the fillers of a role that do not fit it.
    pub(crate) fn keep(&mut self, name: &str, fits: impl Fn(&Filler) -> bool) {
        if let Some((_, fillers)) = self.roles.iter_mut().find(|(role, _)| *role == name) {
            fillers.retain(|filler| fits(filler));
        }
        self.roles.retain(|(_, fillers)| !fillers.is_empty());
    }

    /// Takes the fillers out of a role that are of another.
    pub(crate) fn split_off(&mut self, name: &str, other: impl Fn(&Filler) -> bool) -> Vec<Filler> {
        let out = self.role(name).iter().filter(|filler| other(filler)).cloned().collect();
        self.keep(name, |filler| !other(filler));
        out
    }

    pub(crate) fn clear(&mut self, name: &str) {
        self.roles.retain(|(role, _)| *role != name);
    }
}
