//! Any text as a report: read with the model that ships, where it is at hand, and by the rules alone on any parse.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use corroborate::annotate::{self, annotate, sentences, syntax};
use corroborate::annotation::AnnotatedReport;
use corroborate::ingest::{Source, ingest};
use corroborate::report::Report;
use corroborate::text::Span;
use corroborate_encoder::{
    Argument, Deprel, Encoder, MentionKind, NameKind, NameKinds, NameTag, Predicate, Reading, Role, Sense, Upos, Word,
    Xpos,
};
use libfuzzer_sys::fuzz_target;

static ENCODER: LazyLock<Option<Encoder>> =
    LazyLock::new(|| Encoder::from_dir(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../models"))).ok());

fuzz_target!(|data: &[u8]| {
    let name = "a.txt".to_owned();
    let (reports, _) = ingest(&[Source::Bytes { name, bytes: data.to_vec() }]);
    for report in reports {
        check(&rules_alone(report.clone(), data));
        if let Some(encoder) = ENCODER.as_ref() {
            check(&annotate(encoder, report));
        }
    }
});

/// The report as the rules read it on a parse that the bytes draw: heads need not form a tree.
fn rules_alone(report: Report, data: &[u8]) -> AnnotatedReport {
    let mut annotated = AnnotatedReport::new(report);
    let outlines = sentences::outline(&annotated.report);
    let mut bytes = data.iter().rev().cycle().map(|&byte| usize::from(byte));
    let mut draw = |below: usize| bytes.next().unwrap_or(0) % below.max(1);
    let readings = outlines.iter().map(|outline| reading(outline.tokens.len(), &mut draw)).collect();
    annotated.sentences = syntax::sentences(&annotated.report.text, &outlines, readings);
    annotate::times::find(&mut annotated);
    annotate::mentions::find(&mut annotated);
    annotate::chains::link(&mut annotated);
    annotate::roles::find(&mut annotated);
    annotate::quotes::find(&mut annotated);
    annotate::events::find(&mut annotated);
    annotate::credits::find(&mut annotated);
    annotated
}

fn reading(words: usize, draw: &mut impl FnMut(usize) -> usize) -> Reading {
    let predicates = (0..words).step_by(3).map(|word| Predicate {
        word,
        arguments: vec![Argument { word: draw(words), role: Role::ALL[draw(Role::ALL.len())], probability: 1.0 }],
    });
    let predicates = predicates.collect();
    Reading { words: (0..words).map(|_| word(words, draw)).collect(), predicates, vector: Vec::new() }
}

fn word(words: usize, draw: &mut impl FnMut(usize) -> usize) -> Word {
    let kind = NameKind::ALL[draw(NameKind::ALL.len())];
    Word {
        upos: Upos::ALL[draw(Upos::ALL.len())],
        xpos: Xpos::ALL[draw(Xpos::ALL.len())],
        lemma: ["sign", "say", "Oslo", "24", "be", "’s"][draw(6)].to_owned(),
        head: Some(draw(words + 1)).filter(|&head| head < words),
        head_probability: 1.0,
        deprel: Deprel::ALL[draw(Deprel::ALL.len())],
        name: [NameTag::O, NameTag::Begin(kind), NameTag::Inside(kind)][draw(3)],
        name_kinds: [NameKinds::default(), NameKinds::only(kind)][draw(2)],
        mention_kind: [None, Some(MentionKind::Person), Some(MentionKind::Place)][draw(3)],
        predicate: [0.0, 0.4, 0.9][draw(3)],
        sense: Sense::of(&[draw(3) as f32, 1.0]),
        begins: 0.0,
    }
}

/// Every span lies on words of the text, and every index points to something.
fn check(report: &AnnotatedReport) {
    let is_text = |span: Span| report.report.text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    assert!(report.mentions.iter().all(|mention| is_text(mention.span) && mention.chain < report.chains.len()));
    assert!(report.times.iter().all(|time| is_text(time.span)));
    assert!(report.quotes.iter().flat_map(|quote| &quote.content).all(|&span| is_text(span)));
    for event in &report.events {
        assert!(is_text(event.trigger) && event.claim.contains(event.trigger));
        assert!(event.arguments.iter().all(|argument| is_text(argument.span)));
        assert!(event.times.iter().all(|&time| time < report.times.len()));
        assert!(event.quote.is_none_or(|quote| quote < report.quotes.len()));
    }
}
