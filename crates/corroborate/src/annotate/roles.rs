//! What people are said to be: offices, ranks, professions, and in which body.
//!
//! Read from the noun phrases that [`super::chains`] put into the chain of a person, so that apposition, titles in front
//! of a name and "X is the Y" are one case: "Iran's police chief Brigadier General Mehmet Yilmaz" is a phrase with two
//! titles and a name. The title is what its words say without the body: "Russia's National Guard chief" is a chief,
//! held in the National Guard. Verbs that say as much ("who heads the agency") and "his Turkish counterpart" are read
//! separately.

use std::collections::BTreeMap;

use corroborate_encoder::{Deprel, Upos, Xpos};

use crate::annotation::{AnnotatedReport, EntityKind, MentionForm, Role, Sentence, WordAt};
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::{countries, general_nouns, role_words};
use crate::text::Span;

/// The title of one whose office is that of somebody else in another body.
const COUNTERPART: &str = "counterpart";

/// Finds offices and titles.
pub fn find(report: &mut AnnotatedReport) {
    let mut roles = Vec::new();
    for chain in 0..report.chains.len() {
        if report.chains[chain].kind == EntityKind::Person {
            let phrases =
                report.chains[chain].mentions.iter().filter(|&&m| report.mentions[m].form == MentionForm::Nominal);
            roles.extend(phrases.flat_map(|&phrase| Phrase::new(report, phrase).roles(chain)));
        }
    }
    roles.extend(said_by_verbs(report));
    roles.sort_by_key(|role: &Role| (role.span, role.holder));
    roles.dedup_by_key(|role| (role.span, role.holder));
    fill_bodies(&mut roles);
    name_counterparts(report, &mut roles);
    report.roles = roles;
}

/// A noun phrase that refers to a person.
struct Phrase<'r> {
    report: &'r AnnotatedReport,
    sentence: &'r Sentence,
    index: usize,
    /// Its words, those of the person's name left out.
    words: Vec<usize>,
    span: Span,
}

/// A title inside a phrase, by its tokens.
struct Title {
    first: usize,
    /// The word that says what the person is.
    head: usize,
    last: usize,
    /// The word that the body hangs on: the head, or the last word of "chief of staff".
    end: usize,
}

impl<'r> Phrase<'r> {
    fn new(report: &'r AnnotatedReport, mention: usize) -> Self {
        let mention = &report.mentions[mention];
        let sentence = &report.sentences[mention.head.sentence];
        let own_names: Vec<Span> = report.chains[mention.chain]
            .mentions
            .iter()
            .map(|&m| &report.mentions[m])
            .filter(|m| m.form == MentionForm::Name && m.head.sentence == mention.head.sentence)
            .map(|m| m.span)
            .collect();
        let is_own = |i: &usize| own_names.iter().any(|name| name.contains(sentence.tokens[*i].span));
        let words: Vec<usize> = sentence.tokens_in(mention.span).filter(|i| !is_own(i)).collect();
        // A title and the name behind it are one phrase even where the tree makes two of them.
        let behind = own_names.iter().find(|name| {
            let between = report.report.text.get(mention.span.end..name.start);
            between.is_some_and(|gap| gap.chars().all(char::is_whitespace))
        });
        let span = behind.map_or(mention.span, |name| mention.span.cover(*name));
        Self { report, sentence, index: mention.head.sentence, words, span }
    }

    fn roles(&self, holder: usize) -> Vec<Role> {
        let titles = self.titles();
        let is_named = self.report.chains[holder].name.is_some();
        let roles = titles.iter().filter_map(|title| {
            let span = self.sentence.cover(title.first, title.last);
            let body = self.body(title, holder);
            let words = self.report.words(span);
            let is_vague = title.first == title.last && general_nouns::meaning_of(&words.to_lowercase()).is_some();
            let is_passing = self.class(title.head) == Some(PersonClass::Profession) && !is_named;
            let is_office = matches!(self.class(title.head), Some(PersonClass::Office | PersonClass::Rank));
            let is_told = !is_vague || body.is_some_and(|(_, is_stated)| is_stated || is_office);
            (is_told && !is_passing).then(|| Role {
                holder,
                title: words.split_whitespace().collect::<Vec<_>>().join(" "),
                span,
                body: body.map(|(chain, _)| chain),
                phrase: self.span,
            })
        });
        roles.collect()
    }

