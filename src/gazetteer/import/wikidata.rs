//! Wikidata's JSON dump: an item a line. For gazetteers of people and organizations in numbers that no one keeps by hand.
//!
//! An item is taken where a class that it is an instance of (P31) has a kind, in [`Options::class`] (by its `Q` number)
//! or in the crate's own table; subclasses are not followed, because that would need the whole dump. A statement with
//! preferred rank goes first, a deprecated one does not count. The item's name is its label in the first of
//! [`Options::languages`] that has one, or the one that Wikidata keeps for all languages (`mul`); its id is its number.
//!
//! Labels and aliases in all wanted languages become aliases where they have three letters or are acronyms, and a
//! capital. A single word for a person ("Aasen") is believed after a fuller name only.

use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::desk::{Desk, Line};
use super::names::{MOST_NAMES, alias, is_short, lacks_capital, shown};
use super::spacy::fault;
use super::{Options, Report, classes};
use crate::error::Error;
use crate::gazetteer::{Case, Entry, Name};
use crate::kind::EntityKind;

/// The greatest length of a line, in bytes: the items with the most statements have some megabytes.
const LIMIT: usize = 32 << 20;

/// Reads a dump, decompressed.
///
/// # Errors
/// Unless [`Options::keep_going`], the first line that is no item.
pub fn read(
    file: &str,
    input: impl BufRead,
    options: &Options,
    each: &mut dyn FnMut(Entry) -> Result<(), Error>,
) -> Result<Report, Error> {
    let mut desk = Desk::new(options, each);
    let table = classes::of("wikidata");
    let mut languages: Vec<&str> = options.languages.iter().map(String::as_str).collect();
    languages.push("mul");
    desk.read(file, input, LIMIT, |desk, number, text| {
        let text = text.trim().trim_end_matches(',');
        if matches!(text, "" | "[" | "]") {
            return Ok(Line::Skipped);
        }
        let item = read_item(text, &languages)?;
        if item.r#type != "item" {
            return Ok(Line::LeftOut("an item", text));
        }
        let Some(kind) = classes::kind(desk.options, &table, &item.classes()) else {
            return Ok(Line::LeftOut("an instance of a class that has a kind", text));
        };
        let Some(name) = item.names.first() else {
            return Ok(Line::LeftOut("a label in a wanted language", text));
        };
        if desk.options.case != Case::Folded && lacks_capital(name) {
            return Ok(Line::LeftOut("a name with a capital", text));
        }
        Ok(Line::entry(entity(desk, file, number, &item, kind)))
    })?;
    Ok(desk.report)
}

fn entity(desk: &mut Desk<'_>, file: &str, line: u32, item: &Item<'_>, kind: &str) -> Entry {
    let options = desk.options;
    let mut names = item.names.iter();
    let name = names.next().map_or("", |name| name.trim());
    let mut entry = Entry::new(&*item.id, kind, "");
    entry.name = Name::new(name).with_case(options.case);
    entry.name.in_context = is_short(name);
    entry.ids.push(("wikidata".to_owned(), item.id.to_string()));
    entry.source = options.source_or("wikidata").to_owned();
    let person = EntityKind::of_cell(kind) == Some(EntityKind::Person);
    for other in names.map(|name| name.trim()) {
        if entry.aliases.len() == MOST_NAMES {
            desk.leave_out_part(file, line, "at most 1,000 other names", other);
            continue;
        }
        if entry.names().any(|own| own.surface == other) {
            continue;
        }
        match alias(other, options.case) {
            Ok(mut name) => {
                name.short = person && name.case != Case::Acronym && !other.contains(char::is_whitespace);
                entry.aliases.push(name);
            }
            Err(expected) => desk.leave_out_part(file, line, expected, other),
        }
    }
    entry
}

/// What is read of an item.
struct Item<'j> {
    id: Cow<'j, str>,
    r#type: Cow<'j, str>,
    /// In the wanted languages, the best first: labels, then aliases.
    names: Vec<Cow<'j, str>>,
    statements: Vec<Statement<'j>>,
}

