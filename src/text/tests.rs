//! Tokens, sentences and quotations on the cases that break them.

use super::*;

fn abbreviations() -> Abbreviations {
    let mut out = Abbreviations::default();
    for form in ["Gen.", "Mr.", "St.", "Jan."] {
        out.insert(form, false);
    }
    out.insert("Inc.", true);
    out
}

fn words(text: &str) -> Vec<&str> {
    token::tokenize(text).iter().map(|t| t.span.of(text)).collect()
}

fn sentences(text: &str) -> Vec<&str> {
    let read = Text::read(text, &abbreviations());
    let cut = |r: &Range<usize>| {
        let span = read.tokens[r.start].span.cover(read.tokens[r.end - 1].span);
        span.of(text)
    };
    read.sentences.iter().map(cut).collect()
}

fn quotations(text: &str) -> Vec<&str> {
    let read = Text::read(text, &abbreviations());
    let cut = |q: &Quotation| {
        if q.inner.is_empty() {
            return "";
        }
        read.tokens[q.inner.start].span.cover(read.tokens[q.inner.end - 1].span).of(text)
    };
    read.quotations.iter().map(cut).collect()
}

#[test]
fn tokens_of_news() {
    let cases: [(&str, &[&str]); 12] = [
        ("The U.S. and al-Sudani", &["The", "U.S.", "and", "al-Sudani"]),
        ("Iraq's 2,500 troops", &["Iraq", "'s", "2,500", "troops"]),
        ("Iraq’s 1,38,000", &["Iraq", "’s", "1,38,000"]),
        ("They don't; it's", &["They", "don't", ";", "it", "'s"]),
        ("George W. Bush", &["George", "W.", "Bush"]),
        ("U.S.-led forces", &["U.S.", "-", "led", "forces"]),
        ("the country.The next", &["the", "country", ".", "The", "next"]),
        ("NewsHill.org", &["NewsHill.org"]),
        ("``We've won''", &["``", "We", "'ve", "won", "''"]),
        ("US$40m, 20th", &["US", "$", "40m", ",", "20th"]),
        ("wait -- no... yes", &["wait", "--", "no", "...", "yes"]),
        ("in 9 a.m. now", &["in", "9", "a.m.", "now"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn an_article_word_before_a_small_letter_is_no_name() {
    assert_eq!(words("an ad-hoc, at-large seat"), ["an", "ad", "-", "hoc", ",", "at", "-", "large", "seat"]);
}

#[test]
fn sentences_survive_what_news_throws_at_them() {
    let cases: [(&str, usize); 12] = [
        ("Gen. Smith met Mr. Jones. They spoke.", 2),
        ("The U.S. forces left. Iraq stayed.", 2),
        ("It was in the U.S. The visit ended.", 2),
        ("BAGHDAD (AP) — Troops left on Monday.", 1),
        ("“We stay. We fight,” he said. Then he left.", 3),
        ("“Will you stay?” he asked.", 1),
        ("Headline Without a Stop\n\nThe body begins.", 2),
        ("- first item\n- second item", 2),
        ("He works for Orbis Inc. in Paris.", 1),
        ("He left Orbis Inc. The firm declined to comment.", 2),
        ("It fell 3.5 percent. Analysts sighed.", 2),
        ("No final stop", 1),
    ];
    for (text, expected) in cases {
        assert_eq!(sentences(text).len(), expected, "{text}: {:?}", sentences(text));
    }
}

#[test]
fn wrapped_lines_are_one_sentence() {
    let text = "The council met on Monday in the old town hall of the\ncapital to discuss the bridge that the flood took away in\n\
                the spring and that nobody has since found the money to\nbuild again, as the mayor said.";
    assert_eq!(sentences(text).len(), 1);
}

#[test]
fn quotations_pair() {
    let cases: [(&str, &[&str]); 6] = [
        ("“Yes,” he said, “no.”", &["Yes,", "no."]),
        ("\"Yes,\" he said, \"no.\"", &["Yes,", "no."]),
        ("He called it ‘a mess’ twice.", &["a mess"]),
        ("The forces' base and the rebels' camp", &[]),
        ("“One unclosed\n\n“Two closed.” Text.", &["One unclosed", "Two closed."]),
        ("\"\"Doubled,\"\" he said.", &["Doubled,"]),
    ];
    for (text, expected) in cases {
        assert_eq!(quotations(text), expected, "{text}");
    }
}

#[test]
fn a_quotation_goes_on_over_paragraphs() {
    let text = "“One.\n\n“Two.” Then.";
    let read = Text::read(text, &abbreviations());
    assert_eq!(read.quotations.iter().map(|q| q.continues).collect::<Vec<_>>(), [false, true]);
}
