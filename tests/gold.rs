//! Reads whole articles and checks what a careful reader takes from them: every `tests/gold/<name>.txt` beside its
//! `<name>.toml`. What is listed must come out, what is listed as never must not, and a ceiling holds the number of
//! claims. The contract decides what is listed; what the extractor does not reach yet stands as a comment at the end.

#![cfg(feature = "gazetteers")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use dateline::{Article, Claim, Document, Entity, Extractor, Number};
use toml::{Table, Value};

#[test]
fn every_article_is_read_as_a_careful_reader_would() {
    let extractor = Extractor::new().expect("bundled tables compile");
    let mut failures = String::new();
    let names = names();
    assert!(!names.is_empty(), "no articles");
    for name in names {
        let text = read(&name, "txt");
        let gold: Table = read(&name, "toml").parse().unwrap_or_else(|error| panic!("{name}.toml: {error}"));
        let header = gold.get("article").and_then(Value::as_table).unwrap_or_else(|| panic!("{name}: no [article]"));
        let article = Article::new(&text)
            .outlet(want(header, "outlet"))
            .published(want(header, "published").parse().expect("a date"));
        let document = extractor.extract(&article).expect("short enough");
        for failure in failures_of(&gold, &document) {
            let _ = writeln!(failures, "{name}: {failure}");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

fn failures_of(gold: &Table, document: &Document<'_>) -> Vec<String> {
    const SECTIONS: [&str; 7] = ["article", "precision", "entity", "figure", "time", "claim", "never"];
    let unknown = gold.keys().filter(|section| !SECTIONS.contains(&section.as_str()));
    let mut failures: Vec<String> = unknown.map(|section| format!("no such section: {section}")).collect();
    failures.extend(missing(gold, "entity", document.entities(), |wanted, entity| is_entity(document, wanted, entity)));
    failures.extend(missing(gold, "figure", document.figures(), |wanted, figure| {
        let is = |field, number: Option<Number>| {
            wanted.get(field).is_none_or(|value| number.map(Number::value) == as_number(value))
        };
        document[figure.span] == *want(wanted, "text")
            && figure.bound.as_str() == want(wanted, "bound")
            && is("low", figure.low)
            && is("best", figure.best)
            && is("high", figure.high)
    }));
    failures.extend(missing(gold, "time", document.times(), |wanted, time| {
        document[time.span] == *want(wanted, "text") && time.value == want(wanted, "value")
    }));
    failures.extend(missing(gold, "claim", document.claims(), |wanted, claim| is_claim(document, wanted, claim)));
    for never in items(gold, "never") {
        let (kind, text) = (want(never, "kind"), want(never, "text"));
        let claims = document.claims().iter().filter(|claim| claim.kind().as_str() == kind);
        failures.extend(
            claims.filter(|claim| names_in_a_role(document, claim, text)).map(|_| format!("never {kind} of {text:?}")),
        );
    }
    let ceiling = gold.get("precision").and_then(|precision| precision.get("claims")).and_then(Value::as_integer);
    let ceiling = ceiling.and_then(|ceiling| usize::try_from(ceiling).ok()).expect("[precision] claims = N");
    if document.claims().len() > ceiling {
        failures.push(format!("{} claims, at most {ceiling} are right", document.claims().len()));
    }
    if !failures.is_empty() {
        failures.extend(made(document));
    }
    failures
}

/// The listed items of a section that nothing found is, each found thing answering for one of them.
fn missing<T>(gold: &Table, section: &str, found: &[T], is: impl Fn(&Table, &T) -> bool) -> Vec<String> {
    let mut left: Vec<&T> = found.iter().collect();
    let mut wanted = items(gold, section);
    // What says most picks first, so that an item that says little cannot take its match.
    wanted.sort_by_key(|item| std::cmp::Reverse(fields(item)));
    let mut missing = Vec::new();
    for item in wanted {
        match left.iter().position(|thing| is(item, thing)) {
            Some(at) => drop(left.remove(at)),
            None => missing.push(format!("no {section} {}", one_line(item))),
        }
    }
    missing
}

fn items<'g>(gold: &'g Table, section: &str) -> Vec<&'g Table> {
    let list = gold.get(section).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|item| item.as_table().expect("a list of tables")).collect()
}

fn fields(item: &Table) -> usize {
    item.len() + item.get("roles").and_then(Value::as_table).map_or(0, Table::len)
}

fn one_line(item: &Table) -> String {
    item.iter().map(|(field, value)| format!("{field}={value} ")).collect()
}

/// The listed mentions stand under the entity, in this order, others between them or not.
fn is_entity(document: &Document<'_>, wanted: &Table, entity: &Entity) -> bool {
    let mut mentions = entity.mentions.iter().filter_map(|&at| document.mentions().get(at as usize));
    entity.name == want(wanted, "name")
        && entity.kind.as_str() == want(wanted, "kind")
        && texts(wanted, "mentions").iter().all(|text| mentions.any(|mention| document[mention.span] == **text))
}

