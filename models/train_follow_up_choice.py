#!/usr/bin/env python3
"""Fits the trees by which the interviewer chooses a follow-up (content/follow_up_choice.json).

    train_follow_up_choice.py --signs PROGRAM --out FILE [--answers DIRECTORY] [--judged FILE] [--seed N]

PROGRAM is build/follow_up_signs. Judged follow-ups (models/follow_ups/judged.jsonl) name an answer of models/answers and give
each follow-up's verdict: good, acceptable, answered or bad. What the answers' own writers picked as good, answered or bad
counts half where it was not judged. Needs numpy and scikit-learn 1.9; takes about two minutes. Prints, by cross-validation
grouped by answer, what would have been asked after each answer at several bars, and how often it was good.
"""

import argparse
import collections
import json
import math
import pathlib
import subprocess

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

ROOT = pathlib.Path(__file__).resolve().parent.parent
PICKED_WEIGHT = 0.5  # of what a writer picked, beside a follow-up that was judged by itself
SMOOTHING = 4  # judgements of the mean kind that every probe is given, so that few judgements say little
PICKED = {"good": "good", "answered": "ans", "bad": "bad"}  # the fields of an answer


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def judged_answers(answers, judged):
    """(id, question, text, {probe: (verdict, weight)}) of every answer with judged follow-ups."""
    files = {}
    for row in read_lines(judged):
        name = row["answers"]
        if name not in files:
            files[name] = read_lines(answers / f"{name}.jsonl")
        answer = files[name][row["line"] - 1]
        verdicts = {probe: (verdict, PICKED_WEIGHT) for verdict, key in PICKED.items() for probe in answer[key]}
        verdicts |= {probe: (verdict, 1.0) for probe, verdict in row["verdicts"].items()}
        yield f"{name}:{row['line']}", answer["q"], " ".join(answer["s"]), verdicts


def signs_of(program, answers):
    rows = [json.dumps({"id": i, "question_id": q, "turns": [text]}) for i, q, text, _ in answers]
    done = subprocess.run([program], input="\n".join(rows) + "\n", stdout=subprocess.PIPE, text=True, check=True)
    return {row["id"]: row["probes"] for row in map(json.loads, done.stdout.splitlines())}


class Table:
    def __init__(self, answers, signs):
        self.signs, self.good, self.verdicts, self.weights, self.groups, self.probes = [], [], [], [], [], []
        for identity, question, _, verdicts in answers:
            for probe, (verdict, weight) in sorted(verdicts.items()):
                # A probe whose preconditions do not hold is never asked.
                if probe not in signs[identity]:
                    continue
                self.signs.append(signs[identity][probe])
                self.good.append(verdict == "good")
                self.verdicts.append(verdict)
                self.weights.append(weight)
                self.groups.append(identity)
                self.probes.append(f"{question}/{probe}")
        self.signs = numpy.array(self.signs)
        self.good = numpy.array(self.good)
        self.weights = numpy.array(self.weights)
        self.groups = numpy.array(self.groups)


def log_odds(share):
    return math.log(share / (1 - share))


def worth_of(table, rows):
    """Log odds of each probe above the mean, from these rows; and a function that leaves one row out."""
    counts = collections.defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        counts[table.probes[row]][0] += table.good[row] * table.weights[row]
        counts[table.probes[row]][1] += table.weights[row]
    mean = numpy.average(table.good[rows], weights=table.weights[rows])

    def smoothed(good, count):
        return log_odds((good + SMOOTHING * mean) / (count + SMOOTHING)) - log_odds(mean)

    def without(row):
        good, count = counts[table.probes[row]]
        return smoothed(good - table.good[row] * table.weights[row], count - table.weights[row])

    return {probe: smoothed(*count) for probe, count in counts.items()}, without


def trees(seed):
    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.05, max_leaf_nodes=8, min_samples_leaf=20, l2_regularization=1, random_state=seed
    )


def fitted(table, rows, seed):
    worth, without = worth_of(table, rows)
    inputs = numpy.c_[table.signs[rows], [without(row) for row in rows]]
    return trees(seed).fit(inputs, table.good[rows], sample_weight=table.weights[rows]), worth


def cross_validated(table, seed):
    out = numpy.zeros(len(table.good))
    for train, test in GroupKFold(5).split(table.signs, table.good, table.groups):
        model, worth = fitted(table, train, seed)
        inputs = numpy.c_[table.signs[test], [worth.get(table.probes[row], 0.0) for row in test]]
        out[test] = model.predict_proba(inputs)[:, 1]
    return out


def report(table, likely):
    print(f"{len(table.good)} judged follow-ups after {len(set(table.groups))} answers, {table.good.mean():.0%} good")
    print(f"area under the curve, held-out answers: {roc_auc_score(table.good, likely):.3f}")
    for bar in (0, 0.3, 0.4, 0.5, 0.6):
        asked = collections.Counter()
        for group in sorted(set(table.groups)):
            rows = numpy.where(table.groups == group)[0]
            best = rows[numpy.argmax(likely[rows])]
            if likely[best] >= bar:
                asked[table.verdicts[best]] += 1
        total = max(1, sum(asked.values()))
        shares = ", ".join(f"{name} {asked[name] / total:.0%}" for name in ("good", "acceptable", "answered", "bad"))
        print(f"bar {bar:.1f}: {total} asked, {shares}")


def packed(model):
    """[sign, threshold, left, right] or [0, value, 0, 0] a node, children after their parents."""
    out = []
    for (predictor,) in model._predictors:  # pylint: disable=protected-access
        nodes = []
        for node in predictor.nodes:
            if node["is_leaf"]:
                nodes.append([0, round(float(node["value"]), 6), 0, 0])
            else:
                nodes.append([int(node["feature_idx"]), round(float(node["num_threshold"]), 6), int(node["left"]), int(node["right"])])
        out.append(nodes)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--signs", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--answers", type=pathlib.Path, default=ROOT / "models/answers")
    parser.add_argument("--judged", type=pathlib.Path, default=ROOT / "models/follow_ups/judged.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    program = options.signs.resolve()
    answers = list(judged_answers(options.answers, options.judged))
    table = Table(answers, signs_of(program, answers))
    report(table, cross_validated(table, options.seed))
    model, worth = fitted(table, numpy.arange(len(table.good)), options.seed)
    names = json.loads(subprocess.run([program, "--names"], stdout=subprocess.PIPE, check=True).stdout)
    content = {
        "about": "How likely a written probe is a good follow-up: gradient-boosted trees, made by models/train_follow_up_choice.py",
        "signs": names,
        "start": round(float(model._baseline_prediction.ravel()[0]), 6),  # pylint: disable=protected-access
        "worth": {probe: round(value, 3) for probe, value in sorted(worth.items())},
        "trees": packed(model),
    }
    options.out.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {options.out}, {options.out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
