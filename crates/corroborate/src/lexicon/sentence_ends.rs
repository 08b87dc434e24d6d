//! What the classifier of sentence ends knows: `data/sentence-ends.tsv`, `data/sentence-words.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;

static WEIGHTS: LazyLock<FxHashMap<&str, f64>> = LazyLock::new(|| {
    rows(include_str!("../../data/sentence-ends.tsv"))
        .filter_map(|row| Some((row[0], row.get(1)?.parse().ok()?)))
        .collect()
});

static WORDS: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for row in rows(include_str!("../../data/sentence-words.tsv")) {
        words.entry(row[0]).or_default().extend(row.get(1));
    }
    words
});

/// What `feature` adds to the score of a gap; 0 where it has no say.
pub fn weight(feature: &str) -> f64 {
    WEIGHTS.get(feature).copied().unwrap_or(0.0)
}

/// The sort of abbreviation that `form`, in lower case and without its full stop, is: "abbreviation-title".
pub fn abbreviation_class(form: &str) -> Option<&'static str> {
    WORDS.get(form)?.iter().copied().find(|class| class.starts_with("abbreviation-"))
}

/// Whether `form`, in lower case, often begins a sentence.
pub fn is_starter(form: &str) -> bool {
    is(form, "starter")
}

/// Whether `form`, in lower case, says after a time of day on which day or in which zone: "Tuesday", "GMT".
pub fn is_calendar(form: &str) -> bool {
    is(form, "calendar")
}

/// Whether `form`, in lower case, stands before the number of a caption or a part: "figure".
pub fn is_label(form: &str) -> bool {
    is(form, "label")
}

fn is(form: &str, class: &str) -> bool {
    WORDS.get(form).is_some_and(|classes| classes.contains(&class))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_fits_and_stands_once() {
        let mut seen = BTreeSet::new();
        for row in rows(include_str!("../../data/sentence-ends.tsv")) {
            assert!(row.len() == 2 && row[1].parse::<f64>().is_ok_and(f64::is_finite), "{row:?}");
            assert!(seen.insert((row[0], "")), "twice: {row:?}");
        }
        for row in rows(include_str!("../../data/sentence-words.tsv")) {
            let is_class = ["starter", "calendar", "label"].contains(&row[1]) || row[1].starts_with("abbreviation-");
            assert!(row.len() == 2 && is_class, "{row:?}");
            assert!(seen.insert((row[0], row[1])), "twice: {row:?}");
        }
    }
}
