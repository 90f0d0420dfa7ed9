"""Right, written with loops."""

import numpy as np

from softcounts import BernoulliMixture


def binarize(images, threshold=0.5):
    """Pixel by pixel."""
    return np.array([[1.0 if value / 255 > threshold else 0.0 for value in image.ravel()] for image in images])


def fit_bernoulli(X, alpha=0.0):
    """Pixel by pixel."""
    return np.array([(sum(column) + alpha) / (len(column) + 2 * alpha) for column in X.T])


def nll(X, theta):
    """Picture by picture."""
    total = 0.0
    for x in X:
        for pixel, t in zip(x, theta, strict=True):
            chance = t if pixel == 1 else 1 - t
            total += -np.log(chance) if chance > 0 else np.inf
    return total / len(X)


def estep(X, mixture):
    """Picture by picture."""
    post, total = [], 0.0
    for x in X:
        terms = []
        for theta, p in zip(mixture.theta, mixture.p, strict=True):
            terms.append(np.log(p) + sum(np.log(np.where(x == 1, theta, 1 - theta))))
        top = max(terms)
        row = top + np.log(sum(np.exp(term - top) for term in terms))
        post.append([np.exp(term - row) for term in terms])
        total += row
    return np.array(post), float(total)


def mstep(X, post, alpha=1.0):
    """Component by component."""
    theta, p = [], []
    for weights in post.T:
        ink = sum(weights[i] * X[i] for i in range(len(X)))
        theta.append((ink + alpha) / (sum(weights) + 2 * alpha))
        p.append(sum(weights) / len(X))
    return BernoulliMixture(np.array(theta), np.array(p))
