"""Mixture density networks: data, network, pictures, sliders, puzzles, laws of the reference, the lesson's numbers."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.exercises import draws
from autograder.exercises.lesson10 import material
from autograder.reference import density_network as reference
from autograder.reference import gaussian
from softcounts import GaussianMixture, Lesson, datasets, explore, plots, train
from tests.looking import alt, drawn_and_described, one_line

SEEDS = st.integers(0, 10_000)
SIZES = st.tuples(st.integers(1, 8), st.integers(1, 5))
BOTH = reference.mdn_nll, reference.mdn_gradient
y, x = datasets.bent(300, seed=0)
PLACES = np.linspace(x.min(), x.max(), 120)


def squared(outputs, y):
    return float(((outputs[:, 0] - y) ** 2).mean())


def squared_gradient(outputs, y):
    return 2 * (outputs - y[:, None]) / len(y)


NET = train(x, y, 9, *BOTH, seed=1, bar=False)
PARTS, TWO = reference.split(NET(PLACES)), reference.mean_and_mode(NET(PLACES))


# The data


def test_the_bent_curve_is_bishops():
    assert np.abs(x - y - 0.3 * np.sin(2 * np.pi * y)).max() <= 0.1 and 0 <= y.min() < y.max() <= 1
    assert (datasets.bent(300, np.random.default_rng(0))[1] == x).all() and (datasets.bent(300, 1)[1] != x).any()


def test_every_shoulder_reaches_its_hand_by_one_of_two_elbows():
    hand, shoulder = datasets.arm(2000, 3)
    elbow, end = datasets.reach(hand, shoulder)
    assert np.allclose(np.linalg.norm(elbow, axis=1), 1) and np.allclose(np.linalg.norm(end - elbow, axis=1), 0.7)
    assert np.linalg.norm(end - hand, axis=1).mean() < 0.04
    assert 0.55 < (shoulder > np.arctan2(*hand.T[::-1])).mean() < 0.65


# The network


def test_its_derivative_is_that_of_small_steps():
    rng = np.random.default_rng(0)
    hand, shoulder = datasets.arm(30, 0)
    slopes = []

    def gradient(outputs, y):
        slopes.append((outputs.copy(), reference.mdn_gradient(outputs, y)))
        return slopes[-1][1]

    begun = train(hand, shoulder, 6, reference.mdn_nll, gradient, passes=1, bar=False)
    assert np.isfinite(begun(hand)).all() and begun(hand[:1]).shape == (1, 6)
    outputs, slope = slopes[0]
    move = 1e-6 * rng.normal(size=outputs.shape)
    change = reference.mdn_nll(outputs + move, shoulder) - reference.mdn_nll(outputs - move, shoulder)
    assert np.isclose(change, 2 * (slope * move).sum(), rtol=1e-4)


def test_training_is_quick_follows_its_seed_and_shows_a_bar(capsys):
    begun = time.process_time()
    one = train(x, y, 9, *BOTH, seed=1)
    assert time.process_time() - begun < 10
    assert (one(x) == NET(x)).all() and (train(x, y, 9, *BOTH, seed=2, passes=20, bar=False)(x) != one(x)).any()
    shown = capsys.readouterr().out
    assert shown.endswith(f"pass 300, loss {reference.mdn_nll(one(x), y):.3f}\n") and shown.count("\n") == 1


def unwritten(outputs, y):
    raise NotImplementedError


FAULTS = {
    "nan": ((lambda o, y: np.nan, squared_gradient), "must be one finite number"),
    "unwritten": ((unwritten, squared_gradient), "unwritten is not written yet"),
    "stops": ((squared, lambda o, y: o @ y), "stopped with ValueError: matmul"),
    "shape": ((squared, lambda o, y: o.T), "returned shape (1, 300), not finite numbers (300, 1): run its check first"),
    "slope of nan": ((squared, lambda o, y: o * np.nan), "returned NaN or infinity"),
    "brackets": ((squared, 3), "pass its name, without brackets"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_your_functions_is_one_line(name):
    functions, cause = FAULTS[name]
    one_line(lambda: train(x, y, 1, *functions, bar=False), cause)


# Laws


def drawn(sizes, seed):
    return material.answered(np.random.default_rng(seed), *sizes)


@given(SIZES, SEEDS)
def test_the_gradient_is_that_of_small_steps(sizes, seed):
    outputs, y = drawn(sizes, seed)
    move = np.random.default_rng(seed).normal(size=outputs.shape)
    change = reference.mdn_nll(outputs + 1e-5 * move, y) - reference.mdn_nll(outputs - 1e-5 * move, y)
    assert np.isclose(change / 2e-5, (reference.mdn_gradient(outputs, y) * move).sum(), rtol=1e-5, atol=1e-6)


@given(SIZES, SEEDS)
def test_equal_rows_are_a_mixture_of_lesson_01(sizes, seed):
    n, (outputs, y) = sizes[0], drawn(sizes, seed)
    log_pi, mu, log_sigma = (part[0] for part in reference.split(outputs))
    post, value = gaussian.estep(y[:, None], GaussianMixture(mu[:, None], np.exp(2 * log_sigma), np.exp(log_pi)))
    same = np.tile(outputs[0], (n, 1))
    assert np.allclose(reference.mdn_nll(same, y), -value / n)
    assert np.allclose(reference.responsibilities(same, y), post)


@given(SIZES, SEEDS, st.floats(-300, 300))
def test_scores_may_be_shifted_and_their_slopes_sum_to_zero(sizes, seed, shift):
    K, (outputs, y) = sizes[1], drawn(sizes, seed)
    moved = outputs + shift * (np.arange(3 * K) < K)
    assert np.isclose(reference.mdn_nll(moved, y), reference.mdn_nll(outputs, y))
    assert np.allclose(reference.mdn_gradient(outputs, y)[:, :K].sum(axis=1), 0)
    assert np.allclose(np.exp(reference.split(moved)[0]).sum(axis=1), 1)


@given(SIZES, SEEDS)
def test_order_of_components_and_rows_does_not_matter(sizes, seed):
    (n, K), (outputs, y) = sizes, drawn(sizes, seed)
    rng = np.random.default_rng(seed)
    rows, order = rng.permutation(n), rng.permutation(K)
    turned = outputs.reshape(n, 3, K)[rows][:, :, order].reshape(n, -1)
    slope = reference.mdn_gradient(outputs, y).reshape(n, 3, K)[rows][:, :, order].reshape(n, -1)
    assert np.isclose(reference.mdn_nll(turned, y[rows]), reference.mdn_nll(outputs, y))
    assert np.allclose(reference.mdn_gradient(turned, y[rows]), slope)
    assert np.allclose(reference.mean_and_mode(turned), np.array(reference.mean_and_mode(outputs))[:, rows])


@given(SIZES, SEEDS)
def test_the_mean_lies_among_the_means_and_the_mode_is_one_of_them(sizes, seed):
    outputs, _ = drawn(sizes, seed)
    mu, (mean, mode) = reference.split(outputs)[1], reference.mean_and_mode(outputs)
    assert (mu.min(axis=1) - 1e-12 <= mean).all() and (mean <= mu.max(axis=1) + 1e-12).all()
    assert (mu == mode[:, None]).any(axis=1).all()


# Pictures

GOALS = np.array([[1.2, 0.3], [0.8, -0.5]])
POST = draws.soft(np.random.default_rng(0), 300, 3)
PICTURES = {
    "answers": (lambda: plots.answers(x, y, names=("a", "b")), "300 points: b against a."),
    "answers with curves": (lambda: plots.answers(x, y, {"one": (PLACES, PLACES)}, POST, "t"), "Curves: one."),
    "conditional": (
        lambda: plots.conditional(x, y, PLACES, PARTS),
        "over 300 points; mean shares of the components 0.",
    ),
    "conditional with a cut": (lambda: plots.conditional(x, y, PLACES, PARTS, TWO, 0.35, "t"), " At 0.35: shares"),
    "arms": (lambda: plots.arms(GOALS, {"a": [0.2, 0.1], "b": [1.0, 0.3]}, "t"), "reaches for 2 goals: a misses by"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_and_described_in_large_letters(name):
    drawn_and_described(*PICTURES[name])


BAD = {
    "lengths": (lambda: plots.answers(x, y[:3]), "as many of one as of the other: (300,) and (3,)"),
    "line": (lambda: plots.answers(x, y, {"a": (x, y[:2])}), "line 'a' must be finite numbers"),
    "parts": (lambda: plots.conditional(x, y, PLACES, PARTS[:2]), "as split returns them: run check(split) first"),
    "part": (lambda: plots.conditional(x, y, PLACES[:5], PARTS), "must be (5, K) without NaN: run check(split) first"),
    "two": (lambda: plots.conditional(x, y, PLACES, PARTS, 3), "two must be (mean, mode)"),
    "mode": (lambda: plots.conditional(x, y, PLACES, PARTS, (TWO[0], TWO[1][:3])), "must be finite numbers (120,)"),
    "no arms": (lambda: plots.arms(GOALS, {}), "shoulders must be a dict"),
    "angles": (lambda: plots.arms(GOALS, {"a": [0.1]}), "one finite angle for each of the 2 hands"),
    "y": (lambda: train(x, y[:3], 9, *BOTH), "one finite answer for each of the 300 inputs"),
    "columns": (lambda: train(x, y, 0, *BOTH), "columns = 0: pass a whole number from 1"),
    "fit": (lambda: explore.density(x, y, 3, min, min), "fit must be a function"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])


# Sliders


def test_the_best_guess_is_the_mean_and_no_answer():
    explorer = explore.guess(x, y)
    seen = y[np.abs(x - 0.35) <= 0.03]
    explorer.controls["at"].value, explorer.controls["answer"].value = 0.35, 0.45
    assert f"mean squared error {((seen - 0.45) ** 2).mean():.4f}; nearest right answer 0.12 away" in alt(explorer)
    assert abs(seen.mean() - 0.45) < 0.005
    explorer.controls["at"].value = float(x.min()) + 0.05
    assert "No point" in explorer.text.value


def test_your_mixtures_follow_their_sliders_and_a_network_is_trained_once():
    trained = []

    def fit(K, seed):
        trained.append((K, seed))
        return train(x, y, 3 * K, *BOTH, seed=seed, passes=5, bar=False)

    explorer = explore.density(x, y, fit, reference.split, reference.mean_and_mode)
    for name, value in {"K": 2, "seed": 3, "at": 0.3}.items():
        explorer.controls[name].value = value
    assert "K = 2, start 3. At 0.3" in explorer.text.value and "mean shares" in alt(explorer)
    assert trained == [(3, 1), (2, 1), (2, 3)]
    broken = explore.density(x, y, fit, unwritten, reference.mean_and_mode)
    assert "Your functions stopped with TypeError" in broken.text.value and broken.picture.value == ""


# Puzzles, and what the lesson says


def test_puzzles_show_what_the_lesson_says_they_show():
    together, flat = (Lesson("10_mixture_density_network").puzzle(name) for name in ("together", "flat"))
    log_pi, mu, _ = reference.split(together.outputs)
    assert np.ptp(mu, axis=1).max() < 0.05 and (np.exp(log_pi) > 0.2).all()
    assert np.abs(flat.mean).max() < 0.12 and (reference.split(flat.outputs)[1] == flat.mode[:, None]).any(axis=1).all()


def test_the_numbers_that_the_lesson_says():
    row, answer = np.array([[0.0, np.log(3), 0.0, 2.0, 0.0, 0.0]]), np.zeros(1)
    assert round(reference.mdn_nll(row, answer), 3) == 1.964
    assert np.allclose(reference.mdn_gradient(row, answer), [[-0.461, 0.461, 0, 0.578, 0.711, -0.866]], atol=5e-4)
    bad = train(x, y, 9, *BOTH, seed=7, bar=False)
    assert reference.mdn_nll(NET(x), y) < -1.1 and reference.mdn_nll(bad(x), y) > -0.7
    assert sorted(np.exp(reference.split(bad(PLACES))[0]).mean(axis=0).round(1)) == [0, 0, 1]
    causes = np.linspace(0, 1, 2001)
    effects = causes + 0.3 * np.sin(2 * np.pi * causes)
    mean, mode = (np.hypot(PLACES[:, None] - effects, v[:, None] - causes).min(axis=1).max() for v in TWO)
    assert mode < 0.1 and mean > 2 * mode


def test_the_mean_of_two_elbows_reaches_nothing():
    robot = train(*datasets.arm(600, 0), 6, *BOTH, seed=2, bar=False)
    straight = train(*datasets.arm(600, 0), 1, squared, squared_gradient, bar=False)
    new, _ = datasets.arm(600, 1)
    mean, mode = reference.mean_and_mode(robot(new))
    found = [np.linalg.norm(datasets.reach(new, way)[1] - new, axis=1) for way in (straight(new)[:, 0], mean, mode)]
    assert [(missed < 0.1).mean() < 0.05 for missed in found] == [True, True, False] and found[2].max() < 0.1
    assert np.allclose(np.exp(reference.split(robot(GOALS))[2]), 0.05, atol=0.01)
