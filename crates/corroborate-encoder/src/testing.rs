//! Where tests find the model.

use std::path::{Path, PathBuf};

/// The model folder: the one that `CORROBORATE_MODEL` names, or else the repository's.
/// `None`, with a word about it, if there is none.
pub(crate) fn model_folder() -> Option<PathBuf> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let folder = std::env::var_os("CORROBORATE_MODEL").map_or(repository, PathBuf::from);
    let found = folder.join("SHA256SUMS").exists();
    if !found {
        #[allow(clippy::print_stderr)]
        {
            eprintln!("skipped: there is no model in {}", folder.display());
        }
    }
    found.then_some(folder)
}
