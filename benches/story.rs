//! Linking stories of 250 to 2,000 articles, their extraction apart: reports of many events, each of them told by three
//! articles, and the worst case, one report over and over. What is timed is adding every article and asking for the
//! findings; the answers are checked each time. `cargo bench --bench story`
//!
//! On 2026-11-22, two shared cores at 2.5 GHz: events 33, 132, 269 and 593 ms for 250, 500, 1,000 and 2,000 articles; copies
//! 70, 134, 257 and 341 ms. A million claims, and the memory that they take, are `tests/story_scale.rs`.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Article, Date, Document, Extractor, Relation, Rewording, Story};

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
            .replace("MORE", &(1027 + event).to_string())
            .replace("PLACE", PLACES[event % PLACES.len()])
            .replace("NAME", &name);
        let article = Article::with_headline("", &text)
            .id(&format!("{at:04}"))
            .outlet(&format!("outlet {}", at % 40))
            .published(day(event / PLACES.len()));
        extractor.extract(&article).expect("short enough").into_owned()
    };
    (0..count).map(read).collect()
}

/// As many days as there are rounds through the places: two events are never in one place on one day, however many there are.
fn day(round: usize) -> Date {
    format!("20{:02}-{:02}-12", 10 + round / 12, 1 + round % 12).parse().expect("a date")
}

/// Of an event's three reports the first two agree on the toll and quote one sentence in two wordings, and the first and the
/// third know of one visit.
fn check_events(story: &Story, count: usize) {
    let events = count / REPORTS.len();
    let reworded = story.quotations().iter().filter(|quotation| quotation.label == Rewording::Reworded).count();
    assert!(reworded >= events, "{reworded} reworded quotations of {events} events");
    let visits = |pair: &&dateline::Pair| pair.relation == Relation::Same && pair.a.article + 2 == pair.b.article;
    let visits = story.pairs().iter().filter(visits).count();
    assert!(visits >= events, "{visits} visits of {events} events");
    assert!(story.findings().iter().any(|finding| !finding.against.is_empty()));
}

/// All articles say one thing: no finding is of fewer than all, none is contested, and all are one source.
fn check_copies(story: &Story, count: usize) {
    for finding in story.findings() {
        assert_eq!((finding.articles as usize, finding.against.len()), (count, 0));
    }
    assert!(story.findings().iter().all(|finding| finding.independent as usize <= 1 + count.saturating_sub(64)));
}

fn story(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("story");
    group.sample_size(10);
    for name in ["events", "copies"] {
        for count in [250, 500, 1000, 2000] {
            let documents = documents(count, name == "events");
            let first = Story::link(&documents);
            if name == "events" {
                check_events(&first, count)
            } else {
                check_copies(&first, count)
            }
            println!("{name}/{count}: {} pairs, {} findings", first.pairs().len(), first.findings().len());
            let expected = first.findings().to_vec();
            group.throughput(Throughput::Elements(count as u64));
            group.bench_with_input(BenchmarkId::new(name, count), &documents, |bencher, documents| {
                let link = |()| Story::link(documents);
                let checked = |()| assert_eq!(link(()).findings(), expected);
                bencher.iter_batched(|| (), checked, BatchSize::LargeInput);
            });
        }
    }
    group.finish();
}

criterion_group!(benches, story);
criterion_main!(benches);
