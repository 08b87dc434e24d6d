//! What a noun phrase takes up again: "the police chief", "the Iranian general", "the agency".

use std::borrow::Cow;

use super::cluster::{Cluster, Clusters, mark};
use super::facts::{Article, Facts};
use super::score::Score;
use crate::annotation::{EntityKind, MentionForm};
use crate::lexicon::general_nouns::{self, General};
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::role_words;

/// How many mentions back an antecedent may be.
pub(super) const REACH: usize = 400;

/// How many sentences are the lead, headline included, and how far behind it a name may follow.
const LEAD: usize = 4;

/// How many mentions ahead that name may be.
const AHEAD: usize = 80;

/// The best antecedent of the noun phrase `phrase`, if there is a good one.
pub(super) fn antecedent(facts: &[Facts<'_>], clusters: &Clusters<'_>, phrase: usize) -> Option<(usize, Score)> {
    let mut seen = vec![false; facts.len()];
    let taken_up = TakenUp::by(&facts[phrase]);
    let mut best: Option<(f64, usize, Score)> = None;
    let mut introduced_since = None;
    let mut bearers = 0;
    let is_word_of_another = taken_up.is_word_of_another(facts, clusters, phrase);
    for other in (phrase.saturating_sub(REACH)..phrase).rev() {
        let cluster = clusters.index(other);
        if taken_up.needs_head() && !clusters.may_have_head(cluster, taken_up.mark) {
            continue;
        }
        if facts[other].form == MentionForm::Pronoun || cluster == clusters.index(phrase) || seen[cluster] {
            continue;
        }
        seen[cluster] = true;
        let introduces = introduced_since.is_none()
            && taken_up.is_introduced(&facts[phrase], &facts[other], clusters.cluster(other));
        let compared = compare(facts, clusters, phrase, other, &taken_up);
        let is_named_before = introduced_since.is_some() && clusters.cluster(other).is_named();
        introduced_since = introduced_since.or(introduces.then_some(cluster));
        let Some(mut score) = compared else { continue };
        let is_of_another = is_word_of_another && !clusters.cluster(other).heads.contains(&*facts[phrase].lemma);
        bearers += usize::from(taken_up.is_title && !is_of_another && !score.is_forbidden());
        score.add_if(is_named_before, "another was brought in since");
        score.add_if(is_of_another, "another was brought in by this word");
        let total = score.total();
        if score.holds() && !score.is_forbidden() && best.as_ref().is_none_or(|(most, ..)| total > *most) {
            best = Some((total, other, score));
        }
    }
    let (_, other, mut score) = best?;
    score.add_if(
        bearers > 1 && facts[phrase].sentence.abs_diff(facts[other].sentence) > 1,
        "others have the title, too",
    );
    score.holds().then_some((other, score))
}

/// Who is spoken of in the first sentences ("The police chief has said") and named after them.
pub(super) fn later_name(facts: &[Facts<'_>], clusters: &Clusters<'_>, phrase: usize) -> Option<(usize, Score)> {
    let f = &facts[phrase];
    let is_lead = f.sentence < LEAD && f.form == MentionForm::Nominal && f.kind == EntityKind::Person;
    let is_known = matches!(f.article, Article::Definite | Article::Possessive);
    if !is_lead || !is_known || clusters.cluster(phrase).mentions.len() > 1 {
        return None;
    }
    let named = (phrase + 1..facts.len().min(phrase + AHEAD))
        .filter(|&other| facts[other].form == MentionForm::Name && facts[other].sentence <= f.sentence + LEAD);
    let taken_up = TakenUp::by(f);
    let mut scores = named.filter_map(|other| {
        let mut score = compare(facts, clusters, phrase, other, &taken_up)?;
        score.add("named only later");
        (score.holds() && !score.is_forbidden()).then_some((other, score))
    });
    scores.next()
}

/// What a noun phrase can take up by its head word.
struct TakenUp {
    /// The [`mark`] of its head word.
    mark: u64,
    /// The general word that it is.
    general: Option<General>,
    /// Whether it tells a rank, which with a country is enough.
    is_rank: bool,
    /// Whether it may take up what was told in other words.
    is_known: bool,
    /// Whether it is a title and nothing else, which in a text on two ministers may be of either.
    is_title: bool,
}

impl TakenUp {
    fn by(f: &Facts<'_>) -> Self {
        Self {
            mark: mark(&f.lemma),
            general: general_nouns::meaning_of(&f.lemma),
            is_rank: person_words::class_of(&f.lemma) == Some(PersonClass::Rank),
            is_known: f.article != Article::Bare && f.article != Article::Possessive,
            is_title: f.article == Article::Definite
                && f.modifiers.is_empty()
                && f.countries.is_empty()
                && person_words::class_of(&f.lemma) == Some(PersonClass::Office),
        }
    }

    /// Whether it takes up nothing but what its head word was said of.
    fn needs_head(&self) -> bool {
        !self.is_known || self.general.is_none() && !self.is_rank
    }

    /// Whether it is a general word for what is known.
    fn is_general_for(&self, f: &Facts<'_>, known: &Cluster<'_>) -> bool {
        let is_word_for_it = || match self.general {
            Some(general) => {
                general.kind == known.kind && if known.is_media { general.may_be_media } else { !general.is_media }
            }
            None => {
                self.is_rank
                    && known.kind == EntityKind::Person
                    && f.countries.iter().any(|country| known.countries.contains(country))
            }
        };
        self.is_known && (known.is_named() || known.kind == EntityKind::Person) && is_word_for_it()
    }

    /// Whether it takes up a person, and the other is none, though it was taken for one: "the officer" is no "cargo ship group",
    /// nor the Roe of "26 Roe brigands".
    fn is_person_for_body(&self, o: &Facts<'_>, known: &Cluster<'_>) -> bool {
        let takes_up_person = self.general.is_some_and(|general| general.kind == EntityKind::Person);
        takes_up_person && (o.is_body() || known.only_says_which)
    }

    /// Whether the text brought somebody in by this very word, and did not name him: "a Norland official said … *the official* said" is not
    /// said of a general who was named between.
    fn is_word_of_another(&self, facts: &[Facts<'_>], clusters: &Clusters<'_>, phrase: usize) -> bool {
        let f = &facts[phrase];
        let is_person = self.general.is_some_and(|general| general.kind == EntityKind::Person);
        let is_meant = is_person && f.article == Article::Definite;
        let is_new = |o: &Facts<'_>| o.form == MentionForm::Nominal && o.article == Article::Indefinite;
        let is_brought_in = |other: usize| {
            let o = &facts[other];
            is_new(o) && o.lemma == f.lemma && o.sentence < f.sentence && !clusters.cluster(other).is_named()
        };
        is_meant && (phrase.saturating_sub(REACH)..phrase).any(is_brought_in)
    }

    /// Whether the text brings somebody in whom the phrase may take up: "one gentleman was arrested; *the man* claimed" is not
    /// said of a man whom the text named before.
    fn is_introduced(&self, f: &Facts<'_>, o: &Facts<'_>, known: &Cluster<'_>) -> bool {
        let is_meant = f.kind == EntityKind::Person && f.article == Article::Definite && self.general.is_some();
        let is_near = o.sentence < f.sentence && f.sentence - o.sentence <= 2;
        let is_new = || o.form == MentionForm::Nominal && o.article == Article::Indefinite && !known.is_named();
        let may_be_meant = || {
            known.kind == EntityKind::Person
                && matches!((known.gender, f.gender), (a, b) if a.is_none() || b.is_none() || a == b)
        };
        is_meant && is_near && is_new() && may_be_meant()
    }
}

/// What speaks for the phrase taking up the other; `None` if its head word is no reason to think so.
fn compare(
    facts: &[Facts<'_>],
    clusters: &Clusters<'_>,
    phrase: usize,
    other: usize,
    taken_up: &TakenUp,
) -> Option<Score> {
    let (f, o) = (&facts[phrase], &facts[other]);
    let (own, known) = (clusters.cluster(phrase), clusters.cluster(other));
    let has_head = clusters.may_have_head(clusters.index(other), taken_up.mark) && known.heads.contains(&*f.lemma);
    if !has_head && (!taken_up.is_general_for(f, known) || taken_up.is_person_for_body(o, known)) {
        return None;
    }
    let mut score = Score::new("phrase");
    score.add(if has_head { "same head word" } else { "general word for it" });
    score.add("no reason");
    score.add_if(known.phrases.contains(&*f.words), "same words");
    modifiers(f, known, phrase > other, &mut score);
    let is_lesser = taken_up.is_title && known.modifiers.iter().any(|word| role_words::is_limit(word));
    score.add_if(is_lesser, "a deputy");
    score.add(match f.article {
        Article::Definite => "definite",
        Article::Demonstrative => "demonstrative",
        Article::Possessive => "possessive",
        Article::Indefinite => "indefinite",
        Article::Bare => "bare",
    });
    score.add_if(f.kind != known.kind && f.kind != EntityKind::Other, "other kind of thing");
    score.add_if(matches!((f.number, known.number), (Some(a), Some(b)) if a != b), "other number");
    score.add_if(matches!((own.gender, known.gender), (Some(a), Some(b)) if a != b), "other gender");
    score.add_if(known.is_named(), "has a name");
    distance(f, o, &mut score);
    score.add_if(f.span.overlaps(o.span), "inside the other");
    score.add_if(clusters.are_apart(phrase, other), "told apart by a sentence");
    Some(score)
}

fn modifiers(f: &Facts<'_>, known: &Cluster<'_>, follows: bool, score: &mut Score) {
    let fresh = f.modifiers.iter().filter(|word| !known.modifiers.contains(&***word)).count();
    let shared = f.modifiers.len() - fresh;
    score.add_if(shared > 0 && fresh == 0, "same modifiers");
    // Who takes something up again says less of it; who is yet to name it may say more.
    score.add_if(fresh > 0 && (follows || shared == 0), "further modifiers");
    let is_in_name = |word: &str| known.names.iter().copied().flatten().any(|w| w == word);
    let is_named_otherwise = |word: &&Cow<'_, str>| !known.modifiers.contains(&***word) && !is_in_name(word);
    let has_other_name = f.proper.iter().filter(is_named_otherwise).any(|word| !known.countries.contains(&**word));
    score.add_if(has_other_name, "other name in it");
    score.add_if(f.modifiers.is_empty() && !known.modifiers.is_empty() && !known.is_named(), "lacks modifiers");
    let is_one_country = f.countries.iter().any(|c| known.countries.contains(c));
    score.add_if(is_one_country, "same country");
    let differ = !f.countries.is_empty() && !known.countries.is_empty() && !is_one_country;
    score.add_if(differ, "other country");
    score.add_if(is_one_country && !f.countries.is_subset(&known.countries), "further country");
    let is_number = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    let numbers =
        (f.modifiers.iter().map(|word| &**word).find(is_number), known.modifiers.iter().copied().find(is_number));
    score.add_if(matches!(numbers, (Some(a), Some(b)) if a != b), "other number word");
}

fn distance(f: &Facts<'_>, o: &Facts<'_>, score: &mut Score) {
    match f.sentence.abs_diff(o.sentence) {
        0 => score.add("same sentence"),
        1 => score.add("sentence before"),
        2..=5 => {}
        _ => score.add("more than five sentences away"),
    }
}
