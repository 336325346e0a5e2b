//! The words that come with the crate, numbered, and what tables say of them. Opened once a process.

use crate::error::Error;
use crate::gazetteer::Vocabulary;
use crate::words::Lexicon;

static LETTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.letters"));
static ENDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.ends"));
static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.slots"));
static INFOS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.infos"));

/// The embedded words, and the phrases over them.
pub(crate) fn read() -> Result<(Vocabulary, Lexicon), Error> {
    let mut vocabulary = Vocabulary::open(LETTERS, ENDS, SLOTS);
    let lexicon = Lexicon::open(&mut vocabulary, INFOS)?;
    Ok((vocabulary, lexicon))
}

/// The same, read at the first call and kept.
#[cfg(test)]
pub(crate) fn shared() -> &'static (Vocabulary, Lexicon) {
    static SHARED: once_cell::sync::OnceCell<(Vocabulary, Lexicon)> = once_cell::sync::OnceCell::new();
    SHARED.get_or_init(|| read().unwrap())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every phrase's words were numbered when the crate was built: none is added to a copy.
    #[test]
    fn the_embedded_words_are_all() {
        assert!(shared().0.is_embedded());
    }
}
