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
