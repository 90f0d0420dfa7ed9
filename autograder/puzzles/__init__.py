"""Puzzles: what a few known mistakes make of a lesson's data, for "which bug made this plot?"; one module a lesson."""

from autograder.puzzles import (
    lesson01,
    lesson02,
    lesson03,
    lesson04,
    lesson05,
    lesson06,
    lesson07,
    lesson08,
    lesson09,
    lesson10,
    lesson11,
)  # fmt: skip

LESSONS = {
    "01_e_step": lesson01,
    "02_m_step": lesson02,
    "03_run_loop": lesson03,
    "04_choosing_k": lesson04,
    "05_missing_data": lesson05,
    "06_bernoulli_mnist": lesson06,
    "07_semi_supervised": lesson07,
    "08_priors": lesson08,
    "09_mixture_of_experts": lesson09,
    "10_mixture_density_network": lesson10,
    "11_one_em": lesson11,
}


def puzzles(lesson):
    """Name -> Puzzle of one lesson."""
    return {make.__name__: make() for make in LESSONS[lesson].PUZZLES}
