//! dateline's matching of names beside others of its kind: the same names, the same text, the same answer, in one run.
//! For whoever wants to know what the library's own matcher is worth. `cargo run --release -p dateline-peers`
//!
//! Who takes part, and what is done in their favour:
//! - **aho-corasick**, a contiguous automaton; its answer is the one that everyone must give.
//! - **daachorse**, bytewise, as built and with its states laid out for a sample of the very text that is read.
//! - **fst**, walked from the start of every word.
//!
//! The peers find no words, so they are lent dateline's own word pass; daachorse also runs with the one its users have,
//! unicode-segmentation's. Whole words are told by a byte on either side, which suffices on the common ground of
//! [`ground`]. Where capitals do not count, they search a lower-cased copy, whose making is timed, for names put in
//! lower case before anything is timed. No name begins with a small letter: six such names in a
//! thousand halved daachorse's speed, since an automaton then follows nearly every word.
//!
//! Everyone leaves words and names in lists that stay from document to document: the peers as offsets and numbers,
//! dateline as it keeps them itself. Turning them into one form for the comparison is not timed.

pub mod aho;
pub mod compare;
pub mod contest;
pub mod daac;
pub mod field;
pub mod generate;
pub mod goals;
pub mod ground;
pub mod hostile;
pub mod measure;
pub mod ours;
pub mod report;
pub mod settings;
pub mod walk;
