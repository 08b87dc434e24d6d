//! Reads the sentences of a file over and over, for `training/runtime.py`, which holds ONNX Runtime against it.
//!
//! `rate FILE [THREADS]`: a sentence a line, its words separated by blanks. For each line on standard input the sentences
//! are read once, and seconds on the clock and of processor time are written.

use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

use corroborate_encoder::Encoder;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_default();
    let threads = arguments.next().and_then(|threads| threads.parse().ok()).unwrap_or(1);
    let text = std::fs::read_to_string(file)?;
    let sentences: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let sentences: Vec<&[&str]> = sentences.iter().map(Vec::as_slice).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    // Without its memory: it would not read anything twice.
    let encoder = Encoder::from_dir(&folder).map_err(std::io::Error::other)?.remembering(0);
    let mut output = std::io::stdout();
    for _ in std::io::stdin().lock().lines() {
        let (clock, processor) = (Instant::now(), processor_seconds()?);
        std::hint::black_box(encoder.read(&sentences, threads));
        writeln!(output, "{:.3} {:.3}", clock.elapsed().as_secs_f64(), processor_seconds()? - processor)?;
        output.flush()?;
    }
    Ok(())
}

/// Processor time of this process, as Linux counts it: in hundredths of a second.
fn processor_seconds() -> std::io::Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    Ok(fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / 100.0)
}
