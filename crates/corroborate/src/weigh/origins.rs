//! From whom a claim comes, so that three rewrites of one dispatch count once.
//!
//! The rules, in their order (the output contract states them):
//! 1. whoever is credited for the passage;
//! 2. where nobody is, in a report that credits an agency anywhere: that agency;
//! 3. otherwise whoever is quoted there;
//! 4. otherwise the report itself, known by its outlet, so that two reports of one outlet are one origin.
//!
//! Whoever is quoted in a report that credits an agency may have been quoted by the agency first, which so stays an
//! origin of that passage too. A report that as a whole comes from an agency ("…, Anadolu reports" in its lead) is that agency's dispatch, and rule 2
//! then holds for the agencies that the dispatch credits. A copy has the origins of its original. All of this can only
//! take independence away: a wrong guess makes `repeated` of `corroborated`, never the other way round.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{AnnotatedReport, Credit, CreditKind};
use crate::report::ZoneKind;
use crate::story::{Claim, Story, TextCopy};

/// What all rules need: which reports are copies, which origins the user declared to be one.
#[derive(Debug, Clone, Copy)]
pub struct Origins<'a> {
    /// Copies of one text.
    pub copies: &'a Copies,
    /// The user's declaration.
    pub same: &'a SameOrigin,
}

/// Origins that count as one, declared by the user: sister papers, a company and its press service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SameOrigin {
    first_of: BTreeMap<String, String>,
}

impl SameOrigin {
    /// Reads a declaration: a line for each group of names, separated by tabs; `#` starts a comment line.
    pub fn parse(text: &str) -> Self {
        let mut first_of = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let names: Vec<&str> = line.split('\t').map(str::trim).filter(|name| !name.is_empty()).collect();
            let Some(first) = names.first() else { continue };
            let first = first_of.get(&key(first)).cloned().unwrap_or_else(|| (*first).to_owned());
            for name in names {
                first_of.insert(key(name), first.clone());
            }
        }
        Self { first_of }
    }

    fn name_for<'s>(&'s self, name: &'s str) -> &'s str {
        self.first_of.get(&key(name)).map_or(name, String::as_str)
    }
}

/// Which report's text a report repeats in the end.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    original: BTreeMap<usize, usize>,
}

impl Copies {
    /// Follows copies of copies to the text they began with.
    pub fn of(copies: &[TextCopy]) -> Self {
        Self { original: copies.iter().map(|copy| (copy.report, copy.of)).collect() }
    }

    /// The report whose text `report` repeats; `report` itself where it repeats none.
    pub fn original(&self, report: usize) -> usize {
        let mut at = report;
        for _ in 0..=self.original.len() {
            match self.original.get(&at) {
                Some(&of) if of != report => at = of,
                _ => return at,
            }
        }
        at
    }

    /// Whether it repeats another's text.
    pub fn is_copy(&self, report: usize) -> bool {
        self.original(report) != report
    }
}

/// An origin's name, in a form in which spellings of one name are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OriginKey(String);

/// The origins of a claim and the rule that gave them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimOrigins {
    /// Keys with the names to show.
    pub origins: BTreeMap<OriginKey, String>,
    /// The rule, in words.
    pub reason: String,
    /// Whether it is the report itself, known by its outlet.
    pub is_own: bool,
}

/// The names that a story's origins go by.
pub struct Names<'a> {
    story: &'a Story,
    /// Entity that a name belongs to, where only one has it.
    entity_of: BTreeMap<String, Option<usize>>,
    same: &'a SameOrigin,
}

