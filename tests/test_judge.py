"""The judge: form slips, the order of the diagnosis, points, and what a message shows."""

import sys
import time
import warnings

import numpy as np
import pytest

from autograder.edits.catalogue import mistaken
from autograder.exercises import find
from autograder.reference import gaussian, missing, selection
from softcounts import GaussianMixture
from softcounts.judge import Outcome, judge, play
from softcounts.judge.casebook import FORM, Case, Casebook, Criterion
from softcounts.judge.play import TookTooLong, time_limit
from softcounts.judge.values import read, snapshot
from softcounts.judge.verdict import absent

ESTEP, MSTEP, RUN = "01_e_step/estep", "02_m_step/mstep", "03_run_loop/run"


def with_form(change):
    """The right estep with its result put through `change`."""
    return lambda X, mixture: change(*gaussian.estep(X, mixture))


FORM_SLIPS = {
    "a list for the array": with_form(lambda post, ll: (post.tolist(), ll)),
    "a list for the pair": with_form(lambda post, ll: [post, ll]),
    "an array of no dimensions": with_form(lambda post, ll: (post, np.array(ll))),
    "float32": with_form(lambda post, ll: (post.astype(np.float32), ll)),
    "float32 number": with_form(lambda post, ll: (post, np.float32(ll))),
    "object dtype": with_form(lambda post, ll: (post.astype(object), ll)),
    "a subclass": with_form(lambda post, ll: (np.ma.masked_array(post), ll)),
    "long double": with_form(lambda post, ll: (post.astype(np.longdouble), ll)),
}


@pytest.mark.parametrize("change", FORM_SLIPS.values(), ids=FORM_SLIPS.keys())
def test_form_slips_cost_the_form_only(change, verdict):
    found = verdict(ESTEP, change)
    assert [result.name for result in found.results if not result.passed] == [FORM]
    assert found.points == 9.5 and found.diagnosis.kind == "slip" and found.slips


def test_plain_tuple_for_a_mixture_is_a_form_slip(verdict):
    found = verdict(MSTEP, lambda X, post: tuple(gaussian.mstep(X, post)))
    assert found.diagnosis.kind == "slip" and found.points == 9
    assert "GaussianMixture" in found.diagnosis.seen


@pytest.mark.parametrize("number", [float, np.float64])
def test_promised_numbers_are_accepted(number, verdict):
    assert verdict(ESTEP, with_form(lambda post, ll: (post, number(ll)))).right


def nan_post(X, mixture):
    post, log_likelihood = gaussian.estep(X, mixture)
    post[-1, -1] = np.nan
    return post, log_likelihood + np.nansum(post[0] ** 3)


def changes_argument(X, mixture):
    answer = gaussian.estep(X, mixture)
    X += 1
    return answer


def counts_calls():
    calls = []

    def unsteady(X, mixture):
        calls.append(1)
        post, log_likelihood = gaussian.estep(X, mixture)
        return post, log_likelihood + (len(calls) > 11)

    return unsteady


def one_buffer():
    buffers = {}

    def reused(X, mixture):
        post, log_likelihood = gaussian.estep(X, mixture)
        buffer = buffers.setdefault(post.shape, np.empty(post.shape))
        buffer[:] = post
        return buffer, log_likelihood

    return reused


def unwritten(X, mixture):
    raise NotImplementedError


def leaves_python(X, mixture):
    raise SystemExit


