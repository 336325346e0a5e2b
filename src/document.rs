//! The result of reading one article. Holds the text once; everything else is spans into it.

use std::borrow::Cow;
use std::ops::Index;

use crate::article::Article;
use crate::claims::{Claim, FigureId, TimeId};
use crate::date::Date;
use crate::entities::{Entity, EntityId, Mention};
use crate::explain::Explanation;
use crate::figures::Figure;
use crate::span::Span;
use crate::times::Time;

/// What an article says: its mentions, entities, figures, times and claims.
///
/// Index it with a [`Span`] for the words, with an [`EntityId`] for an entity.
///
/// ```
/// use dateline::{Article, Extractor};
/// let article = Article::new("Defense Minister Marta Quill visited Kenya.");
/// let document = Extractor::new()?.extract(&article)?;
/// let quill = &document.entities()[0];
/// assert_eq!(quill.name, "Marta Quill");
/// assert_eq!(&document[document.mentions()[0].span], "Marta Quill");
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) id: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) sentences: Vec<Span>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) times: Vec<Time>,
    pub(crate) claims: Vec<Claim>,
}

impl<'a> Document<'a> {
    /// A document of an article that says nothing yet.
    pub(crate) fn empty(article: &'a Article<'_>) -> Document<'a> {
        Document {
            text: Cow::Borrowed(article.text()),
            id: article.name().map(str::to_owned),
            outlet: article.outlet_name().map(str::to_owned),
            published: article.publication_date(),
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            figures: Vec::new(),
            times: Vec::new(),
            claims: Vec::new(),
        }
    }

    /// The article's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The article's name, as given.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The article's outlet, as given.
    pub fn outlet(&self) -> Option<&str> {
        self.outlet.as_deref()
    }

    /// The article's publication date, as given.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// The sentences, in order.
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The mentions, in order of their start.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The entities, in order of their first mention.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The figures, in order.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The times, in order.
    pub fn times(&self) -> &[Time] {
        &self.times
    }

    /// The claims, in order of their cue.
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// Why a claim was made: the claim, its rule and the words, as a tree to print.
    pub fn explain<'d>(&'d self, claim: &'d Claim) -> Explanation<'d> {
        Explanation::new(self, claim)
    }

    /// The same document with a text of its own, free of the article it was read from.
    pub fn into_owned(self) -> Document<'static> {
        Document {
            text: Cow::Owned(self.text.into_owned()),
            id: self.id,
            outlet: self.outlet,
            published: self.published,
            sentences: self.sentences,
            mentions: self.mentions,
            entities: self.entities,
            figures: self.figures,
            times: self.times,
            claims: self.claims,
        }
    }
}

/// The words under a span; empty where the span is none of this document's.
impl Index<Span> for Document<'_> {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// # Panics
/// Where the id is another document's and out of range here.
impl Index<EntityId> for Document<'_> {
    type Output = Entity;

    fn index(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }
}

/// # Panics
/// Where the id is another document's and out of range here.
impl Index<FigureId> for Document<'_> {
    type Output = Figure;

    fn index(&self, id: FigureId) -> &Figure {
        &self.figures[id.0 as usize]
    }
}

/// # Panics
/// Where the id is another document's and out of range here.
impl Index<TimeId> for Document<'_> {
    type Output = Time;

    fn index(&self, id: TimeId) -> &Time {
        &self.times[id.0 as usize]
    }
}
