//! The words of a sentence that make a clause of their own.
//!
//! The clause that asserts the event is cut out of its sentence: the subject that a coordinated verb lacks is put in
//! front of it, what only links the sentence to the one before is left out. A clause that would say something else without
//! what stands around it ("he drank so much", "no one was hurt") gives way to the one around it.
//!
//! - [`cut`]: the clause.
//! - [`links`]: what is left out of it.
//! - [`plain`]: whether it says by itself what its sentence says; else the whole of that is told.
//! - [`relative`], [`leaning`]: where it can't be told alone.
//! - [`doubt`]: whether it shows what may not have happened.

mod cut;
mod doubt;
mod leaning;
mod links;
mod plain;
mod relative;

pub(super) use self::cut::Clause;
pub(super) use self::doubt::says_so;
pub(super) use self::links::of_origins;
pub(super) use self::plain::is_plain;

#[cfg(test)]
mod tests;
