//! Whether all contestants give the same answer, word by word and name by name. Before anything is timed: a benchmark
//! of different answers measures nothing.

use std::fmt;

use crate::contest::{Contestant, Hits, Words};

/// How much there is in a text on which all agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// Words in all documents.
    pub words: usize,
    /// Names in all documents.
    pub names: usize,
}

/// The first difference.
#[derive(Clone, Debug)]
pub struct Difference {
    contestant: String,
    document: usize,
    what: &'static str,
    expected: String,
    found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { contestant, document, what, expected, found } = self;
        write!(f, "{contestant}, document {document}: {what} {found}, should be {expected}")
    }
}

impl std::error::Error for Difference {}

/// Lets `oracle` and all `others` read every document and compares what they give.
///
/// # Errors
/// The first difference from the oracle's answer.
pub fn agree(
    oracle: &mut dyn Contestant,
    others: &mut [&mut dyn Contestant],
    documents: &[String],
) -> Result<Agreed, Difference> {
    let mut agreed = Agreed::default();
    let (mut words, mut hits) = (Words::new(), Hits::new());
    let (mut other_words, mut other_hits) = (Words::new(), Hits::new());
    for (number, document) in documents.iter().enumerate() {
        read(oracle, document, &mut words, &mut hits);
        agreed.words += words.len();
        agreed.names += hits.len();
        for other in others.iter_mut() {
            read(*other, document, &mut other_words, &mut other_hits);
            let difference = |what, expected, found| Difference {
                contestant: other.name().to_owned(),
                document: number,
                what,
                expected,
                found,
            };
            if let Some((expected, found)) = first_difference(&words, &other_words) {
                let show = |word: Option<&(u32, u32)>| show(document, word.copied(), None);
                return Err(difference("word", show(expected), show(found)));
            }
            if let Some((expected, found)) = first_difference(&hits, &other_hits) {
                let show = |hit: Option<&(u32, u32, u32)>| {
                    show(document, hit.map(|&(start, end, _)| (start, end)), hit.map(|&(.., name)| name))
                };
                return Err(difference("name", show(expected), show(found)));
            }
        }
    }
    Ok(agreed)
}

fn read(contestant: &mut dyn Contestant, document: &str, words: &mut Words, hits: &mut Hits) {
    words.clear();
    hits.clear();
    contestant.run(document);
    contestant.answer(words, hits);
}

/// The first place where two lists differ.
fn first_difference<'l, T: PartialEq>(expected: &'l [T], found: &'l [T]) -> Option<(Option<&'l T>, Option<&'l T>)> {
    let longest = expected.len().max(found.len());
    (0..longest).map(|at| (expected.get(at), found.get(at))).find(|(expected, found)| expected != found)
}

/// "12..16 "Iraq" in "... in Iraq on ...", number 7"
fn show(document: &str, span: Option<(u32, u32)>, name: Option<u32>) -> String {
    let Some((start, end)) = span else { return "nothing more".to_owned() };
    let (start, end) = (start as usize, end as usize);
    let slice = document.get(start..end).unwrap_or("<no text>");
    let around = document.get(start.saturating_sub(20)..(end + 20).min(document.len())).unwrap_or(slice);
    let number = name.map_or_else(String::new, |name| format!(", number {name}"));
    format!("{start}..{end} {slice:?} in {around:?}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::Hit;

    struct Fixed(&'static [Hit]);

    impl Contestant for Fixed {
        fn name(&self) -> &str {
            "fixed"
        }

        fn run(&mut self, _: &str) {}

        fn answer(&self, words: &mut Words, hits: &mut Hits) {
            words.push((0, 4));
            hits.extend_from_slice(self.0);
        }
    }

    fn compare(expected: &'static [Hit], found: &'static [Hit]) -> Result<Agreed, String> {
        let documents = ["Iraq and Iran".to_owned()];
        agree(&mut Fixed(expected), &mut [&mut Fixed(found)], &documents).map_err(|difference| difference.to_string())
    }

    #[test]
    fn the_first_difference_is_named() {
        assert_eq!(compare(&[(0, 4, 1)], &[(0, 4, 1)]), Ok(Agreed { words: 1, names: 1 }));
        for (expected, found, message) in [
            (&[(0, 4, 1)][..], &[(0, 4, 2)][..], "\"Iraq\""),
            (&[(0, 4, 1)], &[], "nothing more"),
            (&[(0, 4, 1)], &[(0, 4, 1), (9, 13, 2)], "\"Iran\""),
        ] {
            let difference = compare(expected, found).expect_err("they differ");
            assert!(difference.contains(message) && difference.starts_with("fixed, document 0"), "{difference}");
        }
    }
}
