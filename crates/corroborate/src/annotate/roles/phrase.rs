//! The titles in a noun phrase for a person, and the bodies that they are held in.

use corroborate_encoder::{Deprel, Upos, Xpos};

use super::super::chains;
use super::doubts;
use super::tenure::Tenures;
use crate::annotation::{AnnotatedReport, EntityKind, Mention, MentionForm, Role, Sentence, Tenure, WordAt};
use crate::lexicon::person_words::{self, PersonClass};
use crate::lexicon::{countries, event_words, general_nouns, role_words, time_words};
use crate::report::ZoneKind;
use crate::text::{LowerCase, Span};

/// Words of what somebody is put forward for, at most.
const MOST_SOUGHT: usize = 10;

/// Titles that say nothing without the body that they are held in.
const OF_NOTHING: [&str; 2] = ["head", "member"];

/// A noun phrase that refers to a person.
pub(super) struct Phrase<'r> {
    report: &'r AnnotatedReport,
    pub(super) sentence: &'r Sentence,
    index: usize,
    /// The chain that it is in.
    chain: usize,
    /// Its words, those of the person's name left out.
    words: Vec<usize>,
    span: Span,
}

/// A title inside a phrase, by its tokens.
pub(super) struct Title {
    first: usize,
    /// The word that says what the person is.
    pub(super) head: usize,
    last: usize,
    /// The word that the body hangs on: the head, or the last word of "chief of staff".
    end: usize,
    /// What limits it further in front: "former" of "former AMA trustee".
    limit: Option<(usize, usize)>,
    /// The first and last word of the office that it is a title of somebody put forward for.
    office: Option<(usize, usize)>,
}

/// A role, and the lemma of the word that says what its holder is.
pub(super) struct Told {
    pub(super) role: Role,
    pub(super) head: String,
}

impl<'r> Phrase<'r> {
    pub(super) fn new(report: &'r AnnotatedReport, mention: usize) -> Self {
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
        Self { report, sentence, index: mention.head.sentence, chain: mention.chain, words, span }
    }

    /// The titles that it gives its holder, or whose name stands right behind them.
    pub(super) fn roles(&self) -> Vec<Told> {
        let titles = self.titles();
        let are_held = |title: &&Title| {
            !self.is_aim(title.head)
                && !self.is_behind_another(title)
                && !self.is_of_body_in_front(title)
                && !self.is_endowed(title)
                && !self.is_listed()
                && !self.is_passing(title)
                && !self.is_in_front_of_a_clause(title)
                && !doubts::is_only_believed(self.sentence, title.head)
                && (!doubts::is_over(self.sentence, title.head) || self.tenure(title).is_told())
        };
        let told = titles.iter().filter(are_held).filter_map(|title| {
            let holder = self.neighbour(title).unwrap_or(self.chain);
            let role = self.role(title, holder)?;
            Some(Told { role, head: self.sentence.tokens[title.head].lemma.to_lowercase() })
        });
        told.collect()
    }

    /// Whose name stands in front of the phrase, with nothing but a comma and a word of time between: "Ann Roe, now a coach".
    fn apposed_to(&self) -> Option<usize> {
        let first = self.sentence.tokens_in(self.span).next()?;
        let tokens = &self.sentence.tokens;
        let is_time = |at: &usize| tokens[*at].upos == Upos::Adv;
        let comma = (0..first).rev().find(|at| !is_time(at)).filter(|&at| tokens[at].xpos == Xpos::Comma)?;
        self.name_at(comma.checked_sub(1)?)
    }

    /// "Lee to name *Ann Roe* treasurer", "met Lee, now a coach": a title right behind somebody else's name, of nobody's name in
    /// turn, is not the holder's.
    fn is_behind_another(&self, title: &Title) -> bool {
        let before = title.first.checked_sub(1).and_then(|before| self.name_at(before)).or_else(|| self.apposed_to());
        let is_another = |chain: usize| chain != self.chain && self.report.chains[chain].kind == EntityKind::Person;
        let name_behind =
            |by: usize| self.sentence.tokens.get(title.last + by).and_then(|_| self.name_at(title.last + by));
        let is_of_name_behind = name_behind(1).is_some() || name_behind(2) == Some(self.chain);
        before.is_some_and(is_another) && !is_of_name_behind
    }

