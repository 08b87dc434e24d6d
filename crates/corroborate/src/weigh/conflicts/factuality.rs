//! Told as having happened by one, as not having happened by another.
//!
//! A plan and its fulfilment agree, a possibility excludes nothing. A denial contradicts only if it was made when the
//! other says that it had happened: "has not yet signed" of an earlier day is overtaken. A report that itself tells the
//! denial beside the assertion contrasts them; the contradiction is then between those it quotes, and told so.

use super::{Difference, Side, Telling, clashes, feature, sides};
use crate::account::Aspect;
use crate::annotation::{Factuality, Feature};
use corroborate_encoder::Xpos;

/// Whether claims of an event deny what others assert.
pub fn differences(telling: &Telling<'_>) -> Option<Difference> {
    let given = telling.event.asserted().iter().enumerate();
    let given = given.filter(|(_, claim)| matches!(claim.factuality, Factuality::Happened | Factuality::Denied));
    let (_, sides) = sides(given.map(|(at, claim)| (at, claim.factuality)), |factuality| match factuality {
        Factuality::Denied => ("denied".to_owned(), "not having happened".to_owned()),
        _ => ("happened".to_owned(), "having happened".to_owned()),
    });
    let clashes = clashes(telling, &sides, |one, other| Some(features(telling, &sides[one], &sides[other])));
    (!clashes.is_empty()).then_some(Difference { aspect: Aspect::Factuality, sides, clashes })
}

/// `happened` comes before `denied` in the order of the values.
fn features(telling: &Telling<'_>, happened: &Side, denied: &Side) -> Vec<Feature> {
    let mut features = Vec::new();
    let dates = |side: &Side| side.claims.iter().map(|&claim| telling.report(claim).report.date()).collect::<Vec<_>>();
    let latest_denial = dates(denied).into_iter().max().flatten();
    let first_told = dates(happened).into_iter().min().flatten();
    match (first_told, latest_denial) {
        (Some(told), Some(denial)) if denial < told => features.push(feature("the denial is older: overtaken", -2.0)),
        (Some(_), Some(_)) => {}
        _ if denied.claims.iter().any(|&claim| is_as_of_now(telling, claim)) => {
            features.push(feature("it is not known which report is older: the denial may be overtaken", -0.5));
        }
        _ => {}
    }
    let are_explicit = denied.claims.iter().any(|&claim| {
        telling.reading(claim).is_some_and(|event| event.factuality_because.iter().any(|why| why.contains("deny")))
    });
    if !are_explicit {
        features.push(match denied.claims.iter().any(|&claim| is_negated(telling, claim)) {
            true => feature("a negation, not a denial in so many words", -0.3),
            false => feature("prevented or given up rather than denied: it may have been tried", -1.3),
        });
    }
    features
}

/// Whether a negation stands with the word itself or the verb that carries it.
fn is_negated(telling: &Telling<'_>, claim: usize) -> bool {
    let Some(event) = telling.reading(claim) else { return false };
    let Some(sentence) = telling.report(claim).sentences.get(event.word.sentence) else { return false };
    let carrier = event.light_verb.map(|verb| verb.token);
    std::iter::once(event.word.token).chain(carrier).any(|at| sentence.is_negated(at))
}

/// Whether the claim speaks of the state of things at the time of writing: "has not signed", "is not charged".
fn is_as_of_now(telling: &Telling<'_>, claim: usize) -> bool {
    let Some(event) = telling.reading(claim) else { return true };
    let Some(sentence) = telling.report(claim).sentences.get(event.word.sentence) else { return true };
    let is_present = |at: usize| matches!(sentence.tokens[at].xpos, Xpos::Vbz | Xpos::Vbp);
    std::iter::once(event.word.token).chain(sentence.children(event.word.token)).any(is_present)
}
