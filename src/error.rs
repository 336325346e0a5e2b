//! The one error of the crate: opaque, cheap to clone, printed with where it happened.
//!
//! News prose never fails: only tables, options, limits and wire documents do.

use std::fmt;
use std::sync::Arc;

/// What went wrong in reading a table, a date, an option or a wire document.
///
/// It prints the place (file and line where there is one), what was expected and what was found.
///
/// ```
/// let error = dateline::Gazetteer::from_tsv("mine.tsv", "id\tkind\n").unwrap_err();
/// assert!(error.is_gazetteer());
/// assert!(error.to_string().starts_with("mine.tsv:1:"));
/// ```
#[derive(Clone)]
pub struct Error(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    file: Option<String>,
    line: Option<u32>,
    expected: String,
    found: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Gazetteer,
    TooLong,
    Date,
    Wire,
    Io,
}

impl Error {
    pub(crate) fn gazetteer(file: &str, line: u32, expected: impl Into<String>, found: impl Into<String>) -> Error {
        Error::make(Kind::Gazetteer, Some(file), Some(line), expected, found)
    }

    /// An entity or name that no gazetteer can hold; [`Error::at`] says where it stood.
    pub(crate) fn entry(expected: impl Into<String>, found: impl Into<String>) -> Error {
        Error::make(Kind::Gazetteer, None, None, expected, found)
    }

    /// Bytes that are no compiled gazetteer.
    pub(crate) fn artefact(expected: impl Into<String>, found: impl Into<String>) -> Error {
        Error::make(Kind::Gazetteer, Some("compiled gazetteer"), None, expected, found)
    }

    /// The same error, with its place where it has none yet.
    pub(crate) fn at(self, file: &str, line: u32) -> Error {
        if self.0.file.is_some() {
            return self;
        }
        let Inner { kind, expected, found, .. } = &*self.0;
        Error::make(*kind, Some(file), Some(line), expected.as_str(), found.as_str())
    }

    pub(crate) fn too_long(limit: u32, found: usize) -> Error {
        Error::make(Kind::TooLong, None, None, format!("an article of at most {limit} bytes"), format!("{found} bytes"))
    }

    pub(crate) fn date(found: &str) -> Error {
        Error::make(Kind::Date, None, None, "a date as YYYY-MM-DD", format!("{found:?}"))
    }

    #[cfg(feature = "serde")]
    pub(crate) fn wire(expected: impl Into<String>, found: impl Into<String>) -> Error {
        Error::make(Kind::Wire, None, None, expected, found)
    }

    /// A file that could not be read on at this line.
    pub(crate) fn reading(file: &str, line: u32, error: &std::io::Error) -> Error {
        Error::make(Kind::Io, Some(file), Some(line), "a line to read", error.to_string())
    }

    /// Output that could not be written.
    pub(crate) fn writing(error: &std::io::Error) -> Error {
        Error::make(Kind::Io, None, None, "to write", error.to_string())
    }

    fn make(
        kind: Kind,
        file: Option<&str>,
        line: Option<u32>,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Error {
        Error(Arc::new(Inner {
            kind,
            file: file.map(str::to_owned),
            line,
            expected: expected.into(),
            found: found.into(),
        }))
    }

    /// Whether a gazetteer, table or compiled, could not be read or made.
    pub fn is_gazetteer(&self) -> bool {
        self.0.kind == Kind::Gazetteer
    }

    /// Whether a file could not be read or written, whatever is in it.
    pub fn is_io(&self) -> bool {
        self.0.kind == Kind::Io
    }

    /// What would have been right, without what was found and where.
    pub(crate) fn expected(&self) -> &str {
        &self.0.expected
    }

    /// Whether the article was longer than the extractor's limit.
    pub fn is_too_long(&self) -> bool {
        self.0.kind == Kind::TooLong
    }

    /// Whether a date could not be read.
    pub fn is_date(&self) -> bool {
        self.0.kind == Kind::Date
    }

    /// Whether a wire document could not be read, or disagreed with its text.
    pub fn is_wire(&self) -> bool {
        self.0.kind == Kind::Wire
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.0.file {
            write!(f, "{file}:")?;
            if let Some(line) = self.0.line {
                write!(f, "{line}:")?;
            }
            f.write_str(" ")?;
        }
        write!(f, "expected {}, found {}", self.0.expected, self.0.found)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {self}", self.0.kind)
    }
}

impl std::error::Error for Error {}
