//! Decides, once, what each run of capitals holds: where listed and unlisted readings disagree, and which meaning of
//! an ambiguous name the article bears out. Two passes over the runs of an article: what is sure, then what it explains.

use std::cell::OnceCell;
use std::ops::Range;

use once_cell::sync::Lazy;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::run::{Part, Piece, Run};
use super::{Name, is_shouted, organization, person, place, thing};
use crate::gazetteer::fold::{fold, without_article};
use crate::gazetteer::hash::Hasher;
use crate::gazetteer::{Listed, Overlay, WordId};
use crate::kind::EntityKind;
use crate::matcher::{Hit, Meaning};
use crate::provenance::RuleId;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{CalendarClass, Class, Cue, Reading, words};

/// What the article is known to speak of, gathered in the first pass.
#[derive(Default)]
struct Evidence<'n> {
    /// The keys of every word of the article: what hints look for. Gathered at the first hint.
    words: OnceCell<FxHashSet<u64>>,
    /// Rows mentioned by a full and unambiguous name.
    rows: FxHashSet<u32>,
    /// Countries spoken of, by code.
    countries: FxHashSet<&'n str>,
    /// Last words of people's names, and words of their names.
    people: FxHashMap<WordId, Range<usize>>,
    /// The same for surnames that no table knows, by their folded letters.
    unknown: FxHashMap<String, Range<usize>>,
    /// Names of storms, ships and the like.
    things: FxHashSet<String>,
    /// The heads of organizations' names, with one that has each: "Bank" of "Karun Bank".
    heads: FxHashMap<WordId, Range<usize>>,
    /// Acronyms introduced in the article.
    acronyms: FxHashMap<String, Range<usize>>,
}

