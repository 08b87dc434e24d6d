//! The account of the example reports, word for word: what the README shows is what the program prints.
//!
//! Where the account is meant to change, `UPDATE_GOLDEN=1 cargo test -p corroborate-cli --test examples` writes it anew;
//! then bring the README's picture up to date.

mod common;

use std::fs;
use std::process::Command;

use common::{complaints, root, text};

/// Lines of the account that the README shows.
const SHOWN: usize = 36;

#[test]
fn the_account_of_the_examples_is_as_it_was() {
    let golden = root().join("examples/harbour-fire.account.txt");
    let account = account_of_examples();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &account).expect("the golden file can be written");
    }
    let expected = fs::read_to_string(&golden).expect("the golden file");
    assert_eq!(account, expected, "the account of the examples changed");
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let shown: String = account_of_examples().lines().take(SHOWN).map(|line| format!("{line}\n")).collect();
    assert!(readme.contains(&shown), "README.md does not show the first {SHOWN} lines of the account:\n{shown}");
}

fn account_of_examples() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_corroborate"))
        .args(["account", "examples/harbour-fire"])
        .current_dir(root())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", complaints(&output));
    text(&output)
}
