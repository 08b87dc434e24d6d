"""Write reference.json: what the model reads in a few fixed sentences, for the Rust program's tests.

    python reference.py --weights OUT/final.pt --senses OUT/senses.pt --begins OUT/begins.pt --models models

`float` is the PyTorch model in 32 bits, `integer` the exported 8-bit graphs run by ONNX Runtime. Another runtime sums
32-bit products in another order, so its figures agree with `integer` to about three decimals and its decisions except
near a tie. `sense` is what the senses' layer says in 32 bits of the first word that has a sense,
`begins` how probable a beginning at each word of some texts without marks is, in 32 bits. Word indexes are 0-based, heads too (-1: root).
"""
import argparse
import json
import os

import numpy as np
import torch

import batches
import begins
import data
import evaluate
import lemma_rules
import senses
import tree
from wordpiece import SHAPES, WordPiece, shape

SENTENCES = [
    "Fire crews reached the harbour at dawn .",
    "Mayor Ilse Brandt told reporters on Tuesday that 14 ferries had been cancelled .",
    "TRADE TALKS COLLAPSE AS DELEGATES WALK OUT",
    "The Port Authority of Calder Bay signed a memorandum of understanding with Norrland 's coastguard .",
    "“ We do n't yet know who ordered the strike , ” said Gen. Tomás Ybarra , 58 .",
    "At least 1,250 people — among them 3 medics — were evacuated from the F-wing of St. Anne 's Hospital .",
    "Shares of Veldt-Norris fell 4.5 % after its co - founder resigned .",
    "No deal .",
    "Zoë Müller-Ağaoğlu , Łukasz O'Dea and 李明 won the € 2m prize .",
    "See https://example.org/a?b=1 or write to desk@example.org \u200b now .",
    "The bombing , which killed a judge in Qarsa last week , was condemned by the U.N. Security Council .",
    "Officials denied on 12 March that the ministry had promised to release the prisoners before the summit in Oslo .",
    "McAllister 's visit to New Delhi was postponed because of the storm 's arrival .",
]
RUNNING_ON = [
    "I will send the papers tomorrow Thanks for your help Anna",
    "Ilse Brandt 03/27/2001 01:58 PM Please find the agreement attached .",
    "The mayor said that the ferries would sail on Tuesday .",
]
WORDS = ["signed", "Iran", "UN", "U.S.", "J.", "McCain", "iPhone", "1,200.5", "F-16", "10:30", "n't", "'s", "'S", "—", "$", "Zoë", "ÅSA", "李明", "I",
         "a", "A", "Ǆ", "ß", "٣", "½", "x2", "O'Dea", "'Tis", "COVID-19", "3rd", ".", ""]
LONG_WORD = "x" * 101


def decisions(reader, e, labels, short):
    (e, o), = evaluate.read(reader, [e])
    heads = tree.decode(o["arcs"])
    greedy = o["arcs"].copy()
    np.fill_diagonal(greedy, -np.inf)
    relations = reader.pairs("relations", o["rel_dep"][1:], o["rel_head"][heads]).argmax(1)
    words = e.sentence.words
    n = len(words)
    predicates = [i for i in range(n) if o["predicate"][i + 1] > 0]
    roles = []
    for p in predicates:
        r = reader.pairs("roles", np.repeat(o["role_pred"][p + 1:p + 2], n, 0), o["role_arg"][1:]).argmax(1)
        roles += [[p, w, labels["roles"][r[w]]] for w in range(n) if r[w]]

    def best(head, key):
        return [labels[key][c] for c in o[head][1:].argmax(1)]

    def rounded(x):
        return [round(float(v), 3) for v in x]

    out = {
        "upos": best("upos", "upos"), "xpos": best("xpos", "xpos"),
        "lemmas": [lemma_rules.apply(r, w) for r, w in zip(best("lemma", "lemma_rules"), words)],
        "greedy_heads": [int(h) - 1 for h in greedy[1:].argmax(1)], "heads": [int(h) - 1 for h in heads],
        "deprels": [labels["deprel"][c] for c in relations], "names": best("names", "names"), "mentions": best("mention", "mention_kinds"),
        "predicate": rounded(o["predicate"][1:]), "roles": roles, "vector": [round(float(v), 4) for v in o["vector"][:8]],
    }
    if short:
        out["arcs"] = [rounded(row) for row in o["arcs"]]
        out["upos_logits"] = [rounded(row) for row in o["upos"][1:]]
    return out


def sense(model, learned, wordpiece, words, upos):
    word = next((i for i, u in enumerate(upos) if u in ("NOUN", "VERB")), 0)
    (states,) = senses.states_of(model.trunk, wordpiece, [words], senses.STATES)
    numbers = learned["weight"] @ torch.tensor(states[word]).flatten() + learned["bias"]
    return {"word": word, "numbers": [round(x, 2) for x in (numbers / numbers.norm() * 10).tolist()]}


def beginnings(model, network, wordpiece, words):
    (states,) = begins.states_of(model.trunk, wordpiece, [words])
    scores = begins.scores(network, states, torch.arange(1, len(words)))
    return {"words": words, "numbers": [0.0] + [round(x, 3) for x in scores.sigmoid().tolist()]}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--weights", required=True)
    a.add_argument("--senses", required=True)
    a.add_argument("--begins", required=True)
    a.add_argument("--models", required=True)
    a = a.parse_args()
    with open(os.path.join(a.models, "labels.json"), encoding="utf-8") as f:
        labels = json.load(f)
    classes = {k: labels[k] for k in ("upos", "xpos", "lemma_rules", "deprel", "names", "mention_kinds", "roles")}
    wordpiece = WordPiece(os.path.join(a.models, "vocab.txt"))
    readers = {"float": evaluate.Torch(a.weights, classes), "integer": evaluate.Onnx(a.models)}
    out = {"sentences": [], "words": [{"word": w, "shape": SHAPES[shape(w)], "subwords": wordpiece.word(w)} for w in WORDS + [LONG_WORD]],
           "lemmas": [{"word": w, "lemma": l, "rule": lemma_rules.rule(w, l)} for w, l in
                      [("studies", "study"), ("They", "they"), ("Iran", "Iran"), ("is", "be"), ("'ll", "will"), ("WASHINGTON", "Washington"), ("Ärzte", "arzt")]]
           + [{"word": "a", "lemma": "a", "rule": "lower|-1+|-1+x"}]}
    for text in SENTENCES:
        words = text.split(" ")
        e = batches.encode(data.Sentence(source="reference", text=text, words=words), wordpiece, classes)
        out["sentences"].append({
            "words": words, "ids": e.ids, "shapes": e.shapes, "firsts": e.firsts[1:], "padded": evaluate.padded(len(e.ids)),
            **{name: decisions(r, e, labels, len(words) <= 7) for name, r in readers.items()}})
        out["sentences"][-1]["sense"] = sense(readers["float"].model, torch.load(a.senses), wordpiece, words, out["sentences"][-1]["integer"]["upos"])
    network = begins.Network(begins.HIDDEN * begins.SEEDS)
    network.load_state_dict(torch.load(a.begins))
    out["begins"] = [beginnings(readers["float"].model, network, wordpiece, text.split(" ")) for text in RUNNING_ON]
    path = os.path.join(a.models, "reference.json")
    with open(path, "w", encoding="utf-8") as f:
        f.write("{\n" + ",\n".join(f" {json.dumps(k)}: [\n" + ",\n".join("  " + json.dumps(x, ensure_ascii=False) for x in v) + "\n ]"
                                   for k, v in out.items()) + "\n}\n")
    print(f"{path}: {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
