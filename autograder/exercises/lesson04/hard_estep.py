"""The hard E-step: each point goes whole to the component with its largest soft count."""

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson04 import choices
from autograder.reference import selection
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("nearest-mean", ("estep(X, mixture)[0]", "-((X[:, None, :] - mixture.mu) ** 2).sum(axis=2)"),
    "You sent each point to the nearest mean. That is the rule of K-means; it knows neither widths nor weights.",
    "A wide and a narrow component, a point a little nearer to the narrow one: whose density is larger there?")
mistakes.edit("no-mixing-weight", ("estep(X, mixture)[0]", "log_gaussian(X, mixture.mu, mixture.var)"),
    "You compared the densities alone. The soft counts also hold the weights p_j, and so must their hard limit.",
    "Two components of the same shape, one ten times as frequent: who should get a point in the middle?")
mistakes.edit("no-normaliser",
    ("estep(X, mixture)[0]",
     "-((X[:, None, :] - mixture.mu) ** 2).sum(axis=2) / (2 * mixture.var) + np.log(mixture.p)"),
    "You compared weighted exponentials without the height of each bell. A wide bell is a low one.",
    "What stands before the exponential in the density, and does it differ from component to component?")
mistakes.edit("weight-not-logged", ("estep(X, mixture)[0]", "log_gaussian(X, mixture.mu, mixture.var) + mixture.p"),
    "You added p_j itself to a log density. A product of p_j and a density becomes a sum of two logarithms.",
    "Which of the two terms in your sum is not a logarithm yet?")
mistakes.edit("weight-times-log", ("estep(X, mixture)[0]", "log_gaussian(X, mixture.mu, mixture.var) * mixture.p"),
    "You multiplied the log density by p_j. The weight multiplies the density, so its logarithm is added.",
    "What is the logarithm of a product?")
mistakes.edit("weight-twice",
    ("estep(X, mixture)[0]", "log_gaussian(X, mixture.mu, mixture.var) + 2 * np.log(mixture.p)"),
    "The weights p_j came in twice. The soft counts already hold them; so does the log joint.",
    "In which of your lines is the prior added, and is there a second one?")
mistakes.edit("one-factor-only",
    ("estep(X, mixture)[0]",
     "-((X[:, None, :] - mixture.mu) ** 2).sum(axis=2) / (2 * mixture.var)"
     " - np.log(mixture.var) / 2 + np.log(mixture.p)"),
    "The height of each bell is that of a single coordinate. In d dimensions there are d factors.",
    "Two independent coordinates: how often does the bell curve's constant stand in their product?")
mistakes.edit("variance-as-sd", ("estep(X, mixture)[0]", "estep(X, mixture._replace(var=mixture.var**2))[0]"),
    "The variances were squared once more. `mixture.var` already is sigma squared.",
    "What are the units of `var` if the data are in minutes?")
mistakes.edit("no-half", ("estep(X, mixture)[0]", "estep(X, mixture._replace(var=mixture.var / 2))[0]"),
    "The exponent lacks its half: your bells are too narrow for their height.",
    "One standard deviation away from the mean, what fraction of the peak should be left?")
mistakes.edit("largest-weight-wins", ("estep(X, mixture)[0]", "np.tile(mixture.p, (len(X), 1))"),
    "You looked at the weights p_j only, so every point went to the same component.",
    "Which of your lines looks at the point itself?")
mistakes.edit("least-likely",
    [("estep(X, mixture)[0]", "log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)"), ("argmax", "argmin")],
    "You chose the smallest value in each row. A soft count is large where a point belongs.",
    "Distances want the smallest, probabilities the largest. Which of the two do you compare?")
mistakes.edit("soft-counts-kept", ("np.eye(shares.shape[1])[best]", "shares"),
    "These are the soft counts themselves. The hard step gives each point whole to one component.",
    "A row with shares 0.6 and 0.4: what does it become?")
mistakes.edit("labels", ("np.eye(shares.shape[1])[best]", "best"),
    "You returned the number of the best component for each point. The contract is a row of 0s with a single 1.",
    "For K = 3 and the best component at index 1, what does the row look like?")
mistakes.edit("one-row-for-each-component", ("[best]", "[best].T"),
    "Your answer has a row for each component. The contract has a row for each point, as every `post` has.",
    "Which of n and K comes first in the shape of `post`?")
mistakes.edit("wrong-axis",
    [("estep(X, mixture)[0]", "log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p)"),
     ("argmax(axis=1)", "argmax(axis=0)"), ("np.eye(shares.shape[1])[best]", "np.eye(len(X))[best].T")],
    "You marked the best point of each component, going down the columns. Each point chooses among the components.",
    "Along which axis do the components lie, and along which one must the largest be found?")
mistakes.edit("several-ones-at-ties",
    ("np.eye(shares.shape[1])[best]", "(shares == shares.max(axis=1, keepdims=True)).astype(float)"),
    "Where two components are equally good, your row holds two 1s, so the point counts double.",
    "What must every row add up to, and who gets the point at a tie?")
mistakes.edit("shared-at-ties",
    [("shares.argmax(axis=1)", "shares == shares.max(axis=1, keepdims=True)"),
     ("np.eye(shares.shape[1])[best]", "best / best.sum(axis=1, keepdims=True)")],
    "Where two components are equally good, you shared the point out. Hard means whole, at a tie too.",
    "Which of several equal components does the contract name?")
mistakes.edit("highest-index-at-ties",
    ("shares.argmax(axis=1)", "shares.shape[1] - 1 - shares[:, ::-1].argmax(axis=1)"),
    "At a tie you took the last of the equals; the contract takes the lowest index.",
    "Does your comparison replace the best so far also by an equal one, or do you read a sorted list from its end?")
