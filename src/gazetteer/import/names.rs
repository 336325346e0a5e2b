//! What importers share about names: ids made of them, and which other names are worth having. Runs once a name.

use unicode_normalization::UnicodeNormalization;

use crate::gazetteer::{Case, Name};
use crate::kind::EntityKind;

/// The most names of an entity, where a format does not say: so that memory has a bound, and looking for a name among
/// them is no work.
pub(super) const MOST_NAMES: usize = 1000;

/// A bit of text as an error shows it: quoted, and cut where it is long.
pub(super) fn shown(text: &str) -> String {
    const CHARS: usize = 60;
    match text.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or("")),
        None => format!("{text:?}"),
    }
}

/// The id of a name that comes without one: its kind and its letters, `org.grey-heron` for "Grey Heron". Where these
/// do not give back the name ("grey heron", "Grey-Heron", "Zürich") a dot and a hash of it follow: two names have two
/// ids, and a name has the same one in every import.
pub(super) fn id_of(kind: &str, name: &str) -> String {
    let slug = slug(name);
    let prefix = prefix(kind);
    if name == plain(&slug) {
        return format!("{prefix}.{slug}");
    }
    let slug = if slug.is_empty() { "x" } else { &slug };
    format!("{prefix}.{slug}.{:016x}", hash(name))
}

/// As the bundled tables begin their ids.
fn prefix(kind: &str) -> &'static str {
    match EntityKind::of_cell(kind) {
        Some(EntityKind::Person) => "per",
        Some(EntityKind::Place) => "loc",
        Some(EntityKind::Organization) => "org",
        Some(EntityKind::Nationality) => "nat",
        Some(EntityKind::Religion) => "rel",
        Some(EntityKind::Ethnic) => "eth",
        None => "any",
    }
}

/// The ASCII letters and digits in lower case, one hyphen for what stands between.
fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.nfd() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_ascii() && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The name that a slug stands for without a hash: its words, each with a capital.
fn plain(slug: &str) -> String {
    let words: Vec<String> = slug.split('-').map(capitalized).collect();
    words.join(" ")
}

/// The word with its first letter as a capital.
pub(super) fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// FNV-1a: fixed, so that ids stay the same from release to release.
pub(super) fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The least letters and digits of a name that is believed on its own.
const LETTERS: usize = 3;

/// Whether the name is too short to be believed without evidence: "Å", "Ii".
pub(super) fn is_short(surface: &str) -> bool {
    surface.chars().filter(|c| c.is_alphanumeric()).count() < LETTERS
}

/// Whether no newspaper would print it: such a name is a description, or a fault of the file.
pub(super) fn is_long(surface: &str) -> bool {
    surface.chars().nth(255).is_some()
}

/// Another name of an entity, or what it lacks. Collections list more of them than news can use: "ny", "the big one".
pub(super) fn alias(surface: &str, case: Case) -> Result<Name, &'static str> {
    if case == Case::Capitals && is_acronym(surface) {
        return Ok(Name::new(surface).with_case(Case::Acronym));
    }
    if is_short(surface) {
        return Err("another name of three letters or more, or an acronym");
    }
    if is_long(surface) {
        return Err("another name of at most 255 characters");
    }
    if case != Case::Folded && lacks_capital(surface) {
        return Err("another name with a capital");
    }
    Ok(Name::new(surface).with_case(case))
}

/// Whether a script with capitals is used without any.
pub(super) fn lacks_capital(surface: &str) -> bool {
    surface.chars().any(char::is_lowercase) && !surface.chars().any(char::is_uppercase)
}

/// "UN", "U.N.", "G20": two to six capitals or digits, the first a capital, dots between or not.
pub(super) fn is_acronym(surface: &str) -> bool {
    let letters = surface.chars().filter(|c| *c != '.');
    let fits = surface.starts_with(char::is_uppercase)
        && surface.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.');
    fits && (2..=6).contains(&letters.count())
}
