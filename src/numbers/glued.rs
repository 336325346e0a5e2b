//! Letters that stand glued to digits: magnitudes ("4.5bn") and units ("5km"). Built once a process out of the number
//! and unit tables; asked once a token that holds both digits and letters.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::gazetteer::table::Table;

#[derive(Debug, Default)]
struct Glued {
    magnitudes: FxHashMap<String, f64>,
    units: FxHashMap<String, &'static str>,
    /// Written exactly so: "USD", "RM".
    currencies: FxHashMap<&'static str, (&'static str, &'static str)>,
}

/// The longest letters that any table has are a few words; longer ones are not looked up.
const LONGEST: usize = 24;

/// The magnitude that letters stand for: "bn" → a billion.
pub(crate) fn magnitude(letters: &str) -> Option<f64> {
    look_up(letters, |tables, key| tables.magnitudes.get(key).copied())
}

/// The unit that letters stand for: "km" → "kilometer".
pub(crate) fn unit(letters: &str) -> Option<&'static str> {
    // A lone letter is a unit in its own case only: "20C" and "5g", never "5G".
    if matches!(letters, "c" | "f" | "w" | "G" | "T" | "M") {
        return None;
    }
    look_up(letters, |tables, key| tables.units.get(key).copied())
}

/// The currency whose letters stand glued to digits: "USD" of "USD1,250", "p" of "20p"; its unit and its code.
pub(crate) fn currency(letters: &str) -> Option<(&'static str, &'static str)> {
    tables().currencies.get(letters).copied()
}

fn look_up<T>(letters: &str, get: impl Fn(&Glued, &str) -> Option<T>) -> Option<T> {
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    get(tables(), &letters.to_lowercase())
}

fn tables() -> &'static Glued {
    static TABLES: OnceLock<Glued> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut out = Glued::default();
        let numbers = include_str!("../../gazetteers/numbers.tsv");
        each(numbers, &["word", "value", "class"], |[word, value, class]| {
            if let (true, Ok(value)) = (class == "suffix", value.parse()) {
                out.magnitudes.insert(word.to_owned(), value);
            }
        });
        let units = include_str!("../../gazetteers/units.tsv");
        each(units, &["surface", "unit", "class"], |[surface, unit, _]| {
            out.units.insert(surface.to_owned(), unit);
        });
        let currencies = include_str!("../../gazetteers/currencies.tsv");
        each(currencies, &["surface", "unit", "code"], |[surface, unit, code]| {
            out.currencies.insert(surface, (unit, code));
        });
        out
    })
}

/// Hands the cells of every row over. The tables were checked when the lexicon was compiled, so a row that does
/// not read is passed over here.
fn each<const N: usize>(
    tsv: &'static str,
    columns: &'static [&'static str; N],
    mut take: impl FnMut([&'static str; N]),
) {
    if let Ok(table) = Table::open("", tsv, columns) {
        for record in table.records().flatten() {
            take(columns.map(|column| record.get(column)));
        }
    }
}
