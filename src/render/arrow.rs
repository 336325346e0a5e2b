//! Mentions and claims as Arrow record batches and Parquet: for data frames, DuckDB and Spark, over many documents at once.
//!
//! Three flat tables, to be joined on `document` (the document's number in the list) and `claim` or `entity`: engines read flat
//! columns best, and a claim has as many role fillers as it likes.
//!
//! | table | a row is |
//! | --- | --- |
//! | [`mentions`] | a mention, with what it refers to |
//! | [`claims`] | a claim, with stance, cue and time |
//! | [`arguments`] | a filler of a claim's role, a source of it (`source`) or its place, with entity and figure |
//!
//! Text is `LargeUtf8`, because the 31 bits of `Utf8` are used up by some hundred thousand articles; offsets count in the unit
//! that is asked for; `published` is a `Date32`; numbers of figures are `Float64`. Columns are never renamed in a patch release.
//!
//! The types are those of the crates `arrow-array` and `parquet`, version 59, the last that compile with this crate's oldest
//! Rust; [`arrow_array`] and [`arrow_schema`] are re-exported. Who has another version writes [`parquet`](parquet()) and
//! reads it back.
//!
//! ```
//! use dateline::{Article, Extractor, render::arrow, render::position::Unit};
//!
//! let article = Article::new("At least 20 soldiers were killed in Basra.");
//! let documents = [Extractor::new()?.extract(&article)?];
//! let claims = arrow::claims(&documents, Unit::Characters)?;
//! assert_eq!(claims.num_rows(), 1);
//! let mut file = Vec::new();
//! arrow::parquet(&claims, &mut file)?;
//! assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::sync::Arc;

use jiff::civil;

pub use ::parquet::errors::ParquetError;
pub use {arrow_array, arrow_schema};

use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::file::properties::WriterProperties;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Float64Array, LargeStringArray, RecordBatch, UInt32Array};
use arrow_schema::ArrowError;

use super::position::{Positions, Unit};
use super::{entity_of, figure_of, measured};
use crate::claims::{Argument, Claim};
use crate::document::Document;
use crate::entities::{Entity, Mention};
use crate::figures::Figure;
use crate::numbers::Number;
use crate::times::Time;

