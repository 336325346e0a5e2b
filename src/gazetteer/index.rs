//! A compiled gazetteer as it is read: its tables over the bytes, checked once when it is opened. The look-ups here run
//! at every word of every text.

use super::artefact::{self, Bytes, Directory, Section, long_at, number_at, numbers};
use super::compile::{FIRST_SLOT, SEQUENCE_SLOT};
use super::entry::{Case, Name};
use super::hash::Hasher;
use super::record::{self, Record};
use crate::error::Error;
use crate::kind::EntityKind;
use crate::text::word::Word;

/// How many words a name has at most. Longer ones do not occur; a bound keeps the time a text takes in proportion to its
/// length.
pub(crate) const MOST_WORDS: usize = 255;

/// How far from its place a slot may lie: what one look-up costs at most, in a file made to harm too.
pub(super) const MOST_PROBES: u32 = 1024;

/// The value of a slot that holds nothing.
pub(super) const EMPTY: u32 = u32::MAX;
/// In a value: the rest is a place in the groups rather than a name.
pub(super) const GROUP: u32 = 1 << 31;
/// In a value: longer sequences begin with this one.
pub(super) const MORE: u32 = 1 << 30;
/// The rest of a value where no name ends.
pub(super) const NO_NAME: u32 = MORE - 1;

/// Where a hash is looked for, and what marks its slot.
#[inline(always)]
pub(super) fn slot_of(hash: u64, capacity: usize) -> (usize, u32) {
    ((((hash >> 32) * capacity as u64) >> 32) as usize, hash as u32)
}

/// The word of the Bloom filter that speaks for a hash, and its two bits there: others for a word without capital.
#[inline(always)]
pub(super) fn bloom_place(hash: u64, capital: bool, mask: usize) -> (usize, u64) {
    let own = hash >> if capital { 0 } else { 12 };
    ((hash >> 24) as usize & mask, 1 << (own & 63) | 1 << (own >> 6 & 63))
}

/// The bit of a word among those that may follow a first word.
#[inline(always)]
pub(super) fn follow_bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

/// With which letters names begin that may stand without a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SmallStarts {
    None,
    Few,
    Most,
}

impl SmallStarts {
    /// How many letters of the alphabet a name may begin with that stands without a capital: none, a few (articles,
    /// digits), or nearly all (names believed in any case).
    fn of(firsts: &SmallFirsts) -> SmallStarts {
        let letters = (b'a'..=b'z').filter(|&letter| firsts[usize::from(letter)] != 0).count();
        match letters {
            0 if firsts.iter().all(|&may| may == 0) => SmallStarts::None,
            0..20 => SmallStarts::Few,
            _ => SmallStarts::Most,
        }
    }
}

/// By byte: whether a word that begins with it and has no capital may begin a name.
pub(super) type SmallFirsts = [u8; 256];

const CASE: u8 = 0b11;
const IN_CONTEXT: u8 = 1 << 2;
const SHORT: u8 = 1 << 3;
const ALL_FLAGS: u8 = CASE | IN_CONTEXT | SHORT;

/// A name's case policy and the evidence that it asks for, in a byte.
pub(super) fn name_flags(name: &Name) -> u8 {
    let case = Case::ALL.iter().position(|&case| case == name.case).unwrap_or(0) as u8;
    case | if name.in_context { IN_CONTEXT } else { 0 } | if name.short { SHORT } else { 0 }
}

fn case_of(flags: u8) -> Case {
    Case::ALL[usize::from(flags & CASE)]
}

/// Whether a name's first word may stand in a text without any capital.
pub(super) fn starts_small(flags: u8, surface: &str, first: Word) -> bool {
    let own = surface.get(first.start()..first.end()).unwrap_or("");
    let demands = match case_of(flags) {
        Case::Folded => false,
        Case::Exact | Case::Acronym => first.has_capital(),
        Case::Capitals => own.starts_with(char::is_uppercase) && !is_article(own),
    };
    !demands
}

/// Arabic articles, which texts write small and glued where tables write them large: "Al Jazeera", "al-Jazeera".
pub(crate) fn is_article(word: &str) -> bool {
    ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az"].iter().any(|article| word.eq_ignore_ascii_case(article))
}

/// What is read of a compiled gazetteer when it is opened; everything else stays in its bytes.
#[derive(Debug)]
pub(crate) struct Opened {
    bytes: Bytes,
    directory: Directory,
    hasher: Hasher,
    probes: [u32; 2],
    pub(crate) sorted: bool,
    sorts: Vec<Sort>,
    small_firsts: SmallFirsts,
    small_starts: SmallStarts,
}

/// A kind, country and source that occur together.
#[derive(Debug)]
pub(crate) struct Sort {
    pub(crate) kind: EntityKind,
    pub(crate) detail: String,
    pub(crate) country: String,
    pub(crate) source: String,
}

