//! What holds for every string, news or not: no panic, spans on character boundaries, ids that resolve, the same
//! document twice, and a wire form that comes back.

#![cfg(all(feature = "serde", feature = "gazetteers"))]

use std::sync::OnceLock;

use dateline::{Argument, Article, Claim, Document, Extractor, Measure, Span, wire};
use proptest::prelude::*;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::new().unwrap())
}

/// Words that the rules look at, between bars.
const WORDS: &str = "\
    Kenya|Kenyan|Iraq's|the U.S.|US|Islamic State|Nairobi|Norway|Pentagon|the United Nations|Defense Minister|\
    Gen.|Mr.|President|the former|Prime Minister|Sigrid|Aasen|Angela Merkel|Jon Hartmans'|al-Rashid|O'Neil|he|\
    she|the group|the minister|their|officials|police|said|told reporters|added|according to|killed|wounded|\
    were stationed in|withdrew|struck|met with|visited|pledged to|may|will|did not|denied|accused|of|in|near|\
    and|but|that|who|which|if|at least|more than|between|up to|about|another|some|dozens of|\
    tens of thousands of|20|2,500|1.5m|$2.5 billion|15 percent|3%|30-40|1/2|two thirds|99999999999999999999|\
    0.0000001|20-year-old|third|20th|7 kilometers|troops|soldiers|people|civilians|an attack|Tuesday|last week|\
    on March 8|2023|in 2020|three years later|10:30 a.m.|every Monday|the end of 2017|yesterday|NAIROBI (AP) —|\
    e\u{301}|$";

/// What stands between words, with the odd things of real text.
const MARKS: &str = concat!(
    "(WHO)|-|–|…|日本|İ|ß|ﬁ|\u{200d}|\u{a0}|👩‍👩‍👧|١٢|\u{feff}|\r\n|\n\n|* |\t|   |\"|\"|\"|“|”|‘|’|'|«|»|.|",
    ".|.|,|,|?|!|:|;|(|)|[|/|&|@|#|%|€",
);

fn news() -> impl Strategy<Value = String> {
    let list: Vec<&str> = WORDS.split('|').chain(MARKS.split('|')).collect();
    let word = (prop::sample::select(list), prop::sample::select(&[" ", " ", " ", " ", ""][..]));
    let words = prop::collection::vec(word, 0..60);
    words.prop_map(|words| words.into_iter().map(|(word, gap)| [word, gap].concat()).collect())
}

fn soup() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter),
        "[ -~\n]{0,300}",
        "(\\p{Lu}\\p{Ll}{0,6}[ .,’'\"“”—-]{0,2}|\\p{Nd}{1,4}[,.:/-]?|\\p{M}|\\p{P}){0,60}",
    ]
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let article = Article::new(text).published("2024-05-14".parse().unwrap());
    let document = extractor().extract(&article).unwrap();
    prop_assert_eq!(document.text(), text);
    spans_fit(&document)?;
    ids_resolve(&document)?;
    prop_assert_eq!(&extractor().extract(&article).unwrap(), &document);
    explained(&document)?;
    comes_back(&document)
}

fn spans_fit(document: &Document<'_>) -> Result<(), TestCaseError> {
    let text = document.text();
    let fits = |span: Span| {
        prop_assert!(!span.is_empty(), "{:?} is empty in {:?}", span, text);
        prop_assert!(text.get(span.range()).is_some(), "{:?} does not fit {:?}", span, text);
        Ok(())
    };
    document.sentences().iter().try_for_each(|span| fits(*span))?;
    for mention in document.mentions() {
        fits(mention.span)?;
        mention.provenance.evidence.iter().try_for_each(|span| fits(*span))?;
    }
    for figure in document.figures() {
        fits(figure.span)?;
        fits(figure.number)?;
        prop_assert!(figure.span.contains(figure.number), "{:?} in {:?}", figure, text);
        if let Measure::Count { counted: Some(noun), .. } = figure.measure {
            fits(noun)?;
        }
        figure.provenance.evidence.iter().try_for_each(|span| fits(*span))?;
    }
    for time in document.times() {
        fits(time.span)?;
        prop_assert!(!time.value.is_empty());
        time.provenance.evidence.iter().try_for_each(|span| fits(*span))?;
    }
    for claim in document.claims() {
        fits(claim.span)?;
        fits(claim.cue)?;
        arguments(claim).into_iter().try_for_each(|argument| fits(argument.span))?;
        claim.attribution.iter().try_for_each(|attribution| fits(attribution.cue))?;
        claim.provenance.evidence.iter().try_for_each(|span| fits(*span))?;
    }
    let in_order = |spans: Vec<Span>| spans.windows(2).all(|pair| pair[0].start <= pair[1].start);
    prop_assert!(in_order(document.sentences().to_vec()));
    prop_assert!(in_order(document.mentions().iter().map(|it| it.span).collect()));
    prop_assert!(in_order(document.figures().iter().map(|it| it.span).collect()));
    prop_assert!(in_order(document.times().iter().map(|it| it.span).collect()));
    Ok(())
}

