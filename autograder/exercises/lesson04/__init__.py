"""Exercises of lesson 04: choosing K."""

from autograder.exercises.lesson04 import bic, hard_estep

MODULES = (hard_estep, bic)
