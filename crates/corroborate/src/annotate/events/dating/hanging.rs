//! The event that a time expression hangs on.
//!
//! From the time upwards: "met in *Moscow on Wednesday*" dates the meeting, as long as no other event stands between. A
//! time in front of a noun tells which one is meant ("the June 20 shooting", "a 2013 sedan", "the Christmas party") and dates
//! that noun if it is an event, never what the sentence says of it; but who "won the 2012 championship" did so in 2012.

use corroborate_encoder::{Deprel, Role, Upos, Xpos};

use crate::annotate::events::triggers::Trigger;
use crate::annotate::times::expression::{Expression, Section};
use crate::annotation::{AnnotatedReport, Lacks, Sentence, Time, TimeKind};
use crate::lexicon::acts::{ActOf, act_of};
use crate::lexicon::agreements;
use crate::lexicon::editions::is_edition;
use crate::lexicon::quantities::is_of_accounts;
use crate::report::ZoneKind;
use crate::text::LowerCase;

/// Prepositions that make of a time a limit, by lemma ("follow" for "following", too): it is not when it happened.
const LIMITS: &[&str] = &[
    "since",
    "until",
    "till",
    "before",
    "after",
    "by",
    "from",
    "following",
    "follow",
    "pending",
    "through",
    "throughout",
];
/// Those of them that leave the day as it is where the limit is an hour: "just after 6 p.m. on Friday".
const LIMITS_WITHIN_A_DAY: &[&str] = &["before", "after", "by", "following", "follow"];
/// Prepositions of a noun that only mention what lies behind it: "on probation for *an offence* in June".
const MENTIONING: &[&str] = &["for", "about", "over", "against"];
/// How far a time's governor is sought.
const DEPTH: usize = 8;

/// The triggers that a time at `head` dates.
pub(super) fn dated(
    report: &AnnotatedReport,
    time: &Time,
    sentence: &Sentence,
    head: usize,
    triggers: &[Trigger],
) -> Vec<usize> {
    let is_none = is_anniversary(report, time, sentence, head)
        || is_limit(time, sentence, head)
        || is_set_for(sentence, head)
        || is_name(report, time, sentence, head)
        || is_of_a_game(time, sentence)
        || is_any(time, sentence);
    if is_none {
        return Vec::new();
    }
    let is_trigger = |word: usize| triggers.iter().any(|t| t.word == word || t.light_verb == Some(word));
    let noun = sentence.premodified(head).filter(|&noun| tells_which(time, sentence, head) && !is_trigger(noun));
    let in_front = in_front_of(time, sentence).filter(|_| noun.is_none());
    let governor = match noun {
        None if in_front.is_some() => in_front.filter(|&noun| is_trigger(noun)).map(Governor::Event),
        Some(noun) => taken_part_in(time, sentence, noun).filter(|&verb| is_trigger(verb)).map(Governor::Event),
        None => {
            let behind = bare_behind(time, sentence, head)
                .or_else(|| bare_before(time, sentence, head))
                .or_else(|| behind_a_document(time, sentence, head))
                .or_else(|| spent(sentence, head));
            let of_verb = behind.filter(|&verb| is_trigger(verb)).map(Governor::Event);
            Some(of_verb.unwrap_or_else(|| governor(sentence, head, &is_trigger)))
        }
    };
    match governor.unwrap_or(Governor::Mentioned) {
        Governor::Event(word) => {
            let word = reported(sentence, word, &is_trigger).unwrap_or(word);
            let inner = || {
                let inside =
                    triggers.iter().filter(|t| t.word < head && t.word != word && sentence.is_under(t.word, word));
                inside.map(|t| t.word).max()
            };
            let elsewhere = match is_of_now(sentence, word) && is_over(report, time) {
                true => inner(),
                false => inner().filter(|&noun| is_what_a_court_is_about(sentence, word, noun)),
            };
            let word = elsewhere.unwrap_or(word);
            let is_dated = |t: &Trigger| t.word == word || t.light_verb == Some(word);
            (0..triggers.len()).filter(|&i| is_dated(&triggers[i])).collect()
        }
        Governor::Mentioned => Vec::new(),
        Governor::Unknown => by_role(sentence, head, triggers).into_iter().collect(),
    }
}

