//! Matches told in prose: "Karm Rovers beat Zorbat 2-1". The score says that both are teams, whatever town or person else
//! may be called so. Part of `results.rs`; runs once an article, over its verbs.

use std::ops::Range;

use super::results::Page;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Cue, List, words};

/// What the one team does to the other, and what both do.
const WON: &List =
    words!["beat", "beats", "defeated", "thrashed", "edged", "hammered", "overcame", "downed", "stunned", "held"];
const SHARED: &List = words!["drew", "lost", "won", "tied"];

/// Goals that a team makes at most: beyond them the game is one that people play too.
const MOST_GOALS: usize = 19;

impl Page<'_, '_, '_> {
    /// The teams on either side of each such verb.
    pub(super) fn played(&mut self) {
        let reading = self.reading;
        let forms = Class::VERB_PAST | Class::VERB_3SG;
        for (verb, info) in reading.words.infos.iter().enumerate() {
            if !info.classes.any(forms) || verb == 0 {
                continue;
            }
            let shared = reading.is_one(verb, SHARED);
            if !shared && !reading.is_one(verb, WON) || reading.token(verb).shape != Shape::Lower {
                continue;
            }
            let Some((second, scored)) = self.opponent(verb, shared) else { continue };
            let first = self.before_verb(verb);
            let team = |name: &Range<usize>| name.clone().any(|i| self.is_team_head(i));
            let played = scored || team(&first) || team(&second);
            if played && !first.is_empty() && !self.is_person(&first) && !self.is_person(&second) {
                self.team(first);
                self.team(second);
            }
        }
    }

    /// Who stands behind the verb, and whether a score does.
    fn opponent(&self, verb: usize, shared: bool) -> Option<(Range<usize>, bool)> {
        let reading = self.reading;
        let name_from = |at: usize| {
            let name = self.name_at(at, reading.len());
            (!name.is_empty()).then_some(name)
        };
        if !shared {
            let name = name_from(verb + 1)?;
            let at = name.end + usize::from(reading.is_word(name.end, "by"));
            return Some((name, self.score_end(at).is_some()));
        }
        let early = self.score_end(verb + 1);
        let at = early.unwrap_or(verb + 1);
        let over = reading.is_one(at, words!["with", "against", "to", "at"]).then(|| name_from(at + 1)).flatten()?;
        let late = self.score_end(over.end).is_some();
        // What people do not do with each other.
        let drawn = reading.is_word(verb, "drew") && reading.is_one(at, words!["with", "against"]);
        Some((over, early.is_some() || late || drawn))
    }

    /// The name before a verb, over an adverb: "Karm Rovers |later| beat".
    fn before_verb(&self, verb: usize) -> Range<usize> {
        let reading = self.reading;
        let adverb = reading.is(verb - 1, Class::ADVERB) && reading.token(verb - 1).shape == Shape::Lower;
        let end = verb - usize::from(adverb);
        if reading.token(end).gap > Gap::Space {
            return end..end;
        }
        let sentence = reading.text.sentences.get(reading.sentence_of(end)).map_or(0, |sentence| sentence.start);
        self.name_before(end, sentence)
    }

    /// The token behind "2-1", where no other set of it follows.
    fn score_end(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        let goals = |i: usize| {
            let few = reading.word(i).parse::<usize>().is_ok_and(|goals| goals <= MOST_GOALS);
            reading.token(i).kind == Kind::Number && few
        };
        let tied = |i: usize| matches!(reading.mark(i), Mark::Hyphen | Mark::Dash) && reading.token(i).gap == Gap::None;
        let score = |i: usize| goals(i) && tied(i + 1) && goals(i + 2) && reading.token(i + 2).gap == Gap::None;
        let next = at + 3 + usize::from(reading.mark(at + 3) == Mark::Comma);
        (score(at) && !score(next)).then_some(at + 3)
    }

    /// "Rovers": what teams alone are called.
    fn is_team_head(&self, i: usize) -> bool {
        let head = |cue: &Cue| matches!(cue, Cue::TeamHead { .. }).then_some(());
        let club = self.reading.is_one(i, words!["FC", "AFC", "SC", "CF"]);
        club || self.reading.token(i).is_capitalized() && self.reading.words.longest(i, head).is_some()
    }

    /// "Ruth Karm beat Delia Zorbat 2-1": people who play.
    fn is_person(&self, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let listed =
            self.exact(name).is_some_and(|hit| hit.meanings.iter().all(|m| m.kind == crate::kind::EntityKind::Person));
        let given = (2..=3).contains(&name.len())
            && reading.is(name.start, Class::GIVEN)
            && !reading.info(name.start).is_common()
            && reading.is(name.end - 1, Class::SURNAME);
        (listed || given) && !self.is_team(name)
    }
}
