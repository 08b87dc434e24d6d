//! Whether one place lies in another, as far as that is known.
//!
//! Known from lists of countries, regions, cities and seas, the shorter one that every reader knows before the longer
//! one, and from the reports themselves: "Kazan, Russia", "Vnukovo airport in Moscow". Where it is not known, it is not
//! guessed.

use crate::annotation::AnnotatedReport;
use crate::lexicon::countries;
use crate::lexicon::gazetteer::{self, Listed};
use crate::lexicon::places::{PlaceKind, around, is_street, kinds};
use crate::story::{Cite, Story};

/// How two places lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They are one.
    Same,
    /// One lies in the other.
    Within,
    /// They are apart.
    Apart,
    /// It is not known.
    Unknown,
}

impl Relation {
    /// Whether something can be known to have happened in both.
    pub fn is_compatible(self) -> bool {
        matches!(self, Relation::Same | Relation::Within)
    }
}

/// How two entities of `story` that are places lie to each other.
pub fn relation(story: &Story, reports: &[AnnotatedReport], one: usize, other: usize) -> Relation {
    if one == other {
        return Relation::Same;
    }
    let (Some(a), Some(b)) = (story.entities.get(one), story.entities.get(other)) else { return Relation::Unknown };
    if !a.is_named || !b.is_named {
        return Relation::Unknown;
    }
    if shares_words(&a.name, &b.name) || is_told_within(story, reports, one, other) {
        return Relation::Within;
    }
    if is_street(&a.name) != is_street(&b.name) || may_be_that_of_the_town(&a.name, &b.name) {
        return Relation::Within;
    }
    if is_within_by_gazetteer(&a.name, &b.name) {
        return Relation::Within;
    }
    if let Some(relation) = by_list(&a.name, &b.name) {
        return relation;
    }
    if lie_in_regions_apart(story, reports, one, other) {
        return Relation::Apart;
    }
    match (listed(&a.name), listed(&b.name)) {
        (Some((country, _)), Some((other, _))) if country != other => Relation::Apart,
        (Some((_, is_capital)), Some((_, is_other_capital))) => {
            if is_capital == is_other_capital {
                Relation::Same
            } else {
                Relation::Within
            }
        }
        _ => Relation::Unknown,
    }
}

/// A name without its article, of a country the one by which it is listed.
fn key(name: &str) -> String {
    let plain = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    countries::named(plain).map_or(plain, |country| country.name).to_lowercase()
}

/// Whether a city or region of the longer list lies in the other place. That two of its cities lie apart is not taken from
/// it: of the smaller ones of a name none is listed, and on ECB+ train it made but two conflicts more, both false (a
/// prisoner was moved from the one to the other).
fn is_within_by_gazetteer(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let lies_within = |inner: &str, outer: &str| {
        let is_outer =
            |place: &Listed| place.region != inner && place.region == outer || place.country.to_lowercase() == outer;
        gazetteer::lies_in(inner).iter().any(is_outer)
    };
    lies_within(&one, &other) || lies_within(&other, &one)
}

/// How two places that every reader knows lie to each other. Whether land borders on a sea is not listed.
fn by_list(one: &str, other: &str) -> Option<Relation> {
    let (one, other) = (key(one), key(other));
    if one == other {
        return Some(Relation::Same);
    }
    let (around_one, around_other) = (around(&one), around(&other));
    if around_one.contains(&other) || around_other.contains(&one) {
        return Some(Relation::Within);
    }
    let is_sea = |name: &str| kinds(name).contains(&PlaceKind::Sea);
    let are_listed = !around_one.is_empty() && !around_other.is_empty();
    (are_listed && is_sea(&one) == is_sea(&other)).then_some(Relation::Apart)
}

