"""Wrong answers to `best_of` of lesson 03, written from the lesson's text alone."""

import numpy as np

from softcounts import GaussianMixture, init

HELPERS = ("log_gaussian", "estep", "soft_counts", "mstep", "run", "init")


def log_gaussian(X, mu, var):
    """Log density of each point under each component, shape (n, K)."""
    d = X.shape[1]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    return -d / 2 * np.log(2 * np.pi * var) - squared / (2 * var)


def estep(X, mixture):
    """Soft counts post (n, K), rows summing to one, and the log-likelihood (a float)."""
    with np.errstate(divide="ignore"):
        joint = log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def soft_counts(post):
    """N_j, the sum over the points i of post[i, j]: shape (K,)."""
    return post.sum(axis=0)


def mstep(X, post):
    """The GaussianMixture that fits best, given the shares."""
    N = soft_counts(post)
    mu = post.T @ X / N[:, None]
    squared = ((X[:, None, :] - mu) ** 2).sum(axis=2)
    var = (post * squared).sum(axis=0) / (X.shape[1] * N)
    return GaussianMixture(mu, var, N / len(X))


def run(X, mixture, post):
    """EM until |new - old| <= 1e-6 |new|. Returns (GaussianMixture, post, log-likelihood)."""
    old = None
    for _ in range(10000):
        post, new = estep(X, mixture)
        mixture = mstep(X, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            break
        old = new
    return mixture, post, new


def lowest_log_likelihood(X, K, seeds):
    """Keeps the run with the lowest log-likelihood."""
    runs = [run(X, *init(X, K, seed)) for seed in seeds]
    return min(runs, key=lambda r: r[2])


def first_run(X, K, seeds):
    """Returns from inside the loop after the first seed."""
    best = None
    for seed in seeds:
        start = init(X, K, seed)
        res = run(X, start[0], start[1])
        if best is None or res[2] > best[2]:
            best = res
        return best


def largest_absolute_value(X, K, seeds):
    """Compares the absolute values of the log-likelihoods, so the lowest of negative ones wins."""
    results = []
    for seed in seeds:
        m0, p0 = init(X, K, seed)
        results.append(run(X, m0, p0))
    values = np.array([r[2] for r in results])
    return results[int(np.argmax(np.abs(values)))]


def post_of_the_last_run(X, K, seeds):
    """Keeps mixture and log-likelihood of the best run but returns the post of the last one."""
    bestll = float("-inf")
    for seed in seeds:
        mix, post, ll = run(X, *init(X, K, seed))
        if ll > bestll:
            bestmix, bestll = mix, ll
    return bestmix, post, bestll


def index_used_as_seed(X, K, seeds):
    """Uses the position in the list as the seed instead of the entry."""
    best = None
    for i in range(len(seeds)):
        result = run(X, *init(X, K, i))
        if best is None or result[2] > best[2]:
            best = result
    return best


def last_seed_missed(X, K, seeds):
    """Counts up to len(seeds) - 1, so the last of several seeds is never run."""
    best = run(X, *init(X, K, seeds[0]))
    i = 1
    while i < len(seeds) - 1:
        r = run(X, *init(X, K, seeds[i]))
        best = r if r[2] > best[2] else best
        i += 1
    return best


def seeds_used_up(X, K, seeds):
    """Right result, but pops the seeds from the caller's list until it is empty."""
    best = None
    while seeds:
        seed = seeds.pop(0)
        result = run(X, *init(X, K, seed))
        if best is None or result[2] > best[2]:
            best = result
    return best


def compared_with_the_previous_run(X, K, seeds):
    """Compares each run with the one before it, not with the best so far."""
    previous = -np.inf
    best = None
    for seed in seeds:
        m, p, ll = run(X, *init(X, K, seed))
        if ll > previous:
            best = (m, p, ll)
        previous = ll
    return best


def only_the_log_likelihood(X, K, seeds):
    """Returns only the best log-likelihood, a number."""
    return max(run(X, *init(X, K, seed))[2] for seed in seeds)


def fresh_estep_for_the_result(X, K, seeds):
    """Makes another E-step on the best mixture, and returns its post and log-likelihood."""
    finals = [run(X, *init(X, K, seed)) for seed in seeds]
    k = int(np.argmax([f[2] for f in finals]))
    mixture = finals[k][0]
    post, log_likelihood = estep(X, mixture)
    return mixture, post, log_likelihood


def continues_from_the_run_before(X, K, seeds):
    """Uses init only for the first seed: each later run starts from the result of the one before."""
    mixture, post = init(X, K, seeds[0])
    best = None
    for seed in seeds:
        mixture, post, ll = run(X, mixture, post)
        if best is None or ll > best[2]:
            best = (mixture, post, ll)
    return best


def number_compared_with_a_tuple(X, K, seeds):
    """Compares the new log-likelihood with the whole best result, which is an error from the second seed on."""
    best = None
    for seed in seeds:
        result = run(X, *init(X, K, seed))
        if best is None or result[2] > best:
            best = result
    return best


def lowest_and_last_of_equals(X, K, seeds):
    """Keeps the lowest log-likelihood, and the last one among equals."""
    order = sorted(range(len(seeds)), key=lambda i: run(X, *init(X, K, seeds[i]))[2], reverse=True)
    return run(X, *init(X, K, seeds[order[-1]]))


def first_seed_missed_and_last_of_equals(X, K, seeds):
    """Leaves out the first of several seeds, and takes the last of equal runs."""
    tried = seeds[1:] if len(seeds) > 1 else seeds
    best = run(X, *init(X, K, tried[0]))
    for seed in tried:
        r = run(X, *init(X, K, seed))
        if r[2] >= best[2]:
            best = r
    return best


def average_value_with_first_run(X, K, seeds):
    """Keeps the mixture and post of the first run, and returns the mean log-likelihood over the seeds with it."""
    results = [run(X, *init(X, K, seed)) for seed in seeds]
    mixture, post, _ = results[0]
    return mixture, post, float(np.mean([r[2] for r in results]))


def sorted_by_seed_in_place_and_first_worse_ends(X, K, seeds):
    """Sorts the caller's list of seeds in place, and leaves the loop at the first run that is worse."""
    seeds.sort()
    best = run(X, *init(X, K, seeds[0]))
    for seed in seeds[1:]:
        r = run(X, *init(X, K, seed))
        if r[2] < best[2]:
            break
        if r[2] > best[2]:
            best = r
    return best


def whole_numbers_and_last_of_equals(X, K, seeds):
    """Compares the log-likelihoods rounded to whole numbers, and takes the last of equal ones."""
    best, best_rounded = None, -np.inf
    for seed in seeds:
        result = run(X, *init(X, K, seed))
        if round(result[2]) >= best_rounded:
            best, best_rounded = result, round(result[2])
    return best
