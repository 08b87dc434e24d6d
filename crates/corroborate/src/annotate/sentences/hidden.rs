//! Sentences that begin where nothing shows that the one before has ended: in mail and chat, after captions, headlines,
//! signatures.
//!
//! Marks and capitals, on which [`super::outline`] goes, say nothing there. The encoder has read what the words mean, and
//! says at which of them a sentence of its own begins. Only what is all but certain is cut: a sentence of a report that is
//! cut in two costs more than two that are read as one.

use corroborate_encoder::Reading;

use super::Outline;
use crate::lexicon::tokens::{Follows, abbreviation};
use crate::text::{LowerCase, Span};

/// How probable a beginning must be.
const CERTAIN: f32 = 0.65;

/// The parts of a sentence of `text` that was read as one; `None` if it is one.
pub fn parts(text: &str, outline: &Outline, reading: &Reading) -> Option<Vec<Outline>> {
    // "Rep. Ann Roe"
    let is_title =
        |word: Span| word.of(text).ends_with('.') && abbreviation(&word.of(text).lower_case()) == Some(Follows::Name);
    let begins = |at: &usize| {
        reading.words.get(*at).is_some_and(|word| word.begins > CERTAIN) && !is_title(outline.tokens[at - 1])
    };
    let mut bounds: Vec<usize> = (1..outline.tokens.len()).filter(begins).collect();
    if bounds.is_empty() {
        return None;
    }
    bounds.insert(0, 0);
    bounds.push(outline.tokens.len());
    Some(bounds.windows(2).map(|pair| outline.part(pair[0]..pair[1])).collect())
}

#[cfg(test)]
mod tests {
    use corroborate_encoder::{Deprel, NameKinds, NameTag, Sense, Upos, Word, Xpos};

    use super::*;
    use crate::annotate::sentences::outline;
    use crate::annotate::testing::plain;

    fn word(begins: f32) -> Word {
        Word {
            upos: Upos::Noun,
            xpos: Xpos::Nn,
            lemma: String::new(),
            head: None,
            head_probability: 1.0,
            deprel: Deprel::Root,
            name: NameTag::O,
            name_kinds: NameKinds::default(),
            mention_kind: None,
            predicate: 0.0,
            sense: Sense::default(),
            begins,
        }
    }

    fn cut(text: &str, begins: &[f32]) -> Vec<String> {
        let report = plain(text);
        let [whole] = &outline(&report)[..] else { panic!("{text} is not one sentence") };
        let reading = Reading { words: begins.iter().map(|&begins| word(begins)).collect(), ..Reading::default() };
        let parts = parts(text, whole, &reading).unwrap_or_default();
        parts.iter().map(|part| part.span.of(text).to_owned()).collect()
    }

    #[test]
    fn what_certainly_begins_is_cut_off() {
        assert_eq!(cut("Talk to you later bye", &[0.0, 0.1, 0.1, 0.2, 0.95]), ["Talk to you later", "bye"]);
        assert_eq!(cut("Talk to you later bye", &[0.0, 0.6, 0.1, 0.2, 0.6]), [""; 0]);
    }

    #[test]
    fn a_name_does_not_begin_a_sentence_behind_its_title() {
        assert_eq!(cut("Rep. Roe left", &[0.0, 0.9, 0.0]), [""; 0]);
    }
}
