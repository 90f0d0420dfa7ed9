"""The E-step for coins: who wrote this picture?"""

import numpy as np

from autograder.exercises import draws, estep_slips
from autograder.exercises.estep_slips import plain_shares, shares
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts.judge import Case, Criterion
from softcounts.mixtures import BernoulliMixture

mistakes = Mistakes()


def without_prior(X, mixture):
    """log p(x_i | j), (n, K)."""
    return bernoulli.log_joint(X, mixture._replace(p=np.ones(len(mixture.p))))


@mistakes
def no_off_pixels(X, mixture):
    """Only the pixels that are on speak in yours. A prototype full of ink then explains every picture.

    Prototype 1 has ink everywhere, prototype 2 is a thin stroke. Who should own a thin stroke, and who does?"""
    return shares(X @ np.log(mixture.theta).T + np.log(mixture.p))


@mistakes
def no_on_pixels(X, mixture):
    """Only the pixels that are off speak in yours. A prototype of empty paper then explains every picture.

    Which term tells how well a prototype predicted the ink?"""
    return shares((1 - X) @ np.log(1 - mixture.theta).T + np.log(mixture.p))


@mistakes
def sides_swapped(X, mixture):
    """Ink is weighed with 1 - theta and paper with theta, so the least fitting prototype wins.

    The pixel is on and theta = 0.99: should that speak for the component or against it?"""
    return shares(bernoulli.log_joint(1 - X, mixture))


@mistakes
def theta_not_logged(X, mixture):
    """You added up the chances themselves. Independent pixels multiply, so their logarithms add.

    Three pixels with chance 0.5 each: is the picture's chance 1.5?"""
    return shares(X @ mixture.theta.T + (1 - X) @ (1 - mixture.theta).T + np.log(mixture.p))


@mistakes
def pixels_averaged(X, mixture):
    """You averaged the log probabilities over the pixels. Every pixel is evidence of its own, so they add up.

    Twice as many pixels that all say the same: should you be more certain, or equally so?"""
    return shares(without_prior(X, mixture) / X.shape[1] + np.log(mixture.p))


@mistakes
def squared_distances(X, mixture):
    """You compared pictures and prototypes by squared distance: that is the bell curve of lesson 01, not a coin.

    How does the chance of a picture depend on theta when each pixel is a coin?"""
    squared = ((X[:, None, :] - mixture.theta) ** 2).sum(axis=2)
    return shares(-squared / 2 + np.log(mixture.p))


@mistakes
def rounded_prototypes(X, mixture):
    """You rounded the prototypes to ink and paper and counted the pixels that agree.

    theta = 0.55 and theta = 0.95 both round to 1. Should they speak equally loudly?"""
    return shares((X[:, None, :] == np.round(mixture.theta)).sum(axis=2) + np.log(mixture.p))


@mistakes
def mixture_of_means(X, mixture):
    """The soft counts are right, but the log-likelihood is that of one blurred average prototype.

    Mix the probabilities of whole pictures, not of pixels. Is the sum over j inside the product or outside?"""
    mean = BernoulliMixture((mixture.p @ mixture.theta)[None, :], np.ones(1))
    return bernoulli.estep(X, mixture)[0], bernoulli.estep(X, mean)[1]


@mistakes
def no_mixing_weight(X, mixture):
    """The mixing weights p_j are left out. Bayes' rule has a prior; with equal weights you cannot see the slip.

    Two prototypes explain a picture equally well, but one is ten times as common. Who should get more of it?"""
    return shares(without_prior(X, mixture))


@mistakes
def weight_for_each_pixel(X, mixture):
    """log p_j was added once for each pixel. A component is chosen once for the whole picture.

    How many times is the prior's die thrown before a picture of d pixels is drawn?"""
    return shares(without_prior(X, mixture) + X.shape[1] * np.log(mixture.p))


estep_slips.add_to(
    mistakes,
    bernoulli.log_joint,
    words={
        "point": "picture", "density": "probability", "distant": "very improbable",
        "halfway": "picture halfway between a 4 and a 9",
    },
    without=(
        "density-underflow", "floored-weight", "weight-zero-is-nan", "standardised", "standardised-as-a-whole",
        "centred", "data-in-float32",
    ),
    instead={
        "ll-mean": {"why": "You returned the mean over the pictures, as `nll` does; here the contract is the total."},
    },
)  # fmt: skip


