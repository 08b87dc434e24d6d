//! Many news reports in, one sourced account out.
