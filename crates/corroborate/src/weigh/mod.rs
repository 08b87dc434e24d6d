//! Who stands behind what, and what can't both be true. Decides nothing about language, only about claims.

use crate::account::Account;
use crate::story::Resolution;

/// Weighs every story and tells it.
pub fn weigh(resolution: Resolution, model: &str) -> Account {
    Account { model: model.to_owned(), reports: resolution.reports, copies: resolution.copies, stories: Vec::new() }
}
