//! The output contract: the JSON that other programs rely on.
//!
//! The contract's structures are types of their own and not the domain types with serde attributes: the domain may
//! change, the contract may only grow; and offsets change their meaning here, from bytes to Unicode code points.
//! Fields may be added freely, never change their meaning.

mod account;
mod annotated;
mod corrections;
mod ids;
mod pairs;
mod spans;

use crate::account::Account;
use crate::annotation::{AnnotatedReport, Sentence};
use crate::resolve::pairs::Compared;
use crate::weigh::compose::ComparedClause;

pub use account::AccountJson;
pub use annotated::AnnotatedJson;

/// One line of `corroborate annotate`: what was read in the `index`-th report; `asides`: the sentences of its zones that are
/// not told.
pub fn annotated_json(report: &AnnotatedReport, asides: &[Sentence], index: usize) -> String {
    to_json(&AnnotatedJson::new(report, asides, index))
}

/// The object that `corroborate account --format json` writes.
pub fn account_json(account: &Account) -> String {
    to_json(&AccountJson::new(account))
}

/// JSON Schema of both, under `annotate` and `account`.
pub fn schema() -> String {
    to_json(&serde_json::json!({
        "annotate": schemars::schema_for!(AnnotatedJson),
        "account": schemars::schema_for!(AccountJson),
    }))
}

/// Compared claims, as one line.
pub fn pairs_json(compared: &Compared) -> String {
    to_json(&pairs::ComparedJson::new(compared))
}

/// Compared clauses, a line for each.
pub fn clauses_json(reports: &[AnnotatedReport], clauses: &[ComparedClause]) -> String {
    pairs::ClauseJson::all(reports, clauses).iter().map(|clause| to_json(clause) + "\n").collect()
}

fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("the contract's types have string keys and finite numbers only")
}
