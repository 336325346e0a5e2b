//! The ground on which an exact comparison is possible: words of ASCII letters and digits alone, one blank between the
//! words of a name, and between words besides the marks of ASCII the quotation marks and dashes of print, which no
//! matcher takes for letters. There every matcher can be right, whatever it takes for a word. Applied once to the names,
//! and to a text that is given.
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
    let mut rest = text.nfd().filter(|&c| !is_combining_mark(c)).map(plain).peekable();
    let mut out = Vec::with_capacity(text.len());
    while let Some(c) = rest.next() {
        push(&mut out, c, rest.peek().copied().unwrap_or(' '));
    }
    out.into_iter().collect()
}

/// `text`, which is on the common ground, in ASCII alone: its marks of print as wires write them.
pub fn in_ascii(text: &str) -> String {
    let ascii = |c| match c {
        '“' | '”' => '"',
        // Not the dots of "…": after a lone letter matchers differ on those.
        '–' | '—' | '…' => '-',
        c => c,
    };
    text.chars().map(ascii).collect()
}

/// The words of a name, one blank between them: "Al-Qaeda" becomes "Al Qaeda".
pub fn words_of(name: &str) -> String {
    let name = normalise(name);
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn push(out: &mut Vec<char>, c: char, next: char) {
    let last = out.last().copied().unwrap_or('\n');
    if c.is_ascii_whitespace() {
        match (last, c) {
            ('\n', _) => {}
            (' ', '\n') => end_line(out),
            (' ', _) => {}
            (_, '\n') if !last.is_ascii_alphanumeric() => out.push('\n'),
            _ => out.push(' '),
        }
    } else if c.is_ascii_alphanumeric() || !last.is_ascii_alphanumeric() {
        out.push(c);
    } else if next.is_ascii_alphanumeric() {
        out.push(' ');
    } else if c != '\'' && (c != '.' || !ends_in_lone_letter(out)) {
        out.push(c);
    }
}

/// A blank that turns out to be the end of a line.
fn end_line(out: &mut [char]) {
    if let [.., before, last] = out {
        if !before.is_ascii_alphanumeric() {
            *last = '\n';
        }
    }
}

fn ends_in_lone_letter(out: &[char]) -> bool {
    match out {
        [.., before, last] => last.is_ascii_alphabetic() && !before.is_ascii_alphanumeric(),
        [last] => last.is_ascii_alphabetic(),
        [] => false,
    }
}

/// The character that stands for `c`: one of ASCII but for the marks of print.
fn plain(c: char) -> char {
    match c {
        // A word joiner as UAX #29 sees it: the one ASCII character that is in words but neither letter nor digit.
        '_' => '-',
        c if c.is_ascii_control() && !c.is_ascii_whitespace() => ' ',
        c if c.is_ascii() => c,
        '“' | '”' | '–' | '—' | '…' => c,
        '‘' | '’' => '\'',
        '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        'ø' | 'œ' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'ı' => 'i',
        'đ' | 'ð' => 'd',
        'æ' => 'a',
        'ß' => 's',
        c if c.is_alphanumeric() => 'x',
        _ => ' ',
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
            (
                "S\u{e3}o Paulo \u{2013} \u{201C}it\u{2019}s far\u{201D}\u{2026}",
                "Sao Paulo \u{2013} \u{201C}it s far\u{201D}\u{2026}",
            ),
            ("2,500 - 3,000", "2 500 - 3 000"),
            ("the forces' leader", "the forces leader"),
            ("snake_case ends. ", "snake case ends. "),
        ] {
            assert_eq!(normalise(text), plain, "{text:?}");
        }
    }

    #[test]
    fn marks_of_print_in_ascii() {
        assert_eq!(in_ascii("He – “A B…” – left"), "He - \"A B-\" - left");
    }

    #[test]
    fn names_on_the_common_ground() {
        for (name, plain) in [("Al-Qaeda", "Al Qaeda"), (" O'Hara & Co. ", "O Hara Co"), ("…", "")] {
            assert_eq!(words_of(name), plain);
        }
    }
}
