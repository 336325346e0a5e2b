//! What a run is asked to do: the options of the command line. Read once.

use std::path::PathBuf;

/// What `--help` prints.
pub const USAGE: &str = "\
cargo run --release -p dateline-peers -- [OPTIONS]

  --names 1000,10000,100000,1000000   gazetteers by their number of names
  --rounds 5                          rounds; what is told is their median
  --text FILE                         plain text to read instead of a generated one; documents are parted by a form
                                      feed or, where there is none, by two empty lines
  --megabytes 24                      how much text to generate
  --seed 1                            of the names and the text
  --hostile 100000                    names in the gazetteer for hostile texts; 0 leaves them out
  --record FILE                       where to write the record (Markdown)";

/// The options, or their defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Gazetteers by their number of names.
    pub names: Vec<usize>,
    /// How many times everyone reads the text.
    pub rounds: usize,
    /// The file of a text to read.
    pub text: Option<PathBuf>,
    /// How much text to generate where none is given.
    pub megabytes: usize,
    /// Of the names and the text.
    pub seed: u64,
    /// Names in the gazetteer for hostile texts; 0: none are read.
    pub hostile: usize,
    /// Where to write the record.
    pub record: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            names: vec![1_000, 10_000, 100_000, 1_000_000],
            rounds: 5,
            text: None,
            megabytes: 24,
            seed: 1,
            hostile: 100_000,
            record: None,
        }
    }
}

impl Settings {
    /// Reads the command line after the program's name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Settings, String> {
        let mut settings = Settings::default();
        let mut arguments = arguments.into_iter();
        while let Some(option) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{option}: a value is missing"))?;
            match option.as_str() {
                "--names" => {
                    settings.names = value.split(',').map(|size| number(size, &option)).collect::<Result<_, _>>()?
                }
                "--rounds" => settings.rounds = number(&value, &option)?.max(1),
                "--text" => settings.text = Some(value.into()),
                "--megabytes" => settings.megabytes = number(&value, &option)?.max(1),
                "--seed" => settings.seed = number(&value, &option)? as u64,
                "--hostile" => settings.hostile = number(&value, &option)?,
                "--record" => settings.record = Some(value.into()),
                _ => return Err(format!("{option}: no such option")),
            }
        }
        Ok(settings)
    }
}

fn number(text: &str, option: &str) -> Result<usize, String> {
    text.trim().parse().map_err(|_| format!("{option}: {text:?} is no number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Settings, String> {
        Settings::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options() {
        assert_eq!(read(""), Ok(Settings::default()));
        let settings = read("--names 10,20 --rounds 3 --text news.txt --record out.md").expect("good options");
        assert_eq!((settings.names, settings.rounds), (vec![10, 20], 3));
        assert_eq!(settings.text, Some("news.txt".into()));
        assert_eq!(settings.record, Some("out.md".into()));
    }

    #[test]
    fn bad_options() {
        for line in ["--names ten", "--rounds", "--speed 3"] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
