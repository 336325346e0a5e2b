//! Finds the tables' names: whole words, leftmost-longest, every meaning of a name returned.

mod deep;
pub(crate) mod scan;
pub(crate) mod search;
mod sift;
mod walk;

pub(crate) use scan::{Hit, Meaning, scan};
pub use search::{Match, Matches};

#[cfg(test)]
mod tests;
