//! Times as news writes them, each with its span, type and value, and words that only look like times.

use super::*;
use crate::bundled;
use crate::gazetteer::Vocabulary;
use crate::words::Lexicon;

type Tables = (Vocabulary, Lexicon);

fn tables() -> &'static Tables {
    bundled::words::shared()
}

fn times(source: &str, published: Option<&str>, tables: &Tables) -> Vec<Time> {
    let text = Text::read(source, &tables.1.abbreviations);
    let words = Words::read(source, &text, &tables.0, &tables.1);
    let numbers = Numbers::read(source, &text, &words);
    read(source, &text, &words, &numbers, published.map(|date| date.parse().unwrap()))
}

fn show(source: &str, published: Option<&str>, tables: &Tables) -> Vec<String> {
    let show = |time: Time| {
        let modifier = time.modifier.map_or(String::new(), |modifier| format!(" {modifier}"));
        format!("{}={} {}{modifier}", time.span.of(source), time.kind.as_str(), time.value)
    };
    times(source, published, tables).into_iter().map(show).collect()
}

/// A Wednesday.
const PUBLISHED: &str = "2023-03-08";

fn check(cases: &[(&str, &[&str])]) {
    let tables = tables();
    for (source, expected) in cases {
        assert_eq!(&show(source, Some(PUBLISHED), tables), expected, "{source}");
    }
}

#[test]
fn explicit_dates() {
    check(&[
        ("The bridge opened on March 8, 2023.", &["March 8, 2023=DATE 2023-03-08"]),
        ("The bridge opened on 8 March.", &["8 March=DATE 2023-03-08"]),
        ("It opened on the 5th of March.", &["the 5th of March=DATE 2023-03-05"]),
        ("Filed 2023-02-14 by the clerk.", &["2023-02-14=DATE 2023-02-14"]),
        ("Filed 08/03/2023 by the clerk.", &["08/03/2023=DATE 2023-03-08"]),
        ("The mill closed in March 2003.", &["March 2003=DATE 2003-03"]),
        ("The mill closed in 2003.", &["2003=DATE 2003"]),
        ("The mill closed in the 1990s.", &["the 1990s=DATE 199"]),
        ("The mill closed on Sept. 11.", &["Sept. 11=DATE 2022-09-11"]),
        ("The mill closed in mid-2005.", &["mid-2005=DATE 2005 MID"]),
        ("The mill closed at the end of 2017.", &["the end of 2017=DATE 2017 END"]),
        ("Critics of the 2003 invasion spoke.", &["2003=DATE 2003"]),
        ("The team (founded 1987) and the club (1991) merged.", &["1991=DATE 1991"]),
        ("It ran from 1990 to 1995.", &["1990=DATE 1990", "1995=DATE 1995"]),
        ("Sales fell in the third quarter of 2021.", &["the third quarter of 2021=DATE 2021-Q3"]),
        ("Sales fell in the fourth quarter.", &["the fourth quarter=DATE 2022-Q4"]),
        ("A castle of the 19th century burned.", &["the 19th century=DATE 18"]),
        ("They met in the summer of 2012.", &["the summer of 2012=DATE 2012-SU"]),
        ("Rain fell in the first nine months of 2021.", &["the first nine months=DURATION P9M", "2021=DATE 2021"]),
        ("Born in 1987, he will be sworn in on May 3.", &["1987=DATE 1987", "May 3=DATE 2023-05-03"]),
        ("Founded in 1987. It shut on Friday, March 3.", &["1987=DATE 1987", "Friday, March 3=DATE 2023-03-03"]),
        ("They met on Christmas Day.", &["Christmas Day=DATE 2022-12-25"]),
        (
            "Crowds marked the 20th anniversary of the flood in 2003.",
            &["the 20th anniversary=DATE 2023", "2003=DATE 2003"],
        ),
    ]);
}

