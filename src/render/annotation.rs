//! W3C Web Annotation (Recommendation of 23 February 2017) as JSON-LD: one `AnnotationPage` a document, on one line.
//!
//! Every mention, figure, time, claim, and filler of a claim's role is an annotation whose target is a piece of the article,
//! found twice over: by position and, where the text has changed since, by its words with some before and after
//! (`TextQuoteSelector`). Bodies are tags (`casualties`, `killed`, `negated`, the role's name), a description in words, and the
//! entity's item in Wikidata where it is known.
//!
//! **Positions.** The model wants "unicode code points", not code units, and so does the default here. Consumers that work
//! on a DOM (Hypothesis among them) count UTF-16 all the same: for these choose [`Unit::Utf16`]. Positions in bytes are
//! what the model has `DataPositionSelector` for, and [`Unit::Bytes`] writes that; the bytes are those of UTF-8.
//!
//! **IRIs.** The source is the document's id, percent-encoded, as a relative reference; or [`Options::source`]. The page is
//! the source with `.jsonld` behind it and annotations are `#` and a name behind the page: `a1.txt.jsonld#claim-0`. Relative
//! references are resolved against the place where the page is kept.
//!
//! ```
//! use dateline::{Article, Extractor, render::annotation};
//!
//! let article = Article::new("🚂 in Kenya").id("a1");
//! let document = Extractor::new()?.extract(&article)?;
//! let mut out = String::new();
//! annotation::write(&document, &annotation::Options::new(), &mut out).unwrap();
//! assert!(out.contains(r#"{"type":"TextPositionSelector","start":5,"end":10}"#));
//! assert!(out.contains(r#"{"type":"TextQuoteSelector","exact":"Kenya","prefix":"🚂 in ","suffix":""}"#));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};

use serde::Serialize;

use super::position::{Positions, Unit};
use super::{one_line, stated};
use crate::claims::{Argument, Claim, Modality, Polarity};
use crate::document::Document;
use crate::entities::{EntityId, Form};
use crate::span::Span;

/// How the page is written. The defaults are the standard's.
#[derive(Clone, Debug, Default)]
pub struct Options {
    source: Option<String>,
    unit: Unit,
}

impl Options {
    /// The defaults.
    pub fn new() -> Options {
        Options::default()
    }

    /// The IRI of the article. Default: its id as a relative reference, or `article` where it has none. Characters that
    /// no IRI may have are percent-encoded.
    pub fn source(mut self, iri: &str) -> Options {
        self.source = Some(iri.to_owned());
        self
    }

    /// What positions are counted in. Default: characters, as the standard wants it. UTF-16 for consumers that work on a
    /// DOM; bytes make the selector a `DataPositionSelector`.
    pub fn unit(mut self, unit: Unit) -> Options {
        self.unit = unit;
        self
    }
}

