//! Newslike text: common words as often as running text has them, names for one word in eight, capitals at sentence
//! starts, punctuation, paragraphs. Not prose; a matcher sees no difference.

use super::capitalized;
use super::names::Composer;
use super::random::{Random, Weighted};
use super::tables;

/// The least bytes of a document: a news report.
const DOCUMENT: usize = 3_000;

/// Documents of about 3 KB each, `bytes` in all or a little more.
pub fn documents(bytes: usize, seed: u64) -> Vec<String> {
    let mut writer = Writer::new(seed);
    let mut documents = Vec::with_capacity(bytes / DOCUMENT + 1);
    let mut written = 0;
    while written < bytes {
        let document = writer.document();
        written += document.len();
        documents.push(document);
    }
    documents
}

struct Writer {
    random: Random,
    closed: Weighted<String>,
    content: Weighted<String>,
    /// What the tables list, each as often as its place in the list allows: a few names are in every report.
    prominent: Weighted<String>,
    composer: Composer,
    out: String,
    /// Whether the next word begins a sentence.
    opening: bool,
}

impl Writer {
    fn new(seed: u64) -> Writer {
        let mut random = Random::new(seed);
        let mut listed = tables::entities();
        // The countries stay in front, the rest is as prominent as chance has it.
        random.shuffle(&mut listed[200..]);
        let prominent = listed.into_iter().enumerate().map(|(place, name)| (name, 1_000_000 / (place as u64 + 20)));
        Writer {
            closed: closed(),
            content: content(),
            prominent: Weighted::new(prominent),
            composer: Composer::new(random.bits()),
            random,
            out: String::new(),
            opening: true,
        }
    }

    fn document(&mut self) -> String {
        let cast = self.cast();
        self.out.clear();
        while self.out.len() < DOCUMENT {
            for _ in 0..2 + self.random.below(3) {
                self.sentence(&cast);
            }
            self.out.pop();
            self.out.push('\n');
        }
        self.out.clone()
    }

    /// Whom and what a report is about: each person in full and then by surname, the others by their names.
    fn cast(&mut self) -> Vec<String> {
        let mut cast = Vec::new();
        for _ in 0..4 {
            let person = self.composer.person();
            cast.extend(person.split(' ').next_back().map(str::to_owned));
            cast.push(person);
            cast.push(self.composer.compose());
        }
        for _ in 0..12 {
            cast.push(self.prominent.pick(&mut self.random).clone());
        }
        cast
    }

    fn sentence(&mut self, cast: &[String]) {
        self.opening = true;
        for _ in 0..9 + self.random.below(18) {
            match self.random.below(1000) {
                // A name has 1.5 words on average: of these slots, one word in eight or a little more belongs to one.
                0..100 => {
                    let name = self.random.pick(cast).clone();
                    self.word(&name);
                }
                100..120 => {
                    let number = self.random.below(3_000).to_string();
                    self.word(&number);
                }
                120..590 => {
                    let word = self.closed.pick(&mut self.random).clone();
                    self.word(&word);
                }
                _ => {
                    let word = self.content.pick(&mut self.random).clone();
                    self.word(&word);
                }
            }
        }
        self.stop();
    }

    fn word(&mut self, word: &str) {
        if self.opening {
            self.out.push_str(&capitalized(word));
            self.opening = false;
        } else {
            self.out.push_str(word);
        }
        let mark = match self.random.below(100) {
            0..6 => ", ",
            6 => " \"",
            7 => "\" ",
            8 => " - ",
            9 => "; ",
            _ => " ",
        };
        self.out.push_str(mark);
    }

    fn stop(&mut self) {
        while self.out.ends_with(|c: char| !c.is_ascii_alphanumeric()) {
            self.out.pop();
        }
        // No lone letter before a stop: there matchers differ on whether the stop belongs to it.
        let last = std::iter::repeat_with(|| self.content.pick(&mut self.random)).find(|word| word.len() > 1);
        self.out.push(' ');
        self.out.extend(last.map(String::as_str));
        self.out.push_str(if self.random.percent(5) { "? " } else { ". " });
    }
}

/// Closed-class words; the commonest have the share of English that they are known for, in hundredths of a per cent.
fn closed() -> Weighted<String> {
    let share = |word: &str| COMMONEST.iter().find(|(common, _)| *common == word).map_or(5, |&(_, share)| share);
    Weighted::new(tables::closed_words().into_iter().map(|word| {
        let share = share(&word);
        (word, share)
    }))
}

const COMMONEST: [(&str, u64); 40] = [
    ("the", 620),
    ("of", 300),
    ("and", 280),
    ("to", 250),
    ("a", 220),
    ("in", 210),
    ("that", 100),
    ("is", 95),
    ("was", 95),
    ("for", 90),
    ("on", 80),
    ("he", 75),
    ("with", 70),
    ("as", 65),
    ("it", 65),
    ("at", 60),
    ("by", 60),
    ("his", 55),
    ("be", 50),
    ("has", 50),
    ("from", 50),
    ("have", 45),
    ("are", 45),
    ("an", 40),
    ("they", 40),
    ("not", 40),
    ("had", 38),
    ("were", 36),
    ("which", 34),
    ("who", 34),
    ("but", 34),
    ("their", 30),
    ("this", 30),
    ("will", 30),
    ("been", 28),
    ("its", 26),
    ("would", 24),
    ("she", 24),
    ("after", 22),
    ("or", 20),
];

