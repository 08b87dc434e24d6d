"""Names in web text, for which no corpus marks them: a first model's reading of UD EWT, held to its gold syntax.

    python web_names.py --data DATA --base BASE --models FIRST --out web-names.jsonl

The name corpora are encyclopedia and news; reviews, mail and chat write names in lower case, run them together and
have other bodies in them. UD EWT says which words are proper nouns and which hang together, and the first model says
of what kind a name is, so the two together are better than either:

- the words of a name are a group of proper nouns joined by `flat`, `compound` and the like, with the small words a name may hold;
- two groups that the first model ran together are parted, a group that it saw a part of is completed;
- lower-case proper nouns are shown to it in title case, where it knows them;
- the kind is the one that the name has most often in its document;
- words on which the two differ and neither is surely right are masked: no loss.
"""
import argparse
import json
import os

import numpy as np

import batches
import data
import evaluate
import names
from wordpiece import WordPiece

TIES = {"flat", "compound", "goeswith", "fixed", "amod", "nummod"}
SMALL = names.LINKS | names.PARTICLES | {"the", "and", "&", "-", "'s", "’s", ".", ","}
SEEN_AT_LEAST = 0.3      # mean probability of being in a name, for a group that the first model's labels left out
LOWER, TITLE, CAPITAL = 1, 2, 4


def proper(s, i):
    w = s.words[i].lower()
    return s.upos[i] == "PROPN" and w not in names.CALENDAR and "@" not in w and "www." not in w and ".com" not in w


def groups(s):
    """The number of the group that each proper noun (or hyphen within) belongs to; None for other words."""
    of = [i if proper(s, i) else None for i in range(len(s.words))]
    changed = True
    while changed:
        changed = False
        for i, h in enumerate(s.heads):
            if h >= 0 and of[i] is not None and of[h] is not None and s.deprels[i].split(":")[0] in TIES and of[i] != of[h]:
                of[i] = of[h] = min(of[i], of[h])
                changed = True
    for i in range(1, len(of) - 1):
        if s.words[i] == "-" and of[i - 1] is not None and of[i - 1] == of[i + 1]:
            of[i] = of[i - 1]
    return of


def shown(e):
    """Shape ids with lower-case proper nouns in title case."""
    out = list(e.shapes)
    for i, word in enumerate(e.sentence.words[:len(e.firsts) - 1]):
        start = e.firsts[i + 1]
        end = e.firsts[i + 2] if i + 2 < len(e.firsts) else len(e.ids) - 1
        if proper(e.sentence, i) and e.shapes[start] == LOWER:
            out[start:end] = [CAPITAL if len(word) == 1 else TITLE] * (end - start)
    return out


def spans_of(s, p):
    """[(first, last)] of the names in a sentence and the words to be masked; p: probabilities of names.LABELS."""
    of = groups(s)
    best = [names.LABELS[k] for k in p.argmax(1)]
    found, masked = [], set()
    for first, last, kind in sorted(evaluate.spans(best)):
        inside = range(first, last + 1)
        if kind == "other":
            if all(s.words[i][:1].isupper() or s.words[i].lower() in SMALL for i in inside):
                found.append((first, last))
            else:
                masked |= set(inside)
        elif not any(of[i] is not None for i in inside) or not all(of[i] is not None or s.words[i].lower() in SMALL or s.words[i][:1].isupper() for i in inside):
            masked |= set(inside)
        else:
            found += parts(s, of, first, last)
    taken = {i for f, l in found for i in range(f, l + 1)}
    seen = 1 - p[:, 0]
    members = {}
    for i, g in enumerate(of):
        if g is not None:
            members.setdefault(g, []).append(i)
    for m in members.values():
        m = [i for i in m if s.words[i].lower() not in names.TITLES]
        if not m or taken & set(m) or m[-1] - m[0] + 1 != len(m):
            masked |= set(m) - taken
        elif np.mean([seen[i] for i in m]) >= SEEN_AT_LEAST:
            found.append((m[0], m[-1]))
        else:
            masked |= set(m)
    return found, masked - {i for f, l in found for i in range(f, l + 1)}


def parts(s, of, first, last):
    """The first model's span, completed at both ends by the group it cuts and parted where a group ends."""
    title = {i for i in range(len(s.words)) if s.words[i].lower() in names.TITLES}
    while first > 0 and of[first] is not None and of[first - 1] == of[first] and first - 1 not in title:
        first -= 1
    while last + 1 < len(of) and of[last] is not None and of[last + 1] == of[last]:
        last += 1
    cuts = [i for i in range(first + 1, last + 1) if of[i] is not None and of[i - 1] is not None and of[i] != of[i - 1]]
    edges = [first, *cuts, last + 1]
    return [(a, b - 1) for a, b in zip(edges, edges[1:])]


def kind_scores(p, first, last):
    inside = p[first:last + 1].sum(0)
    return np.array([inside[1 + 2 * k] + inside[2 + 2 * k] for k in range(len(names.KINDS))])


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--base", required=True)
    a.add_argument("--models", required=True, help="the exported first model")
    a.add_argument("--out", required=True)
    a = a.parse_args()
    with open(os.path.join(a.models, "labels.json"), encoding="utf-8") as f:
        labels = json.load(f)
    labels = {k: v for k, v in labels.items() if isinstance(v, list)}
    wordpiece = WordPiece(os.path.join(a.base, "vocab.txt"))
    items = []
    for s in data.read_conllu(os.path.join(a.data, "ud-ewt/train.conllu"), "ud-ewt"):
        e = batches.encode(s, wordpiece, labels)
        e.shapes = shown(e)
        items.append(e)
    read, documents = [], {}
    for e, o in evaluate.read(evaluate.Onnx(a.models), items):
        s = e.sentence
        logits = o["names"][1:]
        p = np.exp(logits - logits.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        if len(p) < len(s.words):
            continue
        found, masked = spans_of(s, p)
        read.append((s, p, found, masked))
        for f, l in found:
            key = (s.doc, " ".join(s.words[f:l + 1]).lower())
            documents[key] = documents.get(key, 0) + kind_scores(p, f, l)
    count = {}
    with open(a.out, "w", encoding="utf-8") as out:
        for s, _, found, masked in sorted(read, key=lambda r: r[0].id):
            row = [None if i in masked else "O" for i in range(len(s.words))]
            for f, l in found:
                kind = names.KINDS[documents[s.doc, " ".join(s.words[f:l + 1]).lower()].argmax()]
                names.put(row, f, l, kind)
                count[kind] = count.get(kind, 0) + 1
            count["masked words"] = count.get("masked words", 0) + len(masked)
            out.write(json.dumps({"sent_id": s.id, "names": row}) + "\n")
    print(count)


if __name__ == "__main__":
    main()
