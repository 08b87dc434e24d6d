//! What the model's numbers stand for: `labels.json`.

use serde::Deserialize;

use crate::labels::{Deprel, MentionKind, NameKind, NameTag, Role, Upos, Xpos};
use crate::lemma::Rule;
use crate::shape::Shape;

/// The least that a model may read at once.
const SHORTEST_WINDOW: usize = 16;

/// The labels of each output of the model, in the order of its numbers.
#[derive(Debug)]
pub(crate) struct Tables {
    /// Numbers in a sentence vector.
    pub(crate) vector: usize,
    /// Subwords that the model reads at most, marks included.
    pub(crate) longest: usize,
    pub(crate) upos: Vec<Upos>,
    pub(crate) xpos: Vec<Xpos>,
    pub(crate) lemma_rules: Vec<Rule>,
    pub(crate) deprels: Vec<Deprel>,
    pub(crate) names: Vec<NameTag>,
    /// `None`: no mention.
    pub(crate) mention_kinds: Vec<Option<MentionKind>>,
    /// `None`: no argument.
    pub(crate) roles: Vec<Option<Role>>,
}

/// The file as it is written.
#[derive(Deserialize)]
struct Labels {
    hidden: usize,
    max_subwords: usize,
    shapes: Vec<String>,
    upos: Vec<String>,
    xpos: Vec<String>,
    lemma_rules: Vec<String>,
    deprel: Vec<String>,
    names: Vec<String>,
    mention_kinds: Vec<String>,
    roles: Vec<String>,
}

impl Tables {
    /// Reads the file. Says what is wrong with it.
    pub(crate) fn parse(json: &[u8]) -> Result<Tables, String> {
        let labels: Labels = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        if labels.shapes != Shape::NAMES {
            return Err(format!("\"shapes\" are not {:?}", Shape::NAMES));
        }
        let longest = labels.max_subwords;
        if longest < SHORTEST_WINDOW {
            return Err(format!("\"max_subwords\" {longest} is less than {SHORTEST_WINDOW}"));
        }
        let names = all("names", &labels.names, name_tag)?;
        if !names.contains(&NameTag::O) {
            return Err("\"names\" lack \"O\"".to_owned());
        }
        Ok(Tables {
            vector: labels.hidden,
            longest,
            upos: all("upos", &labels.upos, Upos::parse)?,
            xpos: all("xpos", &labels.xpos, Xpos::parse)?,
            lemma_rules: all("lemma_rules", &labels.lemma_rules, Rule::parse)?,
            deprels: all("deprel", &labels.deprel, Deprel::parse)?,
            names,
            mention_kinds: all("mention_kinds", &labels.mention_kinds, or_none(MentionKind::parse))?,
            roles: all("roles", &labels.roles, or_none(Role::parse))?,
        })
    }
}

/// Reads every label of a list; the list must not be empty.
fn all<T>(list: &str, labels: &[String], parse: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    if labels.is_empty() {
        return Err(format!("\"{list}\" is empty"));
    }
    let known = |label: &String| parse(label).ok_or_else(|| format!("\"{list}\" has the unknown label {label:?}"));
    labels.iter().map(known).collect()
}

/// A parser that takes "none" besides.
fn or_none<T>(parse: impl Fn(&str) -> Option<T>) -> impl Fn(&str) -> Option<Option<T>> {
    move |label| match label {
        "none" => Some(None),
        _ => parse(label).map(Some),
    }
}

fn name_tag(label: &str) -> Option<NameTag> {
    match label.split_once('-') {
        None => (label == "O").then_some(NameTag::O),
        Some(("B", kind)) => NameKind::parse(kind).map(NameTag::Begin),
        Some(("I", kind)) => NameKind::parse(kind).map(NameTag::Inside),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(change: impl Fn(&mut serde_json::Value)) -> Result<Tables, String> {
        let mut json = serde_json::json!({
            "version": "1", "hidden": 384, "max_subwords": 512, "shapes": Shape::NAMES,
            "upos": ["NOUN", "X"], "xpos": ["NN", "-LRB-"],
            "lemma_rules": ["lower|-0+|-1+", "=be"], "deprel": ["root", "nsubj:pass"],
            "names": ["O", "B-person", "I-person"], "mention_kinds": ["none", "place"],
            "roles": ["none", "ARG0", "ARGM-TMP", "other"],
        });
        change(&mut json);
        Tables::parse(json.to_string().as_bytes())
    }

    #[test]
    fn labels_become_what_they_stand_for() {
        let tables = labels(|_| {}).unwrap();
        assert_eq!(tables.names, [NameTag::O, NameTag::Begin(NameKind::Person), NameTag::Inside(NameKind::Person)]);
        assert_eq!(tables.mention_kinds, [None, Some(MentionKind::Place)]);
        assert_eq!(tables.roles, [None, Some(Role::Arg0), Some(Role::Time), Some(Role::Other)]);
        assert_eq!(tables.deprels, [Deprel::Root, Deprel::NsubjPass]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (list, value, complaint) in [
            ("upos", serde_json::json!(["NOUN", "NUON"]), "\"upos\" has the unknown label \"NUON\""),
            ("deprel", serde_json::json!([]), "\"deprel\" is empty"),
            ("names", serde_json::json!(["B-person"]), "\"names\" lack \"O\""),
            ("names", serde_json::json!(["O", "B-"]), "unknown label \"B-\""),
            ("lemma_rules", serde_json::json!(["lower"]), "unknown label \"lower\""),
            ("max_subwords", serde_json::json!(15), "max_subwords"),
            ("max_subwords", serde_json::json!(0), "max_subwords"),
            ("shapes", serde_json::json!(["lower"]), "shapes"),
            ("roles", serde_json::Value::Null, "invalid type"),
        ] {
            let error = labels(|json| json[list] = value.clone()).unwrap_err();
            assert!(error.contains(complaint), "{error}");
        }
    }
}
