//! The decisions about a subject, with their features.

use super::question::Subject;
use super::{Decision, Evidence, Step};
use crate::account::{Account, Aspect, ConflictValue, Elsewhere, Standing, Tells, WeighedStory};
use crate::annotation::Feature;
use crate::resolve::copies::{LEAST, RUN, SHARE};
use crate::story::{Cite, CorrectedParty, Event, Rewrite, TextCopy, Touch};
use crate::weigh::conflicts::sum;
use crate::wording;

/// What was decided about `subject`, and why.
pub(super) fn decisions(account: &Account, subject: Subject) -> Vec<Decision> {
    match subject {
        Subject::Report(report) => vec![of_report(account, report)],
        Subject::Story(story) => vec![of_story(account, story)],
        Subject::Entity(story, entity) => vec![of_entity(account, story, entity)],
        Subject::TwoEntities(story, one, other) => vec![of_two_entities(account, story, one, other)],
        Subject::Event(story, event) => of_event(account, story, event),
        Subject::Conflict(story, conflict) => vec![of_conflict(account, story, conflict)],
        Subject::Correction(story, correction) => vec![of_correction(account, story, correction)],
    }
}

fn of_report(account: &Account, report: usize) -> Decision {
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

/// The rule by which one report was taken for a copy of another, and what they share, both sides of each passage.
fn of_copy(account: &Account, copy: &TextCopy) -> Step {
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

fn of_story(account: &Account, story: usize) -> Decision {
    let weighed = &account.stories[story];
    let verdict =
        format!("{} are one story: {}", wording::count(weighed.story.reports.len(), "report"), weighed.story.title);
    Decision { about: format!("s{}", story + 1), verdict, steps: story_steps(account, story, weighed, None) }
}

fn story_steps(account: &Account, at: usize, weighed: &WeighedStory, only: Option<usize>) -> Vec<Step> {
    let pairs = weighed.story.because.iter();
    let pairs = pairs.filter(|(one, other, _)| only.is_none_or(|report| report == *one || report == *other));
    let step = |(one, other, features): &(usize, usize, Vec<Feature>)| {
        let what = format!("{} and {} were put into one story, s{}", report_id(*one), report_id(*other), at + 1);
        compared(account, what, Some(true), features, [])
    };
    pairs.map(step).collect()
}

fn of_entity(account: &Account, story: usize, entity: usize) -> Decision {
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
    for (one, other, features) in &told.because {
        let (one, other) = (told.chains.get(*one), told.chains.get(*other));
        let (Some(&one), Some(&other)) = (one, other) else { continue };
        let what = format!("across {} and {}", report_id(one.0), report_id(other.0));
        let evidence = [one, other].into_iter().filter_map(|chain| chain_name(account, chain));
        steps.push(compared(account, what, Some(true), features, evidence));
    }
    let also = if told.aliases.is_empty() { String::new() } else { format!(", also {}", wording::list(&told.aliases)) };
    let verdict = format!("{}{also}: {} taken for one", told.name, wording::count(told.mentions.len(), "mention"));
    Decision { about: format!("s{}/e{}", story + 1, entity + 1), verdict, steps }
}

/// The fullest mention of a chain.
fn chain_name(account: &Account, (report, chain): (usize, usize)) -> Option<Cite> {
    let annotated = account.reports.get(report)?;
    let chain = annotated.chains.get(chain)?;
    let mention = annotated.mentions.get(chain.name.or(chain.mentions.first().copied())?)?;
    Some(Cite { report, span: mention.span })
}

fn of_two_entities(account: &Account, story: usize, one: usize, other: usize) -> Decision {
    let entities = &account.stories[story].story.entities;
    let mentions = [one, other].into_iter().filter_map(|at| entities[at].mentions.first().copied());
    let what = "no decision put a mention of the one together with one of the other".to_owned();
    Decision {
        about: format!("s{0}/e{1}, s{0}/e{2}", story + 1, one + 1, other + 1),
        verdict: format!("{} and {} are two", entities[one].name, entities[other].name),
        steps: vec![ruled(account, what, mentions)],
    }
}

fn of_event(account: &Account, story: usize, index: usize) -> Vec<Decision> {
    let weighed = &account.stories[story];
    let event = &weighed.story.events[index];
    let about = format!("s{}/v{}", story + 1, index + 1);
    let link = |(one, other, features): &&(usize, usize, Vec<Feature>)| {
        let what = format!("claim {other} was joined to claim {one}");
        compared(account, what, None, features, claim_words(event, [*one, *other]))
    };
    let merged = format!("{}: {} taken for one event", event.summary, wording::count(event.claims.len(), "claim"));
    let mut decisions = vec![Decision {
        about: about.clone(),
        verdict: merged,
        steps: strongest_links(event).iter().map(link).collect(),
    }];
    decisions.push(standing(account, story, index, &about));
    let of_event = |conflict: &usize| weighed.conflicts[*conflict].event == index;
    decisions.extend(weighed.story.corrections_of(index).map(|(at, _)| of_correction(account, story, at)));
    decisions.extend((0..weighed.conflicts.len()).filter(of_event).map(|at| of_conflict(account, story, at)));
    for rejected in weighed.rejected.iter().filter(|rejected| rejected.event == index) {
        let verdict = format!("no conflict about the {}: {}", aspect(rejected.aspect), values(&rejected.values));
        let claims = rejected.values.iter().flat_map(|value| value.claims.clone());
        let step = compared(
            account,
            "the two values were weighed".into(),
            Some(false),
            &rejected.because,
            claim_words(event, claims),
        );
        decisions.push(Decision { about: about.clone(), verdict, steps: vec![step] });
    }
    decisions
}

/// For every claim the link that held it best.
fn strongest_links(event: &Event) -> Vec<&(usize, usize, Vec<Feature>)> {
    let strongest = |claim: usize| {
        let links = event.because.iter().filter(move |(one, other, _)| *one == claim || *other == claim);
        links.max_by(|a, b| sum(&a.2).total_cmp(&sum(&b.2)).then_with(|| (b.0, b.1).cmp(&(a.0, a.1))))
    };
    let mut links: Vec<_> = (0..event.claims.len()).filter_map(strongest).collect();
    links.sort_by_key(|link| (link.0, link.1));
    links.dedup_by_key(|link| (link.0, link.1));
    links
}

fn standing(account: &Account, story: usize, event: usize, about: &str) -> Decision {
    let weight = &account.stories[story].weights[event];
    let word = match weight.standing {
        _ if weight.reports == 0 => "withdrawn: no report stands behind it",
        Standing::Corroborated => "corroborated: two of its reports share no origin",
        Standing::Repeated => "repeated: no two of its reports are independent of each other",
        Standing::SingleSource => "single-source: one report",
    };
    let reason = |reason: &crate::account::OriginReason| {
        let behind = match &*reason.behind {
            [] => String::new(),
            names => format!(", behind it perhaps {}", wording::list(names)),
        };
        let what = format!(
            "{} ({}): origin {}{behind}",
            report_id(reason.report),
            reason.reasons.join("; "),
            wording::list(&reason.origins)
        );
        ruled(account, what, [])
    };
    let elsewhere = |elsewhere: &Elsewhere| {
        let report = report_id(elsewhere.cite.report);
        let (what, is_accepted) = match elsewhere.tells {
            Tells::Surely => (format!("{report} tells all of it"), Some(true)),
            Tells::Perhaps => (format!("{report} may tell it"), None),
            Tells::Hardly => (format!("{report} hardly tells it"), Some(false)),
        };
        compared(account, what, is_accepted, &elsewhere.because, [elsewhere.cite])
    };
    let steps = weight.because.iter().map(reason).chain(weight.elsewhere.iter().flatten().map(elsewhere)).collect();
    Decision { about: about.to_owned(), verdict: word.to_owned(), steps }
}

fn of_conflict(account: &Account, story: usize, index: usize) -> Decision {
    let weighed = &account.stories[story];
    let conflict = &weighed.conflicts[index];
    let claims = conflict.values.iter().flat_map(|value| value.claims.clone());
    let evidence = claim_words(&weighed.story.events[conflict.event], claims);
    Decision {
        about: format!("s{}/c{}", story + 1, index + 1),
        verdict: format!(
            "conflict about the {}: {}. {}",
            aspect(conflict.aspect),
            values(&conflict.values),
            conflict.reason
        ),
        steps: vec![compared(account, "the values were weighed".into(), Some(true), &conflict.because, evidence)],
    }
}

fn of_correction(account: &Account, story: usize, index: usize) -> Decision {
    let told = &account.stories[story].story;
    let correction = &told.corrections[index];
    let step = |touch: &Touch| {
        let claim = &told.events[touch.event].claims[touch.claim];
        let withdrawn = if touch.is_withdrawn { " and counts for nothing" } else { "" };
        let what = format!("claim {} of v{} is touched{withdrawn}", touch.claim, touch.event + 1);
        let cite = Cite { report: claim.report, span: claim.span };
        compared(account, what, Some(true), &touch.because, [cite])
    };
    let own = Cite { report: correction.report, span: correction.span };
    let found = ruled(account, format!("{} says so", report_id(correction.report)), [own]);
    let steps = std::iter::once(found).chain(correction.touches.iter().map(step)).collect();
    let of = match &correction.of {
        CorrectedParty::Itself => "the report itself",
        CorrectedParty::Source { name, .. } => name,
        CorrectedParty::Unstated => "earlier reports",
    };
    let verdict =
        format!("{} of {of}: touches {}", correction.kind.word(), wording::count(correction.touches.len(), "claim"));
    Decision { about: format!("s{}/x{}", story + 1, index + 1), verdict, steps }
}

fn values(values: &[ConflictValue]) -> String {
    values.iter().map(|value| value.value.as_str()).collect::<Vec<_>>().join(" against ")
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::When => "day",
        Aspect::Where => "place",
        Aspect::Who => "person",
        Aspect::Number => "number",
        Aspect::What => "deed",
        Aspect::Factuality => "fact itself",
    }
}

fn claim_words(event: &Event, claims: impl IntoIterator<Item = usize>) -> Vec<Cite> {
    let claims = claims.into_iter().filter_map(|claim| event.claims.get(claim));
    claims.map(|claim| Cite { report: claim.report, span: claim.span }).collect()
}

fn report_id(report: usize) -> String {
    format!("r{}", report + 1)
}

fn compared(
    account: &Account,
    what: String,
    is_accepted: Option<bool>,
    features: &[Feature],
    evidence: impl IntoIterator<Item = Cite>,
) -> Step {
    let evidence = evidence.into_iter().filter_map(|cite| words(account, cite)).collect();
    Step { what, is_accepted, features: features.to_vec(), sum: sum(features), evidence }
}

fn ruled(account: &Account, what: String, evidence: impl IntoIterator<Item = Cite>) -> Step {
    compared(account, what, None, &[], evidence)
}

fn words(account: &Account, cite: Cite) -> Option<Evidence> {
    let text = &account.reports.get(cite.report)?.report.text;
    Some(Evidence {
        cite,
        report: report_id(cite.report),
        start: 0,
        end: 0,
        words: cite.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
    })
}
