//! scratch
use dateline::{Matches, bench, gazetteer::*};
use std::time::Instant;
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let g = Gazetteer::bundled().unwrap();
    let docs: Vec<&str> = text.split("\n\n\n").collect();
    let mut w = Vec::new();
    let mut m = Matches::default();
    for _ in 0..3 {
        let t = Instant::now();
        let mut n = 0;
        for d in &docs {
            bench::words(d, &mut w);
            n += w.len();
        }
        let a = text.len() as f64 / 1e6 / t.elapsed().as_secs_f64();
        let t = Instant::now();
        let mut k = 0;
        for d in &docs {
            g.find_into(d, &mut m).unwrap();
            k += m.len();
        }
        let b = text.len() as f64 / 1e6 / t.elapsed().as_secs_f64();
        let t = Instant::now();
        let mut q = 0;
        for d in &docs {
            q += bench::tokens(d);
        }
        let c = text.len() as f64 / 1e6 / t.elapsed().as_secs_f64();
        println!("words {n} {a:.0} MB/s; find {k} {b:.0} MB/s; tokens {q} {c:.0} MB/s");
    }
    let t = Instant::now();
    let bytes = g.as_bytes().to_vec();
    let t2 = Instant::now();
    let _ = Gazetteer::open(bytes).unwrap();
    println!("open {:?} (copy {:?})", t2.elapsed(), t2 - t);
}