/// Names that are sure by themselves: unambiguous listed ones, titled and given-name people, headed organizations
/// and places.
pub(crate) fn first_pass(reading: Reading<'_>, names: &Overlay, hits: &[Hit], runs: &[Run]) -> Sure {
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
    names: Vec<Name>,
    /// Tokens of things' names ("Hurricane Katrina"), and the words that may stand for them alone ("Katrina").
    things: Vec<Range<usize>>,
    thing_words: Vec<usize>,
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
        // "Foreign Ministry", "General Assembly": a title's word may begin an organization.
        if let Some(found) = organization::at(self.reading, self.names, self.hits, self.run, at) {
            if found.end > at + 1 && !matches!(self.run.pieces[at].part, Part::Title) {
                return self.organization(at, found);
            }
        }
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
            let longer = found.end > at + 1;
            if longer && !self.separate_hits(at, found.end) {
                return self.organization(at, found);
            }
        }
        if !nation {
            let found = place::at(self.reading, self.run, at);
            if let Some(found) = found.filter(|found| !self.is_namesake(at, found.end)) {
                let tokens = self.tokens(at, found.end);
                self.push(tokens, EntityKind::Place, None, found.rule, Vec::new(), false);
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
                self.hits[hit].meanings.iter().any(|m| self.row(m).kind() == EntityKind::Organization)
                    && p.tokens.len() > 1
            }
            _ => false,
        });
        // "Iraqi | Defense Ministry": nation and listed organization are one; "Bush | White House" are two.
        let first = self.hit_kind(from);
        last_is_org_hit && !matches!(first, Some(EntityKind::Nationality | EntityKind::Place))
    }

    fn organization(&mut self, at: usize, found: organization::Found) -> usize {
        let mut start = at;
        // The nation before is a mention of its own.
        if self.hit_kind(at) == Some(EntityKind::Nationality) && found.end > at + 1 {
            if let Part::Hit(hit) = self.run.pieces[at].part {
                self.listed(at, hit);
                start = at;
            }
        }
        let tokens = self.tokens(start, found.end);
        // A listed name that ends the composition lends its row: "U.S. | State Department".
        let row = match self.run.pieces[found.end - 1].part {
            Part::Hit(hit) => {
                self.hits[hit].meanings.iter().find(|m| self.row(m).kind() == EntityKind::Organization).map(|m| m.row)
            }
            _ => None,
        };
        // "Orbis Rail Corp.": the dot is the suffix's.
        let abbreviated = found.rule == "organization/suffix";
        let end = if abbreviated { person::with_dot(self.reading, tokens.end) } else { tokens.end };
        self.push(tokens.start..end, EntityKind::Organization, row, found.rule, vec![found.head], false);
        found.end
    }

    fn person(&mut self, at: usize, found: person::Found, evidence: Vec<Range<usize>>) -> usize {
        let tokens = self.tokens(at, found.end);
        let single = found.end == at + 1;
        let row = match self.run.pieces[at].part {
            Part::Hit(hit) if single => {
                self.hits[hit].meanings.iter().find(|m| self.row(m).kind() == EntityKind::Person).copied()
            }
            _ => None,
        };
        let full = row.filter(|m| !m.short && !m.context).map(|m| m.row);
        let partial = single && tokens.len() == 1 && full.is_none();
        let tokens = tokens.start..person::generation_end(self.reading, tokens.end);
        self.push(tokens, EntityKind::Person, full, found.rule, evidence, partial);
        found.end
    }

    /// A listed name that needs no evidence.
    fn listed(&mut self, at: usize, hit: usize) {
        let tokens = self.run.pieces[at].tokens.clone();
        let Some(meaning) = self.full_meaning(hit) else { return };
        let row = self.row(meaning);
        if row.is("place.country") && self.begins_adjective(tokens.end) {
            let nationality = EntityKind::Nationality;
            self.push(tokens, nationality, Some(meaning.row), "nationality/hyphened", Vec::new(), false);
            return;
        }
        self.push(tokens, row.kind(), Some(meaning.row), rule_of(row.kind()), Vec::new(), false);
    }

    /// "U.S.|-led": a country's name in an adjective says what "American-led" does.
    fn begins_adjective(&self, end: usize) -> bool {
        let (hyphen, next) = (self.reading.token(end), self.reading.token(end + 1));
        hyphen.mark == Mark::Hyphen && hyphen.gap == Gap::None && next.gap == Gap::None && next.shape == Shape::Lower
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
        !(ordinary
            && !meaning.exact
            && self.row(meaning).kind() != EntityKind::Nationality
            && self.row(meaning).kind() != EntityKind::Religion)
    }

    fn hit_kind(&self, at: usize) -> Option<EntityKind> {
        match self.run.pieces.get(at)?.part {
            Part::Hit(hit) => self.full_meaning(hit).map(|m| self.row(m).kind()),
            _ => None,
        }
    }

    fn row(&self, meaning: &Meaning) -> Listed<'_> {
        self.names.row(meaning.row)
    }

    fn tokens(&self, from: usize, to: usize) -> Range<usize> {
        self.run.pieces[from].tokens.start..self.run.pieces[to - 1].tokens.end
    }

    fn push(
        &mut self,
        tokens: Range<usize>,
        kind: EntityKind,
        row: Option<u32>,
        rule: &'static str,
        evidence: Vec<Range<usize>>,
        partial: bool,
    ) {
        self.out.names.push(Name { tokens, kind, row, rule: RuleId::new(rule), evidence, partial, phrase: false });
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

impl Evidence<'_> {
    /// Whether the article has the word of a hint.
    fn has_word(&self, reading: Reading<'_>, hint: &str) -> bool {
        self.words.get_or_init(|| word_keys(reading)).contains(&word_key(hint, 0, hint.len()))
    }
}

fn word_keys(reading: Reading<'_>) -> FxHashSet<u64> {
    let mut keys = FxHashSet::with_capacity_and_hasher(reading.len(), FxBuildHasher);
    for token in reading.text.tokens.iter().filter(|token| token.is_word()) {
        keys.insert(word_key(reading.source, token.span.start as usize, token.span.len() as usize));
    }
    keys
}

