//! From whom a claim comes, so that three rewrites of one dispatch count once.
//!
//! The rules, in their order (the output contract states them):
//! 1. whoever is credited for the passage, a speaker if nobody else is;
//! 2. otherwise the report itself, known by its outlet, so that two reports of one outlet are one origin.
//!
//! A report that credits an agency may have from it more than the passage says: what it tells without a credit, whoever
//! it quotes. The agency is not shown as the origin of that, but it stands behind it, and two claims that have an origin
//! in common in front or behind are not independent. So does an authority that a report credits in a paragraph behind what
//! the paragraph tells without a credit, and whoever it credits for anything behind its title and lead: a report that has the
//! arrest from the police has the name from them, too. Whoever is quoted in what an agency or a paper tells stands behind it. A
//! report that as a whole comes from an agency ("…, Anadolu reports" in its lead) is that agency's dispatch, behind which
//! stand the agencies that the dispatch credits. A copy has the origins of its original. What the event adds is in
//! [`super::behind`], which names are one origin in [`super::one_origin`]. All of this can only take independence away: a
//! wrong guess makes `repeated` of `corroborated`, never the other way round.

use std::collections::{BTreeMap, BTreeSet};

use super::origin_names::{Names, OriginKey, key};
use crate::annotation::{AnnotatedReport, Credit, CreditKind};
use crate::lexicon::origin_words;
use crate::report::ZoneKind;
use crate::story::{Claim, TextCopy};

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
    /// Reads a declaration: a line for each group of names, separated by tabs; `#` starts a comment line. A line of one
    /// name declares nothing and is an error: its names are likely separated by something else.
    pub fn parse(text: &str) -> Result<Self, NotAGroup> {
        let mut first_of = BTreeMap::new();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let names: Vec<&str> = line.split('\t').map(str::trim).filter(|name| !name.is_empty()).collect();
            let Some(first) = names.first() else { continue };
            if names.len() == 1 {
                return Err(NotAGroup { line: at + 1, name: (*first).to_owned() });
            }
            let first = first_of.get(&key(first)).cloned().unwrap_or_else(|| (*first).to_owned());
            for name in names {
                first_of.insert(key(name), first.clone());
            }
        }
        Ok(Self { first_of })
    }

    pub(super) fn name_for<'s>(&'s self, name: &'s str) -> &'s str {
        self.first_of.get(&key(name)).map_or(name, String::as_str)
    }
}

/// A line of a declaration that names one origin only.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: “{name}” is one name and counts as one with nothing; separate the names of a group by tabs")]
pub struct NotAGroup {
    /// Which line.
    pub line: usize,
    /// What stands there.
    pub name: String,
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

/// Somebody from whom a report has something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The name to show.
    pub name: String,
    /// What it is; `None` for a report that is its own origin.
    pub kind: Option<CreditKind>,
    /// Whether it is a person, or one who speaks for a body.
    pub is_speaker: bool,
    /// Whether it is a person of an office, who tells what the office knows.
    pub speaks_for_body: bool,
    /// Whether it is somebody official, or the press, or somebody who was there, whom nothing tells from others of that kind.
    pub is_unnamed: bool,
    /// Whether it is credited for the report as a whole, and not for the passage.
    pub is_for_all: bool,
    /// Whether it is quoted in what an origin tells.
    pub is_quoted: bool,
    /// Whether it did what is told, and so made it known.
    pub makes_known: bool,
}

/// The origins of a claim and the rule that gave them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimOrigins {
    /// Whose word it is.
    pub origins: BTreeMap<OriginKey, Origin>,
    /// Agencies that may have passed it on, authorities that the report may have it from.
    pub behind: BTreeMap<OriginKey, Origin>,
    /// The rule, in words.
    pub reason: String,
}

