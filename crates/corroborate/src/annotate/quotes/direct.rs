//! Who said what stands in quotation marks.

use corroborate_encoder::{Upos, Xpos};

use super::cues::Cue;
use super::headlines;
use super::marks::{Quoted, is_quoted, is_single};
use super::parts::{ends_sentence, goes_on};
use super::party::Party;
use super::utterance::Utterance;
use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, QuoteMode, Sentence, SpeakerBy, SpeechAct, WordAt};
use crate::report::ZoneKind;
use crate::text::Span;

/// Whoever spoke last, and where.
#[derive(Debug, Clone, Copy)]
struct Spoke {
    party: Party,
    paragraph: usize,
}

/// Finds the speakers of the quoted stretches, from the first to the last. A stretch that nobody says (a title, words
/// held at arm's length) gives nothing.
pub(super) fn attribute<'c>(report: &AnnotatedReport, quoted: &[Quoted], cues: &'c [Cue]) -> Vec<Utterance<'c>> {
    let outside: Vec<&Cue> = cues.iter().filter(|c| !is_quoted(quoted, c.span)).collect();
    let mut utterances: Vec<Utterance<'c>> = headlines::said(report, quoted);
    let cue_of = |stretch: &Quoted| {
        let announced = || announced(report, &outside, stretch);
        beside(report, quoted, &outside, stretch).or_else(announced).or_else(|| asked(report, &outside, stretch))
    };
    // Paragraphs of an utterance whose last one says who speaks.
    let mut waiting: Vec<Span> = Vec::new();
    let in_headlines: Vec<Span> = utterances.iter().flat_map(|u| u.content.clone()).collect();
    let stretches = quoted.iter().enumerate();
    for (at, stretch) in stretches.filter(|(_, s)| !in_headlines.iter().any(|h| h.contains(s.words))) {
        let is_part = is_part_of_sentence(report, stretch);
        let found = cue_of(stretch);
        // "“We had to,” said Ann Lee, whose last film, “Harbour Lights,” opened": nobody goes on with a name.
        let may_go_on = found.is_none() && waiting.is_empty() && !is_name(report, stretch);
        let said = utterances.last_mut().filter(|_| may_go_on);
        if let Some(said) = said.filter(|said| goes_on(report, &outside, said, stretch)) {
            said.content.push(stretch.words);
            continue;
        }
        let is_said_later = || quoted[at + 1..].iter().take_while(|q| q.goes_on).find_map(cue_of).is_some();
        if found.is_none() && stretch.is_left_open && is_said_later() {
            waiting.push(stretch.words);
            continue;
        }
        match found {
            // "proclaimed himself “Emperor of Norland”": a name is no utterance.
            Some(cue) if is_part && cue.act == SpeechAct::Say && is_title(report, stretch) => {}
            Some(cue) => join(report, quoted, &mut utterances, stretch, cue),
            None if is_part && is_arms_length(report, stretch) => {}
            None if is_name(report, stretch) || is_title(report, stretch) && !is_sentence(report, stretch) => {}
            None => {
                let before = || speaker_before(report, &outside, &utterances, stretch);
                let introduced = introduced(report, stretch);
                let by = if introduced.is_some() { SpeakerBy::Introduced } else { SpeakerBy::SpokeLast };
                let spoke = introduced.unwrap_or_else(before).filter(|_| !is_part);
                let is_long = word_count(report, stretch) > 4;
                // “Harbour Lights” opened the show: a few words that others go on are no utterance.
                let is_whole = (spoke.is_some() || stretch.goes_on) && ends_sentence(report, stretch);
                let is_alone = !is_part && (is_whole || is_long);
                if is_alone || (is_part && word_count(report, stretch) > 6) {
                    let content = vec![stretch.words];
                    utterances.push(Utterance { content, cue: None, speaker: spoke, by, mode: QuoteMode::Direct });
                }
            }
        }
        if let Some(cue) = found {
            put_in_front(&mut utterances, std::mem::take(&mut waiting), stretch, cue);
        }
    }
    utterances
}

