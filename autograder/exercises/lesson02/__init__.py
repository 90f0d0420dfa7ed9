"""Exercises of lesson 02: the M-step."""

from autograder.exercises.lesson02 import mstep, soft_counts

MODULES = (soft_counts, mstep)
