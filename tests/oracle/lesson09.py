"""Straight lines and a gate: sums as loops, lines by elimination."""

import math

import numpy as np

from softcounts import ExpertMixture
from tests.oracle.lesson07 import elimination
from tests.oracle.sums import log_sum


def dot(a, b):
    return math.fsum(float(p) * float(q) for p, q in zip(a, b, strict=True))


def log_gate(X, V):
    table = np.zeros((len(X), len(V)))
    for i in range(len(X)):
        scores = [dot(X[i], v) for v in V]
        for j in range(len(V)):
            table[i, j] = scores[j] - log_sum(scores)
    return table


def estep(X, y, mixture):
    gate = log_gate(X, mixture.V)
    post, total = np.zeros(gate.shape), []
    for i in range(len(X)):
        terms = []
        for j in range(len(mixture.var)):
            away, var = y[i] - dot(X[i], mixture.W[j]), mixture.var[j]
            terms.append(gate[i, j] - 0.5 * math.log(2 * math.pi * var) - away * away / (2 * var))
        total.append(log_sum(terms))
        for j in range(len(terms)):
            post[i, j] = math.exp(terms[j] - total[-1])
    return post, math.fsum(total)


def weighted_least_squares(X, y, weights):
    rows, d = range(len(X)), X.shape[1]
    left = [[math.fsum(weights[i] * X[i, k] * X[i, m] for i in rows) for m in range(d)] for k in range(d)]
    right = [math.fsum(weights[i] * X[i, k] * y[i] for i in rows) for k in range(d)]
    return np.array(elimination(left, right)[0])


def gate_gradient(X, post, V):
    gate = log_gate(X, V)
    gradient = np.zeros(V.shape)
    for j in range(V.shape[0]):
        for k in range(V.shape[1]):
            gradient[j, k] = math.fsum((post[i, j] - math.exp(gate[i, j])) * X[i, k] for i in range(len(X)))
    return gradient


def climb_gate(X, post, V):
    d = X.shape[1]
    curvature = [[math.fsum(row[k] * row[m] for row in X) / 2 for m in range(d)] for k in range(d)]
    for _ in range(10):
        V = V + np.array([elimination(curvature, row)[0] for row in gate_gradient(X, post, V)])
    return V


def mstep(X, y, post, mixture, min_variance=1e-4):
    W, var = [], []
    for j in range(post.shape[1]):
        line = weighted_least_squares(X, y, post[:, j])
        squares = [post[i, j] * (y[i] - dot(X[i], line)) ** 2 for i in range(len(X))]
        W.append(line)
        var.append(max(math.fsum(squares) / math.fsum(post[:, j]), min_variance))
    return ExpertMixture(np.array(W), np.array(var), climb_gate(X, post, mixture.V))
