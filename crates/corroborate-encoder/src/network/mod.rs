//! The model's computation: embeddings, six layers, heads.
//!
//! It is what the ONNX files of the model compute, spelled out. A runtime that takes the graph node by node was the
//! first version: it spends more than half its time between the multiplications, sending numbers through memory for
//! each small step, pads sentences to a rectangle, and scores every subword where only the first of each word is asked
//! for. Here rows of all sentences of a batch stand below each other without padding, and what lies between two
//! multiplications is one pass (`passes`). All but one of these are of bytes, which processors multiply fastest (`kernel`).
//!
//! Nothing in a row's numbers comes from another sentence: integer sums are exact in any order, scales are constants,
//! attention sees one sentence, and what is summed in floats is summed in an order that does not depend on the batch.

mod attention;
mod begins;
mod fixed;
mod kernel;
mod linear;
mod passes;
mod quantization;

use std::cell::RefCell;

use corroborate_matrix::Lines;
use rten_simd::SimdOp;
use rten_tensor::NdTensorView;

use crate::batch::Piece;
use crate::error::{LoadError, LoadErrorKind};
use crate::files;
use crate::reading::SENSE;
use crate::scores::{Scores, Table};
use crate::shape::Shape;
use crate::subwords::Subwords;
use crate::tables::Tables;
use crate::weights::Weights;
use attention::{Attention, Scratch};
use begins::Begins;
use fixed::FixedLinear;
use kernel::{Room, product};
use linear::IntegerLinear;
use passes::{Activate, Add, AddScaled, Norm, Normalise, Quantize, SumAtLeastZero, Write};
use quantization::Quantization;

/// Numbers for each subword between layers.
const HIDDEN: usize = 384;
/// Numbers for each subword inside a layer.
const INNER: usize = 1536;
const LAYERS: usize = 6;
/// Heads of attention in a layer.
const HEADS: usize = 12;
/// Numbers that a word is compared with to find arcs, and to label pairs.
const ARC: usize = 256;
const PAIR: usize = 128;

/// The states that a word's sense is made of, each the mean over its subwords, side by side.
const SENSE_STATES: [usize; 2] = [0, 3];
const SENSE_INPUT: usize = SENSE_STATES.len() * HIDDEN;

/// Pairs that are labelled at once: bounds the memory that a long sentence takes.
const MOST_PAIRS: usize = 4096;

/// The loaded model. It does not change.
pub(crate) struct Network {
    words: Vec<i8>,
    word_scales: Vec<f32>,
    positions: Vec<f32>,
    shapes: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    tags: Head,
    syntax: Head,
    names: Head,
    frames: Head,
    arc: FixedLinear,
    relations: Pairs,
    roles: Pairs,
    senses: FixedLinear,
    begins: Begins,
}

struct Layer {
    attention: IntegerLinear,
    out: IntegerLinear,
    norm1: Norm,
    up: IntegerLinear,
    down: IntegerLinear,
    norm2: Norm,
}

/// A linear layer over a mix of the states between the layers.
struct Head {
    /// State `i` counts for this much.
    mix: [f32; LAYERS + 1],
    linear: FixedLinear,
}

/// Scores of pairs of words, from numbers that each of them has.
struct Pairs(FixedLinear);

impl Network {
    pub(crate) fn load(files: &files::Files<'_>, tables: &Tables, subwords: &Subwords) -> Result<Network, LoadError> {
        if tables.vector != HIDDEN {
            let what = format!("\"hidden\" is {} and not {HIDDEN}", tables.vector);
            return Err(LoadError::new(LoadErrorKind::Malformed, files::LABELS, what));
        }
        let mut encoder = Weights::parse(files::ENCODER, &files.encoder)?;
        let weights = &mut encoder;
        let vocabulary = usize::try_from(subwords.last()).unwrap_or_default() + 1;
        let tags = tables.upos.len() + tables.xpos.len() + tables.lemma_rules.len();
        let network = Network {
            words: weights.integers("words.rows", &[vocabulary, HIDDEN])?,
            word_scales: weights.floats("words.scale", &[vocabulary, 1])?,
            positions: weights.floats("positions", &[tables.longest, HIDDEN])?,
            shapes: weights.floats("shapes", &[Shape::NAMES.len(), HIDDEN])?,
            norm: Norm::load(weights, "norm")?,
            layers: (0..LAYERS).map(|n| Layer::load(weights, n)).collect::<Result<_, _>>()?,
            tags: Head::load(weights, "tags", tags)?,
            syntax: Head::load(weights, "syntax", 2 * ARC + 2 * PAIR)?,
            names: Head::load(weights, "names", tables.names.len() + tables.mention_kinds.len())?,
            frames: Head::load(weights, "frames", 1 + 2 * PAIR)?,
            arc: FixedLinear::load(weights, "arc", [ARC, ARC])?,
            relations: Pairs::load(files::RELATIONS, &files.relations, tables.deprels.len())?,
            roles: Pairs::load(files::ROLES, &files.roles, tables.roles.len())?,
            senses: load_senses(&files.senses)?,
            begins: Begins::load(&files.begins)?,
        };
        encoder.finish()?;
        Ok(network)
    }

