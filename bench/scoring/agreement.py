"""How well scores agree with people. Arrays of one value an answer; scores and people's marks are on 0 to 1."""

import numpy

FEWEST_IN_A_QUESTION = 5  # answers; questions with fewer tell nothing about order within a question


def pearson(a, b):
    """0 where one of the two does not vary."""
    a, b = a - a.mean(), b - b.mean()
    product = numpy.sqrt((a * a).sum() * (b * b).sum())
    return float((a * b).sum() / product) if product > 1e-12 else 0.0


def within_questions(scores, human, groups):
    """The mean over questions of the correlation within each; questions with one mark for all are left out."""
    each = []
    for group in sorted(set(groups)):
        rows = numpy.array([other == group for other in groups])
        if rows.sum() >= FEWEST_IN_A_QUESTION and human[rows].std() > 1e-9:
            each.append(pearson(scores[rows], human[rows]))
    return float(numpy.mean(each)) if each else float("nan")


def partial(scores, human, held):
    """The correlation of what is left of both once `held` has explained what it can."""
    line = numpy.stack([held, numpy.ones_like(held)], axis=1)

    def rest(values):
        return values - line @ numpy.linalg.lstsq(line, values, rcond=None)[0]

    return pearson(rest(scores), rest(human))


def ranks(values):
    """From 0; equal values share the mean of their ranks."""
    order = numpy.argsort(values, kind="stable")
    out = numpy.empty(len(values))
    ordered = values[order]
    at = 0
    while at < len(values):
        last = at
        while last + 1 < len(values) and ordered[last + 1] == ordered[at]:
            last += 1
        out[order[at : last + 1]] = (at + last) / 2
        at = last + 1
    return out


def spearman(a, b):
    return pearson(ranks(a), ranks(b))


def whole_levels(levels):
    """Halves are rounded up."""
    return numpy.clip(numpy.floor(levels + 0.5), 1, 5).astype(int)


def weighted_kappa(levels, others):
    """Quadratic weights, of whole levels 1 to 5."""
    a, b = whole_levels(levels), whole_levels(others)
    weights = (numpy.arange(5)[:, None] - numpy.arange(5)[None, :]) ** 2
    seen = numpy.zeros((5, 5))
    numpy.add.at(seen, (a - 1, b - 1), 1)
    expected = numpy.outer(seen.sum(1), seen.sum(0)) / len(a)
    by_chance = (weights * expected).sum()
    return float(1 - (weights * seen).sum() / by_chance) if by_chance > 0 else float("nan")


def error(scores, human):
    return float(numpy.sqrt(((scores - human) ** 2).mean()))


def error_after_affine_fit(scores, human, folds=5):
    """Of answers whose fold took no part in the fit of one line; every fifth answer is a fold."""
    fitted = numpy.empty_like(scores)
    fold = numpy.arange(len(scores)) % folds
    for number in range(folds):
        seen, held = fold != number, fold == number
        line = numpy.stack([scores[seen], numpy.ones(seen.sum())], axis=1)
        slope, offset = numpy.linalg.lstsq(line, human[seen], rcond=None)[0]
        fitted[held] = slope * scores[held] + offset
    return error(fitted, human)


def covered(low, high, human):
    return float(((low - 1e-9 <= human) & (human <= high + 1e-9)).mean())
