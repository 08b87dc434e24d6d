"""Does a sentence get the same bits alone and in a batch of its padded length?

    python check.py --models models
"""
import argparse

import numpy as np

import evaluate


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--models", required=True)
    a = a.parse_args()
    reader = evaluate.Onnx(a.models)
    rng = np.random.default_rng(1)
    different, compared, worst = {}, 0, 0.0
    for t in (8, 16, 24, 40, 64, 128):
        b = 12
        ids = rng.integers(1000, 30000, (b, t))
        lengths = rng.integers(max(3, t - 7), t + 1, b)
        mask = (np.arange(t)[None] < lengths[:, None]).astype(np.int64)
        ids, shapes = ids * mask, rng.integers(0, 8, (b, t)) * mask
        together = reader.encode(ids, mask, shapes)
        for i in range(b):
            alone = reader.encode(ids[i:i + 1], mask[i:i + 1], shapes[i:i + 1])
            for k, v in together.items():
                compared += 1
                if (v[i] != alone[k][0]).any():
                    different[k] = different.get(k, 0) + 1
                    worst = max(worst, float(np.abs(v[i] - alone[k][0]).max()))
    print(f"{compared} outputs compared; different: {different or 'none'}" + (f" (at most {worst:.2g})" if different else ""))
    raise SystemExit(bool(different))


if __name__ == "__main__":
    main()
