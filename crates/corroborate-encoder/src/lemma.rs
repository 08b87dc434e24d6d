//! Dictionary forms by edit rules.
//!
//! The model does not write a lemma: it chooses one of some hundred rules that turn the
//! word into it (after Straka 2018), so that words which no treebank has get a lemma as
//! well. A dictionary was the alternative; it knows no new words, and has to ask which
//! part of speech was meant.
//!
//! ```text
//! RULE = CASE "|" EDIT "|" EDIT       the first edit is at the word's start, the second at its end
//!      | "=" LEMMA                    the lemma itself, for words such as "is"
//! CASE = "keep" | "lower" | "title"   done first; title: first letter upper, the rest lower
//! EDIT = "-" COUNT "+" TEXT           cut COUNT code points and put TEXT in their place
//! ```

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rule {
    Whole(Box<str>),
    Edit { case: Case, start: Edit, end: Edit },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Keep,
    Lower,
    Title,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    cut: usize,
    put: Box<str>,
}

impl Rule {
    /// Reads a rule; `None` if it is not one.
    pub(crate) fn parse(text: &str) -> Option<Rule> {
        if let Some(lemma) = text.strip_prefix('=') {
            return Some(Rule::Whole(lemma.into()));
        }
        let mut parts = text.splitn(3, '|');
        let case = match parts.next()? {
            "keep" => Case::Keep,
            "lower" => Case::Lower,
            "title" => Case::Title,
            _ => return None,
        };
        let (start, end) = (Edit::parse(parts.next()?)?, Edit::parse(parts.next()?)?);
        Some(Rule::Edit { case, start, end })
    }

    /// The lemma of a word. A rule that would cut more than the word has, or would leave
    /// nothing of it, leaves the word as it is but for its case.
    pub(crate) fn apply(&self, word: &str) -> String {
        let (case, start, end) = match self {
            Rule::Whole(lemma) => return lemma.to_string(),
            Rule::Edit { case, start, end } => (case, start, end),
        };
        let form = case.apply(word);
        let count = form.chars().count();
        let Some(kept) = count.checked_sub(start.cut + end.cut) else {
            return form;
        };
        if kept + start.put.len() + end.put.len() == 0 {
            return form;
        }
        let middle = form.chars().skip(start.cut).take(kept);
        let mut lemma = String::with_capacity(form.len() + start.put.len() + end.put.len());
        lemma.push_str(&start.put);
        lemma.extend(middle);
        lemma.push_str(&end.put);
        lemma
    }
}

impl Case {
    fn apply(self, word: &str) -> String {
        match self {
            Case::Keep => word.to_owned(),
            Case::Lower => word.to_lowercase(),
            Case::Title => {
                let mut rest = word.chars();
                let first = rest.next().into_iter().flat_map(char::to_uppercase);
                let mut form: String = first.collect();
                form.push_str(&rest.as_str().to_lowercase());
                form
            }
        }
    }
}

impl Edit {
    fn parse(text: &str) -> Option<Edit> {
        let (cut, put) = text.strip_prefix('-')?.split_once('+')?;
        let cut = cut.parse::<u16>().ok()?.into();
        let put = put.into();
        Some(Edit { cut, put })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_make_lemmas() {
        for (rule, word, lemma) in [
            ("lower|-0+|-3+y", "Studies", "study"),
            ("lower|-0+|-0+", "They", "they"),
            ("keep|-0+|-0+", "Iran", "Iran"),
            ("keep|-0+|-1+", "Kurds", "Kurd"),
            ("title|-0+|-0+", "IRAN", "Iran"),
            ("title|-0+|-0+", "éLYSÉE", "Élysée"),
            ("=be", "is", "be"),
            ("==", "equals", "="),
            ("lower|-1+wi|-0+", "'ll", "will"),
            ("lower|-0+|-0++", "a", "a+"),
            ("lower|-0+|-3+y", "Io", "io"),
            ("lower|-0+|-2+", "Io", "io"),
            ("keep|-0+|-1+", "", ""),
            ("title|-0+|-0+", "", ""),
        ] {
            assert_eq!(Rule::parse(rule).unwrap().apply(word), lemma, "{rule} {word}");
        }
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for text in ["", "lower", "lower|-0+", "up|-0+|-0+", "lower|0+|-0+", "lower|-x+|-0+", "lower|-0|-0"] {
            assert_eq!(Rule::parse(text), None, "{text}");
        }
    }
}
