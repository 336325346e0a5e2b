//! Writing: rows that borrow from the document and are made one at a time while serde asks for them, so that neither
//! a list of rows nor a tree of values ever stands in memory.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{REFERENCE, SCHEMA, lower, type_of};
use crate::claims::{Argument, Attribution, Claim, Fact, TimeId};
use crate::date::Date;
use crate::document::Document;
use crate::entities::{Entity, Form, Mention};
use crate::figures::{Figure, Measure};
use crate::numbers::Number;
use crate::span::Span;
use crate::times::Time;

/// The whole document, ready for serde.
pub(super) fn document<'d>(of: &'d Document<'_>) -> impl Serialize + 'd {
    let of: &'d Document<'d> = of;
    DocumentRow {
        schema: SCHEMA,
        id: of.id(),
        published: of.published().map(Day),
        mentions: Rows { of, items: &of.mentions, row: mention },
        entities: Rows { of, items: &of.entities, row: entity },
        figures: Rows { of, items: &of.figures, row: figure },
        times: Rows { of, items: &of.times, row: time },
        claims: Rows { of, items: &of.claims, row: claim },
    }
}

/// A list whose rows are made as they are written.
struct Rows<'d, T, R> {
    of: &'d Document<'d>,
    items: &'d [T],
    row: fn(&'d Document<'d>, &'d T) -> R,
}

impl<T, R: Serialize> Serialize for Rows<'_, T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(|item| (self.row)(self.of, item)))
    }
}

#[derive(serde::Serialize)]
struct DocumentRow<'d> {
    schema: u32,
    id: Option<&'d str>,
    published: Option<Day>,
    mentions: Rows<'d, Mention, MentionRow<'d>>,
    entities: Rows<'d, Entity, EntityRow<'d>>,
    figures: Rows<'d, Figure, FigureRow<'d>>,
    times: Rows<'d, Time, TimeRow<'d>>,
    claims: Rows<'d, Claim, ClaimRow<'d>>,
}

struct Day(Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(serde::Serialize)]
struct SpanRow {
    start: u32,
    end: u32,
}

fn bare(span: Span) -> SpanRow {
    SpanRow { start: span.start, end: span.end }
}

#[derive(serde::Serialize)]
struct WordsRow<'d> {
    start: u32,
    end: u32,
    text: &'d str,
}

#[derive(serde::Serialize)]
struct MentionRow<'d> {
    start: u32,
    end: u32,
    text: &'d str,
    kind: &'static str,
    form: &'static str,
    entity: Option<u32>,
    rule: &'d str,
}

/// Whether a mention's own words say what it refers to: a name does, and a title or description in capitals ("the
/// Foreign Secretary", "the Coalition"), which stands for one.
fn names_kind(of: &Document<'_>, mention: &Mention) -> bool {
    let last = of[mention.span].rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or("");
    match mention.form {
        Form::Name => true,
        Form::Title | Form::Description => last.starts_with(char::is_uppercase),
        Form::Pronoun => false,
    }
}

fn mention<'d>(of: &'d Document<'d>, mention: &'d Mention) -> MentionRow<'d> {
    MentionRow {
        start: mention.span.start,
        end: mention.span.end,
        text: &of[mention.span],
        kind: if names_kind(of, mention) { mention.kind.as_str() } else { REFERENCE },
        form: mention.form.as_str(),
        entity: mention.entity.map(|id| id.0),
        rule: mention.provenance.rule.as_str(),
    }
}

#[derive(serde::Serialize)]
struct EntityRow<'d> {
    id: u32,
    kind: &'static str,
    name: &'d str,
    gazetteer: Option<&'d str>,
    ids: Ids<'d>,
    mentions: &'d [u32],
}

fn entity<'d>(_: &'d Document<'d>, entity: &'d Entity) -> EntityRow<'d> {
    EntityRow {
        id: entity.id.0,
        kind: entity.kind.as_str(),
        name: &entity.name,
        gazetteer: entity.gazetteer_id.as_deref(),
        ids: Ids(&entity.ids),
        mentions: &entity.mentions,
    }
}

/// Identifiers as an object: by catalogue, in the catalogues' order; of a catalogue's several the first.
struct Ids<'d>(&'d [(String, String)]);

impl Serialize for Ids<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut ids: Vec<&(String, String)> = self.0.iter().collect();
        ids.sort_by(|a, b| a.0.cmp(&b.0));
        ids.dedup_by(|b, a| a.0 == b.0);
        serializer.collect_map(ids.into_iter().map(|(catalogue, id)| (catalogue, id)))
    }
}

#[derive(serde::Serialize)]
struct FigureRow<'d> {
    start: u32,
    end: u32,
    text: &'d str,
    r#type: &'static str,
    low: Option<Value>,
    best: Option<Value>,
    high: Option<Value>,
    bound: &'static str,
    change: Option<&'static str>,
    counted: Option<String>,
    unit: Option<&'d str>,
    number: SpanRow,
    rule: &'d str,
}

fn figure<'d>(of: &'d Document<'d>, figure: &'d Figure) -> FigureRow<'d> {
    let counted = match &figure.measure {
        Measure::Count { counted: Some(noun), .. } => Some(lower(&of[*noun]).collect()),
        _ => None,
    };
    let unit = match &figure.measure {
        Measure::Money { unit, .. } | Measure::Unit(unit) => Some(unit.as_str()),
        _ => None,
    };
    FigureRow {
        start: figure.span.start,
        end: figure.span.end,
        text: &of[figure.span],
        r#type: type_of(&figure.measure),
        low: figure.low.map(Value),
        best: figure.best.map(Value),
        high: figure.high.map(Value),
        bound: figure.bound.as_str(),
        change: figure.change.map(|change| change.as_str()),
        counted,
        unit,
        number: bare(figure.number),
        rule: figure.provenance.rule.as_str(),
    }
}

