//! Every format that `dateline::render` writes, read back by a reader that shares no code with its writer: `csv`, `quick-xml`,
//! `parquet` and `serde_json` where the format is theirs, else one written here from the format's description. Over chosen
//! articles and over any string, an offset must give the words that it stands for, counted as the format's readers count.

#![cfg(all(feature = "serde", feature = "gazetteers"))]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use dateline::render::position::{Positions, Unit};
use dateline::render::{annotation, brat, conll, csv, events, timeml};
use dateline::{Article, Document, Extractor, Form, Mention, Span, wire};
use proptest::prelude::*;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::new().unwrap())
}

/// What the formats stumble over: characters outside the BMP, combining marks, line breaks inside names, markup, quotes,
/// tabs, formulas, characters that XML does not have, nothing at all.
const TEXTS: [&str; 15] = [
    "",
    " \n\t",
    "🚂🚃 Sigrid Aasen visited Kenya on Tuesday. 👩‍👩‍👧 At least 20 soldiers were killed in Basra, police said.",
    "E\u{301}tat: Defense Minister Marta Quill met with Sigrid Aasen in New\nYork on\r\nMarch 8.",
    "Nairobi\r\n\r\nThe Red\nCross said 12 people were killed\tin Kenya\u{2028}on Monday.",
    "<script>alert(\"Kenya & Iraq\")</script> ]]> said Marta Quill, 'minister'. “We will stay,” she said in 2023.",
    "=SUM(A1) killed 3 soldiers in Iraq. +1 troops left Kenya. @Kenya \"demanded\", he said; -5 percent.",
    "Kenya\0 and\u{B} Iraq\u{FFFE} on \u{1F}Tuesday\u{7F}\u{85}, 2024.",
    "NAIROBI (AP) — Al-Shabab killed at least 12 Kenyan troops near Mandera in March 2023. The group denied it.",
    "Norway may withdraw 250 troops from Kenya next year. Poland did not send soldiers to Iraq on 5 May 2024.",
    "Iraq accused Turkey of bombing Basra. Turkey denied the accusation.\n\nTurkey demanded that Iraq withdraw.",
    "Marta Quill traveled to Oslo. Quill and Sigrid Aasen signed an agreement, and Norway pledged $5 million to Kenya.",
    "Police arrested 30 people in Kenya every Monday; 2,500 U.S. troops were stationed in Iraq, 900 in Syria.",
    // Wrapped lines, over which names, figures and times run.
    "Officials of the government said late on Tuesday in New\nYork that at least 20 soldiers of the army of Kenya and three\n\
     soldiers of the United\r\nNations were killed there by fighters of Islamic\nState in the first week of May\n\
     2023, near the border of the country, and that 12\npeople were wounded by a bomb 🚂 in the city of\nBasra.",
    "日本 𝕶𝖊𝖓𝖞𝖆 Iraq's “U.S.-led” coalition struck 5–6 bases at 10:30 a.m. in the 1990s.",
];

fn read<'a>(article: &'a Article<'a>) -> Document<'a> {
    extractor().extract(article).unwrap()
}

fn article(text: &str) -> Article<'_> {
    Article::new(text).id("a b/1").outlet("The \"Post\", Ltd").published("2024-05-08".parse().unwrap())
}

/// Every format of one document; the document itself is read from the wire too, where it has no sentences.
fn check(text: &str) -> Result<(), TestCaseError> {
    let article = article(text);
    let document = read(&article);
    let back = wire::from_json(&wire::to_json(&document), text).unwrap();
    for document in [&document, &back] {
        conll_is_sound(document)?;
        brat_is_sound(document)?;
        for unit in [Unit::Bytes, Unit::Characters, Unit::Utf16] {
            annotation_is_sound(document, unit)?;
            csv_is_sound(document, unit)?;
        }
        timeml_is_sound(document)?;
        events_are_sound(document)?;
        #[cfg(feature = "arrow")]
        parquet_is_sound(document)?;
    }
    Ok(())
}

#[test]
fn chosen_texts_come_back() {
    for text in TEXTS {
        if let Err(error) = check(text) {
            panic!("{text:?}: {error}");
        }
    }
}

/// The texts above are no good if they do not show what they are there for.
#[test]
fn chosen_texts_hold_what_is_hard() {
    let (mut cut, mut together, mut events, mut formulas, mut counted) = (0, 0, 0, 0, 0);
    for text in TEXTS {
        let article = article(text);
        let document = read(&article);
        let (mut standoff, mut rows) = (String::new(), String::new());
        brat::write(&document, &mut standoff).unwrap();
        csv::write(&document, &csv::Options::new(), &mut rows).unwrap();
        cut += standoff.lines().filter(|line| line.starts_with('T') && line.contains(';')).count();
        together += standoff.lines().filter(|line| line.starts_with('*')).count();
        let options = events::Options::new().unsourced(true);
        let all = events_of(&document, &options);
        events += all.iter().filter(|event| event["context"] != serde_json::json!([])).count();
        counted += all.iter().filter(|event| event["dead"].is_u64() && event["dead_bound"] == "at-least").count();
        formulas += rows.matches(",'").count() + rows.matches(",\"'").count();
    }
    let seen = [cut, together, events, formulas, counted];
    assert!(seen.iter().all(|&seen| seen > 0), "{seen:?}");
}

