"""The loop with labelled and unlabelled rows: E-step, M-step, test."""

from autograder.exercises.exercise import Exercise, Mistakes, form_and_left_alone
from autograder.exercises.lesson07 import trajectories
from autograder.exercises.lesson07.material import sizes
from autograder.reference import semi_supervised as semi
from softcounts.judge import Case, Criterion

TEST = "old is not None and abs(new - old) <= 1e-6 * abs(new)"
M_STEP = "        model = mstep(X, y, U, post)\n"
M_STEP_FIRST = [("        joint", M_STEP + "        joint"), (M_STEP + "        if", "        if")]
SUM_AGAIN = """\
            joint = log_full_gaussian(X, model.mu, model.cov) + np.log(model.p)
            new = float(joint[np.arange(len(X)), y].sum() + unlabelled)
            return"""
RESTING = {
    "stops-when-means-rest": "np.abs(model.mu - before.mu).max() <= 1e-6",
    "stops-when-means-rest-to-1e-4": "np.abs(model.mu - before.mu).max() <= 1e-4",
    "stops-when-means-rest-to-1e-3": "np.abs(model.mu - before.mu).max() <= 1e-3",
    "stops-when-means-rest-in-length": "np.linalg.norm(model.mu - before.mu) <= 1e-6",
    "stops-when-means-rest-relatively": "(np.abs(model.mu - before.mu) <= 1e-6 * np.abs(model.mu)).all()",
    "stops-when-means-are-allclose": "np.allclose(model.mu, before.mu)",
}
mistakes = Mistakes()


# fmt: off
mistakes.edit("absolute-tolerance", (" * abs(new)", ""),
    "You compare the change with 1e-6 itself. The rule is relative: the threshold grows with |new|.",
    "Measure the penguins in metres instead of millimetres. Should EM then stop at another pass?")
mistakes.edit("ten-e-minus-six", ("1e-6", "10e-6"),
    "Your run stops a little early: its threshold is ten times too large. 1e-6 already is ten to the minus six.",
    "What number does Python make of 10e-6?")
mistakes.edit("relative-to-old", ("* abs(new)", "* abs(old)"),
    "You scale the threshold by |old|; the contract scales it by |new|. They differ by a hair, and here it shows.",
    "Which of the two values belongs to what you are about to return?")
mistakes.edit("stops-at-second-pass", (" and abs(new - old) <= 1e-6 * abs(new)", ""),
    "Your loop ends at the second pass: its test is true while there is still progress.",
    "Print both sides of your test in the second pass. Is the change small beside |new| there?")
mistakes.edit("single-pass", ("old is not None and", "old is None or"),
    "The result is that of a single pass: the loop ends at once, or each E-step gets the first model again.",
    "Print the value in each pass. How many numbers do you see, and do they change?")
mistakes.edit("capped-at-100",
    [("while True", "for _ in range(100)"), ("        old = new", "        old = new\n    return model, post, new")],
    "The run was cut off after 100 passes. A slow climb needs more; the rule alone decides when to stop.",
    "Is there a `range(100)` in your loop, and what happens when it is used up?")
mistakes.edit("one-pass-more",
    [("old = None", "old, done = None, False"), (TEST, "done"),
     ("        old = new", f"        done = {TEST}\n        old = new")],
    "After the test came true your loop ran once more.",
    "In which order do E-step, M-step and test stand in your loop, and what runs after the test?")
mistakes.edit("stale-value", ("post, new", "post, old"),
    "The value you returned is that of the pass before the last.",
    "At the moment of `return`, which name holds what the last pass gave?")
mistakes.edit("fresh-e-step", ("            return", "            post, unlabelled = estep(U, model)\n" + SUM_AGAIN),
    "One more E-step was made for the result. The contract returns what the last E-step inside the loop gave.",
    "Which E-step belongs to the last M-step: the one before it, or one after it?")
mistakes.edit("fresh-post", ("model, post, new", "model, estep(U, model)[0], new"),
    "The soft counts were computed anew from the last model. The contract returns those of the last E-step.",
    "Which soft counts did the last M-step use?")
mistakes.edit("fresh-value", ("            return", "            unlabelled = estep(U, model)[1]\n" + SUM_AGAIN),
    "The value was computed anew from the last model. The contract returns that of the last E-step's model.",
    "Which of the two values did your test compare?")
