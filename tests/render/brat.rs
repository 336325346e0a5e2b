//! brat standoff, read line by line as Python's `codecs` cuts lines, and held to the types of its `annotation.conf`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use dateline::render::brat;
use dateline::render::position::{Positions, Unit};
use dateline::{Document, wire};
use proptest::prelude::*;

use crate::python_lines;

pub(crate) fn brat_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
    let mut out = String::new();
    brat::write(document, &mut out).unwrap();
    let characters: Vec<char> = document.text().chars().collect();
    let types = brat_types();
    let (mut ids, mut kinds) = (BTreeSet::new(), BTreeMap::new());
    let mut spans = Vec::new();
    let mut references: Vec<String> = Vec::new();
    for line in python_lines(&out) {
        let cells: Vec<&str> = line.split('\t').collect();
        let id = cells[0];
        prop_assert!(id == "*" || ids.insert(id.to_owned()), "{}", line);
        match (&id[..1], &cells[1..]) {
            ("T", [head, text]) => {
                let (kind, offsets) = head.split_once(' ').unwrap();
                prop_assert!(types.contains(kind), "{}", line);
                kinds.insert(id.to_owned(), kind.to_owned());
                let fragments: Vec<(usize, usize)> = offsets.split(';').map(pair).collect();
                prop_assert!(fragments.windows(2).all(|two| two[0].1 < two[1].0), "{}", line);
                let words: Vec<String> =
                    fragments.iter().map(|&(start, end)| characters[start..end].iter().collect()).collect();
                prop_assert!(!words.iter().any(|words| words.is_empty()));
                prop_assert_eq!(&words.join(" "), text);
                spans.push((kind.to_owned(), fragments[0].0, fragments[fragments.len() - 1].1));
            }
            ("E", [parts]) => {
                let mut parts = parts.split(' ').map(|part| part.split_once(':').unwrap());
                let (kind, cue) = parts.next().unwrap();
                prop_assert_eq!(&kinds[cue], kind);
                let mut roles = BTreeSet::new();
                for (role, text) in parts {
                    prop_assert!(roles.insert(role), "{}", line);
                    let role = role.trim_end_matches(|c: char| c.is_ascii_digit());
                    prop_assert!(types.contains(&format!("{kind} {role}")), "{}", line);
                    prop_assert!(kinds.contains_key(text), "{}", line);
                }
            }
            ("A", [parts]) => {
                let parts: Vec<&str> = parts.split(' ').collect();
                prop_assert!(types.contains(&format!("{}={}", parts[0], parts[2])), "{}", line);
                references.push(parts[1].to_owned());
            }
            ("N", [parts, name]) => {
                let parts: Vec<&str> = parts.split(' ').collect();
                prop_assert!(parts.len() == 3 && parts[0] == "Reference" && parts[2].contains(':') && !name.is_empty());
                references.push(parts[1].to_owned());
            }
            ("#", [parts, note]) => {
                prop_assert!(note.contains("rule "), "{}", line);
                references.push(parts.strip_prefix("AnnotatorNotes ").unwrap().to_owned());
            }
            ("*", [parts]) => references.extend(parts.strip_prefix("Equiv ").unwrap().split(' ').map(str::to_owned)),
            _ => prop_assert!(false, "{}", line),
        }
    }
    prop_assert!(references.iter().all(|id| ids.contains(id)), "{}", out);
    let events = ids.iter().filter(|id| id.starts_with('E')).count();
    prop_assert_eq!(events, document.claims().len());
    // Every mention has its line, its ends those of the span less white space that no fragment can have.
    let positions = Positions::new(document.text(), Unit::Characters);
    for mention in document.mentions() {
        let span = positions.span(mention.span);
        let (start, end) = (span.start as usize, span.end as usize);
        let within = |(_, from, to): &(String, usize, usize)| start <= *from && *to <= end;
        prop_assert!(spans.iter().any(within), "{:?} in {}", mention, out);
    }
    Ok(())
}

fn pair(offsets: &str) -> (usize, usize) {
    let (start, end) = offsets.split_once(' ').unwrap();
    (start.parse().unwrap(), end.parse().unwrap())
}

/// What `annotation.conf` allows: "Person", "Attack", "Attack Target", "Modality=Planned".
fn brat_types() -> &'static BTreeSet<String> {
    static TYPES: OnceLock<BTreeSet<String>> = OnceLock::new();
    TYPES.get_or_init(|| {
        let (mut types, mut section) = (BTreeSet::new(), String::new());
        for line in brat::configuration().lines().filter(|line| !line.is_empty()) {
            if line.starts_with('[') {
                section = line.to_owned();
                continue;
            }
            let (name, rest) = line.split_once('\t').unwrap_or((line, ""));
            if section != "[attributes]" {
                assert!(types.insert(name.to_owned()) || section == "[relations]", "{line}");
            }
            for part in rest.split(", ") {
                match (section.as_str(), part.split_once(':')) {
                    ("[events]", Some((role, _))) => {
                        types.insert(format!("{name} {}", role.trim_end_matches(['*', '?', '+'])));
                    }
                    ("[attributes]", Some(("Value", values))) => {
                        types.extend(values.split('|').map(|value| format!("{name}={value}")));
                    }
                    _ => {}
                }
            }
        }
        types
    })
}

/// Whatever ends a line or column somewhere cuts a span, with the white space around it.
#[test]
fn spans_are_cut_where_lines_end() {
    let cases = [
        ("Red Cross", "0 9\tRed Cross"),
        ("Red\u{2028}Cross", "0 3;4 9\tRed Cross"),
        ("Red \u{2029} Cross", "0 3;6 11\tRed Cross"),
        ("🚂\r\n\r\nÉ\tCross", "0 1;5 6;7 12\t🚂 É Cross"),
        ("\u{1C}Red\u{85}\u{B}Cross\0", "1 4;6 11\tRed Cross"),
        ("Red\u{A0}Cross", "0 9\tRed\u{A0}Cross"),
    ];
    for (text, expected) in cases {
        let mention = serde_json::json!({
            "start": 0, "end": text.len(), "text": text, "kind": "organization", "form": "name", "entity": 0, "rule": "a\nb/c",
        });
        let entity = serde_json::json!({
            "id": 0, "kind": "organization", "name": "Red\tCross", "gazetteer": "a b", "ids": {"c:d e": "f:g h"}, "mentions": [0],
        });
        let json = serde_json::json!({
            "schema": 1, "id": null, "published": null, "mentions": [mention], "entities": [entity], "figures": [],
            "times": [], "claims": [],
        });
        let document = wire::from_json(&json.to_string(), text).unwrap();
        let mut out = String::new();
        brat::write(&document, &mut out).unwrap();
        let names = "N1\tReference T1 gazetteer:a_b\tRed Cross\nN2\tReference T1 c_d_e:f:g_h\tRed Cross\n";
        assert_eq!(out, format!("T1\tOrganization {expected}\n{names}#1\tAnnotatorNotes T1\trule a b/c\n"));
    }
    // Nothing to show: no line, and nothing that refers to it.
    let mention = r#"{"start":0,"end":2,"text":"\n ","kind":"person","form":"name","entity":null,"rule":"a/b"}"#;
    let json = format!(
        r#"{{"schema":1,"id":null,"published":null,"mentions":[{mention}],"entities":[],"figures":[],"times":[],"claims":[]}}"#
    );
    let mut out = String::new();
    brat::write(&wire::from_json(&json, "\n ").unwrap(), &mut out).unwrap();
    assert_eq!(out, "");
}
