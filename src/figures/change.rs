//! Whether a figure is a change, and in which direction: "rose by 3 percent", "up 12 cents". Asked once a figure.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::page::Page;
use super::{Change, Measure};
use crate::gazetteer::table::Table;
use crate::text::Mark;
use crate::words::{Class, words};

/// How far in front of "by" the verb may stand: "cut its workforce in Spain by 10 percent".
const REACH: usize = 8;

/// The change that the words in front of `start` state; the figure's bound words begin there.
pub(super) fn before(page: &Page<'_>, start: usize, measure: &Measure) -> Option<Change> {
    let floor = page.sentence_start(start);
    let last = start.checked_sub(1).filter(|&last| last >= floor)?;
    if page.is(last, "+") {
        return Some(Change::Up);
    }
    if page.is(last, "by") {
        let first = last.saturating_sub(REACH).max(floor);
        return (first..last).rev().find_map(|i| direction(page, i));
    }
    let counts_things = matches!(measure, Measure::Count { counted: Some(_), .. });
    if counts_things {
        return None;
    }
    if page.is(last, "of") {
        return last
            .checked_sub(1)
            .filter(|&noun| noun >= floor && page.has(noun, Class::NOUN))
            .and_then(|i| direction(page, i));
    }
    let mut at = last;
    for _ in 0..2 {
        if let Some(found) = direction(page, at) {
            return Some(found);
        }
        let skips = page.has(at, Class::ADVERB) || page.is_any(at, words!["another"]);
        if !skips || at <= floor {
            return None;
        }
        at -= 1;
    }
    direction(page, at)
}

/// "fell 3 percent to 50": which way the word at `i` points.
fn direction(page: &Page<'_>, i: usize) -> Option<Change> {
    if page.mark(i) != Mark::None || page.is(i + 1, "to") {
        return None;
    }
    words().get(page.word(i).to_ascii_lowercase().as_str()).copied()
}

fn words() -> &'static FxHashMap<&'static str, Change> {
    static WORDS: OnceLock<FxHashMap<&'static str, Change>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut out = FxHashMap::default();
        let tsv: &'static str = include_str!("../../gazetteers/changes.tsv");
        if let Ok(table) = Table::open("gazetteers/changes.tsv", tsv, &["word", "direction"]) {
            for record in table.records().flatten() {
                let change = if record.get("direction") == "up" { Change::Up } else { Change::Down };
                out.insert(record.get("word"), change);
            }
        }
        out
    })
}
