//! Names that sure ones explain, the second of two passes: surnames, introduced acronyms, ambiguous listed names with
//! evidence, and unlisted words whose neighbours say what they are. Runs once an article, over its runs of capitals.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::evidence::{Evidence, fold_name};
use super::run::{Part, Piece, Run, Runs};
use super::sure::Sure;
use super::{Name, alone, is_shouted, person, place, seat};
use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::matcher::{Hit, Meaning};
use crate::provenance::RuleId;
use crate::text::{Gap, Kind, Mark, Shape};
use crate::words::{CalendarClass, Class, Cue, Reading, Sorts, words};

/// The names of the first pass and those that they explain. The steps depend on each other: what one names, the next does
/// not see, and each may tell the next of a person.
pub(crate) fn read(reading: Reading<'_>, names: &Overlay, hits: &[Hit], runs: &Runs, first: Sure) -> Vec<Name> {
    let Sure { names: mut found, things, thing_words, .. } = first;
    let (taken, placed) = (vec![false; reading.len()], vec![false; reading.len()]);
    let evidence = Evidence::with_room(found.len());
    let mut pass = Pass { reading, names, hits, runs, evidence, taken, placed };
    pass.firms(&mut found);
    pass.learn(&found, things, &thing_words);
    pass.namesakes(&mut found);
    let mut more = pass.decided();
    pass.rowed(&mut found);
    pass.earlier_surnames(&mut more);
    more.extend(again(reading, runs, &more, &mut pass.taken));
    pass.common_surnames(&mut more);
    pass.shouted_places(&found, &mut more);
    found.append(&mut more);
    found
}

struct Pass<'w, 'a, 'n> {
    reading: Reading<'a>,
    names: &'n Overlay,
    hits: &'w [Hit],
    runs: &'w Runs,
    evidence: Evidence<'n>,
    /// By token: whether a name holds it, and whether a place's does.
    taken: Vec<bool>,
    placed: Vec<bool>,
}

