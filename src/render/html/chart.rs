//! Figures of the findings that several articles share or dispute, each on a scale with its bounds. Runs once a page.
//!
//! A dot is a number given outright, a bar reaches over what is possible, and an arrow says that the end is open.

use std::fmt::{self, Write};

use super::markup::{self, Safe};
use super::view::{self, View};
use crate::claims::ClaimKind;
use crate::figures::Figure;
use crate::kind::Bound;
use crate::story::{Finding, Source};

/// One figure of one claim.
struct Line<'v> {
    source: Source,
    words: String,
    figure: &'v Figure,
}

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<section id=\"figures\" aria-labelledby=\"figures-h\">\n<h2 id=\"figures-h\">Figures</h2>\n")?;
    let disputed = view.disputes.iter().map(|dispute| {
        (
            dispute.versions.clone(),
            dispute.differs.contains(&"size")
                || dispute.differs.contains(&"victims")
                || dispute.differs.contains(&"amount"),
        )
    });
    let agreed = view.story.findings().iter().filter(|finding| finding.articles > 1 && finding.against.is_empty());
    let mut charts = Vec::new();
    for (findings, conflict) in disputed.chain(agreed.map(|finding| (vec![finding], false))) {
        let lines = lines(view, &findings);
        if lines.len() > 1 {
            charts.push((findings, lines, conflict));
        }
    }
    if charts.is_empty() {
        return out.write_str("<p class=\"lede\">No figure was found in two articles.</p>\n</section>\n");
    }
    out.write_str(
        "<p class=\"lede\">A dot is a number given outright, a bar what is possible, an arrow an open end.</p>\n",
    )?;
    if !charts.iter().any(|chart| chart.2) {
        out.write_str("<p class=\"none\">No figures contradict each other.</p>\n")?;
    }
    out.write_str("<div class=\"charts\">\n")?;
    for (findings, lines, conflict) in &charts {
        chart(view, findings, lines, *conflict, out)?;
    }
    out.write_str("</div>\n</section>\n")
}

fn lines<'v>(view: &View<'v>, findings: &[&Finding]) -> Vec<Line<'v>> {
    let mut sources: Vec<Source> = findings.iter().flat_map(|finding| finding.support.iter().copied()).collect();
    sources.sort_unstable();
    let mut lines: Vec<Line<'v>> = Vec::new();
    for source in sources {
        let Some((document, claim)) = view.claim(source) else { continue };
        let Some(figure) = markup::figure(document, claim) else { continue };
        let words = markup::stated(document, figure);
        // One article says it twice: once is enough.
        let again = |line: &Line<'_>| line.source.article == source.article && line.words == words;
        if ends(figure).is_some() && !lines.iter().any(again) {
            lines.push(Line { source, words, figure });
        }
    }
    lines
}

/// The lowest and the highest number that a figure names.
fn ends(figure: &Figure) -> Option<(f64, f64)> {
    let named = [figure.low, figure.best, figure.high].into_iter().flatten().map(|number| number.value());
    let named: Vec<f64> = named.filter(|value| value.is_finite()).collect();
    let low = named.iter().copied().reduce(f64::min)?;
    Some((low, named.iter().copied().fold(low, f64::max)))
}

