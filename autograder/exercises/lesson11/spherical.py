"""Round bells as members of the exponential family."""

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson11 import members
from autograder.reference import exponential
from softcounts.judge import Case, Criterion

mistakes = Mistakes()
LOG_Z = "(mu**2).sum(axis=1) / (2 * var) + d / 2 * np.log(2 * np.pi * var)"


# fmt: off
mistakes.edit("spread-about-0", ("(means[:, -1] - (mu**2).sum(axis=1))", "means[:, -1]"),
    "The mean of |x|^2 is the spread about 0. The variance is the spread about the component's own mean.",
    "Move a bell far away from 0 without changing its shape: should its variance grow?")
mistakes.edit("forgot-d", (" / d\n", "\n"),
    "q - |mu|^2 holds the variances of all d coordinates. sigma squared is one of them.",
    "Two coordinates with variance 3 each: what is the mean squared distance from mu?")
mistakes.edit("d-is-s", ("means.shape[1] - 1", "means.shape[1]"),
    "You took d = s. The last statistic, |x|^2, is no coordinate.",
    "How many of the s columns are coordinates of x?")
mistakes.edit("sd-for-var", (" / d\n", " / d\n    var = np.sqrt(var)\n"),
    "You took the square root: that is sigma. The formulas hold sigma squared.",
    "In which unit is a variance if x is in minutes?")
mistakes.edit("mean-not-squared-by-coordinate", ("(means[:, -1] - (mu**2)", "(means[:, -1] - mu"),
    "You subtracted the means themselves from the mean of |x|^2. Their squares belong there.",
    "If x is in minutes, in which unit is q, and in which is mu?")
mistakes.edit("square-of-the-sum", ("(means[:, -1] - (mu**2).sum(axis=1))", "(means[:, -1] - mu.sum(axis=1) ** 2)"),
    "You squared the sum of the means. |mu|^2 is the sum of their squares.",
    "mu = (3, 4): what is |mu|^2?")
mistakes.edit("length-of-all-means", ("means[:, -1] - (mu**2)", "means[:, -1] - (means**2)"),
    "The last column went into the squares, too. mu has d entries; the last statistic is not one of them.",
    "Which columns of the table make up mu?")
mistakes.edit("eta-mu-not-divided", ("mu / var[:, None]", "mu"),
    "You returned mu itself as the first part of eta. With x stands mu divided by sigma squared.",
    "Multiply |x - mu|^2 out and divide by -2 sigma squared. What stands with x?")
mistakes.edit("eta-mu-over-sd", ("mu / var[:, None]", "mu / np.sqrt(var)[:, None]"),
    "You divided mu by sigma; with x stands mu over sigma squared.",
    "The exponent is a squared distance over 2 sigma squared. What remains below the line of the term with x?")
mistakes.edit("eta-mu-halved", ("mu / var[:, None]", "mu / (2 * var[:, None])"),
    "A 2 too many: the square holds 2 x mu, and that 2 cancels the one below the line.",
    "Multiply |x - mu|^2 out. Which number stands with x mu?")
mistakes.edit("eta-last-sign", ("-1 / (2 * var)", "1 / (2 * var)"),
    "The last eta has the wrong sign: with a plus the density grows without end as |x| grows.",
    "How much does a point far away weigh under a bell?")
mistakes.edit("eta-last-no-half", ("-1 / (2 * var)", "-1 / var"),
    "The 2 is missing below the line of the last eta.",
    "The exponent of the bell is minus a squared distance over what?")
mistakes.edit("eta-last-is-var", ("-1 / (2 * var)", "var"),
    "The last of eta is not the variance: with |x|^2 stands minus one over twice the variance.",
    "Which number stands with |x|^2 in the exponent of a bell?")
mistakes.edit("square-first", ("[mu / var[:, None], -1 / (2 * var)]", "[-1 / (2 * var), mu / var[:, None]]"),
    "Your eta begins with the square. T is (x, |x|^2), and eta stands in the same order.",
    "Which of the s statistics is |x|^2, the first or the last?")
mistakes.edit("square-for-each-coordinate", ("-1 / (2 * var)]", "np.tile(-1 / (2 * var), (d, 1)).T]"),
    "You gave a square to each coordinate: 2 d numbers. A round bell has one |x|^2 for all of them.",
    "How many statistics has a row, and so how many numbers has eta_j?")
mistakes.edit("log-z-no-mean", (LOG_Z, "d / 2 * np.log(2 * np.pi * var)"),
    "The term with |mu|^2 is missing from log Z. It is left over when the square is multiplied out.",
    "Multiply |x - mu|^2 out: which of the three terms holds no x?")
mistakes.edit("log-z-mean-no-half", ("(mu**2).sum(axis=1) / (2 * var)", "(mu**2).sum(axis=1) / var"),
    "The 2 below |mu|^2 is missing.",
    "All three terms of the square are divided by the same number. By which?")
mistakes.edit("log-z-mean-sign", ("return eta, (mu**2)", "return eta, -(mu**2)"),
    "The term with |mu|^2 has the wrong sign in log Z. In log p(x) it has a minus, and log Z is subtracted.",
    "log p(x) holds minus |mu|^2 over 2 sigma squared. What does that say of its sign in log Z?")
