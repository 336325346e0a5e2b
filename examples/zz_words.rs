//! scratch
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let docs: Vec<&str> = text.split("\n\n\n").collect();
    let find = std::env::args().nth(2).is_some();
    let g = dateline::Gazetteer::bundled().unwrap();
    let mut w = Vec::new();
    let mut m = dateline::Matches::default();
    for _ in 0..std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(200) {
        for d in &docs {
            if find {
                g.find_into(d, &mut m).unwrap();
            } else {
                dateline::bench::words(d, &mut w);
            }
        }
    }
}
