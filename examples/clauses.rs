//! Prints the clauses of a text, one line a verb group: `cargo run --example clauses -- "The army left the town."`
//! For whoever asks why a claim was, or was not, made.

fn main() -> Result<(), dateline::Error> {
    let extractor = dateline::Extractor::new()?;
    for text in std::env::args().skip(1) {
        print!("{}", dateline::bench::clauses(&extractor, &text));
    }
    Ok(())
}
