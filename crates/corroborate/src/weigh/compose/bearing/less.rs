//! Who tells a clause less than fully, and what is left of those who were put with its event.

use std::collections::BTreeSet;

use crate::story::Cite;

/// Who tells a clause less than fully: reports that tell the event, in ascending order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Bearing {
    /// Those that tell a part of it.
    pub(crate) in_part: Vec<usize>,
    /// Those of them that tell too little to stand behind it.
    pub(crate) too_little: Vec<usize>,
    /// Those of them that lack one of its numbers and much else: what it says is not borne out by them as by a second voice.
    pub(crate) unsure: Vec<usize>,
    /// Those that tell next to nothing of it.
    pub(crate) beside: Vec<usize>,
    /// How much of it is not told, summed over the reports: 1 for each that tells too little of it.
    pub(crate) lacking: f64,
    /// Sentences of others that tell all of it where the words that were put with the event tell less.
    pub(crate) fuller: Vec<Cite>,
    /// Sentences that tell all of it, of reports of which nothing was put with the event.
    pub(crate) also: Vec<Cite>,
    /// Claims of reports that tell all of it, which by themselves tell less: they may tell of something else.
    pub(crate) beyond: BTreeSet<usize>,
    /// Claims that only touch on what other claims of their reports tell: nobody has it from those whom they credit.
    pub(crate) aside: BTreeSet<usize>,
}

impl Bearing {
    /// Whether the report stands behind the clause.
    pub(crate) fn counts(&self, report: usize) -> bool {
        !self.too_little.contains(&report) && self.is_told(report)
    }

    /// Whether the report tells the clause or a part of it.
    pub(crate) fn is_told(&self, report: usize) -> bool {
        !self.beside.contains(&report)
    }

    /// Takes in that the cited sentence surely tells the clause, if not `all` of its words; `claims` tells whether its report
    /// claims the event.
    pub(super) fn tells(&mut self, cite: Cite, all: bool, claims: bool) {
        for less in [&mut self.in_part, &mut self.too_little, &mut self.unsure, &mut self.beside] {
            less.retain(|report| *report != cite.report);
        }
        if !all {
            self.in_part.push(cite.report);
            self.in_part.sort_unstable();
            self.in_part.dedup();
        }
        if claims { self.fuller.push(cite) } else { self.also.push(cite) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// "Were damaged Friday" was cited in full from a report that surely told of the damage, but named no day.
    #[test]
    fn who_surely_tells_it_in_fewer_words_is_cited_in_part() {
        let mut bearing = Bearing { beside: vec![1, 2], ..Bearing::default() };
        let cite = |report| Cite { report, span: Span::new(0, 1) };
        bearing.tells(cite(1), true, true);
        bearing.tells(cite(2), false, false);
        assert_eq!((bearing.in_part, bearing.beside), (vec![2], vec![]));
        assert_eq!((bearing.fuller, bearing.also), (vec![cite(1)], vec![cite(2)]));
    }
}
