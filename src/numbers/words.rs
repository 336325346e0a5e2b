//! Numbers in words, and words mixed with digits: "two and a half thousand", "2.5 million", "a couple of hundred".
//! Runs once a token; each reading looks a bounded number of tokens ahead.

use std::ops::Range;

use super::digits::{self, Digits};
use super::{Number, NumberForm, glued};
use crate::text::{Gap, Kind, Mark, Token};
use crate::words::{Class, Cue, List, NUMBER_OPENERS, NumberClass, Sorts, Words, next_word, words};

/// A number before ranges are joined.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) tokens: Range<usize>,
    pub(super) form: NumberForm,
    pub(super) value: Option<Number>,
    /// The magnitude written out behind the digits: 10⁶ in "2.5 million", else 1.
    pub(super) scale: f64,
    pub(super) digits: bool,
    /// A bare run of digits without separators: what a year, house or phone number looks like.
    pub(super) bare: bool,
}

/// The text as the readers of numbers see it.
pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a Words,
}

/// What else than the number table's words a number may begin with.
const OPENERS: &List = &List::new(NUMBER_OPENERS);

/// What the first token of a number is, or the second behind a stop.
const OPENING: Sorts = Sorts::NUMBER.or(Sorts::OPENS_NUMBER).or(Sorts::DIGITS).or(Sorts::CAPITAL);

/// No number has more words than this.
const LONGEST: usize = 14;

