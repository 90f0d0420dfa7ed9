"""Exercises of lesson 09: straight lines and a gate."""

from autograder.exercises.lesson09 import estep, gate_gradient, log_gate, mstep, weighted_least_squares

MODULES = (log_gate, estep, weighted_least_squares, gate_gradient, mstep)
