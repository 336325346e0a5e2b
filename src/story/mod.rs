//! Stories: several articles about one thing, and what they agree on, differ on and reword. Consumes documents alone;
//! runs once a story, or once an article that joins one.
//!
//! Entities are aligned (`align`), claims that share something are paired (`block`) and judged (`agree`), statements are
//! aligned word by word (`quotation`), and what says the same becomes a finding (`finding`). Articles stand in the order
//! of their date and name, whatever the order in which they came.

mod agree;
mod align;
mod block;
pub(crate) mod days;
mod digest;
mod finding;
mod quotation;
mod words;

#[cfg(test)]
mod tests;

use once_cell::sync::OnceCell;

use crate::claims::ClaimKind;
use crate::document::Document;
use crate::kind::EntityKind;
use agree::{Judge, Side};
use block::Blocks;
use digest::{Amount, Digest};

pub use agree::Relation;
pub use finding::{Finding, Range, Source};
pub use quotation::{Reworded, Rewording};

/// Several articles and what they say between them.
///
/// ```
/// use dateline::{Article, Extractor, Relation, Story};
/// let extractor = Extractor::new()?;
/// let wire = Article::new("Kenya has 300 troops in Somalia.").id("wire");
/// let post = Article::new("Kenya has 500 troops in Somalia.").id("post");
/// let story = Story::link(&[extractor.extract(&wire)?, extractor.extract(&post)?]);
/// assert_eq!(story.pairs()[0].relation, Relation::Conflicting);
/// assert_eq!(story.pairs()[0].differs, ["size"]);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Story {
    articles: Vec<Digest>,
    policy: FigurePolicy,
    linked: OnceCell<Linked>,
}

/// What follows from the articles, made when it is first asked for.
#[derive(Clone, Debug)]
struct Linked {
    entities: Vec<StoryEntity>,
    pairs: Vec<Pair>,
    quotations: Vec<Quotation>,
    findings: Vec<Finding>,
}

/// Two claims of different articles that have to do with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pair {
    /// In the article that stands first.
    pub a: Source,
    /// In the other.
    pub b: Source,
    /// Same, compatible or conflicting.
    pub relation: Relation,
    /// The fields that differ: roles of the contract, "time", "place", "polarity", "modality", "status".
    pub differs: Vec<&'static str>,
}

/// An utterance in two articles.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotation {
    /// The statement in the article that stands first.
    pub a: Source,
    /// In the other.
    pub b: Source,
    /// What happened to the words.
    pub label: Rewording,
    /// The words that differ, in text order of the first.
    pub changes: Vec<Reworded>,
}

/// One thing that several articles speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoryEntity {
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: String,
    /// The id of the gazetteer row that lists it.
    pub gazetteer_id: Option<String>,
    /// (article, entity): indices into [`Story::articles`] and that article's entities.
    pub members: Vec<(u32, u32)>,
}

/// What a vague word is worth at least: "dozens", "hundreds", "thousands".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FigurePolicy {
    /// Two of them: "dozens" is 24 or more, "hundreds" 200. The plural taken at its word, and what claims state.
    #[default]
    TwoOfThem,
    /// One of them: "dozens" is 12 or more, "hundreds" 100. The more careful count that some conflict data sets keep.
    OneOfThem,
}

impl FigurePolicy {
    fn low(self, amount: &Amount) -> Option<f64> {
        match self {
            FigurePolicy::TwoOfThem => amount.low.or(amount.best),
            FigurePolicy::OneOfThem => amount.vague_unit.or(amount.low).or(amount.best),
        }
    }
}

impl Story {
    /// A story without articles.
    pub fn new() -> Story {
        Story::default()
    }

    /// The story of several articles.
    pub fn link(documents: &[Document<'_>]) -> Story {
        let mut story = Story::new();
        for document in documents {
            story.add(document);
        }
        story
    }

    /// Adds an article. Findings follow when they are next asked for, and are the same whatever the order of arrival.
    pub fn add(&mut self, document: &Document<'_>) -> &mut Story {
        let digest = Digest::of(document);
        let at = self.articles.partition_point(|article| article.order <= digest.order);
        self.articles.insert(at, digest);
        self.linked = OnceCell::new();
        self
    }

    /// How vague figures are counted. Default: [`FigurePolicy::TwoOfThem`].
    pub fn figure_policy(&mut self, policy: FigurePolicy) -> &mut Story {
        self.policy = policy;
        self.linked = OnceCell::new();
        self
    }

    /// The articles' names, in the order that everything here counts them: by publication date, then by name. An article
    /// without a name has one made of its words.
    pub fn articles(&self) -> impl ExactSizeIterator<Item = &str> {
        self.articles.iter().map(|article| article.name.as_str())
    }

    /// The documents in the order of [`articles`](Story::articles), whatever the order in which they are given; `None`
    /// where an article's document is not among them. A document is known by its day, name and text.
    pub fn arrange<'d, 't>(&self, documents: &'d [Document<'t>]) -> Vec<Option<&'d Document<'t>>> {
        let mut keyed: Vec<_> = documents.iter().map(|document| (digest::order(document), document)).collect();
        // Stable, as `add` is: copies of one article stand as they came.
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        let mut rest = keyed.into_iter().peekable();
        let mut find = |article: &Digest| {
            while rest.next_if(|(order, _)| *order < article.order).is_some() {}
            rest.next_if(|(order, _)| *order == article.order).map(|(_, document)| document)
        };
        self.articles.iter().map(&mut find).collect()
    }

