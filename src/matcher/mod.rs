//! Finds the tables' names in the tokens: whole words, leftmost-longest, every meaning of a name returned.

pub(crate) mod scan;

pub(crate) use scan::{Hit, scan};

#[cfg(test)]
mod tests;
