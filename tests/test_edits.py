"""Mistakes as edits of the taught solutions: the labels, the programs, the fingerprints and what is claimed by them."""

import ast
import itertools
import re

import numpy as np
import pytest

from autograder import casebooks
from autograder.diagnosis.explain import claimed
from autograder.diagnosis.search import Search
from autograder.edits import catalogue, programs, taught
from autograder.edits.catalogue import edited, mistaken
from autograder.edits.limits import MANY_CALLS
from autograder.edits.patterns import build, match, parsed
from autograder.edits.switched import Switched
from autograder.reference import gaussian
from softcounts.judge import judge, play
from softcounts.judge.play import Outcome
from softcounts.judge.prints import Ruler, near
from softcounts.judge.values import snapshot
from softcounts.mixtures import GaussianMixture
from tests.conftest import EXERCISES, GRADED, hidden_verdict

CHEAP = ["01_e_step/log_gaussian", "02_m_step/soft_counts", "04_choosing_k/bic", "06_bernoulli_mnist/fit_bernoulli"]
MSTEP = "02_m_step/mstep"


@pytest.mark.parametrize("key", GRADED)
def test_a_solution_is_labelled_as_its_skeleton_is(key):
    lesson, name = key.split("/")
    text = (taught.NOTEBOOKS / f"{lesson}.py").read_text(encoding="utf-8")
    cell = next(cell for cell in text.split("# %%") if f'kind="solution" grade_id="{name}"' in cell)
    skeleton = cell.split("### BEGIN SOLUTION")[0]
    labels = {label for found in taught.lesson(lesson)[name].labels.values() for label in found}
    assert labels and not [label for label in labels if not re.search(rf"\b{label}\b", skeleton)]


@pytest.mark.parametrize("key", EXERCISES)
def test_the_taught_solution_without_edits_is_right(key):
    made = programs.of(EXERCISES[key])
    assert not any(any(made.values((), probe)) for probe in made.fresh)


@pytest.mark.parametrize("key", CHEAP)
def test_a_switched_program_is_the_program_of_its_text(key):
    exercise = EXERCISES[key]
    made = programs.of(exercise)
    probe = made.fresh[0]
    for edit in made.edits[::7]:
        space = taught.namespace(exercise.lesson)
        exec(made.text(edit), space)
        try:
            alone = probe.ruler.values(space[exercise.name](*probe.args))
        except Exception:
            alone = None
        switched = made.values((edit,), probe)
        assert (alone is None) == (switched is None), made.text(edit)
        assert alone is None or near(alone, switched).all(), made.text(edit)


def test_a_pattern_binds_what_its_names_stand_for():
    bound = match("_a / (_b * _b)", parsed("x / (y * y)"))
    assert build("_b - _a", bound) == "y - x"
    assert match("_a / (_b * _b)", parsed("x / (y * z)")) is None
    assert match("_a ** _c", parsed("x ** y")) is None


@pytest.mark.parametrize("old", ["no such text", "N"])
def test_the_old_text_of_an_edit_is_there_just_once(old):
    with pytest.raises(ValueError, match="times in the taught solution"):
        catalogue.edited(taught.taught(*MSTEP.split("/")).source, [(old, "")])


def test_an_edit_that_changes_nothing_is_refused():
    source = "def f(x):\n    return x + 1\n"
    with pytest.raises(ValueError, match="changes nothing"):
        catalogue.choices(Switched(source), source.replace("x + 1", "(x + 1)"))


@pytest.mark.parametrize(
    "new",
    [
        "a = x\nb = 3",
        "a = x + 2\nb = a * 3",
        "b = x\na = b",
        "a = x + 1\nc = a\nb = a * 2",
        "a = x + 1",
        "b = (x + 1) * 2",
    ],
)
def test_an_edit_becomes_the_program_it_says(new):
    whole = "def f(x):\n    {}\n    return b\n"
    old, new = (whole.format(text.replace("\n", "\n    ")) for text in ("a = x + 1\nb = a * 2", new))
    switched = Switched(old)
    chosen = catalogue.choices(switched, new)
    plain = re.sub(r"\n\s+pass", "", switched.text(chosen))
    assert plain == re.sub(r"[()]", "", new).strip().replace("fx", "f(x)") or _same_answers(plain, new)


def _same_answers(*sources):
    answers = []
    for source in sources:
        space = {}
        exec(source, space)
        try:
            answers.append(space["f"](5))
        except NameError:
            answers.append(None)
    return answers[0] == answers[1]


def test_an_edit_holds_in_what_another_keeps():
    switched = Switched("def f(x):\n    return (x + 1) * 2\n")
    sites = {ast.unparse(node): node.site for node in switched.nodes if hasattr(node, "site")}
    both = switched.add(sites["(x + 1) * 2"], "(x + 1) * 3"), switched.add(sites["x + 1"], "x - 1")
    function = switched.function({})
    for site, number in both:
        switched.switches[site] = number
    assert function(5) == 12
    assert _same_answers(switched.text(both), "def f(x):\n    return (x - 1) * 3\n")


