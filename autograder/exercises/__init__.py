"""Every exercise of the course: one module a function, one package a lesson."""

from importlib import import_module
from pkgutil import iter_modules

from autograder.exercises.exercise import Exercise

LESSONS = tuple(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__) if found.ispkg)


def all_exercises():
    """Key -> Exercise: {"01_e_step/estep": ...}, in the order of the course."""
    return {module.EXERCISE.key: module.EXERCISE for lesson in LESSONS for module in lesson.MODULES}


def find(key):
    """The exercise "lesson/name". Raises ValueError, naming those there are, where it is unknown."""
    exercises = all_exercises()
    if key not in exercises:
        raise ValueError(f"no exercise {key!r}: there are {', '.join(exercises)}")
    return exercises[key]


__all__ = ["Exercise", "all_exercises", "find"]
