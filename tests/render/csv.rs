//! CSV, read with the crate `csv`.

use std::collections::{BTreeMap, BTreeSet};

use dateline::render::csv;
use dateline::render::position::Unit;
use dateline::{Article, Document};
use proptest::prelude::*;

use crate::{read, same_text};

pub(crate) fn csv_is_sound(document: &Document<'_>, unit: Unit) -> Result<(), TestCaseError> {
    for neutralize in [true, false] {
        let mut out = String::new();
        csv::write(document, &csv::Options::new().unit(unit).neutralize(neutralize), &mut out).unwrap();
        prop_assert!(out.ends_with("\r\n"));
        let mut reader = ::csv::ReaderBuilder::new().flexible(false).from_reader(out.as_bytes());
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        prop_assert_eq!(header.iter().collect::<BTreeSet<_>>().len(), header.len());
        let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), document.claims().len());
        for (claim, row) in document.claims().iter().zip(&rows) {
            let at = |column: &str| row[column].parse::<usize>().unwrap();
            same_text(document, unit, at("start"), at("end"), claim.span)?;
            same_text(document, unit, at("cue_start"), at("cue_end"), claim.cue)?;
            let cue = row["cue"].strip_prefix('\'').unwrap_or(&row["cue"]);
            prop_assert!(cue == &document[claim.cue] || row["cue"] == document[claim.cue]);
            prop_assert_eq!(&row["kind"], claim.kind().as_str());
            for (role, fillers) in claim.fact.roles() {
                for filler in fillers {
                    prop_assert!(row[role].contains(&document[filler.span]), "{:?}", row);
                }
            }
            let numbers = ["start", "end", "low", "best", "high"];
            let formula = |(column, cell): (&String, &String)| {
                !numbers.contains(&column.as_str()) && cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
            };
            prop_assert!(!neutralize || !row.iter().any(formula), "{:?}", row);
        }
        let mut bare = String::new();
        let options = csv::Options::new().unit(unit).neutralize(neutralize).header(false);
        csv::write(document, &options, &mut bare).unwrap();
        prop_assert!(out.ends_with(&bare) && out.starts_with("document,") && !bare.starts_with("document,"));
    }
    Ok(())
}

#[test]
fn formulas_are_words() {
    let article = Article::new("=HYPERLINK killed 3 soldiers in Iraq.").id("+1").outlet("@home");
    let document = read(&article);
    let row = |options: csv::Options| {
        let mut out = String::new();
        csv::write(&document, &options.header(false), &mut out).unwrap();
        out.split(',').map(str::to_owned).take(3).collect::<Vec<_>>()
    };
    assert_eq!(row(csv::Options::new()), ["'+1", "'@home", ""]);
    assert_eq!(row(csv::Options::new().neutralize(false)), ["+1", "@home", ""]);
}

#[test]
fn cells_come_back_whatever_is_in_them() {
    for cell in ["a", "", "a,b", "a\rb", "a\nb", "a\r\nb", "\"", "\"a\"\"b", " a ", "'", "a\tb", "é🚂\0", ",", "#a"]
    {
        let article = Article::new("Rebels killed 3 soldiers in Iraq.").id(cell).outlet(cell);
        let mut out = String::new();
        csv::write(&read(&article), &csv::Options::new(), &mut out).unwrap();
        let mut reader = ::csv::Reader::from_reader(out.as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!((&row[0], &row[1], &row[3]), (cell, cell, "0"), "{out}");
    }
}
