//! Runs the cases beside the claim kinds: every `src/claims/<kind>.toml`, under every configuration, against one fixed
//! date. A case lists the claims of its file's kind that its text makes, and no others may be made; a case without
//! claims is a near-miss. The contract decides what is expected, not what the extractor prints.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dateline::{Article, Claim, ClaimKind, Document, Extractor, Span};

/// "Today" in every case: a Wednesday.
const PUBLISHED: &str = "2024-05-08";
const LEAST_HITS: usize = 10;
const LEAST_NEAR_MISSES: usize = 10;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().expect("bundled tables compile"));

/// The fields of a listed claim that are no roles and no label. `place` is a role where the kind has it.
const ENVELOPE: [&str; 5] = ["polarity", "modality", "attribution", "cue", "time"];

/// One `[[case]]`.
struct Case {
    name: String,
    text: String,
    why: String,
    claims: Vec<Listed>,
}

/// A listed claim: field to values.
type Listed = BTreeMap<String, Vec<String>>;

#[test]
fn every_case_holds() {
    let mut failures = String::new();
    for &kind in ClaimKind::ALL {
        let alone = Extractor::builder().claims(&[kind]).build().expect("bundled tables compile");
        for case in cases(kind) {
            let (together, alone) = (check(kind, &case, &EXTRACTOR), check(kind, &case, &alone));
            failures.push_str(together.as_deref().unwrap_or_default());
            if together != alone {
                let alone = alone.as_deref().unwrap_or("  holds\n");
                let _ = writeln!(failures, "{} with this kind alone, other than with all:\n{alone}", case.name);
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_kind_has_its_file() {
    let kinds: BTreeSet<String> = ClaimKind::ALL.iter().map(|kind| kind.as_str().to_owned()).collect();
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .expect("the folder of the kinds is there")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let toml = path.extension().is_some_and(|extension| extension == "toml");
            toml.then(|| path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned())
        })
        .collect();
    assert_eq!(kinds, files, "kinds of ClaimKind::ALL against src/claims/*.toml");
}

#[test]
fn every_file_has_enough_cases() {
    let mut lacks = String::new();
    for &kind in ClaimKind::ALL {
        for lack in lacks_of(&cases(kind)) {
            let _ = writeln!(lacks, "{}.toml: {lack}", kind.as_str());
        }
    }
    assert!(lacks.is_empty(), "\n{lacks}");
}

/// What a file of cases must hold and does not.
fn lacks_of(cases: &[Case]) -> Vec<String> {
    let mut lacks = Vec::new();
    let hits = cases.iter().filter(|case| !case.claims.is_empty()).count();
    let near_misses = cases.len() - hits;
    if hits < LEAST_HITS {
        lacks.push(format!("{hits} hits, {LEAST_HITS} wanted"));
    }
    if near_misses < LEAST_NEAR_MISSES.max(hits) {
        lacks.push(format!("{near_misses} near-misses, {} wanted", LEAST_NEAR_MISSES.max(hits)));
    }
    let any = |wanted: &dyn Fn(&Listed) -> bool| cases.iter().flat_map(|case| &case.claims).any(wanted);
    // An office says by its status what others say by polarity and modality: held no more, for the time being, not yet.
    if !any(&|claim| is(claim, "polarity", "negated") || is(claim, "status", "former")) {
        lacks.push("no denial: polarity negated".to_owned());
    }
    if !any(&|claim| is(claim, "modality", "possible") || is(claim, "status", "acting")) {
        lacks.push("no hedge: modality possible".to_owned());
    }
    if !any(&|claim| is(claim, "modality", "planned") || is(claim, "status", "designate")) {
        lacks.push("no plan: modality planned".to_owned());
    }
    if !any(&|claim| claim.get("attribution").is_some_and(|sources| !sources.is_empty())) {
        lacks.push("no attributed claim".to_owned());
    }
    let mut seen = BTreeSet::new();
    for case in cases {
        if !seen.insert(&case.name) {
            lacks.push(format!("two cases are named {}", case.name));
        }
        if case.why.is_empty() {
            lacks.push(format!("{} does not say why it is there", case.name));
        }
    }
    lacks
}

fn is(claim: &Listed, field: &str, value: &str) -> bool {
    claim.get(field).is_some_and(|values| values.iter().any(|own| own == value))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/claims")
}

/// The cases of a kind. `CORPUS` names another folder to read them from, so that a file in the making can be tried.
fn cases(kind: ClaimKind) -> Vec<Case> {
    let folder = std::env::var_os("CORPUS").map_or_else(folder, PathBuf::from);
    let path = folder.join(format!("{}.toml", kind.as_str()));
    let Ok(source) = std::fs::read_to_string(&path) else { return Vec::new() };
    let table: toml::Table = source.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let list = table.get("case").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    list.iter().map(|value| case(value).unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect()
}

fn case(value: &toml::Value) -> Result<Case, String> {
    let field = |name: &str| {
        let text = value.get(name).and_then(toml::Value::as_str);
        text.map(str::to_owned).ok_or_else(|| format!("a case without {name}: {value}"))
    };
    let claims = value.get("claims").and_then(toml::Value::as_array).ok_or_else(|| format!("no claims: {value}"))?;
    let claims = claims.iter().map(listed).collect::<Result<Vec<Listed>, String>>()?;
    Ok(Case { name: field("name")?, text: field("text")?, why: field("why")?, claims })
}

fn listed(value: &toml::Value) -> Result<Listed, String> {
    let table = value.as_table().ok_or_else(|| format!("a claim that is no table: {value}"))?;
    table.iter().map(|(field, value)| Ok((field.clone(), texts(value)?))).collect()
}

fn texts(value: &toml::Value) -> Result<Vec<String>, String> {
    match value {
        toml::Value::String(text) => Ok(vec![text.clone()]),
        toml::Value::Array(values) => {
            let text =
                |value: &toml::Value| value.as_str().map(str::to_owned).ok_or_else(|| format!("no text: {value}"));
            values.iter().map(text).collect()
        }
        other => Err(format!("neither a text nor a list of texts: {other}")),
    }
}

/// Runs one case with one extractor; what is wrong, where something is.
fn check(kind: ClaimKind, case: &Case, extractor: &Extractor) -> Option<String> {
    let article = Article::new(&case.text).published(PUBLISHED.parse().expect("a date"));
    let document = extractor.extract(&article).expect("short enough");
    let got: Vec<&Claim> = document.claims().iter().filter(|claim| claim.kind() == kind).collect();
    if pairs_up(&document, &case.claims, &got) {
        return None;
    }
    let mut out = format!("{}/{}\n  text  {}\n", kind.as_str(), case.name, case.text);
    for claim in &case.claims {
        let _ = writeln!(out, "  want  {}", shown(claim));
    }
    for claim in &got {
        let _ = writeln!(out, "  got   {}", shown(&described(&document, claim)));
    }
    if got.is_empty() {
        out.push_str("  got   nothing\n");
    }
    Some(out)
}

/// Whether every listed claim is made, each by a claim of its own, and no further one.
fn pairs_up(document: &Document<'_>, wanted: &[Listed], got: &[&Claim]) -> bool {
    let mut left: Vec<Listed> = got.iter().map(|claim| described(document, claim)).collect();
    // The claim that says most picks first, so that one that says little cannot take its match.
    let mut wanted: Vec<&Listed> = wanted.iter().collect();
    wanted.sort_by_key(|claim| std::cmp::Reverse(claim.len()));
    for claim in wanted {
        let Some(at) = left.iter().position(|own| agrees(claim, own)) else { return false };
        left.remove(at);
    }
    left.is_empty()
}

/// Whether a claim that was made is the one listed: fields that are not listed have their defaults, or are not compared.
fn agrees(wanted: &Listed, got: &Listed) -> bool {
    let default = |field: &str| match field {
        "polarity" => Some("asserted"),
        "modality" => Some("actual"),
        _ => None,
    };
    let values = |claim: &Listed, field: &str| -> Vec<String> {
        let listed = claim.get(field).map(|values| values.iter().map(|text| bare(text)).collect::<Vec<_>>());
        listed.unwrap_or_else(|| default(field).map(str::to_owned).into_iter().collect())
    };
    let compared = wanted.keys().map(String::as_str).chain(["polarity", "modality", "attribution"]);
    compared.into_iter().all(|field| {
        let (mut own, mut other) = (values(wanted, field), values(got, field));
        // The order of sources says who quotes whom; that of a role's fillers says nothing.
        if field != "attribution" {
            own.sort();
            other.sort();
        }
        own == other
    })
}

/// A filler without its article and its possessive mark, spaces alike.
fn bare(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'");
    let lower = text.to_lowercase();
    let article = ["the ", "an ", "a "].into_iter().find(|article| lower.starts_with(article)).map_or(0, str::len);
    let text = text.get(article..).unwrap_or_default();
    text.strip_suffix("'s").or_else(|| text.strip_suffix('\'')).unwrap_or(text).to_owned()
}

/// A claim that was made, in the form of a listed one.
fn described(document: &Document<'_>, claim: &Claim) -> Listed {
    let text = |span: Span| document[span].to_owned();
    let mut out = Listed::new();
    if let Some(place) = &claim.place {
        out.insert("place".to_owned(), vec![text(place.span)]);
    }
    for (role, fillers) in claim.fact.roles() {
        if !fillers.is_empty() {
            out.insert(role.to_owned(), fillers.iter().map(|filler| text(filler.span)).collect());
        }
    }
    if let Some((label, word)) = claim.fact.label() {
        out.insert(label.to_owned(), vec![word.to_owned()]);
    }
    out.insert("cue".to_owned(), vec![text(claim.cue)]);
    out.insert("polarity".to_owned(), vec![claim.stance.polarity.as_str().to_owned()]);
    out.insert("modality".to_owned(), vec![claim.stance.modality.as_str().to_owned()]);
    if !claim.attribution.is_empty() {
        out.insert("attribution".to_owned(), claim.attribution.iter().map(|link| text(link.source.span)).collect());
    }
    if let Some(time) = claim.time.and_then(|id| document.times().get(id.0 as usize)) {
        out.insert("time".to_owned(), vec![time.value.clone()]);
    }
    out
}

/// On one line, roles first; what is so by default is left out.
fn shown(claim: &Listed) -> String {
    let default = |field: &str, values: &[String]| {
        field == "polarity" && values == ["asserted"] || field == "modality" && values == ["actual"]
    };
    let line = |envelope: bool| {
        let fields = claim.iter().filter(move |(field, _)| ENVELOPE.contains(&field.as_str()) == envelope);
        fields.filter(|(field, values)| !default(field, values)).map(|(field, values)| format!("{field}={values:?}"))
    };
    line(false).chain(line(true)).collect::<Vec<_>>().join(" ")
}
