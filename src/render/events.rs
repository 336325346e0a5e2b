//! Event records in the manner of PLOVER, one JSON object a line: who did what to whom, where and when, how many suffered.
//!
//! PLOVER (Political Language Ontology for Verifiable Event Records, Open Event Data Alliance; the categories as its data set
//! POLECAT has them since 2023, the fields as the codebook's chapter "Data Fields" names them) knows sixteen categories of
//! things that political actors do to each other. This crate's claims are another cut, so not every claim is an event and
//! no claim is more than one:
//!
//! | claim | category | source → recipient |
//! | --- | --- | --- |
//! | attack | ASSAULT | attacker → target |
//! | casualties, killed or wounded | ASSAULT, with `dead` or `injured` | agent → victims |
//! | casualties, captured | COERCE, with `arrested` | agent → victims |
//! | control, seize or retake | ASSAULT | actor |
//! | movement, deploy | MOBILIZE | force |
//! | movement, withdraw | RETREAT, mode `withdraw` | force |
//! | meeting | CONSULT | all parties, no recipient, as the codebook wants it |
//! | visit | CONSULT, mode `visit` | visitor → host |
//! | support | AID | provider → recipient |
//! | pledge | AGREE | actor → beneficiary |
//! | agreement, reached; signed | AGREE; SUPPORT | all parties |
//! | demand | REQUEST | actor → addressee |
//! | accusation, accuse; deny | ACCUSE, mode `allege`; REJECT | accuser → accused; accused → accuser |
//!
//! Statements, offices and presences are states of affairs, no events; people missing or displaced, a town held or lost, a
//! pact broken or ended have no category that surely fits.
//!
//! - **What did not happen says so.** Only what is asserted and actual is an event that happened. Others have
//!   `context`: `negation`, `future` (planned) or `hypothetical` (possible, conditional, demanded), and always `polarity` and
//!   `modality`. [`Options::happened`] leaves them out.
//! - **Nobody did it, no event.** The codebook requires a `source`. "Nine people died" is left out, because it would make
//!   an assault of an accident; [`Options::unsourced`] has it written with an empty list.
//! - **When.** `date` to `enddate` is what the time in the text comes to ("2011" is a year of days). Without one it is the
//!   publication date, as in POLECAT, and `date_from` says `published`; without either it is null.
//! - **How many.** The number that the text states (of a range the lower end), with `dead_bound` and so on where it is not
//!   exact; only where every victim named has a number, and never in what did not happen.
//! - **Names.** `id` is the document's id and the claim's number: unique if the documents' ids are. Of an actor,
//!   `identifier_id` is its item in Wikidata; the codebook's `code` and `sector` are not given, since no table here has them.
//! - **On whose word** is `according_to`, outermost first; `text_info` is the clause, in characters.
//!
//! ```
//! use dateline::{Article, Extractor, render::events};
//!
//! let article = Article::new("Al-Shabab killed at least 12 soldiers near Mandera in 2023.").id("a1");
//! let document = Extractor::new()?.extract(&article)?;
//! let mut out = String::new();
//! events::write(&document, &events::Options::new(), &mut out).unwrap();
//! assert!(out.starts_with(r#"{"id":"a1-0","date":"2023-01-01","enddate":"2023-12-31","date_from":"text","#), "{out}");
//! assert!(out.contains(r#""event":["ASSAULT"]"#) && out.contains(r#""dead":12,"dead_bound":"at-least""#), "{out}");
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};

use jiff::civil::Date as Day;
use jiff::civil::{ISOWeekDate, Weekday};
use serde::Serialize;

use super::position::{Positions, Unit};
use super::{entity_of, figure_of};
use crate::claims::accusation::Answer;
use crate::claims::agreement::AgreementStatus;
use crate::claims::casualties::Harm;
use crate::claims::control::ControlChange;
use crate::claims::movement::Direction;
use crate::claims::{Argument, Claim, Fact, Modality, Polarity, Stance};
use crate::document::Document;
use crate::kind::Bound;

/// Which claims are written. The defaults are the codebook's.
#[derive(Clone, Debug, Default)]
pub struct Options {
    happened: bool,
    unsourced: bool,
}

impl Options {
    /// The defaults.
    pub fn new() -> Options {
        Options::default()
    }

