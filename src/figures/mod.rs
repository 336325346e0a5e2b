//! Figures: every number with what it counts or measures, and how it is bounded. Runs once an article.

mod bound;
mod change;
mod compound;
mod count;
mod designation;
mod measure;
mod money;
mod page;
mod rate;
mod stated;

use std::ops::Range;

use crate::kind::{Bound, EntityKind};
use crate::numbers::{self, Number, NumberForm, NumberMention, Numbers};
use crate::provenance::{Provenance, RuleId};
use crate::span::Span;
use crate::text::{Mark, Text};
use crate::times::Time;
use crate::words::Words;
use page::Page;

/// What a figure measures.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Measure {
    /// A number of things.
    Count {
        /// The head noun of what is counted ("troops" of "2,500 U.S. troops"); for an elided noun ("another 900")
        /// the one it stands for; `None` where the text names none.
        counted: Option<Span>,
        /// Whether the noun was left out where the number stands.
        elided: bool,
    },
    /// An amount of money.
    Money {
        /// Singular English name of the currency unit: "dollar".
        unit: String,
        /// ISO 4217 code, where the text fixes one.
        code: Option<String>,
    },
    /// A percentage, or percentage points.
    Percent,
    /// A measure with a unit.
    Unit(
        /// Singular English name of the unit: "kilometer per hour".
        String,
    ),
    /// The age of a person or thing, in years unless the text says otherwise.
    Age,
    /// A place in an order: "third".
    Ordinal,
}

/// In which direction a figure changed: "rose by 3 percent".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Change {
    /// It grew by this much.
    Up,
    /// It shrank by this much.
    Down,
}

impl Change {
    /// The word the wire form uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Change::Up => "up",
            Change::Down => "down",
        }
    }
}

/// A number with what it counts and how it is bounded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// The whole phrase, bound words, unit and counted noun with its modifiers included: "at least 2,500 U.S. troops".
    pub span: Span,
    /// The number's own words: "2,500".
    pub number: Span,
    /// What it measures.
    pub measure: Measure,
    /// The lowest value stated; `None` where unbounded below.
    pub low: Option<Number>,
    /// The best single value; `None` where the text gives only a bound.
    pub best: Option<Number>,
    /// The highest value stated; `None` where unbounded above.
    pub high: Option<Number>,
    /// How the number is bounded.
    pub bound: Bound,
    /// Whether the figure is a change, and in which direction.
    pub change: Option<Change>,
    /// The rule, and its words.
    pub provenance: Provenance,
}

/// Every figure of the text, in order, none overlapping. Numbers inside `times` are no figures; `named` tells by token
/// the kind of the listed name that it belongs to.
pub(crate) fn read(
    source: &str,
    text: &Text,
    words: &Words,
    numbers: &Numbers,
    times: &[Time],
    named: &[Option<EntityKind>],
) -> Vec<Figure> {
    let page = Page::new(source, text, words, numbers, times, named);
    let mut reader =
        Reader { page: &page, figures: Vec::with_capacity(numbers.all.len()), floor: 0, counted: None, scope: None };
    for mention in &numbers.all {
        reader.mention(mention);
    }
    reader.figures
}

/// What a rule makes of a number: its tokens without bound words, what it measures, the rule's name.
struct Draft {
    tokens: Range<usize>,
    measure: Measure,
    rule: &'static str,
}

impl Draft {
    fn new(tokens: Range<usize>, measure: Measure, rule: &'static str) -> Draft {
        Draft { tokens, measure, rule }
    }
}

/// Reads the numbers in order, and keeps what later ones may refer to.
struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    figures: Vec<Figure>,
    /// First token behind the last figure.
    floor: usize,
    /// The noun last counted: its span, whether it names people, its sentence.
    counted: Option<(Span, bool, usize)>,
    /// The bound in front of the last figure, and the token behind that figure.
    scope: Option<(Bound, usize)>,
}

/// Over how many sentences a counted noun can be left out.
const MEMORY: usize = 2;