/// Polarity, modality and attribution have their defaults where they are not listed; other fields are then not
/// compared.
fn is_claim(document: &Document<'_>, wanted: &Table, claim: &Claim) -> bool {
    let word = |field, default| wanted.get(field).and_then(Value::as_str).unwrap_or(default);
    let time = || claim.time.map(|id| document[id].value.as_str());
    let sources: Vec<String> = claim.attribution.iter().map(|link| bare(&document[link.source.span])).collect();
    let roles = wanted.get("roles").and_then(Value::as_table).expect("a claim has roles");
    claim.kind().as_str() == want(wanted, "kind")
        && wanted.get("label").is_none_or(|label| label.as_str() == claim.fact.label().map(|(_, word)| word))
        && claim.stance.polarity.as_str() == word("polarity", "asserted")
        && claim.stance.modality.as_str() == word("modality", "actual")
        && sources == texts(wanted, "attribution").iter().map(|text| bare(text)).collect::<Vec<_>>()
        && wanted.get("time").is_none_or(|value| value.as_str() == time())
        && roles.keys().all(|role| {
            let mut listed: Vec<String> = texts(roles, role).iter().map(|text| bare(text)).collect();
            let mut own: Vec<String> = claim.role(role).iter().map(|filler| bare(&document[filler.span])).collect();
            listed.sort();
            own.sort();
            listed == own
        })
}

/// Whether the words stand, whole, in any role of the claim or in its place.
fn names_in_a_role(document: &Document<'_>, claim: &Claim, text: &str) -> bool {
    let padded = |text: &str| format!(" {} ", bare(text).to_lowercase());
    let roles = claim.fact.roles().into_iter().flat_map(|(_, fillers)| fillers);
    roles.chain(&claim.place).any(|filler| padded(&document[filler.span]).contains(&padded(text)))
}

/// A filler without its article and its possessive mark, spaces alike.
fn bare(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    let article = ["the ", "an ", "a "].into_iter().find(|article| lower.starts_with(article)).map_or(0, str::len);
    let text = text.get(article..).unwrap_or_default();
    text.strip_suffix("'s").or_else(|| text.strip_suffix('\'')).unwrap_or(text).to_owned()
}

/// Everything that was made of the article, to read beside what was expected.
fn made(document: &Document<'_>) -> Vec<String> {
    let mention = |at: &u32| document.mentions().get(*at as usize).map(|mention| &document[mention.span]);
    let mut made = Vec::new();
    for entity in document.entities() {
        let mentions: Vec<&str> = entity.mentions.iter().filter_map(mention).collect();
        made.push(format!("  made {} {:?} {mentions:?}", entity.kind.as_str(), entity.name));
    }
    for figure in document.figures() {
        let [low, best, high] = [figure.low, figure.best, figure.high].map(|number| number.map(Number::value));
        let bound = figure.bound.as_str();
        made.push(format!("  made figure {:?} {low:?} {best:?} {high:?} {bound}", &document[figure.span]));
    }
    made.extend(document.times().iter().map(|time| format!("  made time {:?} {}", &document[time.span], time.value)));
    made.extend(document.claims().iter().map(|claim| format!("  made {}", shown(document, claim))));
    made
}

fn shown(document: &Document<'_>, claim: &Claim) -> String {
    let mut out = format!("{} [{}]", claim.kind().as_str(), &document[claim.cue]);
    for (role, fillers) in claim.fact.roles().into_iter().filter(|(_, fillers)| !fillers.is_empty()) {
        let fillers: Vec<&str> = fillers.iter().map(|filler| &document[filler.span]).collect();
        let _ = write!(out, " {role}={fillers:?}");
    }
    let sources: Vec<&str> = claim.attribution.iter().map(|link| &document[link.source.span]).collect();
    let (polarity, modality) = (claim.stance.polarity.as_str(), claim.stance.modality.as_str());
    let label = claim.fact.label().map_or("", |(_, word)| word);
    let time = claim.time.map_or("", |id| document[id].value.as_str());
    let _ = write!(out, " {label} {polarity} {modality} {sources:?} {time}");
    out
}

fn want<'t>(table: &'t Table, field: &str) -> &'t str {
    table.get(field).and_then(Value::as_str).unwrap_or_else(|| panic!("no {field} in {table}"))
}

fn texts<'t>(table: &'t Table, field: &str) -> Vec<&'t str> {
    let list =
        table.get(field).map(|value| value.as_array().unwrap_or_else(|| panic!("{field} is no list in {table}")));
    let list = list.map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|text| text.as_str().unwrap_or_else(|| panic!("{field} is no list of texts in {table}"))).collect()
}

fn as_number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|number| number as f64))
}

/// The articles, in order of their names.
fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder of articles is there")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let text = path.extension().is_some_and(|extension| extension == "txt");
            if text { path.file_stem()?.to_str().map(str::to_owned) } else { None }
        })
        .collect();
    names.sort();
    names
}

fn read(name: &str, extension: &str) -> String {
    let path = folder().join(format!("{name}.{extension}"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}
