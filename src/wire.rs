//! The JSON wire form: what `examples/extract` prints, and reading it back. Runs once an article, on request.
//!
//! Schema 1. Every offset is a UTF-8 byte offset into the article's text, half-open; the `text` beside a span is that
//! slice, for the reader. A mention by title, description or pronoun has the kind `reference`: what it refers to is
//! its entity's kind.
//!
//! ```
//! use dateline::{Article, Extractor, wire};
//! let text = "Defense Minister Marta Quill visited Kenya.";
//! let article = Article::new(text).id("a1");
//! let document = Extractor::new()?.extract(&article)?;
//! let json = wire::to_json(&document);
//! assert!(json.starts_with(r#"{"schema":1,"id":"a1","published":null,"mentions":[{"start":17,"#));
//! let back = wire::from_json(&json, text)?;
//! assert_eq!(back.mentions()[0].span, document.mentions()[0].span);
//! assert_eq!(wire::to_json(&back), json);
//! # Ok::<(), dateline::Error>(())
//! ```

mod read;
mod story;
mod write;

#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::error::Error;
use crate::figures::Measure;

/// The schema number that this release writes and reads.
const SCHEMA: u32 = 1;

/// The kind of a mention that names nothing: "he", "the group".
const REFERENCE: &str = "reference";

/// The document as one line of JSON, its fields in the contract's order.
pub fn to_json(document: &Document<'_>) -> String {
    // Only a failing writer or a map key that is no string makes serde_json fail, and there is neither.
    serde_json::to_string(&write::document(document)).unwrap_or_default()
}

/// The document as a JSON value, to put into a larger one. [`to_json`] is several times faster.
pub fn to_value(document: &Document<'_>) -> serde_json::Value {
    serde_json::to_value(write::document(document)).unwrap_or_default()
}

/// The story as one line of JSON: entities, pairs, findings and quotations, articles by name, claims and entities by
/// their number in the article's own document.
pub fn story_to_json(story: &crate::story::Story) -> String {
    serde_json::to_string(&story::story(story)).unwrap_or_default()
}

/// The document that `json` describes, over the article's `text`.
///
/// Written again it gives the same bytes. Some things are not on the wire and come back as they can be told: a mention,
/// figure or time has its rule but not the words behind it, a number its value but not how it was written, money no
/// ISO code, a counted noun the place nearest to its figure, a reference without an entity the kind `Person`; outlet
/// and sentences are empty. Fields that the schema does not know are ignored.
///
/// # Errors
/// Where `json` is no document of schema 1; where a span lies outside `text` or inside a character, or its slice is
/// not the one written beside it; where a kind, role or label is unknown or an id out of range. The error names the
/// field.
pub fn from_json<'t>(json: &str, text: &'t str) -> Result<Document<'t>, Error> {
    read::document(json, text)
}

/// A counted noun as the wire form has it, in lower case, character by character: unlike [`str::to_lowercase`] the
/// case of one character never depends on its neighbours, so that a part can be found again in the whole.
fn lower(noun: &str) -> impl Iterator<Item = char> + '_ {
    noun.chars().flat_map(char::to_lowercase)
}

/// The word for a figure's type.
fn type_of(measure: &Measure) -> &'static str {
    match measure {
        Measure::Count { .. } => "count",
        Measure::Money { .. } => "money",
        Measure::Percent => "percent",
        Measure::Unit(_) => "measure",
        Measure::Age => "age",
        Measure::Ordinal => "ordinal",
    }
}
