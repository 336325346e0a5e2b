//! Compiles the bundled tables, of names and of words, to the bytes that the crate embeds. Runs when the crate is built and a table or
//! the compiler has changed: what is embedded is never older than `gazetteers/`.
//!
//! The compiler is the crate's own, taken in by path: the modules below are those of `src/`.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use words::class::{Opens, WordInfo};

#[path = "src/error.rs"]
mod error;
#[path = "src/kind.rs"]
mod kind;
#[path = "src/span.rs"]
mod span;
#[path = "src/text/mod.rs"]
mod text;
#[path = "src/gazetteer"]
mod gazetteer {
    pub mod artefact;
    pub mod compile;
    pub mod entry;
    pub mod fold;
    pub mod hash;
    pub mod index;
    pub mod key;
    pub mod record;
    pub mod row;
    pub mod table;
    pub mod trie;
    pub mod vocabulary;

    pub(crate) use trie::Trie;
    pub(crate) use vocabulary::{Vocabulary, WordId};
}
#[path = "src/words"]
mod words {
    pub mod builder;
    pub mod class;
    pub mod cue;
    pub mod inflect;
    pub mod lexicon;
    pub mod tables;
}

/// The bundled tables of names, in the order in which they are compiled: of two meanings of a name the first stands
/// for it where nothing else decides.
const TABLES: [&str; 7] = ["countries", "nationalities", "places", "cities", "organizations", "armed_groups", "people"];

fn main() {
    let read = ["build.rs", "gazetteers", "src/gazetteer", "src/text", "src/words", "src/error.rs", "src/kind.rs"];
    for path in read {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if let Err(error) = build(&root, &out) {
        println!("cargo::error={error}");
        std::process::exit(1);
    }
}

fn build(root: &Path, out: &Path) -> Result<(), String> {
    let (vocabulary, mut infos) = words(root, out)?;
    if env::var_os("CARGO_FEATURE_GAZETTEERS").is_some() {
        write(out, "names.dlg", &names(root, &vocabulary, &mut infos)?)?;
    }
    let infos: Vec<u8> = infos.iter().flat_map(|info| info.to_bytes()).collect();
    write(out, "words.infos", &infos)
}

fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    fs::write(out.join(name), bytes).map_err(|error| format!("{name}: {error}"))
}

fn table(root: &Path, file: &str) -> Result<String, String> {
    fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}"))
}

/// All tables of names as one compiled gazetteer. Of the words that the names begin with it is noted that they do.
fn names(root: &Path, vocabulary: &gazetteer::Vocabulary, infos: &mut [WordInfo]) -> Result<Vec<u8>, String> {
    let mut compiler = gazetteer::compile::Compiler::new();
    for name in TABLES {
        let file = format!("gazetteers/{name}.tsv");
        for entry in gazetteer::row::read(&file, &table(root, &file)?).map_err(|error| error.to_string())? {
            compiler.push(&entry).map_err(|error| format!("{file}: {error}"))?;
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                note_opener(vocabulary, name, infos);
            }
        }
    }
    compiler.finish().map_err(|error| error.to_string())
}

fn note_opener(vocabulary: &gazetteer::Vocabulary, name: &gazetteer::entry::Name, infos: &mut [WordInfo]) {
    let mut cut = gazetteer::key::Cut::default();
    cut.read(&name.surface);
    let Some(&first) = cut.words.first() else { return };
    let number = vocabulary.get(&gazetteer::fold::fold(&name.surface[first.start()..first.end()]));
    let Some(info) = infos.get_mut(number.index()).filter(|_| number.is_known()) else { return };
    info.opens.add(Opens::NAME);
    if gazetteer::index::starts_small(gazetteer::index::name_flags(name), &name.surface, first) {
        info.opens.add(Opens::SMALL_NAME);
    }
}

/// The tables of words as numbered words, and what is known of each.
fn words(root: &Path, out: &Path) -> Result<(gazetteer::Vocabulary, Vec<WordInfo>), String> {
    let mut vocabulary = gazetteer::Vocabulary::default();
    let source = |file: &str| match table(root, file) {
        // Kept for good: the process ends soon.
        Ok(text) => Ok(&*text.leak()),
        Err(error) => Err(error::Error::entry("a table", error)),
    };
    let infos = words::lexicon::Lexicon::compile(&mut vocabulary, &source).map_err(|error| error.to_string())?;
    let [letters, ends, slots] = vocabulary.parts();
    write(out, "words.letters", letters)?;
    write(out, "words.ends", ends)?;
    write(out, "words.slots", slots)?;
    Ok((vocabulary, infos))
}
