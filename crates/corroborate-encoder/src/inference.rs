//! The model's three graphs: what goes in, what comes out.
//!
//! One pass over the subwords gives every score that is for a subword or a pair of
//! subwords; two small graphs then label chosen pairs (a word and its head, a predicate and
//! an argument). Labelling all pairs in the first pass was the alternative: simpler, and
//! many times the work for the same answers.
//!
//! Graphs run on one thread each. Splitting a graph's work over threads leaves them idle
//! between its small steps; whole batches side by side do not. Everything about a graph that
//! could go wrong is tried once when it is loaded: running it later is then a matter of
//! numbers only.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};

use crate::batch::{Piece, STEP};
use crate::error::{LoadError, LoadErrorKind};
use crate::files;
use crate::shape::Shape;
use crate::subwords::Subwords;
use crate::tables::Tables;

/// Rows that a graph of pairs reads at once. Batches are filled up to whole numbers of
/// [`ROWS_STEP`], so that no row can read differently because it came with few others.
const MOST_ROWS: usize = 4096;
const ROWS_STEP: usize = 16;

/// The three graphs.
pub(crate) struct Graphs {
    encoder: Graph<3, 12>,
    relations: Graph<2, 1>,
    roles: Graph<2, 1>,
    pad: i32,
}

/// The scores of a batch. The first index of each is the piece in the batch, the second a
/// position in it.
pub(crate) struct Scores {
    pub(crate) upos: Table,
    pub(crate) xpos: Table,
    pub(crate) lemma: Table,
    pub(crate) names: Table,
    pub(crate) mention: Table,
    pub(crate) predicate: Table,
    /// Row: dependent; columns: heads.
    pub(crate) arcs: Table,
    pub(crate) rel_dep: Table,
    pub(crate) rel_head: Table,
    pub(crate) role_pred: Table,
    pub(crate) role_arg: Table,
    /// One position only.
    pub(crate) vector: Table,
}

/// Numbers by piece, position and column.
#[derive(Default)]
pub(crate) struct Table {
    positions: usize,
    columns: usize,
    data: Vec<f32>,
}

impl Table {
    pub(crate) fn row(&self, piece: usize, position: usize) -> &[f32] {
        &self.data[(piece * self.positions + position) * self.columns..][..self.columns]
    }
}

/// Labels of pairs: a row of scores for each pair.
pub(crate) struct PairScores(Table);

impl PairScores {
    pub(crate) fn row(&self, pair: usize) -> &[f32] {
        self.0.row(0, pair)
    }
}

impl Graphs {
    /// Loads the graphs and tries them out.
    pub(crate) fn load(files: &files::Files<'_>, tables: &Tables, subwords: &Subwords) -> Result<Graphs, LoadError> {
        let graphs = Graphs {
            encoder: Graph::load(
                files::ENCODER,
                &files.encoder,
                ["input_ids", "attention_mask", "shape_ids"],
                [
                    "upos",
                    "xpos",
                    "lemma",
                    "names",
                    "mention",
                    "predicate",
                    "arcs",
                    "rel_dep",
                    "rel_head",
                    "role_pred",
                    "role_arg",
                    "vector",
                ],
            )?,
            relations: Graph::load(files::RELATIONS, &files.relations, ["a", "b"], ["logits"])?,
            roles: Graph::load(files::ROLES, &files.roles, ["a", "b"], ["logits"])?,
            pad: subwords.special().pad,
        };
        graphs.try_out(tables, subwords)?;
        Ok(graphs)
    }

    /// Reads the vocabulary's last subword in the last shape, to see that all sizes fit.
    fn try_out(&self, tables: &Tables, subwords: &Subwords) -> Result<(), LoadError> {
        let pool = Arc::new(ThreadPool::with_num_threads(1));
        let mark = subwords.special();
        let mut ids = vec![mark.begin, subwords.last(), mark.end];
        let mut mask = vec![1; ids.len()];
        let mut shapes = vec![0, Shape::NAMES.len() as i32 - 1];
        ids.resize(STEP, mark.pad);
        mask.resize(STEP, 0);
        shapes.resize(STEP, 0);
        let scores = self.encode_rows(1, STEP, ids, mask, shapes, &pool)?;
        for (output, table, columns) in [
            ("upos", &scores.upos, tables.upos.len()),
            ("xpos", &scores.xpos, tables.xpos.len()),
            ("lemma", &scores.lemma, tables.lemma_rules.len()),
            ("names", &scores.names, tables.names.len()),
            ("mention", &scores.mention, tables.mention_kinds.len()),
            ("vector", &scores.vector, tables.vector),
        ] {
            if table.columns != columns {
                let what = format!(
                    "gives {} scores in \"{output}\", but {} has {columns} labels for it",
                    table.columns,
                    files::LABELS
                );
                return Err(LoadError::new(LoadErrorKind::Graph, files::ENCODER, what));
            }
        }
        for (graph, a, b, labels) in [
            (&self.relations, &scores.rel_dep, &scores.rel_head, tables.deprels.len()),
            (&self.roles, &scores.role_pred, &scores.role_arg, tables.roles.len()),
        ] {
            let pair = (a.row(0, 0), b.row(0, 0));
            let found = graph.label(&[pair], a.columns, b.columns, &pool)?.0.columns;
            if found != labels {
                let what = format!("gives {found} scores, but {} has {labels} labels for them", files::LABELS);
                return Err(LoadError::new(LoadErrorKind::Graph, graph.file, what));
            }
        }
        Ok(())
    }