    /// "Ann Roe, head of Acme, *the team's owner*": that is Acme.
    fn is_of_body_in_front(&self, title: &Title) -> bool {
        let is_body = |chain: usize| self.report.chains[chain].kind == EntityKind::Organization;
        let may_be = role_words::may_be_of_body(&self.sentence.tokens[title.head].lemma.lower_case());
        may_be && self.apposed_to().is_some_and(is_body)
    }

    /// "Ann Lee, *Jane Doe Professor* of Ecology": a title that a name stands right in front of is named for its bearer.
    fn is_endowed(&self, title: &Title) -> bool {
        let Some(before) = title.first.checked_sub(1) else { return false };
        let tokens = &self.sentence.tokens;
        let is_apart = tokens[before].span.end < tokens[title.first].span.start;
        is_apart && self.name_at(before) == Some(self.chain)
    }

    /// "He shot a judge, *a reporter* and *a deputy*", "Judge Ann Roe; *a reporter*": one of several, and nobody who is named in front.
    fn is_listed(&self) -> bool {
        let tokens = &self.sentence.tokens;
        let Some(first) = self.sentence.tokens_in(self.span).next() else { return false };
        let Some(before) = first.checked_sub(1) else { return false };
        let is_indefinite = matches!(self.form(first).as_str(), "a" | "an");
        let is_joined = tokens[before].xpos == Xpos::Comma || tokens[before].upos == Upos::Cconj;
        let follows_noun = before.checked_sub(1).is_some_and(|noun| tokens[noun].upos == Upos::Noun);
        self.form(before) == ";" || is_indefinite && is_joined && follows_noun
    }

    /// "The widow of *the deputy* Roe murdered": the name behind is the subject of a clause that tells which deputy.
    fn is_in_front_of_a_clause(&self, title: &Title) -> bool {
        let tokens = &self.sentence.tokens;
        let is_of_holder = |at: &usize| tokens.get(*at).is_some() && self.name_at(*at) == Some(self.chain);
        let Some(name) = Some(title.last + 1).filter(is_of_holder) else { return false };
        let behind = (name + 1..tokens.len()).find(|at| !is_of_holder(at));
        let is_verb = |at: usize| tokens[at].upos == Upos::Verb && matches!(tokens[at].xpos, Xpos::Vbd | Xpos::Vbn);
        let article = self.sentence.tokens_in(self.span).find(|&at| at < title.first && tokens[at].upos == Upos::Det);
        let before = article.and_then(|article| article.checked_sub(1));
        let is_led_in = before.is_some_and(|before| matches!(tokens[before].upos, Upos::Adp | Upos::Verb));
        behind.is_some_and(is_verb) && is_led_in
    }

    /// "A full *participant*", "my client": how somebody is seen, what he is for the while, or to whoever speaks.
    fn is_passing(&self, title: &Title) -> bool {
        let owner = self.sentence.child(title.head, &[Deprel::NmodPoss]);
        let is_speakers = owner.is_some_and(|owner| matches!(self.form(owner).as_str(), "my" | "our" | "your"));
        is_speakers || role_words::is_passing(&self.sentence.tokens[title.head].lemma.lower_case())
    }

    /// The heads of titles in it that somebody is only to have.
    pub(super) fn sought_offices(&self) -> Vec<String> {
        let aims = self.titles().into_iter().filter(|title| self.is_aim(title.head));
        aims.map(|title| self.sentence.tokens[title.head].lemma.to_lowercase()).collect()
    }

    /// The role that `holder` has by the title, if it says enough.
    fn role(&self, title: &Title, holder: usize) -> Option<Role> {
        let is_named = self.report.chains[holder].name.is_some();
        let body = self.body(title, holder);
        let class = self.class(title.head);
        let is_lone = title.first == title.last && title.limit.is_none();
        let is_vague = is_lone && general_nouns::meaning_of(&self.form(title.head)).is_some();
        let is_office = matches!(class, Some(PersonClass::Office | PersonClass::Rank));
        // "Acme response communications head", cut by the parser.
        let is_of_nothing = is_lone && body.is_none() && OF_NOTHING.contains(&self.form(title.head).as_str());
        let is_told = !is_of_nothing && !is_vague || body.is_some_and(|(_, is_stated)| is_stated || is_office);
        let is_passing = class == Some(PersonClass::Profession) && !is_named;
        (is_told && !is_passing).then(|| self.held(title, holder, body.map(|(chain, _)| chain), ""))
    }

