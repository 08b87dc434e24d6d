//! Tests with the model itself.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use corroborate_encoder::{Deprel, Encoder, LoadErrorKind, NameTag, Reading, Sense};
use proptest::prelude::*;

/// The model folder: the one that `CORROBORATE_MODEL` names, or else the repository's.
fn folder() -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    std::env::var_os("CORROBORATE_MODEL").map_or(repository, PathBuf::from)
}

/// The model, loaded once, without a memory of what it read; `None`, with a word about it, if there is none.
fn encoder() -> Option<&'static Encoder> {
    static ENCODER: OnceLock<Option<Encoder>> = OnceLock::new();
    let load = || {
        if !folder().join("SHA256SUMS").exists() {
            #[allow(clippy::print_stderr)]
            {
                eprintln!("skipped: there is no model in {}", folder().display());
            }
            return None;
        }
        let encoder = Encoder::from_dir(&folder()).unwrap_or_else(|error| panic!("{error}"));
        Some(encoder.remembering(0))
    };
    ENCODER.get_or_init(load).as_ref()
}

/// Sentences of all lengths and kinds, odd ones included.
fn sentences() -> Vec<Vec<String>> {
    let texts = [
        "",
        "No",
        "No deal .",
        "Rescuers found two miners alive on Sunday .",
        "TRADE TALKS COLLAPSE AS DELEGATES WALK OUT",
        "The prosecutor , who was appointed in May , said that the ministry had known of the leak since 2019 .",
        "“ We do n't yet know who ordered the strike , ” said Gen. Tomás Ybarra , 58 .",
        "李明 和 😀 \u{200b} ½ ٣ ß Ǆ",
        ". . . . . . . .",
    ];
    let mut sentences: Vec<Vec<String>> =
        texts.iter().map(|text| text.split_whitespace().map(str::to_owned).collect()).collect();
    sentences.push(vec![String::new()]);
    sentences.push(vec![" ".into(), "\t\n".into(), "two words".into(), "\0".into()]);
    sentences.push(vec!["x".repeat(5000), "-".repeat(100), "é".repeat(99)]);
    let long = sentences[5].clone();
    for times in [2, 4, 9, 24, 70] {
        sentences.push(long.iter().cycle().take(long.len() * times - times).cloned().collect());
    }
    sentences
}

fn read(encoder: &Encoder, sentences: &[&Vec<String>], threads: usize) -> Vec<Reading> {
    let words: Vec<Vec<&str>> = sentences.iter().map(|words| words.iter().map(String::as_str).collect()).collect();
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    encoder.read(&words, threads)
}

/// Where two readings differ, if only in a bit.
fn difference(found: &Reading, expected: &Reading) -> Option<String> {
    let words = found.words.iter().zip(&expected.words).find(|(found, expected)| found != expected);
    let predicates = found.predicates.iter().zip(&expected.predicates);
    let predicates = predicates.into_iter().find(|(found, expected)| found != expected);
    let vector = found.vector.iter().zip(&expected.vector);
    let vector = vector.filter(|(found, expected)| found.to_bits() != expected.to_bits()).count();
    let same = found == expected && vector == 0;
    (!same).then(|| format!("words: {words:?}; predicates: {predicates:?}; numbers of the vector: {vector}"))
}

/// Every sentence read alone on one thread.
fn alone() -> Option<&'static Vec<Reading>> {
    static ALONE: OnceLock<Vec<Reading>> = OnceLock::new();
    let encoder = encoder()?;
    let read = |sentence: &Vec<String>| read(encoder, &[sentence], 1).remove(0);
    Some(ALONE.get_or_init(|| sentences().iter().map(read).collect()))
}