    /// Reads a batch of pieces of one padded length.
    ///
    /// # Panics
    /// If the graph fails on what it was tried with when it was loaded.
    pub(crate) fn encode(&self, batch: &[Piece], pool: &Arc<ThreadPool>) -> Scores {
        let length = batch[0].padded();
        let numbers = batch.len() * length;
        let mut ids = Vec::with_capacity(numbers);
        let mut mask = Vec::with_capacity(numbers);
        let mut shapes = Vec::with_capacity(numbers);
        for (piece, filled) in batch.iter().zip((length..).step_by(length)) {
            ids.extend_from_slice(&piece.ids);
            shapes.extend_from_slice(&piece.shapes);
            mask.resize(ids.len(), 1);
            ids.resize(filled, self.pad);
            shapes.resize(filled, 0);
            mask.resize(filled, 0);
        }
        must(self.encode_rows(batch.len(), length, ids, mask, shapes, pool))
    }

    fn encode_rows(
        &self,
        pieces: usize,
        length: usize,
        ids: Vec<i32>,
        mask: Vec<i32>,
        shapes: Vec<i32>,
        pool: &Arc<ThreadPool>,
    ) -> Result<Scores, LoadError> {
        let graph = &self.encoder;
        let inputs =
            [ids, mask, shapes].map(|data| Value::from_shape([pieces, length], data).map_err(|e| e.to_string()));
        let [upos, xpos, lemma, names, mention, predicate, arcs, rel_dep, rel_head, role_pred, role_arg, vector] =
            graph.run(inputs, pool)?;
        let full = |value: Value, output: &str| {
            let table = match value.into_shape_vec::<f32, 3>() {
                Ok(([p, l, columns], data)) if (p, l) == (pieces, length) => {
                    Some(Table { positions: length, columns, data })
                }
                _ => None,
            };
            table.ok_or_else(|| graph.misfit(output, "[batch, length, labels]"))
        };
        let flat = |value: Value, output: &str| {
            let table = value.into_shape_vec::<f32, 2>().ok();
            table.filter(|([p, _], _)| *p == pieces).ok_or_else(|| graph.misfit(output, "[batch, numbers]"))
        };
        let ([_, predicates], predicate) = flat(predicate, "predicate")?;
        let ([_, numbers], vector) = flat(vector, "vector")?;
        let scores = Scores {
            upos: full(upos, "upos")?,
            xpos: full(xpos, "xpos")?,
            lemma: full(lemma, "lemma")?,
            names: full(names, "names")?,
            mention: full(mention, "mention")?,
            predicate: Table { positions: length, columns: 1, data: predicate },
            arcs: full(arcs, "arcs")?,
            rel_dep: full(rel_dep, "rel_dep")?,
            rel_head: full(rel_head, "rel_head")?,
            role_pred: full(role_pred, "role_pred")?,
            role_arg: full(role_arg, "role_arg")?,
            vector: Table { positions: 1, columns: numbers, data: vector },
        };
        if predicates != length {
            return Err(graph.misfit("predicate", "[batch, length]"));
        }
        if scores.arcs.columns != length {
            return Err(graph.misfit("arcs", "[batch, length, length]"));
        }
        Ok(scores)
    }

    /// Scores the relations of (dependent, head) pairs.
    pub(crate) fn relations(&self, pairs: &[(&[f32], &[f32])], pool: &Arc<ThreadPool>) -> PairScores {
        must(self.relations.label_all(pairs, pool))
    }

