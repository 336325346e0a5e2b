//! Figures in sentences as news writes them, and the numbers that are none.

use super::*;
use crate::bundled;

fn figures(source: &str) -> Vec<Figure> {
    let (vocabulary, lexicon) = bundled::words::shared();
    let text = Text::read(source, &lexicon.abbreviations);
    let words = Words::read(source, &text, vocabulary, lexicon);
    let numbers = Numbers::read(source, &text, &words);
    let named = vec![None; text.tokens.len()];
    read(source, &text, &words, &numbers, &[], &named)
}

/// `phrase = value(s) bound what change`
fn shown(source: &str) -> Vec<String> {
    figures(source).iter().map(|figure| show(source, figure)).collect()
}

fn show(source: &str, figure: &Figure) -> String {
    let values: Vec<String> =
        [figure.low, figure.best, figure.high].iter().flatten().map(ToString::to_string).collect();
    let mut values = values;
    values.dedup();
    let what = match &figure.measure {
        Measure::Count { counted: Some(noun), elided: false } => noun.of(source).to_owned(),
        Measure::Count { counted: Some(noun), elided: true } => format!("({})", noun.of(source)),
        Measure::Count { counted: None, .. } => "-".to_owned(),
        Measure::Money { unit, .. } | Measure::Unit(unit) => unit.clone(),
        Measure::Percent => "%".to_owned(),
        Measure::Age => "age".to_owned(),
        Measure::Ordinal => "ordinal".to_owned(),
    };
    let change = figure.change.map_or(String::new(), |change| format!(" {}", change.as_str()));
    format!("{} = {} {} {what}{change}", figure.span.of(source), values.join(".."), figure.bound.as_str())
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(&shown(text), expected, "{text}");
    }
}

#[test]
fn counts_with_their_nouns() {
    check(&[
        ("Norland keeps 2,500 U.S. troops there.", &["2,500 U.S. troops = 2500 exact troops"]),
        ("They saw two dozen armed men.", &["two dozen armed men = 24 exact men"]),
        (
            "Police held 900 additional border police officers.",
            &["900 additional border police officers = 900 exact officers"],
        ),
        ("Six of the sailors swam.", &["Six of the sailors = 6 exact sailors"]),
        ("It lost 700 heart patients since May.", &["700 heart patients = 700 exact patients"]),
        ("Dozens of villagers fled.", &["Dozens of villagers = 24 vague villagers"]),
        ("Two German tourists Sunday left.", &["Two German tourists = 2 exact tourists"]),
        ("A flat with a three-door lift.", &["three-door = 3 exact door"]),
        ("It flew two F-16 jets.", &["two F-16 jets = 2 exact jets"]),
        ("Several soldiers slept.", &["Several soldiers =  vague soldiers"]),
        ("Between 30 and 40 tanks came.", &["Between 30 and 40 tanks = 30..40 range tanks"]),
    ]);
}

#[test]
fn counts_whose_noun_is_left_out() {
    check(&[
        (
            "It has 2,500 troops in Norland and another 900 in Sudland.",
            &["2,500 troops = 2500 exact troops", "900 = 900 exact (troops)"],
        ),
        (
            "At least 20 people died and dozens were hurt. Six of them were nurses; three more died later.",
            &[
                "At least 20 people = 20 at-least people",
                "dozens = 24 vague (people)",
                "Six of them = 6 exact (people)",
                "three more = 3 exact (people)",
            ],
        ),
        ("The pay rose to 5.", &["5 = 5 exact -"]),
    ]);
}

#[test]
fn bounds_on_both_sides() {
    check(&[
        (
            "More than 300 farmers and 500 bakers met.",
            &["More than 300 farmers = 300 more-than farmers", "500 bakers = 500 more-than bakers"],
        ),
        ("As many as 40 ships sank.", &["As many as 40 ships = 40 at-most ships"]),
        ("No fewer than 12 ships sank.", &["No fewer than 12 ships = 12 at-least ships"]),
        ("Some 20 ships sank.", &["Some 20 ships = 20 about ships"]),
        ("Then 60-plus ships sank.", &["60-plus ships = 60 at-least ships"]),
        ("Then 300-odd men sang.", &["300-odd men = 300 about men"]),
        ("Then 20 or so men sang.", &["20 or so men = 20 about men"]),
        ("Fewer than 9 ships sank.", &["Fewer than 9 ships = 9 less-than ships"]),
    ]);
}

#[test]
fn money_percent_and_change() {
    check(&[
        ("a US$40 billion Norland order", &["US$40 billion = 40000000000 exact dollar"]),
        ("The fund took £3m.", &["£3m = 3000000 exact pound sterling"]),
        ("It paid 40 million euros.", &["40 million euros = 40000000 exact euro"]),
        ("It paid A$5.", &["A$5 = 5 exact australian dollar"]),
        ("Oil costs $70 a barrel.", &["$70 a barrel = 70 exact dollar per barrel"]),
        ("It was $70 a year earlier.", &["$70 = 70 exact dollar"]),
        ("Sales rose by 3 percent to $5.", &["3 percent = 3 exact % up", "$5 = 5 exact dollar"]),
        ("Shares fell 2.6%.", &["2.6% = 2.6 exact % down"]),
        ("Rates of 15-20% apply.", &["15-20% = 15..20 range %"]),
        ("It cost tens of millions of euros.", &["tens of millions of euros = 20000000 vague euro"]),
    ]);
}

