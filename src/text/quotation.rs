//! Pairs of quotation marks. Runs once an article, over its tokens.
//!
//! Straight marks open or close by what they touch; a quotation left open at the end of its paragraph goes on
//! when the next paragraph begins with an opening mark (the convention of long quotations), and else ends
//! with its paragraph.

use std::ops::Range;

use super::token::{Gap, Mark, Token};

/// One stretch of quoted words, within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The tokens between the marks.
    pub(crate) inner: Range<usize>,
    /// The tokens with the marks.
    pub(crate) outer: Range<usize>,
    /// Whether the quotation of the paragraph before goes on here.
    pub(crate) continues: bool,
    /// Whether a closing mark ends it; without one it runs to the end of its paragraph.
    pub(crate) closed: bool,
    /// ‘single’ rather than “double” marks.
    pub(crate) single: bool,
}

/// Finds the quotations of a token list, in order of their opening mark. Double ones never nest in each other;
/// single ones may lie inside double ones.
pub(crate) fn pair(tokens: &[Token], wrapped: bool) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut open_before = false;
    while start < tokens.len() {
        let (end, marked) = paragraph(tokens, start, wrapped);
        open_before = marked && doubles(tokens, start..end, open_before, &mut out);
        if marked {
            singles(tokens, start..end, &mut out);
        }
        start = end;
    }
    out.sort_by_key(|q| (q.outer.start, q.outer.end));
    out
}

/// Where the paragraph ends that begins at token `start`, and whether any mark of quotation stands in it: most have none.
fn paragraph(tokens: &[Token], start: usize, wrapped: bool) -> (usize, bool) {
    let last = if wrapped { Gap::Line } else { Gap::Space };
    let mut marked = false;
    for (i, token) in tokens.iter().enumerate().skip(start) {
        if i > start && token.gap > last {
            return (i, marked);
        }
        use Mark::{Apostrophe, CloseQuote, OpenQuote, OpenSingle, StraightQuote};
        marked |= matches!(token.mark, OpenQuote | CloseQuote | StraightQuote | OpenSingle | Apostrophe);
    }
    (tokens.len(), marked)
}

/// Pairs double marks within one paragraph; tells whether one is left open at its end.
fn doubles(tokens: &[Token], paragraph: Range<usize>, open_before: bool, out: &mut Vec<Quotation>) -> bool {
    let nested = is_balanced(tokens, &paragraph);
    let mut open: Option<usize> = None;
    let mut inner = 0_usize;
    for i in paragraph.clone() {
        if !tokens[i].is_double_quote() {
            continue;
        }
        match open {
            None if opens(tokens, i, &paragraph) => open = Some(i),
            // A second opening mark inside: the first never closed, unless this one stands for a quotation
            // within the quotation, whose closing mark comes first.
            Some(_) if tokens[i].mark == Mark::OpenQuote && !is_turned(tokens, i, &paragraph) => {
                inner += usize::from(nested);
            }
            Some(_) if !closes(tokens, i, &paragraph) => {}
            Some(_) if inner > 0 => inner -= 1,
            Some(start) => {
                let continues = open_before && start == paragraph.start;
                out.push(quotation(start, i, continues, true, false));
                open = None;
            }
            None => {}
        }
    }
    let Some(start) = open else { return false };
    let continues = open_before && start == paragraph.start;
    out.push(Quotation {
        inner: start + 1..paragraph.end,
        outer: start..paragraph.end,
        continues,
        closed: false,
        single: false,
    });
    true
}

/// Whether “double” marks open as often as they close: then they can be counted, and “a “b” c” is one quotation.
fn is_balanced(tokens: &[Token], paragraph: &Range<usize>) -> bool {
    let mut count = [0_usize; 2];
    for token in &tokens[paragraph.clone()] {
        match token.mark {
            Mark::OpenQuote => count[0] += 1,
            Mark::CloseQuote => count[1] += 1,
            Mark::StraightQuote => return false,
            _ => {}
        }
    }
    count[0] == count[1]
}

/// A mark turned the wrong way by its writer: ”so” or “so“, and ''so'' where both ends look alike.
fn is_turned(tokens: &[Token], i: usize, paragraph: &Range<usize>) -> bool {
    match tokens[i].mark {
        Mark::OpenQuote => glued_left(tokens, i, paragraph) && !glued_right(tokens, i, paragraph),
        Mark::CloseQuote => !glued_left(tokens, i, paragraph) && glued_right(tokens, i, paragraph),
        _ => false,
    }
}

fn quotation(open: usize, close: usize, continues: bool, closed: bool, single: bool) -> Quotation {
    Quotation { inner: open + 1..close, outer: open..close + 1, continues, closed, single }
}

fn glued_left(tokens: &[Token], i: usize, paragraph: &Range<usize>) -> bool {
    i > paragraph.start && tokens[i].gap == Gap::None
}

fn glued_right(tokens: &[Token], i: usize, paragraph: &Range<usize>) -> bool {
    i + 1 < paragraph.end && tokens[i + 1].gap == Gap::None
}

fn opens(tokens: &[Token], i: usize, paragraph: &Range<usize>) -> bool {
    match tokens[i].mark {
        Mark::OpenQuote => true,
        Mark::CloseQuote => is_turned(tokens, i, paragraph),
        Mark::StraightQuote => {
            let after_opener = i > paragraph.start
                && matches!(tokens[i - 1].mark, Mark::OpenBracket | Mark::OpenSquare | Mark::Dash | Mark::Hyphen);
            !glued_left(tokens, i, paragraph) || after_opener
        }
        _ => false,
    }
}

fn closes(tokens: &[Token], i: usize, paragraph: &Range<usize>) -> bool {
    match tokens[i].mark {
        Mark::CloseQuote => true,
        // A mark with space on both sides, or none: it closes what is open.
        _ => glued_left(tokens, i, paragraph) || !glued_right(tokens, i, paragraph),
    }
}

/// Single quotes: an opening mark after a space, a closing one before a space or a stop, in the same paragraph.
/// The apostrophe of "forces'" closes nothing, since nothing is open.
fn singles(tokens: &[Token], paragraph: Range<usize>, out: &mut Vec<Quotation>) {
    let mut open: Option<usize> = None;
    for i in paragraph.clone() {
        let free_left = !glued_left(tokens, i, &paragraph) || tokens[i - 1].is_double_quote();
        match tokens[i].mark {
            Mark::OpenSingle => open = Some(i),
            Mark::Apostrophe if free_left && glued_right(tokens, i, &paragraph) => open = Some(i),
            Mark::Apostrophe => {
                if let Some(start) = open.take() {
                    if i > start + 1 {
                        out.push(quotation(start, i, false, true, true));
                    }
                }
            }
            _ => {}
        }
    }
}
