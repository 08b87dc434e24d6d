//! Which planted contradictions an account finds, and where it calls something a contradiction that is none.
//!
//! For each edit the program reads the cluster with the one changed report. The edit is followed through the account:
//! *found* (a claim of the changed report spans the changed words), *linked* (its event has a claim of a witness), *read*
//! (such a claim has the new value's field at all), *detected* (a conflict of the fitting aspect has it on one side, and
//! another report on another). What the untouched cluster is already disputed about is set aside.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::Value;

use crate::account::{Account, Claim, Conflict, Story};
use crate::edit::Edit;
use crate::files;
use crate::plant::Kind;
use crate::planting::Planted;

/// What became of one edit.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Verdict {
    pub(crate) planted: Planted,
    /// A claim of the changed report spans the changed words.
    pub(crate) found: bool,
    /// Its event has a claim of a witness, in the witness's sentence.
    pub(crate) linked: bool,
    /// A claim that spans the changed words has the field in which the value belongs.
    pub(crate) read: bool,
    /// A conflict of the fitting aspect.
    pub(crate) detected: bool,
    /// A conflict of any aspect.
    pub(crate) called: bool,
    /// A growing number instead.
    pub(crate) series: bool,
    /// The untouched report was already in a conflict of that aspect there.
    pub(crate) disputed_before: bool,
    /// Reasons of the conflicts that show it.
    pub(crate) reasons: Vec<String>,
}

/// A conflict in an untouched cluster, to be read and judged by a person.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Untouched {
    pub(crate) cluster: String,
    pub(crate) aspect: String,
    pub(crate) reason: String,
    /// For each value: the value, and the reports with the words that state it.
    pub(crate) values: Vec<(String, Vec<(String, String)>)>,
}

/// What judging the edits gave.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Judged {
    pub(crate) verdicts: Vec<Verdict>,
    pub(crate) untouched: Vec<Untouched>,
    pub(crate) clusters: usize,
    /// Stories of two reports or more in the untouched clusters.
    pub(crate) stories: usize,
}

