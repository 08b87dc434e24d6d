//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// Many news reports in, one sourced account out: what happened, who says so, how many of them are independent, and
/// where they contradict each other. Every line leads to the exact words it rests on. Works offline.
#[derive(Debug, Parser)]
#[command(name = "corroborate", version, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tell what happened, from all reports together.
    Account {
        #[command(flatten)]
        input: Input,
        /// How to write it.
        #[arg(long, value_enum, default_value_t = Format::Terminal)]
        format: Format,
        /// Say why instead: an identifier (e1 a person, v3 an event, g1 an agreement, q1 a statement, c1 a conflict, n1
        /// numbers that grew, x1 a correction, r2 a report, s1 a story; s2/v3 in the second story), or words from a name or
        /// a summary; two of a kind, to ask why they are not one ("r1 and r6", "v1 and v5"). With --format json as JSON.
        #[arg(long, value_name = "WHAT")]
        explain: Option<String>,
        /// Make events of what is said in passing too ("hours after the shooting"): for coding every event that the
        /// reports speak of. Shows in --format json; what is told stays the same but for that.
        #[arg(long)]
        every_event: bool,
        /// A file that declares origins that count as one: a line for each group, names separated by tabs.
        #[arg(long, value_name = "FILE")]
        same_origin: Option<PathBuf>,
        /// For evaluation: JSON Lines with the events of each report ({doc, events: [{start, end}]}), to be taken for
        /// its events in place of those that are found.
        #[arg(long, value_name = "FILE", hide = true, conflicts_with = "every_event")]
        mentions: Option<PathBuf>,
    },
    /// For training and evaluation: what speaks for and against any two claims being one event.
    #[command(hide = true)]
    Pairs {
        #[command(flatten)]
        input: Input,
        /// JSON Lines with the story of each report: {doc, story}.
        #[arg(long, value_name = "FILE")]
        stories: PathBuf,
        /// As with `account`.
        #[arg(long, value_name = "FILE")]
        mentions: Option<PathBuf>,
    },
    /// For training and evaluation: what speaks for and against a sentence of another report telling what a clause tells.
    #[command(hide = true)]
    Clauses {
        #[command(flatten)]
        input: Input,
        /// JSON Lines with the story of each report: {doc, story}.
        #[arg(long, value_name = "FILE")]
        stories: PathBuf,
    },
    /// Write what each report was read to say, as JSON Lines.
    Annotate {
        #[command(flatten)]
        input: Input,
    },
    /// Write the JSON Schema of what `account --format json` and `annotate` write.
    Schema,
}

/// What to read and with what.
#[derive(Debug, ClapArgs)]
pub(crate) struct Input {
    /// Files or folders: text, HTML, JSON, JSON Lines; - for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Threads to use; the result is the same for any number. Default: one for each processor.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// A folder with other weights than those that are built in.
    #[arg(long, value_name = "DIR")]
    pub(crate) model: Option<PathBuf>,
}

/// How an account is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading here.
    Terminal,
    /// For programs: the output contract.
    Json,
    /// For notes and tickets.
    Markdown,
    /// One self-contained page in which every citation opens the words.
    Html,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Args::command().debug_assert();
    }
}
