#!/usr/bin/env python3
"""Fits the pair scorer: a small cross-encoder that reads a statement against a piece of an answer.

    train_pair_scorer.py --base MODEL_DIRECTORY --own ANSWERS_DIRECTORY --content CONTENT_DIRECTORY --out DIRECTORY
                         [--data DIRECTORY] [--stage general|answers|all] [--held-out QUESTION,...] [--epochs N] [--seed N]

Base is all-MiniLM-L6-v2 (config.json, model.safetensors, vocab.txt, tokenizer.json). Two stages, each ending in a checkpoint from
which the next goes on (an existing one is not made again):

  general   entailment and graded exam answers: SNLI, SemEval-2013 (Beetle, SciEntsBank), SAF; under --data
  answers   interview answers written and annotated for this project (models/answers), with the bank's key points,
            misconceptions and probes

Heads, all over the mean of the tokens joined with the first: `status` of a statement (not_met, partly_met, met,
contradicted), `probe` (good, answered, bad: how a follow-up would stand after this answer) and `quality` (relevance,
substance, specificity, structure, overall, each 0 to 1).
Same data and seed give the same figures within .01 on one kind of machine.
"""

import argparse
import collections
import json
import math
import pathlib
import random
import sys
import time

import numpy
import torch
import yaml
from transformers import AutoTokenizer, BertConfig, BertModel

STATUSES = ["not_met", "partly_met", "met", "contradicted"]
PROBES = ["good", "answered", "bad"]
QUALITIES = ["relevance", "substance", "specificity", "structure", "overall"]
LONGEST = {"status": 160, "probe": 320, "quality": 320}
WINDOW_WORDS = 70