impl Pass<'_, '_, '_> {
    /// Gathers the evidence of the first pass.
    fn learn(&mut self, found: &[Name], things: Vec<Range<usize>>, thing_words: &[usize]) {
        for tokens in things.into_iter().chain(found.iter().map(|name| name.tokens.clone())) {
            self.taken[tokens].fill(true);
        }
        for name in found {
            self.evidence.note(self.reading, self.names, name);
            if name.kind == EntityKind::Place {
                self.placed[name.tokens.clone()].fill(true);
            }
        }
        self.evidence.note_acronyms(self.reading, found);
        self.evidence.things = thing_words.iter().map(|&i| fold_name(self.reading, i)).collect();
    }

    /// "Orbis Karm" in the headline, which the text calls Orbis Karm AG, is no person.
    fn firms(&self, found: &mut [Name]) {
        let mut firms: FxHashMap<String, Range<usize>> = FxHashMap::default();
        for name in found.iter().filter(|name| name.rule.as_str() == "organization/suffix" && name.tokens.len() > 2) {
            let words = name.tokens.clone().filter(|&i| self.reading.token(i).is_word());
            let key: Vec<String> = words.take(2).map(|i| fold_name(self.reading, i)).collect();
            firms.entry(key.join(" ")).or_insert_with(|| name.tokens.clone());
        }
        if firms.is_empty() {
            return;
        }
        for name in found.iter_mut().filter(|name| name.rule.as_str() == "person/foreign-words") {
            let key: Vec<String> = name.tokens.clone().take(2).map(|i| fold_name(self.reading, i)).collect();
            if let Some(fuller) = firms.get(&key.join(" ")).filter(|_| name.tokens.len() == 2) {
                let own = Name::new(name.tokens.clone(), EntityKind::Organization, None, "organization/short");
                *name = Name { evidence: vec![fuller.clone()], partial: true, ..own };
            }
        }
    }

    fn namesakes(&self, found: &mut [Name]) {
        let city = |name: &&mut Name| name.kind == EntityKind::Place || name.rule.as_str() == "organization/seat";
        for name in found.iter_mut().filter(|name| name.tokens.len() == 1).filter(city) {
            if let Some(person) = namesake(self.reading, name, &self.evidence) {
                *name = person;
            }
        }
    }

    /// Decides on what is left of the runs, in order.
    fn decided(&mut self) -> Vec<Name> {
        let mut more = Vec::new();
        for run in self.runs.iter() {
            for at in 0..run.pieces.len() {
                let Some(name) = self.decide(&run, at) else { continue };
                self.taken[name.tokens.clone()].fill(true);
                if name.kind == EntityKind::Place {
                    self.placed[name.tokens.clone()].fill(true);
                }
                if name.kind == EntityKind::Person {
                    self.evidence.note(self.reading, self.names, &name);
                }
                more.push(name);
            }
        }
        more
    }

    fn decide(&self, run: &Run, at: usize) -> Option<Name> {
        let (reading, evidence, piece) = (self.reading, &self.evidence, &run.pieces[at]);
        if !self.is_left(piece) || evidence.is_thing(reading, &piece.tokens) {
            return None;
        }
        let listed = match piece.part {
            Part::Hit(hit) => ambiguous(reading, self.names, &self.hits[hit], evidence)
                .or_else(|| surname(reading, piece.tokens.clone(), evidence)),
            _ => None,
        };
        listed.or_else(|| self.in_row(run, at)).or_else(|| unlisted(reading, run, at, evidence))
    }

    /// "near Nairobi and |Zorbat Karm|": what the first pass took for a person by its foreign words, in a row of places.
    fn rowed(&self, found: &mut [Name]) {
        for name in found.iter_mut().filter(|name| name.rule.as_str() == "person/foreign-words") {
            let Range { start, end } = name.tokens;
            if place::goes_on_row(self.reading, start, end, &self.placed) {
                *name = Name::new(start..end, EntityKind::Place, None, "place/in-row");
            }
        }
    }

    /// "near Nairobi, |Karm| and |Zorbat|", "|Karm| and Zorbat districts": a word in a row of places.
    fn in_row(&self, run: &Run, at: usize) -> Option<Name> {
        let (reading, piece) = (self.reading, &run.pieces[at]);
        let end = unlisted_end(reading, run, at);
        let tokens = piece.tokens.start..run.pieces[end - 1].tokens.end;
        let first = tokens.start;
        let word = piece.part == Part::Word && reading.token(first).shape == Shape::Capital && !run.headline;
        let named =
            |i: usize| reading.is(i, Class::GIVEN | Class::TITLE | Class::ORG_HEAD | Class::MONTH | Class::WEEKDAY);
        let foreign = tokens.clone().all(|i| !reading.info(i).is_common()) && !named(first);
        if !word || !foreign || self.evidence.person(reading, first).is_some() {
            return None;
        }
        let rowed = place::goes_on_row(reading, first, tokens.end, &self.placed);
        let headed = place::before_heads(reading, tokens.end);
        (rowed || headed).then(|| Name::new(tokens, EntityKind::Place, None, "place/in-row"))
    }

    fn is_left(&self, piece: &Piece) -> bool {
        !self.taken[piece.tokens.start] && !matches!(piece.part, Part::Link | Part::Title)
    }

    /// Surnames before their full name (headlines), and words that a later guess explained.
    fn earlier_surnames(&mut self, more: &mut Vec<Name>) {
        for piece in self.runs.pieces.iter().filter(|piece| self.is_left(piece)) {
            more.extend(surname(self.reading, piece.tokens.clone(), &self.evidence));
        }
        for name in more.iter() {
            self.taken[name.tokens.clone()].fill(true);
        }
    }

    /// In a line of capitals, "TURKEY" is a country where the article has Turkey in its own letters.
    fn shouted_places(&self, found: &[Name], more: &mut Vec<Name>) {
        let mut known: FxHashMap<String, &Name> = FxHashMap::default();
        for (number, sentence) in self.reading.text.sentences.iter().enumerate() {
            if !self.reading.words.shouted.get(number).copied().unwrap_or(false) {
                continue;
            }
            if known.is_empty() {
                let cased = |name: &&Name| self.reading.token(name.tokens.start).shape == Shape::Capital;
                let places = found.iter().filter(|name| name.kind == EntityKind::Place && name.tokens.len() == 1);
                for name in places.filter(|name| name.row.is_some()).filter(cased) {
                    known.entry(fold_name(self.reading, name.tokens.start)).or_insert(name);
                }
            }
            if known.is_empty() {
                return;
            }
            let free = |&i: &usize| !self.taken[i] && self.reading.token(i).shape == Shape::Upper;
            for i in sentence.clone().filter(free) {
                let Some(&first) = known.get(&fold_name(self.reading, i)) else { continue };
                let evidence = vec![first.tokens.clone()];
                more.push(Name { tokens: i..i + 1, evidence, rule: RuleId::new("place/shouted"), ..first.clone() });
            }
        }
    }

    /// A surname that is also an ordinary word, at the head of a sentence: "Quill said".
    fn common_surnames(&self, more: &mut Vec<Name>) {
        if !self.evidence.has_people() {
            return;
        }
        let (words, end) = (self.reading.words, self.taken.len());
        let next = |from: usize| Some(words.next_of(from, end, Sorts::CAPITAL)).filter(|&i| i < end);
        for i in std::iter::successors(next(0), |&i| next(i + 1)) {
            if self.taken[i] || self.reading.token(i).shape != Shape::Capital {
                continue;
            }
            let info = self.reading.info(i);
            let candidate = info.is_common() && !info.classes.any(Class::CLOSED | Class::MONTH);
            if candidate && self.reading.title(i).is_none() {
                more.extend(surname(self.reading, i..i + 1, &self.evidence));
            }
        }
    }
}

