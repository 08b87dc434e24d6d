//! The files of a model, checked against their checksums.
//!
//! Weights come apart from the program, and a wrong or truncated file would read badly
//! rather than fail. So nothing is used that `SHA256SUMS` does not name with the right
//! checksum, and the checksum of that list names the model as a whole.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::{LoadError, LoadErrorKind};

pub(crate) const SUMS: &str = "SHA256SUMS";
pub(crate) const LABELS: &str = "labels.json";
pub(crate) const VOCABULARY: &str = "vocab.txt";
pub(crate) const ENCODER: &str = "encoder.onnx";
pub(crate) const RELATIONS: &str = "relations.onnx";
pub(crate) const ROLES: &str = "roles.onnx";
pub(crate) const SENSES: &str = "senses.onnx";
pub(crate) const BEGINS: &str = "begins.onnx";

/// The files of a model. Each is the one that the list of checksums names.
pub(crate) struct Files<'a> {
    /// Checksum of the list of checksums.
    pub(crate) checksum: String,
    pub(crate) labels: Cow<'a, [u8]>,
    pub(crate) vocabulary: Cow<'a, [u8]>,
    pub(crate) encoder: Cow<'a, [u8]>,
    pub(crate) relations: Cow<'a, [u8]>,
    pub(crate) roles: Cow<'a, [u8]>,
    pub(crate) senses: Cow<'a, [u8]>,
    pub(crate) begins: Cow<'a, [u8]>,
}

impl<'a> Files<'a> {
    pub(crate) fn from_dir(folder: &Path) -> Result<Files<'static>, LoadError> {
        let read = |name: &str| match std::fs::read(folder.join(name)) {
            Ok(bytes) => Ok(Cow::Owned(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(LoadError::new(LoadErrorKind::Missing, name, "this file of the model is missing"))
            }
            Err(error) => Err(LoadError::new(LoadErrorKind::Unreadable, name, "cannot be read").because(error)),
        };
        Files::check(read)
    }

    pub(crate) fn from_memory(files: &[(&str, &'a [u8])]) -> Result<Files<'a>, LoadError> {
        Files::check(|name| {
            let found = files.iter().find(|(file, _)| *file == name);
            let bytes = found.map(|(_, bytes)| Cow::Borrowed(*bytes));
            bytes.ok_or_else(|| LoadError::new(LoadErrorKind::Missing, name, "this file of the model is missing"))
        })
    }

    fn check(read: impl Fn(&str) -> Result<Cow<'a, [u8]>, LoadError>) -> Result<Files<'a>, LoadError> {
        let list = read(SUMS)?;
        let sums = parse_sums(&list).map_err(|what| LoadError::new(LoadErrorKind::Malformed, SUMS, what))?;
        let checked = |name: &str| {
            let listed = sums.iter().find(|(_, file)| *file == name);
            let Some((sum, _)) = listed else {
                let what = format!("does not list {name}");
                return Err(LoadError::new(LoadErrorKind::Malformed, SUMS, what));
            };
            let bytes = read(name)?;
            let actual = hex_sha256(&bytes);
            if !actual.eq_ignore_ascii_case(sum) {
                let what = format!("its SHA-256 is {actual}, but {SUMS} lists {sum}");
                return Err(LoadError::new(LoadErrorKind::Checksum, name, what));
            }
            Ok(bytes)
        };
        Ok(Files {
            checksum: hex_sha256(&list),
            labels: checked(LABELS)?,
            vocabulary: checked(VOCABULARY)?,
            encoder: checked(ENCODER)?,
            relations: checked(RELATIONS)?,
            roles: checked(ROLES)?,
            senses: checked(SENSES)?,
            begins: checked(BEGINS)?,
        })
    }
}

/// Reads lines of "checksum  name", as sha256sum writes them. Says what is wrong.
fn parse_sums(list: &[u8]) -> Result<Vec<(&str, &str)>, String> {
    let text = std::str::from_utf8(list).map_err(|_| "is not text".to_owned())?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let parse = |line| {
        let (sum, name) = str::split_once(line, ' ')?;
        let name = name.trim_start_matches([' ', '*']).trim_end();
        let is_sum = sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_sum.then_some((sum, name))
    };
    let read = |line| parse(line).ok_or_else(|| format!("has a line that is no checksum and name: {line:?}"));
    lines.map(read).collect()
}

fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &[u8] = b"content";
    const ALL: [&str; 7] = [LABELS, VOCABULARY, ENCODER, RELATIONS, ROLES, SENSES, BEGINS];
    /// SHA-256 of `CONTENT`.
    const SUM: &str = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73";

    fn sums() -> String {
        ALL.map(|name| format!("{SUM}  {name}\n")).concat()
    }

    fn load(sums: &str, changed: Option<(&str, &[u8])>, missing: &str) -> Result<String, LoadError> {
        let mut files = vec![(SUMS, sums.as_bytes())];
        for name in ALL {
            let bytes = changed.filter(|(file, _)| *file == name).map_or(CONTENT, |(_, bytes)| bytes);
            files.push((name, bytes));
        }
        files.retain(|(name, _)| *name != missing);
        Files::from_memory(&files).map(|files| files.checksum)
    }

    fn assert_error(result: Result<String, LoadError>, kind: LoadErrorKind, text: &str) {
        let error = result.unwrap_err();
        assert_eq!(error.kind(), kind);
        assert!(error.to_string().contains(text), "{error}");
    }

    #[test]
    fn whole_models_have_a_checksum() {
        let checksum = load(&sums(), None, "").unwrap();
        assert_eq!(checksum, hex_sha256(sums().as_bytes()));
        assert_eq!(load(&format!("{SUM}  MODEL_CARD.md\n{}", sums()), None, "").unwrap().len(), 64);
        assert!(load(&sums().to_uppercase().replace("ENCODER.ONNX", ENCODER), None, "").is_err());
    }

    #[test]
    fn a_changed_file_is_named() {
        let changed = Some((ROLES, &b"contents"[..]));
        assert_error(load(&sums(), changed, ""), LoadErrorKind::Checksum, "roles.onnx: its SHA-256 is d1b2a59f");
    }

    #[test]
    fn a_missing_file_is_named() {
        assert_error(load(&sums(), None, VOCABULARY), LoadErrorKind::Missing, "vocab.txt");
        assert_error(load(&sums(), None, SUMS), LoadErrorKind::Missing, "SHA256SUMS");
    }

    #[test]
    fn a_list_that_is_no_list_is_refused() {
        for (list, text) in [("", "does not list labels.json"), ("abc labels.json", "no checksum and name")] {
            assert_error(load(list, None, ""), LoadErrorKind::Malformed, text);
        }
    }

    #[test]
    fn a_folder_that_is_not_there() {
        let error = Files::from_dir(Path::new("no/such/folder")).err().unwrap();
        assert_eq!(error.kind(), LoadErrorKind::Missing);
        let error = error.in_folder(Path::new("no/such/folder")).to_string();
        assert!(error.starts_with("no/such/folder/SHA256SUMS: "), "{error}");
    }
}
