//! Any bytes, as a file of any format: reports and errors come out, and the zones of every report are sound.
#![no_main]

use corroborate::ingest::{Source, ingest};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 5] = ["a.txt", "a.html", "a.json", "a.jsonl", "-"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()].to_owned();
    let (reports, errors) = ingest(&[Source::Bytes { name, bytes: bytes.to_vec() }]);
    assert!(!reports.is_empty() || !errors.is_empty());
    for report in reports {
        let mut end = 0;
        for zone in &report.zones {
            assert!(end <= zone.span.start && zone.span.start < zone.span.end);
            assert!(report.text[end..zone.span.start].trim().is_empty());
            end = zone.span.end;
        }
        assert!(report.text[end..].trim().is_empty());
    }
});