STAGES = {
    "unwritten": (unwritten, "NotImplementedError"),
    "raised": (lambda X, mixture: X[99], "IndexError"),
    "raised by leaving": (leaves_python, "SystemExit"),
    "count": (lambda X, mixture: (1, 2, 3), "3 values"),
    "count, nothing returned": (lambda X, mixture: None, "None"),
    "count, kind": (lambda X, mixture: ({}, 1.0), "dict"),
    "shape": (with_form(lambda post, ll: (post.T, ll)), "transpose"),
    "shape, other": (with_form(lambda post, ll: (post[:, :1], ll)), "shape"),
    "dtype": (with_form(lambda post, ll: (post + 0j, ll)), "complex"),
    "changed": (changes_argument, "`X` no longer held"),
    "changed, unsteady": (counts_calls(), "another answer"),
    "changed, reused": (one_buffer(), "changed later"),
    "not_finite": (nan_post, "nan"),
    "law": (with_form(lambda post, ll: (0.9 * post, 1.2 * ll)), "sum"),
    "differs": (with_form(lambda post, ll: (0.9 * post + 0.1 / post.shape[1], ll + post[0, 0])), "not right"),
    "right": (gaussian.estep, "right"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_the_first_thing_wrong_is_said(stage, verdict):
    function, words = STAGES[stage]
    found = verdict(ESTEP, function)
    assert found.diagnosis.kind == stage.split(" ")[0].rstrip(","), found.diagnosis
    assert words in found.diagnosis.seen
    assert found.right == (stage == "right")


def test_a_missing_function_earns_nothing(public_book):
    found = absent(public_book(ESTEP))
    assert found.points == 0 and found.diagnosis.kind == "missing"


def test_an_endless_loop_is_stopped_and_said(verdict):
    def endless(X, mixture):
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue

    start = time.perf_counter()
    found = verdict(ESTEP, endless, seconds=0.2)
    assert found.diagnosis.kind == "slow" and found.points == 0
    assert time.perf_counter() - start < 5


ENDLESS = {
    "no test": lambda new, old, first: False,
    "the first pass for ever": lambda new, old, first: abs(new - first) <= 1e-6 * abs(new),
    "no abs": lambda new, old, first: new - old <= 1e-6 * new,
}


@pytest.mark.parametrize("stop", ENDLESS.values(), ids=ENDLESS)
def test_of_a_loop_that_never_ends_nothing_is_claimed_but_that(stop, verdict):
    def run(X, mixture, post):
        first = old = -np.inf
        while True:
            mixture, post, new = next(gaussian.passes(X, mixture))
            first = new if first == -np.inf else first
            if stop(new, old, first) and old > -np.inf and new != first:
                return mixture, post, new
            old = new

    found = verdict(RUN, run, seconds=0.5)
    assert (found.diagnosis.kind, found.diagnosis.mistake) == ("slow", None)
    assert "never ends, or a step does far more work" in found.diagnosis.why


def test_swallowing_the_time_limit_does_not_help():
    caught = []
    with pytest.raises(TookTooLong), time_limit(0.05):
        while True:
            try:
                time.sleep(0.01)
            except TookTooLong as error:
                caught.append(error)
                if len(caught) == 2:
                    raise
    assert len(caught) == 2


def test_two_slips_at_once_name_the_one_in_the_basic_cases(verdict):
    """A first attempt often has two: no prior, and densities that underflow. The basic cases decide what is said."""

    def linear_without_prior(X, mixture):
        density = np.exp(gaussian.log_gaussian(X, mixture.mu, mixture.var))
        return density / density.sum(1, keepdims=True), np.log(density.sum(1)).sum()

    found = verdict(ESTEP, linear_without_prior)
    assert found.diagnosis.mistake == "no-mixing-weight"
    assert "another way" in found.diagnosis.seen
    assert found.points == 0


def test_two_slips_in_two_outputs_name_the_one_that_is_known(verdict):
    def no_weights_and_a_riddle(X, mixture):
        post = mistaken(find(ESTEP), "no-mixing-weight")(X, mixture)[0]
        return post, float(np.sin(post**3).sum())

    found = verdict(ESTEP, no_weights_and_a_riddle).diagnosis
    assert found.mistake == "no-mixing-weight" and "`post` is what one slip makes of it; another" in found.seen


def test_a_slip_is_named_where_only_one_criterion_has_another_too(verdict):
    def square_expanded_and_no_pi(X, mu, var):
        squared = (X**2).sum(axis=1, keepdims=True) - 2 * X @ mu.T + (mu**2).sum(axis=1)
        return -0.5 * (X.shape[1] * np.log(var) + squared / var)

    found = verdict("01_e_step/log_gaussian", square_expanded_and_no_pi).diagnosis
    assert found.mistake == "no-two-pi" and 'In the criterion "ordinary data"' in found.seen


def test_an_error_on_one_side_is_told(verdict):
    def too_large(X, mixture, log_likelihood):
        right = selection.bic(X, mixture, log_likelihood)
        return right + np.sin(right) ** 2 + 0.1

    found = verdict("04_choosing_k/bic", too_large).diagnosis
    assert found.kind == "differs" and "Wherever `bic` is wrong, it is too large." in found.seen


def test_linear_domain_keeps_most_points(verdict):
    def linear(X, mixture):
        density = np.exp(gaussian.log_gaussian(X, mixture.mu, mixture.var)) * mixture.p
        return density / density.sum(1, keepdims=True), float(np.log(density.sum(1)).sum())

    found = verdict(ESTEP, linear)
    assert found.diagnosis.mistake == "density-underflow" and 7 < found.points < 10


def test_half_right_gets_half(verdict):
    found = verdict(ESTEP, with_form(lambda post, ll: (post, ll / 2)))
    assert 4.5 <= found.points <= 5.5


@pytest.mark.parametrize("answer", [0.0, np.nan, "x", None, np.ones((3, 3)), (np.ones((2, 3)) / 3, -3.0)])
def test_constant_answers_earn_nothing(answer, verdict):
    for key in (ESTEP, MSTEP):
        assert verdict(key, lambda *args: answer).points == 0


def test_hidden_messages_show_no_values(public_book):
    book = public_book(ESTEP)
    outcomes = play(with_form(lambda post, ll: (post**2, ll)), book.cases, book.arguments)
    assert judge(book, outcomes, public=True).diagnosis.example
    assert not judge(book, outcomes, public=False).diagnosis.example


def test_floats_within_rounding_are_right_and_slips_of_one_in_a_million_are_not(verdict):
    assert verdict(ESTEP, with_form(lambda post, ll: (post * (1 + 1e-12), ll * (1 - 1e-12)))).right
    assert not verdict(ESTEP, with_form(lambda post, ll: (post, ll * (1 + 1e-6)))).right
    assert not verdict(ESTEP, with_form(lambda post, ll: (post * (1 + 1e-6), ll))).right


def test_read_names_every_leaf_of_a_nested_answer():
    mixture = GaussianMixture(np.ones((2, 3)), np.ones(2), np.ones(2) / 2)
    reading = read(snapshot((mixture, 1.5)), snapshot((mixture, 1.5)), ("mixture", "log_likelihood"))
    assert list(reading.leaves) == ["mixture.mu", "mixture.var", "mixture.p", "log_likelihood"]
    assert not reading.slips and reading.fault is None


def test_a_snapshot_is_out_of_reach():
    array = np.zeros(3)
    taken = snapshot([array, (1, "text")])
    array += 1
    assert not taken.items[0].data.any() and taken.items[1].items[1].kind == "str"


def test_prints_and_warnings_stay_out_of_the_notebook(public_book, capfd):
    def loud(X, mixture):
        print("loud")
        print("louder", file=sys.stderr)
        warnings.warn("loudest", stacklevel=1)
        return gaussian.estep(X, mixture)

    book = public_book(ESTEP)
    outcomes = play(loud, book.cases, book.arguments)
    assert all(isinstance(outcome, Outcome) and outcome.value for outcome in outcomes)
    assert capfd.readouterr() == ("", "")


def test_stopping_before_the_last_m_step_is_named_and_keeps_all_points(verdict):
    found = verdict(RUN, mistaken(find(RUN), "test-before-m-step"))
    assert found.right and found.points == 10
    assert found.diagnosis.kind == "variant" and found.diagnosis.mistake == "test-before-m-step"


def test_a_variant_is_forgiven_only_where_it_answers_every_case(public_book):
    """A forged reply may hold the one case that is easy."""
    book = public_book(RUN)
    outcomes = play(mistaken(find(RUN), "test-before-m-step"), book.cases, book.arguments)
    for kept in range(len(outcomes)):
        alone = [outcome if i == kept else None for i, outcome in enumerate(outcomes)]
        assert judge(book, alone).points == 0


def test_an_integer_beyond_all_floats_is_a_wrong_kind_of_number(verdict):
    judged = verdict("01_e_step/estep", lambda X, mixture: (gaussian.estep(X, mixture)[0], 10**400))
    assert judged.diagnosis.kind == "dtype"


LABELS = snapshot(np.array([0, 2, 1]))
CHOICE = snapshot(np.array([[True, False], [False, True]]))


@pytest.mark.parametrize(
    ("promised", "got", "slip"),
    [
        (LABELS, np.array([0, 2, 1], dtype=np.uint8), None),
        (LABELS, np.array([0, 2, 1], dtype=np.int32), None),
        (LABELS, np.array([0.0, 2.0, 1.0]), "type float64; a NumPy array of whole numbers (int) is promised"),
        (LABELS, np.array([0, 2, 1], dtype=np.float32), "type float32; a NumPy array of whole numbers"),
        (LABELS, [0, 2, 1], "is a list; a NumPy array is promised"),
        (CHOICE, np.eye(2), None),
        (CHOICE, np.eye(2, dtype=int), None),
        (CHOICE, np.eye(2, dtype=bool), None),
        (CHOICE, np.eye(2, dtype=np.float32), "float32: right to a few digits only"),
        (snapshot(np.eye(2)), np.eye(2, dtype=int), "type int64; a float64 NumPy array is promised"),
    ],
)
def test_labels_are_whole_numbers_and_a_choice_may_be_bool_or_int(promised, got, slip):
    reading = read(snapshot(got), promised, ("y",))
    assert reading.fault is None and reading.leaves["y"].dtype == float
    assert (slip is None) == (not reading.slips) and all(slip in said for said in reading.slips)


def test_an_array_for_a_number_is_a_known_mistake_only_where_it_is_the_same_array(verdict):
    def by_column(truth, filled, where):
        squared = np.where(where, (truth - filled) ** 2, 0.0).sum(axis=0)
        return np.sqrt(squared / np.maximum(where.sum(axis=0), 1))

    def boxed(truth, filled, where):
        return np.array([missing.rmse(truth, filled, where)])

    assert verdict("05_missing_data/rmse", by_column).diagnosis.mistake == "one-error-for-each-column"
    found = verdict("05_missing_data/rmse", boxed)
    assert found.diagnosis.kind == "slip" and "is an array of shape (1,)" in found.diagnosis.seen
    assert 0.8 * found.max_points <= found.points < found.max_points


def test_arguments_at_the_end_may_be_left_to_their_defaults():
    def shifted(x, by=1.0):
        raise ValueError("no")

    cases = [Case("all", "by left out", (np.zeros(2),)), Case("all", "by = 2", (np.zeros(2), 2.0))]
    right = tuple(snapshot(np.full(2, by)) for by in (1.0, 2.0))
    criteria = (Criterion("all", 1, ("all",), ("", "", "")),)
    book = Casebook("99_x/shifted", ("x", "by"), ("moved",), {}, criteria, cases, right)
    assert judge(book, play(lambda x, by=1.0: x + by, cases, book.arguments)).right
    assert "It was called with x of shape (2,)." in judge(book, play(shifted, cases, book.arguments)).diagnosis.why
    wrong = judge(book, play(lambda x, by=3.0: x + by, cases, book.arguments))
    assert wrong.diagnosis.example == ("x = [0., 0.]", "moved[0]: yours is 3, right is 1")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (np.array([0.1, 0.2]).astype(np.float32).astype(float), True),
        (float(np.float32(-12.7)), True),
        (np.array([[0.1, 0.9]]), False),
        (np.array([70_001.0, 1.0]), False),  # whole numbers of more than 16 binary digits
        (np.array([0.5, 0.25, 1.0, 0.0]), False),
        (np.array([0.5, 1 / 3]), False),
        (np.array([np.nan, np.inf, 0.5]), False),
    ],
)
def test_only_digits_that_float32_leaves_are_called_float32(value, told):
    promised = np.zeros(value.shape) if isinstance(value, np.ndarray) else 0.0
    reading = read(snapshot(value), snapshot(promised), ("it",))
    assert any("float32" in slip for slip in reading.slips) == told


def in_float32(X, mixture):
    post, log_likelihood = gaussian.estep(X.astype(np.float32).astype(float), mixture)
    return post.astype(np.float32).astype(float), float(np.float32(log_likelihood))


def test_float32_inside_is_said(verdict):
    found = verdict(ESTEP, in_float32)
    assert (
        "was worked out in float32" in found.diagnosis.seen and "float32, which keeps 7 digits" in found.diagnosis.why
    )


def test_a_sum_that_is_nearly_one_is_not_called_one(verdict):
    found = verdict(ESTEP, with_form(lambda post, ll: (post * 0.999_99, ll)))
    assert "sums to 0.99999 (" in found.diagnosis.seen


def test_answers_that_are_nan_throughout_have_no_name(verdict):
    def logarithms_of_negative_numbers(X, mixture):
        return np.full((len(X), len(mixture.p)), np.nan), float("nan")

    found = verdict("06_bernoulli_mnist/estep", logarithms_of_negative_numbers).diagnosis
    assert (found.kind, found.mistake) == ("not_finite", None)
