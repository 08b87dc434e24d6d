//! Sets of a few things.

use std::borrow::Borrow;

/// A set of a few things, in order. Mentions have a handful of words: looking through them is faster than any tree.
#[derive(Debug, Clone)]
pub(super) struct Few<T>(Vec<T>);

impl<T: Ord> Few<T> {
    pub(super) fn insert(&mut self, item: T) {
        if let Err(place) = self.0.binary_search(&item) {
            self.0.insert(place, item);
        }
    }

    pub(super) fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|known| known.borrow().cmp(item)).is_ok()
    }

    pub(super) fn is_subset(&self, other: &Few<T>) -> bool {
        self.iter().all(|item| other.contains(item))
    }
}

impl<T> Few<T> {
    pub(super) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.insert(item));
    }
}

impl<T: Ord> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut few = Few::default();
        few.extend(items);
        few
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_twice_is_there_once_and_in_order() {
        let few: Few<String> = ["b", "a", "b"].map(String::from).into_iter().collect();
        assert_eq!(few.iter().collect::<Vec<_>>(), ["a", "b"]);
        assert!(few.contains("a") && !few.contains("c") && few.is_subset(&few));
    }
}
