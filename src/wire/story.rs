//! A story as JSON: the last section of the wire form. Runs once a story, on request.

use serde::Serialize;

use super::SCHEMA;
use crate::span::Span;
use crate::story::{Finding, Pair, Quotation, Source, Story, StoryEntity};

#[derive(Serialize)]
pub(super) struct StoryRow<'s> {
    schema: u32,
    articles: Vec<&'s str>,
    entities: Vec<EntityRow<'s>>,
    pairs: Vec<PairRow<'s>>,
    findings: Vec<FindingRow<'s>>,
    quotations: Vec<QuotationRow<'s>>,
}

#[derive(Serialize)]
struct EntityRow<'s> {
    name: &'s str,
    kind: &'static str,
    gazetteer: Option<&'s str>,
    members: Vec<MemberRow<'s>>,
}

#[derive(Serialize)]
struct MemberRow<'s> {
    article: &'s str,
    entity: u32,
}

#[derive(Serialize)]
struct SourceRow<'s> {
    article: &'s str,
    claim: u32,
}

#[derive(Serialize)]
struct PairRow<'s> {
    a: SourceRow<'s>,
    b: SourceRow<'s>,
    relation: &'static str,
    differs: &'s [&'static str],
}

#[derive(Serialize)]
struct FindingRow<'s> {
    claim: SourceRow<'s>,
    #[serde(rename = "for")]
    support: Vec<SourceRow<'s>>,
    against: Vec<SourceRow<'s>>,
    figure: Option<FigureRow>,
    independent: u32,
}

#[derive(Serialize)]
struct FigureRow {
    low: Option<f64>,
    best: Option<f64>,
    high: Option<f64>,
}

#[derive(Serialize)]
struct QuotationRow<'s> {
    a: SourceRow<'s>,
    b: SourceRow<'s>,
    label: &'static str,
    changes: Vec<ChangeRow<'s>>,
}

#[derive(Serialize)]
struct ChangeRow<'s> {
    a: WordsRow<'s>,
    b: WordsRow<'s>,
}

#[derive(Serialize)]
struct WordsRow<'s> {
    start: u32,
    end: u32,
    text: &'s str,
}

/// The whole story, ready for serde.
pub(super) fn story(story: &Story) -> StoryRow<'_> {
    let names: Vec<&str> = story.articles().collect();
    let writer = Writer { names: &names };
    StoryRow {
        schema: SCHEMA,
        entities: story.entities().iter().map(|entity| writer.entity(entity)).collect(),
        pairs: story.pairs().iter().map(|pair| writer.pair(pair)).collect(),
        findings: story.findings().iter().map(|finding| writer.finding(finding)).collect(),
        quotations: story.quotations().iter().map(|quotation| writer.quotation(quotation)).collect(),
        articles: names.clone(),
    }
}

struct Writer<'s, 'n> {
    names: &'n [&'s str],
}

impl<'s> Writer<'s, '_> {
    fn name(&self, article: u32) -> &'s str {
        self.names.get(article as usize).copied().unwrap_or("")
    }

    fn source(&self, source: Source) -> SourceRow<'s> {
        SourceRow { article: self.name(source.article), claim: source.claim }
    }

    fn entity(&self, entity: &'s StoryEntity) -> EntityRow<'s> {
        EntityRow {
            name: &entity.name,
            kind: entity.kind.as_str(),
            gazetteer: entity.gazetteer_id.as_deref(),
            members: entity
                .members
                .iter()
                .map(|&(article, entity)| MemberRow { article: self.name(article), entity })
                .collect(),
        }
    }

    fn pair(&self, pair: &'s Pair) -> PairRow<'s> {
        PairRow {
            a: self.source(pair.a),
            b: self.source(pair.b),
            relation: pair.relation.as_str(),
            differs: &pair.differs,
        }
    }

    fn finding(&self, finding: &Finding) -> FindingRow<'s> {
        FindingRow {
            claim: self.source(finding.claim),
            support: finding.support.iter().map(|&source| self.source(source)).collect(),
            against: finding.against.iter().map(|&source| self.source(source)).collect(),
            figure: finding.figure.map(|range| FigureRow { low: range.low, best: range.best, high: range.high }),
            independent: finding.independent,
        }
    }

    fn quotation(&self, quotation: &'s Quotation) -> QuotationRow<'s> {
        let words = |span: Span, text: &'s str| WordsRow { start: span.start, end: span.end, text };
        QuotationRow {
            a: self.source(quotation.a),
            b: self.source(quotation.b),
            label: quotation.label.as_str(),
            changes: quotation
                .changes
                .iter()
                .map(|change| ChangeRow { a: words(change.a, &change.a_words), b: words(change.b, &change.b_words) })
                .collect(),
        }
    }
}
