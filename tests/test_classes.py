"""Semi-supervised lesson: its data, pictures, sliders and puzzles, and laws that its reference obeys."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.exercises import draws
from autograder.exercises.lesson07 import trajectories
from autograder.exercises.lesson07.material import labels, model
from autograder.exercises.stopping import stop
from autograder.reference import gaussian
from autograder.reference import semi_supervised as semi
from softcounts import ClassGaussians, GaussianMixture, Lesson, datasets, explore, plots
from softcounts.judge.laws import broken
from tests.looking import alt, drawn_and_described, one_line

SEEDS = st.integers(0, 10_000)
SIZES = st.tuples(st.integers(4, 9), st.integers(1, 9), st.integers(1, 4), st.integers(1, 4))
Z, z = datasets.two_leaves(200, 0)
KNOWN = datasets.hide_labels(z, 5, 0)
X, y, U = Z[KNOWN], z[KNOWN], Z[~KNOWN]
FIT = semi.fit_supervised(X, y, 2)
POST = semi.estep(U, FIT)[0]


def same(one, other):
    return all(np.allclose(a, b, rtol=1e-9, atol=1e-12) for a, b in zip(one, other, strict=True))


# The data


def test_leaves_are_two_unequal_tilted_classes_that_follow_their_seed():
    X, y = datasets.two_leaves(1000, 1)
    assert np.bincount(y).tolist() == [600, 400] and X.shape == (1000, 2)
    assert all(np.corrcoef(X[y == c].T)[0, 1] > 0.5 for c in (0, 1))
    assert (datasets.two_leaves(1000, np.random.default_rng(1))[0] == X).all()
    assert not (datasets.two_leaves(1000, 2)[0] == X).all()


def test_clumps_are_three_and_two_of_them_are_one_class():
    X, y = datasets.three_clumps(1000, 1)
    assert np.bincount(y).tolist() == [600, 400]
    left = X[:, 0] < -1.2
    assert 0.33 < left.mean() < 0.37 and (y[left] == 0).all()


@pytest.mark.parametrize("make", [datasets.two_leaves, datasets.three_clumps])
def test_made_up_classes_check_their_size(make):
    with pytest.raises(ValueError, match="n = 3: pass a whole number from 4"):
        make(3)


def test_hiding_labels_keeps_so_many_of_each_class():
    y = np.array([0] * 5 + [1] * 3 + [2] * 9)
    assert np.bincount(y[datasets.hide_labels(y, 4, 1)]).tolist() == [4, 3, 4]
    assert datasets.hide_labels(y, "all").all()
    assert (datasets.hide_labels(y, 4, 1) != datasets.hide_labels(y, 4, 2)).any()
    with pytest.raises(ValueError, match="amount = 0: pass a whole number from 1"):
        datasets.hide_labels(y, 0)


def test_digits_along_their_principal_components():
    X, y, X_test, y_test = datasets.digit_components((4, 9), 3)
    _, labels = datasets.mnist("train")
    chosen = labels[np.isin(labels, (4, 9))]
    assert X.shape == (len(chosen), 3) and X_test.shape[1] == 3 and set(y_test) == {0, 1}
    assert (np.array([4, 9])[y] == chosen).all()
    assert np.allclose(X.mean(axis=0), 0) and np.allclose(X.T @ X / len(X), np.eye(3))
    assert (datasets.digit_components((9, 4), 3)[1] == 1 - y).all()
    with pytest.raises(ValueError, match="a digit = 10: pass a whole number from 0 to 9"):
        datasets.digit_components((3, 10))


def test_unlabelled_rows_help_the_leaves_and_hurt_the_clumps():
    helped, hurt = [], []
    for make, found in ((datasets.two_leaves, helped), (datasets.three_clumps, hurt)):
        test, truth = make(2000, 100)
        for seed in range(4):
            rows, classes = make(1000, seed)
            mask = datasets.hide_labels(classes, 10, seed)
            alone = semi.fit_supervised(rows[mask], classes[mask], 2)
            both = semi.run(rows[mask], classes[mask], rows[~mask], alone)[0]
            found.append([(semi.predict(test, fit) != truth).mean() for fit in (alone, both)])
    assert np.mean(helped, axis=0)[1] < np.mean(helped, axis=0)[0]
    assert all(both > alone + 0.05 for alone, both in hurt)


# Laws


def drawn(sizes, seed):
    n, t, d, C = sizes
    rng = np.random.default_rng(seed)
    return rng, draws.data(rng, n, d), labels(rng, n, C), draws.data(rng, t, d), model(rng, C, d), draws.soft(rng, t, C)


@given(SIZES, SEEDS)
def test_round_covariances_give_the_e_step_of_lesson_01(sizes, seed):
    _, _, _, U, fit, _ = drawn(sizes, seed)
    var = np.linspace(0.5, 2.0, len(fit.p))
    round_fit = fit._replace(cov=var[:, None, None] * np.eye(U.shape[1]))
    assert same(semi.estep(U, round_fit), gaussian.estep(U, GaussianMixture(fit.mu, var, fit.p)))


@given(SIZES, SEEDS)
def test_labelled_rows_are_rows_with_one_hot_soft_counts(sizes, seed):
    _, X, y, U, fit, post = drawn(sizes, seed)
    C = len(fit.p)
    everyone, shares = np.vstack([X, U]), np.vstack([np.eye(C)[y], post])
    assert same(semi.mstep(X, y, U, post), semi.mstep(X[:0], y[:0], everyone, shares))
    assert same(semi.mstep(X, y, U[:0], post[:0]), semi.fit_supervised(X, y, C))


@given(SIZES, SEEDS)
def test_the_m_step_without_the_ridge_is_that_of_lesson_02_on_average_over_axes(sizes, seed):
    _, X, y, U, _, post = drawn(sizes, seed)
    found = semi.mstep(X[:0], y[:0], U, post)
    plain = gaussian.mstep(U, post)
    assert np.allclose(found.mu, plain.mu) and np.allclose(found.p, plain.p)
    assert np.allclose(np.trace(found.cov, axis1=1, axis2=2) / U.shape[1] - semi.RIDGE, plain.var, atol=1e-9)


@given(SIZES, SEEDS)
def test_order_of_classes_and_rows_does_not_matter(sizes, seed):
    rng, X, y, U, fit, post = drawn(sizes, seed)
    c, i = rng.permutation(len(fit.p)), rng.permutation(len(U))
    turned = ClassGaussians(*(field[c] for field in fit))
    shares, value = semi.estep(U, fit)
    assert same(semi.estep(U[i], turned), (shares[i][:, c], value))
    found = semi.mstep(X, np.argsort(c)[y], U[i], post[i][:, c])
    assert same(found, [field[c] for field in semi.mstep(X, y, U, post)])


@given(SIZES, SEEDS)
def test_turning_and_moving_the_plane(sizes, seed):
    rng, _, _, U, fit, _ = drawn(sizes, seed)
    turn = np.linalg.qr(rng.normal(size=(U.shape[1],) * 2))[0]
    turned = fit._replace(mu=fit.mu @ turn.T + 3.0, cov=turn @ fit.cov @ turn.T)
    assert same(semi.estep(U @ turn.T + 3.0, turned), semi.estep(U, fit))


def trace(start, passes):
    return np.array([value for _, _, value in islice(semi.passes(*start), passes)])


@pytest.mark.parametrize("seed", range(4))
def test_both_sums_never_fall_and_the_search_for_cases_knows_their_values(seed):
    start = trajectories.groups(np.random.default_rng(seed), 3, 27, 1, 2, 0.7)
    values = trace(start, 60)
    assert (np.diff(values) >= -1e-6 * np.abs(values[1:])).all()
    assert np.allclose(trajectories.climb([start, start], 60).values[:, 1], values)


def test_the_slow_climb_takes_more_than_a_hundred_passes():
    assert stop(trace(trajectories.long(np.random.default_rng(0)), 400)) > 103


def test_a_covariance_that_is_not_symmetric_breaks_a_law():
    laws = {"model.cov": ("symmetric",)}
    matrices = np.array([np.eye(2), [[1.0, 0.5], [0.5, 2.0]]])
    assert broken(laws, {"model.cov": matrices}) is None
    assert broken(laws, {"model.cov": matrices[:0]}) is None
    matrices[1, 0, 1] = 0.25
    assert "must be symmetric; one entry is 0.25, its mirror image 0.5" in broken(laws, {"model.cov": matrices})


# Pictures

PICTURES = {
    "labelled": (lambda: plots.labelled(X, y), "10 labelled rows (5 and 5 of each class)."),
    "labelled, everything": (
        lambda: plots.labelled(X, y, U, FIT, POST, semi.predict, title="all"),
        f"190 unlabelled ones. Ellipses: class 0 at ({FIT.mu[0, 0]:.2f}, {FIT.mu[0, 1]:.2f})",
    ),
    "labelled in raw units": (
        lambda: plots.labelled(
            *datasets.penguins(datasets.MEASURES[:2]),
            model=semi.fit_supervised(*datasets.penguins(datasets.MEASURES[:2]), 3),
            scale=datasets.penguins_scale(),
        ),
        "class 0 at (38.79, 18.35), proportion 0.44",
    ),
    "boundaries": (
        lambda: plots.boundaries(Z, z, [KNOWN, KNOWN, KNOWN, KNOWN], [FIT] * 4, semi.predict, [0.1, 0.2, 0.3, 0.4]),
        "10 labels: test error 0.400",
    ),
    "boundaries with titles": (
        lambda: plots.boundaries(Z, z, [KNOWN], [FIT], semi.predict, titles=["alone"]),
        "boundary of your prediction. alone.",
    ),
    "ellipses": (lambda: plots.ellipses([np.eye(2), [[1.0, -0.5], [-0.5, 1.0]]]), "an ellipse that falls to the right"),
    "errors": (
        lambda: plots.errors([2, 5], {"alone": [[0.4, 0.2], [0.2, 0.1]], "both": [[0.1, 0.1]]}, 0.05),
        "alone: 0.300 and 0.150 on average of 2 draws",
    ),
    "climbing": (
        lambda: plots.climbing([-9.0, -5.0, -5.000001], [-4.0, -4.5, -4.6], title="yours"),
        "both sums: from -9.00 to -5.00, never falls; unlabelled part: from -4.00 to -4.60, falls at pass 2 and 3",
    ),
}


def test_every_picture_of_classes_is_tested():
    assert {"boundaries", "climbing", "ellipses", "errors", "labelled"} <= {
        name.split(",")[0].split(" ")[0] for name in PICTURES
    }


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_and_described_in_large_letters(name):
    drawn_and_described(*PICTURES[name])


def test_a_real_fall_of_both_sums_is_said():
    assert "both sums: from -5.00 to -5.10, falls at pass 2" in plots.climbing([-5.0, -5.1], [-1.0, -1.0]).alt


FLAT = FIT._replace(cov=np.zeros((2, 2, 2)))
BAD = {
    "y": (lambda: plots.labelled(X, y[:3]), "one class, 0 or more, for each of the 10 rows"),
    "y of floats": (lambda: plots.labelled(X, y * 1.0), "pass whole numbers"),
    "three columns": (lambda: plots.labelled(np.ones((10, 3)), y), "this needs 2"),
    "no model": (lambda: plots.labelled(X, y, U, 3), "must be a ClassGaussians(mu, cov, p); it is a int"),
    "shapes": (lambda: plots.labelled(X, y, U, FIT._replace(cov=FIT.cov[0])), "cov (2, 2), p (2,); for d = 2"),
    "nan": (lambda: plots.labelled(X, y, U, FIT._replace(mu=FIT.mu * np.nan)), "did a class lose all its rows?"),
    "flat": (lambda: plots.labelled(X, y, U, FLAT), "symmetric (2, 2) with eigenvalues above 0"),
    "class 1": (lambda: plots.labelled(X, y, U, ClassGaussians(*(f[:1] for f in FIT))), "y holds class 1"),
    "post": (lambda: plots.labelled(X, y, U, FIT, POST.T), "it should be (190, 2)"),
    "predict": (lambda: plots.labelled(X, y, U, FIT, predict=semi.estep), "predict must return one whole number"),
    "brackets": (lambda: plots.labelled(X, y, U, FIT, predict=3), "pass its name, without brackets"),
    "no models": (lambda: plots.boundaries(Z, z, [], [], semi.predict), "models must be a list"),
    "known": (lambda: plots.boundaries(Z, z, [KNOWN], [FIT] * 2, semi.predict), "known must be a list of 2"),
    "errors": (lambda: plots.boundaries(Z, z, [KNOWN], [FIT], semi.predict, [0.1, 0.2]), "2 errors for 1 models"),
    "titles": (lambda: plots.boundaries(Z, z, [KNOWN], [FIT], semi.predict, titles=[]), "titles must be a list of 1"),
    "ellipse": (lambda: plots.ellipses([[[1.0, 2.0], [2.0, 1.0]]]), "a covariance must be symmetric"),
    "curves": (lambda: plots.errors([1, 2], [0.1, 0.2]), "curves must be a dict"),
    "curve": (lambda: plots.errors([1, 2], {"a": [[0.1]]}), "the errors of 'a' has 1 coordinates; this needs 2"),
    "lengths": (lambda: plots.climbing([1.0], [1.0, 2.0]), "total has 1 values, unlabelled 2"),
    "starts": (lambda: explore.labels(Z, z, (Z, z), None, semi.run, semi.predict), "starts must be a dict"),
    "rare": (
        lambda: explore.labels(Z[:3], np.array([0, 0, 1]), (Z, z), {"s": min}, semi.run, semi.predict),
        "each class needs two rows",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])


# Sliders


def start(X, y, U, C):
    return semi.fit_supervised(X, y, C)


def test_the_covariance_follows_its_sliders():
    explorer = explore.covariance()
    assert "a circle" in alt(explorer)
    explorer.controls["first"].value, explorer.controls["correlation"].value = 2.0, -0.5
    assert "falls to the right" in alt(explorer) and "[[2.00, -0.71], [-0.71, 1.00]]" in explorer.text.value


def test_the_number_of_labels_follows_its_sliders_with_your_own_functions():
    explorer = explore.labels(Z, z, (Z, z), {"fit": start, "again": start}, semi.run, semi.predict)
    texts = {explorer.text.value}
    for name, value in {"labels": 5, "unlabelled": True, "start": "again", "seed": 3}.items():
        explorer.controls[name].value = value
        texts.add(explorer.text.value)
    assert (
        len(texts) == 5 and "5 labels per class, with the unlabelled rows, start: again, seed 3" in explorer.text.value
    )
    explorer.controls["labels"].value = "all"
    assert "200 labelled rows of 200" in alt(explorer)
    every = (semi.predict(Z, semi.fit_supervised(Z, z, 2)) != z).mean()
    assert f"test error {every:.3f}" in explorer.text.value
    assert all(control.description for control in explorer.controls.values())


def test_an_error_in_your_functions_is_one_line():
    def broken(X, y, U, model):
        raise NotImplementedError

    explorer = explore.labels(Z, z, (Z, z), {"fit": start}, broken, semi.predict)
    explorer.controls["unlabelled"].value = True
    assert "not written yet" in explorer.text.value and explorer.picture.value == ""


# Puzzles


@pytest.mark.parametrize(
    ("name", "fields"), [("lying_straight", ["model"]), ("half_and_half", ["model"]), ("one_part", ["trace", "right"])]
)
def test_puzzles_hold_arrays_to_draw(name, fields):
    assert list(vars(Lesson("07_semi_supervised").puzzle(name))) == fields


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("07_semi_supervised").puzzle
    assert (puzzle("lying_straight").model.cov[:, 0, 1] == 0).all()
    assert (puzzle("half_and_half").model.p == 0.5).all()
    assert np.diff(puzzle("one_part").trace)[0] < -1 and (np.diff(puzzle("one_part").right) >= -1e-6).all()
