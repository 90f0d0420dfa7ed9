"""Exercises of lesson 08: priors."""

from autograder.exercises.lesson08 import beta_mean, gaussian_posterior, log_prior, map_mstep

MODULES = (beta_mean, gaussian_posterior, log_prior, map_mstep)
