//! Citations: links that open the exact words, and the anchors in the reports' texts that they lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::escape::escaped;
use crate::account::Account;
use crate::annotation::AnnotatedReport;
use crate::report::ZoneKind;
use crate::story::Cite;

/// Everything that the page cites, and how many UTF-16 units (in which scripts count) stand before each place.
pub(super) struct Cites {
    units: Vec<BTreeMap<usize, usize>>,
}

impl Cites {
    /// Indexes the ends of all `cites`.
    pub(super) fn new(account: &Account, cites: impl IntoIterator<Item = Cite>) -> Self {
        let mut places = vec![BTreeSet::new(); account.reports.len()];
        for cite in cites {
            places[cite.report].extend([cite.span.start, cite.span.end]);
        }
        let units = places.iter().zip(&account.reports).map(|(places, r)| units(&r.report.text, places)).collect();
        Self { units }
    }

    /// A link for each report cited, `[1][2]`; where a report is cited twice, one for each of its passages.
    pub(super) fn links(&self, cites: &[Cite]) -> String {
        cites.iter().collect::<BTreeSet<_>>().into_iter().map(|cite| self.link(cite)).collect()
    }

    fn link(&self, cite: &Cite) -> String {
        let n = cite.report + 1;
        let unit = |at: usize| self.units[cite.report].get(&at).copied().unwrap_or(0);
        let (start, end) = (unit(cite.span.start), unit(cite.span.end));
        format!(
            r##"<a class="cite" href="#r{n}-{start}" data-report="r{n}" data-start="{start}" data-end="{end}" aria-label="the words in report {n}">[{n}]</a>"##
        )
    }

    /// A report's text with its zones and an anchor wherever something is cited.
    pub(super) fn text(&self, report: &AnnotatedReport, index: usize) -> String {
        let text = &report.report.text;
        let anchors = &self.units[index];
        let zones = &report.report.zones;
        let ends = zones.iter().flat_map(|z| [z.span.start, z.span.end]);
        let mut cuts: BTreeSet<usize> = ends.chain(anchors.keys().copied()).filter(|&at| at < text.len()).collect();
        cuts.insert(0);
        let mut html = String::with_capacity(text.len() * 2);
        let mut cuts = cuts.into_iter().peekable();
        while let Some(from) = cuts.next() {
            let to = cuts.peek().copied().unwrap_or(text.len());
            if let Some(unit) = anchors.get(&from) {
                html.push_str(&format!(r#"<a id="r{}-{unit}"></a>"#, index + 1));
            }
            let words = escaped(text.get(from..to).unwrap_or(""));
            match class(report.report.zone_at(from)) {
                Some(class) => html.push_str(&format!(r#"<span class="{class}">{words}</span>"#)),
                None => html.push_str(&words),
            }
        }
        html
    }
}

fn units(text: &str, places: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
    let (mut at, mut before) = (0, 0);
    let mut units = BTreeMap::new();
    for &place in places {
        before += text.get(at..place).map_or(0, |words| words.encode_utf16().count());
        at = place;
        units.insert(place, before);
    }
    units
}

fn class(zone: ZoneKind) -> Option<&'static str> {
    match zone {
        ZoneKind::Body => None,
        ZoneKind::Title => Some("title"),
        ZoneKind::Byline => Some("byline"),
        ZoneKind::Dateline => Some("dateline"),
        ZoneKind::Caption => Some("caption"),
        ZoneKind::Boilerplate => Some("boilerplate"),
    }
}
