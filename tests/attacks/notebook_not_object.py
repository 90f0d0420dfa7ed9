"""Hands in JSON that is no notebook: a list, with NaN and duplicate keys in it."""

CELLS = {
    "estep": r"""
import numpy as np


def estep(X, mixture):
    return np.zeros((len(X), len(mixture.p))), 0.0
""",
}


def tamper(notebook, folder):
    (folder / "01_e_step.ipynb").write_text('[NaN, {"cells": [], "cells": null, "nbformat": Infinity}, "points", 10]')
