//! What is a name in the text and what is not, by its writing.

use super::*;
use crate::gazetteer::{Case, Entry, Gazetteer, Overlay};
use crate::text::{Abbreviations, Text};
use crate::words::Words;

/// What is found in an article's tokens.
fn found(table: &str, text: &str) -> Vec<String> {
    found_of(Gazetteer::from_tsv("test", &format!("id\tkind\tname\taliases\n{table}")).unwrap(), text)
}

fn found_of(gazetteer: Gazetteer, text: &str) -> Vec<String> {
    let (vocabulary, lexicon) = crate::bundled::words::shared();
    let mut names = Overlay::new();
    names.push(gazetteer, 0);
    let read = Text::read(text, &Abbreviations::default());
    let words = Words::read(text, &read, vocabulary, lexicon);
    let cut = |hit: &Hit| {
        let span = read.tokens[hit.tokens.start].span.cover(read.tokens[hit.tokens.end - 1].span);
        let ids: Vec<&str> = hit.meanings.iter().map(|m| names.row(m.row).id()).collect();
        format!("{}={}", span.of(text), ids.join("+"))
    };
    scan(text, &read, &words, &names).iter().map(cut).collect()
}

/// What is found in a bare text.
fn matched(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
    written(&gazetteer.find(text).unwrap(), text)
}

fn written(matches: &Matches, text: &str) -> Vec<String> {
    let show = |name: Match<'_>| {
        let ids: Vec<&str> = name.meanings().map(|meaning| meaning.entity().id()).collect();
        format!("{}={}", name.span().of(text), ids.join("+"))
    };
    matches.iter().map(show).collect()
}

/// Names numbered from 0, all under one policy.
fn listed(names: &[&str], case: Case) -> Gazetteer {
    let entry = |(at, name): (usize, &&str)| {
        let mut entry = Entry::new(at.to_string(), "org.other", *name);
        entry.name.case = case;
        entry
    };
    Gazetteer::open(Gazetteer::compile(names.iter().enumerate().map(entry)).unwrap()).unwrap()
}

/// What the words know of the bundled names hides none: a copy, of which they know nothing, finds the same.
#[test]
#[cfg(feature = "gazetteers")]
fn bundled_names_are_all_looked_for() {
    let bundled = Gazetteer::bundled().unwrap();
    let copy = Gazetteer::open(bundled.as_bytes().to_vec()).unwrap();
    let mut text = String::new();
    for entry in bundled.iter().step_by(3).map(|row| row.to_entry()) {
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            text += &format!("Then {0} came, and {1}, and {0}' too.\n\n", name.surface, name.surface.to_lowercase());
        }
    }
    let found = found_of(bundled.clone(), &text);
    assert!(found.len() > bundled.len() / 3, "{}", found.len());
    assert!(found == found_of(copy, &text));
}

#[test]
fn names_as_written() {
    let us = "us\tplace.country\tUnited States\tUS~a\n";
    let qaeda = "q\torg.militant\tal-Qaeda\tal-Qaida\n";
    let cases: [(&str, &str, &[&str]); 13] = [
        (us, "The US and the U.S. told us.", &["US=us", "U.S.=us"]),
        (us, "the united states of mind", &[]),
        (us, "The United  States left.", &["United  States=us"]),
        (qaeda, "al-Qaeda, Al Qaeda, al Qaida, Al-Qā‘ida", &["al-Qaeda=q", "Al Qaeda=q", "al Qaida=q", "Al-Qā‘ida=q"]),
        ("t\tplace.country\tTurkey\t\n", "turkey for Turkey", &["Turkey=t"]),
        (
            "b\tplace\tNew York\t\nc\torg\tNew York Times\t\n",
            "New York Times of New York",
            &["New York Times=c", "New York=b"],
        ),
        ("b\tplace\tParis\t\nc\tperson\tParis\t\n", "Paris", &["Paris=b+c"]),
        ("k\tperson\tBan Ki-moon\t\n", "Ban Ki-moon, Ban Ki Moon", &["Ban Ki-moon=k", "Ban Ki Moon=k"]),
        ("d\torg\tDaesh\t\n", "Da’esh and Da'esh's men", &["Da’esh=d", "Da'esh=d"]),
        ("s\tperson\tSudani\t\n", "al-Sudani, Sudani", &["Sudani=s"]),
        ("j\torg\tAl Jazeera\t\n", "al-Jazeera, Al-Jazeera, al Jazeera", &["al-Jazeera=j", "Al-Jazeera=j"]),
        ("j\torg\tAl-Jazeera\t\n", "al-Jazeera, Al-Jazeera, al-jazeera", &["al-Jazeera=j", "Al-Jazeera=j"]),
        ("o\torg\tOrbis Inc.\tOrbis\n", "Orbis Inc. of Orbis, Inc.", &["Orbis Inc.=o", "Orbis=o"]),
    ];
    for (table, text, expected) in cases {
        assert_eq!(found(table, text), expected, "{text}");
    }
}

