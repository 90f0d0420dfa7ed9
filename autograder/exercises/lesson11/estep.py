"""One E-step for all exponential families."""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson11 import members
from autograder.reference import exponential
from softcounts.judge import Case, Criterion
from softcounts.mixtures import ExponentialMixture

mistakes = Mistakes()


# fmt: off
mistakes.edit("no-log-z", (" - mixture.log_z", ""),
    "log Z is left out. It differs from component to component, so it does not cancel when you share out.",
    "Two Poissons with rates 1 and 9 on a quiet day: what keeps the second from claiming it?")
mistakes.edit("log-z-added", (" - mixture.log_z", " + mixture.log_z"),
    "log Z was added. The tilted weight is divided by Z, so its logarithm is subtracted.",
    "A component with a larger Z: does it give more to each row, or less?")
mistakes.edit("log-z-logged", (" - mixture.log_z", " - np.log(np.abs(mixture.log_z))"),
    "You took the logarithm of log Z. It is one already.",
    "What does the field's name say?")
mistakes.edit("divided-by-log-z", ("T @ mixture.eta.T - mixture.log_z", "T @ mixture.eta.T / mixture.log_z"),
    "You divided by log Z. To divide by Z is to subtract its logarithm.",
    "In the log domain, what becomes of a division?")
mistakes.edit("log-z-divided-by-n", (" - mixture.log_z", " - mixture.log_z / len(T)"),
    "log Z was shared out among the rows. Each row is divided by the whole Z.",
    "Two rows in place of one: should the density of the first become larger?")
mistakes.edit("log-z-by-statistics", (" - mixture.log_z", " - T.shape[1] * mixture.log_z"),
    "log Z was counted once for each statistic. It is one number for the whole row.",
    "How many normalisers has a density?")
mistakes.edit("no-log-h", ("log_h[:, None] + ", ""),
    "log h is left out. The shares do not feel it, because it is the same for all components; log p(x) does.",
    "One Poisson, rate 1: what is the chance of x = 3, with the 1/3! and without it?")
mistakes.edit("log-h-subtracted", ("= log_h[:, None] + T", "= -log_h[:, None] + T"),
    "log h was subtracted. The weight multiplies, so its logarithm is added.",
    "For counts, log h is minus log x!. Which sign should log x! have in log p(x)?")
mistakes.edit("log-h-not-logged", ("log_h[:, None] + ", "np.exp(log_h[:, None]) + "),
    "You added h itself to logarithms. `log_h` already is what is to be added.",
    "Which of the terms in your sum is not a logarithm?")
mistakes.edit("log-h-by-components", ("float(rows.sum())", "float(rows.sum() + (len(mixture.p) - 1) * log_h.sum())"),
    "log h came in once for each component. A row has one.",
    "p(x) is h(x) times a sum over the components. How often does h stand there?")
mistakes.edit("log-h-by-statistics", ("log_h[:, None]", "T.shape[1] * log_h[:, None]"),
    "log h was counted once for each statistic. It is one number for the whole row.",
    "How many entries has log_h, and how many has T?")
mistakes.edit("mean-of-log-h", ("log_h[:, None]", "log_h.mean() * len(T)"),
    "Every row got the log h of all of them together. Each has its own.",
    "What shape gives each row its own number beside a table (n, K)?")
mistakes.edit("statistics-averaged", ("T @ mixture.eta.T", "T @ mixture.eta.T / T.shape[1]"),
    "You averaged over the statistics. T . eta is a sum.",
    "Twice as many counts that all say the same: should you be more certain, or equally so?")
mistakes.edit("statistics-exponentiated", ("T @ mixture.eta.T", "T @ np.exp(mixture.eta).T"),
    "You turned eta back into something else. T stands beside eta itself.",
    "What multiplies T in the pattern of section 3?")
mistakes.edit("eta-logged", ("T @ mixture.eta.T", "T @ np.log(np.abs(mixture.eta)).T"),
    "You took the logarithm of eta. In the log domain the tilt e^(eta T) already is eta T.",
    "What is the logarithm of e^(eta x)?")
mistakes.edit("squared-distances", ("T @ mixture.eta.T", "-((T[:, None, :] - mixture.eta) ** 2).sum(axis=2) / 2"),
    "You compared T and eta by squared distance: that is the bell of lesson 01.",
    "How does eta enter the pattern of section 3?")
mistakes.edit("statistics-squared", ("T @ mixture.eta.T", "T**2 @ mixture.eta.T"),
    "You squared the statistics. T comes ready made: what has to be squared is squared in it.",
    "For a bell, which column of T holds the squared length?")
mistakes.edit("last-statistic-left-out", ("T @ mixture.eta.T", "T[:, :-1] @ mixture.eta[:, :-1].T"),
    "The last statistic was left out. It is one of the s numbers, whatever it stands for.",
    "How many products does T . eta add up, if s = 3?")
mistakes.edit("no-mixing-weight", (" + np.log(mixture.p)", ""),
    "The mixing weights p_j are left out. Bayes' rule has a prior; with equal weights you cannot see the slip.",
    "Two components explain a row equally well, but one is ten times as common. Who should get more of it?")
