//! Tab-separated tables with a header line. Reads each bundled table once a process, each user table once.

use crate::error::Error;

/// What the header line of a table says: its file and columns.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    file: String,
    columns: Vec<String>,
}

impl Header {
    /// Reads a header, which must name all `required` columns.
    pub(crate) fn read(file: &str, line: u32, text: &str, required: &[&str]) -> Result<Header, Error> {
        let columns: Vec<&str> = text.trim_end_matches('\r').split('\t').collect();
        let missing: Vec<&str> = required.iter().copied().filter(|name| !columns.contains(name)).collect();
        if missing.is_empty() {
            let columns = columns.into_iter().map(str::to_owned).collect();
            Ok(Header { file: file.to_owned(), columns })
        } else {
            let found = if text.is_empty() { "an empty header".to_owned() } else { columns.join(", ") };
            Err(Error::gazetteer(file, line, format!("the columns {}", missing.join(", ")), found))
        }
    }

    /// Cuts one line, or says that it has too few or too many cells.
    pub(crate) fn record<'h, 't>(&'h self, line: u32, text: &'t str) -> Result<Record<'h, 't>, Error> {
        let cells: Vec<&str> = text.split('\t').collect();
        if cells.len() == self.columns.len() {
            return Ok(Record { line, header: self, cells });
        }
        let expected = format!("{} cells", self.columns.len());
        Err(Error::gazetteer(&self.file, line, expected, format!("{} cells", cells.len())))
    }
}

/// A whole table in memory: its header and the lines below.
pub(crate) struct Table<'t> {
    header: Header,
    body: &'t str,
    /// Line number of the header, from 1.
    line: u32,
}

/// One row: its line number and cells.
pub(crate) struct Record<'h, 't> {
    pub(crate) line: u32,
    header: &'h Header,
    cells: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// Reads the header, which must name all `required` columns. Lines that begin with "# " above it are comments.
    pub(crate) fn open(file: &str, tsv: &'t str, required: &[&str]) -> Result<Table<'t>, Error> {
        let mut rest = tsv.strip_prefix('\u{FEFF}').unwrap_or(tsv);
        let mut line = 1;
        while rest.starts_with("# ") {
            rest = rest.split_once('\n').map_or("", |(_, tail)| tail);
            line += 1;
        }
        let (header, body) = rest.split_once('\n').unwrap_or((rest, ""));
        Ok(Table { header: Header::read(file, line, header, required)?, body, line })
    }

    /// Every row, or the error of a row with too few or too many cells.
    pub(crate) fn records<'a>(&'a self) -> impl Iterator<Item = Result<Record<'a, 't>, Error>> {
        let lines = self.body.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
        lines.map(move |(at, text)| self.header.record(self.line + 1 + u32::try_from(at).unwrap_or(u32::MAX), text))
    }
}

impl<'t> Record<'_, 't> {
    /// The cell under a column, trimmed; empty where the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &'t str {
        let at = self.header.columns.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// An error at this row.
    pub(crate) fn error(&self, expected: impl Into<String>, found: impl Into<String>) -> Error {
        Error::gazetteer(&self.header.file, self.line, expected, found)
    }

    /// An error without a place, at this row.
    pub(crate) fn place(&self, error: Error) -> Error {
        error.at(&self.header.file, self.line)
    }
}