    /// The titles that the phrase itself gives, not those of people it mentions.
    fn titles(&self) -> Vec<Title> {
        let mut titles: Vec<Title> = Vec::new();
        for &head in &self.words {
            let is_taken = titles.last().is_some_and(|title| title.last >= head);
            if is_taken || !self.is_title(head) || !self.is_of_holder(head) || self.is_aim(head) {
                continue;
            }
            let mut first = head;
            while self.is_part(first.wrapping_sub(1), first) && titles.last().is_none_or(|title| title.last < first - 1)
            {
                first -= 1;
            }
            let (last, end) = self.tail(head);
            let is_doubted = (first.saturating_sub(1)..head)
                .any(|i| role_words::is_doubt(&self.sentence.tokens[i].form(&self.report.report.text).to_lowercase()));
            if is_doubted || self.sentence.tokens[first].upos == Upos::Punct {
                continue;
            }
            titles.push(Title { first, head, last, end });
        }
        titles
    }

    /// Whether the phrase tells what somebody is to become: "nominated her *as surgeon general*".
    fn is_aim(&self, head: usize) -> bool {
        let is_inside = |i: &usize| self.span.contains(self.sentence.tokens[*i].span);
        let Some(outermost) = self.sentence.path_to_root(head).into_iter().take_while(is_inside).last() else {
            return false;
        };
        let is_brought = |i: usize| matches!(self.sentence.preposition(i), Some("as" | "for"));
        let starts_with = self.sentence.tokens_in(self.span).start.checked_sub(1);
        let follows = starts_with.is_some_and(|i| matches!(self.sentence.tokens[i].lemma.as_str(), "as" | "for"));
        let before = &self.sentence.tokens[..outermost];
        let governor = self.sentence.head(outermost).map(|i| self.sentence.tokens[i].lemma.to_lowercase());
        // "Nominates a new surgeon general".
        let is_object = outermost == head && self.sentence.tokens[outermost].deprel == Deprel::Obj;
        if is_object && governor.is_some_and(|lemma| role_words::is_aim(&lemma)) {
            return true;
        }
        (is_brought(outermost) || is_brought(head) || follows)
            && before.iter().any(|token| role_words::is_aim(&token.lemma.to_lowercase()))
    }

    fn class(&self, at: usize) -> Option<PersonClass> {
        let token = &self.sentence.tokens[at];
        let form = token.form(&self.report.report.text).to_lowercase();
        person_words::class_of(&token.lemma.to_lowercase()).or_else(|| person_words::class_of(&form))
    }

