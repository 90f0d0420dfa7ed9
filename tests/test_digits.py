"""Ink and paper: the start, the pictures' strictness, the sliders, the laws of the steps, the lesson's claims."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.exercises.lesson06 import coins
from autograder.reference import bernoulli
from softcounts import BernoulliMixture, Lesson, datasets, explore, init_bernoulli, plots
from softcounts.initial import COIN_METHODS

IMAGES, LABELS = datasets.mnist("train")
X = bernoulli.binarize(IMAGES[:200])
T = bernoulli.binarize(datasets.mnist("test")[0][:100])
MODEL = BernoulliMixture(0.2 + 0.6 * X[:2], np.array([0.3, 0.7]))
SIZES = st.tuples(st.integers(2, 9), st.integers(1, 6), st.integers(1, 4))
SEEDS = st.integers(0, 10_000)


def one_line(call, cause):
    with pytest.raises(ValueError, match=cause) as caught:
        call()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("method", COIN_METHODS)
@pytest.mark.parametrize("K", [1, 7, 200])
def test_every_start_lies_inside_and_repeats(method, K):
    theta, p = init_bernoulli(X, K, 3, method)
    assert theta.shape == (K, 784) and theta.dtype == float and np.allclose(p, 1 / K)
    assert theta.min() >= 0.25 and theta.max() <= 0.75
    assert (theta == init_bernoulli(X, K, np.random.default_rng(3), method).theta).all()


def test_random_starts_are_distinct_digits_and_same_starts_are_stuck():
    faded = init_bernoulli(X, 9, 1).theta
    rows = [int(np.flatnonzero((theta == 0.25 + 0.5 * X).all(axis=1))[0]) for theta in faded]
    assert len(set(rows)) == 9
    assert not (faded == init_bernoulli(X, 9, 2).theta).all()
    mixture = init_bernoulli(X, 3, method="same")
    for _ in range(3):
        mixture = bernoulli.mstep(X, bernoulli.estep(X, mixture)[0])
    assert np.ptp(mixture.theta, axis=0).max() < 1e-12


def test_shares_are_nearly_alike_and_separate():
    mixture = init_bernoulli(X, 3, method="shares")
    assert 0 < np.ptp(mixture.theta, axis=0).max() < 0.2
    for _ in range(20):
        mixture = bernoulli.mstep(X, bernoulli.estep(X, mixture)[0])
    assert np.ptp(mixture.theta, axis=0).max() > 0.5


@pytest.mark.parametrize(
    ("args", "cause"),
    [
        ((X + 0.5, 2), "only 0 and 1, paper and ink: pass what binarize returns"),
        ((X, 201), "choose K between 1 and 200"),
        ((X, 2, -1), "seed = -1"),
        ((X, 2, 0, "corner"), "unknown method 'corner': choose one of 'random', 'shares', 'same'"),
        ((X[0], 2), "must be an array"),
    ],
)
def test_a_start_checks_its_input(args, cause):
    one_line(lambda: init_bernoulli(*args), cause)


BAD = {
    "no square": (lambda: plots.digits(np.zeros((2, 12))), "must hold square pictures"),
    "one row": (lambda: plots.digits(X[0]), "use X\\[:1\\] for one"),
    "nothing": (lambda: plots.digits(np.zeros((0, 784))), "must hold square pictures"),
    "beyond ink": (lambda: plots.digits(X[:2] * 2), "must lie between 0 and 1"),
    "NaN": (lambda: plots.digits(X[:2] * np.nan), "must lie between 0 and 1"),
    "text": (lambda: plots.digits([["a"]]), "must hold real numbers"),
    "titles": (lambda: plots.digits(X[:2], ["one"]), "1 titles for 2 pictures"),
    "too many": (lambda: plots.digits(X[:101]), "holds 101 pictures; at most 100 fit"),
    "columns": (lambda: plots.digits(X[:2], columns=0), "columns = 0"),
    "no coins": (lambda: plots.prototypes(X), "must be a BernoulliMixture"),
    "shapes": (lambda: plots.prototypes(MODEL._replace(p=np.ones(3))), "they should be \\(K, d\\), \\(K,\\)"),
    "theta": (lambda: plots.prototypes(MODEL._replace(theta=2 * X[:2])), "did a component lose all its pictures"),
    "theta with NaN": (lambda: plots.prototypes(MODEL._replace(theta=np.nan * X[:2])), "must lie between 0 and 1"),
    "p": (lambda: plots.prototypes(MODEL._replace(p=np.array([-0.5, 1.5]))), "at least 0: check p"),
    "another size": (lambda: plots.never_on(X, np.ones(9)), "image has 9 pixels"),
    "traces": (lambda: plots.two_climbs([1.0], [1.0, 2.0]), "1 log-likelihoods and 2 objectives"),
    "first": (lambda: plots.two_climbs([1.0], [2.0], first=2), "first = 2"),
    "costs": (lambda: plots.held_out([1], [2.0], [3.0, 4.0]), "pass as many of each"),
    "infinite cost": (lambda: plots.held_out([1], [2.0], [np.inf]), "unseen is a list of finite numbers"),
    "halves": (lambda: plots.halves(X[:2], X[:3]), "one completion for each picture"),
    "labels": (lambda: explore.threshold(IMAGES[:3], LABELS[:2]), "it should be \\(3,\\)"),
    "brackets": (lambda: explore.smoothing(X, T, None, bernoulli.nll), "fit_bernoulli must be a function"),
    "test digits": (lambda: explore.smoothing(X, T[:, :9], bernoulli.fit_bernoulli, bernoulli.nll), "this needs 784"),
    "steps": (lambda: explore.prototypes(X, init_bernoulli, bernoulli.estep, 3), "mstep must be a function"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])


def test_pictures_show_what_they_are_given():
    shown = plots.digits(IMAGES[:3]).grid[0, 1].images[0].get_array()
    assert np.allclose(shown, IMAGES[1] / 255)
    ringed = plots.never_on(X, T[0]).grid[0]
    marks, rings = ringed[0].collections[0].get_offsets(), ringed[1].collections[0].get_offsets()
    assert len(marks) == (~X.any(axis=0)).sum()
    assert len(rings) == T[0][~X.any(axis=0)].sum()
    climbs = plots.two_climbs([1.0, 9.0, 8.0, 8.5], [1.0, 2.0, 3.0, 4.0], first=2)
    low, high = climbs.grid[0, 0].get_ylim()
    assert 7.5 < low < 8 and 9 < high < 9.5


def picture(explorer):
    (found,) = re.findall(r'<img alt="([^"]+)"', explorer.picture.value)
    return found


def test_the_threshold_slider_counts_ink():
    explorer = explore.threshold(IMAGES[:5], LABELS[:5])
    for digit, at in ((0, 0.5), (3, 0.2), (4, 1.0)):
        explorer.controls["digit"].value, explorer.controls["threshold"].value = digit, at
        ink = int(bernoulli.binarize(IMAGES[:5], at)[digit].sum())
        assert f"Digit {digit} (a {LABELS[digit]}), threshold {at:.2f}: ink on {ink} of 784" in explorer.text.value


def smoothing():
    return explore.smoothing(X, T, bernoulli.fit_bernoulli, bernoulli.nll)


def test_the_smoothing_slider_follows_alpha_and_n():
    explorer = smoothing()
    texts = {explorer.text.value}
    for name, value in {"alpha": 0.1, "n": 30}.items():
        explorer.controls[name].value = value
        texts.add(explorer.text.value)
    assert len(texts) == 3
    theta = bernoulli.fit_bernoulli(X[:30], 0.1)
    expected = (
        f"cost {bernoulli.nll(X[:30], theta):.1f} for digits it learned from, {bernoulli.nll(T, theta):.1f} for test"
    )
    assert expected in explorer.text.value and "and inf." in explorer.text.value
    assert f"theta = {0.1 / 30.2:.5f}" in picture(explorer)


def watching(estep=bernoulli.estep, mstep=bernoulli.mstep):
    return explore.prototypes(X, init_bernoulli, estep, mstep)


def test_your_own_em_follows_every_slider():
    explorer = watching()
    texts = {explorer.text.value}
    for name, value in {"K": 12, "method": "shares", "seed": 4, "iteration": 3}.items():
        explorer.controls[name].value = value
        texts.add(explorer.text.value)
    mixture = init_bernoulli(X, 12, 4, "shares")
    for _ in range(3):
        mixture = bernoulli.mstep(X, bernoulli.estep(X, mixture)[0])
    assert len(texts) == 5 and f"log-likelihood {bernoulli.estep(X, mixture)[1]:.1f}" in explorer.text.value
    assert "12 prototypes" in picture(explorer)


def unwritten(*_arguments):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("explorer", "words"),
    [
        (lambda: watching(estep=unwritten), "not written yet"),
        (lambda: watching(mstep=lambda X, post: None), "run check(mstep) first"),
        (lambda: watching(mstep=lambda X, post: (post, post)), "do not fit"),
        (lambda: watching(estep=lambda X, mixture: None), "run check(estep) first"),
        (lambda: explore.smoothing(X, T, unwritten, bernoulli.nll), "not written yet"),
        (lambda: explore.smoothing(X, T, lambda X, a: X, bernoulli.nll), "run check(fit_bernoulli) first"),
        (lambda: explore.smoothing(X, T, bernoulli.fit_bernoulli, lambda X, t: np.nan), "run check(nll) first"),
    ],
)
def test_what_your_functions_do_wrong_is_one_line_of_text(explorer, words):
    made = explorer()
    assert words in made.text.value and made.picture.value == ""


@pytest.mark.parametrize("explorer", [lambda: explore.threshold(IMAGES[:3], LABELS[:3]), smoothing, watching])
def test_every_control_has_a_label_and_there_is_text_without_a_kernel(explorer):
    made = explorer()
    assert all(control.description for control in made.controls.values())
    assert repr(made).startswith("Sliders: ") and 'aria-live="polite"' in made.text.value
    assert len(made.still().alt) > 40


def drawn(sizes, seed):
    n, d, K = sizes
    rng = np.random.default_rng(seed)
    return rng, *coins.posed(rng, n, d, K)


@given(SIZES, SEEDS)
def test_ink_and_paper_may_change_places(sizes, seed):
    _, pictures, mixture = drawn(sizes, seed)
    turned = mixture._replace(theta=1 - mixture.theta)
    for one, other in zip(bernoulli.estep(pictures, mixture), bernoulli.estep(1 - pictures, turned), strict=True):
        assert np.allclose(one, other)
    post = bernoulli.estep(pictures, mixture)[0]
    assert np.allclose(bernoulli.mstep(pictures, post).theta, 1 - bernoulli.mstep(1 - pictures, post).theta)


@given(SIZES, SEEDS)
def test_one_component_costs_what_nll_says(sizes, seed):
    _, pictures, mixture = drawn((*sizes[:2], 1), seed)
    post, log_likelihood = bernoulli.estep(pictures, mixture)
    assert np.isclose(-log_likelihood / len(pictures), bernoulli.nll(pictures, mixture.theta[0]))
    assert np.allclose(bernoulli.mstep(pictures, post, 0.7).theta[0], bernoulli.fit_bernoulli(pictures, 0.7))


@given(SIZES, SEEDS)
def test_all_pictures_there_are_have_probability_one(sizes, seed):
    _, _, mixture = drawn(sizes, seed)
    d = mixture.theta.shape[1]
    everything = np.array([[k >> bit & 1 for bit in range(d)] for k in range(2**d)], dtype=float)
    total = sum(np.exp(bernoulli.estep(x[None], mixture)[1]) for x in everything)
    assert np.isclose(total, 1)


@given(SIZES, SEEDS, st.sampled_from([0.5, 1.0, 3.0]))
def test_with_smoothing_the_sum_climbs(sizes, seed, alpha):
    _, pictures, mixture = drawn(sizes, seed)
    values = []
    for _ in range(15):
        post, value = bernoulli.estep(pictures, mixture)
        values.append(value + alpha * np.log(mixture.theta * (1 - mixture.theta)).sum())
        mixture = bernoulli.mstep(pictures, post, alpha)
    assert (np.diff(values) >= -1e-9 * np.abs(values[1:])).all()


def test_without_the_term_the_log_likelihood_falls_as_the_lesson_shows():
    mixture, values, owned = init_bernoulli(X, 10), [], []
    for _ in range(25):
        post, value = bernoulli.estep(X, mixture)
        values.append(value)
        owned.append(post[:, 0].sum())
        mixture = bernoulli.mstep(X, post, 2.0)
    assert (np.diff(values)[8:14] < -20).all()
    assert 14 < owned[8] < 16 and owned[15] < 0.1


def test_the_numbers_that_the_lesson_states():
    train, test = bernoulli.binarize(IMAGES), bernoulli.binarize(datasets.mnist("test")[0])
    never = ~train.any(axis=0)
    assert never.sum() == 150 and test[:, never].any(axis=1).sum() == 7
    assert 205 < bernoulli.nll(train, bernoulli.fit_bernoulli(train)) < 206
    assert bernoulli.nll(test, bernoulli.fit_bernoulli(train)) == np.inf
    black = np.full(784, 0.999)
    assert -(test @ np.log(black)).mean() < 0.2 and bernoulli.nll(test, black) > 4000


def climbed(pictures, K, passes):
    """The last mixture and post after as many passes from seed 0."""
    mixture = init_bernoulli(pictures, K, 0)
    for _ in range(passes):
        post, _ = bernoulli.estep(pictures, mixture)
        mixture = bernoulli.mstep(pictures, post)
    return mixture, post


def test_ten_prototypes_are_as_the_lesson_tells():
    train, test = bernoulli.binarize(IMAGES), bernoulli.binarize(datasets.mnist("test")[0])
    mixture, post = climbed(train, 10, 60)
    best = post.argmax(axis=1)
    names = [int(np.bincount(LABELS[best == j]).argmax()) for j in range(10)]
    assert names.count(0) == 2 and 9 not in names
    upper = BernoulliMixture(mixture.theta[:, :392], mixture.p)
    shares, _ = bernoulli.estep(test[[0, 3, 2, 18, 7, 22, 33, 27], :392], upper)
    assert [names[j] for j in shares.argmax(axis=1)] == [7, 0, 1, 3, 4, 4, 0, 7]
    assert shares[6].max() > 0.995 and 0.96 < shares[5].max() < 0.98


def test_many_prototypes_starve_and_bring_nothing():
    few, test = bernoulli.binarize(IMAGES[:500]), bernoulli.binarize(datasets.mnist("test")[0])
    costs = {}
    for K in (5, 20, 80):
        mixture, _ = climbed(few, K, 20)
        costs[K] = -bernoulli.estep(test, mixture)[1] / len(test)
    assert costs[20] < costs[5] - 3 and abs(costs[80] - costs[20]) < 2
    assert (mixture.p * len(few) < 2).sum() > 40


@pytest.mark.parametrize("n", [10, 30, 100, 300, 1000])
def test_the_best_alpha_hardly_depends_on_the_number_of_digits(n):
    few, test = bernoulli.binarize(IMAGES[:n]), bernoulli.binarize(datasets.mnist("test")[0][:500])
    alphas = 10.0 ** np.arange(-3, 2.01, 0.5)
    costs = [bernoulli.nll(test, bernoulli.fit_bernoulli(few, alpha)) for alpha in alphas]
    assert 0.09 < alphas[np.argmin(costs)] < 0.33


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("06_bernoulli_mnist").puzzle
    assert (puzzle("sideways").X.reshape(-1, 28, 28).transpose(0, 2, 1).reshape(-1, 784) == X[:4]).all()
    greedy, pale = puzzle("greedy").mixture, puzzle("pale").mixture
    assert greedy.p.argmax() == 1 and 0.6 < greedy.p[1] < 0.67 and greedy.theta[1].max() < 0.6
    assert (np.argsort(pale.p) == np.argsort(pale.theta.max(axis=1))).all() and pale.theta.max() < 0.31
