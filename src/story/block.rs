//! Which claims are compared at all: those of one kind that share an entity, a head word or a stretch of a quotation, each
//! with the nearest few of its like. No scan over all pairs: the work grows with the number of claims. Runs once a story.

use super::align::Groups;
use super::digest::{Digest, Said, Value};
use super::words::sequence;
use crate::claims::ClaimKind;

/// A claim by article and number.
pub(crate) type Place = (u32, u32);

/// How many claims that follow one are compared with it. Of a story with more articles that all say one thing, pairs
/// further apart are left out; findings are not, for they hang together over the nearer ones.
const REACH: usize = 48;

/// A block that holds more than this is of what everybody speaks of: fewer are taken from it, and hardly any where rarer
/// blocks have given partners.
const CROWD: usize = 4 * REACH;
const FEWER: usize = 16;
const FEW: usize = 8;

/// The claims of a story by what they share.
pub(crate) struct Blocks {
    /// Number of each article's first claim among all, and at the end the number of all claims.
    starts: Vec<u32>,
    /// Claims by key, within a key in the order of the story.
    claims: Vec<u32>,
    /// Where in `claims` each key begins, and at the end its length.
    begins: Vec<u32>,
    /// Where a claim stands in `claims`, and in which block: those of one claim together.
    own: Vec<(u32, u32)>,
    /// Where in `own` each claim begins, and at the end its length.
    first: Vec<u32>,
}

impl Blocks {
    pub(crate) fn of(articles: &[Digest], groups: &Groups) -> Blocks {
        let mut starts = vec![0];
        let mut entries: Vec<(u64, u32)> = Vec::new();
        let mut number = 0;
        for (at, article) in articles.iter().enumerate() {
            for said in &article.claims {
                let keys = keys(said, groups.of.get(at).map_or(&[], Vec::as_slice));
                entries.extend(keys.into_iter().map(|key| (key, number)));
                number += 1;
            }
            starts.push(number);
        }
        entries.sort_unstable();
        let mut begins: Vec<u32> = Vec::new();
        let mut first = vec![0; number as usize + 1];
        for (at, (key, claim)) in entries.iter().enumerate() {
            if at == 0 || entries[at - 1].0 != *key {
                begins.push(short(at));
            }
            first[*claim as usize + 1] += 1;
        }
        begins.push(short(entries.len()));
        for claim in 1..first.len() {
            first[claim] += first[claim - 1];
        }
        let mut next = first.clone();
        let mut own = vec![(0, 0); entries.len()];
        for (block, bounds) in begins.windows(2).enumerate() {
            for at in bounds[0]..bounds[1] {
                let cursor = &mut next[entries[at as usize].1 as usize];
                own[*cursor as usize] = (at, short(block));
                *cursor += 1;
            }
        }
        Blocks { starts, claims: entries.into_iter().map(|(_, claim)| claim).collect(), begins, own, first }
    }

    /// The later claims of other articles that one may have to do with, in their order: all that share what few have,
    /// then the nearest of those that share what many have.
    pub(crate) fn partners(&self, (article, claim): Place) -> Vec<Place> {
        let Some(bounds) = self.starts.get(article as usize..article as usize + 2) else { return Vec::new() };
        let number = (bounds[0] + claim) as usize;
        let mut own = self.own[self.first[number] as usize..self.first[number + 1] as usize].to_vec();
        let block = |block: u32| self.begins[block as usize]..self.begins[block as usize + 1];
        own.sort_unstable_by_key(|&(_, own)| (block(own).len(), own));
        let mut out: Vec<u32> = Vec::new();
        for (at, own) in own {
            let rest = &self.claims[at as usize..block(own).end as usize];
            // The claims of the same article are leapt over: of one that says one thing a thousand times, each would be
            // looked at by each.
            let others = rest.partition_point(|&other| other < bounds[1]);
            let most = match (block(own).len() > CROWD, out.is_empty()) {
                (false, _) => REACH,
                (true, true) => FEWER,
                (true, false) => FEW,
            };
            for &other in rest[others..].iter().take(most) {
                if out.len() < most && !out.contains(&other) {
                    out.push(other);
                }
            }
            if out.len() >= most {
                break;
            }
        }
        out.sort_unstable();
        out.into_iter().map(|number| self.place(number)).collect()
    }

    fn place(&self, number: u32) -> Place {
        let article = self.starts.partition_point(|&start| start <= number).saturating_sub(1);
        (short(article), number - self.starts.get(article).copied().unwrap_or(0))
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What a claim shares with others: its kind and an entity or word, one of these and a day, two of them.
fn keys(said: &Said, groups: &[u32]) -> Vec<u64> {
    if said.kind == ClaimKind::Statement {
        return quotation_keys(said);
    }
    let kind = said.kind as u64;
    let values = said.roles.iter().flat_map(|(_, values)| values).chain(&said.place);
    let mut parts: Vec<u64> = values.flat_map(|value| parts(value, groups)).collect();
    parts.sort_unstable();
    parts.dedup();
    parts.truncate(MOST);
    let day = said.days.filter(|days| days.is_day()).map(|days| day(days.first));
    let mut keys = Vec::with_capacity(parts.len() * (parts.len() + 3) / 2);
    for (at, &first) in parts.iter().enumerate() {
        keys.push(sequence(&[kind, first]));
        keys.extend(day.map(|day| sequence(&[kind, first, day])));
        keys.extend(parts[at + 1..].iter().map(|&second| sequence(&[kind, first, second])));
    }
    keys
}

/// Most parts of one claim that make keys.
const MOST: usize = 8;

fn parts(value: &Value, groups: &[u32]) -> Vec<u64> {
    let entities = value.inside.iter().filter_map(|&entity| groups.get(entity as usize)).map(|&group| u64::from(group));
    entities.chain(value.head.filter(|_| value.entity.is_none())).collect()
}

/// A day as no entity's number is written.
fn day(date: jiff::civil::Date) -> u64 {
    let [century, year] = date.year().to_le_bytes();
    u64::from_le_bytes([b'd', b'a', b'y', century, year, date.month().unsigned_abs(), date.day().unsigned_abs(), 0])
}

/// Three words in a row: what quotations of one utterance share however they are reworded.
fn quotation_keys(said: &Said) -> Vec<u64> {
    let mut keys: Vec<u64> = Vec::new();
    for line in &said.quoted {
        for three in line.words.windows(3).filter(|three| !three.iter().all(|word| word.small)) {
            keys.push(sequence(&[three[0].key, three[1].key, three[2].key]));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
