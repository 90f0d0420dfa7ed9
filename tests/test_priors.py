"""Lesson on priors: its data, published figures, laws of the reference, and the numbers of its text."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats
from scipy.special import betaln

from autograder.exercises import draws
from autograder.exercises.lesson08 import beliefs
from autograder.puzzles.lesson08 import after
from autograder.reference import gaussian, priors
from softcounts import GaussianMixture, MixturePrior, datasets, init
from softcounts.datasets import shipped

SEEDS = st.integers(0, 10_000)
SIZES = st.tuples(st.integers(1, 9), st.integers(1, 4), st.integers(1, 4))
G = datasets.galaxies()
WAITING = datasets.old_faithful("minutes")[:, 1]
BELIEF = MixturePrior(G.mean(axis=0), 0.1, 1.0, 1.0, 1.0)


def same(one, other):
    return all(np.allclose(a, b, rtol=1e-9, atol=1e-12) for a, b in zip(one, other, strict=True))


# The data, and published figures


def test_galaxies_are_82_speeds_in_thousands_of_km_per_second(monkeypatch):
    assert G.shape == (82, 1) and G[0, 0] == 9.172 and G[77, 0] == 26.69 and (np.diff(G[:, 0]) > 0).all()
    monkeypatch.setitem(shipped.CHECKSUMS, "galaxies.csv", "0")
    with pytest.raises(OSError, match=r"galaxies.csv is damaged"):
        datasets.galaxies()


NARROW = GaussianMixture(np.array([[10.0], [21.0]]), np.array([1.0, 10.0]), np.array([0.5, 0.5]))
PUBLISHED = [(init(G, 1, 0)[0], -240.3379), (NARROW, -220.0580), (init(G, 3, 1)[0], -203.1792)]
PUBLISHED += [(init(G, 4, 0)[0], -197.4538)]


def plain(mixture, most):
    return after(lambda X, post, prior: gaussian.mstep(X, post), BELIEF, mixture, most)


@pytest.mark.parametrize(("start", "best"), PUBLISHED)
def test_the_published_fits_of_the_galaxies(start, best):
    assert gaussian.estep(G, plain(start, 400)[-1])[1] == pytest.approx(best, abs=1e-4)


def test_random_starts_of_two_components_miss_the_best():
    ends = [gaussian.estep(G, plain(init(G, 2, seed)[0], 300)[-1])[1] for seed in range(12)]
    assert np.round(ends, 2).tolist() == [-220.24] * 12


def test_the_published_prior_of_saxon_families():
    families = np.array([3, 24, 104, 286, 670, 1033, 1343, 1112, 829, 478, 181, 45, 7])
    boys = np.arange(13)

    def cost(logs):
        a, b = np.exp(logs)
        return -families @ stats.betabinom(12, a, b).logpmf(boys)

    found = optimize.minimize(cost, np.log([10.0, 10.0]), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-9})
    assert np.exp(found.x) == pytest.approx([34.1029, 31.5782], abs=2e-3)
    assert -found.fun == pytest.approx(-12492.8714, abs=1e-4)
    assert priors.beta_mean(families @ boys, families @ (12 - boys), 0, 0) == pytest.approx(0.519215, abs=1e-6)


# Laws


@given(st.floats(0, 30), st.floats(0, 30), st.floats(0.5, 9), st.floats(0.5, 9))
def test_the_mean_of_a_coin_is_the_ratio_of_two_beta_functions(heads, tails, a, b):
    A, B = heads + a, tails + b
    assert priors.beta_mean(heads, tails, a, b) == pytest.approx(np.exp(betaln(A + 1, B) - betaln(A, B)))
    assert priors.beta_mean(heads, tails, a, b) + priors.beta_mean(tails, heads, b, a) == pytest.approx(1)


@given(st.integers(1, 9), st.integers(0, 9), SEEDS)
def test_a_posterior_is_the_next_prior(n, more, seed):
    rng = np.random.default_rng(seed)
    x, var, mean, width = rng.normal(size=n + more), *rng.uniform(0.2, 3.0, 3)
    once = priors.gaussian_posterior(x, var, mean, width)
    assert same(once, priors.gaussian_posterior(x[n:], var, *priors.gaussian_posterior(x[:n], var, mean, width)))
    assert once[1] < width and same(priors.gaussian_posterior(x[:0], var, mean, width), (mean, width))
    assert same(priors.gaussian_posterior(x, var, mean, np.inf), (x.mean(), var / len(x)))
    moved = priors.gaussian_posterior(2 * x + 5, 4 * var, 2 * mean + 5, 4 * width)
    assert same(moved, (2 * once[0] + 5, 4 * once[1]))


def test_the_prior_is_a_density():
    prior = MixturePrior(np.array([0.4]), 1.7, 2.2, 0.9, 2.3)

    places, logs = np.linspace(-25, 25, 201), np.linspace(-3, 5, 41)

    def density(mu, log):
        mixture = GaussianMixture(np.array([[mu]]), np.array([np.exp(log)]), np.array([1.0]))
        return np.exp(priors.log_prior(mixture, prior) + log)

    area = sum(density(mu, log) for mu in places for log in logs) * (places[1] - places[0]) * (logs[1] - logs[0])
    assert area == pytest.approx(1, abs=2e-3)


@given(SIZES, SEEDS)
def test_order_of_components_and_units_of_the_prior(sizes, seed):
    _, d, K = sizes
    rng = np.random.default_rng(seed)
    mixture, prior = beliefs.believed(rng, d, K)
    turn = rng.permutation(K)
    value = priors.log_prior(mixture, prior)
    assert priors.log_prior(GaussianMixture(*(field[turn] for field in mixture)), prior) == pytest.approx(value)
    wide = mixture._replace(mu=3 * mixture.mu, var=9 * mixture.var)
    same_in_units = prior._replace(mean=3 * prior.mean, scale=9 * prior.scale)
    assert priors.log_prior(wide, same_in_units) == pytest.approx(value - K * (d * np.log(3) + np.log(9)))


@given(SIZES, SEEDS)
def test_the_m_step_is_a_top_of_q_plus_log_prior(sizes, seed):
    rng = np.random.default_rng(seed)
    X, post, prior = beliefs.posed(rng, *sizes)
    best = priors.map_mstep(X, post, prior)

    def value(mixture):
        return (post * gaussian.log_joint(X, mixture)).sum() + priors.log_prior(mixture, prior)

    p = best.p * np.exp(0.01 * rng.normal(size=len(best.p)))
    off = 0.01 * rng.normal(size=best.mu.shape)
    other = GaussianMixture(best.mu + off, best.var * np.exp(0.01 * rng.normal(size=len(p))), p / p.sum())
    assert value(other) <= value(best) + 1e-10 * abs(value(best))
    assert same(priors.map_mstep(X[::-1], post[::-1], prior), best) and best.p.sum() == pytest.approx(1)


@given(SIZES, SEEDS)
def test_a_prior_is_pseudo_data(sizes, seed):
    X, post, prior = beliefs.posed(np.random.default_rng(seed), *sizes)
    more = np.vstack([X, prior.mean]), np.vstack([post, np.full(sizes[2], prior.count)])
    assert np.allclose(priors.map_mstep(X, post, prior).mu, gaussian.mstep(*more).mu)


@given(SIZES, SEEDS)
def test_log_likelihood_plus_log_prior_never_falls(sizes, seed):
    n, d, K = sizes
    rng = np.random.default_rng(seed)
    X, _, prior = beliefs.posed(rng, n, d, K)
    climbing = np.array([value for _, _, value in islice(priors.passes(X, draws.mixture(rng, K, d), prior), 12)])
    assert (np.diff(climbing) >= -1e-10 * np.abs(climbing[1:])).all()


# What the text says


def test_the_friend_and_the_waiting_times():
    assert WAITING[:3].tolist() == [79, 54, 74]
    found = [priors.gaussian_posterior(WAITING[:n], 185.0, 60.0, 100.0)[0] for n in (1, 3)]
    assert np.round(found, 1).tolist() == [66.7, 65.6]


def test_the_collapse_of_the_galaxies_and_its_cure():
    *_, before, last = found = plain(init(G, 8, 6)[0], 1000)
    assert len(found) == 415 and last.var.argmin() == 4
    assert round(before.var[4], 3) == 0.008 and 2e-12 < last.var[4] < 4e-12
    assert (G == 25.633).sum() == 1 and round(last.mu[4, 0], 3) == 25.633
    mixture = init(G, 8, 6)[0]
    for _ in range(1000):
        mixture = gaussian.mstep(G, gaussian.estep(G, mixture)[0])
        mixture = mixture._replace(var=np.maximum(mixture.var, 0.001))
    assert mixture.var[4] == 0.001 and round(82 * mixture.p[4], 2) == 0.99
    cured = after(priors.map_mstep, BELIEF, init(G, 8, 6)[0], 401)[-1]
    assert cured.var.min() ** 0.5 > 0.63 and (cured.p[[0, 3, 4]] < 0.01).all()
    assert np.allclose(cured.mu[[0, 3, 4]], 20.8, atol=0.05)


def test_from_a_top_only_the_sum_climbs():
    mixture = plain(init(G, 3, 0)[0], 401)[-1]
    alone, both = [], []
    for _ in range(12):
        post, value = gaussian.estep(G, mixture)
        alone.append(value)
        prior = MixturePrior(G.mean(axis=0), 1.0, 2.0, 4.0, 3.0)
        both.append(value + priors.log_prior(mixture, prior))
        mixture = priors.map_mstep(G, post, prior)
    assert (np.diff(alone) < 0).all() and (np.diff(both) > 0).all()


def test_numbers_by_hand():
    one = GaussianMixture(np.zeros((1, 1)), np.ones(1), np.ones(1))
    assert round(priors.log_prior(one, MixturePrior(np.zeros(1), 1.0, 1.0, 1.0, 1.0)), 3) == -1.919
    found = priors.map_mstep(np.array([[4.0]]), np.ones((1, 1)), MixturePrior(np.zeros(1), 1.0, 1.0, 1.0, 1.0))
    assert found.mu[0, 0] == 2 and found.var[0] == pytest.approx(10 / 6)


def test_from_another_start_the_galaxies_end_higher():
    six, zero = ([*islice(priors.passes(G, init(G, 8, seed)[0], BELIEF), 400)][-1] for seed in (6, 0))
    assert zero[2] > six[2] + 2 and np.abs(zero[0].mu - [16, 30]).min(axis=0).max() < 0.4


def test_thirty_points_make_plain_em_fail_and_the_prior_mends_it():
    def failed(d, seed, step):
        rng = np.random.default_rng(seed)
        centres = 3 * rng.normal(size=(3, d)) / np.sqrt(d)
        X = centres[rng.integers(3, size=30)] + rng.normal(size=(30, d))
        mixture = init(X, 6, seed)[0]
        for _ in range(40):
            mixture = step(X, gaussian.estep(X, mixture)[0])
            if not (mixture.var > 1e-8).all():
                return True
        return False

    def believed(X, post):
        return priors.map_mstep(X, post, MixturePrior(np.zeros(X.shape[1]), 0.1, 1.0, 1.0, 1.0))

    shares = [np.mean([failed(d, seed, gaussian.mstep) for seed in range(20)]) for d in (1, 2, 4, 8, 16, 32)]
    assert shares[0] == 0 and min(shares[1:]) >= 0.25 and 0.5 < max(shares) < 0.7
    assert not any(failed(d, seed, believed) for d in (2, 32) for seed in range(20))
