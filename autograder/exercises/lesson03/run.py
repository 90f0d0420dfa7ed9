"""The loop: E-step, M-step, test."""

import numpy as np

from autograder.exercises import draws
from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson03 import trajectories
from autograder.reference import gaussian
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


# fmt: off
mistakes.edit("absolute-tolerance", (" * abs(new)", ""),
    "You compare the change with 1e-6 itself. The rule is relative: the threshold grows with |new|.",
    "Express the data in seconds instead of minutes. Should EM then stop at another pass?")
mistakes.edit("ten-e-minus-six", ("1e-6", "10e-6"),
    "Your run stops a little early: its threshold is ten times too large. 1e-6 already is ten to the minus six.",
    "What number does Python make of 10e-6?")
mistakes.edit("relative-to-old", ("* abs(new)", "* abs(old)"),
    "You scale the threshold by |old|; the contract scales it by |new|. They differ by a hair, and here it shows.",
    "Which of the two log-likelihoods belongs to the values you are about to return?")
mistakes.edit("stops-at-second-pass", ("abs(new - old)", "old - new"),
    "Your loop ends at the second pass: its test is true while there is still progress, turned round or of wrong sign.",
    "Print both sides of your test in the second pass. Is the change small beside |new| there?")
mistakes.edit("single-pass", ("is not None and", "is None or"),
    "The result is that of a single pass: the loop ends at once, or each E-step gets the first mixture again.",
    "Print the log-likelihood in each pass. How many numbers do you see, and do they change?")
for most in (100, 1000):
    mistakes.edit(f"capped-at-{most}",
        [("while True:", f"for _ in range({most}):"), ("old = new", "old = new\n    return mixture, post, new")],
        f"The run was cut off after {most} passes. A slow climb needs more; the rule alone decides when to stop.",
        f"Is there a `range({most})` in your loop, and what happens when it is used up?")
mistakes.edit("one-pass-more",
    ("            return mixture, post, new",
     "            post, new = estep(X, mixture)\n            return mstep(X, post), post, new"),
    "After the test came true your loop ran once more.",
    "In which order do E-step, M-step and test stand in your loop, and what runs after the test?")
mistakes.edit("stale-log-likelihood", ("post, new\n", "post, old\n"),
    "You returned the log-likelihood of the pass before the last.",
    "At the moment of `return`, which name holds the value that the last E-step gave?")
mistakes.edit("fresh-e-step", ("mixture, post, new\n", "mixture, *estep(X, mixture)\n"),
    "One more E-step was made for the result. The contract returns what the last E-step inside the loop gave.",
    "Which E-step belongs to the last M-step: the one before it, or one after it?")
mistakes.edit("fresh-post", ("mixture, post, new\n", "mixture, estep(X, mixture)[0], new\n"),
    "The soft counts were computed anew from the last mixture. The contract returns those of the last E-step.",
    "Which soft counts did the last M-step use?")
mistakes.edit("fresh-log-likelihood", ("post, new\n", "post, estep(X, mixture)[1]\n"),
    "The log-likelihood was computed anew from the last mixture. The contract returns that of the last E-step.",
    "Which of the two values did your test compare?")
mistakes.edit("m-step-first", ("    old = None", "    old, mixture = None, mstep(X, post)"),
    "You began with an M-step on the given soft counts. They are only a placeholder that fixes K.",
    "If every point is shared equally among all components, how could the M-step tell them apart?")
mistakes.edit("first-mixture-returned",
    [("old = None", "old, fitted = None, mixture"), ("estep(X, mixture)", "estep(X, fitted)"),
     ("mixture = mstep", "fitted = mstep")],
    "The mixture you return is the one that came in; the loop's result was kept under another name.",
    "Which name does your M-step write to, and which does `return` read?")
mistakes.edit("given-post-returned", [("post, new =", "soft, new ="), ("mstep(X, post)", "mstep(X, soft)")],
    "The soft counts you return are the ones that came in; the loop's own were kept under another name.",
    "Which name does your E-step write to, and which does `return` read?")
for name, rests in (
    ("rest", "np.abs(mixture.mu - old).max() <= 1e-6"),
    ("rest-to-1e-4", "np.abs(mixture.mu - old).max() <= 1e-4"),
    ("rest-to-1e-3", "np.abs(mixture.mu - old).max() <= 1e-3"),
    ("rest-in-length", "np.linalg.norm(mixture.mu - old) <= 1e-6"),
    ("rest-relatively", "(np.abs(mixture.mu - old) <= 1e-6 * np.abs(mixture.mu)).all()"),
    ("are-allclose", "np.allclose(mixture.mu, old)"),
):
    mistakes.edit(f"stops-when-means-{name}",
        [("old = None", "old = mixture.mu"), ("old = new", "old = mixture.mu"),
         ("old is not None and abs(new - old) <= 1e-6 * abs(new)", rests)],
        "You stop when the means no longer move. The contract watches the log-likelihood.",
        "Which number must be compared from one pass to the next?")
mistakes.edit("mean-log-likelihood", ("post, new\n", "post, new / len(X)\n"),
    "You returned the mean over the points; the contract is the total.",
    "By which factor are you off, and where does it come from?")
