//! Names that are sure by themselves, the first of two passes: unambiguous listed ones, titled and given-name people,
//! headed organizations and places. Runs once an article, over its runs of capitals.

use std::ops::Range;

use super::run::{Part, Piece, Run};
use super::{Name, organization, person, place, thing};
use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::matcher::{Hit, Meaning};
use crate::text::{Gap, Shape};
use crate::words::{Class, Reading};

/// Reads every run, and each once: where listed and unlisted readings disagree, the walk decides.
pub(crate) fn read(reading: Reading<'_>, names: &Overlay, hits: &[Hit], runs: &[Run]) -> Sure {
    let mut out = Sure::default();
    for run in runs {
        let mut walker = Walker { reading, names, hits, run, out: &mut out };
        walker.walk();
    }
    out
}

/// What the first pass finds.
#[derive(Debug, Default)]
pub(crate) struct Sure {
    pub(crate) names: Vec<Name>,
    /// Tokens of things' names ("Hurricane Katrina"), and the words that may stand for them alone ("Katrina").
    pub(crate) things: Vec<Range<usize>>,
    pub(crate) thing_words: Vec<usize>,
}

struct Walker<'w, 'a, 'n> {
    reading: Reading<'a>,
    names: &'n Overlay,
    hits: &'w [Hit],
    run: &'w Run,
    out: &'w mut Sure,
}

