//! Which reports of a story retell another: its facts in its order, in other words.
//!
//! [`copies`](super::copies) knows runs of words; who tells a dispatch fact by fact in words of his own keeps hardly any. What he
//! keeps is [which facts](facts) it tells and in [which order](aligned), what it quotes, and now and then a credit. Two reporters who write
//! about one happening share its facts, too, and quote the same speakers; so no feature is enough by itself ([`likeness`]),
//! and what a report has of its own speaks against it.
//!
//! Pairs to be compared share facts that few reports of the story tell, so the work grows with the text.

mod aligned;
mod facts;
mod likeness;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use self::aligned::Aligned;
use self::facts::Told;
use crate::annotation::AnnotatedReport;
use crate::story::{Rewrite, TextCopy};

/// Reports of a story that tell a term at most, for it to lead from one to another.
const FEW: usize = 24;
/// Reports that one is compared with.
const MOST_COMPARED: usize = 6;
/// The sum above which it is said that a report retells another. Of pairs below it a third were written independently, as read on ECB+;
/// they count as one voice all the same, since to overclaim independence is the worse mistake.
const SURE: f64 = 1.0;
/// Reports that one is said to retell.
const MOST_RETOLD: usize = 2;

/// The rewrites among the reports of a story; `members` are in order of time. A copy retells what its text does, and is asked
/// for nothing.
pub(super) fn find(reports: &[AnnotatedReport], members: &[usize], copies: &[TextCopy]) -> Vec<Rewrite> {
    let is_copy = |report: usize| copies.iter().any(|copy| copy.report == report);
    let members: Vec<usize> = members.iter().copied().filter(|&report| !is_copy(report)).collect();
    let told = facts::of(reports, &members);
    let of_report = |(later, earlier): (usize, Vec<usize>)| {
        let compared = earlier.into_iter().filter_map(|earlier| {
            let (a, b) = (members[earlier], members[later]);
            compare(reports, (a, &told[earlier]), (b, &told[later]))
        });
        let mut found: Vec<(f64, Rewrite)> = compared.collect();
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.of.cmp(&other.1.of)));
        found.into_iter().take(MOST_RETOLD).map(|(_, rewrite)| rewrite).collect::<Vec<_>>()
    };
    candidates(&told).into_iter().flat_map(of_report).collect()
}

/// For each report the earlier ones that share most of what few tell.
fn candidates(told: &[Told]) -> Vec<(usize, Vec<usize>)> {
    let mut telling: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let of_report = |(at, report): (usize, &Told)| {
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for &(term, weight) in &report.terms {
            let others = telling.entry(term).or_default();
            others.iter().for_each(|&other| *shared.entry(other).or_default() += weight);
            if others.len() < FEW {
                others.push(at);
            }
        }
        let mut most: Vec<(usize, f64)> = shared.into_iter().collect();
        most.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        (at, most.into_iter().take(MOST_COMPARED).map(|(other, _)| other).collect())
    };
    told.iter().enumerate().map(of_report).collect()
}