    /// Whether only what is asserted and actual is written. Default: no; what was denied, planned or only possible is
    /// marked in `context`. Say yes where the reader does not look there.
    pub fn happened(mut self, yes: bool) -> Options {
        self.happened = yes;
        self
    }

    /// Whether claims are written in which nobody is said to have done it. Default: no, the codebook requires a source.
    pub fn unsourced(mut self, yes: bool) -> Options {
        self.unsourced = yes;
        self
    }
}

/// Writes the document's events, a line each.
///
/// # Errors
/// Where `out` fails.
pub fn write(document: &Document<'_>, options: &Options, out: &mut impl Write) -> fmt::Result {
    let positions = Positions::new(&document.text, Unit::Characters);
    for (number, claim) in document.claims.iter().enumerate() {
        let Some(coded) = coded(&claim.fact) else { continue };
        let wanted =
            (options.unsourced || !coded.source.is_empty()) && (!options.happened || claim.stance == Stance::default());
        if wanted {
            let record = record(document, claim, number, &coded, &positions);
            // Only a map key that is no string makes serde_json fail, and there is none.
            writeln!(out, "{}", serde_json::to_string(&record).unwrap_or_default())?;
        }
    }
    Ok(())
}

/// A claim in PLOVER's terms.
struct Coded<'d> {
    event: &'static str,
    mode: Option<&'static str>,
    source: &'d [Argument],
    recipient: &'d [Argument],
    location: &'d [Argument],
    /// Who suffered, and under which field they are counted.
    victims: Option<(&'d [Argument], &'static str)>,
}

fn coded(fact: &Fact) -> Option<Coded<'_>> {
    let coded =
        |event, source, recipient, location| Coded { event, mode: None, source, recipient, location, victims: None };
    Some(match fact {
        Fact::Attack(it) => coded("ASSAULT", &it.attacker[..], &it.target[..], &it.place[..]),
        Fact::Casualties(it) => {
            let (event, field) = match it.harm? {
                Harm::Killed => ("ASSAULT", "dead"),
                Harm::Wounded => ("ASSAULT", "injured"),
                Harm::Captured => ("COERCE", "arrested"),
                Harm::Missing | Harm::Displaced => return None,
            };
            Coded { victims: Some((&it.victims, field)), ..coded(event, &it.agent, &it.victims, &it.place) }
        }
        Fact::Control(it) => match it.change? {
            ControlChange::Seize | ControlChange::Retake => coded("ASSAULT", &it.actor, &[], &it.territory),
            ControlChange::Lose | ControlChange::Hold => return None,
        },
        Fact::Movement(it) => match it.direction? {
            Direction::Deploy => coded("MOBILIZE", &it.force, &[], &it.destination),
            Direction::Withdraw => Coded { mode: Some("withdraw"), ..coded("RETREAT", &it.force, &[], &it.origin) },
            Direction::Rotate => return None,
        },
        Fact::Meeting(it) => coded("CONSULT", &it.parties, &[], &it.place),
        Fact::Visit(it) => Coded { mode: Some("visit"), ..coded("CONSULT", &it.visitor, &it.host, &it.place) },
        Fact::Support(it) => coded("AID", &it.provider, &it.recipient, &[]),
        Fact::Pledge(it) => coded("AGREE", &it.actor, &it.beneficiary, &[]),
        Fact::Agreement(it) => match it.status? {
            AgreementStatus::Reached => coded("AGREE", &it.parties, &[], &[]),
            AgreementStatus::Signed => coded("SUPPORT", &it.parties, &[], &[]),
            AgreementStatus::Broken | AgreementStatus::Ended => return None,
        },
        Fact::Demand(it) => coded("REQUEST", &it.actor, &it.addressee, &[]),
        Fact::Accusation(it) => match it.answer? {
            Answer::Accuse => Coded { mode: Some("allege"), ..coded("ACCUSE", &it.accuser, &it.accused, &[]) },
            Answer::Deny => coded("REJECT", &it.accused, &it.accuser, &[]),
        },
        Fact::Statement(_) | Fact::Office(_) | Fact::Presence(_) => return None,
    })
}