mistakes.edit("previous-mixture-with-new-counts",
    [("old = None", "old, first = None, estep(X, mixture)"), ("post, new\n", "*first\n")],
    "The soft counts and the log-likelihood are those of the first pass, the mixture is that of the last.",
    "Does every pass replace all three values that you return?")
mistakes.edit("early-break-with-the-old-value",
    [("        mixture = mstep(X, post)\n", ""),
     ("post, new\n        old = new", "post, old\n        mixture = mstep(X, post)\n        old = new")],
    "Your loop leaves before the M-step, and hands back the log-likelihood of the pass before.",
    "Which of your names holds what this pass's E-step gave, at the moment when the loop ends?")
mistakes.edit("test-before-m-step",
    [("        mixture = mstep(X, post)\n", ""), ("old = new", "mixture = mstep(X, post)\n        old = new")],
    "You tested before the last M-step, so your mixture is one M-step younger. That is a valid EM, another convention.",
    "Ours is E, M, test. Could you turn yours into that by moving two lines?", tolerated=True)
# fmt: on


def arguments(rng, X, mixture, post=None):
    """X, mixture and a `post` of the right shape, which must not matter."""
    if post is None:
        post = np.full((len(X), len(mixture.p)), 1 / len(mixture.p))
    return X, mixture, post


def _alike(rng):
    """Data and a mixture of equal components but for their weights: they stay equal."""
    one = draws.mixture(rng, 1, 3)
    mixture = one._replace(mu=one.mu.repeat(3, 0), var=one.var.repeat(3), p=draws.weights(rng, 3))
    return draws.data(rng, 2, 3), mixture


def cases(rng):
    """Separated groups first (a positive log-likelihood before a negative one), then overlapping ones."""
    X, mixture = trajectories.separated(rng, 12, 2, 3, s=0.01)
    tight = arguments(rng, X, mixture)
    X, mixture = trajectories.separated(rng, 11, 3, 2)
    wide = arguments(rng, X, mixture, draws.soft(rng, 11, 2))
    small = [
        Case("sizes", "n = 6, d = 2, K = 1", arguments(rng, draws.data(rng, 6, 2), draws.mixture(rng, 1, 2))),
        Case("sizes", "n = 20, d = 1, K = 2", arguments(rng, *trajectories.converging(rng, 20, 1, 2))),
        Case("sizes", "n = 4, d = 4, K = 1", arguments(rng, draws.data(rng, 4, 4), draws.mixture(rng, 1, 4))),
        Case("sizes", "n = 24, d = 2, K = 2", arguments(rng, *trajectories.converging(rng, 24, 2, 2))),
    ]
    return [
        Case("loop", "well separated groups, log-likelihood above 0: n = 12, d = 2, K = 3", tight),
        Case("loop", "well separated groups, `post` not uniform: n = 11, d = 3, K = 2", wide),
        Case(
            "climb", "overlapping groups: n = 30, d = 2, K = 3", arguments(rng, *trajectories.converging(rng, 30, 2, 3))
        ),
        Case(
            "climb", "overlapping groups: n = 25, d = 3, K = 2", arguments(rng, *trajectories.converging(rng, 25, 3, 2))
        ),
        *small,
        Case("rule", "a change just above 1e-6 |new|", arguments(rng, *trajectories.by_the_previous(rng))),
        Case("rule", "a climb that ends with the second pass", arguments(rng, *trajectories.ending(rng))),
        Case("rule", "components that begin alike: n = 2, d = 3, K = 3", arguments(rng, *_alike(rng))),
        Case("rule", "a slow climb of more than 1000 passes", arguments(rng, *trajectories.long(rng)), beside=9.0),
    ]


LOOP = (
    "By hand: which function is called first, on what, and what does it hand to the next?",
    "Each pass is E, M, test: post and new from the E-step, a new mixture from the M-step, then compare new with old.",
    "The first pass has no old: begin with None (or -inf), and let every pass end with old taking the value of new.",
)
CLIMB = (
    "Print new and |new - old| / |new| in each pass. At which pass should the loop end?",
    "The test is |new - old| <= 1e-6 * |new|; on success return the mixture just made and this pass's post and new.",
    "Three names live across passes: mixture, post, new. The return stands right after the M-step, inside the test.",
)
RULE = (
    "Which of old and new is inside the bars on the right side of the test? How long may a run take?",
    "The threshold follows |new|. No cap on the number of passes is asked for.",
    "while True with a return inside needs no cap; the right side is 1e-6 times the absolute value of new.",
)
SIZES = (
    "With one component, how many passes does EM need?",
    "The same loop serves every K and d; nothing in it should know them.",
    "Let estep and mstep carry the shapes; the loop only passes values on.",
)
EXERCISE = Exercise(
    "03_run_loop",
    gaussian.run,
    ("mixture", "post", "log_likelihood"),
    cases,
    (
        Criterion("the loop", 4, ("loop",), LOOP),
        Criterion("climbing until it stops", 3, ("climb",), CLIMB),
        Criterion("the stopping rule to the letter", 1, ("rule",), RULE),
        Criterion("sizes that are 1 or alike", 0.5, ("sizes",), SIZES),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("rows_sum_to_one",), "mixture.var": ("positive",), "mixture.p": ("sums_to_one",)},
)
