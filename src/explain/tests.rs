//! The printed tree is the snapshot.

use crate::article::Article;
use crate::claims::{Argument, Attribution, Claim, ClaimKind, FigureId, Modality, Polarity, Stance, TimeId};
use crate::document::Document;
use crate::entities::{Entity, EntityId};
use crate::figures::{Figure, Measure};
use crate::kind::{Bound, EntityKind};
use crate::numbers::Number;
use crate::provenance::{Provenance, RuleId};
use crate::span::Span;
use crate::times::{Anchor, Time, TimeKind};

const TEXT: &str = "On Monday, Col. Ilse Brandt said at least 20 of their soldiers had not been killed near Sirte, \
                    as she put it,\nin   one line.";

fn span(words: &str) -> Span {
    let start = u32::try_from(TEXT.find(words).unwrap()).unwrap();
    Span::new(start, start + u32::try_from(words.len()).unwrap())
}

fn by(rule: &'static str, evidence: &[&str]) -> Provenance {
    Provenance::new(RuleId::new(rule), evidence.iter().map(|words| span(words)).collect::<Vec<_>>())
}

fn entity(id: u32, kind: EntityKind, name: &str) -> Entity {
    let name = name.to_owned();
    Entity { id: EntityId(id), kind, name, gazetteer_id: None, ids: Vec::new(), mentions: Vec::new() }
}

fn document(article: &Article<'_>) -> Document<'static> {
    let mut document = Document::empty(article).into_owned();
    document.entities =
        vec![entity(0, EntityKind::Person, "Ilse Brandt"), entity(1, EntityKind::Place, "Sirte, Libya")];
    document.figures = vec![Figure {
        span: span("at least 20 of their soldiers"),
        number: span("20"),
        measure: Measure::Count { counted: Some(span("soldiers")), elided: false },
        low: Some(Number::new(20, 0)),
        best: None,
        high: None,
        bound: Bound::AtLeast,
        change: None,
        provenance: by("count/noun", &[]),
    }];
    document.times = vec![Time {
        span: span("Monday"),
        kind: TimeKind::Date,
        value: "2024-05-13".to_owned(),
        modifier: None,
        anchor: Anchor::Published,
        provenance: by("time/weekday", &[]),
    }];
    document
}

fn claim() -> Claim {
    let mut fact = ClaimKind::Casualties.empty();
    let victims = Argument { figure: Some(FigureId(0)), ..Argument::new(span("at least 20 of their soldiers")) };
    fact.role_mut("victims").unwrap().push(victims);
    fact.role_mut("place").unwrap().push(Argument { entity: Some(EntityId(1)), ..Argument::new(span("Sirte")) });
    fact.role_mut("agent").unwrap().push(Argument { elided: true, ..Argument::new(span("their")) });
    assert!(fact.set_label("killed"));
    let source = Argument { entity: Some(EntityId(0)), ..Argument::new(span("Col. Ilse Brandt")) };
    Claim {
        fact,
        span: span("at least 20 of their soldiers had not been killed near Sirte"),
        cue: span("killed"),
        stance: Stance { polarity: Polarity::Negated, modality: Modality::Possible },
        attribution: vec![
            Attribution { source, cue: span("said") },
            Attribution { source: Argument::new(span("she")), cue: span("put it,\nin   one") },
        ],
        time: Some(TimeId(0)),
        place: None,
        provenance: by("casualties/killed", &["killed", "at least 20 of their soldiers"]),
    }
}

#[test]
fn every_branch() {
    let article = Article::new(TEXT);
    let expected = "\
casualties, harm killed, negated, possible
├─ cue       “killed”
├─ victims   “at least 20 of their soldiers” → at least 20 soldiers
├─ agent     “their” (left out here)
├─ place     “Sirte” → Sirte, Libya (place)
├─ time      “Monday” → 2024-05-13
├─ source    on the word of “Col. Ilse Brandt” → Ilse Brandt (person), by “said”
├─ source    on the word of “she”, by “put it, in one”
├─ rule      casualties/killed
└─ evidence  “killed” “at least 20 of their soldiers”
";
    assert_eq!(document(&article).explain(&claim()).to_string(), expected);
}

#[test]
fn plain_claim_has_a_plain_title() {
    let article = Article::new(TEXT);
    let plain = Claim {
        fact: ClaimKind::Visit.empty(),
        stance: Stance::default(),
        attribution: Vec::new(),
        time: None,
        provenance: by("visit/test", &[]),
        ..claim()
    };
    let expected = "\
visit
├─ cue   “killed”
└─ rule  visit/test
";
    assert_eq!(document(&article).explain(&plain).to_string(), expected);
}

#[test]
fn figures_say_their_bound() {
    let number = |digits| Some(Number::new(digits, 0));
    let cases = [
        (Bound::Exact, None, number(7), None, "7"),
        (Bound::About, None, number(7), None, "about 7"),
        (Bound::AtLeast, number(7), None, None, "at least 7"),
        (Bound::AtMost, None, None, number(7), "at most 7"),
        (Bound::MoreThan, number(7), None, None, "more than 7"),
        (Bound::LessThan, None, None, number(7), "less than 7"),
        (Bound::Range, number(7), None, number(9), "7 to 9"),
        (Bound::Vague, number(24), None, None, "vaguely 24 or more"),
        (Bound::Vague, None, None, None, "vaguely ? or more"),
    ];
    let figures = document(&Article::new(TEXT)).figures;
    for (bound, low, best, high, expected) in cases {
        let figure = Figure { bound, low, best, high, ..figures[0].clone() };
        assert_eq!(super::stated(&figure), expected);
    }
}

#[test]
fn long_words_keep_both_ends() {
    let long = format!("It began {} and so it ended", "and went on ".repeat(20));
    let line = super::one_line(&long);
    assert!(line.starts_with("It began and went on"), "{line}");
    assert!(line.ends_with("and so it ended"), "{line}");
    assert_eq!(line.chars().filter(|c| *c == '…').count(), 1);
    assert!(line.chars().count() <= 88);
}