impl Reader<'_> {
    /// Appends every number of a sentence.
    pub(super) fn sentence(&self, sentence: Range<usize>, out: &mut Vec<Reading>) {
        let mut i = sentence.start;
        loop {
            // Most tokens begin no number.
            let next = self.words.next_of(i, sentence.end, OPENING);
            if next >= sentence.end {
                return;
            }
            // The stop of ".004" is behind the search.
            let stop = next.checked_sub(1).filter(|&stop| stop >= i && self.mark(stop) == Mark::Stop);
            let found = stop.and_then(|stop| self.bare_decimal(stop)).or_else(|| self.at(next));
            i = found.as_ref().map_or(next + 1, |reading| reading.tokens.end.max(next + 1));
            out.extend(found);
        }
    }

    pub(super) fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| token.span.of(self.source))
    }

    #[inline]
    fn bytes(&self, i: usize) -> &[u8] {
        self.tokens.get(i).and_then(|token| self.source.as_bytes().get(token.span.range())).unwrap_or(&[])
    }

    #[inline]
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    pub(super) fn mark(&self, i: usize) -> Mark {
        self.tokens.get(i).map_or(Mark::None, |token| token.mark)
    }

    /// Whether token `i` stands right behind the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.gap == Gap::None)
    }

    /// The next token, over a glued hyphen.
    fn next(&self, i: usize) -> usize {
        next_word(self.tokens, i)
    }

    /// The longest row of the number table at token `i`: class, value, end.
    fn word(&self, i: usize) -> Option<(NumberClass, f64, usize)> {
        if !self.words.begins(i, Sorts::NUMBER) {
            return None;
        }
        let pick = |cue: &Cue| match *cue {
            Cue::Number { class, value } => Some((class, value)),
            _ => None,
        };
        self.words.longest(i, pick).map(|(end, (class, value))| (class, value, end))
    }

    fn magnitude(&self, i: usize) -> Option<(f64, usize)> {
        match self.word(i) {
            Some((NumberClass::Magnitude, value, end)) => Some((value, end)),
            _ => None,
        }
    }

    fn at(&self, i: usize) -> Option<Reading> {
        match self.tokens.get(i)?.kind {
            Kind::Number => self.digits(i, i),
            Kind::Word if self.may_begin(i) => self.in_words(i),
            _ => None,
        }
    }

    /// Whether a word can begin a number at all: of those with a capital most cannot.
    fn may_begin(&self, i: usize) -> bool {
        self.words.begins(i, Sorts::NUMBER)
            || OPENERS.has(self.bytes(i))
            || self.words.begins(i, Sorts::CAPITAL) && self.bytes(i).iter().any(u8::is_ascii_digit)
    }

    /// ".004": a stop with space before it and digits glued behind.
    fn bare_decimal(&self, i: usize) -> Option<Reading> {
        // Most stops end a sentence.
        if !self.glued(i + 1) {
            return None;
        }
        let spaced = !self.glued(i) || matches!(self.mark(i.wrapping_sub(1)), Mark::Currency | Mark::OpenBracket);
        let digits = digits::cut(self.text(i + 1)).filter(|cut| !cut.grouped)?;
        let places = i8::try_from(digits.len).ok()?;
        let value = Number::new(digits.value.digits(), -places);
        let letters = digits.letters;
        let known = letters.is_empty() || glued::unit(letters).is_some();
        (spaced && known).then(|| self.reading(i..i + 2, NumberForm::Cardinal, Some(value)))
    }

    fn reading(&self, tokens: Range<usize>, form: NumberForm, value: Option<Number>) -> Reading {
        let digits = self.tokens.get(tokens.start).is_some_and(|t| t.kind == Kind::Number);
        Reading { tokens, form, value, scale: 1.0, digits, bare: false }
    }

    /// A number that begins with digits at `i`.
    fn digits(&self, start: usize, i: usize) -> Option<Reading> {
        if self.in_a_name(i) {
            return None;
        }
        let Some(cut) = digits::cut(self.text(i)).filter(|cut| cut.len > 0) else {
            return self.vulgar_fraction(i);
        };
        if !cut.letters.is_empty() {
            return self.lettered(i, cut);
        }
        let mut reading = self.reading(start..i + 1, NumberForm::Cardinal, Some(cut.value));
        reading.bare = !cut.grouped;
        if !cut.grouped {
            if let Some(fraction) = self.slashed(i) {
                return Some(fraction);
            }
            self.spaced_groups(&mut reading);
        }
        self.mixed_fraction(&mut reading);
        self.written_magnitude(&mut reading);
        Some(reading)
    }

    /// Digits that belong to a designation: "F-16", "Covid-19", a file or site address.
    fn in_a_name(&self, i: usize) -> bool {
        if !self.glued(i) || i < 2 {
            return false;
        }
        let before = &self.tokens[i - 2];
        let capital = before.is_word() && before.is_capitalized();
        match self.mark(i - 1) {
            Mark::Hyphen => self.glued(i - 1) && capital && !self.words.is(i - 2, Class::MONTH | Class::WEEKDAY),
            Mark::Slash => self.glued(i - 1) && before.is_word(),
            Mark::Other => matches!(self.text(i - 1), "_" | "@" | "\\"),
            _ => false,
        }
    }

    /// "20th", "1.5m", "5km"; other letters make no number ("3D", "1990s").
    fn lettered(&self, i: usize, cut: Digits<'_>) -> Option<Reading> {
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| cut.letters.eq_ignore_ascii_case(end));
        if ordinal {
            return Some(self.reading(i..i + 1, NumberForm::Ordinal, Some(cut.value)));
        }
        if let Some(magnitude) = glued::magnitude(cut.letters) {
            let mut reading = self.reading(i..i + 1, NumberForm::Cardinal, cut.value.scaled(magnitude));
            reading.scale = magnitude;
            return Some(reading);
        }
        let percent = cut.letters.eq_ignore_ascii_case("pc") || cut.letters.eq_ignore_ascii_case("pct");
        if !percent && glued::unit(cut.letters).is_none() {
            glued::currency(cut.letters)?;
        }
        Some(self.reading(i..i + 1, NumberForm::Cardinal, Some(cut.value)))
    }

    /// "½".
    fn vulgar_fraction(&self, i: usize) -> Option<Reading> {
        match self.word(i) {
            Some((NumberClass::Fraction, value, end)) => {
                let mut reading = self.reading(i..end, NumberForm::Fraction, Number::of_value(value));
                self.written_magnitude(&mut reading);
                Some(reading)
            }
            _ => None,
        }
    }

    /// "1/2"; not "9/11" or "24/7", whose lower number is no common denominator or not the greater one.
    fn slashed(&self, i: usize) -> Option<Reading> {
        let (above, below, end) = self.fraction_parts(i)?;
        let value = Number::of_value((above / below * 1e6).round() / 1e6);
        Some(self.reading(i..end, NumberForm::Fraction, value))
    }

    fn fraction_parts(&self, i: usize) -> Option<(f64, f64, usize)> {
        const DENOMINATORS: [i64; 9] = [2, 3, 4, 5, 6, 8, 10, 16, 32];
        let slash = self.mark(i + 1) == Mark::Slash || self.text(i + 1) == "⁄";
        let chained = self.mark(i + 3) == Mark::Slash && self.glued(i + 3);
        if !slash || !self.glued(i + 1) || !self.glued(i + 2) || chained || self.mark(i.wrapping_sub(1)) == Mark::Slash
        {
            return None;
        }
        let above = digits::cut(self.text(i)).filter(|cut| cut.letters.is_empty())?.value;
        let below = digits::cut(self.text(i + 2)).filter(|cut| cut.letters.is_empty())?.value;
        let common = DENOMINATORS.contains(&below.digits()) && 0 < above.digits() && above.digits() < below.digits();
        common.then(|| (above.value(), below.value(), i + 3))
    }

    /// "1 000 000": groups of three behind one to three digits.
    fn spaced_groups(&self, reading: &mut Reading) {
        let first = self.text(reading.tokens.start);
        if first.len() > 3 || first.starts_with('0') {
            return;
        }
        let mut end = reading.tokens.end;
        let is_group = |i: usize| {
            let token = self.text(i);
            let spaced = self.tokens.get(i).is_some_and(|t| t.gap == Gap::Space);
            spaced && token.len() == 3 && token.bytes().all(|b| b.is_ascii_digit())
        };
        if !is_group(end) {
            return;
        }
        let mut joined = first.to_owned();
        while is_group(end) && end - reading.tokens.start < 5 {
            joined.push_str(self.text(end));
            end += 1;
        }
        if let (true, Ok(value)) = (end > reading.tokens.end, joined.parse()) {
            reading.tokens.end = end;
            reading.value = Some(Number::new(value, 0));
            reading.bare = false;
        }
    }

    /// "7 1/2", "7½", "2 and a half".
    fn mixed_fraction(&self, reading: &mut Reading) {
        let end = reading.tokens.end;
        let fraction = if let Some((above, below, to)) = self.fraction_parts(end) {
            Some((above / below, to))
        } else if let Some(to) = self.and_a_half(end) {
            Some((0.5, to))
        } else {
            match self.word(end) {
                Some((NumberClass::Fraction, value, to))
                    if self.tokens.get(end).is_some_and(|t| t.kind == Kind::Number) =>
                {
                    Some((value, to))
                }
                _ => None,
            }
        };
        if let Some((part, to)) = fraction {
            reading.value = reading.value.and_then(|whole| Number::of_value(whole.value() + part));
            reading.tokens.end = to;
            reading.bare = false;
        }
    }

    /// The magnitude behind the digits: "million", "bn".
    fn written_magnitude(&self, reading: &mut Reading) {
        for _ in 0..2 {
            let last = reading.tokens.end - 1;
            let next = self.next(last);
            let Some((magnitude, end)) = self.magnitude(next).or_else(|| self.loose_suffix(next)) else { return };
            let Some(value) = reading.value.and_then(|value| value.scaled(magnitude)) else { return };
            reading.value = Some(value);
            reading.scale *= magnitude;
            reading.tokens.end = end;
            reading.bare = false;
        }
    }

    /// "4.5 bn"; a lone letter only behind an amount of money ("$10 m").
    fn loose_suffix(&self, i: usize) -> Option<(f64, usize)> {
        let Some((NumberClass::Suffix, value, end)) = self.word(i) else { return None };
        let money = i >= 2 && self.mark(i - 2) == Mark::Currency;
        (money || self.text(i).len() > 1 && !self.is(i, "cr")).then_some((value, end))
    }

    fn in_words(&self, i: usize) -> Option<Reading> {
        if self.is(i, "minus") || self.is(i, "negative") {
            return self.below_zero(i);
        }
        if self.is(i, "half") {
            return self.half(i, i);
        }
        if self.is(i, "a") || self.is(i, "an") {
            return self.behind_article(i);
        }
        let Some((class, value, end)) = self.word(i) else { return self.behind_currency(i) };
        match class {
            NumberClass::Cardinal if self.is_pronoun(i) => None,
            NumberClass::Cardinal | NumberClass::Magnitude => self.spelled(i),
            NumberClass::Ordinal => self.ordinal(i, 0.0),
            NumberClass::Fraction => self.part(i, i, value, end),
            NumberClass::Vague => self.vague(i, i),
            NumberClass::Suffix => None,
        }
    }

    /// "USD1,250", "RM12.40": digits glued to the letters of a currency.
    fn behind_currency(&self, i: usize) -> Option<Reading> {
        let token = self.text(i);
        let (letters, digits) = token.split_at_checked(digits::letters_before(token)?)?;
        if glued::currency(letters).is_none() {
            // "$A5": the sign stands in front of the letters.
            let signed = self.mark(i.wrapping_sub(1)) == Mark::Currency && self.glued(i);
            signed.then(|| glued::currency(&format!("{letters}{}", self.text(i - 1))))??;
        }
        let cut = digits::cut(digits)?;
        let magnitude = if cut.letters.is_empty() { 1.0 } else { glued::magnitude(cut.letters)? };
        let mut reading = self.reading(i..i + 1, NumberForm::Cardinal, cut.value.scaled(magnitude));
        reading.scale = magnitude;
        reading.digits = true;
        self.written_magnitude(&mut reading);
        Some(reading)
    }

    /// "no one", "one another", "one must": "one" that counts nothing.
    fn is_pronoun(&self, i: usize) -> bool {
        if !self.is(i, "one") {
            return false;
        }
        let before = |words: &List| i > 0 && words.has(self.bytes(i - 1));
        let chosen = before(words!["this", "that", "another", "the", "which", "any", "every", "each", "some"])
            || i > 0 && self.words.is(i - 1, Class::ADJECTIVE);
        let next = i + 1;
        let counts = self.words.is(next, Class::NOUN | Class::ADJECTIVE)
            || self.is(next, "of")
            || self.mark(next) == Mark::Hyphen;
        let clitic = self.tokens.get(next).is_some_and(|token| token.kind == Kind::Clitic);
        chosen && !counts
            || before(words!["no"])
            || self.is(next, "another")
            || self.words.is(next, Class::MODAL)
            || clitic
    }

    /// "minus 12", "minus-12".
    fn below_zero(&self, i: usize) -> Option<Reading> {
        let at = self.next(i);
        if self.tokens.get(at)?.kind != Kind::Number {
            return None;
        }
        let mut reading = self.digits(at, at)?;
        reading.value = reading.value.map(Number::negated);
        reading.tokens.start = i;
        Some(reading)
    }

    /// "a hundred", "a dozen", "a half-million", "a couple of hundred", "a few thousand", "a third of": never "a" alone.
    fn behind_article(&self, i: usize) -> Option<Reading> {
        let at = i + 1;
        if self.is(at, "half") {
            return self.half(i, at);
        }
        let (class, value, end) = self.word(at)?;
        match class {
            NumberClass::Magnitude => {
                let mut reading = self.spelled(at)?;
                reading.tokens.start = i;
                Some(reading)
            }
            NumberClass::Vague if matches!(self.text(at), "few" | "couple" | "handful") => self.vague(i, at),
            NumberClass::Fraction if self.is(at, "quarter") => self.part(i, at, value, end),
            NumberClass::Ordinal if value >= 3.0 && self.is(end, "of") => {
                Some(self.reading(i..end, NumberForm::Fraction, Number::of_value((1e6 / value).round() / 1e6)))
            }
            _ => None,
        }
    }

    /// "half a million", "half a dozen", "a half-million"; else half of something.
    fn half(&self, start: usize, i: usize) -> Option<Reading> {
        let after = self.next(i);
        let article = usize::from(self.is(after, "a") || self.is(after, "an"));
        if let Some((magnitude, end)) = self.magnitude(after + article) {
            let mut reading = self.reading(start..end, NumberForm::Cardinal, Number::of_value(magnitude / 2.0));
            reading.scale = magnitude;
            return Some(reading);
        }
        const WHOLES: &List =
            words!["of", "a", "an", "the", "its", "their", "his", "her", "our", "my", "your", "that", "this", "those"];
        let chosen = start > 0 && (self.words.is(start - 1, Class::ADJECTIVE) || self.ordinal_ends(start - 1));
        let whole = after == i + 1 && WHOLES.has(self.bytes(after));
        let value = Number::of_value(0.5);
        (whole && !chosen).then(|| self.reading(start..i + 1, NumberForm::Fraction, value))
    }

    fn ordinal_ends(&self, i: usize) -> bool {
        matches!(self.word(i), Some((NumberClass::Ordinal, ..))) || self.is(i, "the")
    }

    /// "two-thirds", "three quarters of", "a quarter million".
    fn part(&self, start: usize, i: usize, value: f64, end: usize) -> Option<Reading> {
        let hyphened = self.mark(i + 1) == Mark::Hyphen;
        let ambiguous = self.text(end - 1).to_ascii_lowercase().starts_with("quarter");
        let mut reading = self.reading(start..end, NumberForm::Fraction, Number::of_value(value));
        let of = usize::from(self.is(end, "of") && self.is(end + 1, "a"));
        if let Some((magnitude, to)) = self.magnitude(self.next(end - 1) + 2 * of) {
            reading.value = Number::of_value(value * magnitude);
            reading.form = NumberForm::Cardinal;
            reading.scale = magnitude;
            reading.tokens.end = to;
            return Some(reading);
        }
        (!ambiguous || hyphened || self.is(end, "of")).then_some(reading)
    }

    /// A run of number words added and multiplied up: "one hundred and twenty-five thousand".
    fn spelled(&self, start: usize) -> Option<Reading> {
        let mut sum = Sum::default();
        let mut end = start;
        let mut at = start;
        while at < start + LONGEST {
            let joined = self.is(at, "and") && sum.may_go_on();
            let from = if joined { at + 1 } else { at };
            let step = match self.word(from) {
                Some((NumberClass::Cardinal, value, to)) if sum.adds(value, joined) => to,
                Some((NumberClass::Magnitude, value, to)) if !joined && sum.multiplies(value) => to,
                Some((NumberClass::Ordinal, value, _)) if end > start && sum.would_add(value) => {
                    return self.ordinal(from, sum.total()).map(|mut reading| {
                        reading.tokens.start = start;
                        reading
                    });
                }
                _ => match self.and_a_half(at) {
                    Some(to) if sum.halves() => to,
                    _ => break,
                },
            };
            end = step;
            at = self.next(step - 1);
        }
        let mut reading = self.reading(start..end, NumberForm::Cardinal, Number::of_value(sum.total()));
        reading.scale = sum.scale;
        (end > start).then_some(reading)
    }

    fn and_a_half(&self, i: usize) -> Option<usize> {
        // Hyphens may stand between: "two-and-a-half".
        let article = self.next(i);
        let half = self.next(article);
        (self.is(i, "and") && self.is(article, "a") && self.is(half, "half")).then_some(half + 1)
    }

    /// "third", "twenty-first" (`base` is twenty); not the "second" that a number before it counts.
    fn ordinal(&self, i: usize, base: f64) -> Option<Reading> {
        let (_, value, end) = self.word(i)?;
        let counted = i > 0 && (self.mark(i - 1) == Mark::Hyphen || self.tokens[i - 1].kind == Kind::Number);
        let unit = self.is(i, "second")
            && (counted || i > 0 && (self.is(i - 1, "per") || self.words.is(i - 1, Class::NUMBER)));
        let reading = self.reading(i..end, NumberForm::Ordinal, Number::of_value(base + value));
        (!unit).then_some(reading)
    }

    /// "dozens", "tens of thousands", "several hundred", "a few dozen", "a couple of hundred", "several".
    fn vague(&self, start: usize, i: usize) -> Option<Reading> {
        let (_, value, end) = self.word(i)?;
        let of = usize::from(self.is(end, "of"));
        if of == 0 && (self.is(i, "scores") || self.is(i, "tens")) {
            return None;
        }
        let mut reading = self.reading(start..end, NumberForm::Vague, None);
        reading.value = Number::of_value(value).filter(|_| value.is_finite());
        match self.word(end + of) {
            // "tens of thousands": the conventional twenty times a thousand, of which "thousands" is two.
            Some((NumberClass::Vague, more, to)) if of == 1 && more >= 100.0 && value.is_finite() => {
                reading.value = Number::of_value(value * more / 2.0);
                reading.tokens.end = to;
            }
            // "several hundred", "many thousands": two of them at least.
            Some((NumberClass::Vague, more, to)) if of == 0 && more >= 24.0 && value.is_nan() => {
                reading.value = Number::of_value(more);
                reading.tokens.end = to;
            }
            Some((NumberClass::Magnitude, more, to)) if value.is_nan() || self.is(i, "couple") => {
                reading.value = Number::of_value(2.0 * more);
                reading.tokens.end = to;
            }
            _ => {}
        }
        Some(reading)
    }
}

