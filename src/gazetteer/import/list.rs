//! Plain lists: a name a line. Reads whatever a newsroom keeps in a text file.
//!
//! Lines that are blank or begin with `#` are skipped. A line is a name, or a name, a tab and an id. Without an id the
//! name makes one: `org.grey-heron` for "Grey Heron", with a hash where letters alone would not tell two names apart.
//! A name may not stand twice; whoever takes the entries says so, as the compiler does.

use std::io::BufRead;

use super::desk::{Desk, Line};
use super::names::{id_of, shown};
use super::{Options, Report};
use crate::error::Error;
use crate::gazetteer::{Entry, Name};

/// The greatest length of a line, in bytes.
const LIMIT: usize = 64 << 10;

/// Reads a list. [`Options::kind`] must be set, and every name gets it.
///
/// # Errors
/// No kind; and, unless [`Options::keep_going`], the first line that is no name.
pub fn read(
    file: &str,
    input: impl BufRead,
    options: &Options,
    each: &mut dyn FnMut(Entry) -> Result<(), Error>,
) -> Result<Report, Error> {
    if options.kind.is_empty() {
        return Err(Error::gazetteer(file, 1, "a kind in the options", "none"));
    }
    let mut desk = Desk::new(options, each);
    desk.read(file, input, LIMIT, |desk, _, text| line(desk.options, text))?;
    Ok(desk.report)
}

fn line<'t>(options: &Options, text: &'t str) -> Result<Line<'t>, Error> {
    if text.trim().is_empty() || text.starts_with('#') {
        return Ok(Line::Skipped);
    }
    let (name, id) = text.split_once('\t').unwrap_or((text, ""));
    if id.contains('\t') {
        return Err(Error::entry("a name, or a name, a tab and an id", shown(text)));
    }
    let name = name.trim();
    let id = if id.trim().is_empty() { id_of(&options.kind, name) } else { id.trim().to_owned() };
    let mut entry = Entry::new(id, &*options.kind, name);
    entry.name = Name::new(name).with_case(options.case);
    entry.source = options.source_or("list").to_owned();
    Ok(Line::entry(entry))
}