/// "the *September 11* attacks": a day without its year, in front of a noun and far from the day of publication, is the
/// name of a day of another year.
fn is_anniversary(report: &AnnotatedReport, time: &Time, sentence: &Sentence, head: usize) -> bool {
    /// Days within which a day without a year is one of the news.
    const NEWS: i32 = 45;
    let has_no_year = time.lacks == Some(Lacks::Year)
        || matches!(time.expression, Expression::Date(date) if date.year.is_none() && date.month.is_some() && date.day.is_some());
    if sentence.premodified(head).is_none() || !has_no_year {
        return false;
    }
    let day = time.interval.as_ref().and_then(|when| when.from);
    match (day, report.report.date()) {
        (Some(day), Some(published)) => (published - day).get_days().abs() > NEWS,
        _ => true,
    }
}

/// "since Monday", "from 1980 to 1982".
fn is_limit(time: &Time, sentence: &Sentence, head: usize) -> bool {
    // "From 1999 to 2003" tells both ends.
    if matches!(time.expression, Expression::Range { .. }) {
        return sentence.head(head).is_some_and(|governor| sentence.tokens[governor].upos != Upos::Verb);
    }
    match sentence.preposition(head) {
        Some("to") => sentence.head(head).is_some_and(|governor| {
            let mut others = sentence.children(governor).chain([governor]).filter(|&other| other < head);
            others.any(|other| matches!(sentence.preposition(other), Some("from" | "between")))
        }),
        // "Had not been submitted as of Tuesday" may have been later that day; "was restored as of Tuesday" was by then.
        Some("as") => sentence.head(head).is_some_and(|verb| sentence.is_negated(verb)),
        Some(preposition) if LIMITS.contains(&preposition) => {
            let is_hour = time.kind == TimeKind::Time && matches!(time.expression, Expression::TimeOfDay { .. });
            !(is_hour && LIMITS_WITHIN_A_DAY.contains(&preposition))
        }
        _ => false,
    }
}

/// "was scheduled *for* October": when it is to be, not when it was scheduled.
fn is_set_for(sentence: &Sentence, head: usize) -> bool {
    let governor = sentence.head(head).map(|verb| &sentence.tokens[verb]);
    sentence.preposition(head) == Some("for")
        && governor.is_some_and(|token| token.upos == Upos::Verb && matches!(token.xpos, Xpos::Vbd | Xpos::Vbn))
}

/// "on *a* Friday afternoon": nobody says which; unlike "a Friday *meeting*".
fn is_any(time: &Time, sentence: &Sentence) -> bool {
    let expression = match &time.expression {
        Expression::TimeOfDay { day: Some(day), .. } => day,
        other => other,
    };
    let words = sentence.tokens_in(time.span);
    let before = words.start.checked_sub(1).map(|at| sentence.tokens[at].lemma.to_lowercase());
    let goes_on = sentence.tokens.get(words.end).is_some_and(|next| matches!(next.upos, Upos::Noun | Upos::Propn));
    matches!(expression, Expression::Weekday { shift: None, .. })
        && before.is_some_and(|word| matches!(word.as_str(), "a" | "one" | "any" | "some" | "another"))
        && !goes_on
}

/// "tied it in the fourth quarter": a quarter or a half of no year, where nothing speaks of accounts.
fn is_of_a_game(time: &Time, sentence: &Sentence) -> bool {
    let is_part = |section: Section| matches!(section, Section::Quarter(_) | Section::Half(_));
    let mut expression = &time.expression;
    while let Expression::Portion { of, .. } = expression {
        expression = of;
    }
    matches!(expression, Expression::Section { section, year: None, shift: None } if is_part(*section))
        && !sentence.tokens.iter().any(|token| is_of_accounts(&token.lemma.lower_case()))
}

/// "Festival Sunday": a day that is called after what happens on it may be any day.
fn is_name(report: &AnnotatedReport, time: &Time, sentence: &Sentence, head: usize) -> bool {
    let is_joined = |i: usize| {
        i + 1 == head
            && sentence.tokens[i].upos == Upos::Propn
            && matches!(sentence.tokens[i].deprel.base(), Deprel::Compound | Deprel::Flat)
    };
    // "Patch Tuesday updates": both stand in front of what they tell.
    let stands_beside = || {
        let (word, before) = (&sentence.tokens[head], head.checked_sub(1));
        let is_in_front =
            |at: usize| sentence.tokens[at].deprel == Deprel::Compound && sentence.tokens[at].head > Some(at);
        is_in_front(head)
            && before.is_some_and(|at| {
                let token = &sentence.tokens[at];
                let is_joined = is_in_front(at) && (token.head == word.head || token.head == Some(head));
                let form = token.form(&report.report.text);
                let is_capital = form.starts_with(char::is_uppercase) && form.contains(char::is_lowercase) && at > 0;
                token.upos == Upos::Propn && is_joined || token.upos == Upos::Noun && is_capital
            })
    };
    matches!(time.expression, Expression::Weekday { shift: None, .. })
        && (sentence.children(head).any(is_joined) || stands_beside())
}

