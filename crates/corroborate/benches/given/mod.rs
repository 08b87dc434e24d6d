//! The reports that a benchmark is given: those of the example, or all in the folder that `CORROBORATE_REPORTS` names.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use corroborate::annotate::annotate_all;
use corroborate::annotation::AnnotatedReport;
use corroborate::ingest::{Source, ingest};
use corroborate_encoder::Encoder;

/// All of them, read.
pub(crate) fn reports() -> Vec<AnnotatedReport> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::var_os("CORROBORATE_REPORTS");
    let folder = folder.map_or_else(|| root.join("examples/harbour-fire"), PathBuf::from);
    let (reports, errors) = ingest(&[Source::Path(folder)]);
    assert!(errors.is_empty(), "{errors:?}");
    let encoder = Arc::new(Encoder::from_dir(&root.join("models")).expect("the weights that ship"));
    annotate_all(&encoder, reports, 2, &|_| ())
}
