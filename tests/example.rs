//! The main job as its user runs it: what `examples/extract` writes and with which status it ends.
//!
//! `cargo test` builds the examples beside the tests; run alone (`cargo test --test example`) this builds it first.

#![cfg(all(feature = "serde", feature = "gazetteers"))]

mod process;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use process::{binary, err, out};
use serde_json::Value;

fn run(args: &[&str], input: &[u8]) -> Output {
    process::run("extract", args, input)
}

fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn alone_reports_on_the_samples() {
    let output = run(&[], b"");
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
    for words in ["The Harbour Post, 2024-05-14", "Fjord Wire, 2024-05-14", "Entities (", "Sigrid Aasen", "Kenya"] {
        assert!(out(&output).contains(words), "{words} not in\n{}", out(&output));
    }
}

#[test]
fn samples_as_json() {
    let output = run(&["--format", "json", "--published", "2024-06-01"], b"");
    let ids: Vec<Value> = lines(&output).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, ["harbour-post.txt", "fjord-wire.txt"]);
    assert_eq!(lines(&output)[0]["published"], "2024-06-01");
}

#[test]
fn help_is_an_answer() {
    let output = run(&["--help"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("usage: extract"));
}

#[test]
fn wrong_usage() {
    let cases: &[(&[&str], &str)] = &[
        (&["--frobnicate"], "unknown option --frobnicate"),
        (&["-x"], "unknown option -x"),
        (&["--format"], "--format: expected a value, found none"),
        (&["--format", "xml"], "--format: expected one of text, json, jsonl, conll, "),
        (&["--format", "brat", "a.txt", "b.txt"], "--format: expected one FILE for a format that is a file an article"),
        (&["--unit", "inch"], "--unit: expected bytes, characters or utf16, found \"inch\""),
        (&["--color", "red"], "--color: expected auto, always or never, found \"red\""),
        (&["--published", "today"], "--published: expected a date as YYYY-MM-DD, found \"today\""),
        (&["--threads", "0"], "--threads: expected a number from 1 to 1024, found \"0\""),
    ];
    for (args, problem) in cases {
        let output = run(args, b"");
        assert_eq!((output.status.code(), out(&output)), (Some(2), ""), "{args:?}");
        assert!(err(&output).starts_with(problem), "{args:?}: {}", err(&output));
        assert!(err(&output).contains("usage: extract"));
    }
}

/// What each format begins with, and how often that stands in the output for the two samples.
#[test]
fn samples_in_the_formats_of_other_tools() {
    let cases = [
        ("conll", "-DOCSTART- -X- -X- O\n", 2),
        ("brat", "T1\tPlace 0 6\tNorway\n", 1),
        ("annotation", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",", 2),
        ("timeml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", 1),
        ("events", "{\"id\":\"harbour-post.txt-", 0),
        ("csv", "document,outlet,published,", 1),
    ];
    for (format, begins, times) in cases {
        let output = run(&["--format", format], b"");
        assert_eq!((output.status.code(), err(&output)), (Some(0), ""), "{format}");
        assert!(out(&output).starts_with(begins), "{format}: {}", out(&output));
        assert!(times == 0 || out(&output).matches(begins).count() == times, "{format}");
    }
}

#[test]
fn offsets_count_what_is_asked_for() {
    for (unit, position) in [("characters", "4"), ("utf16", "5"), ("bytes", "8")] {
        let output = run(&["--format", "annotation", "--unit", unit, "-"], "🚂 É Kenya".as_bytes());
        let page = &lines(&output)[0];
        assert_eq!(page["items"][0]["target"]["selector"][0]["start"].to_string(), position, "{unit}");
    }
}

#[test]
fn colour_is_for_terminals() {
    let article = b"Kenya\x1b[31m did not withdraw 20 troops from Iraq.";
    let plain = run(&["-"], article);
    let colored = run(&["--color", "always", "-"], article);
    assert!(!out(&plain).contains('\x1b'), "{}", out(&plain));
    assert!(out(&colored).contains("\x1b[1mEntities"), "{}", out(&colored));
    // Without the colours it is the same, and the article's own never reach the terminal.
    let looks = ["1", "2", "31", "32", "33", "34", "35", "36", "0"].map(|look| format!("\x1b[{look}m"));
    let bare = looks.iter().fold(out(&colored).to_owned(), |text, look| text.replace(look, ""));
    assert_eq!(bare, out(&plain));
    assert!(out(&plain).contains("Kenya\u{FFFD}[31m"), "{}", out(&plain));
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let bad = std::env::temp_dir().join(format!("dateline-example-{}.txt", std::process::id()));
    std::fs::write(&bad, b"Two lines,\nthe second is \xff not UTF-8.").unwrap();
    let output = run(&["no/such/file.txt", bad.to_str().unwrap(), "-"], b"Police arrested two men in Kenya.");
    std::fs::remove_file(&bad).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("Kenya"));
    assert!(err(&output).starts_with("no/such/file.txt: expected a file, found: "), "{}", err(&output));
    assert!(err(&output).contains(":2: expected UTF-8"), "{}", err(&output));
}