/// The country that a listed name stands for, and whether it is the name of its capital.
fn listed(name: &str) -> Option<(&'static str, bool)> {
    if let Some(country) = countries::named(name) {
        return Some((country.name, false));
    }
    let has_capital = |country: &&countries::Country| country.capitals.iter().any(|c| c.eq_ignore_ascii_case(name));
    countries::all().iter().find(has_capital).map(|country| (country.name, true))
}

/// "Gaza" and "northern Gaza", "Moscow" and "Moscow Region".
fn shares_words(one: &str, other: &str) -> bool {
    let words = |name: &str| name.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
}

/// Whether a site is called after its town, and the other, of the same kind, is not: "Dhaka airport" may have a name of its own.
fn may_be_that_of_the_town(one: &str, other: &str) -> bool {
    let is_of_town = |name: &str| {
        let (town, kind) = name.rsplit_once(' ')?;
        let is_town = gazetteer::is_listed(&key(town)) || listed(town).is_some() || !around(&key(town)).is_empty();
        Some((kind.to_lowercase(), is_town))
    };
    is_of_town(one).zip(is_of_town(other)).is_some_and(|((a, of_town), (b, of_other))| a == b && of_town != of_other)
}

/// Whether what reports put right behind the one place ("Kelvane, North Dakota") is known to lie apart from what they put
/// behind the other.
fn lie_in_regions_apart(story: &Story, reports: &[AnnotatedReport], one: usize, other: usize) -> bool {
    let (of_one, of_other) = (regions(story, reports, one), regions(story, reports, other));
    let are_apart = |a: &str, b: &str| by_list(a, b) == Some(Relation::Apart);
    let all = of_one.iter().all(|a| of_other.iter().all(|b| are_apart(a, b)));
    all && !of_one.is_empty() && !of_other.is_empty()
}

/// The listed places that reports put right behind a place.
fn regions<'r>(story: &Story, reports: &'r [AnnotatedReport], place: usize) -> Vec<&'r str> {
    let is_of = |name: &str, these: [PlaceKind; 2]| these.iter().any(|kind| kinds(name).contains(kind));
    // "Off Somalia, India": a list.
    if listed(&story.entities[place].name).is_some()
        || is_of(&story.entities[place].name, [PlaceKind::Country, PlaceKind::Sea])
    {
        return Vec::new();
    }
    let behind = |cite: &Cite| {
        let report = &reports[cite.report];
        let next = report.mentions.partition_point(|mention| mention.span.start < cite.span.end);
        let next = report.mentions.get(next)?;
        let between = report.report.text.get(cite.span.end..next.span.start)?;
        let name = report.words(next.span);
        let is_closed = report.report.text[next.span.end..].starts_with([',', '.', ')', '\n', ';']);
        let is_region =
            is_of(name, [PlaceKind::Region, PlaceKind::Country]) && !around(&name.to_lowercase()).is_empty();
        (between.trim() == "," && is_closed && is_region).then_some(name)
    };
    let mut regions: Vec<&str> = story.entities[place].mentions.iter().filter_map(behind).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}

