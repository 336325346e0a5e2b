//! What a story keeps of an article: its entities and claims as they are compared with those of others. Runs once an
//! article; the article's text is not kept, only the words of what is claimed.

use super::days::Days;
use super::words::{self, Word};
use crate::claims::{Argument, Claim, ClaimKind, Stance};
use crate::date::Date;
use crate::document::Document;
use crate::entities::{Form, Mention};
use crate::figures::{Figure, Measure};
use crate::gazetteer::fold::{fold, without_article};
use crate::kind::{Bound, EntityKind};
use crate::span::Span;

/// One article of a story.
#[derive(Clone, Debug)]
pub(crate) struct Digest {
    pub(crate) name: String,
    pub(crate) outlet: Option<String>,
    pub(crate) entities: Vec<Named>,
    pub(crate) claims: Vec<Said>,
    /// Hashes of the longer sentences, sorted: what tells a copy.
    pub(crate) sentences: Vec<u64>,
    /// Orders articles, whatever the order in which they come.
    pub(crate) order: (Option<Date>, String, u64),
}

/// An entity of an article.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) kind: EntityKind,
    pub(crate) name: String,
    pub(crate) gazetteer: Option<String>,
    /// Folded words of its name.
    pub(crate) words: Vec<String>,
    /// The words of the offices that the article gives it.
    pub(crate) titles: Vec<u64>,
}

/// A claim of an article.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) kind: ClaimKind,
    pub(crate) label: &'static str,
    pub(crate) stance: Stance,
    pub(crate) roles: Vec<(&'static str, Vec<Value>)>,
    pub(crate) place: Option<Value>,
    pub(crate) days: Option<Days>,
    /// On whose word it stands, where a pronoun fills a role: "we" is who speaks.
    pub(crate) voice: Option<Value>,
    /// Hash of the sentence that holds its cue; `None` of a short one, which two can write by chance.
    pub(crate) sentence: Option<u64>,
    /// The sentences of what is quoted, for statements.
    pub(crate) quoted: Vec<Line>,
}

/// A sentence of a quotation.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) words: Vec<Word>,
    /// As it stands in the article, from byte `base` on.
    text: String,
    base: u32,
}

impl Line {
    fn new(text: &str, base: u32) -> Line {
        Line { words: words::words(text, base), text: text.to_owned(), base }
    }

    /// The words under a span of the article.
    pub(crate) fn slice(&self, span: Span) -> &str {
        let at = |byte: u32| byte.checked_sub(self.base).map(|byte| byte as usize);
        at(span.start).zip(at(span.end)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or("")
    }
}

impl Said {
    pub(crate) fn role(&self, name: &str) -> &[Value] {
        self.roles.iter().find(|(role, _)| *role == name).map_or(&[], |(_, values)| values)
    }
}

/// What fills a role.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    /// The entity that it refers to, an index into the article's.
    pub(crate) entity: Option<u32>,
    /// All entities that its words mention.
    pub(crate) inside: Vec<u32>,
    /// Stems of its words, names and numbers apart.
    pub(crate) content: Vec<u64>,
    /// The stem of the last of them.
    pub(crate) head: Option<u64>,
    pub(crate) amount: Option<Amount>,
    /// A pronoun that nothing resolves, or a phrase without content.
    pub(crate) bare: bool,
}

/// A figure as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    pub(crate) low: Option<f64>,
    pub(crate) best: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) bound: Bound,
    /// What is counted or measured, as a stem; `None` where nothing says, or only that they are people.
    pub(crate) unit: Option<u64>,
    /// The value of one unit of a vague word: 12 for "dozens", 1,000 for "thousands".
    pub(crate) vague_unit: Option<f64>,
}

impl Digest {
    pub(crate) fn of(document: &Document<'_>) -> Digest {
        let reader = Reader { document };
        let mut entities: Vec<Named> = document.entities().iter().map(|entity| named(entity.kind, entity)).collect();
        for claim in document.claims().iter().filter(|claim| claim.kind() == ClaimKind::Office) {
            reader.note_title(claim, &mut entities);
        }
        let order = order(document);
        let mut sentences: Vec<u64> = document
            .sentences()
            .iter()
            .map(|&sentence| &document[sentence])
            .filter(|sentence| is_long(sentence))
            .map(sentence_hash)
            .collect();
        sentences.sort_unstable();
        sentences.dedup();
        Digest {
            outlet: document.outlet().map(str::to_owned),
            entities,
            claims: document.claims().iter().map(|claim| reader.said(claim)).collect(),
            sentences,
            name: order.1.clone(),
            order,
        }
    }
}

/// What orders articles and tells them apart: day, name (one made of the words where none was given), hash of the words.
pub(crate) fn order(document: &Document<'_>) -> (Option<Date>, String, u64) {
    let hash = sentence_hash(document.text());
    (document.published(), document.id().map_or_else(|| format!("{hash:016x}"), str::to_owned), hash)
}

/// Words of a sentence that is long enough not to be written twice by chance.
const LONG: usize = 8;

fn is_long(sentence: &str) -> bool {
    sentence.split_whitespace().count() >= LONG
}

fn named(kind: EntityKind, entity: &crate::entities::Entity) -> Named {
    let words = entity.name.split_whitespace().map(|word| without_article(&fold(word)).to_owned());
    Named {
        kind,
        name: entity.name.clone(),
        gazetteer: entity.gazetteer_id.clone(),
        words: words.filter(|word| !word.is_empty()).collect(),
        titles: Vec::new(),
    }
}