    fn is_title(&self, at: usize) -> bool {
        let token = &self.sentence.tokens[at];
        // "police chief": of two title words in a row the last one is the head, unless it is a rank of its own.
        let next = (self.words.contains(&(at + 1))).then(|| self.class(at + 1)).flatten();
        let class = self.class(at);
        let is_modifier = match (class, next) {
            (Some(PersonClass::Rank), Some(PersonClass::Rank)) => true,
            (_, Some(PersonClass::Rank)) => self.is_before_general(at),
            (_, Some(next)) => next.is_role() && matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Propn),
            (_, None) => false,
        };
        let is_noun = matches!(token.upos, Upos::Noun | Upos::Propn);
        is_noun && token.xpos != Xpos::Nns && !is_modifier && class.is_some_and(PersonClass::is_role)
    }

    /// "attorney general" is one title, "director General X" two.
    fn is_before_general(&self, at: usize) -> bool {
        let form = |i: usize| self.sentence.tokens.get(i).map(|t| t.form(&self.report.report.text).to_lowercase());
        form(at).is_some_and(|word| role_words::goes_before_general(&word))
            && form(at + 1).as_deref() == Some("general")
    }

    /// Whether the word says what the holder is: on the way to the root it meets no possessor and no preposition within
    /// the phrase.
    fn is_of_holder(&self, at: usize) -> bool {
        let is_inside = |i: &usize| self.span.contains(self.sentence.tokens[*i].span);
        self.sentence.path_to_root(at).into_iter().take_while(is_inside).all(|i| {
            let is_outermost = self.sentence.head(i).is_none_or(|head| !is_inside(&head));
            let token = &self.sentence.tokens[i];
            let has_preposition = self.sentence.children_by(i, Deprel::Case).any(|case| is_inside(&case));
            is_outermost || token.deprel != Deprel::NmodPoss && !has_preposition && token.deprel != Deprel::Conj
        })
    }

    /// Whether the word at `at` belongs to the title that begins at `first`.
    fn is_part(&self, at: usize, first: usize) -> bool {
        if !self.words.contains(&at) {
            return false;
        }
        let token = &self.sentence.tokens[at];
        let form = token.form(&self.report.report.text);
        let is_hyphen = form == "-" && token.span.end == self.sentence.tokens[first].span.start;
        let is_word = matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Propn) && token.xpos != Xpos::Cd;
        (is_word || is_hyphen || token.upos == Upos::Adv && form.eq_ignore_ascii_case("then"))
            && countries::of_demonym(form).is_none()
            && !role_words::is_filler(&form.to_lowercase())
            && self.name_at(at).is_none()
    }

    /// How far the title reaches behind its head ("chief of police", "commander-in-chief"), and the word that a body
    /// hangs on.
    fn tail(&self, head: usize) -> (usize, usize) {
        let tokens = &self.sentence.tokens;
        let mut last = head;
        while tokens.get(last + 1).is_some_and(|next| next.span.start == tokens[last].span.end)
            && self.words.contains(&(last + 1))
            && (tokens[last + 1].form(&self.report.report.text) == "-"
                || tokens[last].form(&self.report.report.text) == "-")
        {
            last += 1;
        }
        let staff = self.sentence.children_by(head, Deprel::Nmod).find(|&i| {
            i == last + 2
                && self.sentence.preposition(i) == Some("of")
                && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
                && !self.sentence.has_child(i, Deprel::Det)
                && self.name_at(i).is_none()
                && self.words.contains(&i)
        });
        staff.map_or((last, head), |i| (i, i))
    }

    /// The chain of the body that the title is held in, and whether a preposition says so.
    fn body(&self, title: &Title, holder: usize) -> Option<(usize, bool)> {
        let held_in = |head: usize| {
            self.sentence
                .children_by(head, Deprel::Nmod)
                .filter(|&i| {
                    matches!(self.sentence.preposition(i), Some("of" | "at" | "for" | "in" | "with" | "to" | "from"))
                })
                .find_map(|i| self.chain_at(i))
        };
        let stated = held_in(title.end).or_else(|| (title.first..=title.last).rev().find_map(held_in));
        let in_front = || {
            let before = self.words.iter().rev().filter(|&&i| i < title.first);
            before.copied().take_while(|&i| !self.is_title(i)).find_map(|i| self.name_at(i))
        };
        let possessor = || {
            let owner = self.sentence.child(title.head, &[Deprel::NmodPoss])?;
            self.chain_at(owner).filter(|&chain| self.report.chains[chain].kind != EntityKind::Person)
        };
        let body =
            stated.map(|chain| (chain, true)).or_else(|| in_front().or_else(possessor).map(|chain| (chain, false)));
        body.filter(|(chain, _)| *chain != holder)
    }

    /// The chain of the mention that the word heads, or of the name that it is part of.
    fn chain_at(&self, token: usize) -> Option<usize> {
        let at = WordAt { sentence: self.index, token };
        let heads = self.mentions().find(|m| m.head == at && m.kind != EntityKind::Other);
        self.name_at(token).or(heads.map(|m| m.chain))
    }

    /// The chain of the name that the word is part of; of the country for "Iranian".
    fn name_at(&self, token: usize) -> Option<usize> {
        let span = self.sentence.tokens[token].span;
        self.mentions().find(|m| m.form == MentionForm::Name && m.span.contains(span)).map(|m| m.chain)
    }

    /// The mentions of the sentence.
    fn mentions(&self) -> impl Iterator<Item = &'r crate::annotation::Mention> {
        let span = self.sentence.span;
        let first = self.report.mentions.partition_point(|m| m.span.start < span.start);
        self.report.mentions[first..].iter().take_while(move |m| m.span.start < span.end)
    }
}

