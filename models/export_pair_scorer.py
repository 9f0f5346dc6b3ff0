#!/usr/bin/env python3
"""Writes the pair scorer as an OpenVINO graph from the weights that train_pair_scorer.py made.

    export_pair_scorer.py MODEL_DIRECTORY OUTPUT_DIRECTORY NAME

MODEL_DIRECTORY holds config.json, pair-scorer.safetensors and vocab.txt. OUTPUT_DIRECTORY gets pair_scorer.xml,
pair_scorer.bin, vocab.txt and name.txt. The graph takes `tokens` (int32, batch x length, zero padded), `lengths` (int32, batch) and
`first_lengths` (int32, batch: how many tokens belong to the first text, its marks included) and gives `status`
(probabilities of not_met, partly_met, met, contradicted), `probe` (good, answered, bad) and `quality` (five values of
0 to 1). Needs numpy and the openvino package only.
"""

import json
import pathlib
import shutil
import sys

import numpy
import openvino
from export_encoder import Graph, read_safetensors
from openvino import opset13 as nodes


class PairGraph(Graph):
    def embed_pair(self, tokens, positions, first):
        words = nodes.gather(self.matrix("embeddings.word_embeddings.weight"), tokens, self.integers(0))
        table = self.constant(self.weights["embeddings.position_embeddings.weight"])
        places = nodes.unsqueeze(nodes.gather(table, positions, self.integers(0)), self.integers(0))
        segments = self.weights["embeddings.token_type_embeddings.weight"]
        segment = nodes.select(
            nodes.unsqueeze(first, self.integers(2)),
            self.constant(segments[0].reshape(1, 1, -1)),
            self.constant(segments[1].reshape(1, 1, -1)),
        )
        return self.layer_norm(nodes.add(nodes.add(words, places), segment), "embeddings.LayerNorm")

    def head(self, features, name):
        weight = self.constant(self.weights[f"heads.{name}.weight"])
        return nodes.add(nodes.matmul(features, weight, False, True), self.constant(self.weights[f"heads.{name}.bias"].reshape(1, -1)))

    def build(self):
        tokens = nodes.parameter([-1, -1], numpy.int32, name="tokens")
        lengths = nodes.parameter([-1], numpy.int32, name="lengths")
        first_lengths = nodes.parameter([-1], numpy.int32, name="first_lengths")
        positions = self.positions(tokens)
        real = self.before(positions, lengths)
        weight = nodes.unsqueeze(nodes.convert(real, "f32"), self.integers(2))
        mask = self.mask(real)
        x = self.embed_pair(tokens, positions, self.before(positions, first_lengths))
        for number in range(self.layers):
            x = self.layer(x, mask, number)
        mean = nodes.divide(
            nodes.reduce_sum(nodes.multiply(x, weight), self.integers(1)), nodes.reduce_sum(weight, self.integers(1))
        )
        start = nodes.gather(x, nodes.constant(numpy.int32(0)), self.integers(1))
        features = nodes.concat([start, mean], 1)
        outputs = {
            "status": nodes.softmax(self.head(features, "status"), 1),
            "probe": nodes.softmax(self.head(features, "probe"), 1),
            "quality": nodes.sigmoid(self.head(features, "quality")),
        }
        results = []
        for name, node in outputs.items():
            results.append(nodes.result(node))
            results[-1].output(0).get_tensor().set_names({name})
        return openvino.Model(results, [tokens, lengths, first_lengths], "pair_scorer")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    model = PairGraph(read_safetensors(source / "pair-scorer.safetensors"), config).build()
    target.mkdir(parents=True, exist_ok=True)
    openvino.save_model(model, target / "pair_scorer.xml", compress_to_fp16=False)
    shutil.copyfile(source / "vocab.txt", target / "vocab.txt")
    (target / "name.txt").write_text(sys.argv[3] + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
