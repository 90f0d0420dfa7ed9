"""Exercises of lesson 10: a network whose outputs are a mixture."""

from autograder.exercises.lesson10 import mdn_gradient, mdn_nll, mean_and_mode, split

MODULES = (split, mdn_nll, mdn_gradient, mean_and_mode)