/// Writes the document's annotations as one line of JSON-LD.
///
/// # Errors
/// Where `out` fails.
pub fn write(document: &Document<'_>, options: &Options, out: &mut impl Write) -> fmt::Result {
    let source = match (&options.source, document.id()) {
        (Some(iri), _) => encoded(iri, IRI),
        (None, Some(id)) if !id.is_empty() => encoded(id, ""),
        _ => "article".to_owned(),
    };
    // What stands behind `#` or `?` in the source is no part of a file's name.
    let page = format!("{}.jsonld", source.split(['#', '?']).next().unwrap_or(""));
    let positions = Positions::new(&document.text, options.unit);
    write!(out, "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":{},", json(&page))?;
    out.write_str("\"type\":\"AnnotationPage\",\"items\":[")?;
    let mut writer = Writer { document, positions, unit: options.unit, source, page, out, begun: false };
    writer.parts()?;
    for (number, claim) in document.claims.iter().enumerate() {
        writer.claim(number, claim)?;
    }
    out.write_str("]}\n")
}

/// Only a map key that is no string makes serde_json fail here, and there is none.
fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[derive(Serialize)]
struct Annotation<'d> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'d>>,
    target: Target<'d>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Body<'d> {
    Text { r#type: &'static str, purpose: &'static str, value: String },
    Thing { r#type: &'static str, purpose: &'static str, source: std::borrow::Cow<'d, str> },
}

impl Body<'_> {
    fn tag(word: impl Into<String>) -> Self {
        Body::Text { r#type: "TextualBody", purpose: "tagging", value: word.into() }
    }

    fn description(words: String) -> Self {
        Body::Text { r#type: "TextualBody", purpose: "describing", value: words }
    }

    fn link(purpose: &'static str, to: String) -> Self {
        Body::Thing { r#type: "SpecificResource", purpose, source: to.into() }
    }
}

#[derive(Serialize)]
struct Target<'d> {
    source: &'d str,
    selector: [Selector<'d>; 2],
}

#[derive(Serialize)]
#[serde(untagged)]
enum Selector<'d> {
    Position { r#type: &'static str, start: u32, end: u32 },
    Quote { r#type: &'static str, exact: &'d str, prefix: &'d str, suffix: &'d str },
}

struct Writer<'w, W> {
    document: &'w Document<'w>,
    positions: Positions<'w>,
    unit: Unit,
    source: String,
    page: String,
    out: &'w mut W,
    begun: bool,
}

impl<W: Write> Writer<'_, W> {
    /// Mentions, figures and times.
    fn parts(&mut self) -> fmt::Result {
        let document = self.document;
        for (number, mention) in document.mentions.iter().enumerate() {
            let mut body = vec![Body::tag(mention.kind.as_str())];
            if mention.form != Form::Name {
                body.push(Body::tag(mention.form.as_str()));
            }
            body.extend(mention.entity.into_iter().flat_map(|id| identity(document, id)));
            self.item(format!("mention-{number}"), "identifying", body, mention.span)?;
        }
        for (number, figure) in document.figures.iter().enumerate() {
            let body = vec![Body::tag("figure"), Body::description(stated(document, figure))];
            self.item(format!("figure-{number}"), "describing", body, figure.span)?;
        }
        for (number, time) in document.times.iter().enumerate() {
            let words = format!("{} {} {}", time.kind.as_str(), time.value, time.modifier.unwrap_or_default());
            let body = vec![Body::tag("time"), Body::description(one_line(&words))];
            self.item(format!("time-{number}"), "describing", body, time.span)?;
        }
        Ok(())
    }

    /// The claim itself, then each filler of its roles, linked to it.
    fn claim(&mut self, number: usize, claim: &Claim) -> fmt::Result {
        let name = format!("claim-{number}");
        let mut body = vec![Body::tag(claim.kind().as_str())];
        body.extend(claim.fact.label().map(|(_, word)| Body::tag(word)));
        if claim.stance.polarity != Polarity::Asserted {
            body.push(Body::tag(claim.stance.polarity.as_str()));
        }
        if claim.stance.modality != Modality::Actual {
            body.push(Body::tag(claim.stance.modality.as_str()));
        }
        body.push(Body::description(self.document.explain(claim).to_string()));
        self.item(name.clone(), "classifying", body, claim.span)?;
        for (role, fillers) in claim.fact.roles() {
            self.fillers(&name, role, fillers)?;
        }
        self.fillers(&name, "place", claim.place.as_slice())?;
        let sources: Vec<Argument> = claim.attribution.iter().map(|it| it.source.clone()).collect();
        self.fillers(&name, "source", &sources)?;
        match claim.time.and_then(|id| self.document.times.get(id.0 as usize)) {
            Some(time) => self.filler(&name, "time", 0, time.span),
            None => Ok(()),
        }
    }

    fn fillers(&mut self, claim: &str, role: &str, fillers: &[Argument]) -> fmt::Result {
        fillers.iter().enumerate().try_for_each(|(number, filler)| self.filler(claim, role, number, filler.span))
    }

    fn filler(&mut self, claim: &str, role: &str, number: usize, span: Span) -> fmt::Result {
        let body = vec![Body::tag(role), Body::link("linking", format!("{}#{claim}", self.page))];
        self.item(format!("{claim}-{role}-{number}"), "linking", body, span)
    }

    fn item(&mut self, name: String, motivation: &'static str, body: Vec<Body<'_>>, span: Span) -> fmt::Result {
        if std::mem::replace(&mut self.begun, true) {
            self.out.write_char(',')?;
        }
        let Span { start, end } = self.positions.span(span);
        let position = if self.unit == Unit::Bytes { "DataPositionSelector" } else { "TextPositionSelector" };
        let text = &*self.document.text;
        let (prefix, suffix) = context(text, span);
        let selector = [
            Selector::Position { r#type: position, start, end },
            Selector::Quote { r#type: "TextQuoteSelector", exact: span.of(text), prefix, suffix },
        ];
        let target = Target { source: &self.source, selector };
        let id = format!("{}#{name}", self.page);
        self.out.write_str(&json(&Annotation { id, r#type: "Annotation", motivation, body, target }))
    }
}

/// The entity: its name, and its item in Wikidata.
fn identity(document: &Document<'_>, id: EntityId) -> Vec<Body<'static>> {
    let Some(entity) = document.entities.get(id.index()) else { return Vec::new() };
    let mut body = vec![Body::description(entity.name.clone())];
    for (catalogue, id) in &entity.ids {
        if catalogue == "wikidata" {
            body.push(Body::link("identifying", format!("http://www.wikidata.org/entity/{}", encoded(id, ""))));
        }
    }
    body
}

/// The text before and behind a span, as many characters as Hypothesis takes; the standard names no number.
fn context(text: &str, span: Span) -> (&str, &str) {
    const LENGTH: usize = 32;
    let before = text.get(..span.start as usize).unwrap_or("");
    let behind = text.get(span.end as usize..).unwrap_or("");
    let from = before.char_indices().rev().nth(LENGTH - 1).map_or(0, |(at, _)| at);
    let to = behind.char_indices().nth(LENGTH).map_or(behind.len(), |(at, _)| at);
    (before.get(from..).unwrap_or(""), behind.get(..to).unwrap_or(""))
}

/// What an IRI may have beside letters, digits and `-._~`.
const IRI: &str = ":/?#[]@!$&'()*+,;=%";

/// Percent-encodes what is neither in `also` nor unreserved. Letters of other scripts stay: IRIs have them.
fn encoded(text: &str, also: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || "-._~".contains(c) || also.contains(c) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out += &format!("%{byte:02X}");
            }
        }
    }
    out
}
