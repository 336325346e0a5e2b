//! The extractor: the pipeline as straight-line calls, and the options that build it.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use crate::article::Article;
use crate::bundled;
use crate::claims::ClaimKind;
use crate::claims::assemble::{self, Found};
use crate::claims::frame::Frames;
use crate::date::Date;
use crate::document::Document;
use crate::entities::{Entity, Mention};
use crate::error::Error;
use crate::figures::Figure;
use crate::gazetteer::{Gazetteer, Overlay, Vocabulary};
use crate::kind::EntityKind;
use crate::mentions::Name;
use crate::numbers::Numbers;
use crate::syntax::{self, Marks};
use crate::text::Text;
use crate::times::Time;
use crate::words::{Lexicon, Reading, Words};
use crate::{entities, figures, matcher, mentions, times};

/// What is known of words: the same for every extractor.
#[derive(Debug)]
struct Knowledge {
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    frames: Frames,
}

/// Made at the first use in a process.
static KNOWLEDGE: OnceCell<Knowledge> = OnceCell::new();

impl Knowledge {
    fn get() -> Result<&'static Knowledge, Error> {
        KNOWLEDGE.get_or_try_init(|| {
            let (mut vocabulary, lexicon) = bundled::words::read()?;
            let frames = Frames::compile(&mut vocabulary)?;
            Ok(Knowledge { vocabulary, lexicon, frames })
        })
    }
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
    knowledge: &'static Knowledge,
    names: Arc<Overlay>,
    claims: Arc<[ClaimKind]>,
    max_bytes: u32,
}

impl Extractor {
    /// An extractor with the bundled gazetteers and every kind of claim.
    ///
    /// The tables are opened once a process, at the first call.
    ///
    /// # Errors
    /// Only if a bundled table were broken, which the crate's tests rule out.
    pub fn new() -> Result<Extractor, Error> {
        Extractor::builder().build()
    }

    /// An extractor with options.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder {
            bundled: true,
            tables: Vec::new(),
            removed: Vec::new(),
            claims: ClaimKind::ALL.to_vec(),
            max_bytes: MAX_BYTES,
        }
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
        let (text, words) = self.words(source);
        let reading = self.reading(source, &text, &words);
        let Layers { times, figures, names, mentions, entities } = self.layers(reading, article.publication_date());
        let claims = if self.claims.is_empty() {
            Vec::new()
        } else {
            let marks = Marks::new(reading, &names, &figures, &times, |row| self.names.row(row).is("place.country"));
            let syntax = syntax::read(reading, &marks);
            let sentences = syntax.sentences();
            let (sentences, mentions, figures, times) = (&sentences, &mentions, &figures, &times);
            let found = Found { reading, marks: &marks, sentences, mentions, figures, times };
            assemble::read(found, &self.knowledge.frames, &self.claims)
        };
        let mut document = Document::empty(article);
        document.sentences = text.sentences.iter().map(|sentence| reading.span(sentence)).collect();
        (document.mentions, document.entities) = (entities::extent::widen(reading, mentions), entities);
        (document.figures, document.times) = (figures, times);
        document.claims = claims;
        Ok(document)
    }

    /// Tokens, sentences, and what every token is as a word.
    fn words(&self, source: &str) -> (Text, Words) {
        let Knowledge { vocabulary, lexicon, .. } = self.knowledge;
        let text = Text::read(source, &lexicon.abbreviations);
        let words = Words::read(source, &text, vocabulary, lexicon);
        (text, words)
    }

    fn reading<'a>(&self, source: &'a str, text: &'a Text, words: &'a Words) -> Reading<'a> {
        let Knowledge { vocabulary, lexicon, .. } = self.knowledge;
        Reading { source, text, words, lexicon, vocabulary }
    }

    /// The layers from words to entities.
    fn layers(&self, reading: Reading<'_>, published: Option<Date>) -> Layers {
        let Reading { source, text, words, .. } = reading;
        let hits = matcher::scan(source, text, words, &self.names);
        let numbers = Numbers::read(source, text, words);
        let times = times::read(source, text, words, &numbers, published);
        let named = listed_kinds(text.tokens.len(), &hits);
        let figures = figures::read(source, text, words, &numbers, &times, &named);
        let names = mentions::read(reading, &self.names, &hits);
        let (mentions, entities) = entities::resolve(reading, &self.names, &names);
        Layers { times, figures, names, mentions, entities }
    }

    /// The clauses of `source` as a readable tree, one line a verb group: for whoever asks why a claim was not made.
    pub(crate) fn clauses(&self, source: &str) -> String {
        let (text, words) = self.words(source);
        let reading = self.reading(source, &text, &words);
        let Layers { times, figures, names, .. } = self.layers(reading, None);
        let marks = Marks::new(reading, &names, &figures, &times, |row| self.names.row(row).is("place.country"));
        syntax::read(reading, &marks).sentences().iter().map(|sentence| syntax::dump::dump(reading, sentence)).collect()
    }

    /// How many listed names stand in `source`: the layers up to the matcher, for its bench.
    pub(crate) fn count_names(&self, source: &str) -> usize {
        let (text, words) = self.words(source);
        matcher::scan(source, &text, &words, &self.names).len()
    }

    /// What the layers of numbers stand on, for their bench.
    pub(crate) fn ground<'a>(&self, source: &'a str) -> Ground<'a> {
        let (text, words) = self.words(source);
        let hits = matcher::scan(source, &text, &words, &self.names);
        let named = listed_kinds(text.tokens.len(), &hits);
        Ground { source, text, words, named }
    }
}

