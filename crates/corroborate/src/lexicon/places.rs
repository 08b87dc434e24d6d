//! `places.tsv`: places that are no countries, and what lies in what.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::rows;
use crate::text::LowerCase;

/// What a place is, as far as it matters to where it can lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// City or quarter.
    City,
    /// State, province, part of a country.
    Region,
    /// Country.
    Country,
    /// Sea, gulf, ocean.
    Sea,
    /// Street; listed by the word that its name ends in.
    Street,
}

#[derive(Default)]
struct Listed {
    kinds: BTreeSet<PlaceKind>,
    within: BTreeSet<&'static str>,
}

static PLACES: LazyLock<FxHashMap<String, Listed>> = LazyLock::new(|| {
    let mut places: FxHashMap<String, Listed> = FxHashMap::default();
    for row in rows(include_str!("../../data/places.tsv")) {
        let Some(kind) = row.get(1).and_then(|kind| kind_of(kind)) else { continue };
        for place in row.get(2).into_iter().flat_map(|places| places.split('|')) {
            let listed = places.entry(place.to_lowercase()).or_default();
            listed.kinds.insert(kind);
            listed.within.insert(row[0]);
        }
    }
    places
});

fn kind_of(word: &str) -> Option<PlaceKind> {
    Some(match word {
        "city" => PlaceKind::City,
        "region" => PlaceKind::Region,
        "country" => PlaceKind::Country,
        "sea" => PlaceKind::Sea,
        "street" => PlaceKind::Street,
        _ => return None,
    })
}

/// The kinds of place that a name in any letter case stands for; none if it is not listed.
pub fn kinds(name: &str) -> BTreeSet<PlaceKind> {
    PLACES.get(&*name.lower_case()).map(|listed| listed.kinds.clone()).unwrap_or_default()
}

/// All that a place of this name may lie in, in lower case.
pub fn around(name: &str) -> BTreeSet<String> {
    let mut around = BTreeSet::new();
    let mut open = vec![name.to_lowercase()];
    while let Some(place) = open.pop() {
        for outer in PLACES.get(&place).into_iter().flat_map(|listed| &listed.within) {
            if around.insert(outer.to_lowercase()) {
                open.push(outer.to_lowercase());
            }
        }
    }
    around
}

/// Whether a name is that of a street, which lies in whatever quarter or town.
pub fn is_street(name: &str) -> bool {
    name.split_whitespace().last().is_some_and(|word| kinds(word.trim_end_matches('.')).contains(&PlaceKind::Street))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_typed_and_names_no_place_twice() {
        for row in rows(include_str!("../../data/places.tsv")) {
            assert!(row.len() == 3 && kind_of(row[1]).is_some(), "{row:?}");
            let places: Vec<&str> = row[2].split('|').collect();
            assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len(), "{row:?}");
            assert!(places.iter().all(|place| !place.is_empty()), "{row:?}");
        }
    }

    #[test]
    fn a_city_lies_in_its_region_and_country() {
        assert!(around("seattle").contains("united states"));
        assert!(around("Portland").is_superset(&["maine".to_owned(), "oregon".to_owned()].into()));
        assert_eq!(kinds("Black Sea"), [PlaceKind::Sea].into());
        assert!(around("Atlantis").is_empty());
    }
}
