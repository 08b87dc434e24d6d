"""Learns the weights of data/elsewhere-weights.tsv: what speaks for and against a sentence of another report telling a clause.

    corroborate clauses --stories stories.jsonl train-docs/*.txt > clauses.jsonl
    python elsewhere_weights.py --clauses clauses.jsonl --gold ecb/train.jsonl --read elsewhere_read.tsv \\
        --table ../crates/corroborate/data/elsewhere-weights.tsv

Two kinds of sentences have a known answer. Of `elsewhere_read.tsv` somebody read whether they clearly tell what a clause
tells, a part of it (half an answer), or not; these are what is asked. And in ECB+ the event of a clause is marked, or not, in
the marked sentences of other documents. To speak of the event is less than to tell the clause: learned from the marks alone,
the verb is nearly all and what else the clause tells nothing (area under the curve of the read sentences 0.62, of the sum
that was set by hand 0.88, of the shipped one 0.89). So the marks have a hundredth of the weight: they tell of what the read
sentences are too few for.

Prints what the read sentences have at each threshold, every topic with weights that were learned without it.

Rejected, as they gain nothing on topics that were not learned from: names and words that the sentence lacks, how long it is,
words of the sentences beside it, arguments of the verb in common, the same class, how far below the likest report it is.
"""
import argparse
import json
import os
import sys

import numpy

from event_weights import documents, marked, table

HALF = {"yes": 1.0, "in part": 0.5, "no": 0.0}


def name(path):
    return os.path.splitext(os.path.basename(path))[0]


def read_sentences(path):
    _, rows = table(path)
    return {(d, int(s), int(e), o, int(f)): HALF[tells] for d, s, e, o, f, _, tells in rows}


def examples(path, gold, read):
    """(features, answer, whether it was read, topic) of every sentence with a known answer."""
    with open(path, encoding="utf-8") as lines:
        for clause in map(json.loads, lines):
            trigger = clause["trigger"]
            doc = name(trigger["path"])
            event = marked(gold[doc], trigger["start"], trigger["end"])
            for s in clause["sentences"]:
                other = gold[name(s["path"])]
                answer = read.get((doc, trigger["start"], trigger["end"], other["doc"], s["start"]))
                if answer is not None:
                    yield s["features"], answer, True, gold[doc]["topic"]
                if not event:
                    continue
                is_there = any(e["event"] == event and s["start"] <= e["start"] < s["end"] for e in other["events"])
                inside = max((min(b, s["end"]) - max(a, s["start"]) for a, b in other["scored"]), default=0)
                if is_there or 2 * inside > s["end"] - s["start"]:
                    yield s["features"], float(is_there), False, gold[doc]["topic"]


def learn(x, y, share, pull):
    """Newton's method on the log likelihood, drawn towards 0."""
    weights = numpy.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + numpy.exp(-(x @ weights)))
        slope = x.T @ (share * (p - y)) + pull * weights
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + pull * numpy.eye(len(weights))
        step = numpy.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--clauses", required=True)
    p.add_argument("--gold", required=True)
    p.add_argument("--read", required=True)
    p.add_argument("--table", required=True)
    p.add_argument("--marks", type=float, default=0.01, help="how much a marked sentence counts, a read one being 1")
    p.add_argument("--pull", type=float, default=1.0, help="how strongly weights are drawn to 0")
    p.add_argument("--folds", type=int, default=15)
    a = p.parse_args()
    known = list(examples(a.clauses, documents(a.gold), read_sentences(a.read)))
    lines, rows = table(a.table)
    names = [row[0] for row in rows]
    x = numpy.array([[features.get(n, 0.0) for n in names] for features, *_ in known])
    y = numpy.array([answer for _, answer, *_ in known])
    is_read = numpy.array([read for *_, read, _ in known])
    share = numpy.where(is_read, 1.0, a.marks)
    topics = sorted({topic for *_, topic in known})
    fold = numpy.array([topics.index(topic) % a.folds for *_, topic in known])
    unseen = numpy.zeros(len(y))
    for k in range(a.folds):
        held = fold == k
        unseen[held] = x[held] @ learn(x[~held], y[~held], share[~held], a.pull)
    for threshold in numpy.arange(-2.5, 2.6, 0.25):
        above = is_read & (unseen >= threshold)
        counts = ", ".join(f"{t} {(above & (y == v)).sum()} of {(is_read & (y == v)).sum()}" for t, v in HALF.items())
        print(f"{threshold:6.2f}  {counts}", file=sys.stderr)
    weights = learn(x, y, share, a.pull)
    learned = {n: f"{n}\t{w:.2f}" for n, w in zip(names, weights)}
    print(f"{len(y)} sentences, {is_read.sum()} of them read", file=sys.stderr)
    with open(a.table, "w", encoding="utf-8") as file:
        file.write("\n".join(learned.get(line.split("\t")[0], line) for line in lines) + "\n")


if __name__ == "__main__":
    main()
