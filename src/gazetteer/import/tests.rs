//! Every format: what it takes, what it leaves out, and what it refuses, with the exact message. All names are invented.

use std::io::{self, BufRead, BufReader, Read};

use proptest::prelude::*;

use super::*;
use crate::gazetteer::{Case, Entry, row};

type Each<'e> = &'e mut dyn FnMut(Entry) -> Result<(), Error>;
type Reader = fn(&[u8], &Options, Each<'_>) -> Result<Report, Error>;

/// Every format, reading a file called `f`.
const READERS: &[(&str, Reader)] = &[
    ("tsv", |bytes, options, each| tsv::read("f", bytes, options, each)),
    ("list", |bytes, options, each| list::read("f", bytes, options, each)),
    ("gate", gate_of_one_list),
    ("geonames", |bytes, options, each| geonames::read("f", bytes, None, options, each)),
    ("alternates", with_alternates),
    ("petrarch", |bytes, options, each| petrarch::read("f", bytes, options, each)),
    #[cfg(feature = "serde")]
    ("spacy", |bytes, options, each| spacy::read("f", bytes, options, each)),
    #[cfg(feature = "serde")]
    ("wikidata", |bytes, options, each| wikidata::read("f", bytes, options, each)),
];

/// The bytes are a list of companies.
fn gate_of_one_list(bytes: &[u8], options: &Options, each: Each<'_>) -> Result<Report, Error> {
    let index = "f:organization:company:english\n".as_bytes();
    let mut open = |_: &str| -> io::Result<Box<dyn BufRead>> { Ok(Box::new(io::Cursor::new(bytes.to_vec()))) };
    gate::read("lists.def", index, &mut open, options, each)
}

/// Two places, one of them with a second name of two letters that needs evidence.
const PLACES: &str = "\
11\tPort Selda\tPort Selda\t\t1.0\t2.0\tP\tPPL\tNO\t\t\t\t\t\t61000\t\t3\tEurope/Oslo\t2024-01-01
12\tØy\tOy\t\t1.0\t2.0\tT\tISL\tNO\t\t\t\t\t\t0\t\t3\tEurope/Oslo\t2024-01-01
";

/// The bytes are alternate names of two places.
fn with_alternates(bytes: &[u8], options: &Options, each: Each<'_>) -> Result<Report, Error> {
    geonames::read("p", PLACES.as_bytes(), Some(("f", &mut { bytes })), options, each)
}

fn reader(format: &str) -> Reader {
    READERS.iter().find(|(name, _)| *name == format).unwrap().1
}

/// The entries as lines of our table, bars for tabs, and the report.
fn read(format: &str, text: &str, options: &Options) -> (Vec<String>, Result<Report, Error>) {
    let mut lines = Vec::new();
    let report = reader(format)(text.as_bytes(), options, &mut |entry| {
        lines.push(row::write_entry(&entry)?.replace('\t', "|"));
        Ok(())
    });
    (lines, report)
}

#[track_caller]
fn takes(format: &str, options: &Options, text: &str, expected: &[&str]) {
    let (lines, report) = read(format, text, options);
    let report = report.unwrap();
    assert_eq!(lines, expected, "{format}\n{text}\n{report}");
    counted(&report);
}

/// The first fault ends the import; or else it is counted, and the rest is read.
#[track_caller]
fn refuses(format: &str, text: &str, message: &str) {
    let options = Options::new().kind("org");
    refuses_with(format, &options, text, message);
}

#[track_caller]
fn refuses_with(format: &str, options: &Options, text: &str, message: &str) {
    let (_, report) = read(format, text, options);
    assert_eq!(report.map(|report| report.to_string()).unwrap_err().to_string(), message, "{format}\n{text}");
    let (_, report) = read(format, text, &options.clone().keep_going(true));
    let report = report.unwrap();
    counted(&report);
    assert_eq!(report.dropped[0].first[0].to_string(), message);
}

#[track_caller]
fn leaves_out(format: &str, options: &Options, text: &str, message: &str) {
    let (lines, report) = read(format, text, options);
    let report = report.unwrap();
    counted(&report);
    assert!(report.dropped.iter().any(|one| one.first[0].to_string() == message), "{lines:?}\n{report}");
}

#[track_caller]
fn counted(report: &Report) {
    assert_eq!(report.lines, report.taken + report.skipped + report.dropped_lines(), "{report}");
    assert!(report.dropped.len() <= Report::REASONS + 1);
    assert!(report.dropped.iter().all(|dropped| (1..=Report::EXAMPLES).contains(&dropped.first.len())));
}

const HEADER: &str = "id\tkind\tname\taliases\tcountry\troles\thints\tids\tsource\n";

#[test]
fn tables_come_back_byte_for_byte() {
    let rows = "\
org.orbis\torg.company\tOrbis Rail\tOrbis Rail~x; ORB~a; Orbis~s; the rail~f; ORBIS~c\tNO\t\t+train -planet\twd:Q1 gn:2 x:y:z\thand
per.aasen\tperson.official\tSigrid Aasen\tAasen~s\tNO\tminister/gov.no@2021-10..; mayor@..2019; a/b/c@2001..2002\t\t\teps@2024
loc.selda\tplace.city\tPort Selda\t\t\t\t\t\t
";
    let table = [HEADER, rows].concat();
    let mut entries = Vec::new();
    let report = tsv::read("t.tsv", table.as_bytes(), &Options::new(), &mut |entry| {
        entries.push(entry);
        Ok(())
    });
    counted(&report.unwrap());
    let mut bytes = Vec::new();
    tsv::write(&entries, &mut bytes).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), table);
}

