//! Words as the English treebanks of Universal Dependencies cut them.
//!
//! The encoder was trained on their tokens and reads others worse, so this follows their habits, odd ones included:
//! "don't" is two words, "al-Ani" three, "non-profit" one. One pass from left to right with one rule for each character
//! that can stand inside a word. Habits of single words are data (`data/tokens.tsv`, `data/abbreviations.tsv`). A
//! learned splitter would gain little (the rules agree with the treebanks on more than 99 words of 100), and nobody
//! could say why it cut where it did.
//!
//! Looks at each character a bounded number of times, whatever the text.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon::tokens::{Follows, abbreviation, is_domain, is_prefix, is_unit, is_whole, parts};
use crate::text::{LowerCase, Span};

/// How many bytes of what follows a rule may look at.
const WINDOW: usize = 64;

/// The words of `within`, in order. White space is the only thing between them.
pub fn words(text: &str, within: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut at = within.start;
    for chunk in within.of(text).split(char::is_whitespace) {
        let end = at + chunk.len();
        if !chunk.is_empty() {
            Cutter { text, start: at, end, limit: within.end, words: &mut words }.cut();
        }
        at = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// Cuts one stretch without white space.
struct Cutter<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    limit: usize,
    words: &'t mut Vec<Span>,
}

impl Cutter<'_> {
    fn cut(mut self) {
        let mut at = self.start;
        let has_address = self.rest(at).contains('@');
        while let Some(first) = self.at(at) {
            let len = if has_address && let Some(len) = self.mail_address(at) {
                self.push(at, len)
            } else if let Some(len) = self.web_address(at).or_else(|| self.dotted_name(at)) {
                self.push(at, len)
            } else if first.is_alphanumeric() {
                self.word(at)
            } else {
                let len = self.symbol(at, first);
                self.push(at, len)
            };
            at += len.max(first.len_utf8());
        }
    }

    fn rest(&self, at: usize) -> &str {
        &self.text[at..self.end]
    }

    fn at(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    /// At most [`WINDOW`] bytes from `at` on.
    fn window(&self, at: usize) -> &str {
        let mut end = self.end.min(at + WINDOW);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        &self.text[at..end]
    }

    fn push(&mut self, at: usize, len: usize) -> usize {
        self.words.push(Span::new(at, at + len));
        len
    }

    /// The first character after the stretch, white space left out; it tells abbreviations from ends of sentences.
    fn next_visible(&self, at: usize) -> Option<char> {
        self.text[at..self.limit].trim_start().chars().find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '('))
    }

    /// The stretch behind the white space at `at`, in lower case; nothing if it has no end within [`WINDOW`] or none is there.
    fn next_chunk(&self, at: usize) -> Cow<'_, str> {
        let follows = self.text[at..self.limit].strip_prefix(' ').unwrap_or_default();
        let bytes = follows.bytes().take(WINDOW);
        let len = bytes.take_while(|b| !b.is_ascii_whitespace()).count();
        follows.get(..len).unwrap_or_default().lower_case()
    }

    fn mail_address(&self, at: usize) -> Option<usize> {
        static MAIL: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^(\w[\w.+%-]*)?@[\w-]+(\.[\w-]+)*").expect("a valid pattern"));
        MAIL.find(self.window(at)).map(|found| found.end())
    }

    fn web_address(&self, at: usize) -> Option<usize> {
        let is_start = at == self.start || !self.text[..at].ends_with(char::is_alphanumeric);
        if !is_start || !["http://", "https://", "www.", "ftp://"].iter().any(|p| self.rest(at).starts_with(p)) {
            return None;
        }
        let bare = self.rest(at).trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '”', '\'', '’']);
        Some(bare.len())
    }

    /// A name of a place in the net whose parts are words: `alt.animals.cat`, `mail.example.com`.
    fn dotted_name(&self, at: usize) -> Option<usize> {
        static NAME: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^[a-z][a-z0-9-]+(\.[a-z][a-z0-9-]+){2,}").expect("a valid pattern"));
        let is_start = at == self.start || !self.text[..at].ends_with(char::is_alphanumeric);
        let window = Some(self.window(at)).filter(|window| is_start && window.contains('.'))?;
        let found = NAME.find(window)?.as_str().trim_end_matches('-').len();
        (!self.rest(at + found).starts_with(is_word_char)).then_some(found)
    }

    /// Cuts the word that begins at `at`, and what is written in one with it; returns how far it got.
    fn word(&mut self, at: usize) -> usize {
        if let Some(len) = self.number_with_hyphens(at).or_else(|| self.listed_whole(at)) {
            return self.push(at, len);
        }
        let len = self.word_len(at);
        let form = self.text[at..at + len].lower_case();
        let cuts = if form.len() == len { cuts_in(&form, || self.next_chunk(at + len)) } else { Vec::new() };
        let mut from = 0;
        for cut in cuts {
            self.push(at + from, cut - from);
            from = cut;
        }
        let stop = self.full_stop(at + from, at + len);
        self.push(at + from, len + stop - from);
        len + stop
    }

    /// Telephone numbers and dates, whose hyphens are not words.
    fn number_with_hyphens(&self, at: usize) -> Option<usize> {
        static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(\d[-.])?(\d{3}[-./]){1,2}\d{4}\b|^\d{4}-\d\d-\d\d\b|^\d-\d{4}\b|^\d\d?-\d\d?-\d{4}\b")
                .expect("a valid pattern")
        });
        let window = self.window(at);
        let found = window.starts_with(|c: char| c.is_ascii_digit()).then(|| PATTERN.find(window)).flatten()?;
        Some(found.end())
    }

    fn listed_whole(&self, at: usize) -> Option<usize> {
        let window = self.window(at);
        let run = window.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '/' | '!' | '.'));
        let form = window[..run.unwrap_or(window.len())].trim_end_matches('.');
        let dotted = &window[..form.len() + usize::from(window[form.len()..].starts_with('.'))];
        // With inner full stops: "Ph.D.", "a.m."; the plain ones are left to `full_stop`.
        if form.contains('.') && abbreviation(&dotted.lower_case()).is_some_and(|follows| follows != Follows::Number) {
            return Some(dotted.len());
        }
        is_whole(&form.lower_case()).then_some(form.len())
    }

    /// Length of the run of letters and digits at `at`, with the characters that may stand inside it.
    fn word_len(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let mut segment = 0;
        let mut before = ' ';
        for (i, c) in rest.char_indices() {
            if !is_word_char(c) && !self.is_inside(at, segment, i, before, c) {
                return i;
            }
            if matches!(c, '.' | '-') {
                segment = i + 1;
            }
            before = c;
        }
        rest.len()
    }

    /// Whether `c`, at byte `i` after `at` and after the character `before`, belongs to the word; its present segment
    /// began at byte `segment`.
    fn is_inside(&self, at: usize, segment: usize, i: usize, before: char, c: char) -> bool {
        let mut following = self.rest(at + i + c.len_utf8()).chars();
        if c == '$' {
            return i <= 3 && self.rest(at)[..i].chars().all(char::is_uppercase);
        }
        let Some(after) = following.next().filter(|a| a.is_alphanumeric()) else { return false };
        let are_digits = before.is_ascii_digit() && after.is_ascii_digit();
        match c {
            '\'' | '’' | '`' => after.is_alphabetic(),
            ',' => are_digits && following.take_while(char::is_ascii_digit).take(3).count() == 2,
            ':' | '/' => are_digits,
            '&' => before.is_uppercase() && after.is_uppercase(),
            '-' => segment == 0 && i < WINDOW && is_prefix(&self.rest(at)[..i].lower_case()),
            '.' => {
                let is_letter = |n: usize| n == 1;
                let next = self.window(at + i + 1);
                let next = &next[..next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len())];
                let present = &self.rest(at)[segment..i];
                are_digits
                    || is_letter(present.chars().count()) && is_letter(next.chars().count())
                    || is_domain(&next.lower_case()) && next.chars().all(|c| !c.is_uppercase())
                    || is_domain(&next.lower_case()) && present.chars().all(|c| !c.is_lowercase())
            }
            _ => false,
        }
    }

    /// 1 if the full stop after the word `[from, to)` is part of it.
    fn full_stop(&self, from: usize, to: usize) -> usize {
        let stops = self.rest(to).bytes().take_while(|&b| b == b'.').count();
        // Of "Inc.." the second ends the sentence; three are an ellipsis.
        if !(1..=2).contains(&stops) {
            return 0;
        }
        let form = &self.text[from..to];
        if form.len() > WINDOW {
            return 0;
        }
        let next = self.next_visible(to + 1);
        let mut letters = form.chars();
        let is_initial = matches!((letters.next(), letters.next()), (Some(l), None) if l.is_uppercase() && l != 'I');
        let is_dotted = form.split('.').count() > 1
            && form.split('.').all(|p| p.chars().count() == 1 && !p.starts_with(|c: char| c.is_ascii_digit()));
        let is_abbreviation = match abbreviation(&format!("{}.", form.to_lowercase())) {
            Some(Follows::Number) => next.is_some_and(|c| c.is_ascii_digit()),
            // "La." is a state, "la." is not; "col." is a word where it has no capital.
            Some(Follows::Name) => form.starts_with(char::is_uppercase) || next.is_some_and(char::is_uppercase),
            Some(Follows::More) => next.is_some(),
            Some(Follows::Any) => true,
            Some(Follows::AnyBehindComma) => {
                form.starts_with(char::is_uppercase) && self.text[..from].trim_end().ends_with(',')
            }
            None => false,
        };
        usize::from(is_dotted || is_abbreviation || is_initial && stops == 1 && next.is_some_and(char::is_uppercase))
    }

    /// Length of what begins at `at` with `first`, which is neither letter nor digit.
    fn symbol(&self, at: usize, first: char) -> usize {
        let rest = self.rest(at);
        let window = self.window(at);
        let run = |is_in: fn(char, char) -> bool| rest.find(|c| !is_in(first, c)).unwrap_or(rest.len());
        let tail = |skip: usize| {
            let word = &rest[skip..];
            skip + word.find(|c| !is_word_char(c)).unwrap_or(word.len())
        };
        if let Some(len) = (2..=4).rev().find(|&n| window.get(..n).is_some_and(|w| is_whole(&w.lower_case())))
            && !rest[len..].starts_with(char::is_alphanumeric)
        {
            return len;
        }
        let after = rest[first.len_utf8()..].chars().next();
        match first {
            '\'' | '’' | '`' if at > self.start && CLITICS.iter().any(|c| is_clitic(window, c)) => {
                tail(first.len_utf8())
            }
            '\'' | '’' if window[first.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()) => {
                let len = tail(first.len_utf8());
                let is_year = matches!(len - first.len_utf8(), 2 | 3);
                if is_year { len } else { first.len_utf8() }
            }
            '#' if after.is_some_and(char::is_alphabetic) => tail(1),
            '+' if at == self.start && after.is_some_and(|c| c.is_ascii_digit()) => tail(1),
            '!' | '?' => run(|_, c| matches!(c, '!' | '?')),
            '.' if after.is_some_and(|c| matches!(c, '!' | '?')) => run(|_, c| matches!(c, '.' | '!' | '?')),
            '.' | '-' | '*' | '=' | '+' | '<' | '>' | '~' | '_' | '\'' | '`' | '#' | '$' => run(|first, c| c == first),
            _ => {
                let marks = rest[first.len_utf8()..].find(|c| !is_mark(c));
                first.len_utf8() + marks.unwrap_or(rest.len() - first.len_utf8())
            }
        }
    }
}

