//! The compiled form of a gazetteer: sections of little-endian numbers and text in one run of bytes, read where they
//! lie. Opened once a process or extractor; what is looked up in it is read at every word of every article.
//!
//! ```text
//! magic (8)  format version (4)  number of sections (4)  total length (8)  checksum of all that follows (8)
//! for each section: offset (8)  length (8)
//! the sections, each at a multiple of eight
//! ```
//!
//! Opening checks everything that a later look-up relies on, so that a file cut short, altered or made to harm gives one
//! error; and no look-up believes a number without looking: a name is found only if its letters stand in the text.

use std::fmt;
use std::sync::Arc;

use twox_hash::XxHash3_64;

use crate::error::Error;

const MAGIC: [u8; 8] = *b"DTLNGAZ\x1A";

/// Goes up with every change of the form; other versions are refused.
pub(crate) const VERSION: u32 = 3;

/// The sections, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Section {
    /// Seed (8), then as numbers of four bytes: most words in a name, longest probe of the first-word table, longest
    /// probe of the sequence table, whether the rows are sorted by id.
    Meta,
    /// All names, one record after another, so that a name found touches one place of memory: its row (4), case policy
    /// and evidence asked for (1), length (1; 255 and four more bytes for the longest), letters. A row's own name
    /// first, then its aliases. A name's number is its record's offset.
    Names,
    /// By row: where its first name lies. One number more than rows: the last is where the names end.
    RowNames,
    /// By row: its (kind, country, source).
    RowSorts,
    /// The letters of all ids.
    Ids,
    /// By row: where its id ends.
    IdEnds,
    /// Kinds, countries and sources as they occur together: lines of three cells.
    Sorts,
    /// The rows that have roles, hints or ids elsewhere, ascending.
    ExtraRows,
    /// By row with extras: where its cells end.
    ExtraEnds,
    /// Roles, hints and ids: three cells with tabs between.
    Extras,
    /// A Bloom filter of first words: whether names end with them, whether names go on and whether always with a capital,
    /// and which may stand in small letters. Most words of a text go no further.
    Bloom,
    /// By byte: 1 if such a word may begin with it.
    SmallFirsts,
    /// A Bloom filter of the first two words of names. Most first words of a text go no further.
    Pairs,
    /// Slots of 8 for first words: tag (4), value (4).
    First,
    /// The same for sequences of two words and more.
    Sequences,
    /// Names with the same words: how many, then the names.
    Groups,
}

/// How many sections there are.
pub(crate) const SECTIONS: usize = Section::Groups as usize + 1;

const HEADER: usize = 32;
const START: usize = HEADER + SECTIONS * 16;

/// The bytes of a compiled gazetteer, wherever they lie: embedded in the binary, in memory, or in a mapped file.
///
/// Opening does not copy them.
#[derive(Clone)]
pub struct Bytes(Owner);

#[derive(Clone)]
enum Owner {
    Static(&'static [u8]),
    Shared(Arc<dyn AsRef<[u8]> + Send + Sync>),
}

impl Bytes {
    /// Bytes that something else owns: a memory-mapped file, a buffer of another library. They must never change.
    pub fn shared(owner: Arc<dyn AsRef<[u8]> + Send + Sync>) -> Bytes {
        Bytes(Owner::Shared(owner))
    }

    #[inline(always)]
    pub(crate) fn as_slice(&self) -> &[u8] {
        match &self.0 {
            Owner::Static(bytes) => bytes,
            Owner::Shared(owner) => (**owner).as_ref(),
        }
    }
}

impl From<&'static [u8]> for Bytes {
    fn from(bytes: &'static [u8]) -> Bytes {
        Bytes(Owner::Static(bytes))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes::shared(Arc::new(bytes))
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.as_slice().len())
    }
}

/// Where the sections lie: what is kept of a checked header.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Directory([(usize, usize); SECTIONS]);

impl Directory {
    /// A section's bytes.
    #[inline(always)]
    pub(crate) fn section<'b>(&self, bytes: &'b [u8], section: Section) -> &'b [u8] {
        let (start, end) = self.0[section as usize];
        bytes.get(start..end).unwrap_or(&[])
    }
}

/// Puts sections together.
pub(crate) fn write(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut total = START;
    let mut directory = Vec::with_capacity(SECTIONS * 16);
    for section in sections {
        directory.extend((total as u64).to_le_bytes());
        directory.extend((section.len() as u64).to_le_bytes());
        total += section.len().next_multiple_of(8);
    }
    let mut out = Vec::with_capacity(total);
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend((SECTIONS as u32).to_le_bytes());
    out.extend((total as u64).to_le_bytes());
    out.extend([0; 8]);
    out.extend(directory);
    for section in sections {
        out.extend(section);
        out.resize(out.len().next_multiple_of(8), 0);
    }
    let checksum = XxHash3_64::oneshot(&out[HEADER..]);
    out[HEADER - 8..HEADER].copy_from_slice(&checksum.to_le_bytes());
    out
}

/// Checks the frame: magic, version, length, checksum, and that all sections lie inside.
pub(crate) fn read(bytes: &[u8]) -> Result<Directory, Error> {
    if bytes.get(..8) != Some(&MAGIC) {
        return Err(Error::artefact("a compiled gazetteer", "other bytes, or none"));
    }
    let version = number_at(bytes, 2);
    if version != VERSION {
        return Err(Error::artefact(
            format!("format version {VERSION}"),
            format!("version {version}: compile it anew"),
        ));
    }
    let total = long_at(bytes, 2);
    if total != bytes.len() as u64 || bytes.len() < START || number_at(bytes, 3) as usize != SECTIONS {
        return Err(Error::artefact(format!("{total} bytes"), format!("{}: cut short or altered", bytes.len())));
    }
    let checksum = XxHash3_64::oneshot(bytes.get(HEADER..).unwrap_or(&[]));
    if checksum != long_at(bytes, 3) {
        return Err(Error::artefact("bytes that agree with their checksum", "others: cut short or altered"));
    }
    let mut places = [(0, 0); SECTIONS];
    for (at, place) in places.iter_mut().enumerate() {
        let (start, length) = (long_at(bytes, HEADER / 8 + at * 2), long_at(bytes, HEADER / 8 + at * 2 + 1));
        match start.checked_add(length) {
            Some(end) if end <= total && start >= START as u64 => *place = (start as usize, end as usize),
            _ => return Err(Error::artefact(format!("section {at} inside the {total} bytes"), "one that is not")),
        }
    }
    Ok(Directory(places))
}

/// The four-byte number with this index; zero past the end.
#[inline(always)]
pub(crate) fn number_at(bytes: &[u8], index: usize) -> u32 {
    // A range with an end is checked by one comparison, as nearly all numbers are read with an index of 32 bits.
    match bytes.get(index * 4..index * 4 + 4).and_then(|own| own.first_chunk()) {
        Some(chunk) => u32::from_le_bytes(*chunk),
        None => 0,
    }
}

/// The eight-byte number with this index; zero past the end.
#[inline(always)]
pub(crate) fn long_at(bytes: &[u8], index: usize) -> u64 {
    match bytes.get(index * 8..index * 8 + 8).and_then(|own| own.first_chunk()) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => 0,
    }
}

/// All four-byte numbers of a section.
pub(crate) fn numbers(bytes: &[u8]) -> impl ExactSizeIterator<Item = u32> + DoubleEndedIterator + Clone + '_ {
    bytes.chunks_exact(4).map(|chunk| u32::from_le_bytes(chunk.try_into().unwrap_or_default()))
}
