//! The names that crawlers give to the fields of a record: `data/record-fields.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rows;

/// What a field of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The article.
    Text,
    /// The headline.
    Title,
    /// The day of publication.
    Published,
    /// The day of a change.
    Modified,
    /// Where it stands on the web.
    Url,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// The language.
    Language,
    /// A list of records.
    Records,
}

/// The field that each name is, with the rank of the name among those of its field.
static NAMES: LazyLock<BTreeMap<&'static str, (Field, usize)>> = LazyLock::new(|| {
    rows(include_str!("../../data/record-fields.tsv"))
        .enumerate()
        .filter_map(|(rank, row)| {
            let field = match row[0] {
                "text" => Field::Text,
                "title" => Field::Title,
                "published" => Field::Published,
                "modified" => Field::Modified,
                "url" => Field::Url,
                "outlet" => Field::Outlet,
                "author" => Field::Author,
                "language" => Field::Language,
                "records" => Field::Records,
                _ => return None,
            };
            Some((row[1], (field, rank)))
        })
        .collect()
});

/// The field that is called `name`, however it is spelled, and the rank of the name; the lowest rank wins.
pub fn field(name: &str) -> Option<(Field, usize)> {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect();
    NAMES.get(name.as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_field_s() {
        let all: Vec<_> = rows(include_str!("../../data/record-fields.tsv")).collect();
        assert_eq!(all.len(), NAMES.len());
        assert!(all.iter().all(|row| row.len() == 2));
    }

    #[test]
    fn spelling_does_not_matter() {
        for (name, wanted) in [
            ("maintext", Some(Field::Text)),
            ("main_text", Some(Field::Text)),
            ("datePublished", Some(Field::Published)),
            ("pubDate", Some(Field::Published)),
            ("source-domain", Some(Field::Outlet)),
            ("nothing", None),
            ("", None),
        ] {
            assert_eq!(field(name).map(|f| f.0), wanted, "{name}");
        }
    }
}