/// Puts what waited for its speaker in front of the stretch that has one.
fn put_in_front<'c>(utterances: &mut Vec<Utterance<'c>>, waiting: Vec<Span>, stretch: &Quoted, cue: &'c Cue) {
    if waiting.is_empty() {
        return;
    }
    match utterances.last_mut().filter(|u| u.mode == QuoteMode::Direct && u.content.first() == Some(&stretch.words)) {
        Some(said) => drop(said.content.splice(0..0, waiting)),
        None => {
            let (speaker, by) = (cue.speaker, SpeakerBy::GoesOn);
            utterances.push(Utterance { content: waiting, cue: None, speaker, by, mode: QuoteMode::Direct });
        }
    }
}

/// Whether the stretch runs on from the words in front of it, without a comma or colon: `called it a “good start”`.
fn is_part_of_sentence(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    if begins_anew(report, stretch) {
        return false;
    }
    let before = report.report.text[..stretch.span.start].trim_end_matches([' ', '\t']);
    before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | ')' | '%'))
}

/// `signed Boll to replace Roe “We had a setback, …”`: a sentence behind a noun, whose full stop was forgotten.
fn begins_anew(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    let Some(index) = report.sentence_at(stretch.words.start) else { return false };
    let tokens = &report.sentences[index].tokens;
    let first = tokens.partition_point(|token| token.span.start < stretch.words.start);
    let before = tokens[..first.min(tokens.len())].iter().rfind(|token| token.span.end <= stretch.span.start);
    let opens = tokens.get(first).is_some_and(|token| {
        token.form(&report.report.text).starts_with(char::is_uppercase)
            && matches!(token.upos, Upos::Pron | Upos::Adp | Upos::Adv | Upos::Sconj | Upos::Cconj)
    });
    let closes = report.words(stretch.words).trim_end().ends_with([',', '.', '!', '?']);
    opens
        && closes
        && word_count(report, stretch) > 6
        && before.is_some_and(|token| matches!(token.upos, Upos::Noun | Upos::Propn))
}

/// Words that the writer keeps at arm's length, a title, a nickname: too few to be an utterance, or all capitalised.
fn is_arms_length(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    is_title(report, stretch) || word_count(report, stretch) < 7
}

/// Whether all longer words have capitals.
fn is_title(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    let words = report.words(stretch.words).split_whitespace();
    words.filter(|w| w.len() > 3).all(|w| w.starts_with(|c: char| !c.is_lowercase()))
}

fn word_count(report: &AnnotatedReport, stretch: &Quoted) -> usize {
    report.words(stretch.words).split_whitespace().count()
}

