//! Entities → the compiled form. Runs when the crate is built for its own tables, and once a gazetteer of a user.
//!
//! Names are cut into words, and sequences of words become slots of two hash tables: one for first words, one for all
//! longer sequences, each under the hash of its words. What two different names would share in them is found here, and
//! another key tried.

use rustc_hash::{FxHashMap, FxHashSet};
use twox_hash::XxHash3_64;

use super::artefact::{self, SECTIONS, Section};
use super::entry::Entry;
use super::hash::Hasher;
use super::index::{
    self, EMPTY, ENDS, GOES_ON, GOES_ON_LARGE, GROUP, LARGE, MORE, MOST_PROBES, MOST_WORDS, NO_NAME, SMALL,
    SmallFirsts, SmallStarts, bloom_bit, bloom_place, name_flags, slot_of,
};
use super::key::{Cut, same_words, word_hash};
use super::record::{self, Record};
use super::row;
use crate::error::Error;

/// Makes a compiled gazetteer out of entities, one at a time: what is held in memory is about what comes out.
///
/// ```
/// use dateline::gazetteer::{Compiler, Entry, Gazetteer};
///
/// let mut compiler = Compiler::new();
/// compiler.push(&Entry::new("ship.grey-heron", "org.other", "Grey Heron"))?;
/// let bytes: Vec<u8> = compiler.finish()?;
/// let gazetteer = Gazetteer::open(bytes)?;
/// assert_eq!(gazetteer.find("The Grey Heron left port.")?.iter().count(), 1);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Compiler {
    /// The records of the names, and where each begins.
    names: Vec<u8>,
    name_starts: Vec<u32>,
    row_names: Vec<u32>,
    row_sorts: Vec<u32>,
    ids: String,
    id_ends: Vec<u32>,
    sorts: String,
    sort_numbers: FxHashMap<String, u32>,
    last_sort: (String, u32),
    /// A buffer.
    sort: String,
    extra_rows: Vec<u32>,
    extra_ends: Vec<u32>,
    extras: String,
    /// Whether every id came after a lesser one.
    unsorted: bool,
}

impl Compiler {
    /// A compiler without entities.
    pub fn new() -> Compiler {
        Compiler::default()
    }

    /// How many entities it has taken.
    pub fn len(&self) -> usize {
        self.id_ends.len()
    }

    /// Whether it has taken none.
    pub fn is_empty(&self) -> bool {
        self.id_ends.is_empty()
    }

    /// Takes an entity.
    ///
    /// # Errors
    /// An empty id, an unknown kind, a name without letter or digit, tabs and line ends in a cell, or more text than
    /// four-byte offsets reach. The compiler is then as it was before.
    pub fn push(&mut self, entry: &Entry) -> Result<(), Error> {
        entry.check()?;
        let extra = extra_cells(entry)?;
        let records: usize = entry.names().map(|name| record::size(name.surface.len())).sum();
        if self.names.len() + records >= NO_NAME as usize {
            return Err(Error::entry(format!("fewer than {NO_NAME} bytes of names"), "more"));
        }
        if self.ids.len() + self.extras.len() + entry.id.len() + extra.len() > MOST_TEXT {
            return Err(Error::entry(format!("at most {MOST_TEXT} bytes of ids and roles"), "more"));
        }
        self.unsorted |= self.last_id().is_some_and(|last| last >= entry.id.as_str());
        let row = number(self.len());
        self.row_names.push(number(self.names.len()));
        let sort = self.sort_number(entry);
        self.row_sorts.push(sort);
        self.ids.push_str(&entry.id);
        self.id_ends.push(number(self.ids.len()));
        for name in entry.names() {
            self.name_starts.push(number(self.names.len()));
            record::write(&mut self.names, row, name_flags(name), &name.surface);
        }
        if !extra.is_empty() {
            self.extras.push_str(&extra);
            self.extra_rows.push(row);
            self.extra_ends.push(number(self.extras.len()));
        }
        Ok(())
    }