    /// Reads a batch of pieces.
    pub(crate) fn read(&self, batch: &[Piece]) -> Scores {
        STATES.with_borrow_mut(|states| {
            let mut rows = std::mem::take(&mut states.rows);
            self.embed(batch, &mut rows);
            let scores = self.read_rows(batch, &mut rows, states);
            states.rows = rows;
            scores
        })
    }

    fn read_rows(&self, batch: &[Piece], rows: &mut [f32], states: &mut States) -> Scores {
        let kept: Vec<usize> = kept_rows(batch).collect();
        let mut mixes =
            [&self.tags, &self.syntax, &self.names, &self.frames].map(|head| (head, vec![0.0; kept.len() * HIDDEN]));
        states.make_room(rows.len());
        states.norm(rows, &self.norm, self.layers[0].attention.input);
        add_to_mixes(&mut mixes, 0, rows, &kept);
        let mut means = vec![0.0; kept.len() * SENSE_INPUT];
        add_to_means(&mut means, 0, rows, batch);
        let mut begins = Begins::input(kept.len());
        Begins::add(&mut begins, 0, rows, &kept);
        let lengths: Vec<usize> = batch.iter().map(|piece| piece.ids.len()).collect();
        for (n, layer) in self.layers.iter().enumerate() {
            let next = self.layers.get(n + 1).map_or(layer.attention.input, |next| next.attention.input);
            states.attend(layer, rows, &lengths);
            states.widen(layer, rows, next);
            add_to_mixes(&mut mixes, n + 1, rows, &kept);
            add_to_means(&mut means, n + 1, rows, batch);
            Begins::add(&mut begins, n + 1, rows, &kept);
        }
        let [tags, syntax, names, frames] = mixes.map(|(head, mix)| head.linear.table(&mix));
        let vectors = Table::new(HIDDEN, vectors(rows, &lengths));
        let arcs = self.arcs(&syntax, batch);
        let senses = self.senses.table(&means);
        let begins = self.begins.score(&begins, batch);
        Scores { tags, syntax, names, frames, arcs, senses, begins, vectors }
    }

    /// Words, positions and shapes, added.
    fn embed(&self, batch: &[Piece], rows: &mut Lines<f32>) {
        let size: usize = batch.iter().map(|piece| piece.ids.len()).sum();
        rows.resize(size * HIDDEN);
        let mut places = rows.chunks_exact_mut(HIDDEN);
        for piece in batch {
            let of = |table: usize| table * HIDDEN..(table + 1) * HIDDEN;
            for ((at, (id, shape)), place) in piece.ids.iter().zip(&piece.shapes).enumerate().zip(&mut places) {
                let (id, shape) = (*id as usize, *shape as usize);
                let scale = self.word_scales[id];
                let others = self.shapes[of(shape)].iter().zip(&self.positions[of(at)]);
                let words = self.words[of(id)].iter().zip(others);
                for (place, (word, (shape, position))) in place.iter_mut().zip(words) {
                    *place = f32::from(*word) * scale + shape + position;
                }
            }
        }
    }

    /// For each piece, scores of its words and the root as the heads of each other.
    fn arcs(&self, syntax: &Table, batch: &[Piece]) -> Vec<Table> {
        let at_least_zero = |from: usize| {
            let mut rows = vec![0.0; syntax.rows().len() * ARC];
            for (place, row) in rows.chunks_exact_mut(ARC).zip(syntax.rows()) {
                place.iter_mut().zip(&row[from..]).for_each(|(place, x)| *place = x.max(0.0));
            }
            rows
        };
        let heads = at_least_zero(ARC);
        let dependents = self.arc.apply(&at_least_zero(0));
        let mut first = 0;
        let table = |piece: &Piece| {
            let count = piece.kept();
            let part = |numbers| NdTensorView::from_data([count, ARC], numbers_of(numbers, first, count));
            let table = Table::new(count, product(part(&dependents), part(&heads)));
            first += count;
            table
        };
        batch.iter().map(table).collect()
    }

    /// Scores the relations of (dependent, head) pairs, each given by a row of its own.
    pub(crate) fn relations(&self, scores: &Scores, pairs: &[(usize, usize)]) -> Table {
        self.relations.label(pairs, |row| &scores.syntax.row(row)[2 * ARC..])
    }

