//! The `corroborate` program.

fn main() {}
