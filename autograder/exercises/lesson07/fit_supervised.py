"""The fit when every label is known: class frequencies, means and covariances."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07.material import deviations, diagonals, labels, one_hot, scatter
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


@mistakes
def weights_equal(X, y, C):
    """Every class got the weight 1/C. The labels say how common each class is.

    Of the n labelled rows, what part belongs to class c?"""
    return semi.fit_supervised(X, y, C)._replace(p=np.full(C, 1 / C))


@mistakes
def weights_are_counts(X, y, C):
    """You returned the numbers of rows as weights. Weights are proportions.

    What must the weights add up to?"""
    return semi.fit_supervised(X, y, C)._replace(p=np.bincount(y, minlength=C).astype(float))


@mistakes
def divisor_minus_one(X, y, C):
    """The covariances are divided by the count minus one (that is what np.cov does by itself). Ours is n_c.

    A class with a single row: what is your divisor there, and what comes out?"""
    N = np.bincount(y, minlength=C)[:, None, None]
    model = semi.fit_supervised(X, y, C)
    ridge = semi.RIDGE * np.eye(X.shape[1])
    with np.errstate(all="ignore"):
        return model._replace(cov=(model.cov - ridge) * N / (N - 1) + ridge)


@mistakes
def divisor_is_n(X, y, C):
    """The squares of one class are divided by the number of all rows, so a rare class comes out too small.

    How many rows went into the sum of class c?"""
    model = semi.fit_supervised(X, y, C)
    ridge = semi.RIDGE * np.eye(X.shape[1])
    return model._replace(cov=(model.cov - ridge) * model.p[:, None, None] + ridge)


@mistakes
def not_divided(X, y, C):
    """The products of the differences are added up, but not yet divided: a covariance is an average.

    Write every row twice. Should a covariance double?"""
    mu = semi.fit_supervised(X, y, C).mu
    cov = scatter(one_hot(y, C), deviations(X, mu)) + semi.RIDGE * np.eye(X.shape[1])
    return semi.fit_supervised(X, y, C)._replace(cov=cov)


@mistakes
def no_ridge(X, y, C):
    """The small ridge on the diagonal is missing. Two rows span a line, and a line has no density in the plane.

    What is the determinant of the covariance of a class with a single row?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=model.cov - semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def ridge_everywhere(X, y, C):
    """You added the small number to every entry. Only the diagonal needs it.

    Which matrix has ones on its diagonal and zeros elsewhere?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=model.cov + semi.RIDGE * (1 - np.eye(X.shape[1])))


@mistakes
def about_the_overall_mean(X, y, C):
    """The covariances are taken about the mean of all rows. Each class scatters about its own mean.

    A tight class far from the others: how large should its covariance be?"""
    away = deviations(X, np.tile(X.mean(axis=0), (C, 1)))
    cov = scatter(one_hot(y, C), away) / np.bincount(y, minlength=C)[:, None, None]
    return semi.fit_supervised(X, y, C)._replace(cov=cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def about_zero(X, y, C):
    """The means were never subtracted: this is the average of x times x transposed, about the origin.

    Move all data by 10. Should a covariance change?"""
    cov = scatter(one_hot(y, C), np.tile(X, (C, 1, 1))) / np.bincount(y, minlength=C)[:, None, None]
    return semi.fit_supervised(X, y, C)._replace(cov=cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def all_rows_in_every_class(X, y, C):
    """Every class got the covariance of all rows about its own mean. Only its own rows belong into its sum.

    What does y say about a row of another class?"""
    mu = semi.fit_supervised(X, y, C).mu
    cov = scatter(np.full((len(X), C), 1 / len(X)), deviations(X, mu))
    return semi.fit_supervised(X, y, C)._replace(cov=cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def one_covariance(X, y, C):
    """All classes got one common covariance. That is a model of its own, with straight boundaries, but not ours.

    A round class and a long one: which two matrices should come out?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=np.tile(np.einsum("c,ckl->kl", model.p, model.cov), (C, 1, 1)))


@mistakes
def only_variances(X, y, C):
    """The entries off the diagonal are zero: you have variances, and no covariances.

    Which entry of the matrix says that two measures rise together?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=model.cov * np.eye(X.shape[1]))


@mistakes
def one_number(X, y, C):
    """Each class got a round covariance, the same variance in every direction, as in lessons 01 to 03.

    What does a tilted ellipse need that a circle does not?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=diagonals(model.cov).mean(axis=1)[:, None, None] * np.eye(X.shape[1]))