/// The cue of the sentences that the stretch touches: one whose content holds it, else the nearest one.
fn beside<'c>(report: &AnnotatedReport, quoted: &[Quoted], cues: &[&'c Cue], stretch: &Quoted) -> Option<&'c Cue> {
    let first = report.sentence_at(stretch.span.start)?;
    let last = report.sentence_at(stretch.span.end.saturating_sub(1)).unwrap_or(first);
    let from = cues.partition_point(|c| c.word.sentence < first);
    let to = cues.partition_point(|c| c.word.sentence <= last);
    let is_part = is_part_of_sentence(report, stretch);
    let holds = |cue: &&Cue| cue.content.iter().any(|c| c.overlaps(stretch.words));
    let here = cues[from..to].iter().copied().filter(|c| !begins_next(report, c, stretch));
    let holder = here.clone().filter(|c| !matches!(c.act, SpeechAct::Show | SpeechAct::Know) || !is_part).filter(holds);
    // The innermost of several that hold it; those who agreed on something did not choose the words.
    let size = |c: &&Cue| c.content.iter().map(Span::len).sum::<usize>();
    let holder = holder.min_by_key(|c| (c.act == SpeechAct::Pledge, size(c), c.span.start));
    let distance = |cue: &Cue| {
        let gap = if cue.span.start >= stretch.span.end {
            cue.span.start - stretch.span.end
        } else {
            stretch.span.start - cue.span.end.min(stretch.span.start)
        };
        let other = quoted.iter().filter(|q| lies_between(q.span, stretch.span, cue.span)).count();
        (other, gap)
    };
    let is_free = |c: &&Cue| c.content.is_empty() || !is_part;
    let speaks = |c: &&Cue| match c.act {
        SpeechAct::Say | SpeechAct::Ask | SpeechAct::Think | SpeechAct::Pledge => true,
        SpeechAct::Judge => is_part,
        SpeechAct::Know | SpeechAct::Show => false,
    };
    let governs = |c: &&Cue| !is_part || governs(report, c, stretch);
    // A name in marks ("“Harbour Lights,” written by him") is said by whoever stands right beside it only.
    let is_beside = |c: &&Cue| !is_name(report, stretch) || is_attributed(report, c, stretch);
    // "“…,” said Ann Lee, a pastor; it was hers, he said": whoever stands right behind the marks says it, whatever holds the
    // whole sentence.
    let right_behind = here.clone().filter(speaks).filter(|c| c.span.start >= stretch.span.end);
    let right_behind =
        right_behind.filter(|c| !is_part && is_attributed(report, c, stretch)).min_by_key(|c| distance(c));
    let holder = holder.filter(|c| right_behind.is_none() || is_attributed(report, c, stretch)).or(right_behind);
    holder.or_else(|| {
        here.filter(is_free)
            .filter(is_beside)
            .filter(speaks)
            .filter(governs)
            .filter(|c| c.speaker.is_some() || !is_part)
            .min_by_key(|c| distance(c))
    })
}

/// "“… had been shown.” Ann Lee reminded them that it rained": behind a full stop somebody else says something else, though the
/// two are one sentence to the parser.
fn begins_next(report: &AnnotatedReport, cue: &Cue, stretch: &Quoted) -> bool {
    let is_behind = cue.span.start >= stretch.span.end && cue.content.iter().any(|c| c.start >= cue.span.end);
    is_behind && report.words(stretch.words).trim_end().ends_with('.')
}

/// Words of the longest title: "The Long Way Home: A Life in the House".
const LONGEST_TITLE: usize = 10;
/// Longer words in capitals, the first one aside, that no sentence has.
const FEWEST_CAPITALS: usize = 3;

/// Whether what stands in the marks is some words with capitals and no end of a sentence.
fn is_name(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    let begins = report.words(stretch.words).starts_with(char::is_uppercase);
    // In "his book, “Harbour Lights Go Out.”" the full stop is that of the sentence around it.
    let long = report.words(stretch.words).split_whitespace().skip(1).filter(|word| word.len() > 3).count();
    let is_open = !is_sentence(report, stretch) || long >= FEWEST_CAPITALS;
    is_title(report, stretch) && begins && word_count(report, stretch) <= LONGEST_TITLE && is_open
}

/// Whether what stands in the marks ends like a sentence.
fn is_sentence(report: &AnnotatedReport, stretch: &Quoted) -> bool {
    report.words(stretch.words).trim().trim_end_matches(',').ends_with(['.', '!', '?', '…'])
}

/// Whether nothing but the speaker stands between the marks and the cue.
fn is_attributed(report: &AnnotatedReport, cue: &Cue, stretch: &Quoted) -> bool {
    let Some(speaker) = cue.speaker else { return false };
    let all = speaker.span.cover(cue.span);
    let between = match all.start >= stretch.span.end {
        true => (stretch.span.end, all.start),
        false => (all.end, stretch.span.start),
    };
    report.report.text.get(between.0..between.1).is_some_and(|gap| !gap.contains(char::is_alphanumeric))
}

fn lies_between(span: Span, one: Span, other: Span) -> bool {
    let between = (one.end.min(other.end), one.start.max(other.start));
    span.start >= between.0 && span.end <= between.1
}