/// A place's name that is also the surname of someone whom the article names in full, where nothing beside it speaks
/// for the place: "Paris" after "Ada Paris".
fn namesake(reading: Reading<'_>, place: &Name, evidence: &Evidence<'_>) -> Option<Name> {
    let token = place.tokens.start;
    let fuller = evidence.people.get(&reading.id(token)).filter(|_| reading.id(token).is_known())?;
    let surname = fuller.len() > 1 && reading.id(person::surname_at(reading, fuller)) == reading.id(token);
    let toward = token > 0 && reading.is_one(token - 1, words!["to", "from", "into", "of", "across", "around"]);
    let placed = place::after_preposition(reading, token) || place::before_head(reading, place.tokens.end) || toward;
    // What speaks is in no row of places.
    let listed_next = place.kind == EntityKind::Place
        && (reading.mark(place.tokens.end) == Mark::Comma && reading.token(place.tokens.end + 1).is_capitalized()
            || token > 1 && reading.mark(token - 1) == Mark::Comma && reading.token(token - 2).is_capitalized());
    (surname && !placed && !listed_next).then(|| surname_of(place.tokens.clone(), fuller.clone()))
}

/// Words that nothing lists and nothing explains where they stand, but something did elsewhere: "Karm was shelled"
/// after "the town of Karm".
fn again(reading: Reading<'_>, runs: &Runs, found: &[Name], taken: &mut [bool]) -> Vec<Name> {
    let mut known: FxHashMap<String, &Name> = FxHashMap::default();
    for name in found.iter().filter(|name| name.row.is_none() && !name.partial && name.tokens.len() == 1) {
        known.entry(fold_name(reading, name.tokens.start)).or_insert(name);
    }
    if known.is_empty() {
        return Vec::new();
    }
    let mut more = Vec::new();
    for piece in &runs.pieces {
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

/// A listed name that needs evidence: a fuller mention of its row, a hint word, its country.
fn ambiguous(reading: Reading<'_>, names: &Overlay, hit: &Hit, evidence: &Evidence<'_>) -> Option<Name> {
    let mut best: Option<(i32, &Meaning)> = None;
    for meaning in hit.meanings.iter().filter(|meaning| !seat::is_seat(names, meaning)) {
        let score = score(reading, names, hit, meaning, evidence);
        // "Bush administration": the phrase is listed, so its name is meant as a name.
        let score = score + if hit.phrase.is_some() { 5 } else { 0 };
        if score > 0 && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, meaning));
        }
    }
    let Some((_, meaning)) = best else { return undecided(reading, hit) };
    let rule = match meaning.kind {
        EntityKind::Person => "person/listed-in-context",
        EntityKind::Place => "place/listed-in-context",
        EntityKind::Organization => "organization/listed-in-context",
        _ => "name/listed-in-context",
    };
    let name = Name::new(hit.tokens.clone(), meaning.kind, Some(meaning.row), rule);
    Some(Name { partial: meaning.short, ..name })
}

