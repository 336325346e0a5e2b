//! An article's claims as a table: what, on whose word, how it stands, when, where, by which rule. Runs once an article.

use std::fmt::{self, Write};

use super::markup::{self, Count, Safe};
use super::view::{self, View};
use crate::claims::{Claim, ClaimKind};
use crate::document::Document;
use crate::story::Source;

pub(super) fn write(view: &View<'_>, document: &Document<'_>, at: usize, out: &mut dyn Write) -> fmt::Result {
    let number = at + 1;
    let claims = document.claims();
    if claims.is_empty() {
        return out.write_str("<p class=\"lede\">No claims were found in it.</p>\n");
    }
    writeln!(
        out,
        "<details class=\"more\" open id=\"a{number}t\"><summary>{}</summary>\n\
         <div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Claims of article {number}\"><table class=\"claims\">\n\
         <thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Who and what</th><th scope=\"col\">On whose word</th>\
         <th scope=\"col\">How it stands</th><th scope=\"col\">When</th><th scope=\"col\">Where</th><th scope=\"col\">Rule</th></tr></thead>\n<tbody>",
        Count(claims.len(), "claim", "claims")
    )?;
    for (claim_at, claim) in claims.iter().enumerate() {
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        row(view, document, claim, Source { article: index(at), claim: index(claim_at) }, out)?;
    }
    out.write_str("</tbody></table></div></details>\n")
}

fn row(view: &View<'_>, document: &Document<'_>, claim: &Claim, source: Source, out: &mut dyn Write) -> fmt::Result {
    let conflict = view.contradicted.contains(&source);
    let number = source.article.saturating_add(1);
    write!(
        out,
        "<tr id=\"{}\" class=\"{}\"><td>{}<a href=\"#a{number}k{}\"><b>{}</b><span class=\"vh\"> in the text</span></a>",
        view::id(source),
        view::classes(claim.kind(), conflict),
        Kind(claim),
        source.claim,
        Safe(&markup::clipped(document[claim.cue].trim(), 60)),
    )?;
    if conflict {
        out.write_str(" <span class=\"no\">✕ contradicted</span>")?;
    }
    out.write_str("</td><td>")?;
    roles(document, claim, out)?;
    out.write_str("</td><td>")?;
    markup::chain(document, claim, out)?;
    write!(out, "</td><td>{}, {}</td><td>", claim.stance.polarity.as_str(), claim.stance.modality.as_str())?;
    time(document, claim, out)?;
    out.write_str("</td><td>")?;
    let own = claim.place.iter();
    places(document, claim.role("place").iter().chain(own), out)?;
    writeln!(out, "</td><td><code>{}</code></td></tr>", Safe(claim.provenance.rule.as_str()))
}

/// The kind and label as a chip.
struct Kind<'c>(&'c Claim);

impl fmt::Display for Kind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = self.0.fact.label().map_or(String::new(), |(_, label)| format!(" · {label}"));
        write!(f, "<span class=\"chip\">{}{label}</span> ", self.0.kind().as_str())
    }
}

fn roles(document: &Document<'_>, claim: &Claim, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<dl>")?;
    for (role, fillers) in claim.fact.roles() {
        // The place has a column; the speaker of a statement is not its source but who it is about.
        if fillers.is_empty() || role == "place" && claim.kind() != ClaimKind::Statement {
            continue;
        }
        write!(out, "<div><dt>{role}</dt><dd>")?;
        for (at, filler) in fillers.iter().enumerate() {
            out.write_str(if at > 0 { "; " } else { "" })?;
            markup::argument(document, filler, out)?;
        }
        out.write_str("</dd></div>")?;
    }
    out.write_str("</dl>")
}

fn time(document: &Document<'_>, claim: &Claim, out: &mut dyn Write) -> fmt::Result {
    let Some(time) = claim.time.and_then(|id| document.times().get(id.0 as usize)) else {
        return out.write_str("<span class=\"quiet\">–</span>");
    };
    write!(out, "{} <code>{}</code>", Safe(&document[time.span]), Safe(&time.value))
}

fn places<'c>(
    document: &Document<'_>,
    places: impl Iterator<Item = &'c crate::claims::Argument>,
    out: &mut dyn Write,
) -> fmt::Result {
    let mut some = false;
    for place in places {
        out.write_str(if some { "; " } else { "" })?;
        markup::argument(document, place, out)?;
        some = true;
    }
    if some { Ok(()) } else { out.write_str("<span class=\"quiet\">–</span>") }
}