mistakes.edit("first-model-returned", [("old = None", "old, first = None, model"), ("return model", "return first")],
    "The model you return is the one that came in; the loop's result was kept under another name.",
    "Which name does your M-step write to, and which does `return` read?")
for name, resting in RESTING.items():
    mistakes.edit(name, [("model = mstep", "before, model = model, mstep"), (TEST, resting)],
        "You stop when the means no longer move. The contract watches the value that climbs.",
        "Which number must be compared from one pass to the next?")
mistakes.edit("without-the-labelled", ("joint[np.arange(len(X)), y].sum() + unlabelled", "unlabelled"),
    "You tested and returned the log-likelihood of the unlabelled rows alone. What climbs has both sums, and this "
    "part alone may even fall.",
    "Which rows does the M-step fit, and which of them does your value count?")
mistakes.edit("tests-without-the-labelled",
    [("abs(new - old) <= 1e-6 * abs(new)", "abs(unlabelled - old) <= 1e-6 * abs(unlabelled)"),
     ("old = new", "old = unlabelled")],
    "You return the right sum, but your test compares the unlabelled part alone, so the loop ends at another pass.",
    "Which of your two numbers can never fall?")
mistakes.edit("returns-without-the-labelled", ("post, new", "post, unlabelled"),
    "The loop ends where it should, but the value you return is the unlabelled part alone.",
    "Which of your two numbers did the test compare?")
mistakes.edit("labelled-only-value", (" + unlabelled", ""),
    "You tested and returned the sum over the labelled rows alone. What climbs has both sums.",
    "Which rows does the M-step fit, and which of them does your value count?")
mistakes.edit("labels-summed-out", ("joint[np.arange(len(X)), y].sum()", "estep(X, model)[1]"),
    "For the labelled rows you added log p(x), as if their class were unknown. It is known: the term is log p(x, y).",
    "Of the C terms in p(x), which one does the label pick?")
mistakes.edit("every-label-for-every-row", ("joint[np.arange(len(X)), y]", "joint[:, y]"),
    "From each row of the table you picked the columns of all n labels, n times n numbers. One in each row counts.",
    "What shape has your pick before you add it up?")
mistakes.edit("labelled-without-prior", (" + np.log(model.p)", ""),
    "For the labelled rows you added the log density of their class, without log p_y.",
    "p(x, y) = p(y) p(x | y). Which factor is missing?")
mistakes.edit("labelled-posterior", ("joint[np.arange(len(X)), y]", "np.log(estep(X, model)[0])[np.arange(len(X)), y]"),
    "For the labelled rows you added log p(y | x), how well the model guesses the label. The row itself counts, too.",
    "p(x, y) = p(x) p(y | x). Which factor is missing?")
mistakes.edit("two-models-in-one-sum", M_STEP_FIRST,
    "The labelled sum was taken after the M-step, the unlabelled one before it. Both belong to one and the same model.",
    "Which model entered the E-step of this pass?")
mistakes.edit("sums-after-the-m-step", [*M_STEP_FIRST, ("+ unlabelled", "+ estep(U, model)[1]")],
    "Both sums were taken after the M-step, at the model it had just made. The contract takes them before it.",
    "Which model entered the E-step of this pass?")
mistakes.edit("labelled-at-its-best-class", ("joint[np.arange(len(X)), y]", "joint.max(axis=1)"),
    "For the labelled rows you added the largest of the C terms. The label picks the term, best or not.",
    "A labelled row on the wrong side: what is its p(x, y)?")
mistakes.edit("labelled-in-every-class", ("joint[np.arange(len(X)), y]", "joint"),
    "For the labelled rows you added up the log joint over all classes. The label picks one of the C terms.",
    "How many numbers should a labelled row add to the sum?")
mistakes.edit("labelled-prior-not-logged", ("np.log(model.p)", "model.p"),
    "For the labelled rows you added p_y itself to a log density: a probability and a logarithm were mixed.",
    "Which of the two terms in your sum is not a logarithm yet?")
mistakes.edit("negative-value", ("post, new", "post, -new"),
    "You returned minus the value that climbs.",
    "Does your number rise or fall from pass to pass?")
mistakes.edit("threshold-at-least-1e-6", ("* abs(new)", "* max(abs(new), 1)"),
    "Your threshold never falls below 1e-6, however small |new| is. The rule is 1e-6 times |new|, always.",
    "A value of -0.1: what is the right side of your test?")