/// Whether a report puts one right behind the other: "A, B", "A in B", "A (B)".
fn is_told_within(story: &Story, reports: &[AnnotatedReport], one: usize, other: usize) -> bool {
    const BETWEEN: &[&str] = &[",", "in", "(", "of", "near", ", in", "in the", "of the", ", near"];
    // They are in the order of a story's reports, which need not be that of their numbers.
    let follows = |first: usize, second: usize| {
        let mut seconds: Vec<Cite> = story.entities[second].mentions.clone();
        seconds.sort_unstable();
        story.entities[first].mentions.iter().any(|a| {
            let next = seconds.partition_point(|b| (b.report, b.span.start) < (a.report, a.span.end));
            seconds.get(next).filter(|b| b.report == a.report && b.span.start - a.span.end <= 8).is_some_and(|b| {
                let text = &reports[a.report].report.text;
                text.get(a.span.end..b.span.start).is_some_and(|between| BETWEEN.contains(&between.trim()))
            })
        })
    };
    follows(one, other) || follows(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{EntityKind, Mention, MentionForm, WordAt};
    use crate::text::Span;
    use crate::weigh::testing::{claim, report, resolution};

    #[test]
    fn a_city_of_the_longer_list_lies_in_its_region_and_country_alone() {
        for (one, other, is_within) in [
            ("Nalchik", "Russia", true),
            ("Bremerhaven", "the Federal Republic of Germany", true),
            ("Cebu City", "Central Visayas", true),
            ("Nalchik", "France", false),
            ("Nalchik", "Bremerhaven", false),
            ("Nalchik", "Lurel", false),
        ] {
            assert_eq!(is_within_by_gazetteer(one, other), is_within, "{one}, {other}");
            assert_eq!(is_within_by_gazetteer(other, one), is_within, "{other}, {one}");
        }
    }

    /// An arrest at "Dhaka airport" and at "Hazrat Shahjalal International Airport", which is that airport, was called disputed.
    #[test]
    fn a_site_called_after_its_town_may_have_another_name() {
        for (one, other, may_be) in [
            ("Dhaka airport", "Hazrat Shahjalal International Airport", true),
            ("Dhaka airport", "Nairobi Airport", false),
            ("Dhaka airport", "Square Hospital", false),
            ("Kelvane Airport", "Tarnhill Airport", false),
        ] {
            assert_eq!(may_be_that_of_the_town(one, other), may_be, "{one}, {other}");
            assert_eq!(may_be_that_of_the_town(other, one), may_be, "{other}, {one}");
        }
    }

    /// Whether a report tells one place within the other hung on the order of the reports: the mentions were searched as if sorted.
    #[test]
    fn a_place_told_within_another_is_whatever_the_order_of_reports() {
        let told = |place: &str| report("").says(claim("open").by(&["Ana Boll"]).at(place));
        let mut resolution = resolution(&[told("Kelvane"), told("Tarnhill"), told("Tarnhill")]);
        let story = &mut resolution.stories[0];
        let place =
            |story: &Story, name: &str| story.entities.iter().position(|entity| entity.name == name).expect("a place");
        let (inner, outer) = (place(story, "Kelvane"), place(story, "Tarnhill"));
        let behind = story.entities[inner].mentions[0].span.end;
        resolution.reports[0].report.text.insert_str(behind, " in Tarnhill");
        story.entities[outer].mentions.push(Cite { report: 0, span: Span::new(behind + 4, behind + 12) });
        let story = &resolution.stories[0];
        assert_eq!(relation(story, &resolution.reports, inner, outer), Relation::Within);
    }

    /// Of two towns that no list knows it was not known whether the one lies in the other, though each was told with its
    /// state.
    #[test]
    fn towns_told_with_regions_apart_lie_apart() {
        let between = |regions: [&str; 2]| {
            let told = |place: &str| report("").says(claim("open").by(&["Ana Boll"]).at(place));
            let mut resolution = resolution(&[told("Kelvane"), told("Tarnhill")]);
            for (report, region) in resolution.reports.iter_mut().zip(regions) {
                let at = report.mentions.last().expect("the place").span.end;
                report.report.text.insert_str(at, &format!(", {region}"));
                let span = Span::new(at + 2, at + 2 + region.len());
                let head = WordAt { sentence: 0, token: 0 };
                let (kind, form) = (EntityKind::Place, MentionForm::Name);
                report.mentions.push(Mention { span, head, kind, form, chain: 0 });
            }
            let story = &resolution.stories[0];
            let place = |name: &str| story.entities.iter().position(|entity| entity.name == name).expect("a place");
            relation(story, &resolution.reports, place("Kelvane"), place("Tarnhill"))
        };
        assert_eq!(between(["Texas", "Ohio"]), Relation::Apart);
        assert_eq!(between(["Texas", "Texas"]), Relation::Unknown);
    }
}
