//! Sequences of words with values: the form in which names and cue phrases are matched.

use rustc_hash::FxHashMap;

use super::vocabulary::WordId;

/// A tree of word sequences. Building is per table; walking is once a token that begins any sequence.
#[derive(Clone, Debug)]
pub(crate) struct Trie<V> {
    /// By first word: its node, or 0.
    roots: Vec<u32>,
    edges: FxHashMap<(u32, WordId), u32>,
    /// By node; node 0 stands for "none".
    values: Vec<Vec<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Trie<V> {
        Trie { roots: Vec::new(), edges: FxHashMap::default(), values: vec![Vec::new()] }
    }
}

impl<V> Trie<V> {
    /// Adds a value under a sequence of words; nothing for an empty sequence.
    pub(crate) fn insert(&mut self, words: &[WordId], value: V) {
        let Some((&first, rest)) = words.split_first() else { return };
        if self.roots.len() <= first.index() {
            self.roots.resize(first.index() + 1, 0);
        }
        if self.roots[first.index()] == 0 {
            self.roots[first.index()] = self.new_node();
        }
        let mut node = self.roots[first.index()];
        for &word in rest {
            node = match self.edges.get(&(node, word)) {
                Some(&next) => next,
                None => {
                    let next = self.new_node();
                    self.edges.insert((node, word), next);
                    next
                }
            };
        }
        self.values[node as usize].push(value);
    }

    fn new_node(&mut self) -> u32 {
        self.values.push(Vec::new());
        u32::try_from(self.values.len() - 1).unwrap_or(0)
    }

    /// The node of a first word.
    pub(crate) fn root(&self, word: WordId) -> Option<u32> {
        self.roots.get(word.index()).copied().filter(|&node| node != 0)
    }

    /// The node after one more word.
    pub(crate) fn next(&self, node: u32, word: WordId) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// The values of the sequence that ends at a node.
    pub(crate) fn values(&self, node: u32) -> &[V] {
        self.values.get(node as usize).map_or(&[], Vec::as_slice)
    }
}
