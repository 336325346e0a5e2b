//! Reads a news article and tells who is in it, where, how many, when, and what it claims on whose word.
//!
//! An [`Extractor`] reads an [`Article`] and makes a [`Document`]: its mentions and entities, figures, times and
//! claims. Everything is a [`Span`] of the article's bytes, and carries a [`Provenance`]: the rule that made it and the
//! words that the rule looked at. There is no model and no chance in it; the same article always gives the same document.
//!
//! Make one extractor and keep it. The bundled tables are opened at the first one in a process; after that an
//! extractor is cheap to clone and can be shared between threads.
//!
//! # Who and where
//!
//! A [`Mention`] is words that refer, an [`Entity`] what they refer to. Full names, surnames, titles and pronouns come
//! together in one entity; a nationality belongs to its country. Names that a table lists have a
//! [`gazetteer_id`](Entity::gazetteer_id), others are found by their titles, heads and neighbours.
//!
//! ```
//! use dateline::{Article, Extractor};
//!
//! let article = Article::new(
//!     "Norwegian Defense Minister Sigrid Aasen arrived in Nairobi on Monday. Aasen said she would stay for two days.",
//! );
//! let document = Extractor::new()?.extract(&article)?;
//! let aasen = document.entities().iter().find(|entity| entity.name == "Sigrid Aasen").unwrap();
//! let words: Vec<&str> = aasen.mentions.iter().map(|&at| &document[document.mentions()[at as usize].span]).collect();
//! assert_eq!(words, ["Sigrid Aasen", "Aasen", "she"]);
//! assert_eq!(aasen.gazetteer_id, None);
//! assert!(document.entities().iter().any(|entity| entity.gazetteer_id.as_deref() == Some("loc.no")));
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # How many and when
//!
//! A [`Figure`] is a number with what it counts or measures and how it is bounded; a [`Time`] is an expression with its
//! TIMEX3 value, reckoned from [`Article::published`] where the words need it. Numbers inside times are no figures.
//!
//! ```
//! use dateline::{Article, Bound, Extractor};
//!
//! let article = Article::new("At least 20 soldiers died on Tuesday, three years after the war of 2017.")
//!     .published("2024-05-08".parse()?);
//! let document = Extractor::new()?.extract(&article)?;
//! let [figure] = document.figures() else { panic!("one figure") };
//! assert_eq!((&document[figure.span], figure.bound), ("At least 20 soldiers", Bound::AtLeast));
//! assert_eq!((figure.low.unwrap().value(), figure.high), (20.0, None));
//! assert_eq!(document.times()[0].value, "2024-05-07");
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # What it claims
//!
//! A [`Claim`] is a [`Fact`] of one of fourteen kinds, with its roles; a [`Stance`] (asserted or denied; actual,
//! planned, possible …); and the sources on whose word it stands, outermost first. No source: the outlet's own word.
//!
//! ```
//! use dateline::{Article, ClaimKind, Extractor};
//!
//! let article = Article::new("Officials said a roadside bomb killed 12 soldiers near Mandera.");
//! let document = Extractor::new()?.extract(&article)?;
//! let claim = document.claims().iter().find(|claim| claim.kind() == ClaimKind::Casualties).unwrap();
//! assert_eq!(&document[claim.role("victims")[0].span], "12 soldiers");
//! assert_eq!(&document[claim.attribution[0].source.span], "Officials");
//! // Why? The claim, its words, its rule and its sources as a tree:
//! assert!(document.explain(claim).to_string().contains("on the word of"));
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # What several articles say
//!
//! [`Story::link`] compares the documents of several articles: which claims are the same, which can both be true and which
//! cannot ([`Pair`]), what was done to a quotation ([`Quotation`]), and what they say between them, with who says so and
//! who says otherwise ([`Finding`]).
//!
//! # Your own names
//!
//! A [`Gazetteer`] is a table of tab-separated text; `gazetteers/README.md` in the repository says what its columns
//! hold. It comes on top of the bundled tables, or stands alone.
//!
//! ```
//! use dateline::{Article, Extractor, Gazetteer};
//!
//! let table = Gazetteer::from_tsv(
//!     "ships.tsv",
//!     "id\tkind\tname\taliases\n\
//!      ship.grey-heron\torg.other\tGrey Heron\tMV Grey Heron\n",
//! )?;
//! let extractor = Extractor::builder().bundled_gazetteers(false).gazetteer(table).build()?;
//! let article = Article::new("The MV Grey Heron left port on Friday.");
//! let document = extractor.extract(&article)?;
//! assert_eq!(document.entities()[0].gazetteer_id.as_deref(), Some("ship.grey-heron"));
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! A large gazetteer (all of GeoNames, a sanctions list, Wikidata) is compiled once and opened in milliseconds, from
//! memory or a mapped file; [`gazetteer`] says how, [`gazetteer::import`] from which formats. It also works on its own,
//! without an extractor:
//!
//! ```
//! let text = "The Grey Heron left Basra on Friday.";
//! let found = dateline::Gazetteer::bundled()?.find(text)?;
//! let names: Vec<&str> = found.iter().map(|name| &text[name.span().range()]).collect();
//! assert_eq!(names, ["Basra"]);
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # For other tools
//!
//! The module [`render`] writes a document as CoNLL columns, brat standoff, W3C Web Annotations, TimeML, PLOVER-style event
//! records, CSV or Parquet, each with offsets in the unit that its readers count in.
//!
//! # Untrusted input
//!
//! Any `&str` is an article: prose never fails and never panics, there is no unsafe code, and time and memory grow with
//! its length. An article longer than [`ExtractorBuilder::max_bytes`] is refused; lower it where strangers choose the
//! articles. Tables, dates, compiled gazetteers and wire documents are checked as they are read, and an [`Error`] says
//! where, what was expected, and what was found. A wire document whose spans disagree with its text is refused; of a
//! compiled gazetteer made to harm, names can be lost, but none is found that does not stand in the text.
//!
//! # What it is not for
//!
//! Other languages than English, transcripts, social posts, fiction: the rules lean on the habits of edited news.
//! It does not judge whether a claim is true, gives no confidence, and asks no network.
//!
//! # Features
//!
//! The first two are on by default; none is needed to compile.
//!
//! * **gazetteers**: the bundled tables of names (people, places, organizations, nationalities). Without it bring your
//!   own; the tables of words are always there, because the rules are written in their terms.
//! * **serde**: the JSON wire form, in the module `wire`, and the importers of JSON in [`gazetteer::import`].
//! * **arrow**: claims and mentions as Arrow record batches and Parquet, in the module `render::arrow`.
//! * **mmap**: compiled gazetteers in memory-mapped files, `gazetteer::Bytes::map`.