#[test]
fn dates_against_publication() {
    check(&[
        ("The mayor resigned on Tuesday.", &["Tuesday=DATE 2023-03-07"]),
        ("The council will meet on Tuesday.", &["Tuesday=DATE 2023-03-14"]),
        ("The mayor resigned today.", &["today=DATE 2023-03-08"]),
        ("The mayor resigned yesterday.", &["yesterday=DATE 2023-03-07"]),
        ("The mayor resigned last week.", &["last week=DATE 2023-W09"]),
        ("The mayor will resign next month.", &["next month=DATE 2023-04"]),
        ("The mayor resigned in November.", &["November=DATE 2022-11"]),
        ("The plant will open in November.", &["November=DATE 2023-11"]),
        ("The mayor resigned last Friday.", &["last Friday=DATE 2023-03-03"]),
        ("The mayor resigned earlier this year.", &["earlier this year=DATE 2023"]),
        ("The mill closed two years ago.", &["two years ago=DATE 2021"]),
        ("The mill closed almost 20 years ago.", &["almost 20 years ago=DATE 2003 APPROX"]),
        ("The mill closed last summer.", &["last summer=DATE 2022-SU"]),
        ("The mayor is currently abroad.", &["currently=DATE PRESENT_REF"]),
        ("The mayor was recently abroad.", &["recently=DATE PAST_REF"]),
        ("The firm may build more in the future.", &["the future=DATE FUTURE_REF"]),
    ]);
}

#[test]
fn dates_against_the_narrative() {
    check(&[
        ("Troops left in 2011, but returned three years later.", &["2011=DATE 2011", "three years later=DATE 2014"]),
        (
            "A storm hit on May 3, 2019. Help came the following day.",
            &["May 3, 2019=DATE 2019-05-03", "the following day=DATE 2019-05-04"],
        ),
        ("He came in June 2015 and left the same month.", &["June 2015=DATE 2015-06", "the same month=DATE 2015-06"]),
        (
            "The ship sank on May 3, 2019. It had sailed two days before.",
            &["May 3, 2019=DATE 2019-05-03", "two days before=DATE 2019-05-01"],
        ),
        ("The strike came two days before the vote.", &["two days=DURATION P2D"]),
    ]);
}

#[test]
fn durations_and_sets() {
    check(&[
        ("The siege lasted for three weeks.", &["three weeks=DURATION P3W"]),
        ("It rained in the past two days.", &["the past two days=DURATION P2D"]),
        ("It rained much in recent months.", &["recent months=DURATION PXM"]),
        ("It took several years.", &["several years=DURATION PXY"]),
        ("A five-year plan was drawn up.", &["five-year=DURATION P5Y"]),
        ("The talks took two hours.", &["two hours=DURATION PT2H"]),
        ("The talks took half an hour.", &["half an hour=DURATION PT30M"]),
        ("The war went on for decades.", &["decades=DURATION PXDE"]),
        ("It took almost six weeks.", &["almost six weeks=DURATION P6W APPROX"]),
        ("The yard builds 40 a month.", &["a month=SET P1M"]),
        ("The court sits every Tuesday.", &["every Tuesday=SET XXXX-WXX-2"]),
        ("The bulletin appears daily.", &["daily=SET P1D"]),
        ("The ferry runs twice a week.", &["twice a week=SET P1W"]),
    ]);
}

#[test]
fn times_of_day() {
    check(&[
        ("The train left on Monday morning.", &["Monday morning=TIME 2023-03-06TMO"]),
        ("The train left last night.", &["last night=TIME 2023-03-07TNI"]),
        ("The train left at 9 a.m. and never arrived.", &["9 a.m.=TIME 2023-03-08T09:00"]),
        ("The train left at 10:30 GMT.", &["10:30 GMT=TIME 2023-03-08T10:30Z"]),
        ("The train left at 7:15 pm yesterday.", &["7:15 pm yesterday=TIME 2023-03-07T19:15"]),
    ]);
}

