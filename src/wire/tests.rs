//! The wire form against a document built by hand: what it writes, to the letter; that it comes back; and what reading
//! back refuses, by field.

use super::*;
use crate::article::Article;
use crate::claims::{Argument, Attribution, Claim, ClaimKind, FigureId, Modality, Polarity, Stance, TimeId};
use crate::entities::{Entity, EntityId, Form, Mention};
use crate::figures::{Change, Figure, Measure};
use crate::kind::{Bound, EntityKind};
use crate::numbers::Number;
use crate::provenance::{Provenance, RuleId};
use crate::span::Span;
use crate::times::{Anchor, Time, TimeKind};

const TEXT: &str = "On Tuesday Brandt said Norway has 1,500 troops in Mali. \
                    She added that another 400 stay in “Chad”, at $2.5 million a week.";

fn span(words: &str) -> Span {
    let start = u32::try_from(TEXT.find(words).unwrap()).unwrap();
    Span::new(start, start + u32::try_from(words.len()).unwrap())
}

fn by(rule: &'static str) -> Provenance {
    Provenance::new(RuleId::new(rule), Vec::new())
}

fn mention(words: &str, kind: EntityKind, form: Form, entity: Option<u32>) -> Mention {
    Mention { span: span(words), kind, form, entity: entity.map(EntityId), provenance: by("test/mention") }
}

fn count(words: &str, number: &str, value: Number, elided: bool) -> Figure {
    Figure {
        span: span(words),
        number: span(number),
        measure: Measure::Count { counted: Some(span("troops")), elided },
        low: Some(value),
        best: Some(value),
        high: Some(value),
        bound: Bound::Exact,
        change: None,
        provenance: by("count/noun"),
    }
}

fn money() -> Figure {
    Figure {
        measure: Measure::Money { unit: "dollar".to_owned(), code: None },
        low: None,
        high: None,
        bound: Bound::About,
        change: Some(Change::Up),
        ..count("$2.5 million", "2.5 million", Number::new(25, -1), false)
    }
}

fn presence() -> Claim {
    let mut fact = ClaimKind::Presence.empty();
    fact.role_mut("force").unwrap().push(Argument { entity: Some(EntityId(1)), ..Argument::new(span("Norway")) });
    let troops = Argument { figure: Some(FigureId(0)), elided: true, ..Argument::new(span("1,500 troops")) };
    fact.role_mut("size").unwrap().push(troops);
    let speaker = Argument { entity: Some(EntityId(0)), ..Argument::new(span("Brandt")) };
    Claim {
        fact,
        span: span("Norway has 1,500 troops in Mali"),
        cue: span("has"),
        stance: Stance { polarity: Polarity::Negated, modality: Modality::Planned },
        attribution: vec![Attribution { source: speaker, cue: span("said") }],
        time: Some(TimeId(0)),
        place: Some(Argument { entity: Some(EntityId(2)), ..Argument::new(span("Mali")) }),
        provenance: Provenance::new(RuleId::new("presence/has"), vec![span("has"), span("in Mali")]),
    }
}

fn statement() -> Claim {
    let mut fact = ClaimKind::Statement.empty();
    fact.role_mut("speaker").unwrap().push(Argument::new(span("She")));
    fact.role_mut("content").unwrap().push(Argument::new(span("another 400 stay in “Chad”")));
    assert!(fact.set_label("mixed"));
    let (attribution, evidence) = (Vec::new(), vec![span("added")]);
    let provenance = Provenance::new(RuleId::new("statement/verb"), evidence);
    let stance = Stance::default();
    Claim { fact, stance, attribution, time: None, place: None, cue: span("added"), provenance, ..presence() }
}

