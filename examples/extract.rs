//! The main job: news articles in, what they say out. See `USAGE`, or run it without arguments.
//!
//! An article's file is its text as it stands: headline, empty line, paragraphs. The two sample articles are invented.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use articles::SAMPLES;
use dateline::render::position::Unit;
use dateline::{Article, Date, Extractor, wire};
use output::{Color, Format, Output};
use serde::{Deserialize, Serialize};
use shell::complain;

mod articles;
#[path = "extract/output.rs"]
mod output;
#[path = "extract/report.rs"]
mod report;
mod shell;

const USAGE: &str = "\
Reads news articles and tells who is in them, where, how many, when, and what they claim.

usage: extract [OPTION]… [FILE]…

Each FILE is one article as plain text, headline first; - is standard input. Without a FILE two sample articles
are read, with --format jsonl standard input.

  --format text    a report to read (default)
  --format json    one line of JSON an article
  --format jsonl   in: a JSON object a line, {\"id\", \"text\", \"published\"?, \"outlet\"?, \"headline\"?};
                   out: one line of JSON for each, in the same order
  --format NAME    for other tools: conll (tokens with BIO tags), brat (standoff), annotation (W3C Web Annotation),
                   timeml, events (PLOVER-style JSON Lines), csv (claims); built with the feature arrow also
                   mentions.parquet, claims.parquet, arguments.parquet. brat and timeml take one FILE
  --unit UNIT      what offsets count in annotation, csv and parquet: characters (default), bytes, utf16
  --published DATE the day the articles were published, YYYY-MM-DD: what \"today\" means in them
  --outlet NAME    who published them
  --color WHEN     the report in colour: auto (on a terminal, unless NO_COLOR is set; default), always, never
  --threads N      threads for --format jsonl (default: all cores)
  --help           this text

Exit status: 0 all read, 1 some article could not be read (the others were), 2 wrong usage.
";

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(problem) => return shell::wrong_usage(&problem, USAGE),
    };
    shell::status(run(&options))
}

struct Options {
    help: bool,
    format: Format,
    color: Color,
    unit: Unit,
    published: Option<Date>,
    outlet: Option<String>,
    threads: usize,
    files: Vec<PathBuf>,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Options, String> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let (format, color, unit) = (Format::Text, Color::Auto, Unit::Characters);
        let mut options =
            Options { help: false, format, color, unit, published: None, outlet: None, threads, files: Vec::new() };
        while let Some(arg) = args.next() {
            let name = arg.to_string_lossy().into_owned();
            let mut value = || {
                let value = args.next().ok_or(format!("{name}: expected a value, found none"))?;
                value.into_string().map_err(|value| format!("{name}: expected UTF-8, found {value:?}"))
            };
            match name.as_str() {
                "--help" => options.help = true,
                "--format" => options.format = Format::parse(&value()?)?,
                "--color" => options.color = Color::parse(&value()?)?,
                "--unit" => options.unit = output::unit(&value()?)?,
                "--published" => options.published = Some(published(&value()?)?),
                "--outlet" => options.outlet = Some(value()?),
                "--threads" => options.threads = threads_wanted(&value()?)?,
                unknown if unknown.starts_with('-') && unknown != "-" => return Err(format!("unknown option {name}")),
                _ => options.files.push(arg.into()),
            }
        }
        if options.format.is_one_file() && options.files.len() > 1 {
            return Err(format!(
                "--format: expected one FILE for a format that is a file an article, found {}",
                options.files.len()
            ));
        }
        Ok(options)
    }
}

fn published(value: &str) -> Result<Date, String> {
    value.parse().map_err(|error| format!("--published: {error}"))
}

fn threads_wanted(value: &str) -> Result<usize, String> {
    let threads = value.parse().ok().filter(|threads| (1..=1024).contains(threads));
    threads.ok_or(format!("--threads: expected a number from 1 to 1024, found {value:?}"))
}

/// Whether every article could be read. The only error is that of writing.
fn run(options: &Options) -> io::Result<bool> {
    // Unlocked: nothing else writes there, and a lock could not be sent to another thread, as Parquet's writer wants.
    let mut out = Output::new(BufWriter::new(io::stdout()), options.format, options.color, options.unit);
    if options.help {
        out.out.write_all(USAGE.as_bytes())?;
        out.out.flush()?;
        return Ok(true);
    }
    let extractor = Extractor::new().expect("the bundled tables are sound, as the crate's tests have it");
    let all_read = read_all(options, &extractor, &mut out)?;
    out.end()?;
    Ok(all_read)
}

fn read_all(options: &Options, extractor: &Extractor, out: &mut Output<impl Write + Send>) -> io::Result<bool> {
    let mut all_read = true;
    if options.files.is_empty() && options.format == Format::Jsonl {
        return batch(options, extractor, "-", &mut io::stdin().lock(), &mut out.out);
    }
    if options.files.is_empty() {
        let wanted = if options.format.is_one_file() { 1 } else { SAMPLES.len() };
        for (file, outlet, day, text) in SAMPLES.into_iter().take(wanted) {
            let outlet = options.outlet.as_deref().unwrap_or(outlet);
            let article = Article::new(text).id(file).outlet(outlet);
            all_read &= one(extractor, file, dated(article, options.published.or(day.parse().ok())), out)?;
        }
    }
    for path in &options.files {
        let name = path.to_string_lossy();
        all_read &= match open(path) {
            Ok(mut input) if options.format == Format::Jsonl => {
                batch(options, extractor, &name, &mut *input, &mut out.out)?
            }
            Ok(input) => file(options, extractor, &name, input, out)?,
            Err(error) => failed(&format!("{name}: expected a file, found: {error}")),
        };
    }
    Ok(all_read)
}

