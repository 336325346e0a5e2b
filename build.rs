//! Compiles the bundled tables of names to the bytes that the crate embeds. Runs when the crate is built and a table or
//! the compiler has changed: what is embedded is never older than `gazetteers/`.
//!
//! The compiler is the crate's own, taken in by path: the modules below are those of `src/`.
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]

use std::path::{Path, PathBuf};
use std::{env, fs};

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
}

/// The bundled tables of names, in the order in which they are compiled: of two meanings of a name the first stands
/// for it where nothing else decides.
const TABLES: [&str; 7] = ["countries", "nationalities", "places", "cities", "organizations", "armed_groups", "people"];

fn main() {
    for read in ["build.rs", "gazetteers", "src/gazetteer", "src/text", "src/error.rs", "src/kind.rs", "src/span.rs"] {
        println!("cargo::rerun-if-changed={read}");
    }
    if env::var_os("CARGO_FEATURE_GAZETTEERS").is_none() {
        return;
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    match names(&root).and_then(|bytes| fs::write(out.join("names.dlg"), bytes).map_err(|error| error.to_string())) {
        Ok(()) => {}
        Err(error) => {
            println!("cargo::error={error}");
            std::process::exit(1);
        }
    }
}

/// All tables as one compiled gazetteer.
fn names(root: &Path) -> Result<Vec<u8>, String> {
    let mut compiler = gazetteer::compile::Compiler::new();
    for table in TABLES {
        let file = format!("gazetteers/{table}.tsv");
        let tsv = fs::read_to_string(root.join(&file)).map_err(|error| format!("{file}: {error}"))?;
        for entry in gazetteer::row::read(&file, &tsv).map_err(|error| error.to_string())? {
            compiler.push(&entry).map_err(|error| format!("{file}: {error}"))?;
        }
    }
    compiler.finish().map_err(|error| error.to_string())
}
