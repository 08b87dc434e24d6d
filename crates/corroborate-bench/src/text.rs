//! A report's words and sentences, by plain rules.
//!
//! No parser: the bench must not share the program's eyes. Offsets are bytes here and become code points in the manifest.

use std::ops::Range;

use crate::tables::tables;

/// A word: letters and digits with what belongs inside them ("1,200", "O'Brien", "U.S"); hyphens part words, and a
/// possessive ending is left off.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) lower: String,
    /// What all forms of the word have in common.
    pub(crate) stem: String,
    pub(crate) sentence: usize,
}

/// A text with its words and sentences.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) words: Vec<Word>,
    /// The words of each sentence.
    pub(crate) sentences: Vec<Range<usize>>,
}

impl Text {
    /// Cut into words and sentences.
    pub(crate) fn new(text: String) -> Self {
        let mut words = cut_words(&text);
        let sentences = cut_sentences(&text, &words);
        for (index, sentence) in sentences.iter().enumerate() {
            for word in &mut words[sentence.clone()] {
                word.sentence = index;
            }
        }
        Self { text, words, sentences }
    }

    /// The word as it stands.
    pub(crate) fn word(&self, index: usize) -> &str {
        let word = &self.words[index];
        &self.text[word.start..word.end]
    }

    /// The word in lower case; empty outside the text and outside the sentence of word `of`.
    pub(crate) fn lower_near(&self, of: usize, index: Option<usize>) -> &str {
        match index.and_then(|index| self.words.get(index)) {
            Some(word) if word.sentence == self.words[of].sentence => &word.lower,
            _ => "",
        }
    }

    /// What stands between a word and the next.
    pub(crate) fn gap_after(&self, index: usize) -> &str {
        let end = self.words.get(index + 1).map_or(self.text.len(), |next| next.start);
        &self.text[self.words[index].end..end]
    }

    /// What stands between a word and the one before.
    pub(crate) fn gap_before(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.words[index - 1].end };
        &self.text[start..self.words[index].start]
    }

    /// Whether only space parts a word from the next.
    pub(crate) fn joined(&self, index: usize) -> bool {
        index + 1 < self.words.len()
            && !self.gap_after(index).is_empty()
            && self.gap_after(index).chars().all(|c| c == ' ')
    }

    /// Whether a word begins with a capital.
    pub(crate) fn capital(&self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Bytes from the beginning of a sentence to its last word, with the marks that end it.
    pub(crate) fn sentence_span(&self, sentence: usize) -> Range<usize> {
        let words = &self.sentences[sentence];
        let start = self.words[words.start].start;
        let gap = self.gap_after(words.end - 1);
        let marks = gap.len() - gap.trim_start_matches(|c: char| ".!?\"”’')".contains(c)).len();
        start..self.words[words.end - 1].end + marks
    }

    /// Whether the words at this byte stand inside quotation marks that were opened in the same paragraph.
    pub(crate) fn quoted(&self, byte: usize) -> bool {
        let paragraph = self.text[..byte].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[paragraph..byte];
        let straight = before.matches('"').count() % 2 == 1;
        let curly = before.matches('“').count() > before.matches('”').count();
        straight || curly
    }

    /// A byte offset as a number of code points.
    pub(crate) fn code_points(&self, byte: usize) -> usize {
        self.text[..byte].chars().count()
    }
}

fn cut_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |index: usize| chars.get(index).map(|&(_, c)| c);
    let mut index = 0;
    while index < chars.len() {
        if !chars[index].1.is_alphanumeric() {
            index += 1;
            continue;
        }
        let first = index;
        while index < chars.len() {
            let c = chars[index].1;
            let inside = index > first && {
                let before_last = if index >= first + 2 { at(index - 2) } else { None };
                joins(before_last, at(index - 1), c, at(index + 1), at(index + 2))
            };
            if !c.is_alphanumeric() && !inside {
                break;
            }
            index += 1;
        }
        let start = chars[first].0;
        let end = at(index).map_or(text.len(), |_| chars[index].0);
        let lower = text[start..end].to_lowercase();
        if lower == "s" && text[..start].ends_with(['\'', '’']) {
            continue;
        }
        words.push(Word { start, end, stem: stem(&lower), lower, sentence: 0 });
    }
    words
}

