//! A shallow analysis of each sentence: word classes in context, noun phrases and verb groups, and who does what to
//! whom. Deterministic, linear in the length of the sentence; read by the claims layer alone. Runs once an article.

pub(crate) mod chunk;
pub(crate) mod clause;
pub(crate) mod dump;
mod few;
mod relative;
mod sentence;
mod subject;
pub(crate) mod tag;
mod verbal;

pub(crate) use chunk::ChunkKind;
pub(crate) use few::{Few, Nouns};
pub(crate) use sentence::{Sentence, Syntax};
pub(crate) use tag::Form;

use std::ops::Range;

use crate::figures::{Figure, Measure};
use crate::kind::{Bound, EntityKind};
use crate::mentions::Name;
use crate::numbers::Number;
use crate::times::Time;
use crate::words::Reading;

/// What a token is in.
#[derive(Clone, Copy, Debug, Default)]
struct Laid {
    /// One more than the index of the name, or 0.
    name: u32,
    /// One more than the index of the count, measure or money figure, or 0.
    figure: u32,
    /// Whether it is a time expression.
    time: bool,
}

/// What the layers below found, by token: what a tag or chunk must not cut through.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// By token.
    at: Vec<Laid>,
    /// By name: its tokens and kind.
    pub(crate) names: Vec<(Range<usize>, EntityKind)>,
    /// By name: whether it is a place and a state.
    states: Vec<bool>,
    /// By figure: its tokens.
    pub(crate) figures: Vec<Range<usize>>,
    /// By figure: the number, where it is exact.
    exact: Vec<Option<f64>>,
}

impl Marks {
    /// Lays names (in order; of nested ones the longer counts), figures and times over the tokens.
    ///
    /// `is_state` tells which rows of the gazetteer are states.
    pub(crate) fn new(
        reading: Reading<'_>,
        names: &[Name],
        figures: &[Figure],
        times: &[Time],
        is_state: impl Fn(u32) -> bool,
    ) -> Marks {
        let mut marks = Marks {
            at: vec![Laid::default(); reading.len()],
            names: Vec::with_capacity(names.len()),
            states: Vec::with_capacity(names.len()),
            figures: Vec::with_capacity(figures.len()),
            exact: Vec::with_capacity(figures.len()),
        };
        for name in names {
            marks.names.push((name.tokens.clone(), name.kind));
            marks.states.push(name.kind == EntityKind::Place && name.row.is_some_and(&is_state));
            let number = u32::try_from(marks.names.len()).unwrap_or(0);
            marks.at[name.tokens.clone()].iter_mut().for_each(|at| at.name = number);
        }
        for figure in figures {
            let tokens = reading.tokens_of(figure.span);
            let counts = !matches!(figure.measure, Measure::Ordinal);
            marks.figures.push(tokens.clone());
            marks.exact.push(figure.best.filter(|_| figure.bound == Bound::Exact).map(Number::value));
            if counts {
                let number = u32::try_from(marks.figures.len()).unwrap_or(0);
                marks.at[tokens].iter_mut().for_each(|at| at.figure = number);
            }
        }
        for time in times {
            marks.at[reading.tokens_of(time.span)].iter_mut().for_each(|at| at.time = true);
        }
        marks
    }

    /// The name that token `i` is in: its tokens and kind.
    #[inline]
    pub(crate) fn name(&self, i: usize) -> Option<&(Range<usize>, EntityKind)> {
        let slot = self.at.get(i)?.name as usize;
        self.names.get(slot.checked_sub(1)?)
    }

    /// Whether token `i` is in the name of a place that is no state: of a town, a river, a region.
    pub(crate) fn is_site(&self, i: usize) -> bool {
        let slot = self.at.get(i).map_or(0, |at| at.name as usize);
        slot > 0 && self.names[slot - 1].1 == EntityKind::Place && !self.states[slot - 1]
    }

    /// The figure that token `i` is in: its index and tokens.
    #[inline]
    pub(crate) fn figure(&self, i: usize) -> Option<(usize, &Range<usize>)> {
        let slot = (self.at.get(i)?.figure as usize).checked_sub(1)?;
        self.figures.get(slot).map(|tokens| (slot, tokens))
    }

    /// Whether a figure says that there are exactly so many.
    pub(crate) fn counts(&self, figure: usize, many: usize) -> bool {
        self.exact.get(figure).copied().flatten() == Some(many as f64)
    }

    /// Whether token `i` is in no figure and no time.
    #[inline]
    pub(crate) fn is_bare(&self, i: usize) -> bool {
        self.at.get(i).is_none_or(|at| at.figure == 0 && !at.time)
    }

    #[inline]
    pub(crate) fn is_time(&self, i: usize) -> bool {
        self.at.get(i).is_some_and(|at| at.time)
    }
}

/// Analyses every sentence. Those in which no word has a frame and no mark or title could make a claim are not worth
/// finding: they hold one word in 25.
pub(crate) fn read(reading: Reading<'_>, marks: &Marks) -> Syntax {
    Syntax::read(reading, marks, &tag::tag(reading, marks))
}

#[cfg(test)]
mod tests;
