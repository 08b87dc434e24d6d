//! Who said what.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::certainty;
use super::quotations::{Has, Quotations, is_quoted_in, lower_words, share_a_run};
use super::words::{balanced, shorten};
use super::{Teller, line, stopped, upper_first};
use crate::account::{Line, Section};
use crate::annotation::{AnnotatedReport, EntityKind, Factuality, MentionForm, Quote, QuoteMode, SpeechAct};
use crate::lexicon::factuality::{self, CueClass, CueScope};
use crate::lexicon::origin_words;
use crate::story::{Cite, Statement};
use crate::text::Span;
use crate::wording;

/// Quotations of one speaker that are told in full.
const MOST_OF_ONE: usize = 3;
/// Share of the words from which another report tells all of what is told in the reporters' words.
const ALL: f64 = 0.6;
/// The same of a part of it.
const A_PART: f64 = 0.35;
/// Longest quotation in bytes.
const LONGEST: usize = 240;

/// Statements by speaker, the most quoted first. What goes beyond a few is only cited, and not counted: what is one statement, and
/// what two, readers don't agree on.
pub(super) fn lines(teller: &Teller<'_>) -> Vec<Line> {
    let mut of_speaker: BTreeMap<usize, Vec<Remark>> = BTreeMap::new();
    for remark in remarks(teller) {
        of_speaker.entry(remark.speaker).or_default().push(remark);
    }
    let mut speakers: Vec<(usize, Vec<Remark>)> = of_speaker.into_iter().collect();
    speakers.sort_by_key(|(speaker, said)| (!teller.is_named(*speaker), Reverse(said.len()), *speaker));
    let quoted = Quoted::of(teller);
    speakers.into_iter().flat_map(|(speaker, said)| of_one(teller, &quoted, speaker, said)).collect()
}

/// What stands between quotation marks in the reports of the story.
struct Quoted {
    /// The statements, by index.
    statements: Vec<usize>,
    quotations: Quotations,
}

impl Quoted {
    fn of(teller: &Teller<'_>) -> Self {
        let all = &teller.story().statements;
        let statements: Vec<usize> = (0..all.len()).filter(|&at| all[at].mode != QuoteMode::Indirect).collect();
        let quotations = statements.iter().map(|&at| (all[at].report, words(teller, &all[at])));
        Self { quotations: Quotations::new(quotations), statements }
    }
}

/// Something said, in all its renderings.
struct Remark {
    speaker: usize,
    /// Index of the rendering that is told.
    told: usize,
    /// Indexes of the others.
    others: Vec<usize>,
}

/// What is said, each remark once, in the words of the first report that names who said it.
fn remarks(teller: &Teller<'_>) -> Vec<Remark> {
    let statements = &teller.story().statements;
    let mut renderings: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        renderings.entry(statement.same_as.unwrap_or(at)).or_default().push(at);
    }
    let remark = |all: Vec<usize>| {
        let known = all.iter().filter_map(|&at| Some((at, statements[at].speaker?)));
        let known = known.filter(|&(at, speaker)| is_told(teller, &statements[at], speaker));
        let known: Vec<(usize, usize)> = known.collect();
        // Whom one report takes "he" for, the others call by name.
        let names = |speaker: usize| {
            known.iter().filter(|&&(at, other)| other == speaker && is_by_name(teller, &statements[at])).count()
        };
        let rank = |&&(at, speaker): &&(usize, usize)| {
            let is_named = teller.is_named(speaker);
            (!is_named, Reverse(if is_named { names(speaker) } else { 0 }), at)
        };
        let &(told, speaker) = known.iter().min_by_key(rank)?;
        Some(Remark { speaker, told, others: all.into_iter().filter(|&at| at != told).collect() })
    };
    renderings.into_values().filter_map(remark).collect()
}

