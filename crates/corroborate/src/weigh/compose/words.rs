//! A clause as it will be read.
//!
//! A pronoun gives way to the name in brackets; asides ("also", "that") and the day that the account states itself are left
//! out. Nothing is rephrased. Generating fresh sentences from the arguments would read smoother where the parse is right and
//! say something else where it is wrong.

use std::collections::{BTreeMap, BTreeSet};

use corroborate_encoder::{Deprel, NameTag, Upos, Xpos};

use super::Teller;
use super::clause::Clause;
use super::pointing;
use crate::annotation::{AnnotatedReport, Event, MentionForm, Sentence, TimeKind};
use crate::lexicon::countries;
use crate::lexicon::link_adverbs::{LinkPlace, link_place};
use crate::story::Claim;
use crate::text::Span;

/// Longest clause in bytes; a longer one loses its end.
pub(super) const LONGEST: usize = 420;

/// The words as they will be read.
pub(super) struct Words {
    pub(super) text: String,
    /// The tokens of the sentence that are in it.
    pub(super) tokens: Vec<usize>,
    /// Whether it leaves out on which day it was, which the account is to tell.
    pub(super) leaves_out_day: bool,
    keeps_case: bool,
    /// "It", "they", "we" did it, or little is told of "him": nobody knows who.
    pub(super) is_nameless: bool,
}

impl Words {
    pub(super) fn of(
        teller: &Teller<'_>,
        event: usize,
        claim: &Claim,
        reading: Option<&Event>,
        sentence: &Sentence,
        clause: Option<Clause>,
        said: Option<&[Span]>,
    ) -> Option<Words> {
        let report = &teller.reports[claim.report];
        let (mut words, head) = match &clause {
            Some(clause) => (own_words(sentence, clause), clause.head),
            None => ((0..sentence.tokens.len()).collect(), sentence.root()),
        };
        let mut leaves_out_day = false;
        match said {
            Some(said) => words = quoted_words(sentence, said, &words),
            None => {
                let is_own = reading.filter(|reading| reading.word.token == head || reading.light_verb.is_some());
                let dropped = is_own.map(|reading| days_told(report, sentence, claim, reading)).unwrap_or_default();
                // A day that others dispute stands with the day of the line.
                let is_disputed = teller.weighed.disputed_day(event).is_some();
                if is_disputed || !goes_on_behind(sentence, head, &words, &dropped) {
                    leaves_out_day = words.iter().any(|word| dropped.contains(word));
                    words.retain(|word| !dropped.contains(word));
                }
                trim(sentence, &mut words);
            }
        }
        cut_tag(sentence, claim.trigger, &mut words);
        let names = names_for_pronouns(teller, claim.report, sentence, &words);
        let text = written(report, sentence, &words, &names);
        let first = *words.first()?;
        let keeps_case = names.contains_key(&first) || keeps_case(report, sentence, first);
        let is_nameless = |at: usize| !names.contains_key(&at) && pointing::refers_elsewhere(sentence, at);
        let subject = sentence.own_subject(head).filter(|subject| words.contains(subject));
        let are_others = |subject: usize| pointing::are_told_before(sentence, subject);
        // "Left that night" has a day of its own.
        let is_free = |at: usize| {
            let span = sentence.tokens[at].span;
            is_between_marks(report, span) || report.times.iter().any(|time| time.span.contains(span))
        };
        let is_nameless = is_nameless(first)
            || subject.is_some_and(|subject| is_nameless(subject) || are_others(subject))
            || subject.and_then(|subject| pointing::part_of(sentence, subject)).is_some_and(is_nameless)
            || pointing::object_of_little(sentence, head, &words).is_some_and(is_nameless)
            || pointing::points_to_text_before(sentence, head, &words, is_free)
            || pointing::says_of_others(sentence, head, &words, |at| is_told_in(report, sentence, &words, at));
        let text = shorten(&balanced(&text), LONGEST);
        (!text.is_empty()).then_some(Words { text, tokens: words, leaves_out_day, keeps_case, is_nameless })
    }

    pub(super) fn mid_sentence(self) -> String {
        if self.keeps_case { self.text } else { super::lower_first(&self.text) }
    }
}