/// Whether the quoted words stand under the cue in the tree: `described the visit as a “good start”`.
fn governs(report: &AnnotatedReport, cue: &Cue, stretch: &Quoted) -> bool {
    let sentence = &report.sentences[cue.word.sentence];
    sentence.head_of(stretch.words).is_some_and(|head| sentence.is_under(head, cue.word.token))
}

/// The cue of the sentence before, if that ends with a colon.
fn announced<'c>(report: &AnnotatedReport, cues: &[&'c Cue], stretch: &Quoted) -> Option<&'c Cue> {
    let before = report.report.text[..stretch.span.start].trim_end();
    if !before.ends_with(':') {
        return None;
    }
    let sentence = report.sentence_at(before.len() - 1)?;
    let from = cues.partition_point(|c| c.word.sentence < sentence);
    let to = cues.partition_point(|c| c.word.sentence <= sentence);
    cues[from..to].iter().copied().rfind(|c| matches!(c.act, SpeechAct::Say | SpeechAct::Ask | SpeechAct::Judge))
}

/// The cue of a sentence that says no more than who asks what stands in front of it: "“Which is it?” Ann Lee asked him."
fn asked<'c>(report: &AnnotatedReport, cues: &[&'c Cue], stretch: &Quoted) -> Option<&'c Cue> {
    if !report.words(stretch.words).trim_end().ends_with(['?', '!']) {
        return None;
    }
    let index = report.sentence_at(stretch.span.end.saturating_sub(1))?;
    let (own, next) = (&report.sentences[index], report.sentences.get(index + 1)?);
    let is_bare = next.paragraph == own.paragraph && !report.words(next.span).contains(['"', '“', '”']);
    let cue = cues[cues.partition_point(|c| c.word.sentence <= index)..].first().filter(|_| is_bare)?;
    let starts = cue.speaker.is_some_and(|speaker| speaker.span.cover(cue.span).start == next.span.start);
    let asks = cue.word.sentence == index + 1 && matches!(cue.act, SpeechAct::Ask | SpeechAct::Say);
    (asks && starts && cue.content.is_empty()).then_some(*cue)
}

/// Whoever does what the words before a colon tell: "she released a response: “…”". Nobody else can have spoken;
/// `Some(None)` where nobody knows who it is.
fn introduced(report: &AnnotatedReport, stretch: &Quoted) -> Option<Option<Party>> {
    let before = report.report.text[..stretch.span.start].trim_end();
    let index = report.sentence_at(before.strip_suffix(':')?.len())?;
    let sentence = &report.sentences[index];
    let verbs = (0..sentence.tokens.len()).filter(|&i| {
        let token = &sentence.tokens[i];
        token.span.end < before.len() && token.upos == Upos::Verb && sentence.own_subject(i).is_some()
    });
    // Of the clauses before the colon the one that no other governs.
    let verb = verbs.min_by_key(|&i| sentence.path_to_root(i).count())?;
    let subject = WordAt { sentence: index, token: sentence.own_subject(verb)? };
    let is_somebody = |party: &Party| {
        let kind = party.mention.map(|m| report.mentions[m].kind);
        matches!(kind, Some(EntityKind::Person | EntityKind::Organization))
    };
    Some(Party::at(report, subject).filter(is_somebody))
}

