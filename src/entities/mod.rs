//! Entities: who is who over one article. Every mention of one thing, by full name, short name, acronym, nationality,
//! title, description or pronoun, under one entity. Runs once an article.

pub(crate) mod cluster;
pub(crate) mod description;
pub(crate) mod extent;
pub(crate) mod key;
pub(crate) mod pronoun;

use crate::gazetteer::Overlay;
use crate::kind::EntityKind;
use crate::mentions::Name;
use crate::provenance::Provenance;
use crate::span::Span;
use crate::words::Reading;

/// The number of an entity in its document: an index into [`Document::entities`](crate::Document::entities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// By name, full or short: "Lloyd Austin", "Austin", "ISIL".
    Name,
    /// By office or rank: "the prime minister".
    Title,
    /// By a common noun: "the group", "the country".
    Description,
    /// By a pronoun: "he", "her".
    Pronoun,
}

impl Form {
    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Title => "title",
            Form::Description => "description",
            Form::Pronoun => "pronoun",
        }
    }
}

/// Words that refer to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What they refer to: a person, a place ….
    pub kind: EntityKind,
    /// By name, title, description or pronoun.
    pub form: Form,
    /// Whom or what they refer to; `None` where the article does not decide it.
    pub entity: Option<EntityId>,
    /// The rule, and its words.
    pub provenance: Provenance,
}

/// A person, place, organization or people that the article speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entity {
    /// Its number in the document.
    pub id: EntityId,
    /// What it is. A nationality's entity is its country, a place.
    pub kind: EntityKind,
    /// Its name: the gazetteer's where it is listed, else its fullest mention.
    pub name: String,
    /// The id of the gazetteer row that lists it; `None` for a name that no table lists.
    pub gazetteer_id: Option<String>,
    /// Identifiers in other catalogues, as the row gives them: ("wikidata", "Q30").
    pub ids: Vec<(String, String)>,
    /// Its mentions, in text order: indices into [`Document::mentions`](crate::Document::mentions).
    pub mentions: Vec<u32>,
}

/// Mentions in text order and the entities they belong to, in order of first mention.
pub(crate) fn resolve(reading: Reading<'_>, names: &Overlay, found: &[Name]) -> (Vec<Mention>, Vec<Entity>) {
    let mut clusters = cluster::gather(reading, names, found);
    let mut drafts = clusters.drafts(reading, found);
    description::resolve(reading, &mut clusters, &mut drafts);
    pronoun::resolve(reading, &clusters, &mut drafts);
    drafts.sort_by_key(|draft| (draft.tokens.start, draft.tokens.end, draft.form as u8));
    finish(reading, &clusters, drafts)
}

/// A mention under construction: its cluster is not yet an entity's number.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) tokens: std::ops::Range<usize>,
    pub(crate) kind: EntityKind,
    pub(crate) form: Form,
    pub(crate) cluster: Option<usize>,
    pub(crate) provenance: Provenance,
}

/// Numbers the clusters by their first mention.
fn finish(reading: Reading<'_>, clusters: &cluster::Clusters<'_>, drafts: Vec<Draft>) -> (Vec<Mention>, Vec<Entity>) {
    let mut numbers: Vec<Option<EntityId>> = vec![None; clusters.all.len()];
    let mut entities: Vec<Entity> = Vec::with_capacity(clusters.all.len());
    let mut mentions = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.into_iter().enumerate() {
        let entity = draft.cluster.map(|cluster| {
            let number = *numbers[cluster].get_or_insert_with(|| {
                let id = EntityId(u32::try_from(entities.len()).unwrap_or(u32::MAX));
                entities.push(clusters.all[cluster].entity(reading, id));
                id
            });
            entities[number.index()].mentions.push(u32::try_from(at).unwrap_or(u32::MAX));
            number
        });
        let span = reading.span(&draft.tokens);
        mentions.push(Mention { span, kind: draft.kind, form: draft.form, entity, provenance: draft.provenance });
    }
    (mentions, entities)
}

#[cfg(test)]
mod tests;