fn sample() -> Document<'static> {
    let article = Article::new(TEXT).id("a\"1").published("2024-05-15".parse().unwrap());
    let mut document = Document::empty(&article).into_owned();
    document.mentions = vec![
        mention("Brandt", EntityKind::Person, Form::Name, Some(0)),
        mention("Norway", EntityKind::Place, Form::Name, Some(1)),
        mention("Mali", EntityKind::Place, Form::Name, None),
        mention("She", EntityKind::Person, Form::Pronoun, Some(0)),
    ];
    let entity = |id, kind, name: &str, mentions: &[u32]| Entity {
        id: EntityId(id),
        kind,
        name: name.to_owned(),
        gazetteer_id: None,
        ids: Vec::new(),
        mentions: mentions.to_vec(),
    };
    document.entities = vec![
        entity(0, EntityKind::Person, "Brandt", &[0, 3]),
        Entity {
            gazetteer_id: Some("country.no".to_owned()),
            ids: vec![("wikidata".to_owned(), "Q20".to_owned()), ("geonames".to_owned(), "3144096".to_owned())],
            ..entity(1, EntityKind::Place, "Norway", &[1])
        },
        entity(2, EntityKind::Place, "Mali", &[2]),
    ];
    document.figures = vec![
        count("1,500 troops", "1,500", Number::new(15, 2), false),
        count("another 400", "400", Number::new(400, 0), true),
        money(),
    ];
    document.times = vec![Time {
        span: span("Tuesday"),
        kind: TimeKind::Date,
        value: "2024-05-14".to_owned(),
        modifier: Some("START"),
        anchor: Anchor::Published,
        provenance: by("time/weekday"),
    }];
    document.claims = vec![presence(), statement()];
    document
}

const WRITTEN: &str = r#"{"schema":1,"id":"a\"1","published":"2024-05-15",
"mentions":[
{"start":11,"end":17,"text":"Brandt","kind":"person","form":"name","entity":0,"rule":"test/mention"},
{"start":23,"end":29,"text":"Norway","kind":"place","form":"name","entity":1,"rule":"test/mention"},
{"start":50,"end":54,"text":"Mali","kind":"place","form":"name","entity":null,"rule":"test/mention"},
{"start":56,"end":59,"text":"She","kind":"reference","form":"pronoun","entity":0,"rule":"test/mention"}],
"entities":[
{"id":0,"kind":"person","name":"Brandt","gazetteer":null,"ids":{},"mentions":[0,3]},
{"id":1,"kind":"place","name":"Norway","gazetteer":"country.no","ids":{"geonames":"3144096","wikidata":"Q20"},
"mentions":[1]},
{"id":2,"kind":"place","name":"Mali","gazetteer":null,"ids":{},"mentions":[2]}],
"figures":[
{"start":34,"end":46,"text":"1,500 troops","type":"count","low":1500,"best":1500,"high":1500,"bound":"exact",
"change":null,"counted":"troops","unit":null,"number":{"start":34,"end":39},"rule":"count/noun"},
{"start":71,"end":82,"text":"another 400","type":"count","low":400,"best":400,"high":400,"bound":"exact",
"change":null,"counted":"troops","unit":null,"number":{"start":79,"end":82},"rule":"count/noun"},
{"start":106,"end":118,"text":"$2.5 million","type":"money","low":null,"best":2.5,"high":null,"bound":"about",
"change":"up","counted":null,"unit":"dollar","number":{"start":107,"end":118},"rule":"count/noun"}],
"times":[
{"start":3,"end":10,"text":"Tuesday","type":"DATE","value":"2024-05-14","mod":"START","anchor":"published",
"rule":"time/weekday"}],
"claims":[
{"kind":"presence","start":23,"end":54,"cue":{"start":30,"end":33,"text":"has"},
"roles":{"force":[{"start":23,"end":29,"text":"Norway","entity":1}],
"size":[{"start":34,"end":46,"text":"1,500 troops","figure":0,"elided":true}]},
"form":null,"status":null,"harm":null,"change":null,"direction":null,"answer":null,
"polarity":"negated","modality":"planned",
"attribution":[{"source":{"start":11,"end":17,"entity":0},"cue":{"start":18,"end":22}}],
"time":{"start":3,"end":10,"text":"Tuesday","value":"2024-05-14"},
"place":{"start":50,"end":54,"text":"Mali","entity":2},
"rule":"presence/has","evidence":[{"start":30,"end":33},{"start":47,"end":54}]},
{"kind":"statement","start":23,"end":54,"cue":{"start":60,"end":65,"text":"added"},
"roles":{"speaker":[{"start":56,"end":59,"text":"She"}],
"content":[{"start":71,"end":101,"text":"another 400 stay in “Chad”"}]},
"form":"mixed","status":null,"harm":null,"change":null,"direction":null,"answer":null,
"polarity":"asserted","modality":"actual","attribution":[],"time":null,"place":null,
"rule":"statement/verb","evidence":[{"start":60,"end":65}]}]}"#;

