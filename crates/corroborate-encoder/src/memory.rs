//! Sentences that were read before.
//!
//! Agencies' texts come back in report after report, and so does what pages put around them. A reading depends on the
//! sentence's tokens alone, so it is kept under them and given again; what comes out is the same with and without.
//!
//! The memory is bounded. It has two halves: what is read or asked for goes to the new half, and when that is full, the
//! old half is forgotten and the new one becomes the old. So what keeps coming back is kept, whatever comes between, at
//! the price of a hash table.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::reading::{Argument, Predicate, Reading, Word};

/// Bytes that readings may take, about: both halves hold some 200 reports of 600 words, which is an hour of what a large
/// agency sends to its subscribers, and an eighth of what the program may take.
pub(crate) const MOST_BYTES: usize = 48 << 20;

/// The tokens of a sentence, told apart from all others.
pub(crate) type Key = Box<[u8]>;

pub(crate) fn key(tokens: &[&str]) -> Key {
    let mut key = Vec::with_capacity(tokens.iter().map(|token| token.len() + 1).sum());
    for token in tokens {
        // A length that does not fit is split up: 255 stands for "and more".
        let mut length = token.len();
        while length >= 255 {
            key.push(255);
            length -= 255;
        }
        key.push(length as u8);
        key.extend_from_slice(token.as_bytes());
    }
    key.into_boxed_slice()
}

/// Readings by the tokens of their sentences.
pub(crate) struct Memory {
    most: usize,
    halves: Mutex<Halves>,
}

#[derive(Default)]
struct Halves {
    new: HashMap<Key, Reading>,
    old: HashMap<Key, Reading>,
    /// Bytes in the new half.
    bytes: usize,
}

impl Memory {
    pub(crate) fn new(most: usize) -> Memory {
        Memory { most, halves: Mutex::default() }
    }

    /// What was read of each sentence before.
    pub(crate) fn recall(&self, keys: &[Key]) -> Vec<Option<Reading>> {
        let mut halves = self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        keys.iter().map(|key| halves.recall(key, self.most)).collect()
    }

    pub(crate) fn keep(&self, readings: impl Iterator<Item = (Key, Reading)>) {
        let mut halves = self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        readings.for_each(|(key, reading)| halves.keep(key, reading, self.most));
    }
}

impl Halves {
    fn recall(&mut self, key: &Key, most: usize) -> Option<Reading> {
        if let Some(reading) = self.new.get(key) {
            return Some(reading.clone());
        }
        let (key, reading) = self.old.remove_entry(key)?;
        self.keep(key, reading.clone(), most);
        Some(reading)
    }

    fn keep(&mut self, key: Key, reading: Reading, most: usize) {
        let bytes = size(&key, &reading);
        if bytes > most / 2 {
            return;
        }
        if self.bytes + bytes > most / 2 {
            self.old = std::mem::take(&mut self.new);
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.new.insert(key, reading);
    }
}

/// Bytes that an entry takes, about.
fn size(key: &Key, reading: &Reading) -> usize {
    /// What the allocator adds to each piece.
    const PIECE: usize = 16;
    let words: usize =
        reading.words.iter().map(|word| size_of::<Word>() + word.lemma.len() + word.sense.size() + 2 * PIECE).sum();
    let predicate = |predicate: &Predicate| predicate.arguments.len() * size_of::<Argument>() + PIECE;
    let predicates: usize = reading.predicates.iter().map(|p| size_of::<Predicate>() + predicate(p)).sum();
    let entry = size_of::<(Key, Reading)>() + 4 * PIECE;
    entry + key.len() + words + predicates + size_of_val(&reading.vector[..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(number: usize) -> Reading {
        Reading { vector: vec![number as f32; 100], ..Reading::default() }
    }

    #[test]
    fn keys_tell_sentences_apart() {
        let long = "x".repeat(255);
        let sentences: [&[&str]; 9] =
            [&[], &[""], &["", ""], &["a", "b"], &["ab"], &["a b"], &["a\0b"], &[&long], &[&long, ""]];
        let mut keys: Vec<Key> = sentences.iter().map(|tokens| key(tokens)).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), sentences.len());
    }

    #[test]
    fn what_comes_back_is_kept_and_the_rest_is_forgotten() {
        let memory = Memory::new(20_000);
        let often = [key(&["again"])];
        memory.keep(std::iter::once((often[0].clone(), reading(0))));
        for number in 1..1000 {
            let own = key(&[&number.to_string()]);
            assert_eq!(memory.recall(std::slice::from_ref(&own)), [None]);
            memory.keep(std::iter::once((own, reading(number))));
            assert_eq!(memory.recall(&often), [Some(reading(0))]);
            let halves = memory.halves.lock().unwrap();
            let bytes: usize = halves.new.iter().chain(&halves.old).map(|(key, reading)| size(key, reading)).sum();
            assert!(bytes <= 20_000, "{bytes}");
        }
        assert_eq!(memory.recall(&[key(&["1"])]), [None]);
        assert_eq!(memory.recall(&[key(&["999"])]), [Some(reading(999))]);
    }

    #[test]
    fn no_room_no_memory() {
        let memory = Memory::new(0);
        memory.keep(std::iter::once((key(&["a"]), reading(1))));
        assert_eq!(memory.recall(&[key(&["a"])]), [None]);
    }
}