/// What stands between quotation marks, word for word: all that is said in the sentence, or of a long one the unbroken
/// stretch around the clause. Words left out of a quotation would make it a false one.
fn quoted_words(sentence: &Sentence, said: &[Span], clause: &[usize]) -> Vec<usize> {
    let is_said = |word: &usize| said.iter().any(|part| part.contains(sentence.tokens[*word].span));
    let all: Vec<usize> = (0..sentence.tokens.len()).filter(is_said).collect();
    let length = |words: &[usize]| words.iter().map(|&word| sentence.tokens[word].span.len() + 1).sum::<usize>();
    match (clause.first(), clause.last()) {
        (Some(&first), Some(&last)) if length(&all) > LONGEST => (first..=last).filter(is_said).collect(),
        _ => all,
    }
}

/// Whether the word has its capital for another reason than that it begins a sentence.
fn keeps_case(report: &AnnotatedReport, sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let form = token.form(&report.report.text);
    // "Transport Minister", where the second word has its capital for itself.
    let is_of_title = sentence.tokens.get(at + 1).is_some_and(|next| {
        token.deprel == Deprel::Compound && next.form(&report.report.text).starts_with(char::is_uppercase)
    });
    at > 0 && !opens(sentence, at - 1)
        || is_of_title
        || token.upos == Upos::Propn
        || token.name != NameTag::O
        || form == "I"
        || form.chars().nth(1).is_some_and(char::is_uppercase)
        || countries::of_demonym(form).is_some()
        || sentence.tokens.get(at + 1).is_some_and(|next| next.deprel == Deprel::Flat && next.head == Some(at))
}

/// The words of the sentence that make the clause.
pub(super) fn own_words(sentence: &Sentence, clause: &Clause) -> Vec<usize> {
    if clause.is_whole {
        return (0..sentence.tokens.len()).collect();
    }
    let whole = sentence.subtree_without(clause.head, |i| clause.cut.contains(&i));
    let is_next_clause = |i: usize| {
        let token = &sentence.tokens[i];
        token.head == Some(clause.head)
            && token.deprel == Deprel::Conj
            && is_clausal(sentence, i)
            && is_linked(sentence, i)
            && !shares_object(sentence, clause.head, i)
    };
    let short = sentence.subtree_without(clause.head, |i| clause.cut.contains(&i) || is_next_clause(i));
    // A further clause ends the sentence; what is cut out of the middle was no clause.
    let last = short.last().copied().unwrap_or(clause.head);
    let own = if whole.iter().all(|word| *word > last || short.contains(word)) { short } else { whole };
    let mut words = clause.lent.clone();
    let starts = if clause.lent.is_empty() { 0 } else { own.iter().take_while(|&&i| is_mark(sentence, i)).count() };
    let own = &own[starts..];
    words.extend(with_marks(sentence, own).into_iter().filter(|i| !clause.lent.contains(i)));
    words
}

/// "Officers *found* and *arrested* the driver": the first verb has the object of the second.
fn shares_object(sentence: &Sentence, first: usize, second: usize) -> bool {
    let are_joined = second == first + 2 && sentence.tokens[first + 1].deprel == Deprel::Cc;
    are_joined && sentence.object(first).is_none() && sentence.object(second).is_some()
}

/// Whether "and" or a comma stands in front of the conjunct: "has two years and a million *left*" has no further clause.
fn is_linked(sentence: &Sentence, conjunct: usize) -> bool {
    let first = sentence.subtree(conjunct).first().copied().unwrap_or(conjunct);
    let is_link = |i: usize| sentence.tokens[i].deprel == Deprel::Cc || is_mark(sentence, i);
    is_link(first) || first.checked_sub(1).is_some_and(is_link)
}

fn is_mark(sentence: &Sentence, at: usize) -> bool {
    sentence.tokens[at].upos == Upos::Punct
}

