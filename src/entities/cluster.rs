//! Gathers names into clusters, one a thing: by gazetteer row, by name, by bracketed acronym. Runs once an article.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{Draft, Entity, EntityId, Form, key};
use crate::gazetteer::fold::{fold, without_article};
use crate::gazetteer::{Listed, Overlay};
use crate::kind::EntityKind;
use crate::mentions::{Name, organization, person};
use crate::provenance::Provenance;
use crate::text::Kind;
use crate::words::{Class, List, Reading, words};

/// The names of one thing.
#[derive(Clone, Debug)]
pub(crate) struct Cluster<'n> {
    pub(crate) kind: EntityKind,
    /// Its number in the gazetteers, and what they say of it.
    row: Option<u32>,
    pub(crate) listed: Option<Listed<'n>>,
    /// Token range of the fullest name.
    pub(crate) fullest: Range<usize>,
    /// Folded words of every name that a person is known by.
    keys: Vec<Vec<String>>,
    pub(crate) gender: Gender,
    /// The tokens of a person's titles, as the article gives them.
    pub(crate) titles: Vec<Range<usize>>,
    /// The words of these and of the offices that the gazetteer knows, ["defense", "secretary"]: few articles ask for them.
    title_words: OnceCell<Vec<Vec<String>>>,
}

/// A person's grammatical gender, where a given name, honorific or title tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

/// All clusters, and which each name belongs to.
#[derive(Debug)]
pub(crate) struct Clusters<'n> {
    pub(crate) all: Vec<Cluster<'n>>,
    /// By name, in the order of the names.
    of_name: Vec<Option<usize>>,
}

/// Gathers the names of an article.
pub(crate) fn gather<'n>(reading: Reading<'_>, names: &'n Overlay, found: &[Name]) -> Clusters<'n> {
    let mut gatherer = Gatherer {
        reading,
        names,
        found,
        clusters: Clusters { all: Vec::with_capacity(found.len() / 2), of_name: vec![None; found.len()] },
        by_row: FxHashMap::with_capacity_and_hasher(found.len() / 2, FxBuildHasher),
        by_key: FxHashMap::default(),
        by_owner: FxHashMap::default(),
        owned: FxHashSet::default(),
        by_word: FxHashMap::default(),
    };
    // Full names first, so that a headline's short name finds them.
    for (at, name) in found.iter().enumerate().filter(|(_, name)| !name.partial) {
        let cluster = gatherer.full(name, at.checked_sub(1).map(|before| &found[before]));
        gatherer.clusters.of_name[at] = Some(cluster);
    }
    gatherer.link_acronyms(found);
    for (at, name) in found.iter().enumerate().filter(|(_, name)| name.partial) {
        gatherer.clusters.of_name[at] = Some(gatherer.part(name));
    }
    gatherer.clusters
}

struct Gatherer<'a, 'n, 'f> {
    reading: Reading<'a>,
    names: &'n Overlay,
    /// All names, in order.
    found: &'f [Name],
    clusters: Clusters<'n>,
    by_row: FxHashMap<u32, usize>,
    /// By kind and words; `None` where several of one name have owners: Kenya's and Norway's Foreign Ministry.
    by_key: FxHashMap<(EntityKind, String), Option<usize>>,
    /// The same by the row of the country whose it is.
    by_owner: FxHashMap<(u32, EntityKind, String), usize>,
    /// The clusters that have an owner.
    owned: FxHashSet<usize>,
    /// By word of a person's names: the clusters known by it, in order.
    by_word: FxHashMap<String, Vec<usize>>,
}

