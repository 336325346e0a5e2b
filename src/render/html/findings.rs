//! The findings as a matrix: a row for what is said, a column for each article. Findings that contradict each other stand
//! together under one heading. Runs once a page.

use std::fmt::{self, Write};

use super::markup::{self, Count, Safe};
use super::view::{self, Dispute, View};
use crate::claims::ClaimKind;
use crate::story::{Finding, Source};

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<section id=\"findings\" aria-labelledby=\"findings-h\">\n<h2 id=\"findings-h\">Findings</h2>\n")?;
    let agreed: Vec<&Finding> =
        view.story.findings().iter().filter(|finding| finding.articles > 1 && finding.against.is_empty()).collect();
    let alone: Vec<&Finding> =
        view.story.findings().iter().filter(|finding| finding.articles <= 1 && finding.against.is_empty()).collect();
    if view.disputes.is_empty() {
        out.write_str("<p class=\"none\">No claim of one article contradicts another’s.</p>\n")?;
    }
    if agreed.is_empty() && view.disputes.is_empty() {
        out.write_str("<p class=\"lede\">No two articles were found to make the same claim.</p>\n")?;
    } else {
        out.write_str("<p class=\"lede\"><span class=\"yes\">✓</span> says so &ensp; <span class=\"no\">✕</span> says what cannot be true as well &ensp; <span class=\"quiet\">–</span> is silent. Each leads to the claim.</p>\n")?;
        open_table(view, "Findings by article", out)?;
        for dispute in &view.disputes {
            disputed(view, dispute, out)?;
        }
        for finding in agreed {
            body(view, finding, out)?;
        }
        out.write_str("</table></div>\n")?;
    }
    if !alone.is_empty() {
        let count = Count(alone.len(), "claim that only one article makes", "claims that only one article makes");
        writeln!(out, "<details class=\"more f\"><summary>{count}</summary>")?;
        single(view, &alone, out)?;
        out.write_str("</details>\n")?;
    }
    out.write_str("</section>\n")
}

fn open_table(view: &View<'_>, name: &str, out: &mut dyn Write) -> fmt::Result {
    writeln!(
        out,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"><table class=\"matrix\">\n<thead><tr><th scope=\"col\">What is said</th>"
    )?;
    for (at, label) in view.labels.iter().enumerate() {
        writeln!(out, "<th scope=\"col\"><a href=\"#a{}\"><bdi>{}</bdi></a></th>", at + 1, Safe(label))?;
    }
    out.write_str("</tr></thead>\n")
}

fn kind(view: &View<'_>, finding: &Finding) -> ClaimKind {
    view.claim(finding.claim).map_or(ClaimKind::Statement, |(_, claim)| claim.kind())
}

/// Versions that cannot all be true.
fn disputed(view: &View<'_>, dispute: &Dispute<'_>, out: &mut dyn Write) -> fmt::Result {
    let Some(first) = dispute.versions.first() else { return Ok(()) };
    writeln!(out, "<tbody class=\"{}\">", view::classes(kind(view, first), true))?;
    let fields = if dispute.differs.is_empty() { "what happened".to_owned() } else { dispute.differs.join(", ") };
    writeln!(
        out,
        "<tr class=\"clash\"><th scope=\"rowgroup\" colspan=\"{}\"><span class=\"no\">✕</span> They differ on {fields}</th></tr>",
        view.labels.len() + 1
    )?;
    for finding in &dispute.versions {
        row(view, finding, out)?;
    }
    out.write_str("</tbody>\n")
}

fn body(view: &View<'_>, finding: &Finding, out: &mut dyn Write) -> fmt::Result {
    writeln!(out, "<tbody class=\"{}\">", view::classes(kind(view, finding), false))?;
    row(view, finding, out)?;
    out.write_str("</tbody>\n")
}

fn row(view: &View<'_>, finding: &Finding, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<tr><th scope=\"row\">")?;
    match view.claim(finding.claim) {
        Some((document, claim)) => markup::gist(document, claim, out)?,
        None => out.write_str("<span class=\"quiet\">an article that is not here</span>")?,
    }
    if finding.articles > 1 {
        write!(
            out,
            "<span class=\"quiet tail\">{} articles, {} independent</span>",
            finding.articles, finding.independent
        )?;
    }
    out.write_str("</th>")?;
    for at in 0..view.labels.len() {
        let of = |sources: &[Source]| sources.iter().copied().filter(|source| source.article as usize == at).collect();
        cell(view, of(&finding.support), of(&finding.against), out)?;
    }
    out.write_str("</tr>\n")
}

/// Claims of a cell that are shown one by one.
const SHOWN: usize = 2;

fn cell(view: &View<'_>, support: Vec<Source>, against: Vec<Source>, out: &mut dyn Write) -> fmt::Result {
    if support.is_empty() && against.is_empty() {
        return out
            .write_str("<td class=\"none\"><span aria-hidden=\"true\">–</span><span class=\"vh\">silent</span></td>");
    }
    let class = if support.is_empty() { "against" } else { "for" };
    write!(out, "<td class=\"{class}\">")?;
    marks(view, &support, "yes", "✓", "says so", out)?;
    marks(view, &against, "no", "✕", "says otherwise", out)?;
    out.write_str("</td>")
}

fn marks(view: &View<'_>, sources: &[Source], class: &str, mark: &str, says: &str, out: &mut dyn Write) -> fmt::Result {
    for &source in sources.iter().take(SHOWN) {
        write!(
            out,
            "<a class=\"mark\" href=\"#{}\"><span class=\"{class}\" aria-hidden=\"true\">{mark}</span> ",
            view::id(source)
        )?;
        let figure =
            view.claim(source).and_then(|(document, claim)| Some((document, markup::figure(document, claim)?)));
        match figure {
            Some((document, figure)) => write!(
                out,
                "<span class=\"vh\">{says}: </span><span class=\"value\">{}</span></a>",
                Safe(&markup::stated(document, figure))
            )?,
            None => write!(out, "<span class=\"word\">{says}</span></a>")?,
        }
        if let Some((document, claim)) = view.claim(source).filter(|(_, claim)| !claim.attribution.is_empty()) {
            out.write_str("<span class=\"by\">")?;
            markup::chain(document, claim, out)?;
            out.write_str("</span>")?;
        }
    }
    match sources.get(SHOWN..) {
        Some(rest) if !rest.is_empty() => write!(out, "<span class=\"by\">and {} more</span>", rest.len()),
        _ => Ok(()),
    }
}

/// What one article alone says, by article.
fn single(view: &View<'_>, findings: &[&Finding], out: &mut dyn Write) -> fmt::Result {
    for (at, label) in view.labels.iter().enumerate() {
        let own: Vec<_> = findings.iter().filter(|finding| finding.claim.article as usize == at).collect();
        if own.is_empty() {
            continue;
        }
        writeln!(out, "<h3><bdi>{}</bdi></h3>\n<ul class=\"alone\">", Safe(label))?;
        for finding in own {
            let Some((document, claim)) = view.claim(finding.claim) else { continue };
            write!(
                out,
                "<li class=\"{}\"><a class=\"row\" href=\"#{}\">",
                view::classes(claim.kind(), false),
                view::id(finding.claim)
            )?;
            markup::gist(document, claim, out)?;
            out.write_str("</a></li>\n")?;
        }
        out.write_str("</ul>\n")?;
    }
    Ok(())
}
