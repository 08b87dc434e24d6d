//! Who is taken to have said something, and why two statements are one remark.

use super::step::{compared, report_id, ruled};
use super::{Decision, Step};
use crate::account::Account;
use crate::story::{Cite, RemarksAlike, SameRemark, Statement};
use crate::wording;

pub(super) fn of_statement(account: &Account, story: usize, index: usize) -> Decision {
    let told = &account.stories[story].story;
    let statement = &told.statements[index];
    let speaker = statement.speaker.map(|speaker| told.entities[speaker].name.as_str());
    let also = statement.same_as.map(|of| format!(", the same remark as q{}", of + 1)).unwrap_or_default();
    let verdict = format!("said by {}{also}", speaker.unwrap_or("nobody who is named"));
    let mut steps = vec![spoke(account, statement)];
    steps.extend(statement.same_because.as_ref().map(|same| same_as(account, &told.statements, index, same)));
    let later = told.statements.iter().enumerate().filter(|(_, other)| other.same_as == Some(index));
    let later = later.filter_map(|(at, other)| Some((at, other.same_because.as_ref()?)));
    steps.extend(later.map(|(at, same)| same_as(account, &told.statements, at, same)));
    Decision { about: format!("s{}/q{}", story + 1, index + 1), verdict, steps }
}

/// The rule by which its speaker was found, with the words that were said and those that say who said them.
fn spoke(account: &Account, statement: &Statement) -> Step {
    let report = &account.reports[statement.report];
    let quote = &report.quotes[statement.quote];
    let mention = quote.speaker_mention.and_then(|mention| report.mentions.get(mention)).map(|mention| mention.span);
    let rule = quote.speaker_by.map_or("nothing tells who said it", |by| by.words());
    let words = [Some(statement.span), quote.cue, quote.speaker, mention.filter(|span| quote.speaker != Some(*span))];
    let cites = words.into_iter().flatten().map(|span| Cite { report: statement.report, span });
    ruled(account, rule.to_owned(), cites)
}

fn same_as(account: &Account, statements: &[Statement], later: usize, same: &SameRemark) -> Step {
    let cites = [same.with, later].map(|at| Cite { report: statements[at].report, span: statements[at].span });
    let [one, other] = cites.map(|cite| report_id(cite.report));
    let pair = format!("q{} of {one} and q{} of {other} are one remark", same.with + 1, later + 1);
    match &same.alike {
        RemarksAlike::Words { shared, of, enough } => {
            let runs = wording::count(*of, "run");
            let what = format!(
                "{pair}: of {runs} of words they share {shared} ({:.0} % at least are asked for)",
                100.0 * enough
            );
            Step { is_accepted: Some(true), ..ruled(account, what, cites) }
        }
        RemarksAlike::Meaning { features, enough } => {
            let what =
                format!("{pair}: one speaker said both, and they mean nearly the same ({enough:.2} is asked for)");
            compared(account, what, Some(true), features, cites)
        }
    }
}
