//! An article on the page: its text with everything that was found in it marked, and its claims below. Runs once an
//! article.
//!
//! Marks may lie in each other and may cross. They are written in one sweep over the text: where one ends inside another,
//! the inner one is closed and opened again as a continuation, which neither has a note nor takes the focus.

use std::fmt::{self, Write};

use super::markup::{self, Count, Safe};
use super::{claims, view::View};
use crate::document::Document;
use crate::render::outermost;
use crate::span::Span;
use crate::text::hard_wrapped;

/// Marks that lie in each other at most: news has two or three; more come only from a document made by hand.
const DEPTH: usize = 6;

pub(super) fn write(view: &View<'_>, at: usize, out: &mut dyn Write) -> fmt::Result {
    let number = at + 1;
    let label = view.labels.get(at).map_or("", String::as_str);
    writeln!(
        out,
        "<article id=\"a{number}\" aria-labelledby=\"a{number}h\">\n<header><h3 id=\"a{number}h\"><bdi>{}</bdi></h3>",
        Safe(label)
    )?;
    let Some(document) = view.articles.get(at).copied().flatten() else {
        return out.write_str("<p class=\"lede\">Its text is not here.</p></header>\n</article>\n");
    };
    out.write_str("<p class=\"meta\">")?;
    if let Some(day) = document.published() {
        write!(out, "<time datetime=\"{day}\">{day}</time> · ")?;
    }
    if let Some(id) = document.id().filter(|id| *id != label) {
        write!(out, "<bdi>{}</bdi> · ", Safe(id))?;
    }
    let [entities, count] = [document.entities().len(), document.claims().len()];
    write!(out, "{}, {}", Count(entities, "name", "names"), Count(count, "claim", "claims"))?;
    if count > 0 {
        write!(out, " · <a href=\"#a{number}t\">skip to its claims</a>")?;
    }
    out.write_str("</p></header>\n")?;
    text(document, number, out)?;
    claims::write(view, document, at, out)?;
    out.write_str("</article>\n")
}

/// Something marked in the text.
struct Mark {
    span: Span,
    class: &'static str,
    /// Where it leads; `None`: nowhere, it only has a note.
    link: Option<String>,
    /// The note, as HTML.
    note: String,
}

fn text(document: &Document<'_>, number: usize, out: &mut dyn Write) -> fmt::Result {
    let text = document.text();
    let mut anchors: Vec<(u32, usize)> =
        document.claims().iter().enumerate().map(|(at, claim)| (claim.cue.start, at)).collect();
    anchors.sort_unstable();
    let wrapped = if hard_wrapped(text) { " wrapped" } else { "" };
    writeln!(out, "<div class=\"text{wrapped}\">")?;
    let mut sweep =
        Sweep { text, number, marks: marks(document, number), anchors, next: 0, anchor: 0, open: Vec::new() };
    for (at, paragraph) in paragraphs(text).into_iter().enumerate() {
        let words = paragraph.of(text);
        let heading = at == 0 && !words.contains('\n') && !words.ends_with(['.', '!', '?', '”', '"']);
        out.write_str(if heading { "<p class=\"headline\">" } else { "<p>" })?;
        sweep.paragraph(paragraph, out)?;
        out.write_str("</p>\n")?;
    }
    out.write_str("</div>\n")
}

/// The stretches between empty lines.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut at, mut open): (usize, Option<Span>) = (0, None);
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            found.extend(open.take());
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(number(start), number(start + words.len()));
            open = Some(open.map_or(span, |before| before.cover(span)));
        }
        at += line.len();
    }
    found.extend(open);
    found
}

/// Everything to be marked, outer before inner.
fn marks(document: &Document<'_>, number: usize) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for mention in document.mentions() {
        let entity = mention.entity.and_then(|id| document.entities().get(id.index()));
        let class = ["m-person", "m-place", "m-organization", "m-nationality", "m-religion", "m-ethnic"]
            .into_iter()
            .find(|class| class.get(2..) == Some(mention.kind.as_str()))
            .unwrap_or("m-other");
        let name = entity.map_or("whom or what is open", |entity| entity.name.as_str());
        let listed = entity.and_then(|entity| entity.gazetteer_id.as_deref());
        let value = listed.map_or("in no table".to_owned(), str::to_owned);
        let what = format!("{}, by {}", mention.kind.as_str(), mention.form.as_str());
        let note = note(&what, name, &value, mention.provenance.rule.as_str());
        marks.push(Mark { span: mention.span, class, link: None, note });
    }
    for figure in document.figures() {
        let value = format!("{} number", figure.bound.as_str());
        let note = note("figure", &markup::stated(document, figure), &value, figure.provenance.rule.as_str());
        marks.push(Mark { span: figure.span, class: "m-figure", link: None, note });
    }
    for time in document.times() {
        let value = time.modifier.map_or(time.value.clone(), |modifier| format!("{} ({modifier})", time.value));
        let kind = format!("time, {}", time.kind.as_str().to_lowercase());
        let anchor = format!("reckoned: {}", time.anchor.as_str());
        let note = note(&kind, &value, &anchor, time.provenance.rule.as_str());
        marks.push(Mark { span: time.span, class: "m-time", link: None, note });
    }
    marks.retain(|mark| !mark.span.of(document.text()).is_empty());
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let cues = cues(document, number, &marks);
    marks.extend(cues);
    // Stable: where a cue and a name are the same words, the cue is inside.
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    marks
}

