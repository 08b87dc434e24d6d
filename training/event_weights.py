"""Learns the weights of data/event-weights.tsv: what speaks for and against two claims asserting one event.

    corroborate pairs --stories stories.jsonl --mentions ecb/train.jsonl train-docs/*.txt > pairs.jsonl
    python event_weights.py --pairs pairs.jsonl --gold ecb/train.jsonl --shift 0.25 \\
        --table ../crates/corroborate/data/event-weights.tsv

`stories.jsonl` ({doc, story}) puts the reports of each happening together: `python event_weights.py --stories ecb/train.jsonl`
writes it. The pairs are those that are decided when the program works: claims of one story, each on an event that
somebody marked. CoNLL with the mentions given, on train topics that were not learned from, is 78.8; it was 78.2 when the program's
own claims of two happenings of one kind were learned from.

Weights that are "held" stay as given: what the reports of a story have at their top says little in a pile of two stories,
and ECB+ has too few parties and names that are sure. What the claims have around them is held, too. All marked events
of a story have much the same around them, so that it would weigh nothing (79.5 on those topics); but of what nobody marked, the
ordinary events further down, three in four of the 300 joins that this brought were wrong.

Logistic regression by Newton's method, drawn towards the weights given by hand: where a feature is rare in ECB+ (dates,
numbers), the hand has the say. A pair of a large event weighs less, so that no event has more than its share. A weight
does not change sides: what was given as speaking against never speaks for.

Some features hold only for words of a kind ("a common word of which nothing says who or what"): of two hundred products of two
features, those were added one by one that made pairs of topics not learned from likelier. Left out of these, since it can't
tell what the two are done to: that both say so of the same word (it made one event of a man's being received and drones'
being received).

Rejected; each moves CoNLL of those topics by no more than 0.2: likeness of who or what takes part, part by part, of the words
around, of those that hang on the event's own; how many reports use the word; how far apart two stand in one report; that nobody
takes part. Curves in place of a weight for each unit of likeness: the five reports of one story, where alike words are the rule,
lose a fifth of their standings. Boosted trees over all of these: 79.6, but a reader can't see why two claims were put together.
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
    """(features, is one event, events of the two) for every pair of marked events."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            docs = [os.path.splitext(os.path.basename(c["path"]))[0] for c in story["claims"]]
            events = [marked(gold[d], c["start"], c["end"]) for d, c in zip(docs, story["claims"])]
            for pair in story["pairs"]:
                a, b = pair["claims"]
                if events[a] and events[b] and not pair["forbidden"]:
                    yield pair["features"], events[a] == events[b], (events[a], events[b])


def shares(known):
    """How much each pair counts, 1 in the mean: by the root of how many pairs its events have."""
    sizes = {}
    for _, _, events in known:
        for event in set(events):
            sizes[event] = sizes.get(event, 0) + 1
    share = numpy.array([1 / max(sizes[e] for e in events) ** 0.5 for _, _, events in known])
    return share / share.mean()


LONGEST_STEP = 1.0         # of any weight in one step of Newton's method


def likeliest(x, y, share, given, free, pull):
    """Newton's method on the log likelihood, drawn towards `given`; what is not free is as given."""
    weights = given.copy()
    for _ in range(60):
        p = 1 / (1 + numpy.exp(-(x @ weights)))
        slope = x.T @ (share * (p - y)) + pull * (weights - given)
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + pull * numpy.eye(len(given))
        step = numpy.zeros(len(given))
        step[free] = numpy.linalg.solve(curve[numpy.ix_(free, free)], slope[free])
        step *= min(1.0, LONGEST_STEP / max(abs(step).max(), 1e-9))
        weights = weights - step
        if abs(step).max() < 1e-5:
            break
    return weights


def learn(x, y, share, given, free, pull):
    """The likeliest weights of which none changes sides: those that would are 0, the others learned again."""
    given, free = given.copy(), free.copy()
    while True:
        weights = likeliest(x, y, share, given, free, pull)
        crossed = free & (weights * given < 0)
        if not crossed.any():
            return weights
        given[crossed] = 0.0
        free = free & ~crossed


def table(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return lines, [line.split("\t") for line in lines if line and line[0] != "#"][1:]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--stories", help="write the stories of this gold file and end")
    p.add_argument("--pairs")
    p.add_argument("--gold")
    p.add_argument("--table")
    p.add_argument("--pull", type=float, default=20.0, help="how strongly weights are drawn to those given")
    p.add_argument("--shift", type=float, default=0.0, help="added to the prior: below 0 asks for more")
    a = p.parse_args()
    if a.stories:
        for d in documents(a.stories).values():
            print(json.dumps({"doc": d["doc"], "story": d["subtopic"]}))
        return
    gold = documents(a.gold)
    known = list(examples(a.pairs, gold))
    lines, rows = table(a.table)
    names = [row[0] for row in rows]
    given = numpy.array([float(row[2]) for row in rows])
    x = numpy.array([[features.get(name, 0.0) for name in names] for features, _, _ in known])
    y = numpy.array([float(one) for _, one, _ in known])
    free = numpy.array([row[3] == "learned" for row in rows])
    weights = learn(x, y, shares(known), given, free, a.pull)
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
