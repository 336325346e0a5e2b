//! Taking times that can be put beside each other: in turns, so that whatever else the machine does meets everyone, and
//! by the processor, so that waiting for a core does not count. Absolute figures move by a tenth between runs; ratios
//! within one run hold.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::{ProcessTime, ThreadTime};

use crate::contest::Contestant;

/// Seconds that each contestant takes to read all documents: the median of `rounds`, in which they take turns. Before
/// that everyone reads for a while untimed: in a virtual machine, memory that has just been filled is two to three times
/// as slow for the first twenty rounds over a megabyte of text, whoever reads it.
pub fn in_turns(contestants: &mut [&mut dyn Contestant], documents: &[String], rounds: usize) -> Vec<f64> {
    for contestant in contestants.iter_mut() {
        warm_up(*contestant, documents);
    }
    let mut seconds = vec![Vec::with_capacity(rounds); contestants.len()];
    for _ in 0..rounds {
        for (contestant, seconds) in contestants.iter_mut().zip(&mut seconds) {
            seconds.push(once(|| read_all(*contestant, documents)).1);
        }
    }
    seconds.into_iter().map(median).collect()
}

/// Processor time that a contestant reads before it is timed: a third of what criterion gives.
const WARM_UP: Duration = Duration::from_secs(1);

fn warm_up(contestant: &mut dyn Contestant, documents: &[String]) {
    let start = ThreadTime::now();
    while start.elapsed() < WARM_UP {
        read_all(contestant, documents);
    }
}

fn read_all(contestant: &mut dyn Contestant, documents: &[String]) {
    for document in documents {
        contestant.run(document);
        black_box(&mut *contestant);
    }
}

/// What `work` gives, and the seconds this thread took for it.
pub fn once<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = ThreadTime::now();
    let value = black_box(work());
    (value, start.elapsed().as_secs_f64())
}

/// What `work` gives, and the median of the seconds that doing it three times took on all cores: for building, which may
/// use more than one.
pub fn on_all_cores<T>(work: impl Fn() -> T) -> (T, f64) {
    let once = || {
        let start = ProcessTime::now();
        let value = black_box(work());
        (value, start.elapsed().as_secs_f64())
    };
    let (first, second) = (once().1, once().1);
    let (value, third) = once();
    (value, median(vec![first, second, third]))
}

/// The median seconds of `rounds` times `work`; what `work` gives is dropped outside the timing.
pub fn repeated<T>(rounds: usize, mut work: impl FnMut() -> T) -> f64 {
    median((0..rounds).map(|_| once(&mut work).1).collect())
}

/// The middle one, or the mean of the middle two.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        len if len % 2 == 1 => values[len / 2],
        len => f64::midpoint(values[len / 2 - 1], values[len / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn time_passes() {
        let (sum, seconds) = once(|| (0..1_000_000_u64).fold(0, |sum, n| sum ^ black_box(n)));
        assert!(sum < 1_048_576 && seconds > 0.0);
    }
}
