//! A compiled gazetteer as it is read: its tables over the bytes, checked once when it is opened. The look-ups here run
//! at every word of every text.

use super::artefact::{self, Bytes, Directory, Section, long_at, number_at, numbers};
use super::compile::SLOT;
use super::entry::{Case, Name};
use super::hash::Hasher;
use super::record::{self, Record};
use crate::error::Error;
use crate::kind::EntityKind;
use crate::text::word::{OPENING, Word, is_arabic_article};

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

/// The word of a Bloom filter that speaks for a hash.
#[inline(always)]
pub(super) fn bloom_place(hash: u64, mask: usize) -> usize {
    (hash >> 24) as usize & mask
}

/// What a Bloom filter says of a word by a bit: the place of its six bits in the hash, apart from each other and from
/// what the filter's word is taken from.
pub(super) const LARGE: u32 = 0;
pub(super) const ENDS: u32 = 6;
pub(super) const GOES_ON: u32 = 12;
/// Of the first word where names go on with a capital or a digit alone.
pub(super) const GOES_ON_LARGE: u32 = 18;
pub(super) const SMALL: u32 = 44;

/// Whether a bit of a filter's word is set. Written so that it is one instruction; shifting the word takes three times as
/// long.
#[inline(always)]
pub(super) fn bloom_bit(hash: u64, says: u32) -> u64 {
    1 << (hash >> says & 63)
}

/// With which letters names begin that may stand without a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SmallStarts {
    None,
    Few,
    Most,
}

impl SmallStarts {
    /// How many letters of the alphabet a name may begin with that stands without a capital: none, a few (articles), or
    /// nearly all (names believed in any case). Digits have no capitals: every number is looked at.
    pub(super) fn of(firsts: &SmallFirsts) -> SmallStarts {
        let letters = (b'a'..=b'z').filter(|&letter| firsts[usize::from(letter)] != 0).count();
        match letters {
            0 => SmallStarts::None,
            1..20 => SmallStarts::Few,
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
pub(crate) fn name_flags(name: &Name) -> u8 {
    let case = Case::ALL.iter().position(|&case| case == name.case).unwrap_or(0) as u8;
    case | if name.in_context { IN_CONTEXT } else { 0 } | if name.short { SHORT } else { 0 }
}

fn case_of(flags: u8) -> Case {
    Case::ALL[usize::from(flags & CASE)]
}

/// Whether a name's first word may stand in a text without any capital.
pub(crate) fn starts_small(flags: u8, surface: &str, first: Word) -> bool {
    let own = surface.get(first.start()..first.end()).unwrap_or("");
    let demands = match case_of(flags) {
        Case::Folded => false,
        Case::Exact | Case::Acronym => first.has_capital(surface),
        // Texts write small and glued what tables write large: "al-Jazeera", "Al Jazeera".
        Case::Capitals => own.starts_with(char::is_uppercase) && !is_arabic_article(own),
    };
    !demands
}

/// Whether a text that has a name writes the second word so that it opens a name too: it begins with a digit, or with a
/// capital that the name asks for. In most names, and behind most words of a text that may begin a name none such comes.
pub(super) fn goes_on_large(flags: u8, surface: &str, first: Word, second: Word) -> bool {
    let own = surface.get(second.start()..second.end()).unwrap_or("");
    let capital = match case_of(flags) {
        Case::Folded => false,
        Case::Exact | Case::Acronym => own.starts_with(|c: char| c.is_ascii_uppercase()),
        // Texts write "Abu al-Masri" for "Abu Al Masri".
        Case::Capitals => own.starts_with(|c: char| c.is_ascii_uppercase()) && !is_arabic_article(own),
    };
    let apart = second.is_plain() && !second.is_inner() && !first.is_head();
    apart && (capital || own.starts_with(|c: char| c.is_ascii_digit()))
}

/// What is read of a compiled gazetteer when it is opened; everything else stays in its bytes.
#[derive(Debug)]
pub(crate) struct Opened {
    bytes: Bytes,
    directory: Directory,
    hasher: Hasher,
    probes: [u32; 2],
    pub(crate) sorted: bool,
    /// The text of the sorts, and where each lies in it.
    sort_text: String,
    sorts: Vec<SortPlace>,
    small_firsts: SmallFirsts,
    small_starts: SmallStarts,
    firsts: SmallFirsts,
}

/// A kind, country and source that occur together. A view: whoever asks mostly wants one of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sort<'g> {
    text: &'g str,
    place: &'g SortPlace,
}

impl<'g> Sort<'g> {
    pub(crate) fn kind(self) -> EntityKind {
        self.place.kind
    }

    pub(crate) fn detail(self) -> &'g str {
        let [start, detail, ..] = self.place.bounds;
        self.cell(start, detail)
    }

    pub(crate) fn country(self) -> &'g str {
        let [_, detail, country, _] = self.place.bounds;
        self.cell(detail + 1, country)
    }