#[test]
fn readings_are_well_formed() {
    let Some(encoder) = encoder() else { return };
    let sentences = sentences();
    let readings = read(encoder, &sentences.iter().collect::<Vec<_>>(), 2);
    assert_eq!(readings.len(), sentences.len());
    for (words, reading) in sentences.iter().zip(&readings) {
        assert_eq!(reading.words.len(), words.len());
        if words.is_empty() {
            assert_eq!(*reading, Reading::default());
            continue;
        }
        assert_tree(reading);
        let mut before = NameTag::O;
        for word in &reading.words {
            assert_eq!(word.head.is_none(), word.deprel == Deprel::Root);
            assert!((0.0..=1.0).contains(&word.head_probability));
            if let NameTag::Inside(kind) = word.name {
                assert_eq!(before.kind(), Some(kind));
            }
            before = word.name;
        }
        for predicate in &reading.predicates {
            assert!(reading.words[predicate.word].predicate > 0.5);
            assert!(predicate.arguments.iter().all(|argument| argument.word < words.len()));
            assert!(predicate.arguments.is_sorted_by(|a, b| a.word < b.word));
        }
        assert!(reading.predicates.is_sorted_by(|a, b| a.word < b.word));
        let length: f32 = reading.vector.iter().map(|x| x * x).sum();
        assert!((length - 1.0).abs() < 1e-3, "{length}");
    }
}

fn assert_tree(reading: &Reading) {
    let roots = reading.words.iter().filter(|word| word.head.is_none()).count();
    assert_eq!(roots, 1);
    for start in 0..reading.words.len() {
        let (mut at, mut steps) = (start, 0);
        while let Some(head) = reading.words[at].head {
            at = head;
            steps += 1;
            assert!(steps <= reading.words.len(), "a circle from word {start}");
        }
    }
}

#[test]
fn one_thread_or_many_the_bits_are_the_same() {
    let (Some(encoder), Some(alone)) = (encoder(), alone()) else {
        return;
    };
    let sentences = sentences();
    let all: Vec<_> = sentences.iter().collect();
    for threads in [0, 1, 2, 3] {
        for (found, expected) in read(encoder, &all, threads).iter().zip(alone) {
            assert_eq!(difference(found, expected), None, "{threads} threads");
        }
    }
}

