//! Which planted copies an account finds: pairs of reports that it puts in one group of copies.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};

use crate::account::Account;
use crate::copies::{Pair, Relation};
use crate::files;

/// What was found of each pair.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// The pairs of the manifest and whether they were found.
    pairs: Vec<(Pair, bool)>,
    /// Pairs found that are none.
    wrong: Vec<(String, String)>,
}

/// Run the program on the pile.
pub(crate) fn judge(manifest: &Path, program: &Path) -> Result<Judged> {
    let folder = manifest.parent().context("the manifest lies in no folder")?;
    let account = Account::of(program, &files::reports(&folder.join("pile"))?)?;
    Ok(compare(files::read_lines(manifest)?, &account))
}

fn compare(pairs: Vec<Pair>, account: &Account) -> Judged {
    let groups = groups(account);
    let source: BTreeMap<&str, &str> = pairs
        .iter()
        .filter(|pair| pair.relation == Relation::Planted)
        .map(|pair| (pair.b.as_str(), pair.a.as_str()))
        .collect();
    let origin = |name: &str| source.get(name).map_or_else(|| name.to_owned(), |&source| source.to_owned());
    let related: BTreeSet<(String, String)> =
        pairs.iter().map(|pair| ordered(pair.a.clone(), pair.b.clone())).collect();
    let mut judged = Judged::default();
    for group in groups.values() {
        for (index, a) in group.iter().enumerate() {
            for b in &group[index + 1..] {
                let origins = ordered(origin(a), origin(b));
                if origins.0 != origins.1 && !related.contains(&origins) {
                    judged.wrong.push((a.clone(), b.clone()));
                }
            }
        }
    }
    let group_of = |name: &str| groups.values().find(|group| group.iter().any(|member| member == name));
    let found = |pair: &Pair| group_of(&pair.a).is_some_and(|group| group.contains(&pair.b));
    judged.pairs = pairs.iter().map(|pair| (pair.clone(), found(pair))).collect();
    judged
}

/// The names of the reports that lead to one text, by the report at which `copy_of` ends.
fn groups(account: &Account) -> BTreeMap<String, Vec<String>> {
    let next: BTreeMap<&str, &str> = account
        .reports
        .iter()
        .filter_map(|report| Some((report.report.as_str(), report.copy_of.as_deref()?)))
        .collect();
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for report in &account.reports {
        let mut end = report.report.as_str();
        for _ in 0..account.reports.len() {
            end = next.get(end).copied().unwrap_or(end);
        }
        groups.entry(end.to_owned()).or_default().push(account.name(&report.report));
    }
    groups
}

fn ordered(a: String, b: String) -> (String, String) {
    if a <= b { (a, b) } else { (b, a) }
}

impl Judged {
    /// The figures, and at most `examples` missed and wrong pairs.
    pub(crate) fn summary(&self, examples: usize) -> String {
        let mut out = String::new();
        let of = |relation| self.pairs.iter().filter(move |(pair, _)| pair.relation == relation);
        let found = |relation| of(relation).filter(|(_, found)| *found).count();
        let (hits, planted) = (found(Relation::Planted), of(Relation::Planted).count());
        let rate = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let _ = writeln!(out, "Planted copies: {hits} of {planted} found, recall {:.1} %.", rate(hits, planted));
        let _ =
            writeln!(out, "Wrong pairs: {}, precision {:.1} %.", self.wrong.len(), rate(hits, hits + self.wrong.len()));
        for (relation, word) in [(Relation::Natural, "natural"), (Relation::Unclear, "unclear")] {
            let _ = writeln!(
                out,
                "Pairs that came so, {word}: {} of {} found (not counted).",
                found(relation),
                of(relation).count()
            );
        }
        let mut recipes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for (pair, found) in of(Relation::Planted) {
            let counts = recipes.entry(recipe(pair)).or_default();
            *counts = (counts.0 + usize::from(*found), counts.1 + 1);
        }
        let _ = writeln!(out, "\n| done to the text | found | of |\n| --- | --- | --- |");
        for (recipe, (found, all)) in recipes {
            let _ = writeln!(out, "| {recipe} | {found} | {all} |");
        }
        for (pair, _) in of(Relation::Planted).filter(|(_, found)| !found).take(examples) {
            let _ = writeln!(out, "missed: {} {} ({}, {:.2} shared)", pair.a, pair.b, recipe(pair), pair.shared);
        }
        for (a, b) in self.wrong.iter().take(examples) {
            let _ = writeln!(out, "wrong: {a} {b}");
        }
        out
    }
}

fn recipe(pair: &Pair) -> String {
    let words: Vec<String> = pair.operations.iter().map(|operation| format!("{operation:?}").to_lowercase()).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pairs_are_found_through_others_and_wrong_ones_counted() {
        let report =
            |id: &str, copy_of: Option<&str>| json!({"report": id, "path": format!("p/{id}.txt"), "copy_of": copy_of});
        let account: Account = serde_json::from_value(json!({
            "stories": [], "reports": [report("a", None), report("b", Some("a")), report("x", Some("b")), report("y", Some("a"))]
        }))
        .unwrap();
        let pair = |relation, a: &str, b: &str| Pair {
            relation,
            a: a.into(),
            b: b.into(),
            operations: Vec::new(),
            shared: 1.0,
        };
        let pairs = vec![pair(Relation::Natural, "a", "b"), pair(Relation::Planted, "a", "x")];
        let judged = compare(pairs, &account);
        assert!(judged.pairs.iter().all(|(_, found)| *found));
        // y is nobody's copy: wrong with a, b and x.
        assert_eq!(judged.wrong.len(), 3);
    }
}
