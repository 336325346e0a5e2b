//! The report to read: one section a layer, its columns aligned.

use std::io::{self, Write};

use dateline::{
    Argument, Bound, Change, Claim, ClaimKind, Document, Entity, EntityId, Figure, Measure, Modality, Number, Polarity,
};

/// Writes the report on one article.
pub(crate) fn write(document: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    heading(document, out)?;
    section("Entities", document.entities().iter().map(|it| entity(document, it)).collect(), out)?;
    section("Figures", document.figures().iter().map(|it| figure(document, it)).collect(), out)?;
    let times = document.times().iter().map(|it| {
        let modifier = it.modifier.unwrap_or_default();
        vec![quoted(&document[it.span], 60), it.value.clone(), it.kind.as_str().to_owned(), modifier.to_owned()]
    });
    section("Times", times.collect(), out)?;
    for kind in ClaimKind::ALL {
        let claims = document.claims().iter().filter(|it| it.kind() == *kind);
        section(&format!("Claims: {}", kind.as_str()), claims.map(|it| claim(document, it)).collect(), out)?;
    }
    Ok(())
}

fn heading(document: &Document<'_>, out: &mut impl Write) -> io::Result<()> {
    let headline = document.text().lines().find(|line| !line.trim().is_empty()).unwrap_or("(an empty article)");
    let day = document.published().map(|day| day.to_string());
    let source: Vec<&str> = [document.outlet(), day.as_deref(), document.id()].into_iter().flatten().collect();
    writeln!(out, "{}\n{}\n", shortened(headline, 110), source.join(", "))
}

/// A title and its rows, each column as wide as its widest cell; nothing where there are no rows.
fn section(title: &str, rows: Vec<Vec<String>>, out: &mut impl Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "{title} ({})", rows.len())?;
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let length = |cell: &String| cell.chars().count();
    let widths: Vec<usize> =
        (0..columns).map(|at| rows.iter().filter_map(|row| row.get(at)).map(length).max().unwrap_or(0)).collect();
    for row in &rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        writeln!(out, "  {}", cells.join("  ").trim_end())?;
    }
    writeln!(out)
}

/// Its kind, name and row, and its mentions, each with how often it stands there.
fn entity(document: &Document<'_>, entity: &Entity) -> Vec<String> {
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
    vec![entity.kind.to_string(), shortened(&entity.name, 40), row.to_owned(), mentions]
}

fn figure(document: &Document<'_>, figure: &Figure) -> Vec<String> {
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
    vec![quoted(&document[figure.span], 60), stated(figure), of, kind.to_owned()]
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
fn claim(document: &Document<'_>, claim: &Claim) -> Vec<String> {
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
    vec![quoted(&document[claim.cue], 30), on_whose_word(document, claim), parts.join(" | ")]
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

fn quoted(words: &str, longest: usize) -> String {
    format!("“{}”", shortened(words, longest))
}

/// The words on one line, cut where they are more than `longest` characters.
fn shortened(words: &str, longest: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(longest) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}
