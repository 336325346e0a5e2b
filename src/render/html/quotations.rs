//! Quotations that several articles have, side by side, with the words that changed marked. Runs once a page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use super::markup::{self, Count, Safe};
use super::view::{self, View};
use crate::claims::ClaimKind;
use crate::document::Document;
use crate::render::entity_of;
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
    let pairs = Shown::gather(view);
    for pair in pairs.iter().take(MOST) {
        pair.write(view, out)?;
    }
    if let Some(rest) = pairs.len().checked_sub(MOST).filter(|rest| *rest > 0) {
        writeln!(out, "<p class=\"lede\">And {}.</p>", Count(rest, "more pair", "more pairs"))?;
    }
    out.write_str("</section>\n")
}

/// Pairs that are shown at most: articles quote a speech in more ways than anyone compares.
const MOST: usize = 100;

/// Two wordings, and everyone who has them. Ten copies of an article are 45 pairs and one comparison.
struct Shown<'v> {
    quotation: &'v Quotation,
    sides: [String; 2],
    said: [BTreeSet<Source>; 2],
}

impl<'v> Shown<'v> {
    /// What changes the sense first, what is word for word the same last.
    fn gather(view: &View<'v>) -> Vec<Shown<'v>> {
        let mut order: Vec<&Quotation> = view.story.quotations().iter().collect();
        order.sort_by_key(|quotation| std::cmp::Reverse(quotation.label));
        let mut all: Vec<Shown<'_>> = Vec::new();
        let mut known: BTreeMap<(Rewording, [String; 2]), usize> = BTreeMap::new();
        for quotation in order {
            let a = side(view, quotation.a, quotation.changes.iter().map(|change| change.a).collect());
            let b = side(view, quotation.b, quotation.changes.iter().map(|change| change.b).collect());
            let mut places = [quotation.a, quotation.b];
            let mut sides = [a, b];
            // The same two wordings, whichever article stands first; the changes are listed as in the first pair.
            let turned = (quotation.label, [sides[1].clone(), sides[0].clone()]);
            if known.contains_key(&turned) && sides[0] != sides[1] {
                places.reverse();
                sides.reverse();
            }
            let at = *known.entry((quotation.label, sides.clone())).or_insert_with(|| {
                all.push(Shown { quotation, sides, said: [BTreeSet::new(), BTreeSet::new()] });
                all.len() - 1
            });
            if let Some(shown) = all.get_mut(at) {
                for (said, place) in shown.said.iter_mut().zip(places) {
                    said.insert(place);
                }
            }
        }
        all
    }

    fn write(&self, view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
        let quotation = self.quotation;
        let conflict = changes_the_sense(quotation);
        write!(out, "<figure class=\"quotation {}\"><figcaption>", view::classes(ClaimKind::Statement, conflict))?;
        let sign = if conflict { "<span class=\"no\">✕</span> " } else { "" };
        write!(out, "{sign}<span class=\"chip\">{}</span> ", quotation.label.as_str().replace('-', " "))?;
        if let Some((document, claim)) = view.claim(quotation.a) {
            for speaker in claim.role("speaker").iter().take(1) {
                let name = entity_of(document, speaker).map_or(&document[speaker.span], |entity| &entity.name);
                write!(out, "<bdi>{}</bdi>", Safe(name.trim()))?;
            }
        }
        out.write_str("</figcaption>\n<div class=\"sides\">\n")?;
        if self.sides[0] == self.sides[1] {
            column(view, self.said[0].union(&self.said[1]).copied(), &self.sides[0], out)?;
        } else {
            for (said, side) in self.said.iter().zip(&self.sides) {
                column(view, said.iter().copied(), side, out)?;
            }
        }
        out.write_str("</div>\n")?;
        changes(&quotation.changes, out)?;
        out.write_str("</figure>\n")
    }
}

/// One wording and who has it.
fn column(view: &View<'_>, said: impl Iterator<Item = Source>, words: &str, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<div><p class=\"by\">")?;
    let mut last: Option<u32> = None;
    for source in said {
        // One link an article.
        if last.replace(source.article) != Some(source.article) {
            write!(out, "<a href=\"#{}\"><bdi>{}</bdi></a> ", view::id(source), Safe(view.label(source)))?;
        }
    }
    writeln!(out, "</p><blockquote>{words}</blockquote></div>")
}

fn changes_the_sense(quotation: &Quotation) -> bool {
    matches!(quotation.label, Rewording::NumberChanged | Rewording::PolarityChanged)
}

/// An article's wording as HTML, the words that changed marked.
fn side(view: &View<'_>, source: Source, changed: Vec<Span>) -> String {
    let mut out = String::new();
    let Some((document, claim)) = view.claim(source) else { return out };
    for (at, part) in claim.role("content").iter().enumerate() {
        out.push_str(if at > 0 { " <span class=\"quiet\">…</span> " } else { "" });
        // Writing to a string does not fail.
        let _ = marked(document, part.span, &changed, &mut out);
    }
    out
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
