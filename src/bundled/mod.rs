//! What comes compiled with the crate: made by `build.rs` from `gazetteers/*.tsv`, never older than the tables.

#[cfg(feature = "gazetteers")]
mod names;
pub(crate) mod words;

use crate::gazetteer::Gazetteer;

/// Whether these are the bundled names: what they begin with is known of every word when the crate is built.
pub(crate) fn is_bundled(gazetteer: &Gazetteer) -> bool {
    #[cfg(feature = "gazetteers")]
    return names::is_bundled(gazetteer);
    #[cfg(not(feature = "gazetteers"))]
    return gazetteer.is_empty();
}