fn arguments(claim: &Claim) -> Vec<&Argument> {
    let roles = claim.fact.roles().into_iter().flat_map(|(_, fillers)| fillers);
    roles.chain(&claim.place).chain(claim.attribution.iter().map(|attribution| &attribution.source)).collect()
}

fn ids_resolve(document: &Document<'_>) -> Result<(), TestCaseError> {
    let (entities, mentions) = (document.entities(), document.mentions());
    for (at, entity) in entities.iter().enumerate() {
        prop_assert_eq!(entity.id.0 as usize, at);
        prop_assert!(!entity.mentions.is_empty(), "{:?} has no mention", entity);
        for mention in &entity.mentions {
            let mention = mentions.get(*mention as usize);
            prop_assert_eq!(mention.and_then(|mention| mention.entity), Some(entity.id));
        }
    }
    for (at, mention) in mentions.iter().enumerate() {
        if let Some(id) = mention.entity {
            let entity = entities.get(id.0 as usize);
            prop_assert!(entity.is_some_and(|entity| entity.mentions.contains(&(at as u32))), "{:?}", mention);
        }
    }
    for claim in document.claims() {
        for argument in arguments(claim) {
            prop_assert!(argument.entity.is_none_or(|id| (id.0 as usize) < entities.len()));
            prop_assert!(argument.figure.is_none_or(|id| (id.0 as usize) < document.figures().len()));
        }
        prop_assert!(claim.time.is_none_or(|id| (id.0 as usize) < document.times().len()));
    }
    Ok(())
}

fn explained(document: &Document<'_>) -> Result<(), TestCaseError> {
    for claim in document.claims() {
        let tree = document.explain(claim).to_string();
        prop_assert!(tree.starts_with(claim.kind().as_str()) && tree.ends_with('\n'));
        prop_assert!(tree.contains(claim.provenance.rule.as_str()));
    }
    Ok(())
}

fn comes_back(document: &Document<'_>) -> Result<(), TestCaseError> {
    let json = wire::to_json(document);
    prop_assert!(!json.contains('\n'));
    let back = wire::from_json(&json, document.text());
    prop_assert!(back.is_ok(), "{:?} for {}", back, json);
    prop_assert_eq!(wire::to_json(&back.unwrap()), json);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read_soundly(text in soup()) {
        sound(&text)?;
    }

    #[test]
    fn news_like_words_are_read_soundly(text in news()) {
        sound(&text)?;
    }

    #[test]
    fn a_wire_document_never_panics(json in "[\\[\\]{}:,\"a-z0-9-]{0,80}", cut in 0usize..2000, text in news()) {
        let _ = wire::from_json(&json, &text);
        let article = Article::new(&text);
        let whole = wire::to_json(&extractor().extract(&article).unwrap());
        // Over a text that is not its own, and with bytes missing.
        let _ = wire::from_json(&whole, &json);
        let shorter: String = whole.chars().enumerate().filter(|(at, _)| *at != cut).map(|(_, char)| char).collect();
        let _ = wire::from_json(&shorter, &text);
    }
}

/// Strings that once went wrong, or might.
#[test]
fn chosen_strings_are_read_soundly() {
    let long = "Kenya sent 20 troops to Somalia, he said. ".repeat(50);
    let chosen = [
        "",
        " ",
        "\n",
        "\u{feff}",
        "\"",
        "““““",
        "””",
        "(((((",
        "'''''",
        "$",
        "%",
        "-",
        "—",
        ".",
        "...",
        "1",
        "1,",
        ",1",
        "1.2.3.4",
        "2,500,",
        "99999999999999999999999999999999999999999",
        "-5",
        "1e9",
        "20-",
        "-20-",
        "10:",
        "a\u{301}\u{301}\u{301}",
        "İstanbul’s",
        "U.S",
        "U.S.A.",
        "the",
        "The",
        "THE U.S. ARMY IN IRAQ",
        "Mr.",
        "Gen. Gen. Gen.",
        "of of of",
        "\r",
        "\u{2028}",
        "“Unclosed, he said.\n\n“And more",
        long.as_str(),
    ];
    for text in chosen {
        if let Err(error) = sound(text) {
            panic!("{text:?}: {error}");
        }
    }
}
