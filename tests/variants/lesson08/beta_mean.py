"""beta_mean in many styles."""

import fractions

import numpy as np
import scipy.special
import scipy.stats


def as_taught(heads, tails, a, b):
    A, B = heads + a, tails + b
    return A / (A + B)


def one_line(heads, tails, a, b):
    return float((heads + a) / (heads + tails + a + b))


def blended(heads, tails, a, b):
    n, m = heads + tails, a + b
    share = heads / n if n else 0.0
    return n / (n + m) * share + m / (n + m) * (a / m)


def with_scipy(heads, tails, a, b):
    return float(scipy.stats.beta(heads + a, tails + b).mean())


def from_the_odds(heads, tails, a, b):
    return 1 / (1 + (tails + b) / (heads + a))


def from_the_tails(heads, tails, a, b):
    return 1 - (tails + b) / (heads + tails + a + b)


def array_of_two(heads, tails, a, b):
    counts = np.array([heads, tails]) + np.array([a, b])
    return (counts / counts.sum())[0]


def ratio_of_integrals(heads, tails, a, b):
    A, B = heads + a, tails + b
    return float(np.exp(scipy.special.betaln(A + 1, B) - scipy.special.betaln(A, B)))


def exact(heads, tails, a, b):
    A, B = sum(map(fractions.Fraction, (heads, a))), sum(map(fractions.Fraction, (tails, b)))
    return float(A / (A + B))


def step_by_step(heads, tails, a, b):
    mean = a / (a + b)
    mean += (heads - (heads + tails) * mean) / (heads + tails + a + b)
    print("mean:", mean)
    return mean


def softmax_of_logs(heads, tails, a, b):
    return scipy.special.softmax(np.log([heads + a, tails + b]))[0]


def average(heads, tails, a, b):
    return np.average([1.0, 0.0], weights=[heads + a, tails + b])
