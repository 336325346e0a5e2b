//! Every format that `dateline::render` writes, read back by a reader that shares no code with its writer: `csv`, `quick-xml`,
//! `parquet` and `serde_json` where the format is theirs, else one written here from the format's description. Over chosen
//! articles and over any string, an offset must give the words that it stands for, counted as the format's readers count.

#![cfg(all(feature = "serde", feature = "gazetteers"))]

mod annotation;
mod brat;
mod conll;
mod csv;
mod events;
#[cfg(feature = "arrow")]
mod parquet;
mod timeml;

use std::sync::OnceLock;

use dateline::render::position::Unit;
use dateline::{Article, Document, Extractor, Span, render, wire};
use proptest::prelude::*;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::new().unwrap())
}

/// What the formats stumble over: characters outside the BMP, combining marks, line breaks inside names, markup, quotes,
/// tabs, formulas, characters that XML does not have, nothing at all.
const TEXTS: [&str; 15] = [
    "",
    " \n\t",
    "🚂🚃 Sigrid Aasen visited Kenya on Tuesday. 👩‍👩‍👧 At least 20 soldiers were killed in Basra, police said.",
    "E\u{301}tat: Defense Minister Marta Quill met with Sigrid Aasen in New\nYork on\r\nMarch 8.",
    "Nairobi\r\n\r\nThe Red\nCross said 12 people were killed\tin Kenya\u{2028}on Monday.",
    "<script>alert(\"Kenya & Iraq\")</script> ]]> said Marta Quill, 'minister'. “We will stay,” she said in 2023.",
    "=SUM(A1) killed 3 soldiers in Iraq. +1 troops left Kenya. @Kenya \"demanded\", he said; -5 percent.",
    "Kenya\0 and\u{B} Iraq\u{FFFE} on \u{1F}Tuesday\u{7F}\u{85}, 2024.",
    "NAIROBI (AP) — Al-Shabab killed at least 12 Kenyan troops near Mandera in March 2023. The group denied it.",
    "Norway may withdraw 250 troops from Kenya next year. Poland did not send soldiers to Iraq on 5 May 2024.",
    "Iraq accused Turkey of bombing Basra. Turkey denied the accusation.\n\nTurkey demanded that Iraq withdraw.",
    "Marta Quill traveled to Oslo. Quill and Sigrid Aasen signed an agreement, and Norway pledged $5 million to Kenya.",
    "Police arrested 30 people in Kenya every Monday; 2,500 U.S. troops were stationed in Iraq, 900 in Syria.",
    // Wrapped lines, over which names, figures and times run.
    "Officials of the government said late on Tuesday in New\nYork that at least 20 soldiers of the army of Kenya and three\n\
     soldiers of the United\r\nNations were killed there by fighters of Islamic\nState in the first week of May\n\
     2023, near the border of the country, and that 12\npeople were wounded by a bomb 🚂 in the city of\nBasra.",
    "日本 𝕶𝖊𝖓𝖞𝖆 Iraq's “U.S.-led” coalition struck 5–6 bases at 10:30 a.m. in the 1990s.",
];

fn read<'a>(article: &'a Article<'a>) -> Document<'a> {
    extractor().extract(article).unwrap()
}

fn article(text: &str) -> Article<'_> {
    Article::new(text).id("a b/1").outlet("The \"Post\", Ltd").published("2024-05-08".parse().unwrap())
}

/// Every format of one document; the document itself is read from the wire too, where it has no sentences.
fn check(text: &str) -> Result<(), TestCaseError> {
    let article = article(text);
    let document = read(&article);
    let back = wire::from_json(&wire::to_json(&document), text).unwrap();
    for document in [&document, &back] {
        conll::conll_is_sound(document)?;
        brat::brat_is_sound(document)?;
        for unit in [Unit::Bytes, Unit::Characters, Unit::Utf16] {
            annotation::annotation_is_sound(document, unit)?;
            csv::csv_is_sound(document, unit)?;
        }
        timeml::timeml_is_sound(document)?;
        events::events_are_sound(document)?;
        #[cfg(feature = "arrow")]
        parquet::parquet_is_sound(document)?;
    }
    Ok(())
}

#[test]
fn chosen_texts_come_back() {
    for text in TEXTS {
        if let Err(error) = check(text) {
            panic!("{text:?}: {error}");
        }
    }
}

/// The texts above are no good if they do not show what they are there for.
#[test]
fn chosen_texts_hold_what_is_hard() {
    let (mut cut, mut together, mut events, mut formulas, mut counted) = (0, 0, 0, 0, 0);
    for text in TEXTS {
        let article = article(text);
        let document = read(&article);
        let (mut standoff, mut rows) = (String::new(), String::new());
        render::brat::write(&document, &mut standoff).unwrap();
        render::csv::write(&document, &render::csv::Options::new(), &mut rows).unwrap();
        cut += standoff.lines().filter(|line| line.starts_with('T') && line.contains(';')).count();
        together += standoff.lines().filter(|line| line.starts_with('*')).count();
        let options = render::events::Options::new().unsourced(true);
        let all = events::events_of(&document, &options);
        events += all.iter().filter(|event| event["context"] != serde_json::json!([])).count();
        counted += all.iter().filter(|event| event["dead"].is_u64() && event["dead_bound"] == "at-least").count();
        formulas += rows.matches(",'").count() + rows.matches(",\"'").count();
    }
    let seen = [cut, together, events, formulas, counted];
    assert!(seen.iter().all(|&seen| seen > 0), "{seen:?}");
}

