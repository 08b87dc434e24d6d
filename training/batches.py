"""Sentences to tensors: encoding once, augmentation and padding for every batch."""
import random

import torch

import lemma_rules

IGNORE = -100


class Encoded:
    """A sentence as numbers. Word 0 is [CLS], the root; every label list starts with it."""
    __slots__ = ("ids", "shapes", "firsts", "lengths", "upos", "xpos", "lemma", "heads", "deprel", "names", "mention", "predicate",
                 "frames", "vector", "text", "sentence")


def encode(sentence, wordpiece, labels):
    e = Encoded()
    e.ids, e.shapes, e.firsts = wordpiece.sentence(sentence.words)
    n = len(e.firsts)
    e.firsts = [0] + e.firsts
    e.lengths = [0] + [len(w) for w in sentence.words[:n]]
    e.text, e.vector, e.sentence = sentence.text, None, sentence
    index = {k: {c: i for i, c in enumerate(v)} for k, v in labels.items()} if not hasattr(encode, "index") else encode.index
    encode.index = index

    def column(values, key):
        if values is None:
            return [IGNORE] * (n + 1)
        return [IGNORE] + [index[key].get(v, IGNORE) if v is not None else IGNORE for v in values[:n]]

    e.upos, e.xpos = column(sentence.upos, "upos"), column(sentence.xpos, "xpos")
    rules = [lemma_rules.rule(w, l) if l != "_" else None for w, l in zip(sentence.words, sentence.lemmas)] if sentence.lemmas else None
    e.lemma = column(rules, "lemma_rules")
    e.heads = [IGNORE] + ([h + 1 if h < n else IGNORE for h in sentence.heads[:n]] if sentence.heads else [IGNORE] * n)
    e.deprel = column(sentence.deprels, "deprel")
    e.names, e.mention = column(sentence.names, "names"), column(sentence.mentions, "mention_kinds")
    e.frames = None
    e.predicate = [IGNORE] * (n + 1)
    if sentence.frames is not None:
        e.predicate = [IGNORE] + [0] * n
        e.frames = []
        for p, arguments in sentence.frames:
            if p < n:
                e.predicate[p + 1] = 1
                e.frames.append((p + 1, {a + 1: index["roles"][r] for a, r in arguments.items() if a < n}))
    return e


LONGEST_PAIR = 70        # words
OTHER_PAIRS = 0.04       # of the pairs whose first sentence has a full stop


def joined(items, rng):
    """Pairs of neighbouring sentences read as one, as the program reads them where nothing shows that the first ends.

    The second keeps its tree; its root has no head to be taught."""
    out = []
    for a, b in zip(items, items[1:]):
        s, t = a.sentence, b.sentence
        if s.doc != t.doc or s.source != t.source or not s.doc or s.heads is None or t.heads is None:
            continue
        n = len(a.firsts) - 1
        if n + len(b.firsts) - 1 > LONGEST_PAIR or n != len(s.words) or s.words[-1][-1:] in ".?!" and rng.random() >= OTHER_PAIRS:
            continue
        e = Encoded()
        e.sentence, e.text = s, s.text + " " + t.text
        e.ids, e.shapes = a.ids[:-1] + b.ids[1:], a.shapes[:-1] + b.shapes[1:]
        shift = len(a.ids) - 2
        e.firsts = a.firsts + [f + shift for f in b.firsts[1:]]
        e.lengths = a.lengths + b.lengths[1:]
        for k in ("upos", "xpos", "lemma", "deprel", "names", "mention", "predicate"):
            setattr(e, k, getattr(a, k) + getattr(b, k)[1:])
        e.heads = a.heads + [h + n if h > 0 else IGNORE for h in b.heads[1:]]
        for i, h in enumerate(b.heads[1:]):
            if h == 0:
                e.deprel[n + 1 + i] = IGNORE
        known = a.frames is not None and b.frames is not None
        e.frames = a.frames + [(p + n, {w + n: r for w, r in args.items()}) for p, args in b.frames] if known else None
        if not known:
            e.predicate = [IGNORE] * len(e.firsts)
        e.vector = None
        if a.vector is not None:
            v = a.vector * len(a.ids) + b.vector * len(b.ids)
            e.vector = v / v.norm()
        out.append(e)
    return out