/// What stands for a word of `text` among those that hints look for: the hash of its folded letters.
fn word_key(text: &str, start: usize, length: usize) -> u64 {
    // No map is keyed by it that a text could fill with one key: it need not be secret.
    static HASHER: Lazy<Hasher> = Lazy::new(|| Hasher::new(0));
    let word = text.get(start..start + length).unwrap_or("");
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        HASHER.plain(text.as_bytes(), start, length)
    } else {
        HASHER.key(&fold(word))
    }
}

/// Names that the first pass explains: surnames, introduced acronyms, ambiguous listed names with evidence, and single
/// unlisted words whose neighbours say what they are.
pub(crate) fn second_pass(reading: Reading<'_>, names: &Overlay, hits: &[Hit], runs: &[Run], first: Sure) -> Vec<Name> {
    let Sure { names: mut found, things, thing_words } = first;
    let mut taken = vec![false; reading.len()];
    for thing in things {
        taken[thing].fill(true);
    }
    let mut evidence = Evidence::default();
    for name in found.iter() {
        taken[name.tokens.clone()].fill(true);
        note(reading, names, name, &mut evidence);
    }
    acronyms(reading, &found, &mut evidence);
    let namesakes = found.iter_mut().filter(|name| name.kind == EntityKind::Place && name.tokens.len() == 1);
    for name in namesakes {
        if let Some(person) = namesake(reading, name, &evidence) {
            *name = person;
        }
    }
    evidence.things = thing_words.iter().map(|&i| fold_name(reading, i)).collect();
    let mut more = Vec::new();
    for run in runs {
        for (at, piece) in run.pieces.iter().enumerate() {
            if taken[piece.tokens.start]
                || matches!(piece.part, Part::Link | Part::Title)
                || is_thing(reading, &evidence, piece.tokens.clone())
            {
                continue;
            }
            let decided = match piece.part {
                Part::Hit(hit) => ambiguous(reading, names, &hits[hit], &evidence)
                    .or_else(|| surname(reading, piece.tokens.clone(), &evidence)),
                _ => None,
            };
            let decided = decided.or_else(|| unlisted(reading, run, at, &evidence));
            if let Some(name) = decided {
                taken[name.tokens.clone()].fill(true);
                if name.kind == EntityKind::Person {
                    note(reading, names, &name, &mut evidence);
                }
                more.push(name);
            }
        }
    }
    // Surnames before their full name (headlines), and words that a later guess explained.
    for run in runs {
        for piece in run.pieces.iter().filter(|p| !taken[p.tokens.start] && !matches!(p.part, Part::Link | Part::Title))
        {
            if let Some(name) = surname(reading, piece.tokens.clone(), &evidence) {
                more.push(name);
            }
        }
    }
    for name in &more {
        taken[name.tokens.clone()].fill(true);
    }
    more.extend(again(reading, runs, &more, &mut taken));
    // A surname that is also an ordinary word, at the head of a sentence: "Quill said".
    let anyone = !(evidence.people.is_empty() && evidence.unknown.is_empty());
    let capitals = |&i: &usize| anyone && !taken[i] && reading.token(i).shape == Shape::Capital;
    for i in (0..taken.len()).filter(capitals) {
        let info = reading.info(i);
        let candidate = info.is_common() && !info.classes.any(Class::CLOSED | Class::MONTH);
        if candidate && reading.title(i).is_none() {
            more.extend(surname(reading, i..i + 1, &evidence));
        }
    }
    found.append(&mut more);
    found
}

