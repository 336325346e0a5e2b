//! Articles to documents, the whole pipeline on one core, and documents to JSON: bytes a second (of article there, of
//! JSON here). `cargo bench --bench extract`

mod input;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::bench::Ready;
use dateline::{Article, Extractor, wire};
use unicode_segmentation::UnicodeSegmentation;

const TEXT: &str = "Defense Minister Sigrid Aasen visited Kenya on Monday. Aasen met Kenyan officials in Nairobi.";

fn extract(criterion: &mut Criterion) {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    let count = |text: &str| {
        let article = Article::new(text).published("2024-05-14".parse().expect("a date"));
        extractor.extract(&article).expect("an article of fair length").mentions().len()
    };
    assert_eq!(count(TEXT), 5);
    let mut group = criterion.benchmark_group("extract");
    for input in input::inputs() {
        let all = || input.texts.iter().map(|text| count(text)).sum::<usize>();
        let expected = all();
        assert!(expected > 0);
        group.throughput(Throughput::Bytes(input.bytes()));
        group.bench_function(&input.name, |bencher| bencher.iter(|| assert_eq!(all(), expected)));
    }
    group.finish();
}

/// Mentions, entities, figures and times without claims.
fn spans(criterion: &mut Criterion) {
    let extractor = Extractor::builder().claims(&[]).build().expect("the bundled tables are sound");
    let whole = Extractor::new().expect("the bundled tables are sound");
    let count = |extractor: &Extractor, text: &str| {
        let article = Article::new(text).published("2024-05-14".parse().expect("a date"));
        extractor.extract(&article).expect("an article of fair length").mentions().len()
    };
    let mut group = criterion.benchmark_group("spans");
    for input in input::inputs() {
        let all = || input.texts.iter().map(|text| count(&extractor, text)).sum::<usize>();
        let expected = input.texts.iter().map(|text| count(&whole, text)).sum::<usize>();
        assert!(expected > 0);
        group.throughput(Throughput::Bytes(input.bytes()));
        group.bench_function(&input.name, |bencher| bencher.iter(|| assert_eq!(all(), expected)));
    }
    group.finish();
}

/// Numbers, times and figures on top of tokens, words and listed names.
fn quantities(criterion: &mut Criterion) {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    let mut group = criterion.benchmark_group("quantities");
    for input in input::inputs() {
        let ready: Vec<Ready<'_>> = input.texts.iter().map(|text| Ready::new(&extractor, text)).collect();
        let all = || ready.iter().map(Ready::quantities).sum::<usize>();
        let whole = |text: &String| {
            let article = Article::new(text);
            let document = extractor.extract(&article).expect("an article of fair length");
            document.times().len() + document.figures().len()
        };
        let expected = input.texts.iter().map(whole).sum::<usize>();
        assert!(expected > 0);
        group.throughput(Throughput::Bytes(input.bytes()));
        group.bench_function(&input.name, |bencher| bencher.iter(|| assert_eq!(all(), expected)));
    }
    group.finish();
}

/// What the machine is worth at the moment: a library's word bounds over the same texts, to give the others as ratios.
fn yardstick(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("yardstick-word-bounds");
    for input in input::inputs() {
        let all = || input.texts.iter().map(|text| text.split_word_bound_indices().count()).sum::<usize>();
        let expected = all();
        assert!(expected > 0);
        group.throughput(Throughput::Bytes(input.bytes()));
        group.bench_function(&input.name, |bencher| bencher.iter(|| assert_eq!(all(), expected)));
    }
    group.finish();
}

fn write(criterion: &mut Criterion) {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    let mut group = criterion.benchmark_group("write");
    for input in input::inputs() {
        let articles: Vec<Article<'_>> = input.texts.iter().map(|text| Article::new(text)).collect();
        let documents: Vec<_> = articles.iter().filter_map(|article| extractor.extract(article).ok()).collect();
        assert_eq!(documents.len(), articles.len());
        let write = || documents.iter().map(|document| wire::to_json(document).len() as u64).sum::<u64>();
        let expected = write();
        group.throughput(Throughput::Bytes(expected));
        group.bench_function(&input.name, |bencher| bencher.iter(|| assert_eq!(write(), expected)));
    }
    group.finish();
}

criterion_group!(benches, extract, spans, quantities, yardstick, write);
criterion_main!(benches);