#[test]
fn written_to_the_letter() {
    assert_eq!(to_json(&sample()), WRITTEN.replace('\n', ""));
    assert_eq!(to_value(&sample()), serde_json::from_str::<serde_json::Value>(WRITTEN).unwrap());
}

#[test]
fn read_back_is_the_same_document() {
    let mut document = sample();
    document.outlet = None;
    document.entities[1].ids.sort();
    document.figures[0].low = Some(Number::new(1500, 0));
    (document.figures[0].best, document.figures[0].high) = (document.figures[0].low, document.figures[0].low);
    let back = from_json(&to_json(&document), TEXT).unwrap();
    assert_eq!(back, document);
    assert_eq!(to_json(&back), to_json(&document));
}

#[test]
fn every_kind_comes_back_with_roles_and_label() {
    let words = ["direct", "current", "killed", "seize", "withdraw", "accuse", "train", "reached"];
    for kind in ClaimKind::ALL {
        let labels: Vec<&str> = words.into_iter().filter(|word| kind.empty().set_label(word)).collect();
        for label in labels.iter().copied().map(Some).chain([None]) {
            let mut document = sample();
            let mut fact = kind.empty();
            for (role, _) in kind.empty().roles() {
                fact.role_mut(role).unwrap().push(Argument::new(span("Norway")));
            }
            assert!(label.is_none_or(|label| fact.set_label(label)));
            document.claims = vec![Claim { fact: fact.clone(), ..presence() }];
            let back = from_json(&to_json(&document), TEXT).unwrap();
            assert_eq!(back.claims[0].fact, fact);
        }
    }
}