    pub(crate) fn source(self) -> &'g str {
        let [.., country, end] = self.place.bounds;
        self.cell(country + 1, end)
    }

    fn cell(self, from: u32, to: u32) -> &'g str {
        self.text.get(from as usize..to as usize).unwrap_or("")
    }
}

/// Where they stand: a line's start, its two tabs and its end. There are thousands, so none has strings of its own.
#[derive(Clone, Copy, Debug)]
struct SortPlace {
    kind: EntityKind,
    bounds: [u32; 4],
}

impl Opened {
    /// Opens compiled bytes, or says what is wrong with them.
    pub(crate) fn open(bytes: Bytes) -> Result<Opened, Error> {
        let directory = artefact::read(bytes.as_slice())?;
        let meta = directory.section(bytes.as_slice(), Section::Meta).to_vec();
        let probes = [number_at(&meta, 3), number_at(&meta, 4)];
        let (hasher, sorted) = (Hasher::new(long_at(&meta, 0)), number_at(&meta, 5) == 1);
        let (sort_text, sorts) = read_sorts(directory.section(bytes.as_slice(), Section::Sorts))?;
        let firsts = directory.section(bytes.as_slice(), Section::SmallFirsts);
        let small_firsts =
            firsts.try_into().map_err(|_| Error::artefact("256 first bytes", format!("{}", firsts.len())))?;
        let opened = Opened {
            bytes,
            directory,
            hasher,
            probes,
            sorted,
            sort_text,
            sorts,
            small_firsts,
            small_starts: SmallStarts::of(&small_firsts),
            firsts: std::array::from_fn(|byte| small_firsts[byte] & 1 | OPENING[byte]),
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

    pub(crate) fn sort(&self, number: u32) -> Option<Sort<'_>> {
        self.sorts.get(number as usize).map(|place| self.sort_at(place))
    }

    pub(crate) fn sorts(&self) -> impl Iterator<Item = Sort<'_>> {
        self.sorts.iter().map(|place| self.sort_at(place))
    }

    fn sort_at<'g>(&'g self, place: &'g SortPlace) -> Sort<'g> {
        Sort { text: &self.sort_text, place }
    }

    /// The tables: for a scan once a text, for a row at every look-up. Inlined, so that who wants one table makes no other.
    #[inline(always)]
    pub(crate) fn index(&self) -> Index<'_> {
        let bytes = self.bytes.as_slice();
        let section = |section| self.directory.section(bytes, section);
        let (bloom, pairs) = (parts(section(Section::Bloom)), parts(section(Section::Pairs)));
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
            firsts: &self.firsts,
            pairs,
            pairs_mask: pairs.len().wrapping_sub(1),
            first: parts(section(Section::First)),
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
    /// By byte: 1 if a name may begin with a word that begins with it, with a capital or without.
    pub(crate) firsts: &'g SmallFirsts,
    pairs: &'g [[u8; 8]],
    pairs_mask: usize,
    first: &'g [[u8; SLOT]],
    first_probe: u32,
    sequences: &'g [[u8; SLOT]],
    sequence_probe: u32,
    groups: &'g [u8],
}

/// The value of a slot: the names of exactly these words, and whether longer ones begin so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot(u32);

impl Default for Slot {
    fn default() -> Slot {
        Slot::NONE
    }
}

impl Slot {
    /// No name ends here, and none goes on.
    pub(crate) const NONE: Slot = Slot(NO_NAME);

    /// The slot's only name, if it is not several.
    #[inline(always)]
    pub(crate) fn only(self) -> Option<u32> {
        (self.0 & GROUP == 0).then_some(self.0 & NO_NAME)
    }

    /// Whether it says nothing at all.
    #[inline(always)]
    pub(crate) fn is_none(self) -> bool {
        self.0 == NO_NAME
    }

    /// Whether any name may go on.
    #[inline(always)]
    pub(crate) fn goes_on(self) -> bool {
        self.0 & MORE != 0
    }

    /// Whether any name ends here.
    #[inline(always)]
    pub(crate) fn ends(self) -> bool {
        self.0 & !MORE != NO_NAME
    }
}

impl<'g> Index<'g> {
    /// What the filter of first words has for a hash.
    #[inline(always)]
    pub(crate) fn filter_of(&self, hash: u64) -> u64 {
        self.bloom.get(bloom_place(hash, self.bloom_mask)).map_or(0, |&word| u64::from_le_bytes(word))
    }