/// Whether a year, a month or a feast stands in front of a noun: it tells which one is meant.
pub(super) fn tells_which(time: &Time, sentence: &Sentence, head: usize) -> bool {
    let is_wide = matches!(time.expression, Expression::Holiday { .. }) || time.expression.is_coarse();
    is_wide && sentence.premodified(head).is_some()
}

/// The noun of "the June 20, 2005 attempted *murder*", however the parse hangs the day.
fn in_front_of(time: &Time, sentence: &Sentence) -> Option<usize> {
    /// Words between the day and the noun.
    const BETWEEN: usize = 2;
    let words = sentence.tokens_in(time.span);
    let before = &sentence.tokens[words.start.checked_sub(1)?];
    let is_phrase = matches!(before.deprel, Deprel::Det | Deprel::NmodPoss) && before.head >= Some(words.start);
    let noun = (words.end..sentence.tokens.len().min(words.end + BETWEEN + 1)).find(|&at| {
        let joins = (words.end..at).all(|i| matches!(sentence.tokens[i].upos, Upos::Adj | Upos::Noun | Upos::Verb));
        joins && sentence.tokens[at].upos == Upos::Noun && sentence.tokens[at].deprel != Deprel::Compound
    });
    noun.filter(|_| is_phrase && time.kind == TimeKind::Date)
}

/// The verb of "won the 2012 *championship*", "competed in the 2012 *games*". What is yet to come is not told by the calendar: "will
/// host this year's *awards*" may be in the next.
fn taken_part_in(time: &Time, sentence: &Sentence, noun: usize) -> Option<usize> {
    let token = &sentence.tokens[noun];
    let is_part = match token.deprel.base() {
        Deprel::Obj => true,
        Deprel::Obl => matches!(sentence.preposition(noun), Some("in" | "at" | "during")),
        _ => false,
    };
    let is_told_apart = |verb: usize| sentence.is_past(verb) || !matches!(time.expression, Expression::Shifted { .. });
    sentence.head(noun).filter(|&verb| is_part && is_edition(&token.lemma) && is_told_apart(verb))
}

/// What a time hangs on.
enum Governor {
    /// An event: the word.
    Event(usize),
    /// Something that is only mentioned, so that it dates nothing.
    Mentioned,
    /// The tree does not show it.
    Unknown,
}

/// "agreed to a deal with the team *Tuesday*": a day without a preposition behind a noun is the verb's, unless the noun only
/// places it in time ("after the shooting Friday").
fn bare_behind(time: &Time, sentence: &Sentence, head: usize) -> Option<usize> {
    let is_bare = sentence.preposition(head).is_none() && !time.expression.is_coarse();
    let mut noun = sentence.head(head).filter(|&noun| is_bare && noun < head)?;
    if sentence.tokens[head].deprel.base() != Deprel::Nmod {
        return None;
    }
    for _ in 0..DEPTH {
        if sentence.tokens[noun].deprel.base() != Deprel::Nmod {
            break;
        }
        noun = sentence.head(noun)?;
    }
    let is_beside = |p: &str| LIMITS.contains(&p) || MENTIONING.contains(&p) || p == "during";
    let is_part = match sentence.tokens[noun].deprel.base() {
        Deprel::Obj => true,
        Deprel::Obl => !sentence.preposition(noun).is_some_and(is_beside),
        _ => false,
    };
    sentence.head(noun).filter(|&verb| is_part && verb < noun && sentence.tokens[verb].upos == Upos::Verb)
}

