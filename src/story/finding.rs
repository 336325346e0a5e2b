//! Findings: what a story's articles say between them, each with who says so, who says otherwise, and how many of them
//! are independent. Runs once a story, over the pairs.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::agree::{Relation, is_actual};
use super::block::Place;
use super::digest::{Amount, Digest, Said};
use super::{FigurePolicy, Pair};
use crate::kind::Bound;

/// A claim of an article of the story: indices into [`Story::articles`](super::Story::articles) and into that article's
/// [`Document::claims`](crate::Document::claims).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Source {
    /// The article.
    pub article: u32,
    /// The claim in it.
    pub claim: u32,
}

/// What one or several articles say.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The claim at its most specific.
    pub claim: Source,
    /// Everyone who says so, in the order of the articles.
    pub support: Vec<Source>,
    /// Everyone who says what cannot be true if this is.
    pub against: Vec<Source>,
    /// How many articles say so.
    pub articles: u32,
    /// How many of those are sources of their own: articles of one outlet are one, and so are copies.
    pub independent: u32,
    /// The figure, over all who give one.
    pub figure: Option<Range>,
}

/// A figure as several articles have it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Range {
    /// The lowest value that anyone gives.
    pub low: Option<f64>,
    /// The value that most give outright, the highest of those that as many give.
    pub best: Option<f64>,
    /// The highest value that anyone gives; `None` where someone leaves it open and nobody gives more.
    pub high: Option<f64>,
}

/// Gathers the claims of all articles into findings: those that most articles share first.
pub(crate) fn gather(articles: &[Digest], pairs: &[Pair], policy: FigurePolicy) -> Vec<Finding> {
    let mut gatherer = Gatherer::new(articles, pairs);
    gatherer.unite(pairs);
    let copies = Copies { articles, known: RefCell::default() };
    let mut findings: Vec<Finding> =
        gatherer.groups().iter().map(|group| gatherer.finding(group, &copies, policy)).collect();
    findings.sort_by(|a, b| b.articles.cmp(&a.articles).then(a.claim.cmp(&b.claim)));
    findings
}

struct Gatherer<'s> {
    articles: &'s [Digest],
    /// Number of a claim among all: where its article's begin.
    starts: Vec<usize>,
    parents: Vec<usize>,
    /// By the first of a group of several, all of them.
    members: FxHashMap<usize, Vec<usize>>,
    /// By claim, the claims it conflicts with.
    conflicts: FxHashMap<usize, Vec<usize>>,
}

impl<'s> Gatherer<'s> {
    fn new(articles: &'s [Digest], pairs: &[Pair]) -> Gatherer<'s> {
        let mut starts = Vec::with_capacity(articles.len());
        let mut count = 0;
        for article in articles {
            starts.push(count);
            count += article.claims.len();
        }
        let mut gatherer = Gatherer {
            articles,
            starts,
            parents: (0..count).collect(),
            members: FxHashMap::default(),
            conflicts: FxHashMap::default(),
        };
        for pair in pairs.iter().filter(|pair| pair.relation == Relation::Conflicting) {
            let (a, b) = (gatherer.number(pair.a), gatherer.number(pair.b));
            gatherer.conflicts.entry(a).or_default().push(b);
            gatherer.conflicts.entry(b).or_default().push(a);
        }
        gatherer
    }

    fn number(&self, source: Source) -> usize {
        self.starts.get(source.article as usize).copied().unwrap_or(0) + source.claim as usize
    }

    fn source(&self, number: usize) -> Source {
        let article = self.starts.partition_point(|start| *start <= number).saturating_sub(1);
        // Articles without claims begin where the next one does: the last that begins here has it.
        let claim = number - self.starts.get(article).copied().unwrap_or(0);
        Source { article: u32::try_from(article).unwrap_or(u32::MAX), claim: u32::try_from(claim).unwrap_or(u32::MAX) }
    }

    fn said(&self, number: usize) -> Option<&'s Said> {
        let source = self.source(number);
        self.articles.get(source.article as usize)?.claims.get(source.claim as usize)
    }

