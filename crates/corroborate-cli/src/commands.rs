//! What each command does.

use std::io::{IsTerminal, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};

use anyhow::{Context, Result};
use corroborate::account::Account;
use corroborate::annotate::{REPORTS_AT_ONCE, annotate_all, annotate_chunk, read_asides};
use corroborate::annotation::AnnotatedReport;
use corroborate::explain::{explain, unknown};
use corroborate::ingest::{IngestError, Source, ingest, ingest_each};
use corroborate::render::{self, Style};
use corroborate::report::Report;
use corroborate::resolve::{Claims, pairs::compare, resolve};
use corroborate::weigh::{SameOrigin, compared_clauses, weigh};
use corroborate_encoder::Encoder;
use rayon::prelude::*;

use crate::args::{Args, Command, Format, Input};
use crate::{gold, model, progress};

/// Widest line of the terminal account; longer ones are hard to read.
const WIDEST: usize = 110;

/// Bytes of standard input that are read; what comes after is cut off. A larger pile belongs in a file, which is read
/// piece by piece.
const MOST_INPUT: u64 = 1 << 30;

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was read.
    Complete,
    /// Something was not, and was named.
    SomeFailed,
}

/// Does what the command line says.
pub(crate) fn run(args: &Args) -> Result<Outcome> {
    match &args.command {
        Command::Account { input, format, explain, every_event, same_origin, mentions } => {
            let same_origin = same_origin_file(same_origin.as_deref())?;
            let mut read = Reading::of(input)?;
            let claims = match every_event {
                true => Claims::Slight,
                false => gold::mentions(&mut read.reports, mentions.as_deref())?,
            };
            let account = weigh(resolve(read.reports, claims), &same_origin, &read.model);
            match explain {
                Some(what) => explained(&account, what, *format, read.outcome),
                None => write(&rendered(&account, *format)).map(|()| read.outcome),
            }
        }
        Command::Pairs { input, stories, mentions } => {
            let mut read = Reading::of(input)?;
            let claims = gold::mentions(&mut read.reports, mentions.as_deref())?;
            for story in gold::stories(read.reports, stories)? {
                write(&(render::pairs_json(&compare(story, claims)) + "\n"))?;
            }
            Ok(read.outcome)
        }
        Command::Clauses { input, stories } => {
            let read = Reading::of(input)?;
            for story in gold::stories(read.reports, stories)? {
                let resolution = resolve(story, Claims::Worth);
                write(&render::clauses_json(&resolution.reports, &compared_clauses(&resolution)))?;
            }
            Ok(read.outcome)
        }
        Command::Annotate { input } => annotate(input),
        Command::Schema => {
            write(&(render::schema() + "\n"))?;
            Ok(Outcome::Complete)
        }
    }
}

/// Whether the reader of standard output went away, as `head` does: no failure.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Reads and writes reports as they come, some at once, so that there may be more of them than fit in memory.
fn annotate(input: &Input) -> Result<Outcome> {
    let encoder = encoder(input.model.as_deref())?;
    let (threads, pool) = threads(input)?;
    let bar = progress::counter();
    let mut outcome = Outcome::Complete;
    let mut written = 0;
    let found = in_background(sources(&input.paths)?);
    loop {
        let mut chunk = Vec::new();
        for found in &found {
            match found {
                Ok(report) => chunk.push(report),
                Err(error) => {
                    outcome = Outcome::SomeFailed;
                    progress::complain(&error.to_string());
                }
            }
            if chunk.len() == REPORTS_AT_ONCE {
                break;
            }
        }
        if chunk.is_empty() {
            bar.finish_and_clear();
            return Ok(outcome);
        }
        let lines: Vec<String> = pool.install(|| {
            let reports = annotate_chunk(&encoder, chunk, threads);
            let asides = read_asides(&encoder, &reports, threads);
            let line = |(i, (report, asides)): (usize, (_, &Vec<_>))| {
                render::annotated_json(report, asides, written + i) + "\n"
            };
            reports.par_iter().zip(&asides).enumerate().map(line).collect()
        });
        lines.iter().try_for_each(|line| write(line))?;
        written += lines.len();
        bar.set_position(written as u64);
    }
}

