"""Forges outcomes in which a call neither returned nor raised nor ran out of time."""

CELLS = {
    "estep": r"""
import numpy as np

from autograder.sandbox import wire


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0


def nothing(outcomes):
    whole = {"value": None, "raised": None, "slow": False, "changed": [], "steady": True, "kept": True}
    return [whole for _ in outcomes]


wire.write = nothing
""",
}
