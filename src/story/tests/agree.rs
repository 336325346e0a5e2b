//! How two claims lie to each other: by figure, place, day, "not" and label.

use super::{article_of, two};
use crate::story::{Relation, Story};

/// What becomes of the claims of one kind in two articles; "no claim" where one has none, so that nothing agrees or is
/// kept apart for want of a claim.
fn relation(kind: &str, one: &str, other: &str) -> String {
    let (story, documents) = two(one, other);
    let of_kind = |article: usize, claim: u32| documents[article].claims()[claim as usize].kind().as_str() == kind;
    for (article, document) in documents.iter().enumerate() {
        if !document.claims().iter().any(|claim| claim.kind().as_str() == kind) {
            return format!("no claim in {article}");
        }
    }
    let pairs = story.pairs().iter().filter(|pair| of_kind(0, pair.a.claim));
    let mut found: Vec<String> =
        pairs.map(|pair| [&[pair.relation.as_str()], pair.differs.as_slice()].concat().join(" ")).collect();
    found.dedup();
    if found.is_empty() { "unrelated".to_owned() } else { found.join(", ") }
}

type Case<'c> = (&'c str, &'c str, &'c str, &'c str);

fn check(cases: &[Case<'_>]) {
    let mut wrong = String::new();
    for &(kind, one, other, expected) in cases {
        for (one, other) in [(one, other), (other, one)] {
            let found = relation(kind, one, other);
            if found != expected {
                wrong += &format!("{one} / {other}: {expected}, found {found}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn figures_by_what_their_bounds_leave_open() {
    const BASE: &str = "Kenya has 300 troops in Somalia.";
    check(&[
        ("presence", BASE, "Kenya has 300 soldiers in Somalia.", "same"),
        ("presence", BASE, "Kenya has three hundred troops in Somalia.", "same"),
        ("presence", BASE, "Kenya has 500 troops in Somalia.", "conflicting size"),
        ("presence", BASE, "Kenya has at least 250 troops in Somalia.", "compatible size"),
        ("presence", BASE, "Kenya has at least 350 troops in Somalia.", "conflicting size"),
        ("presence", BASE, "Kenya has more than 350 troops in Somalia.", "conflicting size"),
        ("presence", BASE, "Kenya has about 310 troops in Somalia.", "compatible size"),
        ("presence", BASE, "Kenya has about 240 troops in Somalia.", "conflicting size"),
        ("presence", BASE, "Kenya has about 400 troops in Somalia.", "conflicting size"),
        ("presence", BASE, "Kenya has fewer than 400 troops in Somalia.", "compatible size"),
        ("presence", BASE, "Kenya has fewer than 200 troops in Somalia.", "conflicting size"),
        ("presence", BASE, "Kenya has hundreds of troops in Somalia.", "compatible size"),
        ("presence", BASE, "Kenya has tens of thousands of troops in Somalia.", "conflicting size"),
        ("presence", BASE, "Kenya has troops in Somalia.", "compatible size"),
        ("presence", BASE, "Uganda has 500 troops in Somalia.", "unrelated"),
        ("presence", BASE, "Kenya has 500 troops in Haiti.", "unrelated"),
        ("presence", BASE, "Kenya will have 500 troops in Somalia.", "unrelated"),
    ]);
}

#[test]
fn tolls_belong_to_a_place_or_a_day() {
    const BASE: &str = "A fire killed 14 people in Bursa on Monday.";
    check(&[
        ("casualties", BASE, "On Monday a fire killed fourteen people in Bursa.", "same"),
        ("casualties", BASE, "A fire killed 17 people in Bursa on Monday.", "conflicting victims"),
        ("casualties", BASE, "A fire killed at least 12 people in Bursa on Monday.", "compatible victims"),
        ("casualties", BASE, "A fire killed dozens of people in Bursa on Monday.", "compatible victims"),
        ("casualties", BASE, "A fire killed 14 people in Turkey on Monday.", "compatible place"),
        ("casualties", BASE, "A fire killed 14 people in Lyon on Monday.", "conflicting place"),
        ("casualties", BASE, "A fire killed 17 people in Lyon on Monday.", "unrelated"),
        ("casualties", BASE, "A flood killed 14 people in Lyon on Monday.", "unrelated"),
        ("casualties", BASE, "A fire killed 17 people in Bursa on Sunday.", "unrelated"),
        ("casualties", BASE, "A fire injured 17 people in Bursa on Monday.", "unrelated"),
        ("casualties", BASE, "A fire killed 17 firefighters in Bursa on Monday.", "unrelated"),
        ("casualties", BASE, "A fire could kill 17 people in Bursa.", "unrelated"),
    ]);
}

#[test]
fn places_inside_places() {
    check(&[
        ("visit", "Ana Roth visited Basra on Monday.", "Ana Roth visited Iraq on Monday.", "compatible place"),
        ("visit", "Ana Roth visited Basra on Monday.", "Ana Roth arrived in Basra on Monday.", "same"),
        // Who visits two towns in a day does nothing odd.
        ("visit", "Ana Roth visited Basra on Monday.", "Ana Roth visited Kirkuk on Monday.", "unrelated"),
        ("visit", "Ana Roth visited Basra on Monday.", "Ana Roth visited Lyon on Monday.", "unrelated"),
        (
            "visit",
            "Ana Roth was received by Omar Haddad in Basra on Monday.",
            "Ana Roth was received by Omar Haddad in Kirkuk on Monday.",
            "conflicting place",
        ),
        ("visit", "Ana Roth visited Basra on Monday.", "Bill Weiss visited Basra on Monday.", "unrelated"),
        (
            "meeting",
            "Kenya and Uganda held talks in Nairobi on Monday.",
            "Uganda and Kenya held talks in Geneva on Monday.",
            "conflicting place",
        ),
        (
            "meeting",
            "Kenya and Uganda held talks in Nairobi on Monday.",
            "Uganda and Kenya held talks in Kenya on Monday.",
            "compatible place",
        ),
        (
            "meeting",
            "Kenya and Uganda held talks in Nairobi on Monday.",
            "Uganda and Kenya held talks in Geneva last month.",
            "unrelated",
        ),
        (
            "meeting",
            "Kenya and Uganda held talks in Nairobi on Monday.",
            "Uganda and Somalia held talks in Geneva on Monday.",
            "unrelated",
        ),
        ("presence", "Kenya has 300 troops in Mogadishu.", "Kenya has 300 troops in Somalia.", "compatible place"),
        ("control", "Rebels captured Goma on Tuesday.", "Rebels captured Bukavu on Tuesday.", "unrelated"),
    ]);
}

#[test]
fn days_of_one_event_or_two() {
    const BASE: &str = "Armenia and Azerbaijan signed a peace treaty in Tbilisi on Monday.";
    check(&[
        ("agreement", BASE, "Azerbaijan and Armenia signed a peace treaty in Tbilisi on May 13.", "same"),
        ("agreement", BASE, "Armenia and Azerbaijan signed a peace treaty in Tbilisi on Tuesday.", "conflicting time"),
        ("agreement", BASE, "Armenia and Azerbaijan signed a peace treaty in Tbilisi this week.", "compatible time"),
        ("agreement", BASE, "Armenia and Azerbaijan signed a peace treaty in Tbilisi in 2009.", "unrelated"),
        // More than a week between: another treaty.
        ("agreement", BASE, "Armenia and Azerbaijan signed a peace treaty in Tbilisi on April 13.", "unrelated"),
        ("visit", "Ana Roth visited Lyon on Monday.", "Ana Roth visited Lyon on Sunday.", "conflicting time"),
        ("visit", "Ana Roth visited Lyon on Monday.", "Ana Roth visited Lyon on May 13.", "same"),
    ]);
}

#[test]
fn a_not_in_only_one_of_them() {
    const BASE: &str = "Rebels captured Goma on Tuesday.";
    check(&[
        ("control", BASE, "Rebels did not capture Goma on Tuesday.", "conflicting polarity"),
        ("control", "Rebels did not capture Goma on Tuesday.", "The rebels never captured Goma on Tuesday.", "same"),
        ("control", BASE, "Rebels may have captured Goma on Tuesday.", "compatible modality"),
        // What is negated of a part, or of a day, says nothing of the rest.
        (
            "movement",
            "Kenya withdrew its troops from Somalia in May.",
            "Kenya did not withdraw its troops from Mogadishu in May.",
            "unrelated",
        ),
        (
            "movement",
            "Kenya withdrew its troops from Mogadishu in May.",
            "Kenya did not withdraw its troops from Somalia in May.",
            "conflicting polarity",
        ),
        (
            "movement",
            "Kenya withdrew its troops from Somalia in May.",
            "Kenya did not withdraw its troops from Somalia on Tuesday.",
            "unrelated",
        ),
        (
            "movement",
            "Kenya withdrew its troops from Somalia in May.",
            "Uganda did not withdraw its troops from Somalia in May.",
            "unrelated",
        ),
    ]);
}

#[test]
fn labels_keep_apart_but_for_who_holds_an_office() {
    check(&[
        ("movement", "Kenya sent 300 troops to Haiti.", "Kenya withdrew 300 troops from Haiti.", "unrelated"),
        ("agreement", "Kenya and Uganda signed a pact.", "Kenya and Uganda broke a pact.", "unrelated"),
        ("control", "Rebels captured Goma.", "Rebels lost Goma.", "unrelated"),
        (
            "office",
            "Ana Roth, the finance minister, spoke.",
            "Ana Roth, the former finance minister, spoke.",
            "compatible status",
        ),
        ("office", "Ana Roth, the finance minister, spoke.", "Finance Minister Ana Roth spoke.", "same"),
        ("office", "Ana Roth, the finance minister, spoke.", "Ana Roth, the police chief, spoke.", "unrelated"),
    ]);
}

#[test]
fn undated_claims_of_articles_far_apart_contradict_nothing() {
    let conflict = |day: &str| {
        let one =
            article_of("a", "2024-05-15", "Kenya has 300 troops in Somalia. Kenya withdrew its police from Haiti.");
        let text = "Kenya has 500 troops in Somalia. Kenya did not withdraw its police from Haiti.";
        let story = Story::link(&[one, article_of("b", day, text)]);
        story.pairs().iter().filter(|pair| pair.relation == Relation::Conflicting).count()
    };
    assert_eq!(conflict("2024-05-16"), 2);
    assert_eq!(conflict("2024-06-15"), 2);
    assert_eq!(conflict("2024-06-16"), 0);
    assert_eq!(conflict("2023-05-15"), 0);
}

#[test]
fn we_is_who_speaks() {
    let pledge = |one: &str, other: &str| {
        let said = |who: &str| format!("\"We are ready to rebuild the old bridge,\" said {who}.");
        relation("pledge", &said(one), &said(other))
    };
    assert_ne!(pledge("Ana Roth", "Ana Roth"), "unrelated");
    assert_eq!(pledge("Ana Roth", "Bill Weiss"), "unrelated");
}