@mistakes
def one_mean(X, y, C):
    """Every class got the mean of all rows, and with it a covariance about the wrong place.

    Which rows should enter the mean of class c?"""
    mu = np.tile(X.mean(axis=0), (C, 1))
    cov = scatter(one_hot(y, C), deviations(X, mu)) / np.bincount(y, minlength=C)[:, None, None]
    return semi.fit_supervised(X, y, C)._replace(mu=mu, cov=cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def median_for_mean(X, y, C):
    """The centres are medians; the Gaussian that fits best has its centre at the mean.

    For 0, 1 and 8: which number has the smallest sum of squared distances?"""
    mu = np.array([np.median(X[y == c], axis=0) for c in range(C)])
    cov = scatter(one_hot(y, C), deviations(X, mu)) / np.bincount(y, minlength=C)[:, None, None]
    return semi.fit_supervised(X, y, C)._replace(mu=mu, cov=cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def mean_of_one_coordinate(X, y, C):
    """One number of the mean was subtracted from all coordinates. A mean is a vector, with a number for each of them.

    Which shape has the mean of one class, and which has the one you subtracted?"""
    model = semi.fit_supervised(X, y, C)
    away = deviations(X, np.repeat(model.mu[:, :1], X.shape[1], axis=1))
    cov = scatter(one_hot(y, C), away) / np.bincount(y, minlength=C)[:, None, None]
    return model._replace(cov=cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def labels_from_one(X, y, C):
    """The results stand one class too far: labels count from 0 here.

    Which rows should fill the first row of `mu`?"""
    return type(model := semi.fit_supervised(X, y, C))(*(np.roll(field, 1, axis=0) for field in model))


@mistakes
def divisor_minus_one_if_any(X, y, C):
    """The covariances are divided by the count minus one, save where that is 0. Ours divide by the count itself.

    Two rows at 0 and 2: what is the average of the squared distances from their mean?"""
    with np.errstate(all="ignore"):
        cov = divisor_minus_one(X, y, C).cov
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=np.where(np.isfinite(cov), cov, model.cov))


@mistakes
def weights_smoothed(X, y, C):
    """You added one to each class's number of rows, as lesson 06 did for pixels. Here nothing is added.

    Of the n labelled rows, what part belongs to class c?"""
    return semi.fit_supervised(X, y, C)._replace(p=(np.bincount(y, minlength=C) + 1) / (len(y) + C))


@mistakes
def covariance_of_all_rows(X, y, C):
    """Every class got the covariance of all rows about the mean of all rows.

    Which rows say how far class c spreads, and about which centre?"""
    cov = semi.fit_supervised(X, np.zeros(len(y), dtype=int), 1).cov
    return semi.fit_supervised(X, y, C)._replace(cov=np.tile(cov, (C, 1, 1)))


@mistakes
def covariances_averaged(X, y, C):
    """All classes got the plain average of the covariances. Each class keeps its own.

    A round class and a long one: which two matrices should come out?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=np.tile(model.cov.mean(axis=0), (C, 1, 1)))


@mistakes
def ridge_before_dividing(X, y, C):
    """The ridge was added to the sum and then divided with it, so it shrinks as the class grows.

    Which comes first, the division by the count or the ridge?"""
    model = semi.fit_supervised(X, y, C)
    n = np.bincount(y, minlength=C)[:, None, None]
    return model._replace(cov=model.cov - semi.RIDGE * (1 - 1 / n) * np.eye(X.shape[1]))


@mistakes
def ridge_twice(X, y, C):
    """The ridge was added twice.

    In which lines of your code does it appear, and does one of them call another?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=model.cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def precisions(X, y, C):
    """These are the inverses of the covariances. The field is called `cov`.

    Which function needs the inverse, and who should take it?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(cov=np.linalg.inv(model.cov))


@mistakes
def means_transposed(X, y, C):
    """The means are (d, C): a column for each class. The contract is a row for each class.

    Which of the two axes counts classes in (C, d)?"""
    model = semi.fit_supervised(X, y, C)
    return model._replace(mu=model.mu.T)


@mistakes
def centres_in_place(X, y, C):
    """Your answer is right, but it centred the caller's data in place on the way.

    Which line uses `-=` on rows of `X`? What would a new array cost?"""
    model = semi.fit_supervised(X, y, C)
    rows = X
    rows -= model.mu[y]
    return model


def arguments(rng, n, d, C):
    """Rows, labels and the number of classes."""
    y = labels(rng, n, C)
    tilt = rng.normal(size=(d, d)) + 1.5 * np.eye(d)
    return draws.data(rng, n, d, 1.0) @ tilt + rng.normal(size=(C, d))[y], y, C


def lonely(rng):
    """Class 1 has a single row, the others three and five."""
    X, _, C = arguments(rng, 9, 2, 3)
    return X, rng.permutation([0, 0, 0, 1, 2, 2, 2, 2, 2]), C


def said(n, d, C):
    """The sizes of a case in words."""
    return f"n = {n}, d = {d}, C = {C}"


def cases(rng):
    """Ordinary sizes, data far from the origin, one coordinate, one class, a class with a single row."""
    ordinary = [(9, 2, 3), (draws.integer(rng, 10, 12), 3, 2), (13, 2, 4)]
    X, y, C = arguments(rng, 10, 3, 2)
    return [
        *(Case("ordinary", said(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", said(10, 3, 2) + ", all data about 20", (X + 20.0, y, C)),
        Case("ordinary", said(10, 3, 2) + ", lengths about 0.01", (X / 100, y, C)),
        Case("single", said(7, 1, 3), arguments(rng, 7, 1, 3)),
        Case("single", said(5, 3, 1), arguments(rng, 5, 3, 1)),
        Case("lonely", "a class with a single row: n = 9, d = 2, C = 3", lonely(rng)),
    ]


ORDINARY = (
    "Take one class only. What are the mean and the covariance of its rows?",
    "S1 is the part of the rows in class c; S2 averages its rows; S3 averages products of differences from that mean.",
    "For one class: its rows minus its mean, (n_c, d); transposed times itself is (d, d); divide by n_c.",
)
SINGLE = (
    "What are the shapes inside your function when d or C is 1?",
    "A covariance of one coordinate is a matrix (1, 1), not a number.",
    "mu stays (C, d), cov stays (C, d, d), p stays (C,), whatever the sizes.",
)
LONELY = (
    "A class with one row: where is its mean, and how far is the row from it?",
    "All its differences are 0, so only the ridge is left; a divisor with minus one would be 0.",
    "Divide by n_c itself, then add 1e-6 times the identity.",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.fit_supervised,
    ("model",),
    cases,
    (
        Criterion("ordinary data", 3, ("ordinary",), ORDINARY),
        Criterion("d or C equal to 1", 0.5, ("single",), SINGLE),
        Criterion("a class with a single row", 0.5, ("lonely",), LONELY),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"model.p": ("sums_to_one",), "model.cov": ("symmetric",)},
)