/// The words, and the punctuation that stands alone between two of them.
fn with_marks(sentence: &Sentence, words: &[usize]) -> Vec<usize> {
    let mut all = Vec::with_capacity(words.len());
    for pair in words.windows(2) {
        all.push(pair[0]);
        if (pair[0] + 1..pair[1]).all(|i| is_mark(sentence, i)) {
            all.extend(pair[0] + 1..pair[1]);
        }
    }
    all.extend(words.last());
    all
}

fn is_clausal(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tokens[at].upos, Upos::Verb | Upos::Aux) || sentence.own_subject(at).is_some()
}

/// Words that only say on which day it was, where the account says that itself.
fn days_told(report: &AnnotatedReport, sentence: &Sentence, claim: &Claim, reading: &Event) -> BTreeSet<usize> {
    let Some(stated) = claim.when.as_ref() else { return BTreeSet::new() };
    let mut dropped = BTreeSet::new();
    for time in reading.times.iter().filter_map(|&at| report.times.get(at)) {
        let is_this = time.interval.as_ref().is_some_and(|i| (i.from, i.to) == (stated.from, stated.to));
        if time.kind != TimeKind::Date || !is_this || !sentence.span.contains(time.span) {
            continue;
        }
        let Some(head) = sentence.head_of(time.span) else { continue };
        let phrase = sentence.subtree(head);
        let is_time = |&i: &usize| {
            let token = &sentence.tokens[i];
            time.span.contains(token.span)
                || matches!(token.lemma.to_lowercase().as_str(), "on" | "in" | "also" | "earlier" | ",")
        };
        // "On Festival Sunday, March 2": "on Festival" would be left.
        let is_named = phrase.first().is_some_and(|&first| {
            first > 1
                && sentence.tokens[first - 1].upos == Upos::Propn
                && sentence.tokens[first - 2].lemma.eq_ignore_ascii_case("on")
                && !is_mark(sentence, first)
        });
        let is_hung =
            !is_named && matches!(sentence.tokens[head].deprel.base(), Deprel::Obl | Deprel::Nmod | Deprel::Advmod);
        let is_whole = sentence.tokens_in(time.span).all(|word| phrase.contains(&word));
        if is_hung && is_whole && phrase.iter().all(is_time) {
            dropped.extend(phrase);
        }
    }
    dropped
}

/// Whether a further clause follows these words on the day of the clause's own verb: of "Ann left in 2006, and Bob sang" the year is
/// not Bob's, and the account's day is read of both.
fn goes_on_behind(sentence: &Sentence, head: usize, words: &[usize], day: &BTreeSet<usize>) -> bool {
    let is_behind = |next: usize| day.iter().any(|&day| day > head && day < next);
    let mut next = sentence.children_by(head, Deprel::Conj).filter(|&next| is_clausal(sentence, next));
    next.any(|next| words.contains(&next) && is_behind(next))
}

/// Takes away what links to the sentence before, and punctuation at the ends.
fn trim(sentence: &Sentence, words: &mut Vec<usize>) {
    let is_mark = |i: usize| is_mark(sentence, i);
    let place = |i: usize, preposition: Option<&str>| {
        let token = &sentence.tokens[i];
        // "Besides the arrest, he …" loses its sense without its preposition.
        let is_preposition =
            matches!(token.deprel, Deprel::Case | Deprel::Mark | Deprel::Fixed) || token.upos == Upos::Adp;
        (!is_preposition).then(|| link_place(&token.lemma.to_lowercase(), preposition)).flatten()
    };
    let is_always = |i: usize| place(i, None) == Some(LinkPlace::Always) && sentence.tokens[i].deprel == Deprel::Advmod;
    words.retain(|&i| !is_always(i));
    while let Some(at) = words.windows(3).position(|around| {
        let are_commas = [around[0], around[2]].iter().all(|&i| sentence.tokens[i].xpos == Xpos::Comma);
        are_commas && place(around[1], None) == Some(LinkPlace::SetOff)
    }) {
        words.drain(at..at + 3);
    }
    let is_that = |i: usize| sentence.tokens[i].lemma == "that" && sentence.tokens[i].upos == Upos::Sconj;
    let mut start = 0;
    while let Some(&i) = words.get(start) {
        let phrase = words.get(start + 1).filter(|&&next| {
            let preposition = sentence.tokens[i].lemma.to_lowercase();
            // "In addition to Ann Lee, who …" names somebody.
            let is_all =
                sentence.children(next).all(|below| below < next || sentence.tokens[below].upos == Upos::Punct);
            next == i + 1 && is_all && place(next, Some(&preposition)).is_some()
        });
        start += match phrase {
            Some(_) => 2,
            None if is_mark(i) && !opens(sentence, i) || place(i, None).is_some() || is_that(i) => 1,
            None => break,
        };
    }
    words.drain(..start);
    let is_closing = |i: usize| matches!(sentence.tokens[i].xpos, Xpos::CloseQuote | Xpos::CloseBracket);
    while words.last().is_some_and(|&i| is_mark(i) && !is_closing(i)) {
        words.pop();
    }
}

