"""Mixture of experts: its data, start, pictures, sliders and puzzles, laws of its reference, and published figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.exercises import draws
from autograder.exercises.lesson09.material import posed
from autograder.reference import experts, gaussian
from softcounts import ExpertMixture, Lesson, datasets, explore, init_experts, plots
from tests.looking import drawn_and_described, one_line

SEEDS = st.integers(0, 10_000)
SIZES = st.tuples(st.integers(4, 9), st.integers(1, 3), st.integers(1, 4))
GNP, CO2, COUNTRIES = datasets.co2_gnp()
GNP_X = np.column_stack([np.ones(28), GNP])
BENT_X, BENT_Y = datasets.bent_line(200, 0)
ROWS = np.column_stack([np.ones(200), BENT_X])
DRAWN = ExpertMixture(np.array([[1.0, 1.5], [9.0, -0.5]]), np.array([0.16, 0.64]), np.array([[0.0, 0.0], [-6.0, 1.5]]))
POST, VALUE = experts.estep(ROWS, BENT_Y, DRAWN)


def same(one, other):
    return all(np.allclose(a, b, rtol=1e-8, atol=1e-10) for a, b in zip(one, other, strict=True))


def constant(X, y, post, mixture, floor=1e-4):
    return experts.mstep(X, y, post, mixture, floor)._replace(V=experts.constant_gate(post, X.shape[1]))


def fit(X, y, mixture, step):
    old = -np.inf
    while True:
        post, value = experts.estep(X, y, mixture)
        if abs(value - old) <= 1e-9 * abs(value):
            return mixture, post, value
        mixture, old = step(X, y, post, mixture), value


def countries(seed, step=constant):
    return fit(GNP_X, CO2, init_experts(GNP_X, CO2, 2, seed), step)


def test_countries_are_those_of_the_source_and_the_bent_line_follows_its_seed():
    assert GNP.shape == CO2.shape == (28,) and (GNP[0], CO2[0], COUNTRIES[0]) == (19.02, 14.7, "CAN")
    left = BENT_X < 3
    assert np.corrcoef(BENT_X[left], BENT_Y[left])[0, 1] > 0.8 > 0 > np.corrcoef(BENT_X[~left], BENT_Y[~left])[0, 1]
    assert (datasets.bent_line(200, np.random.default_rng(0))[1] == BENT_Y).all()
    assert not (datasets.bent_line(200, 1)[1] == BENT_Y).all()
    with pytest.raises(ValueError, match="n = 3: pass a whole number from 4"):
        datasets.bent_line(3)


def test_starts_with_lines():
    rows, near, equal = (init_experts(GNP_X, CO2, 3, 1, method) for method in ("rows", "near", "same"))
    through = np.abs(CO2[:, None] - GNP_X @ rows.W.T) < 1e-9
    assert (through.sum(axis=0) >= 2).all() and len(np.unique(near.W[:, 0])) == 3
    best = experts.weighted_least_squares(GNP_X, CO2, np.ones(28))
    assert np.allclose(equal.W, best) and all((start.V == 0).all() for start in (rows, near, equal))
    assert np.allclose(equal.var, ((CO2 - GNP_X @ best) ** 2).mean())


def test_published_mixture_of_two_regressions():
    mixture, post, value = countries(5)
    assert f"{value:.5f}" == "-66.93977"
    assert np.allclose(post.mean(axis=0), [0.754923, 0.245077], atol=5e-5)
    assert np.allclose(mixture.W, [[8.678967, -0.023343], [1.415141, 0.676596]], atol=5e-4)
    assert np.allclose(mixture.var**0.5, [2.049319, 0.809388], atol=5e-4)
    steep = [name for name, share in zip(COUNTRIES, post[:, 1], strict=True) if share > 0.5]
    assert steep == ["CAN", "MEX", "USA", "AUS", "NOR", "TUR"]


def test_other_endings_of_the_countries():
    values = [f"{countries(seed)[2]:.5f}" for seed in range(13)]
    assert values.count("-70.17293") == 8 and {values[1], values[4]} == {"-70.17293"}
    assert values[0] == values[5] == "-66.93977" and values[3] == "-71.64887"
    assert np.allclose(countries(0)[0].W, countries(5)[0].W[::-1], atol=1e-3)
    assert f"{fit(GNP_X, CO2, init_experts(GNP_X, CO2, 2, 0, 'same'), constant)[2]:.5f}" == "-77.94622"


def test_a_floor_that_is_hardly_there_rewards_a_collapse():
    values = [countries(3, lambda *args, f=floor: constant(*args, floor=f))[2] for floor in (1e-4, 1e-12, 1e-13)]
    assert f"{values[1]:.2f}" == "-53.26" and values[2] - values[1] == pytest.approx(np.log(10), abs=0.01)


def test_the_countries_want_no_gate_and_the_bent_line_does():
    mixture, _, value = countries(5)
    assert f"{fit(GNP_X, CO2, mixture, experts.mstep)[2] - value:.2f}" == "0.64"
    begin = init_experts(ROWS, BENT_Y, 2, 0)
    mixture, _, value = fit(ROWS, BENT_Y, begin, experts.mstep)
    level, post, lower = fit(ROWS, BENT_Y, begin, constant)
    a, b = mixture.V[1] - mixture.V[0]
    assert (f"{value:.2f}", f"{lower:.2f}", f"{-a / b:.2f}") == ("-202.45", "-293.98", "4.62")
    assert np.allclose(mixture.W, [[1.12, 1.46], [8.6, -0.45]], atol=0.006)
    assert level.W[0] @ [1, 9] > 13.5 and 0.3 < post.mean(axis=0)[0] < 0.37


def test_numbers_worked_by_hand():
    by_hand = experts.log_gate(np.array([[1.0, 2.0]]), np.array([[0.0, 0.0], [-1.0, 1.0]]))
    assert np.allclose(by_hand, [-1.313, -0.313], atol=1e-3)
    A, w, t = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), np.array([2.0, 1.0, 1.0]), np.array([0.0, 1.0, 4.0])
    assert np.allclose(experts.weighted_least_squares(A, t, w), [-0.18, 1.91], atol=0.005)
    assert np.allclose(experts.weighted_least_squares(A, t, np.ones(3)), [-0.33, 2.0], atol=0.005)
    post = np.array([[0.9, 0.1], [0.2, 0.8]])
    assert np.allclose(experts.gate_gradient(A[[0, 2]], post, np.zeros((2, 2))), [[0.1, -0.6], [-0.1, 0.6]])
    assert f"{(0.5 + 2 + 0.9) / 1.1:.2f} {3.4 / 3:.2f}" == "3.09 1.13" and (POST.max(axis=1) < 0.9).sum() == 25


def drawn(sizes, seed):
    n, d, K = sizes
    rng = np.random.default_rng(seed)
    return rng, *posed(rng, n, d, K), draws.soft(rng, n, K)


@given(SIZES, SEEDS)
def test_a_column_of_ones_is_a_mixture_in_one_dimension(sizes, seed):
    n, _, K = sizes
    _, X, y, mixture, post = drawn((n, 1, K), seed)
    p = np.exp(experts.log_gate(X[:1], mixture.V))[0]
    plain = gaussian.GaussianMixture(mixture.W, mixture.var, p)
    assert same(experts.estep(X, y, mixture), gaussian.estep(y[:, None], plain))
    found, wanted = experts.mstep(X, y, post, mixture, 0.0), gaussian.mstep(y[:, None], post)
    assert same(found[:2], wanted[:2])


@given(SIZES, SEEDS)
def test_order_of_experts_and_rows_does_not_matter(sizes, seed):
    rng, X, y, mixture, post = drawn(sizes, seed)
    j, i = rng.permutation(len(mixture.var)), rng.permutation(len(X))
    turned = ExpertMixture(*(field[j] for field in mixture))
    shares, value = experts.estep(X, y, mixture)
    assert same(experts.estep(X[i], y[i], turned), (shares[i][:, j], value))
    wanted = [field[j] for field in experts.mstep(X, y, post, mixture)]
    assert same(experts.mstep(X[i], y[i], post[i][:, j], turned), wanted)


@given(SIZES, SEEDS)
def test_the_gradient_is_the_slope(sizes, seed):
    rng, X, _, mixture, post = drawn(sizes, seed)
    way, step = rng.normal(size=mixture.V.shape), 1e-5
    ends = [(post * experts.log_gate(X, mixture.V + s * way)).sum() for s in (step, -step)]
    slope = (experts.gate_gradient(X, post, mixture.V) * way).sum()
    assert slope == pytest.approx((ends[0] - ends[1]) / (2 * step), rel=1e-5, abs=1e-6)
    assert np.allclose(experts.gate_gradient(X, post, mixture.V).sum(axis=0), 0, atol=1e-10)


@given(SIZES, SEEDS)
def test_no_step_of_the_gate_goes_down_and_em_climbs(sizes, seed):
    _, X, y, mixture, post = drawn(sizes, seed)
    values = [(post * experts.log_gate(X, V)).sum() for V in (mixture.V, experts.climb_gate(X, post, mixture.V))]
    assert values[1] >= values[0] - 1e-10
    trace = []
    for _ in range(5):
        post, value = experts.estep(X, y, mixture)
        trace.append(value)
        mixture = experts.mstep(X, y, post, mixture, 1e-3)
    assert (np.diff(trace) >= -1e-9 * np.abs(trace[1:])).all()


@given(SIZES, SEEDS)
def test_weighted_residuals_hold_nothing_that_a_column_explains(sizes, seed):
    _, X, y, _, post = drawn(sizes, seed)
    b = experts.weighted_least_squares(X, y, post[:, 0])
    assert np.allclose((post[:, 0] * (y - X @ b)) @ X, 0, atol=1e-9)
    assert np.allclose(experts.weighted_least_squares(X, y, 7 * post[:, 0]), b)


# Pictures, sliders, puzzles

PICTURES = {
    "experts": (lambda: plots.experts(GNP, CO2, names=("GNP", "CO2")), "Scatter of 28 points: CO2 against GNP."),
    "experts, everything": (
        lambda: plots.experts(BENT_X, BENT_Y, DRAWN, experts.log_gate, POST, title="all"),
        "line 2: 9.00 - 0.50 x, sd 0.80. Shares at x = -0.57 1.00 and 0.00",
    ),
    "lines": (
        lambda: plots.lines(BENT_X, BENT_Y, [DRAWN] * 4, ["a", "b", "c", "d"]),
        "4 panels. a: line 1: 1.00 + 1.50 x, sd 0.40; line 2",
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_and_described_in_large_letters(name):
    drawn_and_described(*PICTURES[name])


BAD = {
    "lengths": (lambda: plots.experts(BENT_X, BENT_Y[:3]), "as many of one as of the other: (200,) and (3,)"),
    "kind": (lambda: plots.experts(BENT_X, BENT_Y, 3), "must be an ExpertMixture(W, var, V); it is a int"),
    "shapes": (lambda: plots.lines(BENT_X, BENT_Y, [DRAWN._replace(V=POST)], ["a"]), "it needs (K, 2), (K,), (K, 2)"),
    "nan": (lambda: plots.lines(BENT_X, BENT_Y, [DRAWN._replace(var=0 * DRAWN.var)], ["a"]), "a variance of 0"),
    "titles": (lambda: plots.lines(BENT_X, BENT_Y, [DRAWN], []), "one title for each"),
    "gate": (lambda: plots.experts(BENT_X, BENT_Y, DRAWN, lambda X, V: X @ V.T), "must add up to 1 in each row"),
    "brackets": (lambda: plots.experts(BENT_X, BENT_Y, DRAWN, 3), "pass its name, without brackets"),
    "post": (lambda: plots.experts(BENT_X, BENT_Y, DRAWN, experts.log_gate, POST.T), "it should be (200, 2)"),
    "start": (lambda: init_experts(GNP_X, CO2[:3], 2), "X has 28 rows, y 3 numbers"),
    "method": (lambda: init_experts(GNP_X, CO2, 2, method="far"), "choose one of 'rows', 'near', 'same'"),
    "many": (lambda: init_experts(GNP_X, CO2, 15), "choose K between 1 and 14"),
    "slider": (lambda: explore.experts(GNP, CO2, init_experts, None, constant, min), "estep must be a function"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])


def test_the_gate_follows_its_sliders():
    explorer = explore.gate(BENT_X, BENT_Y, *DRAWN[:2])
    assert "the same everywhere; misfit 3.0" in explorer.text.value
    explorer.controls["a"].value, explorer.controls["b"].value = -6.0, 1.5
    assert "cross at x = 4.00; misfit 0.679" in explorer.text.value and "0.18 and 0.82" in explorer.picture.value


def test_your_own_em_follows_its_sliders_and_errors_are_one_line():
    explorer = explore.experts(GNP, CO2, init_experts, experts.estep, constant, experts.log_gate)
    texts = {explorer.text.value}
    for name, value in {"K": 3, "method": "near", "seed": 3, "iteration": 9}.items():
        explorer.controls[name].value = value
        texts.add(explorer.text.value)
    assert len(texts) == 5 and "K = 3, start near, seed 3, iteration 9: log-likelihood" in explorer.text.value
    assert "never falls" in explorer.picture.value and all(
        control.description for control in explorer.controls.values()
    )

    def broken(X, y, mixture):
        raise NotImplementedError

    failed = explore.experts(GNP, CO2, init_experts, broken, constant, experts.log_gate)
    assert "not written yet" in failed.text.value and failed.picture.value == ""


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("09_mixture_of_experts").puzzle
    assert (puzzle("level").mixture.V == 0).all()
    bent = fit(ROWS, BENT_Y, init_experts(ROWS, BENT_Y, 2, 0), experts.mstep)[0]
    assert (puzzle("narrow").mixture.var < 0.7 * bent.var).all()
    single = fit(ROWS, BENT_Y, init_experts(ROWS, BENT_Y, 1), experts.mstep)[2]
    trace = puzzle("too_far").trace
    assert trace[-1] == pytest.approx(single, abs=0.01) and (np.diff(trace) > -1e-5).all()
