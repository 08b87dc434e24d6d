"""How fast does ONNX Runtime read the model, and how fast the Rust program?

    cargo build --release -p corroborate-encoder --example rate
    python runtime.py --models ../models --sentences FILE --program ../target/release/examples/rate

FILE holds a sentence a line, its words separated by blanks. The two take turns on the same sentences, and the median of
the ratios of neighbours is told, so that what else the machine does falls on both. ONNX Runtime is given batches as it
likes them best (one padded length each, some 768 subwords); it runs the encoder's graph and nothing else, while the Rust
program also cuts words into subwords, decides on trees and names, and labels relations and roles. One thread.
"""
import argparse
import statistics
import subprocess
import time

import numpy as np

import evaluate
from wordpiece import WordPiece

BUDGET = 768


def batches(sentences, wordpiece):
    by_length = {}
    for words in sentences:
        ids, shapes, _ = wordpiece.sentence(words)
        by_length.setdefault(evaluate.padded(len(ids)), []).append((ids, shapes))
    out = []
    for length, members in sorted(by_length.items()):
        size = max(1, BUDGET // length)
        for i in range(0, len(members), size):
            part = members[i:i + size]
            rows = [ids for ids, _ in part], [[1] * len(ids) for ids, _ in part], [shapes for _, shapes in part]
            out.append([np.array([row + [0] * (length - len(row)) for row in kind], dtype=np.int32) for kind in rows])
    return out


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--models", required=True)
    a.add_argument("--sentences", required=True)
    a.add_argument("--program", required=True)
    a.add_argument("--rounds", type=int, default=9)
    a = a.parse_args()
    with open(a.sentences, encoding="utf-8") as f:
        sentences = [line.split() for line in f if line.strip()]
    words = sum(map(len, sentences))
    given = batches(sentences, WordPiece(f"{a.models}/vocab.txt"))
    reader = evaluate.Onnx(a.models, threads=1)
    program = subprocess.Popen([a.program, a.sentences, "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def theirs():
        clock, processor = time.time(), time.process_time()
        for batch in given:
            reader.encode(*batch)
        return time.time() - clock, time.process_time() - processor

    def ours():
        program.stdin.write("\n")
        program.stdin.flush()
        return tuple(map(float, program.stdout.readline().split()))

    theirs(), ours()
    pairs = [(theirs(), ours()) for _ in range(a.rounds)]
    program.stdin.close()
    for name, which in (("processor", 1), ("clock", 0)):
        ratio = statistics.median(t[which] / o[which] for t, o in pairs)
        rates = [words / statistics.median(pair[side][which] for pair in pairs) for side in (0, 1)]
        print(f"{name} time: ONNX Runtime {rates[0]:.0f} words/s, this program {rates[1]:.0f} words/s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