impl Opened {
    /// Opens compiled bytes, or says what is wrong with them.
    pub(crate) fn open(bytes: Bytes) -> Result<Opened, Error> {
        let directory = artefact::read(bytes.as_slice())?;
        let meta = directory.section(bytes.as_slice(), Section::Meta).to_vec();
        let probes = [number_at(&meta, 3), number_at(&meta, 4)];
        let (hasher, sorted) = (Hasher::new(long_at(&meta, 0)), number_at(&meta, 5) == 1);
        let sorts = read_sorts(directory.section(bytes.as_slice(), Section::Sorts))?;
        let firsts = directory.section(bytes.as_slice(), Section::SmallFirsts);
        let small_firsts =
            firsts.try_into().map_err(|_| Error::artefact("256 first bytes", format!("{}", firsts.len())))?;
        let opened = Opened {
            bytes,
            directory,
            hasher,
            probes,
            sorted,
            sorts,
            small_firsts,
            small_starts: SmallStarts::of(&small_firsts),
        };
        if probes.iter().any(|&probe| probe > MOST_PROBES) {
            return Err(Error::artefact(format!("probes of at most {MOST_PROBES}"), "longer ones: altered"));
        }
        check(&opened.index(), meta.len(), opened.sorts.len())?;
        Ok(opened)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    pub(crate) fn sort(&self, number: u32) -> Option<&Sort> {
        self.sorts.get(number as usize)
    }

    pub(crate) fn sorts(&self) -> &[Sort] {
        &self.sorts
    }

    /// The tables: for a scan once a text, for a row at every look-up. Inlined, so that who wants one table makes no other.
    #[inline(always)]
    pub(crate) fn index(&self) -> Index<'_> {
        let bytes = self.bytes.as_slice();
        let section = |section| self.directory.section(bytes, section);
        let (bloom, first) = (parts(section(Section::Bloom)), parts(section(Section::First)));
        Index {
            hasher: self.hasher,
            names: section(Section::Names),
            row_names: section(Section::RowNames),
            row_sorts: section(Section::RowSorts),
            ids: section(Section::Ids),
            id_ends: section(Section::IdEnds),
            extra_rows: section(Section::ExtraRows),
            extra_ends: section(Section::ExtraEnds),
            extras: section(Section::Extras),
            bloom,
            bloom_mask: bloom.len().wrapping_sub(1),
            small_firsts: &self.small_firsts,
            small_starts: self.small_starts,
            first,
            first_probe: self.probes[0],
            sequences: parts(section(Section::Sequences)),
            sequence_probe: self.probes[1],
            groups: section(Section::Groups),
        }
    }
}

/// The tables of a compiled gazetteer, borrowed for one scan.
#[derive(Clone, Copy)]
pub(crate) struct Index<'g> {
    pub(crate) hasher: Hasher,
    names: &'g [u8],
    row_names: &'g [u8],
    row_sorts: &'g [u8],
    ids: &'g [u8],
    id_ends: &'g [u8],
    extra_rows: &'g [u8],
    extra_ends: &'g [u8],
    extras: &'g [u8],
    bloom: &'g [[u8; 8]],
    bloom_mask: usize,
    small_firsts: &'g SmallFirsts,
    pub(crate) small_starts: SmallStarts,
    first: &'g [[u8; FIRST_SLOT]],
    first_probe: u32,
    sequences: &'g [[u8; SEQUENCE_SLOT]],
    sequence_probe: u32,
    groups: &'g [u8],
}

/// A slot found: the names of exactly these words, and whether longer ones begin so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    value: u32,
    follow: u64,
}

impl Default for Slot {
    fn default() -> Slot {
        Slot::NONE
    }
}

impl Slot {
    /// No name ends here, and none goes on.
    pub(crate) const NONE: Slot = Slot { value: NO_NAME, follow: 0 };

    #[inline(always)]
    pub(crate) fn of_sequence(value: u32) -> Slot {
        Slot { value, follow: if value & MORE == 0 { 0 } else { !0 } }
    }

    /// The slot's only name, if it is not several.
    #[inline(always)]
    pub(crate) fn only(self) -> Option<u32> {
        (self.value & GROUP == 0).then_some(self.value & NO_NAME)
    }

    /// Whether a name may go on with the word of this hash.
    #[inline(always)]
    pub(crate) fn may_follow(self, word: u64) -> bool {
        self.follow & follow_bit(word) != 0
    }

    /// Whether any name may go on.
    #[inline(always)]
    pub(crate) fn goes_on(self) -> bool {
        self.follow != 0
    }

    /// Whether any name ends here.
    #[inline(always)]
    pub(crate) fn ends(self) -> bool {
        self.value & !MORE != NO_NAME
    }
}