mod article;
#[doc(hidden)]
pub mod bench;
mod bundled;
mod claims;
mod date;
mod document;
mod entities;
mod error;
mod explain;
mod extract;
mod figures;
pub mod gazetteer;
mod kind;
mod matcher;
mod mentions;
mod numbers;
mod provenance;
pub mod render;
mod span;
mod story;
mod syntax;
mod text;
mod times;
#[cfg(feature = "serde")]
pub mod wire;
mod words;

pub use article::Article;
pub use claims::accusation::{Accusation, Answer};
pub use claims::agreement::{Agreement, AgreementStatus};
pub use claims::attack::Attack;
pub use claims::casualties::{Casualties, Harm};
pub use claims::control::{Control, ControlChange};
pub use claims::demand::Demand;
pub use claims::meeting::Meeting;
pub use claims::movement::{Direction, Movement};
pub use claims::office::{Office, OfficeStatus};
pub use claims::pledge::Pledge;
pub use claims::presence::Presence;
pub use claims::statement::{Statement, StatementForm};
pub use claims::support::{Support, SupportForm};
pub use claims::visit::Visit;
pub use claims::{Argument, Attribution, Claim, ClaimKind, Fact, FigureId, Modality, Polarity, Stance, TimeId};
pub use date::Date;
pub use document::Document;
pub use entities::{Entity, EntityId, Form, Mention};
pub use error::Error;
pub use explain::Explanation;
pub use extract::{Extractor, ExtractorBuilder};
pub use figures::{Change, Figure, Measure};
pub use gazetteer::Gazetteer;
pub use kind::{Bound, EntityKind};
pub use matcher::{Match, Matches};
pub use numbers::Number;
pub use provenance::{Provenance, RuleId};
pub use span::Span;
pub use story::{
    FigurePolicy, Finding, Pair, Quotation, Range, Relation, Reworded, Rewording, Source, Story, StoryEntity,
};
pub use times::{Anchor, Time, TimeKind};

/// The README's program.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// What users share between threads can be shared, and what they keep can be copied.
const _: () = {
    const fn shareable<T: Clone + Send + Sync + 'static>() {}
    shareable::<Extractor>();
    shareable::<ExtractorBuilder>();
    shareable::<Gazetteer>();
    shareable::<Article<'static>>();
    shareable::<Document<'static>>();
    shareable::<Explanation<'static>>();
    shareable::<Claim>();
    shareable::<Error>();
};
