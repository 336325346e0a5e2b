//! Web Annotation, read as JSON and held to what the model demands of an annotation, a selector and an IRI.

use std::collections::BTreeSet;

use dateline::render::annotation;
use dateline::render::position::Unit;
use dateline::{Article, Document};
use proptest::prelude::*;
use serde_json::Value;

use crate::{read, slice};

pub(crate) fn annotation_is_sound(document: &Document<'_>, unit: Unit) -> Result<(), TestCaseError> {
    let mut out = String::new();
    annotation::write(document, &annotation::Options::new().unit(unit), &mut out).unwrap();
    prop_assert_eq!(out.find('\n'), Some(out.len() - 1));
    let page: Value = serde_json::from_str(&out).unwrap();
    prop_assert_eq!(&page["@context"], "http://www.w3.org/ns/anno.jsonld");
    prop_assert_eq!(&page["type"], "AnnotationPage");
    let mut ids = BTreeSet::new();
    let items = page["items"].as_array().unwrap();
    for item in items {
        prop_assert_eq!(&item["type"], "Annotation");
        prop_assert!(ids.insert(item["id"].as_str().unwrap()));
        prop_assert!(
            ["identifying", "describing", "classifying", "linking"].contains(&item["motivation"].as_str().unwrap())
        );
        prop_assert!(!item["body"].as_array().unwrap().is_empty());
        for body in item["body"].as_array().unwrap() {
            let text = body["type"] == "TextualBody" && body["value"].is_string();
            prop_assert!(text || body["type"] == "SpecificResource" && body["source"].is_string(), "{}", body);
        }
        let source = if document.id().is_some() { "a%20b%2F1" } else { "article" };
        prop_assert_eq!(&item["target"]["source"], source);
        let [position, quote] = &item["target"]["selector"].as_array().unwrap()[..] else { panic!("{item}") };
        let kind = if unit == Unit::Bytes { "DataPositionSelector" } else { "TextPositionSelector" };
        prop_assert_eq!(&position["type"], kind);
        let at = |end: &str| usize::try_from(position[end].as_u64().unwrap()).unwrap();
        let exact = quote["exact"].as_str().unwrap();
        prop_assert_eq!(slice(document.text(), unit, at("start"), at("end")), exact);
        let quoted = [quote["prefix"].as_str().unwrap(), exact, quote["suffix"].as_str().unwrap()].concat();
        prop_assert!(document.text().contains(&quoted));
        for context in [&quote["prefix"], &quote["suffix"]] {
            prop_assert!(context.as_str().unwrap().chars().count() <= 32);
        }
    }
    for (number, mention) in document.mentions().iter().enumerate() {
        prop_assert_eq!(&items[number]["target"]["selector"][1]["exact"], &document[mention.span]);
    }
    let linked = items.iter().flat_map(|item| item["body"].as_array().unwrap());
    let linked = linked.filter(|body| body["purpose"] == "linking").map(|body| body["source"].as_str().unwrap());
    prop_assert!(linked.into_iter().all(|id| ids.contains(id)));
    Ok(())
}

#[test]
fn the_source_of_annotations_is_an_iri() {
    let page = |options: annotation::Options, id: &str| {
        let article = Article::new("Kenya").id(id);
        let mut out = String::new();
        annotation::write(&read(&article), &options, &mut out).unwrap();
        let page: Value = serde_json::from_str(&out).unwrap();
        let (source, item) = (&page["items"][0]["target"]["source"], &page["items"][0]["id"]);
        format!("{} {} {}", source.as_str().unwrap(), page["id"].as_str().unwrap(), item.as_str().unwrap())
    };
    let new = annotation::Options::new;
    assert_eq!(page(new(), "a 1#é"), "a%201%23é a%201%23é.jsonld a%201%23é.jsonld#mention-0");
    assert_eq!(page(new(), ""), "article article.jsonld article.jsonld#mention-0");
    let source = new().source("https://example.org/a b?c=1#d");
    let expected =
        "https://example.org/a%20b?c=1#d https://example.org/a%20b.jsonld https://example.org/a%20b.jsonld#mention-0";
    assert_eq!(page(source, "x"), expected);
}
