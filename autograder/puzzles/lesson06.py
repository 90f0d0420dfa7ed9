"""Wrong steps on the first thousand digits, and digits laid out wrongly."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import bernoulli
from softcounts import datasets
from softcounts.initial import init_bernoulli
from softcounts.judge.puzzle import Puzzle


def ink(n):
    """The first n digits in ink and paper."""
    return bernoulli.binarize(datasets.mnist("train")[0][:n])


def after(estep, mstep, passes=10):
    """What these steps make of 500 digits with four components."""
    X = ink(500)
    mixture = init_bernoulli(X, 4, 1)
    for _ in range(passes):
        mixture = mstep(X, estep(X, mixture)[0])
    return mixture


def small(mixture):
    """The mixture to two decimals, so that its file stays small."""
    return mixture._replace(theta=np.round(mixture.theta, 2), p=np.round(mixture.p, 4))


def sideways(count=4):
    """Digits whose pixels were read column by column."""
    images, _ = datasets.mnist("train")
    return Puzzle(X=mistaken(find("06_bernoulli_mnist/binarize"), "column-by-column")(images[:count]).astype(np.uint8))


def greedy():
    """Ten passes whose E-step looks at ink only."""
    return Puzzle(mixture=small(after(mistaken(find("06_bernoulli_mnist/estep"), "no-off-pixels"), bernoulli.mstep)))


def pale():
    """Ten right passes, and one more M-step that divides the ink of each component by n."""
    X = ink(500)
    post, _ = bernoulli.estep(X, after(bernoulli.estep, bernoulli.mstep))
    return Puzzle(mixture=small(mistaken(find("06_bernoulli_mnist/mstep"), "theta-by-n")(X, post)))


PUZZLES = (sideways, greedy, pale)