mistakes.edit("close-is-a-tie",
    ("shares.argmax(axis=1)", "np.isclose(shares, shares.max(axis=1, keepdims=True)).argmax(axis=1)"),
    "Two components that are nearly equal were taken for a tie. However little ahead, the larger one wins.",
    "Did you round, or compare with a tolerance? When are two shares equal in the sense of the contract?")
mistakes.edit("more-than-half", ("np.eye(shares.shape[1])[best]", "np.round(shares)"),
    "You rounded the soft counts, or asked which are above one half. With three components there may be none.",
    "A row with shares 0.4, 0.35 and 0.25: who is the largest, and what does your rule say?")
mistakes.edit("density-underflow",
    ("estep(X, mixture)[0]", "mixture.p * np.exp(log_gaussian(X, mixture.mu, mixture.var))"),
    "Far from all components every density is exactly 0 in floating point, so all look equal and the first one wins.",
    "The logarithm keeps the order and never vanishes. In which domain do you compare?")
mistakes.edit("floored-weight",
    ("estep(X, mixture)[0]", "log_gaussian(X, mixture.mu, mixture.var) + np.log(mixture.p + 1e-16)"),
    "You added a tiny number to p_j before the logarithm. A component of weight 0 then still wins points.",
    "If p_j is exactly 0, how near may a point be to that component and still not belong to it?")
mistakes.edit("log-likelihood-too", ("[best]", "[best], estep(X, mixture)[1]"),
    "You returned two values. `estep` gives soft counts and a log-likelihood; `hard_estep` gives `post` alone.",
    "What stands on your last line, and how many values has it?")
mistakes.edit("writes-into-mixture", ("    return np.eye", "    mixture.p[:] *= 2\n    return np.eye"),
    "A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.",
    "Which line uses `*=`, `/=`, `+=` or an index on the left, and on which array?")
# fmt: on


def cases(rng):
    """Ordinary sizes with a point twice, sizes that are 1 or alike, exact ties, far points, a component of weight 0."""
    ordinary = [(draws.integer(rng, 7, 9), 2, 3), (8, 3, 4), (6, 1, 3), (7, 4, 2)]
    tied = [(4, 1, 2), (8, 2, 4), (8, 3, 4)]
    return [
        *(Case("ordinary", draws.sizes(*size), choices.telling(rng, *size)) for size in ordinary[:2]),
        *(Case("ordinary", draws.sizes(*size), choices.clear(rng, *size)) for size in ordinary[2:]),
        Case("ordinary", draws.sizes(9, 4, 3), choices.subtle(rng, 9, 4, 3)),
        Case("ordinary", draws.sizes(9, 4, 3) + ", one point twice, one at 0", choices.twice(rng, 9, 4, 3)),
        *(Case("sizes", draws.sizes(*size), choices.clear(rng, *size)) for size in draws.EDGES),
        *(Case("ties", draws.sizes(*size) + ", points halfway", choices.mirrored(rng, *size)) for size in tied),
        Case("ties", "two components that are the same: n = 8, d = 2, K = 4", choices.twins(rng, 8, 2, 4)),
        Case("ties", "almost a tie, but none", choices.almost_tied(rng)),
        Case("far", "two points 1000 standard deviations away", choices.far(rng)),
        Case("far", "variances 1e-8 and about 1", choices.narrow(rng)),
        Case("weight 0", "a component with p_j = 0, 38 standard deviations away", choices.weight_zero(rng, 38)),
        Case("weight 0", "a component with p_j = 0", choices.weight_zero(rng)),
    ]


ORDINARY = (
    "Take one point and its row of soft counts. Which entry becomes 1, and what becomes of the others?",
    "H1 makes the row of soft counts (or of log p_j plus the log density); H2 finds the place of its largest entry.",
    "H3: a table of zeros (n, K), with a 1 in each row at the place that H2 found.",
)
SIZES = (
    "What is the shape of your answer when n, d or K is 1?",
    "An axis of length 1 is still an axis. With K = 1 every row is just a 1.",
    "Take n and K from the arguments, and give the result the shape (n, K) from the start.",
)
TIES = (
    "Two entries of a row are equal and largest. How many 1s may the row hold?",
    "The lowest index wins. Finding the place of the largest entry, not comparing with its value, gives one 1.",
    "NumPy's function for the place of a maximum returns the first of equals.",
)
FAR = (
    "What is np.exp(-500000.0), and how does it compare with np.exp(-600000.0)?",
    "Logarithms keep the order of what they are taken of. Compare them, not the densities.",
    "The given estep works in the log domain and is safe here; so is log p_j plus log_gaussian.",
)
WEIGHT = (
    "What is log 0 in NumPy, and can it be the largest entry of a row?",
    "-inf loses against every finite number, which is just right here.",
    "Add the logarithm of p_j as it is, without a floor (errstate keeps NumPy quiet).",
)
EXERCISE = Exercise(
    "04_choosing_k",
    selection.hard_estep,
    ("post",),
    cases,
    (
        Criterion("ordinary data", 2.5, ("ordinary",), ORDINARY),
        Criterion("sizes that are 1 or alike", 0.5, ("sizes",), SIZES),
        Criterion("ties go to the lowest index", 1, ("ties",), TIES),
        Criterion("far-away points", 0.5, ("far",), FAR),
        Criterion("a component of weight 0", 0.5, ("weight 0",), WEIGHT),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
    inlined=("log_gaussian", "estep"),
)