    /// The compiled bytes, which [`Gazetteer::open`](super::Gazetteer::open) takes. The same entities in the same
    /// order always give the same bytes.
    ///
    /// # Errors
    /// Two entities with one id, or a name of more than 255 words.
    pub fn finish(mut self) -> Result<Vec<u8>, Error> {
        self.check_ids()?;
        self.row_names.push(number(self.names.len()));
        // The key follows from the names: the same names always compile to the same bytes.
        let seed = XxHash3_64::oneshot(&self.names);
        let mut collision = None;
        for attempt in 0..ATTEMPTS {
            match self.index(seed.wrapping_add(attempt)) {
                Ok(tables) => return Ok(self.write(tables)),
                Err(Fault::Collision(name)) => collision = Some(name),
                Err(Fault::Name(error)) => return Err(error),
            }
        }
        let found = format!("{:?} and another that collide under {ATTEMPTS} keys", self.name(collision.unwrap_or(0)));
        Err(Error::entry("names with hashes of their own", found))
    }

    fn last_id(&self) -> Option<&str> {
        self.id_ends.len().checked_sub(1).map(|last| self.id(last))
    }

    fn id(&self, row: usize) -> &str {
        cut(&self.ids, &self.id_ends, row)
    }

    fn name(&self, name: usize) -> &str {
        self.record(name).map_or("", |record| std::str::from_utf8(record.letters).unwrap_or(""))
    }

    fn record(&self, name: usize) -> Option<Record<'_>> {
        record::read(&self.names, *self.name_starts.get(name)?)
    }

    fn sort_number(&mut self, entry: &Entry) -> u32 {
        self.sort.clear();
        for cell in [&entry.kind, "\t", &entry.country, "\t", &entry.source] {
            self.sort.push_str(cell);
        }
        // Most entities are of the sort of the one before.
        if self.sort == self.last_sort.0 {
            return self.last_sort.1;
        }
        let fresh = number(self.sort_numbers.len());
        let sort = *self.sort_numbers.entry(self.sort.clone()).or_insert(fresh);
        if sort == fresh {
            self.sorts.push_str(&self.sort);
            self.sorts.push('\n');
        }
        self.last_sort = (self.sort.clone(), sort);
        sort
    }

    fn check_ids(&self) -> Result<(), Error> {
        if !self.unsorted {
            return Ok(());
        }
        let mut seen = FxHashSet::with_capacity_and_hasher(self.len(), rustc_hash::FxBuildHasher);
        match (0..self.len()).map(|row| self.id(row)).find(|&id| !seen.insert(id)) {
            Some(twice) => Err(Error::entry("an id that no other entity has", format!("{twice:?} again"))),
            None => Ok(()),
        }
    }

    /// The tables under one key.
    fn index(&self, seed: u64) -> Result<Tables, Fault> {
        let hasher = Hasher::new(seed);
        let mut builder = Builder::new(self, hasher);
        for name in 0..self.name_starts.len() {
            builder.add(name)?;
        }
        builder.finish(seed)
    }

    fn write(self, tables: Tables) -> Vec<u8> {
        let mut meta = tables.seed.to_le_bytes().to_vec();
        for number in [tables.most_words, tables.first_probe, tables.sequence_probe, u32::from(!self.unsorted)] {
            meta.extend(number.to_le_bytes());
        }
        let mut sections: [Vec<u8>; SECTIONS] = std::array::from_fn(|_| Vec::new());
        let mut put = |section: Section, bytes: Vec<u8>| sections[section as usize] = bytes;
        put(Section::Meta, meta);
        put(Section::Names, self.names);
        put(Section::RowNames, bytes_of(&self.row_names));
        put(Section::RowSorts, bytes_of(&self.row_sorts));
        put(Section::Ids, self.ids.into_bytes());
        put(Section::IdEnds, bytes_of(&self.id_ends));
        put(Section::Sorts, self.sorts.into_bytes());
        put(Section::ExtraRows, bytes_of(&self.extra_rows));
        put(Section::ExtraEnds, bytes_of(&self.extra_ends));
        put(Section::Extras, self.extras.into_bytes());
        put(Section::Bloom, tables.bloom);
        put(Section::SmallFirsts, tables.small_firsts);
        put(Section::Pairs, tables.pairs);
        put(Section::First, tables.first);
        put(Section::Sequences, tables.sequences);
        put(Section::Groups, bytes_of(&tables.groups));
        artefact::write(&sections)
    }
}

