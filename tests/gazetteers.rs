//! The tables' own rules: what a diff of `gazetteers/*.tsv` must keep. Fails with file, line and what to do.
//!
//! `gazetteers/README.md` says what the columns mean; the crate's readers check what they read, this file the rest.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::PathBuf;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

const ENTITY: &[&str] = &["id", "kind", "name", "aliases", "country", "roles", "hints", "ids", "source"];

/// (file, columns) of every table. The first column is the key.
const TABLES: &[(&str, &[&str])] = &[
    ("abbreviations", &["form", "class", "final", "source"]),
    ("acronyms", &["word", "source"]),
    ("alike", &["word", "group", "source"]),
    ("armed_groups", ENTITY),
    ("bounds", &["phrase", "bound", "side", "source"]),
    ("calendar", &["word", "class", "value", "source"]),
    ("changes", &["word", "direction", "class", "source"]),
    ("cities", ENTITY),
    ("closed", &["word", "classes", "lemma", "source"]),
    ("counted", &["noun", "plural", "class", "source"]),
    ("countries", ENTITY),
    ("currencies", &["surface", "unit", "code", "class", "source"]),
    ("descriptions", &["noun", "kind", "source"]),
    ("foreign_names", &["name", "class", "gender", "culture", "source"]),
    ("frames", &["cue", "kind", "label", "roles", "source"]),
    ("given_names", &["name", "gender", "weight", "word", "source"]),
    ("governors", &["cue", "effect", "control", "complement", "source"]),
    ("import_classes", &["class", "kind", "source"]),
    ("irregular", &["form", "lemma", "class", "source"]),
    ("led_nouns", &["word", "source"]),
    ("describing", &["word", "source"]),
    ("light_verbs", &["verb", "side", "source"]),
    ("minor_units", &["parts", "each", "source"]),
    ("name_cues", &["word", "class", "source"]),
    ("nationalities", ENTITY),
    ("noun_classes", &["noun", "class", "source"]),
    ("noun_senses", &["word", "senses", "source"]),
    ("numbers", &["word", "value", "class", "source"]),
    ("org_heads", &["word", "class", "source"]),
    ("organizations", ENTITY),
    ("people", ENTITY),
    ("place_heads", &["word", "class", "side", "source"]),
    ("places", ENTITY),
    ("surnames", &["name", "weight", "word", "source"]),
    ("thing_heads", &["word", "class", "side", "source"]),
    ("titles", &["term", "class", "side", "source"]),
    ("units", &["surface", "unit", "class", "source"]),
    ("wikidata_classes", &["class", "kind", "label", "source"]),
    ("words", &["word", "classes", "count", "source"]),
];

/// The kinds that the crate's rules know by name; the first part decides what a mention is.
const KINDS: &[&str] = &[
    "ethnic",
    "nationality",
    "org.alliance",
    "org.company",
    "org.court",
    "org.gov",
    "org.gov.national",
    "org.igo",
    "org.intelligence",
    "org.media",
    "org.militant",
    "org.military",
    "org.ngo",
    "org.other",
    "org.party",
    "org.police",
    "org.team",
    "person.militant",
    "person.military",
    "person.official",
    "person.other",
    "place.city",
    "place.continent",
    "place.country",
    "place.facility",
    "place.mountain",
    "place.region",
    "place.water",
    "religion",
];

/// The fourteen kinds of claims, as the contract names them.
const CLAIMS: [&str; 14] = [
    "accusation",
    "agreement",
    "attack",
    "casualties",
    "control",
    "demand",
    "meeting",
    "movement",
    "office",
    "pledge",
    "presence",
    "statement",
    "support",
    "visit",
];

/// A word is common when WordNet's tagged texts have it this often as noun or verb.
const COMMON: u32 = 5;

/// One data line of a table.
struct Line {
    /// `gazetteers/people.tsv:12`
    place: String,
    cells: Vec<String>,
}

impl Line {
    fn cell(&self, columns: &[&str], name: &str) -> &str {
        columns.iter().position(|column| *column == name).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }
}

