//! brat standoff: the `.ann` file that lies beside an article's `.txt`, as brat 1.3 reads and shows it.
//!
//! Offsets are characters (Unicode code points), because brat is Python. The `.txt` must be the article's very text.
//!
//! | line | holds |
//! | --- | --- |
//! | `T` | mentions (`Person`, `Place`, …; `Reference` for one that names nothing: "he", "the group"), `Figure`, `Timex`, the cue of a claim under the claim's kind (`Casualties`), and `Phrase` for what fills a role and is none of these |
//! | `E` | claims: cue, then roles (`Victims:T3 Victims2:T4`), `Time`, `Place`, and `Source`, outermost first |
//! | `A` | of claims `Polarity`, `Modality` and their label (`Harm`, `Status` …); of references `MentionForm` and `MentionKind` |
//! | `N` | the gazetteer's id and others (`wikidata:Q30`) of what a mention refers to |
//! | `#` | the rule, and what a figure or time was read as |
//! | `*` | `Equiv`: the mentions of one entity |
//!
//! Two quirks shape the `T` lines. A span over a line break must be cut there into fragments, `0 6;7 12`, and its text is
//! the fragments with one blank between. And brat reads its files with Python's `codecs`, for which much more than `\n` ends a
//! line; so a span is cut at every control character and at U+2028 and U+2029, with the white space around.
//!
//! [`configuration`] is the `annotation.conf` that makes a collection of such files open without complaint.
//!
//! ```
//! use dateline::{Article, Extractor, render::brat};
//!
//! let article = Article::new(
//!     "É: the talks between the ministers were held in New\nYork on the first day of the month, the officials said of\n\
//!      them, and the delegates of both countries stayed until\nthe last day.",
//! );
//! let document = Extractor::new()?.extract(&article)?;
//! let mut out = String::new();
//! brat::write(&document, &mut out).unwrap();
//! assert!(out.starts_with("T1\tPlace 48 51;52 56\tNew York\n"), "{out}");
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};

use rustc_hash::FxHashMap;

use super::position::{Positions, Unit};
use super::{capitalized, one_line, stated};
use crate::claims::accusation::Answer;
use crate::claims::agreement::AgreementStatus;
use crate::claims::casualties::Harm;
use crate::claims::control::ControlChange;
use crate::claims::movement::Direction;
use crate::claims::office::OfficeStatus;
use crate::claims::statement::StatementForm;
use crate::claims::support::SupportForm;
use crate::claims::{Argument, Claim, ClaimKind, Modality, Polarity};
use crate::document::Document;
use crate::entities::{Entity, Form, Mention};
use crate::kind::EntityKind;
use crate::span::Span;

/// Writes the document's annotations.
///
/// # Errors
/// Where `out` fails.
pub fn write(document: &Document<'_>, out: &mut impl Write) -> fmt::Result {
    let positions = Positions::new(&document.text, Unit::Characters);
    let mut writer =
        Writer { document, positions, out, texts: FxHashMap::default(), cues: FxHashMap::default(), last: [0; 5] };
    let mentions = writer.mentions()?;
    writer.figures()?;
    writer.times()?;
    for claim in &document.claims {
        writer.claim(claim)?;
    }
    writer.entities(&mentions)
}

/// What lines are numbered by: each letter has its own row of numbers.
#[derive(Clone, Copy)]
enum Letter {
    Text,
    Event,
    Attribute,
    Normalization,
    Note,
}

struct Writer<'w, W> {
    document: &'w Document<'w>,
    positions: Positions<'w>,
    out: &'w mut W,
    /// The `T` line of a span, for the roles that it fills; the first where there are several.
    texts: FxHashMap<Span, u32>,
    /// The `T` line of a cue: claims of one kind with the same cue share it.
    cues: FxHashMap<(Span, ClaimKind), u32>,
    /// The last number of each letter.
    last: [u32; 5],
}