/// Reads files on a thread of its own, no further ahead than one chunk of reports.
fn in_background(sources: Vec<Source>) -> Receiver<Result<Report, IngestError>> {
    let (sender, receiver) = sync_channel(REPORTS_AT_ONCE);
    // That nobody listens any more is the end of the program.
    std::thread::spawn(move || ingest_each(&sources, &mut |found| drop(sender.send(found))));
    receiver
}

/// Reports that were read, and with what.
struct Reading {
    reports: Vec<AnnotatedReport>,
    model: String,
    outcome: Outcome,
}

impl Reading {
    fn of(input: &Input) -> Result<Reading> {
        let encoder = encoder(input.model.as_deref())?;
        let (reports, errors) = ingest(&sources(&input.paths)?);
        errors.iter().for_each(|e| progress::complain(&e.to_string()));
        let (threads, pool) = threads(input)?;
        let bar = progress::bar(reports.len());
        let reports = pool.install(|| annotate_all(&encoder, reports, threads, &|done| bar.set_position(done as u64)));
        bar.finish_and_clear();
        let outcome = if errors.is_empty() { Outcome::Complete } else { Outcome::SomeFailed };
        Ok(Reading { reports, model: encoder.checksum().to_owned(), outcome })
    }
}

/// How many threads to work on, and as many.
fn threads(input: &Input) -> Result<(usize, rayon::ThreadPool)> {
    let threads = input.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, |n| n.get());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("no threads to work with")?;
    Ok((threads, pool))
}

fn encoder(folder: Option<&Path>) -> Result<Encoder> {
    match folder {
        Some(folder) => Ok(Encoder::from_dir(folder)?),
        None => Ok(Encoder::from_files(&model::FILES)?),
    }
}

fn sources(paths: &[PathBuf]) -> Result<Vec<Source>> {
    paths
        .iter()
        .map(|path| if path == Path::new("-") { standard_input() } else { Ok(Source::Path(path.clone())) })
        .collect()
}

fn standard_input() -> Result<Source> {
    let mut bytes = Vec::new();
    stdin().lock().take(MOST_INPUT).read_to_end(&mut bytes).context("standard input")?;
    Ok(Source::Bytes { name: "-".to_owned(), bytes })
}

fn same_origin_file(path: Option<&Path>) -> Result<SameOrigin> {
    let Some(path) = path else { return Ok(SameOrigin::default()) };
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    SameOrigin::parse(&text).with_context(|| path.display().to_string())
}

fn rendered(account: &Account, format: Format) -> String {
    match format {
        Format::Terminal => render::terminal(account, style()),
        Format::Json => render::account_json(account) + "\n",
        Format::Markdown => render::markdown(account),
        Format::Html => render::html(account),
    }
}

/// Answers what `--explain` asks; where nothing is called so, says what can be asked.
fn explained(account: &Account, what: &str, format: Format, outcome: Outcome) -> Result<Outcome> {
    let explained = explain(account, what);
    write(&match format {
        Format::Json => explained.to_json() + "\n",
        _ => explained.to_string(),
    })?;
    if explained.decisions.is_empty() {
        progress::complain(&unknown(account, what));
        return Ok(Outcome::SomeFailed);
    }
    Ok(outcome)
}

fn style() -> Style {
    let colour = stdout().is_terminal() && anstream::AutoStream::choice(&stdout()) != anstream::ColorChoice::Never;
    let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
    Style { colour, width: width.min(WIDEST) }
}

fn write(text: &str) -> Result<()> {
    Ok(stdout().lock().write_all(text.as_bytes())?)
}
