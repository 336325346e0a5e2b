//! What several articles agree on, differ on and reword. See `USAGE`, or run it without arguments.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

use articles::SAMPLES;
use dateline::{Article, Date, Document, Extractor, Finding, Source, Story, render, wire};
use serde::Deserialize;
use shell::complain;

mod articles;
mod shell;

const USAGE: &str = "\
Reads several articles and tells what they agree on, differ on and reword.

usage: story [OPTION]… [FILE]…

A FILE is one article as plain text, or articles as JSON Lines: {\"id\", \"text\", \"published\"?, \"outlet\"?, \"headline\"?}
a line; - is standard input. Without a FILE two sample articles are read, with --format json whatever standard input
holds.

  --format text    a report to read (default)
  --format json    one line of JSON
  --html FILE      write a page for a browser there too: one file, which needs no network and runs no script
  --published DATE the day on which articles without one were published, YYYY-MM-DD
  --help           this text

Exit status: 0 all read, 1 some article could not be read (the story is that of the others), 2 wrong usage.
";

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(problem) => return shell::wrong_usage(&problem, USAGE),
    };
    shell::status(run(&options))
}

#[derive(Default)]
struct Options {
    help: bool,
    json: bool,
    html: Option<OsString>,
    published: Option<Date>,
    files: Vec<OsString>,
}

impl Options {
    fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Options, String> {
        let mut options = Options::default();
        while let Some(arg) = args.next() {
            let name = arg.to_string_lossy().into_owned();
            if name == "--html" {
                options.html = Some(args.next().ok_or("--html: expected a file, found nothing")?);
                continue;
            }
            let mut value = || {
                let value = args.next().ok_or(format!("{name}: expected a value, found none"))?;
                value.into_string().map_err(|value| format!("{name}: expected UTF-8, found {value:?}"))
            };
            match name.as_str() {
                "--help" => options.help = true,
                "--format" => {
                    options.json = match value()?.as_str() {
                        "json" => true,
                        "text" => false,
                        other => return Err(format!("--format: expected text or json, found {other:?}")),
                    }
                }
                "--published" => {
                    options.published = Some(value()?.parse().map_err(|error| format!("--published: {error}"))?);
                }
                unknown if unknown.starts_with('-') && unknown != "-" => return Err(format!("unknown option {name}")),
                _ => options.files.push(arg),
            }
        }
        Ok(options)
    }
}

/// An article of the batch form.
#[derive(Deserialize)]
struct Line {
    id: Option<String>,
    text: String,
    published: Option<String>,
    outlet: Option<String>,
    headline: Option<String>,
}

/// Whether every article could be read. The only error is that of writing.
fn run(options: &Options) -> io::Result<bool> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    if options.help {
        out.write_all(USAGE.as_bytes())?;
        return Ok(true);
    }
    let mut articles = Vec::new();
    let all_read = gather(options, &mut articles);
    let extractor = Extractor::new().expect("the bundled tables are sound, as the crate's tests have it");
    let mut documents = Vec::new();
    for article in &articles {
        match extractor.extract(article) {
            Ok(document) => documents.push(document),
            Err(error) => complain(&error.to_string()),
        }
    }
    let story = Story::link(&documents);
    if options.json {
        writeln!(out, "{}", wire::story_to_json(&story))?;
    } else {
        report(&mut out, &story, &documents)?;
    }
    out.flush()?;
    if let Some(file) = &options.html {
        let mut page = String::new();
        render::html::write(&story, &documents, &mut page).map_err(io::Error::other)?;
        std::fs::write(file, page).map_err(|error| io::Error::other(format!("{}: {error}", file.to_string_lossy())))?;
    }
    Ok(all_read && documents.len() == articles.len())
}

