//! Names as newspapers of many countries write them: given names of two syllables, offices and honorifics of other tongues,
//! villages that no table lists, parties and clubs before their people.

use super::{check, named};

#[test]
fn halves_of_given_names() {
    check(&[
        ("person/hyphened", "Park Jin-ho left the hall.", "Park Jin-ho"),
        ("person/hyphened", "The Park Plan-led group left.", ""),
        ("person/hyphened", "They saw Jin-ho Park and Lee Do-yun.", "Jin-ho Park/Lee Do-yun"),
        ("person/hyphened", "They saw Hyde Park-like lawns.", ""),
        ("person/hyphened", "The Sun-run event began.", ""),
        ("person/hyphened", "Few liked the Hong Kong-set film.", ""),
        ("person/title-name", "Mayor Cheung Ka-keung spoke.", "Cheung Ka-keung"),
        ("person/title-name", "The mayor of a Cheung-run town spoke.", ""),
    ]);
    assert_eq!(named("Kwon Jin-ho left. Kwon wept."), ["person Kwon Jin-ho", "person Kwon"]);
    assert_eq!(named("Mayor Kwon Jin-ho's dog left."), ["person Kwon Jin-ho"]);
}

#[test]
fn places_by_who_lives_there() {
    check(&[
        ("place/after-preposition", "Residents of Zorbat fled.", "Zorbat"),
        ("place/after-preposition", "Members of Zorbat fled.", ""),
        ("place/after-preposition", "A fisherman from Zorbat drowned.", "Zorbat"),
        ("place/after-preposition", "A letter from Zorbat came.", ""),
        ("place/after-preposition", "The envoy travelled to Zorbat.", "Zorbat"),
        ("place/after-preposition", "The envoy wrote to Zorbat.", ""),
        ("place/after-preposition", "The mayor of Zorbat-Karm wept.", "Zorbat-Karm"),
        ("place/after-preposition", "The mother of Zorbat-Karm wept.", ""),
        ("place/after-preposition", "A rider was hurt at Zorbat camp.", "Zorbat"),
        ("place/after-preposition", "A rider left the Zorbat camp.", ""),
        ("place/after-preposition", "They live in the province of Maria Zorbat.", "Maria Zorbat"),
        ("place/after-preposition", "They live in the house of Maria Zorbat.", ""),
        ("place/in-row", "Rain fell in Nairobi, Zorbat and Karm.", "Zorbat/Karm"),
        ("place/in-row", "Rain fell on Nairobi, Zorbat said.", ""),
        ("place/in-row", "In Nairobi, Zorbat, a lawyer, wept.", ""),
        ("place/in-row", "Police left Zorbat, Quelm and Karm districts.", "Zorbat/Quelm"),
        ("place/in-row", "Police left Zorbat, Quelm and Karm behind.", ""),
        ("place/in-row", "Police left Zorbat and Karm tehsils.", "Zorbat"),
        ("place/in-row", "Police left Zorbat and Karm toys.", ""),
        ("place/in-row", "Talks with Kenya and Zorbat failed.", ""),
        ("place/in-row", "Rain fell between Nairobi and Zorbat Quelm.", "Zorbat Quelm"),
        ("place/in-row", "They flew from Nairobi, and Zorbat Quelm waved.", ""),
        ("place/head-of", "They closed the Port of Zorbat.", "Port of Zorbat"),
        ("place/head-of", "They closed the port of call.", ""),
        ("place/head-of", "The Valley of the quiet river is green.", ""),
        ("place/town-and-word", "Residents of Milan Zorbat fled.", "Milan Zorbat"),
        ("place/town-and-word", "The coach Milan Zorbat fled.", ""),
        ("place/town-and-word", "In Milan Zorbat fled.", ""),
    ]);
    assert_eq!(named("The mayor of Milan Ruth Zorbat wept."), ["place Milan", "person Ruth Zorbat"]);
}

#[test]
fn heads_that_go_on() {
    check(&[
        ("place/name-head", "They met at Harbour Street Stadium.", "Harbour Street Stadium"),
        ("place/name-head", "They met at a street stadium.", ""),
        ("place/name-head", "They met at Karun University Stadium.", "Karun University Stadium"),
        ("place/name-head", "Karun University stadiums are old.", ""),
        ("place/name-head", "The Zorbat Rural Municipality met.", "Zorbat Rural Municipality"),
        ("place/name-head", "The rural municipality met.", ""),
        ("place/dateline", "QUELM ZORBAT, Dec. 5 — The river rose.", "QUELM ZORBAT"),
        ("place/dateline", "BREAKING NEWS — The river rose.", ""),
        ("place/dateline", "The river rose. ZORBAT — it is said — drowned.", ""),
    ]);
}

#[test]
fn bodies_before_their_people() {
    check(&[
        ("organization/before-office", "Quelm Zorbat spokesman Bill Porter left.", "Quelm Zorbat"),
        ("organization/before-office", "Quelm Zorbat, a spokesman, met Bill Porter.", ""),
        ("organization/before-office", "Zorbatian president Bill Porter left.", ""),
        ("organization/before-office", "Zorbat president Bill Porter left.", ""),
        ("organization/before-office", "Zorbat secretary general Bill Porter left.", "Zorbat"),
        ("organization/before-office", "Zorbat Brigadier General Bill Porter left.", ""),
        ("place/before-office", "Zorbat Mayor Bill Porter left.", "Zorbat"),
        ("place/before-office", "Zorbat met Mayor Bill Porter.", ""),
        ("organization/before-noun", "They led the STEP party there.", "STEP"),
        ("organization/before-noun", "They led the step party there.", ""),
    ]);
}