/// "The court sitting at Lurel *today* jailed …": a day without a preposition right before the verb is the verb's, though the parse hangs
/// it on what only tells which court.
fn bare_before(time: &Time, sentence: &Sentence, head: usize) -> Option<usize> {
    let words = sentence.tokens_in(time.span);
    let is_bare = sentence.preposition(head).is_none() && !time.expression.is_coarse();
    let verb = Some(words.end).filter(|&at| is_bare && sentence.tokens.get(at).is_some_and(|t| t.xpos == Xpos::Vbd))?;
    let teller = sentence.head(head).filter(|&teller| sentence.tokens[teller].deprel == Deprel::Acl)?;
    let subject = sentence.head(teller)?;
    (sentence.own_subject(verb) == Some(subject) && sentence.own_subject(teller).is_none()).then_some(verb)
}

/// "*Spent* 15 May in Lurel".
fn spent(sentence: &Sentence, head: usize) -> Option<usize> {
    let verb = sentence.head(head).filter(|_| sentence.tokens[head].deprel == Deprel::Obj)?;
    (sentence.tokens[verb].lemma == "spend").then_some(verb)
}

/// "Signed an agreement on *Thursday* that …": that day it was signed.
fn behind_a_document(time: &Time, sentence: &Sentence, head: usize) -> Option<usize> {
    let is_on = sentence.preposition(head) == Some("on") && !time.expression.is_coarse();
    let noun =
        sentence.head(head).filter(|&noun| is_on && noun < head && sentence.tokens[noun].deprel == Deprel::Obj)?;
    let verb = sentence.head(noun).filter(|&verb| verb < noun)?;
    let binds = agreements::verb(&sentence.tokens[verb].lemma).is_some();
    (binds && agreements::noun(&sentence.tokens[noun].lemma).is_some()).then_some(verb)
}

fn governor(sentence: &Sentence, head: usize, is_trigger: &impl Fn(usize) -> bool) -> Governor {
    if let Some(noun) = enclosing_noun(sentence, head).filter(|&noun| is_trigger(noun)) {
        return Governor::Event(noun);
    }
    let mut word = head;
    for _ in 0..DEPTH {
        let Some(next) = sentence.head(word) else { break };
        let is_attribute = matches!(
            sentence.tokens[word].deprel.base(),
            Deprel::Obl
                | Deprel::Nmod
                | Deprel::Advmod
                | Deprel::Compound
                | Deprel::Amod
                | Deprel::Appos
                | Deprel::Flat
                | Deprel::Conj
                | Deprel::Nummod
                | Deprel::Det
                | Deprel::Obj
                | Deprel::Nsubj
                | Deprel::Dep
        );
        if !is_attribute {
            break;
        }
        // "He sang, and it will be the subject of Monday's talk" dates no singing.
        let is_clause = sentence.own_subject(word).is_some() || sentence.has_child(word, Deprel::Cop);
        if sentence.tokens[word].deprel == Deprel::Conj && is_clause {
            break;
        }
        // "the announcement on Monday came" dates the announcement, not what it is the subject of.
        let is_core = matches!(sentence.tokens[word].deprel.base(), Deprel::Obj | Deprel::Nsubj);
        if is_core && word == head {
            break;
        }
        // "Will play the winner of *Friday's* game" is no play on Friday.
        let is_of_noun =
            sentence.tokens[head].deprel == Deprel::NmodPoss && sentence.tokens[word].deprel == Deprel::Nmod;
        if word != head && (is_of_noun || is_mentioned(sentence, word)) {
            return Governor::Mentioned;
        }
        if is_trigger(next) && !is_background(sentence, next) {
            return Governor::Event(next);
        }
        if sentence.tokens[next].upos == Upos::Verb {
            // "the man *found* dead on Saturday was charged": the day is that of what only tells which man.
            let tells_which = sentence.tokens[next].deprel.base() == Deprel::Acl;
            if tells_which && sentence.own_subject(next).is_none() {
                return Governor::Mentioned;
            }
            break;
        }
        word = next;
    }
    Governor::Unknown
}

fn is_mentioned(sentence: &Sentence, word: usize) -> bool {
    // "The first loss since his first season in 2003" was not in 2003.
    let is_behind = |p: &str| MENTIONING.contains(&p) || matches!(p, "since" | "until" | "till");
    sentence.tokens[word].upos == Upos::Noun && sentence.preposition(word).is_some_and(is_behind)
}

