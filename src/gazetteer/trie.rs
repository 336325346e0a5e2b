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
    nodes: Vec<Node>,
    /// By node, one node's after the other's: a vector each would be one more place in memory to wait for.
    values: Vec<V>,
    /// Added since the trie was last sealed, by node.
    loose: Vec<(u32, V)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Its values.
    from: u32,
    to: u32,
    /// The words that sequences go on with, a bit by the lower bits of their numbers: most are asked for no edge.
    follow: u64,
}

impl<V> Default for Trie<V> {
    fn default() -> Trie<V> {
        let nodes = vec![Node::default()];
        Trie { roots: Vec::new(), edges: FxHashMap::default(), nodes, values: Vec::new(), loose: Vec::new() }
    }
}

impl<V> Trie<V> {
    /// Adds a value under a sequence of words; nothing for an empty sequence. It counts when the trie is sealed.
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
                    self.nodes[node as usize].follow |= bit_of(word);
                    next
                }
            };
        }
        self.loose.push((node, value));
    }

    /// Puts the values in their places. Called once, when all are added.
    pub(crate) fn seal(&mut self) {
        self.loose.sort_by_key(|(node, _)| *node);
        for (node, value) in self.loose.drain(..) {
            let at = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
            let node = &mut self.nodes[node as usize];
            if node.from == node.to {
                node.from = at;
            }
            node.to = at + 1;
            self.values.push(value);
        }
    }

    fn new_node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(0)
    }

    /// The node of a first word; 0 for none.
    #[inline]
    pub(crate) fn root(&self, word: WordId) -> u32 {
        self.roots.get(word.index()).copied().unwrap_or(0)
    }

    /// Whether any sequence goes on after a node.
    #[inline]
    pub(crate) fn goes_on(&self, node: u32) -> bool {
        self.nodes.get(node as usize).is_some_and(|node| node.follow != 0)
    }

    /// The node after one more word.
    pub(crate) fn next(&self, node: u32, word: WordId) -> Option<u32> {
        self.nodes.get(node as usize).filter(|node| node.follow & bit_of(word) != 0)?;
        self.edges.get(&(node, word)).copied()
    }

    /// The values of the sequence that ends at a node.
    #[inline]
    pub(crate) fn values(&self, node: u32) -> &[V] {
        let places = self.nodes.get(node as usize).map(|node| node.from as usize..node.to as usize);
        places.and_then(|places| self.values.get(places)).unwrap_or(&[])
    }
}

fn bit_of(word: WordId) -> u64 {
    1 << (word.number() & 63)
}
