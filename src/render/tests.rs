//! What is private to the writers: positions at every byte, spans that overlap, days that a value covers. Whole documents
//! are rendered and read back in `tests/render.rs`.

use super::position::{Positions, Unit};
use super::{one_line, outermost};
use crate::span::Span;

#[test]
fn positions_count_as_their_readers_do() {
    let texts = ["", "a", "É", "🚂", "e\u{301}👩‍👩‍👧 ß\r\n日本", &"x".repeat(64), &"🚂é ".repeat(100), &"y".repeat(200)];
    for text in texts {
        let [bytes, characters, utf16] =
            [Unit::Bytes, Unit::Characters, Unit::Utf16].map(|unit| Positions::new(text, unit));
        for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            let before = &text[..at];
            let at = u32::try_from(at).unwrap();
            assert_eq!(bytes.of(at), at);
            assert_eq!(characters.of(at) as usize, before.chars().count(), "{text:?} {at}");
            assert_eq!(utf16.of(at) as usize, before.encode_utf16().count(), "{text:?} {at}");
        }
        let end = u32::try_from(text.len()).unwrap();
        assert_eq!(utf16.of(u32::MAX), utf16.of(end));
    }
}

/// Ends of spans, and which of them stay.
type Case = (&'static [(u32, u32)], &'static [usize]);

#[test]
fn of_overlapping_spans_the_outermost_stay() {
    let cases: [Case; 6] = [
        (&[], &[]),
        (&[(0, 5), (5, 9)], &[0, 1]),
        (&[(2, 4), (0, 5)], &[1]),
        (&[(0, 5), (3, 8), (8, 9)], &[0, 2]),
        (&[(4, 4), (1, 2)], &[1]),
        (&[(0, 5), (0, 5)], &[0]),
    ];
    for (spans, expected) in cases {
        let spans: Vec<Span> = spans.iter().map(|&(start, end)| Span::new(start, end)).collect();
        assert_eq!(outermost(&spans), expected, "{spans:?}");
    }
}

#[test]
fn words_come_on_one_line() {
    assert_eq!(one_line(" a\r\n\tb \u{2028}\u{1}c "), "a b c");
}

#[cfg(feature = "serde")]
#[test]
fn values_cover_days() {
    let cases = [
        ("2024-05-08", "2024-05-08 2024-05-08"),
        ("2024-05-08T10:30", "2024-05-08 2024-05-08"),
        ("2024-W19", "2024-05-06 2024-05-12"),
        ("2024-W19-WE", ""),
        ("2024-02", "2024-02-01 2024-02-29"),
        ("2024-Q2", "2024-04-01 2024-06-30"),
        ("2024-H2", "2024-07-01 2024-12-31"),
        ("2024", "2024-01-01 2024-12-31"),
        // No days of the calendar, or not surely.
        ("2024-SU", ""),
        ("2024-13", ""),
        ("2024-W60", ""),
        ("202", ""),
        ("20", ""),
        ("+202", ""),
        ("2024x", ""),
        ("XXXX-05-08", ""),
        ("PAST_REF", ""),
        ("P3W", ""),
        ("", ""),
        ("日本日本", ""),
    ];
    for (value, expected) in cases {
        let found = super::events::days(value).map_or(String::new(), |(first, last)| format!("{first} {last}"));
        assert_eq!(found, expected, "{value}");
    }
}
