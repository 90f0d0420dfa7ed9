"""The M-step: weighted lines, variances about them, and a gate that climbs."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson09.material import about, posed
from autograder.reference import experts
from softcounts.judge import Case, Criterion

mistakes = Mistakes()
CLIMB = "climb_gate(X, post, mixture.V, gate_gradient)"
VAR = "(post * squares).sum(axis=0) / post.sum(axis=0)"
FLOOR = "np.maximum(var, min_variance)"


# fmt: off
mistakes.edit("unweighted-lines", ("X, y, weights)", "X, y, np.ones(len(y)))"),
    "Every expert got the same line, through all rows alike. Each has its own column of soft counts as weights.",
    "Two experts on two halves of the data: which two lines do you want?")
mistakes.edit("lines-kept",
    ("np.array([weighted_least_squares(X, y, weights) for weights in post.T])", "mixture.W.copy()"),
    "The lines are still the old ones. The M-step fits them anew.",
    "Which fields of your result depend on y?")
mistakes.edit("weights-squared-in-lines", ("X, y, weights)", "X, y, weights**2)"),
    "The soft counts came in squared where the lines are fitted.",
    "Does weighted_least_squares expect the weights or something made of them?")
mistakes.edit("var-about-old-lines", ("X @ W.T", "X @ mixture.W.T"),
    "The residuals are taken from the old lines. The new ones come first, then the spread about them.",
    "Which line makes the weighted squared residuals as small as possible?")
mistakes.edit("var-over-n", (VAR, "(post * squares).sum(axis=0) / len(X)"),
    "You divided by n. Expert j owns only N_j of the rows.",
    "An expert that owns a tenth of the rows: by which factor is its variance too small?")
mistakes.edit("var-over-n-minus-d", (VAR, "(post * squares).sum(axis=0) / (post.sum(axis=0) - X.shape[1])"),
    "You took the number of coefficients off N_j. That is the unbiased estimate; maximum likelihood divides by N_j.",
    "Which divisor makes the expected log-likelihood largest?")
mistakes.edit("var-unweighted", (VAR, "squares.mean(axis=0)"),
    "The squared residuals were averaged over all rows alike, also over those of other experts.",
    "A row with a share of 0.01: how much should it widen the expert?")
mistakes.edit("var-pooled", (VAR, "np.full(len(W), (post * squares).sum() / len(X))"),
    "All experts got one common variance. Each has its own.",
    "A careful expert and a careless one: which two numbers should come out?")
mistakes.edit("sd-for-var", (FLOOR, "np.sqrt(np.maximum(var, min_variance))"),
    "You took the square root: that is the standard deviation. The field is called `var`.",
    "What are the units of a variance, if y is in tonnes?")
mistakes.edit("residual-not-squared", ("(y[:, None] - X @ W.T) ** 2", "np.abs(y[:, None] - X @ W.T)"),
    "You averaged the residuals' sizes; a variance is the mean of their squares.",
    "Residuals of 1 and 3: what is the mean of their squares?")
mistakes.edit("var-per-column", (VAR, VAR + " / X.shape[1]"),
    "You divided by d as well. y is one number, however many columns X has.",
    "How many squared residuals has a row for one expert?")
mistakes.edit("no-floor", (FLOOR, "var"),
    "The floor is missing. A line through as many rows as it has coefficients leaves no residual at all.",
    "What should the smallest variance in your result be, at least?")
mistakes.edit("floor-fixed", (FLOOR, "np.maximum(var, 1e-4)"),
    "The floor is always 1e-4, whatever was passed. That is only the value for callers who say nothing.",
    "Which argument brings the floor, and where in your function is it used?")
mistakes.edit("floor-of-zero-replaced", (FLOOR, "np.maximum(var, min_variance or 1e-4)"),
    "A floor of 0 was replaced by 1e-4. The caller said 0, and that is a floor like any other.",
    "In Python 0 counts as False. Which of your lines asks whether there is a floor, instead of how high it is?")
mistakes.edit("floor-as-ceiling", (FLOOR, "np.minimum(var, min_variance)"),
    "You took the smaller of the variance and the floor: that is a ceiling.",
    "A variance of 1.3 and a floor of 0.25: what should come back?")
mistakes.edit("floor-added", (FLOOR, "var + min_variance"),
    "The floor was added to every variance. A floor lifts only what lies below it.",
    "A variance of 1.3 and a floor of 0.25: what should come back?")
mistakes.edit("floor-as-sd", (FLOOR, "np.maximum(var, min_variance**2)"),
    "You squared the floor, as if it were a standard deviation. `min_variance` is a variance already.",
    "What are the units of `min_variance`?")
mistakes.edit("gate-kept", (CLIMB, "mixture.V.copy()"),
    "The gate was not moved. It has to learn from x who answers where.",
    "Which fields of your result depend on mixture.V, and how?")
mistakes.edit("gate-from-zero", (CLIMB, "climb_gate(X, post, np.zeros(mixture.V.shape), gate_gradient)"),
    "The climb began at 0 instead of where the last pass ended. Begun anew each time, the log-likelihood may fall.",
    "Ten steps do not reach the top. Whose steps are thrown away if you begin again?")
mistakes.edit("gate-from-lines", (CLIMB, "climb_gate(X, post, W, gate_gradient)"),
    "The climb began at the lines W. They have the same shape as V, and nothing else in common.",
    "Which field of the old mixture says where the gate is now?")
mistakes.edit("one-gradient-step", (CLIMB, "mixture.V + gate_gradient(X, post, mixture.V)"),
    "You went one whole gradient far. A gradient says where up is, not how far: such a step may jump over the top.",
    "Which given function knows how far to go?")
mistakes.edit("gate-of-averages",
    (CLIMB, "np.column_stack([np.log(post.mean(axis=0)), np.zeros((len(W), X.shape[1] - 1))])"),
    "Your gate is constant: the average soft counts. That is a mixture of regressions; here the gate depends on x.",
    "What share does your gate give an expert at the left end, and what at the right end?")
mistakes.edit("lines-and-gates-exchanged",
    (f"ExpertMixture(W, {FLOOR}, V)", f"ExpertMixture(V, {FLOOR}, W)"),
    "Lines and gates stand in each other's place.",
    "In which order does ExpertMixture name its three fields?")
mistakes.edit("writes-into-mixture", ("    return", "    mixture.V[...] = V\n    return"),
    "You wrote the new gate into the old mixture. It belongs to the caller.",
    "Which line has an index of `mixture.V` on its left?")
# fmt: on


def arguments(rng, n, d, K):
    """Rows, answers and soft counts of these sizes, and the mixture before."""
    X, y, mixture = posed(rng, n, d, K)
    return X, y, draws.soft(rng, n, K), mixture


def one_hot(rng, n, d, K):
    """Soft counts of 0 and 1, the experts in turn; each line is far from going through all its rows."""
    while True:
        X, y, mixture = posed(rng, n, d, K)
        post = np.eye(K)[rng.permutation(np.arange(n) % K)]
        spreads = [np.linalg.cond(X[mine == 1]) for mine in post.T]
        if max(spreads) < 12:
            return X, y, post, mixture


def close(rng, n, d, K, spread):
    """Answers within about `spread` of one line, so that every variance is about its square."""
    X, _, post, mixture = arguments(rng, n, d, K)
    return X, X @ mixture.W[0] + spread * rng.normal(size=n), post, mixture


def floors(rng):
    """A floor of 0, one by default that lifts all, one between the variances, one above them."""
    X, y, post, mixture = arguments(rng, 12, 2, 3)
    var = np.sort(experts.mstep(X, y, post, mixture, 0.0).var)
    return [
        ("variances about 1e-5, min_variance = 0", (*close(rng, 9, 2, 3, 3e-3), 0.0)),
        ("variances about 1e-5, min_variance by default", close(rng, 10, 2, 3, 3e-3)),
        ("min_variance between the variances", (X, y, post, mixture, float(var[:2].mean()))),
        ("min_variance above every variance", (X, y, post, mixture, float(2 * var.max()))),
    ]


# Sizes n, d, K that are 1 or alike, and n < K; where n = d the line goes through all rows.
EDGES = [(5, 1, 3), (1, 1, 2), (7, 3, 1), (3, 3, 2), (4, 2, 4), (8, 3, 3), (3, 2, 4)]


def cases(rng):
    """Ordinary sizes, a row twice, one-hot rows, data about 20; sizes that are 1 or alike; floors."""
    ordinary = [(9, 2, 3), (draws.integer(rng, 11, 13), 3, 2), (14, 3, 4)]
    X, y, post, mixture = arguments(rng, 10, 2, 4)
    X[4], y[4] = X[1], y[1]
    far, answered, there = about(rng, 11, 2, 3)
    return [
        *(Case("ordinary", draws.sizes(*size), arguments(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(10, 2, 4) + ", one row twice", (X, y, post, mixture)),
        Case("ordinary", draws.sizes(11, 2, 3) + ", data about 20", (far, answered, draws.soft(rng, 11, 3), there)),
        Case("one-hot", "one-hot soft counts: " + draws.sizes(13, 2, 3), one_hot(rng, 13, 2, 3)),
        *(Case("sizes", draws.sizes(*size), arguments(rng, *size)) for size in EDGES),
        *(Case("floor", note, args) for note, args in floors(rng)),
    ]


ORDINARY = (
    "An expert that owns three rows by 1, 0.5 and 0: which line, and which variance about it?",
    "M1 calls weighted_least_squares once for each column of post; M2 is a weighted mean; M3 calls climb_gate.",
    "Squared residuals are a table (n, K), like post. Multiply, add over the rows, divide by N_j.",
)
ONE_HOT = (
    "If every soft count is 0 or 1, whose rows does expert j's line see?",
    "A row of weight 0 has no say in the line nor in the variance; the gate hears of every row.",
    "Divide by the sum of the soft counts of the column, never by a single soft count.",
)
FLOOR_HINTS = (
    "Which of your variances lie below the floor, and what should they be?",
    "A floor lifts what lies below it and leaves the rest alone; the caller says how high it is.",
    "Take the larger of the variance and min_variance, entry by entry, at the very end.",
)
EXERCISE = Exercise(
    "09_mixture_of_experts",
    experts.mstep,
    ("mixture",),
    cases,
    (
        Criterion("ordinary data", 6, ("ordinary",), ORDINARY),
        of_any_size(1, "W and V stay (K, d), var stays (K,), whatever the sizes."),
        Criterion("soft counts of 0 and 1", 0.5, ("one-hot",), ONE_HOT),
        Criterion("the floor under the variance", 1, ("floor",), FLOOR_HINTS),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"mixture.var": ("positive",)},
    uses=("weighted_least_squares", "gate_gradient"),
)
