"""run in many styles."""

import itertools
import math

import numpy as np
from scipy.stats import multivariate_normal

from autograder.reference.semi_supervised import estep, mstep
from softcounts.mixtures import ClassGaussians
from tests.variants.lesson07 import estep as other_estep
from tests.variants.lesson07 import log_full_gaussian
from tests.variants.lesson07 import mstep as other_mstep


def _labelled(X, y, model):
    joint = log_full_gaussian(X, model.mu, model.cov) + np.log(model.p)
    return joint[np.arange(len(X)), y].sum()


def as_taught(X, y, U, model):
    old = None
    while True:
        post, unlabelled = estep(U, model)
        joint = log_full_gaussian(X, model.mu, model.cov) + np.log(model.p)
        new = float(joint[np.arange(len(X)), y].sum() + unlabelled)
        model = mstep(X, y, U, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def by_the_product_rule(X, y, U, model):
    old = None
    while True:
        post, unlabelled = estep(U, model)
        known, marginal = estep(X, model)
        new = marginal + float(np.log(known[np.arange(len(y)), y]).sum()) + unlabelled
        model = mstep(X, y, U, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def from_minus_infinity(X, y, U, model):
    old, new = -np.inf, np.nan
    while not abs(new - old) <= 1e-6 * abs(new):
        old = new if not np.isnan(new) else -np.inf
        post, unlabelled = estep(U, model)
        new = unlabelled + _labelled(X, y, model)
        model = mstep(X, y, U, post)
    return model, post, new


def for_loop_with_cap(X, y, U, model):
    previous = None
    for _ in range(10_000):
        post, current = estep(U, model)
        current += _labelled(X, y, model)
        model = mstep(X, y, U, post)
        if previous is not None and np.abs(current - previous) <= 1e-6 * np.abs(current):
            break
        previous = current
    return model, post, current


def class_by_class(X, y, U, model):
    history = []
    while len(history) < 2 or math.fabs(history[-1] - history[-2]) > 10**-6 * math.fabs(history[-1]):
        value = 0.0
        for c in set(y.tolist()):
            bell = multivariate_normal(model.mu[c], model.cov[c])
            value += np.sum(bell.logpdf(X[y == c])) + (y == c).sum() * np.log(model.p[c])
        post, unlabelled = estep(U, model)
        history.append(value + unlabelled)
        model = mstep(X, y, U, post)
    return model, post, float(history[-1])


def row_by_row(X, y, U, model):
    old = float("inf")
    for count in itertools.count():
        labelled = sum(_labelled(X[[i]], y[[i]], model) for i in range(len(X)))
        post, unlabelled = estep(U, model)
        new = labelled + unlabelled
        model = mstep(X, y, U, post)
        if count and abs((new - old) / new) <= 1e-6:
            return model, post, float(new)
        old = new


def first_pass_apart(X, y, U, model):
    def one(model):
        post, unlabelled = estep(U, model)
        return mstep(X, y, U, post), post, _labelled(X, y, model) + unlabelled

    model, post, old = one(model)
    model, post, new = one(model)
    while abs(old - new) > 1e-6 * abs(new):
        old = new
        model, post, new = one(model)
    return model, post, new


def own_steps(X, y, U, model):
    old = None
    while True:
        post, unlabelled = other_estep.cholesky_each(U, model)
        new = _labelled(X, y, model) + unlabelled
        model = other_mstep.two_sums(X, y, U, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def scipy_and_moments(X, y, U, model):
    old = None
    while True:
        post, unlabelled = other_estep.scipy_stats(U, model) if len(U) else (np.zeros((0, len(model.p))), 0.0)
        new = _labelled(X, y, model) + unlabelled
        model = other_mstep.second_moment(X, y, U, post)
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def eigenvectors_and_roots(X, y, U, model):
    old = None
    while True:
        post, unlabelled = other_estep.eigenvectors(U, model)
        new = _labelled(X, y, model) + unlabelled
        model = other_mstep.root_weights(X, y, U, post)
        if old is not None and (new == old or abs(new - old) < 1e-6 * abs(new)):
            return model, post, new
        old = new


def labelled_sums_made_once(X, y, U, model):
    C, d = model.mu.shape
    hot = (y[:, None] == np.arange(C)).astype(float)
    n_c, sums, squares = hot.sum(axis=0), hot.T @ X, np.einsum("ic,ik,il->ckl", hot, X, X)
    old = None
    while True:
        mu, cov, p = model
        post, new = other_estep.einsum_inverse(U, model)
        away = squares - 2 * sums[:, :, None] * mu[:, None] + n_c[:, None, None] * mu[:, :, None] * mu[:, None]
        new += n_c @ (np.log(p) - 0.5 * np.linalg.slogdet(2 * np.pi * cov)[1])
        new -= 0.5 * np.trace(np.linalg.solve(cov, 0.5 * (away + away.transpose(0, 2, 1))), axis1=1, axis2=2).sum()
        N = n_c + post.sum(axis=0)
        mu = (sums + post.T @ U) / N[:, None]
        second = (squares + np.einsum("ic,ik,il->ckl", post, U, U)) / N[:, None, None]
        cov = second - mu[:, :, None] * mu[:, None] + 1e-6 * np.eye(d)
        model = ClassGaussians(mu, cov, N / (len(X) + len(U)))
        if old is not None and abs(new - old) <= 1e-6 * abs(new):
            return model, post, new
        old = new


def one_table_with_forbidden_classes(X, y, U, model):
    Z, C, old = np.vstack([X, U]), len(model.p), np.nan
    allowed = np.vstack([np.eye(C)[y], np.ones((len(U), C))]) > 0
    while True:
        joint = np.where(allowed, log_full_gaussian(Z, model.mu, model.cov) + np.log(model.p), -np.inf)
        rows = np.logaddexp.reduce(joint, axis=1)
        weights, new = np.exp(joint - rows[:, None]), rows.sum()
        model = mstep(Z[:0], y[:0], Z, weights)
        if abs(new - old) <= 1e-6 * abs(new):
            return model, weights[len(X) :], new
        old = new