@mistakes
def ll_in_bits(X, mixture):
    """The logarithm is to base 2; the contract is the natural logarithm.

    By which constant factor do you miss, and which NumPy function has base e?"""
    post, log_likelihood = bernoulli.estep(X, mixture)
    return post, log_likelihood / np.log(2)


@mistakes
def product_underflow(X, mixture):
    """Your numbers are right until they vanish: a product of hundreds of chances is exactly 0, and 0/0 is nan.

    If you subtract the same number from a whole row of logarithms, do the shares change?"""
    return plain_shares(bernoulli.log_joint(X, mixture))


@mistakes
def anchored_at_the_mean(X, mixture):
    """You subtracted the mean of each row, not its maximum. What lies far above the mean then overflows to inf.

    After your subtraction, what is the largest number that goes into the exponential?"""
    joint = bernoulli.log_joint(X, mixture)
    return plain_shares(joint, anchor=joint.mean(axis=1, keepdims=True))


def kept_away(how, tiny):
    """The mistake of keeping the logarithm finite with 10^-tiny: theta "clipped_at" it, or chances "padded_by" it."""

    def wrong(X, mixture):
        """A constant keeps theta away from 0 and 1. It is away from them already; that is what the smoothing bought.

        A prototype says theta = 1e-14, and the pixel is on. What should that cost, and what does it cost in yours?"""
        floor = 10.0**-tiny
        on, off = mixture.theta, 1 - mixture.theta
        if how == "padded_by":
            on, off = on + floor, off + floor
        else:
            on, off = np.clip(on, floor, 1 - floor), 1 - np.clip(on, floor, 1 - floor)
        return shares(X @ np.log(on).T + (1 - X) @ np.log(off).T + np.log(mixture.p))

    wrong.__name__ = f"{how}_1e_{tiny}"
    return wrong


for tiny in (2, 3, 4, 5, 6, 8, 9, 10, 12):
    mistakes(kept_away("clipped_at", tiny))
for tiny in (6, 9, 10, 12):
    mistakes(kept_away("padded_by", tiny))


@mistakes
def components_as_rows(X, mixture):
    """The soft counts are (K, n): a row for each component. The contract is a row for each picture.

    Which of your two axes has length n?"""
    post, log_likelihood = bernoulli.estep(X, mixture)
    return post.T, log_likelihood


@mistakes
def writes_into_mixture(X, mixture):
    """A NamedTuple protects its names, not the arrays inside: an in-place operation changed the caller's mixture.

    Which line uses `*=`, `/=`, `+=` or `out=`, and on which array?"""
    answer = bernoulli.estep(X, mixture)
    chances = mixture.theta
    chances /= 2
    return answer


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
    """Ordinary sizes with a repeated picture, one of a size, pictures thousands of nats apart."""
    ordinary = [(2, 4, 3), (draws.integer(rng, 7, 8), 3, 2), (5, 6, 4)]
    single = [(1, 5, 3), (4, 1, 3), (5, 3, 1)]
    X, drawn = coins.posed(rng, 6, 5, 4)
    X[4] = X[1]
    return [
        *(Case("ordinary", draws.sizes(*size), coins.posed(rng, *size)) for size in ordinary),
        Case("ordinary", draws.sizes(6, 5, 4) + ", one picture twice", (X, drawn)),
        *(Case("single", draws.sizes(*size), coins.posed(rng, *size)) for size in single),
        Case("far", "400 pixels, pictures thousands of nats apart", far_apart(rng)),
        Case("far", "1200 pixels", unlike(rng)),
        Case("far", "two prototypes thousands of nats apart", opposite(rng)),
        Case("far", "chances very close to 0 and 1", extreme(rng)),
    ]


ORDINARY = (
    "One picture of two pixels, two prototypes with unequal weights. What are its two shares by hand?",
    "E1 is the log probability of the picture under each prototype: on-pixels and off-pixels. E2 to E5 are as before.",
    "Two matrix products make E1: pictures with log theta, and their negatives with log(1 - theta). Add log p_j.",
)
SINGLE = (
    "What are the shapes inside your function when n, d or K is 1?",
    "An axis of length 1 is still an axis. Nothing should be squeezed away.",
    "Keep the row values as (n, 1) while you need them beside (n, K).",
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
        Criterion("n, d or K equal to 1", 1, ("single",), SINGLE),
        Criterion("very improbable pictures", 1.5, ("far",), FAR),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("between_0_and_1", "rows_sum_to_one")},
)
