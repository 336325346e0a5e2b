//! Makes the contestants for one gazetteer, and tells what making them took. Once for every size and case.

use std::error::Error;

use dateline::gazetteer::{Case, Gazetteer};

use crate::aho::Aho;
use crate::contest::Contestant;
use crate::daac::Daac;
use crate::measure;
use crate::ours::Ours;
use crate::walk::Walk;

/// The name that the record has for a way to search: with capitals as written, or in any case.
pub fn case_name(folded: bool) -> &'static str {
    if folded { "any case" } else { "as written" }
}

/// A contestant and what it took to make.
pub struct Entrant {
    /// Ready to read.
    pub contestant: Box<dyn Contestant>,
    /// What it took.
    pub making: Making,
}

/// What it took to make a contestant, where that can be told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Making {
    /// Seconds from names in memory to ready, on all cores together.
    pub build: Option<f64>,
    /// Bytes of the compiled form, as stored if it can be stored.
    pub bytes: Option<usize>,
    /// Seconds from stored bytes in memory to ready, checked.
    pub open: Option<f64>,
}

/// Where dateline and the oracle stand among the entrants.
pub const OURS: usize = 0;
/// aho-corasick: the answer that all others must give.
pub const ORACLE: usize = 1;

/// All contestants for `names`: dateline, then aho-corasick, then the others. Names in lower case are made before
/// anyone's building is timed; `sample` is text like that to be read; opening is tried `rounds` times, if at all.
///
/// # Errors
/// A contestant that does not take the names.
pub fn enter(names: &[String], folded: bool, sample: &[&str], rounds: usize) -> Result<Vec<Entrant>, Box<dyn Error>> {
    let keys: Vec<String> =
        names.iter().map(|name| if folded { name.to_ascii_lowercase() } else { name.clone() }).collect();
    let (as_built, making) = daac(|| Daac::new(&keys, folded), rounds)?;
    let as_built = Entrant { contestant: Box::new(as_built), making };
    let (laid_out, making) = daac(|| Daac::laid_out(&keys, folded, sample), rounds)?;
    let unicode = Entrant { contestant: Box::new(laid_out.with_unicode_words()), making: Making::default() };
    let laid_out = Entrant { contestant: Box::new(laid_out), making };
    let (ours, aho) = (ours(names, folded, rounds)?, aho(&keys, folded)?);
    Ok(vec![ours, aho, as_built, laid_out, unicode, walk(&keys, folded, rounds)?])
}

fn ours(names: &[String], folded: bool, rounds: usize) -> Result<Entrant, Box<dyn Error>> {
    let case = if folded { Case::Folded } else { Case::Exact };
    let (bytes, build) = measure::on_all_cores(|| Ours::compile(names, case));
    let bytes = bytes?;
    // Everyone opens the same bytes again and again. Ours wants them for good: this is called some ten times a run.
    let open = (rounds > 0).then(|| {
        let kept: &'static [u8] = Box::leak(bytes.clone().into_boxed_slice());
        measure::repeated(rounds, || Gazetteer::open(kept))
    });
    let making = Making { build: Some(build), bytes: Some(bytes.len()), open };
    Ok(Entrant { contestant: Box::new(Ours::open(bytes)?), making })
}

fn aho(keys: &[String], folded: bool) -> Result<Entrant, Box<dyn Error>> {
    let (aho, build) = measure::on_all_cores(|| Aho::new(keys, folded));
    let aho = aho?;
    let making = Making { build: Some(build), bytes: Some(aho.bytes()), open: None };
    Ok(Entrant { contestant: Box::new(aho), making })
}

fn daac(build: impl Fn() -> Result<Daac, String>, rounds: usize) -> Result<(Daac, Making), Box<dyn Error>> {
    let (daac, build) = measure::on_all_cores(build);
    let daac = daac?;
    let stored = daac.serialize();
    let open = (rounds > 0).then(|| measure::repeated(rounds, || Daac::open(&stored)));
    let making = Making { build: Some(build), bytes: Some(daac.bytes()), open };
    Ok((daac, making))
}

fn walk(keys: &[String], folded: bool, rounds: usize) -> Result<Entrant, Box<dyn Error>> {
    let (walk, build) = measure::on_all_cores(|| Walk::new(keys, folded));
    let walk = walk?;
    let open = (rounds > 0).then(|| measure::repeated(rounds, || Walk::open(walk.bytes()).is_ok()));
    let making = Making { build: Some(build), bytes: Some(walk.bytes().len()), open };
    Ok(Entrant { contestant: Box::new(walk), making })
}
