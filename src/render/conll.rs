//! Columns with BIO tags, as the shared task of CoNLL-2003 has them: what taggers are trained and scored on.
//!
//! One token a line, four columns with a blank between: the token, two columns that stay `_` (the shared task has a part
//! of speech and a chunk there, a [`Document`] keeps neither), the tag. An empty line ends a sentence; a line
//! `-DOCSTART- -X- -X- O` and an empty one open the document, so that several make one file.
//!
//! - Named mentions only, as in the task: `PER`, `LOC`, `ORG`, and `MISC` for nationalities, religions and peoples, which
//!   the task tags so too. Pronouns, titles and descriptions are `O`.
//! - IOB2: every mention begins with `B-`. The task's own files are IOB1, where `B-` only parts neighbours; scorers accept
//!   both.
//! - A token has one tag: of mentions that nest or cross, the outermost or first is written.
//! - Tokens and sentences are this crate's. A document read from the wire form has no sentences; its paragraphs stand for
//!   them.
//! - White space or control characters inside a token, which would break a line or column, are written `_`.
//!
//! ```
//! use dateline::{Article, Extractor, render::conll};
//!
//! let article = Article::new("Sigrid Aasen visited Kenya.");
//! let document = Extractor::new()?.extract(&article)?;
//! let mut out = String::new();
//! conll::write(&document, &mut out).unwrap();
//! assert_eq!(out, "-DOCSTART- -X- -X- O\n\nSigrid _ _ B-PER\nAasen _ _ I-PER\nvisited _ _ O\nKenya _ _ B-LOC\n. _ _ O\n\n");
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};

use super::outermost;
use crate::document::Document;
use crate::entities::{Form, Mention};
use crate::kind::EntityKind;
use crate::span::Span;
use crate::text::{Gap, Token, cut};

/// Writes the document's tokens and tags.
///
/// # Errors
/// Where `out` fails.
pub fn write(document: &Document<'_>, out: &mut impl Write) -> fmt::Result {
    out.write_str("-DOCSTART- -X- -X- O\n\n")?;
    let tokens = cut::tokenize(&document.text);
    let mentions = named(document);
    let mut sentences = Sentences::new(document);
    // The mention that may come next, and the one that the token before was tagged with.
    let (mut next, mut last) = (0, None);
    for (at, token) in tokens.iter().enumerate() {
        while mentions.get(next).is_some_and(|mention| mention.span.end <= token.span.start) {
            next += 1;
        }
        let mention = mentions.get(next).filter(|mention| mention.span.overlaps(token.span));
        let goes_on = mention.is_some() && last == Some(next);
        last = mention.map(|_| next);
        if sentences.begin(token) && at > 0 && !goes_on {
            out.write_str("\n")?;
        }
        line(document, token, mention.copied(), goes_on, out)?;
    }
    if tokens.is_empty() { Ok(()) } else { out.write_str("\n") }
}

fn line(
    document: &Document<'_>,
    token: &Token,
    mention: Option<&Mention>,
    goes_on: bool,
    out: &mut impl Write,
) -> fmt::Result {
    for c in document[token.span].chars() {
        out.write_char(if c.is_whitespace() || c.is_control() { '_' } else { c })?;
    }
    match mention {
        None => out.write_str(" _ _ O\n"),
        Some(mention) => writeln!(out, " _ _ {}-{}", if goes_on { 'I' } else { 'B' }, label(mention.kind)),
    }
}

/// The shared task's label.
fn label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Place => "LOC",
        EntityKind::Organization => "ORG",
        EntityKind::Nationality | EntityKind::Religion | EntityKind::Ethnic => "MISC",
    }
}

/// The named mentions to tag, in order, none overlapping.
fn named<'d>(document: &'d Document<'_>) -> Vec<&'d Mention> {
    let named: Vec<&Mention> = document.mentions.iter().filter(|mention| mention.form == Form::Name).collect();
    let spans: Vec<Span> = named.iter().map(|mention| mention.span).collect();
    outermost(&spans).into_iter().map(|at| named[at]).collect()
}

/// Walks along the sentences, which are in order.
struct Sentences<'d> {
    starts: std::iter::Peekable<std::slice::Iter<'d, Span>>,
    paragraphs: bool,
}

impl<'d> Sentences<'d> {
    fn new(document: &'d Document<'_>) -> Sentences<'d> {
        Sentences { starts: document.sentences.iter().peekable(), paragraphs: document.sentences.is_empty() }
    }

    /// Whether a sentence begins with this token. To be asked of every token in order.
    fn begin(&mut self, token: &Token) -> bool {
        if self.paragraphs {
            return token.gap == Gap::Paragraph;
        }
        let mut begins = false;
        while self.starts.next_if(|sentence| sentence.start <= token.span.start).is_some() {
            begins = true;
        }
        begins
    }
}
