//! The account as people and programs read it. Adds no fact.
//!
//! [`json`] is for programs. What people read is put in order and words once, in `memo`, and then laid out by
//! [`terminal()`], [`markdown()`] and [`html()`].

pub mod json;

mod html;
mod markdown;
mod masthead;
mod memo;
mod terminal;

pub use html::html;
pub use json::{account_json, annotated_json, clauses_json, pairs_json, schema};
pub use markdown::markdown;
pub use terminal::{Style, terminal};
