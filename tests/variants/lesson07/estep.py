"""estep in many styles."""

import math
import sys

import numpy as np
from scipy.linalg import cho_factor, cho_solve, solve_triangular
from scipy.spatial.distance import cdist
from scipy.special import log_softmax, logsumexp, softmax
from scipy.stats import multivariate_normal

from tests.variants.lesson07 import log_full_gaussian


def as_taught(U, model):
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    top = joint.max(axis=1, keepdims=True)
    rows = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - rows), float(rows.sum())


def loops(U, model):
    t, C = len(U), len(model.p)
    post, total = np.zeros((t, C)), 0.0
    inverses, dets = [np.linalg.inv(m) for m in model.cov], [np.linalg.det(m) for m in model.cov]
    for i in range(t):
        terms = []
        for c in range(C):
            away = U[i] - model.mu[c]
            quadratic = sum(away[k] * inverses[c][k, m] * away[m] for k in range(len(away)) for m in range(len(away)))
            terms.append(np.log(model.p[c]) - 0.5 * (len(away) * np.log(2 * np.pi) + np.log(dets[c]) + quadratic))
        top = max(terms)
        row = top + np.log(sum(np.exp(term - top) for term in terms))
        post[i] = [np.exp(term - row) for term in terms]
        total += row
    return post, total


def scipy_stats(U, model):
    joint = np.empty((len(U), len(model.p)))
    for c, p in enumerate(model.p):
        joint[:, c] = multivariate_normal(model.mu[c], model.cov[c]).logpdf(U) + np.log(p)
    rows = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - rows), rows.sum()


def einsum_inverse(U, model):
    precision = np.linalg.inv(model.cov)
    away = U[:, None] - model.mu[None]
    squared = np.einsum("tck,ckl,tcl->tc", away, precision, away, optimize=True)
    constant = -0.5 * np.linalg.slogdet(2 * np.pi * model.cov)[1]
    joint = constant - squared / 2 + np.log(model.p)
    return softmax(joint, axis=1), float(np.logaddexp.reduce(joint, axis=1).sum())


def cholesky_each(U, model):
    columns = []
    for mu, cov, p in zip(*model, strict=True):
        lower = np.linalg.cholesky(cov)
        white = solve_triangular(lower, (U - mu).T, lower=True)
        log_root = np.log(np.diag(lower)).sum() + 0.5 * len(mu) * np.log(2 * np.pi)
        columns.append(np.log(p) - log_root - 0.5 * np.square(white).sum(axis=0))
    joint = np.array(columns).T
    return np.exp(log_softmax(joint, axis=1)), float(logsumexp(joint, axis=1).sum())


def eigenvectors(U, model):
    joint = np.zeros((U.shape[0], model.mu.shape[0]))
    for c in range(joint.shape[1]):
        values, vectors = np.linalg.eigh(model.cov[c])
        turned = (U - model.mu[c]) @ vectors
        joint[:, c] = -0.5 * ((turned**2 / values).sum(1) + np.log(2 * np.pi * values).sum()) + np.log(model.p[c])
    shifted = joint - joint.max(1)[:, None]
    total = np.exp(shifted).sum(1)
    return np.exp(shifted) / total[:, None], float((np.log(total) + joint.max(1)).sum())


def scipy_mahalanobis(U, model):
    d, joint = U.shape[1], []
    for c in range(len(model.p)):
        distance = cdist(U, model.mu[[c]], "mahalanobis", VI=np.linalg.inv(model.cov[c]))[:, 0]
        density = d * np.log(2 * np.pi) + np.log(np.linalg.det(model.cov[c])) + distance**2
        joint.append(np.log(model.p[c]) - density / 2)
    joint = np.vstack(joint)
    rows = logsumexp(joint, axis=0)
    return np.exp(joint - rows).T, float(rows.sum())


def cho_solve_list(U, model):
    rows, post = [], []
    factors = [cho_factor(cov, lower=True) for cov in model.cov]
    for u in U:
        terms = []
        for (factor, lower), mu, p in zip(factors, model.mu, model.p, strict=True):
            away = u - mu
            log_det = 2 * np.log(np.diag(factor)).sum()
            terms.append(np.log(p) - (away @ cho_solve((factor, lower), away) + log_det) / 2)
        rows.append(logsumexp(terms) - len(u) / 2 * np.log(2 * np.pi))
        post.append(softmax(terms))
    return np.array(post), float(np.sum(rows))


def ratios_to_each_class(U, model):
    joint = log_full_gaussian(U, model.mu, model.cov) + np.log(model.p)
    with np.errstate(over="ignore"):
        post = 1 / np.exp(joint[:, None, :] - joint[:, :, None]).sum(axis=2)
    return post, float(logsumexp(joint, axis=1).sum())


def transposed_and_noisy(U, model):
    print("E", file=sys.stderr)
    post, value = scipy_stats(U, model)
    return np.asfortranarray(post), float(value)


def singular_values(U, model):
    columns = []
    for mu, cov, p in zip(*model, strict=True):
        turn, spread, _ = np.linalg.svd(cov)
        white = (U - mu) @ turn / np.sqrt(spread)
        columns.append(np.log(p) - 0.5 * ((white**2).sum(axis=1) + np.log(2 * np.pi * spread).sum()))
    joint = np.array(columns).T
    rows = np.logaddexp.reduce(joint, axis=1)
    return np.exp(joint - rows[:, None]), math.fsum(rows)
