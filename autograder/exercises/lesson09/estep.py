"""The E-step of lines and a gate."""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson09.material import about, posed
from autograder.reference import experts
from softcounts.judge import Case, Criterion

mistakes = Mistakes()
GATE = " + log_gate(X, mixture.V)"


# fmt: off
mistakes.edit("no-gate", (GATE, ""),
    "The gate is left out. It is the prior of Bayes' rule: who is asked at this x, before y is known.",
    "A row that lies equally well on both lines: what should its soft counts be?")
mistakes.edit("gate-not-logged", ("log_gate(X, mixture.V)", "np.exp(log_gate(X, mixture.V))"),
    "The shares themselves were added to a log density: a probability and a logarithm were mixed.",
    "Which of the two terms in your sum is not a logarithm?")
mistakes.edit("scores-for-gate", ("log_gate(X, mixture.V)", "X @ mixture.V.T"),
    "The soft counts are right, because a row's log-sum-exp cancels; but raw scores are not log probabilities.",
    "What do the exponentials of one row of your scores add up to? Then what is your log-likelihood off by?")
mistakes.edit("gate-twice", (GATE, " + 2 * log_gate(X, mixture.V)"),
    "The gate came in twice. Bayes' rule multiplies by the prior once.",
    "Have you added the gate once before, somewhere else?")
mistakes.edit("gate-after-normalising",
    [(GATE, ""), ("np.exp(joint - rows)", "np.exp(joint - rows + log_gate(X, mixture.V))")],
    "You shared out first and multiplied by the gate afterwards, so a row no longer sums to 1.",
    "In Bayes' rule the prior stands above and below the line. Which comes first, weighing or sharing out?")
mistakes.edit("gate-only-above",
    ("float(rows.sum())",
     "float((rows + np.log(np.exp(joint - rows - log_gate(X, mixture.V)).sum(axis=1, keepdims=True))).sum())"),
    "The soft counts carry the gate, but the log-likelihood was summed without it.",
    "p(y | x) is a weighted sum over the experts. Which weights are missing in yours?")
mistakes.edit("one-gate-for-all", ("log_gate(X, mixture.V)", "np.log(np.exp(log_gate(X, mixture.V)).mean(axis=0))"),
    "The shares were averaged over all rows. The gate says something else at each x.",
    "What is the difference between p_j of lesson 01 and g_j(x)?")
mistakes.edit("lines-and-gates-exchanged", [("mixture.W", "mixture.V"), (GATE, " + log_gate(X, mixture.W)")],
    "W and V were exchanged: the gate's scores were taken for the lines, and the lines for the scores.",
    "Which field is measured in the units of y?")
mistakes.edit("var-as-sd", ("np.log(2 * np.pi * mixture.var) + residual**2 / mixture.var",
                            "np.log(2 * np.pi * mixture.var**2) + residual**2 / mixture.var**2"),
    "The variance was squared, as if it were a standard deviation.",
    "What are the units of `var`, if y is in tonnes?")
mistakes.edit("no-two-pi", ("2 * np.pi * mixture.var", "mixture.var"),
    "The soft counts are right, because a factor common to all experts cancels; in the log-likelihood it stays.",
    "Which constant of the bell curve did you leave out?")
mistakes.edit("two-pi-for-each-column",
    ("np.log(2 * np.pi * mixture.var)", "X.shape[1] * np.log(2 * np.pi * mixture.var)"),
    "The constant came in d times. X has d columns, but the bell stands over y, which is one number.",
    "In how many dimensions does the density of y live?")
mistakes.edit("no-log-var", ("np.log(2 * np.pi * mixture.var) + ", "np.log(2 * np.pi) + "),
    "The variance in front of the bell is left out. It differs from expert to expert, so it does not cancel.",
    "Two bells over the same line, one narrow and one wide: which is higher on the line itself?")
mistakes.edit("no-half", ("-0.5 * (", "-1.0 * ("),
    "The half in front is missing.",
    "What is the log density one standard deviation from the line, compared with the line itself?")
mistakes.edit("half-on-one-term", ("residual**2 / mixture.var)", "2 * residual**2 / mixture.var)"),
    "The squared residual lost its half; the logarithm has kept it.",
    "What is the log density one standard deviation from the line, compared with the line itself?")
mistakes.edit("residual-not-squared", ("residual**2", "np.abs(residual)"),
    "You took the residual's size; the exponent holds its square.",
    "A row twice as far from the line: by which factor should the term grow?")
