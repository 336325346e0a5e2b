//! Names that are sure by themselves, the first of two passes: unambiguous listed ones, titled and given-name people,
//! headed organizations and places. Runs once an article, over its runs of capitals.

use std::ops::Range;

use super::run::{Part, Piece, Run, Runs};
use super::{Name, organization, person, place, seat, thing};
use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::matcher::{Hit, Meaning};
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{Class, List, Reading, words};

/// Units of armed forces that are numbered.
const UNITS: &List = words![
    "division",
    "brigade",
    "battalion",
    "regiment",
    "wing",
    "squadron",
    "corps",
    "army",
    "fleet",
    "infantry",
    "group"
];

/// Reads every run, and each once: where listed and unlisted readings disagree, the walk decides. What `lines` of results
/// name is decided already.
pub(crate) fn read(reading: Reading<'_>, names: &Overlay, hits: &[Hit], runs: &Runs, lines: Vec<Name>) -> Sure {
    let mut out = Sure { names: lines, ..Sure::default() };
    out.lines = out.names.len();
    out.names.reserve(hits.len());
    for run in runs.iter() {
        let mut walker = Walker { reading, names, hits, run: &run, out: &mut out };
        walker.walk();
    }
    out
}

/// What the first pass finds.
#[derive(Debug, Default)]
pub(crate) struct Sure {
    pub(crate) names: Vec<Name>,
    /// How many of them, in order, are from lines of results.
    lines: usize,
    /// Tokens of things' names ("Hurricane Katrina"), and the words that may stand for them alone ("Katrina").
    pub(crate) things: Vec<Range<usize>>,
    pub(crate) thing_words: Vec<usize>,
}

