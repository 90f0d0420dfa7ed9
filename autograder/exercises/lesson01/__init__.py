"""Exercises of lesson 01: the E-step."""

from autograder.exercises.lesson01 import estep, log_gaussian

MODULES = (log_gaussian, estep)
