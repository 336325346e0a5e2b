//! All contestants against an answer that is plain to see, on random names and texts of so few letters that names nest,
//! overlap and begin alike at every turn. A few thousand pairs always; a million, or `DATELINE_PAIRS`, on request:
//! `cargo test --release -p dateline-peers --test agree -- --ignored`

use std::collections::HashMap;

use dateline_peers::contest::{Contestant, Hits, WordPass, Words};
use dateline_peers::field::{ORACLE, enter};
use dateline_peers::generate::Random;

#[test]
fn everyone_gives_the_same_answer() {
    // Unoptimized automata are slow to build.
    pairs(if cfg!(debug_assertions) { 1_500 } else { 20_000 }, 1);
}

#[test]
#[ignore = "takes minutes"]
fn everyone_gives_the_same_answer_a_million_times() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse().expect("a number"));
    pairs(number("DATELINE_PAIRS").unwrap_or(1_000_000), number("DATELINE_SEED").unwrap_or(2));
}

/// Reads `count` random texts for random names, each as written and in any case.
fn pairs(count: u64, seed: u64) {
    let mut random = Random::new(seed);
    let texts_a_dictionary = 10;
    for round in 0..count.div_ceil(texts_a_dictionary) {
        let folded = round % 2 == 1;
        let words = vocabulary(&mut random);
        let names = names(&mut random, &words);
        let mut entrants = enter(&names, folded, &[], 0).expect("every contestant takes the names");
        for _ in 0..texts_a_dictionary {
            let text = text(&mut random, &words);
            let expected = plain_answer(&names, folded, &text);
            for (place, entrant) in entrants.iter_mut().enumerate() {
                let contestant = &mut *entrant.contestant;
                let found = answer(contestant, &text);
                let who = if place == ORACLE { "the oracle" } else { contestant.name() };
                assert_eq!(found, expected, "{who}, folded: {folded}\nnames {names:?}\ntext {text:?}");
            }
        }
    }
}

/// A few words of few letters: some begin others, some differ only in their capitals.
fn vocabulary(random: &mut Random) -> Vec<String> {
    let letters = [&b"ab"[..], b"abAB", b"aBc1", b"abcdefgh"][random.below(4)];
    let longest = [2, 3, 9, 20][random.below(4)];
    let mut word = || (0..2 + random.below(longest)).map(|_| char::from(*random.pick(letters))).collect();
    (0..8).map(|_| word()).collect()
}

/// Up to forty names, distinct in any case.
fn names(random: &mut Random, words: &[String]) -> Vec<String> {
    let longest = 1 + random.below(6);
    let mut names: Vec<String> = (0..1 + random.below(40)).map(|_| phrase(random, words, longest, &[" "])).collect();
    names.sort_by_key(|name| name.to_ascii_lowercase());
    names.dedup_by_key(|name| name.to_ascii_lowercase());
    random.shuffle(&mut names);
    names
}

/// Words of the vocabulary, and of others that it begins or ends.
fn text(random: &mut Random, words: &[String]) -> String {
    let mut text = phrase(random, words, 60, &[" ", " ", " ", " ", ", ", " - ", ". ", "a ", " b"]);
    if random.percent(20) {
        text.make_ascii_uppercase();
    }
    text
}

fn phrase(random: &mut Random, words: &[String], longest: usize, gaps: &[&str]) -> String {
    let mut phrase = random.pick(words).clone();
    for _ in 0..random.below(longest) {
        phrase.push_str(random.pick::<&str>(gaps));
        phrase.push_str(random.pick::<String>(words));
    }
    phrase
}

/// The leftmost-longest names, looked for by trying every length at every word.
fn plain_answer(names: &[String], folded: bool, text: &str) -> (Words, Hits) {
    let key = |name: &str| if folded { name.to_ascii_lowercase() } else { name.to_owned() };
    let numbers: HashMap<String, u32> = names.iter().map(|name| key(name)).zip(0..).collect();
    let (mut words, mut hits) = (Words::new(), Hits::new());
    WordPass::Unicode.run(text, &mut words);
    let mut at = 0;
    while at < words.len() {
        let name_to = |end: u32| numbers.get(&key(&text[words[at].0 as usize..end as usize]));
        let longest = (at..words.len()).rev().find_map(|last| Some((last, *name_to(words[last].1)?)));
        match longest {
            Some((last, number)) => {
                hits.push((words[at].0, words[last].1, number));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    (words, hits)
}

fn answer(contestant: &mut dyn Contestant, text: &str) -> (Words, Hits) {
    let (mut words, mut hits) = (Words::new(), Hits::new());
    contestant.run(text);
    contestant.answer(&mut words, &mut hits);
    (words, hits)
}
