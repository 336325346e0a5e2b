//! Reading back: the JSON is parsed into a tree, then walked field by field with the path at hand, so that whatever is
//! wrong is named by its place. Slower than deriving, which cannot say `claims[3].roles.size[0].figure`; documents are
//! read back rarely. Nothing here trusts the JSON.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::{REFERENCE, SCHEMA, lower};
use crate::claims::{Argument, Attribution, Claim, ClaimKind, Fact, FigureId, Modality, Polarity, Stance, TimeId};
use crate::date::Date;
use crate::document::Document;
use crate::entities::{Entity, EntityId, Form, Mention};
use crate::error::Error;
use crate::figures::{Change, Figure, Measure};
use crate::kind::{Bound, EntityKind};
use crate::numbers::Number;
use crate::provenance::{Provenance, RuleId};
use crate::span::Span;
use crate::text::cut::tokenize;
use crate::times::{Anchor, Time, TimeKind};

pub(super) fn document<'t>(json: &str, text: &'t str) -> Result<Document<'t>, Error> {
    let value: Value = serde_json::from_str(json)
        .map_err(|error| Error::wire("one JSON object", format!("text that is no JSON: {error}")))?;
    let root = Field { value: &value, parent: None, step: Step::Root };
    if !value.is_object() {
        return Err(root.expected("one JSON object"));
    }
    let schema = root.get("schema");
    if schema.value.as_u64() != Some(u64::from(SCHEMA)) {
        return Err(schema.expected(&format!("the number {SCHEMA}")));
    }
    let size = |key| root.get(key).value.as_array().map_or(0, Vec::len);
    let (mentions, entities, figures) = (size("mentions"), size("entities"), size("figures"));
    let reader = Reader { text, mentions, entities, figures, tokens: OnceCell::new() };
    reader.document(&root)
}

/// What fields are checked against.
struct Reader<'t> {
    text: &'t str,
    mentions: usize,
    entities: usize,
    figures: usize,
    /// The starts of every token, by its words in lower case.
    tokens: OnceCell<FxHashMap<String, Vec<u32>>>,
}

/// A claim's time is written with its words and value: the times by these.
type TimesBySpan<'d> = FxHashMap<(Span, &'d str), TimeId>;

