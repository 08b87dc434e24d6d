//! How long it takes to put a large pile of reports into stories, once they are read.
//!
//! `cargo bench -p corroborate --bench stories`. The pile is made of the reports of the example, or of those in the folder that
//! `CORROBORATE_REPORTS` names, told of again and again as of other happenings: with other names, half of the words changed for
//! words of other reports, sentence vectors in another corner of their space, on sixty days in turn. `CORROBORATE_PILE` is the
//! number of reports, 10,000 if it is not set. The time that changing them takes is left out.

mod given;

use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash};
use std::io::{self, Write};
use std::time::{Duration, Instant};

use corroborate::annotation::{AnnotatedReport, Token};
use corroborate::lexicon::countries;
use corroborate::report::Published;
use corroborate::resolve::Pile;
use corroborate_encoder::Upos;
use jiff::civil::date;
use jiff::{Span, ToSpan};
use mimalloc::MiMalloc;
use rustc_hash::FxHasher;

/// The program's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const DAYS: usize = 60;

fn main() -> io::Result<()> {
    let size: usize = std::env::var("CORROBORATE_PILE").ok().and_then(|size| size.parse().ok()).unwrap_or(10_000);
    let reports = given::reports();
    let words: Vec<String> = reports.iter().flat_map(content).map(|token| token.lemma.clone()).collect();
    let mut pile = Pile::default();
    let mut adding = Duration::ZERO;
    // In order of time: what is told again on a later day comes later.
    for world in 0..size.div_ceil(reports.len()) {
        for report in reports.iter().take(size - world * reports.len()) {
            let retold = World { number: world, words: &words }.retold(report);
            let start = Instant::now();
            pile.add(&retold);
            adding += start.elapsed();
        }
    }
    let start = Instant::now();
    let stories = pile.stories();
    let putting = start.elapsed();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    stories.iter().for_each(|story| *sizes.entry(story.len()).or_default() += 1);
    let mut out = io::stdout();
    writeln!(out, "{size} reports: outlines and copies {adding:.1?}, stories {putting:.1?}")?;
    writeln!(out, "{} stories; by size: {sizes:?}", stories.len())
}

/// Other happenings, told in much the same words.
struct World<'w> {
    number: usize,
    words: &'w [String],
}

impl World<'_> {
    fn retold(&self, report: &AnnotatedReport) -> AnnotatedReport {
        let mut retold = report.clone();
        let mut text = std::mem::take(&mut retold.report.text).into_bytes();
        for sentence in &mut retold.sentences {
            for token in sentence.tokens.iter().filter(|token| is_name(token)) {
                let name = &mut text[token.span.start..token.span.end];
                let is_country = str::from_utf8(name)
                    .is_ok_and(|name| countries::named(name).or_else(|| countries::of_demonym(name)).is_some());
                if !is_country {
                    let word = self.hash(name.to_ascii_lowercase());
                    name.iter_mut()
                        .enumerate()
                        .for_each(|(at, letter)| *letter = other(*letter, word.rotate_left(at as u32)));
                }
            }
            sentence.tokens.edit(|tokens| {
                tokens.iter_mut().filter(|token| is_content(token)).for_each(|token| token.lemma = self.lemma(token));
            });
            let length = sentence.vector.len().max(1);
            sentence.vector.rotate_left(self.number * 7 % length);
        }
        retold.report.text = String::from_utf8(text).expect("letters for letters");
        let day = date(2024, 1, 1) + days(self.number % DAYS);
        retold.report.published = Some(Published { date: day, source: String::new() });
        retold
    }

    fn lemma(&self, token: &Token) -> String {
        let hash = self.hash(&token.lemma) as usize;
        if hash.is_multiple_of(2) { token.lemma.clone() } else { self.words[hash / 2 % self.words.len()].clone() }
    }

    /// The same for one word in one world.
    fn hash(&self, word: impl Hash) -> u64 {
        BuildHasherDefault::<FxHasher>::default().hash_one((self.number, word))
    }
}

/// A vowel for a vowel, a consonant for a consonant.
fn other(letter: u8, chosen: u64) -> u8 {
    let kinds: [&[u8]; 2] = [b"aeiou", b"bcdfghjklmnpqrstvwxyz"];
    let Some(kind) = kinds.iter().find(|kind| kind.contains(&letter.to_ascii_lowercase())) else { return letter };
    let other = kind[chosen as usize % kind.len()];
    if letter.is_ascii_uppercase() { other.to_ascii_uppercase() } else { other }
}

fn days(days: usize) -> Span {
    i64::try_from(days).unwrap_or_default().days()
}

fn is_name(token: &Token) -> bool {
    token.upos == Upos::Propn || token.name.kind().is_some()
}

fn is_content(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Verb | Upos::Adj) && !is_name(token)
}

fn content(report: &AnnotatedReport) -> impl Iterator<Item = &Token> {
    report.sentences.iter().flat_map(|sentence| &sentence.tokens).filter(|token| is_content(token))
}
