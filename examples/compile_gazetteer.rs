//! Names of other projects in, a compiled gazetteer or a table out. See `USAGE`, or run it without arguments.
//!
//! All formats go one way: lines → entries → compiler and table, with what was left out in a report at the end.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use dateline::Error;
use dateline::gazetteer::import::{Ids, Options, Report, gate, geonames, list, petrarch, spacy, tsv, wikidata};
use dateline::gazetteer::{Case, Compiler, Entry, Gazetteer};
use indicatif::{ProgressBar, ProgressStyle};

mod shell;

const USAGE: &str = "\
Turns names that other projects keep into a compiled gazetteer of dateline, or into a table to edit.

usage: compile_gazetteer --from FORMAT [OPTION]… FILE… [-o OUT] [--tsv OUT]

A FILE may be - for standard input, and of any size: what is held in memory is what comes out.

  --from FORMAT      tsv (a table of dateline's own), list (a name a line), gate (lists.def), geonames
                     (allCountries.txt or another file with its columns), petrarch (actor dictionaries),
                     spacy (patterns as JSON Lines), wikidata (the JSON dump, decompressed)
  -o, --output OUT   the compiled gazetteer
  --tsv OUT          the same as a table
  --alternates FILE  alternateNamesV2.txt, for --from geonames
  --kind KIND        kind of names that come without one: person, place.city, org.company …
  --class CLASS=KIND kind of a class of the format: a label, a type, a feature code, an item; no KIND leaves it out
  --case CASE        how texts may write the names: capitals (default), exact, acronym, folded
  --languages A,B    languages of alternate names and labels, the best first (default: en)
  --separator TEXT   what stands before each feature in lists of gate (default: &)
  --memory MB        room for alternate names (default: 512)
  --source TEXT      what the entries name as their source, such as geonames@2024-05-01
  --keep-going       count faulty lines and leave them out, rather than stop at the first
  --help             this text

Exit status: 0 all done, 1 a file could not be read or written, 2 wrong usage.
";

fn main() -> ExitCode {
    let job = match Job::parse(std::env::args_os().skip(1)) {
        Ok(Some(job)) => job,
        Ok(None) => return shell::status(io::stdout().write_all(USAGE.as_bytes()).map(|()| true)),
        Err(problem) => return shell::wrong_usage(&problem, USAGE),
    };
    match job.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            shell::complain(&problem);
            ExitCode::FAILURE
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Tsv,
    List,
    Gate,
    Geonames,
    Petrarch,
    Spacy,
    Wikidata,
}

/// What the command line asks for.
struct Job {
    format: Format,
    options: Options,
    alternates: Option<PathBuf>,
    files: Vec<PathBuf>,
    output: Option<PathBuf>,
    table: Option<PathBuf>,
}

impl Job {
    /// `None` where only help is asked for.
    fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Option<Job>, String> {
        let (mut format, mut options) = (None, Options::new());
        let (mut alternates, mut output, mut table, mut files) = (None, None, None, Vec::new());
        while let Some(arg) = args.next() {
            let name = arg.to_string_lossy().into_owned();
            let mut path = || args.next().map(PathBuf::from).ok_or(format!("{name}: expected a value, found none"));
            let mut value = || path()?.into_os_string().into_string().map_err(|value| not_utf8(&name, &value));
            match name.as_str() {
                "--help" => return Ok(None),
                "--from" => format = Some(read_format(&value()?)?),
                "--kind" => options = options.kind(value()?),
                "--class" => options = read_class(options, &value()?)?,
                "--case" => options = options.case(read_case(&value()?)?),
                "--languages" => options = options.languages(value()?.split(',').map(str::trim)),
                "--separator" => options = options.separator(value()?),
                "--memory" => options = options.memory(read_megabytes(&value()?)?),
                "--source" => options = options.source(value()?),
                "--keep-going" => options = options.keep_going(true),
                "--alternates" => alternates = Some(path()?),
                "-o" | "--output" => output = Some(path()?),
                "--tsv" => table = Some(path()?),
                unknown if unknown.starts_with('-') && unknown != "-" => return Err(format!("unknown option {name}")),
                _ => files.push(PathBuf::from(arg)),
            }
        }
        let format = format.ok_or("--from: expected a format, found none")?;
        let job = Job { format, options, alternates, files, output, table };
        job.check().map(|()| Some(job))
    }

    fn check(&self) -> Result<(), String> {
        if self.files.is_empty() {
            return Err("expected a file to read, found none".to_owned());
        }
        if self.output.is_none() && self.table.is_none() {
            return Err("expected -o or --tsv, found neither".to_owned());
        }
        if self.alternates.is_some() && (self.format != Format::Geonames || self.files.len() > 1) {
            return Err("--alternates: expected --from geonames and one file".to_owned());
        }
        Ok(())
    }
}

fn not_utf8(name: &str, value: &OsString) -> String {
    format!("{name}: expected UTF-8, found {value:?}")
}

fn read_format(value: &str) -> Result<Format, String> {
    Ok(match value {
        "tsv" => Format::Tsv,
        "list" => Format::List,
        "gate" => Format::Gate,
        "geonames" => Format::Geonames,
        "petrarch" => Format::Petrarch,
        "spacy" => Format::Spacy,
        "wikidata" => Format::Wikidata,
        _ => return Err(format!("--from: expected a format that --help lists, found {value:?}")),
    })
}

fn read_case(value: &str) -> Result<Case, String> {
    Ok(match value {
        "capitals" => Case::Capitals,
        "exact" => Case::Exact,
        "acronym" => Case::Acronym,
        "folded" => Case::Folded,
        _ => return Err(format!("--case: expected capitals, exact, acronym or folded, found {value:?}")),
    })
}

fn read_class(options: Options, value: &str) -> Result<Options, String> {
    let (class, kind) = value.split_once('=').ok_or(format!("--class: expected CLASS=KIND, found {value:?}"))?;
    Ok(options.class(class, kind))
}

fn read_megabytes(value: &str) -> Result<usize, String> {
    let bytes = value.parse().ok().and_then(|megabytes: usize| megabytes.checked_mul(1 << 20));
    bytes.ok_or(format!("--memory: expected a number of megabytes, found {value:?}"))
}

impl Job {
    fn run(&self) -> Result<(), String> {
        let bar = progress();
        let done = self.read_all(&bar);
        bar.finish_and_clear();
        // What is not whole is of no use to anyone.
        for path in self.output.iter().chain(&self.table).filter(|_| done.is_err()) {
            let _ = fs::remove_file(part(path));
        }
        print(&done?);
        Ok(())
    }

    fn read_all(&self, bar: &ProgressBar) -> Result<String, String> {
        let output = RefCell::new(Output::new(self)?);
        for file in &self.files {
            let report = self.read(file, bar, &mut |entry| output.borrow_mut().take(&entry))?;
            bar.suspend(|| print(&format!("{}: {report}", file.display())));
        }
        bar.set_message("compiling");
        output.into_inner().finish()
    }

    fn read(&self, file: &Path, bar: &ProgressBar, each: &mut Each<'_>) -> Result<Report, String> {
        let (name, options) = (&*file.to_string_lossy(), &self.options);
        let input = open(file, bar)?;
        let report = match self.format {
            Format::Tsv => tsv::read(name, input, options, each),
            Format::List => list::read(name, input, options, each),
            Format::Gate => gate::read(name, input, &mut |list| open_beside(file, list, bar), options, each),
            Format::Geonames => return self.read_places(name, input, bar, each),
            Format::Petrarch => petrarch::read(name, input, options, each),
            Format::Spacy => spacy::read(name, input, options, each),
            Format::Wikidata => wikidata::read(name, input, options, each),
        };
        report.map_err(|error| error.to_string())
    }

    fn read_places(
        &self,
        name: &str,
        input: impl BufRead,
        bar: &ProgressBar,
        each: &mut Each<'_>,
    ) -> Result<Report, String> {
        let Some(path) = &self.alternates else {
            return geonames::read(name, input, None, &self.options, each).map_err(|error| error.to_string());
        };
        let mut names = open(path, bar)?;
        let alternates = Some((&*path.to_string_lossy(), &mut *names as &mut dyn BufRead));
        geonames::read(name, input, alternates, &self.options, each).map_err(|error| error.to_string())
    }
}

type Each<'e> = dyn FnMut(Entry) -> Result<(), Error> + 'e;

/// Bytes read of those to read, on standard error; nothing where that is no terminal.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{bytes} of {total_bytes} {wide_bar} {elapsed} {msg}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A file whose bytes the bar counts.
fn open(path: &Path, bar: &ProgressBar) -> Result<Box<dyn BufRead>, String> {
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        let problem = |error| format!("{}: expected a file, found: {error}", path.to_string_lossy());
        let file = File::open(path).map_err(problem)?;
        bar.inc_length(file.metadata().map_or(0, |data| data.len()));
        Box::new(file)
    };
    Ok(Box::new(BufReader::with_capacity(1 << 20, bar.wrap_read(input))))
}

