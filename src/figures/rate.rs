//! What an amount is reckoned by: "a share", "per barrel", "an ounce", "a year". Asked behind amounts of money.

use super::page::Page;
use crate::words::{Class, Cue, words};

/// The end of the rate that begins at `at`, over a glued hyphen, and the singular name of its unit.
pub(super) fn after(page: &Page<'_>, at: usize) -> Option<(usize, String)> {
    let link = page.next(at.checked_sub(1)?);
    let per = page.is(link, "per");
    if !per && !page.is_any(link, words!["a", "an"]) {
        return None;
    }
    let noun = page.next(link);
    let unit = |cue: &Cue| match *cue {
        Cue::Unit { unit, .. } => Some(unit),
        _ => None,
    };
    if let Some((end, unit)) = page.words.longest(noun, unit) {
        return Some((end, unit.to_owned()));
    }
    if page.is_any(noun + 1, words!["ago", "earlier", "later", "before", "after"]) {
        return None;
    }
    if let Some(unit) = page.calendar_unit(noun) {
        return Some((noun + 1, unit));
    }
    let counted = page.has(noun, Class::COUNTED) || per && page.has(noun, Class::NOUN);
    let one = counted && !page.has(noun, Class::PLURAL);
    // "a person" behind an amount is a rate; "a car bomb" is not.
    let tied = noun > link + 1;
    (one && (tied || !page.has(noun + 1, Class::NOUN))).then(|| (noun + 1, page.word(noun).to_lowercase()))
}
