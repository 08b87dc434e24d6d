//! From whom a report has a claim.
//!
//! A chain, the nearest first: whoever said the words, then whoever said that he did, then those credited for the
//! passage, the narrower passage before the wider, then those credited for the whole report. Whoever is credited is an
//! origin; a speaker is one only where nobody but persons is credited for the passage: a minister quoted in an agency's
//! dispatch is in what the report has, the agency is where it has it from. An agency that the report is from by its first
//! sentence alone ("…, IRIB reported") is not for sure that of whom it quotes further down. Of speakers within what others say the outermost is the one
//! who told the report, and only one who can tell something is: nobody knows who "they" are, and a wound says nothing.

use super::entities::Entities;
use crate::annotation::{AnnotatedReport, Credit, CreditKind, EntityKind, Event, MentionForm, Quote, SpeechAct};
use crate::lexicon::origin_words;
use crate::report::ZoneKind;
use crate::story::Attribution;
use crate::text::Span;

/// The chain of an event of report `r`.
pub(super) fn chain(reports: &[AnnotatedReport], r: usize, event: &Event, entities: &Entities) -> Vec<Attribution> {
    let report = &reports[r];
    let is_in_caption = report.report.zone_at(event.trigger.start) == ZoneKind::Caption;
    // The words to a picture come with the picture, not from whoever the first sentence credits.
    let is_of_picture = |c: &&Credit| !is_in_caption || c.scope.is_some() || c.cue.is_none();
    let mut credits: Vec<&Credit> =
        report.credits.iter().filter(|c| covers(c, event.trigger)).filter(is_of_picture).collect();
    credits.sort_by_key(|c| (c.scope.map_or(usize::MAX, |s| s.len()), c.span));
    let is_for_all = |c: &Credit| c.scope.is_none();
    let is_lead = |c: &Credit| is_for_all(c) && c.cue.is_some();
    let has_medium = credits.iter().any(|c| c.kind != CreditKind::Person && !is_lead(c));
    let is_carried = credits.iter().any(|c| c.kind != CreditKind::Person && is_lead(c));
    let mut quotes: Vec<&Quote> =
        report.quotes.iter().filter(|q| q.content.iter().any(|c| c.contains(event.trigger))).collect();
    quotes.sort_by_key(|q| (q.content.iter().map(Span::len).sum::<usize>(), q.content[0]));
    let mut speakers: Vec<Attribution> =
        quotes.into_iter().filter_map(|q| speaker(reports, r, q, entities, is_carried)).collect();
    let outermost = speakers.iter().rposition(|speaker| speaker.is_origin);
    for (at, speaker) in speakers.iter_mut().enumerate() {
        speaker.is_origin = !has_medium && Some(at) == outermost;
    }
    let credited = credits.into_iter().map(|c| Attribution {
        source: c.mention.and_then(|m| entities.of_mention(reports, r, m)),
        name: c.name.clone(),
        cue: c.cue,
        is_origin: c.kind != CreditKind::Person || !has_medium,
        is_for_all: is_for_all(c),
    });
    let mut chain: Vec<Attribution> = Vec::new();
    for link in speakers.into_iter().chain(credited) {
        // The spokeswoman who speaks is the spokeswoman who is credited.
        match chain.iter_mut().find(|known| is_same(known, &link)) {
            Some(known) => {
                known.is_origin |= link.is_origin;
                known.is_for_all &= link.is_for_all;
                // "His office" is told with whose it is where it is credited.
                if !known.source.is_some_and(|source| entities.all[source].is_named) {
                    known.name = link.name;
                }
            }
            None => chain.push(link),
        }
    }
    chain
}

fn is_same(known: &Attribution, link: &Attribution) -> bool {
    known.source.is_some() && known.source == link.source || known.name.to_lowercase() == link.name.to_lowercase()
}

fn covers(credit: &Credit, words: Span) -> bool {
    credit.scope.is_none_or(|scope| scope.overlaps(words))
}

fn is_called_by_name(report: &AnnotatedReport, quote: &Quote) -> bool {
    quote.speaker_mention.is_some_and(|mention| report.mentions[mention].form == MentionForm::Name)
}

/// Who says it; an origin if it is somebody who can tell the report something. How somebody judged, in a report that
/// `is_carried` by an agency's news, is in that news.
fn speaker(
    reports: &[AnnotatedReport],
    r: usize,
    quote: &Quote,
    entities: &Entities,
    is_carried: bool,
) -> Option<Attribution> {
    let source = quote.speaker_mention.and_then(|m| entities.of_mention(reports, r, m));
    let entity = source.map(|s| &entities.all[s]);
    let named = entity.filter(|e| e.is_named).map(|e| e.name.clone());
    let name = named.or_else(|| quote.speaker.map(|s| reports[r].words(s).to_owned()))?;
    let tells = match entity.map(|e| e.kind) {
        Some(EntityKind::Person | EntityKind::Organization) => true,
        // "The prison near Houston …, it said": the town says nothing.
        Some(EntityKind::Place) => entity.is_some_and(|e| e.is_named) && is_called_by_name(&reports[r], quote),
        Some(EntityKind::Other) | None => origin_words::is_of_document(&name),
    };
    let is_known = !origin_words::is_nobody(&name);
    let is_document = origin_words::is_of_document(&name);
    // "Players know that it is gone": the report says that it is.
    if quote.act == SpeechAct::Know && !is_document {
        return None;
    }
    let is_telling = !matches!(quote.act, SpeechAct::Show | SpeechAct::Ask) || is_document;
    let is_origin = tells && is_known && is_telling && !(is_carried && quote.act == SpeechAct::Judge);
    (is_known || is_origin).then_some(Attribution { source, name, cue: quote.cue, is_origin, is_for_all: false })
}