#[test]
fn tables_with_comments_and_few_columns() {
    let options = Options::new().source("hand");
    let text = "\u{FEFF}# made by hand\r\nid\tkind\tname\r\n\r\na\tplace\tPort Selda\r\n";
    takes("tsv", &options, text, &["a|place|Port Selda||||||hand"]);
}

#[test]
fn tables_refused() {
    let row = |row: &str| format!("id\tkind\tname\taliases\n{row}\n");
    refuses("tsv", &row("a\torg"), "f:2: expected 4 cells, found 2 cells");
    refuses("tsv", &row("\torg\tOrbis\t"), "f:2: expected an id and a name, found an empty cell");
    refuses("tsv", &row("a\torg\tOrbis\tO~z"), "f:2: expected alias flags out of a, c, f, s, x, found \"O~z\"");
    refuses("tsv", &row("a\torg\t-\t"), "f:2: expected a name with a letter or a digit, found \"-\"");
}

#[test]
fn a_table_without_its_columns_ends_every_import() {
    let cases = [
        ("", "f:1: expected the columns id, kind, name, found no line with columns"),
        ("# only\n", "f:1: expected the columns id, kind, name, found no line with columns"),
        ("# one\nid\tname\n", "f:2: expected the columns kind, found id, name"),
    ];
    for (text, message) in cases {
        for keep_going in [false, true] {
            let (_, report) = read("tsv", text, &Options::new().keep_going(keep_going));
            assert_eq!(report.unwrap_err().to_string(), message);
        }
    }
}

#[test]
fn what_a_table_cannot_hold_is_not_written() {
    let mut writer = tsv::Writer::new(Vec::new()).unwrap();
    let mut entry = Entry::new("a", "org", "Orbis Rail");
    entry.aliases.push(crate::gazetteer::Name::new("Orbis; Rail"));
    let error = writer.push(&entry).unwrap_err();
    assert!(error.is_gazetteer());
    assert!(error.to_string().starts_with("expected text without "), "{error}");
    assert_eq!(String::from_utf8(writer.finish().unwrap()).unwrap(), HEADER);
}

#[test]
fn lists() {
    let options = Options::new().kind("org.other").source("register@2024");
    let text =
        "# Ferries\n\nGrey Heron\n  Night Tern \tship.tern\ngrey heron\nGrey-Heron\nÆrø Færge\n東京丸\nRoute 66\t\n";
    let expected = [
        "org.grey-heron|org.other|Grey Heron||||||register@2024",
        "ship.tern|org.other|Night Tern||||||register@2024",
        "org.grey-heron.bf5717de061bd344|org.other|grey heron||||||register@2024",
        "org.grey-heron.66dd43f1a042a5e1|org.other|Grey-Heron||||||register@2024",
        "org.r-frge.3baf5c8f453953a4|org.other|Ærø Færge||||||register@2024",
        "org.x.a6c9c7fd69c22ba9|org.other|東京丸||||||register@2024",
        "org.route-66|org.other|Route 66||||||register@2024",
    ];
    takes("list", &options, text, &expected);
    takes(
        "list",
        &options.case(Case::Folded),
        "tern\n",
        &["org.tern.f9e3daef1979e0ea|org.other|tern|tern~f|||||register@2024"],
    );
}

#[test]
fn lists_refused() {
    refuses("list", "A\tb\tc\n", "f:1: expected a name, or a name, a tab and an id, found \"A\\tb\\tc\"");
    let (fits, long) = ("x".repeat(255), "x".repeat(256));
    let message = format!("f:2: expected names of at most 255 characters, found \"{}\"…", "x".repeat(60));
    refuses("list", &format!("{fits}\n{long}\n"), &message);
    refuses("list", "Tern\n--\n", "f:2: expected a name with a letter or a digit, found \"--\"");
    let (_, report) = read("list", "", &Options::new());
    assert_eq!(report.unwrap_err().to_string(), "f:1: expected a kind in the options, found none");
    refuses_with(
        "list",
        &Options::new().kind("ship"),
        "Tern\n",
        "f:1: expected a kind: person, place, org, nationality, religion, ethnic or one under these, found \"ship\"",
    );
}

