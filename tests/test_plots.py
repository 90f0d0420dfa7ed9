"""Every picture: drawn, described in words with its numbers, and strict about its input."""

import gc
import re
import weakref

import matplotlib.pyplot as plt
import numpy as np
import pytest

from autograder.reference import bernoulli, gaussian, selection
from softcounts import BernoulliMixture, GaussianMixture, datasets, init, plots
from softcounts.plots.picture import COLOURS, MARKERS
from tests import test_classes, test_density_network, test_experts, test_gaps, test_one_em, test_prior_pictures
from tests.looking import one_line

X = datasets.old_faithful()
SCALE = datasets.old_faithful_scale()
MODEL = GaussianMixture(np.array([[-1.2, -1.2], [0.7, 0.7]]), np.array([0.12, 0.2]), np.array([0.36, 0.64]))
POST = gaussian.estep(X, MODEL)[0]
ONE = GaussianMixture(np.array([[0.0], [4.0]]), np.array([1.0, 2.0]), np.array([0.7, 0.3]))
POINTS = np.array([-1.0, 1.5, 2.2, 5.0])
DIGITS = datasets.mnist()[0][:12]
INK = bernoulli.binarize(DIGITS)
COINS = BernoulliMixture(0.2 + 0.6 * INK[:2], np.array([0.3, 0.7]))
STEPS = (gaussian.estep, gaussian.mstep)
FITS = [gaussian.run(X, *init(X, 3, seed)) for seed in range(4)]