/// "X, who heads the agency", "X leads the council".
fn said_by_verbs(report: &AnnotatedReport) -> Vec<Role> {
    let mut roles = Vec::new();
    for (index, sentence) in report.sentences.iter().enumerate() {
        for at in 0..sentence.tokens.len() {
            let Some(title) = role_words::title_of(&sentence.tokens[at].lemma) else { continue };
            let is_verb =
                sentence.tokens[at].upos == Upos::Verb && !sentence.is_passive(at) && !sentence.is_negated(at);
            let arguments = sentence.subject(at).zip(sentence.object(at)).filter(|_| is_verb);
            let Some((subject, object)) = arguments else { continue };
            let chain_at = |token: usize, kinds: &[EntityKind]| {
                let at = WordAt { sentence: index, token };
                let span = sentence.tokens[token].span;
                let mut mentions = report
                    .mentions
                    .iter()
                    .skip(report.mentions.partition_point(|m| m.span.start < sentence.span.start));
                let found = mentions.find(|m| m.head == at || m.form == MentionForm::Name && m.span.contains(span))?;
                // Whom "she" means is not certain enough to say what she is.
                if found.form == MentionForm::Pronoun {
                    return None;
                }
                kinds.contains(&report.chains[found.chain].kind).then_some(found.chain)
            };
            let holder = chain_at(subject, &[EntityKind::Person]);
            let body = chain_at(object, &[EntityKind::Organization]);
            if let (Some(holder), Some(body)) = (holder, body) {
                let span = sentence.tokens[at].span;
                let phrase = sentence.noun_phrase(subject).cover(sentence.noun_phrase(object));
                roles.push(Role { holder, title: title.to_string(), span, body: Some(body), phrase });
            }
        }
    }
    roles
}

/// A title that is given again without its body is still held in it.
fn fill_bodies(roles: &mut [Role]) {
    let key = |role: &Role| (role.holder, role.title.to_lowercase());
    let known: BTreeMap<(usize, String), usize> =
        roles.iter().rev().filter_map(|role| Some((key(role), role.body?))).collect();
    for role in roles {
        role.body = role.body.or_else(|| known.get(&key(role)).copied());
    }
}

/// "his Russian counterpart": the title of the one whose counterpart it is.
fn name_counterparts(report: &AnnotatedReport, roles: &mut Vec<Role>) {
    for i in 0..roles.len() {
        if !roles[i].title.eq_ignore_ascii_case(COUNTERPART) {
            continue;
        }
        let owner = owner_of(report, roles[i].span);
        let title = roles
            .iter()
            .filter(|role| Some(role.holder) == owner && !role.title.eq_ignore_ascii_case(COUNTERPART))
            .map(|role| role.title.clone())
            .next();
        if let Some(title) = title {
            roles[i].title = title;
        }
    }
    roles.retain(|role| !role.title.eq_ignore_ascii_case(COUNTERPART));
}