#[test]
fn large_batches_and_small_ones_give_the_same_bits() {
    let (Some(encoder), Some(alone)) = (encoder(), alone()) else {
        return;
    };
    let sentences = sentences();
    for count in [2, 3, 5, 13, 40] {
        for at in [2, 3, 5] {
            for found in read(encoder, &vec![&sentences[at]; count], 1) {
                assert_eq!(difference(&found, &alone[at]), None, "{count} of {at}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sentence_reads_the_same_in_any_company(
        chosen in prop::collection::vec(0usize..15, 1..24),
        threads in 1usize..3,
    ) {
        let (Some(encoder), Some(alone)) = (encoder(), alone()) else { return Ok(()) };
        let sentences = sentences();
        let company: Vec<_> = chosen.iter().map(|at| &sentences[*at]).collect();
        for (at, reading) in chosen.iter().zip(read(encoder, &company, threads)) {
            prop_assert_eq!(difference(&reading, &alone[*at]), None, "sentence {}", at);
        }
    }
}

/// `reference.json` holds what the training's own runtime reads. The last bits of sums
/// differ between runtimes, so a choice between near equals may fall the other way.
#[test]
fn readings_are_those_of_the_training() {
    let Some(encoder) = encoder() else { return };
    let Ok(reference) = std::fs::read(folder().join("reference.json")) else {
        return;
    };
    let reference: serde_json::Value = serde_json::from_slice(&reference).unwrap();
    let (mut same, mut all) = (0, 0);
    let mut differences = String::new();
    for sentence in reference["sentences"].as_array().unwrap() {
        let words: Vec<String> = serde_json::from_value(sentence["words"].clone()).unwrap();
        let expected = &sentence["integer"];
        let reading = &read(encoder, &[&words], 1)[0];
        let mut compare = |what: &str, at: usize, found: String, expected: &serde_json::Value| {
            let expected = expected.as_str().map_or(expected.to_string(), str::to_owned);
            all += 1;
            same += usize::from(found == expected);
            if found != expected {
                differences += &format!("{:?} {what}: {found} instead of {expected}\n", words[at]);
            }
        };
        for (at, word) in reading.words.iter().enumerate() {
            compare("upos", at, word.upos.to_string(), &expected["upos"][at]);
            compare("xpos", at, word.xpos.to_string(), &expected["xpos"][at]);
            compare("lemma", at, word.lemma.clone(), &expected["lemmas"][at]);
            let head = word.head.map_or(-1, |head| head as i64);
            compare("head", at, head.to_string(), &expected["heads"][at]);
            compare("deprel", at, word.deprel.to_string(), &expected["deprels"][at]);
            let mention = word.mention_kind.map_or("none", |kind| kind.as_str());
            compare("mention", at, mention.to_owned(), &expected["mentions"][at]);
            let name = match word.name {
                NameTag::O => "O".to_owned(),
                NameTag::Begin(kind) => format!("B-{kind}"),
                NameTag::Inside(kind) => format!("I-{kind}"),
            };
            compare("name", at, name, &expected["names"][at]);
        }
        let mut roles: Vec<serde_json::Value> = Vec::new();
        for predicate in &reading.predicates {
            let triple = |a: &corroborate_encoder::Argument| serde_json::json!([predicate.word, a.word, a.role]);
            roles.extend(predicate.arguments.iter().map(triple));
        }
        compare("roles", 0, serde_json::json!(roles).to_string(), &expected["roles"]);
        let sense: Vec<f32> = serde_json::from_value(sentence["sense"]["numbers"].clone()).unwrap();
        let word: usize = serde_json::from_value(sentence["sense"]["word"].clone()).unwrap();
        // In 8 bits here, in 32 there.
        assert!(reading.words[word].sense.likeness(&Sense::of(&sense)) > Some(0.95), "{}", words[word]);
        for (found, expected) in reading.vector.iter().zip(expected["vector"].as_array().unwrap()) {
            assert!((f64::from(*found) - expected.as_f64().unwrap()).abs() < 0.02, "{words:?}");
        }
    }
    assert!(same * 100 >= all * 98, "{same} of {all} are the same; others:\n{differences}");
}

/// 8 bits here, 32 there.
#[test]
fn beginnings_without_a_mark_are_those_of_the_training() {
    let Some(encoder) = encoder() else { return };
    let Ok(reference) = std::fs::read(folder().join("reference.json")) else {
        return;
    };
    let reference: serde_json::Value = serde_json::from_slice(&reference).unwrap();
    for text in reference["begins"].as_array().unwrap() {
        let words: Vec<String> = serde_json::from_value(text["words"].clone()).unwrap();
        let expected: Vec<f32> = serde_json::from_value(text["numbers"].clone()).unwrap();
        let reading = &read(encoder, &[&words], 1)[0];
        for ((word, found), expected) in words.iter().zip(&reading.words).zip(expected) {
            assert!((found.begins - expected).abs() < 0.2, "{word}: {} instead of {expected}", found.begins);
        }
    }
}

#[test]
fn a_model_from_memory_is_the_same_model() {
    let Some(encoder) = encoder() else { return };
    let names = [
        "SHA256SUMS",
        "labels.json",
        "vocab.txt",
        "encoder.onnx",
        "relations.onnx",
        "roles.onnx",
        "begins.onnx",
        "senses.onnx",
    ];
    let bytes = names.map(|name| std::fs::read(folder().join(name)).unwrap());
    let mut files: Vec<(&str, &[u8])> = names.into_iter().zip(bytes.iter().map(Vec::as_slice)).collect();
    assert_eq!(Encoder::from_files(&files).unwrap().checksum(), encoder.checksum());
    files.pop();
    let error = Encoder::from_files(&files).unwrap_err();
    assert_eq!((error.kind(), error.file()), (LoadErrorKind::Missing, "senses.onnx"));
}

#[test]
fn what_was_read_before_reads_the_same() {
    let Some(encoder) = encoder() else { return };
    let forgetful = read(encoder, &sentences().iter().collect::<Vec<_>>(), 2);
    let mindful = Encoder::from_dir(&folder()).unwrap();
    let sentences = sentences();
    let twice: Vec<&Vec<String>> = sentences.iter().chain(&sentences).collect();
    for _ in 0..2 {
        let found = read(&mindful, &twice, 2);
        assert_eq!(found[..sentences.len()], forgetful);
        assert_eq!(found[sentences.len()..], forgetful);
    }
}

#[test]
fn an_encoder_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Encoder>();
}

/// The model's files with one of them changed, and its checksum made right again.
fn load_changed(name: &str, change: impl Fn(&mut Vec<u8>)) -> corroborate_encoder::LoadError {
    use sha2::{Digest, Sha256};
    let names =
        ["labels.json", "vocab.txt", "encoder.onnx", "relations.onnx", "roles.onnx", "senses.onnx", "begins.onnx"];
    let mut files: Vec<(&str, Vec<u8>)> = names.map(|name| (name, std::fs::read(folder().join(name)).unwrap())).into();
    let (_, bytes) = files.iter_mut().find(|(file, _)| *file == name).unwrap();
    change(bytes);
    let sum = |bytes: &[u8]| -> String { Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect() };
    let sums: String = files.iter().map(|(name, bytes)| format!("{}  {name}\n", sum(bytes))).collect();
    files.push(("SHA256SUMS", sums.into_bytes()));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    Encoder::from_files(&files).err().unwrap_or_else(|| panic!("a changed {name} was accepted"))
}

fn drop_last(list: &mut serde_json::Value) {
    list.as_array_mut().unwrap().pop();
}

/// What a model lacks is told when it is loaded, and not met when it reads.
#[test]
fn a_model_that_does_not_fit_is_refused() {
    if encoder().is_none() {
        return;
    }
    let labels = |change: fn(&mut serde_json::Value)| {
        load_changed("labels.json", |bytes| {
            let mut json = serde_json::from_slice(bytes).unwrap();
            change(&mut json);
            *bytes = json.to_string().into_bytes();
        })
    };
    for (error, kind, text) in [
        (labels(|json| drop_last(&mut json["upos"])), LoadErrorKind::Graph, "\"tags.weight\""),
        (labels(|json| drop_last(&mut json["deprel"])), LoadErrorKind::Graph, "relations.onnx"),
        (labels(|json| drop_last(&mut json["roles"])), LoadErrorKind::Graph, "roles.onnx"),
        (labels(|json| json["hidden"] = 100.into()), LoadErrorKind::Malformed, "\"hidden\""),
        (labels(|json| json["xpos"][0] = "WORD".into()), LoadErrorKind::Malformed, "\"WORD\""),
        (
            load_changed("vocab.txt", |bytes| bytes.extend(b"\nnews")),
            LoadErrorKind::Graph,
            "encoder.onnx: its constant \"words.rows\" is of the shape [30522, 384]",
        ),
        (load_changed("vocab.txt", |bytes| bytes.truncate(3)), LoadErrorKind::Malformed, "vocab.txt"),
        (load_changed("vocab.txt", |bytes| bytes.insert(0, 0xff)), LoadErrorKind::Malformed, "not text"),
        (load_changed("encoder.onnx", |bytes| bytes.truncate(1000)), LoadErrorKind::Graph, "encoder.onnx"),
        (load_changed("encoder.onnx", Vec::clear), LoadErrorKind::Graph, "encoder.onnx"),
        (
            load_changed("roles.onnx", |bytes| *bytes = std::fs::read(folder().join("encoder.onnx")).unwrap()),
            LoadErrorKind::Graph,
            "roles.onnx: has no constant \"out.weight\"",
        ),
    ] {
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(text), "{error}");
    }
}
