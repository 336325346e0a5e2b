//! Titles and descriptions that stand for someone or something named before: "the prime minister", "the group".
//! Runs once an article, over its definite articles.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::cluster::{Cluster, Clusters, title_words};
use super::{Draft, Form};
use crate::gazetteer::table::Table;
use crate::kind::EntityKind;
use crate::provenance::{Provenance, RuleId};
use crate::text::{Gap, Kind, Mark};
use crate::words::{Class, List, Reading, TitleClass, words};

/// A noun, and the kind cells of what it can stand for.
type Description = (&'static str, Vec<&'static str>);

/// Nouns that can stand for a named thing, with the kind cells of which it must have one; by the lower five bits of the
/// first letter, which capitals and small letters share, and the lower three of the length.
static NOUNS: Lazy<[Vec<Description>; 256]> = Lazy::new(|| {
    let mut nouns: [Vec<_>; 256] = std::array::from_fn(|_| Vec::new());
    let table = Table::open(
        "gazetteers/descriptions.tsv",
        include_str!("../../gazetteers/descriptions.tsv"),
        &["noun", "kind"],
    );
    let Ok(table) = table else { return nouns };
    for record in table.records().flatten() {
        let noun = record.get("noun");
        nouns[bucket(noun)].push((noun, record.get("kind").split('|').collect()));
    }
    nouns
});

fn bucket(word: &str) -> usize {
    word.bytes().next().map_or(0, |first| usize::from(first & 31) | (word.len() & 7) << 5)
}

/// How many sentences back a description may reach.
const REACH: usize = 6;

/// How many mentions back a description may reach.
const LOOK_BACK: usize = 200;

/// Finds and resolves titles and descriptions; also learns which titles the article gives to whom.
pub(crate) fn resolve(reading: Reading<'_>, clusters: &mut Clusters<'_>, drafts: &mut Vec<Draft>) {
    drafts.sort_by_key(|draft| draft.tokens.start);
    learn_titles(reading, clusters, drafts);
    let mut taken = vec![false; reading.len()];
    for draft in drafts.iter() {
        taken[draft.tokens.clone()].fill(true);
    }
    let search = Search { reading, clusters, drafts, taken };
    let (mut found, the) = (Vec::new(), reading.lexicon.the);
    for (i, &id) in reading.words.ids.iter().enumerate() {
        if id == the {
            found.extend(search.title(i));
            found.extend(search.noun(i));
        }
    }
    drafts.append(&mut found);
    drafts.sort_by_key(|draft| draft.tokens.start);
}

/// Appositions: "Lloyd Austin, the U.S. defense secretary", "the Iraqi prime minister, Mohammed al-Sudani".
fn learn_titles(reading: Reading<'_>, clusters: &mut Clusters<'_>, drafts: &[Draft]) {
    for draft in drafts.iter().filter(|draft| draft.kind == EntityKind::Person) {
        let Some(cluster) = draft.cluster else { continue };
        let end = draft.tokens.end;
        let after = (reading.mark(end) == Mark::Comma).then(|| title_within(reading, end + 1..end + 7)).flatten();
        let start = draft.tokens.start;
        let before = (start > 1 && reading.mark(start - 1) == Mark::Comma)
            .then(|| title_within(reading, start.saturating_sub(6)..start - 1).filter(|title| title.end == start - 1))
            .flatten();
        for title in [after, before].into_iter().flatten() {
            clusters.all[cluster].titles.push(title);
        }
    }
}

/// The first title in a range of tokens that holds no comma, verb or name of a person before it.
fn title_within(reading: Reading<'_>, range: Range<usize>) -> Option<Range<usize>> {
    for i in range.clone() {
        if reading.token(i).kind == Kind::Mark && reading.mark(i) != Mark::Hyphen {
            return None;
        }
        if let Some((end, class, _)) = reading.title(i) {
            if matches!(class, TitleClass::Office | TitleClass::Rank) {
                return (end <= range.end).then_some(i..end);
            }
        }
    }
    None
}

/// The mentions and entities among which a description finds its own.
struct Search<'s, 'a> {
    reading: Reading<'a>,
    clusters: &'s Clusters<'s>,
    drafts: &'s [Draft],
    /// By token: whether a mention holds it.
    taken: Vec<bool>,
}

