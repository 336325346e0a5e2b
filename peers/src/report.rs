//! What a run found, as Markdown: told line by line while it goes, and kept for the record file.

use std::fmt::Write;
use std::fs;

use crate::field::{Making, case_name};

/// The record so far.
#[derive(Debug, Default)]
pub struct Report {
    text: String,
}

impl Report {
    /// Prints a line and keeps it.
    pub fn line(&mut self, line: &str) {
        println!("{line}");
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Prints the first two lines of a table; columns after the first hold numbers.
    pub fn header(&mut self, columns: &[&str]) {
        self.line(&format!("| {} |", columns.join(" | ")));
        self.line(&format!("| --- |{}", " ---: |".repeat(columns.len() - 1)));
    }

    /// Prints a line of a table.
    pub fn row(&mut self, cells: &[String]) {
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    /// The whole record.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// What one contestant did with one gazetteer.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Who.
    pub name: String,
    /// In any case?
    pub folded: bool,
    /// Names in the gazetteer.
    pub names: usize,
    /// Millions of bytes a second: of the text as printed, and of the same in ASCII.
    pub speeds: [f64; 2],
    /// How many times as fast dateline was in the same run, on either.
    pub ratios: [f64; 2],
    /// What it took to make.
    pub making: Making,
}

/// The columns of [`Outcome::cells`].
pub const COLUMNS: [&str; 10] = [
    "contestant",
    "names",
    "case",
    "MB/s",
    "dateline ÷ it",
    "MB/s, ASCII",
    "dateline ÷ it, ASCII",
    "build s",
    "bytes a name",
    "open ms",
];

impl Outcome {
    /// The outcome as a line of a table.
    pub fn cells(&self) -> Vec<String> {
        let bytes = self.making.bytes.map(|bytes| bytes as f64 / self.names as f64);
        vec![
            self.name.clone(),
            grouped(self.names),
            case_name(self.folded).to_owned(),
            format!("{:.0}", self.speeds[0]),
            format!("{:.2}", self.ratios[0]),
            format!("{:.0}", self.speeds[1]),
            format!("{:.2}", self.ratios[1]),
            decimals(self.making.build, 2),
            decimals(bytes, 0),
            decimals(self.making.open.map(|seconds| seconds * 1e3), 2),
        ]
    }
}

/// A number that may be missing.
fn decimals(value: Option<f64>, places: usize) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.places$}"))
}

/// "1,000,000"
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The machine, as far as the system tells.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or(std::env::consts::ARCH, |(_, model)| model.trim());
    let mut machine = format!("{model}, {cores} cores");
    if let Some(kernel) = fs::read_to_string("/proc/sys/kernel/osrelease").ok().filter(|kernel| !kernel.is_empty()) {
        // Writing to a string cannot fail.
        let _ = write!(machine, ", {} {}", std::env::consts::OS, kernel.trim());
    }
    machine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(
            ["0", "999", "1,000", "24,000,000"],
            [0, 999, 1_000, 24_000_000].map(grouped).each_ref().map(String::as_str)
        );
        assert_eq!(decimals(None, 2), "–");
        assert_eq!(decimals(Some(1.234), 1), "1.2");
    }

    #[test]
    fn tables() {
        let mut report = Report::default();
        report.header(&["contestant", "MB/s"]);
        report.row(&["dateline".to_owned(), "1".to_owned()]);
        assert_eq!(report.as_str(), "| contestant | MB/s |\n| --- | ---: |\n| dateline | 1 |\n");
    }
}
