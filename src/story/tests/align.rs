//! Who is who across articles: by id, alias and name; namesakes apart.

use super::two;

/// The entities that two articles share, by name.
fn shared(one: &str, other: &str) -> Vec<String> {
    let (story, _) = two(one, other);
    story.entities().iter().map(|entity| entity.name.clone()).collect()
}

#[test]
fn names_ids_and_aliases_are_one() {
    let cases: [(&str, &str, &[&str]); 9] = [
        ("Ana Roth spoke in Lyon.", "Ana Roth left Lyon.", &["Ana Roth", "Lyon"]),
        // Listed: one id whatever it is called.
        ("The United States agreed.", "Officials in the U.S. agreed.", &["United States"]),
        ("The United Nations agreed.", "The U.N. agreed.", &["United Nations"]),
        ("He flew to Kyiv.", "He flew to Kiev.", &["Kyiv"]),
        // Another id, another thing.
        ("He flew to Niger.", "He flew to Nigeria.", &[]),
        ("The rebels hold Guinea.", "The rebels hold Guinea-Bissau.", &[]),
        // A surname alone belongs to the only one who bears it.
        ("Ana Roth spoke.", "Mr. Weiss met Ms. Roth.", &["Ana Roth"]),
        ("Ana Roth spoke. Carl Roth left.", "Officials met Dr. Roth on Monday.", &[]),
        ("Ana Roth spoke.", "Ana Weiss spoke.", &[]),
    ];
    for (one, other, expected) in cases {
        assert_eq!(shared(one, other), expected, "{one} / {other}");
    }
}

#[test]
fn namesakes_are_told_apart_by_their_offices() {
    let cases: [(&str, &str, bool); 5] = [
        ("Finance Minister Ana Roth spoke.", "Ana Roth, the finance minister, spoke.", true),
        ("Finance Minister Ana Roth spoke.", "Ana Roth spoke.", true),
        ("Finance Minister Ana Roth spoke.", "Ana Roth, the former finance minister, spoke.", true),
        ("Finance Minister Ana Roth spoke.", "Police Chief Ana Roth spoke.", false),
        ("Finance Minister Ana Roth spoke.", "Bishop Roth spoke.", false),
    ];
    for (one, other, same) in cases {
        assert_eq!(shared(one, other).contains(&"Ana Roth".to_owned()), same, "{one} / {other}");
    }
}

#[test]
fn members_name_each_article_and_entity() {
    let (story, documents) = two("Ana Roth left Lyon. She was tired.", "Lyon waited for Ana Roth.");
    let [roth, lyon] = story.entities() else { panic!("{:?}", story.entities()) };
    for (entity, name) in [(roth, "Ana Roth"), (lyon, "Lyon")] {
        let named =
            |&(article, entity): &(u32, u32)| documents[article as usize].entities()[entity as usize].name == name;
        assert_eq!(entity.members.len(), 2);
        assert!(entity.members.iter().all(named), "{entity:?}");
    }
}