/// Whether indirect speech tells of whom it is, and tells something: "was bothering him" and "to pay thousands" have lost it,
/// "whether they would pay" is what was asked.
fn says_of_whom(report: &AnnotatedReport, statement: &Statement) -> bool {
    let Some(quote) = report.quotes.get(statement.quote) else { return true };
    let has_subject = |content: &Span| {
        let Some(sentence) = report.sentence_at(content.start).map(|at| &report.sentences[at]) else { return true };
        let is_said = |at: usize| content.contains(sentence.tokens[at].span);
        let is_asked = |verb: usize| sentence.has_child_lemma(verb, &["whether", "if"]);
        let is_told = |verb: usize| {
            let mut own = sentence.children(verb);
            let is_subject = |at: usize| {
                matches!(sentence.tokens[at].deprel.base(), Deprel::Nsubj | Deprel::Csubj | Deprel::Expl) && is_said(at)
            };
            own.any(is_subject) && !is_asked(verb)
        };
        // "A man who, prosecutors say, *he hunted*": of whom it is said stands in front.
        let is_cut = sentence.tokens_in(*content).next().is_some_and(|first| {
            let token = &sentence.tokens[first];
            matches!(token.xpos, Xpos::Wp | Xpos::Wdt) && quote.act == SpeechAct::Say && token.lemma != "what"
        });
        let is_finite = |verb: usize| matches!(sentence.tokens[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        // A phrase of his that the report weaves into its own sentence needs no subject.
        let is_phrase = |verb: usize| quote.mode == QuoteMode::Mixed && !is_finite(verb);
        !is_cut && sentence.head_of(*content).is_some_and(|verb| is_phrase(verb) || is_told(verb))
    };
    quote.content.iter().any(has_subject)
}

/// Whether the report says who speaks beside what he says, by more than a pronoun.
fn is_by_name(teller: &Teller<'_>, statement: &Statement) -> bool {
    let report = &teller.reports[statement.report];
    let speaker = report.quotes.get(statement.quote).and_then(|quote| report.mentions.get(quote.speaker_mention?));
    speaker.is_some_and(|mention| mention.form != MentionForm::Pronoun)
}

/// Bodies are quoted only in so many words: what an agency reports is told as what happened. What "they" said is not told,
/// for nobody knows who they are.
fn is_told(teller: &Teller<'_>, statement: &Statement, speaker: usize) -> bool {
    let entity = teller.story().entities.get(speaker).filter(|e| !origin_words::is_nobody(&e.name));
    let quotes = &teller.reports[statement.report].quotes;
    // What somebody is quoted as having heard another say is the one's statement, not the other's.
    let is_retold = quotes.get(statement.quote).and_then(|own| own.speaker).is_some_and(|speaker| {
        quotes.iter().any(|quote| {
            quote.mode == QuoteMode::Direct && quote.content.iter().any(|content| content.contains(speaker))
        })
    });
    !is_retold
        && is_uttered(teller, statement)
        && !is_broken_judgement(teller, statement)
        && (statement.mode == QuoteMode::Direct || says_of_whom(&teller.reports[statement.report], statement))
        && certainty::is_sure_who(teller, statement.report, statement.quote)
        && entity.is_some_and(|e| match e.kind {
            EntityKind::Person => true,
            EntityKind::Organization => statement.mode == QuoteMode::Direct,
            // "Her images", "one big difference": things speak only where they are written.
            EntityKind::Place | EntityKind::Other => {
                statement.mode == QuoteMode::Direct && (e.is_named || origin_words::is_of_document(&e.name))
            }
        })
}

fn of_one(teller: &Teller<'_>, quoted: &Quoted, speaker: usize, said: Vec<Remark>) -> Vec<Line> {
    let statements = &teller.story().statements;
    let entity = &teller.story().entities[speaker];
    // Whom nobody names goes by the words of the report that is told: "most experts" of one are not the "experts" of another.
    let by_words = |remark: &Remark| {
        let statement = &statements[remark.told];
        let quote = teller.reports[statement.report].quotes.get(statement.quote)?;
        let words = quote.speaker.filter(|_| is_by_name(teller, statement))?;
        Some(teller.reports[statement.report].words(words).split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let own = said.first().filter(|_| !entity.is_named).and_then(by_words);
    let name = upper_first(&own.unwrap_or_else(|| entity.name.clone()));
    let (direct, indirect): (Vec<Remark>, Vec<Remark>) =
        said.into_iter().partition(|remark| statements[remark.told].mode != QuoteMode::Indirect);
    let (mut told, mut rest) = if direct.is_empty() { (indirect, Vec::new()) } else { (direct, indirect) };
    let beyond = told.split_off(told.len().min(MOST_OF_ONE));
    rest.splice(0..0, beyond);
    let mut lines: Vec<Line> = told.iter().map(|remark| of_remark(teller, quoted, &name, remark)).collect();
    if !rest.is_empty() {
        let text = format!("{name}: {}.", if rest.len() == 1 { "a further statement" } else { "further statements" });
        let cites = rest.iter().flat_map(|remark| cites(teller, &statements[remark.told])).collect();
        lines.push(line(Section::Said, text, Vec::new(), cites));
    }
    lines
}

fn of_remark(teller: &Teller<'_>, quoted: &Quoted, name: &str, remark: &Remark) -> Line {
    let statements = &teller.story().statements;
    let told = &statements[remark.told];
    let judged = judgement(teller, told);
    let words = shorten(&words(teller, told), LONGEST);
    let text = match told.mode {
        _ if judged.is_some() => stopped(&format!("{name} {}", shorten(&judged.unwrap_or_default(), LONGEST))),
        QuoteMode::Direct => format!("{name}: “{words}”"),
        QuoteMode::Mixed | QuoteMode::Indirect => stopped(&format!("{name}, as reported: {words}")),
    };
    let elsewhere = match told.mode {
        QuoteMode::Direct => quoted_elsewhere(teller, quoted, remark, &words),
        QuoteMode::Mixed | QuoteMode::Indirect => told_elsewhere(teller, remark, &words),
    };
    let Elsewhere { whole, less, by_others, cited } = elsewhere;
    let text = match (whole.len(), less.len()) {
        (0, 0) => text,
        (n, 0) => format!("{text} (also in {}{by_others})", wording::count(n, "other report")),
        (0, n) => format!("{text} (a part also in {}{by_others})", wording::count(n, "other report")),
        (n, m) => format!("{text} (also in {}, a part in {m} more{by_others})", wording::count(n, "other report")),
    };
    let all = std::iter::once(told).chain(cited.iter().map(|&at| &statements[at]));
    line(Section::Said, text, Vec::new(), all.flat_map(|statement| cites(teller, statement)).collect())
}

/// Which other reports have what was said.
#[derive(Default)]
struct Elsewhere {
    /// Those that have all of it.
    whole: BTreeSet<usize>,
    /// Those that have less.
    less: BTreeSet<usize>,
    /// In how many of them others say it, in words.
    by_others: String,
    /// Their statements, by index.
    cited: BTreeSet<usize>,
}

/// Who else quotes the words.
fn quoted_elsewhere(teller: &Teller<'_>, quoted: &Quoted, remark: &Remark, words: &str) -> Elsewhere {
    let statements = &teller.story().statements;
    let mut found = Elsewhere::default();
    let mut others: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for other in quoted.quotations.others(statements[remark.told].report, words) {
        match other.has {
            Has::All => found.whole.insert(other.report),
            Has::Part => found.less.insert(other.report),
        };
        for at in other.quotations.into_iter().map(|quotation| quoted.statements[quotation]) {
            found.cited.insert(at);
            let is_another = |speaker: &usize| {
                let names = (teller.entity_name(*speaker), teller.entity_name(remark.speaker));
                *speaker != remark.speaker && teller.is_named(*speaker) && are_two(names.0, names.1)
            };
            let speaker = statements[at].speaker.filter(is_another);
            if let Some(speaker) = speaker.filter(|_| is_by_name(teller, &statements[at])) {
                others.entry(speaker).or_default().insert(other.report);
            }
        }
    }
    // The same remark in other words.
    for &at in remark.others.iter().filter(|&&at| statements[at].mode != QuoteMode::Indirect) {
        let (report, others) = (statements[at].report, self::words(teller, &statements[at]));
        let is_part = share_said(&others, words) >= A_PART && share_a_run(&others, words);
        if is_part && report != statements[remark.told].report {
            found.cited.insert(at);
            if !found.whole.contains(&report) {
                found.less.insert(report);
            }
        }
    }
    let names = others.iter().filter_map(|(&speaker, reports)| Some((teller.entity_name(speaker)?, reports.len())));
    let names: Vec<String> = names.map(|(name, count)| format!("of {name} in {count}")).collect();
    if !names.is_empty() {
        found.by_others = format!(", as words {}", wording::list(&names));
    }
    found
}

/// Whether two names are surely of two: "Lee" may be "Ann Lee".
fn are_two(one: Option<&str>, other: Option<&str>) -> bool {
    let last = |name: Option<&str>| lower_words(name.unwrap_or_default()).pop();
    last(one) != last(other)
}

/// Who else tells what is told in the reporters' words, each in his own.
fn told_elsewhere(teller: &Teller<'_>, remark: &Remark, words: &str) -> Elsewhere {
    let statements = &teller.story().statements;
    // Words between marks within it are his: who gives others has a part of it.
    let quoted: Vec<&str> = words.split(['“', '”', '"']).skip(1).step_by(2).collect();
    let mut found = Elsewhere::default();
    for &at in &remark.others {
        let others = self::words(teller, &statements[at]);
        let share = share_said(&others, words);
        if share < A_PART {
            continue;
        }
        found.cited.insert(at);
        let report = statements[at].report;
        let has_all = share >= ALL && quoted.iter().all(|quoted| is_quoted_in(quoted, &others));
        if report != statements[remark.told].report {
            let reports = if has_all { &mut found.whole } else { &mut found.less };
            reports.insert(report);
        }
    }
    found.less = found.less.difference(&found.whole).copied().collect();
    found
}

/// The share of the words shown that another report has of what was said.
fn share_said(other: &str, shown: &str) -> f64 {
    let words = |text: &str| -> BTreeSet<String> { lower_words(text).into_iter().collect() };
    let (other, shown) = (words(other), words(shown));
    shown.intersection(&other).count() as f64 / shown.len().max(1) as f64
}

/// What is said of an object or asked for, from the word that says how: "praised her “rare courage”", "suggested they leave".
/// Without that word it would say something else.
fn judgement(teller: &Teller<'_>, statement: &Statement) -> Option<String> {
    let report = &teller.reports[statement.report];
    let quote = report.quotes.get(statement.quote)?;
    let (cue, last) = (quote.cue?, quote.content.last()?);
    let sentence = &report.sentences[report.sentence_at(cue.start)?];
    let is_finite = matches!(sentence.tokens[sentence.head_of(cue)?].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    // "Leave", "to leave": asked for, and not told.
    let is_bare = sentence.head_of(*last).is_some_and(|head| {
        let helped = sentence.children(head).any(|i| matches!(sentence.tokens[i].upos, Upos::Aux));
        sentence.tokens[head].xpos == Xpos::Vb && !helped
    });
    let precedes = quote.content.iter().all(|content| content.start > cue.end);
    let is_direct = statement.mode == QuoteMode::Direct;
    if !(is_of_cue(report, quote, statement) || is_bare && is_finite && precedes && !is_direct) {
        return None;
    }
    let from = at_first(report, quote).map_or(cue.start, |word| word.start.min(cue.start));
    let words = report.report.text.get(from..last.end)?;
    Some(balanced(&words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Whether only the word of saying tells what is said as what: as a judgement, a demand, a promise, a denial, as what was said before
/// more was known.
fn is_of_cue(report: &AnnotatedReport, quote: &Quote, statement: &Statement) -> bool {
    match quote.act {
        SpeechAct::Judge => true,
        SpeechAct::Ask | SpeechAct::Pledge => statement.mode != QuoteMode::Direct,
        SpeechAct::Say => {
            statement.mode != QuoteMode::Direct && (is_denial(report, quote) || at_first(report, quote).is_some())
        }
        SpeechAct::Think | SpeechAct::Know | SpeechAct::Show => false,
    }
}

/// The word of "they *initially* reported that a second man was shot", beside the word of saying: by now they may say otherwise.
fn at_first(report: &AnnotatedReport, quote: &Quote) -> Option<Span> {
    const AT_FIRST: [&str; 2] = ["initially", "originally"];
    let cue = quote.cue?;
    let sentence = &report.sentences[report.sentence_at(cue.start)?];
    let mut own = sentence.children(sentence.head_of(cue)?).map(|child| &sentence.tokens[child]);
    own.find(|token| AT_FIRST.contains(&token.lemma.to_lowercase().as_str())).map(|token| token.span)
}

/// "The family deny that he was armed": what they say is that it is not so.
fn is_denial(report: &AnnotatedReport, quote: &Quote) -> bool {
    let sentence = quote.cue.and_then(|cue| Some((cue, &report.sentences[report.sentence_at(cue.start)?])));
    let cue = sentence.and_then(|(cue, sentence)| Some(&sentence.tokens[sentence.head_of(cue)?]));
    cue.is_some_and(|cue| {
        let class = if cue.upos == Upos::Noun { CueClass::Noun } else { CueClass::Verb };
        factuality::cue(&cue.lemma, class, CueScope::Clause) == Some(Factuality::Denied)
    })
}

/// Whether it was said: not what somebody knows or holds for true, nor what he is yet to say.
fn is_uttered(teller: &Teller<'_>, statement: &Statement) -> bool {
    let report = &teller.reports[statement.report];
    let Some(quote) = report.quotes.get(statement.quote) else { return true };
    let is_held = matches!(quote.act, SpeechAct::Know | SpeechAct::Show | SpeechAct::Think);
    let saying = report.events.iter().find(|event| Some(event.trigger) == quote.cue);
    let is_yet_to_be_said = saying.is_some_and(|event| event.factuality != Factuality::Happened);
    !(is_yet_to_be_said || is_held && quote.mode == QuoteMode::Indirect)
}

/// Whether it tells how somebody judged, in a clause that can't be told by itself: "noting the “rare courage” of".
fn is_broken_judgement(teller: &Teller<'_>, statement: &Statement) -> bool {
    let report = &teller.reports[statement.report];
    let Some(quote) = report.quotes.get(statement.quote) else { return false };
    let Some(cue) = quote.cue else { return false };
    let precedes = quote.content.iter().all(|content| content.start > cue.end);
    let sentence = report.sentence_at(cue.start).map(|at| &report.sentences[at]);
    let verb = sentence.and_then(|sentence| Some(sentence.tokens[sentence.head_of(cue)?].xpos));
    let is_finite = matches!(verb, Some(Xpos::Vbd | Xpos::Vbz | Xpos::Vbp));
    let has_verb = quote.content.iter().any(|content| {
        sentence.is_some_and(|s| s.tokens_in(*content).any(|i| matches!(s.tokens[i].upos, Upos::Verb | Upos::Aux)))
    });
    if is_of_cue(report, quote, statement) {
        return !is_finite || !precedes;
    }
    statement.mode == QuoteMode::Mixed && !is_finite && !has_verb
}

/// The words said, without the marks around them.
fn words(teller: &Teller<'_>, statement: &Statement) -> String {
    let report = &teller.reports[statement.report];
    let quote = report.quotes.get(statement.quote);
    let spans = quote.map(|quote| quote.content.clone()).filter(|content| !content.is_empty());
    let spans = spans.unwrap_or_else(|| vec![statement.span]);
    let joined = joined(report, &spans, quote.and_then(|quote| quote.cue));
    if statement.mode != QuoteMode::Direct {
        return balanced(joined.strip_prefix("that ").unwrap_or(&joined));
    }
    let inner = joined.trim_matches(['“', '”', '"', '‘', ',', ' ']);
    inner.replace(['“', '”', '"'], "")
}

/// The parts of what is said as running text: “We left,” she said. “It was late.” Words between two of them that do not tell who
/// says it are the report's: the two are not one sentence of his.
fn joined(report: &AnnotatedReport, spans: &[Span], cue: Option<Span>) -> String {
    let is_left_out = |one: &Span, next: &Span| {
        let between = report.report.text.get(one.end..next.start).unwrap_or_default();
        let tells_who = cue.is_some_and(|cue| (one.end..next.start).contains(&cue.start));
        !tells_who
            && between.contains(char::is_alphanumeric)
            && report.sentence_at(one.start) == report.sentence_at(next.start)
    };
    let part = |(i, span): (usize, &Span)| {
        let words = report.words(*span).trim();
        let next = spans.get(i + 1).map(|next| report.sentence_at(next.start));
        let is_last_of_sentence = next.is_some_and(|next| next != report.sentence_at(span.end.saturating_sub(1)));
        if is_last_of_sentence && !words.ends_with(['.', '!', '?', '…']) {
            return format!("{}.", words.trim_end_matches([',', ';', ':']));
        }
        match spans.get(i + 1) {
            Some(next) if is_left_out(span, next) => format!("{words} …"),
            _ => words.to_owned(),
        }
    };
    let parts: Vec<String> = spans.iter().enumerate().map(part).collect();
    parts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words said and, where they stand apart, who says so.
fn cites(teller: &Teller<'_>, statement: &Statement) -> Vec<Cite> {
    let quote = teller.reports[statement.report].quotes.get(statement.quote);
    let around = quote.map_or_else(Vec::new, |quote| [quote.cue, quote.speaker].into_iter().flatten().collect());
    let spans = std::iter::once(statement.span).chain(around);
    spans.map(|span| teller.sentence_cite(statement.report, span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    #[test]
    fn what_goes_on_in_the_next_sentence_is_a_sentence_of_its_own() {
        let report = testing::read(
            "“We/X/0/root left/X/1/dep ~,”/X/1/dep she/X/1/dep said/X/1/dep ~./X/1/dep\n“It/X/0/root rained/X/1/dep ~.”/X/1/dep",
        );
        let span = |words: &str| {
            let start = report.report.text.find(words).expect(words);
            Span::new(start, start + words.len())
        };
        let joined = |spans: &[Span]| joined(&report, spans, Some(span("said")));
        assert_eq!(joined(&[span("We left,"), span("It rained.")]), "We left. It rained.");
        // Three quotations of one sentence, with "because of its" between them, were told as one.
        assert_eq!(joined(&[span("We"), span("she")]), "We … she");
    }

    /// "Mark Heller: “…” (as words of Heller in 1)".
    #[test]
    fn a_surname_alone_is_no_other_speaker() {
        assert!(are_two(Some("Bob Roe"), Some("Ann Lee")) && !are_two(Some("Lee"), Some("Ann Lee")));
    }

    fn indirect(content: Span, cue: Option<Span>) -> Quote {
        Quote {
            content: vec![content],
            cue,
            speaker: None,
            speaker_mention: None,
            speaker_by: None,
            addressee: None,
            mode: QuoteMode::Indirect,
            act: SpeechAct::Say,
            paragraph: 0,
        }
    }

    /// "Jones, as reported: was bothering him".
    #[test]
    fn indirect_speech_that_lost_its_subject_is_not_told() {
        let tells = |parse: &str, words: &str| {
            let mut report = testing::read(parse);
            let start = report.report.text.find(words).expect(words);
            let span = Span::new(start, start + words.len());
            report.quotes.push(indirect(span, None));
            let statement = Statement {
                report: 0,
                quote: 0,
                span,
                speaker: None,
                mode: QuoteMode::Indirect,
                same_as: None,
                same_because: None,
            };
            says_of_whom(&report, &statement)
        };
        let parse = "Roe/PROPN/2/nsubj says/VERB/0/root/VBZ/=say pain/NOUN/5/nsubj was/AUX/5/aux bothering/VERB/2/ccomp/VBG him/PRON/5/obj";
        assert!(tells(parse, "pain was bothering him"));
        assert!(!tells(parse, "was bothering him"));
        let parse = "Roe/PROPN/2/nsubj says/VERB/0/root/VBZ/=say who/PRON/4/nsubj/WP left/VERB/2/ccomp/VBD";
        assert!(!tells(parse, "who left"));
    }

    /// "Family of the slain teen, as reported: he was carrying a weapon", of those who deny it.
    #[test]
    fn who_denies_something_does_not_say_it() {
        let denies = |cue: &str| {
            let mut report =
                testing::read(&format!("They/PRON/2/nsubj {cue} he/PRON/5/nsubj was/AUX/5/cop armed/ADJ/2/ccomp"));
            let word = |report: &AnnotatedReport, at: usize| report.sentences[0].tokens[at].span;
            report.quotes.push(indirect(word(&report, 2).cover(word(&report, 4)), Some(word(&report, 1))));
            is_denial(&report, &report.quotes[0])
        };
        assert!(denies("deny/VERB/0/root/VBP/=deny"));
        assert!(!denies("say/VERB/0/root/VBP/=say"));
    }

    /// "Officials, as reported: a second deputy was shot", of those who "initially reported" it and said otherwise later.
    #[test]
    fn what_was_said_at_first_is_told_so() {
        let told = |adverb: &str| {
            let mut report = testing::read(&format!(
                "They/PRON/3/nsubj {adverb}/ADV/3/advmod reported/VERB/0/root/VBD/=report Roe/PROPN/5/nsubj left/VERB/3/ccomp/VBD/=leave"
            ));
            let word = |report: &AnnotatedReport, at: usize| report.sentences[0].tokens[at].span;
            report.quotes.push(indirect(word(&report, 3).cover(word(&report, 4)), Some(word(&report, 2))));
            at_first(&report, &report.quotes[0]).map(|word| report.words(word).to_owned())
        };
        assert_eq!(told("initially").as_deref(), Some("initially"));
        assert_eq!(told("also"), None);
    }
}
