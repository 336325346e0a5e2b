//! Texts and names that somebody chose to make a matcher slow. Whatever they are, a byte of them may cost three times
//! a byte of news and no more, at any length. Made once a run.

use crate::generate::Random;

/// A text to be read, and the names to find in it.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// What the record calls it.
    pub name: &'static str,
    /// Names of its own; none: those of the gazetteer that reads news.
    pub names: Option<Vec<String>>,
    /// About a million bytes, one document.
    pub text: String,
}

/// About this many bytes of each.
const BYTES: usize = 1_000_000;

/// Every hostile text against a gazetteer of `names`.
pub fn all(names: &[String], seed: u64) -> Vec<Hostile> {
    let mut random = Random::new(seed);
    let with = |name, text| Hostile { name, names: None, text };
    vec![
        with("one endless word", one_word(&mut random)),
        with("a million one-letter words", letters(&mut random)),
        with("nothing but first words of names", beginnings(names, &mut random, 1)),
        with("names that lack their last word", beginnings(names, &mut random, usize::MAX)),
        shared_first_word(names, &mut random),
        nearly_one_long_name(),
    ]
}

fn one_word(random: &mut Random) -> String {
    (0..BYTES).map(|_| letter(random)).collect()
}

fn letters(random: &mut Random) -> String {
    (0..BYTES).flat_map(|_| [letter(random), ' ']).collect()
}

fn letter(random: &mut Random) -> char {
    char::from(b'a' + random.below(26) as u8)
}

/// Of random names that have more words, the first `most` without the last.
fn beginnings(names: &[String], random: &mut Random, most: usize) -> String {
    let longer: Vec<Vec<&str>> =
        names.iter().map(|name| name.split(' ').collect::<Vec<_>>()).filter(|w| w.len() > 1).collect();
    let mut text = String::with_capacity(BYTES + 100);
    while text.len() < BYTES && !longer.is_empty() {
        let words = random.pick(&longer);
        for word in words[..words.len() - 1].iter().take(most) {
            text.push_str(word);
            text.push(' ');
        }
    }
    text
}

/// All names begin with one word: whatever is stored by first words has a single slot for all of them.
fn shared_first_word(names: &[String], random: &mut Random) -> Hostile {
    let own: Vec<String> = names.iter().map(|name| format!("Orbis {name}")).collect();
    let mut text = String::with_capacity(BYTES + 100);
    while text.len() < BYTES {
        text.push_str("Orbis ");
        if random.percent(25) {
            text.push_str(random.pick::<String>(names));
            text.push(' ');
        }
    }
    Hostile { name: "all names share their first word, the text is full of it", names: Some(own), text }
}

/// A long name of one word again and again but for the last: from every word on, all of it matches but the end.
fn nearly_one_long_name() -> Hostile {
    let name = "Orbis ".repeat(40) + "Rail";
    Hostile {
        name: "a name of one word forty times and another, the text is full of the one",
        names: Some(vec![name, "Dana Reyes".to_owned()]),
        text: "Orbis ".repeat(BYTES / 6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::normalise;

    #[test]
    fn hostile_texts_are_on_the_common_ground() {
        let names = ["Dana Reyes", "Port of Marrow Bay", "Marrow"].map(str::to_owned);
        for hostile in all(&names, 1) {
            assert!(hostile.text.len() >= BYTES - 10, "{}", hostile.name);
            assert_eq!(normalise(&hostile.text), hostile.text, "{}", hostile.name);
        }
    }

    #[test]
    fn names_without_their_last_word() {
        let text = beginnings(&["Port of Marrow Bay".to_owned()], &mut Random::new(1), usize::MAX);
        assert!(text.starts_with("Port of Marrow Port of Marrow "));
        let text = beginnings(&["Port of Marrow Bay".to_owned()], &mut Random::new(1), 1);
        assert!(text.starts_with("Port Port "));
    }
}
