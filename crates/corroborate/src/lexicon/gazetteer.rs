//! `gazetteer.tsv`: the larger cities of the world, and the regions and countries that they lie in.
//!
//! Apart from [`super::places`], which holds what every reader knows and nothing that is somebody's name as often: with
//! six thousand cities most surnames are a city somewhere, so that being listed here only speaks for a place.

use std::borrow::Cow;
use std::sync::LazyLock;

use any_ascii::any_ascii;
use rustc_hash::FxHashMap;

use super::rows;
use crate::text::LowerCase;

const FILE: &str = include_str!("../../data/gazetteer.tsv");

/// Where places of one name lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The country, by the name that `countries.tsv` has for it.
    pub country: &'static str,
    /// The region, which may be the place itself; empty if it has no name here.
    pub region: &'static str,
}

static PLACES: LazyLock<FxHashMap<&'static str, Vec<Listed>>> = LazyLock::new(|| {
    let mut places: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for row in rows(FILE) {
        let [country, region, cities] = row[..] else { continue };
        let mut names: Vec<&str> = cities.split('|').filter(|&name| name != region).chain([region]).collect();
        names.retain(|name| !name.is_empty());
        names.into_iter().for_each(|name| places.entry(name).or_default().push(Listed { country, region }));
    }
    places
});

/// Whether a city or a region has this name, in any letter case.
pub fn is_listed(name: &str) -> bool {
    !lies_in(name).is_empty()
}

/// Where the cities and regions of this name, in any letter case, lie; empty if it is not listed.
pub fn lies_in(name: &str) -> &'static [Listed] {
    PLACES.get(&*key(name)).map(Vec::as_slice).unwrap_or_default()
}

fn key(name: &str) -> Cow<'_, str> {
    match name.is_ascii() && !name.contains('\'') {
        true => name.lower_case(),
        false => Cow::Owned(any_ascii(name).to_ascii_lowercase().replace('\'', "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::countries;

    #[test]
    fn every_row_has_a_country_and_a_name_that_can_be_looked_up() {
        for row in rows(FILE) {
            let names: Vec<&str> = row[1..].iter().flat_map(|cell| cell.split('|')).filter(|n| !n.is_empty()).collect();
            assert!(row.len() == 3 && !row[0].is_empty() && !names.is_empty(), "{row:?}");
            assert!(names.iter().all(|name| key(name) == **name), "{row:?}");
        }
        let known = rows(FILE).filter(|row| countries::named(row[0]).is_some()).count();
        assert!(known * 10 > rows(FILE).count() * 9, "{known}");
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        assert!(["Seattle", "Zürich", "SAO PAULO", "Perm'", "Bavaria"].map(is_listed) == [true; 5]);
        assert!(!is_listed("Nice") && !is_listed("Atlantis"));
    }

    #[test]
    fn a_city_lies_in_its_region_and_country() {
        assert_eq!(lies_in("Kazan"), [Listed { country: "Russia", region: "tatarstan" }]);
        assert_eq!(lies_in("Bavaria"), [Listed { country: "Germany", region: "bavaria" }]);
        assert!(lies_in("Springfield").len() > 1);
    }
}
