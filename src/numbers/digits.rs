//! A number token read as digits, separators and glued letters: "2,500", "1,38,000", "1.5m", "20th", "5km".
//! Called once a token that starts with a digit, by the numbers layer, and again by figures for the letters.

use std::borrow::Cow;

use super::Number;

/// A token cut into its number and the letters glued to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Digits<'t> {
    pub(crate) value: Number,
    /// Length of the digits and separators in bytes.
    pub(crate) len: usize,
    /// What is glued to them: "m", "th", "km", or nothing.
    pub(crate) letters: &'t str,
    /// Written with separators or a decimal point: no year, house or flight number is.
    pub(crate) grouped: bool,
}

/// Cuts a token; `None` where its digits are no number ("3.5.1", "1,2,3").
pub(crate) fn cut(token: &str) -> Option<Digits<'_>> {
    if !token.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if token.len() <= 18 && token.bytes().all(|b| b.is_ascii_digit()) {
        // Nearly every number: no separators to judge, nothing to allocate.
        let value = Number::new(token.parse().ok()?, 0);
        return Some(Digits { value, len: token.len(), letters: "", grouped: false });
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’');
    let len = token.find(|c| !is_part(c)).unwrap_or(token.len());
    let (digits, letters) = token.split_at_checked(len)?;
    let trimmed = digits.trim_end_matches(|c: char| !c.is_ascii_digit());
    if trimmed.len() != digits.len() {
        return None;
    }
    let (value, grouped) = read(digits)?;
    Some(Digits { value, len, letters, grouped })
}

/// Digits with separators. A comma groups where its groups fit the western or the Indian way, and is a decimal
/// comma where one or two digits follow a single one.
fn read(digits: &str) -> Option<(Number, bool)> {
    let is_mark = |c: char| matches!(c, '\'' | '’');
    let plain: Cow<'_, str> =
        if digits.contains(is_mark) { digits.chars().filter(|&c| !is_mark(c)).collect() } else { digits.into() };
    let (whole, decimals) = match plain.split_once('.') {
        Some((whole, rest)) if rest.contains('.') => (grouped(&plain, '.').then_some(whole)?, ""),
        Some((_, rest)) if rest.contains(',') => return None,
        Some((whole, rest)) => (whole, rest),
        None => (&*plain, ""),
    };
    if plain.matches('.').count() > 1 {
        return Some((number(&plain, b'.', "")?, true));
    }
    if !whole.contains(',') {
        return Some((number(whole, b',', decimals)?, !decimals.is_empty()));
    }
    if grouped(whole, ',') || indian(whole) {
        return Some((number(whole, b',', decimals)?, true));
    }
    let (units, fraction) = whole.split_once(',')?;
    let decimal = decimals.is_empty() && fraction.len() <= 2 && !fraction.contains(',');
    if decimal { Some((number(units, b',', fraction)?, true)) } else { None }
}

/// 1–3 digits, then groups of three.
fn grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    first && groups.all(|group| group.len() == 3)
}

/// 1–2 digits, then groups of two, then one of three: "1,38,000".
fn indian(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let Some((last, rest)) = groups.split_last() else { return false };
    let Some((first, middle)) = rest.split_first() else { return false };
    last.len() == 3 && (1..=2).contains(&first.len()) && middle.iter().all(|group| group.len() == 2)
}

/// The number that digits make, those of its whole part with separators between.
fn number(whole: &str, separator: u8, decimals: &str) -> Option<Number> {
    let mut value: Option<i64> = None;
    for byte in whole.bytes().filter(|&byte| byte != separator).chain(decimals.bytes()) {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(i64::from(digit))?);
    }
    let exponent = i8::try_from(decimals.len()).ok()?;
    Some(Number::new(value?, -exponent))
}

/// Length of the letters in front of the digits of a token: 3 in "USD1,250"; `None` where it has no digits behind one
/// to four capitals.
pub(crate) fn letters_before(token: &str) -> Option<usize> {
    let len = token.find(|c: char| c.is_ascii_digit())?;
    let letters = token.get(..len)?;
    let capitals = (1..=4).contains(&len) && letters.bytes().all(|b| b.is_ascii_uppercase());
    capitals.then_some(len)
}