    /// The role of `holder`, with words in front that say how far it is held.
    pub(super) fn held(&self, title: &Title, holder: usize, body: Option<usize>, reservation: &str) -> Role {
        let span = self.sentence.cover(title.first, title.last);
        let words = |first: usize, last: usize| self.report.words(self.sentence.cover(first, last));
        let limit = title.limit.map(|(first, last)| words(first, last));
        let told = match title.office {
            Some((first, last)) => format!("{} for {}", words(title.first, title.head), words(first, last)),
            None => words(title.first, title.last).to_owned(),
        };
        let all = reservation.split_whitespace().chain(limit).chain(told.split_whitespace());
        let words_told = all.collect::<Vec<_>>().join(" ");
        Role { holder, title: words_told, span, body, phrase: self.span, tenure: self.tenure(title) }
    }

    fn tenure(&self, title: &Title) -> Tenure {
        Tenures::of(self.report, self.index).told_with(title.head)
    }

    /// The titles that the phrase itself gives, not those of people it mentions.
    pub(super) fn titles(&self) -> Vec<Title> {
        let mut titles: Vec<Title> = Vec::new();
        for &head in &self.words {
            let is_taken = titles.last().is_some_and(|title| title.last >= head);
            if is_taken || !self.is_title(head) || !self.is_of_holder(head) {
                continue;
            }
            // "attorney" and "general" are one title even where the tree or a name parts them.
            let is_joined = |at: usize| self.is_before_general(at) || self.is_before_attorney(at);
            let mut first = if head > 0 && is_joined(head - 1) { head - 1 } else { head };
            while self.is_part(first.wrapping_sub(1), first)
                && !self.is_of_a_work(first - 1)
                && titles.last().is_none_or(|title| title.last < first - 1)
            {
                first -= 1;
            }
            first = self.first_of_two_fields(first, head).unwrap_or(first);
            let (last, end, office) = match self.sought(head) {
                Some(sought) => self.put_forward(sought),
                None => {
                    let (last, end) = self.tail(head);
                    (last, end, None)
                }
            };
            // "A 10-year veteran".
            if self.sentence.tokens[first].upos == Upos::Punct {
                continue;
            }
            if self.is_cut(first) {
                first = head.min(self.joined(first).end() + 1);
            }
            let front = first;
            let in_front = || self.in_front(front);
            let is_cut_name = self.is_in_numbered_name(first);
            let is_doubted = (first..head).chain(in_front()).any(|i| self.is_in(i, role_words::is_doubt));
            if is_doubted {
                continue;
            }
            while first < head && self.is_ordinal(first) && self.is_one_of_a_row(last) {
                first += 1;
            }
            while is_cut_name && first < head && self.is_capital(first) {
                first += 1;
            }
            let limit = in_front().find_map(|i| match role_words::is_limit(&self.form(i)) {
                true => Some((i, i)),
                false => self.is_in(i, role_words::is_limit).then(|| self.joined(i).into_inner()),
            });
            titles.push(Title { first, head, last, end, limit, office });
        }
        self.with_deputies(titles)
    }

    /// Where the title begins that is for two things: "*Water* and Energy Minister". Either may have been taken for the name of a body.
    fn first_of_two_fields(&self, first: usize, head: usize) -> Option<usize> {
        let tokens = &self.sentence.tokens;
        let is_field = |at: usize| {
            let is_attribute =
                matches!(tokens[at].deprel, Deprel::Compound | Deprel::Nmod) && tokens[at].head == Some(head);
            let mut mentions =
                self.mentions().filter(|m| m.form == MentionForm::Name && m.span.overlaps(tokens[at].span));
            let is_word = mentions.all(|m| m.kind == EntityKind::Organization && m.span == tokens[at].span);
            let is_noun = matches!(tokens[at].upos, Upos::Noun | Upos::Propn) && self.class(at).is_none();
            is_attribute && is_word && is_noun && self.words.contains(&at)
        };
        let second = if first < head { first } else { head.checked_sub(1).filter(|&at| is_field(at))? };
        let and = second.checked_sub(1).filter(|&and| tokens[and].upos == Upos::Cconj)?;
        and.checked_sub(1).filter(|&at| is_field(at) && self.is_capital(at) == self.is_capital(second))
    }