fn note(what: &str, name: &str, value: &str, rule: &str) -> String {
    format!(
        "<b><bdi>{}</bdi></b> <span>{}</span> <span>{}</span> <code>{}</code>",
        Safe(name),
        Safe(what),
        Safe(value),
        Safe(rule)
    )
}

/// Links from cues to claims. A link may not hold what takes the focus, so a cue with a mark inside has none.
fn cues(document: &Document<'_>, number: usize, marks: &[Mark]) -> Vec<Mark> {
    let spans: Vec<Span> = document.claims().iter().map(|claim| claim.cue).collect();
    let mut cues = Vec::new();
    for at in outermost(&spans) {
        let span = spans[at];
        let from = marks.partition_point(|mark| mark.span.start < span.start);
        let inside = marks[from..].iter().take_while(|mark| mark.span.start < span.end);
        let crossing = marks[..from].iter().rev().take(DEPTH);
        if span.of(document.text()).is_empty()
            || inside.chain(crossing).any(|mark| mark.span.overlaps(span) && !mark.span.contains(span))
        {
            continue;
        }
        let mut note = String::new();
        for claim in document.claims().iter().filter(|claim| span.contains(claim.cue)).take(3) {
            // Writing to a string does not fail.
            let _ = write!(note, "<span class=\"line\">");
            let _ = markup::chips(claim, &mut note);
            let _ = write!(note, "<code>{}</code></span>", Safe(claim.provenance.rule.as_str()));
        }
        cues.push(Mark { span, class: "m-cue", link: Some(format!("#a{number}c{at}")), note });
    }
    cues
}

/// The sweep over a text.
struct Sweep<'t> {
    text: &'t str,
    number: usize,
    marks: Vec<Mark>,
    /// Where a claim's cue begins, and the claim.
    anchors: Vec<(u32, usize)>,
    /// First mark not yet opened.
    next: usize,
    anchor: usize,
    /// Marks open now, outermost first, and whether this is their first piece.
    open: Vec<(usize, bool)>,
}

impl Sweep<'_> {
    fn paragraph(&mut self, span: Span, out: &mut dyn Write) -> fmt::Result {
        let mut at = span.start;
        self.open.retain(|(mark, _)| self.marks[*mark].span.end > at);
        for (mark, _) in self.open.clone() {
            self.begin(mark, false, out)?;
        }
        loop {
            self.end_here(at, out)?;
            if at >= span.end {
                break;
            }
            self.begin_here(at, out)?;
            let mut to = span.end;
            for (mark, _) in &self.open {
                to = to.min(self.marks[*mark].span.end);
            }
            to = to.min(self.marks.get(self.next).map_or(to, |mark| mark.span.start));
            to = to.min(self.anchors.get(self.anchor).map_or(to, |anchor| anchor.0));
            write!(out, "{}", Safe(Span::new(at, to).of(self.text)))?;
            at = to.max(at + u32::from(to == at));
        }
        for (mark, first) in self.open.clone().into_iter().rev() {
            self.end(mark, first, out)?;
        }
        // What goes on in the next paragraph is a continuation there.
        self.open.iter_mut().for_each(|(_, first)| *first = false);
        Ok(())
    }

    /// Closes what ends here; what lies in it and goes on is closed before and opened again behind.
    fn end_here(&mut self, at: u32, out: &mut dyn Write) -> fmt::Result {
        let Some(outer) = self.open.iter().position(|(mark, _)| self.marks[*mark].span.end <= at) else {
            return Ok(());
        };
        let closing = self.open.split_off(outer);
        for (mark, first) in closing.iter().rev() {
            self.end(*mark, *first, out)?;
        }
        for (mark, _) in closing {
            if self.marks[mark].span.end > at {
                self.begin(mark, false, out)?;
                self.open.push((mark, false));
            }
        }
        Ok(())
    }

    fn begin_here(&mut self, at: u32, out: &mut dyn Write) -> fmt::Result {
        while let Some(&(_, claim)) = self.anchors.get(self.anchor).filter(|anchor| anchor.0 <= at) {
            write!(out, "<span class=\"at\" id=\"a{}k{claim}\"></span>", self.number)?;
            self.anchor += 1;
        }
        while self.marks.get(self.next).is_some_and(|mark| mark.span.start <= at) {
            let mark = self.next;
            self.next += 1;
            if self.marks[mark].span.end > at && self.open.len() < DEPTH {
                self.begin(mark, true, out)?;
                self.open.push((mark, true));
            }
        }
        Ok(())
    }

    fn begin(&self, mark: usize, first: bool, out: &mut dyn Write) -> fmt::Result {
        let (number, it) = (self.number, &self.marks[mark]);
        match (&it.link, first) {
            (Some(link), true) => {
                write!(out, "<a class=\"m {}\" href=\"{link}\" aria-describedby=\"a{number}m{mark}\">", it.class)
            }
            (None, true) => {
                write!(out, "<mark class=\"m {}\" tabindex=\"0\" aria-describedby=\"a{number}m{mark}\">", it.class)
            }
            (_, false) => write!(out, "<mark class=\"m {} on\">", it.class),
        }
    }

    fn end(&self, mark: usize, first: bool, out: &mut dyn Write) -> fmt::Result {
        let (number, it) = (self.number, &self.marks[mark]);
        if first {
            write!(out, "<span class=\"tip\" role=\"tooltip\" id=\"a{number}m{mark}\">{}</span>", it.note)?;
        }
        out.write_str(if first && it.link.is_some() { "</a>" } else { "</mark>" })
    }
}
