#!/usr/bin/env python3
"""Writes the sentence encoder as an OpenVINO graph from its published weights, without PyTorch.

    export_encoder.py MODEL_DIRECTORY OUTPUT_DIRECTORY NAME

MODEL_DIRECTORY holds config.json, model.safetensors and vocab.txt of a BERT sentence encoder (all-MiniLM-L6-v2).
OUTPUT_DIRECTORY gets encoder.xml, encoder.bin, vocab.txt and name.txt, which holds NAME. The graph takes `tokens` (int32, batch x length, zero
padded) and `lengths` (int32, batch: how many of each row's tokens are real) and gives one vector of length 1 a row:
the mean over the real tokens, normalised. Needs numpy and the openvino package only.
"""

import json
import pathlib
import shutil
import struct
import sys

import numpy
import openvino
from openvino import opset13 as nodes


TYPES = {"F32": "<f4", "I8": "i1"}


def read_safetensors(path):
    """name -> array. The format: a little-endian length, a JSON header of that length, then the numbers."""
    raw = numpy.memmap(path, dtype=numpy.uint8, mode="r")
    header_length = struct.unpack("<Q", raw[:8].tobytes())[0]
    header = json.loads(raw[8 : 8 + header_length].tobytes())
    body = raw[8 + header_length :]
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] not in TYPES:
            continue
        begin, end = entry["data_offsets"]
        tensors[name] = numpy.frombuffer(body[begin:end].tobytes(), dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


class Graph:
    """Builds the nodes of one BERT encoder; `weights` by their published names."""

    def __init__(self, weights, config):
        self.weights = weights
        self.heads = config["num_attention_heads"]
        self.width = config["hidden_size"]
        self.layers = config["num_hidden_layers"]
        self.epsilon = config["layer_norm_eps"]

    def constant(self, array):
        return nodes.constant(numpy.ascontiguousarray(array))

    def integers(self, *values):
        return nodes.constant(numpy.array(values, dtype=numpy.int64))

    def matrix(self, name):
        """A weight; one of bytes is scaled row by row, in a way that the engine keeps packed."""
        weight = self.weights[name]
        if weight.dtype != numpy.int8:
            return self.constant(weight)
        scale = self.constant(self.weights[name + ".scale"].reshape(-1, 1))
        return nodes.multiply(nodes.convert(self.constant(weight), "f32"), scale)

    def linear(self, x, name):
        weight = self.matrix(name + ".weight")
        bias = self.constant(self.weights[name + ".bias"].reshape(1, 1, -1))
        return nodes.add(nodes.matmul(x, weight, False, True), bias)

    def layer_norm(self, x, name):
        centred = nodes.mvn(x, self.integers(2), True, self.epsilon, "inside_sqrt")
        scaled = nodes.multiply(centred, self.constant(self.weights[name + ".weight"].reshape(1, 1, -1)))
        return nodes.add(scaled, self.constant(self.weights[name + ".bias"].reshape(1, 1, -1)))

    def split_heads(self, x):
        shaped = nodes.reshape(x, self.integers(0, 0, self.heads, self.width // self.heads), True)
        return nodes.transpose(shaped, self.integers(0, 2, 1, 3))

    def attention(self, x, mask, prefix):
        query, key, value = (self.split_heads(self.linear(x, f"{prefix}.self.{part}")) for part in ("query", "key", "value"))
        mixed = nodes.scaled_dot_product_attention(query, key, value, mask)
        joined = nodes.reshape(nodes.transpose(mixed, self.integers(0, 2, 1, 3)), self.integers(0, 0, self.width), True)
        return self.layer_norm(nodes.add(self.linear(joined, f"{prefix}.output.dense"), x), f"{prefix}.output.LayerNorm")

    def layer(self, x, mask, number):
        prefix = f"encoder.layer.{number}"
        x = self.attention(x, mask, f"{prefix}.attention")
        inner = nodes.gelu(self.linear(x, f"{prefix}.intermediate.dense"), "erf")
        return self.layer_norm(nodes.add(self.linear(inner, f"{prefix}.output.dense"), x), f"{prefix}.output.LayerNorm")

    def embed(self, tokens, positions):
        words = nodes.gather(self.matrix("embeddings.word_embeddings.weight"), tokens, self.integers(0))
        # Every text is one segment, so the vector of segment 0 is part of each position's.
        table = (
            self.weights["embeddings.position_embeddings.weight"]
            + self.weights["embeddings.token_type_embeddings.weight"][0]
        )
        places = nodes.unsqueeze(nodes.gather(self.constant(table), positions, self.integers(0)), self.integers(0))
        return self.layer_norm(nodes.add(words, places), "embeddings.LayerNorm")

    def positions(self, tokens):
        zero, one = nodes.constant(numpy.int32(0)), nodes.constant(numpy.int32(1))
        length = nodes.gather(nodes.shape_of(tokens, "i32"), one, self.integers(0))
        return nodes.range(zero, length, one, "i32")

    def before(self, positions, ends):
        """Whether each position of a row stands before the row's end."""
        return nodes.less(nodes.unsqueeze(positions, self.integers(0)), nodes.unsqueeze(ends, self.integers(1)))

    def mask(self, real):
        blocked = nodes.select(real, nodes.constant(numpy.float32(0)), nodes.constant(numpy.float32(-1e4)))
        return nodes.unsqueeze(blocked, self.integers(1, 2))

    def build(self):
        tokens = nodes.parameter([-1, -1], numpy.int32, name="tokens")
        lengths = nodes.parameter([-1], numpy.int32, name="lengths")
        positions = self.positions(tokens)
        real = self.before(positions, lengths)
        weight = nodes.convert(real, "f32")
        mask = self.mask(real)
        x = self.embed(tokens, positions)
        for number in range(self.layers):
            x = self.layer(x, mask, number)
        total = nodes.reduce_sum(nodes.multiply(x, nodes.unsqueeze(weight, self.integers(2))), self.integers(1))
        # The mean's divisor cancels in the normalisation.
        vector = nodes.normalize_l2(total, self.integers(1), 1e-12, "max")
        result = nodes.result(vector)
        result.output(0).get_tensor().set_names({"vector"})
        return openvino.Model([result], [tokens, lengths], "sentence_encoder")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    model = Graph(read_safetensors(source / "model.safetensors"), config).build()
    target.mkdir(parents=True, exist_ok=True)
    openvino.save_model(model, target / "encoder.xml", compress_to_fp16=False)
    shutil.copyfile(source / "vocab.txt", target / "vocab.txt")
    (target / "name.txt").write_text(sys.argv[3] + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
