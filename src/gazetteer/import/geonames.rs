//! GeoNames' dump: places out of `allCountries.txt`, or any file with its 19 columns (`cities1000.txt`, `NO.txt`), with
//! further names out of `alternateNamesV2.txt`. For gazetteers of places larger than the bundled one.
//!
//! A place's kind is that of its feature class and code (`P.PPL`), then of its class (`P`), in [`Options::class`] and in
//! the crate's own table; others are left out: streams, farms, hotels, and what is historical. Its id is `gn.` and the
//! number, and its name is believed without evidence where it has three letters.
//!
//! Of the alternate names those in [`Options::languages`] are taken that are not colloquial and not historic, have three
//! letters or are acronyms, and are listed for no second place unless preferred; and Wikidata's ids. They are gathered
//! before the places are read, because the two files are in different orders: 32 bytes and its text for each, and no more
//! than half of [`Options::memory`], because what holds them grows by doubling.

use std::hash::{Hash, Hasher};
use std::io::BufRead;

use rustc_hash::FxHasher;
use unicode_normalization::UnicodeNormalization;

use super::desk::{Desk, Line};
use super::names::{MOST_NAMES, alias, is_short, lacks_capital, shown};
use super::{Options, Report, classes};
use crate::error::Error;
use crate::gazetteer::{Case, Entry, Name};

/// The greatest length of a line, in bytes: the column of alternate names may have 10,000 characters.
const LIMIT: usize = 256 << 10;

/// Reads places, and before them the alternate names if there are any: their file's name and contents.
///
/// # Errors
/// Unless [`Options::keep_going`], the first line with other columns, and the alternate name for which there is no
/// memory.
pub fn read(
    file: &str,
    input: impl BufRead,
    alternates: Option<(&str, &mut dyn BufRead)>,
    options: &Options,
    each: &mut dyn FnMut(Entry) -> Result<(), Error>,
) -> Result<Report, Error> {
    let mut desk = Desk::new(options, each);
    let mut names = Alternates::default();
    if let Some((file, input)) = alternates {
        names.read(&mut desk, file, input)?;
    }
    let table = classes::of("geonames");
    desk.read(file, input, LIMIT, |desk, number, text| {
        if text.trim().is_empty() {
            return Ok(Line::Skipped);
        }
        let place = Place::read(text)?;
        let both = format!("{}.{}", place.class, place.code);
        let Some(kind) = classes::kind(desk.options, &table, &[&both, place.class]) else {
            return Ok(Line::LeftOut("a feature that has a kind", place.feature));
        };
        if desk.options.case != Case::Folded && lacks_capital(place.name) {
            return Ok(Line::LeftOut("a name with a capital", place.name));
        }
        let mut entry = place.entry(kind, desk.options);
        let used = names.give(place.id, &mut entry, desk.options.case);
        desk.hand_on(entry, file, number, 1 + used)?;
        Ok(Line::Held)
    })?;
    names.leave_out_rest(&mut desk);
    Ok(desk.report)
}

/// Cuts a line that has at most `N` cells; the rest of them are empty. The number of cells comes with them.
fn cut<const N: usize>(text: &str) -> ([&str; N], usize) {
    let mut cells = [""; N];
    let mut count = 0;
    for cell in text.split('\t') {
        if let Some(place) = cells.get_mut(count) {
            *place = cell.trim();
        }
        count += 1;
    }
    (cells, count)
}

fn number(cell: &str) -> Result<u32, Error> {
    cell.parse().map_err(|_| Error::entry("a number of GeoNames", shown(cell)))
}

/// What is read of a place's line.
struct Place<'t> {
    id: u32,
    name: &'t str,
    ascii: &'t str,
    class: &'t str,
    code: &'t str,
    /// The code, or the class where there is none.
    feature: &'t str,
    country: &'t str,
}

impl<'t> Place<'t> {
    fn read(text: &'t str) -> Result<Place<'t>, Error> {
        let (cells, count) = cut::<19>(text);
        if count != 19 {
            return Err(Error::entry("the 19 cells of a place", format!("{count} cells")));
        }
        let [id, name, ascii, _, _, _, class, code, country, ..] = cells;
        let feature = if code.is_empty() { class } else { code };
        Ok(Place { id: number(id)?, name, ascii, class, code, feature, country })
    }

    fn entry(&self, kind: &str, options: &Options) -> Entry {
        let mut entry = Entry::new(format!("gn.{}", self.id), kind, "");
        entry.name = Name::new(self.name).with_case(options.case);
        entry.name.in_context = is_short(self.name);
        if self.ascii != self.name && letters(self.ascii) != letters(self.name) {
            entry.aliases.extend(alias(self.ascii, options.case).ok());
        }
        self.country.clone_into(&mut entry.country);
        entry.ids.push(("geonames".to_owned(), self.id.to_string()));
        entry.source = options.source_or("geonames").to_owned();
        entry
    }
}

/// What is left of a name without diacritics: where that is the ASCII name too, no alias is needed for it.
fn letters(name: &str) -> String {
    name.nfd().filter(|c| c.is_ascii_alphanumeric()).collect()
}

/// The alternate names of all places, to be given to each when it is read.
#[derive(Default)]
struct Alternates {
    file: String,
    /// All names, one after the other.
    text: String,
    names: Vec<Alternate>,
}

/// One of them: where its text is and what became of it.
struct Alternate {
    place: u32,
    line: u32,
    start: u32,
    length: u16,
    state: State,
    /// Whether its place has been read.
    placed: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Name,
    Preferred,
    WikidataId,
    Given,
    Repeated,
    Ambiguous,
    OneTooMany,
}

impl Alternates {
    /// What each costs beside its text: itself, and its place while the ambiguous ones are looked for.
    const COST: usize = 32;

