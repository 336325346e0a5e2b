//! A million claims over a thousand articles: that they link in seconds, and in memory that grows with them. Slow without
//! optimization, hence asked for by name: `cargo test --release --test story_scale -- --ignored --nocapture`
//!
//! On 2026-11-22, two shared cores at 2.5 GHz: 250 articles with 273,336 claims in 9.1 s and 550 MB, 1,000 articles with
//! 1,093,334 claims in 36.3 s and 1,774 MB, their extraction apart.

#![cfg(feature = "gazetteers")]

use std::fmt::Write;
use std::time::{Duration, Instant};

use dateline::{Article, Extractor, Story};

const PLACES: [&str; 12] =
    ["Bursa", "Basra", "Lyon", "Maputo", "Tartu", "Goma", "Kirkuk", "Geneva", "Nairobi", "Porto", "Riga", "Cork"];
const DAYS: [&str; 6] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const PRIZES: [&str; 5] = ["mill", "bridge", "harbor", "school", "station"];

/// Events of an article; each of them is told by three.
const EVENTS: usize = 160;
const TOLD: usize = 3;

/// What an article says of an event, in words that depend on which of the three articles it is.
fn report(event: usize, teller: usize, text: &mut String) {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    let name = format!("Al{}d{}r{}n", letter(event), letter(event / 26), letter(event / 676));
    let (place, day) = (PLACES[event % PLACES.len()], DAYS[event / 12 % DAYS.len()]);
    let (prize, toll) = (PRIZES[event % PRIZES.len()], 12 + event % 87);
    let ready = ["ready", "prepared", "ready"][teller];
    let bound = ["", "At least ", ""][teller];
    let _ = write!(
        text,
        "{bound}{toll} people were killed in {place} on {day}, officials said. Labor Minister Kerem {name} visited \
         {place} on {day}. \"We are {ready} to rebuild the {prize} of {place} with our own hands,\" {name} said. \
         {name} blamed the rebels for the fire.\n\n"
    );
}

/// Resident bytes of this process.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}

struct Taken {
    claims: usize,
    time: Duration,
    bytes: u64,
}

/// Links so many articles; the time and the memory are those of the story alone.
fn link(count: usize) -> Taken {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    let before = resident();
    let (mut story, mut time, mut claims) = (Story::new(), Duration::ZERO, 0);
    for at in 0..count {
        let mut text = String::new();
        for slot in 0..EVENTS {
            // The articles of a group of three tell the same events.
            report(at / TOLD * EVENTS + slot, at % TOLD, &mut text);
        }
        let article = Article::with_headline("", &text)
            .id(&format!("{at:05}"))
            .outlet(&format!("outlet {at}"))
            .published("2024-03-12".parse().expect("a date"));
        let document = extractor.extract(&article).expect("short enough");
        claims += document.claims().len();
        let began = Instant::now();
        story.add(&document);
        time += began.elapsed();
    }
    let began = Instant::now();
    let findings = story.findings();
    time += began.elapsed();
    let bytes = resident().zip(before).map_or(0, |(after, before)| after.saturating_sub(before));
    let told = findings.iter().filter(|finding| finding.articles as usize == TOLD).count();
    assert!(told >= count / TOLD * EVENTS, "{told} findings of three articles");
    println!("{count} articles, {claims} claims: {time:.2?}, {} pairs, {} MB", story.pairs().len(), bytes / 1_000_000);
    Taken { claims, time, bytes }
}

#[test]
#[ignore = "takes a minute with optimization"]
fn a_million_claims_link_in_seconds_and_in_memory_that_grows_with_them() {
    let quarter = link(250);
    let whole = link(1000);
    assert!(whole.claims >= 1_000_000, "{}", whole.claims);
    assert!(whole.time < Duration::from_secs(60), "{:?}", whole.time);
    // Four times as much; half of that again for the noise of a shared machine.
    assert!(whole.time < quarter.time * 6, "{:?} {:?}", quarter.time, whole.time);
    assert!(whole.bytes <= quarter.bytes * 6, "{} {}", quarter.bytes, whole.bytes);
}
