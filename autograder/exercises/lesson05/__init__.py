"""Exercises of lesson 05: missing data."""

from autograder.exercises.lesson05 import estep, fill_matrix, mstep, rmse

MODULES = (estep, mstep, fill_matrix, rmse)