    fn read(&mut self, desk: &mut Desk<'_>, file: &str, input: &mut dyn BufRead) -> Result<(), Error> {
        file.clone_into(&mut self.file);
        desk.read(file, input, LIMIT, |desk, number, text| {
            if text.trim().is_empty() {
                return Ok(Line::Skipped);
            }
            self.line(desk.options, number, text)
        })?;
        self.names.sort_unstable_by_key(|name| (name.place, name.line));
        self.mark_ambiguous();
        Ok(())
    }

    fn line<'t>(&mut self, options: &Options, line: u32, text: &'t str) -> Result<Line<'t>, Error> {
        // The last two, from and to, are missing from older dumps.
        let (cells, count) = cut::<10>(text);
        if !(8..=10).contains(&count) {
            return Err(Error::entry("the 10 cells of an alternate name", format!("{count} cells")));
        }
        let [_, place, language, name, preferred, _, colloquial, historic, _, to] = cells;
        let place = number(place)?;
        let state = match language {
            "wkdt" => State::WikidataId,
            _ if preferred == "1" => State::Preferred,
            _ => State::Name,
        };
        if state == State::WikidataId {
            if !is_wikidata_id(name) {
                return Ok(Line::LeftOut("an item of Wikidata", name));
            }
        } else if !options.languages.iter().any(|wanted| wanted == language) {
            return Ok(Line::LeftOut("a name in a wanted language", language));
        } else if colloquial == "1" || historic == "1" || !to.is_empty() {
            return Ok(Line::LeftOut("a name that is neither colloquial nor historic", name));
        } else if let Err(expected) = alias(name, options.case) {
            return Ok(Line::LeftOut(expected, name));
        }
        let room = (options.memory / 2).min(u32::MAX as usize);
        let fault = || Error::entry(format!("alternate names for {} bytes", options.memory), "more");
        let start = u32::try_from(self.text.len()).map_err(|_| fault())?;
        let length = u16::try_from(name.len()).map_err(|_| Error::entry("a name of less than 65,536 bytes", "more"))?;
        if self.text.len() + name.len() + (self.names.len() + 1) * Self::COST > room {
            return Err(fault());
        }
        self.text.push_str(name);
        self.names.push(Alternate { place, line, start, length, state, placed: false });
        Ok(Line::Held)
    }

    /// Marks names that several places have, except where they are a place's preferred one: "San Pedro" is of no use.
    fn mark_ambiguous(&mut self) {
        let named = self.names.iter().enumerate().filter(|(_, name)| name.state != State::WikidataId);
        let mut keys: Vec<(u64, u32, u32)> = named
            .filter_map(|(at, name)| Some((key(self.text_of(name)), name.place, u32::try_from(at).ok()?)))
            .collect();
        keys.sort_unstable();
        for group in keys.chunk_by(|a, b| a.0 == b.0) {
            let alone = group.iter().all(|one| group.first().is_some_and(|first| first.1 == one.1));
            for (_, _, at) in group.iter().filter(|_| !alone) {
                if let Some(name) = self.names.get_mut(*at as usize).filter(|name| name.state == State::Name) {
                    name.state = State::Ambiguous;
                }
            }
        }
    }

    fn text_of(&self, name: &Alternate) -> &str {
        let start = name.start as usize;
        self.text.get(start..start + usize::from(name.length)).unwrap_or("")
    }

    /// Gives a place its names, and says how many they are. A place that comes twice has them the first time only.
    fn give(&mut self, place: u32, entry: &mut Entry, case: Case) -> u64 {
        let first = self.names.partition_point(|name| name.place < place);
        let mut given = 0;
        for at in first..self.names.len() {
            let Some(name) = self.names.get(at).filter(|name| name.place == place && !name.placed) else { break };
            let state = add(entry, name.state, self.text_of(name), case);
            given += u64::from(state == State::Given);
            if let Some(name) = self.names.get_mut(at) {
                (name.state, name.placed) = (state, true);
            }
        }
        given
    }

    /// Counts the names that no place was given.
    fn leave_out_rest(&self, desk: &mut Desk<'_>) {
        for name in &self.names {
            let expected = match name.state {
                State::Given => continue,
                State::Name | State::Preferred | State::WikidataId => "a place that is taken",
                State::Repeated => "a name that the place does not have yet",
                State::Ambiguous => "an alternate name of one place only",
                State::OneTooMany => "at most 1,000 names of a place",
            };
            desk.leave_out(&self.file, name.line, expected, self.text_of(name));
        }
    }
}

/// Adds a name to its place, and says what has become of it.
fn add(entry: &mut Entry, state: State, text: &str, case: Case) -> State {
    if entry.aliases.len() + entry.ids.len() >= MOST_NAMES {
        return State::OneTooMany;
    }
    match state {
        State::WikidataId => entry.ids.push(("wikidata".to_owned(), text.to_owned())),
        State::Name | State::Preferred if entry.names().any(|name| name.surface == text) => return State::Repeated,
        State::Name | State::Preferred => entry.aliases.extend(alias(text, case).ok()),
        done => return done,
    }
    State::Given
}

fn is_wikidata_id(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Equal for names that differ in case only; hardly ever for others.
fn key(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in name.chars().flat_map(char::to_lowercase) {
        c.hash(&mut hasher);
    }
    hasher.finish()
}
