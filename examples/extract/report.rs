//! The report to read: one section a layer, its columns aligned; on a terminal in colour.

use std::io::{self, Write};

use dateline::{
    Argument, Bound, Change, Claim, ClaimKind, Document, Entity, EntityId, EntityKind, Figure, Measure, Modality,
    Number, Polarity,
};

/// Writes the report on one article.
pub(crate) fn write(document: &Document<'_>, color: bool, out: &mut impl Write) -> io::Result<()> {
    let mut paper = Paper { out, color };
    paper.heading(document)?;
    paper.section("Entities", document.entities().iter().map(|it| entity(document, it)).collect())?;
    paper.section("Figures", document.figures().iter().map(|it| figure(document, it)).collect())?;
    let times = document.times().iter().map(|it| {
        let modifier = it.modifier.unwrap_or_default();
        vec![words(&document[it.span], 60), number(it.value.clone()), faint(it.kind.as_str()), faint(modifier)]
    });
    paper.section("Times", times.collect())?;
    for kind in ClaimKind::ALL {
        let claims = document.claims().iter().filter(|it| it.kind() == *kind);
        paper.section(&format!("Claims: {}", kind.as_str()), claims.map(|it| claim(document, it)).collect())?;
    }
    Ok(())
}

/// A cell: its words, and how they look in colour, as the parameter of the terminal's SGR sequence; empty: as they are.
struct Cell {
    words: String,
    look: &'static str,
}

fn plain(words: impl Into<String>) -> Cell {
    Cell { words: words.into(), look: "" }
}

fn faint(words: &str) -> Cell {
    Cell { words: words.to_owned(), look: "2" }
}

fn number(words: String) -> Cell {
    Cell { words, look: "36" }
}

/// The article's own words, quoted.
fn words(words: &str, longest: usize) -> Cell {
    plain(format!("“{}”", shortened(words, longest)))
}

/// Where the report is written.
struct Paper<'w, W> {
    out: &'w mut W,
    color: bool,
}

impl<W: Write> Paper<'_, W> {
    fn heading(&mut self, document: &Document<'_>) -> io::Result<()> {
        let headline = document.text().lines().find(|line| !line.trim().is_empty()).unwrap_or("(an empty article)");
        let day = document.published().map(|day| day.to_string());
        let source: Vec<&str> = [document.outlet(), day.as_deref(), document.id()].into_iter().flatten().collect();
        let headline = self.painted(&shortened(headline, 110), "1");
        let source = self.painted(&shortened(&source.join(", "), usize::MAX), "2");
        writeln!(self.out, "{headline}\n{source}\n")
    }

    /// A title and its rows, each column as wide as its widest cell; nothing where there are no rows.
    fn section(&mut self, title: &str, rows: Vec<Vec<Cell>>) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let title = self.painted(&format!("{title} ({})", rows.len()), "1");
        writeln!(self.out, "{title}")?;
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let length = |cell: &Cell| cell.words.chars().count();
        let widths: Vec<usize> =
            (0..columns).map(|at| rows.iter().filter_map(|row| row.get(at)).map(length).max().unwrap_or(0)).collect();
        for row in &rows {
            let last = row.iter().rposition(|cell| !cell.words.is_empty()).map_or(0, |last| last + 1);
            let mut line = String::new();
            for (cell, width) in row[..last].iter().zip(&widths) {
                line += "  ";
                line += &self.painted(&cell.words, cell.look);
                line.extend(std::iter::repeat_n(' ', width - length(cell)));
            }
            writeln!(self.out, "{}", line.trim_end())?;
        }
        writeln!(self.out)
    }

    fn painted(&self, words: &str, look: &str) -> String {
        let bare = !self.color || look.is_empty() || words.is_empty();
        if bare { words.to_owned() } else { format!("\x1b[{look}m{words}\x1b[0m") }
    }
}

/// Its kind, name and row, and its mentions, each with how often it stands there.
fn entity(document: &Document<'_>, entity: &Entity) -> Vec<Cell> {
    let mut mentions: Vec<(String, usize)> = Vec::new();
    for mention in entity.mentions.iter().filter_map(|at| document.mentions().get(*at as usize)) {
        let words = shortened(&document[mention.span], 40);
        match mentions.iter_mut().find(|(known, _)| *known == words) {
            Some((_, times)) => *times += 1,
            None => mentions.push((words, 1)),
        }
    }
    let shown = mentions.iter().map(|(words, times)| match times {
        1 => words.clone(),
        _ => format!("{words} ×{times}"),
    });
    let mentions = shown.collect::<Vec<_>>().join(", ");
    let row = entity.gazetteer_id.as_deref().unwrap_or("·");
    let look = match entity.kind {
        EntityKind::Person => "33",
        EntityKind::Place => "32",
        EntityKind::Organization => "34",
        _ => "35",
    };
    let kind = Cell { words: entity.kind.to_string(), look };
    vec![kind, plain(shortened(&entity.name, 40)), faint(&shortened(row, usize::MAX)), plain(mentions)]
}