/// A mention a row: `document`, `id`, `mention`, `start`, `end`, `text`, `kind`, `form`, `entity`, `name`, `gazetteer`,
/// `wikidata`, `rule`. `id` is the document's name as given; `entity` to `wikidata` are null where the article does not
/// decide whom the words mean.
///
/// # Errors
/// Never with these columns; the type is Arrow's.
pub fn mentions(documents: &[Document<'_>], unit: Unit) -> Result<RecordBatch, ArrowError> {
    let rows = rows(documents, unit, |document| document.mentions.iter());
    let mut table = Table::new(&rows);
    table.number("document", |row| Some(row.number));
    table.text("id", |row| row.document.id());
    table.number("mention", |row| Some(row.place));
    table.number("start", |row| Some(row.positions.of(row.item.span.start)));
    table.number("end", |row| Some(row.positions.of(row.item.span.end)));
    table.text("text", |row| Some(&row.document[row.item.span]));
    table.text("kind", |row| Some(row.item.kind.as_str()));
    table.text("form", |row| Some(row.item.form.as_str()));
    table.number("entity", |row| meant(row).map(|entity| entity.id.0));
    table.text("name", |row| meant(row).map(|entity| entity.name.as_str()));
    table.text("gazetteer", |row| meant(row).and_then(|entity| entity.gazetteer_id.as_deref()));
    table.text("wikidata", |row| meant(row).and_then(wikidata));
    table.text("rule", |row| Some(row.item.provenance.rule.as_str()));
    table.batch()
}

/// A claim a row: `document`, `id`, `outlet`, `published`, `claim`, `kind`, `label`, `polarity`, `modality`, `start`, `end`,
/// `cue`, `cue_start`, `cue_end`, `time`, `time_value`, `rule`.
///
/// # Errors
/// Never with these columns; the type is Arrow's.
pub fn claims(documents: &[Document<'_>], unit: Unit) -> Result<RecordBatch, ArrowError> {
    let rows = rows(documents, unit, |document| document.claims.iter());
    let mut table = Table::new(&rows);
    table.number("document", |row| Some(row.number));
    table.text("id", |row| row.document.id());
    table.text("outlet", |row| row.document.outlet());
    table.day("published", |row| row.document.published().map(|day| day.civil()));
    table.number("claim", |row| Some(row.place));
    table.text("kind", |row| Some(row.item.kind().as_str()));
    table.text("label", |row| row.item.fact.label().map(|(_, word)| word));
    table.text("polarity", |row| Some(row.item.stance.polarity.as_str()));
    table.text("modality", |row| Some(row.item.stance.modality.as_str()));
    table.number("start", |row| Some(row.positions.of(row.item.span.start)));
    table.number("end", |row| Some(row.positions.of(row.item.span.end)));
    table.text("cue", |row| Some(&row.document[row.item.cue]));
    table.number("cue_start", |row| Some(row.positions.of(row.item.cue.start)));
    table.number("cue_end", |row| Some(row.positions.of(row.item.cue.end)));
    table.text("time", |row| time(row).map(|time| &row.document[time.span]));
    table.text("time_value", |row| time(row).map(|time| time.value.as_str()));
    table.text("rule", |row| Some(row.item.provenance.rule.as_str()));
    table.batch()
}

/// What fills a role of a claim, a row each: `document`, `claim`, `role`, `start`, `end`, `text`, `elided`, `entity`, `name`,
/// `gazetteer`, `wikidata`, `low`, `best`, `high`, `bound`, `counted`. The roles are the kind's, then `place` where the kind
/// has no such role, then `source`, outermost first.
///
/// # Errors
/// Never with these columns; the type is Arrow's.
pub fn arguments(documents: &[Document<'_>], unit: Unit) -> Result<RecordBatch, ArrowError> {
    let rows = rows(documents, unit, |document| document.claims.iter().zip(0..).flat_map(fillers));
    let mut table = Table::new(&rows);
    table.number("document", |row| Some(row.number));
    table.number("claim", |row| Some(row.item.claim));
    table.text("role", |row| Some(row.item.role));
    table.number("start", |row| Some(row.positions.of(row.item.argument.span.start)));
    table.number("end", |row| Some(row.positions.of(row.item.argument.span.end)));
    table.text("text", |row| Some(&row.document[row.item.argument.span]));
    table.truth("elided", |row| row.item.argument.elided);
    table.number("entity", |row| entity(row).map(|entity| entity.id.0));
    table.text("name", |row| entity(row).map(|entity| entity.name.as_str()));
    table.text("gazetteer", |row| entity(row).and_then(|entity| entity.gazetteer_id.as_deref()));
    table.text("wikidata", |row| entity(row).and_then(wikidata));
    table.float("low", |row| figure(row)?.low.map(Number::value));
    table.float("best", |row| figure(row)?.best.map(Number::value));
    table.float("high", |row| figure(row)?.high.map(Number::value));
    table.text("bound", |row| figure(row).map(|figure| figure.bound.as_str()));
    table.text("counted", |row| figure(row).map(|figure| measured(row.document, figure)));
    table.batch()
}

/// Writes a batch as a Parquet file, compressed with Snappy, which every reader has.
///
/// # Errors
/// Where `out` fails.
pub fn parquet(batch: &RecordBatch, out: impl std::io::Write + Send) -> Result<(), ParquetError> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = ArrowWriter::try_new(out, batch.schema(), Some(properties))?;
    writer.write(batch)?;
    writer.close()?;
    Ok(())
}

/// A row's item with where it is from.
struct Row<'d, T> {
    /// The document's number in the list.
    number: u32,
    /// The item's number in the document.
    place: u32,
    document: &'d Document<'d>,
    positions: Arc<Positions<'d>>,
    item: T,
}

fn rows<'d, T, I: Iterator<Item = T>>(
    documents: &'d [Document<'_>],
    unit: Unit,
    items: impl Fn(&'d Document<'d>) -> I,
) -> Vec<Row<'d, T>> {
    let mut rows = Vec::new();
    for (document, number) in documents.iter().zip(0..) {
        let positions = Arc::new(Positions::new(&document.text, unit));
        for (item, place) in items(document).zip(0..) {
            rows.push(Row { number, place, document, positions: positions.clone(), item });
        }
    }
    rows
}