/// Content words by their counts, inflected as running text has them.
fn content() -> Weighted<String> {
    let mut forms = Vec::new();
    for word in tables::content_words() {
        // Words that were never counted are rare rather than absent.
        let weight = 100 * word.count + 3;
        let (plain, endings): (u64, &[&str]) = match word.class {
            'v' => (25, &["s", "ed", "ed", "ing"]),
            'n' => (65, &["s"]),
            _ => (100, &[]),
        };
        let stem = word.form.trim_end_matches('e').to_owned();
        for ending in endings {
            let form = if *ending == "s" { word.form.clone() + ending } else { stem.clone() + ending };
            forms.push((form, weight * (100 - plain) / endings.len() as u64));
        }
        forms.push((word.form, weight * plain));
    }
    Weighted::new(forms)
}

/// The share of documents, in a hundred, that [`typeset`] changes.
///
/// News from 2014 on, in the collections that this was measured on, has characters beyond ASCII in 40 to 70 documents of
/// a hundred, mostly marks of print, two to five a kilobyte; older newswire has none.
const TYPESET: usize = 60;

/// The documents as they are printed today: in [`TYPESET`] of a hundred, quotations stand in “ ” and the dashes between
/// words are – or —; that makes four marks a kilobyte of these. On the common ground still: the marks stand where
/// the ASCII marks stood, beside a blank and never within a word. Apostrophes and accents, which are within words, are
/// left to [`printed`].
pub fn typeset(documents: &[String], seed: u64) -> Vec<String> {
    let mut random = Random::new(seed);
    let set = |document: &String| if random.percent(TYPESET) { set(document, &mut random) } else { document.clone() };
    documents.iter().map(set).collect()
}

fn set(document: &str, random: &mut Random) -> String {
    let mut out = String::with_capacity(document.len() + document.len() / 64);
    let mut last = ' ';
    for c in document.chars() {
        match c {
            '"' if last.is_ascii_alphanumeric() => out.push('”'),
            '"' => out.push('“'),
            '-' => out.push(*random.pick(&['–', '—'])),
            c => out.push(c),
        }
        last = c;
    }
    out
}

/// `document` as it would be printed: possessives and hyphens on names, curly marks, an accent here and there, lines
/// broken within names. Off the common ground.
pub fn printed(document: &str, random: &mut Random) -> String {
    let mut out = String::with_capacity(document.len() + document.len() / 8);
    let mut column = 0;
    for word in document.split_inclusive([' ', '\n']) {
        let (bare, mark) = word.split_at(word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len());
        let name = bare.starts_with(|c: char| c.is_ascii_uppercase());
        match random.below(100) {
            0..3 if name => out.push_str(&bare.replacen('e', "é", 1)),
            3..6 if name => out.push_str(&bare.replacen('a', "á", 1)),
            _ => out.push_str(bare),
        }
        match random.below(100) {
            0..12 if name => out.push_str("\u{2019}s"),
            12..15 if name => out.push_str("-led"),
            _ => {}
        }
        column += word.len();
        if mark == " " && column > 72 {
            out.push('\n');
            column = 0;
        } else {
            out.push_str(&mark.replace(" \"", " \u{201C}").replace("\" ", "\u{201D} "));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{in_ascii, normalise};

    #[test]
    fn the_text_is_on_the_common_ground() {
        for document in documents(200_000, 5) {
            assert_eq!(normalise(&document), document);
        }
    }

    #[test]
    fn a_typeset_text_is_the_same_but_for_its_marks() {
        let documents = documents(300_000, 5);
        let typeset = typeset(&documents, 5);
        let changed: Vec<&String> = typeset.iter().filter(|document| !document.is_ascii()).collect();
        let share = changed.len() as f64 / documents.len() as f64;
        assert!((0.5..0.7).contains(&share), "{share} of the documents are typeset");
        let marks: usize = changed.iter().map(|document| document.chars().filter(|c| !c.is_ascii()).count()).sum();
        let bytes: usize = changed.iter().map(|document| document.len()).sum();
        let rate = marks as f64 * 1e3 / bytes as f64;
        assert!((3.5..4.5).contains(&rate), "{rate} marks a kilobyte");
        for (set, plain) in typeset.iter().zip(&documents) {
            assert_eq!(&in_ascii(set), plain);
            assert_eq!(&normalise(set), set);
        }
    }

    #[test]
    fn the_text_has_the_capitals_and_the_word_length_of_news() {
        let text = documents(300_000, 5).concat();
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let capitals = words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).count();
        let bytes: usize = words.iter().map(|word| word.len()).sum();
        let share = capitals as f64 / words.len() as f64;
        let length = bytes as f64 / words.len() as f64;
        assert!((0.16..0.21).contains(&share), "{share} of the words have a capital");
        assert!((4.6..5.4).contains(&length), "{length} letters a word");
    }

    #[test]
    fn the_same_seed_writes_the_same() {
        assert_eq!(documents(20_000, 9), documents(20_000, 9));
        assert_ne!(documents(20_000, 9), documents(20_000, 10));
    }

    #[test]
    fn printed_text_leaves_the_common_ground() {
        let document = &documents(5_000, 1)[0];
        let printed = printed(document, &mut Random::new(1));
        assert!(printed.contains("\u{2019}s ") && printed.contains('\n'));
        assert_ne!(normalise(&printed), printed);
    }
}
