//! Deeds that exclude each other: accepted and rejected, convicted and acquitted.

use super::{Difference, Telling, clashes, sides};
use crate::account::Aspect;
use crate::annotation::Factuality;
use crate::lexicon::happenings::are_opposite;

/// What the claims of an event call it, where some can't both be done.
pub fn differences(telling: &Telling<'_>) -> Option<Difference> {
    let given = telling.claims().enumerate().filter(|(_, claim)| claim.factuality == Factuality::Happened);
    let given = given.map(|(at, _)| (at, telling.lemma(at)));
    let (lemmas, sides) = sides(given, |lemma| ((*lemma).to_owned(), format!("“{lemma}”")));
    let clashes = clashes(telling, &sides, |one, other| are_opposite(lemmas[one], lemmas[other]).then(Vec::new));
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::What, sides, clashes })
}
