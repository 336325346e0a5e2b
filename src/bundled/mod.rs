//! What comes compiled with the crate: made by `build.rs` from `gazetteers/*.tsv`, never older than the tables.

#[cfg(feature = "gazetteers")]
mod names;
pub(crate) mod words;

use crate::gazetteer::Gazetteer;

/// Whether these are the bundled names: what they begin with is known of every word when the crate is built.
#[cfg(feature = "gazetteers")]
pub(crate) fn is_bundled(gazetteer: &Gazetteer) -> bool {
    names::is_bundled(gazetteer)
}

/// Without them no names are.
#[cfg(not(feature = "gazetteers"))]
pub(crate) fn is_bundled(_: &Gazetteer) -> bool {
    false
}
