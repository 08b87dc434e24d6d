"""The dictionary forms of verbs, nouns and adjectives that the training texts hold, for words that the encoder cuts wrongly.

    python lemmas.py --data DATA --out ../crates/corroborate/data/lemmas.tsv

A lemma of EWT or GUM (train) that is a word of letters in lower case; and no lemma that only ever stood for a form which
another lemma of the list is the better one of ("studie" for "studies"), which is a slip of the annotation.
"""
import argparse
import collections
import os

import data

CLASSES = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
HEADER = """# Dictionary forms by which a lemma is known to be a word; one line for each class. Made by `training/lemmas.py` from
# the training parts of UD English EWT and GUM.
lemma	class
"""


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--out", required=True)
    args = a.parse_args()
    forms = collections.defaultdict(set)
    for corpus in ("ud-ewt", "gum"):
        for s in data.read_conllu(os.path.join(args.data, corpus, "train.conllu"), corpus):
            for word, upos, lemma in zip(s.words, s.upos, s.lemmas):
                if upos in CLASSES and len(lemma) > 1 and lemma.isascii() and lemma.isalpha() and lemma.islower():
                    forms[CLASSES[upos], lemma].add(word.lower())
    lemmas = set(forms)
    is_slip = lambda key: key[1] not in forms[key] and any(
        other != key[1] and (key[0], other) in lemmas for form in forms[key] for other in shorter(form))
    kept = sorted((lemma, kind) for kind, lemma in lemmas if not is_slip((kind, lemma)))
    with open(args.out, "w", encoding="utf-8") as f:
        f.write(HEADER)
        f.writelines(f"{lemma}\t{kind}\n" for lemma, kind in kept)


def shorter(form):
    """What a regular form may be the form of."""
    for ending, instead in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if form.endswith(ending):
            yield form[: -len(ending)] + instead


if __name__ == "__main__":
    main()
