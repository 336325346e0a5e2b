//! TimeML 1.2.1 (October 2005) with the times as TIMEX3 in the text: what temporal taggers are trained and scored on.
//!
//! The document is laid out as the corpora of TempEval-3 are: `DOCID`, `DCT` with the publication date as `t0`, `TEXT`. What
//! stands in `TEXT` is the article, character for character, once the markup is read; nothing is added, not even a line end.
//! These three elements are the corpora's own: the standard's schema knows its tags alone, and readers expect the three. Of
//! the tags only TIMEX3 is written: events, signals and links are another reading of the text than this crate's claims.
//!
//! - `t0` has `functionInDocument="PUBLICATION_TIME"`, because that is what the date is. The corpora say `CREATION_TIME`;
//!   readers that look for that word find the date by its place, in `DCT`.
//! - A value that was reckoned from something has `temporalFunction="true"`; `anchorTimeID` is `t0` where it was reckoned
//!   from the publication date. Where it was reckoned from a time in the text ("three years later"), the document does not
//!   keep from which, and the attribute is left out, as the standard allows.
//! - Durations and sets have no anchor: "three weeks" is read as a length, and neither its begin nor its end is reckoned. So
//!   `beginPoint` and `endPoint` are left out as well.
//! - Of times that overlap, which only a document read from the wire form can have, the outermost is written.
//! - Characters that XML 1.0 does not allow at all, escaped or not (U+0000, U+000B, U+FFFE …), are written as U+FFFD; how
//!   many, a comment behind the XML declaration says. One stands for one, so that offsets in characters hold.
//! - A carriage return is written as `&#13;`: as it is, every XML reader would make a line feed of it.
//!
//! ```
//! use dateline::{Article, Extractor, render::timeml};
//!
//! let article = Article::new("R&D closed on Tuesday.").published("2024-05-08".parse()?);
//! let document = Extractor::new()?.extract(&article)?;
//! let mut out = String::new();
//! timeml::write(&document, &mut out).unwrap();
//! let text = r#"<TEXT>R&amp;D closed on <TIMEX3 tid="t1" type="DATE" value="2024-05-07" temporalFunction="true" anchorTimeID="t0">Tuesday</TIMEX3>.</TEXT>"#;
//! assert!(out.contains(text));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};

use super::{one_line, outermost};
use crate::document::Document;
use crate::span::Span;
use crate::times::{Anchor, Time};

/// Writes the document as one XML file.
///
/// # Errors
/// Where `out` fails.
pub fn write(document: &Document<'_>, out: &mut impl Write) -> fmt::Result {
    out.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    let replaced = document.text.chars().filter(|c| !allowed(*c)).count();
    if replaced > 0 {
        writeln!(out, "<!-- U+FFFD stands for {replaced} characters that XML 1.0 does not allow -->")?;
    }
    out.write_str("<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ")?;
    out.write_str("xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n")?;
    if let Some(id) = document.id() {
        out.write_str("<DOCID>")?;
        escaped(id, out)?;
        out.write_str("</DOCID>\n")?;
    }
    if let Some(day) = document.published() {
        out.write_str("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" ")?;
        write!(out, "value=\"{day}\" temporalFunction=\"false\" functionInDocument=\"PUBLICATION_TIME\">{day}")?;
        out.write_str("</TIMEX3></DCT>\n")?;
    }
    out.write_str("<TEXT>")?;
    text(document, out)?;
    out.write_str("</TEXT>\n</TimeML>\n")
}

fn text(document: &Document<'_>, out: &mut impl Write) -> fmt::Result {
    let spans: Vec<Span> = document.times.iter().map(|time| time.span).collect();
    let mut end = 0;
    for (number, at) in outermost(&spans).into_iter().enumerate() {
        let time = &document.times[at];
        escaped(&document[Span::new(end, time.span.start)], out)?;
        timex(document, time, number + 1, out)?;
        end = time.span.end;
    }
    escaped(document.text.get(end as usize..).unwrap_or(""), out)
}

fn timex(document: &Document<'_>, time: &Time, number: usize, out: &mut impl Write) -> fmt::Result {
    write!(out, "<TIMEX3 tid=\"t{number}\" type=\"{}\" value=\"", time.kind.as_str())?;
    // A line end in an attribute would be read back as a blank.
    escaped(&one_line(&time.value), out)?;
    out.write_char('"')?;
    if let Some(modifier) = time.modifier {
        write!(out, " mod=\"{modifier}\"")?;
    }
    if matches!(time.anchor, Anchor::Published | Anchor::Narrative) {
        out.write_str(" temporalFunction=\"true\"")?;
    }
    if time.anchor == Anchor::Published && document.published.is_some() {
        out.write_str(" anchorTimeID=\"t0\"")?;
    }
    out.write_char('>')?;
    escaped(&document[time.span], out)?;
    out.write_str("</TIMEX3>")
}

/// Text for an element or an attribute in double quotes.
fn escaped(text: &str, out: &mut impl Write) -> fmt::Result {
    for c in text.chars() {
        match c {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            // Only `]]>` must not stand in text; whoever reads the file by eye is better served by one rule.
            '>' => out.write_str("&gt;")?,
            '"' => out.write_str("&quot;")?,
            '\r' => out.write_str("&#13;")?,
            c if allowed(c) => out.write_char(c)?,
            _ => out.write_char('\u{FFFD}')?,
        }
    }
    Ok(())
}

/// The production `Char` of XML 1.0. Surrogates are no `char`.
fn allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
