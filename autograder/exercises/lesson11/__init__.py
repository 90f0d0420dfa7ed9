"""Exercises of lesson 11: one EM for all exponential families."""

from autograder.exercises.lesson11 import bernoulli, estep, mstep, poisson, spherical

MODULES = (poisson, bernoulli, spherical, estep, mstep)
