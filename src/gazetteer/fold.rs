//! One folding, for names when they are compiled and for text when it is scanned: what a reader takes for the same
//! name becomes the same key. Runs once a word that is not plain ASCII, and at the verification of a name found.
//!
//! * **Words**: full Unicode case folding; diacritics and letters with strokes ("Łódź" = "Lodz"); apostrophes
//!   ("Da'esh" = "Daesh", "Shi’ite" = "Shiite"); the dots of acronyms ("U.S." = "US"); marks of direction and joiners.
//! * **Between words**: a glued hyphen or dash of any kind is a blank ("Ban Ki-moon" = "Ban Ki moon"), and so is any run
//!   of white space with at most one line end in it. Other marks count: "Smith, Kline" is not "Smith Kline".
//!
//! Possessives are no folding: the clitic of "Iraq's" is a word of its own, and "Bidens' " is tried without its s.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::word::is_arabic_article;

/// Writes the key of `word` into `key`, replacing what was there.
pub(crate) fn fold_into(word: &str, key: &mut String) {
    key.clear();
    if word.is_ascii() {
        key.push_str(word);
        key.make_ascii_lowercase();
        if word.bytes().any(|b| matches!(b, b'\'' | b'`' | b'.')) {
            let dots = word.len() > 1;
            key.retain(|c| !(matches!(c, '\'' | '`') || dots && c == '.'));
        }
        return;
    }
    // "Iraq’s": but for its apostrophe most of what is not plain is.
    if word.chars().all(|c| c.is_ascii() || is_apostrophe(c)) {
        let kept = word.chars().filter(|&c| c != '.' && !is_apostrophe(c));
        key.extend(kept.map(|c| c.to_ascii_lowercase()));
        return;
    }
    // Case before marks: the small İ is an i and a dot above, which goes with the other marks.
    for c in word.chars().flat_map(case_fold).nfd().filter(|&c| !is_combining_mark(c)) {
        fold_char(c, key);
    }
}

/// The key of `word`.
pub(crate) fn fold(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    fold_into(word, &mut key);
    key
}

/// Full case folding: the small letters of the capitals of the small letters ("ẞ" → "ß" → "SS" → "ss", "ς" → "Σ" →
/// "σ", "ﬁ" → "FI" → "fi").
fn case_fold(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

fn fold_char(c: char, key: &mut String) {
    match c {
        c if is_apostrophe(c) || is_invisible(c) => {}
        '.' => {}
        'ł' => key.push('l'),
        'ø' => key.push('o'),
        'đ' | 'ð' => key.push('d'),
        'ħ' => key.push('h'),
        'æ' => key.push_str("ae"),
        'œ' => key.push_str("oe"),
        'þ' => key.push_str("th"),
        '\u{2010}' | '\u{2011}' => key.push('-'),
        c => key.push(c),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02BB}' | '\u{02BE}' | '\u{02BF}' | '\u{2032}' | '`' | '´'
    )
}

/// Whether what stands between two words of a text is what stands there in a name.
pub(crate) fn same_gap(text: &str, name: &str) -> bool {
    if text == name && !text.contains('\n') {
        return true;
    }
    let (text, name) = (fold_gap(text), fold_gap(name));
    text.is_some() && text == name
}

/// A gap as it counts; `None` for a paragraph's end, over which no name goes.
fn fold_gap(gap: &str) -> Option<String> {
    let mut out = String::new();
    let mut breaks = 0;
    for c in gap.chars().filter(|&c| !is_apostrophe(c) && !is_invisible(c)) {
        breaks += usize::from(matches!(c, '\n' | '\u{2028}' | '\u{2029}'));
        match c {
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            c => out.push(c),
        }
    }
    if out == "-" {
        out.replace_range(.., " ");
    }
    (breaks < 2).then_some(out)
}

/// Soft hyphens, joiners and marks of direction: nothing that a reader sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// The writing that an exact or acronym name must have: its letters as they are, without dots, apostrophes, hyphens and
/// blanks; `None` where a paragraph ends inside.
pub(crate) fn exact_form(surface: &str) -> Option<String> {
    let breaks = surface.chars().filter(|&c| c == '\n').count();
    let kept =
        |c: &char| !(c.is_whitespace() || is_apostrophe(*c) || is_invisible(*c) || matches!(c, '.' | '-' | '‐' | '‑'));
    // "U.S.": nothing to compose.
    let form = || {
        if surface.is_ascii() { surface.chars().filter(kept).collect() } else { surface.nfc().filter(kept).collect() }
    };
    (breaks < 2).then(form)
}

/// A folded surname without its Arabic article: "al-sudani" → "sudani".
#[allow(dead_code)] // `build.rs` has this file too.
pub(crate) fn without_article(key: &str) -> &str {
    let tied = key.split_once('-').filter(|(article, _)| is_arabic_article(article) || *article == "ul");
    tied.map_or(key, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_take_for_the_same_word() {
        let same: [(&str, &[&str]); 9] = [
            ("iraq", &["Iraq", "IRAQ"]),
            ("us", &["US", "U.S.", "U.S", "Us"]),
            ("daesh", &["Da'esh", "Da’esh", "Daʿesh", "DA‘ESH", "Dā'esh"]),
            ("lodz", &["Łódź", "LODZ", "ŁÓDŹ", "Łódź"]),
            ("strasse", &["Straße", "STRASSE", "STRAẞE"]),
            ("οδυσσευσ", &["Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ"]),
            ("istanbul", &["İstanbul", "ISTANBUL", "Istanbul", "ıstanbul"]),
            ("aero", &["Ærø", "ÆRØ"]),
            ("office", &["oﬃce", "Office"]),
        ];
        for (key, words) in same {
            for word in words {
                assert_eq!(fold(word), key, "{word}");
            }
        }
    }

    #[test]
    fn gaps() {
        for (text, name) in [("  ", " "), ("\n", " "), (" \n ", " "), ("-", " "), ("–", "-"), (" & ", " & "), ("", "")]
        {
            assert!(same_gap(text, name), "{text:?} {name:?}");
        }
        for (text, name) in [("\n\n", " "), (", ", " "), (" - ", " "), ("", " "), (". ", " "), ("\n\n", "\n\n")] {
            assert!(!same_gap(text, name), "{text:?} {name:?}");
        }
    }
}
