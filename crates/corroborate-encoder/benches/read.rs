//! How fast sentences are read.
fn main() {
    divan::main();
}
