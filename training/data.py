"""The training data: one record a sentence, with a label for every layer its source has and None where it has none.

Missing layers are masked, so that a treebank without names and a name corpus without syntax can share one model.
Only sources whose licence lets the weights be shipped are read for training (see README.md).
"""
import json
import os
from dataclasses import dataclass, field

import lemma_rules
import names

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
KEPT_SUBTYPES = {"nsubj:pass", "nsubj:outer", "csubj:pass", "aux:pass", "nmod:poss", "obl:agent", "acl:relcl", "compound:prt"}
MENTION_KINDS = "none person organization place event abstract object time animal plant substance".split()
ROLES = """none ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-TMP ARGM-LOC ARGM-MNR ARGM-MOD ARGM-NEG ARGM-ADV ARGM-DIR ARGM-GOL ARGM-PRP
ARGM-CAU ARGM-EXT ARGM-PRD ARGM-COM ARGM-DIS ARGM-ADJ other""".split()


@dataclass
class Sentence:
    source: str
    text: str
    words: list
    upos: list = None
    xpos: list = None
    lemmas: list = None
    heads: list = None         # index of the head word, -1 for the root
    deprels: list = None
    names: list = None         # None within: masked
    mentions: list = None      # kind of the noun phrase whose head the word is, or "none"
    frames: list = None        # [(predicate, {word: role})]
    id: str = ""
    doc: str = ""
    offsets: list = field(default=None, repr=False)


def relation(deprel):
    return deprel if deprel in KEPT_SUBTYPES else deprel.split(":")[0]


def role(label):
    """Continuations are no argument of their own; a relative pronoun has the role of what it refers to."""
    if label.startswith("C-"):
        return None
    label = label.removeprefix("R-").split("-DSP")[0]
    return label if label in ROLES else "other"


def read_conllu(path, source):
    """Yields sentences; word offsets are into the concatenation of the document's surface forms without white space."""
    doc, at, text, sent_id, rows = "", 0, "", "", []
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                doc, at = line.split("=", 1)[1].strip(), 0
            elif line.startswith("# text ="):
                text = line.split("=", 1)[1].strip()
            elif line.startswith("# sent_id"):
                sent_id = line.split("=", 1)[1].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                s, at = from_rows(rows, source, text, at)
                s.id, s.doc = sent_id, doc
                yield s
                rows = []


def from_rows(rows, source, text, at):
    words = [r for r in rows if r[0].isdigit()]
    spans, inside = {}, {}
    for r in rows:
        form = "".join(r[1].split())
        if "-" in r[0]:
            a, b = map(int, r[0].split("-"))
            parts = ["".join(w[1].split()) for w in words if a <= int(w[0]) <= b]
            cut = at
            for i, part in zip(range(a, b + 1), parts):
                inside[i] = (cut, cut + len(part)) if "".join(parts) == form else (at, at + len(form))
                cut += len(part)
            at += len(form)
        elif r[0].isdigit():
            i = int(r[0])
            if i in inside:
                spans[i] = inside[i]
            else:
                spans[i] = (at, at + len(form))
                at += len(form)
    return Sentence(
        source=source, text=text, words=[w[1] for w in words], upos=[w[3] for w in words], xpos=[w[4] for w in words],
        lemmas=[w[2] for w in words], heads=[int(w[6]) - 1 for w in words], deprels=[relation(w[7]) for w in words],
        offsets=[spans[int(w[0])] for w in words]), at


def head_word(heads, first, last):
    """The word of the span whose head is outside it, or None."""
    for i in range(first, last + 1):
        if not first <= heads[i] <= last:
            return i
    return None


def add_frames(sentences, path):
    """PropBank frames: every argument is the head word of its span."""
    frames = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            frames[row["sent_id"]] = row
    for s in sentences:
        row = frames.get(s.id)
        if row is None or len(row["tokens"]) != len(s.words):
            continue
        s.frames = []
        for frame in row["frames"]:
            arguments = {}
            for a in frame["args"]:
                r = role(a["role"])
                h = head_word(s.heads, a["first"], a["last"])
                if r and h is not None:
                    arguments.setdefault(h, r)
            s.frames.append((frame["predicate"], arguments))


