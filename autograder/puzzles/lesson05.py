"""Wrong treatments of gaps, on Old Faithful and on made-up ratings."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.exercises.lesson05.holes import column_means
from autograder.puzzles.old_faithful import LOPSIDED, passes
from autograder.reference import gaussian, missing
from softcounts import datasets
from softcounts.initial import init_missing
from softcounts.judge.puzzle import Puzzle


def filled_first():
    """Old Faithful with gaps: column means put in, then forty passes of the EM for complete data."""
    filled = column_means(datasets.old_faithful_gaps())
    mixture, post, _ = passes(filled, LOPSIDED, gaussian.mstep, 40)
    return Puzzle(mixture=mixture, post=post)


def ratings_passes(estep, mstep, K, count):
    """`count` passes of EM on a small ratings matrix: the last mixture and the log-likelihoods."""
    X = datasets.ratings(300, 60).X
    mixture, trace = init_missing(X, K)[0], []
    for _ in range(count):
        post, log_likelihood = estep(X, mixture)
        trace.append(log_likelihood)
        mixture = mstep(X, post, mixture)
    return X, mixture, np.array(trace)


def pulled_down():
    """Twenty passes with an M-step that takes gaps for zeros."""
    _, mixture, _ = ratings_passes(missing.estep, mistaken(find("05_missing_data/mstep"), "zeros-as-data"), 3, 20)
    return Puzzle(mixture=mixture._replace(mu=np.round(mixture.mu, 3)))


def same_guess():
    """Some users' ratings, and the same filled with the overall average over components."""
    X, mixture, _ = ratings_passes(missing.estep, missing.mstep, 4, 20)
    filled = mistaken(find("05_missing_data/fill_matrix"), "prior-fill")(X, mixture)
    busy = np.argsort(-(~np.isnan(X)).sum(axis=1), kind="stable")[20:30]
    films = np.argsort(-(~np.isnan(X)).sum(axis=0), kind="stable")[:12]
    return Puzzle(X=X[busy][:, films], filled=np.round(filled[busy][:, films], 3))


def falling():
    """A run whose E-step has d factors in every row's constant."""
    return Puzzle(
        trace=np.round(
            ratings_passes(mistaken(find("05_missing_data/estep"), "constant-with-d"), missing.mstep, 4, 15)[2], 3
        )
    )


PUZZLES = (filled_first, pulled_down, same_guess, falling)