    /// Whether by [`Index::filter_of`] a name may be the word of this hash, and whether one may go on after it; for a word
    /// with a capital, or for one in small letters; before a word that may open a name too, or another. Most words of a
    /// text get no further than this.
    #[inline(always)]
    pub(crate) fn may_begin(&self, filter: u64, hash: u64, capital: bool, opens: bool) -> (bool, bool) {
        let says = |says| filter & bloom_bit(hash, says) != 0;
        let begins = says(if capital { LARGE } else { SMALL });
        (begins & says(ENDS), begins & (says(GOES_ON) | (says(GOES_ON_LARGE) & opens)))
    }

    /// Whether names may begin with the two words of this hash.
    #[inline(always)]
    pub(crate) fn may_follow(&self, joined: u64) -> bool {
        let Some(&word) = self.pairs.get(bloom_place(joined, self.pairs_mask)) else { return false };
        let word = u64::from_le_bytes(word);
        (word & bloom_bit(joined, LARGE) != 0) & (word & bloom_bit(joined, GOES_ON) != 0)
    }

    /// 1 if a name may begin with a word that has no capital and begins with this byte, else 0: told without hashing.
    #[inline(always)]
    pub(crate) fn may_start_small_with(&self, first: u8) -> u32 {
        u32::from(self.small_firsts[usize::from(first)] & 1)
    }

    /// The slot of a first word.
    #[inline(always)]
    pub(crate) fn first(&self, hash: u64) -> Slot {
        find(self.first, self.first_probe, hash)
    }

    /// The slot of a sequence of two words or more.
    #[inline(always)]
    pub(crate) fn sequence(&self, hash: u64) -> Slot {
        find(self.sequences, self.sequence_probe, hash)
    }

    /// The names of a slot that has several.
    pub(crate) fn group(&self, slot: Slot) -> impl Iterator<Item = u32> + use<'g> {
        let rest = if slot.0 & GROUP == 0 { usize::MAX } else { (slot.0 & NO_NAME) as usize };
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

    /// Asks memory for the name of a slot, if it has a single one, and gives back something that must be used. Without a
    /// name the last one is asked for: a branch would be guessed wrong as often as not.
    #[inline(always)]
    pub(crate) fn touch(&self, slot: Slot) -> u8 {
        let last = self.names.len().wrapping_sub(1);
        self.names.get(((slot.0 & NO_NAME) as usize).min(last)).copied().unwrap_or(0)
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

    /// The cell of roles.
    pub(crate) fn roles(&self, row: u32) -> &'g str {
        text_of(self.extras(row).split(is_tab).next())
    }

    /// The cell of hints.
    pub(crate) fn hints(&self, row: u32) -> &'g str {
        text_of(self.extras(row).split(is_tab).nth(1))
    }

    /// The cell of ids elsewhere, which is the last. Read for every entity of an article.
    pub(crate) fn elsewhere(&self, row: u32) -> &'g str {
        text_of(self.extras(row).rsplit(is_tab).next())
    }

    /// The cells of roles, hints and ids elsewhere, with tabs between.
    fn extras(&self, row: u32) -> &'g [u8] {
        let (mut low, mut high) = (0, self.extra_rows.len() / 4);
        while low < high {
            let middle = (low + high) / 2;
            if number_at(self.extra_rows, middle) < row { low = middle + 1 } else { high = middle }
        }
        if low >= self.extra_rows.len() / 4 || number_at(self.extra_rows, low) != row {
            return &[];
        }
        part_at(self.extras, self.extra_ends, low)
    }
}

fn is_tab(byte: &u8) -> bool {
    *byte == b'\t'
}

/// Bytes that were checked to be text when opened; should a mapped file have changed since, it is empty rather than wrong.
#[inline(always)]
fn text_of(bytes: Option<&[u8]>) -> &str {
    bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
}

/// The stretch of `letters` that entry `at` of `ends` closes, as text.
#[inline(always)]
fn text_at<'g>(letters: &'g [u8], ends: &[u8], at: usize) -> &'g str {
    text_of(Some(part_at(letters, ends, at)))
}

#[inline(always)]
fn part_at<'g>(letters: &'g [u8], ends: &[u8], at: usize) -> &'g [u8] {
    let start = if at == 0 { 0 } else { number_at(ends, at - 1) };
    letters.get(start as usize..number_at(ends, at) as usize).unwrap_or(&[])
}

/// A section as parts of one size; empty if it is not a whole number of them.
fn parts<const SIZE: usize>(section: &[u8]) -> &[[u8; SIZE]]
where
    [u8; SIZE]: bytemuck::Pod,
{
    bytemuck::try_cast_slice(section).unwrap_or(&[])
}

