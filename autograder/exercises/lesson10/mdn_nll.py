"""The negative log-likelihood of answers under the mixtures that a network puts out."""

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone, of_any_size
from autograder.exercises.lesson10 import material
from autograder.reference import density_network as network
from softcounts.judge import Criterion

mistakes = Mistakes()
LOG_SUM = "log_sum_exp(log_joint)"


# fmt: off
mistakes.edit("total-not-mean", (".mean()", ".sum()"),
    "You added over the rows; the contract is the mean over rows, so that it does not grow with the data.",
    "Write every row twice: should the number double?")
mistakes.edit("sign-turned", ("-log_sum_exp(log_joint)", LOG_SUM),
    "This is the log-likelihood, where more is better. A loss is its mirror: the optimiser makes it small.",
    "Is a smaller loss better or worse?")
mistakes.edit("one-for-each-row", ("float(-log_sum_exp(log_joint).mean())", "-log_sum_exp(log_joint)"),
    "You have one number for each row. The contract is their mean, one number.",
    "What is the last step from (n,) to a float?")
mistakes.edit("no-gates", ("log_pi - 0.5 * np.log", "-0.5 * np.log"),
    "The gates are left out: every component counts whole, so the sum is no density.",
    "By what is each bell multiplied in a mixture?")
mistakes.edit("gate-not-logged", ("log_pi - 0.5 * np.log", "np.exp(log_pi) - 0.5 * np.log"),
    "You added pi itself to a log density: a share and a logarithm were mixed.",
    "Which of the terms in your sum is not a logarithm?")
mistakes.edit("equal-gates", (LOG_SUM, "(log_sum_exp(log_joint - log_pi) - np.log(mu.shape[1]))"),
    "Every component got the share 1/K. The network says for each row how probable each of them is.",
    "Which of the three outputs of `split` has no part in your number?")
mistakes.edit("raw-scores", ("scores - log_total[:, None]", "scores"),
    "The scores stand in place of log pi. They were not normalised, so your shares do not sum to 1.",
    "What is the sum of the exponentials of your gates in one row?")
mistakes.edit("no-height", (" - log_sigma - 0.5", " - 0.5"),
    "The term - log sigma is missing: the height of a bell. Without it a wide bell costs nothing.",
    "What would keep a network from making every sigma huge?")
mistakes.edit("height-turned", (" - log_sigma - 0.5", " + log_sigma - 0.5"),
    "log sigma has the wrong sign: your wide bells are the high ones.",
    "The area under a bell is 1. If it gets wider, what must its height do?")
mistakes.edit("height-twice", (" - log_sigma - 0.5", " - 2 * log_sigma - 0.5"),
    "You divided by sigma squared in front of the exponential. In one dimension it is sigma.",
    "How high is the bell of standard deviation sigma at its top?")
mistakes.edit("height-halved", (" - log_sigma - 0.5", " - 0.5 * log_sigma - 0.5"),
    "The term of the height is half of log sigma. That would be right if the output were a log variance.",
    "How high is the bell of standard deviation sigma at its top?")
mistakes.edit("height-not-logged", (" - log_sigma - 0.5", " - np.exp(log_sigma) - 0.5"),
    "You subtracted sigma, not its logarithm.",
    "The density is divided by sigma. What becomes of a division in the logarithm?")
mistakes.edit("sigma-as-variance", ("np.exp(log_sigma)", "np.exp(0.5 * log_sigma)"),
    "The differences were divided by the root of sigma, as if the network had put out a log variance.",
    "One sigma away from its mean, by how much does the log density fall?")
mistakes.edit("log-variance-throughout",
    [("np.exp(log_sigma)", "np.exp(0.5 * log_sigma)"), (" - log_sigma - 0.5", " - 0.5 * log_sigma - 0.5")],
    "You read the last part as log variances, in both places. It holds log standard deviations.",
    "If log sigma is 1, how wide is the bell, and how wide is yours?")
mistakes.edit("sigma-squared-in-z", ("np.exp(log_sigma)", "np.exp(2 * log_sigma)"),
    "You divided the difference by sigma squared and squared it afterwards.",
    "One sigma away from its mean, by how much does the log density fall?")
mistakes.edit("output-as-sigma", ("np.exp(log_sigma)", "log_sigma"),
    "You divided by log sigma. A network's output may be negative or 0; sigma may not.",
    "Which function turns any number into a positive one, and gives it its name here?")
mistakes.edit("softplus-for-sigma", ("np.exp(log_sigma)", "np.logaddexp(0, log_sigma)"),
    "Softplus makes sigma positive too, but the contract says that the network puts out log sigma.",
    "If log sigma is 0, what is sigma? What is it with softplus?")
mistakes.edit("no-half", ("0.5 * z**2", "z**2"),
    "The half in front of the squared distance is missing.",
    "What is the log density one sigma from the mean, compared with the mean?")
mistakes.edit("distance-not-squared", ("z**2", "np.abs(z)"),
    "You took the distance; the exponent holds its square.",
    "An answer twice as far away: by which factor should the term grow?")