/// Number words added up as they are read.
#[derive(Default)]
struct Sum {
    /// What magnitudes of a thousand and more have closed.
    closed: f64,
    /// What is open: below a thousand, as a rule.
    open: f64,
    /// Whether anything is open.
    begun: bool,
    /// The last magnitude, which whatever follows must stay below.
    scale: f64,
}

impl Sum {
    fn total(&self) -> f64 {
        self.closed + self.open
    }

    /// "and" goes on only behind a magnitude: "one hundred and twenty", never "ten and five".
    fn may_go_on(&self) -> bool {
        self.scale >= 100.0
    }

    fn would_add(&self, value: f64) -> bool {
        if !self.begun {
            return self.scale == 0.0 || value < self.scale;
        }
        let tens = self.open % 100.0;
        (20.0..100.0).contains(&tens) && tens % 10.0 == 0.0 && value < 10.0 && value > 0.0
            || tens == 0.0 && self.open >= 100.0 && value < 100.0
    }

    fn adds(&mut self, value: f64, joined: bool) -> bool {
        let fits = self.would_add(value) && (!joined || value < 100.0);
        if fits {
            self.open += value;
            self.begun = true;
        }
        fits
    }

    fn multiplies(&mut self, magnitude: f64) -> bool {
        let base = if self.begun { self.open } else { 1.0 };
        if !self.begun && self.scale > 0.0 {
            // "a hundred thousand", "thousand million": the magnitude multiplies what was closed.
            self.closed *= magnitude;
        } else if magnitude >= 1000.0 || magnitude == 12.0 {
            self.closed += base * magnitude;
            self.open = 0.0;
            self.begun = false;
        } else {
            self.open = base * magnitude;
            self.begun = true;
        }
        self.scale = magnitude;
        true
    }

    fn halves(&mut self) -> bool {
        let fits = self.begun && self.open.fract() == 0.0;
        if fits {
            self.open += 0.5;
        } else if self.closed > 0.0 && self.scale > 1.0 {
            // "a million and a half"
            self.closed += self.scale / 2.0;
            return true;
        }
        fits
    }
}
