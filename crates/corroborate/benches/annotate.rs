//! How many reports of 600 words are read in a second, and how much of that time is the encoder's.
//!
//! `cargo bench -p corroborate`. Items a second are reports; `encoder_alone` runs on the same words as `annotate`, neither
//! with a memory of what was read before. `all_but_encoder` finds every sentence in it: what is left are words, rules, and
//! asking the memory. `reprints` has a memory that is empty at first, and reports that share half of their sentences.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use corroborate::annotate::{annotate_all, sentences};
use corroborate::ingest::{Source, ingest};
use corroborate::report::Report;
use corroborate_encoder::Encoder;
use divan::Bencher;
use divan::counter::ItemsCount;
use mimalloc::MiMalloc;

/// The program's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const REPORTS: usize = 32;
const WORDS: usize = 600;
const THREADS: [usize; 2] = [1, 2];

fn main() {
    divan::main();
}

#[divan::bench(args = THREADS, sample_count = 7, sample_size = 1)]
fn annotate(bencher: Bencher, threads: usize) {
    read(bencher, threads, || Arc::new(encoder().remembering(0)), || reports(REPORTS));
}

#[divan::bench(args = THREADS, sample_count = 7, sample_size = 1)]
fn all_but_encoder(bencher: Bencher, threads: usize) {
    let encoder = Arc::new(encoder());
    annotate_all(&encoder, reports(REPORTS), threads, &|_| ());
    read(bencher, threads, || Arc::clone(&encoder), || reports(REPORTS));
}

#[divan::bench(args = THREADS, sample_count = 7, sample_size = 1)]
fn reprints(bencher: Bencher, threads: usize) {
    let half = || (reports(REPORTS / 2).into_iter().chain(reports(REPORTS / 2))).collect();
    read(bencher, threads, || Arc::new(encoder()), half);
}

#[divan::bench(args = THREADS, sample_count = 7, sample_size = 1)]
fn encoder_alone(bencher: Bencher, threads: usize) {
    let encoder = encoder().remembering(0);
    let reports = reports(REPORTS);
    let words: Vec<Vec<&str>> = reports
        .iter()
        .flat_map(|r| sentences::outline(r).into_iter().map(|o| o.tokens.iter().map(|t| t.of(&r.text)).collect()))
        .collect();
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    bencher.counter(ItemsCount::new(REPORTS)).bench(|| encoder.read(&words, threads));
}

fn read<E: Deref<Target = Encoder> + Sync>(
    bencher: Bencher,
    threads: usize,
    encoder: impl Fn() -> E + Sync,
    reports: impl Fn() -> Vec<Report> + Sync,
) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    bencher
        .counter(ItemsCount::new(REPORTS))
        .with_inputs(|| (encoder(), reports()))
        .bench_values(|(encoder, reports)| pool.install(|| annotate_all(&encoder, reports, threads, &|_| ())));
}

fn encoder() -> Encoder {
    Encoder::from_dir(&root().join("models")).expect("the weights that ship")
}

/// Reports of 600 words, made of the paragraphs of the examples, each beginning with another one.
fn reports(count: usize) -> Vec<Report> {
    let (examples, errors) = ingest(&[Source::Path(root().join("examples/harbour-fire"))]);
    assert!(errors.is_empty(), "{errors:?}");
    let paragraphs: Vec<&str> =
        examples.iter().flat_map(|r| r.text.split("\n\n")).filter(|p| p.split_whitespace().count() > 12).collect();
    // A number of its own keeps each sentence from having been read before.
    let numbered = |paragraph: &str, number: &str| paragraph.replace(". ", &format!(", item {number}. "));
    let text = |first: usize| {
        let mut words = 0;
        let mut text = String::new();
        for (n, paragraph) in paragraphs.iter().cycle().skip(first).enumerate() {
            if words >= WORDS {
                break;
            }
            text.push_str(&numbered(&format!("{paragraph} "), &format!("{first}-{n}")));
            text.push_str("\n\n");
            words += paragraph.split_whitespace().count();
        }
        text
    };
    let sources: Vec<Source> =
        (0..count).map(|n| Source::Bytes { name: format!("{n}.txt"), bytes: text(n).into_bytes() }).collect();
    ingest(&sources).0
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
