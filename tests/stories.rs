//! Links whole stories and checks what a careful reader finds between their articles: `tests/gold/stories/*.toml`, each
//! with its articles and answers. Every listed pair, quotation, entity and finding must come out; a conflict, and a
//! quotation called reworded, that is not listed must not.
//!
//! A claim is named by its article, kind and cue, and where that is not enough by words of its clause:
//! `wire casualties killed / More than 30`.

#![cfg(all(feature = "gazetteers", feature = "serde"))]

use std::fmt::Write;
use std::path::Path;
use std::sync::OnceLock;

use dateline::{Article, Document, Extractor, Pair, Relation, Rewording, Source, Story, wire};
use proptest::prelude::*;
use toml::{Table, Value};

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::new().expect("the bundled tables are sound"))
}

/// Name and contents of every story.
fn stories() -> Vec<(String, Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/stories");
    let mut files: Vec<_> =
        folder.read_dir().expect("the stories").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("UTF-8");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name.clone(), text.parse().unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    files.iter().map(read).collect()
}

fn documents(story: &Table) -> Vec<Document<'static>> {
    let articles = items(story, "article");
    let read = |article: &&Table| {
        let article = Article::with_headline("", word(article, "text"))
            .id(word(article, "id"))
            .outlet(word(article, "outlet"))
            .published(word(article, "published").parse().expect("a date"));
        extractor().extract(&article).expect("short enough").into_owned()
    };
    articles.iter().map(read).collect()
}

#[test]
fn every_story_is_linked_as_a_careful_reader_would() {
    let mut failures = String::new();
    let stories = stories();
    assert!(stories.len() >= 12);
    for (name, gold) in &stories {
        let documents = documents(gold);
        let checker = Checker { documents: &documents, story: Story::link(&documents) };
        for failure in checker.failures(gold) {
            let _ = writeln!(failures, "{name}: {failure}");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

struct Checker<'d> {
    documents: &'d [Document<'static>],
    story: Story,
}

impl Checker<'_> {
    fn failures(&self, gold: &Table) -> Vec<String> {
        const SECTIONS: [&str; 7] = ["article", "conflict", "pair", "apart", "quotation", "entity", "finding"];
        let mut out: Vec<String> = gold
            .keys()
            .filter(|key| !SECTIONS.contains(&key.as_str()))
            .map(|key| format!("no such section: {key}"))
            .collect();
        self.conflicts(gold, &mut out);
        for pair in items(gold, "pair") {
            let claims = words(pair, "claims");
            for (at, one) in claims.iter().enumerate() {
                for other in &claims[at + 1..] {
                    let found = self.between(one, other).map(|pair| pair.relation.as_str());
                    if found != Some(word(pair, "relation")) {
                        out.push(format!("{one} and {other}: {}, found {found:?}", word(pair, "relation")));
                    }
                }
            }
        }
        for apart in items(gold, "apart") {
            let claims = words(apart, "claims");
            if let Some(pair) = self.between(claims[0], claims[1]) {
                out.push(format!("{claims:?} have nothing to do with each other, found {pair:?}"));
            }
        }
        self.quotations(gold, &mut out);
        self.entities(gold, &mut out);
        self.findings(gold, &mut out);
        out
    }

    fn conflicts(&self, gold: &Table, out: &mut Vec<String>) {
        let mut planted: Vec<(Source, Source)> = Vec::new();
        for conflict in items(gold, "conflict") {
            for one in words(conflict, "one") {
                for other in words(conflict, "other") {
                    let pair = self.between(one, other);
                    let right = |pair: &&Pair| {
                        pair.relation == Relation::Conflicting && pair.differs == [word(conflict, "differs")]
                    };
                    match pair.filter(right) {
                        Some(pair) => planted.push((pair.a, pair.b)),
                        None => out.push(format!("{one} and {other}: a conflict, found {pair:?}")),
                    }
                }
            }
        }
        let invented = self.story.pairs().iter().filter(|pair| pair.relation == Relation::Conflicting);
        let invented = invented.filter(|pair| !planted.contains(&(pair.a, pair.b)));
        out.extend(invented.map(|pair| format!("invented: {} and {}", self.show(pair.a), self.show(pair.b))));
    }

    fn quotations(&self, gold: &Table, out: &mut Vec<String>) {
        let listed = items(gold, "quotation");
        for wanted in &listed {
            let (a, b) = (self.source(word(wanted, "a")), self.source(word(wanted, "b")));
            let Some(found) = self.story.quotations().iter().find(|found| (found.a, found.b) == (a, b)) else {
                out.push(format!("no quotation {wanted}"));
                continue;
            };
            let changes: Vec<Value> = found
                .changes
                .iter()
                .map(|change| Value::from(vec![change.a_words.as_str(), change.b_words.as_str()]))
                .collect();
            if found.label.as_str() != word(wanted, "label") || wanted.get("changes") != Some(&Value::Array(changes)) {
                out.push(format!("{wanted} found {found:?}"));
            }
        }
        let plain = |label: Rewording| matches!(label, Rewording::Verbatim | Rewording::Trimmed);
        for found in self.story.quotations().iter().filter(|found| !plain(found.label)) {
            let is = |wanted: &&Table| {
                (self.source(word(wanted, "a")), self.source(word(wanted, "b"))) == (found.a, found.b)
            };
            if !listed.iter().any(is) {
                out.push(format!("invented: {found:?}"));
            }
        }
    }

    fn entities(&self, gold: &Table, out: &mut Vec<String>) {
        let names: Vec<&str> = self.story.articles().collect();
        for wanted in items(gold, "entity") {
            let own = self.story.entities().iter().filter(|entity| entity.name == word(wanted, "name"));
            let spread: Vec<Vec<&str>> = own
                .map(|entity| {
                    let mut articles: Vec<&str> =
                        entity.members.iter().map(|member| names[member.0 as usize]).collect();
                    articles.sort_unstable();
                    articles.dedup();
                    articles
                })
                .collect();
            if spread != [words(wanted, "articles")] {
                out.push(format!("{wanted} found in {spread:?}"));
            }
        }
    }

    fn findings(&self, gold: &Table, out: &mut Vec<String>) {
        for wanted in items(gold, "finding") {
            let claim = self.source(word(wanted, "claim"));
            let number = |field: &str| wanted.get(field).and_then(Value::as_integer).expect("a number");
            let found = self.story.findings().iter().find(|finding| finding.support.contains(&claim));
            let found = found.expect("every claim is in a finding");
            if (i64::from(found.articles), i64::from(found.independent)) != (number("articles"), number("independent"))
            {
                out.push(format!("{wanted} found {found:?}"));
            }
        }
    }

    fn between(&self, one: &str, other: &str) -> Option<&Pair> {
        let (one, other) = (self.source(one), self.source(other));
        let is = |pair: &&Pair| (pair.a, pair.b) == (one, other) || (pair.b, pair.a) == (one, other);
        self.story.pairs().iter().find(is)
    }

    /// The claim that a name of the answers means.
    fn source(&self, name: &str) -> Source {
        let (key, clause) = name.split_once(" / ").unwrap_or((name, ""));
        let mut sources = self.story.findings().iter().flat_map(|finding| &finding.support).copied();
        let is = |source: &Source| self.show(*source) == key && self.clause(*source).contains(clause);
        sources.find(is).unwrap_or_else(|| panic!("no claim {name}"))
    }

    fn show(&self, source: Source) -> String {
        let document = self.document(source);
        let claim = &document.claims()[source.claim as usize];
        format!("{} {} {}", document.id().unwrap_or(""), claim.kind().as_str(), &document[claim.cue])
    }

    /// The words of a claim: its clause and its fillers, which can stand outside.
    fn clause(&self, source: Source) -> String {
        let document = self.document(source);
        let claim = &document.claims()[source.claim as usize];
        let fillers = claim.fact.roles().into_iter().flat_map(|(_, fillers)| fillers);
        let spans = std::iter::once(claim.span).chain(fillers.map(|filler| filler.span));
        spans.map(|span| format!("{} ", &document[span])).collect()
    }

    fn document(&self, source: Source) -> &Document<'static> {
        let name = self.story.articles().nth(source.article as usize).expect("an article");
        self.documents.iter().find(|document| document.id() == Some(name)).expect("its document")
    }
}