const WORDS: &str = "\
    Kenya|Kenyan|Iraq's|the U.S.|Islamic State|Defense Minister|Marta Quill|Sigrid|he|she|the group|officials|police|said|\
    according to|killed|wounded|were stationed in|withdrew|struck|met with|visited|pledged to|may|will|did not|denied|\
    accused|of|in|near|and|at least|20|2,500|$2.5 billion|15 percent|third|troops|soldiers|people|Tuesday|last week|\
    on March 8|2023|three years later|10:30 a.m.|every Monday|the end of 2017|New\nYork|Red\r\nCross|=|+|@|-5|<b>|&amp;|\
    ]]>|\\|e\u{301}|🚂|👩‍👩‍👧|日本|İ|\u{FEFF}|\0|\u{B}|\u{1C}|\u{85}|\u{2028}|\u{FFFF}|\t|\n\n|\r|\"|“|”|'|,|;|.|.|:|(|)";

fn news() -> impl Strategy<Value = String> {
    let list: Vec<&str> = WORDS.split('|').collect();
    let word = (prop::sample::select(list), prop::sample::select(&[" ", " ", " ", "\n", ""][..]));
    let words = prop::collection::vec(word, 0..40);
    words.prop_map(|words| words.into_iter().map(|(word, gap)| [word, gap].concat()).collect())
}

/// The same in lines of one width, as mail and wires have it: names run over their ends.
fn wrapped() -> impl Strategy<Value = String> {
    (news(), 45..70usize, prop::sample::select(&["\n", "\r\n", "\n  "][..])).prop_map(|(text, width, end)| {
        let (mut out, mut line) = (String::new(), 0);
        for word in text.split_whitespace() {
            let gap = if line == 0 {
                ""
            } else if line + word.len() > width {
                end
            } else {
                " "
            };
            line = if gap == end { word.len() } else { line + gap.len() + word.len() };
            out = [&out, gap, word].concat();
        }
        out
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_comes_back(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn news_like_words_come_back(text in news()) {
        check(&text)?;
    }

    #[test]
    fn wrapped_lines_come_back(text in wrapped()) {
        check(&text)?;
    }
}

/// The part of `text` between two offsets, cut by a consumer that counts in `unit`.
fn slice(text: &str, unit: Unit, start: usize, end: usize) -> String {
    match unit {
        Unit::Bytes => text[start..end].to_owned(),
        Unit::Utf16 => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(),
        _ => text.chars().skip(start).take(end - start).collect(),
    }
}

/// Python's `str.splitlines`, as brat and much else cuts its files into lines.
fn python_lines(text: &str) -> Vec<&str> {
    let ends = |c: char| "\n\r\u{B}\u{C}\u{1C}\u{1D}\u{1E}\u{85}\u{2028}\u{2029}".contains(c);
    text.split_terminator(ends).collect()
}

fn same_text(document: &Document<'_>, unit: Unit, start: usize, end: usize, span: Span) -> Result<(), TestCaseError> {
    prop_assert_eq!(slice(document.text(), unit, start, end), &document[span]);
    Ok(())
}

/// What a document read from the wire form may hold and an extractor never makes: names in names, spans that cross, out of
/// order, and cutting through a token.
#[test]
fn spans_that_overlap() {
    let text = "Bank of Kenya said on Monday night.";
    let span = |words: &str| {
        let start = text.find(words).unwrap();
        format!(r#""start":{start},"end":{},"text":"{words}""#, start + words.len())
    };
    let mention = |words: &str, kind: &str| {
        format!(r#"{{{},"kind":"{kind}","form":"name","entity":null,"rule":"a/b"}}"#, span(words))
    };
    let time = |words: &str| {
        format!(r#"{{{},"type":"TIME","value":"<\"&\n>","mod":null,"anchor":"open","rule":"a/b"}}"#, span(words))
    };
    let mentions = [mention("nya said", "person"), mention("Kenya", "place"), mention("Bank of Kenya", "organization")];
    let times = [time("night"), time("Monday night"), time("on Monday")];
    let json = format!(
        r#"{{"schema":1,"id":null,"published":null,"mentions":[{}],"entities":[],"figures":[],"times":[{}],"claims":[]}}"#,
        mentions.join(","),
        times.join(",")
    );
    let document = wire::from_json(&json, text).unwrap();

    let mut columns = String::new();
    render::conll::write(&document, &mut columns).unwrap();
    let tags: Vec<&str> = columns.lines().skip(2).filter_map(|line| line.split(' ').nth(3)).collect();
    assert_eq!(tags, ["B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "O", "O"]);

    let mut xml = String::new();
    render::timeml::write(&document, &mut xml).unwrap();
    let (back, times) = timeml::timeml_back(&xml);
    assert_eq!(back, text);
    let times: Vec<(&str, &str)> =
        times.iter().map(|(attributes, start, end)| (&*attributes["value"], &back[*start..*end])).collect();
    assert_eq!(times, [("<\"& >", "on Monday"), ("<\"& >", "night")]);
    brat::brat_is_sound(&document).unwrap();
}
