//! The house's one direction: a module imports only from layers below it.
//!
//! Reads the sources as text, so that it also sees paths in code that no feature builds. Fails with file, line and
//! import. `super::` is followed too; comments and strings are not code.

use std::fs;
use std::path::{Path, PathBuf};

/// Bottom first. Modules of one line are one layer: each may use the other.
///
/// Numbers, times and figures stand in that order because a time is read out of numbers ("three years ago"), and a
/// number that a time has taken ("2003", "the 20th") is no figure.
const LAYERS: &[&[&str]] = &[
    &["span"],
    &["error"],
    &["provenance"],
    &["kind"],
    &["date"],
    &["article"],
    &["text"],
    &["gazetteer"],
    &["words"],
    &["bundled"],
    &["matcher"],
    &["numbers"],
    &["times"],
    &["figures"],
    &["mentions"],
    &["entities"],
    &["syntax"],
    &["claims"],
    &["explain", "document"],
    &["story"],
    &["wire"],
    &["render"],
    &["extract"],
    &["bench"],
    &["lib"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn every_import_goes_down() {
    let facade = reexports(&code_of(&read(&root().join("src/lib.rs"))));
    let mut faults = Vec::new();
    let mut paths = 0;
    for file in sources() {
        let found = uses(&code_of(&read(&root().join(&file))), &module_path(&file));
        paths += found.len();
        faults.extend(found.into_iter().filter_map(|used| fault(&file, &used, &facade)));
    }
    assert!(paths > 200, "only {paths} paths were found: the reader of sources is broken");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_file_begins_with_its_purpose() {
    for file in sources() {
        let first = read(&root().join(&file)).lines().next().unwrap_or("").to_owned();
        assert!(first.starts_with("//! "), "{file}:1: expected `//!` and what the file is for, found {first:?}");
    }
}

#[test]
fn modules_lie_where_their_names_say() {
    for file in sources() {
        for (line, text) in code_of(&read(&root().join(&file))).lines().enumerate() {
            let squeezed: String = text.split_whitespace().collect();
            assert!(!squeezed.contains("#[path"), "{file}:{}: a `#[path]` hides where a module is", line + 1);
        }
    }
}

#[test]
fn every_module_has_a_layer_and_every_layer_a_module() {
    let files = sources();
    for file in &files {
        let top = module_path(file).remove(0);
        assert!(layer(&top).is_some(), "{file}: `{top}` has no line in LAYERS of tests/layers.rs");
    }
    for module in LAYERS.iter().copied().flatten() {
        let has = files.iter().any(|file| module_path(file)[0] == *module);
        assert!(has, "LAYERS names `{module}`, and src/ has no such module");
    }
}

/// What is wrong with an import, if anything.
fn fault(file: &str, used: &Used, facade: &[String]) -> Option<String> {
    let own = module_path(file);
    let (from, name) = (&own[0], &used.name);
    let place = format!("{file}:{}:", used.line);
    let Some(to) = layer(name) else {
        // A `tests.rs` may drive the crate from outside; nothing else may name what `lib.rs` hands out.
        let driven = from == "lib" || own.last().is_some_and(|last| last == "tests") && facade.contains(name);
        return (!driven).then(|| format!("{place} `crate::{name}` is no module; name the module that it is in"));
    };
    let upwards = to > layer(from)?;
    upwards.then(|| format!("{place} `{from}` may not import `crate::{name}`, which lies above it"))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every source file, as `src/text/token.rs`, sorted.
fn sources() -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let parts = path.strip_prefix(root()).unwrap().iter().map(|part| part.to_str().unwrap());
                files.push(parts.collect::<Vec<_>>().join("/"));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "src/ was not found");
    files
}

/// `src/text/token.rs` → text, token; `src/text/mod.rs` → text.
fn module_path(file: &str) -> Vec<String> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").map(str::to_owned).collect()
}

/// A name used directly under `crate`.
#[derive(Debug, PartialEq, Eq)]
struct Used {
    line: usize,
    name: String,
}

/// Every name under `crate::` in code whose module path is `own`, `super::` resolved and groups opened.
fn uses(code: &str, own: &[String]) -> Vec<Used> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if begins_a_path(code, at) {
            names_after(code, at + "crate::".len(), &mut out);
        }
    }
    // As many `super::` as the file has modules above it lead to the root.
    let climb = "super::".repeat(own.len());
    for (at, _) in code.match_indices(&climb) {
        if own[0] != "lib" && begins_a_path(code, at) {
            let mut found = Vec::new();
            names_after(code, at + climb.len(), &mut found);
            // A module inside a file climbs one step less far; only what is a module of the crate is meant here.
            out.extend(found.into_iter().filter(|used| layer(&used.name).is_some()));
        }
    }
    out
}

fn begins_a_path(code: &str, at: usize) -> bool {
    let before = code[..at].chars().next_back();
    before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | ':')))
}