#[test]
fn a_bad_line_keeps_its_place() {
    let input = "{\"id\": \"a\", \"text\": \"Kenya wins.\", \"published\": null, \"more\": 1}\n\
                 \n\
                 {\"id\": \"b\"}\n\
                 [\"c\", \"text\"]\n\
                 {\"id\": \"d\", \"text\": \"x\", \"published\": \"2024-13-01\"}\n\
                 {\"id\": 7, \"text\": \"x\"}\n\
                 \t \r\n\
                 {\"id\": \"e\", \"headline\": \"War\", \"text\": \"Kenya wins.\", \"published\": \"2024-05-01\"}";
    let mut bytes = input.as_bytes().to_vec();
    bytes.extend_from_slice(b"\n{\"id\": \"f\", \"text\": \"\xff\"}\n");
    let output = run(&["--format", "jsonl"], &bytes);
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&output);
    let ids: Vec<Option<&str>> = found.iter().map(|line| line["id"].as_str()).collect();
    assert_eq!(ids, [Some("a"), None, None, None, None, Some("e"), None]);
    assert!(found.iter().all(|line| line.get("id").is_some()));
    let numbers: Vec<Option<u64>> = found.iter().map(|line| line["line"].as_u64()).collect();
    assert_eq!(numbers, [None, Some(3), Some(4), Some(5), Some(6), None, Some(9)]);
    assert!(out(&output).lines().nth(1).unwrap().starts_with("{\"id\":null,\"line\":3,\"error\":\"expected {"));
    assert_eq!(found[3]["error"], "published: expected a date as YYYY-MM-DD, found \"2024-13-01\"");
    assert_eq!(err(&output).lines().count(), 5);
    assert!(err(&output).starts_with("-:3: expected {\"id\", \"text\","), "{}", err(&output));
    // Spans count from the headline, which is joined with an empty line between.
    assert_eq!((&found[5]["mentions"][0]["start"], &found[5]["mentions"][0]["end"]), (&5.into(), &10.into()));
}

#[test]
fn a_batch_keeps_its_order_whatever_the_threads() {
    let article = |at: usize| {
        let text = format!("Kenya sent {} soldiers. ", at).repeat(1 + (at * 7919) % 40);
        format!("{}\n", serde_json::json!({"id": format!("a{at}"), "text": text}))
    };
    let input: String = (0..300).map(article).collect();
    let alone = run(&["--format", "jsonl", "--threads", "1"], input.as_bytes());
    assert_eq!((alone.status.code(), err(&alone)), (Some(0), ""));
    let ids: Vec<String> = lines(&alone).iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..300).map(|at| format!("a{at}")).collect::<Vec<_>>());
    for threads in ["2", "7"] {
        let many = run(&["--format", "jsonl", "--threads", threads, "-"], input.as_bytes());
        assert!(many.stdout == alone.stdout, "{threads} threads");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let article = serde_json::json!({"id": "a", "text": "Kenya wins. ".repeat(2000)}).to_string() + "\n";
    let mut command = Command::new(binary("extract"));
    command.args(["--format", "jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(article.repeat(20).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output)), (Some(0), ""));
}
