//! Compiled gazetteers that were altered and given a checksum that agrees again: what reaches the checks behind the
//! checksum, and the look-ups behind those. Shared by `tests/artefact.rs`, which runs some thousands of them in every
//! `cargo test`, and by the target `artefact` of `fuzz/`, which runs as many as it is given time for.
//!
//! Nothing here knows the sections: only the frame (magic, version, number of sections, length, checksum, directory),
//! which is the same whatever the sections hold.

use dateline::gazetteer::{Case, Entry, Gazetteer, Hint, Meaning, Name, Overlay, Role};
use dateline::{Match, Matches, Span};

/// Bytes before the directory.
const HEADER: usize = 32;
/// Bytes of a section in the directory: offset and length.
const PLACE: usize = 16;

/// A text with the names of [`entries`] as they are written, as they may be written, and as they may not.
pub(crate) const TEXT: &str = "Orbis Rail LODZ and Orbis  Rail\nŁódź met the U.S. and the US; us, Us. NICE is Nice. \
    The grey heron, GREY HERON, Grey-Heron and the MV Grey Heron left. Al Jazeera, al-Jazeera; al Jazeera. \
    Daesh (Da'esh, Da’esh) fought the islamic state, Islamic State's men and Islamic\n\nState. Bidens' Biden's Biden. \
    Grey Heron Inc. and Grey Heron Inc Norwegian Norway NORWAY norway Jane Doe, Doe; defense secretary Jane Doe. \
    Straße STRASSE O'Neil ONeil Ban Ki-moon Ban Ki moon Yahoo! Yahoo 7 Up a b c d e f g h a b c";

/// A small gazetteer with something in every section: all policies and flags, names of one word and of many, names
/// that share words, roles, hints and ids.
pub(crate) fn entries() -> Vec<Entry> {
    let named = |surface: &str, case| Name::new(surface).with_case(case);
    let mut evidence = Name::new("Doe");
    evidence.short = true;
    let mut ambiguous = Name::new("Nice");
    (ambiguous.case, ambiguous.in_context) = (Case::Exact, true);
    let mut list = vec![
        entry("loc.nice", "place.city", "Nice", &[]),
        entry("loc.no", "place.country", "Norway", &[named("Norge", Case::Folded)]),
        entry("loc.us", "place.country", "United States", &[named("US", Case::Acronym), named("USA", Case::Acronym)]),
        entry("nat.no", "nationality", "Norwegian", &[]),
        entry("org.daesh", "org.militant", "Islamic State", &[named("Daesh", Case::Folded), Name::new("Da'esh")]),
        entry("org.heron", "org.company", "Grey Heron", &[Name::new("Grey Heron Inc"), Name::new("Grey Heron Inc.")]),
        entry("org.jazeera", "org.media", "Al Jazeera", &[Name::new("Yahoo!"), Name::new("7 Up")]),
        entry("org.orbis", "org.company", "Orbis Rail Łódź", &[Name::new("Orbis Rail"), Name::new("Straße")]),
        entry("per.ban", "person", "Ban Ki-moon", &[Name::new("O'Neil"), Name::new("Biden")]),
        entry("per.doe", "person", "Jane Doe", &[evidence]),
        entry(
            "ship.heron",
            "org.other",
            "Grey Heron",
            &[Name::new("MV Grey Heron"), named("grey heron", Case::Folded)],
        ),
        entry("word.long", "org", "a b c d e f g h", &[named("a b c", Case::Folded), named("a b", Case::Folded)]),
    ];
    list[0].name = ambiguous;
    list[1].country = "NO".to_owned();
    list[2].country = "US".to_owned();
    list[9].roles = vec![Role::new("defense secretary", "org.orbis", "2019-01", ""), Role::new("mayor", "", "", "")];
    for (at, word) in [(0, "beach"), (4, "fighters"), (5, "birds")] {
        let mut hint = Hint::default();
        (hint.word, hint.speaks_for) = (word.to_owned(), at != 5);
        list[at].hints.push(hint);
    }
    list[4].ids.push(("wikidata".to_owned(), "Q2429253".to_owned()));
    list
}

fn entry(id: &str, kind: &str, name: &str, aliases: &[Name]) -> Entry {
    let mut entry = Entry::new(id, kind, name);
    entry.aliases = aliases.to_vec();
    entry.source = "test@1".to_owned();
    entry
}

/// The compiled form of [`entries`].
pub(crate) fn sound() -> Vec<u8> {
    Gazetteer::compile(entries()).expect("the entries are sound")
}

/// Makes the frame agree with the content again: total length and checksum.
pub(crate) fn repair(bytes: &mut [u8]) {
    let length = bytes.len() as u64;
    let Some((header, content)) = bytes.split_at_mut_checked(HEADER) else { return };
    header[16..24].copy_from_slice(&length.to_le_bytes());
    header[24..].copy_from_slice(&twox_hash::XxHash3_64::oneshot(content).to_le_bytes());
}

