//! Which numbered words the bundled names begin with. The matcher asks it at every word, and has to hash and look for few.

use crate::gazetteer::vocabulary::{OPENS, OPENS_SMALL};
use crate::gazetteer::{Gazetteer, WordId};

/// The first words of the bundled names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Openers {
    /// By word number.
    says: &'static [u8],
}

impl Openers {
    /// Those of a gazetteer, if it is the bundled one: another's names are not known when the crate is built.
    pub(crate) fn of(gazetteer: &Gazetteer) -> Option<Openers> {
        bundled(gazetteer).map(|says| Openers { says })
    }

    /// Whether a name begins with a word whose number this is, written with a capital or without. Of a word without a
    /// number nothing is known.
    #[inline]
    pub(crate) fn may_open(self, word: WordId, capital: bool) -> bool {
        let says = self.says.get(word.index()).copied().unwrap_or(OPENS);
        !word.is_known() || says & if capital { OPENS } else { OPENS_SMALL } != 0
    }
}

#[cfg(feature = "gazetteers")]
fn bundled(gazetteer: &Gazetteer) -> Option<&'static [u8]> {
    super::names::openers(gazetteer)
}

#[cfg(not(feature = "gazetteers"))]
fn bundled(_: &Gazetteer) -> Option<&'static [u8]> {
    None
}