fn figure(document: &Document<'_>, figure: &Figure) -> Vec<Cell> {
    let (kind, of) = match &figure.measure {
        Measure::Count { counted: Some(noun), .. } => ("count", shortened(&document[*noun], 30)),
        Measure::Count { counted: None, .. } => ("count", String::new()),
        Measure::Money { unit, .. } => ("money", unit.clone()),
        Measure::Unit(unit) => ("measure", unit.clone()),
        Measure::Percent => ("percent", String::new()),
        Measure::Age => ("age", String::new()),
        Measure::Ordinal => ("ordinal", String::new()),
        _ => ("figure", String::new()),
    };
    vec![words(&document[figure.span], 60), number(stated(figure)), plain(of), faint(kind)]
}

/// A figure's value with its bound: "at least 20".
fn stated(figure: &Figure) -> String {
    let shown = |number: Option<Number>| number.map_or("?".to_owned(), |number| number.to_string());
    let (low, best, high) = (shown(figure.low), shown(figure.best), shown(figure.high));
    let value = match figure.bound {
        Bound::AtLeast => format!("at least {low}"),
        Bound::MoreThan => format!("more than {low}"),
        Bound::Vague => format!("vaguely {low} or more"),
        Bound::AtMost => format!("at most {high}"),
        Bound::LessThan => format!("less than {high}"),
        Bound::Range => format!("{low} to {high}"),
        Bound::About => format!("about {best}"),
        _ => best,
    };
    match figure.change {
        Some(Change::Up) => format!("up by {value}"),
        Some(Change::Down) => format!("down by {value}"),
        _ => value,
    }
}

/// Its cue, who says so, and what fills its roles.
fn claim(document: &Document<'_>, claim: &Claim) -> Vec<Cell> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(claim.fact.label().map(|(_, word)| word.to_owned()));
    if claim.stance.polarity == Polarity::Negated {
        parts.push("not so".to_owned());
    }
    if claim.stance.modality != Modality::Actual {
        parts.push(claim.stance.modality.as_str().to_owned());
    }
    let roles = claim.fact.roles();
    let filled = roles.iter().flat_map(|(role, fillers)| fillers.iter().map(move |filler| (*role, filler)));
    let filled = filled.chain(claim.place.iter().map(|place| ("place", place)));
    parts.extend(filled.map(|(role, filler)| format!("{role}: {}", argument(document, filler))));
    parts.extend(claim.time.map(|id| format!("time: {}", document[id].value)));
    // Whoever skims sees what is denied, and what has not happened yet.
    let look = match (claim.stance.polarity, claim.stance.modality) {
        (Polarity::Negated, _) => "31",
        (_, Modality::Actual) => "",
        _ => "33",
    };
    let said = Cell { words: parts.join(" | "), look };
    vec![words(&document[claim.cue], 30), faint(&on_whose_word(document, claim)), said]
}

/// The sources of a claim, outermost first; the outlet itself where it names none.
fn on_whose_word(document: &Document<'_>, claim: &Claim) -> String {
    let sources = claim.attribution.iter().map(|it| match it.source.entity {
        Some(id) => name(document, id),
        None => shortened(&document[it.source.span], 40),
    });
    let sources = sources.collect::<Vec<_>>().join(" < ");
    if sources.is_empty() { format!("({})", document.outlet().unwrap_or("the outlet")) } else { sources }
}

/// An argument's words, and the name that they stand for where they do not have it.
fn argument(document: &Document<'_>, argument: &Argument) -> String {
    let words = shortened(&document[argument.span], 72);
    match argument.entity.map(|id| name(document, id)) {
        Some(name) if !words.contains(&name) => format!("{words} [{name}]"),
        _ => words,
    }
}

fn name(document: &Document<'_>, id: EntityId) -> String {
    shortened(&document[id].name, 40)
}

/// The words on one line, cut where they are more than `longest` characters. A control character could speak to the
/// terminal, and the words are a stranger's.
fn shortened(words: &str, longest: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.replace(char::is_control, "\u{FFFD}");
    match line.char_indices().nth(longest) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}