/// The name at `at`, or the outermost names of the group that opens there.
fn names_after(code: &str, at: usize, out: &mut Vec<Used>) {
    let rest = code[at..].trim_start();
    let start = code.len() - rest.len();
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    if !rest.starts_with('{') {
        out.push(Used { line: line_of(start), name: name_at(rest) });
        return;
    }
    let (mut depth, mut expected) = (0, false);
    for (offset, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' => {}
            c if c.is_whitespace() => continue,
            _ => {
                if expected && depth == 1 {
                    out.push(Used { line: line_of(start + offset), name: name_at(&rest[offset..]) });
                }
            }
        }
        if depth == 0 {
            return;
        }
        expected = depth == 1 && matches!(c, '{' | ',');
    }
}

/// The identifier that `text` begins with; `*` for a glob.
fn name_at(text: &str) -> String {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    if end == 0 { text.chars().take(1).collect() } else { text[..end].to_owned() }
}

/// What `lib.rs` hands out with `pub use module::…`: the last names of its paths.
fn reexports(lib: &str) -> Vec<String> {
    let statements = lib.split(';').filter_map(|part| part.trim().strip_prefix("pub use "));
    let names = statements.flat_map(|path| path.rsplit("::").next().unwrap_or("").split([',', '{', '}']));
    names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The source with comments, strings and characters blanked, line by line as long as before.
fn code_of(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let code = !matches!(c, '/' | '"' | 'r' | 'b' | '\'');
        let skipped = if code { 0 } else { not_code(rest, &out) };
        if skipped == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            out.extend(rest[..skipped].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[skipped..];
        }
    }
    out
}

/// The length of the comment or literal that `rest` begins with, or 0.
fn not_code(rest: &str, before: &str) -> usize {
    let up_to = |end: Option<usize>| end.unwrap_or(rest.len());
    if rest.starts_with("//") {
        return up_to(rest.find('\n'));
    }
    if rest.starts_with("/*") {
        return up_to(rest.find("*/").map(|at| at + 2));
    }
    if rest.starts_with('"') {
        return up_to(quoted(rest, '"'));
    }
    if let Some(after) = rest.strip_prefix('\'') {
        // 'a' and '\n' are characters, 'a alone a lifetime.
        let escaped = after.starts_with('\\');
        let plain = rest.chars().nth(2) == Some('\'');
        return if escaped || plain { up_to(quoted(rest, '\'')) } else { 0 };
    }
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
        return 0;
    }
    let raw = rest.strip_prefix('b').unwrap_or(rest);
    let Some(hashes) = raw.strip_prefix('r').map(|tail| tail.len() - tail.trim_start_matches('#').len()) else {
        return 0;
    };
    if !raw[1 + hashes..].starts_with('"') {
        return 0;
    }
    let open = rest.len() - raw.len() + 1 + hashes + 1;
    let close = format!("\"{}", "#".repeat(hashes));
    up_to(rest[open..].find(&close).map(|at| open + at + close.len()))
}

/// Where the literal that begins with `mark` ends.
fn quoted(rest: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == mark => return Some(at + c.len_utf8()),
            _ => {}
        }
    }
    None
}

/// A file, its text, and the imports that must be seen in it: line and module.
type Case = (&'static str, &'static str, &'static [(usize, &'static str)]);

/// The reader itself: what it must see, and what it must not.
#[test]
fn the_reader_sees_code_only() {
    let cases: [Case; 9] = [
        ("src/text/token.rs", "use crate::span::Span;", &[(1, "span")]),
        ("src/text/token.rs", "// use crate::claims::Claim;\n/* crate::wire */ let a = \"crate::wire\";", &[]),
        ("src/text/token.rs", "let a = r#\"crate::\"wire\"#; crate::claims::x()", &[(1, "claims")]),
        ("src/text/token.rs", "use crate::{\n    claims::{self, wire},\n    span,\n};", &[(2, "claims"), (3, "span")]),
        ("src/text/token.rs", "use super::super::claims;\nuse super::quotation;", &[(1, "claims")]),
        ("src/text/mod.rs", "use super::claims;", &[(1, "claims")]),
        ("src/date.rs", "mod inner { use super::Date; }", &[]),
        ("src/date.rs", "let c = '\"'; fn f<'a>(x: &'a str) { crate::wire::y(x) } // \"", &[(1, "wire")]),
        ("src/date.rs", "use othercrate::x; use crate::*;", &[(1, "*")]),
    ];
    for (file, source, expected) in cases {
        let found = uses(&code_of(source), &module_path(file));
        let found: Vec<(usize, &str)> = found.iter().map(|used| (used.line, used.name.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn a_fault_names_file_line_and_import() {
    let used = |name: &str| Used { line: 7, name: name.to_owned() };
    let facade = ["Extractor".to_owned()];
    let message = fault("src/text/token.rs", &used("claims"), &facade).unwrap();
    assert_eq!(message, "src/text/token.rs:7: `text` may not import `crate::claims`, which lies above it");
    let faulty =
        [("src/matcher/scan.rs", "numbers"), ("src/words/mod.rs", "matcher"), ("src/claims/mod.rs", "Extractor")];
    for (file, name) in faulty {
        assert!(fault(file, &used(name), &facade).is_some(), "{file} {name}");
    }
    let sound =
        [("src/document.rs", "explain"), ("src/explain.rs", "document"), ("src/entities/tests.rs", "Extractor")];
    for (file, name) in sound {
        assert_eq!(fault(file, &used(name), &facade), None, "{file} {name}");
    }
}
