"""Learns the weights of data/event-weights.tsv: what speaks for and against two claims asserting one event.

    corroborate pairs --stories topics.jsonl train-docs/*.txt > pairs.jsonl
    python event_weights.py --pairs pairs.jsonl --gold ecb/train.jsonl --others 0.3 --shift 0.5 \\
        --table ../crates/corroborate/data/event-weights.tsv

`topics.jsonl` ({doc, story}) puts the reports of each topic together: `python event_weights.py --topics ecb/train.jsonl`
writes it. A topic of ECB+ holds reports of two happenings of one kind. Two kinds of pairs have a known answer: both claims
stand on marked events; or their reports tell of different happenings, so that they are not one event. The latter are what
keeps apart the ordinary events of the unmarked sentences, where marked sentences alone would teach that a word in common
is enough.

Weights that are "held" stay as given: what the reports of a story have at their top says little in a pile of two stories,
and the reports of two happenings of one kind share names and words that tell more inside one story.

Logistic regression by Newton's method, drawn towards the weights given by hand: where a feature is rare in ECB+ (dates,
numbers), the hand has the say. A pair of a large event weighs less, so that no event has more than its share. A weight
does not change sides: what was given as speaking against never speaks for.

Rejected; with the mentions given, CoNLL of ECB+ train topics that were not learned from was 78.3 before:
likeness of who or what takes part, part by part, of the words around, of those that hang on the event's own; how many reports
use the word; how far apart two stand in one report; that nobody takes part: none moves it by more than 0.2. Curves in place of
a weight for each unit of likeness: 78.6, but the five reports of one story, where alike words are the rule, lose a fifth of
their standings. Boosted trees over all of these: 79.6, but a reader can't see why two claims were put together.
"""
import argparse
import json
import os
import sys

import numpy


def documents(path):
    with open(path, encoding="utf-8") as lines:
        return {d["doc"]: d for d in map(json.loads, lines)}


def marked(doc, start, end):
    """The marked event that the words overlap most, if they do."""
    shared = lambda e: min(e["end"], end) - max(e["start"], start)
    best = max(doc["events"], key=shared, default=None)
    return best["event"] if best and shared(best) > 0 else None


def examples(path, gold):
    """(features, is one event, events of the two or None) for every pair with a known answer."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            docs = [os.path.splitext(os.path.basename(c["path"]))[0] for c in story["claims"]]
            events = [marked(gold[d], c["start"], c["end"]) for d, c in zip(docs, story["claims"])]
            for pair in story["pairs"]:
                if pair["forbidden"]:
                    continue
                a, b = pair["claims"]
                if events[a] and events[b]:
                    yield pair["features"], events[a] == events[b], (events[a], events[b])
                elif gold[docs[a]]["subtopic"] != gold[docs[b]]["subtopic"]:
                    yield pair["features"], False, None


def shares(known, others):
    """How much each pair counts: a marked one by the root of how many its events have, the rest `others` together."""
    sizes = {}
    for _, _, events in known:
        for event in set(events or ()):
            sizes[event] = sizes.get(event, 0) + 1
    unmarked = sum(events is None for _, _, events in known)
    of_marked = [1 / max(sizes[e] for e in events) ** 0.5 if events else 0.0 for _, _, events in known]
    total = sum(of_marked)
    share = others * total / max(unmarked, 1)
    return numpy.array([share if events is None else w for w, (_, _, events) in zip(of_marked, known)])


def learn(x, y, share, given, free, pull):
    """Newton's method on the log likelihood, drawn towards `given`; weights that would change sides stay 0."""
    weights, free = given.copy(), free.copy()
    for _ in range(60):
        p = 1 / (1 + numpy.exp(-(x @ weights)))
        slope = x.T @ (share * (p - y)) + pull * (weights - given)
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + pull * numpy.eye(len(given))
        step = numpy.zeros(len(given))
        step[free] = numpy.linalg.solve(curve[numpy.ix_(free, free)], slope[free])
        weights = weights - step
        crossed = weights * given < 0
        weights[crossed] = 0.0
        free = free & ~crossed
        if abs(step).max() < 1e-5:
            break
    return weights


def table(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return lines, [line.split("\t") for line in lines if line and line[0] != "#"][1:]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--topics", help="write the topics of this gold file and end")
    p.add_argument("--pairs")
    p.add_argument("--gold")
    p.add_argument("--table")
    p.add_argument("--pull", type=float, default=20.0, help="how strongly weights are drawn to those given")
    p.add_argument("--others", type=float, default=1.0, help="share of the pairs across happenings, that of marked ones being 1")
    p.add_argument("--shift", type=float, default=0.0, help="added to the prior: below 0 asks for more")
    a = p.parse_args()
    if a.topics:
        for d in documents(a.topics).values():
            print(json.dumps({"doc": d["doc"], "story": d["topic"]}))
        return
    gold = documents(a.gold)
    known = list(examples(a.pairs, gold))
    lines, rows = table(a.table)
    names = [row[0] for row in rows]
    given = numpy.array([float(row[2]) for row in rows])
    x = numpy.array([[features.get(name, 0.0) for name in names] for features, _, _ in known])
    y = numpy.array([float(one) for _, one, _ in known])
    free = numpy.array([row[3] == "learned" for row in rows])
    weights = learn(x, y, shares(known, a.others), given, free, a.pull)
    weights[names.index("prior")] += a.shift
    seen = (x != 0).sum(axis=0)
    for name, g, w, n in zip(names, given, weights, seen):
        print(f"{w:7.2f} {g:7.2f} {n:8d}  {name}", file=sys.stderr)
    print(f"{len(known)} pairs, {int(y.sum())} of one event", file=sys.stderr)
    learned = {name: f"{name}\t{w:.2f}\t{row[2]}\t{row[3]}" for name, w, row in zip(names, weights, rows)}
    with open(a.table, "w", encoding="utf-8") as file:
        file.write("\n".join(learned.get(line.split("\t")[0], line) for line in lines) + "\n")


if __name__ == "__main__":
    main()
