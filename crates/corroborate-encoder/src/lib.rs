//! Reads a tokenised sentence in one pass of a small transformer: parts of speech, lemmas,
//! a dependency tree, names, mentions, predicates with their arguments, and vectors of
//! what the sentence and its words mean.
//!
//! ```no_run
//! use corroborate_encoder::{Encoder, Upos};
//!
//! let encoder = Encoder::from_dir("models".as_ref())?;
//! let sentence: &[&str] = &["Rescuers", "found", "two", "miners", "on", "Sunday", "."];
//! let readings = encoder.read(&[sentence], 1);
//! let found = &readings[0].words[1];
//! assert_eq!((found.upos, found.lemma.as_str(), found.head), (Upos::Verb, "find", None));
//! # Ok::<(), corroborate_encoder::LoadError>(())
//! ```
//!
//! The crate knows nothing of documents, and nothing of news. Tokens come from outside;
//! they should be cut as the English treebanks of Universal Dependencies cut them ("do" +
//! "n't").
//!
//! How a sentence is read:
//!
//! 1. `subwords` and `shape` turn each word into numbers,
//! 2. `window` cuts a sentence that is too long, `batch` puts sentences together,
//! 3. `network` computes `scores` with the model's `weights`,
//! 4. `decode` makes a reading of the scores, with `tree` for heads, `names` for names and
//!    `lemma` for dictionary forms.
//!
//! What is read is *pure*: a sentence reads the same to the last bit alone, in any company
//! and with any number of threads. So a reading can be kept under the sentence and
//! [`Encoder::checksum`], and work can be cut up in any way. (Another processor family may
//! round differently.)

mod batch;
mod decode;
mod error;
mod files;
mod labels;
mod lemma;
mod memory;
mod names;
mod network;
mod projective;
mod reading;
mod scores;
mod shape;
mod subwords;
mod tables;
#[cfg(test)]
mod testing;
mod tree;
mod weights;
mod window;
mod workers;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

pub use error::{LoadError, LoadErrorKind};
pub use labels::{Deprel, MentionKind, NameKind, NameTag, Role, Upos, Xpos};
pub use reading::{Argument, NameKinds, Predicate, Reading, Sense, Word};

use files::Files;
use memory::Memory;
use network::Network;
use subwords::Subwords;
use tables::Tables;
use workers::Workers;

/// A loaded model. It can be shared between threads. What it says does not change, but it
/// remembers what it read last.
pub struct Encoder {
    checksum: String,
    tables: Tables,
    subwords: Subwords,
    network: Network,
    workers: Workers,
    memory: Memory,
}

impl Encoder {
    /// Loads a model folder.
    ///
    /// # Errors
    /// If a file is missing, is not the one that the folder's `SHA256SUMS` names, or does
    /// not fit this version. A model that loads can read any sentence.
    pub fn from_dir(path: &Path) -> Result<Encoder, LoadError> {
        let files = Files::from_dir(path);
        files.and_then(|files| Encoder::load(&files)).map_err(|error| error.in_folder(path))
    }

    /// Loads a model from (file name, bytes) pairs, for programs that carry it within.
    ///
    /// # Errors
    /// As [`Encoder::from_dir`].
    pub fn from_files(files: &[(&str, &[u8])]) -> Result<Encoder, LoadError> {
        Encoder::load(&Files::from_memory(files)?)
    }

    fn load(files: &Files<'_>) -> Result<Encoder, LoadError> {
        let malformed = |file, what: String| LoadError::new(LoadErrorKind::Malformed, file, what);
        let tables = Tables::parse(&files.labels).map_err(|what| malformed(files::LABELS, what))?;
        let vocabulary = str::from_utf8(&files.vocabulary)
            .map_err(|error| malformed(files::VOCABULARY, "is not text".to_owned()).because(error))?;
        let subwords = Subwords::parse(vocabulary).map_err(|what| malformed(files::VOCABULARY, what))?;
        Ok(Encoder {
            checksum: files.checksum.clone(),
            network: Network::load(files, &tables, &subwords)?,
            tables,
            subwords,
            workers: Workers::default(),
            memory: Memory::new(memory::MOST_BYTES),
        })
    }

    /// Names the weights: hexadecimal SHA-256 of the model's `SHA256SUMS`.
    pub fn checksum(&self) -> &str {
        &self.checksum
    }

    /// Reads sentences, each given as its tokens, on `threads` threads (0 counts as 1).
    ///
    /// Result `i` belongs to sentence `i` and has an entry for each of its tokens. Any
    /// tokens can be read, empty ones and ones with white space included. A sentence reads
    /// the same to the bit alone, in any company and with any `threads`.
    ///
    /// Give many sentences at once: one by one they would take twice the time, and only one
    /// thread. What was read before, lately, takes no time.
    ///
    /// # Panics
    /// If the machine has no memory or threads left.
    pub fn read(&self, sentences: &[&[&str]], threads: usize) -> Vec<Reading> {
        let keys: Vec<memory::Key> = sentences.iter().map(|tokens| memory::key(tokens)).collect();
        let mut readings = self.memory.recall(&keys);
        // The first of those that are the same is read, the others take its reading.
        let mut firsts: HashMap<&memory::Key, usize> = HashMap::new();
        let is_new = |at: &usize| readings[*at].is_none() && *firsts.entry(&keys[*at]).or_insert(*at) == *at;
        let new: Vec<usize> = (0..sentences.len()).filter(is_new).collect();
        let new_sentences: Vec<&[&str]> = new.iter().map(|at| sentences[*at]).collect();
        for (at, reading) in new.iter().zip(self.read_new(&new_sentences, threads)) {
            readings[*at] = Some(reading);
        }
        let in_order = keys.iter().enumerate().map(|(at, key)| match firsts.get(key) {
            Some(first) => readings[*first].clone(),
            None => readings[at].take(),
        });
        let in_order: Vec<Reading> = in_order.map(Option::unwrap_or_default).collect();
        let kept = new.into_iter().filter_map(|at| Some((keys[at].clone(), readings[at].take()?)));
        self.memory.keep(kept);
        in_order
    }

    /// Changes how many bytes the sentences that are remembered may take, about; 0 is none.
    pub fn remembering(self, bytes: usize) -> Encoder {
        Encoder { memory: Memory::new(bytes), ..self }
    }

    fn read_new(&self, sentences: &[&[&str]], threads: usize) -> Vec<Reading> {
        let words = sentences.iter().enumerate();
        let cut = |(at, words): (usize, &&[&str])| batch::pieces(at, words, &self.subwords, self.tables.longest);
        let batches = batch::batches(words.flat_map(cut).collect(), threads.max(1));

        let read = |batch: &Vec<batch::Piece>| decode::read(&self.network, &self.tables, sentences, batch);
        let results = self.workers.map(&batches, threads, read);

        let mut cores: Vec<Vec<(usize, Reading)>> = sentences.iter().map(|_| Vec::new()).collect();
        for (piece, reading) in batches.iter().flatten().zip(results.into_iter().flatten()) {
            cores[piece.sentence].push((piece.window.core.start, reading));
        }
        let in_order = |mut cores: Vec<(usize, Reading)>| {
            cores.sort_by_key(|(start, _)| *start);
            window::join(cores.into_iter().map(|(_, reading)| reading).collect())
        };
        cores.into_iter().map(in_order).collect()
    }
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder").field("checksum", &self.checksum).finish_non_exhaustive()
    }
}