fn items<'g>(gold: &'g Table, section: &str) -> Vec<&'g Table> {
    let list = gold.get(section).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|item| item.as_table().expect("a list of tables")).collect()
}

fn word<'g>(table: &'g Table, field: &str) -> &'g str {
    table.get(field).and_then(Value::as_str).unwrap_or_else(|| panic!("no {field} in {table}"))
}

fn words<'g>(table: &'g Table, field: &str) -> Vec<&'g str> {
    let list = table.get(field).and_then(Value::as_array).unwrap_or_else(|| panic!("no {field} in {table}"));
    list.iter().map(|item| item.as_str().expect("a word")).collect()
}

/// All articles of all stories.
fn pool() -> &'static [Document<'static>] {
    static POOL: OnceLock<Vec<Document<'static>>> = OnceLock::new();
    POOL.get_or_init(|| stories().iter().flat_map(|(_, gold)| documents(gold)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_arrival_changes_nothing(order in Just((0..pool().len()).collect::<Vec<usize>>()).prop_shuffle()) {
        let mut story = Story::new();
        for &at in &order {
            story.add(&pool()[at]);
        }
        prop_assert_eq!(wire::story_to_json(&story), wire::story_to_json(&Story::link(pool())));
    }

    /// Findings are asked for after each article, so that what was known before must not stay.
    #[test]
    fn a_growing_story_is_at_each_step_that_of_its_articles(
        order in Just((0..pool().len()).collect::<Vec<usize>>()).prop_shuffle(),
        count in 2usize..12,
    ) {
        let mut story = Story::new();
        for at in 1..=count.min(order.len()) {
            story.add(&pool()[order[at - 1]]);
            let documents: Vec<Document<'_>> = order[..at].iter().map(|&at| pool()[at].clone()).collect();
            let linked = Story::link(&documents);
            prop_assert_eq!(story.findings(), linked.findings());
            prop_assert_eq!(wire::story_to_json(&story), wire::story_to_json(&linked));
        }
    }

    #[test]
    fn any_texts_can_be_linked(texts in prop::collection::vec(any::<String>(), 0..4)) {
        let articles: Vec<Article<'_>> = texts.iter().map(|text| Article::new(text)).collect();
        let read = |article| extractor().extract(article).expect("short enough");
        let documents: Vec<Document<'_>> = articles.iter().map(read).collect();
        prop_assert_eq!(Story::link(&documents).articles().len(), texts.len());
    }
}