impl Gatherer<'_, '_, '_> {
    /// The cluster of a name that stands by itself; a new one where there is none. `before` is the name before it.
    fn full(&mut self, name: &Name, before: Option<&Name>) -> usize {
        let row = self.row_of(name);
        let kind = match row {
            Some(row) if name.kind == EntityKind::Nationality => self.names.row(row).kind(),
            _ => name.kind,
        };
        if let (Some(row), true) = (row, kind != EntityKind::Person) {
            // A listed thing is known by its row alone.
            return self.by_row.get(&row).copied().unwrap_or_else(|| {
                let at = self.add(kind, Some(row), name);
                self.by_row.insert(row, at);
                at
            });
        }
        if name.kind != EntityKind::Person {
            let at = self.unlisted(name, before);
            self.note(at, name, None);
            return at;
        }
        let words = key::words(self.reading, &name.tokens);
        let known = match row {
            Some(row) => self.by_row.get(&row).copied(),
            None => self.same_person(name, &words),
        };
        let at = known.unwrap_or_else(|| self.add(kind, row, name));
        if let Some(row) = row {
            self.by_row.entry(row).or_insert(at);
        }
        self.note(at, name, Some(words));
        at
    }

    /// The cluster of a thing that no row lists: by its words, and by its country where one stands before them.
    fn unlisted(&mut self, name: &Name, before: Option<&Name>) -> usize {
        let owner = before.and_then(|before| self.owner(name, before));
        let own = owner.map_or(name.tokens.start, |(_, start)| start)..name.tokens.end;
        let key = (name.kind, key::words(self.reading, &own).join(" "));
        let alone = self.by_key.get(&key).copied().flatten();
        let Some((country, _)) = owner else {
            let at = alone.unwrap_or_else(|| self.add(name.kind, None, name));
            self.by_key.insert(key, Some(at));
            return at;
        };
        let known = self.by_owner.get(&(country, key.0, key.1.clone())).copied();
        let known = known.or(alone.filter(|at| !self.owned.contains(at)));
        let at = known.unwrap_or_else(|| self.add(name.kind, None, name));
        self.owned.insert(at);
        self.by_owner.insert((country, key.0, key.1.clone()), at);
        let same = self.by_key.entry(key).or_insert(Some(at));
        *same = same.filter(|&other| other == at);
        at
    }

    /// Whose a thing is, and where its own name begins: "|Kenyan| Foreign Ministry", "|Kenya|'s Foreign Ministry".
    fn owner(&self, name: &Name, before: &Name) -> Option<(u32, usize)> {
        let start = name.tokens.start;
        let inside = before.tokens.start == start && before.tokens.end < name.tokens.end;
        let possessor = before.tokens.end + 1 == start && self.reading.token(before.tokens.end).kind == Kind::Clitic;
        let country = self.row_of(before).filter(|_| inside || possessor)?;
        Some((country, if inside { before.tokens.end } else { start }))
    }

    /// The row of a listed name; a nationality belongs to its country.
    fn row_of(&self, name: &Name) -> Option<u32> {
        let row = name.row?;
        let country = || self.names.country(self.names.row(row).country());
        let nation = name.kind == EntityKind::Nationality;
        Some(if nation { country().unwrap_or(row) } else { row })
    }

    fn add(&mut self, kind: EntityKind, row: Option<u32>, name: &Name) -> usize {
        let mut cluster = Cluster {
            kind,
            row,
            listed: row.map(|row| self.names.row(row)),
            fullest: name.tokens.clone(),
            keys: Vec::new(),
            gender: Gender::Unknown,
            titles: Vec::new(),
            title_words: OnceCell::new(),
        };
        if let Some(listed) = cluster.listed.filter(|_| kind == EntityKind::Person) {
            cluster.keys.push(name_words(listed.name()));
        }
        let at = self.clusters.all.len();
        for key in &cluster.keys {
            index(&mut self.by_word, key, at);
        }
        self.clusters.all.push(cluster);
        at
    }

    /// Learns from one more name of a cluster; `words` are its key, where that was needed before.
    fn note(&mut self, at: usize, name: &Name, words: Option<Vec<String>>) {
        let (gender, reading) = (self.gender(name), self.reading);
        let cluster = &mut self.clusters.all[at];
        if name.tokens.len() > cluster.fullest.len() && name.kind == cluster.kind {
            cluster.fullest = name.tokens.clone();
        }
        // Only people are known by parts of their names.
        if cluster.kind == EntityKind::Person {
            let words = words.unwrap_or_else(|| key::words(reading, &name.tokens));
            if !cluster.keys.contains(&words) {
                index(&mut self.by_word, &words, at);
                cluster.keys.push(words);
            }
        }
        if gender != Gender::Unknown {
            cluster.gender = gender;
        }
        if name.kind == EntityKind::Person && name.rule.as_str() == "person/title-name" {
            cluster.titles.extend(name.evidence.iter().cloned());
        }
    }

    fn gender(&self, name: &Name) -> Gender {
        if name.kind != EntityKind::Person {
            return Gender::Unknown;
        }
        // "Ms.", "Vice President": the last word of the title, without its dot.
        let title = name.evidence.first().filter(|_| name.rule.as_str() == "person/title-name");
        let title = title.map_or("", |tokens| self.reading.slice(tokens)).trim_end_matches('.');
        let last = title.rsplit(char::is_whitespace).next().unwrap_or(title).as_bytes();
        let first = self.reading.info(name.tokens.start).classes;
        if FEMALE.has(last) || first.any(Class::FEMALE) && name.tokens.len() > 1 {
            Gender::Female
        } else if MALE.has(last) || first.any(Class::MALE) && name.tokens.len() > 1 {
            Gender::Male
        } else {
            Gender::Unknown
        }
    }

    /// The unlisted person of whom this is a fuller or shorter name.
    fn same_person(&self, name: &Name, words: &[String]) -> Option<usize> {
        let generation = |tokens: &Range<usize>| {
            let mut marked = tokens.clone().filter(|&i| person::is_generation(self.reading, i));
            marked.next().map(|i| self.reading.word(i))
        };
        let own = generation(&name.tokens);
        let fits = |&&at: &&usize| {
            let cluster = &self.clusters.all[at];
            let same = |key: &Vec<String>| {
                words.len() > 1 && (key::part_of(words, key) || key.len() > 1 && key::part_of(key, words))
            };
            let theirs = own.and_then(|_| generation(&cluster.fullest));
            // The elder and the younger of one name are two.
            let apart = theirs.is_some() && theirs != own;
            cluster.kind == EntityKind::Person && !apart && cluster.keys.iter().any(same)
        };
        let known = words.iter().rev().filter_map(|word| self.by_word.get(word));
        known.flat_map(|clusters| clusters.iter().rev().take(LOOK_BACK)).find(fits).copied()
    }

    /// "World Trade Body (WTB)": the acronym's names are the organization's.
    fn link_acronyms(&mut self, found: &[Name]) {
        let organized = |name: &Name| matches!(name.kind, EntityKind::Organization | EntityKind::Place);
        let introduced = |name: &Name| {
            organized(name).then(|| organization::bracketed_acronym(self.reading, &name.tokens)).flatten()
        };
        let linked: Vec<(usize, usize)> =
            found.iter().enumerate().filter_map(|(at, name)| Some((at, introduced(name)?))).collect();
        if linked.is_empty() {
            return;
        }
        let mut short: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, name) in found.iter().enumerate() {
            if name.tokens.len() == 1 && name.kind == EntityKind::Organization && !name.partial {
                short.entry(fold(self.reading.word(name.tokens.start))).or_default().push(at);
            }
        }
        for (at, token) in linked {
            // Taken out: an acronym is introduced once.
            for other in short.remove(&fold(self.reading.word(token))).unwrap_or_default() {
                self.clusters.merge(self.clusters.of_name[at], other);
            }
        }
    }

    /// Whose partial name this is: the nearest person before it with that last name, else the first after, else
    /// anyone with that word in the name.
    fn part(&mut self, name: &Name) -> usize {
        let words = (name.kind == EntityKind::Person).then(|| key::words(self.reading, &name.tokens));
        let listed = name.row.and_then(|row| self.by_row.get(&row).copied());
        let whole = || match &words {
            Some(words) => self.bearer(name, words),
            None => name.evidence.first().and_then(|fuller| self.named_at(fuller)),
        };
        let at = listed.or_else(whole).unwrap_or_else(|| self.add(name.kind, None, name));
        self.note(at, name, words);
        at
    }

    /// The cluster of the whole name that stands at these tokens.
    fn named_at(&self, tokens: &Range<usize>) -> Option<usize> {
        let key = |name: &Name| (name.tokens.start, name.tokens.end);
        let at = self.found.binary_search_by_key(&(tokens.start, tokens.end), key).ok()?;
        self.clusters.of_name[at].filter(|_| !self.found[at].partial)
    }

    fn bearer(&self, name: &Name, words: &[String]) -> Option<usize> {
        let (before, gender) = (name.tokens.start, self.gender(name));
        let bearers = self.by_word.get(words.last()?)?;
        let fits = |cluster: &Cluster| {
            // "Mr. Roth" is not Ana.
            let agrees = gender == cluster.gender || gender == Gender::Unknown || cluster.gender == Gender::Unknown;
            cluster.kind == EntityKind::Person
                && agrees
                && cluster
                    .keys
                    .iter()
                    .any(|key| key::part_of(words, key) || (words.len() == 1 && key.contains(&words[0])))
        };
        let exact = |cluster: &Cluster| cluster.keys.iter().any(|key| key.last() == words.last());
        let all = &self.clusters.all;
        let near = || bearers.iter().rev().take(LOOK_BACK).copied();
        near()
            .find(|&i| all[i].fullest.start <= before && fits(&all[i]) && exact(&all[i]))
            .or_else(|| bearers.iter().take(LOOK_BACK).copied().find(|&i| fits(&all[i]) && exact(&all[i])))
            .or_else(|| bearers.iter().take(LOOK_BACK).copied().find(|&i| fits(&all[i])))
    }
}