/// Tokens, words and listed names of a text.
#[derive(Debug)]
pub(crate) struct Ground<'a> {
    source: &'a str,
    text: Text,
    words: Words,
    named: Vec<Option<EntityKind>>,
}

impl Ground<'_> {
    /// How many times and figures there are.
    pub(crate) fn quantities(&self) -> usize {
        let Ground { source, text, words, named } = self;
        let numbers = Numbers::read(source, text, words);
        let times = times::read(source, text, words, &numbers, None);
        times.len() + figures::read(source, text, words, &numbers, &times, named).len()
    }
}

/// What the layers below the clauses find.
struct Layers {
    times: Vec<Time>,
    figures: Vec<Figure>,
    names: Vec<Name>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

/// By token: the kind of the listed name that it belongs to.
fn listed_kinds(tokens: usize, hits: &[matcher::Hit]) -> Vec<Option<EntityKind>> {
    let mut kinds = vec![None; tokens];
    for hit in hits {
        let (tokens, meanings) = match &hit.phrase {
            Some(phrase) => (&phrase.tokens, &phrase.meanings),
            None => (&hit.tokens, &hit.meanings),
        };
        kinds[tokens.clone()].fill(meanings.first().map(|meaning| meaning.kind));
    }
    kinds
}

/// Default limit: 64 MiB, far above any article; it keeps offsets in 32 bits.
const MAX_BYTES: u32 = 64 << 20;

/// Options for an [`Extractor`]. The defaults suit most.
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    bundled: bool,
    /// The user's own.
    tables: Vec<(Gazetteer, i32)>,
    removed: Vec<String>,
    claims: Vec<ClaimKind>,
    max_bytes: u32,
}

impl ExtractorBuilder {
    /// Whether to use the bundled tables of names. Default: yes. Say no to recognize your own names only.
    pub fn bundled_gazetteers(&mut self, yes: bool) -> &mut ExtractorBuilder {
        self.bundled = yes;
        self
    }

    /// Adds a gazetteer. Default: none. An entity with the id of an earlier one's replaces it; where names of both stand
    /// at the same words, both count.
    pub fn gazetteer(&mut self, table: Gazetteer) -> &mut ExtractorBuilder {
        self.gazetteer_with_priority(table, 0)
    }

    /// The same with a priority: of names at the same words, only those of the highest count. The bundled tables have 0;
    /// choose more where your names are to win, less where they only fill gaps.
    pub fn gazetteer_with_priority(&mut self, table: Gazetteer, priority: i32) -> &mut ExtractorBuilder {
        self.tables.push((table, priority));
        self
    }

    /// Takes the entity with this id out of every gazetteer. Default: none.
    pub fn without(&mut self, id: &str) -> &mut ExtractorBuilder {
        self.removed.push(id.to_owned());
        self
    }

    /// Which kinds of claims to make. Default: all. Fewer are a little faster; none, many times: then no sentence is
    /// analysed, and the document holds mentions, entities, figures and times alone.
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
        let mut names = Overlay::new();
        #[cfg(feature = "gazetteers")]
        if self.bundled {
            names.push(Gazetteer::bundled()?, 0);
        }
        for (table, priority) in &self.tables {
            names.push(table.clone(), *priority);
        }
        for id in &self.removed {
            names.remove(id);
        }
        let (knowledge, names) = (Knowledge::get()?, Arc::new(names));
        Ok(Extractor { knowledge, names, claims: self.claims.clone().into(), max_bytes: self.max_bytes })
    }
}