/// What fills a role.
struct Filler<'d> {
    claim: u32,
    role: &'static str,
    argument: &'d Argument,
}

fn fillers<'d>((claim, number): (&'d Claim, u32)) -> Vec<Filler<'d>> {
    let roles = claim.fact.roles().into_iter();
    let roles = roles.flat_map(|(role, fillers)| fillers.iter().map(move |argument| (role, argument)));
    let places = claim.place.iter().map(|place| ("place", place));
    let sources = claim.attribution.iter().map(|it| ("source", &it.source));
    roles.chain(places).chain(sources).map(|(role, argument)| Filler { claim: number, role, argument }).collect()
}

fn meant<'d>(row: &Row<'d, &Mention>) -> Option<&'d Entity> {
    let id = row.item.entity?;
    row.document.entities.get(id.index())
}

fn entity<'d>(row: &Row<'d, Filler<'d>>) -> Option<&'d Entity> {
    entity_of(row.document, row.item.argument)
}

fn figure<'d>(row: &Row<'d, Filler<'d>>) -> Option<&'d Figure> {
    figure_of(row.document, row.item.argument)
}

fn time<'d>(row: &Row<'d, &Claim>) -> Option<&'d Time> {
    row.item.time.and_then(|id| row.document.times.get(id.0 as usize))
}

fn wikidata(entity: &Entity) -> Option<&str> {
    entity.ids.iter().find(|(catalogue, _)| catalogue == "wikidata").map(|(_, id)| id.as_str())
}

/// A table under construction: its columns over the same rows.
struct Table<'r, R> {
    rows: &'r [R],
    columns: Vec<(&'static str, ArrayRef, bool)>,
}

impl<'r, R> Table<'r, R> {
    fn new(rows: &'r [R]) -> Table<'r, R> {
        Table { rows, columns: Vec::new() }
    }

    fn text(&mut self, name: &'static str, of: impl Fn(&'r R) -> Option<&'r str>) {
        self.columns.push((name, Arc::new(self.rows.iter().map(of).collect::<LargeStringArray>()), true));
    }

    fn number(&mut self, name: &'static str, of: impl Fn(&'r R) -> Option<u32>) {
        self.columns.push((name, Arc::new(self.rows.iter().map(of).collect::<UInt32Array>()), true));
    }

    fn float(&mut self, name: &'static str, of: impl Fn(&'r R) -> Option<f64>) {
        self.columns.push((name, Arc::new(self.rows.iter().map(of).collect::<Float64Array>()), true));
    }

    fn truth(&mut self, name: &'static str, of: impl Fn(&'r R) -> bool) {
        self.columns.push((name, Arc::new(self.rows.iter().map(|row| Some(of(row))).collect::<BooleanArray>()), true));
    }

    /// Arrow counts days from 1 January 1970.
    fn day(&mut self, name: &'static str, of: impl Fn(&'r R) -> Option<civil::Date>) {
        const EPOCH: civil::Date = civil::date(1970, 1, 1);
        let days = |day: civil::Date| (day - EPOCH).get_days();
        let column = self.rows.iter().map(|row| of(row).map(days)).collect::<Date32Array>();
        self.columns.push((name, Arc::new(column), true));
    }

    fn batch(self) -> Result<RecordBatch, ArrowError> {
        // Every column is nullable, filled or not: else the same table of other articles would have another schema.
        RecordBatch::try_from_iter_with_nullable(self.columns)
    }
}
