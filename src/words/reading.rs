//! One article's text, tokens and words together: what the layers above read. A view, made once an article.

use std::ops::Range;

use super::{Class, Cue, Lexicon, List, Sorts, WordInfo, Words};
use crate::gazetteer::{Vocabulary, WordId};
use crate::span::Span;
use crate::text::{Gap, Mark, Quotation, Text, Token};

/// Text and words of one article.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) source: &'a str,
    pub(crate) text: &'a Text,
    pub(crate) words: &'a Words,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) vocabulary: &'a Vocabulary,
}

impl<'a> Reading<'a> {
    pub(crate) fn len(&self) -> usize {
        self.text.tokens.len()
    }

    /// Token `i`; past the end an empty mark.
    #[inline]
    pub(crate) fn token(&self, i: usize) -> Token {
        self.text.tokens.get(i).copied().unwrap_or(Token {
            span: Span::default(),
            kind: crate::text::Kind::Mark,
            shape: crate::text::Shape::None,
            mark: Mark::None,
            gap: Gap::Paragraph,
        })
    }

    /// The characters of token `i`.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.token(i).span.of(self.source)
    }

    #[inline]
    pub(crate) fn id(&self, i: usize) -> WordId {
        self.words.ids.get(i).copied().unwrap_or(WordId::UNKNOWN)
    }

    #[inline]
    pub(crate) fn info(&self, i: usize) -> WordInfo {
        self.words.info(i)
    }

    #[inline]
    pub(crate) fn is(&self, i: usize, classes: Class) -> bool {
        self.words.is(i, classes)
    }

    #[inline]
    pub(crate) fn mark(&self, i: usize) -> Mark {
        self.token(i).mark
    }

    /// Whether token `i` is a hyphen right behind the token before.
    #[inline]
    pub(crate) fn glued_hyphen(&self, i: usize) -> bool {
        self.token(i).is_glued_hyphen()
    }

    /// The bytes of token `i`; none past the end.
    #[inline]
    fn bytes(&self, i: usize) -> &'a [u8] {
        self.text.tokens.get(i).and_then(|token| self.source.as_bytes().get(token.span.range())).unwrap_or(&[])
    }

    /// Whether token `i` is this word, small or capitalized.
    #[inline]
    pub(crate) fn is_word(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether token `i` is in a list of words, small or capitalized.
    #[inline]
    pub(crate) fn is_one(&self, i: usize, words: &List) -> bool {
        words.has(self.bytes(i))
    }

    /// Whether token `i` is one of these words, small or capitalized.
    #[inline]
    pub(crate) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        let word = self.bytes(i);
        words.iter().any(|own| own.as_bytes().eq_ignore_ascii_case(word))
    }

    /// The bytes from the first to the last token of a range; empty for an empty range.
    pub(crate) fn span(&self, tokens: &Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        self.token(tokens.start).span.cover(self.token(tokens.end - 1).span)
    }

    /// The characters of a token range.
    pub(crate) fn slice(&self, tokens: &Range<usize>) -> &'a str {
        self.span(tokens).of(self.source)
    }

    /// The longest title at token `i`: its end and what the table says.
    pub(crate) fn title(&self, i: usize) -> Option<(usize, super::TitleClass, super::Side)> {
        if !self.words.begins(i, Sorts::TITLE) {
            return None;
        }
        let pick = |cue: &Cue| if let Cue::Title { class, side } = *cue { Some((class, side)) } else { None };
        self.words.longest(i, pick).map(|(end, (class, side))| (end, class, side))
    }

    /// First token that starts at or after a byte.
    pub(crate) fn token_at(&self, byte: u32) -> usize {
        self.text.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The tokens that lie inside a span.
    pub(crate) fn tokens_of(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        let end = self.text.tokens.partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }

    /// The quotations that open at or after token `i`, in order.
    pub(crate) fn quotations_from(&self, i: usize) -> &'a [Quotation] {
        let all = &self.text.quotations;
        &all[all.partition_point(|q| q.outer.start < i)..]
    }

    /// The last few quotations that open before token `i`, in order.
    pub(crate) fn quotations_before(&self, i: usize) -> &'a [Quotation] {
        let all = &self.text.quotations;
        let end = all.partition_point(|q| q.outer.start < i);
        &all[end.saturating_sub(8)..end]
    }

    /// The “double” quotation whose opening mark is token `i`.
    pub(crate) fn quotation_at(&self, i: usize) -> Option<&'a Quotation> {
        self.quotations_from(i).iter().take_while(|q| q.outer.start == i).find(|q| !q.single)
    }

    /// The sentence that token `i` is in.
    pub(crate) fn sentence_of(&self, i: usize) -> usize {
        self.text.sentences.partition_point(|s| s.end <= i)
    }
}