impl<'t> Reader<'t> {
    fn document(&self, root: &Field<'_, '_>) -> Result<Document<'t>, Error> {
        let entities = root.get("entities").list(|field, at| self.entity(field, at))?;
        let mentions = root.get("mentions").list(|field, _| self.mention(field, &entities))?;
        let figures = root.get("figures").list(|field, _| self.figure(field))?;
        let times = root.get("times").list(|field, _| self.time(field))?;
        let mut by_span = TimesBySpan::default();
        for (at, time) in times.iter().enumerate() {
            by_span.entry((time.span, &time.value)).or_insert(TimeId(u32::try_from(at).unwrap_or(u32::MAX)));
        }
        let claims = root.get("claims").list(|field, _| self.claim(field, &by_span))?;
        Ok(Document {
            text: Cow::Borrowed(self.text),
            id: root.get("id").given(Field::string)?.map(str::to_owned),
            outlet: None,
            published: root.get("published").given(date)?,
            sentences: Vec::new(),
            mentions,
            entities,
            figures,
            times,
            claims,
        })
    }

    fn entity(&self, field: &Field<'_, '_>, at: usize) -> Result<Entity, Error> {
        let id = field.get("id").index(self.entities, "an entity")?;
        if id as usize != at {
            return Err(field.get("id").expected(&format!("the entity's place in the list, {at}")));
        }
        Ok(Entity {
            id: EntityId(id),
            kind: field.get("kind").word(&EntityKind::ALL, |kind| kind.as_str())?,
            name: field.get("name").string()?.to_owned(),
            gazetteer_id: field.get("gazetteer").given(Field::string)?.map(str::to_owned),
            ids: field.get("ids").entries(|field, key| Ok((key.to_owned(), field.string()?.to_owned())))?,
            mentions: field.get("mentions").list(|field, _| field.index(self.mentions, "a mention"))?,
        })
    }

    fn mention(&self, field: &Field<'_, '_>, entities: &[Entity]) -> Result<Mention, Error> {
        const FORMS: [Form; 4] = [Form::Name, Form::Title, Form::Description, Form::Pronoun];
        let form = field.get("form").word(&FORMS, |form| form.as_str())?;
        let entity = field.get("entity").given(|field| self.entity_id(field))?;
        let refers = form != Form::Name && field.get("kind").value == REFERENCE;
        let kind = if refers {
            entity.and_then(|id| entities.get(id.index())).map_or(EntityKind::Person, |entity| entity.kind)
        } else {
            field.get("kind").word(&EntityKind::ALL, |kind| kind.as_str())?
        };
        Ok(Mention { span: self.span(field)?, kind, form, entity, provenance: provenance(field)? })
    }

    fn figure(&self, field: &Field<'_, '_>) -> Result<Figure, Error> {
        let span = self.span(field)?;
        Ok(Figure {
            span,
            number: self.span(&field.get("number"))?,
            measure: self.measure(field, span)?,
            low: field.get("low").given(number)?,
            best: field.get("best").given(number)?,
            high: field.get("high").given(number)?,
            bound: field.get("bound").word(&Bound::ALL, |bound| bound.as_str())?,
            change: field.get("change").given(|f| f.word(&[Change::Up, Change::Down], |change| change.as_str()))?,
            provenance: provenance(field)?,
        })
    }

    fn measure(&self, field: &Field<'_, '_>, figure: Span) -> Result<Measure, Error> {
        let unit = || field.get("unit").string().map(str::to_owned);
        Ok(match field.get("type").string()? {
            "count" => {
                let counted = field.get("counted").given(|field| self.counted(field, figure))?;
                Measure::Count { counted, elided: counted.is_some_and(|noun| !figure.contains(noun)) }
            }
            "money" => Measure::Money { unit: unit()?, code: None },
            "percent" => Measure::Percent,
            "measure" => Measure::Unit(unit()?),
            "age" => Measure::Age,
            "ordinal" => Measure::Ordinal,
            _ => return Err(field.get("type").expected("one of count, money, percent, measure, age, ordinal")),
        })
    }

    /// The place of a counted noun, which the wire form leaves out: the last that ends with the figure or before it
    /// (inside it, or the one that "another 900" leaves out), else the first after it. Looked for where a token starts
    /// that is its first word; failing that anywhere: "J." is one token, the "j." that is written of it two.
    fn counted(&self, field: &Field<'_, '_>, figure: Span) -> Result<Span, Error> {
        let noun = field.string()?;
        let anywhere = || self.text.char_indices().filter_map(|(at, _)| u32::try_from(at).ok()).collect::<Vec<u32>>();
        let found = self.nearest(noun, self.starts(noun), figure).or_else(|| self.nearest(noun, &anywhere(), figure));
        found.ok_or_else(|| field.expected("a noun that stands in the text"))
    }

    fn nearest(&self, noun: &str, starts: &[u32], figure: Span) -> Option<Span> {
        let split = starts.partition_point(|start| *start < figure.end);
        let before = starts[..split].iter().rev().filter_map(|start| self.noun_at(noun, *start));
        let found = before.clone().find(|span| span.end <= figure.end);
        found.or_else(|| starts[split..].iter().find_map(|start| self.noun_at(noun, *start)))
    }

    /// Where the tokens start that are the first word of `noun`.
    fn starts(&self, noun: &str) -> &[u32] {
        let tokens = self.tokens.get_or_init(|| {
            let mut starts: FxHashMap<String, Vec<u32>> = FxHashMap::default();
            for token in tokenize(self.text) {
                starts.entry(lower(token.span.of(self.text)).collect()).or_default().push(token.span.start);
            }
            starts
        });
        tokenize(noun).first().and_then(|token| tokens.get(token.span.of(noun))).map_or(&[], Vec::as_slice)
    }

    /// The span from `start` whose words in lower case are `noun`.
    fn noun_at(&self, noun: &str, start: u32) -> Option<Span> {
        let rest = self.text.get(start as usize..)?;
        let mut wanted = noun.chars();
        for (at, char) in rest.char_indices() {
            if wanted.as_str().is_empty() {
                return Some(Span::new(start, start + u32::try_from(at).ok()?)).filter(|span| !span.is_empty());
            }
            if !char.to_lowercase().all(|char| wanted.next() == Some(char)) {
                return None;
            }
        }
        let end = u32::try_from(self.text.len()).ok()?;
        wanted.as_str().is_empty().then_some(Span::new(start, end)).filter(|span| !span.is_empty())
    }

    fn time(&self, field: &Field<'_, '_>) -> Result<Time, Error> {
        const KINDS: [TimeKind; 4] = [TimeKind::Date, TimeKind::Time, TimeKind::Duration, TimeKind::Set];
        const ANCHORS: [Anchor; 4] = [Anchor::Explicit, Anchor::Published, Anchor::Narrative, Anchor::Open];
        Ok(Time {
            span: self.span(field)?,
            kind: field.get("type").word(&KINDS, |kind| kind.as_str())?,
            value: field.get("value").string()?.to_owned(),
            modifier: field.get("mod").given(|field| field.word(MODIFIERS, |modifier| modifier))?,
            anchor: field.get("anchor").word(&ANCHORS, |anchor| anchor.as_str())?,
            provenance: provenance(field)?,
        })
    }

    fn claim(&self, field: &Field<'_, '_>, times: &TimesBySpan<'_>) -> Result<Claim, Error> {
        let kind = field.get("kind").word(ClaimKind::ALL, |kind| kind.as_str())?;
        let evidence = field.get("evidence").list(|field, _| self.span(field))?;
        Ok(Claim {
            fact: self.fact(field, kind)?,
            span: self.span(field)?,
            cue: self.span(&field.get("cue"))?,
            stance: Stance {
                polarity: field.get("polarity").word(Polarity::ALL, |polarity| polarity.as_str())?,
                modality: field.get("modality").word(Modality::ALL, |modality| modality.as_str())?,
            },
            attribution: field.get("attribution").list(|field, _| self.attribution(field))?,
            time: field.get("time").given(|field| self.claim_time(field, times))?,
            place: field.get("place").given(|field| self.argument(field))?,
            provenance: Provenance { evidence, ..provenance(field)? },
        })
    }

    fn fact(&self, field: &Field<'_, '_>, kind: ClaimKind) -> Result<Fact, Error> {
        let mut fact = kind.empty();
        field.get("roles").entries(|field, role| {
            let Some(fillers) = fact.role_mut(role) else {
                return Err(field.expected(&format!("no role but those of `{}`", kind.as_str())));
            };
            *fillers = field.list(|field, _| self.argument(field))?;
            Ok(())
        })?;
        for name in LABELS {
            let label = field.get(name);
            if let Some(word) = label.given(Field::string)? {
                if !fact.set_label(word) || fact.label() != Some((name, word)) {
                    return Err(label.expected(&format!("a `{name}` of `{}`", kind.as_str())));
                }
            }
        }
        Ok(fact)
    }

    fn attribution(&self, field: &Field<'_, '_>) -> Result<Attribution, Error> {
        Ok(Attribution { source: self.argument(&field.get("source"))?, cue: self.span(&field.get("cue"))? })
    }

    fn argument(&self, field: &Field<'_, '_>) -> Result<Argument, Error> {
        Ok(Argument {
            span: self.span(field)?,
            entity: field.get("entity").given(|field| self.entity_id(field))?,
            figure: field.get("figure").given(|field| field.index(self.figures, "a figure").map(FigureId))?,
            elided: field.get("elided").given(Field::truth)?.unwrap_or(false),
        })
    }

    fn claim_time(&self, field: &Field<'_, '_>, times: &TimesBySpan<'_>) -> Result<TimeId, Error> {
        let key = (self.span(field)?, field.get("value").string()?);
        times.get(&key).copied().ok_or_else(|| field.expected("one of the document's times, with its value"))
    }

    fn entity_id(&self, field: &Field<'_, '_>) -> Result<EntityId, Error> {
        field.index(self.entities, "an entity").map(EntityId)
    }

    /// The field's `start` and `end`, checked against the text and the `text` beside them.
    fn span(&self, field: &Field<'_, '_>) -> Result<Span, Error> {
        let span = Span::new(field.get("start").offset()?, field.get("end").offset()?);
        let Some(words) = self.text.get(span.range()) else {
            let length = self.text.len();
            let what = format!("a span within the text's {length} bytes, on character boundaries, at {field}");
            return Err(Error::wire(what, format!("{span:?}")));
        };
        let slice = field.get("text");
        match slice.given(Field::string)? {
            Some(written) if written != words => Err(slice.expected(&format!("the text's {:?}", brief(words)))),
            _ => Ok(span),
        }
    }
}

