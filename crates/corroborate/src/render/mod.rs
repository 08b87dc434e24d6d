//! The account as people and programs read it. Adds no fact.
