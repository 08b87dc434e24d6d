//! The tense of the verb that a time belongs to: whether "on Wednesday" looks back or ahead.

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::{Factuality, Sentence, Tense, Token};
use crate::lexicon::agreements;
use crate::lexicon::event_words::{self, NounKind};
use crate::lexicon::factuality::{CueClass, CueScope, cue};
use crate::report::ZoneKind;
use crate::text::Span;

/// The tense of the verb that governs the words `span`.
pub(super) fn tense_at(sentence: &Sentence, span: Span) -> Tense {
    let inside = |i: usize| sentence.tokens[i].span.overlaps(span);
    let head_outside = |i: &usize| sentence.tokens[*i].head.is_none_or(|h| h >= sentence.tokens.len() || !inside(h));
    let Some(mut at) = (0..sentence.tokens.len()).filter(|&i| inside(i)).find(head_outside) else {
        return Tense::Unknown;
    };
    let hangs_on_noun = sentence.tokens[at].head.is_some_and(|h| {
        sentence.tokens.get(h).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
            && !sentence.has_child(h, Deprel::Cop)
    });
    if hangs_on_noun && is_of_document(sentence, at) {
        return Tense::Past;
    }
    let mut is_of_what_was_before = false;
    // Up the tree; bounded, should the heads go round in a circle.
    for _ in 0..sentence.tokens.len() {
        let token = &sentence.tokens[at];
        is_of_what_was_before |= !inside(at) && is_brought_by(sentence, at, BEFORE);
        if !inside(at) && token.upos != Upos::Aux && !is_agreed_during(sentence, at, span) {
            // "Nine are missing after a blast on Saturday".
            if is_of_what_was_before && is_going_on(sentence, at) {
                return Tense::Past;
            }
            let tense = tense_of(sentence, at);
            match tense {
                Tense::Unknown => {}
                // "Invitations were sent for the event on October 12": the event need not be past.
                Tense::Past if hangs_on_noun => return Tense::Unknown,
                known => return known,
            }
        }
        match token.head.filter(|&h| h < sentence.tokens.len()) {
            Some(head) => at = head,
            None => break,
        }
    }
    Tense::Unknown
}

/// "To hand over the order *of 22 October*": what is dated has been written, whatever is to be done with it.
fn is_of_document(sentence: &Sentence, time: usize) -> bool {
    let noun = sentence.head(time).map(|noun| sentence.tokens[noun].lemma.to_lowercase());
    let is_written = |noun: &str| {
        agreements::noun(noun).is_some()
            || event_words::noun(noun).is_some_and(|noun| noun.kind == NounKind::Product)
            || DOCUMENTS.contains(&noun)
    };
    sentence.preposition(time) == Some("of") && noun.is_some_and(|noun| is_written(&noun))
}

const DOCUMENTS: &[&str] = &["letter", "order", "decree", "ruling", "resolution", "statement", "report", "note"];

/// What brings in what was before: "after a blast".
const BEFORE: &[&str] = &["after", "since", "following", "despite"];

/// What brings in an occasion that is under way when something is agreed: "during talks".
const MEANWHILE: &[&str] = &["during", "after", "following"];

fn is_brought_by(sentence: &Sentence, at: usize, prepositions: &[&str]) -> bool {
    sentence.tokens[at].upos == Upos::Noun && sentence.preposition(at).is_some_and(|by| prepositions.contains(&by))
}

/// Whether the verb tells what is so or is going on while it is told, no plan: "are missing", "hopes".
fn is_going_on(sentence: &Sentence, at: usize) -> bool {
    let is_modal =
        children(sentence, at).any(|token| token.xpos == Xpos::Md || token.lemma == "to" && token.upos == Upos::Part);
    !is_modal && matches!(tense_of(sentence, at), Tense::Present | Tense::Future)
}

