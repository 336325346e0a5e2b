//! What is a name in the text and what is not, by its writing.

use super::*;
use crate::gazetteer::{Names, Vocabulary, row};
use crate::text::{Abbreviations, Text};
use crate::words::{Lexicon, Words};

fn found(table: &str, text: &str) -> Vec<String> {
    let mut vocabulary = Vocabulary::default();
    let lexicon = Lexicon::compile(&mut vocabulary).unwrap();
    let tsv = format!("id\tkind\tname\taliases\n{table}");
    let names = Names::compile(&mut vocabulary, row::read("test", &tsv).unwrap());
    let read = Text::read(text, &Abbreviations::default());
    let words = Words::read(text, &read, &vocabulary, &lexicon);
    let cut = |hit: &Hit<'_>| {
        let span = read.tokens[hit.tokens.start].span.cover(read.tokens[hit.tokens.end - 1].span);
        let ids: Vec<&str> = hit.meanings.iter().map(|m| names.rows[m.row as usize].id.as_str()).collect();
        format!("{}={}", span.of(text), ids.join("+"))
    };
    scan(text, &read, &words, &names).iter().map(cut).collect()
}

#[test]
fn names_as_written() {
    let us = "us\tplace.country\tUnited States\tUS~a\n";
    let qaeda = "q\torg.militant\tal-Qaeda\tal-Qaida\n";
    let cases: [(&str, &str, &[&str]); 9] = [
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
    let mut vocabulary = Vocabulary::default();
    let lexicon = Lexicon::compile(&mut vocabulary).unwrap();
    let mut babble = Babble(2023);
    let mut seen = 0;
    for round in 0..200 {
        let mut names: Vec<String> = Vec::new();
        for _ in 0..=babble.below(30) {
            let length = 1 + babble.below(4);
            names.push(babble.words(length, &[" "]));
        }
        names.sort();
        names.dedup();
        let text = babble.words(120, &[" ", " ", " ", ", ", " (", ") "]);
        let lines: String = names.iter().enumerate().map(|(at, name)| format!("n{at}\torg.other\t{name}\n")).collect();
        let rows = row::read("test", &format!("id\tkind\tname\n{lines}")).unwrap();
        let table = Names::compile(&mut vocabulary, rows);
        let read = Text::read(&text, &Abbreviations::default());
        let words = Words::read(&text, &read, &vocabulary, &lexicon);
        let place = |hit: &Hit<'_>| read.tokens[hit.tokens.start].span.cover(read.tokens[hit.tokens.end - 1].span);
        let hits = scan(&text, &read, &words, &table);
        let found: Vec<String> =
            hits.iter().map(|hit| format!("{}={}", place(hit).start, place(hit).of(&text))).collect();
        assert_eq!(found, oracle(&names, &text), "round {round}: {names:?} in {text:?}");
        seen += found.len();
    }
    assert!(seen > 2000, "{seen} names found in all");
}
