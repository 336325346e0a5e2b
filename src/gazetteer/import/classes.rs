//! The kinds that other projects' classes mean here, out of two tables. Looked up once a line; the tables are read once a
//! process.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::Options;
use crate::error::Error;
use crate::gazetteer::table::Table;

/// The classes of one format: class → kind.
pub(super) type Classes = FxHashMap<&'static str, &'static str>;

type Formats = FxHashMap<&'static str, Classes>;

/// The tables are checked by the crate's tests; a fault in one would leave the rest of it out.
static FORMATS: Lazy<Formats> = Lazy::new(|| {
    let mut formats = Formats::default();
    let _ = import_classes(&mut formats);
    let _ = wikidata_classes(&mut formats);
    formats
});

fn import_classes(formats: &mut Formats) -> Result<(), Error> {
    let tsv = include_str!("../../../gazetteers/import_classes.tsv");
    let table = Table::open("gazetteers/import_classes.tsv", tsv, &["class", "kind"])?;
    for record in table.records() {
        let record = record?;
        let (format, class) = record.get("class").split_once(':').unwrap_or_default();
        formats.entry(format).or_default().insert(class, record.get("kind"));
    }
    Ok(())
}

fn wikidata_classes(formats: &mut Formats) -> Result<(), Error> {
    let tsv = include_str!("../../../gazetteers/wikidata_classes.tsv");
    let table = Table::open("gazetteers/wikidata_classes.tsv", tsv, &["class", "kind"])?;
    for record in table.records() {
        let record = record?;
        formats.entry("wikidata").or_default().insert(record.get("class"), record.get("kind"));
    }
    Ok(())
}

/// The classes of a format.
pub(super) fn of(format: &str) -> Classes {
    FORMATS.get(format).cloned().unwrap_or_default()
}

/// The kind of what has these classes, the narrowest first: what the user says of a class, else what the table says,
/// else the same of the next class, else the default kind. `None` leaves it out.
pub(super) fn kind<'o>(options: &'o Options, table: &Classes, classes: &[&str]) -> Option<&'o str> {
    let stated = classes.iter().find_map(|class| known(options, table, class));
    Some(stated.unwrap_or(&options.kind)).filter(|kind| !kind.is_empty())
}

/// The kind of one class; empty where the user leaves it out.
pub(super) fn known<'o>(options: &'o Options, table: &Classes, class: &str) -> Option<&'o str> {
    options.kinds.get(class).map(String::as_str).or_else(|| table.get(class).copied())
}