impl Walker<'_, '_, '_> {
    fn walk(&mut self) {
        let mut at = 0;
        while at < self.run.pieces.len() {
            at = self.step(at);
        }
    }

    /// Takes what begins at piece `at`; returns the piece to go on from.
    fn step(&mut self, at: usize) -> usize {
        let piece = &self.run.pieces[at];
        match piece.part {
            Part::Link => at + 1,
            Part::Title => self.titled(at),
            Part::Word | Part::Hit(_) => self.thing(at).unwrap_or_else(|| self.named(at)),
        }
    }

    /// A name of what is no person, place or organization is passed over. The nation before it is none of it
    /// ("Australian Open"), a listed name that holds all of it is believed ("Cup Foods").
    fn thing(&mut self, at: usize) -> Option<usize> {
        if self.hit_kind(at) == Some(EntityKind::Nationality) {
            return None;
        }
        let found = thing::at(self.reading, self.run, at)?;
        let tokens = self.tokens(at, found.end);
        let listed = |i: usize| matches!(self.run.pieces[i].part, Part::Hit(hit) if self.is_full(hit));
        if found.end == at + 1 || (listed(found.end - 1) && self.run.pieces[found.end - 1].tokens.len() > 1) {
            return None;
        }
        self.out.thing_words.extend(self.run.pieces[found.own.clone()].iter().map(|piece| piece.tokens.start));
        self.out.things.push(tokens);
        Some(found.end)
    }

    fn titled(&mut self, at: usize) -> usize {
        match person::after_title(self.reading, self.names, self.hits, self.run, at) {
            Some(found) => {
                let title = self.run.pieces[at].tokens.clone();
                self.person(at + 1, found, vec![title])
            }
            None => at + 1,
        }
    }

    fn named(&mut self, at: usize) -> usize {
        let piece = &self.run.pieces[at];
        let full_hit = match piece.part {
            Part::Hit(hit) => self.is_full(hit),
            _ => false,
        };
        let nation = full_hit && self.hit_kind(at) == Some(EntityKind::Nationality);
        if let Some(found) = organization::at(self.reading, self.hits, self.run, at) {
            let longer = found.end > at + 1;
            if longer && !self.separate_hits(at, found.end) {
                return self.organization(at, found);
            }
        }
        if !nation {
            let found = place::at(self.reading, self.run, at);
            if let Some(found) = found.filter(|found| !self.is_namesake(at, found.end)) {
                let tokens = self.tokens(at, found.end);
                self.push(Name::new(tokens, EntityKind::Place, None, found.rule));
                return found.end;
            }
        }
        let long_hit = full_hit && piece.tokens.len() > 1;
        if !long_hit && !nation {
            if let Some(found) = person::bare(self.reading, self.names, self.hits, self.run, at) {
                return self.person(at, found, Vec::new());
            }
        }
        if let (Part::Hit(hit), true) = (piece.part.clone(), full_hit) {
            self.listed(at, hit);
        }
        at + 1
    }

    /// "Delia |Marsh|": a given name and a surname, which means a place too, where nothing before it speaks for one.
    fn is_namesake(&self, at: usize, end: usize) -> bool {
        let pieces = &self.run.pieces[at..end];
        let [Piece { part: Part::Word, tokens: given }, Piece { part: Part::Word, tokens: surname }] = pieces else {
            return false;
        };
        let placed = place::after_preposition(self.reading, given.start)
            || given.start > 0 && self.reading.is(given.start - 1, Class::CLOSED);
        let (given, surname) = (self.reading.info(given.start), self.reading.info(surname.start));
        given.classes.any(Class::GIVEN) && !given.is_common() && surname.classes.any(Class::SURNAME) && !placed
    }

    /// Whether the pieces are listed names of their own side by side ("Iraq Army" aside): the organization rule must not
    /// swallow "New York Times" next to "White House".
    fn separate_hits(&self, from: usize, to: usize) -> bool {
        let pieces = &self.run.pieces[from..to];
        let last_is_org_hit = pieces.last().is_some_and(|p| match p.part {
            Part::Hit(hit) => {
                self.hits[hit].meanings.iter().any(|m| m.kind == EntityKind::Organization) && p.tokens.len() > 1
            }
            _ => false,
        });
        // "Iraqi | Defense Ministry": nation and listed organization are one; "Bush | White House" are two.
        let first = self.hit_kind(from);
        last_is_org_hit && !matches!(first, Some(EntityKind::Nationality | EntityKind::Place))
    }

    fn organization(&mut self, at: usize, found: organization::Found) -> usize {
        // The nation before is a mention of its own.
        if self.hit_kind(at) == Some(EntityKind::Nationality) && found.end > at + 1 {
            if let Part::Hit(hit) = self.run.pieces[at].part {
                self.listed(at, hit);
            }
        }
        let tokens = self.tokens(at, found.end);
        // A listed name that ends the composition lends its row: "U.S. | State Department".
        let row = match self.run.pieces[found.end - 1].part {
            Part::Hit(hit) => {
                self.hits[hit].meanings.iter().find(|m| m.kind == EntityKind::Organization).map(|m| m.row)
            }
            _ => None,
        };
        // "Orbis Rail Corp.": the dot is the suffix's.
        let abbreviated = found.rule == "organization/suffix";
        let end = if abbreviated { person::with_dot(self.reading, tokens.end) } else { tokens.end };
        let name = Name::new(tokens.start..end, EntityKind::Organization, row, found.rule);
        self.push(Name { evidence: vec![found.head], ..name });
        found.end
    }

    fn person(&mut self, at: usize, found: person::Found, evidence: Vec<Range<usize>>) -> usize {
        let tokens = self.tokens(at, found.end);
        let single = found.end == at + 1;
        let row = match self.run.pieces[at].part {
            Part::Hit(hit) if single => self.hits[hit].meanings.iter().find(|m| m.kind == EntityKind::Person).copied(),
            _ => None,
        };
        let full = row.filter(|m| !m.short && !m.context).map(|m| m.row);
        let partial = single && tokens.len() == 1 && full.is_none();
        let tokens = tokens.start..person::generation_end(self.reading, tokens.end);
        self.push(Name { evidence, partial, ..Name::new(tokens, EntityKind::Person, full, found.rule) });
        found.end
    }

    /// A listed name that needs no evidence.
    fn listed(&mut self, at: usize, hit: usize) {
        let tokens = self.run.pieces[at].tokens.clone();
        let Some(meaning) = self.full_meaning(hit) else { return };
        let country = || self.names.row(meaning.row).is("place.country");
        if self.begins_adjective(tokens.end) && country() {
            let nationality = EntityKind::Nationality;
            self.push(Name::new(tokens, nationality, Some(meaning.row), "nationality/hyphened"));
            return;
        }
        self.push(Name::new(tokens, meaning.kind, Some(meaning.row), rule_of(meaning.kind)));
    }

    /// "U.S.|-led": a country's name in an adjective says what "American-led" does.
    fn begins_adjective(&self, end: usize) -> bool {
        let next = self.reading.token(end + 1);
        self.reading.glued_hyphen(end) && next.gap == Gap::None && next.shape == Shape::Lower
    }

    /// The one meaning that stands by itself.
    fn full_meaning(&self, hit: usize) -> Option<&Meaning> {
        let full = |m: &&Meaning| !m.short && !m.context;
        let mut best: Option<&Meaning> = None;
        for meaning in self.hits[hit].meanings.iter().filter(full) {
            if best.is_none_or(|b| meaning.canonical && !b.canonical) {
                best = Some(meaning);
            }
        }
        best
    }

    fn is_full(&self, hit: usize) -> bool {
        let Some(meaning) = self.full_meaning(hit) else { return false };
        let tokens = &self.hits[hit].tokens;
        let one = tokens.len() == 1;
        let token = tokens.start;
        // At the head of a sentence or headline, an ordinary word with a capital is no name for that.
        let weak = one && (self.run.headline || (self.run.initial && self.run.pieces[0].tokens.start == token));
        let info = self.reading.info(token);
        let rare = info.counts.iter().sum::<u16>() < 3 && !info.classes.any(Class::CLOSED);
        let ordinary = weak && info.is_common() && !rare && self.reading.token(token).shape == Shape::Capital;
        !(ordinary && !meaning.exact && meaning.kind != EntityKind::Nationality && meaning.kind != EntityKind::Religion)
    }

    fn hit_kind(&self, at: usize) -> Option<EntityKind> {
        match self.run.pieces.get(at)?.part {
            Part::Hit(hit) => self.full_meaning(hit).map(|m| m.kind),
            _ => None,
        }
    }

    fn tokens(&self, from: usize, to: usize) -> Range<usize> {
        self.run.pieces[from].tokens.start..self.run.pieces[to - 1].tokens.end
    }

    fn push(&mut self, name: Name) {
        self.out.names.push(name);
    }
}

fn rule_of(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person/listed",
        EntityKind::Place => "place/listed",
        EntityKind::Organization => "organization/listed",
        EntityKind::Nationality => "nationality/listed",
        EntityKind::Religion => "religion/listed",
        EntityKind::Ethnic => "ethnic/listed",
    }
}