impl Search<'_, '_> {
    /// "the prime minister": a title after the article, with no name behind it.
    fn title(&self, i: usize) -> Option<Draft> {
        let reading = self.reading;
        let start = (i + 1..i + 4).find(|&j| reading.title(j).is_some() || !is_modifier(reading, j))?;
        let (end, class, _) = reading.title(start)?;
        let commaed = reading.mark(end) == Mark::Comma && self.taken.get(end + 1).copied().unwrap_or(false);
        if matches!(class, TitleClass::Honorific | TitleClass::Occupation)
            || goes_on(reading, end, words!["of", "for"])
            || commaed
            || self.taken[start..end].contains(&true)
        {
            return None;
        }
        let words = title_words(reading.slice(&(start..end)));
        let holds = |at: usize| self.clusters.all[at].holds_title(reading, &words);
        let cluster = self.nearest(i, |draft| draft.cluster.is_some_and(holds))?;
        Some(self.draft(i..end, Form::Title, EntityKind::Person, cluster, "person/title-alone"))
    }

    /// "the group", "the country": a noun of the table, alone after the article.
    fn noun(&self, i: usize) -> Option<Draft> {
        let reading = self.reading;
        let (start, end) = (i + 1, i + 2);
        let (_, kinds) = NOUNS[bucket(reading.word(start))].iter().find(|(noun, _)| reading.is_word(start, noun))?;
        let compound = reading.token(end).gap == Gap::Space
            && reading.is(end, Class::NOUN)
            && !reading.is(end, Class::VERB | Class::CLOSED | Class::ADVERB);
        let goes_on = goes_on(reading, end, words!["of", "that", "who", "which", "where"]);
        if goes_on || compound || self.taken.get(start).copied().unwrap_or(true) {
            return None;
        }
        let is_kind = |cluster: &Cluster<'_>| match cluster.listed {
            Some(listed) => kinds.iter().any(|kind| listed.is(kind)),
            // What no row lists says by its own words what it is: "Harbour |Alliance|".
            None => {
                let says = || cluster.fullest.clone().any(|word| reading.is_word(word, reading.word(start)));
                let any = kinds.len() > 1 || kinds[0] == "org";
                cluster.kind == EntityKind::Organization && (any || kinds[0].starts_with("org.") && says())
            }
        };
        // "Iran is trying to exert in the country": not the country that acts there, nor its people's adjective.
        let acts = |draft: &Draft| {
            kinds[0].starts_with("place")
                && (draft.kind != EntityKind::Place
                    || reading.token(draft.tokens.end).kind == Kind::Clitic
                    || reading.is(draft.tokens.end, Class::AUXILIARY | Class::VERB_3SG | Class::VERB_PAST))
        };
        let cluster =
            self.nearest(i, |draft| !acts(draft) && draft.cluster.is_some_and(|at| is_kind(&self.clusters.all[at])))?;
        let kind = self.clusters.all[cluster].kind;
        Some(self.draft(i..end, Form::Description, kind, cluster, "entity/description"))
    }

    /// The cluster of the nearest mention before token `i`, within reach, that `fits`.
    fn nearest(&self, i: usize, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
        let sentence = self.reading.sentence_of(i);
        let upto = self.drafts.partition_point(|draft| draft.tokens.start < i);
        self.drafts[..upto]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(|draft| self.reading.sentence_of(draft.tokens.start) + REACH >= sentence)
            .find(|draft| fits(draft))
            .and_then(|draft| draft.cluster)
    }

    fn draft(&self, tokens: Range<usize>, form: Form, kind: EntityKind, cluster: usize, rule: &'static str) -> Draft {
        let provenance = Provenance::new(RuleId::new(rule), vec![self.reading.span(&tokens)]);
        Draft { tokens, kind, form, cluster: Some(cluster), provenance }
    }
}

/// Whether more than a description's own words is meant, to judge by what is right behind them: a name, one of `links`, or
/// the other half of a compound.
fn goes_on(reading: Reading<'_>, end: usize, links: &List) -> bool {
    let next = reading.token(end);
    let linked = next.is_capitalized() && next.kind == Kind::Word || reading.is_one(end, links);
    next.gap == Gap::Space && linked || reading.glued_hyphen(end)
}

fn is_modifier(reading: Reading<'_>, i: usize) -> bool {
    reading.token(i).kind == Kind::Word
        && (reading.token(i).is_capitalized() || reading.is(i, Class::ADJECTIVE))
        && !reading.is(i, Class::CLOSED)
}