/// A place's name that is also the surname of someone whom the article names in full, where nothing beside it speaks
/// for the place: "Paris" after "Ada Paris".
fn namesake(reading: Reading<'_>, place: &Name, evidence: &Evidence<'_>) -> Option<Name> {
    let token = place.tokens.start;
    let fuller = evidence.people.get(&reading.id(token)).filter(|_| reading.id(token).is_known())?;
    let surname = fuller.len() > 1 && reading.id(person::surname_at(reading, fuller)) == reading.id(token);
    let toward = token > 0 && reading.is_one(token - 1, words!["to", "from", "into", "of", "across", "around"]);
    let placed = place::after_preposition(reading, token) || place::before_head(reading, place.tokens.end) || toward;
    let listed_next = reading.mark(place.tokens.end) == Mark::Comma
        && reading.token(place.tokens.end + 1).is_capitalized()
        || token > 1 && reading.mark(token - 1) == Mark::Comma && reading.token(token - 2).is_capitalized();
    (surname && !placed && !listed_next).then(|| surname_of(place.tokens.clone(), fuller.clone()))
}

/// Words that nothing lists and nothing explains where they stand, but something did elsewhere: "Karm was shelled"
/// after "the town of Karm".
fn again(reading: Reading<'_>, runs: &[Run], found: &[Name], taken: &mut [bool]) -> Vec<Name> {
    let mut known: FxHashMap<String, &Name> = FxHashMap::default();
    for name in found.iter().filter(|name| name.row.is_none() && !name.partial && name.tokens.len() == 1) {
        known.entry(fold_name(reading, name.tokens.start)).or_insert(name);
    }
    if known.is_empty() {
        return Vec::new();
    }
    let mut more = Vec::new();
    for piece in runs.iter().flat_map(|run| &run.pieces) {
        let token = piece.tokens.start;
        if taken[token] || piece.part != Part::Word || piece.tokens.len() != 1 || reading.info(token).is_common() {
            continue;
        }
        let Some(first) = known.get(&fold_name(reading, token)) else { continue };
        taken[token] = true;
        let tokens = piece.tokens.clone();
        more.push(Name { tokens, evidence: vec![first.tokens.clone()], ..(*first).clone() });
    }
    more
}

/// "Katrina" where the article speaks of Hurricane Katrina.
fn is_thing(reading: Reading<'_>, evidence: &Evidence<'_>, tokens: Range<usize>) -> bool {
    !evidence.things.is_empty() && tokens.len() == 1 && evidence.things.contains(&fold_name(reading, tokens.start))
}

fn note<'n>(reading: Reading<'_>, names: &'n Overlay, name: &Name, evidence: &mut Evidence<'n>) {
    if let Some(row) = name.row {
        evidence.rows.insert(row);
        let row = names.row(row);
        if !row.country().is_empty() {
            evidence.countries.insert(row.country());
        }
    }
    if name.kind == EntityKind::Organization {
        let heads = name.tokens.clone().filter(|&i| {
            name.tokens.len() > 1 && reading.token(i).shape == Shape::Capital && reading.is(i, Class::ORG_HEAD)
        });
        for head in heads {
            evidence.heads.entry(reading.id(head)).or_insert_with(|| name.tokens.clone());
        }
    }
    if name.kind == EntityKind::Person {
        let surname = person::surname_at(reading, &name.tokens);
        for i in [surname, name.tokens.start] {
            let key = reading.id(i);
            let given =
                i == name.tokens.start && i != surname && reading.is(i, Class::GIVEN) && reading.info(i).is_common();
            if key.is_known() && !given {
                evidence.people.entry(key).or_insert_with(|| name.tokens.clone());
            }
        }
        if !reading.id(surname).is_known() {
            evidence.unknown.entry(fold_name(reading, surname)).or_insert_with(|| name.tokens.clone());
        }
    }
}

/// Words that no table knows have no number: they are compared by their folded letters.
fn fold_name(reading: Reading<'_>, i: usize) -> String {
    let key = crate::gazetteer::fold::fold(reading.word(i));
    let possessive = reading.mark(i + 1) == Mark::Apostrophe && reading.token(i + 1).gap == Gap::None;
    let bare = without_article(&key);
    match bare.strip_suffix('s') {
        Some(stem) if possessive && bare.len() > 4 => stem.to_owned(),
        _ => bare.to_owned(),
    }
}