fn chart(
    view: &View<'_>,
    findings: &[&Finding],
    lines: &[Line<'_>],
    conflict: bool,
    out: &mut dyn Write,
) -> fmt::Result {
    let first = findings.first().and_then(|finding| view.claim(finding.claim));
    let kind = first.map_or(ClaimKind::Statement, |(_, claim)| claim.kind());
    write!(out, "<figure class=\"chart {}\"><figcaption>", view::classes(kind, conflict))?;
    if conflict {
        out.write_str("<span class=\"no\">✕ differ</span> ")?;
    }
    if let Some((document, claim)) = first {
        markup::gist(document, claim, out)?;
    }
    out.write_str("</figcaption>\n<ul>\n")?;
    let scale = Scale::of(lines);
    for line in lines {
        writeln!(
            out,
            "<li><a href=\"#{}\"><bdi>{}</bdi></a> <span class=\"value\">{}</span>",
            view::id(line.source),
            Safe(view.label(line.source)),
            Safe(&line.words)
        )?;
        bar(line, &scale, out)?;
        out.write_str("</li>\n")?;
    }
    let (low, high) = (markup::grouped(scale.low), markup::grouped(scale.high));
    let kind = if scale.logarithmic { "<span>each step tenfold</span>" } else { "" };
    write!(
        out,
        "</ul>\n<p class=\"axis\" aria-hidden=\"true\"><span>{low}</span>{kind}<span>{high}</span></p></figure>\n"
    )
}

/// Where numbers lie on the picture.
struct Scale {
    low: f64,
    high: f64,
    logarithmic: bool,
}

/// The picture's width, and where the scale begins and ends on it: arrows need room.
const WIDTH: f64 = 320.0;
const LEFT: f64 = 24.0;
const RIGHT: f64 = 296.0;

impl Scale {
    fn of(lines: &[Line<'_>]) -> Scale {
        let all: Vec<(f64, f64)> = lines.iter().filter_map(|line| ends(line.figure)).collect();
        let low = all.iter().map(|ends| ends.0).fold(f64::INFINITY, f64::min);
        let high = all.iter().map(|ends| ends.1).fold(f64::NEG_INFINITY, f64::max);
        Scale { low, high, logarithmic: low > 0.0 && high / low > 50.0 }
    }

    fn x(&self, value: f64) -> f64 {
        let (value, low, high) = if self.logarithmic {
            (value.log10(), self.low.log10(), self.high.log10())
        } else {
            (value, self.low, self.high)
        };
        let part = if high > low { (value - low) / (high - low) } else { 0.5 };
        LEFT + part.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }
}

fn bar(line: &Line<'_>, scale: &Scale, out: &mut dyn Write) -> fmt::Result {
    let figure = line.figure;
    let Some((low, high)) = ends(figure) else { return Ok(()) };
    let (open_below, open_above) = match figure.bound {
        Bound::AtLeast | Bound::MoreThan | Bound::Vague => (false, true),
        Bound::AtMost | Bound::LessThan => (true, false),
        _ => (false, false),
    };
    let (from, to) = (scale.x(low), scale.x(high));
    let (start, end) = (if open_below { 6.0 } else { from }, if open_above { WIDTH - 6.0 } else { to });
    let open = match (open_below, open_above) {
        (true, _) => ", open below",
        (_, true) => ", open above",
        _ => "",
    };
    write!(
        out,
        "<svg viewBox=\"0 0 320 20\" role=\"img\" aria-label=\"{}{open}\"><path class=\"rail\" d=\"M{LEFT} 10H{RIGHT}\"/>",
        Safe(&line.words)
    )?;
    if end > start {
        write!(out, "<path class=\"bar\" d=\"M{start:.1} 10H{end:.1}\"/>")?;
    }
    if open_above {
        write!(out, "<path class=\"arrow\" d=\"M{:.1} 4l7 6l-7 6\"/>", end - 5.0)?;
    }
    if open_below {
        write!(out, "<path class=\"arrow\" d=\"M{:.1} 4l-7 6l7 6\"/>", start + 5.0)?;
    }
    match figure.bound {
        Bound::Exact => write!(out, "<circle class=\"dot\" cx=\"{to:.1}\" cy=\"10\" r=\"5\"/>")?,
        Bound::About => write!(out, "<circle class=\"dot about\" cx=\"{to:.1}\" cy=\"10\" r=\"5\"/>")?,
        _ => {
            for x in [from, to] {
                write!(out, "<path class=\"tick\" d=\"M{x:.1} 3V17\"/>")?;
            }
        }
    }
    out.write_str("</svg>")
}
