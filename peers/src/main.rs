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

/// What is read: the same documents with the marks of print and in ASCII alone.
struct Text {
    texts: [Documents; 2],
    /// For the record.
    source: String,
}

struct Documents {
    documents: Vec<String>,
    bytes: usize,
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
            None => {
                let documents = generate::documents(settings.megabytes * 1_000_000, !settings.seed);
                (generate::typeset(&documents, settings.seed), "generated".to_owned())
            }
        };
        let ascii = documents.iter().map(|document| ground::in_ascii(document)).collect();
        let texts = [documents, ascii].map(Documents::new);
        if texts[0].bytes == 0 {
            return Err("the text is empty".into());
        }
        Ok(Text { texts, source })
    }

    /// A twelfth of the documents, from all over both texts: for layouts that want to know what they will read.
    fn sample(&self) -> Vec<&str> {
        self.texts.iter().flat_map(|text| text.documents.iter().step_by(24)).map(String::as_str).collect()
    }

    fn ascii(&self) -> &Documents {
        &self.texts[1]
    }
}

impl Documents {
    fn new(documents: Vec<String>) -> Documents {
        let bytes = documents.iter().map(String::len).sum();
        Documents { documents, bytes }
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
    let Documents { documents, bytes } = &text.texts[0];
    let set: Vec<&String> = documents.iter().filter(|document| !document.is_ascii()).collect();
    let marks: usize = set.iter().map(|document| document.chars().filter(|c| !c.is_ascii()).count()).sum();
    let set_bytes: usize = set.iter().map(|document| document.len()).sum();
    report.line(&format!(
        "- Text: {}, {} bytes in {} documents; seed {}",
        text.source,
        grouped(*bytes),
        grouped(documents.len()),
        settings.seed,
    ));
    report.line(&format!(
        "- Marks of print (“ ” – — …): in {} of the documents, {:.1} a kilobyte of these; \"ASCII\" is the same text with \
         the marks of ASCII in their place",
        grouped(set.len()),
        marks as f64 * 1e3 / set_bytes.max(1) as f64,
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
    let speeds = speeds(&mut passes, settings, text);
    report.line("\n## Words alone\n");
    report.header(&["pass", "MB/s", "MB/s, ASCII"]);
    for (pass, speeds) in passes.iter().zip(speeds) {
        report.row(&[pass.name().to_owned(), format!("{:.0}", speeds[0]), format!("{:.0}", speeds[1])]);
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
    let [agreed, in_ascii] = [0, 1].map(|number| all_agree(&mut entrants, &text.texts[number].documents));
    let agreed = agreed?;
    if in_ascii? != agreed {
        return Err("the marks of print change what is found".into());
    }
    let mut contestants: Vec<&mut dyn Contestant> = Vec::new();
    for entrant in &mut entrants {
        contestants.push(&mut *entrant.contestant);
    }
    let speeds = speeds(&mut contestants, settings, text);
    let outcome = |entrant: &Entrant, own: [f64; 2]| Outcome {
        name: entrant.contestant.name().to_owned(),
        folded,
        names: count,
        speeds: own,
        ratios: [0, 1].map(|number| speeds[OURS][number] / own[number]),
        making: entrant.making,
    };
    Ok((agreed, entrants.iter().zip(&speeds).map(|(entrant, &own)| outcome(entrant, own)).collect()))
}

/// Millions of bytes a second that each contestant reads of either text.
fn speeds(contestants: &mut [&mut dyn Contestant], settings: &Settings, text: &Text) -> Vec<[f64; 2]> {
    let [printed, ascii] = text.texts.each_ref().map(|text| {
        let seconds = measure::in_turns(contestants, &text.documents, settings.rounds);
        seconds.into_iter().map(|seconds| text.megabytes_a_second(seconds)).collect::<Vec<_>>()
    });
    printed.into_iter().zip(ascii).map(|(printed, ascii)| [printed, ascii]).collect()
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
    let mut entrants = enter(&names, false, &text.sample(), 0)?;
    // Hostile texts are ASCII, and so is the news that they are put beside.
    let sampled: Vec<String> = text.ascii().documents.iter().step_by(12).cloned().collect();
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
    let ascii = &text.ascii().documents;
    let printed: Vec<String> = ascii.iter().map(|document| generate::printed(document, &mut random)).collect();
    let mut tolerant = Ours::open(Ours::compile(&names, Case::Capitals)?)?;
    report.line("\n## As printed\n");
    report.line(
        "dateline alone, names believed with their capitals: the text above, and the same with possessives, hyphens, \
         accents and lines broken within names, which it reads and the others do not.\n",
    );
    report.header(&["text", "MB/s", "names found"]);
    for (label, documents) in [("ASCII", ascii), ("marks of print", &text.texts[0].documents), ("as printed", &printed)]
    {
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
