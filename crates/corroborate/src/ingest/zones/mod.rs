//! What the parts of a text are: headline, byline, dateline, article, words to pictures, and what is none of these.
//!
//! Decided line by line: a page prints each of its parts on lines of its own, and the exceptions (a credit behind a
//! caption, a date line in front of a headline) are cut out of theirs. Phrases decide, from the files in `data/`, and
//! the place of a line. The rule in doubt: it is the article. A line of boilerplate that is read does little harm, one
//! of the article that is not read is lost. (Scoring blocks by text density, as extractors of HTML do, was no use:
//! plain text has no links left to count.)
//!
//! Every zone is one paragraph or a part of one; no sentence reaches from one zone into the next.

mod above;
mod below;
mod boilerplate;
mod byline;
mod caption;
mod dateline;
mod foot;
mod head;
mod headline;
mod letterhead;
mod masthead;
mod page;
mod signature;
mod stamp;

use crate::lexicon::page::has_at_most;
use crate::report::{OpenDate, Published, Zone, ZoneKind};
use page::Page;

/// The zones of a text and what its head states.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marked {
    /// In order, without overlap; together they cover everything but white space.
    pub(super) zones: Vec<Zone>,
    /// The headline.
    pub(super) title: Option<String>,
    /// The outlet that the byline names.
    pub(super) outlet: Option<String>,
    /// The day that a date line or a dateline states.
    pub(super) published: Option<Published>,
    /// The day of a change that a date line states.
    pub(super) modified: Option<Published>,
    /// A date that leaves open which day it is.
    pub(super) open: Option<OpenDate>,
    /// The place of the dateline.
    pub(super) dateline: Option<String>,
}

/// Marks `text`. `known` are the parts of it that its format tells apart, in order.
pub(super) fn mark(text: &str, known: &[Zone]) -> Marked {
    let mut page = Page::cut(text);
    page.mark(known, |kind| kind != ZoneKind::Caption);
    boilerplate::mark(&mut page);
    caption::mark(&mut page);
    page.mark(known, |kind| kind == ZoneKind::Caption);
    let mut head = head::mark(&mut page);
    foot::mark(&mut page, &mut head);
    mark_tail(&mut page);
    mark_subheadings(&mut page);
    Marked {
        zones: page.zones(),
        title: head.title.map(|span| collapsed(span.of(text))),
        outlet: head.outlet,
        published: head.published,
        modified: head.modified,
        open: head.open,
        dateline: head.dateline,
    }
}

/// Credits at the end: lines of their own, and a tag behind the last sentence.
fn mark_tail(page: &mut Page) {
    const LINES: usize = 8;
    let mut seen = 0;
    for i in (1..page.pieces.len()).rev() {
        if page.pieces[i].kind.is_some() {
            continue;
        }
        let line = page.words(i);
        seen += 1;
        if byline::is_tail(line) || byline::is_byline(line) {
            page.pieces[i].kind = Some(ZoneKind::Byline);
        } else if let Some(tag) = byline::closing_tag(line) {
            let at = page.part(i, tag);
            page.pieces[at].kind = Some(ZoneKind::Byline);
            return;
        } else if seen > LINES || !headline::reads_as_heading(line) {
            return;
        }
    }
}

/// The headings of an article's parts: short lines with a gap above and below and a full paragraph next.
fn mark_subheadings(page: &mut Page) {
    const MOST_WORDS: usize = 12;
    for i in 1..page.pieces.len().saturating_sub(1) {
        let (above, this, below) = (page.pieces[i - 1], page.pieces[i], page.pieces[i + 1]);
        let line = page.words(i);
        let is_heading = this.kind.is_none()
            && above.kind != Some(ZoneKind::Dateline)
            && this.after_gap
            && below.after_gap
            && matches!(below.kind, None | Some(ZoneKind::Caption))
            && has_at_most(line, MOST_WORDS)
            && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !line.ends_with(['!', '?'])
            && headline::reads_as_heading(line)
            && !has_at_most(page.words(i + 1), MOST_WORDS);
        if is_heading {
            page.pieces[i].kind = Some(ZoneKind::Title);
        }
    }
}