    /// "*Assistant* Oakland County *Prosecutor*", "*Deputy Public Defender*": one title, the body that it is of within.
    fn with_deputies(&self, titles: Vec<Title>) -> Vec<Title> {
        let is_first_half = |one: &Title, other: &Title| {
            let token = &self.sentence.tokens[one.head];
            let mut between = one.last + 1..other.first;
            one.first == one.last
                && token.deprel == Deprel::Compound
                && token.head == Some(other.head)
                && other.limit.is_none()
                && !role_words::stands_apart(&self.form(other.head))
                && (!between.is_empty() || role_words::is_limit(&self.form(one.head)))
                && between.all(|at| self.sentence.tokens[at].upos == Upos::Propn)
        };
        let mut whole: Vec<Title> = Vec::new();
        for mut title in titles {
            if let Some(half) = whole.pop_if(|half| is_first_half(half, &title)) {
                let first = half.limit.filter(|limit| limit.1 + 1 == half.first).map_or(half.first, |limit| limit.0);
                title.limit = Some((first, half.last));
            }
            whole.push(title);
        }
        whole
    }

    /// Whether the word, or what hyphens make of it, is one of a list.
    fn is_in(&self, at: usize, list: fn(&str) -> bool) -> bool {
        list(&self.form(at)) || self.joined_form(at).is_some_and(|form| list(&form))
    }

    /// "the *Norlandish Pie* actress": a demonym and a capital behind it are a name, of a film or a show.
    fn is_of_a_work(&self, at: usize) -> bool {
        let form = |at: usize| self.sentence.tokens[at].form(&self.report.report.text);
        let is_capital = form(at).starts_with(char::is_uppercase) && self.class(at).is_none();
        let before = at.checked_sub(1).filter(|_| is_capital && at > 0);
        let is_title = self.sentence.tokens.get(at + 1).is_some_and(|_| form(at + 1).starts_with(char::is_lowercase));
        is_title && before.is_some_and(|before| countries::of_demonym(form(before)).is_some())
    }

    fn is_capital(&self, at: usize) -> bool {
        self.sentence.tokens[at].form(&self.report.report.text).starts_with(char::is_uppercase)
    }

    /// "An *8 Block* gang member", the "Fair *2.0 Summit* host": what stands behind a number in a name is no part of a title.
    fn is_in_numbered_name(&self, first: usize) -> bool {
        let before = first.checked_sub(1).map(|before| &self.sentence.tokens[before]);
        let is_number = before.is_some_and(|before| before.upos == Upos::Num && self.span.contains(before.span));
        is_number && self.is_capital(first)
    }

    /// Whether capitals and a number in front of them stand in front of a title that begins at `first`.
    fn is_behind_number(&self, first: usize) -> bool {
        let start = (0..first).rev().take_while(|&at| self.is_capital(at)).last();
        start.is_some_and(|start| self.is_in_numbered_name(start))
    }

    fn is_ordinal(&self, at: usize) -> bool {
        time_words::is_ordinal(&self.form(at))
    }

    /// "the fourth coach *since* the club was sold", "the second technician *to* die": the number counts more than the title says.
    fn is_one_of_a_row(&self, last: usize) -> bool {
        let next = self.sentence.tokens.get(last + 1).map(|token| token.lemma.as_str());
        matches!(next, Some("since" | "in" | "to" | "who" | "that"))
    }

    /// "76ers *Fire* Coach Ann Lee": in a headline a word behind a body's name may be what the body does.
    fn is_headline_verb(&self, at: usize) -> bool {
        let is_body = |chain: usize| self.report.chains[chain].kind == EntityKind::Organization;
        self.sentence.zone == ZoneKind::Title
            && at.checked_sub(1).and_then(|before| self.name_at(before)).is_some_and(is_body)
            && event_words::verb(&self.form(at)).is_some()
    }