/// Endings that are words of their own, apostrophe left out.
pub(super) const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

fn is_clitic(text: &str, clitic: &str) -> bool {
    let mut chars = text.chars();
    let is_marked = chars.next().is_some_and(is_apostrophe);
    let word: String = chars.by_ref().take_while(|c| c.is_alphanumeric()).collect();
    is_marked && word.eq_ignore_ascii_case(clitic)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`')
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c)
}

/// Accents and joiners that stand on the character before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe0e}' | '\u{fe0f}' | '\u{ad}' | '\u{feff}')
}

/// Where a word is cut inside if `next` follows it, both in lower case.
fn cuts_in<'t>(form: &str, next: impl Fn() -> Cow<'t, str>) -> Vec<usize> {
    if let Some(parts) = parts(form, next) {
        return parts[..parts.len() - 1]
            .iter()
            .scan(0, |at, len| {
                *at += len;
                Some(*at)
            })
            .collect();
    }
    let digits = form.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ':')).unwrap_or(form.len());
    if digits > 0 && is_unit(&form[digits..]) {
        return vec![digits];
    }
    let Some(mark) = form.rfind(is_apostrophe) else { return Vec::new() };
    if CLITICS.iter().any(|c| is_clitic(&form[mark..], c)) && digits < mark {
        return vec![mark];
    }
    match form[..mark].strip_suffix('n') {
        Some(verb) if is_clitic(&form[mark..], "t") && !verb.is_empty() => vec![verb.len()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = words(text, Span::new(0, text.len())).iter().map(|w| w.of(text)).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn clitics_are_words() {
        check(
            "They don't, can't and won’t: it's Iran's, the students'.",
            "They do n't , ca n't and wo n’t : it 's Iran 's , the students ' .",
        );
        check("O'Connell cannot say “rock”'s end", "O'Connell can not say “ rock ” 's end");
    }

    #[test]
    fn an_apostrophe_that_was_left_out_is_known_by_what_follows() {
        check(
            "Its a dog. Its own dog, its so-called king, its\nall",
            "It s a dog . Its own dog , its so - called king , its all",
        );
        check("Lets get your not lets you", "Let s get you r not lets you");
        check("b/c w/o 1 a/c", "b/c w/o 1 a / c");
    }

    #[test]
    fn hyphens_are_words_except_after_prefixes() {
        check(
            "Ahmad-Reza al-Ani's non-profit, so-called co-op",
            "Ahmad - Reza al - Ani 's non-profit , so - called co-op",
        );
    }

    #[test]
    fn full_stops_belong_to_abbreviations() {
        check(
            "Gen. J. W. Doe left the U.S. at 10 a.m. on Dec. 5.",
            "Gen. J. W. Doe left the U.S. at 10 a.m. on Dec. 5 .",
        );
        check("No. It is No. 5, I say.", "No . It is No. 5 , I say .");
        check("Ask the Biloxi, Miss., coroner, not Miss.", "Ask the Biloxi , Miss. , coroner , not Miss .");
    }

    #[test]
    fn a_list_that_goes_on_ends_with_a_full_stop_of_its_own() {
        check("Cats, dogs, etc. are kept by Acme Inc..", "Cats , dogs , etc. are kept by Acme Inc. .");
        check("Cats, dogs, etc.", "Cats , dogs , etc .");
        check("etc...", "etc ...");
    }

    #[test]
    fn words_of_the_net_are_words() {
        check("see alt.animals.cat, irc.example.net.", "see alt.animals.cat , irc.example.net .");
        check("It ended.Then it began.", "It ended . Then it began .");
        check("#1 and #tag, call 3-5213, really.?", "# 1 and #tag , call 3-5213 , really .?");
        check("thats alot, I dunno", "that s a lot , I du n no");
    }

    #[test]
    fn numbers_keep_what_is_inside_them() {
        check("$3,000.5 or 10% at 10:30pm, 5km, 1980s, 3rd", "$ 3,000.5 or 10 % at 10:30 pm , 5 km , 1980s , 3rd");
        check("2023-06-28, 11/28/2000, 713-853-3989, 5-10", "2023-06-28 , 11/28/2000 , 713-853-3989 , 5 - 10");
    }

    #[test]
    fn addresses_are_words() {
        check(
            "(see https://a.example/b-c_d?e=1.) or mail a.b@c.example,",
            "( see https://a.example/b-c_d?e=1 . ) or mail a.b@c.example ,",
        );
        check("irna.ir reported", "irna.ir reported");
    }

    #[test]
    fn marks_in_a_row_are_one_word() {
        check("No... “What?!” – well -- ‘so’…", "No ... “ What ?! ” – well -- ‘ so ’ …");
    }

    proptest! {
        #[test]
        fn words_cover_all_but_white_space(text in "\\PC{0,80}") {
            let found = words(&text, Span::new(0, text.len()));
            let joined: String = found.iter().map(|w| w.of(&text)).collect();
            let visible: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(joined, visible);
        }
    }
}