/// Numbers that are most often believed wrongly: ends of ranges, and the flags of slots.
const NUMBERS: [u32; 12] =
    [0, 1, 2, 255, 1024, 0xFFFF, (1 << 30) - 1, 1 << 30, (1 << 30) | 1, 1 << 31, (1 << 31) | 1, u32::MAX];

/// Alters bytes as `orders` has it, and repairs the frame. Any orders do; few bytes of them alter little.
pub(crate) fn mutate(sound: &[u8], orders: &[u8]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    let mut orders = Orders(orders);
    while let Some(order) = orders.byte() {
        alter(&mut bytes, order, &mut orders);
        bytes.truncate(sound.len() * 2);
    }
    repair(&mut bytes);
    bytes
}

fn alter(bytes: &mut Vec<u8>, order: u8, orders: &mut Orders<'_>) {
    if bytes.len() <= HEADER {
        return;
    }
    match order % 12 {
        0 => {
            let at = orders.place(bytes);
            bytes[at] = orders.byte().unwrap_or(0);
        }
        1 => {
            let at = orders.place(bytes);
            bytes[at] ^= 1 << (orders.byte().unwrap_or(0) % 8);
        }
        2 => {
            let number = orders.number().to_le_bytes();
            put(bytes, orders, &number);
        }
        3 | 4 => {
            let number = NUMBERS[orders.byte().unwrap_or(0) as usize % NUMBERS.len()];
            put(bytes, orders, &number.to_le_bytes());
        }
        // A number a little more or less than it was.
        5 | 6 => {
            let at = orders.place(bytes) & !3;
            let change = i32::from(orders.byte().unwrap_or(1) as i8);
            if let Some(chunk) = bytes.get_mut(at..).and_then(|rest| rest.first_chunk_mut::<4>()) {
                *chunk = u32::from_le_bytes(*chunk).wrapping_add_signed(change).to_le_bytes();
            }
        }
        7 => move_section(bytes, orders),
        8 => swap_sections(bytes, orders),
        9 => {
            let (from, to) = (orders.place(bytes), orders.place(bytes));
            let length = usize::from(orders.byte().unwrap_or(0)).min(bytes.len() - from.max(to));
            bytes.copy_within(from..from + length, to);
        }
        10 => {
            let at = orders.place(bytes);
            let few = usize::from(orders.byte().unwrap_or(1) % 17).min(bytes.len() - at);
            bytes.drain(at..at + few);
        }
        _ => {
            let at = orders.place(bytes);
            let few = usize::from(orders.byte().unwrap_or(1) % 17);
            let fill = orders.byte().unwrap_or(0);
            bytes.splice(at..at, std::iter::repeat_n(fill, few));
        }
    }
}

/// Writes a number at a multiple of four, where numbers lie.
fn put(bytes: &mut [u8], orders: &mut Orders<'_>, number: &[u8; 4]) {
    let at = orders.place(bytes) & !3;
    if let Some(chunk) = bytes.get_mut(at..).and_then(|rest| rest.first_chunk_mut::<4>()) {
        *chunk = *number;
    }
}

/// Another offset or length for a section: a little off, or any.
fn move_section(bytes: &mut [u8], orders: &mut Orders<'_>) {
    let Some(section) = orders.section(bytes) else { return };
    let field = section + if orders.byte().unwrap_or(0) % 2 == 0 { 0 } else { 8 };
    let how = orders.byte().unwrap_or(0);
    let change = orders.byte().unwrap_or(0) as i8;
    let any = u64::from(orders.number());
    let Some(chunk) = bytes.get_mut(field..).and_then(|rest| rest.first_chunk_mut::<8>()) else { return };
    let old = u64::from_le_bytes(*chunk);
    let new = match how % 4 {
        0 => old.wrapping_add_signed(i64::from(change)),
        1 => old.wrapping_add_signed(i64::from(change) * 8),
        2 => any % 8192,
        _ => any << 33 | any,
    };
    *chunk = new.to_le_bytes();
}

/// One section in the place of another, or both in one.
fn swap_sections(bytes: &mut [u8], orders: &mut Orders<'_>) {
    let (Some(one), Some(other)) = (orders.section(bytes), orders.section(bytes)) else { return };
    let (Some(first), Some(second)) = (place_at(bytes, one), place_at(bytes, other)) else { return };
    bytes[one..one + PLACE].copy_from_slice(&second);
    if orders.byte().unwrap_or(0) % 2 == 0 {
        bytes[other..other + PLACE].copy_from_slice(&first);
    }
}

fn place_at(bytes: &[u8], at: usize) -> Option<[u8; PLACE]> {
    bytes.get(at..)?.first_chunk().copied()
}

/// What is read off the orders.
struct Orders<'o>(&'o [u8]);

