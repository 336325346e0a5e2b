//! Where the lines of every format come in and its entries go out: counts them, and decides whether a fault ends the
//! import. Runs once a line.

use std::io::BufRead;

use super::lines::Lines;
use super::names::{is_long, shown};
use super::{Options, Report, count};
use crate::error::Error;
use crate::gazetteer::Entry;

/// What a line is; that it is faulty is an error instead.
pub(super) enum Line<'t> {
    /// Nothing: a blank line, a comment.
    Skipped,
    /// A whole entity.
    Entry(Box<Entry>),
    /// Part of an entity that counts this line when it is handed on, now or with a later line.
    Held,
    /// Sound but of no use: what was expected, and what was found.
    LeftOut(&'static str, &'t str),
}

impl Line<'_> {
    pub(super) fn entry(entry: Entry) -> Self {
        Line::Entry(Box::new(entry))
    }
}

/// What takes the entries.
type Each<'o> = dyn FnMut(Entry) -> Result<(), Error> + 'o;

/// One import.
pub(super) struct Desk<'o> {
    pub(super) options: &'o Options,
    each: &'o mut Each<'o>,
    pub(super) report: Report,
}

impl<'o> Desk<'o> {
    pub(super) fn new(options: &'o Options, each: &'o mut Each<'o>) -> Desk<'o> {
        Desk { options, each, report: Report::default() }
    }

    /// Reads a file's lines, none longer than `limit`, with the format's reader of one line.
    pub(super) fn read(
        &mut self,
        file: &str,
        input: impl BufRead,
        limit: usize,
        line: impl for<'t> FnMut(&mut Desk<'o>, u32, &'t str) -> Result<Line<'t>, Error>,
    ) -> Result<(), Error> {
        self.read_on(file, &mut Lines::new(file, input, limit), line)
    }

    /// Reads the lines that are left.
    pub(super) fn read_on(
        &mut self,
        file: &str,
        lines: &mut Lines<'_, impl BufRead>,
        mut line: impl for<'t> FnMut(&mut Desk<'o>, u32, &'t str) -> Result<Line<'t>, Error>,
    ) -> Result<(), Error> {
        while let Some((number, text)) = lines.next()? {
            self.report.lines += 1;
            match text.and_then(|text| line(self, number, text)) {
                Ok(Line::Skipped) => self.report.skipped += 1,
                Ok(Line::Entry(entry)) => self.hand_on(*entry, file, number, 1)?,
                Ok(Line::Held) => {}
                Ok(Line::LeftOut(expected, found)) => self.leave_out(file, number, expected, found),
                Err(error) => self.fault(error.at(file, number), 1)?,
            }
        }
        Ok(())
    }

    /// Hands on an entity that so many lines made, the one to name in an error among them.
    pub(super) fn hand_on(&mut self, entry: Entry, file: &str, line: u32, lines: u64) -> Result<(), Error> {
        match check(&entry).and_then(|()| (self.each)(entry)) {
            Ok(()) => {
                self.report.entries += 1;
                self.report.taken += lines;
                Ok(())
            }
            Err(error) => self.fault(error.at(file, line), lines),
        }
    }

    /// So many lines have one fault.
    pub(super) fn fault(&mut self, error: Error, lines: u64) -> Result<(), Error> {
        if !self.options.keep_going || !error.is_gazetteer() {
            return Err(error);
        }
        count(&mut self.report.dropped, error.expected(), lines, || error.clone());
        Ok(())
    }

    /// A sound line is of no use.
    pub(super) fn leave_out(&mut self, file: &str, line: u32, expected: &str, found: &str) {
        count(&mut self.report.dropped, expected, 1, || Error::gazetteer(file, line, expected, shown(found)));
    }

    /// Part of a line is of no use; the rest is taken.
    pub(super) fn leave_out_part(&mut self, file: &str, line: u32, expected: &str, found: &str) {
        count(&mut self.report.parts, expected, 1, || Error::gazetteer(file, line, expected, shown(found)));
    }
}

/// What must hold of every entry, whatever takes it.
fn check(entry: &Entry) -> Result<(), Error> {
    entry.check()?;
    match entry.names().find(|name| is_long(&name.surface)) {
        Some(name) => Err(Error::entry("names of at most 255 characters", shown(&name.surface))),
        None => Ok(()),
    }
}
