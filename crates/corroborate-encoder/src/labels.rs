//! The closed sets of labels that a reading is made of.
//!
//! Each set is an enum rather than a string: the stages above match on labels
//! all the time, a misspelt label then fails to compile, and a reading stays
//! small and `Copy` where it can. The price is that a model trained with a
//! label that is not listed here is refused when it is loaded (and not read
//! wrongly later); add the label here first. Interned strings were the
//! alternative; they would accept any model and move the mistakes to run time.

use serde::{Deserialize, Serialize};

/// Declares a label set: an enum, its spelling in the model's files, and back.
macro_rules! labels {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$doc:meta])* $variant:ident = $text:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $( $(#[$doc])* #[doc = concat!("<code>", $text, "</code>")] #[serde(rename = $text)] $variant, )+
        }

        impl $name {
            /// All labels of the set.
            pub const ALL: &'static [$name] = &[ $( $name::$variant ),+ ];

            /// The label as treebanks and model files spell it.
            pub const fn as_str(self) -> &'static str {
                match self { $( $name::$variant => $text ),+ }
            }

            /// The label with this spelling, if the set has it.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $( $text => Some($name::$variant), )+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

labels! {
    /// The parts of speech of Universal Dependencies.
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET",
        Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON",
        Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

labels! {
    /// The English parts of speech of the Penn Treebank, as the English treebanks of
    /// Universal Dependencies use them. They tell tense, number and degree.
    Xpos {
        Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", Fw = "FW", In = "IN", Jj = "JJ", Jjr = "JJR",
        Jjs = "JJS", Ls = "LS", Md = "MD", Nn = "NN", Nns = "NNS", Nnp = "NNP", Nnps = "NNPS",
        Pdt = "PDT", Pos = "POS", Prp = "PRP", PrpPossessive = "PRP$", Rb = "RB", Rbr = "RBR",
        Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB", Vbd = "VBD",
        Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP",
        WpPossessive = "WP$", Wrb = "WRB",
        Comma = ",", Stop = ".", Colon = ":", OpenQuote = "``", CloseQuote = "''",
        OpenBracket = "-LRB-", CloseBracket = "-RRB-", OpenSquare = "-LSB-",
        CloseSquare = "-RSB-", Currency = "$", Hash = "#", Hyphen = "HYPH", Superfluous = "NFP",
        Address = "ADD", Affix = "AFX", GoesWith = "GW", Unknown = "XX",
    }
}

labels! {
    /// The relations of Universal Dependencies, with the subtypes English uses.
    ///
    /// A model need not use all of them.
    Deprel {
        Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl",
        Advmod = "advmod", Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass",
        Case = "case", Cc = "cc", CcPreconj = "cc:preconj", Ccomp = "ccomp", Clf = "clf",
        Compound = "compound", CompoundPrt = "compound:prt", Conj = "conj", Cop = "cop",
        Csubj = "csubj", CsubjOuter = "csubj:outer", CsubjPass = "csubj:pass", Dep = "dep",
        Det = "det", DetPredet = "det:predet", Discourse = "discourse",
        Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat",
        Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod",
        NmodDesc = "nmod:desc", NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked",
        Nsubj = "nsubj", NsubjOuter = "nsubj:outer", NsubjPass = "nsubj:pass",
        Nummod = "nummod", Obj = "obj", Obl = "obl", OblAgent = "obl:agent",
        OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis",
        Punct = "punct", Reparandum = "reparandum", Root = "root", Vocative = "vocative",
        Xcomp = "xcomp",
    }
}

impl Deprel {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    ///
    /// ```
    /// # use corroborate_encoder::Deprel;
    /// assert_eq!(Deprel::NsubjPass.base(), Deprel::Nsubj);
    /// ```
    pub const fn base(self) -> Deprel {
        match self {
            Deprel::AclRelcl => Deprel::Acl,
            Deprel::AdvclRelcl => Deprel::Advcl,
            Deprel::AuxPass => Deprel::Aux,
            Deprel::CcPreconj => Deprel::Cc,
            Deprel::CompoundPrt => Deprel::Compound,
            Deprel::CsubjOuter | Deprel::CsubjPass => Deprel::Csubj,
            Deprel::DetPredet => Deprel::Det,
            Deprel::NmodDesc | Deprel::NmodPoss | Deprel::NmodUnmarked => Deprel::Nmod,
            Deprel::NsubjOuter | Deprel::NsubjPass => Deprel::Nsubj,
            Deprel::OblAgent | Deprel::OblUnmarked => Deprel::Obl,
            base => base,
        }
    }
}

labels! {
    /// What an argument is to its predicate, after PropBank.
    ///
    /// The numbered roles mean what the predicate's sense makes of them: in general
    /// `Arg0` acts, `Arg1` undergoes, `Arg2` receives or is the instrument.
    Role {
        Arg0 = "ARG0", Arg1 = "ARG1", Arg2 = "ARG2", Arg3 = "ARG3", Arg4 = "ARG4",
        Time = "ARGM-TMP", Place = "ARGM-LOC", Manner = "ARGM-MNR", Modal = "ARGM-MOD",
        Negation = "ARGM-NEG", Adverbial = "ARGM-ADV", Direction = "ARGM-DIR",
        Goal = "ARGM-GOL", Purpose = "ARGM-PRP", Cause = "ARGM-CAU", Extent = "ARGM-EXT",
        Predication = "ARGM-PRD", Comitative = "ARGM-COM", Discourse = "ARGM-DIS",
        Adjectival = "ARGM-ADJ", Other = "other",
    }
}

labels! {
    /// The kind of thing that a proper name names.
    NameKind {
        Person = "person", Organization = "organization", Place = "place", Other = "other",
    }
}

labels! {
    /// The kind of thing that a noun phrase speaks of, marked on the phrase's head.
    MentionKind {
        Person = "person", Organization = "organization", Place = "place", Event = "event",
        Abstract = "abstract", Object = "object", Time = "time", Animal = "animal",
        Plant = "plant", Substance = "substance",
    }
}

/// A word's part in a proper name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameTag {
    /// Not part of a name.
    O,
    /// The first word of a name.
    Begin(NameKind),
    /// A further word of the name that the word before is part of. A reading never has it
    /// after [`NameTag::O`] or after a name of another kind.
    Inside(NameKind),
}

impl NameTag {
    /// The kind of the name that the word is part of.
    pub fn kind(self) -> Option<NameKind> {
        match self {
            NameTag::O => None,
            NameTag::Begin(kind) | NameTag::Inside(kind) => Some(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_found_by_its_spelling() {
        assert!(Upos::ALL.iter().all(|l| Upos::parse(l.as_str()) == Some(*l)));
        assert!(Xpos::ALL.iter().all(|l| Xpos::parse(l.as_str()) == Some(*l)));
        assert!(Deprel::ALL.iter().all(|l| Deprel::parse(l.as_str()) == Some(*l)));
        assert!(Role::ALL.iter().all(|l| Role::parse(l.as_str()) == Some(*l)));
        assert_eq!(Upos::ALL.len(), 17);
    }

    #[test]
    fn subtypes_have_their_base_in_the_set() {
        for label in Deprel::ALL {
            let base = label.as_str().split(':').next().unwrap();
            assert_eq!(label.base().as_str(), base);
        }
    }
}
