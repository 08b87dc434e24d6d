//! Where pages say what they are: `data/html-meta.tsv`.

use std::sync::LazyLock;

use super::rows;

/// What the content of a `<meta>` element is, the best first: role and name, in lower case.
pub static HTML_META: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows(include_str!("../../data/html-meta.tsv")).map(|row| (row[0], row[1])).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_known_and_names_are_there_once() {
        let mut names: Vec<&str> = HTML_META.iter().map(|(_, name)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), HTML_META.len());
        assert!(
            HTML_META
                .iter()
                .all(|(role, _)| ["title", "outlet", "author", "published", "modified", "url"].contains(role))
        );
    }
}
