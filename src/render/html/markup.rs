//! Text on the page: escaping, names, excerpts of claims. Called for every piece of text that is written.

use std::fmt::{self, Display, Write};

use crate::claims::{Argument, Claim, ClaimKind, Modality, Polarity};
use crate::document::Document;
use crate::figures::Figure;
use crate::render::{entity_of, figure_of, measured, one_line};
use crate::span::Span;

/// Text as HTML text or the value of a quoted attribute. Characters that HTML does not have become U+FFFD.
pub(super) struct Safe<'t>(pub(super) &'t str);

impl Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // A reader of HTML makes a line end of CR LF and of CR; so that both are one here too, CR is a space.
                '\r' => f.write_char(' ')?,
                '\n' | '\t' => f.write_char(c)?,
                c if c.is_control() || is_noncharacter(c) => f.write_char('\u{FFFD}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// "1 article", "2 articles".
pub(super) struct Count(pub(super) usize, pub(super) &'static str, pub(super) &'static str);

impl Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, if self.0 == 1 { self.1 } else { self.2 })
    }
}

/// Characters of a clause that an excerpt keeps.
const EXCERPT: usize = 170;

/// A claim in a line: its kind, where it is not plainly asserted how it stands, and its words with the cue in bold.
pub(super) fn gist(document: &Document<'_>, claim: &Claim, out: &mut dyn Write) -> fmt::Result {
    chips(claim, out)?;
    out.write_str("<span class=\"said\">")?;
    excerpt(document, claim, out)?;
    out.write_str("</span>")
}

/// Kind, label and unusual stance as small words.
pub(super) fn chips(claim: &Claim, out: &mut dyn Write) -> fmt::Result {
    let label = claim.fact.label().map_or(String::new(), |(_, label)| format!(" · {label}"));
    write!(out, "<span class=\"chip\">{}{label}</span> ", claim.kind().as_str())?;
    if claim.stance.polarity != Polarity::Asserted {
        write!(out, "<span class=\"chip not\">{}</span> ", claim.stance.polarity.as_str())?;
    }
    if claim.stance.modality != Modality::Actual {
        write!(out, "<span class=\"chip maybe\">{}</span> ", claim.stance.modality.as_str())?;
    }
    Ok(())
}

/// The clause; of a statement what is said. The part around the cue where it is long.
fn excerpt(document: &Document<'_>, claim: &Claim, out: &mut dyn Write) -> fmt::Result {
    let span = match claim.role("content").first() {
        Some(content) if claim.kind() == ClaimKind::Statement => content.span,
        // "vowed |to stay|": what is promised or demanded stands behind the clause.
        Some(content) if content.span.start <= claim.span.end.saturating_add(2) => claim.span.cover(content.span),
        _ => claim.span,
    };
    let cue = claim.cue;
    if !span.contains(cue) {
        return write!(out, "{}", Safe(&clipped(&document[span], EXCERPT)));
    }
    let (before, after) = (Span::new(span.start, cue.start), Span::new(cue.end, span.end));
    let room = EXCERPT / 2;
    let head = clipped_front(&document[before], room);
    write!(out, "{}<b>{}</b>", Safe(&head), Safe(&one_line(&document[cue])))?;
    write!(out, "{}", Safe(&clipped(&document[after], room)))
}

/// At most so many characters of a text from its beginning, in whole words where it can be; spaces at its ends stay.
pub(super) fn clipped(text: &str, room: usize) -> String {
    let lead = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let tail = if text.ends_with(char::is_whitespace) { " " } else { "" };
    let line = one_line(text);
    match line.char_indices().nth(room) {
        None if line.is_empty() => lead.to_owned(),
        None => format!("{lead}{line}{tail}"),
        Some((end, _)) => {
            let kept = line.get(..end).unwrap_or("");
            let kept = kept.rfind(' ').and_then(|space| kept.get(..space)).unwrap_or(kept);
            format!("{lead}{kept} …")
        }
    }
}

