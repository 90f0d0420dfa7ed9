"""Softcounts: learn the EM algorithm by writing it.

A lesson imports what it needs from here: `Lesson` for `check` and `hint`, the mixtures, `init`, data, pictures and
sliders. Each is loaded at first use, so that grading does not wait for pictures.
"""

from importlib import import_module

__version__ = "0.1.0"
_HOME = {
    "BernoulliMixture": "mixtures", "ClassGaussians": "mixtures", "ExpertMixture": "mixtures",
    "ExponentialMixture": "mixtures", "GaussianMixture": "mixtures", "MixturePrior": "mixtures", "Family": "families",
    "Lesson": "lesson", "ask": "quiz", "init": "initial", "init_bernoulli": "initial", "init_experts": "initial",
    "init_family": "initial", "init_missing": "initial", "race": "racing", "train": "network",
}  # fmt: skip
__all__ = ["datasets", "explore", "plots", *_HOME]


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"softcounts has no {name!r}: there are {', '.join(__all__)}")
    module = import_module(f"softcounts.{_HOME.get(name, name)}")
    return getattr(module, name) if name in _HOME else module
