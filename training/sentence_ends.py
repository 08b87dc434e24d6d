"""A readable classifier for sentence ends: logistic regression over named features of the gap between two chunks.

    python sentence_ends.py --data DATA --out sentence-ends.tsv

A chunk is a run of characters that are not white space; only gaps between chunks can be sentence ends. The sum of the
weights of a gap's features is its score, and the sentence ends there if the score is above zero. So every decision can
be printed as a sum, and a line of the file can be read and changed by hand. Trained on the raw text of EWT and GUM.
"""
import argparse
import json
import os
import re

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

import data

CLOSERS = set("\"'”’)]}»*")
OPENERS = set("\"'“‘([{«*")
QUOTES = set("\"'“‘«”’»")
BULLETS = set("-–—•·>#")
ABBREVIATIONS = {
    "title": """mr mrs ms dr prof gen gov sen rep lt col maj capt sgt cpl pvt adm cmdr brig rev fr hon pres st supt insp det messrs
             mme mlle sr jr esq amb atty cong dep asst""",
    "month": "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
    "company": "inc corp co ltd llc plc bros assn dept univ inst intl natl",
    "reference": "no nos vol vols pp p fig figs eq sec ch art ed eds cf al approx ca c est ref tel ext para",
    "latin": "vs v etc e.g i.e eg ie viz et ibid",
    "place": "ave blvd rd ln hwy mt ft n.y calif mass conn penn fla ill mich minn ariz colo wash ore tex va u.s u.k u.n e.u d.c",
    "time": "a.m p.m am pm b.c a.d hr hrs min mins",
}
CLASS = {w: k for k, words in ABBREVIATIONS.items() for w in words.split()}
STARTERS = """the he she it they we i you but and in on at a an this that these those there if when while after as for so
however although since according his her their our my its one some many most no not what who how why where then also
meanwhile earlier later now today yesterday officials police both all each with from by to of or is are do please thanks
mr mrs dr""".split()
SHORT_LINE = 50


def shape(word):
    """lower, title, upper, letter (one capital), digit or other: by the first code points of a chunk without its openers."""
    if not word:
        return "other"
    c = word[0]
    if "0" <= c <= "9":
        return "digit"
    if c.islower():
        return "lower"
    if not c.isupper():
        return "other"
    rest = [x for x in word[1:] if x.isupper() or x.islower()]
    if not rest:
        return "letter"
    return "upper" if all(x.isupper() for x in rest) else "title"


REFERENCE = re.compile(r"(?:\[[0-9]+\])+$")


def strip_end(chunk):
    """(core, closing marks); footnote references such as "[1][2]" at the end of a word are dropped first."""
    chunk = REFERENCE.sub("", chunk) or chunk
    n = len(chunk)
    while n > 0 and chunk[n - 1] in CLOSERS:
        n -= 1
    return chunk[:n], chunk[n:]


def strip_start(chunk):
    n = 0
    while n < len(chunk) and chunk[n] in OPENERS:
        n += 1
    return chunk[:n], chunk[n:]


def end_kind(core):
    """(kind of the last mark, what stands before the final marks)."""
    n = len(core)
    while n > 0 and core[n - 1] in ".!?…":
        n -= 1
    marks = core[n:]
    if marks:
        if "?" in marks:
            return "question", core[:n]
        if "!" in marks:
            return "bang", core[:n]
        if "…" in marks or len(marks) > 1:
            return "ellipsis", core[:n]
        return "period", core[:n]
    if not core:
        return "none", ""
    return {":": "colon", ";": "semicolon", ",": "comma", "-": "dash", "–": "dash", "—": "dash"}.get(core[-1], "none"), core


def features(left, gap, right, line, depth):
    """Names of the features of one gap.

    left, right: the chunks; gap: the white space between; line: characters of the left chunk's line up to the gap;
    depth: round and square brackets opened and not closed since the last blank line, the left chunk included.
    """
    core, close = strip_end(left)
    opened, word = strip_start(right)
    end, before = end_kind(core)
    _, before = strip_start(before)
    newlines = gap.count("\n")
    kind = "space" if newlines == 0 else "line" if newlines == 1 else "blank"
    after = shape(word)
    out = ["bias", f"gap={kind}", f"end={end}", f"next={after}", f"end={end} next={after}"]
    if kind == "line":
        out += [f"gap=line end={end}", f"gap=line next={after}", "gap=line short" if line < SHORT_LINE else "gap=line long"]
    if close:
        closed = "quote" if close[0] in QUOTES else "bracket"
        out += [f"close={closed}", f"close={closed} end={end}", f"close={closed} end={end} next={after}"]
    if opened:
        open_kind = "quote" if opened[0] in QUOTES else "bracket"
        out += [f"open={open_kind}", f"open={open_kind} end={end}"]
    elif right[0] in BULLETS:
        out += ["open=dash", f"open=dash end={end}"]
    if depth > 0:
        out += ["inside=bracket", f"inside=bracket end={end}"]
    if REFERENCE.fullmatch(left):
        out += ["reference", f"reference next={after}"]
    low = before.lower()
    plain = "".join(c for c in word.lower() if c.isupper() or c.islower())
    starts = after in ("title", "letter", "upper") and plain in STARTER_SET
    if end == "period":
        letters = [c for c in before if c.isupper() or c.islower()]
        if low in CLASS:
            word_kind = "abbreviation-" + CLASS[low]
        elif len(before) == 1 and letters:
            word_kind = "initial"
        elif "." in before and letters and all(len(p) == 1 for p in before.split(".")):
            word_kind = "acronym"
        elif before and all("0" <= c <= "9" for c in before):
            word_kind = "digits"
        elif before and not letters:
            word_kind = "symbols"
        elif letters and not any(c in "aeiouyAEIOUY" for c in before):
            word_kind = "consonants"
        else:
            word_kind = "word"
        size = "1-2" if len(before) <= 2 else "3-4" if len(before) <= 4 else "5+"
        out += [f"word={word_kind}", f"word={word_kind} next={after}", f"period after length={size}"]
        if starts:
            out.append(f"word={word_kind} starter")
    if starts and end in ("period", "question", "bang", "ellipsis", "none", "colon"):
        out.append(f"{end if end in ('none', 'colon') else 'mark'} starter={plain}")
    if end in ("none", "comma", "dash", "colon", "semicolon"):
        first = shape(strip_start(left)[1])
        out.append(f"end={end} last={first} next={after}")
    return out


