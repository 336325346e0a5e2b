//! Quotations that several articles have, side by side, with the words that changed marked. Runs once a page.

use std::fmt::{self, Write};

use super::markup::{self, Safe};
use super::view::{self, View};
use crate::claims::ClaimKind;
use crate::document::Document;
use crate::span::Span;
use crate::story::{Quotation, Reworded, Rewording, Source};

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str(
        "<section id=\"quotations\" aria-labelledby=\"quotations-h\">\n<h2 id=\"quotations-h\">Quotations</h2>\n",
    )?;
    let quotations = view.story.quotations();
    if quotations.is_empty() {
        return out.write_str("<p class=\"lede\">No utterance was found in two articles.</p>\n</section>\n");
    }
    out.write_str("<p class=\"lede\">The same words by the same speaker in two articles. <ins>Marked</ins> are the words that the other article does not have.</p>\n")?;
    if !quotations.iter().any(changes_the_sense) {
        out.write_str("<p class=\"none\">No quotation has another number or a “not” of its own.</p>\n")?;
    }
    // What changes the sense first, what is word for word the same last.
    let mut order: Vec<&Quotation> = quotations.iter().collect();
    order.sort_by_key(|quotation| std::cmp::Reverse(quotation.label));
    for quotation in order {
        pair(view, quotation, out)?;
    }
    out.write_str("</section>\n")
}

fn changes_the_sense(quotation: &Quotation) -> bool {
    matches!(quotation.label, Rewording::NumberChanged | Rewording::PolarityChanged)
}

fn pair(view: &View<'_>, quotation: &Quotation, out: &mut dyn Write) -> fmt::Result {
    let conflict = changes_the_sense(quotation);
    write!(out, "<figure class=\"quotation {}\"><figcaption>", view::classes(ClaimKind::Statement, conflict))?;
    let sign = if conflict { "<span class=\"no\">✕</span> " } else { "" };
    write!(out, "{sign}<span class=\"chip\">{}</span> ", quotation.label.as_str().replace('-', " "))?;
    if let Some((document, claim)) = view.claim(quotation.a) {
        for speaker in claim.role("speaker").iter().take(1) {
            markup::argument(document, speaker, out)?;
        }
    }
    out.write_str("</figcaption>\n<div class=\"sides\">\n")?;
    side(view, quotation.a, quotation.changes.iter().map(|change| change.a).collect(), out)?;
    side(view, quotation.b, quotation.changes.iter().map(|change| change.b).collect(), out)?;
    out.write_str("</div>\n")?;
    changes(&quotation.changes, out)?;
    out.write_str("</figure>\n")
}

fn side(view: &View<'_>, source: Source, changed: Vec<Span>, out: &mut dyn Write) -> fmt::Result {
    write!(
        out,
        "<div><p class=\"by\"><a href=\"#{}\"><bdi>{}</bdi></a></p><blockquote>",
        view::id(source),
        Safe(view.label(source))
    )?;
    if let Some((document, claim)) = view.claim(source) {
        for (at, part) in claim.role("content").iter().enumerate() {
            out.write_str(if at > 0 { " <span class=\"quiet\">…</span> " } else { "" })?;
            marked(document, part.span, &changed, out)?;
        }
    }
    out.write_str("</blockquote></div>\n")
}

/// The words of a span, those that changed marked.
fn marked(document: &Document<'_>, span: Span, changed: &[Span], out: &mut dyn Write) -> fmt::Result {
    let mut changed: Vec<Span> =
        changed.iter().copied().filter(|change| !change.is_empty() && span.contains(*change)).collect();
    changed.sort_unstable_by_key(|change| (change.start, change.end));
    let mut at = span.start;
    for change in changed.into_iter().filter(|change| !document[*change].is_empty()) {
        if change.start < at {
            continue;
        }
        write!(out, "{}", Safe(&document[Span::new(at, change.start)]))?;
        write!(out, "<ins>{}</ins>", Safe(&document[change]))?;
        at = change.end;
    }
    write!(out, "{}", Safe(&document[Span::new(at, span.end)]))
}

/// The changes as a list, for who does not see the marks.
fn changes(changes: &[Reworded], out: &mut dyn Write) -> fmt::Result {
    if changes.is_empty() {
        return Ok(());
    }
    out.write_str("<ul class=\"changes\">")?;
    for change in changes {
        let words = |words: &str| match markup::clipped(words.trim(), 80) {
            none if none.is_empty() => "<span class=\"quiet\">nothing</span>".to_owned(),
            words => format!("<bdi>{}</bdi>", Safe(&words)),
        };
        let (a, b) = (words(&change.a_words), words(&change.b_words));
        write!(out, "<li>{a} <span class=\"quiet\" aria-label=\"against\">|</span> {b}</li>")?;
    }
    out.write_str("</ul>\n")
}
