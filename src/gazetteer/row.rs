//! A table's line ↔ an entity. Reading runs once a line when a gazetteer is compiled; the cells of roles, hints and ids
//! are also read out of the compiled form, where they are kept as they stand here.

use rustc_hash::FxHashSet;

use super::entry::{Case, Entry, Hint, Name, Role};
use super::table::{Record, Table};
use crate::error::Error;
use crate::kind::EntityKind;

/// The columns of a table of names, in the order in which they are written.
pub(crate) const COLUMNS: [&str; 9] = ["id", "kind", "name", "aliases", "country", "roles", "hints", "ids", "source"];

/// The columns that a table must have.
pub(crate) const REQUIRED: [&str; 3] = ["id", "kind", "name"];

/// Reads every row of a name table.
pub(crate) fn read(file: &str, tsv: &str) -> Result<Vec<Entry>, Error> {
    let table = Table::open(file, tsv, &REQUIRED)?;
    let mut entries = Vec::new();
    let mut seen = FxHashSet::default();
    for record in table.records() {
        let record = record?;
        let entry = read_entry(&record)?;
        if !seen.insert(entry.id.clone()) {
            return Err(record.error("an id that no row above has", format!("{:?} again", entry.id)));
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// Reads one row.
pub(crate) fn read_entry(record: &Record<'_, '_>) -> Result<Entry, Error> {
    let (id, kind, surface) = (record.get("id"), record.get("kind"), record.get("name"));
    if id.is_empty() || surface.is_empty() {
        return Err(record.error("an id and a name", "an empty cell"));
    }
    if EntityKind::of_cell(kind).is_none() {
        let expected = "a kind: person, place, org, nationality, religion, ethnic or one under these";
        return Err(record.error(expected, format!("{kind:?}")));
    }
    let located = |(expected, found): (&str, String)| record.error(expected, found);
    let mut entry = Entry::new(id, kind, surface);
    for cell in list(record.get("aliases")) {
        let name = read_name(cell).map_err(located)?;
        // A name repeated among its aliases is there for its flags.
        if name.surface == surface { entry.name = name } else { entry.aliases.push(name) }
    }
    entry.country = record.get("country").to_owned();
    entry.roles = read_roles(record.get("roles")).map_err(located)?;
    entry.hints = read_hints(record.get("hints")).map_err(located)?;
    entry.ids = read_ids(record.get("ids")).map_err(located)?;
    entry.source = record.get("source").to_owned();
    entry.check().map_err(|error| record.place(error))?;
    Ok(entry)
}

/// What was expected, and what was found.
type Fault = (&'static str, String);

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn read_name(cell: &str) -> Result<Name, Fault> {
    let (surface, letters) = cell.split_once('~').unwrap_or((cell, ""));
    let mut name = Name::new(surface.trim());
    for letter in letters.chars() {
        match letter {
            'c' => name.case = Case::Exact,
            'a' => name.case = Case::Acronym,
            'f' => name.case = Case::Folded,
            'x' => name.in_context = true,
            's' => name.short = true,
            _ => return Err(("alias flags out of a, c, f, s, x", format!("{cell:?}"))),
        }
    }
    Ok(name)
}

/// `title/body@start..end`, `; ` between.
pub(crate) fn read_roles(cell: &str) -> Result<Vec<Role>, Fault> {
    let read_role = |cell| {
        let (office, dates) = str::split_once(cell, '@').unwrap_or((cell, ".."));
        let fault = || ("a role as office/body@start..end", format!("{cell:?}"));
        let (start, end) = dates.split_once("..").ok_or_else(fault)?;
        let (title, body) = office.rsplit_once('/').unwrap_or((office, ""));
        Ok(Role::new(title.trim(), body.trim(), start.trim(), end.trim()))
    };
    list(cell).map(read_role).collect()
}

/// `+word` and `-word`, blanks between.
pub(crate) fn read_hints(cell: &str) -> Result<Vec<Hint>, Fault> {
    let read_hint = |cell: &str| {
        let (sign, word) = cell.split_at_checked(1).unwrap_or(("", cell));
        let speaks_for = match sign {
            "+" => true,
            "-" => false,
            _ => return Err(("a hint as +word or -word", format!("{cell:?}"))),
        };
        Ok(Hint { word: word.to_lowercase(), speaks_for })
    };
    cell.split_ascii_whitespace().map(read_hint).collect()
}

/// The schemes that cells write short.
const SCHEMES: [(&str, &str); 3] = [("wd", "wikidata"), ("gn", "geonames"), ("wn", "wordnet")];

/// `wd:Q30 gn:6252001`.
pub(crate) fn read_ids(cell: &str) -> Result<Vec<(String, String)>, Fault> {
    if cell.is_empty() {
        return Ok(Vec::new());
    }
    // Read for every entity of an article: with room for all at once.
    let mut ids = Vec::with_capacity(cell.bytes().filter(|&byte| byte == b':').count());
    for cell in cell.split_ascii_whitespace() {
        let (short, id) = cell.split_once(':').ok_or_else(|| ("an id as scheme:identifier", format!("{cell:?}")))?;
        let scheme = SCHEMES.iter().find(|(own, _)| *own == short).map_or(short, |(_, long)| long);
        ids.push((scheme.to_owned(), id.to_owned()));
    }
    Ok(ids)
}

/// The line of an entry, without its line end.
///
/// # Errors
/// A cell with a character that the table's form has another use for.
pub(crate) fn write_entry(entry: &Entry) -> Result<String, Error> {
    entry.check()?;
    let plain = entry.name == Name::new(&*entry.name.surface);
    let flagged = (!plain).then_some(&entry.name);
    let names: Vec<String> = flagged.into_iter().chain(&entry.aliases).map(write_name).collect::<Result<_, _>>()?;
    let cells = [
        entry.id.clone(),
        entry.kind.clone(),
        entry.name.surface.clone(),
        names.join("; "),
        entry.country.clone(),
        write_roles(&entry.roles)?,
        write_hints(&entry.hints)?,
        write_ids(&entry.ids)?,
        entry.source.clone(),
    ];
    Ok(cells.join("\t"))
}

/// Refuses text that holds a character with a meaning of its own where it is to stand.
fn plain<'t>(text: &'t str, reserved: &[char]) -> Result<&'t str, Error> {
    // Cells with blanks between are cut at any white space.
    let blank = reserved.contains(&' ') && text.contains(char::is_whitespace);
    if blank || text.contains(reserved) || text.trim() != text {
        let listed: Vec<String> = reserved.iter().map(|c| format!("{c:?}")).collect();
        let expected = format!("text without {} and without blanks at its ends", listed.join(", "));
        return Err(Error::entry(expected, format!("{text:?}")));
    }
    Ok(text)
}

fn write_name(name: &Name) -> Result<String, Error> {
    let mut flags = String::new();
    match name.case {
        Case::Capitals => {}
        Case::Exact => flags.push('c'),
        Case::Acronym => flags.push('a'),
        Case::Folded => flags.push('f'),
    }
    if name.short {
        flags.push('s');
    }
    if name.in_context {
        flags.push('x');
    }
    let surface = plain(&name.surface, &[';', '~'])?;
    Ok(if flags.is_empty() { surface.to_owned() } else { format!("{surface}~{flags}") })
}

/// The cell of roles.
pub(crate) fn write_roles(roles: &[Role]) -> Result<String, Error> {
    let write = |role: &Role| {
        let slash = if role.body.is_empty() && !role.title.contains('/') { "" } else { "/" };
        let dates = if role.start.is_empty() && role.end.is_empty() {
            String::new()
        } else {
            format!("@{}..{}", plain(&role.start, &[';', '@', '.'])?, plain(&role.end, &[';', '@', '.'])?)
        };
        Ok(format!("{}{slash}{}{dates}", plain(&role.title, &[';', '@'])?, plain(&role.body, &[';', '@', '/'])?))
    };
    Ok(roles.iter().map(write).collect::<Result<Vec<String>, Error>>()?.join("; "))
}

/// The cell of hints.
pub(crate) fn write_hints(hints: &[Hint]) -> Result<String, Error> {
    let write = |hint: &Hint| {
        let word = plain(&hint.word, &[' '])?;
        Ok(format!("{}{word}", if hint.speaks_for { '+' } else { '-' }))
    };
    Ok(hints.iter().map(write).collect::<Result<Vec<String>, Error>>()?.join(" "))
}

/// The cell of ids.
pub(crate) fn write_ids(ids: &[(String, String)]) -> Result<String, Error> {
    let write = |(scheme, id): &(String, String)| {
        let short = SCHEMES.iter().find(|(_, long)| long == scheme).map_or(scheme.as_str(), |(short, _)| short);
        Ok(format!("{}:{}", plain(short, &[' ', ':'])?, plain(id, &[' '])?))
    };
    Ok(ids.iter().map(write).collect::<Result<Vec<String>, Error>>()?.join(" "))
}
