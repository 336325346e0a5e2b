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
    nodes: Vec<Node<V>>,
}

#[derive(Clone, Debug)]
struct Node<V> {
    values: Vec<V>,
    /// Whether any sequence goes on after it: most are asked for no edge.
    goes_on: bool,
}

impl<V> Default for Node<V> {
    fn default() -> Node<V> {
        Node { values: Vec::new(), goes_on: false }
    }
}

impl<V> Default for Trie<V> {
    fn default() -> Trie<V> {
        Trie { roots: Vec::new(), edges: FxHashMap::default(), nodes: vec![Node::default()] }
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
                    self.nodes[node as usize].goes_on = true;
                    next
                }
            };
        }
        self.nodes[node as usize].values.push(value);
    }

    fn new_node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(0)
    }

    /// The node of a first word.
    pub(crate) fn root(&self, word: WordId) -> Option<u32> {
        self.roots.get(word.index()).copied().filter(|&node| node != 0)
    }

    /// Whether any sequence goes on after a node.
    #[inline]
    pub(crate) fn goes_on(&self, node: u32) -> bool {
        self.nodes.get(node as usize).is_some_and(|node| node.goes_on)
    }

    /// The node after one more word.
    pub(crate) fn next(&self, node: u32, word: WordId) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// The values of the sequence that ends at a node.
    #[inline]
    pub(crate) fn values(&self, node: u32) -> &[V] {
        self.nodes.get(node as usize).map_or(&[], |node| node.values.as_slice())
    }
}