impl<W: Write> Writer<'_, W> {
    fn number(&mut self, letter: Letter) -> u32 {
        let last = &mut self.last[letter as usize];
        *last = last.saturating_add(1);
        *last
    }

    /// The `T` lines of the mentions, by mention; `None` where a span has no printable character.
    fn mentions(&mut self) -> Result<Vec<Option<u32>>, fmt::Error> {
        let mut lines = Vec::with_capacity(self.document.mentions.len());
        for mention in &self.document.mentions {
            lines.push(self.mention(mention)?);
        }
        Ok(lines)
    }

    fn mention(&mut self, mention: &Mention) -> Result<Option<u32>, fmt::Error> {
        let named = mention.form == Form::Name;
        let label = if named { capitalized(mention.kind.as_str()) } else { REFERENCE.to_owned() };
        let Some(line) = self.text(&label, mention.span)? else { return Ok(None) };
        self.texts.entry(mention.span).or_insert(line);
        let on = format!("T{line}");
        if !named {
            self.attribute("MentionForm", &on, mention.form.as_str())?;
            self.attribute("MentionKind", &on, mention.kind.as_str())?;
        }
        if let Some(entity) = mention.entity.and_then(|id| self.document.entities.get(id.index())) {
            self.normalizations(&on, entity)?;
        }
        self.note(&on, &format!("rule {}", mention.provenance.rule))?;
        Ok(Some(line))
    }

    fn figures(&mut self) -> fmt::Result {
        for figure in &self.document.figures {
            if let Some(line) = self.text(FIGURE, figure.span)? {
                self.texts.entry(figure.span).or_insert(line);
                let value = stated(self.document, figure);
                self.note(&format!("T{line}"), &format!("{value}; rule {}", figure.provenance.rule))?;
            }
        }
        Ok(())
    }

    fn times(&mut self) -> fmt::Result {
        for time in &self.document.times {
            if let Some(line) = self.text(TIMEX, time.span)? {
                self.texts.entry(time.span).or_insert(line);
                let (kind, modifier) = (time.kind.as_str(), time.modifier.unwrap_or_default());
                let value = one_line(&format!("{kind} {} {modifier}", time.value));
                self.note(&format!("T{line}"), &format!("{value}; rule {}", time.provenance.rule))?;
            }
        }
        Ok(())
    }

    fn claim(&mut self, claim: &Claim) -> fmt::Result {
        let kind = capitalized(claim.kind().as_str());
        let key = (claim.cue, claim.kind());
        let cue = match self.cues.get(&key) {
            Some(line) => Some(*line),
            None => self.text(&kind, claim.cue)?,
        };
        let Some(cue) = cue else { return Ok(()) };
        self.cues.insert(key, cue);
        let roles = self.roles(claim)?;
        let on = format!("E{}", self.number(Letter::Event));
        writeln!(self.out, "{on}\t{kind}:T{cue}{roles}")?;
        self.attribute("Polarity", &on, claim.stance.polarity.as_str())?;
        self.attribute("Modality", &on, claim.stance.modality.as_str())?;
        if let Some((field, word)) = claim.fact.label() {
            self.attribute(&capitalized(field), &on, word)?;
        }
        self.note(&on, &format!("rule {}", claim.provenance.rule))
    }

    /// The rest of an event's line, after the `T` lines that it needs are written: " Victims:T3 Time:T7".
    fn roles(&mut self, claim: &Claim) -> Result<String, fmt::Error> {
        let mut roles: Vec<(String, Vec<Span>)> = Vec::new();
        let spans = |fillers: &[Argument]| fillers.iter().map(|filler| filler.span).collect();
        for (role, fillers) in claim.fact.roles() {
            roles.push((capitalized(role), spans(fillers)));
        }
        roles.push((PLACE.to_owned(), claim.place.iter().map(|place| place.span).collect()));
        let time = claim.time.and_then(|id| self.document.times.get(id.0 as usize));
        roles.push((TIME.to_owned(), time.iter().map(|time| time.span).collect()));
        roles.push((SOURCE.to_owned(), claim.attribution.iter().map(|it| it.source.span).collect()));
        let mut line = String::new();
        for (role, spans) in roles {
            let mut number = 0;
            for span in spans {
                if let Some(text) = self.filler(span)? {
                    number += 1;
                    // brat numbers what fills a role from the second on.
                    let suffix = if number == 1 { String::new() } else { number.to_string() };
                    write!(line, " {role}{suffix}:T{text}")?;
                }
            }
        }
        Ok(line)
    }

    /// The `T` line of what fills a role: one that is there already, else a new one.
    fn filler(&mut self, span: Span) -> Result<Option<u32>, fmt::Error> {
        if let Some(line) = self.texts.get(&span) {
            return Ok(Some(*line));
        }
        let line = self.text(PHRASE, span)?;
        if let Some(line) = line {
            self.texts.insert(span, line);
        }
        Ok(line)
    }

    /// Entities that have several mentions.
    fn entities(&mut self, lines: &[Option<u32>]) -> fmt::Result {
        for entity in &self.document.entities {
            let lines: Vec<u32> =
                entity.mentions.iter().filter_map(|&at| lines.get(at as usize).copied().flatten()).collect();
            if lines.len() > 1 {
                self.out.write_str("*\tEquiv")?;
                lines.iter().try_for_each(|line| write!(self.out, " T{line}"))?;
                self.out.write_char('\n')?;
            }
        }
        Ok(())
    }

    /// Writes a `T` line and gives its number.
    fn text(&mut self, label: &str, span: Span) -> Result<Option<u32>, fmt::Error> {
        let fragments = fragments(&self.document.text, span);
        if fragments.is_empty() {
            return Ok(None);
        }
        let number = self.number(Letter::Text);
        write!(self.out, "T{number}\t{label}")?;
        for (at, fragment) in fragments.iter().enumerate() {
            let Span { start, end } = self.positions.span(*fragment);
            write!(self.out, "{}{start} {end}", if at == 0 { ' ' } else { ';' })?;
        }
        for (at, fragment) in fragments.iter().enumerate() {
            write!(self.out, "{}{}", if at == 0 { '\t' } else { ' ' }, &self.document[*fragment])?;
        }
        self.out.write_char('\n')?;
        Ok(Some(number))
    }

    fn attribute(&mut self, name: &str, on: &str, value: &str) -> fmt::Result {
        let number = self.number(Letter::Attribute);
        writeln!(self.out, "A{number}\t{name} {on} {}", capitalized(value))
    }

    fn normalizations(&mut self, on: &str, entity: &Entity) -> fmt::Result {
        let own = entity.gazetteer_id.iter().map(|id| ("gazetteer", id.as_str()));
        let others = entity.ids.iter().map(|(catalogue, id)| (catalogue.as_str(), id.as_str()));
        let name = one_line(&entity.name);
        for (catalogue, id) in own.chain(others) {
            let number = self.number(Letter::Normalization);
            writeln!(self.out, "N{number}\tReference {on} {}:{}\t{name}", token(catalogue, true), token(id, false))?;
        }
        Ok(())
    }

    fn note(&mut self, on: &str, note: &str) -> fmt::Result {
        let number = self.number(Letter::Note);
        writeln!(self.out, "#{number}\tAnnotatorNotes {on}\t{}", one_line(note))
    }
}

