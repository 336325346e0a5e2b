//! The extractor: the pipeline as straight-line calls, and the options that build it.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::article::Article;
use crate::claims::ClaimKind;
use crate::claims::assemble::{self, Found};
use crate::claims::frame::Frames;
use crate::document::Document;
use crate::error::Error;
use crate::gazetteer::{Entry, Gazetteer, Names, Vocabulary, bundled, row};
use crate::kind::EntityKind;
use crate::numbers::Numbers;
use crate::syntax::{self, Marks};
use crate::text::Text;
use crate::words::{Lexicon, Reading, Words};
use crate::{entities, figures, matcher, mentions, times};

/// All compiled tables.
#[derive(Debug)]
struct Knowledge {
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    names: Names,
    frames: Frames,
}

/// The bundled tables, compiled at the first use in a process.
static BUNDLED: OnceCell<Arc<Knowledge>> = OnceCell::new();

impl Knowledge {
    fn compile(rows: Vec<Entry>) -> Result<Knowledge, Error> {
        let mut vocabulary = Vocabulary::default();
        let lexicon = Lexicon::compile(&mut vocabulary)?;
        let frames = Frames::compile(&mut vocabulary)?;
        let names = Names::compile(&mut vocabulary, rows);
        Ok(Knowledge { vocabulary, lexicon, names, frames })
    }

    fn bundled() -> Result<Arc<Knowledge>, Error> {
        BUNDLED.get_or_try_init(|| Knowledge::compile(bundled_rows()?).map(Arc::new)).cloned()
    }
}

fn bundled_rows() -> Result<Vec<Entry>, Error> {
    let mut rows = Vec::new();
    for (file, tsv) in bundled::TABLES {
        rows.append(&mut row::read(file, tsv)?);
    }
    Ok(rows)
}

/// Reads articles. Cheap to clone, safe to share between threads; the same article always gives the same document.
///
/// ```
/// use dateline::{Article, Extractor};
/// let extractor = Extractor::new()?;
/// let article = Article::new("At least 20 people were killed in Basra.");
/// let document = extractor.extract(&article)?;
/// assert_eq!(&document[document.figures()[0].span], "At least 20 people");
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Extractor {
    knowledge: Arc<Knowledge>,
    claims: Arc<[ClaimKind]>,
    max_bytes: u32,
}

impl Extractor {
    /// An extractor with the bundled gazetteers and every kind of claim.
    ///
    /// The tables are compiled once a process, at the first call.
    ///
    /// # Errors
    /// Only if a bundled table were broken, which the crate's tests rule out.
    pub fn new() -> Result<Extractor, Error> {
        Extractor::builder().build()
    }

