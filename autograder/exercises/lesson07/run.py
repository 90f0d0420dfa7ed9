"""The loop with labelled and unlabelled rows: E-step, M-step, test."""

from itertools import pairwise

import numpy as np

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07 import trajectories
from autograder.exercises.lesson07.material import one_hot, sizes
from autograder.exercises.stopping import loop, resting, settled, until_rest
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion

mistakes = Mistakes()


def watching(X, y, U, model, value, mstep=semi.mstep):
    """Passes of EM in which `value(model before, unlabelled log-likelihood)` takes the place of what climbs."""
    while True:
        before = model
        post, unlabelled = semi.estep(U, model)
        model = mstep(X, y, U, post)
        yield model, post, value(before, unlabelled)


@mistakes
def absolute_tolerance(X, y, U, model):
    """You compare the change with 1e-6 itself. The rule is relative: the threshold grows with |new|.

    Measure the penguins in metres instead of millimetres. Should EM then stop at another pass?"""
    return loop(semi.passes(X, y, U, model), lambda new, old: abs(new - old) <= 1e-6)


@mistakes
def ten_e_minus_six(X, y, U, model):
    """Your run stops a little early: its threshold is ten times too large. 1e-6 already is ten to the minus six.

    What number does Python make of 10e-6?"""
    return loop(semi.passes(X, y, U, model), lambda new, old: abs(new - old) <= 10e-6 * abs(new))


@mistakes
def relative_to_old(X, y, U, model):
    """You scale the threshold by |old|; the contract scales it by |new|. They differ by a hair, and here it shows.

    Which of the two values belongs to what you are about to return?"""
    return loop(semi.passes(X, y, U, model), lambda new, old: abs(new - old) <= 1e-6 * abs(old))


@mistakes
def stops_at_second_pass(X, y, U, model):
    """Your loop ends at the second pass: its test is true while there is still progress.

    Print both sides of your test in the second pass. Is the change small beside |new| there?"""
    return loop(semi.passes(X, y, U, model), lambda new, old: True)


@mistakes
def single_pass(X, y, U, model):
    """The result is that of a single pass: the loop ends at once, or each E-step gets the first model again.

    Print the value in each pass. How many numbers do you see, and do they change?"""
    return next(semi.passes(X, y, U, model))


@mistakes
def capped_at_100(X, y, U, model):
    """The run was cut off after 100 passes. A slow climb needs more; the rule alone decides when to stop.

    Is there a `range(100)` in your loop, and what happens when it is used up?"""
    count = []
    return loop(semi.passes(X, y, U, model), lambda new, old: count.append(1) or settled(new, old) or len(count) == 99)


@mistakes
def one_pass_more(X, y, U, model):
    """After the test came true your loop ran once more.

    In which order do E-step, M-step and test stand in your loop, and what runs after the test?"""
    return next(semi.passes(X, y, U, semi.run(X, y, U, model)[0]))


@mistakes
def stale_value(X, y, U, model):
    """The value you returned is that of the pass before the last.

    At the moment of `return`, which name holds what the last pass gave?"""
    older = []
    fit = loop(semi.passes(X, y, U, model), lambda new, old: older.append(old) or settled(new, old))
    return *fit[:2], older[-1]


@mistakes
def fresh_e_step(X, y, U, model):
    """One more E-step was made for the result. The contract returns what the last E-step inside the loop gave.

    Which E-step belongs to the last M-step: the one before it, or one after it?"""
    fitted = semi.run(X, y, U, model)[0]
    return fitted, *next(semi.passes(X, y, U, fitted))[1:]


@mistakes
def fresh_post(X, y, U, model):
    """The soft counts were computed anew from the last model. The contract returns those of the last E-step.

    Which soft counts did the last M-step use?"""
    fitted, _, value = semi.run(X, y, U, model)
    return fitted, semi.estep(U, fitted)[0], value


