//! Gazetteers on top of each other: what an extractor matches against. Made once an extractor; nothing below is built
//! anew.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Gazetteer;
use super::listed::Listed;

/// Several gazetteers as one.
///
/// * Where entities of two layers have one id, the layer of higher priority has it; of equal ones, the later.
/// * Where names of two layers stand at the same words, those of the highest priority count, of equal ones all.
/// * A longer name goes before a shorter one, whatever their priorities.
///
/// ```
/// use dateline::gazetteer::{Gazetteer, Overlay};
///
/// let towns = Gazetteer::from_tsv("towns.tsv", "id\tkind\tname\nt.1\tplace.city\tSalem\nt.2\tplace.city\tBasra\n")?;
/// let ships = Gazetteer::from_tsv("ships.tsv", "id\tkind\tname\ns.1\torg.other\tSalem\n")?;
/// let mut overlay = Overlay::new();
/// overlay.push(towns, 0).push(ships, 10).remove("t.2");
/// let found = overlay.find("The Salem left Basra.")?;
/// let ids: Vec<&str> = found.iter().flat_map(|name| name.meanings()).map(|meaning| meaning.entity().id()).collect();
/// assert_eq!(ids, ["s.1"]);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    layers: Vec<Layer>,
    removed: FxHashSet<String>,
    /// By ISO 3166-1 code: the row of the country.
    by_country: FxHashMap<String, u32>,
}

/// A gazetteer in its place.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub(crate) gazetteer: Gazetteer,
    pub(crate) priority: i32,
    /// What the overlay adds to the layer's rows to number them.
    base: u32,
    /// Rows that count for nothing: removed, or replaced by another layer's.
    hidden: FxHashSet<u32>,
}

impl Layer {
    /// Whether a row counts.
    #[inline(always)]
    pub(crate) fn shows(&self, row: u32) -> bool {
        self.hidden.is_empty() || !self.hidden.contains(&row)
    }
}

impl Overlay {
    /// An overlay without layers.
    pub fn new() -> Overlay {
        Overlay::default()
    }

    /// Puts a gazetteer on top. The crate's own has priority 0.
    pub fn push(&mut self, gazetteer: Gazetteer, priority: i32) -> &mut Overlay {
        let base = self.layers.last().map_or(0, |last| last.base.saturating_add(last.gazetteer.rows()));
        let mut layer = Layer { gazetteer, priority, base, hidden: FxHashSet::default() };
        for below in &mut self.layers {
            hide_twins(below, &mut layer);
        }
        for id in &self.removed {
            layer.hidden.extend(layer.gazetteer.row_of(id));
        }
        self.layers.push(layer);
        self.note_countries();
        self
    }

    /// Takes the entity with this id out of every layer, those still to come too.
    pub fn remove(&mut self, id: &str) -> &mut Overlay {
        for layer in &mut self.layers {
            layer.hidden.extend(layer.gazetteer.row_of(id));
        }
        self.removed.insert(id.to_owned());
        self.note_countries();
        self
    }

    pub(crate) fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The number of a layer's row in the whole.
    pub(crate) fn number(&self, layer: usize, row: u32) -> u32 {
        self.layers.get(layer).map_or(u32::MAX, |layer| layer.base + row)
    }

    /// The entity with a number of the whole. There must be layers: a number comes from a name found in one.
    pub(crate) fn row(&self, number: u32) -> Listed<'_> {
        let at = self.layers.partition_point(|layer| layer.base <= number).saturating_sub(1);
        let layer = &self.layers[at];
        layer.gazetteer.listed(number - layer.base)
    }

    /// The country of an ISO 3166-1 code.
    pub(crate) fn country(&self, code: &str) -> Option<u32> {
        self.by_country.get(code).copied()
    }

    fn note_countries(&mut self) {
        let mut found = FxHashMap::default();
        for layer in &self.layers {
            for (code, row) in layer.gazetteer.countries().filter(|&(_, row)| layer.shows(row)) {
                found.entry(code.to_owned()).or_insert(layer.base + row);
            }
        }
        self.by_country = found;
    }
}

/// Of two rows with one id hides the one that counts less. Looks up the ids of the smaller layer in the larger.
fn hide_twins(below: &mut Layer, above: &mut Layer) {
    let above_wins = above.priority >= below.priority;
    let (few, many) =
        if below.gazetteer.len() < above.gazetteer.len() { (&*below, &*above) } else { (&*above, &*below) };
    let twins = few.gazetteer.twins(&many.gazetteer);
    let few_is_above = std::ptr::eq(few, above);
    for (in_few, in_many) in twins {
        let (in_above, in_below) = if few_is_above { (in_few, in_many) } else { (in_many, in_few) };
        if above_wins {
            below.hidden.insert(in_below)
        } else {
            above.hidden.insert(in_above)
        };
    }
}
