//! Numbers that look random and are the same in every run: splitmix64, and choices made with it. The generators of
//! names and text take every decision here, so a seed is all that a run must state to be repeated.

/// A stream of numbers from a seed.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The stream that belongs to `seed`.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number below `limit`, or 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        // The high half of a 128-bit product: no division, and no bias that could matter here.
        let product = u128::from(self.bits()) * limit as u128;
        (product >> 64) as usize
    }

    /// True `percent` times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, each as likely as the next.
    ///
    /// # Panics
    /// If there are none.
    pub fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }

    /// Puts `items` in a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// Items that are chosen as often as their weights say.
#[derive(Clone, Debug)]
pub(super) struct Weighted<T> {
    items: Vec<T>,
    /// The sum of the weights up to and with each item.
    sums: Vec<u64>,
}

impl<T> Weighted<T> {
    /// Takes (item, weight) pairs; an item of weight 0 is never chosen.
    pub(super) fn new(pairs: impl IntoIterator<Item = (T, u64)>) -> Weighted<T> {
        let mut weighted = Weighted { items: Vec::new(), sums: Vec::new() };
        let mut sum = 0;
        for (item, weight) in pairs {
            sum += weight;
            weighted.items.push(item);
            weighted.sums.push(sum);
        }
        weighted
    }

    /// One of the items.
    ///
    /// # Panics
    /// If there are none.
    pub(super) fn pick(&self, random: &mut Random) -> &T {
        let sum = self.sums.last().copied().unwrap_or(0);
        let at = random.below(sum as usize) as u64;
        &self.items[self.sums.partition_point(|&upto| upto <= at)]
    }
}
