"""Wrong E-steps on Old Faithful."""

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.puzzles.old_faithful import LOPSIDED
from autograder.reference import gaussian
from softcounts import datasets
from softcounts.judge.puzzle import Puzzle


def shares():
    """Soft counts divided by the sums of the columns."""
    X = datasets.old_faithful()
    return Puzzle(mixture=LOPSIDED, post=mistaken(find("01_e_step/estep"), "wrong-axis")(X, LOPSIDED)[0])


def no_weight():
    """Soft counts without the mixing weights, and the right ones."""
    X = datasets.old_faithful()
    post, _ = mistaken(find("01_e_step/estep"), "no-mixing-weight")(X, LOPSIDED)
    return Puzzle(mixture=LOPSIDED, post=post, right=gaussian.estep(X, LOPSIDED)[0])


PUZZLES = (shares, no_weight)