/// A table's file as lines under its checked header.
fn table(name: &str, columns: &[&str]) -> Vec<Line> {
    let file = format!("gazetteers/{name}.tsv");
    let text = fs::read_to_string(folder().join(format!("{name}.tsv"))).unwrap_or_else(|e| panic!("{file}: {e}"));
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{file}: expected one line end at the end");
    assert!(!text.contains('\r'), "{file}: expected line ends of one byte");
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| line.starts_with("# "));
    let (at, header) = lines.next().unwrap_or((0, ""));
    assert_eq!(header, columns.join("\t"), "{file}:{}: the header", at + 1);
    let cut = |line: &str| line.split('\t').map(str::to_owned).collect();
    lines.map(|(at, line)| Line { place: format!("{file}:{}", at + 1), cells: cut(line) }).collect()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("gazetteers")
}

fn entity_lines() -> Vec<Line> {
    TABLES.iter().filter(|(_, columns)| *columns == ENTITY).flat_map(|(name, columns)| table(name, columns)).collect()
}

/// Fails with all faults at once: a table is mended faster so.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_table_is_known_here_and_in_the_readme() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        found.extend(name.strip_suffix(".tsv").map(str::to_owned));
    }
    let known: BTreeSet<String> = TABLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, known, "TABLES of tests/gazetteers.rs and the folder differ");
    none(known.into_iter().filter(|name| !readme.contains(&format!("`{name}.tsv`"))).collect());
}

#[test]
fn cells_are_whole_and_clean() {
    let mut faults = Vec::new();
    for (name, columns) in TABLES {
        let lines = table(name, columns);
        assert!(!lines.is_empty(), "{name}.tsv lists nothing");
        for line in lines {
            let mut fault = |what: &str| faults.push(format!("{}: {what}", line.place));
            if line.cells.len() != columns.len() {
                fault(&format!("expected {} cells, found {}", columns.len(), line.cells.len()));
                continue;
            }
            if line.cells.iter().any(|cell| cell.trim() != cell || cell.contains("  ")) {
                fault("blanks around or within a cell");
            }
            if !line.cells.iter().all(|cell| is_nfc(cell)) {
                fault("not in NFC");
            }
            if line.cells[0].is_empty() {
                fault("an empty first cell");
            }
            if !line.cells.last().is_some_and(|source| is_source(source)) {
                fault("expected a source: hand, or name@version, blanks between");
            }
        }
    }
    none(faults);
}

fn is_source(cell: &str) -> bool {
    let one = |source: &str| {
        let (name, version) = source.split_once('@').unwrap_or((source, "-"));
        !name.is_empty() && !version.is_empty() && (source == "hand" || source.contains('@'))
    };
    !cell.is_empty() && cell.split(' ').all(one)
}

#[test]
fn keys_are_sorted_by_their_bytes_and_unique() {
    let mut faults = Vec::new();
    for (name, columns) in TABLES {
        let lines = table(name, columns);
        for pair in lines.windows(2) {
            let (above, below) = (pair[0].cells[0].as_bytes(), pair[1].cells[0].as_bytes());
            // A verb may have several frames.
            if above > below || above == below && *name != "frames" {
                faults.push(format!("{}: {:?} after {:?}", pair[1].place, pair[1].cells[0], pair[0].cells[0]));
            }
        }
    }
    none(faults);
}