impl ClaimOrigins {
    /// Whom the claim itself names: its origins and those quoted in what they tell.
    pub(super) fn named(&self) -> impl Iterator<Item = &OriginKey> {
        let quoted = self.behind.iter().filter(|(_, origin)| origin.is_quoted);
        self.origins.iter().chain(quoted).map(|(key, _)| key)
    }

    /// All with whom it can have an origin in common.
    pub fn all(&self) -> impl Iterator<Item = (&OriginKey, &Origin)> {
        self.origins.iter().chain(&self.behind)
    }
}

impl Names<'_> {
    fn agencies(&self, report: &AnnotatedReport) -> BTreeMap<OriginKey, Origin> {
        let agencies = report.credits.iter().filter(|credit| credit.kind == CreditKind::Agency);
        agencies.map(|credit| self.origin(&credit.name, None, Some(credit.kind))).collect()
    }

    /// The authorities, and those who speak for them, that the report credits in the paragraph of the claim; for a claim in
    /// the title or the lead, which tell in short what the rest tells with its sources, all whom it credits anywhere.
    fn authorities_around(&self, report: &AnnotatedReport, claim: &Claim) -> BTreeMap<OriginKey, Origin> {
        let here = paragraph(report, claim.trigger.start);
        let is_in_short = is_in_short(report, claim);
        let credits = report.credits.iter().filter(|credit| {
            matches!(credit.kind, CreditKind::Official | CreditKind::Person)
                && (is_in_short || paragraph(report, credit.span.start) == here)
        });
        let origins = credits.map(|credit| self.origin(&credit.name, None, Some(credit.kind)));
        let is_authority = |origin: &Origin| origin.kind == Some(CreditKind::Official) || origin.speaks_for_body;
        origins.filter(|(_, origin)| is_in_short || is_authority(origin)).collect()
    }

    /// All whom report `at` credits for anything.
    pub(super) fn credited(&self, at: usize, report: &AnnotatedReport) -> BTreeMap<OriginKey, Origin> {
        report.credits.iter().map(|credit| self.credit(at, report, credit)).collect()
    }

    /// Whom the claim itself names: its origins, and those who are quoted in what an origin tells.
    fn named(
        &self,
        claim: &Claim,
        report: &AnnotatedReport,
    ) -> (BTreeMap<OriginKey, Origin>, BTreeMap<OriginKey, Origin>) {
        let kind_of = |name: &str| report.credits.iter().find(|credit| credit.name == name).map(|credit| credit.kind);
        let (mut credited, mut quoted) = (BTreeMap::new(), BTreeMap::new());
        for link in &claim.attribution {
            let kind = kind_of(&link.name).unwrap_or_else(|| self.kind_of(link.source));
            let (key, mut origin) = self.origin(&link.name, link.source, Some(kind));
            origin.is_for_all = link.is_for_all;
            if link.is_origin {
                credited.entry(key).or_insert(origin);
            } else if link.source.is_some_and(|source| self.can_tell(source))
                || origin_words::is_of_document(&link.name)
            {
                origin.is_quoted = true;
                quoted.entry(key).or_insert(origin);
            }
        }
        (credited, quoted)
    }

    /// The agencies whose dispatch the report as a whole is.
    fn carriers(&self, report: &AnnotatedReport) -> BTreeSet<OriginKey> {
        let carriers = report.credits.iter().filter(|c| c.kind == CreditKind::Agency && is_for_all(report, c));
        carriers.map(|credit| self.origin(&credit.name, None, Some(credit.kind)).0).collect()
    }

    /// From whom `claim` comes.
    pub fn origins(&self, claim: &Claim, reports: &[AnnotatedReport], copies: &Copies) -> ClaimOrigins {
        let report = &reports[claim.report];
        let (credited, quoted) = self.named(claim, report);
        let agencies = self.agencies(report);
        if !credited.is_empty() {
            return self.with_dispatch(report, credited, quoted, agencies);
        }
        let original = copies.original(claim.report);
        let authorities = self.authorities_around(report, claim);
        let reason = match (original == claim.report, agencies.is_empty(), authorities.is_empty()) {
            (false, ..) => "shares the text of another report",
            (true, false, _) => "credits nobody here, but an agency elsewhere",
            (true, true, false) => "credits nobody here, but an authority in the same paragraph",
            (true, true, true) => "credits nobody",
        };
        let own = self.outlet(&reports[original]);
        let behind = quoted.into_iter().chain(agencies).chain(authorities).collect();
        ClaimOrigins { origins: BTreeMap::from([own]), behind, reason: reason.into() }
    }

    fn with_dispatch(
        &self,
        report: &AnnotatedReport,
        credited: BTreeMap<OriginKey, Origin>,
        mut quoted: BTreeMap<OriginKey, Origin>,
        mut agencies: BTreeMap<OriginKey, Origin>,
    ) -> ClaimOrigins {
        let carriers = self.carriers(report);
        let is_carried = credited.keys().all(|origin| carriers.contains(origin));
        let credits_agency = credited.keys().any(|origin| agencies.contains_key(origin));
        agencies.retain(|origin, _| !credited.contains_key(origin));
        let reason = match (is_carried, credits_agency) {
            _ if agencies.is_empty() => "credits it for this passage",
            (true, _) => "is a dispatch of one agency that credits another",
            (false, false) => "quotes it here, in a report that credits an agency",
            (false, true) => {
                agencies.clear();
                "credits it for this passage"
            }
        };
        quoted.retain(|origin, _| !credited.contains_key(origin));
        quoted.extend(agencies);
        ClaimOrigins { origins: credited, behind: quoted, reason: reason.into() }
    }
}

