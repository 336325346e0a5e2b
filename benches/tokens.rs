//! Characters to tokens: bytes a second. `cargo bench --bench tokens`

mod input;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn tokens(criterion: &mut Criterion) {
    assert_eq!(dateline::bench::tokens("U.S. troops, 2,500 of them, left Iraq's north."), 12);
    let mut group = criterion.benchmark_group("tokens");
    for input in input::inputs() {
        let count = || input.texts.iter().map(|text| dateline::bench::tokens(text)).sum::<usize>();
        let expected = count();
        assert!(expected > 0);
        if input.name == "samples" {
            assert_eq!(
                expected, SAMPLE_TOKENS,
                "the samples or the tokenizer changed: look, then write the new number"
            );
        }
        group.throughput(Throughput::Bytes(input.bytes()));
        group.bench_function(&input.name, |bencher| bencher.iter(|| assert_eq!(count(), expected)));
    }
    group.finish();
}

const SAMPLE_TOKENS: usize = 695;

criterion_group!(benches, tokens);
criterion_main!(benches);
