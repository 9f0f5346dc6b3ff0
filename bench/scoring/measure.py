#!/usr/bin/env python3
"""How well OfferBox's scores agree with people, and what attacks get: one table for each file of items.

    measure.py --program build/offerbox [--models build/models] [--attacks] FOLDER...
    measure.py --convert DATA --out FOLDER [--most N]

The first form runs `offerbox score` on each *.jsonl of the folders (items with `human` or `ratings`, and `group`; blank
answers are left out) and prints a line for the program and one for each baseline. --attacks builds attacks from the
answers with full marks and prints what they get. The second form makes such a folder of the training sets.
Run by bench/scoring/measure, which finds the Python environment that set-up made.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

import agreement
import attacks
import baselines
import items as of_items

COLUMNS = ["r", "within q", "partial", "spearman", "kappa", "rmse", "rmse fit", "coverage", "full", "unscored"]
# What the pair scorer's weights have seen, so that nobody takes these lines for figures on unseen answers.
SEEN = {"saf", "beetle", "scientsbank"}


def scored(program, rows):
    """The program's result lines, in order. Fails when the program does."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "items.jsonl"
        of_items.write(path, rows)
        done = subprocess.run([program, "score", "--items", str(path)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{program} ended with status {done.returncode}: {done.stderr.strip()}")
    results = [json.loads(line) for line in done.stdout.splitlines()]
    if len(results) != len(rows):
        sys.exit(f"{program} gave {len(results)} results for {len(rows)} items")
    return results


def score_of(result):
    return result.get("score") or 0.0


def line_of(name, scores, levels, human, groups, lengths, ranges=None, full=None, unscored=None):
    cells = {
        "r": agreement.pearson(scores, human),
        "within q": agreement.within_questions(scores, human, groups),
        "partial": agreement.partial(scores, human, lengths),
        "spearman": agreement.spearman(scores, human),
        "kappa": agreement.weighted_kappa(levels, 1 + 4 * human),
        "rmse": agreement.error(scores, human),
        "rmse fit": agreement.error_after_affine_fit(scores, human),
    }
    if ranges is not None:
        cells["coverage"] = agreement.covered(ranges[0], ranges[1], human)
    if full is not None and full.any():
        cells["full"] = float(scores[full].mean())
    text = "".join(f"{cells[c]:10.3f}" if c in cells else f"{'-':>10}" for c in COLUMNS[:-1])
    return f"  {name:18}{text}{'-' if unscored is None else unscored:>10}"


def print_agreement(name, rows, results, encoder):
    human = numpy.array([of_items.human_of(row) for row in rows])
    groups = [str(row.get("group", "")) for row in rows]
    answers = [of_items.answer_of(row) for row in rows]
    references = [
        of_items.references_of(row) or [" ".join(point["text"] for point in result.get("key_points", []))]
        for row, result in zip(rows, results)
    ]
    lengths = baselines.log_lengths(answers)
    full = numpy.array([attacks.is_full(row) for row in rows])
    scores = numpy.array([score_of(result) for result in results])
    levels = numpy.array([result.get("level") or 1.0 for result in results])
    ranges = numpy.array([result.get("range") or [0, 0] for result in results]).T
    unscored = sum(result.get("score") is None for result in results)
    seen = "; the pair scorer was fitted on answers of this set" if name in SEEN else ""
    milliseconds = numpy.median([result.get("milliseconds", 0) for result in results])
    print(f"\n{name}: n {len(rows)}, questions {len(set(groups))}, median {milliseconds:.0f} ms an answer{seen}")
    print(f"  {'':18}" + "".join(f"{column:>10}" for column in COLUMNS))
    print(line_of("offerbox", scores, levels, human, groups, lengths, ranges, full, unscored))
    others = {"length": lengths / max(lengths.max(), 1e-9), "tf-idf cosine": baselines.tfidf_cosines(answers, references)}
    if encoder is not None:
        others["embedding cosine"] = encoder.cosines(answers, references)
    for other, values in others.items():
        values = numpy.clip(values, 0, 1)
        print(line_of(other, values, 1 + 4 * values, human, groups, lengths, None, full))
    by_kind = sorted({row["answer_kind"] for row in rows if "answer_kind" in row})
    for kind in by_kind:
        at = numpy.array([row.get("answer_kind") == kind for row in rows])
        print(f"  kind {kind:14} n {at.sum():3} level {levels[at].mean():.2f} raters {1 + 4 * human[at].mean():.2f}")


def print_attacks(name, rows, program):
    built = attacks.attacks_on(rows)
    if len(built["full marks"]) < 5:
        print(f"\n{name}: too few answers with full marks for attacks")
        return
    flat = [row for some in built.values() for row in some]
    results = iter(scored(program, flat))
    got = {attack: numpy.array([score_of(next(results)) for _ in some]) for attack, some in built.items()}
    whole = got["full marks"]
    print(f"\n{name}: attacks on {len(whole)} answers with full marks, mean score {whole.mean():.3f}")
    for attack, values in got.items():
        if attack in ("padded", "as speech"):
            change = values - whole
            print(f"  {attack:28} mean change {change.mean():+.3f}, mean size of change {abs(change).mean():.3f}")
        elif attack == "the reference":
            print(f"  {attack:28} mean score {values.mean():.3f}")
        elif attack != "full marks":
            share = values.mean() / max(whole.mean(), 1e-9)
            print(f"  {attack:28} n {len(values):3} share of the full-marks mean {share:6.1%}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--program", default="build/offerbox")
    parser.add_argument("--models", type=pathlib.Path, help="the folder with the exported models; without it no embedding baseline")
    parser.add_argument("--attacks", action="store_true")
    parser.add_argument("--convert", type=pathlib.Path, help="the folder whose answers/ has the training sets")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=1500, help="items of one set that are taken at most")
    arguments = parser.parse_args()
    if arguments.convert:
        if arguments.out is None:
            parser.error("--convert needs --out")
        of_items.convert(arguments.convert, arguments.out, arguments.most)
        return
    files = [path for folder in arguments.folders for path in sorted(folder.glob("*.jsonl"))]
    if not files:
        parser.error("no *.jsonl in the folders")
    encoder = baselines.SentenceEncoder(arguments.models) if arguments.models else None
    for path in files:
        rows = [row for row in of_items.read(path) if not of_items.is_blank(row)]
        rated = of_items.sampled([row for row in rows if of_items.human_of(row) is not None], arguments.most)
        if rated:
            print_agreement(path.stem, rated, scored(arguments.program, rated), encoder)
            if arguments.attacks:
                print_attacks(path.stem, rated, arguments.program)
        else:
            print(f"\n{path.stem}: no item with `human` or `ratings`")


if __name__ == "__main__":
    main()
