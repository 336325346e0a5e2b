//! Tokens to listed names with the bundled tables, word classes included: bytes a second. `cargo bench --bench match`

mod input;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Extractor, bench};

fn names(criterion: &mut Criterion) {
    let extractor = Extractor::new().expect("the bundled tables are sound");
    assert_eq!(bench::names(&extractor, "The Pentagon said Iraq and Syria agreed. Nobody else did."), 3);
    let mut group = criterion.benchmark_group("match");
    for input in input::inputs() {
        let count = || input.texts.iter().map(|text| bench::names(&extractor, text)).sum::<usize>();
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

criterion_group!(benches, names);
criterion_main!(benches);