#[test]
fn lines_that_are_none() {
    let long = "x".repeat((64 << 10) + 1);
    refuses("list", &format!("{long}\nTern\n"), "f:1: expected a line of at most 65536 bytes, found a longer one");
    refuses(
        "list",
        &format!("Tern\n{long}{long}{long}"),
        "f:2: expected a line of at most 65536 bytes, found a longer one",
    );
    let fits = " ".repeat((64 << 10) - 4) + "Gull";
    for end in ["\n", "\r\n"] {
        let (lines, _) = read("list", &format!("{fits}{end}Tern"), &Options::new().kind("org"));
        assert_eq!(lines.len(), 2, "{end:?}");
    }
    let mut names = Vec::new();
    let options = Options::new().kind("org").keep_going(true);
    let report = list::read("f", &b"Tern\nGull\xff\nHeron"[..], &options, &mut |entry| {
        names.push(entry.name.surface);
        Ok(())
    });
    assert_eq!(names, ["Tern", "Heron"]);
    assert_eq!(report.unwrap().dropped[0].first[0].to_string(), "f:2: expected UTF-8, found other bytes after byte 4");
}

#[test]
fn faults_of_reading_end_every_import() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("a cut wire"))
        }
    }
    let options = Options::new().kind("org").keep_going(true);
    let input = BufReader::new("Tern\n".as_bytes().chain(Broken));
    let error = list::read("f", input, &options, &mut |_| Ok(())).unwrap_err();
    assert_eq!(error.to_string(), "f:2: expected a line to read, found a cut wire");
    assert!(error.is_io() && !error.is_gazetteer());
}

#[test]
fn entries_that_are_refused() {
    let options = Options::new().kind("org");
    let text = "Tern\nGull\n";
    let refuse = |_| Err(Error::entry("an id that is new", "an old one"));
    let error = list::read("f", text.as_bytes(), &options, &mut { refuse }).unwrap_err();
    assert_eq!(error.to_string(), "f:1: expected an id that is new, found an old one");
    let keep_going = options.keep_going(true);
    let report = list::read("f", text.as_bytes(), &keep_going, &mut { refuse }).unwrap();
    counted(&report);
    assert_eq!((report.entries, report.dropped[0].count), (0, 2));
    let full = |_| Err(Error::writing(&io::Error::other("a full disk")));
    assert!(list::read("f", text.as_bytes(), &keep_going, &mut { full }).unwrap_err().is_io());
}

#[test]
fn a_report_prints_what_was_left_out() {
    let options = Options::new().kind("org").keep_going(true);
    let (_, report) = read("list", "# x\nTern\n-\n.\n", &options);
    let expected = "4 lines: 1 taken, 1 without content, 2 left out; 1 entries\n\
        2 lines left out for want of a name with a letter or a digit:\n  \
        f:3: expected a name with a letter or a digit, found \"-\"\n  \
        f:4: expected a name with a letter or a digit, found \".\"\n";
    assert_eq!(report.unwrap().to_string(), expected);
}

#[test]
fn a_report_has_a_bound() {
    let mut list = Vec::new();
    for at in 0..1000 {
        count(&mut list, &format!("reason {at}"), 1, || Error::entry("a", "b"));
    }
    assert_eq!((list.len(), list.iter().map(|dropped| dropped.count).sum()), (Report::REASONS + 1, 1000));
}

/// An index and two lists.
fn gate(index: &str, options: &Options) -> (Vec<String>, Result<Report, Error>) {
    let mut lines = Vec::new();
    let mut open = |name: &str| -> io::Result<Box<dyn BufRead>> {
        let list: &[u8] = match name {
            "firms.lst" => b"Orbis Rail&country=NO&ticker=ORB\nHartmans & Sons\n\nA&B&id=org.ab&note=two words\n",
            "towns.lst" => b"Port Selda\n&x=y\n",
            _ => return Err(io::Error::new(io::ErrorKind::NotFound, "no such file")),
        };
        Ok(Box::new(list))
    };
    let report = gate::read("lists.def", index.as_bytes(), &mut open, options, &mut |entry| {
        lines.push(row::write_entry(&entry)?.replace('\t', "|"));
        Ok(())
    });
    (lines, report)
}

