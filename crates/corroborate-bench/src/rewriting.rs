//! Rewrites of a whole report by rule: what a second outlet does to a text that it takes over.

use serde::{Deserialize, Serialize};

use crate::edit::{Change, apply};
use crate::plant::rewordings;
use crate::random::Random;
use crate::tables::tables;
use crate::text::Text;

/// One thing done to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Operation {
    /// A third to a half of the sentences after the second are left out.
    Cut,
    /// The sentences after the first come in another order, by twos.
    Reorder,
    /// Another headline, made of the beginning of a later sentence.
    Headline,
    /// Verbs, numbers, dates and names in other words.
    Reword,
    /// An agency is credited at the end.
    Credit,
}

/// What is done to the rewrites in turn: each thing alone, then more and more together.
pub(crate) const RECIPES: [&[Operation]; 8] = {
    use Operation::{Credit, Cut, Headline, Reorder, Reword};
    [
        &[Credit],
        &[Cut],
        &[Reorder],
        &[Headline],
        &[Reword],
        &[Cut, Headline, Credit],
        &[Reorder, Reword, Credit],
        &[Cut, Reorder, Headline, Reword, Credit],
    ]
};

/// Words of a headline at most.
const HEADLINE: usize = 9;

/// The text with the operations done to it.
pub(crate) fn rewritten(text: &Text, operations: &[Operation], random: &mut Random) -> String {
    let has = |operation| operations.contains(&operation);
    let text = if has(Operation::Reword) { &reworded(text, random) } else { text };
    let mut sentences: Vec<&str> =
        (0..text.sentences.len()).map(|index| &text.text[text.sentence_span(index)]).collect();
    let headline = has(Operation::Headline).then(|| headline(text, random)).flatten();
    if has(Operation::Cut) {
        cut(&mut sentences, random);
    }
    if has(Operation::Reorder) && sentences.len() > 3 {
        let mut pairs: Vec<&[&str]> = sentences[1..].chunks(2).collect();
        pairs.rotate_left(1);
        random.shuffle(&mut pairs);
        sentences = [&sentences[..1], &pairs.concat()].concat();
    }
    let mut lines: Vec<String> = Vec::new();
    if let Some(headline) = headline {
        if !sentences[0].ends_with(['.', '!', '?', '"', '”']) && sentences.len() > 1 {
            sentences.remove(0);
        }
        lines.push(headline);
    }
    lines.extend(sentences.chunks(3).map(|chunk| chunk.join(" ")));
    if has(Operation::Credit) {
        lines.extend(random.pick(&tables().credits).map(|&credit| credit.to_owned()));
    }
    lines.join("\n") + "\n"
}

fn cut(sentences: &mut Vec<&str>, random: &mut Random) {
    let share = 3 + random.below(3);
    let drop = sentences.len().saturating_sub(2) * share / 10;
    for _ in 0..drop.max(usize::from(sentences.len() > 3)) {
        let at = 2 + random.below(sentences.len() - 2);
        sentences.remove(at);
    }
}

/// The first words of a sentence from the middle, up to a mark.
fn headline(text: &Text, random: &mut Random) -> Option<String> {
    let later: Vec<usize> = (1..text.sentences.len())
        .filter(|&index| text.sentences[index].len() >= 6 && !text.text[text.sentence_span(index)].contains(['"', '“']))
        .collect();
    let words = text.sentences[*random.pick(&later)?].clone();
    let last = (words.start..words.end.min(words.start + HEADLINE))
        .take_while(|&index| index == words.start || text.joined(index - 1))
        .last()?;
    let headline = &text.text[text.words[words.start].start..text.words[last].end];
    Some(headline.to_owned())
}

/// Every second thing that can be said in other words, said so.
fn reworded(text: &Text, random: &mut Random) -> Text {
    let mut changes: Vec<Change> = rewordings(text, random);
    let mut odd = false;
    changes.retain(|_| {
        odd = !odd;
        odd
    });
    Text::new(apply(text, &changes).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Mayor held in Orley\nThe mayor of Orley was arrested on Tuesday. Police searched six houses. \
        A court will hear him soon after the weekend. Nobody was hurt in the raid. He has run the town for nine years. \
        Shops stayed open.";

    fn done(operations: &[Operation]) -> String {
        rewritten(&Text::new(REPORT.to_owned()), operations, &mut Random::new(2, "test"))
    }

    #[test]
    fn cutting_leaves_the_beginning_and_whole_sentences() {
        let cut = done(&[Operation::Cut]);
        assert!(cut.starts_with("Mayor held in Orley The mayor of Orley was arrested on Tuesday."), "{cut}");
        assert!(cut.len() < REPORT.len() - 20);
    }

    #[test]
    fn reordering_keeps_every_sentence() {
        let reordered = done(&[Operation::Reorder]);
        assert!(REPORT.split(['.', '\n']).all(|sentence| reordered.contains(sentence.trim())));
        assert_ne!(reordered.replace('\n', " ").trim(), REPORT.replace('\n', " "));
    }

    #[test]
    fn a_headline_is_replaced_words_change_and_an_agency_is_credited() {
        let new = done(&[Operation::Headline, Operation::Credit, Operation::Reword]);
        assert!(!new.contains("Mayor held in Orley"), "{new}");
        assert!(new.contains("taken into custody"), "{new}");
        assert!(tables().credits.iter().any(|credit| new.trim_end().ends_with(credit)), "{new}");
    }
}
