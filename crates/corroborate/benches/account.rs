//! What an account costs once its reports are read: putting them together, and weighing and telling them.
//!
//! `cargo bench -p corroborate --bench account`. Items a second are reports. The reports are those of the example, or all
//! in the folder that `CORROBORATE_REPORTS` names.

mod given;

use std::sync::OnceLock;

use corroborate::annotation::AnnotatedReport;
use corroborate::resolve::{Claims, resolve as put_together};
use corroborate::weigh::{SameOrigin, weigh as tell};
use divan::Bencher;
use divan::counter::ItemsCount;
use mimalloc::MiMalloc;

/// The program's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn resolve(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(reports().len()))
        .with_inputs(|| reports().to_vec())
        .bench_values(|reports| put_together(reports, Claims::Worth));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn weigh(bencher: Bencher) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    bencher
        .counter(ItemsCount::new(reports().len()))
        .with_inputs(|| put_together(reports().to_vec(), Claims::Worth))
        .bench_values(|resolution| pool.install(|| tell(resolution, &SameOrigin::default(), "")));
}

/// All reports, read once.
fn reports() -> &'static [AnnotatedReport] {
    static REPORTS: OnceLock<Vec<AnnotatedReport>> = OnceLock::new();
    REPORTS.get_or_init(given::reports)
}