/// Puts a stretch to its cue: as part of what it already says, or as an utterance of its own.
fn join<'c>(
    report: &AnnotatedReport,
    quoted: &[Quoted],
    utterances: &mut Vec<Utterance<'c>>,
    stretch: &Quoted,
    cue: &'c Cue,
) {
    let is_part = is_part_of_sentence(report, stretch);
    if let Some(said) = utterances.iter_mut().rfind(|u| u.cue.is_some_and(|c| c.span == cue.span)) {
        // A name between marks behind who speaks, "whose last film, “Harbour Lights,” opened".
        let is_behind = stretch.span.start >= cue.span.end && cue.speaker.is_some();
        let is_of_gloss = is_behind && is_name(report, stretch) && !is_attributed(report, cue, stretch);
        if is_of_gloss || said.content.iter().any(|c| c.contains(stretch.words)) {
            return;
        }
        let last = said.content.last().copied().unwrap_or(stretch.words);
        let is_interrupted = cue.span.start >= last.end && cue.span.end <= stretch.span.start;
        if is_part && !is_interrupted && said.mode == QuoteMode::Mixed {
            // What stands between two quoted parts of one clause is said, too.
            if let Some(last) = said.content.last_mut() {
                *last = last.cover(stretch.words);
            }
            return;
        }
        let between = report.report.text.get(last.end..stretch.span.start).unwrap_or("");
        if is_part || said.mode == QuoteMode::Direct || !between.trim_end().ends_with(['.', '–', '—']) {
            said.content.push(stretch.words);
            return;
        }
        let (content, speaker, by) = (vec![stretch.words], said.speaker, SpeakerBy::GoesOn);
        utterances.push(Utterance { content, cue: None, speaker, by, mode: QuoteMode::Direct });
        return;
    }
    let touching = cue.content.iter().copied().find(|c| c.overlaps(stretch.words));
    let is_mixed = touching.is_some_and(|c| {
        has_words_outside(report, &cue.content, quoted) && (is_part || c.start + 2 < stretch.span.start)
    });
    let (content, mode) = if cue.act == SpeechAct::Judge || (is_part && cue.content.is_empty()) {
        (vec![complement(report, cue, stretch)], QuoteMode::Mixed)
    } else if is_mixed && (tells_of_speaker(report, cue) || begins_anew(report, stretch)) {
        (vec![stretch.words], QuoteMode::Direct)
    } else if is_mixed {
        let grown = |c: &Span| match c.overlaps(stretch.words) {
            true => without_gloss(report, c.cover(within(report, stretch)), stretch),
            false => *c,
        };
        (cue.content.iter().map(grown).collect(), QuoteMode::Mixed)
    } else {
        (vec![stretch.words], QuoteMode::Direct)
    };
    let speaker = cue.speaker.or_else(|| speaker_before(report, &[], utterances, stretch));
    let by = if cue.speaker.is_some() { SpeakerBy::Cue } else { SpeakerBy::SpokeLast };
    utterances.push(Utterance { content, cue: Some(cue), speaker, by, mode });
}

/// What of the stretch belongs to a clause around it: single marks, too, for alone they would be apostrophes.
fn within(report: &AnnotatedReport, stretch: &Quoted) -> Span {
    if report.words(stretch.span).starts_with(is_single) { stretch.span } else { stretch.words }
}

/// "Ann Lee named him “a leader of men,” Lee said": who is named in what is said speaks between the marks only.
fn tells_of_speaker(report: &AnnotatedReport, cue: &Cue) -> bool {
    let Some(chain) = cue.speaker.and_then(|s| s.mention).map(|m| report.mentions[m].chain) else { return false };
    let Some(chain) = report.chains.get(chain) else { return false };
    let is_name_in_content = |&m: &usize| {
        let mention = &report.mentions[m];
        mention.form == MentionForm::Name && cue.content.iter().any(|content| content.contains(mention.span))
    };
    chain.mentions.iter().any(is_name_in_content)
}

/// Whether the content has words of its own beside what stands in marks.
fn has_words_outside(report: &AnnotatedReport, content: &[Span], quoted: &[Quoted]) -> bool {
    let outside = |part: &Span| {
        let sentence = report.sentence_at(part.start).map(|index| &report.sentences[index]);
        let is_outside = |sentence: &Sentence, i: usize| {
            let token = sentence.tokens[i].span;
            report.words(token).starts_with(char::is_alphanumeric) && !is_quoted(quoted, token)
        };
        sentence.map_or(0, |s| s.tokens_in(*part).filter(|&i| is_outside(s, i)).count())
    };
    content.iter().map(outside).sum::<usize>() > 1
}

