//! Lists that are short nearly always: the subjects of a verb, its objects, the fillers of a role. While they are, they
//! lie where they are held; on the heap they would cost more than what is done with them. Some ten are made a sentence.

use std::ops::{Deref, DerefMut};

/// A list whose first `N` elements need no heap. Reads as a slice.
#[derive(Clone, Debug)]
pub(crate) enum Few<T, const N: usize> {
    /// How many there are, and room for them.
    Here(u8, [T; N]),
    /// All of them, once they have become more.
    Heap(Vec<T>),
}

/// Noun phrases, by index.
pub(crate) type Nouns = Few<usize, 3>;

impl<T: Default, const N: usize> Few<T, N> {
    #[inline]
    pub(crate) fn one(only: T) -> Few<T, N> {
        let mut list = Few::default();
        list.push(only);
        list
    }

    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        if let Few::Here(len, items) = self {
            if let Some(slot) = items.get_mut(usize::from(*len)) {
                *slot = item;
                *len += 1;
                return;
            }
        }
        self.push_to_heap(item);
    }

    #[cold]
    fn push_to_heap(&mut self, item: T) {
        match self {
            Few::Here(_, items) => {
                let mut all = Vec::with_capacity(2 * N + 1);
                all.extend(items.iter_mut().map(std::mem::take));
                all.push(item);
                *self = Few::Heap(all);
            }
            Few::Heap(items) => items.push(item),
        }
    }

    /// Puts an element before all others.
    pub(crate) fn push_front(&mut self, item: T) {
        self.push(item);
        self.rotate_right(1);
    }

    /// Takes an element out; nothing past the end.
    pub(crate) fn remove(&mut self, at: usize) -> T {
        let Some(rest) = self.get_mut(at..).filter(|rest| !rest.is_empty()) else { return T::default() };
        rest.rotate_left(1);
        let last = self.len() - 1;
        let item = std::mem::take(&mut self[last]);
        self.truncate(last);
        item
    }

    pub(crate) fn truncate(&mut self, most: usize) {
        match self {
            Few::Here(len, _) => *len = u8::try_from(most).map_or(*len, |most| most.min(*len)),
            Few::Heap(items) => items.truncate(most),
        }
    }

    /// Drops the elements that do not fit.
    pub(crate) fn retain(&mut self, fits: impl Fn(&T) -> bool) {
        let mut kept = 0;
        for at in 0..self.len() {
            if fits(&self[at]) {
                if kept < at {
                    self.swap(kept, at);
                }
                kept += 1;
            }
        }
        self.truncate(kept);
    }
}

impl<T: Default, const N: usize> Default for Few<T, N> {
    #[inline]
    fn default() -> Few<T, N> {
        Few::Here(0, std::array::from_fn(|_| T::default()))
    }
}

impl<T, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Few::Here(len, items) => items.get(..usize::from(*len)).unwrap_or(items),
            Few::Heap(items) => items,
        }
    }
}

impl<T, const N: usize> DerefMut for Few<T, N> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self {
            Few::Here(len, items) => {
                let len = usize::from(*len).min(N);
                &mut items[..len]
            }
            Few::Heap(items) => items,
        }
    }
}

impl<T: PartialEq, const N: usize> PartialEq for Few<T, N> {
    fn eq(&self, other: &Few<T, N>) -> bool {
        **self == **other
    }
}

impl<T: Default, const N: usize> Extend<T> for Few<T, N> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T: Default, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Few<T, N> {
        let mut list = Few::default();
        list.extend(items);
        list
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a Few<T, N> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> std::slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut Few<T, N> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> std::slice::IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T: Default, const N: usize> IntoIterator for Few<T, N> {
    type Item = T;
    type IntoIter = Items<T, N>;

    fn into_iter(self) -> Items<T, N> {
        Items { list: self, next: 0 }
    }
}

/// The elements of a list that is used up.
pub(crate) struct Items<T, const N: usize> {
    list: Few<T, N>,
    next: usize,
}

impl<T: Default, const N: usize> Iterator for Items<T, N> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let item = self.list.get_mut(self.next)?;
        self.next += 1;
        Some(std::mem::take(item))
    }
}

#[cfg(test)]
mod tests {
    use super::Few;

    #[test]
    fn here_and_on_the_heap_the_same() {
        for many in 0..8 {
            let mut few: Few<usize, 3> = (0..many).collect();
            let mut all: Vec<usize> = (0..many).collect();
            assert_eq!(*few, *all);
            few.push_front(9);
            all.insert(0, 9);
            assert_eq!(*few, *all);
            few.retain(|item| item % 2 == 1);
            all.retain(|item| item % 2 == 1);
            assert_eq!(*few, *all);
            assert_eq!((few.remove(0), few.remove(9)), (all.remove(0), 0));
            assert_eq!(*few, *all);
            few.extend([4, 5]);
            few.truncate(2);
            all.extend([4, 5]);
            all.truncate(2);
            assert_eq!(*few, *all);
            assert!(few.into_iter().eq(all));
        }
    }
}
