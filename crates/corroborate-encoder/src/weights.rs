//! The constants of an ONNX graph, by name.
//!
//! The graph itself is what other runtimes run. This crate runs the same computation with code of its own (`network`
//! says why), so it takes the numbers alone, and is strict about them: each must be there in the expected type and
//! shape, and there must be no others, or the file is of another version.

use std::collections::BTreeMap;

use rten_onnx::onnx::{DataType, ModelProto, TensorProto};

use crate::error::{LoadError, LoadErrorKind};

/// The constants of one file that were not taken yet.
pub(crate) struct Weights {
    file: &'static str,
    constants: BTreeMap<String, TensorProto>,
}

impl Weights {
    pub(crate) fn parse(file: &'static str, bytes: &[u8]) -> Result<Weights, LoadError> {
        let fault = || LoadError::new(LoadErrorKind::Graph, file, "cannot be read");
        let model = ModelProto::parse_buf(bytes).map_err(|error| fault().because(error))?;
        let graph = model.graph.ok_or_else(|| fault().because("it holds no graph"))?;
        let named = |tensor: TensorProto| Some((tensor.name.clone()?, tensor));
        Ok(Weights { file, constants: graph.initializer.into_iter().filter_map(named).collect() })
    }

    pub(crate) fn floats(&mut self, name: &str, shape: &[usize]) -> Result<Vec<f32>, LoadError> {
        let bytes = self.take(name, shape, DataType::FLOAT)?;
        let (numbers, _) = bytes.as_chunks();
        Ok(numbers.iter().copied().map(f32::from_le_bytes).collect())
    }

    pub(crate) fn float(&mut self, name: &str) -> Result<f32, LoadError> {
        Ok(self.floats(name, &[])?[0])
    }

    pub(crate) fn integers(&mut self, name: &str, shape: &[usize]) -> Result<Vec<i8>, LoadError> {
        Ok(self.take(name, shape, DataType::INT8)?.into_iter().map(u8::cast_signed).collect())
    }

    pub(crate) fn byte(&mut self, name: &str) -> Result<u8, LoadError> {
        Ok(self.take(name, &[], DataType::UINT8)?[0])
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.constants.contains_key(name)
    }

    /// That nothing is left but what the graph numbers rather than names: shapes and axes.
    pub(crate) fn finish(self) -> Result<(), LoadError> {
        let is_numbered = |name: &str| {
            name.strip_prefix('c').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
        };
        match self.constants.keys().find(|name| !is_numbered(name)) {
            None => Ok(()),
            Some(name) => Err(self.fault(&format!("has a constant {name:?} that this version does not know"))),
        }
    }

    /// A number of the file does not fit what else is known.
    fn fault(&self, what: &str) -> LoadError {
        LoadError::new(LoadErrorKind::Graph, self.file, what)
    }

    /// The bytes of a constant, as many as its shape asks for.
    fn take(&mut self, name: &str, shape: &[usize], kind: DataType) -> Result<Vec<u8>, LoadError> {
        let Some(tensor) = self.constants.remove(name) else {
            return Err(self.fault(&format!("has no constant {name:?}")));
        };
        let dims: Vec<usize> = tensor.dims.iter().map(|dim| usize::try_from(*dim).unwrap_or(usize::MAX)).collect();
        if dims != shape {
            return Err(self.fault(&format!("its constant {name:?} is of the shape {dims:?} and not {shape:?}")));
        }
        let size = if kind == DataType::FLOAT { 4 } else { 1 };
        let bytes = tensor.raw_data.map(|bytes| bytes.into_inner()).unwrap_or_default();
        if tensor.data_type != Some(kind) || bytes.len() != shape.iter().product::<usize>() * size {
            let kind = kind.name().unwrap_or_default();
            return Err(self.fault(&format!("its constant {name:?} is not of the type {kind} or is cut off")));
        }
        Ok(bytes)
    }
}