@mistakes
def fresh_value(X, y, U, model):
    """The value was computed anew from the last model. The contract returns that of the last E-step's model.

    Which of the two values did your test compare?"""
    fitted, post, _ = semi.run(X, y, U, model)
    return fitted, post, next(semi.passes(X, y, U, fitted))[2]


@mistakes
def first_model_returned(X, y, U, model):
    """The model you return is the one that came in; the loop's result was kept under another name.

    Which name does your M-step write to, and which does `return` read?"""
    return model, *semi.run(X, y, U, model)[1:]


@resting(mistakes)
def stops_when_means_rest(X, y, U, model, rests):
    """You stop when the means no longer move. The contract watches the value that climbs.

    Which number must be compared from one pass to the next?"""
    return until_rest(semi.passes(X, y, U, model), model.mu, rests)


@mistakes
def without_the_labelled(X, y, U, model):
    """You tested and returned the log-likelihood of the unlabelled rows alone. What climbs has both sums, and this
    part alone may even fall.

    Which rows does the M-step fit, and which of them does your value count?"""
    return loop(watching(X, y, U, model, lambda before, unlabelled: unlabelled))


@mistakes
def tests_without_the_labelled(X, y, U, model):
    """You return the right sum, but your test compares the unlabelled part alone, so the loop ends at another pass.

    Which of your two numbers can never fall?"""
    old = None
    for fit in semi.passes(X, y, U, model):
        new = semi.estep(U, model)[1]
        if old is not None and settled(new, old):
            return fit
        old, model = new, fit[0]


@mistakes
def returns_without_the_labelled(X, y, U, model):
    """The loop ends where it should, but the value you return is the unlabelled part alone.

    Which of your two numbers did the test compare?"""
    steps = semi.passes(X, y, U, model)
    last = semi.run(X, y, U, model)[2]
    before = model
    for fit in steps:
        if fit[2] == last:
            return *fit[:2], semi.estep(U, before)[1]
        before = fit[0]


@mistakes
def labelled_only_value(X, y, U, model):
    """You tested and returned the sum over the labelled rows alone. What climbs has both sums.

    Which rows does the M-step fit, and which of them does your value count?"""
    return loop(watching(X, y, U, model, lambda before, unlabelled: semi.labelled(X, y, before)))


@mistakes
def labels_summed_out(X, y, U, model):
    """For the labelled rows you added log p(x), as if their class were unknown. It is known: the term is log p(x, y).

    Of the C terms in p(x), which one does the label pick?"""
    return loop(watching(X, y, U, model, lambda before, unlabelled: semi.estep(X, before)[1] + unlabelled))


@mistakes
def every_label_for_every_row(X, y, U, model):
    """From each row of the table you picked the columns of all n labels, n times n numbers. One in each row counts.

    What shape has your pick before you add it up?"""
    return loop(watching(X, y, U, model, lambda b, unlabelled: semi.log_joint(X, b)[:, y].sum() + unlabelled))


@mistakes
def labelled_without_prior(X, y, U, model):
    """For the labelled rows you added the log density of their class, without log p_y.

    p(x, y) = p(y) p(x | y). Which factor is missing?"""
    return loop(
        watching(X, y, U, model, lambda b, unlabelled: semi.labelled(X, y, b) - np.log(b.p)[y].sum() + unlabelled)
    )


@mistakes
def labelled_posterior(X, y, U, model):
    """For the labelled rows you added log p(y | x), how well the model guesses the label. The row itself counts, too.

    p(x, y) = p(x) p(y | x). Which factor is missing?"""
    return loop(
        watching(X, y, U, model, lambda b, unlabelled: semi.labelled(X, y, b) - semi.estep(X, b)[1] + unlabelled)
    )


@mistakes
def two_models_in_one_sum(X, y, U, model):
    """The labelled sum was taken after the M-step, the unlabelled one before it. Both belong to one and the same model.

    Which model entered the E-step of this pass?"""

    def steps(model):
        for fit in semi.passes(X, y, U, model):
            value = fit[2] - semi.labelled(X, y, model) + semi.labelled(X, y, fit[0])
            yield *fit[:2], value
            model = fit[0]

    return loop(steps(model))


