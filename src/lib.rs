//! Reads a news article and tells who is in it, where, how many, when, and what it claims.

mod article;
#[doc(hidden)]
pub mod bench;
mod claims;
mod date;
mod document;
mod entities;
mod error;
mod explain;
mod extract;
mod figures;
mod gazetteer;
mod kind;
mod matcher;
mod mentions;
mod numbers;
mod provenance;
mod span;
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
pub use numbers::Number;
pub use provenance::{Provenance, RuleId};
pub use span::Span;
pub use times::{Anchor, Time, TimeKind};