/// PLOVER's four: verbal and material cooperation, verbal and material conflict.
fn quad(event: &str) -> u8 {
    match event {
        "AGREE" | "CONSULT" | "SUPPORT" => 1,
        "AID" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" => 3,
        _ => 4,
    }
}

#[derive(Serialize)]
struct Record<'d> {
    id: String,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enddate: Option<String>,
    date_from: Option<&'static str>,
    source: Vec<Actor<'d>>,
    recipient: Vec<Actor<'d>>,
    event: [&'static str; 1],
    quad_code: u8,
    mode: Vec<&'static str>,
    context: Vec<&'static str>,
    event_loc: Option<Location<'d>>,
    event_text: [&'d str; 1],
    #[serde(flatten)]
    size: Size,
    polarity: &'static str,
    modality: &'static str,
    according_to: Vec<Actor<'d>>,
    text_info: TextInfo,
    cite_info: CiteInfo<'d>,
    coder: &'static str,
    rule: &'d str,
}

#[derive(Serialize)]
struct Actor<'d> {
    actor_text: &'d str,
    identifier_text: Option<&'d str>,
    identifier_id: Option<&'d str>,
    gazetteer: Option<&'d str>,
}

#[derive(Serialize)]
struct Location<'d> {
    name: &'d str,
    geonameid: Option<&'d str>,
    text: &'d str,
}

#[derive(Default, Serialize)]
struct Size {
    #[serde(skip_serializing_if = "Option::is_none")]
    dead: Option<serde_json::Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dead_bound: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    injured: Option<serde_json::Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    injured_bound: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrested: Option<serde_json::Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    arrested_bound: Option<&'static str>,
}

#[derive(Serialize)]
struct TextInfo {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct CiteInfo<'d> {
    citation: Option<&'d str>,
    publication: Option<&'d str>,
    published: Option<String>,
}

fn record<'d>(
    document: &'d Document<'_>,
    claim: &'d Claim,
    number: usize,
    coded: &Coded<'d>,
    positions: &Positions<'_>,
) -> Record<'d> {
    let published = document.published().map(|day| day.to_string());
    let (date, enddate, date_from) = dates(document, claim);
    let actors = |of: &'d [Argument]| of.iter().map(|argument| actor(document, argument)).collect();
    let span = positions.span(claim.span);
    Record {
        id: format!("{}-{number}", document.id().unwrap_or("article")),
        date,
        enddate,
        date_from,
        source: actors(coded.source),
        recipient: actors(coded.recipient),
        event: [coded.event],
        quad_code: quad(coded.event),
        mode: coded.mode.into_iter().collect(),
        context: context(claim.stance),
        event_loc: coded.location.first().or(claim.place.as_ref()).map(|place| location(document, place)),
        event_text: [&document[claim.cue]],
        size: size(document, claim, coded),
        polarity: claim.stance.polarity.as_str(),
        modality: claim.stance.modality.as_str(),
        according_to: claim.attribution.iter().map(|it| actor(document, &it.source)).collect(),
        text_info: TextInfo { start: span.start, end: span.end },
        cite_info: CiteInfo { citation: document.id(), publication: document.outlet(), published },
        coder: concat!("dateline ", env!("CARGO_PKG_VERSION")),
        rule: claim.provenance.rule.as_str(),
    }
}

/// The codebook's special contexts: why this did not, or not surely, happen.
fn context(stance: Stance) -> Vec<&'static str> {
    let unreal = match stance.modality {
        Modality::Actual => None,
        Modality::Planned => Some("future"),
        Modality::Possible | Modality::Conditional | Modality::Demanded => Some("hypothetical"),
    };
    let denied = (stance.polarity == Polarity::Negated).then_some("negation");
    denied.into_iter().chain(unreal).collect()
}

fn actor<'d>(document: &'d Document<'_>, argument: &'d Argument) -> Actor<'d> {
    let entity = entity_of(document, argument);
    Actor {
        actor_text: &document[argument.span],
        identifier_text: entity.map(|entity| entity.name.as_str()),
        identifier_id: entity.and_then(|entity| catalogued(&entity.ids, "wikidata")),
        gazetteer: entity.and_then(|entity| entity.gazetteer_id.as_deref()),
    }
}

