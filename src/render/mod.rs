//! Writers of one [`Document`] into the formats that other tools read, and of a story into a page: one file a format. Each
//! runs once a document, on request, in time linear in the text and in what was found in it.
//!
//! | module | format | read by |
//! | --- | --- | --- |
//! | [`conll`] | tokens with BIO tags in columns, as CoNLL-2003 has them | trainers and scorers of taggers |
//! | [`brat`] | brat standoff `.ann` | the brat annotator, corpus tools |
//! | `annotation` | W3C Web Annotation, JSON-LD (feature `serde`) | annotation servers, browsers |
//! | [`timeml`] | TimeML 1.2.1 with TIMEX3 in the text | temporal taggers and their scorers |
//! | `events` | PLOVER-style event records, JSON Lines (feature `serde`) | conflict researchers |
//! | [`csv`] | one row a claim, RFC 4180 | spreadsheets, R, pandas |
//! | [`html`] | one page of a whole [`Story`](crate::Story) and its documents | people |
//! | `arrow` | record batches and Parquet (feature `arrow`) | data frames, DuckDB, Spark |
//!
//! The JSON that keeps everything, and can be read back, is [`wire`](crate::wire).
//!
//! All take the document (`html` the story) first and the writer last, and fail only where the writer does. What is written
//! for the same document is always the same. Each format counts its offsets in what its readers count in; [`position`]
//! converts.
//!
//! ```
//! use dateline::{Article, Extractor, render};
//!
//! let article = Article::new("Sigrid Aasen visited Kenya.");
//! let document = Extractor::new()?.extract(&article)?;
//! let mut columns = String::new();
//! render::conll::write(&document, &mut columns).unwrap();
//! assert!(columns.contains("\nKenya _ _ B-LOC\n"));
//! # Ok::<(), dateline::Error>(())
//! ```

#[cfg(feature = "serde")]
pub mod annotation;
#[cfg(feature = "arrow")]
pub mod arrow;
pub mod brat;
pub mod conll;
pub mod csv;
#[cfg(feature = "serde")]
pub mod events;
pub mod html;
pub mod position;
pub mod timeml;

use crate::claims::Argument;
use crate::document::Document;
use crate::entities::Entity;
use crate::figures::{Figure, Measure};
use crate::numbers::Number;
use crate::span::Span;

/// Of spans that overlap, the outermost; of two that cross, the one that begins first. In text order, as indices.
///
/// What an extractor makes is in order already; what was read from the wire need not be.
fn outermost(spans: &[Span]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).filter(|&at| !spans[at].is_empty()).collect();
    order.sort_by_key(|&at| (spans[at].start, std::cmp::Reverse(spans[at].end)));
    let mut end = 0;
    order.retain(|&at| {
        let free = spans[at].start >= end;
        if free {
            end = spans[at].end;
        }
        free
    });
    order
}

/// Words on one line: white space folded, other control characters taken out.
fn one_line(words: &str) -> String {
    let parts = words.split(|c: char| c.is_whitespace() || c.is_control());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first letter as a capital: "casualties" as a type's name.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The entity that an argument refers to.
fn entity_of<'d>(document: &'d Document<'_>, argument: &Argument) -> Option<&'d Entity> {
    argument.entity.and_then(|id| document.entities.get(id.index()))
}

/// The figure in an argument.
fn figure_of<'d>(document: &'d Document<'_>, argument: &Argument) -> Option<&'d Figure> {
    argument.figure.and_then(|id| document.figures.get(id.0 as usize))
}

/// What a figure counts or measures, in a word or two; empty where the text names nothing.
fn measured<'d>(document: &'d Document<'_>, figure: &'d Figure) -> &'d str {
    match &figure.measure {
        Measure::Count { counted, .. } => counted.map_or("", |noun| &document[noun]),
        Measure::Money { unit, .. } | Measure::Unit(unit) => unit,
        Measure::Percent => "percent",
        Measure::Age => "age",
        Measure::Ordinal => "ordinal",
    }
}

/// What a figure states, in words: "at-least 20 soldiers", "range 30..40".
fn stated(document: &Document<'_>, figure: &Figure) -> String {
    let [low, best, high] = [figure.low, figure.best, figure.high].map(|end| end.map(|end: Number| end.to_string()));
    let value = best.or_else(|| match (low, high) {
        (Some(low), Some(high)) => Some(format!("{low}..{high}")),
        (low, high) => low.or(high),
    });
    let words = format!("{} {} {}", figure.bound.as_str(), value.unwrap_or_default(), measured(document, figure));
    one_line(&words)
}

#[cfg(test)]
mod tests;
