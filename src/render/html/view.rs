//! What the sections of the page share: documents in the story's order, their names, and which findings contradict each
//! other. Made once a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::claims::{Claim, ClaimKind};
use crate::date::Date;
use crate::document::Document;
use crate::story::{Finding, Relation, Source, Story};

pub(super) struct View<'v> {
    pub(super) story: &'v Story,
    /// By article; `None` where its document was not given.
    pub(super) articles: Vec<Option<&'v Document<'v>>>,
    /// What each article is called on the page: its outlet where no other article has it.
    pub(super) labels: Vec<String>,
    pub(super) disputes: Vec<Dispute<'v>>,
    /// Claims that another article contradicts.
    pub(super) contradicted: BTreeSet<Source>,
    /// The finding that each claim is in.
    pub(super) finding_of: BTreeMap<Source, usize>,
}

/// Findings that cannot all be true.
pub(super) struct Dispute<'v> {
    /// Most supported first.
    pub(super) versions: Vec<&'v Finding>,
    /// The fields on which they differ.
    pub(super) differs: Vec<&'static str>,
}

impl<'v> View<'v> {
    pub(super) fn new(story: &'v Story, documents: &'v [Document<'v>]) -> View<'v> {
        let articles = story.arrange(documents);
        let labels = labels(story, &articles);
        let mut finding_of = BTreeMap::new();
        for (at, finding) in story.findings().iter().enumerate() {
            finding_of.extend(finding.support.iter().map(|source| (*source, at)));
        }
        let contradicted =
            story.findings().iter().flat_map(|finding| finding.against.iter().copied()).collect::<BTreeSet<_>>();
        let disputes = disputes(story, &finding_of);
        View { story, articles, labels, disputes, contradicted, finding_of }
    }

    pub(super) fn claim(&self, source: Source) -> Option<(&'v Document<'v>, &'v Claim)> {
        let document = self.articles.get(source.article as usize).copied().flatten()?;
        document.claims().get(source.claim as usize).map(|claim| (document, claim))
    }

    pub(super) fn day(&self, article: usize) -> Option<Date> {
        self.articles.get(article).copied().flatten().and_then(Document::published)
    }

    pub(super) fn label(&self, source: Source) -> &str {
        self.labels.get(source.article as usize).map_or("", String::as_str)
    }

    pub(super) fn has_kind(&self, kind: ClaimKind) -> bool {
        self.articles.iter().flatten().any(|document| document.claims().iter().any(|claim| claim.kind() == kind))
    }

    pub(super) fn shared_findings(&self) -> usize {
        self.story.findings().iter().filter(|finding| finding.articles > 1).count()
    }
}

/// The number of a claim in ids on the page.
pub(super) fn id(source: Source) -> String {
    format!("a{}c{}", source.article.saturating_add(1), source.claim)
}

/// The class names by which filters know what is made of a claim.
pub(super) fn classes(kind: ClaimKind, conflict: bool) -> String {
    format!("f k-{}{}", kind.as_str(), if conflict { " x" } else { "" })
}

fn labels(story: &Story, articles: &[Option<&Document<'_>>]) -> Vec<String> {
    let outlet = |at: usize| articles.get(at).copied().flatten().and_then(Document::outlet).filter(|it| !it.is_empty());
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    for name in (0..articles.len()).filter_map(outlet) {
        *outlets.entry(name).or_default() += 1;
    }
    let label = |(at, name): (usize, &str)| {
        // A document without a name has one made of its words, which nobody wants to read.
        let named =
            articles.get(at).copied().flatten().is_none_or(|document| document.id().is_some_and(|id| !id.is_empty()));
        let name = if named { name.to_owned() } else { format!("Article {}", at + 1) };
        match outlet(at) {
            Some(outlet) if outlets.get(outlet) == Some(&1) => outlet.to_owned(),
            Some(outlet) => format!("{outlet} ({name})"),
            None => name,
        }
    };
    story.articles().enumerate().map(label).collect()
}

/// Findings joined by what stands against them, in the order of the findings.
fn disputes<'v>(story: &'v Story, finding_of: &BTreeMap<Source, usize>) -> Vec<Dispute<'v>> {
    let findings = story.findings();
    let mut group_of: Vec<Option<usize>> = vec![None; findings.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..findings.len() {
        if findings[at].against.is_empty() || group_of[at].is_some() {
            continue;
        }
        let (mut group, mut next) = (Vec::new(), vec![at]);
        while let Some(at) = next.pop() {
            if group_of[at].replace(groups.len()).is_none() {
                group.push(at);
                next.extend(findings[at].against.iter().filter_map(|source| finding_of.get(source)));
            }
        }
        group.sort_unstable();
        groups.push(group);
    }
    let mut differs: Vec<BTreeSet<&'static str>> = vec![BTreeSet::new(); groups.len()];
    for pair in story.pairs().iter().filter(|pair| pair.relation == Relation::Conflicting) {
        let group = finding_of.get(&pair.a).and_then(|at| group_of.get(*at).copied().flatten());
        if let Some(fields) = group.and_then(|group| differs.get_mut(group)) {
            fields.extend(&pair.differs);
        }
    }
    let versions = |group: Vec<usize>| group.into_iter().filter_map(|at| findings.get(at)).collect();
    let dispute = |(group, fields): (Vec<usize>, BTreeSet<_>)| Dispute {
        versions: versions(group),
        differs: fields.into_iter().collect(),
    };
    groups.into_iter().zip(differs).map(dispute).collect()
}