    /// What several articles speak of, in the order of its first mention.
    pub fn entities(&self) -> &[StoryEntity] {
        &self.linked().entities
    }

    /// Claims of different articles that have to do with each other, in the order of the articles. Where very many
    /// articles say one thing, each is paired with the next few dozen.
    pub fn pairs(&self) -> &[Pair] {
        &self.linked().pairs
    }

    /// Utterances that several articles quote, in the same order.
    pub fn quotations(&self) -> &[Quotation] {
        &self.linked().quotations
    }

    /// What the articles say between them: what most share first. Every claim is in one finding.
    pub fn findings(&self) -> &[Finding] {
        &self.linked().findings
    }

    fn linked(&self) -> &Linked {
        self.linked.get_or_init(|| self.relate())
    }

    fn relate(&self) -> Linked {
        let groups = align::align(&self.articles);
        let judge = Judge { groups: &groups };
        let blocks = Blocks::of(&self.articles, &groups);
        let (mut pairs, mut quotations) = (Vec::new(), Vec::new());
        for one in self.places() {
            for other in blocks.partners(one) {
                let (Some(a), Some(b)) = (self.side(one), self.side(other)) else { continue };
                let (from, to) = (finding::place(one), finding::place(other));
                if a.said.kind == ClaimKind::Statement {
                    let Some((quotation, pair)) = judge.quoted(a, b, from, to) else { continue };
                    quotations.push(quotation);
                    pairs.push(pair);
                } else if let Some((relation, differs)) = judge.relate(a, b) {
                    pairs.push(Pair { a: from, b: to, relation, differs });
                }
            }
        }
        let findings = finding::gather(&self.articles, &pairs, self.policy);
        Linked { entities: entities(&groups), pairs, quotations, findings }
    }

    /// Every claim of every article.
    fn places(&self) -> impl Iterator<Item = block::Place> + '_ {
        self.articles
            .iter()
            .zip(0u32..)
            .flat_map(|(article, at)| (0u32..).zip(&article.claims).map(move |(claim, _)| (at, claim)))
    }

    fn side(&self, (article, claim): block::Place) -> Option<Side<'_>> {
        let own = self.articles.get(article as usize)?;
        let said = own.claims.get(claim as usize)?;
        Some(Side { article: article as usize, published: own.order.0, said })
    }
}

impl Judge<'_> {
    /// Two accounts of one utterance, and what they are as claims: the same, unless a number or a "not" changed.
    fn quoted(&self, a: Side<'_>, b: Side<'_>, from: Source, to: Source) -> Option<(Quotation, Pair)> {
        if !self.one_speaker(a, b) {
            return None;
        }
        let aligned = quotation::align(a.said, b.said)?;
        let changed = matches!(aligned.label, Rewording::NumberChanged | Rewording::PolarityChanged);
        // Other names in one frame of words: such a thing was said twice, or of two things by two "officials".
        if aligned.swapped && (changed || !self.named_speaker(a) || !self.named_speaker(b)) {
            return None;
        }
        let (relation, differs) = match aligned.label {
            _ if changed && a.is_news_of_another_day(b) => return None,
            _ if changed => (Relation::Conflicting, vec!["content"]),
            _ => (Relation::Same, Vec::new()),
        };
        let quotation = Quotation { a: from, b: to, label: aligned.label, changes: aligned.changes };
        Some((quotation, Pair { a: from, b: to, relation, differs }))
    }
}

/// Entities of two articles or more.
fn entities(groups: &align::Groups) -> Vec<StoryEntity> {
    let spread = |group: &&align::Group| group.members.iter().any(|member| member.0 != group.members[0].0);
    let mut entities: Vec<StoryEntity> = groups
        .all
        .iter()
        .filter(spread)
        .map(|group| {
            let mut members = group.members.clone();
            members.sort_unstable();
            StoryEntity { kind: group.kind, name: group.name.clone(), gazetteer_id: group.gazetteer.clone(), members }
        })
        .collect();
    entities.sort_by(|a, b| a.members.cmp(&b.members));
    entities
}