/// Acronyms in brackets after the organizations they stand for.
fn acronyms(reading: Reading<'_>, found: &[Name], evidence: &mut Evidence<'_>) {
    for name in found.iter().filter(|name| matches!(name.kind, EntityKind::Organization | EntityKind::Place)) {
        if let Some(token) = organization::bracketed_acronym(reading, &name.tokens) {
            evidence.acronyms.insert(reading.word(token).replace('.', ""), name.tokens.clone());
        }
    }
}

/// A listed name that needs evidence: a fuller mention of its row, a hint word, its country.
fn ambiguous(reading: Reading<'_>, names: &Overlay, hit: &Hit, evidence: &Evidence<'_>) -> Option<Name> {
    let mut best: Option<(i32, &Meaning)> = None;
    for meaning in &hit.meanings {
        let score = score(reading, names, hit, meaning, evidence);
        // "Bush administration": the phrase is listed, so its name is meant as a name.
        let score = score + if hit.phrase.is_some() { 5 } else { 0 };
        if score > 0 && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, meaning));
        }
    }
    let Some((_, meaning)) = best else { return undecided(reading, names, hit) };
    let row = names.row(meaning.row);
    Some(Name {
        tokens: hit.tokens.clone(),
        kind: row.kind(),
        row: Some(meaning.row),
        rule: RuleId::new(match row.kind() {
            EntityKind::Person => "person/listed-in-context",
            EntityKind::Place => "place/listed-in-context",
            EntityKind::Organization => "organization/listed-in-context",
            _ => "name/listed-in-context",
        }),
        evidence: Vec::new(),
        partial: meaning.short,
        phrase: false,
    })
}

/// How much speaks for one meaning of an ambiguous name; not above zero: do not believe it.
fn score(reading: Reading<'_>, names: &Overlay, hit: &Hit, meaning: &Meaning, evidence: &Evidence<'_>) -> i32 {
    let row = names.row(meaning.row);
    let fuller = evidence.rows.contains(&meaning.row);
    let token = hit.tokens.start;
    let ordinary =
        hit.tokens.len() == 1 && reading.info(token).is_common() && reading.token(token).shape == Shape::Capital;
    let initial = token == 0 || reading.token(token).gap >= Gap::Line || reading.token(token - 1).is_terminal();
    let mut score = if fuller { 10 } else { 0 };
    if meaning.short {
        return score;
    }
    for hint in row.hints() {
        let known = evidence.has_word(reading, &hint.word);
        score += match (known, hint.speaks_for) {
            (false, _) => 0,
            (true, true) => 3,
            (true, false) => -4,
        };
    }
    match row.kind() {
        EntityKind::Place => {
            score += if place::after_preposition(reading, token) || place::before_head(reading, hit.tokens.end) {
                4
            } else {
                0
            };
            score += if evidence.countries.contains(row.country()) { 2 } else { 0 };
            // "Georgia, Texas and Florida", "Nice, France".
            let listed_next =
                reading.mark(hit.tokens.end) == Mark::Comma && reading.token(hit.tokens.end + 1).is_capitalized();
            score += i32::from(listed_next);
            if evidence.people.contains_key(&reading.id(token)) {
                score -= 6;
            }
        }
        EntityKind::Organization => score += if meaning.acronym && !is_shouted(reading, token) { 2 } else { 0 },
        _ => {}
    }
    if ordinary && initial { score - 4 } else { score - i32::from(ordinary) }
}

