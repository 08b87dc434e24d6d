//! What a line is by its own words: a heading, or a sentence.

use crate::lexicon::page::has_at_most;
use crate::lexicon::tokens;

/// Whether a line reads as a heading by its own words: short, and no sentence that ends with a full stop.
pub(super) fn reads_as_heading(line: &str) -> bool {
    let asks = line.ends_with(['!', '?']);
    let ends_as_sentence = line.ends_with(['.', ',', ';', ':', '–', '—', '-']) && !line.ends_with("...")
        || [".\"", ".”", ".’", ".'", ".)", ",\"", ",”"].iter().any(|end| line.ends_with(end));
    has_at_most(line, if asks { 20 } else { 32 })
        && line.len() <= 260
        && !ends_as_sentence
        && line.contains(char::is_alphabetic)
        && !has_inner_end(line)
}

/// Whether a line is one sentence with its full stop.
pub(super) fn is_one_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'']).ends_with(['.', '!', '?']) && !has_inner_end(line)
}

/// Whether a sentence ends inside of the line: a word of three letters or more that is no abbreviation, a full stop, a
/// capital.
fn has_inner_end(line: &str) -> bool {
    line.match_indices(['.', '!', '?']).any(|(at, mark)| {
        let after = line[at + mark.len()..].trim_start_matches(['"', '”', '’', '\'']);
        let before = &line[..at];
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        after.starts_with(char::is_whitespace)
            && after.trim_start().starts_with(|c: char| c.is_uppercase() || "“\"‘".contains(c))
            && (mark != "."
                || word.chars().count() >= 3 && tokens::abbreviation(&format!("{}.", word.to_lowercase())).is_none())
    })
}

/// "Who signed first? The pact and what came after", which stands by itself.
pub(super) fn asks_first(line: &str) -> bool {
    let Some((question, rest)) = line.split_once("? ") else { return false };
    reads_as_heading(question) && reads_as_heading(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_no_sentences() {
        for line in [
            "Iran’s police chief inks agreement with Russia’s National Guard",
            "Ellen Roe to host 86th Oscars",
            "Former AMA trustee Dr. Roe nominated to be surgeon general",
            "Who won?",
            "Regina Roe U. S. Surgeon General nominee",
            "Veldt Inc. CEO Ellen Roe on medical leave",
        ] {
            assert!(reads_as_heading(line), "{line}");
        }
        for line in [
            "The Indian navy has captured 23 pirates.",
            "She said: “That will do.”",
            "What’s up? So we are going to do a week of it",
            "1234",
            "Dear sir,",
            "",
        ] {
            assert!(!reads_as_heading(line), "{line}");
        }
    }
}
