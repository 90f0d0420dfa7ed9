"""What several variants share: the density that the lesson gives."""

import numpy as np


def log_full_gaussian(X, mu, cov):
    columns = []
    for centre, matrix in zip(mu, cov, strict=True):
        away = X - centre
        squared = (away * np.linalg.solve(matrix, away.T).T).sum(axis=1)
        columns.append(-0.5 * (X.shape[1] * np.log(2 * np.pi) + np.linalg.slogdet(matrix)[1] + squared))
    return np.column_stack(columns)