/// The `mod` values of TIMEX3.
const MODIFIERS: &[&str] = &[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
];

/// The fields that hold a kind's label.
const LABELS: [&str; 6] = ["form", "status", "harm", "change", "direction", "answer"];

fn provenance(field: &Field<'_, '_>) -> Result<Provenance, Error> {
    Ok(Provenance::new(RuleId::named(field.get("rule").string()?), Vec::new()))
}

fn date(field: &Field<'_, '_>) -> Result<Date, Error> {
    let text = field.string()?;
    // The calendar library's own writing; `Date::from_str` alone would refuse the years before 0 and take times.
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    day.ok_or_else(|| field.expected("a date as YYYY-MM-DD"))
}

fn number(field: &Field<'_, '_>) -> Result<Number, Error> {
    let digits = field.value.as_i64().map(|digits| Number::new(digits, 0));
    let float = || field.value.as_f64().and_then(from_float);
    digits.or_else(float).ok_or_else(|| field.expected("a number"))
}

/// The shortest decimal number that is nearest to this float.
fn from_float(float: f64) -> Option<Number> {
    let shown = format!("{float:e}");
    let (mantissa, exponent) = shown.split_once('e')?;
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{decimals}").parse().ok()?;
    let exponent = exponent.parse::<i64>().ok()? - i64::try_from(decimals.len()).ok()?;
    Some(Number::new(digits, i8::try_from(exponent).ok()?))
}

