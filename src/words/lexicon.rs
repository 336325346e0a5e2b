//! All that tables say of words: what every known word is, embedded when the crate is built, and the cue phrases as word
//! sequences, read once a process. Asked at every token.

use rustc_hash::FxHashMap;

use super::builder::{Builder, Source};
use super::class::{INFO_BYTES, Opens, WordInfo};
use super::cue::Cue;
use crate::error::Error;
use crate::gazetteer::fold::fold;
use crate::gazetteer::{Trie, Vocabulary, WordId};
use crate::text::Abbreviations;

/// What else than the words of its table a number may begin with.
pub(crate) const NUMBER_OPENERS: &[&str] = &["a", "an", "half", "minus", "negative"];

/// All that tables say of words.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// By word number, [`INFO_BYTES`] each.
    infos: &'static [u8],
    pub(crate) cues: Trie<Cue>,
    pub(crate) abbreviations: Abbreviations,
    /// Words that are looked for at every token.
    pub(crate) the: WordId,
    pub(crate) according: WordId,
    /// By ASCII character: the number of the word that it is alone. Marks are looked up without being hashed.
    marks: Vec<WordId>,
    /// By lemma and class letter (v, a, n): what the word does to the verb it governs.
    pub(super) governors: FxHashMap<(WordId, u8), Governor>,
}

/// What a governing word ("fail", "ready", "plan") does to the infinitive or clause it governs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Governor {
    pub(crate) effect: Effect,
    /// The infinitive's subject is the object of the governing verb ("ordered troops to leave").
    pub(crate) object_control: bool,
    /// Takes a clause without "that".
    pub(crate) clause: bool,
}

/// The stance that a governing word gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Actual,
    Negated,
    Planned,
    Possible,
    Demanded,
}

impl Lexicon {
    /// Numbers the words of all bundled tables in `vocabulary`, and says what each of them is: to be embedded as bytes.
    /// For `build.rs`; nothing here compiles words when it runs.
    #[allow(dead_code)]
    pub(crate) fn compile(vocabulary: &mut Vocabulary, source: Source<'_>) -> Result<Vec<WordInfo>, Error> {
        let mut builder = Builder::new(vocabulary, false);
        builder.words(source)?;
        builder.cues()?;
        for word in NUMBER_OPENERS {
            builder.info(word).1.opens.add(Opens::NUMBER);
        }
        let mut infos = builder.infos;
        infos.resize(vocabulary.len(), WordInfo::default());
        Ok(infos)
    }

    /// Reads the phrases, over the embedded words.
    pub(crate) fn open(vocabulary: &mut Vocabulary, infos: &'static [u8]) -> Result<Lexicon, Error> {
        let mut builder = Builder::new(vocabulary, true);
        builder.cues()?;
        let (the, according) = (builder.vocabulary.add("the"), builder.vocabulary.add("according"));
        let mark = |byte: u8| builder.vocabulary.get(&fold(char::from(byte).encode_utf8(&mut [0; 4])));
        let marks = (0..128).map(mark).collect();
        Ok(Lexicon { infos, the, according, marks, ..builder.lexicon })
    }

    /// The number of an ASCII character alone; none of others.
    #[inline]
    pub(crate) fn mark(&self, byte: u8) -> Option<WordId> {
        self.marks.get(usize::from(byte)).copied()
    }

    /// What a word does to what it governs, as verb (`b'v'`), adjective (`b'a'`) or noun (`b'n'`).
    pub(crate) fn governor(&self, lemma: WordId, class: u8) -> Option<Governor> {
        self.governors.get(&(lemma, class)).copied()
    }

    /// What is known of a word.
    #[inline]
    pub(crate) fn info(&self, id: WordId) -> WordInfo {
        let at = id.index() * INFO_BYTES;
        let bytes = self.infos.get(at..at + INFO_BYTES).and_then(|own| own.first_chunk());
        bytes.map_or_else(WordInfo::default, WordInfo::from_bytes)
    }
}
