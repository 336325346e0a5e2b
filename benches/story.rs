//! Linking 10, 100 and 1,000 articles, their extraction apart: reports of many events, and the worst case, one report
//! over and over. `cargo bench --bench story`

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Article, Document, Extractor, Story};

/// Reports of one event; the words in capitals are others in each event.
const REPORTS: [&str; 3] = [
    "A fire killed COUNT people in PLACE on Monday, officials said. Labor Minister NAME visited PLACE on Tuesday. \
     \"We are ready to rebuild the mill of PLACE with our own hands,\" NAME said.",
    "At least COUNT people were killed in PLACE on Monday in a blaze. \"We are prepared to rebuild the mill of PLACE with \
     our own hands,\" Labor Minister NAME said.",
    "MORE people were killed in PLACE on Monday, the fire service said. Labor Minister NAME arrived in PLACE on Tuesday.",
];
const PLACES: [&str; 8] = ["Bursa", "Basra", "Lyon", "Maputo", "Tartu", "Goma", "Kirkuk", "Geneva"];

fn documents(count: usize, varied: bool) -> Vec<Document<'static>> {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    let read = |at: usize| {
        let event = if varied { at / REPORTS.len() } else { 0 };
        let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
        let name = format!("Kerem Al{}d{}s", letter(event), letter(event / 26));
        let report = if varied { REPORTS[at % REPORTS.len()] } else { REPORTS[0] };
        let text = report
            .replace("COUNT", &(14 + event).to_string())
            .replace("MORE", &(27 + event).to_string())
            .replace("PLACE", PLACES[event % PLACES.len()])
            .replace("NAME", &name);
        let article = Article::with_headline("", &text)
            .id(&format!("{at:04}"))
            .outlet(&format!("outlet {}", at % 40))
            .published("2024-03-12".parse().expect("a date"));
        extractor.extract(&article).expect("short enough").into_owned()
    };
    (0..count).map(read).collect()
}

fn story(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("story");
    group.sample_size(10);
    for (name, varied) in [("events", true), ("copies", false)] {
        for count in [10, 100, 1000] {
            let documents = documents(count, varied);
            let first = Story::link(&documents);
            // Each event has an outlet that gives another figure; copies agree.
            let expected = first.findings().len();
            let contested = first.findings().iter().any(|finding| !finding.against.is_empty());
            assert_eq!(contested, varied);
            group.throughput(Throughput::Elements(count as u64));
            group.bench_function(format!("{name}/{count}"), |bencher| {
                let link =
                    |documents: &Vec<Document<'static>>| assert_eq!(Story::link(documents).findings().len(), expected);
                bencher.iter_batched_ref(|| documents.clone(), |documents| link(documents), BatchSize::LargeInput);
            });
        }
    }
    group.finish();
}

criterion_group!(benches, story);
criterion_main!(benches);