    /// An extractor with options.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder { bundled: true, tables: Vec::new(), claims: ClaimKind::ALL.to_vec(), max_bytes: MAX_BYTES }
    }

    /// Reads one article.
    ///
    /// # Errors
    /// Only if the article is longer than [`ExtractorBuilder::max_bytes`]; prose itself never fails.
    pub fn extract<'a>(&self, article: &'a Article<'_>) -> Result<Document<'a>, Error> {
        let source = article.text();
        if source.len() > self.max_bytes as usize {
            return Err(Error::too_long(self.max_bytes, source.len()));
        }
        let Knowledge { vocabulary, lexicon, names, frames } = &*self.knowledge;
        let text = Text::read(source, &lexicon.abbreviations);
        let words = Words::read(source, &text, vocabulary, lexicon);
        let reading = Reading { source, text: &text, words: &words, lexicon };
        let hits = matcher::scan(source, &text, &words, names);
        let numbers = Numbers::read(source, &text, &words);
        let times = times::read(source, &text, &words, &numbers, article.publication_date());
        let named = listed_kinds(text.tokens.len(), names, &hits);
        let figures = figures::read(source, &text, &words, &numbers, &times, &named);
        let found = mentions::read(reading, names, &hits);
        let (mentions, entities) = entities::resolve(reading, names, &found);
        let marks = Marks::new(reading, &mentions, &figures, &times);
        let sentences = syntax::read(reading, &marks);
        let found = Found {
            reading,
            marks: &marks,
            sentences: &sentences,
            mentions: &mentions,
            figures: &figures,
            times: &times,
        };
        let claims = assemble::read(found, frames, &self.claims);
        let mut document = Document::empty(article);
        document.sentences = text.sentences.iter().map(|sentence| reading.span(sentence)).collect();
        (document.mentions, document.entities) = (mentions, entities);
        (document.figures, document.times) = (figures, times);
        document.claims = claims;
        Ok(document)
    }

    /// The clauses of `source` as a readable tree, one line a verb group: for whoever asks why a claim was not made.
    pub(crate) fn clauses(&self, source: &str) -> String {
        let Knowledge { vocabulary, lexicon, names, .. } = &*self.knowledge;
        let text = Text::read(source, &lexicon.abbreviations);
        let words = Words::read(source, &text, vocabulary, lexicon);
        let reading = Reading { source, text: &text, words: &words, lexicon };
        let hits = matcher::scan(source, &text, &words, names);
        let numbers = Numbers::read(source, &text, &words);
        let times = times::read(source, &text, &words, &numbers, None);
        let named = listed_kinds(text.tokens.len(), names, &hits);
        let figures = figures::read(source, &text, &words, &numbers, &times, &named);
        let (mentions, _) = entities::resolve(reading, names, &mentions::read(reading, names, &hits));
        let marks = Marks::new(reading, &mentions, &figures, &times);
        syntax::read(reading, &marks).iter().map(|sentence| syntax::dump::dump(reading, sentence)).collect()
    }

    /// How many listed names stand in `source`: the layers up to the matcher, for its bench.
    pub(crate) fn count_names(&self, source: &str) -> usize {
        let Knowledge { vocabulary, lexicon, names, .. } = &*self.knowledge;
        let text = Text::read(source, &lexicon.abbreviations);
        let words = Words::read(source, &text, vocabulary, lexicon);
        matcher::scan(source, &text, &words, names).len()
    }
}

/// By token: the kind of the listed name that it belongs to.
fn listed_kinds(tokens: usize, names: &Names, hits: &[matcher::Hit<'_>]) -> Vec<Option<EntityKind>> {
    let mut kinds = vec![None; tokens];
    for hit in hits {
        let kind = hit.meanings.first().map(|meaning| names.rows[meaning.row as usize].kind);
        kinds[hit.tokens.clone()].fill(kind);
    }
    kinds
}

/// Default limit: 64 MiB, far above any article; it keeps offsets in 32 bits.
const MAX_BYTES: u32 = 64 << 20;

/// Options for an [`Extractor`]. The defaults suit most.
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    bundled: bool,
    tables: Vec<Gazetteer>,
    claims: Vec<ClaimKind>,
    max_bytes: u32,
}

impl ExtractorBuilder {
    /// Whether to use the bundled tables of names. Default: yes. Say no to recognize your own names only.
    pub fn bundled_gazetteers(&mut self, yes: bool) -> &mut ExtractorBuilder {
        self.bundled = yes;
        self
    }

    /// Adds a table. Default: none. A row with the id of an earlier table's row replaces it.
    pub fn gazetteer(&mut self, table: Gazetteer) -> &mut ExtractorBuilder {
        self.tables.push(table);
        self
    }

    /// Which kinds of claims to make. Default: all. Fewer are a little faster.
    pub fn claims(&mut self, kinds: &[ClaimKind]) -> &mut ExtractorBuilder {
        self.claims = kinds.to_vec();
        self
    }

    /// The longest article, in bytes. Default: 64 MiB. Lower it where others choose the articles.
    pub fn max_bytes(&mut self, limit: u32) -> &mut ExtractorBuilder {
        self.max_bytes = limit;
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    /// A bundled table that cannot be read; the crate's tests rule it out.
    pub fn build(&self) -> Result<Extractor, Error> {
        let knowledge = if self.bundled && self.tables.is_empty() {
            Knowledge::bundled()?
        } else {
            let mut rows = if self.bundled { bundled_rows()? } else { Vec::new() };
            rows.extend(self.tables.iter().flat_map(|table| table.rows.iter().cloned()));
            Arc::new(Knowledge::compile(rows)?)
        };
        Ok(Extractor { knowledge, claims: self.claims.clone().into(), max_bytes: self.max_bytes })
    }
}
