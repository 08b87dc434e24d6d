//! How each report that tells an event tells the clause: in full, in part, too little, or something beside it.

use std::collections::BTreeSet;

use super::less::Bearing;
use super::shown::Shown;
use crate::account::{Elsewhere, Tells};
use crate::annotation::Sentence;
use crate::story::Claim;
use crate::weigh::compose::borne::ENOUGH;
use crate::weigh::origins::is_in_short;

/// Share of a clause's words below which a report does not tell it.
const SLIGHT: f64 = 0.4;

/// How much less a claim tells than another of its report that is only touched on in it.
const TOUCHED_ON: f64 = 0.3;

/// Reports that tell all of a clause beyond which it is nothing to its standing who else does.
const FEW: usize = 3;

impl<'t> Shown<'t> {
    /// How the reports that tell the event tell the clause.
    pub(in crate::weigh::compose) fn bearing(&self, event: usize) -> Bearing {
        let all = self.teller.event(event).asserted();
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_unstable_by_key(|&at| (all[at].report, all[at].span.start, all[at].span.end));
        let mut bearing = Bearing::default();
        for claims in order.chunk_by(|&one, &other| all[one].report == all[other].report) {
            let report = all[claims[0]].report;
            let sentences = &self.teller.reports[report].sentences;
            let told: Vec<&Sentence> =
                sentences.iter().filter(|s| claims.iter().any(|&at| s.span.overlaps(all[at].span))).collect();
            let borne = self.borne_out(report, &told);
            bearing.aside.extend(self.aside(all, claims));
            let is_own = report == self.told.cite.report;
            if !is_own && self.told.is_own && self.is_done_to_what_nobody_knows(event, report) {
                bearing.beside.push(report);
                bearing.lacking += 1.0;
                continue;
            }
            if is_own || borne.is_whole() {
                bearing.beyond.extend(self.telling_less(all, claims));
                continue;
            }
            if let Some(fuller) = self.told_whole(report) {
                bearing.fuller.push(fuller);
                continue;
            }
            let is_vague = borne.has_no_particulars && !self.is_of_same_time(event, report);
            // What a clause only mentions it does not tell apart from others of the kind.
            let is_another = self.told.is_own
                && (borne.is_slight()
                    || borne.share < ENOUGH && self.is_said()
                    || self.is_of_others(event, &borne, report, &told) && !self.is_of_same_time(event, report)
                    || self.is_of_another_time(event, report)
                    || self.befalls_another_sort(event, report)
                    || self.is_done_to_nothing(report, &told)
                    || self.is_between_others(event, report)
                    || self.is_done_by_another(event, report, &told)
                    || self.shares_only_the_word(event, report, &told)
                    || self.is_out_before(event, report)
                    || self.is_of_another_day_of_several(&told)
                    || self.is_of_another_phase(&told) && !self.is_of_same_time(event, report)
                    || borne.has_nothing_exact());
            if borne.share < SLIGHT || borne.is_contrary || is_vague || is_another {
                bearing.beside.push(report);
                bearing.lacking += 1.0;
                continue;
            }
            bearing.in_part.push(report);
            // Of what the clause only mentions the rest of it says nothing.
            let is_enough = !self.told.is_own || borne.share >= ENOUGH && borne.has_names;
            if self.told.is_own && borne.lacks_number() {
                bearing.unsure.push(report);
            }
            if borne.has_verb && is_enough {
                bearing.lacking += borne.lacking();
            } else {
                bearing.too_little.push(report);
                bearing.lacking += 1.0;
            }
        }
        bearing
    }

    /// What reports that do not tell all of the clause with their claims of the event tell of it in other sentences. Those that
    /// surely tell it are taken into the bearing. `None` where that is not looked for.
    pub(in crate::weigh::compose) fn told_elsewhere(
        &self,
        event: usize,
        bearing: &mut Bearing,
    ) -> Option<Vec<Elsewhere>> {
        let claiming: BTreeSet<usize> = self.teller.event(event).asserted().iter().map(|claim| claim.report).collect();
        let is_whole = |report: &usize| !bearing.in_part.contains(report) && bearing.is_told(*report);
        let telling: BTreeSet<usize> = claiming.iter().copied().filter(is_whole).collect();
        if telling.len() > FEW {
            return None;
        }
        let mut elsewhere = self.elsewhere(&telling, bearing)?;
        elsewhere.retain(|elsewhere| !self.came_after(event, elsewhere.cite.report));
        for surely in elsewhere.iter().filter(|elsewhere| elsewhere.tells == Tells::Surely) {
            let report = surely.cite.report;
            let all = self.teller.reports[report].sentences.iter();
            let own: Vec<&Sentence> = all.filter(|sentence| sentence.span.overlaps(surely.cite.span)).collect();
            bearing.tells(surely.cite, self.borne_out(report, &own).is_whole(), claiming.contains(&report));
        }
        Some(elsewhere)
    }

    /// Of the claims of a report that tells all of the clause those that do not tell it alone, if another does.
    fn telling_less(&self, all: &[Claim], claims: &[usize]) -> Vec<usize> {
        let tells = |at: usize| {
            let claim = &all[at];
            let sentences = self.teller.reports[claim.report].sentences.iter();
            let own: Vec<&Sentence> = sentences.filter(|s| s.span.overlaps(claim.span)).collect();
            at == self.told.claim || self.borne_out(claim.report, &own).is_whole()
        };
        let (whole, less): (Vec<usize>, Vec<usize>) = claims.iter().partition(|&&at| tells(at));
        if whole.is_empty() { Vec::new() } else { less }
    }

    /// Of the claims of a report those that only touch on what the others tell. The title and the lead tell in short what the
    /// report then tells with its sources.
    fn aside(&self, all: &[Claim], claims: &[usize]) -> Vec<usize> {
        let told = |&at: &usize| {
            let report = &self.teller.reports[all[at].report];
            let sentences = report.sentences.iter();
            let own: Vec<&Sentence> = sentences.filter(|s| s.span.overlaps(all[at].span)).collect();
            let borne = self.borne_out(all[at].report, &own);
            let is_shown = at == self.told.claim;
            let is_summing_up = borne.has_verb && borne.has_names && is_in_short(report, &all[at]);
            (at, is_shown || is_summing_up, if is_shown { 2.0 } else { borne.told() })
        };
        let told: Vec<_> = claims.iter().map(told).collect();
        let most = told.iter().map(|(_, _, told)| *told).fold(f64::MIN, f64::max);
        let touching = told.into_iter().filter(|(_, is_kept, told)| !is_kept && *told < most - TOUCHED_ON);
        touching.map(|(at, ..)| at).collect()
    }
}
