//! What each token is as a word: looked up once, read by every later layer. Runs once an article.

pub(crate) mod builder;
pub(crate) mod class;
pub(crate) mod cue;
pub(crate) mod inflect;
pub(crate) mod lexicon;
pub(crate) mod list;
pub(crate) mod reading;
pub(crate) mod tables;

pub(crate) use class::{Class, Opens, Sense, WordInfo};
pub(crate) use cue::{CalendarClass, CountedClass, Cue, CurrencyClass, NumberClass, Side, Sorts, TitleClass};
pub(crate) use lexicon::{Effect, Governor, Lexicon, NUMBER_OPENERS};
pub(crate) use list::{List, words};
pub(crate) use reading::Reading;

use crate::gazetteer::{Vocabulary, WordId, fold::fold_into};
use crate::text::{Gap, Kind, Mark, Shape, Text, Token};

/// A cue phrase found in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueHit {
    pub(crate) end: u32,
    pub(crate) cue: Cue,
}

/// Per token: its word number, what tables say of it, and the cue phrases that begin there.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub(crate) ids: Vec<WordId>,
    pub(crate) infos: Vec<WordInfo>,
    /// Sentence by sentence: written wholly in capitals.
    pub(crate) shouted: Vec<bool>,
    hits: Vec<CueHit>,
    /// By token: index of its first hit; one entry more than tokens.
    first: Vec<u32>,
    /// By token: the kinds of its hits, and whether it has a capital or is written in digits.
    sorts: Vec<Sorts>,
}

impl Words {
    /// Looks every token up.
    pub(crate) fn read(source: &str, text: &Text, vocabulary: &Vocabulary, lexicon: &Lexicon) -> Words {
        let tokens = &text.tokens;
        let mut stems = Vec::new();
        let ids = look_up(source, tokens, vocabulary, lexicon, &mut stems);
        // Pass by pass: short loops over lists of known length take less than one that pushes on four.
        let mut infos: Vec<WordInfo> = ids.iter().map(|&id| lexicon.info(id)).collect();
        let mut sorts: Vec<Sorts> =
            tokens.iter().zip(&ids).zip(&infos).map(|((token, id), info)| sorts_of(token, *id, info)).collect();
        stems.into_iter().for_each(|i: usize| sorts[i].add(Sorts::OPENS_NAME));
        let (mut hits, mut first) = (Vec::with_capacity(tokens.len() * 3 / 4), vec![0; tokens.len() + 1]);
        let cued = first.iter_mut().skip(1).zip(&infos).zip(&mut sorts).enumerate();
        for (i, ((behind, info), sorts)) in cued {
            if info.opens.any(Opens::CUE) {
                sorts.add(phrases(tokens, &ids, lexicon, i, &mut hits));
            }
            *behind = index(hits.len());
        }
        let mut shouted = Vec::with_capacity(text.sentences.len());
        for sentence in &text.sentences {
            let (own, infos) = (&tokens[sentence.clone()], &mut infos[sentence.clone()]);
            shouted.push(is_shouted(own));
            if shouted.last() == Some(&false) {
                infos.iter_mut().zip(own).for_each(|(info, token)| refine(token, info));
            }
        }
        Words { ids, infos, shouted, hits, first, sorts }
    }

    /// What tables say of token `i`; nothing past the end.
    #[inline]
    pub(crate) fn info(&self, i: usize) -> WordInfo {
        self.infos.get(i).copied().unwrap_or_default()
    }

    /// Whether token `i` has any of the classes.
    #[inline]
    pub(crate) fn is(&self, i: usize, classes: Class) -> bool {
        self.infos.get(i).is_some_and(|info| info.classes.any(classes))
    }

    /// Whether a cue phrase of any of these kinds begins at token `i`, or it is of them itself.
    #[inline]
    pub(crate) fn begins(&self, i: usize, sorts: Sorts) -> bool {
        self.sorts.get(i).is_some_and(|own| own.any(sorts))
    }

    /// The same of the tokens from `from` to `to`: the first of them, or `to`.
    #[inline]
    pub(crate) fn next_of(&self, from: usize, to: usize, sorts: Sorts) -> usize {
        let own = self.sorts.get(from..to).unwrap_or(&[]);
        own.iter().position(|own| own.any(sorts)).map_or(to, |ahead| from + ahead)
    }

    /// Of what kinds every token is: whoever looks at all of them.
    #[inline]
    pub(crate) fn sorts(&self) -> &[Sorts] {
        &self.sorts
    }