class PairScorer(torch.nn.Module):
    def __init__(self, base):
        super().__init__()
        self.trunk = BertModel(BertConfig.from_pretrained(base), add_pooling_layer=False)
        width = self.trunk.config.hidden_size * 2
        self.heads = torch.nn.ModuleDict(
            {
                "status": torch.nn.Linear(width, len(STATUSES)),
                "probe": torch.nn.Linear(width, len(PROBES)),
                "quality": torch.nn.Linear(width, len(QUALITIES)),
            }
        )

    def features(self, batch):
        hidden = self.trunk(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return torch.cat([hidden[:, 0], mean], dim=1)

    def forward(self, head, batch):
        return self.heads[head](self.features(batch).float())


class Example:
    """A pair for one head. `target` is a distribution (status, probe) or a list of values (quality)."""

    __slots__ = ("head", "first", "second", "target", "weight")

    def __init__(self, head, first, second, target, weight=1.0):
        self.head, self.first, self.second, self.target, self.weight = head, first, second, target, weight


def one_hot(name, names):
    return [1.0 if name == other else 0.0 for other in names]


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


# --- the general stage ------------------------------------------------------------------------------------------------


def general_examples(data, random_source):
    """SNLI; exam answers against a reference; SAF's graded answers as soft targets."""
    examples = []
    labels = {"entailment": "met", "neutral": "not_met", "contradiction": "contradicted"}
    for row in read_lines(data / "pairs/snli-dev-test.jsonl"):
        if row["label"] in labels:
            target = one_hot(labels[row["label"]], STATUSES)
            examples.append(Example("status", row["hypothesis"], row["premise"], target, 0.5))
    labels = {"correct": "met", "contradictory": "contradicted", "incorrect": "not_met"}
    for name in ("beetle", "scientsbank"):
        for row in read_lines(data / f"answers/semeval2013-{name}-train.jsonl"):
            references = [entry["text"] for entry in row["reference"]]
            reference = random_source.choice(references) if row["label"] == "correct" else references[0]
            target = one_hot(labels[row["label"]], STATUSES)
            examples.append(Example("status", f"{row['question']} {reference}", row["answer"], target))
    for row in read_lines(data / "answers/saf-train.jsonl"):
        score = row["score"]
        partly = 1 - abs(2 * score - 1)
        target = [max(0.0, 1 - score - partly / 2), partly, max(0.0, score - partly / 2), 0.0]
        examples.append(Example("status", row["reference"][0], row["answer"], target))
    return examples


# --- the project's own answers ----------------------------------------------------------------------------------------


class Rubric:
    """Statements of one question by id: key points with their phrasings, misconceptions, probes."""

    def __init__(self, question):
        self.points = {p["id"]: p["text"] for p in question["key_points"]}
        self.phrasings = {p["id"]: [p["text"], *p.get("phrasings", [])] for p in question["key_points"]}
        self.partly = {p["id"]: p.get("partly", []) for p in question["key_points"]}
        self.claims = {m["id"]: m["claim"] for m in question.get("misconceptions", [])}
        self.wordings = {m["id"]: m["wordings"] for m in question.get("misconceptions", [])}
        self.right = {m["id"]: m["right"] for m in question.get("misconceptions", [])}
        self.probes = dict(flatten(question.get("probes", [])))
        self.answered_by = dict(answers_of(question.get("probes", [])))


def flatten(probes):
    for probe in probes:
        yield probe["id"], [probe["text"], *([probe["hypothetical"]] if probe.get("hypothetical") else [])]
        yield from flatten(probe.get("then") or [])


def answers_of(probes):
    for probe in probes:
        yield probe["id"], probe["answered_by"]
        yield from answers_of(probe.get("then") or [])


def read_rubrics(content):
    rubrics = {}
    for path in sorted((content / "questions").glob("*.yaml")):
        question = yaml.safe_load(path.read_text(encoding="utf-8"))
        rubrics[question["id"]] = Rubric(question)
    return rubrics


class Encoder:
    """Cosine likeness of sentences by the base model, to choose windows as the product does."""

    def __init__(self, base, tokenizer):
        self.model = BertModel.from_pretrained(base, add_pooling_layer=False).eval()
        self.tokenizer = tokenizer
        self.known = {}

    @torch.no_grad()
    def __call__(self, texts):
        missing = sorted({text for text in texts if text not in self.known}, key=len)
        for at in range(0, len(missing), 64):
            part = missing[at : at + 64]
            batch = self.tokenizer(part, padding=True, truncation=True, max_length=128, return_tensors="pt")
            hidden = self.model(**batch).last_hidden_state
            mask = batch["attention_mask"].unsqueeze(-1).float()
            mean = (hidden * mask).sum(1) / mask.sum(1)
            for text, vector in zip(part, torch.nn.functional.normalize(mean, dim=1).numpy()):
                self.known[text] = vector
        return numpy.stack([self.known[text] for text in texts])


def window_around(sentences, chosen, words=WINDOW_WORDS):
    """Indexes of the chosen sentences with neighbours, in order, up to about `words` words."""
    taken = []
    left = words
    for at in chosen:
        if at not in taken and (left >= len(sentences[at].split()) or not taken):
            taken.append(at)
            left -= len(sentences[at].split())
    grown = True
    while grown and left > 0:
        grown = False
        for at in list(taken):
            for neighbour in (at - 1, at + 1):
                if 0 <= neighbour < len(sentences) and neighbour not in taken:
                    length = len(sentences[neighbour].split())
                    if length <= left:
                        taken.append(neighbour)
                        left -= length
                        grown = True
    return sorted(taken)


def joined(sentences, indexes):
    parts = []
    last = None
    for at in indexes:
        if last is not None and at != last + 1:
            parts.append("...")
        parts.append(sentences[at])
        last = at
    return " ".join(parts)


def as_speech(text, random_source):
    """The same words as a recogniser writes them: lower case, no punctuation, some fillers."""
    words = "".join(c if c.isalnum() or c in " '%.-" else " " for c in text.lower()).replace(". ", " ").split()
    spoken = []
    for word in words:
        if random_source.random() < 0.05:
            spoken.append(random_source.choice(["um", "uh", "like", "you know", "so", "well"]))
        spoken.append(word)
    return " ".join(spoken).rstrip(".")


def answer_examples(rows, rubrics, encoder, random_source):
    examples = []
    for row in rows:
        examples += point_examples(row, rubrics, encoder, random_source)
        examples += quality_examples(row, random_source)
    return examples


def rubric_of(row, rubrics):
    if "kp" in row:
        return Rubric({"key_points": [{"id": k[0], "text": k[1]} for k in row["kp"]]})
    return rubrics[row["q"]]


def point_examples(row, rubrics, encoder, random_source):
    rubric = rubric_of(row, rubrics)
    sentences = row["s"]
    vectors = encoder(sentences)
    examples = []

    def status(statement, indexes, name, weight=1.0):
        text = joined(sentences, indexes)
        if random_source.random() < 0.25:
            text = as_speech(text, random_source)
        examples.append(Example("status", statement, text, one_hot(name, STATUSES), weight))

    full_names = {"met": "met", "partly": "partly_met", "contradicted": "contradicted"}
    for point, text in rubric.points.items():
        likeness = (vectors @ encoder(rubric.phrasings[point]).T).max(axis=1)
        order = [int(at) for at in numpy.argsort(-likeness)]
        near = window_around(sentences, order[:2])
        if point in row["p"]:
            name, evidence = row["p"][point]
            if set(evidence) & set(near):
                status(text, near, full_names[name])
            status(text, window_around(sentences, evidence), full_names[name])
            status(text, sorted(evidence), full_names[name], 0.5)
        else:
            status(text, near, "not_met")
            if len(sentences) > 3 and random_source.random() < 0.3:
                status(text, [random_source.randrange(len(sentences))], "not_met", 0.5)
    claimed = {entry[0]: entry[1] for entry in row["x"] if entry[0] != "-"}
    for claim, text in rubric.claims.items():
        likeness = (vectors @ encoder([text, *rubric.wordings[claim]]).T).max(axis=1)
        order = [int(at) for at in numpy.argsort(-likeness)]
        if claim in claimed:
            status(text, window_around(sentences, claimed[claim]), "met")
            status(text, sorted(claimed[claim]), "met", 0.5)
        elif random_source.random() < 0.6:
            status(text, window_around(sentences, order[:2], 40), "not_met")
    whole = " ".join(sentences)
    for name, key in (("good", "good"), ("answered", "ans"), ("bad", "bad")):
        for probe in row.get(key, []):
            for text in rubric.probes[probe][:1]:
                examples.append(Example("probe", text, whole, one_hot(name, PROBES)))
    return examples


def quality_examples(row, random_source):
    whole = " ".join(row["s"])
    target = [(value - 1) / 4 for value in row["r"]]
    examples = [Example("quality", row["question"], whole, target, 2.0)]
    if random_source.random() < 0.4:
        examples.append(Example("quality", row["question"], as_speech(whole, random_source), target))
    if random_source.random() < 0.1:
        examples.append(Example("quality", row["question"], row["question"], [0.0] * 5))
    return examples


def content_examples(rubrics, random_source):
    """The bank's own wordings: a phrasing meets its point and no other; a misconception's right statement is not it."""
    examples = []
    for rubric in rubrics.values():
        points = list(rubric.points)
        for point, text in rubric.points.items():
            for phrasing in rubric.phrasings[point][1:]:
                examples.append(Example("status", text, phrasing, one_hot("met", STATUSES), 0.5))
                other = random_source.choice(points)
                if other != point and random_source.random() < 0.5:
                    examples.append(Example("status", rubric.points[other], phrasing, one_hot("not_met", STATUSES), 0.5))
            for phrasing in rubric.partly[point]:
                examples.append(Example("status", text, phrasing, one_hot("partly_met", STATUSES), 0.5))
        for claim, text in rubric.claims.items():
            for wording in rubric.wordings[claim]:
                examples.append(Example("status", text, wording, one_hot("met", STATUSES), 0.5))
            for statement in rubric.right[claim]:
                examples.append(Example("status", text, statement, one_hot("not_met", STATUSES), 0.5))
        for probe, answers in rubric.answered_by.items():
            for answer in random_source.sample(answers, min(2, len(answers))):
                examples.append(Example("probe", rubric.probes[probe][0], answer, one_hot("answered", PROBES), 0.3))
    return examples


def crossed_examples(rows, random_source):
    """Another question's answer, key words without statements, an order to the grader: none is worth anything."""
    examples = []
    for row in rows:
        other = random_source.choice(rows)
        if other["q"] != row["q"] and random_source.random() < 0.3:
            examples.append(Example("quality", row["question"], " ".join(other["s"]), [0.0, 0.1, 0.3, 0.3, 0.0]))
        if random_source.random() < 0.1:
            words = [w.strip(".,;:") for w in " ".join(row["s"]).split() if len(w) > 6]
            random_source.shuffle(words)
            examples.append(Example("quality", row["question"], ", ".join(words[:15]), [0.2, 0.0, 0.1, 0.0, 0.0]))
    return examples


# --- fitting ----------------------------------------------------------------------------------------------------------


def batches(examples, tokens_a_batch, random_source):
    """Batches of one head and like lengths, in random order."""
    by_head = collections.defaultdict(list)
    for example in examples:
        by_head[example.head].append(example)
    out = []
    for head, members in by_head.items():
        members = sorted(members, key=lambda e: len(e.first) + len(e.second) + random_source.random() * 40)
        batch, longest = [], 0
        for example in members:
            length = min(LONGEST[head], (len(example.first) + len(example.second)) // 4 + 8)
            if batch and max(longest, length) * (len(batch) + 1) > tokens_a_batch:
                out.append(batch)
                batch, longest = [], 0
            batch.append(example)
            longest = max(longest, length)
        if batch:
            out.append(batch)
    random_source.shuffle(out)
    return out


def tokenize(tokenizer, examples):
    return tokenizer(
        [e.first for e in examples],
        [e.second for e in examples],
        padding=True,
        truncation="longest_first",
        max_length=LONGEST[examples[0].head],
        return_tensors="pt",
    )


def loss_of(head, logits, examples):
    target = torch.tensor([e.target for e in examples])
    weight = torch.tensor([e.weight for e in examples])
    if head == "quality":
        each = torch.nn.functional.binary_cross_entropy_with_logits(logits, target, reduction="none").mean(1) * 2
    else:
        each = -(target * torch.log_softmax(logits, dim=1)).sum(1)
    return (each * weight).mean()


def fit(model, tokenizer, examples_of, epochs, rate, random_source):
    """`examples_of()` gives one epoch's examples (windows and disguises are drawn anew)."""
    decayed = [p for n, p in model.named_parameters() if p.dim() > 1]
    others = [p for n, p in model.named_parameters() if p.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}], lr=rate)
    first = batches(examples_of(), 2048, random_source)
    steps = len(first) * epochs
    warm = max(1, steps // 20)
    done = 0
    model.train()
    for epoch in range(epochs):
        work = first if epoch == 0 else batches(examples_of(), 2048, random_source)
        started, total = time.time(), collections.Counter()
        for number, batch in enumerate(work):
            share = done / warm if done < warm else max(0.0, (steps - done) / max(1, steps - warm))
            for group in optimizer.param_groups:
                group["lr"] = rate * share
            head = batch[0].head
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(head, tokenize(tokenizer, batch))
            loss = loss_of(head, logits.float(), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            done += 1
            total[head] += float(loss.detach())
            total[head + " count"] += 1
            if number % 200 == 199:
                report(epoch, number, len(work), started, total)
        report(epoch, len(work), len(work), started, total)


def report(epoch, number, of, started, total):
    losses = {h: round(total[h] / total[h + " count"], 3) for h in ("status", "probe", "quality") if total[h + " count"]}
    print(f"epoch {epoch + 1} batch {number}/{of} {time.time() - started:.0f} s loss {losses}", flush=True)


@torch.no_grad()
def predict(model, tokenizer, head, pairs):
    """Probabilities (status, probe) or values 0 to 1 (quality), a row a pair."""
    model.eval()
    out = [None] * len(pairs)
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at][0]) + len(pairs[at][1]))
    for at in range(0, len(order), 16):
        part = order[at : at + 16]
        batch = [Example(head, *pairs[i], None) for i in part]
        logits = model(head, tokenize(tokenizer, batch))
        values = torch.sigmoid(logits) if head == "quality" else torch.softmax(logits, dim=1)
        for i, row in zip(part, values.numpy()):
            out[i] = row
    return numpy.stack(out)


