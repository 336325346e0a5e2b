//! An entity of a gazetteer as its table has it: what importers make, the compiler takes, and the writer writes.
//! Owned and simple; the matcher reads the compiled form instead.

use std::fmt;

use crate::error::Error;
use crate::kind::EntityKind;

/// One entity: who or what it is, and every name it goes by.
///
/// ```
/// use dateline::gazetteer::{Case, Entry, Gazetteer, Name};
///
/// let mut heron = Entry::new("ship.grey-heron", "org.other", "Grey Heron");
/// heron.aliases.push(Name::new("MVGH").with_case(Case::Acronym));
/// let bytes = Gazetteer::compile([heron])?;
/// let gazetteer = Gazetteer::open(bytes)?;
/// assert_eq!(gazetteer.len(), 1);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Stable and unique in its gazetteer: `per.jane-doe`, `Q30`.
    pub id: String,
    /// `person`, `place`, `org`, `nationality`, `religion`, `ethnic`, or one of these and a dot and more:
    /// `org.militant`. The part before the dot is what a mention will be.
    pub kind: String,
    /// The name that news uses.
    pub name: Name,
    /// All other names.
    pub aliases: Vec<Name>,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: String,
    /// Offices held.
    pub roles: Vec<Role>,
    /// Words that speak for or against the entity where its name is ambiguous.
    pub hints: Vec<Hint>,
    /// (scheme, identifier) elsewhere: `("wikidata", "Q30")`.
    pub ids: Vec<(String, String)>,
    /// Where the facts are from.
    pub source: String,
}

impl Entry {
    /// An entity with one name, believed wherever it stands with its capitals.
    pub fn new(id: impl Into<String>, kind: impl Into<String>, name: impl Into<String>) -> Entry {
        Entry { id: id.into(), kind: kind.into(), name: Name::new(name), ..Entry::default() }
    }

    /// The name and the aliases.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// Says what is wrong with the entry, if anything is: what no table and no compiled form can hold.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.id.is_empty() {
            return Err(Error::entry("an id", "an empty one"));
        }
        if EntityKind::of_cell(&self.kind).is_none() {
            let expected = "a kind: person, place, org, nationality, religion, ethnic or one under these";
            return Err(Error::entry(expected, format!("{:?}", self.kind)));
        }
        for name in self.names() {
            if !name.surface.chars().any(char::is_alphanumeric) {
                return Err(Error::entry("a name with a letter or a digit", format!("{:?}", name.surface)));
            }
        }
        match self.cells().find(|cell| cell.bytes().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r'))) {
            Some(cell) => Err(Error::entry("text without tabs and line ends", format!("{cell:?}"))),
            None => Ok(()),
        }
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        let own = [&self.id, &self.kind, &self.country, &self.source];
        let roles = self.roles.iter().flat_map(|role| [&role.title, &role.body, &role.start, &role.end]);
        let ids = self.ids.iter().flat_map(|(scheme, id)| [scheme, id]);
        let words = self.hints.iter().map(|hint| &hint.word);
        let names = self.names().map(|name| &name.surface);
        own.into_iter().chain(roles).chain(ids).chain(words).chain(names).map(String::as_str)
    }
}

/// A name, how it may be written, and when it is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Name {
    /// As it is printed: "Islamic State", "al-Qaeda".
    pub surface: String,
    /// How the text may write it.
    pub case: Case,
    /// Whether it is believed only with evidence: a hint, or a fuller name of the entity in the article.
    pub in_context: bool,
    /// Whether it is believed only after a fuller name in the article: a bare surname.
    pub short: bool,
}

impl Name {
    /// A name believed wherever it stands with its capitals.
    pub fn new(surface: impl Into<String>) -> Name {
        Name { surface: surface.into(), ..Name::default() }
    }

    /// The same name under another case policy.
    pub fn with_case(mut self, case: Case) -> Name {
        self.case = case;
        self
    }
}

/// How a text may write a name. Diacritics, apostrophes, hyphens and white space are never part of the question: they
/// are folded under every policy but [`Case::Exact`] and [`Case::Acronym`], which keep diacritics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Case {
    /// A capital wherever the name has one: "Islamic State" and "ISLAMIC STATE", not "islamic state".
    #[default]
    Capitals,
    /// Exactly as given: "Nice", not "NICE".
    Exact,
    /// An acronym: exactly these capitals, dots optional: "US" and "U.S.", not "us".
    Acronym,
    /// In any case: "islamic state" too.
    Folded,
}

impl Case {
    /// Every policy, in the order of the declaration.
    pub const ALL: [Case; 4] = [Case::Capitals, Case::Exact, Case::Acronym, Case::Folded];
}

/// An office held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// "defense secretary".
    pub title: String,
    /// The id or name of the body, or empty.
    pub body: String,
    /// An ISO date cut at year, month or day; empty if not known.
    pub start: String,
    /// The same; empty if the office was held when the source was taken.
    pub end: String,
}

impl Role {
    /// An office with its body ("" if none) and dates ("" where not known).
    pub fn new(title: &str, body: &str, start: &str, end: &str) -> Role {
        Role { title: title.to_owned(), body: body.to_owned(), start: start.to_owned(), end: end.to_owned() }
    }
}

/// A word whose presence in the article speaks for or against the entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hint {
    /// One word, lower case.
    pub word: String,
    /// For the entity rather than against it.
    pub speaks_for: bool,
}

impl fmt::Display for Entry {
    /// The name and the id: "Grey Heron (ship.grey-heron)".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name.surface, self.id)
    }
}
