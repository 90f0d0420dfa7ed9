"""Wrong answers to `weighted_least_squares` of lesson 09, written from the lesson's text alone."""

import numpy as np
from scipy.linalg import lstsq


def weights_left_out(X, y, weights):
    """Ordinary least squares: the weights are used on neither side."""
    return np.linalg.solve(X.T @ X, X.T @ y)


def weights_only_on_the_left(X, y, weights):
    """The right side is the unweighted sum of y x."""
    left = (X.T * weights) @ X
    right = X.T @ y
    return np.linalg.solve(left, right)


def weights_only_on_the_right(X, y, weights):
    """The left side is the unweighted sum of x x^T."""
    XtWy = np.einsum("i,i,id->d", weights, y, X)
    return np.linalg.inv(X.T.dot(X)).dot(XtWy)


def rows_scaled_by_the_weight_not_its_root(X, y, weights):
    """Multiplies rows of X and y by w instead of its square root before lstsq, so the weights act squared."""
    b, *_ = np.linalg.lstsq(X * weights[:, None], y * weights, rcond=None)
    return b


def weights_taken_for_error_bars(X, y, weights):
    """Divides each row by its weight, as if the weights were standard deviations; rows of weight 0 are dropped."""
    good = weights > 0
    sigma = weights[good]
    A = X[good] / sigma[:, None]
    return lstsq(A, y[good] / sigma)[0]


def slope_before_intercept(X, y, weights):
    """Returns the coefficients in reversed order, as polyfit has them."""
    root = np.sqrt(weights)
    coefficients = np.linalg.lstsq(root[:, None] * X, root * y, rcond=None)[0]
    return coefficients[::-1].copy()


def each_column_fitted_alone(X, y, weights):
    """Fits every column by itself, sum w x y / sum w x^2, and so ignores the products of different columns."""
    d = X.shape[1]
    b = np.empty(d)
    for c in range(d):
        x = X[:, c]
        b[c] = np.sum(weights * x * y) / np.sum(weights * x**2)
    return b


def ridge_on_the_diagonal(X, y, weights):
    """Adds 1e-6 to the diagonal of the left side, which swamps weights of about 1e-9."""
    WX = X * weights.reshape(-1, 1)
    A = WX.T @ X + 1e-6 * np.eye(X.shape[1])
    return np.linalg.solve(A, WX.T @ y)


def zeros_if_the_determinant_is_small(X, y, weights):
    """Calls the left side singular and returns zeros if its determinant is below 1e-10, as it is for tiny weights."""
    left = sum(w * np.outer(x, x) for w, x in zip(weights, X, strict=True))
    right = sum(w * t * x for w, t, x in zip(weights, y, X, strict=True))
    if abs(np.linalg.det(left)) < 1e-10:
        return np.zeros(X.shape[1])
    return np.linalg.solve(left, right)


def weights_normalised_on_one_side(X, y, weights):
    """Divides the weights by their sum on the right side only."""
    share = weights / weights.sum()
    M = X.T @ np.diag(weights) @ X
    v = X.T @ np.diag(share) @ y
    return np.linalg.solve(M, v)


def weights_along_the_columns(X, y, weights):
    """Multiplies X, not its transpose, by the weights: an error unless n == d, and then the wrong axis."""
    left = X.T @ (X * weights)
    right = X.T @ (y * weights)
    return np.linalg.solve(left, right)


def upper_triangle_only_and_weight_squared_right(X, y, weights):
    """Fills only the upper triangle of the left side; and multiplies by the weight twice on the right."""
    n, d = X.shape
    A, c = np.zeros((d, d)), np.zeros(d)
    for i in range(n):
        for p in range(d):
            c[p] += weights[i] * weights[i] * y[i] * X[i, p]
            for q in range(p, d):
                A[p, q] += weights[i] * X[i, p] * X[i, q]
    return np.linalg.solve(A, c)


def unweighted_centre_and_sqrt_weights(X, y, weights):
    """Centres the columns and y about plain means to get the slopes; and weights the slopes' sums by sqrt(w)."""
    features = X[:, 1:]
    centre, y_mean = features.mean(axis=0), y.mean()
    Z = features - centre
    w = np.sqrt(weights)
    slopes = np.linalg.lstsq((Z.T * w) @ Z, (Z.T * w) @ (y - y_mean), rcond=None)[0]
    return np.concatenate([[y_mean - centre @ slopes], slopes])


def tiny_weights_zeroed_in_place_and_pinv_cut(X, y, weights):
    """Sets weights below 1e-6 to 0 in the caller's array; and cuts small singular values with pinv at 1e-3."""
    weights[weights < 1e-6] = 0
    left = (X.T * weights) @ X
    return np.linalg.pinv(left, rcond=1e-3) @ (X.T @ (weights * y))


def second_column_of_ones_and_weights_made_one(X, y, weights):
    """Adds another column of ones, so the intercept is split in two; and gives every weight above 0 the value 1."""
    design = np.column_stack([np.ones(len(X)), X])
    use = (weights > 0).astype(float)
    solution = np.linalg.lstsq(design * use[:, None], y * use, rcond=None)[0]
    return solution[1:]
