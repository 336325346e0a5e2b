//! Lines of a file of any size, one at a time in a buffer that is used again. Runs once a line of an import.

use std::io::{self, BufRead, Read};

use crate::error::Error;

/// A file read line by line, none of them longer than a limit.
pub(super) struct Lines<'f, R> {
    file: &'f str,
    input: R,
    limit: usize,
    /// Of the line read last, from 1.
    number: u32,
    buffer: Vec<u8>,
}

/// A line without its end, or what is wrong with it: too long, or no UTF-8.
pub(super) type Text<'b> = Result<&'b str, Error>;

impl<'f, R: BufRead> Lines<'f, R> {
    pub(super) fn new(file: &'f str, input: R, limit: usize) -> Lines<'f, R> {
        Lines { file, input, limit, number: 0, buffer: Vec::new() }
    }

    /// The next line and its number. The outer error is that of reading: no line can follow it.
    pub(super) fn next(&mut self) -> Result<Option<(u32, Text<'_>)>, Error> {
        let number = self.number.saturating_add(1);
        let whole = self.fill().map_err(|error| Error::reading(self.file, number, &error))?;
        let Some(whole) = whole else { return Ok(None) };
        self.number = number;
        let text = if whole { self.text() } else { Err(self.too_long()) };
        Ok(Some((number, text)))
    }

    /// Fills the buffer with a line and says whether all of it is in there. Of a line beyond the limit no more is kept.
    fn fill(&mut self) -> io::Result<Option<bool>> {
        // Two bytes more than a line may have: its end.
        let room = u64::try_from(self.limit).unwrap_or(u64::MAX).saturating_add(2);
        if self.part(room)? == 0 {
            return Ok(None);
        }
        let ended = self.buffer.last() == Some(&b'\n');
        let whole = trimmed(&self.buffer).len() <= self.limit;
        if !whole && !ended {
            while self.part(1 << 16)? > 0 && self.buffer.last() != Some(&b'\n') {}
        }
        Ok(Some(whole))
    }

    /// Reads up to a line end, or to so many bytes.
    fn part(&mut self, room: u64) -> io::Result<usize> {
        self.buffer.clear();
        self.input.by_ref().take(room).read_until(b'\n', &mut self.buffer)
    }

    fn text(&self) -> Text<'_> {
        let bytes = trimmed(&self.buffer);
        let text = std::str::from_utf8(bytes)
            .map_err(|error| Error::entry("UTF-8", format!("other bytes after byte {}", error.valid_up_to())))?;
        Ok(if self.number == 1 { text.strip_prefix('\u{FEFF}').unwrap_or(text) } else { text })
    }

    fn too_long(&self) -> Error {
        Error::entry(format!("a line of at most {} bytes", self.limit), "a longer one")
    }
}

/// Without the line end, be it of one byte or of two.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}