/// The phrase under the cue in which the quoted words stand: `a “very good beginning” of closer cooperation`.
fn complement(report: &AnnotatedReport, cue: &Cue, stretch: &Quoted) -> Span {
    let sentence = &report.sentences[cue.word.sentence];
    let Some(head) = sentence.head_of(stretch.words) else { return stretch.words };
    let path: Vec<usize> = sentence.path_to_root(head).collect();
    let phrase = path.iter().take_while(|&&i| i != cue.word.token).last().copied();
    match phrase.filter(|_| path.contains(&cue.word.token)) {
        Some(phrase) => without_gloss(report, sentence.subtree_span(phrase).cover(stretch.words), stretch),
        None => stretch.words,
    }
}

/// What is said without what the writer remarks on the quoted words: `“recent events,” which could mean the war`.
fn without_gloss(report: &AnnotatedReport, said: Span, stretch: &Quoted) -> Span {
    let Some(index) = report.sentence_at(stretch.words.start) else { return said };
    let sentence = &report.sentences[index];
    let after = sentence.tokens_in(said).find(|&i| sentence.tokens[i].span.start >= stretch.words.end);
    let is_mark = |i: &usize| sentence.tokens[*i].upos == Upos::Punct;
    let first = after.and_then(|after| (after..sentence.tokens.len()).find(|i| !is_mark(i)));
    let is_gloss = first.is_some_and(|i| {
        let ends_with_comma = report.words(stretch.words).trim_end().ends_with(',');
        let has_comma = i > 0 && sentence.tokens[i - 1].xpos == Xpos::Comma;
        sentence.tokens[i].xpos == Xpos::Wdt && (ends_with_comma || has_comma)
    });
    match first.filter(|_| is_gloss) {
        Some(gloss) if sentence.tokens[gloss].span.start < said.end => {
            Span::new(said.start, stretch.words.end.max(said.start))
        }
        _ => said,
    }
}

/// Whoever spoke last before the stretch: in its paragraph, else, where it begins one, in the paragraph before.
fn speaker_before(
    report: &AnnotatedReport,
    cues: &[&Cue],
    utterances: &[Utterance],
    stretch: &Quoted,
) -> Option<Party> {
    let paragraph = |at: usize| report.sentence_at(at).map(|i| report.sentences[i].paragraph);
    let here = paragraph(stretch.span.start)?;
    // Whatever stands in front of it in its sentence brings it, and not the speaker before.
    let own = &report.sentences[report.sentence_at(stretch.span.start)?];
    let in_front = report.report.text.get(own.span.start..stretch.span.start).unwrap_or_default();
    if in_front.chars().any(char::is_alphanumeric) && !in_front.contains(['“', '”', '"']) {
        return None;
    }
    let direct = utterances.iter().rev().find_map(|u| {
        let at = u.content.last()?.end.saturating_sub(1);
        Some((at, Spoke { party: u.speaker?, paragraph: paragraph(at)? }))
    });
    let before = cues.partition_point(|c| c.span.start < stretch.span.start);
    let indirect = cues[..before].iter().rev().take(8).find_map(|c| {
        let spoke = Spoke { party: c.speaker?, paragraph: paragraph(c.span.start)? };
        (c.act == SpeechAct::Say).then_some((c.span.start, spoke))
    });
    let (at, spoke) = [direct, indirect].into_iter().flatten().max_by_key(|(at, _)| *at)?;
    (spoke.paragraph + 1 >= here && !is_told_between(report, at, stretch)).then_some(spoke.party)
}

/// Whether the report itself tells something between what was said last, at byte `at`, and the stretch: then nobody
/// knows who goes on speaking.
fn is_told_between(report: &AnnotatedReport, at: usize, stretch: &Quoted) -> bool {
    let (Some(first), Some(last)) = (report.sentence_at(at), report.sentence_at(stretch.span.start)) else {
        return false;
    };
    let is_own = |sentence: &Sentence| {
        !report.words(sentence.span).contains(['“', '”', '"', '«', '»']) && sentence.zone != ZoneKind::Title
    };
    report.sentences.get(first + 1..last).is_some_and(|between| between.iter().any(is_own))
}
