"""Exercises of lesson 03: the loop and its restarts."""

from autograder.exercises.lesson03 import best_of, run

MODULES = (run, best_of)
