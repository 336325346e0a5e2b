//! Importing as its user runs it: what `examples/compile_gazetteer` makes of a small file of each format, read back and
//! found in a text; what it says; and with which status it ends.
//!
//! `cargo test` builds the examples beside the tests; run alone this builds it first.

#![cfg(feature = "serde")]

mod process;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use dateline::gazetteer::{Entry, Gazetteer, import};
use process::{binary, err, out};

/// A folder for one test's files, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs it in a folder with these files.
fn run(folder: &Path, files: &[(&str, &str)], args: &str) -> Output {
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    Command::new(binary("compile_gazetteer")).current_dir(folder).args(args.split_whitespace()).output().unwrap()
}

const PLACE: &str =
    "11\tPort Selda\tPort Selda\t\t1.0\t2.0\tP\tPPL\tNO\t\t\t\t\t\t61000\t\t3\tEurope/Oslo\t2024-01-01\n";

const ITEM: &str = r#"[
{"type":"item","id":"Q901","labels":{"en":{"language":"en","value":"Port Selda"}},"aliases":[],"claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":{"id":"Q515"},"type":"wikibase-entityid"}},"rank":"normal"}]}}
]
"#;

/// A run: its name and further arguments, its files, of which it reads the first, and the one entity's id and kind.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static str);

/// Every format, with one entity.
const CASES: [Case; 8] = [
    ("tsv", &[("f", "id\tkind\tname\nloc.selda\tplace.city\tPort Selda\n")], "loc.selda", "place.city"),
    ("list --kind place.city", &[("f", "Port Selda\n")], "loc.port-selda", "place.city"),
    ("gate", &[("f", "towns.lst:location:city\n"), ("towns.lst", "Port Selda&x=y\n")], "loc.port-selda", "place.city"),
    ("geonames", &[("f", PLACE)], "gn.11", "place.city"),
    (
        "geonames --alternates names",
        &[("f", PLACE), ("names", "1\t11\ten\tSelda Harbour\t\t\t\t\t\t\n")],
        "gn.11",
        "place.city",
    ),
    ("petrarch --class NOR=place", &[("f", "PORT_SELDA_ [NOR]\n")], "loc.port-selda", "place"),
    ("spacy", &[("f", "{\"label\": \"GPE\", \"pattern\": \"Port Selda\"}\n")], "loc.port-selda", "place"),
    ("wikidata", &[("f", ITEM)], "Q901", "place.city"),
];

#[test]
fn every_format_comes_back_and_is_found() {
    let folder = folder("every_format");
    for (from, files, id, kind) in CASES {
        let output = run(&folder, files, &format!("--from {from} -o f.dlg --tsv f.tsv f"));
        assert_eq!((output.status.code(), err(&output)), (Some(0), ""), "{from}");
        assert!(out(&output).contains("f.dlg: 1 entities in "), "{}", out(&output));
        let gazetteer = Gazetteer::open(fs::read(folder.join("f.dlg")).unwrap()).unwrap();
        assert_eq!(gazetteer.get(id).unwrap().detail(), kind, "{from}");
        assert_eq!(gazetteer.find("She left Port Selda.").unwrap().iter().count(), 1, "{from}");
        let table = read_table(&folder.join("f.tsv"));
        assert_eq!(table, [gazetteer.get(id).unwrap().to_entry()], "{from}");
    }
}

fn read_table(path: &Path) -> Vec<Entry> {
    let bytes = fs::read(path).unwrap();
    let mut entries = Vec::new();
    let mut each = |entry| {
        entries.push(entry);
        Ok(())
    };
    import::tsv::read("f.tsv", &*bytes, &import::Options::new(), &mut each).unwrap();
    entries
}

const FAULTY: &str = "Port Selda\n--\nPort Selda\n# rest\nGrey Heron\n";

#[test]
fn the_first_fault_ends_it_and_leaves_no_file() {
    let folder = folder("first_fault");
    let output = run(&folder, &[("f", FAULTY)], "--from list --kind org -o f.dlg --tsv f.tsv f");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "f:2: expected a name with a letter or a digit, found \"--\"\n");
    let names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["f"]);
}

#[test]
fn faults_are_counted_where_it_keeps_going() {
    let folder = folder("keeps_going");
    let output = run(&folder, &[("f", FAULTY)], "--from list --kind org --keep-going --tsv f.tsv f");
    let expected = "f: 5 lines: 2 taken, 1 without content, 2 left out; 2 entries\n\
        1 lines left out for want of a name with a letter or a digit:\n  \
        f:2: expected a name with a letter or a digit, found \"--\"\n\
        1 lines left out for want of an id that no entry above has:\n  \
        f:3: expected an id that no entry above has, found \"org.port-selda\"\n\
        f.tsv: written\n";
    assert_eq!((output.status.code(), out(&output), err(&output)), (Some(0), expected, ""));
}

#[test]
fn several_files_and_what_cannot_be_read() {
    let folder = folder("several_files");
    let files = [("a", "Port Selda\n"), ("b", "Grey Heron\n"), ("lists.def", "../secret.lst:location\n")];
    let output = run(&folder, &files, "--from list --kind org -o f.dlg a b");
    assert!(out(&output).ends_with(" bytes\n") && out(&output).contains("f.dlg: 2 entities"), "{}", out(&output));
    let output = run(&folder, &[], "--from list --kind org -o f.dlg a gone");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).starts_with("gone: expected a file, found: "), "{}", err(&output));
    let output = run(&folder, &[], "--from gate -o g.dlg lists.def");
    let expected = "lists.def:1: expected a list that can be opened, found \"../secret.lst\": a path out of the folder of the index\n";
    assert_eq!((output.status.code(), err(&output)), (Some(1), expected));
}

#[test]
fn wrong_usage() {
    let folder = folder("wrong_usage");
    let cases = [
        ("", "--from: expected a format, found none"),
        ("--from tsv", "expected a file to read, found none"),
        ("--from tsv f", "expected -o or --tsv, found neither"),
        ("--from xml", "--from: expected a format that --help lists, found \"xml\""),
        ("--from", "--from: expected a value, found none"),
        ("--case upper", "--case: expected capitals, exact, acronym or folded, found \"upper\""),
        ("--class GPE", "--class: expected CLASS=KIND, found \"GPE\""),
        ("--memory much", "--memory: expected a number of megabytes, found \"much\""),
        ("--from list --alternates a -o f.dlg f", "--alternates: expected --from geonames and one file"),
        ("--fast", "unknown option --fast"),
    ];
    for (args, problem) in cases {
        let output = run(&folder, &[], args);
        assert_eq!((output.status.code(), out(&output)), (Some(2), ""), "{args}");
        assert!(err(&output).starts_with(&format!("{problem}\n\nTurns names")), "{args}: {}", err(&output));
    }
    let output = run(&folder, &[], "--help");
    assert!(output.status.success() && out(&output).contains("usage: compile_gazetteer"));
}
