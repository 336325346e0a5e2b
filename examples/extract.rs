//! Minimal batch run.
use std::io::{BufRead, Write};
fn main() {
    let extractor = dateline::Extractor::new().unwrap();
    let stdin = std::io::stdin();
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in stdin.lock().lines() {
        let line = line.unwrap();
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let text = v["text"].as_str().unwrap_or("");
        let mut article = dateline::Article::new(text).id(v["id"].as_str().unwrap_or(""));
        if let Some(d) = v["published"].as_str().and_then(|d| d.parse().ok()) {
            article = article.published(d);
        }
        let doc = extractor.extract(&article).unwrap();
        writeln!(out, "{}", dateline::wire::to_value(&doc)).unwrap();
    }
}