/// Whether a mark belongs inside a word: between digits, between single letters, an apostrophe that is no possessive.
fn joins(before_last: Option<char>, last: Option<char>, mark: char, next: Option<char>, after: Option<char>) -> bool {
    let (Some(last), Some(next)) = (last, next) else { return false };
    match mark {
        ',' | '.' if last.is_ascii_digit() && next.is_ascii_digit() => true,
        '.' => {
            last.is_alphabetic()
                && next.is_alphabetic()
                && before_last.is_none_or(|c| c == '.')
                && after.is_none_or(|c| !c.is_alphanumeric())
        }
        '\'' | '’' => {
            let possessive = next == 's' && after.is_none_or(|c| !c.is_alphanumeric());
            last.is_alphabetic() && next.is_alphabetic() && !possessive
        }
        _ => false,
    }
}

fn cut_sentences(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut first = 0;
    for index in 0..words.len() {
        let last = index + 1 == words.len();
        if last || ends_sentence(text, &words[index], &words[index + 1]) {
            sentences.push(first..index + 1);
            first = index + 1;
        }
    }
    sentences
}

fn ends_sentence(text: &str, word: &Word, next: &Word) -> bool {
    let gap = &text[word.end..next.start];
    if gap.contains('\n') {
        return true;
    }
    if !gap.contains(['.', '!', '?']) || !gap.contains(' ') {
        return false;
    }
    let begins = text[next.start..next.end].chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let initial = word.lower.chars().count() == 1 && word.lower.chars().all(char::is_alphabetic);
    let short = gap.starts_with('.') && (initial || tables().abbreviations.contains(word.lower.as_str()));
    begins && !short
}

/// What the forms of a word share: the base of a known verb, else the word without its commonest endings.
pub(crate) fn stem(lower: &str) -> String {
    if let Some(verb) = tables().verb(lower) {
        return verb.base.to_owned();
    }
    for (ending, instead) in [("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")] {
        if let Some(left) = lower.strip_suffix(ending)
            && left.len() >= 4
            && !(ending == "s" && left.ends_with(['s', 'u', 'i']))
        {
            let base = format!("{left}{instead}");
            return tables().verb(&base).map_or(base, |verb| verb.base.to_owned());
        }
    }
    lower.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let text = Text::new(text.to_owned());
        (0..text.words.len()).map(|index| text.word(index).to_owned()).collect()
    }

    #[test]
    fn words_keep_what_belongs_inside_them() {
        assert_eq!(words("A 29-year-old's $1,200.50, O'Neil"), ["A", "29", "year", "old", "1,200.50", "O'Neil"]);
        assert_eq!(words("the U.S. team"), ["the", "U.S", "team"]);
        assert_eq!(words("on May 3.Then"), ["on", "May", "3", "Then"]);
    }

    #[test]
    fn sentences_end_at_marks_and_lines_but_not_after_titles_and_initials() {
        let text = Text::new("Flood hits Arlen\nMr. Hale met J. Orr on Feb. 3. He left. 12 boats sank!".to_owned());
        let spans: Vec<&str> = (0..text.sentences.len()).map(|s| &text.text[text.sentence_span(s)]).collect();
        assert_eq!(spans, ["Flood hits Arlen", "Mr. Hale met J. Orr on Feb. 3.", "He left.", "12 boats sank!"]);
    }

    #[test]
    fn stems_bring_the_forms_of_a_word_together() {
        assert_eq!(stem("arrests"), stem("arrested"));
        assert_eq!(stem("sank"), stem("sinking"));
        assert_eq!(stem("sailors"), stem("sailor"));
        assert_ne!(stem("pirates"), stem("pilots"));
    }

    #[test]
    fn quotations_are_known() {
        let text = Text::new("He said \"we left\" and \"they stayed\".".to_owned());
        assert!(text.quoted(text.text.find("left").unwrap()));
        assert!(!text.quoted(text.text.find("and").unwrap()));
    }
}
