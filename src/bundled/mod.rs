//! What comes compiled with the crate: made by `build.rs` from `gazetteers/*.tsv`, never older than the tables.

#[cfg(feature = "gazetteers")]
mod names;
pub(crate) mod openers;
pub(crate) mod words;
