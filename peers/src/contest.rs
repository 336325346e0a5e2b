//! What every contestant has to do, and what they share: the words of a document, whole-word tests, the resolution of
//! overlapping matches. Called for every document in every round, so all of it works in buffers that are kept.

use unicode_segmentation::UnicodeSegmentation;

/// Byte offsets of the words of a document, start and end.
pub type Words = Vec<(u32, u32)>;
/// Byte offsets and number of the names of a document, in order.
pub type Hits = Vec<Hit>;
/// Start, end, and which of the names.
pub type Hit = (u32, u32, u32);

/// One that reads documents: all words, and all names that stand as whole words, leftmost-longest.
pub trait Contestant {
    /// What the record calls it.
    fn name(&self) -> &str;

    /// Finds the words and names of a document and keeps them, where those of the last document were, in lists of
    /// places and numbers. This is what is timed.
    fn run(&mut self, document: &str);

    /// Appends what the last run found: for the comparison, never timed.
    fn answer(&self, words: &mut Words, hits: &mut Hits);
}

/// What a peer found in a document, in memory that stays.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Room for words.
    words: Words,
    /// How many of them are the document's.
    count: usize,
    /// All names.
    pub hits: Hits,
}

impl Found {
    /// Starts with a document: its words, no names yet.
    pub fn begin(&mut self, document: &str, pass: WordPass) {
        self.hits.clear();
        self.count = pass.run(document, &mut self.words);
    }

    /// All words.
    pub fn words(&self) -> &[(u32, u32)] {
        &self.words[..self.count]
    }

    /// Appends everything, for [`Contestant::answer`].
    pub fn append_to(&self, words: &mut Words, hits: &mut Hits) {
        words.extend(self.words());
        hits.extend(&self.hits);
    }
}

/// A way to cut a document into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordPass {
    /// dateline's own, lent to the others so that they have words as fast as we do.
    Lent,
    /// unicode-segmentation's, which is what its users have.
    Unicode,
}

impl WordPass {
    /// Puts the words of `document` at the head of `words`, and says how many they are.
    pub fn run(self, document: &str, words: &mut Words) -> usize {
        match self {
            WordPass::Lent => dateline::bench::words(document, words),
            WordPass::Unicode => {
                words.clear();
                words.extend(document.unicode_word_indices().map(|(at, word)| (at as u32, (at + word.len()) as u32)));
                words.len()
            }
        }
    }
}

/// The text a matcher searches: the document, or its lower case for those that cannot fold. Lower-casing is part of
/// what is timed; it is the cheapest there is, in place over a copy in a buffer that stays.
#[derive(Debug, Default)]
pub struct Haystack {
    folded: bool,
    buffer: String,
}

impl Haystack {
    /// A searcher's haystack; its names must be in lower case if `folded`.
    pub fn new(folded: bool) -> Haystack {
        Haystack { folded, buffer: String::new() }
    }

    /// Whether the names are in lower case.
    pub fn is_folded(&self) -> bool {
        self.folded
    }

    /// `document` as it is searched.
    pub fn of<'t>(&'t mut self, document: &'t str) -> &'t str {
        if !self.folded {
            return document;
        }
        self.buffer.clear();
        self.buffer.push_str(document);
        self.buffer.make_ascii_lowercase();
        &self.buffer
    }
}

/// Whether the bytes from `start` to `end` stand alone. On the common ground a look at the byte before and the byte
/// after is enough; no peer has to find its place among the words for it.
#[inline]
pub fn is_whole(bytes: &[u8], start: usize, end: usize) -> bool {
    let inner = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let before = start > 0 && inner(start - 1);
    !before && !inner(end)
}

/// Takes one more of the whole-word matches that an overlapping search gives in the order of their ends, and keeps in
/// `hits` those that are leftmost-longest so far.
///
/// A search that is leftmost-longest itself, filtered by whole words afterwards, would be faster and wrong: its longest
/// match hides the longest whole one.
#[inline]
pub fn settle(hits: &mut Hits, hit: Hit) {
    let mut kept = hits.len();
    while kept > 0 && hits[kept - 1].0 >= hit.0 {
        kept -= 1;
    }
    // What starts earlier stays, and hides the new one if it reaches into it; what starts later is inside the new one.
    let hidden = kept > 0 && hits[kept - 1].1 > hit.0;
    if !hidden {
        hits.truncate(kept);
        hits.push(hit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftmost_longest_of_overlapping_matches() {
        let cases: [(&str, &[Hit], &[Hit]); 5] = [
            ("a name in a longer one", &[(2, 3, 0), (4, 5, 1), (0, 7, 2)], &[(0, 7, 2)]),
            ("a chain", &[(0, 3, 0), (2, 5, 1), (4, 7, 2)], &[(0, 3, 0), (4, 7, 2)]),
            ("hidden, but long", &[(0, 3, 0), (4, 5, 1), (2, 7, 2)], &[(0, 3, 0), (4, 5, 1)]),
            ("one end, longest first", &[(0, 5, 0), (4, 5, 1)], &[(0, 5, 0)]),
            ("one end, longest last", &[(4, 5, 1), (0, 5, 0)], &[(0, 5, 0)]),
        ];
        for (case, matches, expected) in cases {
            let mut hits = Hits::new();
            matches.iter().for_each(|&hit| settle(&mut hits, hit));
            assert_eq!(hits, expected, "{case}");
        }
    }

    #[test]
    fn whole_words() {
        let bytes = b"an art, a part";
        assert!(is_whole(bytes, 3, 6));
        assert!(!is_whole(bytes, 11, 14));
        assert!(!is_whole(bytes, 3, 5));
        assert!(is_whole(bytes, 10, 14));
    }
}
