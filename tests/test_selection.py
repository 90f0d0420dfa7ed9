"""Choosing K: its data, pictures and sliders."""

import re
from itertools import pairwise

import numpy as np
import pytest

from autograder.reference import gaussian, selection
from softcounts import GaussianMixture, Lesson, datasets, explore, init, plots
from tests.looking import alt, one_line

X = datasets.old_faithful()
SCALE = datasets.old_faithful_scale()
ROOMS = datasets.four_rooms()
FIT = gaussian.run(X, *init(X, 2, 0))
HARD = FIT[0].mu, selection.hard_estep(X, FIT[0]).astype(float)
STEPS = (init, gaussian.estep, selection.hard_estep, gaussian.mstep)
CHOICE = (init, gaussian.estep, gaussian.mstep, selection.bic)


def test_blobs_are_where_and_as_wide_as_they_should_be():
    X, y = datasets.blobs([400, 100], [[0.0, 0.0, 0.0], [9.0, 0.0, 0.0]], [2.0, 0.5], seed=3)
    assert X.shape == (500, 3) and np.bincount(y).tolist() == [400, 100] and y.dtype.kind == "i"
    assert np.allclose(X[y == 1].mean(axis=0), [9, 0, 0], atol=0.2)
    assert np.allclose([X[y == 0].std(), X[y == 1, 1:].std()], [2.0, 0.5], rtol=0.1)
    again, _ = datasets.blobs([400, 100], [[0.0, 0.0, 0.0], [9.0, 0.0, 0.0]], [2.0, 0.5], np.random.default_rng(3))
    assert (again == X).all() and len(set(y[:20])) == 2


def test_the_crescent_is_one_bent_group():
    X = datasets.crescent(400, 1)
    radius = np.hypot(*X.T)
    assert X.shape == (400, 2) and abs(radius.mean() - 3) < 0.2 and radius.std() < 0.7
    assert (datasets.crescent(400, 1) == X).all() and not (datasets.crescent(400, 2) == X).all()


BAD = {
    "sizes": (
        lambda: datasets.blobs([3], [[0.0], [1.0]], [1.0, 1.0]),
        "centres has 2 rows: pass as many sizes and sds",
    ),
    "sds": (lambda: datasets.blobs([3, 3], [[0.0], [1.0]], [1.0]), "pass as many sizes and sds"),
    "sd of 0": (lambda: datasets.blobs([3], [[0.0]], [0.0]), "standard deviations must be above 0"),
    "size of 0": (lambda: datasets.blobs([0], [[0.0]], [1.0]), "a size = 0: pass a whole number from 1 to"),
    "seed": (lambda: datasets.blobs([3], [[0.0]], [1.0], "x"), "pass a whole number from 0 up"),
    "n": (lambda: datasets.crescent(0), "n = 0: pass a whole number from 1 to"),
    "hard alone": (lambda: plots.kmeans_beside_em(X, FIT[0], FIT), "hard must be (mu, post)"),
    "hard of one": (lambda: plots.kmeans_beside_em(X, [HARD[0]], FIT), "hard must be (mu, post)"),
    "hard post": (lambda: plots.kmeans_beside_em(X, (HARD[0], HARD[1].T), FIT), "it should be (272, 2)"),
    "soft alone": (lambda: plots.kmeans_beside_em(X, HARD, [FIT[0]]), "soft must be (mixture, post)"),
    "soft without post": (lambda: plots.kmeans_beside_em(X, HARD, (FIT[0], None)), "soft has no post to draw"),
    "widths": (lambda: plots.hardening(gaussian.estep, selection.hard_estep, (1.0, 0.0)), "deviations above 0"),
    "many widths": (lambda: plots.hardening(gaussian.estep, selection.hard_estep, [1.0] * 5), "widths are one to 4"),
    "hard_estep": (lambda: plots.hardening(gaussian.estep, 3), "hard_estep must be a function; it is 3"),
    "labels for post": (
        lambda: plots.hardening(gaussian.estep, lambda X, m: np.zeros(len(X))),
        "post has shape (241,); for n = 241 points",
    ),
    "distortion": (lambda: plots.distortion([]), "the distortion is a list of finite numbers"),
    "lengths": (lambda: plots.criterion([1, 2], [1.0, 2.0], [1.0]), "2 values of K, 2 log-likelihoods, 1 bics"),
    "order": (lambda: plots.criterion([2, 1], [1.0, 2.0], [1.0, 2.0]), "pass them in rising order"),
    "bic of NaN": (lambda: plots.criterion([1], [1.0], [np.nan]), "bics is a list of finite numbers"),
    "names of groups": (lambda: plots.groups(X, np.zeros(272), "ab"), "labels are the groups' names"),
    "y": (lambda: plots.groups(X, np.full(272, 2), ["a", "b"]), "a whole number from 0 to 1 for each of the 272"),
    "half labels": (lambda: plots.confusion(FIT[1], np.full(272, 0.5), ["a", "b"]), "y must hold a whole number"),
    "post": (lambda: plots.confusion(np.ones(4), np.zeros(4), ["a"]), "pass the soft counts (n, K)"),
    "sliders": (lambda: explore.hardening(X, *STEPS[:2], 3, STEPS[3]), "hard_estep must be a function; it is 3"),
    "bic": (lambda: explore.choose(X, *CHOICE[:3], None), "bic must be a function; it is None"),
    "most": (lambda: explore.choose(X, *CHOICE, most=99), "most = 99: pass a whole number from 1 to 9"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])


def test_a_falling_log_likelihood_over_k_is_said():
    assert "it falls at K = 3" in plots.criterion([1, 2, 3], [-5.0, -3.0, -4.0], [-6.0, -5.0, -8.0]).alt


