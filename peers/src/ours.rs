//! dateline: compiled names, one pass over the document.

use std::collections::HashMap;

use crate::contest::{Contestant, Hits, Words};

/// A stand-in until the library's own matcher is there.
pub struct Ours {
    names: HashMap<String, u32>,
    longest: usize,
    folded: bool,
}

impl Ours {
    /// x
    /// # Errors
    /// x
    pub fn compile(names: &[String], folded: bool) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut b = vec![u8::from(folded)];
        b.extend(names.join("\n").bytes());
        Ok(b)
    }
    /// x
    /// # Errors
    /// x
    pub fn compile_tolerant(names: &[String]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        Ours::compile(names, false)
    }
    /// x
    /// # Errors
    /// x
    pub fn open(bytes: Vec<u8>) -> Result<Ours, Box<dyn std::error::Error>> {
        let names: Vec<String> = String::from_utf8(bytes[1..].to_vec())?.lines().map(str::to_owned).collect();
        Ok(Ours::new(&names, bytes[0] == 1))
    }
    /// Searches for `names`.
    pub fn new(names: &[String], folded: bool) -> Ours {
        let key = |name: &String| if folded { name.to_ascii_lowercase() } else { name.clone() };
        let longest = names.iter().map(|name| name.split(' ').count()).max().unwrap_or(0);
        Ours { names: names.iter().map(key).zip(0..).collect(), longest, folded }
    }
}

impl Contestant for Ours {
    fn name(&self) -> &str {
        "dateline"
    }

    fn run(&mut self, document: &str, words_out: &mut Words, hits: &mut Hits) {
        words(document, words_out);
        hits.clear();
        let mut covered = 0;
        for (at, &(start, _)) in words_out.iter().enumerate() {
            if start < covered {
                continue;
            }
            for &(_, end) in words_out[at..].iter().take(self.longest).rev() {
                let slice = &document[start as usize..end as usize];
                let found =
                    if self.folded { self.names.get(&slice.to_ascii_lowercase()) } else { self.names.get(slice) };
                if let Some(&name) = found {
                    hits.push((start, end, name));
                    covered = end;
                    break;
                }
            }
        }
    }
}

/// The words of a document.
pub fn words(document: &str, words: &mut Words) {
    words.clear();
    let mut start = None;
    for (at, byte) in document.bytes().chain([b' ']).enumerate() {
        match (byte.is_ascii_alphanumeric(), start) {
            (true, None) => start = Some(at as u32),
            (false, Some(from)) => {
                words.push((from, at as u32));
                start = None;
            }
            _ => {}
        }
    }
}

/// x
/// # Errors
/// x
pub fn open_bundled() -> Result<(), Box<dyn std::error::Error>> {
    Ok(())
}
