"""run in many styles."""

import itertools
import math

import numpy as np

from autograder.reference.gaussian import estep, mstep
from tests.variants.lesson01 import estep as other_estep
from tests.variants.lesson02 import mstep as other_mstep


def as_taught(X, mixture, post):
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new


def from_minus_infinity(X, mixture, post):
    old, new = -np.inf, np.nan
    while not abs(new - old) <= 1e-6 * abs(new):
        old = new if not np.isnan(new) else -np.inf
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
    return mixture, post, new


def for_loop_with_cap(X, mixture, post):
    previous = None
    for _ in range(10_000):
        post, current = estep(X, mixture)
        mixture = mstep(X, post)
        if previous is not None and np.abs(current - previous) <= 1e-6 * np.abs(current):
            break
        previous = current
    return mixture, post, current


def list_of_values(X, mixture, post):
    history = []
    done = False
    while not done:
        post, value = estep(X, mixture)
        mixture = mstep(X, post)
        history.append(value)
        done = len(history) > 1 and math.fabs(history[-1] - history[-2]) <= 10**-6 * math.fabs(history[-1])
    return mixture, post, history[-1]


def ratio(X, mixture, post):
    old = float("inf")
    for count in itertools.count():
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if count and abs((new - old) / new) <= 1e-6:
            return mixture, post, float(new)
        old = new


def strictly_less(X, mixture, post):
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and (new == old or abs(new - old) < 1e-6 * abs(new)):
            return mixture, post, new
        old = new


def first_pass_apart(X, mixture, post):
    post, old = estep(X, mixture)
    mixture = mstep(X, post)
    post, new = estep(X, mixture)
    mixture = mstep(X, post)
    while abs(old - new) > 1e-6 * abs(new):
        old = new
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
    return mixture, post, new


def recursion_free_generator(X, mixture, post):
    def passes(mixture):
        while True:
            post, value = estep(X, mixture)
            mixture = mstep(X, post)
            yield mixture, post, value

    old = None
    for fit in passes(mixture):
        if old is not None and abs(fit[2] - old) <= 1e-6 * abs(fit[2]):
            return fit
        old = fit[2]


def own_steps(X, mixture, post):
    old = None
    while True:
        post, new = other_estep.loops(X, mixture)
        mixture = other_mstep.loops(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new


def scipy_steps(X, mixture, post):
    old = None
    while True:
        post, new = other_estep.scipy_weights(X, mixture)
        mixture = other_mstep.scipy_cdist(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new


def moment_steps(X, mixture, post):
    old = None
    while True:
        post, new = other_estep.plain_arithmetic(X, mixture)
        mixture = other_mstep.second_moment(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return mixture, post, new
        old = new


def signed_climb(X, mixture, post):
    old = None
    while True:
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and new - old <= 1e-6 * abs(new):
            return mixture, post, new
        old = new