/// Whether report `b` retells `a`, which comes before it in order of time, or, where the dates don't say so, `a` retells and credits
/// `b`; with the sum of the features.
fn compare(reports: &[AnnotatedReport], a: (usize, &Told), b: (usize, &Told)) -> Option<(f64, Rewrite)> {
    let is_credited = |(of, by): (usize, usize)| likeness::is_credited(&reports[of], &reports[by]);
    let dates = reports[a.0].report.date().zip(reports[b.0].report.date());
    let is_later = dates.is_some_and(|(one, other)| one < other);
    let (in_order, turned) = (is_credited((a.0, b.0)), is_credited((b.0, a.0)));
    let (of, by) = if turned && !in_order && !is_later { (b, a) } else { (a, b) };
    let (told, telling) = (&reports[of.0], &reports[by.0]);
    let aligned = Aligned::of((told, of.1), (telling, by.1));
    if aligned.in_order < likeness::FEWEST {
        return None;
    }
    let because = likeness::features((told, of.1), (telling, by.1), &aligned);
    let sum: f64 = because.iter().map(|feature| feature.weight).sum();
    let pairs = aligned.pairs.iter().map(|pair| (by.1.facts[pair.here].sentence, of.1.facts[pair.there].sentence));
    let mut pairs: Vec<(usize, usize)> = pairs.chain(aligned.quotations.iter().copied()).collect();
    pairs.sort_unstable();
    pairs.dedup_by_key(|(here, _)| *here);
    let spans = |(here, there): (usize, usize)| (telling.sentences[here].span, told.sentences[there].span);
    let sentences = pairs.into_iter().map(spans).collect();
    let is_known = is_later || in_order != turned;
    let is_sure = sum > SURE;
    (sum > 0.0).then_some((sum, Rewrite { report: by.0, of: of.0, is_known, is_sure, sentences, because }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing::read;
    use crate::annotation::{Credit, CreditKind};
    use crate::text::Span;

    const DISPATCH: [&str; 6] = [
        "Karvina Czech Silesia mill",
        "Petr Novak Ostrava storeroom",
        "Havirov Orlova 60 firefighter",
        "Morava Tex 230 employee",
        "Jana Dvorak Vienna inquiry",
        "Prague Index 11 share",
    ];

    /// A report of these words, each fact a sentence; what begins with a capital is a name.
    fn report(facts: &[&str]) -> AnnotatedReport {
        let word = |(at, word): (usize, &str)| {
            let upos = match word.chars().next() {
                Some(c) if c.is_uppercase() => "PROPN",
                Some(c) if c.is_numeric() => "NUM",
                _ => "NOUN",
            };
            format!("{word}/{upos}/{}", if at == 0 { "0/root" } else { "1/dep" })
        };
        let sentence = |fact: &&str| fact.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ");
        read(&facts.iter().map(sentence).collect::<Vec<_>>().join("\n"))
    }

    fn retold(reports: &[AnnotatedReport]) -> Vec<(usize, usize, usize)> {
        let members: Vec<usize> = (0..reports.len()).collect();
        let found = find(reports, &members, &[]);
        found.iter().map(|rewrite| (rewrite.report, rewrite.of, rewrite.sentences.len())).collect()
    }

    fn crediting(mut report: AnnotatedReport, scope: Option<Span>) -> AnnotatedReport {
        let (name, span) = ("Reuters".to_owned(), Span::new(0, 0));
        report.credits.push(Credit { name, kind: CreditKind::Agency, span, cue: None, mention: None, scope });
        report
    }

    /// A dispatch that was told fact by fact in other words was a second origin of all that it told.
    #[test]
    fn the_same_facts_in_the_same_order_are_a_rewrite() {
        let other_words = [
            "plant Karvina Silesia Czech",
            "room Ostrava Petr Novak",
            "60 fireman Havirov Orlova",
            "staff 230 Morava Tex",
            "Jana Dvorak trip Vienna",
            "stock 11 Prague Index",
        ];
        assert_eq!(retold(&[report(&DISPATCH), report(&other_words)]), [(1, 0, 6)]);
    }

    #[test]
    fn the_same_facts_in_another_order_are_none() {
        let turned: Vec<&str> = DISPATCH.iter().copied().rev().collect();
        assert_eq!(retold(&[report(&DISPATCH), report(&turned)]), []);
    }

    #[test]
    fn a_report_with_much_of_its_own_retells_only_whom_it_credits() {
        let mut own = DISPATCH[..3].to_vec();
        own.extend(["Horak door 50", "Courier widow Tomas", "Riha gate 9", "Mala hospital 17"]);
        let dispatch = || crediting(report(&DISPATCH), None);
        assert_eq!(retold(&[dispatch(), report(&own)]), []);
        let whole = Span::new(20, 30);
        assert_eq!(retold(&[dispatch(), crediting(report(&own), Some(whole))]), [(1, 0, 3)]);
    }

    #[test]
    fn a_copy_is_asked_for_nothing() {
        let reports = [report(&DISPATCH), report(&DISPATCH)];
        let copy = TextCopy { report: 1, of: 0, passages: Vec::new(), runs: 9, share: 1.0 };
        assert_eq!(find(&reports, &[0, 1], &[copy]), []);
    }
}
