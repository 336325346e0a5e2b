//! Personal pronouns: "he", "her", "his". Runs once an article, over its pronouns.
//!
//! The first person named in the sentence before the pronoun, else the first of the sentence before, and so on for
//! three sentences: subjects come first in news. Gender must agree where it is known. "It" and "they" are left open:
//! what they stand for is too often no name at all.

use std::ops::Range;

use super::cluster::{Clusters, Gender};
use super::{Draft, Form};
use crate::kind::EntityKind;
use crate::provenance::{Provenance, RuleId};
use crate::text::Mark;
use crate::words::{Class, Reading, words};

/// How many sentences back a pronoun may reach.
const REACH: usize = 3;

/// How many mentions of a sentence are looked at.
const LOOK_BACK: usize = 200;

/// Adds a mention for every pronoun that can be resolved. `drafts` are in text order, and stay so.
pub(crate) fn resolve(reading: Reading<'_>, clusters: &Clusters<'_>, drafts: &mut Vec<Draft>) {
    let mut pronouns = Vec::new();
    for (i, info) in reading.words.infos.iter().enumerate() {
        if info.classes.any(Class::PRONOUN | Class::POSSESSIVE) {
            pronouns.extend(gender_of(reading, i).map(|gender| (i, gender)));
        }
    }
    if pronouns.is_empty() {
        return;
    }
    let mut merged: Vec<Draft> = Vec::with_capacity(2 * drafts.len());
    let mut rest = std::mem::take(drafts).into_iter();
    for (i, gender) in pronouns {
        let before = rest.as_slice().iter().take_while(|draft| draft.tokens.start <= i).count();
        merged.extend(rest.by_ref().take(before));
        let Some(before) = antecedent(reading, clusters, &merged, i, gender) else { continue };
        let evidence = vec![reading.span(&(i..i + 1)), reading.span(&merged[before].tokens)];
        merged.push(Draft {
            tokens: i..i + 1,
            kind: EntityKind::Person,
            form: Form::Pronoun,
            cluster: merged[before].cluster,
            provenance: Provenance::new(RuleId::new("person/pronoun"), evidence),
        });
    }
    merged.extend(rest);
    *drafts = merged;
}

fn gender_of(reading: Reading<'_>, i: usize) -> Option<Gender> {
    if reading.is_one(i, words!["he", "him", "his", "himself"]) {
        Some(Gender::Male)
    } else if reading.is_one(i, words!["she", "her", "hers", "herself"]) {
        Some(Gender::Female)
    } else {
        None
    }
}

/// The draft that the pronoun at token `i` takes up.
fn antecedent(
    reading: Reading<'_>,
    clusters: &Clusters<'_>,
    drafts: &[Draft],
    i: usize,
    gender: Gender,
) -> Option<usize> {
    let here = reading.sentence_of(i);
    let upto = drafts.partition_point(|draft| draft.tokens.start < i);
    for back in 0..=REACH {
        let sentence = here.checked_sub(back)?;
        let start = reading.text.sentences.get(sentence)?.start;
        let from = drafts.partition_point(|draft| draft.tokens.start < start).max(upto.saturating_sub(LOOK_BACK));
        let fits = |at: &usize| {
            let draft = &drafts[*at];
            let agrees =
                |cluster: usize| matches!(clusters.all[cluster].gender, g if g == gender || g == Gender::Unknown);
            draft.kind == EntityKind::Person
                && reading.sentence_of(draft.tokens.start) == sentence
                && draft.cluster.is_some_and(agrees)
        };
        let first = (from..upto).find(fits);
        let other = || (from..upto).rev().find(fits).filter(|&last| sets_apart(reading, drafts[last].tokens.end..i));
        if let Some(found) = if is_object(reading, i) { other().or(first) } else { first } {
            return Some(found);
        }
    }
    None
}

/// "him", and "her" that owns nothing: hardly the subject of its own clause.
fn is_object(reading: Reading<'_>, i: usize) -> bool {
    let owns = reading.is(i + 1, Class::NOUN | Class::ADJECTIVE);
    reading.is_one(i, words!["him"]) || reading.is_one(i, words!["her"]) && !owns
}

/// "met Lind |and urged| him", but not "Lind |beat| him": whether a comma or conjunction keeps a name from being the subject
/// of what the pronoun is the object of.
fn sets_apart(reading: Reading<'_>, between: Range<usize>) -> bool {
    between.clone().any(|i| reading.mark(i) == Mark::Comma || reading.is(i, Class::CONJUNCTION))
}
