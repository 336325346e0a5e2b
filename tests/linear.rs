//! That an article costs time in proportion to its length, whatever it says: one endless sentence, quotations that
//! never close, one phrase over and over.

#![cfg(feature = "gazetteers")]

use std::time::{Duration, Instant};

use dateline::{Article, Extractor};

/// Bytes of the shorter text; the longer one has four times as many.
const SHORT: usize = 16_000;

/// What the longer text may cost: 4 times as much would be exact, quadratic work comes to 16.
const MOST: u32 = 9;

/// How often a ratio above it is measured again: others use the machine too.
const TRIES: usize = 5;

fn repeated(begin: &str, phrase: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + phrase.len());
    text.push_str(begin);
    while text.len() < bytes {
        text.push_str(phrase);
    }
    text
}

fn time(extractor: &Extractor, text: &str) -> Duration {
    let article = Article::new(text).published("2024-05-14".parse().expect("a date"));
    let began = Instant::now();
    let document = extractor.extract(&article).expect("short enough");
    assert_eq!(document.text().len(), text.len());
    began.elapsed()
}

fn is_linear(extractor: &Extractor, begin: &str, phrase: &str) -> bool {
    let (short, long) = (repeated(begin, phrase, SHORT), repeated(begin, phrase, 4 * SHORT));
    let (mut less, mut more) = (Duration::MAX, Duration::MAX);
    (0..TRIES).any(|_| {
        less = less.min(time(extractor, &short));
        more = more.min(time(extractor, &long));
        more < less * MOST
    })
}

#[test]
fn an_endless_text_costs_time_in_proportion_to_its_length() {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    let endless = [
        // A sentence with all that a sentence can have, and without an end.
        (
            "",
            "Ruth Zorbat met 20 soldiers of the Kenyan army in Nairobi, Kenya, and said that at least 12 rebels were \
             killed near Karm, while Omar Hale, who visited Basra on Tuesday, pledged 250 trainers and denied it, ",
        ),
        // Runs of names, of one and of many.
        ("", "Kenya "),
        ("", "Zorbat "),
        ("", "Ruth Zorbat "),
        ("", "Ruth Zorbat, "),
        ("", "Ministry of Kenya and "),
        ("", "President "),
        ("", "Mr. "),
        // Words that may be parts of phrases which never come to their head, or to their verb.
        ("", "wounded "),
        ("", "said "),
        ("", "will "),
        ("", "have been "),
        ("", "not "),
        ("", "now "),
        ("", "of the "),
        ("", "that "),
        ("", "who said that "),
        ("", "he said "),
        ("", "he said, "),
        ("", "to kill "),
        ("", "Kenya and Iraq and "),
        ("the death of troops ", "killed "),
        // Phrases that ask what stands before them, and deeds that imply others.
        ("", "Doctors after the war "),
        ("", "nations such as Kenya "),
        ("", "visiting Minister "),
        ("", "the court's most wanted "),
        ("", "a bomb killed six people and "),
        ("", "police arrested two men on charges of theft, "),
        ("", "was in Kenya for talks with Iraq "),
        // Relative clauses in each other, dashes, what a verb's object or fronted phrase may hide.
        ("", "who said he was ill "),
        ("", "the plan that critics say harms "),
        ("", "he met said "),
        ("", "Zorbat — 40 — was "),
        ("", "since the war began "),
        ("", "asked them to go and told them to ask "),
        ("", "claimed responsibility for raids by "),
        ("", "a clerk at the office who "),
        ("", "the suspects, Ruth Zorbat and Omar Hale, "),
        ("", "in Nairobi Ruth Zorbat said that "),
        ("", "killed two and wounded three and "),
        ("", "his failure to pay, pressed him on "),
        ("", "founder and head of Zorbat and "),
        // Times far from what they could date.
        ("", "yesterday killing their people "),
        ("", "added Nairobi, Tuesday "),
        ("", "on Tuesday, 14 May 2024 at 10:30 a.m., "),
        // Quotations and brackets that never close.
        ("", "“The army killed 20 rebels in Basra. "),
        ("", "\"The army killed 20 rebels in Basra, "),
        ("", "“"),
        ("", "\""),
        ("", "'"),
        ("", "("),
        ("", "“We will go,” he said, "),
        // Sources, descriptions and pronouns, each with as much before it as there is.
        ("", "according to police, "),
        ("", "the group and the minister and the country and the company and "),
        ("", "Angela Merkel and he and she and they "),
        ("", "Ruth Zorbat said Zorbat met Omar Hale. Hale said he met her. "),
        // Figures, and marks alone.
        ("", "20 "),
        ("", "20 soldiers, 35 rebels and 7 civilians, "),
        ("", ", "),
        ("", "-"),
    ];
    let slow: Vec<_> = endless.iter().filter(|(begin, phrase)| !is_linear(&extractor, begin, phrase)).collect();
    assert!(slow.is_empty(), "more than {MOST} times as slow where four times as long: {slow:?}");
}
