"""Right, written with loops."""

from softcounts import init


def run(X, mixture, post):
    """Count the passes."""
    values = []
    for _ in range(10_000):
        post, value = estep(X, mixture)
        mixture = mstep(X, post)
        values.append(value)
        if len(values) > 1 and abs(values[-1] - values[-2]) <= 1e-6 * abs(values[-1]):
            break
    return mixture, post, values[-1]


def best_of(X, K, seeds):
    """Keep all fits, then look for the first best."""
    fits = []
    for seed in seeds:
        mixture, post = init(X, K, seed)
        fits.append(run(X, mixture, post))
    values = [fit[2] for fit in fits]
    return fits[values.index(max(values))]
