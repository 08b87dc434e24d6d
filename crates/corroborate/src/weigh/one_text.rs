//! Reports that share more than one of them can have hit on: both have it from one text.
//!
//! Whole reports that repeat each other are found in `resolve`, sentences that do in [`super::same_words`]. A rewrite keeps a
//! long stretch here and some words there, and tells the rest in its own; what it tells in its own words is no second voice.
//! Words between quotation marks don't count: two reporters at one press conference quote the same.
//!
//! A run counts for the first report that has it, and the reports are gone through in an order of their own: a story of many
//! reports would have too many pairs, and the order in which they were given must change nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use corroborate_encoder::Upos;

use super::behind::put_behind;
use super::origin_names::Names;
use super::origins::ClaimOrigins;
use crate::annotation::{AnnotatedReport, QuoteMode, Sentence};
use crate::resolve::order_key;
use crate::story::{Claim, Story};

/// Words in a row that are compared.
const RUN: usize = 5;
/// Runs that two reports have in common at least.
const FEWEST: usize = 12;
/// Of these, in one sentence at least.
const IN_SENTENCE: usize = 6;
/// Runs in one sentence that are enough by themselves: nobody hits on so many words in a row.
const ONE_STRETCH: usize = 8;

/// Which reports of a story go back to one text.
pub(super) struct OneText {
    /// The first of each report's group.
    first_of: BTreeMap<usize, usize>,
}

impl OneText {
    /// Compares all sentences of a story's reports, each run of words with the first report that has it.
    pub(super) fn of(story: &Story, reports: &[AnnotatedReport]) -> Self {
        let mut first_with: BTreeMap<u64, usize> = BTreeMap::new();
        let mut first_of: BTreeMap<usize, usize> = story.reports.iter().map(|&report| (report, report)).collect();
        let mut in_own_order = story.reports.clone();
        in_own_order.sort_by(|&a, &b| order_key(&reports[a]).cmp(&order_key(&reports[b])));
        for report in in_own_order {
            let of_sentences: Vec<Vec<u64>> =
                reports[report].sentences.iter().map(|sentence| runs(&reports[report], sentence)).collect();
            // How many runs it shares with each group of reports, and how many of one sentence.
            let mut shared: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
            for runs in &of_sentences {
                let mut of_sentence: BTreeMap<usize, usize> = BTreeMap::new();
                for other in runs.iter().filter_map(|run| first_with.get(run)) {
                    *of_sentence.entry(first_of[other]).or_default() += 1;
                }
                for (other, count) in of_sentence {
                    let (all, most) = shared.entry(other).or_default();
                    (*all, *most) = (*all + count, count.max(*most));
                }
            }
            for (other, (all, most)) in shared {
                let groups = (first_of[&report], first_of[&other]);
                let is_shared = all >= FEWEST && most >= IN_SENTENCE || most >= ONE_STRETCH;
                if is_shared && groups.0 != groups.1 {
                    let first = groups.0.min(groups.1);
                    first_of.values_mut().filter(|of| **of == groups.0 || **of == groups.1).for_each(|of| *of = first);
                }
            }
            for run in of_sentences.into_iter().flatten() {
                first_with.entry(run).or_insert(report);
            }
        }
        Self { first_of }
    }

    /// Puts the first report of each group that tells the event behind the others' claims of it.
    pub(super) fn join(
        &self,
        claims: &[Claim],
        reports: &[AnnotatedReport],
        names: &Names<'_>,
        of_claims: &mut [ClaimOrigins],
    ) {
        let mut groups: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for claim in claims {
            let first = self.first_of.get(&claim.report).copied().unwrap_or(claim.report);
            groups.entry(first).or_default().insert(claim.report);
        }
        for group in groups.into_values().filter(|group| group.len() > 1) {
            let first = group.iter().min_by_key(|&&at| {
                let report = &reports[at].report;
                (report.date().is_none(), report.date(), &report.path)
            });
            let Some(first) = first.map(|&first| names.outlet(&reports[first])) else { continue };
            for (_, from) in claims.iter().zip(&mut *of_claims).filter(|(claim, _)| group.contains(&claim.report)) {
                if !from.origins.contains_key(&first.0) {
                    from.reason.push_str(", but much of the report stands in another");
                }
                put_behind(from, [first.clone()]);
            }
        }
    }
}

/// The runs of words of a sentence, without what stands between quotation marks.
fn runs(report: &AnnotatedReport, sentence: &Sentence) -> Vec<u64> {
    if !sentence.zone.is_told() {
        return Vec::new();
    }
    let quoted = report.quotes.iter().filter(|quote| quote.mode == QuoteMode::Direct).flat_map(|quote| &quote.content);
    let quoted: Vec<_> = quoted.filter(|content| content.overlaps(sentence.span)).collect();
    let told = sentence.tokens.iter().filter(|token| token.upos != Upos::Punct);
    let told = told.filter(|token| !quoted.iter().any(|content| content.contains(token.span)));
    let words: Vec<String> = told.map(|token| token.form(&report.report.text).to_lowercase()).collect();
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weigh::testing::{claim, report, resolution};

    /// Two reports that had rewritten one dispatch were two origins of all that they told in their own words.
    #[test]
    fn reports_that_share_a_long_stretch_have_it_from_one_text() {
        let many =
            ["Ana Boll", "Boris Krug", "Cora Dahl", "Dirk Egger", "Emil Funk", "Greta Hahn", "Ida Jung", "Karl Lenz"];
        let shared = |persons: &[&str]| claim("meet").by(persons).at("the old harbour of Vellin");
        let first_of = |persons: &[&str]| {
            let told = [report("").says(shared(persons)), report("").says(claim("rain")).says(shared(persons))];
            let resolution = resolution(&told);
            OneText::of(&resolution.stories[0], &resolution.reports).first_of
        };
        assert_eq!(first_of(&many), BTreeMap::from([(0, 0), (1, 0)]));
        assert_eq!(first_of(&many[..2]), BTreeMap::from([(0, 0), (1, 1)]));
    }

    /// A report that has a part of what two others share made them two voices if it was given first.
    #[test]
    fn the_order_in_which_reports_are_given_changes_no_text() {
        let one = || claim("meet").by(&["Ana Boll", "Boris Krug"]).at("the old harbour of Vellin");
        let other =
            || claim("talk").by(&["Emil Funk", "Greta Hahn", "Ida Jung", "Karl Lenz"]).at("a new market in Orley");
        let (part, both) = (|| report("").says(one()), || report("").says(one()).says(other()));
        let voices = |told: &[_]| {
            let resolution = resolution(told);
            let first_of = OneText::of(&resolution.stories[0], &resolution.reports).first_of;
            first_of.into_values().collect::<BTreeSet<_>>().len()
        };
        assert_eq!(voices(&[part(), both(), both()]), 2);
        assert_eq!(voices(&[both(), part(), both()]), 2);
    }
}
