//! The weights that ship, built into the program: one file to copy, nothing to lose.

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// (name, content) of every file that the encoder needs, as in `models/`.
        pub(crate) const FILES: [(&str, &[u8]); [$($name),+].len()] =
            [$(($name, include_bytes!(concat!("../../../models/", $name)))),+];
    };
}

files![
    "SHA256SUMS",
    "begins.onnx",
    "encoder.onnx",
    "labels.json",
    "relations.onnx",
    "roles.onnx",
    "senses.onnx",
    "vocab.txt"
];
