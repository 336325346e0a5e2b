//! What `examples/explain` writes and with which status it ends.
//!
//! `cargo test` builds the examples beside the tests; run alone (`cargo test --test explain`) this builds it first.

#![cfg(feature = "gazetteers")]

mod process;

use process::{err, out};
use std::process::Output;

fn run(args: &[&str], input: &[u8]) -> Output {
    process::run("explain", args, input)
}

#[test]
fn says_why() {
    let text = "Defense Minister Marta Quill visited Kenya on Tuesday.\nShe wept.";
    let output = run(&["--published", "2024-05-08", "-"], text.as_bytes());
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    let wanted = "\
Mentions (3)
“Marta Quill”  person, name
├─ rule      person/title-name
├─ evidence  “Defense Minister”
└─ entity    Marta Quill, person
“Kenya”  place, name
├─ rule    place/listed
├─ entity  Kenya, place
└─ row     loc.ke (place.country), from ";
    assert!(out(&output).starts_with(wanted), "{}", out(&output));
    let pronoun = "\
“She”  person, pronoun
├─ rule      person/pronoun
├─ evidence  “Marta Quill”
└─ entity    Marta Quill, person

Claims (";
    assert!(out(&output).contains(pronoun), "{}", out(&output));
    assert!(out(&output).contains("time      “Tuesday” → 2024-05-07"), "{}", out(&output));
}

#[test]
fn an_article_without_names() {
    let output = run(&["-"], b"It rained.");
    assert_eq!((output.status.code(), out(&output)), (Some(0), "Mentions (0)\n\nClaims (0)\n"));
}

#[test]
fn help_is_an_answer() {
    let output = run(&["--help"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("usage: explain"));
}

#[test]
fn wrong_usage() {
    let cases: &[(&[&str], &str)] = &[
        (&[], "expected a FILE, found none"),
        (&["a.txt", "b.txt"], "expected one FILE, found another: b.txt"),
        (&["--frobnicate"], "unknown option --frobnicate"),
        (&["--published"], "--published: expected a value, found none"),
        (&["--published", "today", "-"], "--published: expected a date as YYYY-MM-DD, found \"today\""),
    ];
    for (args, problem) in cases {
        let output = run(args, b"");
        assert_eq!((output.status.code(), out(&output)), (Some(2), ""), "{args:?}");
        assert!(err(&output).starts_with(problem), "{args:?}: {}", err(&output));
        assert!(err(&output).contains("usage: explain"));
    }
}

#[test]
fn what_cannot_be_read() {
    let missing = run(&["no/such/file.txt"], b"");
    assert_eq!((missing.status.code(), out(&missing)), (Some(1), ""));
    assert!(err(&missing).starts_with("no/such/file.txt: expected a file, found: "), "{}", err(&missing));
    let broken = run(&["-"], b"Two lines,\nthe second is \xff not UTF-8.");
    assert_eq!(broken.status.code(), Some(1));
    assert!(err(&broken).starts_with("-:2: expected UTF-8, found other bytes"), "{}", err(&broken));
}
