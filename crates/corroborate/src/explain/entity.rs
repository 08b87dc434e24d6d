//! Why mentions are one entity.

use super::step::{compared, report_id, ruled};
use super::{Decision, Step};
use crate::account::Account;
use crate::story::Cite;
use crate::weigh::conflicts::sum;
use crate::wording;

pub(super) fn of_entity(account: &Account, story: usize, entity: usize) -> Decision {
    let told = &account.stories[story].story.entities[entity];
    let mut steps: Vec<Step> = Vec::new();
    for &(report, chain) in &told.chains {
        let Some(chain) = account.reports.get(report).and_then(|r| r.chains.get(chain)) else { continue };
        for link in &chain.because {
            let mention = |at: usize| {
                let mention = account.reports[report].mentions.get(at)?;
                Some(Cite { report, span: mention.span })
            };
            let evidence = [mention(link.mentions.0), mention(link.mentions.1)].into_iter().flatten();
            steps.push(compared(
                account,
                format!("within {}", report_id(report)),
                Some(true),
                &link.features,
                evidence,
            ));
        }
    }
    let between = |one: usize, other: usize| {
        let (&one, &other) = (told.chains.get(one)?, told.chains.get(other)?);
        let evidence: Vec<Cite> = [one, other].into_iter().filter_map(|chain| chain_name(account, chain)).collect();
        let where_from = match one.0 == other.0 {
            true => format!("within {}", report_id(one.0)),
            false => format!("across {} and {}", report_id(one.0), report_id(other.0)),
        };
        Some((where_from, evidence))
    };
    for same in &told.same_names {
        let Some((where_from, evidence)) = between(same.chains.0, same.chains.1) else { continue };
        let what = format!("{where_from}: {}", same.alike.words());
        steps.push(Step { is_accepted: Some(true), ..ruled(account, what, evidence) });
    }
    for (one, other, features) in &told.because {
        let Some((where_from, evidence)) = between(*one, *other) else { continue };
        let what = format!("{where_from}: the names were compared");
        steps.push(compared(account, what, Some(sum(features) > 0.0), features, evidence));
    }
    let also = if told.aliases.is_empty() { String::new() } else { format!(", also {}", wording::list(&told.aliases)) };
    let verdict = format!("{}{also}: {} taken for one", told.name, wording::count(told.mentions.len(), "mention"));
    Decision { about: format!("s{}/e{}", story + 1, entity + 1), verdict, steps }
}

/// The fullest mention of a chain.
pub(super) fn chain_name(account: &Account, (report, chain): (usize, usize)) -> Option<Cite> {
    let annotated = account.reports.get(report)?;
    let chain = annotated.chains.get(chain)?;
    let mention = annotated.mentions.get(chain.name.or(chain.mentions.first().copied())?)?;
    Some(Cite { report, span: mention.span })
}