fn failed(problem: &str) -> bool {
    complain(problem);
    false
}

fn open(path: &PathBuf) -> io::Result<Box<dyn BufRead>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(File::open(path)?)))
}

/// An article a file.
fn file(
    options: &Options,
    extractor: &Extractor,
    name: &str,
    mut input: Box<dyn BufRead>,
    out: &mut Output<impl Write + Send>,
) -> io::Result<bool> {
    let mut bytes = Vec::new();
    if let Err(error) = input.read_to_end(&mut bytes) {
        return Ok(failed(&format!("{name}: expected a text to read, found: {error}")));
    }
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = 1 + bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
            return Ok(failed(&format!("{name}:{line}: expected UTF-8, found other bytes")));
        }
    };
    let article = dated(Article::new(text).id(name), options.published);
    let article = options.outlet.iter().fold(article, |article, outlet| article.outlet(outlet));
    one(extractor, name, article, out)
}

fn dated(article: Article<'_>, day: Option<Date>) -> Article<'_> {
    day.into_iter().fold(article, Article::published)
}

fn one(
    extractor: &Extractor,
    name: &str,
    article: Article<'_>,
    out: &mut Output<impl Write + Send>,
) -> io::Result<bool> {
    let document = match extractor.extract(&article) {
        Ok(document) => document,
        Err(error) => return Ok(failed(&format!("{name}: {error}"))),
    };
    out.document(&document)?;
    Ok(true)
}

/// A line of a batch and its number, from 1.
struct Line {
    number: usize,
    bytes: Vec<u8>,
}

/// An article a line. Lines are read and answered some at a time, so that memory stays bounded and the output keeps the
/// order of the input whatever the threads do.
fn batch(
    options: &Options,
    extractor: &Extractor,
    name: &str,
    input: &mut dyn BufRead,
    out: &mut impl Write,
) -> io::Result<bool> {
    let (mut all_read, mut number) = (true, 0);
    loop {
        let (lines, end) = some_lines(input, &mut number);
        for (line, answer) in lines.iter().zip(answers(options, extractor, &lines)) {
            match answer {
                Ok(json) => writeln!(out, "{json}")?,
                Err(error) => {
                    all_read = failed(&format!("{name}:{}: {error}", line.number));
                    let failure = Failure { id: None, line: line.number, error };
                    writeln!(out, "{}", serde_json::to_string(&failure)?)?;
                }
            }
        }
        match end {
            Ok(false) => {}
            Ok(true) => return Ok(all_read),
            Err(error) => return Ok(failed(&format!("{name}:{}: expected a line, found: {error}", number + 1))),
        }
    }
}

/// The next lines that are not empty, up to some megabytes of them, and whether they are the last.
fn some_lines(input: &mut dyn BufRead, number: &mut usize) -> (Vec<Line>, io::Result<bool>) {
    const BYTES: usize = 4 << 20;
    let (mut lines, mut size) = (Vec::new(), 0);
    while size < BYTES {
        let mut bytes = Vec::new();
        match input.read_until(b'\n', &mut bytes) {
            Ok(0) => return (lines, Ok(true)),
            Ok(read) => size += read,
            Err(error) => return (lines, Err(error)),
        }
        *number += 1;
        if !bytes.trim_ascii().is_empty() {
            lines.push(Line { number: *number, bytes });
        }
    }
    (lines, Ok(false))
}

/// What is written for each line, in their order.
fn answers(options: &Options, extractor: &Extractor, lines: &[Line]) -> Vec<Result<String, String>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match lines.get(at) {
                Some(line) => done.push((at, answer(options, extractor, &line.bytes))),
                None => return done,
            }
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let others: Vec<_> = (1..options.threads.min(lines.len())).map(|_| scope.spawn(work)).collect();
        let mine = work();
        let theirs = others.into_iter().flat_map(|other| other.join().expect("no article makes the extractor panic"));
        mine.into_iter().chain(theirs).collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}

/// An article of a batch.
#[derive(Deserialize)]
struct Input<'j> {
    id: String,
    #[serde(borrow)]
    text: Cow<'j, str>,
    published: Option<String>,
    outlet: Option<String>,
    headline: Option<String>,
}

/// What stands in the place of an article that could not be read.
#[derive(Serialize)]
struct Failure {
    id: Option<String>,
    line: usize,
    error: String,
}

fn answer(options: &Options, extractor: &Extractor, line: &[u8]) -> Result<String, String> {
    const EXPECTED: &str = r#"expected {"id", "text", "published"?, "outlet"?, "headline"?}"#;
    let object = Some(line.trim_ascii()).filter(|line| line.starts_with(b"{"));
    let object = object.ok_or_else(|| format!("{EXPECTED}, found no object"))?;
    let input: Input<'_> = serde_json::from_slice(object).map_err(|error| format!("{EXPECTED}, found {error}"))?;
    let day = input.published.as_deref().map(str::parse).transpose();
    let day = day.map_err(|error: dateline::Error| format!("published: {error}"))?;
    let article = match &input.headline {
        Some(headline) => Article::with_headline(headline, &input.text),
        None => Article::new(&input.text),
    };
    let article = dated(article.id(&input.id), day.or(options.published));
    let outlet = input.outlet.iter().chain(&options.outlet).next();
    let article = outlet.into_iter().fold(article, |article, outlet| article.outlet(outlet));
    extractor.extract(&article).map(|document| wire::to_json(&document)).map_err(|error| error.to_string())
}
