//! The words that bound a number, on both sides of it: "at least", "or so", "-plus". Asked once a figure.

use std::ops::Range;

use super::count::HARMED;
use super::page::Page;
use crate::kind::Bound;
use crate::text::Mark;
use crate::words::{Class, Cue, List, words};

/// No bound phrase has more words than this.
const LONGEST: usize = 6;

/// The bound phrase that ends where `start` begins: its first token and what it says.
pub(super) fn before(page: &Page<'_>, start: usize, floor: usize) -> Option<(usize, Bound)> {
    let first = start.saturating_sub(LONGEST).max(floor);
    let end = page.previous(start).map_or(start, |previous| previous + 1);
    let end = if page.mark(end.wrapping_sub(1)) == Mark::OpenBracket { end - 1 } else { end };
    (first..start).find_map(|at| {
        let hit = page.words.cues(at).iter().rev().find_map(|hit| match hit.cue {
            Cue::Bound { bound, side } if side.before() && hit.end as usize == end => Some(bound),
            _ => None,
        });
        hit.map(|bound| (at, bound))
    })
}

/// The bound phrase that begins at `end`, over a glued hyphen: its end and what it says.
pub(super) fn after(page: &Page<'_>, end: usize) -> Option<(usize, Bound)> {
    let last = end.checked_sub(1)?;
    let at = page.next(last);
    let pick = |cue: &Cue| match *cue {
        Cue::Bound { bound, side } if side.after() => Some(bound),
        _ => None,
    };
    let (to, bound) = page.words.longest(at, pick)?;
    let single = to == at + 1;
    // "odd" and "plus" bound a number only when they are tied to it; "tops" only at a pause.
    let tied = at > end || page.glued(at);
    let believed = !single || tied && !page.is(at, "tops") || page.is(at, "tops") && page.mark(to) != Mark::None;
    believed.then_some((to, bound))
}

/// Whether only a short coordination stands between two figures, so that the bound of the first holds for both:
/// "more than 300 dead and 500 wounded".
pub(super) fn coordinated(page: &Page<'_>, between: Range<usize>) -> bool {
    const LINKS: &List = words!["and", "or"];
    let len = between.len();
    // A verb of its own begins a second statement: "20 people died and 9 were hurt".
    let plain = between.clone().all(|i| {
        page.is_any(i, LINKS) || page.mark(i) == Mark::Comma || page.is_any(i, HARMED) || page.has(i, Class::ADJECTIVE)
    });
    (1..=3).contains(&len) && plain && between.last().is_some_and(|last| page.is_any(last, LINKS))
}