/// The cells of roles, hints and ids; nothing where all are empty, as in most entities of a large gazetteer.
fn extra_cells(entry: &Entry) -> Result<String, Error> {
    if entry.roles.is_empty() && entry.hints.is_empty() && entry.ids.is_empty() {
        return Ok(String::new());
    }
    Ok([row::write_roles(&entry.roles)?, row::write_hints(&entry.hints)?, row::write_ids(&entry.ids)?].join("\t"))
}

/// Offsets have four bytes.
const MOST_TEXT: usize = u32::MAX as usize;

/// Keys that are tried. One in a thousand fails at a million names, and who chooses the names does not choose the key.
const ATTEMPTS: u64 = 16;

/// Why a key, or a name, will not do.
enum Fault {
    /// This name and another are one to the key.
    Collision(usize),
    Name(Error),
}

struct Tables {
    seed: u64,
    most_words: u32,
    first_probe: u32,
    sequence_probe: u32,
    bloom: Vec<u8>,
    small_firsts: Vec<u8>,
    pairs: Vec<u8>,
    first: Vec<u8>,
    sequences: Vec<u8>,
    groups: Vec<u32>,
}

/// A sequence of words under construction.
#[derive(Clone, Copy)]
struct Node {
    hash: u64,
    /// The names of exactly these words: a chain through [`Builder::next`].
    first: u32,
    last: u32,
    /// Whether words follow; and whether any of these may begin in a text without a capital.
    goes_on: bool,
    goes_on_small: bool,
    /// Whether these are the first two words of a name.
    is_pair: bool,
    /// How often it was asked for: by names that begin so.
    count: u32,
}

struct Builder<'c> {
    compiler: &'c Compiler,
    hasher: Hasher,
    cut: Cut,
    first: Nodes,
    sequences: Nodes,
    /// By name: the next one with the same words.
    next: Vec<u32>,
    /// First words that may stand in small letters, and how they begin.
    small: FxHashSet<u64>,
    small_firsts: SmallFirsts,
    most_words: usize,
}

/// Nodes by their hash.
struct Nodes {
    by_hash: FxHashMap<u64, u32>,
    nodes: Vec<Node>,
}

impl Nodes {
    fn with_capacity(count: usize) -> Nodes {
        let by_hash = FxHashMap::with_capacity_and_hasher(count, rustc_hash::FxBuildHasher);
        Nodes { by_hash, nodes: Vec::with_capacity(count) }
    }

    fn at(&mut self, hash: u64) -> &mut Node {
        let fresh = number(self.nodes.len());
        let at = *self.by_hash.entry(hash).or_insert(fresh);
        if at == fresh {
            self.nodes.push(Node {
                hash,
                first: NO_NAME,
                last: NO_NAME,
                goes_on: false,
                goes_on_small: false,
                is_pair: false,
                count: 0,
            });
        }
        let node = &mut self.nodes[at as usize];
        node.count += 1;
        node
    }
}