/// A value in the tree and the way to it.
struct Field<'v, 'p> {
    value: &'v Value,
    parent: Option<&'p Field<'v, 'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Key(&'p str),
    Item(usize),
}

impl<'v> Field<'v, '_> {
    /// The field of an object; null where it is absent.
    fn get<'p>(&'p self, key: &'p str) -> Field<'v, 'p> {
        Field { value: self.value.get(key).unwrap_or(&Value::Null), parent: Some(self), step: Step::Key(key) }
    }

    /// What `read` makes of it, unless it is null.
    fn given<T>(&self, read: impl FnOnce(&Self) -> Result<T, Error>) -> Result<Option<T>, Error> {
        if self.value.is_null() { Ok(None) } else { read(self).map(Some) }
    }

    fn list<T>(&self, mut read: impl FnMut(&Field<'_, '_>, usize) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        let items = self.value.as_array().ok_or_else(|| self.expected("a list"))?;
        let item = |(at, value)| read(&Field { value, parent: Some(self), step: Step::Item(at) }, at);
        items.iter().enumerate().map(item).collect()
    }

    fn entries<T>(&self, mut read: impl FnMut(&Field<'_, '_>, &str) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        let object = self.value.as_object().ok_or_else(|| self.expected("an object"))?;
        let entry = |(key, value): (&String, _)| read(&Field { value, parent: Some(self), step: Step::Key(key) }, key);
        object.iter().map(entry).collect()
    }

    fn string(&self) -> Result<&'v str, Error> {
        self.value.as_str().ok_or_else(|| self.expected("a string"))
    }

    fn truth(&self) -> Result<bool, Error> {
        self.value.as_bool().ok_or_else(|| self.expected("true or false"))
    }

    fn offset(&self) -> Result<u32, Error> {
        let offset = self.value.as_u64().and_then(|offset| u32::try_from(offset).ok());
        offset.ok_or_else(|| self.expected("a byte offset"))
    }

    /// An index into a list of `length` things of which `what` is one.
    fn index(&self, length: usize, what: &str) -> Result<u32, Error> {
        let index = self.value.as_u64().and_then(|index| u32::try_from(index).ok());
        let index = index.filter(|index| (*index as usize) < length);
        index.ok_or_else(|| self.expected(&format!("{what} of the {length} here")))
    }

    /// The one of `all` whose word this is.
    fn word<T: Copy>(&self, all: &[T], word: impl Fn(T) -> &'static str) -> Result<T, Error> {
        let found = self.value.as_str().and_then(|text| all.iter().copied().find(|one| word(*one) == text));
        let words = || all.iter().map(|one| word(*one)).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| self.expected(&format!("one of {}", words())))
    }

    fn expected(&self, what: &str) -> Error {
        Error::wire(format!("{what} at {self}"), brief(&self.value.to_string()))
    }
}

/// The path: `claims[3].roles.size[0].figure`.
impl fmt::Display for Field<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let top = self.parent.is_none_or(|parent| matches!(parent.step, Step::Root));
        if let Some(parent) = self.parent.filter(|_| !top) {
            write!(f, "{parent}")?;
        }
        match self.step {
            Step::Root => f.write_str("the top"),
            Step::Key(key) => write!(f, "{}{key}", if top { "" } else { "." }),
            Step::Item(at) => write!(f, "[{at}]"),
        }
    }
}

/// A value's first characters, for a message.
fn brief(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or("")),
        None => text.to_owned(),
    }
}
