//! Tokens, sentences and quotations on the cases that break them.

use super::*;
use crate::span::Span;

fn abbreviations() -> Abbreviations {
    let mut out = Abbreviations::default();
    for form in ["Gen.", "Mr.", "St.", "Jan."] {
        out.insert(form, false);
    }
    out.insert("Inc.", true);
    out
}

fn words(text: &str) -> Vec<&str> {
    cut::tokenize(text).iter().map(|t| t.span.of(text)).collect()
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
    let cases: [(&str, &[&str]); 14] = [
        ("The U.S. and al-Sudani", &["The", "U.S.", "and", "al-Sudani"]),
        ("Iraq's 2,500 troops", &["Iraq", "'s", "2,500", "troops"]),
        ("Iraq’s 1,38,000", &["Iraq", "’s", "1,38,000"]),
        ("They don't; it's", &["They", "don't", ";", "it", "'s"]),
        ("George W. Bush", &["George", "W.", "Bush"]),
        ("the U.N.'s and the U.S.’s", &["the", "U.N.", "'s", "and", "the", "U.S.", "’s"]),
        ("'The U.S.' s", &["'", "The", "U.S.", "'", "s"]),
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

/// Texts made of what cuts and joins words, in ASCII and beyond.
fn snippets() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let pieces = prop::sample::select(vec![
        "a", "the", "U", ".", "S", " ", "  ", "\n", "\n\n", "\t", "\u{b}", "al", "-", "Sudani", "'", "’", "s", "don",
        "t", "2", "500", ",", "5", "km", ":", ";", "_", "é", "É", "ß", "“", "”", "—", "…", "\u{301}", "\u{200d}",
        "\u{ad}", "\u{feff}", "\u{a0}", "日本", "語", "กข", "🇮🇶", "👍🏽", "\"", "(", ")", "``", "''", "--", "...",
        "forces'", "Iraq's", "bin", "A", "Z9", "x0", "\u{2010}", "\u{661}", "word", "\r\n", "\u{2028}", "ﬁ", "@", "#",
        "$", "‘", "–", "Ł", "ž", "×", "ɏ", "ɐ",
    ]);
    prop::collection::vec(
        prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
        0..60,
    )
    .prop_map(|parts| parts.concat())
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(4096))]

    /// The bitmaps, the byte rules and Unicode's own word bounds over the whole text give the same words.
    #[test]
    fn words_are_those_of_uax_29(text in snippets()) {
        let found: Vec<Span> = cut::tokenize(&text).iter().filter(|t| t.kind != Kind::Mark).map(|t| t.span).collect();
        let expected: Vec<Span> = cut::reference(&text).iter().filter(|t| t.kind != Kind::Mark).map(|t| t.span).collect();
        proptest::prop_assert_eq!(found, expected);
    }

    /// The words alone are the words of the tokens.
    #[test]
    fn words_without_tokens_are_the_same(text in snippets()) {
        let mut found = Vec::new();
        word::read(&text, &mut found);
        let mut expected = Vec::new();
        for token in cut::tokenize(&text) {
            word::of_token(&text, &token, |word| expected.push(word));
        }
        proptest::prop_assert_eq!(&found, &expected);
        proptest::prop_assert_eq!(&word::of_tokens(&text, &cut::tokenize(&text)).0, &expected);
        let (mut openers, mut own) = (Vec::new(), Vec::new());
        let (_, count) = word::read_into(&text, &mut own, &mut openers);
        let opening = (0..).zip(&expected).filter(|(_, word)| word.opens(text.as_bytes(), &word::OPENING) == 1);
        proptest::prop_assert_eq!(&openers[..count], opening.map(|(at, _)| at).collect::<Vec<u32>>());
    }

    /// Without the joins and splits that news needs, they are unicode-segmentation's words.
    #[test]
    fn plain_words_are_unicode_words(text in "[a-zA-Z0-9 ,;:()\"é日ß_]{0,80}") {
        use unicode_segmentation::UnicodeSegmentation;
        let found: Vec<String> = cut::tokenize(&text)
            .iter()
            .filter(|t| t.kind != Kind::Mark)
            .map(|t| t.span.of(&text).to_owned())
            .collect();
        let expected: Vec<&str> = text.unicode_words().filter(|word| word.starts_with(char::is_alphanumeric)).collect();
        proptest::prop_assert_eq!(found, expected);
    }
}

