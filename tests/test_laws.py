"""Laws that the reference obeys, whatever the data: they would break under most slips."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises import draws
from autograder.exercises.lesson03 import trajectories
from autograder.reference import gaussian

SIZES = st.tuples(st.integers(2, 12), st.integers(1, 4), st.integers(1, 4))
SEEDS = st.integers(0, 10_000)


def drawn(sizes, seed):
    n, d, K = sizes
    rng = np.random.default_rng(seed)
    return rng, draws.data(rng, n, d), draws.mixture(rng, K, d)


def same(one, other):
    return all(np.allclose(a, b, rtol=1e-9, atol=1e-12) for a, b in zip(one, other, strict=True))


@given(SIZES, SEEDS)
def test_rows_sum_to_one(sizes, seed):
    _, X, mixture = drawn(sizes, seed)
    assert np.allclose(gaussian.estep(X, mixture)[0].sum(axis=1), 1)


@given(SIZES, SEEDS)
def test_order_of_components_and_points_does_not_matter(sizes, seed):
    rng, X, mixture = drawn(sizes, seed)
    post, log_likelihood = gaussian.estep(X, mixture)
    j, i = rng.permutation(len(mixture.p)), rng.permutation(len(X))
    again = gaussian.estep(X[i], type(mixture)(*(field[j] for field in mixture)))
    assert same(again, (post[i][:, j], log_likelihood))
    assert same(gaussian.mstep(X[i], post[i][:, j]), [field[j] for field in gaussian.mstep(X, post)])


@given(SIZES, SEEDS, st.floats(0.1, 10), st.floats(-5, 5))
def test_scale_and_shift(sizes, seed, scale, shift):
    _, X, mixture = drawn(sizes, seed)
    moved = mixture._replace(mu=scale * mixture.mu + shift, var=scale**2 * mixture.var)
    post, log_likelihood = gaussian.estep(X, mixture)
    expected = post, log_likelihood - X.size * np.log(scale)
    assert same(gaussian.estep(scale * X + shift, moved), expected)


@given(SIZES, SEEDS)
def test_data_written_twice(sizes, seed):
    _, X, mixture = drawn(sizes, seed)
    post, log_likelihood = gaussian.estep(X, mixture)
    twice = gaussian.estep(np.vstack([X, X]), mixture)
    assert same(twice, (np.vstack([post, post]), 2 * log_likelihood))
    assert same(gaussian.mstep(np.vstack([X, X]), twice[0]), gaussian.mstep(X, post))


@given(st.integers(0, 1000))
def test_one_hot_gives_class_means_variances_and_frequencies(seed):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(12, 3)), rng.permutation(np.repeat([0, 1, 2], [2, 4, 6]))
    mixture = gaussian.mstep(X, np.eye(3)[y])
    for c in range(3):
        assert np.allclose(mixture.mu[c], X[y == c].mean(axis=0))
        assert np.isclose(mixture.var[c], X[y == c].var(axis=0).mean())
        assert np.isclose(mixture.p[c], (y == c).mean())


@settings(max_examples=40)
@given(st.integers(0, 1000))
def test_the_log_likelihood_never_falls(seed):
    rng = np.random.default_rng(seed)
    X, mixture = trajectories.converging(rng, 20, 2, 2)  # no component collapses
    values = trajectories.trace(X, mixture, 40)
    assert (np.diff(values) >= -1e-10 * np.abs(values[1:])).all()


@given(SIZES, SEEDS)
def test_the_m_step_is_the_best_of_its_neighbours(sizes, seed):
    rng, X, mixture = drawn(sizes, seed)
    post, _ = gaussian.estep(X, mixture)
    best = gaussian.mstep(X, post)
    if best.var.min() < 1e-6:
        return

    def expected(model):
        return (post * gaussian.log_joint(X, model)).sum()

    near = best._replace(mu=best.mu + 0.01 * rng.normal(size=best.mu.shape), var=best.var * np.exp(0.01 * rng.normal()))
    assert expected(near) <= expected(best) + 1e-9 * abs(expected(best))
