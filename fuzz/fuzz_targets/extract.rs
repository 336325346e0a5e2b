//! Any text as an article, with a small gazetteer: a document whose spans fit and whose ids resolve, the same every
//! time, whose wire form comes back. Any text as a wire document: an error or a document, never a panic.

#![no_main]

#[path = "../../tests/mutated/mod.rs"]
#[allow(dead_code)]
mod mutated;

use std::sync::LazyLock;

use dateline::{Argument, Article, Claim, Document, Extractor, Gazetteer, Measure, Span, wire};
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| {
    let names = Gazetteer::open(mutated::sound()).expect("sound bytes open");
    Extractor::builder().bundled_gazetteers(false).gazetteer(names).build().expect("words alone")
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut article = Article::new(&*text);
    if data.len() % 4 != 0 {
        article = article.published("2024-02-29".parse().expect("a date"));
    }
    let document = EXTRACTOR.extract(&article).expect("prose never fails");
    assert_eq!(document.text(), text);
    check(&document);
    assert_eq!(EXTRACTOR.extract(&article).expect("prose never fails"), document, "another document of {text:?}");
    let json = wire::to_json(&document);
    let back = wire::from_json(&json, &text).unwrap_or_else(|error| panic!("{error} of {json} for {text:?}"));
    assert_eq!(wire::to_json(&back), json);
    let _ = wire::from_json(&text, &text);
});

fn check(document: &Document<'_>) {
    let text = document.text();
    let fits = |span: Span| assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?} in {text:?}");
    document.sentences().iter().for_each(|span| fits(*span));
    for (at, mention) in document.mentions().iter().enumerate() {
        fits(mention.span);
        mention.provenance.evidence.iter().for_each(|span| fits(*span));
        let entity = mention.entity.map(|id| &document.entities()[id.0 as usize]);
        assert!(entity.is_none_or(|entity| entity.mentions.contains(&(at as u32))), "{mention:?} in {text:?}");
    }
    for (at, entity) in document.entities().iter().enumerate() {
        assert!(entity.id.0 as usize == at && !entity.mentions.is_empty(), "{entity:?} in {text:?}");
    }
    for figure in document.figures() {
        fits(figure.span);
        assert!(figure.span.contains(figure.number), "{figure:?} in {text:?}");
        if let Measure::Count { counted: Some(noun), .. } = figure.measure {
            fits(noun);
        }
    }
    for time in document.times() {
        fits(time.span);
        assert!(!time.value.is_empty(), "{time:?} in {text:?}");
    }
    for claim in document.claims() {
        fits(claim.span);
        fits(claim.cue);
        for argument in arguments(claim) {
            fits(argument.span);
            assert!(argument.entity.is_none_or(|id| (id.0 as usize) < document.entities().len()));
            assert!(argument.figure.is_none_or(|id| (id.0 as usize) < document.figures().len()));
        }
        assert!(claim.time.is_none_or(|id| (id.0 as usize) < document.times().len()));
        let _ = document.explain(claim).to_string();
    }
}

fn arguments(claim: &Claim) -> Vec<&Argument> {
    let roles = claim.fact.roles().into_iter().flat_map(|(_, fillers)| fillers);
    roles.chain(&claim.place).chain(claim.attribution.iter().map(|attribution| &attribution.source)).collect()
}