def add_gum_mentions(sentences, path):
    """Mention heads and, derived from them, names."""
    docs = {}
    for s in sentences:
        docs.setdefault(s.doc, []).append(s)
    with open(path, encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            before, n = [], 0
            for c in row["text"]:
                before.append(n)
                n += not c.isspace()
            before.append(n)
            places = [(b, s, i) for s in docs[row["doc"]] for i, (b, _) in enumerate(s.offsets)]
            starts = {b: (s, i) for b, s, i in reversed(places)}
            ends = {s.offsets[i][1]: (s, i) for _, s, i in places}
            named = {}
            for s in docs[row["doc"]]:
                s.mentions = ["none"] * len(s.words)
            for m in sorted(row["mentions"], key=lambda m: m["start"] - m["end"]):
                a, b = starts.get(before[m["start"]]), ends.get(before[m["end"]])
                if not a or not b or a[0] is not b[0] or a[1] > b[1]:
                    continue
                s, first, last = a[0], a[1], b[1]
                h = head_word(s.heads, first, last)
                if h is not None and s.mentions[h] == "none":
                    s.mentions[h] = m["kind"]
                if m["named"]:
                    named.setdefault(id(s), []).append((first, last, m["kind"]))
            for s in docs[row["doc"]]:
                s.names = names.from_gum(s.words, s.xpos, s.heads, named.get(id(s), []))


def read_names(path, source):
    """CrossNER, Wikigold or re3d: running text with mentions, cut into rough sentences and words here."""
    with open(path, encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            text = row["text"]
            cuts, at = [], None
            for s, e in names.sentences(text):   # a name never crosses a cut
                if at is not None:
                    s = at
                if any(m["start"] < e < m["end"] for m in row["mentions"]):
                    at = s
                    continue
                at = None
                cuts.append((s, e))
            if at is not None:
                cuts.append((at, len(text)))
            for s, e in cuts:
                offsets = [(a + s, b + s) for a, b in names.tokenise(text[s:e])]
                words = [text[a:b] for a, b in offsets]
                mentions = [m for m in row["mentions"] if s <= m["start"] and m["end"] <= e]
                if not words:
                    continue
                labels = names.from_re3d(words, offsets, mentions) if source == "re3d" else names.from_spans(offsets, mentions, words)
                yield Sentence(source=source, text=text[s:e].strip(), words=words, names=labels, offsets=offsets, doc=row["doc"])


def read_iob2(path):
    """UNER: [Sentence] with names only; for measuring."""
    words, labels = [], []
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("#"):
                continue
            if line:
                p = line.split("\t")
                words.append(p[1])
                labels.append(p[2] if p[2] == "O" or p[2][2:] not in kinds else p[2][:2] + kinds[p[2][2:]])
            elif words:
                yield Sentence(source="uner-ewt", text=" ".join(words), words=words, names=labels)
                words, labels = [], []


LONGEST = 80             # words; longer ones are tables and lists


def read_plain(path):
    """The words of reports without any label, cut as the program cuts them: a file of `corroborate annotate`."""
    with open(path, encoding="utf-8") as f:
        for report in map(json.loads, f):
            for s in report["sentences"]:
                words = [report["text"][t["start"]:t["end"]] for t in s["tokens"]]
                if 4 <= len(words) <= LONGEST and all(words):
                    yield Sentence(source="plain", text=report["text"][s["start"]:s["end"]], words=words, doc=report["report"])


def add_web_names(sentences, path):
    """The names that web_names.py found."""
    with open(path, encoding="utf-8") as f:
        rows = {row["sent_id"]: row["names"] for row in map(json.loads, f)}
    for s in sentences:
        s.names = rows.get(s.id)


def load(data, part, web_names=None):
    """All sentences of `part` ("train" or "dev") of the sources that may ship; web_names: a file of web_names.py."""
    ewt = list(read_conllu(os.path.join(data, f"ud-ewt/{part}.conllu"), "ud-ewt"))
    if web_names:
        add_web_names(ewt, web_names)
    add_frames(ewt, os.path.join(data, f"propbank-ewt/{part}.jsonl"))
    gum = list(read_conllu(os.path.join(data, f"gum/{part}.conllu"), "gum"))
    add_gum_mentions(gum, os.path.join(data, f"gum/{part}.jsonl"))
    out = ewt + gum
    for source, files in (("crossner", ["train", "train-more"] if part == "train" else ["dev"]), ("wikigold", [part]), ("re3d", [part])):
        for name in files:
            out += read_names(os.path.join(data, source, name + ".jsonl"), source)
    if part == "dev":
        out += read_iob2(os.path.join(data, "uner-ewt/dev.iob2"))
    return [s for s in out if s.words]


def lemma_rule_set(sentences, at_least=3):
    """The rules seen often enough to be learnt, most frequent first."""
    counts = {}
    for s in sentences:
        for w, lemma in zip(s.words, s.lemmas or []):
            if lemma != "_":
                r = lemma_rules.rule(w, lemma)
                counts[r] = counts.get(r, 0) + 1
    return sorted((r for r, n in counts.items() if n >= at_least), key=lambda r: (-counts[r], r))


def label_sets(sentences):
    """The classes of every head, in a fixed order; written to labels.json."""
    syntax = [s for s in sentences if s.heads]
    return {
        "upos": UPOS,
        "xpos": sorted({x for s in syntax for x in s.xpos}),
        "lemma_rules": lemma_rule_set(syntax),
        "deprel": sorted({d for s in syntax for d in s.deprels}),
        "names": names.LABELS,
        "mention_kinds": MENTION_KINDS,
        "roles": ROLES,
    }