impl<'g> Index<'g> {
    /// Whether a name may begin with the word of this hash, which has a capital or not. Most words of a text get no
    /// further than this.
    #[inline(always)]
    pub(crate) fn may_begin(&self, hash: u64, capital: bool) -> bool {
        let (at, bits) = bloom_place(hash, capital, self.bloom_mask);
        self.bloom.get(at).is_some_and(|&word| u64::from_le_bytes(word) & bits == bits)
    }

    /// 1 if a name may begin with a word that has no capital and begins with this byte, else 0: told without hashing.
    #[inline(always)]
    pub(crate) fn may_start_small_with(&self, first: u8) -> u32 {
        u32::from(self.small_firsts[usize::from(first)] & 1)
    }

    /// The slot of a first word.
    #[inline(always)]
    pub(crate) fn first(&self, hash: u64) -> Option<Slot> {
        let slot = find(self.first, self.first_probe, hash)?;
        Some(Slot { value: number_at(slot, 1), follow: long_at(slot, 1) })
    }

    /// The slot of a sequence of two words or more.
    #[inline(always)]
    pub(crate) fn sequence(&self, hash: u64) -> Option<Slot> {
        find(self.sequences, self.sequence_probe, hash).map(|slot| Slot::of_sequence(number_at(slot, 1)))
    }

    /// The names of a slot that has several.
    pub(crate) fn group(&self, slot: Slot) -> impl Iterator<Item = u32> + use<'g> {
        let rest = if slot.value & GROUP == 0 { usize::MAX } else { (slot.value & NO_NAME) as usize };
        let names = self.groups.get(rest.saturating_mul(4)..).unwrap_or(&[]);
        // A count that lies is cut at what there is.
        let count = number_at(names, 0) as usize;
        numbers(names).skip(1).take(count)
    }

    /// A name's record.
    #[inline(always)]
    pub(crate) fn record(&self, name: u32) -> Option<Record<'g>> {
        record::read(self.names, name)
    }

    /// Asks memory for the name of a slot, if it has a single one, and gives back something that must be used.
    #[inline(always)]
    pub(crate) fn touch(&self, slot: Slot) -> u8 {
        self.names.get((slot.value & NO_NAME) as usize).copied().unwrap_or(0)
    }

    /// The letters of a name. Text unless the file was made to harm: then it is empty rather than wrong.
    pub(crate) fn name(&self, name: u32) -> &'g str {
        self.record(name).map_or("", |record| std::str::from_utf8(record.letters).unwrap_or(""))
    }

    /// The row of a name. One that there is, whatever a slot says that lies.
    pub(crate) fn row_of(&self, name: u32) -> u32 {
        self.record(name).map_or(0, |record| record.row).min(self.rows().saturating_sub(1))
    }

    fn flags(&self, name: u32) -> u8 {
        self.record(name).map_or(0, |record| record.flags)
    }

    pub(crate) fn case(&self, name: u32) -> Case {
        case_of(self.flags(name))
    }

    pub(crate) fn in_context(&self, name: u32) -> bool {
        self.flags(name) & IN_CONTEXT != 0
    }

    pub(crate) fn short(&self, name: u32) -> bool {
        self.flags(name) & SHORT != 0
    }

    pub(crate) fn rows(&self) -> u32 {
        number(self.id_ends.len() / 4)
    }

    /// The first name of a row: its own.
    pub(crate) fn own_name(&self, row: u32) -> u32 {
        number_at(self.row_names, row as usize)
    }

    /// The names of a row: its own, then its aliases.
    pub(crate) fn names_in(&self, row: u32) -> impl Iterator<Item = u32> + use<'g> {
        let (names, end) = (self.names, number_at(self.row_names, row as usize + 1));
        let after =
            move |at: u32| Some(at.saturating_add(number(record::size(record::read(names, at)?.letters.len()))));
        let inside = move |at: &u32| *at < end;
        std::iter::successors(Some(self.own_name(row)).filter(inside), move |&at| after(at).filter(inside))
    }

    pub(crate) fn sort_of(&self, row: u32) -> u32 {
        number_at(self.row_sorts, row as usize)
    }

    pub(crate) fn id(&self, row: u32) -> &'g str {
        text_at(self.ids, self.id_ends, row as usize)
    }

    /// The cells of roles, hints and ids elsewhere.
    pub(crate) fn extras(&self, row: u32) -> [&'g str; 3] {
        let (mut low, mut high) = (0, self.extra_rows.len() / 4);
        while low < high {
            let middle = (low + high) / 2;
            if number_at(self.extra_rows, middle) < row { low = middle + 1 } else { high = middle }
        }
        if low >= self.extra_rows.len() / 4 || number_at(self.extra_rows, low) != row {
            return [""; 3];
        }
        let mut cells = text_at(self.extras, self.extra_ends, low).split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or(""))
    }
}