/// Takes away ", the agency said" at the end: who says it is told with the standing.
fn cut_tag(sentence: &Sentence, trigger: Span, words: &mut Vec<usize>) {
    const SAYING: &[&str] = &["say", "report", "tell", "state", "announce", "add", "write"];
    const LONGEST_TAG: usize = 9;
    let Some(&last) = words.last() else { return };
    let token = &sentence.tokens[last];
    if token.upos != Upos::Verb || !SAYING.contains(&token.lemma.as_str()) {
        return;
    }
    let comma = words
        .iter()
        .rposition(|&i| sentence.tokens[i].xpos == Xpos::Comma)
        .filter(|&at| at > 0 && words.len() - at <= LONGEST_TAG);
    let Some(comma) = comma else { return };
    if words[comma..].iter().all(|&i| !sentence.tokens[i].span.overlaps(trigger)) {
        words.truncate(comma);
    }
    // "Commenting on the attack, Ann Lee said:" is nothing that is said, and nothing without it.
    let is_beside_saying = |&at: &usize| {
        let token = &sentence.tokens[at];
        token.head == Some(last) && token.deprel == Deprel::Advcl && token.xpos == Xpos::Vbg
    };
    let is_said = |&at: &usize| {
        let token = &sentence.tokens[at];
        token.head == Some(last) && token.deprel != Deprel::Advcl && token.upos != Upos::Punct || token.head.is_none()
    };
    if words.iter().any(is_beside_saying) && !words.iter().any(is_said) {
        words.clear();
    }
}

fn opens(sentence: &Sentence, at: usize) -> bool {
    matches!(sentence.tokens[at].xpos, Xpos::OpenQuote | Xpos::OpenBracket)
}

/// Whether the words tell who is meant by a pronoun among them.
fn is_told_in(report: &AnnotatedReport, sentence: &Sentence, words: &[usize], pronoun: usize) -> bool {
    let span = sentence.tokens[pronoun].span;
    let inside = || report.mentions.iter().filter(|mention| sentence.span.contains(mention.span));
    let chain = inside().find(|mention| mention.span == span).map(|mention| mention.chain);
    inside().any(|mention| {
        Some(mention.chain) == chain && mention.form != MentionForm::Pronoun && words.contains(&mention.head.token)
    })
}

/// The name for each pronoun of the third person whose bearer the words do not tell before, in brackets: the report has a pronoun
/// there. Where somebody else could be meant the pronoun stays, and nothing is put into what stands between quotation
/// marks.
fn names_for_pronouns(
    teller: &Teller<'_>,
    report: usize,
    sentence: &Sentence,
    words: &[usize],
) -> BTreeMap<usize, String> {
    let annotated = &teller.reports[report];
    let mut names = BTreeMap::new();
    // Whom the words themselves tell before is known by them.
    let is_told_before = |pronoun: Span| {
        let mut mentions = annotated.mentions.iter().filter(|mention| sentence.span.contains(mention.span));
        let chain = mentions.clone().find(|mention| mention.span == pronoun).map(|mention| mention.chain);
        mentions.any(|mention| {
            Some(mention.chain) == chain && mention.span.end <= pronoun.start && words.contains(&mention.head.token)
        })
    };
    for &at in words {
        let token = &sentence.tokens[at];
        let is_third = matches!(token.lemma.to_lowercase().as_str(), "he" | "she" | "his" | "her" | "him");
        let is_joined = sentence.tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end);
        if token.upos != Upos::Pron || !is_third || is_joined || is_between_marks(annotated, token.span) {
            continue;
        }
        let meant = teller.only_person_meant(report, token.span);
        if let Some(name) = meant.filter(|_| !is_told_before(token.span)) {
            let is_possessive = token.xpos == Xpos::PrpPossessive || token.deprel == Deprel::NmodPoss;
            names.insert(at, if is_possessive { format!("[{name}'s]") } else { format!("[{name}]") });
        }
    }
    names
}

