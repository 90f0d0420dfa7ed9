"""Laws that the reference of lesson 05 obeys, whatever the data."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from autograder.exercises import draws
from autograder.exercises.lesson05 import holes
from autograder.reference import gaussian, missing
from softcounts import Lesson, init_missing

SIZES = st.tuples(st.integers(2, 12), st.integers(2, 5), st.integers(1, 4))
SEEDS = st.integers(0, 10_000)


def drawn(sizes, seed):
    n, d, K = sizes
    rng = np.random.default_rng(seed)
    return rng, *holes.arguments(rng, n, d, K)


@given(SIZES, SEEDS)
def test_without_gaps_it_is_the_em_of_lessons_01_and_02(sizes, seed):
    rng, X, mixture = drawn(sizes, seed)
    X = draws.data(rng, *X.shape)
    post, log_likelihood = missing.estep(X, mixture)
    whole = gaussian.estep(X, mixture)
    assert np.allclose(post, whole[0]) and np.isclose(log_likelihood, whole[1])
    if (post.sum(axis=0) >= 1).all():
        for new, old in zip(missing.mstep(X, post, mixture, 1e-9), gaussian.mstep(X, post), strict=True):
            assert np.allclose(new, old)


@given(SIZES, SEEDS)
def test_a_column_that_nobody_observes_changes_nothing(sizes, seed):
    rng, X, mixture = drawn(sizes, seed)
    more = np.column_stack([X, np.full(len(X), np.nan)])
    wider = mixture._replace(mu=np.column_stack([mixture.mu, rng.normal(size=len(mixture.p))]))
    post, log_likelihood = missing.estep(X, mixture)
    again = missing.estep(more, wider)
    assert np.allclose(post, again[0]) and np.isclose(log_likelihood, again[1])
    new, wide = missing.mstep(X, post, mixture), missing.mstep(more, post, wider)
    assert np.allclose(new.mu, wide.mu[:, :-1]) and np.allclose(new.var, wide.var) and np.allclose(new.p, wide.p)
    assert (wide.mu[:, -1] == wider.mu[:, -1]).all()


def test_a_gap_is_an_integral_over_all_that_it_could_be():
    rng = np.random.default_rng(3)
    mixture = draws.mixture(rng, 3, 2)

    def density(x2):
        return np.exp(gaussian.estep(np.array([[0.7, x2]]), mixture)[1])

    total = quad(density, -40, 40, limit=200)[0]
    assert np.isclose(missing.estep(np.array([[0.7, np.nan]]), mixture)[1], np.log(total))


@given(SIZES, SEEDS)
def test_em_with_guard_and_floor_never_falls(sizes, seed):
    _, X, _ = drawn(sizes, seed)
    mixture = init_missing(X, min(sizes[2], len(X)), seed)[0]
    mixture = mixture._replace(var=np.maximum(mixture.var, 0.25))
    values = []
    for _ in range(12):
        post, log_likelihood = missing.estep(X, mixture)
        values.append(log_likelihood)
        mixture = missing.mstep(X, post, mixture)
    assert (np.diff(values) > -1e-8 * np.abs(values[1:])).all()


@given(SIZES, SEEDS)
def test_filling_changes_gaps_only_and_stays_within_the_means(sizes, seed):
    _, X, mixture = drawn(sizes, seed)
    filled, gaps = missing.fill_matrix(X, mixture), np.isnan(X)
    assert (filled[~gaps] == X[~gaps]).all()
    low, high = (np.broadcast_to(edge, X.shape)[gaps] for edge in (mixture.mu.min(axis=0), mixture.mu.max(axis=0)))
    assert ((filled[gaps] >= low - 1e-12) & (filled[gaps] <= high + 1e-12)).all()


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("05_missing_data").puzzle
    down, same = puzzle("pulled_down"), puzzle("same_guess")
    assert down.mixture.mu.max() < 2
    assert (np.diff(puzzle("falling").trace) < -1).any()
    gaps = np.isnan(same.X)
    assert all(len(set(column[gap])) <= 1 for column, gap in zip(same.filled.T, gaps.T, strict=True))
    height = puzzle("filled_first").mixture.mu[:, 1]
    assert abs(height[1] - height[0]) < 0.5 * 1.87