mistakes.edit("not-divided-by-sigma", ("(y[:, None] - mu) / np.exp(log_sigma)", "y[:, None] - mu"),
    "The distances are plain ones: sigma has no part in them.",
    "An answer one unit off a narrow bell and a wide one: which of them is more surprised?")
mistakes.edit("no-two-pi", (" - 0.5 * np.log(2 * np.pi)", ""),
    "The constant with 2 pi is left out. It moves no optimum, but the loss is no longer minus a log density.",
    "Which constant of the bell curve did you leave out?")
mistakes.edit("whole-two-pi", ("0.5 * np.log(2 * np.pi)", "np.log(2 * np.pi)"),
    "The constant is the log of 2 pi; the density holds its root.",
    "How high is the bell of standard deviation 1 at its top?")
mistakes.edit("sum-of-logs", (LOG_SUM, "(np.exp(log_pi) * (log_joint - log_pi)).sum(axis=1)"),
    "You averaged the logarithms of the bells. That is a bound: every component must fit every answer.",
    "Two bells, one on the answer and one far away: is the answer improbable? And what says your sum?")
mistakes.edit("weighed-by-responsibility",
    (LOG_SUM, "(np.exp(log_joint - log_sum_exp(log_joint)[:, None]) * log_joint).sum(axis=1)"),
    "You weighed the log joint by the responsibilities. That is the M-step's Q, which lies below the log-likelihood.",
    "For p(y) = 0.3 + 0.2, whose logarithm do you need?")
mistakes.edit("all-logs-added", (LOG_SUM, "log_joint.sum(axis=1)"),
    "You added the logarithms of all components. First add the densities, then take one logarithm a row.",
    "Is log a + log b the logarithm of a + b?")
mistakes.edit("best-component-only", (LOG_SUM, "log_joint.max(axis=1)"),
    "You took each row's largest term. The density is the sum over all components.",
    "For p(y) = 0.3 + 0.2, whose logarithm do you need?")
mistakes.edit("components-averaged", (LOG_SUM, "(log_sum_exp(log_joint) - np.log(mu.shape[1]))"),
    "You averaged over the components. The gates weigh them already; the sum is not divided again.",
    "What do the shares of one row add up to?")
mistakes.edit("one-log-at-the-end",
    ("-log_sum_exp(log_joint).mean()", "-np.log(np.exp(log_sum_exp(log_joint)).mean())"),
    "You averaged the densities of the rows and took one logarithm. Each row needs its own.",
    "Independent rows: are their densities multiplied, or averaged?")
mistakes.edit("squared-error",
    ("-log_sum_exp(log_joint).mean()", "((y - (np.exp(log_pi) * mu).sum(axis=1)) ** 2).mean()"),
    "This is the squared error of the mean: the very loss that this lesson leaves behind.",
    "With two right answers, which single number does that loss like best?")
mistakes.edit("density-underflow", (LOG_SUM, "np.log(np.exp(log_joint).sum(axis=1))"),
    "Your numbers are right until the densities vanish: far from all components they are 0, and the log of 0 is -inf.",
    "Which function adds exponentials without ever leaving the logarithms?")
for tiny in ("1e-8", "1e-10", "1e-12", "1e-16", "1e-300"):
    mistakes.edit(f"padded-by-{tiny}", (LOG_SUM, f"np.log(np.exp(log_joint).sum(axis=1) + {tiny})"),
        "A tiny number was added before the logarithm. It rescues nothing that vanished; it puts a constant there.",
        "Twice as far away should cost more. What does it cost in yours?")
mistakes.edit("moves-the-means", ("z = (y[:, None] - mu)", "mu -= y[:, None]\n    z = -mu"),
    "Your number is right, but the means are a view of `outputs`: the caller's array has changed.",
    "Which line uses `-=`, and whose numbers are those?")
# fmt: on


def cases(rng):
    """Those of the lesson; the value may lie near 0, and is a mean of terms of about 3."""
    return material.cases(rng, beside=3.0)


ORDINARY = (
    "One row with two components: what is gate times density for each, what is their sum, and minus its logarithm?",
    "N2 adds four logarithms for each component; N3 is one log-sum-exp a row; N4 is minus the mean over rows.",
    "The log joint is a table (n, K): log pi, the constant, minus log sigma, minus half of z squared.",
)
EXERCISE = Exercise(
    "10_mixture_density_network",
    network.mdn_nll,
    ("loss",),
    cases,
    (
        Criterion("ordinary data", 4.5, ("ordinary",), ORDINARY),
        of_any_size(0.5, material.SIZES_LAST, "n or K"),
        Criterion("answers far away", 1.5, ("far",), material.FAR),
        Criterion("tiny and huge sigmas, closed gates", 0.5, ("scales",), material.SCALES),
        *form_and_left_alone(0.5, 0.5),
    ),
    mistakes,
    {},
    uses=("split",),
    inlined=("log_sum_exp", "split"),
)
