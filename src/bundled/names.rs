//! The tables of names that come with the crate: compiled when the crate is built, embedded, opened once a process.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::error::Error;
use crate::gazetteer::Gazetteer;

/// Made by `build.rs` from `gazetteers/*.tsv`: never older than the tables.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.dlg"));

static OPENED: OnceCell<Gazetteer> = OnceCell::new();

impl Gazetteer {
    /// The tables that come with the crate: people, places, organizations, nationalities. Opened once a process.
    ///
    /// ```
    /// use dateline::Gazetteer;
    ///
    /// let bundled = Gazetteer::bundled()?;
    /// assert_eq!(bundled.get("loc.iq").unwrap().name(), "Iraq");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    ///
    /// # Errors
    /// Only if they were broken, which the crate's tests rule out.
    pub fn bundled() -> Result<Gazetteer, Error> {
        OPENED.get_or_try_init(|| Gazetteer::open(BYTES)).cloned()
    }
}

/// Whether this is the gazetteer above.
pub(super) fn is_bundled(gazetteer: &Gazetteer) -> bool {
    OPENED.get().is_some_and(|own| Arc::ptr_eq(&own.opened, &gazetteer.opened))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_table_is_in() {
        let bundled = Gazetteer::bundled().unwrap();
        for id in ["loc.iq", "nat.iraqi"] {
            assert!(bundled.get(id).is_some(), "{id}");
        }
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers");
        let rows: usize = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| std::fs::read_to_string(file.unwrap().path()).ok())
            .filter(|table| table.lines().any(|line| line.starts_with("id\tkind\tname\t")))
            .map(|table| table.lines().filter(|line| !line.starts_with("# ")).count() - 1)
            .sum();
        assert_eq!(bundled.len(), rows);
    }
}
