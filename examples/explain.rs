//! Why an article was read as it was: for each mention its rule, its evidence and the row that lists it, then each
//! claim's tree. See `USAGE`. For whoever asks why a name was, or was not, found.

use std::ffi::OsString;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

use dateline::gazetteer::Gazetteer;
use dateline::{Article, Date, Document, Error, Extractor, Mention};
use shell::complain;

mod shell;

const USAGE: &str = "\
Reads a news article and tells why it was read so: the rule, the evidence, the entity and the gazetteer row behind
each mention, then the tree behind each claim.

usage: explain [OPTION]… FILE

FILE is one article as plain text, headline first; - is standard input.

  --published DATE the day the article was published, YYYY-MM-DD: what \"today\" means in it
  --help           this text

Exit status: 0 read, 1 the article could not be read, 2 wrong usage.
";

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(problem) => return shell::wrong_usage(&problem, USAGE),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match report(&options) {
        Ok(report) => out.write_all(report.as_bytes()).and_then(|()| out.flush()),
        Err(problem) => {
            complain(&problem);
            return ExitCode::FAILURE;
        }
    };
    shell::status(written.map(|()| true))
}

struct Options {
    published: Option<Date>,
    /// None: help is wanted.
    file: Option<OsString>,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Options, String> {
        let mut options = Options { published: None, file: None };
        while let Some(arg) = args.next() {
            match arg.to_string_lossy().as_ref() {
                "--help" => return Ok(Options { published: None, file: None }),
                "--published" => {
                    let value = args.next().ok_or("--published: expected a value, found none")?;
                    let date = value.to_string_lossy().parse().map_err(|error| format!("--published: {error}"))?;
                    options.published = Some(date);
                }
                unknown if unknown.starts_with('-') && unknown != "-" => {
                    return Err(format!("unknown option {unknown}"));
                }
                more if options.file.is_some() => return Err(format!("expected one FILE, found another: {more}")),
                _ => options.file = Some(arg),
            }
        }
        options.file.is_some().then_some(options).ok_or_else(|| "expected a FILE, found none".to_owned())
    }
}

/// All that is printed.
fn report(options: &Options) -> Result<String, String> {
    let Some(file) = &options.file else { return Ok(USAGE.to_owned()) };
    let name = file.to_string_lossy();
    let text = read(file).map_err(|problem| format!("{name}{problem}"))?;
    let article = options.published.into_iter().fold(Article::new(&text), Article::published);
    explain(&article).map_err(|error| format!("{name}: {error}"))
}

/// The file's text, or what is wrong with it.
fn read(file: &OsString) -> Result<String, String> {
    let mut bytes = Vec::new();
    let done = if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    done.map_err(|error| format!(": expected a file, found: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count();
        format!(":{line}: expected UTF-8, found other bytes")
    })
}

fn explain(article: &Article<'_>) -> Result<String, Error> {
    let (document, listed) = (Extractor::new()?.extract(article)?, Gazetteer::bundled()?);
    let mut report = format!("Mentions ({})\n", document.mentions().len());
    for mention in document.mentions() {
        report += &tree(&document, &listed, mention);
    }
    report += &format!("\nClaims ({})\n", document.claims().len());
    for claim in document.claims() {
        report += &document.explain(claim).to_string();
    }
    Ok(report)
}

/// A mention and what is behind it, in the form of a claim's tree.
fn tree(document: &Document<'_>, listed: &Gazetteer, mention: &Mention) -> String {
    let mut branches = vec![("rule", mention.provenance.rule.to_string())];
    // Evidence opens with the mention's own words, which the first line shows.
    let evidence = mention.provenance.evidence.iter().skip(1);
    let evidence: Vec<String> = evidence.map(|span| quoted(&document[*span])).collect();
    if !evidence.is_empty() {
        branches.push(("evidence", evidence.join(", ")));
    }
    let entity = mention.entity.map(|id| &document[id]);
    let known = |entity: &dateline::Entity| format!("{}, {}", entity.name, entity.kind.as_str());
    branches.push(("entity", entity.map_or("undecided".to_owned(), known)));
    if let Some(row) = entity.and_then(|entity| listed.get(entity.gazetteer_id.as_deref()?)) {
        branches.push(("row", format!("{} ({}), from {}", row.id(), row.detail(), row.source())));
    }
    let mut tree =
        format!("{}  {}, {}\n", quoted(&document[mention.span]), mention.kind.as_str(), mention.form.as_str());
    let width = branches.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (at, (name, shown)) in branches.iter().enumerate() {
        let twig = if at + 1 == branches.len() { "└─" } else { "├─" };
        tree += &format!("{twig} {name:width$}  {shown}\n");
    }
    tree
}

/// Words on one line, in quotation marks.
fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}