/// Titles that tell a person's gender.
const FEMALE: &List =
    words!["mrs", "ms", "miss", "spokeswoman", "chairwoman", "congresswoman", "queen", "princess", "dame", "lady"];
const MALE: &List =
    words!["mr", "sir", "king", "prince", "spokesman", "chairman", "congressman", "pope", "lord", "emir", "sheikh"];

/// How many namesakes are looked at.
const LOOK_BACK: usize = 50;

/// Notes that a cluster is known by the words of a name.
fn index(by_word: &mut FxHashMap<String, Vec<usize>>, words: &[String], at: usize) {
    for word in words {
        let clusters = by_word.entry(word.clone()).or_default();
        if clusters.last() != Some(&at) && !clusters.iter().rev().take(LOOK_BACK).any(|&other| other == at) {
            clusters.push(at);
        }
    }
}

impl Clusters<'_> {
    /// Puts another name under the cluster of the first, if both have one and neither is listed apart.
    fn merge(&mut self, into: Option<usize>, name: usize) {
        let (Some(into), Some(from)) = (into, self.of_name[name]) else { return };
        if into == from {
            return;
        }
        let (a, b) = (self.all[into].row, self.all[from].row);
        if a.is_some() && b.is_some() && a != b {
            return;
        }
        self.all[into].row = a.or(b);
        self.all[into].listed = self.all[into].listed.or(self.all[from].listed);
        let keys = std::mem::take(&mut self.all[from].keys);
        self.all[into].keys.extend(keys);
        for slot in self.of_name.iter_mut().filter(|slot| **slot == Some(from)) {
            *slot = Some(into);
        }
    }

    /// The names as mentions.
    pub(crate) fn drafts(&self, reading: Reading<'_>, found: &[Name]) -> Vec<Draft> {
        let draft = |(name, &cluster): (&Name, &Option<usize>)| {
            let mut evidence = Vec::with_capacity(1 + name.evidence.len());
            evidence.push(reading.span(&name.tokens));
            evidence.extend(name.evidence.iter().map(|tokens| reading.span(tokens)));
            let provenance = Provenance::new(name.rule.clone(), evidence);
            let form = if name.phrase { Form::Description } else { Form::Name };
            Draft { tokens: name.tokens.clone(), kind: name.kind, form, cluster, provenance }
        };
        found.iter().zip(&self.of_name).map(draft).collect()
    }
}