/// The articles of all files, or the samples.
fn gather(options: &Options, articles: &mut Vec<Article<'static>>) -> bool {
    let mut all_read = true;
    let piped = options.files.is_empty() && options.json && !io::stdin().is_terminal();
    let files = if piped { vec![OsString::from("-")] } else { options.files.clone() };
    for file in &files {
        let name = file.to_string_lossy().into_owned();
        match read(file) {
            Ok(text) if text.trim_start().starts_with('{') => all_read &= lines(options, &name, &text, articles),
            Ok(text) => {
                let id =
                    std::path::Path::new(file).file_name().map_or(name, |name| name.to_string_lossy().into_owned());
                if !text.trim().is_empty() {
                    articles.push(dated(Article::with_headline("", &text).id(&id), options.published));
                }
            }
            Err(error) => {
                complain(&format!("{name}: expected a text in UTF-8, found: {error}"));
                all_read = false;
            }
        }
    }
    if articles.is_empty() && all_read && options.files.is_empty() {
        for (file, outlet, day, text) in SAMPLES {
            articles.push(dated(Article::new(text).id(file).outlet(outlet), day.parse().ok()));
        }
    }
    all_read
}

fn read(file: &OsString) -> io::Result<String> {
    if file != "-" {
        return std::fs::read_to_string(file);
    }
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}

fn lines(options: &Options, name: &str, text: &str, articles: &mut Vec<Article<'static>>) -> bool {
    let mut all_read = true;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match article(options, line) {
            Ok(article) => articles.push(article),
            Err(problem) => {
                complain(&format!("{name}:{}: {problem}", number + 1));
                all_read = false;
            }
        }
    }
    all_read
}

fn article(options: &Options, line: &str) -> Result<Article<'static>, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| format!("expected an article, found: {error}"))?;
    let day = match &line.published {
        Some(day) => Some(day.parse().map_err(|error| format!("published: {error}"))?),
        None => options.published,
    };
    let article = Article::with_headline(line.headline.as_deref().unwrap_or(""), &line.text);
    let article = line.id.iter().fold(article, |article, id| article.id(id));
    let article = line.outlet.iter().fold(article, |article, outlet| article.outlet(outlet));
    Ok(dated(article, day))
}

fn dated(article: Article<'static>, day: Option<Date>) -> Article<'static> {
    match day {
        Some(day) => article.published(day),
        None => article,
    }
}

/// The findings that more than one article has, what contradicts them, and what was reworded.
fn report(out: &mut impl Write, story: &Story, documents: &[Document<'_>]) -> io::Result<()> {
    let names: Vec<&str> = story.articles().collect();
    let arranged = story.arrange(documents);
    let words = |source: Source| {
        let document = arranged.get(source.article as usize).copied().flatten();
        let claim =
            document.and_then(|document| document.claims().get(source.claim as usize).map(|claim| (document, claim)));
        claim.map_or(String::new(), |(document, claim)| {
            let line = document[claim.span].split_whitespace().collect::<Vec<_>>().join(" ");
            format!("[{}] {line}", claim.kind().as_str())
        })
    };
    let shared = |finding: &&Finding| finding.articles > 1 || !finding.against.is_empty();
    writeln!(out, "{} articles: {}\n", names.len(), names.join(", "))?;
    for finding in story.findings().iter().filter(shared) {
        writeln!(out, "{}", words(finding.claim))?;
        let said = |sources: &[Source]| {
            let mut by: Vec<&str> = sources.iter().filter_map(|s| names.get(s.article as usize).copied()).collect();
            by.dedup();
            by.join(", ")
        };
        writeln!(out, "    for: {} ({} independent)", said(&finding.support), finding.independent)?;
        for source in &finding.against {
            writeln!(out, "    against: {}: {}", said(&[*source]), words(*source))?;
        }
        if let Some(figure) = finding.figure {
            let number = |value: Option<f64>| value.map_or("open".to_owned(), |value| value.to_string());
            writeln!(
                out,
                "    figure: {} to {}, best {}",
                number(figure.low),
                number(figure.high),
                number(figure.best)
            )?;
        }
    }
    writeln!(out, "\nquotations")?;
    for quotation in story.quotations() {
        let name = |source: Source| names.get(source.article as usize).copied().unwrap_or("");
        writeln!(out, "    {} / {}: {}", name(quotation.a), name(quotation.b), quotation.label.as_str())?;
        for change in &quotation.changes {
            writeln!(out, "        {:?} / {:?}", change.a_words, change.b_words)?;
        }
    }
    Ok(())
}