impl<'a> Names<'a> {
    /// Collects the story's names.
    pub fn of(story: &'a Story, same: &'a SameOrigin) -> Self {
        let mut entity_of: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, entity) in story.entities.iter().enumerate().filter(|(_, entity)| entity.is_named) {
            let names: BTreeSet<String> =
                std::iter::once(&entity.name).chain(&entity.aliases).map(|name| key(name)).collect();
            for name in names {
                entity_of.entry(name).and_modify(|known| *known = None).or_insert(Some(at));
            }
        }
        Self { story, entity_of, same }
    }

    fn origin(&self, name: &str, entity: Option<usize>) -> (OriginKey, String) {
        let entity = entity.or_else(|| self.entity_of.get(&key(name)).copied().flatten());
        let named = entity.and_then(|at| self.story.entities.get(at)).filter(|entity| entity.is_named);
        let shown = self.same.name_for(named.map_or(name, |entity| entity.name.as_str()));
        (OriginKey(key(shown)), shown.to_owned())
    }

    fn outlet(&self, report: &AnnotatedReport) -> (OriginKey, String) {
        self.origin(report.report.outlet.as_deref().unwrap_or(&report.report.path), None)
    }

    fn agencies(&self, report: &AnnotatedReport) -> BTreeMap<OriginKey, String> {
        let agencies = report.credits.iter().filter(|credit| credit.kind == CreditKind::Agency);
        agencies.map(|credit| self.origin(&credit.name, None)).collect()
    }

    /// The agencies whose dispatch the report as a whole is.
    fn carriers(&self, report: &AnnotatedReport) -> BTreeSet<OriginKey> {
        let carriers = report.credits.iter().filter(|c| c.kind == CreditKind::Agency && is_for_all(report, c));
        carriers.map(|credit| self.origin(&credit.name, None).0).collect()
    }

    /// From whom `claim` comes.
    pub fn origins(&self, claim: &Claim, reports: &[AnnotatedReport], copies: &Copies) -> ClaimOrigins {
        let report = &reports[claim.report];
        let credited: BTreeMap<OriginKey, String> = claim
            .attribution
            .iter()
            .filter(|link| link.is_origin)
            .map(|link| self.origin(&link.name, link.source))
            .collect();
        let agencies = self.agencies(report);
        if !credited.is_empty() {
            return self.with_dispatch(report, credited, agencies);
        }
        if !agencies.is_empty() {
            return ClaimOrigins {
                origins: agencies,
                reason: "credits nobody here, but an agency elsewhere".into(),
                is_own: false,
            };
        }
        if let Some(speaker) = claim.attribution.first() {
            let origins = BTreeMap::from([self.origin(&speaker.name, speaker.source)]);
            return ClaimOrigins { origins, reason: "quotes its source here".into(), is_own: false };
        }
        let original = copies.original(claim.report);
        let reason = if original == claim.report { "credits nobody" } else { "repeats the text of another report" };
        ClaimOrigins { origins: BTreeMap::from([self.outlet(&reports[original])]), reason: reason.into(), is_own: true }
    }

    fn with_dispatch(
        &self,
        report: &AnnotatedReport,
        mut credited: BTreeMap<OriginKey, String>,
        agencies: BTreeMap<OriginKey, String>,
    ) -> ClaimOrigins {
        let carriers = self.carriers(report);
        if credited.keys().all(|origin| carriers.contains(origin)) && agencies.len() > credited.len() {
            credited.extend(agencies);
            let reason = "is a dispatch of one agency that credits another".into();
            return ClaimOrigins { origins: credited, reason, is_own: false };
        }
        if !agencies.is_empty() && credited.keys().all(|origin| !agencies.contains_key(origin)) {
            credited.extend(agencies);
            let reason = "quotes it here, in a report that credits an agency".into();
            return ClaimOrigins { origins: credited, reason, is_own: false };
        }
        ClaimOrigins { origins: credited, reason: "credits it for this passage".into(), is_own: false }
    }

    /// One key for each outlet; a report without one counts as one.
    pub fn outlet_key(&self, report: &AnnotatedReport) -> OriginKey {
        self.outlet(report).0
    }
}

/// Whether the credit is for the report as a whole: a byline, a tag, a credit in the first sentence of the article.
fn is_for_all(report: &AnnotatedReport, credit: &Credit) -> bool {
    let lead = report.sentences.iter().find(|sentence| sentence.zone == ZoneKind::Body);
    credit.scope.is_none() || lead.is_some_and(|lead| lead.span.overlaps(credit.span))
}

/// Puts together those that are credited under names of which one holds the other: "the navy", "the Indian Navy" and
/// "an Indian Navy spokesman" are one origin. Outlets are left alone: the Post is not the Morning Post.
pub fn join_longer_names(of_claims: &mut [ClaimOrigins]) {
    let credited = of_claims.iter().filter(|claim| !claim.is_own).flat_map(|claim| &claim.origins);
    let mut known: BTreeMap<OriginKey, String> = BTreeMap::new();
    for (key, name) in credited {
        let shown = known.entry(key.clone()).or_insert_with(|| name.clone());
        if (name.len(), name.as_str()) < (shown.len(), shown.as_str()) {
            shown.clone_from(name);
        }
    }
    let words = |key: &OriginKey| key.0.split(' ').map(str::to_owned).collect::<BTreeSet<String>>();
    let shortest = |key: &OriginKey| {
        let own = words(key);
        let held = known.iter().filter(|(other, _)| words(other).is_subset(&own));
        held.min_by_key(|(other, _)| (other.0.split(' ').count(), (*other).clone()))
    };
    for claim in of_claims.iter_mut().filter(|claim| !claim.is_own) {
        let joined = claim.origins.iter().map(|(key, name)| match shortest(key) {
            Some((key, name)) => (key.clone(), name.clone()),
            None => (key.clone(), name.clone()),
        });
        claim.origins = joined.collect();
    }
}

/// A name without case, article, punctuation and the words that say that it is an agency or speaks for a body.
fn key(name: &str) -> String {
    const EMPTY: &[&str] = &[
        "the",
        "a",
        "an",
        "news",
        "agency",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokesmen",
        "officer",
        "officers",
        "official",
        "officials",
        "source",
        "sources",
        "s",
    ];
    let lower = name.to_lowercase();
    let all = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let telling: Vec<&str> = all().filter(|word| !EMPTY.contains(word)).collect();
    if telling.is_empty() { all().collect::<Vec<_>>().join(" ") } else { telling.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_an_agency_are_one() {
        assert_eq!(key("The Anadolu Agency"), key("Anadolu news agency"));
        assert_eq!(key("News Agency"), "news agency");
        assert_eq!(key("A navy spokesman"), key("the Navy"));
    }

    #[test]
    fn declared_origins_count_as_one() {
        let same = SameOrigin::parse("# sisters\nMorning Post\tEvening Post\n\nEvening Post\tWeekly Post\n");
        assert_eq!(same.name_for("weekly post"), "Morning Post");
        assert_eq!(same.name_for("Other"), "Other");
    }

    #[test]
    fn copies_of_copies_lead_to_the_first_even_in_a_circle() {
        let copy = |report, of| TextCopy { report, of, passages: Vec::new(), because: Vec::new() };
        assert_eq!(Copies::of(&[copy(2, 1), copy(1, 0)]).original(2), 0);
        Copies::of(&[copy(0, 1), copy(1, 0)]).original(0);
    }
}
