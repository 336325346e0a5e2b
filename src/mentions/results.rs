//! Lines of results: score lines, standings, score cards, who scored, and the dateline that is a line of its own. They are no
//! sentences, but their form tells of what kind a name is that no table lists. Runs once an article, before all else that
//! makes names; a line that does not have one of these forms from end to end is left to the rules of prose.

use std::ops::Range;

use super::{Name, place};
use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::matcher::Hit;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, Cue, Reading, Sorts, words};

/// Most words of a name in such a line, and most tokens that are looked at on one.
const LONGEST_NAME: usize = 4;
const LONGEST_LINE: usize = 120;

/// Numbers that a line of standings has at least.
const COLUMNS: usize = 6;

/// The names in lines of results, in order.
pub(crate) fn read(reading: Reading<'_>, names: &Overlay, hits: &[Hit]) -> Vec<Name> {
    let mut page = Page { reading, names, hits, found: Vec::new() };
    let mut start = 0;
    while start < reading.len() {
        let behind = reading.text.tokens[start + 1..].iter().position(|token| token.gap >= Gap::Line);
        let end = behind.map_or(reading.len(), |ahead| start + 1 + ahead);
        if reading.token(start).shape == Shape::Upper {
            page.filed(&(start..end));
        }
        if end - start >= 2 && end - start <= LONGEST_LINE && is_counted(reading, &(start..end)) {
            page.line(start..end);
        }
        start = end;
    }
    page.played();
    page.found.sort_by_key(|name| name.tokens.start);
    let mut taken = 0;
    page.found.retain(|name| {
        let free = name.tokens.start >= taken;
        taken = taken.max(name.tokens.end);
        free
    });
    page.found
}

/// Whether a line has a number on it, or the "v" that stands where the goals will.
fn is_counted(reading: Reading<'_>, line: &Range<usize>) -> bool {
    let tokens = reading.text.tokens.get(line.clone()).unwrap_or(&[]);
    let versus = || {
        let mut short = (line.start..).zip(tokens).filter(|(_, token)| token.span.len() <= 2 && token.is_word());
        short.any(|(i, _)| reading.is_one(i, words!["v", "vs"]))
    };
    reading.words.next_of(line.start, line.end, Sorts::DIGITS) < line.end || versus()
}

pub(super) struct Page<'w, 'a, 'n> {
    pub(super) reading: Reading<'a>,
    names: &'n Overlay,
    hits: &'w [Hit],
    found: Vec<Name>,
}

