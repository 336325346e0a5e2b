//! spaCy's patterns, as its entity ruler and phrase matcher keep them: a JSON object a line. For teams that come from
//! there with lists of their own.
//!
//! ```text
//! {"label": "ORG", "pattern": "Orbis Rail", "id": "orbis"}
//! {"label": "GPE", "pattern": [{"LOWER": "port"}, {"LOWER": "selda"}]}
//! ```
//!
//! A phrase is taken with [`Options::case`]. A list of tokens is taken where all are `LOWER` (any case) or all `ORTH` or
//! `TEXT` (exactly so); everything else a token can ask for, `REGEX`, `OP`, `POS` and the like, has no counterpart in a
//! gazetteer and is a fault that names the key. Labels are looked up in [`Options::class`] and in the crate's own table.
//!
//! Patterns with one id and one kind become one entry where their lines follow each other, 1,000 at most; a pattern without an id makes
//! its own from its name.

use std::borrow::Cow;
use std::io::BufRead;

use serde::Deserialize;
use serde_json::Value;

use super::desk::{Desk, Line};
use super::names::{MOST_NAMES, id_of, shown};
use super::{Options, Report, classes};
use crate::error::Error;
use crate::gazetteer::{Case, Entry, Name};

/// The greatest length of a line, in bytes.
const LIMIT: usize = 1 << 20;

/// Reads patterns.
///
/// # Errors
/// Unless [`Options::keep_going`], the first line that is no pattern, whose label has no kind, or whose tokens ask for
/// more than words.
pub fn read(
    file: &str,
    input: impl BufRead,
    options: &Options,
    each: &mut dyn FnMut(Entry) -> Result<(), Error>,
) -> Result<Report, Error> {
    let mut desk = Desk::new(options, each);
    let table = classes::of("spacy");
    let mut open: Option<Open> = None;
    desk.read(file, input, LIMIT, |desk, number, text| {
        if text.trim().is_empty() {
            return Ok(Line::Skipped);
        }
        let entry = entity(desk.options, &table, text)?;
        match &mut open {
            Some(open) if open.takes(&entry) => open.add(entry.name),
            _ => {
                let done = open.replace(Open { entry, line: number, lines: 1 });
                close(desk, file, done)?;
            }
        }
        Ok(Line::Held)
    })?;
    close(&mut desk, file, open)?;
    Ok(desk.report)
}

/// An entry that the next line may add to.
struct Open {
    entry: Entry,
    line: u32,
    lines: u64,
}

impl Open {
    fn takes(&self, next: &Entry) -> bool {
        self.entry.id == next.id && self.entry.kind == next.kind && self.entry.aliases.len() < MOST_NAMES
    }

    fn add(&mut self, name: Name) {
        if !self.entry.names().any(|own| *own == name) {
            self.entry.aliases.push(name);
        }
        self.lines += 1;
    }
}

fn close(desk: &mut Desk<'_>, file: &str, open: Option<Open>) -> Result<(), Error> {
    open.map_or(Ok(()), |open| desk.hand_on(open.entry, file, open.line, open.lines))
}

/// A line. What else it holds is passed over.
#[derive(Deserialize)]
struct Pattern<'j> {
    #[serde(borrow)]
    label: Cow<'j, str>,
    pattern: Value,
    #[serde(borrow, default)]
    id: Option<Cow<'j, str>>,
}

fn entity(options: &Options, table: &classes::Classes, text: &str) -> Result<Entry, Error> {
    let pattern: Pattern<'_> = serde_json::from_str(text).map_err(|error| fault(&error))?;
    let kind = classes::kind(options, table, &[&pattern.label])
        .ok_or_else(|| Error::entry("a label that has a kind", shown(&pattern.label)))?;
    let name = read_name(&pattern.pattern, options.case)?;
    let id = pattern.id.filter(|id| !id.trim().is_empty());
    let id = id.map_or_else(|| id_of(kind, &name.surface), |id| id.trim().to_owned());
    let mut entry = Entry::new(id, kind, "");
    entry.name = name;
    entry.source = options.source_or("spacy").to_owned();
    // Here and not when it is handed on, so that the fault is that of its own line.
    entry.check()?;
    Ok(entry)
}

/// A fault of the JSON, whose own line number would always be 1.
pub(super) fn fault(error: &serde_json::Error) -> Error {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or("").to_owned();
    Error::entry("a JSON object of the format", format!("{message} at byte {}", error.column()))
}

fn read_name(pattern: &Value, case: Case) -> Result<Name, Error> {
    match pattern {
        Value::String(phrase) => Ok(Name::new(phrase.trim()).with_case(case)),
        Value::Array(tokens) => read_tokens(tokens),
        other => Err(Error::entry("a phrase or a list of tokens", shown(&other.to_string()))),
    }
}

fn read_tokens(tokens: &[Value]) -> Result<Name, Error> {
    let tokens: Vec<(Case, &str)> = tokens.iter().map(read_token).collect::<Result<_, _>>()?;
    let case = tokens.first().map_or(Case::Exact, |(case, _)| *case);
    if tokens.iter().any(|(other, _)| *other != case) {
        return Err(Error::entry("tokens that are all LOWER or all TEXT", "both"));
    }
    let words: Vec<&str> = tokens.iter().map(|(_, word)| *word).collect();
    Ok(Name::new(join(&words)).with_case(case))
}

fn read_token(token: &Value) -> Result<(Case, &str), Error> {
    let token = token.as_object().ok_or_else(|| Error::entry("a token as an object", shown(&token.to_string())));
    let mut found = None;
    for (key, value) in token? {
        let case = match key.to_uppercase().as_str() {
            "LOWER" => Case::Folded,
            "ORTH" | "TEXT" => Case::Exact,
            _ => return Err(Error::entry("tokens with no key but LOWER, ORTH or TEXT", shown(key))),
        };
        let word = value
            .as_str()
            .ok_or_else(|| Error::entry("a word under LOWER, ORTH or TEXT", shown(&value.to_string())))?;
        if found.replace((case, word)).is_some() {
            return Err(Error::entry("a token with one key", "several"));
        }
    }
    found.ok_or_else(|| Error::entry("a token with one key", "none"))
}

/// The tokens as a text has them: "Orbis" "," "Inc" "." is "Orbis, Inc.", "co" "-" "op" is "co-op".
fn join(words: &[&str]) -> String {
    let mut text = String::new();
    let mut glued = true;
    for word in words {
        let before = word.starts_with(['\'', '’', '.', ',', ':', ';', '!', '?', ')', '%', '-', '/']);
        if !before && !glued {
            text.push(' ');
        }
        text.push_str(word);
        glued = word.ends_with(['(', '$', '-', '/']);
    }
    text
}
