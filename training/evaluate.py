"""Measure a model on the dev parts, words given.

    python evaluate.py --data DATA --base BASE --weights OUT/final.pt     the PyTorch model, 32 bits
    python evaluate.py --data DATA --base BASE --models FOLDER            the exported graphs, as they ship

Trees are decoded; relations are scored for the chosen heads. Arguments are head words, and count as right only if the
predicate was found too. Names are whole spans with their kind. Vectors: how often a sentence's nearest other sentence is
of the same document, with the new vectors and with the base model's; and how often the new vector finds the base
model's vector of its own sentence among all.
"""
import argparse
import json
import os
import time

import numpy as np

import batches
import data
import lemma_rules
import tree
from wordpiece import WordPiece


def padded(n):
    """Padding depends on the sentence alone, so that its batch does not matter."""
    return (n + 7) // 8 * 8


class Torch:
    def __init__(self, weights, labels):
        import torch
        from model import Model
        self.torch, self.model = torch, Model(labels)
        self.model.load_state_dict(torch.load(weights))
        self.model.eval()

    def encode(self, ids, mask, shapes):
        from model import sentence_vector
        t = self.torch
        with t.inference_mode():
            ids, mask, shapes = (t.from_numpy(x).long() for x in (ids, mask, shapes))
            states = self.model.trunk(ids, mask, shapes)
            out = self.model.heads(states)
            out["vector"] = sentence_vector(states[-1], mask)
            return {k: v.numpy() for k, v in out.items()}

    def pairs(self, name, a, b):
        with self.torch.inference_mode():
            return getattr(self.model, name)(self.torch.from_numpy(a), self.torch.from_numpy(b)).numpy()


class Onnx:
    def __init__(self, folder, threads=2):
        import onnxruntime
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.sessions = {n: onnxruntime.InferenceSession(os.path.join(folder, n + ".onnx"), options, providers=["CPUExecutionProvider"])
                         for n in ("encoder", "relations", "roles")}
        self.outputs = [o.name for o in self.sessions["encoder"].get_outputs()]

    def encode(self, ids, mask, shapes):
        feed = {"input_ids": ids, "attention_mask": mask, "shape_ids": shapes}
        return dict(zip(self.outputs, self.sessions["encoder"].run(None, {k: v.astype(np.int32) for k, v in feed.items()})))

    def pairs(self, name, a, b):
        return self.sessions[name].run(None, {"a": a, "b": b})[0]


