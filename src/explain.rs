//! Why a claim was made, printed as a tree: the claim, its roles and what they refer to, its stance and sources, the
//! rule and its words. Made on request.

use std::fmt;

use crate::claims::{Argument, Claim, Modality, Polarity};
use crate::document::Document;
use crate::figures::{Figure, Measure};
use crate::kind::Bound;
use crate::span::Span;

/// The tree behind a claim. Print it with `{}`.
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'d> {
    document: &'d Document<'d>,
    claim: &'d Claim,
}

impl<'d> Explanation<'d> {
    pub(crate) fn new(document: &'d Document<'d>, claim: &'d Claim) -> Explanation<'d> {
        Explanation { document, claim }
    }

    /// The first line: the kind, its label, and the stance where it is not the usual one.
    fn title(&self) -> String {
        let mut title = self.claim.kind().as_str().to_owned();
        if let Some((field, word)) = self.claim.fact.label() {
            title += &format!(", {field} {word}");
        }
        let stance = self.claim.stance;
        if stance.polarity != Polarity::Asserted {
            title += &format!(", {}", stance.polarity.as_str());
        }
        if stance.modality != Modality::Actual {
            title += &format!(", {}", stance.modality.as_str());
        }
        title
    }

    /// The branches, each with its name.
    fn branches(&self) -> Vec<(&'static str, String)> {
        let claim = self.claim;
        let mut branches = vec![("cue", self.words(claim.cue))];
        for (role, fillers) in claim.fact.roles() {
            branches.extend(fillers.iter().map(|filler| (role, self.argument(filler))));
        }
        branches.extend(claim.place.iter().map(|place| ("place", self.argument(place))));
        if let Some(time) = claim.time.and_then(|id| self.document.times.get(id.0 as usize)) {
            let modifier = time.modifier.map_or(String::new(), |modifier| format!(" {modifier}"));
            branches.push(("time", format!("{} → {}{modifier}", self.words(time.span), time.value)));
        }
        for attribution in &claim.attribution {
            let (source, cue) = (self.argument(&attribution.source), self.words(attribution.cue));
            branches.push(("source", format!("on the word of {source}, by {cue}")));
        }
        branches.push(("rule", claim.provenance.rule.to_string()));
        if !claim.provenance.evidence.is_empty() {
            let words: Vec<String> = claim.provenance.evidence.iter().map(|span| self.words(*span)).collect();
            branches.push(("evidence", words.join(" ")));
        }
        branches
    }

    /// An argument's words and what they resolve to.
    fn argument(&self, argument: &Argument) -> String {
        let mut shown = self.words(argument.span);
        if argument.elided {
            shown += " (left out here)";
        }
        if let Some(figure) = argument.figure.and_then(|id| self.document.figures.get(id.0 as usize)) {
            shown += &format!(" → {}", self.figure(figure));
        }
        if let Some(entity) = argument.entity.and_then(|id| self.document.entities.get(id.index())) {
            shown += &format!(" → {} ({})", entity.name, entity.kind);
        }
        shown
    }

    /// What a figure states, its bound and what it counts: "at least 20 people".
    fn figure(&self, figure: &Figure) -> String {
        let of = match &figure.measure {
            Measure::Count { counted: Some(noun), .. } => format!(" {}", one_line(&self.document[*noun])),
            Measure::Count { counted: None, .. } => String::new(),
            Measure::Money { unit, .. } | Measure::Unit(unit) => format!(" {unit}"),
            Measure::Percent => " percent".to_owned(),
            Measure::Age => " of age".to_owned(),
            Measure::Ordinal => " in order".to_owned(),
        };
        format!("{}{}{of}", figure.changed(), stated(figure))
    }

    /// The words under a span, quoted, on one line, their middle left out where they are many.
    fn words(&self, span: Span) -> String {
        format!("“{}”", one_line(&self.document[span]))
    }
}

/// A figure's value with its bound; of a word such as "dozens" it says that the number is not the text's.
fn stated(figure: &Figure) -> String {
    let value = figure.bounded(|number| number.to_string());
    if figure.bound == Bound::Vague { format!("vaguely {value}") } else { value }
}

/// White space folded; of more than a line's words the first and the last.
fn one_line(words: &str) -> String {
    const LINE: usize = 88;
    const HEAD: usize = 56;
    const TAIL: usize = 28;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length <= LINE {
        return line;
    }
    let head: String = line.chars().take(HEAD).collect();
    let tail: String = line.chars().skip(length - TAIL).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let branches = self.branches();
        let width = branches.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        writeln!(f, "{}", self.title())?;
        for (at, (name, shown)) in branches.iter().enumerate() {
            let twig = if at + 1 == branches.len() { "└─" } else { "├─" };
            writeln!(f, "{twig} {name:width$}  {shown}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