estep_slips.add_to(
    mistakes,
    words={
        "point": "row", "distant": "very improbable", "halfway": "row that two components explain equally well",
    },
    without=("standardised", "standardised-as-a-whole", "centred", "data-in-float32"),
)
mistakes.edit("statistics-in-float32", ("    with np", "    T = T.astype(np.float32)\n    with np"),
    "You made the statistics float32, which keeps 7 digits of each number where float64 keeps 16.",
    "Which line makes an array of another type than T has? Print `array.dtype` behind each.")
mistakes.edit("components-as-rows", ("np.exp(joint - rows)", "np.exp(joint - rows).T"),
    "The soft counts are (K, n): a row for each component. The contract is a row for each row of T.",
    "Which of your two axes has length n?")
mistakes.edit("writes-into-mixture",
    ("    return np.exp(joint - rows)", "    mixture.eta[:] *= 2\n    return np.exp(joint - rows)"),
    "A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.",
    "Which line uses `*=`, `/=`, `+=` or `out=`, and on which array?")
mistakes.edit("writes-into-log-h",
    ("    return np.exp(joint - rows)", "    log_h -= 1\n    return np.exp(joint - rows)"),
    "You wrote into `log_h`. It belongs to the caller, who passes it again in the next pass.",
    "Which line uses `-=`, `+=` or an index on the left, and on which array?")
# fmt: on


def far_apart(rng):
    """Rows that one component explains thousands of nats better than the next, and log h as it comes."""
    T, log_h, mixture = members.posed(rng, 5, 3, 3)
    T[:3] *= 1000.0
    return T, log_h, mixture


def wide(rng):
    """1200 statistics."""
    T, log_h, mixture = members.posed(rng, 3, 1200, 2)
    return np.round(T, 2), log_h, mixture._replace(eta=np.round(mixture.eta, 2))


def light(rng):
    """Rows whose weight h is far below the smallest number there is."""
    T, log_h, mixture = members.posed(rng, 5, 2, 3)
    return T, log_h - rng.uniform(3000, 6000, len(T)), mixture


def weight_zero(rng, nats):
    """A component of weight 0 that two of six rows fit `nats` nats better than the others."""
    T, log_h, mixture = members.posed(rng, 6, 2, 3)
    T[0] = np.abs(T[0]) + 1
    T[1] = T[0] * [1.0, 1.005]
    T[2:] *= 0.1  # no other row is as far ahead
    ahead = np.max(T[:2] @ mixture.eta[[0, 2]].T - mixture.log_z[[0, 2]]) + nats
    eta = mixture.eta.copy()
    eta[1] = (ahead + mixture.log_z[1]) / T[:2].sum(axis=1).min()
    return T, log_h, ExponentialMixture(eta, mixture.log_z, np.array([0.7, 0.0, 0.3]))


def cases(rng):
    """Ordinary sizes with a repeated row, a row of zeros and components alike, sizes that are 1 or alike, rows
    thousands of nats apart, a weight of 0.
    """
    ordinary = [(4, 2, 3), (draws.integer(rng, 7, 8), 3, 2), (5, 6, 4)]
    T, log_h, mixture = members.posed(rng, 6, 3, 4)
    T[2], T[4], log_h[4] = 0.0, T[1], log_h[1]
    U, base, two = members.posed(rng, 5, 4, 2)
    alike = ExponentialMixture(two.eta[[0, 0]], two.log_z[[0, 0]], np.array([0.5, 0.5]))
    return [
        *(Case("ordinary", members.sizes(*size), members.posed(rng, *size)) for size in ordinary),
        Case("ordinary", members.sizes(6, 3, 4) + ", one row twice, one of zeros", (T, log_h, mixture)),
        Case("ordinary", "two components exactly alike", (U, base, alike)),
        *(Case("sizes", members.sizes(*size), members.posed(rng, *size)) for size in members.EDGES),
        Case("far", "rows thousands of nats apart", far_apart(rng)),
        Case("far", "1200 statistics", wide(rng)),
        Case("far", "log h of minus several thousand", light(rng)),
        Case("weight 0", "a component with p_j = 0", weight_zero(rng, 12)),
        # So far that even p_j + 1e-300 shows, and so near that nothing vanishes: those are judged above.
        Case("weight 0", "a component with p_j = 0, 690 nats ahead", weight_zero(rng, 690)),
    ]


ORDINARY = (
    "One row, one statistic, two components with unequal weights. What are its two shares by hand?",
    "E1 is log h plus T . eta minus log Z; E2 adds log p_j. E3 to E5 are as in lesson 01.",
    "One matrix product of T with eta on its side; log h stands beside it as a column, log Z and log p as rows.",
)
EXERCISE = Exercise(
    "11_one_em",
    exponential.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("ordinary statistics", 5.5, ("ordinary",), ORDINARY),
        of_any_size(1, "Keep the row values as (n, 1) while you need them beside (n, K).", "n, s or K"),
        Criterion("very improbable rows", 1, ("far",), estep_slips.FAR),
        Criterion("a component of weight 0", 1, ("weight 0",), estep_slips.WEIGHT),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
)