STARTER_SET = set(STARTERS)


def gaps(text):
    """[(end of left chunk, start of right chunk, features)] of every gap."""
    chunks = [m.span() for m in re.finditer(r"\S+", text)]
    out, depth = [], 0
    for (s, e), (s2, e2) in zip(chunks, chunks[1:]):
        for c in text[s:e]:
            depth += c in "(["
            depth -= c in ")]" and depth > 0
        line = e - (text.rfind("\n", 0, e) + 1)
        out.append((e, s2, features(text[s:e], text[e:s2], text[s2:e2], line, depth)))
        if text[e:s2].count("\n") > 1:
            depth = 0
    return out


def ewt_docs(path):
    """{doc: (raw text, [(start, end)])}, sentences joined by a space, paragraphs by a blank line."""
    docs, doc, new_paragraph = {}, None, False
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.startswith("# newdoc id"):
                doc = line.split("=", 1)[1].strip()
                docs[doc] = ["", []]
            elif line.startswith("# newpar"):
                new_paragraph = True
            elif line.startswith("# text ="):
                t = line.split("=", 1)[1].strip()
                d = docs[doc]
                if d[0]:
                    d[0] += "\n\n" if new_paragraph else " "
                d[1].append((len(d[0]), len(d[0]) + len(t)))
                d[0] += t
                new_paragraph = False
    return docs


def gum_docs(path):
    with open(path, encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    return {r["doc"]: [r["text"], [tuple(s) for s in r["sentences"]]] for r in rows}


def variants(name, text, number):
    """Training texts also come with single line breaks: between paragraphs, or wrapped at 72 columns (same length)."""
    yield text
    if number % 4 == 0:
        yield text.replace("\n\n", " \n")
    if number % 4 == 2:
        out, at = list(text), 0
        for i, c in enumerate(text):
            if c == "\n":
                at = i + 1
            elif c == " " and i - at >= 66:
                out[i] = "\n"
                at = i + 1
        yield "".join(out)


def dataset(docs, vary):
    rows, target = [], []
    for number, (name, (text, sentences)) in enumerate(sorted(docs.items())):
        ends = {e for _, e in sentences}
        for t in variants(name, text, number) if vary else [text]:
            for e, _, f in gaps(t):
                rows.append(f)
                target.append(e in ends)
    return rows, np.array(target)


def split(text, weights):
    """[(start, end)] of the sentences."""
    cuts = [(e, s) for e, s, f in gaps(text) if sum(weights.get(x, 0.0) for x in f) > 0]
    start = len(text) - len(text.lstrip())
    out = []
    for e, s in cuts:
        out.append((start, e))
        start = s
    return out + [(start, len(text.rstrip()))]


def f1(docs, weights):
    right = found = gold = 0
    for text, sentences in docs.values():
        g, s = set(map(tuple, sentences)), set(split(text, weights))
        right, found, gold = right + len(g & s), found + len(s), gold + len(g)
    return 200 * right / (found + gold)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--strength", type=float, default=1.0)
    a = a.parse_args()
    train = {**ewt_docs(os.path.join(a.data, "ud-ewt/train.conllu")), **gum_docs(os.path.join(a.data, "gum/train.jsonl"))}
    rows, target = dataset(train, True)
    counts = {}
    for r in rows:
        for x in r:
            counts[x] = counts.get(x, 0) + 1
    names = sorted(x for x, n in counts.items() if n >= 5 and x != "bias")
    index = {x: i for i, x in enumerate(names)}
    pairs = [(i, index[x]) for i, r in enumerate(rows) for x in r if x in index]
    m = sparse.csr_matrix((np.ones(len(pairs)), np.array(pairs).T), shape=(len(rows), len(names)))
    model = LogisticRegression(C=a.strength, max_iter=500).fit(m, target)
    weights = {"bias": model.intercept_[0], **{x: w for x, w in zip(names, model.coef_[0])}}
    weights = {x: round(float(w), 2) for x, w in weights.items() if abs(w) >= 0.05 or x == "bias"}
    with open(a.out, "w", encoding="utf-8") as f:
        f.write("# feature\tweight: a sentence ends where the weights of a gap's features add up to more than 0\n")
        for x in sorted(weights):
            f.write(f"{x}\t{weights[x]:g}\n")
    print(f"{len(rows)} gaps, {len(weights)} weights")
    for name, docs in (("ud-ewt dev", ewt_docs(os.path.join(a.data, "ud-ewt/dev.conllu"))), ("gum dev", gum_docs(os.path.join(a.data, "gum/dev.jsonl")))):
        print(f"{name}: sentences F1 {f1(docs, weights):.1f}")


if __name__ == "__main__":
    main()