#[test]
fn bodies_of_whom() {
    check(&[
        ("organization/head", "The Public Prosecutor's Office opened.", "Public Prosecutor's Office"),
        ("organization/head", "The prosecutor's office opened.", ""),
        ("organization/head", "The Harbour Teachers' Union struck.", "Harbour Teachers' Union"),
        ("organization/head", "The Harbour teachers' union struck.", ""),
        ("organization/head-of", "The People's Court of Zorbat sat.", "People's Court of Zorbat"),
        ("organization/head-of", "The people's court in Zorbat sat.", ""),
        ("organization/head-of", "Bill Porter's Bank of Zorbat failed.", "Bank of Zorbat"),
        ("organization/head-of", "Bill Porter's bank in Zorbat failed.", ""),
        ("organization/head-of", "The Commission on Harbour Safety sat.", "Commission on Harbour Safety"),
        ("organization/head-of", "The Commission on Monday sat.", ""),
        ("organization/head", "The Karm Army and Harbour Police Force left.", "Karm Army/Harbour Police Force"),
        ("organization/head", "An army and a police force left.", ""),
        ("organization/head", "They asked the Karm Health and Safety Authority.", "Karm Health and Safety Authority"),
        ("organization/head", "They asked for health and safety.", ""),
        ("organization/head", "The Zorbat de los Quelm Center opened.", "Zorbat de los Quelm Center"),
        ("organization/head", "Ruth de los Quelm opened the center.", ""),
        ("organization/acronym", "The National Harbour Movement (Naham) met. Naham voted.", "Naham/Naham"),
        ("organization/acronym", "The National Harbour Movement (Zorbat) met.", ""),
        ("organization/acronym", "The Karm Bank (Karim) lent money.", ""),
    ]);
}

#[test]
fn units_and_sides() {
    check(&[
        ("organization/numbered", "The 8th Division left.", "8th Division"),
        ("organization/numbered", "The eighth division left.", ""),
        ("organization/numbered", "On the 8th Ruth Porter left.", ""),
        ("organization/head", "The 11th Karm Division left.", "11th Karm Division"),
        ("organization/head", "On the 11th division came.", ""),
        ("organization/head", "On May 11th Karm University opened.", "Karm University"),
        ("organization/head", "The Minister of Commerce and Industry left.", ""),
        ("place/town-and-word", "The envoy of Nairobi West left.", "Nairobi West"),
        ("place/town-and-word", "The envoy left Nairobi west of the river.", ""),
        ("place/town-and-word", "The envoy met Nairobi West Harbour traders.", ""),
        ("place/side-first", "Rain fell on West Zorbat Quelm.", "West Zorbat Quelm"),
        ("place/side-first", "Rain fell on the west of Zorbat.", ""),
        ("place/side-first", "They saw Mae West Zorbat.", ""),
        ("place/before-office", "Zorbat South MP Ruth Porter left.", "Zorbat South"),
        ("place/before-office", "Zorbat met South MP Ruth Porter.", ""),
        ("person/title-name", "The broadcaster Ruth Porter said so.", "Ruth Porter"),
        ("person/title-name", "State broadcaster QZTV said so.", ""),
        ("person/speaks", "It was closed, said Zorbat.", "Zorbat"),
        ("person/speaks", "He said Zorbat agents seized it.", ""),
    ]);
}

#[test]
fn matches_told_in_prose() {
    check(&[
        ("organization/score", "Zorbat Quelm beat Karm 2-1 on Sunday.", "Zorbat Quelm/Karm"),
        ("organization/score", "Ruth Porter beat Delia Marsh 6-4, 6-3 on Sunday.", ""),
        ("organization/score", "Zorbat drew 1-1 with Nairobi.", "Zorbat/Nairobi"),
        ("organization/score", "Kenya drew 1-1 with Norway.", ""),
        ("organization/score", "Zorbat lost 0-2 to Quelm FC.", "Zorbat/Quelm FC"),
        ("organization/score", "Zorbat lost 20 sheep to Quelm.", ""),
        ("organization/score", "Police beat Zorbat with sticks.", ""),
        ("organization/score", "Zorbat beat Quelm in the vote.", ""),
    ]);
}

#[test]
fn honorifics_of_other_tongues() {
    let cases: &[(&str, &[&str])] = &[
        ("Alhaji Musa Zorbat left.", &["person Musa Zorbat"]),
        ("Alhaji Zorbat left.", &["person Alhaji Zorbat"]),
        ("Mr. Musa Zorbat left.", &["person Mr. Musa Zorbat"]),
        ("The emir left Musa behind.", &[]),
        ("They saw Omar Sayed Zorbat there.", &["person Omar Sayed Zorbat"]),
        ("They saw Sheikh Omar Zorbat there.", &["person Sheikh Omar Zorbat"]),
        // An office in capitals is no body, and somebody's acronym before a name is an office.
        ("The MLA left Kenya.", &["place Kenya"]),
        ("Harbour Party MP Ruth Porter left.", &["organization Harbour Party", "person Ruth Porter"]),
        ("Chief Election Commissioner Ruth Porter left.", &["person Ruth Porter"]),
        ("Advocate R.S. Zorbat paid Rs 400.", &["person R.S. Zorbat"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(named(text), *wanted, "{text}");
    }
}
