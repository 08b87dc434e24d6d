//! The account as people and programs read it. Adds no fact.

pub mod json;

pub use json::{account_json, annotated_json, schema};