#[test]
fn cue_tables_leave_no_class_empty() {
    // Columns that may be empty.
    let optional =
        ["label", "roles", "code", "lemma", "plural", "value", "gender", "word", "control", "complement", "culture"];
    let mut faults = Vec::new();
    for (name, columns) in TABLES.iter().filter(|(_, columns)| *columns != ENTITY) {
        for line in table(name, columns) {
            for (at, column) in columns.iter().enumerate().filter(|(at, column)| *at == 0 || !optional.contains(column))
            {
                if line.cells.get(at).is_none_or(String::is_empty) {
                    faults.push(format!("{}: an empty {column}", line.place));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn frames_make_claims_that_there_are() {
    let (name, columns) = TABLES.iter().find(|(name, _)| *name == "frames").unwrap();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for line in table(name, columns) {
        let kind = line.cell(columns, "kind");
        seen.insert(kind.to_owned());
        if !CLAIMS.contains(&kind) {
            faults.push(format!("{}: no kind of claim is {kind:?}", line.place));
        }
        if !line.cells[0].rsplit_once('/').is_some_and(|(cue, class)| !cue.is_empty() && "van".contains(class)) {
            faults.push(format!("{}: expected a cue as word/v, word/n or word/a", line.place));
        }
    }
    none(faults);
    assert!(seen.len() >= 12, "frames for {seen:?} only");
}

#[test]
fn entities_are_well_formed() {
    let lines = entity_lines();
    assert!(lines.len() >= 1500, "{} entities", lines.len());
    let mut ids: HashMap<&str, &str> = HashMap::new();
    let mut faults = Vec::new();
    for line in &lines {
        let mut fault = |what: String| faults.push(format!("{}: {what}", line.place));
        let cell = |name: &str| line.cell(ENTITY, name);
        let id = cell("id");
        if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-')) {
            fault(format!("an id is made of a-z, 0-9, . and -, found {id:?}"));
        }
        if let Some(first) = ids.insert(id, &line.place) {
            fault(format!("{id} is also at {first}"));
        }
        if !KINDS.contains(&cell("kind")) {
            fault(format!("no kind is {:?}", cell("kind")));
        }
        if cell("name").is_empty() || cell("name").contains(['~', ';']) {
            fault(format!("a name without ~ and ;, found {:?}", cell("name")));
        }
        let country = cell("country");
        if !(country.is_empty() || country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase())) {
            fault(format!("expected a country as two capitals, found {country:?}"));
        }
        for role in cell("roles").split("; ").filter(|role| !role.is_empty() && !is_role(role)) {
            fault(format!("expected a role as office/body@start..end, start not after end, found {role:?}"));
        }
        for own in cell("ids").split(' ').filter(|own| !own.is_empty() && !is_id(own)) {
            fault(format!("expected wd:Q…, gn:…, iso:XX or ofac:…, found {own:?}"));
        }
        for hint in cell("hints").split(' ').filter(|hint| !hint.is_empty()) {
            if hint.len() < 2 || !hint.starts_with(['+', '-']) {
                fault(format!("expected a hint as +word or -word, found {hint:?}"));
            }
        }
        alias_faults(cell("name"), cell("aliases")).into_iter().for_each(fault);
    }
    none(faults);
}

fn alias_faults(name: &str, cell: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for alias in cell.split("; ").filter(|alias| !alias.is_empty()) {
        let (surface, flags) = alias.split_once('~').map_or((alias, None), |(surface, flags)| (surface, Some(flags)));
        if surface.is_empty() || surface.trim() != surface || surface.contains(';') {
            faults.push(format!("expected aliases with \"; \" between, found {alias:?}"));
        }
        if flags.is_some_and(|flags| flags.is_empty() || !flags.chars().all(|flag| "caxs".contains(flag))) {
            faults.push(format!("alias flags are c, a, x and s, found {alias:?}"));
        }
        if !seen.insert(surface) {
            faults.push(format!("the alias {surface:?} twice"));
        }
        if surface == name && flags.is_none() {
            faults.push(format!("the name {name:?} among its aliases without a flag"));
        }
    }
    faults
}

/// `office/body@start..end`
fn is_role(role: &str) -> bool {
    let Some((office, (start, end))) = role.split_once('@').and_then(|(o, dates)| Some((o, dates.split_once("..")?)))
    else {
        return false;
    };
    let named = office.rsplit_once('/').is_some_and(|(title, body)| !title.is_empty() && !body.is_empty());
    let shared = start.len().min(end.len());
    named && is_date(start) && is_date(end) && start.get(..shared) <= end.get(..shared)
}

/// Empty, or a day, month or year that there is.
fn is_date(date: &str) -> bool {
    let whole = match date.len() {
        0 => return true,
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    whole.len() == 10 && whole.parse::<dateline::Date>().is_ok()
}

fn is_id(id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match id.split_once(':') {
        Some(("wd", rest)) => rest.strip_prefix('Q').is_some_and(digits),
        Some(("gn" | "ofac", rest)) => digits(rest),
        Some(("iso", rest)) => rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_uppercase()),
        _ => false,
    }
}

/// A way of writing an entity's name.
struct Writing {
    place: String,
    id: String,
    surface: String,
    flags: String,
}

impl Writing {
    /// Whether the writing alone is believed.
    fn is_enough(&self) -> bool {
        !self.flags.contains(['x', 's'])
    }

    /// The capitals it must have, where they matter.
    fn exact(&self) -> Option<String> {
        self.flags.contains(['c', 'a']).then(|| self.surface.replace(['.', '\'', '’', '-', ' '], ""))
    }
}

fn writings() -> Vec<Writing> {
    let mut out = Vec::new();
    for line in entity_lines() {
        let (id, name) = (line.cell(ENTITY, "id"), line.cell(ENTITY, "name"));
        let mut add = |surface: &str, flags: &str| {
            let (id, surface, flags) = (id.to_owned(), surface.to_owned(), flags.to_owned());
            out.push(Writing { place: line.place.clone(), id, surface, flags });
        };
        let cells = line.cell(ENTITY, "aliases").split("; ").filter(|alias| !alias.is_empty());
        let aliases: Vec<(&str, &str)> = cells.map(|alias| alias.split_once('~').unwrap_or((alias, ""))).collect();
        if aliases.iter().all(|(surface, _)| *surface != name) {
            add(name, "");
        }
        aliases.into_iter().for_each(|(surface, flags)| add(surface, flags));
    }
    out
}

/// What a reader takes for the same writing: case, diacritics, apostrophes and dots aside, hyphens as blanks.
fn folded(surface: &str) -> String {
    let plain = surface.nfd().filter(|&c| !is_combining_mark(c) && !matches!(c, '.' | '\'' | '‘' | '’' | 'ʼ' | '`'));
    let spaced: String = plain.map(|c| if c == '-' { ' ' } else { c }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_name_of_two_needs_evidence_for_all_but_one() {
    let mut by_key: BTreeMap<String, Vec<Writing>> = BTreeMap::new();
    for writing in writings().into_iter().filter(Writing::is_enough) {
        by_key.entry(folded(&writing.surface)).or_default().push(writing);
    }
    let mut faults = Vec::new();
    for (key, group) in by_key {
        for (at, one) in group.iter().enumerate() {
            let rival = group[..at].iter().find(|other| other.id != one.id && clash(one, other));
            if let Some(other) = rival {
                let both = format!("{} at {} and {} at {}", other.id, other.place, one.id, one.place);
                faults.push(format!("{key:?} is {both}: give the less known one ~x"));
            }
        }
    }
    none(faults);
}

/// Whether one writing can be both: "Gao" and "GAO" cannot where each has its capitals.
fn clash(a: &Writing, b: &Writing) -> bool {
    match (a.exact(), b.exact()) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

#[test]
fn a_name_that_is_a_common_word_needs_its_capitals_or_evidence() {
    let common = common_words();
    assert!(common.len() > 1000, "{} common words", common.len());
    let mut faults = Vec::new();
    for writing in writings().iter().filter(|writing| writing.flags.is_empty()) {
        let lower = writing.surface.to_lowercase();
        let capitals = lower != writing.surface && writing.surface.to_uppercase() == writing.surface;
        if common.contains(&lower) && !capitals {
            let Writing { place, id, surface, .. } = writing;
            faults.push(format!("{place}: {surface:?} of {id} is a common word: give it ~x or ~cx"));
        }
    }
    none(faults);
}

/// Words of `words.tsv` that are often a noun or a verb.
fn common_words() -> BTreeSet<String> {
    let (name, columns) = TABLES.iter().find(|(name, _)| *name == "words").unwrap();
    let often = |line: &Line| {
        let counts = line.cell(columns, "count");
        let letters = counts.split(|c: char| c.is_ascii_digit()).filter(|part| !part.is_empty());
        let numbers = counts.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let number = |digits: &str| digits.parse::<u32>().unwrap_or(0);
        letters.zip(numbers).any(|(class, count)| matches!(class, "n" | "v") && number(count) >= COMMON)
    };
    table(name, columns).into_iter().filter(often).map(|line| line.cells[0].clone()).collect()
}

/// The checks themselves.
#[test]
fn what_is_well_formed() {
    for role in ["Prime Minister/GB@2010-05-11..2016-07-13", "Governor of Alaska/US@2006..", "Mayor/X@..2004-02-29"] {
        assert!(is_role(role), "{role}");
    }
    for role in ["Mayor", "Mayor/X", "Mayor@2004..", "Mayor/X@2005..2004", "Mayor/X@2004-13..", "Mayor/X@2003-02-29.."]
    {
        assert!(!is_role(role), "{role}");
    }
    assert!(is_id("wd:Q42") && is_id("iso:IQ") && !is_id("wd:42") && !is_id("gn:") && !is_id("Q42"));
    assert!(is_source("hand") && is_source("a@1 b@2") && !is_source("") && !is_source("web") && !is_source("a@"));
    assert_eq!(alias_faults("A B", "B~s; A B~c"), Vec::<String>::new());
    assert_eq!(alias_faults("A B", "B~q; A B; B~").len(), 4);
    assert_eq!(folded("Al-Qā‘ida"), folded("al qaida"));
}