#[test]
fn nothing_known_of_publication() {
    let tables = tables();
    let cases: &[(&str, &[&str])] = &[
        ("It opened on 30 November.", &["30 November=DATE XXXX-11-30"]),
        ("It opened on Tuesday.", &["Tuesday=DATE XXXX-WXX-2"]),
        (
            "July 7, 2005 floods recalled\nIt opened on Tuesday.",
            &["July 7, 2005=DATE 2005-07-07", "Tuesday=DATE XXXX-WXX-2"],
        ),
        (
            "Bridge opens\nMarch 8, 2023\nIt opened on Tuesday.",
            &["March 8, 2023=DATE 2023-03-08", "Tuesday=DATE 2023-03-07"],
        ),
    ];
    for (source, expected) in cases {
        assert_eq!(&show(source, None, tables), expected, "{source}");
    }
}

#[test]
fn what_a_time_was_reckoned_from() {
    let tables = tables();
    let anchor = |source: &str, published| times(source, published, tables).last().map(|time| time.anchor);
    assert_eq!(anchor("It opened in March 2003.", None), Some(Anchor::Explicit));
    assert_eq!(anchor("It opened on Tuesday.", Some(PUBLISHED)), Some(Anchor::Published));
    assert_eq!(anchor("It opened on Tuesday.", None), Some(Anchor::Open));
    assert_eq!(anchor("It shut in 2001 and opened two years later.", Some(PUBLISHED)), Some(Anchor::Narrative));
}

#[test]
fn what_only_looks_like_a_time() {
    let tables = tables();
    for source in [
        "They may march in spring water.",
        "Mrs. May said the second bid had failed.",
        "April Jones sang.",
        "The sun rose over the fall line.",
        "A 21-year-old man was held.",
        "The man, 21 years old, was held.",
        "Some 2000 people fled.",
        "About 1500 prisoners were freed.",
        "The fall of the city came as a shock.",
        "She finished second of twelve.",
        "Three quarters of the vote is in.",
        "The Sunday Times reported it.",
        "They won 10-3 and 4:2.",
        "As soon as it stops they leave.",
        "Flight 1742 landed.",
        "The price rose to $2000 at auction.",
        "The Daily Mail reported it.",
        "It costs 2010 euros.",
        "Resolution 1973 was passed.",
        "Boeing 1946 landed.",
        "The council sat in room 2010.",
        "She paid 1999 dollars.",
        "He scored 2003 points.",
        "They counted 1984 ballots.",
        "The Evening Post reported it.",
        "The Morning Star reported it.",
        "The Week reported it.",
        "USA Today reported it.",
        "August Holm slept.",
        "June Carter sang.",
        "Mrs. June slept.",
        "Augustus ruled.",
        "The army may march on the town.",
        "They march on the capital.",
        "He may.",
        "A second man fled.",
        "A second bid failed.",
        "The third quarter of the match was dull.",
        "Half of the time they lost.",
        "It is a matter of time.",
        "Time magazine reported it.",
        "The Times reported it.",
        "It was high time.",
        "They had a good time.",
        "At the same time he slept.",
        "In time they left.",
        "Day after day it rained on him.",
        "Ratio 16:9 was kept.",
        "The score was 21:19.",
        "Call 202-555-0147.",
        "Section 12-05 was cut.",
        "It weighs 2,010 grams.",
        "The Saturday Evening Post reported it.",
        "The spring broke in the clock.",
        "The fall broke his leg.",
        "The mark fell against the dollar.",
        "A moment of silence helps.",
        "Dawn Holm slept.",
        "Summer Holm slept.",
    ] {
        let found = show(source, Some(PUBLISHED), tables);
        assert!(found.is_empty(), "{source}: {found:?}");
    }
}

#[test]
fn any_text_is_read_without_harm() {
    let tables = tables();
    for piece in [
        "of the ",
        "the last ",
        "1 ",
        "2003-",
        "10:",
        "May ",
        "Monday, ",
        "'",
        "early ",
        "a half ",
        "Q1 ",
        "9999 ",
        "é",
        "the same ",
        "32 March 99999999999 years ago. ",
    ] {
        let source = piece.repeat(300);
        let found = times(&source, Some("9999-12-31"), tables);
        assert!(found.iter().all(|time| source.get(time.span.range()).is_some()));
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}
