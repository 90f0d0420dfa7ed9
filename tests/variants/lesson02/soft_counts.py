"""soft_counts in many styles."""

import math

import numpy as np


def axis_sum(post):
    return post.sum(axis=0)


def transposed(post):
    return post.T.sum(axis=1)


def loops(post):
    counts = np.zeros(post.shape[1])
    for i in range(post.shape[0]):
        for j in range(post.shape[1]):
            counts[j] += post[i, j]
    return counts


def list_building(post):
    return np.array([sum(column) for column in post.T], dtype=float)


def einsum(post):
    return np.einsum("ij->j", post)


def product_with_ones(post):
    return np.ones(len(post)) @ post


def reduction(post):
    return np.add.reduce(post)


def running_sum(post):
    return np.cumsum(post, axis=0)[-1].copy()


def exact_sums(post):
    return np.array([math.fsum(post[:, j]) for j in range(post.shape[1])])


def from_mean(post):
    return len(post) * post.mean(axis=0)


def row_by_row(post):
    total = 0
    for row in post:
        total = total + row
    return total.astype(float)
