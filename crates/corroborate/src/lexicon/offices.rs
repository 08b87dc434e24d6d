//! `offices.tsv`: offices that have several names in English.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::rows;

struct Row {
    head: &'static str,
    /// Words of each of which one must be there.
    words: Vec<Vec<&'static str>>,
    means_head: &'static str,
    means_words: Vec<&'static str>,
}

/// Puts the name that stands for all in the place of the one that an office or a description has. `words` are those beside the
/// head, and may have the head among them; all are in lower case.
pub fn put_by_one_name(head: &mut String, words: &mut BTreeSet<String>) {
    static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
        let row = |row: Vec<&'static str>| Row {
            head: row[0],
            words: row[1].split_whitespace().map(|word| word.split('|').collect()).collect(),
            means_head: row[2],
            means_words: row[3].split_whitespace().collect(),
        };
        rows(include_str!("../../data/offices.tsv")).map(row).collect()
    });
    let has =
        |words: &BTreeSet<String>, row: &Row| row.words.iter().all(|any| any.iter().any(|word| words.contains(*word)));
    let Some(row) = TABLE.iter().find(|row| row.head == head && has(words, row)) else { return };
    let had_head = words.remove(head.as_str());
    words.retain(|word| !row.words.iter().any(|any| any.contains(&word.as_str())));
    words.extend(row.means_words.iter().map(|&word| word.to_owned()));
    row.means_head.clone_into(head);
    if had_head {
        words.insert(head.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_one_name(head: &str, words: &str) -> String {
        let (mut head, mut words) = (head.to_owned(), words.split(' ').map(str::to_owned).collect());
        put_by_one_name(&mut head, &mut words);
        format!("{head}: {}", words.into_iter().collect::<Vec<_>>().join(" "))
    }

    /// "The top prosecutor" and the "Prosecutor General" of a country were two persons.
    #[test]
    fn an_office_has_one_name() {
        assert_eq!(by_one_name("prosecutor", "@Norland top"), by_one_name("general", "@Norland prosecutor"));
        assert_eq!(by_one_name("minister", "@Norland internal affairs"), "minister: @Norland interior");
        assert_eq!(by_one_name("minister", "minister interior"), "minister: interior minister");
        assert_eq!(by_one_name("secretary", "general"), "secretary: general");
    }

    #[test]
    fn every_row_can_be_read() {
        for row in rows(include_str!("../../data/offices.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(!row[0].is_empty() && !row[2].is_empty() && !row[3].is_empty(), "{row:?}");
        }
    }
}
