//! Actor dictionaries as PETRARCH and TABARI read them: who acts in the news, under which codes, and when. For event
//! data projects whose dictionaries have grown over decades.
//!
//! An actor is a phrase at the beginning of a line, with or without a code in brackets; further names below it, each
//! after a `+`; and indented lines with codes in brackets that hold for a time:
//!
//! ```text
//! SIGRID_AASEN_  [NORELI]  # invented
//! +S._AASEN_
//!     [NORGOV 210101-231231]
//!     [NORBUS >20240101]
//! ```
//!
//! Underscores are blanks, one at the end falls away. A code without dates becomes an identifier under `cameo`; one with
//! dates becomes a role with the code as its title: `date-date`, `<date` and `>date`, a date being YYYYMMDD or YYMMDD,
//! whose years 00 to 30 are of this century. The null code `---` says nothing: an actor that has no other code is left
//! out. `#`, `;` and `<!-- -->` are comments, and nothing after `---STOP---` is read.
//!
//! These dictionaries are written in capitals. A name in capitals throughout is set as news prints it: "Sigrid Aasen",
//! "University of the North". One word of at most three letters, or with dots, stays as it is and must stand in the
//! text exactly so: `UN_`, `U.N.`
//!
//! The kind is that of the whole code, of its first three letters (`IGO`, `NGO` …), or [`Options::kind`]: most codes do
//! not tell a person from a ministry, so set it. Country dictionaries list capitals and nationalities as names of the
//! country; they come in as they are.

use std::io::BufRead;

use super::desk::{Desk, Line};
use super::names::{MOST_NAMES, capitalized, id_of, is_acronym, shown};
use super::{Options, Report, classes};
use crate::date::Date;
use crate::error::Error;
use crate::gazetteer::{Case, Entry, Name, Role};

/// The greatest length of a line, in bytes.
const LIMIT: usize = 64 << 10;

/// Reads an actor dictionary.
///
/// # Errors
/// Unless [`Options::keep_going`], the first line that is none of a dictionary, and the first actor without a kind.
pub fn read(
    file: &str,
    input: impl BufRead,
    options: &Options,
    each: &mut dyn FnMut(Entry) -> Result<(), Error>,
) -> Result<Report, Error> {
    let mut desk = Desk::new(options, each);
    let mut dictionary = Dictionary { file, table: classes::of("cameo"), actor: None, comment: false, stopped: false };
    desk.read(file, input, LIMIT, |desk, number, text| dictionary.line(desk, number, text))?;
    dictionary.close(&mut desk)?;
    Ok(desk.report)
}

/// Where the reader is.
struct Dictionary<'f> {
    file: &'f str,
    table: classes::Classes,
    actor: Option<Actor>,
    /// Within a comment of several lines.
    comment: bool,
    stopped: bool,
}

/// An actor whose lines are not all read.
struct Actor {
    names: Vec<Name>,
    codes: Vec<String>,
    roles: Vec<Role>,
    line: u32,
    lines: u64,
}

