//! Stories made by hand, for the tests of weighing.
