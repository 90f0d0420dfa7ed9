"""The made-up ratings, Old Faithful with gaps, and where EM begins on data with gaps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reference import missing
from softcounts import datasets, init_missing
from softcounts.datasets.ratings import GROUPS

SMALL = datasets.ratings(300, 60)
GAPPY = datasets.old_faithful_gaps()


def test_ratings_are_one_to_five_and_what_is_seen_is_true():
    assert SMALL.X.shape == SMALL.truth.shape == SMALL.held_out.shape == (300, 60) and SMALL.group.shape == (300,)
    assert set(np.unique(SMALL.truth)) == {1, 2, 3, 4, 5} and set(SMALL.group) == set(range(GROUPS))
    seen = ~np.isnan(SMALL.X)
    assert (SMALL.X[seen] == SMALL.truth[seen]).all()
    assert not (seen & SMALL.held_out).any()
    assert (seen.astype(int) + SMALL.held_out + SMALL.never_rated == 1).all()


def test_one_rating_in_ten_is_held_out_and_who_rated_keeps_one():
    given = ~SMALL.never_rated
    assert 0.07 < SMALL.held_out.sum() / given.sum() < 0.13
    assert ((~np.isnan(SMALL.X)).any(axis=1) == given.any(axis=1)).all()
    most = datasets.ratings(200, 20, 1, held_out=0.9)
    assert ((~np.isnan(most.X)).any(axis=1) == (~most.never_rated).any(axis=1)).all()
    assert not datasets.ratings(200, 20, 1, held_out=0).held_out.any()


def test_the_better_a_film_is_liked_the_more_often_it_is_rated():
    data = datasets.ratings()
    part = [(~data.never_rated)[data.truth == star].mean() for star in range(1, 6)]
    assert (np.diff(part) > 0).all() and part[4] > 4 * part[0]
    assert data.truth[data.never_rated].mean() < data.truth[~data.never_rated].mean() - 0.5
    users, films = (~np.isnan(data.X)).sum(axis=1), (~np.isnan(data.X)).sum(axis=0)
    assert users.min() == 0 and films.min() < 20 and films.max() > 600


def test_ratings_follow_their_seed():
    again, other = datasets.ratings(300, 60, np.random.default_rng(0)), datasets.ratings(300, 60, 1)
    assert np.array_equal(again.X, SMALL.X, equal_nan=True) and not (other.truth == SMALL.truth).all()


@pytest.mark.parametrize(
    ("args", "cause"),
    [
        ((4, 60), "n = 4: pass a whole number from 5"),
        ((300, 5), "d = 5: pass a whole number from 6"),
        ((300, 60, -1), "pass a whole number from 0 up, or a numpy Generator"),
        ((300, 60, 0, 1.0), "held_out = 1: pass a part between 0 and 0.9"),
        ((300, 60, 0, "some"), "held_out must hold real numbers"),
    ],
)
def test_bad_sizes_get_one_line(args, cause):
    with pytest.raises(ValueError, match=cause) as caught:
        datasets.ratings(*args)
    assert "\n" not in str(caught.value)


def test_five_groups_predict_best_and_more_fit_better():
    """What the lesson says of its own data."""
    data = datasets.ratings()
    likelihoods, errors = [], []
    for K in (1, 5, 20):
        mixture = init_missing(data.X, K)[0]
        for _ in range(25):
            post, log_likelihood = missing.estep(data.X, mixture)
            mixture = missing.mstep(data.X, post, mixture)
        likelihoods.append(log_likelihood)
        errors.append(missing.rmse(data.truth, missing.fill_matrix(data.X, mixture), data.held_out))
    assert likelihoods[0] < likelihoods[1] < likelihoods[2]
    assert errors[1] < errors[2] - 0.03 < errors[0] - 0.03


def test_old_faithful_with_gaps():
    full, lacking = datasets.old_faithful(), np.isnan(GAPPY)
    assert (GAPPY[~lacking] == full[~lacking]).all()
    assert lacking[:, 0].sum() == 0 and lacking[:, 1].sum() == 150
    assert not np.isnan(datasets.old_faithful_gaps(0.0)).any()
    assert not np.array_equal(datasets.old_faithful_gaps(0.6, 1), GAPPY, equal_nan=True)
    with pytest.raises(ValueError, match="part = 1: pass a part from 0 up to, and not with, 1"):
        datasets.old_faithful_gaps(1.0)


@given(K=st.integers(1, 8), seed=st.integers(0, 50))
def test_a_start_on_data_with_gaps(K, seed):
    X = SMALL.X
    mixture, post = init_missing(X, K, seed)
    assert mixture.mu.shape == (K, 60) and np.isfinite(mixture.mu).all() and (mixture.p == 1 / K).all()
    assert post.shape == (300, K) and (post == 1 / K).all()
    M = ~np.isnan(X)
    assert np.allclose(mixture.var, [np.nanmean((X - mean) ** 2) for mean in mixture.mu])
    columns = np.nanmean(X, axis=0)
    for mean in mixture.mu:
        alike = [i for i in range(300) if M[i].any() and (mean[M[i]] == X[i, M[i]]).all()]
        row = max(alike, key=lambda i: M[i].sum())
        assert np.abs(mean - columns)[~M[row]].max() < 1
    assert len(np.unique(mixture.mu, axis=0)) == K


def test_a_start_from_rows_that_are_alike_or_silent():
    X = np.array([[1.0, np.nan, np.nan], [1.0, np.nan, np.nan], [np.nan] * 3, [3.0, 4.0, np.nan]])
    mixture, _ = init_missing(X, 3, 0)
    assert len(np.unique(mixture.mu, axis=0)) == 3 and np.isfinite(mixture.mu).all()
    assert not np.shares_memory(mixture.mu, X)
    assert (init_missing(X, 2, 5)[0].mu == init_missing(X, 2, np.random.default_rng(5))[0].mu).all()


@pytest.mark.parametrize(
    ("args", "cause"),
    [
        ((SMALL.X, 0), "choose K between 1 and"),
        ((SMALL.X, 301), "choose K between 1 and"),
        ((SMALL.X, 2.0), "K must be a whole number"),
        ((SMALL.X, 2, -1), "pass a whole number from 0 up"),
        ((SMALL.X[0], 1), r"must be an array \(n, d\)"),
        ((np.full((3, 2), np.nan), 1), "X holds no observed entry"),
        ((np.array([[1.0, np.inf], [2.0, 3.0]]), 1), "X holds infinity: a missing entry is NaN"),
        ((np.array([[1.0, np.nan], [np.nan, 1.0]]), 1), "all observed entries are equal"),
        ((np.array([[1.0, 2.0], [np.nan, np.nan]]), 2), "K = 2 components for n = 1 data points"),
        (([["a", "b"]], 1), "must hold real numbers"),
    ],
)
def test_bad_starts_get_one_line(args, cause):
    with pytest.raises(ValueError, match=cause) as caught:
        init_missing(*args)
    assert "\n" not in str(caught.value)