#[test]
fn gates_lists() {
    let index = "firms.lst:organization:company\n\ntowns.lst:location:city:english:Town\ndays.lst:date:day\n";
    let (lines, report) = gate(index, &Options::new().keep_going(true));
    let report = report.unwrap();
    let expected = [
        "org.orbis-rail|org.company|Orbis Rail||NO|||ticker:ORB|gate",
        "org.hartmans-sons.aa63b900d54bd110|org.company|Hartmans & Sons||||||gate",
        "org.ab|org.company|A&B||||||gate",
        "loc.port-selda|place.city|Port Selda||||||gate",
    ];
    assert_eq!(lines, expected);
    counted(&report);
    assert_eq!(
        report.dropped[0].first[0].to_string(),
        "towns.lst:2: expected a name with a letter or a digit, found \"\""
    );
    assert_eq!(
        report.dropped[1].first[0].to_string(),
        "lists.def:4: expected types that have a kind, found \"date:day\""
    );
    assert_eq!(
        report.parts[0].first[0].to_string(),
        "firms.lst:4: expected a feature of one word, found \"note=two words\""
    );
}

#[test]
fn gates_types() {
    let options = Options::new().class("jobs.ship", "org.other").class("location.city", "").kind("org");
    let (lines, _) = gate("towns.lst:jobs:ship\n", &options.clone().keep_going(true));
    assert_eq!(lines, ["org.port-selda|org.other|Port Selda||||||gate"]);
    let (lines, report) = gate("towns.lst:location:city\n", &options);
    assert_eq!((lines.len(), report.unwrap().dropped_lines()), (0, 1), "an empty kind leaves the class out");
    let tabs = options.separator("\t");
    takes("gate", &tabs, "Orbis&a=b\tc=d", &["org.orbis-a-b.15bc15d883d40408|org.company|Orbis&a=b|||||c:d|gate"]);
}

#[test]
fn gates_index_refused() {
    let cases = [
        (
            "firms.lst\n",
            "lists.def:1: expected a list and its types as file:majorType:minorType:language:annotationType, found \"firms.lst\"",
        ),
        (
            "a:b:c:d:e:f\n",
            "lists.def:1: expected a list and its types as file:majorType:minorType:language:annotationType, found \"a:b:c:d:e:f\"",
        ),
        ("gone.lst:location\n", "lists.def:1: expected a list that can be opened, found \"gone.lst\": no such file"),
        ("towns.lst:location\n", "towns.lst:2: expected a name with a letter or a digit, found \"\""),
    ];
    for (index, message) in cases {
        assert_eq!(gate(index, &Options::new()).1.unwrap_err().to_string(), message);
        counted(&gate(index, &Options::new().keep_going(true)).1.unwrap());
    }
}

fn place(id: u32, name: &str, ascii: &str, feature: &str) -> String {
    let (class, code) = feature.split_once('.').unwrap();
    format!(
        "{id}\t{name}\t{ascii}\tx,y\t1.0\t2.0\t{class}\t{code}\tNO\t\t\t\t\t\t61000\t\t3\tEurope/Oslo\t2024-01-01\n"
    )
}

#[test]
fn places() {
    let text = [
        place(1, "Port Selda", "Port Selda", "P.PPL"),
        place(2, "Ærøvik", "Aerovik", "P.PPLA"),
        place(3, "Seldå", "Selda", "H.BAY"),
        place(4, "Å", "A", "P.PPL"),
    ];
    let expected = [
        "gn.1|place.city|Port Selda||NO|||gn:1|geonames@2024",
        "gn.2|place.city|Ærøvik|Aerovik|NO|||gn:2|geonames@2024",
        "gn.3|place.water|Seldå||NO|||gn:3|geonames@2024",
        "gn.4|place.city|Å|Å~x|NO|||gn:4|geonames@2024",
    ];
    takes("geonames", &Options::new().source("geonames@2024"), &text.concat(), &expected);
    let streams = Options::new().class("H.STM", "place.water").class("P", "").class("P.PPLQ", "place.region");
    let text = [place(1, "Selda", "Selda", "H.STM"), place(2, "Old Selda", "Old Selda", "P.PPLQ")].concat();
    let expected = ["gn.1|place.water|Selda||NO|||gn:1|geonames", "gn.2|place.region|Old Selda||NO|||gn:2|geonames"];
    takes("geonames", &streams, &text, &expected);
}

#[test]
fn places_left_out_and_refused() {
    let options = Options::new();
    let message = "f:1: expected a feature that has a kind, found \"STM\"";
    leaves_out("geonames", &options, &place(1, "Selda", "Selda", "H.STM"), message);
    let message = "f:1: expected a name with a capital, found \"selda\"";
    leaves_out("geonames", &options, &place(1, "selda", "selda", "P.PPL"), message);
    refuses_with("geonames", &options, "1\tSelda\n", "f:1: expected the 19 cells of a place, found 2 cells");
    let text = place(1, "Selda", "Selda", "P.PPL").replacen('1', "one", 1);
    refuses_with("geonames", &options, &text, "f:1: expected a number of GeoNames, found \"one\"");
}

