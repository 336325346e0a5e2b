//! TimeML, read with `quick-xml`.

use std::collections::BTreeMap;

use dateline::Document;
use dateline::render::position::{Positions, Unit};
use dateline::render::timeml;
use proptest::prelude::*;
use quick_xml::events::{BytesStart, Event};

/// XML 1.0's `Char`, by the specification's own list.
fn xml(c: char) -> bool {
    matches!(u32::from(c), 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x10000..=0x10FFFF)
}

pub(crate) fn timeml_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
    let mut out = String::new();
    timeml::write(document, &mut out).unwrap();
    prop_assert!(out.chars().all(xml), "{:?}", out);
    let replaced = document.text().chars().filter(|c| !xml(*c)).count();
    prop_assert_eq!(replaced > 0, out.contains(&format!("<!-- U+FFFD stands for {replaced} ")));
    let (text, times) = timeml_back(&out);
    let expected: String = document.text().chars().map(|c| if xml(c) { c } else { '\u{FFFD}' }).collect();
    prop_assert_eq!(&text, &expected);
    prop_assert_eq!(times.len(), document.times().len());
    let positions = Positions::new(document.text(), Unit::Characters);
    for (number, (time, (attributes, start, end))) in document.times().iter().zip(&times).enumerate() {
        let span = positions.span(time.span);
        prop_assert_eq!((*start, *end), (span.start as usize, span.end as usize));
        prop_assert_eq!(&attributes["tid"], &format!("t{}", number + 1));
        prop_assert_eq!(&attributes["type"], time.kind.as_str());
        prop_assert_eq!(&attributes["value"], &time.value);
        prop_assert_eq!(attributes.get("mod").map(String::as_str), time.modifier);
        let anchored = time.anchor.as_str() == "published";
        prop_assert_eq!(attributes.get("anchorTimeID").map(String::as_str), anchored.then_some("t0"));
    }
    Ok(())
}

/// The attributes of a time and its ends in characters.
pub(crate) type Timex = (BTreeMap<String, String>, usize, usize);

/// The article's text and its times, as an XML reader sees them.
pub(crate) fn timeml_back(out: &str) -> (String, Vec<Timex>) {
    let mut reader = quick_xml::Reader::from_str(out);
    let (mut path, mut text, mut times) = (Vec::new(), String::new(), Vec::new());
    loop {
        let inside = path.iter().any(|name| name == "TEXT");
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
                let attributes = attributes(&tag);
                if name == "TIMEX3" && inside {
                    times.push((attributes, text.chars().count(), 0));
                } else if name == "TIMEX3" {
                    assert_eq!(attributes["functionInDocument"], "PUBLICATION_TIME");
                    assert_eq!((&*attributes["tid"], &*attributes["value"]), ("t0", "2024-05-08"));
                }
                path.push(name);
            }
            Event::End(_) => {
                let closed = path.pop().unwrap();
                if closed == "TIMEX3" && inside {
                    times.last_mut().unwrap().2 = text.chars().count();
                }
            }
            // An XML reader makes one line feed of CR LF and of CR. quick-xml leaves that to us.
            Event::Text(part) if inside => text += &part.decode().unwrap().replace("\r\n", "\n").replace('\r', "\n"),
            Event::GeneralRef(reference) if inside => {
                text.push(match (reference.resolve_char_ref().unwrap(), &*reference.decode().unwrap()) {
                    (Some(c), _) => c,
                    (None, "amp") => '&',
                    (None, "lt") => '<',
                    (None, "gt") => '>',
                    (None, "quot") => '"',
                    (None, other) => panic!("&{other}; in {out}"),
                });
            }
            Event::Eof => break,
            Event::CData(_) | Event::PI(_) | Event::DocType(_) => panic!("{out}"),
            _ => {}
        }
    }
    assert!(path.is_empty());
    (text, times)
}

fn attributes(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    let pairs = tag.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let name = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
        (name, attribute.unescape_value().unwrap().into_owned())
    });
    pairs.collect()
}