/// Run the program on every cluster of a manifest, untouched and changed.
pub(crate) fn judge(manifest: &Path, program: &Path, mut progress: impl FnMut(&str)) -> Result<Judged> {
    let folder = manifest.parent().context("the manifest lies in no folder")?;
    let planted: Vec<Planted> = files::read_lines(manifest)?;
    let mut by_cluster: BTreeMap<String, Vec<&Planted>> = BTreeMap::new();
    for edit in &planted {
        by_cluster.entry(edit.cluster.clone()).or_default().push(edit);
    }
    let mut judged = Judged::default();
    for entry in std::fs::read_dir(folder.join("untouched"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        by_cluster.entry(name).or_default();
    }
    for (cluster, edits) in by_cluster {
        progress(&cluster);
        let texts = folder.join("untouched").join(&cluster);
        let before = Account::of(program, &files::reports(&texts)?)?;
        judged.clusters += 1;
        judged.stories += before.stories.iter().filter(|story| story.reports.len() > 1).count();
        judged.untouched.extend(untouched(&cluster, &before, &texts)?);
        for edit in edits {
            let after = Account::of(program, &files::reports(&folder.join(&edit.id))?)?;
            judged.verdicts.push(verdict(edit, &before, &after));
        }
    }
    judged.verdicts.sort_by(|a, b| a.planted.id.cmp(&b.planted.id));
    Ok(judged)
}

/// Follow one edit through the account of the changed cluster.
fn verdict(planted: &Planted, before: &Account, after: &Account) -> Verdict {
    let mut verdict = Verdict {
        planted: planted.clone(),
        found: false,
        linked: false,
        read: false,
        detected: false,
        called: false,
        series: false,
        disputed_before: false,
        reasons: Vec::new(),
    };
    let aspects = planted.kind.aspects();
    let main = new_span(&planted.edits[planted.main]);
    let Some(report) = after.id(&planted.report) else { return verdict };
    for story in &after.stories {
        for event in &story.events {
            let mine: Vec<&Claim> = event
                .claims
                .iter()
                .filter(|claim| claim.report == report && spans(claim, &main, planted.control))
                .collect();
            verdict.found |= !mine.is_empty();
            verdict.read |= mine.iter().any(|claim| reads(planted.kind, claim, &main));
            verdict.linked |= !mine.is_empty() && event.claims.iter().any(|claim| of_witness(planted, after, claim));
        }
        let edited: Vec<Range<usize>> = planted.edits.iter().map(new_span).collect();
        for conflict in &story.conflicts {
            if !disputes(story, conflict, report, &edited) {
                continue;
            }
            verdict.called = true;
            verdict.detected |= aspects.contains(&conflict.aspect.as_str());
            verdict.reasons.push(format!("{}: {}", conflict.aspect, conflict.reason));
        }
        let grows = |event: &str, points| {
            let sides = story.sides(event, points);
            sides
                .iter()
                .flatten()
                .any(|claim| claim.report == report && edited.iter().any(|edit| overlaps(claim, edit)))
        };
        verdict.series |= story.series.iter().any(|series| grows(&series.event, &series.points));
    }
    let old: Vec<Range<usize>> = planted.edits.iter().map(|edit| edit.start..edit.end).collect();
    let before_id = before.id(&planted.report).unwrap_or_default();
    verdict.disputed_before = before.stories.iter().any(|story| {
        let same_aspect = |conflict: &&Conflict| planted.control || aspects.contains(&conflict.aspect.as_str());
        story.conflicts.iter().filter(same_aspect).any(|conflict| disputes(story, conflict, before_id, &old))
    });
    verdict
}

fn new_span(edit: &Edit) -> Range<usize> {
    edit.new_start..edit.new_end
}

/// Whether a claim spans the changed words; of a control, which may rewrite a whole clause, it need only touch them.
fn spans(claim: &Claim, edit: &Range<usize>, touch: bool) -> bool {
    claim.start <= edit.start && edit.end <= claim.end || touch && overlaps(claim, edit)
}

fn overlaps(claim: &Claim, span: &Range<usize>) -> bool {
    claim.start < span.end && span.start < claim.end
}

fn of_witness(planted: &Planted, account: &Account, claim: &Claim) -> bool {
    planted.witnesses.iter().any(|witness| {
        account.id(&witness.report) == Some(claim.report.as_str()) && overlaps(claim, &(witness.start..witness.end))
    })
}

/// Whether a claim has the field in which a value of the kind belongs.
fn reads(kind: Kind, claim: &Claim, edit: &Range<usize>) -> bool {
    match kind {
        Kind::Date => claim.when != Value::Null,
        Kind::Number => claim.quantities.iter().any(|number| number.start < edit.end && edit.start < number.end),
        Kind::Place => claim.place != Value::Null,
        Kind::Name => !claim.participants.is_empty(),
        Kind::Negation => claim.factuality == "denied",
    }
}

/// Whether a conflict has a claim of the report that touches one of the spans on one side, and another report on another.
fn disputes(story: &Story, conflict: &Conflict, report: &str, edits: &[Range<usize>]) -> bool {
    let sides = story.sides(&conflict.event, &conflict.values);
    let touched = |claim: &&Claim| claim.report == report && edits.iter().any(|edit| overlaps(claim, edit));
    sides.iter().enumerate().any(|(index, side)| {
        side.iter().any(touched)
            && sides
                .iter()
                .enumerate()
                .any(|(other, claims)| other != index && claims.iter().any(|claim| claim.report != report))
    })
}

/// The conflicts of an untouched cluster with the words that they rest on.
fn untouched(cluster: &str, account: &Account, texts: &Path) -> Result<Vec<Untouched>> {
    let mut found = Vec::new();
    for story in &account.stories {
        for conflict in &story.conflicts {
            let mut values = Vec::new();
            for (side, claims) in conflict.values.iter().zip(story.sides(&conflict.event, &conflict.values)) {
                let mut words = Vec::new();
                for claim in claims {
                    let name = account.name(&claim.report);
                    let text = std::fs::read_to_string(texts.join(format!("{name}.txt")))?;
                    words.push((
                        name,
                        text.chars().skip(claim.start).take(claim.end.saturating_sub(claim.start)).collect(),
                    ));
                }
                values.push((side.value.as_str().map_or_else(|| side.value.to_string(), str::to_owned), words));
            }
            let (aspect, reason) = (conflict.aspect.clone(), format!("{} {}", conflict.conflict, conflict.reason));
            found.push(Untouched { cluster: cluster.to_owned(), aspect, reason, values });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn planted(control: bool) -> Planted {
        serde_json::from_value(json!({
            "id": "date-planted-01", "cluster": "c", "report": "a", "kind": "date", "control": control, "variant": "weekday",
            "value_old": "Tuesday", "value_new": "Friday", "sentence_old": "", "sentence_new": "", "main": 0,
            "edits": [{"start": 10, "end": 17, "new_start": 10, "new_end": 16, "old": "Tuesday", "new": "Friday"}],
            "witnesses": [{"report": "b", "start": 0, "end": 30, "text": ""}]
        }))
        .unwrap()
    }

    fn account(conflicts: &Value) -> Account {
        serde_json::from_value(json!({
            "reports": [{"report": "r1", "path": "x/a.txt", "copy_of": null}, {"report": "r2", "path": "x/b.txt", "copy_of": null}],
            "stories": [{"reports": ["r1", "r2"], "conflicts": conflicts, "events": [{"event": "v1", "claims": [
                {"report": "r1", "start": 0, "end": 20, "when": {"from": "2020-05-01"}},
                {"report": "r2", "start": 0, "end": 20}, {"report": "r1", "start": 40, "end": 60}
            ]}]}]
        }))
        .unwrap()
    }

    fn conflict(aspect: &str, claim: usize) -> Value {
        let values = json!([{"value": "a", "claims": [claim]}, {"value": "b", "claims": [1]}]);
        json!([{"conflict": "c1", "event": "v1", "aspect": aspect, "reason": "because", "values": values}])
    }

    #[test]
    fn an_edit_is_detected_only_under_its_aspect_and_at_its_claim() {
        let none = account(&json!([]));
        for (aspect, claim, detected, called) in
            [("when", 0, true, true), ("where", 0, false, true), ("when", 2, false, false)]
        {
            let verdict = verdict(&planted(false), &none, &account(&conflict(aspect, claim)));
            assert_eq!((verdict.detected, verdict.called), (detected, called), "{aspect} {claim}");
            assert!(verdict.found && verdict.linked && verdict.read && !verdict.disputed_before);
        }
    }

    #[test]
    fn what_was_disputed_before_is_set_aside() {
        let disputed = account(&conflict("when", 0));
        assert!(verdict(&planted(false), &disputed, &disputed).disputed_before);
    }
}
