//! The ground on which an exact comparison is possible: plain ASCII, words of letters and digits alone, one blank
//! between the words of a name. There every matcher can be right, whatever it takes for a word. Applied once to the
//! names, and to a text that is given.
//!
//! What stands outside it (diacritics, hyphens, possessives, dotted acronyms, a line break in a name) only dateline
//! reads at all; the record times that apart.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` on the common ground. Marks stay except where matchers differ on whether they belong to the
/// word: inside one ("Iraq's" becomes "Iraq s"), stops after a lone letter ("J. Doe" becomes "J Doe"), apostrophes after
/// a word ("the forces' leader"). White space is one blank, or
/// one line end where a mark stands before it, since no name runs across a mark.
pub fn normalise(text: &str) -> String {
    let plain: Vec<u8> = text.nfd().filter(|&c| !is_combining_mark(c)).map(ascii).collect();
    let mut out = Vec::with_capacity(plain.len());
    for (at, &byte) in plain.iter().enumerate() {
        let next = plain.get(at + 1).copied().unwrap_or(b' ');
        push(&mut out, byte, next);
    }
    String::from_utf8(out).unwrap_or_default()
}

/// The words of a name, one blank between them: "Al-Qaeda" becomes "Al Qaeda".
pub fn words_of(name: &str) -> String {
    let name = normalise(name);
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn push(out: &mut Vec<u8>, byte: u8, next: u8) {
    let last = out.last().copied().unwrap_or(b'\n');
    if byte.is_ascii_whitespace() {
        match (last, byte) {
            (b'\n', _) => {}
            (b' ', b'\n') => end_line(out),
            (b' ', _) => {}
            (_, b'\n') if !last.is_ascii_alphanumeric() => out.push(b'\n'),
            _ => out.push(b' '),
        }
    } else if byte.is_ascii_alphanumeric() || !last.is_ascii_alphanumeric() {
        out.push(byte);
    } else if next.is_ascii_alphanumeric() {
        out.push(b' ');
    } else if byte != b'\'' && (byte != b'.' || !ends_in_lone_letter(out)) {
        out.push(byte);
    }
}

/// A blank that turns out to be the end of a line.
fn end_line(out: &mut [u8]) {
    if let [.., before, last] = out {
        if !before.is_ascii_alphanumeric() {
            *last = b'\n';
        }
    }
}

fn ends_in_lone_letter(out: &[u8]) -> bool {
    match out {
        [.., before, last] => last.is_ascii_alphabetic() && !before.is_ascii_alphanumeric(),
        [last] => last.is_ascii_alphabetic(),
        [] => false,
    }
}

/// The ASCII character that stands for `c`.
fn ascii(c: char) -> u8 {
    match c {
        // A word joiner as UAX #29 sees it: the one ASCII character that is in words but neither letter nor digit.
        '_' => b'-',
        c if c.is_ascii_control() && !c.is_ascii_whitespace() => b' ',
        c if c.is_ascii() => c as u8,
        '‘' | '’' => b'\'',
        '“' | '”' | '«' | '»' => b'"',
        '\u{2010}'..='\u{2015}' => b'-',
        'ø' | 'œ' => b'o',
        'Ø' => b'O',
        'ł' => b'l',
        'Ł' => b'L',
        'ı' => b'i',
        'đ' | 'ð' => b'd',
        'æ' => b'a',
        'ß' => b's',
        c if c.is_alphanumeric() => b'x',
        '…' => b'.',
        _ => b' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_on_the_common_ground() {
        for (text, plain) in [
            ("Iraq\u{2019}s ally", "Iraq s ally"),
            ("a U.S. base", "a U S base"),
            ("J. Doe  said:\r\n \"no\".", "J Doe said:\n\"no\"."),
            ("one\ntwo.\n\nThree", "one two.\nThree"),
            ("São Paulo\u{2014}then", "Sao Paulo then"),
            ("2,500 - 3,000", "2 500 - 3 000"),
            ("the forces' leader", "the forces leader"),
            ("snake_case ends. ", "snake case ends. "),
        ] {
            assert_eq!(normalise(text), plain, "{text:?}");
        }
    }

    #[test]
    fn names_on_the_common_ground() {
        for (name, plain) in [("Al-Qaeda", "Al Qaeda"), (" O'Hara & Co. ", "O Hara Co"), ("…", "")] {
            assert_eq!(words_of(name), plain);
        }
    }
}