/// The hash of a sentence's folded words.
fn sentence_hash(sentence: &str) -> u64 {
    let keys: Vec<u64> = words::words(sentence, 0).iter().map(|word| word.key).collect();
    words::sequence(&keys)
}

struct Reader<'d, 't> {
    document: &'d Document<'t>,
}

impl Reader<'_, '_> {
    fn note_title(&self, claim: &Claim, entities: &mut [Named]) {
        let person = claim.role("person").first().and_then(|person| person.entity);
        let Some(named) = person.and_then(|id| entities.get_mut(id.index())) else { return };
        for title in claim.role("title") {
            named.titles.extend(words::content(&self.document[title.span]).0);
        }
        named.titles.sort_unstable();
        named.titles.dedup();
    }

    fn said(&self, claim: &Claim) -> Said {
        let roles = claim.fact.roles().into_iter().filter(|(_, fillers)| !fillers.is_empty());
        let roles = roles.map(|(role, fillers)| {
            let mut values: Vec<Value> = fillers.iter().map(|filler| self.value(filler)).collect();
            // A title refers to its holder, who is compared as the person: here only its words count.
            if role == "title" {
                values.iter_mut().for_each(|value| value.inside.clear());
            }
            (role, values)
        });
        let time = claim.time.map(|id| &self.document[id]);
        let roles: Vec<(&'static str, Vec<Value>)> = roles.collect();
        let open = roles.iter().flat_map(|(_, values)| values).any(|value| value.bare);
        let voice = claim.attribution.last().filter(|_| open).map(|voice| self.value(&voice.source));
        let statement = claim.kind() == ClaimKind::Statement;
        let sentence = &self.document[self.sentence_of(claim.cue)];
        let quoted = if statement {
            claim.role("content").iter().flat_map(|part| self.quoted(part.span)).collect()
        } else {
            Vec::new()
        };
        Said {
            kind: claim.kind(),
            label: claim.fact.label().map_or("", |(_, label)| label),
            stance: claim.stance,
            roles,
            place: claim.place.as_ref().map(|place| self.value(place)),
            days: time.and_then(|time| Days::of_value(&time.value)),
            voice,
            sentence: is_long(sentence).then(|| sentence_hash(sentence)),
            quoted,
        }
    }

    fn sentence_of(&self, span: Span) -> Span {
        let sentences = self.document.sentences();
        let at = sentences.partition_point(|sentence| sentence.end <= span.start);
        sentences.get(at).copied().filter(|sentence| sentence.contains(span)).unwrap_or(span)
    }

    /// The sentences of a quotation.
    fn quoted(&self, content: Span) -> Vec<Line> {
        let sentences = self.document.sentences();
        let from = sentences.partition_point(|sentence| sentence.end <= content.start);
        let inside = sentences[from..].iter().take_while(|sentence| sentence.start < content.end);
        let part = |sentence: &Span| Span::new(sentence.start.max(content.start), sentence.end.min(content.end));
        let line = |span: Span| Line::new(&self.document[span], span.start);
        let mut out: Vec<Line> = inside.map(part).map(line).filter(|line| !line.words.is_empty()).collect();
        if out.is_empty() {
            out.push(line(content));
        }
        out
    }

    fn value(&self, argument: &Argument) -> Value {
        let mentions = self.document.mentions();
        let from = mentions.partition_point(|mention| mention.span.end <= argument.span.start);
        let named: Vec<&Mention> = mentions[from..]
            .iter()
            .take_while(|mention| mention.span.start < argument.span.end)
            .filter(|mention| argument.span.overlaps(mention.span) && mention.form != Form::Pronoun)
            .filter(|mention| mention.entity.is_some())
            .collect();
        let mut inside: Vec<u32> =
            named.iter().filter_map(|mention| mention.entity).chain(argument.entity).map(|id| id.0).collect();
        inside.sort_unstable();
        inside.dedup();
        // Names are compared as entities and numbers as figures: "Iraqi" and "of Iraq" are one.
        let is_named = |word: &Word| named.iter().any(|name| name.form == Form::Name && name.span.overlaps(word.span));
        let own = |word: &Word| !(word.small || word.number || is_named(word));
        let words = words::words(&self.document[argument.span], argument.span.start);
        let (content, head) = words::content_of(words.iter().filter(|word| own(word)));
        Value {
            entity: argument.entity.map(|id| id.0),
            bare: content.is_empty() && inside.is_empty(),
            inside,
            content,
            head,
            amount: argument.figure.map(|id| self.amount(&self.document[id])),
        }
    }

    fn amount(&self, figure: &Figure) -> Amount {
        let unit = match &figure.measure {
            Measure::Count { counted: Some(noun), .. } => words::content(&self.document[*noun]).1,
            Measure::Count { counted: None, .. } => None,
            Measure::Money { unit, .. } | Measure::Unit(unit) => words::content(unit).1,
            Measure::Percent => Some(words::hash("%")),
            Measure::Age => Some(words::hash("age")),
            Measure::Ordinal => Some(words::hash("ordinal")),
        };
        let unit = unit.filter(|&unit| !words::is_people(unit));
        let value = |number: Option<crate::numbers::Number>| number.map(crate::numbers::Number::value);
        let low = value(figure.low);
        // "dozens" is two dozen at least by the contract; what one of them is worth lets other conventions be used.
        let vague = figure.bound == Bound::Vague && self.document[figure.number].trim_end().ends_with('s');
        Amount {
            low,
            best: value(figure.best),
            high: value(figure.high),
            bound: figure.bound,
            unit,
            vague_unit: low.filter(|_| vague).map(|low| low / 2.0),
        }
    }
}
