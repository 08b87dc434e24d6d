//! Pairs of claims with the features of each: what weights are learned from and mistakes are read in.
//!
//! [`crate::resolve::resolve`] decides with the same features; here nothing is decided.

pub use super::events::Pair;
use super::{Claims, claims, dates, entities, events, order};
use crate::annotation::AnnotatedReport;
use crate::story::Claim;

/// The claims of some reports, and the pairs of them that are compared.
#[derive(Debug)]
pub struct Compared {
    /// The reports.
    pub reports: Vec<AnnotatedReport>,
    /// Their claims.
    pub claims: Vec<Claim>,
    /// The pairs.
    pub pairs: Vec<Pair>,
}

/// Compares the claims of reports that are taken for one story.
pub fn compare(reports: Vec<AnnotatedReport>, which: Claims) -> Compared {
    let (mut reports, _) = order::by_content(reports);
    let members: Vec<usize> = (0..reports.len()).collect();
    dates::infer(&mut reports, &members);
    let entities = entities::resolve(&reports, &members);
    let mut claims = claims::collect(&reports, &members, &entities, which);
    claims.retain(|claim| !claim.is_slight);
    let pairs = events::compared(&reports, &claims, &entities);
    Compared { reports, claims, pairs }
}
