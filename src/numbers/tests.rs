//! Numbers in the ways that news writes them, and what only looks like one.

use super::*;
use crate::bundled;
use crate::gazetteer::Vocabulary;
use crate::text::Abbreviations;
use crate::words::Lexicon;

fn read(source: &str) -> Vec<String> {
    let (vocabulary, lexicon) = bundled::words::shared();
    read_with(source, vocabulary, lexicon)
}

fn read_with(source: &str, vocabulary: &Vocabulary, lexicon: &Lexicon) -> Vec<String> {
    let text = Text::read(source, &Abbreviations::default());
    let words = Words::read(source, &text, vocabulary, lexicon);
    let numbers = Numbers::read(source, &text, &words);
    numbers.all.iter().map(|mention| show(source, &text, mention)).collect()
}

fn show(source: &str, text: &Text, mention: &NumberMention) -> String {
    let tokens = &text.tokens[mention.tokens.clone()];
    let span = tokens[0].span.cover(tokens[tokens.len() - 1].span);
    let value = |number: Option<Number>| number.map_or("-".to_owned(), |number| number.to_string());
    let high = mention.high.map_or(String::new(), |high| format!("..{high}"));
    format!("{}={}{high} {:?}", span.of(source), value(mention.low), mention.form)
}

#[test]
fn numbers_as_written() {
    let (vocabulary, lexicon) = bundled::words::shared();
    let cases: &[(&str, &[&str])] = &[
        ("sent 2,500 men", &["2,500=2500 Cardinal"]),
        ("sold 1,38,000 bags", &["1,38,000=138000 Cardinal"]),
        ("some 1 000 000 bees", &["1 000 000=1000000 Cardinal"]),
        ("grew 2.5 million roses", &["2.5 million=2500000 Cardinal"]),
        ("a fund of 4.5bn", &["4.5bn=4500000000 Cardinal"]),
        ("the 20th floor", &["20th=20 Ordinal"]),
        ("two and a half thousand oaks", &["two and a half thousand=2500 Cardinal"]),
        ("a dozen eggs", &["a dozen=12 Cardinal"]),
        ("half a million eggs", &["half a million=500000 Cardinal"]),
        ("one hundred and twenty oaks", &["one hundred and twenty=120 Cardinal"]),
        ("a couple of hundred oaks", &["a couple of hundred=200 Vague"]),
        ("a hundred oaks and 30 elms", &["a hundred=100 Cardinal", "30=30 Cardinal"]),
        ("twenty-one thousand four hundred and six", &["twenty-one thousand four hundred and six=21406 Cardinal"]),
        ("three hundred thousand bees", &["three hundred thousand=300000 Cardinal"]),
        ("a hundred thousand bees", &["a hundred thousand=100000 Cardinal"]),
        ("between 30 and 40 elms", &["30 and 40=30..40 Range"]),
        ("30-40 elms", &["30-40=30..40 Range"]),
        ("from 5 to 7 elms", &["5 to 7=5..7 Range"]),
        ("2-3 million bees", &["2-3 million=2000000..3000000 Range"]),
        ("three or four elms", &["three or four=3..4 Range"]),
        ("$3 million to $5 million", &["3 million to $5 million=3000000..5000000 Range"]),
        ("tens of thousands of bees", &["tens of thousands=20000 Vague"]),
        ("hundreds of thousands of bees", &["hundreds of thousands=200000 Vague"]),
        ("several hundred bees", &["several hundred=200 Vague"]),
        ("a few dozen bees", &["a few dozen=24 Vague"]),
        ("several bees", &["several=- Vague"]),
        ("two thirds of them", &["two thirds=0.666667 Fraction"]),
        ("1/2 cup", &["1/2=0.5 Fraction"]),
        ("7 1/2 miles", &["7 1/2=7.5 Cardinal"]),
        ("half of the bees", &["half=0.5 Fraction"]),
        ("the twenty-first lap", &["twenty-first=21 Ordinal"]),
        ("a 5km walk", &["5km=5 Cardinal"]),
    ];
    for (text, expected) in cases {
        assert_eq!(&read_with(text, vocabulary, lexicon), expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_number() {
    for text in [
        "a man and an owl",
        "an F-16 and a Covid-19 ward",
        "no one saw it",
        "they saw one another",
        "a 3D map",
        "in the 1990s",
        "version 3.5.1 is out",
        "the second half ended",
        "scores a goal",
    ] {
        let found = read(text);
        assert!(found.iter().all(|number| number.ends_with("Ordinal")), "{text}: {found:?}");
    }
}

#[test]
fn what_is_no_range() {
    for text in ["lost 3-1 at home", "call 555-1234", "a 4-3-2 plan", "fell from 9 to 6", "10 and 20 men"] {
        let found = read(text);
        assert!(found.iter().all(|number| !number.ends_with("Range")), "{text}: {found:?}");
    }
}