@mistakes
def sums_after_the_m_step(X, y, U, model):
    """Both sums were taken after the M-step, at the model it had just made. The contract takes them before it.

    Which model entered the E-step of this pass?"""

    def steps():
        fits = semi.passes(X, y, U, model)
        for fit, following in pairwise(fits):
            yield *fit[:2], following[2]

    return loop(steps())


@mistakes
def labelled_at_its_best_class(X, y, U, model):
    """For the labelled rows you added the largest of the C terms. The label picks the term, best or not.

    A labelled row on the wrong side: what is its p(x, y)?"""
    return loop(watching(X, y, U, model, lambda b, unlabelled: semi.log_joint(X, b).max(axis=1).sum() + unlabelled))


@mistakes
def labelled_in_every_class(X, y, U, model):
    """For the labelled rows you added up the log joint over all classes. The label picks one of the C terms.

    How many numbers should a labelled row add to the sum?"""
    return loop(watching(X, y, U, model, lambda b, unlabelled: semi.log_joint(X, b).sum() + unlabelled))


@mistakes
def labelled_prior_not_logged(X, y, U, model):
    """For the labelled rows you added p_y itself to a log density: a probability and a logarithm were mixed.

    Which of the two terms in your sum is not a logarithm yet?"""
    return loop(
        watching(
            X, y, U, model, lambda b, unlabelled: semi.labelled(X, y, b) + (b.p - np.log(b.p))[y].sum() + unlabelled
        )
    )


@mistakes
def negative_value(X, y, U, model):
    """You returned minus the value that climbs.

    Does your number rise or fall from pass to pass?"""
    fitted, post, value = semi.run(X, y, U, model)
    return fitted, post, -value


@mistakes
def threshold_at_least_1e_6(X, y, U, model):
    """Your threshold never falls below 1e-6, however small |new| is. The rule is 1e-6 times |new|, always.

    A value of -0.1: what is the right side of your test?"""
    return loop(semi.passes(X, y, U, model), lambda new, old: abs(new - old) <= 1e-6 * max(abs(new), 1))


@mistakes
def mean_value(X, y, U, model):
    """You returned the mean over the rows; the contract is the total.

    By which factor are you off, and where does it come from?"""
    fitted, post, value = semi.run(X, y, U, model)
    return fitted, post, value / (len(X) + len(U))


@mistakes
def labels_let_go(X, y, U, model):
    """The labelled rows were given soft counts by the E-step. Their class is known: they count whole for it, for ever.

    What does an E-step guess, and what is there to guess about a labelled row?"""

    def mstep(X, y, U, post):
        soft = semi.estep(X, models[-1])[0]
        models.append(semi.weighted(np.vstack([X, U]), np.vstack([soft, post])))
        return models[-1]

    models = [model]
    return loop(watching(X, y, U, model, lambda b, unlabelled: semi.labelled(X, y, b) + unlabelled, mstep))


@mistakes
def labels_only_at_the_start(X, y, U, model):
    """After the start the labelled rows no longer took part: the M-step saw the unlabelled ones alone.

    What are the labelled rows, if not data?"""

    def mstep(X, y, U, post):
        with np.errstate(all="ignore"):
            return semi.weighted(U, post)

    return loop(watching(X, y, U, model, lambda b, unlabelled: semi.labelled(X, y, b) + unlabelled, mstep))


@mistakes
def without_the_labelled_rows(X, y, U, model):
    """This is EM on the unlabelled rows alone: neither your M-step nor your value saw a labelled one.

    Does your answer change when X and y do?"""

    def mstep(X, y, U, post):
        with np.errstate(all="ignore"):
            return semi.weighted(U, post)

    return loop(watching(X, y, U, model, lambda before, unlabelled: unlabelled, mstep))


@mistakes
def labelled_rows_twice(X, y, U, model):
    """The labelled rows stand among the unlabelled ones, too: once with a known class, once with a guessed one.

    How many rows should the M-step see in all?"""
    fitted, post, value = semi.run(X, y, np.vstack([X, U]), model)
    return fitted, post[len(X) :], value