@pytest.mark.parametrize("key", EXERCISES)
def test_no_two_mistakes_are_confused(key):
    exercise, made = EXERCISES[key], programs.of(EXERCISES[key])
    for student in ("ada", "bo", "cyd"):
        book = casebooks.hidden(exercise, "a secret", student)
        probes = [made.measured(case, right) for case, right in zip(book.cases, book.right, strict=True)]
        answers = {
            edit.known.name: [made.values((edit,), probe) for probe in probes if probe.most < 4 * MANY_CALLS]
            for edit in made.edits
            if edit.known
        }
        wrong = {name: its for name, its in answers.items() if any(values and any(values) for values in its)}
        for (one, mine), (other, its) in itertools.combinations(wrong.items(), 2):
            same = [a is b if a is None or b is None else near(a, b).all() for a, b in zip(mine, its, strict=True)]
            assert not all(same), (one, other)


def test_another_convention_is_claimed_only_where_every_case_was_answered():
    key = "03_run_loop/run"
    exercise, function = GRADED[key], mistaken(GRADED[key], "test-before-m-step")
    book, shown = casebooks.hidden(exercise, "a secret", "ada"), casebooks.shipped(exercise)
    outcomes = play(function, book.cases, book.arguments, 20.0)

    def explained(outcomes):
        search = Search(exercise, shown, book, outcomes, lambda it: play(function, it.cases, it.arguments, 20.0))
        return claimed(search)[0]

    assert explained(outcomes).kind == "variant"
    found = explained([outcomes[0], *[Outcome(slow=True)] * (len(outcomes) - 1)])
    assert not found or found.kind != "variant"


def test_the_step_of_one_wrong_output_is_the_one_to_look_at_first():
    def spread_of_something_else(X, post):
        right = gaussian.mstep(X, post)
        return right._replace(var=right.var * (1 + 0.1 * np.sin(right.mu[:, 0])))

    found = hidden_verdict(GRADED[MSTEP], spread_of_something_else, "a secret", "ada").diagnosis
    assert found.kind == "step" and found.why.startswith("Look at step M3 first")


def test_what_is_wrong_in_one_criterion_only_is_said():
    def not_for_one_component(X, mu, var):
        return gaussian.log_gaussian(X, mu, var) + np.cos(X[:, :1]) * np.arange(len(mu)) * (len(X) == 1)

    found = hidden_verdict(GRADED["01_e_step/log_gaussian"], not_for_one_component, "a secret", "ada").diagnosis
    assert "All else is right: it goes wrong only with sizes that are 1 or alike." in found.seen


def two_slips(X, post):
    """The spread is not divided by d, and p holds the counts."""
    N = post.sum(axis=0)
    mu = post.T @ X / N[:, None]
    var = np.array([(post[:, j] * ((X - mu[j]) ** 2).sum(axis=1)).sum() / N[j] for j in range(len(N))])
    return GaussianMixture(mu, var, N)


def test_two_slips_at_once_are_both_named():
    found = hidden_verdict(GRADED[MSTEP], two_slips, "a secret", "ada").diagnosis
    assert found.kind == "edit" and found.mistake == "forgot-d + p-is-counts"
    assert found.why.startswith("Two slips at once.")


def test_a_slip_without_a_sentence_of_its_own_is_named_by_its_step(verdict):
    def tripled(X, post):
        right = gaussian.mstep(X, post)
        return right._replace(var=right.var + 1e-3)

    for found in (hidden_verdict(GRADED[MSTEP], tripled, "a secret", "ada"), verdict(MSTEP, tripled)):
        assert found.diagnosis.kind == "edit"
        assert "with one change, in step M3: 1e-3 is added to var." in found.diagnosis.why


def test_a_loop_that_never_ends_has_no_name():
    def endless(X, mixture, post):
        while True:
            gaussian.estep(X, mixture)

    exercise = GRADED["03_run_loop/run"]
    book = casebooks.hidden(exercise, "a secret", "ada")
    outcomes = play(endless, book.cases, book.arguments, 0.2)
    shown = casebooks.shipped(exercise)
    search = Search(exercise, shown, book, outcomes, lambda _: pytest.fail("it is not asked again"))
    assert claimed(search)[0] is None
    assert judge(book, outcomes, public=False).diagnosis.kind == "slow"


def test_a_regular_difference_is_described():
    def scaled(X, mu, var):
        return np.arctan(1.0) * gaussian.log_gaussian(X, mu, var)

    found = hidden_verdict(GRADED["01_e_step/log_gaussian"], scaled, "a secret", "ada").diagnosis
    assert "In every such case `log_density` is 0.7854 times the right one." in found.seen


def test_an_answer_of_zeros_is_no_right_one():
    ruler = Ruler(snapshot(np.array([1.0, 2.0])), ("N",))
    assert ruler.values(np.array([1.0, 2.0])) == (0.0,)
    wrong = [
        ruler.values(np.array(value)) for value in ([0.0, 0.0], [1.0, 3.0], [2.0, 1.0], [np.nan, 2.0], [[1.0, 2.0]])
    ]
    assert all(values[0] for values in wrong)
    assert all(not near(one, other).all() for one, other in itertools.combinations(wrong, 2))


def test_a_sum_near_0_is_compared_on_the_scale_of_its_terms():
    space = taught.namespace("03_run_loop")
    source = taught.taught("03_run_loop", "run", ("log_gaussian", "estep")).source
    exec(edited(source, [("np.pi", "3.14159265")]), space)
    exercise = GRADED["03_run_loop/run"]
    book = casebooks.hidden(exercise, "a secret", "ada")
    slow = [i for i, case in enumerate(book.cases) if case.beside]
    assert slow and abs(exercise.reference(*book.cases[slow[0]].args)[2]) < 1
    assert judge(book, play(space["run"], book.cases, book.arguments, 20.0), public=False).right
