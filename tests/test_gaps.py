"""Pictures and sliders of lesson 05: drawn, described, strict about their input."""

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from autograder.reference import missing
from softcounts import GaussianMixture, datasets, explore, init_missing, plots
from tests.looking import alt

THREE = GaussianMixture(
    np.array([[4.2, 4.3], [2.0, 3.9], [3.6, 1.8]]), np.array([0.25, 0.5, 0.4]), np.array([0.5, 0.2, 0.3])
)
GAPPY = datasets.old_faithful_gaps()
FILLED = np.where(np.isnan(GAPPY), 0.0, GAPPY)
SCALE = datasets.old_faithful_scale()
DATA = datasets.ratings(300, 60)
X = DATA.X
M = ~np.isnan(X)
MODEL = missing.mstep(X, missing.estep(X, init_missing(X, 3)[0])[0], init_missing(X, 3)[0])
POST = missing.estep(X, MODEL)[0]
LONELY = np.eye(3)[[0] * 298 + [1, 2]]
NAMES = [f"film {k}" for k in range(60)]
FUNCTIONS = (init_missing, missing.estep, missing.mstep, missing.fill_matrix, missing.rmse)

PICTURES = {
    "shadow": (lambda: plots.shadow(THREE, 3.0), "heights are 0.0224, 0.0415 and 0.1207"),
    "shadow at the edge": (lambda: plots.shadow(THREE, 0.2), "first coordinate, 0.20, is known"),
    "shadow as a slice": (lambda: plots.shadow(THREE, 3.0, 2.2, ("A", "B")), "point (3.00, 2.20) is known"),
    "gaps": (lambda: plots.gaps(GAPPY, scale=SCALE), "122 points, and 150 whose second coordinate is missing"),
    "gaps filled": (lambda: plots.gaps(GAPPY, THREE, FILLED, title="filled"), "hollow squares where they were filled"),
    "corner": (lambda: plots.corner(X), "gaps are empty"),
    "corner filled": (lambda: plots.corner(X, missing.fill_matrix(X, MODEL), 5, 7), "5 users by 7 films"),
    "corner of everything": (lambda: plots.corner(X[:4, :3] * 0 + 3, users=9, films=9), "4 users by 3 films"),
    "tastes": (lambda: plots.tastes(MODEL), "3 components for 14 columns"),
    "tastes, named": (lambda: plots.tastes(MODEL, [3, 1, 50], NAMES), "3 components for 3 columns"),
    "support": (lambda: plots.support(X, POST), "entries are below 1; by component"),
    "support, weak": (lambda: plots.support(X, LONELY), "of 180 entries are below 1"),
    "counts": (lambda: plots.counts([POST, LONELY]), "K = 3: from 298.0 down to 1.00, 2 below 1.5"),
    "over_k": (lambda: plots.over_k([1, 2, 4], [-9.0, -7.0, -5.0], [0.9, 0.7, 0.8], 0.85), "lowest at K = 2"),
    "over_k alone": (lambda: plots.over_k([1, 2], [-9.0, -7.0], [0.9, 0.7]), "lowest at K = 2."),
    "liking": (lambda: plots.liking(DATA), "of what is never rated"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_described_and_readable(name):
    draw, words = PICTURES[name]
    picture = draw()
    assert words in picture.alt
    assert picture.png(60)[:4] == b"\x89PNG"
    bundle = picture._repr_mimebundle_()
    assert picture.alt in bundle["text/plain"] and re.search(r'<img alt="[^"]{20,}', bundle["text/html"])
    texts = [text for axes in picture.axes for text in axes.findobj(lambda a: hasattr(a, "get_fontsize"))]
    assert all(text.get_fontsize() >= 10 for text in texts if text.get_text().strip() and text.get_visible())
    assert not plt.get_fignums()


def test_the_shadow_is_the_density_of_what_is_seen():
    told = re.findall(r"\d\.\d{4}", plots.shadow(THREE, 3.0).alt)
    likelihood = np.exp(missing.estep(np.array([[3.0, np.nan]]), THREE)[1])
    assert np.isclose(sum(map(float, told)), likelihood, atol=2e-4)
    told = re.findall(r"\d\.\d{4}", plots.shadow(THREE, 3.0, 2.2).alt)
    assert np.isclose(sum(map(float, told)), np.exp(missing.estep(np.array([[3.0, 2.2]]), THREE)[1]), atol=2e-4)


def test_guesses_are_outlined_and_ratings_are_not():
    axes = plots.corner(X, missing.fill_matrix(X, MODEL)).grid[0, 0]
    texts = [text.get_text() for text in axes.texts]
    assert len(texts) == 12 * 14
    assert len(axes.patches) == sum("." in text for text in texts) > 20
    empty = plots.corner(X).grid[0, 0]
    assert not empty.patches and sum(text.get_text() == "·" for text in empty.texts) == len(axes.patches)


def test_support_counts_what_stands_behind_each_mean():
    table = np.array([[POST[M[:, k], j].sum() for k in range(60)] for j in range(3)])
    assert f"{(table < 1).sum()} of 180 entries are below 1" in plots.support(X, POST).alt
    assert f"from {table.min():.2f} to {table.max():.1f}" in plots.support(X, POST).alt


@pytest.mark.parametrize(
    ("draw", "cause"),
    [
        (lambda: plots.shadow(THREE, np.nan), "x1 must be one finite number"),
        (lambda: plots.shadow(THREE._replace(mu=np.ones((3, 3))), 1.0), "shapes do not fit data with d = 2"),
        (lambda: plots.gaps(np.ones((3, 3))), "has 3 coordinates; this needs 2"),
        (lambda: plots.gaps(np.array([[np.nan, 1.0], [2.0, 3.0]])), "needs every first coordinate"),
        (lambda: plots.gaps(np.array([[1.0, np.nan], [2.0, np.nan]])), "needs every first coordinate"),
        (lambda: plots.gaps(GAPPY, filled=GAPPY), "filled holds NaN or infinity"),
        (lambda: plots.gaps(GAPPY, filled=FILLED[:5]), "filled has 5 rows, X has 272"),
        (lambda: plots.corner(X, X), "no gaps: pass what fill_matrix returns"),
        (lambda: plots.corner(X, X[:3]), "filled must have the shape of X"),
        (lambda: plots.corner(X, users=0), "users = 0: pass a whole number from 1 to 40"),
        (lambda: plots.corner(np.full((2, 2), np.nan)), "holds no observed entry"),
        (lambda: plots.tastes(MODEL, 0), "columns = 0"),
        (lambda: plots.tastes(MODEL, [60]), "a column = 60"),
        (lambda: plots.tastes(MODEL, []), "0 columns: choose from 1 to 40"),
        (lambda: plots.tastes(MODEL, 3, ["a"]), "1 names for 60 columns"),
        (lambda: plots.support(X, POST[:5]), "post has shape"),
        (lambda: plots.counts([]), "no fits to show"),
        (lambda: plots.over_k([1, 2], [-1.0], [0.5, 0.6]), "2 Ks, 1 log-likelihoods, 2 errors"),
        (lambda: plots.over_k([1], [-1.0], [np.nan]), "errors is a list of finite numbers"),
        (lambda: plots.liking(X), "pass datasets.ratings()"),
        (lambda: explore.shadow(THREE, 3), "estep must be a function"),
        (lambda: explore.ratings(X, *FUNCTIONS), "pass datasets.ratings(300, 60)"),
        (lambda: explore.ratings(DATA, *FUNCTIONS[:-1], None), "rmse must be a function"),
        (lambda: explore.ratings(DATA, *FUNCTIONS, passes=0), "passes = 0"),
    ],
)
def test_bad_input_gets_one_line_with_cause_and_cure(draw, cause):
    with pytest.raises(ValueError, match=re.escape(cause)) as caught:
        draw()
    assert "\n" not in str(caught.value)


def test_the_shadow_follows_its_sliders_and_tells_your_soft_counts():
    explorer = explore.shadow(THREE, missing.estep, ("film A", "film B"))
    seen = {(alt(explorer), explorer.text.value)}
    for name, value in {"first": 3.0, "known": True, "second": 2.2}.items():
        explorer.controls[name].value = value
        seen.add((alt(explorer), explorer.text.value))
    assert len(seen) == 4
    post = missing.estep(np.array([[3.0, 2.2]]), THREE)[0][0]
    assert f"{post[0]:.2f}, {post[1]:.2f} and {post[2]:.2f}" in explorer.text.value
    assert "heights are" in explore.shadow(THREE).text.value and "soft counts" not in explore.shadow(THREE).text.value


def unwritten(*_):
    raise NotImplementedError("not written yet")


def test_sliders_survive_functions_that_are_not_written():
    assert "Your estep: not written yet" in explore.shadow(THREE, unwritten).text.value
    explorer = explore.ratings(DATA, init_missing, unwritten, unwritten, unwritten, unwritten)
    assert "Your functions: not written yet" in explorer.text.value and not explorer.picture.value
    wrong = explore.ratings(DATA, init_missing, missing.estep, lambda X, post, old: None, *FUNCTIONS[3:])
    assert "mstep returned" in wrong.text.value


def test_ratings_follow_k_and_seed_with_your_own_functions():
    explorer = explore.ratings(DATA, *FUNCTIONS, passes=8)
    texts = {explorer.text.value}
    for name, value in {"K": 40, "seed": 3}.items():
        explorer.controls[name].value = value
        texts.add(explorer.text.value)
    assert len(texts) == 3 and "soft counts of 40 components" in alt(explorer)
    mixture = init_missing(X, 40, 3)[0]
    for _ in range(8):
        post, log_likelihood = missing.estep(X, mixture)
        mixture = missing.mstep(X, post, mixture)
    error = missing.rmse(DATA.truth, missing.fill_matrix(X, mixture), DATA.held_out)
    lonely = int((post.sum(axis=0) < 1.5).sum())
    told = (
        f"log-likelihood {log_likelihood:.1f} after 8 passes; {lonely} components own about one row; RMSE {error:.3f}"
    )
    assert told in explorer.text.value
    assert "Run this cell to move them" in repr(explorer)