struct Walker<'w, 'a, 'n> {
    reading: Reading<'a>,
    names: &'n Overlay,
    hits: &'w [Hit],
    run: &'w Run<'w>,
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
        if let Some(end) = self.named_by_line(&piece.tokens) {
            let later = self.run.pieces[at..].iter().position(|piece| piece.tokens.start >= end);
            return later.map_or(self.run.pieces.len(), |pieces| at + pieces.max(1));
        }
        match piece.part {
            Part::Link => at + 1,
            // "Champions Trophy": who bears the title is a thing.
            Part::Title => self
                .titled_thing(at)
                .or_else(|| self.titled_office(at))
                .or_else(|| self.titled_unit(at))
                .unwrap_or_else(|| self.titled(at)),
            Part::Word | Part::Hit(_) => self.thing(at).unwrap_or_else(|| self.named(at)),
        }
    }

    fn titled_thing(&mut self, at: usize) -> Option<usize> {
        let head = self.run.pieces.get(at + 1).filter(|next| next.part == Part::Word)?.tokens.start;
        let capital = self.reading.token(self.run.pieces[at].tokens.start).shape == Shape::Capital;
        let surname = self.reading.is(head, Class::SURNAME | Class::GIVEN);
        if capital && !surname { self.thing(at).filter(|&end| end == at + 2) } else { None }
    }

    /// "158th |Fighter Wing|": a numbered unit that is called by its men.
    fn titled_unit(&mut self, at: usize) -> Option<usize> {
        let head = self.run.pieces.get(at + 1).filter(|next| next.part == Part::Word)?.tokens.clone();
        let start = self.run.pieces[at].tokens.start;
        if !self.is_numbered(start, &head) || self.reading.token(head.start).shape != Shape::Capital {
            return None;
        }
        let name = Name::new(start - 1..head.end, EntityKind::Organization, None, "organization/numbered");
        self.push(Name { evidence: vec![head], ..name });
        Some(at + 2)
    }

    /// "|Attorney General's| Office".
    fn titled_office(&mut self, at: usize) -> Option<usize> {
        let found = organization::possessed(self.reading, self.hits, self.run, at)?;
        let capital = self.reading.token(self.run.pieces[at].tokens.start).is_capitalized();
        capital.then(|| self.organization(at, found))
    }

    /// Where the name ends that a line of results has for these tokens.
    fn named_by_line(&self, tokens: &Range<usize>) -> Option<usize> {
        let lines = &self.out.names[..self.out.lines];
        let name = lines.get(lines.partition_point(|name| name.tokens.end <= tokens.start))?;
        (name.tokens.start < tokens.end).then_some(name.tokens.end)
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
        if let Some(found) = organization::at(self.reading, self.names, self.hits, self.run, at) {
            if found.rule == "organization/head" && self.is_portfolio(at, found.end) {
                return found.end;
            }
            let longer = found.end > at + 1 || found.rule == "organization/before-noun";
            if longer && !self.separate_hits(at, found.end) {
                return self.grounds(at, &found).unwrap_or_else(|| self.organization(at, found));
            }
        }
        if let Some(end) = self.numbered(at).or_else(|| self.bears_office(at)) {
            return end;
        }
        if let Some((end, noun, rule)) = self.told_by_noun(at) {
            let name = Name::new(self.tokens(at, end), EntityKind::Organization, None, rule);
            let noun = noun..noun + 1;
            self.push(Name { evidence: vec![noun], ..name });
            return end;
        }
        if let Some(end) = self.constituency(at) {
            self.push(Name::new(self.tokens(at, end), EntityKind::Place, None, "place/before-office"));
            return end;
        }
        if let Some(end) = self.side_first(at) {
            self.push(Name::new(self.tokens(at, end), EntityKind::Place, None, "place/side-first"));
            return end;
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
        if let Part::Hit(hit) = piece.part {
            if let Some(row) = self.government(at, hit) {
                let name = Name::new(piece.tokens.clone(), EntityKind::Organization, Some(row), "organization/seat");
                self.push(name);
            } else if full_hit && self.plays(at, hit) {
                let tokens = piece.tokens.clone();
                let noun = tokens.end..tokens.end + 1;
                let name = Name::new(tokens, EntityKind::Organization, None, "organization/player");
                self.push(Name { evidence: vec![noun], ..name });
            } else if let Some(end) = self.longer_town(at, hit).or_else(|| self.sided(at, hit)) {
                self.push(Name::new(self.tokens(at, end), EntityKind::Place, None, "place/town-and-word"));
                return end;
            } else if full_hit {
                self.listed(at, hit);
            }
        }
        at + 1
    }

    /// "an analyst at |Zorbat Karm|", "news agency |Zorbat|": a name that nothing lists, up to the piece returned, behind a
    /// noun that says of what kind it is.
    fn told_by_noun(&self, at: usize) -> Option<(usize, usize, &'static str)> {
        let (pieces, first) = (&self.run.pieces, self.run.pieces[at].tokens.start);
        let listed = |piece: &Piece| matches!(piece.part, Part::Hit(hit) if self.is_full(hit));
        let given = self.reading.is(first, Class::GIVEN);
        if at > 0 || self.run.headline || listed(&pieces[at]) {
            return None;
        }
        let (noun, rule) = if organization::employs(self.reading, first) {
            (first - 2, "organization/employer")
        } else if organization::follows_body(self.reading, first) && !given && pieces[at].part == Part::Word {
            (first - 1, "organization/after-noun")
        } else {
            return None;
        };
        let name = |piece: &&Piece| {
            matches!(piece.part, Part::Word | Part::Hit(_)) && self.reading.token(piece.tokens.start).gap == Gap::Space
        };
        let more = pieces[1..].iter().take(3).take_while(name).count();
        Some((1 + more, noun, rule))
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

    /// "Karun University |Stadium|": an organization's name that a facility bears.
    fn grounds(&mut self, at: usize, found: &organization::Found) -> Option<usize> {
        let end = place::over_heads(self.reading, self.run, found.end);
        let nation = self.hit_kind(at) == Some(EntityKind::Nationality);
        if end == found.end || nation || found.rule != "organization/head" || self.run.headline {
            return None;
        }
        self.push(Name::new(self.tokens(at, end), EntityKind::Place, None, "place/name-head"));
        Some(end)
    }

    /// "|Zorbat Karm| chairman Ruth Quelm", "|Zorbat| Mayor Ruth Quelm": words that are no English before an office that only
    /// a body has, or only a place, and who holds it.
    fn bears_office(&mut self, at: usize) -> Option<usize> {
        let (reading, run) = (self.reading, self.run);
        let own = |piece: &&Piece| {
            let word = piece.tokens.start;
            piece.part == Part::Word
                && matches!(reading.token(word).shape, Shape::Capital | Shape::Mixed)
                && !reading.info(word).is_common()
                && !reading.is(word, Class::GIVEN | Class::ORG_HEAD | Class::PLACE_HEAD)
                && (word == run.pieces[at].tokens.start || reading.token(word).gap == Gap::Space)
        };
        let apart = at == 0 || run.pieces[at - 1].part == Part::Link;
        let words = run.pieces[at..].iter().take(4).take_while(own).count();
        if run.headline || !apart || !(1..=3).contains(&words) {
            return None;
        }
        let title = run.pieces.get(at + words).filter(|piece| piece.part == Part::Title)?;
        let office = title.tokens.end - 1;
        let near = |i: usize| reading.token(i).gap == Gap::Space;
        let held = near(title.tokens.start)
            && near(title.tokens.end)
            && person::after_title(reading, self.names, self.hits, run, at + words).is_some();
        let first = run.pieces[at].tokens.start;
        // "Zorbatian president": what ends so may be a people's word.
        let adjective =
            words == 1 && ["i", "an", "ese", "ist", "ish"].iter().any(|end| reading.word(first).ends_with(end));
        // Peoples have these too, and some peoples' words are in no table.
        let led = words == 1 && reading.is_one(office, words!["president", "leader", "lawmaker"]);
        let general = reading.is_word(office, "general") && reading.is(office - 1, Class::OFFICER);
        let (kind, rule) = match () {
            () if reading.is(office, Class::HEADMAN) => (EntityKind::Place, "place/before-office"),
            () if general || reading.is(office, Class::OFFICER) && !led => {
                (EntityKind::Organization, "organization/before-office")
            }
            () => return None,
        };
        if !held || adjective {
            return None;
        }
        let name = Name::new(self.tokens(at, at + words), kind, None, rule);
        let evidence = vec![title.tokens.clone()];
        self.push(Name { evidence, ..name });
        Some(at + words)
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
                let organized = |m: &&Meaning| m.kind == EntityKind::Organization;
                let meanings = self.hits[hit].meanings.iter().filter(|m| !seat::is_seat(self.names, m));
                meanings.clone().find(organized).map(|m| m.row)
            }
            _ => None,
        };
        // "Orbis Rail Corp.": the dot is the suffix's.
        let abbreviated = found.rule == "organization/suffix";
        let end = if abbreviated { person::with_dot(self.reading, tokens.end) } else { tokens.end };
        let start = tokens.start - usize::from(self.is_numbered(tokens.start, &found.head));
        let name = Name::new(start..end, EntityKind::Organization, row, found.rule);
        self.push(Name { evidence: vec![found.head], ..name });
        found.end
    }

    /// "Minister of |Commerce and Industry|": plain words behind an office say what it is for.
    fn is_portfolio(&self, at: usize, end: usize) -> bool {
        let pieces = &self.run.pieces;
        let Some([title, link]) = at.checked_sub(2).and_then(|from| pieces.get(from..at)) else { return false };
        let office = title.part == Part::Title && self.reading.is_one(link.tokens.start, words!["of", "for"]);
        let plain =
            |piece: &Piece| piece.tokens.clone().all(|i| self.reading.info(i).is_common() || piece.part == Part::Link);
        let whole = pieces.get(end).is_none_or(|next| next.part != Part::Link);
        office && whole && pieces[at..end].iter().all(plain)
    }

    /// "|11th| Karm Division": the number of a unit.
    fn is_numbered(&self, start: usize, head: &Range<usize>) -> bool {
        let Some(number) = start.checked_sub(1) else { return false };
        let word = self.reading.word(number);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        let ordinal = digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
        ordinal && self.reading.token(start).gap == Gap::Space && self.reading.is_one(head.start, UNITS)
    }

    /// "the 8th |Division|": a unit that has its number for a name.
    fn numbered(&mut self, at: usize) -> Option<usize> {
        let tokens = self.run.pieces[at].tokens.clone();
        let word = self.run.pieces[at].part == Part::Word && tokens.len() == 1;
        if !word || !self.is_numbered(tokens.start, &tokens) {
            return None;
        }
        let name = Name::new(tokens.start - 1..tokens.end, EntityKind::Organization, None, "organization/numbered");
        self.push(Name { evidence: vec![tokens], ..name });
        Some(at + 1)
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

    /// "|Karm| West", before no other name: a constituency or district.
    fn sided(&self, at: usize, hit: usize) -> Option<usize> {
        let reading = self.reading;
        let side = self.run.pieces.get(at + 1).filter(|_| place::is_side(reading, self.run, at + 1))?;
        let land = self.full_meaning(hit).is_some_and(|meaning| {
            let row = self.names.row(meaning.row);
            row.is("place.city") || row.is("place.region")
        });
        let near = reading.token(side.tokens.start).gap == Gap::Space;
        let last = self.run.pieces.get(at + 2).is_none_or(|next| matches!(next.part, Part::Link | Part::Title));
        (land && near && last && !self.run.headline).then_some(at + 2)
    }

    /// "|Zorbat South| MP": whom an office in a parliament is for.
    fn constituency(&self, at: usize) -> Option<usize> {
        let (reading, run) = (self.reading, self.run);
        let (name, title) = (&run.pieces[at], run.pieces.get(at + 2)?);
        let word = name.tokens.start;
        let plain = name.part == Part::Word && !reading.info(word).is_common() && !run.headline;
        let seat = title.part == Part::Title
            && reading
                .is_one(title.tokens.end - 1, words!["mp", "mps", "mla", "senator", "representative", "councillor"]);
        let near = |piece: &Piece| reading.token(piece.tokens.start).gap == Gap::Space;
        let side = place::is_side(reading, run, at + 1) && near(&run.pieces[at + 1]) && near(title);
        (plain && seat && side).then_some(at + 2)
    }

    /// "|West| Zorbat Karm": words that are no English behind a side of the land.
    fn side_first(&self, at: usize) -> Option<usize> {
        let (reading, run) = (self.reading, self.run);
        if !place::is_side(reading, run, at) || at > 0 && run.pieces[at - 1].part != Part::Link || run.headline {
            return None;
        }
        let word = |piece: &&Piece| {
            piece.is_foreign(reading)
                && !reading.is(piece.tokens.start, Class::GIVEN | Class::SURNAME | Class::ORG_HEAD)
        };
        let words = run.pieces[at + 1..].iter().take(3).take_while(word).count();
        let goes_on = run.pieces.get(at + 1 + words).is_some_and(|next| next.part != Part::Link);
        ((1..=2).contains(&words) && !goes_on).then_some(at + 1 + words)
    }

    /// "residents of |Milan| Zorbat": a listed town's word begins the name of a place that nothing lists.
    fn longer_town(&self, at: usize, hit: usize) -> Option<usize> {
        let (reading, tokens) = (self.reading, &self.run.pieces[at].tokens);
        let city = self.full_meaning(hit).is_some_and(|meaning| self.names.row(meaning.row).is("place.city"));
        let next = self.run.pieces.get(at + 1).filter(|next| {
            next.is_foreign(reading)
                && !reading.is(next.tokens.start, Class::GIVEN | Class::ORG_HEAD | Class::PLACE_HEAD)
        });
        let told = city && tokens.len() == 1 && next.is_some() && place::is_told(reading, tokens.start);
        // A third word would make the last two a person's name.
        let third = self.run.pieces.get(at + 2).is_some_and(|third| third.part != Part::Link);
        (told && !third).then_some(at + 2)
    }

    /// "|Karm| striker Ruth Zorbat": a city before whom only a team has, and a name.
    fn plays(&self, at: usize, hit: usize) -> bool {
        let end = self.run.pieces[at].tokens.end;
        let city = self.full_meaning(hit).is_some_and(|meaning| self.names.row(meaning.row).is("place.city"));
        city && self.reading.token(end).gap == Gap::Space
            && self.reading.token(end).shape == Shape::Lower
            && self.reading.is(end, Class::PLAYER)
            && self.reading.token(end + 1).is_capitalized()
            && self.reading.token(end + 1).gap == Gap::Space
            && !place::after_preposition(self.reading, self.run.pieces[at].tokens.start)
    }

    /// The government that a capital stands for which no other name stands beside.
    fn government(&self, at: usize, hit: usize) -> Option<u32> {
        let (pieces, tokens) = (&self.run.pieces, &self.run.pieces[at].tokens);
        let apart = |piece: &Piece| piece.part == Part::Link || self.reading.token(piece.tokens.end).gap != Gap::Space;
        let before = at
            .checked_sub(1)
            .is_none_or(|before| pieces[before].part == Part::Link || pieces[before].tokens.end < tokens.start);
        let after = pieces.get(at + 1).is_none_or(|next| next.tokens.start > tokens.end || apart(next));
        (before && after).then(|| seat::government(self.reading, self.names, &self.hits[hit])).flatten()
    }

    /// A listed name that needs no evidence.
    fn listed(&mut self, at: usize, hit: usize) {
        let tokens = self.run.pieces[at].tokens.clone();
        let Some(meaning) = self.full_meaning(hit) else { return };
        let country = || self.names.row(meaning.row).is("place.country");
        if country() && self.begins_amount(tokens.end) {
            return;
        }
        if self.begins_adjective(tokens.end) && country() {
            let nationality = EntityKind::Nationality;
            self.push(Name::new(tokens, nationality, Some(meaning.row), "nationality/hyphened"));
            return;
        }
        self.push(Name::new(tokens, meaning.kind, Some(meaning.row), rule_of(meaning.kind)));
    }

    /// "US| $5 million", "France|-3 television": whose money it is, and a channel's number.
    fn begins_amount(&self, end: usize) -> bool {
        let (reading, next) = (self.reading, self.reading.token(end + 1));
        let numbered = reading.glued_hyphen(end) && next.gap == Gap::None && next.kind == Kind::Number;
        numbered || reading.mark(end) == Mark::Currency && reading.token(end).gap <= Gap::Space
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