    fn root(&mut self, number: usize) -> usize {
        let mut at = number;
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    /// Same claims are one finding; compatible ones join it where nothing in either contradicts the other.
    fn unite(&mut self, pairs: &[Pair]) {
        // Groups only grow: what was once refused stays so, and is not asked for each of its pairs.
        let mut refused: FxHashSet<(usize, usize)> = FxHashSet::default();
        for relation in [Relation::Same, Relation::Compatible] {
            for pair in pairs.iter().filter(|pair| pair.relation == relation) {
                let (a, b) = (self.number(pair.a), self.number(pair.b));
                let (one, other) = (self.root(a), self.root(b));
                if one == other || relation == Relation::Compatible && !self.same_stance(a, b) {
                    continue;
                }
                // The smaller joins the greater, so that nobody moves often.
                let (keep, join) = if self.size(one) < self.size(other) { (other, one) } else { (one, other) };
                if refused.contains(&(keep.min(join), keep.max(join))) || self.contradict(join, keep) {
                    refused.insert((keep.min(join), keep.max(join)));
                    continue;
                }
                let joining = self.members.remove(&join).unwrap_or_else(|| vec![join]);
                self.members.entry(keep).or_insert_with(|| vec![keep]).extend(joining);
                self.parents[join] = keep;
            }
        }
    }

    fn size(&self, root: usize) -> usize {
        self.members.get(&root).map_or(1, Vec::len)
    }

    /// Whether a claim of the smaller group conflicts with one of the greater.
    fn contradict(&mut self, few: usize, many: usize) -> bool {
        let alone = [few];
        let few = self.members.get(&few).map_or(alone.as_slice(), Vec::as_slice);
        let conflicts: Vec<usize> =
            few.iter().filter_map(|number| self.conflicts.get(number)).flatten().copied().collect();
        conflicts.into_iter().any(|number| self.root(number) == many)
    }

    fn same_stance(&self, a: usize, b: usize) -> bool {
        match (self.said(a), self.said(b)) {
            (Some(a), Some(b)) => is_actual(a) == is_actual(b),
            _ => false,
        }
    }

    fn groups(&mut self) -> Vec<Vec<usize>> {
        let mut by_root: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for number in 0..self.parents.len() {
            let root = self.root(number);
            by_root.entry(root).or_default().push(number);
        }
        let mut groups: Vec<Vec<usize>> = by_root.into_values().collect();
        groups.sort_unstable();
        groups
    }

    fn finding(&self, group: &[usize], copies: &Copies<'_>, policy: FigurePolicy) -> Finding {
        let specific = group.iter().copied().max_by_key(|&number| (self.detail(number), std::cmp::Reverse(number)));
        let mut against: Vec<usize> =
            group.iter().filter_map(|number| self.conflicts.get(number)).flatten().copied().collect();
        against.sort_unstable();
        against.dedup();
        let mut articles: Vec<u32> = group.iter().map(|&number| self.source(number).article).collect();
        articles.dedup();
        Finding {
            claim: self.source(specific.unwrap_or(0)),
            support: group.iter().map(|&number| self.source(number)).collect(),
            against: against.into_iter().map(|number| self.source(number)).collect(),
            articles: u32::try_from(articles.len()).unwrap_or(u32::MAX),
            independent: copies.independent(&articles, group, self),
            figure: range(group.iter().filter_map(|&number| self.said(number)).filter_map(amount), policy),
        }
    }

    /// How much a claim tells: roles filled, a figure, a day, a resolved place.
    fn detail(&self, number: usize) -> usize {
        let Some(said) = self.said(number) else { return 0 };
        let values = said.roles.iter().flat_map(|(_, values)| values);
        let filled = values
            .map(|value| 1 + usize::from(value.entity.is_some()) + usize::from(value.amount.is_some()))
            .sum::<usize>();
        let day = said.days.map_or(0, |days| 1 + usize::from(days.is_day()));
        let exact = amount(said).is_some_and(|amount| amount.bound == Bound::Exact);
        filled + day + usize::from(said.place.is_some()) + usize::from(exact)
    }
}

fn amount(said: &Said) -> Option<&Amount> {
    ["size", "victims", "amount"].iter().flat_map(|role| said.role(role)).find_map(|value| value.amount.as_ref())
}

fn range<'s>(amounts: impl Iterator<Item = &'s Amount>, policy: FigurePolicy) -> Option<Range> {
    let mut range = Range { low: None, best: None, high: None };
    let mut outright: Vec<f64> = Vec::new();
    let (mut some, mut open) = (false, false);
    for amount in amounts {
        some = true;
        let low = policy.low(amount);
        let given = |value: Option<f64>, other: Option<f64>, pick: fn(f64, f64) -> f64| match (value, other) {
            (Some(a), Some(b)) => Some(pick(a, b)),
            (a, b) => a.or(b),
        };
        range.low = given(range.low, low, f64::min);
        let top = amount.high.or(amount.best);
        open |= top.is_none();
        range.high = given(range.high, top, f64::max);
        outright.extend(amount.best);
    }
    range.best = commonest(outright);
    if open && range.high.is_none_or(|high| range.low.is_some_and(|low| low >= high)) {
        range.high = None;
    }
    some.then_some(range)
}

