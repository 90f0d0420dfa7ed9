"""Exercises of lesson 06: digits as mixtures of coins."""

from autograder.exercises.lesson06 import binarize, estep, fit_bernoulli, mstep, nll

MODULES = (binarize, fit_bernoulli, nll, estep, mstep)