fn location<'d>(document: &'d Document<'_>, place: &'d Argument) -> Location<'d> {
    let text = &document[place.span];
    let entity = entity_of(document, place);
    Location {
        name: entity.map_or(text, |entity| &entity.name),
        geonameid: entity.and_then(|entity| catalogued(&entity.ids, "geonames")),
        text,
    }
}

fn catalogued<'d>(ids: &'d [(String, String)], catalogue: &str) -> Option<&'d str> {
    ids.iter().find(|(name, _)| name == catalogue).map(|(_, id)| id.as_str())
}

/// How many suffered, where the claim says they did and every filler has its number.
fn size(document: &Document<'_>, claim: &Claim, coded: &Coded<'_>) -> Size {
    let mut size = Size::default();
    let Some((victims, field)) = coded.victims.filter(|_| claim.stance == Stance::default()) else { return size };
    let Some((number, bound)) = sum(document, victims) else { return size };
    let (number, bound) = (integer(number), (bound != Bound::Exact).then_some(bound.as_str()));
    match field {
        "dead" => (size.dead, size.dead_bound) = (number, bound),
        "injured" => (size.injured, size.injured_bound) = (number, bound),
        _ => (size.arrested, size.arrested_bound) = (number, bound),
    }
    size
}

/// A JSON number, without decimals where it has none.
fn integer(number: f64) -> Option<serde_json::Number> {
    const WHOLE: f64 = 1e15;
    let whole = number.fract() == 0.0 && number.abs() < WHOLE;
    if whole { Some((number as i64).into()) } else { serde_json::Number::from_f64(number) }
}

/// The sum of the numbers of all fillers, and the first bound that is not exact.
fn sum(document: &Document<'_>, fillers: &[Argument]) -> Option<(f64, Bound)> {
    let mut total = None;
    let mut bound = Bound::Exact;
    for filler in fillers {
        let figure = figure_of(document, filler)?;
        let stated = figure.best.or(figure.low).or(figure.high)?;
        total = Some(total.unwrap_or(0.0) + stated.value());
        if bound == Bound::Exact {
            bound = figure.bound;
        }
    }
    total.map(|total| (total, bound))
}

/// First day, last day where it is another, and where they are from.
fn dates(document: &Document<'_>, claim: &Claim) -> (Option<String>, Option<String>, Option<&'static str>) {
    let time = claim.time.and_then(|id| document.times.get(id.0 as usize));
    if let Some((first, last)) = time.and_then(|time| days(&time.value)) {
        return (Some(first.to_string()), (last != first).then(|| last.to_string()), Some("text"));
    }
    let published = document.published().map(|day| day.to_string());
    let from = published.as_ref().map(|_| "published");
    (published, None, from)
}

/// The days that a TIMEX3 value covers: of a day, week, month, quarter, half or year.
pub(super) fn days(value: &str) -> Option<(Day, Day)> {
    let date = value.split_once('T').map_or(value, |(date, _)| date);
    let (year, rest) = (date.get(..4)?, date.get(4..)?);
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let months =
        |first: i8, last: i8| Some((Day::new(year, first, 1).ok()?, Day::new(year, last, 1).ok()?.last_of_month()));
    let mut parts = rest.split('-');
    parts.next().filter(|before| before.is_empty())?;
    match (parts.next(), parts.next()) {
        (None, _) => months(1, 12),
        (Some(part), None) => match part.as_bytes() {
            [b'Q', quarter @ b'1'..=b'4'] => months((quarter - b'0') as i8 * 3 - 2, (quarter - b'0') as i8 * 3),
            [b'H', half @ b'1'..=b'2'] => months((half - b'0') as i8 * 6 - 5, (half - b'0') as i8 * 6),
            [b'W', week @ ..] => week_of(year, std::str::from_utf8(week).ok()?),
            _ => part.parse().ok().and_then(|month| months(month, month)),
        },
        (Some(_), Some(_)) => date.parse().ok().map(|day: Day| (day, day)),
    }
}

fn week_of(year: i16, week: &str) -> Option<(Day, Day)> {
    let day = |weekday| Some(ISOWeekDate::new(year, week.parse().ok()?, weekday).ok()?.date());
    Some((day(Weekday::Monday)?, day(Weekday::Sunday)?))
}