impl Reader<'_, '_> {
    fn mention(&mut self, mention: &NumberMention) {
        let page = self.page;
        if mention.tokens.start < self.floor || page.timed(&mention.tokens) {
            return;
        }
        if mention.low.is_none() && !self.unvalued(mention) {
            return;
        }
        let hundredths = |last: &Figure| compound::with_hundredths(page, last, self.floor, mention);
        if let Some(sum) = self.figures.last().and_then(hundredths) {
            return self.extend(mention, mention.tokens.end, sum);
        }
        if designation::never(page, mention) {
            return;
        }
        if let Some(draft) = self.draft(mention) {
            let part = |last: &Figure| compound::with_part(page, last, self.floor, mention, &draft);
            match self.figures.last().and_then(part) {
                Some(sum) => self.extend(mention, draft.tokens.end, sum),
                None => self.keep(mention, draft),
            }
        }
    }

    /// "several soldiers", "a few people": no value, and a figure only where people are counted.
    fn unvalued(&self, mention: &NumberMention) -> bool {
        let start = mention.tokens.start;
        let article = self.page.is(start, "a");
        mention.form == NumberForm::Vague && (article || self.page.is(start, "several"))
    }

    fn draft(&mut self, mention: &NumberMention) -> Option<Draft> {
        let page = self.page;
        if mention.form == NumberForm::Ordinal {
            return measure::ordinal(page, mention);
        }
        if mention.low.is_none() {
            return self.count(mention);
        }
        if mention.form == NumberForm::Fraction && designation::unless_counting(page, mention, true) {
            return None;
        }
        let measured = money::propose(page, mention)
            .or_else(|| measure::percent(page, mention))
            .or_else(|| measure::age(page, mention))
            .or_else(|| measure::unit(page, mention));
        if measured.is_none() && mention.form == NumberForm::Fraction {
            // Half of the troops are no 0.5 troops.
            let measure = Measure::Count { counted: None, elided: false };
            return Some(Draft::new(mention.tokens.clone(), measure, "count/fraction"));
        }
        measured.or_else(|| self.count(mention))
    }

    fn count(&mut self, mention: &NumberMention) -> Option<Draft> {
        let page = self.page;
        let number_end = mention.tokens.end;
        let end = bound::after(page, number_end).map_or(number_end, |(end, _)| end);
        let counted = count::noun(page, mention, end);
        let listed = counted.is_some_and(|counted| count::is_listed(page, counted));
        let human = counted.is_some_and(|counted| count::is_human(page, counted));
        if designation::named_type(page, mention) && !human || designation::unless_counting(page, mention, listed) {
            return None;
        }
        let sentence = page.sentence(mention.tokens.start);
        let Some(counted) = counted else {
            mention.low?;
            if let Some(draft) = count::part_of_number(page, mention) {
                return Some(draft);
            }
            // "more than 50 wounded" is no more than 50 of the six children of the sentence before.
            let harmed = count::is_harmed(page, mention, number_end);
            let memory = if harmed { 0 } else { MEMORY };
            let last =
                self.counted.filter(|&(.., at)| at + memory >= sentence).map(|(span, personal, _)| (span, personal));
            return count::without_noun(page, mention, number_end, last);
        };
        let personal = count::is_person(page, counted);
        if mention.low.is_none() && !human {
            return None;
        }
        let head = page.token(counted.head)?.span;
        self.counted = Some((head, personal, sentence));
        Some(count::with_noun(page, mention, counted))
    }

    /// The last figure goes on to token `end`: "13 dollars and 45 cents".
    fn extend(&mut self, mention: &NumberMention, end: usize, sum: Number) {
        let page = self.page;
        let Some(figure) = self.figures.last_mut() else { return };
        for value in [&mut figure.low, &mut figure.best, &mut figure.high] {
            *value = value.map(|_| sum);
        }
        figure.span.end = page.span(&(mention.tokens.start..end)).end;
        figure.number.end = number_span(page, mention).end;
        figure.provenance = Provenance::new(RuleId::new("compound/units"), [figure.span]);
        self.floor = end;
    }