def group(items, budget, rng=None):
    """Batches of at most `budget` padded subwords, of like lengths; in random order if a generator is given."""
    order = sorted(items, key=lambda e: len(e.ids) + (rng.random() * 2 if rng else 0))
    out, batch = [], []
    for e in order:
        if batch and max(len(e.ids), len(batch[-1].ids)) * (len(batch) + 1) > budget:
            out.append(batch)
            batch = []
        batch.append(e)
    out += [batch] if batch else []
    if rng:
        rng.shuffle(out)
    return out


TITLE, UPPER, LOWER = 0.05, 0.05, 0.04
NO_STOP = 0.05


def reshaped(e, rng):
    """Shape ids as of a headline (the subwords are uncased, so they stay); None if the sentence is left alone."""
    r = rng.random()
    if r < TITLE:
        table = {1: 2}
    elif r < TITLE + UPPER:
        table = {1: 3, 2: 3, 5: 3}
    elif r < TITLE + UPPER + LOWER:
        table = {2: 1, 3: 1, 4: 1, 5: 1}
    else:
        return None
    out, word = list(e.shapes), 0
    for i in range(1, len(e.ids) - 1):
        while word + 1 < len(e.firsts) and e.firsts[word + 1] <= i:
            word += 1
        s = e.shapes[i]
        out[i] = 4 if s == 1 and e.lengths[word] == 1 and 1 in table else table.get(s, s)
    return out


def collate(batch, rng=None):
    """Tensors of a batch. With a generator the sentences are augmented."""
    rows = []
    for e in batch:
        r = {k: getattr(e, k) for k in ("ids", "shapes", "firsts", "upos", "xpos", "lemma", "heads", "deprel", "names", "mention", "predicate")}
        r["frames"] = e.frames or []
        r["reshaped"] = False
        if rng:
            shapes = reshaped(e, rng)
            if shapes:
                r["shapes"], r["reshaped"] = shapes, True
                r["lemma"] = [IGNORE] * len(e.lemma)     # the rules speak of the real letters
            last = len(e.firsts) - 1
            words = e.sentence.words
            if rng.random() < NO_STOP and last > 3 and len(words) == last and words[-1] in ".!?" and last not in e.heads \
                    and e.firsts[last] == len(e.ids) - 2:
                for k in ("firsts", "upos", "xpos", "lemma", "heads", "deprel", "names", "mention", "predicate"):
                    r[k] = r[k][:-1]
                r["ids"], r["shapes"] = e.ids[:-2] + e.ids[-1:], r["shapes"][:-2] + [0]
                r["frames"] = [(p, {a: l for a, l in args.items() if a < last}) for p, args in r["frames"] if p < last]
        rows.append(r)
    t, w = max(len(r["ids"]) for r in rows), max(len(r["firsts"]) for r in rows)

    def pad(key, n, value):
        return torch.tensor([r[key] + [value] * (n - len(r[key])) for r in rows])

    out = {"ids": pad("ids", t, 0), "shapes": pad("shapes", t, 0), "firsts": pad("firsts", w, 0),
           "mask": torch.tensor([[1] * len(r["ids"]) + [0] * (t - len(r["ids"])) for r in rows]),
           "words": torch.tensor([[1] * len(r["firsts"]) + [0] * (w - len(r["firsts"])) for r in rows])}
    for k in ("upos", "xpos", "lemma", "heads", "deprel", "names", "mention", "predicate"):
        out[k] = pad(k, w, IGNORE)
    frames = [(i, p, args, len(r["firsts"])) for i, r in enumerate(rows) for p, args in r["frames"]]
    roles = torch.full((len(frames), w), IGNORE)
    for k, (_, _, args, n) in enumerate(frames):
        roles[k, 1:n] = 0
        for a, l in args.items():
            roles[k, a] = l
    out["frame_sentence"] = torch.tensor([f[0] for f in frames], dtype=torch.long)
    out["frame_predicate"] = torch.tensor([f[1] for f in frames], dtype=torch.long)
    out["roles"] = roles
    out["reshaped"] = torch.tensor([r["reshaped"] for r in rows])
    out["arc_sentence"], out["arc_word"] = (out["heads"] != IGNORE).nonzero(as_tuple=True)
    if batch[0].vector is not None:
        out["vector"] = torch.stack([e.vector for e in batch])
    return out