#[test]
fn a_misplaced_possessive_keeps_the_name() {
    let table = "b\tperson\tJoe Biden\tBiden~s\n";
    assert_eq!(found(table, "President Joe Bidens' administration"), ["Joe Bidens=b"]);
    assert_eq!(found(table, "the Bidens came"), Vec::<String>::new());
}

#[test]
fn in_capitals_throughout_small_words_are_no_acronyms() {
    let table = "us\tplace\tUnited States\tUS~a\ni\tplace\tIraq\t\n";
    assert_eq!(found(table, "IRAQ TELLS US NOTHING NEW"), ["IRAQ=i"]);
}

/// (names, policy, text, what is found).
type Case5 = (&'static [&'static str], Case, &'static str, &'static [&'static str]);

#[test]
fn every_policy_takes_its_writings_and_no_others() {
    let cases: [Case5; 12] = [
        (
            &["Islamic State"],
            Case::Folded,
            "the islamic state, ISLAMIC  STATE",
            &["islamic state=0", "ISLAMIC  STATE=0"],
        ),
        (&["Islamic State"], Case::Capitals, "the islamic state, ISLAMIC STATE", &["ISLAMIC STATE=0"]),
        (&["Nice"], Case::Exact, "Nice, NICE, nice", &["Nice=0"]),
        (&["US"], Case::Acronym, "US, U.S., us, Us", &["US=0", "U.S.=0"]),
        (&["Łódź"], Case::Folded, "Lodz, LODZ, Łódź", &["Lodz=0", "LODZ=0", "Łódź=0"]),
        (&["Łódź"], Case::Exact, "Lodz, Łódź", &["Łódź=0"]),
        (&["al-Qaeda"], Case::Capitals, "al Qaeda, al-qaeda", &["al Qaeda=0"]),
        (&["New York"], Case::Exact, "New\nYork, New\n\nYork, New, York, New-York", &["New\nYork=0", "New-York=0"]),
        (&["AT&T", "T"], Case::Exact, "AT&T and AT & T", &["AT&T=0", "T=1"]),
        (&["Iraq", "s"], Case::Folded, "Iraq's", &["Iraq=0"]),
        (&["security forces"], Case::Folded, "security forces' men", &["security forces=0"]),
        (&[".NET", "NET"], Case::Exact, "in .NET, NET", &[".NET=0", "NET=1"]),
    ];
    for (names, case, text, expected) in cases {
        assert_eq!(matched(&listed(names, case), text), expected, "{text}");
    }
}

/// The filters ask what the second word begins with: whatever a text may write there must pass.
#[test]
fn second_words_with_and_without_capitals() {
    let cases: [Case5; 9] = [
        (
            &["Bay of Karm", "Bay Karm"],
            Case::Exact,
            "Bay of Karm, Bay Karm, Bay karm",
            &["Bay of Karm=0", "Bay Karm=1"],
        ),
        (&["Bay Of Karm"], Case::Capitals, "Bay of Karm, BAY OF KARM", &["BAY OF KARM=0"]),
        (&["Bay of Karm"], Case::Capitals, "Bay Of Karm", &["Bay Of Karm=0"]),
        (&["Abu Al Karm"], Case::Capitals, "Abu al-Karm, Abu Al Karm", &["Abu al-Karm=0", "Abu Al Karm=0"]),
        (&["Al Karm"], Case::Capitals, "Al-Karm, Al Karm", &["Al-Karm=0", "Al Karm=0"]),
        (&["Pier 42"], Case::Exact, "Pier 42, Pier forty", &["Pier 42=0"]),
        (&["Ana Ólan"], Case::Capitals, "Ana Ólan, Ana Olan, Ana olan", &["Ana Ólan=0", "Ana Olan=0"]),
        (&["Ana O’Karm"], Case::Exact, "Ana O'Karm, Ana O’Karm", &["Ana O'Karm=0", "Ana O’Karm=0"]),
        (&["Bay karm", "Bay Karm"], Case::Folded, "Bay KARM and bay karm", &["Bay KARM=0+1", "bay karm=0+1"]),
    ];
    for (names, case, text, expected) in cases {
        assert_eq!(matched(&listed(names, case), text), expected, "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(2048))]

    /// A bare search, which sifts many words at once, finds what an overlay finds, which looks at each.
    #[test]
    fn sifting_loses_nothing(
        names in proptest::collection::vec((pieces(4), 0..4_usize), 1..6),
        text in pieces(30),
    ) {
        let entry = |(at, (name, case)): (usize, &(String, usize))| {
            let mut entry = Entry::new(at.to_string(), "org.other", name.as_str());
            entry.name.case = Case::ALL[*case];
            entry
        };
        let mut compiler = crate::gazetteer::Compiler::new();
        // What begins with an underscore is no word, and no name.
        for entry in names.iter().enumerate().map(entry) {
            let _ = compiler.push(&entry);
        }
        let Ok(compiled) = compiler.finish() else { return Ok(()) };
        let gazetteer = Gazetteer::open(compiled).unwrap();
        let mut overlay = Overlay::new();
        overlay.push(gazetteer.clone(), 0);
        proptest::prop_assert_eq!(matched(&gazetteer, &text), written(&overlay.find(&text).unwrap(), &text));
    }
}

/// What names and texts are made of where capitals, articles, hyphens and marks decide.
fn pieces(most: usize) -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::strategy::Strategy;
    let words = proptest::sample::select(vec![
        "Karm",
        "karm",
        "KARM",
        "al",
        "Al",
        "of",
        "Ólan",
        "ólan",
        "Olan",
        "42",
        "O'Karm",
        "O’karm",
        "U.S.",
        "US",
        "Karms'",
        "Karm's",
        "iKarm",
        "_Karm",
        "“Karm”",
    ]);
    let gaps = proptest::sample::select(vec![" ", " ", " ", "-", " – ", "", "\n"]);
    proptest::collection::vec((words, gaps), 1..=most)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect::<String>())
}

#[test]
fn a_longer_name_that_is_written_otherwise_leaves_the_shorter() {
    let gazetteer = listed(&["A", "A B", "A B C D", "C D"], Case::Exact);
    assert_eq!(matched(&gazetteer, "A B C d, A B C D"), ["A B=1", "A B C D=2"]);
    assert_eq!(matched(&gazetteer, "A b C D"), ["A=0", "C D=3"]);
}

#[test]
fn long_names_and_long_words() {
    let long = format!("{} {}", "x".repeat(300), "Yz".repeat(200));
    let gazetteer = listed(&[&long], Case::Folded);
    let text = format!("a {} b", long.to_uppercase());
    assert_eq!(gazetteer.find(&text).unwrap().iter().next().unwrap().span().len() as usize, long.len());
}

/// Every layer's meanings count; a priority, a removal and a replaced id decide.
#[test]
fn layers() {
    let towns = || Gazetteer::from_tsv("t", "id\tkind\tname\nt1\tplace\tSalem\nt2\tplace\tSalem Falls\n").unwrap();
    let ships = || Gazetteer::from_tsv("s", "id\tkind\tname\ns1\torg\tSalem\nt2\torg\tGrey Heron\n").unwrap();
    let text = "Salem, Salem Falls, Grey Heron";
    let cases: [(i32, i32, &[&str], &[&str]); 6] = [
        (0, 0, &[], &["Salem=t1+s1", "Salem=t1+s1", "Grey Heron=t2"]),
        (0, 1, &[], &["Salem=s1", "Salem=s1", "Grey Heron=t2"]),
        (1, 0, &[], &["Salem=t1", "Salem Falls=t2"]),
        (0, 0, &["s1"], &["Salem=t1", "Salem=t1", "Grey Heron=t2"]),
        (1, 0, &["t1"], &["Salem=s1", "Salem Falls=t2"]),
        (1, 0, &["t1", "s1", "t2"], &[]),
    ];
    for (below, above, removed, expected) in cases {
        for first in [true, false] {
            let mut overlay = Overlay::new();
            if first {
                removed.iter().for_each(|id| _ = overlay.remove(id));
            }
            overlay.push(towns(), below).push(ships(), above);
            removed.iter().for_each(|id| _ = overlay.remove(id));
            assert_eq!(written(&overlay.find(text).unwrap(), text), expected, "{below} {above} {removed:?}");
        }
    }
}

/// What a gazetteer was made of comes out of it again.
#[test]
fn entries_come_back() {
    let tsv = "id\tkind\tname\taliases\tcountry\troles\thints\tids\tsource\n\
        b\tperson.official\tDana Reyes\tDana Reyes~c; Reyes~s; DR~ax\tMX\tmayor/org.x@2020..2021-05\t+harbour -football\t\
        wd:Q1 gn:2\thand\na\tplace.city\tQuay\t\t\t\t\t\thand\n";
    let entries = crate::gazetteer::row::read("t", tsv).unwrap();
    let gazetteer = Gazetteer::from_tsv("t", tsv).unwrap();
    assert_eq!(gazetteer.iter().map(|listed| listed.to_entry()).collect::<Vec<Entry>>(), entries);
    assert_eq!(gazetteer.get("a").unwrap().name(), "Quay");
    assert_eq!(gazetteer.get("b").unwrap().roles()[0].body, "org.x");
    assert!(gazetteer.get("c").is_none());
    let lines: Vec<String> = entries.iter().map(|entry| crate::gazetteer::row::write_entry(entry).unwrap()).collect();
    assert_eq!(lines, tsv.lines().skip(1).collect::<Vec<_>>());
}

#[test]
fn what_no_gazetteer_holds() {
    let compile = |entries: &[Entry]| Gazetteer::compile(entries.iter().cloned()).unwrap_err().to_string();
    let entry = |id: &str, kind: &str, name: &str| Entry::new(id, kind, name);
    let long = "a ".repeat(256);
    let cases: [(&[Entry], &str); 6] = [
        (&[entry("", "org", "X")], "expected an id, found an empty one"),
        (&[entry("x", "thing", "X")], "expected a kind: person, place, org"),
        (&[entry("x", "org", "--")], "expected a name with a letter or a digit, found \"--\""),
        (&[entry("x", "org", "a\tb")], "expected text without tabs and line ends, found \"a\\tb\""),
        (
            &[entry("x", "org", "X"), entry("x", "org", "Y")],
            "expected an id that no other entity has, found \"x\" again",
        ),
        (&[entry("x", "org", long.trim())], "expected a name of one to 255 words"),
    ];
    for (entries, expected) in cases {
        let message = compile(entries);
        assert!(message.starts_with(expected), "{message}");
    }
}

/// A text of the beginnings of a long name has walks that are not made twice; what they pass by is found.
#[test]
fn long_walks_that_lead_nowhere_hide_no_name() {
    let long = format!("{}ka", "bo ".repeat(12));
    let many = |count: usize| format!("{}ka", "bo ".repeat(count));
    let alone = listed(&[&long, "mi bo"], Case::Exact);
    let text = format!("{} mi bo {} {}", many(100), many(11), many(12));
    assert_eq!(matched(&alone, &text), [format!("{long}=0"), "mi bo=1".to_owned(), format!("{long}=0")]);
    let with_short = listed(&[&long, "bo bo"], Case::Exact);
    let mut expected = vec!["bo bo=1".to_owned(); 44];
    expected.push(format!("{long}=0"));
    assert_eq!(matched(&with_short, &many(100)), expected);
    assert_eq!(matched(&with_short, &many(101)), vec!["bo bo=1"; 50]);
    // A possessive at their end is read without its s.
    let names = [format!("{}ka", "Forces ".repeat(12)), "Forces Force".to_owned()];
    let text = format!("{}Forces' men", "Forces ".repeat(60));
    assert_eq!(matched(&listed(&[&names[0], &names[1]], Case::Capitals), &text), ["Forces Force=1"]);
}

/// Bytes cut short or altered anywhere: one error, or (where the change makes no difference) the same names.
#[test]
fn altered_bytes_are_refused() {
    let names: Vec<String> = (0..40).map(|n| format!("Name{} {}", n % 7, n)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let sound = listed(&names, Case::Exact).as_bytes().to_vec();
    for end in 0..sound.len() {
        assert!(Gazetteer::open(sound[..end].to_vec()).is_err(), "cut at {end}");
    }
    for at in 0..sound.len() {
        let mut altered = sound.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(Gazetteer::open(altered).unwrap_err().is_gazetteer(), "byte {at}");
    }
    let mut newer = sound.clone();
    newer[8] = 99;
    let message = Gazetteer::open(newer).unwrap_err().to_string();
    assert_eq!(message, "compiled gazetteer: expected format version 3, found version 99: compile it anew");
    assert!(Gazetteer::open(sound).is_ok());
}

/// Random names and texts over few syllables, so that names begin, end and contain each other. Lower case: how
/// capitals decide is tested above.
struct Babble(u64);

impl Babble {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn word(&mut self) -> String {
        (0..=self.below(2)).map(|_| ["bo", "ka", "mi"][self.below(3)]).collect()
    }

    fn words(&mut self, count: usize, gaps: &[&str]) -> String {
        let mut out = self.word();
        for _ in 1..count {
            out += gaps[self.below(gaps.len())];
            out += &self.word();
        }
        out
    }
}

/// What aho-corasick finds, made exact: every overlapping match, then whole words only, then leftmost-longest. (Its
/// own leftmost-longest with a check of words afterwards would lose names: the longest match may end in mid-word.)
fn oracle(names: &[String], text: &str) -> Vec<String> {
    let automaton = aho_corasick::AhoCorasick::new(names).unwrap();
    let letter = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphabetic);
    let bytes = text.as_bytes();
    let whole = |start: usize, end: usize| !letter(bytes[..start].last()) && !letter(bytes.get(end));
    let mut all: Vec<(usize, usize)> =
        automaton.find_overlapping_iter(text).map(|found| (found.start(), found.end())).collect();
    all.retain(|&(start, end)| whole(start, end));
    all.sort_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    let mut free = 0;
    let mut out = Vec::new();
    for (start, end) in all {
        if start >= free {
            out.push(format!("{start}={}", &text[start..end]));
            free = end;
        }
    }
    out
}

#[test]
fn whole_words_leftmost_longest_as_aho_corasick_has_it() {
    let mut babble = Babble(2023);
    let mut seen = 0;
    for round in 0..400 {
        let mut names: Vec<String> = Vec::new();
        for _ in 0..=babble.below(30) {
            let length = 1 + babble.below(4);
            names.push(babble.words(length, &[" "]));
        }
        names.sort();
        names.dedup();
        let text = babble.words(120, &[" ", " ", " ", ", ", " (", ") "]);
        let given: Vec<&str> = names.iter().map(String::as_str).collect();
        let gazetteer = listed(&given, [Case::Exact, Case::Folded, Case::Capitals][round % 3]);
        let matches = gazetteer.find(&text).unwrap();
        let found: Vec<String> =
            matches.iter().map(|name| format!("{}={}", name.span().start, name.span().of(&text))).collect();
        assert_eq!(found, oracle(&names, &text), "round {round}: {names:?} in {text:?}");
        seen += found.len();
    }
    assert!(seen > 4_000, "{seen} names found in all");
}