#[test]
fn alternate_names() {
    let text = "\
1\t11\ten\tSelda Harbour\t\t\t\t\t\t
2\t11\ten\tSELH\t\t1\t\t\t\t
3\t11\twkdt\tQ901\t\t\t\t\t\t
4\t12\ten\tThe Island\t\t\t\t
5\t12\ten\tSouth Point\t1\t\t\t\t\t
6\t99\ten\tSouth Point\t\t\t\t\t\t
";
    let expected = [
        "gn.11|place.city|Port Selda|Selda Harbour; SELH~a|NO|||gn:11 wd:Q901|geonames",
        "gn.12|place.region|Øy|Øy~x; The Island; South Point|NO|||gn:12|geonames",
    ];
    takes("alternates", &Options::new(), text, &expected);
    let message = "f:6: expected an alternate name of one place only, found \"South Point\"";
    leaves_out("alternates", &Options::new(), text, message);
    let norse = "1\t11\tno\tSeldahavn\t\t\t\t\t\t\n2\t11\ten\tSelda\t\t\t\t\t\t\n";
    let expected = ["gn.11|place.city|Port Selda|Seldahavn|NO|||gn:11|geonames"];
    let (lines, _) = read("alternates", norse, &Options::new().languages(["no"]));
    assert_eq!(lines[..1], expected);
}

#[test]
fn alternate_names_left_out() {
    let cases = [
        ("1\t11\tno\tSeldahavn\t\t\t\t\t\t", "a name in a wanted language, found \"no\""),
        ("1\t11\ten\tOld Selda\t\t\t\t1\t\t", "a name that is neither colloquial nor historic, found \"Old Selda\""),
        ("1\t11\ten\tThe Bay\t\t\t1\t\t\t", "a name that is neither colloquial nor historic, found \"The Bay\""),
        ("1\t11\ten\tSelda\t\t\t\t\t1800\t1905", "a name that is neither colloquial nor historic, found \"Selda\""),
        ("1\t11\ten\tSe\t\t\t\t\t\t", "another name of three letters or more, or an acronym, found \"Se\""),
        ("1\t11\ten\tselda\t\t\t\t\t\t", "another name with a capital, found \"selda\""),
        ("1\t11\ten\tPort Selda\t\t\t\t\t\t", "a name that the place does not have yet, found \"Port Selda\""),
        ("1\t13\ten\tSelda\t\t\t\t\t\t", "a place that is taken, found \"Selda\""),
        ("1\t11\twkdt\thttp\t\t\t\t\t\t", "an item of Wikidata, found \"http\""),
    ];
    for (line, message) in cases {
        leaves_out("alternates", &Options::new(), line, &format!("f:1: expected {message}"));
    }
    refuses("alternates", "1\t11\ten\n", "f:1: expected the 10 cells of an alternate name, found 3 cells");
    refuses("alternates", "1\t\ten\tSelda\t\t\t\t\t\t", "f:1: expected a number of GeoNames, found \"\"");
    let little = Options::new().memory(100);
    let text = "1\t11\ten\tSelda\t\t\t\t\t\t\n2\t11\ten\tSelda Harbour\t\t\t\t\t\t\n";
    refuses_with("alternates", &little, text, "f:2: expected alternate names for 100 bytes, found more");
}

#[test]
fn actors() {
    let options = Options::new().kind("person");
    let text = "\
<!-- an invented dictionary -->
# about nobody
SIGRID_AASEN_  [NORELI] # default
+S._AASEN_
+SIGRID_VON_AASEN ; widowed
\t[NORGOV 210101-231231]
    [NORBUS > 20240101]\t# later
\t[NOROPP <19991231]

JON_O'NEIL-HARTMANS
<!-- he moved
[USA] -->
\t[USAMED]
\t[--- 20010101 - 20020202]
Mixed_Case_Actor [XXX]
";
    let expected = [
        "per.sigrid-aasen|person|Sigrid Aasen|S. Aasen; Sigrid von Aasen||NORGOV@2021-01-01..2023-12-31; NORBUS@2024-01-01..; NOROPP@..1999-12-31||cameo:NORELI|petrarch",
        "per.jon-o-neil-hartmans.a24beb167dc88d69|person|Jon O'Neil-Hartmans|||||cameo:USAMED|petrarch",
        "per.mixed-case-actor|person|Mixed Case Actor|||||cameo:XXX|petrarch",
    ];
    takes("petrarch", &options, text, &expected);
}