fn commonest(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let runs = values.chunk_by(|a, b| a == b);
    runs.max_by_key(|run| run.len()).and_then(|run| run.first().copied())
}

/// Tells articles that are one source: of one outlet, or one copied from the other.
struct Copies<'s> {
    articles: &'s [Digest],
    /// What was told of two articles for an earlier finding.
    known: RefCell<FxHashMap<(u32, u32), bool>>,
}

/// Long sentences that two articles must share to be one source.
const SHARED: usize = 2;

/// Supporting articles that are compared with each other; more are not asked who copied whom.
const MOST: usize = 64;

impl Copies<'_> {
    fn independent(&self, articles: &[u32], group: &[usize], gatherer: &Gatherer<'_>) -> u32 {
        let mut asked: Vec<(u32, FxHashSet<u64>)> =
            articles.iter().take(MOST).map(|&article| (article, FxHashSet::default())).collect();
        for &number in group {
            let article = gatherer.source(number).article;
            let Ok(at) = asked.binary_search_by_key(&article, |(article, _)| *article) else { continue };
            // What is quoted is in the same words of necessity.
            let said = gatherer.said(number).filter(|said| said.quoted.is_empty());
            asked[at].1.extend(said.and_then(|said| said.sentence));
        }
        let mut sources: Vec<Vec<&(u32, FxHashSet<u64>)>> = Vec::new();
        for article in &asked {
            match sources.iter_mut().find(|source| source.iter().any(|other| self.one_source(article, other))) {
                Some(source) => source.push(article),
                None => sources.push(vec![article]),
            }
        }
        u32::try_from(sources.len() + articles.len().saturating_sub(MOST)).unwrap_or(u32::MAX)
    }

    /// Whether two articles, with the sentences in which they make a claim, are one source of it.
    fn one_source(&self, a: &(u32, FxHashSet<u64>), b: &(u32, FxHashSet<u64>)) -> bool {
        *self.known.borrow_mut().entry((a.0, b.0)).or_insert_with(|| self.copied(a.0, b.0)) || !a.1.is_disjoint(&b.1)
    }

    /// Whether two articles are of one outlet or share many sentences.
    fn copied(&self, a: u32, b: u32) -> bool {
        let (Some(one), Some(other)) = (self.articles.get(a as usize), self.articles.get(b as usize)) else {
            return false;
        };
        let same_outlet = one.outlet.is_some() && one.outlet == other.outlet;
        let shared = shared(&one.sentences, &other.sentences);
        let fewer = one.sentences.len().min(other.sentences.len());
        same_outlet || shared >= SHARED && shared * 4 >= fewer
    }
}

/// How many numbers two sorted lists share.
fn shared(mut one: &[u64], mut other: &[u64]) -> usize {
    let mut shared = 0;
    while let (Some(a), Some(b)) = (one.first(), other.first()) {
        shared += usize::from(a == b);
        (one, other) = (&one[usize::from(a <= b)..], &other[usize::from(b <= a)..]);
    }
    shared
}

pub(crate) fn place(place: Place) -> Source {
    Source { article: place.0, claim: place.1 }
}
