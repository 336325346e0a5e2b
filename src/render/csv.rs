//! Claims as CSV, one row a claim: for spreadsheets, R and pandas.
//!
//! RFC 4180: a header line, commas, line ends CR LF, cells in double quotes where they hold a comma, quote or line end, and
//! quotes doubled there. UTF-8 without a byte order mark; Excel wants to be told.
//!
//! | column | holds |
//! | --- | --- |
//! | `document`, `outlet`, `published` | the article's name, outlet and day, as given |
//! | `claim` | the claim's number in its document, from 0 |
//! | `kind`, `label` | `casualties`, `killed` |
//! | `polarity`, `modality` | `asserted` or `negated`; `actual`, `planned`, `possible`, `conditional`, `demanded` |
//! | `start`, `end` | of the clause, in the chosen unit |
//! | `cue`, `cue_start`, `cue_end` | the words that trigger the claim |
//! | `sources` | on whose word, outermost first; empty: the outlet's own |
//! | `time`, `time_value` | the words that date the claim, and their TIMEX3 value |
//! | `low`, `best`, `high`, `bound`, `counted` | the first figure in its roles |
//! | a column for each role, in [`roles`]' order | the words that fill it, with the name they stand for in brackets |
//! | `rule` | the rule that made it |
//!
//! Several sources or fillers stand in one cell with `; ` between. Words keep their line ends.
//!
//! **Formulas.** Excel and its like run a cell that begins with `=`, `+`, `-`, `@`, tab or carriage return, and the text is a
//! stranger's. By default such cells get an apostrophe in front; whoever reads the file with a program and wants the words as
//! they are says [`neutralize(false)`](Options::neutralize). Columns of numbers are left alone.
//!
//! ```
//! use dateline::{Article, Extractor, render::csv};
//!
//! let article = Article::new("At least 20 soldiers were killed in Basra.").id("a1");
//! let document = Extractor::new()?.extract(&article)?;
//! let mut out = String::new();
//! csv::write(&document, &csv::Options::new(), &mut out).unwrap();
//! let mut rows = out.lines();
//! assert!(rows.next().unwrap().starts_with("document,outlet,published,claim,kind,label,polarity,"));
//! assert!(rows.next().unwrap().starts_with("a1,,,0,casualties,killed,asserted,"));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};

use super::position::{Positions, Unit};
use super::{entity_of, figure_of, measured};
use crate::claims::{Argument, Claim, ClaimKind};
use crate::document::Document;
use crate::numbers::Number;

/// How the rows are written. The defaults suit most.
#[derive(Clone, Debug)]
pub struct Options {
    header: bool,
    neutralize: bool,
    unit: Unit,
}

impl Default for Options {
    fn default() -> Options {
        Options { header: true, neutralize: true, unit: Unit::Bytes }
    }
}

impl Options {
    /// The defaults.
    pub fn new() -> Options {
        Options::default()
    }

    /// Whether to begin with the line of column names. Default: yes. Say no for every document of a file but the first.
    pub fn header(mut self, yes: bool) -> Options {
        self.header = yes;
        self
    }

    /// Whether an apostrophe keeps cells from being run as formulas. Default: yes.
    pub fn neutralize(mut self, yes: bool) -> Options {
        self.neutralize = yes;
        self
    }

    /// What the columns `start` and `end` count in. Default: bytes, as the wire form has them.
    pub fn unit(mut self, unit: Unit) -> Options {
        self.unit = unit;
        self
    }
}

/// The roles that have a column, in order: those of all kinds, each once, as the kinds are listed.
pub fn roles() -> Vec<&'static str> {
    let mut roles = Vec::new();
    for kind in ClaimKind::ALL {
        let fact = kind.empty();
        for (role, _) in fact.roles() {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
    }
    roles
}

const BEFORE: [&str; 21] = [
    "document",
    "outlet",
    "published",
    "claim",
    "kind",
    "label",
    "polarity",
    "modality",
    "start",
    "end",
    "cue",
    "cue_start",
    "cue_end",
    "sources",
    "time",
    "time_value",
    "low",
    "best",
    "high",
    "bound",
    "counted",
];

