//! Bytes that say they are a table, or another project's list: reading them gives entries or errors, never a panic; what
//! is read compiles, opens, and comes back from the table that is written of it; every line is counted once.
//!
//! The first byte says which format it is to be.

#![no_main]

#[path = "../../tests/mutated/mod.rs"]
#[allow(dead_code)]
mod mutated;

use std::io::BufRead;

use dateline::Error;
use dateline::gazetteer::import::{Ids, Options, Report, gate, geonames, list, petrarch, spacy, tsv, wikidata};
use dateline::gazetteer::{Case, Compiler, Entry, Gazetteer};
use libfuzzer_sys::fuzz_target;
use mutated::check_matches;

const HEADER: &str = "id\tkind\tname\taliases\tcountry\troles\thints\tids\tsource\n";

fuzz_target!(|data: &[u8]| {
    let Some((&format, rest)) = data.split_first() else { return };
    match format % 9 {
        0 => table(&String::from_utf8_lossy(rest)),
        1 => table(&[HEADER, &*String::from_utf8_lossy(rest)].concat()),
        format => import(format, rest),
    }
});

fn table(tsv: &str) {
    let Ok(gazetteer) = Gazetteer::from_tsv("fuzz.tsv", tsv) else { return };
    let entries: Vec<Entry> = gazetteer.iter().map(|listed| listed.to_entry()).collect();
    search(&gazetteer, tsv);
    come_back(&entries);
}

fn import(format: u8, data: &[u8]) {
    for keep_going in [true, false] {
        let options = Options::new().keep_going(keep_going).memory(1 << 16).languages(["en", "de"]);
        // A kind for everything takes in what would be left out.
        let options = if data.len() % 2 == 0 { options.kind("org.other").case(Case::Folded) } else { options };
        let (mut ids, mut compiler, mut entries) = (Ids::default(), Compiler::new(), Vec::new());
        let mut each = |entry: Entry| {
            ids.add(&entry)?;
            compiler.push(&entry)?;
            entries.push(entry);
            Ok(())
        };
        let Ok(report) = read(format, data, &options, &mut each) else { continue };
        let _ = report.to_string();
        let counted = report.taken + report.skipped + report.dropped_lines();
        assert_eq!(report.lines, counted, "lines are counted once: {report:?}");
        assert_eq!(report.entries as usize, entries.len());
        // Only a name of hundreds of words is refused at the end.
        let Ok(bytes) = compiler.finish() else { continue };
        let gazetteer = Gazetteer::open(bytes).expect("what was compiled opens");
        let opened: Vec<Entry> = gazetteer.iter().map(|listed| listed.to_entry()).collect();
        assert_eq!(opened, entries, "what was compiled is other than what was opened");
        search(&gazetteer, &String::from_utf8_lossy(data));
        come_back(&entries);
    }
}

type Each<'e> = dyn FnMut(Entry) -> Result<(), Error> + 'e;

fn read(format: u8, data: &[u8], options: &Options, each: &mut Each<'_>) -> Result<Report, Error> {
    // Formats of two files have them one after another, a zero byte between.
    let cut = data.iter().position(|&byte| byte == 0);
    let (first, mut second) = cut.map_or((data, &[][..]), |at| (&data[..at], &data[at + 1..]));
    match format {
        2 => list::read("fuzz", data, options, each),
        3 => petrarch::read("fuzz", data, options, each),
        4 => spacy::read("fuzz", data, options, each),
        5 => wikidata::read("fuzz", data, options, each),
        6 => {
            let alternates: Option<(&str, &mut dyn BufRead)> = cut.map(|_| ("other", &mut second as _));
            geonames::read("fuzz", first, alternates, options, each)
        }
        7 => {
            let second = second.to_vec();
            let mut open = |_: &str| Ok(Box::new(std::io::Cursor::new(second.clone())) as _);
            gate::read("fuzz", first, &mut open, options, each)
        }
        _ => tsv::read("fuzz", data, options, each),
    }
}

fn search(gazetteer: &Gazetteer, text: &str) {
    check_matches(text, &gazetteer.find(text).expect("the text is short"));
}

/// What can be written as a table is read as it was.
fn come_back(entries: &[Entry]) {
    let mut out = Vec::new();
    if tsv::write(entries, &mut out).is_err() {
        return;
    }
    let written = String::from_utf8(out).expect("tables are UTF-8");
    match Gazetteer::from_tsv("written.tsv", &written) {
        Ok(back) => {
            let back: Vec<Entry> = back.iter().map(|listed| listed.to_entry()).collect();
            assert_eq!(back, entries, "of {written:?}");
        }
        Err(error) => panic!("{error} of {written:?}"),
    }
}
