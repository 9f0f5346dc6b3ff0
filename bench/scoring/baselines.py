"""What a score must beat: length, tf-idf cosine with the reference, and the cosine of sentence vectors."""

import collections
import math
import pathlib
import re
import unicodedata

import numpy

WORD = re.compile(r"[a-z0-9]+(?:[-'.+#/][a-z0-9]+)*")


def words(text):
    return WORD.findall(text.lower().replace("\u2019", "'"))


def log_lengths(answers):
    return numpy.array([math.log(1 + len(words(answer))) for answer in answers])


def tfidf_cosines(answers, references):
    """The best over an answer's references; document frequencies are those of all these texts."""
    counts = collections.Counter()
    documents = {text for text in answers} | {text for some in references for text in some}
    for text in documents:
        counts.update(set(words(text)))

    def vector(text):
        found = collections.Counter(words(text))
        weighed = {word: n * math.log((1 + len(documents)) / (1 + counts[word])) for word, n in found.items()}
        norm = math.sqrt(sum(value * value for value in weighed.values())) or 1
        return {word: value / norm for word, value in weighed.items()}

    known = {text: vector(text) for text in documents}

    def cosine(a, b):
        return sum(value * known[b].get(word, 0) for word, value in known[a].items())

    return numpy.array([max((cosine(a, r) for r in some), default=0) for a, some in zip(answers, references)])


class SentenceEncoder:
    """The product's encoder, run by the same engine from Python. Words without accents, as its vocabulary has them."""

    MOST_TOKENS = 256

    def __init__(self, models):
        import openvino

        folder = pathlib.Path(models) / "all-minilm-l6-v2"
        core = openvino.Core()
        self.model = core.compile_model(str(folder / "encoder.xml"), "CPU", {"INFERENCE_NUM_THREADS": 1})
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}

    def tokens(self, text):
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        out = [self.numbers["[CLS]"]]
        for word in re.findall(r"[^\W_]+|[^\w\s]|_", plain):
            out += self.pieces(word)
        return [*out[: self.MOST_TOKENS - 1], self.numbers["[SEP]"]]

    def pieces(self, word):
        out, begin = [], 0
        while begin < len(word):
            end = len(word)
            while end > begin and ("##" if begin else "") + word[begin:end] not in self.numbers:
                end -= 1
            if end == begin:
                return [self.numbers["[UNK]"]]
            out.append(self.numbers[("##" if begin else "") + word[begin:end]])
            begin = end
        return out

    def encode(self, texts):
        """A dictionary of vectors of length 1."""
        tokens = {text: self.tokens(text) for text in set(texts)}
        order = sorted(tokens, key=lambda text: (len(tokens[text]), text))
        vectors = {}
        for at in range(0, len(order), 16):
            part = order[at : at + 16]
            width = max(len(tokens[text]) for text in part)
            numbers = numpy.array([tokens[t] + [0] * (width - len(tokens[t])) for t in part], dtype=numpy.int32)
            lengths = numpy.array([len(tokens[text]) for text in part], dtype=numpy.int32)
            out = self.model({"tokens": numbers, "lengths": lengths})[0]
            vectors.update(zip(part, out))
        return vectors

    def cosines(self, answers, references):
        """The best over an answer's references."""
        vectors = self.encode([*answers, *(text for some in references for text in some)])
        return numpy.array(
            [max((float(vectors[a] @ vectors[r]) for r in some), default=0.0) for a, some in zip(answers, references)]
        )