const WORDS: &str = "\
    Kenya|Kenyan|Iraq's|the U.S.|Islamic State|Defense Minister|Marta Quill|Sigrid|he|she|the group|officials|police|said|\
    according to|killed|wounded|were stationed in|withdrew|struck|met with|visited|pledged to|may|will|did not|denied|\
    accused|of|in|near|and|at least|20|2,500|$2.5 billion|15 percent|third|troops|soldiers|people|Tuesday|last week|\
    on March 8|2023|three years later|10:30 a.m.|every Monday|the end of 2017|New\nYork|Red\r\nCross|=|+|@|-5|<b>|&amp;|\
    ]]>|\\|e\u{301}|🚂|👩‍👩‍👧|日本|İ|\u{FEFF}|\0|\u{B}|\u{1C}|\u{85}|\u{2028}|\u{FFFF}|\t|\n\n|\r|\"|“|”|'|,|;|.|.|:|(|)";

fn news() -> impl Strategy<Value = String> {
    let list: Vec<&str> = WORDS.split('|').collect();
    let word = (prop::sample::select(list), prop::sample::select(&[" ", " ", " ", "\n", ""][..]));
    let words = prop::collection::vec(word, 0..40);
    words.prop_map(|words| words.into_iter().map(|(word, gap)| [word, gap].concat()).collect())
}