/// How much speaks for one meaning of an ambiguous name; not above zero: do not believe it.
fn score(reading: Reading<'_>, names: &Overlay, hit: &Hit, meaning: &Meaning, evidence: &Evidence<'_>) -> i32 {
    let fuller = evidence.rows.contains(&meaning.row);
    let token = hit.tokens.start;
    let cased = reading.token(token).shape == Shape::Capital || is_shouted(reading, token);
    let ordinary = hit.tokens.len() == 1 && reading.info(token).is_common() && cased;
    let initial = token == 0 || reading.token(token).gap >= Gap::Line || reading.token(token - 1).is_terminal();
    let mut score = if fuller { 10 } else { 0 };
    if meaning.short {
        return score;
    }
    let row = names.row(meaning.row);
    for hint in row.hints() {
        let known = evidence.has_word(reading, &hint.word);
        score += match (known, hint.speaks_for) {
            (false, _) => 0,
            (true, true) => 3,
            (true, false) => -4,
        };
    }
    match meaning.kind {
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
        EntityKind::Organization => {
            score += if meaning.acronym && !is_shouted(reading, token) { 2 } else { 0 };
            score += if is_agency(reading, &hit.tokens) { 4 } else { 0 };
        }
        _ => {}
    }
    if ordinary && initial { score - 4 } else { score - i32::from(ordinary) }
}

/// "KARM (|AP|) —": who filed a report.
fn is_agency(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    let bracketed = tokens.start > 0
        && reading.mark(tokens.start - 1) == Mark::OpenBracket
        && reading.mark(tokens.end) == Mark::CloseBracket;
    bracketed
        && matches!(reading.mark(tokens.end + 1), Mark::Dash | Mark::Hyphen)
        && reading.token(tokens.end + 1).gap > Gap::None
}

/// "Supreme Court": which one the article does not say, but each would be an organization.
fn undecided(reading: Reading<'_>, hit: &Hit) -> Option<Name> {
    let organized = |meaning: &Meaning| !meaning.short && meaning.kind == EntityKind::Organization;
    let capitals = hit.tokens.clone().all(|i| reading.token(i).is_capitalized());
    (hit.tokens.len() > 1 && capitals && hit.meanings.iter().all(organized))
        .then(|| Name::new(hit.tokens.clone(), EntityKind::Organization, None, "organization/undecided"))
}

/// A word of the name of a person mentioned in full elsewhere: "Austin" after "Lloyd Austin".
fn surname(reading: Reading<'_>, tokens: Range<usize>, evidence: &Evidence<'_>) -> Option<Name> {
    if tokens.len() != 1 || !reading.token(tokens.start).is_capitalized() {
        return None;
    }
    evidence.person(reading, tokens.start).map(|fuller| surname_of(tokens.clone(), fuller.clone()))
}