/// The words with the space between them that the report has; one space where words were left out.
fn written(report: &AnnotatedReport, sentence: &Sentence, words: &[usize], names: &BTreeMap<usize, String>) -> String {
    let mut text = String::new();
    let mut before: Option<usize> = None;
    for &at in words {
        let token = &sentence.tokens[at];
        if let Some(last) = before {
            if last + 1 == at {
                let gap = Span {
                    start: sentence.tokens[last].span.end,
                    end: token.span.start.max(sentence.tokens[last].span.end),
                };
                text.push_str(gap.of(&report.report.text));
            } else if token.upos != Upos::Punct {
                text.push(' ');
            }
        }
        match names.get(&at) {
            Some(name) => text.push_str(name),
            None => text.push_str(token.form(&report.report.text)),
        }
        before = Some(at);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without quotation marks and brackets that lost their other half, and without doubled commas.
pub(super) fn balanced(text: &str) -> String {
    let mut text = text.to_owned();
    let halves = |open: char, close: char, text: &str| text.matches(open).count() != text.matches(close).count();
    for (open, close) in [('“', '”'), ('(', ')'), ('[', ']')] {
        if halves(open, close, &text) {
            text.retain(|c| c != open && c != close);
        }
    }
    if text.matches('"').count() % 2 == 1 {
        text.retain(|c| c != '"');
    }
    while text.contains(",,") || text.contains(", ,") {
        text = text.replace(", ,", ",").replace(",,", ",");
    }
    for quoted in [".”", ",”", ".\"", ",\""] {
        if let Some(words) = text.strip_suffix(quoted) {
            text = format!("{words}{}", &quoted[1..]);
        }
    }
    text.trim().trim_end_matches([',', ';', ':', '.', '–', '—']).trim().to_owned()
}

/// The text, cut before a word where it is too long.
pub(super) fn shorten(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= longest).last().unwrap_or(0);
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', ' ']))
}

/// Whether more quotation marks open than close before the words, in their paragraph.
pub(super) fn is_between_marks(report: &AnnotatedReport, words: Span) -> bool {
    let before = report.report.text.get(..words.start).unwrap_or_default();
    let paragraph = before.rfind('\n').map_or(before, |at| &before[at..]);
    let straight = paragraph.matches('"').count() % 2;
    paragraph.matches('“').count() + straight > paragraph.matches('”').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "Commenting on reports that rebels had reached the ruins" was told as what happened.
    #[test]
    fn what_somebody_does_while_he_speaks_is_nothing_without_what_he_says() {
        let cut = |relation: &str| {
            let report = testing::read(&format!(
                "Commenting/VERB/7/{relation}/VBG on/ADP/3/case fires/NOUN/1/obl ~,/PUNCT/1/punct Ann/PROPN/7/nsubj Lee/PROPN/5/flat \
                 said/VERB/0/root/VBD/=say ~:/PUNCT/7/punct"
            ));
            let sentence = &report.sentences[0];
            let mut words: Vec<usize> = (0..7).collect();
            cut_tag(sentence, sentence.tokens[2].span, &mut words);
            words.len()
        };
        assert_eq!((cut("advcl"), cut("ccomp")), (0, 3));
    }

    /// "Roe was suspended in 2006, and Doe for the 2008 season" was told without its "in 2006", below the year 2006.
    #[test]
    fn a_day_behind_which_the_sentence_goes_on_stays() {
        let parse = "Ann/PROPN/2/nsubj left/VERB/0/root/VBD in/ADP/4/case 2006/NUM/2/obl and/CCONJ/7/cc Bob/PROPN/7/nsubj sang/VERB/2/conj/VBD";
        let report = testing::read(parse);
        let goes_on = |words: &[usize], day: [usize; 2]| goes_on_behind(&report.sentences[0], 1, words, &day.into());
        assert!(goes_on(&[0, 1, 2, 3, 4, 5, 6], [2, 3]));
        assert!(!goes_on(&[0, 1, 2, 3], [2, 3]) && !goes_on(&[0, 1, 2, 3, 4, 5, 6], [0, 0]));
    }

    /// "On 14 May, transport Minister Ann Lee toured the site".
    #[test]
    fn the_first_word_of_a_title_keeps_its_capital() {
        let keeps = |parse: &str| {
            let report = testing::read(parse);
            keeps_case(&report, &report.sentences[0], 0)
        };
        assert!(keeps("Transport/NOUN/2/compound Minister/NOUN/3/nsubj left/VERB/0/root"));
        assert!(!keeps("Transport/NOUN/2/compound unions/NOUN/3/nsubj left/VERB/0/root"));
    }

    /// "In addition to Ann Lee, a girl was hurt" was told as "to Ann Lee, a girl was hurt".
    #[test]
    fn a_link_that_names_something_is_told() {
        let trimmed = |parse: &str| {
            let report = testing::read(parse);
            let mut words: Vec<usize> = (0..report.sentences[0].tokens.len()).collect();
            trim(&report.sentences[0], &mut words);
            words.first().copied()
        };
        let link = "In/ADP/2/case addition/NOUN/5/obl";
        assert_eq!(trimmed(&format!("{link} ,/PUNCT/2/punct/, a/DET/5/det girl/NOUN/0/root")), Some(3));
        assert_eq!(trimmed(&format!("{link} to/ADP/4/case Ann/PROPN/2/nmod girl/NOUN/0/root")), Some(0));
    }

    /// "Still has two years and $8 million left on the contract" was told without what follows "million".
    #[test]
    fn a_conjunct_without_a_link_in_front_is_no_further_clause() {
        let parse = "He/PRON/2/nsubj has/VERB/0/root/VBZ/=have years/NOUN/2/obj and/CCONJ/5/cc millions/NOUN/3/conj left/VERB/2/conj/VBD/=leave on/ADP/8/case it/PRON/6/obl";
        let sentence = &testing::read(parse).sentences[0];
        assert!(!is_linked(sentence, 5));
        let linked = testing::read(
            &parse
                .replace("and/CCONJ/5/cc", "and/CCONJ/6/cc")
                .replace("millions/NOUN/3/conj left", "then/ADV/6/advmod left"),
        );
        assert!(is_linked(&linked.sentences[0], 5));
    }

    /// "The wealth, however, established him" and "since then, the flaw was used" were told with words that point to others.
    #[test]
    fn what_ties_a_sentence_to_the_one_before_is_left_out() {
        let trimmed = |drawn: &str| {
            let report = testing::read(drawn);
            let sentence = &report.sentences[0];
            let mut words: Vec<usize> = (0..sentence.tokens.len()).collect();
            trim(sentence, &mut words);
            words.iter().map(|&at| sentence.tokens[at].form(&report.report.text)).collect::<Vec<_>>().join(" ")
        };
        let set_off = "The/DET/2/det bridge/NOUN/6/nsubj ,/PUNCT/6/punct however/ADV/6/advmod ,/PUNCT/6/punct stood/VERB/0/root/VBD";
        assert_eq!(trimmed(set_off), "The bridge stood");
        let since = "Since/ADP/2/case then/ADV/6/obl ,/PUNCT/6/punct though/ADV/6/advmod ,/PUNCT/6/punct it/PRON/7/nsubj stood/VERB/0/root/VBD";
        assert_eq!(trimmed(since), "it stood");
        let kept = "In/ADP/2/case Oslo/PROPN/4/obl it/PRON/4/nsubj stood/VERB/0/root/VBD then/ADV/4/advmod";
        assert_eq!(trimmed(kept), "In Oslo it stood then");
    }
}
