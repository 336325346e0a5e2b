//! A readable tree of a sentence's clauses, for tests and for whoever asks why a claim was or was not made.

use std::fmt::Write;

use super::sentence::Sentence;
use crate::words::Reading;

/// One line a clause: verb, its features, and its partners.
pub(crate) fn dump(reading: Reading<'_>, sentence: &Sentence<'_>) -> String {
    let mut out = String::new();
    for (index, clause) in sentence.clauses.iter().enumerate() {
        let verb = sentence.verb(index);
        let nouns = |list: &[usize]| {
            let words: Vec<&str> = list.iter().map(|&noun| reading.slice(&sentence.noun(noun).tokens)).collect();
            words.join(" + ")
        };
        let _ = write!(out, "{}", reading.slice(&verb.tokens));
        for (yes, name) in [
            (verb.passive, "passive"),
            (verb.negated, "negated"),
            (verb.infinitive, "infinitive"),
            (!verb.finite && !verb.infinitive, "participle"),
        ] {
            if yes {
                let _ = write!(out, " [{name}]");
            }
        }
        if !clause.subject.is_empty() {
            let _ = write!(out, " | subject: {}", nouns(&clause.subject));
        }
        if !clause.objects.is_empty() {
            let _ = write!(out, " | object: {}", nouns(&clause.objects));
        }
        for (token, list) in &clause.prepositions {
            let _ = write!(out, " | {}: {}", reading.word(*token), nouns(list));
        }
        out.push('\n');
    }
    out
}