/// Blocks have 64 bytes: what crosses their edges is cut as anywhere.
#[test]
fn edges_of_blocks_cut_nothing() {
    for text in ["U.S. and al-Sudani’s", "Iraq's 2,500 don't", "(“É”) x_y"] {
        for lead in 0..140 {
            let padded = format!("{}{text}", " ".repeat(lead));
            assert_eq!(words(&padded), words(text), "{lead} blanks before {text}");
            let glued = format!("{}{text}", "(".repeat(lead));
            assert_eq!(words(&glued)[lead..], words(text)[..], "{lead} brackets before {text}");
            let long = format!("{} {text}", "x".repeat(lead + 1));
            assert_eq!(words(&long)[1..], words(text)[..], "{lead} letters before {text}");
        }
    }
}

#[test]
fn an_article_word_before_a_small_letter_is_no_name() {
    assert_eq!(words("an ad-hoc, at-large seat"), ["an", "ad", "-", "hoc", ",", "at", "-", "large", "seat"]);
}

#[test]
fn sentences_survive_what_news_throws_at_them() {
    let cases: [(&str, usize); 13] = [
        ("She left. ''We stay,'' he said.", 2),
        ("Gen. Smith met Mr. Jones. They spoke.", 2),
        ("The U.S. forces left. Iraq stayed.", 2),
        ("It was in the U.S. The visit ended.", 2),
        ("BAGHDAD (AP) — Troops left on Monday.", 2),
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
fn datelines_are_apart() {
    let hits = [
        ("BAGHDAD (Newswire) — Troops left.", "BAGHDAD (Newswire) —"),
        ("PORT SUDAN, Sudan, Oct. 14 (Newswire) - At least six died.", "PORT SUDAN, Sudan, Oct. 14 (Newswire) -"),
        ("Kyiv (NW) – “We stay,” he said.", "Kyiv (NW) –"),
        ("(Harbour.example)- It was late.", "(Harbour.example)-"),
        ("LONDON, March 3 -- The mayor left.", "LONDON, March 3 --"),
        ("DEIR EZ-ZOR, Syria — Shops opened.", "DEIR EZ-ZOR, Syria —"),
        ("SAN TELMO, 3 JAN 90 -- [REPORT] [TEXT] THE TROOPS LEFT.", "SAN TELMO, 3 JAN 90 -- [REPORT] [TEXT]"),
    ];
    for (text, expected) in hits {
        assert_eq!(sentences(text)[0], expected, "{text}");
        let below = format!("Troops leave the north\n\n{text}");
        assert_eq!(sentences(&below)[1], expected, "{below}");
    }
    let misses = [
        "NATO — the alliance — met.",
        "Ana Roth (Progress) — a lawyer — won.",
        "Iraq — The Long War is a book.",
        "It was late. BAGHDAD (Newswire) — Troops left.",
        "FOUR MEN -- ALL ARMED -- CAME.",
        "Al-Rawi said so.",
        "THE UNION OF CITIES OF THE NORTH - Lodz and others - met.",
        "SOFIA (Newswire)\n— Troops left.",
    ];
    for text in misses {
        assert!(!sentences(text).iter().any(|s| s.ends_with(['—', '-'])), "{text}: {:?}", sentences(text));
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
    let cases: [(&str, &[&str]); 12] = [
        ("“Yes,” he said, “no.”", &["Yes,", "no."]),
        ("''Yes,'' he said, ''no.''", &["Yes,", "no."]),
        ("”We stay,” he said.", &["We stay,"]),
        ("“We stay“ is a song.", &["We stay"]),
        ("“What he calls “fun” is not,” she said. “No.”", &["What he calls “fun” is not,", "No."]),
        ("“What he calls “fun is not,” she said. “No.”", &["What he calls “fun is not,", "No."]),
        ("the boys'' and the girls'' teams", &[]),
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