    /// Scores the roles of (predicate, argument) pairs.
    pub(crate) fn roles(&self, pairs: &[(&[f32], &[f32])], pool: &Arc<ThreadPool>) -> PairScores {
        must(self.roles.label_all(pairs, pool))
    }
}

/// What ran when the model was loaded runs always; if it does not, no reading is better
/// than a wrong one.
fn must<T>(result: Result<T, LoadError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("the model ran when it was loaded, but does not now: {error}"),
    }
}

/// A graph with `I` inputs and `O` outputs.
struct Graph<const I: usize, const O: usize> {
    file: &'static str,
    model: Model,
    inputs: [NodeId; I],
    outputs: [NodeId; O],
}

impl<const I: usize, const O: usize> Graph<I, O> {
    fn load(file: &'static str, bytes: &[u8], inputs: [&str; I], outputs: [&str; O]) -> Result<Self, LoadError> {
        let fault = |what: String| LoadError::new(LoadErrorKind::Graph, file, what);
        let model = ModelOptions::with_all_ops()
            .prepack_weights(true)
            .load(bytes.to_vec())
            .map_err(|error| fault("cannot be loaded".to_owned()).because(error))?;
        if model.input_ids().len() != I {
            return Err(fault(format!("has {} inputs instead of {I}", model.input_ids().len())));
        }
        let find = |name: &str, among: &[NodeId], what: &str| {
            let node = model.find_node(name).filter(|node| among.contains(node));
            node.ok_or_else(|| fault(format!("has no {what} {name:?}")))
        };
        let mut input_nodes = [model.input_ids()[0]; I];
        for (node, name) in input_nodes.iter_mut().zip(inputs) {
            *node = find(name, model.input_ids(), "input")?;
        }
        let mut output_nodes = [model.input_ids()[0]; O];
        for (node, name) in output_nodes.iter_mut().zip(outputs) {
            *node = find(name, model.output_ids(), "output")?;
        }
        Ok(Graph { file, model, inputs: input_nodes, outputs: output_nodes })
    }

    fn run(&self, inputs: [Result<Value, String>; I], pool: &Arc<ThreadPool>) -> Result<[Value; O], LoadError> {
        let fault = || LoadError::new(LoadErrorKind::Graph, self.file, "cannot be run");
        let mut values: Vec<(NodeId, ValueOrView)> = Vec::with_capacity(I);
        for (node, value) in self.inputs.iter().zip(inputs) {
            values.push((*node, value.map_err(|error| fault().because(error))?.into()));
        }
        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
        self.model.run_n(values, self.outputs, Some(options)).map_err(|error| fault().because(error))
    }

    fn misfit(&self, output: &str, shape: &str) -> LoadError {
        let what = format!("its output {output:?} is not of the shape {shape} or not of 32-bit numbers");
        LoadError::new(LoadErrorKind::Graph, self.file, what)
    }
}

impl Graph<2, 1> {
    /// Labels any number of pairs.
    fn label_all(&self, pairs: &[(&[f32], &[f32])], pool: &Arc<ThreadPool>) -> Result<PairScores, LoadError> {
        let mut all = Table::default();
        for chunk in pairs.chunks(MOST_ROWS) {
            let PairScores(mut found) = self.label(chunk, chunk[0].0.len(), chunk[0].1.len(), pool)?;
            all.columns = found.columns;
            all.positions += chunk.len();
            all.data.append(&mut found.data);
        }
        Ok(PairScores(all))
    }

    fn label(
        &self,
        pairs: &[(&[f32], &[f32])],
        a_columns: usize,
        b_columns: usize,
        pool: &Arc<ThreadPool>,
    ) -> Result<PairScores, LoadError> {
        let rows = pairs.len().next_multiple_of(ROWS_STEP);
        let mut a = Vec::with_capacity(rows * a_columns);
        let mut b = Vec::with_capacity(rows * b_columns);
        for (left, right) in pairs {
            a.extend_from_slice(left);
            b.extend_from_slice(right);
        }
        a.resize(rows * a_columns, 0.0);
        b.resize(rows * b_columns, 0.0);
        let inputs = [(a, a_columns), (b, b_columns)]
            .map(|(data, columns)| Value::from_shape([rows, columns], data).map_err(|e| e.to_string()));
        let [logits] = self.run(inputs, pool)?;
        match logits.into_shape_vec::<f32, 2>() {
            Ok(([found, columns], mut data)) if found == rows => {
                data.truncate(pairs.len() * columns);
                Ok(PairScores(Table { positions: pairs.len(), columns, data }))
            }
            _ => Err(self.misfit("logits", "[pairs, labels]")),
        }
    }
}
