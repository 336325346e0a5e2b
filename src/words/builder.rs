//! Makes the lexicon: numbers words, says what each is, and keeps phrases. Runs when the crate is built, over all tables
//! of words; and once a process, over those of phrases.

use super::class::{Class, Opens, WordInfo};
use super::cue::Cue;
use super::inflect;
use super::lexicon::Lexicon;
use super::tables::{CUE_TABLES, Reader, WORD_TABLES, read_counts};
use crate::error::Error;
use crate::gazetteer::fold::fold;
use crate::gazetteer::table::Table;
use crate::gazetteer::{Vocabulary, WordId};
use crate::text::{Mark, cut};

/// Hands out a table of words by its file's name.
pub(crate) type Source<'s> = &'s dyn Fn(&str) -> Result<&'static str, Error>;

/// How often a word stands in WordNet's tagged texts to be numbered among the first.
const COMMON: u32 = 8;

/// A lexicon under construction.
pub(crate) struct Builder<'v> {
    pub(super) vocabulary: &'v mut Vocabulary,
    pub(super) infos: Vec<WordInfo>,
    /// Whether what words are is embedded already: then what is said of them here goes nowhere.
    embedded: bool,
    nowhere: WordInfo,
    pub(super) lexicon: Lexicon,
}

impl<'v> Builder<'v> {
    pub(super) fn new(vocabulary: &'v mut Vocabulary, embedded: bool) -> Builder<'v> {
        let (nowhere, lexicon) = (WordInfo::default(), Lexicon::default());
        Builder { vocabulary, infos: Vec::new(), embedded, nowhere, lexicon }
    }

    fn read(&mut self, file: &str, tsv: &'static str, columns: &[&str], reader: Reader) -> Result<(), Error> {
        let table = Table::open(file, tsv, columns)?;
        for record in table.records() {
            reader(self, &record?)?;
        }
        Ok(())
    }

    /// Says what words are, those of all tables of words.
    pub(super) fn words(&mut self, source: Source<'_>) -> Result<(), Error> {
        self.frequent_first(source)?;
        for (file, columns, reader) in WORD_TABLES {
            self.read(file, source(file)?, columns, *reader)?;
        }
        Ok(())
    }

    /// Keeps what phrases say, those of all tables of phrases.
    pub(super) fn cues(&mut self) -> Result<(), Error> {
        for (file, tsv, columns, reader) in CUE_TABLES {
            self.read(file, tsv, columns, *reader)?;
        }
        self.lexicon.cues.seal();
        Ok(())
    }

    /// Numbers the commonest words first, so that what a text looks up lies together in memory: word numbers index
    /// every table of the hot path.
    fn frequent_first(&mut self, source: Source<'_>) -> Result<(), Error> {
        let closed = Table::open("gazetteers/closed.tsv", source("gazetteers/closed.tsv")?, &["word"])?;
        for record in closed.records() {
            self.vocabulary.add(record?.get("word"));
        }
        let words = Table::open("gazetteers/words.tsv", source("gazetteers/words.tsv")?, &["word", "count"])?;
        let mut counted = Vec::new();
        for record in words.records() {
            let record = record?;
            let total: u32 = read_counts(record.get("count")).into_iter().map(u32::from).sum();
            if total >= COMMON {
                counted.push((std::cmp::Reverse(total), record.get("word")));
            }
        }
        counted.sort_unstable();
        for (_, word) in counted {
            self.number_verb(word);
        }
        Ok(())
    }

    /// Numbers a word with all endings that a verb takes.
    pub(super) fn number_verb(&mut self, word: &str) {
        for form in [word.to_owned(), inflect::with_s(word), inflect::with_ed(word), inflect::with_ing(word)] {
            self.vocabulary.add(&form);
        }
    }

    pub(super) fn info(&mut self, word: &str) -> (WordId, &mut WordInfo) {
        let id = self.vocabulary.add(word);
        (id, self.info_of(id))
    }

    /// What is known of the word with a number.
    fn info_of(&mut self, id: WordId) -> &mut WordInfo {
        // What folds to nothing (a lone apostrophe) is no word.
        if self.embedded || !id.is_known() {
            self.nowhere = WordInfo::default();
            return &mut self.nowhere;
        }
        let infos = &mut self.infos;
        if infos.len() <= id.index() {
            infos.resize(id.index() + 1, WordInfo::default());
        }
        &mut infos[id.index()]
    }

    pub(super) fn mark(&mut self, word: &str, classes: Class) -> WordId {
        let (id, info) = self.info(word);
        info.classes.add(classes);
        id
    }

    /// Adds a cue phrase, and the class of its word where it is a single one.
    pub(super) fn cue(&mut self, phrase: &str, cue: Cue, single: Class) {
        let tokens = cut::tokenize(phrase);
        let words = tokens.iter().filter(|t| t.mark != Mark::Hyphen).map(|t| t.span.of(phrase));
        let ids: Vec<WordId> = words.map(|word| self.vocabulary.add_folded(&fold(word))).collect();
        if ids.len() == 1 {
            self.mark(phrase, single);
        }
        if let Some(&first) = ids.first() {
            self.info_of(first).opens.add(Opens::CUE);
        }
        self.lexicon.cues.insert(&ids, cue);
    }

    pub(super) fn noun(&mut self, base: &str, counts: [u16; 4]) {
        let lemma = self.mark(base, Class::NOUN);
        let (_, info) = self.info(base);
        info.noun = lemma;
        info.counts[0] = info.counts[0].max(counts[0]);
        self.noun_form(&inflect::with_s(base), lemma, counts);
    }

    pub(super) fn noun_form(&mut self, form: &str, lemma: WordId, counts: [u16; 4]) {
        let (_, info) = self.info(form);
        info.classes.add(Class::NOUN | Class::PLURAL);
        if !info.noun.is_known() {
            info.noun = lemma;
        }
        info.counts[0] = info.counts[0].max(counts[0]);
    }

    pub(super) fn verb(&mut self, base: &str, counts: [u16; 4]) {
        let lemma = self.mark(base, Class::VERB_BASE);
        let (_, info) = self.info(base);
        info.verb = lemma;
        info.counts[1] = info.counts[1].max(counts[1]);
        self.verb_form(&inflect::with_s(base), Class::VERB_3SG, lemma, counts);
        self.verb_form(&inflect::with_ed(base), Class::VERB_PAST | Class::VERB_PP, lemma, counts);
        self.verb_form(&inflect::with_ing(base), Class::VERB_ING, lemma, counts);
    }

    pub(super) fn verb_form(&mut self, form: &str, class: Class, lemma: WordId, counts: [u16; 4]) {
        let (_, info) = self.info(form);
        info.classes.add(class);
        if !info.verb.is_known() {
            info.verb = lemma;
        }
        info.counts[1] = info.counts[1].max(counts[1]);
    }
}