    /// The words in front of a title that can limit it, backwards: over names and nouns, to a possessor or the
    /// beginning of the phrase.
    fn in_front(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        let start = self.sentence.tokens_in(self.span).start;
        let is_open = |i: &usize| {
            let token = &self.sentence.tokens[*i];
            let is_word =
                matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::Adv | Upos::Num);
            (is_word || self.joined(*i).count() > 1) && !self.is_title(*i) && !matches!(token.xpos, Xpos::Pos)
        };
        (start..first).rev().take_while(is_open)
    }

    pub(super) fn form(&self, at: usize) -> String {
        self.sentence.tokens[at].form(&self.report.report.text).to_lowercase()
    }

    /// Whether the phrase tells what somebody is to become: "nominated her *as surgeon general*", "asked him *to be
    /// surgeon general*".
    fn is_aim(&self, head: usize) -> bool {
        let is_inside = |i: &usize| self.span.contains(self.sentence.tokens[*i].span);
        let Some(mut outermost) = self.sentence.path_to_root(head).take_while(is_inside).last() else {
            return false;
        };
        if self.is_to_be(outermost) || self.is_put_forward(head, outermost) {
            return true;
        }
        for _ in 0..self.sentence.tokens.len() {
            match self.sentence.head(outermost) {
                Some(above) if self.sentence.tokens[outermost].deprel == Deprel::Appos => outermost = above,
                // "the nomination of Ann Lee, surgeon general".
                Some(above) => {
                    let is_of = self.sentence.tokens[outermost].deprel == Deprel::Nmod;
                    let is_office = self.class(head).is_some_and(PersonClass::is_title);
                    return is_of && is_office && role_words::is_aim(&self.sentence.tokens[above].lemma.lower_case());
                }
                None => return false,
            }
            let is_title = self.class(outermost).is_some_and(PersonClass::is_role);
            if is_title && (self.is_to_be(outermost) || self.is_put_forward(outermost, outermost)) {
                return true;
            }
        }
        false
    }

    fn is_put_forward(&self, head: usize, outermost: usize) -> bool {
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
            && before.iter().any(|token| role_words::is_aim(&token.lemma.lower_case()))
    }

    /// "would be minister", "to become minister".
    fn is_to_be(&self, word: usize) -> bool {
        let is_predicate = self.sentence.has_child(word, Deprel::Cop);
        let verb = self.sentence.head(word).filter(|_| self.sentence.tokens[word].deprel == Deprel::Xcomp);
        is_predicate && chains::is_ahead(self.sentence, word)
            || verb.is_some_and(|verb| chains::is_ahead(self.sentence, verb))
    }

    fn class(&self, at: usize) -> Option<PersonClass> {
        let token = &self.sentence.tokens[at];
        person_words::class_of(&token.lemma.lower_case()).or_else(|| person_words::class_of(&self.form(at)))
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
        let is_role = class.is_some_and(PersonClass::is_role);
        is_role && is_noun && !matches!(token.xpos, Xpos::Nns | Xpos::Nnps) && !is_modifier && !self.is_attribute(at)
    }

    /// "the police *victim* services team": a title word that belongs to another noun of the phrase.
    fn is_attribute(&self, at: usize) -> bool {
        // "A patient man".
        if self.sentence.tokens[at].deprel == Deprel::Amod && self.sentence.head(at).is_some_and(|noun| noun > at) {
            return true;
        }
        // "President-elect".
        let is_hyphenated = at + 1 < self.sentence.tokens.len() && self.form(at + 1) == "-";
        let is_compound = self.sentence.tokens[at].deprel == Deprel::Compound && !is_hyphenated;
        let governor = self.sentence.head(at).filter(|_| is_compound);
        governor.is_some_and(|noun| {
            let is_own = self.words.contains(&noun) && self.name_at(noun).is_none();
            noun > at && is_own && !self.class(noun).is_some_and(PersonClass::is_role)
        })
    }

    /// "attorney general" is one title, "director General X" two.
    fn is_before_general(&self, at: usize) -> bool {
        let text = &self.report.report.text;
        let next = self.sentence.tokens.get(at + 1);
        let form = self.sentence.tokens[at].form(text);
        next.is_some_and(|next| role_words::are_one_with_general(form, next.form(text)))
    }

    /// "Lurel *district* attorney": no "Lurel District" has an attorney.
    fn is_before_attorney(&self, at: usize) -> bool {
        role_words::goes_before_attorney(&self.form(at))
            && at + 1 < self.sentence.tokens.len()
            && matches!(self.form(at + 1).as_ref(), "attorney" | "atty.")
    }

    /// Whether the word says what the holder is: on the way to the root it meets no possessor, no preposition and nothing that
    /// the holder does ("known for playing a *hero*") within the phrase.
    fn is_of_holder(&self, at: usize) -> bool {
        let is_inside = |i: &usize| self.span.contains(self.sentence.tokens[*i].span);
        self.sentence.path_to_root(at).take_while(is_inside).all(|i| {
            let is_outermost = self.sentence.head(i).is_none_or(|head| !is_inside(&head));
            let token = &self.sentence.tokens[i];
            let has_preposition = self.sentence.children_by(i, Deprel::Case).any(|case| is_inside(&case));
            let verb = self.sentence.head(i).map(|verb| self.sentence.tokens[verb].xpos);
            let is_acted_on = token.deprel == Deprel::Obj && verb.is_some_and(|verb| verb != Xpos::Vbn);
            let is_others = token.deprel == Deprel::NmodPoss || token.deprel == Deprel::Conj || is_acted_on;
            is_outermost || !is_others && !has_preposition
        })
    }

    /// Whether the word at `at` belongs to the title that begins at `first`.
    fn is_part(&self, at: usize, first: usize) -> bool {
        if !self.words.contains(&at) || self.is_headline_verb(at) {
            return false;
        }
        let token = &self.sentence.tokens[at];
        let form = token.form(&self.report.report.text);
        let is_hyphen = form == "-" && token.span.end == self.sentence.tokens[first].span.start;
        let is_word = matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Propn) && token.xpos != Xpos::Cd;
        // "Most Valuable Player".
        let is_superlative = token.xpos == Xpos::Rbs && form.starts_with(char::is_uppercase);
        let is_then = token.upos == Upos::Adv && form.eq_ignore_ascii_case("then");
        // "Managing Editor".
        let is_participle = token.xpos == Xpos::Vbg && role_words::is_part(&form.lower_case());
        (is_word || is_hyphen || is_superlative || is_then || is_participle)
            && countries::of_demonym(form).is_none()
            && !self.is_in(at, role_words::is_filler)
            && !self.joined_form(at).is_some_and(|form| role_words::is_limit(&form))
            && self.name_at(at).is_none()
    }

    /// How far the title reaches behind its head ("chief of police", "commander-in-chief"), and the word that a body
    /// hangs on.
    fn tail(&self, head: usize) -> (usize, usize) {
        let tokens = &self.sentence.tokens;
        if self.is_before_general(head) {
            return (head + 1, head + 1);
        }
        let mut last = head;
        while tokens.get(last + 1).is_some_and(|next| next.span.start == tokens[last].span.end)
            && (tokens[last + 1].form(&self.report.report.text) == "-"
                || tokens[last].form(&self.report.report.text) == "-")
        {
            last += 1;
        }
        let staff = self.sentence.children_by(head, Deprel::Nmod).find(|&i| {
            let is_bare = i == last + 2 && !self.sentence.has_child(i, Deprel::Det);
            let is_span = i == last + 3 && role_words::is_span(&tokens[i].lemma.lower_case());
            (is_bare || is_span)
                && self.sentence.preposition(i) == Some("of")
                && matches!(tokens[i].upos, Upos::Noun | Upos::Propn)
                && self.name_at(i).is_none()
                && self.words.contains(&i)
        });
        staff.map_or((last, head), |i| (i, i))
    }

    /// The head of what a nominee or candidate is put forward for: "nominee *for surgeon general*", "candidate *to be
    /// mayor*".
    fn sought(&self, head: usize) -> Option<usize> {
        if !role_words::is_seeker(&self.sentence.tokens[head].lemma.lower_case()) {
            return None;
        }
        let behind = self.sentence.children(head).filter(|&i| i > head + 1);
        let mut sought = behind.filter(|&i| {
            let token = &self.sentence.tokens[i];
            token.deprel == Deprel::Nmod && self.sentence.preposition(i) == Some("for")
                || token.deprel.base() == Deprel::Acl && chains::is_ahead(self.sentence, i)
        });
        let sought = sought.next()?;
        let last = self.sentence.tokens_in(self.extent(sought)).next_back()?;
        (last - head <= MOST_SOUGHT).then_some(sought)
    }

    fn extent(&self, sought: usize) -> Span {
        match self.sentence.tokens[sought].deprel {
            Deprel::Nmod => self.sentence.noun_phrase(sought),
            _ => self.sentence.subtree_span(sought),
        }
    }

    /// Of what somebody is put forward for the last word, the word that a body hangs on, and the office without its body.
    fn put_forward(&self, sought: usize) -> (usize, usize, Option<(usize, usize)>) {
        let words = self.sentence.tokens_in(self.extent(sought));
        let last = words.clone().next_back().unwrap_or(sought);
        let is_noun = self.sentence.tokens[sought].deprel == Deprel::Nmod;
        let Some(head) = words.clone().find(|&i| is_noun && self.is_title(i)) else { return (last, last, None) };
        let mut first = head;
        while words.contains(&first.wrapping_sub(1)) && self.is_part(first - 1, first) {
            first -= 1;
        }
        (last, head, Some((first, head)))
    }

    /// The chain of the one whose name stands right behind the title, if that is somebody else: in "Ann and the aide
    /// John Roe" Ann is no aide.
    fn neighbour(&self, title: &Title) -> Option<usize> {
        let is_addressed = |&i: &usize| self.class(i).is_some_and(PersonClass::is_title);
        let behind = (title.last + 1..self.sentence.tokens.len()).find(|i| !is_addressed(i))?;
        let chain = self.name_at(behind).filter(|&chain| chain != self.chain)?;
        (self.report.chains[chain].kind == EntityKind::Person).then_some(chain)
    }

    /// The chain of the body that the title is held in, and whether a preposition says so.
    pub(super) fn body(&self, title: &Title, holder: usize) -> Option<(usize, bool)> {
        let held_in = |head: usize| {
            self.sentence
                .children_by(head, Deprel::Nmod)
                .filter(|&i| {
                    matches!(self.sentence.preposition(i), Some("of" | "at" | "for" | "in" | "with" | "to" | "from"))
                })
                .filter(|i| !(title.first..=title.office.map_or(title.last, |(_, last)| last)).contains(i))
                .find_map(|i| self.chain_at(i))
        };
        let in_office = || {
            let (first, _) = title.office?;
            (title.head..first).rev().find_map(|i| self.name_at(i))
        };
        let stated =
            held_in(title.end).or_else(in_office).or_else(|| (title.first..=title.last).rev().find_map(held_in));
        let in_front = || {
            if title.first > 0 && (self.is_of_a_work(title.first - 1) || self.is_behind_number(title.first)) {
                return None;
            }
            let before = self.words.iter().rev().filter(|&&i| i < title.first);
            let cut = self.name_at(title.first);
            let names = before.copied().take_while(|&i| !self.is_title(i)).filter_map(|i| self.name_at(i));
            names.into_iter().find(|&name| Some(name) != cut)
        };
        let possessor = || {
            // "Its president", "the team's owner": whose is a guess.
            let owner = self.sentence.child(title.head, &[Deprel::NmodPoss])?;
            self.name_at(owner).filter(|&chain| self.report.chains[chain].kind != EntityKind::Person)
        };
        let body =
            stated.map(|chain| (chain, true)).or_else(|| in_front().or_else(possessor).map(|chain| (chain, false)));
        body.filter(|(chain, _)| *chain != holder)
    }

    /// The chain of the mention that the word heads, or of the name that it is part of.
    fn chain_at(&self, token: usize) -> Option<usize> {
        let at = WordAt { sentence: self.index, token };
        let heads = self.mentions().find(|m| m.head == at && m.kind != EntityKind::Other);
        self.name_at(token).or(heads.filter(|m| self.is_named_last(m)).map(|m| m.chain))
    }

    /// Whether the body that words like "the company" take up again can be meant, if it has a name: not where another is named in front
    /// of them in the sentence.
    fn is_named_last(&self, nominal: &Mention) -> bool {
        let is_body = |m: &&Mention| {
            m.form == MentionForm::Name && m.kind == EntityKind::Organization && m.span.end <= nominal.span.start
        };
        let last = self.mentions().filter(is_body).last().filter(|_| nominal.kind == EntityKind::Organization);
        let has_name = self.report.chains[nominal.chain].name.is_some();
        !has_name || last.is_none_or(|last| last.chain == nominal.chain)
    }

    /// The chain of the name that the word is part of; of the country for "Iranian".
    fn name_at(&self, token: usize) -> Option<usize> {
        let span = self.sentence.tokens[token].span;
        self.mentions().find(|m| m.form == MentionForm::Name && m.span.contains(span)).map(|m| m.chain)
    }

    /// The mentions of the sentence.
    fn mentions(&self) -> impl Iterator<Item = &'r Mention> {
        let span = self.sentence.span;
        let first = self.report.mentions.partition_point(|m| m.span.start < span.start);
        self.report.mentions[first..].iter().take_while(move |m| m.span.start < span.end)
    }
}
