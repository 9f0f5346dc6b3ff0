"""Items of `offerbox score` (docs/scoring.md): reading them, what people said of them, and making them of training sets."""

import json
import pathlib
import random
import re

BLANK = re.compile(r"\W*((no|empty) (response|submission|answer)|n/?a)?\W*", re.IGNORECASE)

# File names of the training sets and how each is called in tables.
TRAINING_SETS = {
    "saf-train.jsonl": "saf",
    "semeval2013-beetle-train.jsonl": "beetle",
    "semeval2013-scientsbank-train.jsonl": "scientsbank",
}
# The bank's questions that the topics d01 to d12 of interview-dev.jsonl ask in other words.
INTERVIEW_TOPICS = [
    "performance", "reliability", "design-patterns", "traffic-spike", "microservices", "testing",
    "eventual-consistency", "debugging", "api-design", "data-migration", "monitoring", "technical-debt",
]  # fmt: skip


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def write(path, items):
    with open(path, "w", encoding="utf-8") as file:
        for item in items:
            file.write(json.dumps(item, ensure_ascii=False) + "\n")


def answer_of(item):
    """The candidate's words, of all turns."""
    if "turns" in item:
        return " ".join(turn["text"] for turn in item["turns"] if turn.get("speaker") == "candidate")
    return item.get("answer", "")


def references_of(item):
    """The alternative model answers; the key points together count as one. Empty for a bank question."""
    if "key_points" in item:
        return [" ".join(point["text"] for point in item["key_points"])]
    reference = item.get("reference") or []
    return [reference] if isinstance(reference, str) else list(reference)


def human_of(item):
    """What people gave, 0 to 1, or None."""
    if item.get("human") is not None:
        return float(item["human"])
    if item.get("ratings"):
        return (sum(item["ratings"]) / len(item["ratings"]) - 1) / 4
    return None


def is_blank(item):
    return BLANK.fullmatch(answer_of(item).strip()) is not None


def exam_item(row):
    texts = [entry if isinstance(entry, str) else entry["text"] for entry in row["reference"]]
    human = row["score"] if "score" in row else float(row["label"] == "correct")
    return {
        "id": row["id"],
        "question": row["question"],
        "answer": row["answer"],
        "reference": texts,
        "channel": "typed",
        "human": human,
        "group": row["qid"],
    }


def interview_item(row):
    return {
        "id": row["id"],
        "question": row["question"],
        "answer": row["answer"],
        "question_id": INTERVIEW_TOPICS[int(row["qid"][1:]) - 1],
        "channel": row["channel"],
        "ratings": [rating["overall"] for rating in row["ratings"]],
        "group": row["qid"],
        "answer_kind": row["kind"],
    }


def sampled(items, most, seed=7):
    """At most so many items that are not blank, drawn by the seed, in their order."""
    items = [item for item in items if not is_blank(item)]
    if len(items) <= most:
        return items
    chosen = set(random.Random(seed).sample(range(len(items)), most))
    return [item for at, item in enumerate(items) if at in chosen]


def convert(data, out, most):
    """Writes the training sets under `data` (answers/*.jsonl) as items into the folder `out`."""
    answers = pathlib.Path(data) / "answers"
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for file, name in TRAINING_SETS.items():
        write(out / f"{name}.jsonl", sampled([exam_item(row) for row in read(answers / file)], most))
    write(out / "interview-dev.jsonl", [interview_item(row) for row in read(answers / "interview-dev.jsonl")])
