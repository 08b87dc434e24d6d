//! "his Turkish counterpart" holds the office of the one whose counterpart he is.

use corroborate_encoder::Deprel;

use crate::annotation::{AnnotatedReport, Role};
use crate::lexicon::role_words;
use crate::text::Span;

/// The title of one whose office is that of somebody else in another body.
const COUNTERPART: &str = "counterpart";

/// "his Russian counterpart": the title of the one whose counterpart it is.
pub(super) fn name(report: &AnnotatedReport, roles: &mut Vec<Role>) {
    for i in 0..roles.len() {
        if !roles[i].title.eq_ignore_ascii_case(COUNTERPART) {
            continue;
        }
        let owner = owner_of(report, roles[i].span);
        let title = roles
            .iter()
            .filter(|role| Some(role.holder) == owner && !role.title.eq_ignore_ascii_case(COUNTERPART))
            .map(|role| lasting(&role.title))
            .next();
        if let Some(title) = title {
            roles[i].title = title;
        }
    }
    roles.retain(|role| !role.title.eq_ignore_ascii_case(COUNTERPART));
}

/// The title without what limits it for its holder: the counterpart of a caretaker minister is a minister.
fn lasting(title: &str) -> String {
    let words = title.split(' ').filter(|word| !role_words::is_tenure(&word.to_lowercase()));
    words.collect::<Vec<_>>().join(" ")
}

/// The chain of the possessor of the noun at `span`.
fn owner_of(report: &AnnotatedReport, span: Span) -> Option<usize> {
    let sentence = &report.sentences[report.sentence_at(span.start)?];
    let noun = sentence.tokens_in(span).next_back()?;
    let owner = sentence.tokens[sentence.child(noun, &[Deprel::NmodPoss])?].span;
    report.mentions.iter().find(|m| m.span.contains(owner) && m.span.len() == owner.len()).map(|m| m.chain)
}
