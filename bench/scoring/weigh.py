#!/usr/bin/env python3
"""Weights of the measures beside a model answer (content/scoring.yaml, `reference`), and what they do on held-out answers.

    weigh.py --program build/offerbox FOLDER

FOLDER has the training sets as items (measure --convert). A measure's weight is one over its spread over the sets, each
set counting alike, times one common factor; nothing else is fitted. Printed beside it is a ridge regression on the same
measures, to show what fitting would gain or lose. Held out: by question, three folds over all sets together; and each
set in turn, with weights, line and range from the others.
"""

import argparse
import pathlib

import agreement
import baselines
import items as of_items
import numpy
from measure import scored

MEASURES = ["words", "letters", "related", "statements"]
FULL = 1.25  # what the model answer itself gets before it is held at 1: nobody says all of it
NOTHING = 0.25  # likeness that is worth nothing: answers to other questions come so far
FACTOR = FULL / (1 - NOTHING)


class Answers:
    """All rows of all sets with what the program measured of each."""

    def __init__(self, program, folder):
        rows, self.sets = [], []
        for path in sorted(folder.glob("*.jsonl")):
            of_set = [r for r in of_items.read(path) if "reference" in r and not of_items.is_blank(r)]
            rows += of_set
            self.sets += [path.stem] * len(of_set)
        results = scored(program, rows)
        self.sets = numpy.array(self.sets)
        self.human = numpy.array([of_items.human_of(row) for row in rows])
        self.groups = numpy.array([f"{name}/{row['group']}" for name, row in zip(self.sets, rows)])
        self.lengths = baselines.log_lengths([of_items.answer_of(row) for row in rows])
        found = [result["comparison"] for result in results]
        values = numpy.array([[max(0.0, each[name]) for name in MEASURES] for each in found])
        values[:, :3] = numpy.sqrt(values[:, :3])
        self.values = values
        denied = numpy.clip(1 - 1.2 * numpy.array([each["denied"] for each in found]), 0, 1)
        self.kept = denied * (1 - 0.95 * (1 - numpy.array([each["joined"] for each in found])))


def set_weights(sets):
    """Each set counts alike."""
    return numpy.array([1 / (sets == name).sum() for name in sets])


def alike_weights(answers, seen):
    weight = set_weights(answers.sets[seen])
    values = answers.values[seen]
    mean = (values * weight[:, None]).sum(0) / weight.sum()
    spread = numpy.sqrt((((values - mean) ** 2) * weight[:, None]).sum(0) / weight.sum())
    return (1 / spread) / (1 / spread).sum()


def likeness(answers, seen):
    return (answers.values @ alike_weights(answers, seen) - NOTHING) * FACTOR


def by_spread(answers, seen):
    return numpy.clip(likeness(answers, seen), 0, 1) * answers.kept


def by_ridge(answers, seen, strength=30.0):
    """Within sets, so that differences of level between them do not enter."""
    mean, spread = answers.values[seen].mean(0), answers.values[seen].std(0)
    x = (answers.values - mean) / spread
    target = answers.human.copy()
    for name in set(answers.sets):
        rows = (answers.sets == name) & seen
        if rows.any():
            target[rows] -= target[rows].mean()
    weight = set_weights(answers.sets[seen]) * seen.sum() / len(set(answers.sets[seen]))
    left = (x[seen] * weight[:, None]).T @ x[seen] + strength * numpy.eye(len(MEASURES))
    found = numpy.linalg.solve(left, (x[seen] * weight[:, None]).T @ target[seen])
    fitted, alike = x @ found, likeness(answers, seen)
    same_scale = (fitted - fitted[seen].mean()) / fitted[seen].std() * alike[seen].std() + alike[seen].mean()
    return numpy.clip(same_scale, 0, 1) * answers.kept


def held_out(answers, folds, method):
    scores = numpy.zeros(len(answers.human))
    low, high = numpy.zeros_like(scores), numpy.zeros_like(scores)
    for fold in sorted(set(folds)):
        seen = folds != fold
        values = method(answers, seen)
        off = numpy.sort(numpy.abs(answers.human[seen] - values[seen]))
        half_width = off[int(0.8 * len(off))]
        scores[~seen] = values[~seen]
        low[~seen], high[~seen] = values[~seen] - half_width, values[~seen] + half_width
    return scores, low, high


def print_columns(name, answers, scores, low, high):
    for of_set in sorted(set(answers.sets)):
        rows = answers.sets == of_set
        human = answers.human[rows]
        print(
            f"  {name:26} {of_set:12} r {agreement.pearson(scores[rows], human):.3f}"
            f"  within q {agreement.within_questions(scores[rows], human, list(answers.groups[rows])):.3f}"
            f"  partial {agreement.partial(scores[rows], human, answers.lengths[rows]):.3f}"
            f"  rmse fit {agreement.error_after_affine_fit(scores[rows], human):.3f}"
            f"  coverage {agreement.covered(low[rows], high[rows], human):.2f}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--program", default="build/offerbox")
    arguments = parser.parse_args()
    answers = Answers(arguments.program, arguments.folder)
    everything = numpy.ones(len(answers.human), dtype=bool)
    weights = alike_weights(answers, everything)
    print("weights", dict(zip(MEASURES, (weights * FACTOR).round(3).tolist())), "offset", round(-NOTHING * FACTOR, 3))
    questions = sorted(set(answers.groups))
    numpy.random.default_rng(7).shuffle(questions)
    fold_of = {question: number % 3 for number, question in enumerate(questions)}
    by_question = numpy.array([fold_of[group] for group in answers.groups])
    for title, folds in (("by question, three folds", by_question), ("each set left out", answers.sets)):
        print(title)
        for name, method in (("one over spread", by_spread), ("ridge", by_ridge)):
            print_columns(name, answers, *held_out(answers, folds, method))


if __name__ == "__main__":
    main()
