//! Compiled gazetteers that were altered, with a checksum that agrees again.
//!
//! A first byte that is even: the rest orders alterations of a sound gazetteer, made here, so that the seeds do not age
//! with the format. Odd: the rest is a compiled gazetteer itself, whose frame is repaired; the seeds hold a sound one.
//! 255: the rest is opened as it is.

#![no_main]

#[path = "../../tests/mutated/mod.rs"]
mod mutated;

use std::sync::LazyLock;

use dateline::{Article, Extractor, Gazetteer};
use libfuzzer_sys::fuzz_target;
use mutated::{TEXT, examine, examine_overlay, mutate, repair, sound};

static SOUND: LazyLock<Vec<u8>> = LazyLock::new(sound);
static BELOW: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::open(sound()).expect("sound bytes open"));

fuzz_target!(|data: &[u8]| {
    let Some((&how, rest)) = data.split_first() else { return };
    let bytes = match how {
        255 => rest.to_vec(),
        how if how % 2 == 0 => mutate(&SOUND, rest),
        _ => {
            let mut own = rest.to_vec();
            if let (Some(own), Some(frame)) = (own.get_mut(..16), SOUND.get(..16)) {
                own.copy_from_slice(frame);
            }
            repair(&mut own);
            own
        }
    };
    let Some(gazetteer) = examine(bytes) else { return };
    if how & 2 != 0 {
        examine_overlay(&gazetteer, &BELOW);
    }
    // The layers above the matcher ask for roles, hints and countries; they take a hundred times as long.
    if how & 0x3C == 0 {
        let builder = &mut Extractor::builder();
        let extractor = builder.bundled_gazetteers(false).gazetteer(gazetteer).build().expect("words alone");
        extractor.extract(&Article::new(TEXT)).expect("the text is short");
    }
});
