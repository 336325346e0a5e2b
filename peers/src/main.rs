//! One run: everyone reads the same text for the same names, answers are compared, then timed in turns; a record is
//! told and written. `cargo run --release -p dateline-peers -- --help`

use std::error::Error;
use std::fs;
use std::process::ExitCode;

use dateline::gazetteer::{Case, Gazetteer};
use dateline_peers::compare::{Agreed, agree};
use dateline_peers::contest::{Contestant, Hits, WordPass, Words};
use dateline_peers::field::{Entrant, ORACLE, OURS, case_name, enter};
use dateline_peers::generate::{self, Random};
use dateline_peers::goals::{self, Goal};
use dateline_peers::hostile::{self, Hostile};
use dateline_peers::ours::{self, Ours};
use dateline_peers::report::{COLUMNS, Outcome, Report, grouped, machine};
use dateline_peers::settings::{Settings, USAGE};
use dateline_peers::{ground, measure};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let settings = match Settings::read(arguments) {
        Ok(settings) => settings,
        Err(wrong) => {
            eprintln!("{wrong}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(settings: &Settings) -> Result<(), Box<dyn Error>> {
    let mut report = Report::default();
    let text = Text::read(settings)?;
    open_record(&mut report, settings, &text);
    words_alone(&mut report, settings, &text);
    let outcomes = gazetteers(&mut report, settings, &text)?;
    let mut goals = goals::of_outcomes(&outcomes);
    goals.push(bundled(&mut report, settings)?);
    if settings.hostile > 0 {
        goals.extend(hostile_texts(&mut report, settings, &text)?);
        printed(&mut report, settings, &text)?;
    }
    goals::tell(&mut report, &goals, &outcomes);
    if let Some(path) = &settings.record {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, report.as_str()).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// What is read.
struct Text {
    documents: Vec<String>,
    bytes: usize,
    /// For the record.
    source: String,
}

impl Text {
    fn read(settings: &Settings) -> Result<Text, Box<dyn Error>> {
        let (documents, source) = match &settings.text {
            Some(path) => {
                let documents =
                    split(&fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?);
                // The file's name says enough; its folder is nobody's business.
                (documents, path.file_name().unwrap_or_default().to_string_lossy().into_owned())
            }
            None => (generate::documents(settings.megabytes * 1_000_000, !settings.seed), "generated".to_owned()),
        };
        let bytes = documents.iter().map(String::len).sum();
        if bytes == 0 {
            return Err("the text is empty".into());
        }
        Ok(Text { documents, bytes, source })
    }

    /// A twelfth of the documents, from all over the text: for layouts that want to know what they will read.
    fn sample(&self) -> Vec<&str> {
        self.documents.iter().step_by(12).map(String::as_str).collect()
    }

    fn megabytes_a_second(&self, seconds: f64) -> f64 {
        self.bytes as f64 / 1e6 / seconds
    }
}

/// The documents of a plain text file, on the common ground.
fn split(text: &str) -> Vec<String> {
    let separator = if text.contains('\u{c}') { "\u{c}" } else { "\n\n\n" };
    text.split(separator)
        .map(|document| ground::normalise(document.trim()))
        .filter(|document| !document.is_empty())
        .collect()
}

fn open_record(report: &mut Report, settings: &Settings, text: &Text) {
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d");
    report.line("# dateline's matcher and its peers\n");
    report.line(
        "Written by `cargo run --release -p dateline-peers -- --record FILE`. Every contestant gives all words of each \
         document and all names that stand as whole words, leftmost-longest; their answers are compared word by word and \
         name by name before anything is timed. Medians of rounds in which they take turns, by the processor time of the \
         thread. Trust the ratios; the machine moves absolute figures.\n",
    );
    report.line(&format!("- Date: {date}"));
    report.line(&format!("- Machine: {}", machine()));
    report.line(&format!(
        "- Text: {}, {} bytes in {} documents; seed {}",
        text.source,
        grouped(text.bytes),
        grouped(text.documents.len()),
        settings.seed,
    ));
    report.line(&format!("- Rounds: {}", settings.rounds));
}

/// A word pass and nothing else.
struct WordsOnly {
    pass: WordPass,
    words: Words,
}

impl WordsOnly {
    fn new(pass: WordPass) -> WordsOnly {
        WordsOnly { pass, words: Words::new() }
    }
}

impl Contestant for WordsOnly {
    fn name(&self) -> &str {
        match self.pass {
            WordPass::Lent => "dateline's word pass",
            WordPass::Unicode => "unicode-segmentation",
        }
    }

    fn run(&mut self, document: &str) {
        self.pass.run(document, &mut self.words);
    }

    fn answer(&self, words: &mut Words, _: &mut Hits) {
        words.extend(&self.words);
    }
}

fn words_alone(report: &mut Report, settings: &Settings, text: &Text) {
    let mut passes = [WordsOnly::new(WordPass::Lent), WordsOnly::new(WordPass::Unicode)];
    let mut passes: Vec<&mut dyn Contestant> = passes.iter_mut().map(|pass| pass as &mut dyn Contestant).collect();
    let seconds = measure::in_turns(&mut passes, &text.documents, settings.rounds);
    report.line("\n## Words alone\n");
    report.header(&["pass", "MB/s"]);
    for (pass, seconds) in passes.iter().zip(seconds) {
        report.row(&[pass.name().to_owned(), format!("{:.0}", text.megabytes_a_second(seconds))]);
    }
}

fn gazetteers(report: &mut Report, settings: &Settings, text: &Text) -> Result<Vec<Outcome>, Box<dyn Error>> {
    let mut outcomes = Vec::new();
    for folded in [false, true] {
        report.line(&format!("\n## Words and names, {}\n", case_name(folded)));
        let mut agreements = Vec::new();
        report.header(&COLUMNS);
        for &count in &settings.names {
            let (agreed, rows) = one_gazetteer(settings, text, count, folded)?;
            rows.iter().for_each(|outcome| report.row(&outcome.cells()));
            agreements.push(format!("{} of {} names", grouped(agreed.names), grouped(count)));
            outcomes.extend(rows);
        }
        report.line(&format!("\nAll agree on the places where names stand: {}.", agreements.join(", ")));
    }
    Ok(outcomes)
}

fn one_gazetteer(
    settings: &Settings,
    text: &Text,
    count: usize,
    folded: bool,
) -> Result<(Agreed, Vec<Outcome>), Box<dyn Error>> {
    let names = generate::names(count, settings.seed);
    let mut entrants = enter(&names, folded, &text.sample(), settings.rounds)?;
    let agreed = all_agree(&mut entrants, &text.documents)?;
    let mut contestants: Vec<&mut dyn Contestant> = Vec::new();
    for entrant in &mut entrants {
        contestants.push(&mut *entrant.contestant);
    }
    let seconds = measure::in_turns(&mut contestants, &text.documents, settings.rounds);
    let outcome = |entrant: &Entrant, taken: f64| Outcome {
        name: entrant.contestant.name().to_owned(),
        folded,
        names: count,
        speed: text.megabytes_a_second(taken),
        ratio: taken / seconds[OURS],
        making: entrant.making,
    };
    Ok((agreed, entrants.iter().zip(&seconds).map(|(entrant, &taken)| outcome(entrant, taken)).collect()))
}

/// Compares everyone with the oracle.
fn all_agree(entrants: &mut [Entrant], documents: &[String]) -> Result<Agreed, Box<dyn Error>> {
    let mut others: Vec<&mut dyn Contestant> = Vec::new();
    let mut oracle = None;
    for (place, entrant) in entrants.iter_mut().enumerate() {
        match place {
            ORACLE => oracle = Some(&mut *entrant.contestant),
            _ => others.push(&mut *entrant.contestant),
        }
    }
    let oracle = oracle.ok_or("nobody to compare with")?;
    Ok(agree(oracle, &mut others, documents)?)
}

fn bundled(report: &mut Report, settings: &Settings) -> Result<Goal, Box<dyn Error>> {
    let bytes = ours::bundled_bytes()?;
    let milliseconds = 1e3 * measure::repeated(settings.rounds, || Gazetteer::open(bytes));
    report.line("\n## The bundled tables\n");
    report.line(&format!("Opened in {milliseconds:.2} ms."));
    Ok(Goal::at_most("ms to open the bundled tables", 2.0, milliseconds))
}

/// Those who read hostile texts: enough to see who is linear.
const HARDY: usize = 3;

fn hostile_texts(report: &mut Report, settings: &Settings, text: &Text) -> Result<Vec<Goal>, Box<dyn Error>> {
    let names = generate::names(settings.hostile, settings.seed);
    let sample = text.sample();
    let mut entrants = enter(&names, false, &sample, 0)?;
    let sampled: Vec<String> = sample.iter().map(|&document| document.to_owned()).collect();
    let news = seconds_a_byte(&mut entrants, &sampled, settings.rounds);
    report.line(&format!("\n## Hostile texts, {} names\n", grouped(settings.hostile)));
    report.line(
        "Time a byte relative to the contestant's own time a byte of news: the whole text, and a quarter of it.\n",
    );
    let peers = entrants.iter().take(HARDY).map(|entrant| entrant.contestant.name());
    let columns: Vec<String> = peers.flat_map(|name| [name.to_owned(), "a quarter".to_owned()]).collect();
    let columns: Vec<&str> = ["text"].into_iter().chain(columns.iter().map(String::as_str)).collect();
    report.header(&columns);
    let mut goals = Vec::new();
    for hostile in hostile::all(&names, settings.seed) {
        let worst = one_hostile(report, settings, &hostile, &mut entrants, &news)?;
        goals.push(Goal::at_most(format!("times the time of news: {}", hostile.name), 3.0, worst));
    }
    Ok(goals)
}

/// Reads one hostile text, whole and a quarter of it; dateline's time a byte of the whole relative to news.
fn one_hostile(
    report: &mut Report,
    settings: &Settings,
    hostile: &Hostile,
    entrants: &mut [Entrant],
    news: &[f64],
) -> Result<f64, Box<dyn Error>> {
    let mut own = match &hostile.names {
        Some(names) => Some(enter(names, false, &[], 0)?),
        None => None,
    };
    let entrants = own.as_deref_mut().unwrap_or(entrants);
    let whole = [hostile.text.clone()];
    // All hostile texts are ASCII, so any byte is a place to cut.
    let quarter = [hostile.text[..hostile.text.len() / 4].to_owned()];
    all_agree(entrants, &quarter)?;
    all_agree(entrants, &whole)?;
    let whole = seconds_a_byte(entrants, &whole, settings.rounds);
    let quarter = seconds_a_byte(entrants, &quarter, settings.rounds);
    let ratios =
        whole.iter().zip(&quarter).zip(news).flat_map(|((whole, quarter), news)| [whole / news, quarter / news]);
    let cells = ratios.map(|ratio| format!("{ratio:.2}"));
    report.row(&[hostile.name.to_owned()].into_iter().chain(cells).collect::<Vec<_>>());
    Ok(whole[OURS] / news[OURS])
}

fn seconds_a_byte(entrants: &mut [Entrant], documents: &[String], rounds: usize) -> Vec<f64> {
    let mut contestants: Vec<&mut dyn Contestant> = Vec::new();
    for entrant in entrants.iter_mut().take(HARDY) {
        contestants.push(&mut *entrant.contestant);
    }
    let bytes: usize = documents.iter().map(String::len).sum();
    measure::in_turns(&mut contestants, documents, rounds).into_iter().map(|seconds| seconds / bytes as f64).collect()
}

/// Text off the common ground, which no peer reads: possessives, hyphens, accents, lines broken within names.
fn printed(report: &mut Report, settings: &Settings, text: &Text) -> Result<(), Box<dyn Error>> {
    let names = generate::names(settings.hostile, settings.seed);
    let mut random = Random::new(settings.seed);
    let printed: Vec<String> = text.documents.iter().map(|document| generate::printed(document, &mut random)).collect();
    let mut tolerant = Ours::open(Ours::compile(&names, Case::Capitals)?)?;
    report.line("\n## As printed\n");
    report.line(
        "dateline alone, names believed with their capitals: the text above, and the same with possessives, hyphens, \
         accents and lines broken within names, which it reads and the others do not.\n",
    );
    report.header(&["text", "MB/s", "names found"]);
    for (label, documents) in [("plain", &text.documents), ("as printed", &printed)] {
        let bytes: usize = documents.iter().map(String::len).sum();
        let seconds = measure::in_turns(&mut [&mut tolerant], documents, settings.rounds)[0];
        let found = names_in(&mut tolerant, documents);
        report.row(&[label.to_owned(), format!("{:.0}", bytes as f64 / 1e6 / seconds), grouped(found)]);
    }
    Ok(())
}

fn names_in(contestant: &mut dyn Contestant, documents: &[String]) -> usize {
    let (mut words, mut hits) = (Words::new(), Hits::new());
    for document in documents {
        words.clear();
        contestant.run(document);
        contestant.answer(&mut words, &mut hits);
    }
    hits.len()
}