/// A part of the name of a person who is named in full at `fuller`.
fn surname_of(tokens: Range<usize>, fuller: Range<usize>) -> Name {
    let name = Name::new(tokens, EntityKind::Person, None, "person/surname");
    Name { evidence: vec![fuller], partial: true, ..name }
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
        Some(Name { evidence, ..Name::new(tokens, kind, None, rule) })
    };
    if leads(reading, token) {
        let noun = piece.tokens.end..piece.tokens.end + 1;
        let name = Name::new(piece.tokens.clone(), EntityKind::Person, None, "person/leads");
        return Some(Name { evidence: vec![noun], partial: true, ..name });
    }
    if let Some(name) = short_organization(reading, piece.tokens.clone(), evidence) {
        return Some(name);
    }
    if is_apposed(reading, &piece.tokens) {
        let noun = token - 2..token - 1;
        return make(piece.tokens.clone(), EntityKind::Person, "person/apposed", Some(noun));
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
        let hyphened = reading.glued_hyphen(token + 1) || (token > 0 && reading.glued_hyphen(token - 1));
        let thing = reading.lexicon.info(reading.id(token)).classes.any(Class::CLOSED | Class::THING);
        let numbered = plain.bytes().any(|b| b.is_ascii_digit());
        // "HK$" is money.
        let money = reading.mark(token + 1) == Mark::Currency && reading.token(token + 1).gap == Gap::None;
        let other = hyphened || thing || numbered || money || reading.word(token).ends_with('.');
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
    if tokens.len() == 1 && !ordinary && alone::is_person(reading, token) {
        return make(tokens, EntityKind::Person, "person/acts", None);
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
    let placed = reading.is_word(token + 1, "camp") && place::after_preposition(reading, token);
    noun.gap == Gap::Space
        && noun.shape == Shape::Lower
        && !placed
        && reading.is(token + 1, Class::LED)
        && named
        && reading.token(token).shape == Shape::Capital
        && !reading.is(token, Class::MONTH | Class::WEEKDAY | Class::ORG_HEAD | Class::PLACE_HEAD)
}

/// Whether another capital stands right behind token `i`.
fn goes_on(reading: Reading<'_>, i: usize) -> bool {
    let next = reading.token(i + 1);
    next.gap == Gap::Space && next.kind == Kind::Word && next.is_capitalized()
}

/// "the |Bank|" where the article names the Karun Bank: the head of an organization's name stands for all of it.
fn short_organization(reading: Reading<'_>, tokens: Range<usize>, evidence: &Evidence<'_>) -> Option<Name> {
    let token = tokens.start;
    if let Some(fuller) = evidence.firm(reading, token).filter(|_| !goes_on(reading, token)) {
        let name = Name::new(tokens, EntityKind::Organization, None, "organization/short");
        return Some(Name { evidence: vec![fuller.clone()], partial: true, ..name });
    }
    // A capital within a sentence does what the article does: "with |Coalition| partners".
    let small = |i: usize| reading.token(i).kind == Kind::Word && reading.token(i).shape == Shape::Lower;
    let after_the = token > 0 && (reading.id(token - 1) == reading.lexicon.the || small(token - 1));
    if !after_the || goes_on(reading, token) || !reading.token(token).is_capitalized() {
        return None;
    }
    let fuller = evidence.heads.get(&reading.id(token))?;
    let name = Name::new(tokens, EntityKind::Organization, None, "organization/short");
    Some(Name { evidence: vec![fuller.clone()], partial: true, ..name })
}

/// "his wife, |Darla|, wept": one word that is no English, between commas behind what a person is.
fn is_apposed(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    let Some(noun) = tokens.start.checked_sub(2) else { return false };
    let title = reading.title(noun).is_some_and(|(end, ..)| end == noun + 1);
    let closes = matches!(reading.mark(tokens.end), Mark::Comma | Mark::Stop);
    title
        && closes
        && reading.mark(noun + 1) == Mark::Comma
        && reading.token(noun).shape == Shape::Lower
        && reading.token(tokens.start).shape == Shape::Capital
        && !reading.is(noun, Class::PLURAL)
        && !reading.info(tokens.start).is_common()
}

/// The words that go on right after: "Rio Verde".
fn unlisted_end(reading: Reading<'_>, run: &Run, at: usize) -> usize {
    let mut end = at + 1;
    while end < run.pieces.len() && end < at + 4 {
        let piece = &run.pieces[end];
        // "Karm-Zorbat": the hyphen and what is tied to it.
        let tied = piece.part == Part::Link && reading.glued_hyphen(piece.tokens.start);
        let word = |next: &&Piece| next.part == Part::Word && reading.token(next.tokens.start).span.len() > 2;
        let next = run.pieces.get(end + 1).filter(|next| tied && word(next));
        if next.is_some() {
            end += 2;
            continue;
        }
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
        && !reading.info(tokens.end - 1).is_common()
        && tokens.start > 1
        && reading.token(tokens.start - 1).kind == Kind::Clitic
        && reading.is_one(tokens.end, words!["reports", "reported", "writes", "explains", "narrates"])
}

/// "X said", "said X".
fn speech_neighbour(reading: Reading<'_>, tokens: &Range<usize>) -> bool {
    // "said |Orbis| agents seized": what they are the agents of.
    let owns = reading.token(tokens.end).shape == Shape::Lower
        && reading.token(tokens.end).gap == Gap::Space
        && reading.is(tokens.end, Class::PLURAL);
    // "Zorbat later said".
    let verb = seat::verb_after(reading, tokens.end).filter(|&(_, be)| !be).map_or(tokens.end, |(verb, _)| verb);
    reading.is_one(verb, words!["said", "says", "told", "added", "adds"])
        || (tokens.start > 0 && reading.is_one(tokens.start - 1, words!["said", "says"]) && !owns)
}