fn collapsed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::OpenDays;

    /// The zones of a text, one a line: the first letters of the kind, then the words.
    fn drawn(text: &str) -> String {
        let line = |zone: &Zone| format!("{:?}| {}\n", zone.kind, zone.span.of(text));
        mark(text, &[]).zones.iter().map(line).collect()
    }

    /// In order, disjoint, not empty, on character boundaries, and nothing but white space is left out.
    fn check(text: &str) {
        let mut end = 0;
        for zone in mark(text, &[]).zones {
            assert!(end <= zone.span.start && zone.span.start < zone.span.end);
            assert!(text[end..zone.span.start].chars().all(char::is_whitespace), "left out in {text:?}");
            assert_eq!(zone.span.trimmed(text), zone.span);
            end = zone.span.end;
        }
        assert!(text[end..].trim().is_empty());
    }

    proptest! {
        #[test]
        fn zones_cover_any_text(text in any::<String>()) {
            check(&text);
        }

        #[test]
        fn zones_cover_any_page(parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..14)) {
            check(&parts.concat());
        }
    }

    const PARTS: &[&str] = &[
        "\n",
        "\n\n",
        " ",
        "\r\n",
        "\u{a0}",
        "date 2023-06-29 ",
        "Thursday, June 29, 2023",
        "By Jane Roe, Daily Herald",
        "“",
        "[ad_1]",
        "Source link",
        "(photo credit: A/B)",
        "TEHRAN, June 28 (IRNA) – ",
        "The chief said so.",
        "Image: Roe.",
        "Related articles",
        "Chief signs pact with neighbours on border",
        "Read more: é",
        "(Reporting by A; Editing by B)",
        "IRNA",
        "© 2023",
        "…",
        "Title: ",
        "Updated 9: 06 AM",
        "REUTERS/Jane Roe",
        "FILE PHOTO: a port",
        "”",
    ];

    #[test]
    fn a_page_with_everything() {
        let text = "date 2023-06-29 Thursday, June 29, 2023\nChief signs pact\n\nBy Daily Herald\nTEHRAN – The chief signed.\n\n\
            The chief signs. (photo credit: A/Handout via Reuters)\nThe chief signs. (photo credit: A/Handout via Reuters)\n\n\
            He left.\n\nAdvertisement\n\nHe came back. (IRNA)\n\nRelated articles\nChief to sign pact\nChief leaves\n\nSource link";
        let wanted = "\
Boilerplate| date 2023-06-29
Dateline| Thursday, June 29, 2023
Title| Chief signs pact
Byline| By Daily Herald
Dateline| TEHRAN –
Body| The chief signed.
Caption| The chief signs.
Boilerplate| (photo credit: A/Handout via Reuters)
Boilerplate| The chief signs.
Boilerplate| (photo credit: A/Handout via Reuters)
Body| He left.
Boilerplate| Advertisement
Body| He came back.
Byline| (IRNA)
Boilerplate| Related articles
Boilerplate| Chief to sign pact
Boilerplate| Chief leaves
Boilerplate| Source link
";
        assert_eq!(drawn(text), wanted);
    }

    #[test]
    fn a_headline_may_run_into_the_article() {
        let text = "Chief signs pact with neighbours TEHRAN, June 28 (IRNA) – The chief signed.";
        assert_eq!(
            drawn(text),
            "Title| Chief signs pact with neighbours\nDateline| TEHRAN, June 28 (IRNA) –\nBody| The chief signed.\n"
        );
        let doubled = "Chief signs pact\nChief signs pact\nThe chief signed. He left.";
        assert_eq!(
            drawn(doubled),
            "Title| Chief signs pact\nBoilerplate| Chief signs pact\nBody| The chief signed. He left.\n"
        );
    }

    #[test]
    fn heads_of_other_pages() {
        for (text, wanted) in [
            (
                "Chief signs pact | Iran | Daily Herald\n\nJane Roe in Istanbul\n\nWed 28 Jun 2023 14.31 BST\n\nThe chief signed.",
                "Title| Chief signs pact\nBoilerplate| | Iran | Daily Herald\nByline| Jane Roe in Istanbul\n\
                 Dateline| Wed 28 Jun 2023 14.31 BST\nBody| The chief signed.\n",
            ),
            (
                "Chief signs pact\n\nKeep reading\n\nlist of 2 items\n\nChief to sign\n\nend of list\n\nThe chief signed it. He left.",
                "Title| Chief signs pact\nBoilerplate| Keep reading\nBoilerplate| list of 2 items\nBoilerplate| Chief to sign\n\
                 Boilerplate| end of list\nBody| The chief signed it. He left.\n",
            ),
            (
                "The chief signed it. Read more: http://a.example",
                "Body| The chief signed it.\nBoilerplate| Read more: http://a.example\n",
            ),
        ] {
            assert_eq!(drawn(text), wanted);
        }
    }

    /// "THE WHITE HOUSE Office of the Press Secretary FOR IMMEDIATE RELEASE July 13, 2009" was the title.
    #[test]
    fn a_letterhead_is_no_headline() {
        let text = "CITY OF VELDT Office of the Press Secretary FOR IMMEDIATE RELEASE July 13, 2009\nMayor Names Chief\n\
            Today, the mayor named a chief. She will begin in May.";
        let marked = mark(text, &[]);
        assert_eq!(marked.title.as_deref(), Some("Mayor Names Chief"));
        assert_eq!(marked.published.map(|p| p.date.to_string()).as_deref(), Some("2009-07-13"));
        let only = "Reform of the Press Office\nToday, the mayor spoke. She will begin in May.";
        assert_eq!(mark(only, &[]).title.as_deref(), Some("Reform of the Press Office"));
    }

    /// "SHIPPING AUTHORITY OF VELDT" and "Republic of Norland" were the headlines.
    #[test]
    fn a_letterhead_above_a_release_is_no_headline() {
        let body = "1. The Authority informs the public that the ferry has been found. Nobody is missing.";
        let text = format!(
            "SHIPPING AUTHORITY OF VELDT\n\nPRESS RELEASE\n\nAccident of the ferry Hope\n\nDar es Salaam, 16 October 2023\n\n{body}"
        );
        let marked = mark(&text, &[]);
        assert_eq!(marked.title.as_deref(), Some("Accident of the ferry Hope"));
        assert_eq!(marked.published.map(|p| p.date.to_string()).as_deref(), Some("2023-10-16"));
        assert_eq!(marked.dateline.as_deref(), Some("Dar es Salaam"));
        let offices =
            format!("Republic of Norland\nState Attorney's Office\n\nCHIEF INDICTED\n\n30 November 2021\n\n{body}");
        assert_eq!(mark(&offices, &[]).title.as_deref(), Some("CHIEF INDICTED"));
        let headlines = format!("Chief of Norland Indicted\nShock in Oslo\n\nNo Comment from the Office\n\n{body}");
        assert_eq!(mark(&headlines, &[]).title.as_deref(), Some("Chief of Norland Indicted"));
    }

    /// "The Sahel Courier | Maroua" was the headline, and the headline below it a subheading.
    #[test]
    fn the_name_of_the_paper_on_top_is_no_headline() {
        let body = "The chief signed it in Oslo. He left.";
        let marked =
            mark(&format!("date 2023-06-19 The Vellin Courier | Oslo\n\nCHIEF FREED: Joy in Oslo\n\n{body}"), &[]);
        assert_eq!(marked.title.as_deref(), Some("CHIEF FREED: Joy in Oslo"));
        assert_eq!(marked.outlet.as_deref(), Some("The Vellin Courier"));
        let dated = mark(&format!("Vellin Herald\nFriday, September 15, 2023\n\nChief Signs Pact\n\n{body}"), &[]);
        assert_eq!(dated.title.as_deref(), Some("Chief Signs Pact"));
        let alone = mark(&format!("Vellin Herald\n\n{body}"), &[]);
        assert_eq!(alone.title.as_deref(), Some("Vellin Herald"));
    }

    /// "CANAL LIVRE" was the headline, and the day behind "Urgent statement" was not found.
    #[test]
    fn a_name_with_lines_below_it_is_no_headline() {
        let body = "Chief signs pact with neighbours\n\nThe chief signed it in Oslo. He left.";
        for (block, name, date) in [
            ("CANAL LIVRE\nThe news that they hide\nOpinion", "CANAL LIVRE", None),
            ("Norlander (Oslo)\n22.03.2024. 08:10", "Norlander", Some("2024-03-22")),
            (
                "VELLIN RIGHTS GROUP\nUrgent statement, Saturday 11 November 2023",
                "VELLIN RIGHTS GROUP",
                Some("2023-11-11"),
            ),
            ("Norlander – weekly of the north\n(English edition)", "Norlander", None),
        ] {
            let marked = mark(&format!("{block}\n\n{body}"), &[]);
            assert_eq!(marked.title.as_deref(), Some("Chief signs pact with neighbours"), "{block}");
            assert_eq!(marked.outlet.as_deref(), Some(name), "{block}");
            assert_eq!(marked.published.map(|p| p.date.to_string()).as_deref(), date, "{block}");
        }
        for (block, name) in [
            ("CANAL LIVRE\nOur stories in English\n{}\nAna Boll\n(translated)", "CANAL LIVRE"),
            ("The Daily Vellin Voice\nOslo | English section\n{}\nStaff Correspondent, Oslo", "The Daily Vellin Voice"),
            ("VELLINPRESS\nState News Agency of the Republic of Norland\n{}\n11.03.2026. 12:35", "VELLINPRESS"),
            ("Vellin Voice newspaper (translated)\nSection: Official\n{}", "Vellin Voice newspaper"),
        ] {
            let page = block.replace("{}", "Boll: chief signs pact with neighbours");
            let marked = mark(&format!("{page}\n\nThe chief signed it in Oslo. He left."), &[]);
            assert_eq!(marked.title.as_deref(), Some("Boll: chief signs pact with neighbours"), "{block}");
            assert_eq!(marked.outlet.as_deref(), Some(name), "{block}");
        }
        let headline = mark("Chief Signs Pact\nMonday, June 5, 2023\n\nThe chief signed it in Oslo. He left.", &[]);
        assert_eq!(headline.title.as_deref(), Some("Chief Signs Pact"));
    }

    /// The byline with its date was the place of a dateline, and the outlets below a headline were standfirsts.
    #[test]
    fn a_line_below_the_headline_names_who_made_the_report() {
        const BODY: &str = "The chief of the police told the Norl that he would sign it. He left.";
        for (lines, outlet, date, byline) in [
            ("By Ann Roe, 15 March 2022", None, Some("2022-03-15"), "By Ann Roe,"),
            ("Norland Insight, 15 March 2022", Some("Norland Insight"), Some("2022-03-15"), "Norland Insight,"),
            (
                "Norland Public Radio | Oslo | March 15, 2022 | Last updated: March 20, 2022",
                Some("Norland Public Radio"),
                Some("2022-03-15"),
                "Norland Public Radio | Oslo |",
            ),
            ("Foni tou Norland\n15.3.2022", Some("Foni tou Norland"), Some("2022-03-15"), "Foni tou Norland"),
            ("Ann Roe | 15.3.2022", None, Some("2022-03-15"), "Ann Roe |"),
            ("Ann Roe, Norl", Some("Norl"), None, "Ann Roe, Norl"),
            (
                "Monday, March 14, 2022 — The Norland Monitor\n\nBy Monitor Reporter and Agencies",
                Some("The Norland Monitor"),
                Some("2022-03-14"),
                "— The Norland Monitor",
            ),
        ] {
            let text = format!("Chief signs pact\n\n{lines}\n\n{BODY}");
            let marked = mark(&text, &[]);
            assert_eq!(marked.outlet.as_deref(), outlet, "{lines}");
            assert_eq!(marked.published.map(|p| p.date.to_string()).as_deref(), date, "{lines}");
            assert_eq!(marked.dateline, None, "{lines}");
            let first = marked.zones.iter().find(|zone| zone.kind == ZoneKind::Byline);
            assert_eq!(first.map(|zone| zone.span.of(&text)), Some(byline), "{lines}");
        }
    }

    #[test]
    fn a_headline_may_begin_with_a_question() {
        let text = "Who signed first? The pact and what came after\n\nBy Ann Roe\n\nThe chief signed it. He left.";
        assert_eq!(mark(text, &[]).title.as_deref(), Some("Who signed first? The pact and what came after"));
    }

    /// "(Norl) - The chief" began the article, and the paragraph above a date line was a standfirst.
    #[test]
    fn a_dateline_of_an_agency_that_no_list_has_is_no_part_of_the_sentence() {
        let text = "Chief signs pact\n\nVELLIN, 9 Feb 2021 (Norl) - The chief signed it. He left.";
        assert_eq!(
            drawn(text),
            "Title| Chief signs pact\nDateline| VELLIN, 9 Feb 2021 (Norl) -\nBody| The chief signed it. He left.\n"
        );
        assert_eq!(mark(text, &[]).published.map(|p| p.date.to_string()).as_deref(), Some("2021-02-09"));
        let lead = "Chief signs pact\n\nOslo (AFP) – The chief signed it.\n\nIssued on: 17/03/2024 - 21:15\n\nHe left.";
        assert_eq!(
            drawn(lead),
            "Title| Chief signs pact\nDateline| Oslo (AFP) –\nBody| The chief signed it.\n\
             Dateline| Issued on: 17/03/2024 - 21:15\nBody| He left.\n"
        );
    }

    #[test]
    fn a_stamp_below_a_standfirst_of_sentences_is_found() {
        let text = "Chief convicted\nJane Roe, 20, was found guilty. She was hit as she left.\nHe faces 75 years in prison. \
            WEDNESDAY, APRIL 24, 2013, 10: 34 AM\nThe chief was convicted.";
        assert_eq!(mark(text, &[]).published.map(|p| p.date.to_string()).as_deref(), Some("2013-04-24"));
        let bracketed = "Chief convicted by the county Stn. court\nMany charges; D. A. to seek prison (March 20, 2007) - -\n\
            A court today convicted the chief. He faces 75 years.";
        assert_eq!(mark(bracketed, &[]).published.map(|p| p.date.to_string()).as_deref(), Some("2007-03-20"));
        let numbers = "11 / 09 / 2010\nTwo die at plant\nA worker came back. He killed two.";
        let marked = mark(numbers, &[]);
        assert_eq!((marked.published, marked.title.as_deref()), (None, Some("Two die at plant")));
        let OpenDays::Order { month_first, day_first } = marked.open.expect("a date in numbers").days else {
            panic!("a year is stated")
        };
        assert_eq!((month_first.to_string(), day_first.to_string()), ("2010-11-09".into(), "2010-09-11".into()));
    }

    /// "24 May 2024, Almaty" dated nothing.
    #[test]
    fn a_place_may_follow_the_date() {
        let marked = mark("Chief signs pact\n\n24 May 2024, Almaty\n\nThe chief signed it. He left.", &[]);
        assert_eq!(marked.published.map(|p| p.date.to_string()).as_deref(), Some("2024-05-24"));
        assert_eq!(marked.dateline.as_deref(), Some("Almaty"));
        let above =
            mark("ALMATY, May 15, AZERTAC\n\nChief signs pact with neighbours\n\nThe chief signed it. He left.", &[]);
        assert_eq!(above.title.as_deref(), Some("Chief signs pact with neighbours"));
    }

    /// "STATEMENT No. 14/FAB/VI/2025" was a headline, and "Samarinda, 21 June 2025" below the next one dated nothing.
    #[test]
    fn a_statement_may_have_a_number() {
        let text = "FORUM FOR CLEAN PORTS\n\nSTATEMENT No. 14/FCP/VI/2025\n\nHarbour verdict: a discount for the corrupt\n\n\
            Oslo, 21 June 2025\n\nThe forum is disappointed by the ruling. It was read out on Wednesday.";
        let marked = mark(text, &[]);
        assert_eq!(marked.title.as_deref(), Some("Harbour verdict: a discount for the corrupt"));
        assert_eq!(marked.published.map(|p| p.date.to_string()).as_deref(), Some("2025-06-21"));
    }

    /// "REPUBLIC OF COLOMBIA", "PRESS RELEASE No. 143", "English edition" and "Home | News | Chief signs pact" were headlines or outlets.
    #[test]
    fn who_sends_a_release_and_where_it_stands_are_no_headlines() {
        let body = "The chief signed it on Monday. He left.";
        let head = "Chief signs pact with neighbours";
        for (above, outlet) in [
            (
                "REPUBLIC OF NORLAND\nMINISTRY OF PORTS\nCommunications Office\n\nPRESS RELEASE No. 143\n\n",
                "MINISTRY OF PORTS",
            ),
            ("Ministry of Ports\nPress Service\n\nPRESS RELEASE\n\nDate: 10 September 2025\n\n", "Ministry of Ports"),
            (
                "VELLIN WEEKLY DISPATCH\nYour English-language window on Vellin\n\nPORTS | CONFLICT\n\n",
                "VELLIN WEEKLY DISPATCH",
            ),
            (
                "UzN – National News Agency of Norland\n\nPOLITICS\n\n22.05.2024 | 20:15\n\n",
                "National News Agency of Norland",
            ),
        ] {
            let marked = mark(&format!("{above}{head}\n\n{body}"), &[]);
            assert_eq!((marked.title.as_deref(), marked.outlet.as_deref()), (Some(head), Some(outlet)), "{above}");
        }
        assert_eq!(mark(&format!("Home | News | {head}\n\n{body}"), &[]).title.as_deref(), Some(head));
        let untitled =
            mark(&format!("NORLAND REPUBLIC\nMinistry of Ports\n\nPRESS RELEASE No. 117/MDN\n\n1. {body}"), &[]);
        assert_eq!((untitled.title, untitled.outlet.as_deref()), (None, Some("Ministry of Ports")));
        let wire = mark(&format!("{head}\n\nCorvus News Wire\nBy Ann Lee and Bob Ray\n\n{body}"), &[]);
        assert_eq!(wire.outlet.as_deref(), Some("Corvus News Wire"));
        let by = mark(&format!("{head}\n\nSep 04, 2025 by Vellin Staff\n\n{body}"), &[]);
        assert_eq!(by.published.map(|p| p.date.to_string()).as_deref(), Some("2025-09-04"));
    }

    /// "World, Middle East", "Home > Energy", "22 NOV, 14:26" and the name of the office were headlines.
    #[test]
    fn what_stands_above_the_headline_is_none() {
        for above in [
            "World, Middle East",
            "NORTH-WEST",
            "Home > Energy",
            "22 NOV, 14:26",
            "SECURITY SERVICE OF THE REPUBLIC OF VELDT",
        ] {
            let text =
                format!("{above}\n\nChief signs pact with three neighbours\n\nThe chief signed it in Oslo. He left.");
            assert_eq!(mark(&text, &[]).title.as_deref(), Some("Chief signs pact with three neighbours"), "{above}");
        }
        let short = mark("World Cup Opens\n\nThe chief opened it in Oslo. He left.", &[]);
        assert_eq!(short.title.as_deref(), Some("World Cup Opens"));
    }

    #[test]
    fn plain_sentences_are_no_headlines() {
        let text = "The navy has captured 23 pirates.\nThe pirates were about to board a vessel.";
        assert!(mark(text, &[]).zones.iter().all(|zone| zone.kind == ZoneKind::Body));
        assert_eq!(mark("Only a headline", &[]).title, None);
    }

    #[test]
    fn lines_broken_to_a_width_are_one_paragraph() {
        let text = "Chief signs pact\n\nThe chief of police has signed a pact with the neighbours on the\nborder that both had \
            spoken about for years and never before\nhad come to sign, as the agency said on Wednesday. He left on the\nevening of the \
            day before for his home and will be back in the\nspring, when the pact is to be put before the parliament of his\ncountry for a \
            vote on all of its parts and on what it will cost\nin the end, the agency said.\n";
        let kinds: Vec<ZoneKind> = mark(text, &[]).zones.iter().map(|zone| zone.kind).collect();
        assert_eq!(kinds, [ZoneKind::Title, ZoneKind::Body]);
    }
}
