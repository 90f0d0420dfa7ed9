"""The lesson of one EM: its data, pictures, sliders, puzzles and race, and the laws and published figures it obeys."""

import re
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, gammaln

from autograder.exercises import draws
from autograder.exercises.lesson06 import coins
from autograder.exercises.lesson11 import members
from autograder.reference import bernoulli, gaussian
from autograder.reference import exponential as one
from softcounts import Lesson, datasets, explore, init_family, plots, race
from softcounts.mixtures import ExponentialMixture
from tests.looking import drawn_and_described, one_line

SEEDS = st.integers(0, 10_000)
SIZES = st.tuples(st.integers(2, 9), st.integers(1, 5), st.integers(1, 4))
x = datasets.daily_deaths()
LOG_H = -gammaln(x[:, 0] + 1)
MINE = (one.estep, one.mstep, one.poisson, one.bernoulli, one.spherical)


def same(one, other):
    return all(np.allclose(a, b, rtol=1e-9, atol=1e-9) for a, b in zip(one, other, strict=True))


def climb(T, log_h, mixture, family, passes):
    values = []
    for _ in range(passes):
        post, value = one.estep(T, log_h, mixture)
        mixture = one.mstep(T, post, family)
        values.append(value)
    return mixture, np.array(values)


def bells(X):
    return np.column_stack([X, (X**2).sum(axis=1)])


def means_of(mixture):
    """Means of (x, |x|^2) of a GaussianMixture."""
    mu = mixture.mu
    return np.column_stack([mu, (mu**2).sum(axis=1) + mu.shape[1] * mixture.var])


# Laws


@given(SIZES, SEEDS)
def test_bells_are_those_of_lessons_01_and_02(sizes, seed):
    n, d, K = sizes
    rng = np.random.default_rng(seed)
    X, mixture, post = draws.data(rng, n, d), draws.mixture(rng, K, d), draws.soft(rng, n, K)
    natural = ExponentialMixture(*one.spherical(means_of(mixture)), mixture.p)
    assert same(one.estep(bells(X), np.zeros(n), natural), gaussian.estep(X, mixture))
    found = gaussian.mstep(X, post)
    assert same(one.mstep(bells(X), post, one.spherical)[:2], one.spherical(means_of(found)))


@given(SIZES, SEEDS)
def test_coins_are_those_of_lesson_06(sizes, seed):
    rng = np.random.default_rng(seed)
    X, mixture = coins.posed(rng, *sizes)
    natural = ExponentialMixture(*one.bernoulli(mixture.theta), mixture.p)
    assert same(one.estep(X, np.zeros(len(X)), natural), bernoulli.estep(X, mixture))


@given(SIZES, SEEDS)
def test_invented_rows_are_laplace_smoothing(sizes, seed):
    n, d, K = sizes
    rng = np.random.default_rng(seed)
    X, post = coins.shared(rng, n, d, K)
    rows, shares = np.vstack([X, np.ones(d), np.zeros(d)]), np.vstack([post, np.full((2, K), 1 / K)])
    assert np.allclose(expit(one.mstep(rows, shares, one.bernoulli).eta), bernoulli.mstep(X, post, 1 / K).theta)


@pytest.mark.parametrize("name", ["poisson", "bernoulli", "spherical"])
@given(SEEDS)
def test_the_slope_of_log_z_is_the_mean(name, seed):
    family, rng = getattr(one, name), np.random.default_rng(seed)
    make = {"poisson": members.rates, "bernoulli": members.chances, "spherical": members.bells}[name]
    means, other = make(rng, 1, 4), make(rng, 1, 4)
    (eta, log_z), step = family(means), 1e-4
    moved, further = family(means + step * (other - means)), family(means - step * (other - means))
    assert np.isclose((moved[1] - further[1])[0], ((moved[0] - further[0]) * means).sum(), rtol=1e-4, atol=1e-7)
    assert (means * eta).sum() - log_z[0] >= (means * moved[0]).sum() - moved[1][0] - 1e-12