mistakes.edit("mean-value", ("post, new", "post, new / (len(X) + len(U))"),
    "You returned the mean over the rows; the contract is the total.",
    "By which factor are you off, and where does it come from?")
mistakes.edit("labels-let-go",
    [("        model =", "        soft = np.exp(joint) / np.exp(joint).sum(axis=1, keepdims=True)\n        model ="),
     ("mstep(X, y, U, post)", "mstep(X[:0], y[:0], np.vstack([X, U]), np.vstack([soft, post]))")],
    "The labelled rows were given soft counts by the E-step. Their class is known: they count whole for it, for ever.",
    "What does an E-step guess, and what is there to guess about a labelled row?")
mistakes.edit("labels-only-at-the-start", ("mstep(X, y, U", "mstep(X[:0], y[:0], U"),
    "After the start the labelled rows no longer took part: the M-step saw the unlabelled ones alone.",
    "What are the labelled rows, if not data?")
mistakes.edit("without-the-labelled-rows",
    [("joint[np.arange(len(X)), y].sum() + unlabelled", "unlabelled"), ("mstep(X, y, U", "mstep(X[:0], y[:0], U")],
    "This is EM on the unlabelled rows alone: neither your M-step nor your value saw a labelled one.",
    "Does your answer change when X and y do?")
mistakes.edit("labelled-rows-twice",
    [("    old = None", "    old, U = None, np.vstack([X, U])"), ("post, new", "post[len(X) :], new")],
    "The labelled rows stand among the unlabelled ones, too: once with a known class, once with a guessed one.",
    "How many rows should the M-step see in all?")
mistakes.edit("hard-labels", ("mstep(X, y, U, post)", "mstep(X, y, U, np.eye(len(model.p))[post.argmax(axis=1)])"),
    "Each unlabelled row went whole to its best class in every pass. Confident mistakes then feed themselves.",
    "What should the M-step receive for a row of which you are unsure?")
mistakes.edit("starts-from-the-labels", ("    old = None", "    old, model = None, fit_supervised(X, y, len(model.p))"),
    "Your loop began with a fit of the labelled rows. The contract begins with an E-step on the model it is given.",
    "Where in your code is `model` read for the first time?")
mistakes.edit("test-before-m-step",
    [(M_STEP + "        if", "        if"), ("        old = new", M_STEP + "        old = new")],
    "You tested before the last M-step, so your model is one M-step younger. That is a valid EM, another convention.",
    "Ours is E, M, test. Could you turn yours into that by moving two lines?",
    tolerated=True)
# fmt: on


def cases(rng):
    """Separated classes first (a value above 0 before one below), then overlapping ones; slow climbs, and none."""
    return [
        case("loop", "well separated, value above 0", trajectories.separated(rng, 6, 14, 2, 3, s=0.02)),
        case("loop", "well separated", trajectories.separated(rng, 5, 13, 3, 2)),
        case("climb", "overlapping", trajectories.converging(rng, 7, 29, 2, 3)),
        case("climb", "overlapping", trajectories.converging(rng, 5, 31, 3, 2)),
        case("sizes", "one coordinate", trajectories.converging(rng, 6, 27, 1, 2)),
        case("sizes", "as many classes as coordinates", trajectories.converging(rng, 6, 27, 2, 2)),
        case("sizes", "all rows labelled", trajectories.all_labelled(rng)),
        case("sizes", "no row labelled", trajectories.separated(rng, 0, 14, 2, 3)),
        case("rule", "a climb that ends with the second pass", trajectories.ending(rng)),
        case("rule", "a change just above 1e-6 |new|", trajectories.by_the_previous(rng)),
        case("rule", "a slow climb of more than 100 passes", trajectories.long(rng), beside=30.0),
    ]


def case(group, note, start, beside=0.0):
    """A Case with its sizes in words."""
    size = sizes(len(start.X), len(start.U), start.X.shape[1], len(start.model.p))
    return Case(group, f"{note}: {size}", tuple(start), beside)


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
SIZES = (
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
        Criterion("sizes that are 1 or alike, all or none labelled", 0.5, ("sizes",), SIZES),
        Criterion("the stopping rule to the letter", 1, ("rule",), RULE),
        *form_and_left_alone(1, 0.5),
    ),
    mistakes,
    {"post": ("rows_sum_to_one",), "model.p": ("sums_to_one",), "model.cov": ("symmetric",)},
    uses=("estep", "mstep"),
)