#[test]
fn actors_in_capitals() {
    let cases = [
        ("UNITED_FRONT_OF_THE_NORTH_", "United Front of the North|"),
        ("UFN_", "UFN|UFN~a"),
        ("U.F.N.", "U.F.N.|U.F.N.~a"),
        ("SELDA", "Selda|"),
        ("THE_OF", "The of|"),
        ("AL-RASHID", "Al-Rashid|"),
        ("O'NEIL D'ARC SHI'ITE", "O'Neil D'Arc Shi'ite|"),
    ];
    for (written, name) in cases {
        let (lines, _) = read("petrarch", &format!("{written} [IGOUFN]\n"), &Options::new());
        assert!(lines[0].contains(&format!("|org.igo|{name}||")), "{lines:?} {name}");
    }
}

#[test]
fn years_of_two_digits() {
    let text = "AASEN [A]\n\t[B 310101-301231]\n\t[C 18970101-20201231]\n";
    let options = Options::new().kind("person");
    let (lines, _) = read("petrarch", text, &options);
    assert!(lines[0].contains("B@1931-01-01..2030-12-31; C@1897-01-01..2020-12-31"), "{lines:?}");
}

#[test]
fn actors_refused() {
    let cases = [
        ("+AASEN\n", "f:1: expected an actor above, found \"AASEN\""),
        ("\t[A]\n", "f:1: expected an actor above, found \"[A]\""),
        ("AASEN [A]\n\t[B 210101]\n", "f:2: expected dates as date-date, <date or >date, found \"210101\""),
        ("AASEN [A]\n\t[B 210101-211301]\n", "f:2: expected a day as YYYYMMDD or YYMMDD, found \"211301\""),
        ("AASEN [A]\n\t[B <21010]\n", "f:2: expected a day as YYYYMMDD or YYMMDD, found \"21010\""),
        (
            "AASEN [A]\n\t[B 220101-210101]\n",
            "f:2: expected an end that is not before the start, found \"220101-210101\"",
        ),
        ("AASEN [A] B\n", "f:1: expected codes in brackets to the end, found \"B\""),
        ("AASEN [A\n", "f:1: expected codes in brackets to the end, found \"[A\""),
        ("AASEN [ ]\n", "f:1: expected a code in brackets, found \"\""),
        ("___ [A]\n", "f:1: expected a name with a letter or a digit, found \"___\""),
        ("AASEN\n+SIGRID\n", "f:1: expected an actor with a code, found the null code or none"),
        ("AASEN [---]\n", "f:1: expected an actor with a code, found the null code or none"),
    ];
    for (text, message) in cases {
        refuses("petrarch", text, message);
    }
    let message = "f:1: expected a code that has a kind, or a kind in the options, found \"NORGOV\"";
    refuses_with("petrarch", &Options::new(), "AASEN [NORGOV]\n", message);
    let stopped = "AASEN [A]\n---STOP---\n+++\n";
    takes("petrarch", &Options::new().kind("person"), stopped, &["per.aasen|person|Aasen|||||cameo:A|petrarch"]);
}

/// Looking for a name among those of its entity takes no longer the more there are.
#[test]
fn an_entity_has_a_bound() {
    let many = |line: &str| (0..5000).map(|at| line.replace("??", &format!("{at:04}"))).collect::<String>();
    let names = many("1\t11\ten\tSelda ??\t\t\t\t\t\t\n");
    leaves_out(
        "alternates",
        &Options::new(),
        &names,
        "f:1000: expected at most 1,000 names of a place, found \"Selda 0999\"",
    );
    let actor = format!("AASEN [A]\n{}", many("+AASEN_??\n"));
    refuses("petrarch", &actor, "f:1000: expected an actor of at most 1,000 names and codes, found more");
    let codes = format!("AASEN {}\n", many("[??]"));
    refuses("petrarch", &codes, "f:1: expected a line of at most 1,000 codes, found more");
}

#[cfg(feature = "serde")]
#[test]
fn spacys_patterns() {
    let text = r#"{"label": "ORG", "pattern": "Orbis Rail", "id": "orbis", "more": [1]}
{"label": "ORG", "pattern": [{"TEXT": "Orbis"}, {"ORTH": ","}, {"text": "Inc"}, {"TEXT": "."}], "id": "orbis"}

{"label": "GPE", "pattern": [{"LOWER": "port"}, {"LOWER": "selda"}], "id": null}
{"pattern": [{"LOWER": "co"}, {"LOWER": "-"}, {"LOWER": "op"}], "label": "SHOP"}
{"label": "PERSON", "pattern": "Sigrid \u0041asen"}
"#;
    let expected = [
        "orbis|org|Orbis Rail|Orbis, Inc.~c|||||spacy",
        "loc.port-selda.5e9f887ab0c25371|place|port selda|port selda~f|||||spacy",
        "org.co-op.9952cc8f593939e9|org.company|co-op|co-op~f|||||spacy",
        "per.sigrid-aasen|person|Sigrid Aasen||||||spacy",
    ];
    takes("spacy", &Options::new().class("SHOP", "org.company"), text, &expected);
}

