//! Long walks that led nowhere. A text that is nothing but the beginning of a long name, again and again, would have the
//! matcher walk the whole of it from every word on; here it is known after the first time how such a walk ends. Asked
//! only at candidates whose first two words go on, and empty unless a text has had many long walks.

/// Which walk is long: few names have so many words.
const DEEP: usize = 8;

/// How many walks are kept, by the hash of their first two words.
const KEPT: usize = 64;

/// The long walks of one text.
#[derive(Debug, Default)]
pub(super) struct Deep {
    /// How many words long walks have read.
    spent: usize,
    /// The hashes of all words, once walks are kept.
    hashes: Vec<u64>,
    kept: Vec<Walked>,
}

/// The words that a walk has read: those from `start` on, and how many. What they lead to depends on their hashes alone.
#[derive(Clone, Copy, Debug, Default)]
struct Walked {
    start: usize,
    read: usize,
    /// Up to which of them a name could end.
    able: usize,
}

impl Deep {
    /// Up to where a walk from word `at` can find a name, no further than `limit`.
    #[inline(always)]
    pub(super) fn limit(&self, at: usize, joined: u64, limit: usize) -> usize {
        if self.kept.is_empty() { limit } else { self.known(at, joined, limit) }
    }

    fn known(&self, at: usize, joined: u64, limit: usize) -> usize {
        let Some(walked) = self.kept.get(place(joined)).filter(|walked| walked.read > 0) else { return limit };
        let hashes = |start: usize| self.hashes.get(start..start + walked.read);
        // A walk that the limit would have cut may have ended elsewhere.
        let same = at + walked.read <= limit && hashes(at).is_some_and(|own| hashes(walked.start) == Some(own));
        if same { at + walked.able } else { limit }
    }

    /// Whether a walk of so many words is worth a note in a text of `words`: if such walks are what takes the time.
    #[inline(always)]
    pub(super) fn is_worth(&mut self, read: usize, words: usize) -> bool {
        read >= DEEP && {
            self.spent += read;
            self.spent > words / 4
        }
    }

    /// Notes that a walk from `start` on read the words up to `end`, and that no name could end after word `able`.
    /// `hashes` are those of all words of the text; none for a word that may be read in two ways.
    #[cold]
    pub(super) fn note(
        &mut self,
        start: usize,
        able: usize,
        end: usize,
        joined: u64,
        hashes: impl Iterator<Item = Option<u64>>,
    ) {
        if self.kept.is_empty() {
            self.kept = vec![Walked::default(); KEPT];
            // What may be read in two ways is like no other word.
            self.hashes = hashes.zip(0u64..).map(|(hash, at)| hash.unwrap_or(!at)).collect();
        }
        if let Some(place) = self.kept.get_mut(place(joined)) {
            *place = Walked { start, read: end - start, able: able - start };
        }
    }
}

fn place(joined: u64) -> usize {
    (joined >> 58) as usize
}
