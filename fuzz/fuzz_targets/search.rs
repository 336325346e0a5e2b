//! Any names, compiled under any policy, in any text: spans on character boundaries, no overlaps, the same every time
//! and by either way of searching, no wrong name; and a plain name is found in itself.
//!
//! Names are cut at `|`; the first byte of each says policy and evidence. What follows the last is the text.

#![no_main]

#[path = "../../tests/mutated/mod.rs"]
#[allow(dead_code)]
mod mutated;

use dateline::Matches;
use dateline::gazetteer::{Case, Compiler, Entry, Gazetteer, Name, Overlay};
use libfuzzer_sys::fuzz_target;
use mutated::{check_matches, summary};

fuzz_target!(|data: &[u8]| {
    let mut pieces: Vec<&[u8]> = data.split(|&byte| byte == b'|').collect();
    let text = String::from_utf8_lossy(pieces.pop().unwrap_or(&[])).into_owned();
    let names: Vec<Name> = pieces.into_iter().filter_map(name).collect();
    let mut compiler = Compiler::new();
    let mut taken = Vec::new();
    for (number, name) in names.into_iter().enumerate() {
        let mut entry = Entry::new(format!("id.{}", number / 2 * 2 + 1 - number % 2), "org.other", "");
        entry.name = name;
        if compiler.push(&entry).is_ok() {
            taken.push(entry.name);
        }
    }
    let Ok(bytes) = compiler.finish() else { return };
    let gazetteer = Gazetteer::open(bytes).expect("what was compiled opens");
    let mut overlay = Overlay::new();
    overlay.push(gazetteer.clone(), 0);
    let joined: String = taken.iter().flat_map(|name| [name.surface.as_str(), ", "]).collect();
    let mut matches = Matches::default();
    for text in [&text, &joined, &joined.to_lowercase(), &joined.to_uppercase(), &joined.replace(' ', "-")] {
        gazetteer.find_into(text, &mut matches).expect("the text is short");
        check_matches(text, &matches);
        let own: Vec<_> = matches.iter().map(summary).collect();
        let again: Vec<_> = gazetteer.find(text).expect("the text is short").iter().map(summary).collect();
        assert_eq!(own, again, "the same names every time in {text:?}");
        let layered: Vec<_> = overlay.find(text).expect("the text is short").iter().map(summary).collect();
        assert_eq!(own, layered, "the same names through an overlay in {text:?}");
    }
    for name in taken.iter().filter(|name| is_plain(&name.surface)) {
        let found = gazetteer.find(&name.surface).expect("the text is short");
        let whole = found.iter().next().is_some_and(|found| {
            found.span().range() == (0..name.surface.len()) && found.meanings().any(|it| it.surface() == name.surface)
        });
        assert!(whole, "{name:?} is not found in itself");
    }
});

fn name(piece: &[u8]) -> Option<Name> {
    let (&how, surface) = piece.split_first()?;
    let mut name = Name::new(String::from_utf8_lossy(surface)).with_case(Case::ALL[usize::from(how) % 4]);
    (name.in_context, name.short) = (how & 4 != 0, how & 8 != 0);
    Some(name)
}

/// ASCII letters, with one blank between words: nothing that could stand in a text in another way.
fn is_plain(surface: &str) -> bool {
    surface.split(' ').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
}
