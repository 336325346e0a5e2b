//! One folding, for tables when they are compiled and for text when it is scanned: what a reader takes for
//! the same name becomes the same key. Runs once a token.
//!
//! Folded away: case, diacritics, apostrophes (Da'esh = Daesh, Shi'ite = Shiite), the dots of acronyms. Hyphens and
//! white space are no part of a token; the word sequence of a name skips them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    for c in word.nfd().filter(|&c| !is_combining_mark(c)) {
        fold_char(c, key);
    }
}

/// The key of `word`.
pub(crate) fn fold(word: &str) -> String {
    let mut key = String::new();
    fold_into(word, &mut key);
    key
}

fn fold_char(c: char, key: &mut String) {
    match c {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02BB}' | '\u{02BE}' | '\u{02BF}' | '\u{2032}' | '`' | '´' => {
        }
        '.' => {}
        'ł' | 'Ł' => key.push('l'),
        'ø' | 'Ø' => key.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => key.push('d'),
        'ı' => key.push('i'),
        'ß' | 'ẞ' => key.push_str("ss"),
        'æ' | 'Æ' => key.push_str("ae"),
        'œ' | 'Œ' => key.push_str("oe"),
        'þ' | 'Þ' => key.push_str("th"),
        '\u{2010}' | '\u{2011}' => key.push('-'),
        c => key.extend(c.to_lowercase()),
    }
}
