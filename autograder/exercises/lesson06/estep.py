"""The E-step for coins: who wrote this picture?"""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion
from softcounts.mixtures import BernoulliMixture

mistakes = Mistakes()


# fmt: off
mistakes.edit("no-off-pixels", ("ink + paper", "ink"),
    "Only the pixels that are on speak in yours. A prototype full of ink then explains every picture.",
    "Prototype 1 has ink everywhere, prototype 2 is a thin stroke. Who should own a thin stroke, and who does?")
mistakes.edit("no-on-pixels", ("ink + paper", "paper"),
    "Only the pixels that are off speak in yours. A prototype of empty paper then explains every picture.",
    "Which term tells how well a prototype predicted the ink?")
mistakes.edit("sides-swapped", [("= X @", "= (1 - X) @"), (", (1 - X) @", ", X @")],
    "Ink is weighed with 1 - theta and paper with theta, so the least fitting prototype wins.",
    "The pixel is on and theta = 0.99: should that speak for the component or against it?")
mistakes.edit("theta-not-logged",
    [("np.log(mixture.theta)", "mixture.theta"), ("np.log(1 - mixture.theta)", "(1 - mixture.theta)")],
    "You added up the chances themselves. Independent pixels multiply, so their logarithms add.",
    "Three pixels with chance 0.5 each: is the picture's chance 1.5?")
mistakes.edit("pixels-averaged", ("ink + paper", "(ink + paper) / X.shape[1]"),
    "You averaged the log probabilities over the pixels. Every pixel is evidence of its own, so they add up.",
    "Twice as many pixels that all say the same: should you be more certain, or equally so?")
mistakes.edit("squared-distances", ("ink + paper", "-((X[:, None, :] - mixture.theta) ** 2).sum(axis=2) / 2"),
    "You compared pictures and prototypes by squared distance: that is the bell curve of lesson 01, not a coin.",
    "How does the chance of a picture depend on theta when each pixel is a coin?")
mistakes.edit("rounded-prototypes", ("ink + paper", "(X[:, None, :] == np.round(mixture.theta)).sum(axis=2)"),
    "You rounded the prototypes to ink and paper and counted the pixels that agree.",
    "theta = 0.55 and theta = 0.95 both round to 1. Should they speak equally loudly?")
mistakes.edit("mixture-of-means",
    [("return", "mean = mixture.p @ mixture.theta\n    return"),
     ("float(rows.sum())", "float((X @ np.log(mean) + (1 - X) @ np.log(1 - mean)).sum())")],
    "The soft counts are right, but the log-likelihood is that of one blurred average prototype.",
    "Mix the probabilities of whole pictures, not of pixels. Is the sum over j inside the product or outside?")
mistakes.edit("no-mixing-weight", (" + np.log(mixture.p)", ""),
    "The mixing weights p_j are left out. Bayes' rule has a prior; with equal weights you cannot see the slip.",
    "Two prototypes explain a picture equally well, but one is ten times as common. Who should get more of it?")
mistakes.edit("weight-for-each-pixel", ("np.log(mixture.p)", "X.shape[1] * np.log(mixture.p)"),
    "log p_j was added once for each pixel. A component is chosen once for the whole picture.",
    "How many times is the prior's die thrown before a picture of d pixels is drawn?")
estep_slips.add_to(
    mistakes,
    words={
        "point": "picture", "density": "probability", "distant": "very improbable",
        "halfway": "picture halfway between a 4 and a 9",
    },
    without=(
        "density-underflow", "standardised", "standardised-as-a-whole", "centred", "data-in-float32",
    ),
    instead={
        "ll-mean": {"why": "You returned the mean over the pictures, as `nll` does; here the contract is the total."},
    },
)
mistakes.edit("ll-in-bits", ("float(rows.sum())", "float(rows.sum() / np.log(2))"),
    "The logarithm is to base 2; the contract is the natural logarithm.",
    "By which constant factor do you miss, and which NumPy function has base e?")
mistakes.edit("product-underflow", estep_slips.plain_sums("0.0"),
    "Your numbers are right until they vanish: a product of hundreds of chances is exactly 0, and 0/0 is nan.",
    "If you subtract the same number from a whole row of logarithms, do the shares change?")
mistakes.edit("anchored-at-the-mean", estep_slips.plain_sums("joint.mean(axis=1, keepdims=True)"),
    "You subtracted the mean of each row, not its maximum. What lies far above the mean then overflows to inf.",
    "After your subtraction, what is the largest number that goes into the exponential?")
KEPT_AWAY = (
    "A constant keeps theta away from 0 and 1. It is away from them already; that is what the smoothing bought.",
    "A prototype says theta = 1e-14, and the pixel is on. What should that cost, and what does it cost in yours?",
)
for tiny in (2, 3, 4, 5, 6, 8, 9, 10, 12):
    clipped = f"mixture = mixture._replace(theta=np.clip(mixture.theta, 1e-{tiny}, 1 - 1e-{tiny}))"
    mistakes.edit(f"clipped-at-1e-{tiny}", ("    ink,", f"    {clipped}\n    ink,"), *KEPT_AWAY)
