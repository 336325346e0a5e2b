//! Dated claims of all articles in the order of their days, each finding once a day. Runs once a page.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::markup::{self, Count, Safe};
use super::view::{self, View};
use crate::story::Source;
use crate::story::days::Days;

/// First and last day, then what the articles say of it by finding.
type Dated = BTreeMap<(jiff::civil::Date, jiff::civil::Date), BTreeMap<usize, Vec<Source>>>;

pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> fmt::Result {
    out.write_str("<section id=\"timeline\" aria-labelledby=\"timeline-h\">\n<h2 id=\"timeline-h\">Timeline</h2>\n")?;
    let (dated, undated) = gather(view);
    if dated.is_empty() {
        return out.write_str("<p class=\"lede\">No claim has a day of the calendar.</p>\n</section>\n");
    }
    let conflict = |sources: &Vec<Source>| sources.iter().any(|source| view.contradicted.contains(source));
    if !dated.values().any(|said| said.values().any(conflict)) {
        out.write_str("<p class=\"none\">No dated claim is contradicted.</p>\n")?;
    }
    out.write_str("<ol class=\"timeline\">\n")?;
    for ((first, last), said) in &dated {
        let clash = if said.values().any(conflict) { " x" } else { "" };
        writeln!(out, "<li class=\"f{clash}\"><h3>{}</h3>\n<ul>", Period(*first, *last))?;
        for sources in said.values() {
            item(view, sources, conflict(sources), out)?;
        }
        out.write_str("</ul></li>\n")?;
    }
    out.write_str("</ol>\n")?;
    if undated > 0 {
        let are = Count(undated, "claim has", "claims have");
        writeln!(
            out,
            "<p class=\"lede\">{are} no day of the calendar and {} not here.</p>",
            if undated == 1 { "is" } else { "are" }
        )?;
    }
    out.write_str("</section>\n")
}

fn gather(view: &View<'_>) -> (Dated, usize) {
    let mut dated = Dated::new();
    let mut undated = 0;
    for (&source, &finding) in &view.finding_of {
        let Some((document, claim)) = view.claim(source) else { continue };
        let time = claim.time.and_then(|id| document.times().get(id.0 as usize));
        match time.and_then(|time| Days::of_value(&time.value)) {
            Some(days) => {
                dated.entry((days.first, days.last)).or_default().entry(finding).or_default().push(source);
            }
            None => undated += 1,
        }
    }
    (dated, undated)
}

fn item(view: &View<'_>, sources: &[Source], conflict: bool, out: &mut dyn Write) -> fmt::Result {
    let Some((document, claim)) = sources.first().and_then(|source| view.claim(*source)) else { return Ok(()) };
    write!(out, "<li class=\"{}\">", view::classes(claim.kind(), conflict))?;
    if conflict {
        out.write_str("<span class=\"no\">✕<span class=\"vh\"> contradicted</span></span> ")?;
    }
    markup::gist(document, claim, out)?;
    out.write_str("<span class=\"by\">")?;
    let mut shown: Option<u32> = None;
    for source in sources {
        // One link an article.
        if shown.replace(source.article) != Some(source.article) {
            write!(out, "<a href=\"#{}\"><bdi>{}</bdi></a> ", view::id(*source), Safe(view.label(*source)))?;
        }
    }
    out.write_str("</span></li>\n")
}

/// A stretch of days as people write it: "14 May 2024", "May 2024", "2011", "6 to 12 May 2024".
struct Period(jiff::civil::Date, jiff::civil::Date);

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let Period(first, last) = *self;
        let month = |date: jiff::civil::Date| MONTHS.get(usize::from(date.month().unsigned_abs()) - 1).unwrap_or(&"");
        let whole_month = first.day() == 1 && last.day() == last.days_in_month();
        if first == last {
            write!(f, "<time datetime=\"{first}\">{} {} {}</time>", first.day(), month(first), first.year())
        } else if (first.year(), first.month(), first.day(), last.month(), last.day()) == (last.year(), 1, 1, 12, 31) {
            write!(f, "{}", first.year())
        } else if whole_month && (first.year(), first.month()) == (last.year(), last.month()) {
            write!(f, "{} {}", month(first), first.year())
        } else if whole_month && first.year() != last.year() && (first.month(), last.month()) == (1, 12) {
            write!(f, "{} to {}", first.year(), last.year())
        } else if whole_month {
            write!(f, "{} {} to {} {}", month(first), first.year(), month(last), last.year())
        } else {
            let [a, b] = [first, last].map(|date| format!("{} {} {}", date.day(), month(date), date.year()));
            write!(f, "{a} to {b}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_people_do() {
        let cases = [
            ("2024-05-14", "<time datetime=\"2024-05-14\">14 May 2024</time>"),
            ("2024-05", "May 2024"),
            ("2011", "2011"),
            ("199X", "1990 to 1999"),
            ("2024-Q1", "January 2024 to March 2024"),
            ("2024-W20", "13 May 2024 to 19 May 2024"),
        ];
        for (value, expected) in cases {
            let days = Days::of_value(value).unwrap();
            assert_eq!(Period(days.first, days.last).to_string(), expected, "{value}");
        }
    }
}
