//! Plants contradictions and copies in clusters of real reports, and counts which of them an account finds.
//!
//! The bench knows the program only by its command line and its JSON: what is planted was written without a look at how
//! the program finds it. See `docs/planted.md`.

mod account;
mod cluster;
mod copies;
mod copies_judge;
mod edit;
mod files;
mod judge;
mod plant;
mod planting;
mod random;
mod rewriting;
mod summary;
mod tables;
mod telling;
mod text;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Plant contradictions and copies in clusters of real reports, and count which of them an account finds.
#[derive(Debug, Parser)]
#[command(name = "corroborate-bench", version, arg_required_else_help = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write clusters in which one report was changed so that it contradicts another, and as many whose meaning is kept.
    Contradictions {
        #[command(flatten)]
        source: Source,
        /// Edits of each kind at most; as many controls.
        #[arg(long, value_name = "N", default_value_t = 20)]
        most: usize,
    },
    /// Run the program on the planted contradictions and count.
    Judge {
        #[command(flatten)]
        trial: Trial,
        /// Misses of each kind to show.
        #[arg(long, value_name = "N", default_value_t = 3)]
        misses: usize,
        /// Where to write what became of each edit, as JSON Lines.
        #[arg(long, value_name = "FILE")]
        details: Option<PathBuf>,
    },
    /// Write a pile of reports with rewrites of some of them among the rest.
    Copies {
        #[command(flatten)]
        source: Source,
        /// Rewrites at most.
        #[arg(long, value_name = "N", default_value_t = 60)]
        most: usize,
    },
    /// Run the program on the pile with the planted copies and count.
    JudgeCopies {
        #[command(flatten)]
        trial: Trial,
        /// Missed and wrong pairs to show.
        #[arg(long, value_name = "N", default_value_t = 10)]
        misses: usize,
    },
}

#[derive(Debug, clap::Args)]
struct Source {
    /// JSON Lines with `doc`, `subtopic` (the cluster) and `text`, or folders of text files, each one cluster.
    #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
    clusters: Vec<PathBuf>,
    /// A folder to write into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The same seed plants the same.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

#[derive(Debug, clap::Args)]
struct Trial {
    /// The manifest that was written with the reports.
    #[arg(long, value_name = "FILE")]
    manifest: PathBuf,
    /// The program to judge.
    #[arg(long, value_name = "PROGRAM")]
    program: PathBuf,
}

fn main() -> Result<()> {
    match Args::parse().command {
        Command::Contradictions { source, most } => contradictions(&source, most),
        Command::Judge { trial, misses, details } => judge(&trial, misses, details.as_deref()),
        Command::Copies { source, most } => {
            copies::write(&cluster::read(&source.clusters)?, most, source.seed, &source.out)
        }
        Command::JudgeCopies { trial, misses } => {
            say(&copies_judge::judge(&trial.manifest, &trial.program)?.summary(misses))
        }
    }
}

fn contradictions(source: &Source, most: usize) -> Result<()> {
    let clusters = cluster::read(&source.clusters)?;
    let sown = planting::plant(&clusters, most, source.seed);
    for cluster in &clusters {
        let reports = cluster.reports.iter().map(|report| (report.name.as_str(), report.text.text.as_str()));
        files::write_reports(&source.out.join("untouched").join(&cluster.name), reports)?;
    }
    for sown in &sown {
        let Some(cluster) = clusters.iter().find(|cluster| cluster.name == sown.planted.cluster) else { continue };
        let reports = cluster.reports.iter().map(|report| {
            let changed = report.name == sown.planted.report;
            (report.name.as_str(), if changed { sown.text.as_str() } else { report.text.text.as_str() })
        });
        files::write_reports(&source.out.join(&sown.planted.id), reports)?;
    }
    let planted: Vec<_> = sown.iter().map(|sown| &sown.planted).collect();
    files::write_lines(&source.out.join("manifest.jsonl"), &planted)
}

fn judge(trial: &Trial, misses: usize, details: Option<&Path>) -> Result<()> {
    let mut err = io::stderr();
    let tells = err.is_terminal();
    let judged = judge::judge(&trial.manifest, &trial.program, |cluster| {
        if tells {
            let _ = writeln!(err, "{cluster}");
        }
    })?;
    if let Some(file) = details {
        files::write_lines(file, &judged.verdicts)?;
    }
    say(&summary::summary(&judged, misses))
}

fn say(text: &str) -> Result<()> {
    Ok(io::stdout().lock().write_all(text.as_bytes())?)
}
