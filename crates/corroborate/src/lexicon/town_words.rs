//! What a town has, and where the word for it stands: `data/town-words.tsv`.

use super::rows;

const FILE: &str = include_str!("../../data/town-words.tsv");

/// Whether a name that has the word, in lower case, besides a town's is that of a body of the town: "Lurel Police".
pub fn names_body(word: &str) -> bool {
    stands(word, "name")
}

/// Whether what stands in front of the word, by lemma in lower case, is a town rather than a team: "the Lurel mayor".
pub fn follows_town(word: &str) -> bool {
    stands(word, "behind")
}

fn stands(word: &str, place: &str) -> bool {
    rows(FILE).any(|row| row[0] == word && (row[1] == place || row[1] == "both"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_a_word_and_where_it_stands() {
        let mut seen = BTreeSet::new();
        for row in rows(FILE) {
            assert!(row.len() == 2 && seen.insert(row[0]), "{row:?}");
            assert!(matches!(row[1], "name" | "behind" | "both"), "{row:?}");
        }
        assert!(names_body("police") && follows_town("police"));
        assert!(names_body("court") && !follows_town("court") && !names_body("mayor"));
    }
}