    fn keep(&mut self, mention: &NumberMention, draft: Draft) {
        let page = self.page;
        let before = bound::before(page, draft.tokens.start, self.floor);
        let after = bound::after(page, mention.tokens.end).or_else(|| bound::after(page, draft.tokens.end));
        let stated = before.map(|(_, bound)| bound).or(after.map(|(_, bound)| bound));
        let start = before.map_or(draft.tokens.start, |(start, _)| start);
        let start = if self.opens_range(mention, start) { start - 1 } else { start };
        let end = draft.tokens.end.max(after.map_or(0, |(end, _)| end));
        let plain = mention.form != NumberForm::Vague && matches!(draft.measure, Measure::Count { .. });
        let shared =
            self.scope.filter(|_| plain).filter(|&(_, end)| end <= start && bound::coordinated(page, end..start));
        let bound = stated.or(shared.map(|(bound, _)| bound)).unwrap_or(Bound::Exact);
        let (low, best, high, bound) = limits(mention, self.value(mention, &draft), bound);
        let span = page.span(&(start..end));
        self.figures.push(Figure {
            span,
            number: number_span(page, mention),
            change: change::before(page, start, &draft.measure),
            measure: draft.measure,
            low,
            best,
            high,
            bound,
            provenance: Provenance::new(RuleId::new(draft.rule), [span]),
        });
        self.floor = end;
        self.scope = before.map(|(_, bound)| (bound, end)).or(shared.map(|(bound, _)| (bound, end)));
    }

    /// "between 30 and 40".
    fn opens_range(&self, mention: &NumberMention, start: usize) -> bool {
        mention.form == NumberForm::Range && start > self.floor && self.page.is(start - 1, "between")
    }

    /// The number's value: "41m" is 37 where it measures a length, and below zero behind a tied minus.
    fn value(&self, mention: &NumberMention, draft: &Draft) -> Option<Number> {
        let page = self.page;
        let start = mention.tokens.start;
        let measured = matches!(draft.measure, Measure::Unit(_));
        let cut = numbers::cut(page.word(start)).filter(|cut| measured && cut.letters == "m");
        let value = cut.map(|cut| cut.value).or(mention.low)?;
        let signed = start > 0 && page.glued(start) && page.mark(start - 1) == Mark::Hyphen;
        let loose = start > 1 && (!page.glued(start - 1) || page.mark(start - 2) == Mark::Currency) || start == 1;
        let negative = signed && loose && !matches!(draft.measure, Measure::Count { .. });
        Some(if negative { value.negated() } else { value })
    }
}

/// Lowest, best and highest value, by the bound; a range and a vague quantity bound themselves.
fn limits(
    mention: &NumberMention,
    value: Option<Number>,
    bound: Bound,
) -> (Option<Number>, Option<Number>, Option<Number>, Bound) {
    let own = match (mention.form, bound) {
        (NumberForm::Range, _) => Bound::Range,
        (NumberForm::Vague, Bound::Exact | Bound::About) => Bound::Vague,
        _ => bound,
    };
    match own {
        Bound::Exact => (value, value, value, own),
        Bound::About => (None, value, None, own),
        Bound::AtLeast | Bound::MoreThan | Bound::Vague => (value, None, None, own),
        Bound::AtMost | Bound::LessThan => (None, None, value, own),
        Bound::Range => (value, None, mention.high, own),
    }
}

/// The number's own words, without the unit or currency letters glued to them.
fn number_span(page: &Page<'_>, mention: &NumberMention) -> Span {
    let mut span = page.span(&mention.tokens);
    let last = page.word(mention.tokens.end.saturating_sub(1));
    let unit = |letters: &str| letters != "m" && numbers::glued_unit(letters).is_some();
    let letters = numbers::cut(last).map_or(0, |cut| if unit(cut.letters) { cut.letters.len() } else { 0 });
    let first = page.word(mention.tokens.start);
    let lead = if page.is_word(mention.tokens.start) { numbers::letters_before(first).unwrap_or(0) } else { 0 };
    span.end = span.end.saturating_sub(u32::try_from(letters).unwrap_or(0));
    span.start += u32::try_from(lead).unwrap_or(0);
    span
}

#[cfg(test)]
mod tests;
