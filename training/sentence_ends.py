"""A readable classifier for sentence ends: logistic regression over named features of the gap between two chunks.

    python sentence_ends.py --data DATA --words crates/corroborate/data --out sentence-ends.tsv

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
WORDS = {}  # form: its classes, as sentence-words.tsv gives them
COMMON = set()  # lemmas of word-frequencies.tsv


def read_words(folder):
    """Fills WORDS and COMMON from the program's own lists, so that both cut features alike."""
    def rows(name):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            lines = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]
        return lines[1:]
    for form, kind in rows("sentence-words.tsv"):
        WORDS.setdefault(form, []).append(kind)
    COMMON.update(row[0] for row in rows("word-frequencies.tsv"))


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


def sort_of(before):
    """What sort of word stands before a full stop."""
    letters = [c for c in before if c.isupper() or c.islower()]
    for kind in WORDS.get(before.lower(), []):
        if kind.startswith("abbreviation-"):
            return kind
    if len(before) == 1 and letters:
        return "initial"
    if "." in before and letters and all(len(p) == 1 for p in before.split(".")):
        return "acronym"
    if before and all("0" <= c <= "9" for c in before):
        return "digits"
    if before and not letters:
        return "symbols"
    if letters and not any(c in "aeiouyAEIOUY" for c in before):
        return "consonants"
    return "word"


def is_note(chunk):
    """A number that a footnote or a verse may have, or a reference."""
    return 0 < len(chunk) <= 3 and all("0" <= c <= "9" for c in chunk) or bool(REFERENCE.fullmatch(chunk))


def has_ended(chunk):
    """Whether a sentence ends with the chunk as far as can be seen without what follows."""
    end, before = end_kind(strip_end(chunk)[0])
    return end in ("question", "bang") or end == "period" and not sort_of(before).startswith("abbreviation-")


def features(chunks, at, gap, line, depth):
    """Names of the features of the gap after chunk `at`.

    chunks: those of the paragraph; gap: the white space; line: characters of the left chunk's line up to the gap;
    depth: round and square brackets opened in the paragraph and not closed, the left chunk included.
    """
    left, right = chunks[at], chunks[at + 1]
    core, close = strip_end(left)
    opened, word = strip_start(right)
    end, before = end_kind(core)
    _, before = strip_start(before)
    kind = "line" if "\n" in gap else "space"
    after = shape(word)
    out = ["bias", f"gap={kind}", f"end={end}", f"next={after}", f"end={end} next={after}"]
    if kind == "line":
        out += [f"gap=line end={end}", f"gap=line next={after}", "gap=line short" if line < SHORT_LINE else "gap=line long"]
    if close:
        closed = "quote" if close[0] in QUOTES else "bracket"
        out += [f"close={closed}", f"close={closed} end={end}"]
    if opened:
        open_kind = "quote" if opened[0] in QUOTES else "bracket"
        out += [f"open={open_kind}", f"open={open_kind} end={end}"]
    elif right[0] in BULLETS:
        out += ["open=dash", f"open=dash end={end}"]
    if depth > 0:
        out += ["inside=bracket", f"inside=bracket end={end}"]
    plain = "".join(c for c in word.lower() if c.isupper() or c.islower())[:20]
    is_capital = after in ("title", "letter", "upper")
    is_initial = len(word) == 2 and word[1] == "."
    starts = is_capital and not is_initial and "starter" in WORDS.get(plain, [])
    if end == "period":
        sort = sort_of(before)
        size = "1-2" if len(before) <= 2 else "3-4" if len(before) <= 4 else "5+"
        out += [f"word={sort}", f"word={sort} next={after}", f"period after length={size}"]
        if starts:
            out.append(f"word={sort} starter")
        elif is_capital and "calendar" in WORDS.get(plain, []):
            out.append(f"word={sort} calendar")
        elif is_capital and plain in COMMON:
            out.append(f"word={sort} common")
    if starts and end in ("period", "question", "bang", "ellipsis", "none", "colon"):
        out.append(f"{end if end in ('none', 'colon') else 'mark'} starter={plain}")
    if end in ("none", "comma", "dash", "colon", "semicolon"):
        first = shape(strip_start(left)[1])
        out.append(f"end={end} last={first} next={after}")
    if is_note(left) and at > 0 and has_ended(chunks[at - 1]):
        out += ["left=note", f"left=note next={after}"]
    if is_note(right) and at + 2 < len(chunks):
        out.append(f"right=note end={end} then={shape(strip_start(chunks[at + 2])[1])}")
    if at == 1 and "label" in WORDS.get(chunks[0].lower(), []) and any("0" <= c <= "9" for c in left):
        out.append(f"left=label end={end}")
    return out


def gaps(text):
    """[(end of left chunk, start of right chunk, features)] of every gap; None for features where a blank line ends it."""
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    out, first = [], 0
    for n in range(1, len(spans) + 1):
        if n < len(spans) and text[spans[n - 1][1]:spans[n][0]].count("\n") < 2:
            continue
        chunks, depth = [text[s:e] for s, e in spans[first:n]], 0
        for at, (_, e) in enumerate(spans[first:n - 1]):
            for c in chunks[at]:
                depth += c in "(["
                depth -= c in ")]" and depth > 0
            line = e - (text.rfind("\n", 0, e) + 1)
            start = spans[first + at + 1][0]
            out.append((e, start, features(chunks, at, text[e:start], line, depth)))
        if n < len(spans):
            out.append((spans[n - 1][1], spans[n][0], None))
        first = n
    return out


