//! An example's binary, run as its user runs it: shared by the tests of the examples.
//!
//! `cargo test` builds the examples beside the tests; a test that is run alone builds its own first.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The binary of an example: beside the folder of the running test's own.
pub(crate) fn binary(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(|deps| deps.parent()).unwrap();
    let example = profile.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !example.exists() {
        let release = profile.ends_with("release").then_some("--release");
        let cargo = Command::new(env!("CARGO")).args(["build", "--example", name]).args(release).status();
        assert!(cargo.unwrap().success());
    }
    example
}

/// Runs it with this on its standard input.
#[allow(dead_code)] // Not every test feeds its example.
pub(crate) fn run(name: &str, args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(binary(name));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // A run that refuses its options never reads.
        scope.spawn(move || stdin.write_all(input).ok());
        child.wait_with_output().unwrap()
    })
}

/// What it wrote.
pub(crate) fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// What it complained of.
pub(crate) fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}