def test_a_rising_distortion_is_said():
    assert "It rises at pass 3." in plots.distortion([5.0, 3.0, 4.0]).alt


def test_a_single_k_can_be_drawn():
    assert plots.criterion([2], [-3.0], [-4.0]).png(50)[:4] == b"\x89PNG"


def test_soft_counts_harden_as_the_width_shrinks():
    explorer = explore.hardening(X, *STEPS, SCALE)
    unsure = []
    for width in (1.0, 0.3, 0.05, 0.01):
        explorer.controls["width"].value = width
        unsure.append(int(re.search(r"(\d+) of 272 points are unsure", explorer.text.value).group(1)))
    assert all(many > few for many, few in pairwise(unsure))
    assert "at most 0.00 apart" in explorer.text.value


def test_both_pictures_follow_k_seed_and_pass():
    explorer = explore.hardening(X, *STEPS)
    seen = {alt(explorer)}
    for name, value in {"K": 4, "seed": 3, "pass": 0}.items():
        explorer.controls[name].value = value
        seen.add(alt(explorer))
    assert len(seen) == 4 and "Width 1.00, K = 4, seed 3, pass 0:" in explorer.text.value
    assert len(re.search(r"groups of (\[.*?\])", alt(explorer)).group(1).split(",")) == 4


def test_a_mean_without_points_stays_where_it_was():
    twice = np.array([[0.0, 0.0], [0.0, 0.0], [5.0, 5.0]])

    def start(X, K, seed):
        return GaussianMixture(twice[:2], np.ones(2), np.full(2, 0.5)), None

    explorer = explore.hardening(twice, start, *STEPS[1:])
    explorer.controls["pass"].value = 0
    assert "groups of [3, 0] points" in alt(explorer)
    explorer.controls["pass"].value = 1
    assert "groups of [1, 2] points" in alt(explorer)


def test_choosing_shows_the_fit_and_both_curves():
    explorer = explore.choose(ROOMS, *CHOICE)
    explorer.controls["K"].value = 4
    assert "K = 4, method random, seed 0: log-likelihood -771.9" in explorer.text.value
    assert "BIC is highest at K = 5" in explorer.text.value
    explorer.controls["seed"].value = 1
    assert "BIC is highest at K = 4" in explorer.text.value and "with its top at K = 4" in alt(explorer)
    explorer.controls["method"].value = "kmeans++"
    assert "method kmeans++" in explorer.text.value


def test_a_collapsed_run_is_said_and_left_out():
    def mstep(X, post):
        model = gaussian.mstep(X, post)
        return model._replace(var=0 * model.var) if len(model.p) == 2 else model

    explorer = explore.choose(ROOMS[:40], init, gaussian.estep, mstep, selection.bic, most=3)
    assert "For K = 1 and 3 the log-likelihood" in alt(explorer)
    explorer.controls["K"].value = 2
    assert "a component collapsed in this run; try another seed" in explorer.text.value


def unwritten(*_arguments):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("explorer", "words"),
    [
        (lambda: explore.hardening(X, *STEPS[:2], unwritten, STEPS[3]), "not written yet"),
        (lambda: explore.hardening(X, *STEPS[:2], lambda X, m: np.zeros(len(X)), STEPS[3]), "post has shape (272,)"),
        (lambda: explore.choose(X, *CHOICE[:3], unwritten), "not written yet"),
        (
            lambda: explore.choose(X, init, lambda X, m: (np.full((272, len(m.p)), np.nan), 0.0), *CHOICE[2:]),
            "holds NaN",
        ),
        (lambda: explore.choose(X, *CHOICE[:3], lambda X, m, value: None), "the value of bic must"),
    ],
)
def test_an_error_in_your_functions_is_one_line_of_text(explorer, words):
    made = explorer()
    assert words in made.text.value and made.picture.value == ""


@pytest.mark.parametrize("explorer", [lambda: explore.hardening(X, *STEPS), lambda: explore.choose(X, *CHOICE, most=2)])
def test_every_control_has_a_label_and_a_value_in_words(explorer):
    made = explorer()
    assert all(control.description for control in made.controls.values())
    assert repr(made).startswith("Sliders: ") and 'aria-live="polite"' in made.text.value
    assert all(name in made.text.value for name in ("K = ", "seed 0"))


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("04_choosing_k").puzzle
    turned, drowned, nearest = puzzle("never_turns"), puzzle("always_one"), puzzle("nearest")
    assert (np.diff(turned.bic) > 0).all() and (turned.bic > turned.trace).all()
    assert drowned.bic.argmax() == 0 and drowned.trace.argmax() == 5
    pair, _ = datasets.blobs([300, 60], [[0.0, 0.0], [3.2, 0.0]], [1.2, 0.3], seed=0)
    assert (nearest.post != selection.hard_estep(pair, nearest.mixture)).any(axis=1).sum() > 15


def test_bic_picks_what_the_lesson_says():
    def pick(X, Ks=range(1, 7)):
        fits = [gaussian.best_of(X, K, range(6)) for K in Ks]
        return Ks[int(np.argmax([selection.bic(X, fit[0], fit[2]) for fit in fits]))]

    corners = [[0.0, 0.0], [2.8, 0.0], [1.4, 2.4]]
    few, many = (datasets.blobs([size] * 3, corners, [1.0] * 3, seed=2)[0] for size in (15, 150))
    assert (pick(few, range(1, 5)), pick(many, range(1, 5))) == (1, 3)
    assert (pick(ROOMS), pick(X), pick(datasets.crescent())) == (4, 4, 5)
    assert pick(datasets.penguins(datasets.MEASURES[:2])[0]) == 4
