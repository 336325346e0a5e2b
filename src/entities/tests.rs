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
fn a_group_is_no_league_of_states() {
    let text = "Boko Haram lost the town, United Nations envoys say. The group has said nothing.";
    assert_eq!(mentions_of(text, "Boko Haram"), ["Boko Haram", "The group"]);
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

/// The entities of a text, each as its mentions with "/" between, in order of their first.
fn who(text: &str) -> Vec<String> {
    let article = Article::new(text);
    let document = Extractor::builder().claims(&[]).build().unwrap().extract(&article).unwrap();
    let words = |at: &u32| document[document.mentions()[*at as usize].span].to_owned();
    document.entities().iter().map(|e| e.mentions.iter().map(words).collect::<Vec<_>>().join("/")).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        assert_eq!(who(text), *wanted, "{text}");
    }
}

#[test]
fn namesakes_of_all_sorts() {
    check(&[
        ("Ann Porter spoke. Bill Porter slept. Ann Porter left.", &["Ann Porter/Ann Porter", "Bill Porter"]),
        ("Ana Roth met Bill Roth. Ms. Roth left. Mr. Roth stayed.", &["Ana Roth/Ms. Roth", "Bill Roth/Mr. Roth"]),
        // A surname that is a man's title.
        ("Ana King left. King slept.", &["Ana King/King"]),
        ("Ana Roth left. President Roth left. Roth left.", &["Ana Roth/President Roth/Roth"]),
        ("George Zorbat Jr. left. George Zorbat Sr. stayed.", &["George Zorbat Jr.", "George Zorbat Sr."]),
        ("George Zorbat Jr. left. George Zorbat stayed.", &["George Zorbat Jr./George Zorbat"]),
        ("George W. Zorbat left. George H. W. Zorbat stayed.", &["George W. Zorbat", "George H. W. Zorbat"]),
        ("George W. Zorbat left. George Zorbat stayed.", &["George W. Zorbat/George Zorbat"]),
        ("Ada Paris won. She flew to Paris.", &["Ada Paris/She", "Paris"]),
        ("Omar al-Karim met Ali al-Karim. Ali al-Karim left.", &["Omar al-Karim", "Ali al-Karim/Ali al-Karim"]),
    ]);
}

#[test]
fn one_ministry_a_country() {
    check(&[
        (
            "Norway's Trade Ministry spoke. Kenya's Trade Ministry replied.",
            &["Norway", "Trade Ministry", "Kenya", "Trade Ministry"],
        ),
        (
            "The Kenyan Trade Ministry spoke. The Trade Ministry left.",
            &["Kenyan", "Kenyan Trade Ministry/Trade Ministry"],
        ),
        (
            "The Kenyan Trade Ministry spoke. Kenya's Trade Ministry left.",
            &["Kenyan/Kenya", "Kenyan Trade Ministry/Trade Ministry"],
        ),
        ("The Trade Ministry spoke. Kenya's Trade Ministry left.", &["Trade Ministry/Trade Ministry", "Kenya"]),
        // Of two that it may be it is neither.
        (
            "Norway's Trade Ministry and Kenya's Trade Ministry met. The Trade Ministry left.",
            &["Norway", "Trade Ministry", "Kenya", "Trade Ministry", "Trade Ministry"],
        ),
    ]);
}

#[test]
fn descriptions_and_titles() {
    check(&[
        ("The Harbour Alliance met. The group voted. The Alliance paid.", &["Harbour Alliance/The group/Alliance"]),
        ("The Harbour Alliance met. The company voted.", &["Harbour Alliance"]),
        ("The Karun Ministry of Trade met. The ministry voted.", &["Karun Ministry of Trade/The ministry"]),
        ("The Karun Ministry of Trade met. The party voted.", &["Karun Ministry of Trade"]),
        ("The group voted. The country slept.", &[]),
        ("Troops left Kenya. The country slept.", &["Kenya/The country"]),
        // The country that acts is not the one acted in.
        ("Kenya is trying to win in the country.", &["Kenya"]),
        (
            "Ruth Zorbat, the defense minister, left. The defence minister slept.",
            &["Ruth Zorbat/the defense minister/The defence minister"],
        ),
        ("Ruth Zorbat, a farmer, left. The farmer slept.", &["Ruth Zorbat"]),
        ("The prime minister left. Prime Minister Ruth Zorbat stayed.", &["Ruth Zorbat"]),
        ("Prime Minister Ruth Zorbat left. The prime minister of nowhere stayed.", &["Ruth Zorbat"]),
    ]);
}

#[test]
fn pronouns() {
    check(&[
        ("Ann Porter met Luis Vega. He spoke. She nodded.", &["Ann Porter/She", "Luis Vega/He"]),
        ("Luis Vega met Bill Porter. He left.", &["Luis Vega/He", "Bill Porter"]),
        ("Ann Porter spoke. Her dog barked.", &["Ann Porter/Her"]),
        ("Ann Porter spoke. It was late. They left.", &["Ann Porter"]),
        ("\"He left,\" said Ann Porter.", &["Ann Porter"]),
        ("She spoke. Ann Porter left.", &["Ann Porter"]),
        ("Ann Porter left. One day. Two days. Three days. Four days. She left.", &["Ann Porter"]),
        ("The Karun Bank grew. He left.", &["Karun Bank"]),
        // An object is hardly the subject of its own clause.
        ("Luis Vega met Bill Porter and urged him to go.", &["Luis Vega", "Bill Porter/him"]),
        ("Luis Vega said Bill Porter beat him.", &["Luis Vega/him", "Bill Porter"]),
        ("Ann Porter met Dana Vega, and her dog barked.", &["Ann Porter/her", "Dana Vega"]),
    ]);
}

#[test]
fn how_far_a_name_reaches() {
    check(&[
        ("Mr. Reyes left.", &["Mr. Reyes"]),
        ("Mrs. Dana Reyes left.", &["Mrs. Dana Reyes"]),
        ("Gen. Ana Roth left.", &["Gen. Ana Roth"]),
        ("Lt. Col. Ana Roth left.", &["Lt. Col. Ana Roth"]),
        ("President Ana Roth left.", &["Ana Roth"]),
        ("President Roth left.", &["President Roth"]),
        ("Vice President Roth left.", &["Vice President Roth"]),
        ("The president, Roth said, left.", &["Roth"]),
        ("Farmer Roth said so.", &["Roth"]),
        ("Pope Leo prayed.", &["Pope Leo"]),
        ("The mister left.", &[]),
    ]);
}

/// What is wrong today. Whoever mends one moves it up among the cases above.
#[test]
fn not_yet() {
    let right: &[(&str, &[&str])] = &[
        // The country that acted one sentence before.
        ("Kenya voted. The country slept.", &["Kenya/The country"]),
        // A suffix says that it is a company, the table of descriptions asks for a listed one.
        ("Orbis Rail Corp. grew. The company hired.", &["Orbis Rail Corp./The company"]),
        // "of Kenya" behind a ministry's name says whose it is.
        (
            "The Ministry of Trade of Kenya and the Ministry of Trade of Norway met.",
            &["Ministry of Trade", "Kenya", "Ministry of Trade", "Norway"],
        ),
        // A coalition that has nothing to do with the listed one.
        ("The U.S.-led coalition landed in Grenada.", &["U.S.", "Grenada"]),
    ];
    for (text, wanted) in right {
        assert_ne!(who(text), *wanted, "now right, so move it: {text}");
    }
}
