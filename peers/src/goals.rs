//! What the matcher is meant to reach, beside what it did; and where it is not ahead, said plainly. The last part of
//! the record.

use crate::field::case_name;
use crate::report::{Outcome, Report, grouped};

/// A limit and what was measured against it.
#[derive(Clone, Debug)]
pub struct Goal {
    what: String,
    limit: Limit,
    measured: f64,
}

#[derive(Clone, Copy, Debug)]
enum Limit {
    AtLeast(f64),
    AtMost(f64),
}

impl Goal {
    /// The measured value should be this or more.
    pub fn at_least(what: impl Into<String>, limit: f64, measured: f64) -> Goal {
        Goal { what: what.into(), limit: Limit::AtLeast(limit), measured }
    }

    /// The measured value should be this or less.
    pub fn at_most(what: impl Into<String>, limit: f64, measured: f64) -> Goal {
        Goal { what: what.into(), limit: Limit::AtMost(limit), measured }
    }

    fn is_reached(&self) -> bool {
        match self.limit {
            Limit::AtLeast(limit) => self.measured >= limit,
            Limit::AtMost(limit) => self.measured <= limit,
        }
    }

    fn cells(&self) -> Vec<String> {
        let limit = match self.limit {
            Limit::AtLeast(limit) => format!("≥ {limit}"),
            Limit::AtMost(limit) => format!("≤ {limit}"),
        };
        let reached = if self.is_reached() { "yes" } else { "**no**" };
        vec![self.what.clone(), limit, format!("{:.2}", self.measured), reached.to_owned()]
    }
}

/// (what a peer's name begins with, the least ratio as written, the least in any case)
const RATIOS: [(&str, &str, f64, f64); 3] = [
    ("daachorse", "times the faster daachorse, same words", 1.8, 3.0),
    ("daachorse, corpus layout, Unicode words", "times daachorse with unicode-segmentation's words", 5.0, 5.0),
    ("aho-corasick", "times aho-corasick", 2.5, 5.0),
];

/// The two texts, in the order of an outcome's speeds.
const TEXTS: [&str; 2] = ["", ", ASCII alone"];

/// The goals that a run's outcomes tell about.
pub fn of_outcomes(outcomes: &[Outcome]) -> Vec<Goal> {
    let mut goals = Vec::new();
    for (peer, what, exact, folded) in RATIOS {
        for (case, limit) in [(false, exact), (true, folded)] {
            for names in [100_000, 1_000_000] {
                for (text, only) in TEXTS.into_iter().enumerate() {
                    let what = format!("{what}, {} names, {}{only}", grouped(names), case_name(case));
                    let counts = |it: &Outcome| it.names == names && it.folded == case && is_peer(&it.name, peer);
                    let ratio = closest(outcomes, text, counts);
                    goals.extend(ratio.map(|ratio| Goal::at_least(what, limit, ratio)));
                }
            }
        }
    }
    goals.extend(outcomes.iter().filter(|it| it.names == 1_000_000 && it.name == "dateline").flat_map(making));
    goals
}

/// Whether an outcome counts for a peer: Unicode words are a goal of their own.
fn is_peer(name: &str, peer: &str) -> bool {
    name == peer || (name.starts_with(peer) && !name.ends_with("Unicode words"))
}

/// The ratio to the fastest of some, on one of the texts.
fn closest(outcomes: &[Outcome], text: usize, counts: impl Fn(&Outcome) -> bool) -> Option<f64> {
    outcomes.iter().filter(|outcome| counts(outcome)).map(|outcome| outcome.ratios[text]).min_by(f64::total_cmp)
}

fn making(outcome: &Outcome) -> Vec<Goal> {
    let case = case_name(outcome.folded);
    let making = outcome.making;
    let bytes = making.bytes.map(|bytes| bytes as f64 / outcome.names as f64);
    [
        making.build.map(|seconds| Goal::at_most(format!("seconds to build 1,000,000 names, {case}"), 1.5, seconds)),
        bytes.map(|bytes| Goal::at_most(format!("bytes a name at 1,000,000 names, {case}"), 60.0, bytes)),
        making.open.map(|seconds| Goal::at_most(format!("ms to open 1,000,000 names, {case}"), 20.0, seconds * 1e3)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Adds the goals and the defeats to the record.
pub fn tell(report: &mut Report, goals: &[Goal], outcomes: &[Outcome]) {
    report.line("\n## Goals\n");
    report.header(&["goal", "limit", "measured", "reached"]);
    goals.iter().for_each(|goal| report.row(&goal.cells()));
    report.line("\n## Where dateline is not ahead\n");
    let mut behind = false;
    for (text, only) in TEXTS.into_iter().enumerate() {
        for outcome in outcomes.iter().filter(|outcome| outcome.ratios[text] < 1.0) {
            let Outcome { name, names, folded, speeds, ratios, .. } = outcome;
            let (names, case, speed, ratio) = (grouped(*names), case_name(*folded), speeds[text], ratios[text]);
            report.line(&format!("- {name}, {names} names, {case}{only}: {speed:.0} MB/s, dateline {ratio:.2} of it."));
            behind = true;
        }
    }
    if !behind {
        report.line("Nowhere in this run.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Making;

    fn outcome(name: &str, names: usize, ratio: f64) -> Outcome {
        let (speeds, ratios) = ([100.0; 2], [ratio, ratio + 0.5]);
        Outcome { name: name.to_owned(), folded: false, names, speeds, ratios, making: Making::default() }
    }

    #[test]
    fn the_faster_daachorse_counts() {
        let outcomes = [
            outcome("daachorse", 100_000, 2.5),
            outcome("daachorse, corpus layout", 100_000, 1.7),
            outcome("daachorse, corpus layout, Unicode words", 100_000, 6.0),
        ];
        let goals = of_outcomes(&outcomes);
        let told: Vec<(f64, bool)> = goals.iter().map(|goal| (goal.measured, goal.is_reached())).collect();
        assert_eq!(told, [(1.7, false), (2.2, true), (6.0, true), (6.5, true)]);
    }

    #[test]
    fn defeats_are_told() {
        let mut report = Report::default();
        tell(&mut report, &[], &[outcome("daachorse", 1_000, 0.9), outcome("aho-corasick", 1_000, 1.9)]);
        assert!(report.as_str().contains("- daachorse, 1,000 names, as written: 100 MB/s, dateline 0.90 of it."));
        assert!(!report.as_str().contains("aho-corasick"));
    }
}