mistakes.edit("log-z-sign", (LOG_Z, f"-({LOG_Z})"),
    "The sign of log Z is turned: it is subtracted in log p(x).",
    "A wider bell has to be divided by more. Does your log Z grow with the variance?")
mistakes.edit("log-z-of-the-square", ("eta, (mu**2).sum(axis=1)", "eta, means[:, -1]"),
    "In log Z stands |mu|^2, the squared length of the mean; you took the mean of the squared length.",
    "By how much do the mean of |x|^2 and |mu|^2 differ?")
mistakes.edit("half-power", ("d / 2 * np", "1 / 2 * np"),
    "You used the factor of one dimension. Each of the d coordinates brings its own.",
    "Two independent coordinates: what happens to the factor in front of the bell?")
mistakes.edit("whole-power", ("d / 2 * np", "d * np"),
    "The logarithm of 2 pi sigma squared is multiplied by d/2: the factor of a bell is a root.",
    "In one dimension, is the factor 1 / (2 pi sigma squared), or its root?")
mistakes.edit("no-two-pi", ("2 * np.pi * var)", "var)"),
    "The 2 pi is missing. We chose h = 1, so log Z has to hold it.",
    "What is the height of a bell with variance 1 at its mean, in one dimension?")
mistakes.edit("pi-without-two", ("2 * np.pi * var", "np.pi * var"),
    "2 pi, not pi, stands under the root of the bell.",
    "What is the height of a bell with variance 1 at its mean, in one dimension?")
mistakes.edit("column-of-log-z", (LOG_Z, f"({LOG_Z})[:, None]"),
    "Your log Z is a column (K, 1). The contract is (K,).",
    "What is the shape of log_z in your function?")
mistakes.edit("other-way-round", ("return eta, " + LOG_Z, f"return {LOG_Z}, eta"),
    "The two results come back in the wrong order.",
    "Which does the contract name first, eta or log_z?")
mistakes.edit("pooled-var", (" / d\n", " / d\n    var = np.full(len(var), var.mean())\n"),
    "All components got one common variance. Each has its own.",
    "Which row of the table does sigma squared of component j come from?")
mistakes.edit("var-floored", (" / d\n", " / d\n    var = np.maximum(var, 1e-3)\n"),
    "You kept the variances from being small. A guard against collapse is a fine idea, but not this contract.",
    "A bell with variance 1e-5: what is its last eta?")
mistakes.edit("writes-into-means",
    ("    var =", "    means[:, -1] /= d\n    means = means * ([1] * d + [d])\n    var ="),
    "You wrote into the table of means that you were given. It belongs to the caller.",
    "Which line uses `*=`, `/=`, `-=` or an index on the left?")
# fmt: on


def at_zero(rng):
    """One of the bells sits exactly at 0."""
    table = members.bells(rng, 3, 4)
    table[1, -1] -= (table[1, :-1] ** 2).sum()
    table[1, :-1] = 0.0
    return (table,)


def cases(rng):
    """Ordinary bells, sizes that are 1 or alike, bells about 20, very narrow and very wide ones."""
    ordinary = [(3, 5), (draws.integer(rng, 5, 6), 3), (2, 4)]
    edges = [(1, 4), (4, 2), (1, 2), (3, 3), (2, 3)]
    return [
        *(Case("ordinary", f"K = {K}, s = {s}", (members.bells(rng, K, s),)) for K, s in ordinary),
        Case("ordinary", "two components exactly alike", members.twice(members.bells(rng, 4, 3))),
        Case("ordinary", "a mean exactly at 0", at_zero(rng)),
        Case("ordinary", "all means about 20", (members.bells(rng, 3, 4, centre=20.0),)),
        *(Case("sizes", f"K = {K}, s = {s}", (members.bells(rng, K, s),)) for K, s in edges),
        Case("narrow", "variances about 1e-5", (members.bells(rng, 3, 4, scale=1e-5),)),
        Case("narrow", "variances about 1e5", (members.bells(rng, 3, 4, scale=1e5),)),
    ]


ORDINARY = (
    "In one dimension: the mean of x is 1, that of x squared is 5. What is the variance?",
    "Split the table: d columns are mu, the last is q. The variance first, then eta, then log Z.",
    "F5 subtracts |mu|^2 from q and divides by d; F6 puts mu over the variance beside minus half over it.",
)
NARROW = (
    "A variance of 1e-5: what is 1 over twice that?",
    "Neither tiny nor huge variances need any care: nothing is added, nothing is clipped.",
    "The variance is q minus |mu|^2, over d, and is used as it is.",
)
EXERCISE = Exercise(
    "11_one_em",
    exponential.spherical,
    ("eta", "log_z"),
    cases,
    (
        Criterion("ordinary bells", 2.25, ("ordinary",), ORDINARY),
        of_any_size(0.5, "eta stays (K, s), log_z stays (K,), whatever the sizes; d is s - 1.", "K or d"),
        Criterion("very narrow and very wide bells", 0.25, ("narrow",), NARROW),
        *form_and_left_alone(0.75, 0.25),
    ),
    mistakes,
    {},
)
