//! GATE's gazetteer lists: an index, `lists.def`, and the `.lst` files that it names. For lists made for ANNIE and its
//! kin.
//!
//! A line of the index is `file.lst:majorType:minorType:language:annotationType`, all after the major type optional;
//! language and annotation type are passed over. Kinds are looked up as `majorType.minorType`, then as `majorType`, in
//! [`Options::class`] and in the crate's own table; a list whose types have no kind is left out unread.
//!
//! A line of a list is a name, or a name and features: `Orbis Rail&country=NO&ticker=ORB`. The last parts of the line
//! that read `feature=value` are features, so that "Hartmans & Sons" stays a name. A feature `id` is the entry's id, a
//! two-letter `country` its country; others are kept as identifiers under the feature's name where they have no blanks.

use std::io::{self, BufRead};

use super::desk::{Desk, Line};
use super::names::{id_of, shown};
use super::{Options, Report, classes};
use crate::error::Error;
use crate::gazetteer::{Entry, Name};

/// The greatest length of a line, in bytes.
const LIMIT: usize = 64 << 10;

/// Opens the list that the index names.
type Open<'l> = dyn FnMut(&str) -> io::Result<Box<dyn BufRead>> + 'l;

/// Reads an index and, through `open`, the lists that it names. Whether a name may lead out of the index's folder is for
/// `open` to decide.
///
/// # Errors
/// Unless [`Options::keep_going`], the first line of the index that is none or whose list cannot be opened, and the
/// first line of a list that is no name.
pub fn read(
    file: &str,
    input: impl BufRead,
    open: &mut dyn FnMut(&str) -> io::Result<Box<dyn BufRead>>,
    options: &Options,
    each: &mut dyn FnMut(Entry) -> Result<(), Error>,
) -> Result<Report, Error> {
    let mut desk = Desk::new(options, each);
    let table = classes::of("gate");
    desk.read(file, input, LIMIT, |desk, _, text| {
        if text.trim().is_empty() || text.starts_with('#') {
            return Ok(Line::Skipped);
        }
        let (list, types) = index_line(text)?;
        let Some(kind) = classes::kind(desk.options, &table, &types.narrowest_first()) else {
            return Ok(Line::LeftOut("types that have a kind", types.text));
        };
        read_list(desk, list, kind, open)?;
        Ok(Line::Skipped)
    })?;
    Ok(desk.report)
}

/// What the index says of a list.
struct Types<'t> {
    text: &'t str,
    major: &'t str,
    minor: &'t str,
    both: String,
}

impl Types<'_> {
    fn narrowest_first(&self) -> Vec<&str> {
        if self.minor.is_empty() { vec![self.major] } else { vec![&self.both, self.major] }
    }
}

fn index_line(text: &str) -> Result<(&str, Types<'_>), Error> {
    let cells: Vec<&str> = text.split(':').map(str::trim).collect();
    match *cells {
        [list, major, ref rest @ ..] if !list.is_empty() && !major.is_empty() && rest.len() <= 3 => {
            let minor = rest.first().copied().unwrap_or("");
            let both = format!("{major}.{minor}");
            let types = text.split_once(':').map_or("", |(_, types)| types);
            Ok((list, Types { text: types, major, minor, both }))
        }
        _ => {
            let expected = "a list and its types as file:majorType:minorType:language:annotationType";
            Err(Error::entry(expected, shown(text)))
        }
    }
}

fn read_list(desk: &mut Desk<'_>, list: &str, kind: &str, open: &mut Open<'_>) -> Result<(), Error> {
    let input = open(list).map_err(|error| Error::entry("a list that can be opened", format!("{list:?}: {error}")))?;
    desk.read(list, input, LIMIT, |desk, number, text| {
        if text.trim().is_empty() {
            return Ok(Line::Skipped);
        }
        Ok(Line::entry(entity(desk, list, number, kind, text)))
    })
}

fn entity(desk: &mut Desk<'_>, list: &str, number: u32, kind: &str, text: &str) -> Entry {
    let (name, features) = cut(text, &desk.options.separator);
    let mut entry = Entry::new("", kind, "");
    entry.name = Name::new(name).with_case(desk.options.case);
    entry.source = desk.options.source_or("gate").to_owned();
    for &(feature, value) in features.iter().rev() {
        match feature {
            "id" => value.clone_into(&mut entry.id),
            "country" if is_country(value) => value.clone_into(&mut entry.country),
            _ if value.is_empty() || value.contains(char::is_whitespace) => {
                desk.leave_out_part(list, number, "a feature of one word", &format!("{feature}={value}"));
            }
            _ => entry.ids.push((feature.to_owned(), value.to_owned())),
        }
    }
    if entry.id.is_empty() {
        entry.id = id_of(kind, name);
    }
    entry
}

/// The name, and the features from the last to the first.
fn cut<'t>(text: &'t str, separator: &str) -> (&'t str, Vec<(&'t str, &'t str)>) {
    let mut features = Vec::new();
    let mut name = text;
    while let Some((before, last)) = name.rsplit_once(separator).filter(|_| !separator.is_empty()) {
        let Some(feature) = last.split_once('=').filter(|(feature, _)| is_feature(feature.trim())) else { break };
        features.push((feature.0.trim(), feature.1.trim()));
        name = before;
    }
    (name.trim(), features)
}

fn is_feature(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// ISO 3166-1 alpha-2.
fn is_country(value: &str) -> bool {
    value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_uppercase())
}
