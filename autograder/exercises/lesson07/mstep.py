"""The M-step: labelled and unlabelled rows pooled by weight."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07.material import deviations, diagonals, labels, one_hot, scatter, sizes
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion
from softcounts.mixtures import ClassGaussians

mistakes = Mistakes()


def pooled(X, y, U, post):
    """All rows (n + t, d), their weights (n + t, C) and the counts n_c + r_c."""
    weights = np.vstack([one_hot(y, post.shape[1]), post])
    return np.vstack([X, U]), weights, weights.sum(axis=0)


def ridged(cov):
    """The covariances plus 1e-6 I."""
    return cov + semi.RIDGE * np.eye(cov.shape[-1])


def with_cov(X, y, U, post, cov):
    """The right model with other covariances, to which the ridge is still added."""
    return semi.mstep(X, y, U, post)._replace(cov=ridged(cov))


def about(X, y, U, post, mu):
    """The right model with covariances about other centres (C, d)."""
    Z, weights, N = pooled(X, y, U, post)
    return with_cov(X, y, U, post, scatter(weights, deviations(Z, mu)) / N[:, None, None])


def labelled_only(X, y, U, post):
    """The fit of the labelled rows, which is nan for a class without any."""
    with np.errstate(all="ignore"):
        return semi.weighted(X, one_hot(y, post.shape[1]))


def unlabelled_only(U, post):
    """The fit of the unlabelled rows."""
    with np.errstate(all="ignore"):
        return semi.weighted(U, post)


@mistakes
def forgets_labelled(X, y, U, post):
    """Only the unlabelled rows were used. The labelled ones are data too, and the best we have.

    Were the labels only a starting point?"""
    return unlabelled_only(U, post)


@mistakes
def ignores_unlabelled(X, y, U, post):
    """Only the labelled rows were used, so the soft counts change nothing: that is the supervised fit.

    What should happen to your model when `post` changes?"""
    return labelled_only(X, y, U, post)


@mistakes
def weights_from_labels_only(X, y, U, post):
    """The class proportions come from the labels alone. Most of the rows are not in them.

    If 12 rows are labelled and 400 are not, how many should be counted?"""
    return semi.mstep(X, y, U, post)._replace(p=labelled_only(X, y, U, post).p)


@mistakes
def weights_from_soft_counts_only(X, y, U, post):
    """The class proportions come from the soft counts alone. The labelled rows belong to the classes as well.

    How many rows are there in all, and how much of them does class c own?"""
    return semi.mstep(X, y, U, post)._replace(p=unlabelled_only(U, post).p)


@mistakes
def weights_are_counts(X, y, U, post):
    """You returned the counts themselves as class proportions.

    What must the proportions add up to?"""
    return semi.mstep(X, y, U, post)._replace(p=pooled(X, y, U, post)[2])


@mistakes
def weights_by_unlabelled(X, y, U, post):
    """The counts hold labelled and unlabelled rows, but you divided them by the unlabelled ones only.

    How many rows are there in all?"""
    with np.errstate(all="ignore"):
        return semi.mstep(X, y, U, post)._replace(p=pooled(X, y, U, post)[2] / np.float64(len(U)))


@mistakes
def weights_equal(X, y, U, post):
    """Every class got the weight 1/C. The data were never asked how common each class is.

    Which part of all rows does class c own?"""
    C = post.shape[1]
    return semi.mstep(X, y, U, post)._replace(p=np.full(C, 1 / C))


@mistakes
def weights_averaged(X, y, U, post):
    """The class proportions are the plain average of two proportions. Ten labels then weigh as much as a thousand rows.

    Count rows first and divide once. Which two numbers do you divide?"""
    p = 0.5 * (labelled_only(X, y, U, post).p + unlabelled_only(U, post).p)
    return semi.mstep(X, y, U, post)._replace(p=p)


@mistakes
def average_of_two_fits(X, y, U, post):
    """You fitted twice, with labels and without, and took the plain average. Rows should count, not fits.

    Ten labelled rows and a thousand others: how much should each fit weigh?"""
    pairs = zip(labelled_only(X, y, U, post), unlabelled_only(U, post), strict=True)
    return ClassGaussians(*(0.5 * (one + other) for one, other in pairs))


@mistakes
def spread_within_only(X, y, U, post):
    """You averaged two covariances, each about its own mean. What lies between the two means is missing.

    All labelled rows at 0, all others at 4: what is the variance of them together?"""
    Z, weights, N = pooled(X, y, U, post)
    n = len(X)
    parts = [np.zeros((len(N), Z.shape[1], Z.shape[1]))]
    for rows, share in ((X, weights[:n]), (U, weights[n:])):
        total = share.sum(axis=0)
        mu = share.T @ rows / np.where(total > 0, total, 1.0)[:, None]
        parts.append(scatter(share, deviations(rows, mu)))
    return with_cov(X, y, U, post, sum(parts) / N[:, None, None])


@mistakes
def labelled_scatter_in_every_class(X, y, U, post):
    """Every labelled row entered every class's covariance. A row of another class has no business there.

    For the labelled rows, which weight says whether they belong to class c?"""
    Z, weights, N = pooled(X, y, U, post)
    weights = np.vstack([np.ones_like(weights[: len(X)]), post])
    away = deviations(Z, semi.mstep(X, y, U, post).mu)
    return with_cov(X, y, U, post, scatter(weights, away) / N[:, None, None])


@mistakes
def unlabelled_scatter_unweighted(X, y, U, post):
    """The unlabelled rows entered the covariances whole, without their soft counts.

    A row with a share of 0.01: how much should it widen the class?"""
    Z, weights, N = pooled(X, y, U, post)
    weights = np.vstack([weights[: len(X)], np.ones_like(post)])
    away = deviations(Z, semi.mstep(X, y, U, post).mu)
    return with_cov(X, y, U, post, scatter(weights, away) / N[:, None, None])


@mistakes
def weights_squared_in_scatter(X, y, U, post):
    """The soft counts came into the covariance twice: once on each of the two factors.

    In the sum of products, how many times should the weight of a row appear?"""
    Z, weights, N = pooled(X, y, U, post)
    away = deviations(Z, semi.mstep(X, y, U, post).mu)
    return with_cov(X, y, U, post, scatter(weights**2, away) / N[:, None, None])


@mistakes
def hard_assignment(X, y, U, post):
    """Each unlabelled row went whole to its best class before the averages were taken: pseudo-labels.

    What are the soft counts for, if they are rounded first?"""
    with np.errstate(all="ignore"):
        return semi.mstep(X, y, U, one_hot(post.argmax(axis=1), post.shape[1]))


@mistakes
def soft_counts_flattened(X, y, U, post):
    """Every unlabelled row was shared equally among the classes; the soft counts were not used.

    Which argument says how much of each row belongs to class c?"""
    return semi.mstep(X, y, U, np.full_like(post, 1 / post.shape[1]))


@mistakes
def labels_counted_twice(X, y, U, post):
    """The labelled rows came in twice.

    Into how many sums does a labelled row enter in your code, for one class?"""
    return semi.mstep(np.vstack([X, X]), np.concatenate([y, y]), U, post)


@mistakes
def covariance_by_total(X, y, U, post):
    """The covariances are divided by the number of all rows, so each shrinks by its class's proportion.

    What do the weights in this weighted average add up to?"""
    Z, weights, _ = pooled(X, y, U, post)
    return with_cov(X, y, U, post, scatter(weights, deviations(Z, semi.mstep(X, y, U, post).mu)) / len(Z))


@mistakes
def means_by_total(X, y, U, post):
    """The means are divided by the number of all rows. A weighted mean divides by the sum of its weights.

    All rows at 5, half of each belongs to class c: where should its mean be?"""
    Z, weights, _ = pooled(X, y, U, post)
    mu = weights.T @ Z / len(Z)
    return about(X, y, U, post, mu)._replace(mu=mu)


@mistakes
def divided_by_soft_counts_only(X, y, U, post):
    """The sums hold labelled and unlabelled rows, but you divided them by the unlabelled soft counts only.

    Which weights stand above the line, and do the same ones stand below it?"""
    Z, weights, _ = pooled(X, y, U, post)
    model = semi.mstep(X, y, U, post)
    with np.errstate(all="ignore"):
        mu = weights.T @ Z / post.sum(axis=0)[:, None]
        cov = scatter(weights, deviations(Z, mu)) / post.sum(axis=0)[:, None, None]
    return model._replace(mu=mu, cov=ridged(cov))


@mistakes
def divisor_minus_one(X, y, U, post):
    """The covariances are divided by the count minus one. Ours divide by the count itself.

    What would your divisor do for a class that owns 0.6 of a row?"""
    N = pooled(X, y, U, post)[2][:, None, None]
    cov = semi.mstep(X, y, U, post).cov - semi.RIDGE * np.eye(X.shape[1])
    return with_cov(X, y, U, post, cov * N / (N - 1))


@mistakes
def bias_of_np_cov(X, y, U, post):
    """Your divisor is smaller than the count: np.cov, left to itself, divides by less than the sum of its weights.

    What does np.cov divide by, and which of its arguments changes that?"""
    _, weights, N = pooled(X, y, U, post)
    cov = semi.mstep(X, y, U, post).cov - semi.RIDGE * np.eye(X.shape[1])
    return with_cov(X, y, U, post, cov * (N / (N - (weights**2).sum(axis=0) / N))[:, None, None])


@mistakes
def not_divided(X, y, U, post):
    """The products of the differences are added up, but not yet divided: a covariance is an average.

    Write every row twice. Should a covariance double?"""
    Z, weights, _ = pooled(X, y, U, post)
    return with_cov(X, y, U, post, scatter(weights, deviations(Z, semi.mstep(X, y, U, post).mu)))


@mistakes
def about_the_labelled_means(X, y, U, post):
    """The covariances are taken about the means of the labelled rows, not about the new means.

    Which centre makes the weighted spread as small as possible?"""
    return about(X, y, U, post, labelled_only(X, y, U, post).mu)


@mistakes
def about_the_overall_mean(X, y, U, post):
    """The covariances are taken about the mean of all rows. Each class scatters about its own new mean.

    A tight class far from the others: how large should its covariance be?"""
    return about(X, y, U, post, np.tile(np.vstack([X, U]).mean(axis=0), (post.shape[1], 1)))


@mistakes
def about_zero(X, y, U, post):
    """The means were never subtracted: these are averages about the origin.

    Move all data by 10. Should a covariance change?"""
    return about(X, y, U, post, np.zeros((post.shape[1], X.shape[1])))


@mistakes
def mean_of_one_coordinate(X, y, U, post):
    """One number of the mean was subtracted from all coordinates. A mean is a vector.

    Which shape has the mean of one class, and which has the one you subtracted?"""
    mu = semi.mstep(X, y, U, post).mu
    return about(X, y, U, post, np.repeat(mu[:, :1], X.shape[1], axis=1))


@mistakes
def one_covariance(X, y, U, post):
    """All classes got one common covariance. That is a model of its own, with straight boundaries, but not ours.

    A round class and a long one: which two matrices should come out?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=np.tile(np.einsum("c,ckl->kl", model.p, model.cov), (len(model.p), 1, 1)))