/// The same from its end.
fn clipped_front(text: &str, room: usize) -> String {
    let tail = if text.ends_with(char::is_whitespace) { " " } else { "" };
    let line = one_line(text);
    let Some(over) = line.chars().count().checked_sub(room).filter(|over| *over > 0) else {
        return if line.is_empty() { String::new() } else { format!("{line}{tail}") };
    };
    let start = line.char_indices().nth(over).map_or(0, |(at, _)| at);
    let kept = line.get(start..).unwrap_or("");
    let kept = kept.find(' ').and_then(|space| kept.get(space + 1..)).unwrap_or(kept);
    format!("… {kept}{tail}")
}

/// An argument's words, and the name that they stand for where they do not have it.
pub(super) fn argument(document: &Document<'_>, argument: &Argument, out: &mut dyn Write) -> fmt::Result {
    let words = &document[argument.span];
    write!(out, "<bdi>{}</bdi>", Safe(&clipped(words.trim(), 240)))?;
    if let Some(entity) = entity_of(document, argument).filter(|entity| !words.contains(&entity.name)) {
        write!(out, " <span class=\"quiet\">[<bdi>{}</bdi>]</span>", Safe(&entity.name))?;
    }
    if argument.elided {
        out.write_str(" <span class=\"quiet\">(left out here)</span>")?;
    }
    Ok(())
}

/// On whose word a claim stands, outermost first.
pub(super) fn chain(document: &Document<'_>, claim: &Claim, out: &mut dyn Write) -> fmt::Result {
    if claim.attribution.is_empty() {
        return out.write_str("<span class=\"quiet\">the outlet</span>");
    }
    for (at, attribution) in claim.attribution.iter().enumerate() {
        if at > 0 {
            out.write_str(" <span class=\"quiet\" aria-label=\"who cites\">→</span> ")?;
        }
        argument(document, &attribution.source, out)?;
    }
    Ok(())
}

/// The figure that a claim is about.
pub(super) fn figure<'d>(document: &'d Document<'_>, claim: &Claim) -> Option<&'d Figure> {
    ["size", "victims", "amount"]
        .iter()
        .flat_map(|role| claim.role(role))
        .find_map(|filler| figure_of(document, filler))
}

/// What a figure states, in words: "at least 20", "30 to 40", "up by 3 percent".
pub(super) fn stated(document: &Document<'_>, figure: &Figure) -> String {
    let value = figure.bounded(|number| grouped(number.value()));
    one_line(&format!("{}{value} {}", figure.changed(), measured(document, figure)))
}

/// A number with commas between thousands.
pub(super) fn grouped(value: f64) -> String {
    let shown = value.to_string();
    let whole = shown.find('.').unwrap_or(shown.len());
    let digits = shown.starts_with('-').into();
    let mut out = String::with_capacity(shown.len() + shown.len() / 3);
    for (at, c) in shown.chars().enumerate() {
        if at > digits && at < whole && (whole - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_text() {
        let cases = [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\"a\" & 'b' -->", "&quot;a&quot; &amp; &#39;b&#39; --&gt;"),
            ("a\r\nb\0\u{B}\u{85}\u{FFFE}\u{2028}", "a \nb\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{2028}"),
        ];
        for (text, expected) in cases {
            assert_eq!(Safe(text).to_string(), expected);
        }
    }

    #[test]
    fn numbers_are_grouped() {
        for (value, expected) in
            [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (-1234567.5, "-1,234,567.5"), (1.25, "1.25")]
        {
            assert_eq!(grouped(value), expected);
        }
    }

    #[test]
    fn long_lines_are_clipped_at_words() {
        assert_eq!(clipped(" one  two\nthree ", 20), " one two three ");
        assert_eq!(clipped("one two three", 9), "one two …");
        assert_eq!(clipped("onetwothree", 3), "one …");
        assert_eq!(clipped_front("one two three ", 7), "… three ");
        assert_eq!(clipped_front("  ", 7), "");
    }
}
