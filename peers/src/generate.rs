//! Names and newslike text to measure with, made from the repository's own tables: the same for everyone who states
//! the same seed, so a record can be repeated without anybody's corpus. Run once, before anything is timed.
//!
//! Both are on the common ground of [`crate::ground`]: words of ASCII letters and digits alone, one blank between the
//! words of a name. That is the ground on which an exact comparison is possible. The text comes in two forms: pure
//! ASCII, as wires sent it for decades, and [`typeset`], with the quotation marks and dashes that news is printed with
//! today. [`printed`] makes what only dateline reads (possessives, hyphens, diacritics, line breaks in names), to be
//! timed apart.

mod names;
mod random;
mod tables;
mod text;

pub use names::names;
pub use random::Random;
pub use text::{documents, printed, typeset};

/// The first letter as a capital: "bank" becomes "Bank".
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