for tiny in (6, 9, 10, 12):
    both = [(f"np.log({chance})", f"np.log({chance} + 1e-{tiny})") for chance in ("mixture.theta", "1 - mixture.theta")]
    mistakes.edit(f"padded-by-1e-{tiny}", both, *KEPT_AWAY)
mistakes.edit("components-as-rows", ("np.exp(joint - rows)", "np.exp(joint - rows).T"),
    "The soft counts are (K, n): a row for each component. The contract is a row for each picture.",
    "Which of your two axes has length n?")
mistakes.edit("writes-into-mixture",
    ("    return np.exp(joint - rows)", "    mixture.theta[:] /= 2\n    return np.exp(joint - rows)"),
    "A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.",
    "Which line uses `*=`, `/=`, `+=` or `out=`, and on which array?")
# fmt: on


def far_apart(rng):
    """Two pictures as the prototypes would have them, and two as they never would; a few pixels tell who is who."""
    d, K = 400, 3
    base = (rng.random(d) < 0.5).astype(float)
    theta = np.tile(np.where(base == 1, 0.999, 0.001), (K, 1))
    theta[:, :9] = coins.theta(rng, K, 9)
    X = np.array([base, base, 1 - base, 1 - base])
    X[:, :9] = coins.ink(rng, 4, 9)
    return X, BernoulliMixture(theta, draws.weights(rng, K))


def opposite(rng):
    """Two prototypes thousands of nats apart, each the other's negative, and pictures near one of them."""
    base = (rng.random(400) < 0.5).astype(float)
    theta = np.where(np.array([base, 1 - base]) == 1, 0.999, 0.001)
    X = np.array([base, 1 - base, 1 - base])
    flipped = rng.random(X.shape) < 0.05
    return np.where(flipped, 1 - X, X), BernoulliMixture(theta, draws.weights(rng, 2))


def extreme(rng):
    """Chances very close to 0 and to 1, on the same side in all prototypes; each pixel surprises some picture."""
    K, d = 3, 6
    chance = 10.0 ** -(np.array([14.0, 11.0, 9.5, 7.5, 5.5, 2.5]) + rng.uniform(-0.4, 0.4, (K, d)))
    theta = np.where(rng.random(d) < 0.5, chance, 1 - chance)[:, rng.permutation(d)]
    return coins.ink(rng, 5, d), BernoulliMixture(theta, draws.weights(rng, K))


def unlike(rng):
    """Three pictures and two prototypes of 1200 pixels that agree about nothing: no doubt is left."""
    return coins.posed(rng, 3, 1200, 2)


def cases(rng):
    """Ordinary sizes with a repeated picture and prototypes alike, sizes that are 1 or alike, pictures thousands of
    nats apart, a weight of 0.
    """
    ordinary = [(2, 4, 3), (draws.integer(rng, 7, 8), 3, 2), (5, 6, 4)]
    Y, two = coins.posed(rng, 5, 4, 2)
    alike = two._replace(theta=two.theta[[0, 0]], p=np.array([0.5, 0.5]))
    X, drawn = coins.posed(rng, 6, 5, 4)
    X[4] = X[1]
    return [
        *(Case("ordinary", draws.sizes(*size), coins.posed(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 5, 4) + ", one picture twice", (X, drawn)),
        Case("ordinary", "two prototypes exactly alike", (Y, alike)),
        *(Case("sizes", draws.sizes(*size), coins.posed(rng, *size)) for size in draws.EDGES),
        Case("far", "400 pixels, pictures thousands of nats apart", far_apart(rng)),
        Case("far", "1200 pixels", unlike(rng)),
        Case("far", "two prototypes thousands of nats apart", opposite(rng)),
        Case("far", "chances very close to 0 and 1", extreme(rng)),
        # So far that even p_j + 1e-300 shows, and so near that no chance vanishes: those are judged above.
        Case("weight 0", "a component with p_j = 0, 700 nats ahead", coins.weight_zero(rng, 360, 700)),
        Case("weight 0", "a component with p_j = 0", coins.weight_zero(rng, 6, 12)),
    ]


ORDINARY = (
    "One picture of two pixels, two prototypes with unequal weights. What are its two shares by hand?",
    "E1 is the log probability of the picture under each prototype: on-pixels and off-pixels. E2 to E5 are as before.",
    "Two matrix products make E1: pictures with log theta, and their negatives with log(1 - theta). Add log p_j.",
)
FAR = (
    "What is 0.001 to the power 400 in floating point, and what do you get if you divide it by itself?",
    "Shares do not change when the same number is subtracted from every logarithm in a row.",
    "Subtract each row's own maximum (axis 1, keepdims) before you exponentiate, and add it back in the logarithm.",
)
EXERCISE = Exercise(
    "06_bernoulli_mnist",
    bernoulli.estep,
    ("post", "log_likelihood"),
    cases,
    (
        Criterion("ordinary pictures", 6, ("ordinary",), ORDINARY),
        of_any_size(1, "Keep the row values as (n, 1) while you need them beside (n, K)."),
        Criterion("very improbable pictures", 1, ("far",), FAR),
        Criterion("a component of weight 0", 0.5, ("weight 0",), estep_slips.WEIGHT),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
)
