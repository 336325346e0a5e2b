//! The dateline that opens a news agency's report: "BAGHDAD (Newswire) — ", "KYIV, Ukraine, Oct. 14 - ". It says where and
//! when the report was filed and belongs to none of its sentences. Asked where a paragraph begins.

use super::token::{Gap, Kind, Mark, Shape, Token};

/// How many tokens a dateline has at most, and how many those in its brackets.
const LONGEST: usize = 16;
const IN_BRACKETS: usize = 6;

/// The token behind the dateline that begins at token `start`, if one does.
pub(super) fn end(tokens: &[Token], start: usize) -> Option<usize> {
    let mut lead = Lead::default();
    let mut i = start;
    while i < tokens.len().min(start + LONGEST) {
        let token = &tokens[i];
        if i > start && token.gap >= Gap::Line {
            return None;
        }
        match token.mark {
            Mark::OpenBracket => {
                i = close(tokens, i, Mark::CloseBracket)?;
                lead.bracket = true;
            }
            Mark::Dash | Mark::Hyphen if parts(tokens, i) => {
                let end = labels(tokens, i + 1);
                return (lead.is_dateline(tokens, start) && opens(tokens, end, &lead)).then_some(end);
            }
            // "Ar-Ramadi": a hyphen inside a name.
            Mark::Hyphen | Mark::Stop | Mark::Slash => {}
            Mark::Comma => lead.comma = true,
            Mark::None if lead.bracket => return None,
            Mark::None if token.kind == Kind::Number => lead.number = true,
            Mark::None if token.is_capitalized() => lead.words += 1,
            _ => return None,
        }
        i += 1;
    }
    None
}

/// What stands before the dash.
#[derive(Default)]
struct Lead {
    words: usize,
    bracket: bool,
    comma: bool,
    number: bool,
}

impl Lead {
    /// A place in capitals, with a date or without; or whatever has the agency behind it in brackets.
    fn is_dateline(&self, tokens: &[Token], start: usize) -> bool {
        let capitals = tokens[start].shape == Shape::Upper && (self.comma || self.words <= 3);
        self.bracket || capitals && self.words > 0
    }
}

/// Whether a dash stands apart from what is on one of its sides.
fn parts(tokens: &[Token], dash: usize) -> bool {
    tokens[dash].gap > Gap::None || tokens.get(dash + 1).is_some_and(|next| next.gap > Gap::None)
}

/// The token of the mark that closes a bracket, if it is near.
fn close(tokens: &[Token], open: usize, mark: Mark) -> Option<usize> {
    (open + 1..tokens.len().min(open + 2 + IN_BRACKETS)).find(|&i| tokens[i].mark == mark)
}

/// Over the labels "[Report] [Text]" of a monitoring service.
fn labels(tokens: &[Token], mut i: usize) -> usize {
    for _ in 0..4 {
        let label = tokens.get(i).is_some_and(|token| token.mark == Mark::OpenSquare);
        match close(tokens, i, Mark::CloseSquare).filter(|_| label) {
            Some(close) => i = close + 1,
            None => break,
        }
    }
    i
}

/// Whether a sentence begins at token `i`. Where all is written in capitals, only a bracket or a date tells a dateline.
fn opens(tokens: &[Token], i: usize, lead: &Lead) -> bool {
    let Some(token) = tokens.get(i).filter(|token| token.gap < Gap::Paragraph) else { return false };
    let quote = matches!(token.mark, Mark::OpenQuote | Mark::StraightQuote | Mark::OpenSingle);
    let shouted = token.shape == Shape::Upper && !(lead.bracket || lead.number);
    quote || token.kind == Kind::Number || token.is_capitalized() && !shouted
}
