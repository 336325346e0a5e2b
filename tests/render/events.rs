//! Event records, read as JSON; and which claims become which events.

use std::collections::BTreeSet;

use dateline::Document;
use dateline::render::events;
use dateline::render::position::Unit;
use proptest::prelude::*;
use serde_json::Value;

use crate::{article, read, same_text};

/// The categories of PLOVER, as its data set POLECAT has them.
const CATEGORIES: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

pub(crate) fn events_of(document: &Document<'_>, options: &events::Options) -> Vec<Value> {
    let mut out = String::new();
    events::write(document, options, &mut out).unwrap();
    assert!(out.is_empty() || out.ends_with('\n'));
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn events_are_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
    let all = events_of(document, &events::Options::new().unsourced(true));
    let sourced = events_of(document, &events::Options::new());
    let happened = events_of(document, &events::Options::new().happened(true));
    prop_assert!(sourced.iter().all(|event| all.contains(event)));
    prop_assert!(happened.iter().all(|event| sourced.contains(event)));
    prop_assert!(sourced.iter().all(|event| event["source"].as_array().is_some_and(|actors| !actors.is_empty())));
    prop_assert!(happened.iter().all(|event| event["context"] == serde_json::json!([])));
    let mut ids = BTreeSet::new();
    for event in &all {
        prop_assert!(ids.insert(event["id"].as_str().unwrap()));
        let claim =
            &document.claims()[event["id"].as_str().unwrap().rsplit('-').next().unwrap().parse::<usize>().unwrap()];
        prop_assert!(CATEGORIES.contains(&event["event"][0].as_str().unwrap()));
        prop_assert!((1..=4).contains(&event["quad_code"].as_u64().unwrap()));
        for day in [&event["date"], &event["enddate"]] {
            prop_assert!(day.as_str().is_none_or(|day| day.parse::<dateline::Date>().is_ok()), "{}", event);
        }
        prop_assert_eq!(event["date"].is_string(), document.published().is_some() || event["date_from"] == "text");
        prop_assert_eq!(&event["polarity"], claim.stance.polarity.as_str());
        prop_assert_eq!(&event["modality"], claim.stance.modality.as_str());
        let at = |end: &str| usize::try_from(event["text_info"][end].as_u64().unwrap()).unwrap();
        same_text(document, Unit::Characters, at("start"), at("end"), claim.span)?;
        prop_assert_eq!(&event["event_text"][0], &document[claim.cue]);
    }
    Ok(())
}

/// A sentence, and of its events category, mode, sources, recipients, days, contexts and counts.
type Coded<'s> = (&'s str, &'s [&'s str]);

#[test]
fn claims_become_events() {
    let cases: [Coded<'_>; 21] = [
        ("Rebels killed 12 soldiers in Basra on Tuesday.", &["ASSAULT [] Rebels > 12 soldiers 2024-05-07 [] dead 12"]),
        (
            "Police arrested at least 30 people.",
            &["COERCE [] Police > at least 30 people 2024-05-08 [] arrested 30 at-least"],
        ),
        (
            "Rebels wounded dozens of soldiers in May 2023.",
            &["ASSAULT [] Rebels > dozens of soldiers 2023-05-01..2023-05-31 [] injured 24 vague"],
        ),
        // Nobody did it: a flood, perhaps.
        ("Nine people died in Basra.", &[]),
        ("Rebels did not kill 12 soldiers.", &["ASSAULT [] Rebels > 12 soldiers 2024-05-08 [negation]"]),
        (
            "Poland will withdraw 200 troops from Iraq next year.",
            &["RETREAT [withdraw] Poland >  2025-01-01..2025-12-31 [future]"],
        ),
        ("Poland may deploy 200 troops to Iraq.", &["MOBILIZE [] Poland >  2024-05-08 [hypothetical]"]),
        ("Poland sent 200 troops to Iraq in 2003.", &["MOBILIZE [] Poland >  2003-01-01..2003-12-31 []"]),
        ("Rebels seized the town of Basra.", &["ASSAULT [] Rebels >  2024-05-08 []"]),
        ("Rebels hold the town of Basra.", &[]),
        (
            "Angela Merkel met with Vladimir Putin in Oslo.",
            &["CONSULT [] Angela Merkel, Vladimir Putin >  2024-05-08 []"],
        ),
        ("Angela Merkel visited Kenya on Monday.", &["CONSULT [visit] Angela Merkel >  2024-05-06 []"]),
        ("Iraq accused Turkey of torture.", &["ACCUSE [allege] Iraq > Turkey 2024-05-08 []"]),
        ("Turkey denied the accusation.", &["REJECT [] Turkey >  2024-05-08 []"]),
        ("Iraq demanded that Turkey leave.", &["REQUEST [] Iraq >  2024-05-08 []"]),
        ("Norway trained Kenyan soldiers.", &["AID [] Norway > Kenyan soldiers 2024-05-08 []"]),
        (
            "Norway pledged to support Kenya.",
            &["AGREE [] Norway > Kenya 2024-05-08 []", "AID [] Norway > Kenya 2024-05-08 [future]"],
        ),
        ("Iraq and Turkey signed a peace agreement.", &["SUPPORT [] Iraq, Turkey >  2024-05-08 []"]),
        ("Iraq and Turkey suspended the agreement.", &[]),
        ("Marta Quill, the defense minister, said that she was glad.", &[]),
        ("The U.S. has 2,500 troops in Iraq.", &[]),
    ];
    let mut faults = Vec::new();
    for (text, expected) in cases {
        let article = article(text);
        let events = events_of(&read(&article), &events::Options::new());
        let found: Vec<String> = events.iter().map(shown).collect();
        if found != expected {
            faults.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn shown(event: &Value) -> String {
    let list = |field: &str, part: Option<&str>| {
        let items = event[field].as_array().unwrap().iter();
        let items = items.map(|item| part.map_or(item, |part| &item[part]).as_str().unwrap());
        items.collect::<Vec<_>>().join(", ")
    };
    let mut shown =
        format!("{} [{}] {} > ", list("event", None), list("mode", None), list("source", Some("actor_text")));
    shown += &format!("{} {}", list("recipient", Some("actor_text")), event["date"].as_str().unwrap());
    shown += &event["enddate"].as_str().map_or(String::new(), |day| format!("..{day}"));
    shown += &format!(" [{}]", list("context", None));
    for field in ["dead", "injured", "arrested"] {
        if event[field].is_number() {
            let bound = event[format!("{field}_bound")].as_str().map_or(String::new(), |bound| format!(" {bound}"));
            shown += &format!(" {field} {}{bound}", event[field]);
        }
    }
    shown
}
