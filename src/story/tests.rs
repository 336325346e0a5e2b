//! Tests of stories, a table for each part: days and words here, the parts that compare claims in files of their own. Whole
//! stories are in `tests/stories.rs`.

mod agree;
mod align;
mod finding;
mod quotation;

use once_cell::sync::Lazy;

use super::days::{Days, Meet};
use super::words;
use crate::{Article, Document, Extractor, Story};

static EXTRACTOR: Lazy<Extractor> = Lazy::new(|| Extractor::new().expect("the bundled tables are sound"));

/// An article of an outlet: published on a Wednesday.
fn article(outlet: &str, text: &str) -> Document<'static> {
    article_of(outlet, "2024-05-15", text)
}

fn article_of(outlet: &str, day: &str, text: &str) -> Document<'static> {
    let article = Article::with_headline("", text).id(outlet).outlet(outlet).published(day.parse().expect("a date"));
    EXTRACTOR.extract(&article).expect("short enough").into_owned()
}

/// The story of two articles.
fn two(one: &str, other: &str) -> (Story, [Document<'static>; 2]) {
    let documents = [article("a", one), article("b", other)];
    (Story::link(&documents), documents)
}

fn days(value: &str) -> Option<(String, String)> {
    Days::of_value(value).map(|days| (days.first.to_string(), days.last.to_string()))
}

#[test]
fn values_are_stretches_of_days() {
    let cases = [
        ("2024-03-11", "2024-03-11", "2024-03-11"),
        ("2024-03-11T10:30", "2024-03-11", "2024-03-11"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-W16", "2024-04-15", "2024-04-21"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-SU", "2024-06-01", "2024-08-31"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
    ];
    for (value, first, last) in cases {
        assert_eq!(days(value), Some((first.to_owned(), last.to_owned())), "{value}");
    }
    let none = ["", "P3D", "XXXX-11-30", "PRESENT_REF", "FUTURE_REF", "2024-13", "2024-00", "2024-W54", "2024-Wé", "é"];
    for value in none {
        assert_eq!(days(value), None, "{value}");
    }
}

#[test]
fn stretches_of_days_meet_or_not() {
    let cases = [
        ("2024-03-11", "2024-03-11", Meet::Same),
        ("2024-03-11", "2024-03", Meet::Shared),
        ("2024-03-11", "2024-W11", Meet::Shared),
        ("2024-03", "2024-W09", Meet::Shared),
        ("2024-03-11", "2024-03-12", Meet::Apart(1)),
        ("2024-03-31", "2024-02", Meet::Apart(31)),
    ];
    for (one, other, meet) in cases {
        let (a, b) = (Days::of_value(one).expect(one), Days::of_value(other).expect(other));
        assert_eq!((a.meet(b), b.meet(a)), (meet, meet), "{one} {other}");
    }
}

#[test]
fn endings_fall_off_and_roots_stay() {
    for (one, other) in [("attack", "attacked"), ("attack", "attacks"), ("stop", "stopped"), ("city", "cities")] {
        assert_eq!(words::stem(one), words::stem(other));
    }
    for (one, other) in [("police", "policy"), ("bus", "bust"), ("mine", "minister"), ("red", "reed")] {
        assert_ne!(words::stem(one), words::stem(other));
    }
}

#[test]
fn numbers_are_words_and_have_a_worth() {
    let worth = |text: &str| words::words(text, 0).iter().map(|word| (word.number, word.worth)).collect::<Vec<_>>();
    let cases = [
        ("4,000", true, Some(4000.0)),
        ("twelve", true, Some(12.0)),
        ("12", true, Some(12.0)),
        ("dozens", true, None),
        ("20th", true, None),
        ("homes", false, None),
    ];
    for (text, number, value) in cases {
        assert_eq!(worth(text), [(number, value)], "{text}");
    }
}