impl Item<'_> {
    /// The classes that it is an instance of, those of preferred statements first.
    fn classes(&self) -> Vec<&str> {
        let with = |preferred| {
            let ranked = self.statements.iter().filter(move |one| (one.rank == "preferred") == preferred);
            ranked.filter(|one| one.rank != "deprecated").filter_map(Statement::class)
        };
        with(true).chain(with(false)).collect()
    }
}

fn read_item<'j>(text: &'j str, languages: &[&str]) -> Result<Item<'j>, Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let item = ItemSeed { languages }.deserialize(&mut json).map_err(|error| fault(&error))?;
    json.end().map_err(|error| fault(&error))?;
    if item.id.is_empty() {
        return Err(Error::entry("an item with an id", shown(text)));
    }
    Ok(item)
}

/// Text in the dump, borrowed from the line where nothing in it is escaped.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'j>(#[serde(borrow)] Cow<'j, str>);

/// A label or an alias.
#[derive(Deserialize)]
struct Term<'j> {
    #[serde(borrow)]
    value: Text<'j>,
}

#[derive(Deserialize)]
struct Statement<'j> {
    #[serde(borrow)]
    mainsnak: Snak<'j>,
    #[serde(borrow, default)]
    rank: Cow<'j, str>,
}

/// The value of a statement; none where it is unknown or there is known to be none.
#[derive(Deserialize)]
struct Snak<'j> {
    #[serde(borrow, default)]
    datavalue: Option<DataValue<'j>>,
}

#[derive(Deserialize)]
struct DataValue<'j> {
    #[serde(borrow)]
    value: Reference<'j>,
}

#[derive(Deserialize)]
struct Reference<'j> {
    #[serde(borrow)]
    id: Cow<'j, str>,
}

impl Statement<'_> {
    fn class(&self) -> Option<&str> {
        self.mainsnak.datavalue.as_ref().map(|data| &*data.value.id)
    }
}

/// Reads an item without keeping what is not wanted: hundreds of languages, and all statements but P31.
struct ItemSeed<'l> {
    languages: &'l [&'l str],
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_> {
    type Value = Item<'de>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Item<'de>, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ItemSeed<'_> {
    type Value = Item<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Item<'de>, A::Error> {
        let languages = self.languages;
        let (mut id, mut r#type, mut statements) = (Cow::default(), Cow::default(), Vec::new());
        let (mut labels, mut aliases) = (Vec::new(), Vec::new());
        while let Some(Text(key)) = map.next_key()? {
            match &*key {
                "id" => id = map.next_value::<Text<'de>>()?.0,
                "type" => r#type = map.next_value::<Text<'de>>()?.0,
                "labels" => labels = map.next_value_seed(Members::<Term<'de>>::new(languages))?,
                "aliases" => aliases = map.next_value_seed(Members::<Vec<Term<'de>>>::new(languages))?,
                "claims" => statements = map.next_value_seed(Members::<Vec<Statement<'de>>>::new(&["P31"]))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        labels.sort_by_key(|(language, _)| *language);
        aliases.sort_by_key(|(language, _)| *language);
        let others = aliases.into_iter().flat_map(|(_, terms)| terms);
        let names = labels.into_iter().map(|(_, term)| term).chain(others).map(|term| term.value.0).collect();
        let statements = statements.into_iter().flat_map(|(_, statements)| statements).collect();
        Ok(Item { id, r#type, names, statements })
    }
}

/// Reads the wanted members of an object, each with the place of its key among the wanted ones. An empty object is
/// written as an empty list in the dump.
struct Members<'k, T> {
    wanted: &'k [&'k str],
    member: PhantomData<T>,
}

impl<'k, T> Members<'k, T> {
    fn new(wanted: &'k [&'k str]) -> Members<'k, T> {
        Members { wanted, member: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Members<'_, T> {
    type Value = Vec<(usize, T)>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Vec<(usize, T)>, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<'_, T> {
    type Value = Vec<(usize, T)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an empty list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<(usize, T)>, A::Error> {
        let mut members = Vec::new();
        while let Some(Text(key)) = map.next_key()? {
            match self.wanted.iter().position(|wanted| *wanted == key) {
                Some(at) => members.push((at, map.next_value()?)),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(members)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<(usize, T)>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Vec::new())
    }
}