/// The stretch of `letters` that entry `at` of `ends` closes. Checked to be text when opened; should a mapped file have
/// changed since, it is empty rather than wrong.
#[inline(always)]
fn text_at<'g>(letters: &'g [u8], ends: &[u8], at: usize) -> &'g str {
    let start = if at == 0 { 0 } else { number_at(ends, at - 1) };
    let own = letters.get(start as usize..number_at(ends, at) as usize).unwrap_or(&[]);
    std::str::from_utf8(own).unwrap_or("")
}

/// A section as parts of one size; empty if it is not a whole number of them.
fn parts<const SIZE: usize>(section: &[u8]) -> &[[u8; SIZE]]
where
    [u8; SIZE]: bytemuck::Pod,
{
    bytemuck::try_cast_slice(section).unwrap_or(&[])
}

/// The slot of a hash: at its place or after it.
#[inline(always)]
fn find<const SIZE: usize>(table: &[[u8; SIZE]], probes: u32, hash: u64) -> Option<&[u8; SIZE]> {
    let (mut at, tag) = slot_of(hash, table.len());
    for _ in 0..probes {
        let slot = table.get(at)?;
        let value = number_at(slot, 1);
        if number_at(slot, 0) == tag && value != EMPTY {
            return Some(slot);
        }
        if value == EMPTY {
            return None;
        }
        at = if at + 1 == table.len() { 0 } else { at + 1 };
    }
    None
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn read_sorts(section: &[u8]) -> Result<Vec<Sort>, Error> {
    let text = std::str::from_utf8(section).map_err(|_| Error::artefact("kinds as UTF-8", "other bytes"))?;
    let read = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let (detail, country, source) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Sort { kind: EntityKind::of_cell(&detail)?, detail, country, source })
    };
    let fault = |line: &str| Error::artefact("kind, country and source", format!("{line:?}"));
    text.lines().map(|line| read(line).ok_or_else(|| fault(line))).collect()
}

/// Everything that look-ups rely on. The tables of slots need no check: a slot that lies leads to a name that does not
/// stand in the text, and is not believed.
fn check(index: &Index<'_>, meta: usize, sorts: usize) -> Result<(), Error> {
    let rows = index.id_ends.len() / 4;
    let same = index.row_names.len() == (rows + 1) * 4
        && index.row_sorts.len() == rows * 4
        && index.extra_rows.len() == index.extra_ends.len()
        && index.id_ends.len() % 4 == 0
        && meta == 24
        && index.bloom.len().is_power_of_two();
    let below = |section: &[u8], limit: usize| numbers(section).all(|number| (number as usize) < limit.max(1));
    let facts = [
        (same, "tables of one length"),
        (records_lie(index), "names in the order of their rows"),
        (texts_lie(index.ids, index.id_ends), "ids inside their text"),
        (texts_lie(index.extras, index.extra_ends), "cells inside their text"),
        (below(index.extra_rows, rows), "rows that there are"),
        (ascending(index.extra_rows), "rows in order"),
        (below(index.row_sorts, sorts), "kinds that there are"),
        (!index.first.is_empty() && !index.sequences.is_empty(), "whole slots"),
    ];
    match facts.iter().find(|(holds, _)| !holds) {
        Some((_, expected)) => Err(Error::artefact(*expected, "others: altered")),
        None => Ok(()),
    }
}

/// Whether the records fill their section, each row's between its numbers and with flags that there are.
fn records_lie(index: &Index<'_>) -> bool {
    let mut at = 0;
    let ends = numbers(index.row_names).skip(1);
    let sound = number_at(index.row_names, 0) == 0
        && ends.zip(0..).all(|(end, row)| {
            // Every row has a name.
            if at >= end {
                return false;
            }
            while at < end {
                match index.record(at) {
                    Some(record) if record.row == row && record.flags <= ALL_FLAGS => {
                        at = at.saturating_add(number(record::size(record.letters.len())));
                    }
                    _ => return false,
                }
            }
            at == end
        });
    sound && at as usize == index.names.len()
}

/// Whether the ends ascend, the last is the text's, all of it is UTF-8, and every end stands between characters.
fn texts_lie(letters: &[u8], ends: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(letters) else { return false };
    let last = numbers(ends).last().unwrap_or(0);
    let mut before = 0;
    let mut sound = last as usize == letters.len();
    for end in numbers(ends) {
        sound &= end >= before && text.is_char_boundary(end as usize);
        before = end;
    }
    sound
}

/// Whether no number is less than the one before.
fn ascending(section: &[u8]) -> bool {
    let mut before = 0;
    numbers(section).fold(true, |holds, number| {
        let fine = number >= before;
        before = number;
        holds && fine
    })
}