impl Page<'_, '_, '_> {
    fn line(&mut self, line: Range<usize>) {
        let whole = self.dateline(&line) || self.score(&line) || self.standing(&line) || self.innings(&line);
        // Most lines of prose lack the marks that the forms below have.
        let marked = |marks: [Mark; 2]| line.clone().any(|i| marks.contains(&self.reading.mark(i)));
        let (bracketed, tied) = (marked([Mark::OpenBracket; 2]), marked([Mark::Hyphen, Mark::Dash]));
        if bracketed && !whole {
            self.nations(&line);
        }
        if bracketed {
            self.scorers(&line);
        }
        if tied {
            self.bowlers(&line);
        }
    }

    /// "KARM, Kenya 1999-03-12": where and when a report was written. A listed place needs no such help.
    fn dateline(&mut self, line: &Range<usize>) -> bool {
        let reading = self.reading;
        let name = self.name_at(line.start, line.end);
        let shouted = !name.is_empty()
            && name.clone().all(|i| reading.token(i).shape == Shape::Upper || reading.token(i).kind == Kind::Mark);
        let mut at = name.end;
        if reading.mark(at) == Mark::Comma {
            at = self.name_at(at + 1, line.end).end;
        }
        let dated = line.end.saturating_sub(at) <= 5
            && reading.token(at).kind == Kind::Number
            && reading.slice(&(at..line.end)).len() == 10
            && reading.slice(&(at..line.end)).bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if shouted && dated && self.exact(&name).is_none() {
            self.push(name, EntityKind::Place, "place/dateline");
        }
        shouted && dated
    }

    /// "KARM, Kenya (Newswire) —": the same before prose, by the agency in brackets.
    fn filed(&mut self, line: &Range<usize>) {
        let reading = self.reading;
        let name = self.name_at(line.start, line.end);
        let mut at = name.end;
        if reading.mark(at) == Mark::Comma {
            at = self.name_at(at + 1, line.end).end;
        }
        let shouted =
            name.clone().all(|i| reading.token(i).shape == Shape::Upper || reading.token(i).kind == Kind::Mark);
        let dash = self.over_bracket(at, line.end.min(at + LONGEST_NAME + 2));
        let agency = dash > at && matches!(reading.mark(dash), Mark::Dash | Mark::Hyphen);
        // "KARM, Dec. 5 —" and "KARM —" are sentences of their own.
        let sentence = reading.text.sentences.get(reading.sentence_of(line.start));
        let alone = sentence.is_some_and(|sentence| {
            let dash = sentence.end.saturating_sub(1);
            sentence.start == line.start && dash >= name.end && reading.mark(dash) == Mark::Dash
        });
        let told = name.clone().any(|i| !reading.info(i).is_common())
            && self
                .hit_at(name.start)
                .is_none_or(|hit| self.hits[hit].meanings.iter().any(|m| m.kind == EntityKind::Place));
        let filed = agency || alone && told;
        if shouted && filed && self.exact(&name).is_none() {
            self.push(name, EntityKind::Place, "place/dateline");
        }
    }

    /// "Raith Rovers 1 Karm 0": two names, two numbers. "Raith Rovers v Karm" announces such a line.
    fn score(&mut self, line: &Range<usize>) -> bool {
        let reading = self.reading;
        let first = self.name_at(self.over_venue(line), line.end);
        let Some(at) = self.goals(&first, line.end) else { return false };
        let second = self.name_at(at, line.end);
        let Some(end) = self.goals(&second, line.end) else { return false };
        let announced = reading.is_one(first.end, words!["v", "vs"]);
        let ends = end >= line.end
            || matches!(reading.mark(end), Mark::OpenBracket | Mark::Stop | Mark::Comma | Mark::Dash)
            || reading.mark(end) == Mark::Hyphen && reading.token(end).gap > Gap::None;
        if !ends || announced != (end == second.end) {
            return false;
        }
        self.team(first);
        self.team(second);
        true
    }

    /// Behind "In Karm:" or "Karm:", which say where a match was played.
    fn over_venue(&self, line: &Range<usize>) -> usize {
        let start = line.start + usize::from(self.reading.is_one(line.start, words!["in", "at"]));
        let venue = self.name_at(start, line.end);
        let told = !venue.is_empty() && self.reading.mark(venue.end) == Mark::Colon;
        if told { venue.end + 1 } else { line.start }
    }

    /// Where a team's goals end, with the brackets around them; none where no number follows. A "v" behind the first team
    /// and nothing behind the second are a match yet to be played.
    fn goals(&self, name: &Range<usize>, end: usize) -> Option<usize> {
        let reading = self.reading;
        if name.is_empty() {
            return None;
        }
        let mut at = self.over_bracket(name.end, end);
        if reading.is_one(at, words!["v", "vs"]) && at == name.end {
            return Some(at + 1);
        }
        if at >= end || matches!(reading.mark(at), Mark::Hyphen | Mark::Dash) {
            return Some(name.end);
        }
        let whole = reading.token(at).kind == Kind::Number
            && reading.token(at).span.len() <= 3
            && reading.word(at).bytes().all(|b| b.is_ascii_digit());
        if !whole {
            return None;
        }
        at += 1;
        Some(self.over_bracket(at, end))
    }

    /// "Karm United 14 9 3 2 27 12 30": a name and numbers only.
    fn standing(&mut self, line: &Range<usize>) -> bool {
        let reading = self.reading;
        let name = self.name_at(line.start, line.end);
        let rest = || name.end..line.end;
        let numbers = || rest().filter(|&i| reading.token(i).kind == Kind::Number).count();
        let only = || rest().all(|i| reading.token(i).kind == Kind::Number || reading.token(i).kind == Kind::Mark);
        let standing = !name.is_empty() && only() && numbers() >= COLUMNS;
        if standing {
            self.team(name);
        }
        standing
    }

    /// "A. Zorbat c Karm b Qelmi 21": a batsman's line on a score card, of which every word is known.
    fn innings(&mut self, line: &Range<usize>) -> bool {
        let reading = self.reading;
        let last = line.end - 1;
        if reading.token(last).kind != Kind::Number {
            return false;
        }
        let (mut people, mut ways, mut at) = (Vec::new(), 0, line.start);
        while at < last {
            let name = self.name_at(at, last);
            if !name.is_empty() {
                at = name.end;
                people.push(name);
            } else if reading.is_one(at, words!["c", "b", "lbw", "st", "run", "not", "out", "and", "retired", "hurt"]) {
                ways += usize::from(!reading.is_word(at, "and"));
                at += 1;
            } else {
                return false;
            }
        }
        let batting = ways > 0 && people.first().is_some_and(|name| name.start == line.start);
        if batting {
            people.into_iter().for_each(|name| self.person(name));
        }
        batting
    }

    /// "1. Ruth Zorbat (Kenya) 11.03", "Ruth Zorbat (Kenya) beat Mia Karm (Norway)": people with their countries in brackets,
    /// on a line that counts.
    fn nations(&mut self, line: &Range<usize>) {
        let reading = self.reading;
        let ranked = reading.token(line.start).kind == Kind::Number;
        let fought = line.clone().any(|i| reading.is_one(i, words!["beat", "bt", "def", "outpointed", "defeated"]));
        let figured = line.clone().next_back().is_some_and(|i| reading.token(i).kind == Kind::Number);
        if !(ranked || fought || figured) {
            return;
        }
        for open in line.clone().filter(|&i| reading.mark(i) == Mark::OpenBracket) {
            let Some(close) = self.bracketed(open, line) else { continue };
            let closes = reading.mark(close) == Mark::CloseBracket;
            let name = self.name_before(open, line.start);
            let alone = name.len() == 1 && !ranked;
            if closes && !name.is_empty() && !alone && !self.is_team(&name) {
                self.person(name);
            }
        }
    }

    /// Where the nation in brackets ends that opens at `open`; behind it, or instead of it where goals are counted ("9 - Ruth
    /// Zorbat (Karm)"), the team.
    fn bracketed(&mut self, open: usize, line: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let nation = self.hit_at(open + 1).filter(|&hit| self.is_nation(hit)).map(|hit| self.hits[hit].tokens.end);
        let scored = reading.token(line.start).kind == Kind::Number
            && matches!(reading.mark(line.start + 1), Mark::Hyphen | Mark::Dash)
            && reading.token(line.start + 1).gap > Gap::None;
        let at = match nation {
            Some(end) if reading.mark(end) == Mark::Comma => end + 1,
            Some(end) => return Some(end),
            None if scored => open + 1,
            None => return None,
        };
        let team = self.name_at(at, line.end);
        let end = team.end;
        if !team.is_empty() && reading.mark(end) == Mark::CloseBracket {
            self.team(team);
        }
        Some(end)
    }

    /// "1 (Zorbat 12, Karm 45 penalty)": in brackets behind a number, names with numbers.
    fn scorers(&mut self, line: &Range<usize>) {
        let reading = self.reading;
        for open in line.clone().filter(|&i| i > line.start && reading.mark(i) == Mark::OpenBracket) {
            if !self.scored(open, line.start) {
                continue;
            }
            let mut people = Vec::new();
            let mut at = open + 1;
            while at < line.end && reading.mark(at) != Mark::CloseBracket {
                let name = self.name_at(at, line.end);
                if name.is_empty() || reading.token(name.end).kind != Kind::Number {
                    // What is no name with a number must be what is said of the one before: "80 penalty", "12, 33".
                    let told = !people.is_empty() && !reading.token(at).is_capitalized();
                    if !told {
                        break;
                    }
                    at += 1;
                    continue;
                }
                at = name.end + 1;
                people.push(name);
            }
            if reading.mark(at) == Mark::CloseBracket {
                people.into_iter().for_each(|name| self.person(name));
            }
        }
    }

    /// Whether a score stands before token `open`: "Karm Rovers 1 (", "Karm 83 and 174-8 (", but "10 Mar 89 (" is a day.
    fn scored(&self, open: usize, start: usize) -> bool {
        let reading = self.reading;
        let figure = |i: &usize| reading.token(*i).kind == Kind::Number || reading.mark(*i) == Mark::Hyphen;
        let figures = (start..open).rev().take(3).take_while(figure).count();
        let before = open - figures;
        let Some(team) = before.checked_sub(1).filter(|_| figures > 0 && before > start) else { return false };
        reading.token(team).is_capitalized() && !reading.is(team, Class::MONTH) || reading.is_word(team, "and")
    }

    /// "Bowling: Zorbat 20-5-52-3": a name and four numbers tied together.
    fn bowlers(&mut self, line: &Range<usize>) {
        let reading = self.reading;
        let mut at = line.start;
        while at < line.end {
            // No other word begins a name.
            at = reading.words.next_of(at, line.end, Sorts::CAPITAL);
            let name = self.name_at(at, line.end);
            let figures = || {
                let end = (name.end..line.end).find(|&i| reading.token(i).gap > Gap::None && i > name.end);
                reading.slice(&(name.end..end.unwrap_or(line.end)))
            };
            let tied = |text: &str| {
                let text = text.trim_end_matches([',', '.']);
                text.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'.') && text.matches('-').count() == 3
            };
            if !name.is_empty() && reading.token(name.end).kind == Kind::Number && tied(figures()) {
                self.person(name.clone());
            }
            at = name.end.max(at + 1);
        }
    }

    /// Capitalized words from token `at` on: "Raith Rovers", "A. Flower", "Van der Zorbat", "Au-Yeung".
    pub(super) fn name_at(&self, at: usize, end: usize) -> Range<usize> {
        let reading = self.reading;
        let (mut i, mut words) = (at, 0);
        while i < end && words < LONGEST_NAME {
            let token = reading.token(i);
            let near = i == at || token.gap <= Gap::Space;
            if !near {
                break;
            }
            let closed = reading.is(i, Class::CLOSED) && token.span.len() > 2;
            let capital = token.kind == Kind::Word && token.is_capitalized() && !self.is_date(i) && !closed;
            let tied = i > at && (token.is_glued_hyphen() || token.mark == Mark::Apostrophe && token.gap == Gap::None);
            let small =
                i > at && reading.is_one(i, words!["de", "der", "van", "von", "del", "di", "da", "la", "le", "el"]);
            let goes_on = reading.token(i + 1).is_capitalized() && i + 1 < end;
            if !(capital || (tied || small) && goes_on) {
                break;
            }
            words += usize::from(capital);
            i += 1;
        }
        at..i
    }

    /// The same, ending before token `end` and beginning on the line that starts at `start`.
    pub(super) fn name_before(&self, end: usize, start: usize) -> Range<usize> {
        let first = (start.max(end.saturating_sub(2 * LONGEST_NAME))..end).find(|&i| {
            let name = self.name_at(i, end);
            let opens = i == start || !self.reading.token(i - 1).is_capitalized();
            !name.is_empty() && name.end == end && opens
        });
        first.unwrap_or(end)..end
    }

    fn is_date(&self, i: usize) -> bool {
        self.reading.is(i, Class::MONTH | Class::WEEKDAY) && !self.reading.is(i, Class::GIVEN)
    }

    /// The token behind what is in brackets at token `at`, if anything is.
    fn over_bracket(&self, at: usize, end: usize) -> usize {
        if self.reading.mark(at) != Mark::OpenBracket {
            return at;
        }
        (at..end).find(|&i| self.reading.mark(i) == Mark::CloseBracket).map_or(at, |close| close + 1)
    }

    fn hit_at(&self, token: usize) -> Option<usize> {
        let at = self.hits.partition_point(|hit| hit.tokens.start < token);
        self.hits.get(at).filter(|hit| hit.tokens.start == token).map(|_| at)
    }

    fn is_nation(&self, hit: usize) -> bool {
        self.hits[hit].meanings.iter().any(|meaning| self.names.row(meaning.row).is("place.country"))
    }

    /// The listed name that is these tokens and no more.
    pub(super) fn exact(&self, name: &Range<usize>) -> Option<&Hit> {
        self.hit_at(name.start).map(|hit| &self.hits[hit]).filter(|hit| hit.tokens == *name)
    }

    /// Whether the words are a team's by themselves: a listed one, or one with a head.
    pub(super) fn is_team(&self, name: &Range<usize>) -> bool {
        let listed = self.exact(name).is_some_and(|hit| {
            hit.meanings.iter().any(|m| self.names.row(m.row).kind() == EntityKind::Organization && !m.context)
        });
        let head = |cue: &Cue| matches!(cue, Cue::TeamHead { .. } | Cue::OrgHead { .. }).then_some(());
        listed || name.clone().any(|i| self.reading.words.longest(i, head).is_some())
    }

    /// A team in a line of scores. A country stays one, and two people who play are no teams.
    pub(super) fn team(&mut self, name: Range<usize>) {
        let reading = self.reading;
        let people = (2..=3).contains(&name.len())
            && reading.is(name.start, Class::GIVEN)
            && (reading.is(name.end - 1, Class::SURNAME) || reading.token(name.start).span.len() <= 2)
            && !self.is_team(&name);
        let first = name.start;
        let alone = name.len() == 1;
        let named = |i: usize| !alone && reading.is(i, Class::GIVEN | Class::SURNAME);
        let plain = |i: usize| reading.info(i).is_common() && !named(i);
        let ordinary = name.clone().all(plain);
        let exact = self.exact(&name);
        let nation = exact.is_some_and(|hit| {
            hit.meanings.iter().any(|m| {
                let row = self.names.row(m.row);
                row.is("place.country") || row.kind() == EntityKind::Nationality
            })
        });
        let listed = exact.and_then(|hit| {
            hit.meanings
                .iter()
                .find(|m| self.names.row(m.row).is("org"))
                .filter(|m| !self.names.row(m.row).is("org.gov"))
        });
        let row = listed.map(|meaning| meaning.row);
        if people || nation || (ordinary && exact.is_none()) || place::after_preposition(reading, first) {
            return;
        }
        self.found.push(Name::new(name, EntityKind::Organization, row, "organization/score"));
    }

    fn person(&mut self, name: Range<usize>) {
        let partial = name.len() == 1;
        let full = self.exact(&name).and_then(|hit| {
            hit.meanings.iter().find(|m| self.names.row(m.row).kind() == EntityKind::Person && !m.short && !m.context)
        });
        let row = full.map(|meaning| meaning.row);
        let name = Name::new(name, EntityKind::Person, row, "person/result");
        self.found.push(Name { partial: partial && row.is_none(), ..name });
    }

    fn push(&mut self, tokens: Range<usize>, kind: EntityKind, rule: &'static str) {
        self.found.push(Name::new(tokens, kind, None, rule));
    }
}