#[test]
fn measures_and_ages() {
    check(&[
        ("a 30-yard kick", &["30-yard = 30 exact yard"]),
        ("It ran 7.5 kilometers at 20C.", &["7.5 kilometers = 7.5 exact kilometer", "20C = 20 exact degree celsius"]),
        ("It did 90km/h.", &["90km/h = 90 exact kilometer per hour"]),
        ("The hull is 41m (135ft) long.", &["41m = 41 exact meter", "135ft = 135 exact foot"]),
        ("About 1.5m people left.", &["About 1.5m people = 1500000 about people"]),
        ("a 21-year-old baker", &["21-year-old = 21 exact age"]),
        ("Dana Reyes, 45, sang.", &["45 = 45 exact age"]),
        ("a woman aged 33", &["33 = 33 exact age"]),
    ]);
}

#[test]
fn numbers_that_are_no_figures() {
    for text in [
        "It happened in 2003.",
        "They won 3-1 at home.",
        "They won 2-3 at home.",
        "The council passed Resolution 1441.",
        "A Boeing 747 landed.",
        "A Boeing 747 flight landed.",
        "The 7th Fleet sailed.",
        "Flight 370 was lost.",
        "Call 555-1234 now.",
        "We met at 10:30 there.",
        "We met at 9 a.m. there.",
        "She is No. 3 there.",
        "The Group of 8 met.",
        "On Oct. 31 it rained.",
        "On 31 October it rained.",
        "He lives at 12 Elm Street.",
        "An M-16 and a Covid-19 ward.",
        "It rained.[3]",
        "In 2019 many bakers slept.",
        "Chapter 5 is long.",
        "No one came.",
        "The last one broke.",
        "She has 24/7 care.",
        "A last-16 tie.",
        "Channel 4 reported it.",
        "The A320 landed.",
        "The F-16 took off.",
        "He drives a BMW 320.",
        "Route 66 is closed.",
        "The M25 is closed.",
        "Exit 12 is closed.",
        "Room 101 was locked.",
        "Gate 7 was locked.",
        "Platform 9 was closed.",
        "Page 12 was torn.",
        "Article 5 was invoked.",
        "Section 230 was cut.",
        "Title IX was cited.",
        "Rule 40 was cited.",
        "Act 2 was staged.",
        "World War II ended.",
        "World War 2 ended.",
        "Pope John Paul II slept.",
        "Charles III slept.",
        "Apollo 11 landed.",
        "The iPhone 15 was sold.",
        "Windows 11 was sold.",
        "The G7 met.",
        "The G-20 met.",
        "The 101st Airborne Division left.",
        "The 5th Brigade left.",
        "Task Force 50 left.",
        "Unit 731 was named.",
        "Area 51 was shut.",
        "District 9 was shut.",
        "Precinct 12 was shut.",
        "Highway 1 was shut.",
        "Carbon-14 was found.",
        "Uranium-235 was found.",
        "A 9/11 widow wept.",
        "The 1990s were quiet.",
        "The mid-1990s were quiet.",
        "It was 50-50 at best.",
        "They drew 0-0.",
        "They tied 2-2.",
        "She won 6-4, 7-5.",
        "Version 2.0 was sold.",
        "Bill 21 was passed.",
        "Proposition 8 was passed.",
        "Amendment 2 was passed.",
        "Psalm 23 was read.",
        "John 3:16 was read.",
    ] {
        let found = shown(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        "$",
        "%",
        "-",
        "5",
        "$5",
        "5-",
        "of of of",
        "between 3 and",
        "3 and and and",
        "half a",
        "a hundred a",
        ".5",
        "1 000",
        "９ men",
        "½",
        "minus",
    ] {
        let _ = figures(text);
    }
}

#[test]
fn the_harmed_of_another_sentence() {
    check(&[
        ("Six men fell and 12 wounded fled.", &["Six men = 6 exact men", "12 = 12 exact (men)"]),
        ("Six children fell. There are 50 wounded.", &["Six children = 6 exact children", "50 = 50 exact -"]),
    ]);
}

#[test]
fn parts_of_a_number() {
    check(&[
        ("It shot down 42 of 58 drones.", &["42 = 42 exact (drones)", "58 drones = 58 exact drones"]),
        ("Two of the five ferries sank.", &["Two = 2 exact (ferries)", "five ferries = 5 exact ferries"]),
        ("It scored 42 of them.", &["42 = 42 exact -"]),
    ]);
}

#[test]
fn amounts_in_two_units() {
    check(&[
        ("It cost 13 dollars and 45 cents.", &["13 dollars and 45 cents = 13.45 exact dollar"]),
        ("Tea was about two euros 50.", &["about two euros 50 = 2.5 about euro"]),
        ("A ticket is 17 USD 25 for most.", &["17 USD 25 = 17.25 exact dollar"]),
        ("He is 6 feet, 2 inches tall.", &["6 feet, 2 inches = 6.166666667 exact foot"]),
        ("The baby weighed 8 pounds and 4 ounces.", &["8 pounds and 4 ounces = 8.25 exact pound-mass"]),
        // Amounts of their own.
        ("It paid 20 dollars 50 times.", &["20 dollars = 20 exact dollar", "50 times = 50 exact -"]),
        ("Tea was 2 euros, coffee 3 euros.", &["2 euros = 2 exact euro", "3 euros = 3 exact euro"]),
        ("It costs $15 50 miles away.", &["$15 = 15 exact dollar", "50 miles = 50 exact mile"]),
        ("They sold it for 5 dollars and 200 cents.", &["5 dollars = 5 exact dollar", "200 cents = 200 exact cent"]),
        ("It is 6 feet by 10 inches.", &["6 feet = 6 exact foot", "10 inches = 10 exact inch"]),
        ("She gave 1.5 dollars 20.", &["1.5 dollars = 1.5 exact dollar", "20 = 20 exact -"]),
    ]);
}