PICTURES = {
    "data": (lambda: plots.data(X, SCALE), "272 points: eruption (minutes)"),
    "mixture": (lambda: plots.mixture(X, MODEL, POST, SCALE), "component 2 at (4.29, 80.40), sigma 0.45, weight 0.64"),
    "mixture without post": (lambda: plots.mixture(X, MODEL), "component 1 at (-1.20, -1.20)"),
    "mixture of nine": (lambda: plots.mixture(X, init(X, 9)[0], init(X, 9)[1]), "component 9"),
    "gallery": (lambda: plots.gallery(X, FITS), f"{FITS[0][2]:.1f}"),
    "switched": (lambda: plots.switched(X, MODEL, POST), "reverse order"),
    "stuck": (lambda: plots.stuck(X, [MODEL._replace(mu=np.zeros((2, 2)))] * 3, [-772.0] * 3), "-772.00 to -772.00"),
    "line": (lambda: plots.line(POINTS, ONE, gaussian.estep(POINTS[:, None], ONE)[0]), "1.00, 0.84, 0.40 and 0.00"),
    "line without post": (lambda: plots.line(POINTS, ONE), "means 0.00 and 4.00"),
    "underflow": (lambda: plots.underflow(1200), "from d = 526 it is exactly 0"),
    "underflow, few": (lambda: plots.underflow(20), "stays above 0"),
    "trace": (lambda: plots.trace([-5.0, -3.0, -4.0, -2.0], -1.0), "falls at pass 3"),
    "trace that climbs": (lambda: plots.trace([-5.0, -3.0]), "never falls"),
    "half_steps": (lambda: plots.half_steps(X, MODEL, *STEPS, scale=SCALE), "2 passes"),
    "bound": (lambda: plots.bound(X, MODEL, *STEPS), "the next E-step closes"),
    "digits": (lambda: plots.digits(DIGITS, range(12)), "12 pictures of 28 by 28 pixels: 0; 1"),
    "prototypes": (lambda: plots.prototypes(COINS, ["a 1", "a 7"]), "1: 30%, a 1; 2: 70%, a 7"),
    "never_on": (lambda: plots.never_on(INK, np.ones(784)), "has ink on 447 of them"),
    "two_climbs": (lambda: plots.two_climbs([1.0, 3.0, 2.0], [1.0, 2.0, 3.0]), "falls at pass 3"),
    "held_out": (lambda: plots.held_out([1, 5], [9.0, 7.0], [9.5, 8.0]), "K = 5: 7.0 and 8.0"),
    "halves": (lambda: plots.halves(INK[:3], INK[:3], ["a", "b", "c"]), "lower half: 0.00, 0.00 and 0.00"),
    "collapse": (lambda: plots.collapse(X, MODEL, gaussian.estep, 5), "climbs without end"),
    "kmeans_beside_em": (
        lambda: plots.kmeans_beside_em(X, (MODEL.mu, selection.hard_estep(X, MODEL)), (MODEL, POST), SCALE),
        "groups of 97 and 175 points. Right, EM",
    ),
    "hardening": (lambda: plots.hardening(gaussian.estep, selection.hard_estep), "0.53, 0.62, 0.88 and 1.00"),
    "distortion": (lambda: plots.distortion([5.0, 3.0, 3.0]), "from 5.00 to 3.00. It never rises"),
    "criterion": (lambda: plots.criterion([1, 2, 3], [-9.0, -4.0, -3.0], [-11.0, -8.0, -9.0]), "its top at K = 2"),
    "groups": (lambda: plots.groups(X, POST.argmax(axis=1), ["short", "long"]), "short: 97, long: 175 points"),
    "confusion": (lambda: plots.confusion(POST, POST.argmax(axis=1), ["a", "b"]), "component 2: 0 a, 175 b"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_and_described(name):
    draw, words = PICTURES[name]
    picture = draw()
    assert words in picture.alt
    assert picture.png(60)[:4] == b"\x89PNG"
    bundle = picture._repr_mimebundle_()
    assert picture.alt in bundle["text/plain"] and re.search(r'<img alt="[^"]{20,}', bundle["text/html"])
    assert not plt.get_fignums()


def test_a_picture_that_nobody_holds_is_freed():
    pictures = [weakref.ref(PICTURES[name][0]()) for name in ("data", "gallery", "trace")]
    gc.collect()
    assert [picture() for picture in pictures] == [None] * 3


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_is_smaller_than_10_points(name):
    picture = PICTURES[name][0]()
    picture.canvas.draw()
    texts = [text for axes in picture.axes for text in axes.findobj(lambda a: hasattr(a, "get_fontsize"))]
    assert all(text.get_fontsize() >= 10 for text in texts if text.get_text().strip() and text.get_visible())


def numbers_of(picture):
    """Where the numbers of the components stand, in pixels, and what they say."""
    picture.canvas.draw()
    boxes = [text for text in picture.grid[0, 0].texts if text.get_bbox_patch()]
    return {text.get_text(): text.get_bbox_patch().get_window_extent() for text in boxes}


def test_numbers_of_close_components_do_not_cover_each_other():
    close = MODEL._replace(mu=np.array([[0.0, 0.0], [0.02, 0.01]]))
    first, second = numbers_of(plots.mixture(X, close)).values()
    assert not first.overlaps(second)


def test_components_outside_the_frame_are_announced_at_its_edge():
    picture = plots.mixture(X, init(X, 3, method="corner")[0])
    frame = picture.grid[0, 0].get_window_extent()
    found = numbers_of(picture)
    assert sorted(found) == ["1", "2", "3"]
    assert all(frame.x0 < box.x0 and box.x1 < frame.x1 and box.y1 < frame.y1 for box in found.values())


def test_components_with_one_mean_share_a_number():
    assert list(numbers_of(plots.mixture(X, init(X, 3, method="same")[0]))) == ["1=2=3"]


def test_a_fall_is_said_in_a_word_and_only_then():
    words = [[text.get_text() for text in plots.trace(values).grid[0, 0].texts] for values in ([2.0, 1.0], [1.0, 2.0])]
    assert words == [["falls"], []]


def test_every_public_picture_is_tested():
    modules = (test_gaps, test_classes, test_prior_pictures, test_experts, test_density_network, test_one_em)
    tested = PICTURES.keys() | {name for module in modules for name in module.PICTURES}
    assert {name.split(",")[0].split(" ")[0] for name in tested} == set(plots.__all__) - {"Picture"}


def test_nothing_is_said_by_colour_alone():
    assert len(set(COLOURS)) == len(COLOURS) == len(set(MARKERS))


def nothing(*_arguments):
    """A function that forgot its return."""


BAD = {
    "NaN": (lambda: plots.data(np.full((3, 2), np.nan)), "NaN or infinity in row 0"),
    "three columns": (lambda: plots.mixture(np.ones((4, 3)), MODEL), "this needs 2: choose 2 columns"),
    "no mixture": (lambda: plots.mixture(X, None), "must be a GaussianMixture"),
    "shapes": (lambda: plots.mixture(X, ONE), "do not fit data with d = 2"),
    "collapsed": (lambda: plots.mixture(X, MODEL._replace(var=np.array([0.0, 1]))), "did a component collapse?"),
    "post": (lambda: plots.mixture(X, MODEL, POST.T), "it should be (272, 2)"),
    "post with NaN": (lambda: plots.mixture(X, MODEL, POST * np.nan), "check the E-step"),
    "no fits": (lambda: plots.gallery(X, []), "no fits to show"),
    "stuck": (lambda: plots.stuck(X, [MODEL], [1.0, 2.0]), "holds 2 values: pass a list of as many mixtures"),
    "trace": (lambda: plots.trace([]), "a trace is a list of finite numbers"),
    "trace with NaN": (lambda: plots.trace([np.nan]), "a trace is a list of finite numbers"),
    "dims": (lambda: plots.underflow(1), "pass a whole number from 2 to"),
    "passes": (lambda: plots.bound(X, MODEL, *STEPS, passes=9), "passes = 9: pass a whole number from 1 to 4"),
    "component": (lambda: plots.bound(X, MODEL, *STEPS, component=2), "component = 2: pass a whole number from 0 to 1"),
    "mu with NaN": (
        lambda: plots.mixture(X, MODEL._replace(mu=MODEL.mu * np.nan)),
        "did a component lose all its points?",
    ),
    "mu of text": (
        lambda: plots.mixture(X, MODEL._replace(mu=[["a", "b"]])),
        "the mixture's mu must hold real numbers",
    ),
    "p below 0": (lambda: plots.mixture(X, MODEL._replace(p=-MODEL.p)), "mixing proportions must be at least 0"),
    "complex": (lambda: plots.data(X + 1j), "X must hold real numbers"),
    "post of text": (lambda: plots.mixture(X, MODEL, [["a"]]), "post must hold real numbers"),
    "switched without post": (lambda: plots.switched(X, MODEL, None), "post has shape ()"),
    "scale": (lambda: plots.data(X, 3), "pass datasets.old_faithful_scale(), or leave it out"),
    "names": (lambda: plots.data(X, names=("a",)), "pass two texts, one for each axis"),
    "pairs for fits": (
        lambda: plots.gallery(X, [(MODEL, POST)]),
        "fit 0 is a tuple of 2: each fit must be (mixture, post",
    ),
    "titles": (lambda: plots.gallery(X, FITS, titles=["one"]), "1 titles for 4 fits"),
    "line of a plane": (lambda: plots.line(X, ONE), "x has 2 coordinates; this needs 1"),
    "target": (lambda: plots.trace([1.0], np.nan), "target is a list of finite numbers"),
    "brackets": (lambda: plots.half_steps(X, MODEL, None, gaussian.mstep), "pass its name, without brackets"),
    "estep of None": (lambda: plots.half_steps(X, MODEL, nothing, gaussian.mstep), "run check(estep) first"),
    "estep without post": (lambda: plots.bound(X, MODEL, lambda X, m: (X.T, 1.0), nothing), "post has shape (2, 272)"),
    "no number": (lambda: plots.half_steps(X, MODEL, lambda X, m: (POST, X), nothing), "must be one finite number"),
    "mstep of None": (lambda: plots.half_steps(X, MODEL, gaussian.estep, nothing), "run check(mstep) first"),
    "point": (lambda: plots.collapse(X, MODEL, gaussian.estep, 272), "i = 272: pass a whole number from 0 to 271"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])
