//! Why a report is a text of its own, or not, and of its story.

use super::step::{compared, report_id, ruled};
use super::{Decision, Step};
use crate::account::{Account, WeighedStory};
use crate::annotation::{Credit, CreditKind, Feature};
use crate::resolve::ADOPTED;
use crate::resolve::copies::{LEAST, RUN, SHARE};
use crate::story::{Cite, Rewrite, TextCopy};
use crate::weigh::conflicts::sum;
use crate::wording;

pub(super) fn of_report(account: &Account, report: usize) -> Decision {
    let mut steps = Vec::new();
    let copies = account.copies.iter().filter(|copy| copy.report == report || copy.of == report);
    steps.extend(copies.map(|copy| of_copy(account, copy)));
    let rewrites = account.stories.iter().flat_map(|weighed| &weighed.story.rewrites);
    let rewrites = rewrites.filter(|rewrite| rewrite.report == report || rewrite.of == report);
    steps.extend(rewrites.map(|rewrite| of_rewrite(account, rewrite)));
    for (at, weighed) in account.stories.iter().enumerate() {
        steps.extend(story_steps(account, at, weighed, Some(report)));
    }
    if let Some(inferred) = &account.reports[report].published_inferred {
        steps.push(ruled(account, format!("its day of publication was inferred: {}", inferred.because), []));
    }
    steps.extend(account.reports[report].credits.iter().map(|credit| of_credit(account, report, credit)));
    let original = account.copies.iter().find(|copy| copy.report == report).map(|copy| report_id(copy.of));
    let of = |rewrite: &Rewrite| format!("{} {}", rewrite.verb(), report_id(rewrite.of));
    let retold: Vec<String> = account.retold_by(report).map(of).collect();
    let verdict = match original {
        Some(of) => format!("shares the text of {of}"),
        None if retold.is_empty() => "is a text of its own".to_owned(),
        None => wording::list(&retold),
    };
    Decision { about: report_id(report), verdict, steps }
}

/// Which words credit whom, and for which passage.
fn of_credit(account: &Account, report: usize, credit: &Credit) -> Step {
    let kind = match credit.kind {
        CreditKind::Agency => "an agency",
        CreditKind::Outlet => "an outlet",
        CreditKind::Media => "media without a name",
        CreditKind::Official => "an official body",
        CreditKind::Person => "a person",
    };
    let scope = match credit.scope {
        Some(_) => "a passage",
        None => "the report as a whole",
    };
    let how = match credit.cue {
        Some(_) => "by the words that say so",
        None => "by where the name stands",
    };
    let spans = [Some(credit.span), credit.cue, credit.scope].into_iter().flatten();
    let what = format!("credits {}, {kind}, for {scope}, {how}", credit.name);
    ruled(account, what, spans.map(|span| Cite { report, span }))
}

/// The rule by which one report was taken for a copy of another, and what they share, both sides of each passage.
pub(super) fn of_copy(account: &Account, copy: &TextCopy) -> Step {
    let what = format!(
        "{} shares the text of {}: {} runs of {RUN} content words, {:.0} % of the shorter text's (a copy has {LEAST} and \
         {:.0} % at least); {}, each as it stands in both",
        report_id(copy.report),
        report_id(copy.of),
        copy.runs,
        100.0 * copy.share,
        100.0 * SHARE,
        wording::count(copy.passages.len(), "passage"),
    );
    let sides = copy.passages.iter().flat_map(|&passage| copy.sides(passage));
    Step { is_accepted: Some(true), ..ruled(account, what, sides) }
}

/// Why one report was taken to retell another, and the sentences of both that tell the same.
fn of_rewrite(account: &Account, rewrite: &Rewrite) -> Step {
    let what = format!(
        "{} {} {}: {}, each as it stands in both",
        report_id(rewrite.report),
        rewrite.verb(),
        report_id(rewrite.of),
        wording::count(rewrite.sentences.len(), "sentence"),
    );
    let sides = rewrite.sentences.iter().flat_map(|&pair| rewrite.sides(pair));
    compared(account, what, Some(true), &rewrite.because, sides)
}

pub(super) fn of_story(account: &Account, story: usize) -> Decision {
    let weighed = &account.stories[story];
    let verdict =
        format!("{} are one story: {}", wording::count(weighed.story.reports.len(), "report"), weighed.story.title);
    Decision { about: format!("s{}", story + 1), verdict, steps: story_steps(account, story, weighed, None) }
}

/// How a report comes into a story to which the sum of no pair would bring it.
pub(super) fn joins_alone() -> String {
    format!("who would be left alone joins the story of the report that it is most like, from a sum of {ADOPTED} on")
}

fn story_steps(account: &Account, at: usize, weighed: &WeighedStory, only: Option<usize>) -> Vec<Step> {
    let pairs = weighed.story.because.iter();
    let pairs = pairs.filter(|(one, other, _)| only.is_none_or(|report| report == *one || report == *other));
    let step = |(one, other, features): &(usize, usize, Vec<Feature>)| {
        let alone = if sum(features) > 0.0 { String::new() } else { format!(": {}", joins_alone()) };
        let what = format!("{} and {} were put into one story, s{}{alone}", report_id(*one), report_id(*other), at + 1);
        compared(account, what, Some(true), features, [])
    };
    pairs.map(step).collect()
}