impl<'c> Builder<'c> {
    fn new(compiler: &'c Compiler, hasher: Hasher) -> Builder<'c> {
        // Of a million names, a third have a first word of their own, and most a sequence.
        let names = compiler.name_starts.len();
        let (first, sequences) = (Nodes::with_capacity(names / 3), Nodes::with_capacity(names));
        Builder {
            compiler,
            hasher,
            cut: Cut::default(),
            first,
            sequences,
            next: vec![NO_NAME; names],
            small: FxHashSet::default(),
            small_firsts: [0; 256],
            most_words: 0,
        }
    }

    fn add(&mut self, name: usize) -> Result<(), Fault> {
        let surface = self.compiler.name(name);
        self.cut.read(surface);
        let count = self.cut.words.len();
        if count == 0 || count > MOST_WORDS {
            let expected = format!("a name of one to {MOST_WORDS} words");
            return Err(Fault::Name(Error::entry(expected, format!("{surface:?} with {count}"))));
        }
        self.most_words = self.most_words.max(count);
        let flags = self.compiler.record(name).map_or(0, |record| record.flags);
        let small = match self.cut.words[..] {
            [first, second, ..] => !index::goes_on_large(flags, surface, first, second),
            _ => false,
        };
        let mut key = std::mem::take(&mut self.cut.key);
        let mut hash_of = |at: usize| word_hash(&self.hasher, surface, self.cut.words[at], &mut key);
        let start = hash_of(0);
        let mut hash = start;
        for at in 1..count {
            let word = hash_of(at);
            let node = if at == 1 { self.first.at(hash) } else { self.sequences.at(hash) };
            (node.goes_on, node.is_pair) = (true, at == 2);
            node.goes_on_small |= small;
            hash = self.hasher.join(hash, word);
        }
        self.cut.key = key;
        if index::starts_small(flags, surface, self.cut.words[0]) {
            self.small.insert(start);
            // What folds to other letters than it is written with may begin with any.
            if self.cut.words[0].is_plain() {
                let first = surface.as_bytes()[self.cut.words[0].start()];
                self.small_firsts[usize::from(first.to_ascii_lowercase())] = 1;
                // Nor does a text write it plain always: "łódź" may be "Lodz".
                self.small_firsts[0x80..].fill(1);
            } else {
                self.small_firsts.fill(1);
            }
        }
        let node = if count == 1 { self.first.at(hash) } else { self.sequences.at(hash) };
        node.is_pair = count == 2;
        let this = number(name);
        let before = std::mem::replace(&mut node.last, this);
        if node.first == NO_NAME {
            node.first = this;
            return Ok(());
        }
        let other = node.first;
        self.next[before as usize] = this;
        let same = same_words(surface, self.compiler.name(other as usize));
        if same { Ok(()) } else { Err(Fault::Collision(name)) }
    }

    fn finish(self, seed: u64) -> Result<Tables, Fault> {
        let mut groups = Vec::new();
        let (first, first_probe) = self.slots(&self.first.nodes, &mut groups)?;
        let (sequences, sequence_probe) = self.slots(&self.sequences.nodes, &mut groups)?;
        Ok(Tables {
            seed,
            most_words: number(self.most_words),
            first_probe,
            sequence_probe,
            bloom: self.bloom(),
            small_firsts: self.small_firsts.to_vec(),
            pairs: self.pairs(),
            first,
            sequences,
            groups,
        })
    }

    /// Lays nodes out in slots, at their hash's place or the next free one: first those with which many
    /// names begin, since texts have them most.
    fn slots(&self, nodes: &[Node], groups: &mut Vec<u32>) -> Result<(Vec<u8>, u32), Fault> {
        let capacity = nodes.len() + nodes.len() / 2 + 1;
        let mut table = vec![0; capacity * SLOT];
        for slot in table.chunks_exact_mut(SLOT) {
            slot[4..8].copy_from_slice(&EMPTY.to_le_bytes());
        }
        let mut longest = 0;
        let by_use = [8..=u32::MAX, 2..=7, 0..=1].into_iter();
        for node in by_use.flat_map(|uses| nodes.iter().filter(move |node| uses.contains(&node.count))) {
            let (mut at, tag) = slot_of(node.hash, capacity);
            let mut probe = 1;
            // A look-up takes the first slot with its tag: no two nodes that pass each other may share one.
            while artefact::number_at(&table[at * SLOT..], 1) != EMPTY {
                if artefact::number_at(&table[at * SLOT..], 0) == tag {
                    return Err(Fault::Collision(node.first.min(number(self.next.len()) - 1) as usize));
                }
                at = if at + 1 == capacity { 0 } else { at + 1 };
                probe += 1;
            }
            if probe > MOST_PROBES {
                return Err(Fault::Collision(0));
            }
            longest = longest.max(probe);
            let slot = &mut table[at * SLOT..at * SLOT + SLOT];
            slot[..4].copy_from_slice(&tag.to_le_bytes());
            slot[4..8].copy_from_slice(&self.value(node, groups).to_le_bytes());
        }
        Ok((table, longest))
    }

    /// The names of a node: none, one, or a group of them; and whether words follow.
    fn value(&self, node: &Node, groups: &mut Vec<u32>) -> u32 {
        let more = if node.goes_on { MORE } else { 0 };
        if node.first == node.last {
            return more | self.offset(node.first);
        }
        let at = number(groups.len());
        let chain = std::iter::successors(Some(node.first), |&name| {
            Some(self.next[name as usize]).filter(|&next| next != NO_NAME)
        });
        let names: Vec<u32> = chain.collect();
        groups.push(number(names.len()));
        groups.extend(names.into_iter().map(|name| self.offset(name)));
        more | GROUP | at
    }

    /// Where a name's record lies.
    fn offset(&self, name: u32) -> u32 {
        self.compiler.name_starts.get(name as usize).copied().unwrap_or(NO_NAME)
    }

    /// The filter of first words.
    fn bloom(&self) -> Vec<u8> {
        // Where nearly any word may begin a name, all are asked for as if they had a capital: one entry does for both.
        let tells_small = SmallStarts::of(&self.small_firsts) != SmallStarts::Most;
        let says = |node: &Node| {
            let small = tells_small && self.small.contains(&node.hash);
            // Where all words are asked for nobody looks for capitals.
            let on = if node.goes_on_small || !tells_small { GOES_ON } else { GOES_ON_LARGE };
            let all = [(true, LARGE), (node.first != NO_NAME, ENDS), (node.goes_on, on), (small, SMALL)];
            let hash = node.hash;
            all.into_iter().filter(|(holds, _)| *holds).map(move |(_, says)| (hash, says))
        };
        filter(|| self.first.nodes.iter().flat_map(says))
    }

    /// The filter of the first two words.
    fn pairs(&self) -> Vec<u8> {
        let pairs = || self.sequences.nodes.iter().filter(|node| node.is_pair);
        filter(|| pairs().flat_map(|node| [(node.hash, LARGE), (node.hash, GOES_ON)]))
    }
}

/// A Bloom filter of 8 bits or more for each that is set; all bits of a hash lie in one word of it.
fn filter<Entries: Iterator<Item = (u64, u32)>>(entries: impl Fn() -> Entries) -> Vec<u8> {
    let mut words = vec![0u64; (entries().count() / 8).next_power_of_two()];
    let mask = words.len() - 1;
    for (hash, says) in entries() {
        words[bloom_place(hash, mask)] |= bloom_bit(hash, says);
    }
    little_endian(&words, u64::to_le_bytes)
}

/// How many bytes a slot has.
pub(super) const SLOT: usize = 8;

fn cut<'t>(text: &'t str, ends: &[u32], at: usize) -> &'t str {
    let start = if at == 0 { 0 } else { ends[at - 1] as usize };
    text.get(start..ends[at] as usize).unwrap_or("")
}

fn bytes_of(numbers: &[u32]) -> Vec<u8> {
    little_endian(numbers, u32::to_le_bytes)
}

fn little_endian<T: Copy, const SIZE: usize>(numbers: &[T], bytes: impl Fn(T) -> [u8; SIZE]) -> Vec<u8> {
    let mut out = vec![0; numbers.len() * SIZE];
    for (place, &number) in out.chunks_exact_mut(SIZE).zip(numbers) {
        place.copy_from_slice(&bytes(number));
    }
    out
}

/// Numbers here count what lies in at most 4 GiB of text.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
