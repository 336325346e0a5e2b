//! Who is who across articles: entities of several articles that are one thing. Runs once a story.
//!
//! Listed entities are one by their gazetteer id, and two with different ids are never one. Unlisted ones are one by
//! kind and name, unless the offices that their articles give them have no word in common: namesakes. A surname alone
//! belongs to the one person of the story who bears it, if there is only one.

use rustc_hash::FxHashMap;

use super::digest::{Digest, Named};
use crate::kind::EntityKind;

/// The group of every entity: by article, then by entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct Groups {
    pub(crate) of: Vec<Vec<u32>>,
    pub(crate) all: Vec<Group>,
}

/// Entities that are one thing.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) kind: EntityKind,
    pub(crate) name: String,
    pub(crate) gazetteer: Option<String>,
    /// (article, entity)
    pub(crate) members: Vec<(u32, u32)>,
    titles: Vec<u64>,
}

/// Groups the entities of all articles.
pub(crate) fn align(articles: &[Digest]) -> Groups {
    let mut aligner = Aligner::default();
    let short = |named: &Named| named.kind == EntityKind::Person && named.gazetteer.is_none() && named.words.len() < 2;
    let mut groups: Vec<Vec<Option<u32>>> = articles.iter().map(|article| vec![None; article.entities.len()]).collect();
    for shorts in [false, true] {
        for (at, article) in articles.iter().enumerate() {
            for (entity, named) in article.entities.iter().enumerate().filter(|(_, named)| short(named) == shorts) {
                let member = (u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(entity).unwrap_or(u32::MAX));
                groups[at][entity] = Some(aligner.place(named, member));
            }
        }
    }
    let of = groups.into_iter().map(|article| article.into_iter().map(|group| group.unwrap_or(u32::MAX)).collect());
    Groups { of: of.collect(), all: aligner.groups }
}

#[derive(Default)]
struct Aligner {
    groups: Vec<Group>,
    listed: FxHashMap<String, u32>,
    named: FxHashMap<(EntityKind, String), Vec<u32>>,
    /// By last word of a person's name.
    surnames: FxHashMap<String, Vec<u32>>,
}

impl Aligner {
    fn place(&mut self, named: &Named, member: (u32, u32)) -> u32 {
        let found = self.find(named);
        let group = found.unwrap_or_else(|| self.add(named));
        if let Some(own) = self.groups.get_mut(group as usize) {
            own.members.push(member);
            own.titles.extend(&named.titles);
            own.titles.sort_unstable();
            own.titles.dedup();
        }
        group
    }

    fn find(&self, named: &Named) -> Option<u32> {
        if let Some(id) = &named.gazetteer {
            return self.listed.get(id).copied();
        }
        let known = self.named.get(&(named.kind, named.words.join(" ")));
        let same = known.and_then(|groups| groups.iter().copied().find(|&group| self.may_be(group, named)));
        same.or_else(|| {
            let bearers = self.surnames.get(named.words.last()?).filter(|_| named.kind == EntityKind::Person)?;
            let [only] = bearers.as_slice() else { return None };
            (named.words.len() == 1 && self.may_be(*only, named)).then_some(*only)
        })
    }

    /// Offices that have nothing in common are two people's.
    fn may_be(&self, group: u32, named: &Named) -> bool {
        let Some(own) = self.groups.get(group as usize) else { return false };
        own.titles.is_empty()
            || named.titles.is_empty()
            || named.titles.iter().any(|title| own.titles.binary_search(title).is_ok())
    }

    fn add(&mut self, named: &Named) -> u32 {
        let group = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        self.groups.push(Group {
            kind: named.kind,
            name: named.name.clone(),
            gazetteer: named.gazetteer.clone(),
            members: Vec::new(),
            titles: Vec::new(),
        });
        if let Some(id) = &named.gazetteer {
            self.listed.insert(id.clone(), group);
        } else {
            self.named.entry((named.kind, named.words.join(" "))).or_default().push(group);
        }
        if let (EntityKind::Person, Some(surname)) = (named.kind, named.words.last()) {
            self.surnames.entry(surname.clone()).or_default().push(group);
        }
        group
    }
}