fn paragraph(report: &AnnotatedReport, at: usize) -> Option<usize> {
    report.sentence_at(at).map(|sentence| report.sentences[sentence].paragraph)
}

/// Whether the claim stands in the title or the lead, which tell in short what the rest tells with its sources.
pub(super) fn is_in_short(report: &AnnotatedReport, claim: &Claim) -> bool {
    let sentence = report.sentence_at(claim.trigger.start).map(|at| &report.sentences[at]);
    let lead = report.sentences.iter().find(|sentence| sentence.zone == ZoneKind::Body).map(|lead| lead.paragraph);
    sentence.is_some_and(|sentence| sentence.zone == ZoneKind::Title || Some(sentence.paragraph) == lead)
}

/// Whether the credit is for the report as a whole: a byline, a tag, a credit in the first sentence of the article.
fn is_for_all(report: &AnnotatedReport, credit: &Credit) -> bool {
    let lead = report.sentences.iter().find(|sentence| sentence.zone == ZoneKind::Body);
    credit.scope.is_none() || lead.is_some_and(|lead| lead.span.overlaps(credit.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_origins_count_as_one() {
        let declared = "# sisters\nMorning Post\tEvening Post\n\nEvening Post\tWeekly Post\n";
        let same = SameOrigin::parse(declared).expect("groups");
        assert_eq!(same.name_for("weekly post"), "Morning Post");
        assert_eq!(same.name_for("Other"), "Other");
    }

    /// A declaration with spaces in place of tabs did nothing, without a word.
    #[test]
    fn a_line_without_tabs_is_named() {
        let error = SameOrigin::parse("# sisters\nMorning Post  Evening Post\n").expect_err("no tab");
        assert_eq!((error.line, &*error.name), (2, "Morning Post  Evening Post"));
        assert!(error.to_string().contains("line 2") && error.to_string().contains("tabs"));
    }

    #[test]
    fn copies_of_copies_lead_to_the_first_even_in_a_circle() {
        let copy = |report, of| TextCopy { report, of, passages: Vec::new(), runs: 0, share: 0.0 };
        assert_eq!(Copies::of(&[copy(2, 1), copy(1, 0)]).original(2), 0);
        Copies::of(&[copy(0, 1), copy(1, 0)]).original(0);
    }
}