impl Dictionary<'_> {
    fn line<'t>(&mut self, desk: &mut Desk<'_>, number: u32, text: &'t str) -> Result<Line<'t>, Error> {
        self.stopped |= text.contains("---STOP---");
        let Some(text) = self.without_comments(text).filter(|text| !self.stopped && !text.trim().is_empty()) else {
            return Ok(Line::Skipped);
        };
        if text.starts_with([' ', '\t']) {
            return self.dated(&text);
        }
        match text.strip_prefix('+') {
            Some(synonym) => self.synonym(desk.options, synonym),
            None => {
                self.close(desk)?;
                self.open(desk.options, number, &text)
            }
        }
    }

    /// The line without its comments, if it is not one as a whole.
    fn without_comments(&mut self, text: &str) -> Option<String> {
        if self.comment {
            self.comment = !text.contains("-->");
            return None;
        }
        let mut kept = text.to_owned();
        if let Some((before, after)) = text.split_once("<!--") {
            let end = after.split_once("-->");
            self.comment = end.is_none();
            kept = [before, end.map_or("", |(_, rest)| rest)].concat();
        }
        let code = !kept.starts_with("<!");
        kept.truncate(comment_start(&kept));
        code.then_some(kept)
    }

    fn open<'t>(&mut self, options: &Options, line: u32, text: &str) -> Result<Line<'t>, Error> {
        let (name, rest) = text.split_at(text.find('[').unwrap_or(text.len()));
        let mut actor = Actor { names: vec![read_name(name, options)?], codes: vec![], roles: vec![], line, lines: 1 };
        read_codes(rest)?.into_iter().for_each(|code| actor.add(code));
        self.actor = Some(actor);
        Ok(Line::Held)
    }

    fn synonym<'t>(&mut self, options: &Options, text: &str) -> Result<Line<'t>, Error> {
        let name = read_name(text, options)?;
        let actor = self.actor.as_mut().ok_or_else(|| no_actor(text))?;
        actor.room()?;
        if !actor.names.contains(&name) {
            actor.names.push(name);
        }
        actor.lines += 1;
        Ok(Line::Held)
    }

    fn dated<'t>(&mut self, text: &str) -> Result<Line<'t>, Error> {
        let codes = read_codes(text)?;
        let actor = self.actor.as_mut().ok_or_else(|| no_actor(text))?;
        actor.room()?;
        codes.into_iter().for_each(|code| actor.add(code));
        actor.lines += 1;
        Ok(Line::Held)
    }

    /// Hands on the actor whose lines are read.
    fn close(&mut self, desk: &mut Desk<'_>) -> Result<(), Error> {
        let Some(actor) = self.actor.take() else { return Ok(()) };
        let (line, lines) = (actor.line, actor.lines);
        match actor.entry(desk.options, &self.table) {
            Ok(entry) => desk.hand_on(entry, self.file, line, lines),
            Err(error) => desk.fault(error.at(self.file, line), lines),
        }
    }
}

fn no_actor(text: &str) -> Error {
    Error::entry("an actor above", shown(text.trim()))
}

/// Where the comment at the end of a line begins: at a `;`, or a `#` that begins the line or follows a blank or bracket.
fn comment_start(text: &str) -> usize {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c == ';' || c == '#' && (before.is_whitespace() || before == ']') {
            return at;
        }
        before = c;
    }
    text.len()
}

impl Actor {
    fn room(&self) -> Result<(), Error> {
        if self.names.len() + self.roles.len() + self.codes.len() < MOST_NAMES {
            return Ok(());
        }
        Err(Error::entry("an actor of at most 1,000 names and codes", "more"))
    }

    fn add(&mut self, code: Code) {
        match code.time {
            _ if code.is_null() => {}
            Some((start, end)) => self.roles.push(Role::new(&code.text, "", &start, &end)),
            None if self.codes.contains(&code.text) => {}
            None => self.codes.push(code.text),
        }
    }

    fn entry(self, options: &Options, table: &classes::Classes) -> Result<Entry, Error> {
        let titles = self.roles.iter().map(|role| &role.title);
        let codes: Vec<&str> = self.codes.iter().chain(titles).map(String::as_str).collect();
        let Some(first) = codes.first() else {
            return Err(Error::entry("an actor with a code", "the null code or none"));
        };
        let mut classes = codes.clone();
        classes.extend(codes.iter().filter_map(|code| code.get(..3)));
        let kind = classes::kind(options, table, &classes)
            .ok_or_else(|| Error::entry("a code that has a kind, or a kind in the options", shown(first)))?;
        let mut names = self.names.into_iter();
        let name = names.next().unwrap_or_default();
        let mut entry = Entry::new(id_of(kind, &name.surface), kind, "");
        entry.name = name;
        entry.aliases = names.collect();
        entry.roles = self.roles;
        entry.ids = self.codes.into_iter().map(|code| ("cameo".to_owned(), code)).collect();
        entry.source = options.source_or("petrarch").to_owned();
        Ok(entry)
    }
}

/// What stands in a pair of brackets.
struct Code {
    text: String,
    /// Start and end, the missing one empty; `None` where the code holds at all times.
    time: Option<(String, String)>,
}

impl Code {
    fn read(bracket: &str) -> Result<Code, Error> {
        let (text, time) = bracket.split_at(bracket.find([' ', '\t', '<', '>']).unwrap_or(bracket.len()));
        if text.is_empty() {
            return Err(Error::entry("a code in brackets", shown(bracket)));
        }
        Ok(Code { text: text.to_owned(), time: read_time(time.trim())? })
    }