/// The slot of a hash: at its place or after it. Which of the first two slots it is, where it is most often, is told
/// without a branch.
#[inline(always)]
fn find(table: &[[u8; SLOT]], probes: u32, hash: u64) -> Slot {
    let (at, tag) = slot_of(hash, table.len());
    let other = table.get(at).is_none_or(|slot| number_at(slot, 0) != tag);
    match table.get(at + usize::from(other)) {
        Some(slot) if number_at(slot, 0) == tag && number_at(slot, 1) != EMPTY => Slot(number_at(slot, 1)),
        _ => find_on(table, probes, at, tag),
    }
}

/// The same slot by slot.
#[inline(never)]
fn find_on(table: &[[u8; SLOT]], probes: u32, mut at: usize, tag: u32) -> Slot {
    for _ in 0..probes {
        let Some(slot) = table.get(at) else { break };
        let (own, value) = (number_at(slot, 0), number_at(slot, 1));
        if value == EMPTY {
            break;
        }
        if own == tag {
            return Slot(value);
        }
        at = if at + 1 == table.len() { 0 } else { at + 1 };
    }
    Slot::NONE
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The text of the sorts, and the places of their cells: lines of three.
fn read_sorts(section: &[u8]) -> Result<(String, Vec<SortPlace>), Error> {
    let text = std::str::from_utf8(section).map_err(|_| Error::artefact("kinds as UTF-8", "other bytes"))?;
    let mut sorts = Vec::new();
    let mut bounds = [0; 4];
    let mut tabs = 0;
    for (at, byte) in (0..).zip(text.bytes()) {
        match byte {
            b'\t' => {
                tabs += 1;
                if let Some(bound) = bounds.get_mut(tabs).filter(|_| tabs < 3) {
                    *bound = at;
                }
            }
            b'\n' => {
                bounds[3] = at;
                let detail = text.get(bounds[0] as usize..bounds[1] as usize);
                let kind = detail.filter(|_| tabs == 2).and_then(EntityKind::of_cell);
                let fault = || Error::artefact("kind, country and source", format!("{detail:?}"));
                sorts.push(SortPlace { kind: kind.ok_or_else(fault)?, bounds });
                (tabs, bounds) = (0, [at + 1; 4]);
            }
            _ => {}
        }
    }
    match bounds[0] as usize == text.len() {
        true => Ok((text.to_owned(), sorts)),
        false => Err(Error::artefact("kind, country and source", "half a line")),
    }
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
        && index.bloom.len().is_power_of_two()
        && index.pairs.len().is_power_of_two();
    let below = |section: &[u8], limit: usize| (numbers(section).fold(0, u32::max) as usize) < limit.max(1);
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

/// Whether the records fill their section, each row's between its numbers and with flags that there are. Each row is looked
/// at where its number says, not where the row before ended: so the processor need not wait for one to read the next.
fn records_lie(index: &Index<'_>) -> bool {
    let ends = numbers(index.row_names.get(4..).unwrap_or(&[]));
    let last = ends.clone().next_back().unwrap_or(0);
    let sound = number_at(index.row_names, 0) == 0 && last as usize == index.names.len();
    sound && numbers(index.row_names).zip(ends).zip(0..).all(|((start, end), row)| row_lies(index, row, start, end))
}

/// Whether the records of a row, which must be one or more, lie in a stretch and fill it.
#[inline(always)]
fn row_lies(index: &Index<'_>, row: u32, start: u32, end: u32) -> bool {
    let mut at = start;
    while at < end {
        match index.record(at) {
            Some(record) if record.row == row && record.flags <= ALL_FLAGS => {
                at = at.saturating_add(number(record::size(record.letters.len())));
            }
            _ => return false,
        }
    }
    at == end && start < end
}

/// Whether the ends ascend, the last is the text's, all of it is UTF-8, and every end stands between characters.
fn texts_lie(letters: &[u8], ends: &[u8]) -> bool {
    let last = numbers(ends).next_back().unwrap_or(0);
    if last as usize != letters.len() || !ascending(ends) {
        return false;
    }
    // Any place in ASCII lies between characters.
    let between = |text: &str| numbers(ends).all(|end| text.is_char_boundary(end as usize));
    letters.is_ascii() || std::str::from_utf8(letters).is_ok_and(between)
}

/// Whether no number is less than the one before. All are looked at: a loop that stops early is read one by one.
fn ascending(section: &[u8]) -> bool {
    let after = section.get(4..).unwrap_or(&[]);
    numbers(section).zip(numbers(after)).fold(true, |holds, (one, next)| holds & (one <= next))
}
