//! What the articles say between them: figures under each policy, outlets for and against, and how many are sources of
//! their own.

use super::{article, article_of};
use crate::story::{FigurePolicy, Finding, Story};

/// The finding that the first claim of the first article is in.
fn finding(story: &Story) -> &Finding {
    let first = |finding: &&Finding| finding.support.iter().any(|source| (source.article, source.claim) == (0, 0));
    story.findings().iter().find(first).expect("every claim is in a finding")
}

/// A story of so many outlets, each with a sentence.
fn story(texts: &[&str]) -> Story {
    let documents: Vec<_> = texts.iter().zip('a'..).map(|(text, outlet)| article(&outlet.to_string(), text)).collect();
    Story::link(&documents)
}

#[test]
fn figures_have_a_low_a_best_and_a_high_by_policy() {
    let toll = |toll: &&str| format!("A fire killed {toll} people in Bursa on Monday.");
    type Range = (Option<f64>, Option<f64>, Option<f64>);
    let cases: [(&[&str], Range, Option<f64>); 8] = [
        (&["14"], (Some(14.0), Some(14.0), Some(14.0)), Some(14.0)),
        (&["14", "14"], (Some(14.0), Some(14.0), Some(14.0)), Some(14.0)),
        (&["14", "at least 12"], (Some(12.0), Some(14.0), Some(14.0)), Some(12.0)),
        // Nobody gives more than what is left open.
        (&["at least 12"], (Some(12.0), None, None), Some(12.0)),
        (&["14", "at least 14"], (Some(14.0), Some(14.0), None), Some(14.0)),
        (&["between 10 and 20", "14"], (Some(10.0), Some(14.0), Some(20.0)), Some(10.0)),
        // A vague word is worth two of its unit, or one.
        (&["dozens of"], (Some(24.0), None, None), Some(12.0)),
        (&["hundreds of"], (Some(200.0), None, None), Some(100.0)),
    ];
    for (tolls, (low, best, high), one_of_them) in cases {
        let texts: Vec<String> = tolls.iter().map(toll).collect();
        let mut story = story(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let figure = finding(&story).figure.expect("a figure");
        assert_eq!((figure.low, figure.best, figure.high), (low, best, high), "{tolls:?}");
        story.figure_policy(FigurePolicy::OneOfThem);
        assert_eq!(finding(&story).figure.expect("a figure").low, one_of_them, "{tolls:?}");
    }
    assert_eq!(finding(&story(&["A fire killed Ana Roth in Bursa on Monday."])).figure, None);
}

#[test]
fn outlets_are_for_and_against() {
    let toll = |toll: u32| format!("A fire killed {toll} people in Bursa on Monday.");
    let texts = [14, 17, 14].map(toll);
    let story = story(&texts.each_ref().map(String::as_str));
    let articles = |sources: &[crate::story::Source]| sources.iter().map(|source| source.article).collect::<Vec<_>>();
    let first = finding(&story);
    assert_eq!((articles(&first.support), articles(&first.against)), (vec![0, 2], vec![1]));
    assert_eq!((first.articles, first.independent), (2, 1));
    let other = story.findings().iter().find(|other| other.against == first.support).expect("the other toll");
    assert_eq!(articles(&other.support), [1]);
}

#[test]
fn the_claim_that_tells_most_stands_for_all() {
    let story = story(&["A fire killed at least 12 people in Bursa.", "A fire killed 14 people in Bursa on Monday."]);
    let finding = finding(&story);
    assert_eq!((finding.articles, finding.claim.article), (2, 1));
}

#[test]
fn copies_are_one_source() {
    const CLAIM: &str = "A fire killed 14 people in Bursa.";
    const OTHER: &str = "On Monday a fire killed 14 people in Bursa.";
    const LONG: [&str; 2] = [
        "Smoke hung over the old town until late in the evening.",
        "Neighbors brought blankets and tea to those who had lost their homes.",
    ];
    let join = |parts: &[&str]| parts.join(" ");
    let cases: [(String, String, u32); 6] = [
        (CLAIM.to_owned(), OTHER.to_owned(), 2),
        // Short sentences are written twice by chance.
        (CLAIM.to_owned(), CLAIM.to_owned(), 2),
        (join(&[CLAIM, "He gave no details."]), join(&[OTHER, "He gave no details."]), 2),
        (join(&[CLAIM, LONG[0]]), join(&[OTHER, LONG[0]]), 2),
        (join(&[CLAIM, LONG[0], LONG[1]]), join(&[OTHER, LONG[1], LONG[0]]), 1),
        // The claim itself in a long sentence's words.
        (
            "A fire killed 14 people in Bursa before dawn on a cold Monday.".to_owned(),
            join(&["A fire killed 14 people in Bursa before dawn on a cold Monday.", LONG[0]]),
            1,
        ),
    ];
    for (one, other, independent) in &cases {
        let story = story(&[one, other]);
        let found = finding(&story);
        assert_eq!((found.articles, found.independent), (2, *independent), "{one} / {other}");
    }
}

#[test]
fn an_outlet_is_one_source() {
    let texts = ["A fire killed 14 people in Bursa.", "On Monday a fire killed 14 people in Bursa."];
    for (outlets, independent) in [(["Gulf Post", "Gulf Post"], 1), (["Gulf Post", "Hill Post"], 2)] {
        let story = Story::link(&[article(outlets[0], texts[0]), article(outlets[1], texts[1])]);
        assert_eq!((finding(&story).articles, finding(&story).independent), (2, independent), "{outlets:?}");
    }
}

#[test]
fn findings_follow_each_article_that_is_added() {
    let days = ["2024-05-15", "2024-05-13", "2024-05-14"];
    let tolls = ["14", "at least 12", "17"];
    let documents: Vec<_> = days
        .iter()
        .zip(tolls)
        .map(|(day, toll)| article_of(day, day, &format!("A fire killed {toll} people in Bursa on May 13.")))
        .collect();
    let mut growing = Story::new();
    for (at, document) in documents.iter().enumerate() {
        growing.add(document);
        let whole = Story::link(&documents[..=at]);
        assert_eq!(growing.findings(), whole.findings());
        assert_eq!(growing.pairs(), whole.pairs());
    }
    assert_eq!(growing.articles().collect::<Vec<_>>(), ["2024-05-13", "2024-05-14", "2024-05-15"]);
}