/// A list that an index names: a file in the index's folder or below it, whatever the index says.
fn open_beside(index: &Path, list: &str, bar: &ProgressBar) -> io::Result<Box<dyn BufRead>> {
    let below = Path::new(list).components().all(|part| matches!(part, Component::Normal(_)));
    if !below {
        return Err(io::Error::other("a path out of the folder of the index"));
    }
    open(&index.with_file_name("").join(list), bar).map_err(io::Error::other)
}

/// What the entries go into: each file under a name of its own until it is whole.
struct Output<'j> {
    job: &'j Job,
    ids: Ids,
    compiler: Option<Compiler>,
    table: Option<tsv::Writer<BufWriter<File>>>,
}

impl<'j> Output<'j> {
    fn new(job: &'j Job) -> Result<Output<'j>, String> {
        let table = job.table.as_deref().map(|path| {
            let file = File::create(part(path)).map_err(|error| unwritten(path, &error))?;
            tsv::Writer::new(BufWriter::new(file)).map_err(|error| unwritten(path, &error))
        });
        let compiler = job.output.as_ref().map(|_| Compiler::new());
        Ok(Output { job, ids: Ids::default(), compiler, table: table.transpose()? })
    }

    /// An error here is one of the line that the entry is from.
    fn take(&mut self, entry: &Entry) -> Result<(), Error> {
        self.ids.add(entry)?;
        if let Some(table) = &mut self.table {
            table.push(entry)?;
        }
        self.compiler.as_mut().map_or(Ok(()), |compiler| compiler.push(entry))
    }

    /// Writes what is not yet written, and says what is in it.
    fn finish(self) -> Result<String, String> {
        let mut said = String::new();
        if let Some((table, path)) = self.table.zip(self.job.table.as_ref()) {
            table.finish().map_err(|error| unwritten(path, &error))?;
            fs::rename(part(path), path).map_err(|error| unwritten(path, &error))?;
            said += &format!("{}: written\n", path.display());
        }
        if let Some((compiler, path)) = self.compiler.zip(self.job.output.as_ref()) {
            let bytes = compiler.finish().map_err(|error| error.to_string())?;
            fs::write(part(path), &bytes).map_err(|error| unwritten(path, &error))?;
            fs::rename(part(path), path).map_err(|error| unwritten(path, &error))?;
            let size = bytes.len();
            // What cannot be opened again should not leave this house.
            let gazetteer = Gazetteer::open(bytes).map_err(|error| format!("{}: {error}", path.display()))?;
            said += &format!("{}: {} entities in {size} bytes\n", path.display(), gazetteer.len());
        }
        Ok(said)
    }
}

/// Where a file is written until it is whole.
fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn unwritten(path: &Path, error: &dyn std::error::Error) -> String {
    format!("{}: expected to write, found: {error}", path.display())
}

/// Writes to standard output, which whoever reads it may have closed.
fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}
