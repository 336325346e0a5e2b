//! A story as one HTML page: what its articles agree on, differ on and reword, and the articles with everything that was
//! found in them marked. Runs once a story, on request.
//!
//! The page is one file and asks for nothing: no network, no font, no image and no script. Its
//! Content-Security-Policy forbids all of these and admits one style sheet, by its hash; so whatever an article holds, it is
//! text. Filters are check boxes that the style sheet looks at, details of a word show on hover and on focus, and everything
//! can be read and reached by keyboard, in light and in dark, on paper and on a phone.
//!
//! Its sections: the findings as a matrix of claims by articles, quotations side by side, figures on a scale, a timeline,
//! and each article with its claims in a table. Ids on the page are made of numbers: `a2` is the second article, `a2c0` the
//! first claim in it, `a2k0` the place of that claim in the text.
//!
//! ```
//! use dateline::{Article, Extractor, Story, render::html};
//! let extractor = Extractor::new()?;
//! let wire = Article::new("Kenya has 300 troops in Somalia.").outlet("The Wire");
//! let post = Article::new("Kenya has 500 troops in Somalia.").outlet("The Post & Mail");
//! let documents = [extractor.extract(&wire)?, extractor.extract(&post)?];
//! let mut page = String::new();
//! html::write(&Story::link(&documents), &documents, &mut page).unwrap();
//! assert!(page.starts_with("<!doctype html>"));
//! assert!(page.contains("The Post &amp; Mail") && page.contains("They differ on size"));
//! # Ok::<(), dateline::Error>(())
//! ```

mod article;
mod chart;
mod claims;
mod findings;
mod markup;
mod quotations;
mod style;
mod timeline;
mod view;

use std::fmt::{self, Write};

use crate::claims::ClaimKind;
use crate::document::Document;
use crate::kind::EntityKind;
use crate::story::Story;
use markup::{Count, Safe};
use view::View;

/// Writes the page. The documents are those that the story was made of, in any order; of an article whose document is
/// missing, the page says only its name.
///
/// # Errors
/// Where `out` fails.
pub fn write(story: &Story, documents: &[Document<'_>], out: &mut impl Write) -> fmt::Result {
    let view = View::new(story, documents);
    let out: &mut dyn Write = out;
    head(&view, out)?;
    masthead(&view, out)?;
    filters(&view, out)?;
    out.write_str("<main id=\"main\">\n")?;
    findings::write(&view, out)?;
    quotations::write(&view, out)?;
    chart::write(&view, out)?;
    timeline::write(&view, out)?;
    out.write_str("<section id=\"articles\" aria-labelledby=\"articles-h\">\n<h2 id=\"articles-h\">Articles</h2>\n")?;
    out.write_str("<p class=\"lede\">What was found is marked. Point at a mark, or reach it with the Tab key, to see what it stands for and which rule found it; an underlined verb leads to its claim.</p>\n")?;
    for at in 0..view.articles.len() {
        article::write(&view, at, out)?;
    }
    out.write_str("</section>\n</main>\n<footer><p>Made by dateline, by rules and tables: it says what the articles claim, not whether that is true.</p></footer>\n</body>\n</html>\n")
}

fn head(view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{} compared</title>\n<style>{}</style>\n</head>",
        style::HASH,
        Count(view.articles.len(), "article", "articles"),
        style::SHEET
    )
}

/// The title, what the comparison came to in numbers, and the ways into the page.
fn masthead(view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n<header class=\"masthead\">\n")?;
    writeln!(
        out,
        "<p class=\"kicker\">Story comparison</p>\n<h1>{}, side by side</h1>",
        Count(view.articles.len(), "article", "articles")
    )?;
    out.write_str("<ul class=\"sources\">\n")?;
    for at in 0..view.articles.len() {
        let day = view.day(at).map_or(String::new(), |day| format!(" <time datetime=\"{day}\">{day}</time>"));
        writeln!(out, "<li><a href=\"#a{}\"><bdi>{}</bdi></a>{day}</li>", at + 1, Safe(&view.labels[at]))?;
    }
    let [shared, conflicts, quotations] = [view.shared_findings(), view.disputes.len(), view.story.quotations().len()];
    write!(out, "</ul>\n<dl class=\"tally\">\n<div><dt>said by several</dt><dd>{shared}</dd></div>\n")?;
    let alarm = if conflicts > 0 { " class=\"x\"" } else { "" };
    writeln!(out, "<div{alarm}><dt>in conflict</dt><dd>{conflicts}</dd></div>")?;
    write!(out, "<div><dt>quotations aligned</dt><dd>{quotations}</dd></div>\n</dl>\n")?;
    out.write_str("<nav aria-label=\"Sections\"><a href=\"#findings\">Findings</a> <a href=\"#quotations\">Quotations</a> <a href=\"#figures\">Figures</a> <a href=\"#timeline\">Timeline</a> <a href=\"#articles\">Articles</a></nav>\n</header>\n")
}

/// Check boxes that the style sheet reads. As a form of method "dialog" it sends nothing; its button only resets.
fn filters(view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<form class=\"filters\" method=\"dialog\" aria-label=\"Filters\">\n")?;
    out.write_str("<label class=\"only\"><input type=\"checkbox\" id=\"only-conflicts\"> Only conflicts</label>\n")?;
    out.write_str("<details><summary>Kinds of claims and marks</summary>\n<fieldset><legend>Claims</legend>\n")?;
    for kind in ClaimKind::ALL.iter().filter(|kind| view.has_kind(**kind)) {
        let word = kind.as_str();
        writeln!(out, "<label><input type=\"checkbox\" id=\"k-{word}\" checked> {word}</label>")?;
    }
    out.write_str("</fieldset>\n<fieldset><legend>Marks in the text</legend>\n")?;
    for word in EntityKind::ALL.iter().map(|kind| kind.as_str()).chain(["figure", "time", "cue"]) {
        let shown = if word == "cue" { "claim" } else { word };
        writeln!(
            out,
            "<label><input type=\"checkbox\" id=\"m-{word}\" checked> <span class=\"m m-{word}\">{shown}</span></label>"
        )?;
    }
    out.write_str("</fieldset>\n</details>\n<button type=\"reset\">Show all</button>\n</form>\n")
}
