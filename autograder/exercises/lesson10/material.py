"""Random outputs of a network and answers for cases: scores that are no logarithms yet, unequal weights and sigmas."""

import numpy as np

from autograder.exercises import draws
from softcounts.judge import Case

# n, K that are 1 or alike, n < K, and n = 3K, where outputs are square.
EDGES = [(1, 3), (4, 1), (3, 3), (2, 4), (6, 2), (1, 1)]
SIZES_LAST = "Keep the axis of the rows and that of the components: y is (n,), everything in a table (n, K)."
FAR = (
    "What is np.exp(-500000.0), and what is its logarithm in floating point? And really?",
    "Far from all components every density is 0 in floating point. Its logarithm is an ordinary number.",
    "Never leave the logarithms before log_sum_exp: it takes the log joint itself, not its exponential.",
)
SCALES = (
    "A gate that is 0 in floating point, a sigma of 1e-8: which number in your function became 0 or inf?",
    "log pi = -3000 and log sigma = -18 are ordinary numbers; what they are logarithms of is not.",
    "Add the logarithms of gate and density; do not multiply gate and density.",
)


def outputs(rng, n, K):
    """Outputs (n, 3K): scores about 0.7, means about 0, log sigmas between -0.9 and 0.9, unequal in each row."""
    log_sigma = np.linspace(-0.8, 0.8, K) if K > 1 else np.full(1, 0.3)
    log_sigma = rng.permuted(np.tile(log_sigma, (n, 1)), axis=1) + 0.1 * rng.uniform(-1, 1, (n, K))
    return np.hstack([0.7 + rng.normal(size=(n, K)), 1.5 * rng.normal(size=(n, K)), log_sigma])


def answered(rng, n, K):
    """Outputs (n, 3K) and answers y (n,) about 0."""
    return outputs(rng, n, K), 1.5 * rng.normal(size=n)


def special_rows(rng, n, K):
    """As `answered`, but one row comes twice, and one is 0 throughout, with an answer of 0."""
    found, y = answered(rng, n, K)
    found[1], y[1] = found[0], y[0]
    found[2], y[2] = 0.0, 0.0
    return found, y


def twins(rng, n, K):
    """As `answered`, but the first two components are the same in each row."""
    found, y = answered(rng, n, K)
    found.reshape(n, 3, K)[:, :, 1] = found.reshape(n, 3, K)[:, :, 0]
    return found, y


def shifted(rng, n, K, by):
    """As `answered`, but all answers and means are about `by`."""
    found, y = answered(rng, n, K)
    found[:, K : 2 * K] += by
    return found, y + by


def far(rng):
    """Two answers among the components, and two about 1000 standard deviations away, on both sides."""
    found, y = answered(rng, 4, 3)
    y[:2] += rng.permutation([-1.0, 1.0]) * rng.uniform(1500, 2500, 2)
    return found, y


def distant(rng):
    """All answers about 60 standard deviations away."""
    found, y = answered(rng, 3, 2)
    return found, y + rng.uniform(80, 120) * rng.choice([-1, 1])


def scales(rng):
    """Sigmas of about 1e-8, 1 and 1e8 in each row; one answer lies exactly on the narrow component, one far outside."""
    found = outputs(rng, 4, 3)
    found[:, 6:] = rng.permuted(np.tile([-18.0, 0.0, 18.0], (4, 1)), axis=1) + 0.3 * rng.uniform(-1, 1, (4, 3))
    y = 1.5 * rng.normal(size=4)
    y[0] = found[0, 3 + found[0, 6:].argmin()]
    y[1] += 1e7
    return found, y


def narrow(rng, n, K):
    """As `answered`, about 0.001 times as large: means, sigmas and answers."""
    found, y = answered(rng, n, K)
    found[:, K : 2 * K] *= 1e-3
    found[:, 2 * K :] += np.log(1e-3)
    return found, 1e-3 * y


def gates(rng):
    """Gate scores thousands apart; one answer lies on a component whose gate is 0 in floating point."""
    found, y = answered(rng, 4, 3)
    found[:, :3] = rng.permuted(np.tile([3000.0, 0.0, -2500.0], (4, 1)), axis=1) + rng.normal(size=(4, 3))
    found[0], y[0] = [2000.0, -1000.0, -9000.0, -150.0, 4.0, 3.0, 0.0, 0.2, 0.1], 4.5
    return found, y


def cases(rng, beside=0.0):
    """Ordinary sizes, twins, rows that repeat or are 0, sizes that are 1 or alike, far answers, scales and gates."""
    drawn = [
        *(("ordinary", sizes(*size), answered(rng, *size)) for size in ordinary_sizes(rng)),
        ("ordinary", "n = 6, K = 4, one row twice, one all 0", special_rows(rng, 6, 4)),
        ("ordinary", "n = 5, K = 3, two components alike in each row", twins(rng, 5, 3)),
        ("ordinary", "n = 7, K = 2, all answers about 50", shifted(rng, 7, 2, 50.0)),
        *(("sizes", sizes(*size), answered(rng, *size)) for size in EDGES),
        ("far", "two answers about 2000 standard deviations away: n = 4, K = 3", far(rng)),
        ("far", "all answers 60 standard deviations away: n = 3, K = 2", distant(rng)),
        ("scales", "sigmas of 1e-8, 1 and 1e8: n = 4, K = 3", scales(rng)),
        ("scales", "answers and sigmas about 0.001: n = 4, K = 2", narrow(rng, 4, 2)),
        ("scales", "gates that are 0 in floating point: n = 4, K = 3", gates(rng)),
    ]
    return [Case(*case, beside=beside) for case in drawn]


def sizes(n, K):
    """The sizes of a case in words."""
    return f"n = {n}, K = {K}"


def ordinary_sizes(rng):
    """Sizes n, K of ordinary cases."""
    return [(5, 3), (draws.integer(rng, 7, 8), 2), (3, 4)]
