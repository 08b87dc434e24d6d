//! The `corroborate` program: many news reports in, one sourced account out.
//!
//! Nothing but the result goes to standard output. What could not be read is named on standard error. Exit status: 0 all
//! was read, 1 something was not, or is not in the account, 2 the command line is wrong.

mod args;
mod commands;
mod gold;
mod model;
mod progress;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Reading asks for much small memory, for which glibc takes about a fifth of the time beside the encoder.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(&args) {
        Ok(commands::Outcome::Complete) => ExitCode::SUCCESS,
        Ok(commands::Outcome::SomeFailed) => ExitCode::from(1),
        Err(error) if commands::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            progress::complain(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}
