//! How many reports of 600 words are read in a second, and how much of that time is the encoder's.
//!
//! `cargo bench -p corroborate`. Items a second are reports; `encoder` runs on the same words as `annotate`.

use std::path::{Path, PathBuf};

use corroborate::annotate::{annotate_all, sentences};
use corroborate::ingest::{Source, ingest};
use corroborate::report::Report;
use corroborate_encoder::Encoder;
use divan::Bencher;
use divan::counter::ItemsCount;

const REPORTS: usize = 32;
const WORDS: usize = 600;
const THREADS: [usize; 2] = [1, 2];

fn main() {
    divan::main();
}

#[divan::bench(args = THREADS, sample_count = 5, sample_size = 1)]
fn annotate(bencher: Bencher, threads: usize) {
    let encoder = encoder();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    bencher
        .counter(ItemsCount::new(REPORTS))
        .with_inputs(reports)
        .bench_values(|reports| pool.install(|| annotate_all(&encoder, reports, threads, &|_| ())));
}

#[divan::bench(args = THREADS, sample_count = 5, sample_size = 1)]
fn encoder_alone(bencher: Bencher, threads: usize) {
    let encoder = encoder();
    let reports = reports();
    let words: Vec<Vec<&str>> = reports
        .iter()
        .flat_map(|r| sentences::outline(r).into_iter().map(|o| o.tokens.iter().map(|t| t.of(&r.text)).collect()))
        .collect();
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    bencher.counter(ItemsCount::new(REPORTS)).bench(|| encoder.read(&words, threads));
}

fn encoder() -> Encoder {
    Encoder::from_dir(&root().join("models")).expect("the weights that ship")
}

/// Reports of 600 words, made of the paragraphs of the examples, each beginning with another one.
fn reports() -> Vec<Report> {
    let (examples, errors) = ingest(&[Source::Path(root().join("examples/harbour-fire"))]);
    assert!(errors.is_empty(), "{errors:?}");
    let paragraphs: Vec<&str> =
        examples.iter().flat_map(|r| r.text.split("\n\n")).filter(|p| p.split_whitespace().count() > 12).collect();
    let text = |first: usize| {
        let mut words = 0;
        let mut text = String::new();
        for (n, paragraph) in paragraphs.iter().cycle().skip(first).enumerate() {
            if words >= WORDS {
                break;
            }
            // A number of its own keeps each sentence from having been read before.
            text.push_str(&format!("{paragraph} Report {first}, item {n}.\n\n"));
            words += paragraph.split_whitespace().count();
        }
        text
    };
    let sources: Vec<Source> =
        (0..REPORTS).map(|n| Source::Bytes { name: format!("{n}.txt"), bytes: text(n).into_bytes() }).collect();
    ingest(&sources).0
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
