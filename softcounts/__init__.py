"""Softcounts: learn the EM algorithm by writing it.

A lesson imports what it needs from here: `Lesson` for `check` and `hint`, the mixtures, `init`, data, pictures and
sliders.
"""

from softcounts import datasets, explore, plots
from softcounts.initial import init
from softcounts.lesson import Lesson
from softcounts.mixtures import GaussianMixture
from softcounts.quiz import ask

__version__ = "0.1.0"
__all__ = ["GaussianMixture", "Lesson", "ask", "datasets", "explore", "init", "plots"]
