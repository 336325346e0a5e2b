//! What the benches read: the two sample articles, hostile texts at three sizes, and where `DATELINE_BENCH_TEXT` names
//! a file of JSON Lines with `text`, its real articles.

use std::fs;

/// The sample articles of `examples/articles/`, one after the other.
pub(crate) const SAMPLES: &str = concat!(
    include_str!("../../examples/articles/harbour-post.txt"),
    include_str!("../../examples/articles/fjord-wire.txt")
);

/// A text by the name it has in the benches' ids.
pub(crate) struct Input {
    pub(crate) name: String,
    /// Its articles.
    pub(crate) texts: Vec<String>,
}

impl Input {
    pub(crate) fn bytes(&self) -> u64 {
        self.texts.iter().map(|text| text.len() as u64).sum()
    }
}

/// Every input. Quadratic work shows in the hostile ones: their bytes a second fall with the size.
pub(crate) fn inputs() -> Vec<Input> {
    let mut inputs = vec![Input { name: "samples".to_owned(), texts: vec![SAMPLES.to_owned()] }];
    for times in [1, 4, 16] {
        let one = |name: &str, text: String| Input { name: format!("{name}-{times}"), texts: vec![text] };
        inputs.push(one("capitals", SAMPLES.to_uppercase().repeat(times)));
        inputs.push(one("one-sentence", SAMPLES.replace(['.', '\n', '“', '”', '"'], ", and ").repeat(times)));
        inputs.push(one("whole", SAMPLES.repeat(times)));
    }
    inputs.extend(real());
    inputs
}

fn real() -> Option<Input> {
    let path = std::env::var_os("DATELINE_BENCH_TEXT")?;
    let lines = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.to_string_lossy()));
    let text = |line: &str| {
        let article: serde_json::Value = serde_json::from_str(line).expect("DATELINE_BENCH_TEXT: a JSON object a line");
        article["text"].as_str().expect("DATELINE_BENCH_TEXT: `text` in every line").to_owned()
    };
    let texts = lines.lines().filter(|line| !line.trim().is_empty()).map(text).collect();
    Some(Input { name: "real".to_owned(), texts })
}
