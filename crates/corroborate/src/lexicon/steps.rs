//! Verbs that tell steps of one course of things, `data/steps.tsv`, and words that point to another, `data/elsewhere-words.tsv`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::rows;

const FILE: &str = include_str!("../../data/steps.tsv");
const ELSEWHERE: &str = include_str!("../../data/elsewhere-words.tsv");

/// Lemma, course, and whether it is such a step in the passive only.
static STEPS: LazyLock<BTreeSet<(&str, &str, bool)>> = LazyLock::new(|| {
    let of_row = |row: Vec<&'static str>| row[0].split('|').map(move |verb| (verb, row[1], row[2] == "passive"));
    rows(FILE).flat_map(of_row).collect()
});

/// A verb as it is used: its lemma, and whether it is in the passive.
pub type Used<'l> = (&'l str, bool);

/// Whether both verbs tell steps of one course, so that what they tell happened within hours.
pub fn are_of_one_course(one: Used<'_>, other: Used<'_>) -> bool {
    let courses = |(lemma, is_passive): Used<'_>| -> BTreeSet<&'static str> {
        let steps = STEPS.iter().filter(|(verb, _, passive_only)| *verb == lemma && (is_passive || !passive_only));
        steps.map(|(_, course, _)| *course).collect()
    };
    !courses(one).is_disjoint(&courses(other))
}

/// Whether a word, by lemma in lower case, points to another time or another happening: "earlier", "another".
pub fn points_elsewhere(lemma: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| rows(ELSEWHERE).map(|row| row[0]).collect());
    WORDS.contains(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_points_elsewhere_stands_once() {
        let words: BTreeSet<&str> = rows(ELSEWHERE).map(|row| row[0]).collect();
        assert_eq!(words.len(), rows(ELSEWHERE).count());
        assert!(points_elsewhere("earlier") && !points_elsewhere("then"));
    }

    #[test]
    fn every_row_is_lemmas_a_course_and_a_voice() {
        for row in rows(FILE) {
            let is_known = row.len() == 3 && matches!(row[2], "any" | "passive");
            assert!(is_known && row.iter().all(|column| *column == column.to_lowercase()), "{row:?}");
        }
        let verbs = rows(FILE).map(|row| row[0].split('|').count());
        assert_eq!(verbs.sum::<usize>(), STEPS.len(), "a verb stands twice in a course");
    }

    #[test]
    fn some_verbs_are_steps_in_the_passive_only() {
        assert!(are_of_one_course(("arrest", true), ("take", true)));
        assert!(!are_of_one_course(("arrest", true), ("take", false)));
        assert!(!are_of_one_course(("arrest", true), ("shoot", false)));
    }
}
