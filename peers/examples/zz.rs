//! scratch
use dateline::gazetteer::Case;
use dateline_peers::contest::Contestant;
use dateline_peers::generate;
use dateline_peers::ours::Ours;
fn main() {
    let n: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let case = if std::env::args().nth(2).unwrap() == "e" { Case::Exact } else { Case::Folded };
    let rounds: usize = std::env::args().nth(3).unwrap().parse().unwrap();
    let names = generate::names(n, 1);
    let docs = generate::documents(4_000_000, 1);
    let bytes: usize = docs.iter().map(|d| d.len()).sum();
    let mut ours = Ours::open(Ours::compile(&names, case).unwrap()).unwrap();
    let t = std::time::Instant::now();
    for _ in 0..rounds {
        for d in &docs {
            ours.run(d);
        }
    }
    println!("{:.0} MB/s", bytes as f64 * rounds as f64 / 1e6 / t.elapsed().as_secs_f64());
    let mut words = Vec::new();
    let t = std::time::Instant::now();
    for _ in 0..rounds {
        for d in &docs {
            dateline::bench::words(d, &mut words);
        }
    }
    println!("words {:.0} MB/s", bytes as f64 * rounds as f64 / 1e6 / t.elapsed().as_secs_f64());
}