mistakes.edit("one-variance", ("    residual", "    mixture = mixture._replace(var=mixture.var.mean())\n    residual"),
    "All experts got one common variance. Each has its own.",
    "A careful expert and a careless one, and a row far from both lines: whose is it?")
mistakes.edit("without-the-ones", ("X @ mixture.W.T", "X[:, 1:] @ mixture.W[:, 1:].T"),
    "The intercepts of the lines are left out.",
    "Which column of X carries the intercept?")
estep_slips.add_to(
    mistakes,
    {"point": "row", "component": "expert", "components": "experts", "x": "y_i | x_i", "p": "the gate's shares",
     "halfway": "row halfway between two equal lines"},
    without=("weight-not-logged", "weight-after-normalising", "weight-only-above", "floored-weight",
             "weight-zero-is-nan", "standardised", "standardised-as-a-whole", "centred", "data-in-float32"))
mistakes.edit("writes-into-mixture",
    ("    return np.exp(joint - rows)", "    mixture.var[:] *= 2\n    return np.exp(joint - rows)"),
    "A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.",
    "Which line uses `*=`, `/=`, `+=` or an index on the left, and on which array?")
# fmt: on


def far_rows(rng):
    """Two rows near their lines, and two 1000 standard deviations from all of them."""
    X, y, drawn = posed(rng, 4, 2, 3)
    y[:2] += 1000 * np.sqrt(drawn.var.max()) * rng.choice([-1, 1], 2)
    return X, y, drawn


def alone(rng):
    """A single row 100 standard deviations from every line."""
    X, y, drawn = posed(rng, 1, 3, 2)
    return X, y + 100 * np.sqrt(drawn.var.max()), drawn


def narrow_and_wide(rng):
    """Variances of 1e-8, about 1 and 1e8, and two of the rows close to the narrow line."""
    X, y, drawn = posed(rng, 4, 2, 3)
    var = np.array([1e-8, 1.0, 1e8]) * rng.uniform(0.9, 1.1, 3)
    y[:2] = X[:2] @ drawn.W[0] + 1e-4 * rng.uniform(0.5, 1.5, 2)
    return X, y, drawn._replace(var=var)


def sure(rng, scale):
    """Scores that differ by thousands."""
    X, y, drawn = posed(rng, 5, 2, 3)
    return X, y, drawn._replace(V=scale * drawn.V)


def cases(rng):
    """Ordinary sizes, a row twice, a row of zeros, experts alike, data about 20; sizes that are 1 or alike; far-away
    rows, sure gates, variances far apart.
    """
    ordinary = [(4, 2, 3), (draws.integer(rng, 6, 8), 3, 2), (5, 3, 4)]
    X, y, drawn = posed(rng, 6, 3, 4)
    X[4], y[4], X[2] = X[1], y[1], 0.0
    Z, z, two = posed(rng, 5, 3, 2)
    return [
        *(Case("ordinary", draws.sizes(*size), posed(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 3, 4) + ", one row twice, one all zeros", (X, y, drawn)),
        Case("ordinary", "two experts exactly alike", (Z, z, type(two)(*(field[[0, 0]] for field in two)))),
        Case("ordinary", draws.sizes(7, 2, 4) + ", data about 20", about(rng, 7, 2, 4)),
        *(Case("sizes", draws.sizes(*size), posed(rng, *size)) for size in draws.EDGES),
        Case("far", "two rows 1000 standard deviations away", far_rows(rng)),
        Case("far", "a single row, 100 standard deviations away", alone(rng)),
        Case("far", "variances 1e-8, about 1 and 1e8", narrow_and_wide(rng)),
        Case("far", "scores that differ by thousands", sure(rng, 2000.0)),
    ]


ORDINARY = (
    "One row, two experts, unequal shares at its x. What are its soft counts by hand?",
    "E1 is one bell over y for each expert, E2 adds the log gate; E3 to E5 are those of lesson 01.",
    "The residuals are a table (n, K): y as a column, minus X times the lines.",
)
EXERCISE = Exercise(
    "09_mixture_of_experts",
    experts.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("ordinary data", 6, ("ordinary",), ORDINARY),
        of_any_size(1, "Residuals are (n, K), row values (n, 1), whatever the sizes."),
        Criterion("far-away rows and sure gates", 1.5, ("far",), estep_slips.FAR),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
    uses=("log_gate",),
)
