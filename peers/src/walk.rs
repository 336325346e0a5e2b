//! fst: the names as a transducer, walked from the start of every word; the smallest form of the names there is.

use fst::raw::{Fst, Output};

use crate::contest::{Contestant, Found, Haystack, Hits, WordPass, Words};

/// A transducer from names to their numbers, and words by dateline's pass.
pub struct Walk {
    transducer: Fst<Vec<u8>>,
    haystack: Haystack,
    found: Found,
}

impl Walk {
    /// Searches for `names`, in lower case if `folded`.
    ///
    /// # Errors
    /// A name twice.
    pub fn new<S: AsRef<[u8]>>(names: &[S], folded: bool) -> fst::Result<Walk> {
        let mut sorted: Vec<(&[u8], u64)> = names.iter().map(AsRef::as_ref).zip(0..).collect();
        sorted.sort_unstable();
        let bytes = Fst::from_iter_map(sorted)?.into_inner();
        Ok(Walk { transducer: Fst::new(bytes)?, haystack: Haystack::new(folded), found: Found::default() })
    }

    /// The transducer as it is stored, which is as it is used.
    pub fn bytes(&self) -> &[u8] {
        self.transducer.as_bytes()
    }

    /// Opens a stored transducer, its checksum tested.
    ///
    /// # Errors
    /// Bytes that hold none.
    pub fn open(bytes: &[u8]) -> fst::Result<Fst<&[u8]>> {
        let transducer = Fst::new(bytes)?;
        transducer.verify()?;
        Ok(transducer)
    }
}

impl Contestant for Walk {
    fn name(&self) -> &str {
        "fst, walked by word"
    }

    fn run(&mut self, document: &str) {
        self.found.begin(document, WordPass::Lent);
        let text = self.haystack.of(document).as_bytes();
        let mut covered = 0;
        for at in 0..self.found.words().len() {
            let (start, _) = self.found.words()[at];
            if start < covered {
                continue;
            }
            if let Some((end, name)) = longest(&self.transducer, text, start as usize) {
                self.found.hits.push((start, end as u32, name as u32));
                covered = end as u32;
            }
        }
    }

    fn answer(&self, words: &mut Words, hits: &mut Hits) {
        self.found.append_to(words, hits);
    }
}

/// The longest name from `start` on that ends where a word ends, and its number.
fn longest(transducer: &Fst<Vec<u8>>, text: &[u8], start: usize) -> Option<(usize, u64)> {
    let mut node = transducer.root();
    let mut output = Output::zero();
    let mut best = None;
    for (at, &byte) in text.iter().enumerate().skip(start) {
        if node.is_final() && !byte.is_ascii_alphanumeric() {
            best = Some((at, output.cat(node.final_output()).value()));
        }
        let Some(next) = node.find_input(byte) else { return best };
        let transition = node.transition(next);
        output = output.cat(transition.out);
        node = transducer.node(transition.addr);
    }
    if node.is_final() {
        best = Some((text.len(), output.cat(node.final_output()).value()));
    }
    best
}