    /// Scores the roles of (predicate, argument) pairs, each given by a row of its own.
    pub(crate) fn roles(&self, scores: &Scores, pairs: &[(usize, usize)]) -> Table {
        self.roles.label(pairs, |row| &scores.frames.row(row)[1..])
    }
}

fn numbers_of(numbers: &[f32], first: usize, count: usize) -> &[f32] {
    &numbers[first * ARC..(first + count) * ARC]
}

/// The rows of the marks that stand for the root and of the words' first subwords, in the order of [`Scores`].
fn kept_rows(batch: &[Piece]) -> impl Iterator<Item = usize> {
    let mut start = 0;
    batch.iter().flat_map(move |piece| {
        let from = start;
        start += piece.ids.len();
        std::iter::once(from).chain(piece.firsts.iter().map(move |first| from + first))
    })
}

fn add_to_mixes(mixes: &mut [(&Head, Vec<f32>); 4], state: usize, rows: &[f32], kept: &[usize]) {
    for (head, mix) in mixes {
        let factor = head.mix[state];
        if factor == 0.0 {
            continue;
        }
        for (row, at) in mix.chunks_exact_mut(HIDDEN).zip(kept) {
            AddScaled { rows: row, added: &rows[at * HIDDEN..][..HIDDEN], factor }.dispatch();
        }
    }
}

/// Adds what a state says of each word, where senses are made of it; the root has none.
fn add_to_means(means: &mut [f32], state: usize, rows: &[f32], batch: &[Piece]) {
    let Some(part) = SENSE_STATES.iter().position(|of| *of == state) else { return };
    let (mut start, mut places) = (0, means.chunks_exact_mut(SENSE_INPUT));
    for piece in batch {
        places.next();
        let ends = piece.firsts.iter().skip(1).copied().chain([piece.ids.len() - 1]);
        for ((first, end), place) in piece.firsts.iter().zip(ends).zip(places.by_ref()) {
            let place = &mut place[part * HIDDEN..][..HIDDEN];
            for at in *first..end {
                let added = &rows[(start + at) * HIDDEN..][..HIDDEN];
                AddScaled { rows: &mut *place, added, factor: 1.0 / (end - first) as f32 }.dispatch();
            }
        }
        start += piece.ids.len();
    }
}

/// The mean row of each sentence, one long.
fn vectors(rows: &[f32], lengths: &[usize]) -> Vec<f32> {
    let mut vectors = vec![0.0; lengths.len() * HIDDEN];
    let mut rest = rows;
    for (vector, length) in vectors.chunks_exact_mut(HIDDEN).zip(lengths) {
        let (sentence, others) = rest.split_at(length * HIDDEN);
        rest = others;
        for row in sentence.chunks_exact(HIDDEN) {
            AddScaled { rows: vector, added: row, factor: 1.0 / *length as f32 }.dispatch();
        }
        let size = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
        vector.iter_mut().for_each(|x| *x /= size);
    }
    vectors
}

fn load_senses(bytes: &[u8]) -> Result<FixedLinear, LoadError> {
    let mut weights = Weights::parse(files::SENSES, bytes)?;
    let senses = FixedLinear::load(&mut weights, "senses", [SENSE_INPUT, SENSE])?;
    weights.finish()?;
    Ok(senses)
}

impl Norm {
    fn load(weights: &mut Weights, name: &str) -> Result<Norm, LoadError> {
        let mut of = |part: &str| weights.floats(&format!("{name}.{part}"), &[HIDDEN]);
        Ok(Norm { weight: of("weight")?, bias: of("bias")? })
    }
}

impl Layer {
    fn load(weights: &mut Weights, n: usize) -> Result<Layer, LoadError> {
        let name = |part: &str| format!("layers.{n}.{part}");
        let square = [HIDDEN, HIDDEN];
        let attention = ["query", "key", "value"].map(name);
        Ok(Layer {
            attention: IntegerLinear::load(weights, &name("in_attention"), &attention, square)?,
            out: IntegerLinear::load(weights, &name("in_out"), &[name("out")], square)?,
            norm1: Norm::load(weights, &name("norm1"))?,
            up: IntegerLinear::load(weights, &name("in_up"), &[name("up")], [HIDDEN, INNER])?,
            down: IntegerLinear::load(weights, &name("in_down"), &[name("down")], [INNER, HIDDEN])?,
            norm2: Norm::load(weights, &name("norm2"))?,
        })
    }
}

impl Head {
    fn load(weights: &mut Weights, name: &str, columns: usize) -> Result<Head, LoadError> {
        let mut mix = [0.0; LAYERS + 1];
        for (state, factor) in mix.iter_mut().enumerate() {
            let name = format!("mix.{name}.{state}");
            if weights.has(&name) {
                *factor = weights.float(&name)?;
            }
        }
        Ok(Head { mix, linear: FixedLinear::load(weights, name, [HIDDEN, columns])? })
    }
}

