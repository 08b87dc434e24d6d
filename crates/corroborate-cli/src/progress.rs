//! What goes to standard error: progress, where it is a terminal, and complaints.

use std::io::{IsTerminal, Write, stderr};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Reports below which no progress is shown: they are done before it could be read.
const WORTH_SHOWING: usize = 20;

/// A bar for `total` reports; silent unless standard error is a terminal and there is something to wait for.
pub(crate) fn bar(total: usize) -> ProgressBar {
    if total < WORTH_SHOWING || !stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("reading {bar:30} {pos}/{len} reports, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(total as u64).with_style(style)
}

/// A count of reports of which nobody knows how many there will be; silent unless standard error is a terminal.
pub(crate) fn counter() -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{spinner} {pos} reports read, {per_sec}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// One line on standard error. That it can't be written is nobody's to hear.
pub(crate) fn complain(what: &str) {
    let _ = writeln!(anstream::stderr(), "corroborate: {what}");
}
