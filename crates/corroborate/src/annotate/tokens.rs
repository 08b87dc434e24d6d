//! Words as Universal Dependencies cuts them.
