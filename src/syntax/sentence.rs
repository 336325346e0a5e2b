//! The sentences of an article as the layers above read them: their chunks and clauses, and who owns which noun phrase.
//! All of an article's lie in five lists; a sentence is a view of its part of them.

use std::ops::Range;

use super::Marks;
use super::chunk::{self, Chunk, ChunkKind, NounPhrase, VerbGroup};
use super::clause::{self, Clause, Draft};
use super::tag::Tag;
use crate::text::Mark;
use crate::words::Reading;

/// What the analysis of an article's sentences found.
#[derive(Debug, Default)]
pub(crate) struct Syntax {
    chunks: Vec<Chunk>,
    nouns: Vec<NounPhrase>,
    verbs: Vec<VerbGroup>,
    clauses: Vec<Clause>,
    owners: Vec<Owners>,
    parts: Vec<Part>,
}

/// Where a sentence ends in each list.
#[derive(Debug)]
struct Part {
    tokens: Range<usize>,
    marks: u32,
    /// The ends of its chunks, noun phrases and verb groups.
    ends: [usize; 3],
}

/// The clause that a noun phrase is an object of, and that whose prepositions govern it: each the first of its sentence,
/// by number, or `NOBODY`.
type Owners = [u32; 2];

const NOBODY: u32 = u32::MAX;

fn seat(owner: u32) -> Option<usize> {
    (owner != NOBODY).then_some(owner as usize)
}

impl Syntax {
    /// Analyses every sentence.
    pub(super) fn read(reading: Reading<'_>, marks: &Marks, tags: &[Tag]) -> Syntax {
        let many = reading.text.sentences.len();
        // As much as most texts need.
        let mut syntax = Syntax {
            chunks: Vec::with_capacity(reading.len() * 2 / 3),
            nouns: Vec::with_capacity(reading.len() / 3),
            verbs: Vec::with_capacity(reading.len() / 7),
            clauses: Vec::with_capacity(reading.len() / 7),
            owners: Vec::with_capacity(reading.len() / 3),
            parts: Vec::with_capacity(many),
        };
        let mut draft = Draft::with_capacity(64);
        for tokens in &reading.text.sentences {
            chunk::chunk(reading, marks, tags, tokens.clone(), &mut draft.chunks);
            clause::analyse(reading, marks, &mut draft);
            let marks = reading.text.tokens[tokens.clone()].iter().fold(0, |marks, token| marks | bit(token.mark));
            syntax.add(tokens.clone(), marks, &mut draft);
        }
        syntax
    }

    fn add(&mut self, tokens: Range<usize>, marks: u32, draft: &mut Draft) {
        let first = self.owners.len();
        self.owners.resize(first + draft.chunks.nouns.len(), [NOBODY; 2]);
        let owners = &mut self.owners[first..];
        for (verb, clause) in draft.clauses.iter().enumerate() {
            let mut note = |noun: usize, how: usize| {
                let owner = &mut owners[noun][how];
                *owner = (*owner).min(u32::try_from(verb).unwrap_or(NOBODY));
            };
            clause.objects.iter().for_each(|&noun| note(noun, 0));
            clause.prepositions.iter().flat_map(|(_, nouns)| nouns).for_each(|&noun| note(noun, 1));
        }
        self.chunks.append(&mut draft.chunks.all);
        self.nouns.append(&mut draft.chunks.nouns);
        self.verbs.append(&mut draft.chunks.verbs);
        self.clauses.append(&mut draft.clauses);
        let ends = [self.chunks.len(), self.nouns.len(), self.verbs.len()];
        self.parts.push(Part { tokens, marks, ends });
    }

    /// The sentences, in order.
    pub(crate) fn sentences(&self) -> Vec<Sentence<'_>> {
        let mut from = [0; 3];
        let mut out = Vec::with_capacity(self.parts.len());
        for &Part { ref tokens, marks, ends } in &self.parts {
            let [chunks, nouns, verbs] = [0, 1, 2].map(|list| from[list]..ends[list]);
            from = ends;
            let owners = &self.owners[nouns.clone()];
            let clauses = &self.clauses[verbs.clone()];
            let chunks = Pieces { all: &self.chunks[chunks], nouns: &self.nouns[nouns], verbs: &self.verbs[verbs] };
            let first_finite = chunks.verbs.iter().position(|verb| verb.finite);
            out.push(Sentence { tokens: tokens.clone(), chunks, clauses, first_finite, owners, marks });
        }
        out
    }
}