/// "They agreed to *cooperate* in training during talks on Monday": that day they agreed.
fn is_agreed_during(sentence: &Sentence, at: usize, time: Span) -> bool {
    let token = &sentence.tokens[at];
    let governor = sentence.head(at).filter(|_| token.deprel == Deprel::Xcomp && token.xpos == Xpos::Vb);
    let is_plan =
        |verb: usize| cue(&sentence.tokens[verb].lemma, CueClass::Verb, CueScope::Aim) == Some(Factuality::Planned);
    let is_between = |noun: usize| noun > at && sentence.tokens[noun].span.start < time.end;
    let mut occasions = sentence.children_by(at, Deprel::Obl);
    governor.is_some_and(is_plan) && occasions.any(|noun| is_between(noun) && is_brought_by(sentence, noun, MEANWHILE))
}

/// The tense of a predicate, verb or not; unknown where it takes that of the verb above it.
fn tense_of(sentence: &Sentence, at: usize) -> Tense {
    let token = &sentence.tokens[at];
    let helpers: Vec<&Token> =
        children(sentence, at).filter(|t| matches!(t.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)).collect();
    let has = |xpos: Xpos| helpers.iter().any(|t| t.xpos == xpos);
    if has(Xpos::Md) {
        // "Police could be seen there on Tuesday", "he could not be reached on Wednesday".
        let is_could = helpers.iter().any(|t| t.xpos == Xpos::Md && t.lemma == "could");
        let is_denied = children(sentence, at).any(|t| matches!(t.lemma.as_str(), "not" | "n't"));
        let is_past = is_could && (is_denied || PERCEIVED.contains(&token.lemma.as_str()));
        return if is_past { Tense::Past } else { Tense::Future };
    }
    if helpers.iter().any(|t| t.lemma == "have") || has(Xpos::Vbd) {
        return Tense::Past;
    }
    if is_still_to_come(sentence, at) {
        return Tense::Past;
    }
    let has_to = children(sentence, at).any(|t| t.lemma == "to" && t.upos == Upos::Part);
    if has_to && (token.xpos == Xpos::Vb || has(Xpos::Vb)) {
        return if goes_with_its_governor(sentence, at) { Tense::Unknown } else { Tense::Future };
    }
    let is_present = has(Xpos::Vbz) || has(Xpos::Vbp);
    let is_planned = PLANNED.contains(&token.lemma.as_str());
    match token.xpos {
        Xpos::Vbd => Tense::Past,
        Xpos::Vbn if is_planned => Tense::Future,
        Xpos::Vbn if is_present => Tense::Present,
        Xpos::Vbn => Tense::Past,
        Xpos::Vbg if is_present => Tense::Future,
        Xpos::Vbz | Xpos::Vbp if sentence.zone == ZoneKind::Title => Tense::Past,
        Xpos::Vbz | Xpos::Vbp => Tense::Present,
        _ if is_present => Tense::Present,
        _ => Tense::Unknown,
    }
}

/// "were not able to *reach* him", "managed to *leave*": done, or not, when the verb above says; unlike "agreed to *meet*".
fn goes_with_its_governor(sentence: &Sentence, at: usize) -> bool {
    const TRIED: &[&str] = &["try", "attempt", "struggle", "strive", "able"];
    let Some(governor) = sentence.head(at).filter(|_| sentence.tokens[at].deprel == Deprel::Xcomp) else {
        return false;
    };
    let token = &sentence.tokens[governor];
    let class = if token.upos == Upos::Adj { CueClass::Adjective } else { CueClass::Verb };
    let says = cue(&token.lemma, class, CueScope::Aim).or_else(|| cue(&token.lemma, class, CueScope::Clause));
    match says {
        None => class == CueClass::Verb && !PLANNED.contains(&token.lemma.as_str()) && token.lemma != "be",
        Some(Factuality::Denied) => true,
        Some(_) => TRIED.contains(&token.lemma.as_str()),
    }
}

/// "had yet to *regain* it on Monday": it had not till then.
fn is_still_to_come(sentence: &Sentence, at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).map(|i| &sentence.tokens[i]);
    let is = |steps: usize, lemma: &str| before(steps).is_some_and(|token| token.lemma == lemma);
    is(1, "to") && is(2, "yet") && is(3, "have") && before(3).is_some_and(|token| token.xpos == Xpos::Vbd)
}

/// What one "could" do when it happened.
const PERCEIVED: &[&str] = &["see", "hear", "smell", "feel"];