impl Orders<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    fn number(&mut self) -> u32 {
        u32::from_le_bytes(std::array::from_fn(|_| self.byte().unwrap_or(0)))
    }

    fn short(&mut self) -> usize {
        usize::from(self.byte().unwrap_or(0)) << 8 | usize::from(self.byte().unwrap_or(0))
    }

    /// Where the directory has a section.
    fn section(&mut self, bytes: &[u8]) -> Option<usize> {
        let count = u32::from_le_bytes(*bytes.get(12..)?.first_chunk()?) as usize;
        let at = HEADER + usize::from(self.byte()?) % count.clamp(1, 64) * PLACE;
        (at + PLACE <= bytes.len()).then_some(at)
    }

    /// Anywhere; or in some section, so that short ones are altered as often as long ones.
    fn place(&mut self, bytes: &[u8]) -> usize {
        let anywhere = self.short() % bytes.len();
        if anywhere % 4 == 0 {
            return anywhere;
        }
        let mut within = || {
            let place = place_at(bytes, self.section(bytes)?)?;
            let [start, length] = [0, 8].map(|at| u64::from_le_bytes(*place[at..].first_chunk().expect("sixteen")));
            let at = start.checked_add((anywhere as u64).checked_rem(length)?)?;
            usize::try_from(at).ok().filter(|&at| at < bytes.len())
        };
        within().unwrap_or(anywhere)
    }
}

/// Opens bytes and, if they open, looks everything up that there is: no panic, and no wrong name. Whether they opened.
pub(crate) fn examine(bytes: Vec<u8>) -> Option<Gazetteer> {
    let gazetteer = Gazetteer::open(bytes).ok()?;
    let mut own_names = String::new();
    for listed in gazetteer.iter() {
        let (id, entry) = (listed.id(), listed.to_entry());
        let own = (listed.kind(), listed.country(), listed.source(), format!("{listed:?}"));
        assert!(!own.3.is_empty() && entry.country == own.1 && entry.source == own.2);
        assert_eq!((&*entry.id, &*entry.kind), (id, listed.detail()));
        assert_eq!(entry.name.surface, listed.name());
        assert_eq!((&entry.roles, &entry.hints, &entry.ids), (&listed.roles(), &listed.hints(), &listed.ids()));
        assert!(gazetteer.get(id).is_none_or(|found| found.id() == id), "{id:?} gets another entity");
        for name in entry.names() {
            own_names.push_str(&name.surface);
            own_names.push_str("; ");
        }
    }
    let mut matches = Matches::default();
    for text in [&own_names, TEXT] {
        gazetteer.find_into(text, &mut matches).expect("the text is short");
        check_matches(text, &matches);
    }
    let again = gazetteer.find(TEXT).expect("the text is short");
    assert!(matches.iter().map(summary).eq(again.iter().map(summary)), "the text has other names the second time");
    Some(gazetteer)
}

/// Puts an altered gazetteer on top of a sound one and under it, and looks for names in both.
pub(crate) fn examine_overlay(altered: &Gazetteer, sound: &Gazetteer) {
    for priority in [-1, 1] {
        let mut overlay = Overlay::new();
        overlay.push(sound.clone(), 0).push(altered.clone(), priority).remove("org.heron");
        check_matches(TEXT, &overlay.find(TEXT).expect("the text is short"));
    }
}

/// Where a name stands, and what it may be: id, surface, policy.
pub(crate) type Summary = (Span, Vec<(String, String, Case)>);

/// The same of a match.
pub(crate) fn summary(found: Match<'_>) -> Summary {
    let meaning =
        |meaning: Meaning<'_>| (meaning.entity().id().to_owned(), meaning.surface().to_owned(), meaning.case());
    (found.span(), found.meanings().map(meaning).collect())
}

/// What holds for the names found in any text by any gazetteer that opens: they lie in the text, one after another, and
/// are names of their entities.
pub(crate) fn check_matches(text: &str, matches: &Matches) {
    let mut free = 0;
    for found in matches.iter() {
        let span = found.span();
        assert!(span.start >= free && !span.is_empty(), "{span:?} overlaps or is empty in {text:?}");
        let written = text.get(span.range());
        let written = written.unwrap_or_else(|| panic!("{span:?} does not fit {text:?}"));
        free = span.end;
        assert!(found.meanings().len() > 0, "{written:?} has no meaning");
        for meaning in found.meanings() {
            let (surface, case) = (meaning.surface(), meaning.case());
            let _ = (meaning.entity().to_entry(), meaning.in_context(), meaning.short());
            assert!(may_be(surface, written, case), "{written:?} was taken for {surface:?} ({case:?}) in {text:?}");
        }
    }
}

/// Whether a text's writing may be this name, by a rule of its own: both have the same letters and digits. Said of ASCII
/// alone, where it needs no table; of anything else only that there is something.
fn may_be(surface: &str, written: &str, case: Case) -> bool {
    if !surface.is_ascii() || !written.is_ascii() {
        return !surface.is_empty() && !written.is_empty();
    }
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let (surface, written) = (letters(surface), letters(written));
    match case {
        Case::Exact | Case::Acronym => surface == written,
        _ => surface.eq_ignore_ascii_case(&written),
    }
}
