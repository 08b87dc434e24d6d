//! The documentation names what there is.

use std::fs;
use std::path::Path;

#[test]
fn every_file_of_linguistic_knowledge_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/lexicon.md")).unwrap();
    let files = fs::read_dir(root.join("crates/corroborate/data")).unwrap();
    let mut missing: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| !page.contains(&format!("`{name}`")))
        .collect();
    missing.sort();
    assert!(missing.is_empty(), "docs/lexicon.md does not tell of {missing:?}");
}
