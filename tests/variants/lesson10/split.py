"""split in many styles."""

import sys

import numpy as np
from scipy.special import log_softmax, logsumexp


def _log_sum_exp(A):
    top = A.max(axis=1, keepdims=True)
    return top[:, 0] + np.log(np.exp(A - top).sum(axis=1))


def as_taught(outputs):
    K = outputs.shape[1] // 3
    scores, mu, log_sigma = outputs[:, :K], outputs[:, K : 2 * K], outputs[:, 2 * K :]
    return scores - _log_sum_exp(scores)[:, None], mu, log_sigma


def numpy_split(outputs):
    scores, mu, log_sigma = np.split(outputs, 3, axis=1)
    return scores - np.logaddexp.reduce(scores, axis=1, keepdims=True), mu, log_sigma


def scipy_softmax(outputs):
    scores, mu, log_sigma = np.array_split(outputs, 3, axis=-1)
    return log_softmax(scores, axis=1), mu.copy(), log_sigma.copy()


def scipy_sum(outputs):
    K = int(outputs.shape[1] / 3)
    return outputs[:, :K] - logsumexp(outputs[:, :K], axis=1, keepdims=True), outputs[:, K:-K], outputs[:, -K:]


def reshaped(outputs):
    scores, mu, log_sigma = outputs.reshape(len(outputs), 3, -1).transpose(1, 0, 2)
    shifted = scores - scores.max(axis=1)[:, np.newaxis]
    return shifted - np.log(np.einsum("ij->i", np.exp(shifted)))[:, None], mu, log_sigma


def loops(outputs):
    n, K = len(outputs), outputs.shape[1] // 3
    log_pi, mu, log_sigma = np.empty((n, K)), np.empty((n, K)), np.empty((n, K))
    for i in range(n):
        top = max(outputs[i, j] for j in range(K))
        total = sum(np.exp(outputs[i, j] - top) for j in range(K))
        for j in range(K):
            log_pi[i, j] = outputs[i, j] - top - np.log(total)
            mu[i, j] = outputs[i, K + j]
            log_sigma[i, j] = outputs[i, 2 * K + j]
    return log_pi, mu, log_sigma


def row_by_row(outputs):
    parts = [np.split(row, 3) for row in outputs]
    log_pi = np.array([scores - logsumexp(scores) for scores, _, _ in parts])
    return log_pi, np.array([mu for _, mu, _ in parts]), np.vstack([log_sigma for _, _, log_sigma in parts])


def of_differences(outputs):
    scores, mu, log_sigma = np.hsplit(outputs, 3)
    differences = scores[:, None, :] - scores[:, :, None]
    return -np.logaddexp.reduce(differences, axis=2), mu, log_sigma


def columns_first(outputs):
    K = outputs.T.shape[0] // 3
    scores = np.asfortranarray(outputs.T[:K])
    return (scores - logsumexp(scores, axis=0)).T, outputs.T[K : 2 * K].T, outputs.T[2 * K :].T


def noisy(outputs):
    print("splitting", file=sys.stderr)
    copied = outputs.copy()
    K = copied.shape[1] // 3
    copied[:, :K] -= copied[:, :K].max(axis=1, keepdims=True)
    copied[:, :K] -= np.log(np.exp(copied[:, :K]).sum(axis=1, keepdims=True))
    return copied[:, range(K)], copied[:, range(K, 2 * K)], copied[:, range(2 * K, 3 * K)]
