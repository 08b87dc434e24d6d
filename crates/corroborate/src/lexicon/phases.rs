//! Words that tell which phase something is in: `data/phases.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rows;

const FILE: &str = include_str!("../../data/phases.tsv");

/// A phase of what takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// "Begin".
    Begin,
    /// "Resume".
    GoOn,
    /// "Conclude".
    End,
}

/// The phase that a word, by lemma in lower case, tells.
pub fn phase(lemma: &str) -> Option<Phase> {
    static PHASES: LazyLock<BTreeMap<&str, Phase>> = LazyLock::new(|| {
        let words = |row: Vec<&'static str>| {
            let phase = named(row[0]);
            row.get(1).into_iter().flat_map(|words| words.split('|')).map(move |word| (word, phase)).collect::<Vec<_>>()
        };
        rows(FILE).flat_map(words).filter_map(|(word, phase)| Some((word, phase?))).collect()
    });
    PHASES.get(lemma).copied()
}

fn named(phase: &str) -> Option<Phase> {
    match phase {
        "begin" => Some(Phase::Begin),
        "go-on" => Some(Phase::GoOn),
        "end" => Some(Phase::End),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_tells_one_phase() {
        for row in rows(FILE) {
            let words: Vec<&str> = row[1].split('|').collect();
            assert!(words.iter().all(|word| phase(word) == named(row[0]) && phase(word).is_some()), "{row:?}");
        }
        assert_eq!((phase("resume"), phase("meet")), (Some(Phase::GoOn), None));
    }
}
