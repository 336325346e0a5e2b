//! One utterance in two articles: what became of its words, and which differ, to the byte.

use super::two;
use crate::story::{Quotation, Rewording, Story};

/// What became of an utterance, and the words that differ.
type Aligned = (Rewording, Vec<(String, String)>);

/// The quotations that two articles share, each a direct one by one speaker.
fn quoted(one: &str, other: &str) -> Vec<Aligned> {
    let said = |words: &str| format!("\"{words},\" said Finance Minister Ana Roth.");
    let (one, other) = (said(one), said(other));
    let (story, _) = two(&one, &other);
    let changes = |quotation: &Quotation| {
        quotation
            .changes
            .iter()
            .inspect(|change| {
                assert_eq!(one[change.a.range()], change.a_words);
                assert_eq!(other[change.b.range()], change.b_words);
            })
            .map(|change| (change.a_words.clone(), change.b_words.clone()))
            .collect()
    };
    story.quotations().iter().map(|quotation| (quotation.label, changes(quotation))).collect()
}

/// Two articles' words, and what the words that differ are in each.
type Case<'c> = (&'c str, &'c str, Rewording, &'c [(&'c str, &'c str)]);

const BASE: &str = "We are ready to repair the bridge with our own hands before winter comes";

#[test]
fn what_became_of_the_words() {
    use Rewording::{NumberChanged, PolarityChanged, Reworded, Spliced, Trimmed, Verbatim};
    let cases: [Case<'_>; 13] = [
        (BASE, BASE, Verbatim, &[]),
        (BASE, "We are ready to repair the bridge with our own hands", Trimmed, &[]),
        (BASE, "repair the bridge with our own hands before winter comes", Trimmed, &[]),
        (
            BASE,
            "We are prepared to repair the bridge with our own hands before winter comes",
            Reworded,
            &[("ready", "prepared")],
        ),
        (
            BASE,
            "We are prepared to repair the crossing with our own hands before winter comes",
            Reworded,
            &[("ready", "prepared"), ("bridge", "crossing")],
        ),
        (
            BASE,
            "We are ready to repair the old bridge with our own hands before winter comes",
            Reworded,
            &[("", "old")],
        ),
        (BASE, "We are ready to repair the bridge before winter comes", Spliced, &[("with our own hands", "")]),
        (
            BASE,
            "We are not ready to repair the bridge with our own hands before winter comes",
            PolarityChanged,
            &[("", "not")],
        ),
        (
            "We will send twelve engineers to repair the bridge before winter comes",
            "We will send 12 engineers to repair the bridge before winter comes",
            Reworded,
            &[("twelve", "12")],
        ),
        (
            "We will send twelve engineers to repair the bridge before winter comes",
            "We will send twenty engineers to repair the bridge before winter comes",
            NumberChanged,
            &[("twelve", "twenty")],
        ),
        (
            "We will send 1,200 engineers to repair the bridge before winter comes",
            "We will send dozens of engineers to repair the bridge before winter comes",
            Reworded,
            &[("1,200", "dozens of")],
        ),
        // Where a sentence begins and where it ends.
        (
            "Twelve engineers will repair the bridge before winter comes",
            "Twenty engineers will repair the bridge before winter comes",
            NumberChanged,
            &[("Twelve", "Twenty")],
        ),
        (
            "Our engineers will repair the bridge before the winter of 2026",
            "Our engineers will repair the bridge before the winter of 2027",
            NumberChanged,
            &[("2026", "2027")],
        ),
    ];
    for (one, other, label, changes) in cases {
        let owned = |swap: bool| -> Vec<(String, String)> {
            let pair =
                |&(a, b): &(&str, &str)| if swap { (b.to_owned(), a.to_owned()) } else { (a.to_owned(), b.to_owned()) };
            changes.iter().map(pair).collect()
        };
        assert_eq!(quoted(one, other), [(label, owned(false))], "{one} / {other}");
        assert_eq!(quoted(other, one), [(label, owned(true))], "{other} / {one}");
    }
}

#[test]
fn other_utterances_are_not_aligned() {
    let cases = [
        (BASE, "We have never been to the bridge that stands north of the town"),
        (BASE, "The bridge fell"),
        ("We are ready to help", "We are ready to go home and wait for the spring"),
        // Such a thing said of two places.
        (
            "We will send twelve engineers to Basra before winter comes",
            "We will send twenty engineers to Kirkuk before winter comes",
        ),
    ];
    for (one, other) in cases {
        assert_eq!(quoted(one, other), [], "{one} / {other}");
    }
}

#[test]
fn only_one_speaker_is_compared_with_himself() {
    let pairs = |one: &str, other: &str| {
        let (story, _) = two(&format!("\"{BASE},\" said {one}."), &format!("\"{BASE},\" said {other}."));
        story.quotations().len()
    };
    assert_eq!(pairs("Ana Roth", "Ana Roth"), 1);
    assert_eq!(pairs("Ana Roth", "Finance Minister Ana Roth"), 1);
    assert_eq!(pairs("Ana Roth", "Bill Weiss"), 0);
}

#[test]
fn a_changed_number_is_a_conflict_of_articles_close_in_time() {
    use super::article_of;
    let said =
        |count: &str| format!("\"We will send {count} engineers to repair the bridge before winter,\" said Ana Roth.");
    let conflicts = |day: &str| {
        let story =
            Story::link(&[article_of("a", "2024-05-15", &said("twelve")), article_of("b", day, &said("twenty"))]);
        story.pairs().iter().filter(|pair| pair.differs == ["content"]).count()
    };
    assert_eq!(conflicts("2024-05-16"), 1);
    assert_eq!(conflicts("2024-09-16"), 0);
}

#[test]
fn nameless_speakers_share_no_frame_of_words() {
    let said = |place: &str| format!("The roof of a factory in {place} fell down, officials said.");
    assert_eq!(two(&said("Bursa"), &said("Bursa")).0.quotations().len(), 1);
    assert_eq!(two(&said("Bursa"), &said("Lyon")).0.quotations().len(), 0);
}
