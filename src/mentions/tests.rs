//! Every rule of this layer on sentences of our own: what it finds, and what it must leave alone. Most are a line;
//! a paragraph break is what an article has after its headline.

use crate::{Article, Document, Extractor};

mod world;

fn read<'a>(article: &'a Article<'_>) -> Document<'a> {
    Extractor::builder().claims(&[]).build().unwrap().extract(article).unwrap()
}

/// The words of the mentions that a rule makes.
fn by_rule(text: &str, rule: &str) -> Vec<String> {
    let article = Article::new(text);
    let document = read(&article);
    let made = document.mentions().iter().filter(|mention| mention.provenance.rule.as_str() == rule);
    made.map(|mention| document[mention.span].to_owned()).collect()
}

/// Every mention by name or phrase, as "kind words".
fn named(text: &str) -> Vec<String> {
    let article = Article::new(text);
    let document = read(&article);
    let shown = |m: &crate::Mention| format!("{} {}", m.kind.as_str(), &document[m.span]);
    let names = document.mentions().iter().filter(|mention| mention.provenance.rule.as_str() != "person/pronoun");
    names.map(shown).collect()
}

/// A rule, a text, and the mentions that the rule makes there, "/" between; none for a near-miss.
type Case = (&'static str, &'static str, &'static str);

fn check(cases: &[Case]) {
    let mut faults = String::new();
    for (rule, text, wanted) in cases {
        let found = by_rule(text, rule).join("/");
        if found != *wanted {
            faults += &format!("{rule}: {text}\n    wanted {wanted:?}\n    found  {found:?} of {:?}\n", named(text));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    for rule in cases.iter().map(|(rule, ..)| rule) {
        let of_rule = || cases.iter().filter(|case| case.0 == *rule);
        let hits = of_rule().filter(|case| !case.2.is_empty()).count();
        assert!(hits > 0 && of_rule().count() >= 2 * hits, "{rule}: fewer near-misses than hits");
    }
}

#[test]
fn listed_names() {
    check(&[
        ("place/listed", "They left Kenya.", "Kenya"),
        ("place/listed", "A kenya of the mind.", ""),
        ("place/listed", "TALKS BEGIN IN KENYA", "KENYA"),
        ("place/listed", "GIVE US TIME", ""),
        ("organization/listed", "Reuters reported it.", "Reuters"),
        ("organization/listed", "The network reported it.", ""),
        ("organization/listed", "WHO said so.", "WHO"),
        ("organization/listed", "Who said so?", ""),
        ("person/listed", "Al Gore spoke.", "Al Gore"),
        ("person/listed", "Gore flowed in the film.", ""),
        ("nationality/listed", "Kenyans and a Kenyan lawyer", "Kenyans/Kenyan"),
        ("nationality/listed", "They polish the rail.", ""),
        ("religion/listed", "Christians and Muslims met.", "Christians/Muslims"),
        ("religion/listed", "The christian name was wrong.", ""),
        ("ethnic/listed", "A Kurdish village burned.", "Kurdish"),
        ("ethnic/listed", "A mountain village burned.", ""),
        ("nationality/hyphened", "U.S.-led troops in a Kenya-based firm", "U.S./Kenya"),
        ("nationality/hyphened", "The U.S. led Kenya.", ""),
    ]);
}

#[test]
fn listed_names_with_evidence() {
    check(&[
        ("place/listed-in-context", "They flew to Nice, France.", "Nice"),
        ("place/listed-in-context", "Nice people met.", ""),
        ("place/listed-in-context", "Jordan voted. Amman was calm.", "Jordan"),
        ("place/listed-in-context", "Jordan Hale voted. Jordan was calm.", ""),
        ("place/listed-in-context", "Georgia, Texas and Florida voted.", "Georgia"),
        ("place/listed-in-context", "Georgia smiled.", ""),
        ("person/listed-in-context", "May spoke. Theresa May left.", "May"),
        ("person/listed-in-context", "May was cold.", ""),
        ("organization/listed-in-context", "The AP said so in a report by Associated Press staff.", "AP"),
        // In a line of capitals an airline's acronym is a given name.
        ("organization/listed-in-context", "ANA SUED THE BANK", ""),
        ("organization/undecided", "The Supreme Court ruled.", "Supreme Court"),
        ("organization/undecided", "The supreme court ruled.", ""),
        ("organization/undecided", "The Labour Party met.", "Labour Party"),
        ("organization/undecided", "A labour party was held in court.", ""),
    ]);
}

#[test]
fn phrases_describe() {
    check(&[
        ("organization/listed-phrase", "The Kenyan army crossed the border.", "Kenyan army"),
        ("organization/listed-phrase", "The Kenyan armed men crossed.", ""),
    ]);
    assert_eq!(named("The Kenyan army left."), ["nationality Kenyan", "organization Kenyan army"]);
    assert_eq!(named("The Kenyan lawyer left."), ["nationality Kenyan"]);
}

#[test]
fn people_by_title() {
    check(&[
        ("person/title-name", "Senator Ann Porter spoke.", "Ann Porter"),
        ("person/title-name", "Senator Kenya spoke.", ""),
        ("person/title-name", "Colonel Ruben Achterberg left.", "Ruben Achterberg"),
        ("person/title-name", "The colonel, Ruben Achterberg, left.", ""),
        ("person/title-name", "Shiite cleric Hassan Zorbati spoke.", "Hassan Zorbati"),
        ("person/title-name", "The spokesman Kenya sent was late.", ""),
        // A title that is a listed person's surname too.
        ("person/title-name", "King Zorbat II waved.", "King Zorbat II"),
        ("person/title-name", "Stephen King waved.", ""),
        ("person/title-name", "PRESIDENT ANA ROTH VISITS KENYA", "ANA ROTH"),
        ("person/title-name", "PRESIDENT VISITS KENYA", ""),
        ("person/title-name", "Ministry of Defense spokesman Bill Porter left.", "Bill Porter"),
        ("person/title-name", "The Ministry of Defense spokesman left.", ""),
        ("person/title-name", "Reporters met Mossad chief Bill Zorbat.", "Bill Zorbat"),
        ("person/title-name", "Reporters met the Mossad chief.", ""),
    ]);
}

#[test]
fn people_by_given_name() {
    check(&[
        ("person/given-name", "Maria Delgado opened the shop.", "Maria Delgado"),
        ("person/given-name", "Maria, the Delgado shop and Grace Period", ""),
        ("person/given-name", "April Jones spoke on Sunday.", "April Jones"),
        ("person/given-name", "Saturday Market opened in April.", ""),
        ("person/given-name", "Saturday Hamas fired.", ""),
        ("person/given-name", "Delia Marsh fled.", "Delia Marsh"),
        ("person/given-name", "The Delia Marsh is wet.", ""),
        ("person/given-name", "They saw Bill Porter III and Bill Porter Jr. there.", "Bill Porter III/Bill Porter Jr."),
        ("person/given-name", "They saw the Harbour Bill and Porter Square.", ""),
        ("person/given-name", "In Harbour Street, cars burned.", ""),
        ("person/given-name", "Rep. (D-Ohio) and Sen. (R-Utah)", ""),
    ]);
}

#[test]
fn people_by_foreign_words() {
    check(&[
        ("person/foreign-words", "Zorbanu Quivarti opened the school.", "Zorbanu Quivarti"),
        ("person/foreign-words", "They live in Zorbanu Quivarti.", ""),
        ("person/foreign-words", "The court heard Zorbat Qelmi first.", "Zorbat Qelmi"),
        ("person/foreign-words", "Fighting reached Al Zorbat.", ""),
        ("person/foreign-words", "Al Qaim fell.", ""),
        ("person/foreign-words", "Zorbat Qelmi province was calm.", ""),
    ]);
}

#[test]
fn people_by_what_they_do() {
    check(&[
        ("person/speaks", "Zorbat said the road was closed.", "Zorbat"),
        ("person/speaks", "Zorbat closed the road.", ""),
        ("person/speaks", "\"The road is closed,\" said Zorbat.", "Zorbat"),
        ("person/speaks", "Tuesday said nothing.", ""),
        ("person/leads", "The Okafor administration fell.", "Okafor"),
        ("person/leads", "The March campaign failed.", ""),
        ("person/leads", "He joined the Orbis government.", "Orbis"),
        ("person/leads", "He joined the Ministry campaign.", ""),
        ("person/leads", "The Harbour administration fell.", ""),
    ]);
    assert_eq!(named("The Courier's Zorba Qelmi reports from the border."), ["person Zorba Qelmi"]);
    assert_eq!(named("The Courier's Special Section reports from the border."), Vec::<String>::new());
}

#[test]
fn people_that_nobody_introduces() {
    check(&[
        ("person/acts", "Zorbat was arrested on Monday.", "Zorbat"),
        ("person/acts", "Zorbat has previously been jailed.", "Zorbat"),
        ("person/acts", "Zorbat has previously been closed.", ""),
        ("person/acts", "Zorbat resigned in May.", "Zorbat"),
        ("person/acts", "Zorbat fell in May.", ""),
        ("person/acts", "The Zorbat resigned in May.", ""),
        ("person/acts", "Zorbat met with Kenyan officials.", "Zorbat"),
        ("person/acts", "Zorbat met the standard.", ""),
        ("person/acts", "Gallagher moved to Kenya.", "Gallagher"),
        ("person/acts", "Quivartenberry moved to Kenya.", ""),
        ("person/acts", "Gallagher wanted posters hung there.", ""),
        ("person/acts", "He spoke of Karmel's eldest daughter.", "Karmel"),
        ("person/acts", "He spoke of Karmel's sister ship.", ""),
        ("person/acts", "Zorbat, who was born here, left.", "Zorbat"),
        ("person/acts", "Zorbat, which was built here, closed.", ""),
        ("person/acts", "Zorbat, a retired teacher, left.", "Zorbat"),
        ("person/acts", "Zorbat, a maker of tyres, closed.", ""),
        ("person/acts", "Zorbat, a small town, was shelled.", ""),
        ("person/speaks", "Zorbat also said the road was closed.", "Zorbat"),
        ("person/speaks", "Zorbat was said to be closed.", ""),
        ("person/acts", "Police identified him only as Zorbat.", "Zorbat"),
        ("person/acts", "It was identified as Zorbat.", ""),
        ("person/given-name", "The suspect, Abdullah Trumpet, fled.", "Abdullah Trumpet"),
        ("person/given-name", "The tool, Abdullah Trumpet, broke.", ""),
        ("person/foreign-words", "They met Blinken al-Karith there.", "Blinken al-Karith"),
        ("person/foreign-words", "They met Blinken al-fresco there.", ""),
        ("person/title-name", "Admiral Fargo left.", "Admiral Fargo"),
        ("person/title-name", "Major Fargo hospitals closed.", ""),
        ("person/title-name", "Admiral Fargo Harbour was closed.", ""),
        ("person/given-name", "It was seen by Christopher BOSTON in 1493.", "Christopher BOSTON"),
        ("person/given-name", "It was seen by Boston CBOE traders.", ""),
    ]);
}

#[test]
fn parts_of_names_that_look_like_others() {
    check(&[
        ("organization/numbered", "The 158th Fighter Wing came back.", "158th Fighter Wing"),
        ("organization/numbered", "The 158th Fighter won.", ""),
        ("organization/head", "He works for A&M Records there.", "A&M Records"),
        ("organization/head", "He and M Street are one.", ""),
        (
            "organization/head",
            "They joined the Karmian Social and Monetary Union.",
            "Karmian Social and Monetary Union",
        ),
        ("organization/head", "They joined the Snow and the Monetary Union.", "Monetary Union"),
        ("organization/head", "The Snow and ice, Union and street", ""),
        ("organization/head", "They joined a union of snow and money.", ""),
        ("organization/head", "They joined the Snow and Monetary talks.", ""),
        ("organization/head", "Foreign Ministry officials left.", "Foreign Ministry"),
        ("organization/head", "Former Ministry officials left.", ""),
        ("place/listed", "He left Kenya with US $5 million.", "Kenya"),
        ("place/listed", "The US has $5 million.", "US"),
        ("place/listed", "He told France-3 television so.", ""),
        ("place/listed", "He paid US $5 million.", ""),
        ("place/listed", "They met the us of old.", ""),
        ("place/listed", "The Vatican said so.", "Vatican"),
        ("place/listed", "It was called \"Operation Colombo,\" he said.", ""),
        ("place/listed", "It was called \"Colombo,\" he said.", "Colombo"),
        ("organization/listed", "He told The Associated Press so.", "The Associated Press"),
        ("organization/listed", "He left. The Associated Press said so.", "Associated Press"),
        ("organization/listed", "They watched al-Manar and Al-Manar.", "al-Manar/Al-Manar"),
        ("organization/listed", "They watched al Manar.", ""),
        ("organization/listed", "He told The Associated Company so.", ""),
        ("organization/listed", "The associated press said so.", ""),
    ]);
}

#[test]
fn people_by_surname() {
    check(&[
        ("person/surname", "Ruth Zorbat arrived. Zorbat left.", "Zorbat"),
        ("person/surname", "Zorbat arrived at noon.", ""),
        ("person/surname", "Roth To Visit Kenya Next Week\n\nPresident Ana Roth will visit Kenya.", "Roth"),
        ("person/surname", "Talks To Begin In Kenya Next Week\n\nPresident Ana Roth will visit Kenya.", ""),
        // A town's name before an unlisted word is a given name.
        ("person/foreign-words", "The envoy met Hanno Zorbatek on Monday.", "Hanno Zorbatek"),
        ("person/foreign-words", "The envoy slept in Hanno Zorbatek on Monday.", ""),
        ("person/foreign-words", "The envoy left Hanno Monday.", ""),
        // The namesake of a place, unless something beside it speaks for the place.
        ("person/surname", "Ada Paris won the vote. Paris thanked her friends.", "Paris"),
        ("person/surname", "Ada Paris won the vote. She flew to Paris.", ""),
        ("person/surname", "Ada Paris won. The talks in Paris, France, failed.", ""),
        // A possessive that is set wrong.
        ("person/surname", "Ann Zorbat left. Zorbats' dog barked.", "Zorbats"),
        ("person/surname", "Ann Zorbat left. Dogs' barking woke her.", ""),
        ("person/surname", "Omar al-Karim left. Al-Karim wept.", "Al-Karim"),
        ("person/surname", "Omar al-Karim left. Al-Shabab fled.", ""),
        ("person/surname", "Bill Porter Jr. spoke. Porter left.", "Porter"),
        ("person/surname", "Bill Porter Jr. spoke. The porter left.", ""),
    ]);
}

#[test]
fn organizations() {
    check(&[
        ("organization/head", "The Harbour Workers Union struck.", "Harbour Workers Union"),
        ("organization/head", "A union of workers struck.", ""),
        ("organization/head", "Karun University opened.", "Karun University"),
        ("organization/head", "The Company and the university grew.", ""),
        ("organization/head-of", "The Ministry of the Interior opened.", "Ministry of the Interior"),
        ("organization/head-of", "The ministry of the interior opened.", ""),
        ("organization/head-of", "Bank of Zorbat officials left.", "Bank of Zorbat"),
        ("organization/head-of", "Bank officials of Zorbat left.", ""),
        ("organization/suffix", "Shares of Orbis Rail Corp. rose.", "Orbis Rail Corp."),
        ("organization/suffix", "Shares of a rail corp. rose.", ""),
        ("organization/suffix", "They sold Orbis Rail Ltd.", "Orbis Rail Ltd"),
        ("organization/suffix", "They sold the limited rail firm.", ""),
        ("organization/capitals", "The ZKTV reported.", "ZKTV"),
        ("organization/capitals", "The GDP and the AK-47 and the A380", ""),
        ("organization/capitals", "QZP workers struck.", "QZP"),
        ("organization/capitals", "He said WAIT and left.", ""),
        ("organization/capitals", "THE QZP WORKERS STRUCK IN KENYA", ""),
        ("organization/acronym", "The Rural Development Authority (RDA) met. RDA staff left.", "RDA/RDA"),
        ("organization/acronym", "The Rural Development Authority (QZP) met.", ""),
        ("organization/short", "The Karun Bank lent money. The Bank said so.", "Bank"),
        ("organization/short", "The Karun Bank lent money. The river bank is wet.", ""),
        ("organization/short", "The Harbour Alliance met with Alliance members.", "Alliance"),
        ("organization/short", "The bank lent money. The Bank said so.", ""),
    ]);
}

#[test]
fn organizations_by_the_noun_beside_them() {
    check(&[
        ("organization/employer", "An analyst at Zorbat Karm left.", "Zorbat Karm"),
        ("organization/employer", "Traders at the bank in Zorbat left.", ""),
        ("organization/employer", "Ruth Karm, an economist with Quivart, spoke.", "Quivart"),
        ("organization/employer", "She came with Zorbat and met an analyst in Nairobi.", ""),
        ("organization/employer", "A trader at Nairobi airport left.", ""),
        ("organization/after-noun", "State news agency Zorbat said so.", "Zorbat"),
        ("organization/after-noun", "The company Zorbat led has failed.", ""),
        ("organization/after-noun", "The brewer bought food group Quivart.", "Quivart"),
        ("organization/after-noun", "The group met Zorbat.", ""),
        ("organization/after-noun", "The newspaper Delia Marsh founded closed.", ""),
        ("organization/before-noun", "The Zorbat Kelm newspaper closed.", "Zorbat Kelm"),
        ("organization/before-noun", "The Kenya newspaper closed.", ""),
        ("organization/before-noun", "They led the leftist Quivart movement.", "Quivart"),
        ("organization/before-noun", "Quivart saw a movement.", ""),
        ("organization/before-noun", "The Bill Zorbat company closed.", ""),
        ("organization/head-first", "They heard Radio Zorbat.", "Radio Zorbat"),
        ("organization/head-first", "They heard a radio in Zorbat.", ""),
        ("organization/head-first", "They sued Bank Zorbat Karm there.", "Bank Zorbat Karm"),
        ("organization/head-first", "They met in Bank Street and on Radio Day.", ""),
        ("organization/joined", "Shares of Zorbat & Karm fell.", "Zorbat & Karm"),
        ("organization/joined", "Shares of Zorbat and Karm fell.", ""),
        ("organization/joined", "The Research & Development costs rose.", ""),
        ("organization/short", "Zorbat Plc fell. Zorbat had warned of it.", "Zorbat"),
        ("organization/short", "Zorbat fell. He had warned of it.", ""),
        ("organization/short", "Harbour Plc fell. Harbour traffic was calm.", ""),
        ("organization/short", "Zorbat Quelm sees gains\n\nZorbat Quelm AG said so.", "Zorbat Quelm"),
        ("organization/short", "Zorbat Quelm sees gains\n\nHe said so.", ""),
    ]);
}

#[test]
fn teams() {
    check(&[
        ("organization/team", "They beat Zorbat Rovers at home.", "Zorbat Rovers"),
        ("organization/team", "The rovers of Zorbat came home.", ""),
        ("organization/team", "Nairobi Lions won again.", "Nairobi Lions"),
        ("organization/team", "In Nairobi, lions are rare.", ""),
        ("organization/team", "The Kenya Lions won.", ""),
        ("organization/team", "He joined Dynamo Quivart in May.", "Dynamo Quivart"),
        ("organization/team", "A dynamo of Quivart make failed.", ""),
        ("organization/score", "Results on Sunday:\n\nZorbat 2 Karm Rovers 1", "Zorbat/Karm Rovers"),
        ("organization/score", "Results on Sunday:\n\nKenya 2 Norway 1", ""),
        ("organization/score", "Zorbat v Quivart", "Zorbat/Quivart"),
        ("organization/score", "Zorbat 2 people left, Quivart 1", ""),
        ("organization/score", "Quivart 14 9 3 2 27 12 30", "Quivart"),
        ("organization/score", "Wheat 14 9 3 2 27 12 30", ""),
        ("organization/score", "Delia Marsh 6 Maria Delgado 4", ""),
        ("organization/score", "March 14 April 2", ""),
        ("organization/score", "In Nairobi: Zorbat (Kenya) 76 Quivart (Norway) 68 (halftime 35-37)", "Zorbat/Quivart"),
        ("organization/score", "In Nairobi: 76 died and 68 fled", ""),
        ("organization/score", "9 - Ruth Zorbat (Quivart)", "Quivart"),
        ("organization/score", "9. Ruth Zorbat (Quivart)", ""),
        ("organization/player", "They saw Nairobi striker Ruth Zorbat.", "Nairobi"),
        ("organization/player", "They saw a Nairobi striker.", ""),
        ("organization/player", "In Nairobi striker Ruth Zorbat waved.", ""),
        ("organization/player", "They saw Kenya striker Ruth Zorbat.", ""),
    ]);
}

#[test]
fn people_in_results() {
    check(&[
        ("person/result", "1. Zorbat Flower (Kenya) 11.03", "Zorbat Flower"),
        ("person/result", "The Zorbat flower (Kenya) is red.", ""),
        ("person/result", "3-Ruth Forge (Kenya) beat Mia Zorbat (Norway) 6-3 6-4", "Ruth Forge/Mia Zorbat"),
        ("person/result", "Karm Rovers (Kenya) beat the Norwegians 2-1", ""),
        ("person/result", "A. Flower c Zorbat b Quivart 21", "A. Flower/Zorbat/Quivart"),
        ("person/result", "A. Flower saw Zorbat at 21", ""),
        ("person/result", "Karm Rovers 1 (Zorbat 12, Quivart 45 penalty) Quelm United 0", "Zorbat/Quivart"),
        ("person/result", "In section 1 (Monday 12, March 45) it is said.", ""),
        ("person/result", "Bowling: Zorbat 20-5-52-3, Quivart 9-1-31-1 (w-1).", "Zorbat/Quivart"),
        ("person/result", "Call Zorbat 2-5 or Quivart 1999-03-12.", ""),
        ("person/apposed", "His wife, Zorba, wept.", "Zorba"),
        ("person/apposed", "The capital, Zorbat, was calm.", ""),
        ("person/apposed", "Its champions, Zorbat, won.", ""),
        ("place/dateline", "ZORBAT, Kenya 1999-03-12", "ZORBAT"),
        ("place/dateline", "ZORBAT WINS 1999", ""),
        ("place/dateline", "Zorbat 1999-03-12", ""),
    ]);
    assert_eq!(named("The firm sent Mia van der Zorbat home."), ["person Mia van der Zorbat"]);
    assert_eq!(named("THE BANK OF KENYA DECLINED COMMENT"), ["organization BANK OF KENYA"]);
    assert_eq!(named("THE HEAD OF DRILLING DECLINED COMMENT"), Vec::<String>::new());
    assert_eq!(named("Turnover was HK$15 million."), Vec::<String>::new());
    assert_eq!(named("Ruth Karm, 28, of Zorbat, left."), ["person Ruth Karm", "place Zorbat"]);
    assert_eq!(named("Ruth Karm, proud of Zorbat, left."), ["person Ruth Karm"]);
    assert_eq!(named("They won the Champions Trophy."), Vec::<String>::new());
    assert_eq!(
        named("CHILE LEAVES TALKS IN KENYA\n\nThe envoys of Chile left."),
        ["place CHILE", "place KENYA", "place Chile"]
    );
    assert_eq!(named("CHILE LEAVES TALKS IN KENYA"), ["place KENYA"]);
    assert_eq!(named("Quivart Indians fled.").len(), 1);
    assert_eq!(named("KARM (AP) - A man left Kenya."), ["place KARM", "organization AP", "place Kenya"]);
    assert_eq!(named("RUGBY UNION - KENYA WIN\n\nKenya won."), ["place KENYA", "place Kenya"]);
    assert_eq!(named("Shares of Roth & Van Karm fell."), ["organization Roth & Van Karm"]);
    assert_eq!(named("THE CAPITAL OF KENYA IS CALM"), ["place KENYA"]);
    assert_eq!(named("Harbour Holdings left Kenya."), ["organization Harbour Holdings", "place Kenya"]);
    assert_eq!(named("Harbour workers left Kenya."), ["place Kenya"]);
}

#[test]
fn seats_of_governments() {
    check(&[
        ("organization/seat", "Nairobi denied the charge.", "Nairobi"),
        ("organization/seat", "In Nairobi, he denied the charge.", ""),
        ("organization/seat", "The envoy said Nairobi has not yet agreed to talks.", "Nairobi"),
        ("organization/seat", "Nairobi residents said it was calm.", ""),
        ("organization/seat", "Nairobi, the capital, was calm.", ""),
        ("organization/seat", "Nairobi's refusal to sign angered Oslo.", "Nairobi"),
        ("organization/seat", "Nairobi's streets were calm.", ""),
        ("organization/seat", "Nairobi and Oslo agreed to talks.", "Nairobi/Oslo"),
        ("organization/seat", "Talks between Nairobi and Oslo failed.", ""),
        ("organization/seat", "Officials in Nairobi said it was calm.", ""),
        ("organization/seat", "Nairobi on Monday rejected the plan.", "Nairobi"),
        ("organization/seat", "Nairobi on Monday was calm.", ""),
        ("organization/seat", "Nairobi is considering the offer.", "Nairobi"),
        ("organization/seat", "Nairobi was accused of it.", ""),
        ("organization/seat", "Nairobi demands an answer.", "Nairobi"),
        ("organization/seat", "Nairobi demands were rejected.", ""),
        ("organization/seat", "Nairobi said to be next is calm.", ""),
        ("organization/seat", "Kenya denied the charge, and Mombasa denied it.", ""),
        ("organization/seat", "Ada Paris spoke. Paris denied the charge.", ""),
        ("organization/seat", "Paris denied the charge, and Kenya agreed.", "Paris"),
    ]);
}

#[test]
fn places() {
    check(&[
        ("place/head-name", "Mount Zorbat is high.", "Mount Zorbat"),
        ("place/head-name", "The mount of Zorbat is high.", ""),
        ("place/head-name", "Lake Zorbat froze.", "Lake Zorbat"),
        ("place/head-name", "Lake levels froze in Zorbat.", ""),
        ("place/name-head", "The Zorbat Valley is green.", "Zorbat Valley"),
        ("place/name-head", "The valley is green.", ""),
        ("place/name-head", "The Delia Marsh is wet.", "Delia Marsh"),
        ("place/name-head", "Ruth Zorbat met Delia Brook.", ""),
        ("place/name-head", "Victoria Lake is deep.", "Victoria Lake"),
        ("place/name-head", "Victoria said that the lake is deep.", ""),
        ("place/before-head", "Karm province was calm.", "Karm"),
        ("place/before-head", "The province was calm.", ""),
        ("place/after-preposition", "Near Zorbat, a bus burned.", "Zorbat"),
        ("place/after-preposition", "Few came in Monday.", ""),
        ("place/after-preposition", "The town of Karm fell. Karm was shelled.", "Karm/Karm"),
        ("place/after-preposition", "The town was calm. Karm was shelled.", ""),
        ("place/after-preposition", "They rest at Christmas, near Easter and in Summer.", ""),
    ]);
}

#[test]
fn things_are_no_names() {
    let cases: &[(&str, &[&str])] = &[
        ("Hurricane Delia hit Jamaica. Delia killed two.", &["place Jamaica"]),
        ("A hurricane hit. Delia Porter fled.", &["person Delia Porter"]),
        ("HMS Zorbat left Malta.", &["place Malta"]),
        ("The captain left Malta on the Zorbat.", &["place Malta"]),
        ("The Maastricht Treaty was signed in Ghent.", &["place Ghent"]),
        ("The treaty was signed in Maastricht.", &["place Maastricht"]),
        ("The Zorbat Peace Prize went to Ana Roth.", &["person Ana Roth"]),
        ("The prize went to Ana Zorbat.", &["person Ana Zorbat"]),
        ("The Vietnam War ended.", &[]),
        ("The war in Vietnam ended.", &["place Vietnam"]),
        ("Operation Desert Thunder began.", &[]),
        ("The operation began in Zorbat.", &["place Zorbat"]),
        ("The Australian Open began.", &["nationality Australian"]),
        ("Rep. Ann Porter (D-Ohio) spoke.", &["person Rep. Ann Porter", "place Ohio"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(named(text), *wanted, "{text}");
    }
}

#[test]
fn headlines() {
    let cases: &[(&str, &[&str])] = &[
        ("ARMY KILLS TWENTY IN MARKET", &[]),
        ("MINISTER SAYS TALKS FAIL IN KENYA", &["place KENYA"]),
        ("Minister Opens New Bridge In Kenya", &["place Kenya"]),
        ("Army Chief Quits After Talks Fail", &[]),
        ("New Chief Opens Bank Office In Town\n\nThe Karun Bank opened an office.", &["organization Karun Bank"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(named(text), *wanted, "{text}");
    }
}

/// What is wrong today. Whoever mends one moves it up among the cases above.
#[test]
fn not_yet() {
    let right: &[(&str, &[&str])] = &[
        // A language is no place.
        ("The book is in Esperanto.", &[]),
        // "US" in a line of capitals may be the pronoun; the sentence would tell.
        ("US SENDS TROOPS TO KENYA", &["place US", "place KENYA"]),
        // A given name that is a place's too, before a head that is a surname too.
        ("They met in Delia Hill.", &["place Delia Hill"]),
        // What a family is called.
        ("The Kerrs left the house.", &["person Kerrs"]),
    ];
    for (text, wanted) in right {
        assert_ne!(named(text), *wanted, "now right, so move it: {text}");
    }
}