impl Pairs {
    fn load(file: &'static str, bytes: &[u8], labels: usize) -> Result<Pairs, LoadError> {
        let mut weights = Weights::parse(file, bytes)?;
        let pairs = Pairs(FixedLinear::load(&mut weights, "out", [PAIR, labels])?);
        weights.finish()?;
        Ok(pairs)
    }

    /// `numbers` gives what a row has for being the first and for being the second of a pair.
    fn label<'a>(&self, pairs: &[(usize, usize)], numbers: impl Fn(usize) -> &'a [f32]) -> Table {
        let mut labels = Vec::with_capacity(pairs.len() * self.0.stride());
        for pairs in pairs.chunks(MOST_PAIRS) {
            let mut rows = vec![0.0; pairs.len() * PAIR];
            for ((a, b), output) in pairs.iter().zip(rows.chunks_exact_mut(PAIR)) {
                SumAtLeastZero { a: &numbers(*a)[..PAIR], b: &numbers(*b)[PAIR..], output }.dispatch();
            }
            labels.append(&mut self.0.apply(&rows));
        }
        self.0.table_of(labels)
    }
}

thread_local! {
    /// Kept from one batch to the next: a twentieth of the time would go into filling new room with noughts.
    static STATES: RefCell<States> = RefCell::default();
}

/// A batch on its way through the layers. What stood in a place before is not read.
#[derive(Default)]
struct States {
    rows: Lines<f32>,
    /// The rows as bytes, for the next multiplication.
    bytes: Lines<u8>,
    inner: Lines<u8>,
    /// Queries, keys and values of some sentences, as floats.
    compared: Lines<f32>,
    mixed: Lines<f32>,
    room: Room,
    scratch: Scratch,
}

/// Rows of sentences that attend at once: their queries, keys and values stay in the cache.
const ATTENDING: usize = 128;

impl States {
    fn make_room(&mut self, numbers: usize) {
        self.bytes.resize(numbers);
        self.inner.resize(numbers / HIDDEN * INNER);
        self.mixed.resize(numbers);
    }

    fn norm(&mut self, rows: &mut [f32], norm: &Norm, next: Quantization) {
        Normalise { rows, norm, next, bytes: &mut self.bytes }.dispatch();
    }

    fn attend(&mut self, layer: &Layer, rows: &mut [f32], lengths: &[usize]) {
        self.compare(&layer.attention, lengths);
        let States { bytes, mixed, room, .. } = self;
        Quantize { rows: mixed, quantization: layer.out.input, bytes }.dispatch();
        layer.out.apply(bytes, room, |sums| Add { sums, rows }.dispatch());
        Normalise { rows, norm: &layer.norm1, next: layer.up.input, bytes }.dispatch();
    }

    fn compare(&mut self, attention: &IntegerLinear, lengths: &[usize]) {
        const WIDTH: usize = 3 * HIDDEN;
        let States { compared, room, scratch, .. } = self;
        let (mut bytes, mut mixed) = (&self.bytes[..], &mut self.mixed[..]);
        let mut rest = lengths;
        while !rest.is_empty() {
            let (group, others) = rest.split_at(sentences_within(ATTENDING, rest));
            rest = others;
            let size: usize = group.iter().sum();
            let (own, other_bytes) = bytes.split_at(size * HIDDEN);
            bytes = other_bytes;
            compared.resize(size * WIDTH);
            attention.apply(own, room, |sums| Write { sums, rows: compared }.dispatch());
            let mut rows = &compared[..];
            for length in group {
                let (own_rows, other_rows) = rows.split_at(length * WIDTH);
                let (own_mixed, other_mixed) = mixed.split_at_mut(length * HIDDEN);
                (rows, mixed) = (other_rows, other_mixed);
                Attention { rows: own_rows, scratch, mixed: own_mixed }.dispatch();
            }
        }
    }

    fn widen(&mut self, layer: &Layer, rows: &mut [f32], next: Quantization) {
        let States { bytes, inner, room, .. } = self;
        layer.up.apply(bytes, room, |sums| Activate { sums, next: layer.down.input, bytes: inner }.dispatch());
        layer.down.apply(inner, room, |sums| Add { sums, rows }.dispatch());
        Normalise { rows, norm: &layer.norm2, next, bytes }.dispatch();
    }
}

/// How many of the first sentences have at most so many rows together; at least one.
fn sentences_within(most: usize, lengths: &[usize]) -> usize {
    let ends = lengths.iter().scan(0, |end, length| {
        *end += length;
        Some(*end)
    });
    ends.take_while(|end| *end <= most).count().max(1)
}
