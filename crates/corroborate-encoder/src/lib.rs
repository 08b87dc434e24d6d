//! The neural encoder.
