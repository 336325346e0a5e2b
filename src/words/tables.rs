//! The bundled tables of words, and what a row of each says. Runs where the lexicon is built.

use super::builder::Builder;
use super::class::{Class, Sense, WordInfo};
use super::cue::{CalendarClass, CountedClass, Cue, CurrencyClass, NumberClass, Side, TitleClass};
use super::inflect;
use super::lexicon::{Effect, Governor};
use crate::error::Error;
use crate::gazetteer::WordId;
use crate::gazetteer::table::Record;
use crate::kind::Bound;

/// Reads one table's records into the lexicon under construction.
pub(super) type Reader = fn(&mut Builder<'_>, &Record<'_, 'static>) -> Result<(), Error>;

/// A bundled table: file, columns that must be there, reader.
pub(super) type WordTable = (&'static str, &'static [&'static str], Reader);

/// A bundled table with its contents.
pub(super) type CueTable = (&'static str, &'static str, &'static [&'static str], Reader);

/// What words are. Read when the crate is built, in this order: irregular forms take their counts from their base forms.
/// The last ones only get numbers: other layers read those tables.
pub(super) const WORD_TABLES: &[WordTable] = &[
    ("gazetteers/words.tsv", &["word", "classes", "count"], word),
    ("gazetteers/noun_senses.tsv", &["word", "senses"], noun_sense),
    ("gazetteers/irregular.tsv", &["form", "lemma", "class"], irregular),
    ("gazetteers/closed.tsv", &["word", "classes", "lemma"], closed),
    ("gazetteers/given_names.tsv", &["name", "gender"], given_name),
    ("gazetteers/surnames.tsv", &["name"], surname),
    ("gazetteers/foreign_names.tsv", &["name", "class"], foreign_name),
    ("gazetteers/acronyms.tsv", &["word"], acronym),
    ("gazetteers/led_nouns.tsv", &["word"], led_noun),
    ("gazetteers/describing.tsv", &["word"], describing),
    ("gazetteers/name_cues.tsv", &["word", "class"], name_cue),
    ("gazetteers/frames.tsv", &["cue"], frame_cue),
    ("gazetteers/noun_classes.tsv", &["noun"], class_noun),
    ("gazetteers/light_verbs.tsv", &["verb"], light_verb),
];

/// What phrases say: small tables with words for values. Read when the crate is built, for the classes of their words,
/// and once a process, for the phrases.
pub(super) const CUE_TABLES: &[CueTable] = &[
    ("gazetteers/counted.tsv", include_str!("../../gazetteers/counted.tsv"), &["noun", "plural", "class"], counted),
    ("gazetteers/titles.tsv", include_str!("../../gazetteers/titles.tsv"), &["term", "class", "side"], title),
    ("gazetteers/numbers.tsv", include_str!("../../gazetteers/numbers.tsv"), &["word", "value", "class"], number),
    ("gazetteers/bounds.tsv", include_str!("../../gazetteers/bounds.tsv"), &["phrase", "bound", "side"], bound),
    ("gazetteers/units.tsv", include_str!("../../gazetteers/units.tsv"), &["surface", "unit", "class"], unit),
    (
        "gazetteers/currencies.tsv",
        include_str!("../../gazetteers/currencies.tsv"),
        &["surface", "unit", "code", "class"],
        currency,
    ),
    ("gazetteers/calendar.tsv", include_str!("../../gazetteers/calendar.tsv"), &["word", "class", "value"], calendar),
    ("gazetteers/org_heads.tsv", include_str!("../../gazetteers/org_heads.tsv"), &["word", "class"], org_head),
    ("gazetteers/thing_heads.tsv", include_str!("../../gazetteers/thing_heads.tsv"), &["word", "side"], thing_head),
    (
        "gazetteers/place_heads.tsv",
        include_str!("../../gazetteers/place_heads.tsv"),
        &["word", "class", "side"],
        place_head,
    ),
    (
        "gazetteers/governors.tsv",
        include_str!("../../gazetteers/governors.tsv"),
        &["cue", "effect", "control", "complement"],
        governor,
    ),
    (
        "gazetteers/abbreviations.tsv",
        include_str!("../../gazetteers/abbreviations.tsv"),
        &["form", "final"],
        abbreviation,
    ),
];

fn side(record: &Record<'_, '_>) -> Result<Side, Error> {
    Ok(match record.get("side") {
        "before" => Side::Before,
        "after" => Side::After,
        "both" | "" => Side::Both,
        "of" => Side::Of,
        other => return Err(record.error("side before, after, both or of", format!("{other:?}"))),
    })
}

fn irregular(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let form = record.get("form");
    let pairs = record.get("lemma").split("; ").zip(record.get("class").split("; "));
    for (lemma, class) in pairs {
        let (lemma, base) = builder.info(lemma);
        let base = *base;
        let counts = base.counts;
        let (_, info) = builder.info(form);
        // "found", "saw", "left": the past of the commoner verb.
        if class.starts_with("v-") && counts[1] >= info.counts[1] {
            info.verb = WordId::UNKNOWN;
        }
        match class {
            "n" => {
                builder.noun_form(form, lemma, counts);
                let (_, info) = builder.info(form);
                (info.sense, info.personal, info.collective) = (base.sense, base.personal, base.collective);
            }
            "v-past" => builder.verb_form(form, Class::VERB_PAST, lemma, counts),
            "v-pp" => builder.verb_form(form, Class::VERB_PP, lemma, counts),
            "v-pastpp" => builder.verb_form(form, Class::VERB_PAST | Class::VERB_PP, lemma, counts),
            "v-ing" => builder.verb_form(form, Class::VERB_ING, lemma, counts),
            "v-3sg" => builder.verb_form(form, Class::VERB_3SG, lemma, counts),
            "a" => {
                builder.mark(form, Class::ADJECTIVE);
            }
            other => return Err(record.error("a class n, a or v-…", format!("{other:?}"))),
        }
    }
    Ok(())
}

fn word(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let base = record.get("word");
    let counts = read_counts(record.get("count"));
    for class in record.get("classes").chars() {
        match class {
            'n' => builder.noun(base, counts),
            'v' => builder.verb(base, counts),
            'a' => {
                builder.mark(base, Class::ADJECTIVE);
            }
            'r' => {
                builder.mark(base, Class::ADVERB);
            }
            other => return Err(record.error("classes out of n, v, a, r", format!("{other:?}"))),
        }
    }
    let (_, info) = builder.info(base);
    for (slot, count) in info.counts.iter_mut().zip(counts) {
        *slot = (*slot).max(count);
    }
    Ok(())
}

/// `n120v3` → counts of noun, verb, adjective, adverb.
pub(super) fn read_counts(cell: &str) -> [u16; 4] {
    let mut counts = [0u16; 4];
    let mut at = 0;
    for c in cell.chars() {
        match ("nvar".find(c), c.to_digit(10)) {
            (Some(slot), _) => at = slot,
            (None, Some(digit)) => {
                let digit = u16::try_from(digit).unwrap_or(0);
                counts[at] = counts[at].saturating_mul(10).saturating_add(digit);
            }
            _ => {}
        }
    }
    counts
}

fn noun_sense(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let senses: Vec<&str> = record.get("senses").split(' ').collect();
    let sense = match senses.first().copied().unwrap_or_default() {
        "person" => Sense::Person,
        "group" => Sense::Group,
        "location" | "object" => Sense::Location,
        "artifact" => Sense::Artifact,
        "act" | "event" | "process" | "phenomenon" => Sense::Event,
        "communication" => Sense::Communication,
        "time" => Sense::Time,
        "quantity" => Sense::Quantity,
        _ => Sense::Other,
    };
    let base = record.get("word");
    for form in [base.to_owned(), inflect::with_s(base)] {
        let (_, info) = builder.info(&form);
        info.sense = sense;
        info.personal = senses.contains(&"person");
        info.collective = senses.contains(&"group");
    }
    Ok(())
}

fn closed(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let word = record.get("word");
    let lemma = builder.vocabulary.add(if record.get("lemma").is_empty() { word } else { record.get("lemma") });
    let mut classes = Class::default();
    for cell in record.get("classes").split(' ') {
        classes.add(Class::of_cell(cell).ok_or_else(|| record.error("a closed word class", format!("{cell:?}")))?);
    }
    let (_, info) = builder.info(word);
    // What the open-class tables took the word for is no longer of interest: "be", "down", "like" as nouns.
    *info = WordInfo { classes, ..WordInfo::default() };
    if classes.any(Class::VERB) {
        info.verb = lemma;
    }
    Ok(())
}

fn counted(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let class = match record.get("class") {
        "force" => CountedClass::Force,
        "person" => CountedClass::Person,
        "event" => CountedClass::Event,
        "vehicle" => CountedClass::Vehicle,
        "thing" => CountedClass::Thing,
        other => return Err(record.error("class force, person, event, vehicle or thing", format!("{other:?}"))),
    };
    let (noun, plural) = (record.get("noun"), record.get("plural"));
    for (form, is_plural) in [(noun, false), (plural, true)] {
        if form.is_empty() {
            continue;
        }
        builder.cue(form, Cue::Counted { class }, Class::COUNTED | Class::NOUN);
        if !form.contains([' ', '-']) {
            let lemma = builder.vocabulary.add(noun);
            let (_, info) = builder.info(form);
            if is_plural && plural != noun {
                info.classes.add(Class::PLURAL);
            }
            if !info.noun.is_known() {
                info.noun = lemma;
            }
            if matches!(class, CountedClass::Force | CountedClass::Person) {
                info.personal = true;
                info.sense = if matches!(info.sense, Sense::Group) { Sense::Group } else { Sense::Person };
            }
        }
    }
    Ok(())
}

fn given_name(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    name_word(builder, record, Class::GIVEN);
    Ok(())
}

fn surname(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    name_word(builder, record, Class::SURNAME);
    Ok(())
}

fn foreign_name(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    match record.get("class") {
        "given" => name_word(builder, record, Class::GIVEN),
        "surname" => name_word(builder, record, Class::SURNAME),
        "both" => name_word(builder, record, Class::GIVEN | Class::SURNAME),
        other => return Err(record.error("class given, surname or both", format!("{other:?}"))),
    }
    Ok(())
}

fn name_word(builder: &mut Builder<'_>, record: &Record<'_, 'static>, class: Class) {
    let gender = match record.get("gender") {
        "m" => Class::MALE,
        "f" => Class::FEMALE,
        _ => Class::default(),
    };
    let word = if record.get("word").is_empty() { Class::default() } else { Class::NAME_WORD };
    builder.mark(record.get("name"), class | gender | word);
}

fn title(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let class = match record.get("class") {
        "office" => TitleClass::Office,
        "rank" => TitleClass::Rank,
        "honorific" => TitleClass::Honorific,
        "occupation" => TitleClass::Occupation,
        other => return Err(record.error("class office, rank, honorific or occupation", format!("{other:?}"))),
    };
    let cue = Cue::Title { class, side: side(record)? };
    let term = record.get("term");
    builder.cue(term, cue, Class::TITLE);
    if class != TitleClass::Honorific && !term.ends_with('.') {
        builder.cue(&plural_of_title(term), cue, Class::TITLE);
    }
    Ok(())
}

/// "defense minister" → "defense ministers"; "secretary of state" → "secretaries of state".
fn plural_of_title(term: &str) -> String {
    match term.split_once(" of ") {
        Some((head, rest)) => format!("{} of {rest}", inflect::with_s(head)),
        None => match term.strip_suffix("man") {
            Some(stem) => format!("{stem}men"),
            None => inflect::with_s(term),
        },
    }
}

fn number(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let class = match record.get("class") {
        "cardinal" => NumberClass::Cardinal,
        "ordinal" => NumberClass::Ordinal,
        "fraction" => NumberClass::Fraction,
        "magnitude" => NumberClass::Magnitude,
        "vague" => NumberClass::Vague,
        "suffix" => NumberClass::Suffix,
        other => return Err(record.error("a class of numbers", format!("{other:?}"))),
    };
    let cell = record.get("value");
    let value = if cell.is_empty() { Ok(f64::NAN) } else { cell.parse() };
    let value = value.map_err(|_| record.error("a number", format!("{cell:?}")))?;
    let single = match class {
        NumberClass::Suffix | NumberClass::Ordinal | NumberClass::Fraction => Class::default(),
        _ => Class::NUMBER,
    };
    builder.cue(record.get("word"), Cue::Number { class, value }, single);
    Ok(())
}

fn bound(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let cell = record.get("bound");
    let bound = Bound::ALL.into_iter().find(|bound| bound.as_str() == cell);
    let bound = bound.ok_or_else(|| record.error("a bound", format!("{cell:?}")))?;
    let cue = Cue::Bound { bound, side: side(record)? };
    builder.cue(record.get("phrase"), cue, Class::default());
    Ok(())
}

fn unit(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let cue = Cue::Unit { unit: record.get("unit") };
    builder.cue(record.get("surface"), cue, Class::default());
    Ok(())
}

fn currency(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let class = match record.get("class") {
        "symbol" => CurrencyClass::Symbol,
        "word" => CurrencyClass::Word,
        "code" => CurrencyClass::Code,
        other => return Err(record.error("class symbol, word or code", format!("{other:?}"))),
    };
    let surface = record.get("surface");
    let cue = Cue::Currency { unit: record.get("unit"), code: record.get("code"), class, surface };
    builder.cue(surface, cue, Class::default());
    Ok(())
}

fn calendar(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let (class, mark) = match record.get("class") {
        "month" => (CalendarClass::Month, Class::MONTH),
        "weekday" => (CalendarClass::Weekday, Class::WEEKDAY),
        "season" => (CalendarClass::Season, Class::default()),
        "partofday" => (CalendarClass::PartOfDay, Class::default()),
        "unit" => (CalendarClass::Unit, Class::default()),
        "deictic" => (CalendarClass::Deictic, Class::default()),
        "set" => (CalendarClass::Set, Class::default()),
        "holiday" => (CalendarClass::Holiday, Class::default()),
        "modifier" => (CalendarClass::Modifier, Class::default()),
        other => return Err(record.error("a class of calendar words", format!("{other:?}"))),
    };
    builder.cue(record.get("word"), Cue::Calendar { class, value: record.get("value") }, mark);
    Ok(())
}

fn org_head(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let word = record.get("word");
    let team = |side| Cue::TeamHead { side };
    // "United" and "Kings" are words of too much else to be of a class of their own.
    match record.get("class") {
        "head" => builder.cue(word, Cue::OrgHead { suffix: false }, Class::ORG_HEAD),
        "suffix" => builder.cue(word, Cue::OrgHead { suffix: true }, Class::ORG_HEAD),
        "first" => builder.cue(word, Cue::OrgFirst, Class::default()),
        "head first" => {
            builder.cue(word, Cue::OrgHead { suffix: false }, Class::ORG_HEAD);
            builder.cue(word, Cue::OrgFirst, Class::default());
        }
        "team" => builder.cue(word, team(Side::After), Class::default()),
        "club" => builder.cue(word, team(Side::Before), Class::default()),
        "team club" => builder.cue(word, team(Side::Both), Class::default()),
        other => {
            return Err(
                record.error("class head, suffix, first, head first, team, club or team club", format!("{other:?}"))
            );
        }
    }
    Ok(())
}

fn thing_head(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let cue = Cue::ThingHead { side: side(record)? };
    builder.cue(record.get("word"), cue, Class::default());
    Ok(())
}

fn led_noun(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    builder.mark(record.get("word"), Class::LED);
    Ok(())
}

fn describing(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    builder.mark(record.get("word"), Class::DESCRIBES);
    Ok(())
}

fn name_cue(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    for class in record.get("class").split(' ') {
        let class = match class {
            "govern" => Class::GOVERNS,
            "policy" => Class::POLICY,
            "employee" => Class::EMPLOYED,
            "body" => Class::BODY,
            "outlet" => Class::OUTLET,
            "player" => Class::PLAYER,
            "dweller" => Class::DWELLER,
            "native" => Class::NATIVE,
            "travel" => Class::TRAVELS,
            "officer" => Class::OFFICER,
            "headman" => Class::HEADMAN,
            "deed" => Class::DEED,
            "fate" => Class::FATE,
            "kin" => Class::KIN,
            other => return Err(record.error("classes as gazetteers/README.md has them", format!("{other:?}"))),
        };
        builder.mark(record.get("word"), class);
    }
    Ok(())
}

fn acronym(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    builder.mark(record.get("word"), Class::THING);
    Ok(())
}

fn place_head(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let word = record.get("word");
    let lower = word.chars().all(|c| !c.is_uppercase());
    let cue = Cue::PlaceHead { class: record.get("class"), side: side(record)?, lower };
    builder.cue(word, cue, Class::PLACE_HEAD);
    Ok(())
}

fn governor(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let cell = record.get("cue");
    let (word, class) = cell.split_once('/').ok_or_else(|| record.error("a cue as word/class", format!("{cell:?}")))?;
    let effect = match record.get("effect") {
        "actual" => Effect::Actual,
        "negated" => Effect::Negated,
        "planned" => Effect::Planned,
        "possible" => Effect::Possible,
        "demanded" => Effect::Demanded,
        other => return Err(record.error("an effect", format!("{other:?}"))),
    };
    let object_control = record.get("control") == "object";
    let clause = record.get("complement") == "clause";
    let lemma = builder.vocabulary.add(word);
    let class = class.bytes().next().unwrap_or(b'v');
    builder.lexicon.governors.insert((lemma, class), Governor { effect, object_control, clause });
    Ok(())
}

fn abbreviation(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    builder.lexicon.abbreviations.insert(record.get("form"), record.get("final") == "yes");
    Ok(())
}

/// `cue/class`: the words that `frames.tsv` is looked up by.
fn frame_cue(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    let cell = record.get("cue");
    let (cue, class) = cell.split_once('/').ok_or_else(|| record.error("a cue as word/class", format!("{cell:?}")))?;
    let word = match class {
        "n" => cue.rsplit(' ').next(),
        "a" => Some(cue),
        _ => cue.split(' ').next(),
    };
    builder.number_verb(word.unwrap_or(cue));
    Ok(())
}

fn class_noun(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    builder.number_verb(record.get("noun"));
    Ok(())
}

fn light_verb(builder: &mut Builder<'_>, record: &Record<'_, 'static>) -> Result<(), Error> {
    builder.number_verb(record.get("verb"));
    Ok(())
}