/// Whether the participle of the verb, a lemma, looks ahead: "scheduled for Friday".
pub fn is_planning(lemma: &str) -> bool {
    PLANNED.contains(&lemma)
}

/// Participles that look ahead: "scheduled for Friday".
const PLANNED: &[&str] = &["schedule", "plan", "expect", "slate", "set", "due", "plan", "book", "tip"];

fn children(sentence: &Sentence, at: usize) -> impl Iterator<Item = &Token> {
    sentence.children(at).map(|i| &sentence.tokens[i])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::testing;

    /// "He could not be reached on Wednesday" looked ahead to the next Wednesday.
    #[test]
    fn what_one_could_see_or_could_not_do_is_past() {
        let tense = |words: &str, verb: &str| {
            let parse = format!(
                "He/PRON/5/nsubj could/AUX/5/aux/MD/=could {words} be/AUX/5/aux:pass/VB {verb} on/ADP/7/case Monday/PROPN/5/obl"
            );
            let report = testing::read(&parse);
            let start = report.report.text.find("Monday").unwrap();
            tense_at(&report.sentences[0], Span::new(start, start + "Monday".len()))
        };
        assert_eq!(tense("not/PART/5/advmod", "reached/VERB/0/root/VBN/=reach"), Tense::Past);
        assert_eq!(tense("still/ADV/5/advmod", "seen/VERB/0/root/VBN/=see"), Tense::Past);
        assert_eq!(tense("still/ADV/5/advmod", "freed/VERB/0/root/VBN/=free"), Tense::Future);
    }

    /// "Nine are missing after a blast on Saturday" looked ahead to the next Saturday.
    #[test]
    fn what_something_is_so_after_is_past() {
        let tense = |verb: &str| {
            let parse = format!(
                "Nine/NUM/3/nsubj {verb} missing/ADJ/0/root after/ADP/5/case blasts/NOUN/3/obl on/ADP/7/case Saturday/PROPN/5/nmod"
            );
            let report = testing::read(&parse);
            let start = report.report.text.find("Saturday").unwrap();
            tense_at(&report.sentences[0], Span::new(start, start + "Saturday".len()))
        };
        assert_eq!(tense("are/AUX/3/cop/VBP"), Tense::Past);
        assert_eq!(tense("will/AUX/3/aux/MD"), Tense::Future);
    }

    /// "They agreed to cooperate during talks on Monday" was a plan for the next Monday.
    #[test]
    fn what_is_agreed_during_talks_is_agreed_that_day() {
        let tense = |words: &str| {
            let parse = format!(
                "They/PRON/2/nsubj agreed/VERB/0/root/VBD/=agree to/PART/4/mark work/VERB/2/xcomp/VB {words} on/ADP/8/case Monday/PROPN/4/obl"
            );
            let report = testing::read(&parse);
            let start = report.report.text.find("Monday").unwrap();
            tense_at(&report.sentences[0], Span::new(start, start + "Monday".len()))
        };
        assert_eq!(tense("during/ADP/6/case talks/NOUN/4/obl"), Tense::Past);
        assert_eq!(tense("in/ADP/6/case teams/NOUN/4/obl"), Tense::Future);
    }

    /// "They were not able to reach him on Saturday" looked ahead to the next Saturday.
    #[test]
    fn what_was_tried_or_managed_is_as_past_as_the_trying() {
        let parse = "They/PRON/2/nsubj GOV/VERB/0/root/VBD/=LEMMA to/PART/4/mark meet/VERB/2/xcomp/VB on/ADP/6/case Saturday/PROPN/4/obl";
        for (form, lemma, tense) in [
            ("managed", "manage", Tense::Past),
            ("failed", "fail", Tense::Past),
            ("tried", "try", Tense::Past),
            ("agreed", "agree", Tense::Future),
            ("asked", "ask", Tense::Future),
        ] {
            let report = testing::read(&parse.replace("GOV", form).replace("LEMMA", lemma));
            let start = report.report.text.find("Saturday").unwrap();
            let span = Span::new(start, start + "Saturday".len());
            assert_eq!(tense_at(&report.sentences[0], span), tense, "{form}");
        }
    }
}
