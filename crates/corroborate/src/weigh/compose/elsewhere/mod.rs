//! Which reports may tell, too, what was found to be told by one alone.
//!
//! A clause of one report may have its like in another of which no claim was put with it, or a claim that says less. The
//! sentence there that is likest to the clause decides, by a sum of named features ([`seen`]): what surely tells the clause
//! is cited for it, and then nobody stands alone; what may tell it is named as that. A report that is cited in part may tell
//! all of it in other words; that takes more, as it is known to be about the same. For what is quoted it takes more, too, as
//! in other words it is another quotation, unless the same happens in both ("we had meetings with the secretary", "he met the
//! secretary"); but then nobody can say that it is told *only once*.
//!
//! The thresholds were chosen on clauses of ECB+ train that were read against the likest sentences of other reports
//! (`training/elsewhere_weights.py`): of the sentences that clearly tell the same, 19 of 20 may tell it; of those with a sum of
//! 2 and more a reader found 40 of 43 to tell all of it, before they had to agree as well.

mod seen;

use std::collections::BTreeSet;

use super::bearing::{Bearing, Shown};
use crate::account::{Elsewhere, Tells};
use crate::annotation::Feature;
use crate::lexicon::elsewhere_weights::weight;
use crate::story::Cite;
pub(crate) use seen::Seen;
use seen::Sought;

/// Sum from which a sentence that agrees with the clause surely tells it.
const SURELY: f64 = 1.9;
/// Sum from which it may.
const PERHAPS: f64 = -1.45;
/// The same for what is quoted.
const PERHAPS_QUOTED: f64 = -0.5;
/// Sum from which a report that is cited in part may tell all of it.
const PERHAPS_ALL: f64 = 0.0;
/// Likeness of two sentences below which they are not compared: they are about different things.
pub(crate) const ABOUT_ANOTHER: f32 = 0.25;
/// Sentences of other reports beyond which a clause is not compared with them: of so many, one will tell the same.
const MOST_COMPARED: usize = 20_000;

impl Shown<'_> {
    /// The likest sentence of every report that may tell the clause, those of `telling` aside, which do; `None` if there are
    /// too many to look for it.
    pub(super) fn elsewhere(&self, telling: &BTreeSet<usize>, bearing: &Bearing) -> Option<Vec<Elsewhere>> {
        let others = self.others(telling);
        let sought = Sought::new(self).filter(|_| self.sentences(&others) <= MOST_COMPARED)?;
        let likest = |report: usize| {
            let sentences = &self.teller.reports[report].sentences;
            let seen = (0..sentences.len()).filter_map(|at| Some((at, sought.seen(report, at)?)));
            let (sum, at, seen) = seen.map(|(at, seen)| (sum(&seen), at, seen)).max_by(|a, b| a.0.total_cmp(&b.0))?;
            let is_surely = || sum >= SURELY && sought.agrees(report, at, &seen);
            let tells = match (bearing.in_part.contains(&report), self.told.is_quoted) {
                (_, false) if is_surely() => Tells::Surely,
                (true, _) if sum < PERHAPS_ALL => return None,
                (false, true) if (PERHAPS..PERHAPS_QUOTED).contains(&sum) && !sought.happens_alike(&seen) => {
                    Tells::Hardly
                }
                _ if sum >= PERHAPS => Tells::Perhaps,
                _ => return None,
            };
            let weighed = |(name, value): Seen| Feature { name: name.into(), weight: value * weight(name) };
            let because = seen.into_iter().map(weighed).collect();
            Some(Elsewhere { cite: Cite { report, span: sentences[at].span }, tells, because })
        };
        Some(others.into_iter().filter_map(likest).collect())
    }

    /// The other sentences of `reports` that surely tell the clause, each with its word for what happens.
    pub(super) fn retellings(&self, reports: &BTreeSet<usize>) -> Vec<(Cite, usize)> {
        let all: Vec<usize> = reports.iter().copied().collect();
        let Some(sought) = Sought::new(self).filter(|_| self.sentences(&all) <= MOST_COMPARED) else {
            return Vec::new();
        };
        let of_report = |&report: &usize| {
            let retold = |at: usize| {
                let cite = Cite { report, span: self.teller.reports[report].sentences[at].span };
                let seen = sought.seen(report, at).filter(|_| cite != self.told.cite)?;
                let is_sure = sum(&seen) >= SURELY && sought.agrees(report, at, &seen);
                Some((cite, sought.same_word(report, at)?)).filter(|_| is_sure)
            };
            (0..self.teller.reports[report].sentences.len()).filter_map(retold).collect::<Vec<_>>()
        };
        all.iter().flat_map(of_report).collect()
    }

    /// Every sentence of another report that is about the same, with what is seen.
    pub(super) fn compared(&self) -> Vec<(Cite, Vec<Seen>)> {
        let Some(sought) = Sought::new(self) else { return Vec::new() };
        let mut compared = Vec::new();
        for report in self.others(&BTreeSet::from([self.told.cite.report])) {
            for (at, sentence) in self.teller.reports[report].sentences.iter().enumerate() {
                let seen = sought.seen(report, at);
                compared.extend(seen.map(|seen| (Cite { report, span: sentence.span }, seen)));
            }
        }
        compared
    }

    fn others(&self, telling: &BTreeSet<usize>) -> Vec<usize> {
        self.teller.story().reports.iter().copied().filter(|report| !telling.contains(report)).collect()
    }

    fn sentences(&self, reports: &[usize]) -> usize {
        reports.iter().map(|&report| self.teller.reports[report].sentences.len()).sum()
    }
}

fn sum(seen: &[Seen]) -> f64 {
    seen.iter().map(|(name, value)| value * weight(name)).sum()
}
