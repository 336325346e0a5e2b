//! Which claims are compared at all: those of one kind that share an entity or a head word, each with the nearest few of
//! its like. No scan over all pairs: the work grows with the number of claims. Runs once a story.

use rustc_hash::FxHashMap;

use super::align::Groups;
use super::digest::{Digest, Said, Value};
use crate::claims::ClaimKind;

/// A claim by article and number.
pub(crate) type Place = (u32, u32);

/// How many claims that follow in a block are looked at. Of a story with more articles that all say one thing, pairs
/// further apart are left out; findings are not, for they hang together over the nearer ones.
const REACH: usize = 48;

/// Pairs of claims from different articles that may have to do with each other, in order, each once.
pub(crate) fn pairs(articles: &[Digest], groups: &Groups) -> Vec<(Place, Place)> {
    let mut blocks: FxHashMap<Key, Vec<Place>> = FxHashMap::default();
    for (at, article) in articles.iter().enumerate() {
        for (number, said) in article.claims.iter().enumerate() {
            let place = (u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(number).unwrap_or(u32::MAX));
            for key in keys(said, groups.of.get(at).map_or(&[], Vec::as_slice)) {
                blocks.entry(key).or_default().push(place);
            }
        }
    }
    let mut out = Vec::new();
    for block in blocks.values() {
        for (at, &one) in block.iter().enumerate() {
            let others = block[at + 1..].iter().filter(|other| other.0 != one.0).take(REACH);
            out.extend(others.map(|&other| (one, other)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// What two claims must share: their kind and one or two of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    kind: ClaimKind,
    first: Part,
    second: Option<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Group(u32),
    Word(String),
    Words(u64),
}

fn keys(said: &Said, groups: &[u32]) -> Vec<Key> {
    if said.kind == ClaimKind::Statement {
        return quotation_keys(said);
    }
    let values = said.roles.iter().flat_map(|(_, values)| values).chain(&said.place);
    let mut parts: Vec<Part> = values.flat_map(|value| parts(value, groups)).collect();
    parts.sort();
    parts.dedup();
    parts.truncate(MOST);
    let single = parts.iter().map(|first| Key { kind: said.kind, first: first.clone(), second: None });
    let paired = parts.iter().enumerate().flat_map(|(at, first)| {
        let second = |second: &Part| Key { kind: said.kind, first: first.clone(), second: Some(second.clone()) };
        parts[at + 1..].iter().map(second).collect::<Vec<Key>>()
    });
    single.chain(paired).collect()
}

/// Most parts of one claim that make keys.
const MOST: usize = 8;

fn parts(value: &Value, groups: &[u32]) -> Vec<Part> {
    let entities =
        value.inside.iter().filter_map(|&entity| groups.get(entity as usize)).map(|&group| Part::Group(group));
    let head = (!value.head.is_empty() && value.entity.is_none()).then(|| Part::Word(value.head.clone()));
    entities.chain(head).collect()
}

/// Three words in a row: what quotations of one utterance share however they are reworded.
fn quotation_keys(said: &Said) -> Vec<Key> {
    let mut hashes: Vec<u64> = Vec::new();
    for line in &said.quoted {
        for three in line.words.windows(3).filter(|three| !three.iter().all(|word| word.small)) {
            hashes.push(super::words::hash(three.iter().map(|word| word.key.as_str())));
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into_iter().map(|hash| Key { kind: ClaimKind::Statement, first: Part::Words(hash), second: None }).collect()
}