@mistakes
def only_variances(X, y, U, post):
    """The entries off the diagonal are zero: you have variances, and no covariances.

    Which product of matrices gives all d times d entries at once?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=model.cov * np.eye(X.shape[1]))


@mistakes
def one_number(X, y, U, post):
    """Each class got the same variance in every direction, as in lessons 01 to 03.

    What does a tilted ellipse need that a circle does not?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=diagonals(model.cov).mean(axis=1)[:, None, None] * np.eye(X.shape[1]))


@mistakes
def no_ridge(X, y, U, post):
    """The small ridge on the diagonal is missing. A class with few rows may be flat, and a flat one has no density.

    Two rows span a line. What is the determinant of their covariance in the plane?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=model.cov - semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def ridge_everywhere(X, y, U, post):
    """You added the small number to every entry. Only the diagonal needs it.

    Which matrix has ones on its diagonal and zeros elsewhere?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=model.cov + semi.RIDGE * (1 - np.eye(X.shape[1])))


@mistakes
def ridge_before_dividing(X, y, U, post):
    """The ridge was added to the sum and then divided with it, so it shrinks as the class grows.

    Which comes first, the division by the count or the ridge?"""
    N = pooled(X, y, U, post)[2][:, None, None]
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=model.cov - semi.RIDGE * (1 - 1 / N) * np.eye(X.shape[1]))