#[test]
fn numbers_come_back_as_the_same_bytes() {
    let cases = [
        (Number::new(25, 2), "2500"),
        (Number::new(2500, -2), "25"),
        (Number::new(-25, -1), "-2.5"),
        (Number::new(0, 100), "0"),
        (Number::new(0, -3), "0"),
        (Number::new(i64::MAX, 0), "9223372036854775807"),
        (Number::new(i64::MIN, 0), "-9223372036854775808"),
        (Number::new(i64::MAX, 3), "9.223372036854776e+21"),
        (Number::new(90_071_992_547_409_931, -1), "9007199254740994"),
        (Number::new(1, 127), "1e+127"),
        (Number::new(1, -128), "1e-128"),
        (Number::new(1_234_567_890_123_456_789, -20), "0.012345678901234568"),
        (Number::new(90_719_925_474_099_315, -13), "9071.992547409931"),
        (Number::new(333_333_333_333_333_333, -18), "0.3333333333333333"),
    ];
    for (number, expected) in cases {
        let mut document = sample();
        document.figures[0].best = Some(number);
        let json = to_json(&document);
        assert!(json.contains(&format!(r#""best":{expected},"#)), "{number:?} in {json}");
        assert_eq!(to_json(&from_json(&json, TEXT).unwrap()), json, "{number:?}");
    }
}

#[test]
fn counted_nouns_find_their_place_again() {
    let text =
        "Troops left. İzmir’s 20 TROOPS and 30 peace-keepers stay; 5 troops go, another 7 too. 9 ΣΟΦΟΣ, 1 Ѩ. ↉Ѩ[";
    let at = |words: &str| {
        let start = u32::try_from(text.find(words).unwrap()).unwrap();
        Span::new(start, start + u32::try_from(words.len()).unwrap())
    };
    let cases = [
        ("20 TROOPS", at("TROOPS"), false),
        ("30 peace-keepers", at("peace-keepers"), false),
        ("5 troops", at("troops"), false),
        ("another 7", at("troops"), true),
        ("9 ΣΟΦΟΣ", at("ΣΟΦΟΣ"), false),
        // A capital and its stop are one token; small they would be two.
        ("1 Ѩ.", at("Ѩ."), false),
        ("Troops", at("İzmir"), true),
        ("20", at("roops left"), true),
    ];
    for (words, noun, elided) in cases {
        let mut document = Document::empty(&Article::new(text)).into_owned();
        let measure = Measure::Count { counted: Some(noun), elided };
        document.figures = vec![Figure { span: at(words), number: at(words), measure, ..sample().figures[0].clone() }];
        let json = to_json(&document);
        let back = from_json(&json, text).unwrap();
        assert_eq!(back.figures[0].measure, document.figures[0].measure, "{words}");
        assert_eq!(to_json(&back), json);
    }
}

#[test]
fn references_take_the_kind_of_their_entity() {
    let mut document = sample();
    document.mentions = vec![
        mention("Norway", EntityKind::Place, Form::Description, Some(1)),
        mention("She", EntityKind::Person, Form::Title, None),
    ];
    document.entities.iter_mut().for_each(|entity| entity.mentions.clear());
    let back = from_json(&to_json(&document), TEXT).unwrap();
    assert_eq!(back.mentions, document.mentions);
}

#[test]
fn dates_before_the_common_era_come_back() {
    let mut document = sample();
    document.published = crate::Date::new(-43, 3, 15);
    let json = to_json(&document);
    assert_eq!(from_json(&json, TEXT).unwrap().published, document.published);
}

/// What is replaced in the JSON, by what, and the error.
const REFUSED: &[(&str, &str, &str)] = &[
    ("{\"schema\":1", "{\"schema\":2", "expected the number 1 at schema, found 2"),
    ("{\"schema\":1,", "{", "expected the number 1 at schema, found null"),
    ("\"2024-05-15\"", "\"2024-05-32\"", "expected a date as YYYY-MM-DD at published, found \"2024-05-32\""),
    (
        "\"2024-05-15\"",
        "\"2024-05-15T10:00\"",
        "expected a date as YYYY-MM-DD at published, found \"2024-05-15T10:00\"",
    ),
    (
        "\"start\":11,\"end\":17,\"text\":\"Brandt\"",
        "\"start\":11,\"end\":170",
        "expected a span within the text's 126 bytes, on character boundaries, at mentions[0], found 11..170",
    ),
    (
        "\"start\":71,\"end\":101,\"text\"",
        "\"start\":71,\"end\":100,\"text\"",
        "expected a span within the text's 126 bytes, on character boundaries, at claims[1].roles.content[0], \
         found 71..100",
    ),
    (
        "\"cue\":{\"start\":18,\"end\":22}",
        "\"cue\":{\"start\":22,\"end\":18}",
        "expected a span within the text's 126 bytes, on character boundaries, at claims[0].attribution[0].cue, \
         found 22..18",
    ),
    ("\"start\":30", "\"start\":-1", "expected a byte offset at claims[0].cue.start, found -1"),
    ("\"start\":11,", "\"start\":4294967296,", "expected a byte offset at mentions[0].start, found 4294967296"),
    (
        "\"text\":\"Mali\",\"kind\"",
        "\"text\":\"Male\",\"kind\"",
        "expected the text's \"Mali\" at mentions[2].text, found \"Male\"",
    ),
    (
        "\"kind\":\"person\",\"form\"",
        "\"kind\":\"dog\",\"form\"",
        "expected one of person, place, organization, nationality, religion, ethnic at mentions[0].kind, found \"dog\"",
    ),
    (
        "\"kind\":\"person\",\"form\"",
        "\"kind\":\"reference\",\"form\"",
        "expected one of person, place, organization, nationality, religion, ethnic at mentions[0].kind, \
         found \"reference\"",
    ),
    (
        "\"pronoun\"",
        "\"noun\"",
        "expected one of name, title, description, pronoun at mentions[3].form, found \"noun\"",
    ),
    (
        "\"entity\":0,\"rule\"",
        "\"entity\":3,\"rule\"",
        "expected an entity of the 3 here at mentions[0].entity, found 3",
    ),
    ("{\"id\":1", "{\"id\":2", "expected the entity's place in the list, 1 at entities[1].id, found 2"),
    (
        "\"mentions\":[0,3]",
        "\"mentions\":[0,4]",
        "expected a mention of the 4 here at entities[0].mentions[1], found 4",
    ),
    ("\"ids\":{}", "\"ids\":[]", "expected an object at entities[0].ids, found []"),
    ("\"wikidata\":\"Q20\"", "\"wikidata\":20", "expected a string at entities[1].ids.wikidata, found 20"),
    ("\"low\":1500", "\"low\":\"1500\"", "expected a number at figures[0].low, found \"1500\""),
    (
        "\"counted\":\"troops\"",
        "\"counted\":\"geese\"",
        "expected a noun that stands in the text at figures[0].counted, found \"geese\"",
    ),
    (
        "\"counted\":\"troops\"",
        "\"counted\":\"\"",
        "expected a noun that stands in the text at figures[0].counted, found \"\"",
    ),
    ("\"unit\":\"dollar\"", "\"unit\":null", "expected a string at figures[2].unit, found null"),
    ("\"change\":\"up\"", "\"change\":\"left\"", "expected one of up, down at figures[2].change, found \"left\""),
    ("\"DATE\"", "\"DAY\"", "expected one of DATE, TIME, DURATION, SET at times[0].type, found \"DAY\""),
    ("\"kind\":\"presence\"", "\"kind\":\"absence\"", "at claims[0].kind, found \"absence\""),
    ("\"force\":", "\"speaker\":", "expected no role but those of `presence` at claims[0].roles.speaker, found "),
    ("\"form\":\"mixed\"", "\"form\":\"sung\"", "expected a `form` of `statement` at claims[1].form, found \"sung\""),
    (
        "\"form\":\"mixed\",\"status\":null",
        "\"form\":null,\"status\":\"mixed\"",
        "expected a `status` of `statement` at claims[1].status, found \"mixed\"",
    ),
    ("\"figure\":0", "\"figure\":9", "expected a figure of the 3 here at claims[0].roles.size[0].figure, found 9"),
    ("\"elided\":true", "\"elided\":1", "expected true or false at claims[0].roles.size[0].elided, found 1"),
    (
        "\"text\":\"Tuesday\",\"value\":\"2024-05-14\"}",
        "\"text\":\"Tuesday\",\"value\":\"2024-05-13\"}",
        "expected one of the document's times, with its value at claims[0].time, found ",
    ),
    ("\"rule\":\"presence/has\",", "", "expected a string at claims[0].rule, found null"),
    ("\"claims\":[", "\"claims\":7,\"other\":[", "expected a list at claims, found 7"),
    ("{\"schema\":1", "[{\"schema\":1", "expected one JSON object, found text that is no JSON: "),
    ("]}]}", "]}]} {}", "expected one JSON object, found text that is no JSON: trailing characters"),
];

#[test]
fn refused_by_field() {
    let json = to_json(&sample());
    for (old, new, expected) in REFUSED {
        assert!(json.contains(old), "{old}");
        let error = from_json(&json.replacen(old, new, 1), TEXT).unwrap_err();
        assert!(error.is_wire());
        assert!(error.to_string().contains(expected), "{old} -> {new}\n  gives    {error}\n  expected {expected}");
    }
    assert_eq!(from_json("7", TEXT).unwrap_err().to_string(), "expected one JSON object at the top, found 7");
}

#[test]
fn unknown_fields_are_ignored() {
    let json = to_json(&sample()).replacen("{\"schema\":1", "{\"schema\":1,\"later\":[1]", 1);
    assert_eq!(to_json(&from_json(&json, TEXT).unwrap()), to_json(&sample()));
}