    /// The cue phrases that begin at token `i`.
    #[inline]
    pub(crate) fn cues(&self, i: usize) -> &[CueHit] {
        match (self.first.get(i), self.first.get(i + 1)) {
            (Some(&from), Some(&to)) => &self.hits[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The longest cue phrase at token `i` that `pick` takes, with its end and what `pick` made of it.
    #[inline]
    pub(crate) fn longest<T>(&self, i: usize, pick: impl Fn(&Cue) -> Option<T>) -> Option<(usize, T)> {
        self.cues(i).iter().rev().find_map(|hit| pick(&hit.cue).map(|made| (hit.end as usize, made)))
    }
}

/// Notes the cue phrases that begin at a token, and says of what kinds they are.
fn phrases(tokens: &[Token], ids: &[WordId], lexicon: &Lexicon, start: usize, hits: &mut Vec<CueHit>) -> Sorts {
    let mut sorts = Sorts::default();
    let (mut node, mut at) = (lexicon.cues.root(ids[start]), start);
    loop {
        for &cue in lexicon.cues.values(node) {
            sorts.add(cue.sort());
            hits.push(CueHit { end: index(at + 1), cue });
        }
        if !lexicon.cues.goes_on(node) {
            return sorts;
        }
        at = next_word(tokens, at);
        let next = ids.get(at).and_then(|&id| lexicon.cues.next(node, id));
        match next {
            Some(next) => node = next,
            None => return sorts,
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The next token that is no glued hyphen: inside a name or cue, "Ki-moon" and "Ki moon" are one sequence.
pub(crate) fn next_word(tokens: &[Token], at: usize) -> usize {
    let next = at + 1;
    let hyphen = tokens.get(next).is_some_and(Token::is_glued_hyphen);
    if hyphen && tokens.get(next + 1).is_some_and(|t| t.gap == Gap::None) { next + 1 } else { next }
}

/// The word number of every token. `stems` are the tokens that have that of a shorter one.
fn look_up(
    source: &str,
    tokens: &[Token],
    vocabulary: &Vocabulary,
    lexicon: &Lexicon,
    stems: &mut Vec<usize>,
) -> Vec<WordId> {
    let mut ids = vec![WordId::UNKNOWN; tokens.len()];
    // Nearly all words are found as they stand, whatever their case. A key has none of the dots and apostrophes that
    // folding takes away, so that what is found so would be found folded too.
    let words = tokens.iter().enumerate().filter(|(_, token)| token.span.len() > 1);
    vocabulary.get_plain(source.as_bytes(), words.map(|(i, token)| (i, token.span)), &mut ids);
    let mut key = String::new();
    for (i, (id, token)) in ids.iter_mut().zip(tokens).enumerate() {
        if id.is_known() {
            continue;
        }
        if token.span.len() == 1 {
            let mark = source.as_bytes().get(token.span.start as usize).and_then(|&byte| lexicon.mark(byte));
            *id = mark.unwrap_or(WordId::UNKNOWN);
        } else if !is_punctuation(token.mark) {
            *id = look_up_folded(token.span.of(source), vocabulary, &mut key);
            if !id.is_known() && is_owner(source, tokens, i) {
                stems.push(i);
                let word = token.span.of(source);
                fold_into(word.get(..word.len() - 1).unwrap_or(""), &mut key);
                *id = vocabulary.get(&key);
            }
        }
    }
    ids
}

/// Marks that stand in no table, however they are written: “, ’, –, ….
fn is_punctuation(mark: Mark) -> bool {
    use Mark::{Apostrophe, CloseQuote, Dash, Ellipsis, OpenQuote, OpenSingle};
    matches!(mark, OpenQuote | CloseQuote | OpenSingle | Apostrophe | Dash | Ellipsis)
}

/// The number of a word that must be folded to be found.
fn look_up_folded(word: &str, vocabulary: &Vocabulary, key: &mut String) -> WordId {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return WordId::UNKNOWN;
    }
    fold_into(word, key);
    vocabulary.get(key)
}

/// A capitalized word with what may be a misplaced possessive, to be tried without its s ("Bidens' administration").
fn is_owner(source: &str, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    token.kind == Kind::Word
        && token.is_capitalized()
        && token.span.len() > 3
        && token.span.of(source).ends_with(['s', 'S'])
        && tokens.get(i + 1).is_some_and(|t| t.mark == Mark::Apostrophe && t.gap == Gap::None)
}

/// "US", "WHO", "IT" in a sentence that is not all capitals are acronyms, not the small words.
#[inline]
fn refine(token: &Token, info: &mut WordInfo) {
    let acronym = token.shape == Shape::Upper && token.kind == Kind::Word;
    if acronym && info.classes.any(Class::CLOSED) {
        *info = info.only_names();
    }
}

/// What a token says of itself, and its word of what it opens.
fn sorts_of(token: &Token, id: WordId, info: &WordInfo) -> Sorts {
    let mut sorts = Sorts::default();
    sorts.add_if(token.is_capitalized(), Sorts::CAPITAL);
    sorts.add_if(token.kind == Kind::Number, Sorts::DIGITS);
    sorts.add_if(info.opens.any(Opens::NUMBER), Sorts::OPENS_NUMBER);
    // Of a word that no table of words knows nothing is known.
    let opens = if token.shape == Shape::Lower { Opens::SMALL_NAME } else { Opens::NAME };
    sorts.add_if(info.opens.any(opens) | !id.is_known(), Sorts::OPENS_NAME);
    sorts
}

fn is_shouted(tokens: &[Token]) -> bool {
    let (mut upper, mut other) = (0, 0);
    for token in tokens.iter().filter(|t| t.shape != Shape::None && t.kind == Kind::Word && t.span.len() > 1) {
        let shouted = token.shape == Shape::Upper;
        upper += usize::from(shouted);
        other += usize::from(!shouted);
        // Four of five must be written so: most sentences are known by their first words.
        if other * 5 > tokens.len() {
            return false;
        }
    }
    upper + other >= 3 && upper >= other * 4
}