def share_of(example):
    """How much of a kind one epoch sees: what is plentiful is drawn anew in each."""
    if example.head == "probe":
        return 0.5
    if example.head == "status" and example.target[0] == 1.0:
        return 0.6
    return 1.0


def load_base(model, base):
    from safetensors.torch import load_file

    weights = load_file(str(pathlib.Path(base) / "model.safetensors"))
    missing = model.trunk.load_state_dict(weights, strict=False).missing_keys
    if missing:
        sys.exit(f"the base lacks {missing}")


def packed(model):
    """The weights as the product loads them: matrices as bytes with a scale a row, the rest as they are."""
    weights = {}
    for name, tensor in model.state_dict().items():
        name = name.removeprefix("trunk.")
        value = tensor.detach().float()
        if value.dim() == 2 and ("layer." in name or "word_embeddings" in name) and name.endswith(".weight"):
            scale = value.abs().amax(dim=1).clamp(min=1e-8) / 127
            weights[name] = torch.round(value / scale[:, None]).clamp(-127, 127).to(torch.int8)
            weights[name + ".scale"] = scale
        elif "position_ids" not in name:
            weights[name] = value
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--own", type=pathlib.Path)
    parser.add_argument("--content", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--name", default="pair-scorer")
    parser.add_argument("--stage", choices=["general", "answers", "all"], default="all")
    parser.add_argument("--start", type=pathlib.Path, help="the answers stage goes on from this instead of OUT/general.pt")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--held-out", default="")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()

    torch.manual_seed(arguments.seed)
    random_source = random.Random(arguments.seed)
    tokenizer = AutoTokenizer.from_pretrained(arguments.base)
    model = PairScorer(arguments.base)
    load_base(model, arguments.base)
    arguments.out.mkdir(parents=True, exist_ok=True)
    general = arguments.out / "general.pt"
    if arguments.stage != "answers" and not general.exists():
        if arguments.data is None:
            sys.exit("the general stage needs --data")
        fit(model, tokenizer, lambda: general_examples(arguments.data, random_source), 2, 1e-4, random_source)
        torch.save(model.state_dict(), general)
    if arguments.stage == "general":
        return
    model.load_state_dict(torch.load(arguments.start or general))
    held_out = set(filter(None, arguments.held_out.split(",")))
    rubrics = {k: v for k, v in read_rubrics(arguments.content).items() if k not in held_out}
    rows = [row for path in sorted(arguments.own.glob("*.jsonl")) for row in read_lines(path) if row["q"] not in held_out]
    encoder = Encoder(arguments.base, tokenizer)

    def examples():
        of_answers = answer_examples(rows, rubrics, encoder, random_source)
        of_content = content_examples(rubrics, random_source)
        return (
            [e for e in of_answers if random_source.random() < share_of(e)]
            + random_source.sample(of_content, len(of_content) * 2 // 5)
            + crossed_examples(rows, random_source)
        )

    fit(model, tokenizer, examples, arguments.epochs, arguments.rate, random_source)
    torch.save(model.state_dict(), arguments.out / f"{arguments.name}.pt")
    from safetensors.torch import save_file

    save_file(packed(model), str(arguments.out / f"{arguments.name}.safetensors"))


if __name__ == "__main__":
    main()
