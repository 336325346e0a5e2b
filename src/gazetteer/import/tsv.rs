//! Our own tables, read line by line and written back. For tables that are too large to hold, and for turning any other
//! format into one that can be edited by hand.
//!
//! What [`Writer`] writes, [`read`] reads back as the same entries; a table with all columns in their order and cells as
//! `gazetteers/README.md` writes them comes back byte for byte, without the comments above its header.

use std::io::{BufRead, Write};

use super::desk::{Desk, Line};
use super::lines::Lines;
use super::{Options, Report};
use crate::error::Error;
use crate::gazetteer::Entry;
use crate::gazetteer::row::{self, COLUMNS, REQUIRED};
use crate::gazetteer::table::Header;

/// The greatest length of a line, in bytes.
const LIMIT: usize = 1 << 20;

/// Reads a table. Of the options it uses [`Options::source`], for rows that state none.
///
/// # Errors
/// A header that lacks a column; and, unless [`Options::keep_going`], the first row that is no entity. Ids that come
/// twice are for whoever takes the entries to refuse.
pub fn read(
    file: &str,
    input: impl BufRead,
    options: &Options,
    each: &mut dyn FnMut(Entry) -> Result<(), Error>,
) -> Result<Report, Error> {
    let mut desk = Desk::new(options, each);
    let mut lines = Lines::new(file, input, LIMIT);
    let header = header(file, &mut lines, &mut desk.report)?;
    desk.read_on(file, &mut lines, |desk, number, text| row(desk.options, &header, number, text))?;
    Ok(desk.report)
}

/// Reads the header and the comments above it. Without it no row can be read, so that its faults end every import.
fn header(file: &str, lines: &mut Lines<'_, impl BufRead>, report: &mut Report) -> Result<Header, Error> {
    while let Some((number, text)) = lines.next()? {
        report.lines += 1;
        report.skipped += 1;
        let text = text.map_err(|error| error.at(file, number))?;
        if !text.starts_with("# ") {
            return Header::read(file, number, text, &REQUIRED);
        }
    }
    Err(Error::gazetteer(file, 1, format!("the columns {}", REQUIRED.join(", ")), "no line with columns"))
}

fn row<'t>(options: &Options, header: &Header, number: u32, text: &'t str) -> Result<Line<'t>, Error> {
    if text.trim().is_empty() {
        return Ok(Line::Skipped);
    }
    let mut entry = row::read_entry(&header.record(number, text)?)?;
    if entry.source.is_empty() {
        options.source.clone_into(&mut entry.source);
    }
    Ok(Line::entry(entry))
}

/// Writes entries as a table, each as it comes.
///
/// ```
/// use dateline::gazetteer::{Entry, import::tsv};
///
/// let mut writer = tsv::Writer::new(Vec::new())?;
/// writer.push(&Entry::new("org.orbis", "org.company", "Orbis Rail"))?;
/// let table = String::from_utf8(writer.finish()?).unwrap();
/// assert!(table.ends_with("\norg.orbis\torg.company\tOrbis Rail\t\t\t\t\t\t\n"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
}

impl<W: Write> Writer<W> {
    /// Writes the header. Give it something that buffers.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn new(mut out: W) -> Result<Writer<W>, Error> {
        writeln!(out, "{}", COLUMNS.join("\t")).map_err(|error| Error::writing(&error))?;
        Ok(Writer { out })
    }

    /// Writes one entity.
    ///
    /// # Errors
    /// Output that cannot be written; an entity with a character that the table's form has another use for, such as
    /// `;` in a name. Of such an entity nothing is written.
    pub fn push(&mut self, entry: &Entry) -> Result<(), Error> {
        let line = row::write_entry(entry)?;
        writeln!(self.out, "{line}").map_err(|error| Error::writing(&error))
    }

    /// Empties the buffer and gives back what was written to.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub fn finish(mut self) -> Result<W, Error> {
        self.out.flush().map_err(|error| Error::writing(&error))?;
        Ok(self.out)
    }
}

/// Writes a whole table.
///
/// # Errors
/// Those of [`Writer::push`].
pub fn write<'e>(entries: impl IntoIterator<Item = &'e Entry>, out: impl Write) -> Result<(), Error> {
    let mut writer = Writer::new(out)?;
    for entry in entries {
        writer.push(entry)?;
    }
    writer.finish().map(drop)
}
