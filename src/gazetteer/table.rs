//! Tab-separated tables with a header line. Reads each bundled table once a process, each user table once.

use crate::error::Error;

/// A table's lines, cut at tabs, with the columns found by name.
pub(crate) struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    body: &'t str,
    /// Line number of the header, from 1.
    header: u32,
}

/// One row: its line number and cells.
pub(crate) struct Record<'a, 't> {
    pub(crate) line: u32,
    table: &'a Table<'t>,
    cells: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// Reads the header, which must name all `required` columns. Lines that begin with "# " above it are comments.
    pub(crate) fn open(file: &'t str, tsv: &'t str, required: &[&str]) -> Result<Table<'t>, Error> {
        let mut rest = tsv.strip_prefix('\u{FEFF}').unwrap_or(tsv);
        let mut line = 1;
        while rest.starts_with("# ") {
            rest = rest.split_once('\n').map_or("", |(_, tail)| tail);
            line += 1;
        }
        let (header, body) = rest.split_once('\n').unwrap_or((rest, ""));
        let columns: Vec<&str> = header.trim_end_matches('\r').split('\t').collect();
        let missing: Vec<&str> = required.iter().copied().filter(|name| !columns.contains(name)).collect();
        if missing.is_empty() {
            Ok(Table { file, columns, body, header: line })
        } else {
            let found = if header.is_empty() { "an empty header".to_owned() } else { columns.join(", ") };
            Err(Error::gazetteer(file, line, format!("the columns {}", missing.join(", ")), found))
        }
    }

    /// Every row, or the error of a row with too few or too many cells.
    pub(crate) fn records<'a>(&'a self) -> impl Iterator<Item = Result<Record<'a, 't>, Error>> {
        let lines = self.body.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
        lines.map(move |(at, text)| {
            let line = self.header + 1 + u32::try_from(at).unwrap_or(u32::MAX);
            let cells: Vec<&str> = text.split('\t').collect();
            if cells.len() == self.columns.len() {
                Ok(Record { line, table: self, cells })
            } else {
                let expected = format!("{} cells", self.columns.len());
                Err(Error::gazetteer(self.file, line, expected, format!("{} cells", cells.len())))
            }
        })
    }
}

impl<'t> Record<'_, 't> {
    /// The cell under a column, trimmed; empty where the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &'t str {
        let at = self.table.columns.iter().position(|&name| name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// An error at this row.
    pub(crate) fn error(&self, expected: impl Into<String>, found: impl Into<String>) -> Error {
        Error::gazetteer(self.table.file, self.line, expected, found)
    }
}