/// The chunks of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pieces<'a> {
    pub(crate) all: &'a [Chunk],
    pub(crate) nouns: &'a [NounPhrase],
    pub(crate) verbs: &'a [VerbGroup],
}

/// A sentence's chunks and clauses; one clause a verb group, in order.
#[derive(Clone, Debug)]
pub(crate) struct Sentence<'a> {
    pub(crate) tokens: Range<usize>,
    pub(crate) chunks: Pieces<'a>,
    pub(crate) clauses: &'a [Clause],
    /// The first verb group with a subject of its own.
    pub(crate) first_finite: Option<usize>,
    /// By noun phrase.
    owners: &'a [Owners],
    /// The marks that stand in it.
    marks: u32,
}

fn bit(mark: Mark) -> u32 {
    1 << (mark as u32 & 31)
}

impl<'a> Sentence<'a> {
    /// Whether such a mark stands somewhere in the sentence.
    pub(crate) fn has_mark(&self, mark: Mark) -> bool {
        self.marks & bit(mark) != 0
    }

    pub(crate) fn noun(&self, i: usize) -> &'a NounPhrase {
        &self.chunks.nouns[i]
    }

    pub(crate) fn verb(&self, i: usize) -> &'a VerbGroup {
        &self.chunks.verbs[i]
    }

    /// The first verb group whose verb is token `i` or stands behind it; one past the last where there is none.
    pub(crate) fn verb_from(&self, i: usize) -> usize {
        self.chunks.verbs.partition_point(|group| group.verb < i)
    }

    /// The clause whose object a noun phrase is.
    pub(crate) fn object_of(&self, noun: usize) -> Option<usize> {
        seat(self.owners.get(noun)?[0])
    }

    /// The clause whose object a noun phrase is, or one of whose prepositions governs it.
    pub(crate) fn owner_of(&self, noun: usize) -> Option<usize> {
        let [object, governed] = *self.owners.get(noun)?;
        seat(object).or(seat(governed))
    }

    /// The chunk's kind; past either end `Stop`.
    pub(crate) fn kind(&self, chunk: usize) -> ChunkKind {
        self.chunks.all.get(chunk).map_or(ChunkKind::Stop, |chunk| chunk.kind)
    }

    /// The token at which a chunk begins, or of the comma before it.
    pub(crate) fn before_comma(&self, k: usize) -> usize {
        let comma = k > 0 && self.kind(k - 1) == ChunkKind::Comma;
        self.chunks.all.get(k - usize::from(comma)).map_or(usize::MAX, |chunk| chunk.tokens.start)
    }

    /// The chunk that holds token `i`.
    pub(crate) fn chunk_at(&self, i: usize) -> usize {
        self.chunks.all.partition_point(|chunk| chunk.tokens.end <= i)
    }

    /// The noun phrase that holds token `i`.
    pub(crate) fn noun_at(&self, i: usize) -> Option<usize> {
        match self.kind(self.chunk_at(i)) {
            ChunkKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// A noun phrase with the "of" phrases behind it: "70 members of the tribe".
    pub(crate) fn extent(&self, reading: Reading<'_>, noun: usize) -> Range<usize> {
        let mut tokens = self.noun(noun).tokens.clone();
        let mut chunk = self.noun(noun).chunk + 1;
        for _ in 0..4 {
            let of = self.kind(chunk) == ChunkKind::Preposition
                && reading.is_word(self.chunks.all[chunk].tokens.start, "of");
            match self.kind(chunk + 1) {
                ChunkKind::Noun(next) if of => {
                    tokens.end = self.noun(next).tokens.end;
                    chunk += 2;
                }
                _ => break,
            }
        }
        tokens
    }
}