/// The chain of the possessor of the noun at `span`.
fn owner_of(report: &AnnotatedReport, span: Span) -> Option<usize> {
    let sentence = &report.sentences[report.sentence_at(span.start)?];
    let noun = sentence.tokens_in(span).next_back()?;
    let owner = sentence.tokens[sentence.child(noun, &[Deprel::NmodPoss])?].span;
    report.mentions.iter().find(|m| m.span.contains(owner) && m.span.len() == owner.len()).map(|m| m.chain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{chains, mentions, testing};

    #[track_caller]
    fn check(drawn: &str, expected: &[(&str, &str, Option<&str>)]) {
        let mut report = testing::read(drawn);
        mentions::find(&mut report);
        chains::link(&mut report);
        find(&mut report);
        let name = |chain: usize| {
            let chain = &report.chains[chain];
            report.words(report.mentions[chain.name.unwrap_or(chain.mentions[0])].span)
        };
        let found: Vec<_> =
            report.roles.iter().map(|role| (name(role.holder), role.title.as_str(), role.body.map(name))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_in_front_of_a_name() {
        check(
            "Iran/PROPN/4/nmod:poss/B-place 's/PART/1/case/POS police/NOUN/4/compound chief/NOUN/9/nsubj/k:person \
             Brigadier/PROPN/4/flat General/PROPN/4/flat Mehmet/PROPN/4/flat/B-person Yilmaz/PROPN/4/flat/I-person \
             left/VERB/0/root",
            &[("Mehmet Yilmaz", "police chief", Some("Iran")), ("Mehmet Yilmaz", "Brigadier General", None)],
        );
        check(
            "Iranian/ADJ/3/amod/B-other President/PROPN/3/compound Ali/PROPN/5/nsubj/B-person/k:person \
             Kaya/PROPN/3/flat/I-person left/VERB/0/root",
            &[("Ali Kaya", "President", Some("Iranian"))],
        );
        check(
            "White/PROPN/2/compound/B-organization House/PROPN/3/compound/I-organization spokesman/NOUN/6/nsubj/k:person \
             John/PROPN/3/flat/B-person Doe/PROPN/3/flat/I-person spoke/VERB/0/root",
            &[("John Doe", "spokesman", Some("White House"))],
        );
    }

    #[test]
    fn an_attorney_general_is_no_general() {
        check(
            "Attorney/PROPN/2/compound General/PROPN/3/compound Jane/PROPN/5/nsubj/B-person/k:person \
             Doe/PROPN/3/flat/I-person spoke/VERB/0/root",
            &[("Jane Doe", "Attorney General", None)],
        );
    }

    #[test]
    fn what_somebody_is_accused_of_being_or_is_to_become_is_no_role() {
        check(
            "His/PRON/3/nmod:poss accused/VERB/3/amod killer/NOUN/6/nsubj/k:person ~,/PUNCT/3/punct Doe/PROPN/3/appos/B-person \
             spoke/VERB/0/root",
            &[],
        );
        check(
            "They/PRON/2/nsubj nominated/VERB/0/root/=nominate Doe/PROPN/2/obj/B-person/k:person as/ADP/6/case the/DET/6/det \
             chief/NOUN/3/nmod/k:person",
            &[],
        );
    }

    #[test]
    fn an_office_with_its_body_behind_a_name() {
        check(
            "Doe/PROPN/12/nsubj/B-person/k:person ,/PUNCT/4/punct an/DET/4/det expert/NOUN/1/appos/k:person at/ADP/8/case \
             the/DET/8/det Energy/PROPN/8/compound/B-organization Council/PROPN/4/nmod/I-organization/k:organization \
             in/ADP/10/case Oslo/PROPN/8/nmod/B-place ,/PUNCT/4/punct spoke/VERB/0/root",
            &[("Doe", "expert", Some("Energy Council"))],
        );
    }

    #[test]
    fn a_verb_that_says_as_much() {
        check(
            "Doe/PROPN/8/nsubj/B-person/k:person ,/PUNCT/4/punct who/PRON/4/nsubj heads/VERB/1/acl:relcl/=head the/DET/6/det \
             agency/NOUN/4/obj/k:organization ,/PUNCT/4/punct spoke/VERB/0/root",
            &[("Doe", "head", Some("the agency"))],
        );
    }
}