/// "Supreme Court": which one the article does not say, but each would be an organization.
fn undecided(reading: Reading<'_>, names: &Overlay, hit: &Hit) -> Option<Name> {
    let organized = |meaning: &Meaning| !meaning.short && names.row(meaning.row).kind() == EntityKind::Organization;
    let capitals = hit.tokens.clone().all(|i| reading.token(i).is_capitalized());
    (hit.tokens.len() > 1 && capitals && hit.meanings.iter().all(organized)).then(|| Name {
        tokens: hit.tokens.clone(),
        kind: EntityKind::Organization,
        row: None,
        rule: RuleId::new("organization/undecided"),
        evidence: Vec::new(),
        partial: false,
        phrase: false,
    })
}

/// A word of the name of a person mentioned in full elsewhere: "Austin" after "Lloyd Austin".
fn surname(reading: Reading<'_>, tokens: Range<usize>, evidence: &Evidence<'_>) -> Option<Name> {
    if tokens.len() != 1 || !reading.token(tokens.start).is_capitalized() {
        return None;
    }
    let by_id = reading.id(tokens.start).is_known().then(|| evidence.people.get(&reading.id(tokens.start))).flatten();
    let by_letters = || {
        let searched = !evidence.unknown.is_empty() && !reading.id(tokens.start).is_known();
        searched.then(|| evidence.unknown.get(&fold_name(reading, tokens.start))).flatten()
    };
    by_id.or_else(by_letters).map(|fuller| surname_of(tokens, fuller.clone()))
}

/// A part of the name of a person who is named in full at `fuller`.
fn surname_of(tokens: Range<usize>, fuller: Range<usize>) -> Name {
    Name {
        tokens,
        kind: EntityKind::Person,
        row: None,
        rule: RuleId::new("person/surname"),
        evidence: vec![fuller],
        partial: true,
        phrase: false,
    }
}

/// A word or words that nothing lists: by the evidence gathered, else by their neighbours.
fn unlisted(reading: Reading<'_>, run: &Run, at: usize, evidence: &Evidence<'_>) -> Option<Name> {
    let piece = &run.pieces[at];
    let token = piece.tokens.start;
    if piece.tokens.len() != 1 || reading.token(token).kind != Kind::Word {
        return None;
    }
    if let Some(name) = surname(reading, piece.tokens.clone(), evidence) {
        return Some(name);
    }
    let make = |tokens: Range<usize>, kind, rule, evidence: Option<Range<usize>>| {
        let evidence = evidence.into_iter().collect();
        Some(Name { tokens, kind, row: None, rule: RuleId::new(rule), evidence, partial: false, phrase: false })
    };
    if leads(reading, token) {
        let noun = piece.tokens.end..piece.tokens.end + 1;
        return Some(Name {
            rule: RuleId::new("person/leads"),
            evidence: vec![noun.clone()],
            ..surname_of(piece.tokens.clone(), noun)
        });
    }
    if let Some(name) = short_organization(reading, piece.tokens.clone(), evidence) {
        return Some(name);
    }
    let plain = reading.word(token).replace('.', "");
    if let Some(long) = evidence.acronyms.get(&plain) {
        return make(piece.tokens.clone(), EntityKind::Organization, "organization/acronym", Some(long.clone()));
    }
    if run.headline || reading.is(token, Class::CLOSED) {
        return None;
    }
    if reading.token(token).shape == Shape::Upper {
        let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
        // "ALL", "AK-47", "H5N1", "GDP" name nobody.
        let glued = |i: usize| reading.mark(i) == Mark::Hyphen && reading.token(i).gap == Gap::None;
        let hyphened = glued(token + 1) || (token > 0 && glued(token - 1));
        let thing = reading.lexicon.info(reading.id(token)).classes.any(Class::CLOSED | Class::THING);
        let numbered = plain.bytes().any(|b| b.is_ascii_digit());
        let other = hyphened || thing || numbered || reading.word(token).ends_with('.');
        let acronym = (2..=7).contains(&letters) && !other && !reading.info(token).is_common();
        return acronym
            .then(|| make(piece.tokens.clone(), EntityKind::Organization, "organization/capitals", None))
            .flatten();
    }
    let end = unlisted_end(reading, run, at);
    let tokens = token..run.pieces[end - 1].tokens.end;
    let ordinary = tokens.clone().all(|i| reading.info(i).is_common());
    if place::after_preposition(reading, token) && !ordinary && !is_holiday(reading, token) {
        return make(tokens, EntityKind::Place, "place/after-preposition", Some(token - 1..token));
    }
    if place::before_head(reading, tokens.end) && !ordinary {
        return make(tokens.clone(), EntityKind::Place, "place/before-head", Some(tokens.end..tokens.end + 1));
    }
    let speaks = tokens.len() <= 2 && !ordinary && speech_neighbour(reading, &tokens);
    if speaks || reports(reading, &tokens) {
        return make(tokens, EntityKind::Person, "person/speaks", None);
    }
    None
}

