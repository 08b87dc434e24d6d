//! How much of what a clause says each report that is cited for it says, too.
//!
//! The reports that tell one event tell it more or less fully: the clause that is shown may hold a place, a reason or a
//! number that others leave out. They are cited as telling it in part, unless another sentence of theirs has all of it.
//! Those that lack its verb, one of its names, or half of it, may tell of something else: they count for nothing, for who
//! stands behind a line is who tells what the line says. Those that lack one of its numbers and a quarter of it corroborate
//! nothing. A report that has next to nothing of the clause is not cited for it
//! at all.
//!
//! A plan, a denial and what happened are not told by each other's words: of "he will miss the game" nothing is told by "he
//! missed a game". Where the clause only mentions the event, who does not tell what the clause tells of it tells a part of it
//! at most. Who has none of its particulars, all that is not in most of the reports anyway, nor its day, tells nothing of it;
//! nor has who lacks all the names and numbers by which it is known from other happenings of the kind. All of a clause tells
//! only who has all that it says to happen: of "he was shot, and the police searched for her", the search, too.
//!
//! Of a report that tells a clause with one sentence, another may touch on the event only: "we had two arrests" is no word on
//! when and where the man was arrested. Whoever says that is not who says what the clause tells.
//!
//! Nor has who tells of others that did it to others, who shares only the word for what happens, who was out before the day of it, and who
//! does not know which night of several it was, nor who has another phase of it or none.
//!
//! Word by word: a word of content is borne out by the same word, by one of like sense, or by any mention of who is meant,
//! and weighs the more, the rarer it is. A name of many words weighs as one. Sentence vectors alone were tried: they know
//! what a sentence is about, not which of its words are missing.
//!
//! - [`word`]: words of content; [`form`]: what says the same; [`held`]: sentences, each two held against each other once.
//! - [`shown`]: the clause, held against sentences of a report.
//! - [`another`]: whether a report tells of another happening; [`parts`]: whether of others who take part in it.
//! - [`reports`]: what that makes of each report; [`less`]: who tells less than all.

mod another;
mod form;
mod held;
mod less;
mod parts;
mod reports;
mod shown;
#[cfg(test)]
mod tests;
mod word;

pub(super) use self::held::{Held, SentenceAt};
pub(crate) use self::less::Bearing;
pub(super) use self::shown::Shown;
pub(super) use self::word::{Word, is_content};
