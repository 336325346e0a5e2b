//! The rows of name tables. Read once a table; kept for as long as the extractor lives.

use rustc_hash::FxHashSet;

use super::table::{Record, Table};
use super::vocabulary::WordId;
use crate::error::Error;
use crate::kind::EntityKind;

/// One entity of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) kind: EntityKind,
    /// The whole kind cell: `org.militant`.
    pub(crate) detail: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<Alias>,
    /// ISO 3166-1 alpha-2, or empty.
    pub(crate) country: String,
    pub(crate) roles: Vec<Role>,
    pub(crate) hints: Vec<Hint>,
    /// (scheme, identifier), as `("wikidata", "Q30")`.
    pub(crate) ids: Vec<(String, String)>,
}

impl Row {
    /// Whether the kind cell is `prefix` or lies under it.
    pub(crate) fn is(&self, prefix: &str) -> bool {
        self.detail.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// Another name, and how it may be written.
#[derive(Clone, Debug)]
pub(crate) struct Alias {
    pub(crate) surface: String,
    pub(crate) flags: Flags,
}

/// How a name may be written and when it may be believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    /// `c`: exactly these capitals.
    pub(crate) exact: bool,
    /// `a`: an acronym: exactly these capitals, dots optional.
    pub(crate) acronym: bool,
    /// `x`: only with evidence: a hint, or a fuller mention in the article.
    pub(crate) context: bool,
    /// `s`: only after a fuller mention in the article.
    pub(crate) short: bool,
}

/// An office held; its body and dates are checked when the row is read and kept in the table.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) title: String,
}

/// A word whose presence in the article speaks for or against the entity.
#[derive(Clone, Debug)]
pub(crate) struct Hint {
    /// Lower case.
    pub(crate) word: String,
    /// The word's number, given when the rows are compiled.
    pub(crate) id: WordId,
    pub(crate) speaks_for: bool,
}

/// Reads every row of a name table.
pub(crate) fn read(file: &str, tsv: &str) -> Result<Vec<Row>, Error> {
    let table = Table::open(file, tsv, &["id", "kind", "name"])?;
    let mut rows = Vec::new();
    let mut seen = FxHashSet::default();
    for record in table.records() {
        let record = record?;
        let row = read_row(&record)?;
        if !seen.insert(row.id.clone()) {
            return Err(record.error("an id that no row above has", format!("{:?} again", row.id)));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn read_row(record: &Record<'_, '_>) -> Result<Row, Error> {
    let id = record.get("id");
    let name = record.get("name");
    let detail = record.get("kind");
    if id.is_empty() || name.is_empty() {
        return Err(record.error("an id and a name", "an empty cell"));
    }
    let kind = EntityKind::of_cell(detail).ok_or_else(|| {
        record.error(
            "a kind: person, place, org, nationality, religion, ethnic or one under these",
            format!("{detail:?}"),
        )
    })?;
    let list = |column| record.get(column).split(';').map(str::trim).filter(|cell: &&str| !cell.is_empty());
    let words = |column| record.get(column).split_whitespace();
    Ok(Row {
        id: id.to_owned(),
        kind,
        detail: detail.to_owned(),
        name: name.to_owned(),
        aliases: list("aliases").map(|cell| read_alias(record, cell)).collect::<Result<_, _>>()?,
        country: record.get("country").to_owned(),
        roles: list("roles").map(|cell| read_role(record, cell)).collect::<Result<_, _>>()?,
        hints: words("hints").map(|cell| read_hint(record, cell)).collect::<Result<_, _>>()?,
        ids: words("ids").map(|cell| read_id(record, cell)).collect::<Result<_, _>>()?,
    })
}

fn read_alias(record: &Record<'_, '_>, cell: &str) -> Result<Alias, Error> {
    let (surface, letters) = cell.split_once('~').unwrap_or((cell, ""));
    let mut flags = Flags::default();
    for letter in letters.chars() {
        match letter {
            'c' => flags.exact = true,
            'a' => flags.acronym = true,
            'x' => flags.context = true,
            's' => flags.short = true,
            _ => return Err(record.error("alias flags out of c, a, x, s", format!("{cell:?}"))),
        }
    }
    Ok(Alias { surface: surface.trim().to_owned(), flags })
}

/// `office/body@start..end`
fn read_role(record: &Record<'_, '_>, cell: &str) -> Result<Role, Error> {
    let (office, dates) = cell.split_once('@').unwrap_or((cell, ".."));
    if !dates.contains("..") {
        return Err(record.error("a role as office/body@start..end", format!("{cell:?}")));
    }
    let (title, _) = office.rsplit_once('/').unwrap_or((office, ""));
    Ok(Role { title: title.trim().to_owned() })
}

fn read_hint(record: &Record<'_, '_>, cell: &str) -> Result<Hint, Error> {
    let speaks_for = match cell.chars().next() {
        Some('+') => true,
        Some('-') => false,
        _ => return Err(record.error("a hint as +word or -word", format!("{cell:?}"))),
    };
    Ok(Hint { word: cell[1..].to_lowercase(), id: WordId::UNKNOWN, speaks_for })
}

fn read_id(record: &Record<'_, '_>, cell: &str) -> Result<(String, String), Error> {
    let (scheme, id) =
        cell.split_once(':').ok_or_else(|| record.error("an id as scheme:identifier", format!("{cell:?}")))?;
    let scheme = match scheme {
        "wd" => "wikidata",
        "gn" => "geonames",
        "wn" => "wordnet",
        other => other,
    };
    Ok((scheme.to_owned(), id.to_owned()))
}
