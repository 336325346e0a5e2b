//! Compiled gazetteers made to harm: altered in any place, with a checksum that agrees. Whatever opens gives no panic
//! and no name that does not stand in the text. `fuzz/` does the same for longer.

mod mutated;

use dateline::{Article, Extractor, Gazetteer};
use mutated::{check_matches, entries, examine, examine_overlay, mutate, repair, sound, summary};

/// Steele's SplitMix64: the same alterations in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn orders(&mut self) -> Vec<u8> {
        let length = [5, 5, 6, 8, 12, 30][self.next() as usize % 6];
        (0..length).map(|_| self.next() as u8).collect()
    }
}

#[test]
fn nothing_altered_opens_and_is_searched() {
    let bytes = sound();
    let mut repaired = bytes.clone();
    repair(&mut repaired);
    assert_eq!(repaired, bytes, "repairing is no alteration");
    let gazetteer = examine(bytes).expect("sound bytes open");
    assert_eq!(gazetteer.iter().map(|listed| listed.to_entry()).collect::<Vec<_>>(), entries());
    let found = gazetteer.find(mutated::TEXT).unwrap();
    check_matches(mutated::TEXT, &found);
    let names: Vec<_> = found.iter().flat_map(|found| summary(found).1).map(|(_, surface, _)| surface).collect();
    for name in ["Orbis Rail Łódź", "US", "Nice", "Al Jazeera", "Da'esh", "Biden", "Grey Heron Inc.", "Yahoo!", "a b c"]
    {
        assert!(names.iter().any(|found| found == name), "{name} is not among {names:?}");
    }
}

#[test]
fn altered_bytes_never_panic_and_never_name_what_does_not_stand_there() {
    let bytes = sound();
    let below = Gazetteer::open(bytes.clone()).unwrap();
    let article = Article::new(mutated::TEXT);
    let mut random = Random(20_240_514);
    let mut opened = 0;
    for _ in 0..2000 {
        let Some(gazetteer) = examine(mutate(&bytes, &random.orders())) else { continue };
        opened += 1;
        if opened % 8 == 0 {
            examine_overlay(&gazetteer, &below);
        }
        if opened % 128 == 0 {
            let extractor = Extractor::builder().bundled_gazetteers(false).gazetteer(gazetteer).build().unwrap();
            extractor.extract(&article).unwrap();
        }
    }
    assert!(opened > 200, "only {opened} of the altered gazetteers opened: the look-ups were hardly tried");
}

#[test]
fn bytes_cut_short_anywhere_are_refused_or_sound() {
    let bytes = sound();
    for end in 0..bytes.len() {
        let mut shorter = bytes[..end].to_vec();
        repair(&mut shorter);
        examine(shorter);
    }
}
