//! Where the documents go: each written in the format that was asked for. `extract.rs` hands over one after the other.

use std::io::{self, IsTerminal, Write};

use dateline::render::position::Unit;
use dateline::render::{annotation, brat, conll, csv, events, timeml};
use dateline::{Document, wire};

use crate::report;

/// A format and the names that `--format` knows it by.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Text,
    Json,
    Jsonl,
    Conll,
    Brat,
    Annotation,
    Timeml,
    Events,
    Csv,
    #[cfg(feature = "arrow")]
    Parquet(Table),
}

/// What can be had as Parquet.
#[cfg(feature = "arrow")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Table {
    Mentions,
    Claims,
    Arguments,
}

const NAMES: &[(&str, Format)] = &[
    ("text", Format::Text),
    ("json", Format::Json),
    ("jsonl", Format::Jsonl),
    ("conll", Format::Conll),
    ("brat", Format::Brat),
    ("annotation", Format::Annotation),
    ("timeml", Format::Timeml),
    ("events", Format::Events),
    ("csv", Format::Csv),
    #[cfg(feature = "arrow")]
    ("mentions.parquet", Format::Parquet(Table::Mentions)),
    #[cfg(feature = "arrow")]
    ("claims.parquet", Format::Parquet(Table::Claims)),
    #[cfg(feature = "arrow")]
    ("arguments.parquet", Format::Parquet(Table::Arguments)),
];

impl Format {
    pub(crate) fn parse(value: &str) -> Result<Format, String> {
        let found = NAMES.iter().find(|(name, _)| *name == value).map(|(_, format)| *format);
        let names = NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        found.ok_or(format!("--format: expected one of {names}, found {value:?}"))
    }

    /// Whether an article's output is a file of its own, which another's must not follow.
    pub(crate) fn is_one_file(self) -> bool {
        matches!(self, Format::Brat | Format::Timeml)
    }
}

/// What `--unit` says.
pub(crate) fn unit(value: &str) -> Result<Unit, String> {
    Ok(match value {
        "bytes" => Unit::Bytes,
        "characters" => Unit::Characters,
        "utf16" => Unit::Utf16,
        _ => return Err(format!("--unit: expected bytes, characters or utf16, found {value:?}")),
    })
}

/// Whether the report comes in colour.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    pub(crate) fn parse(value: &str) -> Result<Color, String> {
        Ok(match value {
            "auto" => Color::Auto,
            "always" => Color::Always,
            "never" => Color::Never,
            _ => return Err(format!("--color: expected auto, always or never, found {value:?}")),
        })
    }

    /// `NO_COLOR`, set to anything, says no (no-color.org); a dumb terminal has none.
    fn wanted(self) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => io::stdout().is_terminal() && !set("NO_COLOR") && !dumb,
        }
    }
}

/// The output, and what is known of it so far.
pub(crate) struct Output<W> {
    pub(crate) out: W,
    format: Format,
    color: bool,
    unit: Unit,
    begun: bool,
    #[cfg(feature = "arrow")]
    documents: Vec<Document<'static>>,
}

impl<W: Write + Send> Output<W> {
    pub(crate) fn new(out: W, format: Format, color: Color, unit: Unit) -> Output<W> {
        Output {
            out,
            format,
            color: color.wanted(),
            unit,
            begun: false,
            #[cfg(feature = "arrow")]
            documents: Vec::new(),
        }
    }

    pub(crate) fn document(&mut self, document: &Document<'_>) -> io::Result<()> {
        let first = !std::mem::replace(&mut self.begun, true);
        let mut text = String::new();
        let written = match self.format {
            Format::Text => return report::write(document, self.color, &mut self.out),
            Format::Json | Format::Jsonl => return writeln!(self.out, "{}", wire::to_json(document)),
            Format::Conll => conll::write(document, &mut text),
            Format::Brat => brat::write(document, &mut text),
            Format::Annotation => annotation::write(document, &annotation::Options::new().unit(self.unit), &mut text),
            Format::Timeml => timeml::write(document, &mut text),
            Format::Events => events::write(document, &events::Options::new(), &mut text),
            Format::Csv => csv::write(document, &csv::Options::new().header(first).unit(self.unit), &mut text),
            #[cfg(feature = "arrow")]
            Format::Parquet(_) => {
                self.documents.push(document.clone().into_owned());
                return Ok(());
            }
        };
        written.map_err(io::Error::other)?;
        self.out.write_all(text.as_bytes())
    }

    /// Writes what had to wait for the last document.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        #[cfg(feature = "arrow")]
        if let Format::Parquet(table) = self.format {
            use dateline::render::arrow;
            let batch = match table {
                Table::Mentions => arrow::mentions(&self.documents, self.unit),
                Table::Claims => arrow::claims(&self.documents, self.unit),
                Table::Arguments => arrow::arguments(&self.documents, self.unit),
            };
            arrow::parquet(&batch.map_err(io::Error::other)?, &mut self.out).map_err(io::Error::other)?;
        }
        self.out.flush()
    }
}
