//! Why a model could not be loaded.

use std::error::Error;
use std::fmt;

/// A model folder, or the files of one, could not be loaded.
///
/// Its text says what is wrong, with which file, and what to do about it.
#[derive(Debug)]
pub struct LoadError {
    kind: LoadErrorKind,
    file: String,
    what: String,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

/// What went wrong, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LoadErrorKind {
    /// A file of the model is not there.
    Missing,
    /// A file of the model is there but cannot be read.
    Unreadable,
    /// A file is not the one that the model's list of checksums names.
    Checksum,
    /// The list of labels, the vocabulary or the list of checksums is malformed, or has a
    /// label that this version does not know.
    Malformed,
    /// A graph cannot be loaded or run, or its inputs and outputs are not those that this
    /// version reads.
    Graph,
}

impl LoadError {
    pub(crate) fn new(kind: LoadErrorKind, file: &str, what: impl Into<String>) -> LoadError {
        LoadError { kind, file: file.to_owned(), what: what.into(), cause: None }
    }

    pub(crate) fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> LoadError {
        self.cause = Some(cause.into());
        self
    }

    /// Puts the folder in front of the file's name.
    pub(crate) fn in_folder(mut self, folder: &std::path::Path) -> LoadError {
        self.file = folder.join(&self.file).display().to_string();
        self
    }

    /// What went wrong, for programs.
    pub fn kind(&self) -> LoadErrorKind {
        self.kind
    }

    /// The file it went wrong with.
    pub fn file(&self) -> &str {
        &self.file
    }

    fn advice(&self) -> &'static str {
        match self.kind {
            LoadErrorKind::Missing => "give the folder that holds the whole model",
            LoadErrorKind::Unreadable => "check the file and its permissions",
            LoadErrorKind::Checksum => "fetch the model again, or write SHA256SUMS anew if it was changed on purpose",
            LoadErrorKind::Malformed | LoadErrorKind::Graph => "use a model that was exported for this version",
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)?;
        if let Some(cause) = &self.cause {
            write!(f, " ({cause})")?;
        }
        write!(f, "; {}", self.advice())
    }
}

impl Error for LoadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}
