//! Text to listed names with the bundled tables, on their own (`find`) and with word classes, as the extractor has them
//! (`match`): bytes a second. `cargo bench --bench match`. Beside other matchers: `cargo run --release -p dateline-peers`.

mod input;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Extractor, Gazetteer, Matches, bench};

fn names(criterion: &mut Criterion) {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    assert_eq!(bench::names(&extractor, "The Pentagon said Iraq and Syria agreed. Nobody else did."), 3);
    time(criterion, "match", |text| bench::names(&extractor, text));
}

fn find(criterion: &mut Criterion) {
    let bundled = Gazetteer::bundled().expect("the bundled tables are sound");
    let mut matches = Matches::default();
    time(criterion, "find", |text| bundled.find_into(text, &mut matches).map_or(0, |()| matches.len()));
}

/// Times a count of a text's names over every input.
fn time(criterion: &mut Criterion, group: &str, mut count: impl FnMut(&str) -> usize) {
    let mut group = criterion.benchmark_group(group);
    for input in input::inputs() {
        let mut count = || input.texts.iter().map(|text| count(text)).sum::<usize>();
        let expected = count();
        if input.name == "samples" {
            // Rows are added to the tables every day, so a lower bound: the names that the samples cannot lose.
            assert!(expected >= SAMPLE_NAMES, "only {expected} names");
        }
        group.throughput(Throughput::Bytes(input.bytes()));
        group.bench_function(&input.name, |bencher| bencher.iter(|| assert_eq!(count(), expected)));
    }
    group.finish();
}

/// "Kenya", "Kenyan", "Norway", "Nairobi", "Somalia", "al-Shabab" … as often as they stand there.
const SAMPLE_NAMES: usize = 50;

criterion_group!(benches, names, find);
criterion_main!(benches);