def read(reader, items, budget=2048):
    """Each item with its outputs at first subwords (row 0: [CLS])."""
    buckets = {}
    for e in items:
        buckets.setdefault(padded(len(e.ids)), []).append(e)
    for t, members in sorted(buckets.items()):
        size = max(1, budget // t)
        for i in range(0, len(members), size):
            part = members[i:i + size]
            x = [np.array([row + [0] * (t - len(row)) for row in rows], dtype=np.int64)
                 for rows in ([e.ids for e in part], [[1] * len(e.ids) for e in part], [e.shapes for e in part])]
            out = reader.encode(*x)
            for k, e in enumerate(part):
                f = np.array(e.firsts)
                o = {n: v[k][f] if n not in ("vector", "arcs") else v[k] for n, v in out.items()}
                o["arcs"] = o["arcs"][np.ix_(f, f)]
                yield e, o


def spans(labels):
    """{(first, last, kind)} of BIO labels; an I that continues nothing opens a name."""
    out, start, kind = set(), None, None
    for i, l in enumerate(list(labels) + ["O"]):
        if kind is not None and l != "I-" + kind:
            out.add((start, i - 1, kind))
            kind = None
        if l != "O" and kind is None:
            start, kind = i, l[2:]
    return out


class F1:
    def __init__(self):
        self.right = self.found = self.gold = 0

    def add(self, found, gold):
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    def __str__(self):
        p, r = self.right / max(1, self.found), self.right / max(1, self.gold)
        return f"{200 * p * r / max(1e-9, p + r):.1f} (precision {100 * p:.1f}, recall {100 * r:.1f}, {self.gold} gold)"


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--base", required=True)
    a.add_argument("--weights")
    a.add_argument("--models")
    a.add_argument("--limit", type=int, help="sentences of each source")
    a = a.parse_args()
    folder = a.models or os.path.dirname(a.weights)
    with open(os.path.join(folder, "labels.json"), encoding="utf-8") as f:
        labels = {k: v for k, v in json.load(f).items() if k in ("upos", "xpos", "lemma_rules", "deprel", "names", "mention_kinds", "roles")}
    reader = Onnx(a.models) if a.models else Torch(a.weights, labels)
    wordpiece = WordPiece(os.path.join(a.base, "vocab.txt"))
    by_source = {}
    for s in data.load(a.data, "dev"):
        by_source.setdefault(s.source, []).append(s)
    for source, sentences in by_source.items():
        items = [batches.encode(s, wordpiece, labels) for s in sentences[:a.limit]]
        measure(source, reader, items, labels, a.base)


def measure(source, reader, items, labels, base):
    n = {k: 0 for k in ("words", "upos", "xpos", "lemma", "uas", "las", "trees")}
    name, mention, predicate, roles, roles_given = F1(), F1(), F1(), F1(), F1()
    by_kind = {k: F1() for k in ("person", "organization", "place", "other")}
    vectors, started = [], time.time()
    for e, o in read(reader, items):
        s, count = e.sentence, len(e.firsts) - 1
        vectors.append((e, o["vector"]))
        words = range(1, count + 1)
        if s.heads:
            heads = tree.decode(o["arcs"])
            relation = reader.pairs("relations", o["rel_dep"][1:], o["rel_head"][heads]).argmax(1)
            n["words"] += len(s.words)
            n["trees"] += 1
            for i in words:
                n["upos"] += labels["upos"][o["upos"][i].argmax()] == s.upos[i - 1]
                n["xpos"] += labels["xpos"][o["xpos"][i].argmax()] == s.xpos[i - 1]
                rule = labels["lemma_rules"][o["lemma"][i].argmax()]
                n["lemma"] += s.lemmas[i - 1] in ("_", lemma_rules.apply(rule, s.words[i - 1]))
                if heads[i - 1] == s.heads[i - 1] + 1:
                    n["uas"] += 1
                    n["las"] += labels["deprel"][relation[i - 1]].split(":")[0] == s.deprels[i - 1].split(":")[0]
        if s.names:
            gold = [l if l is not None else "?" for l in s.names[:count]]
            found = [labels["names"][o["names"][i].argmax()] for i in words]
            masked = {i for i, l in enumerate(gold) if l == "?"}
            g = spans(["O" if l == "?" else l for l in gold])
            f = {x for x in spans(found) if not masked & set(range(x[0], x[1] + 1))}
            if source == "uner-ewt":      # it has no names of other kinds
                f = {x for x in f if x[2] != "other"}
            name.add(f, g)
            for k, v in by_kind.items():
                v.add({x for x in f if x[2] == k}, {x for x in g if x[2] == k})
        if s.mentions:
            gold = {(i, m) for i, m in enumerate(s.mentions[:count]) if m != "none"}
            found = {(i - 1, labels["mention_kinds"][o["mention"][i].argmax()]) for i in words}
            mention.add({x for x in found if x[1] != "none"}, gold)
        if e.frames is not None:
            gold = {p for p, _ in e.frames}
            found = {i for i in words if o["predicate"][i] > 0}
            predicate.add(found, gold)
            every = {(p, w): r for p, args in e.frames for w, r in args.items()}
            want = set(every.items())
            got, given = set(), set()
            for p in found | gold:
                r = reader.pairs("roles", np.repeat(o["role_pred"][p:p + 1], count, 0), o["role_arg"][1:]).argmax(1)
                args = {((p, w), int(r[w - 1])) for w in words if r[w - 1]}
                got |= args if p in found else set()
                given |= args if p in gold else set()
            roles.add(got, want)
            roles_given.add(given, want)
    print(f"== {source}: {len(items)} sentences, {time.time() - started:.1f} s")
    if n["words"]:
        print("  " + "  ".join(f"{k} {100 * n[k] / n['words']:.2f}" for k in ("upos", "xpos", "lemma", "uas", "las")), f"({n['words']} words)")
    if name.gold:
        print(f"  names {name};", ", ".join(f"{k} {str(v).split()[0]}" for k, v in by_kind.items()))
    if mention.gold:
        print(f"  mention heads {mention}")
    if predicate.gold:
        print(f"  predicates {predicate}\n  arguments {roles}\n  arguments of given predicates {roles_given}")
    if source in ("ud-ewt", "gum"):
        retrieval(vectors, base)


def retrieval(vectors, base):
    import torch
    import train
    items = [e for e, _ in vectors if len(e.sentence.words) >= 6][:1500]
    mine = {id(e): v for e, v in vectors}
    train.teacher_vectors(items, base, None)
    old = torch.stack([e.vector for e in items]).numpy()
    new = np.stack([mine[id(e)] for e in items])
    nearest = (new @ old.T).argmax(1)
    found = np.mean([nearest[i] == i or items[nearest[i]].text == items[i].text for i in range(len(items))])

    def same_document(v):
        near = v @ v.T
        np.fill_diagonal(near, -1)
        return 100 * np.mean([items[i].sentence.doc == items[j].sentence.doc for i, j in enumerate(near.argmax(1))])

    print(f"  vectors: nearest sentence is of the same document {same_document(new):.1f} (base model {same_document(old):.1f}), "
          f"finds its own base vector {100 * found:.1f}, cosine to it {np.mean((old * new).sum(1)):.3f}")


if __name__ == "__main__":
    main()