/// The same in lines of one width, as mail and wires have it: names run over their ends.
fn wrapped() -> impl Strategy<Value = String> {
    (news(), 45..70usize, prop::sample::select(&["\n", "\r\n", "\n  "][..])).prop_map(|(text, width, end)| {
        let (mut out, mut line) = (String::new(), 0);
        for word in text.split_whitespace() {
            let gap = if line == 0 {
                ""
            } else if line + word.len() > width {
                end
            } else {
                " "
            };
            line = if gap == end { word.len() } else { line + gap.len() + word.len() };
            out = [&out, gap, word].concat();
        }
        out
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_comes_back(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn news_like_words_come_back(text in news()) {
        check(&text)?;
    }

    #[test]
    fn wrapped_lines_come_back(text in wrapped()) {
        check(&text)?;
    }
}

/// The part of `text` between two offsets, cut by a consumer that counts in `unit`.
fn slice(text: &str, unit: Unit, start: usize, end: usize) -> String {
    match unit {
        Unit::Bytes => text[start..end].to_owned(),
        Unit::Utf16 => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(),
        _ => text.chars().skip(start).take(end - start).collect(),
    }
}

fn same_text(document: &Document<'_>, unit: Unit, start: usize, end: usize, span: Span) -> Result<(), TestCaseError> {
    prop_assert_eq!(slice(document.text(), unit, start, end), &document[span]);
    Ok(())
}

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

fn conll_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
    let mut out = String::new();
    conll::write(document, &mut out).unwrap();
    let rows = out.strip_prefix("-DOCSTART- -X- -X- O\n\n").unwrap();
    prop_assert!(rows.is_empty() || rows.ends_with("\n\n") && !rows.starts_with('\n') && !rows.contains("\n\n\n"));
    // Tokens are found again in the text one after the other; tags become spans as any scorer makes them.
    let (mut at, mut open, mut found) = (0, None, Vec::new());
    for line in rows.lines() {
        let columns: Vec<&str> = line.split(' ').collect();
        if line.is_empty() {
            found.extend(open.take());
            continue;
        }
        let [token, "_", "_", tag] = columns[..] else { panic!("{line:?}") };
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

/// Python's `str.splitlines`, as brat reads its files.
fn python_lines(text: &str) -> Vec<&str> {
    let ends = |c: char| "\n\r\u{B}\u{C}\u{1C}\u{1D}\u{1E}\u{85}\u{2028}\u{2029}".contains(c);
    text.split_terminator(ends).collect()
}

fn brat_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
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
                for (role, text) in parts {
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

fn annotation_is_sound(document: &Document<'_>, unit: Unit) -> Result<(), TestCaseError> {
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
    }
    for (number, mention) in document.mentions().iter().enumerate() {
        prop_assert_eq!(&items[number]["target"]["selector"][1]["exact"], &document[mention.span]);
    }
    let linked = items.iter().flat_map(|item| item["body"].as_array().unwrap());
    let linked = linked.filter(|body| body["purpose"] == "linking").map(|body| body["source"].as_str().unwrap());
    prop_assert!(linked.into_iter().all(|id| ids.contains(id)));
    Ok(())
}

/// XML 1.0's `Char`, by the specification's own list.
fn xml(c: char) -> bool {
    matches!(u32::from(c), 0x9 | 0xA | 0xD | 0x20..=0xD7FF | 0xE000..=0xFFFD | 0x10000..=0x10FFFF)
}

fn timeml_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
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
type Timex = (BTreeMap<String, String>, usize, usize);

/// The article's text and its times, as an XML reader sees them.
fn timeml_back(out: &str) -> (String, Vec<Timex>) {
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

fn events_of(document: &Document<'_>, options: &events::Options) -> Vec<Value> {
    let mut out = String::new();
    events::write(document, options, &mut out).unwrap();
    assert!(out.is_empty() || out.ends_with('\n'));
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn events_are_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
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

fn csv_is_sound(document: &Document<'_>, unit: Unit) -> Result<(), TestCaseError> {
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

#[cfg(feature = "arrow")]
fn parquet_is_sound(document: &Document<'_>) -> Result<(), TestCaseError> {
    use dateline::render::arrow;
    use dateline::render::arrow::arrow_array::{Array, LargeStringArray, RecordBatch, UInt32Array};

    let back = |batch: &RecordBatch| -> Option<RecordBatch> {
        let mut file = Vec::new();
        arrow::parquet(batch, &mut file).unwrap();
        let file = parquet_reader::read(file);
        assert!(file.is_none() == (batch.num_rows() == 0));
        assert!(file.as_ref().is_none_or(|file| file == batch), "{batch:?}");
        file
    };
    let column = |batch: &RecordBatch, name: &str| batch.column_by_name(name).unwrap().clone();
    // The same document twice: the number of the document tells them apart.
    let documents = [document.clone(), document.clone()];
    for unit in [Unit::Bytes, Unit::Characters, Unit::Utf16] {
        let (mentions, claims) = (arrow::mentions(&documents, unit).unwrap(), arrow::claims(&documents, unit).unwrap());
        let arguments = arrow::arguments(&documents, unit).unwrap();
        prop_assert_eq!(mentions.num_rows(), 2 * document.mentions().len());
        prop_assert_eq!(claims.num_rows(), 2 * document.claims().len());
        for batch in [&mentions, &arguments] {
            let Some(batch) = back(batch) else { continue };
            let (start, end, text) = (column(&batch, "start"), column(&batch, "end"), column(&batch, "text"));
            let start = start.as_any().downcast_ref::<UInt32Array>().unwrap();
            let end = end.as_any().downcast_ref::<UInt32Array>().unwrap();
            let text = text.as_any().downcast_ref::<LargeStringArray>().unwrap();
            for row in 0..batch.num_rows() {
                let words = slice(document.text(), unit, start.value(row) as usize, end.value(row) as usize);
                prop_assert_eq!(words, text.value(row));
            }
        }
        back(&claims);
    }
    Ok(())
}

#[cfg(feature = "arrow")]
mod parquet_reader {
    use dateline::render::arrow::arrow_array::RecordBatch;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    /// A file's rows in one batch; none where it has no row.
    pub(crate) fn read(file: Vec<u8>) -> Option<RecordBatch> {
        let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(file)).unwrap();
        let batches: Vec<RecordBatch> = reader.with_batch_size(1 << 20).build().unwrap().map(Result::unwrap).collect();
        assert!(batches.len() < 2);
        batches.into_iter().next()
    }
}

/// What a document read from the wire form may hold and an extractor never makes: names in names, spans that cross, out of
/// order, and cutting through a token.
#[test]
fn spans_that_overlap() {
    let text = "Bank of Kenya said on Monday night.";
    let span = |words: &str| {
        let start = text.find(words).unwrap();
        format!(r#""start":{start},"end":{},"text":"{words}""#, start + words.len())
    };
    let mention = |words: &str, kind: &str| {
        format!(r#"{{{},"kind":"{kind}","form":"name","entity":null,"rule":"a/b"}}"#, span(words))
    };
    let time = |words: &str| {
        format!(r#"{{{},"type":"TIME","value":"<\"&\n>","mod":null,"anchor":"open","rule":"a/b"}}"#, span(words))
    };
    let mentions = [mention("nya said", "person"), mention("Kenya", "place"), mention("Bank of Kenya", "organization")];
    let times = [time("night"), time("Monday night"), time("on Monday")];
    let json = format!(
        r#"{{"schema":1,"id":null,"published":null,"mentions":[{}],"entities":[],"figures":[],"times":[{}],"claims":[]}}"#,
        mentions.join(","),
        times.join(",")
    );
    let document = wire::from_json(&json, text).unwrap();

    let mut columns = String::new();
    conll::write(&document, &mut columns).unwrap();
    let tags: Vec<&str> = columns.lines().skip(2).filter_map(|line| line.split(' ').nth(3)).collect();
    assert_eq!(tags, ["B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "O", "O"]);

    let mut xml = String::new();
    timeml::write(&document, &mut xml).unwrap();
    let (back, times) = timeml_back(&xml);
    assert_eq!(back, text);
    let times: Vec<(&str, &str)> =
        times.iter().map(|(attributes, start, end)| (&*attributes["value"], &back[*start..*end])).collect();
    assert_eq!(times, [("<\"& >", "on Monday"), ("<\"& >", "night")]);
    brat_is_sound(&document).unwrap();
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
            &["AGREE [] Norway >  2024-05-08 []", "AID [] Norway > Kenya 2024-05-08 [future]"],
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
