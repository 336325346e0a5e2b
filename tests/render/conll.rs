//! Columns, read as a scorer reads them: tokens found again in the text, tags joined to spans.

use dateline::render::conll;
use dateline::{Document, Form, Mention};
use proptest::prelude::*;

use crate::python_lines;

/// Named mentions that nest in no other and do not cross an earlier one.
fn outermost<'d>(document: &'d Document<'_>) -> Vec<&'d Mention> {
    let mut kept: Vec<&Mention> = Vec::new();
    for mention in document.mentions().iter().filter(|mention| mention.form == Form::Name) {
        kept.retain(|other| !(mention.span.contains(other.span) && mention.span != other.span));
        if !kept.iter().any(|other| other.span.overlaps(mention.span)) {
            kept.push(mention);
        }
    }
    kept
}

pub(crate) fn conll_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
    let mut out = String::new();
    conll::write(document, &mut out).unwrap();
    let rows = out.strip_prefix("-DOCSTART- -X- -X- O\n\n").unwrap();
    prop_assert!(rows.is_empty() || rows.ends_with("\n\n") && !rows.starts_with('\n') && !rows.contains("\n\n\n"));
    // Tokens are found again in the text one after the other; tags become spans as any scorer makes them.
    let (mut at, mut open, mut found) = (0, None, Vec::new());
    for line in python_lines(rows) {
        let columns: Vec<&str> = line.split(char::is_whitespace).collect();
        if line.is_empty() {
            found.extend(open.take());
            continue;
        }
        let [token, "_", "_", tag] = columns[..] else { panic!("{line:?}") };
        prop_assert!(!token.is_empty());
        let start = at + place_of(&document.text()[at..], token);
        at = start + token.chars().zip(document.text()[start..].chars()).map(|(_, c)| c.len_utf8()).sum::<usize>();
        match tag.split_once('-') {
            Some(("I", kind)) => {
                let (known, _, end) = open.as_mut().unwrap();
                prop_assert_eq!(known, kind);
                *end = at;
            }
            begun => {
                found.extend(open.take());
                open = begun.map(|(_, kind)| (kind.to_owned(), start, at));
            }
        }
    }
    let expected: Vec<(String, usize, usize)> = outermost(document)
        .iter()
        .map(|mention| {
            let kind = match mention.kind.as_str() {
                "person" => "PER",
                "place" => "LOC",
                "organization" => "ORG",
                _ => "MISC",
            };
            (kind.to_owned(), mention.span.range().start, mention.span.range().end)
        })
        .collect();
    prop_assert_eq!(found, expected);
    Ok(())
}

/// Where a token stands first, `_` in it standing for a character that no column can have.
fn place_of(text: &str, token: &str) -> usize {
    let same = |a: char, b: char| a == b || a == '_' && (b.is_whitespace() || b.is_control());
    let stands = |at: &usize| {
        let mut chars = text[*at..].chars();
        token.chars().all(|a| chars.next().is_some_and(|b| same(a, b)))
    };
    (0..text.len())
        .filter(|&at| text.is_char_boundary(at))
        .find(stands)
        .unwrap_or_else(|| panic!("{token:?} in {text:?}"))
}
