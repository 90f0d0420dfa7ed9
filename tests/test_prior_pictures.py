"""Pictures, sliders and puzzles of the lesson on priors."""

import re

import numpy as np
import pytest

from autograder.puzzles.lesson08 import WEAK, after
from autograder.reference import gaussian, priors
from softcounts import Lesson, MixturePrior, datasets, explore, init, plots
from tests.looking import drawn_and_described, one_line

G = datasets.galaxies()
FEW = datasets.old_faithful()[:30]
WAITING = datasets.old_faithful("minutes")[:, 1]

# Pictures

PICTURES = {
    "coin": (lambda: plots.coin(3, 0, 2.0, 2.0), "whose top is at 0.80"),
    "coin with a mean": (lambda: plots.coin(0, 2, 0.5, 1.0, 0.2), "Your mean, marked, is 0.200"),
    "belief": (lambda: plots.belief(WAITING[:3], 185.0, 60.0, 100.0), "likelihood of 3 observations; their product"),
    "belief, none yet": (lambda: plots.belief([], 185.0, 60.0, 100.0, (60.0, 100.0)), "no observation yet. Your bell"),
    "bells": (
        lambda: plots.bells(G, [init(G, 2, 0)[0]] * 2, ["a", "b"]),
        "82 values with weighted bells. a: means",
    ),
    "shrinking": (lambda: plots.shrinking({"a": [1.0, 0.1], "b": [2.0, 2.0]}), "a: from 1 to 0.1; b: from 2 to 2"),
    "two_climbs": (lambda: plots.two_climbs([2.0, 1.0], [1.0, 2.0], term="log prior"), "log-likelihood + log prior"),
    "errors": (lambda: plots.errors([1, 2], {"EM": [[0.1, 0.5]]}, ylabel="share of failed fits"), "Share of failed"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_drawn_and_described_in_large_letters(name):
    drawn_and_described(*PICTURES[name])


BAD = {
    "heads": (lambda: plots.coin(-1, 0, 1.0, 1.0), "heads = -1: pass a number of at least 0"),
    "a": (lambda: plots.coin(1, 0, 0.0, 1.0), "a = 0: pass a number of at least 0.001"),
    "mean": (lambda: plots.coin(1, 0, 1.0, 1.0, np.nan), "mean must be one finite number"),
    "flat": (lambda: plots.belief([1.0], 1.0, 0.0, np.inf), "prior_var must be one finite number"),
    "x": (lambda: plots.belief([np.nan], 1.0, 0.0, 1.0), "x is a list of finite numbers"),
    "mixtures": (lambda: plots.bells(G, init(G, 2, 0)[0]), "mixtures must be a list"),
    "titles": (lambda: plots.bells(G, [init(G, 2, 0)[0]], ["a", "b"]), "2 titles for 1 mixtures"),
    "curves": (lambda: plots.shrinking([1.0]), "curves must be a dict"),
    "collapsed": (lambda: plots.shrinking({"a": [1.0, 0.0]}), "stop before the collapse"),
    "brackets": (lambda: explore.belief([1.0], 1.0, None, 0.0, 1.0), "pass its name, without brackets"),
    "prior_for": (
        lambda: explore.strength(FEW, init, gaussian.estep, priors.map_mstep, priors.log_prior, WEAK),
        "prior_for must be a function",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_line_with_cause_and_cure(name):
    one_line(*BAD[name])


# Sliders


def prior_for(strength):
    return MixturePrior(FEW.mean(axis=0), strength, strength, 0.1 * strength, 1 + strength)


def all_moves(explorer, moves):
    """What the text says after each move."""
    texts = [explorer.text.value]
    for name, value in moves.items():
        explorer.controls[name].value = value
        texts.append(explorer.text.value)
    assert len({*texts}) == len(texts) and re.search(r'<img alt="[^"]{20,}', explorer.picture.value)
    assert all(control.description for control in explorer.controls.values())
    return texts


def test_a_coin_follows_its_sliders():
    assert "your mean is" not in explore.coin().text.value
    texts = all_moves(explore.coin(priors.beta_mean), {"heads": 30, "tails": 1, "b": 20.0})
    assert "30 heads, 1 tails, prior Beta(2, 20); your mean is 0.604" in texts[-1]


def test_a_belief_follows_its_sliders():
    texts = all_moves(
        explore.belief(WAITING[:9], 185.0, priors.gaussian_posterior, 60.0, 10.0), {"n": 3, "mean": 50.0, "sd": 5.0}
    )
    assert "posterior mean 65.57, sd 6.18" in texts[1] and "prior mean 50.00, sd 5.00" in texts[-1]


def test_your_em_follows_the_strength_of_the_prior():
    explorer = explore.strength(FEW, init, gaussian.estep, priors.map_mstep, priors.log_prior, prior_for)
    texts = all_moves(explorer, {"strength": 1.0, "method": "same", "K": 2})
    assert "smallest variance 0.00054" in texts[0] and "smallest variance 0.033" in texts[1]


def test_an_error_in_your_functions_is_one_line():
    def broken(*_arguments):
        raise NotImplementedError

    sliders = (
        explore.coin(broken),
        explore.belief(WAITING[:3], 185.0, broken, 60.0, 10.0),
        explore.strength(FEW, init, gaussian.estep, broken, priors.log_prior, prior_for),
    )
    assert all("not written yet" in explorer.text.value and explorer.picture.value == "" for explorer in sliders)


# Puzzles


def test_puzzles_show_what_the_lesson_says_they_show():
    puzzle = Lesson("08_priors").puzzle
    wrong, right = puzzle("towards_nothing").mixture, puzzle("towards_nothing").right
    assert (np.sort(wrong.mu, axis=0) < np.sort(right.mu, axis=0)).all()
    assert (
        puzzle("still_narrow").trace.min() < 1e-6
        and after(priors.map_mstep, WEAK, init(G, 8, 6)[0], 100)[-1].var.min() > 0.3
    )
