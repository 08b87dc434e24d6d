//! The figures of judging, as people read them.

use std::fmt::Write;

use crate::judge::{Judged, Verdict};
use crate::plant::Kind;

/// The tables and examples. At most `examples` misses of each kind are shown.
pub(crate) fn summary(judged: &Judged, examples: usize) -> String {
    let mut out = String::new();
    table(&mut out, judged);
    for kind in Kind::ALL {
        misses(&mut out, judged, kind, examples);
    }
    controls(&mut out, judged);
    untouched(&mut out, judged);
    out
}

/// The edits of a kind that the untouched cluster was not already disputed about.
fn of(judged: &Judged, kind: Option<Kind>, control: bool) -> Vec<&Verdict> {
    let fits = |verdict: &&Verdict| {
        verdict.planted.control == control
            && !verdict.disputed_before
            && kind.is_none_or(|kind| verdict.planted.kind == kind)
    };
    judged.verdicts.iter().filter(fits).collect()
}

fn table(out: &mut String, judged: &Judged) {
    let _ = writeln!(
        out,
        "| kind | planted | found | linked | read | detected | of found | overall | other aspect | series | controls | called |"
    );
    let _ = writeln!(out, "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for kind in Kind::ALL.map(Some).into_iter().chain([None]) {
        let (planted, controls) = (of(judged, kind, false), of(judged, kind, true));
        let count = |test: &dyn Fn(&Verdict) -> bool| planted.iter().filter(|verdict| test(verdict)).count();
        let (found, detected) = (count(&|v| v.found), count(&|v| v.detected));
        let found_detected = count(&|v| v.found && v.detected);
        let _ = writeln!(
            out,
            "| {} | {} | {found} | {} | {} | {detected} | {} | {} | {} | {} | {} | {} |",
            kind.map_or("all", Kind::word),
            planted.len(),
            count(&|v| v.found && v.linked),
            count(&|v| v.found && v.read),
            percent(found_detected, found),
            percent(detected, planted.len()),
            count(&|v| v.called && !v.detected),
            count(&|v| v.series && !v.called),
            controls.len(),
            controls.iter().filter(|verdict| verdict.called).count(),
        );
    }
    let before = judged.verdicts.iter().filter(|verdict| verdict.disputed_before).count();
    let called = of(judged, None, true).iter().filter(|verdict| verdict.called).count();
    let _ = writeln!(
        out,
        "\nControls called conflicts: {}. Set aside as disputed before: {before}.",
        percent(called, of(judged, None, true).len())
    );
    let rate = judged.untouched.len() as f64 / judged.stories.max(1) as f64;
    let _ = writeln!(
        out,
        "Conflicts in {} untouched clusters: {} in {} stories of two reports or more, {rate:.2} a story (true and false together).",
        judged.clusters,
        judged.untouched.len(),
        judged.stories
    );
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.0} %", 100.0 * part as f64 / whole as f64) }
}

/// How far an edit came that was not detected.
fn stage(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict { found: false, .. } => "no claim spans it",
        Verdict { linked: false, .. } => "its claim is of no event that a witness tells",
        Verdict { read: false, .. } => "the value is not in the claim",
        Verdict { called: true, .. } => "a conflict of another aspect",
        Verdict { series: true, .. } => "taken for a growing number",
        _ => "no conflict made",
    }
}

fn misses(out: &mut String, judged: &Judged, kind: Kind, most: usize) {
    let mut missed: Vec<&Verdict> =
        of(judged, Some(kind), false).into_iter().filter(|verdict| !verdict.detected).collect();
    if missed.is_empty() || most == 0 {
        return;
    }
    let _ = writeln!(out, "\nMisses: {} ({})", kind.word(), missed.len());
    missed.sort_by_key(|verdict| stage(verdict));
    let step = missed.len().div_ceil(most);
    for verdict in missed.iter().step_by(step) {
        example(out, verdict, stage(verdict));
    }
}

fn example(out: &mut String, verdict: &Verdict, remark: &str) {
    let planted = &verdict.planted;
    let _ = writeln!(out, "- {} {} {}: {remark}", planted.id, planted.report, planted.variant);
    let _ = writeln!(out, "    was: {}", planted.sentence_old);
    let _ = writeln!(out, "    is:  {}", planted.sentence_new);
    if let Some(witness) = planted.witnesses.first() {
        let _ = writeln!(out, "    {}: {}", witness.report, witness.text);
    }
    for reason in &verdict.reasons {
        let _ = writeln!(out, "    conflict: {reason}");
    }
}

fn controls(out: &mut String, judged: &Judged) {
    for verdict in of(judged, None, true).into_iter().filter(|verdict| verdict.called) {
        let _ = writeln!(out, "\nControl called a conflict:");
        example(out, verdict, "keeps the meaning");
    }
}

fn untouched(out: &mut String, judged: &Judged) {
    for conflict in &judged.untouched {
        let _ = writeln!(out, "\nUntouched {}: {} — {}", conflict.cluster, conflict.aspect, conflict.reason);
        for (value, words) in &conflict.values {
            for (report, words) in words {
                let _ = writeln!(out, "    {value} | {report}: {}", words.replace('\n', " "));
            }
        }
    }
}