/// The parts of a span between line breaks and other control characters, without white space at their ends.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut fragments = Vec::new();
    let mut start = span.start as usize;
    for part in span.of(text).split_inclusive(breaks) {
        let end = start + part.len();
        let trimmed = part.trim_matches(|c: char| breaks(c) || c.is_whitespace());
        let from = start + (part.len() - part.trim_start_matches(|c: char| breaks(c) || c.is_whitespace()).len());
        if !trimmed.is_empty() {
            let bound = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            fragments.push(Span::new(bound(from), bound(from + trimmed.len())));
        }
        start = end;
    }
    fragments
}

/// An identifier without what would end it: white space, and in a catalogue's name the colon.
fn token(id: &str, catalogue: bool) -> String {
    let ends = |c: char| c.is_whitespace() || c.is_control() || (catalogue && c == ':');
    id.chars().map(|c| if ends(c) { '_' } else { c }).collect()
}

const REFERENCE: &str = "Reference";
const FIGURE: &str = "Figure";
const TIMEX: &str = "Timex";
const PHRASE: &str = "Phrase";
const PLACE: &str = "Place";
const TIME: &str = "Time";
const SOURCE: &str = "Source";

/// The `annotation.conf` for a collection of these files: every type, role and value that [`write()`] can write.
pub fn configuration() -> String {
    let mut out = String::from("[entities]\n");
    for kind in EntityKind::ALL {
        out += &format!("{}\n", capitalized(kind.as_str()));
    }
    for label in [REFERENCE, FIGURE, TIMEX, PHRASE] {
        out += &format!("{label}\n");
    }
    out += "\n[relations]\nEquiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n\n[events]\n";
    for kind in ClaimKind::ALL {
        let fact = kind.empty();
        let roles = fact.roles();
        let roles = roles.iter().map(|(role, _)| capitalized(role)).filter(|role| role != PLACE);
        let roles: Vec<String> =
            roles.chain([PLACE, TIME, SOURCE].map(str::to_owned)).map(|role| format!("{role}*:<ENTITY>")).collect();
        out += &format!("{}\t{}\n", capitalized(kind.as_str()), roles.join(", "));
    }
    out += "\n[attributes]\n";
    for (name, on, values) in attributes() {
        let values: Vec<String> = values.into_iter().map(capitalized).collect();
        out += &format!("{name}\tArg:{on}, Value:{}\n", values.join("|"));
    }
    out
}

/// Every attribute with the types that can have it and its values.
fn attributes() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let kinds = EntityKind::ALL.map(EntityKind::as_str).to_vec();
    let forms = [Form::Title, Form::Description, Form::Pronoun].map(Form::as_str).to_vec();
    let said = StatementForm::ALL.iter().map(|it| it.as_str());
    let helped = SupportForm::ALL.iter().map(|it| it.as_str());
    let held = OfficeStatus::ALL.iter().map(|it| it.as_str());
    let agreed = AgreementStatus::ALL.iter().map(|it| it.as_str());
    vec![
        ("MentionForm", REFERENCE, forms),
        ("MentionKind", REFERENCE, kinds),
        ("Polarity", "<EVENT>", Polarity::ALL.iter().map(|it| it.as_str()).collect()),
        ("Modality", "<EVENT>", Modality::ALL.iter().map(|it| it.as_str()).collect()),
        // Two kinds have a label of the same name: brat knows an attribute once.
        ("Form", "Statement|Support", said.chain(helped).collect()),
        ("Status", "Office|Agreement", held.chain(agreed).collect()),
        ("Harm", "Casualties", Harm::ALL.iter().map(|it| it.as_str()).collect()),
        ("Change", "Control", ControlChange::ALL.iter().map(|it| it.as_str()).collect()),
        ("Direction", "Movement", Direction::ALL.iter().map(|it| it.as_str()).collect()),
        ("Answer", "Accusation", Answer::ALL.iter().map(|it| it.as_str()).collect()),
    ]
}