@mistakes
def precisions(X, y, U, post):
    """These are the inverses of the covariances. The field is called `cov`.

    Which function needs the inverse, and who should take it?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=np.linalg.inv(model.cov))


@mistakes
def stacked_in_two_orders(X, y, U, post):
    """Rows and weights were stacked in different orders, so rows are counted with the weights of others.

    Which row of data and which row of weights stand at position 0?"""
    return semi.weighted(np.vstack([X, U]), np.vstack([post, one_hot(y, post.shape[1])]))


@mistakes
def ridge_twice(X, y, U, post):
    """The ridge was added twice.

    In which lines of your code does it appear, and does one of them call another?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=model.cov + semi.RIDGE * np.eye(X.shape[1]))


@mistakes
def about_the_unlabelled_means(X, y, U, post):
    """The covariances are taken about the means of the unlabelled rows, not about the new means.

    Which centre makes the weighted spread as small as possible?"""
    return about(X, y, U, post, unlabelled_only(U, post).mu)


@mistakes
def covariances_averaged(X, y, U, post):
    """All classes got the plain average of the covariances. Each class keeps its own.

    A round class and a long one: which two matrices should come out?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(cov=np.tile(model.cov.mean(axis=0), (len(model.p), 1, 1)))


@mistakes
def counts_at_least_one(X, y, U, post):
    """A count below 1 was raised to 1 before you divided by it. A class may own less than one row.

    One row belongs to a class by 0.5. Where is the mean of that class?"""
    everyone, weights, N = pooled(X, y, U, post)
    least, model = np.maximum(N, 1), semi.mstep(X, y, U, post)
    mu = model.mu * (N / least)[:, None]
    away = deviations(everyone, mu)
    return model._replace(mu=mu, cov=ridged(scatter(weights, away) / least[:, None, None]))


@mistakes
def means_transposed(X, y, U, post):
    """The means are (d, C): a column for each class. The contract is a row for each class.

    Which of the two axes counts classes in (C, d)?"""
    model = semi.mstep(X, y, U, post)
    return model._replace(mu=model.mu.T)


@mistakes
def writes_into_post(X, y, U, post):
    """The soft counts you were given were divided in place. They belong to the caller, who still needs them.

    Which line uses `/=` on `post`? What would a new array in its place cost?"""
    model = semi.mstep(X, y, U, post)
    shares = post
    shares /= shares.sum(axis=0)
    return model


def arguments(rng, n, t, d, C, offset=0.0, unit=1.0):
    """Labelled and unlabelled rows with soft counts; both lie about class centres that differ a little."""
    y, centres = labels(rng, n, C), 1.5 * rng.normal(size=(C, d))
    tilt = rng.normal(size=(d, d)) + 1.5 * np.eye(d)
    X = centres[y] + rng.normal(size=(n, d)) @ tilt
    return unit * X + offset, y, unit * draws.data(rng, t, d) + offset, draws.soft(rng, t, C)


def ends(rng):
    """All rows labelled, none labelled, and a class without a label."""
    X, y, U, post = arguments(rng, 9, 7, 2, 3)
    partly = rng.permutation([0, 0, 2, 2, 2])
    thin = post * [1.0, 0.05, 1.0]
    thin = thin / thin.sum(axis=1, keepdims=True)
    return [
        ("all rows labelled, t = 0: the supervised fit", (X, y, U[:0], post[:0])),
        ("no row labelled, n = 0: the M-step of a mixture", (X[:0], y[:0], U, thin)),
        ("class 1 has no labelled row", (X[:5], partly, U, post)),
    ]


def cases(rng):
    """Ordinary sizes, data far from the origin, one of a size, and the two ends: all labelled, none labelled."""
    ordinary = [(5, 4, 2, 3), (draws.integer(rng, 5, 7), 9, 3, 2), (6, 11, 2, 4)]
    return [
        *(Case("ordinary", sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", sizes(6, 9, 2, 3) + ", all data about 20", arguments(rng, 6, 9, 2, 3, offset=20.0)),
        Case("ordinary", sizes(7, 5, 3, 2) + ", lengths about 0.01", arguments(rng, 7, 5, 3, 2, unit=0.01)),
        *(Case("single", sizes(*size), arguments(rng, *size)) for size in [(4, 6, 1, 3), (3, 5, 2, 1)]),
        *(Case("ends", note, args) for note, args in ends(rng)),
    ]


ORDINARY = (
    "Two labelled rows of a class at 0 and 2, and an unlabelled row at 8 with a share of 0.5. Where is the mean?",
    "M1 gives every row a weight for every class: a labelled row 1 or 0, an unlabelled one its soft count.",
    "Stack the rows and stack the weights, (n + t, C). The rest is one weighted fit, with the ridge at the end.",
)
SINGLE = (
    "What are the shapes inside your function when d or C is 1?",
    "A covariance of one coordinate is a matrix (1, 1), not a number.",
    "mu stays (C, d), cov stays (C, d, d), p stays (C,), whatever the sizes.",
)
ENDS = (
    "With no unlabelled rows, which function that you know should come out? And with no labelled ones?",
    "No division is made by n_c or by r_c alone: one of them may be 0. Only their sum is divided by.",
    "Take C from the shape of post: y may not show every class.",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.mstep,
    ("model",),
    cases,
    (
        Criterion("ordinary data", 6, ("ordinary",), ORDINARY),
        Criterion("d or C equal to 1", 1, ("single",), SINGLE),
        Criterion("all labelled, none labelled", 1.5, ("ends",), ENDS),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"model.p": ("sums_to_one",), "model.cov": ("symmetric",)},
)