@given(SIZES, SEEDS)
def test_order_of_rows_and_components_does_not_matter(sizes, seed):
    rng = np.random.default_rng(seed)
    T, log_h, mixture = members.posed(rng, *sizes)
    post, value = one.estep(T, log_h, mixture)
    i, j = rng.permutation(len(T)), rng.permutation(len(mixture.p))
    turned = ExponentialMixture(*(field[j] for field in mixture))
    assert same(one.estep(T[i], log_h[i], turned), (post[i][:, j], value))
    assert same(one.estep(T, log_h + 3, mixture), (post, value + 3 * len(T)))


@pytest.mark.parametrize("method", ["random", "shares", "same"])
def test_the_log_likelihood_never_falls_from_any_start(method):
    values = climb(x, LOG_H, init_family(x, 3, one.poisson, 0, method), one.poisson, 40)[1]
    assert (np.diff(values) >= -1e-10 * np.abs(values[1:])).all()
    assert (method == "same") == np.allclose(values, values[0], rtol=1e-12)


# Published figures, and the numbers that the lesson states


def test_daily_deaths_as_published():
    assert np.bincount(x[:, 0].astype(int)).tolist() == [162, 267, 271, 185, 111, 61, 27, 8, 3, 1]
    single = one.mstep(x, np.ones((len(x), 1)), one.poisson)
    assert abs(one.estep(x, LOG_H, single)[1] + 2001.397848) < 1e-6
    start = init_family(x, 2, one.poisson, 3)
    two, values = climb(x, LOG_H, start, one.poisson, 3000)
    assert abs(values[-1] + 1989.945860) < 1e-6
    assert np.allclose(np.exp(two.eta[:, 0]), [1.256095, 2.663404], atol=2e-6) and abs(two.p[0] - 0.359885) < 1e-6
    stop = int(np.flatnonzero(np.abs(np.diff(values)) <= 1e-6 * np.abs(values[1:]))[0]) + 2
    early, _ = climb(x, LOG_H, start, one.poisson, stop)
    assert stop == 83 and abs(values[stop - 1] + 1990.2076) < 1e-4 and early.p.round(2).tolist() == [0.51, 0.49]


def test_a_third_poisson_brings_nothing():
    three, values = climb(x, LOG_H, init_family(x, 3, one.poisson, 3), one.poisson, 2500)
    assert abs(values[-1] + 1989.945860) < 1e-5 and np.diff(np.sort(three.eta[:, 0])).min() < 1e-2


def test_two_coins_of_do_and_batzoglou():
    heads = np.array([5.0, 9.0, 8.0, 4.0, 7.0])[:, None]
    log_h = gammaln(11) - gammaln(heads[:, 0] + 1) - gammaln(11 - heads[:, 0])

    def ten_throws(means):
        eta, log_z = one.bernoulli(means / 10)
        return eta, 10 * log_z

    mixture, found = ExponentialMixture(*ten_throws(np.array([[6.0], [5.0]])), np.array([0.5, 0.5])), []
    for passes in range(10):
        post, _ = one.estep(heads, log_h, mixture)
        if not passes:
            assert post[:, 0].round(2).tolist() == [0.45, 0.80, 0.73, 0.35, 0.65]
        mixture = one.mstep(heads, post, ten_throws)._replace(p=np.array([0.5, 0.5]))
        found.append(expit(mixture.eta[:, 0]))
    assert np.allclose(found[0], [0.713012, 0.581339], atol=1e-6)
    assert np.allclose(found[9], [0.796744, 0.519659], atol=1e-6)


def test_the_linkage_of_dempster_laird_and_rubin():
    """125 animals of two kinds that look alike, in the proportion 1/2 to psi/4: the E-step shares them out."""
    psi, found = 0.5, []
    for _ in range(60):
        kinds = ExponentialMixture(np.zeros((2, 1)), np.zeros(2), np.array([0.5, psi / 4]) / (0.5 + psi / 4))
        hidden = 125 * one.estep(np.zeros((1, 1)), np.zeros(1), kinds)[0][0, 1]
        psi = (hidden + 34) / (hidden + 34 + 18 + 20)
        found.append(psi)
    assert np.allclose(found[:4], [0.608247423, 0.624321050, 0.626488879, 0.626777322], atol=1e-9)
    assert abs(psi - 0.626821498) < 1e-9