impl Cluster<'_> {
    /// Whether one of a person's titles has all these words.
    pub(crate) fn holds_title(&self, reading: Reading<'_>, words: &[String]) -> bool {
        let read = || {
            let roles = self.listed.map(|listed| listed.roles()).unwrap_or_default();
            let offices = roles.iter().map(|role| title_words(&role.title));
            offices.chain(self.titles.iter().map(|title| title_words(reading.slice(title)))).collect()
        };
        let holds = |title: &Vec<String>| words.iter().all(|word| title.contains(word));
        self.kind == EntityKind::Person && self.title_words.get_or_init(read).iter().any(holds)
    }

    pub(crate) fn entity(&self, reading: Reading<'_>, id: EntityId) -> Entity {
        let row = self.listed;
        Entity {
            id,
            kind: self.kind,
            name: row.map_or_else(|| clean(reading.slice(&self.fullest)), |row| row.name().to_owned()),
            gazetteer_id: row.map(|row| row.id().to_owned()),
            ids: row.map(|row| row.ids()).unwrap_or_default(),
            mentions: Vec::new(),
        }
    }
}

/// A name on one line, single spaces.
fn clean(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn name_words(name: &str) -> Vec<String> {
    name.split_whitespace()
        .map(|word| without_article(&fold(word)).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The content words of a title, folded and in order: "Secretary of Defense" → ["defense", "secretary"].
pub(crate) fn title_words(title: &str) -> Vec<String> {
    let small = ["of", "the", "for", "and", "a", "an", "to", "in"];
    let mut words: Vec<String> = title
        .split(|c: char| c.is_whitespace() || c == '-' || c == ',')
        .map(|word| fold(word.trim_matches('.')))
        .filter(|word| !word.is_empty() && !small.contains(&word.as_str()))
        .map(|word| if word == "defence" { "defense".to_owned() } else { word })
        .collect();
    words.sort();
    words.dedup();
    words
}
