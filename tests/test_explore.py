"""Sliders and questions: they redraw, describe, survive errors, and say something without a kernel."""

import gc
import re

import numpy as np
import pytest

from autograder.reference import gaussian
from softcounts import ask, datasets, explore, init
from softcounts.explore import gaussian as gaussian_sliders
from softcounts.plots import Picture

X = datasets.old_faithful()
SCALE = datasets.old_faithful_scale()


def picture(explorer):
    (found,) = re.findall(r'<img alt="([^"]+)"', explorer.picture.value)
    return found


def test_be_the_e_step_follows_every_slider():
    explorer = explore.mixture(X, scale=SCALE)
    seen = {picture(explorer)}
    for name, value in {"first": 0.5, "second": -0.5, "variance": 2.0, "weight": 0.1}.items():
        explorer.controls[name].value = value
        seen.add(picture(explorer))
    assert len(seen) == 5 and "weight 0.10" in picture(explorer) and "weight 0.90" in picture(explorer)


def test_choosing_another_component_moves_nothing():
    explorer = explore.mixture(X)
    before = picture(explorer)
    explorer.controls["component"].value = 2
    assert picture(explorer) == before
    explorer.controls["first"].value = 0.0
    assert "component 2 at (0.00" in picture(explorer)


def test_the_built_in_colours_are_nearly_right_and_no_answer(verdict):
    model = init(X, 3, 1)[0]
    assert np.allclose(gaussian_sliders._shares(X, model), gaussian.estep(X, model)[0], atol=0.01)
    narrow = model._replace(var=np.array([1e-4, 1e-6, 1e-8]))
    assert np.isfinite(gaussian_sliders._shares(X, narrow)).all()
    assert verdict("01_e_step/estep", lambda X, mixture: (gaussian_sliders._shares(X, mixture), 0.0)).points == 0
    assert "Log-likelihood" not in explore.mixture(X).text.value


def test_your_own_run_follows_k_method_seed_and_iteration():
    explorer = explore.run(X, init, gaussian.estep, gaussian.mstep, gaussian.run, SCALE)
    texts = {explorer.text.value}
    for name, value in {"K": 3, "method": "kmeans++", "seed": 4, "iteration": 7}.items():
        explorer.controls[name].value = value
        texts.add(explorer.text.value)
    assert len(texts) == 5 and "component 3" in picture(explorer)
    fit = gaussian.run(X, *init(X, 3, 4, "kmeans++"))
    assert f"your run ends at {fit[2]:.3f}" in explorer.text.value


def test_moving_a_slider_leaves_no_figure_behind_and_the_collector_as_it_was():
    explorer = explore.mixture(X)
    gc.collect()
    before = sum(isinstance(thing, Picture) for thing in gc.get_objects())
    for value in (0.1, 0.2, 0.3):
        explorer.controls["first"].value = value
    assert gc.isenabled()
    assert sum(isinstance(thing, Picture) for thing in gc.get_objects()) == before


def broken(X, mixture):
    raise RuntimeError("no luck")


@pytest.mark.parametrize(
    "explorer", [lambda: explore.mixture(X, estep=broken), lambda: explore.run(X, init, broken, gaussian.mstep)]
)
def test_an_error_in_your_function_is_one_line_of_text(explorer):
    made = explorer()
    assert "stopped with RuntimeError: no luck" in made.text.value and made.picture.value == ""


@pytest.mark.parametrize(
    "explorer", [lambda: explore.mixture(X), lambda: explore.run(X, init, gaussian.estep, gaussian.mstep)]
)
def test_every_control_has_a_label_and_there_is_text_without_a_kernel(explorer):
    made = explorer()
    assert all(control.description for control in made.controls.values())
    assert repr(made).startswith("Sliders: ") and "Run this cell" in repr(made)
    assert 'aria-live="polite"' in made.text.value


def test_numbers_that_screen_readers_follow_name_every_control():
    assert "Component 1: mean (2.35, 57.33), variance 0.50, weight 0.50." in explore.mixture(X, scale=SCALE).text.value
    text = explore.run(X, init, gaussian.estep, gaussian.mstep).text.value
    assert "K = 2, method random, seed 0, iteration 0: log-likelihood" in text


def test_an_error_of_many_lines_is_one_line_and_takes_the_old_picture_away():
    def estep(X, mixture):
        if mixture.mu[0, 0] > 0:
            raise ValueError("first\nsecond")
        return gaussian.estep(X, mixture)

    explorer = explore.mixture(X, estep=estep)
    assert explorer.picture.value
    explorer.controls["first"].value = 0.5
    assert "Your estep stopped with ValueError: first second<" in explorer.text.value
    assert explorer.picture.value == ""


@pytest.mark.parametrize(
    ("estep", "run", "words"),
    [
        (lambda X, mixture: None, None, "run check(estep) first"),
        (gaussian.estep, lambda *start: 3.0, "run check(run) first"),
    ],
)
def test_wrong_results_of_your_functions_say_what_to_do(estep, run, words):
    assert words in explore.run(X, init, estep, gaussian.mstep, run).text.value


def test_a_function_that_is_not_written_yet_is_said_kindly():
    def estep(X, mixture):
        raise NotImplementedError

    assert "not written yet" in explore.run(X, init, estep, gaussian.mstep).text.value


def test_a_start_outside_the_data_is_kept_as_it_is():
    far = init(X, 2, method="corner")[0]
    explorer = explore.mixture(X, far)
    assert explorer.controls["first"].value == far.mu[0, 0] and explorer.controls["variance"].value == far.var[0]


def test_no_more_components_than_points():
    assert explore.run(X[:3], init, gaussian.estep, gaussian.mstep).controls["K"].max == 3


def test_sliders_check_their_data():
    with pytest.raises(ValueError, match="estep must be a function; it is 3: pass its name, without brackets"):
        explore.mixture(X, estep=3)

    with pytest.raises(ValueError, match="this needs 2: choose 2 columns"):
        explore.run(np.ones((5, 3)), init, gaussian.estep, gaussian.mstep)


def test_a_question_answers_at_once_and_reads_without_a_kernel():
    question = ask("Which?", {"this": "No: <that>.", "that": "Yes."})
    question.choices.value = "this"
    assert "No: &lt;that&gt;." in question.reply.value and "aria-live" in question.reply.value
    assert repr(question) == "Which?\n  ( ) this\n  ( ) that"


@pytest.mark.parametrize(
    "arguments", [(3, {"a": "b", "c": "d"}), ("Which?", {"a": 1, "c": "d"}), ("Which?", {1: "a", 2: "b"})]
)
def test_questions_are_texts(arguments):
    with pytest.raises(ValueError, match="put quotes round them"):
        ask(*arguments)


@pytest.mark.parametrize("replies", [{}, {"only": "one"}, ["a", "b"]])
def test_a_question_needs_two_options(replies):
    with pytest.raises(ValueError, match="at least two options"):
        ask("Which?", replies)