def test_numbers_by_hand():
    eta, log_z = one.spherical(np.array([[1.0, 5.0]]))
    assert np.allclose(eta, [[0.25, -0.125]]) and abs(log_z[0] - 1.737) < 1e-3
    mixture = ExponentialMixture(*one.poisson(np.array([[1.0], [3.0]])), np.array([0.4, 0.6]))
    post, value = one.estep(np.array([[2.0]]), np.array([-np.log(2)]), mixture)
    assert post.round(3).tolist() == [[0.354, 0.646]] and abs(value + 1.570) < 1e-3


# Pictures, sliders, puzzles

PICTURES = {
    "tilt": (lambda: plots.tilt("counts", 0.5), "at eta = 0.50 it is 1.65, and its slope there is the mean, 1.65"),
    "tilt, a coin": (lambda: plots.tilt("coin", -1), "its mean is 0.27"),
    "poissons": (lambda: plots.poissons(x, [1.3, 2.7], [0.4, 0.6], "two"), "rate 1.30 and 2.70, weight 0.40 and 0.60"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_and_described_in_large_letters(name):
    drawn_and_described(*PICTURES[name])


BAD = {
    "kind": (lambda: plots.tilt("bell", 0), "choose one of 'counts', 'coin'"),
    "eta": (lambda: plots.tilt("coin", 3), "choose a number from -2.5 to 2.5"),
    "counts": (lambda: plots.poissons([0.5], [1], [1]), "whole numbers from 0 to 200"),
    "rates": (lambda: plots.poissons(x, [1, 0], [1, 0]), "rates above 0"),
    "family": (lambda: init_family(x, 2, None), "family must be a function"),
    "K": (lambda: init_family(x, 11, one.poisson), "choose K between 1 and 10"),
    "race": (lambda: race(one.estep, one.mstep, 3), "family must be a function"),
    "sliders": (lambda: explore.one_em(*MINE[:4], 3), "spherical must be a function"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])


def test_sliders_tilt_and_run_all_families():
    explorer = explore.tilt()
    explorer.controls["kind"].value, explorer.controls["eta"].value = "coin", 1.0
    assert "mean is 0.73" in explorer.text.value
    watch, texts = explore.one_em(*MINE), set()
    for name, value in {"K": 3, "iteration": 4, "method": "shares", "seed": 5}.items():
        watch.controls[name].value = value
        texts.add(watch.text.value)
    for family in ("Bernoulli: digits", "bell: Old Faithful"):
        watch.controls["family"].value = family
        texts.add(watch.text.value)
        assert f"{family}, K = 3, method shares, seed 5, iteration 4" in watch.text.value
        assert re.search("<img alt=.Left: 3 components", watch.picture.value)
    assert len(texts) == 6


@pytest.mark.parametrize("wrong", [lambda *_: 3, lambda T, post, family: one.mstep(T[:, :1] * np.nan, post, family)])
def test_sliders_say_what_is_wrong_with_a_function(wrong):
    assert "Your functions stopped with ValueError" in explore.one_em(one.estep, wrong, *MINE[2:]).text.value


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("11_one_em").puzzle
    assert puzzle("unbalanced").p.round(2).tolist() == [0.03, 0.97]
    start = ExponentialMixture(*one.poisson(np.array([[1.1], [4.6]])), np.array([0.5, 0.5]))
    right, _ = climb(x, LOG_H, start, one.poisson, 2)
    assert right.p.round(2)[1] == 0.42 and np.exp(right.eta[1]).round(1) == 3.2
    assert (puzzle("wide").mixture.var > 3 * np.array([0.16, 0.13])).all()


# The race


def test_the_race_goes_on_without_scikit_learn_and_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.mixture", None)
    said = race(one.estep, one.mstep, one.spherical, n=200, d=3, K=2, passes=2, repeats=1)
    assert "n = 200, d = 3, K = 2" in said and "pip install 'softcounts[race]'" in said and "times yours" in said


def test_the_race_with_scikit_learn():
    pytest.importorskip("sklearn")
    said = race(one.estep, one.mstep, one.spherical, n=200, d=3, K=2, passes=2, repeats=1)
    assert re.search(r"scikit-learn +[\d.]+ ms", said)