/// "for her *performance* in 2007 in which she …", where the parse hangs the year on the verb: the noun right in front, if a
/// clause behind the time tells what happened in it. What the verb itself brings about ("signed a pact on Monday under
/// which …") has the verb's time.
fn enclosing_noun(sentence: &Sentence, head: usize) -> Option<usize> {
    let verb = sentence.head(head).filter(|&verb| sentence.tokens[verb].upos == Upos::Verb && verb < head)?;
    let first = sentence.subtree(head).first().copied()?;
    let noun = first.checked_sub(1).filter(|&noun| noun != verb && sentence.is_under(noun, verb))?;
    let is_within = |i: usize| {
        sentence.tokens[i].lemma == "which" && matches!(sentence.preposition(i), Some("in" | "during" | "at"))
    };
    let mut clauses = sentence.children_by(noun, Deprel::AclRelcl).filter(|&clause| clause > head);
    let goes_on = clauses.any(|clause| sentence.children(clause).any(is_within));
    (sentence.tokens[noun].upos == Upos::Noun && sentence.preposition(noun).is_some() && goes_on).then_some(noun)
}

/// "*has denied* arson", "*is charged* with", with which a day that is over seldom goes: in "has denied arson following a fire on
/// Sunday" it is the fire's.
fn is_of_now(sentence: &Sentence, verb: usize) -> bool {
    let helper = |verb: usize| {
        let mut helpers = sentence.children(verb).map(|child| &sentence.tokens[child]);
        helpers.find(|token| matches!(token.deprel, Deprel::Aux | Deprel::AuxPass))
    };
    // "has been arrested and *charged*"
    let is_second = sentence.tokens[verb].xpos == Xpos::Vbn && sentence.own_subject(verb).is_none();
    let shared = || helper(sentence.first_conjunct(verb)).filter(|_| is_second);
    let first = helper(verb).or_else(shared);
    let is_passive = sentence.zone == ZoneKind::Body && sentence.tokens[verb].xpos == Xpos::Vbn;
    first.is_some_and(|first| {
        (first.lemma == "have" || first.lemma == "be" && is_passive) && matches!(first.xpos, Xpos::Vbz | Xpos::Vbp)
    })
}

/// "was *charged* with arson following the *fire* at the weekend": a court acts long after what it is about, and the day that is
/// named behind that is not the act's.
fn is_what_a_court_is_about(sentence: &Sentence, verb: usize, noun: usize) -> bool {
    let is_about = |p: &str| LIMITS.contains(&p) || MENTIONING.contains(&p);
    act_of(&sentence.tokens[verb].lemma) == Some(ActOf::Court)
        && sentence.tokens[noun].upos == Upos::Noun
        && sentence.preposition(noun).is_some_and(is_about)
}

/// Whether the time is a day before that of publication, or a weekday of nobody knows which week.
fn is_over(report: &AnnotatedReport, time: &Time) -> bool {
    let published = report.report.date();
    let to = time.interval.as_ref().and_then(|when| when.to);
    let is_before = to.zip(published).is_some_and(|(to, published)| to < published);
    let is_some = time.lacks == Some(Lacks::Reference) && matches!(time.expression, Expression::Weekday { .. });
    is_before || is_some
}

/// "On Tuesday, police *say* he left": what is said in the present happened on the day.
fn reported(sentence: &Sentence, word: usize, is_trigger: &impl Fn(usize) -> bool) -> Option<usize> {
    if !matches!(sentence.tokens[word].xpos, Xpos::Vbp | Xpos::Vbz) || sentence.has_child(word, Deprel::Aux) {
        return None;
    }
    sentence.children_by(word, Deprel::Ccomp).find(|&said| said > word && is_trigger(said))
}

/// "on the second day of his *visit* on Wednesday": the event noun only places another event in time.
fn is_background(sentence: &Sentence, word: usize) -> bool {
    let mut phrase = word;
    for _ in 0..DEPTH {
        if sentence.tokens[phrase].deprel.base() != Deprel::Nmod {
            break;
        }
        match sentence.head(phrase) {
            Some(head) => phrase = head,
            None => break,
        }
    }
    phrase != word && matches!(sentence.tokens[phrase].lemma.as_str(), "day" | "end" | "start" | "beginning" | "part")
}

/// The event that the encoder dates by it, where the tree has found none.
fn by_role(sentence: &Sentence, head: usize, triggers: &[Trigger]) -> Option<usize> {
    triggers.iter().position(|trigger| {
        sentence
            .predicates
            .binary_search_by_key(&trigger.word, |p| p.word)
            .is_ok_and(|at| sentence.predicates[at].arguments.iter().any(|a| a.word == head && a.role == Role::Time))
    })
}