/// Writes the document's claims.
///
/// # Errors
/// Where `out` fails.
pub fn write(document: &Document<'_>, options: &Options, out: &mut impl Write) -> fmt::Result {
    let roles = roles();
    if options.header {
        let mut row = Row::new(out, false);
        for column in BEFORE.iter().chain(&roles).chain(&["rule"]) {
            row.text(column)?;
        }
        row.end()?;
    }
    let positions = Positions::new(&document.text, options.unit);
    for (number, claim) in document.claims.iter().enumerate() {
        let mut row = Row::new(out, options.neutralize);
        envelope(document, claim, number, &positions, &mut row)?;
        figure(document, claim, &mut row)?;
        for role in &roles {
            row.text(&fillers(document, claim, role))?;
        }
        row.text(claim.provenance.rule.as_str())?;
        row.end()?;
    }
    Ok(())
}

fn envelope<W: Write>(
    document: &Document<'_>,
    claim: &Claim,
    number: usize,
    positions: &Positions<'_>,
    row: &mut Row<'_, W>,
) -> fmt::Result {
    row.text(document.id().unwrap_or(""))?;
    row.text(document.outlet().unwrap_or(""))?;
    row.plain(document.published())?;
    row.plain(Some(number))?;
    row.text(claim.kind().as_str())?;
    row.text(claim.fact.label().map_or("", |(_, word)| word))?;
    row.text(claim.stance.polarity.as_str())?;
    row.text(claim.stance.modality.as_str())?;
    let (span, cue) = (positions.span(claim.span), positions.span(claim.cue));
    row.plain(Some(span.start))?;
    row.plain(Some(span.end))?;
    row.text(&document[claim.cue])?;
    row.plain(Some(cue.start))?;
    row.plain(Some(cue.end))?;
    let sources: Vec<String> = claim.attribution.iter().map(|it| words(document, &it.source)).collect();
    row.text(&sources.join("; "))?;
    let time = claim.time.and_then(|id| document.times.get(id.0 as usize));
    row.text(time.map_or("", |time| &document[time.span]))?;
    row.text(time.map_or("", |time| &time.value))
}

/// The first figure in the claim's roles.
fn figure<W: Write>(document: &Document<'_>, claim: &Claim, row: &mut Row<'_, W>) -> fmt::Result {
    let roles = claim.fact.roles();
    let figure = roles.iter().flat_map(|(_, fillers)| fillers.iter()).find_map(|filler| figure_of(document, filler));
    let end = |end: fn(&crate::figures::Figure) -> Option<Number>| figure.and_then(end);
    row.plain(end(|figure| figure.low))?;
    row.plain(end(|figure| figure.best))?;
    row.plain(end(|figure| figure.high))?;
    row.text(figure.map_or("", |figure| figure.bound.as_str()))?;
    row.text(figure.map_or("", |figure| measured(document, figure)))
}

/// What fills a role. Kinds without a role of that name have a place of their own all the same.
fn fillers(document: &Document<'_>, claim: &Claim, role: &str) -> String {
    let own = claim.place.iter().filter(|_| role == "place");
    let fillers: Vec<String> = claim.role(role).iter().chain(own).map(|filler| words(document, filler)).collect();
    fillers.join("; ")
}

/// An argument's words, and the name that they stand for where they do not have it.
fn words(document: &Document<'_>, argument: &Argument) -> String {
    let words = &document[argument.span];
    match entity_of(document, argument) {
        Some(entity) if !words.contains(&entity.name) => format!("{words} [{}]", entity.name),
        _ => words.to_owned(),
    }
}

/// A row under construction.
struct Row<'w, W> {
    out: &'w mut W,
    neutralize: bool,
    begun: bool,
}

impl<'w, W: Write> Row<'w, W> {
    fn new(out: &'w mut W, neutralize: bool) -> Row<'w, W> {
        Row { out, neutralize, begun: false }
    }

    fn comma(&mut self) -> fmt::Result {
        if self.begun {
            self.out.write_char(',')?;
        }
        self.begun = true;
        Ok(())
    }

    /// A number or date; nothing where there is none.
    fn plain(&mut self, value: Option<impl fmt::Display>) -> fmt::Result {
        self.comma()?;
        value.map_or(Ok(()), |value| write!(self.out, "{value}"))
    }

    fn text(&mut self, words: &str) -> fmt::Result {
        self.comma()?;
        let formula = self.neutralize && words.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let quoted = words.contains([',', '"', '\r', '\n']);
        if quoted {
            self.out.write_char('"')?;
        }
        if formula {
            self.out.write_char('\'')?;
        }
        for c in words.chars() {
            if c == '"' {
                self.out.write_char('"')?;
            }
            self.out.write_char(c)?;
        }
        if quoted { self.out.write_char('"') } else { Ok(()) }
    }

    fn end(self) -> fmt::Result {
        self.out.write_str("\r\n")
    }
}
