"""Wrong mixture density networks on the bent curve."""

import numpy as np

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import density_network as reference
from softcounts import datasets, train
from softcounts.judge.puzzle import Puzzle


def trained(gradient, loss=reference.mdn_nll, **options):
    """Places (120,), and what a network with three components puts out there, (120, 9)."""
    y, x = datasets.bent(300, seed=0)
    network = train(x, y, 9, loss, gradient, seed=1, bar=False, **options)
    places = np.linspace(x.min(), x.max(), 120)
    return places.round(4), network(places).round(4)


def together():
    """Gates in place of responsibilities: every component goes to the mean."""
    wrong = mistaken(find("10_mixture_density_network/mdn_gradient"), "prior-for-posterior")
    places, outputs = trained(wrong, loss=bound)
    return Puzzle(places=places, outputs=outputs)


def bound(outputs, y):
    """The loss that this derivative belongs to, but for the gates: -1/n sum_ij pi_ij log N(y_i; mu_ij, sigma_ij^2)."""
    log_pi, _, _ = reference.split(outputs)
    joint = reference.log_joint(outputs, y, reference.split)[0]
    return -float((np.exp(log_pi) * (joint - log_pi)).sum(axis=1).mean())


def flat():
    """A softmax down the columns: a row's shares sum to about 1/120."""
    places, outputs = trained(reference.mdn_gradient)
    wrong = mistaken(find("10_mixture_density_network/mean_and_mode"), "softmax-down-the-column")
    mean, mode = wrong(outputs)
    return Puzzle(places=places, outputs=outputs, mean=mean.round(5), mode=mode)


PUZZLES = (together, flat)
