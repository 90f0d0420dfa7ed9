"""`init`: the four starts, their variances and weights, seeds and bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from softcounts import init
from softcounts.initial import METHODS

X = np.random.default_rng(0).normal(size=(30, 2)) * [1.0, 2.0]


@pytest.mark.parametrize("method", METHODS)
@given(K=st.integers(1, 6), seed=st.integers(0, 50))
def test_every_start_is_a_mixture_with_equal_weights(method, K, seed):
    mixture, post = init(X, K, seed, method)
    assert mixture.mu.shape == (K, 2) and np.allclose(mixture.p, 1 / K)
    assert post.shape == (30, K) and (post == 1 / K).all()
    expected = [np.mean([np.mean((x - mean) ** 2) for x in X]) for mean in mixture.mu]
    assert np.allclose(mixture.var, expected)


@pytest.mark.parametrize("method", ["random", "kmeans++"])
def test_means_are_distinct_data_points(method):
    mixture, _ = init(X, 8, 3, method)
    rows = [int(np.flatnonzero((mean == X).all(axis=1))[0]) for mean in mixture.mu]
    assert len(set(rows)) == 8


def test_as_many_components_as_points_and_repeated_points():
    repeated = np.array([[0.0], [0.0], [0.0], [1.0]])
    for method in ("random", "kmeans++"):
        assert sorted(init(repeated, 4, 0, method)[0].mu[:, 0]) == [0, 0, 0, 1]


def test_same_is_equal_and_corner_is_far_away():
    same = init(X, 3, method="same")[0]
    assert (same.mu == X.mean(axis=0)).all() and np.ptp(same.var) == 0
    corner = init(X, 3, method="corner")[0]
    assert (corner.mu > X.max(axis=0) + np.ptp(X, axis=0)).all()
    assert len(np.unique(corner.mu[:, 0])) == 3


def test_seeds_and_generators_decide_alone():
    assert (init(X, 3, 5)[0].mu == init(X, 3, 5)[0].mu).all()
    assert (init(X, 3, 5)[0].mu == init(X, 3, np.random.default_rng(5))[0].mu).all()
    assert not (init(X, 3, 5)[0].mu == init(X, 3, 6)[0].mu).all()


def test_the_start_shares_no_memory_with_the_data():
    mixture, _ = init(X, 3)
    assert not np.shares_memory(mixture.mu, X)


@pytest.mark.parametrize(
    ("args", "cause"),
    [
        ((X, 31), "K = 31 components for n = 30 data points: choose K between 1 and 30"),
        ((X, 0), "choose K between 1 and 30"),
        ((X, 2.5), "K must be a whole number"),
        ((X, True), "K must be a whole number"),
        ((X[:, 0], 2), "use X\\[:, None\\]"),
        ((np.full((4, 2), np.nan), 2), "NaN or infinity in row 0"),
        ((np.ones((4, 2)), 2), "all data points are equal"),
        (([["a", "b"]], 1), "must hold real numbers"),
        ((np.empty((0, 2)), 1), "at least one row"),
        ((X, 2, -1), "seed = -1: pass a whole number from 0 up, or a numpy Generator"),
        ((X, 2, "a"), "seed = 'a': pass a whole number"),
        ((X, 2, 0, ["random"]), "unknown method"),
        ((X + 1j, 2), "must hold real numbers"),
        ((X, 2, 0, "best"), "unknown method 'best': choose one of 'random'"),
    ],
)
def test_bad_input_gets_one_line_with_cause_and_cure(args, cause):
    with pytest.raises(ValueError, match=cause) as caught:
        init(*args)
    assert "\n" not in str(caught.value)