/// "at |Christmas|" says when.
fn is_holiday(reading: Reading<'_>, token: usize) -> bool {
    let pick = |cue: &Cue| matches!(cue, Cue::Calendar { class: CalendarClass::Holiday, .. }).then_some(());
    reading.words.longest(token, pick).is_some()
}

/// "the |Okafor| administration": a surname before what a leader has.
fn leads(reading: Reading<'_>, token: usize) -> bool {
    let noun = reading.token(token + 1);
    let named = !reading.info(token).is_common() || reading.is(token, Class::SURNAME);
    noun.gap == Gap::Space
        && noun.shape == Shape::Lower
        && reading.is(token + 1, Class::LED)
        && named
        && reading.token(token).shape == Shape::Capital
        && !reading.is(token, Class::MONTH | Class::WEEKDAY | Class::ORG_HEAD | Class::PLACE_HEAD)
}

/// "the |Bank|" where the article names the Karun Bank: the head of an organization's name stands for all of it.
fn short_organization(reading: Reading<'_>, tokens: Range<usize>, evidence: &Evidence<'_>) -> Option<Name> {
    let token = tokens.start;
    // A capital within a sentence does what the article does: "with |Coalition| partners".
    let small = |i: usize| reading.token(i).kind == Kind::Word && reading.token(i).shape == Shape::Lower;
    let after_the = token > 0 && (reading.id(token - 1) == reading.lexicon.the || small(token - 1));
    let next = reading.token(token + 1);
    let goes_on = next.gap == Gap::Space && next.kind == Kind::Word && next.is_capitalized();
    if !after_the || goes_on || !reading.token(token).is_capitalized() {
        return None;
    }
    let fuller = evidence.heads.get(&reading.id(token))?;
    Some(Name {
        tokens,
        kind: EntityKind::Organization,
        row: None,
        rule: RuleId::new("organization/short"),
        evidence: vec![fuller.clone()],
        partial: true,
        phrase: false,
    })
}

/// The words that go on right after: "Rio Verde".
fn unlisted_end(reading: Reading<'_>, run: &Run, at: usize) -> usize {
    let mut end = at + 1;
    while end < run.pieces.len() && end < at + 4 {
        let piece = &run.pieces[end];
        if piece.part != Part::Word || reading.token(piece.tokens.start).gap > Gap::Space {
            break;
        }
        end += 1;
    }
    end
}

/// "The Courier's |Ilse Varga| reports": two words that are no English, between an outlet and what it does.
fn reports(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 2
        && tokens.clone().all(|i| !reading.info(i).is_common() || reading.is(i, Class::GIVEN))
        && tokens.start > 1
        && reading.token(tokens.start - 1).kind == Kind::Clitic
        && reading.is_one(tokens.end, words!["reports", "reported", "writes", "explains", "narrates"])
}

/// "X said", "said X".
fn speech_neighbour(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.is_one(tokens.end, words!["said", "says", "told", "added", "adds"])
        || (tokens.start > 0 && reading.is_one(tokens.start - 1, words!["said", "says"]))
}