def ewt_docs(path, as_written=False):
    """{doc: (raw text, [(start, end)])}, sentences joined by a space, paragraphs by a blank line.

    as_written: by nothing where the last word of a sentence has no space after it; gaps alone can't learn from these.
    """
    docs, doc, new_paragraph, space, inside = {}, None, False, " ", 0
    with open(path, encoding="utf-8") as f:
        for line in f:
            if line.startswith("# newdoc id"):
                doc = line.split("=", 1)[1].strip()
                docs[doc] = ["", []]
                space = " "
            elif line.startswith("# newpar"):
                new_paragraph = True
            elif line.startswith("# text ="):
                t = line.split("=", 1)[1].strip()
                d = docs[doc]
                if d[0]:
                    d[0] += "\n\n" if new_paragraph else space
                d[1].append((len(d[0]), len(d[0]) + len(t)))
                d[0] += t
                new_paragraph = False
            elif line[:1].isdigit() and as_written:
                row = line.rstrip("\n").split("\t")
                if "-" in row[0]:
                    inside = int(row[0].split("-")[1])
                if "-" in row[0] or row[0].isdigit() and int(row[0]) > inside:
                    space = "" if "SpaceAfter=No" in row[9] else " "
            elif not line.strip():
                inside = 0
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
                if f is None:
                    continue
                rows.append(f)
                target.append(e in ends)
    return rows, np.array(target)


ENDINGS = "U.S. U.K. D.C. N.Y. F.B.I. p.m. a.m. Inc. Ltd. Corp. Co. St. Ave. Jr. etc. Dec. 30.".split()


def shortened(docs, every):
    """{name: (text, sentences)} of two neighbours each, of which the first ends in an abbreviation instead of its word.

    Treebanks have too few such ends to learn that "The" after an abbreviation begins a sentence. Only such words follow here:
    what a name does after "U.S." is left to the treebanks.
    """
    out, number = {}, 0
    for name, (text, sentences) in sorted(docs.items()):
        for (s, e), (s2, e2) in zip(sentences, sentences[1:]):
            words, second = text[s:e].split(" "), text[s2:e2]
            fits = "\n" not in text[s:e2] and s2 == e + 1 and len(words) > 4 and re.fullmatch(r"[a-z]+\.", words[-1])
            if not fits or not second[:1].isupper() or "starter" not in WORDS.get(second.split()[0].lower(), []):
                continue
            number += 1
            if number % every:
                continue
            first = " ".join(words[:-1] + [ENDINGS[number // every % len(ENDINGS)]])
            end = len(first)
            out[f"{name}-{s}"] = (f"{first} {second}", [(0, end), (end + 1, end + 1 + len(second))])
    return out


DAY = re.compile(r" on (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")


def timed(docs):
    """{name: (text, sentences)} of single sentences that give the day in American agency style: "at 10 p.m. Tuesday"."""
    out = {}
    for name, (text, sentences) in sorted(docs.items()):
        for s, e in sentences:
            changed = DAY.sub(" at 10 p.m. ", text[s:e])
            if changed != text[s:e] and "\n" not in changed:
                out[f"{name}-{s}"] = (changed, [(0, len(changed))])
    return out


def split(text, weights):
    """[(start, end)] of the sentences."""
    cuts = [(e, s) for e, s, f in gaps(text) if f is None or sum(weights.get(x, 0.0) for x in f) > 0]
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
    a.add_argument("--words", required=True, help="folder of sentence-words.tsv and word-frequencies.tsv")
    a.add_argument("--out", required=True)
    a.add_argument("--strength", type=float, default=0.5)
    a.add_argument("--every", type=int, default=16, help="of how many sentence ends one is made an abbreviation")
    a = a.parse_args()
    read_words(a.words)
    train = {**ewt_docs(os.path.join(a.data, "ud-ewt/train.conllu")), **gum_docs(os.path.join(a.data, "gum/train.jsonl"))}
    rows, target = dataset(train, True)
    more, ends = dataset({**shortened(train, a.every), **timed(train)}, False)
    rows, target = rows + more, np.concatenate([target, ends])
    counts = {}
    for r in rows:
        for x in r:
            counts[x] = counts.get(x, 0) + 1
    names = sorted(x for x, n in counts.items() if n >= 5 and x != "bias")
    index = {x: i for i, x in enumerate(names)}
    pairs = [(i, index[x]) for i, r in enumerate(rows) for x in r if x in index]
    m = sparse.csr_matrix((np.ones(len(pairs)), np.array(pairs).T), shape=(len(rows), len(names)))
    model = LogisticRegression(C=a.strength, solver="newton-cholesky", max_iter=100).fit(m, target)
    weights = {"bias": model.intercept_[0], **{x: w for x, w in zip(names, model.coef_[0])}}
    weights = {x: round(float(w), 2) for x, w in weights.items() if abs(w) >= 0.05 or x == "bias"}
    with open(a.out, "w", encoding="utf-8") as f:
        f.write("# Weights of the classifier of sentence ends: a sentence ends in a gap between two chunks of text if the weights of the\n"
                "# gap's features add up to more than 0. Made by training/sentence_ends.py from UD English EWT and GUM.\n"
                "feature\tweight\n")
        for x in sorted(weights):
            f.write(f"{x}\t{weights[x]:g}\n")
    print(f"{len(rows)} gaps, {len(weights)} weights")
    for name, docs in (("ud-ewt dev", ewt_docs(os.path.join(a.data, "ud-ewt/dev.conllu"))), ("gum dev", gum_docs(os.path.join(a.data, "gum/dev.jsonl")))):
        print(f"{name}: sentences F1 {f1(docs, weights):.1f}")


if __name__ == "__main__":
    main()