    /// `---`: the actor is not to be coded.
    fn is_null(&self) -> bool {
        self.text.chars().all(|c| matches!(c, '-' | '+' | '#'))
    }
}

/// The brackets that a text consists of.
fn read_codes(text: &str) -> Result<Vec<Code>, Error> {
    let mut codes = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let inside = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (code, after) = inside.ok_or_else(|| Error::entry("codes in brackets to the end", shown(rest)))?;
        codes.push(Code::read(code.trim())?);
        if codes.len() > MOST_NAMES {
            return Err(Error::entry("a line of at most 1,000 codes", "more"));
        }
        rest = after.trim_start();
    }
    Ok(codes)
}

/// What follows a code: `19950601-19990815`, `<950601`, `>950601`, or nothing.
fn read_time(text: &str) -> Result<Option<(String, String)>, Error> {
    let read = |date: &str| read_date(date.trim()).map(|date| date.to_string());
    let none = String::new();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(date) = text.strip_prefix('<') {
        return Ok(Some((none, read(date)?)));
    }
    if let Some(date) = text.strip_prefix('>') {
        return Ok(Some((read(date)?, none)));
    }
    let fault = || Error::entry("dates as date-date, <date or >date", shown(text));
    let (start, end) = text.split_once('-').ok_or_else(fault)?;
    let (start, end) = (read_date(start.trim())?, read_date(end.trim())?);
    if end < start {
        return Err(Error::entry("an end that is not before the start", shown(text)));
    }
    Ok(Some((start.to_string(), end.to_string())))
}

/// YYYYMMDD or YYMMDD.
fn read_date(text: &str) -> Result<Date, Error> {
    let fault = || Error::entry("a day as YYYYMMDD or YYMMDD", shown(text));
    let digits = text.len() == 6 || text.len() == 8;
    if !digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(fault());
    }
    let number: u32 = text.parse().map_err(|_| fault())?;
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let century = match (text.len(), year) {
        (8, _) => 0,
        (_, 0..=30) => 2000,
        _ => 1900,
    };
    let year = i16::try_from(century + year).map_err(|_| fault())?;
    let (month, day) = (u8::try_from(month).map_err(|_| fault())?, u8::try_from(day).map_err(|_| fault())?);
    Date::new(year, month, day).ok_or_else(fault)
}

/// The phrase as news prints it.
fn read_name(phrase: &str, options: &Options) -> Result<Name, Error> {
    let words: Vec<&str> = phrase.split(['_', ' ', '\t']).filter(|word| !word.is_empty()).collect();
    if !words.iter().any(|word| word.contains(char::is_alphanumeric)) {
        return Err(Error::entry("a name with a letter or a digit", shown(phrase.trim())));
    }
    let surface = words.join(" ");
    if surface.contains(char::is_lowercase) {
        return Ok(Name::new(surface).with_case(options.case));
    }
    if words.len() == 1 && (surface.contains('.') || surface.len() <= 3) {
        let case = if options.case == Case::Capitals && is_acronym(&surface) { Case::Acronym } else { options.case };
        return Ok(Name::new(surface).with_case(case));
    }
    let set: Vec<String> = words.iter().enumerate().map(|(at, word)| set_word(word, at == 0)).collect();
    Ok(Name::new(set.join(" ")).with_case(options.case))
}

/// Words that names write small inside.
const SMALL: [&str; 19] = [
    "of", "the", "and", "for", "in", "on", "at", "to", "de", "del", "la", "el", "al", "bin", "ibn", "von", "van", "da",
    "der",
];

/// A word in capitals, with one where news has one: "Al-Rashid", "O'Neil", "of".
fn set_word(word: &str, first: bool) -> String {
    if word.contains('.') {
        return word.to_owned();
    }
    let lower = word.to_lowercase();
    if !first && SMALL.contains(&&*lower) {
        return lower;
    }
    let mut set: Vec<String> = lower.split('-').map(capitalized).collect();
    for part in &mut set {
        // "O'NEIL", but not "SHI'ITE".
        if let Some(("O" | "D", rest)) = part.split_once(['\'', '’']) {
            let head: String = part.chars().take(2).collect();
            *part = head + &capitalized(rest);
        }
    }
    set.join("-")
}
