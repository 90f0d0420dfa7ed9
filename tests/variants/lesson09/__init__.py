"""Right answers of lesson 09 in many styles, and the function that the lesson gives."""

import numpy as np


def climb_gate(X, post, V, gate_gradient):
    curvature = X.T @ X / 2
    for _ in range(10):
        V = V + np.linalg.solve(curvature, gate_gradient(X, post, V).T).T
    return V