@mistakes
def hard_labels(X, y, U, model):
    """Each unlabelled row went whole to its best class in every pass. Confident mistakes then feed themselves.

    What should the M-step receive for a row of which you are unsure?"""

    def mstep(X, y, U, post):
        with np.errstate(all="ignore"):
            return semi.mstep(X, y, U, one_hot(post.argmax(axis=1), post.shape[1]))

    return loop(watching(X, y, U, model, lambda b, unlabelled: semi.labelled(X, y, b) + unlabelled, mstep))


@mistakes
def starts_from_the_labels(X, y, U, model):
    """Your loop began with a fit of the labelled rows. The contract begins with an E-step on the model it is given.

    Where in your code is `model` read for the first time?"""
    with np.errstate(all="ignore"):
        return loop(semi.passes(X, y, U, semi.fit_supervised(X, y, len(model.p))))


@mistakes.tolerated
def test_before_m_step(X, y, U, model):
    """You tested before the last M-step, so your model is one M-step younger. That is a valid EM, another convention.

    Ours is E, M, test. Could you turn yours into that by moving two lines?"""
    last, before = semi.run(X, y, U, model)[2], model
    for fit in semi.passes(X, y, U, model):
        if fit[2] == last:
            return before, *fit[1:]
        before = fit[0]


def cases(rng):
    """Separated classes first (a value above 0 before one below), then overlapping ones; slow climbs."""
    return [
        case("loop", "well separated, value above 0", trajectories.separated(rng, 6, 14, 2, 3, s=0.02)),
        case("loop", "well separated", trajectories.separated(rng, 5, 13, 3, 2)),
        case("climb", "overlapping", trajectories.converging(rng, 7, 29, 2, 3)),
        case("climb", "overlapping", trajectories.converging(rng, 5, 31, 3, 2)),
        case("single", "d = 1", trajectories.converging(rng, 6, 27, 1, 2)),
        case("rule", "a change just above 1e-6 |new|", trajectories.by_the_previous(rng)),
        case("rule", "a slow climb of more than 100 passes", trajectories.long(rng)),
    ]


def case(group, note, start):
    """A Case with its sizes in words."""
    size = sizes(len(start.X), len(start.U), start.X.shape[1], len(start.model.p))
    return Case(group, f"{note}: {size}", tuple(start))


LOOP = (
    "By hand: which function is called first, on what, and what does it hand to the next?",
    "Each pass is E, M, test. What climbs is one sum over the labelled rows plus what the E-step returns.",
    "Take the labelled sum before the M-step replaces the model: for each x, log p_y plus the log density of class y.",
)
CLIMB = (
    "Print new and |new - old| / |new| in each pass. At which pass should the loop end?",
    "The test compares the whole sum; what is returned holds the model just made and this pass's post.",
    "Three names live across passes: model, post, new. The return stands right after the M-step, inside the test.",
)
SINGLE = (
    "What shape has a covariance of one coordinate?",
    "The same loop serves every C and d; nothing in it should know them.",
    "Let estep and mstep carry the shapes; the loop only passes values on.",
)
RULE = (
    "Which of old and new is inside the bars on the right side of the test? How long may a run take?",
    "The threshold follows |new|. No cap on the number of passes is asked for.",
    "while True with a return inside needs no cap; the right side is 1e-6 times the absolute value of new.",
)
EXERCISE = Exercise(
    "07_semi_supervised",
    semi.run,
    ("model", "post", "climbing"),
    cases,
    (
        Criterion("the loop", 3.5, ("loop",), LOOP),
        Criterion("climbing until it stops", 3.5, ("climb",), CLIMB),
        Criterion("d equal to 1", 0.5, ("single",), SINGLE),
        Criterion("the stopping rule to the letter", 1, ("rule",), RULE),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("rows_sum_to_one",), "model.p": ("sums_to_one",), "model.cov": ("symmetric",)},
    uses=("estep", "mstep"),
)
