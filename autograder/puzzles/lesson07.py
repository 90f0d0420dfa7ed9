"""Wrong semi-supervised EM on the leaves and the clumps."""

from itertools import islice

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import semi_supervised as semi
from softcounts import datasets
from softcounts.judge.puzzle import Puzzle


def rows(make, amount):
    """Labelled rows, their classes and unlabelled rows of 200 points."""
    X, y = make(200, 3)
    known = datasets.hide_labels(y, amount, 3)
    return X[known], y[known], X[~known]


def fitted(mstep):
    """Thirty passes with another M-step on the leaves, from the fit of five labels a class."""
    X, y, U = rows(datasets.two_leaves, 5)
    model = semi.fit_supervised(X, y, 2)
    for _ in range(30):
        model = mstep(X, y, U, semi.estep(U, model)[0])
    return model._replace(mu=model.mu.round(4), cov=model.cov.round(4))


def lying_straight():
    """Covariances without their entries off the diagonal."""
    return Puzzle(model=fitted(mistaken(find("07_semi_supervised/mstep"), "only-variances")))


def half_and_half():
    """Class proportions from the labels alone, which were drawn five a class."""
    return Puzzle(model=fitted(mistaken(find("07_semi_supervised/mstep"), "weights-from-labels-only")))


def one_part():
    """A right run that starts from the best mixture of the unlabelled rows: their part falls, both sums climb."""
    X, y, U = rows(datasets.three_clumps, 10)
    alone = semi.run(X[:0], y[:0], U, semi.fit_supervised(X, y, 2))[0]
    models = [alone, *(model for model, _, _ in islice(semi.passes(X, y, U, alone), 14))]
    trace = [semi.estep(U, model)[1] for model in models]
    right = [semi.labelled(X, y, model) + value for model, value in zip(models, trace, strict=True)]
    return Puzzle(trace=np.round(trace, 6), right=np.round(right, 6))


PUZZLES = (lying_straight, half_and_half, one_part)
