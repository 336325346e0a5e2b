//! Who is who, on small articles of our own.

use crate::{Article, Extractor};

/// Every mention of the entity that the first mention with this text belongs to.
fn mentions_of(text: &str, first: &str) -> Vec<String> {
    let article = Article::new(text);
    let document = Extractor::new().unwrap().extract(&article).unwrap();
    let entity = document.mentions().iter().find(|m| &document[m.span] == first).and_then(|m| m.entity);
    let same = document.mentions().iter().filter(|m| entity.is_some() && m.entity == entity);
    same.map(|m| document[m.span].to_owned()).collect()
}

#[test]
fn full_name_surname_title_pronoun() {
    let text = "Defense Minister Marta Quill visited the camp on Monday. Quill said she would return. The defense minister left at noon.";
    assert_eq!(mentions_of(text, "Marta Quill"), ["Marta Quill", "Quill", "she", "The defense minister"]);
}

#[test]
fn all_names_of_one_group() {
    let text = "The Islamic State (ISIS) lost the town. Officials say Daesh fled. The group has said nothing; ISIL rarely does.";
    assert_eq!(mentions_of(text, "Islamic State"), ["Islamic State", "ISIS", "Daesh", "The group", "ISIL"]);
}

#[test]
fn a_nationality_is_its_country() {
    let text = "Iraqi troops left Iraq. Iraqis cheered.";
    assert_eq!(mentions_of(text, "Iraq"), ["Iraqi", "Iraq", "Iraqis"]);
}

#[test]
fn an_acronym_in_brackets() {
    let text = "The Harbour Pilots Association (HPA) met. HPA members voted.";
    assert_eq!(mentions_of(text, "Harbour Pilots Association"), ["Harbour Pilots Association", "HPA", "HPA"]);
}

#[test]
fn namesakes_stay_apart() {
    let text = "Senator Ann Porter met Governor Luis Vega. Vega thanked Porter.";
    assert_eq!(mentions_of(text, "Luis Vega"), ["Luis Vega", "Vega"]);
    assert_eq!(mentions_of(text, "Ann Porter"), ["Ann Porter", "Porter"]);
}

#[test]
fn near_misses() {
    // Nobody before the pronoun, a woman before "he", a title nobody holds.
    assert!(mentions_of("He left.", "He").is_empty());
    assert_eq!(mentions_of("Spokeswoman Dana Reyes spoke. He left.", "Dana Reyes"), ["Dana Reyes"]);
    assert_eq!(mentions_of("Senator Ann Porter spoke. The prime minister left.", "Ann Porter"), ["Ann Porter"]);
}