#[cfg(feature = "serde")]
#[test]
fn spacys_patterns_refused() {
    let token = |token: &str| format!("{{\"label\": \"ORG\", \"pattern\": [{token}]}}");
    let keys = "f:1: expected tokens with no key but LOWER, ORTH or TEXT, found ";
    for (tokens, key) in [
        (r#"{"TEXT": {"REGEX": "^a"}}"#, ""),
        (r#"{"POS": "PROPN"}"#, "\"POS\""),
        (r#"{"LOWER": "a", "OP": "?"}"#, "\"OP\""),
        (r#"{"IS_DIGIT": true}"#, "\"IS_DIGIT\""),
        (r#"{"ENT_TYPE": "GPE"}"#, "\"ENT_TYPE\""),
    ] {
        let message = match key {
            "" => "f:1: expected a word under LOWER, ORTH or TEXT, found \"{\\\"REGEX\\\":\\\"^a\\\"}\"".to_owned(),
            key => format!("{keys}{key}"),
        };
        refuses_with("spacy", &Options::new(), &token(tokens), &message);
    }
    let cases = [
        (
            token(r#"{"LOWER": {"IN": ["a", "b"]}}"#),
            "a word under LOWER, ORTH or TEXT, found \"{\\\"IN\\\":[\\\"a\\\",\\\"b\\\"]}\"",
        ),
        (token(r#"{"LOWER": "a"}, {"TEXT": "B"}"#), "tokens that are all LOWER or all TEXT, found both"),
        (token(r#"{"LOWER": "a", "TEXT": "A"}"#), "a token with one key, found several"),
        (token("{}"), "a token with one key, found none"),
        (token("7"), "a token as an object, found \"7\""),
        (token(""), "a name with a letter or a digit, found \"\""),
        (r#"{"label": "NORP", "pattern": "Seldans"}"#.into(), "a label that has a kind, found \"NORP\""),
        (r#"{"label": "ORG", "pattern": 7}"#.into(), "a phrase or a list of tokens, found \"7\""),
        (r#"{"label": "ORG", "pattern": ""}"#.into(), "a name with a letter or a digit, found \"\""),
        (r#"{"label": "ORG"}"#.into(), "a JSON object of the format, found missing field `pattern` at byte 16"),
        ("Orbis".into(), "a JSON object of the format, found expected value at byte 1"),
    ];
    for (text, message) in cases {
        refuses_with("spacy", &Options::new(), &text, &format!("f:1: expected {message}"));
    }
}

/// An item of the dump, as far as it is read, and something of what is not.
#[cfg(feature = "serde")]
fn item(id: &str, labels: &str, aliases: &str, classes: &[(&str, &str)]) -> String {
    let statement = |(class, rank): &(&str, &str)| {
        format!(
            r#"{{"mainsnak":{{"snaktype":"value","property":"P31","datavalue":{{"value":{{"entity-type":"item","id":"{class}"}},"type":"wikibase-entityid"}}}},"type":"statement","rank":"{rank}"}}"#
        )
    };
    let statements: Vec<String> = classes.iter().map(statement).collect();
    format!(
        r#"{{"type":"item","id":"{id}","labels":{labels},"descriptions":[],"aliases":{aliases},"claims":{{"P18":[{{"mainsnak":{{"datavalue":{{"value":"x.jpg"}}}}}}],"P31":[{}]}},"sitelinks":{{}}}},"#,
        statements.join(",")
    )
}

#[cfg(feature = "serde")]
#[test]
fn wikidatas_items() {
    let label = |text: &str| {
        format!(r#"{{"de":{{"language":"de","value":"Hafen"}},"en":{{"language":"en","value":"{text}"}}}}"#)
    };
    let aliases = r#"{"en":[{"language":"en","value":"Aasen"},{"language":"en","value":"S. Aasen"},{"language":"en","value":"SA"},{"language":"en","value":"the mayor"}],"fr":[]}"#;
    let text = [
        "[".to_owned(),
        item("Q901", &label("Sigrid Aasen"), aliases, &[("Q777", "normal"), ("Q5", "normal")]),
        item("Q902", &label("Port Selda"), "[]", &[("Q6256", "normal"), ("Q515", "preferred"), ("Q5", "deprecated")]),
        item("Q903", r#"{"mul":{"language":"mul","value":"Orbis \u0052ail"}}"#, "{}", &[("Q4830453", "normal")]),
        "]".to_owned(),
    ];
    let expected = [
        "Q901|person|Sigrid Aasen|Aasen~s; S. Aasen; SA~a||||wd:Q901|wikidata",
        "Q902|place.city|Port Selda|||||wd:Q902|wikidata",
        "Q903|org.company|Orbis Rail|||||wd:Q903|wikidata",
    ];
    takes("wikidata", &Options::new(), &text.join("\n"), &expected);
    let other = Options::new().class("Q5", "").class("Q4830453", "org").languages(["de", "en"]);
    let (lines, report) = read("wikidata", &text.join("\n"), &other);
    let expected = ["Q902|place.city|Hafen|Port Selda||||wd:Q902|wikidata", "Q903|org|Orbis Rail|||||wd:Q903|wikidata"];
    assert_eq!(lines, expected);
    assert_eq!(report.unwrap().dropped_lines(), 1);
}

#[cfg(feature = "serde")]
#[test]
fn wikidatas_items_left_out_and_refused() {
    let options = Options::new();
    let label = r#"{"en":{"language":"en","value":"Selda"}}"#;
    let shown = |text: &str| names::shown(text.trim_end_matches(','));
    for (text, expected) in [
        (item("Q1", label, "[]", &[("Q777", "normal")]), "an instance of a class that has a kind"),
        (item("Q1", label, "[]", &[]), "an instance of a class that has a kind"),
        (item("Q1", label, "[]", &[("Q5", "deprecated")]), "an instance of a class that has a kind"),
        (item("Q1", "[]", "[]", &[("Q5", "normal")]), "a label in a wanted language"),
        (item("Q1", &label.to_lowercase(), "[]", &[("Q5", "normal")]), "a name with a capital"),
        (r#"{"type":"property","id":"P31","labels":{}}"#.to_owned(), "an item"),
    ] {
        leaves_out("wikidata", &options, &text, &format!("f:1: expected {expected}, found {}", shown(&text)));
    }
    let cases = [
        ("{", "a JSON object of the format, found EOF while parsing an object at byte 1"),
        ("7", "a JSON object of the format, found invalid type: integer `7`, expected an item at byte 1"),
        ("{} {}", "a JSON object of the format, found trailing characters at byte 4"),
        ("{}", "an item with an id, found \"{}\""),
    ];
    for (text, message) in cases {
        refuses_with("wikidata", &options, text, &format!("f:1: expected {message}"));
    }
}

#[test]
fn the_tables_of_classes_are_read() {
    for format in ["cameo", "gate", "geonames", "spacy", "wikidata"] {
        let table = classes::of(format);
        assert!(table.len() > 3, "{format}");
        for (class, kind) in table {
            assert!(Entry::new(class, kind, class).check().is_ok(), "{format} {class} {kind}");
        }
    }
}

/// Bytes, some of them like the formats.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: &str = "\n|\n|\t|\t|\r\n| |&|=|:|;|~|_|+|[|]|<|>|-|#|{|}|\"|,|<!--|-->|---STOP---|Orbis Rail|SELDA|é|ß|\
        id\tkind\tname\n|org|place.city|210101-231231|[NORGOV 210101-231231]|\t[A >20240101]|1\t11\ten\tSelda\t\t\t\t\t\t\n|\
        {\"label\":\"ORG\",\"pattern\":\"Orbis\"}\n|{\"LOWER\":\"a\"}|\"type\":\"item\"|\"id\":\"Q1\"|\"claims\":{\"P31\":[]}";
    let piece = prop::sample::select(PIECES.split('|').collect::<Vec<_>>()).prop_map(|piece| piece.as_bytes().to_vec());
    let noise = prop::collection::vec(any::<u8>(), 0..4);
    let place = Just(PLACES.as_bytes().to_vec());
    prop::collection::vec(prop_oneof![8 => piece, 1 => noise, 1 => place], 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_and_every_line_is_counted(bytes in bytes()) {
        for keep_going in [true, false] {
            let options = Options::new().kind("org").keep_going(keep_going);
            for (format, read) in READERS {
                let mut entries = 0;
                let report = read(&bytes, &options, &mut |entry| {
                    entries += 1;
                    entry.check()
                });
                let Ok(report) = report else {
                    prop_assert!(!keep_going || *format == "tsv", "{} {:?}", format, report);
                    continue;
                };
                let own = match *format { "alternates" => 2, "gate" => 1, _ => 0 };
                let lines = bytes.split_inclusive(|byte| *byte == b'\n').count() as u64 + own;
                prop_assert_eq!(report.lines, lines, "{}", format);
                prop_assert_eq!(report.lines, report.taken + report.skipped + report.dropped_lines(), "{}", format);
                prop_assert_eq!(report.entries, entries, "{}", format);
            }
        }
    }
}