/// A number: a JSON integer where it is one and fits 64 bits, else the float nearest to it.
struct Value(Number);

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match integer(self.0) {
            Some(integer) => serializer.serialize_i64(integer),
            None => float(nearest(self.0), serializer),
        }
    }
}

/// A float without decimals is written as the integer that it would be read back as.
fn float<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const WHOLE: f64 = 1e18;
    if value.fract() == 0.0 && value.abs() < WHOLE {
        return serializer.serialize_i64(value as i64);
    }
    serializer.serialize_f64(value)
}

fn integer(number: Number) -> Option<i64> {
    let mut digits = number.digits();
    let power = u32::from(number.exponent().unsigned_abs());
    if number.exponent() >= 0 {
        return if digits == 0 { Some(0) } else { 10i64.checked_pow(power)?.checked_mul(digits) };
    }
    for _ in 0..power {
        if digits % 10 != 0 {
            return None;
        }
        digits /= 10;
    }
    Some(digits)
}

/// Correctly rounded, as [`Number::value`] need not be: only so does the float read back give these digits again.
fn nearest(number: Number) -> f64 {
    format!("{}e{}", number.digits(), number.exponent()).parse().unwrap_or_else(|_| number.value())
}

#[derive(serde::Serialize)]
struct TimeRow<'d> {
    start: u32,
    end: u32,
    text: &'d str,
    r#type: &'static str,
    value: &'d str,
    r#mod: Option<&'static str>,
    anchor: &'static str,
    rule: &'d str,
}

fn time<'d>(of: &'d Document<'d>, time: &'d Time) -> TimeRow<'d> {
    TimeRow {
        start: time.span.start,
        end: time.span.end,
        text: &of[time.span],
        r#type: time.kind.as_str(),
        value: &time.value,
        r#mod: time.modifier,
        anchor: time.anchor.as_str(),
        rule: time.provenance.rule.as_str(),
    }
}

#[derive(serde::Serialize)]
struct ClaimRow<'d> {
    kind: &'static str,
    start: u32,
    end: u32,
    cue: WordsRow<'d>,
    roles: Roles<'d>,
    form: Option<&'static str>,
    status: Option<&'static str>,
    harm: Option<&'static str>,
    change: Option<&'static str>,
    direction: Option<&'static str>,
    answer: Option<&'static str>,
    polarity: &'static str,
    modality: &'static str,
    attribution: Rows<'d, Attribution, AttributionRow<'d>>,
    time: Option<DatedRow<'d>>,
    place: Option<ArgumentRow<'d>>,
    rule: &'d str,
    evidence: Rows<'d, Span, SpanRow>,
}

fn claim<'d>(of: &'d Document<'d>, claim: &'d Claim) -> ClaimRow<'d> {
    let label = claim.fact.label();
    let labelled = |field: &str| label.filter(|(name, _)| *name == field).map(|(_, word)| word);
    ClaimRow {
        kind: claim.kind().as_str(),
        start: claim.span.start,
        end: claim.span.end,
        cue: WordsRow { start: claim.cue.start, end: claim.cue.end, text: &of[claim.cue] },
        roles: Roles { of, fact: &claim.fact },
        form: labelled("form"),
        status: labelled("status"),
        harm: labelled("harm"),
        change: labelled("change"),
        direction: labelled("direction"),
        answer: labelled("answer"),
        polarity: claim.stance.polarity.as_str(),
        modality: claim.stance.modality.as_str(),
        attribution: Rows { of, items: &claim.attribution, row: attribution },
        time: claim.time.and_then(|id| dated(of, id)),
        place: claim.place.as_ref().map(|place| argument(of, place)),
        rule: claim.provenance.rule.as_str(),
        evidence: Rows { of, items: &claim.provenance.evidence, row: |_, span| bare(*span) },
    }
}

/// The roles that are filled, each with the list of what fills it.
struct Roles<'d> {
    of: &'d Document<'d>,
    fact: &'d Fact,
}

impl Serialize for Roles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (role, fillers) in self.fact.roles() {
            if !fillers.is_empty() {
                map.serialize_entry(role, &Rows { of: self.of, items: fillers, row: argument })?;
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct ArgumentRow<'d> {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    elided: bool,
}

fn argument<'d>(of: &'d Document<'d>, argument: &'d Argument) -> ArgumentRow<'d> {
    ArgumentRow {
        start: argument.span.start,
        end: argument.span.end,
        text: Some(&of[argument.span]),
        entity: argument.entity.map(|id| id.0),
        figure: argument.figure.map(|id| id.0),
        elided: argument.elided,
    }
}

#[derive(serde::Serialize)]
struct AttributionRow<'d> {
    source: ArgumentRow<'d>,
    cue: SpanRow,
}

fn attribution<'d>(of: &'d Document<'d>, attribution: &'d Attribution) -> AttributionRow<'d> {
    // The contract has no `text` here: a source repeats in every claim of what it said.
    let source = ArgumentRow { text: None, ..argument(of, &attribution.source) };
    AttributionRow { source, cue: bare(attribution.cue) }
}

#[derive(serde::Serialize)]
struct DatedRow<'d> {
    start: u32,
    end: u32,
    text: &'d str,
    value: &'d str,
}

fn dated<'d>(of: &'d Document<'d>, id: TimeId) -> Option<DatedRow<'d>> {
    let time = of.times.get(id.0 as usize)?;
    Some(DatedRow { start: time.span.start, end: time.span.end, text: &of[time.span], value: &time.value })
}
